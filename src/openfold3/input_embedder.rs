//! The first embeddings of tokens and pairs (AF3 Algorithm 2, and lines 1 to 4 of Algorithm 1).

use super::pair_indices::{PairIndices, RELATIVE_ROWS};
use super::tables::rows_of_columns;
use crate::error::{Error, Result};
use crate::features::{Features, RELPOS_CHANNELS, RESIDUE_KINDS};
use crate::gpu::{Device, Recorder};
use crate::kernels::{gather_into, linear, GatherArguments, Rows, Store};
use crate::layers::{AtomAttentionEncoder, AtomLayout, Linear, RefAtoms};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// `s_input` from atoms and alignment; s and z from it, and z also from relative positions and
/// bonds.
#[derive(Debug, Clone)]
pub struct InputEmbedder {
    atom_attn_enc: AtomAttentionEncoder,
    linear_s: Linear,
    /// linear_z_i and linear_z_j in one product.
    linear_z: Linear,
    /// `[140, C_z]`: the columns of linear_relpos, and that of linear_token_bonds.
    relative: Tensor,
}

/// Outputs of [`InputEmbedder`].
#[derive(Debug, Clone)]
pub struct InputEmbedding {
    /// `[N, C_s_input]`.
    pub s_input: Tensor,
    /// `[N, C_s]`.
    pub s: Tensor,
    /// `[N, N, C_z]`.
    pub z: Tensor,
}

impl InputEmbedder {
    /// Reads `atom_attn_enc`, `linear_s`, `linear_z_i`, `linear_z_j`, `linear_relpos` and
    /// `linear_token_bonds`.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        // OpenFold3 runs this part in f32 at every precision.
        let device = &device.for_rollout();
        let c_s_input = *weights.shape("linear_s.weight")?.last().unwrap_or(&0);
        let columns = [
            ("linear_relpos", RELPOS_CHANNELS),
            ("linear_token_bonds", 1),
        ];
        Ok(InputEmbedder {
            atom_attn_enc: AtomAttentionEncoder::load(device, &weights.at("atom_attn_enc"))?,
            linear_s: Linear::load(device, weights, "linear_s", c_s_input)?,
            linear_z: Linear::load_stacked(
                device,
                weights,
                &["linear_z_i", "linear_z_j"],
                c_s_input,
            )?,
            relative: rows_of_columns(device, weights, &columns)?,
        })
    }

    /// C_z.
    pub fn pair_channels(&self) -> usize {
        self.relative.shape()[1]
    }

    /// The embeddings of the features.
    ///
    /// # Errors
    /// [`Error::Shape`] where the features do not fit each other, [`Error::Device`] where memory
    /// runs out.
    pub fn forward(
        &self,
        r: &mut Recorder,
        (layout, atoms): (&AtomLayout, &RefAtoms),
        pairs: &PairIndices,
        features: &Features,
    ) -> Result<InputEmbedding> {
        let representation = self.atom_attn_enc.represent(r, layout, atoms, None)?;
        let s_input = self.token_channels(r, features)?;
        let from_atoms = Rows::from(&s_input).columns(0..self.atom_attn_enc.outputs());
        self.atom_attn_enc
            .forward(r, layout, &representation, None, from_atoms)?;

        let s = linear(r, &self.linear_s.of(&s_input))?;
        let n = layout.tokens();
        let c_z = self.pair_channels();
        let z = r.allocate(&[n, n, c_z])?;
        let sides = linear(r, &self.linear_z.of(&s_input))?.reshape(&[2 * n, c_z])?;
        gather_into(
            r,
            &GatherArguments {
                table: &sides,
                index: &pairs.sides,
            },
            Rows::from(&z),
            Store::Replace,
        )?;
        for index in [&pairs.relative, &pairs.bond] {
            gather_into(
                r,
                &GatherArguments {
                    table: &self.relative,
                    index,
                },
                Rows::from(&z),
                Store::Accumulate,
            )?;
        }
        debug_assert_eq!(self.relative.shape()[0], RELATIVE_ROWS);
        Ok(InputEmbedding { s_input, s, z })
    }

    /// `s_input` with zeros for the atoms' channels, then residue type, profile and mean number of
    /// deletions.
    fn token_channels(&self, r: &mut Recorder, features: &Features) -> Result<Tensor> {
        let n = features.tokens.restype.len();
        if features.msa.profile.len() != n * RESIDUE_KINDS || features.msa.deletion_mean.len() != n
        {
            return Err(Error::shape(
                "InputEmbedder",
                "profile",
                format!("[{n}, {RESIDUE_KINDS}]"),
                features.msa.profile.len(),
            ));
        }
        if let Some(kind) = features
            .tokens
            .restype
            .iter()
            .find(|kind| !(0..RESIDUE_KINDS as i32).contains(kind))
        {
            return Err(Error::shape(
                "InputEmbedder",
                "restype",
                format!("below {RESIDUE_KINDS}"),
                kind,
            ));
        }
        let from_atoms = self.atom_attn_enc.outputs();
        let width = from_atoms + 2 * RESIDUE_KINDS + 1;
        let mut channels = vec![0.0; n * width];
        for (token, row) in channels.chunks_exact_mut(width).enumerate() {
            row[from_atoms + features.tokens.restype[token] as usize] = 1.0;
            row[from_atoms + RESIDUE_KINDS..width - 1]
                .copy_from_slice(&features.msa.profile[token * RESIDUE_KINDS..][..RESIDUE_KINDS]);
            row[width - 1] = features.msa.deletion_mean[token];
        }
        r.device().upload(&channels, &[n, width])
    }
}
