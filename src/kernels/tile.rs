//! The tiles of the matrix products, shared by `linear` and `gated_linear`.

use super::{Refusal, Rows};
use crate::gpu::{Device, Specialization};
use crate::tensor::Tensor;

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

/// The variants, best first: a name is the tile's edge, or rows and columns, and how operands are loaded.
pub(crate) const VARIANTS: &[&str] = &["tile8x128_vec4", "tile128_vec4", "tile64_vec4", "tile64_scalar", "tile32_vec4", "tile32_scalar"];

impl Tile {
    pub fn of(variant: &str) -> Tile {
        match variant {
            "tile8x128_vec4" => Tile { m: 8, n: 128, k: 16, rows: 4, columns: 4 },
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
            .value("FETCHES_X", number((self.m * vectors).div_ceil(threads)))
            .value("FETCHES_W", number(self.n * vectors / threads))
            .value("ROWS", number(self.rows))
            .value("COLUMNS", number(self.columns))
            .define_if("SCALAR", variant.ends_with("scalar"))
    }
}

/// Workgroups that keep a GPU busy; with fewer of the large tiles, the small ones are faster.
const BUSY: usize = 64;

/// Bytes that a product moves at least: all views but the mask, the output twice where it holds the residual, and the weights.
pub(crate) fn bytes_moved(rows: &[Option<Rows>], weights: &[&Tensor], accumulate: bool) -> f64 {
    let read: usize = rows.iter().flatten().map(Rows::bytes).sum();
    let again = rows.get(1).and_then(Option::as_ref).filter(|_| accumulate).map_or(0, Rows::bytes);
    let weights: usize = weights.iter().map(|weight| weight.len() * weight.dtype().bytes()).sum();
    (read + again + weights) as f64
}

/// Rows that a product has at most for the tile of few rows.
const FEW: usize = 16;

/// A product to choose a tile for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    /// Rows of the output.
    pub m: usize,
    /// Columns of the output.
    pub n: usize,
    /// Whether operands lie in fours.
    pub in_fours: bool,
    /// Whether a software driver runs it.
    pub software: bool,
}

impl Problem {
    pub fn new(device: &Device, m: usize, n: usize, in_fours: bool) -> Self {
        Problem { m, n, in_fours, software: device.is_software() }
    }

    /// Whether a variant suits it.
    pub fn admits(self, variant: &str) -> Result<(), Refusal> {
        let tile = Tile::of(variant);
        super::admits_vectors(variant, self.in_fours)?;
        if variant.starts_with("tile32") {
            return Ok(());
        }
        if variant.starts_with("tile8x128") {
            return if self.m <= FEW { Ok(()) } else { Err(Refusal::Slower("more rows fill square tiles")) };
        }
        if self.software {
            return Err(Refusal::Slower("a software driver takes seconds to compile it"));
        }
        match self.m.div_ceil(tile.m) * self.n.div_ceil(tile.n) < BUSY {
            true => Err(Refusal::Slower("so few tiles leave a GPU idle")),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(m: usize, n: usize, in_fours: bool, software: bool) -> &'static str {
        let problem = Problem { m, n, in_fours, software };
        VARIANTS.iter().find(|variant| problem.admits(variant).is_ok()).unwrap()
    }

    #[test]
    fn a_gpu_gets_the_largest_tile_that_keeps_it_busy() {
        let gpu = |m, n, in_fours| chosen(m, n, in_fours, false);
        assert_eq!(gpu(1024, 1024, true), "tile128_vec4");
        assert_eq!(gpu(1024 - 128, 1024, true), "tile64_vec4");
        assert_eq!(gpu(1024, 1024, false), "tile64_scalar");
        assert_eq!(gpu(63 * 64, 64, true), "tile32_vec4");
        assert_eq!(gpu(63 * 64, 64, false), "tile32_scalar");
    }

    #[test]
    fn few_rows_get_a_flat_tile() {
        assert_eq!(chosen(16, 1 << 20, true, false), "tile8x128_vec4");
        assert_eq!(chosen(17, 1 << 20, true, false), "tile128_vec4");
        assert_eq!(chosen(16, 1 << 20, false, false), "tile64_scalar");
    }

    #[test]
    fn a_software_driver_gets_small_tiles_and_keeps_what_cannot_be_apart() {
        assert_eq!(chosen(1024, 1024, true, true), "tile32_vec4");
        let odd = Problem { m: 1024, n: 1024, in_fours: false, software: true };
        assert!(matches!(odd.admits("tile128_vec4"), Err(Refusal::Cannot(_))));
        assert!(matches!(odd.admits("tile64_scalar"), Err(Refusal::Slower(_))));
    }
}
