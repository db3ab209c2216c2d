//! Operations and kernels on random inputs.

use super::random::{random, random_mask, random_stored};
use super::{Work, Workload};
use crate::error::Result;
use crate::gpu::Device;
use crate::kernels::{
    self, Activation, GatedLinearArguments, LayerNormArguments, LinearArguments, Rows,
};
use crate::operations::{self, EvoformerAttentionArguments, TriangleAttentionArguments};
use crate::tensor::DType;

pub(crate) const EVOFORMER_ATTENTION: Workload = Workload {
    sizes: "B = 1, S = 1, H = 8, D = 32, both biases",
    prepare: evoformer_attention,
};
pub(crate) const TRIANGLE_ATTENTION: Workload = Workload {
    sizes: "B = 1, H = 4, D = 32, bias and mask",
    prepare: triangle_attention,
};
pub(crate) const LINEAR: Workload = Workload {
    sizes: "N x N rows, 128 to 128",
    prepare: linear,
};
pub(crate) const GATED_LINEAR: Workload = Workload {
    sizes: "N x N rows, 128 to 512, silu",
    prepare: gated_linear,
};
pub(crate) const LAYER_NORM: Workload = Workload {
    sizes: "N x N rows of 128",
    prepare: layer_norm,
};
pub(crate) const SOFTMAX: Workload = Workload {
    sizes: "4 N rows of N",
    prepare: softmax,
};
pub(crate) const SWIGLU: Workload = Workload {
    sizes: "N x N rows of 512",
    prepare: swiglu,
};
pub(crate) const ACTIVATION: Workload = Workload {
    sizes: "N x N rows of 128, silu",
    prepare: activation,
};

fn evoformer_attention(device: &Device, n: usize) -> Result<Work> {
    let [q, k, v] = [
        random(device, &[1, 1, n, 8, 32])?,
        random(device, &[1, 1, n, 8, 32])?,
        random(device, &[1, 1, n, 8, 32])?,
    ];
    let (mask, bias) = (
        random(device, &[1, 1, 1, 1, n])?,
        random(device, &[1, 1, 8, n, n])?,
    );
    Ok(Box::new(move |r| {
        operations::evoformer_attention(
            r,
            &EvoformerAttentionArguments {
                q: &q,
                k: &k,
                v: &v,
                res_mask: Some(&mask),
                pair_bias: Some(&bias),
                gate: None,
            },
        )
    }))
}

fn triangle_attention(device: &Device, n: usize) -> Result<Work> {
    let shape = [1, n, 4, n, 32];
    let [q, k, v] = [
        random_stored(device, &shape)?,
        random_stored(device, &shape)?,
        random_stored(device, &shape)?,
    ];
    let (bias, mask) = (
        random(device, &[1, 1, 4, n, n])?,
        random_mask(device, &[1, n, 1, 1, n])?,
    );
    Ok(Box::new(move |r| {
        operations::triangle_attention(
            r,
            &TriangleAttentionArguments {
                q: &q,
                k: &k,
                v: &v,
                bias: &bias,
                mask: Some(&mask),
                gate: None,
                scale: None,
            },
        )
    }))
}

fn linear(device: &Device, n: usize) -> Result<Work> {
    let (x, weight) = (
        random_stored(device, &[n * n, 128])?,
        random_stored(device, &[128, 128])?,
    );
    Ok(Box::new(move |r| {
        kernels::linear(r, &LinearArguments::new(&x, &weight))
    }))
}

fn gated_linear(device: &Device, n: usize) -> Result<Work> {
    let (x, w_gate, w_value) = (
        random_stored(device, &[n * n, 128])?,
        random_stored(device, &[512, 128])?,
        random_stored(device, &[512, 128])?,
    );
    Ok(Box::new(move |r| {
        kernels::gated_linear(
            r,
            &GatedLinearArguments {
                x: Rows::from(&x),
                w_gate: &w_gate,
                w_value: &w_value,
                activation: Activation::Silu,
                mask: None,
            },
        )
    }))
}

fn layer_norm(device: &Device, n: usize) -> Result<Work> {
    let (x, scale) = (random(device, &[n * n, 128])?, random(device, &[128])?);
    Ok(Box::new(move |r| {
        kernels::layer_norm(
            r,
            &LayerNormArguments {
                x: Rows::from(&x),
                scale: Some(Rows::from(&scale)),
                offset: Some(Rows::from(&scale)),
                epsilon: 1e-5,
                storage: DType::F32,
            },
        )
    }))
}

fn softmax(device: &Device, n: usize) -> Result<Work> {
    let x = random(device, &[4 * n, n])?;
    Ok(Box::new(move |r| kernels::softmax(r, &x)))
}

fn swiglu(device: &Device, n: usize) -> Result<Work> {
    let (a, b) = (
        random(device, &[n * n, 512])?,
        random(device, &[n * n, 512])?,
    );
    Ok(Box::new(move |r| kernels::swiglu(r, &a, &b)))
}

fn activation(device: &Device, n: usize) -> Result<Work> {
    let x = random(device, &[n * n, 128])?;
    Ok(Box::new(move |r| {
        kernels::activation(r, &x, Activation::Silu)
    }))
}
