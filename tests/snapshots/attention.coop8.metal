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
    half inner[1792];
};
struct type_10 {
    float inner[1024];
};
constant uint PARTS = 3u;
constant uint VECTORS = 12u;
constant uint PITCH = 14u;
constant uint ROW = 10u;
constant uint BLOCKS = 1u;
constant uint LOADS = 3u;
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

metal::uint2 naga_div(metal::uint2 lhs, metal::uint2 rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
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
    metal::simdgroup_float8x8 o_10_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_10_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_10_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_10_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_01_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_01_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_01_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_01_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_11_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_11_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_11_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_11_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_02_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_02_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_02_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_02_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_12_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_12_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_12_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_12_11_ = metal::simdgroup_float8x8 {};
    half highest = LOWEST;
    float total = 0.0;
    metal::half4 next_caps = metal::half4 {};
    metal::half4 next_k_0_ = {};
    metal::half4 next_v_0_ = {};
    metal::half4 next_k_1_ = {};
    metal::half4 next_v_1_ = {};
    metal::half4 next_k_2_ = {};
    metal::half4 next_v_2_ = {};
    metal::half4 bias_0_ = {};
    metal::half4 bias_1_ = {};
    metal::half4 bias_2_ = {};
    metal::half4 bias_3_ = {};
    metal::half4 bias_4_ = {};
    metal::half4 bias_5_ = {};
    metal::half4 bias_6_ = {};
    metal::half4 bias_7_ = {};
    uint stage = 0u;
    uint block = {};
    metal::simdgroup_half8x8 scores_00_ = {};
    metal::simdgroup_half8x8 scores_01_ = {};
    metal::simdgroup_half8x8 scores_10_ = {};
    metal::simdgroup_half8x8 scores_11_ = {};
    metal::simdgroup_half8x8 scores_00_1 = {};
    metal::simdgroup_half8x8 scores_01_1 = {};
    metal::simdgroup_half8x8 scores_10_1 = {};
    metal::simdgroup_half8x8 scores_11_1 = {};
    metal::simdgroup_half8x8 scores_00_2 = {};
    metal::simdgroup_half8x8 scores_01_2 = {};
    metal::simdgroup_half8x8 scores_10_2 = {};
    metal::simdgroup_half8x8 scores_11_2 = {};
    metal::simdgroup_half8x8 scores_00_3 = {};
    metal::simdgroup_half8x8 scores_01_3 = {};
    metal::simdgroup_half8x8 scores_10_3 = {};
    metal::simdgroup_half8x8 scores_11_3 = {};
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
    metal::float4 value_0_4 = {};
    metal::float4 value_1_4 = {};
    metal::float4 value_0_5 = {};
    metal::float4 value_1_5 = {};
    uint lane = naga_mod(index, 32u);
    uint subgroup = naga_div(index, 32u);
    uint head_3 = group.y;
    uint _e10 = params.rows;
    uint batch_3 = naga_div(group.z, _e10);
    uint _e15 = params.rows;
    uint row_3 = naga_mod(group.z, _e15);
    uint first = (group.x * 128u) + (subgroup * 32u);
    uint own = (subgroup * 32u) * ROW;
    uint mine = own + (lane * ROW);
    uint scratch = subgroup * 64u;
    View _e34 = params.q;
    uint _e38 = params.queries;
    uint _e42 = element(_e34, batch_3, row_3, head_3, metal::min(first + lane, _e38 - 1u));
    uint q_start = naga_div(_e42, 4u);
    metal::half4 _e53 = q[(q_start + 0u) + 0u];
    float _e57 = params.scale;
    sh_scores_put(mine + 0u, static_cast<metal::half4>(static_cast<metal::float4>(_e53) * (_e57 * LOG2E)), sh_scores);
    metal::half4 _e70 = q[(q_start + 0u) + 1u];
    float _e74 = params.scale;
    sh_scores_put(mine + 1u, static_cast<metal::half4>(static_cast<metal::float4>(_e70) * (_e74 * LOG2E)), sh_scores);
    metal::half4 _e87 = q[(q_start + 0u) + 2u];
    float _e91 = params.scale;
    sh_scores_put(mine + 2u, static_cast<metal::half4>(static_cast<metal::float4>(_e87) * (_e91 * LOG2E)), sh_scores);
    metal::half4 _e104 = q[(q_start + 0u) + 3u];
    float _e108 = params.scale;
    sh_scores_put(mine + 3u, static_cast<metal::half4>(static_cast<metal::float4>(_e104) * (_e108 * LOG2E)), sh_scores);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint at_00_ = own + 0u;
    uint q_00_00_at = ((at_00_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 q_00_00_ = NagaCooperativeLoad(&sh_scores.inner[q_00_00_at], 40u, false);
    uint q_00_01_at = ((at_00_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 q_00_01_ = NagaCooperativeLoad(&sh_scores.inner[q_00_01_at], 40u, false);
    uint q_00_10_at = ((at_00_ * 4u) + 320u) + 0u;
    metal::simdgroup_half8x8 q_00_10_ = NagaCooperativeLoad(&sh_scores.inner[q_00_10_at], 40u, false);
    uint q_00_11_at = ((at_00_ * 4u) + 320u) + 8u;
    metal::simdgroup_half8x8 q_00_11_ = NagaCooperativeLoad(&sh_scores.inner[q_00_11_at], 40u, false);
    uint at_10_ = own + 160u;
    uint q_10_00_at = ((at_10_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 q_10_00_ = NagaCooperativeLoad(&sh_scores.inner[q_10_00_at], 40u, false);
    uint q_10_01_at = ((at_10_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 q_10_01_ = NagaCooperativeLoad(&sh_scores.inner[q_10_01_at], 40u, false);
    uint q_10_10_at = ((at_10_ * 4u) + 320u) + 0u;
    metal::simdgroup_half8x8 q_10_10_ = NagaCooperativeLoad(&sh_scores.inner[q_10_10_at], 40u, false);
    uint q_10_11_at = ((at_10_ * 4u) + 320u) + 8u;
    metal::simdgroup_half8x8 q_10_11_ = NagaCooperativeLoad(&sh_scores.inner[q_10_11_at], 40u, false);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::half4 _e221 = q[(q_start + 4u) + 0u];
    float _e225 = params.scale;
    sh_scores_put(mine + 0u, static_cast<metal::half4>(static_cast<metal::float4>(_e221) * (_e225 * LOG2E)), sh_scores);
    metal::half4 _e238 = q[(q_start + 4u) + 1u];
    float _e242 = params.scale;
    sh_scores_put(mine + 1u, static_cast<metal::half4>(static_cast<metal::float4>(_e238) * (_e242 * LOG2E)), sh_scores);
    metal::half4 _e255 = q[(q_start + 4u) + 2u];
    float _e259 = params.scale;
    sh_scores_put(mine + 2u, static_cast<metal::half4>(static_cast<metal::float4>(_e255) * (_e259 * LOG2E)), sh_scores);
    metal::half4 _e272 = q[(q_start + 4u) + 3u];
    float _e276 = params.scale;
    sh_scores_put(mine + 3u, static_cast<metal::half4>(static_cast<metal::float4>(_e272) * (_e276 * LOG2E)), sh_scores);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint at_01_ = own + 0u;
    uint q_01_00_at = ((at_01_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 q_01_00_ = NagaCooperativeLoad(&sh_scores.inner[q_01_00_at], 40u, false);
    uint q_01_01_at = ((at_01_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 q_01_01_ = NagaCooperativeLoad(&sh_scores.inner[q_01_01_at], 40u, false);
    uint q_01_10_at = ((at_01_ * 4u) + 320u) + 0u;
    metal::simdgroup_half8x8 q_01_10_ = NagaCooperativeLoad(&sh_scores.inner[q_01_10_at], 40u, false);
    uint q_01_11_at = ((at_01_ * 4u) + 320u) + 8u;
    metal::simdgroup_half8x8 q_01_11_ = NagaCooperativeLoad(&sh_scores.inner[q_01_11_at], 40u, false);
    uint at_11_ = own + 160u;
    uint q_11_00_at = ((at_11_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 q_11_00_ = NagaCooperativeLoad(&sh_scores.inner[q_11_00_at], 40u, false);
    uint q_11_01_at = ((at_11_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 q_11_01_ = NagaCooperativeLoad(&sh_scores.inner[q_11_01_at], 40u, false);
    uint q_11_10_at = ((at_11_ * 4u) + 320u) + 0u;
    metal::simdgroup_half8x8 q_11_10_ = NagaCooperativeLoad(&sh_scores.inner[q_11_10_at], 40u, false);
    uint q_11_11_at = ((at_11_ * 4u) + 320u) + 8u;
    metal::simdgroup_half8x8 q_11_11_ = NagaCooperativeLoad(&sh_scores.inner[q_11_11_at], 40u, false);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::half4 _e389 = q[(q_start + 8u) + 0u];
    float _e393 = params.scale;
    sh_scores_put(mine + 0u, static_cast<metal::half4>(static_cast<metal::float4>(_e389) * (_e393 * LOG2E)), sh_scores);
    metal::half4 _e406 = q[(q_start + 8u) + 1u];
    float _e410 = params.scale;
    sh_scores_put(mine + 1u, static_cast<metal::half4>(static_cast<metal::float4>(_e406) * (_e410 * LOG2E)), sh_scores);
    metal::half4 _e423 = q[(q_start + 8u) + 2u];
    float _e427 = params.scale;
    sh_scores_put(mine + 2u, static_cast<metal::half4>(static_cast<metal::float4>(_e423) * (_e427 * LOG2E)), sh_scores);
    metal::half4 _e440 = q[(q_start + 8u) + 3u];
    float _e444 = params.scale;
    sh_scores_put(mine + 3u, static_cast<metal::half4>(static_cast<metal::float4>(_e440) * (_e444 * LOG2E)), sh_scores);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint at_02_ = own + 0u;
    uint q_02_00_at = ((at_02_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 q_02_00_ = NagaCooperativeLoad(&sh_scores.inner[q_02_00_at], 40u, false);
    uint q_02_01_at = ((at_02_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 q_02_01_ = NagaCooperativeLoad(&sh_scores.inner[q_02_01_at], 40u, false);
    uint q_02_10_at = ((at_02_ * 4u) + 320u) + 0u;
    metal::simdgroup_half8x8 q_02_10_ = NagaCooperativeLoad(&sh_scores.inner[q_02_10_at], 40u, false);
    uint q_02_11_at = ((at_02_ * 4u) + 320u) + 8u;
    metal::simdgroup_half8x8 q_02_11_ = NagaCooperativeLoad(&sh_scores.inner[q_02_11_at], 40u, false);
    uint at_12_ = own + 160u;
    uint q_12_00_at = ((at_12_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 q_12_00_ = NagaCooperativeLoad(&sh_scores.inner[q_12_00_at], 40u, false);
    uint q_12_01_at = ((at_12_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 q_12_01_ = NagaCooperativeLoad(&sh_scores.inner[q_12_01_at], 40u, false);
    uint q_12_10_at = ((at_12_ * 4u) + 320u) + 0u;
    metal::simdgroup_half8x8 q_12_10_ = NagaCooperativeLoad(&sh_scores.inner[q_12_10_at], 40u, false);
    uint q_12_11_at = ((at_12_ * 4u) + 320u) + 8u;
    metal::simdgroup_half8x8 q_12_11_ = NagaCooperativeLoad(&sh_scores.inner[q_12_11_at], 40u, false);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    View _e555 = params.k;
    uint _e557 = element(_e555, batch_3, row_3, head_3, 0u);
    uint k_start = naga_div(_e557, 4u);
    View _e562 = params.v;
    uint _e564 = element(_e562, batch_3, row_3, head_3, 0u);
    uint v_start = naga_div(_e564, 4u);
    uint _e571 = params.k.strides.w;
    uint _e576 = params.v.strides.w;
    metal::uint2 step = naga_div(metal::uint2(_e571, _e576), metal::uint2(4u));
    uint key_0_ = naga_div(index + 0u, VECTORS);
    uint column_0_ = naga_mod(index + 0u, VECTORS);
    uint _e594 = params.keys;
    metal::half4 _e603 = k[(k_start + (metal::min(key_0_, _e594 - 1u) * step.x)) + column_0_];
    next_k_0_ = _e603;
    uint _e608 = params.keys;
    metal::half4 _e617 = v[(v_start + (metal::min(key_0_, _e608 - 1u) * step.y)) + column_0_];
    next_v_0_ = _e617;
    uint key_1_ = naga_div(index + 128u, VECTORS);
    uint column_1_ = naga_mod(index + 128u, VECTORS);
    uint _e630 = params.keys;
    metal::half4 _e639 = k[(k_start + (metal::min(key_1_, _e630 - 1u) * step.x)) + column_1_];
    next_k_1_ = _e639;
    uint _e644 = params.keys;
    metal::half4 _e653 = v[(v_start + (metal::min(key_1_, _e644 - 1u) * step.y)) + column_1_];
    next_v_1_ = _e653;
    uint key_2_ = naga_div(index + 256u, VECTORS);
    uint column_2_ = naga_mod(index + 256u, VECTORS);
    uint _e666 = params.keys;
    metal::half4 _e675 = k[(k_start + (metal::min(key_2_, _e666 - 1u) * step.x)) + column_2_];
    next_k_2_ = _e675;
    uint _e680 = params.keys;
    metal::half4 _e689 = v[(v_start + (metal::min(key_2_, _e680 - 1u) * step.y)) + column_2_];
    next_v_2_ = _e689;
    if (index < 8u) {
        metal::half4 _e695 = caps(batch_3, row_3, head_3, index * 4u, params, term, _buffer_sizes);
        next_caps = _e695;
    }
    uint _e698 = params.keys;
    uint blocks = naga_div(_e698 + 31u, 32u);
    uint _e707 = params.queries;
    uint query_block = metal::min(naga_div(first, 32u), naga_div(_e707 + 31u, 32u) - 1u);
    View _e717 = params.pair_bias;
    uint _e719 = element(_e717, batch_3, row_3, head_3, 0u);
    uint bias_start = (naga_div(_e719, 4u) + ((query_block * blocks) * 256u)) + lane;
    metal::half4 _e731 = pair_bias[bias_start + 0u];
    bias_0_ = _e731;
    metal::half4 _e737 = pair_bias[bias_start + 32u];
    bias_1_ = _e737;
    metal::half4 _e743 = pair_bias[bias_start + 64u];
    bias_2_ = _e743;
    metal::half4 _e749 = pair_bias[bias_start + 96u];
    bias_3_ = _e749;
    metal::half4 _e755 = pair_bias[bias_start + 128u];
    bias_4_ = _e755;
    metal::half4 _e761 = pair_bias[bias_start + 160u];
    bias_5_ = _e761;
    metal::half4 _e767 = pair_bias[bias_start + 192u];
    bias_6_ = _e767;
    metal::half4 _e773 = pair_bias[bias_start + 224u];
    bias_7_ = _e773;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e3188 = stage;
            stage = _e3188 + 32u;
        }
        loop_init = false;
        uint _e777 = stage;
        uint _e780 = params.keys;
        if (_e777 < _e780) {
        } else {
            break;
        }
        {
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            metal::half4 _e785 = next_k_0_;
            sh_k_put((key_0_ * PITCH) + column_0_, _e785, sh_k);
            metal::half4 _e789 = next_v_0_;
            sh_v_put((key_0_ * PITCH) + column_0_, _e789, sh_v);
            metal::half4 _e793 = next_k_1_;
            sh_k_put((key_1_ * PITCH) + column_1_, _e793, sh_k);
            metal::half4 _e797 = next_v_1_;
            sh_v_put((key_1_ * PITCH) + column_1_, _e797, sh_v);
            metal::half4 _e801 = next_k_2_;
            sh_k_put((key_2_ * PITCH) + column_2_, _e801, sh_k);
            metal::half4 _e805 = next_v_2_;
            sh_v_put((key_2_ * PITCH) + column_2_, _e805, sh_v);
            if (index < 8u) {
                metal::half4 _e812 = next_caps;
                sh_k_put((index * PITCH) + VECTORS, _e812, sh_k);
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e813 = stage;
            uint next = _e813 + 32u;
            uint _e820 = params.keys;
            metal::half4 _e829 = k[(k_start + (metal::min(next + key_0_, _e820 - 1u) * step.x)) + column_0_];
            next_k_0_ = _e829;
            uint _e834 = params.keys;
            metal::half4 _e843 = v[(v_start + (metal::min(next + key_0_, _e834 - 1u) * step.y)) + column_0_];
            next_v_0_ = _e843;
            uint _e848 = params.keys;
            metal::half4 _e857 = k[(k_start + (metal::min(next + key_1_, _e848 - 1u) * step.x)) + column_1_];
            next_k_1_ = _e857;
            uint _e862 = params.keys;
            metal::half4 _e871 = v[(v_start + (metal::min(next + key_1_, _e862 - 1u) * step.y)) + column_1_];
            next_v_1_ = _e871;
            uint _e876 = params.keys;
            metal::half4 _e885 = k[(k_start + (metal::min(next + key_2_, _e876 - 1u) * step.x)) + column_2_];
            next_k_2_ = _e885;
            uint _e890 = params.keys;
            metal::half4 _e899 = v[(v_start + (metal::min(next + key_2_, _e890 - 1u) * step.y)) + column_2_];
            next_v_2_ = _e899;
            if (index < 8u) {
                metal::half4 _e905 = caps(batch_3, row_3, head_3, next + (index * 4u), params, term, _buffer_sizes);
                next_caps = _e905;
            }
            block = 0u;
            uint2 loop_bound_1 = uint2(4294967295u);
            bool loop_init_1 = true;
            while(true) {
                if (metal::all(loop_bound_1 == uint2(0u))) { break; }
                loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
                if (!loop_init_1) {
                    uint _e3186 = block;
                    block = _e3186 + 1u;
                }
                loop_init_1 = false;
                uint _e908 = block;
                if (_e908 < BLOCKS) {
                } else {
                    break;
                }
                {
                    uint _e911 = block;
                    uint keys = (_e911 * 32u) * PITCH;
                    uint at_k_00_ = (keys + 0u) + 0u;
                    uint k_00_00_at = ((at_k_00_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 k_00_00_ = NagaCooperativeLoad(&sh_k.inner[k_00_00_at], 56u, true);
                    uint k_00_01_at = ((at_k_00_ * 4u) + 448u) + 0u;
                    metal::simdgroup_half8x8 k_00_01_ = NagaCooperativeLoad(&sh_k.inner[k_00_01_at], 56u, true);
                    uint k_00_10_at = ((at_k_00_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 k_00_10_ = NagaCooperativeLoad(&sh_k.inner[k_00_10_at], 56u, true);
                    uint k_00_11_at = ((at_k_00_ * 4u) + 448u) + 8u;
                    metal::simdgroup_half8x8 k_00_11_ = NagaCooperativeLoad(&sh_k.inner[k_00_11_at], 56u, true);
                    uint at_k_01_ = (keys + 0u) + 4u;
                    uint k_01_00_at = ((at_k_01_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 k_01_00_ = NagaCooperativeLoad(&sh_k.inner[k_01_00_at], 56u, true);
                    uint k_01_01_at = ((at_k_01_ * 4u) + 448u) + 0u;
                    metal::simdgroup_half8x8 k_01_01_ = NagaCooperativeLoad(&sh_k.inner[k_01_01_at], 56u, true);
                    uint k_01_10_at = ((at_k_01_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 k_01_10_ = NagaCooperativeLoad(&sh_k.inner[k_01_10_at], 56u, true);
                    uint k_01_11_at = ((at_k_01_ * 4u) + 448u) + 8u;
                    metal::simdgroup_half8x8 k_01_11_ = NagaCooperativeLoad(&sh_k.inner[k_01_11_at], 56u, true);
                    uint at_k_02_ = (keys + 0u) + 8u;
                    uint k_02_00_at = ((at_k_02_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 k_02_00_ = NagaCooperativeLoad(&sh_k.inner[k_02_00_at], 56u, true);
                    uint k_02_01_at = ((at_k_02_ * 4u) + 448u) + 0u;
                    metal::simdgroup_half8x8 k_02_01_ = NagaCooperativeLoad(&sh_k.inner[k_02_01_at], 56u, true);
                    uint k_02_10_at = ((at_k_02_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 k_02_10_ = NagaCooperativeLoad(&sh_k.inner[k_02_10_at], 56u, true);
                    uint k_02_11_at = ((at_k_02_ * 4u) + 448u) + 8u;
                    metal::simdgroup_half8x8 k_02_11_ = NagaCooperativeLoad(&sh_k.inner[k_02_11_at], 56u, true);
                    uint at_k_10_ = (keys + 224u) + 0u;
                    uint k_10_00_at = ((at_k_10_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 k_10_00_ = NagaCooperativeLoad(&sh_k.inner[k_10_00_at], 56u, true);
                    uint k_10_01_at = ((at_k_10_ * 4u) + 448u) + 0u;
                    metal::simdgroup_half8x8 k_10_01_ = NagaCooperativeLoad(&sh_k.inner[k_10_01_at], 56u, true);
                    uint k_10_10_at = ((at_k_10_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 k_10_10_ = NagaCooperativeLoad(&sh_k.inner[k_10_10_at], 56u, true);
                    uint k_10_11_at = ((at_k_10_ * 4u) + 448u) + 8u;
                    metal::simdgroup_half8x8 k_10_11_ = NagaCooperativeLoad(&sh_k.inner[k_10_11_at], 56u, true);
                    uint at_k_11_ = (keys + 224u) + 4u;
                    uint k_11_00_at = ((at_k_11_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 k_11_00_ = NagaCooperativeLoad(&sh_k.inner[k_11_00_at], 56u, true);
                    uint k_11_01_at = ((at_k_11_ * 4u) + 448u) + 0u;
                    metal::simdgroup_half8x8 k_11_01_ = NagaCooperativeLoad(&sh_k.inner[k_11_01_at], 56u, true);
                    uint k_11_10_at = ((at_k_11_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 k_11_10_ = NagaCooperativeLoad(&sh_k.inner[k_11_10_at], 56u, true);
                    uint k_11_11_at = ((at_k_11_ * 4u) + 448u) + 8u;
                    metal::simdgroup_half8x8 k_11_11_ = NagaCooperativeLoad(&sh_k.inner[k_11_11_at], 56u, true);
                    uint at_k_12_ = (keys + 224u) + 8u;
                    uint k_12_00_at = ((at_k_12_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 k_12_00_ = NagaCooperativeLoad(&sh_k.inner[k_12_00_at], 56u, true);
                    uint k_12_01_at = ((at_k_12_ * 4u) + 448u) + 0u;
                    metal::simdgroup_half8x8 k_12_01_ = NagaCooperativeLoad(&sh_k.inner[k_12_01_at], 56u, true);
                    uint k_12_10_at = ((at_k_12_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 k_12_10_ = NagaCooperativeLoad(&sh_k.inner[k_12_10_at], 56u, true);
                    uint k_12_11_at = ((at_k_12_ * 4u) + 448u) + 8u;
                    metal::simdgroup_half8x8 k_12_11_ = NagaCooperativeLoad(&sh_k.inner[k_12_11_at], 56u, true);
                    {
                        scores_00_ = metal::simdgroup_half8x8 {};
                        scores_01_ = metal::simdgroup_half8x8 {};
                        scores_10_ = metal::simdgroup_half8x8 {};
                        scores_11_ = metal::simdgroup_half8x8 {};
                        metal::simdgroup_half8x8 _e1188 = scores_00_;
                        scores_00_ = NagaCooperativeMultiplyAdd(q_00_00_, k_00_00_, _e1188);
                        metal::simdgroup_half8x8 _e1190 = scores_00_;
                        scores_00_ = NagaCooperativeMultiplyAdd(q_00_01_, k_00_10_, _e1190);
                        metal::simdgroup_half8x8 _e1192 = scores_01_;
                        scores_01_ = NagaCooperativeMultiplyAdd(q_00_00_, k_00_01_, _e1192);
                        metal::simdgroup_half8x8 _e1194 = scores_01_;
                        scores_01_ = NagaCooperativeMultiplyAdd(q_00_01_, k_00_11_, _e1194);
                        metal::simdgroup_half8x8 _e1196 = scores_10_;
                        scores_10_ = NagaCooperativeMultiplyAdd(q_00_10_, k_00_00_, _e1196);
                        metal::simdgroup_half8x8 _e1198 = scores_10_;
                        scores_10_ = NagaCooperativeMultiplyAdd(q_00_11_, k_00_10_, _e1198);
                        metal::simdgroup_half8x8 _e1200 = scores_11_;
                        scores_11_ = NagaCooperativeMultiplyAdd(q_00_10_, k_00_01_, _e1200);
                        metal::simdgroup_half8x8 _e1202 = scores_11_;
                        scores_11_ = NagaCooperativeMultiplyAdd(q_00_11_, k_00_11_, _e1202);
                        metal::simdgroup_half8x8 _e1204 = scores_00_;
                        scores_00_ = NagaCooperativeMultiplyAdd(q_01_00_, k_01_00_, _e1204);
                        metal::simdgroup_half8x8 _e1206 = scores_00_;
                        scores_00_ = NagaCooperativeMultiplyAdd(q_01_01_, k_01_10_, _e1206);
                        metal::simdgroup_half8x8 _e1208 = scores_01_;
                        scores_01_ = NagaCooperativeMultiplyAdd(q_01_00_, k_01_01_, _e1208);
                        metal::simdgroup_half8x8 _e1210 = scores_01_;
                        scores_01_ = NagaCooperativeMultiplyAdd(q_01_01_, k_01_11_, _e1210);
                        metal::simdgroup_half8x8 _e1212 = scores_10_;
                        scores_10_ = NagaCooperativeMultiplyAdd(q_01_10_, k_01_00_, _e1212);
                        metal::simdgroup_half8x8 _e1214 = scores_10_;
                        scores_10_ = NagaCooperativeMultiplyAdd(q_01_11_, k_01_10_, _e1214);
                        metal::simdgroup_half8x8 _e1216 = scores_11_;
                        scores_11_ = NagaCooperativeMultiplyAdd(q_01_10_, k_01_01_, _e1216);
                        metal::simdgroup_half8x8 _e1218 = scores_11_;
                        scores_11_ = NagaCooperativeMultiplyAdd(q_01_11_, k_01_11_, _e1218);
                        metal::simdgroup_half8x8 _e1220 = scores_00_;
                        scores_00_ = NagaCooperativeMultiplyAdd(q_02_00_, k_02_00_, _e1220);
                        metal::simdgroup_half8x8 _e1222 = scores_00_;
                        scores_00_ = NagaCooperativeMultiplyAdd(q_02_01_, k_02_10_, _e1222);
                        metal::simdgroup_half8x8 _e1224 = scores_01_;
                        scores_01_ = NagaCooperativeMultiplyAdd(q_02_00_, k_02_01_, _e1224);
                        metal::simdgroup_half8x8 _e1226 = scores_01_;
                        scores_01_ = NagaCooperativeMultiplyAdd(q_02_01_, k_02_11_, _e1226);
                        metal::simdgroup_half8x8 _e1228 = scores_10_;
                        scores_10_ = NagaCooperativeMultiplyAdd(q_02_10_, k_02_00_, _e1228);
                        metal::simdgroup_half8x8 _e1230 = scores_10_;
                        scores_10_ = NagaCooperativeMultiplyAdd(q_02_11_, k_02_10_, _e1230);
                        metal::simdgroup_half8x8 _e1232 = scores_11_;
                        scores_11_ = NagaCooperativeMultiplyAdd(q_02_10_, k_02_01_, _e1232);
                        metal::simdgroup_half8x8 _e1234 = scores_11_;
                        scores_11_ = NagaCooperativeMultiplyAdd(q_02_11_, k_02_11_, _e1234);
                        uint at_8 = (own + 0u) + 0u;
                        {
                            uint at_9 = ((at_8 * 4u) + 0u) + 0u;
                            metal::simdgroup_half8x8 _e1246 = scores_00_;
                            simdgroup_store(_e1246, &sh_scores.inner[at_9], 40u);
                        }
                        {
                            uint at_10 = ((at_8 * 4u) + 0u) + 8u;
                            metal::simdgroup_half8x8 _e1256 = scores_01_;
                            simdgroup_store(_e1256, &sh_scores.inner[at_10], 40u);
                        }
                        {
                            uint at_11 = ((at_8 * 4u) + 320u) + 0u;
                            metal::simdgroup_half8x8 _e1266 = scores_10_;
                            simdgroup_store(_e1266, &sh_scores.inner[at_11], 40u);
                        }
                        {
                            uint at_12 = ((at_8 * 4u) + 320u) + 8u;
                            metal::simdgroup_half8x8 _e1276 = scores_11_;
                            simdgroup_store(_e1276, &sh_scores.inner[at_12], 40u);
                        }
                    }
                    {
                        scores_00_1 = metal::simdgroup_half8x8 {};
                        scores_01_1 = metal::simdgroup_half8x8 {};
                        scores_10_1 = metal::simdgroup_half8x8 {};
                        scores_11_1 = metal::simdgroup_half8x8 {};
                        metal::simdgroup_half8x8 _e1288 = scores_00_1;
                        scores_00_1 = NagaCooperativeMultiplyAdd(q_00_00_, k_10_00_, _e1288);
                        metal::simdgroup_half8x8 _e1290 = scores_00_1;
                        scores_00_1 = NagaCooperativeMultiplyAdd(q_00_01_, k_10_10_, _e1290);
                        metal::simdgroup_half8x8 _e1292 = scores_01_1;
                        scores_01_1 = NagaCooperativeMultiplyAdd(q_00_00_, k_10_01_, _e1292);
                        metal::simdgroup_half8x8 _e1294 = scores_01_1;
                        scores_01_1 = NagaCooperativeMultiplyAdd(q_00_01_, k_10_11_, _e1294);
                        metal::simdgroup_half8x8 _e1296 = scores_10_1;
                        scores_10_1 = NagaCooperativeMultiplyAdd(q_00_10_, k_10_00_, _e1296);
                        metal::simdgroup_half8x8 _e1298 = scores_10_1;
                        scores_10_1 = NagaCooperativeMultiplyAdd(q_00_11_, k_10_10_, _e1298);
                        metal::simdgroup_half8x8 _e1300 = scores_11_1;
                        scores_11_1 = NagaCooperativeMultiplyAdd(q_00_10_, k_10_01_, _e1300);
                        metal::simdgroup_half8x8 _e1302 = scores_11_1;
                        scores_11_1 = NagaCooperativeMultiplyAdd(q_00_11_, k_10_11_, _e1302);
                        metal::simdgroup_half8x8 _e1304 = scores_00_1;
                        scores_00_1 = NagaCooperativeMultiplyAdd(q_01_00_, k_11_00_, _e1304);
                        metal::simdgroup_half8x8 _e1306 = scores_00_1;
                        scores_00_1 = NagaCooperativeMultiplyAdd(q_01_01_, k_11_10_, _e1306);
                        metal::simdgroup_half8x8 _e1308 = scores_01_1;
                        scores_01_1 = NagaCooperativeMultiplyAdd(q_01_00_, k_11_01_, _e1308);
                        metal::simdgroup_half8x8 _e1310 = scores_01_1;
                        scores_01_1 = NagaCooperativeMultiplyAdd(q_01_01_, k_11_11_, _e1310);
                        metal::simdgroup_half8x8 _e1312 = scores_10_1;
                        scores_10_1 = NagaCooperativeMultiplyAdd(q_01_10_, k_11_00_, _e1312);
                        metal::simdgroup_half8x8 _e1314 = scores_10_1;
                        scores_10_1 = NagaCooperativeMultiplyAdd(q_01_11_, k_11_10_, _e1314);
                        metal::simdgroup_half8x8 _e1316 = scores_11_1;
                        scores_11_1 = NagaCooperativeMultiplyAdd(q_01_10_, k_11_01_, _e1316);
                        metal::simdgroup_half8x8 _e1318 = scores_11_1;
                        scores_11_1 = NagaCooperativeMultiplyAdd(q_01_11_, k_11_11_, _e1318);
                        metal::simdgroup_half8x8 _e1320 = scores_00_1;
                        scores_00_1 = NagaCooperativeMultiplyAdd(q_02_00_, k_12_00_, _e1320);
                        metal::simdgroup_half8x8 _e1322 = scores_00_1;
                        scores_00_1 = NagaCooperativeMultiplyAdd(q_02_01_, k_12_10_, _e1322);
                        metal::simdgroup_half8x8 _e1324 = scores_01_1;
                        scores_01_1 = NagaCooperativeMultiplyAdd(q_02_00_, k_12_01_, _e1324);
                        metal::simdgroup_half8x8 _e1326 = scores_01_1;
                        scores_01_1 = NagaCooperativeMultiplyAdd(q_02_01_, k_12_11_, _e1326);
                        metal::simdgroup_half8x8 _e1328 = scores_10_1;
                        scores_10_1 = NagaCooperativeMultiplyAdd(q_02_10_, k_12_00_, _e1328);
                        metal::simdgroup_half8x8 _e1330 = scores_10_1;
                        scores_10_1 = NagaCooperativeMultiplyAdd(q_02_11_, k_12_10_, _e1330);
                        metal::simdgroup_half8x8 _e1332 = scores_11_1;
                        scores_11_1 = NagaCooperativeMultiplyAdd(q_02_10_, k_12_01_, _e1332);
                        metal::simdgroup_half8x8 _e1334 = scores_11_1;
                        scores_11_1 = NagaCooperativeMultiplyAdd(q_02_11_, k_12_11_, _e1334);
                        uint at_13 = (own + 0u) + 4u;
                        {
                            uint at_14 = ((at_13 * 4u) + 0u) + 0u;
                            metal::simdgroup_half8x8 _e1346 = scores_00_1;
                            simdgroup_store(_e1346, &sh_scores.inner[at_14], 40u);
                        }
                        {
                            uint at_15 = ((at_13 * 4u) + 0u) + 8u;
                            metal::simdgroup_half8x8 _e1356 = scores_01_1;
                            simdgroup_store(_e1356, &sh_scores.inner[at_15], 40u);
                        }
                        {
                            uint at_16 = ((at_13 * 4u) + 320u) + 0u;
                            metal::simdgroup_half8x8 _e1366 = scores_10_1;
                            simdgroup_store(_e1366, &sh_scores.inner[at_16], 40u);
                        }
                        {
                            uint at_17 = ((at_13 * 4u) + 320u) + 8u;
                            metal::simdgroup_half8x8 _e1376 = scores_11_1;
                            simdgroup_store(_e1376, &sh_scores.inner[at_17], 40u);
                        }
                    }
                    {
                        scores_00_2 = metal::simdgroup_half8x8 {};
                        scores_01_2 = metal::simdgroup_half8x8 {};
                        scores_10_2 = metal::simdgroup_half8x8 {};
                        scores_11_2 = metal::simdgroup_half8x8 {};
                        metal::simdgroup_half8x8 _e1388 = scores_00_2;
                        scores_00_2 = NagaCooperativeMultiplyAdd(q_10_00_, k_00_00_, _e1388);
                        metal::simdgroup_half8x8 _e1390 = scores_00_2;
                        scores_00_2 = NagaCooperativeMultiplyAdd(q_10_01_, k_00_10_, _e1390);
                        metal::simdgroup_half8x8 _e1392 = scores_01_2;
                        scores_01_2 = NagaCooperativeMultiplyAdd(q_10_00_, k_00_01_, _e1392);
                        metal::simdgroup_half8x8 _e1394 = scores_01_2;
                        scores_01_2 = NagaCooperativeMultiplyAdd(q_10_01_, k_00_11_, _e1394);
                        metal::simdgroup_half8x8 _e1396 = scores_10_2;
                        scores_10_2 = NagaCooperativeMultiplyAdd(q_10_10_, k_00_00_, _e1396);
                        metal::simdgroup_half8x8 _e1398 = scores_10_2;
                        scores_10_2 = NagaCooperativeMultiplyAdd(q_10_11_, k_00_10_, _e1398);
                        metal::simdgroup_half8x8 _e1400 = scores_11_2;
                        scores_11_2 = NagaCooperativeMultiplyAdd(q_10_10_, k_00_01_, _e1400);
                        metal::simdgroup_half8x8 _e1402 = scores_11_2;
                        scores_11_2 = NagaCooperativeMultiplyAdd(q_10_11_, k_00_11_, _e1402);
                        metal::simdgroup_half8x8 _e1404 = scores_00_2;
                        scores_00_2 = NagaCooperativeMultiplyAdd(q_11_00_, k_01_00_, _e1404);
                        metal::simdgroup_half8x8 _e1406 = scores_00_2;
                        scores_00_2 = NagaCooperativeMultiplyAdd(q_11_01_, k_01_10_, _e1406);
                        metal::simdgroup_half8x8 _e1408 = scores_01_2;
                        scores_01_2 = NagaCooperativeMultiplyAdd(q_11_00_, k_01_01_, _e1408);
                        metal::simdgroup_half8x8 _e1410 = scores_01_2;
                        scores_01_2 = NagaCooperativeMultiplyAdd(q_11_01_, k_01_11_, _e1410);
                        metal::simdgroup_half8x8 _e1412 = scores_10_2;
                        scores_10_2 = NagaCooperativeMultiplyAdd(q_11_10_, k_01_00_, _e1412);
                        metal::simdgroup_half8x8 _e1414 = scores_10_2;
                        scores_10_2 = NagaCooperativeMultiplyAdd(q_11_11_, k_01_10_, _e1414);
                        metal::simdgroup_half8x8 _e1416 = scores_11_2;
                        scores_11_2 = NagaCooperativeMultiplyAdd(q_11_10_, k_01_01_, _e1416);
                        metal::simdgroup_half8x8 _e1418 = scores_11_2;
                        scores_11_2 = NagaCooperativeMultiplyAdd(q_11_11_, k_01_11_, _e1418);
                        metal::simdgroup_half8x8 _e1420 = scores_00_2;
                        scores_00_2 = NagaCooperativeMultiplyAdd(q_12_00_, k_02_00_, _e1420);
                        metal::simdgroup_half8x8 _e1422 = scores_00_2;
                        scores_00_2 = NagaCooperativeMultiplyAdd(q_12_01_, k_02_10_, _e1422);
                        metal::simdgroup_half8x8 _e1424 = scores_01_2;
                        scores_01_2 = NagaCooperativeMultiplyAdd(q_12_00_, k_02_01_, _e1424);
                        metal::simdgroup_half8x8 _e1426 = scores_01_2;
                        scores_01_2 = NagaCooperativeMultiplyAdd(q_12_01_, k_02_11_, _e1426);
                        metal::simdgroup_half8x8 _e1428 = scores_10_2;
                        scores_10_2 = NagaCooperativeMultiplyAdd(q_12_10_, k_02_00_, _e1428);
                        metal::simdgroup_half8x8 _e1430 = scores_10_2;
                        scores_10_2 = NagaCooperativeMultiplyAdd(q_12_11_, k_02_10_, _e1430);
                        metal::simdgroup_half8x8 _e1432 = scores_11_2;
                        scores_11_2 = NagaCooperativeMultiplyAdd(q_12_10_, k_02_01_, _e1432);
                        metal::simdgroup_half8x8 _e1434 = scores_11_2;
                        scores_11_2 = NagaCooperativeMultiplyAdd(q_12_11_, k_02_11_, _e1434);
                        uint at_18 = (own + 160u) + 0u;
                        {
                            uint at_19 = ((at_18 * 4u) + 0u) + 0u;
                            metal::simdgroup_half8x8 _e1446 = scores_00_2;
                            simdgroup_store(_e1446, &sh_scores.inner[at_19], 40u);
                        }
                        {
                            uint at_20 = ((at_18 * 4u) + 0u) + 8u;
                            metal::simdgroup_half8x8 _e1456 = scores_01_2;
                            simdgroup_store(_e1456, &sh_scores.inner[at_20], 40u);
                        }
                        {
                            uint at_21 = ((at_18 * 4u) + 320u) + 0u;
                            metal::simdgroup_half8x8 _e1466 = scores_10_2;
                            simdgroup_store(_e1466, &sh_scores.inner[at_21], 40u);
                        }
                        {
                            uint at_22 = ((at_18 * 4u) + 320u) + 8u;
                            metal::simdgroup_half8x8 _e1476 = scores_11_2;
                            simdgroup_store(_e1476, &sh_scores.inner[at_22], 40u);
                        }
                    }
                    {
                        scores_00_3 = metal::simdgroup_half8x8 {};
                        scores_01_3 = metal::simdgroup_half8x8 {};
                        scores_10_3 = metal::simdgroup_half8x8 {};
                        scores_11_3 = metal::simdgroup_half8x8 {};
                        metal::simdgroup_half8x8 _e1488 = scores_00_3;
                        scores_00_3 = NagaCooperativeMultiplyAdd(q_10_00_, k_10_00_, _e1488);
                        metal::simdgroup_half8x8 _e1490 = scores_00_3;
                        scores_00_3 = NagaCooperativeMultiplyAdd(q_10_01_, k_10_10_, _e1490);
                        metal::simdgroup_half8x8 _e1492 = scores_01_3;
                        scores_01_3 = NagaCooperativeMultiplyAdd(q_10_00_, k_10_01_, _e1492);
                        metal::simdgroup_half8x8 _e1494 = scores_01_3;
                        scores_01_3 = NagaCooperativeMultiplyAdd(q_10_01_, k_10_11_, _e1494);
                        metal::simdgroup_half8x8 _e1496 = scores_10_3;
                        scores_10_3 = NagaCooperativeMultiplyAdd(q_10_10_, k_10_00_, _e1496);
                        metal::simdgroup_half8x8 _e1498 = scores_10_3;
                        scores_10_3 = NagaCooperativeMultiplyAdd(q_10_11_, k_10_10_, _e1498);
                        metal::simdgroup_half8x8 _e1500 = scores_11_3;
                        scores_11_3 = NagaCooperativeMultiplyAdd(q_10_10_, k_10_01_, _e1500);
                        metal::simdgroup_half8x8 _e1502 = scores_11_3;
                        scores_11_3 = NagaCooperativeMultiplyAdd(q_10_11_, k_10_11_, _e1502);
                        metal::simdgroup_half8x8 _e1504 = scores_00_3;
                        scores_00_3 = NagaCooperativeMultiplyAdd(q_11_00_, k_11_00_, _e1504);
                        metal::simdgroup_half8x8 _e1506 = scores_00_3;
                        scores_00_3 = NagaCooperativeMultiplyAdd(q_11_01_, k_11_10_, _e1506);
                        metal::simdgroup_half8x8 _e1508 = scores_01_3;
                        scores_01_3 = NagaCooperativeMultiplyAdd(q_11_00_, k_11_01_, _e1508);
                        metal::simdgroup_half8x8 _e1510 = scores_01_3;
                        scores_01_3 = NagaCooperativeMultiplyAdd(q_11_01_, k_11_11_, _e1510);
                        metal::simdgroup_half8x8 _e1512 = scores_10_3;
                        scores_10_3 = NagaCooperativeMultiplyAdd(q_11_10_, k_11_00_, _e1512);
                        metal::simdgroup_half8x8 _e1514 = scores_10_3;
                        scores_10_3 = NagaCooperativeMultiplyAdd(q_11_11_, k_11_10_, _e1514);
                        metal::simdgroup_half8x8 _e1516 = scores_11_3;
                        scores_11_3 = NagaCooperativeMultiplyAdd(q_11_10_, k_11_01_, _e1516);
                        metal::simdgroup_half8x8 _e1518 = scores_11_3;
                        scores_11_3 = NagaCooperativeMultiplyAdd(q_11_11_, k_11_11_, _e1518);
                        metal::simdgroup_half8x8 _e1520 = scores_00_3;
                        scores_00_3 = NagaCooperativeMultiplyAdd(q_12_00_, k_12_00_, _e1520);
                        metal::simdgroup_half8x8 _e1522 = scores_00_3;
                        scores_00_3 = NagaCooperativeMultiplyAdd(q_12_01_, k_12_10_, _e1522);
                        metal::simdgroup_half8x8 _e1524 = scores_01_3;
                        scores_01_3 = NagaCooperativeMultiplyAdd(q_12_00_, k_12_01_, _e1524);
                        metal::simdgroup_half8x8 _e1526 = scores_01_3;
                        scores_01_3 = NagaCooperativeMultiplyAdd(q_12_01_, k_12_11_, _e1526);
                        metal::simdgroup_half8x8 _e1528 = scores_10_3;
                        scores_10_3 = NagaCooperativeMultiplyAdd(q_12_10_, k_12_00_, _e1528);
                        metal::simdgroup_half8x8 _e1530 = scores_10_3;
                        scores_10_3 = NagaCooperativeMultiplyAdd(q_12_11_, k_12_10_, _e1530);
                        metal::simdgroup_half8x8 _e1532 = scores_11_3;
                        scores_11_3 = NagaCooperativeMultiplyAdd(q_12_10_, k_12_01_, _e1532);
                        metal::simdgroup_half8x8 _e1534 = scores_11_3;
                        scores_11_3 = NagaCooperativeMultiplyAdd(q_12_11_, k_12_11_, _e1534);
                        uint at_23 = (own + 160u) + 4u;
                        {
                            uint at_24 = ((at_23 * 4u) + 0u) + 0u;
                            metal::simdgroup_half8x8 _e1546 = scores_00_3;
                            simdgroup_store(_e1546, &sh_scores.inner[at_24], 40u);
                        }
                        {
                            uint at_25 = ((at_23 * 4u) + 0u) + 8u;
                            metal::simdgroup_half8x8 _e1556 = scores_01_3;
                            simdgroup_store(_e1556, &sh_scores.inner[at_25], 40u);
                        }
                        {
                            uint at_26 = ((at_23 * 4u) + 320u) + 0u;
                            metal::simdgroup_half8x8 _e1566 = scores_10_3;
                            simdgroup_store(_e1566, &sh_scores.inner[at_26], 40u);
                        }
                        {
                            uint at_27 = ((at_23 * 4u) + 320u) + 8u;
                            metal::simdgroup_half8x8 _e1576 = scores_11_3;
                            simdgroup_store(_e1576, &sh_scores.inner[at_27], 40u);
                        }
                    }
                    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                    peak = metal::half4(-64992.0h);
                    metal::half4 _e1585 = sh_scores_at(mine + 0u, sh_scores);
                    score_0_ = _e1585;
                    metal::half4 _e1587 = score_0_;
                    metal::half4 _e1588 = bias_0_;
                    score_0_ = _e1587 + _e1588;
                    metal::half4 _e1590 = score_0_;
                    uint _e1591 = block;
                    metal::half4 _e1600 = sh_k_at((((_e1591 * 8u) + 0u) * PITCH) + VECTORS, sh_k);
                    score_0_ = metal::min(_e1590, _e1600);
                    metal::half4 _e1602 = peak;
                    metal::half4 _e1603 = score_0_;
                    peak = metal::max(_e1602, _e1603);
                    metal::half4 _e1607 = sh_scores_at(mine + 1u, sh_scores);
                    score_1_ = _e1607;
                    metal::half4 _e1609 = score_1_;
                    metal::half4 _e1610 = bias_1_;
                    score_1_ = _e1609 + _e1610;
                    metal::half4 _e1612 = score_1_;
                    uint _e1613 = block;
                    metal::half4 _e1622 = sh_k_at((((_e1613 * 8u) + 1u) * PITCH) + VECTORS, sh_k);
                    score_1_ = metal::min(_e1612, _e1622);
                    metal::half4 _e1624 = peak;
                    metal::half4 _e1625 = score_1_;
                    peak = metal::max(_e1624, _e1625);
                    metal::half4 _e1629 = sh_scores_at(mine + 2u, sh_scores);
                    score_2_ = _e1629;
                    metal::half4 _e1631 = score_2_;
                    metal::half4 _e1632 = bias_2_;
                    score_2_ = _e1631 + _e1632;
                    metal::half4 _e1634 = score_2_;
                    uint _e1635 = block;
                    metal::half4 _e1644 = sh_k_at((((_e1635 * 8u) + 2u) * PITCH) + VECTORS, sh_k);
                    score_2_ = metal::min(_e1634, _e1644);
                    metal::half4 _e1646 = peak;
                    metal::half4 _e1647 = score_2_;
                    peak = metal::max(_e1646, _e1647);
                    metal::half4 _e1651 = sh_scores_at(mine + 3u, sh_scores);
                    score_3_ = _e1651;
                    metal::half4 _e1653 = score_3_;
                    metal::half4 _e1654 = bias_3_;
                    score_3_ = _e1653 + _e1654;
                    metal::half4 _e1656 = score_3_;
                    uint _e1657 = block;
                    metal::half4 _e1666 = sh_k_at((((_e1657 * 8u) + 3u) * PITCH) + VECTORS, sh_k);
                    score_3_ = metal::min(_e1656, _e1666);
                    metal::half4 _e1668 = peak;
                    metal::half4 _e1669 = score_3_;
                    peak = metal::max(_e1668, _e1669);
                    metal::half4 _e1673 = sh_scores_at(mine + 4u, sh_scores);
                    score_4_ = _e1673;
                    metal::half4 _e1675 = score_4_;
                    metal::half4 _e1676 = bias_4_;
                    score_4_ = _e1675 + _e1676;
                    metal::half4 _e1678 = score_4_;
                    uint _e1679 = block;
                    metal::half4 _e1688 = sh_k_at((((_e1679 * 8u) + 4u) * PITCH) + VECTORS, sh_k);
                    score_4_ = metal::min(_e1678, _e1688);
                    metal::half4 _e1690 = peak;
                    metal::half4 _e1691 = score_4_;
                    peak = metal::max(_e1690, _e1691);
                    metal::half4 _e1695 = sh_scores_at(mine + 5u, sh_scores);
                    score_5_ = _e1695;
                    metal::half4 _e1697 = score_5_;
                    metal::half4 _e1698 = bias_5_;
                    score_5_ = _e1697 + _e1698;
                    metal::half4 _e1700 = score_5_;
                    uint _e1701 = block;
                    metal::half4 _e1710 = sh_k_at((((_e1701 * 8u) + 5u) * PITCH) + VECTORS, sh_k);
                    score_5_ = metal::min(_e1700, _e1710);
                    metal::half4 _e1712 = peak;
                    metal::half4 _e1713 = score_5_;
                    peak = metal::max(_e1712, _e1713);
                    metal::half4 _e1717 = sh_scores_at(mine + 6u, sh_scores);
                    score_6_ = _e1717;
                    metal::half4 _e1719 = score_6_;
                    metal::half4 _e1720 = bias_6_;
                    score_6_ = _e1719 + _e1720;
                    metal::half4 _e1722 = score_6_;
                    uint _e1723 = block;
                    metal::half4 _e1732 = sh_k_at((((_e1723 * 8u) + 6u) * PITCH) + VECTORS, sh_k);
                    score_6_ = metal::min(_e1722, _e1732);
                    metal::half4 _e1734 = peak;
                    metal::half4 _e1735 = score_6_;
                    peak = metal::max(_e1734, _e1735);
                    metal::half4 _e1739 = sh_scores_at(mine + 7u, sh_scores);
                    score_7_ = _e1739;
                    metal::half4 _e1741 = score_7_;
                    metal::half4 _e1742 = bias_7_;
                    score_7_ = _e1741 + _e1742;
                    metal::half4 _e1744 = score_7_;
                    uint _e1745 = block;
                    metal::half4 _e1754 = sh_k_at((((_e1745 * 8u) + 7u) * PITCH) + VECTORS, sh_k);
                    score_7_ = metal::min(_e1744, _e1754);
                    metal::half4 _e1756 = peak;
                    metal::half4 _e1757 = score_7_;
                    peak = metal::max(_e1756, _e1757);
                    uint _e1759 = stage;
                    uint _e1762 = block;
                    uint next_block = bias_start + (metal::min((naga_div(_e1759, 32u) + _e1762) + 1u, blocks - 1u) * 256u);
                    metal::half4 _e1776 = pair_bias[next_block + 0u];
                    bias_0_ = _e1776;
                    metal::half4 _e1781 = pair_bias[next_block + 32u];
                    bias_1_ = _e1781;
                    metal::half4 _e1786 = pair_bias[next_block + 64u];
                    bias_2_ = _e1786;
                    metal::half4 _e1791 = pair_bias[next_block + 96u];
                    bias_3_ = _e1791;
                    metal::half4 _e1796 = pair_bias[next_block + 128u];
                    bias_4_ = _e1796;
                    metal::half4 _e1801 = pair_bias[next_block + 160u];
                    bias_5_ = _e1801;
                    metal::half4 _e1806 = pair_bias[next_block + 192u];
                    bias_6_ = _e1806;
                    metal::half4 _e1811 = pair_bias[next_block + 224u];
                    bias_7_ = _e1811;
                    half _e1813 = peak.x;
                    half _e1815 = peak.y;
                    half _e1818 = peak.z;
                    half _e1820 = peak.w;
                    half top = metal::max(metal::max(_e1813, _e1815), metal::max(_e1818, _e1820));
                    half _e1823 = highest;
                    bool rose = top > (_e1823 + SLACK);
                    shrink = 1.0;
                    if (rose) {
                        half _e1829 = highest;
                        shrink = metal::exp2(static_cast<float>(_e1829) - static_cast<float>(top));
                        highest = top;
                        float _e1834 = total;
                        float _e1835 = shrink;
                        total = _e1834 * _e1835;
                    }
                    bool unnamed = metal::simd_any(rose);
                    if (unnamed) {
                        uint _e1840 = stage;
                        uint _e1841 = block;
                        local = (_e1840 + _e1841) > 0u;
                    } else {
                        local = false;
                    }
                    bool _e1846 = local;
                    again = _e1846;
                    uint2 loop_bound_2 = uint2(4294967295u);
                    bool loop_init_2 = true;
                    while(true) {
                        if (metal::all(loop_bound_2 == uint2(0u))) { break; }
                        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
                        if (!loop_init_2) {
                            again = false;
                        }
                        loop_init_2 = false;
                        bool _e1848 = again;
                        if (_e1848) {
                        } else {
                            break;
                        }
                        {
                            float _e1849 = shrink;
                            float unnamed_1 = metal::simd_shuffle(_e1849, 0u + naga_div(lane, 2u));
                            {
                                uint at_28 = ((scratch * 4u) + 0u) + 0u;
                                metal::simdgroup_float8x8 _e1861 = o_00_00_;
                                simdgroup_store(_e1861, &sh_o.inner[at_28], 16u);
                            }
                            {
                                uint at_29 = ((scratch * 4u) + 0u) + 8u;
                                metal::simdgroup_float8x8 _e1871 = o_00_01_;
                                simdgroup_store(_e1871, &sh_o.inner[at_29], 16u);
                            }
                            {
                                uint at_30 = ((scratch * 4u) + 128u) + 0u;
                                metal::simdgroup_float8x8 _e1881 = o_00_10_;
                                simdgroup_store(_e1881, &sh_o.inner[at_30], 16u);
                            }
                            {
                                uint at_31 = ((scratch * 4u) + 128u) + 8u;
                                metal::simdgroup_float8x8 _e1891 = o_00_11_;
                                simdgroup_store(_e1891, &sh_o.inner[at_31], 16u);
                            }
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            metal::float4 _e1901 = sh_o_at(scratch + (lane * 2u), sh_o);
                            sh_o_put(scratch + (lane * 2u), _e1901 * unnamed_1, sh_o);
                            metal::float4 _e1913 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
                            sh_o_put((scratch + (lane * 2u)) + 1u, _e1913 * unnamed_1, sh_o);
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
                                metal::simdgroup_float8x8 _e1961 = o_01_00_;
                                simdgroup_store(_e1961, &sh_o.inner[at_32], 16u);
                            }
                            {
                                uint at_33 = ((scratch * 4u) + 0u) + 8u;
                                metal::simdgroup_float8x8 _e1971 = o_01_01_;
                                simdgroup_store(_e1971, &sh_o.inner[at_33], 16u);
                            }
                            {
                                uint at_34 = ((scratch * 4u) + 128u) + 0u;
                                metal::simdgroup_float8x8 _e1981 = o_01_10_;
                                simdgroup_store(_e1981, &sh_o.inner[at_34], 16u);
                            }
                            {
                                uint at_35 = ((scratch * 4u) + 128u) + 8u;
                                metal::simdgroup_float8x8 _e1991 = o_01_11_;
                                simdgroup_store(_e1991, &sh_o.inner[at_35], 16u);
                            }
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            metal::float4 _e2001 = sh_o_at(scratch + (lane * 2u), sh_o);
                            sh_o_put(scratch + (lane * 2u), _e2001 * unnamed_1, sh_o);
                            metal::float4 _e2013 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
                            sh_o_put((scratch + (lane * 2u)) + 1u, _e2013 * unnamed_1, sh_o);
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
                            {
                                uint at_36 = ((scratch * 4u) + 0u) + 0u;
                                metal::simdgroup_float8x8 _e2061 = o_02_00_;
                                simdgroup_store(_e2061, &sh_o.inner[at_36], 16u);
                            }
                            {
                                uint at_37 = ((scratch * 4u) + 0u) + 8u;
                                metal::simdgroup_float8x8 _e2071 = o_02_01_;
                                simdgroup_store(_e2071, &sh_o.inner[at_37], 16u);
                            }
                            {
                                uint at_38 = ((scratch * 4u) + 128u) + 0u;
                                metal::simdgroup_float8x8 _e2081 = o_02_10_;
                                simdgroup_store(_e2081, &sh_o.inner[at_38], 16u);
                            }
                            {
                                uint at_39 = ((scratch * 4u) + 128u) + 8u;
                                metal::simdgroup_float8x8 _e2091 = o_02_11_;
                                simdgroup_store(_e2091, &sh_o.inner[at_39], 16u);
                            }
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            metal::float4 _e2101 = sh_o_at(scratch + (lane * 2u), sh_o);
                            sh_o_put(scratch + (lane * 2u), _e2101 * unnamed_1, sh_o);
                            metal::float4 _e2113 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
                            sh_o_put((scratch + (lane * 2u)) + 1u, _e2113 * unnamed_1, sh_o);
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            uint o_02_00_at = ((scratch * 4u) + 0u) + 0u;
                            o_02_00_ = NagaCooperativeLoad(&sh_o.inner[o_02_00_at], 16u, false);
                            uint o_02_01_at = ((scratch * 4u) + 0u) + 8u;
                            o_02_01_ = NagaCooperativeLoad(&sh_o.inner[o_02_01_at], 16u, false);
                            uint o_02_10_at = ((scratch * 4u) + 128u) + 0u;
                            o_02_10_ = NagaCooperativeLoad(&sh_o.inner[o_02_10_at], 16u, false);
                            uint o_02_11_at = ((scratch * 4u) + 128u) + 8u;
                            o_02_11_ = NagaCooperativeLoad(&sh_o.inner[o_02_11_at], 16u, false);
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            float _e2155 = shrink;
                            float unnamed_2 = metal::simd_shuffle(_e2155, 16u + naga_div(lane, 2u));
                            {
                                uint at_40 = ((scratch * 4u) + 0u) + 0u;
                                metal::simdgroup_float8x8 _e2167 = o_10_00_;
                                simdgroup_store(_e2167, &sh_o.inner[at_40], 16u);
                            }
                            {
                                uint at_41 = ((scratch * 4u) + 0u) + 8u;
                                metal::simdgroup_float8x8 _e2177 = o_10_01_;
                                simdgroup_store(_e2177, &sh_o.inner[at_41], 16u);
                            }
                            {
                                uint at_42 = ((scratch * 4u) + 128u) + 0u;
                                metal::simdgroup_float8x8 _e2187 = o_10_10_;
                                simdgroup_store(_e2187, &sh_o.inner[at_42], 16u);
                            }
                            {
                                uint at_43 = ((scratch * 4u) + 128u) + 8u;
                                metal::simdgroup_float8x8 _e2197 = o_10_11_;
                                simdgroup_store(_e2197, &sh_o.inner[at_43], 16u);
                            }
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            metal::float4 _e2207 = sh_o_at(scratch + (lane * 2u), sh_o);
                            sh_o_put(scratch + (lane * 2u), _e2207 * unnamed_2, sh_o);
                            metal::float4 _e2219 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
                            sh_o_put((scratch + (lane * 2u)) + 1u, _e2219 * unnamed_2, sh_o);
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
                                uint at_44 = ((scratch * 4u) + 0u) + 0u;
                                metal::simdgroup_float8x8 _e2267 = o_11_00_;
                                simdgroup_store(_e2267, &sh_o.inner[at_44], 16u);
                            }
                            {
                                uint at_45 = ((scratch * 4u) + 0u) + 8u;
                                metal::simdgroup_float8x8 _e2277 = o_11_01_;
                                simdgroup_store(_e2277, &sh_o.inner[at_45], 16u);
                            }
                            {
                                uint at_46 = ((scratch * 4u) + 128u) + 0u;
                                metal::simdgroup_float8x8 _e2287 = o_11_10_;
                                simdgroup_store(_e2287, &sh_o.inner[at_46], 16u);
                            }
                            {
                                uint at_47 = ((scratch * 4u) + 128u) + 8u;
                                metal::simdgroup_float8x8 _e2297 = o_11_11_;
                                simdgroup_store(_e2297, &sh_o.inner[at_47], 16u);
                            }
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            metal::float4 _e2307 = sh_o_at(scratch + (lane * 2u), sh_o);
                            sh_o_put(scratch + (lane * 2u), _e2307 * unnamed_2, sh_o);
                            metal::float4 _e2319 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
                            sh_o_put((scratch + (lane * 2u)) + 1u, _e2319 * unnamed_2, sh_o);
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
                            {
                                uint at_48 = ((scratch * 4u) + 0u) + 0u;
                                metal::simdgroup_float8x8 _e2367 = o_12_00_;
                                simdgroup_store(_e2367, &sh_o.inner[at_48], 16u);
                            }
                            {
                                uint at_49 = ((scratch * 4u) + 0u) + 8u;
                                metal::simdgroup_float8x8 _e2377 = o_12_01_;
                                simdgroup_store(_e2377, &sh_o.inner[at_49], 16u);
                            }
                            {
                                uint at_50 = ((scratch * 4u) + 128u) + 0u;
                                metal::simdgroup_float8x8 _e2387 = o_12_10_;
                                simdgroup_store(_e2387, &sh_o.inner[at_50], 16u);
                            }
                            {
                                uint at_51 = ((scratch * 4u) + 128u) + 8u;
                                metal::simdgroup_float8x8 _e2397 = o_12_11_;
                                simdgroup_store(_e2397, &sh_o.inner[at_51], 16u);
                            }
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            metal::float4 _e2407 = sh_o_at(scratch + (lane * 2u), sh_o);
                            sh_o_put(scratch + (lane * 2u), _e2407 * unnamed_2, sh_o);
                            metal::float4 _e2419 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
                            sh_o_put((scratch + (lane * 2u)) + 1u, _e2419 * unnamed_2, sh_o);
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                            uint o_12_00_at = ((scratch * 4u) + 0u) + 0u;
                            o_12_00_ = NagaCooperativeLoad(&sh_o.inner[o_12_00_at], 16u, false);
                            uint o_12_01_at = ((scratch * 4u) + 0u) + 8u;
                            o_12_01_ = NagaCooperativeLoad(&sh_o.inner[o_12_01_at], 16u, false);
                            uint o_12_10_at = ((scratch * 4u) + 128u) + 0u;
                            o_12_10_ = NagaCooperativeLoad(&sh_o.inner[o_12_10_at], 16u, false);
                            uint o_12_11_at = ((scratch * 4u) + 128u) + 8u;
                            o_12_11_ = NagaCooperativeLoad(&sh_o.inner[o_12_11_at], 16u, false);
                            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                        }
                    }
                    sum = metal::half4 {};
                    {
                        metal::half4 _e2464 = score_0_;
                        half _e2465 = highest;
                        metal::half4 weight = metal::exp2(_e2464 - metal::half4(_e2465));
                        metal::half4 _e2469 = sum;
                        sum = _e2469 + weight;
                        sh_scores_put(mine + 0u, weight, sh_scores);
                    }
                    {
                        metal::half4 _e2473 = score_1_;
                        half _e2474 = highest;
                        metal::half4 weight_1 = metal::exp2(_e2473 - metal::half4(_e2474));
                        metal::half4 _e2478 = sum;
                        sum = _e2478 + weight_1;
                        sh_scores_put(mine + 1u, weight_1, sh_scores);
                    }
                    {
                        metal::half4 _e2482 = score_2_;
                        half _e2483 = highest;
                        metal::half4 weight_2 = metal::exp2(_e2482 - metal::half4(_e2483));
                        metal::half4 _e2487 = sum;
                        sum = _e2487 + weight_2;
                        sh_scores_put(mine + 2u, weight_2, sh_scores);
                    }
                    {
                        metal::half4 _e2491 = score_3_;
                        half _e2492 = highest;
                        metal::half4 weight_3 = metal::exp2(_e2491 - metal::half4(_e2492));
                        metal::half4 _e2496 = sum;
                        sum = _e2496 + weight_3;
                        sh_scores_put(mine + 3u, weight_3, sh_scores);
                    }
                    {
                        metal::half4 _e2500 = score_4_;
                        half _e2501 = highest;
                        metal::half4 weight_4 = metal::exp2(_e2500 - metal::half4(_e2501));
                        metal::half4 _e2505 = sum;
                        sum = _e2505 + weight_4;
                        sh_scores_put(mine + 4u, weight_4, sh_scores);
                    }
                    {
                        metal::half4 _e2509 = score_5_;
                        half _e2510 = highest;
                        metal::half4 weight_5 = metal::exp2(_e2509 - metal::half4(_e2510));
                        metal::half4 _e2514 = sum;
                        sum = _e2514 + weight_5;
                        sh_scores_put(mine + 5u, weight_5, sh_scores);
                    }
                    {
                        metal::half4 _e2518 = score_6_;
                        half _e2519 = highest;
                        metal::half4 weight_6 = metal::exp2(_e2518 - metal::half4(_e2519));
                        metal::half4 _e2523 = sum;
                        sum = _e2523 + weight_6;
                        sh_scores_put(mine + 6u, weight_6, sh_scores);
                    }
                    {
                        metal::half4 _e2527 = score_7_;
                        half _e2528 = highest;
                        metal::half4 weight_7 = metal::exp2(_e2527 - metal::half4(_e2528));
                        metal::half4 _e2532 = sum;
                        sum = _e2532 + weight_7;
                        sh_scores_put(mine + 7u, weight_7, sh_scores);
                    }
                    float _e2536 = total;
                    half _e2538 = sum.x;
                    half _e2541 = sum.y;
                    half _e2545 = sum.z;
                    half _e2548 = sum.w;
                    total = _e2536 + ((static_cast<float>(_e2538) + static_cast<float>(_e2541)) + (static_cast<float>(_e2545) + static_cast<float>(_e2548)));
                    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                    uint at_v_00_ = (keys + 0u) + 0u;
                    uint v_00_00_at = ((at_v_00_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 v_00_00_ = NagaCooperativeLoad(&sh_v.inner[v_00_00_at], 56u, false);
                    uint v_00_01_at = ((at_v_00_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 v_00_01_ = NagaCooperativeLoad(&sh_v.inner[v_00_01_at], 56u, false);
                    uint v_00_10_at = ((at_v_00_ * 4u) + 448u) + 0u;
                    metal::simdgroup_half8x8 v_00_10_ = NagaCooperativeLoad(&sh_v.inner[v_00_10_at], 56u, false);
                    uint v_00_11_at = ((at_v_00_ * 4u) + 448u) + 8u;
                    metal::simdgroup_half8x8 v_00_11_ = NagaCooperativeLoad(&sh_v.inner[v_00_11_at], 56u, false);
                    uint at_v_01_ = (keys + 0u) + 4u;
                    uint v_01_00_at = ((at_v_01_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 v_01_00_ = NagaCooperativeLoad(&sh_v.inner[v_01_00_at], 56u, false);
                    uint v_01_01_at = ((at_v_01_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 v_01_01_ = NagaCooperativeLoad(&sh_v.inner[v_01_01_at], 56u, false);
                    uint v_01_10_at = ((at_v_01_ * 4u) + 448u) + 0u;
                    metal::simdgroup_half8x8 v_01_10_ = NagaCooperativeLoad(&sh_v.inner[v_01_10_at], 56u, false);
                    uint v_01_11_at = ((at_v_01_ * 4u) + 448u) + 8u;
                    metal::simdgroup_half8x8 v_01_11_ = NagaCooperativeLoad(&sh_v.inner[v_01_11_at], 56u, false);
                    uint at_v_02_ = (keys + 0u) + 8u;
                    uint v_02_00_at = ((at_v_02_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 v_02_00_ = NagaCooperativeLoad(&sh_v.inner[v_02_00_at], 56u, false);
                    uint v_02_01_at = ((at_v_02_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 v_02_01_ = NagaCooperativeLoad(&sh_v.inner[v_02_01_at], 56u, false);
                    uint v_02_10_at = ((at_v_02_ * 4u) + 448u) + 0u;
                    metal::simdgroup_half8x8 v_02_10_ = NagaCooperativeLoad(&sh_v.inner[v_02_10_at], 56u, false);
                    uint v_02_11_at = ((at_v_02_ * 4u) + 448u) + 8u;
                    metal::simdgroup_half8x8 v_02_11_ = NagaCooperativeLoad(&sh_v.inner[v_02_11_at], 56u, false);
                    uint at_v_10_ = (keys + 224u) + 0u;
                    uint v_10_00_at = ((at_v_10_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 v_10_00_ = NagaCooperativeLoad(&sh_v.inner[v_10_00_at], 56u, false);
                    uint v_10_01_at = ((at_v_10_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 v_10_01_ = NagaCooperativeLoad(&sh_v.inner[v_10_01_at], 56u, false);
                    uint v_10_10_at = ((at_v_10_ * 4u) + 448u) + 0u;
                    metal::simdgroup_half8x8 v_10_10_ = NagaCooperativeLoad(&sh_v.inner[v_10_10_at], 56u, false);
                    uint v_10_11_at = ((at_v_10_ * 4u) + 448u) + 8u;
                    metal::simdgroup_half8x8 v_10_11_ = NagaCooperativeLoad(&sh_v.inner[v_10_11_at], 56u, false);
                    uint at_v_11_ = (keys + 224u) + 4u;
                    uint v_11_00_at = ((at_v_11_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 v_11_00_ = NagaCooperativeLoad(&sh_v.inner[v_11_00_at], 56u, false);
                    uint v_11_01_at = ((at_v_11_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 v_11_01_ = NagaCooperativeLoad(&sh_v.inner[v_11_01_at], 56u, false);
                    uint v_11_10_at = ((at_v_11_ * 4u) + 448u) + 0u;
                    metal::simdgroup_half8x8 v_11_10_ = NagaCooperativeLoad(&sh_v.inner[v_11_10_at], 56u, false);
                    uint v_11_11_at = ((at_v_11_ * 4u) + 448u) + 8u;
                    metal::simdgroup_half8x8 v_11_11_ = NagaCooperativeLoad(&sh_v.inner[v_11_11_at], 56u, false);
                    uint at_v_12_ = (keys + 224u) + 8u;
                    uint v_12_00_at = ((at_v_12_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 v_12_00_ = NagaCooperativeLoad(&sh_v.inner[v_12_00_at], 56u, false);
                    uint v_12_01_at = ((at_v_12_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 v_12_01_ = NagaCooperativeLoad(&sh_v.inner[v_12_01_at], 56u, false);
                    uint v_12_10_at = ((at_v_12_ * 4u) + 448u) + 0u;
                    metal::simdgroup_half8x8 v_12_10_ = NagaCooperativeLoad(&sh_v.inner[v_12_10_at], 56u, false);
                    uint v_12_11_at = ((at_v_12_ * 4u) + 448u) + 8u;
                    metal::simdgroup_half8x8 v_12_11_ = NagaCooperativeLoad(&sh_v.inner[v_12_11_at], 56u, false);
                    {
                        uint at_52 = (own + 0u) + 0u;
                        uint weights_00_at = ((at_52 * 4u) + 0u) + 0u;
                        metal::simdgroup_half8x8 weights_00_ = NagaCooperativeLoad(&sh_scores.inner[weights_00_at], 40u, false);
                        uint weights_01_at = ((at_52 * 4u) + 0u) + 8u;
                        metal::simdgroup_half8x8 weights_01_ = NagaCooperativeLoad(&sh_scores.inner[weights_01_at], 40u, false);
                        uint weights_10_at = ((at_52 * 4u) + 320u) + 0u;
                        metal::simdgroup_half8x8 weights_10_ = NagaCooperativeLoad(&sh_scores.inner[weights_10_at], 40u, false);
                        uint weights_11_at = ((at_52 * 4u) + 320u) + 8u;
                        metal::simdgroup_half8x8 weights_11_ = NagaCooperativeLoad(&sh_scores.inner[weights_11_at], 40u, false);
                        metal::simdgroup_float8x8 _e2861 = o_00_00_;
                        o_00_00_ = NagaCooperativeMultiplyAdd(weights_00_, v_00_00_, _e2861);
                        metal::simdgroup_float8x8 _e2863 = o_00_00_;
                        o_00_00_ = NagaCooperativeMultiplyAdd(weights_01_, v_00_10_, _e2863);
                        metal::simdgroup_float8x8 _e2865 = o_00_01_;
                        o_00_01_ = NagaCooperativeMultiplyAdd(weights_00_, v_00_01_, _e2865);
                        metal::simdgroup_float8x8 _e2867 = o_00_01_;
                        o_00_01_ = NagaCooperativeMultiplyAdd(weights_01_, v_00_11_, _e2867);
                        metal::simdgroup_float8x8 _e2869 = o_00_10_;
                        o_00_10_ = NagaCooperativeMultiplyAdd(weights_10_, v_00_00_, _e2869);
                        metal::simdgroup_float8x8 _e2871 = o_00_10_;
                        o_00_10_ = NagaCooperativeMultiplyAdd(weights_11_, v_00_10_, _e2871);
                        metal::simdgroup_float8x8 _e2873 = o_00_11_;
                        o_00_11_ = NagaCooperativeMultiplyAdd(weights_10_, v_00_01_, _e2873);
                        metal::simdgroup_float8x8 _e2875 = o_00_11_;
                        o_00_11_ = NagaCooperativeMultiplyAdd(weights_11_, v_00_11_, _e2875);
                        metal::simdgroup_float8x8 _e2877 = o_01_00_;
                        o_01_00_ = NagaCooperativeMultiplyAdd(weights_00_, v_01_00_, _e2877);
                        metal::simdgroup_float8x8 _e2879 = o_01_00_;
                        o_01_00_ = NagaCooperativeMultiplyAdd(weights_01_, v_01_10_, _e2879);
                        metal::simdgroup_float8x8 _e2881 = o_01_01_;
                        o_01_01_ = NagaCooperativeMultiplyAdd(weights_00_, v_01_01_, _e2881);
                        metal::simdgroup_float8x8 _e2883 = o_01_01_;
                        o_01_01_ = NagaCooperativeMultiplyAdd(weights_01_, v_01_11_, _e2883);
                        metal::simdgroup_float8x8 _e2885 = o_01_10_;
                        o_01_10_ = NagaCooperativeMultiplyAdd(weights_10_, v_01_00_, _e2885);
                        metal::simdgroup_float8x8 _e2887 = o_01_10_;
                        o_01_10_ = NagaCooperativeMultiplyAdd(weights_11_, v_01_10_, _e2887);
                        metal::simdgroup_float8x8 _e2889 = o_01_11_;
                        o_01_11_ = NagaCooperativeMultiplyAdd(weights_10_, v_01_01_, _e2889);
                        metal::simdgroup_float8x8 _e2891 = o_01_11_;
                        o_01_11_ = NagaCooperativeMultiplyAdd(weights_11_, v_01_11_, _e2891);
                        metal::simdgroup_float8x8 _e2893 = o_02_00_;
                        o_02_00_ = NagaCooperativeMultiplyAdd(weights_00_, v_02_00_, _e2893);
                        metal::simdgroup_float8x8 _e2895 = o_02_00_;
                        o_02_00_ = NagaCooperativeMultiplyAdd(weights_01_, v_02_10_, _e2895);
                        metal::simdgroup_float8x8 _e2897 = o_02_01_;
                        o_02_01_ = NagaCooperativeMultiplyAdd(weights_00_, v_02_01_, _e2897);
                        metal::simdgroup_float8x8 _e2899 = o_02_01_;
                        o_02_01_ = NagaCooperativeMultiplyAdd(weights_01_, v_02_11_, _e2899);
                        metal::simdgroup_float8x8 _e2901 = o_02_10_;
                        o_02_10_ = NagaCooperativeMultiplyAdd(weights_10_, v_02_00_, _e2901);
                        metal::simdgroup_float8x8 _e2903 = o_02_10_;
                        o_02_10_ = NagaCooperativeMultiplyAdd(weights_11_, v_02_10_, _e2903);
                        metal::simdgroup_float8x8 _e2905 = o_02_11_;
                        o_02_11_ = NagaCooperativeMultiplyAdd(weights_10_, v_02_01_, _e2905);
                        metal::simdgroup_float8x8 _e2907 = o_02_11_;
                        o_02_11_ = NagaCooperativeMultiplyAdd(weights_11_, v_02_11_, _e2907);
                    }
                    {
                        uint at_53 = (own + 0u) + 4u;
                        uint weights_00_at_1 = ((at_53 * 4u) + 0u) + 0u;
                        metal::simdgroup_half8x8 weights_00_1 = NagaCooperativeLoad(&sh_scores.inner[weights_00_at_1], 40u, false);
                        uint weights_01_at_1 = ((at_53 * 4u) + 0u) + 8u;
                        metal::simdgroup_half8x8 weights_01_1 = NagaCooperativeLoad(&sh_scores.inner[weights_01_at_1], 40u, false);
                        uint weights_10_at_1 = ((at_53 * 4u) + 320u) + 0u;
                        metal::simdgroup_half8x8 weights_10_1 = NagaCooperativeLoad(&sh_scores.inner[weights_10_at_1], 40u, false);
                        uint weights_11_at_1 = ((at_53 * 4u) + 320u) + 8u;
                        metal::simdgroup_half8x8 weights_11_1 = NagaCooperativeLoad(&sh_scores.inner[weights_11_at_1], 40u, false);
                        metal::simdgroup_float8x8 _e2953 = o_00_00_;
                        o_00_00_ = NagaCooperativeMultiplyAdd(weights_00_1, v_10_00_, _e2953);
                        metal::simdgroup_float8x8 _e2955 = o_00_00_;
                        o_00_00_ = NagaCooperativeMultiplyAdd(weights_01_1, v_10_10_, _e2955);
                        metal::simdgroup_float8x8 _e2957 = o_00_01_;
                        o_00_01_ = NagaCooperativeMultiplyAdd(weights_00_1, v_10_01_, _e2957);
                        metal::simdgroup_float8x8 _e2959 = o_00_01_;
                        o_00_01_ = NagaCooperativeMultiplyAdd(weights_01_1, v_10_11_, _e2959);
                        metal::simdgroup_float8x8 _e2961 = o_00_10_;
                        o_00_10_ = NagaCooperativeMultiplyAdd(weights_10_1, v_10_00_, _e2961);
                        metal::simdgroup_float8x8 _e2963 = o_00_10_;
                        o_00_10_ = NagaCooperativeMultiplyAdd(weights_11_1, v_10_10_, _e2963);
                        metal::simdgroup_float8x8 _e2965 = o_00_11_;
                        o_00_11_ = NagaCooperativeMultiplyAdd(weights_10_1, v_10_01_, _e2965);
                        metal::simdgroup_float8x8 _e2967 = o_00_11_;
                        o_00_11_ = NagaCooperativeMultiplyAdd(weights_11_1, v_10_11_, _e2967);
                        metal::simdgroup_float8x8 _e2969 = o_01_00_;
                        o_01_00_ = NagaCooperativeMultiplyAdd(weights_00_1, v_11_00_, _e2969);
                        metal::simdgroup_float8x8 _e2971 = o_01_00_;
                        o_01_00_ = NagaCooperativeMultiplyAdd(weights_01_1, v_11_10_, _e2971);
                        metal::simdgroup_float8x8 _e2973 = o_01_01_;
                        o_01_01_ = NagaCooperativeMultiplyAdd(weights_00_1, v_11_01_, _e2973);
                        metal::simdgroup_float8x8 _e2975 = o_01_01_;
                        o_01_01_ = NagaCooperativeMultiplyAdd(weights_01_1, v_11_11_, _e2975);
                        metal::simdgroup_float8x8 _e2977 = o_01_10_;
                        o_01_10_ = NagaCooperativeMultiplyAdd(weights_10_1, v_11_00_, _e2977);
                        metal::simdgroup_float8x8 _e2979 = o_01_10_;
                        o_01_10_ = NagaCooperativeMultiplyAdd(weights_11_1, v_11_10_, _e2979);
                        metal::simdgroup_float8x8 _e2981 = o_01_11_;
                        o_01_11_ = NagaCooperativeMultiplyAdd(weights_10_1, v_11_01_, _e2981);
                        metal::simdgroup_float8x8 _e2983 = o_01_11_;
                        o_01_11_ = NagaCooperativeMultiplyAdd(weights_11_1, v_11_11_, _e2983);
                        metal::simdgroup_float8x8 _e2985 = o_02_00_;
                        o_02_00_ = NagaCooperativeMultiplyAdd(weights_00_1, v_12_00_, _e2985);
                        metal::simdgroup_float8x8 _e2987 = o_02_00_;
                        o_02_00_ = NagaCooperativeMultiplyAdd(weights_01_1, v_12_10_, _e2987);
                        metal::simdgroup_float8x8 _e2989 = o_02_01_;
                        o_02_01_ = NagaCooperativeMultiplyAdd(weights_00_1, v_12_01_, _e2989);
                        metal::simdgroup_float8x8 _e2991 = o_02_01_;
                        o_02_01_ = NagaCooperativeMultiplyAdd(weights_01_1, v_12_11_, _e2991);
                        metal::simdgroup_float8x8 _e2993 = o_02_10_;
                        o_02_10_ = NagaCooperativeMultiplyAdd(weights_10_1, v_12_00_, _e2993);
                        metal::simdgroup_float8x8 _e2995 = o_02_10_;
                        o_02_10_ = NagaCooperativeMultiplyAdd(weights_11_1, v_12_10_, _e2995);
                        metal::simdgroup_float8x8 _e2997 = o_02_11_;
                        o_02_11_ = NagaCooperativeMultiplyAdd(weights_10_1, v_12_01_, _e2997);
                        metal::simdgroup_float8x8 _e2999 = o_02_11_;
                        o_02_11_ = NagaCooperativeMultiplyAdd(weights_11_1, v_12_11_, _e2999);
                    }
                    {
                        uint at_54 = (own + 160u) + 0u;
                        uint weights_00_at_2 = ((at_54 * 4u) + 0u) + 0u;
                        metal::simdgroup_half8x8 weights_00_2 = NagaCooperativeLoad(&sh_scores.inner[weights_00_at_2], 40u, false);
                        uint weights_01_at_2 = ((at_54 * 4u) + 0u) + 8u;
                        metal::simdgroup_half8x8 weights_01_2 = NagaCooperativeLoad(&sh_scores.inner[weights_01_at_2], 40u, false);
                        uint weights_10_at_2 = ((at_54 * 4u) + 320u) + 0u;
                        metal::simdgroup_half8x8 weights_10_2 = NagaCooperativeLoad(&sh_scores.inner[weights_10_at_2], 40u, false);
                        uint weights_11_at_2 = ((at_54 * 4u) + 320u) + 8u;
                        metal::simdgroup_half8x8 weights_11_2 = NagaCooperativeLoad(&sh_scores.inner[weights_11_at_2], 40u, false);
                        metal::simdgroup_float8x8 _e3045 = o_10_00_;
                        o_10_00_ = NagaCooperativeMultiplyAdd(weights_00_2, v_00_00_, _e3045);
                        metal::simdgroup_float8x8 _e3047 = o_10_00_;
                        o_10_00_ = NagaCooperativeMultiplyAdd(weights_01_2, v_00_10_, _e3047);
                        metal::simdgroup_float8x8 _e3049 = o_10_01_;
                        o_10_01_ = NagaCooperativeMultiplyAdd(weights_00_2, v_00_01_, _e3049);
                        metal::simdgroup_float8x8 _e3051 = o_10_01_;
                        o_10_01_ = NagaCooperativeMultiplyAdd(weights_01_2, v_00_11_, _e3051);
                        metal::simdgroup_float8x8 _e3053 = o_10_10_;
                        o_10_10_ = NagaCooperativeMultiplyAdd(weights_10_2, v_00_00_, _e3053);
                        metal::simdgroup_float8x8 _e3055 = o_10_10_;
                        o_10_10_ = NagaCooperativeMultiplyAdd(weights_11_2, v_00_10_, _e3055);
                        metal::simdgroup_float8x8 _e3057 = o_10_11_;
                        o_10_11_ = NagaCooperativeMultiplyAdd(weights_10_2, v_00_01_, _e3057);
                        metal::simdgroup_float8x8 _e3059 = o_10_11_;
                        o_10_11_ = NagaCooperativeMultiplyAdd(weights_11_2, v_00_11_, _e3059);
                        metal::simdgroup_float8x8 _e3061 = o_11_00_;
                        o_11_00_ = NagaCooperativeMultiplyAdd(weights_00_2, v_01_00_, _e3061);
                        metal::simdgroup_float8x8 _e3063 = o_11_00_;
                        o_11_00_ = NagaCooperativeMultiplyAdd(weights_01_2, v_01_10_, _e3063);
                        metal::simdgroup_float8x8 _e3065 = o_11_01_;
                        o_11_01_ = NagaCooperativeMultiplyAdd(weights_00_2, v_01_01_, _e3065);
                        metal::simdgroup_float8x8 _e3067 = o_11_01_;
                        o_11_01_ = NagaCooperativeMultiplyAdd(weights_01_2, v_01_11_, _e3067);
                        metal::simdgroup_float8x8 _e3069 = o_11_10_;
                        o_11_10_ = NagaCooperativeMultiplyAdd(weights_10_2, v_01_00_, _e3069);
                        metal::simdgroup_float8x8 _e3071 = o_11_10_;
                        o_11_10_ = NagaCooperativeMultiplyAdd(weights_11_2, v_01_10_, _e3071);
                        metal::simdgroup_float8x8 _e3073 = o_11_11_;
                        o_11_11_ = NagaCooperativeMultiplyAdd(weights_10_2, v_01_01_, _e3073);
                        metal::simdgroup_float8x8 _e3075 = o_11_11_;
                        o_11_11_ = NagaCooperativeMultiplyAdd(weights_11_2, v_01_11_, _e3075);
                        metal::simdgroup_float8x8 _e3077 = o_12_00_;
                        o_12_00_ = NagaCooperativeMultiplyAdd(weights_00_2, v_02_00_, _e3077);
                        metal::simdgroup_float8x8 _e3079 = o_12_00_;
                        o_12_00_ = NagaCooperativeMultiplyAdd(weights_01_2, v_02_10_, _e3079);
                        metal::simdgroup_float8x8 _e3081 = o_12_01_;
                        o_12_01_ = NagaCooperativeMultiplyAdd(weights_00_2, v_02_01_, _e3081);
                        metal::simdgroup_float8x8 _e3083 = o_12_01_;
                        o_12_01_ = NagaCooperativeMultiplyAdd(weights_01_2, v_02_11_, _e3083);
                        metal::simdgroup_float8x8 _e3085 = o_12_10_;
                        o_12_10_ = NagaCooperativeMultiplyAdd(weights_10_2, v_02_00_, _e3085);
                        metal::simdgroup_float8x8 _e3087 = o_12_10_;
                        o_12_10_ = NagaCooperativeMultiplyAdd(weights_11_2, v_02_10_, _e3087);
                        metal::simdgroup_float8x8 _e3089 = o_12_11_;
                        o_12_11_ = NagaCooperativeMultiplyAdd(weights_10_2, v_02_01_, _e3089);
                        metal::simdgroup_float8x8 _e3091 = o_12_11_;
                        o_12_11_ = NagaCooperativeMultiplyAdd(weights_11_2, v_02_11_, _e3091);
                    }
                    {
                        uint at_55 = (own + 160u) + 4u;
                        uint weights_00_at_3 = ((at_55 * 4u) + 0u) + 0u;
                        metal::simdgroup_half8x8 weights_00_3 = NagaCooperativeLoad(&sh_scores.inner[weights_00_at_3], 40u, false);
                        uint weights_01_at_3 = ((at_55 * 4u) + 0u) + 8u;
                        metal::simdgroup_half8x8 weights_01_3 = NagaCooperativeLoad(&sh_scores.inner[weights_01_at_3], 40u, false);
                        uint weights_10_at_3 = ((at_55 * 4u) + 320u) + 0u;
                        metal::simdgroup_half8x8 weights_10_3 = NagaCooperativeLoad(&sh_scores.inner[weights_10_at_3], 40u, false);
                        uint weights_11_at_3 = ((at_55 * 4u) + 320u) + 8u;
                        metal::simdgroup_half8x8 weights_11_3 = NagaCooperativeLoad(&sh_scores.inner[weights_11_at_3], 40u, false);
                        metal::simdgroup_float8x8 _e3137 = o_10_00_;
                        o_10_00_ = NagaCooperativeMultiplyAdd(weights_00_3, v_10_00_, _e3137);
                        metal::simdgroup_float8x8 _e3139 = o_10_00_;
                        o_10_00_ = NagaCooperativeMultiplyAdd(weights_01_3, v_10_10_, _e3139);
                        metal::simdgroup_float8x8 _e3141 = o_10_01_;
                        o_10_01_ = NagaCooperativeMultiplyAdd(weights_00_3, v_10_01_, _e3141);
                        metal::simdgroup_float8x8 _e3143 = o_10_01_;
                        o_10_01_ = NagaCooperativeMultiplyAdd(weights_01_3, v_10_11_, _e3143);
                        metal::simdgroup_float8x8 _e3145 = o_10_10_;
                        o_10_10_ = NagaCooperativeMultiplyAdd(weights_10_3, v_10_00_, _e3145);
                        metal::simdgroup_float8x8 _e3147 = o_10_10_;
                        o_10_10_ = NagaCooperativeMultiplyAdd(weights_11_3, v_10_10_, _e3147);
                        metal::simdgroup_float8x8 _e3149 = o_10_11_;
                        o_10_11_ = NagaCooperativeMultiplyAdd(weights_10_3, v_10_01_, _e3149);
                        metal::simdgroup_float8x8 _e3151 = o_10_11_;
                        o_10_11_ = NagaCooperativeMultiplyAdd(weights_11_3, v_10_11_, _e3151);
                        metal::simdgroup_float8x8 _e3153 = o_11_00_;
                        o_11_00_ = NagaCooperativeMultiplyAdd(weights_00_3, v_11_00_, _e3153);
                        metal::simdgroup_float8x8 _e3155 = o_11_00_;
                        o_11_00_ = NagaCooperativeMultiplyAdd(weights_01_3, v_11_10_, _e3155);
                        metal::simdgroup_float8x8 _e3157 = o_11_01_;
                        o_11_01_ = NagaCooperativeMultiplyAdd(weights_00_3, v_11_01_, _e3157);
                        metal::simdgroup_float8x8 _e3159 = o_11_01_;
                        o_11_01_ = NagaCooperativeMultiplyAdd(weights_01_3, v_11_11_, _e3159);
                        metal::simdgroup_float8x8 _e3161 = o_11_10_;
                        o_11_10_ = NagaCooperativeMultiplyAdd(weights_10_3, v_11_00_, _e3161);
                        metal::simdgroup_float8x8 _e3163 = o_11_10_;
                        o_11_10_ = NagaCooperativeMultiplyAdd(weights_11_3, v_11_10_, _e3163);
                        metal::simdgroup_float8x8 _e3165 = o_11_11_;
                        o_11_11_ = NagaCooperativeMultiplyAdd(weights_10_3, v_11_01_, _e3165);
                        metal::simdgroup_float8x8 _e3167 = o_11_11_;
                        o_11_11_ = NagaCooperativeMultiplyAdd(weights_11_3, v_11_11_, _e3167);
                        metal::simdgroup_float8x8 _e3169 = o_12_00_;
                        o_12_00_ = NagaCooperativeMultiplyAdd(weights_00_3, v_12_00_, _e3169);
                        metal::simdgroup_float8x8 _e3171 = o_12_00_;
                        o_12_00_ = NagaCooperativeMultiplyAdd(weights_01_3, v_12_10_, _e3171);
                        metal::simdgroup_float8x8 _e3173 = o_12_01_;
                        o_12_01_ = NagaCooperativeMultiplyAdd(weights_00_3, v_12_01_, _e3173);
                        metal::simdgroup_float8x8 _e3175 = o_12_01_;
                        o_12_01_ = NagaCooperativeMultiplyAdd(weights_01_3, v_12_11_, _e3175);
                        metal::simdgroup_float8x8 _e3177 = o_12_10_;
                        o_12_10_ = NagaCooperativeMultiplyAdd(weights_10_3, v_12_00_, _e3177);
                        metal::simdgroup_float8x8 _e3179 = o_12_10_;
                        o_12_10_ = NagaCooperativeMultiplyAdd(weights_11_3, v_12_10_, _e3179);
                        metal::simdgroup_float8x8 _e3181 = o_12_11_;
                        o_12_11_ = NagaCooperativeMultiplyAdd(weights_10_3, v_12_01_, _e3181);
                        metal::simdgroup_float8x8 _e3183 = o_12_11_;
                        o_12_11_ = NagaCooperativeMultiplyAdd(weights_11_3, v_12_11_, _e3183);
                    }
                    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                }
            }
        }
    }
    float _e3191 = total;
    float inverse = 1.0 / _e3191;
    {
        float unnamed_3 = metal::simd_shuffle(inverse, 0u + naga_div(lane, 2u));
        uint query = (first + 0u) + naga_div(lane, 2u);
        {
            uint at_56 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3210 = o_00_00_;
            simdgroup_store(_e3210, &sh_o.inner[at_56], 16u);
        }
        {
            uint at_57 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3220 = o_00_01_;
            simdgroup_store(_e3220, &sh_o.inner[at_57], 16u);
        }
        {
            uint at_58 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3230 = o_00_10_;
            simdgroup_store(_e3230, &sh_o.inner[at_58], 16u);
        }
        {
            uint at_59 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3240 = o_00_11_;
            simdgroup_store(_e3240, &sh_o.inner[at_59], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint _e3246 = params.queries;
        if (query < _e3246) {
            View _e3250 = params.out;
            uint _e3251 = element(_e3250, batch_3, row_3, head_3, query);
            uint at_60 = (naga_div(_e3251, 4u) + 0u) + (naga_mod(lane, 2u) * 2u);
            metal::float4 _e3266 = sh_o_at((scratch + (lane * 2u)) + 0u, sh_o);
            value_0_ = _e3266 * unnamed_3;
            View _e3271 = params.gate;
            uint _e3272 = element(_e3271, batch_3, row_3, head_3, query);
            uint gate_0_ = ((naga_div(_e3272, 4u) + 0u) + (naga_mod(lane, 2u) * 2u)) + 0u;
            metal::float4 _e3284 = value_0_;
            metal::half4 _e3287 = gate[gate_0_];
            value_0_ = _e3284 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3287))));
            metal::float4 _e3299 = value_0_;
            out[at_60 + 0u] = static_cast<metal::half4>(_e3299);
            metal::float4 _e3306 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
            value_1_ = _e3306 * unnamed_3;
            View _e3311 = params.gate;
            uint _e3312 = element(_e3311, batch_3, row_3, head_3, query);
            uint gate_1_ = ((naga_div(_e3312, 4u) + 0u) + (naga_mod(lane, 2u) * 2u)) + 1u;
            metal::float4 _e3324 = value_1_;
            metal::half4 _e3327 = gate[gate_1_];
            value_1_ = _e3324 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3327))));
            metal::float4 _e3339 = value_1_;
            out[at_60 + 1u] = static_cast<metal::half4>(_e3339);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        {
            uint at_61 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3347 = o_01_00_;
            simdgroup_store(_e3347, &sh_o.inner[at_61], 16u);
        }
        {
            uint at_62 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3357 = o_01_01_;
            simdgroup_store(_e3357, &sh_o.inner[at_62], 16u);
        }
        {
            uint at_63 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3367 = o_01_10_;
            simdgroup_store(_e3367, &sh_o.inner[at_63], 16u);
        }
        {
            uint at_64 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3377 = o_01_11_;
            simdgroup_store(_e3377, &sh_o.inner[at_64], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint _e3383 = params.queries;
        if (query < _e3383) {
            View _e3387 = params.out;
            uint _e3388 = element(_e3387, batch_3, row_3, head_3, query);
            uint at_65 = (naga_div(_e3388, 4u) + 4u) + (naga_mod(lane, 2u) * 2u);
            metal::float4 _e3403 = sh_o_at((scratch + (lane * 2u)) + 0u, sh_o);
            value_0_1 = _e3403 * unnamed_3;
            View _e3408 = params.gate;
            uint _e3409 = element(_e3408, batch_3, row_3, head_3, query);
            uint gate_0_1 = ((naga_div(_e3409, 4u) + 4u) + (naga_mod(lane, 2u) * 2u)) + 0u;
            metal::float4 _e3421 = value_0_1;
            metal::half4 _e3424 = gate[gate_0_1];
            value_0_1 = _e3421 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3424))));
            metal::float4 _e3436 = value_0_1;
            out[at_65 + 0u] = static_cast<metal::half4>(_e3436);
            metal::float4 _e3443 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
            value_1_1 = _e3443 * unnamed_3;
            View _e3448 = params.gate;
            uint _e3449 = element(_e3448, batch_3, row_3, head_3, query);
            uint gate_1_1 = ((naga_div(_e3449, 4u) + 4u) + (naga_mod(lane, 2u) * 2u)) + 1u;
            metal::float4 _e3461 = value_1_1;
            metal::half4 _e3464 = gate[gate_1_1];
            value_1_1 = _e3461 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3464))));
            metal::float4 _e3476 = value_1_1;
            out[at_65 + 1u] = static_cast<metal::half4>(_e3476);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        {
            uint at_66 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3484 = o_02_00_;
            simdgroup_store(_e3484, &sh_o.inner[at_66], 16u);
        }
        {
            uint at_67 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3494 = o_02_01_;
            simdgroup_store(_e3494, &sh_o.inner[at_67], 16u);
        }
        {
            uint at_68 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3504 = o_02_10_;
            simdgroup_store(_e3504, &sh_o.inner[at_68], 16u);
        }
        {
            uint at_69 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3514 = o_02_11_;
            simdgroup_store(_e3514, &sh_o.inner[at_69], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint _e3520 = params.queries;
        if (query < _e3520) {
            View _e3524 = params.out;
            uint _e3525 = element(_e3524, batch_3, row_3, head_3, query);
            uint at_70 = (naga_div(_e3525, 4u) + 8u) + (naga_mod(lane, 2u) * 2u);
            metal::float4 _e3540 = sh_o_at((scratch + (lane * 2u)) + 0u, sh_o);
            value_0_2 = _e3540 * unnamed_3;
            View _e3545 = params.gate;
            uint _e3546 = element(_e3545, batch_3, row_3, head_3, query);
            uint gate_0_2 = ((naga_div(_e3546, 4u) + 8u) + (naga_mod(lane, 2u) * 2u)) + 0u;
            metal::float4 _e3558 = value_0_2;
            metal::half4 _e3561 = gate[gate_0_2];
            value_0_2 = _e3558 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3561))));
            metal::float4 _e3573 = value_0_2;
            out[at_70 + 0u] = static_cast<metal::half4>(_e3573);
            metal::float4 _e3580 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
            value_1_2 = _e3580 * unnamed_3;
            View _e3585 = params.gate;
            uint _e3586 = element(_e3585, batch_3, row_3, head_3, query);
            uint gate_1_2 = ((naga_div(_e3586, 4u) + 8u) + (naga_mod(lane, 2u) * 2u)) + 1u;
            metal::float4 _e3598 = value_1_2;
            metal::half4 _e3601 = gate[gate_1_2];
            value_1_2 = _e3598 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3601))));
            metal::float4 _e3613 = value_1_2;
            out[at_70 + 1u] = static_cast<metal::half4>(_e3613);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        float unnamed_4 = metal::simd_shuffle(inverse, 16u + naga_div(lane, 2u));
        uint query_1 = (first + 16u) + naga_div(lane, 2u);
        {
            uint at_71 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3631 = o_10_00_;
            simdgroup_store(_e3631, &sh_o.inner[at_71], 16u);
        }
        {
            uint at_72 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3641 = o_10_01_;
            simdgroup_store(_e3641, &sh_o.inner[at_72], 16u);
        }
        {
            uint at_73 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3651 = o_10_10_;
            simdgroup_store(_e3651, &sh_o.inner[at_73], 16u);
        }
        {
            uint at_74 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3661 = o_10_11_;
            simdgroup_store(_e3661, &sh_o.inner[at_74], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint _e3667 = params.queries;
        if (query_1 < _e3667) {
            View _e3671 = params.out;
            uint _e3672 = element(_e3671, batch_3, row_3, head_3, query_1);
            uint at_75 = (naga_div(_e3672, 4u) + 0u) + (naga_mod(lane, 2u) * 2u);
            metal::float4 _e3687 = sh_o_at((scratch + (lane * 2u)) + 0u, sh_o);
            value_0_3 = _e3687 * unnamed_4;
            View _e3692 = params.gate;
            uint _e3693 = element(_e3692, batch_3, row_3, head_3, query_1);
            uint gate_0_3 = ((naga_div(_e3693, 4u) + 0u) + (naga_mod(lane, 2u) * 2u)) + 0u;
            metal::float4 _e3705 = value_0_3;
            metal::half4 _e3708 = gate[gate_0_3];
            value_0_3 = _e3705 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3708))));
            metal::float4 _e3720 = value_0_3;
            out[at_75 + 0u] = static_cast<metal::half4>(_e3720);
            metal::float4 _e3727 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
            value_1_3 = _e3727 * unnamed_4;
            View _e3732 = params.gate;
            uint _e3733 = element(_e3732, batch_3, row_3, head_3, query_1);
            uint gate_1_3 = ((naga_div(_e3733, 4u) + 0u) + (naga_mod(lane, 2u) * 2u)) + 1u;
            metal::float4 _e3745 = value_1_3;
            metal::half4 _e3748 = gate[gate_1_3];
            value_1_3 = _e3745 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3748))));
            metal::float4 _e3760 = value_1_3;
            out[at_75 + 1u] = static_cast<metal::half4>(_e3760);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        {
            uint at_76 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3768 = o_11_00_;
            simdgroup_store(_e3768, &sh_o.inner[at_76], 16u);
        }
        {
            uint at_77 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3778 = o_11_01_;
            simdgroup_store(_e3778, &sh_o.inner[at_77], 16u);
        }
        {
            uint at_78 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3788 = o_11_10_;
            simdgroup_store(_e3788, &sh_o.inner[at_78], 16u);
        }
        {
            uint at_79 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3798 = o_11_11_;
            simdgroup_store(_e3798, &sh_o.inner[at_79], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint _e3804 = params.queries;
        if (query_1 < _e3804) {
            View _e3808 = params.out;
            uint _e3809 = element(_e3808, batch_3, row_3, head_3, query_1);
            uint at_80 = (naga_div(_e3809, 4u) + 4u) + (naga_mod(lane, 2u) * 2u);
            metal::float4 _e3824 = sh_o_at((scratch + (lane * 2u)) + 0u, sh_o);
            value_0_4 = _e3824 * unnamed_4;
            View _e3829 = params.gate;
            uint _e3830 = element(_e3829, batch_3, row_3, head_3, query_1);
            uint gate_0_4 = ((naga_div(_e3830, 4u) + 4u) + (naga_mod(lane, 2u) * 2u)) + 0u;
            metal::float4 _e3842 = value_0_4;
            metal::half4 _e3845 = gate[gate_0_4];
            value_0_4 = _e3842 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3845))));
            metal::float4 _e3857 = value_0_4;
            out[at_80 + 0u] = static_cast<metal::half4>(_e3857);
            metal::float4 _e3864 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
            value_1_4 = _e3864 * unnamed_4;
            View _e3869 = params.gate;
            uint _e3870 = element(_e3869, batch_3, row_3, head_3, query_1);
            uint gate_1_4 = ((naga_div(_e3870, 4u) + 4u) + (naga_mod(lane, 2u) * 2u)) + 1u;
            metal::float4 _e3882 = value_1_4;
            metal::half4 _e3885 = gate[gate_1_4];
            value_1_4 = _e3882 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3885))));
            metal::float4 _e3897 = value_1_4;
            out[at_80 + 1u] = static_cast<metal::half4>(_e3897);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        {
            uint at_81 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3905 = o_12_00_;
            simdgroup_store(_e3905, &sh_o.inner[at_81], 16u);
        }
        {
            uint at_82 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3915 = o_12_01_;
            simdgroup_store(_e3915, &sh_o.inner[at_82], 16u);
        }
        {
            uint at_83 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3925 = o_12_10_;
            simdgroup_store(_e3925, &sh_o.inner[at_83], 16u);
        }
        {
            uint at_84 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3935 = o_12_11_;
            simdgroup_store(_e3935, &sh_o.inner[at_84], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint _e3941 = params.queries;
        if (query_1 < _e3941) {
            View _e3945 = params.out;
            uint _e3946 = element(_e3945, batch_3, row_3, head_3, query_1);
            uint at_85 = (naga_div(_e3946, 4u) + 8u) + (naga_mod(lane, 2u) * 2u);
            metal::float4 _e3961 = sh_o_at((scratch + (lane * 2u)) + 0u, sh_o);
            value_0_5 = _e3961 * unnamed_4;
            View _e3966 = params.gate;
            uint _e3967 = element(_e3966, batch_3, row_3, head_3, query_1);
            uint gate_0_5 = ((naga_div(_e3967, 4u) + 8u) + (naga_mod(lane, 2u) * 2u)) + 0u;
            metal::float4 _e3979 = value_0_5;
            metal::half4 _e3982 = gate[gate_0_5];
            value_0_5 = _e3979 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e3982))));
            metal::float4 _e3994 = value_0_5;
            out[at_85 + 0u] = static_cast<metal::half4>(_e3994);
            metal::float4 _e4001 = sh_o_at((scratch + (lane * 2u)) + 1u, sh_o);
            value_1_5 = _e4001 * unnamed_4;
            View _e4006 = params.gate;
            uint _e4007 = element(_e4006, batch_3, row_3, head_3, query_1);
            uint gate_1_5 = ((naga_div(_e4007, 4u) + 8u) + (naga_mod(lane, 2u) * 2u)) + 1u;
            metal::float4 _e4019 = value_1_5;
            metal::half4 _e4022 = gate[gate_1_5];
            value_1_5 = _e4019 / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(_e4022))));
            metal::float4 _e4034 = value_1_5;
            out[at_85 + 1u] = static_cast<metal::half4>(_e4034);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        return;
    }
}
