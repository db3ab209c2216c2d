//! A list of steps, run in order until one fails, and the table of results and times.

use std::time::{Duration, Instant};

use crate::run::{heading, Result};
use crate::setup::Tool;

/// One check or test.
pub struct Step {
    /// The name on the command line, in the heading and in the table.
    pub name: &'static str,
    /// The tools to install before.
    pub needs: &'static [Tool],
    /// Runs the step, and returns a remark for the table, or nothing.
    pub run: fn() -> Result<Remark>,
}

/// A note in the table, after "passed".
pub type Remark = Option<String>;

struct Outcome {
    word: &'static str,
    seconds: Option<Duration>,
    remark: Remark,
}

/// Runs the steps up to the first failure, then prints the table.
pub fn run_all(steps: &[Step]) -> Result {
    let mut outcomes: Vec<Outcome> = Vec::with_capacity(steps.len());
    let mut failure = None;
    for (index, step) in steps.iter().enumerate() {
        if failure.is_some() {
            outcomes.push(Outcome {
                word: "not run",
                seconds: None,
                remark: None,
            });
            continue;
        }
        heading(&format!("{}/{}  {}", index + 1, steps.len(), step.name));
        let start = Instant::now();
        let result = (step.run)();
        let seconds = start.elapsed();
        let word = if result.is_ok() { "passed" } else { "FAILED" };
        println!("-- {}: {word} in {:.1} s", step.name, seconds.as_secs_f64());
        match result {
            Ok(remark) => outcomes.push(Outcome {
                word,
                seconds: Some(seconds),
                remark,
            }),
            Err(message) => {
                outcomes.push(Outcome {
                    word,
                    seconds: Some(seconds),
                    remark: None,
                });
                failure = Some(format!("{}: {message}", step.name));
            }
        }
    }
    print!("{}", table(steps, &outcomes));
    failure.map_or(Ok(()), Err)
}

fn table(steps: &[Step], outcomes: &[Outcome]) -> String {
    let width = steps
        .iter()
        .map(|step| step.name.len())
        .max()
        .unwrap_or(0)
        .max("total".len());
    let mut text = format!("\n{:width$}  result   seconds\n", "step");
    let mut total = Duration::ZERO;
    for (step, outcome) in steps.iter().zip(outcomes) {
        total += outcome.seconds.unwrap_or_default();
        let seconds = outcome.seconds.map_or_else(
            || "-".to_string(),
            |seconds| format!("{:.1}", seconds.as_secs_f64()),
        );
        let remark = outcome
            .remark
            .as_ref()
            .map_or_else(String::new, |remark| format!("  ({remark})"));
        text += &format!(
            "{:width$}  {:7}  {seconds:>7}{remark}\n",
            step.name, outcome.word
        );
    }
    text + &format!(
        "{:width$}  {:7}  {:>7.1}\n",
        "total",
        "",
        total.as_secs_f64()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: Step = Step {
        name: "good",
        needs: &[],
        run: || Ok(Some("a remark".to_string())),
    };
    const BAD: Step = Step {
        name: "bad",
        needs: &[],
        run: || Err("broken".to_string()),
    };
    const NEVER: Step = Step {
        name: "never",
        needs: &[],
        run: || panic!("must not run"),
    };

    #[test]
    fn the_first_failure_ends_it_and_is_named() {
        assert_eq!(run_all(&[GOOD, BAD, NEVER]), Err("bad: broken".to_string()));
        assert_eq!(run_all(&[GOOD]), Ok(()));
    }

    #[test]
    fn the_table_has_a_line_for_every_step() {
        let outcomes = [
            Outcome {
                word: "passed",
                seconds: Some(Duration::from_millis(1500)),
                remark: Some("a remark".to_string()),
            },
            Outcome {
                word: "not run",
                seconds: None,
                remark: None,
            },
        ];
        let expected =
            "\nstep   result   seconds\ngood   passed       1.5  (a remark)\nnever  not \
            run        -\ntotal               1.5\n";
        assert_eq!(table(&[GOOD, NEVER], &outcomes), expected);
    }
}
