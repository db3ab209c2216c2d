//! From a query to files: features, the model, scores, structures. What the command line and the
//! browser both do; knows no file system.
//!
//! ```no_run
//! use trifold::fold::{demo, fold, Job, Request};
//! use trifold::openfold3::{OpenFold3, Settings};
//! use trifold::{Device, DeviceOptions};
//!
//! # async fn run() -> trifold::Result<()> {
//! let weights = demo::weights()?; // random ones: any others come from `Weights::open`
//! let device = Device::open(DeviceOptions::default()).await?;
//! let model = OpenFold3::load(&device, &weights)?;
//! let job = Job::new(&demo::query()?, &Default::default(), weights.generation()?)?;
//! let request = Request { settings: Settings { recycles: 0, steps: 10, samples: 1 }, seed: 1, ..Request::new(&weights) };
//! let folded = fold(&model, &job, &request, || 0.0, &mut |_| true, None).await?;
//! for file in folded.expect("nobody cancelled").files {
//!     println!("{}: {} bytes", file.path, file.bytes.len());
//! }
//! # Ok(())
//! # }
//! ```

pub mod demo;
mod estimate;
mod files;
mod read;

pub use estimate::{share_done, Estimate, Planner};
pub use files::{OutputFile, StructureFormat};

use std::hash::{DefaultHasher, Hash, Hasher};

use self::read::Reader;
use crate::error::Result;
use crate::features::{Features, Generation};
use crate::formats::components::Components;
use crate::formats::confidences::SummaryRow;
use crate::formats::{self, mmcif, pdb, Query, Structure};
use crate::noise::Draws;
use crate::openfold3::{Checkpoint, OpenFold3, Prediction, Settings, Stage};
use crate::scores::{Complex, Confidence, Logits, PAIR_BINS, PLDDT_BINS};
use crate::weights::Weights;

/// A query, ready for the model.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// What the model reads.
    pub features: Features,
    /// What is written out.
    pub structure: Structure,
    complex: Complex,
    generation: Generation,
}

/// How a query is to be folded, and written.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// How much work to do.
    pub settings: Settings,
    /// What the noise is drawn from: the same seed gives the same noise on every machine.
    pub seed: u64,
    /// The format of structures.
    pub format: StructureFormat,
    /// What every file has to say of itself, if anything.
    pub note: Option<String>,
}

/// What a query became.
#[derive(Debug, Clone, PartialEq)]
pub struct Folded {
    /// In the order of samples.
    pub files: Vec<OutputFile>,
    /// The samples' lines in a summary.
    pub rows: Vec<SummaryRow>,
    /// What the files were written from.
    pub samples: Vec<Sample>,
}

/// One structure, and how sure it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// `[A, 3]`, angstroms.
    pub coordinates: Vec<f32>,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Job {
    /// Makes features of a query. `components` holds what
    /// [`wanted_components`](crate::features::wanted_components) names.
    ///
    /// # Errors
    /// [`Error::Input`](crate::Error::Input) where a component is missing or cannot be used.
    pub fn new(query: &Query, components: &Components, generation: Generation) -> Result<Self> {
        let (features, structure) = Features::new(query, components, generation)?;
        let complex = Complex::new(&structure)?;
        Ok(Job {
            features,
            structure,
            complex,
            generation,
        })
    }

    /// Refuses a format that has no room for the structure, before any work is done; coordinates
    /// may still not fit.
    ///
    /// # Errors
    /// [`Error::Input`](crate::Error::Input) with what does not fit.
    pub fn fits(&self, format: StructureFormat) -> Result<()> {
        let atoms = self.structure.atoms.len();
        let nowhere = formats::Prediction {
            coordinates: &vec![[0.0; 3]; atoms],
            plddt: &vec![0.0; atoms],
        };
        match format {
            StructureFormat::Cif => Ok(()),
            StructureFormat::Pdb => pdb::write(&self.structure, &nowhere, "").map(|_| ()),
        }
    }

    /// A sample as text. `sample` counts from 1, for the title.
    ///
    /// # Errors
    /// [`Error::Input`](crate::Error::Input) where a number is not finite, or the format has no
    /// room.
    pub fn write(
        &self,
        request: &Request,
        format: StructureFormat,
        sample: usize,
        of: &Sample,
    ) -> Result<String> {
        let positions: Vec<[f32; 3]> = of
            .coordinates
            .chunks_exact(3)
            .map(|xyz| [xyz[0], xyz[1], xyz[2]])
            .collect();
        let prediction = formats::Prediction {
            coordinates: &positions,
            plddt: &of.confidence.plddt,
        };
        let what = format!(
            "{}, seed {}, sample {sample}, predicted by trifold {}",
            self.structure.name,
            request.seed,
            env!("CARGO_PKG_VERSION")
        );
        let title = request
            .note
            .as_ref()
            .map_or(what.clone(), |note| format!("{what}. {note}"));
        match format {
            StructureFormat::Cif => mmcif::write(&self.structure, &prediction, &title),
            StructureFormat::Pdb => pdb::write(&self.structure, &prediction, &title),
        }
    }

    /// How sure each sample is, from logits on the host. [`predict`] leaves them on the device.
    ///
    /// # Errors
    /// As [`Complex::score`].
    pub fn score(&self, prediction: &Prediction) -> Result<Vec<Confidence>> {
        let (n, a) = (self.complex.tokens(), self.complex.atoms());
        let part = |all: &'_ [f32], sample: usize, count: usize| -> std::ops::Range<usize> {
            (sample * count).min(all.len())..((sample + 1) * count).min(all.len())
        };
        let logits = |sample: usize| Logits {
            coordinates: &prediction.coordinates[part(&prediction.coordinates, sample, a * 3)],
            plddt: &prediction.plddt[part(&prediction.plddt, sample, a * PLDDT_BINS)],
            pae: &prediction.pae[part(&prediction.pae, sample, n * n * PAIR_BINS)],
            pde: &prediction.pde[part(&prediction.pde, sample, n * n * PAIR_BINS)],
        };
        let samples: Vec<Logits> = (0..prediction.samples).map(logits).collect();
        self.complex
            .score(&samples, &prediction.distogram, self.generation)
    }
}

