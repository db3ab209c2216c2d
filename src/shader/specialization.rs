//! The differences between a pipeline's text and its kernel's file.

use std::collections::{BTreeMap, BTreeSet};

use crate::dtype::DType;

/// Values and definitions that turn a kernel's file into the text of one pipeline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Specialization {
    /// Names that `#ifdef` finds.
    pub defines: BTreeSet<&'static str>,
    /// New values of `const` and `alias` lines.
    pub values: BTreeMap<&'static str, String>,
    /// Size of the cooperative matrices.
    pub matrices: MatrixSize,
}

impl Specialization {
    /// Adds `name` to the defines where `present`.
    pub fn define_if(mut self, name: &'static str, present: bool) -> Self {
        if present {
            self.defines.insert(name);
        }
        self
    }

    /// Sets a `const` or `alias` line.
    pub fn value(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.insert(name, value.to_string());
        self
    }

    /// Sets the `alias` line of a tensor's stored type: vectors of `lanes` elements of `dtype`.
    pub fn stored(self, alias: &'static str, dtype: DType, lanes: usize) -> Self {
        let element = if dtype == DType::F16 { "f16" } else { "f32" };
        let value = if lanes == 1 {
            element.to_string()
        } else {
            format!("vec{lanes}<{element}>")
        };
        self.value(alias, value)
            .define_if("HALF", dtype == DType::F16)
    }
}

/// Rows and columns of a kernel's cooperative matrices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) enum MatrixSize {
    /// 16 x 16, as kernels are written.
    #[default]
    Sixteen,
    /// 8 x 8: each matrix becomes four quarters.
    Eight,
}
