//! The numbers about a prediction: JSON for each sample, one CSV over all.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The scores of one sample, as `_confidences_aggregated.json` holds them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Scores {
    /// pLDDT averaged over the atoms, 0 to 100.
    pub avg_plddt: f64,
    /// The distance error averaged over pairs by how likely they touch, in angstroms.
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
    /// A caveat about these numbers, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The key of a pair of chains: `(A, B)`, ids in order.
pub fn pair_key(one: &str, other: &str) -> String {
    format!("({}, {})", one.min(other), one.max(other))
}

impl Scores {
    /// `_confidences_aggregated.json`: six decimals.
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
        let tables = [&self.chain_ptm, &self.chain_pair_iptm, &self.bespoke_iptm];
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
            note: self.note.clone(),
        };
        serde_json::to_string_pretty(&scores)
            .map(|text| text + "\n")
            .map_err(|error| Error::unreadable(place, error))
    }
}

/// `_confidences.json`: pLDDT of every atom, and the two errors of every pair of tokens, row by
/// row; four decimals.
///
/// `plddt` is `[A]` from 0 to 100, `pde` and `pae` are `[N, N]` in angstroms. `note` is what has to
/// be said of these numbers, if anything.
pub fn full_json(
    plddt: &[f32],
    pde: &[f32],
    pae: &[f32],
    tokens: usize,
    note: Option<&str>,
    place: &str,
) -> Result<String> {
    for (name, pairs) in [("pde", pde), ("pae", pae)] {
        if pairs.len() != tokens * tokens {
            return Err(Error::shape(
                "full_json",
                name,
                format!("[{tokens}, {tokens}]"),
                format!("{} numbers", pairs.len()),
            ));
        }
    }
    if !plddt
        .iter()
        .chain(pde)
        .chain(pae)
        .all(|number| number.is_finite())
    {
        return Err(Error::input(place, "a confidence is not a finite number"));
    }
    let rows = |pairs: &[f32]| {
        pairs
            .chunks(tokens.max(1))
            .map(list)
            .collect::<Vec<_>>()
            .join(",\n")
    };
    let note = note
        .map(|note| format!("\"note\": {},\n", serde_json::Value::from(note)))
        .unwrap_or_default();
    Ok(format!(
        "{{\n{note}\"plddt\": {},\n\"pde\": [\n{}\n],\n\"pae\": [\n{}\n]\n}}\n",
        list(plddt),
        rows(pde),
        rows(pae)
    ))
}

fn list(numbers: &[f32]) -> String {
    let rounded = numbers
        .iter()
        .map(|number| ((f64::from(*number) * 1e4).round() / 1e4).to_string());
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

/// `summary.csv`: the samples of all queries, best ranked first within a query. A column of notes
/// is there where any sample has one.
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
        "query,seed,sample,sample_ranking_score,iptm,ptm,avg_plddt,gpde,disorder,has_clash",
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
            ..
        } = scores;
        let numbers = [
            sample_ranking_score,
            iptm,
            ptm,
            avg_plddt,
            gpde,
            disorder,
            has_clash,
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
