//! Cases for `attention`.

use super::{by_name, chosen, upload, upload_maybe, Case, KernelCase, Prepared, Rng, SelfTest};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{
    attention, block_bias, AttentionArguments, BiasLayout, Extent, KeyTerm, PairBias, View,
};
use crate::tensor::{DType, Tensor};
use crate::tooling::reference::{self, AttentionInputs, Term};

/// A term of the scores of a key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bias {
    /// Nothing.
    None,
    /// A bias, -1e9 for some keys.
    Additive,
    /// A mask.
    Mask,
    /// A mask that leaves out every key of the first row.
    RowMasked,
}

/// Relative error of attention on cooperative matrices: scores and probabilities in f16.
const F16_SCORES: f64 = 1e-2;

/// Attention over `[batch, rows, heads, queries, width]`.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct AttentionCase {
    pub extent: Extent,
    pub key_term: Bias,
    pub pair_bias: bool,
    pub gate: bool,
    /// Deviation of the pair bias.
    pub bias_deviation: f64,
}

impl AttentionCase {
    /// Everything present, one batch.
    pub fn full(rows: usize, heads: usize, queries: usize, keys: usize, width: usize) -> Self {
        let extent = Extent {
            batch: 1,
            rows,
            heads,
            queries,
            keys,
            width,
        };
        AttentionCase {
            extent,
            key_term: Bias::Mask,
            pair_bias: true,
            gate: true,
            bias_deviation: 1.0,
        }
    }

    /// No bias, no mask, no gate.
    pub fn plain(rows: usize, heads: usize, queries: usize, keys: usize, width: usize) -> Self {
        AttentionCase {
            key_term: Bias::None,
            pair_bias: false,
            gate: false,
            ..Self::full(rows, heads, queries, keys, width)
        }
    }

    /// The pair bias in the layout that the attention reads.
    fn bias_of(&self, r: &mut Recorder, tensor: &Tensor, blocked: bool) -> Result<PairBias> {
        let Extent {
            heads,
            queries,
            keys,
            ..
        } = self.extent;
        let view = View {
            outer: [0, 0, queries * keys],
            query: keys,
            key: 1,
            ..plain_view(tensor)
        };
        match blocked {
            true => {
                let bias = block_bias(r, &view, [heads, queries, keys])?;
                Ok(PairBias::blocked_for_all_rows(bias, [queries, keys]))
            }
            false => Ok(view.into()),
        }
    }

    fn draw_term(&self, rng: &mut Rng, groups: usize, keys: usize) -> Option<Vec<f32>> {
        let kept = rng.mask(groups * keys, 0.8);
        match self.key_term {
            Bias::None => None,
            Bias::Mask => Some(kept),
            Bias::Additive => Some(
                kept.iter()
                    .zip(rng.normal(kept.len(), 1.0))
                    .map(|(kept, bias)| if *kept == 1.0 { bias } else { -1e9 })
                    .collect(),
            ),
            Bias::RowMasked => Some(
                kept.iter()
                    .enumerate()
                    .map(|(at, kept)| if at < keys { 0.0 } else { *kept })
                    .collect(),
            ),
        }
    }
}

