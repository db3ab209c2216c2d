//! Scores of a prediction, from the confidence heads and the coordinates. No GPU code.
//!
//! The heads return logits over bins. [`Expected`] has expectations over them, computed by a GPU or
//! by [`Complex::expected`]; scores need no other output of the heads.
//!
//! The scores are those of OpenFold3 0.5 (AlphaFold 3 supplement, section 5.9): pLDDT, PAE, PDE,
//! pTM and ipTM of the complex, of chains and of pairs of chains, clashes, disorder, and the score
//! that ranks samples.
//!
//! Dimension letters: N tokens, A atoms.

mod area;
mod bins;
mod chains;
mod clash;
mod complex;
mod disorder;
mod expected;
mod frame;
mod frames;
mod interfaces;
mod radii;
mod rotation;
mod sites;
mod superposition;
mod tm;

pub use area::accessible_areas;
pub use bins::{plddt, PAIR_BINS, PLDDT_BINS};
pub use complex::Complex;
pub use expected::{expectations, BinWeights, Expected};
pub(crate) use rotation::rotation_matrix;
pub use superposition::{rmsd, superposed, tm_score};

use std::sync::Arc;

use crate::error::{Error, Result};
use crate::formats::confidences::{Interfaces, Scores};

/// Output of the model for one sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Logits<'a> {
    /// `[A, 3]`, angstroms.
    pub coordinates: &'a [f32],
    /// `[A, 50]`.
    pub plddt: &'a [f32],
    /// `[N, N, 64]`.
    pub pae: &'a [f32],
    /// `[N, N, 64]`.
    pub pde: &'a [f32],
}

/// Confidence of one sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Confidence {
    /// `[A]`, 0 to 100.
    pub plddt: Vec<f32>,
    /// `[N, N]`, angstroms: the expected error of token j's position in the frame of token i.
    pub pae: Vec<f32>,
    /// `[N, N]`, angstroms: the expected error of the distance.
    pub pde: Vec<f32>,
    /// `[N, N]`, 0 to 1: the probability that two tokens are within 8 angstroms, the same for all
    /// samples of a prediction.
    pub contacts: Arc<Vec<f32>>,
    /// Scores of pairs of chains.
    pub interfaces: Interfaces,
    /// All scores that are single numbers.
    pub scores: Scores,
}

/// The chains that `bespoke_iptm` includes as partners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PartnerRule {
    /// Chains that have a frame in the scored sample.
    #[default]
    OwnSample,
    /// Chains that have a frame in any sample, as in OpenFold3 0.4.
    AnySample,
}

/// The samples of a prediction, to be scored one by one.
#[derive(Debug, Clone, PartialEq)]
pub struct Scorer<'a> {
    complex: &'a Complex,
    samples: Vec<Placed>,
    contacts: Arc<Vec<f32>>,
}

/// Properties of a sample that follow from its coordinates.
#[derive(Debug, Clone, PartialEq)]
struct Placed {
    positions: Vec<[f32; 3]>,
    framed: Vec<bool>,
    /// Which chains are partners.
    partners: Vec<bool>,
}

