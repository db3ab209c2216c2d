//! The tiers that kernels come in, and what a device needs for each.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::adapter::AdapterReport;
use crate::error::Error;

/// A set of kernels: the same mathematics, in the number formats and instructions that a device has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Tier {
    /// f32 within the WebGPU default limits: every browser, every GPU.
    #[default]
    Portable,
    /// What follows a LayerNorm, and the weights of products, stored in f16; sums and residuals in f32. Sums over lanes use subgroups where
    /// there are any.
    Subgroup,
    /// Matrix products and attention on cooperative matrices of 16 x 16 in f16, with sums in f32; what is kept between layers stays f32.
    CooperativeMatrix,
}

/// All tiers, the most widely available first.
pub const TIERS: [Tier; 3] = [Tier::Portable, Tier::Subgroup, Tier::CooperativeMatrix];

/// Bytes of workgroup memory that the largest kernel of the cooperative-matrix tier takes.
const MATRIX_WORKGROUP_BYTES: u32 = 48 << 10;

impl Tier {
    /// Whether kernels of this tier run on an adapter, and why not.
    ///
    /// # Errors
    /// What the adapter lacks.
    pub fn admits(self, report: &AdapterReport) -> Result<(), String> {
        let shapes = ["16x16x16 f16 -> f16", "16x16x16 f16 -> f32"];
        match self {
            Tier::Portable => Ok(()),
            _ if !report.f16 => Err("no shader-f16".into()),
            Tier::Subgroup => Ok(()),
            Tier::CooperativeMatrix if !report.subgroups => Err("no subgroup operations".into()),
            Tier::CooperativeMatrix if report.subgroup_sizes != [32, 32] => {
                Err(format!("subgroups of {} to {} where the kernels want 32", report.subgroup_sizes[0], report.subgroup_sizes[1]))
            }
            Tier::CooperativeMatrix if report.limits.workgroup_bytes < MATRIX_WORKGROUP_BYTES => {
                Err(format!("{} bytes of workgroup memory where the kernels want {MATRIX_WORKGROUP_BYTES}", report.limits.workgroup_bytes))
            }
            Tier::CooperativeMatrix => match shapes.iter().find(|shape| !report.cooperative_matrices.iter().any(|own| own == *shape)) {
                Some(shape) => Err(format!("no cooperative matrices {shape}")),
                None => Ok(()),
            },
        }
    }

    /// The best tier that an adapter admits; the portable one for a software driver, which converts f16 slowly.
    pub fn best(report: &AdapterReport) -> Tier {
        if report.is_software() {
            return Tier::Portable;
        }
        TIERS.into_iter().rev().find(|tier| tier.admits(report).is_ok()).unwrap_or_default()
    }

    /// The features that its kernels use on an adapter that has `there`.
    pub(super) fn features(self, there: wgpu::Features) -> wgpu::Features {
        use wgpu::Features;
        match self {
            Tier::Portable => Features::empty(),
            Tier::Subgroup => Features::SHADER_F16 | (there & Features::SUBGROUP),
            Tier::CooperativeMatrix => Features::SHADER_F16 | Features::SUBGROUP | Features::SUBGROUP_BARRIER | Features::EXPERIMENTAL_COOPERATIVE_MATRIX,
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Tier::Portable => "portable",
            Tier::Subgroup => "subgroup",
            Tier::CooperativeMatrix => "cooperative-matrix",
        })
    }
}

impl FromStr for Tier {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let names = || TIERS.map(|tier| tier.to_string()).join(", ");
        TIERS.into_iter().find(|tier| tier.to_string() == text).ok_or_else(|| Error::input(format!("tier \"{text}\""), format!("is none of {}", names())))
    }
}
