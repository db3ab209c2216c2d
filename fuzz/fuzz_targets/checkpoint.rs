//! Reads any checkpoint (a zip of a pickle and storages, or safetensors) with all of its tensors,
//! and writes it again.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use trifold::openfold3::ModelVersion;
use trifold::weights::{Encoding, Plan, Weights};

fuzz_target!(|bytes: &[u8]| {
    let Ok(weights) = Weights::from_bytes(bytes.to_vec()) else {
        return;
    };
    for name in weights.names() {
        let _ = weights.tensor(name);
        let _ = weights.at("").vector(name, 8);
    }
    let _ = ModelVersion::of(&weights);
    if let Ok(plan) = Plan::new(&weights, Encoding::Int8, Some(1 << 10)) {
        for shard in &plan.shards {
            let _ = plan.write(shard, Path::new("fuzz"), std::io::sink(), |_| {});
        }
    }
});
