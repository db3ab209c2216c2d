//! Matrix products.

use super::*;

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

/// Variants for few and for many rows.
const OF_OTHER_SIZES: [&str; 2] = ["coop16_split2", "coop16_tile128"];

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
    let of_two_stages = LinearCase {
        m: 75,
        k: 256,
        n: 68,
        ..full.clone()
    };
    check_coop("linear", vec![full.into(), swapped.into()]);
    check_cooperative("linear", &OF_OTHER_SIZES, &[of_two_stages.into()]);
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
