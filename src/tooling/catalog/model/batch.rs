//! OpenFold3's dense features, if present, converted to those of this crate.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::features::{Features, MsaFeatures, ReferenceFeatures, TokenFeatures, TEMPLATE_BINS};
use crate::openfold3::Template;
use crate::weights::HostTensor;

/// Features whose names start with a prefix.
pub(super) struct Batch<'a> {
    tensors: &'a BTreeMap<String, HostTensor>,
    prefix: &'static str,
}

impl<'a> Batch<'a> {
    pub fn new(tensors: &'a BTreeMap<String, HostTensor>, prefix: &'static str) -> Self {
        Batch { tensors, prefix }
    }

    fn tensor(&self, name: &str) -> Option<&'a HostTensor> {
        self.tensors.get(&format!("{}{name}", self.prefix))
    }

    fn floats(&self, name: &str) -> Vec<f32> {
        self.tensor(name)
            .map(HostTensor::to_floats)
            .unwrap_or_default()
    }

    fn ints(&self, name: &str) -> Vec<i32> {
        self.floats(name)
            .iter()
            .map(|number| *number as i32)
            .collect()
    }

    /// Zeros of this number if there is no such feature.
    fn ints_or_zeros(&self, name: &str, count: usize) -> Vec<i32> {
        let ints = self.ints(name);
        if ints.is_empty() {
            vec![0; count]
        } else {
            ints
        }
    }

    /// The index of the channel that is one, along the last axis.
    fn kinds(&self, name: &str) -> Vec<i32> {
        let Some(tensor) = self.tensor(name) else {
            return Vec::new();
        };
        let width = tensor.shape.last().copied().unwrap_or(1).max(1);
        let kind = |row: &[f32]| {
            row.iter()
                .position(|channel| *channel != 0.0)
                .map_or(-1, |kind| kind as i32)
        };
        tensor.to_floats().chunks_exact(width).map(kind).collect()
    }

    /// N, from any feature that has it.
    fn token_count(&self) -> usize {
        let per_token = ["token_mask", "token_index", "restype", "deletion_mean"];
        let counts = per_token
            .iter()
            .filter_map(|name| self.tensor(name).map(|tensor| (name, tensor)));
        counts
            .map(|(name, tensor)| {
                if *name == "restype" {
                    self.kinds(name).len()
                } else {
                    tensor.to_floats().len()
                }
            })
            .max()
            .unwrap_or(0)
    }

    /// All features; missing ones are empty, or zeros for token ids.
    pub fn features(&self) -> Features {
        Features {
            templates: Vec::new(),
            tokens: self.tokens(),
            reference: self.reference(),
            msa: self.msa(),
        }
    }

    fn tokens(&self) -> TokenFeatures {
        let n = self.token_count();
        let bonds = self.floats("token_bonds");
        let joined = (0..bonds.len()).filter(|pair| bonds[*pair] != 0.0);
        TokenFeatures {
            token_index: (0..n as i32).collect(),
            residue_index: self.ints_or_zeros("residue_index", n),
            asym_id: self.ints_or_zeros("asym_id", n),
            entity_id: self.ints_or_zeros("entity_id", n),
            sym_id: self.ints_or_zeros("sym_id", n),
            restype: self.kinds("restype"),
            is_protein: self.ints("is_protein"),
            is_rna: self.ints("is_rna"),
            is_dna: self.ints("is_dna"),
            is_ligand: self.ints("is_ligand"),
            is_atomized: self.ints("is_atomized"),
            cyclic_mask: self.ints_or_zeros("cyclic_mask", n),
            num_atoms_per_token: self.ints("num_atoms_per_token"),
            start_atom_index: self.ints("start_atom_index"),
            atom_to_token_index: self.ints("atom_to_token_index"),
            token_bonds: joined
                .map(|pair| [(pair / n) as i32, (pair % n) as i32])
                .collect(),
        }
    }

    fn reference(&self) -> ReferenceFeatures {
        ReferenceFeatures {
            ref_pos: self.floats("ref_pos"),
            ref_element: self.kinds("ref_element"),
            ref_charge: self.floats("ref_charge"),
            ref_atom_name_chars: self.kinds("ref_atom_name_chars"),
            ref_space_uid: self.ints("ref_space_uid"),
        }
    }

    fn msa(&self) -> MsaFeatures {
        let msa = self.kinds("msa");
        MsaFeatures {
            rows: msa.len() / self.token_count().max(1),
            msa,
            has_deletion: self.floats("has_deletion"),
            deletion_value: self.floats("deletion_value"),
            profile: self.floats("profile"),
            deletion_mean: self.floats("deletion_mean"),
            num_paired_seqs: self.ints("num_paired_seqs").first().copied().unwrap_or(1),
        }
    }

    /// All templates, including empty ones.
    ///
    /// # Errors
    /// [`Error::Input`] if there are none, or one lacks a feature.
    pub fn templates(&self) -> Result<Vec<Template>> {
        let n = self.token_count().max(self.ints("asym_id").len());
        let [restype, distogram] =
            ["template_restype", "template_distogram"].map(|name| self.kinds(name));
        let [beta, frame] = ["template_pseudo_beta_mask", "template_backbone_frame_mask"]
            .map(|name| self.floats(name));
        let vectors = self.floats("template_unit_vector");
        let count = restype.len() / n.max(1);
        let widths = [
            beta.len(),
            frame.len(),
            distogram.len() / n.max(1),
            vectors.len() / (3 * n.max(1)),
        ];
        if count == 0 || widths != [count * n; 4] {
            return Err(Error::input(
                "templates",
                format!("should be all of {n} tokens, got {widths:?} numbers a token"),
            ));
        }
        let set = |mask: &[f32], at: usize| {
            mask[at * n..(at + 1) * n]
                .iter()
                .map(|flag| *flag != 0.0)
                .collect()
        };
        let bin = |bin: &i32| {
            u8::try_from(*bin)
                .ok()
                .filter(|bin| usize::from(*bin) < TEMPLATE_BINS)
        };
        let template = |at: usize| Template {
            restype: restype[at * n..(at + 1) * n].to_vec(),
            pseudo_beta_mask: set(&beta, at),
            backbone_frame_mask: set(&frame, at),
            distogram: distogram[at * n * n..(at + 1) * n * n]
                .iter()
                .map(bin)
                .collect(),
            unit_vector: vectors[3 * at * n * n..3 * (at + 1) * n * n].to_vec(),
        };
        Ok((0..count).map(template).collect())
    }
}
