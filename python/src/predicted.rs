//! The samples of a fold, as bytes and text.

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use trifold::fold::{FoldOptions, Job, Sample, StructureFormat};

/// The samples of a fold, the best first.
#[pyclass(frozen)]
pub struct Predicted {
    /// Sentences about the query that the weights were not trained on.
    #[pyo3(get)]
    warnings: Vec<String>,
    /// N, the number of tokens.
    #[pyo3(get)]
    tokens: usize,
    /// A, the number of atoms.
    #[pyo3(get)]
    atoms: usize,
    samples: Vec<Text>,
}

/// A sample with its texts.
struct Text {
    sample: Sample,
    cif: String,
    scores: String,
}

impl Predicted {
    /// Writes the texts of samples, and ranks them.
    pub fn new(
        job: &Job,
        options: &FoldOptions,
        samples: Vec<Sample>,
        warnings: Vec<String>,
    ) -> trifold::Result<Self> {
        let text = |(at, sample): (usize, Sample)| {
            Ok(Text {
                cif: job.write(options, StructureFormat::Cif, at + 1, &sample)?,
                scores: sample.confidence.scores.to_json(&job.structure.name)?,
                sample,
            })
        };
        let samples: trifold::Result<Vec<Text>> =
            samples.into_iter().enumerate().map(text).collect();
        let mut samples = samples?;
        let rank = |text: &Text| text.sample.confidence.scores.sample_ranking_score;
        samples.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
        Ok(Predicted {
            warnings,
            tokens: job.features.tokens.count(),
            atoms: job.features.tokens.atoms(),
            samples,
        })
    }

    fn floats<'py>(
        &self,
        py: Python<'py>,
        at: usize,
        of: impl Fn(&Sample) -> &[f32],
    ) -> Option<Bound<'py, PyBytes>> {
        let values = of(&self.samples.get(at)?.sample);
        let bytes: Vec<u8> = values
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect();
        Some(PyBytes::new(py, &bytes))
    }
}

/// Arrays are f32 in little endian.
#[pymethods]
impl Predicted {
    fn __len__(&self) -> usize {
        self.samples.len()
    }

    /// `[A, 3]`, angstroms.
    fn coordinates<'py>(&self, py: Python<'py>, at: usize) -> Option<Bound<'py, PyBytes>> {
        self.floats(py, at, |sample| &sample.coordinates)
    }

    /// `[A]`, 0 to 100.
    fn plddt<'py>(&self, py: Python<'py>, at: usize) -> Option<Bound<'py, PyBytes>> {
        self.floats(py, at, |sample| &sample.confidence.plddt)
    }

    /// `[N, N]`, angstroms.
    fn pae<'py>(&self, py: Python<'py>, at: usize) -> Option<Bound<'py, PyBytes>> {
        self.floats(py, at, |sample| &sample.confidence.pae)
    }

    /// `[N, N]`, angstroms.
    fn pde<'py>(&self, py: Python<'py>, at: usize) -> Option<Bound<'py, PyBytes>> {
        self.floats(py, at, |sample| &sample.confidence.pde)
    }

    /// `[N, N]`, 0 to 1.
    fn contacts<'py>(&self, py: Python<'py>, at: usize) -> Option<Bound<'py, PyBytes>> {
        self.floats(py, at, |sample| &sample.confidence.contacts)
    }

    /// The structure as mmCIF.
    fn cif(&self, at: usize) -> Option<&str> {
        self.samples.get(at).map(|text| text.cif.as_str())
    }

    /// The scores as JSON.
    fn scores(&self, at: usize) -> Option<&str> {
        self.samples.get(at).map(|text| text.scores.as_str())
    }
}
