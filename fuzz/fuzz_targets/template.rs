//! Reads a structure file, mmCIF or PDB, as a template, and computes the features of its query.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use trifold::features::{Features, MsaRules};
use trifold::formats::{Chain, Molecule, PolymerKind, Query};

fuzz_target!(|text: &str| {
    let molecule = Molecule::Polymer {
        kind: PolymerKind::Protein,
        sequence: "MKTWGAEF".into(),
        modifications: Default::default(),
        alignment: None,
    };
    let Ok(template) = molecule.template(text, "", None, "fuzz.cif") else {
        return;
    };
    let mut chain = Chain::new("A", molecule);
    if chain.add_templates(&[Arc::new(template)], "fuzz.cif").is_ok() {
        let query = Query::new("q", vec![chain]);
        let _ = Features::new(&query, &Default::default(), MsaRules::default());
    }
});
