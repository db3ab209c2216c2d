// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
    uint size3;
    uint size4;
    uint size5;
    uint size6;
    uint size7;
};

struct View {
    metal::uint4 strides;
    uint skip;
    uint key_stride;
    metal::uint2 padding;
};
struct Params {
    View q;
    View k;
    View v;
    View out;
    View gate;
    View term;
    View pair_bias;
    uint rows;
    uint queries;
    uint keys;
    float scale;
};
typedef metal::half4 type_6[1];
typedef float type_7[1];
struct type_8 {
    half inner[5120];
};
struct type_9 {
    half inner[2560];
};
struct type_10 {
    float inner[1024];
};
constant uint PITCH = 10u;
constant half SLACK = 8.0h;
constant float LOG2E = 1.442695;
constant half KEPT = 64992.0h;
constant half MASKED = -30000.0h;
constant half PAST = -60000.0h;
constant half LOWEST = -64992.0h;

uint naga_dot_uint4(metal::uint4 a, metal::uint4 b) {
    return ( + a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w);
}

uint element(
    View view,
    uint batch,
    uint row,
    uint head,
    uint position
) {
    return view.skip + naga_dot_uint4(view.strides, metal::uint4(batch, row, head, position));
}

metal::half4 sh_scores_at(
    uint four,
    threadgroup type_8& sh_scores
) {
    uint at = four * 4u;
    half _e5 = sh_scores.inner[at];
    half _e10 = sh_scores.inner[at + 1u];
    half _e15 = sh_scores.inner[at + 2u];
    half _e20 = sh_scores.inner[at + 3u];
    return metal::half4(_e5, _e10, _e15, _e20);
}

void sh_scores_put(
    uint four_1,
    metal::half4 value,
    threadgroup type_8& sh_scores
) {
    uint at_1 = four_1 * 4u;
    sh_scores.inner[at_1] = value.x;
    sh_scores.inner[at_1 + 1u] = value.y;
    sh_scores.inner[at_1 + 2u] = value.z;
    sh_scores.inner[at_1 + 3u] = value.w;
    return;
}

metal::half4 sh_k_at(
    uint four_2,
    threadgroup type_9& sh_k
) {
    uint at_2 = four_2 * 4u;
    half _e5 = sh_k.inner[at_2];
    half _e10 = sh_k.inner[at_2 + 1u];
    half _e15 = sh_k.inner[at_2 + 2u];
    half _e20 = sh_k.inner[at_2 + 3u];
    return metal::half4(_e5, _e10, _e15, _e20);
}

void sh_k_put(
    uint four_3,
    metal::half4 value_1,
    threadgroup type_9& sh_k
) {
    uint at_3 = four_3 * 4u;
    sh_k.inner[at_3] = value_1.x;
    sh_k.inner[at_3 + 1u] = value_1.y;
    sh_k.inner[at_3 + 2u] = value_1.z;
    sh_k.inner[at_3 + 3u] = value_1.w;
    return;
}

metal::half4 sh_v_at(
    uint four_4,
    threadgroup type_9& sh_v
) {
    uint at_4 = four_4 * 4u;
    half _e5 = sh_v.inner[at_4];
    half _e10 = sh_v.inner[at_4 + 1u];
    half _e15 = sh_v.inner[at_4 + 2u];
    half _e20 = sh_v.inner[at_4 + 3u];
    return metal::half4(_e5, _e10, _e15, _e20);
}

void sh_v_put(
    uint four_5,
    metal::half4 value_2,
    threadgroup type_9& sh_v
) {
    uint at_5 = four_5 * 4u;
    sh_v.inner[at_5] = value_2.x;
    sh_v.inner[at_5 + 1u] = value_2.y;
    sh_v.inner[at_5 + 2u] = value_2.z;
    sh_v.inner[at_5 + 3u] = value_2.w;
    return;
}

metal::float4 sh_o_at(
    uint four_6,
    threadgroup type_10& sh_o
) {
    uint at_6 = four_6 * 4u;
    float _e5 = sh_o.inner[at_6];
    float _e10 = sh_o.inner[at_6 + 1u];
    float _e15 = sh_o.inner[at_6 + 2u];
    float _e20 = sh_o.inner[at_6 + 3u];
    return metal::float4(_e5, _e10, _e15, _e20);
}

void sh_o_put(
    uint four_7,
    metal::float4 value_3,
    threadgroup type_10& sh_o
) {
    uint at_7 = four_7 * 4u;
    sh_o.inner[at_7] = value_3.x;
    sh_o.inner[at_7 + 1u] = value_3.y;
    sh_o.inner[at_7 + 2u] = value_3.z;
    sh_o.inner[at_7 + 3u] = value_3.w;
    return;
}

half cap(
    uint batch_1,
    uint row_1,
    uint head_1,
    uint key,
    constant Params& params,
    device type_7 const& term,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint _e6 = params.keys;
    if (key >= _e6) {
        return PAST;
    }
    View _e14 = params.term;
    uint _e15 = element(_e14, batch_1, row_1, head_1, key);
    float _e17 = term[_e15];
    return (_e17 > 0.5) ? KEPT : MASKED;
}

metal::half4 caps(
    uint batch_2,
    uint row_2,
    uint head_2,
    uint key_1,
    constant Params& params,
    device type_7 const& term,
    constant _mslBufferSizes& _buffer_sizes
) {
    half _e4 = cap(batch_2, row_2, head_2, key_1, params, term, _buffer_sizes);
    half _e7 = cap(batch_2, row_2, head_2, key_1 + 1u, params, term, _buffer_sizes);
    half _e10 = cap(batch_2, row_2, head_2, key_1 + 2u, params, term, _buffer_sizes);
    half _e13 = cap(batch_2, row_2, head_2, key_1 + 3u, params, term, _buffer_sizes);
    return metal::half4(_e4, _e7, _e10, _e13);
}
uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

metal::simdgroup_half8x8 NagaCooperativeLoad(const threadgroup half* ptr, int stride, bool is_row_major) {
    metal::simdgroup_half8x8 m;
    simdgroup_load(m, ptr, stride, 0, is_row_major);
    return m;
}

metal::simdgroup_half8x8 NagaCooperativeMultiplyAdd(const thread metal::simdgroup_half8x8& a, const thread metal::simdgroup_half8x8& b, const thread metal::simdgroup_half8x8& c) {
    metal::simdgroup_half8x8 d;
    simdgroup_multiply_accumulate(d,a,b,c);
    return d;
}

metal::simdgroup_float8x8 NagaCooperativeLoad(const threadgroup float* ptr, int stride, bool is_row_major) {
    metal::simdgroup_float8x8 m;
    simdgroup_load(m, ptr, stride, 0, is_row_major);
    return m;
}

metal::simdgroup_float8x8 NagaCooperativeMultiplyAdd(const thread metal::simdgroup_half8x8& a, const thread metal::simdgroup_half8x8& b, const thread metal::simdgroup_float8x8& c) {
    metal::simdgroup_float8x8 d;
    simdgroup_multiply_accumulate(d,a,b,c);
    return d;
}


