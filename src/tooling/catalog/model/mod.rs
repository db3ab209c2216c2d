//! Parts of OpenFold3 and the whole model, by name: features in, host tensors out.
//!
//! Parts of the model read features, which the host prepares before any kernel runs.
//! `trifold verify` calls them.

mod atoms;
mod batch;
mod diffusion;
mod embedders;
mod host;
mod whole;

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use serde_json::Value;

use super::Bounds;
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::tensor::Tensor;
use crate::weights::{HostData, HostTensor, Weights};

/// A part of the model that can be called by name.
pub struct ModelOp {
    /// Its name.
    pub name: &'static str,
    /// Its inputs and outputs, in one line.
    pub summary: &'static str,
    /// Largest errors of its outputs.
    pub bounds: Bounds,
    run: for<'a> fn(&'a Device, &'a ModelCall<'a>) -> Running<'a>,
}

/// A call in progress.
type Running<'a> = Pin<Box<dyn Future<Output = Result<ModelOutputs>> + 'a>>;

/// Outputs of a part, by name.
pub type ModelOutputs = Vec<(String, HostTensor)>;

/// Arguments of a call.
pub struct ModelCall<'a> {
    /// The part's name.
    pub op: &'a str,
    /// Inputs by name; OpenFold3's features have the prefix `batch.`, or none for a whole model.
    pub inputs: &'a BTreeMap<String, HostTensor>,
    /// The weights.
    pub weights: &'a Weights,
    /// Draws of N(0, 1) in the order of calls.
    pub noise: &'a [Vec<f32>],
    /// Constructor arguments.
    pub options: &'a Value,
}

impl ModelOp {
    /// Runs the part.
    ///
    /// # Errors
    /// [`Error::Weights`] or [`Error::Input`] where something is missing or malformed, and the
    /// errors of the part.
    pub async fn run(&self, device: &Device, call: &ModelCall<'_>) -> Result<ModelOutputs> {
        (self.run)(device, call).await
    }
}

impl ModelCall<'_> {
    fn input(&self, name: &str) -> Result<&HostTensor> {
        self.inputs
            .get(name)
            .ok_or_else(|| Error::input(format!("{}: in.{name}", self.op), "is missing"))
    }

    /// An input with this number of axes; further leading axes of extent 1 are dropped.
    fn upload(&self, device: &Device, name: &str, axes: usize) -> Result<Tensor> {
        let tensor = self.input(name)?.upload(device)?;
        let (leading, kept) = tensor
            .shape()
            .split_at(tensor.shape().len().saturating_sub(axes));
        match leading.iter().all(|extent| *extent == 1) {
            true => tensor.reshape(kept),
            false => Err(Error::shape(
                self.op,
                name,
                format!("of {axes} axes, or more of extent 1"),
                format!("{:?}", tensor.shape()),
            )),
        }
    }

    fn scalar(&self, name: &str) -> Result<f32> {
        self.input(name)?
            .to_floats()
            .first()
            .copied()
            .ok_or_else(|| Error::input(format!("{}: in.{name}", self.op), "is empty"))
    }
}

/// A tensor read back, under a name.
async fn read(r: &mut Recorder, name: &str, tensor: &Tensor) -> Result<(String, HostTensor)> {
    Ok((
        name.into(),
        HostTensor {
            shape: tensor.shape().to_vec(),
            data: HostData::F32(r.read(tensor).await?),
        },
    ))
}

fn floats(name: &str, shape: &[usize], data: Vec<f32>) -> (String, HostTensor) {
    (
        name.into(),
        HostTensor {
            shape: shape.to_vec(),
            data: HostData::F32(data),
        },
    )
}

