//! A query prepared for the model.

use std::hash::{Hash, Hasher};

use super::fingerprint::Fingerprint;
use super::{FoldOptions, Sample, StructureFormat};
use crate::error::Result;
use crate::features::Features;
use crate::formats::components::Components;
use crate::formats::{fasta, mmcif, no_files, pdb, PredictedAtoms, Query, Structure};
use crate::openfold3::{ModelOutput, ModelVersion, OpenFold3};
use crate::scores::{Complex, Confidence, Logits, Scorer, PAIR_BINS, PLDDT_BINS};

/// A query with its features.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Job {
    /// The inputs of the model.
    pub features: Features,
    /// The chains, residues and atoms of the output.
    pub structure: Structure,
    complex: Complex,
    version: ModelVersion,
    /// Sentences about the query for the title of structures.
    untrained: Vec<String>,
}

impl Job {
    /// Makes features of a query. `components` holds what
    /// [`wanted_components`](crate::features::wanted_components) names.
    ///
    /// # Errors
    /// [`Error::Input`](crate::Error::Input) where a component is missing or cannot be used.
    pub fn new(query: &Query, components: &Components, version: ModelVersion) -> Result<Self> {
        let (features, structure) = Features::new(query, components, version.msa_rules())?;
        let complex = Complex::new(&structure)?;
        Ok(Job {
            features,
            structure,
            complex,
            version,
            untrained: query.untrained(),
        })
    }

    /// A job for one protein chain, from its one-letter sequence.
    ///
    /// # Errors
    /// [`Error::Input`](crate::Error::Input) where a letter is not an amino acid.
    pub fn from_sequence(name: &str, sequence: &str, model: &OpenFold3) -> Result<Self> {
        let text = format!(">A|protein\n{sequence}\n");
        let query = fasta::parse(&text, name, name, &no_files)?
            .queries
            .swap_remove(0);
        Job::new(&query, &Components::default(), model.version())
    }

    /// Refuses a format that cannot hold the structure, before any work is done. Coordinates may
    /// still exceed its limits.
    ///
    /// # Errors
    /// [`Error::Input`](crate::Error::Input) with what does not fit.
    pub fn fits(&self, format: StructureFormat) -> Result<()> {
        let atoms = self.structure.atoms.len();
        let nowhere = PredictedAtoms {
            coordinates: &vec![[0.0; 3]; atoms],
            plddt: &vec![0.0; atoms],
        };
        match format {
            StructureFormat::Cif => Ok(()),
            StructureFormat::Pdb => pdb::write(&self.structure, &nowhere, "").map(|_| ()),
        }
    }

    /// A sample as text. `sample` counts from 1, for the title.
    ///
    /// # Errors
    /// [`Error::Input`](crate::Error::Input) where a number is not finite, or exceeds the limits of
    /// the format.
    pub fn write(
        &self,
        options: &FoldOptions,
        format: StructureFormat,
        sample: usize,
        of: &Sample,
    ) -> Result<String> {
        let positions: Vec<[f32; 3]> = of
            .coordinates
            .chunks_exact(3)
            .map(|xyz| [xyz[0], xyz[1], xyz[2]])
            .collect();
        let prediction = PredictedAtoms {
            coordinates: &positions,
            plddt: &of.confidence.plddt,
        };
        let what = format!(
            "{}, seed {}, sample {sample}, predicted by trifold {}",
            self.structure.name,
            options.seed,
            env!("CARGO_PKG_VERSION")
        );
        let mut title = match &options.note {
            Some(note) => format!("{what}. {note}"),
            None => what,
        };
        for warning in &self.untrained {
            title = format!("{}; {warning}", title.trim_end_matches('.'));
        }
        match format {
            StructureFormat::Cif => mmcif::write(&self.structure, &prediction, &title),
            StructureFormat::Pdb => pdb::write(&self.structure, &prediction, &title),
        }
    }

    pub(super) fn complex(&self) -> &Complex {
        &self.complex
    }

    /// The scorer of samples `[S, A, 3]`, with the contacts `[N, N]` of the distogram.
    pub(super) fn scorer(&self, coordinates: &[f32], contacts: Vec<f32>) -> Result<Scorer<'_>> {
        self.complex
            .scorer(coordinates, contacts, self.version.partner_rule())
    }

    /// The confidences of each sample, from logits on the host.
    /// [`Fold::predict`](super::Fold::predict) leaves the logits on the device.
    ///
    /// # Errors
    /// As [`Complex::score`].
    pub fn score(&self, output: &ModelOutput) -> Result<Vec<Confidence>> {
        let (n, a) = (self.complex.tokens(), self.complex.atoms());
        let part = |all: &'_ [f32], sample: usize, count: usize| -> std::ops::Range<usize> {
            (sample * count).min(all.len())..((sample + 1) * count).min(all.len())
        };
        let logits = |sample: usize| Logits {
            coordinates: &output.coordinates[part(&output.coordinates, sample, a * 3)],
            plddt: &output.plddt[part(&output.plddt, sample, a * PLDDT_BINS)],
            pae: &output.pae[part(&output.pae, sample, n * n * PAIR_BINS)],
            pde: &output.pde[part(&output.pde, sample, n * n * PAIR_BINS)],
        };
        let samples: Vec<Logits> = (0..output.samples).map(logits).collect();
        self.complex
            .score(&samples, &output.distogram, self.version.partner_rule())
    }
}

impl Job {
    /// A hash of the options and the features. Runs with equal hashes and equal weights have the
    /// same results. It stays the same between versions of this crate as long as the features do.
    pub fn fingerprint(&self, options: &FoldOptions) -> u64 {
        let Features {
            tokens,
            reference,
            msa,
            templates,
        } = &self.features;
        let mut hasher = Fingerprint::default();
        (self.version as usize, options.seed, options.settings).hash(&mut hasher);
        (tokens, &msa.msa, msa.num_paired_seqs).hash(&mut hasher);
        let floats = [
            &reference.ref_pos,
            &reference.ref_charge,
            &msa.has_deletion,
            &msa.deletion_value,
            &msa.profile,
            &msa.deletion_mean,
        ];
        floats
            .iter()
            .for_each(|floats| bytemuck::cast_slice::<f32, u8>(floats).hash(&mut hasher));
        (&reference.ref_element, &reference.ref_atom_name_chars).hash(&mut hasher);
        templates.iter().for_each(|own| own.hash(&mut hasher));
        hasher.finish()
    }
}
