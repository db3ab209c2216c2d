//! Operations and layers by name: named tensors in, named tensors out.
//!
//! What `trifold verify` looks an `op` up in, and what the browser calls. The names and those of the tensors are
//! OpenFold3's, or those of the library whose contract an operation has.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{self, Activation, Edges, GatedLinearArguments, LayerNormArguments, LinearArguments, Rows, Store};
use crate::layers::{
    AdaLn, Attention, AttentionPairBias, BiasOrientation, DiffusionTransformer, EvoformerBlock, EvoformerHeads, MsaColumnGlobalAttention, MsaModuleBlock,
    MsaPairWeightedAveraging, Node, OuterProductMean, PairformerBlock, SwiGluTransition, TemplatePairBlock, TriangleAttention, TriangleMultiplication,
};
use crate::operations::{evoformer_attention, triangle_attention, EvoformerAttentionArguments, TriangleAttentionArguments};
use crate::tensor::Tensor;
use crate::weights::Weights;

/// An operation or a layer that can be called by name.
pub struct Op {
    /// Its name.
    pub name: &'static str,
    /// What it takes and gives, in one line.
    pub summary: &'static str,
    load: fn(&Device, &Weights, &Value) -> Result<Loaded>,
}

/// An operation with its weights on a device.
pub struct Loaded {
    run: Box<Run>,
}

type Run = dyn Fn(&mut Recorder, &Inputs) -> Result<Outputs> + Send + Sync;

/// What an operation gives, by name.
pub type Outputs = Vec<(&'static str, Tensor)>;

/// What an operation takes, by name.
#[derive(Debug, Default)]
pub struct Inputs {
    op: String,
    tensors: BTreeMap<String, Tensor>,
}

impl Inputs {
    /// The inputs of a call of `op`.
    pub fn new(op: &str, tensors: BTreeMap<String, Tensor>) -> Self {
        Inputs { op: op.into(), tensors }
    }

    fn get(&self, name: &str) -> Result<&Tensor> {
        let given = || self.tensors.keys().cloned().collect::<Vec<_>>().join(", ");
        self.tensors.get(name).ok_or_else(|| Error::shape(&self.op, name, "given", format!("only {}", given())))
    }

    fn maybe(&self, name: &str) -> Option<&Tensor> {
        self.tensors.get(name)
    }
}

impl Op {
    /// Loads the operation with its weights and options.
    ///
    /// # Errors
    /// [`Error::Weights`] where weights are missing, misshaped or left over, [`Error::Input`] for an option that is not understood.
    pub fn load(&self, device: &Device, weights: &Weights, options: &Value) -> Result<Loaded> {
        let loaded = (self.load)(device, weights, options)?;
        weights.all_used()?;
        Ok(loaded)
    }
}

impl Loaded {
    fn new(run: impl Fn(&mut Recorder, &Inputs) -> Result<Outputs> + Send + Sync + 'static) -> Self {
        Loaded { run: Box::new(run) }
    }

    /// Records the operation.
    ///
    /// # Errors
    /// [`Error::Shape`] where an input is missing or does not fit, [`Error::Device`] where memory runs out.
    pub fn run(&self, r: &mut Recorder, inputs: &Inputs) -> Result<Outputs> {
        (self.run)(r, inputs)
    }
}

/// The operation of that name.
///
/// # Errors
/// [`Error::Input`] with the names there are.
pub fn find(name: &str) -> Result<&'static Op> {
    let known = || ALL.iter().map(|op| op.name).collect::<Vec<_>>().join(", ");
    ALL.iter().find(|op| op.name == name).ok_or_else(|| Error::input(format!("op \"{name}\""), format!("unknown; there are {}", known())))
}

