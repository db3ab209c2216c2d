// Sixteen normalised rows of 128 channels, four of each in one lane of a subgroup of 32: (x - mean)
// / sqrt(variance + epsilon) * scale + offset. They are written as f16 to `sh_tile` from vector
// `place` on, PITCH vectors apart. Needs `x_row(m) -> u32`, the first vector of row m.

// The sums over all lanes of eight numbers that each lane brings, in lanes 0, 4, 8, ...: at each
// step half of what is left goes to the other half of the lanes, so that nine exchanges do what
// eight sums one by one would take forty for.
fn sums_of_eight(
    lane: u32,
    p_0: f32,
    p_1: f32,
    p_2: f32,
    p_3: f32,
    p_4: f32,
    p_5: f32,
    p_6: f32,
    p_7: f32,
) -> f32 {
    let upper_16 = (lane & 16u) != 0u;
    let q_0 = select(p_0, p_4, upper_16) + subgroupShuffleXor(select(p_4, p_0, upper_16), 16u);
    let q_1 = select(p_1, p_5, upper_16) + subgroupShuffleXor(select(p_5, p_1, upper_16), 16u);
    let q_2 = select(p_2, p_6, upper_16) + subgroupShuffleXor(select(p_6, p_2, upper_16), 16u);
    let q_3 = select(p_3, p_7, upper_16) + subgroupShuffleXor(select(p_7, p_3, upper_16), 16u);
    let upper_8 = (lane & 8u) != 0u;
    let r_0 = select(q_0, q_2, upper_8) + subgroupShuffleXor(select(q_2, q_0, upper_8), 8u);
    let r_1 = select(q_1, q_3, upper_8) + subgroupShuffleXor(select(q_3, q_1, upper_8), 8u);
    let upper_4 = (lane & 4u) != 0u;
    var sum = select(r_0, r_1, upper_4) + subgroupShuffleXor(select(r_1, r_0, upper_4), 4u);
    sum += subgroupShuffleXor(sum, 2u);
    return sum + subgroupShuffleXor(sum, 1u);
}

fn layer_norm_rows(first: u32, place: u32, lane: u32) {
    let scale = vec4<f32>(norm_scale[lane]);
    let offset = vec4<f32>(norm_offset[lane]);
#repeat H 2
#repeat U 8
    var row_$H$U = x[x_row(first + $H * 8u + $U) + lane];
#end
#end
#repeat H 2
    {
#repeat U 8
        let own_$U = (row_$H$U.x + row_$H$U.y) + (row_$H$U.z + row_$H$U.w);
#end
        let means =
            sums_of_eight(lane, own_0, own_1, own_2, own_3, own_4, own_5, own_6, own_7) / 128.0;
#repeat U 8
        row_$H$U -= vec4<f32>(subgroupShuffle(means, $U * 4u));
        let square_$U = dot(row_$H$U, row_$H$U);
#end
        let variances = sums_of_eight(
            lane,
            square_0,
            square_1,
            square_2,
            square_3,
            square_4,
            square_5,
            square_6,
            square_7,
        ) / 128.0;
        let factors = inverseSqrt(variances + EPSILON);
#repeat U 8
        sh_tile[place + ($H * 8u + $U) * PITCH + lane] =
            vec4<f16>(row_$H$U * subgroupShuffle(factors, $U * 4u) * scale + offset);
#end
    }
#end
}
