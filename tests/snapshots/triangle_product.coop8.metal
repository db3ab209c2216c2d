// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
    uint size3;
};

struct Params {
    uint m;
    uint n;
    uint k;
    float factor;
    metal::uint4 a;
    metal::uint4 b;
    metal::uint4 out;
};
typedef metal::half4 type_5[1];
struct type_6 {
    half inner[5120];
};
struct type_7 {
    float inner[512];
};
constant uint PITCH = 10u;
constant float FACTOR = 0.0625;

metal::half4 sh_a_at(
    uint four,
    threadgroup type_6& sh_a
) {
    uint at = four * 4u;
    half _e5 = sh_a.inner[at];
    half _e10 = sh_a.inner[at + 1u];
    half _e15 = sh_a.inner[at + 2u];
    half _e20 = sh_a.inner[at + 3u];
    return metal::half4(_e5, _e10, _e15, _e20);
}

void sh_a_put(
    uint four_1,
    metal::half4 value,
    threadgroup type_6& sh_a
) {
    uint at_1 = four_1 * 4u;
    sh_a.inner[at_1] = value.x;
    sh_a.inner[at_1 + 1u] = value.y;
    sh_a.inner[at_1 + 2u] = value.z;
    sh_a.inner[at_1 + 3u] = value.w;
    return;
}

metal::half4 sh_b_at(
    uint four_2,
    threadgroup type_6& sh_b
) {
    uint at_2 = four_2 * 4u;
    half _e5 = sh_b.inner[at_2];
    half _e10 = sh_b.inner[at_2 + 1u];
    half _e15 = sh_b.inner[at_2 + 2u];
    half _e20 = sh_b.inner[at_2 + 3u];
    return metal::half4(_e5, _e10, _e15, _e20);
}

void sh_b_put(
    uint four_3,
    metal::half4 value_1,
    threadgroup type_6& sh_b
) {
    uint at_3 = four_3 * 4u;
    sh_b.inner[at_3] = value_1.x;
    sh_b.inner[at_3 + 1u] = value_1.y;
    sh_b.inner[at_3 + 2u] = value_1.z;
    sh_b.inner[at_3 + 3u] = value_1.w;
    return;
}

metal::float4 sh_out_at(
    uint four_4,
    threadgroup type_7& sh_out
) {
    uint at_4 = four_4 * 4u;
    float _e5 = sh_out.inner[at_4];
    float _e10 = sh_out.inner[at_4 + 1u];
    float _e15 = sh_out.inner[at_4 + 2u];
    float _e20 = sh_out.inner[at_4 + 3u];
    return metal::float4(_e5, _e10, _e15, _e20);
}

void sh_out_put(
    uint four_5,
    metal::float4 value_2,
    threadgroup type_7& sh_out
) {
    uint at_5 = four_5 * 4u;
    sh_out.inner[at_5] = value_2.x;
    sh_out.inner[at_5 + 1u] = value_2.y;
    sh_out.inner[at_5 + 2u] = value_2.z;
    sh_out.inner[at_5 + 3u] = value_2.w;
    return;
}

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

void store(
    uint channel,
    uint i,
    uint j,
    uint place,
    constant Params& params,
    device type_5& out,
    threadgroup type_7& sh_out,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local = {};
    bool local_1 = {};
    uint _e7 = params.out.z;
    uint _e11 = params.out.x;
    uint _e17 = params.out.y;
    uint at_6 = naga_div(((_e7 + (channel * _e11)) + (i * _e17)) + j, 4u);
    uint _e25 = params.m;
    if (i < _e25) {
        uint _e31 = params.n;
        local = j < _e31;
    } else {
        local = false;
    }
    bool _e34 = local;
    if (_e34) {
        metal::float4 _e37 = sh_out_at(place, sh_out);
        out[at_6] = static_cast<metal::half4>(_e37 * FACTOR);
    }
    uint _e43 = params.m;
    if (i < _e43) {
        uint _e51 = params.n;
        local_1 = (j + 4u) < _e51;
    } else {
        local_1 = false;
    }
    bool _e54 = local_1;
    if (_e54) {
        metal::float4 _e61 = sh_out_at(place + 1u, sh_out);
        out[at_6 + 1u] = static_cast<metal::half4>(_e61 * FACTOR);
        return;
    } else {
        return;
    }
}
uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}

