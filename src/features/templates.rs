//! Features of templates (AF3 supplement 2.4, OpenFold3 0.5).

use std::hash::{Hash, Hasher};

use super::residues::{index_of_code, GAP};
use crate::formats::templates::{Backbone, TEMPLATES};
use crate::formats::{Query, Structure};

/// Bins of the distance between two pseudo beta atoms of a template.
pub const TEMPLATE_BINS: usize = 39;

/// Lower edge of the first bin and width of each, in angstroms.
const FIRST_EDGE: f64 = 3.25;
const BIN_WIDTH: f64 = 1.25;
/// Square of the upper edge of the last bin.
const LAST_EDGE: f64 = 1e8;

/// Lengths below this are not divided by, in angstroms.
const EPSILON: f32 = 1e-6;

/// One template of each chain, aligned to the N tokens. The k-th template of a chain is in the k-th
/// of these.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateFeatures {
    /// `[N]`, residue types; gaps where no residue is aligned.
    pub restype: Vec<i32>,
    /// `[N]`, positions of CB, or of CA in glycine, in angstroms.
    pub pseudo_beta: Vec<Option<[f32; 3]>>,
    /// `[N]`, positions of N, CA and C in angstroms.
    pub backbone: Vec<Option<Backbone>>,
}

impl Hash for TemplateFeatures {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let bits = |position: [f32; 3]| position.map(f32::to_bits);
        self.restype.hash(state);
        for position in &self.pseudo_beta {
            position.map(bits).hash(state);
        }
        for backbone in &self.backbone {
            backbone.map(|atoms| atoms.map(bits)).hash(state);
        }
    }
}

impl TemplateFeatures {
    /// An empty template of N tokens.
    pub fn empty(tokens: usize) -> Self {
        TemplateFeatures {
            restype: vec![GAP; tokens],
            pseudo_beta: vec![None; tokens],
            backbone: vec![None; tokens],
        }
    }

    /// The templates of a query, as many as the chain with the most has. All tokens of a residue
    /// have its features.
    pub(super) fn of(query: &Query, structure: &Structure) -> Vec<Self> {
        let mut first_tokens = vec![0];
        for residue in &structure.residues {
            let count = if residue.atomised {
                residue.atoms.len()
            } else {
                1
            };
            first_tokens.push(first_tokens[first_tokens.len() - 1] + count);
        }
        let tokens = first_tokens[structure.residues.len()];
        let most = query.chains.iter().map(|chain| chain.templates.len()).max();
        let mut all = vec![Self::empty(tokens); most.unwrap_or(0).min(TEMPLATES)];
        for (chain, laid_out) in query.chains.iter().zip(&structure.chains) {
            for (own, template) in all.iter_mut().zip(&chain.templates) {
                for (at, residue) in template.aligned_residues() {
                    let place = laid_out.residues.start + at;
                    for token in first_tokens[place]..first_tokens[place + 1] {
                        own.restype[token] = index_of_code(&residue.code);
                        own.pseudo_beta[token] = residue.pseudo_beta();
                        own.backbone[token] = residue.backbone();
                    }
                }
            }
        }
        all
    }

    /// `[N, N]`, the bins of the distances between pseudo beta atoms of one chain; none where a
    /// distance is unknown, outside the bins or on an edge.
    pub fn distogram(&self, asym_id: &[i32]) -> Vec<Option<u8>> {
        let n = self.restype.len();
        let edges: [f64; TEMPLATE_BINS] =
            std::array::from_fn(|at| (FIRST_EDGE + BIN_WIDTH * at as f64).powi(2));
        let mut bins = vec![None; n * n];
        for (i, one) in self.pseudo_beta.iter().enumerate() {
            for (j, other) in self.pseudo_beta.iter().enumerate() {
                if let (Some(one), Some(other), true) = (one, other, asym_id[i] == asym_id[j]) {
                    bins[i * n + j] = bin(&edges, one, other);
                }
            }
        }
        bins
    }

    /// `[N, N, 3]`, directions from the CA of a token to those of others of its chain, in the frame
    /// of its backbone; zero if unknown.
    pub fn unit_vectors(&self, asym_id: &[i32]) -> Vec<f32> {
        let n = self.restype.len();
        let mut vectors = vec![0.0; 3 * n * n];
        for (i, one) in self.backbone.iter().enumerate() {
            let Some(frame) = one.as_ref().map(Frame::new) else {
                continue;
            };
            for (j, other) in self.backbone.iter().enumerate() {
                if let (Some(other), true) = (other, asym_id[i] == asym_id[j]) {
                    let at = 3 * (i * n + j);
                    vectors[at..at + 3].copy_from_slice(&frame.direction(other[1]));
                }
            }
        }
        vectors
    }
}

/// The bin of a distance, by the squares of the bins' lower edges.
fn bin(edges: &[f64; TEMPLATE_BINS], one: &[f32; 3], other: &[f32; 3]) -> Option<u8> {
    let squares = (0..3).map(|axis| (f64::from(one[axis]) - f64::from(other[axis])).powi(2));
    let square: f64 = squares.sum();
    let at = edges
        .partition_point(|edge| *edge < square)
        .checked_sub(1)?;
    let upper = edges.get(at + 1).copied().unwrap_or(LAST_EDGE);
    (square < upper).then_some(at as u8)
}

/// The inverse of a backbone's frame. All sums are in the order of OpenFold3, to equal it in f32.
struct Frame {
    /// From CA to C, to N orthogonal to it, and their cross product: unit vectors.
    axes: [[f32; 3]; 3],
    translation: [f32; 3],
}

impl Frame {
    fn new([n, ca, c]: &Backbone) -> Self {
        let x = unit(minus(c, ca));
        let to_n = minus(n, ca);
        let along = dot(&to_n, &x);
        let y = unit(std::array::from_fn(|at| to_n[at] - along * x[at]));
        let z = [
            x[1] * y[2] - x[2] * y[1],
            x[2] * y[0] - x[0] * y[2],
            x[0] * y[1] - x[1] * y[0],
        ];
        let axes = [x, y, z];
        let translation = axes.map(|axis| dot(&axis, &ca.map(|value| -value)));
        Frame { axes, translation }
    }

    /// The unit vector to a position.
    fn direction(&self, position: [f32; 3]) -> [f32; 3] {
        unit(std::array::from_fn(|at| {
            dot(&self.axes[at], &position) + self.translation[at]
        }))
    }
}

fn dot(one: &[f32; 3], other: &[f32; 3]) -> f32 {
    one[0] * other[0] + one[1] * other[1] + one[2] * other[2]
}

fn minus(one: &[f32; 3], other: &[f32; 3]) -> [f32; 3] {
    std::array::from_fn(|axis| one[axis] - other[axis])
}

fn unit(vector: [f32; 3]) -> [f32; 3] {
    let length = dot(&vector, &vector).max(EPSILON * EPSILON).sqrt();
    vector.map(|value| value / length)
}
