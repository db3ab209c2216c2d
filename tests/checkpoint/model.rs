//! The grammar of OpenFold3's tensors, compared with the names and shapes of its model, and every
//! kind of difference.

use std::collections::BTreeMap;

use trifold::openfold3::{check_weights, ModelVersion};
use trifold::weights::{HostData, HostTensor, Weights};

type Tensors = BTreeMap<String, HostTensor>;

/// All tensors at full size without elements: only names and shapes are needed.
fn full_size() -> Tensors {
    let text = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/openfold3/full_size.txt"),
    )
    .unwrap();
    let mut tensors = Tensors::new();
    for line in text.lines().skip(1) {
        let words: Vec<&str> = line.split(' ').collect();
        let shape: Vec<usize> = words[2..]
            .iter()
            .map(|extent| extent.parse().unwrap())
            .collect();
        for block in 0..words[1].parse().unwrap() {
            tensors.insert(
                words[0].replace('*', &format!("{block}")),
                HostTensor {
                    shape: shape.clone(),
                    data: HostData::F32(Vec::new()),
                },
            );
        }
    }
    version(&mut tensors, 2.0);
    tensors
}

fn version(tensors: &mut Tensors, major: f32) {
    tensors.insert(
        "version_tensor".into(),
        HostTensor {
            shape: vec![3],
            data: HostData::F32(vec![major, 0.0, 0.0]),
        },
    );
}

fn check(tensors: &Tensors) -> Result<ModelVersion, String> {
    check_weights(&Weights::new(tensors.clone())).map_err(|error| error.to_string())
}

/// With a norm of the pair representation in each block, as in OpenFold3 0.4.
fn earlier(mut tensors: Tensors) -> Tensors {
    let norm = tensors
        .remove("diffusion_module.diffusion_transformer.layer_norm_z.weight")
        .unwrap();
    for block in 0..24 {
        let path = format!("diffusion_module.diffusion_transformer.blocks.{block}");
        let name = format!("{path}.attention_pair_bias.layer_norm_z.weight");
        tensors.insert(name, norm.clone());
    }
    version(&mut tensors, 1.0);
    tensors
}

#[test]
fn the_grammar_is_the_models() {
    let mut tensors = full_size();
    let copies = tensors
        .keys()
        .filter(|name| name.starts_with("diffusion_module."))
        .count();
    assert_eq!(tensors.len() + copies, 4890);
    assert_eq!(check(&tensors), Ok(ModelVersion::Openbind));
    assert_eq!(check(&earlier(tensors.clone())), Ok(ModelVersion::Preview2));
    tensors.remove("version_tensor");
    assert_eq!(check(&tensors), Ok(ModelVersion::Openbind));
}

#[test]
fn everything_that_does_not_fit_is_listed() {
    let mut tensors = full_size();
    tensors.retain(|name, _| !name.starts_with("pairformer_stack.blocks.7."));
    tensors
        .get_mut("pairformer_stack.blocks.8.attn_pair_bias.linear_z.weight")
        .unwrap()
        .shape = vec![16, 64];
    tensors
        .get_mut("aux_heads.plddt.linear.weight")
        .unwrap()
        .shape = vec![384];
    let extra = HostTensor {
        shape: vec![1],
        data: HostData::F32(vec![0.0]),
    };
    tensors.insert("pairformer_stack.blocks.1000.norm".into(), extra.clone());
    tensors.insert("encoder.weight".into(), extra);
    let error = check(&tensors).unwrap_err();
    for part in [
        "57 missing: pairformer_stack.blocks.7.attn_pair_bias.layer_norm_a.bias, ",
        "pairformer_stack.blocks.7.single_transition.swiglu.linear_b.weight. ",
        "2 unexpected: encoder.weight, pairformer_stack.blocks.1000.norm. ",
        "2 misshaped: aux_heads.plddt.linear.weight should be [any, 384], got [384]; ",
        "pairformer_stack.blocks.8.attn_pair_bias.linear_z.weight should be [16, 128], ",
        "got [16, 64]",
    ] {
        assert!(error.contains(part), "{error} should contain {part}");
    }
    let mut empty = full_size();
    empty.retain(|name, _| !name.contains("blocks."));
    let error = check(&empty).unwrap_err();
    assert!(
        error.contains(" missing: ")
            && error.contains("pairformer_stack.blocks.0.pair_stack.tri_att_end.linear_z.weight"),
        "{error}"
    );
}
