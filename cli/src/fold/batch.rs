//! The queries of one call: prepared on one thread, folded on a thread for each GPU, and written on
//! the caller's.

use crate::exit::ExitCode;
use std::path::Path;
use std::sync::mpsc::{sync_channel, SyncSender};
use std::thread;

use trifold::fold::{FoldOptions, Planner};
use trifold::openfold3::{check_weights, Settings, NOTE};
use trifold::weights::Weights;
use trifold::{network, Device, Error, Result, TierRequest};

use super::gpu::{Gpu, Unit};
use super::input::Planned;
use super::output::{check_writable, Output};
use super::prepare::{length, Preparation, Prepared, ReadComponents};
use super::progress::Console;
use super::queue::Queue;
use super::record::of_weights;
use super::results::Results;
use super::workers::{work, News, Taken};
use super::writer::{Message, OnResult, Writer};
use super::{interrupt, Run, Work};
use crate::options::DeviceArguments;

/// The most jobs and results that wait: features and results of many queries take much memory.
const WAITING: usize = 32;

/// The queries of one call, with their seeds.
pub struct Batch<'a> {
    pub queries: Vec<Planned>,
    pub components: ReadComponents<'a>,
    /// Whether a query was refused already.
    pub failed: bool,
    pub out: &'a Path,
    /// Whether other calls write to `out` at the same time.
    pub shared: bool,
    pub on_result: OnResult<'a>,
}

impl Batch<'_> {
    /// Folds, with the settings `built_in` as defaults for the built-in network.
    pub fn run(
        self,
        device: &DeviceArguments,
        work: &Work,
        built_in: Settings,
        run: &Run,
    ) -> Result<ExitCode> {
        if !run.dry_run {
            check_writable(
                self.out,
                self.queries
                    .iter()
                    .map(|planned| planned.query.name.as_str()),
            )?;
        }
        let weights = open_weights(run.weights.as_deref())?;
        check_weights(&weights).map_err(Error::shortened)?;
        let options = options(&weights, work, built_in, run);
        let console = Console::new(run.quiet);
        if let Some(note) = &options.note {
            console.note(|| eprintln!("trifold fold: {note}"));
        }
        let output = match self.shared {
            true => Output::shared(self.out),
            false => Output::new(self.out),
        };
        let results = Results::new(output, of_weights(&weights)?, run.force);
        let preparation = Preparation {
            earlier: (!run.dry_run).then(|| results.earlier().clone()),
            max_memory: run.max_memory,
            quiet: run.quiet,
            ..Preparation::new(&weights, self.components, &options)?
        };
        let writer = Writer::new(results, &console, self.on_result, self.failed);
        let gpus = device.each(run.gpus.as_deref())?;
        let mut queries = self.queries;
        if gpus.len() > 1 {
            // The last jobs of the GPUs end at about the same time.
            queries.sort_by_key(|planned| std::cmp::Reverse(length(&planned.query)));
        }
        let call = Call {
            gpus: &gpus,
            weights: &weights,
            preparation: &preparation,
            console: &console,
            run,
        };
        match run.dry_run {
            true => call.plan(queries, writer),
            false => call.fold(queries, writer),
        }
    }
}

/// The parts of a call that its threads share.
struct Call<'a> {
    gpus: &'a [DeviceArguments],
    weights: &'a Weights,
    preparation: &'a Preparation<'a>,
    console: &'a Console,
    run: &'a Run,
}

impl Call<'_> {
    /// Prints the size of every job.
    fn plan(&self, queries: Vec<Planned>, mut writer: Writer) -> Result<ExitCode> {
        let mut planner = None;
        for planned in queries {
            let tell = &mut |message| writer.take(message);
            let Some(Prepared { job, .. }) = self.preparation.prepare(planned, tell) else {
                continue;
            };
            let planner = match planner.take() {
                Some(known) => planner.insert(known),
                None => {
                    let device = self.gpus[0].open(TierRequest::Best)?;
                    planner.insert(Planner::new(&device, self.weights)?)
                }
            };
            match self.preparation.estimate(&job, planner) {
                Ok(estimate) => println!("{estimate}"),
                Err(error) => writer.take(Message::Refused(job.structure.name.clone(), error)),
            }
        }
        writer.finish()
    }

    /// Folds every query. A device is opened where one is not complete yet.
    fn fold(&self, queries: Vec<Planned>, mut writer: Writer) -> Result<ExitCode> {
        let mut queries = queries.into_iter();
        let first = queries.by_ref().find_map(|planned| {
            self.preparation
                .prepare(planned, &mut |message| writer.take(message))
        });
        let Some(first) = first else {
            return writer.finish();
        };
        interrupt::listen();
        let device = self.gpus[0].open(TierRequest::Best)?;
        let planner = Planner::new(&device, self.weights)?;
        let queue = Queue::new(WAITING, self.gpus.len());
        let (sender, receiver) = sync_channel(WAITING);
        let (mut first_device, run, console) = (Some(device), self.run, self.console);
        let jobs = Jobs {
            preparation: self.preparation,
            planner,
            console,
            queue: &queue,
        };
        thread::scope(|scope| {
            for gpu in self.gpus {
                let worker = Worker {
                    gpu,
                    several: self.gpus.len() > 1,
                    weights: run.weights.as_deref(),
                    console,
                    queue: &queue,
                };
                let (device, sender) = (first_device.take(), sender.clone());
                scope.spawn(move || worker.work(device, &sender));
            }
            scope.spawn(move || jobs.prepare(first, queries, &sender));
            // A panic while results are written ends the other threads too.
            let _closing = AtEnd(|| queue.close());
            let messages = receiver.into_iter();
            messages.for_each(|message| writer.take(message));
        });
        writer.finish()
    }
}

