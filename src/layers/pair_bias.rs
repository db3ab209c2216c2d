//! The bias that the pair representation adds to attention scores: `linear_z(LN(z))`.

use super::fused::{weight_of, LayerNormTensors};
use super::{LayerNorm, Linear};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    blocked_len, fused, layer_norm_linear, linear_into, most_columns, Activation, BiasLayout,
    Columns, Destination, LayerNormLinearArguments, LinearArguments, PairBias, PairRows, Rows,
    Store, View, CHANNELS,
};
use crate::tensor::{DType, Tensor};
use crate::weights::Scope;

/// Edge whose features give the bias of query q and key k.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BiasOrientation {
    /// `linear_z(LN z)[q, k]`: the starting node everywhere, and the ending node of OpenFold3 0.5.
    QueryKey,
    /// `linear_z(LN z)[k, q]`: the ending node of the papers and of OpenFold3 0.4.
    KeyQuery,
}

/// LayerNorm and `linear_z [H, C]`.
#[derive(Debug, Clone)]
pub(crate) struct PairBiasLinear {
    heads: usize,
    plan: Plan,
}

#[derive(Debug, Clone)]
enum Plan {
    /// Norm and product in one kernel.
    Fused {
        norm: LayerNormTensors,
        /// f16 `[32, 128]`; the first H rows are used.
        linear_z: Tensor,
    },
    /// Norm, then product.
    Unfused {
        layer_norm: LayerNorm,
        linear_z: Linear,
    },
}

/// Columns of a tile of the fused kernel: its largest number of heads.
const COLUMNS: usize = 32;

impl PairBiasLinear {
    /// Reads `linear_z` and the LayerNorm of that name.
    pub fn load(device: &Device, weights: &Scope, layer_norm: &str) -> Result<Self> {
        let [heads, channels] = shape(weights)?;
        if heads > COLUMNS || !fused::layer_norm_linear(device, channels) {
            return Self::load_unfused(device, weights, layer_norm);
        }
        let mut linear_z = weight_of(weights, "linear_z", CHANNELS)?;
        linear_z.resize(COLUMNS * CHANNELS, 0.0);
        Ok(PairBiasLinear {
            heads,
            plan: Plan::Fused {
                norm: LayerNormTensors::load(device, &weights.at(layer_norm))?,
                linear_z: device.upload_f16(&linear_z, &[COLUMNS, CHANNELS])?,
            },
        })
    }

    /// The same for [`Self::forward_masked`], which has no fused kernel.
    pub fn load_unfused(device: &Device, weights: &Scope, layer_norm: &str) -> Result<Self> {
        let [heads, channels] = shape(weights)?;
        Ok(PairBiasLinear {
            heads,
            plan: Plan::Unfused {
                layer_norm: LayerNorm::load(device, &weights.at(layer_norm))?,
                linear_z: Linear::load(device, weights, "linear_z", channels)?,
            },
        })
    }

    /// The same product after a LayerNorm that several blocks share.
    pub fn with_layer_norm(self, device: &Device, shared: &LayerNorm) -> Result<Self> {
        let plan = match self.plan {
            Plan::Fused { linear_z, .. } => Plan::Fused {
                norm: LayerNormTensors::of(device, shared)?,
                linear_z,
            },
            Plan::Unfused { linear_z, .. } => Plan::Unfused {
                layer_norm: shared.clone(),
                linear_z,
            },
        };
        Ok(PairBiasLinear { plan, ..self })
    }

    /// H.
    pub fn heads(&self) -> usize {
        self.heads
    }

    /// The bias of `z [N, N, C]` for all rows of an attention, in the layout that attention reads
    /// fastest if the product is fused.
    pub fn forward(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        layout: BiasLayout,
        orientation: BiasOrientation,
    ) -> Result<PairBias> {
        let n = z.shape()[0];
        if let (Plan::Fused { .. }, BiasLayout::Blocked) = (&self.plan, layout) {
            let rows = match orientation {
                BiasOrientation::QueryKey => PairRows::of(z)?,
                BiasOrientation::KeyQuery => PairRows::transposed(z)?,
            };
            let bias = r.allocate_as(&[blocked_len(self.heads, n, n)], DType::F16)?;
            let heads = self.heads;
            self.run_fused(r, rows, &Destination::Blocked { bias: &bias, heads })?;
            return Ok(PairBias::blocked_for_all_rows(bias, [n; 2]));
        }
        let bias = strided(&self.by_heads(r, z)?, n);
        Ok(match orientation {
            BiasOrientation::QueryKey => bias,
            BiasOrientation::KeyQuery => bias.transposed(),
        })
    }

