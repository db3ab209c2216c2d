//! The end of a call's pipeline: files, messages and the exit code.

use crate::exit::ExitCode;
use std::path::Path;
use std::time::{Duration, Instant};

use trifold::fold::Folded;
use trifold::formats::confidences::SummaryRow;
use trifold::{Error, Result};

use super::gpu::{Predicted, Unit};
use super::interrupt;
use super::output::{folder_of, report};
use super::progress::Console;
use super::results::Results;
use super::workers::News;

/// The time between two summaries: the more queries a folder has, the longer writing one takes.
const SUMMARY: Duration = Duration::from_secs(2);

/// Called with the best ranked sample of a query and seed, and the folder of its files, after they
/// were written or where an earlier call wrote them.
pub type OnResult<'a> = &'a dyn Fn(&SummaryRow, &Path);

/// An event of a call.
pub enum Message {
    /// A query cannot be folded.
    Refused(String, Error),
    /// A query and seed are complete already.
    Skipped(String, u64),
    /// Ctrl-C came before this query was prepared.
    Stopped(String),
    /// The news of the GPU with a name.
    Of(String, News<Unit, Predicted>),
}

/// Writes results, prints messages, and remembers failures.
pub struct Writer<'a> {
    results: Results,
    console: &'a Console,
    on_result: OnResult<'a>,
    failed: bool,
    /// The query or unit that Ctrl-C ended.
    interrupted: Option<String>,
    summarized: Instant,
    /// Whether the summary on disk may lack rows.
    stale: bool,
}

impl<'a> Writer<'a> {
    /// The writer of a call; `failed` states that a query was refused already.
    pub fn new(
        results: Results,
        console: &'a Console,
        on_result: OnResult<'a>,
        failed: bool,
    ) -> Self {
        Writer {
            results,
            console,
            on_result,
            failed,
            interrupted: None,
            summarized: Instant::now(),
            stale: false,
        }
    }

    /// Acts on an event.
    pub fn take(&mut self, message: Message) {
        match message {
            Message::Refused(query, error) => self.refuse(&query, &error),
            Message::Skipped(query, seed) => self.skip(&query, seed),
            Message::Stopped(query) => {
                self.interrupted.get_or_insert(query);
            }
            Message::Of(_, News::Folded(unit, Ok(predicted))) => self.write(&unit, predicted),
            Message::Of(_, News::Folded(unit, Err(Error::Cancelled))) => {
                self.interrupted.get_or_insert(unit.title());
            }
            Message::Of(_, News::Folded(unit, Err(error))) => {
                self.refuse(&unit.job.structure.name, &error);
            }
            Message::Of(gpu, News::Lost(error)) => self.console.say(|| {
                eprintln!("trifold fold: {gpu}: {error}; its job is in the queue again");
            }),
            Message::Of(gpu, News::Ended(error)) => self
                .console
                .say(|| eprintln!("trifold fold: {gpu} folds no more: {error}")),
            Message::Of(_, News::Left(unit)) => {
                let error = Error::input("GPU", "none is left to fold it");
                self.refuse(&unit.job.structure.name, &error);
            }
        }
    }

    fn refuse(&mut self, query: &str, error: &Error) {
        let message = error.to_string();
        let prefix = match message.contains(&format!("query {query:?}")) {
            true => String::new(),
            false => format!("query {query:?}: "),
        };
        self.console
            .say(|| eprintln!("trifold fold: {prefix}{message}"));
        self.failed = true;
    }

    fn skip(&mut self, query: &str, seed: u64) {
        self.stale = true;
        let folder = folder_of(self.results.folder(), query, seed);
        self.console.note(|| {
            eprintln!(
                "{query}, seed {seed}: skipped, it is complete in {}; --force folds it again",
                folder.display()
            );
        });
        self.show(query, seed);
    }

    fn write(&mut self, unit: &Unit, predicted: Predicted) {
        let Unit { job, options } = unit;
        let (query, seed) = (&job.structure.name, options.seed);
        let written = Folded::new(job, options, predicted.samples, predicted.seconds)
            .and_then(|folded| self.results.write(job, options, &folded).map(|()| folded));
        match written {
            Err(error) => self.refuse(query, &error),
            Ok(folded) => {
                self.stale = true;
                let folder = folder_of(self.results.folder(), query, seed);
                self.console.note(|| report(&folded.rows, &folder));
                self.show(query, seed);
                if self.summarized.elapsed() > SUMMARY {
                    self.summarize();
                }
            }
        }
    }

    fn show(&self, query: &str, seed: u64) {
        if let Some((best, folder)) = self.results.best(query, seed) {
            self.console.say(|| (self.on_result)(best, &folder));
        }
    }

    fn summarize(&mut self) {
        let written = self.results.summarize();
        if let Err(error) = written {
            self.console.say(|| eprintln!("trifold fold: {error}"));
            self.failed = true;
        }
        (self.stale, self.summarized) = (false, Instant::now());
    }

    /// Writes the summary; the exit code of the call.
    pub fn finish(mut self) -> Result<ExitCode> {
        if self.stale {
            self.summarize();
        }
        Ok(match &self.interrupted {
            Some(unit) => {
                eprintln!(
                    "trifold fold: interrupted at {unit}; the results before it are in {}, and \
                    the same call continues",
                    self.results.folder().display()
                );
                ExitCode::from(interrupt::EXIT_CODE)
            }
            None => ExitCode::from(if self.failed { 2 } else { 0 }),
        })
    }
}
