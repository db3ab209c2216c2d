//! Cases for `block_bias`.

use super::{chosen, upload, KernelCase, Prepared, Rng, SelfTest};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{block_bias, View};
use crate::tensor::DType;
use crate::tooling::reference::{self, Exact};

/// A bias `[heads, queries, keys]`.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct BlockBiasCase {
    pub heads: usize,
    pub queries: usize,
    pub keys: usize,
}

impl KernelCase for BlockBiasCase {
    fn kernel(&self) -> &'static str {
        "block_bias"
    }

    fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        let shape = [self.heads, self.queries, self.keys];
        let mut bias = Rng::new(5).normal(shape.iter().product(), 1.0);
        let tensor = upload(r.device(), storage, &mut bias, &shape)?;
        let view = View {
            tensor: &tensor,
            start: 0,
            outer: [0, 0, self.queries * self.keys],
            query: self.keys,
            key: 1,
        };
        let exact: Vec<Exact> = bias
            .iter()
            .map(|bias| Exact {
                value: f64::from(*bias),
                magnitude: f64::from(bias.abs()),
            })
            .collect();
        Ok(Prepared::new(
            block_bias(r, &view, shape)?,
            reference::block_bias(shape, &exact),
        ))
    }
}

pub(super) fn self_test() -> Vec<SelfTest> {
    chosen([BlockBiasCase {
        heads: 2,
        queries: 33,
        keys: 70,
    }])
}