/// Every operation and layer.
pub const ALL: &[Op] = &[
    Op {
        name: "evoformer_attention",
        summary: "q, k, v [B, S, N, H, D], res_mask? [B, S, 1, 1, N], pair_bias? [B, 1, H, N, N], gate? -> o",
        load: load_evoformer_attention,
    },
    Op {
        name: "triangle_attention",
        summary: "q [B, N, H, Q, D], k, v [B, N, H, K, D], bias [B, 1, H, Q, K], mask? bool [B, N, 1, 1, K], gate?; scale -> o",
        load: load_triangle_attention,
    },
    Op { name: "triangle_attention_cross", summary: "triangle_attention with Q and K of different lengths", load: load_triangle_attention },
    Op { name: "linear", summary: "x [.., K], weight [N, K], bias? [N], gate? [.., N], mask? [..], residual? [.., N]; activation -> y", load: load_linear },
    Op { name: "gated_linear", summary: "x [.., K], w_gate, w_value [N, K], mask? [..]; activation -> y", load: load_gated_linear },
    Op { name: "swiglu", summary: "a, b -> o = silu(a) * b", load: load_swiglu },
    Op { name: "layer_norm", summary: "x [.., C], scale? [C], offset? [C]; epsilon -> y", load: load_layer_norm },
    Op { name: "softmax", summary: "x [.., N] -> o", load: load_softmax },
    Op { name: "activation", summary: "x; activation -> y", load: load_activation },
    Op { name: "activations", summary: "x -> every activation by its name", load: load_activations },
    Op { name: "attention_two_bias", summary: "Attention: x [.., N, C], mask_bias? [.., 1, 1, N], pair_bias? [.., H, N, N] -> o", load: load_attention },
    Op { name: "attention_q_bias", summary: "Attention whose linear_q has a bias", load: load_attention },
    Op {
        name: "tri_att_start",
        summary: "TriangleAttention around the starting node: z [B, N, N, C], pair_mask? [B, N, N] -> update",
        load: |device, weights, _| load_triangle(device, weights, Node::Starting, BiasOrientation::QueryKey),
    },
    Op {
        name: "tri_att_end_as_used",
        summary: "TriangleAttention around the ending node, bias [q, k] as OpenFold3 0.5 uses it",
        load: |device, weights, _| load_triangle(device, weights, Node::Ending, BiasOrientation::QueryKey),
    },
    Op {
        name: "tri_att_ending_class_unused",
        summary: "TriangleAttention around the ending node, bias [k, q] as in the papers",
        load: |device, weights, _| load_triangle(device, weights, Node::Ending, BiasOrientation::KeyQuery),
    },
    Op { name: "swiglu_transition", summary: "SwiGLUTransition: x [.., C], mask? [..] -> update", load: load_swiglu_transition },
    Op {
        name: "tri_mul_out",
        summary: "TriangleMultiplication along outgoing edges: z [B, N, N, C], pair_mask? [B, N, N] -> update",
        load: |device, weights, _| load_triangle_multiplication(device, weights, Edges::Outgoing),
    },
    Op {
        name: "tri_mul_in",
        summary: "TriangleMultiplication along incoming edges",
        load: |device, weights, _| load_triangle_multiplication(device, weights, Edges::Incoming),
    },
    Op { name: "attention_pair_bias", summary: "AttentionPairBias: a [B, N, C], z [B, N, N, C_z], mask? [B, N] -> update", load: load_attention_pair_bias },
    Op { name: "outer_product_mean", summary: "OuterProductMean: m [B, S, N, C_m], msa_mask? [B, S, N] -> update", load: load_outer_product_mean },
    Op {
        name: "msa_pair_weighted_averaging",
        summary: "MSAPairWeightedAveraging: m [B, S, N, C_m], z [B, N, N, C_z], pair_mask? -> update",
        load: load_averaging,
    },
    Op { name: "ada_ln", summary: "AdaLN: a [.., C_a], s [.., C_s] -> a", load: load_ada_ln },
    Op { name: "pairformer_block", summary: "PairFormerBlock: s [B, N, C_s], z [B, N, N, C_z], single_mask?, pair_mask? -> s, z", load: load_pairformer_block },
    Op { name: "msa_module_block", summary: "MSAModuleBlock: m [B, S, N, C_m], z [B, N, N, C_z], msa_mask?, pair_mask? -> m, z", load: load_msa_module_block },
    Op { name: "msa_module_block_last", summary: "MSAModuleBlock without updates of m -> z", load: load_msa_module_block },
    Op { name: "template_pair_block", summary: "TemplatePairBlock: t [B, T, N, N, C], mask? [B, T, N, N] -> t", load: load_template_pair_block },
    Op { name: "evoformer_block", summary: "EvoformerBlock: m [1, S, N, C_m], z [1, N, N, C_z], msa_mask?, pair_mask? -> m, z", load: load_evoformer_block },
    Op {
        name: "dit_block",
        summary: "DiffusionTransformer: a [1, S, N, C_a], s [1, 1, N, C_s], z [1, 1, N, N, C_z], mask? [1, 1, N] -> a",
        load: load_diffusion_transformer,
    },
    Op { name: "msa_column_global_attention", summary: "MSAColumnGlobalAttention: m [1, S, N, C], msa_mask? -> update", load: load_global_attention },
    Op {
        name: "ubiquitin_pair",
        summary: "a pair representation through TriangleAttention and SwiGLUTransition: z [1, N, N, C], pair_mask -> both sums",
        load: load_ubiquitin_pair,
    },
];

