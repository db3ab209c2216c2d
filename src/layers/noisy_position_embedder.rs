//! Embedding of the trunk and of noisy positions for the atoms of the diffusion module (AF3
//! Algorithm 5, lines 8 to 12).

use super::{AtomLayout, Linear, NormLinear};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{gather_into, linear_into, GatherArguments, Rows, Store};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// `c += linear_s LN(s)` and `p += linear_z LN(z)` of the atoms' tokens; `q = c + linear_r r`.
/// ```no_run
/// # use trifold::layers::{AtomLayout, NoisyPositionEmbedder};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     layout: &AtomLayout,
/// #     [s, z]: [&Tensor; 2],
/// #     [c, p]: [&Tensor; 2],
/// #     q: &Tensor,
/// #     positions: &Tensor,
/// # ) -> trifold::Result<()> {
/// let encoder = weights.at("diffusion_module.atom_attn_enc");
/// let layer = NoisyPositionEmbedder::load(device, &encoder.at("noisy_position_embedder"))?;
/// layer.add_trunk(r, layout, [s, z], [c, p])?; // c and p in place
/// layer.add_positions(r, positions, q)?; // q in place
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct NoisyPositionEmbedder {
    single: NormLinear,
    pair: NormLinear,
    linear_r: Linear,
}

impl NoisyPositionEmbedder {
    /// Reads `layer_norm_s`, `linear_s`, `layer_norm_z`, `linear_z` and `linear_r`.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        Ok(NoisyPositionEmbedder {
            single: NormLinear::load(device, weights, "layer_norm_s", "linear_s")?,
            pair: NormLinear::load(device, weights, "layer_norm_z", "linear_z")?,
            linear_r: Linear::load(device, weights, "linear_r", 3)?,
        })
    }

    /// Adds `s [N, C_s]` to `c [32 W, C]` and `z [N, N, C_z]` to `p [W * 32 * 128, C_p]`, in place.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where a shape does not fit, [`crate::Error::Device`] where memory
    /// runs out.
    pub fn add_trunk(
        &self,
        r: &mut Recorder,
        layout: &AtomLayout,
        [s, z]: [&Tensor; 2],
        [c, p]: [&Tensor; 2],
    ) -> Result<()> {
        let n = layout.tokens();
        let single = self.single.forward(r, &s.reshape(&[n, s.len() / n])?)?;
        gather_into(
            r,
            &GatherArguments {
                table: &single,
                index: layout.token_of_atom(),
            },
            Rows::from(c),
            Store::Accumulate,
        )?;
        let pair = self
            .pair
            .forward(r, &z.reshape(&[n * n, z.len() / (n * n)])?)?;
        layout.pair_tokens().iter().try_for_each(|of| {
            let arguments = GatherArguments {
                table: &pair.rows(of.pairs.clone())?,
                index: &of.index,
            };
            gather_into(r, &arguments, Rows::from(p), Store::Accumulate)
        })
    }

    /// Adds `positions [S, 32 W, 3]`, scaled to unit variance, to `q [S, 32 W, C]` in place.
    ///
    /// # Errors
    /// As [`NoisyPositionEmbedder::add_trunk`].
    pub fn add_positions(&self, r: &mut Recorder, positions: &Tensor, q: &Tensor) -> Result<()> {
        linear_into(
            r,
            &self.linear_r.of(positions),
            Rows::from(q),
            Store::Accumulate,
        )
    }
}
