// Sixteen normalised rows of 128 channels, four of each in one lane of a subgroup of 32: (x - mean)
// / sqrt(variance + epsilon) * scale + offset. They are written as f16 to `sh_tile` from vector
// `place` on, PITCH vectors apart. Needs `x_row(m) -> u32`, the first vector of row m.

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
