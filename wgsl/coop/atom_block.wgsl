// y = x + gate_1 * w_o . attention(x); out = y + gate_2 * w_back . (silu(w_a . n) * (w_b . n)), n =
// LN(y) * scale + offset: a block of the atom transformer, 128 channels, 4 heads of 32, f16
// operands
//
// attention(x) is sigmoid(g) * softmax(q . k / sqrt(32) + bias) . v within a window: 32 rows of x
// are its queries, 128 rows from `first` on its keys. LN(x) is modulated for queries and for keys;
// conditions hold what modulates and gates each row. Grid: x = windows, y = samples. A workgroup
// owns a window; a subgroup owns 16 keys, whose normalised rows stay in registers, four queries,
// and 16 columns of every product. Probabilities and sums of up to 128 products are f16.

enable f16;
enable wgpu_cooperative_matrix;

const PITCH: u32 = 34u; // vectors from one row of 128 to the next in workgroup memory
const NARROW: u32 = 10u; // from one row of 32 to the next
const PAIR: u32 = 18u; // from one row of 64 to the next
const WIDE: u32 = 66u; // from one row of 256 to the next
const EPSILON: f32 = 1e-5;
// Places in workgroup memory, in vectors. The hidden layer has the place of keys and values.
// From 0 on: keys [128, 32] of a head.
const VALUES: u32 = 1280u; // [128, 32]
const SCORES: u32 = 2560u; // [32, 128], in turn with a weight [32, 128] and updates
const QUERIES: u32 = 3648u; // [32, 64]: queries, then gates; outputs replace the queries
const NORMAL: u32 = 4352u; // [32, 128]: normalised queries
// First rows of the weights.
const W_KEYS: u32 = 0u;
const W_VALUES: u32 = 128u;
const W_QUERIES: u32 = 256u;
const W_GATES: u32 = 384u;
const W_OUT: u32 = 512u;
const W_A: u32 = 640u;
const W_B: u32 = 896u;
const W_BACK: u32 = 1152u; // rows of 256 from here on

