//! What is written is read again: whole, halved, and in shards.

use std::borrow::Cow;
use std::collections::BTreeMap;

use trifold::openfold3::merged;
use trifold::weights::{Element, HostData, HostTensor, Plan, Weights};

use crate::{all, golden, scratch, SAMPLES};

fn open(sample: &str) -> Weights {
    let weights = Weights::open(&golden(sample)).unwrap();
    merged(&weights).unwrap_or(weights)
}

fn written(weights: &Weights, half: bool, shard: Option<u64>) -> Vec<Vec<u8>> {
    let plan = Plan::new(weights, half, shard).unwrap();
    let one = |shard| {
        let (mut bytes, mut heard) = (Vec::new(), 0);
        plan.write(shard, "out".as_ref(), &mut bytes, |more| heard += more)
            .unwrap();
        assert_eq!(heard, shard.bytes);
        bytes
    };
    plan.shards.iter().map(one).collect()
}

#[test]
fn the_same_numbers_in_the_same_type() {
    for sample in SAMPLES.into_iter().chain([
        "checkpoint_samples/strided.pt",
        "checkpoint_samples/strided.safetensors",
    ]) {
        let weights = open(sample);
        let [bytes] = &written(&weights, false, None)[..] else {
            panic!("{sample} should be one file")
        };
        let again = Weights::from_safetensors(bytes).unwrap();
        assert_eq!(all(&again), all(&weights), "{sample}");
        weights
            .names()
            .for_each(|name| assert_eq!(again.element(name), weights.element(name), "{name}"));
        assert_eq!(again.metadata("torch"), weights.metadata("torch"));
    }
}

#[test]
fn what_is_written_can_be_used_where_it_lies() {
    let weights = Weights::open(&golden("checkpoint_samples/strided.pt")).unwrap();
    let again = Weights::from_safetensors(&written(&weights, false, None)[0]).unwrap();
    assert!(matches!(
        again.at("").matrix("parameter", 5).unwrap(),
        (4, Cow::Borrowed(_))
    ));
}

#[test]
fn halves() {
    let weights = Weights::open(&golden("checkpoint_samples/strided.pt")).unwrap();
    let [bytes] = &written(&weights, true, None)[..] else {
        panic!("one file")
    };
    let again = Weights::from_safetensors(bytes).unwrap();
    for name in weights.names() {
        let (expected, got) = (weights.tensor(name).unwrap(), again.tensor(name).unwrap());
        assert_eq!(
            again.element(name).unwrap() == Element::F16,
            weights.element(name).unwrap().is_float(),
            "{name}"
        );
        assert_eq!(expected.shape, got.shape);
        for (expected, got) in expected.to_floats().iter().zip(got.to_floats()) {
            assert!(
                (expected - got).abs() <= expected.abs() * 0.0005,
                "{name}: {got} should be near {expected}"
            );
        }
    }
    let large = HostTensor {
        shape: vec![2],
        data: HostData::F32(vec![1.0, 1e5]),
    };
    let weights = Weights::new(BTreeMap::from([("a.weight".to_string(), large)]));
    let plan = Plan::new(&weights, true, None).unwrap();
    let error = plan
        .write(&plan.shards[0], "out".as_ref(), std::io::sink(), |_| {})
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("a.weight holds 100000, which f16 cannot"),
        "{error}"
    );
}

#[test]
fn shards() {
    let weights = open(SAMPLES[1]);
    let folder = scratch("shards");
    let plan = Plan::new(&weights, false, Some(200)).unwrap();
    assert_eq!(
        plan.shards
            .iter()
            .map(|shard| shard.bytes)
            .collect::<Vec<_>>(),
        [192, 64 + 32 + 32, 256, 12]
    );
    for (at, shard) in plan.shards.iter().enumerate() {
        plan.write(
            shard,
            &folder,
            std::fs::File::create(folder.join(format!("w-{at}.safetensors"))).unwrap(),
            |_| {},
        )
        .unwrap();
    }
    let index = folder.join("w.safetensors.index.json");
    std::fs::write(
        &index,
        plan.index(|at| format!("w-{at}.safetensors")).to_string(),
    )
    .unwrap();
    assert_eq!(all(&Weights::open(&index).unwrap()), all(&weights));
    assert_eq!(all(&Weights::open(&folder).unwrap()), all(&weights));
    std::fs::remove_file(&index).unwrap();
    assert_eq!(all(&Weights::open(&folder).unwrap()), all(&weights));
}
