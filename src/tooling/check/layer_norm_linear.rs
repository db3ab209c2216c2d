//! Cases for `layer_norm_linear`.

use super::{by_name, upload, KernelCase, Prepared, Rng, SelfTest, F16_SUMS};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    blocked_len, layer_norm_linear, Destination, LayerNormLinearArguments, LayerNormParameters,
    PairRows, Planes, CHANNELS, GROUP,
};
use crate::tensor::{DType, Tensor};
use crate::tooling::reference::{self, Exact, LayerNormInputs};

/// `LN(x) . weight^T` of pairs `[n, n, 128]`, rows or columns.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct LayerNormLinearCase {
    pub n: usize,
    /// Rows of the weight: 32 for biases, otherwise a multiple of it.
    pub columns: usize,
    pub transposed: bool,
    pub output: Output,
}

/// Layouts of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// `[n, n, columns]`.
    Rows,
    /// Gated planes, one per two columns, without a mask.
    Planes,
    /// Gated planes with a mask.
    MaskedPlanes,
    /// A blocked pair bias with this number of heads.
    Blocked(usize),
    /// A pair bias `[heads, n, n]`.
    Heads(usize),
}

/// A LayerNorm over 128 channels, on the device and for the reference.
pub(super) struct Norm {
    scale: Vec<f32>,
    offset: Vec<f32>,
    tensors: [Tensor; 2],
}

impl Norm {
    pub fn draw(device: &Device, rng: &mut Rng) -> Result<Self> {
        let scale: Vec<f32> = rng.normal(CHANNELS, 0.2).iter().map(|x| 1.0 + x).collect();
        let offset = rng.normal(CHANNELS, 0.2);
        Ok(Norm {
            tensors: [
                device.upload(&scale, &[CHANNELS])?,
                device.upload(&offset, &[CHANNELS])?,
            ],
            scale,
            offset,
        })
    }

    pub fn parameters(&self) -> LayerNormParameters<'_> {
        LayerNormParameters {
            scale: &self.tensors[0],
            offset: &self.tensors[1],
        }
    }

    pub fn inputs<'a>(&'a self, x: &'a [f32]) -> LayerNormInputs<'a> {
        LayerNormInputs {
            x,
            scale: &self.scale,
            offset: &self.offset,
        }
    }

    /// Scale and offset of each channel, `[128, 2]`.
    pub fn interleaved(&self) -> Vec<f32> {
        let pairs = self.scale.iter().zip(&self.offset);
        pairs
            .flat_map(|(scale, offset)| [*scale, *offset])
            .collect()
    }
}

impl LayerNormLinearCase {
    /// `[n, n, columns]`, of the transpose if requested.
    fn products(&self, x: &[f32], norm: &Norm, weight: &[f32]) -> Vec<Exact> {
        let n = self.n;
        let x = match self.transposed {
            true => super::layer_norm::swap(x, n, n, CHANNELS),
            false => x.to_vec(),
        };
        reference::layer_norm_linear(&norm.inputs(&x), CHANNELS, weight)
    }

    fn run(
        &self,
        r: &mut Recorder,
        arguments: &LayerNormLinearArguments,
        mask: Option<&Tensor>,
        products: &[Exact],
    ) -> Result<Prepared> {
        let (n, columns) = (self.n, self.columns);
        let head = |head: usize| (0..n * n).map(move |pair| products[pair * columns + head]);
        let (output, expected) = match self.output {
            Output::Rows => {
                let out = r.allocate_as(&[n, n, columns], DType::F16)?;
                layer_norm_linear(r, arguments, &Destination::Rows(&out))?;
                (out, products.to_vec())
            }
            Output::Heads(heads) => {
                let bias = r.allocate(&[heads, n, n])?;
                let destination = Destination::Heads { bias: &bias, heads };
                layer_norm_linear(r, arguments, &destination)?;
                (bias, (0..heads).flat_map(head).collect())
            }
            Output::Blocked(heads) => {
                // Zeros, so that the padding, which is not written, is defined.
                let len = blocked_len(heads, n, n);
                let bias = r.device().upload_f16(&vec![0.0; len], &[len])?;
                let destination = Destination::Blocked { bias: &bias, heads };
                layer_norm_linear(r, arguments, &destination)?;
                let exact: Vec<Exact> = (0..heads).flat_map(head).collect();
                (bias, reference::block_bias([heads, n, n], &exact))
            }
            Output::Planes | Output::MaskedPlanes => self.planes(r, arguments, mask, products)?,
        };
        Ok(Prepared {
            rounding: F16_SUMS,
            ..Prepared::new(output, expected)
        })
    }

