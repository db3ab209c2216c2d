//! `_summary_confidences.json`: scores by AlphaFold 3's names, with matrices in the order of the
//! file's chains.

use serde_json::{json, Value};

use super::confidences::{pair_key, Interfaces, Scores};
use crate::error::{Error, Result};

/// The scores of a sample in AlphaFold 3's format, with ipSAE and pDockQ2 in the same layout.
///
/// `chain_ids` is the order of rows and columns. ipTM is null for a single chain.
///
/// # Errors
/// [`Error::Input`] if a chain has no scores.
pub fn summary_json(
    scores: &Scores,
    interfaces: &Interfaces,
    chain_ids: &[&str],
    place: &str,
) -> Result<String> {
    let alone = chain_ids.len() < 2;
    let missing = |what: &str| Error::input(place, format!("there is no {what}"));
    let ptm = |id: &str| {
        let found = scores.chain_ptm.get(id);
        found
            .copied()
            .ok_or_else(|| missing(&format!("pTM of chain {id}")))
    };
    let iptm = |one: &str, other: &str| {
        let found = scores.chain_pair_iptm.get(&pair_key(one, other));
        found
            .copied()
            .ok_or_else(|| missing(&format!("ipTM of {one} and {other}")))
    };
    let chain_ptm = chain_ids
        .iter()
        .map(|id| ptm(id))
        .collect::<Result<Vec<f64>>>()?;
    let mut pairs = Vec::new();
    for one in chain_ids {
        let row = chain_ids.iter().map(|other| match one == other {
            true => ptm(one),
            false => iptm(one, other),
        });
        pairs.push(row.collect::<Result<Vec<f64>>>()?);
    }
    let mean_of_partners = |(at, row): (usize, &Vec<f64>)| {
        let sum = row.iter().sum::<f64>() - row[at];
        (!alone).then(|| rounded(sum / (row.len() - 1) as f64))
    };
    let chain_iptm: Vec<Option<f64>> = pairs.iter().enumerate().map(mean_of_partners).collect();
    let places = chain_ids.iter().map(|id| {
        let place = interfaces.chain_ids.iter().position(|own| own == id);
        place.ok_or_else(|| missing(&format!("interface of chain {id}")))
    });
    let places: Vec<usize> = places.collect::<Result<_>>()?;
    let ordered = |values: &[f64]| -> Value {
        let row = |from: &usize| -> Vec<f64> {
            let row = &values[from * interfaces.chain_ids.len()..];
            places.iter().map(|to| rounded(row[*to])).collect()
        };
        json!(places.iter().map(row).collect::<Vec<_>>())
    };
    let round_all = |values: &[f64]| values.iter().copied().map(rounded).collect::<Vec<_>>();
    let mut summary = json!({
        "chain_ids": chain_ids,
        "chain_iptm": chain_iptm,
        "chain_pair_iptm": pairs.iter().map(|row| round_all(row)).collect::<Vec<_>>(),
        "chain_pair_pae_min": ordered(&interfaces.pae_min),
        "chain_pair_ipsae": ordered(&interfaces.ipsae),
        "chain_pair_pdockq2": ordered(&interfaces.pdockq2),
        "chain_ptm": round_all(&chain_ptm),
        "fraction_disordered": rounded(scores.disorder),
        "has_clash": scores.has_clash,
        "iptm": (!alone).then(|| rounded(scores.iptm)),
        "ptm": rounded(scores.ptm),
        "ranking_score": rounded(scores.sample_ranking_score),
    });
    if let Some(note) = &scores.note {
        summary["note"] = note.as_str().into();
    }
    serde_json::to_string_pretty(&summary)
        .map(|text| text + "\n")
        .map_err(|error| Error::unreadable(place, error))
}

/// Rounds to four decimals.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
