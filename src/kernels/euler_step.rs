//! A weighted sum of two tensors: the step of a sampler.

use bytemuck::{Pod, Zeroable};

use super::activation::THREADS;
use super::expect::expect_f32;
use super::rows::flat_grid;
use super::variant::{choose, layout, only, shader, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, Recorder};
use crate::tensor::Tensor;

pub(crate) const KERNEL: Kernel<()> = Kernel {
    name: "euler_step",
    coop: &[],
    plain: &[only("scalar", shader!("euler_step"))],
    params: layout!(Params {
        count,
        keep,
        change,
        skip_x,
        skip_update,
        skip_y,
        padding
    }),
};

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    count: u32,
    keep: f32,
    change: f32,
    skip_x: u32,
    skip_update: u32,
    skip_y: u32,
    padding: [u32; 2],
}

/// `keep * x + change * update`, f32, of equal shapes.
///
/// # Errors
/// [`Error::Shape`] where the shapes differ, [`Error::Device`] where memory runs out.
pub fn euler_step(
    r: &mut Recorder,
    x: &Tensor,
    keep: f32,
    update: &Tensor,
    change: f32,
) -> Result<Tensor> {
    expect_f32(KERNEL.name, "x", x)?;
    expect_f32(KERNEL.name, "update", update)?;
    if update.shape() != x.shape() {
        return Err(Error::shape(
            KERNEL.name,
            "update",
            format!("f32 {:?}", x.shape()),
            update.describe(),
        ));
    }
    let y = r.allocate(x.shape())?;
    let operands = [x, update, &y].map(|tensor| tensor.operand(0, [1], 1));
    let variant = choose(r.device(), &KERNEL, &())?;
    let specialization = variant.specialization(&());
    for block in r.blocks(KERNEL.name, [x.len()], [usize::MAX], &operands, 3.0)? {
        let bound: [_; 3] = std::array::from_fn(|at| r.bind(at as u32 + 1, &operands[at], &block));
        let [skip_x, skip_update, skip_y] = bound.each_ref().map(|(_, skip)| *skip);
        let elements = block.len() as f64;
        r.launch(Launch {
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings: bound.into_iter().map(|(binding, _)| binding).collect(),
            params: bytemuck::bytes_of(&Params {
                count: block.len() as u32,
                keep,
                change,
                skip_x,
                skip_update,
                skip_y,
                padding: [0; 2],
            }),
            grid: flat_grid(block.len().div_ceil(THREADS)),
            cost: Cost {
                flops: 3.0 * elements,
                bytes: 12.0 * elements,
            },
        })?;
    }
    Ok(y)
}
