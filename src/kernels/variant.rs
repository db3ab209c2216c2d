//! Kernels, their variants, and the choice between them.

use crate::error::{Error, Result};
use crate::gpu::{Device, Tier};
use crate::shader::assemble;
use crate::shader::{MatrixSize, Shader, Specialization};
use crate::tensor::DType;

/// A kernel for problems of type `P`, with its variants in order of preference: those on
/// cooperative matrices, then the others.
pub(crate) struct Kernel<P: 'static> {
    /// Name of the kernel, also of its files, function, reference, cases, test and benchmark.
    pub name: &'static str,
    /// Variants on cooperative matrices; see [`native`].
    pub coop: &'static [Variant<P>],
    /// Variants without cooperative matrices. The last one supports every problem.
    pub plain: &'static [Variant<P>],
    /// Fields of the uniform and their offsets in bytes.
    pub params: &'static [(&'static str, usize)],
}

/// One implementation of a kernel.
pub(crate) struct Variant<P: 'static> {
    /// Name, unique within the kernel: `coop16`, `tile64`, `vec4`.
    pub name: &'static str,
    /// WGSL file.
    pub shader: Shader,
    /// Requirements on the device.
    pub needs: Needs,
    /// Part of the output that a workgroup computes, in units of the kernel.
    pub tile: [usize; 2],
    /// Whether the variant runs a problem, and why not.
    pub supports: fn(&Variant<P>, &P) -> Result<(), Refusal>,
    /// Checks whether the variant runs a problem; the error is the reason why not.
    pub specialize: fn(&Variant<P>, &P) -> Specialization,
    /// Problems that together reach every line of the text, with tensors stored as f32 or f16;
    /// empty if the variant does not read that type.
    pub examples: fn(&Variant<P>, DType) -> Vec<P>,
}

/// Requirements of a variant on a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// WebGPU's default limits. Tensors in f16 need a device with f16.
    WebGpu,
    /// A device opened for a tier with f16.
    F16,
    /// A device opened for the cooperative-matrix tier, with matrices of this size.
    Matrices(MatrixSize),
}

/// Reason why a variant does not run a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The variant cannot run it.
    Unsupported(&'static str),
    /// The variant can run it, but another one is faster.
    NotPreferred(&'static str),
}

/// Variants that exist natively only. wgpu has no cooperative matrices in browsers; an empty table
/// keeps their texts out of the wasm.
pub(crate) const fn native<P>(variants: &'static [Variant<P>]) -> &'static [Variant<P>] {
    if cfg!(target_arch = "wasm32") {
        &[]
    } else {
        variants
    }
}

impl Needs {
    fn check(self, device: &Device) -> Result<(), Refusal> {
        let there = match self {
            Needs::WebGpu => true,
            Needs::F16 => device.tier() != Tier::Portable,
            Needs::Matrices(size) => {
                device.tier() == Tier::CooperativeMatrix && device.has_matrices(size)
            }
        };
        match there {
            true => Ok(()),
            false => Err(Refusal::Unsupported(match self {
                Needs::Matrices(_) => {
                    "needs a device opened for the cooperative-matrix tier, with matrices of that \
                     size"
                }
                _ => "needs a device opened for a tier with f16",
            })),
        }
    }
}

impl<P> Variant<P> {
    fn check(&self, device: &Device, problem: &P) -> Result<(), Refusal> {
        self.needs.check(device)?;
        (self.supports)(self, problem)
    }

    /// Constants and definitions for a problem.
    pub fn specialization(&self, problem: &P) -> Specialization {
        (self.specialize)(self, problem)
    }

    /// Whether it runs on cooperative matrices.
    pub fn uses_coop(&self) -> bool {
        matches!(self.needs, Needs::Matrices(_))
    }
}

impl<P> Kernel<P> {
    /// All variants, best first.
    fn all(&self) -> impl Iterator<Item = &'static Variant<P>> {
        self.coop.iter().chain(self.plain)
    }
}

/// Chooses the variant that runs a problem on a device: the preferred one if it supports the
/// problem, otherwise the first one that does.
///
/// # Errors
/// [`Error::Unsupported`] with every variant's reason if none supports it.
pub(crate) fn choose<P>(
    device: &Device,
    kernel: &Kernel<P>,
    problem: &P,
) -> Result<&'static Variant<P>> {
    let preferred = device
        .preferred(kernel.name)
        .and_then(|name| kernel.all().find(|variant| variant.name == name));
    if let Some(variant) = preferred
        .filter(|variant| !matches!(variant.check(device, problem), Err(Refusal::Unsupported(_))))
    {
        return Ok(variant);
    }
    let mut reasons = Vec::new();
    for variant in kernel.all() {
        match variant.check(device, problem) {
            Ok(()) => return Ok(variant),
            Err(refusal) => reasons.push((variant.name, refusal)),
        }
    }
    let reason = |(name, refusal): &(&str, Refusal)| match refusal {
        Refusal::Unsupported(reason) | Refusal::NotPreferred(reason) => format!("{name}: {reason}"),
    };
    Err(Error::unsupported(
        kernel.name,
        reasons.iter().map(reason).collect::<Vec<_>>().join("; "),
    ))
}

