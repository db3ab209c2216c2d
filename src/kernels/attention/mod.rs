//! Attention with an online softmax: scores are never written to memory.

mod coop;
mod pair_bias;
mod tiled;

use bytemuck::{Pod, Zeroable};

pub use pair_bias::PairBias;
pub(crate) use pair_bias::{blocked_len, BiasLayout};

use super::expect::expect_f32;
use super::variant::{choose, layout, native, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Binding, Block, Cost, Launch, Operand, Recorder};
use crate::tensor::{DType, Tensor};

/// The index box of an attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// B: batch.
    pub batch: usize,
    /// R: rows that share only biases (MSA sequences, rows of the pair tensor).
    pub rows: usize,
    /// H: heads.
    pub heads: usize,
    /// Q: queries.
    pub queries: usize,
    /// K: keys.
    pub keys: usize,
    /// D: elements of a head, a multiple of 8 up to 128.
    pub width: usize,
}

/// A tensor as attention reads it: elements between neighbours along each axis, 0 where an axis is
/// broadcast.
///
/// The D elements of a head are adjacent.
#[derive(Debug, Clone)]
pub struct View<'a> {
    /// The tensor.
    pub tensor: &'a Tensor,
    /// Elements from its first to the view's first.
    pub start: usize,
    /// Elements along batch, rows, heads.
    pub outer: [usize; 3],
    /// Elements from one query to the next; 0 for tensors that have none.
    pub query: usize,
    /// Elements from one key to the next; 0 for tensors that have none.
    pub key: usize,
}

/// A term of the scores of a key, the same for all queries.
#[derive(Debug, Clone)]
pub enum KeyTerm<'a> {
    /// A number `[B, R, H, K]`; -1e9 leaves a key out.
    Bias(View<'a>),
    /// 1 to keep a key, 0 to leave it out: `[B, R, H, K]`.
    Mask(View<'a>),
}

/// Arguments of [`attention`].
#[derive(Debug, Clone)]
pub struct AttentionArguments<'a> {
    /// The extents.
    pub extent: Extent,
    /// Queries `[B, R, H, Q, D]`.
    pub q: View<'a>,
    /// Keys `[B, R, H, K, D]`.
    pub k: View<'a>,
    /// Values `[B, R, H, K, D]`.
    pub v: View<'a>,
    /// Added to the scores: `[B, R, H, Q, K]`.
    pub pair_bias: Option<PairBias>,
    /// Added to the scores of a key, or masking it.
    pub key_term: Option<KeyTerm<'a>>,
    /// The output is multiplied with its sigmoid: `[B, R, H, Q, D]`.
    pub gate: Option<View<'a>>,
    /// Multiplies q . k; 1 / sqrt(D) as a rule.
    pub scale: f32,
    /// The output `[B, R, H, Q, D]`.
    pub out: View<'a>,
}

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: "attention",
    coop: native(&[coop::COOP16, coop::COOP8]),
    plain: &[
        tiled::variant("tile64_twice", [64, 2]),
        tiled::variant("tile64", [64, 1]),
        tiled::variant("tile32", [32, 1]),
        tiled::variant("tile16", [16, 1]),
    ],
    params: layout!(Params {
        q,
        k,
        v,
        out,
        gate,
        term,
        pair_bias,
        rows,
        queries,
        keys,
        scale
    }),
};

/// An attention as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    /// Q.
    queries: usize,
    /// D.
    width: usize,
    key_term: Option<Term>,
    pair_bias: Option<BiasLayout>,
    storage: Storage,
    software: bool,
}

/// Kinds of [`KeyTerm`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Term {
    Bias,
    Mask,
}

/// Element types of the tensors.
#[derive(Debug, Clone, Copy)]
struct Storage {
    q: DType,
    k: DType,
    v: DType,
    out: DType,
    gate: Option<DType>,
    pair_bias: DType,
}

impl Storage {
    /// One type for all tensors, with or without a gate.
    fn all(dtype: DType, gate: bool) -> Self {
        Storage {
            q: dtype,
            k: dtype,
            v: dtype,
            out: dtype,
            gate: gate.then_some(dtype),
            pair_bias: dtype,
        }
    }
}

