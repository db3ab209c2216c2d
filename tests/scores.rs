//! Scores compared with OpenFold3's and areas with Biotite's, for artificial predictions.

mod common;

use std::path::{Path, PathBuf};

use safetensors::SafeTensors;
use trifold::features::{wanted_components, Features, MsaRules};
use trifold::formats::confidences::{FullConfidences, Interfaces};
use trifold::formats::summary_confidences::summary_json;
use trifold::formats::{components, mmcif, openfold3_json, PredictedAtoms, Query, Structure};
use trifold::openfold3;
use trifold::scores::{
    accessible_areas, expectations, BinWeights, Complex, Logits, PartnerRule, PAIR_BINS, PLDDT_BINS,
};
use trifold::tooling::verify::verify;
use trifold::{Device, DeviceOptions, Error};

fn golden(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(format!("{name}.safetensors"))).unwrap()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens")
}

fn structure(query: &Query) -> Structure {
    let file = std::fs::File::open(folder().join("components.cif")).unwrap();
    let components = components::read(
        std::io::BufReader::new(file),
        &wanted_components(query),
        "components.cif",
    )
    .unwrap();
    Features::new(query, &components, MsaRules::default())
        .unwrap()
        .1
}

fn query(text: &str) -> Query {
    openfold3_json::parse(text, "query", &|_| panic!("no files"))
        .unwrap()
        .queries
        .remove(0)
}

fn floats(file: &SafeTensors, name: &str) -> Vec<f32> {
    file.tensor(name)
        .unwrap()
        .data()
        .chunks_exact(4)
        .map(|word| f32::from_le_bytes(word.try_into().unwrap()))
        .collect()
}

#[test]
fn scores_equal_those_of_openfold3() {
    let device = common::device();
    for name in ["confidence_scores", "scores/monomer"] {
        let lines = pollster::block_on(verify(&device, &golden(name), || 0.0)).unwrap();
        assert!(lines.len() > 9, "{lines:?}");
        for line in lines {
            assert!(line.passed, "{line:?}");
        }
    }
}

#[test]
fn areas_and_sizes_equal_those_of_biotite() {
    let bytes = golden("scores/areas");
    let file = SafeTensors::deserialize(&bytes).unwrap();
    let (_, header) = SafeTensors::read_metadata(&bytes).unwrap();
    let about: serde_json::Value =
        serde_json::from_str(&header.metadata().as_ref().unwrap()["case"]).unwrap();
    let structure = structure(&query(&about["query"].to_string()));
    let complex = Complex::new(&structure).unwrap();
    let radii = floats(&file, "radii");
    for (at, atom) in structure.atoms.iter().enumerate() {
        assert_eq!(
            complex.radii()[at],
            radii[at],
            "{} of {}",
            atom.name,
            structure.residues[atom.residue].code
        );
    }
    let coordinates = floats(&file, "positions");
    let positions: Vec<[f32; 3]> = coordinates
        .chunks_exact(3)
        .map(|xyz| xyz.try_into().unwrap())
        .collect();
    // Rounding may move a point across the edge: at most one of a thousand.
    for (at, (got, expected)) in accessible_areas(&positions, &radii)
        .iter()
        .zip(floats(&file, "areas"))
        .enumerate()
    {
        let point = 4e-3 * std::f32::consts::PI * (radii[at] + 1.4).powi(2);
        assert!(
            (got - expected).abs() < 1.01 * point,
            "atom {at}: {got}, expected {expected}"
        );
    }
    let disorder = score(&complex, &coordinates).scores.disorder;
    let expected = f64::from(floats(&file, "disorder")[0]);
    assert!(
        (0.1..0.9).contains(&expected) && (disorder - expected).abs() < 1e-6,
        "{disorder}, expected {expected}"
    );
}

fn score(complex: &Complex, coordinates: &[f32]) -> trifold::scores::Confidence {
    let (n, a) = (complex.tokens(), complex.atoms());
    let (pairs, atoms) = (vec![0.0; n * n * PAIR_BINS], vec![0.0; a * PLDDT_BINS]);
    let sample = Logits {
        coordinates,
        plddt: &atoms,
        pae: &pairs,
        pde: &pairs,
    };
    complex
        .score(&[sample], &pairs, PartnerRule::OwnSample)
        .unwrap()
        .remove(0)
}

