// out[m,n] = mask[m] * activation(sum_k x[m,k] * w_gate[n,k]) * (sum_k x[m,k] * w_value[n,k]), with operands rounded to f16 and sums in f32
//
// The strides of `gated_linear`. Grid: x = tiles of 32 columns, y = tiles of 64 rows. A subgroup owns 32 x 16 outputs; k passes by 64 at a
// time, and must be a multiple of 64. The tile of w holds 16 rows of w_gate, the same of w_value, and the next 16 of both.

enable f16;
enable wgpu_cooperative_matrix;

alias Element = vec4<f32>;
alias X = f16;
alias Stored = f32;
const ACTIVATION: u32 = 0u;
const PITCH: u32 = 18u; // vectors from one row of 64 to the next in workgroup memory

struct Params {
    m: u32,
    n: u32,
    k: u32,
    inner: u32, // rows per outer index
    x: vec4<u32>, // stride outer, stride inner, skip, unused
    out: vec4<u32>,
    mask: vec4<u32>,
    skip_gate: u32,
    skip_value: u32,
    plane: u32, // unused
    padding: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<vec4<X>>; // [M, K], rows strided
@group(0) @binding(2) var<storage, read> w_gate: array<vec4<f16>>; // [N, K]
@group(0) @binding(3) var<storage, read> w_value: array<vec4<f16>>; // [N, K]
@group(0) @binding(4) var<storage, read_write> out: array<vec4<Stored>>; // [M, N], rows strided
#ifdef MASK
@group(0) @binding(5) var<storage, read> mask: array<f32>; // [M], strided
#endif

var<workgroup> sh_x: array<vec4<f16>, 64u * PITCH>;
var<workgroup> sh_w: array<vec4<f16>, 64u * PITCH>;
var<workgroup> sh_out: array<vec4<f32>, 4u * 128u>;

#import divided
#import activations

// Elements from the start of a binding to row m.
fn row_start(view: vec4<u32>, m: u32) -> u32 {
    let at = divided(m, params.inner);
    return view.z + at.x * view.x + at.y * view.y;
}

// Where a row of the tile begins, in vectors; rows past the end are read as the last one, and not written.
fn x_start(first: u32, row: u32) -> u32 {
    return row_start(params.x, min(first + row, params.m - 1u)) / 4u;
}

fn is_gate(row: u32) -> bool {
    return row / 16u % 2u == 0u;
}

fn w_start(first: u32, row: u32) -> u32 {
    let column = min(first + row / 32u * 16u + row % 16u, params.n - 1u);
    return (select(params.skip_value, params.skip_gate, is_gate(row)) + column * params.k) / 4u;
}

fn weight(eight: u32, at: u32) -> vec4<f16> {
    if (is_gate(eight)) {
        return w_gate[at];
    }
    return w_value[at];
}

// Numbers past the range of f16 become its ends.
fn rounded(four: vec4<X>) -> vec4<f16> {
    return vec4<f16>(clamp(four, vec4<X>(-65504.0), vec4<X>(65504.0)));
}

// Four columns from n on, which the rows' start and N let lie in fours.
fn store(m: u32, n: u32, gate: vec4<f32>, value: vec4<f32>) {
    if (m >= params.m || n >= params.n) {
        return;
    }
    var product = activate(gate) * value;
#ifdef MASK
    product *= mask[row_start(params.mask, m)];
#endif
    out[(row_start(params.out, m) + n) / 4u] = vec4<Stored>(product);
}

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) index: u32) {
    let lane = index % 32u;
    let subgroup = index / 32u;
    let first_m = group.y * 64u;
    let first_n = group.x * 32u;
    let own_m = subgroup / 2u * 32u;
    let own_n = subgroup % 2u * 32u;

#import matrix_product

    let scratch = subgroup * 128u;
    let value_scratch = scratch + 64u;
    let m = first_m + own_m + lane / 4u;
    let n = first_n + own_n / 2u + lane % 4u * 4u;
#repeat I 2
    coopStoreT(s_$I0, &sh_out[scratch], 4u);
    coopStoreT(s_$I1, &sh_out[value_scratch], 4u);
    subgroupBarrier();
#repeat T 2
    store(m + $I * 16u + $T * 8u, n, sh_out[scratch + lane + $T * 32u], sh_out[value_scratch + lane + $T * 32u]);
#end
    subgroupBarrier();
#end
}
