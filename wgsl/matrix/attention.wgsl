// o[b,r,h,i,:] = sigmoid(g[b,r,h,i,:]) * sum_j softmax_j(scale * q[b,r,h,i,:] . k[b,r,h,j,:] + pair_bias[b,r,h,i,j]) * v[b,r,h,j,:]
//
// For heads of 32 in f16, with scores and probabilities in f16 and their sums in f32; a key whose mask is 0 takes no part in its row,
// unless the whole row is masked: then all keys weigh the same. Scores are powers of two: q is scaled by log2(e), pair_bias was before.
// Grid: x = blocks of 128 queries, y = heads, z = batch x rows. A subgroup owns 32 queries, one a lane. 64 keys and values at a time pass
// through workgroup memory, and are weighed 32 at a time: scores are written to workgroup memory, each lane turns its row of them
// into probabilities in place, and these are multiplied with the values. The outputs are rescaled only where a row's maximum rose by more than
// SLACK since it was last taken, which f16 has room for.

enable f16;
enable wgpu_cooperative_matrix;

const PITCH: u32 = 10u; // vectors from one row of 32 to the next in workgroup memory; the keys' caps lie in the first one between
const SLACK: f16 = 8.0h;
const LOG2E: f32 = 1.4426950408889634;
const KEPT: f16 = 65000.0h; // what a score is capped to: any score passes,
const MASKED: f16 = -30000.0h; // that of a masked key does not,
const PAST: f16 = -60000.0h; // and a key past the end weighs nothing even where all others are masked
const LOWEST: f16 = -65000.0h;

#import view

