//! Cases for `layer_norm`.

use super::{chosen, upload, upload_maybe, Case, KernelCase, Prepared, Rng, SelfTest};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{layer_norm, LayerNormArguments, Rows};
use crate::tensor::DType;
use crate::tooling::reference;

/// Contents of the rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RowValues {
    /// N(0, 1).
    Normal,
    /// N(1000, 1): a one-pass variance would lose all its digits.
    LargeOffset,
    /// All elements equal.
    AllEqual,
}

/// LayerNorm of `rows` rows.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct LayerNormCase {
    pub rows: usize,
    pub channels: usize,
    pub scale: bool,
    pub offset: bool,
    pub inputs: RowValues,
    /// Read as a `[swapped, rows / swapped, channels]` tensor with its first axes swapped; it is
    /// then a residual, which is f32.
    pub swapped: Option<usize>,
}

impl KernelCase for LayerNormCase {
    fn kernel(&self) -> &'static str {
        "layer_norm"
    }

    fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        let mut rng = Rng::new((self.rows * 1000 + self.channels) as u64);
        let count = self.rows * self.channels;
        let mut x = match self.inputs {
            RowValues::Normal => rng.normal(count, 1.0),
            RowValues::LargeOffset => rng.normal(count, 1.0).iter().map(|x| x + 1000.0).collect(),
            RowValues::AllEqual => vec![3.25; count],
        };
        let mut scale = self.scale.then(|| rng.normal(self.channels, 1.0));
        let mut offset = self.offset.then(|| rng.normal(self.channels, 1.0));
        let device = r.device().clone();
        let scale_tensor = upload_maybe(&device, storage, &mut scale, &[self.channels])?;
        let offset_tensor = upload_maybe(&device, storage, &mut offset, &[self.channels])?;
        let n = self.swapped.unwrap_or(1);
        let own = if self.swapped.is_some() {
            DType::F32
        } else {
            storage
        };
        let tensor = upload(&device, own, &mut x, &[n, self.rows / n, self.channels])?;
        let rows = if self.swapped.is_some() {
            Rows::from(&tensor).swapped()?
        } else {
            Rows::from(&tensor)
        };
        let output = layer_norm(
            r,
            &LayerNormArguments {
                x: rows,
                scale: scale_tensor.as_ref().map(Rows::from),
                offset: offset_tensor.as_ref().map(Rows::from),
                epsilon: 1e-5,
                storage,
            },
        )?;
        let read = if self.swapped.is_some() {
            swap(&x, n, self.rows / n, self.channels)
        } else {
            x
        };
        let epsilon = f64::from(1e-5f32);
        Ok(Prepared::new(
            output,
            reference::layer_norm(
                self.channels,
                &read,
                scale.as_deref(),
                offset.as_deref(),
                epsilon,
            ),
        ))
    }
}

/// `[n, m, width]` to `[m, n, width]`.
pub(super) fn swap(x: &[f32], n: usize, m: usize, width: usize) -> Vec<f32> {
    (0..m * n * width)
        .map(|at| x[((at / width % n) * m + at / width / n) * width + at % width])
        .collect()
}

fn cases() -> Vec<Case> {
    let case = |channels, inputs, swapped| {
        Case::from(LayerNormCase {
            rows: 18,
            channels,
            scale: true,
            offset: true,
            inputs,
            swapped,
        })
    };
    vec![
        case(128, RowValues::Normal, None),
        case(96, RowValues::Normal, None),
        case(449, RowValues::LargeOffset, Some(3)),
    ]
}

pub(super) fn self_test() -> Vec<SelfTest> {
    chosen(cases())
}
