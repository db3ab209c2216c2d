//! The files of a prediction, named as OpenFold3 names them.

use serde_json::json;

use super::{FoldOptions, Folded, Job, Sample};
use crate::error::{Error, Result};
use crate::formats::confidences::{FullConfidences, SummaryRow};
use crate::formats::summary_confidences::summary_json;

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The path, such as `<query>/seed_<s>/<query>_seed_<s>_sample_<k>_model.cif`, with `/` as
    /// separator.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Folded {
    /// Writes the files of samples that [`Fold::predict`](super::Fold::predict) returned for a job
    /// with these options, in `seconds` of time.
    ///
    /// # Errors
    /// [`Error::Input`] where a number is not finite or does not fit the format.
    pub fn new(
        job: &Job,
        options: &FoldOptions,
        samples: Vec<Sample>,
        seconds: f64,
    ) -> Result<Self> {
        let (name, seed) = (&job.structure.name, options.seed);
        let folder = format!("{name}/seed_{seed}");
        let (mut files, mut rows) = (Vec::new(), Vec::new());
        for (at, of) in samples.iter().enumerate() {
            let sample = at + 1;
            let prefix = format!("{folder}/{name}_seed_{seed}_sample_{sample}");
            let mut add = |end: &str, text: String| {
                files.push(OutputFile {
                    path: format!("{prefix}_{end}"),
                    bytes: text.into_bytes(),
                })
            };
            add(
                &format!("model.{}", options.format.extension()),
                job.write(options, options.format, sample, of)?,
            );
            let confidence = &of.confidence;
            let full = FullConfidences {
                plddt: &confidence.plddt,
                pde: &confidence.pde,
                pae: &confidence.pae,
                contacts: &confidence.contacts,
                note: options.note.as_deref(),
            };
            add("confidences.json", full.to_json(&job.structure, &prefix)?);
            let scores = &confidence.scores;
            add("confidences_aggregated.json", scores.to_json(&prefix)?);
            let chains = job.structure.chains.iter().map(|chain| chain.id.as_str());
            let chains: Vec<&str> = chains.collect();
            add(
                "summary_confidences.json",
                summary_json(scores, &confidence.interfaces, &chains, &prefix)?,
            );
            rows.push(SummaryRow {
                query: name.clone(),
                seed,
                sample,
                scores: scores.clone(),
            });
        }
        files.push(OutputFile {
            path: format!("{folder}/timing.json"),
            bytes: timing(options, seconds)?.into_bytes(),
        });
        Ok(Folded {
            files,
            rows,
            samples,
        })
    }
}

fn timing(options: &FoldOptions, seconds: f64) -> Result<String> {
    let mut timing = json!({ "runtime_s": (seconds * 1e3).round() / 1e3 });
    if let Some(note) = &options.note {
        timing["note"] = note.as_str().into();
    }
    serde_json::to_string_pretty(&timing)
        .map(|text| text + "\n")
        .map_err(|error| Error::unreadable("timing.json", error))
}
