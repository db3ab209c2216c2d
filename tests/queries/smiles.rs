//! Ligands as SMILES: atoms, bonds, configurations, coordinates, and refusals.

use trifold::formats::components::Component;
use trifold::formats::smiles;

fn ligand(text: &str) -> Component {
    smiles::parse(text, "q").unwrap_or_else(|error| panic!("{error}"))
}

/// Names with charges, then bonds, such as `C1=O1` and `C1:C2` in aromatic rings.
fn described(text: &str) -> String {
    let ligand = ligand(text);
    let atoms = ligand.atoms.iter().map(|atom| match atom.charge {
        0 => atom.name.clone(),
        charge => format!("{}{charge:+}", atom.name),
    });
    let bonds = ligand.bonds.iter().map(|bond| {
        let [a, b] = bond.atoms.map(|at| &ligand.atoms[at].name);
        let order = match (bond.aromatic, bond.order.as_str()) {
            (true, _) => ":",
            (false, "SING") => "-",
            (false, "DOUB") => "=",
            (false, "TRIP") => "#",
            (false, other) => other,
        };
        format!("{a}{order}{b}")
    });
    atoms.chain(bonds).collect::<Vec<String>>().join(" ")
}

#[test]
fn atoms_and_bonds() {
    let table = [
        ("CCO", "C1 C2 O1 C1-C2 C2-O1"),
        ("O=C=O", "O1 C1 O2 O1=C1 C1=O2"),
        ("[Cl-].C[NH3+]", "CL1-1 C1 N1+1 C1-N1"),
        ("C(F)(Cl)Br", "C1 F1 CL1 BR1 C1-F1 C1-CL1 C1-BR1"),
        ("[13CH3:7]C#N", "C1 C2 N1 C1-C2 C2#N1"),
        ("[H]O[2H]", "O1"),
        ("[NH4+]", "N1+1"),
        ("C%10CC%10", "C1 C2 C3 C1-C2 C2-C3 C1-C3"),
        ("C=1CC1", "C1 C2 C3 C1-C2 C2-C3 C1=C3"),
        ("C1.C1", "C1 C2 C1-C2"),
        // Charges are separated as in RDKit.
        ("CN(=O)=O", "C1 N1+1 O1-1 O2 C1-N1 N1-O1 N1=O2"),
        ("CN=N#N", "C1 N1 N2+1 N3-1 C1-N1 N1=N2 N2=N3"),
        // Aromatic as small letters, and as alternating bonds.
        ("c1cc[nH]c1", "C1 C2 C3 N1 C4 C1:C2 C2:C3 C3:N1 N1:C4 C1:C4"),
        ("C1=CC=CO1", "C1 C2 C3 C4 O1 C1:C2 C2:C3 C3:C4 C4:O1 C1:O1"),
        ("C1=CCC=C1", "C1 C2 C3 C4 C5 C1=C2 C2-C3 C3-C4 C4=C5 C1-C5"),
        ("C1=CC=C1", "C1 C2 C3 C4 C1=C2 C2-C3 C3=C4 C1-C4"),
    ];
    for (text, expected) in table {
        assert_eq!(described(text), expected, "{text}");
    }
    // Five-membered rings of three fused ones have the double bonds only a search finds.
    let fluoranthene = ligand("c1ccc2c(c1)-c1cccc3cccc-2c13");
    let double = fluoranthene
        .bonds
        .iter()
        .filter(|bond| bond.order == "DOUB");
    assert_eq!(double.count(), 8);
}

