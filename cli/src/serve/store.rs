//! Jobs and their queue, in memory and on disk.
//!
//! Each job has a folder, named by its id: `job.json`, `query` (the bytes of the request),
//! `result/` (the files of `trifold fold`) and, while it is unfinished, `fold_state`. A job exists
//! when `job.json` does; it is replaced as a whole.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fs;
use std::hash::BuildHasher;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use trifold::{Error, Result};

use super::job::{now, Failure, Progress, Record, State};

const RECORD: &str = "job.json";
const QUERY: &str = "query";
const RESULT: &str = "result";
const FOLD_STATE: &str = "fold_state";

/// A job in memory.
pub struct Entry {
    /// The record and the progress; receivers see each change.
    changes: watch::Sender<(Record, Progress)>,
    cancelled: AtomicBool,
    folder: PathBuf,
}

impl Entry {
    fn new(record: Record, jobs: &Path) -> Arc<Self> {
        Arc::new(Entry {
            folder: jobs.join(&record.id),
            changes: watch::Sender::new((record, Progress::default())),
            cancelled: AtomicBool::new(false),
        })
    }

    /// The record at this moment.
    pub fn record(&self) -> Record {
        self.changes.borrow().0.clone()
    }

    /// The progress at this moment.
    pub fn progress(&self) -> Progress {
        self.changes.borrow().1.clone()
    }

    /// Reports progress.
    pub fn set_progress(&self, progress: Progress) {
        self.changes.send_modify(|change| change.1 = progress);
    }

    /// A receiver of each change.
    pub fn watch(&self) -> watch::Receiver<(Record, Progress)> {
        self.changes.subscribe()
    }

    /// Whether a client cancelled the job.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// The folder of results.
    pub fn results(&self) -> PathBuf {
        self.folder.join(RESULT)
    }

    /// The bytes of the query.
    pub fn query(&self) -> Result<Vec<u8>> {
        let path = self.folder.join(QUERY);
        fs::read(&path).map_err(|error| Error::file(path, error))
    }

    /// The state of an interrupted fold, which is removed from the disk.
    pub fn take_fold_state(&self) -> Option<Vec<u8>> {
        let path = self.folder.join(FOLD_STATE);
        let bytes = fs::read(&path).ok()?;
        fs::remove_file(&path).is_ok().then_some(bytes)
    }

    /// Stores the state of an interrupted fold.
    pub fn keep_fold_state(&self, bytes: &[u8]) -> Result<()> {
        write(&self.folder.join(FOLD_STATE), bytes)
    }

    /// Changes the record, on disk first.
    fn update(&self, change: impl FnOnce(&mut Record)) -> Result<()> {
        let mut record = self.record();
        change(&mut record);
        write_record(&self.folder, &record)?;
        self.changes.send_modify(|current| current.0 = record);
        Ok(())
    }
}

#[derive(Default)]
struct Jobs {
    by_number: BTreeMap<u64, Arc<Entry>>,
    by_id: HashMap<String, u64>,
    by_key: HashMap<String, u64>,
    queue: VecDeque<Arc<Entry>>,
}

impl Jobs {
    fn insert(&mut self, entry: &Arc<Entry>) {
        let record = entry.record();
        self.by_id.insert(record.id, record.number);
        if let Some(key) = record.idempotency_key {
            self.by_key.insert(key, record.number);
        }
        self.by_number.insert(record.number, entry.clone());
        if record.state == State::Queued {
            self.queue.push_back(entry.clone());
        }
    }

    fn find(&self, number: Option<&u64>) -> Option<Arc<Entry>> {
        number
            .and_then(|number| self.by_number.get(number))
            .cloned()
    }
}

/// The answer to a submission.
pub enum Submitted {
    /// A new job.
    New(Arc<Entry>),
    /// The job that a request with this `Idempotency-Key` made earlier.
    Earlier(Arc<Entry>),
    /// The queue has as many jobs as it may have.
    QueueFull,
    /// The service is stopping.
    Closed,
}

/// All jobs.
pub struct Store {
    folder: PathBuf,
    max_queue: usize,
    jobs: Mutex<Jobs>,
    queued: Condvar,
    closed: watch::Sender<bool>,
}

impl Store {
    /// Reads the jobs of a folder. Those that were running wait again.
    ///
    /// # Errors
    /// If the folder cannot be read or written.
    pub fn open(folder: &Path, max_queue: usize) -> Result<Self> {
        fs::create_dir_all(folder).map_err(|error| Error::file(folder, error))?;
        let entries = fs::read_dir(folder).map_err(|error| Error::file(folder, error))?;
        let records = entries.flatten().filter_map(|entry| {
            let text = fs::read_to_string(entry.path().join(RECORD)).ok()?;
            match serde_json::from_str::<Record>(&text) {
                Ok(record) => Some(record),
                Err(error) => {
                    let path = entry.path().join(RECORD);
                    eprintln!("trifold serve: {} is skipped: {error}", path.display());
                    None
                }
            }
        });
        let records: BTreeMap<u64, Record> =
            records.map(|record| (record.number, record)).collect();
        let mut jobs = Jobs::default();
        for mut record in records.into_values() {
            if record.state == State::Running {
                record.state = State::Queued;
            }
            jobs.insert(&Entry::new(record, folder));
        }
        Ok(Store {
            folder: folder.into(),
            max_queue,
            jobs: Mutex::new(jobs),
            queued: Condvar::new(),
            closed: watch::Sender::new(false),
        })
    }

