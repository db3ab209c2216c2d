//! The commands `trifold fold` and `trifold demo`: their output, and their state after an
//! interruption or a failing query.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use trifold::formats::cif;

const NOTE: &str = "The weights are random";
/// As little work as the model can do.
const LITTLE: [&str; 8] = [
    "--samples",
    "2",
    "--steps",
    "4",
    "--recycles",
    "0",
    "--weights",
    RANDOM,
];
const RANDOM: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../tests/weights/random.safetensors"
);

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn trifold(command: &str, queries: &[&Path], out: &Path, options: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_trifold"))
        .arg(command)
        .args(queries)
        .arg("--out")
        .arg(out)
        .args(options)
        .output()
        .unwrap()
}

/// All files under a folder, by their paths in it.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next)
            .unwrap()
            .map(|entry| entry.unwrap().path())
        {
            match entry.is_dir() {
                true => folders.push(entry),
                false => found.push(
                    entry
                        .strip_prefix(folder)
                        .unwrap()
                        .to_string_lossy()
                        .replace('\\', "/"),
                ),
            }
        }
    }
    found.sort();
    found
}

fn text(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[test]
fn folds_a_peptide_and_writes_everything_once() {
    let folder = scratch("fold");
    let query = file(&folder, "peptide.fasta", ">A\nGSWK\n>B|protein\nGA\n");
    let out = folder.join("out");
    let folded = trifold("fold", &[&query], &out, &LITTLE);
    assert!(folded.status.success(), "{}", text(&folded));
    assert!(String::from_utf8_lossy(&folded.stderr).contains(NOTE));
    let prefix = "peptide/seed_1/peptide_seed_1_sample";
    let of_sample = |sample: usize| {
        [
            "confidences.json",
            "confidences_aggregated.json",
            "model.cif",
            "summary_confidences.json",
        ]
        .map(|end| format!("{prefix}_{sample}_{end}"))
    };
    let expected = [
        &of_sample(1)[..],
        &of_sample(2),
        &[
            "peptide/seed_1/run.json".to_string(),
            "peptide/seed_1/timing.json".to_string(),
            "summary.csv".to_string(),
        ],
    ]
    .concat();
    assert_eq!(files(&out), expected);
    let read = |name: &str| std::fs::read_to_string(out.join(name)).unwrap();
    let noted = expected.iter().filter(|name| !name.ends_with("run.json"));
    noted.for_each(|name| {
        assert!(
            read(name).contains(NOTE),
            "{name} does not say that the weights are random"
        )
    });
    confidences_agree(&read(&of_sample(1)[2]), &read(&of_sample(1)[0]));

    let before = read(&of_sample(2)[2]);
    assert!(trifold(
        "fold",
        &[&query],
        &out,
        &[&LITTLE[..], &["--force", "--quiet"]].concat()
    )
    .status
    .success());
    assert_eq!(files(&out), expected);
    assert_eq!(
        before,
        read(&of_sample(2)[2]),
        "the same seed gives the same structure"
    );
}

/// pLDDT is in the atoms' B-factors, in a table of residues, and in the JSON.
fn confidences_agree(model: &str, json: &str) {
    let block = cif::parse(model, "model.cif").unwrap().remove(0);
    let numbers = |table: &str, column: &str| -> Vec<f64> {
        let table = block.table(table, "model.cif").unwrap();
        let at = table.column(column, "model.cif").unwrap();
        table.rows().map(|row| row[at].parse().unwrap()).collect()
    };
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    let plddt: Vec<f64> = json["plddt"]
        .as_array()
        .unwrap()
        .iter()
        .map(|value| value.as_f64().unwrap())
        .collect();
    let factors = numbers("atom_site", "B_iso_or_equiv");
    assert_eq!(factors.len(), plddt.len());
    assert!(factors
        .iter()
        .zip(&plddt)
        .all(|(a, b)| (a - b).abs() < 0.006 && (0.0..=100.0).contains(a)));
    assert_eq!(numbers("ma_qa_metric_local", "metric_value").len(), 6);
    assert_eq!(
        (
            json["pae"].as_array().unwrap().len(),
            json["pde"][5].as_array().unwrap().len()
        ),
        (6, 6)
    );
}

#[test]
fn one_bad_query_does_not_stop_the_others() {
    let folder = scratch("fold_some");
    let (good, bad) = (
        file(&folder, "good.fasta", ">A|protein\nGA\n"),
        file(&folder, "bad.fasta", ">A\nG?A\n"),
    );
    let out = folder.join("out");
    let folded = trifold(
        "fold",
        &[&bad, &good],
        &out,
        &[
            "--format",
            "pdb",
            "--steps",
            "40",
            "--weights",
            RANDOM,
            "--seed",
            "3,4",
            "--samples",
            "1",
            "--recycles",
            "0",
        ],
    );
    assert_eq!(folded.status.code(), Some(2));
    assert!(
        text(&folded).contains("unknown protein residue letter '?'"),
        "{}",
        text(&folded)
    );
    let models: Vec<String> = files(&out)
        .into_iter()
        .filter(|name| name.ends_with(".pdb"))
        .collect();
    assert_eq!(
        models,
        [
            "good/seed_3/good_seed_3_sample_1_model.pdb",
            "good/seed_4/good_seed_4_sample_1_model.pdb"
        ]
    );
    assert!(std::fs::read_to_string(out.join(&models[0]))
        .unwrap()
        .replace("\nREMARK   1 ", " ")
        .contains(NOTE));
    assert_eq!(
        std::fs::read_to_string(out.join("summary.csv"))
            .unwrap()
            .lines()
            .count(),
        3
    );
}

#[test]
fn a_dry_run_says_how_large_things_are_and_writes_nothing() {
    let folder = scratch("fold_dry");
    let out = folder.join("out");
    let query = file(
        &folder,
        "two.json",
        r#"{"queries": {"one": {"chains": [{"molecule_type": "protein", "chain_ids": "A",
            "sequence": "GA"}]},
        "two": {"chains": [{"molecule_type": "dna", "chain_ids": ["A", "B"],
        "sequence": "AT"}]}}}"#,
    );
    let dry = trifold("fold", &[&query], &out, &["--dry-run"]);
    assert!(dry.status.success(), "{}", text(&dry));
    let output = String::from_utf8_lossy(&dry.stdout).into_owned();
    assert!(
        output.contains("one: 2 tokens, 9 atoms, 2 MSA rows; ")
            && output.contains("two: 4 tokens, "),
        "{output}"
    );
    assert!(!out.exists());
    let demo = trifold("demo", &[], &out, &["--dry-run"]);
    for size in [
        "ubiquitin: 76 tokens, 601 atoms",
        "protein-g: 56 tokens",
        "engrailed: 54 tokens",
        "villin: 36 tokens",
    ] {
        assert!(text(&demo).contains(size), "{}", text(&demo));
    }
}

