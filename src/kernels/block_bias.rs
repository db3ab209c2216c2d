//! A pair bias in the blocked layout of attention on cooperative matrices.

use bytemuck::{Pod, Zeroable};

use super::attention::{blocked_len, View};
use super::variant::{choose, layout, shader, Kernel, Needs, Variant};
use crate::error::Result;
use crate::gpu::{Cost, Launch, Recorder};
use crate::shader::Specialization;
use crate::tensor::{DType, Tensor};

const OP: &str = "block_bias";

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: OP,
    coop: &[],
    plain: &[Variant {
        name: "vec4",
        shader: shader!("block_bias"),
        needs: Needs::F16,
        tile: [BLOCK, BLOCK],
        supports: |_, _| Ok(()),
        specialize: |_, problem| Specialization::default().value("Stored", problem.stored),
        examples: |_, storage| match storage {
            DType::F16 => vec![
                Problem { stored: DType::F32 },
                Problem { stored: DType::F16 },
            ],
            _ => Vec::new(),
        },
    }],
    params: layout!(Params {
        bias,
        queries,
        keys,
        padding
    }),
};

/// Queries and keys of a workgroup, as written in the shader.
const BLOCK: usize = 32;

/// A bias as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    stored: DType,
}

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    bias: [u32; 4],
    queries: u32,
    keys: u32,
    padding: [u32; 2],
}

/// The f32 or f16 bias `[H, Q, K]` that `view` addresses, times log2(e), in f16:
/// `[H, Q / 32, K / 4, 32, 4]`.
pub(crate) fn block_bias(
    r: &mut Recorder,
    view: &View,
    [heads, queries, keys]: [usize; 3],
) -> Result<Tensor> {
    let out = r.allocate_as(&[blocked_len(heads, queries, keys)], DType::F16)?;
    let each = blocked_len(1, queries, keys);
    let strides = [view.outer[2], view.query, view.key];
    let problem = Problem {
        stored: view.tensor.dtype(),
    };
    let variant = choose(r.device(), &KERNEL, &problem)?;
    let specialization = variant.specialization(&problem);
    let operands = [
        view.tensor.operand(
            view.start,
            [strides[0]],
            (queries - 1) * strides[1] + (keys - 1) * strides[2] + 1,
        ),
        out.operand(0, [each], each),
    ];
    for block in r.blocks(OP, [heads], [65_535], &operands, each as f64)? {
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
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
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
