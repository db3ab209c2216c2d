//! Attention on cooperative matrices, for heads of 32 or 48 in f16.

use super::{blocked_len, spelled, variant, VARIANTS};
use crate::error::{Error, Result};
use crate::gpu::{Device, Launch, Recorder, Shader, Specialization, Tier};
use crate::kernels::attention::{
    bind_views, check_view, cost, operand, Params, Role, ShaderView, GRID_AXIS,
};
use crate::kernels::{layout, AttentionArguments, Kernel, KeyTerm};
use crate::tensor::{DType, Tensor};

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "matrix/attention",
        text: include_str!("../../../wgsl/matrix/attention.wgsl"),
    },
    variants: VARIANTS,
    specializations: |variant, _| {
        vec![
            specialization(variant, 32, [false; 3]),
            specialization(variant, 32, [true; 3]),
            specialization(variant, 48, [true; 3]),
        ]
    },
    params: layout!(Params {
        q,
        k,
        v,
        out,
        gate,
        term,
        pair_bias,
        rows,
        queries,
        keys,
        scale
    }),
};

/// The head widths that the kernel takes: those of triangle attention and of the diffusion
/// transformer.
pub(crate) const WIDTHS: [usize; 2] = [32, 48];
/// Queries of a workgroup, as written in the shader, and its invocations.
const QUERIES: usize = 128;
/// Keys that are weighed at a time, as written in the shader.
const KEYS: usize = 32;

/// A pair bias in the order of [`super::block_bias`]: where it starts, and how many elements lie
/// between two rows' and two heads'.
#[derive(Debug, Clone)]
pub(crate) struct BlockedBias<'a> {
    pub tensor: &'a Tensor,
    pub start: usize,
    pub row: usize,
    pub head: usize,
}

impl<'a> BlockedBias<'a> {
    /// One that is alike for all rows.
    pub fn alike(tensor: &'a Tensor, [queries, keys]: [usize; 2]) -> Self {
        BlockedBias {
            tensor,
            start: 0,
            row: 0,
            head: blocked_len(1, queries, keys),
        }
    }
}

/// Whether attention of such heads runs on cooperative matrices on a device.
pub(crate) fn takes_attention(device: &Device, dtype: DType, width: usize) -> bool {
    !super::ABSENT
        && device.tier() == Tier::CooperativeMatrix
        && dtype == DType::F16
        && WIDTHS.contains(&width)
}

fn specialization(variant: &str, width: usize, [gate, mask, bias]: [bool; 3]) -> Specialization {
    let vectors = width / 4;
    // Two halve the barriers; of wider heads they would leave a multiprocessor room for one
    // workgroup where it has room for two.
    let blocks = if width > 32 { 1 } else { 2 };
    let constants = [
        ("PARTS", width / 16),
        ("VECTORS", vectors),
        ("PITCH", vectors + 2),
        ("BLOCKS", blocks),
        ("LOADS", blocks * KEYS * vectors / QUERIES),
    ];
    let sized = constants
        .into_iter()
        .fold(spelled(variant), |text, (name, value)| {
            text.value(name, format!("{value}u"))
        });
    sized
        .define_if("GATE", gate)
        .define_if("TERM", mask)
        .define_if("PAIR_BIAS", bias)
}

/// As [`crate::kernels::attention`], with q, k, v, gate and out in f16; the pair bias, alike for
/// all batches, comes blocked.
pub(crate) fn attention(
    r: &mut Recorder,
    arguments: &AttentionArguments,
    bias: Option<BlockedBias>,
) -> Result<()> {
    if super::ABSENT {
        return super::refused();
    }
    let extent = arguments.extent;
    if !WIDTHS.contains(&extent.width)
        || arguments.pair_bias.is_some()
        || matches!(arguments.key_term, Some(KeyTerm::Bias(_)))
    {
        return Err(Error::unsupported(
            "attention",
            "cooperative matrices take heads of 32 or 48, a blocked bias, and masks alone",
        ));
    }
    let views = arguments.views();
    for (name, view, role) in views.iter().flatten() {
        check_view(name, view, *role, &extent)?;
        if view.tensor.dtype() != DType::F16 && *role != Role::Term {
            return Err(Error::shape(
                "attention",
                name,
                "of f16",
                view.tensor.describe(),
            ));
        }
    }
    let each = blocked_len(1, extent.queries, extent.keys);
    let end = |bias: &BlockedBias| {
        bias.start + (extent.rows - 1) * bias.row + (extent.heads - 1) * bias.head + each
    };
    if let Some(bias) = bias
        .as_ref()
        .filter(|bias| bias.tensor.dtype() != DType::F16 || end(bias) > bias.tensor.len())
    {
        return Err(Error::shape(
            "attention",
            "bias",
            format!("f16, blocked, at least [{}]", end(bias)),
            bias.tensor.describe(),
        ));
    }
    let variant = variant(r.device(), &KERNEL)?;
    let specialization = specialization(
        variant,
        extent.width,
        [
            arguments.gate.is_some(),
            arguments.key_term.is_some(),
            bias.is_some(),
        ],
    );
    let bias_operand = bias.as_ref().map(|bias| {
        bias.tensor
            .operand(bias.start, [0, bias.row, bias.head, 0], each)
    });
    let operands: Vec<_> = views
        .iter()
        .flatten()
        .map(|(_, view, role)| operand(view, *role, &extent))
        .chain(bias_operand.clone())
        .collect();
    let flops = 4.0 * (extent.keys * extent.width) as f64;
    let axes = [
        GRID_AXIS,
        GRID_AXIS / extent.batch.min(GRID_AXIS),
        GRID_AXIS,
        usize::MAX,
    ];
    for block in r.blocks(
        "attention",
        [extent.batch, extent.rows, extent.heads, extent.queries],
        axes,
        &operands,
        flops,
    )? {
        let mut bindings = Vec::new();
        let [q, k, v, out, gate, term, _] = bind_views(r, &mut bindings, &views, &extent, &block);
        let pair_bias = bias.as_ref().zip(bias_operand.as_ref()).map_or_else(
            ShaderView::default,
            |(bias, operand)| {
                let (binding, skip) = r.bind(7, operand, &block);
                bindings.push(binding);
                ShaderView {
                    strides: [0, bias.row as u32, bias.head as u32, 0],
                    skip,
                    ..ShaderView::default()
                }
            },
        );
        let [batch, rows, heads, queries] = block.extent;
        let params = Params {
            q,
            k,
            v,
            out,
            gate,
            term,
            pair_bias,
            rows: rows as u32,
            queries: queries as u32,
            keys: extent.keys as u32,
            scale: arguments.scale,
        };
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: [
                queries.div_ceil(QUERIES) as u32,
                heads as u32,
                (batch * rows) as u32,
            ],
            cost: cost(&extent, &block, arguments),
        })?;
    }
    Ok(())
}