struct main_Input {
};
[[max_total_threads_per_threadgroup(128)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, uint index [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_6 const& q [[user(fake0)]]
, device type_6 const& k [[user(fake0)]]
, device type_6 const& v [[user(fake0)]]
, device type_6& out [[user(fake0)]]
, device type_6 const& gate [[user(fake0)]]
, device type_7 const& term [[user(fake0)]]
, device type_6 const& pair_bias [[user(fake0)]]
, threadgroup type_8& sh_scores
, threadgroup type_9& sh_k
, threadgroup type_9& sh_v
, threadgroup type_10& sh_o
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (index == 0u) {
        sh_scores = {};
        sh_k = {};
        sh_v = {};
        sh_o = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::simdgroup_float8x8 o_00_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_00_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_00_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_00_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_01_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_01_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_01_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_01_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_10_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_10_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_10_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_10_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_11_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_11_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_11_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_11_11_ = metal::simdgroup_float8x8 {};
    half highest = LOWEST;
    float total = 0.0;
    metal::half4 next_caps = metal::half4 {};
    metal::half4 next_k_0_ = {};
    metal::half4 next_v_0_ = {};
    metal::half4 next_k_1_ = {};
    metal::half4 next_v_1_ = {};
    metal::half4 next_k_2_ = {};
    metal::half4 next_v_2_ = {};
    metal::half4 next_k_3_ = {};
    metal::half4 next_v_3_ = {};
    metal::half4 bias_0_ = {};
    metal::half4 bias_1_ = {};
    metal::half4 bias_2_ = {};
    metal::half4 bias_3_ = {};
    metal::half4 bias_4_ = {};
    metal::half4 bias_5_ = {};
    metal::half4 bias_6_ = {};
    metal::half4 bias_7_ = {};
    uint stage = 0u;
    uint half_ = {};
    metal::half4 peak = {};
    metal::half4 score_0_ = {};
    metal::half4 score_1_ = {};
    metal::half4 score_2_ = {};
    metal::half4 score_3_ = {};
    metal::half4 score_4_ = {};
    metal::half4 score_5_ = {};
    metal::half4 score_6_ = {};
    metal::half4 score_7_ = {};
    float shrink = {};
    bool local = {};
    bool again = {};
    metal::half4 sum = {};
    metal::float4 value_0_ = {};
    metal::float4 value_1_ = {};
    metal::float4 value_0_1 = {};
    metal::float4 value_1_1 = {};
    metal::float4 value_0_2 = {};
    metal::float4 value_1_2 = {};
    metal::float4 value_0_3 = {};
    metal::float4 value_1_3 = {};
    uint lane = naga_mod(index, 32u);
    uint subgroup = naga_div(index, 32u);
    uint head_3 = group.y;
    uint _e10 = params.rows;
    uint batch_3 = naga_div(group.z, _e10);
    uint _e15 = params.rows;
    uint row_3 = naga_mod(group.z, _e15);
    uint first = (group.x * 128u) + (subgroup * 32u);
    uint own = (subgroup * 32u) * PITCH;
    uint mine = own + (lane * PITCH);
    View _e32 = params.q;
    uint _e36 = params.queries;
    uint _e40 = element(_e32, batch_3, row_3, head_3, metal::min(first + lane, _e36 - 1u));
    uint q_start = naga_div(_e40, 4u);
    metal::half4 _e49 = q[q_start + 0u];
    float _e53 = params.scale;
    sh_scores_put(mine + 0u, static_cast<metal::half4>(static_cast<metal::float4>(_e49) * (_e53 * LOG2E)), sh_scores);
    metal::half4 _e64 = q[q_start + 1u];
    float _e68 = params.scale;
    sh_scores_put(mine + 1u, static_cast<metal::half4>(static_cast<metal::float4>(_e64) * (_e68 * LOG2E)), sh_scores);
    metal::half4 _e79 = q[q_start + 2u];
    float _e83 = params.scale;
    sh_scores_put(mine + 2u, static_cast<metal::half4>(static_cast<metal::float4>(_e79) * (_e83 * LOG2E)), sh_scores);
    metal::half4 _e94 = q[q_start + 3u];
    float _e98 = params.scale;
    sh_scores_put(mine + 3u, static_cast<metal::half4>(static_cast<metal::float4>(_e94) * (_e98 * LOG2E)), sh_scores);
    metal::half4 _e109 = q[q_start + 4u];
    float _e113 = params.scale;
    sh_scores_put(mine + 4u, static_cast<metal::half4>(static_cast<metal::float4>(_e109) * (_e113 * LOG2E)), sh_scores);
    metal::half4 _e124 = q[q_start + 5u];
    float _e128 = params.scale;
    sh_scores_put(mine + 5u, static_cast<metal::half4>(static_cast<metal::float4>(_e124) * (_e128 * LOG2E)), sh_scores);
    metal::half4 _e139 = q[q_start + 6u];
    float _e143 = params.scale;
    sh_scores_put(mine + 6u, static_cast<metal::half4>(static_cast<metal::float4>(_e139) * (_e143 * LOG2E)), sh_scores);
    metal::half4 _e154 = q[q_start + 7u];
    float _e158 = params.scale;
    sh_scores_put(mine + 7u, static_cast<metal::half4>(static_cast<metal::float4>(_e154) * (_e158 * LOG2E)), sh_scores);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint at_00_ = (own + 0u) + 0u;
    uint q_00_00_at = ((at_00_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 q_00_00_ = NagaCooperativeLoad(&sh_scores.inner[q_00_00_at], 40u, false);
    uint q_00_01_at = ((at_00_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 q_00_01_ = NagaCooperativeLoad(&sh_scores.inner[q_00_01_at], 40u, false);
    uint q_00_10_at = ((at_00_ * 4u) + 320u) + 0u;
    metal::simdgroup_half8x8 q_00_10_ = NagaCooperativeLoad(&sh_scores.inner[q_00_10_at], 40u, false);
    uint q_00_11_at = ((at_00_ * 4u) + 320u) + 8u;
    metal::simdgroup_half8x8 q_00_11_ = NagaCooperativeLoad(&sh_scores.inner[q_00_11_at], 40u, false);
    uint at_01_ = (own + 0u) + 4u;
    uint q_01_00_at = ((at_01_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 q_01_00_ = NagaCooperativeLoad(&sh_scores.inner[q_01_00_at], 40u, false);
    uint q_01_01_at = ((at_01_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 q_01_01_ = NagaCooperativeLoad(&sh_scores.inner[q_01_01_at], 40u, false);
    uint q_01_10_at = ((at_01_ * 4u) + 320u) + 0u;
    metal::simdgroup_half8x8 q_01_10_ = NagaCooperativeLoad(&sh_scores.inner[q_01_10_at], 40u, false);
    uint q_01_11_at = ((at_01_ * 4u) + 320u) + 8u;
    metal::simdgroup_half8x8 q_01_11_ = NagaCooperativeLoad(&sh_scores.inner[q_01_11_at], 40u, false);
    uint at_10_ = (own + 160u) + 0u;
    uint q_10_00_at = ((at_10_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 q_10_00_ = NagaCooperativeLoad(&sh_scores.inner[q_10_00_at], 40u, false);
    uint q_10_01_at = ((at_10_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 q_10_01_ = NagaCooperativeLoad(&sh_scores.inner[q_10_01_at], 40u, false);
    uint q_10_10_at = ((at_10_ * 4u) + 320u) + 0u;
    metal::simdgroup_half8x8 q_10_10_ = NagaCooperativeLoad(&sh_scores.inner[q_10_10_at], 40u, false);
    uint q_10_11_at = ((at_10_ * 4u) + 320u) + 8u;
    metal::simdgroup_half8x8 q_10_11_ = NagaCooperativeLoad(&sh_scores.inner[q_10_11_at], 40u, false);
    uint at_11_ = (own + 160u) + 4u;
    uint q_11_00_at = ((at_11_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 q_11_00_ = NagaCooperativeLoad(&sh_scores.inner[q_11_00_at], 40u, false);
    uint q_11_01_at = ((at_11_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 q_11_01_ = NagaCooperativeLoad(&sh_scores.inner[q_11_01_at], 40u, false);
    uint q_11_10_at = ((at_11_ * 4u) + 320u) + 0u;
    metal::simdgroup_half8x8 q_11_10_ = NagaCooperativeLoad(&sh_scores.inner[q_11_10_at], 40u, false);
    uint q_11_11_at = ((at_11_ * 4u) + 320u) + 8u;
    metal::simdgroup_half8x8 q_11_11_ = NagaCooperativeLoad(&sh_scores.inner[q_11_11_at], 40u, false);
    uint key_2 = naga_div(index, 8u);
    uint slot = (key_2 * PITCH) + naga_mod(index, 8u);
    View _e384 = params.k;
    uint _e386 = element(_e384, batch_3, row_3, head_3, 0u);
    uint k_start = naga_div(_e386, 4u) + naga_mod(index, 8u);
    View _e394 = params.v;
    uint _e396 = element(_e394, batch_3, row_3, head_3, 0u);
    uint v_start = naga_div(_e396, 4u) + naga_mod(index, 8u);
    uint _e406 = params.k.strides.w;
    uint k_step = naga_div(_e406, 4u);
    uint _e413 = params.v.strides.w;
    uint v_step = naga_div(_e413, 4u);
    uint _e423 = params.keys;
    metal::half4 _e430 = k[k_start + (metal::min(key_2 + 0u, _e423 - 1u) * k_step)];
    next_k_0_ = _e430;
    uint _e437 = params.keys;
    metal::half4 _e444 = v[v_start + (metal::min(key_2 + 0u, _e437 - 1u) * v_step)];
    next_v_0_ = _e444;
    uint _e451 = params.keys;
    metal::half4 _e458 = k[k_start + (metal::min(key_2 + 16u, _e451 - 1u) * k_step)];
    next_k_1_ = _e458;
    uint _e465 = params.keys;
    metal::half4 _e472 = v[v_start + (metal::min(key_2 + 16u, _e465 - 1u) * v_step)];
    next_v_1_ = _e472;
    uint _e479 = params.keys;
    metal::half4 _e486 = k[k_start + (metal::min(key_2 + 32u, _e479 - 1u) * k_step)];
    next_k_2_ = _e486;
    uint _e493 = params.keys;
    metal::half4 _e500 = v[v_start + (metal::min(key_2 + 32u, _e493 - 1u) * v_step)];
    next_v_2_ = _e500;
    uint _e507 = params.keys;
    metal::half4 _e514 = k[k_start + (metal::min(key_2 + 48u, _e507 - 1u) * k_step)];
    next_k_3_ = _e514;
    uint _e521 = params.keys;
    metal::half4 _e528 = v[v_start + (metal::min(key_2 + 48u, _e521 - 1u) * v_step)];
    next_v_3_ = _e528;
    if (index < 16u) {
        metal::half4 _e534 = caps(batch_3, row_3, head_3, index * 4u, params, term, _buffer_sizes);
        next_caps = _e534;
    }
    uint _e537 = params.keys;
    uint blocks = naga_div(_e537 + 31u, 32u);
    uint _e546 = params.queries;
    uint query_block = metal::min(naga_div(first, 32u), naga_div(_e546 + 31u, 32u) - 1u);
    View _e556 = params.pair_bias;
    uint _e558 = element(_e556, batch_3, row_3, head_3, 0u);
    uint bias_start = (naga_div(_e558, 4u) + ((query_block * blocks) * 256u)) + lane;
    metal::half4 _e570 = pair_bias[bias_start + 0u];
    bias_0_ = _e570;
    metal::half4 _e576 = pair_bias[bias_start + 32u];
    bias_1_ = _e576;
    metal::half4 _e582 = pair_bias[bias_start + 64u];
    bias_2_ = _e582;
    metal::half4 _e588 = pair_bias[bias_start + 96u];
    bias_3_ = _e588;
    metal::half4 _e594 = pair_bias[bias_start + 128u];
    bias_4_ = _e594;
    metal::half4 _e600 = pair_bias[bias_start + 160u];
    bias_5_ = _e600;
    metal::half4 _e606 = pair_bias[bias_start + 192u];
    bias_6_ = _e606;
    metal::half4 _e612 = pair_bias[bias_start + 224u];
    bias_7_ = _e612;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e2481 = stage;
            stage = _e2481 + 64u;
        }
        loop_init = false;
        uint _e616 = stage;
        uint _e619 = params.keys;
        if (_e616 < _e619) {
        } else {
            break;
        }
        {
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            metal::half4 _e623 = next_k_0_;
            sh_k_put(slot + 0u, _e623, sh_k);
            metal::half4 _e626 = next_v_0_;
            sh_v_put(slot + 0u, _e626, sh_v);
            metal::half4 _e629 = next_k_1_;
            sh_k_put(slot + 160u, _e629, sh_k);
            metal::half4 _e632 = next_v_1_;
            sh_v_put(slot + 160u, _e632, sh_v);
            metal::half4 _e635 = next_k_2_;
            sh_k_put(slot + 320u, _e635, sh_k);
            metal::half4 _e638 = next_v_2_;
            sh_v_put(slot + 320u, _e638, sh_v);
            metal::half4 _e641 = next_k_3_;
            sh_k_put(slot + 480u, _e641, sh_k);
            metal::half4 _e644 = next_v_3_;
            sh_v_put(slot + 480u, _e644, sh_v);
            if (index < 16u) {
                metal::half4 _e651 = next_caps;
                sh_k_put((index * PITCH) + 8u, _e651, sh_k);
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e653 = stage;
            uint _e661 = params.keys;
            metal::half4 _e668 = k[k_start + (metal::min(((_e653 + 64u) + key_2) + 0u, _e661 - 1u) * k_step)];
            next_k_0_ = _e668;
            uint _e670 = stage;
            uint _e678 = params.keys;
            metal::half4 _e685 = v[v_start + (metal::min(((_e670 + 64u) + key_2) + 0u, _e678 - 1u) * v_step)];
            next_v_0_ = _e685;
            uint _e687 = stage;
            uint _e695 = params.keys;
            metal::half4 _e702 = k[k_start + (metal::min(((_e687 + 64u) + key_2) + 16u, _e695 - 1u) * k_step)];
            next_k_1_ = _e702;
            uint _e704 = stage;
            uint _e712 = params.keys;
            metal::half4 _e719 = v[v_start + (metal::min(((_e704 + 64u) + key_2) + 16u, _e712 - 1u) * v_step)];
            next_v_1_ = _e719;
            uint _e721 = stage;
            uint _e729 = params.keys;
            metal::half4 _e736 = k[k_start + (metal::min(((_e721 + 64u) + key_2) + 32u, _e729 - 1u) * k_step)];
            next_k_2_ = _e736;
            uint _e738 = stage;
            uint _e746 = params.keys;
            metal::half4 _e753 = v[v_start + (metal::min(((_e738 + 64u) + key_2) + 32u, _e746 - 1u) * v_step)];
            next_v_2_ = _e753;
            uint _e755 = stage;
            uint _e763 = params.keys;
            metal::half4 _e770 = k[k_start + (metal::min(((_e755 + 64u) + key_2) + 48u, _e763 - 1u) * k_step)];
            next_k_3_ = _e770;
            uint _e772 = stage;
            uint _e780 = params.keys;
            metal::half4 _e787 = v[v_start + (metal::min(((_e772 + 64u) + key_2) + 48u, _e780 - 1u) * v_step)];
            next_v_3_ = _e787;
            if (index < 16u) {
                uint _e790 = stage;
                metal::half4 _e796 = caps(batch_3, row_3, head_3, (_e790 + 64u) + (index * 4u), params, term, _buffer_sizes);
                next_caps = _e796;
            }
            half_ = 0u;
            uint2 loop_bound_1 = uint2(4294967295u);
            bool loop_init_1 = true;
            while(true) {
                if (metal::all(loop_bound_1 == uint2(0u))) { break; }
                loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
                if (!loop_init_1) {
                    uint _e2479 = half_;
                    half_ = _e2479 + 1u;
                }
                loop_init_1 = false;
                uint _e799 = half_;
                if (_e799 < 2u) {
                } else {
                    break;
                }
                {
                    uint _e802 = half_;
                    uint keys = (_e802 * 32u) * PITCH;
                    uint at_k_00_ = (keys + 0u) + 0u;
                    uint k_00_00_at = ((at_k_00_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 k_00_00_ = NagaCooperativeLoad(&sh_k.inner[k_00_00_at], 40u, true);
                    uint k_00_01_at = ((at_k_00_ * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 k_00_01_ = NagaCooperativeLoad(&sh_k.inner[k_00_01_at], 40u, true);
                    uint k_00_10_at = ((at_k_00_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 k_00_10_ = NagaCooperativeLoad(&sh_k.inner[k_00_10_at], 40u, true);
                    uint k_00_11_at = ((at_k_00_ * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 k_00_11_ = NagaCooperativeLoad(&sh_k.inner[k_00_11_at], 40u, true);
                    uint at_k_01_ = (keys + 0u) + 4u;
                    uint k_01_00_at = ((at_k_01_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 k_01_00_ = NagaCooperativeLoad(&sh_k.inner[k_01_00_at], 40u, true);
                    uint k_01_01_at = ((at_k_01_ * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 k_01_01_ = NagaCooperativeLoad(&sh_k.inner[k_01_01_at], 40u, true);
                    uint k_01_10_at = ((at_k_01_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 k_01_10_ = NagaCooperativeLoad(&sh_k.inner[k_01_10_at], 40u, true);
                    uint k_01_11_at = ((at_k_01_ * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 k_01_11_ = NagaCooperativeLoad(&sh_k.inner[k_01_11_at], 40u, true);
                    uint at_k_10_ = (keys + 160u) + 0u;
                    uint k_10_00_at = ((at_k_10_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 k_10_00_ = NagaCooperativeLoad(&sh_k.inner[k_10_00_at], 40u, true);
                    uint k_10_01_at = ((at_k_10_ * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 k_10_01_ = NagaCooperativeLoad(&sh_k.inner[k_10_01_at], 40u, true);
                    uint k_10_10_at = ((at_k_10_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 k_10_10_ = NagaCooperativeLoad(&sh_k.inner[k_10_10_at], 40u, true);
                    uint k_10_11_at = ((at_k_10_ * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 k_10_11_ = NagaCooperativeLoad(&sh_k.inner[k_10_11_at], 40u, true);
                    uint at_k_11_ = (keys + 160u) + 4u;
                    uint k_11_00_at = ((at_k_11_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 k_11_00_ = NagaCooperativeLoad(&sh_k.inner[k_11_00_at], 40u, true);
                    uint k_11_01_at = ((at_k_11_ * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 k_11_01_ = NagaCooperativeLoad(&sh_k.inner[k_11_01_at], 40u, true);
                    uint k_11_10_at = ((at_k_11_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 k_11_10_ = NagaCooperativeLoad(&sh_k.inner[k_11_10_at], 40u, true);
                    uint k_11_11_at = ((at_k_11_ * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 k_11_11_ = NagaCooperativeLoad(&sh_k.inner[k_11_11_at], 40u, true);
                    {
                        metal::simdgroup_half8x8 partial_00_half = NagaCooperativeMultiplyAdd(q_00_00_, k_00_00_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_00_ = NagaCooperativeMultiplyAdd(q_00_01_, k_00_10_, partial_00_half);
                        metal::simdgroup_half8x8 partial_01_half = NagaCooperativeMultiplyAdd(q_00_00_, k_00_01_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_01_ = NagaCooperativeMultiplyAdd(q_00_01_, k_00_11_, partial_01_half);
                        metal::simdgroup_half8x8 partial_10_half = NagaCooperativeMultiplyAdd(q_00_10_, k_00_00_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_10_ = NagaCooperativeMultiplyAdd(q_00_11_, k_00_10_, partial_10_half);
                        metal::simdgroup_half8x8 partial_11_half = NagaCooperativeMultiplyAdd(q_00_10_, k_00_01_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_11_ = NagaCooperativeMultiplyAdd(q_00_11_, k_00_11_, partial_11_half);
                        metal::simdgroup_half8x8 scores_00_half = NagaCooperativeMultiplyAdd(q_01_00_, k_01_00_, partial_00_);
                        metal::simdgroup_half8x8 scores_00_ = NagaCooperativeMultiplyAdd(q_01_01_, k_01_10_, scores_00_half);
                        metal::simdgroup_half8x8 scores_01_half = NagaCooperativeMultiplyAdd(q_01_00_, k_01_01_, partial_01_);
                        metal::simdgroup_half8x8 scores_01_ = NagaCooperativeMultiplyAdd(q_01_01_, k_01_11_, scores_01_half);
                        metal::simdgroup_half8x8 scores_10_half = NagaCooperativeMultiplyAdd(q_01_10_, k_01_00_, partial_10_);
                        metal::simdgroup_half8x8 scores_10_ = NagaCooperativeMultiplyAdd(q_01_11_, k_01_10_, scores_10_half);
                        metal::simdgroup_half8x8 scores_11_half = NagaCooperativeMultiplyAdd(q_01_10_, k_01_01_, partial_11_);
                        metal::simdgroup_half8x8 scores_11_ = NagaCooperativeMultiplyAdd(q_01_11_, k_01_11_, scores_11_half);
                        uint at_8 = (own + 0u) + 0u;
                        {
                            uint at_9 = ((at_8 * 4u) + 0u) + 0u;
                            simdgroup_store(scores_00_, &sh_scores.inner[at_9], 40u);
                        }
                        {
                            uint at_10 = ((at_8 * 4u) + 0u) + 8u;
                            simdgroup_store(scores_01_, &sh_scores.inner[at_10], 40u);
                        }
                        {
                            uint at_11 = ((at_8 * 4u) + 320u) + 0u;
                            simdgroup_store(scores_10_, &sh_scores.inner[at_11], 40u);
                        }
                        {
                            uint at_12 = ((at_8 * 4u) + 320u) + 8u;
                            simdgroup_store(scores_11_, &sh_scores.inner[at_12], 40u);
                        }
                    }
                    {
                        metal::simdgroup_half8x8 partial_00_half_1 = NagaCooperativeMultiplyAdd(q_00_00_, k_10_00_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_00_1 = NagaCooperativeMultiplyAdd(q_00_01_, k_10_10_, partial_00_half_1);
                        metal::simdgroup_half8x8 partial_01_half_1 = NagaCooperativeMultiplyAdd(q_00_00_, k_10_01_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_01_1 = NagaCooperativeMultiplyAdd(q_00_01_, k_10_11_, partial_01_half_1);
                        metal::simdgroup_half8x8 partial_10_half_1 = NagaCooperativeMultiplyAdd(q_00_10_, k_10_00_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_10_1 = NagaCooperativeMultiplyAdd(q_00_11_, k_10_10_, partial_10_half_1);
                        metal::simdgroup_half8x8 partial_11_half_1 = NagaCooperativeMultiplyAdd(q_00_10_, k_10_01_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_11_1 = NagaCooperativeMultiplyAdd(q_00_11_, k_10_11_, partial_11_half_1);
                        metal::simdgroup_half8x8 scores_00_half_1 = NagaCooperativeMultiplyAdd(q_01_00_, k_11_00_, partial_00_1);
                        metal::simdgroup_half8x8 scores_00_1 = NagaCooperativeMultiplyAdd(q_01_01_, k_11_10_, scores_00_half_1);
                        metal::simdgroup_half8x8 scores_01_half_1 = NagaCooperativeMultiplyAdd(q_01_00_, k_11_01_, partial_01_1);
                        metal::simdgroup_half8x8 scores_01_1 = NagaCooperativeMultiplyAdd(q_01_01_, k_11_11_, scores_01_half_1);
                        metal::simdgroup_half8x8 scores_10_half_1 = NagaCooperativeMultiplyAdd(q_01_10_, k_11_00_, partial_10_1);
                        metal::simdgroup_half8x8 scores_10_1 = NagaCooperativeMultiplyAdd(q_01_11_, k_11_10_, scores_10_half_1);
                        metal::simdgroup_half8x8 scores_11_half_1 = NagaCooperativeMultiplyAdd(q_01_10_, k_11_01_, partial_11_1);
                        metal::simdgroup_half8x8 scores_11_1 = NagaCooperativeMultiplyAdd(q_01_11_, k_11_11_, scores_11_half_1);
                        uint at_13 = (own + 0u) + 4u;
                        {
                            uint at_14 = ((at_13 * 4u) + 0u) + 0u;
                            simdgroup_store(scores_00_1, &sh_scores.inner[at_14], 40u);
                        }
                        {
                            uint at_15 = ((at_13 * 4u) + 0u) + 8u;
                            simdgroup_store(scores_01_1, &sh_scores.inner[at_15], 40u);
                        }
                        {
                            uint at_16 = ((at_13 * 4u) + 320u) + 0u;
                            simdgroup_store(scores_10_1, &sh_scores.inner[at_16], 40u);
                        }
                        {
                            uint at_17 = ((at_13 * 4u) + 320u) + 8u;
                            simdgroup_store(scores_11_1, &sh_scores.inner[at_17], 40u);
                        }
                    }
                    {
                        metal::simdgroup_half8x8 partial_00_half_2 = NagaCooperativeMultiplyAdd(q_10_00_, k_00_00_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_00_2 = NagaCooperativeMultiplyAdd(q_10_01_, k_00_10_, partial_00_half_2);
                        metal::simdgroup_half8x8 partial_01_half_2 = NagaCooperativeMultiplyAdd(q_10_00_, k_00_01_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_01_2 = NagaCooperativeMultiplyAdd(q_10_01_, k_00_11_, partial_01_half_2);
                        metal::simdgroup_half8x8 partial_10_half_2 = NagaCooperativeMultiplyAdd(q_10_10_, k_00_00_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_10_2 = NagaCooperativeMultiplyAdd(q_10_11_, k_00_10_, partial_10_half_2);
                        metal::simdgroup_half8x8 partial_11_half_2 = NagaCooperativeMultiplyAdd(q_10_10_, k_00_01_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_11_2 = NagaCooperativeMultiplyAdd(q_10_11_, k_00_11_, partial_11_half_2);
                        metal::simdgroup_half8x8 scores_00_half_2 = NagaCooperativeMultiplyAdd(q_11_00_, k_01_00_, partial_00_2);
                        metal::simdgroup_half8x8 scores_00_2 = NagaCooperativeMultiplyAdd(q_11_01_, k_01_10_, scores_00_half_2);
                        metal::simdgroup_half8x8 scores_01_half_2 = NagaCooperativeMultiplyAdd(q_11_00_, k_01_01_, partial_01_2);
                        metal::simdgroup_half8x8 scores_01_2 = NagaCooperativeMultiplyAdd(q_11_01_, k_01_11_, scores_01_half_2);
                        metal::simdgroup_half8x8 scores_10_half_2 = NagaCooperativeMultiplyAdd(q_11_10_, k_01_00_, partial_10_2);
                        metal::simdgroup_half8x8 scores_10_2 = NagaCooperativeMultiplyAdd(q_11_11_, k_01_10_, scores_10_half_2);
                        metal::simdgroup_half8x8 scores_11_half_2 = NagaCooperativeMultiplyAdd(q_11_10_, k_01_01_, partial_11_2);
                        metal::simdgroup_half8x8 scores_11_2 = NagaCooperativeMultiplyAdd(q_11_11_, k_01_11_, scores_11_half_2);
                        uint at_18 = (own + 160u) + 0u;
                        {
                            uint at_19 = ((at_18 * 4u) + 0u) + 0u;
                            simdgroup_store(scores_00_2, &sh_scores.inner[at_19], 40u);
                        }
                        {
                            uint at_20 = ((at_18 * 4u) + 0u) + 8u;
                            simdgroup_store(scores_01_2, &sh_scores.inner[at_20], 40u);
                        }
                        {
                            uint at_21 = ((at_18 * 4u) + 320u) + 0u;
                            simdgroup_store(scores_10_2, &sh_scores.inner[at_21], 40u);
                        }
                        {
                            uint at_22 = ((at_18 * 4u) + 320u) + 8u;
                            simdgroup_store(scores_11_2, &sh_scores.inner[at_22], 40u);
                        }
                    }
                    {
                        metal::simdgroup_half8x8 partial_00_half_3 = NagaCooperativeMultiplyAdd(q_10_00_, k_10_00_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_00_3 = NagaCooperativeMultiplyAdd(q_10_01_, k_10_10_, partial_00_half_3);
                        metal::simdgroup_half8x8 partial_01_half_3 = NagaCooperativeMultiplyAdd(q_10_00_, k_10_01_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_01_3 = NagaCooperativeMultiplyAdd(q_10_01_, k_10_11_, partial_01_half_3);
                        metal::simdgroup_half8x8 partial_10_half_3 = NagaCooperativeMultiplyAdd(q_10_10_, k_10_00_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_10_3 = NagaCooperativeMultiplyAdd(q_10_11_, k_10_10_, partial_10_half_3);
                        metal::simdgroup_half8x8 partial_11_half_3 = NagaCooperativeMultiplyAdd(q_10_10_, k_10_01_, metal::simdgroup_half8x8 {});
                        metal::simdgroup_half8x8 partial_11_3 = NagaCooperativeMultiplyAdd(q_10_11_, k_10_11_, partial_11_half_3);
                        metal::simdgroup_half8x8 scores_00_half_3 = NagaCooperativeMultiplyAdd(q_11_00_, k_11_00_, partial_00_3);
                        metal::simdgroup_half8x8 scores_00_3 = NagaCooperativeMultiplyAdd(q_11_01_, k_11_10_, scores_00_half_3);
                        metal::simdgroup_half8x8 scores_01_half_3 = NagaCooperativeMultiplyAdd(q_11_00_, k_11_01_, partial_01_3);
                        metal::simdgroup_half8x8 scores_01_3 = NagaCooperativeMultiplyAdd(q_11_01_, k_11_11_, scores_01_half_3);
                        metal::simdgroup_half8x8 scores_10_half_3 = NagaCooperativeMultiplyAdd(q_11_10_, k_11_00_, partial_10_3);
                        metal::simdgroup_half8x8 scores_10_3 = NagaCooperativeMultiplyAdd(q_11_11_, k_11_10_, scores_10_half_3);
                        metal::simdgroup_half8x8 scores_11_half_3 = NagaCooperativeMultiplyAdd(q_11_10_, k_11_01_, partial_11_3);
                        metal::simdgroup_half8x8 scores_11_3 = NagaCooperativeMultiplyAdd(q_11_11_, k_11_11_, scores_11_half_3);
                        uint at_23 = (own + 160u) + 4u;
                        {
                            uint at_24 = ((at_23 * 4u) + 0u) + 0u;
                            simdgroup_store(scores_00_3, &sh_scores.inner[at_24], 40u);
                        }
                        {
                            uint at_25 = ((at_23 * 4u) + 0u) + 8u;
                            simdgroup_store(scores_01_3, &sh_scores.inner[at_25], 40u);
                        }
                        {
                            uint at_26 = ((at_23 * 4u) + 320u) + 0u;
                            simdgroup_store(scores_10_3, &sh_scores.inner[at_26], 40u);
                        }
                        {
                            uint at_27 = ((at_23 * 4u) + 320u) + 8u;
                            simdgroup_store(scores_11_3, &sh_scores.inner[at_27], 40u);
                        }
                    }
                    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                    peak = metal::half4(-64992.0h);
                    metal::half4 _e1228 = sh_scores_at(mine + 0u, sh_scores);
                    score_0_ = _e1228;
                    metal::half4 _e1230 = score_0_;
                    metal::half4 _e1231 = bias_0_;
                    score_0_ = _e1230 + _e1231;
                    metal::half4 _e1233 = score_0_;
                    uint _e1234 = half_;
                    metal::half4 _e1243 = sh_k_at((((_e1234 * 8u) + 0u) * PITCH) + 8u, sh_k);
                    score_0_ = metal::min(_e1233, _e1243);
                    metal::half4 _e1245 = peak;
                    metal::half4 _e1246 = score_0_;
                    peak = metal::max(_e1245, _e1246);
                    metal::half4 _e1250 = sh_scores_at(mine + 1u, sh_scores);
                    score_1_ = _e1250;
                    metal::half4 _e1252 = score_1_;
                    metal::half4 _e1253 = bias_1_;
                    score_1_ = _e1252 + _e1253;
                    metal::half4 _e1255 = score_1_;
                    uint _e1256 = half_;
                    metal::half4 _e1265 = sh_k_at((((_e1256 * 8u) + 1u) * PITCH) + 8u, sh_k);
                    score_1_ = metal::min(_e1255, _e1265);
                    metal::half4 _e1267 = peak;
                    metal::half4 _e1268 = score_1_;
                    peak = metal::max(_e1267, _e1268);
                    metal::half4 _e1272 = sh_scores_at(mine + 2u, sh_scores);
                    score_2_ = _e1272;
                    metal::half4 _e1274 = score_2_;
                    metal::half4 _e1275 = bias_2_;
                    score_2_ = _e1274 + _e1275;
                    metal::half4 _e1277 = score_2_;
                    uint _e1278 = half_;
                    metal::half4 _e1287 = sh_k_at((((_e1278 * 8u) + 2u) * PITCH) + 8u, sh_k);
                    score_2_ = metal::min(_e1277, _e1287);
                    metal::half4 _e1289 = peak;
                    metal::half4 _e1290 = score_2_;
                    peak = metal::max(_e1289, _e1290);
                    metal::half4 _e1294 = sh_scores_at(mine + 3u, sh_scores);
                    score_3_ = _e1294;
                    metal::half4 _e1296 = score_3_;
                    metal::half4 _e1297 = bias_3_;
                    score_3_ = _e1296 + _e1297;
                    metal::half4 _e1299 = score_3_;
                    uint _e1300 = half_;
                    metal::half4 _e1309 = sh_k_at((((_e1300 * 8u) + 3u) * PITCH) + 8u, sh_k);
                    score_3_ = metal::min(_e1299, _e1309);
                    metal::half4 _e1311 = peak;
                    metal::half4 _e1312 = score_3_;
                    peak = metal::max(_e1311, _e1312);
                    metal::half4 _e1316 = sh_scores_at(mine + 4u, sh_scores);
                    score_4_ = _e1316;
                    metal::half4 _e1318 = score_4_;
                    metal::half4 _e1319 = bias_4_;
                    score_4_ = _e1318 + _e1319;
                    metal::half4 _e1321 = score_4_;
                    uint _e1322 = half_;
                    metal::half4 _e1331 = sh_k_at((((_e1322 * 8u) + 4u) * PITCH) + 8u, sh_k);
                    score_4_ = metal::min(_e1321, _e1331);
                    metal::half4 _e1333 = peak;
                    metal::half4 _e1334 = score_4_;
                    peak = metal::max(_e1333, _e1334);
                    metal::half4 _e1338 = sh_scores_at(mine + 5u, sh_scores);
                    score_5_ = _e1338;
                    metal::half4 _e1340 = score_5_;
                    metal::half4 _e1341 = bias_5_;
                    score_5_ = _e1340 + _e1341;
                    metal::half4 _e1343 = score_5_;
                    uint _e1344 = half_;
                    metal::half4 _e1353 = sh_k_at((((_e1344 * 8u) + 5u) * PITCH) + 8u, sh_k);
                    score_5_ = metal::min(_e1343, _e1353);
                    metal::half4 _e1355 = peak;
                    metal::half4 _e1356 = score_5_;
                    peak = metal::max(_e1355, _e1356);
                    metal::half4 _e1360 = sh_scores_at(mine + 6u, sh_scores);
                    score_6_ = _e1360;
                    metal::half4 _e1362 = score_6_;
                    metal::half4 _e1363 = bias_6_;
                    score_6_ = _e1362 + _e1363;
                    metal::half4 _e1365 = score_6_;
                    uint _e1366 = half_;
                    metal::half4 _e1375 = sh_k_at((((_e1366 * 8u) + 6u) * PITCH) + 8u, sh_k);
                    score_6_ = metal::min(_e1365, _e1375);
                    metal::half4 _e1377 = peak;
                    metal::half4 _e1378 = score_6_;
                    peak = metal::max(_e1377, _e1378);
                    metal::half4 _e1382 = sh_scores_at(mine + 7u, sh_scores);
                    score_7_ = _e1382;
                    metal::half4 _e1384 = score_7_;
                    metal::half4 _e1385 = bias_7_;
                    score_7_ = _e1384 + _e1385;
                    metal::half4 _e1387 = score_7_;
                    uint _e1388 = half_;
                    metal::half4 _e1397 = sh_k_at((((_e1388 * 8u) + 7u) * PITCH) + 8u, sh_k);
                    score_7_ = metal::min(_e1387, _e1397);
                    metal::half4 _e1399 = peak;
                    metal::half4 _e1400 = score_7_;
                    peak = metal::max(_e1399, _e1400);
                    uint _e1402 = stage;
                    uint _e1405 = half_;
                    uint next_block = bias_start + (metal::min((naga_div(_e1402, 32u) + _e1405) + 1u, blocks - 1u) * 256u);
                    metal::half4 _e1419 = pair_bias[next_block + 0u];
                    bias_0_ = _e1419;
                    metal::half4 _e1424 = pair_bias[next_block + 32u];
                    bias_1_ = _e1424;
                    metal::half4 _e1429 = pair_bias[next_block + 64u];
                    bias_2_ = _e1429;
                    metal::half4 _e1434 = pair_bias[next_block + 96u];
                    bias_3_ = _e1434;
                    metal::half4 _e1439 = pair_bias[next_block + 128u];
                    bias_4_ = _e1439;
                    metal::half4 _e1444 = pair_bias[next_block + 160u];
                    bias_5_ = _e1444;
                    metal::half4 _e1449 = pair_bias[next_block + 192u];
                    bias_6_ = _e1449;
                    metal::half4 _e1454 = pair_bias[next_block + 224u];
                    bias_7_ = _e1454;
                    half _e1456 = peak.x;
                    half _e1458 = peak.y;
                    half _e1461 = peak.z;
                    half _e1463 = peak.w;
                    half top = metal::max(metal::max(_e1456, _e1458), metal::max(_e1461, _e1463));
                    half _e1466 = highest;
                    bool rose = top > (_e1466 + SLACK);
                    shrink = 1.0;
                    if (rose) {
                        half _e1472 = highest;
                        shrink = metal::exp2(static_cast<float>(_e1472) - static_cast<float>(top));
                        highest = top;
                        float _e1477 = total;
                        float _e1478 = shrink;
                        total = _e1477 * _e1478;
                    }
                    bool unnamed = metal::simd_any(rose);
                    if (unnamed) {
                        uint _e1483 = stage;
                        uint _e1484 = half_;
                        local = (_e1483 + _e1484) > 0u;
                    } else {
                        local = false;
                    }
                    bool _e1489 = local;
                    again = _e1489;
                    uint2 loop_bound_2 = uint2(4294967295u);
                    bool loop_init_2 = true;
                    while(true) {
                        if (metal::all(loop_bound_2 == uint2(0u))) { break; }
                        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
                        if (!loop_init_2) {
                            again = false;
                        }
                        loop_init_2 = false;
                        bool _e1491 = again;
                        if (_e1491) {
                        } else {
                            break;
                        }
                        {
                            uint scratch = subgroup * 64u;
                            float _e1494 = shrink;
                            float unnamed_1 = metal::simd_shuffle(_e1494, 0u + naga_div(lane, 2u));
                            {
                                uint at_28 = ((scratch * 4u) + 0u) + 0u;
                                metal::simdgroup_float8x8 _e1506 = o_00_00_;
                                simdgroup_store(_e1506, &sh_o.inner[at_28], 16u);
                            }
                            {
                                uint at_29 = ((scratch * 4u) + 0u) + 8u;
                                metal::simdgroup_float8x8 _e1516 = o_00_01_;
                                simdgroup_store(_e1516, &sh_o.inner[at_29], 16u);
                            }
                            {
                                uint at_30 = ((scratch * 4u) + 128u) + 0u;
                                metal::simdgroup_float8x8 _e1526 = o_00_10_;
                                simdgroup_store(_e1526, &sh_o.inner[at_30], 16u);
                            }
                            {
                                uint at_31 = ((scratch * 4u) + 128u) + 8u;
                                metal::simdgroup_float8x8 _e1536 = o_00_11_;
                                simdgroup_store(_e1536, &sh_o.inner[at_31], 16u);
                            }
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            metal::float4 _e1546 = sh_o_at(scratch + (lane * 2u), sh_o);
                            sh_o_put(scratch + (lane * 2u), _e1546 * unnamed_1, sh_o);
                            metal::float4 _e1558 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
                            sh_o_put((scratch + (lane * 2u)) + 1u, _e1558 * unnamed_1, sh_o);
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            uint o_00_00_at = ((scratch * 4u) + 0u) + 0u;
                            o_00_00_ = NagaCooperativeLoad(&sh_o.inner[o_00_00_at], 16u, false);
                            uint o_00_01_at = ((scratch * 4u) + 0u) + 8u;
                            o_00_01_ = NagaCooperativeLoad(&sh_o.inner[o_00_01_at], 16u, false);
                            uint o_00_10_at = ((scratch * 4u) + 128u) + 0u;
                            o_00_10_ = NagaCooperativeLoad(&sh_o.inner[o_00_10_at], 16u, false);
                            uint o_00_11_at = ((scratch * 4u) + 128u) + 8u;
                            o_00_11_ = NagaCooperativeLoad(&sh_o.inner[o_00_11_at], 16u, false);
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            {
                                uint at_32 = ((scratch * 4u) + 0u) + 0u;
                                metal::simdgroup_float8x8 _e1606 = o_01_00_;
                                simdgroup_store(_e1606, &sh_o.inner[at_32], 16u);
                            }
                            {
                                uint at_33 = ((scratch * 4u) + 0u) + 8u;
                                metal::simdgroup_float8x8 _e1616 = o_01_01_;
                                simdgroup_store(_e1616, &sh_o.inner[at_33], 16u);
                            }
                            {
                                uint at_34 = ((scratch * 4u) + 128u) + 0u;
                                metal::simdgroup_float8x8 _e1626 = o_01_10_;
                                simdgroup_store(_e1626, &sh_o.inner[at_34], 16u);
                            }
                            {
                                uint at_35 = ((scratch * 4u) + 128u) + 8u;
                                metal::simdgroup_float8x8 _e1636 = o_01_11_;
                                simdgroup_store(_e1636, &sh_o.inner[at_35], 16u);
                            }
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            metal::float4 _e1646 = sh_o_at(scratch + (lane * 2u), sh_o);
                            sh_o_put(scratch + (lane * 2u), _e1646 * unnamed_1, sh_o);
                            metal::float4 _e1658 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
                            sh_o_put((scratch + (lane * 2u)) + 1u, _e1658 * unnamed_1, sh_o);
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            uint o_01_00_at = ((scratch * 4u) + 0u) + 0u;
                            o_01_00_ = NagaCooperativeLoad(&sh_o.inner[o_01_00_at], 16u, false);
                            uint o_01_01_at = ((scratch * 4u) + 0u) + 8u;
                            o_01_01_ = NagaCooperativeLoad(&sh_o.inner[o_01_01_at], 16u, false);
                            uint o_01_10_at = ((scratch * 4u) + 128u) + 0u;
                            o_01_10_ = NagaCooperativeLoad(&sh_o.inner[o_01_10_at], 16u, false);
                            uint o_01_11_at = ((scratch * 4u) + 128u) + 8u;
                            o_01_11_ = NagaCooperativeLoad(&sh_o.inner[o_01_11_at], 16u, false);
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            float _e1700 = shrink;
                            float unnamed_2 = metal::simd_shuffle(_e1700, 16u + naga_div(lane, 2u));
                            {
                                uint at_36 = ((scratch * 4u) + 0u) + 0u;
                                metal::simdgroup_float8x8 _e1712 = o_10_00_;
                                simdgroup_store(_e1712, &sh_o.inner[at_36], 16u);
                            }
                            {
                                uint at_37 = ((scratch * 4u) + 0u) + 8u;
                                metal::simdgroup_float8x8 _e1722 = o_10_01_;
                                simdgroup_store(_e1722, &sh_o.inner[at_37], 16u);
                            }
                            {
                                uint at_38 = ((scratch * 4u) + 128u) + 0u;
                                metal::simdgroup_float8x8 _e1732 = o_10_10_;
                                simdgroup_store(_e1732, &sh_o.inner[at_38], 16u);
                            }
                            {
                                uint at_39 = ((scratch * 4u) + 128u) + 8u;
                                metal::simdgroup_float8x8 _e1742 = o_10_11_;
                                simdgroup_store(_e1742, &sh_o.inner[at_39], 16u);
                            }
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            metal::float4 _e1752 = sh_o_at(scratch + (lane * 2u), sh_o);
                            sh_o_put(scratch + (lane * 2u), _e1752 * unnamed_2, sh_o);
                            metal::float4 _e1764 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
                            sh_o_put((scratch + (lane * 2u)) + 1u, _e1764 * unnamed_2, sh_o);
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            uint o_10_00_at = ((scratch * 4u) + 0u) + 0u;
                            o_10_00_ = NagaCooperativeLoad(&sh_o.inner[o_10_00_at], 16u, false);
                            uint o_10_01_at = ((scratch * 4u) + 0u) + 8u;
                            o_10_01_ = NagaCooperativeLoad(&sh_o.inner[o_10_01_at], 16u, false);
                            uint o_10_10_at = ((scratch * 4u) + 128u) + 0u;
                            o_10_10_ = NagaCooperativeLoad(&sh_o.inner[o_10_10_at], 16u, false);
                            uint o_10_11_at = ((scratch * 4u) + 128u) + 8u;
                            o_10_11_ = NagaCooperativeLoad(&sh_o.inner[o_10_11_at], 16u, false);
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            {
                                uint at_40 = ((scratch * 4u) + 0u) + 0u;
                                metal::simdgroup_float8x8 _e1812 = o_11_00_;
                                simdgroup_store(_e1812, &sh_o.inner[at_40], 16u);
                            }
                            {
                                uint at_41 = ((scratch * 4u) + 0u) + 8u;
                                metal::simdgroup_float8x8 _e1822 = o_11_01_;
                                simdgroup_store(_e1822, &sh_o.inner[at_41], 16u);
                            }
                            {
                                uint at_42 = ((scratch * 4u) + 128u) + 0u;
                                metal::simdgroup_float8x8 _e1832 = o_11_10_;
                                simdgroup_store(_e1832, &sh_o.inner[at_42], 16u);
                            }
                            {
                                uint at_43 = ((scratch * 4u) + 128u) + 8u;
                                metal::simdgroup_float8x8 _e1842 = o_11_11_;
                                simdgroup_store(_e1842, &sh_o.inner[at_43], 16u);
                            }
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            metal::float4 _e1852 = sh_o_at(scratch + (lane * 2u), sh_o);
                            sh_o_put(scratch + (lane * 2u), _e1852 * unnamed_2, sh_o);
                            metal::float4 _e1864 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
                            sh_o_put((scratch + (lane * 2u)) + 1u, _e1864 * unnamed_2, sh_o);
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            uint o_11_00_at = ((scratch * 4u) + 0u) + 0u;
                            o_11_00_ = NagaCooperativeLoad(&sh_o.inner[o_11_00_at], 16u, false);
                            uint o_11_01_at = ((scratch * 4u) + 0u) + 8u;
                            o_11_01_ = NagaCooperativeLoad(&sh_o.inner[o_11_01_at], 16u, false);
                            uint o_11_10_at = ((scratch * 4u) + 128u) + 0u;
                            o_11_10_ = NagaCooperativeLoad(&sh_o.inner[o_11_10_at], 16u, false);
                            uint o_11_11_at = ((scratch * 4u) + 128u) + 8u;
                            o_11_11_ = NagaCooperativeLoad(&sh_o.inner[o_11_11_at], 16u, false);
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                        }
                    }
                    sum = metal::half4 {};
                    {
                        metal::half4 _e1909 = score_0_;
                        half _e1910 = highest;
                        metal::half4 weight = metal::exp2(_e1909 - metal::half4(_e1910));
                        metal::half4 _e1914 = sum;
                        sum = _e1914 + weight;
                        sh_scores_put(mine + 0u, weight, sh_scores);
                    }
                    {
                        metal::half4 _e1918 = score_1_;
                        half _e1919 = highest;
                        metal::half4 weight_1 = metal::exp2(_e1918 - metal::half4(_e1919));
                        metal::half4 _e1923 = sum;
                        sum = _e1923 + weight_1;
                        sh_scores_put(mine + 1u, weight_1, sh_scores);
                    }
                    {
                        metal::half4 _e1927 = score_2_;
                        half _e1928 = highest;
                        metal::half4 weight_2 = metal::exp2(_e1927 - metal::half4(_e1928));
                        metal::half4 _e1932 = sum;
                        sum = _e1932 + weight_2;
                        sh_scores_put(mine + 2u, weight_2, sh_scores);
                    }
                    {
                        metal::half4 _e1936 = score_3_;
                        half _e1937 = highest;
                        metal::half4 weight_3 = metal::exp2(_e1936 - metal::half4(_e1937));
                        metal::half4 _e1941 = sum;
                        sum = _e1941 + weight_3;
                        sh_scores_put(mine + 3u, weight_3, sh_scores);
                    }
                    {
                        metal::half4 _e1945 = score_4_;
                        half _e1946 = highest;
                        metal::half4 weight_4 = metal::exp2(_e1945 - metal::half4(_e1946));
                        metal::half4 _e1950 = sum;
                        sum = _e1950 + weight_4;
                        sh_scores_put(mine + 4u, weight_4, sh_scores);
                    }
                    {
                        metal::half4 _e1954 = score_5_;
                        half _e1955 = highest;
                        metal::half4 weight_5 = metal::exp2(_e1954 - metal::half4(_e1955));
                        metal::half4 _e1959 = sum;
                        sum = _e1959 + weight_5;
                        sh_scores_put(mine + 5u, weight_5, sh_scores);
                    }
                    {
                        metal::half4 _e1963 = score_6_;
                        half _e1964 = highest;
                        metal::half4 weight_6 = metal::exp2(_e1963 - metal::half4(_e1964));
                        metal::half4 _e1968 = sum;
                        sum = _e1968 + weight_6;
                        sh_scores_put(mine + 6u, weight_6, sh_scores);
                    }
                    {
                        metal::half4 _e1972 = score_7_;
                        half _e1973 = highest;
                        metal::half4 weight_7 = metal::exp2(_e1972 - metal::half4(_e1973));
                        metal::half4 _e1977 = sum;
                        sum = _e1977 + weight_7;
                        sh_scores_put(mine + 7u, weight_7, sh_scores);
                    }
                    float _e1981 = total;
                    half _e1983 = sum.x;
                    half _e1986 = sum.y;
                    half _e1990 = sum.z;
                    half _e1993 = sum.w;
                    total = _e1981 + ((static_cast<float>(_e1983) + static_cast<float>(_e1986)) + (static_cast<float>(_e1990) + static_cast<float>(_e1993)));
                    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                    uint at_v_00_ = (keys + 0u) + 0u;
                    uint v_00_00_at = ((at_v_00_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 v_00_00_ = NagaCooperativeLoad(&sh_v.inner[v_00_00_at], 40u, false);
                    uint v_00_01_at = ((at_v_00_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 v_00_01_ = NagaCooperativeLoad(&sh_v.inner[v_00_01_at], 40u, false);
                    uint v_00_10_at = ((at_v_00_ * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 v_00_10_ = NagaCooperativeLoad(&sh_v.inner[v_00_10_at], 40u, false);
                    uint v_00_11_at = ((at_v_00_ * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 v_00_11_ = NagaCooperativeLoad(&sh_v.inner[v_00_11_at], 40u, false);
                    uint at_v_01_ = (keys + 0u) + 4u;
                    uint v_01_00_at = ((at_v_01_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 v_01_00_ = NagaCooperativeLoad(&sh_v.inner[v_01_00_at], 40u, false);
                    uint v_01_01_at = ((at_v_01_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 v_01_01_ = NagaCooperativeLoad(&sh_v.inner[v_01_01_at], 40u, false);
                    uint v_01_10_at = ((at_v_01_ * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 v_01_10_ = NagaCooperativeLoad(&sh_v.inner[v_01_10_at], 40u, false);
                    uint v_01_11_at = ((at_v_01_ * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 v_01_11_ = NagaCooperativeLoad(&sh_v.inner[v_01_11_at], 40u, false);
                    uint at_v_10_ = (keys + 160u) + 0u;
                    uint v_10_00_at = ((at_v_10_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 v_10_00_ = NagaCooperativeLoad(&sh_v.inner[v_10_00_at], 40u, false);
                    uint v_10_01_at = ((at_v_10_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 v_10_01_ = NagaCooperativeLoad(&sh_v.inner[v_10_01_at], 40u, false);
                    uint v_10_10_at = ((at_v_10_ * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 v_10_10_ = NagaCooperativeLoad(&sh_v.inner[v_10_10_at], 40u, false);
                    uint v_10_11_at = ((at_v_10_ * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 v_10_11_ = NagaCooperativeLoad(&sh_v.inner[v_10_11_at], 40u, false);
                    uint at_v_11_ = (keys + 160u) + 4u;
                    uint v_11_00_at = ((at_v_11_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 v_11_00_ = NagaCooperativeLoad(&sh_v.inner[v_11_00_at], 40u, false);
                    uint v_11_01_at = ((at_v_11_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 v_11_01_ = NagaCooperativeLoad(&sh_v.inner[v_11_01_at], 40u, false);
                    uint v_11_10_at = ((at_v_11_ * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 v_11_10_ = NagaCooperativeLoad(&sh_v.inner[v_11_10_at], 40u, false);
                    uint v_11_11_at = ((at_v_11_ * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 v_11_11_ = NagaCooperativeLoad(&sh_v.inner[v_11_11_at], 40u, false);
                    {
                        uint at_44 = (own + 0u) + 0u;
                        uint weights_00_at = ((at_44 * 4u) + 0u) + 0u;
                        metal::simdgroup_half8x8 weights_00_ = NagaCooperativeLoad(&sh_scores.inner[weights_00_at], 40u, false);
                        uint weights_01_at = ((at_44 * 4u) + 0u) + 8u;
                        metal::simdgroup_half8x8 weights_01_ = NagaCooperativeLoad(&sh_scores.inner[weights_01_at], 40u, false);
                        uint weights_10_at = ((at_44 * 4u) + 320u) + 0u;
                        metal::simdgroup_half8x8 weights_10_ = NagaCooperativeLoad(&sh_scores.inner[weights_10_at], 40u, false);
                        uint weights_11_at = ((at_44 * 4u) + 320u) + 8u;
                        metal::simdgroup_half8x8 weights_11_ = NagaCooperativeLoad(&sh_scores.inner[weights_11_at], 40u, false);
                        metal::simdgroup_float8x8 _e2218 = o_00_00_;
                        o_00_00_ = NagaCooperativeMultiplyAdd(weights_00_, v_00_00_, _e2218);
                        metal::simdgroup_float8x8 _e2220 = o_00_00_;
                        o_00_00_ = NagaCooperativeMultiplyAdd(weights_01_, v_00_10_, _e2220);
                        metal::simdgroup_float8x8 _e2222 = o_00_01_;
                        o_00_01_ = NagaCooperativeMultiplyAdd(weights_00_, v_00_01_, _e2222);
                        metal::simdgroup_float8x8 _e2224 = o_00_01_;
                        o_00_01_ = NagaCooperativeMultiplyAdd(weights_01_, v_00_11_, _e2224);
                        metal::simdgroup_float8x8 _e2226 = o_00_10_;
                        o_00_10_ = NagaCooperativeMultiplyAdd(weights_10_, v_00_00_, _e2226);
                        metal::simdgroup_float8x8 _e2228 = o_00_10_;
                        o_00_10_ = NagaCooperativeMultiplyAdd(weights_11_, v_00_10_, _e2228);
                        metal::simdgroup_float8x8 _e2230 = o_00_11_;
                        o_00_11_ = NagaCooperativeMultiplyAdd(weights_10_, v_00_01_, _e2230);
                        metal::simdgroup_float8x8 _e2232 = o_00_11_;
                        o_00_11_ = NagaCooperativeMultiplyAdd(weights_11_, v_00_11_, _e2232);
                        metal::simdgroup_float8x8 _e2234 = o_01_00_;
                        o_01_00_ = NagaCooperativeMultiplyAdd(weights_00_, v_01_00_, _e2234);
                        metal::simdgroup_float8x8 _e2236 = o_01_00_;
                        o_01_00_ = NagaCooperativeMultiplyAdd(weights_01_, v_01_10_, _e2236);
                        metal::simdgroup_float8x8 _e2238 = o_01_01_;
                        o_01_01_ = NagaCooperativeMultiplyAdd(weights_00_, v_01_01_, _e2238);
                        metal::simdgroup_float8x8 _e2240 = o_01_01_;
                        o_01_01_ = NagaCooperativeMultiplyAdd(weights_01_, v_01_11_, _e2240);
                        metal::simdgroup_float8x8 _e2242 = o_01_10_;
                        o_01_10_ = NagaCooperativeMultiplyAdd(weights_10_, v_01_00_, _e2242);
                        metal::simdgroup_float8x8 _e2244 = o_01_10_;
                        o_01_10_ = NagaCooperativeMultiplyAdd(weights_11_, v_01_10_, _e2244);
                        metal::simdgroup_float8x8 _e2246 = o_01_11_;
                        o_01_11_ = NagaCooperativeMultiplyAdd(weights_10_, v_01_01_, _e2246);
                        metal::simdgroup_float8x8 _e2248 = o_01_11_;
                        o_01_11_ = NagaCooperativeMultiplyAdd(weights_11_, v_01_11_, _e2248);
                    }
                    {
                        uint at_45 = (own + 0u) + 4u;
                        uint weights_00_at_1 = ((at_45 * 4u) + 0u) + 0u;
                        metal::simdgroup_half8x8 weights_00_1 = NagaCooperativeLoad(&sh_scores.inner[weights_00_at_1], 40u, false);
                        uint weights_01_at_1 = ((at_45 * 4u) + 0u) + 8u;
                        metal::simdgroup_half8x8 weights_01_1 = NagaCooperativeLoad(&sh_scores.inner[weights_01_at_1], 40u, false);
                        uint weights_10_at_1 = ((at_45 * 4u) + 320u) + 0u;
                        metal::simdgroup_half8x8 weights_10_1 = NagaCooperativeLoad(&sh_scores.inner[weights_10_at_1], 40u, false);
                        uint weights_11_at_1 = ((at_45 * 4u) + 320u) + 8u;
                        metal::simdgroup_half8x8 weights_11_1 = NagaCooperativeLoad(&sh_scores.inner[weights_11_at_1], 40u, false);
                        metal::simdgroup_float8x8 _e2294 = o_00_00_;
                        o_00_00_ = NagaCooperativeMultiplyAdd(weights_00_1, v_10_00_, _e2294);
                        metal::simdgroup_float8x8 _e2296 = o_00_00_;
                        o_00_00_ = NagaCooperativeMultiplyAdd(weights_01_1, v_10_10_, _e2296);
                        metal::simdgroup_float8x8 _e2298 = o_00_01_;
                        o_00_01_ = NagaCooperativeMultiplyAdd(weights_00_1, v_10_01_, _e2298);
                        metal::simdgroup_float8x8 _e2300 = o_00_01_;
                        o_00_01_ = NagaCooperativeMultiplyAdd(weights_01_1, v_10_11_, _e2300);
                        metal::simdgroup_float8x8 _e2302 = o_00_10_;
                        o_00_10_ = NagaCooperativeMultiplyAdd(weights_10_1, v_10_00_, _e2302);
                        metal::simdgroup_float8x8 _e2304 = o_00_10_;
                        o_00_10_ = NagaCooperativeMultiplyAdd(weights_11_1, v_10_10_, _e2304);
                        metal::simdgroup_float8x8 _e2306 = o_00_11_;
                        o_00_11_ = NagaCooperativeMultiplyAdd(weights_10_1, v_10_01_, _e2306);
                        metal::simdgroup_float8x8 _e2308 = o_00_11_;
                        o_00_11_ = NagaCooperativeMultiplyAdd(weights_11_1, v_10_11_, _e2308);
                        metal::simdgroup_float8x8 _e2310 = o_01_00_;
                        o_01_00_ = NagaCooperativeMultiplyAdd(weights_00_1, v_11_00_, _e2310);
                        metal::simdgroup_float8x8 _e2312 = o_01_00_;
                        o_01_00_ = NagaCooperativeMultiplyAdd(weights_01_1, v_11_10_, _e2312);
                        metal::simdgroup_float8x8 _e2314 = o_01_01_;
                        o_01_01_ = NagaCooperativeMultiplyAdd(weights_00_1, v_11_01_, _e2314);
                        metal::simdgroup_float8x8 _e2316 = o_01_01_;
                        o_01_01_ = NagaCooperativeMultiplyAdd(weights_01_1, v_11_11_, _e2316);
                        metal::simdgroup_float8x8 _e2318 = o_01_10_;
                        o_01_10_ = NagaCooperativeMultiplyAdd(weights_10_1, v_11_00_, _e2318);
                        metal::simdgroup_float8x8 _e2320 = o_01_10_;
                        o_01_10_ = NagaCooperativeMultiplyAdd(weights_11_1, v_11_10_, _e2320);
                        metal::simdgroup_float8x8 _e2322 = o_01_11_;
                        o_01_11_ = NagaCooperativeMultiplyAdd(weights_10_1, v_11_01_, _e2322);
                        metal::simdgroup_float8x8 _e2324 = o_01_11_;
                        o_01_11_ = NagaCooperativeMultiplyAdd(weights_11_1, v_11_11_, _e2324);
                    }
                    {
                        uint at_46 = (own + 160u) + 0u;
                        uint weights_00_at_2 = ((at_46 * 4u) + 0u) + 0u;
                        metal::simdgroup_half8x8 weights_00_2 = NagaCooperativeLoad(&sh_scores.inner[weights_00_at_2], 40u, false);
                        uint weights_01_at_2 = ((at_46 * 4u) + 0u) + 8u;
                        metal::simdgroup_half8x8 weights_01_2 = NagaCooperativeLoad(&sh_scores.inner[weights_01_at_2], 40u, false);
                        uint weights_10_at_2 = ((at_46 * 4u) + 320u) + 0u;
                        metal::simdgroup_half8x8 weights_10_2 = NagaCooperativeLoad(&sh_scores.inner[weights_10_at_2], 40u, false);
                        uint weights_11_at_2 = ((at_46 * 4u) + 320u) + 8u;
                        metal::simdgroup_half8x8 weights_11_2 = NagaCooperativeLoad(&sh_scores.inner[weights_11_at_2], 40u, false);
                        metal::simdgroup_float8x8 _e2370 = o_10_00_;
                        o_10_00_ = NagaCooperativeMultiplyAdd(weights_00_2, v_00_00_, _e2370);
                        metal::simdgroup_float8x8 _e2372 = o_10_00_;
                        o_10_00_ = NagaCooperativeMultiplyAdd(weights_01_2, v_00_10_, _e2372);
                        metal::simdgroup_float8x8 _e2374 = o_10_01_;
                        o_10_01_ = NagaCooperativeMultiplyAdd(weights_00_2, v_00_01_, _e2374);
                        metal::simdgroup_float8x8 _e2376 = o_10_01_;
                        o_10_01_ = NagaCooperativeMultiplyAdd(weights_01_2, v_00_11_, _e2376);
                        metal::simdgroup_float8x8 _e2378 = o_10_10_;
                        o_10_10_ = NagaCooperativeMultiplyAdd(weights_10_2, v_00_00_, _e2378);
                        metal::simdgroup_float8x8 _e2380 = o_10_10_;
                        o_10_10_ = NagaCooperativeMultiplyAdd(weights_11_2, v_00_10_, _e2380);
                        metal::simdgroup_float8x8 _e2382 = o_10_11_;
                        o_10_11_ = NagaCooperativeMultiplyAdd(weights_10_2, v_00_01_, _e2382);
                        metal::simdgroup_float8x8 _e2384 = o_10_11_;
                        o_10_11_ = NagaCooperativeMultiplyAdd(weights_11_2, v_00_11_, _e2384);
                        metal::simdgroup_float8x8 _e2386 = o_11_00_;
                        o_11_00_ = NagaCooperativeMultiplyAdd(weights_00_2, v_01_00_, _e2386);
                        metal::simdgroup_float8x8 _e2388 = o_11_00_;
                        o_11_00_ = NagaCooperativeMultiplyAdd(weights_01_2, v_01_10_, _e2388);
                        metal::simdgroup_float8x8 _e2390 = o_11_01_;
                        o_11_01_ = NagaCooperativeMultiplyAdd(weights_00_2, v_01_01_, _e2390);
                        metal::simdgroup_float8x8 _e2392 = o_11_01_;
                        o_11_01_ = NagaCooperativeMultiplyAdd(weights_01_2, v_01_11_, _e2392);
                        metal::simdgroup_float8x8 _e2394 = o_11_10_;
                        o_11_10_ = NagaCooperativeMultiplyAdd(weights_10_2, v_01_00_, _e2394);
                        metal::simdgroup_float8x8 _e2396 = o_11_10_;
                        o_11_10_ = NagaCooperativeMultiplyAdd(weights_11_2, v_01_10_, _e2396);
                        metal::simdgroup_float8x8 _e2398 = o_11_11_;
                        o_11_11_ = NagaCooperativeMultiplyAdd(weights_10_2, v_01_01_, _e2398);
                        metal::simdgroup_float8x8 _e2400 = o_11_11_;
                        o_11_11_ = NagaCooperativeMultiplyAdd(weights_11_2, v_01_11_, _e2400);
                    }
                    {
                        uint at_47 = (own + 160u) + 4u;
                        uint weights_00_at_3 = ((at_47 * 4u) + 0u) + 0u;
                        metal::simdgroup_half8x8 weights_00_3 = NagaCooperativeLoad(&sh_scores.inner[weights_00_at_3], 40u, false);
                        uint weights_01_at_3 = ((at_47 * 4u) + 0u) + 8u;
                        metal::simdgroup_half8x8 weights_01_3 = NagaCooperativeLoad(&sh_scores.inner[weights_01_at_3], 40u, false);
                        uint weights_10_at_3 = ((at_47 * 4u) + 320u) + 0u;
                        metal::simdgroup_half8x8 weights_10_3 = NagaCooperativeLoad(&sh_scores.inner[weights_10_at_3], 40u, false);
                        uint weights_11_at_3 = ((at_47 * 4u) + 320u) + 8u;
                        metal::simdgroup_half8x8 weights_11_3 = NagaCooperativeLoad(&sh_scores.inner[weights_11_at_3], 40u, false);
                        metal::simdgroup_float8x8 _e2446 = o_10_00_;
                        o_10_00_ = NagaCooperativeMultiplyAdd(weights_00_3, v_10_00_, _e2446);
                        metal::simdgroup_float8x8 _e2448 = o_10_00_;
                        o_10_00_ = NagaCooperativeMultiplyAdd(weights_01_3, v_10_10_, _e2448);
                        metal::simdgroup_float8x8 _e2450 = o_10_01_;
                        o_10_01_ = NagaCooperativeMultiplyAdd(weights_00_3, v_10_01_, _e2450);
                        metal::simdgroup_float8x8 _e2452 = o_10_01_;
                        o_10_01_ = NagaCooperativeMultiplyAdd(weights_01_3, v_10_11_, _e2452);
                        metal::simdgroup_float8x8 _e2454 = o_10_10_;
                        o_10_10_ = NagaCooperativeMultiplyAdd(weights_10_3, v_10_00_, _e2454);
                        metal::simdgroup_float8x8 _e2456 = o_10_10_;
                        o_10_10_ = NagaCooperativeMultiplyAdd(weights_11_3, v_10_10_, _e2456);
                        metal::simdgroup_float8x8 _e2458 = o_10_11_;
                        o_10_11_ = NagaCooperativeMultiplyAdd(weights_10_3, v_10_01_, _e2458);
                        metal::simdgroup_float8x8 _e2460 = o_10_11_;
                        o_10_11_ = NagaCooperativeMultiplyAdd(weights_11_3, v_10_11_, _e2460);
                        metal::simdgroup_float8x8 _e2462 = o_11_00_;
                        o_11_00_ = NagaCooperativeMultiplyAdd(weights_00_3, v_11_00_, _e2462);
                        metal::simdgroup_float8x8 _e2464 = o_11_00_;
                        o_11_00_ = NagaCooperativeMultiplyAdd(weights_01_3, v_11_10_, _e2464);
                        metal::simdgroup_float8x8 _e2466 = o_11_01_;
                        o_11_01_ = NagaCooperativeMultiplyAdd(weights_00_3, v_11_01_, _e2466);
                        metal::simdgroup_float8x8 _e2468 = o_11_01_;
                        o_11_01_ = NagaCooperativeMultiplyAdd(weights_01_3, v_11_11_, _e2468);
                        metal::simdgroup_float8x8 _e2470 = o_11_10_;
                        o_11_10_ = NagaCooperativeMultiplyAdd(weights_10_3, v_11_00_, _e2470);
                        metal::simdgroup_float8x8 _e2472 = o_11_10_;
                        o_11_10_ = NagaCooperativeMultiplyAdd(weights_11_3, v_11_10_, _e2472);
                        metal::simdgroup_float8x8 _e2474 = o_11_11_;
                        o_11_11_ = NagaCooperativeMultiplyAdd(weights_10_3, v_11_01_, _e2474);
                        metal::simdgroup_float8x8 _e2476 = o_11_11_;
                        o_11_11_ = NagaCooperativeMultiplyAdd(weights_11_3, v_11_11_, _e2476);
                    }
                    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                }
            }
        }
    }
    float _e2484 = total;
    float inverse = 1.0 / _e2484;
    uint scratch_1 = subgroup * 64u;
    {
        float unnamed_3 = metal::simd_shuffle(inverse, 0u + naga_div(lane, 2u));
        uint query = (first + 0u) + naga_div(lane, 2u);
        {
            uint at_48 = ((scratch_1 * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e2505 = o_00_00_;
            simdgroup_store(_e2505, &sh_o.inner[at_48], 16u);
        }
        {
            uint at_49 = ((scratch_1 * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e2515 = o_00_01_;
            simdgroup_store(_e2515, &sh_o.inner[at_49], 16u);
        }
        {
            uint at_50 = ((scratch_1 * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e2525 = o_00_10_;
            simdgroup_store(_e2525, &sh_o.inner[at_50], 16u);
        }
        {
            uint at_51 = ((scratch_1 * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e2535 = o_00_11_;
            simdgroup_store(_e2535, &sh_o.inner[at_51], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint _e2541 = params.queries;
        if (query < _e2541) {
            View _e2545 = params.out;
            uint _e2546 = element(_e2545, batch_3, row_3, head_3, query);
            uint at_52 = (naga_div(_e2546, 4u) + 0u) + (naga_mod(lane, 2u) * 2u);
            metal::float4 _e2561 = sh_o_at((scratch_1 + (lane * 2u)) + 0u, sh_o);
            value_0_ = _e2561 * unnamed_3;
            metal::float4 _e2564 = value_0_;
            View _e2568 = params.gate;
            uint _e2569 = element(_e2568, batch_3, row_3, head_3, query);
            metal::half4 _e2582 = gate[((naga_div(_e2569, 4u) + 0u) + (naga_mod(lane, 2u) * 2u)) + 0u];
            value_0_ = _e2564 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e2582))));
            metal::float4 _e2594 = value_0_;
            out[at_52 + 0u] = static_cast<metal::half4>(_e2594);
            metal::float4 _e2601 = sh_o_at((scratch_1 + (lane * 2u)) + 1u, sh_o);
            value_1_ = _e2601 * unnamed_3;
            metal::float4 _e2604 = value_1_;
            View _e2608 = params.gate;
            uint _e2609 = element(_e2608, batch_3, row_3, head_3, query);
            metal::half4 _e2622 = gate[((naga_div(_e2609, 4u) + 0u) + (naga_mod(lane, 2u) * 2u)) + 1u];
            value_1_ = _e2604 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e2622))));
            metal::float4 _e2634 = value_1_;
            out[at_52 + 1u] = static_cast<metal::half4>(_e2634);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        {
            uint at_53 = ((scratch_1 * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e2642 = o_01_00_;
            simdgroup_store(_e2642, &sh_o.inner[at_53], 16u);
        }
        {
            uint at_54 = ((scratch_1 * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e2652 = o_01_01_;
            simdgroup_store(_e2652, &sh_o.inner[at_54], 16u);
        }
        {
            uint at_55 = ((scratch_1 * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e2662 = o_01_10_;
            simdgroup_store(_e2662, &sh_o.inner[at_55], 16u);
        }
        {
            uint at_56 = ((scratch_1 * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e2672 = o_01_11_;
            simdgroup_store(_e2672, &sh_o.inner[at_56], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint _e2678 = params.queries;
        if (query < _e2678) {
            View _e2682 = params.out;
            uint _e2683 = element(_e2682, batch_3, row_3, head_3, query);
            uint at_57 = (naga_div(_e2683, 4u) + 4u) + (naga_mod(lane, 2u) * 2u);
            metal::float4 _e2698 = sh_o_at((scratch_1 + (lane * 2u)) + 0u, sh_o);
            value_0_1 = _e2698 * unnamed_3;
            metal::float4 _e2701 = value_0_1;
            View _e2705 = params.gate;
            uint _e2706 = element(_e2705, batch_3, row_3, head_3, query);
            metal::half4 _e2719 = gate[((naga_div(_e2706, 4u) + 4u) + (naga_mod(lane, 2u) * 2u)) + 0u];
            value_0_1 = _e2701 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e2719))));
            metal::float4 _e2731 = value_0_1;
            out[at_57 + 0u] = static_cast<metal::half4>(_e2731);
            metal::float4 _e2738 = sh_o_at((scratch_1 + (lane * 2u)) + 1u, sh_o);
            value_1_1 = _e2738 * unnamed_3;
            metal::float4 _e2741 = value_1_1;
            View _e2745 = params.gate;
            uint _e2746 = element(_e2745, batch_3, row_3, head_3, query);
            metal::half4 _e2759 = gate[((naga_div(_e2746, 4u) + 4u) + (naga_mod(lane, 2u) * 2u)) + 1u];
            value_1_1 = _e2741 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e2759))));
            metal::float4 _e2771 = value_1_1;
            out[at_57 + 1u] = static_cast<metal::half4>(_e2771);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        float unnamed_4 = metal::simd_shuffle(inverse, 16u + naga_div(lane, 2u));
        uint query_1 = (first + 16u) + naga_div(lane, 2u);
        {
            uint at_58 = ((scratch_1 * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e2789 = o_10_00_;
            simdgroup_store(_e2789, &sh_o.inner[at_58], 16u);
        }
        {
            uint at_59 = ((scratch_1 * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e2799 = o_10_01_;
            simdgroup_store(_e2799, &sh_o.inner[at_59], 16u);
        }
        {
            uint at_60 = ((scratch_1 * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e2809 = o_10_10_;
            simdgroup_store(_e2809, &sh_o.inner[at_60], 16u);
        }
        {
            uint at_61 = ((scratch_1 * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e2819 = o_10_11_;
            simdgroup_store(_e2819, &sh_o.inner[at_61], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint _e2825 = params.queries;
        if (query_1 < _e2825) {
            View _e2829 = params.out;
            uint _e2830 = element(_e2829, batch_3, row_3, head_3, query_1);
            uint at_62 = (naga_div(_e2830, 4u) + 0u) + (naga_mod(lane, 2u) * 2u);
            metal::float4 _e2845 = sh_o_at((scratch_1 + (lane * 2u)) + 0u, sh_o);
            value_0_2 = _e2845 * unnamed_4;
            metal::float4 _e2848 = value_0_2;
            View _e2852 = params.gate;
            uint _e2853 = element(_e2852, batch_3, row_3, head_3, query_1);
            metal::half4 _e2866 = gate[((naga_div(_e2853, 4u) + 0u) + (naga_mod(lane, 2u) * 2u)) + 0u];
            value_0_2 = _e2848 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e2866))));
            metal::float4 _e2878 = value_0_2;
            out[at_62 + 0u] = static_cast<metal::half4>(_e2878);
            metal::float4 _e2885 = sh_o_at((scratch_1 + (lane * 2u)) + 1u, sh_o);
            value_1_2 = _e2885 * unnamed_4;
            metal::float4 _e2888 = value_1_2;
            View _e2892 = params.gate;
            uint _e2893 = element(_e2892, batch_3, row_3, head_3, query_1);
            metal::half4 _e2906 = gate[((naga_div(_e2893, 4u) + 0u) + (naga_mod(lane, 2u) * 2u)) + 1u];
            value_1_2 = _e2888 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e2906))));
            metal::float4 _e2918 = value_1_2;
            out[at_62 + 1u] = static_cast<metal::half4>(_e2918);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        {
            uint at_63 = ((scratch_1 * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e2926 = o_11_00_;
            simdgroup_store(_e2926, &sh_o.inner[at_63], 16u);
        }
        {
            uint at_64 = ((scratch_1 * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e2936 = o_11_01_;
            simdgroup_store(_e2936, &sh_o.inner[at_64], 16u);
        }
        {
            uint at_65 = ((scratch_1 * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e2946 = o_11_10_;
            simdgroup_store(_e2946, &sh_o.inner[at_65], 16u);
        }
        {
            uint at_66 = ((scratch_1 * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e2956 = o_11_11_;
            simdgroup_store(_e2956, &sh_o.inner[at_66], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint _e2962 = params.queries;
        if (query_1 < _e2962) {
            View _e2966 = params.out;
            uint _e2967 = element(_e2966, batch_3, row_3, head_3, query_1);
            uint at_67 = (naga_div(_e2967, 4u) + 4u) + (naga_mod(lane, 2u) * 2u);
            metal::float4 _e2982 = sh_o_at((scratch_1 + (lane * 2u)) + 0u, sh_o);
            value_0_3 = _e2982 * unnamed_4;
            metal::float4 _e2985 = value_0_3;
            View _e2989 = params.gate;
            uint _e2990 = element(_e2989, batch_3, row_3, head_3, query_1);
            metal::half4 _e3003 = gate[((naga_div(_e2990, 4u) + 4u) + (naga_mod(lane, 2u) * 2u)) + 0u];
            value_0_3 = _e2985 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3003))));
            metal::float4 _e3015 = value_0_3;
            out[at_67 + 0u] = static_cast<metal::half4>(_e3015);
            metal::float4 _e3022 = sh_o_at((scratch_1 + (lane * 2u)) + 1u, sh_o);
            value_1_3 = _e3022 * unnamed_4;
            metal::float4 _e3025 = value_1_3;
            View _e3029 = params.gate;
            uint _e3030 = element(_e3029, batch_3, row_3, head_3, query_1);
            metal::half4 _e3043 = gate[((naga_div(_e3030, 4u) + 4u) + (naga_mod(lane, 2u) * 2u)) + 1u];
            value_1_3 = _e3025 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3043))));
            metal::float4 _e3055 = value_1_3;
            out[at_67 + 1u] = static_cast<metal::half4>(_e3055);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        return;
    }
}
