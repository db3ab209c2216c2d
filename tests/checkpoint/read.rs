//! Tensors of the committed samples: every layout of a file, every view and element type.

use std::borrow::Cow;
use std::collections::BTreeMap;

use trifold::weights::{HostTensor, ReadRange, Weights};

use crate::{all, golden, in_pieces, SAMPLES};

#[test]
fn every_layout_reads_as_the_same_tensors() {
    let case = Weights::from_safetensors(
        &std::fs::read(golden("checkpoint_samples.safetensors")).unwrap(),
    )
    .unwrap();
    let mut expected: BTreeMap<String, HostTensor> = all(&case)
        .into_iter()
        .map(|(name, tensor)| (name["w.".len()..].to_string(), tensor))
        .collect();
    expected.retain(|name, _| !name.starts_with("sample_diffusion."));
    assert_eq!(expected.len(), 6);
    for sample in SAMPLES {
        assert_eq!(
            all(&Weights::open(&golden(sample)).unwrap()),
            expected,
            "{sample}"
        );
        assert_eq!(
            all(&Weights::from_bytes(std::fs::read(golden(sample)).unwrap()).unwrap()),
            expected,
            "{sample} in memory"
        );
        assert_eq!(
            all(&in_pieces(std::fs::read(golden(sample)).unwrap()).unwrap()),
            expected,
            "{sample} in pieces"
        );
    }
}

/// Errors of reading name the file and the position.
#[test]
fn a_piece_that_cannot_be_read_is_named() {
    struct Torn(Vec<u8>, usize);
    impl ReadRange for Torn {
        fn size(&self) -> u64 {
            self.0.len() as u64
        }
        fn read(&self, start: u64, length: usize) -> Result<Vec<u8>, String> {
            match start as usize + length > self.1 {
                true => Err("the disk is gone".into()),
                false => Ok(self.0[start as usize..start as usize + length].to_vec()),
            }
        }
    }
    let bytes = std::fs::read(golden("checkpoint_samples/strided.safetensors")).unwrap();
    let torn = |readable: usize| {
        Weights::from_pieces(vec![(
            "own.safetensors".into(),
            Box::new(Torn(bytes.clone(), readable)),
        )])
    };
    let error = torn(4).unwrap_err().to_string();
    assert!(
        error.contains(
            "own.safetensors: bytes 0 to 16 of the file cannot be read: the disk is gone"
        ),
        "{error}"
    );
    let weights = torn(bytes.len() - 1).unwrap();
    let failed = weights
        .names()
        .filter(|name| weights.tensor(name).is_err())
        .count();
    assert!(
        failed >= 1 && failed < weights.names().count(),
        "{failed} tensors failed"
    );
}

#[test]
fn views_of_every_kind() {
    let expected = Weights::from_safetensors(
        &std::fs::read(golden("checkpoint_samples/strided.safetensors")).unwrap(),
    )
    .unwrap();
    let got = Weights::open(&golden("checkpoint_samples/strided.pt")).unwrap();
    assert_eq!(all(&got), all(&expected));
    for file in ["strided.pt", "strided.safetensors"] {
        let pieces =
            in_pieces(std::fs::read(golden("checkpoint_samples").join(file)).unwrap()).unwrap();
        assert_eq!(all(&pieces), all(&expected), "{file} in pieces");
    }
    let names: Vec<&str> = got.names().collect();
    assert!(
        names.len() == 14 && names.contains(&"transposed"),
        "{names:?}"
    );
}

#[test]
fn every_float_is_near_the_same_number_in_f32() {
    let weights = Weights::open(&golden("checkpoint_samples/strided.pt")).unwrap();
    let floats = |name| weights.tensor(name).unwrap().to_floats();
    // base [6, 5, 4], as its transpose has it.
    let transposed = floats("transposed");
    let base = |i: usize, j: usize, k: usize| transposed[(k * 5 + j) * 6 + i];
    let near = |got: f32, expected: f32, digits: f32| {
        assert!(
            (got - expected).abs() <= expected.abs() * digits,
            "{got} should be near {expected}"
        )
    };
    floats("half")
        .iter()
        .enumerate()
        .for_each(|(at, half)| near(*half, base(at / 5 + 1, at % 5, 2), 0.0005));
    floats("brain")
        .iter()
        .enumerate()
        .for_each(|(at, brain)| near(*brain, base(at % 6, at / 24 + 1, at / 6 % 4), 0.004));
    floats("double")
        .iter()
        .enumerate()
        .for_each(|(at, double)| near(*double, base(at / 4, 0, at % 4), 0.0));
    assert_eq!(
        floats("whole"),
        [-6.0, -2.0, 2.0, -5.0, -1.0, 3.0, -4.0, 0.0, 4.0, -3.0, 1.0, 5.0]
    );
    assert_eq!(
        (floats("byte"), floats("short")),
        (vec![250.0, 252.0, 254.0], vec![-2.0, -1.0, 0.0, 1.0, 2.0])
    );
    assert_eq!(
        floats("flags"),
        floats("parameter")
            .iter()
            .enumerate()
            .fold(vec![0.0; 20], transpose_positive)
    );
}

/// Whether each number of a [4, 5] is positive, as a [5, 4].
fn transpose_positive(mut flags: Vec<f32>, (at, number): (usize, &f32)) -> Vec<f32> {
    flags[at % 5 * 4 + at / 5] = f32::from(u8::from(*number > 0.0));
    flags
}

#[test]
fn f32_is_borrowed_from_the_file() {
    let weights = Weights::open(&golden("checkpoint_samples/flat.pt")).unwrap();
    assert!(matches!(
        weights.at("layer_norm_z").vector("weight", 8).unwrap(),
        Cow::Borrowed(_)
    ));
    assert!(matches!(
        weights.at("linear_z").matrix("weight", 8).unwrap(),
        (8, Cow::Borrowed(_))
    ));
    let strided = Weights::open(&golden("checkpoint_samples/strided.pt")).unwrap();
    assert_eq!(strided.at("").matrix("parameter", 5).unwrap().0, 4);
    assert!(strided
        .at("")
        .matrix("whole", 3)
        .unwrap_err()
        .to_string()
        .contains("whole should be of f32, f16, bf16 or f64, got I64"));
}
