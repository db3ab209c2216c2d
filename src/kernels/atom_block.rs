//! A whole block of the atom transformer: norms, projections, attention within windows, and the
//! conditioned transition.

use bytemuck::{Pod, Zeroable};

use super::attention::{blocked_len, PairBias};
use super::coop::{self, CHANNELS};
use super::expect::{expect_f32, expect_len};
use super::variant::{choose, layout, native, shader, Kernel, Needs, Refusal, Variant};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Device, Launch, Recorder};
use crate::shader::MatrixSize;
use crate::tensor::Tensor;

const OP: &str = "atom_block";

/// Queries and keys of a window.
const QUERIES: usize = 32;
const KEYS: usize = 128;
/// H and D.
const HEADS: usize = 4;
const WIDTH: usize = CHANNELS / HEADS;
/// Channels of the hidden layer of the transition.
const HIDDEN: usize = 2 * CHANNELS;

/// Rows of 128 numbers that a row of x is conditioned by: scale and offset of queries, of keys, the
/// gate after attention, scale and offset of the transition's norm, the gate after it. Both gates
/// are after their sigmoid.
pub(crate) const CONDITIONS: usize = 8;

/// Shapes that the kernel is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AtomBlockShape {
    /// C.
    pub channels: usize,
    /// H.
    pub heads: usize,
    /// Channels of the hidden layer.
    pub hidden: usize,
}

/// Inputs of [`atom_block`].
#[derive(Debug, Clone)]
pub(crate) struct AtomBlockArguments<'a> {
    /// f32 `[S, 32 W, 128]`.
    pub x: &'a Tensor,
    /// f16 `[32 W, 8, 128]`, in the order of [`CONDITIONS`].
    pub conditions: &'a Tensor,
    /// f16 numbers, see [`joined_weights`].
    pub weights: &'a Tensor,
    /// f32 `[128]`, added to the queries.
    pub q_bias: &'a Tensor,
    /// Blocked, each window a row.
    pub bias: &'a PairBias,
    /// f32 `[W]`, the first key of each window.
    pub windows: &'a Tensor,
}

pub(crate) const KERNEL: Kernel<AtomBlockShape> = Kernel {
    name: OP,
    coop: native(&[Variant {
        name: "coop16",
        shader: shader!("coop/atom_block"),
        needs: Needs::Matrices(MatrixSize::Sixteen),
        tile: [QUERIES, 1],
        supports: |_, shape| match *shape == SHAPE {
            true => Ok(()),
            false => Err(Refusal::Unsupported(
                "blocks have other than 128 channels, 4 heads and 256 hidden channels",
            )),
        },
        specialize: |variant, _| coop::specialization(variant),
        examples: |_, _| vec![SHAPE],
    }]),
    plain: &[],
    params: layout!(Params {
        rows,
        scale,
        bias_window,
        bias_head,
        skip_x,
        skip_out,
        skip_conditions,
        skip_w,
        skip_bias,
        skip_windows,
        padding
    }),
};

const SHAPE: AtomBlockShape = AtomBlockShape {
    channels: CHANNELS,
    heads: HEADS,
    hidden: HIDDEN,
};

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    rows: u32,
    scale: f32,
    bias_window: u32,
    bias_head: u32,
    skip_x: u32,
    skip_out: u32,
    skip_conditions: u32,
    skip_w: u32,
    skip_bias: u32,
    skip_windows: u32,
    padding: [u32; 2],
}

/// Whether the kernel runs on a device for blocks of such a shape.
pub(crate) fn is_supported(device: &Device, shape: AtomBlockShape) -> bool {
    choose(device, &KERNEL, &shape).is_ok()
}

/// Weights of a block in the order of the kernel: those of keys, values, queries, gates and the
/// output, `[128, 128]` each, the two of SwiGLU, `[256, 128]` each, and `[128, 256]` back.
pub(crate) fn joined_weights(parts: [&[f32]; 8]) -> Result<Vec<f32>> {
    const SIZES: [usize; 8] = {
        let (square, wide) = (CHANNELS * CHANNELS, HIDDEN * CHANNELS);
        [square, square, square, square, square, wide, wide, wide]
    };
    match parts.map(<[f32]>::len) == SIZES {
        true => Ok(parts.concat()),
        false => Err(Error::Weights(format!(
            "the weights of an atom transformer's block should have {SIZES:?} numbers"
        ))),
    }
}

/// x after the block, in a new tensor of its shape.
///
/// # Errors
/// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
pub(crate) fn atom_block(r: &mut Recorder, arguments: &AtomBlockArguments) -> Result<Tensor> {
    let AtomBlockArguments {
        x,
        conditions,
        weights,
        q_bias,
        bias,
        windows,
    } = arguments;
    let (samples, rows) = match x.shape()[..] {
        [samples, rows, CHANNELS] if rows % QUERIES == 0 => (samples, rows),
        _ => return Err(Error::shape(OP, "x", "f32 [S, 32 W, 128]", x.describe())),
    };
    let count = rows / QUERIES;
    expect_f32(OP, "x", x)?;
    expect_f32(OP, "windows", windows)?;
    expect_len(OP, "conditions", conditions, rows * CONDITIONS * CHANNELS)?;
    expect_len(OP, "windows", windows, count)?;
    expect_len(OP, "q_bias", q_bias, CHANNELS)?;
    let view = bias.view();
    expect_len(OP, "bias", view.tensor, HEADS * blocked_len(1, rows, KEYS))?;
    let out = r.allocate(x.shape())?;
    let variant = choose(r.device(), &KERNEL, &SHAPE)?;
    let tensors = [x, conditions, weights, q_bias, view.tensor, windows, &out];
    let bound: [_; 7] = std::array::from_fn(|at| r.bind_whole(at as u32 + 1, tensors[at]));
    let [skip_x, skip_conditions, skip_w, _, skip_bias, skip_windows, skip_out] =
        std::array::from_fn(|at| bound[at].1);
    let [_, bias_window, bias_head] = view.outer.map(|stride| stride as u32);
    let params = Params {
        rows: rows as u32,
        scale: std::f32::consts::LOG2_E / (WIDTH as f32).sqrt(),
        bias_window,
        bias_head,
        skip_x,
        skip_out,
        skip_conditions,
        skip_w,
        skip_bias: skip_bias + view.start as u32,
        skip_windows,
        padding: [0; 2],
    };
    r.launch(Launch {
        label: [KERNEL.name, variant.name],
        shader: &variant.shader,
        specialization: &variant.specialization(&SHAPE),
        bindings: bound.into_iter().map(|(binding, _)| binding).collect(),
        params: bytemuck::bytes_of(&params),
        grid: [count as u32, samples as u32, 1],
        cost: cost(samples * count),
    })?;
    Ok(out)
}

/// The work of so many windows.
fn cost(windows: usize) -> Cost {
    let keys = 2 * KEYS * CHANNELS * CHANNELS;
    let queries = QUERIES * CHANNELS * (3 * CHANNELS + 2 * KEYS + 3 * HIDDEN);
    let bytes = 4 * CHANNELS * (KEYS + QUERIES) + 2 * HEADS * QUERIES * KEYS;
    Cost {
        flops: 2.0 * (windows * (keys + queries)) as f64,
        bytes: (windows * bytes) as f64,
    }
}
