//! Layers with random weights of OpenFold3's widths. Each is a constant, so that a program links
//! only those that it names.

use super::random::{random, random_mask, random_weights, NamedShape};
use super::{Work, Workload};
use crate::error::Result;
use crate::gpu::Device;
use crate::layers::{
    AttentionPairBias, BiasOrientation, Edges, Node, PairformerBlock, SwiGluTransition,
    TriangleAttention, TriangleMultiplication,
};
use crate::tensor::Tensor;
use crate::weights::Weights;

pub(crate) const TRI_MUL_OUT: Workload = Workload {
    sizes: "the layer: C = 128",
    prepare: |device, n| triangle_multiplication(device, n, Edges::Outgoing),
};
pub(crate) const TRI_MUL_IN: Workload = Workload {
    sizes: "the layer: C = 128",
    prepare: |device, n| triangle_multiplication(device, n, Edges::Incoming),
};
pub(crate) const TRI_ATT_START: Workload = Workload {
    sizes: "the layer: C = 128, H = 4, D = 32",
    prepare: |device, n| triangle_attention(device, n, Node::Starting),
};
pub(crate) const TRI_ATT_END: Workload = Workload {
    sizes: "the layer: C = 128, H = 4, D = 32",
    prepare: |device, n| triangle_attention(device, n, Node::Ending),
};
pub(crate) const SWIGLU_TRANSITION: Workload = Workload {
    sizes: "the layer: C = 128, n = 4",
    prepare: swiglu_transition,
};
pub(crate) const ATTENTION_PAIR_BIAS: Workload = Workload {
    sizes: "the layer: C_s = 384, C_z = 128, H = 16, D = 24",
    prepare: attention_pair_bias,
};
pub(crate) const PAIRFORMER_BLOCK: Workload = Workload {
    sizes: "the block: C_s = 384, C_z = 128",
    prepare: pairformer_block,
};

fn triangle_multiplication(device: &Device, n: usize, edges: Edges) -> Result<Work> {
    let layer = loaded("tri_mul", |weights| {
        TriangleMultiplication::load(device, &weights.at(""), edges)
    })?;
    let (z, mask) = (pair(device, n)?, pair_mask(device, n)?);
    Ok(Box::new(move |r| layer.forward(r, &z, Some(&mask))))
}

fn triangle_attention(device: &Device, n: usize, node: Node) -> Result<Work> {
    let layer = loaded("tri_att", |weights| {
        TriangleAttention::load(device, &weights.at(""), node, BiasOrientation::QueryKey)
    })?;
    let (z, mask) = (pair(device, n)?, pair_mask(device, n)?);
    Ok(Box::new(move |r| layer.forward(r, &z, Some(&mask))))
}

fn swiglu_transition(device: &Device, n: usize) -> Result<Work> {
    let layer = loaded("pair_transition", |weights| {
        SwiGluTransition::load(device, &weights.at(""))
    })?;
    let (x, mask) = (pair(device, n)?, pair_mask(device, n)?);
    Ok(Box::new(move |r| layer.forward(r, &x, Some(&mask))))
}

fn attention_pair_bias(device: &Device, n: usize) -> Result<Work> {
    let layer = loaded("attention_pair_bias", |weights| {
        AttentionPairBias::load(device, &weights.at(""))
    })?;
    let (a, z) = (single(device, n)?, pair(device, n)?);
    Ok(Box::new(move |r| layer.forward(r, &a, &z, None)))
}

fn pairformer_block(device: &Device, n: usize) -> Result<Work> {
    let block = loaded("pairformer_block", |weights| {
        PairformerBlock::load(device, &weights.at(""), BiasOrientation::QueryKey)
    })?;
    let (s, z, mask) = (single(device, n)?, pair(device, n)?, pair_mask(device, n)?);
    Ok(Box::new(move |r| {
        block.forward(r, &s, &z, None, Some(&mask))?;
        Ok(s.clone())
    }))
}

/// Loads a layer with random weights, all of which it must use.
fn loaded<T>(name: &str, load: impl FnOnce(&Weights) -> Result<T>) -> Result<T> {
    let weights = random_weights(shapes(name));
    let layer = load(&weights)?;
    weights.all_used()?;
    Ok(layer)
}

fn pair(device: &Device, n: usize) -> Result<Tensor> {
    random(device, &[1, n, n, PAIR])
}

fn single(device: &Device, n: usize) -> Result<Tensor> {
    random(device, &[1, n, SINGLE])
}

fn pair_mask(device: &Device, n: usize) -> Result<Tensor> {
    random_mask(device, &[1, n, n])
}

/// OpenFold3's channels of the pair and the single representation.
pub(super) const PAIR: usize = 128;
pub(super) const SINGLE: usize = 384;

/// Names and shapes of a layer's weights in OpenFold3.
fn shapes(name: &str) -> Vec<NamedShape> {
    let norm = |name: &str, channels: usize| {
        vec![
            (format!("{name}.weight"), vec![channels]),
            (format!("{name}.bias"), vec![channels]),
        ]
    };
    let matrix = |name: &str, rows: usize, columns: usize| {
        vec![(format!("{name}.weight"), vec![rows, columns])]
    };
    let heads = |channels: usize, all_heads: usize| {
        let into = ["q", "k", "v", "g"]
            .map(|letter| matrix(&format!("mha.linear_{letter}"), all_heads, channels))
            .concat();
        [into, matrix("mha.linear_o", channels, all_heads)].concat()
    };
    let transition = |channels: usize| {
        let into = ["a", "b"]
            .map(|letter| matrix(&format!("swiglu.linear_{letter}"), 4 * channels, channels))
            .concat();
        [
            norm("layer_norm", channels),
            into,
            matrix("linear_out", channels, 4 * channels),
        ]
        .concat()
    };
    let under = |prefix: &str, part: &str| {
        shapes(part)
            .into_iter()
            .map(|(name, shape)| (format!("{prefix}.{name}"), shape))
            .collect::<Vec<_>>()
    };
    match name {
        "tri_mul" => {
            let projections = [
                "linear_a_p",
                "linear_a_g",
                "linear_b_p",
                "linear_b_g",
                "linear_g",
                "linear_z",
            ]
            .map(|name| matrix(name, PAIR, PAIR))
            .concat();
            [
                norm("layer_norm_in", PAIR),
                norm("layer_norm_out", PAIR),
                projections,
            ]
            .concat()
        }
        "tri_att" => [
            norm("layer_norm", PAIR),
            matrix("linear_z", 4, PAIR),
            heads(PAIR, 128),
        ]
        .concat(),
        "pair_transition" => transition(PAIR),
        "single_transition" => transition(SINGLE),
        "attention_pair_bias" => {
            let bias = vec![("mha.linear_q.bias".to_string(), vec![384])];
            [
                norm("layer_norm_a", SINGLE),
                norm("layer_norm_z", PAIR),
                matrix("linear_z", 16, PAIR),
                heads(SINGLE, 384),
                bias,
            ]
            .concat()
        }
        _ => [
            under("pair_stack.tri_mul_out", "tri_mul"),
            under("pair_stack.tri_mul_in", "tri_mul"),
            under("pair_stack.tri_att_start", "tri_att"),
            under("pair_stack.tri_att_end", "tri_att"),
            under("pair_stack.pair_transition", "pair_transition"),
            under("attn_pair_bias", "attention_pair_bias"),
            under("single_transition", "single_transition"),
        ]
        .concat(),
    }
}
