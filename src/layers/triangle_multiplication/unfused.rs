//! Triangle multiplication in separate steps, for all devices and widths.

use super::Edges;
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    gated_linear_into, linear, linear_into, triangle_product, Activation, GatedLinearArguments,
    LinearArguments, Rows, Store, TriangleProductArguments, FACTOR,
};
use crate::layers::{LayerNorm, Linear};
use crate::tensor::{DType, Tensor};
use crate::weights::Scope;

/// Norms, products and the gate as separate steps.
#[derive(Debug, Clone)]
pub(super) struct Unfused {
    layer_norm_in: LayerNorm,
    layer_norm_out: LayerNorm,
    linear_a_g: Linear,
    linear_a_p: Linear,
    linear_b_g: Linear,
    linear_b_p: Linear,
    linear_g: Linear,
    linear_z: Linear,
    edges: Edges,
}

impl Unfused {
    pub fn load(device: &Device, weights: &Scope, edges: Edges) -> Result<Self> {
        let channels = *weights.shape("linear_a_p.weight")?.last().unwrap_or(&0);
        let project = |name: &str| Linear::load(device, weights, name, channels);
        let linear_a_p = project("linear_a_p")?;
        Ok(Unfused {
            layer_norm_in: LayerNorm::load(device, &weights.at("layer_norm_in"))?,
            layer_norm_out: LayerNorm::load(device, &weights.at("layer_norm_out"))?,
            linear_a_g: project("linear_a_g")?,
            linear_b_g: project("linear_b_g")?,
            linear_b_p: project("linear_b_p")?,
            linear_g: project("linear_g")?,
            linear_z: Linear::load(device, weights, "linear_z", linear_a_p.outputs())?,
            linear_a_p,
            edges,
        })
    }

    pub fn run(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        mask: Option<&Tensor>,
        out: &Tensor,
        store: Store,
    ) -> Result<()> {
        let (n, hidden) = (z.shape()[0], self.linear_a_p.outputs());
        let storage = self.linear_z.storage();
        let factor = if storage == DType::F16 { FACTOR } else { 1.0 };
        let x = r.allocate_as(&[n, n, hidden], storage)?;
        let step = channels_at_a_time(r, n, hidden, storage);
        for first in (0..hidden).step_by(step) {
            let channels = first..(first + step).min(hidden);
            let a = self.edge_factor(
                r,
                z,
                mask,
                [&self.linear_a_g, &self.linear_a_p],
                channels.clone(),
            )?;
            let b = self.edge_factor(r, z, mask, [&self.linear_b_g, &self.linear_b_p], channels)?;
            triangle_product(
                r,
                &TriangleProductArguments {
                    a: &a,
                    b: &b,
                    out: &x,
                    first_channel: first,
                    factor,
                },
            )?;
        }
        let step = r.rows_at_a_time(n, n * hidden.max(z.shape()[2]) * storage.bytes());
        for first in (0..n).step_by(step) {
            let rows = first..(first + step).min(n);
            let zn = self
                .layer_norm_in
                .forward(r, Rows::from(&z.rows(rows.clone())?))?;
            let gate = linear(r, &self.linear_g.of(&zn))?;
            drop(zn);
            let xn = self.layer_norm_out.forward_scaled(
                r,
                Rows::from(&x.rows(rows.clone())?),
                factor,
            )?;
            let last = LinearArguments {
                gate: Some(Rows::from(&gate)),
                ..self.linear_z.of(&xn)
            };
            linear_into(r, &last, Rows::from(&out.rows(rows)?), store)?;
        }
        Ok(())
    }

    /// Some channels of `mask * sigmoid(linear_g zn) * (linear_p zn)`, each as a plane whose line i
    /// has the edges of node i.
    fn edge_factor(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        mask: Option<&Tensor>,
        [gate, value]: [&Linear; 2],
        channels: std::ops::Range<usize>,
    ) -> Result<Tensor> {
        let n = z.shape()[0];
        let [lines, width] = plane_shape(n);
        let planes = r.allocate_as(&[channels.len(), lines, width], gate.storage())?;
        let (w_gate, w_value) = (
            gate.weight().rows(channels.clone())?,
            value.weight().rows(channels)?,
        );
        let step = r.rows_at_a_time(n, n * z.shape()[2] * gate.storage().bytes());
        for first in (0..n).step_by(step) {
            let lines = first..(first + step).min(n);
            let zn = self
                .layer_norm_in
                .forward(r, self.edges_of(Rows::from(z), lines.clone())?)?;
            let mask = mask
                .map(|mask| self.edges_of(Rows::of_mask(mask), lines.clone()))
                .transpose()?;
            let arguments = GatedLinearArguments {
                x: Rows::from(&zn),
                w_gate: &w_gate,
                w_value: &w_value,
                activation: Activation::Sigmoid,
                mask,
            };
            gated_linear_into(r, &arguments, Rows::of_planes(&planes, lines, n)?)?;
        }
        Ok(planes)
    }

    /// The edges that leave or enter nodes.
    fn edges_of<'a>(&self, rows: Rows<'a>, nodes: std::ops::Range<usize>) -> Result<Rows<'a>> {
        Ok(if self.edges == Edges::Outgoing {
            rows.outer(nodes)
        } else {
            rows.swapped()?.outer(nodes)
        })
    }
}

/// Channels of a tile of the gated projection.
const CHANNEL_TILE: usize = 32;

/// Channels of a vector of four, as the kernels load them.
const VECTOR: usize = 4;

/// Lines and elements of a line of the plane of one channel. There is one line of padding: planes
/// whose distance is a power of two would use the same memory channels.
fn plane_shape(n: usize) -> [usize; 2] {
    [n + 1, n.next_multiple_of(VECTOR)]
}

/// Half of the channels, or as many whole tiles, whole vectors or single channels as the byte
/// budget holds planes.
fn channels_at_a_time(r: &Recorder, n: usize, hidden: usize, storage: DType) -> usize {
    let half = hidden.div_ceil(2).next_multiple_of(VECTOR).min(hidden);
    let plane = plane_shape(n).iter().product::<usize>() * storage.bytes();
    let fit = r.device().byte_budget() as usize / plane;
    if fit >= half {
        return half;
    }
    let unit = [CHANNEL_TILE, VECTOR].into_iter().find(|unit| *unit <= fit);
    unit.map_or(fit.max(1), |unit| fit / unit * unit)
}
