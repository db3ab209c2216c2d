//! Refusals of `trifold fold`: one sentence with the place, exit code 2, and nothing written.

use std::path::{Path, PathBuf};
use std::process::Command;

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Folds a query of these contents and expects a refusal of one line that has all `parts`.
fn refused(case: &str, name: &str, query: &[u8], options: &[&str], parts: &[&str]) {
    let folder = scratch(&format!("refused_{case}"));
    let path = folder.join(name);
    std::fs::write(&path, query).unwrap();
    let out = folder.join("out");
    let output = Command::new(env!("CARGO_BIN_EXE_trifold"))
        .args(["fold", "--quiet", "--out"])
        .arg(&out)
        .arg(&path)
        .args(options)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{case}: {text}");
    assert_eq!(text.trim().lines().count(), 1, "{case}: {text}");
    parts.iter().for_each(|part| {
        assert!(
            text.contains(part),
            "{case}: {text:?} should contain {part:?}"
        )
    });
    assert!(!out.exists(), "{case}: something was written");
}

fn chains(chains: &str) -> Vec<u8> {
    format!(r#"{{"queries": {{"q": {{"chains": [{chains}]}}}}}}"#).into_bytes()
}

#[test]
fn sequences() {
    refused(
        "letter",
        "q.fasta",
        b">A\nGS\n>B\nGA?\n",
        &[],
        &[
            "q.fasta line 3, chain B, position 3",
            "unknown protein residue letter '?'",
        ],
    );
    refused(
        "rna_letter",
        "q.fasta",
        b">A|rna\nGAT\n",
        &[],
        &[
            "q.fasta line 1",
            "unknown rna residue letter 'T': write U, or dna as the kind; the letters are ACGNU",
        ],
    );
    refused(
        "empty",
        "q.fasta",
        b">A|protein\n>B|protein\nGA\n",
        &[],
        &["q.fasta line 1", "the sequence is empty"],
    );
    refused(
        "nothing",
        "q.fasta",
        b"",
        &[],
        &["q.fasta", "there is no record"],
    );
    refused(
        "binary",
        "q.fasta",
        &[0xff, 0xfe, 0x00, 0x80],
        &[],
        &["q.fasta"],
    );
    let long = [b">A\n".to_vec(), vec![b'S'; 10_000]].concat();
    refused(
        "long",
        "q.fasta",
        &long,
        &[],
        &[
            "query \"q\"",
            "10000 tokens and 60000 atoms take ",
            "of GPU memory, more than the ",
        ],
    );
    let large = [b">A\n".to_vec(), vec![b'S'; 300]].concat();
    refused(
        "large",
        "q.fasta",
        &large,
        &["--max-memory", "64MiB"],
        &[
            "query \"q\"",
            "300 tokens and 1800 atoms take ",
            "more than the 64 MiB allowed",
        ],
    );
    refused(
        "twice",
        "q.fasta",
        b">A|protein\nGA\n>A|protein\nGA\n",
        &[],
        &["q.fasta, chain A", "the chain id \"A\" is given twice"],
    );
}

#[test]
fn alignments() {
    let folder = scratch("refused_alignments");
    let file = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).unwrap();
        folder.join(name).display().to_string()
    };
    let (other, uneven) = (
        file("other.a3m", ">q\nGS\n"),
        file("uneven.a3m", ">q\nGA\n>r\nG\n"),
    );
    let query = b">A|protein\nGA\n";
    refused(
        "other_query",
        "q.fasta",
        query,
        &["--msa", &format!("A={other}")],
        &[
            "chain A",
            "first row is not the chain's sequence: position 2 is 'S'",
        ],
    );
    refused(
        "uneven",
        "q.fasta",
        query,
        &["--msa", &format!("A={uneven}")],
        &["uneven.a3m line 3", "row 2 (\"r\") has 1 aligned columns"],
    );
    refused(
        "no_chain",
        "q.fasta",
        query,
        &["--msa", &format!("B={other}")],
        &["other.a3m", "is for the chain B, which no query has"],
    );
    refused(
        "no_file",
        "q.fasta",
        query,
        &["--msa", "A=none.a3m"],
        &["none.a3m"],
    );
}

#[test]
fn bonds() {
    let query = b">A|protein\nGCKC\n";
    for (name, bond, part) in [
        (
            "no_bond_chain",
            "A:2:SG=B:4:SG",
            "--bond A:2:SG=B:4:SG: no query has both chains",
        ),
        (
            "no_bond_residue",
            "A:2:SG=A:5:SG",
            "A:5:SG is of residue 5, and chain A has 4",
        ),
        (
            "no_bond_atom",
            "A:2:SG=A:3:SG",
            "residue 3 is LYS, which has no atom \"SG\"",
        ),
    ] {
        refused(name, "q.fasta", query, &["--bond", bond], &[part]);
    }
    let part = "--cyclic: is for the chain B, which no query has";
    refused("no_ring", "q.fasta", query, &["--cyclic", "B"], &[part]);
}

