//! `y = activation(x)`, element by element.

use bytemuck::{Pod, Zeroable};

use super::rows::flat_grid;
use super::{choose, layout, supports_vectors, Kernel};
use crate::error::Result;
use crate::gpu::{Cost, Launch, Operand, Recorder, Shader, Specialization};
use crate::tensor::{DType, Tensor};

/// An elementwise function.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Activation {
    /// `x`
    #[default]
    Identity,
    /// `1 / (1 + exp(-x))`
    Sigmoid,
    /// `x * sigmoid(x)`
    Silu,
    /// `max(x, 0)`
    Relu,
    /// `x * (1 + erf(x / sqrt(2))) / 2`, exact
    Gelu,
    /// `x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))) / 2`
    GeluTanh,
    /// `x * tanh(ln(1 + exp(x)))`
    Mish,
    /// `(x - 1) * 1e9`: what a mask adds to scores
    MaskBias,
    /// `1 / (x + 1e-3)`: what outer product mean multiplies with
    Normalizer,
}

impl Activation {
    /// Every activation but the identity, with its name.
    pub const NAMED: [(&'static str, Activation); 6] = [
        ("sigmoid", Activation::Sigmoid),
        ("silu", Activation::Silu),
        ("relu", Activation::Relu),
        ("gelu", Activation::Gelu),
        ("gelu_tanh", Activation::GeluTanh),
        ("mish", Activation::Mish),
    ];

    /// The activation of that name, if there is one.
    pub fn named(name: &str) -> Option<Activation> {
        Self::NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, activation)| *activation)
    }

    /// The constant that selects it in `wgsl/shared/activations.wgsl`.
    pub(crate) fn constant(self) -> &'static str {
        match self {
            Activation::Identity => "IDENTITY",
            Activation::Sigmoid => "SIGMOID",
            Activation::Silu => "SILU",
            Activation::Relu => "RELU",
            Activation::Gelu => "GELU",
            Activation::GeluTanh => "GELU_TANH",
            Activation::Mish => "MISH",
            Activation::MaskBias => "MASK_BIAS",
            Activation::Normalizer => "NORMALIZER",
        }
    }
}

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "activation",
        text: include_str!("../../wgsl/activation.wgsl"),
    },
    variants: &["vec4", "scalar"],
    specializations: |variant, storage| {
        Activation::NAMED
            .iter()
            .map(|(_, activation)| {
                specialization(variant, *activation).stored_x_y(storage, lanes(variant))
            })
            .collect()
    },
    params: layout!(Params {
        count,
        skip_x,
        skip_y,
        padding
    }),
};

/// Invocations of a workgroup, as written into the elementwise shaders.
pub(super) const THREADS: usize = 256;

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    count: u32,
    skip_x: u32,
    skip_y: u32,
    padding: u32,
}

/// `activation(x)`; the result has the shape of `x`.
///
/// # Errors
/// [`crate::Error::Device`] where memory runs out.
pub fn activation(r: &mut Recorder, x: &Tensor, activation: Activation) -> Result<Tensor> {
    let y = r.allocate_as(
        x.shape(),
        if x.dtype() == DType::F16 {
            DType::F16
        } else {
            DType::F32
        },
    )?;
    let variant = choose(r.device(), &KERNEL, |variant| {
        supports_vectors(variant, vec4_aligned(x))
    })?;
    let lanes = lanes(variant);
    let specialization = specialization(variant, activation).stored_x_y(y.dtype(), lanes);
    let operands = [x, &y].map(|tensor| flat(tensor, lanes));
    for block in r.blocks(
        KERNEL.name(),
        [x.len() / lanes],
        [usize::MAX],
        &operands,
        FLOPS * lanes as f64,
    )? {
        let (bind_x, skip_x) = r.bind(1, &operands[0], &block);
        let (bind_y, skip_y) = r.bind(2, &operands[1], &block);
        let [skip_x, skip_y] = [skip_x, skip_y].map(|skip| skip / lanes as u32);
        let elements = (block.len() * lanes) as f64;
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization,
            bindings: vec![bind_x, bind_y],
            params: bytemuck::bytes_of(&Params {
                count: block.len() as u32,
                skip_x,
                skip_y,
                padding: 0,
            }),
            grid: flat_grid(block.len().div_ceil(THREADS)),
            cost: Cost {
                flops: FLOPS * elements,
                bytes: 8.0 * elements,
            },
        })?;
    }
    Ok(y)
}

/// About the arithmetic of one exponential and a division.
pub(super) const FLOPS: f64 = 10.0;

fn vec4_aligned(tensor: &Tensor) -> bool {
    tensor.len().is_multiple_of(4) && tensor.offset().is_multiple_of(4)
}

impl Specialization {
    /// Writes what both tensors are stored as.
    fn stored_x_y(self, dtype: DType, lanes: usize) -> Self {
        self.stored("StoredX", dtype, lanes)
            .stored("StoredY", dtype, lanes)
    }
}

/// Elements that a variant reads at a time.
pub(super) fn lanes(variant: &str) -> usize {
    if variant == "vec4" {
        4
    } else {
        1
    }
}

pub(super) fn specialization(variant: &str, activation: Activation) -> Specialization {
    let element = if lanes(variant) == 4 {
        "vec4<f32>"
    } else {
        "f32"
    };
    Specialization::default()
        .value("Element", element)
        .value("ACTIVATION", activation.constant())
}

/// A tensor seen from a flat index box of vectors of `lanes` elements.
fn flat(tensor: &Tensor, lanes: usize) -> Operand<'_, 1> {
    tensor.operand(0, [lanes], lanes)
}
