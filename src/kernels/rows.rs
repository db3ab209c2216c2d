//! Rows of a tensor, addressed as (outer, inner).
//!
//! Row-wise kernels see a tensor as rows of contiguous channels with two strides. So a pair tensor
//! with swapped axes, or some of its columns, is read and written without a copy.

use std::ops::Range;

use bytemuck::{Pod, Zeroable};

use crate::error::{Error, Result};
use crate::gpu::Operand;
use crate::tensor::{DType, Tensor};

/// A tensor seen as `outer x inner` rows of `width` contiguous elements.
#[derive(Debug, Clone)]
pub struct Rows<'a> {
    tensor: &'a Tensor,
    leading: Vec<usize>,
    extent: [usize; 2],
    strides: [usize; 2],
    start: usize,
    width: usize,
    columns: Columns,
}

/// Position of column n of a row: `n / group * major + n % group * minor` elements from the row's
/// start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Columns {
    /// Columns in a group.
    pub group: usize,
    /// Elements from one group to the next.
    pub major: usize,
    /// Elements from one column to the next in a group.
    pub minor: usize,
}

impl Columns {
    /// Columns next to each other.
    fn contiguous(width: usize) -> Self {
        Columns {
            group: width,
            major: width,
            minor: 1,
        }
    }

    /// Elements from a row's start to after its last column.
    fn reach(&self, width: usize) -> usize {
        (width.div_ceil(self.group) - 1) * self.major + (self.group.min(width) - 1) * self.minor + 1
    }
}

impl<'a> From<&'a Tensor> for Rows<'a> {
    /// All rows along the last axis.
    fn from(tensor: &'a Tensor) -> Self {
        let (width, leading) = tensor
            .shape()
            .split_last()
            .map_or((1, vec![]), |(last, leading)| (*last, leading.to_vec()));
        let count = tensor.len() / width;
        Rows {
            tensor,
            leading,
            extent: [1, count],
            strides: [count * width, width],
            start: 0,
            width,
            columns: Columns::contiguous(width),
        }
    }
}

impl<'a> Rows<'a> {
    /// One element per row: a mask whose shape is that of the rows.
    pub fn of_mask(mask: &'a Tensor) -> Self {
        Rows {
            tensor: mask,
            leading: mask.shape().to_vec(),
            extent: [1, mask.len()],
            strides: [mask.len(), 1],
            start: 0,
            width: 1,
            columns: Columns::contiguous(1),
        }
    }

    /// The columns `range` of every row.
    pub fn columns(self, range: Range<usize>) -> Self {
        Rows {
            start: self.start + range.start,
            width: range.len(),
            columns: Columns::contiguous(range.len()),
            ..self
        }
    }

    /// The rows of a pair tensor `[N, M, C]`, or of a pair mask `[N, M]` with one element each, in
    /// the order of `[M, N]`.
    ///
    /// # Errors
    /// [`Error::Shape`] unless the rows come from exactly two axes.
    pub fn swapped(self) -> Result<Self> {
        let [n, m] = self.leading[..] else {
            return Err(Error::shape(
                "swapped",
                "rows",
                "of two axes",
                format!("{:?}", self.leading),
            ));
        };
        let row = self.strides[1];
        Ok(Rows {
            leading: vec![m, n],
            extent: [m, n],
            strides: [row, m * row],
            ..self
        })
    }

    /// The rows `range` of the outer axis of swapped rows, or of the leading axis of plain ones.
    pub fn outer(self, range: Range<usize>) -> Self {
        let mut leading = self.leading.clone();
        let rows_each = self.count() / leading[0];
        leading[0] = range.len();
        let whole = self.cut(rows_each);
        Rows {
            leading,
            extent: [range.len(), rows_each],
            start: whole.start + range.start * whole.strides[0],
            ..whole
        }
    }

    /// Plain rows in groups of `inner`; swapped rows stay as they are.
    fn cut(self, inner: usize) -> Self {
        let plain = self.extent[0] == 1 || self.strides[0] == self.extent[1] * self.strides[1];
        match plain && self.count().is_multiple_of(inner) && inner != self.extent[1] {
            true => Rows {
                extent: [self.count() / inner, inner],
                strides: [inner * self.strides[1], self.strides[1]],
                ..self
            },
            false => self,
        }
    }

    /// The same plain rows repeated up to `count`, for data shared by many samples.
    ///
    /// # Errors
    /// [`Error::Shape`] where `count` is not a multiple of the number of rows.
    pub fn spread(self, count: usize) -> Result<Self> {
        let own = self.count();
        if !count.is_multiple_of(own) {
            return Err(Error::shape(
                "spread",
                "rows",
                format!("a number that divides {count}"),
                self.describe(),
            ));
        }
        let leading = [&[count / own], &self.leading[..]].concat();
        // One repeated row is plain: it fits any box.
        let (extent, strides) = if own == 1 {
            ([1, count], [0, 0])
        } else {
            ([count / own, own], [0, self.strides[1]])
        };
        Ok(Rows {
            leading,
            extent,
            strides,
            ..self
        })
    }

    /// Each plain row repeated `times` times.
    pub fn repeated(self, times: usize) -> Self {
        let count = self.count();
        let leading = self.leading.iter().copied().chain([times]).collect();
        Rows {
            leading,
            extent: [count, times],
            strides: [self.strides[1], 0],
            ..self
        }
    }

    /// `outer x inner` rows of `width` elements at any strides in a tensor, for a product that is
    /// written in another order.
    pub(crate) fn scattered(
        tensor: &'a Tensor,
        extent: [usize; 2],
        strides: [usize; 2],
        width: usize,
        columns: Columns,
    ) -> Self {
        Rows {
            tensor,
            leading: extent.to_vec(),
            extent,
            strides,
            start: 0,
            width,
            columns,
        }
    }

