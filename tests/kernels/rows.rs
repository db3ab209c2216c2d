//! Kernels that work row by row.

use super::*;

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
