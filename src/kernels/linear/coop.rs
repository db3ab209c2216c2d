//! Products on cooperative matrices: f16 operands, sums in f32.

use super::{Epilogue, Problem, Storage};
use crate::kernels::coop::{self, Share, FEW_ROWS};
use crate::kernels::variant::{shader, Needs, Refusal, Variant};
use crate::shader::{MatrixSize, Specialization};
use crate::tensor::DType;

/// For many rows and columns: a larger tile.
pub(super) const COOP16_TILE128: Variant<Problem> =
    variant("coop16_tile128", MatrixSize::Sixteen, LARGE);
/// For few tiles of 64 x 64: smaller tiles, and sums that two subgroups share.
pub(super) const COOP16_SPLIT2: Variant<Problem> =
    variant("coop16_split2", MatrixSize::Sixteen, SPLIT2);
pub(super) const COOP16: Variant<Problem> = variant("coop16", MatrixSize::Sixteen, WHOLE);
pub(super) const COOP8: Variant<Problem> = variant("coop8", MatrixSize::Eight, WHOLE);

const WHOLE: Share = Share {
    own: [32, 32],
    across: [2, 2],
};
const LARGE: Share = Share {
    own: [64, 64],
    ..WHOLE
};
const SPLIT2: Share = Share {
    across: [2, 1],
    ..WHOLE
};

const fn variant(name: &'static str, size: MatrixSize, share: Share) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("coop/linear"),
        needs: Needs::Matrices(size),
        tile: share.tile(),
        supports,
        specialize,
        examples,
    }
}

fn share(variant: &Variant<Problem>) -> Share {
    let mut known = [LARGE, SPLIT2].into_iter();
    known
        .find(|share| share.tile() == variant.tile)
        .unwrap_or(WHOLE)
}

/// Steps of 16 along k that a subgroup takes in a stage.
fn steps(share: Share) -> usize {
    match share {
        WHOLE => 4,
        _ => 2,
    }
}

/// Length of a stage along k.
fn stage(share: Share) -> usize {
    16 * steps(share) * share.split()
}

fn supports(variant: &Variant<Problem>, problem: &Problem) -> Result<(), Refusal> {
    let share = share(variant);
    if problem.storage.w != DType::F16 {
        return Err(Refusal::Unsupported("the weight is not f16"));
    }
    if !problem.vec4_inputs {
        return Err(Refusal::Unsupported(
            "x, the gate, the weight or N is not a multiple of 4",
        ));
    }
    if !problem.k.is_multiple_of(stage(share)) {
        return Err(Refusal::Unsupported("K is not a multiple of a stage"));
    }
    if problem.output.m <= FEW_ROWS {
        return Err(Refusal::NotPreferred("few rows fill flatter tiles"));
    }
    share.suits([problem.output.m, problem.output.n], WHOLE)
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    let (storage, share) = (problem.storage, share(variant));
    let number = |value: usize| format!("{value}u");
    // Residuals of more rows would not stay in registers.
    let groups = if share == LARGE { 4 } else { 1 };
    let typed = coop::specialization(variant)
        .value("X", storage.x)
        .value("Stored", storage.out)
        .value("Gate", storage.gate)
        .value("STEPS", number(steps(share)))
        .value("GROUPS", number(groups))
        .value("EACH", number(share.own[0] / 16 / groups));
    problem
        .epilogue
        .specialize(share.specialize(typed, stage(share), share.tile()[1]))
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
