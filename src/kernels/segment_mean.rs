//! The mean over segments of neighbouring rows: atoms to tokens.

use bytemuck::{Pod, Zeroable};

use super::activation::THREADS;
use super::expect::{expect_f32, expect_f32_rows};
use super::gather::elements;
use super::rows::{common_box, flat_grid, Columns, RowView, Rows};
use super::variant::{choose, layout, shader, supports_lanes, Kernel, Needs, Variant};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, Recorder};
use crate::tensor::{DType, Tensor};

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: "segment_mean",
    coop: &[],
    plain: &[variant("vec4", 4), variant("scalar", 1)],
    params: layout!(Params {
        count,
        width,
        inner,
        padding,
        x,
        segments,
        y
    }),
};

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    count: u32,
    width: u32,
    inner: u32,
    padding: u32,
    x: RowView,
    segments: RowView,
    y: RowView,
}

/// A mean as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    vec4_aligned: bool,
}

const fn variant(name: &'static str, lanes: usize) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("segment_mean"),
        needs: Needs::WebGpu,
        tile: [THREADS, lanes],
        supports: |variant, problem| supports_lanes(variant.tile[1], problem.vec4_aligned),
        specialize: |variant, _| elements(variant.tile[1]),
        examples: |_, storage| match storage {
            DType::F16 => Vec::new(),
            _ => vec![Problem { vec4_aligned: true }],
        },
    }
}

/// Writes the mean of each segment of `x [B, A, C]` (B may be omitted) to the B times N rows of
/// `out`.
///
/// `segments [N, 2]` has each segment's first row and number of rows, which must be positive: whole
/// numbers, stored as f32.
///
/// # Errors
/// [`Error::Shape`] where the shapes do not agree, [`Error::Device`] where memory runs out.
pub fn segment_mean_into(r: &mut Recorder, x: &Tensor, segments: &Tensor, out: Rows) -> Result<()> {
    let (batches, whole, width) = match x.shape() {
        [rows, width] => (1, rows * width, *width),
        [batches, rows, width] => (*batches, rows * width, *width),
        _ => {
            return Err(Error::shape(
                "segment_mean",
                "x",
                "f32 [B, A, C] or [A, C]",
                x.describe(),
            ))
        }
    };
    let [count, 2] = segments.shape()[..] else {
        return Err(Error::shape(
            "segment_mean",
            "segments",
            "f32 [N, 2]",
            segments.describe(),
        ));
    };
    expect_f32("segment_mean", "x", x)?;
    expect_f32("segment_mean", "segments", segments)?;
    expect_f32_rows("segment_mean", "out", Some(&out))?;
    if out.width() != width {
        return Err(Error::shape(
            "segment_mean",
            "out",
            format!("rows of {width}"),
            out.describe(),
        ));
    }
    let rows_of_x = whole / width / count.max(1);
    let columns = Columns {
        group: whole,
        major: whole,
        minor: 1,
    };
    let own = Rows::scattered(x, [batches, count], [whole, 0], whole, columns);
    let segments = Rows::from(segments).spread(batches * count)?;
    let (extent, views) = common_box(
        "segment_mean",
        [
            ("x", Some(own)),
            ("segments", Some(segments)),
            ("out", Some(out)),
        ],
    )?;
    let views = views.map(|rows| rows.expect("all three views were given"));
    let problem = Problem {
        vec4_aligned: views[0].vec4_aligned() && views[2].vec4_aligned(),
    };
    let variant = choose(r.device(), &KERNEL, &problem)?;
    let specialization = variant.specialization(&problem);
    let operands = views.each_ref().map(Rows::operand);
    for block in r.blocks(
        KERNEL.name,
        extent,
        [usize::MAX; 2],
        &operands,
        ((1 + rows_of_x) * width) as f64,
    )? {
        let bound: [_; 3] = std::array::from_fn(|at| r.bind(at as u32 + 1, &operands[at], &block));
        let [x, segments, y] = std::array::from_fn(|at| views[at].view(bound[at].1));
        let elements = block.len() * width;
        let lanes = variant.tile[1];
        let [count, width] = [elements / lanes, width / lanes].map(|count| count as u32);
        r.launch(Launch {
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings: bound.into_iter().map(|(binding, _)| binding).collect(),
            params: bytemuck::bytes_of(&Params {
                count,
                width,
                inner: block.extent[1] as u32,
                padding: 0,
                x,
                segments,
                y,
            }),
            grid: flat_grid(count.div_ceil(THREADS as u32) as usize),
            cost: Cost {
                flops: (elements * rows_of_x) as f64,
                bytes: 4.0 * (elements * (rows_of_x + 1)) as f64,
            },
        })?;
    }
    Ok(())
}
