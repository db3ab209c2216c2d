//! From features to structures, and what their confidences are read from (AF3 Algorithm 1).

use super::{
    sample, ConfidenceInputs, ConfidenceLogits, DiffusionInputs, InputEmbedding, MsaInputs, Noise, OpenFold3, PairIndices, Representation, Settings, Stage,
    TemplateInputs, TrunkInputs,
};
use crate::error::{Error, Result};
use crate::features::Features;
use crate::gpu::{Device, Recorder};
use crate::layers::{AtomLayout, RefAtoms};
use crate::tensor::Tensor;

/// What is known of the tokens and atoms on the device, before any network has run.
#[derive(Debug)]
struct Inputs<'a> {
    features: &'a Features,
    layout: AtomLayout,
    atoms: RefAtoms,
    pairs: PairIndices,
}

impl<'a> Inputs<'a> {
    fn new(device: &Device, features: &'a Features) -> Result<Self> {
        let layout = AtomLayout::new(device, &features.tokens)?;
        let atoms = RefAtoms::new(device, &layout, &features.reference)?;
        Ok(Inputs { features, atoms, layout, pairs: PairIndices::new(device, &features.tokens)? })
    }
}

/// How far recording is ahead of the device. Without waiting now and then, progress would be no news of it, and nothing could be cancelled.
#[derive(Default)]
struct Pace {
    flops: f64,
}

impl Pace {
    /// The work that may be under way: a tenth of a second on a good GPU.
    const MOST: f64 = 2e11;
    /// The same for a driver that computes on the CPU.
    const MOST_OF_SOFTWARE: f64 = 2e9;

    /// Submits, and waits where too much is under way.
    async fn submit(&mut self, r: &mut Recorder) -> Result<()> {
        self.flops += r.cost().flops;
        r.submit()?;
        let most = if r.device().is_software() { Self::MOST_OF_SOFTWARE } else { Self::MOST };
        if self.flops > most {
            self.flops = 0.0;
            r.device().wait().await?;
        }
        Ok(())
    }
}

/// Structures, and all that the heads read to tell how sure they are.
#[derive(Debug)]
pub struct Structures<'a> {
    model: &'a OpenFold3,
    inputs: Inputs<'a>,
    heads_inputs: ConfidenceInputs,
    embedding: InputEmbedding,
    trunk: Representation,
    coordinates: Vec<f32>,
}

impl Structures<'_> {
    /// `[S, A, 3]`, angstroms.
    pub fn coordinates(&self) -> &[f32] {
        &self.coordinates
    }

    /// S.
    pub fn samples(&self) -> usize {
        self.coordinates.len() / (3 * self.inputs.layout.atoms())
    }

    /// A recorder for what is read off them.
    pub fn recorder(&self) -> Recorder {
        let mut r = self.model.device.recorder();
        r.stream();
        r
    }

    /// What the trunk gave.
    pub fn trunk(&self) -> &Representation {
        &self.trunk
    }

    /// The logits `[N, N, 64]` of the distance between tokens, the same for all samples.
    ///
    /// # Errors
    /// [`Error::Device`] where memory runs out or the device is lost.
    pub fn distogram(&self, r: &mut Recorder) -> Result<Tensor> {
        self.model.aux_heads.distogram(r, &self.trunk.z)
    }

    /// The logits of a sample.
    ///
    /// # Errors
    /// [`Error::Shape`] where there is no such sample, else as [`Structures::distogram`].
    pub fn confidence(&self, r: &mut Recorder, sample: usize) -> Result<ConfidenceLogits> {
        let each = 3 * self.inputs.layout.atoms();
        let positions = self.coordinates.chunks_exact(each).nth(sample);
        let positions = positions.ok_or_else(|| Error::shape("confidence", "sample", format!("below {}", self.samples()), sample))?;
        let read = [&self.embedding.s_input, &self.trunk.s, &self.trunk.z];
        self.model.aux_heads.forward(r, (&self.heads_inputs, &self.inputs.pairs), read, positions)
    }
}

