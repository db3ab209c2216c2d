//! `y = activation(a) * b`: with silu, the middle of SwiGLU.

use bytemuck::{Pod, Zeroable};

use super::activation::{elementwise, Activation, FLOPS, THREADS};
use super::rows::{common_box, flat_grid, RowView, Rows};
use super::variant::{choose, layout, shader, supports_lanes, Kernel, Needs, Variant};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, Recorder};
use crate::shader::Specialization;
use crate::tensor::{DType, Tensor};

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: "swiglu",
    coop: &[],
    plain: &[variant("vec4", 4), variant("scalar", 1)],
    params: layout!(Params {
        count,
        width,
        inner,
        padding,
        a,
        b,
        y
    }),
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

/// A gated function as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    activation: Activation,
    /// Element types of a, b and y.
    storage: [DType; 3],
    vec4_aligned: bool,
}

const fn variant(name: &'static str, lanes: usize) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("swiglu"),
        needs: Needs::WebGpu,
        tile: [THREADS, lanes],
        supports: |variant, problem| supports_lanes(variant.tile[1], problem.vec4_aligned),
        specialize,
        examples: |_, storage| {
            vec![Problem {
                activation: Activation::Silu,
                storage: [storage; 3],
                vec4_aligned: true,
            }]
        },
    }
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    let lanes = variant.tile[1];
    let elements = elementwise(lanes, problem.activation).value("LANES", format!("{lanes}u"));
    ["StoredA", "StoredB", "StoredY"]
        .into_iter()
        .zip(problem.storage)
        .fold(elements, |text, (alias, dtype)| {
            text.stored(alias, dtype, lanes)
        })
}

/// `silu(a) * b`; `a`, `b` and the result have one shape.
///
/// # Errors
/// [`Error::Shape`] where the shapes differ, [`Error::Device`] where memory runs out.
pub fn swiglu(r: &mut Recorder, a: &Tensor, b: &Tensor) -> Result<Tensor> {
    if a.shape() != b.shape() {
        return Err(Error::shape(
            "swiglu",
            "b",
            format!("of a's shape {:?}", a.shape()),
            b.describe(),
        ));
    }
    gate(r, Activation::Silu, Rows::from(a), Rows::from(b))
}

/// `activation(a) * b` in a new tensor with the shape of the rows of `a`, and its element type.
///
/// # Errors
/// [`Error::Shape`] where the rows do not agree, [`Error::Device`] where memory runs out.
pub fn gate(r: &mut Recorder, activation: Activation, a: Rows, b: Rows) -> Result<Tensor> {
    let width = a.width();
    if b.width() != width {
        return Err(Error::shape(
            "swiglu",
            "b",
            format!("rows of {width}"),
            b.describe(),
        ));
    }
    let y = r.allocate_as(&a.shape_with(width), a.dtype())?;
    let (extent, views) = common_box(
        "swiglu",
        [("a", Some(a)), ("b", Some(b)), ("y", Some(Rows::from(&y)))],
    )?;
    let views = views.map(|rows| rows.expect("all three views were given"));
    let problem = Problem {
        activation,
        storage: views.each_ref().map(Rows::dtype),
        vec4_aligned: views.iter().all(Rows::vec4_aligned),
    };
    let variant = choose(r.device(), &KERNEL, &problem)?;
    let lanes = variant.tile[1];
    let specialization = variant.specialization(&problem);
    let operands = views.each_ref().map(Rows::operand);
    let y_bytes = y.dtype().bytes();
    for block in r.blocks(
        KERNEL.name,
        extent,
        [usize::MAX; 2],
        &operands,
        FLOPS * width as f64,
    )? {
        let bound: [_; 3] = std::array::from_fn(|at| r.bind(at as u32 + 1, &operands[at], &block));
        let [a, b, y] = std::array::from_fn(|at| views[at].view(bound[at].1));
        let elements = block.len() * width;
        let count = elements / lanes;
        let params = Params {
            count: count as u32,
            width: (width / lanes) as u32,
            inner: block.extent[1] as u32,
            padding: 0,
            a,
            b,
            y,
        };
        r.launch(Launch {
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings: bound.into_iter().map(|(binding, _)| binding).collect(),
            params: bytemuck::bytes_of(&params),
            grid: flat_grid(count.div_ceil(THREADS)),
            cost: Cost {
                flops: FLOPS * elements as f64,
                bytes: (3 * y_bytes * elements) as f64,
            },
        })?;
    }
    Ok(y)
}
