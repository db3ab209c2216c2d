//! Triangle multiplicative update (AF3 Algorithms 12 and 13, AF2 Algorithms 11 and 12).

mod fused;
mod unfused;

use fused::Fused;
use unfused::Unfused;

use super::per_batch;
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::Store;
use crate::tensor::Tensor;
use crate::weights::Scope;

const OP: &str = "TriangleMultiplication";

/// Edges of the triangle that are multiplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edges {
    /// `a[i,k] * b[j,k]`: the edges that leave i and j.
    Outgoing,
    /// `a[k,i] * b[k,j]`: the edges that enter i and j.
    Incoming,
}

/// `linear_z(LN(sum_k a_ik * b_jk)) * sigmoid(linear_g zn)`, with
/// `a, b = mask * sigmoid(linear_a_g zn) * (linear_a_p zn)` and `zn = LN(z)`; for the incoming
/// edges `sum_k a_ki * b_kj`.
///
/// ```no_run
/// # use trifold::layers::{Edges, TriangleMultiplication};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("pairformer_stack.blocks.0.pair_stack.tri_mul_out");
/// let layer = TriangleMultiplication::load(device, &weights, Edges::Outgoing)?;
/// layer.add_to(r, z, None)?; // z += the update
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct TriangleMultiplication {
    plan: Plan,
}

#[derive(Debug, Clone)]
enum Plan {
    Fused(Box<Fused>),
    Unfused(Box<Unfused>),
}

impl TriangleMultiplication {
    /// Reads `layer_norm_in`, `layer_norm_out`, `linear_a_g|a_p|b_g|b_p` (`[C', C]`), `linear_g`
    /// and `linear_z`.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope, edges: Edges) -> Result<Self> {
        let plan = match Fused::is_supported(device, weights)? {
            true => Plan::Fused(Box::new(Fused::load(device, weights, edges)?)),
            false => Plan::Unfused(Box::new(Unfused::load(device, weights, edges)?)),
        };
        Ok(TriangleMultiplication { plan })
    }

    /// The update of `z [B, N, N, C]`; `pair_mask [B, N, N]` is 1 for edges that are used. B may be
    /// omitted.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where a shape does not fit, [`crate::Error::Device`] where memory
    /// runs out.
    pub fn forward(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
    ) -> Result<Tensor> {
        let update = r.allocate(z.shape())?;
        self.each_batch(r, z, pair_mask, &update, Store::Replace)?;
        Ok(update)
    }

    /// Adds the update to `z` in place.
    ///
    /// # Errors
    /// As [`TriangleMultiplication::forward`].
    pub fn add_to(&self, r: &mut Recorder, z: &Tensor, pair_mask: Option<&Tensor>) -> Result<()> {
        self.each_batch(r, z, pair_mask, z, Store::Accumulate)
    }

    fn each_batch(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
        out: &Tensor,
        store: Store,
    ) -> Result<()> {
        per_batch(OP, z, pair_mask, out, |z, mask, out| match &self.plan {
            Plan::Fused(layer) => layer.run(r, z, mask, (store == Store::Replace).then_some(out)),
            Plan::Unfused(layer) => layer.run(r, z, mask, out, store),
        })
    }
}