    /// The same rows, `start` elements later in the tensor.
    pub(crate) fn shifted_by(self, start: usize) -> Self {
        Rows {
            start: self.start + start,
            ..self
        }
    }

    /// The number of rows.
    pub fn count(&self) -> usize {
        self.extent[0] * self.extent[1]
    }

    /// Elements of a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The extents that the rows come from, with `width` after them.
    pub(crate) fn shape_with(&self, width: usize) -> Vec<usize> {
        self.leading.iter().copied().chain([width]).collect()
    }

    /// Type of the elements.
    pub(crate) fn dtype(&self) -> DType {
        self.tensor.dtype()
    }

    /// Bytes of all elements of the rows.
    pub(crate) fn bytes(&self) -> usize {
        self.count() * self.width * self.dtype().bytes()
    }

    /// Whether vectors of four are aligned in the rows.
    pub(crate) fn vec4_aligned(&self) -> bool {
        let start = self.tensor.offset() + self.start;
        [start, self.strides[0], self.strides[1], self.width]
            .iter()
            .all(|count| count % 4 == 0)
    }

    /// Whether vectors of four rows are aligned in every column, where each column is a separate
    /// plane.
    pub(crate) fn columns_vec4_aligned(&self) -> bool {
        let start = self.tensor.offset() + self.start;
        let one_group = self.columns.group >= self.width;
        one_group
            && self.strides[1] == 1
            && [start, self.strides[0], self.columns.minor]
                .iter()
                .all(|count| count % 4 == 0)
    }

    /// `[C, L, P]` as the columns of `lines` rows of `places`: C planes, of which the first places
    /// of the given lines are used.
    ///
    /// # Errors
    /// [`Error::Shape`] where a plane is smaller.
    pub(crate) fn of_planes(
        planes: &'a Tensor,
        lines: Range<usize>,
        places: usize,
    ) -> Result<Self> {
        match planes.shape() {
            [channels, all, pitch] if *all >= lines.end && *pitch >= places => Ok(Rows {
                tensor: planes,
                leading: vec![lines.len(), places],
                extent: [lines.len(), places],
                strides: [*pitch, 1],
                start: lines.start * pitch,
                width: *channels,
                columns: Columns {
                    group: *channels,
                    major: 0,
                    minor: all * pitch,
                },
            }),
            _ => Err(Error::shape(
                "planes",
                "planes",
                format!("[C, {} or more, {places} or more]", lines.end),
                planes.describe(),
            )),
        }
    }

    pub(crate) fn operand(&self) -> Operand<'a, 2> {
        self.tensor
            .operand(self.start, self.strides, self.columns.reach(self.width))
    }

    pub(crate) fn view(&self, skip: u32) -> RowView {
        RowView {
            outer: self.strides[0] as u32,
            inner: self.strides[1] as u32,
            skip,
            padding: 0,
        }
    }

    /// Places of a row's columns: `vec4<u32>` of group, major, minor, unused.
    pub(crate) fn column_view(&self) -> [u32; 4] {
        let Columns {
            group,
            major,
            minor,
        } = self.columns;
        [group as u32, major as u32, minor as u32, 0]
    }

    /// Whether a row's columns are adjacent.
    pub(crate) fn is_contiguous(&self) -> bool {
        self.columns == Columns::contiguous(self.width)
    }

    pub(crate) fn describe(&self) -> String {
        format!("{:?}", self.shape_with(self.width))
    }
}

/// How a shader finds rows: `vec4<u32>` of stride outer, stride inner, skip, unused.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default, Pod, Zeroable)]
pub(crate) struct RowView {
    outer: u32,
    inner: u32,
    skip: u32,
    padding: u32,
}

/// The index box that several views of the same rows share, and the views cut to it.
///
/// # Errors
/// [`Error::Shape`] where a view has another number of rows; the names are those of the views.
pub(crate) fn common_box<'a, const V: usize>(
    op: &str,
    views: [(&str, Option<Rows<'a>>); V],
) -> Result<([usize; 2], [Option<Rows<'a>>; V])> {
    let counts = || {
        views
            .iter()
            .filter_map(|(_, rows)| rows.as_ref().map(Rows::count))
    };
    let count = counts().next().unwrap_or(1);
    if let Some((name, Some(rows))) = views
        .iter()
        .find(|(_, rows)| rows.as_ref().is_some_and(|rows| rows.count() != count))
    {
        return Err(Error::shape(
            op,
            name,
            format!("of {count} rows"),
            rows.describe(),
        ));
    }
    let inner = views
        .iter()
        .filter_map(|(_, rows)| rows.as_ref())
        .map(|rows| rows.extent[1])
        .min()
        .unwrap_or(1);
    let extent = [count / inner, inner];
    let names = views.each_ref().map(|(name, _)| *name);
    let cut = views.map(|(_, rows)| rows.map(|rows| rows.cut(inner)));
    match names.iter().zip(&cut).find_map(|(name, rows)| {
        rows.as_ref()
            .filter(|rows| rows.extent != extent)
            .map(|rows| (name, rows))
    }) {
        Some((name, rows)) => Err(Error::shape(
            op,
            name,
            format!("in {extent:?} rows like the others"),
            rows.describe(),
        )),
        None => Ok((extent, cut)),
    }
}

/// The grid of `count` workgroups along x, continued along y where one axis is too short.
pub(crate) fn flat_grid(count: usize) -> [u32; 3] {
    const AXIS: usize = 65_535;
    let height = count.div_ceil(AXIS);
    [count.div_ceil(height) as u32, height as u32, 1]
}
