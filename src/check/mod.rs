//! Every kernel against its reference: what the tests, the self-test in a browser, and `trifold info` rely on.
//!
//! A case draws its inputs from a seed, runs the kernel on a device and the f64 reference beside it, and compares element
//! by element. [`self_test`] lists small cases that together reach every variant of every kernel.

mod activation;
mod attention;
mod compare;
mod draws;
mod gated_linear;
mod gather;
mod layer_norm;
mod linear;
mod segment_mean;
mod softmax;
mod swiglu;
mod triangle_product;

pub use activation::ActivationCase;
pub use attention::{AttentionCase, Bias};
pub use compare::{compare, Comparison, Tolerance};
pub use draws::Draws;
pub use gated_linear::GatedLinearCase;
pub use gather::GatherCase;
pub use layer_norm::{Inputs, LayerNormCase};
pub use linear::LinearCase;
pub use segment_mean::SegmentMeanCase;
use serde::Serialize;
pub use softmax::SoftmaxCase;
pub use swiglu::SwigluCase;
pub use triangle_product::TriangleProductCase;

use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::Activation;
use crate::reference::{Exact, Function};
use crate::tensor::Tensor;

/// A problem for one kernel.
#[derive(Debug, Clone, PartialEq)]
pub enum Case {
    /// For `activation`.
    Activation(ActivationCase),
    /// For `attention`.
    Attention(AttentionCase),
    /// For `gated_linear`.
    GatedLinear(GatedLinearCase),
    /// For `gather`.
    Gather(GatherCase),
    /// For `layer_norm`.
    LayerNorm(LayerNormCase),
    /// For `linear`.
    Linear(LinearCase),
    /// For `segment_mean`.
    SegmentMean(SegmentMeanCase),
    /// For `softmax`.
    Softmax(SoftmaxCase),
    /// For `swiglu`.
    Swiglu(SwigluCase),
    /// For `triangle_product`.
    TriangleProduct(TriangleProductCase),
}

/// How one case went.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The kernel's stem.
    pub kernel: String,
    /// The variant it reached.
    pub variant: String,
    /// The problem, readable.
    pub case: String,
    /// The largest difference from the reference.
    pub max_error: f64,
    /// The largest ratio of a difference to what is allowed there; infinite for NaN.
    pub over_bound: f64,
    /// True where every element is within its bound.
    pub passed: bool,
}

/// A kernel's output, recorded but not run, and what it should be.
struct Prepared {
    output: Tensor,
    expected: Vec<Exact>,
}

/// The bound of every kernel in f32: 2e-6 of the sum of absolute terms.
pub const F32: Tolerance = Tolerance { relative: 2e-6, floor: 1e-7 };

impl Case {
    /// Runs the case on a device.
    ///
    /// # Errors
    /// What the kernel refuses, and [`crate::Error::Device`]. A wrong result is no error: see [`Report::passed`].
    pub async fn run(&self, device: &Device) -> Result<Report> {
        let mut r = device.recorder();
        let prepared = self.prepare(&mut r)?;
        let label = r.labels().last().unwrap_or_default().to_string();
        let got = r.read(&prepared.output).await?;
        let comparison = compare(&got, &prepared.expected, F32);
        let (kernel, variant) = label.split_once('/').unwrap_or((&label, ""));
        Ok(Report {
            kernel: kernel.into(),
            variant: variant.into(),
            case: format!("{self:?}"),
            max_error: comparison.max_error,
            over_bound: comparison.over_bound,
            passed: comparison.passed(),
        })
    }

    fn prepare(&self, r: &mut Recorder) -> Result<Prepared> {
        match self {
            Case::Activation(case) => case.prepare(r),
            Case::Attention(case) => case.prepare(r),
            Case::GatedLinear(case) => case.prepare(r),
            Case::Gather(case) => case.prepare(r),
            Case::LayerNorm(case) => case.prepare(r),
            Case::Linear(case) => case.prepare(r),
            Case::SegmentMean(case) => case.prepare(r),
            Case::Softmax(case) => case.prepare(r),
            Case::Swiglu(case) => case.prepare(r),
            Case::TriangleProduct(case) => case.prepare(r),
        }
    }
}

/// Small cases that together reach every variant of every kernel.
pub fn self_test() -> Vec<Case> {
    [
        activation::self_test(),
        attention::self_test(),
        gated_linear::self_test(),
        gather::self_test(),
        layer_norm::self_test(),
        linear::self_test(),
        segment_mean::self_test(),
        softmax::self_test(),
        swiglu::self_test(),
        triangle_product::self_test(),
    ]
    .concat()
}

/// The reference's name for an activation.
fn function(activation: Activation) -> Function {
    match activation {
        Activation::Identity => Function::Identity,
        Activation::Sigmoid => Function::Sigmoid,
        Activation::Silu => Function::Silu,
        Activation::Relu => Function::Relu,
        Activation::Gelu => Function::Gelu,
        Activation::GeluTanh => Function::GeluTanh,
        Activation::Mish => Function::Mish,
        Activation::MaskBias => Function::MaskBias,
        Activation::Normalizer => Function::Normalizer,
    }
}
