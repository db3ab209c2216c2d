//! One step of denoising (AF3 Algorithm 20).

use super::diffusion_conditioning::{DiffusionConditioning, SIGMA_DATA};
use super::pair_indices::PairIndices;
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{PairBias, Rows};
use crate::layers::{
    AtomAttentionDecoder, AtomAttentionEncoder, AtomConditions, AtomLayout, AtomRepresentation,
    DiffusionTransformer, LayerNorm, NormLinear, RefAtoms,
};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// Bytes of the tokens that are conditioned on several noise levels at a time, at most.
const MOST_OF_SINGLES: usize = 32 << 20;

/// Atoms to tokens, a transformer over tokens, and tokens to atoms.
#[derive(Debug, Clone)]
pub struct DiffusionModule {
    conditioning: DiffusionConditioning,
    atom_attn_enc: AtomAttentionEncoder,
    single: NormLinear,
    diffusion_transformer: DiffusionTransformer,
    layer_norm_a: LayerNorm,
    atom_attn_dec: AtomAttentionDecoder,
}

/// Inputs shared by all steps and samples.
#[derive(Debug, Clone)]
pub struct DiffusionConditions {
    layout: AtomLayout,
    single: Tensor,
    biases: Vec<PairBias>,
    encoder: AtomRepresentation,
    decoder: AtomConditions,
}

/// Outputs of the trunk that the diffusion module reads.
#[derive(Debug, Clone, Copy)]
pub struct DiffusionInputs<'a> {
    /// The layout of atoms.
    pub layout: &'a AtomLayout,
    /// The atoms' reference features.
    pub atoms: &'a RefAtoms,
    /// The pairs of tokens.
    pub pairs: &'a PairIndices,
    /// `[N, C_s_input]`.
    pub s_input: &'a Tensor,
    /// `[N, C_s]`.
    pub s: &'a Tensor,
    /// `[N, N, C_z]`.
    pub z: &'a Tensor,
}

