//! The tiles of the matrix products, shared by `linear` and `gated_linear`.

use crate::gpu::Specialization;

/// The part of an output that one workgroup and one invocation own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tile {
    /// Rows of the output in a workgroup's tile.
    pub m: usize,
    /// Columns of the output in a workgroup's tile.
    pub n: usize,
    k: usize,
    rows: usize,
    /// Columns of the output that an invocation owns.
    pub columns: usize,
}

/// The variants, best first: a name is the tile's edge, and how operands are loaded.
pub(crate) const VARIANTS: &[&str] = &["tile128_vec4", "tile64_vec4", "tile64_scalar", "tile32_vec4", "tile32_scalar"];

impl Tile {
    pub fn of(variant: &str) -> Tile {
        match variant {
            "tile128_vec4" => Tile { m: 128, n: 128, k: 8, rows: 8, columns: 8 },
            "tile64_vec4" | "tile64_scalar" => Tile { m: 64, n: 64, k: 16, rows: 8, columns: 8 },
            _ => Tile { m: 32, n: 32, k: 16, rows: 4, columns: 4 },
        }
    }

    /// Writes the tile into a shader.
    pub fn specialize(self, variant: &str) -> Specialization {
        let number = |value: usize| format!("{value}u");
        let (vectors, threads) = (self.k / 4, self.m / self.rows * (self.n / self.columns));
        Specialization::default()
            .value("TILE_M", number(self.m))
            .value("TILE_N", number(self.n))
            .value("TILE_K", number(self.k))
            .value("TILE_K4", number(vectors))
            .value("FETCHES_X", number(self.m * vectors / threads))
            .value("FETCHES_W", number(self.n * vectors / threads))
            .value("ROWS", number(self.rows))
            .value("COLUMNS", number(self.columns))
            .define_if("SCALAR", variant.ends_with("scalar"))
    }
}

/// Workgroups that keep a GPU busy; with fewer of the large tiles, the small ones are faster.
const BUSY: usize = 64;

/// Whether a variant suits a product of `m x n` outputs, whose operands do or do not lie in fours.
pub(crate) fn admits(variant: &str, m: usize, n: usize, in_fours: bool) -> Result<(), &'static str> {
    let tile = Tile::of(variant);
    if variant.ends_with("vec4") && !in_fours {
        return Err("K or the start of a row is not a multiple of 4");
    }
    if !variant.starts_with("tile32") && m.div_ceil(tile.m) * n.div_ceil(tile.n) < BUSY {
        return Err("so few tiles leave a GPU idle");
    }
    Ok(())
}
