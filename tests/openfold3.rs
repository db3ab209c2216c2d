//! The whole model from a query to a prediction: its stages, settings and shapes. tests/goldens.rs
//! compares its numbers.

mod common;

use std::path::Path;

use trifold::features::{Features, MsaRules, TemplateFeatures};
use trifold::formats::components::Components;
use trifold::formats::openfold3_json;
use trifold::openfold3::{ModelOutput, Noise, OpenFold3, SeededNoise, Settings, Stage};
use trifold::weights::{SafetensorsFile, Weights};
use trifold::{Device, Error};

const TWO_STEPS: Settings = Settings::DEFAULT.recycles(1).steps(2).samples(2);

/// The weights of the small whole model among the goldens.
fn weights() -> Weights {
    let bytes = std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/whole_tiny_mixed.safetensors"),
    )
    .unwrap();
    let file = SafetensorsFile::parse(&bytes).unwrap();
    let own = file.names().filter_map(|name| name.strip_prefix("w."));
    Weights::new(
        own.map(|name| (name.to_string(), file.tensor(&format!("w.{name}")).unwrap()))
            .collect(),
    )
}

fn features() -> Features {
    features_of(
        r#"{"molecule_type": "protein", "chain_ids": ["A"], "sequence": "GSWKYADE"},
        {"molecule_type": "rna", "chain_ids": ["R"], "sequence": "GACU"}"#,
    )
}

fn features_of(chains: &str) -> Features {
    let text = format!(r#"{{"queries": {{"one": {{"chains": [{chains}]}}}}}}"#);
    let query = openfold3_json::parse(&text, "one", &|path: &str| {
        panic!("no file is named, but {path} was asked for")
    })
    .unwrap()
    .queries
    .remove(0);
    Features::new(&query, &Components::default(), MsaRules::default())
        .unwrap()
        .0
}

/// The output of `predict`, and a line for each stage.
fn run(
    device: &Device,
    settings: Settings,
    noise: &mut impl Noise,
    stop_at: Option<&str>,
) -> (trifold::Result<ModelOutput>, Vec<String>) {
    let model = OpenFold3::load(device, &weights()).unwrap();
    let mut stages = Vec::new();
    let mut progress = |stage: Stage<'_>| {
        stages.push(match stage {
            Stage::Embedding => "embedding".to_string(),
            Stage::Trunk {
                cycle,
                of,
                block,
                blocks,
            } => format!("trunk {cycle}/{of} {block}/{blocks}"),
            Stage::Diffusion {
                step,
                of,
                coordinates,
            } => {
                assert_eq!(
                    coordinates.len(),
                    settings.samples * features().tokens.atoms() * 3
                );
                format!("diffusion {step}/{of}")
            }
            Stage::Confidence { sample, of } => format!("confidence {sample}/{of}"),
            _ => "another".to_string(),
        });
        stop_at != stages.last().map(String::as_str)
    };
    let prediction =
        pollster::block_on(model.predict(&features(), &settings, noise, &mut progress));
    (prediction, stages)
}

#[test]
fn a_query_becomes_a_prediction_stage_by_stage() {
    let device = common::device();
    let features = features();
    let (n, atoms) = (features.tokens.count(), features.tokens.atoms());
    let (prediction, stages) = run(&device, TWO_STEPS, &mut SeededNoise::new(1), None);
    let expected = [
        "embedding",
        "trunk 0/2 0/1",
        "trunk 1/2 0/1",
        "diffusion 0/2",
        "diffusion 1/2",
        "confidence 0/2",
        "confidence 1/2",
    ];
    assert_eq!(stages, expected);
    let ModelOutput {
        samples,
        coordinates,
        plddt,
        resolved,
        pae,
        pde,
        distogram,
    } = prediction.unwrap();
    assert_eq!(samples, 2);
    let lengths = [
        coordinates.len(),
        plddt.len(),
        resolved.len(),
        pae.len(),
        pde.len(),
        distogram.len(),
    ];
    assert_eq!(
        lengths,
        [
            2 * atoms * 3,
            2 * atoms * 50,
            2 * atoms * 2,
            2 * n * n * 64,
            2 * n * n * 64,
            n * n * 64
        ]
    );
    for values in [&coordinates, &plddt, &resolved, &pae, &pde, &distogram] {
        assert!(values.iter().all(|value| value.is_finite()));
    }
    // Errors of distance and the distogram are equal in both.
    let mirrored = |at: usize, of: usize| (at / 64 % of * of + at / 64 / of) * 64 + at % 64;
    for at in 0..n * n * 64 {
        assert!(
            (distogram[at] - distogram[mirrored(at, n)]).abs() < 1e-4
                && (pde[at] - pde[mirrored(at, n)]).abs() < 1e-4
        );
    }
}

