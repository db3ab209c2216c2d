//! Every kernel against its reference: what the tests, the self-test in a browser, and
//! `trifold info` rely on.
//!
//! A case rng its inputs from a seed, runs the kernel on a device and the f64 reference beside
//! it, and compares element by element. [`self_test`] lists small cases that together reach every
//! variant of every kernel.

mod activation;
mod attention;
mod center_random_augmentation;
mod compare;
mod euler_step;
mod gated_linear;
mod gather;
mod layer_norm;
mod linear;
mod rng;
mod segment_mean;
pub(crate) mod self_check;
mod softmax;
mod swiglu;
mod triangle_product;
pub mod workloads;

pub use activation::ActivationCase;
pub use attention::{AttentionCase, Bias};
pub use center_random_augmentation::CenterRandomAugmentationCase;
pub use compare::{compare, Comparison, Tolerance};
pub use euler_step::EulerStepCase;
pub use gated_linear::GatedLinearCase;
pub use gather::GatherCase;
pub use layer_norm::{Inputs, LayerNormCase};
pub use linear::LinearCase;
pub use rng::Rng;
pub use segment_mean::SegmentMeanCase;
use serde::Serialize;
pub use softmax::SoftmaxCase;
pub use swiglu::SwigluCase;
pub use triangle_product::TriangleProductCase;

use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::Activation;
use crate::reference::{Exact, Function};
use crate::tensor::{DType, Tensor};

/// A problem for one kernel.
#[derive(Debug, Clone, PartialEq)]
pub enum Case {
    /// For `activation`.
    Activation(ActivationCase),
    /// For `euler_step`.
    EulerStep(EulerStepCase),
    /// For `attention`.
    Attention(AttentionCase),
    /// For `center_random_augmentation`.
    CenterRandomAugmentation(CenterRandomAugmentationCase),
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
pub const F32: Tolerance = Tolerance {
    relative: 2e-6,
    floor: 1e-7,
};

/// The bound where the output is rounded to f16: that rounding of the value beside the bound in
/// f32, and the least that f16 tells apart.
fn stored_as_f16(expected: &[Exact]) -> (Vec<Exact>, Tolerance) {
    let allowed = |exact: &Exact| {
        exact.value.abs() * f64::from(half::f16::EPSILON) / 2.0 + F32.relative * exact.magnitude
    };
    let expected = expected.iter().map(|exact| Exact {
        value: exact.value,
        magnitude: allowed(exact),
    });
    (
        expected.collect(),
        Tolerance {
            relative: 1.0,
            floor: F32.floor,
        },
    )
}

impl Case {
    /// Runs the case on a device, all in f32.
    ///
    /// # Errors
    /// What the kernel refuses, and [`crate::Error::Device`]. A wrong result is no error: see
    /// [`Report::passed`].
    pub async fn run(&self, device: &Device) -> Result<Report> {
        self.run_in(device, DType::F32).await
    }

    /// Runs the case with all that may be f16 stored as `storage`, and a reference that reads the
    /// same rounded inputs.
    ///
    /// # Errors
    /// As [`Case::run`].
    pub async fn run_in(&self, device: &Device, storage: DType) -> Result<Report> {
        let mut r = device.recorder();
        let prepared = self.prepare(&mut r, storage)?;
        let label = r.labels().last().unwrap_or_default().to_string();
        let (expected, tolerance) = match prepared.output.dtype() {
            DType::F16 => stored_as_f16(&prepared.expected),
            _ => (prepared.expected, F32),
        };
        let got = r.read(&prepared.output).await?;
        let comparison = compare(&got, &expected, tolerance);
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

    /// The stem of its kernel.
    pub fn kernel(&self) -> &'static str {
        match self {
            Case::Activation(_) => "activation",
            Case::EulerStep(_) => "euler_step",
            Case::Attention(_) => "attention",
            Case::CenterRandomAugmentation(_) => "center_random_augmentation",
            Case::GatedLinear(_) => "gated_linear",
            Case::Gather(_) => "gather",
            Case::LayerNorm(_) => "layer_norm",
            Case::Linear(_) => "linear",
            Case::SegmentMean(_) => "segment_mean",
            Case::Softmax(_) => "softmax",
            Case::Swiglu(_) => "swiglu",
            Case::TriangleProduct(_) => "triangle_product",
        }
    }

    fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        match self {
            Case::Activation(case) => case.prepare(r, storage),
            Case::EulerStep(case) => case.prepare(r),
            Case::Attention(case) => case.prepare(r, storage),
            Case::CenterRandomAugmentation(case) => case.prepare(r),
            Case::GatedLinear(case) => case.prepare(r, storage),
            Case::Gather(case) => case.prepare(r, storage),
            Case::LayerNorm(case) => case.prepare(r, storage),
            Case::Linear(case) => case.prepare(r, storage),
            Case::SegmentMean(case) => case.prepare(r),
            Case::Softmax(case) => case.prepare(r),
            Case::Swiglu(case) => case.prepare(r, storage),
            Case::TriangleProduct(case) => case.prepare(r, storage),
        }
    }
}

/// A case, and the variant that it asks for where a device would choose another.
#[derive(Debug, Clone)]
pub struct SelfTest {
    case: Case,
    variant: Option<&'static str>,
}

impl SelfTest {
    /// Runs the case on a device.
    ///
    /// # Errors
    /// As [`Case::run`].
    pub async fn run(&self, device: &Device) -> Result<Report> {
        match self.variant {
            Some(variant) => {
                self.case
                    .run(&device.preferring(self.case.kernel(), variant))
                    .await
            }
            None => self.case.run(device).await,
        }
    }
}

/// Small cases that together reach every variant of every kernel.
pub fn self_test() -> Vec<SelfTest> {
    let chosen = [
        activation::self_test(),
        euler_step::self_test(),
        attention::self_test(),
        center_random_augmentation::self_test(),
        gated_linear::self_test(),
        gather::self_test(),
        layer_norm::self_test(),
        linear::self_test(),
        segment_mean::self_test(),
        softmax::self_test(),
        swiglu::self_test(),
        triangle_product::self_test(),
    ];
    let by_name = [
        attention::by_name(),
        gated_linear::by_name(),
        linear::by_name(),
        triangle_product::by_name(),
    ]
    .concat();
    let chosen = chosen.concat().into_iter().map(|case| SelfTest {
        case,
        variant: None,
    });
    chosen
        .chain(by_name.into_iter().map(|(variant, case)| SelfTest {
            case,
            variant: Some(variant),
        }))
        .collect()
}

/// Uploads `data` as `storage`, and rounds it to what the device then holds.
fn upload(device: &Device, storage: DType, data: &mut [f32], shape: &[usize]) -> Result<Tensor> {
    if storage == DType::F16 {
        data.iter_mut()
            .for_each(|number| *number = half::f16::from_f32(*number).to_f32());
    }
    device.upload_in(storage, data, shape)
}

/// The same for what may not be there.
fn upload_maybe(
    device: &Device,
    storage: DType,
    data: &mut Option<Vec<f32>>,
    shape: &[usize],
) -> Result<Option<Tensor>> {
    data.as_mut()
        .map(|data| upload(device, storage, data, shape))
        .transpose()
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