#[test]
fn faults() {
    let table = [
        ("", "position 1: expected an atom, found the end"),
        ("CC()", "position 4: the branch is empty"),
        ("CC(C", "position 3: the branch is not closed"),
        ("CC)C", "position 3: ')' closes no '('"),
        ("(C)C", "position 1: '(' should follow an atom"),
        (
            "C=",
            "position 2: expected an atom after the bond, found the end",
        ),
        ("C==C", "position 3: expected an atom, found another bond"),
        ("C1CC", "position 2: ring bond 1 is not closed"),
        ("C=1CC#1", "position 7: the two ends of ring bond 1"),
        ("C11", "position 3: ring bond 1 joins an atom to itself"),
        ("C%1C", "position 4: expected two digits after '%'"),
        ("CXC", "position 2: 'X' is no atom without brackets"),
        ("C*", "position 2: '*' is any atom"),
        (
            "C é",
            "position 2: expected an atom, a bond or a ring number, found ' '",
        ),
        ("[Xx]", "position 2: expected the symbol of an element"),
        ("C[NH3", "position 6: the '[' at 2 is not closed"),
        ("[C+99]", "position 6: expected a charge of at most 15"),
        (
            "C(C)(C)(C)(C)C",
            "position 1: C has at most 4 bonds, and this one has 5",
        ),
        (
            "CN(C)(C)C",
            "position 2: N has at most 3 bonds, and this one has 4",
        ),
        (
            "C[NH3]",
            "position 3: N has at most 3 bonds, and this one has 4",
        ),
        ("CF=C", "position 2: F has at most 1 bonds"),
        (
            "c1cccc1",
            "position 6: the aromatic rings have no alternating double bonds",
        ),
        (
            "cC",
            "position 1: a small letter is an aromatic atom, and this one is not in a ring",
        ),
        ("C/C=CC", "position 2: '/' and '\\' come in pairs"),
        (
            "F/C(\\Cl)=C/F",
            "position 5: both neighbours of the double bond's end",
        ),
        (
            "C[C@H2]C",
            "position 3: a tetrahedral centre has four different neighbours",
        ),
        (
            "C[C@](F)Cl",
            "position 3: a tetrahedral centre has four neighbours, this one has 3",
        ),
        (
            "C[Pt@SP1](F)(Cl)Br",
            "position 6: the configuration of square planar centres (@SP)",
        ),
        (
            "C[C@AL1]C",
            "position 5: the configuration of allenes (@AL)",
        ),
        ("N->[Pt]", "position 3: dative bonds '->' are not supported"),
        // A bridge whose ends point away from each other.
        (
            "O=C1C[C@@H]2CC[C@@H]1CC2",
            "no coordinates have this configuration with usual bonds",
        ),
        ("[H][H]", "there is no atom but hydrogens"),
    ];
    for (text, part) in table {
        let message = smiles::parse(text, "q").expect_err(text).to_string();
        assert!(message.contains(part), "{text}: {message}");
    }
    let long = "C".repeat(1000);
    let message = smiles::parse(&long, "q").unwrap_err().to_string();
    assert!(message.contains("at most"), "{message}");
}

type Point = [f32; 3];

/// A metal has no largest valence, so such texts could take hours.
#[test]
fn graphs_of_too_many_bonds_or_rings_are_refused() {
    let star = format!("[Fe]{}", "(Cl)".repeat(13));
    // A ladder: each atom is also bonded to the one five before it.
    let rung = |at: usize| {
        let opened = format!("%{}", 10 + at % 10);
        let closed = match at >= 5 {
            true => format!("%{}", 10 + (at - 5) % 10),
            false => String::new(),
        };
        let opened = if at < 115 { opened } else { String::new() };
        format!("[Fe]{closed}{opened}")
    };
    let ladder: String = (0..120).map(rung).collect();
    for (text, part) in [
        (
            star,
            "position 2: this atom has 13 bonds, and an atom has at most 12",
        ),
        (ladder, "a ligand has at most 96 rings"),
    ] {
        let message = smiles::parse(&text, "q").unwrap_err().to_string();
        assert!(message.contains(part), "{message}");
    }
}

fn minus(a: Point, b: Point) -> Point {
    std::array::from_fn(|axis| a[axis] - b[axis])
}

fn dot(a: Point, b: Point) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn distance(ligand: &Component, a: &str, b: &str) -> f32 {
    let between = minus(position(ligand, a), position(ligand, b));
    dot(between, between).sqrt()
}

fn position(ligand: &Component, name: &str) -> Point {
    let atom = ligand.atoms.iter().find(|atom| atom.name == name);
    atom.unwrap_or_else(|| panic!("no {name}")).position
}

