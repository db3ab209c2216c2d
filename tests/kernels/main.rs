//! Every kernel variant compared with its f64 reference, at and around every edge of its tiles.

mod attention;
#[path = "../common/mod.rs"]
mod common;
mod fused;
mod products;
mod rows;
mod sampler;
mod variants;

use trifold::kernels::{self, Activation, Extent, ALL};
use trifold::tooling::check::*;
use trifold::{DType, Device, DeviceOptions};

/// Runs a table of (chosen variant, case) in f32, and in f16 if the device has it.
fn check(kernel: &str, table: Vec<(&str, Case)>) {
    check_in_f32(kernel, &table);
    let Some(device) = common::f16_device().filter(|_| has_half(kernel)) else {
        return;
    };
    for (variant, case) in &table {
        check_one(device, DType::F16, kernel, variant, case);
    }
}

fn check_in_f32(kernel: &str, table: &[(&str, Case)]) {
    let device = common::device();
    for (variant, case) in table {
        check_one(&device, DType::F32, kernel, variant, case);
    }
}

/// The same for preferred variants, which a software driver or a GPU would not choose for such
/// small cases.
fn check_by_name(kernel: &str, table: Vec<(&str, Case)>) {
    let device = common::device();
    let mut in_f16 = Vec::new();
    for (variant, case) in table {
        check_one(
            &device.preferring(kernel, variant).unwrap(),
            DType::F32,
            kernel,
            variant,
            &case,
        );
        // Runs once for each variant, since a software driver takes seconds to compile one.
        if let Some(device) = common::f16_device().filter(|_| !in_f16.contains(&variant)) {
            check_one(
                &device.preferring(kernel, variant).unwrap(),
                DType::F16,
                kernel,
                variant,
                &case,
            );
            in_f16.push(variant);
        }
    }
}

fn check_one(device: &Device, storage: DType, kernel: &str, variant: &str, case: &Case) {
    let start = std::time::Instant::now();
    let report = pollster::block_on(case.run_in(device, storage)).unwrap();
    println!(
        "{:.1} s {storage} {report:?}",
        start.elapsed().as_secs_f32()
    );
    assert_eq!(
        (report.kernel.as_str(), report.variant.as_str()),
        (kernel, variant),
        "{case:?}"
    );
    assert!(report.passed, "{storage} {report:?}");
}

/// Runs a table on cooperative matrices of both sizes, emulated on a software device.
fn check_coop(kernel: &str, table: Vec<Case>) {
    check_cooperative(kernel, &["coop16", "coop8"], &table);
}

/// The same for variants by name.
fn check_cooperative(kernel: &str, variants: &[&str], table: &[Case]) {
    let Some(device) = common::coop_device() else {
        return;
    };
    for variant in variants {
        if !kernels::find(kernel)
            .unwrap()
            .variants_on(device)
            .contains(variant)
        {
            continue;
        }
        for case in table {
            let device = device.preferring(kernel, variant).unwrap();
            check_one(&device, DType::F16, kernel, variant, case);
        }
    }
}

/// Whether a kernel reads and writes f16.
fn has_half(kernel: &str) -> bool {
    let kernel = kernels::find(kernel).unwrap();
    let last = kernel.variants().pop().unwrap();
    !kernel.texts(last, DType::F16).unwrap().is_empty()
}
