//! `activation(x . w_gate^T) * (x . w_value^T)`: the two projections of SwiGLU, or of triangle multiplication.

use bytemuck::{Pod, Zeroable};

use super::activation::Activation;
use super::linear::{bind_rows, weight_shape};
use super::rows::{common_box, RowView, Rows};
use super::stored::expect_f32_rows;
use super::tile::{bytes_moved, Problem, Tile, VARIANTS};
use super::{choose, layout, matrix, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, Recorder, Shader, Specialization};
use crate::tensor::{DType, Tensor};

/// What [`gated_linear`] works on: `mask[m] * activation(sum_k x[m,k] * w_gate[n,k]) * (sum_k x[m,k] * w_value[n,k])`.
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
    shader: Shader { stem: "gated_linear", text: include_str!("../../wgsl/gated_linear.wgsl") },
    variants: VARIANTS,
    specializations: |variant, storage| {
        vec![specialization(variant, Activation::Silu, false, [storage; 3]), specialization(variant, Activation::Sigmoid, true, [storage; 3])]
    },
    params: layout!(Params { m, n, k, inner, x, out, mask, skip_gate, skip_value, padding }),
};

/// `storage` is that of x, of both weights, and of the output.
fn specialization(variant: &str, activation: Activation, mask: bool, [x, w, out]: [DType; 3]) -> Specialization {
    let tile = Tile::of(variant);
    let lanes = if variant.ends_with("vec4") { 4 } else { 1 };
    let stored = tile.specialize(variant).stored("StoredX", x, lanes).stored("StoredW", w, lanes).stored("StoredOut", out, 1);
    stored.value("OWN", format!("{}u", tile.columns / 2)).value("ACTIVATION", activation.constant()).define_if("MASK", mask)
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
    pub padding: [u32; 2],
}

/// The gated product in a new tensor of the shape that the rows of `x` come from, with N last, and of the element type of `x`.
///
/// # Errors
/// [`Error::Shape`] where K, N or the numbers of rows do not agree, [`Error::Device`] where memory runs out.
pub fn gated_linear(r: &mut Recorder, arguments: &GatedLinearArguments) -> Result<Tensor> {
    let [n, _] = weight_shape("gated_linear", "w_gate", arguments.w_gate, arguments.x.width())?;
    let out = r.allocate_as(&arguments.x.shape_with(n), arguments.x.dtype())?;
    gated_linear_into(r, arguments, Rows::from(&out))?;
    Ok(out)
}

/// The gated product into rows of N elements of a tensor that is there already.
///
/// # Errors
/// As [`gated_linear`].
pub fn gated_linear_into(r: &mut Recorder, arguments: &GatedLinearArguments, out: Rows) -> Result<()> {
    if matrix::takes_gated_linear(r.device(), arguments, &out) {
        return matrix::gated_linear_into(r, arguments, out);
    }
    let [n, k] = weight_shape("gated_linear", "w_gate", arguments.w_gate, arguments.x.width())?;
    let (w_gate, w_value) = (arguments.w_gate, arguments.w_value);
    if w_value.shape() != w_gate.shape() || w_value.dtype() != w_gate.dtype() {
        return Err(Error::shape("gated_linear", "w_value", w_gate.describe(), w_value.describe()));
    }
    expect_f32_rows("gated_linear", "mask", arguments.mask.as_ref())?;
    if out.width() != n {
        return Err(Error::shape("gated_linear", "out", format!("rows of {n}"), out.describe()));
    }
    let views = [("x", Some(arguments.x.clone())), ("out", Some(out)), ("mask", arguments.mask.clone())];
    let (extent, views) = common_box("gated_linear", views)?;
    let weights_in_fours = [w_gate, w_value].iter().all(|weight| weight.offset() % 4 == 0);
    let in_fours = weights_in_fours && views[0].as_ref().is_some_and(Rows::in_fours);
    let problem = Problem::new(r.device(), extent[0] * extent[1], 2 * n, in_fours);
    let variant = choose(r.device(), &KERNEL, |variant| problem.admits(variant))?;
    let stored = |at: usize| views[at].as_ref().map(Rows::dtype).unwrap_or_default();
    let specialization = specialization(variant, arguments.activation, arguments.mask.is_some(), [stored(0), w_gate.dtype(), stored(1)]);
    let tile = Tile::of(variant);
    let operands: Vec<_> = views.iter().flatten().map(Rows::operand).collect();
    let flops = 4.0 * (n * k) as f64;
    let moved = bytes_moved(&views, &[w_gate, w_value], false);
    for block in r.blocks(KERNEL.stem(), extent, [usize::MAX; 2], &operands, flops)? {
        let mut bindings = Vec::new();
        let [x, out, mask] = bind_rows(r, &mut bindings, [1, 4, 5], &views, &block);
        let (bind_gate, skip_gate) = r.bind_whole(2, arguments.w_gate);
        let (bind_value, skip_value) = r.bind_whole(3, arguments.w_value);
        bindings.extend([bind_gate, bind_value]);
        let m = block.len();
        let params = Params { m: m as u32, n: n as u32, k: k as u32, inner: block.extent[1] as u32, x, out, mask, skip_gate, skip_value, padding: [0; 2] };
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: [(2 * n).div_ceil(tile.n) as u32, m.div_ceil(tile.m) as u32, 1],
            cost: Cost { flops: flops * m as f64, bytes: moved * m as f64 / (extent[0] * extent[1]) as f64 },
        })?;
    }
    Ok(())
}
