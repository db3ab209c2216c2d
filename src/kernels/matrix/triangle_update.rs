//! The end of triangle multiplication: two norms, two products, the gate and the residual in one
//! pass.

use bytemuck::{Pod, Zeroable};

use super::triangle_product::FACTOR;
use super::{size_of, spelled, variant, Lines, Norm, Planes, CHANNELS, VARIANTS};
use crate::error::Result;
use crate::gpu::{Cost, Launch, MatrixSize, Recorder, Shader, Specialization};
use crate::kernels::rows::flat_grid;
use crate::kernels::{layout, Kernel};
use crate::tensor::Tensor;

/// What [`triangle_update`] works on.
#[derive(Debug, Clone)]
pub(crate) struct TriangleUpdateArguments<'a> {
    /// Lines of z, as those of the product.
    pub z: Lines<'a>,
    /// Lines to be overwritten, strided as z's; z itself has the update added where there are none.
    pub out: Option<Lines<'a>>,
    /// The product as [`super::triangle_product`] writes it.
    pub product: &'a Planes,
    /// The norm of z.
    pub norm: Norm<'a>,
    /// The norm of the product: f32 `[128, 2]`, scale and offset of each channel.
    pub product_norm: &'a Tensor,
    /// f16 `[256, 128]`: 16 rows of the gate, then the same 16 of the output, and so on.
    pub weight: &'a Tensor,
}

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "matrix/triangle_update",
        text: include_str!("../../../wgsl/matrix/triangle_update.wgsl"),
    },
    variants: VARIANTS,
    specializations: |variant, _| {
        vec![
            specialization(variant, false),
            specialization(variant, true),
        ]
    },
    params: layout!(Params {
        lines,
        places,
        pitched,
        plane,
        z_line,
        z_place,
        skip_z,
        skip_x,
        skip_w,
        skip_out,
        padding_1,
        padding_2
    }),
};

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    lines: u32,
    places: u32,
    pitched: u32,
    plane: u32,
    z_line: u32,
    z_place: u32,
    skip_z: u32,
    skip_x: u32,
    skip_w: u32,
    skip_out: u32,
    padding_1: u32,
    padding_2: u32,
}

/// Places of a workgroup, as written in the shader.
const PLACES: usize = 64;

fn specialization(variant: &str, in_place: bool) -> Specialization {
    let named = spelled(variant)
        .define_if("ACCUMULATE", in_place)
        .define_if("EIGHT", size_of(variant) == MatrixSize::Eight);
    named.value("EPSILON_X", format!("{:e}", 1e-5 * FACTOR * FACTOR))
}

/// `out = sigmoid(w_gate . LN(z)) * (w_out . LN(product))`, or `z +=` that.
pub(crate) fn triangle_update(r: &mut Recorder, arguments: &TriangleUpdateArguments) -> Result<()> {
    if super::ABSENT {
        return super::refused();
    }
    const OP: &str = "triangle_update";
    let TriangleUpdateArguments {
        z,
        out,
        product,
        norm,
        product_norm,
        weight,
    } = arguments;
    z.expect_channels(OP)?;
    let variant = variant(r.device(), &KERNEL)?;
    let operands: Vec<_> = [
        Some(z.operand(CHANNELS)),
        Some(product.operand(CHANNELS)),
        out.as_ref().map(|out| out.operand(CHANNELS)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let flops = 4.0 * (z.places * CHANNELS * CHANNELS) as f64;
    for block in r.blocks(OP, [z.lines], [usize::MAX], &operands, flops)? {
        let lines = block.len();
        let (bind_z, skip_z) = r.bind(1, &operands[0], &block);
        let (bind_product, skip_x) = r.bind(2, &operands[1], &block);
        let (bind_w, skip_w) = r.bind_whole(3, weight);
        let (bind_scale, _) = r.bind_whole(4, norm.scale);
        let (bind_offset, _) = r.bind_whole(5, norm.offset);
        let (bind_norm, _) = r.bind_whole(6, product_norm);
        let mut bindings = vec![
            bind_z,
            bind_product,
            bind_w,
            bind_scale,
            bind_offset,
            bind_norm,
        ];
        let skip_out = operands.get(2).map_or(0, |out| {
            let (bind_out, skip) = r.bind(7, out, &block);
            bindings.push(bind_out);
            skip
        });
        let params = Params {
            lines: lines as u32,
            places: z.places as u32,
            pitched: product.pitch as u32,
            plane: product.plane as u32,
            z_line: z.line as u32,
            z_place: z.place as u32,
            skip_z,
            skip_x,
            skip_w,
            skip_out,
            padding_1: 0,
            padding_2: 0,
        };
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization(variant, out.is_none()),
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: flat_grid((lines * product.pitch).div_ceil(PLACES)),
            cost: Cost {
                flops: flops * lines as f64,
                bytes: (10 * lines * z.places * CHANNELS) as f64,
            },
        })?;
    }
    Ok(())
}
