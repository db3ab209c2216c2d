//! Strides of a tensor whose axes may be broadcast.

use crate::error::{Error, Result};
use crate::tensor::Tensor;

/// Elements along each axis of `extents` in a contiguous `tensor`, 0 where its extent is 1.
///
/// # Errors
/// [`Error::Shape`] where the rank differs or an extent is neither 1 nor that of the axis.
pub(crate) fn broadcast<const R: usize>(
    op: &str,
    argument: &str,
    tensor: &Tensor,
    extents: [usize; R],
) -> Result<[usize; R]> {
    let shape = tensor.shape();
    let fits = shape.len() == R
        && shape
            .iter()
            .zip(extents)
            .all(|(own, wanted)| *own == wanted || *own == 1);
    if !fits {
        return Err(Error::shape(
            op,
            argument,
            format!("of a shape that broadcasts to {extents:?}"),
            tensor.describe(),
        ));
    }
    let mut step = 1;
    let mut strides = [0; R];
    for axis in (0..R).rev() {
        strides[axis] = if shape[axis] == 1 { 0 } else { step };
        step *= shape[axis];
    }
    Ok(strides)
}
