//! The whole model, from features to logits (AF3 Algorithm 1).

use super::{
    sample, DiffusionInputs, InputEmbedding, MsaInputs, Noise, OpenFold3, PairIndices, Prediction, Representation, Settings, Stage, TemplateInputs, TrunkInputs,
};
use crate::error::{Error, Result};
use crate::features::Features;
use crate::gpu::{Device, Recorder};
use crate::layers::{AtomLayout, RefAtoms};

/// What is known of the tokens and atoms on the device, before any network has run.
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

impl OpenFold3 {
    /// Predicts structures of what the features are of; `progress` gives false to cancel, then there is no prediction.
    ///
    /// # Errors
    /// [`Error::Device`] where memory runs out or the device is lost, [`Error::Input`] where a setting is zero, and what `noise` refuses.
    pub async fn predict(
        &self,
        features: &Features,
        settings: &Settings,
        noise: &mut impl Noise,
        progress: &mut impl FnMut(Stage<'_>) -> bool,
    ) -> Result<Option<Prediction>> {
        if settings.steps == 0 || settings.samples == 0 {
            return Err(Error::input("settings", "steps and samples should be above zero"));
        }
        let predicted = self.predict_with_trunk(features, settings, noise, progress).await?;
        Ok(predicted.map(|(prediction, _)| prediction))
    }

    /// The prediction, and what the trunk gave.
    pub(crate) async fn predict_with_trunk(
        &self,
        features: &Features,
        settings: &Settings,
        noise: &mut impl Noise,
        progress: &mut impl FnMut(Stage<'_>) -> bool,
    ) -> Result<Option<(Prediction, Representation)>> {
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
        let prediction = self.run_confidence(&mut r, &inputs, (&embedding, &trunk), coordinates, progress).await?;
        Ok(prediction.map(|prediction| (prediction, trunk)))
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

    async fn run_confidence(
        &self,
        r: &mut Recorder,
        inputs: &Inputs<'_>,
        (embedding, trunk): (&InputEmbedding, &Representation),
        coordinates: Vec<f32>,
        progress: &mut impl FnMut(Stage<'_>) -> bool,
    ) -> Result<Option<Prediction>> {
        let of = coordinates.len() / (3 * inputs.layout.atoms());
        let heads = &self.aux_heads;
        let own = heads.inputs(&self.device, &inputs.features.tokens)?;
        let distogram = heads.distogram(r, &trunk.z)?;
        let mut prediction = Prediction { samples: of, distogram: r.read(&distogram).await?, ..Prediction::default() };
        for (at, positions) in coordinates.chunks_exact(3 * inputs.layout.atoms()).enumerate() {
            let logits = heads.forward(r, (&own, &inputs.pairs), [&embedding.s_input, &trunk.s, &trunk.z], positions)?;
            prediction.plddt.extend(r.read(&logits.plddt).await?);
            prediction.resolved.extend(r.read(&logits.resolved).await?);
            prediction.pae.extend(r.read(&logits.pae).await?);
            prediction.pde.extend(r.read(&logits.pde).await?);
            if !progress(Stage::Confidence { sample: at, of }) {
                return Ok(None);
            }
        }
        Ok(Some(Prediction { coordinates, ..prediction }))
    }
}
