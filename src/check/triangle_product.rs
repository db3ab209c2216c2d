//! Cases for `triangle_product`.

use super::{upload, Case, Draws, Prepared};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{triangle_product, Edges, TriangleProductArguments};
use crate::reference::{self, Exact};
use crate::tensor::DType;

/// The product over `[n, n, channels]`.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct TriangleProductCase {
    pub n: usize,
    pub channels: usize,
    pub edges: Edges,
}

impl TriangleProductCase {
    pub(super) fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        let TriangleProductCase { n, channels, edges } = *self;
        let mut draws = Draws::new((n * 1000 + channels) as u64);
        let [mut a, mut b] = [0, 1].map(|_| draws.normal(n * n * channels, 1.0));
        let shape = [n, n, channels];
        let output = r.allocate_as(&shape, storage)?;
        let (a_tensor, b_tensor) = (upload(r.device(), storage, &mut a, &shape)?, upload(r.device(), storage, &mut b, &shape)?);
        const FACTOR: f32 = 0.375;
        triangle_product(r, &TriangleProductArguments { a: &a_tensor, b: &b_tensor, edges, out: &output, first_channel: 0, factor: FACTOR })?;
        let scaled = |exact: Exact| Exact { value: exact.value * f64::from(FACTOR), magnitude: exact.magnitude * f64::from(FACTOR) };
        let expected = reference::triangle_product(n, channels, &a, &b, edges == Edges::Incoming).into_iter().map(scaled).collect();
        Ok(Prepared { output, expected })
    }
}

pub(super) fn self_test() -> Vec<Case> {
    [Edges::Outgoing, Edges::Incoming].map(|edges| Case::TriangleProduct(TriangleProductCase { n: 19, channels: 36, edges })).to_vec()
}
