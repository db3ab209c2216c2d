//! From tokens to updates of atom positions (AF3 Algorithm 6).

use super::{AtomConditions, AtomLayout, AtomTransformer, Linear, NormLinear};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{gather_into, linear, GatherArguments, Rows, Store};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// `linear_q_out LN(AtomTransformer(q + linear_q_in a))`, with a of the atoms' tokens.
/// ```no_run
/// # use trifold::layers::{AtomAttentionDecoder, AtomLayout, AtomRepresentation};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     layout: &AtomLayout,
/// #     atoms: &AtomRepresentation,
/// #     a: &Tensor,
/// #     q: &Tensor,
/// # ) -> trifold::Result<()> {
/// let layer = AtomAttentionDecoder::load(device, &weights.at("diffusion_module.atom_attn_dec"))?;
/// let conditions = layer.conditions(r, &atoms.c, &atoms.p)?;
/// let updates = layer.forward(r, layout, a, q, &conditions)?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct AtomAttentionDecoder {
    linear_q_in: Linear,
    atom_transformer: AtomTransformer,
    positions: NormLinear,
}

impl AtomAttentionDecoder {
    /// Reads `linear_q_in`, `atom_transformer`, `layer_norm` and `linear_q_out`.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let c_token = *weights.shape("linear_q_in.weight")?.last().unwrap_or(&0);
        Ok(AtomAttentionDecoder {
            linear_q_in: Linear::load(device, weights, "linear_q_in", c_token)?,
            atom_transformer: AtomTransformer::load(device, &weights.at("atom_transformer"))?,
            positions: NormLinear::load(device, weights, "layer_norm", "linear_q_out")?,
        })
    }

    /// The part that depends neither on noise nor on tokens, from the encoder's `c [32 W, C]` and
    /// `p [W * 32 * 128, C_p]`.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where a shape does not fit, [`crate::Error::Device`] where memory
    /// runs out.
    pub fn conditions(&self, r: &mut Recorder, c: &Tensor, p: &Tensor) -> Result<AtomConditions> {
        self.atom_transformer.conditions(r, c, p)
    }

    /// The updates `[S, 32 W, 3]` from tokens `a [S, N, C_token]` and the encoder's atoms
    /// `q [S, 32 W, C]`, which are overwritten.
    ///
    /// # Errors
    /// As [`AtomAttentionDecoder::conditions`].
    pub fn forward(
        &self,
        r: &mut Recorder,
        layout: &AtomLayout,
        a: &Tensor,
        q: &Tensor,
        conditions: &AtomConditions,
    ) -> Result<Tensor> {
        let table = linear(r, &self.linear_q_in.of(a))?;
        gather_into(
            r,
            &GatherArguments {
                table: &table,
                index: layout.token_of_atom(),
            },
            Rows::from(q),
            Store::Accumulate,
        )?;
        let q = self.atom_transformer.forward(r, layout, q, conditions)?;
        self.positions.forward(r, &q)
    }
}
