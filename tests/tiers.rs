//! What f16 costs: the Pairformer on every tier that the device admits, beside OpenFold3 in f64, and no further from it than OpenFold3 in bfloat16.

mod common;

use std::path::Path;
use std::time::Instant;

use serde_json::Value;
use trifold::bench::find;
use trifold::layers::{BiasOrientation, PairformerBlock};
use trifold::noise::normals;
use trifold::weights::{HostData, HostTensor, Weights};
use trifold::{Device, DeviceOptions, Tier, TierRequest, TIERS};

/// The golden of `tools/goldens/tiers.py`.
struct Golden {
    outputs: Weights,
    about: Value,
}

impl Golden {
    fn open() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/tiers/pairformer.safetensors");
        let outputs = Weights::from_safetensors(&std::fs::read(path).unwrap()).unwrap();
        let about = serde_json::from_str(outputs.metadata("case").unwrap()).unwrap();
        Golden { outputs, about }
    }

    fn number(&self, name: &str) -> usize {
        self.about[name].as_u64().unwrap() as usize
    }

    fn draw(&self, stream: usize, count: usize) -> Vec<f32> {
        normals(self.number("seed") as u64, stream as u64, count)
    }

    /// Names and shapes of a block's weights, in the order of their streams.
    fn parameters(&self) -> Vec<(String, Vec<usize>)> {
        let extents = |shape: &Value| shape.as_array().unwrap().iter().map(|extent| extent.as_u64().unwrap() as usize).collect();
        let mut named: Vec<_> = self.about["parameters"].as_object().unwrap().iter().map(|(name, shape)| (name.clone(), extents(shape))).collect();
        named.sort();
        named
    }

    /// One block's weights: matrices of about one over the root of their columns, norms around one, and the rest around zero.
    fn weights(&self) -> Weights {
        let one = |(stream, (name, shape)): (usize, (String, Vec<usize>))| {
            let mut data = self.draw(stream, shape.iter().product());
            let scale = if shape.len() > 1 { 1.0 / (shape[shape.len() - 1] as f32).sqrt() } else { 0.2 };
            let offset = if shape.len() == 1 && name.ends_with("weight") { 1.0 } else { 0.0 };
            data.iter_mut().for_each(|number| *number = *number * scale + offset);
            (name, HostTensor { shape, data: HostData::F32(data) })
        };
        Weights::new(self.parameters().into_iter().enumerate().map(one).collect())
    }

    /// The root mean square of the distance from f64, over what the golden holds.
    fn error(&self, key: &str, got: &[f32]) -> f64 {
        let expected = self.outputs.tensor(key).unwrap().to_floats();
        let squares = got.iter().zip(&expected).map(|(got, expected)| (f64::from(*got) - f64::from(*expected)).powi(2)).sum::<f64>();
        (squares / expected.len() as f64).sqrt()
    }

    fn error_of_bfloat16(&self, key: &str) -> f64 {
        self.about["rms_error_of_bfloat16"][key].as_f64().unwrap()
    }
}

/// s and z after some passes through one block, of inputs as drawn times `scale`.
fn run(device: &Device, golden: &Golden, block: &PairformerBlock, blocks: usize, scale: f32) -> [Vec<f32>; 2] {
    let (n, streams) = (golden.number("tokens"), golden.parameters().len());
    let draw = |stream, shape: &[usize]| {
        let data: Vec<f32> = golden.draw(stream, shape.iter().product()).iter().map(|number| number * scale).collect();
        device.upload(&data, shape).unwrap()
    };
    let (s, z) = (draw(streams, &[n, 384]), draw(streams + 1, &[n, n, 128]));
    let mut r = device.recorder();
    (0..blocks).for_each(|_| block.forward(&mut r, &s, &z, None, None).unwrap());
    [r.read_blocking(&s).unwrap(), r.read_blocking(&z).unwrap()]
}

#[test]
fn every_tier_is_closer_to_f64_than_openfold3_in_bfloat16() {
    let golden = Golden::open();
    let weights = golden.weights();
    for device in TIERS.into_iter().filter_map(common::device_for) {
        let block = PairformerBlock::load(&device, &weights.at(""), BiasOrientation::QueryKey).unwrap();
        // f32 is some thousand times finer than bfloat16.
        let share = if device.tier() == Tier::Portable { 1e-2 } else { 1.0 };
        for (blocks, scale) in [(1, 1), (1, 30), (8, 1), (8, 30)] {
            let start = Instant::now();
            let got = run(&device, &golden, &block, blocks, scale as f32);
            for (name, got) in ["s", "z"].into_iter().zip(got) {
                let key = format!("blocks{blocks}.scale{scale}.{name}");
                let (error, bound) = (golden.error(&key, &got), golden.error_of_bfloat16(&key) * share);
                println!("{} {key}: {error:.2e}, allowed {bound:.2e}, after {:?}", device.tier(), start.elapsed());
                assert!(got.iter().all(|number| number.is_finite()), "{} {key}", device.tier());
                assert!(error <= bound, "{} {key}: {error:e} where {bound:e} is allowed", device.tier());
            }
        }
    }
}

#[test]
fn a_block_in_f16_moves_fewer_bytes() {
    let Some(half) = common::half_device() else { return };
    let bytes = |device: &Device| {
        let mut r = device.recorder();
        find("pairformer_block").unwrap().prepare(device, 9).unwrap()(&mut r).unwrap();
        r.cost().bytes
    };
    let share = bytes(half) / bytes(&half.as_portable());
    assert!((0.5..0.75).contains(&share), "f16 moves {share:.2} of the bytes");
}

#[test]
fn the_best_tier_of_a_software_driver_is_the_portable_one() {
    let best = Device::open_blocking(DeviceOptions { tier: TierRequest::Best, ..Default::default() }).unwrap();
    let report = best.report();
    match report.is_software() {
        true => assert_eq!(best.tier(), Tier::Portable),
        false => assert_eq!(best.tier() == Tier::Portable, !report.f16),
    }
}
