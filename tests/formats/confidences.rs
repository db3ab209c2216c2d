//! Confidence files: JSON of a sample, AlphaFold 3's summary, and the table of all samples.

use std::collections::BTreeMap;

use trifold::formats::confidences::{
    pair_key, summary_csv, FullConfidences, Interfaces, Scores, SummaryRow,
};
use trifold::formats::summary_confidences::summary_json;

use crate::{laid_out, openfold3, query};

fn scores(ranking: f64) -> Scores {
    let table = BTreeMap::from([(pair_key("B", "A"), 0.25)]);
    let chain_ptm = BTreeMap::from([("A".to_string(), 0.5), ("B".to_string(), 1.0 / 3.0)]);
    Scores {
        avg_plddt: 48.477_482_9,
        sample_ranking_score: ranking,
        chain_ptm,
        chain_pair_iptm: table.clone(),
        bespoke_iptm: table,
        ..Scores::default()
    }
}

#[test]
fn confidences_as_json() {
    let value: serde_json::Value =
        serde_json::from_str(&scores(0.5).to_json("q").unwrap()).unwrap();
    let keys = [
        "avg_plddt",
        "gpde",
        "iptm",
        "ptm",
        "disorder",
        "has_clash",
        "sample_ranking_score",
        "chain_ptm",
        "chain_pair_iptm",
        "bespoke_iptm",
        "chain_pair_ipsae",
        "chain_pair_pdockq2",
    ];
    assert_eq!(value.as_object().unwrap().len(), keys.len());
    assert!(keys.iter().all(|key| value.get(key).is_some()));
    assert_eq!(value["avg_plddt"], 48.477483);
    assert_eq!(value["chain_ptm"]["B"], 0.333333);
    assert_eq!(value["chain_pair_iptm"]["(A, B)"], 0.25);
    assert!(scores(f64::NAN).to_json("q").is_err());

    // A glycine is one token, the atoms of magnesium and of a modified residue one each.
    let chains = r#"{"molecule_type": "protein", "chain_ids": "B", "sequence": "G"},
        {"molecule_type": "ligand", "chain_ids": "A", "ccd_codes": "MG"}"#;
    let structure = laid_out(&query(&openfold3(chains), "q.json"));
    let full = FullConfidences {
        plddt: &[1.0, 99.5, 3.0, 4.0, 5.0],
        pde: &[0.25, 1.0, 1.0, 0.25],
        pae: &[0.0, 31.12361, 2.0, 0.0],
        contacts: &[1.0, 0.126, 0.004, 1.0],
        note: None,
    };
    let value: serde_json::Value =
        serde_json::from_str(&full.to_json(&structure, "q").unwrap()).unwrap();
    // Whole numbers are written without a point.
    assert_eq!(
        value,
        serde_json::json!({
            "plddt": [1, 99.5, 3, 4, 5],
            "pde": [[0.25, 1], [1, 0.25]],
            "pae": [[0, 31.1236], [2, 0]],
            "atom_plddts": [1, 99.5, 3, 4, 5],
            "atom_chain_ids": ["B", "B", "B", "B", "A"],
            "token_chain_ids": ["B", "A"],
            "token_res_ids": [1, 1],
            "contact_probs": [[1, 0.13], [0, 1]],
        })
    );
    for wrong in [
        FullConfidences {
            pae: &[0.0],
            ..full
        },
        FullConfidences {
            contacts: &[0.0],
            ..full
        },
        FullConfidences {
            plddt: &[f32::NAN],
            ..full
        },
    ] {
        assert!(wrong.to_json(&structure, "q").is_err());
    }
}

#[test]
fn summaries_by_the_names_of_alphafold3() {
    // Chains B and A, in this order in the file.
    let interfaces = Interfaces {
        chain_ids: vec!["A".into(), "B".into()],
        pae_min: vec![0.5, 3.0, 4.0, 0.75],
        ipsae: vec![0.0, 0.125, 0.25, 0.0],
        pdockq2: vec![0.0, 0.5, 0.75, 0.0],
    };
    let summary = |chains: &[&str]| -> serde_json::Value {
        let text = summary_json(&scores(0.5), &interfaces, chains, "q").unwrap();
        serde_json::from_str(&text).unwrap()
    };
    assert_eq!(
        summary(&["B", "A"]),
        serde_json::json!({
            "chain_ids": ["B", "A"],
            "chain_iptm": [0.25, 0.25],
            "chain_pair_iptm": [[0.3333, 0.25], [0.25, 0.5]],
            "chain_pair_pae_min": [[0.75, 4.0], [3.0, 0.5]],
            "chain_pair_ipsae": [[0.0, 0.25], [0.125, 0.0]],
            "chain_pair_pdockq2": [[0.0, 0.75], [0.5, 0.0]],
            "chain_ptm": [0.3333, 0.5],
            "fraction_disordered": 0.0,
            "has_clash": 0.0,
            "iptm": 0.0,
            "ptm": 0.0,
            "ranking_score": 0.5,
        })
    );
    let alone = summary(&["A"]);
    assert_eq!(
        (&alone["iptm"], &alone["chain_iptm"][0]),
        (&serde_json::Value::Null, &serde_json::Value::Null)
    );
    assert!(summary_json(&scores(0.5), &interfaces, &["C"], "q").is_err());
}

#[test]
fn summary_is_sorted_by_ranking() {
    let row = |query: &str, sample, ranking| SummaryRow {
        query: query.into(),
        seed: 1,
        sample,
        scores: scores(ranking),
    };
    let text = summary_csv(&[row("b", 1, 0.25), row("a", 1, -1.0), row("b", 2, 0.75)]);
    let expected =
        "query,seed,sample,sample_ranking_score,iptm,ptm,avg_plddt,gpde,disorder,has_clash,ipsae,\
        pdockq2\n\
        a,1,1,-1.0000,0.0000,0.0000,48.4775,0.0000,0.0000,0.0000,0.0000,0.0000\n\
        b,1,2,0.7500,0.0000,0.0000,48.4775,0.0000,0.0000,0.0000,0.0000,0.0000\n\
        b,1,1,0.2500,0.0000,0.0000,48.4775,0.0000,0.0000,0.0000,0.0000,0.0000\n";
    assert_eq!(text, expected);
}
