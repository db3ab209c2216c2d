// o[b,r,h,i,:] = sigmoid(g[b,r,h,i,:]) * sum_j softmax_j(scale * q[b,r,h,i,:] . k[b,r,h,j,:] +
// pair_bias[b,r,h,i,j]) * v[b,r,h,j,:], heads of D = 32 or 48 in f16
//
// Scores (powers of two) and probabilities are f16, sums f32. Masked keys are left out, unless the
// whole row is masked. Grid: x = blocks of 128 queries, y = heads, z = batch x rows. A subgroup
// owns 32 queries, one a lane. BLOCKS x 32 keys pass through workgroup memory; scores are replaced
// by probabilities in place. Outputs are rescaled if a maximum rose by more than SLACK.

enable f16;
enable wgpu_cooperative_matrix;

const PARTS: u32 = 2u; // matrices of 16 columns that a head takes
const VECTORS: u32 = 8u; // D / 4
const PITCH: u32 = 10u; // vectors from one key to the next; the first one between holds caps
const ROW: u32 = 10u; // vectors from one row of 32 scores to the next
const BLOCKS: u32 = 2u; // of 32 keys that are loaded at a time
const LOADS: u32 = 4u; // vectors of these that an invocation brings, and as many of their values
const SLACK: f16 = 8.0h;
const LOG2E: f32 = 1.4426950408889634;
const KEPT: f16 = 65000.0h; // what a score is capped to: any score passes,
const MASKED: f16 = -30000.0h; // that of a masked key does not,
const PAST: f16 = -60000.0h; // and a key past the end has no weight if all others are masked
const LOWEST: f16 = -65000.0h;
#import view

