//! Products in f32 arithmetic, a tile of the output to a workgroup.

use super::{Epilogue, Problem, Storage};
use crate::kernels::tile::Tile;
use crate::kernels::variant::{shader, Needs, Variant};
use crate::shader::Specialization;
use crate::tensor::DType;

pub(super) const fn variant(tile: &Tile) -> Variant<Problem> {
    Variant {
        name: tile.name,
        shader: shader!("linear"),
        needs: Needs::WebGpu,
        tile: [tile.m, tile.n],
        supports: |variant, problem| problem.output.supports(variant.name),
        specialize,
        examples,
    }
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    let storage = problem.storage;
    let scattered = !problem.contiguous_out;
    let vec4 = !scattered && problem.vec4_out && problem.vec4_gate;
    let lanes = if vec4 { 4 } else { 1 };
    let stored = Tile::named(variant.name)
        .specialize()
        .stored("StoredX", storage.x, 1)
        .stored("StoredW", storage.w, 1)
        .stored("StoredOut", storage.out, lanes)
        .stored("StoredGate", storage.gate, lanes);
    problem
        .epilogue
        .specialize(stored)
        .define_if("VEC4", vec4)
        .define_if("SCATTERED", scattered)
}

fn examples(_: &Variant<Problem>, storage: DType) -> Vec<Problem> {
    let all = Storage {
        x: storage,
        w: storage,
        out: DType::F32,
        gate: storage,
    };
    let bare = Storage {
        out: storage,
        ..all
    };
    let full = Problem::example(Epilogue::ALL, all);
    let scattered = Problem {
        contiguous_out: false,
        ..full
    };
    vec![Problem::example(Epilogue::default(), bare), full, scattered]
}