/// Uniform logits: every expectation is the centre of the range.
#[test]
fn a_single_chain_has_no_interface() {
    let structure = structure(&query(
        r#"{"queries": {"one": {"chains": [{"molecule_type": "protein", "chain_ids": "A",
            "sequence": "GA"}]}}}"#,
    ));
    let complex = Complex::new(&structure).unwrap();
    let coordinates: Vec<f32> = (0..complex.atoms() * 3)
        .map(|at| (at * at % 17) as f32)
        .collect();
    let confidence = score(&complex, &coordinates);
    assert_eq!(
        (confidence.scores.iptm, confidence.scores.has_clash),
        (0.0, 0.0)
    );
    assert!(confidence.scores.chain_pair_iptm.is_empty() && confidence.scores.chain_ptm.len() == 1);
    assert!((confidence.plddt[0] - 50.0).abs() < 1e-4 && (confidence.pae[0] - 16.0).abs() < 1e-4);
    let rank = 0.2 * confidence.scores.ptm + 0.5 * confidence.scores.disorder;
    assert!((confidence.scores.sample_ranking_score - rank).abs() < 1e-12);
}

#[test]
fn partner_rules_differ() {
    let text = r#"{"queries": {"two": {"chains": [{"molecule_type": "protein", "chain_ids": "A",
        "sequence": "GA"},
        {"molecule_type": "ligand", "chain_ids": "L", "ccd_codes": "AIN"},
        {"molecule_type": "protein", "chain_ids": "B", "sequence": "GA"}]}}}"#;
    let complex = Complex::new(&structure(&query(text))).unwrap();
    let (n, a) = (complex.tokens(), complex.atoms());
    let noise = |stream: u64, count: usize| trifold::noise::normals(1, stream, count);
    let (spread, line) = (
        noise(0, a * 3),
        (0..a * 3).map(|at| (at / 3) as f32).collect::<Vec<f32>>(),
    );
    let (pae, flat, atoms) = (
        noise(1, n * n * PAIR_BINS),
        vec![0.0; n * n * PAIR_BINS],
        vec![0.0; a * PLDDT_BINS],
    );
    let sample = |coordinates| Logits {
        coordinates,
        plddt: &atoms,
        pae: &pae,
        pde: &flat,
    };
    // In the second sample the ligand is linear and has no frame.
    let bespoke = |rule| {
        complex
            .score(&[sample(&spread), sample(&line)], &flat, rule)
            .unwrap()
            .remove(1)
            .scores
            .bespoke_iptm["(A, B)"]
    };
    assert!((bespoke(PartnerRule::OwnSample) - bespoke(PartnerRule::AnySample)).abs() > 1e-4);
}

#[test]
fn what_does_not_fit_or_is_not_finite_is_refused() {
    let structure = structure(&query(
        r#"{"queries": {"one": {"chains": [{"molecule_type": "protein", "chain_ids": "A",
            "sequence": "GA"}]}}}"#,
    ));
    let complex = Complex::new(&structure).unwrap();
    let (n, a) = (complex.tokens(), complex.atoms());
    let (pairs, atoms, mut places) = (
        vec![0.0; n * n * PAIR_BINS],
        vec![0.0; a * PLDDT_BINS],
        vec![0.0; a * 3],
    );
    let short = Logits {
        coordinates: &places[3..],
        plddt: &atoms,
        pae: &pairs,
        pde: &pairs,
    };
    let error = complex
        .score(&[short], &pairs, PartnerRule::OwnSample)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("`coordinates`") && error.contains("27 numbers"),
        "{error}"
    );
    places[4] = f32::NAN;
    let broken = Logits {
        coordinates: &places,
        plddt: &atoms,
        pae: &pairs,
        pde: &pairs,
    };
    let error = complex
        .score(&[broken], &pairs, PartnerRule::OwnSample)
        .unwrap_err()
        .to_string();
    assert!(error.contains("not finite"), "{error}");
}

