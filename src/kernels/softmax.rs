//! Softmax over the last axis.

use bytemuck::{Pod, Zeroable};

use super::rows::{flat_grid, Rows};
use super::stored::expect_f32;
use super::{layout, Kernel};
use crate::error::Result;
use crate::gpu::{Cost, Launch, Recorder, Shader, Specialization};
use crate::tensor::{DType, Tensor};

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "softmax",
        text: include_str!("../../wgsl/softmax.wgsl"),
    },
    variants: &["lanes64"],
    specializations: |_, storage| {
        if storage == DType::F16 {
            Vec::new()
        } else {
            vec![Specialization::default()]
        }
    },
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
    for block in r.blocks(
        KERNEL.name(),
        [1, rows.count()],
        [usize::MAX; 2],
        &operands,
        8.0 * columns as f64,
    )? {
        let (bind_x, skip_x) = r.bind(1, &operands[0], &block);
        let (bind_y, skip_y) = r.bind(2, &operands[1], &block);
        let elements = (block.len() * columns) as f64;
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant: KERNEL.variants[0],
            specialization: &Specialization::default(),
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
