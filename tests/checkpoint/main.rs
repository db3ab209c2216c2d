//! Checkpoints: what torch and safetensors write is read to the last bit, and nothing else is
//! believed.

mod forge;
mod model;
mod mutated;
mod refused;
mod written;

#[path = "../common/mod.rs"]
mod common;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use forge::{checkpoint, dict, floats, int, pickle, tensor, text, tuple, Zip};
use trifold::openfold3::{merged, ModelVersion};
use trifold::scores::PartnerRule;
use trifold::weights::{HostData, HostTensor, ReadRange, Weights};

/// The committed files.
pub fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/goldens")
        .join(name)
}

pub const SAMPLES: [&str; 3] = [
    "checkpoint_samples/flat.pt",
    "checkpoint_samples/lightning.pt",
    "checkpoint_samples/protocol4.pt",
];

/// A file that gives pieces of itself and is never seen whole, as in a browser.
struct InPieces(Vec<u8>);

impl ReadRange for InPieces {
    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    fn read(&self, start: u64, length: usize) -> Result<Vec<u8>, String> {
        self.0
            .get(start as usize..start as usize + length)
            .map(<[u8]>::to_vec)
            .ok_or_else(|| format!("{length} bytes from {start} were asked for"))
    }
}

pub fn in_pieces(bytes: Vec<u8>) -> trifold::Result<Weights> {
    Weights::from_pieces(vec![(String::new(), Box::new(InPieces(bytes)))])
}

/// All tensors, without the sampler's copies.
fn all(weights: &Weights) -> BTreeMap<String, HostTensor> {
    let merged = merged(weights);
    let weights = merged.as_ref().unwrap_or(weights);
    weights
        .names()
        .map(|name| (name.to_string(), weights.tensor(name).unwrap()))
        .collect()
}

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

/// A file that fails while it is read is named, and so is the place.
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
fn a_case_file_verifies_the_checkpoints_beside_it() {
    let device = common::device();
    let lines = pollster::block_on(trifold::tooling::verify::verify_file(
        &device,
        &golden("checkpoint_samples.safetensors"),
        || 0.0,
    ))
    .unwrap();
    assert!(
        lines.len() == 3 && lines.iter().all(|line| line.passed),
        "{lines:?}"
    );
    // One bit of one number differs.
    let folder = scratch("verify");
    let mut bytes = std::fs::read(golden("checkpoint_samples.safetensors")).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(folder.join("case.safetensors"), bytes).unwrap();
    std::fs::create_dir_all(folder.join("case")).unwrap();
    for sample in SAMPLES {
        std::fs::copy(
            golden(sample),
            folder
                .join("case")
                .join(Path::new(sample).file_name().unwrap()),
        )
        .unwrap();
    }
    let lines = pollster::block_on(trifold::tooling::verify::verify_file(
        &device,
        &folder.join("case.safetensors"),
        || 0.0,
    ))
    .unwrap();
    assert!(
        lines.len() == 3 && lines.iter().all(|line| !line.passed),
        "{lines:?}"
    );
}

/// An empty folder for one test.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn f32_is_used_where_it_lies() {
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

#[test]
fn sixty_four_bit_archives_and_the_other_byte_order() {
    let value = pickle(dict(&[("a", tensor(3, 1, &[2], &[1]))]));
    let numbers = [1.5f32, -2.0, 3.25];
    let mut zip = Zip::new(&[("data.pkl", &value), ("data/0", &floats(&numbers))]);
    zip.wide = true;
    assert_eq!(
        Weights::from_bytes(zip.bytes())
            .unwrap()
            .tensor("a")
            .unwrap(),
        HostTensor {
            shape: vec![2],
            data: HostData::F32(vec![-2.0, 3.25])
        }
    );
    let swapped: Vec<u8> = numbers
        .iter()
        .flat_map(|number| number.to_be_bytes())
        .collect();
    let zip = Zip::new(&[
        ("y/data.pkl", &value),
        ("y/byteorder", b"big"),
        ("y/data/0", &swapped),
    ]);
    let weights = Weights::from_bytes(zip.bytes()).unwrap();
    assert_eq!(weights.at("").vector("a", 2).unwrap()[..], [-2.0, 3.25]);
}