#[test]
fn json() {
    let protein = r#"{"molecule_type": "protein", "chain_ids": "A", "sequence": "GA"}"#;
    refused(
        "field",
        "q.json",
        &chains(&protein.replace("sequence", "sequenc")),
        &[],
        &["q.json", "unknown field `sequenc`"],
    );
    refused(
        "type",
        "q.json",
        &chains(&protein.replace("\"GA\"", "12")),
        &[],
        &["q.json", "invalid type: integer `12`, expected a string"],
    );
    refused(
        "kind",
        "q.json",
        &chains(&protein.replace("protein", "lipid")),
        &[],
        &[
            "q.json, query \"q\", chains[0]",
            "`molecule_type`",
            "\"lipid\"",
        ],
    );
    refused(
        "ids",
        "q.json",
        &chains(&format!("{protein}, {protein}")),
        &[],
        &["query \"q\", chain A", "is given twice"],
    );
    refused(
        "cut",
        "q.json",
        &chains(protein)[..40],
        &[],
        &["q.json", "EOF"],
    );
    let ligand = chains(&format!(
        "{protein}, {}",
        r#"{"molecule_type": "ligand", "chain_ids": "L", "ccd_codes": "ATP"}"#
    ));
    refused(
        "component",
        "q.json",
        &ligand,
        &[],
        &[
            "query \"q\", chain L",
            "the component ATP is not built in",
            "components file",
        ],
    );
    let long_id = chains(&protein.replace("\"A\"", "\"AB\""));
    refused(
        "pdb",
        "q.json",
        &long_id,
        &["--format", "pdb"],
        &["a chain is called \"AB\"", "write mmCIF instead"],
    );
    refused(
        "no_folder",
        "q.json",
        &chains(&protein.replace("\"q\"", "\"../q\"")),
        &["--components", "none.cif", "--max-memory", "1B"],
        &["GPU memory"],
    );
    let name = String::from_utf8(chains(protein))
        .unwrap()
        .replace("\"q\"", "\"../q\"");
    refused(
        "name",
        "q.json",
        name.as_bytes(),
        &[],
        &["\"../q\" cannot name a file"],
    );
}

/// A safetensors file of one number under each name.
fn safetensors(names: &[&str]) -> Vec<u8> {
    let entry = |(at, name): (usize, &&str)| {
        format!(
            r#""{name}":{{"dtype":"F32","shape":[1],"data_offsets":[{},{}]}}"#,
            4 * at,
            4 * at + 4
        )
    };
    let header = format!(
        "{{{}}}",
        names
            .iter()
            .enumerate()
            .map(entry)
            .collect::<Vec<_>>()
            .join(",")
    );
    [
        &(header.len() as u64).to_le_bytes()[..],
        header.as_bytes(),
        &vec![0; 4 * names.len()],
    ]
    .concat()
}

#[test]
fn weights() {
    let folder = scratch("refused_weights");
    let file = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.join(name), bytes).unwrap();
        folder.join(name).display().to_string()
    };
    let query = b">A|protein\nGA\n";
    let other = file("other.safetensors", &safetensors(&["lm_head.weight"]));
    refused(
        "other_model",
        "q.fasta",
        query,
        &["--weights", &other],
        &["weights:", "not a checkpoint of OpenFold3"],
    );
    let block = "diffusion_module.atom_attn_enc.atom_transformer.blocks.0.\
        attention_pair_bias.layer_norm_z.weight";
    let old = file("old.safetensors", &safetensors(&[block]));
    refused(
        "old_model",
        "q.fasta",
        query,
        &["--weights", &old],
        &[
            "OpenFold3 0.3 (of3_ft3_v1) is not supported",
            "use of3-p2-155k or of3-ob-2025-06-30-174k",
        ],
    );
    let part = file(
        "part.safetensors",
        &safetensors(&["diffusion_module.diffusion_transformer.layer_norm_z.weight"]),
    );
    refused(
        "part_of_model",
        "q.fasta",
        query,
        &["--weights", &part],
        &[
            "weights: the tensors are not those of the model",
            " missing: ",
            "... and so on",
        ],
    );
    for (name, bytes, part) in [
        (
            "lfs.pt",
            &b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n"[..],
            "git lfs pull",
        ),
        ("page.pt", b"<!DOCTYPE html><html></html>", "a web page"),
        ("empty.pt", b"", "the file is empty"),
    ] {
        let path = file(name, bytes);
        refused(name, "q.fasta", query, &["--weights", &path], &[name, part]);
    }
    // A folder of one .pt file is that file.
    let one = folder.join("one");
    std::fs::create_dir_all(&one).unwrap();
    std::fs::write(one.join("of3.pt"), b"").unwrap();
    let one = one.display().to_string();
    refused(
        "folder",
        "q.fasta",
        query,
        &["--weights", &one],
        &["of3.pt", "is empty"],
    );
    let text = file("text.pt", b"hello");
    refused(
        "no_model",
        "q.fasta",
        query,
        &["--weights", &text],
        &[
            "text.pt",
            "neither a checkpoint of torch (.pt) nor safetensors",
        ],
    );
    refused(
        "no_file",
        "q.fasta",
        query,
        &["--weights", "none.pt"],
        &["none.pt"],
    );
}
