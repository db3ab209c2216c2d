//! Reference features of atoms, from their components (AF3 Algorithm 5, lines 1 to 6).

use super::atom_layout::{for_each_pair, PAIRS_PER_WINDOW};
use super::{AtomLayout, Linear};
use crate::error::{Error, Result};
use crate::features::{ReferenceFeatures, Windows, ELEMENT_KINDS, QUERIES_PER_WINDOW};
use crate::gpu::{Device, Recorder};
use crate::kernels::linear;
use crate::tensor::Tensor;
use crate::weights::Scope;

/// Letters of a name, and number of different letters.
const LETTERS: [usize; 2] = [4, 64];
/// Position, charge, mask, element and name.
const CHANNELS: usize = 3 + 1 + 1 + ELEMENT_KINDS + LETTERS[0] * LETTERS[1];
/// Offset, inverse squared distance, validity, and zeros.
const PAIR_CHANNELS: usize = 8;

/// The features of the atoms on a device.
#[derive(Debug, Clone)]
pub struct RefAtoms {
    /// `[32 W, 380]`.
    atoms: Tensor,
    /// `[W * 32 * 128, 8]`.
    pairs: Tensor,
}

impl RefAtoms {
    /// Uploads the inputs of the embedder.
    ///
    /// # Errors
    /// [`Error::Shape`] where the numbers of atoms of features and layout differ, [`Error::Device`]
    /// where memory runs out.
    pub fn new(
        device: &Device,
        layout: &AtomLayout,
        reference: &ReferenceFeatures,
    ) -> Result<Self> {
        let atoms = layout.atoms();
        let lengths = [
            reference.ref_pos.len() / 3,
            reference.ref_charge.len(),
            reference.ref_element.len(),
            reference.ref_space_uid.len(),
        ];
        if lengths.iter().any(|length| *length != atoms)
            || reference.ref_atom_name_chars.len() != LETTERS[0] * atoms
        {
            return Err(Error::shape(
                "RefAtomFeatureEmbedder",
                "reference",
                format!("features of {atoms} atoms"),
                format!("{lengths:?}"),
            ));
        }
        let below = |kinds: &[i32], most: usize| {
            kinds
                .iter()
                .all(|kind| usize::try_from(*kind).is_ok_and(|kind| kind < most))
        };
        if !below(&reference.ref_element, ELEMENT_KINDS)
            || !below(&reference.ref_atom_name_chars, LETTERS[1])
        {
            return Err(Error::shape(
                "RefAtomFeatureEmbedder",
                "reference",
                "known elements and letters",
                "unknown ones",
            ));
        }
        Ok(RefAtoms {
            atoms: device.upload(
                &atom_channels(reference, atoms),
                &[layout.padded(), CHANNELS],
            )?,
            pairs: device.upload(
                &pair_channels(reference, atoms),
                &[layout.windows() * PAIRS_PER_WINDOW, PAIR_CHANNELS],
            )?,
        })
    }
}

fn atom_channels(reference: &ReferenceFeatures, atoms: usize) -> Vec<f32> {
    let mut channels = vec![0.0; atoms.next_multiple_of(QUERIES_PER_WINDOW) * CHANNELS];
    for (atom, row) in channels.chunks_exact_mut(CHANNELS).enumerate().take(atoms) {
        row[..3].copy_from_slice(&reference.ref_pos[3 * atom..3 * atom + 3]);
        row[3] = reference.ref_charge[atom].asinh();
        row[4] = 1.0;
        row[5 + reference.ref_element[atom] as usize] = 1.0;
        for (at, letter) in reference.ref_atom_name_chars[LETTERS[0] * atom..][..LETTERS[0]]
            .iter()
            .enumerate()
        {
            row[5 + ELEMENT_KINDS + at * LETTERS[1] + *letter as usize] = 1.0;
        }
    }
    channels
}

/// Pairs of different components are all zeros: the three terms are multiplied with the validity.
fn pair_channels(reference: &ReferenceFeatures, atoms: usize) -> Vec<f32> {
    let mut channels = Vec::new();
    for_each_pair(&Windows::new(atoms), atoms, |pair| {
        let same = pair.filter(|(l, m)| reference.ref_space_uid[*l] == reference.ref_space_uid[*m]);
        channels.extend(same.map_or([0.0; PAIR_CHANNELS], |(l, m)| {
            let [x, y, z] = [0, 1, 2]
                .map(|axis| reference.ref_pos[3 * l + axis] - reference.ref_pos[3 * m + axis]);
            [
                x,
                y,
                z,
                1.0 / (1.0 + (x * x + y * y + z * z)),
                1.0,
                0.0,
                0.0,
                0.0,
            ]
        }));
    });
    channels
}

/// Projects every feature, and adds the projections.
/// ```no_run
/// # use trifold::features::Features;
/// # use trifold::layers::{AtomLayout, RefAtomFeatureEmbedder, RefAtoms};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     features: &Features,
/// # ) -> trifold::Result<()> {
/// let encoder = weights.at("input_embedder.atom_attn_enc");
/// let layer = RefAtomFeatureEmbedder::load(device, &encoder.at("ref_atom_feature_embedder"))?;
/// let layout = AtomLayout::new(device, &features.tokens)?;
/// let reference = RefAtoms::new(device, &layout, &features.reference)?;
/// let (c, p) = layer.forward(r, &reference)?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct RefAtomFeatureEmbedder {
    atoms: Linear,
    pairs: Linear,
}

impl RefAtomFeatureEmbedder {
    /// Reads `linear_ref_pos`, `linear_ref_charge`, `linear_ref_mask`, `linear_ref_element`,
    /// `linear_ref_atom_chars` for atoms, and `linear_ref_offset`, `linear_inv_sq_dists`,
    /// `linear_valid_mask` for pairs.
    ///
    /// # Errors
    /// [`Error::Weights`] where one is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let atoms = [
            ("linear_ref_pos", 3),
            ("linear_ref_charge", 1),
            ("linear_ref_mask", 1),
            ("linear_ref_element", ELEMENT_KINDS),
            ("linear_ref_atom_chars", LETTERS[0] * LETTERS[1]),
        ];
        let pairs = [
            ("linear_ref_offset", 3),
            ("linear_inv_sq_dists", 1),
            ("linear_valid_mask", 1),
        ];
        Ok(RefAtomFeatureEmbedder {
            atoms: Linear::load_joined(device, weights, &atoms)?,
            pairs: Linear::load_joined(device, weights, &pairs)?,
        })
    }

    /// `c [32 W, C]` and `p [W * 32 * 128, C_p]`.
    ///
    /// # Errors
    /// [`Error::Device`] where memory runs out.
    pub fn forward(&self, r: &mut Recorder, reference: &RefAtoms) -> Result<(Tensor, Tensor)> {
        Ok((
            linear(r, &self.atoms.of(&reference.atoms))?,
            linear(r, &self.pairs.of(&reference.pairs))?,
        ))
    }
}