metal::simdgroup_half8x8 NagaCooperativeLoad(const threadgroup half* ptr, int stride, bool is_row_major) {
    metal::simdgroup_half8x8 m;
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
, device type_5 const& a [[user(fake0)]]
, device type_5 const& b [[user(fake0)]]
, device type_5& out [[user(fake0)]]
, threadgroup type_6& sh_a
, threadgroup type_6& sh_b
, threadgroup type_7& sh_out
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (index == 0u) {
        sh_a = {};
        sh_b = {};
        sh_out = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::half4 next_a_0_ = {};
    metal::half4 next_a_1_ = {};
    metal::half4 next_a_2_ = {};
    metal::half4 next_a_3_ = {};
    metal::half4 next_a_4_ = {};
    metal::half4 next_a_5_ = {};
    metal::half4 next_a_6_ = {};
    metal::half4 next_a_7_ = {};
    metal::half4 next_b_0_ = {};
    metal::half4 next_b_1_ = {};
    metal::half4 next_b_2_ = {};
    metal::half4 next_b_3_ = {};
    metal::half4 next_b_4_ = {};
    metal::half4 next_b_5_ = {};
    metal::half4 next_b_6_ = {};
    metal::half4 next_b_7_ = {};
    metal::simdgroup_float8x8 s_00_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_00_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_00_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_00_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_01_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_01_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_01_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_01_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_02_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_02_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_02_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_02_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_03_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_03_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_03_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_03_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_10_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_10_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_10_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_10_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_11_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_11_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_11_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_11_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_12_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_12_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_12_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_12_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_13_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_13_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_13_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_13_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_20_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_20_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_20_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_20_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_21_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_21_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_21_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_21_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_22_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_22_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_22_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_22_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_23_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_23_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_23_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_23_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_30_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_30_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_30_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_30_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_31_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_31_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_31_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_31_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_32_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_32_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_32_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_32_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_33_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_33_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_33_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_33_11_ = metal::simdgroup_float8x8 {};
    uint k = 0u;
    bool turn = {};
    bool turn_1 = {};
    bool turn_2 = {};
    bool turn_3 = {};
    bool turn_4 = {};
    bool turn_5 = {};
    bool turn_6 = {};
    bool turn_7 = {};
    bool turn_8 = {};
    bool turn_9 = {};
    bool turn_10 = {};
    bool turn_11 = {};
    bool turn_12 = {};
    bool turn_13 = {};
    bool turn_14 = {};
    bool turn_15 = {};
    bool turn_16 = {};
    bool turn_17 = {};
    bool turn_18 = {};
    bool turn_19 = {};
    bool turn_20 = {};
    bool turn_21 = {};
    bool turn_22 = {};
    bool turn_23 = {};
    bool turn_24 = {};
    bool turn_25 = {};
    bool turn_26 = {};
    bool turn_27 = {};
    bool turn_28 = {};
    bool turn_29 = {};
    bool turn_30 = {};
    bool turn_31 = {};
    uint lane = naga_mod(index, 32u);
    uint subgroup = naga_div(index, 32u);
    uint first_i = group.y * 128u;
    uint first_j = group.x * 128u;
    uint own_i = naga_div(subgroup, 2u) * 64u;
    uint own_j = naga_mod(subgroup, 2u) * 64u;
    uint row = naga_div(index, 8u);
    uint place_1 = (row * PITCH) + naga_mod(index, 8u);
    uint _e30 = params.a.z;
    uint _e35 = params.a.x;
    uint _e43 = params.m;
    uint _e50 = params.a.y;
    uint a_0_ = naga_div((_e30 + (group.z * _e35)) + (metal::min((first_i + row) + 0u, _e43 - 1u) * _e50), 4u) + naga_mod(index, 8u);
    metal::half4 _e60 = a[a_0_];
    next_a_0_ = _e60;
    uint _e65 = params.a.z;
    uint _e70 = params.a.x;
    uint _e78 = params.m;
    uint _e85 = params.a.y;
    uint a_1_ = naga_div((_e65 + (group.z * _e70)) + (metal::min((first_i + row) + 16u, _e78 - 1u) * _e85), 4u) + naga_mod(index, 8u);
    metal::half4 _e95 = a[a_1_];
    next_a_1_ = _e95;
    uint _e100 = params.a.z;
    uint _e105 = params.a.x;
    uint _e113 = params.m;
    uint _e120 = params.a.y;
    uint a_2_ = naga_div((_e100 + (group.z * _e105)) + (metal::min((first_i + row) + 32u, _e113 - 1u) * _e120), 4u) + naga_mod(index, 8u);
    metal::half4 _e130 = a[a_2_];
    next_a_2_ = _e130;
    uint _e135 = params.a.z;
    uint _e140 = params.a.x;
    uint _e148 = params.m;
    uint _e155 = params.a.y;
    uint a_3_ = naga_div((_e135 + (group.z * _e140)) + (metal::min((first_i + row) + 48u, _e148 - 1u) * _e155), 4u) + naga_mod(index, 8u);
    metal::half4 _e165 = a[a_3_];
    next_a_3_ = _e165;
    uint _e170 = params.a.z;
    uint _e175 = params.a.x;
    uint _e183 = params.m;
    uint _e190 = params.a.y;
    uint a_4_ = naga_div((_e170 + (group.z * _e175)) + (metal::min((first_i + row) + 64u, _e183 - 1u) * _e190), 4u) + naga_mod(index, 8u);
    metal::half4 _e200 = a[a_4_];
    next_a_4_ = _e200;
    uint _e205 = params.a.z;
    uint _e210 = params.a.x;
    uint _e218 = params.m;
    uint _e225 = params.a.y;
    uint a_5_ = naga_div((_e205 + (group.z * _e210)) + (metal::min((first_i + row) + 80u, _e218 - 1u) * _e225), 4u) + naga_mod(index, 8u);
    metal::half4 _e235 = a[a_5_];
    next_a_5_ = _e235;
    uint _e240 = params.a.z;
    uint _e245 = params.a.x;
    uint _e253 = params.m;
    uint _e260 = params.a.y;
    uint a_6_ = naga_div((_e240 + (group.z * _e245)) + (metal::min((first_i + row) + 96u, _e253 - 1u) * _e260), 4u) + naga_mod(index, 8u);
    metal::half4 _e270 = a[a_6_];
    next_a_6_ = _e270;
    uint _e275 = params.a.z;
    uint _e280 = params.a.x;
    uint _e288 = params.m;
    uint _e295 = params.a.y;
    uint a_7_ = naga_div((_e275 + (group.z * _e280)) + (metal::min((first_i + row) + 112u, _e288 - 1u) * _e295), 4u) + naga_mod(index, 8u);
    metal::half4 _e305 = a[a_7_];
    next_a_7_ = _e305;
    uint _e310 = params.b.z;
    uint _e315 = params.b.x;
    uint _e323 = params.n;
    uint _e330 = params.b.y;
    uint b_0_ = naga_div((_e310 + (group.z * _e315)) + (metal::min((first_j + row) + 0u, _e323 - 1u) * _e330), 4u) + naga_mod(index, 8u);
    metal::half4 _e340 = b[b_0_];
    next_b_0_ = _e340;
    uint _e345 = params.b.z;
    uint _e350 = params.b.x;
    uint _e358 = params.n;
    uint _e365 = params.b.y;
    uint b_1_ = naga_div((_e345 + (group.z * _e350)) + (metal::min((first_j + row) + 16u, _e358 - 1u) * _e365), 4u) + naga_mod(index, 8u);
    metal::half4 _e375 = b[b_1_];
    next_b_1_ = _e375;
    uint _e380 = params.b.z;
    uint _e385 = params.b.x;
    uint _e393 = params.n;
    uint _e400 = params.b.y;
    uint b_2_ = naga_div((_e380 + (group.z * _e385)) + (metal::min((first_j + row) + 32u, _e393 - 1u) * _e400), 4u) + naga_mod(index, 8u);
    metal::half4 _e410 = b[b_2_];
    next_b_2_ = _e410;
    uint _e415 = params.b.z;
    uint _e420 = params.b.x;
    uint _e428 = params.n;
    uint _e435 = params.b.y;
    uint b_3_ = naga_div((_e415 + (group.z * _e420)) + (metal::min((first_j + row) + 48u, _e428 - 1u) * _e435), 4u) + naga_mod(index, 8u);
    metal::half4 _e445 = b[b_3_];
    next_b_3_ = _e445;
    uint _e450 = params.b.z;
    uint _e455 = params.b.x;
    uint _e463 = params.n;
    uint _e470 = params.b.y;
    uint b_4_ = naga_div((_e450 + (group.z * _e455)) + (metal::min((first_j + row) + 64u, _e463 - 1u) * _e470), 4u) + naga_mod(index, 8u);
    metal::half4 _e480 = b[b_4_];
    next_b_4_ = _e480;
    uint _e485 = params.b.z;
    uint _e490 = params.b.x;
    uint _e498 = params.n;
    uint _e505 = params.b.y;
    uint b_5_ = naga_div((_e485 + (group.z * _e490)) + (metal::min((first_j + row) + 80u, _e498 - 1u) * _e505), 4u) + naga_mod(index, 8u);
    metal::half4 _e515 = b[b_5_];
    next_b_5_ = _e515;
    uint _e520 = params.b.z;
    uint _e525 = params.b.x;
    uint _e533 = params.n;
    uint _e540 = params.b.y;
    uint b_6_ = naga_div((_e520 + (group.z * _e525)) + (metal::min((first_j + row) + 96u, _e533 - 1u) * _e540), 4u) + naga_mod(index, 8u);
    metal::half4 _e550 = b[b_6_];
    next_b_6_ = _e550;
    uint _e555 = params.b.z;
    uint _e560 = params.b.x;
    uint _e568 = params.n;
    uint _e575 = params.b.y;
    uint b_7_ = naga_div((_e555 + (group.z * _e560)) + (metal::min((first_j + row) + 112u, _e568 - 1u) * _e575), 4u) + naga_mod(index, 8u);
    metal::half4 _e585 = b[b_7_];
    next_b_7_ = _e585;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e2093 = k;
            k = _e2093 + 32u;
        }
        loop_init = false;
        uint _e717 = k;
        uint _e720 = params.k;
        if (_e717 < _e720) {
        } else {
            break;
        }
        {
            metal::half4 _e724 = next_a_0_;
            sh_a_put(place_1 + 0u, _e724, sh_a);
            metal::half4 _e727 = next_a_1_;
            sh_a_put(place_1 + 160u, _e727, sh_a);
            metal::half4 _e730 = next_a_2_;
            sh_a_put(place_1 + 320u, _e730, sh_a);
            metal::half4 _e733 = next_a_3_;
            sh_a_put(place_1 + 480u, _e733, sh_a);
            metal::half4 _e736 = next_a_4_;
            sh_a_put(place_1 + 640u, _e736, sh_a);
            metal::half4 _e739 = next_a_5_;
            sh_a_put(place_1 + 800u, _e739, sh_a);
            metal::half4 _e742 = next_a_6_;
            sh_a_put(place_1 + 960u, _e742, sh_a);
            metal::half4 _e745 = next_a_7_;
            sh_a_put(place_1 + 1120u, _e745, sh_a);
            metal::half4 _e748 = next_b_0_;
            sh_b_put(place_1 + 0u, _e748, sh_b);
            metal::half4 _e751 = next_b_1_;
            sh_b_put(place_1 + 160u, _e751, sh_b);
            metal::half4 _e754 = next_b_2_;
            sh_b_put(place_1 + 320u, _e754, sh_b);
            metal::half4 _e757 = next_b_3_;
            sh_b_put(place_1 + 480u, _e757, sh_b);
            metal::half4 _e760 = next_b_4_;
            sh_b_put(place_1 + 640u, _e760, sh_b);
            metal::half4 _e763 = next_b_5_;
            sh_b_put(place_1 + 800u, _e763, sh_b);
            metal::half4 _e766 = next_b_6_;
            sh_b_put(place_1 + 960u, _e766, sh_b);
            metal::half4 _e769 = next_b_7_;
            sh_b_put(place_1 + 1120u, _e769, sh_b);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e770 = k;
            uint _e775 = params.k;
            uint after = naga_div(metal::min(_e770 + 32u, _e775 - 32u), 4u);
            metal::half4 _e784 = a[a_0_ + after];
            next_a_0_ = _e784;
            metal::half4 _e788 = a[a_1_ + after];
            next_a_1_ = _e788;
            metal::half4 _e792 = a[a_2_ + after];
            next_a_2_ = _e792;
            metal::half4 _e796 = a[a_3_ + after];
            next_a_3_ = _e796;
            metal::half4 _e800 = a[a_4_ + after];
            next_a_4_ = _e800;
            metal::half4 _e804 = a[a_5_ + after];
            next_a_5_ = _e804;
            metal::half4 _e808 = a[a_6_ + after];
            next_a_6_ = _e808;
            metal::half4 _e812 = a[a_7_ + after];
            next_a_7_ = _e812;
            metal::half4 _e816 = b[b_0_ + after];
            next_b_0_ = _e816;
            metal::half4 _e820 = b[b_1_ + after];
            next_b_1_ = _e820;
            metal::half4 _e824 = b[b_2_ + after];
            next_b_2_ = _e824;
            metal::half4 _e828 = b[b_3_ + after];
            next_b_3_ = _e828;
            metal::half4 _e832 = b[b_4_ + after];
            next_b_4_ = _e832;
            metal::half4 _e836 = b[b_5_ + after];
            next_b_5_ = _e836;
            metal::half4 _e840 = b[b_6_ + after];
            next_b_6_ = _e840;
            metal::half4 _e844 = b[b_7_ + after];
            next_b_7_ = _e844;
            {
                uint at_0_ = ((own_i + 0u) * PITCH) + 0u;
                uint left_0_00_at = ((at_0_ * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_0_00_ = NagaCooperativeLoad(&sh_a.inner[left_0_00_at], 40u, false);
                uint left_0_01_at = ((at_0_ * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_0_01_ = NagaCooperativeLoad(&sh_a.inner[left_0_01_at], 40u, false);
                uint left_0_10_at = ((at_0_ * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 left_0_10_ = NagaCooperativeLoad(&sh_a.inner[left_0_10_at], 40u, false);
                uint left_0_11_at = ((at_0_ * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 left_0_11_ = NagaCooperativeLoad(&sh_a.inner[left_0_11_at], 40u, false);
                uint at_1_ = ((own_i + 16u) * PITCH) + 0u;
                uint left_1_00_at = ((at_1_ * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_1_00_ = NagaCooperativeLoad(&sh_a.inner[left_1_00_at], 40u, false);
                uint left_1_01_at = ((at_1_ * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_1_01_ = NagaCooperativeLoad(&sh_a.inner[left_1_01_at], 40u, false);
                uint left_1_10_at = ((at_1_ * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 left_1_10_ = NagaCooperativeLoad(&sh_a.inner[left_1_10_at], 40u, false);
                uint left_1_11_at = ((at_1_ * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 left_1_11_ = NagaCooperativeLoad(&sh_a.inner[left_1_11_at], 40u, false);
                uint at_2_ = ((own_i + 32u) * PITCH) + 0u;
                uint left_2_00_at = ((at_2_ * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_2_00_ = NagaCooperativeLoad(&sh_a.inner[left_2_00_at], 40u, false);
                uint left_2_01_at = ((at_2_ * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_2_01_ = NagaCooperativeLoad(&sh_a.inner[left_2_01_at], 40u, false);
                uint left_2_10_at = ((at_2_ * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 left_2_10_ = NagaCooperativeLoad(&sh_a.inner[left_2_10_at], 40u, false);
                uint left_2_11_at = ((at_2_ * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 left_2_11_ = NagaCooperativeLoad(&sh_a.inner[left_2_11_at], 40u, false);
                uint at_3_ = ((own_i + 48u) * PITCH) + 0u;
                uint left_3_00_at = ((at_3_ * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_3_00_ = NagaCooperativeLoad(&sh_a.inner[left_3_00_at], 40u, false);
                uint left_3_01_at = ((at_3_ * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_3_01_ = NagaCooperativeLoad(&sh_a.inner[left_3_01_at], 40u, false);
                uint left_3_10_at = ((at_3_ * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 left_3_10_ = NagaCooperativeLoad(&sh_a.inner[left_3_10_at], 40u, false);
                uint left_3_11_at = ((at_3_ * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 left_3_11_ = NagaCooperativeLoad(&sh_a.inner[left_3_11_at], 40u, false);
                {
                    uint at_7 = ((own_j + 0u) * PITCH) + 0u;
                    uint right_00_at = ((at_7 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_ = NagaCooperativeLoad(&sh_b.inner[right_00_at], 40u, true);
                    uint right_01_at = ((at_7 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_ = NagaCooperativeLoad(&sh_b.inner[right_01_at], 40u, true);
                    uint right_10_at = ((at_7 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_ = NagaCooperativeLoad(&sh_b.inner[right_10_at], 40u, true);
                    uint right_11_at = ((at_7 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_ = NagaCooperativeLoad(&sh_b.inner[right_11_at], 40u, true);
                    metal::simdgroup_float8x8 _e1075 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_, _e1075);
                    metal::simdgroup_float8x8 _e1077 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_, _e1077);
                    metal::simdgroup_float8x8 _e1079 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_, _e1079);
                    metal::simdgroup_float8x8 _e1081 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_, _e1081);
                    metal::simdgroup_float8x8 _e1083 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_, _e1083);
                    metal::simdgroup_float8x8 _e1085 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_, _e1085);
                    metal::simdgroup_float8x8 _e1087 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_, _e1087);
                    metal::simdgroup_float8x8 _e1089 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_, _e1089);
                    metal::simdgroup_float8x8 _e1091 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_, _e1091);
                    metal::simdgroup_float8x8 _e1093 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_, _e1093);
                    metal::simdgroup_float8x8 _e1095 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_, _e1095);
                    metal::simdgroup_float8x8 _e1097 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_, _e1097);
                    metal::simdgroup_float8x8 _e1099 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_, _e1099);
                    metal::simdgroup_float8x8 _e1101 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_, _e1101);
                    metal::simdgroup_float8x8 _e1103 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_, _e1103);
                    metal::simdgroup_float8x8 _e1105 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_, _e1105);
                    metal::simdgroup_float8x8 _e1107 = s_20_00_;
                    s_20_00_ = NagaCooperativeMultiplyAdd(left_2_00_, right_00_, _e1107);
                    metal::simdgroup_float8x8 _e1109 = s_20_00_;
                    s_20_00_ = NagaCooperativeMultiplyAdd(left_2_01_, right_10_, _e1109);
                    metal::simdgroup_float8x8 _e1111 = s_20_01_;
                    s_20_01_ = NagaCooperativeMultiplyAdd(left_2_00_, right_01_, _e1111);
                    metal::simdgroup_float8x8 _e1113 = s_20_01_;
                    s_20_01_ = NagaCooperativeMultiplyAdd(left_2_01_, right_11_, _e1113);
                    metal::simdgroup_float8x8 _e1115 = s_20_10_;
                    s_20_10_ = NagaCooperativeMultiplyAdd(left_2_10_, right_00_, _e1115);
                    metal::simdgroup_float8x8 _e1117 = s_20_10_;
                    s_20_10_ = NagaCooperativeMultiplyAdd(left_2_11_, right_10_, _e1117);
                    metal::simdgroup_float8x8 _e1119 = s_20_11_;
                    s_20_11_ = NagaCooperativeMultiplyAdd(left_2_10_, right_01_, _e1119);
                    metal::simdgroup_float8x8 _e1121 = s_20_11_;
                    s_20_11_ = NagaCooperativeMultiplyAdd(left_2_11_, right_11_, _e1121);
                    metal::simdgroup_float8x8 _e1123 = s_30_00_;
                    s_30_00_ = NagaCooperativeMultiplyAdd(left_3_00_, right_00_, _e1123);
                    metal::simdgroup_float8x8 _e1125 = s_30_00_;
                    s_30_00_ = NagaCooperativeMultiplyAdd(left_3_01_, right_10_, _e1125);
                    metal::simdgroup_float8x8 _e1127 = s_30_01_;
                    s_30_01_ = NagaCooperativeMultiplyAdd(left_3_00_, right_01_, _e1127);
                    metal::simdgroup_float8x8 _e1129 = s_30_01_;
                    s_30_01_ = NagaCooperativeMultiplyAdd(left_3_01_, right_11_, _e1129);
                    metal::simdgroup_float8x8 _e1131 = s_30_10_;
                    s_30_10_ = NagaCooperativeMultiplyAdd(left_3_10_, right_00_, _e1131);
                    metal::simdgroup_float8x8 _e1133 = s_30_10_;
                    s_30_10_ = NagaCooperativeMultiplyAdd(left_3_11_, right_10_, _e1133);
                    metal::simdgroup_float8x8 _e1135 = s_30_11_;
                    s_30_11_ = NagaCooperativeMultiplyAdd(left_3_10_, right_01_, _e1135);
                    metal::simdgroup_float8x8 _e1137 = s_30_11_;
                    s_30_11_ = NagaCooperativeMultiplyAdd(left_3_11_, right_11_, _e1137);
                }
                {
                    uint at_8 = ((own_j + 16u) * PITCH) + 0u;
                    uint right_00_at_1 = ((at_8 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_1 = NagaCooperativeLoad(&sh_b.inner[right_00_at_1], 40u, true);
                    uint right_01_at_1 = ((at_8 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_1 = NagaCooperativeLoad(&sh_b.inner[right_01_at_1], 40u, true);
                    uint right_10_at_1 = ((at_8 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_1 = NagaCooperativeLoad(&sh_b.inner[right_10_at_1], 40u, true);
                    uint right_11_at_1 = ((at_8 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_1 = NagaCooperativeLoad(&sh_b.inner[right_11_at_1], 40u, true);
                    metal::simdgroup_float8x8 _e1185 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_1, _e1185);
                    metal::simdgroup_float8x8 _e1187 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_1, _e1187);
                    metal::simdgroup_float8x8 _e1189 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_1, _e1189);
                    metal::simdgroup_float8x8 _e1191 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_1, _e1191);
                    metal::simdgroup_float8x8 _e1193 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_1, _e1193);
                    metal::simdgroup_float8x8 _e1195 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_1, _e1195);
                    metal::simdgroup_float8x8 _e1197 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_1, _e1197);
                    metal::simdgroup_float8x8 _e1199 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_1, _e1199);
                    metal::simdgroup_float8x8 _e1201 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_1, _e1201);
                    metal::simdgroup_float8x8 _e1203 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_1, _e1203);
                    metal::simdgroup_float8x8 _e1205 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_1, _e1205);
                    metal::simdgroup_float8x8 _e1207 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_1, _e1207);
                    metal::simdgroup_float8x8 _e1209 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_1, _e1209);
                    metal::simdgroup_float8x8 _e1211 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_1, _e1211);
                    metal::simdgroup_float8x8 _e1213 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_1, _e1213);
                    metal::simdgroup_float8x8 _e1215 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_1, _e1215);
                    metal::simdgroup_float8x8 _e1217 = s_21_00_;
                    s_21_00_ = NagaCooperativeMultiplyAdd(left_2_00_, right_00_1, _e1217);
                    metal::simdgroup_float8x8 _e1219 = s_21_00_;
                    s_21_00_ = NagaCooperativeMultiplyAdd(left_2_01_, right_10_1, _e1219);
                    metal::simdgroup_float8x8 _e1221 = s_21_01_;
                    s_21_01_ = NagaCooperativeMultiplyAdd(left_2_00_, right_01_1, _e1221);
                    metal::simdgroup_float8x8 _e1223 = s_21_01_;
                    s_21_01_ = NagaCooperativeMultiplyAdd(left_2_01_, right_11_1, _e1223);
                    metal::simdgroup_float8x8 _e1225 = s_21_10_;
                    s_21_10_ = NagaCooperativeMultiplyAdd(left_2_10_, right_00_1, _e1225);
                    metal::simdgroup_float8x8 _e1227 = s_21_10_;
                    s_21_10_ = NagaCooperativeMultiplyAdd(left_2_11_, right_10_1, _e1227);
                    metal::simdgroup_float8x8 _e1229 = s_21_11_;
                    s_21_11_ = NagaCooperativeMultiplyAdd(left_2_10_, right_01_1, _e1229);
                    metal::simdgroup_float8x8 _e1231 = s_21_11_;
                    s_21_11_ = NagaCooperativeMultiplyAdd(left_2_11_, right_11_1, _e1231);
                    metal::simdgroup_float8x8 _e1233 = s_31_00_;
                    s_31_00_ = NagaCooperativeMultiplyAdd(left_3_00_, right_00_1, _e1233);
                    metal::simdgroup_float8x8 _e1235 = s_31_00_;
                    s_31_00_ = NagaCooperativeMultiplyAdd(left_3_01_, right_10_1, _e1235);
                    metal::simdgroup_float8x8 _e1237 = s_31_01_;
                    s_31_01_ = NagaCooperativeMultiplyAdd(left_3_00_, right_01_1, _e1237);
                    metal::simdgroup_float8x8 _e1239 = s_31_01_;
                    s_31_01_ = NagaCooperativeMultiplyAdd(left_3_01_, right_11_1, _e1239);
                    metal::simdgroup_float8x8 _e1241 = s_31_10_;
                    s_31_10_ = NagaCooperativeMultiplyAdd(left_3_10_, right_00_1, _e1241);
                    metal::simdgroup_float8x8 _e1243 = s_31_10_;
                    s_31_10_ = NagaCooperativeMultiplyAdd(left_3_11_, right_10_1, _e1243);
                    metal::simdgroup_float8x8 _e1245 = s_31_11_;
                    s_31_11_ = NagaCooperativeMultiplyAdd(left_3_10_, right_01_1, _e1245);
                    metal::simdgroup_float8x8 _e1247 = s_31_11_;
                    s_31_11_ = NagaCooperativeMultiplyAdd(left_3_11_, right_11_1, _e1247);
                }
                {
                    uint at_9 = ((own_j + 32u) * PITCH) + 0u;
                    uint right_00_at_2 = ((at_9 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_2 = NagaCooperativeLoad(&sh_b.inner[right_00_at_2], 40u, true);
                    uint right_01_at_2 = ((at_9 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_2 = NagaCooperativeLoad(&sh_b.inner[right_01_at_2], 40u, true);
                    uint right_10_at_2 = ((at_9 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_2 = NagaCooperativeLoad(&sh_b.inner[right_10_at_2], 40u, true);
                    uint right_11_at_2 = ((at_9 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_2 = NagaCooperativeLoad(&sh_b.inner[right_11_at_2], 40u, true);
                    metal::simdgroup_float8x8 _e1295 = s_02_00_;
                    s_02_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_2, _e1295);
                    metal::simdgroup_float8x8 _e1297 = s_02_00_;
                    s_02_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_2, _e1297);
                    metal::simdgroup_float8x8 _e1299 = s_02_01_;
                    s_02_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_2, _e1299);
                    metal::simdgroup_float8x8 _e1301 = s_02_01_;
                    s_02_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_2, _e1301);
                    metal::simdgroup_float8x8 _e1303 = s_02_10_;
                    s_02_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_2, _e1303);
                    metal::simdgroup_float8x8 _e1305 = s_02_10_;
                    s_02_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_2, _e1305);
                    metal::simdgroup_float8x8 _e1307 = s_02_11_;
                    s_02_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_2, _e1307);
                    metal::simdgroup_float8x8 _e1309 = s_02_11_;
                    s_02_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_2, _e1309);
                    metal::simdgroup_float8x8 _e1311 = s_12_00_;
                    s_12_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_2, _e1311);
                    metal::simdgroup_float8x8 _e1313 = s_12_00_;
                    s_12_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_2, _e1313);
                    metal::simdgroup_float8x8 _e1315 = s_12_01_;
                    s_12_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_2, _e1315);
                    metal::simdgroup_float8x8 _e1317 = s_12_01_;
                    s_12_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_2, _e1317);
                    metal::simdgroup_float8x8 _e1319 = s_12_10_;
                    s_12_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_2, _e1319);
                    metal::simdgroup_float8x8 _e1321 = s_12_10_;
                    s_12_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_2, _e1321);
                    metal::simdgroup_float8x8 _e1323 = s_12_11_;
                    s_12_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_2, _e1323);
                    metal::simdgroup_float8x8 _e1325 = s_12_11_;
                    s_12_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_2, _e1325);
                    metal::simdgroup_float8x8 _e1327 = s_22_00_;
                    s_22_00_ = NagaCooperativeMultiplyAdd(left_2_00_, right_00_2, _e1327);
                    metal::simdgroup_float8x8 _e1329 = s_22_00_;
                    s_22_00_ = NagaCooperativeMultiplyAdd(left_2_01_, right_10_2, _e1329);
                    metal::simdgroup_float8x8 _e1331 = s_22_01_;
                    s_22_01_ = NagaCooperativeMultiplyAdd(left_2_00_, right_01_2, _e1331);
                    metal::simdgroup_float8x8 _e1333 = s_22_01_;
                    s_22_01_ = NagaCooperativeMultiplyAdd(left_2_01_, right_11_2, _e1333);
                    metal::simdgroup_float8x8 _e1335 = s_22_10_;
                    s_22_10_ = NagaCooperativeMultiplyAdd(left_2_10_, right_00_2, _e1335);
                    metal::simdgroup_float8x8 _e1337 = s_22_10_;
                    s_22_10_ = NagaCooperativeMultiplyAdd(left_2_11_, right_10_2, _e1337);
                    metal::simdgroup_float8x8 _e1339 = s_22_11_;
                    s_22_11_ = NagaCooperativeMultiplyAdd(left_2_10_, right_01_2, _e1339);
                    metal::simdgroup_float8x8 _e1341 = s_22_11_;
                    s_22_11_ = NagaCooperativeMultiplyAdd(left_2_11_, right_11_2, _e1341);
                    metal::simdgroup_float8x8 _e1343 = s_32_00_;
                    s_32_00_ = NagaCooperativeMultiplyAdd(left_3_00_, right_00_2, _e1343);
                    metal::simdgroup_float8x8 _e1345 = s_32_00_;
                    s_32_00_ = NagaCooperativeMultiplyAdd(left_3_01_, right_10_2, _e1345);
                    metal::simdgroup_float8x8 _e1347 = s_32_01_;
                    s_32_01_ = NagaCooperativeMultiplyAdd(left_3_00_, right_01_2, _e1347);
                    metal::simdgroup_float8x8 _e1349 = s_32_01_;
                    s_32_01_ = NagaCooperativeMultiplyAdd(left_3_01_, right_11_2, _e1349);
                    metal::simdgroup_float8x8 _e1351 = s_32_10_;
                    s_32_10_ = NagaCooperativeMultiplyAdd(left_3_10_, right_00_2, _e1351);
                    metal::simdgroup_float8x8 _e1353 = s_32_10_;
                    s_32_10_ = NagaCooperativeMultiplyAdd(left_3_11_, right_10_2, _e1353);
                    metal::simdgroup_float8x8 _e1355 = s_32_11_;
                    s_32_11_ = NagaCooperativeMultiplyAdd(left_3_10_, right_01_2, _e1355);
                    metal::simdgroup_float8x8 _e1357 = s_32_11_;
                    s_32_11_ = NagaCooperativeMultiplyAdd(left_3_11_, right_11_2, _e1357);
                }
                {
                    uint at_10 = ((own_j + 48u) * PITCH) + 0u;
                    uint right_00_at_3 = ((at_10 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_3 = NagaCooperativeLoad(&sh_b.inner[right_00_at_3], 40u, true);
                    uint right_01_at_3 = ((at_10 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_3 = NagaCooperativeLoad(&sh_b.inner[right_01_at_3], 40u, true);
                    uint right_10_at_3 = ((at_10 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_3 = NagaCooperativeLoad(&sh_b.inner[right_10_at_3], 40u, true);
                    uint right_11_at_3 = ((at_10 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_3 = NagaCooperativeLoad(&sh_b.inner[right_11_at_3], 40u, true);
                    metal::simdgroup_float8x8 _e1405 = s_03_00_;
                    s_03_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_3, _e1405);
                    metal::simdgroup_float8x8 _e1407 = s_03_00_;
                    s_03_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_3, _e1407);
                    metal::simdgroup_float8x8 _e1409 = s_03_01_;
                    s_03_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_3, _e1409);
                    metal::simdgroup_float8x8 _e1411 = s_03_01_;
                    s_03_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_3, _e1411);
                    metal::simdgroup_float8x8 _e1413 = s_03_10_;
                    s_03_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_3, _e1413);
                    metal::simdgroup_float8x8 _e1415 = s_03_10_;
                    s_03_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_3, _e1415);
                    metal::simdgroup_float8x8 _e1417 = s_03_11_;
                    s_03_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_3, _e1417);
                    metal::simdgroup_float8x8 _e1419 = s_03_11_;
                    s_03_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_3, _e1419);
                    metal::simdgroup_float8x8 _e1421 = s_13_00_;
                    s_13_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_3, _e1421);
                    metal::simdgroup_float8x8 _e1423 = s_13_00_;
                    s_13_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_3, _e1423);
                    metal::simdgroup_float8x8 _e1425 = s_13_01_;
                    s_13_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_3, _e1425);
                    metal::simdgroup_float8x8 _e1427 = s_13_01_;
                    s_13_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_3, _e1427);
                    metal::simdgroup_float8x8 _e1429 = s_13_10_;
                    s_13_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_3, _e1429);
                    metal::simdgroup_float8x8 _e1431 = s_13_10_;
                    s_13_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_3, _e1431);
                    metal::simdgroup_float8x8 _e1433 = s_13_11_;
                    s_13_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_3, _e1433);
                    metal::simdgroup_float8x8 _e1435 = s_13_11_;
                    s_13_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_3, _e1435);
                    metal::simdgroup_float8x8 _e1437 = s_23_00_;
                    s_23_00_ = NagaCooperativeMultiplyAdd(left_2_00_, right_00_3, _e1437);
                    metal::simdgroup_float8x8 _e1439 = s_23_00_;
                    s_23_00_ = NagaCooperativeMultiplyAdd(left_2_01_, right_10_3, _e1439);
                    metal::simdgroup_float8x8 _e1441 = s_23_01_;
                    s_23_01_ = NagaCooperativeMultiplyAdd(left_2_00_, right_01_3, _e1441);
                    metal::simdgroup_float8x8 _e1443 = s_23_01_;
                    s_23_01_ = NagaCooperativeMultiplyAdd(left_2_01_, right_11_3, _e1443);
                    metal::simdgroup_float8x8 _e1445 = s_23_10_;
                    s_23_10_ = NagaCooperativeMultiplyAdd(left_2_10_, right_00_3, _e1445);
                    metal::simdgroup_float8x8 _e1447 = s_23_10_;
                    s_23_10_ = NagaCooperativeMultiplyAdd(left_2_11_, right_10_3, _e1447);
                    metal::simdgroup_float8x8 _e1449 = s_23_11_;
                    s_23_11_ = NagaCooperativeMultiplyAdd(left_2_10_, right_01_3, _e1449);
                    metal::simdgroup_float8x8 _e1451 = s_23_11_;
                    s_23_11_ = NagaCooperativeMultiplyAdd(left_2_11_, right_11_3, _e1451);
                    metal::simdgroup_float8x8 _e1453 = s_33_00_;
                    s_33_00_ = NagaCooperativeMultiplyAdd(left_3_00_, right_00_3, _e1453);
                    metal::simdgroup_float8x8 _e1455 = s_33_00_;
                    s_33_00_ = NagaCooperativeMultiplyAdd(left_3_01_, right_10_3, _e1455);
                    metal::simdgroup_float8x8 _e1457 = s_33_01_;
                    s_33_01_ = NagaCooperativeMultiplyAdd(left_3_00_, right_01_3, _e1457);
                    metal::simdgroup_float8x8 _e1459 = s_33_01_;
                    s_33_01_ = NagaCooperativeMultiplyAdd(left_3_01_, right_11_3, _e1459);
                    metal::simdgroup_float8x8 _e1461 = s_33_10_;
                    s_33_10_ = NagaCooperativeMultiplyAdd(left_3_10_, right_00_3, _e1461);
                    metal::simdgroup_float8x8 _e1463 = s_33_10_;
                    s_33_10_ = NagaCooperativeMultiplyAdd(left_3_11_, right_10_3, _e1463);
                    metal::simdgroup_float8x8 _e1465 = s_33_11_;
                    s_33_11_ = NagaCooperativeMultiplyAdd(left_3_10_, right_01_3, _e1465);
                    metal::simdgroup_float8x8 _e1467 = s_33_11_;
                    s_33_11_ = NagaCooperativeMultiplyAdd(left_3_11_, right_11_3, _e1467);
                }
            }
            {
                uint at_0_1 = ((own_i + 0u) * PITCH) + 4u;
                uint left_0_00_at_1 = ((at_0_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_0_00_1 = NagaCooperativeLoad(&sh_a.inner[left_0_00_at_1], 40u, false);
                uint left_0_01_at_1 = ((at_0_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_0_01_1 = NagaCooperativeLoad(&sh_a.inner[left_0_01_at_1], 40u, false);
                uint left_0_10_at_1 = ((at_0_1 * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 left_0_10_1 = NagaCooperativeLoad(&sh_a.inner[left_0_10_at_1], 40u, false);
                uint left_0_11_at_1 = ((at_0_1 * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 left_0_11_1 = NagaCooperativeLoad(&sh_a.inner[left_0_11_at_1], 40u, false);
                uint at_1_1 = ((own_i + 16u) * PITCH) + 4u;
                uint left_1_00_at_1 = ((at_1_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_1_00_1 = NagaCooperativeLoad(&sh_a.inner[left_1_00_at_1], 40u, false);
                uint left_1_01_at_1 = ((at_1_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_1_01_1 = NagaCooperativeLoad(&sh_a.inner[left_1_01_at_1], 40u, false);
                uint left_1_10_at_1 = ((at_1_1 * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 left_1_10_1 = NagaCooperativeLoad(&sh_a.inner[left_1_10_at_1], 40u, false);
                uint left_1_11_at_1 = ((at_1_1 * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 left_1_11_1 = NagaCooperativeLoad(&sh_a.inner[left_1_11_at_1], 40u, false);
                uint at_2_1 = ((own_i + 32u) * PITCH) + 4u;
                uint left_2_00_at_1 = ((at_2_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_2_00_1 = NagaCooperativeLoad(&sh_a.inner[left_2_00_at_1], 40u, false);
                uint left_2_01_at_1 = ((at_2_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_2_01_1 = NagaCooperativeLoad(&sh_a.inner[left_2_01_at_1], 40u, false);
                uint left_2_10_at_1 = ((at_2_1 * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 left_2_10_1 = NagaCooperativeLoad(&sh_a.inner[left_2_10_at_1], 40u, false);
                uint left_2_11_at_1 = ((at_2_1 * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 left_2_11_1 = NagaCooperativeLoad(&sh_a.inner[left_2_11_at_1], 40u, false);
                uint at_3_1 = ((own_i + 48u) * PITCH) + 4u;
                uint left_3_00_at_1 = ((at_3_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_3_00_1 = NagaCooperativeLoad(&sh_a.inner[left_3_00_at_1], 40u, false);
                uint left_3_01_at_1 = ((at_3_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_3_01_1 = NagaCooperativeLoad(&sh_a.inner[left_3_01_at_1], 40u, false);
                uint left_3_10_at_1 = ((at_3_1 * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 left_3_10_1 = NagaCooperativeLoad(&sh_a.inner[left_3_10_at_1], 40u, false);
                uint left_3_11_at_1 = ((at_3_1 * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 left_3_11_1 = NagaCooperativeLoad(&sh_a.inner[left_3_11_at_1], 40u, false);
                {
                    uint at_11 = ((own_j + 0u) * PITCH) + 4u;
                    uint right_00_at_4 = ((at_11 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_4 = NagaCooperativeLoad(&sh_b.inner[right_00_at_4], 40u, true);
                    uint right_01_at_4 = ((at_11 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_4 = NagaCooperativeLoad(&sh_b.inner[right_01_at_4], 40u, true);
                    uint right_10_at_4 = ((at_11 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_4 = NagaCooperativeLoad(&sh_b.inner[right_10_at_4], 40u, true);
                    uint right_11_at_4 = ((at_11 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_4 = NagaCooperativeLoad(&sh_b.inner[right_11_at_4], 40u, true);
                    metal::simdgroup_float8x8 _e1699 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_4, _e1699);
                    metal::simdgroup_float8x8 _e1701 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_4, _e1701);
                    metal::simdgroup_float8x8 _e1703 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_4, _e1703);
                    metal::simdgroup_float8x8 _e1705 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_4, _e1705);
                    metal::simdgroup_float8x8 _e1707 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_4, _e1707);
                    metal::simdgroup_float8x8 _e1709 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_4, _e1709);
                    metal::simdgroup_float8x8 _e1711 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_4, _e1711);
                    metal::simdgroup_float8x8 _e1713 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_4, _e1713);
                    metal::simdgroup_float8x8 _e1715 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_4, _e1715);
                    metal::simdgroup_float8x8 _e1717 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_4, _e1717);
                    metal::simdgroup_float8x8 _e1719 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_4, _e1719);
                    metal::simdgroup_float8x8 _e1721 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_4, _e1721);
                    metal::simdgroup_float8x8 _e1723 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_4, _e1723);
                    metal::simdgroup_float8x8 _e1725 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_4, _e1725);
                    metal::simdgroup_float8x8 _e1727 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_4, _e1727);
                    metal::simdgroup_float8x8 _e1729 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_4, _e1729);
                    metal::simdgroup_float8x8 _e1731 = s_20_00_;
                    s_20_00_ = NagaCooperativeMultiplyAdd(left_2_00_1, right_00_4, _e1731);
                    metal::simdgroup_float8x8 _e1733 = s_20_00_;
                    s_20_00_ = NagaCooperativeMultiplyAdd(left_2_01_1, right_10_4, _e1733);
                    metal::simdgroup_float8x8 _e1735 = s_20_01_;
                    s_20_01_ = NagaCooperativeMultiplyAdd(left_2_00_1, right_01_4, _e1735);
                    metal::simdgroup_float8x8 _e1737 = s_20_01_;
                    s_20_01_ = NagaCooperativeMultiplyAdd(left_2_01_1, right_11_4, _e1737);
                    metal::simdgroup_float8x8 _e1739 = s_20_10_;
                    s_20_10_ = NagaCooperativeMultiplyAdd(left_2_10_1, right_00_4, _e1739);
                    metal::simdgroup_float8x8 _e1741 = s_20_10_;
                    s_20_10_ = NagaCooperativeMultiplyAdd(left_2_11_1, right_10_4, _e1741);
                    metal::simdgroup_float8x8 _e1743 = s_20_11_;
                    s_20_11_ = NagaCooperativeMultiplyAdd(left_2_10_1, right_01_4, _e1743);
                    metal::simdgroup_float8x8 _e1745 = s_20_11_;
                    s_20_11_ = NagaCooperativeMultiplyAdd(left_2_11_1, right_11_4, _e1745);
                    metal::simdgroup_float8x8 _e1747 = s_30_00_;
                    s_30_00_ = NagaCooperativeMultiplyAdd(left_3_00_1, right_00_4, _e1747);
                    metal::simdgroup_float8x8 _e1749 = s_30_00_;
                    s_30_00_ = NagaCooperativeMultiplyAdd(left_3_01_1, right_10_4, _e1749);
                    metal::simdgroup_float8x8 _e1751 = s_30_01_;
                    s_30_01_ = NagaCooperativeMultiplyAdd(left_3_00_1, right_01_4, _e1751);
                    metal::simdgroup_float8x8 _e1753 = s_30_01_;
                    s_30_01_ = NagaCooperativeMultiplyAdd(left_3_01_1, right_11_4, _e1753);
                    metal::simdgroup_float8x8 _e1755 = s_30_10_;
                    s_30_10_ = NagaCooperativeMultiplyAdd(left_3_10_1, right_00_4, _e1755);
                    metal::simdgroup_float8x8 _e1757 = s_30_10_;
                    s_30_10_ = NagaCooperativeMultiplyAdd(left_3_11_1, right_10_4, _e1757);
                    metal::simdgroup_float8x8 _e1759 = s_30_11_;
                    s_30_11_ = NagaCooperativeMultiplyAdd(left_3_10_1, right_01_4, _e1759);
                    metal::simdgroup_float8x8 _e1761 = s_30_11_;
                    s_30_11_ = NagaCooperativeMultiplyAdd(left_3_11_1, right_11_4, _e1761);
                }
                {
                    uint at_12 = ((own_j + 16u) * PITCH) + 4u;
                    uint right_00_at_5 = ((at_12 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_5 = NagaCooperativeLoad(&sh_b.inner[right_00_at_5], 40u, true);
                    uint right_01_at_5 = ((at_12 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_5 = NagaCooperativeLoad(&sh_b.inner[right_01_at_5], 40u, true);
                    uint right_10_at_5 = ((at_12 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_5 = NagaCooperativeLoad(&sh_b.inner[right_10_at_5], 40u, true);
                    uint right_11_at_5 = ((at_12 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_5 = NagaCooperativeLoad(&sh_b.inner[right_11_at_5], 40u, true);
                    metal::simdgroup_float8x8 _e1809 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_5, _e1809);
                    metal::simdgroup_float8x8 _e1811 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_5, _e1811);
                    metal::simdgroup_float8x8 _e1813 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_5, _e1813);
                    metal::simdgroup_float8x8 _e1815 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_5, _e1815);
                    metal::simdgroup_float8x8 _e1817 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_5, _e1817);
                    metal::simdgroup_float8x8 _e1819 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_5, _e1819);
                    metal::simdgroup_float8x8 _e1821 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_5, _e1821);
                    metal::simdgroup_float8x8 _e1823 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_5, _e1823);
                    metal::simdgroup_float8x8 _e1825 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_5, _e1825);
                    metal::simdgroup_float8x8 _e1827 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_5, _e1827);
                    metal::simdgroup_float8x8 _e1829 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_5, _e1829);
                    metal::simdgroup_float8x8 _e1831 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_5, _e1831);
                    metal::simdgroup_float8x8 _e1833 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_5, _e1833);
                    metal::simdgroup_float8x8 _e1835 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_5, _e1835);
                    metal::simdgroup_float8x8 _e1837 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_5, _e1837);
                    metal::simdgroup_float8x8 _e1839 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_5, _e1839);
                    metal::simdgroup_float8x8 _e1841 = s_21_00_;
                    s_21_00_ = NagaCooperativeMultiplyAdd(left_2_00_1, right_00_5, _e1841);
                    metal::simdgroup_float8x8 _e1843 = s_21_00_;
                    s_21_00_ = NagaCooperativeMultiplyAdd(left_2_01_1, right_10_5, _e1843);
                    metal::simdgroup_float8x8 _e1845 = s_21_01_;
                    s_21_01_ = NagaCooperativeMultiplyAdd(left_2_00_1, right_01_5, _e1845);
                    metal::simdgroup_float8x8 _e1847 = s_21_01_;
                    s_21_01_ = NagaCooperativeMultiplyAdd(left_2_01_1, right_11_5, _e1847);
                    metal::simdgroup_float8x8 _e1849 = s_21_10_;
                    s_21_10_ = NagaCooperativeMultiplyAdd(left_2_10_1, right_00_5, _e1849);
                    metal::simdgroup_float8x8 _e1851 = s_21_10_;
                    s_21_10_ = NagaCooperativeMultiplyAdd(left_2_11_1, right_10_5, _e1851);
                    metal::simdgroup_float8x8 _e1853 = s_21_11_;
                    s_21_11_ = NagaCooperativeMultiplyAdd(left_2_10_1, right_01_5, _e1853);
                    metal::simdgroup_float8x8 _e1855 = s_21_11_;
                    s_21_11_ = NagaCooperativeMultiplyAdd(left_2_11_1, right_11_5, _e1855);
                    metal::simdgroup_float8x8 _e1857 = s_31_00_;
                    s_31_00_ = NagaCooperativeMultiplyAdd(left_3_00_1, right_00_5, _e1857);
                    metal::simdgroup_float8x8 _e1859 = s_31_00_;
                    s_31_00_ = NagaCooperativeMultiplyAdd(left_3_01_1, right_10_5, _e1859);
                    metal::simdgroup_float8x8 _e1861 = s_31_01_;
                    s_31_01_ = NagaCooperativeMultiplyAdd(left_3_00_1, right_01_5, _e1861);
                    metal::simdgroup_float8x8 _e1863 = s_31_01_;
                    s_31_01_ = NagaCooperativeMultiplyAdd(left_3_01_1, right_11_5, _e1863);
                    metal::simdgroup_float8x8 _e1865 = s_31_10_;
                    s_31_10_ = NagaCooperativeMultiplyAdd(left_3_10_1, right_00_5, _e1865);
                    metal::simdgroup_float8x8 _e1867 = s_31_10_;
                    s_31_10_ = NagaCooperativeMultiplyAdd(left_3_11_1, right_10_5, _e1867);
                    metal::simdgroup_float8x8 _e1869 = s_31_11_;
                    s_31_11_ = NagaCooperativeMultiplyAdd(left_3_10_1, right_01_5, _e1869);
                    metal::simdgroup_float8x8 _e1871 = s_31_11_;
                    s_31_11_ = NagaCooperativeMultiplyAdd(left_3_11_1, right_11_5, _e1871);
                }
                {
                    uint at_13 = ((own_j + 32u) * PITCH) + 4u;
                    uint right_00_at_6 = ((at_13 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_6 = NagaCooperativeLoad(&sh_b.inner[right_00_at_6], 40u, true);
                    uint right_01_at_6 = ((at_13 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_6 = NagaCooperativeLoad(&sh_b.inner[right_01_at_6], 40u, true);
                    uint right_10_at_6 = ((at_13 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_6 = NagaCooperativeLoad(&sh_b.inner[right_10_at_6], 40u, true);
                    uint right_11_at_6 = ((at_13 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_6 = NagaCooperativeLoad(&sh_b.inner[right_11_at_6], 40u, true);
                    metal::simdgroup_float8x8 _e1919 = s_02_00_;
                    s_02_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_6, _e1919);
                    metal::simdgroup_float8x8 _e1921 = s_02_00_;
                    s_02_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_6, _e1921);
                    metal::simdgroup_float8x8 _e1923 = s_02_01_;
                    s_02_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_6, _e1923);
                    metal::simdgroup_float8x8 _e1925 = s_02_01_;
                    s_02_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_6, _e1925);
                    metal::simdgroup_float8x8 _e1927 = s_02_10_;
                    s_02_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_6, _e1927);
                    metal::simdgroup_float8x8 _e1929 = s_02_10_;
                    s_02_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_6, _e1929);
                    metal::simdgroup_float8x8 _e1931 = s_02_11_;
                    s_02_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_6, _e1931);
                    metal::simdgroup_float8x8 _e1933 = s_02_11_;
                    s_02_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_6, _e1933);
                    metal::simdgroup_float8x8 _e1935 = s_12_00_;
                    s_12_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_6, _e1935);
                    metal::simdgroup_float8x8 _e1937 = s_12_00_;
                    s_12_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_6, _e1937);
                    metal::simdgroup_float8x8 _e1939 = s_12_01_;
                    s_12_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_6, _e1939);
                    metal::simdgroup_float8x8 _e1941 = s_12_01_;
                    s_12_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_6, _e1941);
                    metal::simdgroup_float8x8 _e1943 = s_12_10_;
                    s_12_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_6, _e1943);
                    metal::simdgroup_float8x8 _e1945 = s_12_10_;
                    s_12_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_6, _e1945);
                    metal::simdgroup_float8x8 _e1947 = s_12_11_;
                    s_12_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_6, _e1947);
                    metal::simdgroup_float8x8 _e1949 = s_12_11_;
                    s_12_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_6, _e1949);
                    metal::simdgroup_float8x8 _e1951 = s_22_00_;
                    s_22_00_ = NagaCooperativeMultiplyAdd(left_2_00_1, right_00_6, _e1951);
                    metal::simdgroup_float8x8 _e1953 = s_22_00_;
                    s_22_00_ = NagaCooperativeMultiplyAdd(left_2_01_1, right_10_6, _e1953);
                    metal::simdgroup_float8x8 _e1955 = s_22_01_;
                    s_22_01_ = NagaCooperativeMultiplyAdd(left_2_00_1, right_01_6, _e1955);
                    metal::simdgroup_float8x8 _e1957 = s_22_01_;
                    s_22_01_ = NagaCooperativeMultiplyAdd(left_2_01_1, right_11_6, _e1957);
                    metal::simdgroup_float8x8 _e1959 = s_22_10_;
                    s_22_10_ = NagaCooperativeMultiplyAdd(left_2_10_1, right_00_6, _e1959);
                    metal::simdgroup_float8x8 _e1961 = s_22_10_;
                    s_22_10_ = NagaCooperativeMultiplyAdd(left_2_11_1, right_10_6, _e1961);
                    metal::simdgroup_float8x8 _e1963 = s_22_11_;
                    s_22_11_ = NagaCooperativeMultiplyAdd(left_2_10_1, right_01_6, _e1963);
                    metal::simdgroup_float8x8 _e1965 = s_22_11_;
                    s_22_11_ = NagaCooperativeMultiplyAdd(left_2_11_1, right_11_6, _e1965);
                    metal::simdgroup_float8x8 _e1967 = s_32_00_;
                    s_32_00_ = NagaCooperativeMultiplyAdd(left_3_00_1, right_00_6, _e1967);
                    metal::simdgroup_float8x8 _e1969 = s_32_00_;
                    s_32_00_ = NagaCooperativeMultiplyAdd(left_3_01_1, right_10_6, _e1969);
                    metal::simdgroup_float8x8 _e1971 = s_32_01_;
                    s_32_01_ = NagaCooperativeMultiplyAdd(left_3_00_1, right_01_6, _e1971);
                    metal::simdgroup_float8x8 _e1973 = s_32_01_;
                    s_32_01_ = NagaCooperativeMultiplyAdd(left_3_01_1, right_11_6, _e1973);
                    metal::simdgroup_float8x8 _e1975 = s_32_10_;
                    s_32_10_ = NagaCooperativeMultiplyAdd(left_3_10_1, right_00_6, _e1975);
                    metal::simdgroup_float8x8 _e1977 = s_32_10_;
                    s_32_10_ = NagaCooperativeMultiplyAdd(left_3_11_1, right_10_6, _e1977);
                    metal::simdgroup_float8x8 _e1979 = s_32_11_;
                    s_32_11_ = NagaCooperativeMultiplyAdd(left_3_10_1, right_01_6, _e1979);
                    metal::simdgroup_float8x8 _e1981 = s_32_11_;
                    s_32_11_ = NagaCooperativeMultiplyAdd(left_3_11_1, right_11_6, _e1981);
                }
                {
                    uint at_14 = ((own_j + 48u) * PITCH) + 4u;
                    uint right_00_at_7 = ((at_14 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_7 = NagaCooperativeLoad(&sh_b.inner[right_00_at_7], 40u, true);
                    uint right_01_at_7 = ((at_14 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_7 = NagaCooperativeLoad(&sh_b.inner[right_01_at_7], 40u, true);
                    uint right_10_at_7 = ((at_14 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_7 = NagaCooperativeLoad(&sh_b.inner[right_10_at_7], 40u, true);
                    uint right_11_at_7 = ((at_14 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_7 = NagaCooperativeLoad(&sh_b.inner[right_11_at_7], 40u, true);
                    metal::simdgroup_float8x8 _e2029 = s_03_00_;
                    s_03_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_7, _e2029);
                    metal::simdgroup_float8x8 _e2031 = s_03_00_;
                    s_03_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_7, _e2031);
                    metal::simdgroup_float8x8 _e2033 = s_03_01_;
                    s_03_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_7, _e2033);
                    metal::simdgroup_float8x8 _e2035 = s_03_01_;
                    s_03_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_7, _e2035);
                    metal::simdgroup_float8x8 _e2037 = s_03_10_;
                    s_03_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_7, _e2037);
                    metal::simdgroup_float8x8 _e2039 = s_03_10_;
                    s_03_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_7, _e2039);
                    metal::simdgroup_float8x8 _e2041 = s_03_11_;
                    s_03_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_7, _e2041);
                    metal::simdgroup_float8x8 _e2043 = s_03_11_;
                    s_03_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_7, _e2043);
                    metal::simdgroup_float8x8 _e2045 = s_13_00_;
                    s_13_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_7, _e2045);
                    metal::simdgroup_float8x8 _e2047 = s_13_00_;
                    s_13_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_7, _e2047);
                    metal::simdgroup_float8x8 _e2049 = s_13_01_;
                    s_13_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_7, _e2049);
                    metal::simdgroup_float8x8 _e2051 = s_13_01_;
                    s_13_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_7, _e2051);
                    metal::simdgroup_float8x8 _e2053 = s_13_10_;
                    s_13_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_7, _e2053);
                    metal::simdgroup_float8x8 _e2055 = s_13_10_;
                    s_13_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_7, _e2055);
                    metal::simdgroup_float8x8 _e2057 = s_13_11_;
                    s_13_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_7, _e2057);
                    metal::simdgroup_float8x8 _e2059 = s_13_11_;
                    s_13_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_7, _e2059);
                    metal::simdgroup_float8x8 _e2061 = s_23_00_;
                    s_23_00_ = NagaCooperativeMultiplyAdd(left_2_00_1, right_00_7, _e2061);
                    metal::simdgroup_float8x8 _e2063 = s_23_00_;
                    s_23_00_ = NagaCooperativeMultiplyAdd(left_2_01_1, right_10_7, _e2063);
                    metal::simdgroup_float8x8 _e2065 = s_23_01_;
                    s_23_01_ = NagaCooperativeMultiplyAdd(left_2_00_1, right_01_7, _e2065);
                    metal::simdgroup_float8x8 _e2067 = s_23_01_;
                    s_23_01_ = NagaCooperativeMultiplyAdd(left_2_01_1, right_11_7, _e2067);
                    metal::simdgroup_float8x8 _e2069 = s_23_10_;
                    s_23_10_ = NagaCooperativeMultiplyAdd(left_2_10_1, right_00_7, _e2069);
                    metal::simdgroup_float8x8 _e2071 = s_23_10_;
                    s_23_10_ = NagaCooperativeMultiplyAdd(left_2_11_1, right_10_7, _e2071);
                    metal::simdgroup_float8x8 _e2073 = s_23_11_;
                    s_23_11_ = NagaCooperativeMultiplyAdd(left_2_10_1, right_01_7, _e2073);
                    metal::simdgroup_float8x8 _e2075 = s_23_11_;
                    s_23_11_ = NagaCooperativeMultiplyAdd(left_2_11_1, right_11_7, _e2075);
                    metal::simdgroup_float8x8 _e2077 = s_33_00_;
                    s_33_00_ = NagaCooperativeMultiplyAdd(left_3_00_1, right_00_7, _e2077);
                    metal::simdgroup_float8x8 _e2079 = s_33_00_;
                    s_33_00_ = NagaCooperativeMultiplyAdd(left_3_01_1, right_10_7, _e2079);
                    metal::simdgroup_float8x8 _e2081 = s_33_01_;
                    s_33_01_ = NagaCooperativeMultiplyAdd(left_3_00_1, right_01_7, _e2081);
                    metal::simdgroup_float8x8 _e2083 = s_33_01_;
                    s_33_01_ = NagaCooperativeMultiplyAdd(left_3_01_1, right_11_7, _e2083);
                    metal::simdgroup_float8x8 _e2085 = s_33_10_;
                    s_33_10_ = NagaCooperativeMultiplyAdd(left_3_10_1, right_00_7, _e2085);
                    metal::simdgroup_float8x8 _e2087 = s_33_10_;
                    s_33_10_ = NagaCooperativeMultiplyAdd(left_3_11_1, right_10_7, _e2087);
                    metal::simdgroup_float8x8 _e2089 = s_33_11_;
                    s_33_11_ = NagaCooperativeMultiplyAdd(left_3_10_1, right_01_7, _e2089);
                    metal::simdgroup_float8x8 _e2091 = s_33_11_;
                    s_33_11_ = NagaCooperativeMultiplyAdd(left_3_11_1, right_11_7, _e2091);
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    uint scratch = naga_div(subgroup, 2u) * 64u;
    turn = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_1 = uint2(4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (metal::all(loop_bound_1 == uint2(0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            turn = false;
        }
        loop_init_1 = false;
        bool _e2105 = turn;
        if (_e2105) {
        } else {
            break;
        }
        {
            {
                uint at_15 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2112 = s_00_00_;
                simdgroup_store(_e2112, &sh_out.inner[at_15], 16u);
            }
            {
                uint at_16 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2122 = s_00_01_;
                simdgroup_store(_e2122, &sh_out.inner[at_16], 16u);
            }
            {
                uint at_17 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2132 = s_00_10_;
                simdgroup_store(_e2132, &sh_out.inner[at_17], 16u);
            }
            {
                uint at_18 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2142 = s_00_11_;
                simdgroup_store(_e2142, &sh_out.inner[at_18], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 0u) + naga_div(lane, 2u), ((first_j + own_j) + 0u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_1 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_2 = uint2(4294967295u);
    bool loop_init_2 = true;
    while(true) {
        if (metal::all(loop_bound_2 == uint2(0u))) { break; }
        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
        if (!loop_init_2) {
            turn_1 = false;
        }
        loop_init_2 = false;
        bool _e2170 = turn_1;
        if (_e2170) {
        } else {
            break;
        }
        {
            {
                uint at_19 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2177 = s_00_00_;
                simdgroup_store(_e2177, &sh_out.inner[at_19], 16u);
            }
            {
                uint at_20 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2187 = s_00_01_;
                simdgroup_store(_e2187, &sh_out.inner[at_20], 16u);
            }
            {
                uint at_21 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2197 = s_00_10_;
                simdgroup_store(_e2197, &sh_out.inner[at_21], 16u);
            }
            {
                uint at_22 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2207 = s_00_11_;
                simdgroup_store(_e2207, &sh_out.inner[at_22], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 0u) + naga_div(lane, 2u), ((first_j + own_j) + 0u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_2 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_3 = uint2(4294967295u);
    bool loop_init_3 = true;
    while(true) {
        if (metal::all(loop_bound_3 == uint2(0u))) { break; }
        loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
        if (!loop_init_3) {
            turn_2 = false;
        }
        loop_init_3 = false;
        bool _e2235 = turn_2;
        if (_e2235) {
        } else {
            break;
        }
        {
            {
                uint at_23 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2242 = s_01_00_;
                simdgroup_store(_e2242, &sh_out.inner[at_23], 16u);
            }
            {
                uint at_24 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2252 = s_01_01_;
                simdgroup_store(_e2252, &sh_out.inner[at_24], 16u);
            }
            {
                uint at_25 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2262 = s_01_10_;
                simdgroup_store(_e2262, &sh_out.inner[at_25], 16u);
            }
            {
                uint at_26 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2272 = s_01_11_;
                simdgroup_store(_e2272, &sh_out.inner[at_26], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 0u) + naga_div(lane, 2u), ((first_j + own_j) + 16u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_3 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_4 = uint2(4294967295u);
    bool loop_init_4 = true;
    while(true) {
        if (metal::all(loop_bound_4 == uint2(0u))) { break; }
        loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
        if (!loop_init_4) {
            turn_3 = false;
        }
        loop_init_4 = false;
        bool _e2300 = turn_3;
        if (_e2300) {
        } else {
            break;
        }
        {
            {
                uint at_27 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2307 = s_01_00_;
                simdgroup_store(_e2307, &sh_out.inner[at_27], 16u);
            }
            {
                uint at_28 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2317 = s_01_01_;
                simdgroup_store(_e2317, &sh_out.inner[at_28], 16u);
            }
            {
                uint at_29 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2327 = s_01_10_;
                simdgroup_store(_e2327, &sh_out.inner[at_29], 16u);
            }
            {
                uint at_30 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2337 = s_01_11_;
                simdgroup_store(_e2337, &sh_out.inner[at_30], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 0u) + naga_div(lane, 2u), ((first_j + own_j) + 16u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_4 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_5 = uint2(4294967295u);
    bool loop_init_5 = true;
    while(true) {
        if (metal::all(loop_bound_5 == uint2(0u))) { break; }
        loop_bound_5 -= uint2(loop_bound_5.y == 0u, 1u);
        if (!loop_init_5) {
            turn_4 = false;
        }
        loop_init_5 = false;
        bool _e2365 = turn_4;
        if (_e2365) {
        } else {
            break;
        }
        {
            {
                uint at_31 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2372 = s_02_00_;
                simdgroup_store(_e2372, &sh_out.inner[at_31], 16u);
            }
            {
                uint at_32 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2382 = s_02_01_;
                simdgroup_store(_e2382, &sh_out.inner[at_32], 16u);
            }
            {
                uint at_33 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2392 = s_02_10_;
                simdgroup_store(_e2392, &sh_out.inner[at_33], 16u);
            }
            {
                uint at_34 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2402 = s_02_11_;
                simdgroup_store(_e2402, &sh_out.inner[at_34], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 0u) + naga_div(lane, 2u), ((first_j + own_j) + 32u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_5 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_6 = uint2(4294967295u);
    bool loop_init_6 = true;
    while(true) {
        if (metal::all(loop_bound_6 == uint2(0u))) { break; }
        loop_bound_6 -= uint2(loop_bound_6.y == 0u, 1u);
        if (!loop_init_6) {
            turn_5 = false;
        }
        loop_init_6 = false;
        bool _e2430 = turn_5;
        if (_e2430) {
        } else {
            break;
        }
        {
            {
                uint at_35 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2437 = s_02_00_;
                simdgroup_store(_e2437, &sh_out.inner[at_35], 16u);
            }
            {
                uint at_36 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2447 = s_02_01_;
                simdgroup_store(_e2447, &sh_out.inner[at_36], 16u);
            }
            {
                uint at_37 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2457 = s_02_10_;
                simdgroup_store(_e2457, &sh_out.inner[at_37], 16u);
            }
            {
                uint at_38 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2467 = s_02_11_;
                simdgroup_store(_e2467, &sh_out.inner[at_38], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 0u) + naga_div(lane, 2u), ((first_j + own_j) + 32u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_6 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_7 = uint2(4294967295u);
    bool loop_init_7 = true;
    while(true) {
        if (metal::all(loop_bound_7 == uint2(0u))) { break; }
        loop_bound_7 -= uint2(loop_bound_7.y == 0u, 1u);
        if (!loop_init_7) {
            turn_6 = false;
        }
        loop_init_7 = false;
        bool _e2495 = turn_6;
        if (_e2495) {
        } else {
            break;
        }
        {
            {
                uint at_39 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2502 = s_03_00_;
                simdgroup_store(_e2502, &sh_out.inner[at_39], 16u);
            }
            {
                uint at_40 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2512 = s_03_01_;
                simdgroup_store(_e2512, &sh_out.inner[at_40], 16u);
            }
            {
                uint at_41 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2522 = s_03_10_;
                simdgroup_store(_e2522, &sh_out.inner[at_41], 16u);
            }
            {
                uint at_42 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2532 = s_03_11_;
                simdgroup_store(_e2532, &sh_out.inner[at_42], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 0u) + naga_div(lane, 2u), ((first_j + own_j) + 48u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_7 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_8 = uint2(4294967295u);
    bool loop_init_8 = true;
    while(true) {
        if (metal::all(loop_bound_8 == uint2(0u))) { break; }
        loop_bound_8 -= uint2(loop_bound_8.y == 0u, 1u);
        if (!loop_init_8) {
            turn_7 = false;
        }
        loop_init_8 = false;
        bool _e2560 = turn_7;
        if (_e2560) {
        } else {
            break;
        }
        {
            {
                uint at_43 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2567 = s_03_00_;
                simdgroup_store(_e2567, &sh_out.inner[at_43], 16u);
            }
            {
                uint at_44 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2577 = s_03_01_;
                simdgroup_store(_e2577, &sh_out.inner[at_44], 16u);
            }
            {
                uint at_45 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2587 = s_03_10_;
                simdgroup_store(_e2587, &sh_out.inner[at_45], 16u);
            }
            {
                uint at_46 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2597 = s_03_11_;
                simdgroup_store(_e2597, &sh_out.inner[at_46], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 0u) + naga_div(lane, 2u), ((first_j + own_j) + 48u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_8 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_9 = uint2(4294967295u);
    bool loop_init_9 = true;
    while(true) {
        if (metal::all(loop_bound_9 == uint2(0u))) { break; }
        loop_bound_9 -= uint2(loop_bound_9.y == 0u, 1u);
        if (!loop_init_9) {
            turn_8 = false;
        }
        loop_init_9 = false;
        bool _e2625 = turn_8;
        if (_e2625) {
        } else {
            break;
        }
        {
            {
                uint at_47 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2632 = s_10_00_;
                simdgroup_store(_e2632, &sh_out.inner[at_47], 16u);
            }
            {
                uint at_48 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2642 = s_10_01_;
                simdgroup_store(_e2642, &sh_out.inner[at_48], 16u);
            }
            {
                uint at_49 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2652 = s_10_10_;
                simdgroup_store(_e2652, &sh_out.inner[at_49], 16u);
            }
            {
                uint at_50 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2662 = s_10_11_;
                simdgroup_store(_e2662, &sh_out.inner[at_50], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 16u) + naga_div(lane, 2u), ((first_j + own_j) + 0u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_9 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_10 = uint2(4294967295u);
    bool loop_init_10 = true;
    while(true) {
        if (metal::all(loop_bound_10 == uint2(0u))) { break; }
        loop_bound_10 -= uint2(loop_bound_10.y == 0u, 1u);
        if (!loop_init_10) {
            turn_9 = false;
        }
        loop_init_10 = false;
        bool _e2690 = turn_9;
        if (_e2690) {
        } else {
            break;
        }
        {
            {
                uint at_51 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2697 = s_10_00_;
                simdgroup_store(_e2697, &sh_out.inner[at_51], 16u);
            }
            {
                uint at_52 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2707 = s_10_01_;
                simdgroup_store(_e2707, &sh_out.inner[at_52], 16u);
            }
            {
                uint at_53 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2717 = s_10_10_;
                simdgroup_store(_e2717, &sh_out.inner[at_53], 16u);
            }
            {
                uint at_54 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2727 = s_10_11_;
                simdgroup_store(_e2727, &sh_out.inner[at_54], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 16u) + naga_div(lane, 2u), ((first_j + own_j) + 0u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_10 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_11 = uint2(4294967295u);
    bool loop_init_11 = true;
    while(true) {
        if (metal::all(loop_bound_11 == uint2(0u))) { break; }
        loop_bound_11 -= uint2(loop_bound_11.y == 0u, 1u);
        if (!loop_init_11) {
            turn_10 = false;
        }
        loop_init_11 = false;
        bool _e2755 = turn_10;
        if (_e2755) {
        } else {
            break;
        }
        {
            {
                uint at_55 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2762 = s_11_00_;
                simdgroup_store(_e2762, &sh_out.inner[at_55], 16u);
            }
            {
                uint at_56 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2772 = s_11_01_;
                simdgroup_store(_e2772, &sh_out.inner[at_56], 16u);
            }
            {
                uint at_57 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2782 = s_11_10_;
                simdgroup_store(_e2782, &sh_out.inner[at_57], 16u);
            }
            {
                uint at_58 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2792 = s_11_11_;
                simdgroup_store(_e2792, &sh_out.inner[at_58], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 16u) + naga_div(lane, 2u), ((first_j + own_j) + 16u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_11 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_12 = uint2(4294967295u);
    bool loop_init_12 = true;
    while(true) {
        if (metal::all(loop_bound_12 == uint2(0u))) { break; }
        loop_bound_12 -= uint2(loop_bound_12.y == 0u, 1u);
        if (!loop_init_12) {
            turn_11 = false;
        }
        loop_init_12 = false;
        bool _e2820 = turn_11;
        if (_e2820) {
        } else {
            break;
        }
        {
            {
                uint at_59 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2827 = s_11_00_;
                simdgroup_store(_e2827, &sh_out.inner[at_59], 16u);
            }
            {
                uint at_60 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2837 = s_11_01_;
                simdgroup_store(_e2837, &sh_out.inner[at_60], 16u);
            }
            {
                uint at_61 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2847 = s_11_10_;
                simdgroup_store(_e2847, &sh_out.inner[at_61], 16u);
            }
            {
                uint at_62 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2857 = s_11_11_;
                simdgroup_store(_e2857, &sh_out.inner[at_62], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 16u) + naga_div(lane, 2u), ((first_j + own_j) + 16u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_12 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_13 = uint2(4294967295u);
    bool loop_init_13 = true;
    while(true) {
        if (metal::all(loop_bound_13 == uint2(0u))) { break; }
        loop_bound_13 -= uint2(loop_bound_13.y == 0u, 1u);
        if (!loop_init_13) {
            turn_12 = false;
        }
        loop_init_13 = false;
        bool _e2885 = turn_12;
        if (_e2885) {
        } else {
            break;
        }
        {
            {
                uint at_63 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2892 = s_12_00_;
                simdgroup_store(_e2892, &sh_out.inner[at_63], 16u);
            }
            {
                uint at_64 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2902 = s_12_01_;
                simdgroup_store(_e2902, &sh_out.inner[at_64], 16u);
            }
            {
                uint at_65 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2912 = s_12_10_;
                simdgroup_store(_e2912, &sh_out.inner[at_65], 16u);
            }
            {
                uint at_66 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2922 = s_12_11_;
                simdgroup_store(_e2922, &sh_out.inner[at_66], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 16u) + naga_div(lane, 2u), ((first_j + own_j) + 32u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_13 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_14 = uint2(4294967295u);
    bool loop_init_14 = true;
    while(true) {
        if (metal::all(loop_bound_14 == uint2(0u))) { break; }
        loop_bound_14 -= uint2(loop_bound_14.y == 0u, 1u);
        if (!loop_init_14) {
            turn_13 = false;
        }
        loop_init_14 = false;
        bool _e2950 = turn_13;
        if (_e2950) {
        } else {
            break;
        }
        {
            {
                uint at_67 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2957 = s_12_00_;
                simdgroup_store(_e2957, &sh_out.inner[at_67], 16u);
            }
            {
                uint at_68 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2967 = s_12_01_;
                simdgroup_store(_e2967, &sh_out.inner[at_68], 16u);
            }
            {
                uint at_69 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2977 = s_12_10_;
                simdgroup_store(_e2977, &sh_out.inner[at_69], 16u);
            }
            {
                uint at_70 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2987 = s_12_11_;
                simdgroup_store(_e2987, &sh_out.inner[at_70], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 16u) + naga_div(lane, 2u), ((first_j + own_j) + 32u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_14 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_15 = uint2(4294967295u);
    bool loop_init_15 = true;
    while(true) {
        if (metal::all(loop_bound_15 == uint2(0u))) { break; }
        loop_bound_15 -= uint2(loop_bound_15.y == 0u, 1u);
        if (!loop_init_15) {
            turn_14 = false;
        }
        loop_init_15 = false;
        bool _e3015 = turn_14;
        if (_e3015) {
        } else {
            break;
        }
        {
            {
                uint at_71 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3022 = s_13_00_;
                simdgroup_store(_e3022, &sh_out.inner[at_71], 16u);
            }
            {
                uint at_72 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3032 = s_13_01_;
                simdgroup_store(_e3032, &sh_out.inner[at_72], 16u);
            }
            {
                uint at_73 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3042 = s_13_10_;
                simdgroup_store(_e3042, &sh_out.inner[at_73], 16u);
            }
            {
                uint at_74 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3052 = s_13_11_;
                simdgroup_store(_e3052, &sh_out.inner[at_74], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 16u) + naga_div(lane, 2u), ((first_j + own_j) + 48u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_15 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_16 = uint2(4294967295u);
    bool loop_init_16 = true;
    while(true) {
        if (metal::all(loop_bound_16 == uint2(0u))) { break; }
        loop_bound_16 -= uint2(loop_bound_16.y == 0u, 1u);
        if (!loop_init_16) {
            turn_15 = false;
        }
        loop_init_16 = false;
        bool _e3080 = turn_15;
        if (_e3080) {
        } else {
            break;
        }
        {
            {
                uint at_75 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3087 = s_13_00_;
                simdgroup_store(_e3087, &sh_out.inner[at_75], 16u);
            }
            {
                uint at_76 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3097 = s_13_01_;
                simdgroup_store(_e3097, &sh_out.inner[at_76], 16u);
            }
            {
                uint at_77 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3107 = s_13_10_;
                simdgroup_store(_e3107, &sh_out.inner[at_77], 16u);
            }
            {
                uint at_78 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3117 = s_13_11_;
                simdgroup_store(_e3117, &sh_out.inner[at_78], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 16u) + naga_div(lane, 2u), ((first_j + own_j) + 48u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_16 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_17 = uint2(4294967295u);
    bool loop_init_17 = true;
    while(true) {
        if (metal::all(loop_bound_17 == uint2(0u))) { break; }
        loop_bound_17 -= uint2(loop_bound_17.y == 0u, 1u);
        if (!loop_init_17) {
            turn_16 = false;
        }
        loop_init_17 = false;
        bool _e3145 = turn_16;
        if (_e3145) {
        } else {
            break;
        }
        {
            {
                uint at_79 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3152 = s_20_00_;
                simdgroup_store(_e3152, &sh_out.inner[at_79], 16u);
            }
            {
                uint at_80 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3162 = s_20_01_;
                simdgroup_store(_e3162, &sh_out.inner[at_80], 16u);
            }
            {
                uint at_81 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3172 = s_20_10_;
                simdgroup_store(_e3172, &sh_out.inner[at_81], 16u);
            }
            {
                uint at_82 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3182 = s_20_11_;
                simdgroup_store(_e3182, &sh_out.inner[at_82], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 32u) + naga_div(lane, 2u), ((first_j + own_j) + 0u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_17 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_18 = uint2(4294967295u);
    bool loop_init_18 = true;
    while(true) {
        if (metal::all(loop_bound_18 == uint2(0u))) { break; }
        loop_bound_18 -= uint2(loop_bound_18.y == 0u, 1u);
        if (!loop_init_18) {
            turn_17 = false;
        }
        loop_init_18 = false;
        bool _e3210 = turn_17;
        if (_e3210) {
        } else {
            break;
        }
        {
            {
                uint at_83 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3217 = s_20_00_;
                simdgroup_store(_e3217, &sh_out.inner[at_83], 16u);
            }
            {
                uint at_84 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3227 = s_20_01_;
                simdgroup_store(_e3227, &sh_out.inner[at_84], 16u);
            }
            {
                uint at_85 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3237 = s_20_10_;
                simdgroup_store(_e3237, &sh_out.inner[at_85], 16u);
            }
            {
                uint at_86 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3247 = s_20_11_;
                simdgroup_store(_e3247, &sh_out.inner[at_86], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 32u) + naga_div(lane, 2u), ((first_j + own_j) + 0u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_18 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_19 = uint2(4294967295u);
    bool loop_init_19 = true;
    while(true) {
        if (metal::all(loop_bound_19 == uint2(0u))) { break; }
        loop_bound_19 -= uint2(loop_bound_19.y == 0u, 1u);
        if (!loop_init_19) {
            turn_18 = false;
        }
        loop_init_19 = false;
        bool _e3275 = turn_18;
        if (_e3275) {
        } else {
            break;
        }
        {
            {
                uint at_87 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3282 = s_21_00_;
                simdgroup_store(_e3282, &sh_out.inner[at_87], 16u);
            }
            {
                uint at_88 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3292 = s_21_01_;
                simdgroup_store(_e3292, &sh_out.inner[at_88], 16u);
            }
            {
                uint at_89 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3302 = s_21_10_;
                simdgroup_store(_e3302, &sh_out.inner[at_89], 16u);
            }
            {
                uint at_90 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3312 = s_21_11_;
                simdgroup_store(_e3312, &sh_out.inner[at_90], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 32u) + naga_div(lane, 2u), ((first_j + own_j) + 16u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_19 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_20 = uint2(4294967295u);
    bool loop_init_20 = true;
    while(true) {
        if (metal::all(loop_bound_20 == uint2(0u))) { break; }
        loop_bound_20 -= uint2(loop_bound_20.y == 0u, 1u);
        if (!loop_init_20) {
            turn_19 = false;
        }
        loop_init_20 = false;
        bool _e3340 = turn_19;
        if (_e3340) {
        } else {
            break;
        }
        {
            {
                uint at_91 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3347 = s_21_00_;
                simdgroup_store(_e3347, &sh_out.inner[at_91], 16u);
            }
            {
                uint at_92 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3357 = s_21_01_;
                simdgroup_store(_e3357, &sh_out.inner[at_92], 16u);
            }
            {
                uint at_93 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3367 = s_21_10_;
                simdgroup_store(_e3367, &sh_out.inner[at_93], 16u);
            }
            {
                uint at_94 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3377 = s_21_11_;
                simdgroup_store(_e3377, &sh_out.inner[at_94], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 32u) + naga_div(lane, 2u), ((first_j + own_j) + 16u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_20 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_21 = uint2(4294967295u);
    bool loop_init_21 = true;
    while(true) {
        if (metal::all(loop_bound_21 == uint2(0u))) { break; }
        loop_bound_21 -= uint2(loop_bound_21.y == 0u, 1u);
        if (!loop_init_21) {
            turn_20 = false;
        }
        loop_init_21 = false;
        bool _e3405 = turn_20;
        if (_e3405) {
        } else {
            break;
        }
        {
            {
                uint at_95 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3412 = s_22_00_;
                simdgroup_store(_e3412, &sh_out.inner[at_95], 16u);
            }
            {
                uint at_96 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3422 = s_22_01_;
                simdgroup_store(_e3422, &sh_out.inner[at_96], 16u);
            }
            {
                uint at_97 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3432 = s_22_10_;
                simdgroup_store(_e3432, &sh_out.inner[at_97], 16u);
            }
            {
                uint at_98 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3442 = s_22_11_;
                simdgroup_store(_e3442, &sh_out.inner[at_98], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 32u) + naga_div(lane, 2u), ((first_j + own_j) + 32u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_21 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_22 = uint2(4294967295u);
    bool loop_init_22 = true;
    while(true) {
        if (metal::all(loop_bound_22 == uint2(0u))) { break; }
        loop_bound_22 -= uint2(loop_bound_22.y == 0u, 1u);
        if (!loop_init_22) {
            turn_21 = false;
        }
        loop_init_22 = false;
        bool _e3470 = turn_21;
        if (_e3470) {
        } else {
            break;
        }
        {
            {
                uint at_99 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3477 = s_22_00_;
                simdgroup_store(_e3477, &sh_out.inner[at_99], 16u);
            }
            {
                uint at_100 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3487 = s_22_01_;
                simdgroup_store(_e3487, &sh_out.inner[at_100], 16u);
            }
            {
                uint at_101 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3497 = s_22_10_;
                simdgroup_store(_e3497, &sh_out.inner[at_101], 16u);
            }
            {
                uint at_102 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3507 = s_22_11_;
                simdgroup_store(_e3507, &sh_out.inner[at_102], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 32u) + naga_div(lane, 2u), ((first_j + own_j) + 32u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_22 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_23 = uint2(4294967295u);
    bool loop_init_23 = true;
    while(true) {
        if (metal::all(loop_bound_23 == uint2(0u))) { break; }
        loop_bound_23 -= uint2(loop_bound_23.y == 0u, 1u);
        if (!loop_init_23) {
            turn_22 = false;
        }
        loop_init_23 = false;
        bool _e3535 = turn_22;
        if (_e3535) {
        } else {
            break;
        }
        {
            {
                uint at_103 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3542 = s_23_00_;
                simdgroup_store(_e3542, &sh_out.inner[at_103], 16u);
            }
            {
                uint at_104 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3552 = s_23_01_;
                simdgroup_store(_e3552, &sh_out.inner[at_104], 16u);
            }
            {
                uint at_105 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3562 = s_23_10_;
                simdgroup_store(_e3562, &sh_out.inner[at_105], 16u);
            }
            {
                uint at_106 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3572 = s_23_11_;
                simdgroup_store(_e3572, &sh_out.inner[at_106], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 32u) + naga_div(lane, 2u), ((first_j + own_j) + 48u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_23 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_24 = uint2(4294967295u);
    bool loop_init_24 = true;
    while(true) {
        if (metal::all(loop_bound_24 == uint2(0u))) { break; }
        loop_bound_24 -= uint2(loop_bound_24.y == 0u, 1u);
        if (!loop_init_24) {
            turn_23 = false;
        }
        loop_init_24 = false;
        bool _e3600 = turn_23;
        if (_e3600) {
        } else {
            break;
        }
        {
            {
                uint at_107 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3607 = s_23_00_;
                simdgroup_store(_e3607, &sh_out.inner[at_107], 16u);
            }
            {
                uint at_108 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3617 = s_23_01_;
                simdgroup_store(_e3617, &sh_out.inner[at_108], 16u);
            }
            {
                uint at_109 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3627 = s_23_10_;
                simdgroup_store(_e3627, &sh_out.inner[at_109], 16u);
            }
            {
                uint at_110 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3637 = s_23_11_;
                simdgroup_store(_e3637, &sh_out.inner[at_110], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 32u) + naga_div(lane, 2u), ((first_j + own_j) + 48u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_24 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_25 = uint2(4294967295u);
    bool loop_init_25 = true;
    while(true) {
        if (metal::all(loop_bound_25 == uint2(0u))) { break; }
        loop_bound_25 -= uint2(loop_bound_25.y == 0u, 1u);
        if (!loop_init_25) {
            turn_24 = false;
        }
        loop_init_25 = false;
        bool _e3665 = turn_24;
        if (_e3665) {
        } else {
            break;
        }
        {
            {
                uint at_111 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3672 = s_30_00_;
                simdgroup_store(_e3672, &sh_out.inner[at_111], 16u);
            }
            {
                uint at_112 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3682 = s_30_01_;
                simdgroup_store(_e3682, &sh_out.inner[at_112], 16u);
            }
            {
                uint at_113 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3692 = s_30_10_;
                simdgroup_store(_e3692, &sh_out.inner[at_113], 16u);
            }
            {
                uint at_114 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3702 = s_30_11_;
                simdgroup_store(_e3702, &sh_out.inner[at_114], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 48u) + naga_div(lane, 2u), ((first_j + own_j) + 0u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_25 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_26 = uint2(4294967295u);
    bool loop_init_26 = true;
    while(true) {
        if (metal::all(loop_bound_26 == uint2(0u))) { break; }
        loop_bound_26 -= uint2(loop_bound_26.y == 0u, 1u);
        if (!loop_init_26) {
            turn_25 = false;
        }
        loop_init_26 = false;
        bool _e3730 = turn_25;
        if (_e3730) {
        } else {
            break;
        }
        {
            {
                uint at_115 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3737 = s_30_00_;
                simdgroup_store(_e3737, &sh_out.inner[at_115], 16u);
            }
            {
                uint at_116 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3747 = s_30_01_;
                simdgroup_store(_e3747, &sh_out.inner[at_116], 16u);
            }
            {
                uint at_117 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3757 = s_30_10_;
                simdgroup_store(_e3757, &sh_out.inner[at_117], 16u);
            }
            {
                uint at_118 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3767 = s_30_11_;
                simdgroup_store(_e3767, &sh_out.inner[at_118], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 48u) + naga_div(lane, 2u), ((first_j + own_j) + 0u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_26 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_27 = uint2(4294967295u);
    bool loop_init_27 = true;
    while(true) {
        if (metal::all(loop_bound_27 == uint2(0u))) { break; }
        loop_bound_27 -= uint2(loop_bound_27.y == 0u, 1u);
        if (!loop_init_27) {
            turn_26 = false;
        }
        loop_init_27 = false;
        bool _e3795 = turn_26;
        if (_e3795) {
        } else {
            break;
        }
        {
            {
                uint at_119 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3802 = s_31_00_;
                simdgroup_store(_e3802, &sh_out.inner[at_119], 16u);
            }
            {
                uint at_120 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3812 = s_31_01_;
                simdgroup_store(_e3812, &sh_out.inner[at_120], 16u);
            }
            {
                uint at_121 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3822 = s_31_10_;
                simdgroup_store(_e3822, &sh_out.inner[at_121], 16u);
            }
            {
                uint at_122 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3832 = s_31_11_;
                simdgroup_store(_e3832, &sh_out.inner[at_122], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 48u) + naga_div(lane, 2u), ((first_j + own_j) + 16u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_27 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_28 = uint2(4294967295u);
    bool loop_init_28 = true;
    while(true) {
        if (metal::all(loop_bound_28 == uint2(0u))) { break; }
        loop_bound_28 -= uint2(loop_bound_28.y == 0u, 1u);
        if (!loop_init_28) {
            turn_27 = false;
        }
        loop_init_28 = false;
        bool _e3860 = turn_27;
        if (_e3860) {
        } else {
            break;
        }
        {
            {
                uint at_123 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3867 = s_31_00_;
                simdgroup_store(_e3867, &sh_out.inner[at_123], 16u);
            }
            {
                uint at_124 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3877 = s_31_01_;
                simdgroup_store(_e3877, &sh_out.inner[at_124], 16u);
            }
            {
                uint at_125 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3887 = s_31_10_;
                simdgroup_store(_e3887, &sh_out.inner[at_125], 16u);
            }
            {
                uint at_126 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3897 = s_31_11_;
                simdgroup_store(_e3897, &sh_out.inner[at_126], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 48u) + naga_div(lane, 2u), ((first_j + own_j) + 16u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_28 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_29 = uint2(4294967295u);
    bool loop_init_29 = true;
    while(true) {
        if (metal::all(loop_bound_29 == uint2(0u))) { break; }
        loop_bound_29 -= uint2(loop_bound_29.y == 0u, 1u);
        if (!loop_init_29) {
            turn_28 = false;
        }
        loop_init_29 = false;
        bool _e3925 = turn_28;
        if (_e3925) {
        } else {
            break;
        }
        {
            {
                uint at_127 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3932 = s_32_00_;
                simdgroup_store(_e3932, &sh_out.inner[at_127], 16u);
            }
            {
                uint at_128 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3942 = s_32_01_;
                simdgroup_store(_e3942, &sh_out.inner[at_128], 16u);
            }
            {
                uint at_129 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3952 = s_32_10_;
                simdgroup_store(_e3952, &sh_out.inner[at_129], 16u);
            }
            {
                uint at_130 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3962 = s_32_11_;
                simdgroup_store(_e3962, &sh_out.inner[at_130], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 48u) + naga_div(lane, 2u), ((first_j + own_j) + 32u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_29 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_30 = uint2(4294967295u);
    bool loop_init_30 = true;
    while(true) {
        if (metal::all(loop_bound_30 == uint2(0u))) { break; }
        loop_bound_30 -= uint2(loop_bound_30.y == 0u, 1u);
        if (!loop_init_30) {
            turn_29 = false;
        }
        loop_init_30 = false;
        bool _e3990 = turn_29;
        if (_e3990) {
        } else {
            break;
        }
        {
            {
                uint at_131 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3997 = s_32_00_;
                simdgroup_store(_e3997, &sh_out.inner[at_131], 16u);
            }
            {
                uint at_132 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e4007 = s_32_01_;
                simdgroup_store(_e4007, &sh_out.inner[at_132], 16u);
            }
            {
                uint at_133 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e4017 = s_32_10_;
                simdgroup_store(_e4017, &sh_out.inner[at_133], 16u);
            }
            {
                uint at_134 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e4027 = s_32_11_;
                simdgroup_store(_e4027, &sh_out.inner[at_134], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 48u) + naga_div(lane, 2u), ((first_j + own_j) + 32u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_30 = naga_mod(subgroup, 2u) == 0u;
    uint2 loop_bound_31 = uint2(4294967295u);
    bool loop_init_31 = true;
    while(true) {
        if (metal::all(loop_bound_31 == uint2(0u))) { break; }
        loop_bound_31 -= uint2(loop_bound_31.y == 0u, 1u);
        if (!loop_init_31) {
            turn_30 = false;
        }
        loop_init_31 = false;
        bool _e4055 = turn_30;
        if (_e4055) {
        } else {
            break;
        }
        {
            {
                uint at_135 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e4062 = s_33_00_;
                simdgroup_store(_e4062, &sh_out.inner[at_135], 16u);
            }
            {
                uint at_136 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e4072 = s_33_01_;
                simdgroup_store(_e4072, &sh_out.inner[at_136], 16u);
            }
            {
                uint at_137 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e4082 = s_33_10_;
                simdgroup_store(_e4082, &sh_out.inner[at_137], 16u);
            }
            {
                uint at_138 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e4092 = s_33_11_;
                simdgroup_store(_e4092, &sh_out.inner[at_138], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 48u) + naga_div(lane, 2u), ((first_j + own_j) + 48u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_31 = naga_mod(subgroup, 2u) == 1u;
    uint2 loop_bound_32 = uint2(4294967295u);
    bool loop_init_32 = true;
    while(true) {
        if (metal::all(loop_bound_32 == uint2(0u))) { break; }
        loop_bound_32 -= uint2(loop_bound_32.y == 0u, 1u);
        if (!loop_init_32) {
            turn_31 = false;
        }
        loop_init_32 = false;
        bool _e4120 = turn_31;
        if (_e4120) {
        } else {
            break;
        }
        {
            {
                uint at_139 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e4127 = s_33_00_;
                simdgroup_store(_e4127, &sh_out.inner[at_139], 16u);
            }
            {
                uint at_140 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e4137 = s_33_01_;
                simdgroup_store(_e4137, &sh_out.inner[at_140], 16u);
            }
            {
                uint at_141 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e4147 = s_33_10_;
                simdgroup_store(_e4147, &sh_out.inner[at_141], 16u);
            }
            {
                uint at_142 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e4157 = s_33_11_;
                simdgroup_store(_e4157, &sh_out.inner[at_142], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            store(group.z, ((first_i + own_i) + 48u) + naga_div(lane, 2u), ((first_j + own_j) + 48u) + (naga_mod(lane, 2u) * 8u), scratch + (lane * 2u), params, out, sh_out, _buffer_sizes);
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    return;
}
