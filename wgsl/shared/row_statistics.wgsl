// Mean and 1 / deviation of eight rows of params.k channels, a multiple of 128, by a subgroup of
// 32: written to `sh_statistics` from `place` on. Sums are of distances from each row's first
// number, so that a large common offset costs little accuracy. Needs `sums_of_eight`, and
// `x_row(m) -> u32`, the first vector of row m.

fn total(four: vec4<f32>) -> f32 {
    return (four.x + four.y) + (four.z + four.w);
}

fn row_statistics(first: u32, place: u32, lane: u32) {
#repeat U 8
    let start_$U = x_row(first + $U);
    let shift_$U = vec4<f32>(x[start_$U].x);
    var sum_$U = vec4<f32>();
    var square_$U = 0.0;
#end
    for (var c = lane; c < params.k / 4u; c += 32u) {
#repeat U 8
        let four_$U = x[start_$U + c] - shift_$U;
#end
#repeat U 8
        sum_$U += four_$U;
        square_$U += dot(four_$U, four_$U);
#end
    }
    let channels = f32(params.k);
    let mean = sums_of_eight(
        lane, total(sum_0), total(sum_1), total(sum_2), total(sum_3), total(sum_4), total(sum_5),
        total(sum_6), total(sum_7),
    ) / channels;
    let squares = sums_of_eight(
        lane, square_0, square_1, square_2, square_3, square_4, square_5, square_6, square_7,
    ) / channels;
    // Lanes 0, 4, 8, ... have those of one row each.
    if (lane % 4u == 0u) {
        let deviation = inverseSqrt(max(squares - mean * mean, 0.0) + EPSILON);
        let shift = x[x_row(first + lane / 4u)].x;
        sh_statistics[place + lane / 4u] = vec2<f32>(mean + shift, deviation);
    }
}
