//! The bias that the pair representation adds to attention scores: `linear_z(LN(z))`.

use super::{matrix, LayerNorm, Linear};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{linear_into, Activation, Columns, LinearArguments, Rows, Store, View};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// LayerNorm and `linear_z [H, C]`.
#[derive(Debug, Clone)]
pub(crate) struct PairBias {
    layer_norm: LayerNorm,
    linear_z: Linear,
    matrix: Option<matrix::PairBias>,
}

impl PairBias {
    /// Reads `linear_z` and the LayerNorm of that name.
    pub fn load(device: &Device, weights: &Scope, layer_norm: &str) -> Result<Self> {
        let [_, channels] = weights.shape("linear_z.weight")?[..] else {
            return Err(Error::Weights(
                "linear_z.weight should have two axes [H, C]".into(),
            ));
        };
        Ok(PairBias {
            layer_norm: LayerNorm::load(device, &weights.at(layer_norm))?,
            linear_z: Linear::load(device, weights, "linear_z", channels)?,
            matrix: matrix::PairBias::load(device, weights, layer_norm)?,
        })
    }

    /// The same projection behind a LayerNorm that several blocks share.
    pub fn with_layer_norm(self, device: &Device, layer_norm: &LayerNorm) -> Result<Self> {
        let matrix = self
            .matrix
            .map(|bias| bias.with_layer_norm(device, layer_norm))
            .transpose()?;
        Ok(PairBias {
            layer_norm: layer_norm.clone(),
            matrix,
            ..self
        })
    }

    /// H.
    pub fn heads(&self) -> usize {
        self.linear_z.outputs()
    }

    /// The bias of `z [N, N, C]` as `[H, N * N]`, keys before queries: neighbouring invocations,
    /// which work on neighbouring queries, read neighbouring elements.
    pub fn forward(&self, r: &mut Recorder, z: &Tensor) -> Result<Tensor> {
        let shape = [self.heads(), z.shape()[0] * z.shape()[1]];
        match &self.matrix {
            Some(matrix) => {
                let bias = r.allocate(&shape)?;
                matrix.run(r, z, &bias)?;
                Ok(bias)
            }
            None => {
                let bias = r.allocate_as(&shape, self.linear_z.storage())?;
                self.project(r, z, &bias, Store::Replace)?;
                Ok(bias)
            }
        }
    }

    /// The same on cooperative matrices, where it runs on them.
    pub fn on_matrices(&self) -> Option<&matrix::PairBias> {
        self.matrix.as_ref()
    }

    /// The same with -1e9 added where `pair_mask [N, N]` is 0, which f16 could not hold.
    pub fn forward_masked(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: &Tensor,
    ) -> Result<Tensor> {
        let edges = z.shape()[0] * z.shape()[1];
        let ones = r
            .device()
            .upload(&vec![1.0; self.heads()], &[self.heads(), 1])?;
        let mask = pair_mask.reshape(&[edges, 1])?;
        let spread = LinearArguments {
            activation: Activation::MaskBias,
            ..LinearArguments::new(&ones, &mask)
        };
        let n = z.shape()[0];
        let bias = r.allocate(&[self.heads(), edges])?;
        let turned = Rows::scattered(
            &bias,
            [1, self.heads()],
            [0, edges],
            edges,
            Columns {
                group: n,
                major: 1,
                minor: n,
            },
        );
        linear_into(r, &spread, turned, Store::Replace)?;
        self.project(r, z, &bias, Store::Accumulate)?;
        Ok(bias)
    }

    fn project(&self, r: &mut Recorder, z: &Tensor, bias: &Tensor, store: Store) -> Result<()> {
        let [m, n, channels] = z.shape()[..] else {
            return Err(Error::shape("linear_z", "z", "of 3 axes", z.describe()));
        };
        let step = r.rows_at_a_time(n, m * channels * self.linear_z.storage().bytes());
        for first in (0..n).step_by(step) {
            let rows = first..(first + step).min(n);
            let x = self
                .layer_norm
                .forward(r, Rows::from(z).swapped()?.outer(rows.clone()))?;
            let x = x.reshape(&[rows.len() * m, channels])?;
            let columns = Rows::from(bias).columns(first * m..rows.end * m);
            // The product with both sides exchanged comes out with the heads as rows.
            linear_into(
                r,
                &LinearArguments::new(self.linear_z.weight(), &x),
                columns,
                store,
            )?;
        }
        Ok(())
    }

    /// The bias as attention reads it, alike for all rows.
    pub fn view(bias: &Tensor, n: usize) -> View<'_> {
        View {
            tensor: bias,
            start: 0,
            outer: [0, 0, n * n],
            query: 1,
            key: n,
        }
    }
}
