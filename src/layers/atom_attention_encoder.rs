//! From atoms to tokens (AF3 Algorithm 5).

use super::{
    AtomConditions, AtomLayout, AtomTransformer, Linear, NoisyPositionEmbedder,
    RefAtomFeatureEmbedder, RefAtoms,
};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    activation, gather_into, linear, linear_into, segment_mean_into, Activation, GatherArguments,
    LinearArguments, Rows, Store,
};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// Embeds the atoms' reference features (in the diffusion module also the trunk and noisy
/// positions), runs the atom transformer, and takes the mean over each token's atoms.
/// ```no_run
/// # use trifold::features::Features;
/// # use trifold::kernels::Rows;
/// # use trifold::layers::{AtomAttentionEncoder, AtomLayout, RefAtoms};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     features: &Features,
/// #     tokens: &Tensor, // [N, C_token]
/// # ) -> trifold::Result<()> {
/// let layer = AtomAttentionEncoder::load(device, &weights.at("input_embedder.atom_attn_enc"))?;
/// let layout = AtomLayout::new(device, &features.tokens)?;
/// let reference = RefAtoms::new(device, &layout, &features.reference)?;
/// let atoms = layer.represent(r, &layout, &reference, None)?;
/// layer.forward(r, &layout, &atoms, None, Rows::from(tokens))?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct AtomAttentionEncoder {
    ref_atom_feature_embedder: RefAtomFeatureEmbedder,
    noisy_position_embedder: Option<NoisyPositionEmbedder>,
    /// linear_l and linear_m in one product.
    linear_lm: Linear,
    pair_mlp: [Linear; 3],
    atom_transformer: AtomTransformer,
    linear_q: Linear,
}

/// The conditioning of the atoms, the same for all steps and samples.
#[derive(Debug, Clone)]
pub struct AtomRepresentation {
    /// `[32 W, C]`.
    pub c: Tensor,
    /// `[W * 32 * 128, C_p]`.
    pub p: Tensor,
    conditions: AtomConditions,
}

