//! Confidence heads (AF3 Algorithm 31), which return logits, and the distogram.

use super::pair_indices::PairIndices;
use super::representative::representative_atoms;
use super::tables::{copy, rows_of_columns};
use crate::error::{Error, Result};
use crate::features::TokenFeatures;
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    gather, gather_into, linear, linear_into, GatherArguments, LinearArguments, Rows, Store,
};
use crate::layers::{BiasOrientation, Linear, NormLinear, PairformerStack};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// Edges of the bins of distances between tokens, 3.25 to 50.75 angstroms.
const DISTANCE_BINS: usize = 39;
const FIRST_EDGE: f32 = 3.25;
const LAST_EDGE: f32 = 50.75;
/// The square of a distance in no bin, as in OpenFold3.
const BEYOND: f32 = 1e9;
/// Logits of an atom being resolved: no and yes.
const RESOLVED_CLASSES: usize = 2;

/// The confidence heads and their Pairformer.
#[derive(Debug, Clone)]
pub struct AuxiliaryHeads {
    /// linear_i and linear_j in one product.
    linear_ij: Linear,
    /// `[39, C_z]`.
    distances: Tensor,
    pairformer: PairformerStack,
    pae: NormLinear,
    pde: NormLinear,
    plddt: NormLinear,
    resolved: NormLinear,
    distogram: Linear,
    mask_by_representative: bool,
}

/// Token inputs of the heads, the same for all samples.
#[derive(Debug, Clone)]
pub struct ConfidenceInputs {
    representatives: Vec<Option<usize>>,
    /// Each atom's row among `[N * 23]`: `[A, 1]`.
    atom_rows: Tensor,
    /// `[N]`, if some tokens are masked.
    mask: Option<Tensor>,
}

/// The logits of one sample, on the device.
#[derive(Debug, Clone)]
pub struct ConfidenceLogits {
    /// `[A, 50]`.
    pub plddt: Tensor,
    /// `[A, 2]`.
    pub resolved: Tensor,
    /// `[N, N, 64]`.
    pub pae: Tensor,
    /// `[N, N, 64]`.
    pub pde: Tensor,
}

