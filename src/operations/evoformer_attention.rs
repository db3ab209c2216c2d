//! The contract of DeepSpeed4Science's `DS4Sci_EvoformerAttention`.

use super::broadcast;
use crate::error::{Error, Result};
use crate::gpu::Recorder;
use crate::kernels::{attention, AttentionArguments, Extent, KeyTerm, PairBias, View};
use crate::tensor::{DType, Tensor};

const OP: &str = "evoformer_attention";

/// Arguments of [`evoformer_attention`]: S sequences of N positions, H heads, D elements a head.
#[derive(Debug, Clone, Copy)]
pub struct EvoformerAttentionArguments<'a> {
    /// `[B, S, N, H, D]`.
    pub q: &'a Tensor,
    /// `[B, S, N, H, D]`.
    pub k: &'a Tensor,
    /// `[B, S, N, H, D]`.
    pub v: &'a Tensor,
    /// Added to the scores of a key; -1e9 leaves it out: `[B, S, 1, 1, N]`.
    pub res_mask: Option<&'a Tensor>,
    /// Added to the scores: `[B, 1, H, N, N]`.
    pub pair_bias: Option<&'a Tensor>,
    /// The output is multiplied with its sigmoid: `[B, S, N, H, D]`.
    pub gate: Option<&'a Tensor>,
}

/// `softmax_k(q . k / sqrt(D) + res_mask + pair_bias) . v`, `[B, S, N, H, D]`.
///
/// Either bias may be absent, and broadcast along any axis. A key whose `res_mask` is -5e8 or less
/// is ignored; if all keys of a row are, they have the same weight. Work whose tensors exceed the
/// device's binding limit or the byte budget runs in blocks.
///
/// ```
/// use trifold::operations::{evoformer_attention, EvoformerAttentionArguments};
/// # fn main() -> trifold::Result<()> {
/// let device = trifold::Device::open_blocking(Default::default())?;
/// let q = device.upload(&[0.5; 3 * 2 * 8], &[1, 1, 3, 2, 8])?; // [B, S, N, H, D]
/// let mut r = device.recorder();
/// let arguments = EvoformerAttentionArguments {
///     q: &q,
///     k: &q,
///     v: &q,
///     res_mask: None,
///     pair_bias: None,
///     gate: None,
/// };
/// let o = evoformer_attention(&mut r, &arguments)?;
/// assert!(r.read_blocking(&o)?.iter().all(|mean| (mean - 0.5).abs() < 1e-5));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// [`Error::Shape`] where ranks, extents or element types do not agree; [`Error::Unsupported`]
/// where D is not a multiple of 8 up to 128; [`Error::Device`] where memory runs out.
pub fn evoformer_attention(
    r: &mut Recorder,
    arguments: &EvoformerAttentionArguments,
) -> Result<Tensor> {
    let [b, s, n, h, d]: [usize; 5] =
        arguments.q.shape().try_into().map_err(|_| {
            Error::shape(OP, "q", "of 5 axes [B, S, N, H, D]", arguments.q.describe())
        })?;
    for (name, tensor) in [
        ("q", Some(arguments.q)),
        ("k", Some(arguments.k)),
        ("v", Some(arguments.v)),
        ("gate", arguments.gate),
    ] {
        if tensor
            .is_some_and(|tensor| tensor.shape() != [b, s, n, h, d] || tensor.dtype() != DType::F32)
        {
            let got = tensor.map(Tensor::describe).unwrap_or_default();
            return Err(Error::shape(
                OP,
                name,
                format!("f32 [{b}, {s}, {n}, {h}, {d}]"),
                got,
            ));
        }
    }
    let out = r.allocate(arguments.q.shape())?;
    let positions = |tensor| View {
        tensor,
        start: 0,
        outer: [s * n * h * d, n * h * d, d],
        query: h * d,
        key: h * d,
    };
    let key_term = arguments
        .res_mask
        .map(|mask| bias_view("res_mask", mask, [b, s, 1, 1, n]))
        .transpose()?;
    let pair_bias = arguments
        .pair_bias
        .map(|bias| bias_view("pair_bias", bias, [b, s, h, n, n]))
        .transpose()?;
    attention(
        r,
        &AttentionArguments {
            extent: Extent {
                batch: b,
                rows: s,
                heads: h,
                queries: n,
                keys: n,
                width: d,
            },
            q: positions(arguments.q),
            k: positions(arguments.k),
            v: positions(arguments.v),
            pair_bias: pair_bias.map(PairBias::from),
            key_term: key_term.map(KeyTerm::Bias),
            gate: arguments.gate.map(positions),
            scale: 1.0 / (d as f32).sqrt(),
            out: positions(&out),
        },
    )?;
    Ok(out)
}

fn bias_view<'a>(name: &str, tensor: &'a Tensor, extents: [usize; 5]) -> Result<View<'a>> {
    if tensor.dtype() != DType::F32 {
        return Err(Error::shape(
            OP,
            name,
            "of f32 (an additive bias, not a boolean mask)",
            tensor.describe(),
        ));
    }
    let [batch, rows, heads, query, key] = broadcast(OP, name, tensor, extents)?;
    Ok(View {
        tensor,
        start: 0,
        outer: [batch, rows, heads],
        query,
        key,
    })
}
