//! LayerNorm over the last axis.

use bytemuck::{Pod, Zeroable};

use super::bind::bind_rows;
use super::rows::{common_box, flat_grid, RowView, Rows};
use super::variant::{
    choose, element_type, layout, shader, supports_lanes, Kernel, Needs, Refusal, Variant,
};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, Recorder};
use crate::shader::Specialization;
use crate::tensor::{DType, Tensor};

/// Arguments of [`layer_norm`].
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
    /// Element type of the result: f32 or f16.
    pub storage: DType,
}

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: "layer_norm",
    coop: &[],
    plain: &[
        variant("few_vec4", [4, 32]),
        variant("vec4", [32, 8]),
        variant("scalar", [8, 32]),
    ],
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

/// A norm as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    rows: usize,
    channels: usize,
    /// Element types of x and y, and of scale and offset where present.
    storage: [Option<DType>; 4],
    vec4_aligned: bool,
    /// Largest number of lanes that sum within a subgroup; 0 without subgroups.
    subgroup_lanes: usize,
}

/// A variant with the given numbers of rows per workgroup and invocations per row.
const fn variant(name: &'static str, tile: [usize; 2]) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("layer_norm"),
        needs: Needs::WebGpu,
        tile,
        supports,
        specialize,
        examples,
    }
}

/// Largest number of rows that get more invocations each, so that a GPU has enough workgroups.
const FEW: usize = 2048;
/// Fewest channels that keep so many invocations busy.
const WIDE: usize = 128;

fn supports(variant: &Variant<Problem>, problem: &Problem) -> Result<(), Refusal> {
    supports_lanes(lanes(variant), problem.vec4_aligned)?;
    match variant.name == "few_vec4" && (problem.rows > FEW || problem.channels < WIDE) {
        true => Err(Refusal::NotPreferred(
            "many rows, or short ones, are faster with fewer invocations each",
        )),
        false => Ok(()),
    }
}

/// Elements that an invocation reads at a time.
fn lanes(variant: &Variant<Problem>) -> usize {
    if variant.name == "scalar" {
        1
    } else {
        4
    }
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    let ([rows, shared_by], lanes) = (variant.tile, lanes(variant));
    let aliases = ["StoredX", "StoredY", "StoredScale", "StoredOffset"]
        .into_iter()
        .zip(problem.storage);
    let stored = aliases.fold(Specialization::default(), |text, (alias, dtype)| {
        text.stored(alias, dtype.unwrap_or_default(), lanes)
    });
    stored
        .value("Element", element_type(lanes))
        .value("WIDTH", format!("{lanes}u"))
        .value("ROWS", format!("{rows}u"))
        .value("LANES", format!("{shared_by}u"))
        .define_if("SCALAR", lanes == 1)
        .define_if("SCALE", problem.storage[2].is_some())
        .define_if("OFFSET", problem.storage[3].is_some())
        .define_if("SUBGROUPS", problem.subgroup_lanes >= shared_by)
}

fn examples(_: &Variant<Problem>, storage: DType) -> Vec<Problem> {
    let of = |storage, subgroup_lanes| Problem {
        rows: 1,
        channels: WIDE,
        storage,
        vec4_aligned: true,
        subgroup_lanes,
    };
    let with_parameters = [
        Some(DType::F32),
        Some(storage),
        Some(storage),
        Some(storage),
    ];
    let subgroup_lanes = if storage == DType::F16 { 32 } else { 0 };
    vec![
        of([Some(storage), Some(storage), None, None], 0),
        of(with_parameters, subgroup_lanes),
    ]
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
/// The result is contiguous, with the shape of the rows of `x`.
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
    let device = r.device();
    let problem = Problem {
        rows: extent[0] * extent[1],
        channels,
        storage: views.each_ref().map(|rows| rows.as_ref().map(Rows::dtype)),
        vec4_aligned: views.iter().flatten().all(Rows::vec4_aligned),
        subgroup_lanes: [32, 8]
            .into_iter()
            .find(|lanes| device.has_subgroups(*lanes))
            .unwrap_or(0),
    };
    let variant = choose(device, &KERNEL, &problem)?;
    let specialization = variant.specialization(&problem);
    let operands: Vec<_> = views.iter().flatten().map(Rows::operand).collect();
    let width = arguments.x.dtype().bytes() + arguments.storage.bytes();
    for block in r.blocks(
        KERNEL.name,
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
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: flat_grid(block.len().div_ceil(variant.tile[0])),
            cost: Cost {
                flops: 8.0 * elements,
                bytes: width as f64 * elements,
            },
        })?;
    }
    Ok(y)
}

/// A row of C channels for each row of x; a single row serves all.
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
