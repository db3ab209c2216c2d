//! Compares the scores of a prediction with OpenFold3's. Runs on the host.

use std::collections::BTreeMap;

use super::case::CaseFile;
use super::{Got, Line, Place};
use crate::error::{Error, Result};
use crate::features::{code_of_index, RESIDUE_KINDS};
use crate::formats::confidences::pair_key;
use crate::formats::{Atom, PolymerKind, Residue, Structure, StructureChain};
use crate::gpu::Tier;
use crate::openfold3::ModelVersion;
use crate::scores::{Complex, Confidence, Logits};
use crate::tooling::catalog::Bounds;
use crate::tooling::check::{compare, Tolerance};
use crate::tooling::reference::Exact;
use crate::weights::HostTensor;

/// The op of such a case: its inputs are outputs of a model, its outputs their scores.
pub const SCORES: &str = "confidence_scores";

/// OpenFold3 sums in f32.
const OF_LOGITS: Tolerance = Tolerance {
    relative: 5e-6,
    floor: 1e-6,
};

/// Bounds for the rounding errors of a whole model.
const OF_A_MODEL: Tolerance = Tolerance {
    relative: 5e-5,
    floor: 5e-5,
};

fn of_a_model(tier: Tier) -> Tolerance {
    let wider = Bounds::MODEL.factor(tier);
    Tolerance {
        relative: OF_A_MODEL.relative * wider,
        floor: OF_A_MODEL.floor * wider,
    }
}

/// Scores by OpenFold3's names, samples outermost.
type Named = BTreeMap<String, Vec<f32>>;

/// Scores the outputs of a model, and compares.
pub(super) fn compare_scores<'a>(
    case: &CaseFile,
    given: &Got,
    expected: &Got,
    place: impl FnOnce() -> Place<'a>,
) -> Result<Vec<Line>> {
    let got = score(case, given)?;
    let place = place();
    let tolerance = if case.op == SCORES {
        OF_LOGITS
    } else {
        of_a_model(place.tier.unwrap_or_default())
    };
    let line = |(name, expected): (&String, &HostTensor)| {
        let got = got
            .get(name)
            .ok_or_else(|| Error::input(&case.name, format!("the scores have no `{name}`")))?;
        let exact = |value: &f32| Exact {
            value: f64::from(*value),
            magnitude: f64::from(value.abs()),
        };
        let comparison = compare(
            got,
            &expected.to_floats().iter().map(exact).collect::<Vec<_>>(),
            tolerance,
        );
        Ok(Line {
            case: case.name.clone(),
            output: name.clone(),
            max_error: comparison.max_error,
            over_bound: comparison.over_bound,
            passed: comparison.passed(),
            tier: place.tier(),
            adapter: place.adapter.into(),
            ms: place.ms,
        })
    };
    expected.iter().map(line).collect()
}

/// The scores of a model's outputs: `atom_positions_predicted` `[.., S, A, 3]` and the logits of
/// four heads.
fn score(case: &CaseFile, given: &Got) -> Result<Named> {
    let complex = Complex::new(&structure(case)?)?;
    let floats = |name: &str| {
        given
            .get(name)
            .map(HostTensor::to_floats)
            .ok_or_else(|| Error::input(&case.name, format!("has no {name}")))
    };
    let [coordinates, plddt, pae, pde] = [
        "atom_positions_predicted",
        "plddt_logits",
        "pae_logits",
        "pde_logits",
    ]
    .map(floats);
    let (coordinates, plddt, pae, pde) = (coordinates?, plddt?, pae?, pde?);
    let samples = (coordinates.len() / (3 * complex.atoms()).max(1)).max(1);
    let part = |all: &'_ [f32], sample: usize| -> std::ops::Range<usize> {
        all.len() / samples * sample..all.len() / samples * (sample + 1)
    };
    let logits: Vec<Logits> = (0..samples)
        .map(|sample| Logits {
            coordinates: &coordinates[part(&coordinates, sample)],
            plddt: &plddt[part(&plddt, sample)],
            pae: &pae[part(&pae, sample)],
            pde: &pde[part(&pde, sample)],
        })
        .collect();
    Ok(named(
        &complex,
        &complex.score(
            &logits,
            &floats("distogram_logits")?,
            version(case).partner_rule(),
        )?,
    ))
}