struct Params {
    rows: u32, // of a sample
    scale: f32, // log2(e) / sqrt(32)
    bias_window: u32, // elements from the bias of one window to that of the next
    bias_head: u32, // and from one head to the next
    skip_x: u32,
    skip_out: u32,
    skip_conditions: u32,
    skip_w: u32,
    skip_bias: u32,
    skip_windows: u32,
    padding: vec2<u32>,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<vec4<f32>>; // [S, rows, 128]
// [rows, 8, 128]: scale and offset of queries, of keys, gate_1, scale and offset of n, gate_2
@group(0) @binding(2) var<storage, read> conditions: array<vec4<f16>>;
@group(0) @binding(3) var<storage, read> w: array<vec4<f16>>; // [1152, 128], then [128, 256]
@group(0) @binding(4) var<storage, read> q_bias: array<vec4<f32>>; // [128]
// [H, W, K / 4, 32, 4], times log2(e)
@group(0) @binding(5) var<storage, read> bias: array<vec4<f16>>;
@group(0) @binding(6) var<storage, read> windows: array<f32>; // [W]: the first key of each
@group(0) @binding(7) var<storage, read_write> out: array<vec4<f32>>; // [S, rows, 128]

var<workgroup> sh_all: array<vec4<f16>, 5440>;

#import sums_of_eight
#import normal_of_four
#import window_softmax
#import hidden_columns

// A row's vector of a part of the conditions.
fn condition(row: u32, part: u32, lane: u32) -> vec4<f32> {
    return vec4<f32>(conditions[params.skip_conditions / 4u + (row * 8u + part) * 32u + lane]);
}

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) index: u32) {
    let lane = index % 32u;
    let subgroup = index / 32u;
    let sample = params.skip_x / 4u + group.y * params.rows * 32u;
    let query = group.x * 32u + subgroup * 4u;
    let key = u32(windows[params.skip_windows + group.x]) + subgroup * 16u;

#repeat R 4
    let x_$R = x[sample + (query + $R) * 32u + lane];
#end
    let normal = normal_of_four(lane, mat4x4<f32>(x_0, x_1, x_2, x_3));
#repeat R 4
    sh_all[NORMAL + (subgroup * 4u + $R) * PITCH + lane] = vec4<f16>(
        normal[$R] * condition(query + $R, 0u, lane) + condition(query + $R, 1u, lane)
    );
#end
    let own_keys = subgroup * 16u;
#repeat F 4
    {
#repeat R 4
        let row_$R = min(key + $F * 4u + $R, params.rows - 1u);
        let key_$R = x[sample + row_$R * 32u + lane];
#end
        let keys = normal_of_four(lane, mat4x4<f32>(key_0, key_1, key_2, key_3));
#repeat R 4
        sh_all[(own_keys + $F * 4u + $R) * PITCH + lane] =
            vec4<f16>(keys[$R] * condition(row_$R, 2u, lane) + condition(row_$R, 3u, lane));
#end
    }
#end
    subgroupBarrier();
#repeat K 8
    let at_$K = own_keys * PITCH + $K * 4u;
    let a_$K = coopLoadT<coop_mat16x16<f16, A>>(&sh_all[at_$K], PITCH);
#end
    workgroupBarrier();

    let weights = params.skip_w / 4u;
#repeat T 4
    var next_$T = w[weights + W_KEYS * 32u + index + $T * 256u];
#end
#repeat I 2
    var u_$I = coop_mat16x16<f16, C>();
#end
    let quarter = index / 8u; // a row of queries, which eight lanes share
    let four = index % 8u;
    for (var head = 0u; head < 4u; head++) {
        // keys, then values
        for (var which = 0u; which < 2u; which++) {
            workgroupBarrier();
#repeat T 4
            sh_all[SCORES + (subgroup + $T * 8u) * PITCH + lane] = next_$T;
#end
            workgroupBarrier();
            let after = min(head * 2u + which + 1u, 7u);
            let first = W_KEYS + after % 2u * W_VALUES + after / 2u * 32u;
#repeat T 4
            next_$T = w[weights + first * 32u + index + $T * 256u];
#end
            for (var j = 0u; j < 2u; j++) {
                var both = coop_mat16x16<f16, C>();
#repeat K 8
                let at_w_$K = SCORES + j * 16u * PITCH + $K * 4u;
                let right_$K = coopLoad<coop_mat16x16<f16, B>>(&sh_all[at_w_$K], PITCH);
                both = coopMultiplyAdd(a_$K, right_$K, both);
#end
                let at = which * VALUES + own_keys * NARROW + j * 4u;
                coopStoreT(both, &sh_all[at], NARROW);
            }
        }
        {
            // 16 of the queries, and 16 columns of their queries or gates
            let half = subgroup / 4u;
            let column = subgroup % 4u;
            let first = select(W_QUERIES, W_GATES, column > 1u) + head * 32u + column % 2u * 16u;
            var both = coop_mat16x16<f16, C>();
            for (var k = 0u; k < 32u; k += 4u) {
                let at_left = NORMAL + half * 16u * PITCH + k;
                let left = coopLoadT<coop_mat16x16<f16, A>>(&sh_all[at_left], PITCH);
                let at_w = weights + first * 32u + k;
                let right = coopLoad<coop_mat16x16<f16, B>>(&w[at_w], 32u);
                both = coopMultiplyAdd(left, right, both);
            }
            let at = QUERIES + half * 16u * PAIR + column * 4u;
            coopStoreT(both, &sh_all[at], PAIR);
        }
        workgroupBarrier();
        let own = QUERIES + quarter * PAIR + four;
        let queries = (vec4<f32>(sh_all[own]) + q_bias[head * 8u + four]) * params.scale;
        sh_all[own] = vec4<f16>(queries);
        workgroupBarrier();
        for (var i = 0u; i < 2u; i++) {
            var scores = coop_mat16x16<f16, C>();
            for (var c = 0u; c < 8u; c += 4u) {
                let at_left = QUERIES + i * 16u * PAIR + c;
                let left = coopLoadT<coop_mat16x16<f16, A>>(&sh_all[at_left], PAIR);
                let at_right = own_keys * NARROW + c;
                let right = coopLoad<coop_mat16x16<f16, B>>(&sh_all[at_right], NARROW);
                scores = coopMultiplyAdd(left, right, scores);
            }
            let at = SCORES + i * 16u * PITCH + subgroup * 4u;
            coopStoreT(scores, &sh_all[at], PITCH);
        }
        workgroupBarrier();
        soften(group.x, head, quarter, four);
        workgroupBarrier();
        {
            // a quarter of the outputs [32, 32], from one half of the keys
            let half = subgroup / 4u;
            let column = subgroup / 2u % 2u;
            let part = subgroup % 2u;
            var output = coop_mat16x16<f16, C>();
            for (var k = part * 4u; k < part * 4u + 4u; k++) {
                let at_left = SCORES + half * 16u * PITCH + k * 4u;
                let left = coopLoadT<coop_mat16x16<f16, A>>(&sh_all[at_left], PITCH);
                let at_right = VALUES + k * 16u * NARROW + column * 4u;
                let right = coopLoadT<coop_mat16x16<f16, B>>(&sh_all[at_right], NARROW);
                output = coopMultiplyAdd(left, right, output);
            }
            let at = part * 256u + half * 128u + column * 4u;
            coopStoreT(output, &sh_all[at], 8u);
        }
        workgroupBarrier();
        let attended = vec4<f32>(sh_all[index]) + vec4<f32>(sh_all[256u + index]);
        let gate = vec4<f32>(sh_all[own + 8u]);
        sh_all[own] = vec4<f16>(attended / (1.0 + exp(-gate)));
        workgroupBarrier();
        for (var c = 0u; c < 8u; c += 4u) {
            let at_w = weights + (W_OUT + subgroup * 16u) * 32u + head * 8u + c;
            let right = coopLoad<coop_mat16x16<f16, B>>(&w[at_w], 32u);
#repeat I 2
            let at_o_$I = QUERIES + $I * 16u * PAIR + c;
            let o_$I = coopLoadT<coop_mat16x16<f16, A>>(&sh_all[at_o_$I], PAIR);
            u_$I = coopMultiplyAdd(o_$I, right, u_$I);
#end
        }
    }
#repeat I 2
    let at_u_$I = SCORES + $I * 16u * PITCH + subgroup * 4u;
    coopStoreT(u_$I, &sh_all[at_u_$I], PITCH);
#end
    workgroupBarrier();

#repeat R 4
    let y_$R = x_$R + condition(query + $R, 4u, lane)
        * vec4<f32>(sh_all[SCORES + (subgroup * 4u + $R) * PITCH + lane]);
#end
    let again = normal_of_four(lane, mat4x4<f32>(y_0, y_1, y_2, y_3));
#repeat R 4
    sh_all[NORMAL + (subgroup * 4u + $R) * PITCH + lane] =
        vec4<f16>(again[$R] * condition(query + $R, 5u, lane) + condition(query + $R, 6u, lane));
#end
    workgroupBarrier();
    for (var column = subgroup * 2u; column < subgroup * 2u + 2u; column++) {
        hide(weights, subgroup, column, lane);
    }
    workgroupBarrier();
    // the sums of each half of the hidden layer
    for (var half = 0u; half < 2u; half++) {
#repeat I 2
        var r_$I = coop_mat16x16<f16, C>();
#end
        for (var k = half * 32u; k < half * 32u + 32u; k += 4u) {
            let at_w = weights + W_BACK * 32u + subgroup * 1024u + k;
            let right = coopLoad<coop_mat16x16<f16, B>>(&w[at_w], 64u);
#repeat I 2
            let at_h_$I = $I * 16u * WIDE + k;
            let h_$I = coopLoadT<coop_mat16x16<f16, A>>(&sh_all[at_h_$I], WIDE);
            r_$I = coopMultiplyAdd(h_$I, right, r_$I);
#end
        }
#repeat I 2
        let at_r_$I = select(SCORES, NORMAL, half == 1u) + $I * 16u * PITCH + subgroup * 4u;
        coopStoreT(r_$I, &sh_all[at_r_$I], PITCH);
#end
    }
    workgroupBarrier();
    let to = params.skip_out / 4u + (group.y * params.rows + query) * 32u + lane;
#repeat R 4
    {
        let at = (subgroup * 4u + $R) * PITCH + lane;
        let update = vec4<f32>(sh_all[SCORES + at]) + vec4<f32>(sh_all[NORMAL + at]);
        out[to + $R * 32u] = y_$R + condition(query + $R, 7u, lane) * update;
    }
#end
}
