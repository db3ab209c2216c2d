//! A product of f16 operands on cooperative matrices, with the epilogues of `linear`.

use super::{spelled, suits, variant, VARIANTS};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Device, Launch, Recorder, Shader, Specialization};
use crate::kernels::layer_norm::bind_optional;
use crate::kernels::linear::{bind_rows, expect_shapes, weight_shape, Epilogue, Params};
use crate::kernels::rows::common_box;
use crate::kernels::{layout, Kernel, LinearArguments, Rows, Store};
use crate::tensor::DType;

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "matrix/linear",
        text: include_str!("../../../wgsl/matrix/linear.wgsl"),
    },
    variants: VARIANTS,
    specializations: |variant, _| {
        let scattered =
            specialization(variant, Epilogue::ALL, [DType::F16, DType::F32, DType::F32])
                .define_if("SCATTERED", true);
        vec![
            specialization(
                variant,
                Epilogue::default(),
                [DType::F16, DType::F32, DType::F32],
            ),
            specialization(variant, Epilogue::ALL, [DType::F32, DType::F16, DType::F16]),
            scattered,
        ]
    },
    params: layout!(Params {
        m,
        n,
        k,
        inner,
        x,
        out,
        gate,
        mask,
        out_columns,
        skip_w,
        skip_bias,
        padding
    }),
};

/// Rows and columns of a workgroup, and how far k moves at a time, as written in the shader.
const TILE: [usize; 3] = [64, 64, 64];

/// The element types are those of x, out and gate.
fn specialization(
    variant: &str,
    epilogue: Epilogue,
    [x, stored, gate]: [DType; 3],
) -> Specialization {
    epilogue.specialize(
        spelled(variant)
            .value("X", x)
            .value("Stored", stored)
            .value("Gate", gate),
    )
}

/// Whether a product runs on cooperative matrices on a device.
pub(crate) fn takes_linear(device: &Device, arguments: &LinearArguments) -> bool {
    suits(device, arguments.x.count()) && fits(arguments)
}

fn fits(arguments: &LinearArguments) -> bool {
    let read = [Some(&arguments.x), arguments.gate.as_ref()];
    let n = arguments.weight.shape()[0];
    let vec4_aligned = read.into_iter().flatten().all(Rows::vec4_aligned)
        && n.is_multiple_of(4)
        && arguments.weight.offset().is_multiple_of(4);
    arguments.weight.dtype() == DType::F16
        && arguments.x.width().is_multiple_of(TILE[2])
        && vec4_aligned
}

/// As [`crate::kernels::linear_into`], with the weight in f16 and K a multiple of 64; x, out and
/// gate in f32 or f16.
pub(crate) fn linear_into(
    r: &mut Recorder,
    arguments: &LinearArguments,
    out: Rows,
    store: Store,
) -> Result<()> {
    if super::ABSENT {
        return super::refused();
    }
    let [n, k] = weight_shape("linear", "weight", arguments.weight, arguments.x.width())?;
    expect_shapes(arguments, &out, [n, k])?;
    let scattered = !(out.is_contiguous() && out.vec4_aligned());
    if !fits(arguments) {
        return Err(Error::unsupported(
            "linear",
            "cooperative matrices take the weight in f16, rows \
            and N in fours, and K a multiple of 64",
        ));
    }
    let epilogue = Epilogue::of(arguments, store);
    let gate_type = arguments.gate.as_ref().map_or(DType::F32, Rows::dtype);
    let variant = variant(r.device(), &KERNEL)?;
    let specialization = specialization(
        variant,
        epilogue,
        [arguments.x.dtype(), out.dtype(), gate_type],
    )
    .define_if("SCATTERED", scattered);
    let out_columns = out.column_view();
    let views = [
        ("x", Some(arguments.x.clone())),
        ("out", Some(out)),
        ("gate", arguments.gate.clone()),
        ("mask", arguments.mask.clone()),
    ];
    let (extent, views) = common_box("linear", views)?;
    let operands: Vec<_> = views.iter().flatten().map(Rows::operand).collect();
    let flops = 2.0 * (n * k) as f64;
    for block in r.blocks_of_rows("linear", extent, TILE[0], &operands, flops)? {
        let mut bindings = Vec::new();
        let [x, out, gate, mask] = bind_rows(r, &mut bindings, [1, 3, 5, 6], &views, &block);
        let (bind_w, skip_w) = r.bind_whole(2, arguments.weight);
        bindings.push(bind_w);
        let skip_bias = bind_optional(r, &mut bindings, 4, arguments.bias);
        let m = block.len();
        let inner = block.extent[1] as u32;
        let params = Params {
            m: m as u32,
            n: n as u32,
            k: k as u32,
            inner,
            x,
            out,
            gate,
            mask,
            out_columns,
            skip_w,
            skip_bias,
            padding: [0; 2],
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
                bytes: (2 * m * k + 2 * n * k + 4 * m * n * (1 + usize::from(epilogue.accumulate)))
                    as f64,
            },
        })?;
    }
    Ok(())
}
