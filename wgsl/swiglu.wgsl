// y[i] = silu(a[i]) * b[i], or with another activation: activation(a[i]) * b[i]
//
// Grid: x and y together cover ceil(count / THREADS) workgroups. One invocation owns one Element.

alias Element = vec4<f32>;
const THREADS: u32 = 256u;
const ACTIVATION: u32 = 2u;

struct Params {
    count: u32, // Elements
    skip_a: u32,
    skip_b: u32,
    skip_y: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<Element>; // [count]
@group(0) @binding(2) var<storage, read> b: array<Element>; // [count]
@group(0) @binding(3) var<storage, read_write> y: array<Element>; // [count]

#import activations

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
    let i = (group.y * groups.x + group.x) * THREADS + lane;
    if (i < params.count) {
        y[params.skip_y + i] = activate(a[params.skip_a + i]) * b[params.skip_b + i];
    }
}
