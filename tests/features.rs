//! The features of queries equal OpenFold3's, except for those that it draws at random.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use safetensors::{Dtype, SafeTensors};
use trifold::features::{
    wanted_components, Features, MsaRules, RelativePositions, TokenFeatures, Values, Windows,
};
use trifold::formats::components::{self, Components};
use trifold::formats::{openfold3_json, Queries, Query, Structure};
use trifold::openfold3::ModelVersion;

fn goldens() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens")
}

fn no_files(path: &str) -> trifold::Result<String> {
    panic!("no query here names a file, but {path} was asked for")
}

fn parse(text: &str, file: &str) -> Query {
    Queries::parse(text, file, &no_files)
        .unwrap()
        .queries
        .remove(0)
}

fn test_components(query: &Query) -> Components {
    let file = std::fs::File::open(goldens().join("components.cif")).unwrap();
    components::read(
        std::io::BufReader::new(file),
        &wanted_components(query),
        "components.cif",
    )
    .unwrap()
}

fn features_of(query: &Query) -> (Features, Structure) {
    Features::new(query, &test_components(query), MsaRules::default()).unwrap()
}

/// A tensor of a golden as numbers of one type.
fn numbers(file: &SafeTensors, name: &str) -> (Vec<usize>, Vec<f64>) {
    let tensor = file.tensor(name).unwrap();
    let words = || {
        tensor
            .data()
            .chunks_exact(4)
            .map(|word| [word[0], word[1], word[2], word[3]])
    };
    let values = match tensor.dtype() {
        Dtype::U8 => tensor.data().iter().map(|byte| f64::from(*byte)).collect(),
        Dtype::I32 => words()
            .map(|word| f64::from(i32::from_le_bytes(word)))
            .collect(),
        Dtype::F32 => words()
            .map(|word| f64::from(f32::from_le_bytes(word)))
            .collect(),
        other => panic!("{name} is {other:?}"),
    };
    (tensor.shape().to_vec(), values)
}

fn metadata(bytes: &[u8]) -> serde_json::Value {
    let (_, header) = SafeTensors::read_metadata(bytes).unwrap();
    serde_json::from_str(&header.metadata().as_ref().unwrap()["case"]).unwrap()
}

/// A dense tensor in the reduced form of the goldens.
fn reduced(name: &str, shape: &[usize], values: &[f64]) -> (Vec<usize>, Vec<f64>) {
    let last = *shape.last().unwrap();
    match name {
        "restype" | "ref_element" | "ref_atom_name_chars" | "msa" | "template_restype" => {
            let index = |row: &[f64]| {
                assert_eq!(row.iter().sum::<f64>(), 1.0, "{name} is not one-hot");
                row.iter().position(|value| *value == 1.0).unwrap() as f64
            };
            (
                shape[..shape.len() - 1].to_vec(),
                values.chunks_exact(last).map(index).collect(),
            )
        }
        "token_bonds" => {
            let ones = (0..values.len()).filter(|at| values[*at] != 0.0);
            let pairs: Vec<f64> = ones
                .flat_map(|at| [(at / last) as f64, (at % last) as f64])
                .collect();
            (vec![pairs.len() / 2, 2], pairs)
        }
        "template_distogram"
        | "template_unit_vector"
        | "template_pseudo_beta_mask"
        | "template_backbone_frame_mask" => {
            assert!(values.iter().all(|value| *value == 0.0), "{name}");
            (
                vec![shape.len()],
                shape.iter().map(|length| *length as f64).collect(),
            )
        }
        _ => (shape.to_vec(), values.to_vec()),
    }
}

fn check_case(case: &str) {
    let bytes = std::fs::read(goldens().join(format!("features/{case}.safetensors"))).unwrap();
    let file = SafeTensors::deserialize(&bytes).unwrap();
    let about = metadata(&bytes);
    let text = about["query"].to_string();
    let files = |path: &str| match about["files"][path].as_str() {
        Some(text) => Ok(text.to_string()),
        None => no_files(path),
    };
    let query = openfold3_json::parse(&text, case, &files)
        .unwrap()
        .queries
        .remove(0);
    let (features, structure) = features_of(&query);

    let own = features.expand();
    let mut names: Vec<&str> = own
        .keys()
        .copied()
        .filter(|name| *name != "ref_pos")
        .collect();
    let mut golden_names: Vec<String> = file.names().iter().map(|name| name.to_string()).collect();
    names.sort_unstable();
    golden_names.sort_unstable();
    assert_eq!(names, golden_names);
    for name in names {
        let values: Vec<f64> = match &own[name].values {
            Values::I32(values) => values.iter().map(|value| f64::from(*value)).collect(),
            Values::F32(values) => values.iter().map(|value| f64::from(*value)).collect(),
        };
        assert_eq!(
            values.len(),
            own[name].shape.iter().product::<usize>(),
            "{name}"
        );
        let (shape, values) = reduced(name, &own[name].shape, &values);
        let (golden_shape, golden) = numbers(&file, name);
        assert_eq!(shape, golden_shape, "{case}: shape of {name}");
        // Two arc tangents may round differently; everything else is exact.
        let allowed = if name == "deletion_value" { 1e-7 } else { 0.0 };
        let close = |at: &usize| (values[*at] - golden[*at]).abs() <= allowed;
        let differs = (0..values.len()).find(|at| !close(at));
        assert_eq!(
            differs,
            None,
            "{case}: {name}: {:?}",
            differs.map(|at| (values[at], golden[at]))
        );
    }
    check_atoms(&structure, &metadata(&bytes)["atoms"]);
    check_reference(&features);
}

