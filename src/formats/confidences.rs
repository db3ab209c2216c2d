//! Confidence files: JSON for each sample, one CSV for all.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::structure::Structure;
use crate::error::{Error, Result};

/// The scores of one sample, the content of `_confidences_aggregated.json`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Scores {
    /// pLDDT averaged over the atoms, 0 to 100.
    pub avg_plddt: f64,
    /// The distance error averaged over pairs, weighted by their contact probability, in angstroms.
    pub gpde: f64,
    /// 0 to 1; 0 for a single chain.
    pub iptm: f64,
    /// 0 to 1.
    pub ptm: f64,
    /// The fraction of protein residues predicted to be disordered, 0 to 1.
    pub disorder: f64,
    /// 0 or 1.
    pub has_clash: f64,
    /// The score that ranks samples; higher is better.
    pub sample_ranking_score: f64,
    /// pTM by chain id.
    pub chain_ptm: BTreeMap<String, f64>,
    /// ipTM by pair of chains, see [`pair_key`].
    pub chain_pair_iptm: BTreeMap<String, f64>,
    /// By pair of chains, see [`pair_key`].
    pub bespoke_iptm: BTreeMap<String, f64>,
    /// ipSAE by pair of polymers, the higher value of both directions.
    pub chain_pair_ipsae: BTreeMap<String, f64>,
    /// pDockQ2 by pair of polymers, the higher value of both directions.
    pub chain_pair_pdockq2: BTreeMap<String, f64>,
    /// A caveat about these numbers, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Scores of pairs of chains that other programs compute from the full confidences: `[C, C]` for
/// the C chains, in the order of `chain_ids`. They differ by direction.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Interfaces {
    /// The ids of the chains.
    pub chain_ids: Vec<String>,
    /// The lowest PAE of a token of the second chain in the frame of a token of the first,
    /// angstroms.
    pub pae_min: Vec<f64>,
    /// ipSAE with the d0 of each residue and a PAE cutoff of 10 angstroms, 0 to 1; zero for
    /// ligands.
    pub ipsae: Vec<f64>,
    /// pDockQ2, 0 to 1; zero for ligands, and without contacts within 8 angstroms.
    pub pdockq2: Vec<f64>,
}

impl Interfaces {
    /// The higher value of both directions for each pair of chains.
    pub fn highest(&self, values: &[f64]) -> BTreeMap<String, f64> {
        let count = self.chain_ids.len();
        let pairs = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
        let highest = |(a, b): (usize, usize)| {
            let value = values[a * count + b].max(values[b * count + a]);
            (pair_key(&self.chain_ids[a], &self.chain_ids[b]), value)
        };
        pairs.map(highest).collect()
    }
}

/// The key of a pair of chains: `(A, B)`, ids in order.
pub fn pair_key(one: &str, other: &str) -> String {
    format!("({}, {})", one.min(other), one.max(other))
}

impl Scores {
    /// `_confidences_aggregated.json`, with six decimals.
    pub fn to_json(&self, place: &str) -> Result<String> {
        let numbers = [
            self.avg_plddt,
            self.gpde,
            self.iptm,
            self.ptm,
            self.disorder,
            self.has_clash,
            self.sample_ranking_score,
        ];
        let tables = [
            &self.chain_ptm,
            &self.chain_pair_iptm,
            &self.bespoke_iptm,
            &self.chain_pair_ipsae,
            &self.chain_pair_pdockq2,
        ];
        if !numbers
            .iter()
            .chain(tables.iter().flat_map(|table| table.values()))
            .all(|number| number.is_finite())
        {
            return Err(Error::input(
                place,
                format!("a score is not a finite number: {self:?}"),
            ));
        }
        let round = |number: f64| (number * 1e6).round() / 1e6;
        let rounded = |table: &BTreeMap<String, f64>| {
            table
                .iter()
                .map(|(key, number)| (key.clone(), round(*number)))
                .collect()
        };
        let scores = Scores {
            avg_plddt: round(self.avg_plddt),
            gpde: round(self.gpde),
            iptm: round(self.iptm),
            ptm: round(self.ptm),
            disorder: round(self.disorder),
            has_clash: round(self.has_clash),
            sample_ranking_score: round(self.sample_ranking_score),
            chain_ptm: rounded(&self.chain_ptm),
            chain_pair_iptm: rounded(&self.chain_pair_iptm),
            bespoke_iptm: rounded(&self.bespoke_iptm),
            chain_pair_ipsae: rounded(&self.chain_pair_ipsae),
            chain_pair_pdockq2: rounded(&self.chain_pair_pdockq2),
            note: self.note.clone(),
        };
        serde_json::to_string_pretty(&scores)
            .map(|text| text + "\n")
            .map_err(|error| Error::unreadable(place, error))
    }
}

/// The numbers of one sample that `_confidences.json` contains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FullConfidences<'a> {
    /// `[A]`, 0 to 100.
    pub plddt: &'a [f32],
    /// `[N, N]`, angstroms.
    pub pde: &'a [f32],
    /// `[N, N]`, angstroms.
    pub pae: &'a [f32],
    /// `[N, N]`, 0 to 1: the probability of a contact.
    pub contacts: &'a [f32],
    /// A caveat about the numbers, if any.
    pub note: Option<&'a str>,
}

