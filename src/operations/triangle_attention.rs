//! The contract of cuEquivariance's `triangle_attention`.

use super::broadcast;
use crate::error::{Error, Result};
use crate::gpu::Recorder;
use crate::kernels::{
    attention, block_bias, AttentionArguments, BiasLayout, Extent, KeyTerm, PairBias, View,
};
use crate::tensor::{DType, Tensor};

const OP: &str = "triangle_attention";

/// Arguments of [`triangle_attention`]: N rows, H heads, Q queries, K keys, D elements a head.
#[derive(Debug, Clone, Copy)]
pub struct TriangleAttentionArguments<'a> {
    /// `[B, N, H, Q, D]`.
    pub q: &'a Tensor,
    /// `[B, N, H, K, D]`.
    pub k: &'a Tensor,
    /// `[B, N, H, K, D]`.
    pub v: &'a Tensor,
    /// Added to the scores: `[B, 1, H, Q, K]`.
    pub bias: &'a Tensor,
    /// Keys that take part: bool `[B, N, 1, 1, K]`.
    pub mask: Option<&'a Tensor>,
    /// The output is multiplied with its sigmoid: `[B, N, H, Q, D]`.
    pub gate: Option<&'a Tensor>,
    /// Multiplies q . k; 1 / sqrt(D) where absent.
    pub scale: Option<f32>,
}

/// `softmax_k(scale * q . k + bias, masked) . v`, `[B, N, H, Q, D]`.
///
/// All tensors may leave B out (4-D), or have an axis of templates after it (6-D). Bias and mask
/// may be broadcast along any axis. On a device opened for the cooperative-matrix tier, q, k, v and
/// gate may be f16, and so is the output; D is 32 then. A row whose keys are all masked gives the
/// mean of its values. Work whose tensors exceed the device's binding limit or the byte budget runs
/// in blocks.
///
/// ```
/// use trifold::operations::{triangle_attention, TriangleAttentionArguments};
/// # fn main() -> trifold::Result<()> {
/// let device = trifold::Device::open_blocking(Default::default())?;
/// let q = device.upload(&[0.5; 3 * 2 * 3 * 8], &[1, 3, 2, 3, 8])?; // [B, N, H, Q, D]
/// let bias = device.upload(&[0.0; 2 * 3 * 3], &[1, 1, 2, 3, 3])?;
/// let mut r = device.recorder();
/// let arguments = TriangleAttentionArguments {
///     q: &q,
///     k: &q,
///     v: &q,
///     bias: &bias,
///     mask: None,
///     gate: None,
///     scale: None,
/// };
/// let o = triangle_attention(&mut r, &arguments)?;
/// assert!(r.read_blocking(&o)?.iter().all(|mean| (mean - 0.5).abs() < 1e-5));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// [`Error::Shape`] where ranks, extents or element types do not agree; [`Error::Unsupported`]
/// where D is not a multiple of 8 up to 128; [`Error::Device`] where memory runs out.
pub fn triangle_attention(
    r: &mut Recorder,
    arguments: &TriangleAttentionArguments,
) -> Result<Tensor> {
    let out = r.allocate_as(arguments.q.shape(), arguments.q.dtype())?;
    match arguments.q.shape().len() {
        4 => with_batch(r, arguments, &out, &[1])?,
        5 => five(r, arguments, &out)?,
        6 => each_batch(r, arguments, &out)?,
        _ => {
            return Err(Error::shape(
                OP,
                "q",
                "of 4, 5 or 6 axes ([B, [T,]] N, H, Q, D)",
                arguments.q.describe(),
            ))
        }
    }
    Ok(out)
}

/// Adds `leading` axes of extent 1 to the front of every tensor.
fn with_batch(
    r: &mut Recorder,
    arguments: &TriangleAttentionArguments,
    out: &Tensor,
    leading: &[usize],
) -> Result<()> {
    let grown = |tensor: &Tensor| tensor.reshape(&[leading, tensor.shape()].concat());
    let [q, k, v, bias] = [
        grown(arguments.q)?,
        grown(arguments.k)?,
        grown(arguments.v)?,
        grown(arguments.bias)?,
    ];
    let (mask, gate) = (
        arguments.mask.map(grown).transpose()?,
        arguments.gate.map(grown).transpose()?,
    );
    let inner = TriangleAttentionArguments {
        q: &q,
        k: &k,
        v: &v,
        bias: &bias,
        mask: mask.as_ref(),
        gate: gate.as_ref(),
        scale: arguments.scale,
    };
    five(r, &inner, &grown(out)?)
}

/// Takes the batches of 6-D tensors one by one; their templates are then the batch.
fn each_batch(
    r: &mut Recorder,
    arguments: &TriangleAttentionArguments,
    out: &Tensor,
) -> Result<()> {
    let batches = out.shape()[0];
    for batch in 0..batches {
        let one = |name: &str, tensor: &Tensor| pick(name, tensor, batch, batches);
        let [q, k, v] = [
            one("q", arguments.q)?,
            one("k", arguments.k)?,
            one("v", arguments.v)?,
        ];
        let bias = one("bias", arguments.bias)?;
        let mask = arguments.mask.map(|mask| one("mask", mask)).transpose()?;
        let gate = arguments.gate.map(|gate| one("gate", gate)).transpose()?;
        let inner = TriangleAttentionArguments {
            q: &q,
            k: &k,
            v: &v,
            bias: &bias,
            mask: mask.as_ref(),
            gate: gate.as_ref(),
            scale: arguments.scale,
        };
        five(r, &inner, &one("out", out)?)?;
    }
    Ok(())
}

