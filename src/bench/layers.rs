//! The layers that are timed, and that the self-check of a tier runs: each on its own, so that a
//! program links only those it names.

use serde_json::Value;

use super::{random, random_mask, BenchOp, Job};
use crate::catalog::{layers, Inputs, Loaded};
use crate::check::Rng;
use crate::error::{Error, Result};
use crate::gpu::Device;
use crate::layers::{BiasOrientation, Edges, Node};
use crate::tensor::Tensor;
use crate::weights::{HostData, HostTensor, Weights};

pub(crate) const TRI_MUL_OUT: BenchOp = BenchOp {
    name: "tri_mul_out",
    summary: "the layer: C = 128",
    prepare: |device, n| {
        layer(device, n, "tri_mul_out", |device, weights| {
            layers::triangle_multiplication(device, weights, Edges::Outgoing)
        })
    },
};
pub(crate) const TRI_MUL_IN: BenchOp = BenchOp {
    name: "tri_mul_in",
    summary: "the layer: C = 128",
    prepare: |device, n| {
        layer(device, n, "tri_mul_in", |device, weights| {
            layers::triangle_multiplication(device, weights, Edges::Incoming)
        })
    },
};
pub(crate) const TRI_ATT_START: BenchOp = BenchOp {
    name: "tri_att_start",
    summary: "the layer: C = 128, H = 4, D = 32",
    prepare: |device, n| {
        layer(device, n, "tri_att_start", |device, weights| {
            layers::triangle(device, weights, Node::Starting, BiasOrientation::QueryKey)
        })
    },
};
pub(crate) const TRI_ATT_END: BenchOp = BenchOp {
    name: "tri_att_end_as_used",
    summary: "the layer: C = 128, H = 4, D = 32",
    prepare: |device, n| {
        layer(device, n, "tri_att_end_as_used", |device, weights| {
            layers::triangle(device, weights, Node::Ending, BiasOrientation::QueryKey)
        })
    },
};
pub(crate) const SWIGLU_TRANSITION: BenchOp = BenchOp {
    name: "swiglu_transition",
    summary: "the layer: C = 128, n = 4",
    prepare: |device, n| {
        layer(device, n, "swiglu_transition", |device, weights| {
            layers::swiglu_transition(device, weights, &Value::Null)
        })
    },
};
pub(crate) const ATTENTION_PAIR_BIAS: BenchOp = BenchOp {
    name: "attention_pair_bias",
    summary: "the layer: C_s = 384, C_z = 128, H = 16, D = 24",
    prepare: |device, n| {
        layer(device, n, "attention_pair_bias", |device, weights| {
            layers::attention_pair_bias(device, weights, &Value::Null)
        })
    },
};
pub(crate) const PAIRFORMER_BLOCK: BenchOp = BenchOp {
    name: "pairformer_block",
    summary: "the block: C_s = 384, C_z = 128",
    prepare: |device, n| {
        layer(device, n, "pairformer_block", |device, weights| {
            layers::pairformer_block(device, weights, &Value::Null)
        })
    },
};
/// A layer with random weights of OpenFold3's widths.
fn layer(
    device: &Device,
    n: usize,
    name: &'static str,
    load: fn(&Device, &Weights) -> Result<Loaded>,
) -> Result<Job> {
    let weights = random_weights(shapes(name));
    let layer = load(device, &weights)?;
    weights.all_used()?;
    let pair = || random(device, &[1, n, n, PAIR]);
    let single = || random(device, &[1, n, SINGLE]);
    let mask = || random_mask(device, &[1, n, n]);
    let inputs: Vec<(&str, Tensor)> = match name {
        "swiglu_transition" => vec![("x", pair()?), ("mask", mask()?)],
        "attention_pair_bias" => vec![("a", single()?), ("z", pair()?)],
        "pairformer_block" => vec![("s", single()?), ("z", pair()?), ("pair_mask", mask()?)],
        _ => vec![("z", pair()?), ("pair_mask", mask()?)],
    };
    let inputs = Inputs::new(
        name,
        inputs
            .into_iter()
            .map(|(name, tensor)| (name.to_string(), tensor))
            .collect(),
    );
    Ok(Box::new(move |r| {
        let outputs = layer.run(r, &inputs)?;
        outputs
            .into_iter()
            .next()
            .map(|(_, tensor)| tensor)
            .ok_or_else(|| Error::input(name, "gave no output"))
    }))
}

/// Weights of these names and shapes, with the deviation 1 / sqrt(inputs).
pub(super) fn random_weights(shapes: Vec<NamedShape>) -> Weights {
    let mut rng = Rng::new(1);
    let weight = |(name, shape): NamedShape| {
        let data = rng.normal(
            shape.iter().product(),
            1.0 / (shape[shape.len() - 1] as f64).sqrt(),
        );
        (
            name,
            HostTensor {
                shape,
                data: HostData::F32(data),
            },
        )
    };
    Weights::new(shapes.into_iter().map(weight).collect())
}

/// A weight's name, and its shape.
pub(super) type NamedShape = (String, Vec<usize>);

/// OpenFold3's channels of the pair and the single representation.
pub(super) const PAIR: usize = 128;
pub(super) const SINGLE: usize = 384;

/// The names and shapes of a layer's weights, as OpenFold3 has them.
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
        "tri_mul_out" | "tri_mul_in" => {
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
        "tri_att_start" | "tri_att_end_as_used" => [
            norm("layer_norm", PAIR),
            matrix("linear_z", 4, PAIR),
            heads(PAIR, 128),
        ]
        .concat(),
        "swiglu_transition" => transition(PAIR),
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
            under("pair_stack.tri_mul_out", "tri_mul_out"),
            under("pair_stack.tri_mul_in", "tri_mul_out"),
            under("pair_stack.tri_att_start", "tri_att_start"),
            under("pair_stack.tri_att_end", "tri_att_start"),
            under("pair_stack.pair_transition", "swiglu_transition"),
            under("attn_pair_bias", "attention_pair_bias"),
            under("single_transition", "single_transition"),
        ]
        .concat(),
    }
}
