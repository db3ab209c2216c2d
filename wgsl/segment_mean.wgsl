// y[b,n,c] = mean of x[b,a,c] over the rows a of segment n: `count` rows from row `start` on
//
// Rows of y are addressed as (outer, inner) through two strides; the outer index is b. Grid: x and
// y together cover ceil(count / THREADS) workgroups. One invocation owns one Element of y.

alias Element = vec4<f32>;
const LANES: u32 = 4u; // numbers in an Element
const THREADS: u32 = 256u;

struct Params {
    count: u32, // Elements of y
    width: u32, // Elements of a row
    inner: u32, // rows per outer index
    padding: u32,
    x: vec4<u32>, // stride outer, 0, skip, unused
    segments: vec4<u32>, // stride outer, stride inner, skip, unused
    y: vec4<u32>,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<Element>; // [B, A, C]
// [N, 2]: start and count, whole numbers
@group(0) @binding(2) var<storage, read> segments: array<f32>;
@group(0) @binding(3) var<storage, read_write> y: array<Element>; // [B, N, C], rows strided

#import row_start

@compute @workgroup_size(THREADS)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let i = (group.y * groups.x + group.x) * THREADS + lane;
    if (i < params.count) {
        let n = i / params.width;
        let c = i % params.width;
        let segment = row_start(params.segments, n);
        let start = u32(segments[segment]);
        let count = u32(segments[segment + 1u]);
        let first = row_start(params.x, n) / LANES + start * params.width + c;
        var sum = Element(0.0);
        for (var a = 0u; a < count; a++) {
            sum += x[first + a * params.width];
        }
        y[row_start(params.y, n) / LANES + c] = sum / f32(count);
    }
}
