//! Ligands that are added to a query after it was read.

use super::components::Component;
use super::fasta::letters;
use super::query::{Chain, Molecule, Query};
use super::{ligand, molfile, smiles};
use crate::error::Result;

impl Query {
    /// Adds a chain with the molecule of a molfile; without an id it gets the first free letter.
    ///
    /// # Errors
    /// As [`molfile::parse`].
    pub fn add_ligand(&mut self, id: Option<&str>, text: &str, place: &str) -> Result<()> {
        self.add_component(id, molfile::parse(text, place)?);
        Ok(())
    }

    /// Adds a chain with the molecule of a SMILES text; without an id it gets the first free
    /// letter.
    ///
    /// # Errors
    /// As [`smiles::parse`].
    pub fn add_smiles(&mut self, id: Option<&str>, text: &str, place: &str) -> Result<()> {
        self.add_component(id, smiles::parse(text, place)?);
        Ok(())
    }

    /// Adds a chain with a component, which is named `LIG0`, `LIG1`... as in OpenFold3; without an
    /// id the chain gets the first free letter.
    pub fn add_component(&mut self, id: Option<&str>, component: Component) {
        let codes = vec![ligand::add(&mut self.components, component)];
        let free = |id: &String| !self.chains.iter().any(|chain| chain.id == *id);
        let id = id.map(str::to_string).or_else(|| letters().find(free));
        let molecule = Molecule::Ligand { codes };
        self.chains
            .push(Chain::new(id.unwrap_or_default(), molecule));
    }
}
