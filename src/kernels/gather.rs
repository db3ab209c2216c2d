//! `out[m] = sum_k table[index[m, k]]`: the sum of selected rows.

use bytemuck::{Pod, Zeroable};

use super::activation::THREADS;
use super::expect::{expect_f32, expect_f32_rows};
use super::rows::{common_box, flat_grid, Columns, RowView, Rows};
use super::variant::{
    choose, element_type, layout, shader, supports_lanes, Kernel, Needs, Variant,
};
use super::Store;
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, Recorder};
use crate::shader::Specialization;
use crate::tensor::{DType, Tensor};

/// Arguments of [`gather`].
#[derive(Debug, Clone, Copy)]
pub struct GatherArguments<'a> {
    /// `[R, C]`, or `[B, R, C]` if the same rows are selected from each of B tables.
    /// A single table serves all outputs whose number of rows is a multiple of M. f32 or f16.
    pub table: &'a Tensor,
    /// `[M, K]`, whole numbers below R; negative ones add nothing. Stored as f32, which is exact up
    /// to 2^24.
    pub index: &'a Tensor,
}

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: "gather",
    coop: &[],
    plain: &[variant("vec4", 4), variant("scalar", 1)],
    params: layout!(Params {
        count,
        width,
        inner,
        choices,
        first,
        rows,
        padding,
        table,
        index,
        out
    }),
};

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    count: u32,
    width: u32,
    inner: u32,
    choices: u32,
    first: u32,
    rows: u32,
    padding: [u32; 2],
    table: RowView,
    index: RowView,
    out: RowView,
}

/// A selection as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    store: Store,
    table: DType,
    vec4_aligned: bool,
}

const fn variant(name: &'static str, lanes: usize) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("gather"),
        needs: Needs::WebGpu,
        tile: [THREADS, lanes],
        supports: |variant, problem| supports_lanes(variant.tile[1], problem.vec4_aligned),
        specialize: |variant, problem| {
            elements(variant.tile[1])
                .stored("StoredTable", problem.table, variant.tile[1])
                .define_if("ACCUMULATE", problem.store == Store::Accumulate)
        },
        examples: |_, table| {
            let of = |store| Problem {
                store,
                table,
                vec4_aligned: true,
            };
            vec![of(Store::Replace), of(Store::Accumulate)]
        },
    }
}

/// Reads and writes of `lanes` elements in f32 at a time.
pub(super) fn elements(lanes: usize) -> Specialization {
    Specialization::default()
        .value("Element", element_type(lanes))
        .value("LANES", format!("{lanes}u"))
}

/// The selected rows in a new tensor: `[M, C]`, or `[B, M, C]` for B tables.
///
/// # Errors
/// [`Error::Shape`] unless the table has 2 or 3 axes and the index 2, [`Error::Device`] where
/// memory runs out.
pub fn gather(r: &mut Recorder, arguments: &GatherArguments) -> Result<Tensor> {
    let [_, _, width] = table_shape(arguments.table)?;
    let leading = &arguments.table.shape()[..arguments.table.shape().len() - 2];
    let out = r.allocate(&[leading, &arguments.index.shape()[..1], &[width]].concat())?;
    gather_into(r, arguments, Rows::from(&out), Store::Replace)?;
    Ok(out)
}

