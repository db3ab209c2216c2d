//! Components of the Chemical Component Dictionary: ligands and residues by code.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use super::cif::{self, Block, Table};
use crate::error::{Error, Result};

/// Components by code.
pub type Components = BTreeMap<String, Component>;

/// A molecule or residue without its hydrogens.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// Its code, such as `ATP`.
    pub code: String,
    /// Its name, such as `ADENOSINE-5'-TRIPHOSPHATE`; the code if the file has none.
    pub name: String,
    /// How it joins others, in capitals, such as `L-PEPTIDE LINKING` or `NON-POLYMER`.
    pub kind: String,
    /// Its atoms except hydrogens, in the dictionary's order.
    pub atoms: Vec<ComponentAtom>,
    /// The bonds among them.
    pub bonds: Vec<ComponentBond>,
    /// Whether the dictionary flags any atom, hydrogens included, as leaving in a polymer.
    pub says_what_leaves: bool,
}

/// One atom.
#[derive(Debug, Clone, PartialEq)]
pub struct ComponentAtom {
    /// Its name, unique in the component.
    pub name: String,
    /// Its element's symbol in capitals.
    pub element: String,
    /// Its formal charge.
    pub charge: i32,
    /// Whether it leaves when the component joins a polymer.
    pub leaves: bool,
    /// Its ideal coordinates in angstroms; the model coordinates if any atom of the component has
    /// no ideal ones.
    pub position: [f32; 3],
}

/// One bond.
#[derive(Debug, Clone, PartialEq)]
pub struct ComponentBond {
    /// Indices of its two atoms.
    pub atoms: [usize; 2],
    /// The order as the dictionary writes it, such as `SING` or `DOUB`.
    pub order: String,
    /// Whether it is in an aromatic ring.
    pub aromatic: bool,
}

/// Reads the components with these codes and skips all others, so the whole dictionary may be
/// given. Codes that the source does not have are missing in the result. `place` is the file's
/// name.
///
/// # Errors
/// If the source is not of components, or one of them cannot be read.
pub fn read(source: impl BufRead, wanted: &BTreeSet<String>, place: &str) -> Result<Components> {
    let mut found = Components::new();
    let (mut block, mut first_line) = (String::new(), 1);
    let (mut inside, mut in_text, mut blocks) = (false, false, 0);
    for (at, line) in (1..).zip(Lines::of(source)) {
        let line = line.map_err(|error| Error::unreadable(place, error))?;
        in_text ^= line.starts_with(';');
        if let Some(name) = block_name(&line).filter(|_| !in_text) {
            add(&mut found, &std::mem::take(&mut block), first_line, place)?;
            let code = code_of(name);
            inside = wanted.contains(&code) && !found.contains_key(&code);
            (first_line, blocks) = (at, blocks + 1);
        }
        if inside {
            block.push_str(&line);
            block.push('\n');
        } else if found.len() == wanted.len() {
            break;
        }
    }
    if blocks == 0 && !wanted.is_empty() {
        let message = "there is no component: expected blocks that begin with data_CODE";
        return Err(Error::input(place, message));
    }
    add(&mut found, &block, first_line, place)?;
    Ok(found)
}

/// Lines of UTF-8 or Latin-1 that end with a line feed, a carriage return or both.
struct Lines<R> {
    source: R,
    /// The lines of the part that was read last, reversed.
    rest: Vec<String>,
}

impl<R: BufRead> Lines<R> {
    fn of(source: R) -> Self {
        let rest = Vec::new();
        Lines { source, rest }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = std::io::Result<String>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(line) = self.rest.pop() {
            return Some(Ok(line));
        }
        let mut bytes = Vec::new();
        match self.source.read_until(b'\n', &mut bytes) {
            Err(error) => return Some(Err(error)),
            Ok(0) => return None,
            Ok(_) => {}
        }
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let latin1 = error.as_bytes().iter();
            latin1.copied().map(char::from).collect()
        });
        let text = text.trim_start_matches('\u{feff}').trim_end_matches('\n');
        let text = text.strip_suffix('\r').unwrap_or(text);
        self.rest.extend(text.rsplit('\r').map(str::to_string));
        self.rest.pop().map(Ok)
    }
}

/// The name of the block that a line begins.
fn block_name(line: &str) -> Option<&str> {
    let (keyword, name) = line.split_at_checked(5)?;
    keyword
        .eq_ignore_ascii_case("data_")
        .then(|| name.trim_end())
}

/// The code of a block: files of restraints have `data_comp_DRG`.
fn code_of(block: &str) -> String {
    block
        .strip_prefix("comp_")
        .unwrap_or(block)
        .to_ascii_uppercase()
}

/// Reads every component of a text.
pub fn parse(text: &str, place: &str) -> Result<Components> {
    let mut found = Components::new();
    add(&mut found, text, 1, place)?;
    Ok(found)
}

/// Adds the components of a text that begins at a line of the file.
fn add(found: &mut Components, text: &str, first_line: usize, place: &str) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    for block in cif::parse_from(text, first_line, place)? {
        if LISTS.contains(&block.name.as_str()) {
            continue;
        }
        let component = component(&block, place)?;
        found.insert(component.code.clone(), component);
    }
    Ok(())
}

