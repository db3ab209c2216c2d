//! Cases for `triangle_product`.

use super::{upload, Case, Prepared, Rng};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{triangle_product, TriangleProductArguments};
use crate::reference::{self, Exact};
use crate::tensor::DType;

/// The product over planes `[channels, n, n]`.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct TriangleProductCase {
    pub n: usize,
    pub channels: usize,
    /// Lines and places of a plane behind those that count.
    pub more: [usize; 2],
}

impl TriangleProductCase {
    pub(super) fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        let TriangleProductCase { n, channels, more } = *self;
        let mut rng = Rng::new((n * 1000 + channels) as u64);
        let shape = [channels, n + more[0], n + more[1]];
        let [mut a, mut b] = [0, 1].map(|_| rng.normal(shape.iter().product(), 1.0));
        let output = r.allocate_as(&[n, n, channels], storage)?;
        let (a_tensor, b_tensor) = (
            upload(r.device(), storage, &mut a, &shape)?,
            upload(r.device(), storage, &mut b, &shape)?,
        );
        const FACTOR: f32 = 0.375;
        triangle_product(
            r,
            &TriangleProductArguments {
                a: &a_tensor,
                b: &b_tensor,
                out: &output,
                first_channel: 0,
                factor: FACTOR,
            },
        )?;
        let scaled = |exact: Exact| Exact {
            value: exact.value * f64::from(FACTOR),
            magnitude: exact.magnitude * f64::from(FACTOR),
        };
        let expected = reference::triangle_product(n, shape, &a, &b)
            .into_iter()
            .map(scaled)
            .collect();
        Ok(Prepared { output, expected })
    }
}

pub(super) fn self_test() -> Vec<Case> {
    vec![Case::TriangleProduct(TriangleProductCase {
        n: 19,
        channels: 6,
        more: [1, 1],
    })]
}

pub(super) fn by_name() -> Vec<(&'static str, Case)> {
    let case = |n| {
        Case::TriangleProduct(TriangleProductCase {
            n,
            channels: 3,
            more: [1, 2],
        })
    };
    vec![
        ("tile128", case(130)),
        ("tile64", case(70)),
        ("tile8x128", case(13)),
    ]
}