/// A protein of 40 residues, one with a modified residue, a DNA strand and a ligand between them.
const INTERFACES: &str = r#"{"queries": {"interfaces": {"chains": [
    {"molecule_type": "protein", "chain_ids": "B",
     "sequence": "ACDEFGHIKLMNPQRSTVWYACDEFGHIKLMNPQRSTVWY"},
    {"molecule_type": "ligand", "chain_ids": "L", "ccd_codes": "ATP"},
    {"molecule_type": "protein", "chain_ids": "A", "sequence": "MGSTHHWKLVEDRAYGNQFPIGGSTKLEV",
     "non_canonical_residues": {"4": "SEP"}},
    {"molecule_type": "dna", "chain_ids": "D", "sequence": "ACGTTGCA"}]}}}"#;

/// Chains, ipSAE and pDockQ2 of each direction, and ipSAE of the pair, as ipsae.py (version 4 of
/// January 2026, DunbrackLab/IPSAE, with cutoffs of 10 and 15 angstroms) prints them. Its input is
/// the folder that this test writes: `ipsae.py confidences.json model.cif 10 15`.
const OF_IPSAE: [(&str, &str, f64, f64); 6] = [
    ("A", "B", 0.228189, 0.1446),
    ("B", "A", 0.370677, 0.1098),
    ("A", "D", 0.536656, 0.1450),
    ("D", "A", 0.415415, 0.1319),
    ("B", "D", 0.628154, 0.1201),
    ("D", "B", 0.408795, 0.1481),
];

#[test]
fn interfaces_equal_those_of_ipsae() {
    let structure = structure(&query(INTERFACES));
    let complex = Complex::new(&structure).unwrap();
    let (n, a) = (complex.tokens(), complex.atoms());
    // Uniform numbers from a fixed seed; errors of up to 16 angstroms, in a box of 18.
    let mut state = 1u64;
    let mut below = |most: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize % most
    };
    let coordinates: Vec<f32> = (0..3 * a).map(|_| below(18_000) as f32 / 1000.0).collect();
    let mut peaks = |rows: usize, bins: usize, among: std::ops::Range<usize>| -> Vec<f32> {
        let mut logits = vec![0.0; rows * bins];
        for row in logits.chunks_exact_mut(bins) {
            row[among.start + below(among.len())] = 30.0;
        }
        logits
    };
    let (plddt, pae) = (peaks(a, PLDDT_BINS, 35..50), peaks(n * n, PAIR_BINS, 0..32));
    let logits = Logits {
        coordinates: &coordinates,
        plddt: &plddt,
        pae: &pae,
        pde: &pae,
    };
    let scored = complex
        .score(&[logits], &pae, PartnerRule::OwnSample)
        .unwrap()
        .remove(0);

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("interfaces");
    std::fs::create_dir_all(&folder).unwrap();
    let positions: Vec<[f32; 3]> = coordinates
        .chunks_exact(3)
        .map(|xyz| [xyz[0], xyz[1], xyz[2]])
        .collect();
    let atoms = PredictedAtoms {
        coordinates: &positions,
        plddt: &scored.plddt,
    };
    let full = FullConfidences {
        plddt: &scored.plddt,
        pde: &scored.pde,
        pae: &scored.pae,
        contacts: &scored.contacts,
        note: None,
    };
    let chains: Vec<&str> = structure
        .chains
        .iter()
        .map(|chain| chain.id.as_str())
        .collect();
    let files = [
        ("model.cif", mmcif::write(&structure, &atoms, "made up")),
        ("confidences.json", full.to_json(&structure, "q")),
        (
            "summary_confidences.json",
            summary_json(&scored.scores, &scored.interfaces, &chains, "q"),
        ),
    ];
    for (name, text) in files {
        std::fs::write(folder.join(name), text.unwrap()).unwrap();
    }

    let Interfaces {
        chain_ids,
        ipsae,
        pdockq2,
        ..
    } = &scored.interfaces;
    let at = |id: &str| chain_ids.iter().position(|own| own == id).unwrap();
    for (one, other, expected_ipsae, expected_pdockq2) in OF_IPSAE {
        let pair = at(one) * chain_ids.len() + at(other);
        let (got, of) = (
            (ipsae[pair], pdockq2[pair]),
            (expected_ipsae, expected_pdockq2),
        );
        // The script reads numbers of four decimals, and prints pDockQ2 with four.
        assert!(
            (got.0 - of.0).abs() < 2e-5,
            "{one}-{other}: ipSAE {}, expected {}",
            got.0,
            of.0
        );
        assert!(
            (got.1 - of.1).abs() < 1e-4,
            "{one}-{other}: pDockQ2 {}, expected {}",
            got.1,
            of.1
        );
    }
    assert_eq!(ipsae[at("L") * chain_ids.len() + at("A")], 0.0);
    let direction = |one: &str, other: &str| ipsae[at(one) * chain_ids.len() + at(other)];
    assert_eq!(
        scored.scores.chain_pair_ipsae["(A, B)"],
        direction("A", "B").max(direction("B", "A"))
    );
}

