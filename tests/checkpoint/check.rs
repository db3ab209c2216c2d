//! Tensors that a model expects, compared with those of a checkpoint.

use std::collections::BTreeMap;

use trifold::weights::{HostData, HostTensor, Weights};

#[test]
fn every_difference_from_the_model_is_in_the_error() {
    let tensor = |shape: &[usize]| HostTensor {
        shape: shape.to_vec(),
        data: HostData::F32(vec![0.0; shape.iter().product()]),
    };
    let there = [("a", &[2, 3][..]), ("b", &[4]), ("c", &[5]), ("d", &[6])];
    let weights = Weights::new(
        there
            .iter()
            .map(|(name, shape)| (name.to_string(), tensor(shape)))
            .collect(),
    );
    let mut expected: BTreeMap<String, Vec<usize>> = there
        .iter()
        .map(|(name, shape)| (name.to_string(), shape.to_vec()))
        .collect();
    weights.check(&expected).unwrap();
    expected.insert("a".into(), vec![3, 2]);
    expected.insert("b".into(), vec![4, 1]);
    expected.remove("c");
    expected.remove("d");
    expected.insert("e".into(), vec![1]);
    expected.insert("f".into(), vec![1]);
    let error = weights.check(&expected).unwrap_err().to_string();
    for part in [
        "2 missing: e, f",
        "2 unexpected: c, d",
        "2 misshaped: a should be [3, 2], got [2, 3]; b should be [4, 1], got [4]",
    ] {
        assert!(error.contains(part), "{error}");
    }
}
