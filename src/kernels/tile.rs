//! The tiles of the matrix products, shared by `linear`, `gated_linear` and `triangle_product`.

use super::rows::Rows;
use super::variant::Refusal;
use crate::gpu::Device;
use crate::shader::Specialization;
use crate::tensor::Tensor;

/// The part of an output that one workgroup and one invocation own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tile {
    /// The name of the variant.
    pub name: &'static str,
    /// Rows of the output in a workgroup's tile.
    pub m: usize,
    /// Columns of the output in a workgroup's tile.
    pub n: usize,
    k: usize,
    row_vectors: usize,
    /// Vectors of four columns of the output that an invocation owns.
    pub column_vectors: usize,
    lanes_n: usize,
}

/// The tiles, best first: a name is the tile's edge, or rows and columns.
pub(crate) const TILE8X128: Tile = Tile {
    name: "tile8x128",
    m: 8,
    n: 128,
    k: 16,
    row_vectors: 1,
    column_vectors: 1,
    lanes_n: 32,
};
pub(crate) const TILE128: Tile = Tile {
    name: "tile128",
    m: 128,
    n: 128,
    k: 8,
    row_vectors: 2,
    column_vectors: 2,
    lanes_n: 8,
};
pub(crate) const TILE64: Tile = Tile {
    name: "tile64",
    m: 64,
    n: 64,
    k: 8,
    row_vectors: 2,
    column_vectors: 2,
    lanes_n: 8,
};
pub(crate) const TILE32: Tile = Tile {
    name: "tile32",
    m: 32,
    n: 32,
    k: 8,
    row_vectors: 1,
    column_vectors: 1,
    lanes_n: 8,
};

const TILES: [&Tile; 4] = [&TILE8X128, &TILE128, &TILE64, &TILE32];

impl Tile {
    /// The tile of that name; the smallest one for other names.
    pub fn named(name: &str) -> Tile {
        *TILES
            .into_iter()
            .find(|tile| tile.name == name)
            .unwrap_or(&TILE32)
    }

    /// The tile of a product of two weights at once, where an invocation owns columns of both.
    pub const fn of_two(self) -> Tile {
        match self.column_vectors {
            1 => Tile {
                n: 2 * self.n,
                k: 8,
                column_vectors: 2,
                ..self
            },
            _ => self,
        }
    }

    /// Writes the tile into a shader.
    pub fn specialize(self) -> Specialization {
        let number = |value: usize| format!("{value}u");
        let (x, w) = (self.m / 4 * self.k, self.n / 4 * self.k);
        let threads = self.m / 4 / self.row_vectors * (self.n / 4 / self.column_vectors);
        Specialization::default()
            .value("TILE_M", number(self.m))
            .value("TILE_N", number(self.n))
            .value("TILE_K", number(self.k))
            .value("ROW_VECTORS", number(self.row_vectors))
            .value("COLUMN_VECTORS", number(self.column_vectors))
            .value("LANES_N", number(self.lanes_n))
            .value("FETCHES_X", number(x.div_ceil(threads)))
            .value("FETCHES_W", number(w / threads))
    }
}

/// Workgroups that keep a GPU busy. With fewer of the large tiles, the small ones are faster.
const BUSY: usize = 64;

/// Bytes that a product moves at least: all views except the mask, the output twice if it is the
/// residual, and the weights.
pub(crate) fn bytes_moved(rows: &[Option<Rows>], weights: &[&Tensor], accumulate: bool) -> f64 {
    let read: usize = rows.iter().flatten().map(Rows::bytes).sum();
    let again = rows
        .get(1)
        .and_then(Option::as_ref)
        .filter(|_| accumulate)
        .map_or(0, Rows::bytes);
    let weights: usize = weights
        .iter()
        .map(|weight| weight.len() * weight.dtype().bytes())
        .sum();
    (read + again + weights) as f64
}

/// Largest number of rows of a product for the tile of few rows.
const FEW: usize = 16;

/// The output of a product, for the choice of a tile.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Output {
    /// Rows of the output.
    pub m: usize,
    /// Columns of the output.
    pub n: usize,
    /// Whether a software driver runs it.
    pub software: bool,
}

impl Output {
    pub fn new(device: &Device, m: usize, n: usize) -> Self {
        Output {
            m,
            n,
            software: device.is_software(),
        }
    }

    /// Whether a tile is preferred for it.
    pub fn supports(self, variant: &str) -> Result<(), Refusal> {
        let tile = Tile::named(variant);
        if variant == "tile32" {
            return Ok(());
        }
        if variant == "tile8x128" {
            return if self.m <= FEW {
                Ok(())
            } else {
                Err(Refusal::NotPreferred("more rows fill square tiles"))
            };
        }
        if self.software {
            return Err(Refusal::NotPreferred(
                "a software driver takes seconds to compile it",
            ));
        }
        match self.m.div_ceil(tile.m) * self.n.div_ceil(tile.n) < BUSY {
            true => Err(Refusal::NotPreferred("so few tiles leave a GPU idle")),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(m: usize, n: usize, software: bool) -> &'static str {
        let output = Output { m, n, software };
        TILES
            .map(|tile| tile.name)
            .into_iter()
            .find(|name| output.supports(name).is_ok())
            .unwrap()
    }

    #[test]
    fn a_gpu_gets_the_largest_tile_that_keeps_it_busy() {
        assert_eq!(chosen(1024, 1024, false), "tile128");
        assert_eq!(chosen(1024 - 128, 1024, false), "tile64");
        assert_eq!(chosen(63 * 64, 64, false), "tile32");
    }

    #[test]
    fn few_rows_get_a_flat_tile() {
        assert_eq!(chosen(16, 1 << 20, false), "tile8x128");
        assert_eq!(chosen(17, 1 << 20, false), "tile128");
    }

    #[test]
    fn a_software_driver_gets_small_tiles() {
        assert_eq!(chosen(1024, 1024, true), "tile32");
    }

    #[test]
    fn every_invocation_of_two_weights_owns_columns_of_both() {
        for variant in TILES.map(|tile| tile.name) {
            assert_eq!(Tile::named(variant).of_two().column_vectors, 2, "{variant}");
        }
    }
}
