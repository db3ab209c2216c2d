//! What a job will take, before it is begun.

use super::Job;
use crate::error::{Error, Result};
use crate::openfold3::{Settings, Stage};
use crate::weights::Weights;

/// Bytes of an f32.
const F32: u64 = 4;

/// Pair tensors that are alive at once in the trunk: the pair representation, its beginning, and what a Pairformer block holds beside it.
const TRUNK_PAIRS: u64 = 5;

/// The size of a job. Estimates: the model takes what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// N.
    pub tokens: usize,
    /// A.
    pub atoms: usize,
    /// Rows of the alignment.
    pub msa_rows: usize,
    /// Bytes of the weights on the device, in f32.
    pub weight_bytes: u64,
    /// Bytes that the job takes on the device at most, weights included.
    pub device_bytes: u64,
    /// Bytes that its results take on the host.
    pub host_bytes: u64,
    /// Bytes of the largest single tensor.
    pub largest_tensor: u64,
}

impl Estimate {
    /// Estimates a job with these weights.
    pub fn new(job: &Job, weights: &Weights, settings: &Settings) -> Self {
        let (n, a, rows) = (job.features.tokens.count() as u64, job.features.tokens.atoms() as u64, job.features.msa.rows as u64);
        let widths = Widths::of(weights);
        let samples = settings.samples as u64;
        let pair = n * n * widths.pair * F32;
        let logits = 2 * n * n * 64 * F32;
        let trunk = TRUNK_PAIRS * pair + 4 * rows * n * widths.msa * F32;
        // The conditioned pair representation, what it was made of, and the biases of all blocks.
        let biases = n * n * widths.biases * F32;
        let atoms = samples * a * widths.atom * 8 * F32 + a * 128 * widths.atom_pair * 8 * F32;
        let diffusion = 3 * pair + biases + samples * n * widths.token * 10 * F32 + atoms;
        let confidence = TRUNK_PAIRS * pair + logits;
        let weight_bytes = weights.names().filter_map(|name| weights.shape(name)).map(|shape| shape.iter().product::<usize>() as u64 * F32).sum();
        Estimate {
            tokens: n as usize,
            atoms: a as usize,
            msa_rows: rows as usize,
            weight_bytes,
            device_bytes: weight_bytes + trunk.max(diffusion).max(confidence),
            host_bytes: samples * logits + logits / 2,
            largest_tensor: pair.max(rows * n * widths.msa * F32).max(n * n * 64 * F32),
        }
    }

    /// Refuses a job that is larger than what it may take, or has a tensor that is larger than any buffer of the device.
    ///
    /// # Errors
    /// [`Error::Input`] with both numbers.
    pub fn check(&self, query: &str, most_bytes: Option<u64>, buffer_bytes: Option<u64>) -> Result<()> {
        let size = format!("{} tokens and {} atoms", self.tokens, self.atoms);
        let refuse = |message: String| Err(Error::input(format!("query {query:?}"), message));
        if let Some(most) = most_bytes.filter(|most| *most < self.device_bytes) {
            return refuse(format!("{size} take about {} of GPU memory, more than the {} allowed", shown(self.device_bytes), shown(most)));
        }
        match buffer_bytes.filter(|most| *most < self.largest_tensor) {
            Some(most) => refuse(format!("{size} need a tensor of {}, and this GPU's buffers reach {}", shown(self.largest_tensor), shown(most))),
            None => Ok(()),
        }
    }
}

/// Bytes as people read them.
pub(super) fn shown(bytes: u64) -> String {
    match bytes as f64 / f64::from(1 << 20) {
        small if small < 1024.0 => format!("{small:.0} MiB"),
        large => format!("{:.1} GiB", large / 1024.0),
    }
}

impl std::fmt::Display for Estimate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Estimate { tokens, atoms, msa_rows, .. } = self;
        let [device, weights, host] = [self.device_bytes, self.weight_bytes, self.host_bytes].map(shown);
        write!(f, "{tokens} tokens, {atoms} atoms, {msa_rows} MSA rows; about {device} of GPU memory ({weights} of it weights) and {host} on the host")
    }
}

/// The widths that decide, read from the weights; OpenFold3's own where a tensor is not there.
struct Widths {
    pair: u64,
    msa: u64,
    token: u64,
    atom: u64,
    atom_pair: u64,
    /// Heads of all blocks of the diffusion transformer.
    biases: u64,
}

impl Widths {
    fn of(weights: &Weights) -> Self {
        let first = |name: &str, otherwise: u64| weights.shape(name).and_then(|shape| shape.first()).map_or(otherwise, |extent| *extent as u64);
        let block = |at: usize| format!("diffusion_module.diffusion_transformer.blocks.{at}.attention_pair_bias.linear_z.weight");
        Widths {
            pair: first("linear_z.weight", 128),
            msa: first("msa_module_embedder.linear_m.weight", 64),
            token: first("diffusion_module.linear_s.weight", 768),
            atom: first("input_embedder.atom_attn_enc.linear_l.weight", 16).max(first("diffusion_module.atom_attn_dec.linear_q_in.weight", 128)),
            atom_pair: first("input_embedder.atom_attn_enc.linear_l.weight", 16),
            biases: (0..).map_while(|at| weights.shape(&block(at))).map(|shape| shape[0] as u64).sum(),
        }
    }
}

/// How much of a prediction's work is behind it once this stage is told, 0 to 1, for OpenFold3 at its own widths.
///
/// Multiplications of a Pairformer block go as `N^2 (1.2e6 + 1.5e3 N)`, of a denoising step as `S N (4.6e8 + 7.5e4 N)`; a sample's confidence
/// takes four blocks.
pub fn share_done(stage: &Stage, tokens: usize, settings: &Settings) -> f64 {
    let n = tokens as f64;
    let block = n * n * (1.2e6 + 1.5e3 * n);
    let step = settings.samples as f64 * n * (4.6e8 + 7.5e4 * n);
    // A cycle has forty-eight blocks, and the rest of it takes about four more.
    let trunk = (settings.recycles + 1) as f64 * 52.0 * block;
    let diffusion = settings.steps as f64 * step;
    let confidence = settings.samples as f64 * 4.0 * block;
    let done = match stage {
        Stage::Embedding => 0.0,
        Stage::Trunk { cycle, of, block, blocks } => trunk * (*cycle as f64 + (*block + 1) as f64 / (*blocks).max(1) as f64) / (*of).max(1) as f64,
        Stage::Diffusion { step, of, .. } => trunk + diffusion * (*step + 1) as f64 / (*of).max(1) as f64,
        Stage::Confidence { sample, of } => trunk + diffusion + confidence * (*sample + 1) as f64 / (*of).max(1) as f64,
    };
    (done / (trunk + diffusion + confidence)).clamp(0.0, 1.0)
}
