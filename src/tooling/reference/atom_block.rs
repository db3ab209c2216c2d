//! `y = x + gate_1 * w_o . attention(x)`, then
//! `out = y + gate_2 * w_back . (silu(w_a . n) * (w_b . n))` with `n = LN(y) * scale + offset`

use super::ada_ln_attention::with_magnitudes;
use super::layer_norm_linear::product;
use super::swiglu_transition::gated;
use super::{attention, layer_norm, AttentionInputs, Exact};

const CHANNELS: usize = 128;
const QUERIES: usize = 32;
const KEYS: usize = 128;
const HEADS: usize = 4;
const WIDTH: usize = CHANNELS / HEADS;
const EPSILON: f64 = 1e-5;

/// A block of an atom transformer and its input: `x [rows, 128]`, `conditions [rows, 8, 128]` in
/// the kernel's order, `bias [H, W, 32, 128]`, and the first key of each of W windows.
///
/// `weights` are those of keys, values, queries, gates and the output, `[128, 128]` each, the two
/// of SwiGLU, `[256, 128]` each, and `[128, 256]` back.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct AtomBlockInputs<'a> {
    pub x: &'a [f32],
    pub conditions: &'a [f32],
    pub weights: [&'a [f32]; 8],
    pub q_bias: &'a [f32],
    pub bias: &'a [f32],
    pub first_keys: &'a [usize],
}

impl AtomBlockInputs<'_> {
    fn condition(&self, row: usize, part: usize) -> &[f32] {
        &self.conditions[(row * 8 + part) * CHANNELS..][..CHANNELS]
    }

    /// Rows under the scale and the offset that are the conditions `part` and `part + 1`.
    fn modulated(&self, rows: &[Exact], part: usize) -> Vec<Exact> {
        let one = |(at, x): (usize, &Exact)| {
            let (row, channel) = (at / CHANNELS, at % CHANNELS);
            let [scale, offset] =
                [part, part + 1].map(|part| f64::from(self.condition(row, part)[channel]));
            Exact {
                value: x.value * scale + offset,
                magnitude: x.magnitude * scale.abs() + offset.abs(),
            }
        };
        rows.iter().enumerate().map(one).collect()
    }

    /// A residual, and the update that a gate multiplies.
    fn added(&self, residual: &[Exact], update: &[Exact], part: usize) -> Vec<Exact> {
        let one = |(at, (residual, update)): (usize, (&Exact, &Exact))| {
            let gate = f64::from(self.condition(at / CHANNELS, part)[at % CHANNELS]);
            Exact {
                value: residual.value + gate * update.value,
                magnitude: residual.magnitude + gate.abs() * update.magnitude,
            }
        };
        residual.iter().zip(update).enumerate().map(one).collect()
    }

    /// Attention of all windows, `[rows, 128]`.
    fn attended(&self) -> Vec<Exact> {
        let normal = layer_norm(CHANNELS, self.x, None, None, EPSILON);
        let (queries, keys) = (self.modulated(&normal, 0), self.modulated(&normal, 2));
        let [k, v, q, g] = [(0, &keys), (1, &keys), (2, &queries), (3, &queries)]
            .map(|(weight, rows)| products(rows, self.weights[weight], CHANNELS));
        let terms_of_v: Vec<f32> = v.iter().map(|exact| exact.magnitude as f32).collect();
        let [k, v, q, g] = [k, v, q, g].map(|rows| numbers(&rows));
        let q: Vec<f32> = q
            .iter()
            .enumerate()
            .map(|(at, q)| q + self.q_bias[at % CHANNELS])
            .collect();
        let mut out = vec![Exact::default(); self.x.len()];
        for (window, first) in self.first_keys.iter().enumerate() {
            let queries = |rows: &[f32]| by_heads(rows, window * QUERIES, QUERIES);
            let keys = |rows: &[f32]| by_heads(rows, *first, KEYS);
            let own = (0..HEADS).flat_map(|head| {
                let plane = (head * self.first_keys.len() + window) * QUERIES * KEYS;
                &self.bias[plane..plane + QUERIES * KEYS]
            });
            let bias: Vec<f32> = own.copied().collect();
            let (own_q, own_k, own_g) = (queries(&q), keys(&k), queries(&g));
            let of_values = |v: &[f32]| {
                attention(&AttentionInputs {
                    groups: 1,
                    heads: HEADS,
                    queries: QUERIES,
                    keys: KEYS,
                    width: WIDTH,
                    scale: 1.0 / (WIDTH as f64).sqrt(),
                    q: &own_q,
                    k: &own_k,
                    v,
                    pair_bias: Some(&bias),
                    term: None,
                    gate: Some(&own_g),
                })
            };
            let outputs = with_magnitudes(of_values(&keys(&v)), &of_values(&keys(&terms_of_v)));
            for (at, value) in outputs.into_iter().enumerate() {
                let [head, query, element] =
                    [at / WIDTH / QUERIES, at / WIDTH % QUERIES, at % WIDTH];
                out[(window * QUERIES + query) * CHANNELS + head * WIDTH + element] = value;
            }
        }
        out
    }
}