fn load_evoformer_attention(_: &Device, _: &Weights, _: &Value) -> Result<Loaded> {
    Ok(Loaded::new(|r, inputs| {
        let arguments = EvoformerAttentionArguments {
            q: inputs.get("q")?,
            k: inputs.get("k")?,
            v: inputs.get("v")?,
            res_mask: inputs.maybe("res_mask"),
            pair_bias: inputs.maybe("pair_bias"),
            gate: inputs.maybe("gate"),
        };
        Ok(vec![("o", evoformer_attention(r, &arguments)?)])
    }))
}

fn load_triangle_attention(_: &Device, _: &Weights, options: &Value) -> Result<Loaded> {
    let scale = number(options, "scale")?.map(|scale| scale as f32);
    Ok(Loaded::new(move |r, inputs| {
        let arguments = TriangleAttentionArguments {
            q: inputs.get("q")?,
            k: inputs.get("k")?,
            v: inputs.get("v")?,
            bias: inputs.get("bias")?,
            mask: inputs.maybe("mask"),
            gate: inputs.maybe("gate"),
            scale,
        };
        Ok(vec![("o", triangle_attention(r, &arguments)?)])
    }))
}

fn load_linear(_: &Device, _: &Weights, options: &Value) -> Result<Loaded> {
    let activation = activation_of(options)?.unwrap_or_default();
    Ok(Loaded::new(move |r, inputs| {
        let arguments = LinearArguments {
            bias: inputs.maybe("bias"),
            activation,
            gate: inputs.maybe("gate").map(Rows::from),
            mask: inputs.maybe("mask").map(Rows::of_mask),
            ..LinearArguments::new(inputs.get("x")?, inputs.get("weight")?)
        };
        match inputs.maybe("residual") {
            // The residual was uploaded for this call, so the sum may replace it.
            Some(residual) => {
                kernels::linear_into(r, &arguments, Rows::from(residual), Store::Accumulate)?;
                Ok(vec![("y", residual.clone())])
            }
            None => Ok(vec![("y", kernels::linear(r, &arguments)?)]),
        }
    }))
}

fn load_gated_linear(_: &Device, _: &Weights, options: &Value) -> Result<Loaded> {
    let activation = activation_of(options)?.unwrap_or(Activation::Silu);
    Ok(Loaded::new(move |r, inputs| {
        let arguments = GatedLinearArguments {
            x: Rows::from(inputs.get("x")?),
            w_gate: inputs.get("w_gate")?,
            w_value: inputs.get("w_value")?,
            activation,
            mask: inputs.maybe("mask").map(Rows::of_mask),
        };
        Ok(vec![("y", kernels::gated_linear(r, &arguments)?)])
    }))
}

fn load_swiglu(_: &Device, _: &Weights, _: &Value) -> Result<Loaded> {
    Ok(Loaded::new(|r, inputs| Ok(vec![("o", kernels::swiglu(r, inputs.get("a")?, inputs.get("b")?)?)])))
}

