//! Template files and their alignment to a sequence.

use trifold::formats::templates::{Template, TemplateFile};
use trifold::Result;

/// An atom line of a PDB file.
fn atom(record: &str, name: &str, code: &str, chain: &str, number: &str, x: f32) -> String {
    format!("{record:<6}    1  {name:<3} {code:>3} {chain}{number:>5}   {x:8.3}   0.000   0.000\n")
}

/// A chain of a PDB file with the backbone and CB of each residue.
pub fn chain(id: &str, codes: &[&str]) -> String {
    let residue = |(at, code): (usize, &&str)| {
        let number = format!("{} ", at + 1);
        let atoms = ["N", "CA", "C", "CB"].iter().enumerate();
        let atoms = atoms.filter(|(_, name)| **name != "CB" || *code != "GLY");
        let x = |place: usize| at as f32 * 4.0 + place as f32;
        let atoms = atoms.map(|(place, name)| atom("ATOM", name, code, id, &number, x(place)));
        atoms.collect::<String>()
    };
    codes.iter().enumerate().map(residue).collect()
}

pub const CODES: [&str; 8] = ["MET", "LYS", "THR", "TRP", "GLY", "ALA", "GLU", "PHE"];

fn aligned(sequence: &str, text: &str, chain: Option<&str>) -> Result<Template> {
    let file = TemplateFile {
        text,
        name: "x",
        chain,
        place: "x.pdb",
    };
    Template::aligned(sequence, file)
}

/// Pairs as runs: the first residue of the query, the first of the template, the length.
fn runs(template: &Template) -> Vec<[usize; 3]> {
    let mut runs: Vec<[usize; 3]> = Vec::new();
    for [own, other] in &template.pairs {
        match runs.last_mut() {
            Some([first, second, length])
                if *first + *length == *own && *second + *length == *other =>
            {
                *length += 1;
            }
            _ => runs.push([*own, *other, 1]),
        }
    }
    runs
}

#[test]
fn alignments() {
    let text = chain("A", &CODES);
    let longer: Vec<&str> = CODES[..4]
        .iter()
        .chain(&["HIS"; 3])
        .chain(&CODES[4..])
        .copied()
        .collect();
    let inserted = chain("A", &longer);
    let table: [(&str, &str, &[[usize; 3]], &str); 5] = [
        (
            "MKTWGAEF",
            &text,
            &[[0, 0, 8]],
            "8 of 8 residues aligned, 100 % identity",
        ),
        (
            "MRTWGAEF",
            &text,
            &[[0, 0, 8]],
            "8 of 8 residues aligned, 88 % identity",
        ),
        (
            "PPPMKTWGAEF",
            &text,
            &[[3, 0, 8]],
            "8 of 11 residues aligned, 100 % identity",
        ),
        (
            "TWGAEFNNN",
            &text,
            &[[0, 2, 6]],
            "6 of 9 residues aligned, 100 % identity",
        ),
        (
            "MKTWGAEF",
            &inserted,
            &[[0, 0, 4], [4, 7, 4]],
            "8 of 8 residues aligned, 100 % identity",
        ),
    ];
    for (sequence, text, expected, note) in table {
        let template = aligned(sequence, text, None).unwrap();
        assert_eq!(runs(&template), expected, "{sequence}");
        let note = format!("template x chain A: {note}");
        assert_eq!(template.note(sequence.len()), note);
    }
}

/// The sequence of a template's chain, `.` after residues without a backbone.
fn letters(template: &Template) -> String {
    let residues = template.chain.residues.iter();
    let letter = residues.map(|residue| match residue.backbone() {
        Some(_) => residue.letter.to_string(),
        None => format!("{}.", residue.letter),
    });
    letter.collect()
}

