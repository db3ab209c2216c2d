//! Tiers of kernels, and their requirements of a device.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::adapter::AdapterReport;
use crate::error::Error;
use crate::shader::MatrixSize;

/// A set of kernel variants: the same mathematics in the number formats and instructions of a class
/// of devices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Tier {
    /// f32 within the WebGPU default limits, on every GPU and in every browser.
    #[default]
    Portable,
    /// Weights and the outputs of LayerNorm in f16, sums and residuals in f32. Needs `shader-f16`;
    /// uses subgroups where available.
    F16,
    /// Matrix products and attention on cooperative matrices of 16 x 16 or 8 x 8: f16 operands,
    /// f32 sums and residuals.
    CooperativeMatrix,
}

/// All tiers; each one needs the features of the previous tier, and more.
pub const TIERS: [Tier; 3] = [Tier::Portable, Tier::F16, Tier::CooperativeMatrix];

/// Sizes of cooperative matrices that kernels are written for, and the shapes that each needs.
const MATRIX_SHAPES: [(MatrixSize, [&str; 2]); 2] = [
    (
        MatrixSize::Sixteen,
        ["16x16x16 f16 -> f16", "16x16x16 f16 -> f32"],
    ),
    (MatrixSize::Eight, ["8x8x8 f16 -> f16", "8x8x8 f16 -> f32"]),
];

/// The size of matrices that kernels use on an adapter, or what the adapter lacks.
pub(super) fn matrix_size(report: &AdapterReport) -> Result<MatrixSize, String> {
    let has = |shapes: &[&str; 2]| {
        shapes
            .iter()
            .all(|shape| report.cooperative_matrices.iter().any(|own| own == shape))
    };
    let found = MATRIX_SHAPES.iter().find(|(_, shapes)| has(shapes));
    let size = found
        .map(|(size, _)| *size)
        .ok_or("no cooperative matrices of 16x16x16 or 8x8x8, f16 -> f16 and f16 -> f32")?;
    let bytes = workgroup_bytes(size);
    if report.limits.workgroup_bytes < bytes {
        return Err(format!(
            "{} bytes of workgroup memory where the kernels need {bytes}",
            report.limits.workgroup_bytes
        ));
    }
    // wgpu does not query the subgroup size on Metal; GPUs with matrices of 8 x 8 have 32.
    let known = report.backend != "metal" || size != MatrixSize::Eight;
    match report.subgroup_sizes {
        [least, most] if known && [least, most] != [32, 32] => Err(format!(
            "subgroups of {least} to {most} where the kernels need 32"
        )),
        _ => Ok(size),
    }
}

/// Bytes of workgroup memory of the largest kernel.
fn workgroup_bytes(size: MatrixSize) -> u32 {
    match size {
        MatrixSize::Sixteen => 48 << 10,
        MatrixSize::Eight => 32 << 10,
    }
}

impl Tier {
    /// Whether an adapter supports this tier.
    ///
    /// # Errors
    /// The feature or limit that the adapter lacks.
    pub fn supported_by(self, report: &AdapterReport) -> Result<(), String> {
        match self {
            Tier::Portable => Ok(()),
            _ if !report.f16 => Err("no shader-f16".into()),
            Tier::F16 => Ok(()),
            Tier::CooperativeMatrix if !report.subgroups => Err("no subgroup operations".into()),
            Tier::CooperativeMatrix => matrix_size(report).map(|_| ()),
        }
    }

    /// The best tier that an adapter supports; the portable one for a software driver, which
    /// converts f16 slowly.
    pub fn best(report: &AdapterReport) -> Tier {
        if report.is_software() {
            return Tier::Portable;
        }
        TIERS
            .into_iter()
            .rev()
            .find(|tier| tier.supported_by(report).is_ok())
            .unwrap_or_default()
    }

    /// The features to request from an adapter with the features `available`.
    pub(super) fn features(self, available: wgpu::Features) -> wgpu::Features {
        use wgpu::Features;
        match self {
            Tier::Portable => Features::empty(),
            Tier::F16 => Features::SHADER_F16 | (available & Features::SUBGROUP),
            Tier::CooperativeMatrix => {
                Features::SHADER_F16
                    | Features::SUBGROUP
                    | Features::SUBGROUP_BARRIER
                    | Features::EXPERIMENTAL_COOPERATIVE_MATRIX
            }
        }
    }
}

impl Tier {
    /// The next tier down, which every device with this tier supports.
    pub(super) fn below(self) -> Tier {
        match self {
            Tier::CooperativeMatrix => Tier::F16,
            Tier::F16 | Tier::Portable => Tier::Portable,
        }
    }