/// The selected rows into B times M rows of C elements of an existing tensor; for a single table,
/// into M or a multiple.
///
/// # Errors
/// As [`gather`].
pub fn gather_into(
    r: &mut Recorder,
    arguments: &GatherArguments,
    out: Rows,
    store: Store,
) -> Result<()> {
    let [batches, rows, width] = table_shape(arguments.table)?;
    expect_f32("gather", "index", arguments.index)?;
    expect_f32_rows("gather", "out", Some(&out))?;
    let [picked, choices] = arguments.index.shape()[..] else {
        return Err(Error::shape(
            "gather",
            "index",
            "f32 [M, K]",
            arguments.index.describe(),
        ));
    };
    if out.width() != width {
        return Err(Error::shape(
            "gather",
            "out",
            format!("rows of {width}"),
            out.describe(),
        ));
    }
    if choices == 0 || (batches > 1 && out.count() != batches * picked) {
        return Err(Error::shape(
            "gather",
            "out",
            format!("of {batches} x {picked} rows"),
            out.describe(),
        ));
    }
    // A binding also holds the elements between its aligned start and the part's first element.
    const ALIGNMENT: u64 = 256;
    let fitting = r.device().byte_budget().saturating_sub(ALIGNMENT) as usize
        / (width * arguments.table.dtype().bytes());
    let step = (fitting / 4 * 4).clamp(1, rows);
    let mut first = 0;
    while first < rows {
        let most = step.min(rows - first);
        let part = Part {
            first,
            rows: arguments.table.rows_in_buffer(first, most, width).max(1),
        };
        let store = if first == 0 { store } else { Store::Accumulate };
        gather_part(r, arguments, part, out.clone(), store)?;
        first += part.rows;
    }
    Ok(())
}

/// Some rows of each table.
#[derive(Clone, Copy)]
struct Part {
    first: usize,
    rows: usize,
}

fn gather_part(
    r: &mut Recorder,
    arguments: &GatherArguments,
    part: Part,
    out: Rows,
    store: Store,
) -> Result<()> {
    let [batches, rows, width] = table_shape(arguments.table)?;
    let (picked, choices) = (arguments.index.shape()[0], arguments.index.shape()[1]);
    let reached = part.rows * width;
    let columns = Columns {
        group: reached,
        major: reached,
        minor: 1,
    };
    let (copies, stride) = if batches == 1 {
        (out.count().div_ceil(picked), 0)
    } else {
        (batches, rows * width)
    };
    let table = Rows::scattered(
        arguments.table,
        [copies, picked],
        [stride, 0],
        reached,
        columns,
    )
    .shifted_by(part.first * width);
    let index = Rows::from(arguments.index).spread(copies * picked)?;
    let (extent, views) = common_box(
        "gather",
        [
            ("table", Some(table)),
            ("index", Some(index)),
            ("out", Some(out)),
        ],
    )?;
    let views = views.map(|rows| rows.expect("all three views were given"));
    let problem = Problem {
        store,
        table: arguments.table.dtype(),
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
        (choices * width) as f64,
    )? {
        let bound: [_; 3] = std::array::from_fn(|at| r.bind(at as u32 + 1, &operands[at], &block));
        let [table, index, out] = std::array::from_fn(|at| views[at].view(bound[at].1));
        let elements = block.len() * width;
        let lanes = variant.tile[1];
        let [count, width] = [elements / lanes, width / lanes].map(|count| count as u32);
        let params = Params {
            count,
            width,
            inner: block.extent[1] as u32,
            choices: choices as u32,
            ..part.params(table, index, out)
        };
        r.launch(Launch {
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings: bound.into_iter().map(|(binding, _)| binding).collect(),
            params: bytemuck::bytes_of(&params),
            grid: flat_grid(count.div_ceil(THREADS as u32) as usize),
            cost: Cost {
                flops: (elements * choices) as f64,
                bytes: 4.0 * (elements * (choices + 1)) as f64,
            },
        })?;
    }
    Ok(())
}

impl Part {
    /// The parameters that define the part, and the views.
    fn params(self, table: RowView, index: RowView, out: RowView) -> Params {
        Params {
            first: self.first as u32,
            rows: self.rows as u32,
            table,
            index,
            out,
            ..Params::zeroed()
        }
    }
}

/// B, R and C of a table.
fn table_shape(table: &Tensor) -> Result<[usize; 3]> {
    match table.shape() {
        [rows, width] => Ok([1, *rows, *width]),
        [batches, rows, width] => Ok([*batches, *rows, *width]),
        _ => Err(Error::shape(
            "gather",
            "table",
            "f32 [B, R, C] or [R, C]",
            table.describe(),
        )),
    }
}
