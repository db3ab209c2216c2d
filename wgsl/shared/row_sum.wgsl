// Sums and maxima over the LANES invocations that share a row. ROWS rows are adjacent in a
// workgroup; with SUBGROUPS the LANES, a power of two, are adjacent in one subgroup.

#ifdef SUBGROUPS
fn row_sum(row: u32, lane: u32, value: f32) -> f32 {
    var sum = value;
    for (var distance = 1u; distance < LANES; distance *= 2u) {
        sum += subgroupShuffleXor(sum, distance);
    }
    return sum;
}

fn row_max(row: u32, lane: u32, value: f32) -> f32 {
    var peak = value;
    for (var distance = 1u; distance < LANES; distance *= 2u) {
        peak = max(peak, subgroupShuffleXor(peak, distance));
    }
    return peak;
}
#else
var<workgroup> sh_lanes: array<f32, ROWS * LANES>;

// Every lane of a row gets the row's sum; all invocations of the workgroup must call it together.
fn row_sum(row: u32, lane: u32, value: f32) -> f32 {
    workgroupBarrier();
    sh_lanes[row * LANES + lane] = value;
    for (var half = LANES / 2u; half > 0u; half /= 2u) {
        workgroupBarrier();
        if (lane < half) {
            sh_lanes[row * LANES + lane] += sh_lanes[row * LANES + lane + half];
        }
    }
    workgroupBarrier();
    return sh_lanes[row * LANES];
}

// Every lane of a row gets the row's maximum; all invocations of the workgroup must call it
// together.
fn row_max(row: u32, lane: u32, value: f32) -> f32 {
    workgroupBarrier();
    sh_lanes[row * LANES + lane] = value;
    for (var half = LANES / 2u; half > 0u; half /= 2u) {
        workgroupBarrier();
        if (lane < half) {
            sh_lanes[row * LANES + lane] =
                max(sh_lanes[row * LANES + lane], sh_lanes[row * LANES + lane + half]);
        }
    }
    workgroupBarrier();
    return sh_lanes[row * LANES];
}
#endif
