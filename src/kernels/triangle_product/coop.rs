//! Products of planes on cooperative matrices: f16 operands, sums in f32.

use super::{Layout, Problem};
use crate::kernels::coop;
use crate::kernels::tile::Output;
use crate::kernels::variant::{shader, Needs, Refusal, Variant};
use crate::shader::MatrixSize;
use crate::tensor::DType;

pub(super) const COOP16: Variant<Problem> = variant("coop16", MatrixSize::Sixteen);
pub(super) const COOP8: Variant<Problem> = variant("coop8", MatrixSize::Eight);

const fn variant(name: &'static str, size: MatrixSize) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("coop/triangle_product"),
        needs: Needs::Matrices(size),
        tile: [128, 128],
        supports,
        specialize: |variant, _| coop::specialization(variant),
        examples: |_, _| {
            vec![Problem {
                output: Output::default(),
                storage: [DType::F16; 3],
                layout: Some(Layout::Planes),
            }]
        },
    }
}

/// Step along k, as written in the shader.
pub(super) const TILE_K: usize = 32;

fn supports(_: &Variant<Problem>, problem: &Problem) -> Result<(), Refusal> {
    match problem.layout {
        Some(Layout::ChannelsLast) => Err(Refusal::Unsupported("the output has channels last")),
        _ => Ok(()),
    }
}
