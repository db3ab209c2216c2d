//! The trunk: template, MSA and Pairformer stacks, repeated on their output (AF3 Algorithm 1, lines
//! 5 to 14).

use super::input_embedder::InputEmbedding;
use super::msa_embedder::{MsaEmbedder, MsaInputs};
use super::pair_indices::PairIndices;
use super::tables::copy;
use super::template_embedder::{TemplateEmbedder, TemplateInputs};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::Store;
use crate::layers::{
    BiasOrientation, MsaModuleBlock, NormLinear, PairformerBlock, PairformerStack,
};
use crate::tensor::Tensor;
use crate::weights::Weights;

/// The part of the model between the input embedder and the diffusion module.
#[derive(Debug, Clone)]
pub struct Trunk {
    recycled_z: NormLinear,
    /// `None` if the weights have none: such a model was trained without templates.
    template_embedder: Option<TemplateEmbedder>,
    msa_embedder: MsaEmbedder,
    msa_module: Vec<MsaModuleBlock>,
    recycled_s: NormLinear,
    pairformer: PairformerStack,
}

/// Single and pair representation.
#[derive(Debug, Clone)]
pub struct Representation {
    /// `[N, C_s]`.
    pub s: Tensor,
    /// `[N, N, C_z]`.
    pub z: Tensor,
}

impl Trunk {
    /// Reads the trunk's part of a whole model; `ending` as in [`MsaModuleBlock::load`].
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Weights, ending: BiasOrientation) -> Result<Self> {
        let model = weights.at("");
        let (msa, templates) = (weights.at("msa_module"), weights.at("template_embedder"));
        let there = |index: &usize| {
            msa.has(&format!(
                "blocks.{index}.outer_product_mean.linear_out.weight"
            ))
        };
        let load =
            |index| MsaModuleBlock::load(device, &msa.at(&format!("blocks.{index}")), ending);
        Ok(Trunk {
            recycled_z: NormLinear::load(device, &model, "layer_norm_z", "linear_z")?,
            template_embedder: templates
                .has("linear_t.weight")
                .then(|| TemplateEmbedder::load(device, &templates, ending))
                .transpose()?,
            msa_embedder: MsaEmbedder::load(device, &weights.at("msa_module_embedder"))?,
            msa_module: (0..).take_while(there).map(load).collect::<Result<_>>()?,
            recycled_s: NormLinear::load(device, &model, "layer_norm_s", "linear_s")?,
            pairformer: PairformerStack::load(device, &weights.at("pairformer_stack"), ending)?,
        })
    }

    /// Whether the weights were trained with templates.
    pub fn reads_templates(&self) -> bool {
        self.template_embedder.is_some()
    }

    /// The Pairformer's blocks, the last part of a cycle.
    pub fn pairformer_blocks(&self) -> &[PairformerBlock] {
        self.pairformer.blocks()
    }

    /// A cycle up to its Pairformer, from the embeddings and the representation of the previous
    /// cycle, zeros for the first.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where a shape does not fit, [`crate::Error::Device`] where memory
    /// runs out.
    pub fn before_pairformer(
        &self,
        r: &mut Recorder,
        embedding: &InputEmbedding,
        before: Option<&Representation>,
        inputs: &TrunkInputs,
    ) -> Result<Representation> {
        let z = recycled(
            r,
            &self.recycled_z,
            &embedding.z,
            before.map(|before| &before.z),
        )?;
        if let Some(embedder) = &self.template_embedder {
            embedder.add_to(r, &z, inputs.templates, None)?;
        }
        r.submit()?;
        let m = self
            .msa_embedder
            .forward(r, inputs.msa, inputs.pairs, &embedding.s_input)?;
        for block in &self.msa_module {
            block.forward(r, &m, &z, None, None)?;
            r.submit()?;
        }
        Ok(Representation {
            s: recycled(
                r,
                &self.recycled_s,
                &embedding.s,
                before.map(|before| &before.s),
            )?,
            z,
        })
    }
}

/// Inputs of a cycle in addition to embeddings.
#[derive(Debug, Clone, Copy)]
pub struct TrunkInputs<'a> {
    /// The templates.
    pub templates: &'a TemplateInputs,
    /// The cycle's rows of the alignment.
    pub msa: &'a MsaInputs,
    /// The pairs of tokens.
    pub pairs: &'a PairIndices,
}

/// `embedding + linear LN(before)`.
fn recycled(
    r: &mut Recorder,
    layer: &NormLinear,
    embedding: &Tensor,
    before: Option<&Tensor>,
) -> Result<Tensor> {
    let sum = copy(r, embedding)?;
    match before {
        Some(before) => layer.forward_into(r, before, &sum, Store::Accumulate)?,
        None => layer.add_for_zeros(r, &sum)?,
    }
    Ok(sum)
}
