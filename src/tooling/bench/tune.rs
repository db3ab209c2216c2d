//! Which variant of a kernel is fastest on a device.

use super::{measure, Row};
use crate::error::Result;
use crate::gpu::Device;
use crate::kernels;
use crate::tooling::catalog::find_timed;

/// An operation whose time says which variant of a kernel is best.
#[derive(Debug, Clone, Copy)]
pub struct Tuned {
    /// The operation that is timed.
    pub op: &'static str,
    /// The kernel whose variants are tried.
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

/// Times an operation with every variant of a kernel that takes it, the fastest first. The first
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
        // A variant that cannot take the problem leaves it to another, which its own turn measures.
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
