//! The threads that own a GPU each.

use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
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
    /// The number of workers of the service.
    workers: Arc<AtomicUsize>,
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

/// Loads the model on a thread for each GPU, which then folds the jobs of a store until it is
/// closed.
///
/// # Errors
/// As [`Worker::load`], of any GPU.
pub fn start(
    device: &DeviceArguments,
    arguments: &Arguments,
    store: &Arc<Store>,
) -> Result<(Vec<JoinHandle<()>>, Submissions)> {
    let gpus = device.each(arguments.gpus.as_deref())?;
    let (loaded, receiver) = std::sync::mpsc::channel();
    let workers = Arc::new(AtomicUsize::new(gpus.len()));
    let mut threads = Vec::new();
    for gpu in gpus {
        let (loaded, store, workers) = (loaded.clone(), store.clone(), workers.clone());
        let arguments = arguments.clone();
        // Weights cannot change threads.
        threads.push(std::thread::spawn(move || {
            // The receiver is there: it waits for this.
            match Worker::load(&gpu, &arguments, workers) {
                Err(error) => drop(loaded.send(Err(error))),
                Ok(worker) => {
                    let submissions = Submissions::new(&worker, &arguments);
                    drop(loaded.send(Ok(submissions.clone())));
                    drop(loaded);
                    worker.work(&store, &submissions);
                }
            }
        }));
    }
    drop(loaded);
    let submissions: Vec<Submissions> = receiver.iter().collect::<Result<_>>()?;
    match submissions.into_iter().next() {
        Some(first) => Ok((threads, first)),
        None => Err(Error::Weights("loading the model ended in a bug".into())),
    }
}

impl Worker {
    /// Loads the model.
    ///
    /// # Errors
    /// If the weights cannot be read, or no device runs them.
    pub fn load(
        device: &DeviceArguments,
        arguments: &Arguments,
        workers: Arc<AtomicUsize>,
    ) -> Result<Self> {
        let weights = match &arguments.weights {
            Some(path) => Weights::open(path)?,
            None => network::weights()?,
        };
        check_weights(&weights).map_err(Error::shortened)?;
        Ok(Worker {
            loaded: Loaded::open(device, &weights)?,
            hash: of_weights(&weights)?,
            version: ModelVersion::of(&weights)?,
            device: device.clone(),
            weights,
            workers,
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

    /// Folds the jobs of a store until it is closed, or the device is gone and there are others.
    fn work(mut self, store: &Store, submissions: &Submissions) {
        while let Some(entry) = store.next() {
            let mut end = self.attempt(&entry, store, submissions);
            if matches!(&end, Err(failure) if failure.code == "device-lost") {
                match Loaded::open(&self.device, &self.weights) {
                    Ok(loaded) => {
                        self.loaded = loaded;
                        end = self.attempt(&entry, store, submissions);
                    }
                    Err(error) if self.may_leave() => {
                        let name = self.device.name();
                        eprintln!("trifold serve: {name} folds no more: {error}");
                        store.finish(&entry, State::Queued, None);
                        return;
                    }
                    Err(error) => end = Err(error.into()),
                }
            }
            let (state, failure) = self.finished(end);
            store.finish(&entry, state, failure);
        }
    }

    /// Counts this worker out, unless it is the last one.
    fn may_leave(&self) -> bool {
        let fewer = |workers: usize| (workers > 1).then(|| workers - 1);
        let (set, fetch) = (Ordering::Relaxed, Ordering::Relaxed);
        self.workers.fetch_update(set, fetch, fewer).is_ok()
    }

    /// The state of a job after its end.
    fn finished(&self, end: Result<End, Failure>) -> (State, Option<Failure>) {
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
        let mut results = Results::new(Output::new(&entry.results()), self.hash, false);
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
            // Results of other weights or of an earlier version are written again.
            if matches!(results.earlier().has(&job, &options), Ok(true)) {
                continue;
            }
            let advance = |stage: &Stage| {
                entry.set_progress(progress(&job, &record.work, at, stage));
                interrupted().is_none()
            };
            match self.fold_seed(entry, &job, &options, advance) {
                Ok(folded) => results
                    .write(&job, &options, &folded)
                    .and_then(|()| results.summarize())?,
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
