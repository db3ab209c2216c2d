//! The work of a dispatch.

/// The work of a dispatch, for slicing submissions and for benchmarks.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Cost {
    /// Floating-point operations; a multiply-add counts two.
    pub flops: f64,
    /// Bytes read and written at least once.
    pub bytes: f64,
}
