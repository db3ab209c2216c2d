//! From features to structures and the inputs of their confidences (AF3 Algorithm 1).

#[cfg(not(target_arch = "wasm32"))]
use super::sampler::{record_step, Level, StepDraws};
use super::{
    sample, ConfidenceInputs, ConfidenceLogits, DiffusionInputs, FoldState, InputEmbedding,
    MsaInputs, Noise, OpenFold3, PairIndices, Representation, Run, Settings, Stage, TemplateInputs,
    TrunkInputs,
};
use crate::error::{Error, Result};
use crate::features::{Features, TemplateFeatures};
use crate::gpu::{Device, Recorder, Waiting};
use crate::layers::{AtomLayout, RefAtoms};
use crate::tensor::Tensor;

/// Features of tokens and atoms on the device.
#[derive(Debug)]
struct DeviceFeatures<'a> {
    features: &'a Features,
    layout: AtomLayout,
    atoms: RefAtoms,
    pairs: PairIndices,
}

impl<'a> DeviceFeatures<'a> {
    fn new(device: &Device, features: &'a Features) -> Result<Self> {
        let layout = AtomLayout::new(device, &features.tokens)?;
        let atoms = RefAtoms::new(device, &layout, &features.reference)?;
        Ok(DeviceFeatures {
            features,
            atoms,
            layout,
            pairs: PairIndices::new(device, &features.tokens)?,
        })
    }
}

/// Limits how far recording is ahead of the device, so that progress is current and cancelling is
/// quick.
#[derive(Default)]
struct Pace {
    /// Operations submitted since `before`.
    flops: f64,
    /// The work before these.
    before: Option<Waiting>,
}

impl Pace {
    /// Floating-point operations in flight are up to twice as many: two tenths of a second on a
    /// good GPU.
    const MOST: f64 = 2e11;
    /// The same for a driver that computes on the CPU.
    const MOST_OF_SOFTWARE: f64 = 2e9;

    /// Submits, and waits if too much work is pending: for the work before the last operations, so
    /// that the device does not run out of work.
    async fn submit(&mut self, r: &mut Recorder) -> Result<()> {
        self.flops += r.cost().flops;
        r.submit()?;
        let most = if r.device().is_software() {
            Self::MOST_OF_SOFTWARE
        } else {
            Self::MOST
        };
        if self.flops > most {
            self.flops = 0.0;
            if let Some(before) = self.before.replace(r.device().start_waiting()) {
                before.finish().await?;
            }
        }
        Ok(())
    }
}

/// Structures, and the inputs of the confidence heads.
#[derive(Debug)]
pub struct Structures<'a> {
    model: &'a OpenFold3,
    inputs: DeviceFeatures<'a>,
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

    /// A recorder for the confidence heads.
    pub fn recorder(&self) -> Recorder {
        let mut r = self.model.device.recorder();
        r.stream();
        r
    }

    /// The output of the trunk.
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
    /// [`Error::Shape`] if there is no such sample, else as [`Structures::distogram`].
    pub fn confidence(&self, r: &mut Recorder, sample: usize) -> Result<ConfidenceLogits> {
        let each = 3 * self.inputs.layout.atoms();
        let positions = self.coordinates.chunks_exact(each).nth(sample);
        let positions = positions.ok_or_else(|| {
            Error::shape(
                "confidence",
                "sample",
                format!("below {}", self.samples()),
                sample,
            )
        })?;
        let read = [&self.embedding.s_input, &self.trunk.s, &self.trunk.z];
        self.model
            .aux_heads
            .forward(r, (&self.heads_inputs, &self.inputs.pairs), read, positions)
    }
}

impl OpenFold3 {
    /// Bytes of a pair representation of that many tokens.
    pub(crate) fn pair_bytes(&self, tokens: usize) -> u64 {
        (tokens as u64).pow(2) * self.input_embedder.pair_channels() as u64 * 4
    }

