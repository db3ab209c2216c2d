//! The tiers that kernels come in.

use serde::Serialize;

use crate::gpu::AdapterReport;

/// A tier, and whether a device may use it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TierReport {
    /// "portable", "subgroup" or "cooperative matrix".
    pub tier: String,
    /// Whether kernels of this tier run on the device.
    pub admitted: bool,
    /// Why, or why not.
    pub reason: String,
}

/// The tiers on a device. This version has kernels of the portable tier alone.
pub fn tiers(report: &AdapterReport) -> Vec<TierReport> {
    let tier = |tier: &str, admitted, reason: String| TierReport { tier: tier.into(), admitted, reason };
    let lacking = |feature: &str, there: bool| format!("no kernels of this tier yet; the device {} {feature}", if there { "has" } else { "lacks" });
    vec![
        tier("portable", true, "f32 within the WebGPU default limits".into()),
        tier("subgroup", false, lacking("shader-f16 and subgroups", report.f16 && report.subgroups)),
        tier("cooperative matrix", false, lacking("cooperative matrices", !report.cooperative_matrices.is_empty())),
    ]
}