impl DiffusionModule {
    /// Reads `diffusion_conditioning`, `atom_attn_enc`, `layer_norm_s`, `linear_s`,
    /// `diffusion_transformer`, `layer_norm_a` and `atom_attn_dec`.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        // OpenFold3 runs this part in f32 at every precision.
        let device = &device.for_rollout();
        Ok(DiffusionModule {
            conditioning: DiffusionConditioning::load(
                device,
                &weights.at("diffusion_conditioning"),
            )?,
            atom_attn_enc: AtomAttentionEncoder::load(device, &weights.at("atom_attn_enc"))?,
            single: NormLinear::load(device, weights, "layer_norm_s", "linear_s")?,
            diffusion_transformer: DiffusionTransformer::load(
                device,
                &weights.at("diffusion_transformer"),
            )?,
            layer_norm_a: LayerNorm::load(device, &weights.at("layer_norm_a"))?,
            atom_attn_dec: AtomAttentionDecoder::load(device, &weights.at("atom_attn_dec"))?,
        })
    }

    /// Computes the part that depends neither on the noise level nor on the sample.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn conditions(
        &self,
        r: &mut Recorder,
        inputs: &DiffusionInputs,
    ) -> Result<DiffusionConditions> {
        let z = self.conditioning.pair(r, inputs.pairs, inputs.z, None)?;
        r.submit()?;
        let encoder =
            self.atom_attn_enc
                .represent(r, inputs.layout, inputs.atoms, Some([inputs.s, &z]))?;
        r.submit()?;
        Ok(DiffusionConditions {
            layout: inputs.layout.clone(),
            single: self
                .conditioning
                .single_without_noise(r, inputs.s, inputs.s_input)?,
            biases: self.diffusion_transformer.pair_biases(r, &z)?,
            decoder: self.atom_attn_dec.conditions(r, &encoder.c, &encoder.p)?,
            encoder,
        })
    }

    /// Noise levels, of `count`, whose conditioned tokens are computed at a time.
    pub(super) fn levels_at_a_time(
        &self,
        r: &Recorder,
        conditions: &DiffusionConditions,
        count: usize,
    ) -> usize {
        let budget = (r.device().byte_budget() as usize).min(MOST_OF_SINGLES);
        (budget / (conditions.single.len() * size_of::<f32>())).clamp(1, count)
    }

    /// The tokens conditioned on T noise levels, `[T, N, C_s]`.
    ///
    /// # Errors
    /// As [`DiffusionModule::conditions`].
    pub fn singles(
        &self,
        r: &mut Recorder,
        conditions: &DiffusionConditions,
        levels: &[f32],
    ) -> Result<Tensor> {
        self.conditioning
            .singles(r, &conditions.single, levels, None)
    }

    /// The network's part of a step: updates `[S, 32 W, 3]` from noisy positions of unit scale
    /// `[S, 32 W, 3]`, and the tokens `s [N, C_s]` conditioned on their noise level.
    ///
    /// # Errors
    /// As [`DiffusionModule::conditions`].
    pub fn update(
        &self,
        r: &mut Recorder,
        conditions: &DiffusionConditions,
        positions: &Tensor,
        s: &Tensor,
    ) -> Result<Tensor> {
        let layout = &conditions.layout;
        let (samples, n) = (positions.shape()[0], layout.tokens());
        let a = r.allocate(&[samples, n, self.atom_attn_enc.outputs()])?;
        let q = self.atom_attn_enc.forward(
            r,
            layout,
            &conditions.encoder,
            Some(positions),
            Rows::from(&a),
        )?;
        self.single.add_to_each(r, s, &a)?;
        self.diffusion_transformer
            .forward(r, &a, s, &conditions.biases, None)?;
        let a = self.layer_norm_a.forward(r, Rows::from(&a))?;
        self.atom_attn_dec
            .forward(r, layout, &a, &q, &conditions.decoder)
    }

    /// The denoised positions of `noisy [S, A, 3]`, in angstroms, at noise level `t`.
    ///
    /// # Errors
    /// [`Error::Shape`] where these are not positions of all atoms, else as
    /// [`DiffusionModule::conditions`].
    pub async fn denoise(
        &self,
        r: &mut Recorder,
        conditions: &DiffusionConditions,
        noisy: &[f32],
        t: f32,
    ) -> Result<Vec<f32>> {
        let (real, padded) = (
            3 * conditions.layout.atoms(),
            3 * conditions.layout.padded(),
        );
        if noisy.is_empty() || !noisy.len().is_multiple_of(real) {
            return Err(Error::shape(
                "DiffusionModule",
                "noisy",
                format!("a multiple of {real} numbers"),
                noisy.len(),
            ));
        }
        let samples = noisy.len() / real;
        let Preconditioning {
            scale,
            keep,
            change,
        } = Preconditioning::at(t);
        let mut scaled = vec![0.0; samples * padded];
        for (own, noisy) in scaled
            .chunks_exact_mut(padded)
            .zip(noisy.chunks_exact(real))
        {
            own.iter_mut()
                .zip(noisy)
                .for_each(|(own, noisy)| *own = scale * noisy);
        }
        let positions = r.upload(&scaled, &[samples, conditions.layout.padded(), 3])?;
        let s = self.singles(r, conditions, &[t])?;
        let s = s.reshape(conditions.single.shape())?;
        let update = self.update(r, conditions, &positions, &s)?;
        let update = r.read(&update).await?;
        let samples = noisy.chunks_exact(real).zip(update.chunks_exact(padded));
        Ok(samples
            .flat_map(|(noisy, update)| {
                noisy
                    .iter()
                    .zip(update)
                    .map(|(noisy, update)| keep * noisy + change * update)
            })
            .collect())
    }
}

impl DiffusionConditions {
    /// A.
    pub(super) fn atoms(&self) -> usize {
        self.layout.atoms()
    }

    /// 32 W: the rows of tensors over atoms.
    pub(super) fn padded(&self) -> usize {
        self.layout.padded()
    }
}

/// Factors of the network's inputs and outputs at a noise level: its input is `scale * noisy`, and
/// the denoised positions are `keep * noisy + change * update`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Preconditioning {
    pub scale: f32,
    pub keep: f32,
    pub change: f32,
}

impl Preconditioning {
    pub fn at(t: f32) -> Self {
        let deviation = (t * t + SIGMA_DATA * SIGMA_DATA).sqrt();
        Preconditioning {
            scale: 1.0 / deviation,
            keep: SIGMA_DATA * SIGMA_DATA / (deviation * deviation),
            change: SIGMA_DATA * t / deviation,
        }
    }
}
