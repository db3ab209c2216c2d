//! The whole model, from features to logits (AF3 Algorithm 1).

use super::{Noise, OpenFold3, Prediction, Settings, Stage, Structures};
use crate::error::Result;
use crate::features::Features;

impl OpenFold3 {
    /// Predicts structures of what the features are of, with the logits of all confidences on the
    /// host; `progress` gives false to cancel, then there is no prediction. What only scores them
    /// reads less, as [`crate::fold`] does.
    ///
    /// # Errors
    /// [`Error::Device`](crate::Error::Device) where memory runs out or the device is lost,
    /// [`Error::Input`](crate::Error::Input) where a setting is zero, and what `noise` refuses.
    pub async fn predict(
        &self,
        features: &Features,
        settings: &Settings,
        noise: &mut impl Noise,
        progress: &mut impl FnMut(Stage<'_>) -> bool,
    ) -> Result<Option<Prediction>> {
        match self
            .structures(features, settings, noise, progress, None)
            .await?
        {
            Some(structures) => structures.logits(progress).await,
            None => Ok(None),
        }
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
    ) -> Result<Option<Prediction>> {
        let mut r = self.recorder();
        let (distogram, of) = (self.distogram(&mut r)?, self.samples());
        let mut prediction = Prediction {
            samples: of,
            distogram: r.read(&distogram).await?,
            coordinates: self.coordinates().to_vec(),
            ..Prediction::default()
        };
        for sample in 0..of {
            let logits = self.confidence(&mut r, sample)?;
            prediction.plddt.extend(r.read(&logits.plddt).await?);
            prediction.resolved.extend(r.read(&logits.resolved).await?);
            prediction.pae.extend(r.read(&logits.pae).await?);
            prediction.pde.extend(r.read(&logits.pde).await?);
            if !progress(Stage::Confidence { sample, of }) {
                return Ok(None);
            }
        }
        Ok(Some(prediction))
    }
}
