//! A small network of random weights, and a protein: to see that everything runs before any weights
//! are there.

use crate::error::Result;
use crate::formats::{fasta, no_files, Query};
#[cfg(not(target_arch = "wasm32"))]
use crate::weights::Weights;

/// The network, as safetensors: OpenFold3 at small widths. Written by tools/goldens/demo.py. A page
/// fetches it only when it is wanted.
#[cfg(not(target_arch = "wasm32"))]
pub const FILE: &[u8] = include_bytes!("../../assets/demo.safetensors");

/// PDB entry 1UBQ, 76 residues.
const UBIQUITIN: &str =
    ">A\nMQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG\n";

/// The network's weights. Their note says that they are random and that a structure made with them
/// means nothing.
///
/// # Errors
/// [`Error::Weights`](crate::Error::Weights) where the crate's own file is broken.
#[cfg(not(target_arch = "wasm32"))]
pub fn weights() -> Result<Weights> {
    Weights::from_safetensors(FILE)
}

/// Ubiquitin.
///
/// # Errors
/// None but by a mistake in this file.
pub fn query() -> Result<Query> {
    let name = "ubiquitin";
    fasta::parse(UBIQUITIN, name, name, &no_files).map(|mut queries| queries.queries.swap_remove(0))
}