/// The labels of the atoms: chain, residue number, residue, name, element.
fn check_atoms(structure: &Structure, golden: &serde_json::Value) {
    let label = |atom: &trifold::formats::Atom| {
        let residue = &structure.residues[atom.residue];
        serde_json::json!([
            structure.chains[residue.chain].id,
            residue.number,
            residue.code,
            atom.name,
            atom.element
        ])
    };
    let own: Vec<serde_json::Value> = structure.atoms.iter().map(label).collect();
    assert_eq!(&serde_json::Value::Array(own), golden);
}

/// Reference coordinates differ from OpenFold3's, which are random: they are finite, centred in
/// each residue, and no two atoms coincide.
fn check_reference(features: &Features) {
    let mut residues: BTreeMap<i32, Vec<[f32; 3]>> = BTreeMap::new();
    for (uid, position) in features
        .reference
        .ref_space_uid
        .iter()
        .zip(features.reference.ref_pos.chunks_exact(3))
    {
        residues
            .entry(*uid)
            .or_default()
            .push([position[0], position[1], position[2]]);
    }
    for atoms in residues.values() {
        for axis in 0..3 {
            let sum: f32 = atoms.iter().map(|atom| atom[axis]).sum();
            assert!((sum / atoms.len() as f32).abs() < 1e-5, "{atoms:?}");
        }
        for (at, atom) in atoms.iter().enumerate() {
            let distance = |other: &[f32; 3]| {
                (0..3)
                    .map(|axis| (atom[axis] - other[axis]).powi(2))
                    .sum::<f32>()
                    .sqrt()
            };
            assert!(
                atoms[..at]
                    .iter()
                    .all(|other| (1.0..40.0).contains(&distance(other))),
                "{atoms:?}"
            );
        }
    }
}

#[test]
fn protein_without_alignment() {
    check_case("protein20_nomsa");
}

#[test]
fn protein_with_alignment() {
    check_case("protein20_msa");
}

#[test]
fn ubiquitin() {
    check_case("ubiquitin");
}

#[test]
fn protein_copies_nucleic_acids_ligands_and_a_modified_residue() {
    check_case("mixed");
}

#[test]
fn ids_follow_the_order_of_characters() {
    check_case("ids");
}

#[test]
fn modified_residues_side_by_side() {
    check_case("modified");
}

#[test]
fn alignments_of_different_depths() {
    check_case("depths");
}

#[test]
fn rows_that_were_paired_before() {
    check_case("paired");
}

#[test]
fn rows_paired_by_species() {
    check_case("species");
}

#[test]
fn cyclic_chains() {
    check_case("cyclic");
}

#[test]
fn disulfides() {
    check_case("disulfides");
}

#[test]
fn ligands_and_side_chains_that_are_bonded() {
    check_case("covalent");
}

#[test]
fn sugars_on_an_asparagine() {
    check_case("glycan");
}

#[test]
fn ligands_from_molfiles() {
    check_case("molfile");
}

#[test]
fn ligands_from_smiles() {
    check_case("smiles");
}

#[test]
fn caps() {
    check_case("caps");
}

