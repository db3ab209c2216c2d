// out[m,n] = mask[m] * activation(sum_k x[m,k] * w_gate[n,k]) * (sum_k x[m,k] * w_value[n,k]), with
// operands rounded to f16 and sums in f32
//
// The strides of `gated_linear`. Grid: x = tiles of 32 columns, y = tiles of 128 rows. A subgroup
// owns 32 x 32 outputs; k passes by 32 at a time, and must be a multiple of 32. The tile of w holds
// 32 rows of w_gate, then the same of w_value.

enable f16;
enable wgpu_cooperative_matrix;

alias Element = vec4<f32>;
alias X = f16;
alias Stored = f32;
const ACTIVATION: u32 = 0u;
const PITCH: u32 = 10u; // vectors from one row of 32 to the next in workgroup memory

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

var<workgroup> sh_x: array<vec4<f16>, 128u * PITCH>;
var<workgroup> sh_w: array<vec4<f16>, 64u * PITCH>;
var<workgroup> sh_out: array<vec4<f32>, 4u * 128u>;

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

// Four columns from n on.
fn store(m: u32, n: u32, gate: vec4<f32>, value: vec4<f32>) {
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
    let first_m = group.y * 128u;
    let first_n = group.x * 32u;
    let row = index / 8u; // of sixteen
    let place = row * PITCH + index % 8u;

    // Rows past the end are read as the last one, and not written.
#repeat T 8
    let x_$T = row_start(params.x, min(first_m + row + $T * 16u, params.m - 1u)) / 4u + index % 8u;
    var next_x_$T = x[x_$T];
#end
#repeat T 2
    let w_$T = min(first_n + row + $T * 16u, params.n - 1u) * params.k;
    let gate_$T = (params.skip_gate + w_$T) / 4u + index % 8u;
    let value_$T = (params.skip_value + w_$T) / 4u + index % 8u;
    var next_gate_$T = w_gate[gate_$T];
    var next_value_$T = w_value[value_$T];
#end
#repeat I 2
#repeat J 2
    var g_$I$J = coop_mat16x16<f32, C>();
    var v_$I$J = coop_mat16x16<f32, C>();
#end
#end

    for (var k = 0u; k < params.k; k += 32u) {
#repeat T 8
        sh_x[place + $T * 16u * PITCH] = rounded(next_x_$T);
#end
#repeat T 2
        sh_w[place + $T * 16u * PITCH] = next_gate_$T;
        sh_w[place + (32u + $T * 16u) * PITCH] = next_value_$T;
#end
        workgroupBarrier();
        let after = min(k + 32u, params.k - 32u) / 4u;
#repeat T 8
        next_x_$T = x[x_$T + after];
#end
#repeat T 2
        next_gate_$T = w_gate[gate_$T + after];
        next_value_$T = w_value[value_$T + after];
#end
#repeat K 2
        {
#repeat I 2
            let at_$I = (subgroup * 32u + $I * 16u) * PITCH + $K * 4u;
            let left_$I = coopLoadT<coop_mat16x16<f16, A>>(&sh_x[at_$I], PITCH);
#end
#repeat J 2
            {
                let at = $J * 16u * PITCH + $K * 4u;
                let at_value = at + 32u * PITCH;
                let gate = coopLoad<coop_mat16x16<f16, B>>(&sh_w[at], PITCH);
                let value = coopLoad<coop_mat16x16<f16, B>>(&sh_w[at_value], PITCH);
#repeat I 2
                g_$I$J = coopMultiplyAdd(left_$I, gate, g_$I$J);
                v_$I$J = coopMultiplyAdd(left_$I, value, v_$I$J);
#end
            }
#end
        }
#end
        workgroupBarrier();
    }

    let scratch = subgroup * 128u;
#repeat I 2
#repeat J 2
    {
        let value_scratch = scratch + 64u;
        coopStoreT(g_$I$J, &sh_out[scratch], 4u);
        coopStoreT(v_$I$J, &sh_out[value_scratch], 4u);
        subgroupBarrier();
#repeat T 2
        {
            let m = first_m + subgroup * 32u + $I * 16u + lane / 4u + $T * 8u;
            let n = first_n + $J * 16u + lane % 4u * 4u;
            if (m < params.m && n < params.n) {
                store(
                    m,
                    n,
                    sh_out[scratch + lane + $T * 32u],
                    sh_out[value_scratch + lane + $T * 32u],
                );
            }
        }
#end
        subgroupBarrier();
    }
#end
#end
}