/// Blocks of restraint files that are not components.
const LISTS: [&str; 3] = ["comp_list", "link_list", "mod_list"];

fn component(block: &Block, place: &str) -> Result<Component> {
    // Restraint files list name and type before the components.
    let none = Table::default();
    let about = match block.name.starts_with("comp_") {
        true => block.tables.get("chem_comp").unwrap_or(&none),
        false => block.table("chem_comp", place)?,
    };
    let code = code_of(&block.name);
    let place = format!("{place}, component {code}");
    let word = |column: &str| {
        about
            .find(column)
            .and_then(|at| about.cells.get(at))
            .filter(|word| !matches!(word.as_str(), "?" | "."))
    };
    let mut component = Component {
        name: word("name").unwrap_or(&code).clone(),
        code,
        kind: word("type")
            .map(|kind| kind.to_ascii_uppercase())
            .unwrap_or_default(),
        atoms: Vec::new(),
        bonds: Vec::new(),
        says_what_leaves: false,
    };
    atoms(&mut component, block, &place)?;
    bonds(&mut component, block, &place)?;
    Ok(component)
}

fn atoms(component: &mut Component, block: &Block, place: &str) -> Result<()> {
    let table = block.table("chem_comp_atom", place)?;
    let (name, element) = (
        table.column("atom_id", place)?,
        table.column("type_symbol", place)?,
    );
    let (charge, leaves) = (table.find("charge"), table.find("pdbx_leaving_atom_flag"));
    let flagged = |row: &[String]| leaves.is_some_and(|at| row[at] == "Y");
    component.says_what_leaves = table.rows().any(flagged);
    let heavy: Vec<&[String]> = table
        .rows()
        .filter(|row| !matches!(row[element].as_str(), "H" | "D"))
        .collect();
    let axes = |names: [&str; 3]| -> Option<Vec<[f32; 3]>> {
        let [x, y, z] = names.map(|name| table.find(name));
        let (x, y, z) = (x?, y?, z?);
        heavy
            .iter()
            .map(|row| Some([number(&row[x])?, number(&row[y])?, number(&row[z])?]))
            .collect()
    };
    let ideal = axes([
        "pdbx_model_Cartn_x_ideal",
        "pdbx_model_Cartn_y_ideal",
        "pdbx_model_Cartn_z_ideal",
    ]);
    let positions = ideal
        .or_else(|| axes(["model_Cartn_x", "model_Cartn_y", "model_Cartn_z"]))
        .or_else(|| axes(["x", "y", "z"]));
    let positions = positions.ok_or_else(|| {
        Error::input(
            place,
            "neither the ideal nor the model coordinates are there for all atoms",
        )
    })?;
    for (row, position) in heavy.iter().zip(positions) {
        let charge = match charge.map(|at| row[at].as_str()) {
            None | Some("?" | ".") => 0,
            Some(text) => integer(text).ok_or_else(|| {
                Error::input(
                    place,
                    format!("the charge {text:?} of {} is not an integer", row[name]),
                )
            })?,
        };
        if component.atoms.iter().any(|atom| atom.name == row[name]) {
            let message = format!("the atom {} is given twice", row[name]);
            return Err(Error::input(place, message));
        }
        let element = row[element].to_ascii_uppercase();
        component.atoms.push(ComponentAtom {
            name: row[name].clone(),
            element,
            charge,
            leaves: flagged(row),
            position,
        });
    }
    match component.atoms.is_empty() {
        true => Err(Error::input(place, "all atoms are hydrogens")),
        false => Ok(()),
    }
}

/// A whole number; restraint files write `1.000`.
fn integer(text: &str) -> Option<i32> {
    let number: f64 = text.parse().ok()?;
    (number.fract() == 0.0 && number.abs() < 100.0).then_some(number as i32)
}

/// A number, also with its uncertainty, as in `1.400(3)`.
fn number(text: &str) -> Option<f32> {
    let text = text.split_once('(').map_or(text, |(number, _)| number);
    text.parse().ok().filter(|number: &f32| number.is_finite())
}

/// Bonds to hydrogens are skipped; a component of one atom has no table of bonds.
fn bonds(component: &mut Component, block: &Block, place: &str) -> Result<()> {
    let Some(table) = block.tables.get("chem_comp_bond") else {
        return Ok(());
    };
    let (first, second) = (
        table.column("atom_id_1", place)?,
        table.column("atom_id_2", place)?,
    );
    let order = table.find("value_order").or_else(|| table.find("type"));
    let aromatic = table.find("pdbx_aromatic_flag");
    let places: BTreeMap<&str, usize> = component
        .atoms
        .iter()
        .enumerate()
        .map(|(at, atom)| (atom.name.as_str(), at))
        .collect();
    for row in table.rows() {
        let (Some(a), Some(b)) = (
            places.get(row[first].as_str()),
            places.get(row[second].as_str()),
        ) else {
            continue;
        };
        let order = order.map_or("SING".to_string(), |at| {
            let word = row[at].to_ascii_uppercase();
            word.get(..4).unwrap_or(&word).to_string()
        });
        component.bonds.push(ComponentBond {
            atoms: [*a, *b],
            order,
            aromatic: aromatic.is_some_and(|at| row[at] == "Y"),
        });
    }
    Ok(())
}
