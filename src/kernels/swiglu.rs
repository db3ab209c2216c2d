//! `y = activation(a) * b`, element by element: with silu, the middle of SwiGLU.

use bytemuck::{Pod, Zeroable};

use super::activation::{admits, flat, lanes, specialization, Activation, FLOPS, THREADS};
use super::rows::flat_grid;
use super::{choose, layout, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, Recorder, Shader};
use crate::tensor::Tensor;

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader { stem: "swiglu", text: include_str!("../../wgsl/swiglu.wgsl") },
    variants: &["vec4", "scalar"],
    specializations: |variant| vec![specialization(variant, Activation::Silu)],
    params: layout!(Params { count, skip_a, skip_b, skip_y }),
};

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    count: u32,
    skip_a: u32,
    skip_b: u32,
    skip_y: u32,
}

/// `silu(a) * b`; `a`, `b` and the result have one shape.
///
/// # Errors
/// [`Error::Shape`] where the shapes differ, [`Error::Device`] where memory runs out.
pub fn swiglu(r: &mut Recorder, a: &Tensor, b: &Tensor) -> Result<Tensor> {
    if a.shape() != b.shape() {
        return Err(Error::shape("swiglu", "b", format!("of a's shape {:?}", a.shape()), b.describe()));
    }
    let y = r.allocate(a.shape())?;
    let variant = choose(&KERNEL, |variant| admits(variant, &[a, b]))?;
    let specialization = specialization(variant, Activation::Silu);
    let lanes = lanes(variant);
    let operands = [a, b, &y].map(|tensor| flat(tensor, lanes));
    for block in r.blocks(KERNEL.stem(), [a.len() / lanes], [usize::MAX], &operands, FLOPS * lanes as f64)? {
        let (bind_a, skip_a) = r.bind(1, &operands[0], &block);
        let (bind_b, skip_b) = r.bind(2, &operands[1], &block);
        let (bind_y, skip_y) = r.bind(3, &operands[2], &block);
        let elements = (block.len() * lanes) as f64;
        let [skip_a, skip_b, skip_y] = [skip_a, skip_b, skip_y].map(|skip| skip / lanes as u32);
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization,
            bindings: vec![bind_a, bind_b, bind_y],
            params: bytemuck::bytes_of(&Params { count: block.len() as u32, skip_a, skip_b, skip_y }),
            grid: flat_grid(block.len().div_ceil(THREADS)),
            cost: Cost { flops: FLOPS * elements, bytes: 12.0 * elements },
        })?;
    }
    Ok(y)
}
