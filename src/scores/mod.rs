//! How sure a prediction is: from the logits of the confidence heads and the coordinates to the numbers that are written out. Knows no GPU.
//!
//! The scores of OpenFold3 0.5 (AlphaFold 3 supplement, section 5.9): pLDDT, PAE, PDE, pTM and ipTM of the whole, of chains and of pairs of
//! chains, clashes, disorder, and what samples are ranked by.
//!
//! Dimension letters: N tokens, A atoms.

mod area;
mod bins;
mod chains;
mod clash;
mod complex;
mod disorder;
mod frames;
mod radii;
mod tm;

pub use area::accessible_areas;
pub use bins::{PAIR_BINS, PLDDT_BINS};
pub use complex::Complex;

use crate::error::{Error, Result};
use crate::features::Generation;
use crate::formats::confidences::Scores;

/// What the model says of one sample.
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

/// How sure one sample is.
#[derive(Debug, Clone, PartialEq)]
pub struct Confidence {
    /// `[A]`, 0 to 100.
    pub plddt: Vec<f32>,
    /// `[N, N]`, angstroms: the expected error of token j's place, seen from token i.
    pub pae: Vec<f32>,
    /// `[N, N]`, angstroms: the expected error of the distance.
    pub pde: Vec<f32>,
    /// Everything that is one number.
    pub scores: Scores,
}

impl Complex {
    /// The confidences of all samples of a prediction. `distogram` is `[N, N, 64]`, logits, the same for all samples.
    ///
    /// Generations differ in which chains count as partners in `bespoke_iptm`: those that have a frame in the sample itself, or, with
    /// OpenFold3 0.4 ([`Generation::Preview2`]), those that have one in any sample.
    ///
    /// # Errors
    /// [`Error::Shape`] where lengths do not fit the complex, [`Error::Input`] where a number is not finite.
    pub fn score(&self, samples: &[Logits], distogram: &[f32], generation: Generation) -> Result<Vec<Confidence>> {
        let (n, a) = (self.tokens.len(), self.atoms());
        expect("distogram", distogram, n * n * PAIR_BINS)?;
        for sample in samples {
            expect("coordinates", sample.coordinates, a * 3)?;
            expect("plddt", sample.plddt, a * PLDDT_BINS)?;
            expect("pae", sample.pae, n * n * PAIR_BINS)?;
            expect("pde", sample.pde, n * n * PAIR_BINS)?;
        }
        let contacts = bins::contacts(distogram);
        let framed: Vec<Vec<bool>> = samples.iter().map(|sample| self.framed_tokens(sample.coordinates)).collect();
        let mut partners: Vec<Vec<bool>> = framed.iter().map(|framed| self.framed_chains(framed)).collect();
        if generation == Generation::Preview2 {
            let any = (0..self.chains.len()).map(|chain| partners.iter().any(|framed| framed[chain])).collect();
            partners = vec![any; samples.len()];
        }
        let all = samples.iter().zip(framed).zip(partners);
        all.map(|((sample, framed), partners)| self.score_sample(sample, &contacts, &framed, &partners)).collect()
    }

    fn score_sample(&self, sample: &Logits, contacts: &[f32], framed: &[bool], partners: &[bool]) -> Result<Confidence> {
        let plddt = bins::plddt(sample.plddt);
        let pde = bins::errors(sample.pde);
        let tm = self.tm(sample.pae, framed);
        let positions: Vec<[f32; 3]> = sample.coordinates.chunks_exact(3).map(|xyz| [xyz[0], xyz[1], xyz[2]]).collect();
        let disorder = self.disorder(&positions);
        let has_clash = f64::from(u8::from(self.has_clash(&positions)));
        // A complex of one chain has an ipTM of zero: its rank is what is left.
        let sample_ranking_score = 0.8 * tm.iptm + 0.2 * tm.ptm + 0.5 * disorder - 100.0 * has_clash;
        let scores = Scores {
            avg_plddt: mean(&plddt),
            gpde: bins::weighted_mean(&pde, contacts),
            iptm: tm.iptm,
            ptm: tm.ptm,
            disorder,
            has_clash,
            sample_ranking_score,
            chain_ptm: self.by_chain(&tm.chains),
            bespoke_iptm: self.by_pair(&self.bespoke_iptm(&tm.pairs, partners)),
            chain_pair_iptm: self.by_pair(&tm.pairs),
            note: None,
        };
        let all = plddt.iter().chain(&tm.pae).chain(&pde).chain(sample.coordinates);
        match all.copied().all(f32::is_finite) && scores.sample_ranking_score.is_finite() && scores.gpde.is_finite() {
            true => Ok(Confidence { plddt, pae: tm.pae, pde, scores }),
            false => Err(Error::input("scores", "the prediction has coordinates or confidences that are not finite numbers")),
        }
    }
}

fn mean(values: &[f32]) -> f64 {
    values.iter().map(|value| f64::from(*value)).sum::<f64>() / values.len().max(1) as f64
}

fn expect(name: &str, values: &[f32], count: usize) -> Result<()> {
    match values.len() == count {
        true => Ok(()),
        false => Err(Error::shape("scores", name, format!("{count} numbers"), values.len())),
    }
}
