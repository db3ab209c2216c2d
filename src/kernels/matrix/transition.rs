//! A whole transition with SwiGLU.

use bytemuck::{Pod, Zeroable};

use super::{size_of, spelled, variant, Norm, CHANNELS, VARIANTS};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, MatrixSize, Operand, Recorder, Shader, Specialization};
use crate::kernels::rows::flat_grid;
use crate::kernels::{layout, Kernel};
use crate::tensor::Tensor;

/// What [`transition`] works on.
#[derive(Debug, Clone)]
pub(crate) struct TransitionArguments<'a> {
    /// f32 `[M, 128]`.
    pub x: &'a Tensor,
    /// f32 `[M, 128]`, to be overwritten; x itself has the update added where there is none.
    pub out: Option<&'a Tensor>,
    /// The norm of each row.
    pub norm: Norm<'a>,
    /// f16 `[2 hidden, 128]`: 16 rows that gate, then the 16 they gate, and so on.
    pub weight: &'a Tensor,
    /// f16 `[128, hidden]`.
    pub weight_out: &'a Tensor,
    /// Multiplies the update of a row: `[M]`.
    pub mask: Option<&'a Tensor>,
}

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "matrix/transition",
        text: include_str!("../../../wgsl/matrix/transition.wgsl"),
    },
    variants: VARIANTS,
    specializations: |variant, _| {
        vec![
            specialization(variant, false, false),
            specialization(variant, true, true),
        ]
    },
    params: layout!(Params {
        m,
        hidden,
        skip_x,
        skip_mask,
        skip_w,
        skip_w_out,
        skip_out,
        padding
    }),
};

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    m: u32,
    hidden: u32,
    skip_x: u32,
    skip_mask: u32,
    skip_w: u32,
    skip_w_out: u32,
    skip_out: u32,
    padding: u32,
}

/// Subgroups of a workgroup, as written in the shader: where matrices are of 8 x 8, there is less
/// workgroup memory.
fn subgroups(variant: &str) -> usize {
    match size_of(variant) {
        MatrixSize::Sixteen => 8,
        MatrixSize::Eight => 4,
    }
}

/// Rows of a subgroup, as written in the shader.
const ROWS: usize = 16;

fn specialization(variant: &str, mask: bool, in_place: bool) -> Specialization {
    let named = spelled(variant)
        .define_if("MASK", mask)
        .define_if("ACCUMULATE", in_place);
    match size_of(variant) {
        MatrixSize::Sixteen => named.define_if("TWO_TILES", true),
        MatrixSize::Eight => named
            .value("SUBGROUPS", "4u")
            .value("W_LOADS", "8u")
            .value("OUT_LOADS", "4u")
            .value("TURNS", "1u"),
    }
}

/// `out = mask * weight_out . (silu(gate) * value)`, or `x +=` that.
pub(crate) fn transition<'a>(r: &mut Recorder, arguments: &TransitionArguments<'a>) -> Result<()> {
    if super::ABSENT {
        return super::refused();
    }
    const OP: &str = "transition";
    let TransitionArguments {
        x,
        out,
        norm,
        weight,
        weight_out,
        mask,
    } = arguments;
    let (rows, hidden) = match (x.shape(), weight.shape(), weight_out.shape()) {
        ([rows, CHANNELS], [both, CHANNELS], [CHANNELS, hidden])
            if *both == 2 * hidden && hidden % 16 == 0 =>
        {
            (*rows, *hidden)
        }
        _ => {
            return Err(Error::shape(
                OP,
                "x, weight, weight_out",
                "f32 [M, 128], f16 [2 H, 128], f16 [128, H], H a multiple of 16",
                x.describe(),
            ))
        }
    };
    let rows_of = |tensor: &'a Tensor| tensor.operand(0, [CHANNELS], CHANNELS);
    let (x_operand, out_operand, mask_operand) = (
        rows_of(x),
        out.map(rows_of),
        mask.map(|mask| mask.operand(0, [1], 1)),
    );
    let operands: Vec<_> = [
        Some(x_operand.clone()),
        out_operand.clone(),
        mask_operand.clone(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let variant = variant(r.device(), &KERNEL)?;
    let flops = 6.0 * (hidden * CHANNELS) as f64;
    for block in r.blocks(OP, [rows], [usize::MAX], &operands, flops)? {
        let m = block.len();
        let (bind_x, skip_x) = r.bind(1, &x_operand, &block);
        let (bind_w, skip_w) = r.bind_whole(2, weight);
        let (bind_w_out, skip_w_out) = r.bind_whole(3, weight_out);
        let (bind_scale, _) = r.bind_whole(4, norm.scale);
        let (bind_offset, _) = r.bind_whole(5, norm.offset);
        let mut bindings = vec![bind_x, bind_w, bind_w_out, bind_scale, bind_offset];
        let mut bind_optional = |index, operand: &Option<Operand<1>>| {
            operand.as_ref().map_or(0, |operand| {
                let (binding, skip) = r.bind(index, operand, &block);
                bindings.push(binding);
                skip
            })
        };
        let (skip_mask, skip_out) = (
            bind_optional(6, &mask_operand),
            bind_optional(7, &out_operand),
        );
        let params = Params {
            m: m as u32,
            hidden: hidden as u32,
            skip_x,
            skip_mask,
            skip_w,
            skip_w_out,
            skip_out,
            padding: 0,
        };
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization(variant, mask.is_some(), out.is_none()),
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: flat_grid(m.div_ceil(subgroups(variant) * ROWS)),
            cost: Cost {
                flops: flops * m as f64,
                bytes: (8 * m * CHANNELS) as f64,
            },
        })?;
    }
    Ok(())
}