impl FullConfidences<'_> {
    /// `_confidences.json`: OpenFold3's `plddt`, `pde` and `pae`, and AlphaFold 3's additions to
    /// `pae`: `atom_plddts`, `contact_probs`, and the chain and residue of atoms and tokens.
    /// Matrices are written row by row, with four decimals, contacts with two.
    ///
    /// # Errors
    /// [`Error::Shape`] if lengths do not fit the structure, [`Error::Input`] if a number is not
    /// finite.
    pub fn to_json(&self, structure: &Structure, place: &str) -> Result<String> {
        let tokens = structure.tokens();
        let pairs = [
            ("pde", self.pde),
            ("pae", self.pae),
            ("contacts", self.contacts),
        ];
        for (name, pairs) in pairs {
            if pairs.len() != tokens.len() * tokens.len() {
                let expected = format!("[{0}, {0}]", tokens.len());
                let got = format!("{} numbers", pairs.len());
                return Err(Error::shape("confidences", name, expected, got));
            }
        }
        let numbers = pairs
            .iter()
            .flat_map(|(_, pairs)| pairs.iter())
            .chain(self.plddt);
        if !numbers.copied().all(f32::is_finite) {
            return Err(Error::input(place, "a confidence is not a finite number"));
        }
        let rows = |pairs: &[f32], scale: f64| {
            let rows = pairs.chunks(tokens.len().max(1));
            let rows: Vec<String> = rows.map(|row| list(row, scale)).collect();
            format!("[\n{}\n]", rows.join(",\n"))
        };
        let chain =
            |residue: usize| -> &str { &structure.chains[structure.residues[residue].chain].id };
        let chains = |residues: &mut dyn Iterator<Item = usize>| {
            json!(residues.map(chain).collect::<Vec<_>>()).to_string()
        };
        let numbers = tokens
            .iter()
            .map(|residue| structure.residues[*residue].number);
        let plddt = list(self.plddt, 1e4);
        let mut fields = vec![
            ("plddt", plddt.clone()),
            ("pde", rows(self.pde, 1e4)),
            ("pae", rows(self.pae, 1e4)),
            (
                "atom_chain_ids",
                chains(&mut structure.atoms.iter().map(|atom| atom.residue)),
            ),
            ("atom_plddts", plddt),
            ("token_chain_ids", chains(&mut tokens.iter().copied())),
            (
                "token_res_ids",
                json!(numbers.collect::<Vec<_>>()).to_string(),
            ),
            ("contact_probs", rows(self.contacts, 1e2)),
        ];
        if let Some(note) = self.note {
            fields.insert(0, ("note", json!(note).to_string()));
        }
        let fields = fields
            .iter()
            .map(|(name, value)| format!("\"{name}\": {value}"));
        Ok(format!(
            "{{\n{}\n}}\n",
            fields.collect::<Vec<_>>().join(",\n")
        ))
    }
}

/// Numbers rounded to one part in `scale`.
fn list(numbers: &[f32], scale: f64) -> String {
    let rounded = numbers
        .iter()
        .map(|number| ((f64::from(*number) * scale).round() / scale).to_string());
    format!("[{}]", rounded.collect::<Vec<_>>().join(","))
}

/// One line of `summary.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryRow {
    /// The query's name.
    pub query: String,
    /// The seed.
    pub seed: u64,
    /// The sample, from 1.
    pub sample: usize,
    /// Its scores; only the single numbers are written.
    pub scores: Scores,
}

/// `summary.csv`: the samples of all queries, best ranked first within a query. `ipsae` and
/// `pdockq2` are the highest of any pair of chains. There is a column of notes if any sample has
/// one.
pub fn summary_csv(rows: &[SummaryRow]) -> String {
    let mut sorted: Vec<&SummaryRow> = rows.iter().collect();
    let by_rank = |a: &&SummaryRow, b: &&SummaryRow| {
        let score = b
            .scores
            .sample_ranking_score
            .total_cmp(&a.scores.sample_ranking_score);
        a.query
            .cmp(&b.query)
            .then(score)
            .then(a.seed.cmp(&b.seed))
            .then(a.sample.cmp(&b.sample))
    };
    sorted.sort_by(by_rank);
    let noted = rows.iter().any(|row| row.scores.note.is_some());
    let mut text = String::from(
        "query,seed,sample,sample_ranking_score,iptm,ptm,avg_plddt,gpde,disorder,has_clash,ipsae,\
        pdockq2",
    );
    text += if noted { ",note\n" } else { "\n" };
    for SummaryRow {
        query,
        seed,
        sample,
        scores,
    } in sorted
    {
        let Scores {
            sample_ranking_score,
            iptm,
            ptm,
            avg_plddt,
            gpde,
            disorder,
            has_clash,
            chain_pair_ipsae,
            chain_pair_pdockq2,
            ..
        } = scores;
        let highest = |table: &BTreeMap<String, f64>| table.values().copied().fold(0.0, f64::max);
        let numbers = [
            *sample_ranking_score,
            *iptm,
            *ptm,
            *avg_plddt,
            *gpde,
            *disorder,
            *has_clash,
            highest(chain_pair_ipsae),
            highest(chain_pair_pdockq2),
        ]
        .map(|number| format!("{number:.4}"));
        let note = if noted {
            format!(
                ",\"{}\"",
                scores.note.as_deref().unwrap_or("").replace('"', "\"\"")
            )
        } else {
            String::new()
        };
        text += &format!("{query},{seed},{sample},{}{note}\n", numbers.join(","));
    }
    text
}
