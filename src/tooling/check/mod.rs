//! Comparison of every kernel with its reference, for the tests and the self-test in a browser.
//!
//! A case draws its inputs from a seed, runs the kernel on a device and the f64 reference on the
//! host, and compares element by element. [`self_test`] lists small cases that together reach every
//! variant of every kernel.

mod activation;
mod ada_ln_attention;
mod atom_block;
mod attention;
mod block_bias;
mod center_random_augmentation;
mod compare;
mod euler_step;
mod gated_linear;
mod gather;
mod layer_norm;
mod layer_norm_linear;
mod linear;
mod rng;
mod segment_mean;
mod softmax;
mod swiglu;
mod swiglu_transition;
mod triangle_product;
mod triangle_update;

pub use activation::ActivationCase;
pub use ada_ln_attention::AdaLnAttentionCase;
pub use atom_block::AtomBlockCase;
pub use attention::{AttentionCase, Bias};
pub use block_bias::BlockBiasCase;
pub use center_random_augmentation::CenterRandomAugmentationCase;
pub use compare::{compare, Comparison, Tolerance};
pub use euler_step::EulerStepCase;
pub use gated_linear::GatedLinearCase;
pub use gather::GatherCase;
pub use layer_norm::{LayerNormCase, RowValues};
pub use layer_norm_linear::{LayerNormLinearCase, Output};
pub use linear::LinearCase;
pub use rng::Rng;
pub use segment_mean::SegmentMeanCase;
use serde::Serialize;
pub use softmax::SoftmaxCase;
pub use swiglu::SwigluCase;
pub use swiglu_transition::SwiGluTransitionCase;
pub use triangle_product::TriangleProductCase;
pub use triangle_update::TriangleUpdateCase;

use std::sync::Arc;

use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::Activation;
use crate::tensor::{DType, Tensor};
use crate::tooling::reference::{Exact, Function};

/// A problem for one kernel.
pub trait KernelCase: std::fmt::Debug + Send + Sync {
    /// Name of the kernel.
    fn kernel(&self) -> &'static str;

    /// Draws inputs, records the kernel and computes its reference. Tensors that may be f16 are
    /// stored as `storage`.
    ///
    /// # Errors
    /// Refusals of the kernel, and [`crate::Error::Device`].
    fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared>;
}

/// A problem for any kernel.
#[derive(Debug, Clone)]
pub struct Case(Arc<dyn KernelCase>);

impl<C: KernelCase + 'static> From<C> for Case {
    fn from(case: C) -> Self {
        Case(Arc::new(case))
    }
}

/// The result of a case.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Name of the kernel.
    pub kernel: String,
    /// The variant that ran.
    pub variant: String,
    /// The problem as text.
    pub case: String,
    /// The largest difference from the reference.
    pub max_error: f64,
    /// The largest ratio of a difference to its bound; infinite for NaN.
    pub over_bound: f64,
    /// True where every element is within its bound.
    pub passed: bool,
}

/// A kernel's output, recorded but not run, and its reference.
pub struct Prepared {
    output: Tensor,
    expected: Vec<Exact>,
    /// Relative error of a term of a sum, in addition to that of f32: f16 roundings between the
    /// steps of a fused kernel.
    rounding: f64,
}

impl Prepared {
    /// An output that is not rounded to f16 before the last step.
    fn new(output: Tensor, expected: Vec<Exact>) -> Self {
        Prepared {
            output,
            expected,
            rounding: 0.0,
        }
    }
}

/// The bound of every kernel in f32: 2e-6 of the sum of absolute terms.
pub const F32: Tolerance = Tolerance {
    relative: 2e-6,
    floor: 1e-7,
};

/// Relative error of the terms of fused kernels: normalised rows in f16, and sums of eight steps in
/// f16.
const F16_SUMS: f64 = 1.5e-3;

/// The bound of an output: that of f32, plus the roundings of terms; for an output in f16 also the
/// rounding of the value and the smallest step of f16.
fn bound(prepared: &Prepared) -> (Vec<Exact>, Tolerance) {
    let of_value = match prepared.output.dtype() {
        DType::F16 => f64::from(half::f16::EPSILON) / 2.0,
        _ => 0.0,
    };
    let of_terms = F32.relative + prepared.rounding;
    let allowed = |exact: &Exact| Exact {
        value: exact.value,
        magnitude: exact.value.abs() * of_value + of_terms * exact.magnitude,
    };
    (
        prepared.expected.iter().map(allowed).collect(),
        Tolerance {
            relative: 1.0,
            floor: F32.floor,
        },
    )
}

