// o[s,n,h,:] = sigmoid(g) * softmax_j(q . k / sqrt(48) + pair_bias[h,n,j]) . v, with q, k, v and g
// the projections w . (LN(x) * scale + offset) + b: few tokens, heads of 48, f16 operands
//
// Grid: x = heads, y = samples. A workgroup owns a head of a sample of up to 96 tokens: six
// subgroups project all tokens, 48 tokens to 64 of the 192 columns of q, k, v and g each, while 64
// channels at a time pass through workgroup memory; then each owns 16 queries. Their scores replace
// queries and keys, probabilities the scores. Sums of products with w are f32, other sums f16 or
// f32.

enable f16;
enable wgpu_cooperative_matrix;

const TOKENS: u32 = 96u; // at most
const STAGE: u32 = 18u; // vectors from one row of 64 to the next in workgroup memory
const W_PLACE: u32 = 1728u; // of a stage of w in workgroup memory, after that of x
const PITCH: u32 = 50u; // vectors from one token's q, k, v and g to the next one's
const KEYS: u32 = 12u; // where these begin in a token's, in vectors
const VALUES: u32 = 24u;
const GATES: u32 = 36u;
const EPSILON: f32 = 1e-5;
const LOWEST: f32 = -3e38;

struct Params {
    n: u32,
    k: u32, // C, a multiple of 128
    heads: u32,
    query_scale: f32, // log2(e) / sqrt(48)
    skip_x: u32,
    skip_w: u32,
    skip_b: u32,
    skip_bias: u32,
    skip_out: u32,
    scale_row: u32, // elements from one token to the next
    skip_scale: u32,
    offset_row: u32,
    skip_offset: u32,
    padding_1: u32,
    padding_2: u32,
    padding_3: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<vec4<f32>>; // [S, N, C]
@group(0) @binding(2) var<storage, read> scale: array<vec4<f16>>; // [N, C], rows strided
@group(0) @binding(3) var<storage, read> offset: array<vec4<f16>>; // [N, C], rows strided
@group(0) @binding(4) var<storage, read> w: array<vec4<f16>>; // [4, H, 48, C]: q, k, v, g
@group(0) @binding(5) var<storage, read> b: array<vec4<f32>>; // [4, H, 48]
// [H, N / 32, N / 4, 32, 4], times log2(e)
@group(0) @binding(6) var<storage, read> pair_bias: array<vec4<f16>>;
@group(0) @binding(7) var<storage, read_write> out: array<vec4<f16>>; // [S, N, H, 48]

var<workgroup> sh_all: array<vec4<f16>, 5184>;
var<workgroup> sh_out: array<vec4<f32>, 384>; // 16 x 16 of a subgroup
var<workgroup> sh_statistics: array<vec2<f32>, TOKENS>;
var<private> first_row: u32; // the sample's first

fn x_row(m: u32) -> u32 {
    return params.skip_x / 4u + (first_row + min(m, params.n - 1u)) * (params.k / 4u);
}

#import sums_of_eight
#import row_statistics

@compute @workgroup_size(192)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) index: u32) {
    let lane = index % 32u;
    let subgroup = index / 32u;
    let head = group.x;
    first_row = group.y * params.n;

    let column = index % 16u;
    let row = index / 16u; // of twelve
#repeat T 8
    let token_$T = min(row + $T * 12u, params.n - 1u);
    let x_$T = x_row(token_$T) + column;
    let scale_$T = (params.skip_scale + token_$T * params.scale_row) / 4u + column;
    let offset_$T = (params.skip_offset + token_$T * params.offset_row) / 4u + column;
    var next_x_$T = x[x_$T];
    var next_scale_$T = scale[scale_$T];
    var next_offset_$T = offset[offset_$T];
#end
#repeat T 16
    let part_$T = (row + $T * 12u) / 48u * params.heads + head;
    let w_$T =
        (params.skip_w + (part_$T * 48u + (row + $T * 12u) % 48u) * params.k) / 4u + column;
    var next_w_$T = w[w_$T];
#end
#repeat H 2
    row_statistics(subgroup * 16u + $H * 8u, subgroup * 16u + $H * 8u, lane);
#end
#repeat I 3
#repeat J 4
    var s_$I$J = coop_mat16x16<f32, C>();
#end
#end
    workgroupBarrier();
#repeat T 8
    let statistics_$T = sh_statistics[row + $T * 12u];
#end

    let own_m = subgroup / 3u * 48u;
    let own_n = subgroup % 3u * 64u;
    for (var k = 0u; k < params.k; k += 64u) {
#repeat T 8
        sh_all[(row + $T * 12u) * STAGE + column] = vec4<f16>(
            (next_x_$T - statistics_$T.x) * statistics_$T.y * vec4<f32>(next_scale_$T)
                + vec4<f32>(next_offset_$T)
        );
#end
#repeat T 16
        sh_all[W_PLACE + (row + $T * 12u) * STAGE + column] = next_w_$T;
#end
        workgroupBarrier();
        let after = min(k + 64u, params.k - 64u) / 4u;
#repeat T 8
        next_x_$T = x[x_$T + after];
        next_scale_$T = scale[scale_$T + after];
        next_offset_$T = offset[offset_$T + after];
#end
#repeat T 16
        next_w_$T = w[w_$T + after];
#end
        for (var step = 0u; step < 16u; step += 4u) {
#repeat I 3
            let at_$I = (own_m + $I * 16u) * STAGE + step;
            let left_$I = coopLoadT<coop_mat16x16<f16, A>>(&sh_all[at_$I], STAGE);
#end
#repeat J 4
            {
                let at = W_PLACE + (own_n + $J * 16u) * STAGE + step;
                let right = coopLoad<coop_mat16x16<f16, B>>(&sh_all[at], STAGE);
#repeat I 3
                s_$I$J = coopMultiplyAdd(left_$I, right, s_$I$J);
#end
            }
#end
        }
        workgroupBarrier();
    }

    let scratch = subgroup * 64u;
#repeat I 3
#repeat J 4
    {
        coopStoreT(s_$I$J, &sh_out[scratch], 4u);
        subgroupBarrier();
#repeat T 2
        {
            let at = lane + $T * 32u;
            let four = own_n / 4u + $J * 4u + at % 4u;
            let from_b = (four / 12u * params.heads + head) * 12u + four % 12u;
            let factor = select(1.0, params.query_scale, four < KEYS);
            sh_all[(own_m + $I * 16u + at / 4u) * PITCH + four] =
                vec4<f16>((sh_out[scratch + at] + b[params.skip_b / 4u + from_b]) * factor);
        }
#end
        subgroupBarrier();
    }
#end
#end
    workgroupBarrier();

    let own = subgroup * 16u * PITCH;
#repeat J 6
    var p_$J = coop_mat16x16<f16, C>();
#end
    for (var c = 0u; c < KEYS; c += 4u) {
        let at_q = own + c;
        let q = coopLoadT<coop_mat16x16<f16, A>>(&sh_all[at_q], PITCH);
#repeat J 6
        let at_k_$J = $J * 16u * PITCH + KEYS + c;
        let k_$J = coopLoad<coop_mat16x16<f16, B>>(&sh_all[at_k_$J], PITCH);
        p_$J = coopMultiplyAdd(q, k_$J, p_$J);
#end
    }
    workgroupBarrier();
#repeat J 6
    let at_p_$J = own + $J * 4u;
    coopStoreT(p_$J, &sh_all[at_p_$J], PITCH);
#end
    subgroupBarrier();

    // Two lanes share a query.
    let query = min(subgroup * 16u + lane / 2u, params.n - 1u);
    let blocks = (params.n + 31u) / 32u;
    let bias_at =
        params.skip_bias / 4u + (head * blocks + query / 32u) * blocks * 256u + query % 32u;
    let scores = own + lane / 2u * PITCH + lane % 2u;
    var peaks = vec4<f32>(LOWEST);
#repeat E 12
    let four_$E = lane % 2u + $E * 2u;
    let key_$E = four_$E * 4u + vec4<u32>(0u, 1u, 2u, 3u);
    let from_bias_$E = vec4<f32>(pair_bias[bias_at + min(four_$E, blocks * 8u - 1u) * 32u]);
    let score_$E = select(
        vec4<f32>(LOWEST),
        vec4<f32>(sh_all[scores + $E * 2u]) + from_bias_$E,
        key_$E < vec4<u32>(params.n),
    );
    peaks = max(peaks, score_$E);
#end
    let peak_of_lane = max(max(peaks.x, peaks.y), max(peaks.z, peaks.w));
    let peak = max(peak_of_lane, subgroupShuffleXor(peak_of_lane, 1u));
    var sums = vec4<f32>();
#repeat E 12
    let weight_$E = exp2(score_$E - peak);
    sums += weight_$E;
#end
    let sum_of_lane = total(sums);
    let sum = sum_of_lane + subgroupShuffleXor(sum_of_lane, 1u);
#repeat E 12
    sh_all[scores + $E * 2u] = vec4<f16>(weight_$E / sum);
#end
    subgroupBarrier();

    for (var j = 0u; j < KEYS; j += 4u) {
        var o = coop_mat16x16<f32, C>();
        for (var key = 0u; key < TOKENS; key += 16u) {
            let at_weights = own + key / 4u;
            let weights = coopLoadT<coop_mat16x16<f16, A>>(&sh_all[at_weights], PITCH);
            let at_v = key * PITCH + VALUES + j;
            let v = coopLoadT<coop_mat16x16<f16, B>>(&sh_all[at_v], PITCH);
            o = coopMultiplyAdd(weights, v, o);
        }
        coopStoreT(o, &sh_out[scratch], 4u);
        subgroupBarrier();
#repeat T 2
        {
            let at = lane + $T * 32u;
            let token = subgroup * 16u + at / 4u;
            let four = j + at % 4u;
            let gate = vec4<f32>(sh_all[token * PITCH + GATES + four]);
            if (token < params.n) {
                let place = ((first_row + token) * params.heads + head) * 12u + four;
                out[params.skip_out / 4u + place] =
                    vec4<f16>(sh_out[scratch + at] / (1.0 + exp(-gate)));
            }
        }
#end
        subgroupBarrier();
    }
}
