// out[m,n] = residual + mask[m] * sigmoid(gate[m,n]) * activation(sum_k x[m,k] * w[n,k] + bias[n])
//
// Bias, activation, gate and mask are epilogues, each present or not; with ACCUMULATE `out` holds the residual and receives the sum.
// Rows of x, out, gate and mask are addressed as (outer, inner) through two strides each.
// Grid: x = tiles of TILE_N columns, y = tiles of TILE_M rows. One invocation owns ROWS x COLUMNS outputs.

#ifdef HALF
enable f16;
#endif
alias Element = f32;
alias StoredX = vec4<f32>; // or single elements, where K or a start is not a multiple of 4
alias StoredW = vec4<f32>;
alias StoredOut = f32;
alias StoredGate = f32;
const TILE_M: u32 = 32u;
const TILE_N: u32 = 32u;
const TILE_K: u32 = 16u;
const ROWS: u32 = 4u;
const COLUMNS: u32 = 4u;
const TILE_K4: u32 = 4u; // TILE_K / 4
const FETCHES_X: u32 = 2u; // vectors of x that an invocation fetches: TILE_M * TILE_K4 / THREADS
const FETCHES_W: u32 = 2u;
const ACTIVATION: u32 = 0u;

struct Params {
    m: u32,
    n: u32,
    k: u32,
    inner: u32, // rows per outer index
    x: vec4<u32>, // stride outer, stride inner, skip, unused
    out: vec4<u32>,
    gate: vec4<u32>,
    mask: vec4<u32>,
    out_columns: vec4<u32>, // column n lies n / x * y + n % x * z from the row's start
    skip_w: u32,
    skip_bias: u32,
    padding: vec2<u32>,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<StoredX>; // [M, K], rows strided
@group(0) @binding(2) var<storage, read> w: array<StoredW>; // [N, K]
@group(0) @binding(3) var<storage, read_write> out: array<StoredOut>; // [M, N], rows strided
#ifdef BIAS
@group(0) @binding(4) var<storage, read> bias: array<f32>; // [N]
#endif
#ifdef GATE
@group(0) @binding(5) var<storage, read> gate: array<StoredGate>; // [M, N], rows strided, before the sigmoid
#endif
#ifdef MASK
@group(0) @binding(6) var<storage, read> mask: array<f32>; // [M], strided
#endif

#import row_start
#import multiply_add
#import tile
#import activations

// Four elements of row n of w from column c, zero past the ends.
fn w_at(n: u32, c: u32) -> vec4<f32> {
    if (n >= params.n || c >= params.k) {
        return vec4<f32>();
    }
    let start = params.skip_w + n * params.k + c;
#ifdef SCALAR
    var four = vec4<f32>(f32(w[start]), 0.0, 0.0, 0.0);
    if (c + 1u < params.k) { four.y = f32(w[start + 1u]); }
    if (c + 2u < params.k) { four.z = f32(w[start + 2u]); }
    if (c + 3u < params.k) { four.w = f32(w[start + 3u]); }
    return four;
#else
    return vec4<f32>(w[start / 4u]);
#endif
}

// Elements from a row's start to column n.
fn column(n: u32) -> u32 {
#ifdef SCATTERED
    let columns = params.out_columns;
    return n / columns.x * columns.y + n % columns.x * columns.z;
#else
    return n;
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
#ifdef GATE
            let gate_start = row_start(params.gate, m);
#endif
#ifdef MASK
            let factor = mask[row_start(params.mask, m)];
#endif
#repeat J COLUMNS
            {
                let n = first_n + own_n + $J * GROUP_N;
                if (n < params.n) {
                    var value = sums[$I * COLUMNS + $J];
#ifdef BIAS
                    value += bias[params.skip_bias + n];
#endif
                    value = activate(value);
#ifdef GATE
                    value *= sigmoid(f32(gate[gate_start + n]));
#endif
#ifdef MASK
                    value *= factor;
#endif
                    let at = start + column(n);
#ifdef ACCUMULATE
                    value += f32(out[at]);
#endif
                    out[at] = StoredOut(value);
                }
            }
#end
        }
    }
#end
}
