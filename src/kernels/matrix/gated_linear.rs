//! Two products of one input on cooperative matrices, one gating the other.

use super::{spelled, suits, variant, VARIANTS};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Device, Launch, Recorder, Shader, Specialization};
use crate::kernels::gated_linear::Params;
use crate::kernels::linear::{bind_rows, weight_shape};
use crate::kernels::rows::common_box;
use crate::kernels::{layout, Activation, GatedLinearArguments, Kernel, Rows};
use crate::tensor::{DType, Tensor};

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "matrix/gated_linear",
        text: include_str!("../../../wgsl/matrix/gated_linear.wgsl"),
    },
    variants: VARIANTS,
    specializations: |variant, _| {
        let of = |activation, mask, types| specialization(variant, activation, mask, types);
        vec![
            of(Activation::Silu, false, [DType::F16; 2]),
            of(Activation::Sigmoid, true, [DType::F32; 2]),
        ]
    },
    params: layout!(Params {
        m,
        n,
        k,
        inner,
        x,
        out,
        mask,
        skip_gate,
        skip_value,
        plane,
        padding
    }),
};

/// Rows and columns of a workgroup, and how far k moves at a time, as written in the shader.
const TILE: [usize; 3] = [128, 32, 32];

/// The element types are those of x and out.
fn specialization(
    variant: &str,
    activation: Activation,
    mask: bool,
    [x, stored]: [DType; 2],
) -> Specialization {
    spelled(variant)
        .value("X", x)
        .value("Stored", stored)
        .value("ACTIVATION", activation.constant())
        .define_if("MASK", mask)
}

/// Whether a gated product runs on cooperative matrices on a device.
pub(crate) fn takes_gated_linear(
    device: &Device,
    arguments: &GatedLinearArguments,
    out: &Rows,
) -> bool {
    suits(device, arguments.x.count()) && fits(arguments, out)
}

fn fits(arguments: &GatedLinearArguments, out: &Rows) -> bool {
    let in_place =
        |weight: &&Tensor| weight.dtype() == DType::F16 && weight.offset().is_multiple_of(4);
    let vec4_aligned = arguments.x.vec4_aligned() && out.vec4_aligned() && out.is_contiguous();
    vec4_aligned
        && [arguments.w_gate, arguments.w_value].iter().all(in_place)
        && arguments.x.width().is_multiple_of(TILE[2])
}

/// As [`crate::kernels::gated_linear_into`], with the weights in f16 and K a multiple of 32; x and
/// out in f32 or f16.
pub(crate) fn gated_linear_into(
    r: &mut Recorder,
    arguments: &GatedLinearArguments,
    out: Rows,
) -> Result<()> {
    if super::ABSENT {
        return super::refused();
    }
    const OP: &str = "gated_linear";
    let [n, k] = weight_shape(OP, "w_gate", arguments.w_gate, arguments.x.width())?;
    if !fits(arguments, &out) || arguments.w_value.shape() != [n, k] || out.width() != n {
        return Err(Error::unsupported(
            OP,
            "cooperative matrices take two weights of one shape in \
            f16, rows in fours, and K a multiple of 32",
        ));
    }
    let variant = variant(r.device(), &KERNEL)?;
    let specialization = specialization(
        variant,
        arguments.activation,
        arguments.mask.is_some(),
        [arguments.x.dtype(), out.dtype()],
    );
    let views = [
        ("x", Some(arguments.x.clone())),
        ("out", Some(out)),
        ("mask", arguments.mask.clone()),
    ];
    let (extent, views) = common_box(OP, views)?;
    let operands: Vec<_> = views.iter().flatten().map(Rows::operand).collect();
    let flops = 4.0 * (n * k) as f64;
    for block in r.blocks_of_rows(OP, extent, TILE[0], &operands, flops)? {
        let mut bindings = Vec::new();
        let [x, out, mask] = bind_rows(r, &mut bindings, [1, 4, 5], &views, &block);
        let (bind_gate, skip_gate) = r.bind_whole(2, arguments.w_gate);
        let (bind_value, skip_value) = r.bind_whole(3, arguments.w_value);
        bindings.extend([bind_gate, bind_value]);
        let m = block.len();
        let params = Params {
            m: m as u32,
            n: n as u32,
            k: k as u32,
            inner: block.extent[1] as u32,
            x,
            out,
            mask,
            skip_gate,
            skip_value,
            plane: 0,
            padding: 0,
        };
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: [n.div_ceil(TILE[1]) as u32, m.div_ceil(TILE[0]) as u32, 1],
            cost: Cost {
                flops: flops * m as f64,
                bytes: (4 * m * k + 4 * n * k + 4 * m * n) as f64,
            },
        })?;
    }
    Ok(())
}
