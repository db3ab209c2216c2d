//! A device with the model that folds on it.

use std::sync::Arc;
use std::time::Instant;

use trifold::fold::{Fold, FoldOptions, Job, Sample};
use trifold::openfold3::OpenFold3;
use trifold::weights::Weights;
use trifold::{Device, Result};

use super::interrupt;
use super::progress::Console;

/// A job with one seed.
pub struct Unit {
    pub job: Arc<Job>,
    pub options: FoldOptions,
}

impl Unit {
    /// The unit in messages.
    pub fn title(&self) -> String {
        format!("{}, seed {}", self.job.structure.name, self.options.seed)
    }
}

/// The samples of a unit.
pub struct Predicted {
    pub samples: Vec<Sample>,
    /// The time of the fold.
    pub seconds: f64,
}

/// The model on a device.
pub struct Gpu {
    device: Device,
    model: OpenFold3,
    /// Tokens and atoms of the last job.
    last: Option<(usize, usize)>,
}

impl Gpu {
    /// Loads the model.
    pub fn load(device: Device, weights: &Weights) -> Result<Self> {
        Ok(Gpu {
            model: OpenFold3::load(&device, weights)?,
            device,
            last: None,
        })
    }

    /// Predicts the samples of a unit, and shows the progress.
    pub fn fold(&mut self, unit: &Unit, title: &str, console: &Console) -> Result<Predicted> {
        let tokens = &unit.job.features.tokens;
        let size = Some((tokens.count(), tokens.atoms()));
        if self.last != size {
            // The buffers of a job are not reused for a job of another size.
            self.device.trim_memory();
            self.last = size;
        }
        let started = Instant::now();
        let progress = console.progress(title, tokens.count(), unit.options.settings);
        let predict = Fold::new(&self.model, &unit.job)
            .options(unit.options.clone())
            .on_progress(|stage| {
                progress.show(&stage);
                !interrupt::wanted()
            })
            .predict();
        Ok(Predicted {
            samples: pollster::block_on(predict)?,
            seconds: started.elapsed().as_secs_f64(),
        })
    }
}
