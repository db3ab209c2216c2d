//! Workers that fold the jobs of one queue. Each has a device, which may be lost.

use std::panic::{catch_unwind, AssertUnwindSafe};

use trifold::{DeviceError, Error, Result};

use super::queue::Queue;

/// How many devices a job may lose: more than one job is rarely the cause of a loss.
const MOST_LOSSES: usize = 2;

/// A job, and how often it was lost with a device.
pub struct Taken<T> {
    job: T,
    losses: usize,
}

impl<T> From<T> for Taken<T> {
    fn from(job: T) -> Self {
        Taken { job, losses: 0 }
    }
}

impl<T> Taken<T> {
    /// The job.
    pub fn into_job(self) -> T {
        self.job
    }
}

/// The news of a worker.
pub enum News<T, R> {
    /// A job was folded, or cannot be.
    Folded(T, Result<R>),
    /// The device was lost, and its job is in the queue again.
    Lost(Error),
    /// The device cannot be opened; the worker ends.
    Ended(Error),
    /// No worker is left for a job.
    Left(T),
}

/// Folds jobs until the queue is empty or the device cannot be opened. `open` opens the device and
/// loads the model, at the first job and after a loss.
pub fn work<T, D, R>(
    queue: &Queue<Taken<T>>,
    mut open: impl FnMut() -> Result<D>,
    mut fold: impl FnMut(&mut D, &T) -> Result<R>,
    mut tell: impl FnMut(News<T, R>),
) {
    let mut device = None;
    while let Some(mut taken) = queue.next() {
        let opened = match device.take() {
            Some(opened) => Ok(opened),
            None => guarded(&mut open),
        };
        let opened = match opened {
            Ok(opened) => device.insert(opened),
            Err(error) => {
                queue.give_back(taken);
                tell(News::Ended(error));
                break;
            }
        };
        let folded = guarded(|| fold(opened, &taken.job));
        let lost = matches!(&folded, Err(Error::Device(DeviceError::Lost(_))));
        if lost {
            device = None;
            taken.losses += 1;
        }
        match folded {
            Err(error) if lost && taken.losses < MOST_LOSSES => {
                queue.give_back(taken);
                tell(News::Lost(error));
            }
            folded => {
                if matches!(folded, Err(Error::Cancelled)) {
                    queue.close();
                }
                tell(News::Folded(taken.job, folded));
                queue.done();
            }
        }
    }
    let left = queue.leave();
    left.into_iter()
        .for_each(|taken| tell(News::Left(taken.into_job())));
}

