//! `out[h, i / 32, j / 4, i % 32, j % 4] = log2(e) * bias[h,i,j]`

use super::Exact;

/// Queries and keys of a block.
const BLOCK: usize = 32;

/// `[heads, queries, keys]` in the blocked layout, with zeros as padding.
pub fn block_bias([heads, queries, keys]: [usize; 3], bias: &[Exact]) -> Vec<Exact> {
    let padded = [queries, keys].map(|count| count.next_multiple_of(BLOCK));
    let mut out = vec![Exact::default(); heads * padded[0] * padded[1]];
    for (at, exact) in bias.iter().enumerate() {
        let (h, i, j) = (at / keys / queries, at / keys % queries, at % keys);
        let place = ((h * padded[0] / BLOCK + i / BLOCK) * padded[1] / 4 + j / 4) * BLOCK;
        out[(place + i % BLOCK) * 4 + j % 4] = Exact {
            value: exact.value * std::f64::consts::LOG2_E,
            magnitude: exact.magnitude * std::f64::consts::LOG2_E,
        };
    }
    out
}
