//! Adaptive LayerNorm, the projections to queries, keys, values and gates, and attention, of few
//! tokens.

use bytemuck::{Pod, Zeroable};

use super::attention::{blocked_len, PairBias};
use super::coop;
use super::expect::{expect_f32, expect_len};
use super::variant::{choose, layout, native, shader, Kernel, Needs, Refusal, Variant};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Device, Launch, Recorder};
use crate::shader::MatrixSize;
use crate::tensor::{DType, Tensor};

const OP: &str = "ada_ln_attention";

/// Most tokens, and the width of a head.
const TOKENS: usize = 96;
const WIDTH: usize = 48;

/// Inputs of [`ada_ln_attention`].
#[derive(Debug, Clone)]
pub(crate) struct AdaLnAttentionArguments<'a> {
    /// f32 `[S, N, C]`.
    pub x: &'a Tensor,
    /// Multiplies LN(x), f16: columns of a tensor of N rows.
    pub scale: FirstColumn<'a>,
    /// Is added then, f16: columns of a tensor of N rows.
    pub offset: FirstColumn<'a>,
    /// f16 `[4 H D, C]`: of queries, keys, values and gates.
    pub weight: &'a Tensor,
    /// f32 `[4 H D]`.
    pub weight_bias: &'a Tensor,
    /// Blocked, for all samples.
    pub pair_bias: &'a PairBias,
    /// H.
    pub heads: usize,
}

/// The columns of a tensor `[N, ..]` from `first` on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FirstColumn<'a> {
    pub tensor: &'a Tensor,
    pub first: usize,
}

/// Extents of a problem.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AdaLnAttentionShape {
    /// N.
    pub tokens: usize,
    /// C.
    pub channels: usize,
    /// D.
    pub width: usize,
}

pub(crate) const KERNEL: Kernel<AdaLnAttentionShape> = Kernel {
    name: OP,
    coop: native(&[Variant {
        name: "coop16",
        shader: shader!("coop/ada_ln_attention"),
        needs: Needs::Matrices(MatrixSize::Sixteen),
        tile: [TOKENS, 1],
        supports,
        specialize: |variant, _| coop::specialization(variant),
        examples: |_, _| {
            vec![AdaLnAttentionShape {
                tokens: TOKENS,
                channels: 128,
                width: WIDTH,
            }]
        },
    }]),
    plain: &[],
    params: layout!(Params {
        n,
        k,
        heads,
        query_scale,
        skip_x,
        skip_w,
        skip_b,
        skip_bias,
        skip_out,
        scale_row,
        skip_scale,
        offset_row,
        skip_offset,
        padding_1,
        padding_2,
        padding_3
    }),
};

fn supports(_: &Variant<AdaLnAttentionShape>, shape: &AdaLnAttentionShape) -> Result<(), Refusal> {
    if shape.tokens > TOKENS {
        return Err(Refusal::Unsupported("there are more than 96 tokens"));
    }
    match shape.width == WIDTH && shape.channels.is_multiple_of(128) {
        true => Ok(()),
        false => Err(Refusal::Unsupported(
            "heads are not of 48, or channels not a multiple of 128",
        )),
    }
}

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    n: u32,
    k: u32,
    heads: u32,
    query_scale: f32,
    skip_x: u32,
    skip_w: u32,
    skip_b: u32,
    skip_bias: u32,
    skip_out: u32,
    scale_row: u32,
    skip_scale: u32,
    offset_row: u32,
    skip_offset: u32,
    padding_1: u32,
    padding_2: u32,
    padding_3: u32,
}

/// Whether the kernel runs on a device for such a problem.
pub(crate) fn is_supported(device: &Device, shape: AdaLnAttentionShape) -> bool {
    choose(device, &KERNEL, &shape).is_ok()
}

/// The gated output before its projection, f16 `[S, N, H D]`.
///
/// # Errors
/// [`Error::Shape`] where a shape does not fit, [`Error::Unsupported`] where no variant runs it.
pub(crate) fn ada_ln_attention(
    r: &mut Recorder,
    arguments: &AdaLnAttentionArguments,
) -> Result<Tensor> {
    let AdaLnAttentionArguments {
        x,
        scale,
        offset,
        weight,
        weight_bias,
        pair_bias,
        heads,
    } = arguments;
    let [samples, n, channels] = x.shape()[..] else {
        return Err(Error::shape(OP, "x", "f32 [S, N, C]", x.describe()));
    };
    let width = weight_bias.len() / 4 / heads;
    expect_f32(OP, "x", x)?;
    expect_f32(OP, "weight_bias", weight_bias)?;
    expect_len(OP, "weight", weight, 4 * heads * width * channels)?;
    let bias = pair_bias.view();
    expect_len(OP, "pair_bias", bias.tensor, blocked_len(*heads, n, n))?;
    for (name, columns) in [("scale", scale), ("offset", offset)] {
        let [rows, all] = columns.tensor.shape()[..] else {
            return Err(Error::shape(OP, name, "[N, ..]", columns.tensor.describe()));
        };
        if rows != n || all < columns.first + channels {
            let expected = format!("f16 [{n}, {}] or wider", columns.first + channels);
            return Err(Error::shape(OP, name, expected, columns.tensor.describe()));
        }
    }
    let shape = AdaLnAttentionShape {
        tokens: n,
        channels,
        width,
    };
    let variant = choose(r.device(), &KERNEL, &shape)?;
    let out = r.allocate_as(&[samples, n, heads * width], DType::F16)?;
    let tensors = [
        x,
        scale.tensor,
        offset.tensor,
        weight,
        weight_bias,
        bias.tensor,
        &out,
    ];
    let bound: [_; 7] = std::array::from_fn(|at| r.bind_whole(at as u32 + 1, tensors[at]));
    let [skip_x, skip_scale, skip_offset, skip_w, skip_b, skip_bias, skip_out] =
        std::array::from_fn(|at| bound[at].1);
    let row = |columns: &FirstColumn| columns.tensor.shape()[1] as u32;
    let params = Params {
        n: n as u32,
        k: channels as u32,
        heads: *heads as u32,
        query_scale: std::f32::consts::LOG2_E / (width as f32).sqrt(),
        skip_x,
        skip_w,
        skip_b,
        skip_bias: skip_bias + bias.start as u32,
        skip_out,
        scale_row: row(scale),
        skip_scale: skip_scale + scale.first as u32,
        offset_row: row(offset),
        skip_offset: skip_offset + offset.first as u32,
        padding_1: 0,
        padding_2: 0,
        padding_3: 0,
    };
    let elements = samples * n * heads * width;
    r.launch(Launch {
        label: [KERNEL.name, variant.name],
        shader: &variant.shader,
        specialization: &variant.specialization(&shape),
        bindings: bound.into_iter().map(|(binding, _)| binding).collect(),
        params: bytemuck::bytes_of(&params),
        grid: [*heads as u32, samples as u32, 1],
        cost: Cost {
            flops: elements as f64 * (8 * channels + 4 * n) as f64,
            bytes: (samples * n * channels * 4 + weight.len() * 2 + elements * 2) as f64,
        },
    })?;
    Ok(out)
}