/// Every part of the model.
pub const MODEL: &[ModelOp] = &[
    ModelOp {
        name: "relpos",
        summary: "token ids, cyclic_mask -> relpos, relpos_cyclic_chain1: one-hot channels",
        bounds: Bounds::EXACT,
        run: host::relpos,
    },
    ModelOp {
        name: "atom_block_indices",
        summary: "-> keys and masks of the windows of several numbers of atoms",
        bounds: Bounds::EXACT,
        run: host::atom_block_indices,
    },
    ModelOp {
        name: "noise_schedule",
        summary: "-> noise levels for several numbers of steps",
        bounds: Bounds::ON_HOST,
        run: host::noise_schedule,
    },
    ModelOp {
        name: "quat_to_rot",
        summary: "q [.., 4] -> R [.., 3, 3]",
        bounds: Bounds::ON_HOST,
        run: host::quat_to_rot,
    },
    ModelOp {
        name: "fourier_embedding",
        summary: "FourierEmbedding: x [.., 1] -> y",
        bounds: Bounds::LAYER,
        run: host::fourier_embedding,
    },
    ModelOp {
        name: "atom_attention_encoder_input",
        summary: "AtomAttentionEncoder: batch -> a, q, c, p",
        bounds: Bounds::LAYER,
        run: atoms::encoder,
    },
    ModelOp {
        name: "atom_attention_encoder_noisy",
        summary: "AtomAttentionEncoder: batch, rl, si_trunk, zij -> a, q, c, p",
        bounds: Bounds::LAYER,
        run: atoms::noisy_encoder,
    },
    ModelOp {
        name: "atom_attention_decoder",
        summary: "AtomAttentionDecoder: batch, a, q, c, p -> r_update",
        bounds: Bounds::LAYER,
        run: atoms::decoder,
    },
    ModelOp {
        name: "input_embedder",
        summary: "InputEmbedderAllAtom: batch -> s_input, s_init, z_init",
        bounds: Bounds::IN_F32,
        run: embedders::input,
    },
    ModelOp {
        name: "msa_module_embedder",
        summary: "MSAModuleEmbedder: batch, s_input -> m",
        bounds: Bounds::LAYER,
        run: embedders::msa,
    },
    ModelOp {
        name: "template_embedder_two_of_four",
        summary: "TemplateEmbedderAllAtom: batch, z, pair_mask -> t",
        bounds: Bounds::LAYER,
        run: embedders::template,
    },
    ModelOp {
        name: "template_embedder_all_empty",
        summary: "TemplateEmbedderAllAtom of empty templates",
        bounds: Bounds::LAYER,
        run: embedders::template,
    },
    ModelOp {
        name: "diffusion_conditioning",
        summary: "DiffusionConditioning: batch, t, si_input, si_trunk, zij_trunk -> s, z",
        bounds: Bounds::IN_F32,
        run: diffusion::conditioning,
    },
    ModelOp {
        name: "diffusion_module_step",
        summary: "DiffusionModule: batch, xl_noisy, t, si_input, si_trunk, zij_trunk -> xl",
        bounds: Bounds::IN_F32,
        run: diffusion::step,
    },
    ModelOp {
        name: "aux_heads",
        summary: "AuxiliaryHeadsAllAtom: batch, si_input, si_trunk, zij_trunk, x -> logits",
        bounds: Bounds::IN_F32,
        run: diffusion::aux_heads,
    },
    ModelOp {
        name: "whole_tiny_protein20",
        summary: "OpenFold3: features, noise -> coordinates and logits",
        bounds: Bounds::MODEL,
        run: whole::whole,
    },
    ModelOp {
        name: "whole_tiny_mixed",
        summary: "OpenFold3 of protein, RNA, DNA and ligands",
        bounds: Bounds::MODEL,
        run: whole::whole,
    },
    ModelOp {
        name: "whole_tiny_p2",
        summary: "OpenFold3 0.4 with weights of its version",
        bounds: Bounds::MODEL,
        run: whole::whole,
    },
    ModelOp {
        name: "whole_realwidth_protein20",
        summary: "OpenFold3 at its full widths",
        bounds: Bounds::MODEL,
        run: whole::whole,
    },
];
