//! `activation(x . w_gate^T) * (x . w_value^T)`: the two products of SwiGLU, or of triangle
//! multiplication.

mod coop;
mod tiled;

use bytemuck::{Pod, Zeroable};

use super::activation::Activation;
use super::bind::bind_rows;
use super::expect::{expect_f32_rows, weight_shape};
use super::rows::{common_box, RowView, Rows};
use super::tile::{bytes_moved, Output, TILE128, TILE32, TILE64, TILE8X128};
use super::variant::{choose, layout, native, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Block, Cost, Launch, Recorder};
use crate::tensor::{DType, Tensor};

/// Arguments of [`gated_linear`]:
/// `mask[m] * activation(sum_k x[m,k] * w_gate[n,k]) * (sum_k x[m,k] * w_value[n,k])`.
#[derive(Debug, Clone)]
pub struct GatedLinearArguments<'a> {
    /// M rows of K elements.
    pub x: Rows<'a>,
    /// `[N, K]`, the projection with the activation.
    pub w_gate: &'a Tensor,
    /// `[N, K]`, the projection without it.
    pub w_value: &'a Tensor,
    /// Silu for SwiGLU.
    pub activation: Activation,
    /// One factor per row.
    pub mask: Option<Rows<'a>>,
}

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: "gated_linear",
    coop: native(&[coop::COOP16, coop::COOP8]),
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
        mask,
        skip_gate,
        skip_value,
        plane,
        padding
    }),
};

/// A gated product as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    /// Rows, and columns of both products.
    output: Output,
    /// K.
    k: usize,
    activation: Activation,
    mask: bool,
    /// Element types of x, of both weights, and of the output.
    storage: [DType; 3],
    /// Vec4 alignment of x and of both weights.
    vec4_inputs: bool,
    layout: Layout,
}

/// Layout of the output.
#[derive(Debug, Clone, Copy, Default)]
struct Layout {
    /// Each column is a separate plane.
    planes: bool,
    /// Neighbouring elements form aligned vectors of four.
    vec4: bool,
}

impl Layout {
    /// Layout of the part of the output in a block.
    fn of(out: &Rows, block: &Block<2>) -> Self {
        let planes = !out.is_contiguous();
        let even = |counts: &[usize]| counts.iter().all(|count| count.is_multiple_of(4));
        let whole = !planes || even(&[block.start[1], block.extent[1]]);
        Layout {
            planes,
            vec4: whole
                && if planes {
                    out.columns_vec4_aligned()
                } else {
                    out.vec4_aligned()
                },
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
    pub mask: RowView,
    pub skip_gate: u32,
    pub skip_value: u32,
    pub plane: u32,
    pub padding: u32,
}

/// The gated product in a new tensor with the shape of the rows of `x`, N last, and the element
/// type of `x`.
///
/// # Errors
/// [`Error::Shape`] where K, N or the numbers of rows do not agree, [`Error::Device`] where memory
/// runs out.
pub fn gated_linear(r: &mut Recorder, arguments: &GatedLinearArguments) -> Result<Tensor> {
    let [n, _] = weight_shape(
        "gated_linear",
        "w_gate",
        arguments.w_gate,
        arguments.x.width(),
    )?;
    let out = r.allocate_as(&arguments.x.shape_with(n), arguments.x.dtype())?;
    gated_linear_into(r, arguments, Rows::from(&out))?;
    Ok(out)
}

/// The gated product into rows of N elements of an existing tensor, or with each column in a
/// separate plane.
///
/// # Errors
/// As [`gated_linear`].
pub fn gated_linear_into(
    r: &mut Recorder,
    arguments: &GatedLinearArguments,
    out: Rows,
) -> Result<()> {
    let [n, k] = weight_shape(
        "gated_linear",
        "w_gate",
        arguments.w_gate,
        arguments.x.width(),
    )?;
    let (w_gate, w_value) = (arguments.w_gate, arguments.w_value);
    if w_value.shape() != w_gate.shape() || w_value.dtype() != w_gate.dtype() {
        return Err(Error::shape(
            "gated_linear",
            "w_value",
            w_gate.describe(),
            w_value.describe(),
        ));
    }
    expect_f32_rows("gated_linear", "mask", arguments.mask.as_ref())?;
    if out.width() != n {
        return Err(Error::shape(
            "gated_linear",
            "out",
            format!("rows of {n}"),
            out.describe(),
        ));
    }
    let plane = out.column_view()[2];
    let views = [
        ("x", Some(arguments.x.clone())),
        ("out", Some(out)),
        ("mask", arguments.mask.clone()),
    ];
    let (extent, views) = common_box("gated_linear", views)?;
    let rows = extent[0] * extent[1];
    let aligned = |rows: &Option<Rows>| rows.as_ref().is_some_and(Rows::vec4_aligned);
    let stored = |at: usize| views[at].as_ref().map(Rows::dtype).unwrap_or_default();
    let whole = Block {
        start: [0; 2],
        extent,
    };
    let layout_of = |block: &Block<2>| {
        views[1]
            .as_ref()
            .map_or_else(Layout::default, |out| Layout::of(out, block))
    };
    let problem = Problem {
        output: Output::new(r.device(), rows, 2 * n),
        k,
        activation: arguments.activation,
        mask: arguments.mask.is_some(),
        storage: [stored(0), w_gate.dtype(), stored(1)],
        vec4_inputs: aligned(&views[0])
            && [w_gate, w_value]
                .iter()
                .all(|weight| weight.offset().is_multiple_of(4)),
        layout: layout_of(&whole),
    };
    let variant = choose(r.device(), &KERNEL, &problem)?;
    let [tile_m, tile_n] = variant.tile;
    let operands: Vec<_> = views.iter().flatten().map(Rows::operand).collect();
    let flops = 4.0 * (n * k) as f64;
    let moved = bytes_moved(&views, &[w_gate, w_value], false);
    for block in r.blocks_of_rows(KERNEL.name, extent, tile_m, &operands, flops)? {
        let mut bindings = Vec::new();
        let [x, out, mask] = bind_rows(r, &mut bindings, [1, 4, 5], &views, &block);
        let (bind_gate, skip_gate) = r.bind_whole(2, arguments.w_gate);
        let (bind_value, skip_value) = r.bind_whole(3, arguments.w_value);
        bindings.extend([bind_gate, bind_value]);
        let (m, inner) = (block.len(), block.extent[1] as u32);
        let specialization = variant.specialization(&Problem {
            layout: layout_of(&block),
            ..problem
        });
        let params = Params {
            m: m as u32,
            n: n as u32,
            k: k as u32,
            inner,
            x,
            out,
            mask,
            skip_gate,
            skip_value,
            plane,
            padding: 0,
        };
        r.launch(Launch {
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: [n.div_ceil(tile_n) as u32, m.div_ceil(tile_m) as u32, 1],
            cost: Cost {
                flops: flops * m as f64,
                bytes: moved * m as f64 / rows as f64,
            },
        })?;
    }
    Ok(())
}
