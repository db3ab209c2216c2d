//! `LN(x) . weight^T` in one pass over x, in the layout that the next kernel reads.

use bytemuck::{Pod, Zeroable};

use super::attention::blocked_len;
use super::coop::{self, CHANNELS};
use super::pair_rows::{LayerNormParameters, PairRows};
use super::rows::flat_grid;
use super::triangle_product::Planes;
use super::variant::{choose, layout, native, shader, Kernel, Needs, Refusal, Variant};
use crate::error::{Error, Result};
use crate::gpu::{Block, Cost, Device, Launch, Operand, Recorder};
use crate::shader::{MatrixSize, Specialization};
use crate::tensor::{DType, Tensor};

const OP: &str = "layer_norm_linear";

/// Inputs of [`layer_norm_linear`].
#[derive(Debug, Clone)]
pub(crate) struct LayerNormLinearArguments<'a> {
    /// Rows of pairs of 128 channels.
    pub x: PairRows<'a>,
    /// LayerNorm over the channels of a pair.
    pub norm: LayerNormParameters<'a>,
    /// f16 `[columns, 128]`, columns a multiple of 32.
    pub weight: &'a Tensor,
}

/// Output of [`layer_norm_linear`] and its layout.
#[derive(Debug, Clone)]
pub(crate) enum Destination<'a> {
    /// f16 `[rows, cols, columns]`.
    Rows(&'a Tensor),
    /// `mask * sigmoid(gate) * value` as planes, zero after the last column of each row. The weight
    /// has 16 rows of gates, then the 16 rows of their values, and so on.
    Planes(&'a Planes, Option<PairRows<'a>>),
    /// The first `heads` columns as attention reads a blocked pair bias; the rows are queries.
    Blocked { bias: &'a Tensor, heads: usize },
    /// The first `heads` columns as f32 `[heads, rows, cols]`.
    Heads { bias: &'a Tensor, heads: usize },
}

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: OP,
    coop: native(&[
        variant("coop16", MatrixSize::Sixteen),
        variant("coop8", MatrixSize::Eight),
    ]),
    plain: &[],
    params: layout!(Params {
        x,
        mask,
        rows,
        cols,
        padded_cols,
        columns,
        out_row,
        out_col,
        out_column,
        skip_out,
        first_row,
        skip_w,
        padding
    }),
};

/// A norm with a product as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    channels: usize,
    /// Definitions that select the output's layout.
    defines: &'static [&'static str],
}

/// Whether the kernel runs on a device for pairs of so many channels.
pub(crate) fn is_supported(device: &Device, channels: usize) -> bool {
    let defines = &[];
    choose(device, &KERNEL, &Problem { channels, defines }).is_ok()
}

const fn variant(name: &'static str, size: MatrixSize) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("coop/layer_norm_linear"),
        needs: Needs::Matrices(size),
        tile: [128, 1],
        supports,
        specialize,
        examples,
    }
}

fn supports(_: &Variant<Problem>, problem: &Problem) -> Result<(), Refusal> {
    coop::supports_channels(problem.channels)
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    problem
        .defines
        .iter()
        .fold(coop::specialization(variant), |text, name| {
            text.define_if(name, true)
        })
}

fn examples(_: &Variant<Problem>, _: DType) -> Vec<Problem> {
    let all: [&[&str]; 5] = [
        &[],
        &["PLANES"],
        &["BLOCKED"],
        &["PLANES", "MASK"],
        &["HEADS"],
    ];
    all.map(|defines| Problem {
        channels: CHANNELS,
        defines,
    })
    .to_vec()
}

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    x: [u32; 4],
    mask: [u32; 4],
    rows: u32,
    cols: u32,
    padded_cols: u32,
    columns: u32,
    out_row: u32,
    out_col: u32,
    out_column: u32,
    skip_out: u32,
    first_row: u32,
    skip_w: u32,
    padding: [u32; 2],
}

