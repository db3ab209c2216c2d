//! Reads a FASTA text, and computes the features of its queries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trifold::features::{Features, MsaRules};
use trifold::formats::{no_files, Queries};

fuzz_target!(|text: &str| {
    let Ok(queries) = Queries::parse(text, "fuzz.fasta", &no_files) else {
        return;
    };
    for query in queries.queries {
        let _ = Features::new(&query, &Default::default(), MsaRules::default());
    }
});
