// out[m,n] = mask[m] * activation(sum_k x[m,k] * w_gate[n,k]) * (sum_k x[m,k] * w_value[n,k])
//
// With silu the two projections of SwiGLU, with sigmoid those of triangle multiplication; neither product is written to memory.
// Rows of x, out and mask are addressed as (outer, inner) through two strides each.
// Grid: x = tiles of HALF columns, y = tiles of TILE_M rows. The tile of w holds HALF rows of w_gate, then the same HALF rows of w_value.
// One invocation owns ROWS x COLUMNS / 2 outputs.

#ifdef HALF
enable f16;
#endif
alias Element = f32;
alias StoredX = vec4<f32>; // or single elements, where K or a start is not a multiple of 4
alias StoredW = vec4<f32>;
alias StoredOut = f32;
const TILE_M: u32 = 32u;
const TILE_N: u32 = 32u;
const TILE_K: u32 = 16u;
const ROWS: u32 = 4u;
const COLUMNS: u32 = 4u;
const TILE_K4: u32 = 4u; // TILE_K / 4
const FETCHES_X: u32 = 2u; // vectors of x that an invocation fetches: TILE_M * TILE_K4 / THREADS
const FETCHES_W: u32 = 2u;
const ACTIVATION: u32 = 2u;
const HALF: u32 = TILE_N / 2u;
const OWN: u32 = 2u; // columns of an invocation: COLUMNS / 2

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
    padding: vec2<u32>,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<StoredX>; // [M, K], rows strided
@group(0) @binding(2) var<storage, read> w_gate: array<StoredW>; // [N, K]
@group(0) @binding(3) var<storage, read> w_value: array<StoredW>; // [N, K]
@group(0) @binding(4) var<storage, read_write> out: array<StoredOut>; // [M, N], rows strided
#ifdef MASK
@group(0) @binding(5) var<storage, read> mask: array<f32>; // [M], strided
#endif

#import row_start
#import multiply_add
#import tile
#import activations

// One element, or four where vectors are loaded, of a weight.
#ifdef SCALAR
fn loaded(row: u32, value: bool, c: u32) -> f32 {
    let at = row * params.k + c;
    if (value) { return f32(w_value[params.skip_value + at]); }
    return f32(w_gate[params.skip_gate + at]);
}
#else
fn loaded(row: u32, value: bool, c: u32) -> vec4<f32> {
    let at = row * params.k + c;
    if (value) { return vec4<f32>(w_value[(params.skip_value + at) / 4u]); }
    return vec4<f32>(w_gate[(params.skip_gate + at) / 4u]);
}
#endif

// Four elements of row n of the joined weights from column c, zero past the ends.
fn w_at(n: u32, c: u32) -> vec4<f32> {
    let local = n % TILE_N;
    let value = local >= HALF;
    let row = (n / TILE_N) * HALF + local % HALF;
    if (row >= params.n || c >= params.k) {
        return vec4<f32>();
    }
#ifdef SCALAR
    var four = vec4<f32>(loaded(row, value, c), 0.0, 0.0, 0.0);
    if (c + 1u < params.k) { four.y = loaded(row, value, c + 1u); }
    if (c + 2u < params.k) { four.z = loaded(row, value, c + 2u); }
    if (c + 3u < params.k) { four.w = loaded(row, value, c + 3u); }
    return four;
#else
    return loaded(row, value, c);
#endif
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
    let first_m = group.y * TILE_M;
    let first_n = group.x * TILE_N;
    let own_m = lane / GROUP_N;
    let own_n = lane % GROUP_N;
    var sums: array<f32, ROWS * COLUMNS>;

    aim(first_m, lane);
    fetch(first_n, 0u, lane);
    for (var first_c = 0u; first_c < params.k; first_c += TILE_K) {
        place(lane);
        workgroupBarrier();
        fetch(first_n, first_c + TILE_K, lane);
#repeat C TILE_K4
        {
#repeat I ROWS
            let a_$I = sh_x[(own_m + $I * GROUP_M) * PITCH + $C];
#end
#repeat J COLUMNS
            let b_$J = sh_w[(own_n + $J * GROUP_N) * PITCH + $C];
#repeat I ROWS
            sums[$I * COLUMNS + $J] = multiply_add(a_$I, b_$J, sums[$I * COLUMNS + $J]);
#end
#end
        }
#end
        workgroupBarrier();
    }

#repeat I ROWS
    {
        let m = first_m + own_m + $I * GROUP_M;
        if (m < params.m) {
            let start = row_start(params.out, m);
#ifdef MASK
            let factor = mask[row_start(params.mask, m)];
#endif
#repeat J OWN
            {
                let n = group.x * HALF + own_n + $J * GROUP_N;
                if (n < params.n) {
                    var value = activate(sums[$I * COLUMNS + $J]) * sums[$I * COLUMNS + $J + OWN];
#ifdef MASK
                    value *= factor;
#endif
                    out[start + n] = StoredOut(value);
                }
            }
#end
        }
    }
#end
}
