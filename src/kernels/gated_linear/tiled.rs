//! Gated products in f32 arithmetic, a tile of the output to a workgroup.

use super::{Layout, Problem};
use crate::kernels::tile::{Output, Tile};
use crate::kernels::variant::{shader, Needs, Variant};
use crate::kernels::Activation;
use crate::shader::Specialization;
use crate::tensor::DType;

pub(super) const fn variant(tile: &Tile) -> Variant<Problem> {
    Variant {
        name: tile.name,
        shader: shader!("gated_linear"),
        needs: Needs::WebGpu,
        tile: [tile.m, tile.of_two().n / 2],
        supports: |variant, problem| problem.output.supports(variant.name),
        specialize,
        examples,
    }
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    let tile = Tile::named(variant.name).of_two();
    let Layout { planes, vec4 } = problem.layout;
    let [x, w, out] = problem.storage;
    tile.specialize()
        .stored("StoredX", x, 1)
        .stored("StoredW", w, 1)
        .stored("StoredOut", out, if vec4 { 4 } else { 1 })
        .value("OWN", format!("{}u", tile.column_vectors / 2))
        .value("ACTIVATION", problem.activation.constant())
        .define_if("MASK", problem.mask)
        .define_if("PLANES", planes)
        .define_if("VEC4", vec4)
}

fn examples(_: &Variant<Problem>, storage: DType) -> Vec<Problem> {
    let of = |activation, mask, planes, vec4| Problem {
        output: Output::default(),
        k: 32,
        activation,
        mask,
        storage: [storage; 3],
        vec4_inputs: true,
        layout: Layout { planes, vec4 },
    };
    vec![
        of(Activation::Silu, false, false, true),
        of(Activation::Sigmoid, true, false, false),
        of(Activation::Sigmoid, true, true, true),
        of(Activation::Sigmoid, true, true, false),
    ]
}
