//! The progress of a prediction, with an estimate of the remaining time.

use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use trifold::fold::share_done;
use trifold::openfold3::{Settings, Stage};

/// The bar's length.
const STEPS: f64 = 10_000.0;

/// The terminal: bars on stderr, and lines between them.
pub struct Console {
    bars: MultiProgress,
    quiet: bool,
}

impl Console {
    /// A terminal without bars; a quiet one shows none, and no notes.
    pub fn new(quiet: bool) -> Self {
        let target = match quiet {
            true => ProgressDrawTarget::hidden(),
            false => ProgressDrawTarget::stderr(),
        };
        Console {
            bars: MultiProgress::with_draw_target(target),
            quiet,
        }
    }

    /// Prints while no bar is drawn.
    pub fn say(&self, print: impl FnOnce()) {
        self.bars.suspend(print);
    }

    /// Prints, unless the terminal is quiet.
    pub fn note(&self, print: impl FnOnce()) {
        if !self.quiet {
            self.say(print);
        }
    }

    /// A bar for one query and seed, removed when it is dropped.
    pub fn progress(&self, title: &str, tokens: usize, settings: Settings) -> Progress {
        let style = ProgressStyle::with_template(
            "{prefix} {bar:30} {percent:>3} % {elapsed}, {eta} left {wide_msg}",
        );
        let bar = self.bars.add(ProgressBar::new(STEPS as u64));
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_prefix(title.to_string());
        bar.set_message("embedding");
        bar.enable_steady_tick(Duration::from_millis(500));
        Progress {
            bar,
            tokens,
            settings,
        }
    }
}

/// A bar.
pub struct Progress {
    bar: ProgressBar,
    tokens: usize,
    settings: Settings,
}

impl Progress {
    /// Shows a stage.
    pub fn show(&self, stage: &Stage) {
        self.bar.set_message(describe(stage));
        self.bar
            .set_position((share_done(stage, self.tokens, &self.settings) * STEPS) as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// A stage in words.
pub fn describe(stage: &Stage) -> String {
    match stage {
        Stage::Embedding => "embedding".to_string(),
        Stage::Trunk {
            cycle,
            of,
            block,
            blocks,
        } => format!(
            "trunk, cycle {} of {of}, block {} of {blocks}",
            cycle + 1,
            block + 1
        ),
        Stage::Diffusion { step, of, .. } => format!("diffusion, step {} of {of}", step + 1),
        Stage::Confidence { sample, of } => format!("confidence, sample {} of {of}", sample + 1),
        _ => String::new(),
    }
}
