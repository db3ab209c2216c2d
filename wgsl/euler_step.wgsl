// y[i] = keep * x[i] + change * update[i]
//
// Grid: x and y together cover ceil(count / THREADS) workgroups. One invocation owns one number.

const THREADS: u32 = 256u;

struct Params {
    count: u32,
    keep: f32,
    change: f32,
    skip_x: u32,
    skip_update: u32,
    skip_y: u32,
    padding: vec2<u32>,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<f32>; // [count]
@group(0) @binding(2) var<storage, read> update: array<f32>; // [count]
@group(0) @binding(3) var<storage, read_write> y: array<f32>; // [count]

@compute @workgroup_size(THREADS)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let i = (group.y * groups.x + group.x) * THREADS + lane;
    if (i < params.count) {
        y[params.skip_y + i] =
            params.keep * x[params.skip_x + i] + params.change * update[params.skip_update + i];
    }
}
