//! Attention, and its pair bias in blocks.

use super::*;

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
    // Scores so large that adding -1e9 in f32 would leave differences between them in a fully
    // masked row.
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
    // Every width is a separate shader, which a software driver compiles in a second or two.
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
