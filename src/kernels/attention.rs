//! Attention with an online softmax: scores are never written to memory.

use bytemuck::{Pod, Zeroable};

use super::stored::expect_f32;
use super::{choose, layout, Kernel, Refusal};
use crate::error::{Error, Result};
use crate::gpu::{Binding, Block, Cost, Device, Launch, Operand, Recorder, Shader, Specialization};
use crate::tensor::{DType, Tensor};

/// The index box of an attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// B: batch.
    pub batch: usize,
    /// R: rows that share nothing but biases (MSA sequences, rows of the pair tensor).
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
/// The D elements of a head lie next to each other.
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

/// What is added to the scores of a key, for all queries alike.
#[derive(Debug, Clone)]
pub enum KeyTerm<'a> {
    /// A number `[B, R, H, K]`; -1e9 leaves a key out.
    Bias(View<'a>),
    /// 1 to keep a key, 0 to leave it out: `[B, R, H, K]`.
    Mask(View<'a>),
}

/// What [`attention`] works on.
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
    pub pair_bias: Option<View<'a>>,
    /// Added to the scores of a key, or masking it.
    pub key_term: Option<KeyTerm<'a>>,
    /// The output is multiplied with its sigmoid: `[B, R, H, Q, D]`.
    pub gate: Option<View<'a>>,
    /// Multiplies q . k; 1 / sqrt(D) as a rule.
    pub scale: f32,
    /// The output `[B, R, H, Q, D]`.
    pub out: View<'a>,
}

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "attention",
        text: include_str!("../../wgsl/attention.wgsl"),
    },
    variants: &["tile64_twice", "tile64", "tile32", "tile16"],
    specializations: |variant, storage| {
        let stored = Storage {
            q: storage,
            k: storage,
            v: storage,
            out: storage,
            gate: storage,
            pair_bias: storage,
        };
        let widest = if variant == "tile64_twice" {
            WIDEST_TWICE
        } else {
            128
        };
        vec![
            specialization(variant, 8, Parts::default(), stored),
            specialization(
                variant,
                widest,
                Parts {
                    gate: true,
                    term: true,
                    mask: false,
                    pair_bias: true,
                },
                stored,
            ),
            specialization(
                variant,
                32,
                Parts {
                    gate: true,
                    term: true,
                    mask: true,
                    pair_bias: true,
                },
                stored,
            ),
        ]
    },
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

#[derive(Clone, Copy, Default)]
struct Parts {
    gate: bool,
    term: bool,
    mask: bool,
    pair_bias: bool,
}

/// What the tensors are stored as.
#[derive(Clone, Copy)]
struct Storage {
    q: DType,
    k: DType,
    v: DType,
    out: DType,
    gate: DType,
    pair_bias: DType,
}

impl Storage {
    fn of(arguments: &AttentionArguments) -> Self {
        let optional = |view: &Option<View>| {
            view.as_ref()
                .map(|view| view.tensor.dtype())
                .unwrap_or_default()
        };
        let AttentionArguments {
            q,
            k,
            v,
            out,
            gate,
            pair_bias,
            ..
        } = arguments;
        let [q, k, v, out] = [q, k, v, out].map(|view| view.tensor.dtype());
        Storage {
            q,
            k,
            v,
            out,
            gate: optional(gate),
            pair_bias: optional(pair_bias),
        }
    }

    /// Writes itself into a shader.
    fn specialize(self, specialization: Specialization) -> Specialization {
        let vectors = [
            ("StoredQ", self.q),
            ("StoredK", self.k),
            ("StoredV", self.v),
            ("StoredOut", self.out),
            ("StoredGate", self.gate),
        ];
        vectors
            .into_iter()
            .fold(specialization, |text, (alias, dtype)| {
                text.stored(alias, dtype, 4)
            })
            .stored("StoredBias", self.pair_bias, 1)
    }
}

/// The widest heads of which an invocation's registers hold two queries, so that a key is loaded
/// once for both.
const WIDEST_TWICE: usize = 32;

/// Invocations of a workgroup, and the queries of each.
fn lanes_and_own(variant: &str) -> (usize, usize) {
    match variant {
        "tile64_twice" => (64, 2),
        "tile64" => (64, 1),
        "tile32" => (32, 1),
        _ => (16, 1),
    }
}

fn supports(device: &Device, variant: &str, extent: &Extent) -> Result<(), Refusal> {
    let (lanes, own) = lanes_and_own(variant);
    match own {
        2 if extent.width > WIDEST_TWICE => Err(Refusal::Unsupported(
            "two queries of so wide heads do not fit an invocation",
        )),
        2 if device.is_software() => Err(Refusal::NotPreferred(
            "a software driver takes seconds to compile it",
        )),
        _ if lanes > 16 && extent.queries <= lanes * own / 2 => Err(Refusal::NotPreferred(
            "so few queries leave most of the tile idle",
        )),
        _ => Ok(()),
    }
}

