//! Reads the checkpoints that a case file names and compares their tensors with the case's, to the
//! last bit. Runs on the host.

use std::path::Path;

use super::case::CaseFile;
use super::Line;
use crate::error::{Error, Result};
use crate::openfold3::merged;
use crate::weights::{HostTensor, Weights};

/// The op of such a case. Its header lists `files`, which are in a folder of the same name as the
/// case.
pub const CHECKPOINTS: &str = "checkpoint_samples";

pub(super) fn verify(case: &CaseFile, path: &Path, now: impl Fn() -> f64) -> Result<Vec<Line>> {
    let files = case.meta["files"]
        .as_object()
        .ok_or_else(|| Error::input("the header's `case`", "has no `files`"))?;
    let folder = path.with_extension("");
    let merged_case = merged(&case.weights);
    let expected = merged_case.as_ref().unwrap_or(&case.weights);
    let mut lines = Vec::new();
    for file in files.keys() {
        if Path::new(file)
            .file_name()
            .is_none_or(|name| name != file.as_str())
        {
            return Err(Error::input(
                "the header's `case`",
                format!("lists {file:?}, which is not the name of a file"),
            ));
        }
        let start = now();
        let got = Weights::open(&folder.join(file))?;
        let got = merged(&got).unwrap_or(got);
        let max_error = largest_difference(expected, &got)?;
        let passed = max_error == 0.0;
        lines.push(Line {
            case: case.name.clone(),
            output: file.clone(),
            max_error,
            over_bound: if passed { 0.0 } else { f64::INFINITY },
            passed,
            tier: "host".into(),
            adapter: "none".into(),
            ms: now() - start,
        });
    }
    Ok(lines)
}

/// Infinite if a tensor is missing, left over or of another shape, or if one of two numbers is NaN,
/// or both with different bits.
fn largest_difference(expected: &Weights, got: &Weights) -> Result<f64> {
    if !expected.names().eq(got.names()) {
        return Ok(f64::INFINITY);
    }
    let mut largest = 0f64;
    for name in expected.names() {
        largest = largest.max(difference(&expected.tensor(name)?, &got.tensor(name)?));
    }
    Ok(largest)
}

fn difference(expected: &HostTensor, got: &HostTensor) -> f64 {
    if expected.shape != got.shape {
        return f64::INFINITY;
    }
    let (expected, got) = (expected.to_floats(), got.to_floats());
    let apart = |(expected, got): (&f32, &f32)| match expected.to_bits() == got.to_bits() {
        true => 0.0,
        // NaN, and two zeros of different sign, must not pass.
        false => (f64::from(*expected) - f64::from(*got))
            .abs()
            .max(f64::MIN_POSITIVE),
    };
    expected.iter().zip(&got).map(apart).fold(0.0, f64::max)
}
