//! From a query to files with the built-in network, and the estimated size of jobs.

mod common;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

use trifold::features::wanted_components;
use trifold::fold::{share_done, Fold, FoldOptions, Job, Planner};
use trifold::formats::{components, fasta, no_files, openfold3_json, Query};
use trifold::openfold3::{check_weights, ModelVersion, OpenFold3, SeededNoise, Settings, Stage};
use trifold::weights::{ReadRange, Weights};
use trifold::Error;

fn query(length: usize) -> Query {
    let letters: String = "MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQ"
        .chars()
        .cycle()
        .take(length)
        .collect();
    fasta::parse(&format!(">A\n{letters}\n"), "q", "q.fasta", &no_files)
        .unwrap()
        .queries
        .remove(0)
}

/// The planner allocates what the model allocates, so both numbers are equal.
#[test]
fn the_estimate_is_what_is_taken() {
    let device = common::device();
    let weights = common::random_weights();
    let planner = Planner::new(&device, &weights).unwrap();
    let model = OpenFold3::load(&device, &weights).unwrap();
    for (length, samples, recycles) in [(20, 5, 2), (7, 1, 0), (40, 1, 3)] {
        let job = Job::new(
            &query(length),
            &Default::default(),
            ModelVersion::of(&weights).unwrap(),
        )
        .unwrap();
        let settings = Settings::DEFAULT
            .recycles(recycles)
            .steps(2)
            .samples(samples);
        let options = FoldOptions::default().settings(settings);
        let estimate = pollster::block_on(planner.estimate(&job, &options.settings, None)).unwrap();
        device.trim_memory();
        device.reset_memory_peak();
        Fold::new(&model, &job)
            .options(options.clone())
            .run_blocking()
            .unwrap();
        let ratio = device.memory().peak as f64 / estimate.device_bytes as f64;
        assert!(
            (0.95..1.05).contains(&ratio),
            "{length} tokens, {samples} samples: {} bytes taken, {estimate}",
            device.memory().peak
        );
        let error = pollster::block_on(planner.estimate(
            &job,
            &options.settings,
            Some(estimate.device_bytes - 1),
        ))
        .unwrap_err()
        .to_string();
        assert!(
            error.contains(&format!("query \"q\": {length} tokens and"))
                && error.contains("more than the"),
            "{error}"
        );
    }
}

/// A file is read once, when its numbers are needed.
#[test]
fn an_estimate_reads_no_weights() {
    struct Counted(Arc<AtomicUsize>);
    impl ReadRange for Counted {
        fn size(&self) -> u64 {
            common::RANDOM.len() as u64
        }
        fn read(&self, start: u64, length: usize) -> Result<Vec<u8>, String> {
            self.0.fetch_add(length, Ordering::Relaxed);
            Ok(common::RANDOM[start as usize..][..length].to_vec())
        }
    }
    let read = Arc::new(AtomicUsize::new(0));
    let weights =
        Weights::from_pieces(vec![("w".into(), Box::new(Counted(read.clone())))]).unwrap();
    check_weights(&weights).unwrap();
    let device = common::device();
    let before = read.load(Ordering::Relaxed);
    let planner = Planner::new(&device, &weights).unwrap();
    assert!(
        read.load(Ordering::Relaxed) - before < 100,
        "{} bytes",
        read.load(Ordering::Relaxed) - before
    );
    OpenFold3::load(&device, &weights).unwrap();
    assert!(read.load(Ordering::Relaxed) - before > common::RANDOM.len() / 2);
    let job = Job::new(
        &query(9),
        &Default::default(),
        ModelVersion::of(&weights).unwrap(),
    )
    .unwrap();
    let estimate = |planner: &Planner| {
        pollster::block_on(planner.estimate(&job, &Settings::default(), None)).unwrap()
    };
    assert_eq!(
        estimate(&planner),
        estimate(&Planner::new(&device, &common::random_weights()).unwrap())
    );
}

#[test]
fn progress_goes_from_nothing_to_all_and_can_end_it() {
    let device = common::device();
    let weights = common::random_weights();
    let job = Job::new(
        &query(5),
        &Default::default(),
        ModelVersion::of(&weights).unwrap(),
    )
    .unwrap();
    let settings = Settings::DEFAULT.recycles(1).steps(3).samples(2);
    let options = FoldOptions::default().settings(settings);
    let model = OpenFold3::load(&device, &weights).unwrap();
    let mut shares = Vec::new();
    let report = |stage: Stage<'_>| {
        shares.push(share_done(&stage, 5, &options.settings));
        true
    };
    let folded = Fold::new(&model, &job)
        .options(options.clone())
        .on_progress(report)
        .run_blocking()
        .unwrap();
    assert_eq!((folded.rows.len(), folded.files.len()), (2, 9));
    assert!(
        shares.windows(2).all(|pair| pair[0] < pair[1]),
        "{shares:?}"
    );
    assert_eq!((shares[0], *shares.last().unwrap()), (0.0, 1.0));
    for last in 0..shares.len() {
        let mut reported = 0;
        let stop = |_: Stage<'_>| {
            reported += 1;
            reported <= last
        };
        let fold = Fold::new(&model, &job)
            .options(options.clone())
            .on_progress(stop);
        assert_eq!(fold.run_blocking(), Err(Error::Cancelled));
    }
}

