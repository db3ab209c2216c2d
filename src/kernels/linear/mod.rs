//! `out = x . weight^T` with bias, activation, gate, mask and residual as epilogues.

mod coop;
mod tiled;

use bytemuck::{Pod, Zeroable};

use super::activation::Activation;
use super::bind::{bind_optional, bind_rows};
use super::expect::{expect_channels, expect_f32, expect_f32_rows, weight_shape};
use super::rows::{common_box, RowView, Rows};
use super::tile::{bytes_moved, Output, TILE128, TILE32, TILE64, TILE8X128};
use super::variant::{choose, layout, native, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Device, Launch, Recorder};
use crate::shader::Specialization;
use crate::tensor::{DType, Tensor};

/// Arguments of [`linear`]:
/// `mask[m] * sigmoid(gate[m,n]) * activation(sum_k x[m,k] * weight[n,k] + bias[n])`.
#[derive(Debug, Clone)]
pub struct LinearArguments<'a> {
    /// M rows of K elements.
    pub x: Rows<'a>,
    /// `[N, K]`, as PyTorch stores it.
    pub weight: &'a Tensor,
    /// `[N]`.
    pub bias: Option<&'a Tensor>,
    /// Applied to the product and bias.
    pub activation: Activation,
    /// M rows of N elements, before the sigmoid.
    pub gate: Option<Rows<'a>>,
    /// One factor per row.
    pub mask: Option<Rows<'a>>,
}

impl<'a> LinearArguments<'a> {
    /// A plain product, without any epilogue.
    pub fn new(x: impl Into<Rows<'a>>, weight: &'a Tensor) -> Self {
        LinearArguments {
            x: x.into(),
            weight,
            bias: None,
            activation: Activation::Identity,
            gate: None,
            mask: None,
        }
    }
}

/// How the result is written to the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// It is overwritten.
    Replace,
    /// It is the residual: the result is added to it.
    Accumulate,
}

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: "linear",
    coop: native(&[
        coop::COOP16_TILE128,
        coop::COOP16_SPLIT2,
        coop::COOP16,
        coop::COOP8,
    ]),
    plain: &[
        tiled::variant(&TILE8X128),
        tiled::variant(&TILE128),
        tiled::variant(&TILE64),
        tiled::variant(&TILE32),
    ],
    params: layout!(Params {
        m,
        n,
        k,
        inner,
        x,
        out,
        gate,
        mask,
        out_columns,
        skip_w,
        skip_bias,
        padding
    }),
};

/// A product as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    output: Output,
    /// K.
    k: usize,
    epilogue: Epilogue,
    storage: Storage,
    /// Vec4 alignment of x, gate and the weight.
    vec4_inputs: bool,
    /// Vec4 alignment of the output's rows.
    vec4_out: bool,
    /// Vec4 alignment of the gate's rows.
    vec4_gate: bool,
    /// Neighbouring columns of the output are adjacent.
    contiguous_out: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Epilogue {
    pub bias: bool,
    pub activation: Activation,
    pub gate: bool,
    pub mask: bool,
    pub accumulate: bool,
}

impl Epilogue {
    pub fn of(arguments: &LinearArguments, store: Store) -> Self {
        Epilogue {
            bias: arguments.bias.is_some(),
            activation: arguments.activation,
            gate: arguments.gate.is_some(),
            mask: arguments.mask.is_some(),
            accumulate: store == Store::Accumulate,
        }
    }

    /// Writes itself into a shader.
    pub fn specialize(self, specialization: Specialization) -> Specialization {
        specialization
            .value("ACTIVATION", self.activation.constant())
            .define_if("BIAS", self.bias)
            .define_if("GATE", self.gate)
            .define_if("MASK", self.mask)
            .define_if("ACCUMULATE", self.accumulate)
    }

    pub const ALL: Epilogue = Epilogue {
        bias: true,
        activation: Activation::Relu,
        gate: true,
        mask: true,
        accumulate: true,
    };
}

/// Element types of the tensors.
#[derive(Debug, Clone, Copy)]
struct Storage {
    x: DType,
    w: DType,
    out: DType,
    gate: DType,
}

impl Problem {
    fn new(
        device: &Device,
        arguments: &LinearArguments,
        views: &[Option<Rows>; 4],
        store: Store,
        [m, n, k]: [usize; 3],
    ) -> Self {
        let [x, out, gate, _] = views;
        let aligned = |rows: &Option<Rows>| rows.as_ref().is_none_or(Rows::vec4_aligned);
        let stored = |rows: &Option<Rows>| rows.as_ref().map(Rows::dtype).unwrap_or_default();
        Problem {
            output: Output::new(device, m, n),
            k,
            epilogue: Epilogue::of(arguments, store),
            storage: Storage {
                x: stored(x),
                w: arguments.weight.dtype(),
                out: stored(out),
                gate: stored(gate),
            },
            vec4_inputs: aligned(x)
                && aligned(gate)
                && n.is_multiple_of(4)
                && arguments.weight.offset().is_multiple_of(4),
            vec4_out: aligned(out),
            vec4_gate: aligned(gate),
            contiguous_out: out.as_ref().is_some_and(Rows::is_contiguous),
        }
    }

