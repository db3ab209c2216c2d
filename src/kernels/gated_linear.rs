//! `activation(x . w_gate^T) * (x . w_value^T)`: the two projections of SwiGLU, or of triangle
//! multiplication.

use bytemuck::{Pod, Zeroable};

use super::activation::Activation;
use super::linear::{bind_rows, weight_shape};
use super::rows::{common_box, RowView, Rows};
use super::stored::expect_f32_rows;
use super::tile::{bytes_moved, Problem, Tile, VARIANTS};
use super::{choose, layout, matrix, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Block, Cost, Launch, Recorder, Shader, Specialization};
use crate::tensor::{DType, Tensor};

/// What [`gated_linear`] works on:
/// `mask[m] * activation(sum_k x[m,k] * w_gate[n,k]) * (sum_k x[m,k] * w_value[n,k])`.
#[derive(Debug, Clone)]
pub struct GatedLinearArguments<'a> {
    /// M rows of K elements.
    pub x: Rows<'a>,
    /// `[N, K]`, the projection that is activated.
    pub w_gate: &'a Tensor,
    /// `[N, K]`, the projection that is not.
    pub w_value: &'a Tensor,
    /// Silu for SwiGLU.
    pub activation: Activation,
    /// One factor per row.
    pub mask: Option<Rows<'a>>,
}

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "gated_linear",
        text: include_str!("../../wgsl/gated_linear.wgsl"),
    },
    variants: VARIANTS,
    specializations: |variant, storage| {
        let all = |layout| specialization(variant, Activation::Sigmoid, true, [storage; 3], layout);
        let plain = specialization(
            variant,
            Activation::Silu,
            false,
            [storage; 3],
            Layout {
                planes: false,
                vec4: true,
            },
        );
        vec![
            plain,
            all(Layout::default()),
            all(Layout {
                planes: true,
                vec4: true,
            }),
            all(Layout {
                planes: true,
                vec4: false,
            }),
        ]
    },
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

/// How the output lies.
#[derive(Debug, Clone, Copy, Default)]
struct Layout {
    /// Each column is a plane of its own.
    planes: bool,
    /// What lies side by side does so in vectors of four.
    vec4: bool,
}

impl Layout {
    /// Of the part of the output in a block.
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

/// `storage` is that of x, of both weights, and of the output.
fn specialization(
    variant: &str,
    activation: Activation,
    mask: bool,
    [x, w, out]: [DType; 3],
    layout: Layout,
) -> Specialization {
    let tile = Tile::of_two(variant);
    let lanes = if layout.vec4 { 4 } else { 1 };
    let stored = tile
        .specialize()
        .stored("StoredX", x, 1)
        .stored("StoredW", w, 1)
        .stored("StoredOut", out, lanes);
    let described = stored
        .value("OWN", format!("{}u", tile.column_vectors / 2))
        .value("ACTIVATION", activation.constant());
    described
        .define_if("MASK", mask)
        .define_if("PLANES", layout.planes)
        .define_if("VEC4", layout.vec4)
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
    pub mask: RowView,
    pub skip_gate: u32,
    pub skip_value: u32,
    pub plane: u32,
    pub padding: u32,
}

/// The gated product in a new tensor of the shape that the rows of `x` come from, with N last, and
/// of the element type of `x`.
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

/// The gated product into rows of N elements of a tensor that is there already, or with each column
/// in a plane of its own.
///
/// # Errors
/// As [`gated_linear`].
pub fn gated_linear_into(
    r: &mut Recorder,
    arguments: &GatedLinearArguments,
    out: Rows,
) -> Result<()> {
    if matrix::takes_gated_linear(r.device(), arguments, &out) {
        return matrix::gated_linear_into(r, arguments, out);
    }
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
    let problem = Problem::new(r.device(), extent[0] * extent[1], 2 * n);
    let variant = choose(r.device(), &KERNEL, |variant| problem.supports(variant))?;
    let stored = |at: usize| views[at].as_ref().map(Rows::dtype).unwrap_or_default();
    let storage = [stored(0), w_gate.dtype(), stored(1)];
    let tile = Tile::of_two(variant);
    let operands: Vec<_> = views.iter().flatten().map(Rows::operand).collect();
    let flops = 4.0 * (n * k) as f64;
    let moved = bytes_moved(&views, &[w_gate, w_value], false);
    for block in r.blocks_of_rows(KERNEL.name(), extent, tile.m, &operands, flops)? {
        let mut bindings = Vec::new();
        let [x, out, mask] = bind_rows(r, &mut bindings, [1, 4, 5], &views, &block);
        let (bind_gate, skip_gate) = r.bind_whole(2, arguments.w_gate);
        let (bind_value, skip_value) = r.bind_whole(3, arguments.w_value);
        bindings.extend([bind_gate, bind_value]);
        let (m, inner) = (block.len(), block.extent[1] as u32);
        let layout = views[1]
            .as_ref()
            .map_or_else(Layout::default, |out| Layout::of(out, &block));
        let specialization = specialization(
            variant,
            arguments.activation,
            arguments.mask.is_some(),
            storage,
            layout,
        );
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
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: [
                (2 * n).div_ceil(tile.n) as u32,
                m.div_ceil(tile.m) as u32,
                1,
            ],
            cost: Cost {
                flops: flops * m as f64,
                bytes: moved * m as f64 / (extent[0] * extent[1]) as f64,
            },
        })?;
    }
    Ok(())
}