/// As one ligand of several components, the flagged O1 of each sugar leaving by itself, a glycan
/// has the atoms and bonds of the same sugars as chains.
#[test]
fn a_glycan_is_one_ligand() {
    let chains = |ligands: &str| {
        format!(
            r#"{{"name": "q", "dialect": "alphafold3", "version": 1, "sequences": [
            {{"protein": {{"id": "A", "sequence": "GNS"}}}}, {ligands}"#
        )
    };
    let ligand =
        |id: &str, codes: &str| format!(r#"{{"ligand": {{"id": "{id}", "ccdCodes": [{codes}]}}}}"#);
    let one = chains(&ligand("G", r#""NAG", "NAG", "BMA""#))
        + r#"], "bondedAtomPairs": [[["A", 2, "ND2"], ["G", 1, "C1"]],
        [["G", 1, "O4"], ["G", 2, "C1"]], [["G", 2, "O4"], ["G", 3, "C1"]]]}"#;
    let each = [("G", "NAG"), ("H", "NAG"), ("I", "BMA")];
    let each = each.map(|(id, code)| ligand(id, &format!("{code:?}")));
    let several = chains(&each.join(", "))
        + r#"], "bondedAtomPairs": [[["A", 2, "ND2"], ["G", 1, "C1"]],
        [["G", 1, "O4"], ["H", 1, "C1"]], [["H", 1, "O4"], ["I", 1, "C1"]]]}"#;
    let [(one, structure), (several, _)] =
        [one, several].map(|text| features_of(&parse(&text, "q.json")));
    assert_eq!(one.tokens.token_bonds, several.tokens.token_bonds);
    assert_eq!(one.reference, several.reference);
    // G and S are one token each, N has 8 atoms, the sugars 14, 14 and 11 without O1.
    assert_eq!(one.tokens.count(), 2 + 8 + 14 + 14 + 11);
    assert_eq!(one.tokens.residue_index[10..].first(), Some(&1));
    assert_eq!(one.tokens.residue_index.last(), Some(&3));
    assert_eq!(*one.tokens.asym_id.last().unwrap(), 2);
    assert_eq!(structure.chains[1].sequence, "NAG NAG BMA");
}

/// Bonds to atoms that do not exist are refused with their place.
#[test]
fn bonds_to_nothing() {
    let refused = |bonds: &str| {
        let text = format!(
            r#"{{"queries": {{"q": {{"chains": [{{"molecule_type": "protein", "chain_ids": "A",
            "sequence": "GCKC"}}], {bonds}}}}}}}"#
        );
        let query = Queries::parse(&text, "q.json", &no_files)?
            .queries
            .remove(0);
        Features::new(&query, &test_components(&query), MsaRules::default())
    };
    for (bonds, part) in [
        (
            r#""covalent_bonds": [[["A", 2, "SG"], ["A", 1, "SG"]]]"#,
            r#"query "q", chain A: the atom A:1:SG of a bond does not exist: residue 1 is GLY,"#,
        ),
        (
            r#""leaving_atoms": [["A", 4, "O9"]]"#,
            "the atom A:4:O9 of a bond does not exist: residue 4 is CYS",
        ),
        (
            r#""covalent_bonds": [[["A", 2, "SG"], ["A", 4, "SG"]]],
            "leaving_atoms": [["A", 4, "SG"]]"#,
            "the atom A:4:SG of a bond does not exist",
        ),
        (
            r#""covalent_bonds": [[["A", 2, "SG"], ["B", 4, "SG"]]]"#,
            r#"the atom B:4:SG is of a chain "B", which the query does not have"#,
        ),
        (
            r#""covalent_bonds": [[["A", 2, "SG"], ["A", 5, "SG"]]]"#,
            "the atom A:5:SG is of residue 5, and chain A has 4, counted from 1",
        ),
        (
            r#""covalent_bonds": [[["A", 0, "SG"], ["A", 4, "SG"]]]"#,
            "the atom A:0:SG is of residue 0",
        ),
        (
            r#""covalent_bonds": [[["A", 2, "SG"], ["A", 2, "SG"]]]"#,
            "the atom A:2:SG is bonded to itself",
        ),
        (
            r#""covalent_bonds": [[["A", 2, 5], ["A", 4, "SG"]]]"#,
            "covalent_bonds[0] should be two atoms such as",
        ),
        (
            r#""covalent_bonds": [1]"#,
            "covalent_bonds[0] should be two atoms",
        ),
    ] {
        let message = refused(bonds).expect_err(bonds).to_string();
        assert!(message.contains(part), "{message}");
    }
}

/// The last residue of a ring is bonded to the first, where both have a token for each atom.
#[test]
fn rings_are_closed() {
    let bonds = |cyclic: bool| {
        let text = format!(
            r#"{{"queries": {{"q": {{"chains": [{{"molecule_type": "protein", "chain_ids": "A",
            "sequence": "SGGS", "non_canonical_residues": {{"1": "SEP", "4": "SEP"}},
            "cyclic": {cyclic}}}]}}}}}}"#
        );
        let (features, structure) = features_of(&parse(&text, "q.json"));
        (features.tokens.token_bonds, structure)
    };
    let ((open, _), (closed, structure)) = (bonds(false), bonds(true));
    let added: Vec<&[i32; 2]> = closed.iter().filter(|bond| !open.contains(bond)).collect();
    // Ten atoms of SEP, two residues of one token, then N, CA, CB, OG, C.
    let names = structure.atoms.iter().map(|atom| atom.name.as_str());
    let names: Vec<&str> = names.collect();
    let last = names.iter().rposition(|name| *name == "C").unwrap() as i32;
    // The two glycines have four atoms each, and one token.
    assert_eq!(names[0], "N");
    assert_eq!(added, [&[0, last - 6], &[last - 6, 0]]);
}

