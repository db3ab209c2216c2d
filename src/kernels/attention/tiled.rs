//! Attention in f32 arithmetic: a tile of queries to a workgroup, one or two to an invocation.

use super::{BiasLayout, Problem, Storage, Term};
use crate::kernels::variant::{shader, Needs, Refusal, Variant};
use crate::shader::Specialization;
use crate::tensor::DType;

/// A variant with the given numbers of invocations per workgroup and queries per invocation.
pub(super) const fn variant(name: &'static str, tile: [usize; 2]) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("attention"),
        needs: Needs::WebGpu,
        tile,
        supports,
        specialize,
        examples,
    }
}

/// The widest heads of which the registers of an invocation hold two queries, so that a key is
/// loaded once for both.
const WIDEST_TWICE: usize = 32;

fn supports(variant: &Variant<Problem>, problem: &Problem) -> Result<(), Refusal> {
    let [lanes, own] = variant.tile;
    if problem.pair_bias == Some(BiasLayout::Blocked) {
        return Err(Refusal::Unsupported("the pair bias is blocked"));
    }
    match own {
        2 if problem.width > WIDEST_TWICE => Err(Refusal::Unsupported(
            "two queries of so wide heads do not fit an invocation",
        )),
        2 if problem.software => Err(Refusal::NotPreferred(
            "a software driver takes seconds to compile it",
        )),
        _ if lanes > 16 && problem.queries <= lanes * own / 2 => Err(Refusal::NotPreferred(
            "so few queries leave most of the tile idle",
        )),
        _ => Ok(()),
    }
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    // Keys and values of a tile take 8 KiB together, half of WebGPU's guaranteed limit, so that two
    // workgroups fit.
    let ([lanes, own], width) = (variant.tile, problem.width);
    let keys = (1024 / width).min(64) / 8 * 8;
    // Drivers unroll the loop over the keys of a step and the elements of a head. Their product is
    // limited, since compiling takes seconds otherwise.
    let step = match width {
        0..=32 => 8,
        33..=64 => 4,
        _ => 2,
    };
    let storage = problem.storage;
    let vectors = [
        ("StoredQ", storage.q),
        ("StoredK", storage.k),
        ("StoredV", storage.v),
        ("StoredOut", storage.out),
        ("StoredGate", storage.gate.unwrap_or_default()),
    ];
    vectors
        .into_iter()
        .fold(Specialization::default(), |text, (alias, dtype)| {
            text.stored(alias, dtype, 4)
        })
        .stored("StoredBias", storage.pair_bias, 1)
        .value("D4", format!("{}u", width / 4))
        .value("LANES", format!("{lanes}u"))
        .value("OWN", format!("{own}u"))
        .value("KEYS", format!("{keys}u"))
        .value("STEP", format!("{step}u"))
        .define_if("GATE", storage.gate.is_some())
        .define_if("TERM", problem.key_term.is_some())
        .define_if("MASK", problem.key_term == Some(Term::Mask))
        .define_if("PAIR_BIAS", problem.pair_bias.is_some())
}

fn examples(variant: &Variant<Problem>, storage: DType) -> Vec<Problem> {
    let widest = if variant.tile[1] == 2 {
        WIDEST_TWICE
    } else {
        128
    };
    let bare = Problem {
        queries: 1,
        width: 8,
        key_term: None,
        pair_bias: None,
        storage: Storage {
            gate: None,
            ..Storage::all(storage, true)
        },
        software: false,
    };
    let full = |width, term| Problem {
        width,
        key_term: Some(term),
        pair_bias: Some(BiasLayout::Strided),
        storage: Storage::all(storage, true),
        ..bare
    };
    vec![bare, full(widest, Term::Bias), full(32, Term::Mask)]
}
