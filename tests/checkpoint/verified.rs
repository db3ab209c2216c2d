//! Case files that name checkpoints next to them.

use std::path::Path;

use trifold::tooling::verify::verify_file;

use crate::{common, golden, scratch, SAMPLES};

#[test]
fn a_case_file_verifies_the_checkpoints_that_it_names() {
    let device = common::device();
    let lines = pollster::block_on(verify_file(
        &device,
        &golden("checkpoint_samples.safetensors"),
        || 0.0,
    ))
    .unwrap();
    assert!(
        lines.len() == 3 && lines.iter().all(|line| line.passed),
        "{lines:?}"
    );
    // One bit of one number differs.
    let folder = scratch("verify");
    let mut bytes = std::fs::read(golden("checkpoint_samples.safetensors")).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(folder.join("case.safetensors"), bytes).unwrap();
    std::fs::create_dir_all(folder.join("case")).unwrap();
    for sample in SAMPLES {
        std::fs::copy(
            golden(sample),
            folder
                .join("case")
                .join(Path::new(sample).file_name().unwrap()),
        )
        .unwrap();
    }
    let lines = pollster::block_on(verify_file(
        &device,
        &folder.join("case.safetensors"),
        || 0.0,
    ))
    .unwrap();
    assert!(
        lines.len() == 3 && lines.iter().all(|line| !line.passed),
        "{lines:?}"
    );
}
