// out[m,n] = residual + mask[m] * sigmoid(gate[m,n]) * activation(sum_k x[m,k] * w[n,k] + bias[n]),
// with operands rounded to f16 and sums in f32
//
// The epilogues and strides of `linear`. Grid: x = tiles of 64 columns, y = tiles of 64 rows. A
// subgroup owns 32 x 32 outputs; k passes by 64 at a time, and must be a multiple of 64.

enable f16;
enable wgpu_cooperative_matrix;

alias Element = vec4<f32>;
alias X = f16;
alias Stored = f32;
alias Gate = f32;
const ACTIVATION: u32 = 0u;
const PITCH: u32 = 18u; // vectors from one row of 64 to the next in workgroup memory

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

var<workgroup> sh_x: array<vec4<f16>, 64u * PITCH>;
var<workgroup> sh_w: array<vec4<f16>, 64u * PITCH>;
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
    let first_m = group.y * 64u;
    let first_n = group.x * 64u;
    let own_m = subgroup / 2u * 32u;
    let own_n = subgroup % 2u * 32u;
    let row = index / 16u; // of eight
    let place = row * PITCH + index % 16u;

    // Rows past the end are read as the last one, and not written.
#repeat T 8
    let x_$T = row_start(params.x, min(first_m + row + $T * 8u, params.m - 1u)) / 4u + index % 16u;
    var next_x_$T = x[x_$T];
    let w_$T =
        (params.skip_w + min(first_n + row + $T * 8u, params.n - 1u) * params.k) / 4u + index % 16u;
    var next_w_$T = w[w_$T];
#end
#repeat I 2
#repeat J 2
    var s_$I$J = coop_mat16x16<f32, C>();
#end
#end

    for (var k = 0u; k < params.k; k += 64u) {
#repeat T 8
        sh_x[place + $T * 8u * PITCH] = rounded(next_x_$T);
        sh_w[place + $T * 8u * PITCH] = next_w_$T;
#end
        workgroupBarrier();
        let after = min(k + 64u, params.k - 64u) / 4u;
#repeat T 8
        next_x_$T = x[x_$T + after];
        next_w_$T = w[w_$T + after];
#end
#repeat K 4
        {
#repeat I 2
            let at_$I = (own_m + $I * 16u) * PITCH + $K * 4u;
            let left_$I = coopLoadT<coop_mat16x16<f16, A>>(&sh_x[at_$I], PITCH);
#end
#repeat J 2
            {
                let at = (own_n + $J * 16u) * PITCH + $K * 4u;
                let right = coopLoad<coop_mat16x16<f16, B>>(&sh_w[at], PITCH);
#repeat I 2
                s_$I$J = coopMultiplyAdd(left_$I, right, s_$I$J);
#end
            }
#end
        }
#end
        workgroupBarrier();
    }

    let scratch = subgroup * 64u;
    let m = first_m + own_m + lane / 4u;
    let n = first_n + own_n + lane % 4u * 4u;
    // All residuals are read before anything is written: a device orders accesses to possibly equal
    // addresses.
#repeat I 2
#repeat J 2
#repeat T 2
#ifdef ACCUMULATE
    let old_$I$J$T = residual(m + $I * 16u + $T * 8u, n + $J * 16u);
#else
    let old_$I$J$T = vec4<f32>();
#endif
#end
#end
#end
#repeat I 2
#repeat J 2
    coopStoreT(s_$I$J, &sh_out[scratch], 4u);
    subgroupBarrier();
#repeat T 2
    store(m + $I * 16u + $T * 8u, n + $J * 16u, sh_out[scratch + lane + $T * 32u], old_$I$J$T);
#end
    subgroupBarrier();
#end
#end
}
