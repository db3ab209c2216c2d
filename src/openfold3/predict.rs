//! The whole model, from features to logits (AF3 Algorithm 1).

use super::{ModelOutput, Noise, OpenFold3, Settings, Stage, Structures};
use crate::error::{Error, Result};
use crate::features::Features;

impl OpenFold3 {
    /// Predicts structures and copies the logits of all confidences to the host. `progress` is
    /// called after each stage and returns false to cancel. [`crate::fold`] copies less, since it
    /// reads only scores.
    ///
    /// # Errors
    /// [`Error::Device`] where memory runs out or the device is lost, [`Error::Input`] where a
    /// setting is zero, [`Error::Cancelled`], and the errors of `noise`.
    pub async fn predict(
        &self,
        features: &Features,
        settings: &Settings,
        noise: &mut impl Noise,
        progress: &mut impl FnMut(Stage<'_>) -> bool,
    ) -> Result<ModelOutput> {
        let structures = self
            .structures(features, settings, noise, progress, None)
            .await?;
        structures.logits(progress).await
    }
}

impl Structures<'_> {
    /// The logits of all confidences, read back.
    ///
    /// # Errors
    /// As [`Structures::distogram`].
    pub(crate) async fn logits(
        &self,
        progress: &mut impl FnMut(Stage<'_>) -> bool,
    ) -> Result<ModelOutput> {
        let mut r = self.recorder();
        let (distogram, of) = (self.distogram(&mut r)?, self.samples());
        let mut output = ModelOutput {
            samples: of,
            distogram: r.read(&distogram).await?,
            coordinates: self.coordinates().to_vec(),
            ..ModelOutput::default()
        };
        for sample in 0..of {
            let logits = self.confidence(&mut r, sample)?;
            output.plddt.extend(r.read(&logits.plddt).await?);
            output.resolved.extend(r.read(&logits.resolved).await?);
            output.pae.extend(r.read(&logits.pae).await?);
            output.pde.extend(r.read(&logits.pde).await?);
            if !progress(Stage::Confidence { sample, of }) {
                return Err(Error::Cancelled);
            }
        }
        Ok(output)
    }
}
