//! From the text of a request to a job.

use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;
use trifold::features::wanted_components;
use trifold::fold::Job;
use trifold::formats::components::{self, Components};
use trifold::formats::{encoding, no_files, ComponentsFile, Queries, Query};
use trifold::openfold3::{ModelVersion, Settings};
use trifold::{network, Error, Result};

use super::job::{now, Record, State, Work};
use super::refusal::Refusal;
use super::worker::Worker;
use super::Arguments;
use crate::fold::{components_of, Format};

/// The place of errors in a query without a name.
const PLACE: &str = "query";
/// The largest numbers that a request may ask for.
const MOST_SAMPLES: usize = 1000;
const MOST_STEPS: usize = 10_000;
const MOST_RECYCLES: usize = 1000;
const MOST_SEEDS: usize = 1000;

/// The parameters of `POST /v1/jobs`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    name: Option<String>,
    seed: Option<String>,
    samples: Option<usize>,
    steps: Option<usize>,
    recycles: Option<usize>,
    format: Option<Format>,
}

/// Reads queries as the loaded weights need them.
#[derive(Clone)]
pub struct Submissions {
    version: ModelVersion,
    settings: Settings,
    built_in: bool,
    components: Option<Arc<PathBuf>>,
    max_tokens: Option<usize>,
}

/// A query that was read.
pub struct Understood {
    /// The features.
    pub job: Job,
    query: Query,
    seeds: Vec<u64>,
}

impl Submissions {
    /// The rules of a service.
    pub fn new(worker: &Worker, arguments: &Arguments) -> Self {
        Submissions {
            version: worker.version(),
            settings: worker.settings(),
            built_in: worker.is_built_in(),
            components: arguments.components.clone().map(Arc::new),
            max_tokens: arguments.limits.max_tokens,
        }
    }

    /// Reads the query of a request, and its features.
    ///
    /// # Errors
    /// If the text is not exactly one query, or it is too large.
    pub fn read(&self, bytes: &[u8], name: Option<&str>) -> Result<Understood> {
        let place = name.unwrap_or(PLACE);
        let text = encoding::text(bytes.to_vec(), place)?;
        let queries = Queries::parse_any(&text, place, &no_files)?;
        let seeds = queries.seeds.clone();
        let own = queries.components.clone();
        let [query]: [Query; 1] = queries.queries.try_into().map_err(|queries: Vec<_>| {
            let message = format!(
                "has {} queries; send one request for each of them",
                queries.len()
            );
            Error::input(place, message)
        })?;
        let components = self.components(&query, own.as_ref())?;
        let job = Job::new(&query, &components, self.version)?;
        self.check_size(&job)?;
        Ok(Understood { job, query, seeds })
    }

    /// The components that a query needs: its own, or those of the service.
    fn components(&self, query: &Query, own: Option<&ComponentsFile>) -> Result<Components> {
        let place = format!("query {:?}", query.name);
        let wanted = wanted_components(query);
        match (own, &self.components) {
            _ if wanted.is_empty() => Ok(Components::new()),
            (Some(ComponentsFile::Text(text)), _) => {
                components::read(text.as_bytes(), &wanted, &format!("{place}, userCCD"))
            }
            (Some(ComponentsFile::Path(path)), _) => {
                let message = format!(
                    "names the file {path}, which the service does not read: send the components \
                    as userCCD"
                );
                Err(Error::input(place.as_str(), message))
            }
            (None, Some(path)) => components_of(path, &wanted),
            (None, None) => Ok(Components::new()),
        }
    }

    fn check_size(&self, job: &Job) -> Result<()> {
        let tokens = job.features.tokens.count();
        match self.max_tokens {
            Some(most) if tokens > most => Err(Error::TooLarge {
                place: format!("query {:?}", job.structure.name).as_str().into(),
                message: format!("has {tokens} tokens; this service folds up to {most}"),
            }),
            _ => Ok(()),
        }
    }

    /// The record of a query that was read, without an id.
    ///
    /// # Errors
    /// If a parameter is out of range.
    pub fn record(
        &self,
        understood: &Understood,
        parameters: &Parameters,
        idempotency_key: Option<String>,
    ) -> Result<Record, Refusal> {
        let Understood { job, query, seeds } = understood;
        let number = |name, given: Option<usize>, usual, least, most| match given {
            Some(given) if given < least || given > most => Err(Refusal::bad_request(format!(
                "`{name}` should be {least} to {most}, got {given}"
            ))),
            given => Ok(given.unwrap_or(usual)),
        };
        let usual = &self.settings;
        let work = Work {
            seeds: parameters.seeds(seeds)?,
            samples: number(
                "samples",
                parameters.samples,
                usual.samples,
                1,
                MOST_SAMPLES,
            )?,
            steps: number("steps", parameters.steps, usual.steps, 1, MOST_STEPS)?,
            recycles: number(
                "recycles",
                parameters.recycles,
                usual.recycles,
                0,
                MOST_RECYCLES,
            )?,
            format: parameters.format.unwrap_or(Format::Cif),
        };
        job.fits(work.format.into())?;
        Ok(Record {
            id: String::new(),
            number: 0,
            name: job.structure.name.clone(),
            state: State::Queued,
            tokens: job.features.tokens.count(),
            atoms: job.features.tokens.atoms(),
            work,
            notes: self.notes(query),
            idempotency_key,
            submitted: now(),
            started: None,
            finished: None,
            error: None,
        })
    }

    fn notes(&self, query: &Query) -> Vec<String> {
        let chains = query.chains.iter().flat_map(|chain| {
            let notes = chain.notes.iter();
            notes.map(|note| format!("chain {}: {note}", chain.id))
        });
        let warnings = match self.built_in {
            true => network::warnings(query),
            false => Vec::new(),
        };
        query
            .notes
            .iter()
            .cloned()
            .chain(chains)
            .chain(warnings)
            .collect()
    }
}

impl Parameters {
    /// The name of the query, where its text has none.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref().filter(|name| !name.is_empty())
    }

    /// The seeds of the request, of the query, or 1; each once.
    fn seeds(&self, of_query: &[u64]) -> Result<Vec<u64>, Refusal> {
        let given: Vec<u64> = match &self.seed {
            None if of_query.is_empty() => vec![1],
            None => of_query.to_vec(),
            Some(text) => text
                .split(',')
                .map(|seed| seed.trim().parse())
                .collect::<Result<_, _>>()
                .map_err(|_| {
                    Refusal::bad_request(format!(
                        "`seed` should be whole numbers with commas between them, got {text:?}"
                    ))
                })?,
        };
        let mut seeds = Vec::new();
        for seed in given {
            if !seeds.contains(&seed) {
                seeds.push(seed);
            }
        }
        match seeds.len() {
            count if count > MOST_SEEDS => Err(Refusal::bad_request(format!(
                "`seed` should have up to {MOST_SEEDS} numbers, got {count}"
            ))),
            _ => Ok(seeds),
        }
    }
}
