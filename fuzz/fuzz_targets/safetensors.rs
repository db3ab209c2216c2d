//! Reads a safetensors file like a case file: its texts and all of its tensors.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trifold::weights::SafetensorsFile;

fuzz_target!(|bytes: &[u8]| {
    let Ok(file) = SafetensorsFile::parse(bytes) else {
        return;
    };
    let _ = file.metadata("case");
    for name in file.names() {
        let tensor = file.tensor(name).expect("a listed tensor can be read");
        let agree = tensor.check("fuzz", name).is_ok() || tensor.shape.contains(&0);
        assert!(agree, "{name}: its shape and its elements do not agree");
    }
});