impl Complex {
    /// A scorer of samples. `coordinates` is `[S, A, 3]`, angstroms; `contacts` are the sums of
    /// [`Complex::contact_weights`], `[N, N]`.
    ///
    /// # Errors
    /// [`Error::Shape`] where lengths do not fit the complex.
    pub fn scorer(
        &self,
        coordinates: &[f32],
        contacts: Vec<f32>,
        partner_rule: PartnerRule,
    ) -> Result<Scorer<'_>> {
        let each = 3 * self.atoms();
        expect("contacts", &contacts, self.tokens() * self.tokens())?;
        expect(
            "coordinates",
            coordinates,
            coordinates.len() / each.max(1) * each,
        )?;
        let placed = |coordinates: &[f32]| {
            let framed = self.framed_tokens(coordinates);
            let positions = coordinates
                .chunks_exact(3)
                .map(|xyz| [xyz[0], xyz[1], xyz[2]])
                .collect();
            Placed {
                positions,
                partners: self.framed_chains(&framed),
                framed,
            }
        };
        let mut samples: Vec<Placed> = coordinates.chunks_exact(each.max(1)).map(placed).collect();
        if partner_rule == PartnerRule::AnySample {
            let any: Vec<bool> = (0..self.chains.len())
                .map(|chain| samples.iter().any(|sample| sample.partners[chain]))
                .collect();
            samples
                .iter_mut()
                .for_each(|sample| sample.partners.clone_from(&any));
        }
        Ok(Scorer {
            complex: self,
            samples,
            contacts: Arc::new(contacts),
        })
    }

    /// The confidences of all samples of a prediction, from logits. `distogram` is `[N, N, 64]`,
    /// the same for all samples; `partner_rule` as in [`Complex::scorer`].
    ///
    /// # Errors
    /// [`Error::Shape`] where lengths do not fit the complex, [`Error::Input`] where a number is
    /// not finite.
    pub fn score(
        &self,
        samples: &[Logits],
        distogram: &[f32],
        partner_rule: PartnerRule,
    ) -> Result<Vec<Confidence>> {
        let n = self.tokens();
        expect("distogram", distogram, n * n * PAIR_BINS)?;
        let mut coordinates = Vec::new();
        for sample in samples {
            expect("coordinates", sample.coordinates, self.atoms() * 3)?;
            coordinates.extend_from_slice(sample.coordinates);
        }
        let scorer = self.scorer(
            &coordinates,
            expectations(distogram, n, &self.contact_weights()),
            partner_rule,
        )?;
        samples
            .iter()
            .enumerate()
            .map(|(at, sample)| scorer.score(at, self.expected(sample)?))
            .collect()
    }
}

impl Scorer<'_> {
    /// The confidence of a sample.
    ///
    /// # Errors
    /// As [`Complex::score`].
    pub fn score(&self, sample: usize, expected: Expected) -> Result<Confidence> {
        let Scorer {
            complex,
            samples,
            contacts,
        } = self;
        let Expected { plddt, pae, pde } = expected;
        let count = samples.len();
        let placed = samples
            .get(sample)
            .ok_or_else(|| Error::shape("scores", "sample", format!("below {count}"), sample))?;
        expect("plddt", &plddt, complex.atoms())?;
        expect("pae", &pae, complex.pae_count())?;
        expect("pde", &pde, contacts.len())?;
        let tm = complex.tm(&pae, &placed.framed);
        let disorder = complex.disorder(&placed.positions);
        let has_clash = f64::from(u8::from(complex.has_clash(&placed.positions)));
        // A complex of one chain has an ipTM of zero and is ranked by the other terms.
        let sample_ranking_score =
            0.8 * tm.iptm + 0.2 * tm.ptm + 0.5 * disorder - 100.0 * has_clash;
        let interfaces = complex.interfaces(&placed.positions, &plddt, &tm.pae);
        let scores = Scores {
            avg_plddt: mean(&plddt),
            gpde: bins::weighted_mean(&pde, contacts),
            iptm: tm.iptm,
            ptm: tm.ptm,
            disorder,
            has_clash,
            sample_ranking_score,
            chain_ptm: complex.by_chain(&tm.chains),
            bespoke_iptm: complex.by_pair(&complex.bespoke_iptm(&tm.pairs, &placed.partners)),
            chain_pair_iptm: complex.by_pair(&tm.pairs),
            chain_pair_ipsae: interfaces.highest(&interfaces.ipsae),
            chain_pair_pdockq2: interfaces.highest(&interfaces.pdockq2),
            note: None,
        };
        let all = plddt
            .iter()
            .chain(&tm.pae)
            .chain(&pde)
            .chain(placed.positions.as_flattened());
        match all.copied().all(f32::is_finite)
            && scores.sample_ranking_score.is_finite()
            && scores.gpde.is_finite()
        {
            true => Ok(Confidence {
                plddt,
                pae: tm.pae,
                pde,
                contacts: Arc::clone(contacts),
                interfaces,
                scores,
            }),
            false => Err(Error::input(
                "scores",
                "the prediction has coordinates or confidences that are not finite numbers",
            )),
        }
    }
}

fn mean(values: &[f32]) -> f64 {
    values.iter().map(|value| f64::from(*value)).sum::<f64>() / values.len().max(1) as f64
}

fn expect(name: &str, values: &[f32], count: usize) -> Result<()> {
    match values.len() == count {
        true => Ok(()),
        false => Err(Error::shape(
            "scores",
            name,
            format!("{count} numbers"),
            values.len(),
        )),
    }
}
