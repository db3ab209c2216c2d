//! A block of the atom transformer, one kernel after the other.

use super::has_whole_windows;
use crate::error::Result;
use crate::features::{KEYS_PER_WINDOW, QUERIES_PER_WINDOW};
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    attention, block_bias, linear, linear_into, AttentionArguments, BiasLayout, Extent,
    LinearArguments, PairBias, Rows, Store, View,
};
use crate::layers::atom_layout::{WindowRun, PAIRS_PER_WINDOW};
use crate::layers::{
    AdaLn, AdaLnCondition, AtomLayout, ConditionedTransition, LayerNorm, Linear, PairBiasLinear,
    TransitionCondition,
};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// The layer.
#[derive(Debug, Clone)]
pub(super) struct Unfused {
    pub layer_norm_a_q: AdaLn,
    pub layer_norm_a_k: AdaLn,
    pair_bias: PairBiasLinear,
    /// q and gate in one product.
    linear_qg: Linear,
    /// k and v in one product.
    linear_kv: Linear,
    linear_o: Linear,
    pub linear_ada_out: Linear,
    pub conditioned_transition: ConditionedTransition,
    /// Layout of the pair bias that attention reads in windows that have all their keys.
    bias_layout: BiasLayout,
}

/// The condition of one block.
#[derive(Debug, Clone)]
pub(super) struct UnfusedCondition {
    /// Bias for all windows, which are its rows.
    bias: PairBias,
    query: AdaLnCondition,
    key: AdaLnCondition,
    gate: Tensor,
    transition: TransitionCondition,
}

impl Unfused {
    pub fn load(device: &Device, weights: &Scope, layer_norm_z: &LayerNorm) -> Result<Self> {
        let attention = weights.at("attention_pair_bias");
        let mha = attention.at("mha");
        let channels = *mha.shape("linear_q.weight")?.last().unwrap_or(&0);
        let linear_qg = Linear::load_stacked(device, &mha, &["linear_q", "linear_g"], channels)?;
        let pair_bias = PairBiasLinear::load(device, &attention, "layer_norm_z")?
            .with_layer_norm(device, layer_norm_z)?;
        Ok(Unfused {
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

    pub fn condition(&self, r: &mut Recorder, c: &Tensor, p: &Tensor) -> Result<UnfusedCondition> {
        Ok(UnfusedCondition {
            bias: self.bias(r, p)?,
            query: self.layer_norm_a_q.condition(r, c)?,
            key: self.layer_norm_a_k.condition(r, c)?,
            gate: linear(r, &self.linear_ada_out.of(c))?,
            transition: self.conditioned_transition.condition(r, c)?,
        })
    }

    /// The bias of `p [1, W * 32 * 128, C_p]`.
    pub fn bias(&self, r: &mut Recorder, p: &Tensor) -> Result<PairBias> {
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
        if self.bias_layout == BiasLayout::Strided || !has_whole_windows(p) {
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

    pub fn forward(
        &self,
        r: &mut Recorder,
        layout: &AtomLayout,
        q: &Tensor,
        condition: &UnfusedCondition,
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
