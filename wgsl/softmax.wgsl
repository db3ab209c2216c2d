// y[m,:] = exp(x[m,:] - max) / sum(exp(x[m,:] - max))
//
// Grid: x and y together cover ceil(rows / ROWS) workgroups. LANES invocations share a row.

const ROWS: u32 = 4u;
const LANES: u32 = 64u;
const LOWEST: f32 = -3e38; // finite: fast-math compilers may assume that there is no infinity

struct Params {
    rows: u32,
    columns: u32,
    skip_x: u32,
    skip_y: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<f32>; // [M, N]
@group(0) @binding(2) var<storage, read_write> y: array<f32>; // [M, N]

#import row_sum

@compute @workgroup_size(LANES, ROWS)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
    @builtin(local_invocation_id) local: vec3<u32>,
) {
    let lane = local.x;
    let m = (group.y * groups.x + group.x) * ROWS + local.y;
    // invocations past the end work on the last row and write nothing
    let row = min(m, params.rows - 1u);
    let start = params.skip_x + row * params.columns;

    var peak = LOWEST;
    for (var n = lane; n < params.columns; n += LANES) {
        peak = max(peak, x[start + n]);
    }
    peak = row_max(local.y, lane, peak);

    var sum = 0.0;
    for (var n = lane; n < params.columns; n += LANES) {
        sum += exp(x[start + n] - peak);
    }
    sum = row_sum(local.y, lane, sum);

    if (m < params.rows) {
        for (var n = lane; n < params.columns; n += LANES) {
            y[params.skip_y + m * params.columns + n] = exp(x[start + n] - peak) / sum;
        }
    }
}