impl Job {
    /// Tells what is folded, and how, from anything else: of the features all that queries differ
    /// in.
    fn fingerprint(&self, request: &Request) -> u64 {
        let Features {
            tokens,
            reference,
            msa,
        } = &self.features;
        let Settings {
            recycles,
            steps,
            samples,
        } = request.settings;
        let mut hasher = DefaultHasher::new();
        (
            self.generation as usize,
            request.seed,
            recycles,
            steps,
            samples,
        )
            .hash(&mut hasher);
        (
            &tokens.asym_id,
            &tokens.restype,
            &tokens.atom_to_token_index,
            &tokens.token_bonds,
            &msa.msa,
        )
            .hash(&mut hasher);
        let floats = [
            &reference.ref_pos,
            &reference.ref_charge,
            &msa.has_deletion,
            &msa.deletion_value,
            &msa.profile,
        ];
        floats
            .iter()
            .for_each(|floats| bytemuck::cast_slice::<f32, u8>(floats).hash(&mut hasher));
        (&reference.ref_element, &reference.ref_atom_name_chars).hash(&mut hasher);
        hasher.finish()
    }
}

impl Request {
    /// The model's own settings, seed 1, mmCIF, and the note that the weights carry.
    pub fn new(weights: &Weights) -> Self {
        let note = weights.metadata(demo::NOTE).map(str::to_string);
        Request {
            settings: Settings::default(),
            seed: 1,
            format: StructureFormat::Cif,
            note,
        }
    }
}

/// Folds a query: one set of files for each sample. `now` gives milliseconds on any clock;
/// `progress` gives false to cancel, and then there is nothing.
///
/// With a `checkpoint`, what was done before an earlier call for the same failed or was cancelled
/// is not done again, on whatever device that was: see [`OpenFold3::structures`]. It is empty once
/// all is done.
///
/// # Errors
/// What the model refuses, and [`Error::Input`](crate::Error::Input) where its numbers are not
/// finite or do not fit the format, or the checkpoint is of something else.
pub async fn fold(
    model: &OpenFold3,
    job: &Job,
    request: &Request,
    now: impl Fn() -> f64,
    progress: &mut impl FnMut(Stage<'_>) -> bool,
    checkpoint: Option<&mut Checkpoint>,
) -> Result<Option<Folded>> {
    let start = now();
    let samples = predict(model, job, request, progress, checkpoint).await?;
    samples
        .map(|samples| files::write(job, request, samples, (now() - start) / 1e3))
        .transpose()
}

/// The structures of [`fold`], and how sure each is, without files.
///
/// # Errors
/// As [`fold`], but for formats.
pub async fn predict(
    model: &OpenFold3,
    job: &Job,
    request: &Request,
    progress: &mut impl FnMut(Stage<'_>) -> bool,
    mut checkpoint: Option<&mut Checkpoint>,
) -> Result<Option<Vec<Sample>>> {
    let mut noise = Draws::new(request.seed);
    if let Some(checkpoint) = &mut checkpoint {
        checkpoint.hold_for(job.fingerprint(request))?;
    }
    let kept = checkpoint.as_deref_mut();
    let Some(structures) = model
        .structures(&job.features, &request.settings, &mut noise, progress, kept)
        .await?
    else {
        return Ok(None);
    };
    let mut reader = Reader::new(&structures, &job.complex);
    let scorer = job.complex.scorer(
        structures.coordinates(),
        reader.contacts().await?,
        job.generation,
    )?;
    let of = structures.samples();
    let mut samples = Vec::with_capacity(of);
    for (sample, coordinates) in structures
        .coordinates()
        .chunks_exact((3 * job.complex.atoms()).max(1))
        .enumerate()
    {
        let mut confidence = scorer.score(sample, reader.sample(sample).await?)?;
        confidence.scores.note.clone_from(&request.note);
        samples.push(Sample {
            coordinates: coordinates.to_vec(),
            confidence,
        });
        if !progress(Stage::Confidence { sample, of }) {
            return Ok(None);
        }
    }
    if let Some(checkpoint) = checkpoint {
        *checkpoint = Checkpoint::default();
    }
    Ok(Some(samples))
}
