//! `y = activation(x)`, element by element.

use bytemuck::{Pod, Zeroable};

use super::rows::flat_grid;
use super::variant::{
    choose, element_type, layout, shader, supports_lanes, Kernel, Needs, Variant,
};
use crate::error::Result;
use crate::gpu::{Cost, Launch, Operand, Recorder};
use crate::shader::Specialization;
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

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: "activation",
    coop: &[],
    plain: &[variant("vec4", 4), variant("scalar", 1)],
    params: layout!(Params {
        count,
        skip_x,
        skip_y,
        padding
    }),
};

/// An elementwise function as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    activation: Activation,
    storage: DType,
    vec4_aligned: bool,
}

const fn variant(name: &'static str, lanes: usize) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("activation"),
        needs: Needs::WebGpu,
        tile: [THREADS, lanes],
        supports: |variant, problem| supports_lanes(variant.tile[1], problem.vec4_aligned),
        specialize: |variant, problem| {
            let lanes = variant.tile[1];
            elementwise(lanes, problem.activation)
                .stored("StoredX", problem.storage, lanes)
                .stored("StoredY", problem.storage, lanes)
        },
        examples: |_, storage| {
            let of = |(_, activation)| Problem {
                activation,
                storage,
                vec4_aligned: true,
            };
            Activation::NAMED.map(of).to_vec()
        },
    }
}

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
    let problem = Problem {
        activation,
        storage: y.dtype(),
        vec4_aligned: vec4_aligned(x),
    };
    let variant = choose(r.device(), &KERNEL, &problem)?;
    let lanes = variant.tile[1];
    let specialization = variant.specialization(&problem);
    let operands = [x, &y].map(|tensor| flat(tensor, lanes));
    for block in r.blocks(
        KERNEL.name,
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
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
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

/// The function in vectors of `lanes` elements.
pub(super) fn elementwise(lanes: usize, activation: Activation) -> Specialization {
    Specialization::default()
        .value("Element", element_type(lanes))
        .value("ACTIVATION", activation.constant())
}

/// A tensor seen from a flat index box of vectors of `lanes` elements.
fn flat(tensor: &Tensor, lanes: usize) -> Operand<'_, 1> {
    tensor.operand(0, [lanes], lanes)
}
