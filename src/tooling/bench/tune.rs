//! Finds the fastest variant of a kernel on a device.

use super::{measure, Row};
use crate::error::Result;
use crate::gpu::Device;
use crate::kernels;
use crate::tooling::catalog::find_timed;

/// An operation to compare variants of a kernel with.
#[derive(Debug, Clone, Copy)]
pub struct Tuned {
    /// The operation to time.
    pub op: &'static str,
    /// The kernel whose variants are compared.
    pub kernel: &'static str,
}

/// Operations that [`tune`] times by default.
pub const TUNED: &[Tuned] = &[
    Tuned {
        op: "linear",
        kernel: "linear",
    },
    Tuned {
        op: "gated_linear",
        kernel: "gated_linear",
    },
    Tuned {
        op: "tri_mul_out",
        kernel: "triangle_product",
    },
    Tuned {
        op: "triangle_attention",
        kernel: "attention",
    },
    Tuned {
        op: "layer_norm",
        kernel: "layer_norm",
    },
];

/// Times an operation with every variant of a kernel that supports it, the fastest first. The first
/// name is the variant's.
///
/// # Errors
/// As [`measure`].
pub async fn tune(
    device: &Device,
    tuned: Tuned,
    n: usize,
    repeats: usize,
    now: impl Fn() -> f64,
) -> Result<Vec<(&'static str, Row)>> {
    let op = find_timed(tuned.op)?;
    let kernel = kernels::find(tuned.kernel)?;
    let mut rows = Vec::new();
    for variant in kernel.variants_on(device) {
        let row = measure(
            &device.preferring(tuned.kernel, variant)?,
            op,
            n,
            repeats,
            &now,
        )
        .await?;
        // A variant that does not support the problem is skipped: another variant would run
        // instead.
        if row
            .variant
            .split(' ')
            .any(|label| label == format!("{}/{variant}", tuned.kernel))
        {
            rows.push((variant, row));
        }
    }
    rows.sort_by(|(_, a), (_, b)| a.ms.total_cmp(&b.ms));
    Ok(rows)
}
