//! Attention on cooperative matrices: q, k, v, gate and output in f16, the pair bias blocked.

use super::{BiasLayout, Problem, Storage, Term};
use crate::kernels::coop;
use crate::kernels::variant::{shader, Needs, Refusal, Variant};
use crate::shader::{MatrixSize, Specialization};
use crate::tensor::DType;

pub(super) const COOP16: Variant<Problem> = variant("coop16", MatrixSize::Sixteen);
pub(super) const COOP8: Variant<Problem> = variant("coop8", MatrixSize::Eight);

const fn variant(name: &'static str, size: MatrixSize) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("coop/attention"),
        needs: Needs::Matrices(size),
        tile: [QUERIES, 1],
        supports,
        specialize,
        examples,
    }
}

/// Head widths: those of triangle attention and of the diffusion transformer.
const WIDTHS: [usize; 2] = [32, 48];
/// Queries, and invocations, of a workgroup, as written in the shader.
const QUERIES: usize = 128;
/// Keys of a step, as written in the shader.
const KEYS: usize = 32;

fn supports(_: &Variant<Problem>, problem: &Problem) -> Result<(), Refusal> {
    let Storage {
        q,
        k,
        v,
        out,
        gate,
        pair_bias,
    } = problem.storage;
    let blocked = problem
        .pair_bias
        .is_none_or(|layout| layout == BiasLayout::Blocked && pair_bias == DType::F16);
    if !WIDTHS.contains(&problem.width) {
        return Err(Refusal::Unsupported("the head width is neither 32 nor 48"));
    }
    if [q, k, v, out, gate.unwrap_or(q)] != [DType::F16; 5] {
        return Err(Refusal::Unsupported("q, k, v, gate or output is not f16"));
    }
    if !blocked {
        return Err(Refusal::Unsupported("the pair bias is not blocked"));
    }
    match problem.key_term {
        Some(Term::Bias) => Err(Refusal::Unsupported("the keys have a bias, not a mask")),
        _ => Ok(()),
    }
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    let vectors = problem.width / 4;
    // Two blocks halve the barriers. With wider heads a multiprocessor then has memory for one
    // workgroup instead of two.
    let blocks = if problem.width > 32 { 1 } else { 2 };
    let constants = [
        ("PARTS", problem.width / 16),
        ("VECTORS", vectors),
        ("PITCH", vectors + 2),
        ("BLOCKS", blocks),
        ("LOADS", blocks * KEYS * vectors / QUERIES),
    ];
    constants
        .into_iter()
        .fold(coop::specialization(variant), |text, (name, value)| {
            text.value(name, format!("{value}u"))
        })
        .define_if("GATE", problem.storage.gate.is_some())
        .define_if("TERM", problem.key_term.is_some())
        .define_if("PAIR_BIAS", problem.pair_bias.is_some())
}

fn examples(_: &Variant<Problem>, _: DType) -> Vec<Problem> {
    let of = |width, all: bool| Problem {
        queries: QUERIES,
        width,
        key_term: all.then_some(Term::Mask),
        pair_bias: all.then_some(BiasLayout::Blocked),
        storage: Storage::all(DType::F16, all),
        software: false,
    };
    vec![of(32, false), of(32, true), of(48, true)]
}