impl AtomAttentionEncoder {
    /// Reads `ref_atom_feature_embedder`, `noisy_position_embedder` if present, `linear_l`,
    /// `linear_m`, `pair_mlp`, `atom_transformer` and `linear_q`.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let [c_atom_pair, c_atom] = weights.shape("linear_l.weight")?[..] else {
            return Err(Error::Weights(
                "linear_l.weight should have two axes".into(),
            ));
        };
        let noisy = weights.at("noisy_position_embedder");
        let layer = |name| Linear::load(device, weights, name, c_atom_pair);
        Ok(AtomAttentionEncoder {
            ref_atom_feature_embedder: RefAtomFeatureEmbedder::load(
                device,
                &weights.at("ref_atom_feature_embedder"),
            )?,
            noisy_position_embedder: noisy
                .has("linear_r.weight")
                .then(|| NoisyPositionEmbedder::load(device, &noisy))
                .transpose()?,
            linear_lm: Linear::load_stacked(device, weights, &["linear_l", "linear_m"], c_atom)?,
            pair_mlp: [
                layer("pair_mlp.1")?,
                layer("pair_mlp.3")?,
                layer("pair_mlp.5")?,
            ],
            atom_transformer: AtomTransformer::load(device, &weights.at("atom_transformer"))?,
            linear_q: Linear::load(device, weights, "linear_q.0", c_atom)?,
        })
    }

    /// Channels of the tokens.
    pub fn outputs(&self) -> usize {
        self.linear_q.outputs()
    }

    /// The part that does not depend on noise: `trunk` holds s `[N, C_s]` and the conditioned z
    /// `[N, N, C_z]` in the diffusion module.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit or the trunk is missing, [`Error::Device`] where
    /// memory runs out.
    pub fn represent(
        &self,
        r: &mut Recorder,
        layout: &AtomLayout,
        atoms: &RefAtoms,
        trunk: Option<[&Tensor; 2]>,
    ) -> Result<AtomRepresentation> {
        let (c, p) = self.ref_atom_feature_embedder.forward(r, atoms)?;
        match (&self.noisy_position_embedder, trunk) {
            (Some(embedder), Some(trunk)) => embedder.add_trunk(r, layout, trunk, [&c, &p])?,
            (None, None) => {}
            _ => {
                return Err(Error::shape(
                    "AtomAttentionEncoder",
                    "trunk",
                    "given where positions are noisy, and only there",
                    "the opposite",
                ))
            }
        }
        self.add_singles(r, layout, &c, &p)?;
        self.add_mlp(r, &p)?;
        Ok(AtomRepresentation {
            conditions: self.atom_transformer.conditions(r, &c, &p)?,
            c,
            p,
        })
    }

    /// `p_lm += linear_l relu(c_l) + linear_m relu(c_m)`.
    fn add_singles(
        &self,
        r: &mut Recorder,
        layout: &AtomLayout,
        c: &Tensor,
        p: &Tensor,
    ) -> Result<()> {
        let positive = activation(r, c, Activation::Relu)?;
        let singles = linear(r, &self.linear_lm.of(&positive))?;
        // Rows of l and of m, alternating.
        let table = singles.reshape(&[2 * layout.padded(), self.linear_lm.outputs() / 2])?;
        gather_into(
            r,
            &GatherArguments {
                table: &table,
                index: layout.pair_atoms(),
            },
            Rows::from(p),
            Store::Accumulate,
        )
    }

    /// Adds three projections of p to it, each after a ReLU.
    fn add_mlp(&self, r: &mut Recorder, p: &Tensor) -> Result<()> {
        let [first, second, third] = &self.pair_mlp;
        let rows = p.shape()[0];
        let step = r.rows_at_a_time(rows, p.len() / rows * size_of::<f32>());
        for start in (0..rows).step_by(step) {
            let own = p.rows(start..(start + step).min(rows))?;
            let hidden = activation(r, &own, Activation::Relu)?;
            let hidden = linear(r, &relu(first, &hidden))?;
            let hidden = linear(r, &relu(second, &hidden))?;
            linear_into(r, &third.of(&hidden), Rows::from(&own), Store::Accumulate)?;
        }
        Ok(())
    }

    /// Writes the tokens `[S, N, C_token]` to the rows `out`, and returns the atoms
    /// `q [S, 32 W, C]`. In the diffusion module `positions [S, 32 W, 3]` are the noisy ones,
    /// scaled to unit variance; without positions, S is 1.
    ///
    /// # Errors
    /// As [`AtomAttentionEncoder::represent`].
    pub fn forward(
        &self,
        r: &mut Recorder,
        layout: &AtomLayout,
        atoms: &AtomRepresentation,
        positions: Option<&Tensor>,
        out: Rows,
    ) -> Result<Tensor> {
        let samples = positions.map_or(1, |positions| positions.len() / (3 * layout.padded()));
        let q = r.allocate(&[samples, layout.padded(), atoms.c.shape()[1]])?;
        gather_into(
            r,
            &GatherArguments {
                table: &atoms.c,
                index: layout.atom_index(),
            },
            Rows::from(&q),
            Store::Replace,
        )?;
        if let (Some(embedder), Some(positions)) = (&self.noisy_position_embedder, positions) {
            embedder.add_positions(r, positions, &q)?;
        }
        let q = self
            .atom_transformer
            .forward(r, layout, &q, &atoms.conditions)?;
        let tokens = linear(r, &relu(&self.linear_q, &q))?;
        segment_mean_into(r, &tokens, layout.segments(), out)?;
        Ok(q)
    }
}

fn relu<'a>(projection: &'a Linear, x: &'a Tensor) -> LinearArguments<'a> {
    LinearArguments {
        activation: Activation::Relu,
        ..projection.of(x)
    }
}
