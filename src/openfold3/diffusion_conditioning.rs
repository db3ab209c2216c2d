//! Conditioning of the diffusion module on the trunk and the noise level (AF3 Algorithm 21).

use super::pair_indices::PairIndices;
use crate::error::{Error, Result};
use crate::features::RELPOS_CHANNELS;
use crate::gpu::{Device, Recorder};
use crate::kernels::{gather_into, linear_into, GatherArguments, Rows, Store};
use crate::layers::{LayerNorm, Linear, NormLinear, SwiGluTransition};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// The standard deviation of the data, in angstroms.
pub(super) const SIGMA_DATA: f32 = 16.0;

/// Conditioning of z on relative positions, and of s on the noise level.
#[derive(Debug, Clone)]
pub struct DiffusionConditioning {
    pair: NormLinear,
    transition_z: Vec<SwiGluTransition>,
    single: NormLinear,
    fourier: FourierEmbedding,
    layer_norm_n: LayerNorm,
    linear_n: Linear,
    transition_s: Vec<SwiGluTransition>,
    /// `[139, 139]`, the identity: its rows are the one-hot channels of relative positions.
    one_hot: Tensor,
}

impl DiffusionConditioning {
    /// Reads `layer_norm_z`, `linear_z`, `transition_z`, `layer_norm_s`, `linear_s`, `fourier_emb`,
    /// `layer_norm_n`, `linear_n` and `transition_s`.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        // OpenFold3 runs this part in f32 at every precision.
        let device = &device.for_rollout();
        let transitions = |name: &str| -> Result<Vec<SwiGluTransition>> {
            let there = |index: &usize| weights.has(&format!("{name}.{index}.linear_out.weight"));
            (0..)
                .take_while(there)
                .map(|index| {
                    SwiGluTransition::load(device, &weights.at(&format!("{name}.{index}")))
                })
                .collect()
        };
        let fourier = FourierEmbedding::load(&weights.at("fourier_emb"))?;
        let mut one_hot = vec![0.0; RELPOS_CHANNELS * RELPOS_CHANNELS];
        one_hot
            .iter_mut()
            .step_by(RELPOS_CHANNELS + 1)
            .for_each(|diagonal| *diagonal = 1.0);
        Ok(DiffusionConditioning {
            pair: NormLinear::load(device, weights, "layer_norm_z", "linear_z")?,
            transition_z: transitions("transition_z")?,
            single: NormLinear::load(device, weights, "layer_norm_s", "linear_s")?,
            layer_norm_n: LayerNorm::load(device, &weights.at("layer_norm_n"))?,
            linear_n: Linear::load(device, weights, "linear_n", fourier.channels())?,
            fourier,
            transition_s: transitions("transition_s")?,
            one_hot: device.upload(&one_hot, &[RELPOS_CHANNELS, RELPOS_CHANNELS])?,
        })
    }

    /// The conditioned pairs `[N, N, C_z]` from the trunk's `z [N, N, C_z]`: the same at every
    /// noise level.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn pair(
        &self,
        r: &mut Recorder,
        pairs: &PairIndices,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
    ) -> Result<Tensor> {
        let [n, _, c_z] = z.shape()[..] else {
            return Err(Error::shape(
                "DiffusionConditioning",
                "z",
                "f32 [N, N, C_z]",
                z.describe(),
            ));
        };
        let width = c_z + RELPOS_CHANNELS;
        let conditioned = r.allocate(&[n, n, self.pair.outputs()])?;
        let step = r.rows_at_a_time(n, n * width * size_of::<f32>());
        for first in (0..n).step_by(step) {
            let rows = first..(first + step).min(n);
            let own = z.rows(rows.clone())?;
            let joined = r.allocate(&[rows.len() * n, width])?;
            copy_into(r, &own.reshape(&[rows.len() * n, c_z])?, &joined, 0)?;
            let index = pairs.relative.rows(rows.start * n..rows.end * n)?;
            gather_into(
                r,
                &GatherArguments {
                    table: &self.one_hot,
                    index: &index,
                },
                Rows::from(&joined).columns(c_z..width),
                Store::Replace,
            )?;
            self.pair
                .forward_into(r, &joined, &conditioned.rows(rows)?, Store::Replace)?;
        }
        self.transition_z
            .iter()
            .try_for_each(|transition| transition.add_to(r, &conditioned, pair_mask))?;
        Ok(conditioned)
    }

    /// The part of the conditioned tokens that is the same at every noise level, `[N, C_s]`.
    ///
    /// # Errors
    /// As [`DiffusionConditioning::pair`].
    pub fn single_without_noise(
        &self,
        r: &mut Recorder,
        s: &Tensor,
        s_input: &Tensor,
    ) -> Result<Tensor> {
        let (c_s, c_s_input) = (s.shape()[1], s_input.shape()[1]);
        let joined = r.allocate(&[s.shape()[0], c_s + c_s_input])?;
        copy_into(r, s, &joined, 0)?;
        copy_into(r, s_input, &joined, c_s)?;
        self.single.forward(r, &joined)
    }

    /// The conditioned tokens `[T, N, C_s]` at T noise levels, in angstroms; `token_mask [T, N]`.
    ///
    /// # Errors
    /// As [`DiffusionConditioning::pair`].
    pub fn singles(
        &self,
        r: &mut Recorder,
        without_noise: &Tensor,
        levels: &[f32],
        token_mask: Option<&Tensor>,
    ) -> Result<Tensor> {
        let [n, channels] = without_noise.shape()[..] else {
            return Err(Error::shape(
                "DiffusionConditioning",
                "without_noise",
                "f32 [N, C_s]",
                without_noise.describe(),
            ));
        };
        let embedded: Vec<f32> = levels
            .iter()
            .flat_map(|t| self.fourier.forward(0.25 * (t / SIGMA_DATA).ln()))
            .collect();
        let level = r.upload(&embedded, &[levels.len(), self.fourier.channels()])?;
        let level = self.layer_norm_n.forward(r, Rows::from(&level))?;
        let s = r.allocate(&[levels.len(), n, channels])?;
        copy_into(r, without_noise, &s, 0)?;
        linear_into(
            r,
            &self.linear_n.of(Rows::from(&level).repeated(n)),
            Rows::from(&s),
            Store::Accumulate,
        )?;
        self.transition_s
            .iter()
            .try_for_each(|transition| transition.add_to(r, &s, token_mask))?;
        Ok(s)
    }
}

