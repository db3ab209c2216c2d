//! Products on cooperative matrices: f16 operands, sums in f32.

use super::{Epilogue, Problem, Storage};
use crate::kernels::coop::{self, FEW_ROWS};
use crate::kernels::variant::{shader, Needs, Refusal, Variant};
use crate::shader::{MatrixSize, Specialization};
use crate::tensor::DType;

pub(super) const COOP16: Variant<Problem> = variant("coop16", MatrixSize::Sixteen);
pub(super) const COOP8: Variant<Problem> = variant("coop8", MatrixSize::Eight);

const fn variant(name: &'static str, size: MatrixSize) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("coop/linear"),
        needs: Needs::Matrices(size),
        tile: [64, 64],
        supports,
        specialize,
        examples,
    }
}

/// Step along k, as written in the shader.
const TILE_K: usize = 64;

fn supports(_: &Variant<Problem>, problem: &Problem) -> Result<(), Refusal> {
    if problem.storage.w != DType::F16 {
        return Err(Refusal::Unsupported("the weight is not f16"));
    }
    if !problem.vec4_inputs {
        return Err(Refusal::Unsupported(
            "x, the gate, the weight or N is not a multiple of 4",
        ));
    }
    if !problem.k.is_multiple_of(TILE_K) {
        return Err(Refusal::Unsupported("K is not a multiple of 64"));
    }
    match problem.output.m > FEW_ROWS {
        true => Ok(()),
        false => Err(Refusal::NotPreferred("few rows fill flatter tiles")),
    }
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    let storage = problem.storage;
    let typed = coop::specialization(variant)
        .value("X", storage.x)
        .value("Stored", storage.out)
        .value("Gate", storage.gate);
    problem
        .epilogue
        .specialize(typed)
        .define_if("SCATTERED", !(problem.contiguous_out && problem.vec4_out))
}

fn examples(_: &Variant<Problem>, _: DType) -> Vec<Problem> {
    let of = |epilogue, [x, out, gate]: [DType; 3]| {
        let storage = Storage {
            x,
            w: DType::F16,
            out,
            gate,
        };
        Problem::example(epilogue, storage)
    };
    let wide = [DType::F16, DType::F32, DType::F32];
    let scattered = Problem {
        contiguous_out: false,
        ..of(Epilogue::ALL, wide)
    };
    vec![
        of(Epilogue::default(), wide),
        of(Epilogue::ALL, [DType::F32, DType::F16, DType::F16]),
        scattered,
    ]
}
