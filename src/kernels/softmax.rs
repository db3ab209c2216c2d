//! Softmax over the last axis.

use bytemuck::{Pod, Zeroable};

use super::expect::expect_f32;
use super::rows::{flat_grid, Rows};
use super::variant::{choose, layout, only, shader, Kernel};
use crate::error::Result;
use crate::gpu::{Cost, Launch, Recorder};
use crate::tensor::Tensor;

pub(crate) const KERNEL: Kernel<()> = Kernel {
    name: "softmax",
    coop: &[],
    plain: &[only("lanes64", shader!("softmax"))],
    params: layout!(Params {
        rows,
        columns,
        skip_x,
        skip_y
    }),
};

/// Rows of a workgroup, as written in the shader.
const ROWS: usize = 4;

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    rows: u32,
    columns: u32,
    skip_x: u32,
    skip_y: u32,
}

/// `exp(x - max) / sum(exp(x - max))` over the last axis; the result has the shape of `x`.
///
/// # Errors
/// [`crate::Error::Shape`] where x is not f32, [`crate::Error::Device`] where memory runs out.
pub fn softmax(r: &mut Recorder, x: &Tensor) -> Result<Tensor> {
    expect_f32("softmax", "x", x)?;
    let y = r.allocate(x.shape())?;
    let rows = Rows::from(x);
    let columns = rows.width();
    let operands = [rows.operand(), Rows::from(&y).operand()];
    let variant = choose(r.device(), &KERNEL, &())?;
    let specialization = variant.specialization(&());
    for block in r.blocks(
        KERNEL.name,
        [1, rows.count()],
        [usize::MAX; 2],
        &operands,
        8.0 * columns as f64,
    )? {
        let (bind_x, skip_x) = r.bind(1, &operands[0], &block);
        let (bind_y, skip_y) = r.bind(2, &operands[1], &block);
        let elements = (block.len() * columns) as f64;
        r.launch(Launch {
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings: vec![bind_x, bind_y],
            params: bytemuck::bytes_of(&Params {
                rows: block.len() as u32,
                columns: columns as u32,
                skip_x,
                skip_y,
            }),
            grid: flat_grid(block.len().div_ceil(ROWS)),
            cost: Cost {
                flops: 8.0 * elements,
                bytes: 8.0 * elements,
            },
        })?;
    }
    Ok(y)
}
