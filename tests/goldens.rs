//! Operations and layers compared with OpenFold3: every committed case file with an op of this
//! crate.

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use trifold::tooling::verify::{ops, verify, Line, CHECKPOINTS};
use trifold::{Device, DeviceOptions, Result};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "safetensors")
            && stem(path) != CHECKPOINTS
            && ops().any(|op| op == stem(path))
    });
    files.sort();
    files
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap()
}

fn run(device: &Device, bytes: &[u8]) -> Result<Vec<Line>> {
    pollster::block_on(verify(device, bytes, || 0.0))
}

#[test]
fn every_case_passes() {
    let device = common::device();
    for path in files() {
        let lines = run(&device, &std::fs::read(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(!lines.is_empty());
        for line in lines {
            println!("{} {} {:.3}", line.case, line.output, line.over_bound);
            assert!(line.passed, "{line:?}");
        }
    }
}

#[test]
fn every_case_passes_in_f16() {
    let Some(device) = common::f16_device() else {
        return;
    };
    for path in files() {
        let lines = run(device, &std::fs::read(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for line in lines {
            println!(
                "{} {} {:.3} {:.2e}",
                line.case, line.output, line.over_bound, line.max_error
            );
            assert!(line.passed, "{line:?}");
        }
    }
}

#[test]
fn every_op_that_openfold3_defines_has_a_case() {
    let named: BTreeSet<String> = files().iter().map(|path| stem(path).to_string()).collect();
    let ours = ["linear", "gated_linear", "layer_norm", "activation"];
    // Too large to commit; the small whole models reach the same code.
    let large = ["whole_realwidth_protein20"];
    let elsewhere = |name: &str| name.starts_with("feat_") || name == CHECKPOINTS;
    let missing: Vec<&str> = ops()
        .filter(|name| {
            !named.contains(*name)
                && !ours.contains(name)
                && !large.contains(name)
                && !elsewhere(name)
        })
        .collect();
    assert!(missing.is_empty(), "no case file for {missing:?}");
}

#[test]
fn every_case_passes_in_blocks() {
    let options = DeviceOptions::default().with_byte_budget(70_000);
    let device = Device::open_blocking(options).unwrap();
    for path in files().iter().filter(|path| stem(path) != "ubiquitin_pair") {
        passes(&device, path);
    }
}

/// The limits are below the size of the pair representation or of its logits, and above that of
/// every weight.
#[test]
fn cases_pass_with_tensors_in_several_buffers() {
    let limits = [
        ("ubiquitin_pair", 400 << 10),
        ("whole_tiny_protein20", 88 << 10),
        ("whole_tiny_mixed", 88 << 10),
    ];
    for (name, bytes) in limits {
        let options = DeviceOptions::default().with_buffer_bytes(bytes);
        let device = Device::open_blocking(options).unwrap();
        let path = files().into_iter().find(|path| stem(path) == name).unwrap();
        passes(&device, &path);
    }
}

fn passes(device: &Device, path: &Path) {
    let lines = run(device, &std::fs::read(path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(lines.iter().all(|line| line.passed), "{lines:?}");
}

/// Adds one to a number in the middle of the first tensor whose name starts with `prefix`.
fn spoil(bytes: &mut [u8], prefix: &str) {
    let header_length = u64::from_le_bytes(bytes[..8].try_into().unwrap()) as usize;
    let header: serde_json::Value = serde_json::from_slice(&bytes[8..8 + header_length]).unwrap();
    let (_, entry) = header
        .as_object()
        .unwrap()
        .iter()
        .find(|(name, entry)| name.starts_with(prefix) && entry["dtype"] == "F32")
        .unwrap();
    let [start, end] = [0, 1].map(|at| entry["data_offsets"][at].as_u64().unwrap() as usize);
    let at = 8 + header_length + (start + end) / 8 * 4;
    let number = f32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) + 1.0;
    bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
}

#[test]
fn a_spoiled_weight_or_output_fails() {
    let device = common::device();
    let path = files()
        .into_iter()
        .find(|path| stem(path) == "tri_att_start")
        .unwrap();
    for prefix in ["w.mha.linear_v", "w.linear_z", "w.layer_norm.bias", "out."] {
        let mut bytes = std::fs::read(&path).unwrap();
        spoil(&mut bytes, prefix);
        assert!(
            run(&device, &bytes)
                .unwrap()
                .iter()
                .any(|line| !line.passed),
            "{prefix} was spoiled and nothing failed"
        );
    }
}

#[test]
fn files_that_are_no_cases_are_refused_in_a_sentence() {
    let device = common::device();
    let good = std::fs::read(
        files()
            .into_iter()
            .find(|path| stem(path) == "softmax")
            .unwrap(),
    )
    .unwrap();
    let mut lying = good.clone();
    lying[0] ^= 0x40;
    let mut unknown = good.clone();
    let at = good
        .windows(7)
        .position(|window| window == b"softmax")
        .unwrap();
    unknown[at..at + 7].copy_from_slice(b"softmix");
    for (bytes, says) in [
        (&good[..good.len() - 5], "safetensors"),
        (&good[..6], "safetensors"),
        (&lying[..], "safetensors"),
        (b"hello, world", "safetensors"),
        (&unknown[..], "softm"),
    ] {
        let error = run(&device, bytes).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
}
