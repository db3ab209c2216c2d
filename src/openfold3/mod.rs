//! OpenFold3: from features to coordinates and the logits of their confidences.

mod noise;
mod settings;

pub use noise::{Noise, SeededNoise};
pub use settings::{Prediction, Settings, Stage};

use crate::error::{Error, Result};
use crate::features::Features;
use crate::gpu::Device;
use crate::weights::Weights;

/// The model with its weights on a device.
#[derive(Debug, Clone)]
pub struct OpenFold3 {
    device: Device,
}

impl OpenFold3 {
    /// Reads the weights of a whole model. Widths, heads and numbers of blocks are those of the weights.
    ///
    /// # Errors
    /// [`Error::Weights`] where these are not OpenFold3's, [`Error::Device`] where memory runs out.
    pub fn load(device: &Device, weights: &Weights) -> Result<Self> {
        weights.check_openfold3()?;
        Ok(OpenFold3 { device: device.clone() })
    }

    /// Predicts structures of what the features are of; `progress` gives false to cancel, then there is no prediction.
    ///
    /// # Errors
    /// [`Error::Device`] where memory runs out or the device is lost, and what `noise` refuses.
    pub async fn predict(
        &self,
        _features: &Features,
        _settings: &Settings,
        _noise: &mut impl Noise,
        _progress: &mut impl FnMut(Stage<'_>) -> bool,
    ) -> Result<Option<Prediction>> {
        Err(Error::unsupported("OpenFold3", "not yet"))
    }
}
