//! OpenFold3: from features to coordinates and the logits of their confidences.
//!
//! One file per published algorithm. Parts that depend neither on the noise level nor on the sample
//! are computed once; samples are denoised together.

mod confidence;
mod diffusion_conditioning;
mod diffusion_module;
mod even_heads;
mod expectations;
mod fold_state;
mod input_embedder;
mod msa_embedder;
mod noise;
mod pair_indices;
mod predict;
mod representative;
mod run;
mod sampler;
mod sampler_copy;
mod settings;
mod structures;
mod tables;
mod template_embedder;
mod tensors;
mod trunk;
mod version;

pub use confidence::{AuxiliaryHeads, ConfidenceInputs, ConfidenceLogits};
pub use diffusion_conditioning::{DiffusionConditioning, FourierEmbedding};
pub use diffusion_module::{DiffusionConditions, DiffusionInputs, DiffusionModule};
pub use expectations::expectations;
pub use fold_state::{FoldState, FoldStateReader};
pub use input_embedder::{InputEmbedder, InputEmbedding};
pub use msa_embedder::{MsaEmbedder, MsaInputs};
pub use noise::{Noise, SeededNoise};
pub use pair_indices::PairIndices;
pub use representative::representative_atoms;
pub use run::Run;
pub use sampler::{noise_schedule, rotation, sample};
pub use sampler_copy::merged;
pub use settings::{ModelOutput, Settings, Stage};
pub use structures::Structures;
pub use template_embedder::{Template, TemplateEmbedder, TemplateInputs};
pub use tensors::check_weights;
pub use trunk::{Representation, Trunk, TrunkInputs};
pub use version::ModelVersion;

use self::even_heads::with_even_heads;
use crate::error::Result;
use crate::gpu::Device;
use crate::layers::BiasOrientation;
use crate::weights::Weights;

/// The key of the note in the metadata of a weights file.
pub const NOTE: &str = "note";

/// The model with its weights on a device.
///
/// ```no_run
/// use trifold::features::Features;
/// use trifold::formats::{components, Query};
/// use trifold::openfold3::{OpenFold3, SeededNoise, Settings, Stage};
/// use trifold::weights::Weights;
/// # async fn fold(
/// #     device: &trifold::Device,
/// #     query: &Query,
/// #     components: &components::Components,
/// # ) -> trifold::Result<()> {
/// let model = OpenFold3::load(device, &Weights::open("of3-ob-2025-06-30-174k.pt".as_ref())?)?;
/// let (features, structure) = Features::new(query, components, model.version().msa_rules())?;
/// let mut on_progress = |stage: Stage<'_>| {
///     println!("{stage:?}");
///     true // false cancels
/// };
/// let mut noise = SeededNoise::new(42);
/// let settings = Settings::default();
/// let output = model.predict(&features, &settings, &mut noise, &mut on_progress).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct OpenFold3 {
    device: Device,
    version: ModelVersion,
    note: Option<String>,
    input_embedder: InputEmbedder,
    trunk: Trunk,
    diffusion_module: DiffusionModule,
    aux_heads: AuxiliaryHeads,
}

impl OpenFold3 {
    /// Uploads the weights of a whole model. They determine widths, heads and numbers of blocks.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] for the weights of another model, [`crate::Error::Device`] where
    /// memory runs out.
    pub fn load(device: &Device, weights: &Weights) -> Result<Self> {
        let merged = merged(weights);
        let weights = merged.as_ref().unwrap_or(weights);
        let version = check_weights(weights)?;
        let ending = if version.ending_bias_as_in_paper() {
            BiasOrientation::KeyQuery
        } else {
            BiasOrientation::QueryKey
        };
        let note = weights.metadata(NOTE);
        let even = with_even_heads(weights)?;
        let weights = even.as_ref().unwrap_or(weights);
        let by_representative = version.confidence_mask_by_representative();
        Ok(OpenFold3 {
            device: device.clone(),
            version,
            note: note.map(str::to_string),
            input_embedder: InputEmbedder::load(device, &weights.at("input_embedder"))?,
            trunk: Trunk::load(device, weights, ending)?,
            diffusion_module: DiffusionModule::load(device, &weights.at("diffusion_module"))?,
            aux_heads: AuxiliaryHeads::load(
                device,
                &weights.at("aux_heads"),
                ending,
                by_representative,
            )?,
        })
    }

    /// The release of OpenFold3 that the weights, and therefore the features, belong to.
    pub fn version(&self) -> ModelVersion {
        self.version
    }

    /// The note in the header of the weights, which files of their predictions repeat.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}