    /// A problem with everything aligned, for the examples of variants.
    fn example(epilogue: Epilogue, storage: Storage) -> Self {
        Problem {
            output: Output::default(),
            k: 64,
            epilogue,
            storage,
            vec4_inputs: true,
            vec4_out: true,
            vec4_gate: true,
            contiguous_out: true,
        }
    }
}

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    pub m: u32,
    pub n: u32,
    pub k: u32,
    pub inner: u32,
    pub x: RowView,
    pub out: RowView,
    pub gate: RowView,
    pub mask: RowView,
    pub out_columns: [u32; 4],
    pub skip_w: u32,
    pub skip_bias: u32,
    pub padding: [u32; 2],
}

/// The product in a new tensor with the shape of the rows of `x`, N last, and the element type of
/// `x`.
///
/// # Errors
/// [`Error::Shape`] where K, N or the numbers of rows do not agree, [`Error::Device`] where memory
/// runs out.
pub fn linear(r: &mut Recorder, arguments: &LinearArguments) -> Result<Tensor> {
    let [n, _] = weight_shape("linear", "weight", arguments.weight, arguments.x.width())?;
    let out = r.allocate_as(&arguments.x.shape_with(n), arguments.x.dtype())?;
    linear_into(r, arguments, Rows::from(&out), Store::Replace)?;
    Ok(out)
}

/// The product into rows of N elements of an existing tensor, which none of the arguments may view.
///
/// # Errors
/// As [`linear`].
pub fn linear_into(
    r: &mut Recorder,
    arguments: &LinearArguments,
    out: Rows,
    store: Store,
) -> Result<()> {
    let [n, k] = weight_shape("linear", "weight", arguments.weight, arguments.x.width())?;
    expect_shapes(arguments, &out, [n, k])?;
    let out_columns = out.column_view();
    let views = [
        ("x", Some(arguments.x.clone())),
        ("out", Some(out)),
        ("gate", arguments.gate.clone()),
        ("mask", arguments.mask.clone()),
    ];
    let (extent, views) = common_box("linear", views)?;
    let rows = extent[0] * extent[1];
    let problem = Problem::new(r.device(), arguments, &views, store, [rows, n, k]);
    let variant = choose(r.device(), &KERNEL, &problem)?;
    let specialization = variant.specialization(&problem);
    let [tile_m, tile_n] = variant.tile;
    let operands: Vec<_> = views.iter().flatten().map(Rows::operand).collect();
    let flops = 2.0 * (n * k) as f64;
    let moved = bytes_moved(&views, &[arguments.weight], problem.epilogue.accumulate);
    for block in r.blocks_of_rows(KERNEL.name, extent, tile_m, &operands, flops)? {
        let mut bindings = Vec::new();
        let [x, out, gate, mask] = bind_rows(r, &mut bindings, [1, 3, 5, 6], &views, &block);
        let (bind_w, skip_w) = r.bind_whole(2, arguments.weight);
        bindings.push(bind_w);
        let skip_bias = bind_optional(r, &mut bindings, 4, arguments.bias);
        let m = block.len();
        let params = Params {
            m: m as u32,
            n: n as u32,
            k: k as u32,
            inner: block.extent[1] as u32,
            x,
            out,
            gate,
            mask,
            out_columns,
            skip_w,
            skip_bias,
            padding: [0; 2],
        };
        let share = m as f64 / rows as f64;
        r.launch(Launch {
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: [n.div_ceil(tile_n) as u32, m.div_ceil(tile_m) as u32, 1],
            cost: Cost {
                flops: flops * m as f64,
                bytes: moved * share,
            },
        })?;
    }
    Ok(())
}

/// The most columns N of a product that the grid of one dispatch holds, whichever variant runs.
pub(crate) fn most_columns(device: &Device) -> usize {
    let variants = KERNEL.coop.iter().chain(KERNEL.plain);
    let narrowest = variants.map(|variant| variant.tile[1]).min();
    device.report().limits.grid_axis as usize * narrowest.unwrap_or(1)
}

/// Refuses arguments that do not fit a weight `[n, k]`.
fn expect_shapes(arguments: &LinearArguments, out: &Rows, [n, k]: [usize; 2]) -> Result<()> {
    expect_channels("linear", "bias", arguments.bias, n)?;
    arguments
        .bias
        .map_or(Ok(()), |bias| expect_f32("linear", "bias", bias))?;
    expect_f32_rows("linear", "mask", arguments.mask.as_ref())?;
    expect_width("x", Some(&arguments.x), k)?;
    expect_width("out", Some(out), n)?;
    expect_width("gate", arguments.gate.as_ref(), n)?;
    expect_width("mask", arguments.mask.as_ref(), 1)
}

fn expect_width(argument: &str, rows: Option<&Rows>, width: usize) -> Result<()> {
    match rows {
        Some(rows) if argument != "out" && !rows.is_contiguous() => Err(Error::shape(
            "linear",
            argument,
            "rows of neighbouring columns",
            rows.describe(),
        )),
        Some(rows) if rows.width() != width => Err(Error::shape(
            "linear",
            argument,
            format!("rows of {width}"),
            rows.describe(),
        )),
        _ => Ok(()),
    }
}