    /// Predicts structures, without their confidences. `progress` is called after each stage and
    /// returns false to cancel.
    ///
    /// With a `state`, the prediction resumes from it and stores every cycle of the trunk and every
    /// denoising step in it. `noise` starts from its beginning in either case. Each cycle then
    /// copies the pair representation to the host.
    ///
    /// # Errors
    /// As [`OpenFold3::predict`], and [`Error::Input`] where the state does not fit.
    pub async fn structures<'a>(
        &'a self,
        features: &'a Features,
        settings: &Settings,
        noise: &mut impl Noise,
        progress: &mut impl FnMut(Stage<'_>) -> bool,
        state: Option<&mut FoldState>,
    ) -> Result<Structures<'a>> {
        if settings.steps == 0 || settings.samples == 0 {
            return Err(Error::input(
                "settings",
                "steps and samples should be above zero",
            ));
        }
        let n = features.tokens.count();
        self.device.expect_fits(&[n, n])?;
        let inputs = DeviceFeatures::new(&self.device, features)?;
        if let Some(state) = &state {
            state.check(settings, [inputs.layout.tokens(), inputs.layout.atoms()])?;
        }
        let mut run = Run {
            settings,
            noise,
            progress,
            state,
        };
        let mut r = self.device.recorder();
        r.stream();
        let embedding = self.input_embedder.forward(
            &mut r,
            (&inputs.layout, &inputs.atoms),
            &inputs.pairs,
            features,
        )?;
        r.submit()?;
        run.report(Stage::Embedding)?;
        let trunk = self
            .run_trunk(&mut r, &inputs, &embedding, &mut run)
            .await?;
        // The buffers of one part of the model have the wrong sizes for the next, so they are
        // freed.
        self.device.trim_memory();
        let coordinates = self
            .run_diffusion(&mut r, &inputs, (&embedding, &trunk), &mut run)
            .await?;
        self.device.trim_memory();
        let heads_inputs = self.aux_heads.inputs(&self.device, &features.tokens)?;
        Ok(Structures {
            model: self,
            inputs,
            heads_inputs,
            embedding,
            trunk,
            coordinates,
        })
    }

    /// One denoising step with embedded features and without a trunk, for benchmarks. The tokens
    /// are conditioned on its level before.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn denoising_step<'a>(
        &'a self,
        r: &mut Recorder,
        features: &Features,
        samples: usize,
    ) -> Result<impl Fn(&mut Recorder) -> Result<Tensor> + 'a> {
        let inputs = DeviceFeatures::new(&self.device, features)?;
        let embedding = self.input_embedder.forward(
            r,
            (&inputs.layout, &inputs.atoms),
            &inputs.pairs,
            features,
        )?;
        let own = DiffusionInputs {
            layout: &inputs.layout,
            atoms: &inputs.atoms,
            pairs: &inputs.pairs,
            s_input: &embedding.s_input,
            s: &embedding.s,
            z: &embedding.z,
        };
        let conditions = self.diffusion_module.conditions(r, &own)?;
        let shape = [samples, inputs.layout.padded(), 3];
        let x = self
            .device
            .upload(&vec![1.0; shape.iter().product()], &shape)?;
        let level = Level::between(2.0, 1.5);
        let singles = self.diffusion_module.singles(r, &conditions, &[level.t])?;
        let s = singles.reshape(embedding.s.shape())?;
        let draws = StepDraws::none(r, samples, inputs.layout.atoms())?;
        Ok(move |r: &mut Recorder| {
            record_step(
                &self.diffusion_module,
                r,
                &conditions,
                [&x, &s],
                &level,
                &draws,
            )
        })
    }

    async fn run_trunk<N: Noise, P: FnMut(Stage<'_>) -> bool>(
        &self,
        r: &mut Recorder,
        inputs: &DeviceFeatures<'_>,
        embedding: &InputEmbedding,
        run: &mut Run<'_, N, P>,
    ) -> Result<Representation> {
        let (of, alignment) = (run.settings.recycles + 1, &inputs.features.msa);
        let templates: &[TemplateFeatures] = match self.trunk.reads_templates() {
            true => &inputs.features.templates,
            false => &[],
        };
        let asym_id = &inputs.features.tokens.asym_id;
        let templates = TemplateInputs::of(&self.device, asym_id, templates)?;
        let blocks = self.trunk.pairformer_blocks();
        let (first, mut before) = match &run.state {
            Some(state) => (
                state.cycles(),
                state.trunk(&self.device, inputs.layout.tokens())?,
            ),
            None => (0, None),
        };
        let is_random = MsaInputs::is_random(alignment);
        run.noise.skip(if is_random { first } else { 0 });
        let mut msa: Option<MsaInputs> = None;
        let mut pace = Pace::default();
        for cycle in first..of {
            let msa = match &mut msa {
                Some(msa) if !is_random => msa,
                msa => msa.insert(MsaInputs::draw(&self.device, alignment, run.noise)?),
            };
            let own = TrunkInputs {
                templates: &templates,
                msa,
                pairs: &inputs.pairs,
            };
            let Representation { s, z } =
                self.trunk
                    .before_pairformer(r, embedding, before.as_ref(), &own)?;
            for (at, block) in blocks.iter().enumerate() {
                block.forward(r, &s, &z, None, None)?;
                pace.submit(r).await?;
                run.report(Stage::Trunk {
                    cycle,
                    of,
                    block: at,
                    blocks: blocks.len(),
                })?;
            }
            let done = before.insert(Representation { s, z });
            if let Some(state) = &mut run.state {
                state.keep_cycle(r, cycle + 1, done).await?;
            }
        }
        before.ok_or_else(|| Error::input("resume state", "has no cycle of the trunk"))
    }

    async fn run_diffusion<N: Noise, P: FnMut(Stage<'_>) -> bool>(
        &self,
        r: &mut Recorder,
        inputs: &DeviceFeatures<'_>,
        (embedding, trunk): (&InputEmbedding, &Representation),
        run: &mut Run<'_, N, P>,
    ) -> Result<Vec<f32>> {
        let own = DiffusionInputs {
            layout: &inputs.layout,
            atoms: &inputs.atoms,
            pairs: &inputs.pairs,
            s_input: &embedding.s_input,
            s: &trunk.s,
            z: &trunk.z,
        };
        let conditions = self.diffusion_module.conditions(r, &own)?;
        r.submit()?;
        self.device.trim_memory();
        sample(&self.diffusion_module, r, &conditions, run).await
    }
}
