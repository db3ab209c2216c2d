//! The result of a fold for JavaScript: typed arrays, tables, and the files that the command
//! line writes.

use js_sys::{Array, Float32Array, Object, Uint8Array, JSON};
use serde_json::{json, Value};
use wasm_bindgen::JsValue;

use super::values::{set, to_js};
use crate::error::{Error, Result};
use crate::fold::{FoldOptions, Folded, Job, OutputFile, Sample, StructureFormat};
use crate::formats::confidences::{summary_csv, Scores};
use crate::formats::Structure;

pub(super) fn folded(job: &Job, options: &FoldOptions, folded: &Folded) -> Result<JsValue> {
    let samples = Array::new();
    for sample in &folded.samples {
        samples.push(&sample_of(sample)?);
    }
    let files = Array::new();
    for OutputFile { path, bytes } in &folded.files {
        files.push(&file(path, bytes)?);
    }
    // Each mmCIF file is followed by a PDB file, if the structure fits that format.
    let omitted = Array::new();
    let stems = folded
        .files
        .iter()
        .filter_map(|file| file.path.strip_suffix(".cif"));
    for (at, (stem, sample)) in stems.zip(&folded.samples).enumerate() {
        let path = format!("{stem}.pdb");
        match job.write(options, StructureFormat::Pdb, at + 1, sample) {
            Ok(text) => files.push(&file(&path, text.as_bytes())?),
            Err(error) => omitted.push(&to_js(
                &json!({ "path": path, "reason": error.to_string() }),
            )?),
        };
    }
    files.push(&file("summary.csv", summary_csv(&folded.rows).as_bytes())?);
    let result = to_js(&json!({
        "name": job.structure.name,
        "seed": options.seed,
        "note": options.note,
        "structure": structure(&job.structure),
    }))?;
    set(&result, "samples", &samples)?;
    set(&result, "files", &files)?;
    set(&result, "omitted", &omitted)?;
    Ok(result)
}

fn sample_of(sample: &Sample) -> Result<JsValue> {
    let object = Object::new();
    let confidence = &sample.confidence;
    let arrays = [
        ("coordinates", &sample.coordinates),
        ("plddt", &confidence.plddt),
        ("pae", &confidence.pae),
        ("pde", &confidence.pde),
    ];
    for (name, numbers) in arrays {
        set(&object, name, &Float32Array::from(&numbers[..]))?;
    }
    set(&object, "scores", &scores(&confidence.scores)?)?;
    Ok(object.into())
}

fn scores(scores: &Scores) -> Result<JsValue> {
    let text = scores.to_json("scores")?;
    JSON::parse(&text).map_err(|_| Error::input("scores", "cannot be read as JSON"))
}

fn file(path: &str, bytes: &[u8]) -> Result<JsValue> {
    let object = Object::new();
    set(&object, "path", &JsValue::from(path))?;
    set(&object, "bytes", &Uint8Array::from(bytes))?;
    Ok(object.into())
}

/// Chains, residues and atoms. A residue has the atoms and tokens from its `atom` and `token` to
/// those of the next residue.
fn structure(structure: &Structure) -> Value {
    let chains = structure.chains.iter().map(|chain| {
        let kind = chain.kind.map_or("ligand", |kind| kind.word());
        json!({
            "id": chain.id,
            "kind": kind,
            "sequence": chain.sequence,
            "residues": [chain.residues.start, chain.residues.end],
        })
    });
    let mut token = 0;
    let residues = structure.residues.iter().map(|residue| {
        let tokens = if residue.atomised {
            residue.atoms.len()
        } else {
            1
        };
        token += tokens;
        let [atoms, tokens] = [
            [residue.atoms.start, residue.atoms.end],
            [token - tokens, token],
        ];
        json!({
            "chain": residue.chain,
            "number": residue.number,
            "code": residue.code,
            "atoms": atoms,
            "tokens": tokens,
        })
    });
    let atoms = structure
        .atoms
        .iter()
        .map(|atom| json!([atom.name, atom.element]));
    json!({
        "chains": chains.collect::<Vec<_>>(),
        "residues": residues.collect::<Vec<_>>(),
        "atoms": atoms.collect::<Vec<_>>(),
    })
}
