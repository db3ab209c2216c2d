//! Templates: structure files read, aligned to a chain, and turned into OpenFold3's features.

mod files;
mod json;

use std::path::Path;

use safetensors::SafeTensors;
use trifold::features::{wanted_components, Features, MsaRules, Values};
use trifold::formats::components::{self, Components};
use trifold::formats::{no_files, Queries, Query};

use files::{chain, CODES};
use json::alphafold3;

fn goldens() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/goldens"))
}

fn features_of(query: &Query) -> Features {
    let file = std::fs::File::open(goldens().join("components.cif")).unwrap();
    let wanted = wanted_components(query);
    let source = std::io::BufReader::new(file);
    let components = components::read(source, &wanted, "components.cif").unwrap();
    let features = Features::new(query, &components, MsaRules::default());
    features.unwrap().0
}

/// The values of a feature and its golden, of the templates that are stored.
fn compare(name: &str, features: &Features, file: &SafeTensors, allowed: f64) {
    let golden = file.tensor(name).unwrap();
    let bytes = golden.data();
    let golden: Vec<f64> = match golden.dtype() {
        safetensors::Dtype::U8 => bytes.iter().map(|byte| f64::from(*byte)).collect(),
        _ => {
            let words = bytes.chunks_exact(4);
            let words = words.map(|word| [word[0], word[1], word[2], word[3]]);
            words
                .map(|word| f64::from(f32::from_le_bytes(word)))
                .collect()
        }
    };
    let own = features.expand().remove(name).unwrap();
    let channels = *own.shape.last().unwrap();
    let values: Vec<f64> = match own.values {
        Values::I32(values) => values.into_iter().map(f64::from).collect(),
        Values::F32(values) => values.into_iter().map(f64::from).collect(),
    };
    // One-hot channels are stored as their index, and as 255 where none is set.
    let values: Vec<f64> = match name {
        "template_restype" | "template_distogram" => {
            let rows = values.chunks_exact(channels);
            let set = rows.map(|row| row.iter().position(|value| *value == 1.0));
            set.map(|at| at.map_or(255.0, |at| at as f64)).collect()
        }
        _ => values,
    };
    assert!(golden.len() * 2 == values.len(), "{name} of two templates");
    for (at, (own, golden)) in values.iter().zip(&golden).enumerate() {
        assert!(
            (own - golden).abs() <= allowed,
            "{name} {at}: {own}, {golden}"
        );
    }
}

#[test]
fn features_equal_openfold3() {
    for case in ["mapped", "aligned"] {
        let path = goldens().join(format!("templates/{case}.safetensors"));
        let bytes = std::fs::read(path).unwrap();
        let file = SafeTensors::deserialize(&bytes).unwrap();
        let (_, header) = SafeTensors::read_metadata(&bytes).unwrap();
        let about = &header.metadata().as_ref().unwrap()["case"];
        let about: serde_json::Value = serde_json::from_str(about).unwrap();
        let read = |path: &str| match about["files"][path].as_str() {
            Some(text) => Ok(text.to_string()),
            None => no_files(path),
        };
        let query = Queries::parse(&about["query"].to_string(), "q.json", &read);
        let features = features_of(&query.unwrap().queries[0]);
        for name in [
            "template_restype",
            "template_pseudo_beta_mask",
            "template_backbone_frame_mask",
            "template_distogram",
        ] {
            compare(name, &features, &file, 0.0);
        }
        compare("template_unit_vector", &features, &file, 2e-6);
    }
}

/// Tokens of other chains and beyond the template are empty; without templates there is none.
#[test]
fn features_of_a_complex() {
    let text = chain("A", &CODES);
    let query = alphafold3(
        "protein",
        "MKTWGAEFPP",
        &[serde_json::json!({"mmcif": text})],
    )
    .unwrap();
    let components = Components::default();
    let (features, _) = Features::new(&query, &components, MsaRules::default()).unwrap();
    let [template] = &features.templates[..] else {
        panic!("{} templates", features.templates.len())
    };
    assert_eq!(template.restype[8..10], [31, 31]);
    assert_eq!(template.restype[10], template.restype[0]);
    let n = template.restype.len();
    let bins = template.distogram(&features.tokens.asym_id);
    assert!(bins[1].is_some(), "residues of one chain");
    assert!(
        bins[10].is_none() && bins[10 * n].is_none(),
        "residues of two chains"
    );
}