/// The rows after the block.
pub fn atom_block(inputs: &AtomBlockInputs) -> Vec<Exact> {
    let x: Vec<Exact> = inputs
        .x
        .iter()
        .map(|x| Exact {
            value: f64::from(*x),
            magnitude: 1e-4 * f64::from(x.abs()),
        })
        .collect();
    let [.., w_o, w_a, w_b, w_back] = inputs.weights;
    let update = products(&inputs.attended(), w_o, CHANNELS);
    let y = inputs.added(&x, &update, 4);
    let n = inputs.modulated(&normal(&y), 5);
    let hidden: Vec<Exact> = products(&n, w_a, CHANNELS)
        .iter()
        .zip(&products(&n, w_b, CHANNELS))
        .map(|(gate, value)| gated(gate, value))
        .collect();
    inputs.added(&y, &products(&hidden, w_back, 2 * CHANNELS), 7)
}

/// LayerNorm of rows whose errors it scales.
fn normal(y: &[Exact]) -> Vec<Exact> {
    let one = |row: &[Exact]| -> Vec<Exact> {
        let mean = row.iter().map(|y| y.value).sum::<f64>() / CHANNELS as f64;
        let squares = row.iter().map(|y| (y.value - mean).powi(2)).sum::<f64>();
        let factor = 1.0 / (squares / CHANNELS as f64 + EPSILON).sqrt();
        row.iter()
            .map(|y| Exact {
                value: (y.value - mean) * factor,
                magnitude: ((y.value - mean).abs() + y.magnitude) * factor,
            })
            .collect()
    };
    y.chunks(CHANNELS).flat_map(one).collect()
}

/// `w [N, width]` times each row, with the magnitudes of the rows.
fn products(rows: &[Exact], w: &[f32], width: usize) -> Vec<Exact> {
    let one = |row: &[Exact], weight: &[f32]| {
        let own = product(row, weight);
        let magnitude = row
            .iter()
            .zip(weight)
            .map(|(x, w)| x.magnitude * f64::from(w.abs()))
            .sum();
        Exact { magnitude, ..own }
    };
    rows.chunks(width)
        .flat_map(|row| w.chunks(width).map(move |weight| one(row, weight)))
        .collect()
}

fn numbers(rows: &[Exact]) -> Vec<f32> {
    rows.iter().map(|exact| exact.value as f32).collect()
}

/// `[H, count, D]` of rows `[.., H D]` from `first` on.
fn by_heads(rows: &[f32], first: usize, count: usize) -> Vec<f32> {
    (0..HEADS)
        .flat_map(|head| {
            (first..first + count)
                .flat_map(move |row| &rows[row * CHANNELS + head * WIDTH..][..WIDTH])
        })
        .copied()
        .collect()
}
