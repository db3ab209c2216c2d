//! The release of OpenFold3 that a checkpoint is of.

use std::collections::BTreeMap;

use trifold::openfold3::ModelVersion;
use trifold::scores::PartnerRule;
use trifold::weights::{HostData, HostTensor, Weights};

use crate::{golden, SAMPLES};

fn shaped(names: &[&str], version: Option<[f32; 3]>) -> Weights {
    let one = |name: &&str| {
        (
            name.to_string(),
            HostTensor {
                shape: vec![1],
                data: HostData::F32(vec![1.0]),
            },
        )
    };
    let mut tensors: BTreeMap<String, HostTensor> = names.iter().map(one).collect();
    tensors.extend(version.map(|version| {
        (
            "version_tensor".to_string(),
            HostTensor {
                shape: vec![3],
                data: HostData::F32(version.to_vec()),
            },
        )
    }));
    Weights::new(tensors)
}

#[test]
fn versions_are_detected() {
    let per_stack = "diffusion_module.diffusion_transformer.layer_norm_z.weight";
    let per_block =
        "diffusion_module.diffusion_transformer.blocks.0.attention_pair_bias.layer_norm_z.weight";
    let oldest = "diffusion_module.atom_attn_enc.atom_transformer.blocks.0.\
        attention_pair_bias.layer_norm_z.weight";
    for sample in SAMPLES {
        assert_eq!(
            ModelVersion::of(&Weights::open(&golden(sample)).unwrap()).unwrap(),
            ModelVersion::Openbind
        );
    }
    assert_eq!(
        ModelVersion::of(&shaped(&[per_stack], None)).unwrap(),
        ModelVersion::Openbind
    );
    assert_eq!(
        ModelVersion::of(&shaped(&[per_block], Some([1.0, 0.0, 0.0]))).unwrap(),
        ModelVersion::Preview2
    );
    assert_eq!(
        ModelVersion::of(&shaped(&[per_block], None)).unwrap(),
        ModelVersion::Preview2
    );
    let refused = |weights: Weights, says: &str| {
        let error = ModelVersion::of(&weights).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    };
    refused(shaped(&[per_block, oldest], None), "OpenFold3 0.3");
    refused(
        shaped(&[per_block], Some([2.0, 0.0, 0.0])),
        "version_tensor should be [1.0, 0.0, 0.0]",
    );
    refused(
        shaped(&[per_stack], Some([3.0, 0.0, 0.0])),
        "got [3.0, 0.0, 0.0]",
    );
    refused(shaped(&[per_stack, per_block], None), "got both");
    refused(
        shaped(&["encoder.weight"], None),
        "not a checkpoint of OpenFold3",
    );
    assert_eq!(
        ModelVersion::detect(&shaped(&["encoder.weight"], None)).unwrap(),
        None
    );
}

#[test]
fn versions_differ_as_the_releases_did() {
    let (p2, openbind) = (ModelVersion::Preview2, ModelVersion::Openbind);
    let [p2_scale, scale] = [p2, openbind].map(|version| version.msa_rules().deletion_scale);
    // The ratio of runs of both releases.
    assert_eq!(p2_scale / scale, 4.0);
    assert!((scale * std::f32::consts::FRAC_PI_2 - 1.0).abs() < 1e-6);
    let switches = |of: ModelVersion| {
        [
            of.ending_bias_as_in_paper(),
            of.msa_rules().scramble_profile,
            of.confidence_mask_by_representative(),
            of.msa_rules().drop_repeated_rows,
            of.partner_rule() == PartnerRule::AnySample,
        ]
    };
    assert_eq!(switches(p2), [true, true, true, false, true]);
    assert_eq!(switches(openbind), [false, false, false, true, false]);
}
