//! Compares the scores of a prediction with OpenFold3's. No GPU takes part.

use std::collections::BTreeMap;

use super::{CaseFile, Line};
use crate::check::{compare, Tolerance};
use crate::error::{Error, Result};
use crate::features::{code_of_index, Generation};
use crate::formats::confidences::pair_key;
use crate::formats::{Atom, PolymerKind, Residue, Structure, StructureChain};
use crate::reference::Exact;
use crate::scores::{Complex, Confidence, Logits};
use crate::weights::HostTensor;

/// The op of such a case: its inputs are what a model gave, and its outputs the scores of that.
pub const SCORES: &str = "confidence_scores";

/// OpenFold3 sums in f32.
const TOLERANCE: Tolerance = Tolerance { relative: 5e-6, floor: 1e-6 };

/// By OpenFold3's names, samples outermost.
type Named = BTreeMap<String, Vec<f32>>;

pub(super) fn verify(case: &CaseFile, now: impl Fn() -> f64) -> Result<Vec<Line>> {
    let start = now();
    let got = score(case, &case.inputs)?;
    let ms = now() - start;
    case.outputs.iter().map(|(name, expected)| line(case, name, &got, expected, TOLERANCE, ms)).collect()
}

fn line(case: &CaseFile, name: &str, got: &Named, expected: &HostTensor, tolerance: Tolerance, ms: f64) -> Result<Line> {
    let got = got.get(name).ok_or_else(|| Error::input(&case.name, format!("the scores have no `{name}`")))?;
    let exact: Vec<Exact> = expected.to_floats().iter().map(|value| f64::from(*value)).map(|value| Exact { value, magnitude: value.abs() }).collect();
    let comparison = compare(got, &exact, tolerance);
    Ok(Line {
        case: case.name.clone(),
        output: name.into(),
        max_error: comparison.max_error,
        over_bound: comparison.over_bound,
        passed: comparison.passed(),
        tier: "host".into(),
        adapter: "none".into(),
        ms,
    })
}

/// The scores of what a model gave: `atom_positions_predicted` `[1, S, A, 3]` and the logits of four heads.
fn score(case: &CaseFile, given: &BTreeMap<String, HostTensor>) -> Result<Named> {
    let complex = Complex::new(&structure(case)?)?;
    let floats = |name: &str| given.get(name).map(HostTensor::to_floats).ok_or_else(|| Error::input(&case.name, format!("has no {name}")));
    let samples = given.get("atom_positions_predicted").and_then(|tensor| tensor.shape.get(1)).copied().unwrap_or(0).max(1);
    let [coordinates, plddt, pae, pde] = ["atom_positions_predicted", "plddt_logits", "pae_logits", "pde_logits"].map(floats);
    let (coordinates, plddt, pae, pde) = (coordinates?, plddt?, pae?, pde?);
    let part = |all: &'_ [f32], sample: usize| -> std::ops::Range<usize> { all.len() / samples * sample..all.len() / samples * (sample + 1) };
    let logits: Vec<Logits> = (0..samples)
        .map(|sample| Logits {
            coordinates: &coordinates[part(&coordinates, sample)],
            plddt: &plddt[part(&plddt, sample)],
            pae: &pae[part(&pae, sample)],
            pde: &pde[part(&pde, sample)],
        })
        .collect();
    Ok(named(&complex, &complex.score(&logits, &floats("distogram_logits")?, Generation::Openbind)?))
}

/// Chains are numbered by rank, from 1.
fn named(complex: &Complex, confidences: &[Confidence]) -> Named {
    let mut named = Named::new();
    let ids: Vec<&str> = complex.chain_ids().collect();
    for Confidence { plddt, pae, pde, scores } in confidences {
        let mut add = |name: String, values: &[f32]| named.entry(name).or_default().extend_from_slice(values);
        add("plddt".into(), plddt);
        add("pae".into(), pae);
        add("pde".into(), pde);
        let single = [
            ("gpde", scores.gpde),
            ("iptm", scores.iptm),
            ("ptm", scores.ptm),
            ("disorder", scores.disorder),
            ("has_clash", scores.has_clash),
            ("sample_ranking_score", scores.sample_ranking_score),
        ];
        single.iter().for_each(|(name, value)| add(name.to_string(), &[*value as f32]));
        for (a, id) in ids.iter().enumerate() {
            add(format!("chain_ptm.{}", a + 1), &[scores.chain_ptm[*id] as f32]);
            for (b, other) in ids.iter().enumerate().skip(a + 1) {
                let key = pair_key(id, other);
                add(format!("chain_pair_iptm.({},{})", a + 1, b + 1), &[scores.chain_pair_iptm[&key] as f32]);
                add(format!("bespoke_iptm.({},{})", a + 1, b + 1), &[scores.bespoke_iptm[&key] as f32]);
            }
        }
    }
    named
}

