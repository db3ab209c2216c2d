//! Operations and layers by name: named tensors in, named tensors out.
//!
//! `trifold verify` and the browser call them. The names of operations and tensors are OpenFold3's,
//! or those of the library whose interface an operation has.

mod bounds;
pub(crate) mod layers;
mod model;
mod operations;

use std::collections::BTreeMap;

pub use bounds::{Bound, Bounds};
pub use model::{ModelCall, ModelOp, ModelOutputs, MODEL};
use serde_json::Value;

use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::Activation;
use crate::layers::{BiasOrientation, Edges, Node};
use crate::tensor::Tensor;
use crate::weights::Weights;

/// An operation or a layer that can be called by name.
pub struct Op {
    /// Its name.
    pub name: &'static str,
    /// Its inputs and outputs, in one line.
    pub summary: &'static str,
    /// Largest errors of a layer's outputs. Operations are compared with a reference instead.
    pub bounds: Bounds,
    load: fn(&Device, &Weights, &Value) -> Result<Loaded>,
}

/// An operation with its weights on a device.
pub struct Loaded {
    run: Box<Run>,
}

type Run = dyn Fn(&mut Recorder, &Inputs) -> Result<Outputs> + Send + Sync;

/// Outputs of an operation, by name.
pub type Outputs = Vec<(&'static str, Tensor)>;

/// Inputs of an operation, by name.
#[derive(Debug, Default)]
pub struct Inputs {
    op: String,
    tensors: BTreeMap<String, Tensor>,
}

impl Inputs {
    /// The inputs of a call of `op`.
    pub fn new(op: &str, tensors: BTreeMap<String, Tensor>) -> Self {
        Inputs {
            op: op.into(),
            tensors,
        }
    }

    fn get(&self, name: &str) -> Result<&Tensor> {
        let given = || self.tensors.keys().cloned().collect::<Vec<_>>().join(", ");
        self.tensors
            .get(name)
            .ok_or_else(|| Error::shape(&self.op, name, "given", format!("only {}", given())))
    }

    fn maybe(&self, name: &str) -> Option<&Tensor> {
        self.tensors.get(name)
    }
}

impl Op {
    /// Loads the operation with its weights and options.
    ///
    /// # Errors
    /// [`Error::Weights`] where weights are missing, misshaped or left over, [`Error::Input`] for
    /// an unknown option.
    pub fn load(&self, device: &Device, weights: &Weights, options: &Value) -> Result<Loaded> {
        let loaded = (self.load)(device, weights, options)?;
        weights.all_used()?;
        Ok(loaded)
    }
}

impl Loaded {
    fn new(
        run: impl Fn(&mut Recorder, &Inputs) -> Result<Outputs> + Send + Sync + 'static,
    ) -> Self {
        Loaded { run: Box::new(run) }
    }

    /// Records the operation.
    ///
    /// # Errors
    /// [`Error::Shape`] where an input is missing or does not fit, [`Error::Device`] where memory
    /// runs out.
    pub fn run(&self, r: &mut Recorder, inputs: &Inputs) -> Result<Outputs> {
        (self.run)(r, inputs)
    }
}

/// The operation of that name.
///
/// # Errors
/// [`Error::Input`] with the known names.
pub fn find(name: &str) -> Result<&'static Op> {
    let known = || {
        ALL.iter()
            .map(|op| op.name)
            .chain(MODEL.iter().map(|op| op.name))
            .collect::<Vec<_>>()
            .join(", ")
    };
    ALL.iter().find(|op| op.name == name).ok_or_else(|| {
        Error::input(
            format!("op \"{name}\""),
            format!("unknown; there are {}", known()),
        )
    })
}

/// The part of the model of that name, if any.
pub fn find_model(name: &str) -> Option<&'static ModelOp> {
    MODEL.iter().find(|op| op.name == name)
}