#[test]
fn prefixes_and_copies() {
    let view = |offset| tensor(4, offset, &[2], &[1]);
    let open = |entries: &[(&str, Vec<u8>)], numbers: &[f32]| {
        let bytes = checkpoint(&pickle(dict(entries)), &floats(numbers));
        let weights = Weights::from_bytes(bytes).unwrap();
        merged(&weights).unwrap_or(weights)
    };
    let wrapped = open(
        &[
            ("module.model.a", view(0)),
            ("module.model.sample_diffusion.diffusion_module.b", view(2)),
        ],
        &[1.0, 2.0, 3.0, 4.0],
    );
    assert_eq!(
        wrapped.names().collect::<Vec<_>>(),
        ["a", "diffusion_module.b"]
    );
    // "model." of some names is part of them.
    assert_eq!(
        open(&[("model.a", view(0)), ("b", view(2))], &[0.0; 4])
            .names()
            .collect::<Vec<_>>(),
        ["b", "model.a"]
    );
    let twice = [
        ("diffusion_module.b", view(0)),
        ("sample_diffusion.diffusion_module.b", view(2)),
    ];
    assert!(open(&twice, &[1.0, 2.0, 1.0, 2.0])
        .tensor("diffusion_module.b")
        .is_ok());
    let differing = open(&twice, &[1.0, 2.0, 1.0, 3.0]);
    let errors = [
        differing.tensor("diffusion_module.b").unwrap_err(),
        differing.at("diffusion_module").vector("b", 2).unwrap_err(),
    ];
    for error in errors.map(|error| error.to_string()) {
        assert!(
            error.contains(
                "diffusion_module.b and sample_diffusion.diffusion_module.b should \
            be equal, and differ"
            ),
            "{error}"
        );
    }
}

#[test]
fn objects_stay_closed() {
    // If these were called, they would write a file.
    let folder = scratch("objects");
    let command = text(&format!("touch {}", folder.join("called").display()));
    for module in ["os", "posix", "nt", "subprocess"] {
        let call = forge::call(module, "system", std::slice::from_ref(&command));
        let parameters = dict(&[("a", tensor(2, 0, &[2], &[1]))]);
        let built = [
            b"c__main__\nModel\n)\x81".to_vec(),
            call.clone(),
            b"b".to_vec(),
        ]
        .concat();
        let average = dict(&[("params", parameters), ("decay", call.clone())]);
        let file = checkpoint(
            &pickle(dict(&[
                ("ema", average),
                ("callbacks", call.clone()),
                ("model", built),
            ])),
            &floats(&[1.0, 2.0]),
        );
        assert_eq!(
            Weights::from_bytes(file)
                .unwrap()
                .names()
                .collect::<Vec<_>>(),
            ["a"]
        );
        let error = Weights::from_bytes(checkpoint(&pickle(dict(&[("a", call)])), &[]))
            .unwrap_err()
            .to_string();
        assert!(
            error.contains(&format!(
                "a is made by {module}.system, which is not understood"
            )),
            "{error}"
        );
    }
    assert!(!folder.join("called").exists());
}

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

#[test]
fn a_model_that_does_not_fit_is_told_everything_at_once() {
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

#[test]
fn a_storage_that_is_named_with_other_numbers() {
    // `int` and `tuple` stand for what torch writes with short instructions; all widths read the
    // same.
    let long = [
        vec![0x8a, 1, 2],
        vec![0x8b, 2, 0, 0, 0, 2, 0],
        vec![b'K', 2],
        vec![b'M', 2, 0],
        int(2),
    ];
    for count in long {
        let class = b"ctorch\nFloatStorage\n".to_vec();
        let storage = [
            tuple(&[
                text("storage"),
                class,
                text("0"),
                text("cpu"),
                count.clone(),
            ]),
            b"Q".to_vec(),
        ]
        .concat();
        let value = forge::call(
            "torch._utils",
            "_rebuild_tensor_v2",
            &[
                storage,
                int(0),
                [&count[..], b"\x85"].concat(),
                b"K\x01\x85".to_vec(),
            ],
        );
        let weights = Weights::from_bytes(checkpoint(
            &pickle(dict(&[("a", value)])),
            &floats(&[1.0, 2.0]),
        ))
        .unwrap();
        assert_eq!(weights.at("").vector("a", 2).unwrap()[..], [1.0, 2.0]);
    }
}
