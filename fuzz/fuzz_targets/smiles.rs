//! Reads a ligand as SMILES, and makes coordinates of small ones.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trifold::formats::smiles;

/// Coordinates of longer texts take too long to try many.
const SHORT: usize = 24;

fuzz_target!(|text: &str| {
    let readable = smiles::check(text).is_ok();
    if text.len() <= SHORT {
        let _ = smiles::parse(text, "fuzz.smi");
    }
    assert!(readable || smiles::parse(text, "fuzz.smi").is_err());
});
