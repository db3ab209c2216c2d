//! The module `trifold._native`: a model on a GPU, whose folds return bytes and text. The package
//! around it makes arrays and classes of them.

mod failure;
mod predicted;

use std::ffi::OsString;
use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use trifold::features::wanted_components;
use trifold::fold::{share_done, Fold, FoldOptions, Job, Planner};
use trifold::formats::components::{self, Components};
use trifold::formats::{no_files, ComponentsFile, Queries, Query};
use trifold::openfold3::{check_weights, OpenFold3, Settings, Stage};
use trifold::weights::Weights;
use trifold::{adapters, network, AdapterReport, Device, DeviceOptions, Error, TierRequest};

use failure::raise;
use predicted::Predicted;

/// A model that stays on its GPU.
#[pyclass(frozen)]
struct Model {
    device: Device,
    planner: Planner,
    model: OpenFold3,
    built_in: bool,
    /// Held by the thread that folds.
    turn: Mutex<()>,
}

/// The amount of work and the seed of a fold.
#[derive(FromPyObject)]
struct Work {
    seed: u64,
    samples: Option<usize>,
    steps: Option<usize>,
    recycles: Option<usize>,
}

impl Work {
    fn options(&self, usual: Settings, note: Option<String>) -> FoldOptions {
        let settings = usual
            .samples(self.samples.unwrap_or(usual.samples))
            .steps(self.steps.unwrap_or(usual.steps))
            .recycles(self.recycles.unwrap_or(usual.recycles));
        FoldOptions::default()
            .settings(settings)
            .seed(self.seed)
            .note(note)
    }
}

#[pymethods]
impl Model {
    /// Loads weights, or those of the built-in network, on a GPU.
    #[new]
    fn new(py: Python<'_>, weights: Option<String>, adapter: Option<String>) -> PyResult<Self> {
        let loaded = py.detach(|| load(weights, adapter));
        loaded.map_err(|error| raise(py, &error))
    }

    /// The name of the GPU.
    #[getter]
    fn gpu(&self) -> &str {
        &self.device.report().name
    }

    /// Folds the one query of a text, and returns its samples. `progress` is called with the share
    /// of the work and a stage; it cancels by returning false.
    fn fold(
        &self,
        py: Python<'_>,
        text: &str,
        place: &str,
        components: Option<String>,
        work: Work,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Predicted> {
        let mut raised = None;
        let folded = py.detach(|| {
            let tell = |share: f64, stage: &str| match &progress {
                None => Python::attach(|py| py.check_signals().map(|()| true)),
                Some(progress) => Python::attach(|py| {
                    py.check_signals()?;
                    let answer = progress.call1(py, (share, stage))?;
                    Ok(!answer.bind(py).is(pyo3::types::PyBool::new(py, false)))
                }),
            };
            let mut advance = |share: f64, stage: &str| {
                tell(share, stage).unwrap_or_else(|error| {
                    raised = Some(error);
                    false
                })
            };
            self.predict(text, place, components.as_deref(), &work, &mut advance)
        });
        match raised {
            Some(error) => Err(error),
            None => folded.map_err(|error| raise(py, &error)),
        }
    }
}

fn load(weights: Option<String>, adapter: Option<String>) -> trifold::Result<Model> {
    let weights = match weights {
        Some(path) => Weights::open(path.as_ref())?,
        None => network::weights()?,
    };
    check_weights(&weights).map_err(Error::shortened)?;
    let mut options = DeviceOptions::default().with_tier(TierRequest::Best);
    options.adapter = adapter;
    let device = Device::open_blocking(options)?;
    Ok(Model {
        planner: Planner::new(&device, &weights)?,
        model: OpenFold3::load(&device, &weights)?,
        built_in: network::is_built_in(&weights),
        device,
        turn: Mutex::default(),
    })
}

impl Model {
    fn predict(
        &self,
        text: &str,
        place: &str,
        components: Option<&str>,
        work: &Work,
        advance: &mut dyn FnMut(f64, &str) -> bool,
    ) -> trifold::Result<Predicted> {
        let (query, own) = one_query(text, place)?;
        let components = components_of(&query, own.as_ref(), components)?;
        let job = Job::new(&query, &components, self.model.version())?;
        let usual = match self.built_in {
            true => network::SETTINGS,
            false => Settings::default(),
        };
        let options = work.options(usual, self.model.note().map(str::to_string));
        let tokens = job.features.tokens.count();
        // Folds of several threads take turns: they would take memory from each other.
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.device.trim_memory();
        pollster::block_on(self.planner.estimate(&job, &options.settings, None))?;
        let predict = Fold::new(&self.model, &job)
            .options(options.clone())
            .on_progress(|stage| {
                advance(share_done(&stage, tokens, &options.settings), name(&stage))
            })
            .predict();
        let samples = pollster::block_on(predict)?;
        let warnings = match self.built_in {
            true => network::warnings(&query),
            false => query.untrained(),
        };
        Predicted::new(&job, &options, samples, warnings)
    }
}

/// The query of a text, and the components that it brings.
fn one_query(text: &str, place: &str) -> trifold::Result<(Query, Option<ComponentsFile>)> {
    let queries = Queries::parse_any(text, place, &no_files)?;
    let components = queries.components;
    let [query]: [Query; 1] = queries.queries.try_into().map_err(|queries: Vec<_>| {
        let message = format!("has {} queries; fold them one by one", queries.len());
        Error::input(place, message)
    })?;
    Ok((query, components))
}

fn components_of(
    query: &Query,
    own: Option<&ComponentsFile>,
    file: Option<&str>,
) -> trifold::Result<Components> {
    let wanted = wanted_components(query);
    if wanted.is_empty() {
        return Ok(Components::new());
    }
    let read = |path: &str| {
        let file = std::fs::File::open(path).map_err(|error| Error::file(path, error))?;
        components::read(std::io::BufReader::new(file), &wanted, path)
    };
    match (own, file) {
        (Some(ComponentsFile::Text(text)), _) => {
            components::read(text.as_bytes(), &wanted, "userCCD")
        }
        (Some(ComponentsFile::Path(path)), _) => read(path),
        (None, Some(path)) => read(path),
        (None, None) => Ok(Components::new()),
    }
}

/// A stage in one word.
fn name(stage: &Stage) -> &'static str {
    match stage {
        Stage::Embedding => "embedding",
        Stage::Trunk { .. } => "trunk",
        Stage::Diffusion { .. } => "diffusion",
        Stage::Confidence { .. } => "confidence",
        _ => "",
    }
}

/// Index, name, driver, PCI bus id and UUID of a GPU.
type Gpu = (
    Option<usize>,
    String,
    String,
    Option<String>,
    Option<String>,
);

/// The GPUs of this machine.
#[pyfunction]
fn gpus(py: Python<'_>) -> PyResult<Vec<Gpu>> {
    let found = py.detach(|| pollster::block_on(adapters()));
    let found = found.map_err(|error| raise(py, &error))?;
    let fields = |gpu: AdapterReport| (gpu.index, gpu.name, gpu.driver, gpu.pci_bus_id, gpu.uuid);
    Ok(found.into_iter().map(fields).collect())
}

/// Runs the command `trifold` with these words, its name first, and returns the exit code.
#[pyfunction]
fn command(py: Python<'_>, words: Vec<OsString>) -> u8 {
    py.detach(|| trifold_cli::run(words).number())
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Model>()?;
    module.add_class::<Predicted>()?;
    module.add_function(wrap_pyfunction!(gpus, module)?)?;
    module.add_function(wrap_pyfunction!(command, module)?)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))
}
