//! The small network in PyTorch (tools/training) and in this crate: equal features, equal
//! structures.

use std::path::{Path, PathBuf};

use trifold::features::{
    Features, MsaRules, RelativePositions, Windows, KEYS_PER_WINDOW, RESIDUE_KINDS,
};
use trifold::formats::components::Components;
use trifold::formats::Queries;
use trifold::openfold3::{representative_atoms, ModelOutput, Noise, OpenFold3, Settings};
use trifold::weights::{SafetensorsFile, Weights};

mod common;

fn golden(name: &str) -> Vec<u8> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/training");
    std::fs::read(folder.join(name)).unwrap()
}

fn metadata(file: &SafetensorsFile) -> serde_json::Value {
    serde_json::from_str(file.metadata("case").unwrap()).unwrap()
}

fn largest_difference(own: &[f32], golden: &[f32]) -> f32 {
    assert_eq!(own.len(), golden.len());
    own.iter()
        .zip(golden)
        .map(|(own, golden)| (own - golden).abs())
        .fold(0.0, f32::max)
}

fn features_of(sequence: &str) -> Features {
    let no_files = |path: &str| panic!("no file is named, but {path} was asked for");
    let queries = Queries::parse(&format!(">q\n{sequence}\n"), "q.fasta", &no_files).unwrap();
    let components = Components::default();
    Features::new(&queries.queries[0], &components, MsaRules::default())
        .unwrap()
        .0
}

/// The integer features of the golden, by name.
fn integers(features: &Features) -> Vec<(&'static str, Vec<i32>)> {
    let (tokens, reference) = (&features.tokens, &features.reference);
    let windows = Windows::new(tokens.atoms());
    let keys = windows.keys.iter().zip(&windows.valid);
    let relative = RelativePositions::new(tokens);
    let pairs = 0..tokens.count() * tokens.count();
    let groups = [
        &relative.residue,
        &relative.token,
        &relative.same_entity,
        &relative.chain,
    ];
    vec![
        ("restype", tokens.restype.clone()),
        ("num_atoms_per_token", tokens.num_atoms_per_token.clone()),
        ("start_atom_index", tokens.start_atom_index.clone()),
        ("atom_to_token_index", tokens.atom_to_token_index.clone()),
        (
            "representative",
            representative_atoms(tokens)
                .iter()
                .map(|atom| atom.map_or(-1, |atom| atom as i32))
                .collect(),
        ),
        ("ref_element", reference.ref_element.clone()),
        ("ref_atom_name_chars", reference.ref_atom_name_chars.clone()),
        (
            "window_keys",
            keys.map(|(key, valid)| if *valid == 1 { *key } else { -1 })
                .collect(),
        ),
        (
            "relpos",
            pairs
                .flat_map(|pair| groups.map(|group| i32::from(group[pair])))
                .collect(),
        ),
    ]
}

#[test]
fn features_equal_those_of_training() {
    let bytes = golden("features.safetensors");
    let file = SafetensorsFile::parse(&bytes).unwrap();
    let sequences = metadata(&file)["sequences"].clone();
    for (name, sequence) in sequences.as_object().unwrap() {
        let features = features_of(sequence.as_str().unwrap());
        let golden = |key: &str| file.tensor(&format!("{name}.{key}")).unwrap().to_floats();
        for (key, own) in integers(&features) {
            let own: Vec<f32> = own.iter().map(|number| *number as f32).collect();
            assert_eq!(own, golden(key), "{name}: {key}");
        }
        // PyTorch centres a residue in f64, trifold in f32.
        let most = largest_difference(&features.reference.ref_pos, &golden("ref_pos"));
        assert!(most < 5e-7, "{name}: ref_pos differs by up to {most}");
        assert_eq!(
            features.reference.ref_charge,
            golden("ref_charge"),
            "{name}: ref_charge"
        );
        assert_eq!(golden("window_keys").len() % KEYS_PER_WINDOW, 0);
        check_alignment(&features);
    }
}

/// In training the alignment is the sequence twice, without deletions.
fn check_alignment(features: &Features) {
    let (msa, restype) = (&features.msa, &features.tokens.restype);
    assert_eq!((msa.rows, &msa.msa), (2, &restype.repeat(2)));
    assert!([&msa.has_deletion, &msa.deletion_value, &msa.deletion_mean]
        .iter()
        .all(|values| values.iter().all(|value| *value == 0.0)));
    for (row, kind) in msa.profile.chunks_exact(RESIDUE_KINDS).zip(restype) {
        let ones = (0..RESIDUE_KINDS).map(|at| f32::from(u8::from(at == *kind as usize)));
        assert_eq!(row, ones.collect::<Vec<f32>>());
    }
}

/// Draws in the order in which they were recorded.
struct Recorded(std::vec::IntoIter<Vec<f32>>);

impl Noise for Recorded {
    fn normal(&mut self, count: usize) -> trifold::Result<Vec<f32>> {
        let draw = self.0.next().expect("PyTorch made fewer draws");
        assert_eq!(draw.len(), count);
        Ok(draw)
    }

    fn permutation(&mut self, count: usize) -> Vec<usize> {
        panic!("an alignment of two rows is not drawn from, but {count} rows were")
    }

    fn skip(&mut self, draws: usize) {
        assert_eq!(draws, 0, "nothing is resumed here");
    }
}

#[test]
fn an_exported_network_folds_as_in_pytorch() {
    let bytes = golden("structures.safetensors");
    let file = SafetensorsFile::parse(&bytes).unwrap();
    let case = metadata(&file);
    let number = |name: &str| case[name].as_u64().unwrap() as usize;
    let settings = Settings::DEFAULT
        .recycles(number("recycles"))
        .steps(number("steps"))
        .samples(number("samples"));
    let draws: Vec<Vec<f32>> = (0..1 + 3 * settings.steps)
        .map(|at| file.tensor(&format!("noise.{at:03}")).unwrap().to_floats())
        .collect();
    let weights = Weights::from_safetensors(&golden("network.safetensors")).unwrap();
    let model = OpenFold3::load(&common::device(), &weights).unwrap();
    let ModelOutput {
        coordinates,
        plddt,
        pae,
        ..
    } = pollster::block_on(model.predict(
        &features_of(case["sequence"].as_str().unwrap()),
        &settings,
        &mut Recorded(draws.into_iter()),
        &mut |_| true,
    ))
    .unwrap();
    for (name, own, allowed) in [
        ("coordinates", coordinates, 1e-3),
        ("plddt", plddt, 1e-4),
        ("pae", pae, 1e-4),
    ] {
        let most = largest_difference(&own, &file.tensor(name).unwrap().to_floats());
        println!("{name}: {most}");
        assert!(most <= allowed, "{name} differs by up to {most}");
    }
}
