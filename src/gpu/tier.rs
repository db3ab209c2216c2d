//! The tiers that kernels come in, and what a device needs for each.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::adapter::AdapterReport;
use crate::error::Error;
use crate::shader::MatrixSize;

/// A set of kernels: the same mathematics, in the number formats and instructions that a device
/// has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Tier {
    /// f32 within the WebGPU default limits: every browser, every GPU.
    #[default]
    Portable,
    /// What follows a LayerNorm, and the weights of products, stored in f16; sums and residuals in
    /// f32. Sums over lanes use subgroups where there are any.
    F16,
    /// Matrix products and attention on cooperative matrices of 16 x 16 or 8 x 8 in f16, with sums
    /// in f32; what is kept between layers stays f32.
    CooperativeMatrix,
}

/// All tiers, the most widely available first.
pub const TIERS: [Tier; 3] = [Tier::Portable, Tier::F16, Tier::CooperativeMatrix];

/// The matrices that the kernels of the cooperative-matrix tier run on, by the shapes that they
/// take.
const MATRIX_SHAPES: [(MatrixSize, [&str; 2]); 2] = [
    (
        MatrixSize::Sixteen,
        ["16x16x16 f16 -> f16", "16x16x16 f16 -> f32"],
    ),
    (MatrixSize::Eight, ["8x8x8 f16 -> f16", "8x8x8 f16 -> f32"]),
];

/// The size of the matrices that kernels use on an adapter; what it lacks, where there is none.
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
            "{} bytes of workgroup memory where the kernels want {bytes}",
            report.limits.workgroup_bytes
        ));
    }
    // wgpu does not ask Metal for the size of its subgroups; GPUs with matrices of 8 x 8 have 32.
    let told = report.backend != "metal" || size != MatrixSize::Eight;
    match report.subgroup_sizes {
        [least, most] if told && [least, most] != [32, 32] => Err(format!(
            "subgroups of {least} to {most} where the kernels want 32"
        )),
        _ => Ok(size),
    }
}

/// Bytes of workgroup memory that the largest kernel takes.
fn workgroup_bytes(size: MatrixSize) -> u32 {
    match size {
        MatrixSize::Sixteen => 48 << 10,
        MatrixSize::Eight => 32 << 10,
    }
}

impl Tier {
    /// Whether kernels of this tier run on an adapter, and why not.
    ///
    /// # Errors
    /// What the adapter lacks.
    pub fn admits(self, report: &AdapterReport) -> Result<(), String> {
        match self {
            Tier::Portable => Ok(()),
            _ if !report.f16 => Err("no shader-f16".into()),
            Tier::F16 => Ok(()),
            Tier::CooperativeMatrix if !report.subgroups => Err("no subgroup operations".into()),
            Tier::CooperativeMatrix => matrix_size(report).map(|_| ()),
        }
    }

    /// The best tier that an adapter admits; the portable one for a software driver, which converts
    /// f16 slowly.
    pub fn best(report: &AdapterReport) -> Tier {
        if report.is_software() {
            return Tier::Portable;
        }
        TIERS
            .into_iter()
            .rev()
            .find(|tier| tier.admits(report).is_ok())
            .unwrap_or_default()
    }

    /// The features that its kernels use on an adapter that has `there`.
    pub(super) fn features(self, there: wgpu::Features) -> wgpu::Features {
        use wgpu::Features;
        match self {
            Tier::Portable => Features::empty(),
            Tier::F16 => Features::SHADER_F16 | (there & Features::SUBGROUP),
            Tier::CooperativeMatrix => {
                Features::SHADER_F16
                    | Features::SUBGROUP
                    | Features::SUBGROUP_BARRIER
                    | Features::EXPERIMENTAL_COOPERATIVE_MATRIX
            }
        }
    }
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
            name: "a GPU".into(),
            driver: String::new(),
            backend: backend.into(),
            kind: "integrated GPU".into(),
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
    fn matrices_of_either_size_admit_the_tier() {
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
    fn what_an_adapter_lacks_is_named() {
        let lacks = |report: AdapterReport, what: &str| {
            let reason = Tier::CooperativeMatrix.admits(&report).unwrap_err();
            assert!(reason.contains(what), "{reason}");
        };
        lacks(
            report("vulkan", [32, 32], 32 << 10, &SIXTEEN),
            "32768 bytes of workgroup memory where the kernels want 49152",
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