struct Params {
    q: View,
    k: View,
    v: View,
    out: View,
    gate: View,
    term: View,
    pair_bias: View, // only its strides of batch, row and head
    rows: u32,
    queries: u32,
    keys: u32,
    scale: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> q: array<vec4<f16>>; // [B, R, H, Q, D]
@group(0) @binding(2) var<storage, read> k: array<vec4<f16>>; // [B, R, H, K, D]
@group(0) @binding(3) var<storage, read> v: array<vec4<f16>>; // [B, R, H, K, D]
@group(0) @binding(4) var<storage, read_write> out: array<vec4<f16>>; // [B, R, H, Q, D]
#ifdef GATE
@group(0) @binding(5) var<storage, read> gate: array<vec4<f16>>; // [B, R, H, Q, D]
#endif
#ifdef TERM
@group(0) @binding(6) var<storage, read> term: array<f32>; // [B, R, H, K]: 1 keeps, 0 masks
#endif
#ifdef PAIR_BIAS
// [B, R, H, Q / 32, K / 4, 32, 4]
@group(0) @binding(7) var<storage, read> pair_bias: array<vec4<f16>>;
#endif

var<workgroup> sh_scores: array<vec4<f16>, 4u * 32u * ROW>; // 32 x 32 of a subgroup
var<workgroup> sh_k: array<vec4<f16>, BLOCKS * 32u * PITCH>;
var<workgroup> sh_v: array<vec4<f16>, BLOCKS * 32u * PITCH>;
var<workgroup> sh_o: array<vec4<f32>, 4u * 64u>; // 16 x 16 outputs of a subgroup, to rescale

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
    return vec4<f16>(cap(batch, row, head, key), cap(batch, row, head, key + 1u),
        cap(batch, row, head, key + 2u), cap(batch, row, head, key + 3u));
}

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) index: u32) {
    let lane = index % 32u;
    let subgroup = index / 32u;
    let head = group.y;
    let batch = group.z / params.rows;
    let row = group.z % params.rows;
    let first = group.x * 128u + subgroup * 32u;
    let own = subgroup * 32u * ROW;
    let mine = own + lane * ROW;
    let scratch = subgroup * 64u;

    // Queries past the end are worked on as the last one, and not written.
    let q_start = element(params.q, batch, row, head, min(first + lane, params.queries - 1u)) / 4u;
#repeat C PARTS
#repeat E 4
    sh_scores[mine + $E] = vec4<f16>(vec4<f32>(q[q_start + $C * 4u + $E]) * (params.scale * LOG2E));
#end
    subgroupBarrier();
#repeat I 2
    let at_$I$C = own + $I * 16u * ROW;
    let q_$I$C = coopLoadT<coop_mat16x16<f16, A>>(&sh_scores[at_$I$C], ROW);
    var o_$I$C = coop_mat16x16<f32, C>();
#end
    subgroupBarrier();
#end
    var highest = LOWEST;
    var total = 0.0;
    let k_start = element(params.k, batch, row, head, 0u) / 4u;
    let v_start = element(params.v, batch, row, head, 0u) / 4u;
    let step = vec2<u32>(params.k.strides.w, params.v.strides.w) / 4u;
    var next_caps = vec4<f16>();
#repeat T LOADS
    let key_$T = (index + $T * 128u) / VECTORS;
    let column_$T = (index + $T * 128u) % VECTORS;
    var next_k_$T = k[k_start + min(key_$T, params.keys - 1u) * step.x + column_$T];
    var next_v_$T = v[v_start + min(key_$T, params.keys - 1u) * step.y + column_$T];
#end
    if (index < BLOCKS * 8u) {
        next_caps = caps(batch, row, head, index * 4u);
    }
    let blocks = (params.keys + 31u) / 32u;
#ifdef PAIR_BIAS
    let query_block = min(first / 32u, (params.queries + 31u) / 32u - 1u);
    let bias_start =
        element(params.pair_bias, batch, row, head, 0u) / 4u + query_block * blocks * 256u + lane;
#repeat C 8
    var bias_$C = pair_bias[bias_start + $C * 32u];
#end
#endif

    for (var stage = 0u; stage < params.keys; stage += BLOCKS * 32u) {
        workgroupBarrier();
#repeat T LOADS
        sh_k[key_$T * PITCH + column_$T] = next_k_$T;
        sh_v[key_$T * PITCH + column_$T] = next_v_$T;
#end
        if (index < BLOCKS * 8u) {
            sh_k[index * PITCH + VECTORS] = next_caps;
        }
        workgroupBarrier();
        let next = stage + BLOCKS * 32u;
#repeat T LOADS
        next_k_$T = k[k_start + min(next + key_$T, params.keys - 1u) * step.x + column_$T];
        next_v_$T = v[v_start + min(next + key_$T, params.keys - 1u) * step.y + column_$T];
#end
        if (index < BLOCKS * 8u) {
            next_caps = caps(batch, row, head, next + index * 4u);
        }
        for (var block = 0u; block < BLOCKS; block++) {
            let keys = block * 32u * PITCH;
#repeat J 2
#repeat C PARTS
            let at_k_$J$C = keys + $J * 16u * PITCH + $C * 4u;
            let k_$J$C = coopLoad<coop_mat16x16<f16, B>>(&sh_k[at_k_$J$C], PITCH);
#end
#end
#repeat I 2
#repeat J 2
            {
                var scores = coop_mat16x16<f16, C>();
#repeat C PARTS
                scores = coopMultiplyAdd(q_$I$C, k_$J$C, scores);
#end
                let at = own + $I * 16u * ROW + $J * 4u;
                coopStoreT(scores, &sh_scores[at], ROW);
            }
#end
#end
            subgroupBarrier();
            // From here on each lane works on one row.
            var peak = vec4<f16>(LOWEST);
#repeat C 8
            var score_$C = sh_scores[mine + $C];
#ifdef PAIR_BIAS
            score_$C += bias_$C;
#endif
            score_$C = min(score_$C, sh_k[(block * 8u + $C) * PITCH + VECTORS]);
            peak = max(peak, score_$C);
#end
#ifdef PAIR_BIAS
            let next_block = bias_start + min(stage / 32u + block + 1u, blocks - 1u) * 256u;
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
            // Written as a loop: naga rejects cooperative operations in an `if` on subgroupAny.
            for (var again = subgroupAny(rose) && stage + block > 0u; again; again = false) {
#repeat I 2
                let shrink_$I = subgroupShuffle(shrink, $I * 16u + lane / 2u);
#repeat C PARTS
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
#repeat C PARTS
            let at_v_$J$C = keys + $J * 16u * PITCH + $C * 4u;
            let v_$J$C = coopLoadT<coop_mat16x16<f16, B>>(&sh_v[at_v_$J$C], PITCH);
#end
#end
#repeat I 2
#repeat J 2
            {
                let at = own + $I * 16u * ROW + $J * 4u;
                let weights = coopLoadT<coop_mat16x16<f16, A>>(&sh_scores[at], ROW);
#repeat C PARTS
                o_$I$C = coopMultiplyAdd(weights, v_$J$C, o_$I$C);
#end
            }
#end
#end
            subgroupBarrier();
        }
    }
    let inverse = 1.0 / total;
#repeat I 2
    {
        let factor = subgroupShuffle(inverse, $I * 16u + lane / 2u);
        let query = first + $I * 16u + lane / 2u;
#repeat C PARTS
        coopStoreT(o_$I$C, &sh_o[scratch], 4u);
        subgroupBarrier();
        if (query < params.queries) {
            let at = element(params.out, batch, row, head, query) / 4u + $C * 4u + lane % 2u * 2u;
#repeat E 2
            var value_$E = sh_o[scratch + lane * 2u + $E] * factor;
#ifdef GATE
            let gate_$E = element(params.gate, batch, row, head, query) / 4u
                + $C * 4u + lane % 2u * 2u + $E;
            value_$E /= 1.0 + exp(-vec4<f32>(gate[gate_$E]));
#endif
            out[at + $E] = vec4<f16>(value_$E);
#end
        }
        subgroupBarrier();
#end
    }
#end
}
