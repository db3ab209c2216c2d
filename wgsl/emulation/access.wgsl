// Loads and stores of emulated matrices in ARRAY, from scalar `at`, with `row` and `column` scalars
// from one to the next. Accesses are sequential, in loops that a driver cannot unroll: software
// drivers write many branches for each access in the text, and compile them slowly.

fn read_ARRAY(at: u32) -> f32 {
#ifdef VEC4
    return f32(ARRAY[at / 4u][at % 4u]);
#else
    return f32(ARRAY[at]);
#endif
}

#ifdef LEFT
fn left_ARRAY(left: ptr<private, Left>, at: u32, row: u32, column: u32) {
    for (var e = 0u; e < emulated_edge * ROWS; e++) {
        (*left)[e / ROWS][e % ROWS] =
            read_ARRAY(at + (own_row() + e % ROWS) * row + e / ROWS * column);
    }
}

#endif
#ifdef RIGHT
fn right_ARRAY(right: ptr<private, Right>, at: u32, row: u32, column: u32) {
    for (var e = 0u; e < emulated_edge * COLUMNS; e++) {
        (*right)[e / COLUMNS][e % COLUMNS] =
            read_ARRAY(at + e / COLUMNS * row + (own_column() + e % COLUMNS) * column);
    }
}

#endif
#ifdef SUMS
fn sums_ARRAY(at: u32, row: u32, column: u32) -> Sums {
    var sums = Sums();
    for (var e = 0u; e < emulated_edge / EDGE * ROWS * COLUMNS; e++) {
        sums[e / ROWS][e % ROWS] =
            read_ARRAY(at + (own_row() + e % ROWS) * row + (own_column() + e / ROWS) * column);
    }
    return sums;
}

#endif
#ifdef STORE
fn store_ARRAY(sums: Sums, at: u32, row: u32, column: u32) {
    var own = sums;
    for (var e = 0u; e < emulated_edge / EDGE * ROWS * COLUMNS; e++) {
        let to = at + (own_row() + e % ROWS) * row + (own_column() + e / ROWS) * column;
#ifdef VEC4
        ARRAY[to / 4u][to % 4u] = SCALAR(own[e / ROWS][e % ROWS]);
#else
        ARRAY[to] = SCALAR(own[e / ROWS][e % ROWS]);
#endif
    }
}
#endif