fn specialization(variant: &str, width: usize, parts: Parts, storage: Storage) -> Specialization {
    // Keys and values of a tile take 8 KiB together, half of what WebGPU guarantees, so that two
    // workgroups fit.
    let (lanes, own) = lanes_and_own(variant);
    let keys = (1024 / width).min(64) / 8 * 8;
    // Drivers unroll the keys of a step times the elements of a head: their number is kept down, or
    // compiling takes seconds.
    let step = match width {
        0..=32 => 8,
        33..=64 => 4,
        _ => 2,
    };
    storage
        .specialize(Specialization::default())
        .value("D4", format!("{}u", width / 4))
        .value("LANES", format!("{lanes}u"))
        .value("OWN", format!("{own}u"))
        .value("KEYS", format!("{keys}u"))
        .value("STEP", format!("{step}u"))
        .define_if("GATE", parts.gate)
        .define_if("TERM", parts.term)
        .define_if("MASK", parts.mask)
        .define_if("PAIR_BIAS", parts.pair_bias)
}

#[repr(C)]
#[derive(Clone, Copy, Default, Pod, Zeroable)]
pub(super) struct ShaderView {
    pub strides: [u32; 4],
    pub skip: u32,
    pub key_stride: u32,
    pub padding: [u32; 2],
}

#[repr(C)]
#[derive(Clone, Copy, Default, Pod, Zeroable)]
pub(super) struct Params {
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
/// A key that is masked, or whose bias is -5e8 or less, takes no part in a row, unless the whole
/// row is masked: then all its keys weigh the same. NaN in a row stays in that row.
///
/// # Errors
/// [`Error::Unsupported`] where D is not a multiple of 8 up to 128, a view is not aligned to 4
/// elements, or one row alone exceeds the byte budget; [`Error::Shape`] where a view ends past its
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
    let (mask, term) = (
        matches!(arguments.key_term, Some(KeyTerm::Mask(_))),
        arguments.key_term.is_some(),
    );
    let parts = Parts {
        gate: arguments.gate.is_some(),
        term,
        mask,
        pair_bias: arguments.pair_bias.is_some(),
    };
    let variant = choose(r.device(), &KERNEL, |variant| {
        supports(r.device(), variant, &extent)
    })?;
    let specialization = specialization(variant, extent.width, parts, Storage::of(arguments));
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
        KERNEL.name(),
        [extent.batch, extent.rows, extent.heads, extent.queries],
        axes,
        &operands,
        flops,
    )? {
        record_block(r, arguments, &views, &block, variant, &specialization)?;
    }
    Ok(())
}

/// Workgroups along one axis of a dispatch that WebGPU guarantees.
pub(super) const GRID_AXIS: usize = 65_535;

/// Which axes a tensor has behind batch, rows and heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A query and D elements.
    Query,
    /// A key and D elements.
    Key,
    /// A key.
    Term,
    /// A query and a key.
    Pair,
}

pub(super) type Named<'v, 'a> = (&'static str, &'v View<'a>, Role);

impl<'a> AttentionArguments<'a> {
    /// The views in the order of their bindings, which start at 1.
    pub(super) fn views(&self) -> [Option<Named<'_, 'a>>; 7] {
        let term = self.key_term.as_ref().map(|term| match term {
            KeyTerm::Bias(view) => ("key bias", view, Role::Term),
            KeyTerm::Mask(view) => ("mask", view, Role::Term),
        });
        [
            Some(("q", &self.q, Role::Query)),
            Some(("k", &self.k, Role::Key)),
            Some(("v", &self.v, Role::Key)),
            Some(("out", &self.out, Role::Query)),
            self.gate.as_ref().map(|view| ("gate", view, Role::Query)),
            term,
            self.pair_bias
                .as_ref()
                .map(|view| ("pair bias", view, Role::Pair)),
        ]
    }
}

pub(super) fn check_view(name: &str, view: &View, role: Role, extent: &Extent) -> Result<()> {
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

pub(super) fn operand<'a>(view: &View<'a>, role: Role, extent: &Extent) -> Operand<'a, 4> {
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
    };
    view.tensor
        .operand(view.start, [batch, rows, heads, query], inner)
}

/// Binds the views that are there, and gives each its place in the binding.
pub(super) fn bind_views(
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

fn record_block(
    r: &mut Recorder,
    arguments: &AttentionArguments,
    views: &[Option<Named>; 7],
    block: &Block<4>,
    variant: &'static str,
    specialization: &Specialization,
) -> Result<()> {
    let extent = &arguments.extent;
    let mut bindings = Vec::new();
    let [q, k, v, out, gate, term, pair_bias] = bind_views(r, &mut bindings, views, extent, block);
    let [batch, rows, heads, queries] = block.extent;
    let (lanes, own) = lanes_and_own(variant);
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
        shader: &KERNEL.shader,
        variant,
        specialization,
        bindings,
        params: bytemuck::bytes_of(&params),
        grid: [
            queries.div_ceil(lanes * own) as u32,
            heads as u32,
            (batch * rows) as u32,
        ],
        cost: cost(extent, block, arguments),
    })
}

pub(super) fn cost(extent: &Extent, block: &Block<4>, arguments: &AttentionArguments) -> Cost {
    let [batch, rows, heads, queries] = block.extent;
    let groups = (batch * rows * heads) as f64;
    let per_query = 2.0 + f64::from(u8::from(arguments.gate.is_some()));
    let biases = arguments.pair_bias.as_ref().map_or(0.0, |bias| {
        (queries * extent.keys * heads) as f64 * if bias.outer[1] == 0 { 1.0 } else { rows as f64 }
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
