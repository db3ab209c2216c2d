//! Kernels of the sampler.

use super::*;

#[test]
fn euler_step() {
    let case = |count, keep, change| {
        Case::from(EulerStepCase {
            count,
            keep,
            change,
        })
    };
    check(
        "euler_step",
        vec![
            ("scalar", case(1, 0.75, -1.5)),
            ("scalar", case(256, 1.0, 0.0)),
            ("scalar", case(65_537, -0.5, 3.0)),
        ],
    );
}

#[test]
fn center_random_augmentation() {
    let case = |samples, atoms, rows, scaled| {
        Case::from(CenterRandomAugmentationCase {
            samples,
            atoms,
            rows,
            scaled,
        })
    };
    check(
        "center_random_augmentation",
        vec![
            ("scalar", case(1, 1, 32, false)),
            ("scalar", case(1, 256, 256, true)),
            ("scalar", case(3, 257, 288, false)),
            ("scalar", case(5, 1999, 2016, true)),
        ],
    );
}
