//! Templates: chains of structure files, mmCIF or PDB, aligned to the chains of a query.

mod align;
mod atoms;
mod blosum62;
mod chain;
mod codes;
mod mmcif;
mod pdb;
mod template;

pub use chain::{Backbone, TemplateChain, TemplateResidue};
pub use template::{Template, TemplateFile, TEMPLATES};
