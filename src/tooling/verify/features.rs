//! Computes the features of a case's query and compares them with OpenFold3's. Runs on the host.

use std::collections::BTreeMap;
use std::path::Path;

use super::case::CaseFile;
use super::{compare_outputs, Line, Place};
use crate::error::{Error, Result};
use crate::features::{wanted_components, Dense, Features, MsaRules, Values};
use crate::formats::components::{self, Components};
use crate::formats::openfold3_json;
use crate::weights::{HostData, HostTensor};

/// The ops of such cases, whose headers have the `query`.
pub(super) const FEATURES: &[&str] = &[
    "feat_protein20_nomsa",
    "feat_ubiquitin",
    "feat_protein20_msa",
    "feat_mixed",
];

/// The file of chemical components, next to the case file.
const COMPONENTS: &str = "components.cif";

/// Features that OpenFold3 draws at random, which are not compared.
const RANDOM: &str = "ref_pos";

pub(super) fn verify(case: &CaseFile, path: &Path, now: impl Fn() -> f64) -> Result<Vec<Line>> {
    let start = now();
    let no_files = |name: &str| {
        Err(Error::input(
            "the case's query",
            format!("names the file {name}"),
        ))
    };
    let queries =
        openfold3_json::parse(&case.meta["query"].to_string(), &case.name, &no_files)?.queries;
    let query = queries
        .first()
        .ok_or_else(|| Error::input("the header's `case`", "has no query"))?;
    let wanted = wanted_components(query);
    let components = if wanted.is_empty() {
        Components::default()
    } else {
        read_components(path, &wanted)?
    };
    let (features, _) = Features::new(query, &components, MsaRules::default())?;
    let mut got: BTreeMap<String, HostTensor> = features
        .expand()
        .into_iter()
        .map(|(name, dense)| (name.to_string(), host(dense)))
        .collect();
    if let Some(positions) = case.outputs.get(RANDOM) {
        got.insert(RANDOM.into(), positions.clone());
    }
    compare_outputs(
        case,
        &got,
        &Place {
            tier: None,
            adapter: "none",
            ms: now() - start,
        },
    )
}

fn read_components(path: &Path, wanted: &std::collections::BTreeSet<String>) -> Result<Components> {
    let file = path.with_file_name(COMPONENTS);
    let opened = std::fs::File::open(&file).map_err(|error| Error::file(&file, error))?;
    components::read(std::io::BufReader::new(opened), wanted, COMPONENTS)
}

fn host(dense: Dense) -> HostTensor {
    let data = match dense.values {
        Values::I32(values) => HostData::Int(values.into_iter().map(i64::from).collect()),
        Values::F32(values) => HostData::F32(values),
    };
    HostTensor {
        shape: dense.shape,
        data,
    }
}