/// Every operation and layer.
pub const ALL: &[Op] = &[
    Op {
        name: "evoformer_attention",
        summary: "q, k, v [B, S, N, H, D], res_mask? [B, S, 1, 1, N], pair_bias? [B, 1, H, N, N], \
            gate? -> o",
        bounds: Bounds::LAYER,
        load: operations::evoformer_attention,
    },
    Op {
        name: "triangle_attention",
        summary:
            "q [B, N, H, Q, D], k, v [B, N, H, K, D], bias [B, 1, H, Q, K], mask? bool [B, N, \
            1, 1, K], gate?; scale -> o",
        bounds: Bounds::LAYER,
        load: operations::triangle_attention,
    },
    Op {
        name: "triangle_attention_cross",
        summary: "triangle_attention with Q and K of different \
        lengths",
        bounds: Bounds::LAYER,
        load: operations::triangle_attention,
    },
    Op {
        name: "linear",
        summary: "x [.., K], weight [N, K], bias? [N], gate? [.., N], mask? [..], residual? [.., \
            N]; activation -> y",
        bounds: Bounds::LAYER,
        load: operations::linear,
    },
    Op {
        name: "gated_linear",
        summary: "x [.., K], w_gate, w_value [N, K], mask? [..]; activation \
        -> y",
        bounds: Bounds::LAYER,
        load: operations::gated_linear,
    },
    Op {
        name: "swiglu",
        summary: "a, b -> o = silu(a) * b",
        bounds: Bounds::LAYER,
        load: operations::swiglu,
    },
    Op {
        name: "layer_norm",
        summary: "x [.., C], scale? [C], offset? [C]; epsilon -> y",
        bounds: Bounds::LAYER,
        load: operations::layer_norm,
    },
    Op {
        name: "softmax",
        summary: "x [.., N] -> o",
        bounds: Bounds::LAYER,
        load: operations::softmax,
    },
    Op {
        name: "activation",
        summary: "x; activation -> y",
        bounds: Bounds::LAYER,
        load: operations::activation,
    },
    Op {
        name: "activations",
        summary: "x -> every activation by its name",
        bounds: Bounds::LAYER,
        load: operations::activations,
    },
    Op {
        name: "attention_two_bias",
        summary: "Attention: x [.., N, C], mask_bias? [.., 1, 1, N], \
        pair_bias? [.., H, N, N] -> o",
        bounds: Bounds::LAYER,
        load: layers::attention,
    },
    Op {
        name: "attention_q_bias",
        summary: "Attention whose linear_q has a bias",
        bounds: Bounds::LAYER,
        load: layers::attention,
    },
    Op {
        name: "tri_att_start",
        summary:
            "TriangleAttention around the starting node: z [B, N, N, C], pair_mask? [B, N, N] \
            -> update",
        bounds: Bounds::LAYER,
        load: |device, weights, _| {
            layers::triangle(device, weights, Node::Starting, BiasOrientation::QueryKey)
        },
    },
    Op {
        name: "tri_att_end_as_used",
        summary: "TriangleAttention around the ending node, bias [q, k] as OpenFold3 0.5 uses it",
        bounds: Bounds::LAYER,
        load: |device, weights, _| {
            layers::triangle(device, weights, Node::Ending, BiasOrientation::QueryKey)
        },
    },
    Op {
        name: "tri_att_ending_class_unused",
        summary: "TriangleAttention around the ending node, bias [k, q] as in the papers",
        bounds: Bounds::LAYER,
        load: |device, weights, _| {
            layers::triangle(device, weights, Node::Ending, BiasOrientation::KeyQuery)
        },
    },
    Op {
        name: "swiglu_transition",
        summary: "SwiGLUTransition: x [.., C], mask? [..] -> update",
        bounds: Bounds::LAYER,
        load: layers::swiglu_transition,
    },
    Op {
        name: "tri_mul_out",
        summary: "TriangleMultiplication along outgoing edges: z [B, N, N, C], pair_mask? [B, N, \
            N] -> update",
        bounds: Bounds::LAYER,
        load: |device, weights, _| {
            layers::triangle_multiplication(device, weights, Edges::Outgoing)
        },
    },
    Op {
        name: "tri_mul_in",
        summary: "TriangleMultiplication along incoming edges",
        bounds: Bounds::LAYER,
        load: |device, weights, _| {
            layers::triangle_multiplication(device, weights, Edges::Incoming)
        },
    },
    Op {
        name: "attention_pair_bias",
        summary: "AttentionPairBias: a [B, N, C], z [B, N, N, C_z], \
        mask? [B, N] -> update",
        bounds: Bounds::LAYER,
        load: layers::attention_pair_bias,
    },
    Op {
        name: "outer_product_mean",
        summary: "OuterProductMean: m [B, S, N, C_m], msa_mask? [B, \
        S, N] -> update",
        bounds: Bounds::BLOCK,
        load: layers::outer_product_mean,
    },
    Op {
        name: "msa_pair_weighted_averaging",
        summary: "MSAPairWeightedAveraging: m [B, S, N, C_m], z [B, N, N, C_z], pair_mask? -> \
            update",
        bounds: Bounds::LAYER,
        load: layers::averaging,
    },
    Op {
        name: "ada_ln",
        summary: "AdaLN: a [.., C_a], s [.., C_s] -> a",
        bounds: Bounds::LAYER,
        load: layers::ada_ln,
    },
    Op {
        name: "pairformer_block",
        summary:
            "PairFormerBlock: s [B, N, C_s], z [B, N, N, C_z], single_mask?, pair_mask? -> s, \
            z",
        bounds: Bounds::BLOCK,
        load: layers::pairformer_block,
    },
    Op {
        name: "msa_module_block",
        summary:
            "MSAModuleBlock: m [B, S, N, C_m], z [B, N, N, C_z], msa_mask?, pair_mask? -> m, z",
        bounds: Bounds::BLOCK,
        load: layers::msa_module_block,
    },
    Op {
        name: "msa_module_block_last",
        summary: "MSAModuleBlock without updates of m -> z",
        bounds: Bounds::BLOCK,
        load: layers::msa_module_block,
    },
    Op {
        name: "template_pair_block",
        summary: "TemplatePairBlock: t [B, T, N, N, C], mask? [B, T, \
        N, N] -> t",
        bounds: Bounds::BLOCK,
        load: layers::template_pair_block,
    },
    Op {
        name: "evoformer_block",
        summary: "EvoformerBlock: m [1, S, N, C_m], z [1, N, N, C_z], \
        msa_mask?, pair_mask? -> m, z",
        bounds: Bounds::BLOCK,
        load: layers::evoformer_block,
    },
    Op {
        name: "dit_block",
        summary: "DiffusionTransformer: a [1, S, N, C_a], s [1, 1, N, C_s], z [1, 1, N, N, C_z], \
            mask? [1, 1, N] -> a",
        bounds: Bounds::BLOCK,
        load: layers::diffusion_transformer,
    },
    Op {
        name: "msa_column_global_attention",
        summary: "MSAColumnGlobalAttention: m [1, S, N, C], \
        msa_mask? -> update",
        bounds: Bounds::LAYER,
        load: layers::global_attention,
    },
    Op {
        name: "ubiquitin_pair",
        summary: "a pair representation through TriangleAttention and SwiGLUTransition: z [1, N, \
            N, C], pair_mask -> both sums",
        bounds: Bounds::LAYER,
        load: layers::ubiquitin_pair,
    },
];

/// Names of all operations, separate from their functions: a program that lists them links none.
pub const NAMES: [&str; ALL.len()] = {
    let mut names = [""; ALL.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = ALL[at].name;
        at += 1;
    }
    names
};

fn number(options: &Value, name: &str) -> Result<Option<f64>> {
    match &options[name] {
        Value::Null => Ok(None),
        value => value.as_f64().map(Some).ok_or_else(|| {
            Error::input(
                format!("option {name}"),
                format!("should be a number, got {value}"),
            )
        }),
    }
}

fn activation_of(options: &Value) -> Result<Option<Activation>> {
    let known = || {
        Activation::NAMED
            .iter()
            .map(|(name, _)| *name)
            .collect::<Vec<_>>()
            .join(", ")
    };
    match &options["activation"] {
        Value::Null => Ok(None),
        Value::String(name) if name == "identity" => Ok(Some(Activation::Identity)),
        value => match value.as_str().and_then(Activation::named) {
            Some(activation) => Ok(Some(activation)),
            None => Err(Error::input(
                "option activation",
                format!("should be one of identity, {}, got {value}", known()),
            )),
        },
    }
}
