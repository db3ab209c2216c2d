//! Reads a query JSON of OpenFold3 or, if it names a dialect, of AlphaFold 3, and computes the
//! features of its queries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trifold::features::{Features, MsaRules};
use trifold::formats::Queries;

fuzz_target!(|text: &str| {
    let one_file = |_: &str| Ok(">q\nGSWK\n>r\nG-aWK\n".to_string());
    let Ok(queries) = Queries::parse(text, "fuzz.json", &one_file) else {
        return;
    };
    for query in queries.queries {
        let _ = Features::new(&query, &Default::default(), MsaRules::default());
    }
});