fn load_layer_norm(_: &Device, _: &Weights, options: &Value) -> Result<Loaded> {
    let epsilon = number(options, "epsilon")?.map_or(1e-5, |epsilon| epsilon as f32);
    Ok(Loaded::new(move |r, inputs| {
        let arguments = LayerNormArguments {
            x: Rows::from(inputs.get("x")?),
            scale: inputs.maybe("scale").map(Rows::from),
            offset: inputs.maybe("offset").map(Rows::from),
            epsilon,
        };
        Ok(vec![("y", kernels::layer_norm(r, &arguments)?)])
    }))
}

fn load_softmax(_: &Device, _: &Weights, _: &Value) -> Result<Loaded> {
    Ok(Loaded::new(|r, inputs| Ok(vec![("o", kernels::softmax(r, inputs.get("x")?)?)])))
}

fn load_activation(_: &Device, _: &Weights, options: &Value) -> Result<Loaded> {
    let activation = activation_of(options)?.unwrap_or(Activation::Silu);
    Ok(Loaded::new(move |r, inputs| Ok(vec![("y", kernels::activation(r, inputs.get("x")?, activation)?)])))
}

fn load_activations(_: &Device, _: &Weights, _: &Value) -> Result<Loaded> {
    Ok(Loaded::new(|r, inputs| {
        let x = inputs.get("x")?;
        Activation::NAMED.iter().map(|(name, activation)| Ok((*name, kernels::activation(r, x, *activation)?))).collect()
    }))
}

fn load_attention(device: &Device, weights: &Weights, options: &Value) -> Result<Loaded> {
    let heads = number(options, "no_heads")?.ok_or_else(|| Error::input("option no_heads", "is needed: the number of heads"))?;
    let layer = Attention::load(device, &weights.at(""), heads as usize)?;
    Ok(Loaded::new(move |r, inputs| Ok(vec![("o", layer.forward(r, inputs.get("x")?, inputs.maybe("mask_bias"), inputs.maybe("pair_bias"))?)])))
}

fn load_triangle(device: &Device, weights: &Weights, node: Node, orientation: BiasOrientation) -> Result<Loaded> {
    let layer = TriangleAttention::load(device, &weights.at(""), node, orientation)?;
    Ok(Loaded::new(move |r, inputs| Ok(vec![("update", layer.forward(r, inputs.get("z")?, inputs.maybe("pair_mask"))?)])))
}

fn load_swiglu_transition(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = SwiGluTransition::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| Ok(vec![("update", layer.forward(r, inputs.get("x")?, inputs.maybe("mask"))?)])))
}

fn load_ubiquitin_pair(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let attention = TriangleAttention::load(device, &weights.at("tri_att_start"), Node::Starting, BiasOrientation::QueryKey)?;
    let transition = SwiGluTransition::load(device, &weights.at("pair_transition"))?;
    Ok(Loaded::new(move |r, inputs| {
        let (z, mask) = (inputs.get("z")?, inputs.maybe("pair_mask"));
        attention.add_to(r, z, mask)?;
        let after_attention = kernels::activation(r, z, Activation::Identity)?;
        transition.add_to(r, z, mask)?;
        Ok(vec![("tri_att_start", after_attention), ("pair_transition", z.clone())])
    }))
}

fn load_triangle_multiplication(device: &Device, weights: &Weights, edges: Edges) -> Result<Loaded> {
    let layer = TriangleMultiplication::load(device, &weights.at(""), edges)?;
    Ok(Loaded::new(move |r, inputs| Ok(vec![("update", layer.forward(r, inputs.get("z")?, inputs.maybe("pair_mask"))?)])))
}

fn load_attention_pair_bias(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = AttentionPairBias::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| Ok(vec![("update", layer.forward(r, inputs.get("a")?, inputs.get("z")?, inputs.maybe("mask"))?)])))
}

fn load_outer_product_mean(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = OuterProductMean::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| Ok(vec![("update", layer.forward(r, inputs.get("m")?, inputs.maybe("msa_mask"))?)])))
}

fn load_averaging(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = MsaPairWeightedAveraging::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| Ok(vec![("update", layer.forward(r, inputs.get("m")?, inputs.get("z")?, inputs.maybe("pair_mask"))?)])))
}

fn load_ada_ln(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = AdaLn::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| Ok(vec![("a", layer.forward(r, inputs.get("a")?, inputs.get("s")?)?)])))
}

// The blocks work in place; what was uploaded for the call is what they give back.

