//! Structures in the legacy PDB format, within its limits.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::cif_text::ascii;
use super::mmcif_bonds::links;
use super::structure::{Atom, PredictedAtoms, Structure};
use crate::error::{Error, Result};

const MOST_ATOMS: usize = 99_999;
const MOST_RESIDUES: i32 = 9_999;

/// One sample as a PDB file, with pLDDT in the B-factors; `title` goes into a remark.
///
/// The columns of the format are narrow: chain ids of one letter, component codes of up to three,
/// residue numbers up to 9,999, 99,999 atoms and ends of chains, coordinates between -999 and
/// 9,999. A structure beyond these limits is an error; mmCIF has no such limits.
pub fn write(structure: &Structure, prediction: &PredictedAtoms, title: &str) -> Result<String> {
    structure.check(prediction)?;
    fits(structure, prediction)?;
    let mut text = String::new();
    for line in wrapped(&ascii(title), 68) {
        line_to(&mut text, format_args!("REMARK   1 {line}"));
    }
    let mut serial = 0;
    let mut serials = vec![0; structure.atoms.len()];
    for chain in &structure.chains {
        for residue in &structure.residues[chain.residues.clone()] {
            for at in residue.atoms.clone() {
                serial += 1;
                serials[at] = serial;
                line_to(
                    &mut text,
                    format_args!("{}", atom_line(structure, prediction, at, serial)),
                );
            }
        }
        if let (Some(_), Some(last)) = (
            chain.kind,
            structure.residues[chain.residues.clone()].last(),
        ) {
            serial += 1;
            line_to(
                &mut text,
                format_args!(
                    "TER   {serial:>5}      {:>3} {:1}{:>4}",
                    last.code, chain.id, last.number
                ),
            );
        }
    }
    connections(&mut text, structure, &serials);
    text.push_str("END\n");
    Ok(text)
}

fn fits(structure: &Structure, prediction: &PredictedAtoms) -> Result<()> {
    let refuse = |what: String| {
        Err(Error::input(
            &structure.name,
            format!("{what}, which the PDB format cannot hold: write mmCIF instead"),
        ))
    };
    let lines = structure.atoms.len() + structure.chains.len();
    if lines > MOST_ATOMS {
        return refuse(format!("there are {lines} atoms and ends of chains"));
    }
    if let Some(chain) = structure.chains.iter().find(|chain| chain.id.len() != 1) {
        return refuse(format!("a chain is called {:?}", chain.id));
    }
    if let Some(residue) = structure
        .residues
        .iter()
        .find(|residue| residue.code.len() > 3 || residue.number > MOST_RESIDUES)
    {
        return refuse(format!(
            "there is a residue {} {}",
            residue.code, residue.number
        ));
    }
    if let Some(atom) = structure
        .atoms
        .iter()
        .find(|atom| atom.name.len() > 4 || atom.element.len() > 2 || atom.charge.abs() > 9)
    {
        return refuse(format!(
            "there is an atom {} of element {} and charge {}",
            atom.name, atom.element, atom.charge
        ));
    }
    let inside = |number: &f32| (-999.0..9_999.0).contains(number);
    match prediction
        .coordinates
        .iter()
        .find(|position| !position.iter().all(inside))
    {
        Some(position) => refuse(format!("an atom is at {position:?}")),
        None => Ok(()),
    }
}

fn atom_line(
    structure: &Structure,
    prediction: &PredictedAtoms,
    at: usize,
    serial: usize,
) -> String {
    let atom = &structure.atoms[at];
    let residue = &structure.residues[atom.residue];
    let record = if residue.standard { "ATOM" } else { "HETATM" };
    let [x, y, z] = prediction.coordinates[at];
    let charge = match atom.charge {
        0 => String::new(),
        charge => format!("{}{}", charge.abs(), if charge > 0 { '+' } else { '-' }),
    };
    let line = format!(
        "{record:<6}{serial:>5} {:<4} {:>3} {:1}{:>4}    \
            {x:>8.3}{y:>8.3}{z:>8.3}{:>6.2}{:>6.2}          {:>2}{charge:<2}",
        padded(atom),
        residue.code,
        structure.chains[residue.chain].id,
        residue.number,
        1.0,
        prediction.plddt[at],
        atom.element
    );
    line.trim_end().to_string()
}

/// The element's symbol ends in the second of the name's four columns.
fn padded(atom: &Atom) -> String {
    match atom.element.len() == 1 && atom.name.len() < 4 {
        true => format!(" {}", atom.name),
        false => atom.name.clone(),
    }
}

/// The bonds of ligands and modified residues, including those to their neighbours, and the bonds
/// between residues outside the backbone.
fn connections(text: &mut String, structure: &Structure, serials: &[usize]) {
    let mut partners: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let standard = |at: usize| structure.residues[structure.atoms[at].residue].standard;
    let own = structure.bonds.iter().map(|bond| bond.atoms);
    let own = own.filter(|atoms| atoms.iter().any(|at| !standard(*at)));
    let links = links(structure).into_iter().map(|(atoms, _)| atoms);
    let bonds: BTreeSet<[usize; 2]> = own.chain(links).collect();
    for atoms in bonds {
        let [a, b] = atoms.map(|at| serials[at]);
        partners.entry(a).or_default().push(b);
        partners.entry(b).or_default().push(a);
    }
    for (serial, mut others) in partners {
        others.sort_unstable();
        for four in others.chunks(4) {
            let others: String = four.iter().map(|other| format!("{other:>5}")).collect();
            line_to(text, format_args!("CONECT{serial:>5}{others}"));
        }
    }
}

/// Lines of whole words, of at most `width` letters if the words allow.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

fn line_to(text: &mut String, line: std::fmt::Arguments) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}
