//! The transformer over atoms, with attention in windows of neighbours (AF3 Algorithm 7).

mod fused;
mod unfused;

use fused::{Fused, FusedCondition};
use unfused::{Unfused, UnfusedCondition};

use super::atom_layout::PAIRS_PER_WINDOW;
use super::{AtomLayout, LayerNorm};
use crate::error::{Error, Result};
use crate::features::{KEYS_PER_WINDOW, QUERIES_PER_WINDOW};
use crate::gpu::{Device, Recorder};
use crate::tensor::Tensor;
use crate::weights::Scope;

const OP: &str = "AtomTransformer";

/// Blocks of windowed attention with pair bias and a transition, both conditioned on c, each added
/// to q.
///
/// OpenFold3 normalises queries and keys with separate weights, and the pair representation once
/// for the stack. Its first and last windows are shifted to be within the atoms, where the paper
/// masks positions.
///
/// ```no_run
/// # use trifold::layers::{AtomLayout, AtomTransformer};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     layout: &AtomLayout,
/// #     q: &Tensor,
/// #     c: &Tensor,
/// #     p: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("diffusion_module.atom_attn_enc.atom_transformer");
/// let layer = AtomTransformer::load(device, &weights)?;
/// let conditions = layer.conditions(r, c, p)?;
/// let q = layer.forward(r, layout, q, &conditions)?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct AtomTransformer {
    blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
struct Block {
    unfused: Unfused,
    /// For windows that have all their keys, where the device has the kernel.
    fused: Option<Fused>,
}

/// Conditions of the blocks, computed from c and p: the same for all steps and samples.
#[derive(Debug, Clone)]
pub struct AtomConditions {
    blocks: Vec<BlockCondition>,
}

#[derive(Debug, Clone)]
enum BlockCondition {
    Fused(Box<FusedCondition>),
    Unfused(Box<UnfusedCondition>),
}

impl AtomTransformer {
    /// Reads `layer_norm_z` and all of `blocks.0`, `blocks.1`, ...
    ///
    /// # Errors
    /// [`Error::Weights`] if there is no block, or a tensor of one is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let shared = LayerNorm::load(device, &weights.at("layer_norm_z"))?;
        let there = |index: &usize| {
            weights.has(&format!(
                "blocks.{index}.attention_pair_bias.linear_z.weight"
            ))
        };
        let load = |index| Block::load(device, &weights.at(&format!("blocks.{index}")), &shared);
        let blocks: Vec<Block> = (0..).take_while(there).map(load).collect::<Result<_>>()?;
        match blocks.is_empty() {
            true => Err(Error::Weights(
                "there is no blocks.0 of an atom transformer".into(),
            )),
            false => Ok(AtomTransformer { blocks }),
        }
    }

    /// The conditions of `c [32 W, C]` and `p [W * 32 * 128, C_p]`.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn conditions(&self, r: &mut Recorder, c: &Tensor, p: &Tensor) -> Result<AtomConditions> {
        let places = p.shape()[0];
        // With pairs as one row, the bias has their order, so that a block of windows reads a block
        // of it.
        let p = p.reshape(&[1, places, p.len() / places])?;
        Ok(AtomConditions {
            blocks: self
                .blocks
                .iter()
                .map(|block| block.condition(r, c, &p))
                .collect::<Result<_>>()?,
        })
    }

    /// `q [S, 32 W, C]` after every block; the tensor that is given may be overwritten.
    ///
    /// # Errors
    /// As [`AtomTransformer::conditions`].
    pub fn forward(
        &self,
        r: &mut Recorder,
        layout: &AtomLayout,
        q: &Tensor,
        conditions: &AtomConditions,
    ) -> Result<Tensor> {
        match q.shape() {
            [_, rows, _]
                if *rows == layout.padded() && conditions.blocks.len() == self.blocks.len() => {}
            _ => {
                return Err(Error::shape(
                    OP,
                    "q",
                    format!("f32 [S, {}, C]", layout.padded()),
                    q.describe(),
                ))
            }
        }
        self.blocks
            .iter()
            .zip(&conditions.blocks)
            .try_fold(q.clone(), |q, (block, condition)| {
                block.forward(r, layout, &q, condition)
            })
    }
}

impl Block {
    fn load(device: &Device, weights: &Scope, layer_norm_z: &LayerNorm) -> Result<Self> {
        Ok(Block {
            unfused: Unfused::load(device, weights, layer_norm_z)?,
            fused: Fused::load(device, weights)?,
        })
    }

    /// The condition of `c [32 W, C]` and `p [1, W * 32 * 128, C_p]`.
    fn condition(&self, r: &mut Recorder, c: &Tensor, p: &Tensor) -> Result<BlockCondition> {
        match &self.fused {
            Some(fused) if has_whole_windows(p) => {
                let condition = fused.condition(r, &self.unfused, c, p)?;
                Ok(BlockCondition::Fused(Box::new(condition)))
            }
            _ => Ok(BlockCondition::Unfused(Box::new(
                self.unfused.condition(r, c, p)?,
            ))),
        }
    }

    fn forward(
        &self,
        r: &mut Recorder,
        layout: &AtomLayout,
        q: &Tensor,
        condition: &BlockCondition,
    ) -> Result<Tensor> {
        match condition {
            BlockCondition::Fused(condition) => condition.forward(r, layout, q),
            BlockCondition::Unfused(condition) => {
                self.unfused.forward(r, layout, q, condition)?;
                Ok(q.clone())
            }
        }
    }
}

/// Whether each window of `p [1, W * 32 * 128, C_p]` has all its keys: if there are more atoms than
/// keys.
fn has_whole_windows(p: &Tensor) -> bool {
    p.shape()[1] / PAIRS_PER_WINDOW * QUERIES_PER_WINDOW > KEYS_PER_WINDOW
}
