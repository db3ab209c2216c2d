//! The alignment's first embedding (AF3 Algorithm 8, lines 1 to 4).

use super::noise::Noise;
use super::pair_indices::PairIndices;
use crate::error::{Error, Result};
use crate::features::{MsaFeatures, RESIDUE_KINDS};
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    gather_into, linear, linear_into, GatherArguments, LinearArguments, Rows, Store,
};
use crate::layers::Linear;
use crate::tensor::Tensor;
use crate::weights::Scope;

/// Rows of the alignment that a cycle reads. OpenFold3 draws them at random in each cycle, and may
/// leave out the first row.
const MOST_ROWS: usize = 1024;

/// Channels in addition to the residue type: has_deletion and deletion_value.
const DELETION_CHANNELS: usize = 2;

/// `m = linear_m [residue, has_deletion, deletion_value] + linear_s_input s_input`.
#[derive(Debug, Clone)]
pub struct MsaEmbedder {
    /// `[32, C_m]`.
    residues: Tensor,
    /// `[C_m, 2]`.
    deletions: Tensor,
    linear_s_input: Linear,
}

/// The rows of an alignment that one cycle reads.
#[derive(Debug, Clone)]
pub struct MsaInputs {
    rows: usize,
    /// `[M * N, 1]`.
    residues: Tensor,
    /// `[M * N, 2]`.
    deletions: Tensor,
}

impl MsaInputs {
    /// Takes all rows if there are fewer than 1024, otherwise 1024 rows at random.
    ///
    /// # Errors
    /// [`Error::Device`] where memory runs out.
    pub fn draw(device: &Device, msa: &MsaFeatures, noise: &mut impl Noise) -> Result<Self> {
        let mut rows: Vec<usize> = if msa.rows < MOST_ROWS {
            (0..msa.rows).collect()
        } else {
            noise.permutation(msa.rows)
        };
        rows.truncate(MOST_ROWS);
        Self::new(device, msa, &rows)
    }

    /// Whether a cycle's rows are drawn at random.
    pub fn is_random(msa: &MsaFeatures) -> bool {
        msa.rows >= MOST_ROWS
    }

    /// The given rows, in this order.
    ///
    /// # Errors
    /// [`Error::Shape`] where the alignment lacks one, [`Error::Device`] where memory runs out.
    pub fn new(device: &Device, msa: &MsaFeatures, rows: &[usize]) -> Result<Self> {
        let n = msa.msa.len() / msa.rows.max(1);
        if rows.is_empty() || rows.iter().any(|row| *row >= msa.rows) {
            return Err(Error::shape(
                "MsaEmbedder",
                "rows",
                format!("below {}", msa.rows),
                format!("{rows:?}"),
            ));
        }
        let places = || rows.iter().flat_map(|row| row * n..(row + 1) * n);
        let residues: Vec<f32> = places().map(|place| msa.msa[place] as f32).collect();
        let deletions: Vec<f32> = places()
            .flat_map(|place| [msa.has_deletion[place], msa.deletion_value[place]])
            .collect();
        let count = rows.len() * n;
        Ok(MsaInputs {
            rows: rows.len(),
            residues: device.upload(&residues, &[count, 1])?,
            deletions: device.upload(&deletions, &[count, DELETION_CHANNELS])?,
        })
    }
}

impl MsaEmbedder {
    /// Reads `linear_m` and `linear_s_input`.
    ///
    /// # Errors
    /// [`Error::Weights`] where one is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        const CHANNELS: usize = RESIDUE_KINDS + DELETION_CHANNELS;
        let (c_m, data) = weights.at("linear_m").matrix("weight", CHANNELS)?;
        let residues: Vec<f32> = (0..RESIDUE_KINDS)
            .flat_map(|kind| data.iter().skip(kind).step_by(CHANNELS).copied())
            .collect();
        let deletions: Vec<f32> = data
            .chunks_exact(CHANNELS)
            .flat_map(|row| row[RESIDUE_KINDS..].to_vec())
            .collect();
        let c_s_input = *weights.shape("linear_s_input.weight")?.last().unwrap_or(&0);
        Ok(MsaEmbedder {
            residues: device.upload(&residues, &[RESIDUE_KINDS, c_m])?,
            deletions: device.upload(&deletions, &[c_m, DELETION_CHANNELS])?,
            linear_s_input: Linear::load(device, weights, "linear_s_input", c_s_input)?,
        })
    }

    /// `m [M, N, C_m]`.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn forward(
        &self,
        r: &mut Recorder,
        msa: &MsaInputs,
        pairs: &PairIndices,
        s_input: &Tensor,
    ) -> Result<Tensor> {
        let n = s_input.shape()[0];
        let m = r.allocate(&[msa.rows, n, self.residues.shape()[1]])?;
        linear_into(
            r,
            &LinearArguments::new(&msa.deletions, &self.deletions),
            Rows::from(&m),
            Store::Replace,
        )?;
        gather_into(
            r,
            &GatherArguments {
                table: &self.residues,
                index: &msa.residues,
            },
            Rows::from(&m),
            Store::Accumulate,
        )?;
        let tokens = linear(r, &self.linear_s_input.of(s_input))?;
        gather_into(
            r,
            &GatherArguments {
                table: &tokens,
                index: &pairs.tokens,
            },
            Rows::from(&m),
            Store::Accumulate,
        )?;
        Ok(m)
    }
}