    fn summary(self) -> &'static str {
        match self {
            Tier::Portable => "f32 within the WebGPU default limits",
            Tier::F16 => "weights and the outputs of LayerNorm in f16, sums and residuals in f32",
            Tier::CooperativeMatrix => {
                "f16 operands on matrices of 16 x 16 or 8 x 8, sums and residuals in f32"
            }
        }
    }
}

/// A tier, and whether an adapter supports it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TierReport {
    /// The tier.
    pub tier: Tier,
    /// Whether the adapter supports it.
    pub supported: bool,
    /// A summary of a supported tier, or the feature or limit that the adapter lacks.
    pub reason: String,
}

/// The tiers on an adapter.
pub fn tiers(report: &AdapterReport) -> Vec<TierReport> {
    let of = |tier: Tier| {
        let support = tier.supported_by(report);
        TierReport {
            tier,
            supported: support.is_ok(),
            reason: support.map_or_else(|lacking| lacking, |()| tier.summary().into()),
        }
    };
    TIERS.into_iter().map(of).collect()
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Tier::Portable => "portable",
            Tier::F16 => "f16",
            Tier::CooperativeMatrix => "cooperative-matrix",
        })
    }
}

impl FromStr for Tier {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let names = || TIERS.map(|tier| tier.to_string()).join(", ");
        TIERS
            .into_iter()
            .find(|tier| tier.to_string() == text)
            .ok_or_else(|| {
                Error::input(
                    format!("tier \"{text}\""),
                    format!("is none of {}", names()),
                )
            })
    }
}

#[cfg(test)]
mod tests {
    use super::super::adapter::DeviceLimits;
    use super::*;

    fn report(
        backend: &str,
        subgroup_sizes: [u32; 2],
        workgroup_bytes: u32,
        shapes: &[&str],
    ) -> AdapterReport {
        let limits = DeviceLimits {
            storage_binding_bytes: 1 << 27,
            buffer_bytes: 1 << 28,
            workgroup_bytes,
            workgroup_invocations: 256,
            storage_buffers: 8,
            grid_axis: 65_535,
        };
        AdapterReport {
            index: None,
            name: "a GPU".into(),
            driver: String::new(),
            backend: backend.into(),
            kind: "integrated GPU".into(),
            pci_bus_id: None,
            uuid: None,
            limits,
            f16: true,
            subgroups: true,
            subgroup_sizes,
            timestamps: false,
            cooperative_matrices: shapes.iter().map(|shape| shape.to_string()).collect(),
        }
    }

    const SIXTEEN: [&str; 2] = ["16x16x16 f16 -> f16", "16x16x16 f16 -> f32"];
    const EIGHT: [&str; 3] = ["8x8x8 f16 -> f16", "8x8x8 f16 -> f32", "8x8x8 f32 -> f32"];

    #[test]
    fn matrices_of_either_size_are_supported() {
        assert_eq!(
            matrix_size(&report("vulkan", [32, 32], 48 << 10, &SIXTEEN)),
            Ok(MatrixSize::Sixteen)
        );
        assert_eq!(
            matrix_size(&report(
                "vulkan",
                [32, 32],
                48 << 10,
                &[&EIGHT[..], &SIXTEEN].concat()
            )),
            Ok(MatrixSize::Sixteen)
        );
        assert_eq!(
            matrix_size(&report("metal", [4, 64], 32 << 10, &EIGHT)),
            Ok(MatrixSize::Eight)
        );
        assert_eq!(
            Tier::best(&report("metal", [4, 64], 32 << 10, &EIGHT)),
            Tier::CooperativeMatrix
        );
    }

    #[test]
    fn a_missing_feature_is_named() {
        let lacks = |report: AdapterReport, what: &str| {
            let reason = Tier::CooperativeMatrix.supported_by(&report).unwrap_err();
            assert!(reason.contains(what), "{reason}");
        };
        lacks(
            report("vulkan", [32, 32], 32 << 10, &SIXTEEN),
            "32768 bytes of workgroup memory where the kernels need 49152",
        );
        lacks(
            report("vulkan", [8, 32], 48 << 10, &SIXTEEN),
            "subgroups of 8 to 32",
        );
        lacks(
            report("vulkan", [4, 64], 32 << 10, &EIGHT),
            "subgroups of 4 to 64",
        );
        lacks(report("metal", [4, 64], 16 << 10, &EIGHT), "16384 bytes");
        lacks(
            report("metal", [4, 64], 32 << 10, &EIGHT[1..]),
            "no cooperative matrices of 16x16x16 or 8x8x8",
        );
        lacks(
            AdapterReport {
                f16: false,
                ..report("vulkan", [32, 32], 48 << 10, &SIXTEEN)
            },
            "no shader-f16",
        );
    }
}
