//! `trifold demo`: proteins with known structures.

use crate::exit::ExitCode;
use std::path::{Path, PathBuf};

use trifold::formats::confidences::SummaryRow;
use trifold::formats::{cif, fasta, no_files, Query};
use trifold::network::{Example, EXAMPLES};
use trifold::openfold3::Settings;
use trifold::scores::{rmsd, tm_score};
use trifold::{network, Error, Result};

use super::batch::Batch;
use super::input::Planned;
use super::{Run, Work};
use crate::options::DeviceArguments;

/// Number of examples that are folded by default.
const FIRST: usize = 4;

/// The samples of the built-in network are similar, so one is enough.
const WORK: Settings = network::SETTINGS.samples(1);

/// Arguments of `trifold demo`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Proteins to fold [default: ubiquitin protein-g engrailed villin]
    #[arg(value_name = "PROTEIN", value_parser = example)]
    proteins: Vec<Example>,
    /// Folder for the results
    #[arg(long, value_name = "DIR", default_value = "trifold-demo")]
    out: PathBuf,
    /// Seed of the noise
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    work: Work,
    #[command(flatten)]
    run: Run,
}

/// Folds the proteins and compares each with its experimental structure.
pub fn run(device: &DeviceArguments, arguments: &Arguments) -> Result<ExitCode> {
    let examples = match &arguments.proteins[..] {
        [] => &EXAMPLES[..FIRST],
        named => named,
    };
    let planned = |example| {
        Ok(Planned {
            query: query(example)?,
            seeds: vec![arguments.seed],
            components: None,
        })
    };
    let batch = Batch {
        queries: examples.iter().map(planned).collect::<Result<_>>()?,
        components: &|_| Ok(Default::default()),
        failed: false,
        out: &arguments.out,
        shared: false,
        on_result: &|sample, folder| match compared(examples, sample, folder) {
            Ok(line) => println!("{line}"),
            Err(error) => eprintln!("trifold demo: {error}"),
        },
    };
    batch.run(device, &arguments.work, WORK, &arguments.run)
}

fn example(name: &str) -> Result<Example, String> {
    let names: Vec<&str> = EXAMPLES.iter().map(|example| example.name).collect();
    let found = EXAMPLES.iter().find(|example| example.name == name);
    found
        .copied()
        .ok_or_else(|| format!("should be one of {}", names.join(", ")))
}

fn query(example: &Example) -> Result<Query> {
    let text = format!(">A|protein\n{}\n", example.sequence);
    fasta::parse(&text, example.name, example.name, &no_files)
        .map(|mut queries| queries.queries.swap_remove(0))
}

/// TM-score and CA-RMSD of a sample to the experimental structure of its protein.
fn compared(examples: &[Example], sample: &SummaryRow, folder: &Path) -> Result<String> {
    let name = &sample.query;
    let example = examples.iter().find(|example| example.name == *name);
    let example = example.ok_or_else(|| Error::input(name, "should be the name of an example"))?;
    let model = format!("{name}_seed_{}_sample_{}_model", sample.seed, sample.sample);
    let (predicted, experiment) = (ca(&folder.join(model))?, example.ca());
    Ok(format!(
        "{name}: TM-score {:.3} and CA-RMSD {:.2} A to the experimental structure of {} (PDB {})",
        tm_score(&predicted, &experiment),
        rmsd(&predicted, &experiment),
        example.title,
        example.entry.to_uppercase()
    ))
}

/// The CA atoms of a structure file without its extension, cif or pdb: `[N, 3]`, angstroms.
fn ca(model: &Path) -> Result<Vec<[f64; 3]>> {
    let pdb = model.with_extension("pdb");
    let path = if pdb.exists() {
        pdb
    } else {
        model.with_extension("cif")
    };
    let text = std::fs::read_to_string(&path).map_err(|error| Error::file(&path, error))?;
    let place = path.display().to_string();
    let atoms = match path.extension().is_some_and(|extension| extension == "pdb") {
        true => pdb_ca(&text),
        false => cif_ca(&text, &place)?,
    };
    atoms.ok_or_else(|| Error::input(place, "should have coordinates of CA atoms"))
}

fn pdb_ca(text: &str) -> Option<Vec<[f64; 3]>> {
    let atoms = text.lines().filter(|line| line.starts_with("ATOM"));
    atoms
        .filter(|line| line.get(12..16).is_some_and(|name| name.trim() == "CA"))
        .map(|line| point([30, 38, 46].map(|at| line.get(at..at + 8).unwrap_or_default())))
        .collect()
}

fn cif_ca(text: &str, place: &str) -> Result<Option<Vec<[f64; 3]>>> {
    let blocks = cif::parse(text, place)?;
    let block = blocks
        .first()
        .ok_or_else(|| Error::input(place, "there is no data block"))?;
    let atoms = block.table("atom_site", place)?;
    let name = atoms.column("label_atom_id", place)?;
    let [x, y, z] = ["Cartn_x", "Cartn_y", "Cartn_z"].map(|item| atoms.column(item, place));
    let axes = [x?, y?, z?];
    Ok(atoms
        .rows()
        .filter(|row| row[name] == "CA")
        .map(|row| point(axes.map(|axis| row[axis].as_str())))
        .collect())
}

fn point(numbers: [&str; 3]) -> Option<[f64; 3]> {
    let [x, y, z] = numbers.map(|number| number.trim().parse().ok());
    Some([x?, y?, z?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_formats_have_the_same_ca() {
        for example in EXAMPLES {
            let expected = example.ca();
            assert_eq!(pdb_ca(example.trace), Some(expected.clone()));
            let mut text = String::from(
                "data_x\nloop_\n_atom_site.label_atom_id\n_atom_site.Cartn_x\n\
                _atom_site.Cartn_y\n_atom_site.Cartn_z\nN 1 2 3\n",
            );
            for [x, y, z] in &expected {
                text += &format!("CA {x} {y} {z}\n");
            }
            assert_eq!(cif_ca(&text, "x").unwrap(), Some(expected));
        }
    }
}