/// The complex of a case's features. A case has no bonds, and of modified residues and ligands no codes: scores do without.
fn structure(case: &CaseFile) -> Result<Structure> {
    let whole = |name: &str| -> Result<Vec<usize>> {
        let tensor = case.inputs.get(name).ok_or_else(|| Error::input(&case.name, format!("has no in.{name}")))?;
        Ok(tensor.to_floats().iter().map(|value| value.max(0.0) as usize).collect())
    };
    let labels = labels(case)?;
    let token_of = whole("atom_to_token_index")?;
    let (asym, atomised) = (whole("asym_id")?, whole("is_atomized")?);
    let kinds = [("is_protein", PolymerKind::Protein), ("is_rna", PolymerKind::Rna), ("is_dna", PolymerKind::Dna)];
    let flags = kinds.iter().map(|(name, kind)| Ok((whole(name)?, *kind))).collect::<Result<Vec<_>>>()?;
    let restype: Vec<usize> = whole("restype")?.chunks_exact(32).map(|row| row.iter().position(|flag| *flag == 1).unwrap_or(20)).collect();
    let fits = labels.len() == token_of.len() && token_of.iter().all(|token| *token < asym.len().min(atomised.len()).min(restype.len()));
    if !fits || flags.iter().any(|(flags, _)| flags.len() != asym.len()) {
        return Err(Error::input(&case.name, "the features of its atoms and tokens do not fit each other"));
    }
    let mut structure = Structure { name: case.name.clone(), chains: Vec::new(), residues: Vec::new(), atoms: Vec::new(), bonds: Vec::new() };
    let (mut last_chain, mut last_residue) = (None, None);
    for (at, (token, (number, name))) in token_of.iter().zip(labels).enumerate() {
        if last_chain != Some(asym[*token]) {
            let kind = flags.iter().find(|(flags, _)| flags[*token] == 1).map(|(_, kind)| *kind);
            let start = structure.residues.len();
            let chain = StructureChain { id: format!("{:05}", asym[*token]), kind, sequence: String::new(), cyclic: false, residues: start..start };
            structure.chains.push(chain);
            (last_chain, last_residue) = (Some(asym[*token]), None);
        }
        if last_residue != Some(number) {
            let chain = structure.chains.len() - 1;
            let atomised = atomised[*token] == 1;
            let code = if atomised { "?" } else { code_of_index(restype[*token]) };
            structure.residues.push(Residue { chain, number, code: code.into(), name: String::new(), kind: String::new(), atomised, atoms: at..at });
            structure.chains[chain].residues.end += 1;
            last_residue = Some(number);
        }
        let residue = structure.residues.len() - 1;
        structure.residues[residue].atoms.end += 1;
        structure.atoms.push(Atom { name, element: String::new(), charge: 0, residue, reference: [0.0; 3] });
    }
    Ok(structure)
}

/// The residue's number and the atom's name, of every atom: in the header, or in the features.
fn labels(case: &CaseFile) -> Result<Vec<(i32, String)>> {
    if let Some(atoms) = case.meta["atoms"].as_array() {
        let label = |atom: &serde_json::Value| Some((i32::try_from(atom[1].as_i64()?).ok()?, atom[3].as_str()?.to_string()));
        return atoms.iter().map(|atom| label(atom).ok_or_else(|| Error::input(&case.name, "an entry of `atoms` is no label of an atom"))).collect();
    }
    let missing = || Error::input(&case.name, "names no atoms");
    let letters = case.inputs.get("ref_atom_name_chars").ok_or_else(missing)?.to_floats();
    let numbers = case.inputs.get("residue_index").ok_or_else(missing)?.to_floats();
    let tokens = case.inputs.get("atom_to_token_index").ok_or_else(missing)?.to_floats();
    let letter = |one_hot: &[f32]| char::from(one_hot.iter().position(|flag| *flag == 1.0).unwrap_or(0) as u8 + 32);
    let name = |atom: &[f32]| atom.chunks_exact(64).map(letter).collect::<String>().trim_end().to_string();
    let number = |token: &f32| numbers.get(*token as usize).map_or(0, |number| *number as i32);
    Ok(tokens.iter().zip(letters.chunks_exact(4 * 64)).map(|(token, atom)| (number(token), name(atom))).collect())
}