/// On a device and on the host, all rows at once or a few at a time.
#[test]
fn expectations_of_a_device_are_those_of_the_host() {
    const N: usize = 11;
    let logits: Vec<f32> = common::normal(1, N * N * PAIR_BINS)
        .iter()
        .map(|number| 4.0 * number)
        .collect();
    let weights = |first: usize, count: usize| {
        (first..first + count)
            .map(|at| std::array::from_fn(|bin| ((bin + 3) * at % 17) as f32))
            .collect()
    };
    let wanted = [(0..1, 1), (1..8, 3), (8..11, 4)].map(|(rows, count)| BinWeights {
        weights: weights(rows.start + 1, count),
        rows,
    });
    let expected = expectations(&logits, N, &wanted);
    assert_eq!(expected.len(), N * (1 + 7 * 3 + 3 * 4));
    for rows_that_fit in [1, 2, 3, 100] {
        let byte_budget = Some((rows_that_fit * N * PAIR_BINS * size_of::<f32>() + 256) as u64);
        let mut options = DeviceOptions::default();
        options.byte_budget = byte_budget;
        let device = Device::open_blocking(options).unwrap();
        let mut r = device.recorder();
        let tensor = device.upload(&logits, &[N, N, PAIR_BINS]).unwrap();
        let sums = openfold3::expectations(&mut r, &tensor, &wanted).unwrap();
        for (at, (got, expected)) in r
            .read_blocking(&sums)
            .unwrap()
            .iter()
            .zip(&expected)
            .enumerate()
        {
            assert!(
                (got - expected).abs() <= 2e-6 * expected,
                "{at}: {got}, expected {expected}"
            );
        }
    }
    let device = common::device();
    let other = device.upload(&[0.0; 8], &[2, 2, 2]).unwrap();
    assert!(matches!(
        openfold3::expectations(&mut device.recorder(), &other, &wanted),
        Err(Error::Shape { .. })
    ));
}

/// `cargo test --release -p trifold --test scores -- --ignored --nocapture`
#[test]
#[ignore = "a measurement"]
fn a_thousand_tokens_take_seconds() {
    let letters = "ACDEFGHIKLMNPQRSTVWY".repeat(52);
    let text = format!(
        r#"{{"queries": {{"long": {{"chains": [{{"molecule_type": "protein", "chain_ids": "A",
            "sequence": "{}"}}]}}}}}}"#,
        &letters[..1024]
    );
    let complex = Complex::new(&structure(&query(&text))).unwrap();
    let coordinates: Vec<f32> = trifold::noise::normals(1, 0, complex.atoms() * 3)
        .iter()
        .map(|number| number * 30.0)
        .collect();
    let start = std::time::Instant::now();
    score(&complex, &coordinates);
    println!(
        "{} tokens, {} atoms: {:.2} s",
        complex.tokens(),
        complex.atoms(),
        start.elapsed().as_secs_f64()
    );
}