#[test]
fn pdb_files() {
    let sequence = "MKTWGAEF";
    let text = chain("A", &CODES);
    let seqres = "SEQRES   1 A   10  GLY SER MET LYS THR TRP GLY ALA GLU PHE\n";
    let hetero = [("N", 0.0), ("CA", 1.0), ("C", 2.0), ("CB", 3.0)];
    let hetero = |code: &str, number: &str| {
        let atoms = hetero.iter();
        let atoms = atoms.map(|(name, x)| atom("HETATM", name, code, "A", number, *x));
        atoms.collect::<String>()
    };
    let modres = "MODRES 1XYZ XXX A    1  TYR\n";
    let second = chain("A", &["TRP"]);
    let table = [
        (text.clone(), "MKTWGAEF"),
        (format!("{seqres}{text}"), "G.S.MKTWGAEF"),
        (
            format!("{}{text}", seqres.replace("LYS", "ARG")),
            "MKTWGAEF",
        ),
        (text.replace("MET", "MSE"), "MKTWGAEF"),
        (format!("{text}{}", hetero("SEP", "20 ")), "MKTWGAEFS"),
        (
            format!("{modres}{text}{}", hetero("XXX", "20 ")),
            "MKTWGAEFY",
        ),
        (format!("{text}{}", hetero("XXX", "20 ")), "MKTWGAEFX"),
        (format!("{text}TER\n{}", hetero("SEP", "20 ")), "MKTWGAEFS"),
        (
            format!("{text}TER      33      PHE A   8\n{}", hetero("SEP", "20 ")),
            "MKTWGAEF",
        ),
        (
            format!("{text}{}", atom("HETATM", "O", "HOH", "A", "30 ", 0.0)),
            "MKTWGAEF",
        ),
        (
            format!("{text}{}", atom("HETATM", "CA", "CA", "A", "31 ", 0.0)),
            "MKTWGAEF",
        ),
        (format!("{text}{}", hetero("ALA", "8A")), "MKTWGAEFA"),
        (format!("{text}ENDMDL\n{second}"), "MKTWGAEF"),
        (text.replacen("N   MET", "NX  MET", 1), "M.KTWGAEF"),
    ];
    for (text, expected) in table {
        let template = aligned(sequence, &text, None).unwrap();
        assert_eq!(letters(&template), expected, "{text}");
    }
    let selenium = aligned(sequence, &text.replace("MET", "MSE"), None).unwrap();
    assert_eq!(selenium.chain.residues[0].code, "MET");
    let two = format!("{text}{}", chain("B", &CODES[..4]));
    for (id, expected) in [(None, "MKTWGAEF"), (Some("B"), "MKTW")] {
        assert_eq!(letters(&aligned(sequence, &two, id).unwrap()), expected);
    }
}

/// Two locations of CB in alanine: the one of higher occupancy is taken, whatever the order.
#[test]
fn alternatives() {
    for (occupancies, x) in [([0.3, 0.7], 2.0), ([0.7, 0.3], 1.0), ([0.5, 0.5], 1.0)] {
        let cb = |alternative: &str, x: f32, occupancy: f32| {
            let line = atom("ATOM", "CB", "ALA", "A", "6 ", x);
            let line = line
                .trim_end()
                .replacen(" ALA", &format!("{alternative}ALA"), 1);
            format!("{line}  {occupancy:.2}\n")
        };
        let text = chain("A", &CODES);
        let own = atom("ATOM", "CB", "ALA", "A", "6 ", 23.0);
        let both = cb("A", 1.0, occupancies[0]) + &cb("B", 2.0, occupancies[1]);
        let template = aligned("MKTWGAEF", &text.replace(&own, &both), None).unwrap();
        assert_eq!(template.chain.residues[5].atoms[3], Some([x, 0.0, 0.0]));
    }
}

/// The atoms of a small mmCIF file; `columns` are those of the residue.
fn cif(columns: [&str; 2], rows: &[(&str, &str, &str)]) -> String {
    let [chain, number] = columns;
    let mut text = format!(
        "data_1ABC\nloop_\n_atom_site.{chain}\n_atom_site.auth_asym_id\n_atom_site.{number}\n\
        _atom_site.label_comp_id\n_atom_site.label_atom_id\n_atom_site.Cartn_x\n\
        _atom_site.Cartn_y\n_atom_site.Cartn_z\n"
    );
    for (chain, number, code) in rows {
        let author = chain.to_lowercase();
        for (at, name) in ["N", "CA", "C", "CB"].iter().enumerate() {
            text += &format!("{chain} {author} {number} {code} {name} {at}.0 2.0 3.0\n");
        }
    }
    text
}

