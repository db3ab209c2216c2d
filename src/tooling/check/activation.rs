//! Cases for `activation`.

use super::{chosen, function, upload, Case, KernelCase, Prepared, Rng, SelfTest};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{activation, Activation};
use crate::tensor::DType;
use crate::tooling::reference;

/// An activation of `count` numbers of deviation 4, with -100, 0 and 100 among them.
#[derive(Debug, Clone, PartialEq)]
pub struct ActivationCase {
    /// The activation.
    pub activation: Activation,
    /// Elements.
    pub count: usize,
    /// Elements of the buffer before the first one, for a view.
    pub offset: usize,
}

impl KernelCase for ActivationCase {
    fn kernel(&self) -> &'static str {
        "activation"
    }

    fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        let mut data = Rng::new(self.count as u64).normal(self.offset + self.count, 4.0);
        for (at, extreme) in [-100.0, -20.0, 0.0, 20.0, 100.0]
            .into_iter()
            .enumerate()
            .take(self.count.saturating_sub(1))
        {
            data[self.offset + at] = extreme;
        }
        let shape = [data.len()];
        let x = upload(r.device(), storage, &mut data, &shape)?.rows(self.offset..shape[0])?;
        let output = activation(r, &x, self.activation)?;
        Ok(Prepared::new(
            output,
            reference::activation(function(self.activation), &data[self.offset..]),
        ))
    }
}

fn cases() -> Vec<Case> {
    let case = |activation, count| {
        Case::from(ActivationCase {
            activation,
            count,
            offset: 0,
        })
    };
    Activation::NAMED
        .iter()
        .map(|(_, activation)| case(*activation, 1024))
        .chain([case(Activation::Silu, 1023)])
        .collect()
}

pub(super) fn self_test() -> Vec<SelfTest> {
    chosen(cases())
}
