//! The outer product mean (AF3 Algorithm 9, AF2 Algorithm 10).

use super::{one_batch, LayerNorm, Linear};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{linear, linear_into, Activation, Columns, LinearArguments, Rows, Store};
use crate::tensor::Tensor;
use crate::weights::Scope;

const OP: &str = "OuterProductMean";

/// `(linear_out(sum_s a_si (x) b_sj) + bias) / (sum_s mask_si mask_sj + 1e-3)`, with
/// `a, b = mask * linear_1|2 LN(m)`.
///
/// OpenFold3 has the bias of `linear_out` inside the division.
///
/// ```no_run
/// # use trifold::layers::OuterProductMean;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     m: &Tensor,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("msa_module.blocks.0.outer_product_mean");
/// let layer = OuterProductMean::load(device, &weights)?;
/// layer.add_to(r, m, None, z)?; // z += the update
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct OuterProductMean {
    layer_norm: LayerNorm,
    linear_1: Linear,
    linear_2: Linear,
    linear_out: Linear,
}

impl OuterProductMean {
    /// Reads `layer_norm`, `linear_1`, `linear_2` (`[C, C_m]`) and `linear_out` (`[C_z, C * C]`,
    /// with bias).
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let c_m = *weights.shape("linear_1.weight")?.last().unwrap_or(&0);
        let linear_1 = Linear::load(device, weights, "linear_1", c_m)?;
        let linear_2 = Linear::load(device, weights, "linear_2", c_m)?;
        let linear_out = Linear::load(
            device,
            weights,
            "linear_out",
            linear_1.outputs() * linear_2.outputs(),
        )?;
        Ok(OuterProductMean {
            layer_norm: LayerNorm::load(device, &weights.at("layer_norm"))?,
            linear_1,
            linear_2,
            linear_out,
        })
    }

    /// The update of z, `[B, N, N, C_z]`, from `m [B, S, N, C_m]` and `msa_mask [B, S, N]`. B may
    /// be omitted.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn forward(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        msa_mask: Option<&Tensor>,
    ) -> Result<Tensor> {
        let (leading, [n, c_z]) = match m.shape() {
            [leading @ .., _, n, _] if leading.len() < 2 => {
                (leading, [*n, self.linear_out.outputs()])
            }
            _ => {
                return Err(Error::shape(
                    OP,
                    "m",
                    "f32 [B, S, N, C_m] or [S, N, C_m]",
                    m.describe(),
                ))
            }
        };
        let update = r.allocate(&[leading, &[n, n, c_z]].concat())?;
        self.each_batch(r, m, msa_mask, &update, Store::Replace)?;
        Ok(update)
    }

    /// Adds the update to `z` in place.
    ///
    /// # Errors
    /// As [`OuterProductMean::forward`].
    pub fn add_to(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        msa_mask: Option<&Tensor>,
        z: &Tensor,
    ) -> Result<()> {
        self.each_batch(r, m, msa_mask, z, Store::Accumulate)
    }

    fn each_batch(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        msa_mask: Option<&Tensor>,
        z: &Tensor,
        store: Store,
    ) -> Result<()> {
        let [s, n, c_m] = m.shape()[m.shape().len().saturating_sub(3)..] else {
            return Err(Error::shape(
                OP,
                "m",
                "f32 [B, S, N, C_m] or [S, N, C_m]",
                m.describe(),
            ));
        };
        let batches = m.len() / (s * n * c_m);
        let c_z = self.linear_out.outputs();
        if z.len() != batches * n * n * c_z {
            return Err(Error::shape(
                OP,
                "z",
                format!("f32 [{batches}, {n}, {n}, {c_z}]"),
                z.describe(),
            ));
        }
        let ones = || {
            r.device()
                .upload(&vec![1.0; batches * s * n], &[batches, s, n])
        };
        let mask = msa_mask.cloned().map_or_else(ones, Ok)?;
        if mask.len() != batches * s * n {
            return Err(Error::shape(
                OP,
                "msa_mask",
                format!("[{batches}, {s}, {n}]"),
                mask.describe(),
            ));
        }
        for batch in 0..batches {
            let part = |tensor: &Tensor, shape: &[usize]| one_batch(tensor, batches, batch, shape);
            self.one(
                r,
                &part(m, &[s, n, c_m])?,
                &part(&mask, &[s, n])?,
                &part(z, &[n, n, c_z])?,
                store,
            )?;
        }
        Ok(())
    }

    fn one(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        mask: &Tensor,
        z: &Tensor,
        store: Store,
    ) -> Result<()> {
        let (n, c_z) = (z.shape()[0], z.shape()[2]);
        let a = self.project(r, m, mask, &self.linear_1)?;
        let b = self.project(r, m, mask, &self.linear_2)?;
        let factor = self.normalizer(r, mask)?;
        let [c, e] = [self.linear_1.outputs(), self.linear_2.outputs()];
        let step = r.rows_at_a_time(n, n * c * e * size_of::<f32>());
        for first in (0..n).step_by(step) {
            let rows = first..(first + step).min(n);
            // A sum over thousands of sequences may exceed the range of f16.
            let outer = r.allocate(&[rows.len() * n, c * e])?;
            // Row (i, c) and column (j, e) of the product go to [i, j, c, e].
            let columns = Columns {
                group: e,
                major: c * e,
                minor: 1,
            };
            let target = Rows::scattered(&outer, [rows.len(), c], [n * c * e, e], n * e, columns);
            let b = b.reshape(&[n * e, b.shape()[2]])?;
            linear_into(
                r,
                &LinearArguments::new(&a.rows(rows.clone())?, &b),
                target,
                Store::Replace,
            )?;
            let factor = factor.rows(rows.clone())?;
            let last = LinearArguments {
                mask: Some(Rows::of_mask(&factor)),
                ..self.linear_out.of(&outer)
            };
            let z_rows = z.rows(rows.clone())?.reshape(&[rows.len() * n, c_z])?;
            linear_into(r, &last, Rows::from(&z_rows), store)?;
        }
        Ok(())
    }

    /// `mask * linear LN(m)` as `[N, C, S]`, so that the product over sequences runs along memory.
    fn project(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        mask: &Tensor,
        linear: &Linear,
    ) -> Result<Tensor> {
        let [s, n, c_m] = m.shape()[..] else {
            return Err(Error::shape(OP, "m", "of 3 axes", m.describe()));
        };
        let c = linear.outputs();
        let projected = r.allocate_as(&[n, c, s], linear.storage())?;
        let step = r.rows_at_a_time(s, n * c_m * size_of::<f32>());
        for first in (0..s).step_by(step) {
            let rows = first..(first + step).min(s);
            let normal = self
                .layer_norm
                .forward(r, Rows::from(&m.rows(rows.clone())?))?;
            let mask = mask.rows(rows.clone())?;
            let columns = Columns {
                group: c,
                major: c * s,
                minor: s,
            };
            let target = Rows::scattered(&projected, [rows.len(), n], [1, c * s], c, columns)
                .shifted_by(first);
            linear_into(
                r,
                &LinearArguments {
                    mask: Some(Rows::of_mask(&mask)),
                    ..linear.of(&normal)
                },
                target,
                Store::Replace,
            )?;
        }
        Ok(projected)
    }

    /// `1 / (sum_s mask_si mask_sj + 1e-3)`, `[N, N]`.
    fn normalizer(&self, r: &mut Recorder, mask: &Tensor) -> Result<Tensor> {
        let (s, n) = (mask.shape()[0], mask.shape()[1]);
        let turned = r.allocate(&[n, s])?;
        let one = r.device().upload(&[1.0], &[1, 1])?;
        let column = mask.reshape(&[s, n, 1])?;
        linear_into(
            r,
            &LinearArguments::new(&column, &one),
            Rows::scattered(
                &turned,
                [s, n],
                [1, s],
                1,
                Columns {
                    group: 1,
                    major: 1,
                    minor: 1,
                },
            ),
            Store::Replace,
        )?;
        linear(
            r,
            &LinearArguments {
                activation: Activation::Normalizer,
                ..LinearArguments::new(&turned, &turned)
            },
        )
    }
}
