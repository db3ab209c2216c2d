//! The thread that owns the GPU.

use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use trifold::fold::{share_done, Fold, FoldOptions, Folded, Job, Planner};
use trifold::openfold3::{check_weights, FoldState, ModelVersion, OpenFold3, Settings, Stage};
use trifold::weights::Weights;
use trifold::{network, Device, Error, Result, TierRequest};

use super::job::{Failure, Progress, State, Work};
use super::store::{Entry, Store};
use super::submission::Submissions;
use super::Arguments;
use crate::fold::{describe, of_weights, Output, Results};
use crate::options::DeviceArguments;

/// The weights and the device that folds with them.
pub struct Worker {
    device: DeviceArguments,
    weights: Weights,
    /// A hash of the weights.
    hash: u64,
    version: ModelVersion,
    max_memory: Option<u64>,
    max_time: Option<Duration>,
    loaded: Loaded,
}

/// Everything that is on the GPU.
struct Loaded {
    device: Device,
    planner: Planner,
    model: OpenFold3,
}

impl Loaded {
    fn open(device: &DeviceArguments, weights: &Weights) -> Result<Self> {
        let device = device.open(TierRequest::Best)?;
        Ok(Loaded {
            planner: Planner::new(&device, weights)?,
            model: OpenFold3::load(&device, weights)?,
            device,
        })
    }
}

/// The end of a job that did not fail.
enum End {
    Done,
    Cancelled,
    /// The service stops: the job waits for the next start.
    Stopped,
    TimedOut,
}

/// Loads the model on a thread, which then folds the jobs of a store until it is closed.
///
/// # Errors
/// As [`Worker::load`].
pub fn start(
    device: &DeviceArguments,
    arguments: &Arguments,
    store: Arc<Store>,
) -> Result<(JoinHandle<()>, Submissions)> {
    let (device, arguments) = (device.clone(), arguments.clone());
    let (loaded, receiver) = std::sync::mpsc::channel();
    // Weights cannot change threads.
    let thread = std::thread::spawn(move || {
        // The receiver is there: it waits for this.
        match Worker::load(&device, &arguments) {
            Err(error) => drop(loaded.send(Err(error))),
            Ok(worker) => {
                let submissions = Submissions::new(&worker, &arguments);
                drop(loaded.send(Ok(submissions.clone())));
                worker.work(&store, &submissions);
            }
        }
    });
    match receiver.recv() {
        Ok(submissions) => Ok((thread, submissions?)),
        Err(_) => Err(Error::Weights("loading the model ended in a bug".into())),
    }
}

impl Worker {
    /// Loads the model.
    ///
    /// # Errors
    /// If the weights cannot be read, or no device runs them.
    pub fn load(device: &DeviceArguments, arguments: &Arguments) -> Result<Self> {
        let weights = match &arguments.weights {
            Some(path) => Weights::open(path)?,
            None => network::weights()?,
        };
        check_weights(&weights)?;
        Ok(Worker {
            loaded: Loaded::open(device, &weights)?,
            hash: of_weights(&weights)?,
            version: ModelVersion::of(&weights)?,
            device: device.clone(),
            weights,
            max_memory: arguments.limits.max_memory,
            max_time: arguments.limits.max_seconds.map(Duration::from_secs),
        })
    }

    /// The release of the weights.
    pub fn version(&self) -> ModelVersion {
        self.version
    }

    /// Whether the weights are those of the built-in network.
    pub fn is_built_in(&self) -> bool {
        network::is_built_in(&self.weights)
    }

    /// The default amount of work.
    pub fn settings(&self) -> Settings {
        match self.is_built_in() {
            true => network::SETTINGS,
            false => Settings::default(),
        }
    }

    /// Folds the jobs of a store until it is closed.
    fn work(mut self, store: &Store, submissions: &Submissions) {
        while let Some(entry) = store.next() {
            let (state, failure) = self.run(&entry, store, submissions);
            store.finish(&entry, state, failure);
        }
    }

