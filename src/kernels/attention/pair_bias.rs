//! A bias of attention scores, in the layout that the variant of the attention reads.

use super::{choose, Problem, Role, Storage, View, KERNEL};
use crate::gpu::Device;
use crate::tensor::{DType, Tensor};

/// A number added to the scores of each head, query and key: `[B, R, H, Q, K]`.
///
/// It stores the layout of its tensor; attention runs on a variant that reads this layout.
#[derive(Debug, Clone)]
pub struct PairBias {
    tensor: Tensor,
    /// Elements from the tensor's first to the bias's first.
    start: usize,
    strides: Strides,
}

/// Elements between neighbours along each axis; 0 where an axis is broadcast.
#[derive(Debug, Clone, Copy)]
enum Strides {
    /// Along batch, rows and heads; along queries and keys.
    Strided {
        outer: [usize; 3],
        query: usize,
        key: usize,
    },
    /// Along rows and heads of `[Q / 32, K / 4, 32, 4]`, times log2(e), in f16.
    Blocked { row: usize, head: usize },
}

/// Layout of a [`PairBias`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BiasLayout {
    /// Any strides.
    Strided,
    /// The order in which cooperative matrices are loaded.
    Blocked,
}

/// Queries and keys of a block.
const BLOCK: usize = 32;

/// Elements of a blocked bias.
pub(crate) fn blocked_len(heads: usize, queries: usize, keys: usize) -> usize {
    heads * queries.next_multiple_of(BLOCK) * keys.next_multiple_of(BLOCK)
}

impl BiasLayout {
    /// The layout that attention of heads of `width` elements, stored as `storage`, reads on a
    /// device.
    pub fn of_attention(device: &Device, storage: DType, width: usize) -> Self {
        let problem = Problem {
            queries: usize::MAX / 4,
            width,
            key_term: None,
            pair_bias: None,
            storage: Storage::all(storage, true),
            software: device.is_software(),
        };
        match choose(device, &KERNEL, &problem) {
            Ok(variant) if variant.uses_coop() => BiasLayout::Blocked,
            _ => BiasLayout::Strided,
        }
    }
}

impl From<View<'_>> for PairBias {
    fn from(view: View<'_>) -> Self {
        PairBias {
            tensor: view.tensor.clone(),
            start: view.start,
            strides: Strides::Strided {
                outer: view.outer,
                query: view.query,
                key: view.key,
            },
        }
    }
}

impl PairBias {
    /// A blocked bias with `row` elements from one row to the next and `head` from one head to the
    /// next.
    pub(crate) fn blocked(tensor: Tensor, [row, head]: [usize; 2]) -> Self {
        PairBias {
            tensor,
            start: 0,
            strides: Strides::Blocked { row, head },
        }
    }

    /// A blocked bias that all rows share.
    pub(crate) fn blocked_for_all_rows(tensor: Tensor, [queries, keys]: [usize; 2]) -> Self {
        Self::blocked(tensor, [0, blocked_len(1, queries, keys)])
    }

    /// The bias from row `row` on and, in a strided one, from key `key` on. Blocked biases start at
    /// key 0.
    pub(crate) fn starting_at(&self, row: usize, key: usize) -> Self {
        let shift = match self.strides {
            Strides::Strided {
                outer,
                key: key_stride,
                ..
            } => row * outer[1] + key * key_stride,
            Strides::Blocked {
                row: row_stride, ..
            } => row * row_stride,
        };
        PairBias {
            start: self.start + shift,
            ..self.clone()
        }
    }

    /// The bias with queries and keys exchanged. Blocked biases already have the right order.
    pub(crate) fn transposed(self) -> Self {
        let strides = match self.strides {
            Strides::Strided { outer, query, key } => Strides::Strided {
                outer,
                query: key,
                key: query,
            },
            blocked => blocked,
        };
        PairBias { strides, ..self }
    }

    /// Whether it is in the layout of cooperative matrices.
    pub(crate) fn is_blocked(&self) -> bool {
        self.layout() == BiasLayout::Blocked
    }

    pub(super) fn layout(&self) -> BiasLayout {
        match self.strides {
            Strides::Strided { .. } => BiasLayout::Strided,
            Strides::Blocked { .. } => BiasLayout::Blocked,
        }
    }

    pub(super) fn dtype(&self) -> DType {
        self.tensor.dtype()
    }

    pub(super) fn role(&self) -> Role {
        match self.layout() {
            BiasLayout::Strided => Role::Pair,
            BiasLayout::Blocked => Role::Blocks,
        }
    }

    pub(in crate::kernels) fn view(&self) -> View<'_> {
        let (outer, query, key) = match self.strides {
            Strides::Strided { outer, query, key } => (outer, query, key),
            Strides::Blocked { row, head } => ([0, row, head], 0, 0),
        };
        View {
            tensor: &self.tensor,
            start: self.start,
            outer,
            query,
            key,
        }
    }
}
