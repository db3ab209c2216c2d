// out[m,n] = mask[m] * activation(sum_k x[m,k] * w_gate[n,k]) * (sum_k x[m,k] * w_value[n,k])
//
// With silu the two projections of SwiGLU, with sigmoid those of triangle multiplication; neither
// product is written to memory. Rows of x, out and mask are addressed as (outer, inner) through two
// strides each. With PLANES each column is a plane of its own. Grid: x = tiles of OUT_N columns, y
// = tiles of TILE_M rows. The tile of w holds OUT_N rows of w_gate, then the same OUT_N rows of
// w_value. One invocation owns squares of 4 x 4 outputs: half of its columns gate the other half.

#ifdef HALF
enable f16;
#endif
#ifdef VEC4
alias StoredOut = vec4<f32>;
#else
alias StoredOut = f32;
#endif
alias Element = vec4<f32>;
const ACTIVATION: u32 = 2u;
const OWN: u32 = 1u; // vectors of columns of an invocation: COLUMN_VECTORS / 2

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
    plane: u32, // elements from one column to the next
    padding: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<StoredX>; // [M, K], rows strided
@group(0) @binding(2) var<storage, read> w_gate: array<StoredW>; // [N, K]
@group(0) @binding(3) var<storage, read> w_value: array<StoredW>; // [N, K]
// [M, N], rows strided; [N, M] as planes
@group(0) @binding(4) var<storage, read_write> out: array<StoredOut>;
#ifdef MASK
@group(0) @binding(5) var<storage, read> mask: array<f32>; // [M], strided
#endif

#import row_start
#import tile
#import activations

const OUT_N: u32 = TILE_N / 2u;

fn x_start(m: u32) -> u32 {
    return row_start(params.x, m);
}

// Of the joined weights, whose tile is one half gates and one half values.
fn w_four(n: u32, c: u32) -> vec4<f32> {
    let last = params.n - 1u;
    let local = n % TILE_N;
    let row = n / TILE_N * OUT_N + local % OUT_N;
    let at = vec4<u32>(
        min(row, last),
        min(row + 1u, last),
        min(row + 2u, last),
        min(row + 3u, last),
    ) * params.k + c;
    if (local < OUT_N) {
        let gate = at + params.skip_gate;
        return vec4<f32>(
            f32(w_gate[gate.x]),
            f32(w_gate[gate.y]),
            f32(w_gate[gate.z]),
            f32(w_gate[gate.w]),
        );
    }
    let value = at + params.skip_value;
    return vec4<f32>(
        f32(w_value[value.x]),
        f32(w_value[value.y]),
        f32(w_value[value.z]),
        f32(w_value[value.w]),
    );
}

// Columns n to n + 3 of row m, from their gates and values.
fn finished(m: u32, gate: vec4<f32>, value: vec4<f32>) -> vec4<f32> {
#ifdef MASK
    return activate(gate) * value * mask[row_start(params.mask, min(m, params.m - 1u))];
#else
    return activate(gate) * value;
#endif
}

#ifdef PLANES
// Writes column n of rows m to m + 3.
fn store(m: u32, n: u32, value: vec4<f32>) {
    if (m >= params.m || n >= params.n) {
        return;
    }
    let start = n * params.plane;
#ifdef VEC4
    out[(start + row_start(params.out, m)) / 4u] = StoredOut(value);
#else
    out[start + row_start(params.out, m)] = StoredOut(value.x);
    if (m + 1u < params.m) { out[start + row_start(params.out, m + 1u)] = StoredOut(value.y); }
    if (m + 2u < params.m) { out[start + row_start(params.out, m + 2u)] = StoredOut(value.z); }
    if (m + 3u < params.m) { out[start + row_start(params.out, m + 3u)] = StoredOut(value.w); }
#endif
}
#else
// Writes columns n to n + 3 of row m.
fn store(m: u32, n: u32, value: vec4<f32>) {
    if (m >= params.m || n >= params.n) {
        return;
    }
    let at = row_start(params.out, m) + n;
#ifdef VEC4
    out[at / 4u] = StoredOut(value);
#else
    out[at] = StoredOut(value.x);
    if (n + 1u < params.n) { out[at + 1u] = StoredOut(value.y); }
    if (n + 2u < params.n) { out[at + 2u] = StoredOut(value.z); }
    if (n + 3u < params.n) { out[at + 3u] = StoredOut(value.w); }
#endif
}
#endif

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
    let own = own_place(lane);
    multiply(group.y * TILE_M, group.x * TILE_N, own, lane);

#repeat V ROW_VECTORS
#repeat J OWN
    {
        let m = group.y * TILE_M + (own.x + $V * GROUP_M) * 4u;
        let n = group.x * OUT_N + (own.y + $J * GROUP_N) * 4u;
#repeat R 4
        let row_$R = finished(
            m + $R,
            sums[($V * 4u + $R) * COLUMN_VECTORS + $J],
            sums[($V * 4u + $R) * COLUMN_VECTORS + $J + OWN],
        );
#end
#ifdef PLANES
        store(m, n, vec4<f32>(row_0.x, row_1.x, row_2.x, row_3.x));
        store(m, n + 1u, vec4<f32>(row_0.y, row_1.y, row_2.y, row_3.y));
        store(m, n + 2u, vec4<f32>(row_0.z, row_1.z, row_2.z, row_3.z));
        store(m, n + 3u, vec4<f32>(row_0.w, row_1.w, row_2.w, row_3.w));
#else
#repeat R 4
        store(m + $R, n, row_$R);
#end
#endif
    }
#end
#end
}