/// Calls a function when it is dropped, also by a panic.
struct AtEnd<F: Fn()>(F);

impl<F: Fn()> Drop for AtEnd<F> {
    fn drop(&mut self) {
        self.0();
    }
}

/// The thread that prepares jobs.
struct Jobs<'a> {
    preparation: &'a Preparation<'a>,
    planner: Planner,
    console: &'a Console,
    queue: &'a Queue<Taken<Unit>>,
}

impl Jobs<'_> {
    fn prepare(
        self,
        first: Prepared,
        queries: impl Iterator<Item = Planned>,
        sender: &SyncSender<Message>,
    ) {
        // Workers wait for the end, also after a panic.
        let _ending = AtEnd(|| self.queue.end());
        // Without a receiver the call has ended.
        let tell = &mut |message| drop(sender.send(message));
        self.put(first, tell);
        for planned in queries {
            if interrupt::wanted() {
                return tell(Message::Stopped(planned.query.name));
            }
            if let Some(prepared) = self.preparation.prepare(planned, tell) {
                self.put(prepared, tell);
            }
        }
    }

    /// Puts a job into the queue, unless it is too large.
    fn put(&self, Prepared { job, seeds }: Prepared, tell: &mut dyn FnMut(Message)) {
        match self.preparation.estimate(&job, &self.planner) {
            Ok(estimate) => self.console.note(|| eprintln!("{estimate}")),
            Err(error) => return tell(Message::Refused(job.structure.name.clone(), error)),
        }
        for seed in seeds {
            let unit = Unit {
                job: job.clone(),
                options: self.preparation.options.clone().seed(seed),
            };
            match self.queue.push(Taken::from(unit)) {
                Err(taken) if interrupt::wanted() => {
                    return tell(Message::Stopped(taken.into_job().title()));
                }
                Err(taken) => tell(Message::Of(String::new(), News::Left(taken.into_job()))),
                Ok(()) => {}
            }
        }
    }
}

/// The thread of a GPU.
struct Worker<'a> {
    gpu: &'a DeviceArguments,
    /// Whether there are other GPUs: then messages name this one.
    several: bool,
    weights: Option<&'a Path>,
    console: &'a Console,
    queue: &'a Queue<Taken<Unit>>,
}

impl Worker<'_> {
    /// Folds jobs, on `device` as long as it lasts.
    fn work(&self, mut device: Option<Device>, sender: &SyncSender<Message>) {
        let open = || {
            let device = match device.take() {
                Some(device) => device,
                None => self.gpu.open(TierRequest::Best)?,
            };
            Gpu::load(device, &open_weights(self.weights)?)
        };
        let fold = |gpu: &mut Gpu, unit: &Unit| {
            let title = match self.several {
                true => format!("{}: {}", self.gpu.name(), unit.title()),
                false => unit.title(),
            };
            gpu.fold(unit, &title, self.console)
        };
        let name = self.gpu.name();
        // Without a receiver the call has ended.
        let tell = |news| drop(sender.send(Message::Of(name.clone(), news)));
        work(self.queue, open, fold, tell);
    }
}

/// Weights of a file, or those of the built-in network.
fn open_weights(file: Option<&Path>) -> Result<Weights> {
    match file {
        Some(path) => Weights::open(path),
        None => network::weights(),
    }
}

/// The options of a call, with seed 1.
fn options(weights: &Weights, work: &Work, built_in: Settings, run: &Run) -> FoldOptions {
    let settings = work.settings(match network::is_built_in(weights) {
        true => built_in,
        false => Settings::default(),
    });
    FoldOptions::default()
        .settings(settings)
        .format(run.format.into())
        .note(weights.metadata(NOTE).map(str::to_string))
}
