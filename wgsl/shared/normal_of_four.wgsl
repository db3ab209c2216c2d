// Four rows of 128 channels, four of each in one lane of a subgroup of 32. Needs `sums_of_eight`.

fn total(row: vec4<f32>) -> f32 {
    return (row.x + row.y) + (row.z + row.w);
}

// Four rows without their mean, divided by their deviation.
fn normal_of_four(lane: u32, rows: mat4x4<f32>) -> mat4x4<f32> {
    var y = rows;
    let means = sums_of_eight(
        lane, total(y[0]), total(y[1]), total(y[2]), total(y[3]), 0.0, 0.0, 0.0, 0.0
    ) / 128.0;
#repeat R 4
    y[$R] -= vec4<f32>(subgroupShuffle(means, $R * 4u));
#end
    let variances = sums_of_eight(
        lane, dot(y[0], y[0]), dot(y[1], y[1]), dot(y[2], y[2]), dot(y[3], y[3]), 0.0, 0.0, 0.0, 0.0
    ) / 128.0;
    let factors = inverseSqrt(variances + EPSILON);
#repeat R 4
    y[$R] *= subgroupShuffle(factors, $R * 4u);
#end
    return y;
}
