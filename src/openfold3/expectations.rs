//! Expectations of distributions over bins, computed on the device: only a small part of the logits
//! is read back.

use crate::error::{Error, Result};
use crate::gpu::Recorder;
use crate::kernels::{linear_into, softmax, LinearArguments, Rows, Store};
use crate::scores::{BinWeights, PAIR_BINS};
use crate::tensor::Tensor;

/// The sums that are needed of logits `[N, N, 64]`, as [`crate::scores::expectations`] defines
/// them.
///
/// # Errors
/// [`Error::Shape`] where the logits have other bins or rows, [`Error::Device`] where memory runs
/// out.
pub fn expectations(r: &mut Recorder, logits: &Tensor, wanted: &[BinWeights]) -> Result<Tensor> {
    let &[rows, columns, PAIR_BINS] = logits.shape() else {
        return Err(Error::shape(
            "expectations",
            "logits",
            format!("[N, N, {PAIR_BINS}]"),
            logits.describe(),
        ));
    };
    let numbers = |wanted: &BinWeights| wanted.rows.len() * columns * wanted.weights.len();
    let sums = r.allocate(&[wanted.iter().map(numbers).sum()])?;
    let step = r.rows_at_a_time(rows, columns * PAIR_BINS * size_of::<f32>());
    let mut start = 0;
    for BinWeights { rows, weights } in wanted {
        let weight = r
            .device()
            .upload(weights.as_flattened(), &[weights.len(), PAIR_BINS])?;
        for first in rows.clone().step_by(step) {
            let block = first..(first + step).min(rows.end);
            let pairs = block.len() * columns;
            let end = start + pairs * weights.len();
            let probabilities = softmax(r, &logits.rows(block)?.reshape(&[pairs, PAIR_BINS])?)?;
            let own = sums.rows(start..end)?.reshape(&[pairs, weights.len()])?;
            linear_into(
                r,
                &LinearArguments::new(&probabilities, &weight),
                Rows::from(&own),
                Store::Replace,
            )?;
            start = end;
        }
    }
    Ok(sums)
}
