//! The bytes of weights files: mapped into memory, held in memory, or read in pieces.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::refuse;
#[cfg(not(target_arch = "wasm32"))]
use crate::error::Error;
use crate::error::Result;

/// A file that can be neither mapped nor held in memory, such as a browser's, which may be larger
/// than the memory of a wasm module.
pub trait ReadRange {
    /// Size in bytes.
    fn size(&self) -> u64;

    /// `length` bytes from byte `start`, which is within the file.
    ///
    /// # Errors
    /// The reason why they cannot be read.
    fn read(&self, start: u64, length: usize) -> std::result::Result<Vec<u8>, String>;
}

/// A file's bytes.
pub(super) enum Bytes {
    /// Held in memory by the caller.
    Held(Vec<u8>),
    /// Mapped: the system reads pages on access.
    #[cfg(not(target_arch = "wasm32"))]
    Mapped(memmap2::Mmap),
    /// Read from the source on each access.
    Pieces {
        file: Box<dyn ReadRange>,
        length: usize,
    },
}

impl Bytes {
    /// Maps a file.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn map(path: &std::path::Path) -> Result<Self> {
        let cannot = |error: std::io::Error| Error::file(path, error);
        let file = std::fs::File::open(path).map_err(cannot)?;
        if !file.metadata().map_err(cannot)?.is_file() {
            return Err(refuse(format!("{} is not a file", path.display())));
        }
        // SAFETY: the map is only read, and every read is checked against its length, so a changed
        // file can only give other numbers. Truncating the file while it is mapped ends the
        // process, as with every mapped file.
        let map = unsafe { memmap2::Mmap::map(&file) }.map_err(cannot)?;
        Ok(Bytes::Mapped(map))
    }

    /// A file that is read in pieces, of a size that this machine can address.
    pub(super) fn pieces(file: Box<dyn ReadRange>) -> Result<Self> {
        let length = usize::try_from(file.size()).map_err(|_| {
            refuse(format!(
                "a file of {} bytes is too large to be read here: split it",
                file.size()
            ))
        })?;
        Ok(Bytes::Pieces { file, length })
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Bytes::Pieces { length, .. } => *length,
            _ => self.whole().map_or(0, <[u8]>::len),
        }
    }

    /// All bytes, if this needs no read.
    pub(super) fn whole(&self) -> Option<&[u8]> {
        match self {
            Bytes::Held(bytes) => Some(bytes),
            #[cfg(not(target_arch = "wasm32"))]
            Bytes::Mapped(map) => Some(map),
            Bytes::Pieces { .. } => None,
        }
    }

    /// The bytes of `range`, as far as they exist.
    pub(super) fn get(&self, range: Range<usize>) -> Result<Cow<'_, [u8]>> {
        let end = range.end.min(self.len());
        let range = range.start.min(end)..end;
        let Bytes::Pieces { file, .. } = self else {
            return Ok(Cow::Borrowed(
                self.whole()
                    .and_then(|all| all.get(range))
                    .unwrap_or_default(),
            ));
        };
        let place = || format!("bytes {} to {} of the file", range.start, range.end);
        let read = file
            .read(range.start as u64, range.len())
            .map_err(|error| refuse(format!("{} cannot be read: {error}", place())))?;
        match read.len() == range.len() {
            true => Ok(Cow::Owned(read)),
            false => Err(refuse(format!(
                "{} should be {} bytes, got {}",
                place(),
                range.len(),
                read.len()
            ))),
        }
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} bytes", self.len())
    }
}
