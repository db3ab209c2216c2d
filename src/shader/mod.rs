//! The WGSL preprocessor: from a kernel's file and a [`Specialization`] to the text of a pipeline.
//!
//! This module knows no device. [`assemble`] runs the steps in order: imports, `#ifdef`, rewritten
//! `const` and `alias` lines, `#repeat`, and the size of cooperative matrices.

mod assemble;
mod continued;
mod coop8;
mod coop_statement;
mod directives;
#[cfg(feature = "emulate")]
mod emulation;
mod specialization;

pub(crate) use assemble::assemble;
#[cfg(feature = "emulate")]
pub(crate) use emulation::emulated;
pub(crate) use specialization::{MatrixSize, Specialization};

/// A kernel's WGSL file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shader {
    /// Path in `wgsl/`, without extension.
    pub name: &'static str,
    /// The file's text.
    pub text: &'static str,
}
