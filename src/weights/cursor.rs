//! Reads consecutive fields, and reports a file that ends too early.

use super::refuse;
use crate::error::Result;

/// A position in bytes that are read from front to back.
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The position of `bytes` in the file.
    base: usize,
    what: &'static str,
}

impl<'a> Cursor<'a> {
    /// Starts at byte `at` of `bytes`, which errors call `what`.
    pub(super) fn new(what: &'static str, bytes: &'a [u8], at: usize) -> Self {
        Cursor {
            bytes,
            at,
            base: 0,
            what,
        }
    }

    /// Starts at the first of `bytes`, whose position is byte `base` of what errors call `what`.
    pub(super) fn within(what: &'static str, bytes: &'a [u8], base: usize) -> Self {
        Cursor {
            bytes,
            at: 0,
            base,
            what,
        }
    }

    /// The position of the next byte.
    pub(super) fn at(&self) -> usize {
        self.base + self.at
    }

    /// The next `count` bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let taken = rest.get(..count).ok_or_else(|| {
            refuse(format!(
                "{} has {} bytes after byte {}, expected {count}",
                self.what,
                rest.len(),
                self.at()
            ))
        })?;
        self.at += count;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let bytes = self.take(N)?;
        Ok(std::array::from_fn(|at| bytes[at]))
    }

    pub(super) fn u8(&mut self) -> Result<u8> {
        self.array::<1>().map(|bytes| bytes[0])
    }

    pub(super) fn u16(&mut self) -> Result<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Result<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// A length of eight bytes; the largest number if this machine cannot address it, which `take`
    /// refuses.
    pub(super) fn length(&mut self) -> Result<usize> {
        self.u64()
            .map(|length| usize::try_from(length).unwrap_or(usize::MAX))
    }

    /// The bytes up to the next line feed, which is skipped.
    pub(super) fn line(&mut self) -> Result<&'a [u8]> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| *byte == b'\n').ok_or_else(|| {
            refuse(format!(
                "{} has no line end after byte {}",
                self.what,
                self.at()
            ))
        })?;
        self.at += length + 1;
        Ok(&rest[..length])
    }
}