    fn lock(&self) -> MutexGuard<'_, Jobs> {
        // A panic between two insertions leaves maps that agree or a job that no map has.
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stores a job and puts it at the end of the queue. `record` has no id and no number yet.
    ///
    /// # Errors
    /// If its folder cannot be written.
    pub fn submit(&self, mut record: Record, query: &[u8]) -> Result<Submitted> {
        let mut jobs = self.lock();
        let key = record.idempotency_key.as_ref();
        if let Some(entry) = jobs.find(key.and_then(|key| jobs.by_key.get(key))) {
            return Ok(Submitted::Earlier(entry));
        }
        if *self.closed.borrow() {
            return Ok(Submitted::Closed);
        }
        if jobs.queue.len() >= self.max_queue {
            return Ok(Submitted::QueueFull);
        }
        record.number = jobs
            .by_number
            .last_key_value()
            .map_or(0, |(last, _)| last + 1);
        record.id = new_id(&record);
        let folder = self.folder.join(&record.id);
        fs::create_dir_all(&folder).map_err(|error| Error::file(&folder, error))?;
        write(&folder.join(QUERY), query)?;
        write_record(&folder, &record)?;
        let entry = Entry::new(record, &self.folder);
        jobs.insert(&entry);
        self.queued.notify_one();
        Ok(Submitted::New(entry))
    }

    /// A job by its id.
    pub fn get(&self, id: &str) -> Option<Arc<Entry>> {
        let jobs = self.lock();
        jobs.find(jobs.by_id.get(id))
    }

    /// All jobs in the order of submission.
    pub fn all(&self) -> Vec<Arc<Entry>> {
        self.lock().by_number.values().cloned().collect()
    }

    /// The jobs that wait.
    pub fn queue_length(&self) -> usize {
        self.lock().queue.len()
    }

    /// The number of jobs that are folded before a waiting one.
    pub fn position(&self, id: &str) -> Option<usize> {
        let jobs = self.lock();
        let entry = jobs.find(jobs.by_id.get(id))?;
        jobs.queue
            .iter()
            .position(|other| Arc::ptr_eq(other, &entry))
    }

    /// Waits for the next job and marks it as running; none when the service stops.
    pub fn next(&self) -> Option<Arc<Entry>> {
        let mut jobs = self.lock();
        loop {
            if *self.closed.borrow() {
                return None;
            }
            let Some(entry) = jobs.queue.pop_front() else {
                jobs = self
                    .queued
                    .wait(jobs)
                    .unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let started = entry.update(|record| {
                record.state = State::Running;
                record.started = Some(now());
            });
            match started {
                Ok(()) => return Some(entry),
                Err(error) => self.set_in_memory(&entry, State::Failed, Some(error.into())),
            }
        }
    }

    /// Marks a running job as finished, or as waiting again at the head of the queue.
    pub fn finish(&self, entry: &Arc<Entry>, state: State, error: Option<Failure>) {
        let mut jobs = self.lock();
        let written = entry.update(|record| {
            record.state = state;
            record.error.clone_from(&error);
            record.finished = state.is_final().then(now);
        });
        if let Err(unwritten) = written {
            eprintln!("trifold serve: {unwritten}");
            self.set_in_memory(entry, state, error);
        }
        if state == State::Queued {
            jobs.queue.push_front(entry.clone());
            self.queued.notify_one();
        }
    }

    /// Changes a state that cannot be written: the disk is full or gone.
    fn set_in_memory(&self, entry: &Entry, state: State, error: Option<Failure>) {
        entry.changes.send_modify(|(record, _)| {
            record.state = state;
            record.error = error;
            record.finished = state.is_final().then(now);
        });
    }

    /// Cancels a job that waits or runs. A running job ends at its next step.
    pub fn cancel(&self, entry: &Arc<Entry>) -> Result<()> {
        let mut jobs = self.lock();
        entry.cancelled.store(true, Ordering::Relaxed);
        let position = jobs
            .queue
            .iter()
            .position(|other| Arc::ptr_eq(other, entry));
        let Some(position) = position else {
            return Ok(());
        };
        jobs.queue.remove(position);
        entry.update(|record| {
            record.state = State::Cancelled;
            record.finished = Some(now());
        })
    }

    /// Removes a finished job and its files.
    pub fn remove(&self, entry: &Entry) -> Result<()> {
        let mut jobs = self.lock();
        fs::remove_dir_all(&entry.folder).map_err(|error| Error::file(&entry.folder, error))?;
        let record = entry.record();
        jobs.by_number.remove(&record.number);
        jobs.by_id.remove(&record.id);
        if let Some(key) = record.idempotency_key {
            jobs.by_key.remove(&key);
        }
        Ok(())
    }

    /// Takes no more jobs and gives none out.
    pub fn close(&self) {
        let _jobs = self.lock();
        self.closed.send_replace(true);
        self.queued.notify_all();
    }

    /// Whether the service stops.
    pub fn is_closed(&self) -> bool {
        *self.closed.borrow()
    }

    /// Returns when the service stops.
    pub async fn closed(&self) {
        let mut closed = self.closed.subscribe();
        // The sender lives as long as the store.
        let _ = closed.wait_for(|closed| *closed).await;
    }
}

/// An id that cannot be guessed from others.
fn new_id(record: &Record) -> String {
    let bits = (record.number, record.submitted.to_bits());
    format!("{:016x}", RandomState::new().hash_one(bits))
}

fn write_record(folder: &Path, record: &Record) -> Result<()> {
    let path = folder.join(RECORD);
    let text = serde_json::to_vec_pretty(record);
    let text = text.map_err(|error| Error::input(path.as_path(), error))?;
    write(&path, &text)
}

/// Writes a file that is there as a whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let partial = path.with_extension("partial");
    fs::write(&partial, bytes)
        .and_then(|()| fs::rename(&partial, path))
        .map_err(|error| Error::file(path, error))
}
