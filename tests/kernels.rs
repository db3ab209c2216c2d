//! Every kernel variant against its f64 reference, at and around every edge of its tiles.

mod common;

use trifold::kernels::{self, Activation, Extent, ALL};
use trifold::tooling::check::*;
use trifold::{DType, Device, DeviceOptions};

/// Runs a table of (variant that is chosen, case) in f32, and in f16 where the device has it.
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

/// The same for variants that are asked for by name: a software driver would not choose them, and a
/// GPU not for cases so small.
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
        // Once for each variant: a software driver takes seconds to compile one.
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

/// Runs a table on cooperative matrices of both sizes, emulated where the device is a software
/// driver.
fn check_coop(kernel: &str, table: Vec<Case>) {
    let Some(device) = common::coop_device() else {
        return;
    };
    for variant in ["coop16", "coop8"] {
        if !kernels::find(kernel)
            .unwrap()
            .variants_on(device)
            .contains(&variant)
        {
            continue;
        }
        for case in &table {
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

#[test]
fn attention() {
    let case = |rows, heads, queries, keys, width| {
        Case::from(AttentionCase::full(rows, heads, queries, keys, width))
    };
    let mut table = vec![
        ("tile16", case(1, 1, 1, 1, 8)),
        ("tile16", case(2, 3, 15, 31, 32)),
        ("tile16", case(2, 3, 16, 32, 32)),
        ("tile32", case(2, 3, 17, 33, 32)),
        ("tile32", case(3, 1, 20, 130, 64)),
        ("tile32", case(2, 4, 32, 128, 32)),
        ("tile64", case(1, 2, 33, 40, 32)),
        ("tile64", case(1, 2, 63, 63, 16)),
        ("tile64", case(1, 2, 64, 64, 16)),
        ("tile64", case(1, 2, 129, 7, 48)),
        ("tile64", case(1, 2, 65, 18, 128)),
        ("tile32", case(1, 1, 18, 19, 96)),
        ("tile16", case(1, 2, 5, 9, 120)),
    ];
    for key_term in [Bias::None, Bias::Additive, Bias::RowMasked] {
        table.push((
            "tile64",
            Case::from(AttentionCase {
                key_term,
                ..AttentionCase::full(2, 2, 33, 40, 32)
            }),
        ));
        table.push((
            "tile16",
            Case::from(AttentionCase {
                key_term,
                gate: false,
                ..AttentionCase::full(2, 2, 3, 40, 32)
            }),
        ));
    }
    // Scores so large that adding -1e9 in f32 would leave some of them standing in a row that is
    // masked throughout.
    table.push((
        "tile64",
        Case::from(AttentionCase {
            key_term: Bias::RowMasked,
            bias_deviation: 500.0,
            ..AttentionCase::full(2, 2, 33, 40, 32)
        }),
    ));
    let batched = Extent {
        batch: 3,
        rows: 2,
        heads: 2,
        queries: 18,
        keys: 20,
        width: 16,
    };
    table.push((
        "tile32",
        Case::from(AttentionCase {
            extent: batched,
            ..AttentionCase::full(1, 1, 1, 1, 8)
        }),
    ));
    check("attention", table);
    // Every width is a shader of its own, which takes a software driver a second or two.
    let widths = (8..=128).step_by(8).map(|width| {
        (
            "tile16",
            Case::from(AttentionCase::plain(2, 2, 13, 37, width)),
        )
    });
    check_in_f32("attention", &widths.collect::<Vec<_>>());
    check_by_name(
        "attention",
        vec![
            ("tile64_twice", case(2, 2, 129, 33, 32)),
            ("tile64_twice", case(1, 2, 64, 20, 8)),
            ("tile64", case(2, 1, 3, 9, 32)),
        ],
    );
}

#[test]
fn two_queries_of_wide_heads_are_never_taken_together() {
    let case = Case::from(AttentionCase::plain(1, 1, 70, 9, 40));
    check_one(
        &common::device()
            .preferring("attention", "tile64_twice")
            .unwrap(),
        DType::F32,
        "attention",
        "tile64",
        &case,
    );
}

#[test]
fn linear() {
    let plain = |m, k, n| LinearCase {
        m,
        k,
        n,
        ..Default::default()
    };
    let full = |m, k, n| LinearCase {
        bias: true,
        gate: true,
        mask: true,
        residual: true,
        ..plain(m, k, n)
    };
    let linear = |table: Vec<(&'static str, LinearCase)>| {
        table
            .into_iter()
            .map(|(variant, case)| (variant, Case::from(case)))
            .collect::<Vec<_>>()
    };
    let mut table = vec![
        ("tile8x128", plain(1, 4, 1)),
        ("tile8x128", full(7, 20, 127)),
        ("tile8x128", full(8, 16, 128)),
        ("tile8x128", full(9, 128, 129)),
        ("tile8x128", plain(16, 12, 300)),
        ("tile32", plain(17, 12, 300)),
        ("tile8x128", plain(1, 1, 1)),
        ("tile8x128", plain(3, 449, 5)),
        ("tile32", plain(18, 449, 5)),
        ("tile32", full(31, 16, 31)),
        ("tile32", full(32, 20, 32)),
        ("tile32", full(33, 12, 33)),
        ("tile32", full(33, 17, 65)),
        (
            "tile32",
            LinearCase {
                offset: 3,
                ..plain(19, 8, 9)
            },
        ),
        (
            "tile32",
            LinearCase {
                offset: 4,
                ..plain(19, 8, 9)
            },
        ),
        (
            "tile32",
            LinearCase {
                swapped: Some(6),
                residual: true,
                ..plain(30, 8, 9)
            },
        ),
    ];
    for (_, activation) in Activation::NAMED {
        table.push((
            "tile32",
            LinearCase {
                activation,
                bias: true,
                ..plain(20, 63, 12)
            },
        ));
    }
    check("linear", linear(table));
    let large = vec![
        ("tile128", full(129, 20, 127)),
        ("tile128", plain(128, 8, 130)),
        ("tile64", plain(63, 8, 64)),
        ("tile64", full(65, 36, 63)),
        ("tile64", full(65, 15, 66)),
    ];
    check_by_name("linear", linear(large));
}

#[test]
fn gated_linear() {
    let case = |m, k, n, activation, mask| {
        Case::from(GatedLinearCase {
            m,
            k,
            n,
            activation,
            mask,
            places: None,
        })
    };
    let planes = |lines, places, k, n| {
        Case::from(GatedLinearCase {
            m: lines * places,
            k,
            n,
            activation: Activation::Sigmoid,
            mask: true,
            places: Some(places),
        })
    };
    check(
        "gated_linear",
        vec![
            ("tile8x128", case(1, 4, 1, Activation::Silu, false)),
            ("tile8x128", case(9, 20, 65, Activation::Silu, true)),
            ("tile8x128", case(1, 1, 1, Activation::Silu, true)),
            ("tile32", case(31, 16, 15, Activation::Silu, false)),
            ("tile32", case(32, 20, 16, Activation::Sigmoid, true)),
            ("tile32", case(33, 12, 17, Activation::Silu, true)),
            ("tile32", case(20, 449, 40, Activation::Sigmoid, true)),
            ("tile8x128", planes(3, 5, 12, 7)),
            ("tile32", planes(5, 18, 12, 33)),
            ("tile32", planes(33, 7, 20, 31)),
            ("tile32", planes(6, 8, 20, 31)),
        ],
    );
    check_by_name(
        "gated_linear",
        vec![
            ("tile128", case(129, 24, 65, Activation::Silu, true)),
            ("tile64", case(64, 32, 32, Activation::Silu, true)),
            ("tile64", case(65, 32, 33, Activation::Silu, true)),
            ("tile64", case(65, 31, 31, Activation::Silu, true)),
            ("tile64", planes(9, 10, 8, 35)),
            ("tile128", planes(11, 12, 8, 66)),
        ],
    );
}

#[test]
fn gather() {
    let case = |batches, rows, channels, picked, choices| GatherCase {
        batches,
        rows,
        channels,
        picked,
        choices,
        ..Default::default()
    };
    check(
        "gather",
        vec![
            ("scalar", Case::from(case(1, 1, 1, 1, 1))),
            ("vec4", Case::from(case(1, 9, 4, 1, 2))),
            ("vec4", Case::from(case(3, 9, 128, 7, 1))),
            (
                "vec4",
                Case::from(GatherCase {
                    residual: true,
                    ..case(1, 140, 64, 17, 5)
                }),
            ),
            (
                "scalar",
                Case::from(GatherCase {
                    residual: true,
                    ..case(2, 30, 139, 33, 3)
                }),
            ),
            (
                "vec4",
                Case::from(GatherCase {
                    offset: 4,
                    ..case(2, 5, 8, 33, 3)
                }),
            ),
            (
                "scalar",
                Case::from(GatherCase {
                    offset: 3,
                    ..case(2, 5, 8, 33, 3)
                }),
            ),
            (
                "vec4",
                Case::from(GatherCase {
                    shared: true,
                    residual: true,
                    ..case(3, 5, 8, 33, 3)
                }),
            ),
            ("vec4", Case::from(case(1, 9, 1024, 1, 1))),
            ("vec4", Case::from(case(1, 9, 1028, 1, 1))),
        ],
    );
}

#[test]
fn euler_step() {
    let case = |count, keep, change| {
        Case::from(EulerStepCase {
            count,
            keep,
            change,
        })
    };
    check(
        "euler_step",
        vec![
            ("scalar", case(1, 0.75, -1.5)),
            ("scalar", case(256, 1.0, 0.0)),
            ("scalar", case(65_537, -0.5, 3.0)),
        ],
    );
}

#[test]
fn center_random_augmentation() {
    let case = |samples, atoms, rows, scaled| {
        Case::from(CenterRandomAugmentationCase {
            samples,
            atoms,
            rows,
            scaled,
        })
    };
    check(
        "center_random_augmentation",
        vec![
            ("scalar", case(1, 1, 32, false)),
            ("scalar", case(1, 256, 256, true)),
            ("scalar", case(3, 257, 288, false)),
            ("scalar", case(5, 1999, 2016, true)),
        ],
    );
}

#[test]
fn segment_mean() {
    let case = |batches, segments, longest, channels| {
        Case::from(SegmentMeanCase {
            batches,
            segments,
            longest,
            channels,
        })
    };
    check(
        "segment_mean",
        vec![
            ("scalar", case(1, 1, 1, 1)),
            ("vec4", case(1, 1, 24, 4)),
            ("vec4", case(5, 19, 23, 128)),
            ("scalar", case(2, 19, 23, 449)),
            ("vec4", case(1, 1, 5, 1024)),
            ("vec4", case(1, 1, 5, 1028)),
        ],
    );
}

#[test]
fn layer_norm() {
    let plain = LayerNormCase {
        rows: 1,
        channels: 128,
        scale: true,
        offset: true,
        inputs: RowValues::Normal,
        swapped: None,
    };
    let mut table = Vec::new();
    for (variant, rows, channels) in [
        ("scalar", 1, 1),
        ("scalar", 7, 31),
        ("vec4", 31, 32),
        ("scalar", 9, 33),
        ("scalar", 17, 449),
        ("scalar", 3, 833),
        ("vec4", 33, 124),
        ("few_vec4", 1, 128),
        ("few_vec4", 5, 832),
        ("vec4", 2049, 128),
    ] {
        table.push((
            variant,
            LayerNormCase {
                rows,
                channels,
                ..plain.clone()
            },
        ));
    }
    for (scale, offset) in [(false, false), (true, false), (false, true)] {
        table.push((
            "few_vec4",
            LayerNormCase {
                rows: 10,
                scale,
                offset,
                ..plain.clone()
            },
        ));
        table.push((
            "vec4",
            LayerNormCase {
                rows: 10,
                channels: 96,
                scale,
                offset,
                ..plain.clone()
            },
        ));
    }
    for inputs in [RowValues::LargeOffset, RowValues::AllEqual] {
        table.push((
            "few_vec4",
            LayerNormCase {
                rows: 10,
                inputs,
                ..plain.clone()
            },
        ));
        table.push((
            "vec4",
            LayerNormCase {
                rows: 10,
                channels: 96,
                inputs,
                ..plain.clone()
            },
        ));
    }
    table.push((
        "vec4",
        LayerNormCase {
            rows: 35,
            channels: 16,
            swapped: Some(5),
            ..plain
        },
    ));
    check(
        "layer_norm",
        table
            .into_iter()
            .map(|(variant, case)| (variant, Case::from(case)))
            .collect(),
    );
}

#[test]
fn softmax() {
    let case = |rows, columns, deviation, shift| {
        (
            "lanes64",
            Case::from(SoftmaxCase {
                rows,
                columns,
                deviation,
                shift,
            }),
        )
    };
    check(
        "softmax",
        vec![
            case(1, 1, 1.0, 0.0),
            case(3, 63, 1.0, 0.0),
            case(4, 64, 10.0, 0.0),
            case(5, 65, 10.0, 1e4),
            case(7, 1031, 0.0, 5.0),
            case(29, 1031, 10.0, 0.0),
        ],
    );
}

#[test]
fn activation() {
    let mut table = Vec::new();
    for (_, activation) in Activation::NAMED {
        table.push((
            "scalar",
            Case::from(ActivationCase {
                activation,
                count: 1,
                offset: 0,
            }),
        ));
        table.push((
            "vec4",
            Case::from(ActivationCase {
                activation,
                count: 1024,
                offset: 4,
            }),
        ));
        table.push((
            "scalar",
            Case::from(ActivationCase {
                activation,
                count: 1025,
                offset: 0,
            }),
        ));
        table.push((
            "scalar",
            Case::from(ActivationCase {
                activation,
                count: 1024,
                offset: 1,
            }),
        ));
    }
    check("activation", table);
}

#[test]
fn swiglu() {
    let case = |variant, rows, channels| (variant, Case::from(SwigluCase { rows, channels }));
    check(
        "swiglu",
        vec![
            case("scalar", 1, 1),
            case("scalar", 37, 449),
            case("vec4", 4, 256),
            case("vec4", 5, 256),
            case("vec4", 300, 128),
        ],
    );
}

#[test]
fn triangle_product() {
    let case = |n, channels, more| {
        Case::from(TriangleProductCase {
            n,
            channels,
            more,
            planes: false,
        })
    };
    check(
        "triangle_product",
        vec![
            ("tile8x128", case(1, 4, [0, 0])),
            ("tile8x128", case(8, 2, [0, 3])),
            ("tile32", case(7, 3, [1, 1])),
            ("tile32", case(31, 2, [1, 1])),
            ("tile32", case(32, 1, [0, 0])),
            ("tile32", case(33, 3, [1, 3])),
        ],
    );
    check_by_name(
        "triangle_product",
        vec![
            ("tile64", case(65, 2, [1, 3])),
            ("tile128", case(127, 2, [1, 1])),
            ("tile128", case(129, 1, [0, 3])),
        ],
    );
}

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

#[test]
fn block_bias() {
    let Some(device) = common::f16_device() else {
        return;
    };
    for [heads, queries, keys] in [[1, 1, 1], [2, 31, 33], [3, 64, 32], [2, 70, 95]] {
        let case = Case::from(BlockBiasCase {
            heads,
            queries,
            keys,
        });
        for storage in [DType::F32, DType::F16] {
            check_one(device, storage, "block_bias", "vec4", &case);
        }
    }
}

#[test]
fn layer_norm_linear() {
    let case = |n, transposed, output| {
        Case::from(LayerNormLinearCase {
            n,
            columns: match output {
                Output::Blocked(_) | Output::Heads(_) => 32,
                _ => 64,
            },
            transposed,
            output,
        })
    };
    let table = vec![
        case(1, false, Output::Rows),
        case(13, true, Output::Rows),
        case(13, true, Output::MaskedPlanes),
        case(37, false, Output::MaskedPlanes),
        case(13, false, Output::Blocked(4)),
        case(33, true, Output::Blocked(32)),
        case(13, true, Output::Heads(4)),
    ];
    check_coop("layer_norm_linear", table);
}

#[test]
fn swiglu_transition() {
    let case = |rows, hidden, mask, in_place| {
        Case::from(SwiGluTransitionCase {
            rows,
            hidden,
            mask,
            in_place,
        })
    };
    let table = vec![
        case(1, 16, true, true),
        case(130, 48, true, true),
        case(64, 512, true, true),
        case(37, 48, false, false),
    ];
    check_coop("swiglu_transition", table);
}

#[test]
fn triangle_update() {
    let case = |n, in_place| Case::from(TriangleUpdateCase { n, in_place });
    let table = vec![
        case(1, true),
        case(13, true),
        case(37, true),
        case(33, false),
    ];
    check_coop("triangle_update", table);
}

#[test]
fn coop_products() {
    let full = LinearCase {
        m: 147,
        k: 192,
        n: 100,
        offset: 4,
        bias: true,
        activation: Activation::Silu,
        gate: true,
        mask: true,
        residual: true,
        ..Default::default()
    };
    let swapped = LinearCase {
        swapped: Some(7),
        ..full.clone()
    };
    check_coop("linear", vec![full.into(), swapped.into()]);
    let gated = GatedLinearCase {
        m: 147,
        k: 96,
        n: 100,
        activation: Activation::Silu,
        mask: true,
        ..Default::default()
    };
    check_coop("gated_linear", vec![gated.into()]);
    let planes = |n| {
        Case::from(TriangleProductCase {
            n,
            channels: 3,
            more: [0; 2],
            planes: true,
        })
    };
    check_coop("triangle_product", vec![planes(41), planes(130)]);
}

#[test]
fn coop_attention() {
    let case = |queries, keys, width| {
        Case::from(AttentionCase {
            key_term: Bias::RowMasked,
            ..AttentionCase::full(2, 2, queries, keys, width)
        })
    };
    let table = vec![case(33, 40, 32), case(133, 75, 32), case(133, 75, 48)];
    check_coop("attention", table);
}

/// A variant that is asked for by name runs on every tier, also where another would be chosen.
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
        ("matrix/linear", "coop16", "activation, attention"),
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