#[test]
fn the_same_seed_gives_the_same_first_samples() {
    let device = common::device();
    let weights = common::random_weights();
    let job = Job::new(
        &query(5),
        &Default::default(),
        ModelVersion::of(&weights).unwrap(),
    )
    .unwrap();
    let model = OpenFold3::load(&device, &weights).unwrap();
    let atoms = |samples: usize, seed: u64| {
        let settings = Settings::DEFAULT.recycles(0).steps(3).samples(samples);
        let options = FoldOptions::default().settings(settings).seed(seed);
        let folded = Fold::new(&model, &job)
            .options(options.clone())
            .run_blocking()
            .unwrap();
        let models = folded
            .files
            .into_iter()
            .filter(|file| file.path.ends_with("model.cif"));
        let of_model = |text: String| {
            text.lines()
                .filter(|line| line.starts_with("ATOM"))
                .map(str::to_string)
                .collect::<Vec<_>>()
        };
        models
            .map(|file| of_model(String::from_utf8(file.bytes).unwrap()))
            .collect::<Vec<_>>()
    };
    let (one, two) = (atoms(1, 4), atoms(2, 4));
    assert_eq!(one[0], two[0]);
    assert_ne!(two[0], two[1]);
    assert_ne!(one, atoms(1, 5));
}

/// Chains of all kinds, some of the same size, ligands between them.
fn mixed() -> Job {
    let text = r#"{"queries": {"mixed": {"chains": [
        {"molecule_type": "protein", "chain_ids": ["A", "C"], "sequence": "MKTAYIAKQRQISFVKSHFSRQ"},
        {"molecule_type": "ligand", "chain_ids": ["L", "M"], "ccd_codes": "AIN"},
        {"molecule_type": "rna", "chain_ids": ["B"], "sequence": "GACUGGAC"}]}}}"#;
    let query = openfold3_json::parse(text, "query", &|_| panic!("no files"))
        .unwrap()
        .queries
        .remove(0);
    let file = std::fs::File::open(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/components.cif"),
    )
    .unwrap();
    let components = components::read(
        std::io::BufReader::new(file),
        &wanted_components(&query),
        "components.cif",
    )
    .unwrap();
    Job::new(
        &query,
        &components,
        ModelVersion::of(&common::random_weights()).unwrap(),
    )
    .unwrap()
}

/// Expectations computed on the device give the same scores as the logits.
#[test]
fn scores_are_those_of_the_logits() {
    let weights = common::random_weights();
    let job = mixed();
    let settings = Settings::DEFAULT.recycles(0).steps(3).samples(2);
    let options = FoldOptions::default().settings(settings).seed(5);
    let device = common::device();
    let model = OpenFold3::load(&device, &weights).unwrap();
    let prediction = pollster::block_on(model.predict(
        &job.features,
        &settings,
        &mut SeededNoise::new(5),
        &mut |_| true,
    ))
    .unwrap();
    let expected = job.score(&prediction).unwrap();
    let samples = pollster::block_on(Fold::new(&model, &job).options(options).predict()).unwrap();
    assert_eq!(
        samples
            .iter()
            .flat_map(|sample| sample.coordinates.clone())
            .collect::<Vec<_>>(),
        prediction.coordinates
    );
    for (sample, expected) in samples.iter().zip(&expected) {
        let near = |a: f64, b: f64, what: &str| {
            assert!(
                (a - b).abs() <= 2e-6 * b.abs(),
                "{what}: {a}, from logits {b}"
            )
        };
        let (got, of) = (&sample.confidence, &expected.scores);
        let lists = [
            ("plddt", &got.plddt, &expected.plddt),
            ("pae", &got.pae, &expected.pae),
            ("pde", &got.pde, &expected.pde),
        ];
        for (name, got, expected) in lists {
            assert_eq!(got.len(), expected.len());
            got.iter()
                .zip(expected)
                .for_each(|(a, b)| near(f64::from(*a), f64::from(*b), name));
        }
        let tables = [
            (&got.scores.chain_ptm, &of.chain_ptm, 5),
            (&got.scores.chain_pair_iptm, &of.chain_pair_iptm, 10),
            (&got.scores.bespoke_iptm, &of.bespoke_iptm, 10),
        ];
        for (got, of, count) in tables {
            assert_eq!((got.len(), of.len()), (count, count));
            got.iter()
                .for_each(|(key, score)| near(*score, of[key], key));
        }
        let own = &got.scores;
        let single = [
            (own.gpde, of.gpde),
            (own.iptm, of.iptm),
            (own.ptm, of.ptm),
            (own.sample_ranking_score, of.sample_ranking_score),
        ];
        single
            .iter()
            .for_each(|(a, b)| near(*a, *b, "a single score"));
        assert!(
            of.iptm > 0.01 && of.chain_pair_iptm.values().all(|score| *score > 0.01),
            "{of:?}"
        );
    }
}
