//! Gated products on cooperative matrices: f16 operands, sums in f32.

use super::{Layout, Problem};
use crate::kernels::coop::{self, FEW_ROWS};
use crate::kernels::tile::Output;
use crate::kernels::variant::{shader, Needs, Refusal, Variant};
use crate::kernels::Activation;
use crate::shader::{MatrixSize, Specialization};
use crate::tensor::DType;

pub(super) const COOP16: Variant<Problem> = variant("coop16", MatrixSize::Sixteen);
pub(super) const COOP8: Variant<Problem> = variant("coop8", MatrixSize::Eight);

const fn variant(name: &'static str, size: MatrixSize) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("coop/gated_linear"),
        needs: Needs::Matrices(size),
        tile: [128, 32],
        supports,
        specialize,
        examples,
    }
}

/// Step along k, as written in the shader.
const TILE_K: usize = 32;

fn supports(_: &Variant<Problem>, problem: &Problem) -> Result<(), Refusal> {
    if problem.storage[1] != DType::F16 {
        return Err(Refusal::Unsupported("the weights are not f16"));
    }
    if problem.layout.planes {
        return Err(Refusal::Unsupported("the output's columns are planes"));
    }
    if !(problem.vec4_inputs && problem.layout.vec4) {
        return Err(Refusal::Unsupported(
            "x, a weight or the output is not a multiple of 4",
        ));
    }
    if !problem.k.is_multiple_of(TILE_K) {
        return Err(Refusal::Unsupported("K is not a multiple of 32"));
    }
    match problem.output.m > FEW_ROWS {
        true => Ok(()),
        false => Err(Refusal::NotPreferred("few rows fill flatter tiles")),
    }
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    let [x, _, out] = problem.storage;
    coop::specialization(variant)
        .value("X", x)
        .value("Stored", out)
        .value("ACTIVATION", problem.activation.constant())
        .define_if("MASK", problem.mask)
}

fn examples(_: &Variant<Problem>, _: DType) -> Vec<Problem> {
    let of = |activation, mask, stored| Problem {
        output: Output::default(),
        k: TILE_K,
        activation,
        mask,
        storage: [stored, DType::F16, stored],
        vec4_inputs: true,
        layout: Layout {
            planes: false,
            vec4: true,
        },
    };
    vec![
        of(Activation::Silu, false, DType::F16),
        of(Activation::Sigmoid, true, DType::F32),
    ]
}