/// Copies rows into the columns of wider ones, starting at `first`; repeatedly if there are more of
/// these.
fn copy_into(r: &mut Recorder, from: &Tensor, to: &Tensor, first: usize) -> Result<()> {
    let (rows, width) = (from.shape()[0], from.shape()[1]);
    let index: Vec<f32> = (0..rows).map(|row| row as f32).collect();
    let index = r.device().upload(&index, &[rows, 1])?;
    gather_into(
        r,
        &GatherArguments {
            table: from,
            index: &index,
        },
        Rows::from(to).columns(first..first + width),
        Store::Replace,
    )
}

/// The embedding of a noise level (AF3 Algorithm 22). Its random frequencies and phases are part of
/// the weights.
#[derive(Debug, Clone)]
pub struct FourierEmbedding {
    w: Vec<f32>,
    b: Vec<f32>,
}

impl FourierEmbedding {
    /// Reads `w` and `b`.
    ///
    /// # Errors
    /// [`Error::Weights`] where one is missing or misshaped.
    pub fn load(weights: &Scope) -> Result<Self> {
        let channels = weights.shape("w")?.iter().product();
        Ok(FourierEmbedding {
            w: weights.vector("w", channels)?.into_owned(),
            b: weights.vector("b", channels)?.into_owned(),
        })
    }

    /// Number of channels.
    pub fn channels(&self) -> usize {
        self.w.len()
    }

    /// `cos(2 pi (x w + b))`, channel by channel.
    pub fn forward(&self, x: f32) -> Vec<f32> {
        self.w
            .iter()
            .zip(&self.b)
            .map(|(w, b)| (std::f32::consts::TAU * (x * w + b)).cos())
            .collect()
    }
}
