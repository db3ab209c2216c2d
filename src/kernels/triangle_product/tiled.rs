//! Products in f32 arithmetic, a tile of one channel to a workgroup.

use super::{Layout, Problem};
use crate::kernels::tile::{Output, Tile};
use crate::kernels::variant::{shader, Needs, Refusal, Variant};
use crate::shader::Specialization;
use crate::tensor::DType;

pub(super) const fn variant(tile: &Tile) -> Variant<Problem> {
    Variant {
        name: tile.name,
        shader: shader!("triangle_product"),
        needs: Needs::WebGpu,
        tile: [tile.m, tile.n],
        supports,
        specialize,
        examples,
    }
}

fn supports(variant: &Variant<Problem>, problem: &Problem) -> Result<(), Refusal> {
    match problem.layout {
        Some(Layout::Planes) => Err(Refusal::Unsupported("the output is planes")),
        _ => problem.output.supports(variant.name),
    }
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    let aliases = ["StoredX", "StoredW", "StoredOut"]
        .into_iter()
        .zip(problem.storage);
    aliases.fold(
        Tile::named(variant.name).specialize(),
        |text, (alias, dtype)| text.stored(alias, dtype, 1),
    )
}

fn examples(_: &Variant<Problem>, storage: DType) -> Vec<Problem> {
    vec![Problem {
        output: Output::default(),
        storage: [storage; 3],
        layout: Some(Layout::ChannelsLast),
    }]
}
