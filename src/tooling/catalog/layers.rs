//! The layers and blocks of the catalog, with their weights.

use serde_json::Value;

use super::{number, Loaded};
use crate::error::{Error, Result};
use crate::gpu::Device;
use crate::kernels::{self, Activation};
use crate::layers::{
    AdaLn, Attention, AttentionPairBias, BiasOrientation, DiffusionTransformer, Edges,
    EvoformerBlock, EvoformerHeads, MsaColumnGlobalAttention, MsaModuleBlock,
    MsaPairWeightedAveraging, Node, OuterProductMean, PairformerBlock, SwiGluTransition,
    TemplatePairBlock, TriangleAttention, TriangleMultiplication,
};
use crate::tensor::Tensor;
use crate::weights::Weights;

pub(super) fn attention(device: &Device, weights: &Weights, options: &Value) -> Result<Loaded> {
    let heads = number(options, "no_heads")?
        .ok_or_else(|| Error::input("option no_heads", "is needed: the number of heads"))?;
    let layer = Attention::load(device, &weights.at(""), heads as usize)?;
    Ok(Loaded::new(move |r, inputs| {
        Ok(vec![(
            "o",
            layer.forward(
                r,
                inputs.get("x")?,
                inputs.maybe("mask_bias"),
                inputs.maybe("pair_bias"),
            )?,
        )])
    }))
}

pub(crate) fn triangle(
    device: &Device,
    weights: &Weights,
    node: Node,
    orientation: BiasOrientation,
) -> Result<Loaded> {
    let layer = TriangleAttention::load(device, &weights.at(""), node, orientation)?;
    Ok(Loaded::new(move |r, inputs| {
        Ok(vec![(
            "update",
            layer.forward(r, inputs.get("z")?, inputs.maybe("pair_mask"))?,
        )])
    }))
}

pub(crate) fn swiglu_transition(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = SwiGluTransition::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| {
        Ok(vec![(
            "update",
            layer.forward(r, inputs.get("x")?, inputs.maybe("mask"))?,
        )])
    }))
}

pub(super) fn ubiquitin_pair(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let attention = TriangleAttention::load(
        device,
        &weights.at("tri_att_start"),
        Node::Starting,
        BiasOrientation::QueryKey,
    )?;
    let transition = SwiGluTransition::load(device, &weights.at("pair_transition"))?;
    Ok(Loaded::new(move |r, inputs| {
        let (z, mask) = (inputs.get("z")?, inputs.maybe("pair_mask"));
        attention.add_to(r, z, mask)?;
        let after_attention = kernels::activation(r, z, Activation::Identity)?;
        transition.add_to(r, z, mask)?;
        Ok(vec![
            ("tri_att_start", after_attention),
            ("pair_transition", z.clone()),
        ])
    }))
}

pub(crate) fn triangle_multiplication(
    device: &Device,
    weights: &Weights,
    edges: Edges,
) -> Result<Loaded> {
    let layer = TriangleMultiplication::load(device, &weights.at(""), edges)?;
    Ok(Loaded::new(move |r, inputs| {
        Ok(vec![(
            "update",
            layer.forward(r, inputs.get("z")?, inputs.maybe("pair_mask"))?,
        )])
    }))
}

pub(crate) fn attention_pair_bias(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = AttentionPairBias::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| {
        Ok(vec![(
            "update",
            layer.forward(r, inputs.get("a")?, inputs.get("z")?, inputs.maybe("mask"))?,
        )])
    }))
}

pub(super) fn outer_product_mean(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = OuterProductMean::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| {
        Ok(vec![(
            "update",
            layer.forward(r, inputs.get("m")?, inputs.maybe("msa_mask"))?,
        )])
    }))
}

pub(super) fn averaging(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = MsaPairWeightedAveraging::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| {
        Ok(vec![(
            "update",
            layer.forward(
                r,
                inputs.get("m")?,
                inputs.get("z")?,
                inputs.maybe("pair_mask"),
            )?,
        )])
    }))
}

pub(super) fn ada_ln(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = AdaLn::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| {
        Ok(vec![(
            "a",
            layer.forward(r, inputs.get("a")?, inputs.get("s")?)?,
        )])
    }))
}

// The blocks work in place: the outputs are the inputs uploaded for the call.

pub(crate) fn pairformer_block(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let block = PairformerBlock::load(device, &weights.at(""), BiasOrientation::QueryKey)?;
    Ok(Loaded::new(move |r, inputs| {
        let (s, z) = (inputs.get("s")?, inputs.get("z")?);
        block.forward(
            r,
            s,
            z,
            inputs.maybe("single_mask"),
            inputs.maybe("pair_mask"),
        )?;
        Ok(vec![("s", s.clone()), ("z", z.clone())])
    }))
}

pub(super) fn msa_module_block(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let block = MsaModuleBlock::load(device, &weights.at(""), BiasOrientation::QueryKey)?;
    Ok(Loaded::new(move |r, inputs| {
        let (m, z) = (inputs.get("m")?, inputs.get("z")?);
        block.forward(r, m, z, inputs.maybe("msa_mask"), inputs.maybe("pair_mask"))?;
        Ok(vec![("m", m.clone()), ("z", z.clone())])
    }))
}

pub(super) fn template_pair_block(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let block = TemplatePairBlock::load(device, &weights.at(""), BiasOrientation::QueryKey)?;
    Ok(Loaded::new(move |r, inputs| {
        let t = inputs.get("t")?;
        block.forward(r, t, inputs.maybe("mask"))?;
        Ok(vec![("t", t.clone())])
    }))
}

pub(super) fn evoformer_block(
    device: &Device,
    weights: &Weights,
    options: &Value,
) -> Result<Loaded> {
    let msa = number(options, "no_heads_msa")?.ok_or_else(|| {
        Error::input(
            "option no_heads_msa",
            "is needed: the heads of the column attention",
        )
    })?;
    let heads = EvoformerHeads {
        msa: msa as usize,
        ending: BiasOrientation::QueryKey,
    };
    let block = EvoformerBlock::load(device, &weights.at(""), heads)?;
    Ok(Loaded::new(move |r, inputs| {
        let (m, z) = (
            without_batch(inputs.get("m")?)?,
            without_batch(inputs.get("z")?)?,
        );
        let mask = |name| inputs.maybe(name).map(without_batch).transpose();
        block.forward(
            r,
            &m,
            &z,
            mask("msa_mask")?.as_ref(),
            mask("pair_mask")?.as_ref(),
        )?;
        Ok(vec![("m", m), ("z", z)])
    }))
}

pub(super) fn global_attention(device: &Device, weights: &Weights, _: &Value) -> Result<Loaded> {
    let layer = MsaColumnGlobalAttention::load(device, &weights.at(""))?;
    Ok(Loaded::new(move |r, inputs| {
        let mask = inputs.maybe("msa_mask").map(without_batch).transpose()?;
        Ok(vec![(
            "update",
            layer.forward(r, &without_batch(inputs.get("m")?)?, mask.as_ref())?,
        )])
    }))
}

pub(super) fn diffusion_transformer(
    device: &Device,
    weights: &Weights,
    _: &Value,
) -> Result<Loaded> {
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

/// The AlphaFold 2 layers take a single alignment.
fn without_batch(tensor: &Tensor) -> Result<Tensor> {
    match tensor.shape() {
        [1, rest @ ..] => tensor.reshape(rest),
        _ => Err(Error::shape(
            "evoformer",
            "batch",
            "one alignment [1, ..]",
            format!("{:?}", tensor.shape()),
        )),
    }
}