impl Problem {
    fn new(r: &Recorder, arguments: &AttentionArguments) -> Self {
        let AttentionArguments {
            extent,
            q,
            k,
            v,
            out,
            gate,
            pair_bias,
            key_term,
            ..
        } = arguments;
        let [q, k, v, out] = [q, k, v, out].map(|view| view.tensor.dtype());
        Problem {
            queries: extent.queries,
            width: extent.width,
            key_term: key_term.as_ref().map(|term| match term {
                KeyTerm::Bias(_) => Term::Bias,
                KeyTerm::Mask(_) => Term::Mask,
            }),
            pair_bias: pair_bias.as_ref().map(PairBias::layout),
            storage: Storage {
                q,
                k,
                v,
                out,
                gate: gate.as_ref().map(|view| view.tensor.dtype()),
                pair_bias: pair_bias.as_ref().map(PairBias::dtype).unwrap_or_default(),
            },
            software: r.device().is_software(),
        }
    }
}

#[repr(C)]
#[derive(Clone, Copy, Default, Pod, Zeroable)]
struct ShaderView {
    pub strides: [u32; 4],
    pub skip: u32,
    pub key_stride: u32,
    pub padding: [u32; 2],
}

#[repr(C)]
#[derive(Clone, Copy, Default, Pod, Zeroable)]
struct Params {
    pub q: ShaderView,
    pub k: ShaderView,
    pub v: ShaderView,
    pub out: ShaderView,
    pub gate: ShaderView,
    pub term: ShaderView,
    pub pair_bias: ShaderView,
    pub rows: u32,
    pub queries: u32,
    pub keys: u32,
    pub scale: f32,
}

/// `out = sigmoid(gate) * softmax(scale * q . k + pair_bias + key term) . v`, row by row and head
/// by head.
///
/// A key that is masked, or whose bias is -5e8 or less, is ignored in a row. If the whole row is
/// masked, all its keys have the same weight. NaN in a row stays in that row.
///
/// # Errors
/// [`Error::Unsupported`] where D is not a multiple of 8 up to 128, a view is not aligned to 4
/// elements, or a single row exceeds the byte budget; [`Error::Shape`] where a view ends past its
/// tensor.
pub fn attention(r: &mut Recorder, arguments: &AttentionArguments) -> Result<()> {
    let extent = arguments.extent;
    if !extent.width.is_multiple_of(8) || !(8..=128).contains(&extent.width) {
        return Err(Error::unsupported(
            "attention",
            format!(
                "the head width D should be a multiple of 8 up to 128, got {}",
                extent.width
            ),
        ));
    }
    let views = arguments.views();
    for (name, view, role) in views.iter().flatten() {
        check_view(name, view, *role, &extent)?;
    }
    let problem = Problem::new(r, arguments);
    let variant = choose(r.device(), &KERNEL, &problem)?;
    let specialization = variant.specialization(&problem);
    let [lanes, own] = variant.tile;
    let operands: Vec<_> = views
        .iter()
        .flatten()
        .map(|(_, view, role)| operand(view, *role, &extent))
        .collect();
    let flops = 4.0 * (extent.keys * extent.width) as f64;
    let axes = [
        GRID_AXIS,
        GRID_AXIS / extent.batch.min(GRID_AXIS),
        GRID_AXIS,
        usize::MAX,
    ];
    for block in r.blocks(
        KERNEL.name,
        [extent.batch, extent.rows, extent.heads, extent.queries],
        axes,
        &operands,
        flops,
    )? {
        let mut bindings = Vec::new();
        let [q, k, v, out, gate, term, pair_bias] =
            bind_views(r, &mut bindings, &views, &extent, &block);
        let [batch, rows, heads, queries] = block.extent;
        let params = Params {
            q,
            k,
            v,
            out,
            gate,
            term,
            pair_bias,
            rows: rows as u32,
            queries: queries as u32,
            keys: extent.keys as u32,
            scale: arguments.scale,
        };
        r.launch(Launch {
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: [
                queries.div_ceil(lanes * own) as u32,
                heads as u32,
                (batch * rows) as u32,
            ],
            cost: cost(&extent, &block, arguments),
        })?;
    }
    Ok(())
}

/// Workgroups along one axis of a dispatch that WebGPU guarantees.
pub(super) const GRID_AXIS: usize = 65_535;

/// Axes of a tensor after batch, rows and heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A query and D elements.
    Query,
    /// A key and D elements.
    Key,
    /// A key.
    Term,
    /// A query and a key.
    Pair,
    /// Blocks of queries and keys.
    Blocks,
}

type Named<'a> = (&'static str, View<'a>, Role);