#[test]
fn any_stage_can_cancel() {
    let device = common::device();
    for stop_at in [
        "embedding",
        "trunk 0/2 0/1",
        "diffusion 0/2",
        "confidence 0/2",
    ] {
        let (prediction, stages) = run(&device, TWO_STEPS, &mut SeededNoise::new(1), Some(stop_at));
        assert_eq!(prediction, Err(Error::Cancelled));
        assert_eq!(stages.last().map(String::as_str), Some(stop_at));
    }
}

/// The draws of one of several samples.
struct OneOf {
    all: SeededNoise,
    samples: usize,
    sample: usize,
}

impl Noise for OneOf {
    fn normal(&mut self, count: usize) -> trifold::Result<Vec<f32>> {
        let all = self.all.normal(count * self.samples)?;
        Ok(all[self.sample * count..(self.sample + 1) * count].to_vec())
    }

    fn permutation(&mut self, count: usize) -> Vec<usize> {
        self.all.permutation(count)
    }

    fn skip(&mut self, draws: usize) {
        self.all.skip(draws);
    }
}

#[test]
fn samples_drawn_together_are_those_drawn_alone() {
    let device = common::device();
    let together = run(&device, TWO_STEPS, &mut SeededNoise::new(3), None)
        .0
        .unwrap();
    for sample in 0..2 {
        let mut noise = OneOf {
            all: SeededNoise::new(3),
            samples: 2,
            sample,
        };
        let alone = run(&device, TWO_STEPS.samples(1), &mut noise, None)
            .0
            .unwrap();
        let part = |all: &[f32], own: &[f32]| {
            let same = all[sample * own.len()..(sample + 1) * own.len()]
                .iter()
                .zip(own)
                .all(|(a, b)| (a - b).abs() <= 1e-4 * (1.0 + b.abs()));
            assert!(same, "sample {sample}");
        };
        part(&together.coordinates, &alone.coordinates);
        part(&together.plddt, &alone.plddt);
        part(&together.pae, &alone.pae);
    }
    let (first, second) = together
        .coordinates
        .split_at(together.coordinates.len() / 2);
    assert_ne!(first, second);
}

/// A template changes the distogram; empty ones, which the model has without any, do not.
#[test]
fn templates_reach_the_trunk() {
    let device = common::device();
    let model = OpenFold3::load(&device, &weights()).unwrap();
    let settings = Settings::DEFAULT.recycles(0).steps(1).samples(1);
    let n = features().tokens.count();
    let distogram = |templates: Vec<TemplateFeatures>| {
        let features = Features {
            templates,
            ..features()
        };
        let noise = &mut SeededNoise::new(1);
        let progress = &mut |_: Stage<'_>| true;
        let run = model.predict(&features, &settings, noise, progress);
        pollster::block_on(run).unwrap().distogram
    };
    let mut template = TemplateFeatures::empty(n);
    for at in 0..8 {
        let x = 4.0 * at as f32;
        template.restype[at] = 0;
        template.pseudo_beta[at] = Some([x, 1.5, 0.0]);
        template.backbone[at] = Some([[x - 1.0, 1.0, 0.0], [x, 0.0, 0.0], [x + 1.0, 1.0, 0.0]]);
    }
    let empty = TemplateFeatures::empty(n);
    let (without, with) = (distogram(Vec::new()), distogram(vec![template.clone()]));
    assert_ne!(without, with);
    assert_eq!(without, distogram(vec![empty.clone()]));
    assert_eq!(with, distogram(vec![template, empty]));
}

#[test]
fn more_steps_take_no_more_memory() {
    let device = common::device();
    let model = OpenFold3::load(&device, &weights()).unwrap();
    let mut held = Vec::new();
    let mut progress = |stage: Stage<'_>| {
        if let Stage::Diffusion { .. } = stage {
            held.push(device.memory().live + device.memory().pooled);
        }
        held.len() < 8
    };
    let settings = Settings::DEFAULT.recycles(0).steps(20).samples(2);
    let ended = pollster::block_on(model.predict(
        &features(),
        &settings,
        &mut SeededNoise::new(1),
        &mut progress,
    ));
    assert_eq!(ended, Err(Error::Cancelled));
    assert_eq!(held[3], held[7], "{held:?}");
}

