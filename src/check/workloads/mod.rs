//! Operations and layers on random inputs, at any size: for benchmarks, and for the self-check of a
//! tier.

pub(crate) mod diffusion;
pub(crate) mod layers;
mod operations;
pub(crate) mod random;

use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::tensor::Tensor;

/// An operation or a layer on random inputs of any size.
pub struct Workload {
    /// Its name.
    pub name: &'static str,
    /// The meaning of N, and the other sizes.
    pub summary: &'static str,
    prepare: fn(&Device, usize) -> Result<Work>,
}

/// Records a workload on inputs that are on the device already.
pub type Work = Box<dyn Fn(&mut Recorder) -> Result<Tensor>>;

impl Workload {
    /// Uploads weights and random inputs of size `n`.
    ///
    /// # Errors
    /// The errors of the operation at that size, and [`Error::Device`].
    pub fn prepare(&self, device: &Device, n: usize) -> Result<Work> {
        (self.prepare)(device, n)
    }
}

/// All workloads.
pub const WORKLOADS: &[Workload] = &[
    Workload {
        name: "evoformer_attention",
        summary: "B = 1, S = 1, H = 8, D = 32, both biases",
        prepare: operations::evoformer_attention,
    },
    Workload {
        name: "triangle_attention",
        summary: "B = 1, H = 4, D = 32, bias and mask",
        prepare: operations::triangle_attention,
    },
    Workload {
        name: "linear",
        summary: "N x N rows, 128 to 128",
        prepare: operations::linear,
    },
    Workload {
        name: "gated_linear",
        summary: "N x N rows, 128 to 512, silu",
        prepare: operations::gated_linear,
    },
    Workload {
        name: "layer_norm",
        summary: "N x N rows of 128",
        prepare: operations::layer_norm,
    },
    Workload {
        name: "softmax",
        summary: "4 N rows of N",
        prepare: operations::softmax,
    },
    Workload {
        name: "swiglu",
        summary: "N x N rows of 512",
        prepare: operations::swiglu,
    },
    Workload {
        name: "activation",
        summary: "N x N rows of 128, silu",
        prepare: operations::activation,
    },
    layers::TRI_MUL_OUT,
    layers::TRI_MUL_IN,
    layers::TRI_ATT_START,
    layers::TRI_ATT_END,
    layers::SWIGLU_TRANSITION,
    layers::ATTENTION_PAIR_BIAS,
    layers::PAIRFORMER_BLOCK,
    diffusion::DIT_BLOCK,
    diffusion::ATOM_BLOCK,
];

/// The workload of that name.
///
/// # Errors
/// [`Error::Input`] with the known names.
pub fn find(name: &str) -> Result<&'static Workload> {
    let known = || {
        WORKLOADS
            .iter()
            .map(|workload| workload.name)
            .collect::<Vec<_>>()
            .join(", ")
    };
    WORKLOADS
        .iter()
        .find(|workload| workload.name == name)
        .ok_or_else(|| {
            Error::input(
                format!("operation \"{name}\""),
                format!("cannot be timed; these can: {}", known()),
            )
        })
}
