//! LayerNorm over the last axis.

use bytemuck::{Pod, Zeroable};

use super::rows::{common_box, flat_grid, RowView, Rows};
use super::{layout, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Binding, Cost, Launch, Recorder, Shader, Specialization};
use crate::tensor::Tensor;

/// What [`layer_norm`] works on.
#[derive(Debug, Clone)]
pub struct LayerNormArguments<'a> {
    /// The rows to normalise, C channels each.
    pub x: Rows<'a>,
    /// Multiplies each channel: `[C]`.
    pub scale: Option<&'a Tensor>,
    /// Added to each channel: `[C]`.
    pub offset: Option<&'a Tensor>,
    /// Added to the variance; OpenFold3 uses 1e-5 everywhere.
    pub epsilon: f32,
}

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader { stem: "layer_norm", text: include_str!("../../wgsl/layer_norm.wgsl") },
    variants: &["lanes32"],
    specializations: |_| vec![specialization(true, true), specialization(false, false)],
    params: layout!(Params { rows, channels, inner, epsilon, x, y, skip_scale, skip_offset, padding }),
};

/// Rows of a workgroup, as written in the shader.
const ROWS: usize = 8;

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    rows: u32,
    channels: u32,
    inner: u32,
    epsilon: f32,
    x: RowView,
    y: RowView,
    skip_scale: u32,
    skip_offset: u32,
    padding: [u32; 2],
}

/// `(x - mean) / sqrt(variance + epsilon) * scale + offset` over the last axis, with the biased variance.
///
/// The result is contiguous, with the shape that the rows of `x` come from.
///
/// # Errors
/// [`Error::Shape`] where scale or offset is not `[C]`, [`Error::Device`] where memory runs out.
pub fn layer_norm(r: &mut Recorder, arguments: &LayerNormArguments) -> Result<Tensor> {
    let channels = arguments.x.width();
    for (name, tensor) in [("scale", arguments.scale), ("offset", arguments.offset)] {
        expect_channels("layer_norm", name, tensor, channels)?;
    }
    let y = r.allocate(&arguments.x.shape_with(channels))?;
    let (extent, [x, out]) = common_box("layer_norm", [("x", Some(arguments.x.clone())), ("y", Some(Rows::from(&y)))])?;
    let [Some(x), Some(out)] = [x, out] else { unreachable!("both views were given") };
    let specialization = specialization(arguments.scale.is_some(), arguments.offset.is_some());
    let operands = [x.operand(), out.operand()];
    for block in r.blocks(KERNEL.stem(), extent, [usize::MAX; 2], &operands, 8.0 * channels as f64)? {
        let (bind_x, skip_x) = r.bind(1, &operands[0], &block);
        let (bind_y, skip_y) = r.bind(2, &operands[1], &block);
        let mut bindings = vec![bind_x, bind_y];
        let skip_scale = bind_optional(r, &mut bindings, 3, arguments.scale);
        let skip_offset = bind_optional(r, &mut bindings, 4, arguments.offset);
        let params = Params {
            rows: block.len() as u32,
            channels: channels as u32,
            inner: block.extent[1] as u32,
            epsilon: arguments.epsilon,
            x: x.view(skip_x),
            y: out.view(skip_y),
            skip_scale,
            skip_offset,
            padding: [0; 2],
        };
        let elements = (block.len() * channels) as f64;
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant: KERNEL.variants[0],
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: flat_grid(block.len().div_ceil(ROWS)),
            cost: Cost { flops: 8.0 * elements, bytes: 8.0 * elements },
        })?;
    }
    Ok(y)
}

/// Refuses a per-channel vector of another length.
pub(super) fn expect_channels(op: &str, name: &str, tensor: Option<&Tensor>, channels: usize) -> Result<()> {
    match tensor {
        Some(tensor) if tensor.shape() != [channels] => Err(Error::shape(op, name, format!("f32 [{channels}]"), tensor.describe())),
        _ => Ok(()),
    }
}

/// Binds a whole tensor where there is one, and tells how many elements to skip there.
pub(super) fn bind_optional(r: &Recorder, bindings: &mut Vec<Binding>, index: u32, tensor: Option<&Tensor>) -> u32 {
    tensor.map_or(0, |tensor| {
        let (binding, skip) = r.bind_whole(index, tensor);
        bindings.push(binding);
        skip
    })
}

fn specialization(scale: bool, offset: bool) -> Specialization {
    Specialization::default().define_if("SCALE", scale).define_if("OFFSET", offset)
}
