//! Cases for `gather`.

use super::{chosen, upload, Case, KernelCase, Prepared, Rng, SelfTest};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{gather_into, GatherArguments, Rows, Store};
use crate::tensor::DType;
use crate::tooling::reference;

/// `picked` sums of `choices` rows out of `rows x channels`, from each of `batches` tables; some
/// indices are negative.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)]
pub struct GatherCase {
    pub batches: usize,
    pub rows: usize,
    pub channels: usize,
    pub picked: usize,
    pub choices: usize,
    pub residual: bool,
    /// One table for all batches.
    pub shared: bool,
    /// Elements of the buffer before the table, for a view.
    pub offset: usize,
}

impl KernelCase for GatherCase {
    fn kernel(&self) -> &'static str {
        "gather"
    }

    fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        let GatherCase {
            batches,
            rows,
            channels,
            picked,
            choices,
            ..
        } = *self;
        let mut rng = Rng::new((picked * 1000 + channels * 7 + choices) as u64);
        let device = r.device().clone();
        let tables = if self.shared { 1 } else { batches };
        let mut table = rng.normal(self.offset + tables * rows * channels, 1.0);
        let residual = rng.normal(batches * picked * channels, 1.0);
        let index: Vec<f32> = (0..picked * choices)
            .map(|_| (rng.uniform() * (rows + 1) as f64).floor() as f32 - 1.0)
            .collect();

        let length = table.len();
        let table_tensor = upload(&device, storage, &mut table, &[length])?
            .rows(self.offset..length)?
            .reshape(&[tables, rows, channels])?;
        let index_tensor = device.upload(&index, &[picked, choices])?;
        let output = device.upload(&residual, &[batches, picked, channels])?;
        let store = if self.residual {
            Store::Accumulate
        } else {
            Store::Replace
        };
        gather_into(
            r,
            &GatherArguments {
                table: &table_tensor,
                index: &index_tensor,
            },
            Rows::from(&output),
            store,
        )?;
        let residual = self.residual.then_some(&residual[..]);
        let all = if self.shared {
            table[self.offset..].repeat(batches)
        } else {
            table[self.offset..].to_vec()
        };
        Ok(Prepared::new(
            output,
            reference::gather(batches, channels, choices, &all, &index, residual),
        ))
    }
}

fn cases() -> Vec<Case> {
    let plain = GatherCase {
        batches: 2,
        rows: 19,
        channels: 16,
        picked: 70,
        choices: 3,
        ..Default::default()
    };
    let odd = GatherCase {
        channels: 17,
        residual: true,
        ..plain.clone()
    };
    vec![Case::from(plain), Case::from(odd)]
}

pub(super) fn self_test() -> Vec<SelfTest> {
    chosen(cases())
}