impl AttentionArguments<'_> {
    /// The views in the order of their bindings, which start at 1.
    fn views(&self) -> [Option<Named<'_>>; 7] {
        let term = self.key_term.as_ref().map(|term| match term {
            KeyTerm::Bias(view) => ("key bias", view.clone(), Role::Term),
            KeyTerm::Mask(view) => ("mask", view.clone(), Role::Term),
        });
        [
            Some(("q", self.q.clone(), Role::Query)),
            Some(("k", self.k.clone(), Role::Key)),
            Some(("v", self.v.clone(), Role::Key)),
            Some(("out", self.out.clone(), Role::Query)),
            self.gate
                .as_ref()
                .map(|view| ("gate", view.clone(), Role::Query)),
            term,
            self.pair_bias
                .as_ref()
                .map(|bias| ("pair bias", bias.view(), bias.role())),
        ]
    }
}

fn check_view(name: &str, view: &View, role: Role, extent: &Extent) -> Result<()> {
    let operand = operand(view, role, extent);
    let box_extent = [extent.batch, extent.rows, extent.heads, extent.queries];
    let last: usize = view.start
        + (0..4)
            .map(|axis| (box_extent[axis] - 1) * operand.strides[axis])
            .sum::<usize>()
        + operand.inner;
    if last > view.tensor.len() {
        return Err(Error::shape(
            "attention",
            name,
            format!("a view of at least {last} elements"),
            view.tensor.describe(),
        ));
    }
    if role == Role::Term {
        expect_f32("attention", name, view.tensor)?;
    }
    let places = [
        view.tensor.offset() + view.start,
        view.outer[0],
        view.outer[1],
        view.outer[2],
        view.query,
        view.key,
    ];
    if matches!(role, Role::Query | Role::Key) && places.iter().any(|place| place % 4 != 0) {
        return Err(Error::unsupported(
            "attention",
            format!("`{name}` should start and step in multiples of 4 elements"),
        ));
    }
    Ok(())
}

fn operand<'a>(view: &View<'a>, role: Role, extent: &Extent) -> Operand<'a, 4> {
    let [batch, rows, heads] = view.outer;
    let query = if matches!(role, Role::Query | Role::Pair) {
        view.query
    } else {
        0
    };
    let inner = match role {
        Role::Query => extent.width,
        Role::Key => (extent.keys - 1) * view.key + extent.width,
        Role::Term | Role::Pair => (extent.keys - 1) * view.key + 1,
        Role::Blocks => blocked_len(1, extent.queries, extent.keys),
    };
    view.tensor
        .operand(view.start, [batch, rows, heads, query], inner)
}

/// Binds the views that are present, and sets their offsets in the bindings.
fn bind_views(
    r: &Recorder,
    bindings: &mut Vec<Binding>,
    views: &[Option<Named>; 7],
    extent: &Extent,
    block: &Block<4>,
) -> [ShaderView; 7] {
    std::array::from_fn(|at| {
        views[at]
            .as_ref()
            .map_or_else(ShaderView::default, |(_, view, role)| {
                let (binding, skip) = r.bind(at as u32 + 1, &operand(view, *role, extent), block);
                bindings.push(binding);
                let position = if matches!(role, Role::Query | Role::Pair) {
                    view.query
                } else {
                    view.key
                };
                let strides = [view.outer[0], view.outer[1], view.outer[2], position]
                    .map(|stride| stride as u32);
                ShaderView {
                    strides,
                    skip,
                    key_stride: view.key as u32,
                    padding: [0; 2],
                }
            })
    })
}

fn cost(extent: &Extent, block: &Block<4>, arguments: &AttentionArguments) -> Cost {
    let [batch, rows, heads, queries] = block.extent;
    let groups = (batch * rows * heads) as f64;
    let per_query = 2.0 + f64::from(u8::from(arguments.gate.is_some()));
    let biases = arguments.pair_bias.as_ref().map_or(0.0, |bias| {
        (queries * extent.keys * heads) as f64
            * if bias.view().outer[1] == 0 {
                1.0
            } else {
                rows as f64
            }
    });
    Cost {
        flops: 4.0 * block.len() as f64 * (extent.keys * extent.width) as f64,
        bytes: arguments.q.tensor.dtype().bytes() as f64
            * (groups
                * extent.width as f64
                * (per_query * queries as f64 + 2.0 * extent.keys as f64)
                + biases),
    }
}