impl Case {
    /// Runs the case on a device, with all tensors in f32.
    ///
    /// # Errors
    /// Errors of the kernel, and [`crate::Error::Device`]. A wrong result is not an error: see
    /// [`Report::passed`].
    pub async fn run(&self, device: &Device) -> Result<Report> {
        self.run_in(device, DType::F32).await
    }

    /// Runs the case with tensors that may be f16 stored as `storage`, and a reference that reads
    /// the same rounded inputs.
    ///
    /// # Errors
    /// As [`Case::run`].
    pub async fn run_in(&self, device: &Device, storage: DType) -> Result<Report> {
        let mut r = device.recorder();
        let prepared = self.0.prepare(&mut r, storage)?;
        let label = r.labels().last().unwrap_or_default().to_string();
        let (expected, tolerance) = bound(&prepared);
        let got = r.read(&prepared.output).await?;
        let comparison = compare(&got, &expected, tolerance);
        let (kernel, variant) = label.split_once('/').unwrap_or((&label, ""));
        Ok(Report {
            kernel: kernel.into(),
            variant: variant.into(),
            case: format!("{:?}", self.0),
            max_error: comparison.max_error,
            over_bound: comparison.over_bound,
            passed: comparison.passed(),
        })
    }

    /// Name of the case's kernel.
    pub fn kernel(&self) -> &'static str {
        self.0.kernel()
    }
}

/// A case, and the variant that it prefers if a device would choose another.
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
                let device = device.preferring(self.case.kernel(), variant)?;
                let storage = match variant.starts_with("coop") {
                    true => DType::F16,
                    false => DType::F32,
                };
                self.case.run_in(&device, storage).await
            }
            None => self.case.run(device).await,
        }
    }

    /// Whether a device has a variant for it.
    fn runs_on(&self, device: &Device) -> bool {
        crate::kernels::find(self.case.kernel()).is_ok_and(|kernel| {
            let variants = kernel.variants_on(device);
            match self.variant {
                Some(variant) => variants.contains(&variant),
                None => !variants.is_empty(),
            }
        })
    }
}

/// Small cases for the variants that devices choose.
fn chosen(cases: impl IntoIterator<Item = impl Into<Case>>) -> Vec<SelfTest> {
    let of = |case| SelfTest {
        case,
        variant: None,
    };
    cases.into_iter().map(|case| of(case.into())).collect()
}

/// Small cases for variants that devices do not choose for them.
fn by_name<C: Into<Case>>(cases: impl IntoIterator<Item = (&'static str, C)>) -> Vec<SelfTest> {
    let of = |(variant, case): (_, C)| SelfTest {
        case: case.into(),
        variant: Some(variant),
    };
    cases.into_iter().map(of).collect()
}

/// The cases of each kernel, in alphabetical order.
const SELF_TESTS: &[fn() -> Vec<SelfTest>] = &[
    activation::self_test,
    ada_ln_attention::self_test,
    atom_block::self_test,
    attention::self_test,
    block_bias::self_test,
    center_random_augmentation::self_test,
    euler_step::self_test,
    gated_linear::self_test,
    gather::self_test,
    layer_norm::self_test,
    layer_norm_linear::self_test,
    linear::self_test,
    segment_mean::self_test,
    softmax::self_test,
    swiglu::self_test,
    swiglu_transition::self_test,
    triangle_product::self_test,
    triangle_update::self_test,
];

/// Small cases that together reach every variant that a device can run.
pub fn self_test(device: &Device) -> Vec<SelfTest> {
    SELF_TESTS
        .iter()
        .flat_map(|of_kernel| of_kernel())
        .filter(|test| test.runs_on(device))
        .collect()
}

/// Uploads `data` as `storage`, and rounds it to the stored values.
fn upload(device: &Device, storage: DType, data: &mut [f32], shape: &[usize]) -> Result<Tensor> {
    if storage == DType::F16 {
        data.iter_mut()
            .for_each(|number| *number = half::f16::from_f32(*number).to_f32());
    }
    device.upload_in(storage, data, shape)
}

/// The same for optional data.
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

/// The reference's activation of the same name.
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