/// The version of OpenFold3 that wrote the case.
fn version(case: &CaseFile) -> ModelVersion {
    match case.meta["openfold3"].as_str() {
        Some(version) if version.starts_with("0.4.") => ModelVersion::Preview2,
        _ => ModelVersion::Openbind,
    }
}

/// Chains are numbered by rank, from 1.
fn named(complex: &Complex, confidences: &[Confidence]) -> Named {
    let mut named = Named::new();
    let ids: Vec<&str> = complex.chain_ids().collect();
    for Confidence {
        plddt,
        pae,
        pde,
        scores,
        ..
    } in confidences
    {
        let mut add =
            |name: String, values: &[f32]| named.entry(name).or_default().extend_from_slice(values);
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
        single
            .iter()
            .for_each(|(name, value)| add(name.to_string(), &[*value as f32]));
        for (a, id) in ids.iter().enumerate() {
            add(
                format!("chain_ptm.{}", a + 1),
                &[scores.chain_ptm[*id] as f32],
            );
            for (b, other) in ids.iter().enumerate().skip(a + 1) {
                let key = pair_key(id, other);
                add(
                    format!("chain_pair_iptm.({},{})", a + 1, b + 1),
                    &[scores.chain_pair_iptm[&key] as f32],
                );
                add(
                    format!("bespoke_iptm.({},{})", a + 1, b + 1),
                    &[scores.bespoke_iptm[&key] as f32],
                );
            }
        }
    }
    named
}

/// The complex of a case's features. A case has no bonds, and no codes of modified residues and
/// ligands, which scores do not need.
fn structure(case: &CaseFile) -> Result<Structure> {
    let tokens = Tokens::new(case)?;
    let labels = labels(case)?;
    if labels.len() != tokens.of_atoms.len() {
        return Err(Error::input(
            &case.name,
            "the features of its atoms do not fit each other",
        ));
    }
    let mut structure = Structure {
        name: case.name.clone(),
        chains: Vec::new(),
        residues: Vec::new(),
        atoms: Vec::new(),
        bonds: Vec::new(),
    };
    let (mut last_chain, mut last_residue) = (None, None);
    for (at, (token, (number, name))) in tokens.of_atoms.iter().copied().zip(labels).enumerate() {
        if last_chain != Some(tokens.asym[token]) {
            let start = structure.residues.len();
            let id = format!("{:05}", tokens.asym[token]);
            structure.chains.push(StructureChain {
                id,
                kind: tokens.kinds[token],
                sequence: String::new(),
                cyclic: false,
                residues: start..start,
            });
            (last_chain, last_residue) = (Some(tokens.asym[token]), None);
        }
        if last_residue != Some(number) {
            let (chain, atomised, code) = (
                structure.chains.len() - 1,
                tokens.atomised[token],
                tokens.codes[token].into(),
            );
            structure.residues.push(Residue {
                chain,
                number,
                code,
                name: String::new(),
                kind: String::new(),
                standard: !atomised,
                atomised,
                atoms: at..at,
            });
            structure.chains[chain].residues.end += 1;
            last_residue = Some(number);
        }
        let residue = structure.residues.len() - 1;
        structure.residues[residue].atoms.end += 1;
        structure.atoms.push(Atom {
            name,
            element: String::new(),
            charge: 0,
            residue,
            reference: [0.0; 3],
        });
    }
    Ok(structure)
}

/// Token features of a case.
struct Tokens {
    of_atoms: Vec<usize>,
    asym: Vec<usize>,
    atomised: Vec<bool>,
    kinds: Vec<Option<PolymerKind>>,
    codes: Vec<&'static str>,
}