impl KernelCase for AttentionCase {
    fn kernel(&self) -> &'static str {
        "attention"
    }

    fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        let Extent {
            batch,
            rows,
            heads,
            queries,
            keys,
            width,
        } = self.extent;
        let groups = batch * rows;
        let mut rng = Rng::new((queries * 1009 + keys * 31 + width) as u64);
        let mut q = rng.normal(groups * heads * queries * width, 1.0);
        let [mut k, mut v] = [0, 1].map(|_| rng.normal(groups * heads * keys * width, 1.0));
        let mut pair = self
            .pair_bias
            .then(|| rng.normal(heads * queries * keys, self.bias_deviation));
        let mut gate = self.gate.then(|| rng.normal(q.len(), 2.0));
        let mut term = self.draw_term(&mut rng, groups, keys);

        let device = r.device().clone();
        let (for_queries, for_keys) = ([q.len()], [k.len()]);
        let q_tensor = upload(&device, storage, &mut q, &for_queries)?;
        let (k_tensor, v_tensor) = (
            upload(&device, storage, &mut k, &for_keys)?,
            upload(&device, storage, &mut v, &for_keys)?,
        );
        let pair_tensor = upload_maybe(&device, storage, &mut pair, &[heads * queries * keys])?;
        let gate_tensor = upload_maybe(&device, storage, &mut gate, &[q.len()])?;
        let term_tensor = upload_maybe(&device, DType::F32, &mut term, &[groups * keys])?;
        let output = r.allocate_as(&[q.len()], storage)?;
        let query_view = |tensor| View {
            outer: [
                rows * heads * queries * width,
                heads * queries * width,
                queries * width,
            ],
            query: width,
            ..plain_view(tensor)
        };
        let key_view = |tensor| View {
            outer: [
                rows * heads * keys * width,
                heads * keys * width,
                keys * width,
            ],
            key: width,
            ..plain_view(tensor)
        };
        let term_view = |tensor| View {
            outer: [rows * keys, keys, 0],
            key: 1,
            ..plain_view(tensor)
        };
        let scale = 1.0 / (width as f32).sqrt();
        let layout = BiasLayout::of_attention(&device, storage, width);
        let blocked = layout == BiasLayout::Blocked && self.key_term != Bias::Additive;
        let pair_bias = pair_tensor
            .as_ref()
            .map(|tensor| self.bias_of(r, tensor, blocked))
            .transpose()?;
        let arguments = AttentionArguments {
            extent: self.extent,
            q: query_view(&q_tensor),
            k: key_view(&k_tensor),
            v: key_view(&v_tensor),
            pair_bias,
            key_term: term_tensor.as_ref().map(|tensor| {
                if self.key_term == Bias::Additive {
                    KeyTerm::Bias(term_view(tensor))
                } else {
                    KeyTerm::Mask(term_view(tensor))
                }
            }),
            gate: gate_tensor.as_ref().map(query_view),
            scale,
            out: query_view(&output),
        };
        attention(r, &arguments)?;

        let reference_term = |data| {
            if self.key_term == Bias::Additive {
                Term::Bias(data)
            } else {
                Term::Mask(data)
            }
        };
        let expected = reference::attention(&AttentionInputs {
            groups,
            heads,
            queries,
            keys,
            width,
            scale: f64::from(scale),
            q: &q,
            k: &k,
            v: &v,
            pair_bias: pair.as_deref(),
            term: term.as_deref().map(reference_term),
            gate: gate.as_deref(),
        });
        Ok(Prepared {
            rounding: if blocked { F16_SCORES } else { 0.0 },
            ..Prepared::new(output, expected)
        })
    }
}

fn plain_view(tensor: &Tensor) -> View<'_> {
    View {
        tensor,
        start: 0,
        outer: [0; 3],
        query: 0,
        key: 0,
    }
}

fn cases() -> Vec<Case> {
    let masked = AttentionCase {
        key_term: Bias::RowMasked,
        ..AttentionCase::full(2, 2, 33, 40, 24)
    };
    let additive = AttentionCase {
        key_term: Bias::Additive,
        ..AttentionCase::full(2, 2, 16, 70, 8)
    };
    [
        AttentionCase::full(3, 4, 70, 70, 32),
        AttentionCase::plain(1, 1, 17, 65, 128),
        masked,
        additive,
    ]
    .map(Case::from)
    .to_vec()
}

fn named() -> Vec<(&'static str, Case)> {
    let case = |width| Case::from(AttentionCase::full(2, 2, 130, 70, width));
    vec![
        ("tile64_twice", case(32)),
        ("coop16", case(32)),
        ("coop16", case(48)),
        ("coop8", case(32)),
        ("coop8", case(48)),
    ]
}

pub(super) fn self_test() -> Vec<SelfTest> {
    [chosen(cases()), by_name(named())].concat()
}
