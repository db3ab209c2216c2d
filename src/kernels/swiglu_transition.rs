//! The whole transition with SwiGLU: norm, two gated products, and the output product.

use bytemuck::{Pod, Zeroable};

use super::coop::{self, CHANNELS};
use super::pair_rows::LayerNormParameters;
use super::rows::flat_grid;
use super::variant::{choose, layout, native, shader, Kernel, Needs, Refusal, Variant};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Device, Launch, Operand, Recorder};
use crate::shader::{MatrixSize, Specialization};
use crate::tensor::{DType, Tensor};

const OP: &str = "swiglu_transition";

/// Inputs of [`swiglu_transition`].
#[derive(Debug, Clone)]
pub(crate) struct SwiGluTransitionArguments<'a> {
    /// f32 `[M, 128]`.
    pub x: &'a Tensor,
    /// f32 `[M, 128]`, to be overwritten; if absent, the update is added to x.
    pub out: Option<&'a Tensor>,
    /// LayerNorm over the channels of each row.
    pub norm: LayerNormParameters<'a>,
    /// f16 `[2 hidden, 128]`: 16 rows of gates, then the 16 rows of their values, and so on.
    pub weight: &'a Tensor,
    /// f16 `[128, hidden]`.
    pub weight_out: &'a Tensor,
    /// Multiplies the update of a row: `[M]`.
    pub mask: Option<&'a Tensor>,
}

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: OP,
    // Devices with matrices of 8 x 8 have less workgroup memory, so a workgroup has fewer rows.
    coop: native(&[
        variant("coop16", MatrixSize::Sixteen, [8 * ROWS, 1]),
        variant("coop8", MatrixSize::Eight, [4 * ROWS, 1]),
    ]),
    plain: &[],
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

/// A transition as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    channels: usize,
    mask: bool,
    in_place: bool,
}

/// Whether the kernel runs on a device for rows of so many channels.
pub(crate) fn is_supported(device: &Device, channels: usize, hidden: usize) -> bool {
    let problem = Problem {
        channels,
        mask: false,
        in_place: false,
    };
    hidden.is_multiple_of(coop::GROUP) && choose(device, &KERNEL, &problem).is_ok()
}

/// Rows of a subgroup, as written in the shader.
const ROWS: usize = 16;

const fn variant(name: &'static str, size: MatrixSize, tile: [usize; 2]) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("coop/swiglu_transition"),
        needs: Needs::Matrices(size),
        tile,
        supports,
        specialize,
        examples,
    }
}

fn supports(_: &Variant<Problem>, problem: &Problem) -> Result<(), Refusal> {
    coop::supports_channels(problem.channels)
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    let named = coop::specialization(variant)
        .define_if("MASK", problem.mask)
        .define_if("ACCUMULATE", problem.in_place);
    match coop::size_of(variant) {
        MatrixSize::Sixteen => named.define_if("TWO_TILES", true),
        MatrixSize::Eight => named
            .value("SUBGROUPS", "4u")
            .value("W_LOADS", "8u")
            .value("OUT_LOADS", "4u")
            .value("TURNS", "1u"),
    }
}

fn examples(_: &Variant<Problem>, _: DType) -> Vec<Problem> {
    [false, true]
        .map(|all| Problem {
            channels: CHANNELS,
            mask: all,
            in_place: all,
        })
        .to_vec()
}

/// `out = mask * weight_out . (silu(gate) * value)`, or `x +=` that.
pub(crate) fn swiglu_transition<'a>(
    r: &mut Recorder,
    arguments: &SwiGluTransitionArguments<'a>,
) -> Result<()> {
    let SwiGluTransitionArguments {
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
    let problem = Problem {
        channels: CHANNELS,
        mask: mask.is_some(),
        in_place: out.is_none(),
    };
    let variant = choose(r.device(), &KERNEL, &problem)?;
    let specialization = variant.specialization(&problem);
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
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: flat_grid(m.div_ceil(variant.tile[0])),
            cost: Cost {
                flops: flops * m as f64,
                bytes: (8 * m * CHANNELS) as f64,
            },
        })?;
    }
    Ok(())
}