    /// The bias of `z [N, M, C]` as `[H, M * N]`, keys before queries: neighbouring invocations,
    /// which work on neighbouring queries, read neighbouring elements.
    pub fn by_heads(&self, r: &mut Recorder, z: &Tensor) -> Result<Tensor> {
        let shape = [self.heads, z.shape()[0] * z.shape()[1]];
        match &self.plan {
            Plan::Fused { .. } => {
                let bias = r.allocate(&shape)?;
                let (rows, heads) = (PairRows::transposed(z)?, self.heads);
                self.run_fused(r, rows, &Destination::Heads { bias: &bias, heads })?;
                Ok(bias)
            }
            Plan::Unfused {
                layer_norm,
                linear_z,
            } => {
                let bias = r.allocate_as(&shape, linear_z.storage())?;
                project(r, layer_norm, linear_z, z, &bias, Store::Replace)?;
                Ok(bias)
            }
        }
    }

    /// The bias of `z [N, N, C]` with -1e9 added where `pair_mask [N, N]` is 0, in f32, since the
    /// number exceeds f16.
    ///
    /// # Errors
    /// [`Error::Unsupported`] unless loaded with [`Self::load_unfused`].
    pub fn forward_masked(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: &Tensor,
    ) -> Result<PairBias> {
        let Plan::Unfused {
            layer_norm,
            linear_z,
        } = &self.plan
        else {
            return Err(Error::unsupported("linear_z", "no fused kernel masks"));
        };
        let (n, edges) = (z.shape()[0], z.shape()[0] * z.shape()[1]);
        let ones = r
            .device()
            .upload(&vec![1.0; self.heads], &[self.heads, 1])?;
        let mask = pair_mask.reshape(&[edges, 1])?;
        let spread = LinearArguments {
            activation: Activation::MaskBias,
            ..LinearArguments::new(&ones, &mask)
        };
        let bias = r.allocate(&[self.heads, edges])?;
        let transposed = Rows::scattered(
            &bias,
            [1, self.heads],
            [0, edges],
            edges,
            Columns {
                group: n,
                major: 1,
                minor: n,
            },
        );
        linear_into(r, &spread, transposed, Store::Replace)?;
        project(r, layer_norm, linear_z, z, &bias, Store::Accumulate)?;
        Ok(strided(&bias, n))
    }

    fn run_fused(&self, r: &mut Recorder, x: PairRows, destination: &Destination) -> Result<()> {
        let Plan::Fused { norm, linear_z } = &self.plan else {
            return Err(Error::unsupported("linear_z", "the product is not fused"));
        };
        let arguments = LayerNormLinearArguments {
            x,
            norm: norm.parameters(),
            weight: linear_z,
        };
        layer_norm_linear(r, &arguments, destination)
    }
}

/// `[H, C]` of `linear_z`.
fn shape(weights: &Scope) -> Result<[usize; 2]> {
    let shape = weights.shape("linear_z.weight")?;
    shape[..]
        .try_into()
        .map_err(|_| Error::Weights("linear_z.weight should have two axes [H, C]".into()))
}

/// `[H, K * Q]` as attention reads it, the same for all rows.
fn strided(bias: &Tensor, n: usize) -> PairBias {
    PairBias::from(View {
        tensor: bias,
        start: 0,
        outer: [0, 0, n * n],
        query: 1,
        key: n,
    })
}

fn project(
    r: &mut Recorder,
    layer_norm: &LayerNorm,
    linear_z: &Linear,
    z: &Tensor,
    bias: &Tensor,
    store: Store,
) -> Result<()> {
    let [m, n, channels] = z.shape()[..] else {
        return Err(Error::shape("linear_z", "z", "of 3 axes", z.describe()));
    };
    // The pairs are the columns of the product.
    let step = r
        .rows_at_a_time(n, m * channels * linear_z.storage().bytes())
        .min((most_columns(r.device()) / m).max(1));
    for first in (0..n).step_by(step) {
        let rows = first..(first + step).min(n);
        let x = layer_norm.forward(r, Rows::from(z).swapped()?.outer(rows.clone()))?;
        let x = x.reshape(&[rows.len() * m, channels])?;
        let columns = Rows::from(bias).columns(first * m..rows.end * m);
        // With both operands exchanged, the heads are the rows of the product.
        linear_into(
            r,
            &LinearArguments::new(linear_z.weight(), &x),
            columns,
            store,
        )?;
    }
    Ok(())
}
