// y[m,c] = silu(a[m,c]) * b[m,c], or with another activation: activation(a[m,c]) * b[m,c]
//
// Rows of a, b and y are addressed as (outer, inner) through two strides each, so that one row of b
// can serve many of a. Grid: x and y together cover ceil(count / THREADS) workgroups. One
// invocation owns one Element.

#ifdef HALF
enable f16;
#endif
alias Element = vec4<f32>;
alias StoredA = vec4<f32>;
alias StoredB = vec4<f32>;
alias StoredY = vec4<f32>;
const LANES: u32 = 4u; // numbers in an Element
const THREADS: u32 = 256u;
const ACTIVATION: u32 = 2u;

struct Params {
    count: u32, // Elements
    width: u32, // Elements of a row
    inner: u32, // rows per outer index
    padding: u32,
    a: vec4<u32>, // stride outer, stride inner, skip, unused
    b: vec4<u32>,
    y: vec4<u32>,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<StoredA>; // [M, C], rows strided
@group(0) @binding(2) var<storage, read> b: array<StoredB>; // [M, C], rows strided
@group(0) @binding(3) var<storage, read_write> y: array<StoredY>; // [M, C], rows strided

#import row_start
#import activations

@compute @workgroup_size(THREADS)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let i = (group.y * groups.x + group.x) * THREADS + lane;
    if (i < params.count) {
        let m = i / params.width;
        let c = i % params.width;
        let from_a = activate(Element(a[row_start(params.a, m) / LANES + c]));
        y[row_start(params.y, m) / LANES + c] =
            StoredY(from_a * Element(b[row_start(params.b, m) / LANES + c]));
    }
}