/// A panic is a bug, and ends its own job or device only.
fn guarded<R>(work: impl FnOnce() -> Result<R>) -> Result<R> {
    let bug = |_| Err(Error::input("fold", "ended in a bug; its message is above"));
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(bug)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{channel, Sender};
    use std::sync::{Barrier, Mutex};
    use std::thread;
    use std::time::Duration;

    use super::*;

    /// A device of a test: it folds a job of length `n` in `n` milliseconds, as `2 n`.
    struct Fake {
        name: usize,
        /// The number of jobs after which it is lost.
        lasts: usize,
    }

    impl Fake {
        fn fold(&mut self, job: &u64) -> Result<(usize, u64)> {
            if self.lasts == 0 {
                return Err(DeviceError::Lost("it fell off the bus".into()).into());
            }
            self.lasts -= 1;
            thread::sleep(Duration::from_millis(*job));
            Ok((self.name, 2 * job))
        }
    }

    #[derive(Default)]
    struct Seen {
        /// Job, device and result, in the order of completion.
        folded: Vec<(u64, Result<(usize, u64)>)>,
        lost: usize,
        ended: usize,
        left: Vec<u64>,
    }

    /// Folds the jobs with devices that last for so many jobs each time they are opened.
    fn run(jobs: &[u64], devices: Vec<Vec<usize>>) -> Seen {
        let queue = Queue::new(100, devices.len());
        for job in jobs {
            queue.push(Taken::from(*job)).ok().unwrap();
        }
        queue.end();
        let (sender, receiver) = channel();
        let start = Barrier::new(devices.len());
        thread::scope(|scope| {
            for (name, openings) in devices.into_iter().enumerate() {
                let (queue, start, sender) = (&queue, &start, sender.clone());
                scope.spawn(move || {
                    start.wait();
                    one(name, openings, queue, &sender);
                });
            }
        });
        drop(sender);
        let mut seen = Seen::default();
        for news in receiver {
            match news {
                News::Folded(job, result) => seen.folded.push((job, result)),
                News::Lost(_) => seen.lost += 1,
                News::Ended(_) => seen.ended += 1,
                News::Left(job) => seen.left.push(job),
            }
        }
        seen
    }

    type Told = News<u64, (usize, u64)>;

    fn one(name: usize, openings: Vec<usize>, queue: &Queue<Taken<u64>>, sender: &Sender<Told>) {
        let mut openings = openings.into_iter();
        let open = || match openings.next() {
            Some(lasts) => Ok(Fake { name, lasts }),
            None => Err(DeviceError::Lost("it is gone".into()).into()),
        };
        work(queue, open, Fake::fold, |news| sender.send(news).unwrap());
    }

    fn results(seen: &Seen) -> Vec<(u64, u64)> {
        let mut results: Vec<(u64, u64)> = seen
            .folded
            .iter()
            .map(|(job, result)| (*job, result.as_ref().unwrap().1))
            .collect();
        results.sort_unstable();
        results
    }

    const ALWAYS: usize = usize::MAX;

    #[test]
    fn two_devices_share_the_jobs() {
        let jobs = [40, 30, 20, 20, 10, 10, 10];
        let (one, two) = (
            run(&jobs, vec![vec![ALWAYS]]),
            run(&jobs, vec![vec![ALWAYS]; 2]),
        );
        assert_eq!(results(&one), results(&two));
        let order: Vec<u64> = one.folded.iter().map(|(job, _)| *job).collect();
        assert_eq!(order, jobs);
        let of = |device: usize| {
            let folded = two.folded.iter();
            let own = folded.filter(|(_, result)| result.as_ref().unwrap().0 == device);
            own.map(|(job, _)| job).sum::<u64>()
        };
        // 140 ms in all: from the longest, each device does about half.
        assert!(of(0) >= 40 && of(1) >= 40, "{} {}", of(0), of(1));
    }

    #[test]
    fn the_job_of_a_lost_device_is_folded_by_another() {
        let seen = run(&[20; 10], vec![vec![1], vec![ALWAYS]]);
        assert_eq!(results(&seen), [(20, 40); 10]);
        assert_eq!((seen.lost, seen.ended, seen.left.len()), (1, 1, 0));
    }

    #[test]
    fn a_lost_device_is_opened_again() {
        let seen = run(&[5, 4, 3, 2], vec![vec![2, ALWAYS]]);
        assert_eq!(results(&seen), [(2, 4), (3, 6), (4, 8), (5, 10)]);
        assert_eq!((seen.lost, seen.ended), (1, 0));
    }

    /// A job that loses every device fails, and the others are folded.
    #[test]
    fn a_job_that_loses_devices_fails() {
        let jobs = [3, 2, 1];
        let queue = Queue::new(9, 1);
        for job in jobs {
            queue.push(Taken::from(job)).ok().unwrap();
        }
        queue.end();
        let told = Mutex::new(Vec::new());
        let fold = |_: &mut (), job: &i32| match job {
            2 => Err(DeviceError::Lost("by this job".into()).into()),
            job => Ok(*job),
        };
        work(
            &queue,
            || Ok(()),
            fold,
            |news| told.lock().unwrap().push(news),
        );
        let told = told.into_inner().unwrap();
        let codes: Vec<(i32, Option<&str>)> = told
            .iter()
            .filter_map(|news| match news {
                News::Folded(job, result) => {
                    Some((*job, result.as_ref().err().map(|error| error.code())))
                }
                _ => None,
            })
            .collect();
        assert_eq!(codes, [(3, None), (2, Some("device-lost")), (1, None)]);
    }

    #[test]
    fn without_devices_jobs_are_left() {
        let seen = run(&[3, 2, 1], vec![vec![1]]);
        assert_eq!(results(&seen), [(3, 6)]);
        assert_eq!((seen.left, seen.lost, seen.ended), (vec![2, 1], 1, 1));
    }

    /// A panic ends its own job.
    #[test]
    fn a_bug_ends_one_job() {
        let queue = Queue::new(9, 1);
        for job in [1, 2] {
            queue.push(Taken::from(job)).ok().unwrap();
        }
        queue.end();
        let mut failed = Vec::new();
        let fold = |_: &mut (), job: &i32| match job {
            1 => panic!("expected by the test"),
            _ => Ok(()),
        };
        work(
            &queue,
            || Ok(()),
            fold,
            |news| {
                if let News::Folded(job, result) = news {
                    failed.push((job, result.is_err()));
                }
            },
        );
        assert_eq!(failed, [(1, true), (2, false)]);
    }
}
