//! Scores of interfaces that other programs compute from PAE, pLDDT and coordinates: ipSAE
//! (Dunbrack 2025, `ipSAE_d0res`) and pDockQ2 (Zhu et al. 2023), between the polymers of a complex.

use super::complex::Complex;
use super::sites::Site;
use crate::formats::confidences::Interfaces;

/// Pairs of residues with a PAE below this count in ipSAE, in angstroms.
const LARGEST_PAE: f32 = 10.0;

/// Residues whose sites are within this distance are in contact in pDockQ2, in angstroms.
const CONTACT: f32 = 8.0;

impl Complex {
    /// The scores of all pairs of chains. `positions` and `plddt` are `[A]`, `pae` is `[N, N]`.
    pub(super) fn interfaces(
        &self,
        positions: &[[f32; 3]],
        plddt: &[f32],
        pae: &[f32],
    ) -> Interfaces {
        let count = self.chains.len();
        let of_chain = |chain: usize| -> Vec<&Site> {
            let sites = self.sites.iter();
            sites.filter(|site| site.chain == chain).collect()
        };
        let sites: Vec<Vec<&Site>> = (0..count).map(of_chain).collect();
        let mut interfaces = Interfaces {
            chain_ids: self.chain_ids().map(str::to_string).collect(),
            pae_min: self.lowest_pae(pae),
            ipsae: vec![0.0; count * count],
            pdockq2: vec![0.0; count * count],
        };
        for (a, b) in (0..count * count).map(|at| (at / count, at % count)) {
            if a != b {
                let (one, other) = (&sites[a], &sites[b]);
                let pae = |i: &Site, j: &Site| pae[i.token * self.tokens.len() + j.token];
                interfaces.ipsae[a * count + b] = ipsae(one, other, pae);
                interfaces.pdockq2[a * count + b] = pdockq2(one, other, positions, plddt, pae);
            }
        }
        interfaces
    }

    /// `[chains, chains]`: the lowest PAE between the tokens of a pair of chains.
    fn lowest_pae(&self, pae: &[f32]) -> Vec<f64> {
        let count = self.chains.len();
        let mut lowest = vec![f64::INFINITY; count * count];
        for (row, from) in pae.chunks_exact(self.tokens.len().max(1)).zip(&self.tokens) {
            for (value, to) in row.iter().zip(&self.tokens) {
                let least = &mut lowest[from.chain * count + to.chain];
                *least = least.min(f64::from(*value));
            }
        }
        lowest
    }
}

/// `1 / (1 + (pae / d0)^2)`
fn closeness(pae: f32, d0: f64) -> f64 {
    1.0 / (1.0 + (f64::from(pae) / d0).powi(2))
}

/// The highest row mean, each with the d0 of the number of residues that it includes.
fn ipsae(one: &[&Site], other: &[&Site], pae: impl Fn(&Site, &Site) -> f32) -> f64 {
    let nucleic = one.iter().chain(other).any(|site| site.nucleic);
    let least = if nucleic { 2.0 } else { 1.0 };
    let of_row = |i: &&Site| {
        let row = other.iter().map(|j| pae(i, j));
        let counted: Vec<f32> = row.filter(|pae| *pae < LARGEST_PAE).collect();
        let d0 = 1.24 * (counted.len().max(26) as f64 - 15.0).cbrt() - 1.8;
        let sum: f64 = counted
            .iter()
            .map(|pae| closeness(*pae, d0.max(least)))
            .sum();
        sum / counted.len().max(1) as f64
    };
    one.iter().map(of_row).fold(0.0, f64::max)
}

/// A sigmoid of the mean pLDDT of the residues in contact times the mean of their scaled PAE.
fn pdockq2(
    one: &[&Site],
    other: &[&Site],
    positions: &[[f32; 3]],
    plddt: &[f32],
    pae: impl Fn(&Site, &Site) -> f32,
) -> f64 {
    let distance = |i: &Site, j: &Site| {
        let axes = (0..3).map(|axis| positions[i.atom][axis] - positions[j.atom][axis]);
        axes.map(|step| step * step).sum::<f32>().sqrt()
    };
    let (mut contacts, mut closest) = (0usize, 0.0);
    let mut touched = (vec![false; one.len()], vec![false; other.len()]);
    for (at, i) in one.iter().enumerate() {
        for (to, j) in other.iter().enumerate() {
            if distance(i, j) <= CONTACT {
                contacts += 1;
                closest += closeness(pae(i, j), 10.0);
                (touched.0[at], touched.1[to]) = (true, true);
            }
        }
    }
    if contacts == 0 {
        return 0.0;
    }
    let ends = one
        .iter()
        .zip(&touched.0)
        .chain(other.iter().zip(&touched.1));
    let in_contact: Vec<f64> = ends
        .filter(|(_, touched)| **touched)
        .map(|(site, _)| f64::from(plddt[site.atom]))
        .collect();
    let mean_plddt = in_contact.iter().sum::<f64>() / in_contact.len() as f64;
    let x = mean_plddt * closest / contacts as f64;
    1.31 / (1.0 + (-0.075 * (x - 84.733)).exp()) + 0.005
}
