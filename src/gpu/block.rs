//! Cuts a launch into blocks whose bindings and work fit the device.
//!
//! A launch works on a box of indices, such as batch x row x head x query. Each tensor is addressed
//! by strides over that box. A block is halved along the axis that helps most while the part of a
//! tensor that it reaches exceeds one binding or is in two buffers, or its work exceeds one
//! dispatch.

use std::sync::Arc;

use super::buffer::{Allocation, ALIGNMENT, WORD};

/// A tensor as seen from a launch's index box.
#[derive(Debug, Clone)]
pub struct Operand<'a, const R: usize> {
    /// The tensor's memory.
    pub allocation: &'a Arc<Allocation>,
    /// Bytes of an element.
    pub width: usize,
    /// Elements from the allocation's first to the one at the box's origin.
    pub start: usize,
    /// Elements from one index to the next along each axis of the box; 0 where the axis is
    /// broadcast.
    pub strides: [usize; R],
    /// Elements reached from the box's origin at a single index.
    pub inner: usize,
}

impl<const R: usize> Operand<'_, R> {
    /// Whether a binding of at most `most` bytes holds all that `block` reaches.
    fn can_be_bound(&self, block: &Block<R>, most: u64) -> bool {
        let Reach { start, bytes, .. } = self.reach(block);
        bytes <= most && self.allocation.bytes_in_part(start, bytes) == bytes
    }

    /// The bytes of the allocation that `block` reaches.
    pub fn reach(&self, block: &Block<R>) -> Reach {
        let sum = |count: &dyn Fn(usize) -> usize| -> u64 {
            let terms = (0..R).map(|axis| count(axis) as u64 * self.strides[axis] as u64);
            terms.sum()
        };
        let first = sum(&|axis| block.start[axis]);
        let steps = sum(&|axis| block.extent[axis] - 1);
        let width = self.width as u64;
        let start = (self.start as u64 + first) * width;
        let skipped = self.allocation.place(start) % ALIGNMENT;
        // Bindings have the length of whole words; buffers are padded beyond that.
        let bytes = skipped + (steps + self.inner as u64) * width;
        Reach {
            start: start - skipped,
            bytes: bytes.next_multiple_of(WORD),
            skip: (skipped / width) as u32,
        }
    }
}

/// A part of an allocation that can be bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// First byte, aligned in its buffer as bindings must be.
    pub start: u64,
    /// Bytes from there.
    pub bytes: u64,
    /// Elements from the first byte to the first element of the part.
    pub skip: u32,
}

/// A part of a launch's index box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block<const R: usize> {
    /// First index along each axis.
    pub start: [usize; R],
    /// Indices along each axis.
    pub extent: [usize; R],
}

impl<const R: usize> Block<R> {
    /// Indices in the block.
    pub fn len(&self) -> usize {
        self.extent.iter().product()
    }
}

/// Limits of one block.
#[derive(Debug, Clone, Copy)]
pub struct Limits<const R: usize> {
    /// Bytes that one binding may reach.
    pub binding_bytes: u64,
    /// Indices of the box that one dispatch may work on.
    pub indices: usize,
    /// Indices along each axis that the grid of one dispatch can hold.
    pub axes: [usize; R],
}

/// The blocks, in order, that together cover `extent`; `None` where even one index does not fit.
pub fn split<const R: usize>(
    extent: [usize; R],
    operands: &[Operand<R>],
    limits: Limits<R>,
) -> Option<Vec<Block<R>>> {
    let mut done = Vec::new();
    let mut open = vec![Block {
        start: [0; R],
        extent,
    }];
    while let Some(block) = open.pop() {
        match axis_to_halve(&block, operands, limits) {
            Halve::Fits => done.push(block),
            Halve::Along(axis) => {
                let first = block.extent[axis].div_ceil(2);
                let (mut low, mut high) = (block, block);
                low.extent[axis] = first;
                high.start[axis] += first;
                high.extent[axis] -= first;
                open.push(high);
                open.push(low);
            }
            Halve::Stuck => return None,
        }
    }
    Some(done)
}

enum Halve {
    Fits,
    Along(usize),
    Stuck,
}

fn axis_to_halve<const R: usize>(
    block: &Block<R>,
    operands: &[Operand<R>],
    limits: Limits<R>,
) -> Halve {
    let too_wide = operands
        .iter()
        .find(|operand| !operand.can_be_bound(block, limits.binding_bytes));
    let axis = match too_wide {
        Some(operand) => (0..R)
            .filter(|&axis| block.extent[axis] > 1 && operand.strides[axis] > 0)
            .max_by_key(|&axis| (block.extent[axis] - 1) * operand.strides[axis]),
        None if (0..R).any(|axis| block.extent[axis] > limits.axes[axis]) => {
            (0..R).find(|&axis| block.extent[axis] > limits.axes[axis])
        }
        None if block.len() > limits.indices => (0..R).find(|&axis| block.extent[axis] > 1),
        None => return Halve::Fits,
    };
    axis.map_or(Halve::Stuck, Halve::Along)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(blocks: &[Block<2>], extent: [usize; 2]) -> bool {
        let mut seen = vec![0; extent[0] * extent[1]];
        for block in blocks {
            for i in 0..block.extent[0] {
                for j in 0..block.extent[1] {
                    seen[(block.start[0] + i) * extent[1] + block.start[1] + j] += 1;
                }
            }
        }
        seen.iter().all(|&count| count == 1)
    }

    #[test]
    fn work_alone_splits_the_outer_axis_first() {
        let blocks = split::<2>(
            [5, 7],
            &[],
            Limits {
                binding_bytes: 1,
                indices: 8,
                axes: [usize::MAX; 2],
            },
        )
        .unwrap();
        assert!(covered(&blocks, [5, 7]));
        assert!(blocks.iter().all(|block| block.len() <= 8));
        assert_eq!(blocks[0].extent, [1, 7]);
    }

    #[test]
    fn one_index_that_is_too_much_is_stuck() {
        assert_eq!(
            split::<1>(
                [1],
                &[],
                Limits {
                    binding_bytes: 1,
                    indices: 0,
                    axes: [usize::MAX]
                }
            ),
            None
        );
    }
}
