//! Cases for `center_random_augmentation`.

use super::{chosen, Case, KernelCase, Prepared, Rng, SelfTest};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{center_random_augmentation, CenterRandomAugmentationArguments};
use crate::tensor::DType;
use crate::tooling::reference;

/// Samples of `atoms` atoms in `rows` rows, far from the origin.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct CenterRandomAugmentationCase {
    pub samples: usize,
    pub atoms: usize,
    pub rows: usize,
    /// Whether the output for the network is compared, or the positions.
    pub scaled: bool,
}

impl KernelCase for CenterRandomAugmentationCase {
    fn kernel(&self) -> &'static str {
        "center_random_augmentation"
    }

    fn prepare(&self, r: &mut Recorder, _: DType) -> Result<Prepared> {
        let CenterRandomAugmentationCase {
            samples,
            atoms,
            rows,
            scaled,
        } = *self;
        let (level, scale) = (0.7, 0.05);
        let mut rng = Rng::new((rows * 10 + samples) as u64);
        // Rows after the atoms are not zero: the mean must not include them.
        let x: Vec<f32> = rng
            .normal(samples * rows * 3, 10.0)
            .iter()
            .map(|x| 40.0 + x)
            .collect();
        let (transforms, noise) = (
            rng.normal(samples * 12, 1.0),
            rng.normal(samples * atoms * 3, 1.0),
        );
        let device = r.device().clone();
        let arguments = CenterRandomAugmentationArguments {
            x: &device.upload(&x, &[samples, rows, 3])?,
            transforms: &device.upload(&transforms, &[samples, 3, 4])?,
            noise: &device.upload(&noise, &[samples, atoms, 3])?,
            level,
            scale,
        };
        let [noisy, input] = center_random_augmentation(r, &arguments)?;
        let (output, scale) = if scaled { (input, scale) } else { (noisy, 1.0) };
        Ok(Prepared::new(
            output,
            reference::center_random_augmentation(samples, &x, &transforms, &noise, level, scale),
        ))
    }
}

fn cases() -> Vec<Case> {
    [true, false]
        .map(|scaled| {
            Case::from(CenterRandomAugmentationCase {
                samples: 2,
                atoms: 301,
                rows: 320,
                scaled,
            })
        })
        .to_vec()
}

pub(super) fn self_test() -> Vec<SelfTest> {
    chosen(cases())
}
