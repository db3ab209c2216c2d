// out[m,n] = residual + mask[m] * sigmoid(gate[m,n]) * activation(sum_k x[m,k] * w[n,k] + bias[n]),
// with operands rounded to f16 and sums in f32
//
// The epilogues and strides of `linear`. Grid: x = tiles of ACROSS_N squares, y = tiles of ACROSS_M
// squares of OWN x OWN matrices. SPLIT subgroups own a square; each adds the products of its part
// of every stage of k, SPLIT x STEPS x 16 long. K is a multiple of that.

enable f16;
enable wgpu_cooperative_matrix;

alias Element = vec4<f32>;
alias X = f16;
alias Stored = f32;
alias Gate = f32;
const ACTIVATION: u32 = 0u;
const OWN: u32 = 2u; // matrices along an edge of a square: GROUPS * EACH
const GROUPS: u32 = 1u; // of EACH rows of matrices, whose residuals are read together
const EACH: u32 = 2u;
const ACROSS_M: u32 = 2u; // squares along the rows of a tile
const ACROSS_N: u32 = 2u; // and along its columns
const SPLIT: u32 = 1u; // subgroups that share a square: 4 / (ACROSS_M * ACROSS_N)
const STEPS: u32 = 4u; // of 16 along k, of a subgroup in a stage
const VECTORS: u32 = 16u; // of four along k in a stage: SPLIT * STEPS * 4
const PITCH: u32 = 18u; // vectors from one row of a stage to the next in workgroup memory
const X_LOADS: u32 = 8u; // vectors of x of a stage, for each invocation
const W_LOADS: u32 = 8u;
const TURNS: u32 = 2u; // vectors of a matrix that an invocation writes, at most

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
@group(0) @binding(1) var<storage, read> x: array<vec4<X>>; // [M, K], rows strided
@group(0) @binding(2) var<storage, read> w: array<vec4<f16>>; // [N, K]
#ifdef SCATTERED
// [M, N], rows strided, columns in groups
@group(0) @binding(3) var<storage, read_write> out: array<Stored>;
#else
@group(0) @binding(3) var<storage, read_write> out: array<vec4<Stored>>; // [M, N], rows strided
#endif
#ifdef BIAS
@group(0) @binding(4) var<storage, read> bias: array<vec4<f32>>; // [N]
#endif
#ifdef GATE
// [M, N], rows strided, before the sigmoid
@group(0) @binding(5) var<storage, read> gate: array<vec4<Gate>>;
#endif
#ifdef MASK
@group(0) @binding(6) var<storage, read> mask: array<f32>; // [M], strided
#endif

var<workgroup> sh_x: array<vec4<f16>, ACROSS_M * OWN * 16u * PITCH>;
var<workgroup> sh_w: array<vec4<f16>, ACROSS_N * OWN * 16u * PITCH>;
var<workgroup> sh_out: array<vec4<f32>, 4u * 64u>;

#import divided
#import activations

// Elements from the start of a binding to row m.
fn row_start(view: vec4<u32>, m: u32) -> u32 {
    let at = divided(m, params.inner);
    return view.z + at.x * view.x + at.y * view.y;
}

// Numbers past the range of f16 become its ends. Not before they are needed: what is loaded would
// be waited for.
fn rounded(four: vec4<X>) -> vec4<f16> {
    return vec4<f16>(clamp(four, vec4<X>(-65504.0), vec4<X>(65504.0)));
}

#ifdef ACCUMULATE
// The output's four columns from n on.
fn residual(m: u32, n: u32) -> vec4<f32> {
    let start = row_start(params.out, min(m, params.m - 1u));
    let place = min(n, params.n - 4u);
#ifdef SCATTERED
    return vec4<f32>(
        f32(out[start + column(place)]),
        f32(out[start + column(place + 1u)]),
        f32(out[start + column(place + 2u)]),
        f32(out[start + column(place + 3u)]),
    );
#else
    return vec4<f32>(out[(start + place) / 4u]);
#endif
}
#endif

#ifdef SCATTERED
// Elements from a row's start to column n.
fn column(n: u32) -> u32 {
    let columns = params.out_columns;
    return n / columns.x * columns.y + n % columns.x * columns.z;
}
#endif

