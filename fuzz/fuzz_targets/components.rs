//! Reads a part of the Chemical Component Dictionary, and computes the features of its components
//! as ligands and as modified residues.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trifold::features::{Features, MsaRules};
use trifold::formats::{components, Queries};

fuzz_target!(|text: &str| {
    let Ok(components) = components::parse(text, "fuzz.cif") else {
        return;
    };
    let no_files = |path: &str| panic!("no files are named, but {path} was asked for");
    for code in components.keys() {
        let code = serde_json::Value::from(code.as_str());
        let query = format!(
            r#"{{"queries": {{"q": {{"chains": [{{"molecule_type": "ligand", "chain_ids": "L",
                "ccd_codes": {code}}},
            {{"molecule_type": "protein", "chain_ids": "P", "sequence": "GSK",
            "non_canonical_residues": {{"2": {code}}}}}]}}}}}}"#
        );
        let Ok(queries) = Queries::parse(&query, "fuzz.json", &no_files) else {
            continue;
        };
        let _ = Features::new(&queries.queries[0], &components, MsaRules::default());
    }
});
