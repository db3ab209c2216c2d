// y[i] = activation(x[i])
//
// Grid: x and y together cover ceil(count / THREADS) workgroups. One invocation owns one Element.

#ifdef HALF
enable f16;
#endif
alias Element = vec4<f32>;
alias StoredX = vec4<f32>;
alias StoredY = vec4<f32>;
const THREADS: u32 = 256u;
const ACTIVATION: u32 = 0u;

struct Params {
    count: u32, // Elements
    skip_x: u32,
    skip_y: u32,
    padding: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<StoredX>; // [count]
@group(0) @binding(2) var<storage, read_write> y: array<StoredY>; // [count]

#import activations

@compute @workgroup_size(THREADS)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let i = (group.y * groups.x + group.x) * THREADS + lane;
    if (i < params.count) {
        y[params.skip_y + i] = StoredY(activate(Element(x[params.skip_x + i])));
    }
}