// Four columns from n on, where the rows' start and N are aligned to four.
fn store(m: u32, n: u32, sum: vec4<f32>, old: vec4<f32>) {
    if (m >= params.m || n >= params.n) {
        return;
    }
    var value = sum;
#ifdef BIAS
    value += bias[(params.skip_bias + n) / 4u];
#endif
    value = activate(value);
#ifdef GATE
    value *= sigmoid(vec4<f32>(gate[(row_start(params.gate, m) + n) / 4u]));
#endif
#ifdef MASK
    value *= mask[row_start(params.mask, m)];
#endif
    value += old;
    let start = row_start(params.out, m);
#ifdef SCATTERED
    for (var e = 0u; e < 4u; e++) {
        out[start + column(n + e)] = Stored(value[e]);
    }
#else
    out[(start + n) / 4u] = vec4<Stored>(value);
#endif
}

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) index: u32) {
    let lane = index % 32u;
    let subgroup = index / 32u;
    let square = subgroup / SPLIT;
    let part = subgroup % SPLIT;
    let first_m = group.y * (ACROSS_M * OWN * 16u);
    let first_n = group.x * (ACROSS_N * OWN * 16u);
    let own_m = square / ACROSS_N * OWN * 16u;
    let own_n = square % ACROSS_N * OWN * 16u;
    let row = index / VECTORS;
    let column = index % VECTORS;
    let place = row * PITCH + column;
    let rows = 128u / VECTORS; // that are loaded at a time

    // Rows past the end are read as the last one, and not written.
#repeat T X_LOADS
    let x_$T = row_start(params.x, min(first_m + row + $T * rows, params.m - 1u)) / 4u + column;
    var next_x_$T = x[x_$T];
#end
#repeat T W_LOADS
    let w_$T =
        (params.skip_w + min(first_n + row + $T * rows, params.n - 1u) * params.k) / 4u + column;
    var next_w_$T = w[w_$T];
#end
#repeat G GROUPS
#repeat I EACH
#repeat J OWN
    var s_$G$I$J = coop_mat16x16<f32, C>();
#end
#end
#end

    for (var k = 0u; k < params.k; k += VECTORS * 4u) {
#repeat T X_LOADS
        sh_x[place + $T * rows * PITCH] = rounded(next_x_$T);
#end
#repeat T W_LOADS
        sh_w[place + $T * rows * PITCH] = next_w_$T;
#end
        workgroupBarrier();
        let after = min(k + VECTORS * 4u, params.k - VECTORS * 4u) / 4u;
#repeat T X_LOADS
        next_x_$T = x[x_$T + after];
#end
#repeat T W_LOADS
        next_w_$T = w[w_$T + after];
#end
#repeat K STEPS
        {
            let step = (part * STEPS + $K) * 4u;
#repeat G GROUPS
#repeat I EACH
            let at_$G$I = (own_m + ($G * EACH + $I) * 16u) * PITCH + step;
            let left_$G$I = coopLoadT<coop_mat16x16<f16, A>>(&sh_x[at_$G$I], PITCH);
#end
#end
#repeat J OWN
            {
                let at = (own_n + $J * 16u) * PITCH + step;
                let right = coopLoad<coop_mat16x16<f16, B>>(&sh_w[at], PITCH);
#repeat G GROUPS
#repeat I EACH
                s_$G$I$J = coopMultiplyAdd(left_$G$I, right, s_$G$I$J);
#end
#end
            }
#end
        }
#end
        workgroupBarrier();
    }

    // The vectors of a matrix are written by the invocations of its subgroups in turn.
    let scratch = subgroup * 64u;
    let sums = square * SPLIT * 64u;
    let own = part * 32u + lane;
    let m = first_m + own_m + own / 4u;
    let n = first_n + own_n + own % 4u * 4u;
    // Residuals are read before anything is written: a device orders accesses to possibly equal
    // addresses.
#repeat G GROUPS
#repeat I EACH
#repeat J OWN
#repeat T TURNS
#ifdef ACCUMULATE
    let old_$G$I$J$T = residual(m + ($G * EACH + $I) * 16u + $T * 8u, n + $J * 16u);
#else
    let old_$G$I$J$T = vec4<f32>();
#endif
#end
#end
#end
#repeat I EACH
#repeat J OWN
    coopStoreT(s_$G$I$J, &sh_out[scratch], 4u);
#ifdef SPLIT_K
    workgroupBarrier();
    if (own < 64u) {
        var sum = sh_out[sums + own];
        for (var other = 1u; other < SPLIT; other++) {
            sum += sh_out[sums + other * 64u + own];
        }
        store(m + ($G * EACH + $I) * 16u, n + $J * 16u, sum, old_$G$I$J0);
    }
    workgroupBarrier();
#else
    subgroupBarrier();
#repeat T TURNS
    store(
        m + ($G * EACH + $I) * 16u + $T * 8u,
        n + $J * 16u,
        sh_out[sums + own + $T * 32u],
        old_$G$I$J$T,
    );
#end
    subgroupBarrier();
#endif
#end
#end
#end
}
