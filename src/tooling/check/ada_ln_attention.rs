//! Cases for `ada_ln_attention`.

use super::swiglu_transition::rounded;
use super::{by_name, KernelCase, Prepared, Rng, SelfTest, F16_SUMS};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{
    ada_ln_attention, blocked_len, AdaLnAttentionArguments, FirstColumn, PairBias,
};
use crate::tensor::DType;
use crate::tooling::reference::{self, AdaLnAttentionInputs};

const WIDTH: usize = 48;
/// Columns before those of the scale in its tensor, and of the offset in its own.
const SHIFTS: [usize; 2] = [8, 4];

/// Attention of samples of up to 96 tokens.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct AdaLnAttentionCase {
    pub samples: usize,
    pub tokens: usize,
    /// A multiple of 128.
    pub channels: usize,
    pub heads: usize,
}

/// `bias [H, N, N]` in the layout of blocks, times log2(e).
fn blocked(bias: &[f32], heads: usize, n: usize) -> Vec<f32> {
    let blocks = n.div_ceil(32);
    let mut out = vec![0.0; blocked_len(heads, n, n)];
    for (at, value) in bias.iter().enumerate() {
        let [head, query, key] = [at / n / n, at / n % n, at % n];
        let block = (head * blocks + query / 32) * blocks * 8 + key / 4;
        out[(block * 32 + query % 32) * 4 + key % 4] = std::f32::consts::LOG2_E * value;
    }
    out
}

/// Rows as a part of wider ones.
fn shifted(rows: &[f32], channels: usize, shift: usize) -> Vec<f32> {
    rows.chunks(channels)
        .flat_map(|row| [&vec![9.0; shift], row].concat())
        .collect()
}

impl KernelCase for AdaLnAttentionCase {
    fn kernel(&self) -> &'static str {
        "ada_ln_attention"
    }

    fn prepare(&self, r: &mut Recorder, _: DType) -> Result<Prepared> {
        let AdaLnAttentionCase {
            samples,
            tokens: n,
            channels,
            heads,
        } = *self;
        let device = r.device().clone();
        let mut rng = Rng::new((samples * 31 + n) as u64);
        let offset_of_row = 30.0;
        let x: Vec<f32> = rng
            .normal(samples * n * channels, 2.0)
            .iter()
            .map(|x| x + offset_of_row)
            .collect();
        let [scale, offset] = [0, 1].map(|_| rounded(rng.normal(n * channels, 0.7)));
        let outputs = 4 * heads * WIDTH;
        let weight = rounded(rng.normal(outputs * channels, 1.0 / (channels as f64).sqrt()));
        let weight_bias = rng.normal(outputs, 0.5);
        let pair_bias = rng.normal(heads * n * n, 1.0);
        let upload = |rows: &[f32], shift| {
            let wide = shifted(rows, channels, shift);
            device.upload_f16(&wide, &[n, channels + shift])
        };
        let (scales, offsets) = (upload(&scale, SHIFTS[0])?, upload(&offset, SHIFTS[1])?);
        let bias = blocked(&pair_bias, heads, n);
        let arguments = AdaLnAttentionArguments {
            x: &device.upload(&x, &[samples, n, channels])?,
            scale: FirstColumn {
                tensor: &scales,
                first: SHIFTS[0],
            },
            offset: FirstColumn {
                tensor: &offsets,
                first: SHIFTS[1],
            },
            weight: &device.upload_f16(&weight, &[outputs, channels])?,
            weight_bias: &device.upload(&weight_bias, &[outputs])?,
            pair_bias: &PairBias::blocked_for_all_rows(
                device.upload_f16(&bias, &[bias.len()])?,
                [n; 2],
            ),
            heads,
        };
        let output = ada_ln_attention(r, &arguments)?;
        let expected = x
            .chunks(n * channels)
            .flat_map(|x| {
                reference::ada_ln_attention(&AdaLnAttentionInputs {
                    channels,
                    heads,
                    width: WIDTH,
                    x,
                    scale: &scale,
                    offset: &offset,
                    weight: &weight,
                    weight_bias: &weight_bias,
                    pair_bias: &pair_bias,
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
    let case = AdaLnAttentionCase {
        samples: 2,
        tokens: 37,
        channels: 256,
        heads: 3,
    };
    by_name([("coop16", case)])
}