    fn planes(
        &self,
        r: &mut Recorder,
        arguments: &LayerNormLinearArguments,
        mask: Option<&Tensor>,
        products: &[Exact],
    ) -> Result<(Tensor, Vec<Exact>)> {
        let (n, columns) = (self.n, self.columns);
        let planes = zero_planes(r.device(), columns / 2, n)?;
        let rows = mask.map(|mask| self.pairs(mask)).transpose()?;
        layer_norm_linear(r, arguments, &Destination::Planes(&planes, rows))?;
        let kept = self.mask();
        let one = |at: usize| {
            let (plane, row, column) = (
                at / planes.plane,
                at % planes.plane / planes.pitch,
                at % planes.plane % planes.pitch,
            );
            if row >= n || column >= n {
                return Exact::default();
            }
            let pair = (row * n + column) * columns + plane / GROUP * 2 * GROUP + plane % GROUP;
            let of = match (mask.is_some(), self.transposed) {
                (false, _) => 1.0,
                (true, false) => kept[row * n + column],
                (true, true) => kept[column * n + row],
            };
            reference::gated(products[pair], products[pair + GROUP], f64::from(of))
        };
        let expected = (0..planes.tensor().len()).map(one).collect();
        Ok((planes.tensor().clone(), expected))
    }

    fn mask(&self) -> Vec<f32> {
        Rng::new(11).mask(self.n * self.n, 0.7)
    }

    fn pairs<'a>(&self, z: &'a Tensor) -> Result<PairRows<'a>> {
        match self.transposed {
            true => PairRows::transposed(z),
            false => PairRows::of(z),
        }
    }
}

/// Planes of zeros, so that padding, which is not written, is defined.
pub(super) fn zero_planes(device: &Device, channels: usize, n: usize) -> Result<Planes> {
    let plane = n * n.next_multiple_of(32) + 64;
    let zeros = device.upload_f16(&vec![0.0; channels * plane], &[channels, plane])?;
    Ok(Planes::of_tensor(zeros, n))
}

impl KernelCase for LayerNormLinearCase {
    fn kernel(&self) -> &'static str {
        "layer_norm_linear"
    }

    fn prepare(&self, r: &mut Recorder, _: DType) -> Result<Prepared> {
        let n = self.n;
        let device = r.device().clone();
        let mut rng = Rng::new((n * 7 + self.columns) as u64);
        let x = rng.normal(n * n * CHANNELS, 2.0);
        let mut weight = rng.normal(self.columns * CHANNELS, 0.1);
        let norm = Norm::draw(&device, &mut rng)?;
        let z = device.upload(&x, &[n, n, CHANNELS])?;
        let w = upload(&device, DType::F16, &mut weight, &[self.columns, CHANNELS])?;
        let mask = match self.output {
            Output::MaskedPlanes => Some(device.upload(&self.mask(), &[n, n])?),
            _ => None,
        };
        let arguments = LayerNormLinearArguments {
            x: self.pairs(&z)?,
            norm: norm.parameters(),
            weight: &w,
        };
        let products = self.products(&x, &norm, &weight);
        self.run(r, &arguments, mask.as_ref(), &products)
    }
}

pub(super) fn self_test() -> Vec<SelfTest> {
    let case = |output| LayerNormLinearCase {
        n: 13,
        columns: match output {
            Output::Blocked(_) | Output::Heads(_) => 32,
            _ => 64,
        },
        transposed: true,
        output,
    };
    let of = |variant| {
        [
            Output::Rows,
            Output::Planes,
            Output::MaskedPlanes,
            Output::Blocked(4),
            Output::Heads(4),
        ]
        .map(|output| (variant, case(output)))
    };
    [by_name(of("coop16")), by_name(of("coop8"))].concat()
}