#[test]
fn mmcif_files() {
    let labels = ["label_asym_id", "label_seq_id"];
    let residues = [
        ("A", "1", "MET"),
        ("A", "2", "LYS"),
        ("A", "3", "THR"),
        ("A", "5", "GLY"),
    ];
    let text = cif(labels, &residues);
    let sequence = "loop_\n_entity_poly_seq.entity_id\n_entity_poly_seq.num\n\
        _entity_poly_seq.mon_id\n1 1 MET\n1 2 LYS\n1 3 THR\n1 4 TRP\n1 5 GLY\n";
    let entity = |text: &str| {
        let named = text.replacen(
            "_atom_site.auth",
            "_atom_site.label_entity_id\n_atom_site.auth",
            1,
        );
        format!("{}{sequence}", named.replace("\nA ", "\nA 1 "))
    };
    let ligand = cif(
        labels,
        &[&residues[..], &[("B", ".", "ATP"), ("C", ".", "HOH")]].concat(),
    );
    let authors = cif(["auth_asym_id", "auth_seq_id"], &residues);
    let authors = authors.replacen("_atom_site.auth_asym_id\n", "_atom_site.x\n", 1);
    for (text, expected) in [
        (text.clone(), "MKTG"),
        (entity(&text), "MKTW.G"),
        (text.replace("MET", "MSE"), "MKTG"),
        (ligand, "MKTG"),
        (authors, "MKTG"),
    ] {
        for id in [None, Some("A"), Some("a")] {
            if let Ok(template) = aligned("MKTWG", &text, id) {
                assert_eq!(letters(&template), expected, "{text}");
                continue;
            }
            // The other id of the authors' chains alone is no id.
            assert!(
                id == Some("a") || text.contains("_atom_site.x"),
                "{id:?}: {text}"
            );
        }
    }
    let template = aligned("MKTWG", &text, Some("a")).unwrap();
    assert_eq!(template.chain.author_id.as_deref(), Some("a"));
}

#[test]
fn refusals() {
    let text = chain("A", &CODES);
    let both = format!("{text}{}", chain("B", &CODES));
    let traced = |line: &&str| line.contains(" CA ");
    let trace: String = text
        .lines()
        .filter(traced)
        .map(|line| format!("{line}\n"))
        .collect();
    let labels = ["label_asym_id", "label_seq_id"];
    let small = cif(labels, &[("A", "1", "MET"), ("A", "2", "LYS")]);
    for (text, id, part) in [
        (
            "x",
            None,
            "x.pdb: the file is neither mmCIF, with a line data_NAME, nor PDB",
        ),
        ("data_x\n", None, "x.pdb: there is no _atom_site"),
        (
            &both,
            Some("Z"),
            "there is no protein chain \"Z\": the file has A, B",
        ),
        (
            &small,
            Some("Z"),
            "there is no protein chain \"Z\": the file has A (author's a)",
        ),
        (
            &trace,
            None,
            "no aligned residue of chain A has the atoms N, CA and C",
        ),
        (
            &chain("A", &["PRO"; 8]),
            None,
            "its protein chains do not align to the sequence: 0 of 8 residues are identical",
        ),
        (
            &chain("A", &["PRO"; 8]),
            Some("A"),
            "chain A does not align to the sequence",
        ),
        (
            &text.replace("0.000", "  nan"),
            None,
            "x.pdb line 1: expected an atom with three",
        ),
        (
            &small.replace("1.0 2.0", "1.0 ?"),
            None,
            "_atom_site: atom 2 has no three coordinates",
        ),
        (
            &small.replace("label_comp_id", "comp"),
            None,
            "there is no item `label_comp_id`",
        ),
        (
            &atom("HETATM", "O", "HOH", "A", "1 ", 0.0),
            None,
            "the file has no protein chain",
        ),
    ] {
        let message = aligned("MKTWGAEF", text, id).expect_err(part).to_string();
        assert!(message.contains(part), "{part}: {message}");
    }
}
