// out[m,n] = residual + mask[m] * sigmoid(gate[m,n]) * activation(sum_k x[m,k] * w[n,k] + bias[n]), with f16 operands and sums in f32
//
// The epilogues and strides of `linear`. Grid: x = tiles of 64 columns, y = tiles of 128 rows. A subgroup owns 32 x 64 outputs; k passes
// by 32 at a time, and must be a multiple of 32.

enable f16;
enable wgpu_cooperative_matrix;

alias Stored = f32;
alias Element = f32;
alias Gate = f32;
const ACTIVATION: u32 = 0u;
const PITCH: u32 = 10u; // vectors from one row of 32 to the next in workgroup memory

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
@group(0) @binding(1) var<storage, read> x: array<vec4<f16>>; // [M, K], rows strided
@group(0) @binding(2) var<storage, read> w: array<vec4<f16>>; // [N, K]
@group(0) @binding(3) var<storage, read_write> out: array<Stored>; // [M, N], rows strided
#ifdef BIAS
@group(0) @binding(4) var<storage, read> bias: array<f32>; // [N]
#endif
#ifdef GATE
@group(0) @binding(5) var<storage, read> gate: array<Gate>; // [M, N], rows strided, before the sigmoid
#endif
#ifdef MASK
@group(0) @binding(6) var<storage, read> mask: array<f32>; // [M], strided
#endif

var<workgroup> sh_x: array<vec4<f16>, 128u * PITCH>;
var<workgroup> sh_w: array<vec4<f16>, 64u * PITCH>;
var<workgroup> sh_out: array<f32, 4u * 256u>;

#import row_start
#import activations

fn store(m: u32, n: u32, sum: f32) {
    var value = sum;
#ifdef BIAS
    value += bias[params.skip_bias + n];
#endif
    value = activate(value);
#ifdef GATE
    value *= sigmoid(f32(gate[row_start(params.gate, m) + n]));
#endif
#ifdef MASK
    value *= mask[row_start(params.mask, m)];
#endif
    let columns = params.out_columns;
    let at = row_start(params.out, m) + n / columns.x * columns.y + n % columns.x * columns.z;
#ifdef ACCUMULATE
    value += f32(out[at]);
#endif
    out[at] = Stored(value);
}

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) index: u32) {
    let lane = index % 32u;
    let subgroup = index / 32u;
    let first_m = group.y * 128u;
    let first_n = group.x * 64u;
    let row = index / 8u; // of sixteen
    let place = row * PITCH + index % 8u;

    // Rows past the end are read as the last one, and not written.
#repeat T 8
    let x_$T = row_start(params.x, min(first_m + row + $T * 16u, params.m - 1u)) / 4u + index % 8u;
    var next_x_$T = x[x_$T];
#end
#repeat T 4
    let w_$T = (params.skip_w + min(first_n + row + $T * 16u, params.n - 1u) * params.k) / 4u + index % 8u;
    var next_w_$T = w[w_$T];
#end
#repeat I 2
#repeat J 4
    var s_$I$J = coop_mat16x16<f32, C>();
#end
#end

    for (var k = 0u; k < params.k; k += 32u) {
#repeat T 8
        sh_x[place + $T * 16u * PITCH] = next_x_$T;
#end
#repeat T 4
        sh_w[place + $T * 16u * PITCH] = next_w_$T;
#end
        workgroupBarrier();
        let after = min(k + 32u, params.k - 32u) / 4u;
#repeat T 8
        next_x_$T = x[x_$T + after];
#end
#repeat T 4
        next_w_$T = w[w_$T + after];
#end
#repeat K 2
        {
#repeat I 2
            let at_$I = (subgroup * 32u + $I * 16u) * PITCH + $K * 4u;
            let left_$I = coopLoadT<coop_mat16x16<f16, A>>(&sh_x[at_$I], PITCH);
#end
#repeat J 4
            {
                let at = $J * 16u * PITCH + $K * 4u;
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

    let scratch = subgroup * 256u;
#repeat I 2
#repeat J 4
    coopStoreT(s_$I$J, &sh_out[scratch], 16u);
    subgroupBarrier();
#repeat T 8
    {
        let m = first_m + subgroup * 32u + $I * 16u + lane / 16u + $T * 2u;
        let n = first_n + $J * 16u + lane % 16u;
        if (m < params.m && n < params.n) {
            store(m, n, sh_out[scratch + lane + $T * 32u]);
        }
    }
#end
    subgroupBarrier();
#end
#end
}