impl OpenFold3 {
    /// Draws structures of what the features are of, without telling yet how sure they are; `progress` gives false to cancel, then there are
    /// none.
    ///
    /// # Errors
    /// As [`OpenFold3::predict`].
    pub async fn structures<'a>(
        &'a self,
        features: &'a Features,
        settings: &Settings,
        noise: &mut impl Noise,
        progress: &mut impl FnMut(Stage<'_>) -> bool,
    ) -> Result<Option<Structures<'a>>> {
        if settings.steps == 0 || settings.samples == 0 {
            return Err(Error::input("settings", "steps and samples should be above zero"));
        }
        let inputs = Inputs::new(&self.device, features)?;
        let mut r = self.device.recorder();
        r.stream();
        let embedding = self.input_embedder.forward(&mut r, (&inputs.layout, &inputs.atoms), &inputs.pairs, features)?;
        r.submit()?;
        if !progress(Stage::Embedding) {
            return Ok(None);
        }
        let Some(trunk) = self.run_trunk(&mut r, &inputs, &embedding, settings, noise, progress).await? else { return Ok(None) };
        // What one part of the model leaves for reuse has the wrong sizes for the next.
        self.device.trim_memory();
        let Some(coordinates) = self.run_diffusion(&mut r, &inputs, (&embedding, &trunk), settings, noise, progress).await? else { return Ok(None) };
        self.device.trim_memory();
        let heads_inputs = self.aux_heads.inputs(&self.device, &features.tokens)?;
        Ok(Some(Structures { model: self, inputs, heads_inputs, embedding, trunk, coordinates }))
    }

    async fn run_trunk(
        &self,
        r: &mut Recorder,
        inputs: &Inputs<'_>,
        embedding: &InputEmbedding,
        settings: &Settings,
        noise: &mut impl Noise,
        progress: &mut impl FnMut(Stage<'_>) -> bool,
    ) -> Result<Option<Representation>> {
        let of = settings.recycles + 1;
        let templates = TemplateInputs::none(&self.device, inputs.layout.tokens())?;
        let blocks = self.trunk.pairformer_blocks();
        let mut msa = MsaInputs::draw(&self.device, &inputs.features.msa, noise)?;
        let mut before = None;
        let mut pace = Pace::default();
        for cycle in 0..of {
            if cycle > 0 && MsaInputs::is_random(&inputs.features.msa) {
                msa = MsaInputs::draw(&self.device, &inputs.features.msa, noise)?;
            }
            let own = TrunkInputs { templates: &templates, msa: &msa, pairs: &inputs.pairs };
            let Representation { s, z } = self.trunk.before_pairformer(r, embedding, before.as_ref(), &own)?;
            for (at, block) in blocks.iter().enumerate() {
                block.forward(r, &s, &z, None, None)?;
                pace.submit(r).await?;
                if !progress(Stage::Trunk { cycle, of, block: at, blocks: blocks.len() }) {
                    return Ok(None);
                }
            }
            before = Some(Representation { s, z });
        }
        Ok(before)
    }

    async fn run_diffusion(
        &self,
        r: &mut Recorder,
        inputs: &Inputs<'_>,
        (embedding, trunk): (&InputEmbedding, &Representation),
        settings: &Settings,
        noise: &mut impl Noise,
        progress: &mut impl FnMut(Stage<'_>) -> bool,
    ) -> Result<Option<Vec<f32>>> {
        let own = DiffusionInputs { layout: &inputs.layout, atoms: &inputs.atoms, pairs: &inputs.pairs, s_input: &embedding.s_input, s: &trunk.s, z: &trunk.z };
        let conditions = self.diffusion_module.conditions(r, &own)?;
        r.submit()?;
        self.device.trim_memory();
        sample(&self.diffusion_module, r, &conditions, (settings, inputs.layout.atoms()), noise, progress).await
    }
}
