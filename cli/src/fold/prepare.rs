//! From a query to a job that is ready to fold.

use std::sync::Arc;

use trifold::fold::{FoldOptions, Job, Planner};
use trifold::formats::components::Components;
use trifold::formats::{Molecule, Query};
use trifold::openfold3::ModelVersion;
use trifold::weights::Weights;
use trifold::{network, Result};

use super::input::Planned;
use super::results::Earlier;
use super::writer::Message;

/// Reads the components that a query needs.
pub type ReadComponents<'a> = &'a (dyn Fn(&Planned) -> Result<Components> + Sync);

/// The seeds of a job that are not folded yet.
pub struct Prepared {
    pub job: Arc<Job>,
    pub seeds: Vec<u64>,
}

/// The rules of a call.
pub struct Preparation<'a> {
    pub components: ReadComponents<'a>,
    pub version: ModelVersion,
    /// Whether the weights are those of the built-in network.
    pub built_in: bool,
    pub options: &'a FoldOptions,
    /// The results that are complete; none for a dry run.
    pub earlier: Option<Earlier>,
    /// The largest memory of a job in bytes.
    pub max_memory: Option<u64>,
    pub quiet: bool,
}

impl<'a> Preparation<'a> {
    /// The rules for weights.
    pub fn new(
        weights: &Weights,
        components: ReadComponents<'a>,
        options: &'a FoldOptions,
    ) -> Result<Self> {
        Ok(Preparation {
            components,
            version: ModelVersion::of(weights)?,
            built_in: network::is_built_in(weights),
            options,
            earlier: None,
            max_memory: None,
            quiet: false,
        })
    }

    /// The job of a query, with the seeds that are not folded yet; none where there are none.
    pub fn prepare(&self, planned: Planned, tell: &mut dyn FnMut(Message)) -> Option<Prepared> {
        let query = &planned.query;
        self.show_notes(query);
        let job = (self.components)(&planned)
            .and_then(|components| Job::new(query, &components, self.version))
            .and_then(|job| job.fits(self.options.format).map(|()| job));
        let refused = |error| Message::Refused(query.name.clone(), error);
        let job = match job {
            Ok(job) => Arc::new(job),
            Err(error) => {
                tell(refused(error));
                return None;
            }
        };
        let mut seeds = Vec::new();
        for seed in planned.seeds {
            let options = self.options.clone().seed(seed);
            let earlier = self.earlier.as_ref();
            match earlier.map_or(Ok(false), |earlier| earlier.has(&job, &options)) {
                Ok(false) => seeds.push(seed),
                Ok(true) => tell(Message::Skipped(query.name.clone(), seed)),
                Err(error) => tell(refused(error)),
            }
        }
        (!seeds.is_empty()).then_some(Prepared { job, seeds })
    }

    /// The size of a job as text.
    ///
    /// # Errors
    /// If it is too large.
    pub fn estimate(&self, job: &Job, planner: &Planner) -> Result<String> {
        let settings = &self.options.settings;
        let estimate = pollster::block_on(planner.estimate(job, settings, self.max_memory))?;
        Ok(format!("{}: {estimate}", job.structure.name))
    }

    fn show_notes(&self, query: &Query) {
        if self.quiet {
            return;
        }
        for chain in &query.chains {
            for note in &chain.notes {
                eprintln!("trifold fold: {}, chain {}: {note}", query.name, chain.id);
            }
        }
        for note in &query.notes {
            eprintln!("trifold fold: query {:?}: {note}", query.name);
        }
        let warnings = match self.built_in {
            true => network::warnings(query),
            false => query.untrained(),
        };
        for warning in warnings {
            eprintln!("trifold fold: {}: warning: {warning}", query.name);
        }
    }
}

/// About the number of tokens of a query, before its features are known.
pub fn length(query: &Query) -> usize {
    let residues = query.chains.iter().map(|chain| match &chain.molecule {
        Molecule::Polymer { sequence, .. } => sequence.len(),
        _ => 1,
    });
    residues.sum()
}
