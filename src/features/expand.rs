//! The features as OpenFold3 names them: dense tensors with one-hot channels.

use std::collections::BTreeMap;

use super::elements::ELEMENT_KINDS;
use super::residues::RESIDUE_KINDS;
use super::{Features, TemplateFeatures, TEMPLATE_BINS};
use crate::formats::templates::TEMPLATES;

/// Channels of a letter of an atom's name.
const LETTER_KINDS: usize = 64;

/// A dense tensor, row-major, without OpenFold3's batch axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Dense {
    /// Its shape.
    pub shape: Vec<usize>,
    /// The values, as many as the product of the shape.
    pub values: Values,
}

/// Values of a dense tensor.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Indices, flags and one-hot channels.
    I32(Vec<i32>),
    /// Everything else.
    F32(Vec<f32>),
}

impl Features {
    /// All 36 tensors. One-hot channels take much memory: this is for comparison with OpenFold3,
    /// not for folding.
    pub fn expand(&self) -> BTreeMap<&'static str, Dense> {
        let mut tensors = self.expand_tokens();
        tensors.extend(self.expand_reference());
        tensors.extend(self.expand_msa());
        tensors.extend(self.expand_templates());
        tensors
    }

    fn expand_tokens(&self) -> BTreeMap<&'static str, Dense> {
        let tokens = &self.tokens;
        let (n, a) = (tokens.count(), tokens.atoms());
        let mut bonds = vec![0; n * n];
        for [from, to] in &tokens.token_bonds {
            bonds[*from as usize * n + *to as usize] = 1;
        }
        let per_token = [
            ("token_index", &tokens.token_index),
            ("residue_index", &tokens.residue_index),
            ("asym_id", &tokens.asym_id),
            ("entity_id", &tokens.entity_id),
            ("sym_id", &tokens.sym_id),
            ("is_protein", &tokens.is_protein),
            ("is_rna", &tokens.is_rna),
            ("is_dna", &tokens.is_dna),
            ("is_ligand", &tokens.is_ligand),
            ("is_atomized", &tokens.is_atomized),
            ("cyclic_mask", &tokens.cyclic_mask),
            ("num_atoms_per_token", &tokens.num_atoms_per_token),
            ("start_atom_index", &tokens.start_atom_index),
        ];
        let mut tensors: BTreeMap<&'static str, Dense> = per_token
            .map(|(name, values)| (name, ints(&[n], values.clone())))
            .into();
        tensors.insert("restype", one_hot(&[n], &tokens.restype, RESIDUE_KINDS));
        tensors.insert("token_mask", floats(&[n], vec![1.0; n]));
        tensors.insert("token_bonds", ints(&[n, n], bonds));
        tensors.insert("atom_mask", floats(&[a], vec![1.0; a]));
        tensors.insert(
            "atom_to_token_index",
            ints(&[a], tokens.atom_to_token_index.clone()),
        );
        tensors
    }

    fn expand_reference(&self) -> BTreeMap<&'static str, Dense> {
        let (reference, a) = (&self.reference, self.tokens.atoms());
        BTreeMap::from([
            ("ref_pos", floats(&[a, 3], reference.ref_pos.clone())),
            ("ref_mask", ints(&[a], vec![1; a])),
            (
                "ref_element",
                one_hot(&[a], &reference.ref_element, ELEMENT_KINDS),
            ),
            ("ref_charge", floats(&[a], reference.ref_charge.clone())),
            (
                "ref_atom_name_chars",
                one_hot(&[a, 4], &reference.ref_atom_name_chars, LETTER_KINDS),
            ),
            ("ref_space_uid", ints(&[a], reference.ref_space_uid.clone())),
        ])
    }

    fn expand_msa(&self) -> BTreeMap<&'static str, Dense> {
        let (msa, m, n) = (&self.msa, self.msa.rows, self.tokens.count());
        BTreeMap::from([
            ("msa", one_hot(&[m, n], &msa.msa, RESIDUE_KINDS)),
            ("has_deletion", floats(&[m, n], msa.has_deletion.clone())),
            (
                "deletion_value",
                floats(&[m, n], msa.deletion_value.clone()),
            ),
            ("msa_mask", floats(&[m, n], vec![1.0; m * n])),
            ("profile", floats(&[n, RESIDUE_KINDS], msa.profile.clone())),
            ("deletion_mean", floats(&[n], msa.deletion_mean.clone())),
            ("num_paired_seqs", ints(&[1], vec![msa.num_paired_seqs])),
        ])
    }

    fn expand_templates(&self) -> BTreeMap<&'static str, Dense> {
        let (t, n) = (TEMPLATES, self.tokens.count());
        let asym_id = &self.tokens.asym_id;
        let mut templates = self.templates.clone();
        templates.resize_with(t, || TemplateFeatures::empty(n));
        let templates = templates.iter();
        let kinds = templates.clone().flat_map(|own| own.restype.clone());
        let beta = templates.clone().flat_map(|own| &own.pseudo_beta);
        let backbone = templates.clone().flat_map(|own| &own.backbone);
        let vectors = templates.clone().flat_map(|own| own.unit_vectors(asym_id));
        let mut distogram = vec![0.0; t * n * n * TEMPLATE_BINS];
        let bins = templates.flat_map(|own| own.distogram(asym_id));
        for (row, bin) in distogram.chunks_exact_mut(TEMPLATE_BINS).zip(bins) {
            if let Some(bin) = bin {
                row[usize::from(bin)] = 1.0;
            }
        }
        BTreeMap::from([
            (
                "template_restype",
                one_hot(&[t, n], &kinds.collect::<Vec<_>>(), RESIDUE_KINDS),
            ),
            (
                "template_pseudo_beta_mask",
                floats(&[t, n], beta.map(flag).collect()),
            ),
            (
                "template_backbone_frame_mask",
                floats(&[t, n], backbone.map(flag).collect()),
            ),
            (
                "template_distogram",
                floats(&[t, n, n, TEMPLATE_BINS], distogram),
            ),
            (
                "template_unit_vector",
                floats(&[t, n, n, 3], vectors.collect()),
            ),
        ])
    }
}

/// 1 for a value that is known.
fn flag<T>(value: &Option<T>) -> f32 {
    f32::from(u8::from(value.is_some()))
}

fn ints(shape: &[usize], values: Vec<i32>) -> Dense {
    Dense {
        shape: shape.to_vec(),
        values: Values::I32(values),
    }
}

fn floats(shape: &[usize], values: Vec<f32>) -> Dense {
    Dense {
        shape: shape.to_vec(),
        values: Values::F32(values),
    }
}

/// One-hot encoding with channels last.
fn one_hot(shape: &[usize], indices: &[i32], kinds: usize) -> Dense {
    let mut values = vec![0; indices.len() * kinds];
    for (at, index) in indices.iter().enumerate() {
        values[at * kinds + *index as usize] = 1;
    }
    ints(&[shape, &[kinds]].concat(), values)
}
