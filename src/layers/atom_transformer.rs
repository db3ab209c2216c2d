//! The transformer over atoms, with attention in windows of neighbours (AF3 Algorithm 7).

use super::atom_layout::{WindowRun, PAIRS_PER_WINDOW};
use super::{
    AdaLn, AdaLnCondition, AtomLayout, ConditionedTransition, LayerNorm, Linear, PairBiasLinear,
    TransitionCondition,
};
use crate::error::{Error, Result};
use crate::features::{KEYS_PER_WINDOW, QUERIES_PER_WINDOW};
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    attention, block_bias, linear, linear_into, AttentionArguments, BiasLayout, Extent,
    LinearArguments, PairBias, Rows, Store, View,
};
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
/// layer.forward(r, layout, q, &conditions)?; // in place
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct AtomTransformer {
    blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
struct Block {
    layer_norm_a_q: AdaLn,
    layer_norm_a_k: AdaLn,
    pair_bias: PairBiasLinear,
    /// q and gate in one product.
    linear_qg: Linear,
    /// k and v in one product.
    linear_kv: Linear,
    linear_o: Linear,
    linear_ada_out: Linear,
    conditioned_transition: ConditionedTransition,
    /// Layout of the pair bias that attention reads in windows that have all their keys.
    bias_layout: BiasLayout,
}

/// Conditions of the blocks, computed from c and p: the same for all steps and samples.
#[derive(Debug, Clone)]
pub struct AtomConditions {
    blocks: Vec<BlockCondition>,
}

#[derive(Debug, Clone)]
struct BlockCondition {
    /// Bias for all windows, which are its rows.
    bias: PairBias,
    query: AdaLnCondition,
    key: AdaLnCondition,
    gate: Tensor,
    transition: TransitionCondition,
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

    /// Runs every block on `q [S, 32 W, C]` in place.
    ///
    /// # Errors
    /// As [`AtomTransformer::conditions`].
    pub fn forward(
        &self,
        r: &mut Recorder,
        layout: &AtomLayout,
        q: &Tensor,
        conditions: &AtomConditions,
    ) -> Result<()> {
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
            .try_for_each(|(block, condition)| block.forward(r, layout, q, condition))
    }
}

impl Block {
    fn load(device: &Device, weights: &Scope, layer_norm_z: &LayerNorm) -> Result<Self> {
        let attention = weights.at("attention_pair_bias");
        let mha = attention.at("mha");
        let channels = *mha.shape("linear_q.weight")?.last().unwrap_or(&0);
        let linear_qg = Linear::load_stacked(device, &mha, &["linear_q", "linear_g"], channels)?;
        let pair_bias = PairBiasLinear::load(device, &attention, "layer_norm_z")?
            .with_layer_norm(device, layer_norm_z)?;
        Ok(Block {
            bias_layout: BiasLayout::of_attention(
                device,
                linear_qg.storage(),
                linear_qg.outputs() / 2 / pair_bias.heads(),
            ),
            layer_norm_a_q: AdaLn::load(device, &attention.at("layer_norm_a_q"))?,
            layer_norm_a_k: AdaLn::load(device, &attention.at("layer_norm_a_k"))?,
            pair_bias,
            linear_kv: Linear::load_stacked(device, &mha, &["linear_k", "linear_v"], channels)?,
            linear_o: Linear::load(device, &mha, "linear_o", linear_qg.outputs() / 2)?,
            linear_qg,
            linear_ada_out: Linear::load(device, &attention, "linear_ada_out", channels)?,
            conditioned_transition: ConditionedTransition::load(
                device,
                &weights.at("conditioned_transition"),
            )?,
        })
    }

    fn condition(&self, r: &mut Recorder, c: &Tensor, p: &Tensor) -> Result<BlockCondition> {
        Ok(BlockCondition {
            bias: self.bias(r, p)?,
            query: self.layer_norm_a_q.condition(r, c)?,
            key: self.layer_norm_a_k.condition(r, c)?,
            gate: linear(r, &self.linear_ada_out.of(c))?,
            transition: self.conditioned_transition.condition(r, c)?,
        })
    }

    /// The bias of `p [1, W * 32 * 128, C_p]`.
    fn bias(&self, r: &mut Recorder, p: &Tensor) -> Result<PairBias> {
        let (bias, windows) = (
            self.pair_bias.by_heads(r, p)?,
            p.shape()[1] / PAIRS_PER_WINDOW,
        );
        let places = windows * PAIRS_PER_WINDOW;
        let view = |outer| View {
            tensor: &bias,
            start: 0,
            outer,
            query: KEYS_PER_WINDOW,
            key: 1,
        };
        // If there are more atoms than keys, each window has all its keys.
        let whole_windows = windows * QUERIES_PER_WINDOW > KEYS_PER_WINDOW;
        if self.bias_layout == BiasLayout::Strided || !whole_windows {
            return Ok(view([0, PAIRS_PER_WINDOW, places]).into());
        }
        let blocked = block_bias(
            r,
            &view([0, 0, PAIRS_PER_WINDOW]),
            [
                self.pair_bias.heads() * windows,
                QUERIES_PER_WINDOW,
                KEYS_PER_WINDOW,
            ],
        )?;
        Ok(PairBias::blocked(blocked, [PAIRS_PER_WINDOW, places]))
    }

    fn forward(
        &self,
        r: &mut Recorder,
        layout: &AtomLayout,
        q: &Tensor,
        condition: &BlockCondition,
    ) -> Result<()> {
        let rows = Rows::from(q).count();
        let queries = condition.query.forward(r, q)?;
        let qg = linear(r, &self.linear_qg.of(&queries))?;
        let keys = condition.key.forward(r, q)?;
        let kv = linear(r, &self.linear_kv.of(&keys))?;
        let o = r.allocate_as(
            &[q.shape()[0], layout.padded(), self.linear_qg.outputs() / 2],
            qg.dtype(),
        )?;
        for run in layout.runs() {
            self.attend(r, run, [&qg, &kv, &o], &condition.bias)?;
        }
        let gated = LinearArguments {
            gate: Some(Rows::from(&condition.gate).spread(rows)?),
            ..self.linear_o.of(&o)
        };
        linear_into(r, &gated, Rows::from(q), Store::Accumulate)?;
        self.conditioned_transition
            .add_under(r, q, &condition.transition, None)
    }

    /// Gated attention in a run of windows, samples being the batch and windows the rows.
    fn attend(
        &self,
        r: &mut Recorder,
        run: &WindowRun,
        [qg, kv, out]: [&Tensor; 3],
        bias: &PairBias,
    ) -> Result<()> {
        let (samples, padded, all_heads) = (out.shape()[0], out.shape()[1], out.shape()[2]);
        let heads = self.pair_bias.heads();
        let width = all_heads / heads;
        let pitch = 2 * all_heads;
        let first_query = run.first * QUERIES_PER_WINDOW;
        let queries = |tensor, start: usize, pitch: usize| View {
            tensor,
            start: first_query * pitch + start,
            outer: [padded * pitch, QUERIES_PER_WINDOW * pitch, width],
            query: pitch,
            key: 0,
        };
        let keys = |start| View {
            tensor: kv,
            start: run.key * pitch + start,
            outer: [padded * pitch, run.key_step * pitch, width],
            query: 0,
            key: pitch,
        };
        let arguments = AttentionArguments {
            extent: Extent {
                batch: samples,
                rows: run.count,
                heads,
                queries: QUERIES_PER_WINDOW,
                keys: run.keys,
                width,
            },
            q: queries(qg, 0, pitch),
            k: keys(0),
            v: keys(all_heads),
            pair_bias: Some(bias.starting_at(run.first, run.place)),
            key_term: None,
            gate: Some(queries(qg, all_heads, pitch)),
            scale: 1.0 / (width as f32).sqrt(),
            out: queries(out, 0, all_heads),
        };
        attention(r, &arguments)
    }
}
