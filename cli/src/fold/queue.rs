//! A bounded queue between the thread that prepares jobs and those that fold them.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Jobs that wait, and the number of those that are being folded.
pub struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    /// The most jobs that wait.
    most: usize,
}

struct State<T> {
    waiting: VecDeque<T>,
    folding: usize,
    workers: usize,
    /// Whether more jobs will come.
    open: bool,
}

impl<T> Queue<T> {
    /// An empty queue of up to `most` jobs, for a number of workers.
    pub fn new(most: usize, workers: usize) -> Self {
        Queue {
            state: Mutex::new(State {
                waiting: VecDeque::new(),
                folding: 0,
                workers,
                open: true,
            }),
            changed: Condvar::new(),
            most,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State<T>>) -> MutexGuard<'a, State<T>> {
        let woken = self.changed.wait(state);
        woken.unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a job at the end, after there is room. Returns the job where no worker is left, or the
    /// queue was closed.
    pub fn push(&self, job: T) -> Result<(), T> {
        let mut state = self.lock();
        while state.open && state.workers > 0 && state.waiting.len() >= self.most {
            state = self.wait(state);
        }
        if !state.open || state.workers == 0 {
            return Err(job);
        }
        state.waiting.push_back(job);
        self.changed.notify_all();
        Ok(())
    }

    /// States that no more jobs will come.
    pub fn end(&self) {
        self.lock().open = false;
        self.changed.notify_all();
    }

    /// Ends the queue and drops the jobs that wait.
    pub fn close(&self) {
        self.lock().waiting.clear();
        self.end();
    }

    /// The next job. None after the last: while another worker folds, its job may come back.
    pub fn next(&self) -> Option<T> {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.waiting.pop_front() {
                state.folding += 1;
                self.changed.notify_all();
                return Some(job);
            }
            if !state.open && state.folding == 0 {
                return None;
            }
            state = self.wait(state);
        }
    }

    /// States that a worker is done with its job.
    pub fn done(&self) {
        self.lock().folding -= 1;
        self.changed.notify_all();
    }

    /// Puts a job that was taken at the head.
    pub fn give_back(&self, job: T) {
        let mut state = self.lock();
        state.folding -= 1;
        state.waiting.push_front(job);
        self.changed.notify_all();
    }

    /// States that a worker ends. The last one receives the jobs that wait.
    pub fn leave(&self) -> Vec<T> {
        let mut state = self.lock();
        state.workers -= 1;
        let left = match state.workers {
            0 => state.waiting.drain(..).collect(),
            _ => Vec::new(),
        };
        self.changed.notify_all();
        left
    }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_full_queue_waits() {
        let queue = Queue::new(2, 1);
        thread::scope(|scope| {
            let pushing = scope.spawn(|| (0..5).try_for_each(|job| queue.push(job)));
            while queue.lock().waiting.len() < 2 {
                thread::yield_now();
            }
            thread::sleep(Duration::from_millis(20));
            assert!(!pushing.is_finished());
            assert_eq!(queue.lock().waiting.len(), 2);
            for expected in 0..5 {
                assert_eq!(queue.next(), Some(expected));
                queue.done();
            }
            queue.end();
            assert_eq!(pushing.join().unwrap(), Ok(()));
            assert_eq!(queue.next(), None);
        });
    }

    /// A worker without a job waits for the job of a worker that may lose its device.
    #[test]
    fn a_job_that_comes_back_is_folded_by_another_worker() {
        let queue = Queue::new(4, 2);
        queue.push("job").unwrap();
        queue.end();
        let taken = queue.next().unwrap();
        thread::scope(|scope| {
            let other = scope.spawn(|| queue.next());
            thread::sleep(Duration::from_millis(20));
            assert!(!other.is_finished());
            queue.give_back(taken);
            assert!(queue.leave().is_empty());
            assert_eq!(other.join().unwrap(), Some("job"));
        });
    }

    #[test]
    fn without_workers_jobs_come_back() {
        let queue = Queue::new(1, 1);
        queue.push(1).unwrap();
        thread::scope(|scope| {
            let pushing = scope.spawn(|| queue.push(2));
            thread::sleep(Duration::from_millis(20));
            assert_eq!(queue.leave(), [1]);
            assert_eq!(pushing.join().unwrap(), Err(2));
        });
    }
}
