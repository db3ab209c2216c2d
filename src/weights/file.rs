//! The bytes of weights files: mapped into memory where there are files, else held.

use std::fmt;

/// A file's bytes.
pub(super) enum Bytes {
    /// Read by whoever gave them.
    Held(Vec<u8>),
    /// Read by the system as they are looked at.
    #[cfg(not(target_arch = "wasm32"))]
    Mapped(memmap2::Mmap),
}

impl Bytes {
    /// Maps a file.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn map(path: &std::path::Path) -> crate::error::Result<Self> {
        let cannot = |error: std::io::Error| super::refuse(format!("{} cannot be read: {error}", path.display()));
        let file = std::fs::File::open(path).map_err(cannot)?;
        if !file.metadata().map_err(cannot)?.is_file() {
            return Err(super::refuse(format!("{} is not a file", path.display())));
        }
        // SAFETY: the map is only read, and every read is checked against its length, so whatever the bytes are, or become, they
        // are taken for numbers at worst. Cutting the file off while it is mapped ends the process, as with every mapped file.
        let map = unsafe { memmap2::Mmap::map(&file) }.map_err(cannot)?;
        Ok(Bytes::Mapped(map))
    }

    pub(super) fn all(&self) -> &[u8] {
        match self {
            Bytes::Held(bytes) => bytes,
            #[cfg(not(target_arch = "wasm32"))]
            Bytes::Mapped(map) => map,
        }
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} bytes", self.all().len())
    }
}
