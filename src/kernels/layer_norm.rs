//! LayerNorm over the last axis.

use bytemuck::{Pod, Zeroable};

use super::linear::bind_rows;
use super::rows::{common_box, flat_grid, RowView, Rows};
use super::{choose, layout, supports_vectors, Kernel, Refusal};
use crate::error::{Error, Result};
use crate::gpu::{Binding, Cost, Launch, Recorder, Shader, Specialization};
use crate::tensor::{DType, Tensor};

/// What [`layer_norm`] works on.
#[derive(Debug, Clone)]
pub struct LayerNormArguments<'a> {
    /// The rows to normalise, C channels each.
    pub x: Rows<'a>,
    /// Multiplies each channel: one row `[C]` for all, or one for each row of x.
    pub scale: Option<Rows<'a>>,
    /// Added to each channel: one row `[C]` for all, or one for each row of x.
    pub offset: Option<Rows<'a>>,
    /// Added to the variance; OpenFold3 uses 1e-5 everywhere.
    pub epsilon: f32,
    /// What the result is stored as: f32 or f16.
    pub storage: DType,
}

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "layer_norm",
        text: include_str!("../../wgsl/layer_norm.wgsl"),
    },
    variants: &["few_vec4", "vec4", "scalar"],
    specializations: |variant, storage| {
        let with_parameters = specialization(
            variant,
            [
                Some(DType::F32),
                Some(storage),
                Some(storage),
                Some(storage),
            ],
        );
        vec![
            specialization(variant, [Some(storage), Some(storage), None, None]),
            with_parameters.define_if("SUBGROUPS", storage == DType::F16),
        ]
    },
    params: layout!(Params {
        rows,
        channels,
        inner,
        epsilon,
        x,
        y,
        scale,
        offset
    }),
};

/// Rows of a workgroup, and the invocations that share each.
fn rows_and_lanes(variant: &str) -> (usize, usize) {
    match variant {
        "few_vec4" => (4, 32),
        "vec4" => (32, 8),
        _ => (8, 32),
    }
}

/// Rows below which each has more invocations, so that there are workgroups enough for a GPU.
const FEW: usize = 2048;
/// Channels that keep so many invocations busy.
const WIDE: usize = 128;

fn supports(
    variant: &str,
    vec4_aligned: bool,
    [rows, channels]: [usize; 2],
) -> Result<(), Refusal> {
    supports_vectors(variant, vec4_aligned)?;
    match variant == "few_vec4" && (rows > FEW || channels < WIDE) {
        true => Err(Refusal::NotPreferred(
            "many rows, or short ones, are faster with fewer invocations each",
        )),
        false => Ok(()),
    }
}

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    rows: u32,
    channels: u32,
    inner: u32,
    epsilon: f32,
    x: RowView,
    y: RowView,
    scale: RowView,
    offset: RowView,
}

/// `(x - mean) / sqrt(variance + epsilon) * scale + offset` over the last axis, with the biased
/// variance.
///
/// The result is contiguous, with the shape that the rows of `x` come from.
///
/// # Errors
/// [`Error::Shape`] where scale or offset is not `[C]`, [`Error::Device`] where memory runs out.
pub fn layer_norm(r: &mut Recorder, arguments: &LayerNormArguments) -> Result<Tensor> {
    let channels = arguments.x.width();
    let y = r.allocate_as(&arguments.x.shape_with(channels), arguments.storage)?;
    let scale = one_for_each("scale", &arguments.scale, &arguments.x)?;
    let offset = one_for_each("offset", &arguments.offset, &arguments.x)?;
    let views = [
        ("x", Some(arguments.x.clone())),
        ("y", Some(Rows::from(&y))),
        ("scale", scale),
        ("offset", offset),
    ];
    let (extent, views) = common_box("layer_norm", views)?;
    let vec4_aligned = views.iter().flatten().all(Rows::vec4_aligned);
    let variant = choose(r.device(), &KERNEL, |variant| {
        supports(variant, vec4_aligned, [extent[0] * extent[1], channels])
    })?;
    let subgroups = r.device().has_subgroups(rows_and_lanes(variant).1);
    let stored = views.each_ref().map(|rows| rows.as_ref().map(Rows::dtype));
    let specialization = specialization(variant, stored).define_if("SUBGROUPS", subgroups);
    let operands: Vec<_> = views.iter().flatten().map(Rows::operand).collect();
    let width = arguments.x.dtype().bytes() + arguments.storage.bytes();
    for block in r.blocks(
        KERNEL.name(),
        extent,
        [usize::MAX; 2],
        &operands,
        8.0 * channels as f64,
    )? {
        let mut bindings = Vec::new();
        let [x, y, scale, offset] = bind_rows(r, &mut bindings, [1, 2, 3, 4], &views, &block);
        let params = Params {
            rows: block.len() as u32,
            channels: channels as u32,
            inner: block.extent[1] as u32,
            epsilon: arguments.epsilon,
            x,
            y,
            scale,
            offset,
        };
        let elements = (block.len() * channels) as f64;
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: flat_grid(block.len().div_ceil(rows_and_lanes(variant).0)),
            cost: Cost {
                flops: 8.0 * elements,
                bytes: width as f64 * elements,
            },
        })?;
    }
    Ok(y)
}

/// A row of C channels for each row of x: one that there is alone serves all.
fn one_for_each<'a>(name: &str, rows: &Option<Rows<'a>>, x: &Rows) -> Result<Option<Rows<'a>>> {
    match rows.clone() {
        Some(rows) if rows.width() != x.width() => Err(Error::shape(
            "layer_norm",
            name,
            format!("f32 [{}]", x.width()),
            rows.describe(),
        )),
        Some(rows) if rows.count() == 1 => rows.spread(x.count()).map(Some),
        rows => Ok(rows),
    }
}

/// Refuses a per-channel vector of another length.
pub(super) fn expect_channels(
    op: &str,
    name: &str,
    tensor: Option<&Tensor>,
    channels: usize,
) -> Result<()> {
    match tensor {
        Some(tensor) if tensor.shape() != [channels] => Err(Error::shape(
            op,
            name,
            format!("f32 [{channels}]"),
            tensor.describe(),
        )),
        _ => Ok(()),
    }
}

/// Binds a whole tensor where there is one, and tells how many elements to skip there.
pub(super) fn bind_optional(
    r: &Recorder,
    bindings: &mut Vec<Binding>,
    index: u32,
    tensor: Option<&Tensor>,
) -> u32 {
    tensor.map_or(0, |tensor| {
        let (binding, skip) = r.bind_whole(index, tensor);
        bindings.push(binding);
        skip
    })
}

/// `stored` is that of x, y, and of scale and offset where they are there.
fn specialization(variant: &str, stored: [Option<DType>; 4]) -> Specialization {
    let (rows, lanes) = rows_and_lanes(variant);
    let scalar = variant == "scalar";
    let width = if scalar { 1 } else { 4 };
    let aliases = ["StoredX", "StoredY", "StoredScale", "StoredOffset"]
        .into_iter()
        .zip(stored);
    let elements = aliases.fold(Specialization::default(), |text, (alias, dtype)| {
        text.stored(alias, dtype.unwrap_or_default(), width)
    });
    elements
        .value("Element", if scalar { "f32" } else { "vec4<f32>" })
        .value("WIDTH", if scalar { "1u" } else { "4u" })
        .value("ROWS", format!("{rows}u"))
        .value("LANES", format!("{lanes}u"))
        .define_if("SCALAR", scalar)
        .define_if("SCALE", stored[2].is_some())
        .define_if("OFFSET", stored[3].is_some())
}
