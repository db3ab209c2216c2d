//! `out = x . weight^T` with bias, activation, gate, mask and residual as epilogues.

use bytemuck::{Pod, Zeroable};

use super::activation::Activation;
use super::layer_norm::{bind_optional, expect_channels};
use super::rows::{common_box, RowView, Rows};
use super::stored::{expect_f32, expect_f32_rows};
use super::tile::{bytes_moved, Problem, Tile, VARIANTS};
use super::{choose, layout, matrix, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, Recorder, Shader, Specialization};
use crate::tensor::{DType, Tensor};

/// What [`linear`] works on:
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

/// What happens to what stands in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// It is overwritten.
    Replace,
    /// It is the residual: the result is added to it.
    Accumulate,
}

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "linear",
        text: include_str!("../../wgsl/linear.wgsl"),
    },
    variants: VARIANTS,
    specializations: |variant, storage| {
        let all = Storage {
            x: storage,
            w: storage,
            out: DType::F32,
            gate: storage,
        };
        vec![
            specialization(
                variant,
                Epilogue::default(),
                Storage {
                    out: storage,
                    ..all
                },
                true,
            ),
            specialization(variant, Epilogue::ALL, all, true),
            specialization(variant, Epilogue::ALL, all, false).define_if("SCATTERED", true),
        ]
    },
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

#[derive(Clone, Copy, Default)]
pub(super) struct Epilogue {
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

/// What the tensors are stored as.
#[derive(Clone, Copy)]
struct Storage {
    x: DType,
    w: DType,
    out: DType,
    gate: DType,
}

/// `vec4`: the rows of out and gate lie in vectors of four.
fn specialization(
    variant: &str,
    epilogue: Epilogue,
    storage: Storage,
    vec4: bool,
) -> Specialization {
    let lanes = if vec4 { 4 } else { 1 };
    let stored = Tile::of(variant)
        .specialize()
        .stored("StoredX", storage.x, 1)
        .stored("StoredW", storage.w, 1);
    epilogue
        .specialize(stored.stored("StoredOut", storage.out, lanes).stored(
            "StoredGate",
            storage.gate,
            lanes,
        ))
        .define_if("VEC4", vec4)
}

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
pub(super) struct Params {
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

/// The product in a new tensor of the shape that the rows of `x` come from, with N last, and of the
/// element type of `x`.
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

/// The product into rows of N elements of a tensor that is there already; none of the arguments may
/// view that tensor.
///
/// # Errors
/// As [`linear`].
pub fn linear_into(
    r: &mut Recorder,
    arguments: &LinearArguments,
    out: Rows,
    store: Store,
) -> Result<()> {
    if matrix::takes_linear(r.device(), arguments) {
        return matrix::linear_into(r, arguments, out, store);
    }
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
    let problem = Problem::new(r.device(), extent[0] * extent[1], n);
    let variant = choose(r.device(), &KERNEL, |variant| problem.supports(variant))?;
    let epilogue = Epilogue::of(arguments, store);
    let stored = |at: usize| views[at].as_ref().map(Rows::dtype).unwrap_or_default();
    let scattered = !views[1].as_ref().is_some_and(Rows::is_contiguous);
    let vec4 = !scattered && views[1..3].iter().flatten().all(Rows::vec4_aligned);
    let storage = Storage {
        x: stored(0),
        w: arguments.weight.dtype(),
        out: stored(1),
        gate: stored(2),
    };
    let specialization =
        specialization(variant, epilogue, storage, vec4).define_if("SCATTERED", scattered);
    let tile = Tile::of(variant);
    let operands: Vec<_> = views.iter().flatten().map(Rows::operand).collect();
    let flops = 2.0 * (n * k) as f64;
    let moved = bytes_moved(&views, &[arguments.weight], epilogue.accumulate);
    for block in r.blocks_of_rows(KERNEL.name(), extent, tile.m, &operands, flops)? {
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
        let share = m as f64 / (extent[0] * extent[1]) as f64;
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: [n.div_ceil(tile.n) as u32, m.div_ceil(tile.m) as u32, 1],
            cost: Cost {
                flops: flops * m as f64,
                bytes: moved * share,
            },
        })?;
    }
    Ok(())
}

/// Refuses arguments that do not fit a weight `[n, k]`.
pub(super) fn expect_shapes(
    arguments: &LinearArguments,
    out: &Rows,
    [n, k]: [usize; 2],
) -> Result<()> {
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

/// `[N, K]` of a weight whose K must be that of the rows it multiplies.
pub(super) fn weight_shape(op: &str, name: &str, weight: &Tensor, k: usize) -> Result<[usize; 2]> {
    match weight.shape() {
        [n, columns] if *columns == k => Ok([*n, k]),
        _ => Err(Error::shape(
            op,
            name,
            format!("f32 [N, {k}]"),
            weight.describe(),
        )),
    }
}

/// Binds the views that are there at `indices`, and gives each its place in the binding.
pub(super) fn bind_rows<const V: usize>(
    r: &Recorder,
    bindings: &mut Vec<crate::gpu::Binding>,
    indices: [u32; V],
    views: &[Option<Rows>; V],
    block: &crate::gpu::Block<2>,
) -> [RowView; V] {
    std::array::from_fn(|at| {
        views[at].as_ref().map_or_else(RowView::default, |rows| {
            let (binding, skip) = r.bind(indices[at], &rows.operand(), block);
            bindings.push(binding);
            rows.view(skip)
        })
    })
}
