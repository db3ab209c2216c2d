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
    float inner[1024];
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
    metal::half4 next_b_0_ = {};
    metal::half4 next_a_1_ = {};
    metal::half4 next_b_1_ = {};
    metal::half4 next_a_2_ = {};
    metal::half4 next_b_2_ = {};
    metal::half4 next_a_3_ = {};
    metal::half4 next_b_3_ = {};
    metal::half4 next_a_4_ = {};
    metal::half4 next_b_4_ = {};
    metal::half4 next_a_5_ = {};
    metal::half4 next_b_5_ = {};
    metal::half4 next_a_6_ = {};
    metal::half4 next_b_6_ = {};
    metal::half4 next_a_7_ = {};
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
    bool local = {};
    bool local_1 = {};
    bool local_2 = {};
    bool local_3 = {};
    bool local_4 = {};
    bool local_5 = {};
    bool local_6 = {};
    bool local_7 = {};
    bool local_8 = {};
    bool local_9 = {};
    bool local_10 = {};
    bool local_11 = {};
    bool local_12 = {};
    bool local_13 = {};
    bool local_14 = {};
    bool local_15 = {};
    bool local_16 = {};
    bool local_17 = {};
    bool local_18 = {};
    bool local_19 = {};
    bool local_20 = {};
    bool local_21 = {};
    bool local_22 = {};
    bool local_23 = {};
    bool local_24 = {};
    bool local_25 = {};
    bool local_26 = {};
    bool local_27 = {};
    bool local_28 = {};
    bool local_29 = {};
    bool local_30 = {};
    bool local_31 = {};
    uint lane = naga_mod(index, 32u);
    uint subgroup = naga_div(index, 32u);
    uint first_i = group.y * 128u;
    uint first_j = group.x * 128u;
    uint own_i = naga_div(subgroup, 2u) * 64u;
    uint own_j = naga_mod(subgroup, 2u) * 64u;
    uint row = naga_div(index, 8u);
    uint place = (row * PITCH) + naga_mod(index, 8u);
    uint _e30 = params.a.z;
    uint _e35 = params.a.x;
    uint _e43 = params.m;
    uint _e50 = params.a.y;
    uint a_0_ = naga_div((_e30 + (group.z * _e35)) + (metal::min((first_i + row) + 0u, _e43 - 1u) * _e50), 4u) + naga_mod(index, 8u);
    uint _e61 = params.b.z;
    uint _e66 = params.b.x;
    uint _e74 = params.n;
    uint _e81 = params.b.y;
    uint b_0_ = naga_div((_e61 + (group.z * _e66)) + (metal::min((first_j + row) + 0u, _e74 - 1u) * _e81), 4u) + naga_mod(index, 8u);
    metal::half4 _e91 = a[a_0_];
    next_a_0_ = _e91;
    metal::half4 _e95 = b[b_0_];
    next_b_0_ = _e95;
    uint _e100 = params.a.z;
    uint _e105 = params.a.x;
    uint _e113 = params.m;
    uint _e120 = params.a.y;
    uint a_1_ = naga_div((_e100 + (group.z * _e105)) + (metal::min((first_i + row) + 16u, _e113 - 1u) * _e120), 4u) + naga_mod(index, 8u);
    uint _e131 = params.b.z;
    uint _e136 = params.b.x;
    uint _e144 = params.n;
    uint _e151 = params.b.y;
    uint b_1_ = naga_div((_e131 + (group.z * _e136)) + (metal::min((first_j + row) + 16u, _e144 - 1u) * _e151), 4u) + naga_mod(index, 8u);
    metal::half4 _e161 = a[a_1_];
    next_a_1_ = _e161;
    metal::half4 _e165 = b[b_1_];
    next_b_1_ = _e165;
    uint _e170 = params.a.z;
    uint _e175 = params.a.x;
    uint _e183 = params.m;
    uint _e190 = params.a.y;
    uint a_2_ = naga_div((_e170 + (group.z * _e175)) + (metal::min((first_i + row) + 32u, _e183 - 1u) * _e190), 4u) + naga_mod(index, 8u);
    uint _e201 = params.b.z;
    uint _e206 = params.b.x;
    uint _e214 = params.n;
    uint _e221 = params.b.y;
    uint b_2_ = naga_div((_e201 + (group.z * _e206)) + (metal::min((first_j + row) + 32u, _e214 - 1u) * _e221), 4u) + naga_mod(index, 8u);
    metal::half4 _e231 = a[a_2_];
    next_a_2_ = _e231;
    metal::half4 _e235 = b[b_2_];
    next_b_2_ = _e235;
    uint _e240 = params.a.z;
    uint _e245 = params.a.x;
    uint _e253 = params.m;
    uint _e260 = params.a.y;
    uint a_3_ = naga_div((_e240 + (group.z * _e245)) + (metal::min((first_i + row) + 48u, _e253 - 1u) * _e260), 4u) + naga_mod(index, 8u);
    uint _e271 = params.b.z;
    uint _e276 = params.b.x;
    uint _e284 = params.n;
    uint _e291 = params.b.y;
    uint b_3_ = naga_div((_e271 + (group.z * _e276)) + (metal::min((first_j + row) + 48u, _e284 - 1u) * _e291), 4u) + naga_mod(index, 8u);
    metal::half4 _e301 = a[a_3_];
    next_a_3_ = _e301;
    metal::half4 _e305 = b[b_3_];
    next_b_3_ = _e305;
    uint _e310 = params.a.z;
    uint _e315 = params.a.x;
    uint _e323 = params.m;
    uint _e330 = params.a.y;
    uint a_4_ = naga_div((_e310 + (group.z * _e315)) + (metal::min((first_i + row) + 64u, _e323 - 1u) * _e330), 4u) + naga_mod(index, 8u);
    uint _e341 = params.b.z;
    uint _e346 = params.b.x;
    uint _e354 = params.n;
    uint _e361 = params.b.y;
    uint b_4_ = naga_div((_e341 + (group.z * _e346)) + (metal::min((first_j + row) + 64u, _e354 - 1u) * _e361), 4u) + naga_mod(index, 8u);
    metal::half4 _e371 = a[a_4_];
    next_a_4_ = _e371;
    metal::half4 _e375 = b[b_4_];
    next_b_4_ = _e375;
    uint _e380 = params.a.z;
    uint _e385 = params.a.x;
    uint _e393 = params.m;
    uint _e400 = params.a.y;
    uint a_5_ = naga_div((_e380 + (group.z * _e385)) + (metal::min((first_i + row) + 80u, _e393 - 1u) * _e400), 4u) + naga_mod(index, 8u);
    uint _e411 = params.b.z;
    uint _e416 = params.b.x;
    uint _e424 = params.n;
    uint _e431 = params.b.y;
    uint b_5_ = naga_div((_e411 + (group.z * _e416)) + (metal::min((first_j + row) + 80u, _e424 - 1u) * _e431), 4u) + naga_mod(index, 8u);
    metal::half4 _e441 = a[a_5_];
    next_a_5_ = _e441;
    metal::half4 _e445 = b[b_5_];
    next_b_5_ = _e445;
    uint _e450 = params.a.z;
    uint _e455 = params.a.x;
    uint _e463 = params.m;
    uint _e470 = params.a.y;
    uint a_6_ = naga_div((_e450 + (group.z * _e455)) + (metal::min((first_i + row) + 96u, _e463 - 1u) * _e470), 4u) + naga_mod(index, 8u);
    uint _e481 = params.b.z;
    uint _e486 = params.b.x;
    uint _e494 = params.n;
    uint _e501 = params.b.y;
    uint b_6_ = naga_div((_e481 + (group.z * _e486)) + (metal::min((first_j + row) + 96u, _e494 - 1u) * _e501), 4u) + naga_mod(index, 8u);
    metal::half4 _e511 = a[a_6_];
    next_a_6_ = _e511;
    metal::half4 _e515 = b[b_6_];
    next_b_6_ = _e515;
    uint _e520 = params.a.z;
    uint _e525 = params.a.x;
    uint _e533 = params.m;
    uint _e540 = params.a.y;
    uint a_7_ = naga_div((_e520 + (group.z * _e525)) + (metal::min((first_i + row) + 112u, _e533 - 1u) * _e540), 4u) + naga_mod(index, 8u);
    uint _e551 = params.b.z;
    uint _e556 = params.b.x;
    uint _e564 = params.n;
    uint _e571 = params.b.y;
    uint b_7_ = naga_div((_e551 + (group.z * _e556)) + (metal::min((first_j + row) + 112u, _e564 - 1u) * _e571), 4u) + naga_mod(index, 8u);
    metal::half4 _e581 = a[a_7_];
    next_a_7_ = _e581;
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
            sh_a_put(place + 0u, _e724, sh_a);
            metal::half4 _e727 = next_b_0_;
            sh_b_put(place + 0u, _e727, sh_b);
            metal::half4 _e730 = next_a_1_;
            sh_a_put(place + 160u, _e730, sh_a);
            metal::half4 _e733 = next_b_1_;
            sh_b_put(place + 160u, _e733, sh_b);
            metal::half4 _e736 = next_a_2_;
            sh_a_put(place + 320u, _e736, sh_a);
            metal::half4 _e739 = next_b_2_;
            sh_b_put(place + 320u, _e739, sh_b);
            metal::half4 _e742 = next_a_3_;
            sh_a_put(place + 480u, _e742, sh_a);
            metal::half4 _e745 = next_b_3_;
            sh_b_put(place + 480u, _e745, sh_b);
            metal::half4 _e748 = next_a_4_;
            sh_a_put(place + 640u, _e748, sh_a);
            metal::half4 _e751 = next_b_4_;
            sh_b_put(place + 640u, _e751, sh_b);
            metal::half4 _e754 = next_a_5_;
            sh_a_put(place + 800u, _e754, sh_a);
            metal::half4 _e757 = next_b_5_;
            sh_b_put(place + 800u, _e757, sh_b);
            metal::half4 _e760 = next_a_6_;
            sh_a_put(place + 960u, _e760, sh_a);
            metal::half4 _e763 = next_b_6_;
            sh_b_put(place + 960u, _e763, sh_b);
            metal::half4 _e766 = next_a_7_;
            sh_a_put(place + 1120u, _e766, sh_a);
            metal::half4 _e769 = next_b_7_;
            sh_b_put(place + 1120u, _e769, sh_b);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e770 = k;
            uint _e775 = params.k;
            uint after = naga_div(metal::min(_e770 + 32u, _e775 - 32u), 4u);
            metal::half4 _e784 = a[a_0_ + after];
            next_a_0_ = _e784;
            metal::half4 _e788 = b[b_0_ + after];
            next_b_0_ = _e788;
            metal::half4 _e792 = a[a_1_ + after];
            next_a_1_ = _e792;
            metal::half4 _e796 = b[b_1_ + after];
            next_b_1_ = _e796;
            metal::half4 _e800 = a[a_2_ + after];
            next_a_2_ = _e800;
            metal::half4 _e804 = b[b_2_ + after];
            next_b_2_ = _e804;
            metal::half4 _e808 = a[a_3_ + after];
            next_a_3_ = _e808;
            metal::half4 _e812 = b[b_3_ + after];
            next_b_3_ = _e812;
            metal::half4 _e816 = a[a_4_ + after];
            next_a_4_ = _e816;
            metal::half4 _e820 = b[b_4_ + after];
            next_b_4_ = _e820;
            metal::half4 _e824 = a[a_5_ + after];
            next_a_5_ = _e824;
            metal::half4 _e828 = b[b_5_ + after];
            next_b_5_ = _e828;
            metal::half4 _e832 = a[a_6_ + after];
            next_a_6_ = _e832;
            metal::half4 _e836 = b[b_6_ + after];
            next_b_6_ = _e836;
            metal::half4 _e840 = a[a_7_ + after];
            next_a_7_ = _e840;
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
                    uint at_6 = ((own_j + 0u) * PITCH) + 0u;
                    uint right_00_at = ((at_6 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_ = NagaCooperativeLoad(&sh_b.inner[right_00_at], 40u, true);
                    uint right_01_at = ((at_6 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_ = NagaCooperativeLoad(&sh_b.inner[right_01_at], 40u, true);
                    uint right_10_at = ((at_6 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_ = NagaCooperativeLoad(&sh_b.inner[right_10_at], 40u, true);
                    uint right_11_at = ((at_6 * 4u) + 320u) + 8u;
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
                    uint at_7 = ((own_j + 16u) * PITCH) + 0u;
                    uint right_00_at_1 = ((at_7 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_1 = NagaCooperativeLoad(&sh_b.inner[right_00_at_1], 40u, true);
                    uint right_01_at_1 = ((at_7 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_1 = NagaCooperativeLoad(&sh_b.inner[right_01_at_1], 40u, true);
                    uint right_10_at_1 = ((at_7 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_1 = NagaCooperativeLoad(&sh_b.inner[right_10_at_1], 40u, true);
                    uint right_11_at_1 = ((at_7 * 4u) + 320u) + 8u;
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
                    uint at_8 = ((own_j + 32u) * PITCH) + 0u;
                    uint right_00_at_2 = ((at_8 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_2 = NagaCooperativeLoad(&sh_b.inner[right_00_at_2], 40u, true);
                    uint right_01_at_2 = ((at_8 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_2 = NagaCooperativeLoad(&sh_b.inner[right_01_at_2], 40u, true);
                    uint right_10_at_2 = ((at_8 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_2 = NagaCooperativeLoad(&sh_b.inner[right_10_at_2], 40u, true);
                    uint right_11_at_2 = ((at_8 * 4u) + 320u) + 8u;
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
                    uint at_9 = ((own_j + 48u) * PITCH) + 0u;
                    uint right_00_at_3 = ((at_9 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_3 = NagaCooperativeLoad(&sh_b.inner[right_00_at_3], 40u, true);
                    uint right_01_at_3 = ((at_9 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_3 = NagaCooperativeLoad(&sh_b.inner[right_01_at_3], 40u, true);
                    uint right_10_at_3 = ((at_9 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_3 = NagaCooperativeLoad(&sh_b.inner[right_10_at_3], 40u, true);
                    uint right_11_at_3 = ((at_9 * 4u) + 320u) + 8u;
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
                    uint at_10 = ((own_j + 0u) * PITCH) + 4u;
                    uint right_00_at_4 = ((at_10 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_4 = NagaCooperativeLoad(&sh_b.inner[right_00_at_4], 40u, true);
                    uint right_01_at_4 = ((at_10 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_4 = NagaCooperativeLoad(&sh_b.inner[right_01_at_4], 40u, true);
                    uint right_10_at_4 = ((at_10 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_4 = NagaCooperativeLoad(&sh_b.inner[right_10_at_4], 40u, true);
                    uint right_11_at_4 = ((at_10 * 4u) + 320u) + 8u;
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
                    uint at_11 = ((own_j + 16u) * PITCH) + 4u;
                    uint right_00_at_5 = ((at_11 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_5 = NagaCooperativeLoad(&sh_b.inner[right_00_at_5], 40u, true);
                    uint right_01_at_5 = ((at_11 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_5 = NagaCooperativeLoad(&sh_b.inner[right_01_at_5], 40u, true);
                    uint right_10_at_5 = ((at_11 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_5 = NagaCooperativeLoad(&sh_b.inner[right_10_at_5], 40u, true);
                    uint right_11_at_5 = ((at_11 * 4u) + 320u) + 8u;
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
                    uint at_12 = ((own_j + 32u) * PITCH) + 4u;
                    uint right_00_at_6 = ((at_12 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_6 = NagaCooperativeLoad(&sh_b.inner[right_00_at_6], 40u, true);
                    uint right_01_at_6 = ((at_12 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_6 = NagaCooperativeLoad(&sh_b.inner[right_01_at_6], 40u, true);
                    uint right_10_at_6 = ((at_12 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_6 = NagaCooperativeLoad(&sh_b.inner[right_10_at_6], 40u, true);
                    uint right_11_at_6 = ((at_12 * 4u) + 320u) + 8u;
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
                    uint at_13 = ((own_j + 48u) * PITCH) + 4u;
                    uint right_00_at_7 = ((at_13 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_7 = NagaCooperativeLoad(&sh_b.inner[right_00_at_7], 40u, true);
                    uint right_01_at_7 = ((at_13 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_7 = NagaCooperativeLoad(&sh_b.inner[right_01_at_7], 40u, true);
                    uint right_10_at_7 = ((at_13 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_7 = NagaCooperativeLoad(&sh_b.inner[right_10_at_7], 40u, true);
                    uint right_11_at_7 = ((at_13 * 4u) + 320u) + 8u;
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
    uint scratch = subgroup * 64u;
    {
        {
            uint at_14 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e2104 = s_00_00_;
            simdgroup_store(_e2104, &sh_out.inner[at_14], 16u);
        }
        {
            uint at_15 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e2114 = s_00_01_;
            simdgroup_store(_e2114, &sh_out.inner[at_15], 16u);
        }
        {
            uint at_16 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e2124 = s_00_10_;
            simdgroup_store(_e2124, &sh_out.inner[at_16], 16u);
        }
        {
            uint at_17 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e2134 = s_00_11_;
            simdgroup_store(_e2134, &sh_out.inner[at_17], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i = ((first_i + own_i) + 0u) + naga_div(lane, 2u);
        uint j = ((first_j + own_j) + 0u) + (naga_mod(lane, 2u) * 8u);
        uint _e2155 = params.out.z;
        uint _e2160 = params.out.x;
        uint _e2166 = params.out.y;
        uint at_18 = naga_div(((_e2155 + (group.z * _e2160)) + (i * _e2166)) + j, 4u);
        uint _e2174 = params.m;
        if (i < _e2174) {
            uint _e2180 = params.n;
            local = j < _e2180;
        } else {
            local = false;
        }
        bool _e2183 = local;
        if (_e2183) {
            metal::float4 _e2189 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_18] = static_cast<metal::half4>(_e2189 * FACTOR);
        }
        uint _e2195 = params.m;
        if (i < _e2195) {
            uint _e2203 = params.n;
            local_1 = (j + 4u) < _e2203;
        } else {
            local_1 = false;
        }
        bool _e2206 = local_1;
        if (_e2206) {
            metal::float4 _e2216 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_18 + 1u] = static_cast<metal::half4>(_e2216 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_19 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e2226 = s_01_00_;
            simdgroup_store(_e2226, &sh_out.inner[at_19], 16u);
        }
        {
            uint at_20 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e2236 = s_01_01_;
            simdgroup_store(_e2236, &sh_out.inner[at_20], 16u);
        }
        {
            uint at_21 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e2246 = s_01_10_;
            simdgroup_store(_e2246, &sh_out.inner[at_21], 16u);
        }
        {
            uint at_22 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e2256 = s_01_11_;
            simdgroup_store(_e2256, &sh_out.inner[at_22], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_1 = ((first_i + own_i) + 0u) + naga_div(lane, 2u);
        uint j_1 = ((first_j + own_j) + 16u) + (naga_mod(lane, 2u) * 8u);
        uint _e2277 = params.out.z;
        uint _e2282 = params.out.x;
        uint _e2288 = params.out.y;
        uint at_23 = naga_div(((_e2277 + (group.z * _e2282)) + (i_1 * _e2288)) + j_1, 4u);
        uint _e2296 = params.m;
        if (i_1 < _e2296) {
            uint _e2302 = params.n;
            local_2 = j_1 < _e2302;
        } else {
            local_2 = false;
        }
        bool _e2305 = local_2;
        if (_e2305) {
            metal::float4 _e2311 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_23] = static_cast<metal::half4>(_e2311 * FACTOR);
        }
        uint _e2317 = params.m;
        if (i_1 < _e2317) {
            uint _e2325 = params.n;
            local_3 = (j_1 + 4u) < _e2325;
        } else {
            local_3 = false;
        }
        bool _e2328 = local_3;
        if (_e2328) {
            metal::float4 _e2338 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_23 + 1u] = static_cast<metal::half4>(_e2338 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_24 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e2348 = s_02_00_;
            simdgroup_store(_e2348, &sh_out.inner[at_24], 16u);
        }
        {
            uint at_25 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e2358 = s_02_01_;
            simdgroup_store(_e2358, &sh_out.inner[at_25], 16u);
        }
        {
            uint at_26 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e2368 = s_02_10_;
            simdgroup_store(_e2368, &sh_out.inner[at_26], 16u);
        }
        {
            uint at_27 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e2378 = s_02_11_;
            simdgroup_store(_e2378, &sh_out.inner[at_27], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_2 = ((first_i + own_i) + 0u) + naga_div(lane, 2u);
        uint j_2 = ((first_j + own_j) + 32u) + (naga_mod(lane, 2u) * 8u);
        uint _e2399 = params.out.z;
        uint _e2404 = params.out.x;
        uint _e2410 = params.out.y;
        uint at_28 = naga_div(((_e2399 + (group.z * _e2404)) + (i_2 * _e2410)) + j_2, 4u);
        uint _e2418 = params.m;
        if (i_2 < _e2418) {
            uint _e2424 = params.n;
            local_4 = j_2 < _e2424;
        } else {
            local_4 = false;
        }
        bool _e2427 = local_4;
        if (_e2427) {
            metal::float4 _e2433 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_28] = static_cast<metal::half4>(_e2433 * FACTOR);
        }
        uint _e2439 = params.m;
        if (i_2 < _e2439) {
            uint _e2447 = params.n;
            local_5 = (j_2 + 4u) < _e2447;
        } else {
            local_5 = false;
        }
        bool _e2450 = local_5;
        if (_e2450) {
            metal::float4 _e2460 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_28 + 1u] = static_cast<metal::half4>(_e2460 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_29 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e2470 = s_03_00_;
            simdgroup_store(_e2470, &sh_out.inner[at_29], 16u);
        }
        {
            uint at_30 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e2480 = s_03_01_;
            simdgroup_store(_e2480, &sh_out.inner[at_30], 16u);
        }
        {
            uint at_31 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e2490 = s_03_10_;
            simdgroup_store(_e2490, &sh_out.inner[at_31], 16u);
        }
        {
            uint at_32 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e2500 = s_03_11_;
            simdgroup_store(_e2500, &sh_out.inner[at_32], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_3 = ((first_i + own_i) + 0u) + naga_div(lane, 2u);
        uint j_3 = ((first_j + own_j) + 48u) + (naga_mod(lane, 2u) * 8u);
        uint _e2521 = params.out.z;
        uint _e2526 = params.out.x;
        uint _e2532 = params.out.y;
        uint at_33 = naga_div(((_e2521 + (group.z * _e2526)) + (i_3 * _e2532)) + j_3, 4u);
        uint _e2540 = params.m;
        if (i_3 < _e2540) {
            uint _e2546 = params.n;
            local_6 = j_3 < _e2546;
        } else {
            local_6 = false;
        }
        bool _e2549 = local_6;
        if (_e2549) {
            metal::float4 _e2555 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_33] = static_cast<metal::half4>(_e2555 * FACTOR);
        }
        uint _e2561 = params.m;
        if (i_3 < _e2561) {
            uint _e2569 = params.n;
            local_7 = (j_3 + 4u) < _e2569;
        } else {
            local_7 = false;
        }
        bool _e2572 = local_7;
        if (_e2572) {
            metal::float4 _e2582 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_33 + 1u] = static_cast<metal::half4>(_e2582 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_34 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e2592 = s_10_00_;
            simdgroup_store(_e2592, &sh_out.inner[at_34], 16u);
        }
        {
            uint at_35 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e2602 = s_10_01_;
            simdgroup_store(_e2602, &sh_out.inner[at_35], 16u);
        }
        {
            uint at_36 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e2612 = s_10_10_;
            simdgroup_store(_e2612, &sh_out.inner[at_36], 16u);
        }
        {
            uint at_37 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e2622 = s_10_11_;
            simdgroup_store(_e2622, &sh_out.inner[at_37], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_4 = ((first_i + own_i) + 16u) + naga_div(lane, 2u);
        uint j_4 = ((first_j + own_j) + 0u) + (naga_mod(lane, 2u) * 8u);
        uint _e2643 = params.out.z;
        uint _e2648 = params.out.x;
        uint _e2654 = params.out.y;
        uint at_38 = naga_div(((_e2643 + (group.z * _e2648)) + (i_4 * _e2654)) + j_4, 4u);
        uint _e2662 = params.m;
        if (i_4 < _e2662) {
            uint _e2668 = params.n;
            local_8 = j_4 < _e2668;
        } else {
            local_8 = false;
        }
        bool _e2671 = local_8;
        if (_e2671) {
            metal::float4 _e2677 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_38] = static_cast<metal::half4>(_e2677 * FACTOR);
        }
        uint _e2683 = params.m;
        if (i_4 < _e2683) {
            uint _e2691 = params.n;
            local_9 = (j_4 + 4u) < _e2691;
        } else {
            local_9 = false;
        }
        bool _e2694 = local_9;
        if (_e2694) {
            metal::float4 _e2704 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_38 + 1u] = static_cast<metal::half4>(_e2704 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_39 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e2714 = s_11_00_;
            simdgroup_store(_e2714, &sh_out.inner[at_39], 16u);
        }
        {
            uint at_40 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e2724 = s_11_01_;
            simdgroup_store(_e2724, &sh_out.inner[at_40], 16u);
        }
        {
            uint at_41 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e2734 = s_11_10_;
            simdgroup_store(_e2734, &sh_out.inner[at_41], 16u);
        }
        {
            uint at_42 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e2744 = s_11_11_;
            simdgroup_store(_e2744, &sh_out.inner[at_42], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_5 = ((first_i + own_i) + 16u) + naga_div(lane, 2u);
        uint j_5 = ((first_j + own_j) + 16u) + (naga_mod(lane, 2u) * 8u);
        uint _e2765 = params.out.z;
        uint _e2770 = params.out.x;
        uint _e2776 = params.out.y;
        uint at_43 = naga_div(((_e2765 + (group.z * _e2770)) + (i_5 * _e2776)) + j_5, 4u);
        uint _e2784 = params.m;
        if (i_5 < _e2784) {
            uint _e2790 = params.n;
            local_10 = j_5 < _e2790;
        } else {
            local_10 = false;
        }
        bool _e2793 = local_10;
        if (_e2793) {
            metal::float4 _e2799 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_43] = static_cast<metal::half4>(_e2799 * FACTOR);
        }
        uint _e2805 = params.m;
        if (i_5 < _e2805) {
            uint _e2813 = params.n;
            local_11 = (j_5 + 4u) < _e2813;
        } else {
            local_11 = false;
        }
        bool _e2816 = local_11;
        if (_e2816) {
            metal::float4 _e2826 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_43 + 1u] = static_cast<metal::half4>(_e2826 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_44 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e2836 = s_12_00_;
            simdgroup_store(_e2836, &sh_out.inner[at_44], 16u);
        }
        {
            uint at_45 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e2846 = s_12_01_;
            simdgroup_store(_e2846, &sh_out.inner[at_45], 16u);
        }
        {
            uint at_46 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e2856 = s_12_10_;
            simdgroup_store(_e2856, &sh_out.inner[at_46], 16u);
        }
        {
            uint at_47 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e2866 = s_12_11_;
            simdgroup_store(_e2866, &sh_out.inner[at_47], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_6 = ((first_i + own_i) + 16u) + naga_div(lane, 2u);
        uint j_6 = ((first_j + own_j) + 32u) + (naga_mod(lane, 2u) * 8u);
        uint _e2887 = params.out.z;
        uint _e2892 = params.out.x;
        uint _e2898 = params.out.y;
        uint at_48 = naga_div(((_e2887 + (group.z * _e2892)) + (i_6 * _e2898)) + j_6, 4u);
        uint _e2906 = params.m;
        if (i_6 < _e2906) {
            uint _e2912 = params.n;
            local_12 = j_6 < _e2912;
        } else {
            local_12 = false;
        }
        bool _e2915 = local_12;
        if (_e2915) {
            metal::float4 _e2921 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_48] = static_cast<metal::half4>(_e2921 * FACTOR);
        }
        uint _e2927 = params.m;
        if (i_6 < _e2927) {
            uint _e2935 = params.n;
            local_13 = (j_6 + 4u) < _e2935;
        } else {
            local_13 = false;
        }
        bool _e2938 = local_13;
        if (_e2938) {
            metal::float4 _e2948 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_48 + 1u] = static_cast<metal::half4>(_e2948 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_49 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e2958 = s_13_00_;
            simdgroup_store(_e2958, &sh_out.inner[at_49], 16u);
        }
        {
            uint at_50 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e2968 = s_13_01_;
            simdgroup_store(_e2968, &sh_out.inner[at_50], 16u);
        }
        {
            uint at_51 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e2978 = s_13_10_;
            simdgroup_store(_e2978, &sh_out.inner[at_51], 16u);
        }
        {
            uint at_52 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e2988 = s_13_11_;
            simdgroup_store(_e2988, &sh_out.inner[at_52], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_7 = ((first_i + own_i) + 16u) + naga_div(lane, 2u);
        uint j_7 = ((first_j + own_j) + 48u) + (naga_mod(lane, 2u) * 8u);
        uint _e3009 = params.out.z;
        uint _e3014 = params.out.x;
        uint _e3020 = params.out.y;
        uint at_53 = naga_div(((_e3009 + (group.z * _e3014)) + (i_7 * _e3020)) + j_7, 4u);
        uint _e3028 = params.m;
        if (i_7 < _e3028) {
            uint _e3034 = params.n;
            local_14 = j_7 < _e3034;
        } else {
            local_14 = false;
        }
        bool _e3037 = local_14;
        if (_e3037) {
            metal::float4 _e3043 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_53] = static_cast<metal::half4>(_e3043 * FACTOR);
        }
        uint _e3049 = params.m;
        if (i_7 < _e3049) {
            uint _e3057 = params.n;
            local_15 = (j_7 + 4u) < _e3057;
        } else {
            local_15 = false;
        }
        bool _e3060 = local_15;
        if (_e3060) {
            metal::float4 _e3070 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_53 + 1u] = static_cast<metal::half4>(_e3070 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_54 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3080 = s_20_00_;
            simdgroup_store(_e3080, &sh_out.inner[at_54], 16u);
        }
        {
            uint at_55 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3090 = s_20_01_;
            simdgroup_store(_e3090, &sh_out.inner[at_55], 16u);
        }
        {
            uint at_56 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3100 = s_20_10_;
            simdgroup_store(_e3100, &sh_out.inner[at_56], 16u);
        }
        {
            uint at_57 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3110 = s_20_11_;
            simdgroup_store(_e3110, &sh_out.inner[at_57], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_8 = ((first_i + own_i) + 32u) + naga_div(lane, 2u);
        uint j_8 = ((first_j + own_j) + 0u) + (naga_mod(lane, 2u) * 8u);
        uint _e3131 = params.out.z;
        uint _e3136 = params.out.x;
        uint _e3142 = params.out.y;
        uint at_58 = naga_div(((_e3131 + (group.z * _e3136)) + (i_8 * _e3142)) + j_8, 4u);
        uint _e3150 = params.m;
        if (i_8 < _e3150) {
            uint _e3156 = params.n;
            local_16 = j_8 < _e3156;
        } else {
            local_16 = false;
        }
        bool _e3159 = local_16;
        if (_e3159) {
            metal::float4 _e3165 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_58] = static_cast<metal::half4>(_e3165 * FACTOR);
        }
        uint _e3171 = params.m;
        if (i_8 < _e3171) {
            uint _e3179 = params.n;
            local_17 = (j_8 + 4u) < _e3179;
        } else {
            local_17 = false;
        }
        bool _e3182 = local_17;
        if (_e3182) {
            metal::float4 _e3192 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_58 + 1u] = static_cast<metal::half4>(_e3192 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_59 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3202 = s_21_00_;
            simdgroup_store(_e3202, &sh_out.inner[at_59], 16u);
        }
        {
            uint at_60 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3212 = s_21_01_;
            simdgroup_store(_e3212, &sh_out.inner[at_60], 16u);
        }
        {
            uint at_61 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3222 = s_21_10_;
            simdgroup_store(_e3222, &sh_out.inner[at_61], 16u);
        }
        {
            uint at_62 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3232 = s_21_11_;
            simdgroup_store(_e3232, &sh_out.inner[at_62], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_9 = ((first_i + own_i) + 32u) + naga_div(lane, 2u);
        uint j_9 = ((first_j + own_j) + 16u) + (naga_mod(lane, 2u) * 8u);
        uint _e3253 = params.out.z;
        uint _e3258 = params.out.x;
        uint _e3264 = params.out.y;
        uint at_63 = naga_div(((_e3253 + (group.z * _e3258)) + (i_9 * _e3264)) + j_9, 4u);
        uint _e3272 = params.m;
        if (i_9 < _e3272) {
            uint _e3278 = params.n;
            local_18 = j_9 < _e3278;
        } else {
            local_18 = false;
        }
        bool _e3281 = local_18;
        if (_e3281) {
            metal::float4 _e3287 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_63] = static_cast<metal::half4>(_e3287 * FACTOR);
        }
        uint _e3293 = params.m;
        if (i_9 < _e3293) {
            uint _e3301 = params.n;
            local_19 = (j_9 + 4u) < _e3301;
        } else {
            local_19 = false;
        }
        bool _e3304 = local_19;
        if (_e3304) {
            metal::float4 _e3314 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_63 + 1u] = static_cast<metal::half4>(_e3314 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_64 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3324 = s_22_00_;
            simdgroup_store(_e3324, &sh_out.inner[at_64], 16u);
        }
        {
            uint at_65 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3334 = s_22_01_;
            simdgroup_store(_e3334, &sh_out.inner[at_65], 16u);
        }
        {
            uint at_66 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3344 = s_22_10_;
            simdgroup_store(_e3344, &sh_out.inner[at_66], 16u);
        }
        {
            uint at_67 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3354 = s_22_11_;
            simdgroup_store(_e3354, &sh_out.inner[at_67], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_10 = ((first_i + own_i) + 32u) + naga_div(lane, 2u);
        uint j_10 = ((first_j + own_j) + 32u) + (naga_mod(lane, 2u) * 8u);
        uint _e3375 = params.out.z;
        uint _e3380 = params.out.x;
        uint _e3386 = params.out.y;
        uint at_68 = naga_div(((_e3375 + (group.z * _e3380)) + (i_10 * _e3386)) + j_10, 4u);
        uint _e3394 = params.m;
        if (i_10 < _e3394) {
            uint _e3400 = params.n;
            local_20 = j_10 < _e3400;
        } else {
            local_20 = false;
        }
        bool _e3403 = local_20;
        if (_e3403) {
            metal::float4 _e3409 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_68] = static_cast<metal::half4>(_e3409 * FACTOR);
        }
        uint _e3415 = params.m;
        if (i_10 < _e3415) {
            uint _e3423 = params.n;
            local_21 = (j_10 + 4u) < _e3423;
        } else {
            local_21 = false;
        }
        bool _e3426 = local_21;
        if (_e3426) {
            metal::float4 _e3436 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_68 + 1u] = static_cast<metal::half4>(_e3436 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_69 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3446 = s_23_00_;
            simdgroup_store(_e3446, &sh_out.inner[at_69], 16u);
        }
        {
            uint at_70 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3456 = s_23_01_;
            simdgroup_store(_e3456, &sh_out.inner[at_70], 16u);
        }
        {
            uint at_71 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3466 = s_23_10_;
            simdgroup_store(_e3466, &sh_out.inner[at_71], 16u);
        }
        {
            uint at_72 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3476 = s_23_11_;
            simdgroup_store(_e3476, &sh_out.inner[at_72], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_11 = ((first_i + own_i) + 32u) + naga_div(lane, 2u);
        uint j_11 = ((first_j + own_j) + 48u) + (naga_mod(lane, 2u) * 8u);
        uint _e3497 = params.out.z;
        uint _e3502 = params.out.x;
        uint _e3508 = params.out.y;
        uint at_73 = naga_div(((_e3497 + (group.z * _e3502)) + (i_11 * _e3508)) + j_11, 4u);
        uint _e3516 = params.m;
        if (i_11 < _e3516) {
            uint _e3522 = params.n;
            local_22 = j_11 < _e3522;
        } else {
            local_22 = false;
        }
        bool _e3525 = local_22;
        if (_e3525) {
            metal::float4 _e3531 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_73] = static_cast<metal::half4>(_e3531 * FACTOR);
        }
        uint _e3537 = params.m;
        if (i_11 < _e3537) {
            uint _e3545 = params.n;
            local_23 = (j_11 + 4u) < _e3545;
        } else {
            local_23 = false;
        }
        bool _e3548 = local_23;
        if (_e3548) {
            metal::float4 _e3558 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_73 + 1u] = static_cast<metal::half4>(_e3558 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_74 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3568 = s_30_00_;
            simdgroup_store(_e3568, &sh_out.inner[at_74], 16u);
        }
        {
            uint at_75 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3578 = s_30_01_;
            simdgroup_store(_e3578, &sh_out.inner[at_75], 16u);
        }
        {
            uint at_76 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3588 = s_30_10_;
            simdgroup_store(_e3588, &sh_out.inner[at_76], 16u);
        }
        {
            uint at_77 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3598 = s_30_11_;
            simdgroup_store(_e3598, &sh_out.inner[at_77], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_12 = ((first_i + own_i) + 48u) + naga_div(lane, 2u);
        uint j_12 = ((first_j + own_j) + 0u) + (naga_mod(lane, 2u) * 8u);
        uint _e3619 = params.out.z;
        uint _e3624 = params.out.x;
        uint _e3630 = params.out.y;
        uint at_78 = naga_div(((_e3619 + (group.z * _e3624)) + (i_12 * _e3630)) + j_12, 4u);
        uint _e3638 = params.m;
        if (i_12 < _e3638) {
            uint _e3644 = params.n;
            local_24 = j_12 < _e3644;
        } else {
            local_24 = false;
        }
        bool _e3647 = local_24;
        if (_e3647) {
            metal::float4 _e3653 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_78] = static_cast<metal::half4>(_e3653 * FACTOR);
        }
        uint _e3659 = params.m;
        if (i_12 < _e3659) {
            uint _e3667 = params.n;
            local_25 = (j_12 + 4u) < _e3667;
        } else {
            local_25 = false;
        }
        bool _e3670 = local_25;
        if (_e3670) {
            metal::float4 _e3680 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_78 + 1u] = static_cast<metal::half4>(_e3680 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_79 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3690 = s_31_00_;
            simdgroup_store(_e3690, &sh_out.inner[at_79], 16u);
        }
        {
            uint at_80 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3700 = s_31_01_;
            simdgroup_store(_e3700, &sh_out.inner[at_80], 16u);
        }
        {
            uint at_81 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3710 = s_31_10_;
            simdgroup_store(_e3710, &sh_out.inner[at_81], 16u);
        }
        {
            uint at_82 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3720 = s_31_11_;
            simdgroup_store(_e3720, &sh_out.inner[at_82], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_13 = ((first_i + own_i) + 48u) + naga_div(lane, 2u);
        uint j_13 = ((first_j + own_j) + 16u) + (naga_mod(lane, 2u) * 8u);
        uint _e3741 = params.out.z;
        uint _e3746 = params.out.x;
        uint _e3752 = params.out.y;
        uint at_83 = naga_div(((_e3741 + (group.z * _e3746)) + (i_13 * _e3752)) + j_13, 4u);
        uint _e3760 = params.m;
        if (i_13 < _e3760) {
            uint _e3766 = params.n;
            local_26 = j_13 < _e3766;
        } else {
            local_26 = false;
        }
        bool _e3769 = local_26;
        if (_e3769) {
            metal::float4 _e3775 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_83] = static_cast<metal::half4>(_e3775 * FACTOR);
        }
        uint _e3781 = params.m;
        if (i_13 < _e3781) {
            uint _e3789 = params.n;
            local_27 = (j_13 + 4u) < _e3789;
        } else {
            local_27 = false;
        }
        bool _e3792 = local_27;
        if (_e3792) {
            metal::float4 _e3802 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_83 + 1u] = static_cast<metal::half4>(_e3802 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_84 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3812 = s_32_00_;
            simdgroup_store(_e3812, &sh_out.inner[at_84], 16u);
        }
        {
            uint at_85 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3822 = s_32_01_;
            simdgroup_store(_e3822, &sh_out.inner[at_85], 16u);
        }
        {
            uint at_86 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3832 = s_32_10_;
            simdgroup_store(_e3832, &sh_out.inner[at_86], 16u);
        }
        {
            uint at_87 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3842 = s_32_11_;
            simdgroup_store(_e3842, &sh_out.inner[at_87], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_14 = ((first_i + own_i) + 48u) + naga_div(lane, 2u);
        uint j_14 = ((first_j + own_j) + 32u) + (naga_mod(lane, 2u) * 8u);
        uint _e3863 = params.out.z;
        uint _e3868 = params.out.x;
        uint _e3874 = params.out.y;
        uint at_88 = naga_div(((_e3863 + (group.z * _e3868)) + (i_14 * _e3874)) + j_14, 4u);
        uint _e3882 = params.m;
        if (i_14 < _e3882) {
            uint _e3888 = params.n;
            local_28 = j_14 < _e3888;
        } else {
            local_28 = false;
        }
        bool _e3891 = local_28;
        if (_e3891) {
            metal::float4 _e3897 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_88] = static_cast<metal::half4>(_e3897 * FACTOR);
        }
        uint _e3903 = params.m;
        if (i_14 < _e3903) {
            uint _e3911 = params.n;
            local_29 = (j_14 + 4u) < _e3911;
        } else {
            local_29 = false;
        }
        bool _e3914 = local_29;
        if (_e3914) {
            metal::float4 _e3924 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_88 + 1u] = static_cast<metal::half4>(_e3924 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        {
            uint at_89 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e3934 = s_33_00_;
            simdgroup_store(_e3934, &sh_out.inner[at_89], 16u);
        }
        {
            uint at_90 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e3944 = s_33_01_;
            simdgroup_store(_e3944, &sh_out.inner[at_90], 16u);
        }
        {
            uint at_91 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e3954 = s_33_10_;
            simdgroup_store(_e3954, &sh_out.inner[at_91], 16u);
        }
        {
            uint at_92 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e3964 = s_33_11_;
            simdgroup_store(_e3964, &sh_out.inner[at_92], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        uint i_15 = ((first_i + own_i) + 48u) + naga_div(lane, 2u);
        uint j_15 = ((first_j + own_j) + 48u) + (naga_mod(lane, 2u) * 8u);
        uint _e3985 = params.out.z;
        uint _e3990 = params.out.x;
        uint _e3996 = params.out.y;
        uint at_93 = naga_div(((_e3985 + (group.z * _e3990)) + (i_15 * _e3996)) + j_15, 4u);
        uint _e4004 = params.m;
        if (i_15 < _e4004) {
            uint _e4010 = params.n;
            local_30 = j_15 < _e4010;
        } else {
            local_30 = false;
        }
        bool _e4013 = local_30;
        if (_e4013) {
            metal::float4 _e4019 = sh_out_at(scratch + (lane * 2u), sh_out);
            out[at_93] = static_cast<metal::half4>(_e4019 * FACTOR);
        }
        uint _e4025 = params.m;
        if (i_15 < _e4025) {
            uint _e4033 = params.n;
            local_31 = (j_15 + 4u) < _e4033;
        } else {
            local_31 = false;
        }
        bool _e4036 = local_31;
        if (_e4036) {
            metal::float4 _e4046 = sh_out_at((scratch + (lane * 2u)) + 1u, sh_out);
            out[at_93 + 1u] = static_cast<metal::half4>(_e4046 * FACTOR);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        return;
    }
}
