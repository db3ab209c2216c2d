//! The choice of variants, and the self-test that reaches all of them.

use super::*;

#[test]
fn the_self_test_passes_and_reaches_every_variant() {
    let device = common::device();
    let mut missing: Vec<String> = ALL
        .iter()
        .flat_map(|kernel| {
            let label = |variant| format!("{}/{variant}", kernel.name());
            kernel.variants_on(&device).into_iter().map(label)
        })
        .collect();
    for case in self_test(&device) {
        let report = pollster::block_on(case.run(&device)).unwrap();
        assert!(report.passed, "{report:?}");
        println!("{report:?}");
        missing.retain(|label| *label != format!("{}/{}", report.kernel, report.variant));
    }
    assert!(missing.is_empty(), "never reached: {missing:?}");
}

/// A preferred variant runs on every tier, even where another would be chosen.
#[test]
fn a_variant_runs_by_name_on_every_tier() {
    let case = LinearCase {
        m: 70,
        k: 64,
        n: 68,
        ..Default::default()
    };
    let case = Case::from(case);
    check_one(
        &common::device().preferring("linear", "tile64").unwrap(),
        DType::F32,
        "linear",
        "tile64",
        &case,
    );
    let better = [common::f16_device(), common::coop_device()];
    for device in better.into_iter().flatten() {
        let device = device.preferring("linear", "tile64").unwrap();
        check_one(&device, DType::F16, "linear", "tile64", &case);
    }
}

#[test]
fn an_unknown_variant_is_refused_with_the_names_there_are() {
    let message = |kernel, variant| {
        kernels::expect_variant(kernel, variant)
            .unwrap_err()
            .to_string()
    };
    for (kernel, variant, names) in [
        ("linear", "tile65", "coop16, coop8, tile8x128, tile128"),
        ("matrix/linear", "coop16", "activation, ada_ln_attention"),
    ] {
        let message = message(kernel, variant);
        assert!(message.contains(names), "{message}");
    }
    assert!(kernels::expect_variant("layer_norm_linear", "coop8").is_ok());
    let device = common::device();
    let error = device.preferring("linear", "tile65").unwrap_err();
    assert_eq!(error.to_string(), message("linear", "tile65"));
    let options = DeviceOptions::default().with_variant("linaer", "tile64");
    let error = Device::open_blocking(options).unwrap_err();
    assert_eq!(error.to_string(), message("linaer", "tile64"));
}
