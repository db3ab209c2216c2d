//! Cases for `atom_block`.

use super::swiglu_transition::rounded;
use super::{by_name, KernelCase, Prepared, Rng, SelfTest, F16_SUMS};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{
    atom_block, joined_weights, AtomBlockArguments, PairBias, CHANNELS, CONDITIONS,
};
use crate::tensor::DType;
use crate::tooling::reference::{self, AtomBlockInputs};

const QUERIES: usize = 32;
const KEYS: usize = 128;
const HEADS: usize = 4;

/// A block over windows of 32 queries and 128 keys each.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct AtomBlockCase {
    pub samples: usize,
    /// At least 4.
    pub windows: usize,
}

impl AtomBlockCase {
    fn first_keys(&self) -> Vec<usize> {
        let most = self.windows * QUERIES - KEYS;
        (0..self.windows)
            .map(|window| (window * QUERIES).saturating_sub(48).min(most))
            .collect()
    }
}

/// `bias [H, W, 32, 128]` in the layout of blocks, times log2(e).
fn blocked(bias: &[f32]) -> Vec<f32> {
    let mut out = vec![0.0; bias.len()];
    for (at, value) in bias.iter().enumerate() {
        let [plane, query, key] = [at / (QUERIES * KEYS), at / KEYS % QUERIES, at % KEYS];
        out[plane * QUERIES * KEYS + (key / 4 * QUERIES + query) * 4 + key % 4] =
            std::f32::consts::LOG2_E * value;
    }
    out
}

impl KernelCase for AtomBlockCase {
    fn kernel(&self) -> &'static str {
        "atom_block"
    }

    fn prepare(&self, r: &mut Recorder, _: DType) -> Result<Prepared> {
        let (samples, rows) = (self.samples, self.windows * QUERIES);
        let device = r.device().clone();
        let mut rng = Rng::new((samples * 31 + rows) as u64);
        let x = rng.normal(samples * rows * CHANNELS, 2.0);
        let conditions = rounded(rng.normal(rows * CONDITIONS * CHANNELS, 0.7));
        let squares = [CHANNELS; 5].map(|outputs| outputs * CHANNELS);
        let wide = [2 * CHANNELS * CHANNELS; 3];
        let weights: Vec<Vec<f32>> = squares
            .into_iter()
            .chain(wide)
            .map(|count| rounded(rng.normal(count, 0.1)))
            .collect();
        let weights: [&[f32]; 8] = std::array::from_fn(|at| &weights[at][..]);
        let q_bias = rng.normal(CHANNELS, 0.5);
        let bias = rng.normal(HEADS * rows * KEYS, 1.0);
        let first_keys = self.first_keys();
        let windows: Vec<f32> = first_keys.iter().map(|key| *key as f32).collect();

        let bias_tensor = device.upload_f16(&blocked(&bias), &[bias.len()])?;
        let joined = joined_weights(weights)?;
        let arguments = AtomBlockArguments {
            x: &device.upload(&x, &[samples, rows, CHANNELS])?,
            conditions: &device.upload_f16(&conditions, &[rows, CONDITIONS, CHANNELS])?,
            weights: &device.upload_f16(&joined, &[joined.len()])?,
            q_bias: &device.upload(&q_bias, &[CHANNELS])?,
            bias: &PairBias::blocked(bias_tensor, [QUERIES * KEYS, rows * KEYS]),
            windows: &device.upload(&windows, &[self.windows])?,
        };
        let output = atom_block(r, &arguments)?;
        let expected = x
            .chunks(rows * CHANNELS)
            .flat_map(|x| {
                reference::atom_block(&AtomBlockInputs {
                    x,
                    conditions: &conditions,
                    weights,
                    q_bias: &q_bias,
                    bias: &bias,
                    first_keys: &first_keys,
                })
            })
            .collect();
        Ok(Prepared {
            rounding: F16_SUMS,
            ..Prepared::new(output, expected)
        })
    }
}

pub(super) fn self_test() -> Vec<SelfTest> {
    let case = AtomBlockCase {
        samples: 2,
        windows: 5,
    };
    by_name([("coop16", case)])
}
