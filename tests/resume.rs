//! A fold that ended early resumes from its state, on another device, with the same result.

mod common;

use trifold::fold::{Fold, FoldOptions, Folded, Job, Planner};
use trifold::formats::{fasta, no_files};
use trifold::openfold3::{FoldState, ModelVersion, OpenFold3, Settings, Stage};
use trifold::{Device, DeviceError, Error, Result};

const SETTINGS: Settings = Settings::DEFAULT.recycles(2).steps(4).samples(2);

/// An alignment so deep that every cycle draws rows of it, so that the trunk also draws noise.
fn job() -> Job {
    const ROWS: usize = 1030;
    let query = fasta::parse(">A\nMQIFVKT\n>B\nGSW\n", "q", "q.fasta", &no_files)
        .unwrap()
        .queries
        .remove(0);
    let mut job = Job::new(
        &query,
        &Default::default(),
        ModelVersion::of(&common::random_weights()).unwrap(),
    )
    .unwrap();
    let (msa, count) = (&mut job.features.msa, ROWS * 10);
    msa.rows = ROWS;
    msa.msa = (0..count as i32).map(|at| at * at / 7 % 20).collect();
    (msa.has_deletion, msa.deletion_value) = (vec![0.0; count], vec![0.0; count]);
    job
}

fn options(seed: u64) -> FoldOptions {
    FoldOptions::default().settings(SETTINGS).seed(seed)
}

/// Runs on a new device, which `progress` also gets.
fn run(
    job: &Job,
    options: &FoldOptions,
    state: Option<&mut FoldState>,
    mut progress: impl FnMut(&Device, Stage<'_>) -> bool,
) -> Result<Folded> {
    let device = common::device();
    let model = OpenFold3::load(&device, &common::random_weights())?;
    let fold = Fold::new(&model, job)
        .options(options.clone())
        .on_progress(|stage| progress(&device, stage));
    match state {
        Some(state) => fold.resume(state).run_blocking(),
        None => fold.run_blocking(),
    }
}

fn samples(folded: Result<Folded>) -> Vec<trifold::fold::Sample> {
    folded.unwrap().samples
}

type IsEnd = fn(Stage<'_>) -> bool;

/// Cancels at each stage, then resumes; completed work is not repeated.
#[test]
fn what_was_cancelled_goes_on_where_it_was() {
    let (job, options) = (job(), options(7));
    let mut stages = 0;
    let whole = samples(run(&job, &options, None, |_, _| {
        stages += 1;
        true
    }));
    let ends: [(&str, IsEnd, usize, usize); 4] = [
        (
            "in the first cycle",
            |stage| matches!(stage, Stage::Trunk { cycle: 0, .. }),
            0,
            0,
        ),
        (
            "in the last cycle",
            |stage| matches!(stage, Stage::Trunk { cycle: 2, .. }),
            2,
            0,
        ),
        (
            "at the second step",
            |stage| matches!(stage, Stage::Diffusion { step: 1, .. }),
            3,
            2,
        ),
        (
            "at the first sample's confidence",
            |stage| matches!(stage, Stage::Confidence { .. }),
            3,
            4,
        ),
    ];
    for (place, is_end, cycles, steps) in ends {
        let mut state = FoldState::default();
        assert_eq!(
            run(&job, &options, Some(&mut state), |_, stage| !is_end(stage)),
            Err(Error::Cancelled)
        );
        assert_eq!((state.cycles(), state.steps()), (cycles, steps), "{place}");
        let mut reported = 0;
        let rest = samples(run(&job, &options, Some(&mut state), |_, stage| {
            reported += 1;
            match stage {
                Stage::Trunk { cycle, .. } => assert!(cycle >= cycles, "{place}"),
                Stage::Diffusion { step, .. } => assert!(step >= steps, "{place}"),
                _ => {}
            }
            true
        }));
        assert!(rest == whole, "{place}: not what one go gives");
        assert!(reported < stages || cycles == 0, "{place}");
        assert_eq!(
            state,
            FoldState::default(),
            "a state is empty once all is done"
        );
    }
}

#[test]
fn what_a_lost_device_has_done_is_not_lost() {
    let (job, options) = (job(), options(8));
    let whole = samples(run(&job, &options, None, |_, _| true));
    let mut state = FoldState::default();
    let mut lose = |at: IsEnd| {
        let failed = run(&job, &options, Some(&mut state), |device, stage| {
            if at(stage) {
                device.destroy();
            }
            true
        });
        assert!(
            matches!(failed, Err(Error::Device(DeviceError::Lost(_)))),
            "{failed:?}"
        );
        (state.cycles(), state.steps())
    };
    assert_eq!(
        lose(|stage| matches!(stage, Stage::Trunk { cycle: 1, .. })),
        (1, 0)
    );
    assert_eq!(
        lose(|stage| matches!(stage, Stage::Diffusion { step: 2, .. })),
        (3, 3)
    );
    assert!(
        samples(run(&job, &options, Some(&mut state), |_, _| true)) == whole,
        "not what one go gives"
    );
}

#[test]
fn a_state_of_something_else_is_refused() {
    let (job, options) = (job(), options(9));
    let mut state = FoldState::default();
    let ended = run(&job, &options, Some(&mut state), |_, stage| {
        !matches!(stage, Stage::Diffusion { .. })
    });
    assert_eq!(ended, Err(Error::Cancelled));
    let held = state.bytes();
    let mut other_job = job.clone();
    other_job.features.msa.has_deletion[9] = 1.0;
    let more_steps = options.clone().settings(SETTINGS.steps(5));
    for (job, options) in [
        (&job, &self::options(10)),
        (&job, &more_steps),
        (&other_job, &options),
    ] {
        let error = run(job, options, Some(&mut state), |_, _| true)
            .map(|_| ())
            .unwrap_err()
            .to_string();
        assert!(error.contains("another query, seed or settings"), "{error}");
    }
    assert_eq!((state.bytes(), state.steps()), (held, 1));
    // The model depends only on features and settings.
    let device = common::device();
    let model = OpenFold3::load(&device, &common::random_weights()).unwrap();
    let one_sample = SETTINGS.samples(1);
    let mut noise = trifold::openfold3::SeededNoise::new(9);
    let refused = pollster::block_on(model.structures(
        &job.features,
        &one_sample,
        &mut noise,
        &mut |_| true,
        Some(&mut state),
    ));
    assert!(
        matches!(refused, Err(Error::Input { .. })),
        "{:?}",
        refused.err()
    );
}

#[test]
fn what_is_kept_is_as_large_as_the_estimate_says() {
    let (job, options) = (job(), options(11));
    let mut state = FoldState::default();
    let ended = run(&job, &options, Some(&mut state), |_, stage| {
        !matches!(stage, Stage::Diffusion { .. })
    });
    assert_eq!(ended, Err(Error::Cancelled));
    let planner = Planner::new(&common::device(), &common::random_weights()).unwrap();
    let estimate = pollster::block_on(planner.estimate(&job, &options.settings, None)).unwrap();
    let coordinates = 2 * job.structure.atoms.len() * 3 * size_of::<f32>();
    assert_eq!(
        estimate.state_bytes,
        2 * (state.bytes() - coordinates) as u64
    );
}