#[test]
fn nothing_that_has_an_alignment() {
    check_case("dna_only");
}

#[test]
fn without_alignments_a_row_of_gaps() {
    let text = r#"{"queries": {"q": {"use_msas": false, "chains": [{"molecule_type": "protein",
        "chain_ids": "A", "sequence": "MK"}]}}}"#;
    let msa = features_of(&parse(text, "q.json")).0.msa;
    assert_eq!((msa.rows, msa.msa.as_slice()), (1, &[31, 31][..]));
    assert!(msa.profile.iter().all(|value| *value == 0.0));
}

/// The older weights were trained on repeated rows, four times the deletions, and a profile that
/// mixes columns.
#[test]
fn older_generation() {
    let query = parse(">q\nMKT\n>a\nMaaRT\n>b\nMRT\n>c\n--T\n", "q.a3m");
    let msa = |rules| {
        Features::new(&query, &Components::new(), rules)
            .unwrap()
            .0
            .msa
    };
    let (old, new) = (
        msa(ModelVersion::Preview2.msa_rules()),
        msa(MsaRules::default()),
    );
    assert_eq!((old.rows, new.rows), (5, 4));
    assert_eq!(
        (old.deletion_mean[1], new.deletion_mean[1]),
        (0.5, 2.0 / 3.0)
    );
    assert_eq!(
        old.deletion_value[2 * 3 + 1],
        4.0 * new.deletion_value[2 * 3 + 1]
    );
    // Rows one after the other are MKT MRT MRT --T; four letters at a time: MKTM, RTMR, T--T.
    let column = |msa: &trifold::features::MsaFeatures, at: usize| -> Vec<(usize, f32)> {
        let row = msa.profile[at * 32..][..32].iter().copied().enumerate();
        row.filter(|(_, share)| *share > 0.0).collect()
    };
    let (r, k, m, t, gap) = (1, 11, 12, 16, 31);
    assert_eq!(column(&old, 0), [(k, 0.25), (m, 0.5), (t, 0.25)]);
    assert_eq!(column(&old, 1), [(r, 0.5), (m, 0.25), (t, 0.25)]);
    assert_eq!(column(&old, 2), [(t, 0.5), (gap, 0.5)]);
    let third = (1.0f64 / 3.0) as f32;
    assert_eq!(column(&new, 1), [(r, third), (k, third), (gap, third)]);
}

#[test]
fn relative_positions() {
    let bytes = std::fs::read(goldens().join("features/positions.safetensors")).unwrap();
    let file = SafeTensors::deserialize(&bytes).unwrap();
    let ints = |name: &str| {
        numbers(&file, name)
            .1
            .iter()
            .map(|value| *value as i32)
            .collect::<Vec<i32>>()
    };
    for case in ["open", "ring", "rings"] {
        let tokens = TokenFeatures {
            token_index: ints("in.token_index"),
            residue_index: ints("in.residue_index"),
            asym_id: ints("in.asym_id"),
            entity_id: ints("in.entity_id"),
            sym_id: ints("in.sym_id"),
            cyclic_mask: ints(&format!("{case}.cyclic_mask")),
            ..TokenFeatures::default()
        };
        let own = RelativePositions::new(&tokens);
        let golden = ints(&format!("{case}.relpos"));
        for (pair, golden) in golden.chunks_exact(4).enumerate() {
            let indices = [
                own.residue[pair],
                own.token[pair],
                own.same_entity[pair],
                own.chain[pair],
            ]
            .map(i32::from);
            assert_eq!(
                indices,
                golden,
                "{case}: tokens {} and {}",
                pair / 19,
                pair % 19
            );
            let ([residue, token, chain], same) = own.channels(pair);
            assert_eq!(
                [
                    residue as i32,
                    token as i32 - 66,
                    i32::from(same),
                    chain as i32 - 133
                ],
                golden
            );
        }
    }
}

#[test]
fn windows_of_atoms() {
    let bytes = std::fs::read(goldens().join("features/positions.safetensors")).unwrap();
    let file = SafeTensors::deserialize(&bytes).unwrap();
    for atoms in [1, 20, 32, 97, 128, 129, 162, 500] {
        let own = Windows::new(atoms);
        for (name, values) in [("keys", &own.keys), ("valid", &own.valid)] {
            let (shape, golden) = numbers(&file, &format!("windows.{atoms}.{name}"));
            assert_eq!(shape, [own.count(), 128]);
            assert_eq!(
                values
                    .iter()
                    .map(|value| f64::from(*value))
                    .collect::<Vec<_>>(),
                golden,
                "{name} of {atoms} atoms"
            );
        }
    }
    assert_eq!(Windows::new(0).count(), 0);
}
