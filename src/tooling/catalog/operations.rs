//! The operations of the catalog: thin calls, without weights.

use serde_json::Value;

use super::{activation_of, number, Loaded};
use crate::error::Result;
use crate::gpu::Device;
use crate::kernels::{
    self, Activation, GatedLinearArguments, LayerNormArguments, LinearArguments, Rows, Store,
};
use crate::operations::{self, EvoformerAttentionArguments, TriangleAttentionArguments};
use crate::tensor::DType;
use crate::weights::Weights;

pub(super) fn evoformer_attention(_: &Device, _: &Weights, _: &Value) -> Result<Loaded> {
    Ok(Loaded::new(|r, inputs| {
        let arguments = EvoformerAttentionArguments {
            q: inputs.get("q")?,
            k: inputs.get("k")?,
            v: inputs.get("v")?,
            res_mask: inputs.maybe("res_mask"),
            pair_bias: inputs.maybe("pair_bias"),
            gate: inputs.maybe("gate"),
        };
        Ok(vec![("o", operations::evoformer_attention(r, &arguments)?)])
    }))
}

pub(super) fn triangle_attention(_: &Device, _: &Weights, options: &Value) -> Result<Loaded> {
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
        Ok(vec![("o", operations::triangle_attention(r, &arguments)?)])
    }))
}

pub(super) fn linear(_: &Device, _: &Weights, options: &Value) -> Result<Loaded> {
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
            // The residual was uploaded for this call, so the sum may overwrite it.
            Some(residual) => {
                kernels::linear_into(r, &arguments, Rows::from(residual), Store::Accumulate)?;
                Ok(vec![("y", residual.clone())])
            }
            None => Ok(vec![("y", kernels::linear(r, &arguments)?)]),
        }
    }))
}

pub(super) fn gated_linear(_: &Device, _: &Weights, options: &Value) -> Result<Loaded> {
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

pub(super) fn swiglu(_: &Device, _: &Weights, _: &Value) -> Result<Loaded> {
    Ok(Loaded::new(|r, inputs| {
        Ok(vec![(
            "o",
            kernels::swiglu(r, inputs.get("a")?, inputs.get("b")?)?,
        )])
    }))
}

pub(super) fn layer_norm(_: &Device, _: &Weights, options: &Value) -> Result<Loaded> {
    let epsilon = number(options, "epsilon")?.map_or(1e-5, |epsilon| epsilon as f32);
    Ok(Loaded::new(move |r, inputs| {
        let arguments = LayerNormArguments {
            x: Rows::from(inputs.get("x")?),
            scale: inputs.maybe("scale").map(Rows::from),
            offset: inputs.maybe("offset").map(Rows::from),
            epsilon,
            storage: DType::F32,
        };
        Ok(vec![("y", kernels::layer_norm(r, &arguments)?)])
    }))
}

pub(super) fn softmax(_: &Device, _: &Weights, _: &Value) -> Result<Loaded> {
    Ok(Loaded::new(|r, inputs| {
        Ok(vec![("o", kernels::softmax(r, inputs.get("x")?)?)])
    }))
}

pub(super) fn activation(_: &Device, _: &Weights, options: &Value) -> Result<Loaded> {
    let activation = activation_of(options)?.unwrap_or(Activation::Silu);
    Ok(Loaded::new(move |r, inputs| {
        Ok(vec![(
            "y",
            kernels::activation(r, inputs.get("x")?, activation)?,
        )])
    }))
}

pub(super) fn activations(_: &Device, _: &Weights, _: &Value) -> Result<Loaded> {
    Ok(Loaded::new(|r, inputs| {
        let x = inputs.get("x")?;
        Activation::NAMED
            .iter()
            .map(|(name, activation)| Ok((*name, kernels::activation(r, x, *activation)?)))
            .collect()
    }))
}
