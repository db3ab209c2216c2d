//! Writing weights and reading them again: unchanged, as f16, and in shards.

use std::borrow::Cow;
use std::collections::BTreeMap;

use trifold::openfold3::merged;
use trifold::weights::{Element, Encoding, HostData, HostTensor, Plan, Weights};

use crate::{all, golden, in_pieces, scratch, SAMPLES};

fn open(sample: &str) -> Weights {
    let weights = Weights::open(&golden(sample)).unwrap();
    merged(&weights).unwrap_or(weights)
}

fn written(weights: &Weights, encoding: Encoding, shard: Option<u64>) -> Vec<Vec<u8>> {
    let plan = Plan::new(weights, encoding, shard).unwrap();
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
        let [bytes] = &written(&weights, Encoding::Unchanged, None)[..] else {
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
    let again =
        Weights::from_safetensors(&written(&weights, Encoding::Unchanged, None)[0]).unwrap();
    assert!(matches!(
        again.at("").matrix("parameter", 5).unwrap(),
        (4, Cow::Borrowed(_))
    ));
}

#[test]
fn halves() {
    let weights = Weights::open(&golden("checkpoint_samples/strided.pt")).unwrap();
    let [bytes] = &written(&weights, Encoding::F16, None)[..] else {
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
    let plan = Plan::new(&weights, Encoding::F16, None).unwrap();
    let error = plan
        .write(&plan.shards[0], "out".as_ref(), std::io::sink(), |_| {})
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("a.weight holds 100000, which f16 cannot"),
        "{error}"
    );
}

fn host(shape: &[usize], data: HostData) -> HostTensor {
    HostTensor {
        shape: shape.to_vec(),
        data,
    }
}

/// A wide matrix, a narrow one, a vector, and whole numbers.
fn mixed() -> Weights {
    let floats = |shape: &[usize]| {
        let numbers = trifold::noise::normals(5, 0, shape.iter().product());
        host(shape, HostData::F32(numbers))
    };
    Weights::new(BTreeMap::from([
        (
            "index".to_string(),
            host(&[3], HostData::Int(vec![1, -2, 300])),
        ),
        ("narrow.weight".to_string(), floats(&[4, 63])),
        ("norm.weight".to_string(), floats(&[130])),
        ("wide.weight".to_string(), floats(&[4, 130])),
    ]))
}

/// A file with a matrix of int8.
pub fn int8() -> Vec<u8> {
    written(&mixed(), Encoding::Int8, None).swap_remove(0)
}

#[test]
fn wide_matrices_become_int8() {
    let weights = mixed();
    let bytes = &int8();
    for read in [Weights::from_safetensors(bytes), in_pieces(bytes.clone())] {
        let read = read.unwrap();
        let elements = ["index", "narrow.weight", "norm.weight", "wide.weight"]
            .map(|name| read.element(name).unwrap());
        use Element::{Int8, F16, I64};
        assert_eq!(elements, [I64, F16, F16, Int8]);
        for name in weights.names() {
            let (expected, got) = (weights.tensor(name).unwrap(), read.tensor(name).unwrap());
            assert_eq!(expected.shape, got.shape, "{name}");
            for (expected, got) in expected.to_floats().iter().zip(got.to_floats()) {
                // The largest of the draws is below 4: half of a step is below 0.016.
                assert!((expected - got).abs() < 0.018, "{name}: {expected}, {got}");
            }
        }
        let (rows, numbers) = read.at("wide").matrix("weight", 130).unwrap();
        assert_eq!(
            (rows, numbers.into_owned()),
            (4, read.tensor("wide.weight").unwrap().to_floats())
        );
        let again = written(&read, Encoding::Unchanged, None);
        assert_eq!(&again[0], bytes);
        assert_eq!(&written(&read, Encoding::Int8, None)[0], bytes);
        let half = Weights::from_safetensors(&written(&read, Encoding::F16, None)[0]).unwrap();
        assert_eq!(half.element("wide.weight"), Some(F16));
        assert_eq!(half.metadata("int8"), None);
    }
}

/// The bytes of a row, worked out by hand: 64 weights of at most 127 steps of 1/64, then two of at
/// most 127 steps of 1/2.
#[test]
fn the_layout_of_int8() {
    let mut row = vec![0.0f32; 66];
    (row[0], row[1], row[63]) = (127.0 / 64.0, -1.0, 0.5);
    (row[64], row[65]) = (-63.5, 1.0);
    let weights = Weights::new(BTreeMap::from([(
        "w".to_string(),
        host(&[1, 66], HostData::F32(row.clone())),
    )]));
    let [bytes] = &written(&weights, Encoding::Int8, None)[..] else {
        panic!("one file")
    };
    let mut expected = [0u8; 66];
    (expected[0], expected[1], expected[63]) = (127, -64i8 as u8, 32);
    (expected[64], expected[65]) = (-127i8 as u8, 2);
    // 1/64 and 1/2 as f16: exponents 15 - 6 and 15 - 1.
    let scales = [0x00, 9 << 2, 0x00, 14 << 2];
    assert_eq!(bytes[bytes.len() - 70..], [&expected[..], &scales].concat());
    let read = Weights::from_safetensors(bytes).unwrap();
    assert_eq!(read.tensor("w").unwrap().to_floats(), row);
}

#[test]
fn what_int8_cannot_hold_is_refused() {
    let plan = |data: HostData| {
        let weights = Weights::new(BTreeMap::from([("w".to_string(), host(&[1, 64], data))]));
        let plan = Plan::new(&weights, Encoding::Int8, None)?;
        plan.write(&plan.shards[0], "out".as_ref(), std::io::sink(), |_| {})
    };
    let mut large = vec![0.0; 64];
    for (number, says) in [(1e8, "w holds 100000000"), (f32::NAN, "w holds NaN")] {
        large[7] = number;
        let error = plan(HostData::F32(large.clone())).unwrap_err().to_string();
        assert!(
            error.contains(says) && error.contains("without --int8"),
            "{error}"
        );
    }
    assert!(plan(HostData::Int(vec![1; 64])).is_ok());
}

#[test]
fn shards() {
    let weights = open(SAMPLES[1]);
    let folder = scratch("shards");
    let plan = Plan::new(&weights, Encoding::Unchanged, Some(200)).unwrap();
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
