//! `trifold serve` under load, with figures. By hand, since it takes minutes without a GPU:
//!
//! `cargo test --release -p trifold-cli --test serve_load -- --ignored --nocapture`

mod service;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;
use service::{scratch, Service};

const UBIQUITIN: &str = ">A|protein\n\
    MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG\n";

/// Folds a query, asks every `pause` whether it is done, and returns its id.
fn fold(service: &Service, query: &str, options: &str, pause: Duration) -> String {
    let job = service.submit(query, options);
    let id = job["id"].as_str().unwrap().to_string();
    let path = format!("/v1/jobs/{id}");
    loop {
        let job = service.get(&path);
        match job["state"].as_str() {
            Some("done") => return id,
            Some("queued" | "running") => std::thread::sleep(pause),
            _ => panic!("{job}"),
        }
    }
}

/// The seconds of a fold alone.
fn own_seconds(service: &Service, id: &str, name: &str) -> f64 {
    let path = format!("/v1/jobs/{id}/files/{name}/seed_1/timing.json");
    service.get(&path)["runtime_s"].as_f64().unwrap()
}

#[test]
#[ignore = "takes a minute without a GPU; prints the time that the service adds to a fold"]
fn a_second_fold_takes_its_own_time() {
    let service = Service::start(&scratch("serve_second"), &[]);
    let mut added = Vec::new();
    for number in 1..=3 {
        let name = format!("fold{number}");
        let started = Instant::now();
        let options = format!("name={name}&samples=1&steps=5&recycles=0");
        let id = fold(&service, UBIQUITIN, &options, Duration::from_millis(2));
        let (wall, own) = (
            started.elapsed().as_secs_f64(),
            own_seconds(&service, &id, &name),
        );
        added.push(wall - own);
        println!("fold {number} of 76 residues: {wall:.3} s, {own:.3} s of them the fold");
    }
    let [_, second, third] = added[..] else {
        unreachable!()
    };
    assert!(second.min(third) <= 0.05, "the service added {added:?} s");
}

/// Resident memory of a process in MiB.
#[cfg(target_os = "linux")]
fn memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    let digits: String = line.chars().filter(char::is_ascii_digit).collect();
    digits.parse::<u64>().unwrap() / 1024
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes minutes without a GPU; TRIFOLD_TEST_JOBS sets the number of jobs (1000)"]
fn many_clients_are_served() {
    const CLIENTS: usize = 64;
    let jobs = std::env::var("TRIFOLD_TEST_JOBS").map_or(1000, |jobs| jobs.parse().unwrap());
    let service = Service::start(&scratch("serve_many"), &[]);
    let (started, finished) = (Instant::now(), AtomicUsize::new(0));
    let early = AtomicUsize::new(0);
    let client = |client: usize| -> Vec<String> {
        let share = (client..jobs).step_by(CLIENTS);
        let fold = share.map(|job| {
            let options = format!("name=job{job}&samples=1&steps=2&recycles=0");
            let id = fold(
                &service,
                ">A|protein\nLK\n",
                &options,
                Duration::from_millis(50),
            );
            if finished.fetch_add(1, Ordering::Relaxed) == jobs / 10 {
                early.store(memory(service.child.id()) as usize, Ordering::Relaxed);
            }
            id
        });
        fold.collect()
    };
    let ids: Vec<String> = std::thread::scope(|scope| {
        let client = &client;
        let clients: Vec<_> = (0..CLIENTS)
            .map(|at| scope.spawn(move || client(at)))
            .collect();
        let ids = clients
            .into_iter()
            .flat_map(|client| client.join().unwrap());
        ids.collect()
    });
    let seconds = started.elapsed().as_secs_f64();
    let listed = service.get("/v1/jobs?state=done&limit=10000");
    let listed: Vec<&Value> = listed["jobs"].as_array().unwrap().iter().collect();
    let names: BTreeSet<&str> = listed
        .iter()
        .filter_map(|job| job["name"].as_str())
        .collect();
    assert_eq!((ids.len(), listed.len(), names.len()), (jobs, jobs, jobs));
    let (early, late) = (early.into_inner() as u64, memory(service.child.id()));
    println!(
        "{jobs} jobs of {CLIENTS} clients: {seconds:.1} s, {:.1} jobs a second; {early} MiB after \
        a tenth, {late} MiB at the end",
        jobs as f64 / seconds
    );
    assert!(late <= early + 64, "memory grew from {early} to {late} MiB");
}