impl Tokens {
    fn new(case: &CaseFile) -> Result<Self> {
        let whole = |name: &str| -> Result<Vec<usize>> {
            let tensor = case
                .inputs
                .get(name)
                .ok_or_else(|| Error::input(&case.name, format!("has no in.{name}")))?;
            Ok(tensor
                .to_floats()
                .iter()
                .map(|value| value.max(0.0) as usize)
                .collect())
        };
        let (of_atoms, asym) = (whole("atom_to_token_index")?, whole("asym_id")?);
        let names = ["is_atomized", "is_protein", "is_rna", "is_dna", "restype"];
        let [atomised, protein, rna, dna, restype] = names.map(whole);
        let (atomised, protein, rna, dna, restype) = (atomised?, protein?, rna?, dna?, restype?);
        let fit = [&atomised, &protein, &rna, &dna]
            .iter()
            .all(|flags| flags.len() == asym.len())
            && restype.len() == asym.len() * RESIDUE_KINDS;
        if !fit || of_atoms.iter().any(|token| *token >= asym.len()) {
            return Err(Error::input(
                &case.name,
                "the features of its tokens do not fit each other",
            ));
        }
        let kind = |at: usize| match (protein[at], rna[at], dna[at]) {
            (1, ..) => Some(PolymerKind::Protein),
            (_, 1, _) => Some(PolymerKind::Rna),
            (.., 1) => Some(PolymerKind::Dna),
            _ => None,
        };
        let kinds = (0..asym.len()).map(kind).collect();
        let code = |(row, atomised): (&[usize], &usize)| match atomised {
            1 => "?",
            _ => code_of_index(
                row.iter()
                    .position(|flag| *flag == 1)
                    .unwrap_or(RESIDUE_KINDS),
            ),
        };
        let codes = restype
            .chunks_exact(RESIDUE_KINDS)
            .zip(&atomised)
            .map(code)
            .collect();
        Ok(Tokens {
            of_atoms,
            asym,
            atomised: atomised.iter().map(|flag| *flag == 1).collect(),
            kinds,
            codes,
        })
    }
}

/// The number of the residue and the name of every atom, from the header or the features.
fn labels(case: &CaseFile) -> Result<Vec<(i32, String)>> {
    if let Some(atoms) = case.meta["atoms"].as_array() {
        let label = |atom: &serde_json::Value| {
            Some((
                i32::try_from(atom[1].as_i64()?).ok()?,
                atom[3].as_str()?.to_string(),
            ))
        };
        return atoms
            .iter()
            .map(|atom| {
                label(atom).ok_or_else(|| {
                    Error::input(&case.name, "an entry of `atoms` is not a label of an atom")
                })
            })
            .collect();
    }
    let missing = || Error::input(&case.name, "names no atoms");
    let letters = case
        .inputs
        .get("ref_atom_name_chars")
        .ok_or_else(missing)?
        .to_floats();
    let numbers = case
        .inputs
        .get("residue_index")
        .ok_or_else(missing)?
        .to_floats();
    let tokens = case
        .inputs
        .get("atom_to_token_index")
        .ok_or_else(missing)?
        .to_floats();
    let letter = |one_hot: &[f32]| {
        char::from(one_hot.iter().position(|flag| *flag == 1.0).unwrap_or(0) as u8 + 32)
    };
    let name = |atom: &[f32]| {
        atom.chunks_exact(64)
            .map(letter)
            .collect::<String>()
            .trim_end()
            .to_string()
    };
    let number = |token: &f32| {
        numbers
            .get(*token as usize)
            .map_or(0, |number| *number as i32)
    };
    Ok(tokens
        .iter()
        .zip(letters.chunks_exact(4 * 64))
        .map(|(token, atom)| (number(token), name(atom)))
        .collect())
}
