//! Kernels that fuse a LayerNorm with products.

use super::*;

#[test]
fn ada_ln_attention() {
    let case = |samples, tokens, channels, heads| {
        Case::from(AdaLnAttentionCase {
            samples,
            tokens,
            channels,
            heads,
        })
    };
    let table = vec![case(1, 1, 128, 1), case(2, 33, 256, 3), case(1, 96, 128, 2)];
    check_coop("ada_ln_attention", table);
}

#[test]
fn atom_block() {
    let case = |samples, windows| Case::from(AtomBlockCase { samples, windows });
    check_coop("atom_block", vec![case(1, 4), case(2, 5)]);
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