impl<'a> Destination<'a> {
    /// Definitions that select the layout in the shader.
    fn defines(&self) -> &'static [&'static str] {
        match self {
            Destination::Rows(_) => &[],
            Destination::Planes(_, None) => &["PLANES"],
            Destination::Planes(_, Some(_)) => &["PLANES", "MASK"],
            Destination::Blocked { .. } => &["BLOCKED"],
            Destination::Heads { .. } => &["HEADS"],
        }
    }

    /// The output for a launch over rows, padded columns, and output columns, with the strides of
    /// each (heads instead of output columns in biases).
    fn view(&self, x: &PairRows, columns: usize) -> (Operand<'a, 1>, usize, [usize; 3]) {
        let cols = x.cols;
        match self {
            Destination::Rows(out) => (
                out.operand(0, [cols * columns], cols * columns),
                cols,
                [cols * columns, columns, 0],
            ),
            Destination::Planes(planes, _) => (
                planes.operand(columns / 2),
                planes.pitch,
                [planes.pitch, 1, planes.plane],
            ),
            Destination::Blocked { bias, heads } => (
                bias.operand(0, [0], blocked_len(*heads, cols, cols)),
                cols.next_multiple_of(32),
                [0, 0, *heads],
            ),
            Destination::Heads { bias, heads } => {
                let each = x.rows * cols;
                (
                    bias.operand(0, [cols], (heads - 1) * each + cols),
                    cols,
                    [cols, each, *heads],
                )
            }
        }
    }
}

/// The product, in the layout of `destination`.
///
/// # Errors
/// [`Error::Shape`] where x or the weight has another shape, [`Error::Unsupported`] where no
/// variant runs on the device.
pub(crate) fn layer_norm_linear(
    r: &mut Recorder,
    arguments: &LayerNormLinearArguments,
    destination: &Destination,
) -> Result<()> {
    let x = &arguments.x;
    x.expect_channels(OP)?;
    let problem = Problem {
        channels: CHANNELS,
        defines: destination.defines(),
    };
    let variant = choose(r.device(), &KERNEL, &problem)?;
    let of_heads = matches!(
        destination,
        Destination::Blocked { .. } | Destination::Heads { .. }
    );
    let columns = match arguments.weight.shape() {
        [32, CHANNELS] => 32,
        [columns, CHANNELS] if columns % 32 == 0 && !of_heads => *columns,
        _ => {
            return Err(Error::shape(
                OP,
                "weight",
                format!("f16 [32 n, {CHANNELS}], [32, {CHANNELS}] for a bias"),
                arguments.weight.describe(),
            ))
        }
    };
    let cols = x.cols;
    let (out, padded_cols, strides) = destination.view(x, columns);
    let mask = match destination {
        Destination::Planes(_, Some(mask)) => Some(mask.clone()),
        _ => None,
    };
    let specialization = variant.specialization(&problem);
    let operands: Vec<_> = [
        Some(x.operand(CHANNELS)),
        Some(out),
        mask.as_ref().map(|mask| mask.operand(1)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let flops = 2.0 * (cols * columns * CHANNELS) as f64;
    for block in r.blocks(OP, [x.rows], [usize::MAX], &operands, flops)? {
        let Block {
            start: [first],
            extent: [rows],
        } = block;
        let (bind_x, skip_x) = r.bind(1, &operands[0], &block);
        let (bind_out, skip_out) = r.bind(5, &operands[1], &block);
        let (bind_w, skip_w) = r.bind_whole(2, arguments.weight);
        let (bind_scale, _) = r.bind_whole(3, arguments.norm.scale);
        let (bind_offset, _) = r.bind_whole(4, arguments.norm.offset);
        let mut bindings = vec![bind_x, bind_out, bind_w, bind_scale, bind_offset];
        let mask = mask.as_ref().map_or([0; 4], |mask| {
            let (bind_mask, skip) = r.bind(6, &operands[2], &block);
            bindings.push(bind_mask);
            mask.view(skip)
        });
        let [out_row, out_col, out_column] = strides.map(|stride| stride as u32);
        let params = Params {
            x: x.view(skip_x),
            mask,
            rows: rows as u32,
            cols: cols as u32,
            padded_cols: padded_cols as u32,
            columns: columns as u32,
            out_row,
            out_col,
            out_column,
            skip_out,
            first_row: first as u32,
            skip_w,
            padding: [0; 2],
        };
        let moved = rows * cols * (4 * CHANNELS + 2 * columns);
        r.launch(Launch {
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: flat_grid((rows * padded_cols).div_ceil(variant.tile[0])),
            cost: Cost {
                flops: flops * rows as f64,
                bytes: moved as f64,
            },
        })?;
    }
    Ok(())
}