/// Distances in angstroms as experiments and MMFF94 give them.
#[test]
fn distances() {
    type Distances<'a> = &'a [(&'a str, &'a str, f32)];
    let table: &[(&str, Distances)] = &[
        (
            "CCO",
            &[("C1", "C2", 1.51), ("C2", "O1", 1.42), ("C1", "O1", 2.40)],
        ),
        (
            "c1ccccc1",
            &[("C1", "C2", 1.39), ("C1", "C4", 2.79), ("C1", "C3", 2.42)],
        ),
        ("N#N", &[("N1", "N2", 1.10)]),
        ("C=C=C", &[("C1", "C3", 2.62)]),
        ("C1CC1", &[("C1", "C2", 1.51), ("C2", "C3", 1.51)]),
        ("CC(=O)[O-]", &[("C2", "O1", 1.26), ("C2", "O2", 1.26)]),
        ("C/C=C/C", &[("C1", "C4", 3.90)]),
        ("C/C=C\\C", &[("C1", "C4", 3.10)]),
        ("F\\C=C/F", &[("F1", "F2", 2.75)]),
        ("C(/F)=C/F", &[("F1", "F2", 2.75)]),
        ("CS(C)(=O)=O", &[("S1", "O1", 1.45), ("O1", "O2", 2.50)]),
        ("F[P-](F)(F)(F)(F)F", &[("F1", "F2", 3.2)]),
        ("N[Pt](N)(Cl)Cl", &[("PT1", "N1", 2.07)]),
        ("C12C3C4C1C5C2C3C45", &[("C1", "C2", 1.56)]),
    ];
    for (text, distances) in table {
        let ligand = ligand(text);
        for (a, b, expected) in *distances {
            let found = distance(&ligand, a, b);
            assert!((found - expected).abs() < 0.1, "{text} {a} {b}: {found}");
        }
    }
}

/// The sign of the volume of a centre's three neighbours.
fn handed(text: &str, [centre, a, b, c]: [&str; 4]) -> bool {
    let ligand = ligand(text);
    let [u, v, w] = [a, b, c].map(|name| minus(position(&ligand, name), position(&ligand, centre)));
    let normal = [
        v[1] * w[2] - v[2] * w[1],
        v[2] * w[0] - v[0] * w[2],
        v[0] * w[1] - v[1] * w[0],
    ];
    dot(u, normal) > 0.0
}

/// The same centre in texts of other orders: `false` as L-alanine has it.
#[test]
fn centres() {
    let alanine = ["C2", "N1", "C1", "C3"];
    let table = [
        ("C[C@H](N)C(=O)O", alanine, false),
        ("C[C@@H](N)C(=O)O", alanine, true),
        ("C[C@]([H])(N)C(=O)O", alanine, false),
        ("C1.[C@H]1(N)C(=O)O", ["C2", "N1", "C1", "C3"], true),
        ("N[C@@H](C)C(=O)O", ["C1", "N1", "C2", "C3"], false),
        ("OC(=O)[C@H](C)N", ["C2", "N1", "C3", "C1"], false),
        ("[C@](C)(N)([H])C(=O)O", ["C1", "N1", "C2", "C3"], true),
        // Lone pairs.
        ("C[S@](=O)c1ccccc1", ["S1", "C1", "O1", "C2"], true),
        ("C[S@@](=O)c1ccccc1", ["S1", "C1", "O1", "C2"], false),
    ];
    let mut wrong = Vec::new();
    for (text, atoms, expected) in table {
        if handed(text, atoms) != expected {
            wrong.push(text);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// A cage of six rings of four, and a bicycle that only one of two configurations closes.
#[test]
fn cages() {
    let cubane = ligand("C12C3C4C1C5C2C3C45");
    assert!((distance(&cubane, "C1", "C3") - 2.2).abs() < 0.1);
    ligand("O=C1C[C@@H]2CC[C@H]1CC2");
}

/// Coordinates are the same each time, and the fragments of a salt are apart.
#[test]
fn repeated_and_salts() {
    let text = "C[N+](C)(C)CCO.[Cl-].CC(=O)[O-]";
    let salt = ligand(text);
    assert_eq!(salt, ligand(text));
    assert!(distance(&salt, "N1", "CL1") > 3.0);
    assert!(distance(&salt, "CL1", "C6") > 3.0);
}
