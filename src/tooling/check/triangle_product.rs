//! Cases for `triangle_product`.

use super::layer_norm_linear::zero_planes;
use super::swiglu_transition::rounded;
use super::{by_name, chosen, upload, Case, KernelCase, Prepared, Rng, SelfTest};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{
    triangle_product, triangle_product_of_planes, Planes, TriangleProductArguments, FACTOR,
};
use crate::tensor::DType;
use crate::tooling::reference::{self, Exact};

/// The product over planes `[channels, n, n]`.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct TriangleProductCase {
    pub n: usize,
    pub channels: usize,
    /// Lines and places of padding in a plane.
    pub more: [usize; 2],
    /// All three as planes of f16, as in triangle multiplication on cooperative matrices.
    pub planes: bool,
}

impl TriangleProductCase {
    fn prepare_planes(&self, r: &mut Recorder) -> Result<Prepared> {
        let TriangleProductCase { n, channels, .. } = *self;
        let mut rng = Rng::new((n * 1000 + channels) as u64);
        let out = zero_planes(r.device(), channels, n)?;
        let shape = [channels, n, out.pitch];
        // Numbers in the first n columns, zeros in the padding.
        let mut draw = || -> Vec<f32> {
            let numbers = rounded(rng.normal(shape.iter().product(), 1.0));
            let kept = |(at, number)| if at % out.pitch < n { number } else { 0.0 };
            numbers.into_iter().enumerate().map(kept).collect()
        };
        let [a, b] = [draw(), draw()];
        let planes = |numbers: &[f32]| {
            let of = |plane: &[f32]| [plane, &[0.0; 64]].concat();
            let padded: Vec<f32> = numbers.chunks(n * out.pitch).flat_map(of).collect();
            let tensor = r.device().upload_f16(&padded, &[channels, out.plane])?;
            Ok(Planes::of_tensor(tensor, n))
        };
        let [a_planes, b_planes]: [Result<Planes>; 2] = [planes(&a), planes(&b)];
        triangle_product_of_planes(r, &a_planes?, &b_planes?, &out)?;
        let sums = reference::triangle_product(n, shape, &a, &b);
        let one = |at: usize| {
            let (channel, row, column) = (
                at / out.plane,
                at % out.plane / out.pitch,
                at % out.plane % out.pitch,
            );
            match row < n && column < n {
                true => scaled(sums[(row * n + column) * channels + channel], FACTOR),
                // The padding is written, but never read.
                false => Exact {
                    value: 0.0,
                    magnitude: f64::INFINITY,
                },
            }
        };
        let expected = (0..out.tensor().len()).map(one).collect();
        Ok(Prepared::new(out.tensor().clone(), expected))
    }
}

fn scaled(exact: Exact, factor: f32) -> Exact {
    Exact {
        value: exact.value * f64::from(factor),
        magnitude: exact.magnitude * f64::from(factor),
    }
}

impl KernelCase for TriangleProductCase {
    fn kernel(&self) -> &'static str {
        "triangle_product"
    }

    fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        let TriangleProductCase {
            n, channels, more, ..
        } = *self;
        if self.planes {
            return self.prepare_planes(r);
        }
        let mut rng = Rng::new((n * 1000 + channels) as u64);
        let shape = [channels, n + more[0], n + more[1]];
        let [mut a, mut b] = [0, 1].map(|_| rng.normal(shape.iter().product(), 1.0));
        let output = r.allocate_as(&[n, n, channels], storage)?;
        let (a_tensor, b_tensor) = (
            upload(r.device(), storage, &mut a, &shape)?,
            upload(r.device(), storage, &mut b, &shape)?,
        );
        let factor = 0.375;
        triangle_product(
            r,
            &TriangleProductArguments {
                a: &a_tensor,
                b: &b_tensor,
                out: &output,
                first_channel: 0,
                factor,
            },
        )?;
        let expected = reference::triangle_product(n, shape, &a, &b)
            .into_iter()
            .map(|exact| scaled(exact, factor))
            .collect();
        Ok(Prepared::new(output, expected))
    }
}

fn cases() -> Vec<Case> {
    vec![Case::from(TriangleProductCase {
        n: 19,
        channels: 6,
        more: [1, 1],
        planes: false,
    })]
}

fn named() -> Vec<(&'static str, Case)> {
    let case = |n| {
        Case::from(TriangleProductCase {
            n,
            channels: 3,
            more: [1, 2],
            planes: false,
        })
    };
    let planes = |n| {
        Case::from(TriangleProductCase {
            n,
            channels: 3,
            more: [0; 2],
            planes: true,
        })
    };
    vec![
        ("tile128", case(130)),
        ("tile64", case(70)),
        ("tile8x128", case(13)),
        ("coop16", planes(41)),
        ("coop8", planes(41)),
    ]
}

pub(super) fn self_test() -> Vec<SelfTest> {
    [chosen(cases()), by_name(named())].concat()
}
