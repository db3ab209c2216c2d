// Sixteen normalised rows of 128 channels, four of each in one lane of a subgroup of 32: (x - mean) / sqrt(variance + epsilon) * scale + offset.
// They come to lie as f16 in `sh_tile` from vector `place` on, PITCH vectors apart. Needs `x_row(m) -> u32`, the first vector of row m.

fn normal_rows(first: u32, place: u32, lane: u32) {
    let scale = vec4<f32>(norm_scale[lane]);
    let offset = vec4<f32>(norm_offset[lane]);
#repeat H 2
    {
#repeat U 8
        var row_$U = x[x_row(first + $H * 8u + $U) + lane];
#end
#repeat U 8
        row_$U -= vec4<f32>(subgroupAdd((row_$U.x + row_$U.y) + (row_$U.z + row_$U.w)) / 128.0);
#end
#repeat U 8
        let variance_$U = subgroupAdd(dot(row_$U, row_$U)) / 128.0;
        sh_tile[place + ($H * 8u + $U) * PITCH + lane] = vec4<f16>(row_$U * inverseSqrt(variance_$U + EPSILON) * scale + offset);
#end
    }
#end
}