struct Params {
    q: View,
    k: View,
    v: View,
    out: View,
    gate: View,
    term: View,
    pair_bias: View, // its strides of batch, row and head alone
    rows: u32,
    queries: u32,
    keys: u32,
    scale: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> q: array<vec4<f16>>; // [B, R, H, Q, 32]
@group(0) @binding(2) var<storage, read> k: array<vec4<f16>>; // [B, R, H, K, 32]
@group(0) @binding(3) var<storage, read> v: array<vec4<f16>>; // [B, R, H, K, 32]
@group(0) @binding(4) var<storage, read_write> out: array<vec4<f16>>; // [B, R, H, Q, 32]
#ifdef GATE
@group(0) @binding(5) var<storage, read> gate: array<vec4<f16>>; // [B, R, H, Q, 32], before the sigmoid
#endif
#ifdef TERM
@group(0) @binding(6) var<storage, read> term: array<f32>; // [B, R, H, K]: 1 to keep and 0 to leave out
#endif
#ifdef PAIR_BIAS
@group(0) @binding(7) var<storage, read> pair_bias: array<vec4<f16>>; // [B, R, H, Q / 32, K / 4, 32, 4]
#endif

var<workgroup> sh_scores: array<vec4<f16>, 4u * 32u * PITCH>; // each subgroup's 32 x 32 scores, then probabilities
var<workgroup> sh_k: array<vec4<f16>, 64u * PITCH>;
var<workgroup> sh_v: array<vec4<f16>, 64u * PITCH>;
var<workgroup> sh_o: array<vec4<f32>, 4u * 64u>; // 16 x 16 outputs of each subgroup on their way to be rescaled

fn cap(batch: u32, row: u32, head: u32, key: u32) -> f16 {
    if (key >= params.keys) {
        return PAST;
    }
#ifdef TERM
    return select(MASKED, KEPT, term[element(params.term, batch, row, head, key)] > 0.5);
#else
    return KEPT;
#endif
}

fn caps(batch: u32, row: u32, head: u32, key: u32) -> vec4<f16> {
    return vec4<f16>(cap(batch, row, head, key), cap(batch, row, head, key + 1u), cap(batch, row, head, key + 2u), cap(batch, row, head, key + 3u));
}

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) index: u32) {
    let lane = index % 32u;
    let subgroup = index / 32u;
    let head = group.y;
    let batch = group.z / params.rows;
    let row = group.z % params.rows;
    let first = group.x * 128u + subgroup * 32u;
    let own = subgroup * 32u * PITCH;
    let mine = own + lane * PITCH;

    // Queries past the end are worked on as the last one, and not written.
    let q_start = element(params.q, batch, row, head, min(first + lane, params.queries - 1u)) / 4u;
#repeat C 8
    sh_scores[mine + $C] = vec4<f16>(vec4<f32>(q[q_start + $C]) * (params.scale * LOG2E));
#end
    subgroupBarrier();
#repeat I 2
#repeat C 2
    let at_$I$C = own + $I * 16u * PITCH + $C * 4u;
    let q_$I$C = coopLoadT<coop_mat16x16<f16, A>>(&sh_scores[at_$I$C], PITCH);
    var o_$I$C = coop_mat16x16<f32, C>();
#end
#end
    var highest = LOWEST;
    var total = 0.0;

    // Four keys and values an invocation, sixteen apart.
    let key = index / 8u;
    let slot = key * PITCH + index % 8u;
    let k_start = element(params.k, batch, row, head, 0u) / 4u + index % 8u;
    let v_start = element(params.v, batch, row, head, 0u) / 4u + index % 8u;
    let k_step = params.k.strides.w / 4u;
    let v_step = params.v.strides.w / 4u;
    var next_caps = vec4<f16>();
#repeat T 4
    var next_k_$T = k[k_start + min(key + $T * 16u, params.keys - 1u) * k_step];
    var next_v_$T = v[v_start + min(key + $T * 16u, params.keys - 1u) * v_step];
#end
    if (index < 16u) {
        next_caps = caps(batch, row, head, index * 4u);
    }
    let blocks = (params.keys + 31u) / 32u;
#ifdef PAIR_BIAS
    let query_block = min(first / 32u, (params.queries + 31u) / 32u - 1u);
    let bias_start = element(params.pair_bias, batch, row, head, 0u) / 4u + query_block * blocks * 256u + lane;
#repeat C 8
    var bias_$C = pair_bias[bias_start + $C * 32u];
#end
#endif

    for (var stage = 0u; stage < params.keys; stage += 64u) {
        workgroupBarrier();
#repeat T 4
        sh_k[slot + $T * 16u * PITCH] = next_k_$T;
        sh_v[slot + $T * 16u * PITCH] = next_v_$T;
#end
        if (index < 16u) {
            sh_k[index * PITCH + 8u] = next_caps;
        }
        workgroupBarrier();
#repeat T 4
        next_k_$T = k[k_start + min(stage + 64u + key + $T * 16u, params.keys - 1u) * k_step];
        next_v_$T = v[v_start + min(stage + 64u + key + $T * 16u, params.keys - 1u) * v_step];
#end
        if (index < 16u) {
            next_caps = caps(batch, row, head, stage + 64u + index * 4u);
        }

        for (var half = 0u; half < 2u; half++) {
            let keys = half * 32u * PITCH;
#repeat J 2
#repeat C 2
            let at_k_$J$C = keys + $J * 16u * PITCH + $C * 4u;
            let k_$J$C = coopLoad<coop_mat16x16<f16, B>>(&sh_k[at_k_$J$C], PITCH);
#end
#end
#repeat I 2
#repeat J 2
            {
                let partial = coopMultiplyAdd(q_$I0, k_$J0, coop_mat16x16<f16, C>());
                let scores = coopMultiplyAdd(q_$I1, k_$J1, partial);
                let at = own + $I * 16u * PITCH + $J * 4u;
                coopStoreT(scores, &sh_scores[at], PITCH);
            }
#end
#end
            subgroupBarrier();

            // From here on each lane works on its own row.
            var peak = vec4<f16>(LOWEST);
#repeat C 8
            var score_$C = sh_scores[mine + $C];
#ifdef PAIR_BIAS
            score_$C += bias_$C;
#endif
            score_$C = min(score_$C, sh_k[(half * 8u + $C) * PITCH + 8u]);
            peak = max(peak, score_$C);
#end
#ifdef PAIR_BIAS
            let next_block = bias_start + min(stage / 32u + half + 1u, blocks - 1u) * 256u;
#repeat C 8
            bias_$C = pair_bias[next_block + $C * 32u];
#end
#endif
            let top = max(max(peak.x, peak.y), max(peak.z, peak.w));
            let rose = top > highest + SLACK;
            var shrink = 1.0;
            if (rose) {
                shrink = exp2(f32(highest) - f32(top));
                highest = top;
                total *= shrink;
            }
            for (var again = subgroupAny(rose) && stage + half > 0u; again; again = false) {
                let scratch = subgroup * 64u;
#repeat I 2
                let shrink_$I = subgroupShuffle(shrink, $I * 16u + lane / 2u);
#repeat C 2
                coopStoreT(o_$I$C, &sh_o[scratch], 4u);
                subgroupBarrier();
                sh_o[scratch + lane * 2u] *= shrink_$I;
                sh_o[scratch + lane * 2u + 1u] *= shrink_$I;
                subgroupBarrier();
                o_$I$C = coopLoadT<coop_mat16x16<f32, C>>(&sh_o[scratch], 4u);
                subgroupBarrier();
#end
#end
            }
            var sum = vec4<f16>();
#repeat C 8
            {
                let weight = exp2(score_$C - highest);
                sum += weight;
                sh_scores[mine + $C] = weight;
            }
#end
            total += (f32(sum.x) + f32(sum.y)) + (f32(sum.z) + f32(sum.w));
            subgroupBarrier();

#repeat J 2
#repeat C 2
            let at_v_$J$C = keys + $J * 16u * PITCH + $C * 4u;
            let v_$J$C = coopLoadT<coop_mat16x16<f16, B>>(&sh_v[at_v_$J$C], PITCH);
#end
#end
#repeat I 2
#repeat J 2
            {
                let at = own + $I * 16u * PITCH + $J * 4u;
                let weights = coopLoadT<coop_mat16x16<f16, A>>(&sh_scores[at], PITCH);
#repeat C 2
                o_$I$C = coopMultiplyAdd(weights, v_$J$C, o_$I$C);
#end
            }
#end
#end
            subgroupBarrier();
        }
    }

    let inverse = 1.0 / total;
    let scratch = subgroup * 64u;
#repeat I 2
    {
        let factor = subgroupShuffle(inverse, $I * 16u + lane / 2u);
        let query = first + $I * 16u + lane / 2u;
#repeat C 2
        coopStoreT(o_$I$C, &sh_o[scratch], 4u);
        subgroupBarrier();
        if (query < params.queries) {
            let at = element(params.out, batch, row, head, query) / 4u + $C * 4u + lane % 2u * 2u;
#repeat E 2
            var value_$E = sh_o[scratch + lane * 2u + $E] * factor;
#ifdef GATE
            value_$E /= 1.0 + exp(-vec4<f32>(gate[element(params.gate, batch, row, head, query) / 4u + $C * 4u + lane % 2u * 2u + $E]));
#endif
            out[at + $E] = vec4<f16>(value_$E);
#end
        }
        subgroupBarrier();
#end
    }
#end
}
