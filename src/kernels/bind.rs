//! Bindings of rows and of whole tensors.

use super::rows::{RowView, Rows};
use crate::gpu::{Binding, Block, Recorder};
use crate::tensor::Tensor;

/// Binds the views that are present at `indices`, and sets their offsets in the bindings.
pub(super) fn bind_rows<const V: usize>(
    r: &Recorder,
    bindings: &mut Vec<Binding>,
    indices: [u32; V],
    views: &[Option<Rows>; V],
    block: &Block<2>,
) -> [RowView; V] {
    std::array::from_fn(|at| {
        views[at].as_ref().map_or_else(RowView::default, |rows| {
            let (binding, skip) = r.bind(indices[at], &rows.operand(), block);
            bindings.push(binding);
            rows.view(skip)
        })
    })
}

/// Binds a whole tensor if it is present, and returns the number of elements to skip.
pub(super) fn bind_optional(
    r: &Recorder,
    bindings: &mut Vec<Binding>,
    index: u32,
    tensor: Option<&Tensor>,
) -> u32 {
    tensor.map_or(0, |tensor| {
        let (binding, skip) = r.bind_whole(index, tensor);
        bindings.push(binding);
        skip
    })
}
