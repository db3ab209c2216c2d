//! Metrics in the text format of Prometheus.

use std::fmt::Write;

use super::job::State;
use super::store::Store;

/// Jobs by state, the length of the queue, and the seconds of folds.
pub fn text(store: &Store) -> String {
    let records: Vec<_> = store.all().iter().map(|entry| entry.record()).collect();
    let folds = records.iter().filter(|record| record.state == State::Done);
    let seconds: Vec<f64> = folds
        .filter_map(|record| Some(record.finished? - record.started?))
        .collect();
    let mut text = String::new();
    header(&mut text, "trifold_jobs", "gauge", "Jobs by state.");
    for state in State::ALL {
        let count = records
            .iter()
            .filter(|record| record.state == state)
            .count();
        // Writing to a string does not fail.
        let _ = writeln!(text, "trifold_jobs{{state=\"{}\"}} {count}", state.name());
    }
    header(
        &mut text,
        "trifold_queue_length",
        "gauge",
        "Jobs that wait.",
    );
    let _ = writeln!(text, "trifold_queue_length {}", store.queue_length());
    header(
        &mut text,
        "trifold_fold_seconds",
        "summary",
        "Seconds of finished jobs on the GPU.",
    );
    let _ = writeln!(
        text,
        "trifold_fold_seconds_sum {}",
        seconds.iter().sum::<f64>()
    );
    let _ = writeln!(text, "trifold_fold_seconds_count {}", seconds.len());
    text
}

fn header(text: &mut String, name: &str, kind: &str, help: &str) {
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
}
