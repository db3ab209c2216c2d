//! Reads a prediction back: for each sample the numbers that its scores need, without the logits of
//! pairs.

use crate::error::Result;
use crate::gpu::Recorder;
use crate::openfold3::{expectations, Structures};
use crate::scores::{plddt, BinWeights, Complex, Expected};

/// Reads sample after sample of one prediction.
pub(super) struct Reader<'a> {
    structures: &'a Structures<'a>,
    r: Recorder,
    contacts: Vec<BinWeights>,
    pae: Vec<BinWeights>,
    pde: Vec<BinWeights>,
}

impl<'a> Reader<'a> {
    pub fn new(structures: &'a Structures<'a>, complex: &Complex) -> Self {
        let (contacts, pae, pde) = (
            complex.contact_weights(),
            complex.pae_weights(),
            complex.pde_weights(),
        );
        Reader {
            structures,
            r: structures.recorder(),
            contacts,
            pae,
            pde,
        }
    }

    /// Contact probabilities of pairs of tokens, as [`Complex::scorer`] takes them.
    pub async fn contacts(&mut self) -> Result<Vec<f32>> {
        let logits = self.structures.distogram(&mut self.r)?;
        let sums = expectations(&mut self.r, &logits, &self.contacts)?;
        self.r.read(&sums).await
    }

    /// Expected values of a sample.
    pub async fn sample(&mut self, sample: usize) -> Result<Expected> {
        let r = &mut self.r;
        let logits = self.structures.confidence(r, sample)?;
        let pae = expectations(r, &logits.pae, &self.pae)?;
        let pde = expectations(r, &logits.pde, &self.pde)?;
        Ok(Expected {
            plddt: plddt(&r.read(&logits.plddt).await?),
            pae: r.read(&pae).await?,
            pde: r.read(&pde).await?,
        })
    }
}
