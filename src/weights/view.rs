//! The place of a tensor in a file, and its elements in order.

use std::borrow::Cow;
use std::ops::Range;

use super::element::Element;
use super::host::{HostData, HostTensor};

/// A tensor of fewer elements may repeat those of its storage, however small the file is.
const REPEATED: usize = 1 << 20;

/// A tensor in a file, read on access. Its bytes are within the file, which the constructor checks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct View {
    /// Index of the file.
    pub(super) file: usize,
    pub(super) element: Element,
    pub(super) shape: Vec<usize>,
    /// Elements between neighbours along each axis; `None` for row-major order.
    strides: Option<Vec<usize>>,
    /// From the first byte of its first element to the last byte of its last.
    range: Range<usize>,
    big_endian: bool,
}

impl View {
    /// A row-major tensor that fills `range`, which the caller has checked.
    pub(super) fn contiguous(element: Element, shape: Vec<usize>, range: Range<usize>) -> Self {
        View {
            file: 0,
            element,
            shape,
            strides: None,
            range,
            big_endian: false,
        }
    }

    /// A tensor that starts `offset` elements into a storage, which is at `storage` in a file of
    /// `file` bytes.
    ///
    /// # Errors
    /// The fault, to be written after its name: an extent or stride reaches outside the storage.
    pub(super) fn strided(
        element: Element,
        shape: Vec<usize>,
        strides: Vec<usize>,
        offset: usize,
        storage: Range<usize>,
        big_endian: bool,
        file: usize,
    ) -> Result<Self, String> {
        if strides.len() != shape.len() {
            return Err(format!(
                "has {} axes and {} strides",
                shape.len(),
                strides.len()
            ));
        }
        let there = storage.len() / element.bytes();
        let count = shape
            .iter()
            .try_fold(1usize, |count, extent| count.checked_mul(*extent))
            .ok_or_else(|| format!("has the shape {shape:?}"))?;
        if count == 0 {
            return Ok(View {
                file: 0,
                element,
                shape,
                strides: None,
                range: storage.start..storage.start,
                big_endian,
            });
        }
        let reach = |last: usize, (extent, stride): (&usize, &usize)| {
            (extent - 1)
                .checked_mul(*stride)
                .and_then(|further| last.checked_add(further))
        };
        let last = shape
            .iter()
            .zip(&strides)
            .try_fold(offset, reach)
            .filter(|last| *last < there);
        let last = last.ok_or_else(|| {
            format!(
                "of shape {shape:?}, strides {strides:?} and offset \
            {offset} reaches beyond its storage of {there} elements"
            )
        })?;
        // A stride of zero repeats elements: a few bytes could ask for more memory than there is.
        if count > file.max(REPEATED) {
            return Err(format!(
                "of shape {shape:?} and strides {strides:?} has more elements than \
                its file has bytes"
            ));
        }
        let range =
            storage.start + offset * element.bytes()..storage.start + (last + 1) * element.bytes();
        let strides = (!is_row_major(&shape, &strides)).then_some(strides);
        Ok(View {
            file: 0,
            element,
            shape,
            strides,
            range,
            big_endian,
        })
    }

    /// The position of its bytes in its file.
    pub(super) fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The elements in row-major order, little-endian, from the bytes of [`View::range`]; borrowed
    /// if the file has this order.
    pub(super) fn bytes<'a>(&self, own: Cow<'a, [u8]>) -> Cow<'a, [u8]> {
        let mut bytes = match &self.strides {
            None => own,
            Some(strides) => Cow::Owned(gather(&own, &self.shape, strides, self.element.bytes())),
        };
        if self.big_endian && self.element.bytes() > 1 {
            bytes
                .to_mut()
                .chunks_exact_mut(self.element.bytes())
                .for_each(<[u8]>::reverse);
        }
        bytes
    }

    /// The elements as f32, borrowed if the file stores them so; `None` if they are not floating
    /// point.
    pub(super) fn floats<'a>(&self, own: Cow<'a, [u8]>) -> Option<Cow<'a, [f32]>> {
        let bytes = self.bytes(own);
        match (self.element, &bytes) {
            (Element::F32, Cow::Borrowed(borrowed)) if cfg!(target_endian = "little") => {
                if let Ok(floats) = bytemuck::try_cast_slice(borrowed) {
                    return Some(Cow::Borrowed(floats));
                }
            }
            _ => {}
        }
        match self.element.decode(&bytes, &self.shape) {
            HostData::F32(floats) => Some(Cow::Owned(floats)),
            _ => None,
        }
    }

    /// A copy in memory.
    pub(super) fn to_host(&self, own: Cow<[u8]>) -> HostTensor {
        HostTensor {
            shape: self.shape.clone(),
            data: self.element.decode(&self.bytes(own), &self.shape),
        }
    }
}

fn is_row_major(shape: &[usize], strides: &[usize]) -> bool {
    let mut inner = 1;
    shape.iter().zip(strides).rev().all(|(extent, stride)| {
        let expected = inner;
        inner *= extent;
        *extent == 1 || *stride == expected
    })
}

/// Elements of `width` bytes at `strides`, in row-major order of `shape`.
fn gather(own: &[u8], shape: &[usize], strides: &[usize], width: usize) -> Vec<u8> {
    let count: usize = shape.iter().product();
    let mut bytes = Vec::with_capacity(count * width);
    let mut index = vec![0; shape.len()];
    let mut at = 0;
    for _ in 0..count {
        bytes.extend_from_slice(own.get(at * width..(at + 1) * width).unwrap_or_default());
        for axis in (0..shape.len()).rev() {
            index[axis] += 1;
            at += strides[axis];
            if index[axis] < shape[axis] {
                break;
            }
            at -= index[axis] * strides[axis];
            index[axis] = 0;
        }
    }
    bytes
}
