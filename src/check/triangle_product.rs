//! Cases for `triangle_product`.

use super::{Case, Draws, Prepared};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{triangle_product, Edges, TriangleProductArguments};
use crate::reference;

/// The product over `[n, n, channels]`.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct TriangleProductCase {
    pub n: usize,
    pub channels: usize,
    pub edges: Edges,
}

impl TriangleProductCase {
    pub(super) fn prepare(&self, r: &mut Recorder) -> Result<Prepared> {
        let TriangleProductCase { n, channels, edges } = *self;
        let mut draws = Draws::new((n * 1000 + channels) as u64);
        let [a, b] = [0, 1].map(|_| draws.normal(n * n * channels, 1.0));
        let shape = [n, n, channels];
        let output = r.allocate(&shape)?;
        let (a_tensor, b_tensor) = (r.device().upload(&a, &shape)?, r.device().upload(&b, &shape)?);
        triangle_product(r, &TriangleProductArguments { a: &a_tensor, b: &b_tensor, edges, out: &output, first_channel: 0 })?;
        Ok(Prepared { output, expected: reference::triangle_product(n, channels, &a, &b, edges == Edges::Incoming) })
    }
}

pub(super) fn self_test() -> Vec<Case> {
    [Edges::Outgoing, Edges::Incoming].map(|edges| Case::TriangleProduct(TriangleProductCase { n: 19, channels: 36, edges })).to_vec()
}
