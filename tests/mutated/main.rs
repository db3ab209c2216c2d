//! Thousands of seeded changes to valid texts: each result gives features or is refused in a
//! sentence.

use trifold::features::{wanted_components, Features};
use trifold::formats::components::{self, Components};
use trifold::formats::templates::{Template, TemplateFile};
use trifold::formats::{molfile, smiles, Queries, Query};
use trifold::noise::philox;
use trifold::openfold3::ModelVersion;
use trifold::Result;

const ROUNDS: u32 = 3000;

/// Texts at which readers often fail.
const SHARP: [&str; 24] = [
    "",
    "\n",
    "\n>",
    ">",
    "-",
    ".",
    "*",
    "\"",
    "\\",
    "{",
    "}",
    "[]",
    "null",
    "true",
    "-1",
    "0",
    "99999999999999999999",
    "1e999",
    "\u{feff}",
    "é",
    "\0",
    ";",
    "_",
    "'",
];

struct Dice {
    seed: u32,
    count: u32,
}

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.count += 1;
        philox([self.count, 0, 0, 0], [self.seed, 0])[0] as usize % below.max(1)
    }
}

/// Replaces, removes, repeats or moves a piece. Broken UTF-8 is replaced.
fn mutated(text: &str, dice: &mut Dice) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..1 + dice.roll(3) {
        let start = dice.roll(bytes.len());
        let end = (start + dice.roll(12)).min(bytes.len());
        match dice.roll(5) {
            0 => drop(bytes.splice(start..end, SHARP[dice.roll(SHARP.len())].bytes())),
            1 => drop(bytes.splice(start..start, SHARP[dice.roll(SHARP.len())].bytes())),
            2 => drop(bytes.drain(start..end)),
            3 => {
                let piece = bytes[start..end].to_vec();
                let to = dice.roll(bytes.len());
                drop(bytes.splice(to..to, piece));
            }
            _ if start < bytes.len() => bytes[start] = dice.roll(256) as u8,
            _ => {}
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Changes a text `ROUNDS` times; some results must be read, and some refused.
fn survive(text: &str, seed: u32, read: impl Fn(&str) -> Result<()>) {
    let mut accepted = 0;
    read(text).unwrap();
    for round in 0..ROUNDS {
        let changed = mutated(
            text,
            &mut Dice {
                seed,
                count: round * 64,
            },
        );
        match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read(&changed))) {
            Ok(Ok(())) => accepted += 1,
            Ok(Err(error)) => {
                let message = error.to_string();
                // Some messages quote line ends of the text, but none is long.
                assert!(
                    !message.is_empty() && message.len() < 2000,
                    "round {round}: {message}"
                );
            }
            Err(_) => panic!("round {round} panicked on {changed:?}"),
        }
    }
    println!("{accepted} of {ROUNDS} still read");
    assert!(
        (1..ROUNDS).contains(&accepted),
        "{accepted} of {ROUNDS} still read"
    );
}

fn one_file(_: &str) -> Result<String> {
    Ok(">q\nGSWK\n>r\nG-aWK\n".into())
}

fn to_features(query: &Query, components: &Components) -> Result<()> {
    for version in [ModelVersion::Openbind, ModelVersion::Preview2] {
        let (features, structure) = Features::new(query, components, version.msa_rules())?;
        assert_eq!(features.tokens.atoms(), structure.atoms.len());
    }
    Ok(())
}

fn queries(text: &str, file: &str) -> Result<()> {
    Queries::parse(text, file, &one_file)?
        .queries
        .iter()
        .try_for_each(|query| to_features(query, &Components::new()))
}

#[test]
fn fasta() {
    survive(include_str!("samples/complex.fasta"), 1, |text| {
        queries(text, "q.fasta")
    });
}

#[test]
fn a3m() {
    survive(include_str!("samples/insertions.a3m"), 2, |text| {
        queries(text, "q.a3m")
    });
}

#[test]
fn stockholm() {
    survive(include_str!("samples/own.sto"), 9, |text| {
        queries(text, "q.sto")
    });
}

#[test]
fn query_json() {
    survive(include_str!("samples/jobs.json"), 7, |text| {
        Queries::parse(text, "q.json", &one_file).map(|_| ())
    });
    survive(include_str!("samples/paired.json"), 8, |text| {
        queries(text, "q.json")
    });
    survive(include_str!("samples/openfold3.json"), 3, |text| {
        queries(text, "q.json")
    });
    survive(include_str!("samples/alphafold3.json"), 4, |text| {
        queries(text, "q.json")
    });
}

#[test]
fn molfiles() {
    survive(include_str!("samples/ligand.sdf"), 10, |text| {
        molfile::parse(text, "q.sdf").map(|_| ())
    });
}

#[test]
fn smiles_texts() {
    survive(include_str!("samples/ligand.smi"), 1, |text| {
        smiles::check(text)
    });
}

#[test]
fn templates() {
    for (seed, text) in [
        (11, include_str!("samples/template.pdb")),
        (12, include_str!("samples/template.cif")),
    ] {
        survive(text, seed, |text| {
            let file = TemplateFile {
                text,
                name: "",
                chain: None,
                place: "t",
            };
            let template = Template::aligned("MKTWGAEF", file)?;
            assert!(template.aligned_residues().all(|(at, _)| at < 8));
            Ok(())
        });
    }
}

#[test]
fn component_dictionary() {
    let whole = include_str!("../goldens/components.cif");
    let block = |code: &str| {
        whole
            .split("data_")
            .find(|block| block.starts_with(code))
            .map(|block| format!("data_{block}"))
            .unwrap()
    };
    let text = r#"{"queries": {"q": {"chains": [{"molecule_type": "ligand", "chain_ids": "L",
        "ccd_codes": "SEP"},
        {"molecule_type": "protein", "chain_ids": "P", "sequence": "GSK",
        "non_canonical_residues": {"2": "SEP"}}]}}}"#;
    let query = Queries::parse(text, "q.json", &one_file)
        .unwrap()
        .queries
        .remove(0);
    let wanted = wanted_components(&query);
    survive(&block("SEP"), 5, |text| {
        components::parse(text, "c.cif")?;
        to_features(
            &query,
            &components::read(text.as_bytes(), &wanted, "c.cif")?,
        )
    });
}
