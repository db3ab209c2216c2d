//! `LN(x) . weight^T` in one pass over x, and what is made of it.

use bytemuck::{Pod, Zeroable};

use super::{blocked_len, spelled, variant, Lines, Norm, Planes, CHANNELS, VARIANTS};
use crate::error::{Error, Result};
use crate::gpu::{Block, Cost, Launch, Recorder, Shader, Specialization};
use crate::kernels::rows::flat_grid;
use crate::kernels::{layout, Kernel};
use crate::tensor::Tensor;

/// What [`normal_linear`] works on.
#[derive(Debug, Clone)]
pub(crate) struct NormalLinearArguments<'a> {
    /// Lines of places of 128 channels.
    pub x: Lines<'a>,
    /// The norm of a place's channels.
    pub norm: Norm<'a>,
    /// f16 `[columns, 128]`, columns a multiple of 32.
    pub weight: &'a Tensor,
}

/// Where the product goes.
#[derive(Debug, Clone)]
pub(crate) enum Destination<'a> {
    /// f16 `[lines, places, columns]`.
    Rows(&'a Tensor),
    /// `mask * sigmoid(gate) * value` as planes, zero behind each line: the weight holds 16 rows
    /// that gate, then the 16 they gate.
    Planes(&'a Planes, Option<Lines<'a>>),
    /// The first `heads` columns as attention reads a pair bias; the lines are queries.
    Blocked { bias: &'a Tensor, heads: usize },
    /// The first `heads` columns as f32 `[heads, lines, places]`.
    Heads { bias: &'a Tensor, heads: usize },
}

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "matrix/normal_linear",
        text: include_str!("../../../wgsl/matrix/normal_linear.wgsl"),
    },
    variants: VARIANTS,
    specializations: |variant, _| {
        let all: [&[&str]; 5] = [
            &[],
            &["PLANES"],
            &["BLOCKED"],
            &["PLANES", "MASK"],
            &["HEADS"],
        ];
        all.into_iter().map(|names| named(variant, names)).collect()
    },
    params: layout!(Params {
        x,
        mask,
        lines,
        places,
        pitched,
        columns,
        out_line,
        out_place,
        out_column,
        skip_out,
        first_line,
        skip_w,
        padding
    }),
};

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    x: [u32; 4],
    mask: [u32; 4],
    lines: u32,
    places: u32,
    pitched: u32,
    columns: u32,
    out_line: u32,
    out_place: u32,
    out_column: u32,
    skip_out: u32,
    first_line: u32,
    skip_w: u32,
    padding: [u32; 2],
}

/// Rows of a workgroup, as written in the shader.
const ROWS: usize = 128;

fn named(variant: &str, names: &[&'static str]) -> Specialization {
    names.iter().fold(spelled(variant), |specialization, name| {
        specialization.define_if(name, true)
    })
}

/// The product, and what `destination` makes of it.
pub(crate) fn normal_linear(
    r: &mut Recorder,
    arguments: &NormalLinearArguments,
    destination: &Destination,
) -> Result<()> {
    if super::ABSENT {
        return super::refused();
    }
    const OP: &str = "normal_linear";
    let x = &arguments.x;
    x.expect_channels(OP)?;
    let variant = variant(r.device(), &KERNEL)?;
    let columns = match arguments.weight.shape() {
        [columns, CHANNELS] if columns % 32 == 0 => *columns,
        _ => {
            return Err(Error::shape(
                OP,
                "weight",
                format!("f16 [32 n, {CHANNELS}]"),
                arguments.weight.describe(),
            ))
        }
    };
    let places = x.places;
    let (out, pitched, strides) = match destination {
        Destination::Rows(out) => (
            out.operand(0, [places * columns], places * columns),
            places,
            [places * columns, columns, 0],
        ),
        Destination::Planes(planes, _) => (
            planes.operand(columns / 2),
            planes.pitch,
            [planes.pitch, 1, planes.plane],
        ),
        Destination::Blocked { bias, heads, .. } => (
            bias.operand(0, [0], blocked_len(*heads, places, places)),
            places.next_multiple_of(32),
            [0, 0, *heads],
        ),
        Destination::Heads { bias, heads } => {
            let each = x.lines * places;
            (
                bias.operand(0, [places], (heads - 1) * each + places),
                places,
                [places, each, *heads],
            )
        }
    };
    let mask = match destination {
        Destination::Planes(_, Some(mask)) => Some(mask.clone()),
        _ => None,
    };
    let specialization = match destination {
        Destination::Rows(_) => named(variant, &[]),
        Destination::Planes(_, None) => named(variant, &["PLANES"]),
        Destination::Planes(_, Some(_)) => named(variant, &["PLANES", "MASK"]),
        Destination::Blocked { .. } => named(variant, &["BLOCKED"]),
        Destination::Heads { .. } => named(variant, &["HEADS"]),
    };
    let operands: Vec<_> = [
        Some(x.operand(CHANNELS)),
        Some(out),
        mask.as_ref().map(|mask| mask.operand(1)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let flops = 2.0 * (places * columns * CHANNELS) as f64;
    for block in r.blocks(OP, [x.lines], [usize::MAX], &operands, flops)? {
        let Block {
            start: [first],
            extent: [lines],
        } = block;
        let (bind_x, skip_x) = r.bind(1, &operands[0], &block);
        let (bind_out, skip_out) = r.bind(5, &operands[1], &block);
        let (bind_w, skip_w) = r.bind_whole(2, arguments.weight);
        let (bind_scale, _) = r.bind_whole(3, arguments.norm.scale);
        let (bind_offset, _) = r.bind_whole(4, arguments.norm.offset);
        let mut bindings = vec![bind_x, bind_out, bind_w, bind_scale, bind_offset];
        let mask = mask.as_ref().map_or([0; 4], |mask| {
            let (bind_mask, skip) = r.bind(6, &operands[2], &block);
            bindings.push(bind_mask);
            mask.view(skip)
        });
        let [out_line, out_place, out_column] = strides.map(|stride| stride as u32);
        let params = Params {
            x: x.view(skip_x),
            mask,
            lines: lines as u32,
            places: places as u32,
            pitched: pitched as u32,
            columns: columns as u32,
            out_line,
            out_place,
            out_column,
            skip_out,
            first_line: first as u32,
            skip_w,
            padding: [0; 2],
        };
        let moved = lines * places * (4 * CHANNELS + 2 * columns);
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: flat_grid((lines * pitched).div_ceil(ROWS)),
            cost: Cost {
                flops: flops * lines as f64,
                bytes: moved as f64,
            },
        })?;
    }
    Ok(())
}