#[test]
fn one_residue_is_enough() {
    let device = common::device();
    let model = OpenFold3::load(&device, &weights()).unwrap();
    let features =
        features_of(r#"{"molecule_type": "protein", "chain_ids": ["A"], "sequence": "G"}"#);
    let prediction = pollster::block_on(model.predict(
        &features,
        &TWO_STEPS,
        &mut SeededNoise::new(1),
        &mut |_| true,
    ))
    .unwrap();
    assert_eq!(
        (prediction.coordinates.len(), prediction.pae.len()),
        (2 * 4 * 3, 2 * 64)
    );
    assert!(prediction
        .coordinates
        .iter()
        .chain(&prediction.pae)
        .all(|value| value.is_finite()));
}

#[test]
fn a_deep_alignment_is_drawn_from_in_every_cycle() {
    struct Counted(SeededNoise, usize);
    impl Noise for Counted {
        fn normal(&mut self, count: usize) -> trifold::Result<Vec<f32>> {
            self.0.normal(count)
        }
        fn permutation(&mut self, count: usize) -> Vec<usize> {
            self.1 += 1;
            self.0.permutation(count)
        }
        fn skip(&mut self, draws: usize) {
            self.0.skip(draws);
        }
    }
    let device = common::device();
    let model = OpenFold3::load(&device, &weights()).unwrap();
    for (rows, draws) in [(1023, 0), (1030, 2)] {
        let mut features =
            features_of(r#"{"molecule_type": "protein", "chain_ids": ["A"], "sequence": "GSW"}"#);
        let n = features.tokens.count();
        features.msa.rows = rows;
        features.msa.msa = features.msa.msa[..n].repeat(rows);
        features.msa.has_deletion = vec![0.0; rows * n];
        features.msa.deletion_value = vec![0.0; rows * n];
        let mut noise = Counted(SeededNoise::new(1), 0);
        let mut stop = |stage: Stage<'_>| !matches!(stage, Stage::Trunk { cycle: 1, .. });
        let ended = pollster::block_on(model.predict(&features, &TWO_STEPS, &mut noise, &mut stop));
        assert_eq!(ended, Err(Error::Cancelled));
        assert_eq!(noise.1, draws, "{rows} rows");
    }
}

#[test]
fn features_that_do_not_fit_each_other_are_refused() {
    let device = common::device();
    let model = OpenFold3::load(&device, &weights()).unwrap();
    let spoil: [fn(&mut Features); 6] = [
        |features| features.tokens.num_atoms_per_token[0] += 1,
        |features| features.tokens.start_atom_index[1] = 0,
        |features| features.tokens.restype[0] = 32,
        |features| features.reference.ref_element[0] = -1,
        |features| features.reference.ref_pos.truncate(3),
        |features| features.msa.profile.truncate(3),
    ];
    for (at, spoil) in spoil.iter().enumerate() {
        let mut features = features();
        spoil(&mut features);
        let refused = pollster::block_on(model.predict(
            &features,
            &TWO_STEPS,
            &mut SeededNoise::new(1),
            &mut |_| true,
        ));
        assert!(
            matches!(refused, Err(Error::Shape { .. })),
            "{at}: {:?}",
            refused.err()
        );
    }
}

#[test]
fn weights_of_another_model_are_refused() {
    let device = common::device();
    let error = OpenFold3::load(&device, &Weights::new(Default::default())).unwrap_err();
    assert!(matches!(error, Error::Weights(_)), "{error}");
}

#[test]
fn settings_of_nothing_and_noise_that_ends_are_refused() {
    struct Short;
    impl Noise for Short {
        fn normal(&mut self, count: usize) -> trifold::Result<Vec<f32>> {
            Ok(vec![0.5; count - 1])
        }
        fn permutation(&mut self, count: usize) -> Vec<usize> {
            (0..count).collect()
        }
        fn skip(&mut self, _: usize) {}
    }
    let device = common::device();
    let model = OpenFold3::load(&device, &weights()).unwrap();
    let try_with = |settings: Settings| {
        pollster::block_on(model.predict(&features(), &settings, &mut Short, &mut |_| true))
    };
    for settings in [TWO_STEPS.steps(0), TWO_STEPS.samples(0), TWO_STEPS] {
        assert!(
            matches!(try_with(settings), Err(Error::Input { .. })),
            "{settings:?}"
        );
    }
}