fn load_pairformer_block(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let block = PairformerBlock::load(device, &weights.at(""), BiasOrientation::QueryKey)?;
    Ok(Loaded::new(move |r, inputs| {
        let (s, z) = (inputs.get("s")?, inputs.get("z")?);
        block.forward(r, s, z, inputs.maybe("single_mask"), inputs.maybe("pair_mask"))?;
        Ok(vec![("s", s.clone()), ("z", z.clone())])
    }))
}

fn load_msa_module_block(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let block = MsaModuleBlock::load(device, &weights.at(""), BiasOrientation::QueryKey)?;
    Ok(Loaded::new(move |r, inputs| {
        let (m, z) = (inputs.get("m")?, inputs.get("z")?);
        block.forward(r, m, z, inputs.maybe("msa_mask"), inputs.maybe("pair_mask"))?;
        Ok(vec![("m", m.clone()), ("z", z.clone())])
    }))
}

fn load_template_pair_block(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let block = TemplatePairBlock::load(device, &weights.at(""), BiasOrientation::QueryKey)?;
    Ok(Loaded::new(move |r, inputs| {
        let t = inputs.get("t")?;
        block.forward(r, t, inputs.maybe("mask"))?;
        Ok(vec![("t", t.clone())])
    }))
}

fn load_evoformer_block(device: &Device, weights: &Weights, options: &Value) -> Result<Loaded> {
    let msa = number(options, "no_heads_msa")?.ok_or_else(|| Error::input("option no_heads_msa", "is needed: the heads of the column attention"))?;
    let heads = EvoformerHeads { msa: msa as usize, ending: BiasOrientation::QueryKey };
    let block = EvoformerBlock::load(device, &weights.at(""), heads)?;
    Ok(Loaded::new(move |r, inputs| {
        let (m, z) = (without_batch(inputs.get("m")?)?, without_batch(inputs.get("z")?)?);
        let mask = |name| inputs.maybe(name).map(without_batch).transpose();
        block.forward(r, &m, &z, mask("msa_mask")?.as_ref(), mask("pair_mask")?.as_ref())?;
        Ok(vec![("m", m), ("z", z)])
    }))
}

fn load_global_attention(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = MsaColumnGlobalAttention::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| {
        let mask = inputs.maybe("msa_mask").map(without_batch).transpose()?;
        Ok(vec![("update", layer.forward(r, &without_batch(inputs.get("m")?)?, mask.as_ref())?)])
    }))
}

fn load_diffusion_transformer(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = DiffusionTransformer::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| {
        let a = without_batch(inputs.get("a")?)?;
        let once = |tensor: &Tensor| without_batch(&without_batch(tensor)?);
        let (s, z) = (once(inputs.get("s")?)?, once(inputs.get("z")?)?);
        let mask = inputs.maybe("mask").map(once).transpose()?;
        let biases = layer.pair_biases(r, &z)?;
        layer.forward(r, &a, &s, &biases, mask.as_ref())?;
        Ok(vec![("a", a)])
    }))
}

/// The AlphaFold 2 layers take one alignment at a time.
fn without_batch(tensor: &Tensor) -> Result<Tensor> {
    match tensor.shape() {
        [1, rest @ ..] => tensor.reshape(rest),
        _ => Err(Error::shape("evoformer", "batch", "one alignment [1, ..]", format!("{:?}", tensor.shape()))),
    }
}

fn number(options: &Value, name: &str) -> Result<Option<f64>> {
    match &options[name] {
        Value::Null => Ok(None),
        value => value.as_f64().map(Some).ok_or_else(|| Error::input(format!("option {name}"), format!("should be a number, got {value}"))),
    }
}

fn activation_of(options: &Value) -> Result<Option<Activation>> {
    let known = || Activation::NAMED.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    match &options["activation"] {
        Value::Null => Ok(None),
        Value::String(name) if name == "identity" => Ok(Some(Activation::Identity)),
        value => match value.as_str().and_then(Activation::named) {
            Some(activation) => Ok(Some(activation)),
            None => Err(Error::input("option activation", format!("should be one of identity, {}, got {value}", known()))),
        },
    }
}
