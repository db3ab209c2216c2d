//! Alignment of two sequences with affine gaps and free ends (Gotoh 1982).

/// Score of a gap's first residue.
const OPEN: i32 = -12;
/// Score of each further residue of a gap.
const EXTEND: i32 = -1;
/// Score of a state that cannot be reached; sums of it do not overflow.
const NEVER: i32 = i32::MIN / 2;

/// The best score of alignments that end at a cell: with a pair, or with a gap in one sequence.
#[derive(Clone, Copy)]
struct Cell {
    pair: i32,
    /// The last residue of the first sequence has no partner.
    first_alone: i32,
    /// The last residue of the second sequence has no partner.
    second_alone: i32,
}

/// Before the first residue of either sequence: gaps at the ends are free.
const EDGE: Cell = Cell {
    pair: 0,
    first_alone: NEVER,
    second_alone: NEVER,
};

impl Cell {
    fn best(self) -> (i32, u8) {
        let states = [
            (self.pair, PAIR),
            (self.first_alone, FIRST_ALONE),
            (self.second_alone, SECOND_ALONE),
        ];
        let better = |best: (i32, u8), next: (i32, u8)| if next.0 > best.0 { next } else { best };
        states.into_iter().fold((NEVER, PAIR), better)
    }
}

const PAIR: u8 = 0;
const FIRST_ALONE: u8 = 1;
const SECOND_ALONE: u8 = 2;
/// Bits of a step: the state before a pair, and whether gaps were open before.
const BEFORE_PAIR: u8 = 3;
const FIRST_OPEN: u8 = 4;
const SECOND_OPEN: u8 = 8;

/// Aligns sequences of `lengths` residues by the scores of their pairs. Returns the aligned pairs
/// in ascending order: none if no alignment scores above zero. Memory: a byte for each pair.
pub(super) fn align(lengths: [usize; 2], score: impl Fn(usize, usize) -> i32) -> Vec<[usize; 2]> {
    let [rows, columns] = lengths;
    let mut steps = vec![0u8; rows * columns];
    let mut above = vec![EDGE; columns + 1];
    let (mut best, mut end) = (0, None);
    for row in 0..rows {
        let mut diagonal = EDGE;
        for column in 0..columns {
            let (up, left) = (above[column + 1], above[column]);
            let (before, state) = diagonal.best();
            let [first_new, first_on] = [up.pair + OPEN, up.first_alone + EXTEND];
            let [second_new, second_on] = [left.pair + OPEN, left.second_alone + EXTEND];
            let cell = Cell {
                pair: before + score(row, column),
                first_alone: first_new.max(first_on).max(NEVER),
                second_alone: second_new.max(second_on).max(NEVER),
            };
            let opened = |on: i32, new: i32, bit: u8| if on > new { bit } else { 0 };
            steps[row * columns + column] = state
                | opened(first_on, first_new, FIRST_OPEN)
                | opened(second_on, second_new, SECOND_OPEN);
            let last = row + 1 == rows || column + 1 == columns;
            if last && cell.pair > best {
                (best, end) = (cell.pair, Some([row, column]));
            }
            diagonal = up;
            above[column + 1] = cell;
        }
        above[0] = EDGE;
    }
    end.map_or_else(Vec::new, |end| trace(&steps, columns, end))
}

/// The pairs of the alignment that ends with a pair at a cell.
fn trace(steps: &[u8], columns: usize, end: [usize; 2]) -> Vec<[usize; 2]> {
    let (mut pairs, mut state) = (Vec::new(), PAIR);
    let [mut row, mut column] = [end[0] + 1, end[1] + 1];
    while row > 0 && column > 0 {
        let step = steps[(row - 1) * columns + column - 1];
        match state {
            PAIR => {
                pairs.push([row - 1, column - 1]);
                (row, column) = (row - 1, column - 1);
                state = step & BEFORE_PAIR;
            }
            FIRST_ALONE => {
                row -= 1;
                state = if step & FIRST_OPEN != 0 {
                    FIRST_ALONE
                } else {
                    PAIR
                };
            }
            _ => {
                column -= 1;
                state = if step & SECOND_OPEN != 0 {
                    SECOND_ALONE
                } else {
                    PAIR
                };
            }
        }
    }
    pairs.reverse();
    pairs
}