fn pick(name: &str, tensor: &Tensor, batch: usize, batches: usize) -> Result<Tensor> {
    let own = tensor.shape()[0];
    if tensor.shape().len() != 6 || (own != batches && own != 1) {
        return Err(Error::shape(
            OP,
            name,
            format!("of 6 axes, the first {batches} or 1"),
            tensor.describe(),
        ));
    }
    let at = if own == 1 { 0 } else { batch };
    tensor.rows(at..at + 1)?.reshape(&tensor.shape()[1..])
}

fn five(r: &mut Recorder, arguments: &TriangleAttentionArguments, out: &Tensor) -> Result<()> {
    let [b, n, h, q, d] = five_axes("q", arguments.q)?;
    let [_, _, _, k, _] = five_axes("k", arguments.k)?;
    let dtype = arguments.q.dtype();
    expect("k", arguments.k, [b, n, h, k, d], dtype)?;
    expect("v", arguments.v, [b, n, h, k, d], dtype)?;
    if let Some(gate) = arguments.gate {
        expect("gate", gate, [b, n, h, q, d], dtype)?;
    }
    let bias = broadcast(OP, "bias", arguments.bias, [b, n, h, q, k])?;
    let mask = arguments
        .mask
        .map(|mask| mask_view(mask, [b, n, 1, 1, k]))
        .transpose()?;
    let rows_of = |tensor, positions: usize| View {
        tensor,
        start: 0,
        outer: [n * h * positions * d, h * positions * d, positions * d],
        query: d,
        key: d,
    };
    let pair = View {
        tensor: arguments.bias,
        start: 0,
        outer: [bias[0], bias[1], bias[2]],
        query: bias[3],
        key: bias[4],
    };
    let arguments = AttentionArguments {
        extent: Extent {
            batch: b,
            rows: n,
            heads: h,
            queries: q,
            keys: k,
            width: d,
        },
        q: rows_of(arguments.q, q),
        k: rows_of(arguments.k, k),
        v: rows_of(arguments.v, k),
        pair_bias: None,
        key_term: mask.map(KeyTerm::Mask),
        gate: arguments.gate.map(|gate| rows_of(gate, q)),
        scale: arguments.scale.unwrap_or(1.0 / (d as f32).sqrt()),
        out: rows_of(out, q),
    };
    match BiasLayout::of_attention(r.device(), dtype, d) {
        BiasLayout::Blocked if bias[1] == 0 => with_blocked_bias(r, &arguments, pair),
        _ => attention(
            r,
            &AttentionArguments {
                pair_bias: Some(pair.into()),
                ..arguments
            },
        ),
    }
}

/// Computes one batch at a time, each with its bias in the layout that the attention reads.
fn with_blocked_bias(r: &mut Recorder, arguments: &AttentionArguments, pair: View) -> Result<()> {
    let extent = Extent {
        batch: 1,
        ..arguments.extent
    };
    let positions = [extent.queries, extent.keys];
    for at in 0..arguments.extent.batch {
        let of = |view| of_batch(view, at);
        let [queries, keys] = positions;
        let blocked = block_bias(r, &of(&pair), [extent.heads, queries, keys])?;
        let one = AttentionArguments {
            extent,
            q: of(&arguments.q),
            k: of(&arguments.k),
            v: of(&arguments.v),
            pair_bias: Some(PairBias::blocked_for_all_rows(blocked, positions)),
            key_term: arguments.key_term.as_ref().map(|term| match term {
                KeyTerm::Bias(view) => KeyTerm::Bias(of(view)),
                KeyTerm::Mask(view) => KeyTerm::Mask(of(view)),
            }),
            gate: arguments.gate.as_ref().map(of),
            scale: arguments.scale,
            out: of(&arguments.out),
        };
        attention(r, &one)?;
    }
    Ok(())
}

fn of_batch<'a>(view: &View<'a>, batch: usize) -> View<'a> {
    View {
        start: view.start + batch * view.outer[0],
        ..view.clone()
    }
}

fn mask_view(mask: &Tensor, extents: [usize; 5]) -> Result<View<'_>> {
    if mask.dtype() != DType::Bool {
        return Err(Error::shape(OP, "mask", "of bool", mask.describe()));
    }
    let [b, n, _, _, k] = broadcast(OP, "mask", mask, extents)?;
    Ok(View {
        tensor: mask,
        start: 0,
        outer: [b, n, 0],
        query: 0,
        key: k,
    })
}

fn five_axes(name: &str, tensor: &Tensor) -> Result<[usize; 5]> {
    tensor
        .shape()
        .try_into()
        .map_err(|_| Error::shape(OP, name, "of as many axes as q", tensor.describe()))
}

fn expect(name: &str, tensor: &Tensor, shape: [usize; 5], dtype: DType) -> Result<()> {
    match tensor.shape() == shape && tensor.dtype() == dtype {
        true => Ok(()),
        false => Err(Error::shape(
            OP,
            name,
            format!("{dtype} {shape:?}"),
            tensor.describe(),
        )),
    }
}
