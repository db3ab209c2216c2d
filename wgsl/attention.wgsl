// o[b,r,h,i,:] = sigmoid(g[b,r,h,i,:]) * sum_j softmax_j(scale * q[b,r,h,i,:] . k[b,r,h,j,:] +
// pair_bias[b,r,h,i,j] + term[b,r,h,j]) * v[b,r,h,j,:]
//
// Online softmax: scores are never written to memory. Every tensor is addressed through its own
// strides, so any layout and any broadcast (stride 0) will do, as long as the D elements of a head
// are contiguous and start at multiples of 4. Grid: x = blocks of LANES * OWN queries, y = heads, z
// = batch x rows. One invocation owns OWN queries, LANES apart: their q, their running maxima and
// sums, and their outputs. Keys and values pass through workgroup memory, KEYS at a time, and are
// weighed STEP at a time, so that the output is rescaled once per STEP. A key whose term is MASKED
// or less is ignored in its row, unless the whole row is masked: then all keys weigh the same.

#ifdef HALF
enable f16;
#endif
alias StoredQ = vec4<f32>;
alias StoredK = vec4<f32>;
alias StoredV = vec4<f32>;
alias StoredOut = vec4<f32>;
alias StoredGate = vec4<f32>;
alias StoredBias = f32;
const D4: u32 = 8u; // D / 4
const LANES: u32 = 64u; // invocations of a workgroup
const OWN: u32 = 2u; // queries of an invocation
const KEYS: u32 = 32u; // a multiple of STEP
const STEP: u32 = 8u;
const MASKED: f32 = -1e9;
const LOWEST: f32 = -3e38; // finite: fast-math compilers may assume that there is no infinity

#import view

struct Params {
    q: View,
    k: View,
    v: View,
    out: View,
    gate: View,
    term: View,
    pair_bias: View,
    rows: u32,
    queries: u32,
    keys: u32,
    scale: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> q: array<StoredQ>; // [B, R, H, Q, D]
@group(0) @binding(2) var<storage, read> k: array<StoredK>; // [B, R, H, K, D]
@group(0) @binding(3) var<storage, read> v: array<StoredV>; // [B, R, H, K, D]
@group(0) @binding(4) var<storage, read_write> out: array<StoredOut>; // [B, R, H, Q, D]
#ifdef GATE
// [B, R, H, Q, D], before the sigmoid
@group(0) @binding(5) var<storage, read> gate: array<StoredGate>;
#endif
#ifdef TERM
// [B, R, H, K]: additive, or with MASK 1 to keep and 0 to leave out
@group(0) @binding(6) var<storage, read> term: array<f32>;
#endif
#ifdef PAIR_BIAS
@group(0) @binding(7) var<storage, read> pair_bias: array<StoredBias>; // [B, R, H, Q, K]
#endif

var<workgroup> sh_k: array<vec4<f32>, KEYS * D4>;
var<workgroup> sh_v: array<vec4<f32>, KEYS * D4>;
var<workgroup> sh_term: array<f32, KEYS>;

// Term of every score of key j; keys past the end have no weight even in a row that is
// masked throughout.
fn key_term(batch: u32, row: u32, head: u32, j: u32) -> f32 {
    if (j >= params.keys) {
        return LOWEST;
    }
#ifdef TERM
    let value = term[element(params.term, batch, row, head, j)];
#ifdef MASK
    return (1.0 - value) * MASKED;
#else
    return value;
#endif
#else
    return 0.0;
#endif
}

#import multiply_add

@compute @workgroup_size(LANES)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
    let head = group.y;
    let batch = group.z / params.rows;
    let row = group.z % params.rows;
    // Queries past the end are worked on as the last one, and not written.
#repeat W OWN
    let i_$W = group.x * (LANES * OWN) + $W * LANES + lane;
    let query_$W = min(i_$W, params.queries - 1u);
    let q_start_$W = element(params.q, batch, row, head, query_$W) / 4u;
#ifdef PAIR_BIAS
    let bias_start_$W = element(params.pair_bias, batch, row, head, query_$W);
#endif
    var highest_$W = LOWEST;
    var total_$W = 0.0;
#end
    var q_own: array<vec4<f32>, OWN * D4>;
    var o_own: array<vec4<f32>, OWN * D4>;
#repeat W OWN
#repeat C D4
    q_own[$W * D4 + $C] = vec4<f32>(q[q_start_$W + $C]) * params.scale;
    o_own[$W * D4 + $C] = vec4<f32>();
#end
#end

    for (var first = 0u; first < params.keys; first += KEYS) {
        for (var at = lane; at < KEYS * D4; at += LANES) {
            let j = min(first + at / D4, params.keys - 1u);
            sh_k[at] = vec4<f32>(k[element(params.k, batch, row, head, j) / 4u + at % D4]);
            sh_v[at] = vec4<f32>(v[element(params.v, batch, row, head, j) / 4u + at % D4]);
        }
        for (var at = lane; at < KEYS; at += LANES) {
            sh_term[at] = key_term(batch, row, head, first + at);
        }
        workgroupBarrier();

        for (var step = 0u; step < KEYS; step += STEP) {
            var scores: array<f32, OWN * STEP>;
#repeat W OWN
            var peak_$W = highest_$W;
#end
#repeat S STEP
            {
                let at = step + $S;
                let added = sh_term[at];
#ifdef PAIR_BIAS
                let bias_key = min(first + at, params.keys - 1u) * params.pair_bias.key_stride;
#endif
#repeat W OWN
                var score_$W = 0.0;
#end
#repeat C D4
                {
                    let key = sh_k[at * D4 + $C];
#repeat W OWN
                    score_$W = multiply_add(q_own[$W * D4 + $C], key, score_$W);
#end
                }
#end
#repeat W OWN
#ifdef PAIR_BIAS
                score_$W += f32(pair_bias[bias_start_$W + bias_key]);
#endif
                scores[$W * STEP + $S] = select(score_$W + added, added, added <= 0.5 * MASKED);
                peak_$W = max(peak_$W, scores[$W * STEP + $S]);
#end
            }
#end
#repeat W OWN
            {
                let shrink = exp(highest_$W - peak_$W);
                highest_$W = peak_$W;
                total_$W *= shrink;
#repeat C D4
                o_own[$W * D4 + $C] *= shrink;
#end
            }
#end
#repeat S STEP
            {
#repeat W OWN
                let weight_$W = exp(scores[$W * STEP + $S] - highest_$W);
                total_$W += weight_$W;
#end
#repeat C D4
                {
                    let value = sh_v[(step + $S) * D4 + $C];
#repeat W OWN
                    o_own[$W * D4 + $C] += weight_$W * value;
#end
                }
#end
            }
#end
        }
        workgroupBarrier();
    }

#repeat W OWN
    if (i_$W < params.queries) {
        let o_start = element(params.out, batch, row, head, i_$W) / 4u;
#ifdef GATE
        let gate_start = element(params.gate, batch, row, head, i_$W) / 4u;
#endif
#repeat C D4
        {
            var value = o_own[$W * D4 + $C] / total_$W;
#ifdef GATE
            let g = vec4<f32>(gate[gate_start + $C]);
            let e = exp(-abs(g));
            value *= select(vec4<f32>(1.0), e, g < vec4<f32>()) / (1.0 + e);
#endif
            out[o_start + $C] = StoredOut(value);
        }
#end
    }
#end
}