/// A kernel, for tests, benchmarks and the self-test.
pub trait AnyKernel: Sync {
    /// Name of the kernel.
    fn name(&self) -> &'static str;

    /// Names of the variants, best first.
    fn variants(&self) -> Vec<&'static str>;

    /// Names of the variants that a device can run.
    fn variants_on(&self, device: &Device) -> Vec<&'static str>;

    /// Whether a variant runs on cooperative matrices.
    fn uses_coop(&self, variant: &str) -> bool;

    /// Fields of the uniform and their offsets in bytes, as the Rust side writes them.
    fn params(&self) -> &'static [(&'static str, usize)];

    /// WGSL texts of a variant, with tensors stored as `storage`, that together reach every line of
    /// it.
    ///
    /// # Errors
    /// [`crate::Error::Shader`] where the file does not assemble: a bug.
    fn texts(&self, variant: &str, storage: DType) -> Result<Vec<String>>;
}

impl<P: 'static> AnyKernel for Kernel<P> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn variants(&self) -> Vec<&'static str> {
        self.all().map(|variant| variant.name).collect()
    }

    fn variants_on(&self, device: &Device) -> Vec<&'static str> {
        self.all()
            .filter(|variant| variant.needs.check(device).is_ok())
            .map(|variant| variant.name)
            .collect()
    }

    fn uses_coop(&self, variant: &str) -> bool {
        self.all()
            .any(|known| known.name == variant && known.uses_coop())
    }

    fn params(&self) -> &'static [(&'static str, usize)] {
        self.params
    }

    fn texts(&self, variant: &str, storage: DType) -> Result<Vec<String>> {
        self.all()
            .filter(|known| known.name == variant)
            .flat_map(|variant| {
                (variant.examples)(variant, storage)
                    .into_iter()
                    .map(move |problem| {
                        let specialization = variant.specialization(&problem);
                        assemble(variant.shader.name, variant.shader.text, &specialization)
                    })
            })
            .collect()
    }
}

/// The names and offsets of a struct's fields.
macro_rules! layout {
    ($params:ty { $($field:ident),* }) => {
        &[$((stringify!($field), std::mem::offset_of!($params, $field))),*]
    };
}
pub(crate) use layout;

/// The shader of a file in `wgsl/`, without its extension.
macro_rules! shader {
    ($file:literal) => {
        $crate::shader::Shader {
            name: $file,
            text: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/wgsl/",
                $file,
                ".wgsl"
            )),
        }
    };
}
pub(crate) use shader;

/// Support of variants that read `lanes` elements at a time, from rows with or without vec4
/// alignment.
pub(crate) fn supports_lanes(lanes: usize, vec4_aligned: bool) -> Result<(), Refusal> {
    match lanes == 4 && !vec4_aligned {
        true => Err(Refusal::Unsupported(
            "a width or the start of a row is not a multiple of 4",
        )),
        false => Ok(()),
    }
}

/// WGSL type of `lanes` elements in f32.
pub(crate) fn element_type(lanes: usize) -> &'static str {
    if lanes == 4 {
        "vec4<f32>"
    } else {
        "f32"
    }
}

/// The only variant of a kernel without specializations that reads f32.
pub(crate) const fn only(name: &'static str, shader: Shader) -> Variant<()> {
    Variant {
        name,
        shader,
        needs: Needs::WebGpu,
        tile: [1; 2],
        supports: |_, ()| Ok(()),
        specialize: |_, ()| Specialization::default(),
        examples: |_, storage| match storage {
            DType::F16 => Vec::new(),
            _ => vec![()],
        },
    }
}