impl AuxiliaryHeads {
    /// Reads `pairformer_embedding`, `pae`, `pde`, `plddt`, `experimentally_resolved` and
    /// `distogram`; `ending` as in [`PairformerStack::load`]. OpenFold3 0.4 masks tokens without a
    /// representative atom in the Pairformer's single part, but not in its pair part.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(
        device: &Device,
        weights: &Scope,
        ending: BiasOrientation,
        mask_by_representative: bool,
    ) -> Result<Self> {
        // OpenFold3 runs this part in f32 at every precision.
        let device = &device.for_rollout();
        let embedding = weights.at("pairformer_embedding");
        let c_s_input = *embedding.shape("linear_i.weight")?.last().unwrap_or(&0);
        let c_z = *weights
            .shape("distogram.linear.weight")?
            .last()
            .unwrap_or(&0);
        let head = |name: &str| NormLinear::load(device, &weights.at(name), "layer_norm", "linear");
        Ok(AuxiliaryHeads {
            linear_ij: Linear::load_stacked(
                device,
                &embedding,
                &["linear_i", "linear_j"],
                c_s_input,
            )?,
            distances: rows_of_columns(device, &embedding, &[("linear_distance", DISTANCE_BINS)])?,
            pairformer: PairformerStack::load(device, &embedding.at("pairformer_stack"), ending)?,
            pae: head("pae")?,
            pde: head("pde")?,
            plddt: head("plddt")?,
            resolved: head("experimentally_resolved")?,
            distogram: Linear::load(device, &weights.at("distogram"), "linear", c_z)?,
            mask_by_representative,
        })
    }

    /// Token inputs of the heads.
    ///
    /// # Errors
    /// [`Error::Unsupported`] where a token has more atoms than the heads have outputs,
    /// [`Error::Device`] where memory runs out.
    pub fn inputs(&self, device: &Device, tokens: &TokenFeatures) -> Result<ConfidenceInputs> {
        let most = self.resolved.outputs() / RESOLVED_CLASSES;
        if let Some(count) = tokens
            .num_atoms_per_token
            .iter()
            .find(|count| **count as usize > most)
        {
            return Err(Error::unsupported(
                "OpenFold3",
                format!("a token of {count} atoms: its heads have outputs for {most}"),
            ));
        }
        let row = |(atom, token): (usize, &i32)| {
            (*token as usize * most + atom - tokens.start_atom_index[*token as usize] as usize)
                as f32
        };
        let atom_rows: Vec<f32> = tokens
            .atom_to_token_index
            .iter()
            .enumerate()
            .map(row)
            .collect();
        let representatives = representative_atoms(tokens);
        let left_out = self.mask_by_representative && representatives.contains(&None);
        let mask = || {
            let there: Vec<f32> = representatives
                .iter()
                .map(|atom| f32::from(u8::from(atom.is_some())))
                .collect();
            device.upload(&there, &[there.len()])
        };
        Ok(ConfidenceInputs {
            mask: left_out.then(mask).transpose()?,
            atom_rows: device.upload(&atom_rows, &[atom_rows.len(), 1])?,
            representatives,
        })
    }

    /// The logits of distances between tokens, `[N, N, 64]`, from the trunk's `z [N, N, C_z]`.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn distogram(&self, r: &mut Recorder, z: &Tensor) -> Result<Tensor> {
        let logits = linear(r, &self.distogram.of(z))?;
        linear_into(
            r,
            &self.distogram.of(z),
            Rows::from(&logits).swapped()?,
            Store::Accumulate,
        )?;
        Ok(logits)
    }

    /// The logits of a sample at `positions [A, 3]`, from `s_input [N, C_s_input]` and the trunk's
    /// s and z.
    ///
    /// # Errors
    /// As [`AuxiliaryHeads::distogram`].
    pub fn forward(
        &self,
        r: &mut Recorder,
        (inputs, pairs): (&ConfidenceInputs, &PairIndices),
        [s_input, s, z]: [&Tensor; 3],
        positions: &[f32],
    ) -> Result<ConfidenceLogits> {
        let n = s.shape()[0];
        let (s, z) = (copy(r, s)?, copy(r, z)?);
        let sides =
            linear(r, &self.linear_ij.of(s_input))?.reshape(&[2 * n, self.distances.shape()[1]])?;
        gather_into(
            r,
            &GatherArguments {
                table: &sides,
                index: &pairs.sides,
            },
            Rows::from(&z),
            Store::Accumulate,
        )?;
        let bins = r.upload(
            &distance_bins(&inputs.representatives, positions),
            &[n * n, 1],
        )?;
        gather_into(
            r,
            &GatherArguments {
                table: &self.distances,
                index: &bins,
            },
            Rows::from(&z),
            Store::Accumulate,
        )?;
        for block in self.pairformer.blocks() {
            block.forward(r, &s, &z, inputs.mask.as_ref(), None)?;
            r.submit()?;
        }
        let pae = self.pae.forward(r, &z)?;
        Ok(ConfidenceLogits {
            plddt: self.atom_logits(r, &self.plddt, inputs, &s)?,
            resolved: self.atom_logits(r, &self.resolved, inputs, &s)?,
            pae,
            pde: self.symmetric(r, &self.pde, &z)?,
        })
    }

    /// Each token has logits for 23 atoms; those of its atoms, consecutively.
    fn atom_logits(
        &self,
        r: &mut Recorder,
        head: &NormLinear,
        inputs: &ConfidenceInputs,
        s: &Tensor,
    ) -> Result<Tensor> {
        let most = self.resolved.outputs() / RESOLVED_CLASSES;
        let logits = head
            .forward(r, s)?
            .reshape(&[s.shape()[0] * most, head.outputs() / most])?;
        gather(
            r,
            &GatherArguments {
                table: &logits,
                index: &inputs.atom_rows,
            },
        )
    }

    /// `L + L^T`.
    fn symmetric(&self, r: &mut Recorder, head: &NormLinear, z: &Tensor) -> Result<Tensor> {
        let one_way = head.forward(r, z)?;
        let both = copy(r, &one_way)?;
        let classes = head.outputs();
        let mut identity = vec![0.0; classes * classes];
        identity
            .iter_mut()
            .step_by(classes + 1)
            .for_each(|diagonal| *diagonal = 1.0);
        let identity = r.device().upload(&identity, &[classes, classes])?;
        let turned = LinearArguments::new(Rows::from(&one_way).swapped()?, &identity);
        linear_into(r, &turned, Rows::from(&both), Store::Accumulate)?;
        Ok(both)
    }
}

/// The bin of every pair's distance; -1 below the first edge. As in OpenFold3, tokens without the
/// atom use the first atom of all.
fn distance_bins(representatives: &[Option<usize>], positions: &[f32]) -> Vec<f32> {
    let step = (LAST_EDGE - FIRST_EDGE) / (DISTANCE_BINS - 1) as f32;
    let edges: Vec<f32> = (0..DISTANCE_BINS)
        .map(|bin| FIRST_EDGE + bin as f32 * step)
        .map(|edge| edge * edge)
        .collect();
    let places: Vec<[f32; 3]> = representatives
        .iter()
        .map(|atom| [0, 1, 2].map(|axis| positions[3 * atom.unwrap_or(0) + axis]))
        .collect();
    let bin = |[i, j]: [&[f32; 3]; 2]| {
        let square = (0..3)
            .map(|axis| (i[axis] - j[axis]) * (i[axis] - j[axis]))
            .sum::<f32>();
        let below = edges.partition_point(|edge| *edge < square);
        // Bins exclude both edges.
        let upper = edges.get(below).copied().unwrap_or(BEYOND);
        if below > 0 && square < upper {
            below as f32 - 1.0
        } else {
            -1.0
        }
    };
    places
        .iter()
        .flat_map(|i| places.iter().map(move |j| [i, j]))
        .map(bin)
        .collect()
}
