//! Reads a Stockholm alignment, and computes the features of its first row with it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trifold::features::Features;
use trifold::formats::Queries;
use trifold::openfold3::ModelVersion;

fuzz_target!(|text: &str| {
    let no_files = |path: &str| panic!("an alignment names no files, but {path} was asked for");
    let Ok(queries) = Queries::parse(text, "fuzz.sto", &no_files) else {
        return;
    };
    for query in queries.queries {
        for version in [ModelVersion::Openbind, ModelVersion::Preview2] {
            let _ = Features::new(&query, &Default::default(), version.msa_rules());
        }
    }
});
