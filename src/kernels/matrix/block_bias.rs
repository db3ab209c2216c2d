//! A pair bias in the order in which attention on cooperative matrices reads it.

use bytemuck::{Pod, Zeroable};

use crate::error::Result;
use crate::gpu::{Cost, Launch, Recorder, Shader, Specialization};
use crate::kernels::{layout, Kernel, View};
use crate::tensor::{DType, Tensor};

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "matrix/block_bias",
        text: include_str!("../../../wgsl/matrix/block_bias.wgsl"),
    },
    variants: &["vec4"],
    specializations: |_, _| vec![specialization(DType::F32), specialization(DType::F16)],
    params: layout!(Params {
        bias,
        queries,
        keys,
        padding
    }),
};

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    bias: [u32; 4],
    queries: u32,
    keys: u32,
    padding: [u32; 2],
}

fn specialization(stored: DType) -> Specialization {
    Specialization::default().value("Stored", stored)
}

/// Queries and keys of a block.
const BLOCK: usize = 32;

/// The elements of a blocked bias.
pub(crate) fn blocked_len(heads: usize, queries: usize, keys: usize) -> usize {
    heads * queries.next_multiple_of(BLOCK) * keys.next_multiple_of(BLOCK)
}

/// The bias `[H, Q, K]`, f32 or f16, that `view` shows, times log2(e), in f16:
/// `[H, Q / 32, K / 4, 32, 4]`.
pub(crate) fn block_bias(
    r: &mut Recorder,
    view: &View,
    [heads, queries, keys]: [usize; 3],
) -> Result<Tensor> {
    if super::ABSENT {
        return super::refused();
    }
    let out = r.allocate_as(&[blocked_len(heads, queries, keys)], DType::F16)?;
    let each = blocked_len(1, queries, keys);
    let strides = [view.outer[2], view.query, view.key];
    let operands = [
        view.tensor.operand(
            view.start,
            [strides[0]],
            (queries - 1) * strides[1] + (keys - 1) * strides[2] + 1,
        ),
        out.operand(0, [each], each),
    ];
    for block in r.blocks("block_bias", [heads], [65_535], &operands, each as f64)? {
        let (bind_bias, skip) = r.bind(1, &operands[0], &block);
        let (bind_out, skip_out) = r.bind(2, &operands[1], &block);
        debug_assert_eq!(skip_out, 0, "blocks of 2048 bytes start where bindings may");
        let [head, query, key] = strides.map(|stride| stride as u32);
        let params = Params {
            bias: [head, query, key, skip],
            queries: queries as u32,
            keys: keys as u32,
            padding: [0; 2],
        };
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant: KERNEL.variants[0],
            specialization: &specialization(view.tensor.dtype()),
            bindings: vec![bind_bias, bind_out],
            params: bytemuck::bytes_of(&params),
            grid: [
                queries.div_ceil(BLOCK) as u32,
                keys.div_ceil(BLOCK) as u32,
                block.len() as u32,
            ],
            cost: Cost {
                flops: (block.len() * each) as f64,
                bytes: (6 * block.len() * each) as f64,
            },
        })?;
    }
    Ok(out)
}