#[test]
fn a_demo_that_is_complete_is_compared_again() {
    let folder = scratch("fold_demo");
    let compared = |skipped: bool| {
        let demo = trifold("demo", &[Path::new("villin")], &folder, &LITTLE);
        assert!(demo.status.success(), "{}", text(&demo));
        assert_eq!(text(&demo).contains("skipped"), skipped, "{}", text(&demo));
        let output = String::from_utf8_lossy(&demo.stdout).into_owned();
        let mut lines = output.lines().map(str::to_string);
        lines
            .find(|line| line.starts_with("villin: TM-score "))
            .unwrap_or_else(|| panic!("{output}"))
    };
    let first = compared(false);
    assert!(
        first.contains(" A to the experimental structure"),
        "{first}"
    );
    assert_eq!(compared(true), first);
}

#[cfg(unix)]
#[test]
fn interrupted_it_keeps_what_was_done() {
    let folder = scratch("fold_stopped");
    let query = file(&folder, "q.fasta", ">A|protein\nGA\n");
    let out = folder.join("out");
    let seeds: Vec<String> = (1..200).map(|seed| seed.to_string()).collect();
    let mut running = Command::new(env!("CARGO_BIN_EXE_trifold"))
        .arg("fold")
        .arg(&query)
        .arg("--out")
        .arg(&out)
        .args(LITTLE)
        .args(["--seed", &seeds.join(",")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let start = Instant::now();
    while !out.join("q/seed_2").exists() {
        assert!(
            start.elapsed() < Duration::from_secs(120) && running.try_wait().unwrap().is_none(),
            "it should still run"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(Command::new("kill")
        .args(["-INT", &running.id().to_string()])
        .status()
        .unwrap()
        .success());
    assert_eq!(running.wait().unwrap().code(), Some(130));
    let written = files(&out);
    let runs = written
        .iter()
        .filter(|name| name.ends_with("timing.json"))
        .count();
    assert!(
        (2..199).contains(&runs) && written.iter().all(|name| !name.contains("partial")),
        "{written:?}"
    );
    assert_eq!(written.len(), runs * 10 + 1);
    assert_eq!(
        std::fs::read_to_string(out.join("summary.csv"))
            .unwrap()
            .lines()
            .count(),
        1 + 2 * runs
    );
}

/// A template of the example and of the command line: what is aligned, and what is refused.
fn templates_are_planned(folder: &Path, examples: &Path, dry: &dyn Fn(&Path, &[&str]) -> String) {
    let planned = dry(&examples.join("template.json"), &[]);
    let note = "chain A: template 1vii chain A: 36 of 38 residues aligned, 69 % identity";
    assert!(planned.contains(note), "{planned}");
    assert!(planned.contains("reads no templates"), "{planned}");
    let without = dry(&examples.join("template.json"), &["--no-templates"]);
    assert!(!without.contains("template 1vii"), "{without}");
    let query = file(
        folder,
        "villin.fasta",
        ">A|protein\nLSDEDFKAVFGMTRSAFANLPLWKQ\n",
    );
    let structure = examples.join("1vii.cif").display().to_string();
    for id in ["", ":A"] {
        let planned = dry(&query, &["--template", &format!("A={structure}{id}")]);
        let note = "template 1vii chain A: 25 of 25 residues aligned, 100 % identity";
        assert!(planned.contains(note), "{planned}");
    }
    let template = |argument: &str| format!("--template={argument}");
    for (arguments, part) in [
        (
            vec![template(&format!("B={structure}"))],
            "chain B, which no query has",
        ),
        (
            vec![template(&format!("A={structure}:Q"))],
            "no protein chain \"Q\": the file has A",
        ),
        (
            vec![template(&format!("A={structure}")); 5],
            "there are 5 templates",
        ),
        (
            vec![template("A=gone.cif")],
            "query \"villin\", chain A: gone.cif",
        ),
        (
            vec![template("gone.cif")],
            "should be CHAIN=FILE.cif or CHAIN=FILE.cif:ID",
        ),
    ] {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let run = trifold("fold", &[&query], &folder.join("out"), &arguments);
        assert_eq!(run.status.code(), Some(2), "{}", text(&run));
        assert!(text(&run).contains(part), "{part}: {}", text(&run));
    }
}

/// The example queries, and bonds of the command line: atoms of bonded residues are tokens.
#[test]
fn chemistry_is_planned() {
    let folder = scratch("fold_chemistry");
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/queries");
    let dry = |query: &Path, options: &[&str]| {
        let options = [&["--dry-run"], options].concat();
        let run = trifold("fold", &[query], &folder.join("out"), &options);
        assert!(run.status.success(), "{}", text(&run));
        text(&run)
    };
    // Eight residues of one token each, and four cysteines of six atoms.
    let covalent = dry(&examples.join("covalent.json"), &[]);
    assert!(covalent.contains("covalent: 32 tokens"), "{covalent}");
    assert!(
        covalent.contains("was not trained on covalent bonds"),
        "{covalent}"
    );
    // Ten residues, and the fifteen and eleven atoms of the ligands.
    let ligand = dry(&examples.join("ligand.json"), &[]);
    assert!(ligand.contains("ligand: 36 tokens"), "{ligand}");
    let molecule = examples.join("ligand.sdf").display().to_string();
    let (first, second) = (molecule.clone(), format!("M={molecule}"));
    let added = ["--ligand", &first, "--ligand", &second];
    let query = file(&folder, "lone.fasta", ">A|protein\nGCKC\n");
    let ligands = dry(&query, &added);
    assert!(ligands.contains("lone: 26 tokens"), "{ligands}");
    let lines = file(&folder, "own.smi", "CCO ethanol\n")
        .display()
        .to_string();
    let smiles = ["CCO", "C=CO", "M=CCO", &format!("N={lines}"), &lines];
    let added: Vec<&str> = smiles.iter().flat_map(|one| ["--ligand", one]).collect();
    let ligands = dry(&query, &added);
    assert!(ligands.contains("lone: 19 tokens"), "{ligands}");
    let cyclic = dry(&examples.join("cyclic.json"), &[]);
    assert!(
        cyclic.contains("not trained on cyclic chains, such as chain A"),
        "{cyclic}"
    );
    templates_are_planned(&folder, &examples, &dry);
    let query = file(&folder, "q.fasta", ">A|protein\nGCKC\n>B|protein\nCG\n");
    let bonds = ["--bond", "A:2:SG=A:4:SG", "--bond", "B:1:N=A:4:C"];
    let bonded = dry(&query, &bonds);
    assert!(bonded.contains("q: 16 tokens"), "{bonded}");
    assert!(!bonded.contains("not trained on cyclic"), "{bonded}");
    let rings = dry(&query, &["--cyclic", "A,B"]);
    assert!(
        rings.contains("not trained on cyclic chains, such as chain B"),
        "{rings}"
    );
}

#[test]
fn alignments_components_and_weights_are_read() {
    let folder = scratch("fold_read");
    let query = file(
        &folder,
        "q.json",
        r#"{"queries": {"q": {"chains": [{"molecule_type": "protein", "chain_ids": "A",
            "sequence": "GSK", "non_canonical_residues": {"2": "SEP"}},
        {"molecule_type": "ligand", "chain_ids": "L", "ccd_codes": "ATP"}]}}}"#,
    );
    let alignment = file(&folder, "own.a3m", ">q\nGSK\n>r\nG-K\n>s\nGaTK\n");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (components, weights) = (
        root.join("tests/goldens/components.cif"),
        root.join("tests/weights/random.safetensors"),
    );
    let msa = format!("A={}", alignment.display());
    let options = [
        "--dry-run",
        "--msa",
        &msa,
        "--components",
        components.to_str().unwrap(),
        "--weights",
        weights.to_str().unwrap(),
    ];
    let dry = trifold("fold", &[&query], &folder.join("out"), &options);
    // One token each for the two standard residues, ten and thirty-one for the atoms of the others;
    // the query, and the alignment's three rows.
    assert!(
        text(&dry).contains("q: 43 tokens, 54 atoms, 4 MSA rows; "),
        "{}",
        text(&dry)
    );
    assert!(
        text(&dry).contains(NOTE) && dry.status.success(),
        "{}",
        text(&dry)
    );
}