    /// Folds a job. A job that loses the device is folded once more on a new one.
    fn run(
        &mut self,
        entry: &Entry,
        store: &Store,
        submissions: &Submissions,
    ) -> (State, Option<Failure>) {
        let mut end = self.attempt(entry, store, submissions);
        if matches!(&end, Err(failure) if failure.code == "device-lost") {
            end = Loaded::open(&self.device, &self.weights)
                .map(|loaded| self.loaded = loaded)
                .map_err(Failure::from)
                .and_then(|()| self.attempt(entry, store, submissions));
        }
        match end {
            Ok(End::Done) => (State::Done, None),
            Ok(End::Cancelled) => (State::Cancelled, None),
            Ok(End::Stopped) => (State::Queued, None),
            Ok(End::TimedOut) => {
                let seconds = self.max_time.unwrap_or_default().as_secs();
                let message = format!("the job ran longer than {seconds} s, the service's limit");
                (State::Failed, Some(Failure::new("timeout", message)))
            }
            Err(failure) => (State::Failed, Some(failure)),
        }
    }

    /// A panic is a bug, and ends its own job only.
    fn attempt(
        &self,
        entry: &Entry,
        store: &Store,
        submissions: &Submissions,
    ) -> Result<End, Failure> {
        let fold = || self.fold(entry, store, submissions);
        catch_unwind(AssertUnwindSafe(fold))
            .map_err(|_| Failure::new("internal", "the fold ended in a bug; see the service's log"))
            .and_then(|end| end.map_err(Failure::from))
    }

    fn fold(&self, entry: &Entry, store: &Store, submissions: &Submissions) -> Result<End> {
        let record = entry.record();
        let job = submissions.read(&entry.query()?, Some(&record.name))?.job;
        let Loaded {
            device, planner, ..
        } = &self.loaded;
        // Buffers of a job of another size are not reused.
        device.trim_memory();
        let settings = record.work.settings();
        pollster::block_on(planner.estimate(&job, &settings, self.max_memory))?;
        let mut results = Results::new(Output::new(&entry.results(), false), self.hash, true);
        let started = Instant::now();
        let interrupted = || match () {
            () if entry.is_cancelled() => Some(End::Cancelled),
            () if store.is_closed() => Some(End::Stopped),
            () if self.max_time.is_some_and(|most| started.elapsed() > most) => Some(End::TimedOut),
            () => None,
        };
        for (at, seed) in record.work.seeds.iter().enumerate() {
            let note = self.loaded.model.note().map(str::to_string);
            let options = record.work.options(*seed, note);
            if results.is_done(&job, &options)? {
                continue;
            }
            let advance = |stage: &Stage| {
                entry.set_progress(progress(&job, &record.work, at, stage));
                interrupted().is_none()
            };
            match self.fold_seed(entry, &job, &options, advance) {
                Ok(folded) => results.write(&job, &options, folded)?,
                Err(Error::Cancelled) => return Ok(interrupted().unwrap_or(End::Cancelled)),
                Err(error) => return Err(error),
            }
        }
        Ok(End::Done)
    }

    /// Folds one seed, from where an earlier service stopped.
    fn fold_seed(
        &self,
        entry: &Entry,
        job: &Job,
        options: &FoldOptions,
        mut advance: impl FnMut(&Stage) -> bool,
    ) -> Result<Folded> {
        let stored = entry.take_fold_state();
        // A state of another version of trifold is not read: the fold starts at the beginning.
        let mut state = stored
            .and_then(|bytes| FoldState::from_bytes(&bytes).ok())
            .unwrap_or_default();
        let folded = Fold::new(&self.loaded.model, job)
            .options(options.clone())
            .on_progress(|stage| advance(&stage))
            .resume(&mut state)
            .run_blocking();
        if matches!(folded, Err(Error::Cancelled)) && !entry.is_cancelled() {
            entry.keep_fold_state(&state.to_bytes())?;
        }
        folded
    }
}

/// The progress over all seeds.
fn progress(job: &Job, work: &Work, seed: usize, stage: &Stage) -> Progress {
    let of_seed = share_done(stage, job.features.tokens.count(), &work.settings());
    Progress {
        share: (seed as f64 + of_seed) / work.seeds.len() as f64,
        stage: describe(stage),
    }
}
