//! The categories of ModelCIF: targets, program and confidence of a model.

use super::cif_text::CifText;
use super::mmcif_tables::Labels;
use super::structure::{PredictedAtoms, Residue, Structure};

/// The dictionary that the file conforms to, which defines the `_ma_` categories.
pub(super) fn conformance(text: &mut CifText) {
    text.items(
        "audit_conform",
        &[
            ("dict_name", "mmcif_ma.dic"),
            ("dict_version", "1.4.6"),
            (
                "dict_location",
                "https://raw.githubusercontent.com/ihmwg/ModelCIF/master/dist/mmcif_ma.dic",
            ),
        ],
    );
}

/// Writes the program, its targets, and the model as its result.
pub(super) fn modelling(text: &mut CifText, structure: &Structure, labels: &Labels) {
    text.items(
        "software",
        &[
            ("pdbx_ordinal", "1"),
            ("name", "trifold"),
            ("version", env!("CARGO_PKG_VERSION")),
            ("type", "package"),
            ("classification", "other"),
            ("description", "Structure prediction"),
        ],
    );
    text.items(
        "ma_software_group",
        &[("ordinal_id", "1"), ("group_id", "1"), ("software_id", "1")],
    );
    let data = |id: &str, kind: &str, name: &str| [id, name, kind].map(str::to_string);
    text.table(
        "ma_data",
        ["id", "name", "content_type"],
        &[
            data("1", "target", "Targets"),
            data("2", "model coordinates", "Model"),
        ],
    );
    let targets = labels
        .numbers()
        .map(|entity| [entity, "1".into(), "target".into()]);
    let targets: Vec<[String; 3]> = targets.collect();
    text.table(
        "ma_target_entity",
        ["entity_id", "data_id", "origin"],
        &targets,
    );
    let instances = structure
        .chains
        .iter()
        .enumerate()
        .map(|(at, chain)| [chain.id.clone(), labels.entity(at), "Chain".to_string()]);
    let instances: Vec<[String; 3]> = instances.collect();
    text.table(
        "ma_target_entity_instance",
        ["asym_id", "entity_id", "details"],
        &instances,
    );
    text.items(
        "ma_model_list",
        &[
            ("ordinal_id", "1"),
            ("model_id", "1"),
            ("model_group_id", "1"),
            ("model_group_name", "Predicted"),
            ("model_name", "Predicted"),
            ("data_id", "2"),
            ("model_type", "Ab initio model"),
        ],
    );
    text.items(
        "ma_protocol_step",
        &[
            ("ordinal_id", "1"),
            ("protocol_id", "1"),
            ("step_id", "1"),
            ("method_type", "modeling"),
            ("step_name", "Prediction"),
            ("software_group_id", "1"),
            ("input_data_group_id", "1"),
            ("output_data_group_id", "2"),
        ],
    );
    text.table(
        "ma_data_group",
        ["ordinal_id", "group_id", "data_id"],
        &[["1", "1", "1"], ["2", "2", "2"]].map(|row| row.map(str::to_string)),
    );
}

/// Writes the pLDDT of the structure and of its residues: means over atoms.
pub(super) fn confidence(text: &mut CifText, structure: &Structure, prediction: &PredictedAtoms) {
    let mean = |values: &[f32]| {
        values.iter().map(|value| f64::from(*value)).sum::<f64>() / values.len().max(1) as f64
    };
    let metric = |id: &str, mode: &str| [id, mode, "pLDDT", "pLDDT", "1"].map(str::to_string);
    text.table(
        "ma_qa_metric",
        ["id", "mode", "name", "type", "software_group_id"],
        &[metric("1", "global"), metric("2", "local")],
    );
    let whole = format!("{:.2}", mean(prediction.plddt));
    text.items(
        "ma_qa_metric_global",
        &[
            ("ordinal_id", "1"),
            ("model_id", "1"),
            ("metric_id", "1"),
            ("metric_value", &whole),
        ],
    );
    let row = |(at, residue): (usize, &Residue)| {
        let value = format!("{:.2}", mean(&prediction.plddt[residue.atoms.clone()]));
        [
            (at + 1).to_string(),
            "1".into(),
            structure.chains[residue.chain].id.clone(),
            sequence_number(structure, residue),
            residue.code.clone(),
            "2".into(),
            value,
        ]
    };
    let rows: Vec<[String; 7]> = structure.residues.iter().enumerate().map(row).collect();
    let columns = [
        "ordinal_id",
        "model_id",
        "label_asym_id",
        "label_seq_id",
        "label_comp_id",
        "metric_id",
        "metric_value",
    ];
    text.table("ma_qa_metric_local", columns, &rows);
}

/// Only residues of polymers are numbered.
pub(super) fn sequence_number(structure: &Structure, residue: &Residue) -> String {
    structure.chains[residue.chain]
        .kind
        .map_or(".".to_string(), |_| residue.number.to_string())
}
