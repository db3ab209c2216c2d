//! Accuracy of f16: the Pairformer on every tier that the device supports, compared with OpenFold3
//! in f64; its error may not exceed that of OpenFold3 in bfloat16.

mod common;

use std::time::Instant;

use common::pairformer::{run, Golden};
use trifold::layers::{BiasOrientation, PairformerBlock};
use trifold::tooling::catalog::find_timed;
use trifold::{Device, DeviceOptions, Tier, TierRequest, TIERS};

#[test]
fn every_tier_is_closer_to_f64_than_openfold3_in_bfloat16() {
    let golden = Golden::open();
    let weights = golden.weights();
    for device in TIERS.into_iter().filter_map(common::device_for) {
        let block =
            PairformerBlock::load(&device, &weights.at(""), BiasOrientation::QueryKey).unwrap();
        // f32 is about a thousand times finer than bfloat16.
        let share = if device.tier() == Tier::Portable {
            1e-2
        } else {
            1.0
        };
        for (blocks, scale) in [(1, 1), (1, 30), (8, 1), (8, 30)] {
            let start = Instant::now();
            let got = run(&device, &golden, &block, blocks, scale as f32);
            for (name, got) in ["s", "z"].into_iter().zip(got) {
                let key = format!("blocks{blocks}.scale{scale}.{name}");
                let (error, bound) = (
                    golden.error(&key, &got),
                    golden.error_of_bfloat16(&key) * share,
                );
                println!(
                    "{} {key}: {error:.2e}, allowed {bound:.2e}, after {:?}",
                    device.tier(),
                    start.elapsed()
                );
                assert!(
                    got.iter().all(|number| number.is_finite()),
                    "{} {key}",
                    device.tier()
                );
                assert!(
                    error <= bound,
                    "{} {key}: {error:e} where {bound:e} is allowed",
                    device.tier()
                );
            }
        }
    }
}

#[test]
fn a_block_in_f16_moves_fewer_bytes() {
    let Some(half) = common::f16_device() else {
        return;
    };
    let bytes = |device: &Device| {
        let mut r = device.recorder();
        find_timed("pairformer_block")
            .unwrap()
            .prepare(device, 9)
            .unwrap()(&mut r)
        .unwrap();
        r.cost().bytes
    };
    let share = bytes(half) / bytes(&half.as_portable());
    assert!(
        (0.5..0.75).contains(&share),
        "f16 moves {share:.2} of the bytes"
    );
}

#[test]
fn the_best_tier_of_a_software_driver_is_the_portable_one() {
    let best =
        Device::open_blocking(DeviceOptions::default().with_tier(TierRequest::Best)).unwrap();
    let report = best.report();
    match report.is_software() {
        true => assert_eq!(best.tier(), Tier::Portable),
        false => assert_eq!(best.tier() == Tier::Portable, !report.f16),
    }
}
