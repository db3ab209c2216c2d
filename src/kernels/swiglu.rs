//! `y = activation(a) * b`: with silu, the middle of SwiGLU.

use bytemuck::{Pod, Zeroable};

use super::activation::{specialization as elementwise, Activation, FLOPS, THREADS};
use super::rows::{common_box, flat_grid, RowView, Rows};
use super::{choose, layout, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, Recorder, Shader, Specialization};
use crate::tensor::Tensor;

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader { stem: "swiglu", text: include_str!("../../wgsl/swiglu.wgsl") },
    variants: &["vec4", "scalar"],
    specializations: |variant| vec![specialization(variant, Activation::Silu)],
    params: layout!(Params { count, width, inner, padding, a, b, y }),
};

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    count: u32,
    width: u32,
    inner: u32,
    padding: u32,
    a: RowView,
    b: RowView,
    y: RowView,
}

fn specialization(variant: &str, activation: Activation) -> Specialization {
    elementwise(variant, activation).value("LANES", if variant == "vec4" { "4u" } else { "1u" })
}

/// `silu(a) * b`; `a`, `b` and the result have one shape.
///
/// # Errors
/// [`Error::Shape`] where the shapes differ, [`Error::Device`] where memory runs out.
pub fn swiglu(r: &mut Recorder, a: &Tensor, b: &Tensor) -> Result<Tensor> {
    if a.shape() != b.shape() {
        return Err(Error::shape("swiglu", "b", format!("of a's shape {:?}", a.shape()), b.describe()));
    }
    gate(r, Activation::Silu, Rows::from(a), Rows::from(b))
}

/// `activation(a) * b` in a new tensor of the shape that the rows of `a` come from.
///
/// # Errors
/// [`Error::Shape`] where the rows do not agree, [`Error::Device`] where memory runs out.
pub fn gate(r: &mut Recorder, activation: Activation, a: Rows, b: Rows) -> Result<Tensor> {
    let width = a.width();
    if b.width() != width {
        return Err(Error::shape("swiglu", "b", format!("rows of {width}"), b.describe()));
    }
    let y = r.allocate(&a.shape_with(width))?;
    let (extent, views) = common_box("swiglu", [("a", Some(a)), ("b", Some(b)), ("y", Some(Rows::from(&y)))])?;
    let views = views.map(|rows| rows.expect("all three views were given"));
    let in_fours = views.iter().all(Rows::in_fours);
    let variant = choose(&KERNEL, |variant| admits(variant, in_fours))?;
    let lanes = if variant == "vec4" { 4 } else { 1 };
    let specialization = specialization(variant, activation);
    let operands = views.each_ref().map(Rows::operand);
    for block in r.blocks(KERNEL.stem(), extent, [usize::MAX; 2], &operands, FLOPS * width as f64)? {
        let bound: [_; 3] = std::array::from_fn(|at| r.bind(at as u32 + 1, &operands[at], &block));
        let [a, b, y] = std::array::from_fn(|at| views[at].view(bound[at].1));
        let elements = block.len() * width;
        let count = elements / lanes;
        let params = Params { count: count as u32, width: (width / lanes) as u32, inner: block.extent[1] as u32, padding: 0, a, b, y };
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization,
            bindings: bound.into_iter().map(|(binding, _)| binding).collect(),
            params: bytemuck::bytes_of(&params),
            grid: flat_grid(count.div_ceil(THREADS)),
            cost: Cost { flops: FLOPS * elements as f64, bytes: 12.0 * elements as f64 },
        })?;
    }
    Ok(y)
}

fn admits(variant: &str, in_fours: bool) -> Result<(), &'static str> {
    match variant {
        "vec4" if !in_fours => Err("the width or the start of a row is not a multiple of 4"),
        _ => Ok(()),
    }
}
