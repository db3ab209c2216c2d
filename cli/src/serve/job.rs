//! A job of the service: its record, which is stored as `job.json`.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use trifold::fold::{FoldOptions, StructureFormat};
use trifold::openfold3::Settings;
use trifold::Error;

use crate::fold::Format;

/// A job and its state.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Record {
    /// Sixteen hexadecimal digits.
    pub id: String,
    /// The place of the job in the order of submission.
    pub number: u64,
    /// The name of the query.
    pub name: String,
    /// The state; the store alone changes it.
    pub state: State,
    /// Tokens of the query.
    pub tokens: usize,
    /// Atoms of the query.
    pub atoms: usize,
    /// How to fold it.
    #[serde(flatten)]
    pub work: Work,
    /// How the query was understood, and what its weights were not trained on.
    pub notes: Vec<String>,
    /// The `Idempotency-Key` of the request.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub idempotency_key: Option<String>,
    /// Unix time of the submission, in seconds.
    pub submitted: f64,
    /// Unix time at which the fold started last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub started: Option<f64>,
    /// Unix time at which the job finished, in whatever state.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub finished: Option<f64>,
    /// The reason of a failure.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub error: Option<Failure>,
}

/// The state of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It waits for the GPU.
    Queued,
    /// It is being folded.
    Running,
    /// Its results are complete.
    Done,
    /// It cannot be folded; `error` has the reason.
    Failed,
    /// A client cancelled it.
    Cancelled,
}

impl State {
    /// Every state.
    pub const ALL: [State; 5] = [
        State::Queued,
        State::Running,
        State::Done,
        State::Failed,
        State::Cancelled,
    ];

    /// The name in JSON and in metrics.
    pub fn name(self) -> &'static str {
        match self {
            State::Queued => "queued",
            State::Running => "running",
            State::Done => "done",
            State::Failed => "failed",
            State::Cancelled => "cancelled",
        }
    }

    /// Whether the job will not change any more.
    pub fn is_final(self) -> bool {
        !matches!(self, State::Queued | State::Running)
    }
}

/// Options of a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Work {
    /// Seeds of the noise.
    pub seeds: Vec<u64>,
    /// Structures for each seed.
    pub samples: usize,
    /// Denoising steps.
    pub steps: usize,
    /// How often the trunk reads its own output.
    pub recycles: usize,
    /// The format of structures.
    pub format: Format,
}

impl Work {
    /// Recycles, steps and samples.
    pub fn settings(&self) -> Settings {
        Settings::default()
            .recycles(self.recycles)
            .steps(self.steps)
            .samples(self.samples)
    }

    /// The options of the library for one seed.
    pub fn options(&self, seed: u64, note: Option<String>) -> FoldOptions {
        FoldOptions::default()
            .settings(self.settings())
            .seed(seed)
            .format(StructureFormat::from(self.format))
            .note(note)
    }
}

/// An error as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The kind of the error, stable between versions.
    pub code: String,
    /// One sentence.
    pub message: String,
}

impl Failure {
    /// A failure of the service itself.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Failure {
            code: code.into(),
            message: message.into(),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::new(error.code(), error.to_string())
    }
}

/// How far a running job is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Progress {
    /// 0 to 1, over all seeds.
    pub share: f64,
    /// The stage in words.
    pub stage: String,
}

/// Unix time in seconds.
pub fn now() -> f64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap_or_default().as_secs_f64()
}
