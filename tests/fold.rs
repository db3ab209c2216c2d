//! From a query to files with the built-in network, and how large a job is said to be.

mod common;

use trifold::fold::{demo, fold, share_done, Job, Planner, Request};
use trifold::formats::{fasta, Query};
use trifold::openfold3::{OpenFold3, Settings, Stage};

fn query(length: usize) -> Query {
    let letters: String = "MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQ".chars().cycle().take(length).collect();
    fasta::parse(&format!(">A\n{letters}\n"), "q", "q.fasta").unwrap().queries.remove(0)
}

/// The planner goes through the motions of the model itself: what it says is what is taken.
#[test]
fn the_estimate_is_what_is_taken() {
    let device = common::device();
    let weights = demo::weights().unwrap();
    let planner = Planner::new(&device, &weights).unwrap();
    let model = OpenFold3::load(&device, &weights).unwrap();
    for (length, samples, recycles) in [(20, 5, 2), (7, 1, 0), (40, 1, 3)] {
        let job = Job::new(&query(length), &Default::default(), weights.generation().unwrap()).unwrap();
        let request = Request { settings: Settings { recycles, steps: 2, samples }, ..Request::new(&weights) };
        let estimate = pollster::block_on(planner.estimate(&job, &request.settings, None)).unwrap();
        device.trim_memory();
        device.reset_memory_peak();
        pollster::block_on(fold(&model, &job, &request, || 0.0, &mut |_| true)).unwrap().unwrap();
        let ratio = device.memory().peak as f64 / estimate.device_bytes as f64;
        assert!((0.95..1.05).contains(&ratio), "{length} tokens, {samples} samples: {} bytes taken, {estimate}", device.memory().peak);
        let error = pollster::block_on(planner.estimate(&job, &request.settings, Some(estimate.device_bytes - 1))).unwrap_err().to_string();
        assert!(error.contains(&format!("query \"q\": {length} tokens and")) && error.contains("more than the"), "{error}");
    }
}

#[test]
fn progress_goes_from_nothing_to_all_and_can_end_it() {
    let device = common::device();
    let weights = demo::weights().unwrap();
    let job = Job::new(&query(5), &Default::default(), weights.generation().unwrap()).unwrap();
    let request = Request { settings: Settings { recycles: 1, steps: 3, samples: 2 }, ..Request::new(&weights) };
    let model = OpenFold3::load(&device, &weights).unwrap();
    let mut shares = Vec::new();
    let mut tell = |stage: Stage<'_>| {
        shares.push(share_done(&stage, 5, &request.settings));
        true
    };
    let folded = pollster::block_on(fold(&model, &job, &request, || 0.0, &mut tell)).unwrap().unwrap();
    assert_eq!((folded.rows.len(), folded.files.len()), (2, 7));
    assert!(shares.windows(2).all(|pair| pair[0] < pair[1]), "{shares:?}");
    assert_eq!((shares[0], *shares.last().unwrap()), (0.0, 1.0));
    for last in 0..shares.len() {
        let mut told = 0;
        let mut stop = |_: Stage<'_>| {
            told += 1;
            told <= last
        };
        assert_eq!(pollster::block_on(fold(&model, &job, &request, || 0.0, &mut stop)).unwrap(), None);
    }
}

#[test]
fn the_same_seed_gives_the_same_first_samples() {
    let device = common::device();
    let weights = demo::weights().unwrap();
    let job = Job::new(&query(5), &Default::default(), weights.generation().unwrap()).unwrap();
    let model = OpenFold3::load(&device, &weights).unwrap();
    let atoms = |samples: usize, seed: u64| {
        let request = Request { settings: Settings { recycles: 0, steps: 3, samples }, seed, ..Request::new(&weights) };
        let folded = pollster::block_on(fold(&model, &job, &request, || 0.0, &mut |_| true)).unwrap().unwrap();
        let models = folded.files.into_iter().filter(|file| file.path.ends_with("model.cif"));
        let of_model = |text: String| text.lines().filter(|line| line.starts_with("ATOM")).map(str::to_string).collect::<Vec<_>>();
        models.map(|file| of_model(String::from_utf8(file.bytes).unwrap())).collect::<Vec<_>>()
    };
    let (one, two) = (atoms(1, 4), atoms(2, 4));
    assert_eq!(one[0], two[0]);
    assert_ne!(two[0], two[1]);
    assert_ne!(one, atoms(1, 5));
}
