// out[m,n] = residual + mask[m] * sigmoid(gate[m,n]) * activation(sum_k x[m,k] * w[n,k] + bias[n])
//
// Bias, activation, gate and mask are epilogues, each present or not; with ACCUMULATE `out` holds
// the residual and receives the sum. Rows of x, out, gate and mask are addressed as (outer, inner)
// through two strides each. Grid: x = tiles of TILE_N columns, y = tiles of TILE_M rows. One
// invocation owns squares of 4 x 4 outputs.

#ifdef HALF
enable f16;
#endif
#ifdef VEC4
alias StoredOut = vec4<f32>;
alias StoredGate = vec4<f32>;
#else
alias StoredOut = f32;
alias StoredGate = f32;
#endif
alias Element = vec4<f32>;
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
    out_columns: vec4<u32>, // column n is n / x * y + n % x * z from the row's start
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
// [M, N], rows strided, before the sigmoid
@group(0) @binding(5) var<storage, read> gate: array<StoredGate>;
#endif
#ifdef MASK
@group(0) @binding(6) var<storage, read> mask: array<f32>; // [M], strided
#endif

#import row_start
#import tile
#import activations

fn x_start(m: u32) -> u32 {
    return row_start(params.x, m);
}

fn w_four(n: u32, c: u32) -> vec4<f32> {
    let last = params.n - 1u;
    let at = params.skip_w + c;
    return vec4<f32>(
        f32(w[min(n, last) * params.k + at]),
        f32(w[min(n + 1u, last) * params.k + at]),
        f32(w[min(n + 2u, last) * params.k + at]),
        f32(w[min(n + 3u, last) * params.k + at]),
    );
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

#ifdef ACCUMULATE
// Columns n to n + 3 of the row that starts there.
fn residual(start: u32, n: u32) -> vec4<f32> {
    let last = params.n - 1u;
#ifdef VEC4
    return vec4<f32>(out[(start + min(n, last)) / 4u]);
#else
    return vec4<f32>(
        f32(out[start + column(min(n, last))]),
        f32(out[start + column(min(n + 1u, last))]),
        f32(out[start + column(min(n + 2u, last))]),
        f32(out[start + column(min(n + 3u, last))]),
    );
#endif
}
#endif

// The sums of columns n to n + 3 of row m, with all epilogues but the residual.
fn finished(m: u32, n: u32, sum: vec4<f32>) -> vec4<f32> {
    let last = params.n - 1u;
    var value = sum;
#ifdef BIAS
    let from_bias = params.skip_bias;
    value += vec4<f32>(
        bias[from_bias + min(n, last)],
        bias[from_bias + min(n + 1u, last)],
        bias[from_bias + min(n + 2u, last)],
        bias[from_bias + min(n + 3u, last)],
    );
#endif
    value = activate(value);
#ifdef GATE
    let gate_start = row_start(params.gate, m);
#ifdef VEC4
    value *= sigmoid(vec4<f32>(gate[(gate_start + min(n, last)) / 4u]));
#else
    value *= sigmoid(vec4<f32>(
        f32(gate[gate_start + min(n, last)]),
        f32(gate[gate_start + min(n + 1u, last)]),
        f32(gate[gate_start + min(n + 2u, last)]),
        f32(gate[gate_start + min(n + 3u, last)]),
    ));
#endif
#endif
#ifdef MASK
    value *= mask[row_start(params.mask, m)];
#endif
    return value;
}

// Writes columns n to n + 3 of the row that starts there.
fn store(start: u32, n: u32, value: vec4<f32>) {
    if (n >= params.n) {
        return;
    }
#ifdef VEC4
    out[(start + n) / 4u] = StoredOut(value);
#else
    out[start + column(n)] = StoredOut(value.x);
    if (n + 1u < params.n) { out[start + column(n + 1u)] = StoredOut(value.y); }
    if (n + 2u < params.n) { out[start + column(n + 2u)] = StoredOut(value.z); }
    if (n + 3u < params.n) { out[start + column(n + 3u)] = StoredOut(value.w); }
#endif
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
    let own = own_place(lane);
    multiply(group.y * TILE_M, group.x * TILE_N, own, lane);

#repeat J COLUMN_VECTORS
    let n_$J = group.x * TILE_N + (own.y + $J * GROUP_N) * 4u;
#end
#repeat V ROW_VECTORS
#repeat R 4
    {
        let m = group.y * TILE_M + (own.x + $V * GROUP_M) * 4u + $R;
        if (m < params.m) {
            let start = row_start(params.out, m);
            // A residual is read before anything is written: a device orders accesses to possibly
            // equal addresses.
#repeat J COLUMN_VECTORS
            var value_$J = finished(m, n_$J, sums[($V * 4u + $R) * COLUMN_VECTORS + $J]);
#ifdef ACCUMULATE
            value_$J += residual(start, n_$J);
#endif
#end
#repeat J COLUMN_VECTORS
            store(start, n_$J, value_$J);
#end
        }
    }
#end
#end
}
