// How emulated matrices are loaded from and stored to ARRAY, by rows or by columns: from scalar `at` on, `pitch` scalars from one to the next.
// In loops that a driver cannot unroll: software drivers write many branches for each access, and take their time over them.

// Four scalars that lie together.
fn four_ARRAY(at: u32) -> vec4<f32> {
#ifdef FOURS
    return vec4<f32>(ARRAY[at / 4u]);
#else
    return vec4<f32>(vec4(ARRAY[at], ARRAY[at + 1u], ARRAY[at + 2u], ARRAY[at + 3u]));
#endif
}

#ifdef LEFT_ROWS
fn left_rows_ARRAY(left: ptr<private, Left>, at: u32, pitch: u32) {
    let first = at + own_row() * pitch;
    for (var k = 0u; k < emulated_edge; k += 4u) {
        let row_0 = four_ARRAY(first + k);
        let row_1 = four_ARRAY(first + k + pitch);
#ifdef EIGHT
#repeat K 4
        (*left)[k + $K] = vec2<f32>(row_0[$K], row_1[$K]);
#end
#else
        let row_2 = four_ARRAY(first + k + 2u * pitch);
        let row_3 = four_ARRAY(first + k + 3u * pitch);
#repeat K 4
        (*left)[k + $K] = vec4<f32>(row_0[$K], row_1[$K], row_2[$K], row_3[$K]);
#end
#endif
    }
}

#endif
#ifdef LEFT_COLUMNS
fn left_columns_ARRAY(left: ptr<private, Left>, at: u32, pitch: u32) {
    let first = at + own_row() / 4u * 4u;
    for (var k = 0u; k < emulated_edge; k++) {
        let four = four_ARRAY(first + k * pitch);
#ifdef EIGHT
        (*left)[k] = select(four.xy, four.zw, own_row() % 4u == 2u);
#else
        (*left)[k] = four;
#endif
    }
}

#endif
#ifdef RIGHT_ROWS
fn right_rows_ARRAY(right: ptr<private, Right>, at: u32, pitch: u32) {
    let first = at + own_column() / 4u * 4u;
    for (var k = 0u; k < emulated_edge; k++) {
        let four = four_ARRAY(first + k * pitch);
        let two = select(four.xy, four.zw, own_column() % 4u >= 2u);
#ifdef EIGHT
        (*right)[k] = select(two.x, two.y, own_column() % 2u == 1u);
#else
        (*right)[k] = two;
#endif
    }
}

#endif
#ifdef RIGHT_COLUMNS
fn right_columns_ARRAY(right: ptr<private, Right>, at: u32, pitch: u32) {
    let first = at + own_column() * pitch;
    for (var k = 0u; k < emulated_edge; k += 4u) {
        let column_0 = four_ARRAY(first + k);
#ifdef EIGHT
#repeat K 4
        (*right)[k + $K] = column_0[$K];
#end
#else
        let column_1 = four_ARRAY(first + k + pitch);
#repeat K 4
        (*right)[k + $K] = vec2<f32>(column_0[$K], column_1[$K]);
#end
#endif
    }
}

#endif
#ifdef SUMS_ROWS
fn sums_rows_ARRAY(at: u32, pitch: u32) -> Sums {
    let first = at + own_row() * pitch + own_column() / 4u * 4u;
    let nth = own_column() % 4u;
    let row_0 = four_ARRAY(first);
    let row_1 = four_ARRAY(first + pitch);
#ifdef EIGHT
    return vec2<f32>(row_0[nth], row_1[nth]);
#else
    let row_2 = four_ARRAY(first + 2u * pitch);
    let row_3 = four_ARRAY(first + 3u * pitch);
    let next = nth + 1u;
    return Sums(vec4<f32>(row_0[nth], row_1[nth], row_2[nth], row_3[nth]), vec4<f32>(row_0[next], row_1[next], row_2[next], row_3[next]));
#endif
}

#endif
#ifdef STORE
fn put_ARRAY(at: u32, value: f32) {
#ifdef FOURS
    ARRAY[at / 4u][at % 4u] = SCALAR(value);
#else
    ARRAY[at] = SCALAR(value);
#endif
}

fn store_ARRAY(sums: Sums, at: u32, row_step: u32, column_step: u32) {
    let first = at + own_row() * row_step + own_column() * column_step;
#ifdef EIGHT
    put_ARRAY(first, sums[0]);
    put_ARRAY(first + row_step, sums[1]);
#else
    var own = sums;
    for (var e = 0u; e < emulated_edge / 2u; e++) {
        put_ARRAY(first + e % 4u * row_step + e / 4u * column_step, own[e / 4u][e % 4u]);
    }
#endif
}

#endif
#ifdef STORE_ROWS
fn store_rows_ARRAY(sums: Sums, at: u32, pitch: u32) {
    store_ARRAY(sums, at, pitch, 1u);
}

#endif
#ifdef STORE_COLUMNS
fn store_columns_ARRAY(sums: Sums, at: u32, pitch: u32) {
    store_ARRAY(sums, at, 1u, pitch);
}
#endif
