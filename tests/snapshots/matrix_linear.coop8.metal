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
};

typedef metal::float4 Element;
typedef half X;
typedef float Stored;
typedef float Gate;
struct Params {
    uint m;
    uint n;
    uint k;
    uint inner;
    metal::uint4 x;
    metal::uint4 out;
    metal::uint4 gate;
    metal::uint4 mask;
    metal::uint4 out_columns;
    uint skip_w;
    uint skip_bias;
    metal::uint2 padding;
};
typedef metal::half4 type_5[1];
typedef Stored type_7[1];
typedef metal::float4 type_9[1];
typedef float type_10[1];
struct type_11 {
    half inner[5120];
};
struct type_12 {
    half inner[2560];
};
struct type_13 {
    float inner[1024];
};
constant uint RELU = 3u;
constant uint ACTIVATION = 3u;
constant uint PITCH = 10u;
constant uint IDENTITY = 0u;
constant uint SIGMOID = 1u;
constant uint SILU = 2u;
constant uint GELU = 4u;
constant uint GELU_TANH = 5u;
constant uint MISH = 6u;
constant uint MASK_BIAS = 7u;
constant uint NORMALIZER = 8u;

metal::half4 sh_x_at(
    uint four,
    threadgroup type_11& sh_x
) {
    uint at = four * 4u;
    half _e5 = sh_x.inner[at];
    half _e10 = sh_x.inner[at + 1u];
    half _e15 = sh_x.inner[at + 2u];
    half _e20 = sh_x.inner[at + 3u];
    return metal::half4(_e5, _e10, _e15, _e20);
}

void sh_x_put(
    uint four_1,
    metal::half4 value,
    threadgroup type_11& sh_x
) {
    uint at_1 = four_1 * 4u;
    sh_x.inner[at_1] = value.x;
    sh_x.inner[at_1 + 1u] = value.y;
    sh_x.inner[at_1 + 2u] = value.z;
    sh_x.inner[at_1 + 3u] = value.w;
    return;
}

metal::half4 sh_w_at(
    uint four_2,
    threadgroup type_12& sh_w
) {
    uint at_2 = four_2 * 4u;
    half _e5 = sh_w.inner[at_2];
    half _e10 = sh_w.inner[at_2 + 1u];
    half _e15 = sh_w.inner[at_2 + 2u];
    half _e20 = sh_w.inner[at_2 + 3u];
    return metal::half4(_e5, _e10, _e15, _e20);
}

void sh_w_put(
    uint four_3,
    metal::half4 value_1,
    threadgroup type_12& sh_w
) {
    uint at_3 = four_3 * 4u;
    sh_w.inner[at_3] = value_1.x;
    sh_w.inner[at_3 + 1u] = value_1.y;
    sh_w.inner[at_3 + 2u] = value_1.z;
    sh_w.inner[at_3 + 3u] = value_1.w;
    return;
}

metal::float4 sh_out_at(
    uint four_4,
    threadgroup type_13& sh_out
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
    threadgroup type_13& sh_out
) {
    uint at_5 = four_5 * 4u;
    sh_out.inner[at_5] = value_2.x;
    sh_out.inner[at_5 + 1u] = value_2.y;
    sh_out.inner[at_5 + 2u] = value_2.z;
    sh_out.inner[at_5 + 3u] = value_2.w;
    return;
}

uint naga_f2u32(float value) {
    return static_cast<uint>(metal::clamp(value, 0.0, 4294967000.0));
}

metal::uint2 divided(
    uint m,
    uint by
) {
    uint guess = naga_f2u32(static_cast<float>(m) * (1.0 / static_cast<float>(by)));
    int rest = as_type<int>(as_type<uint>(static_cast<int>(m)) - as_type<uint>(static_cast<int>(guess * by)));
    bool below = rest < 0;
    bool above = rest >= static_cast<int>(by);
    uint quotient = below ? (guess - 1u) : (above ? (guess + 1u) : guess);
    return metal::uint2(quotient, m - (quotient * by));
}

Element sigmoid(
    Element x
) {
    metal::float4 e_1 = metal::exp(-(metal::abs(x)));
    return metal::select(metal::float4(1.0), e_1, x < metal::float4(0.0)) / (metal::float4(1.0) + e_1);
}

Element silu(
    Element x_1
) {
    Element _e1 = sigmoid(x_1);
    return x_1 * _e1;
}

Element relu(
    Element x_2
) {
    return metal::select(x_2, metal::float4(0.0), x_2 < metal::float4(0.0));
}

Element erfc_positive(
    Element y
) {
    metal::float4 p = {};
    metal::float4 t = metal::float4(1.0) / (metal::float4(1.0) + (metal::float4(0.5) * y));
    p = (t * metal::float4(0.17087276)) + metal::float4(-0.82215226);
    metal::float4 _e17 = p;
    p = (t * _e17) + metal::float4(1.4885159);
    metal::float4 _e22 = p;
    p = (t * _e22) + metal::float4(-1.135204);
    metal::float4 _e27 = p;
    p = (t * _e27) + metal::float4(0.27886808);
    metal::float4 _e32 = p;
    p = (t * _e32) + metal::float4(-0.18628806);
    metal::float4 _e37 = p;
    p = (t * _e37) + metal::float4(0.09678418);
    metal::float4 _e42 = p;
    p = (t * _e42) + metal::float4(0.37409195);
    metal::float4 _e47 = p;
    p = (t * _e47) + metal::float4(1.0000237);
    metal::float4 _e52 = p;
    p = (t * _e52) + metal::float4(-1.2655122);
    metal::float4 _e57 = p;
    return t * metal::exp(_e57 - (y * y));
}

Element gelu(
    Element x_3
) {
    metal::float4 y_1 = metal::min(metal::abs(x_3) * metal::float4(0.70710677), metal::float4(9.0));
    Element _e10 = erfc_positive(y_1);
    metal::float4 tail = metal::float4(0.5) * _e10;
    return x_3 * metal::select(metal::float4(1.0) - tail, tail, x_3 < metal::float4(0.0));
}

Element gelu_tanh(
    Element x_4
) {
    Element _e10 = sigmoid(metal::float4(1.595769) * (x_4 + (((metal::float4(0.044715) * x_4) * x_4) * x_4)));
    return x_4 * _e10;
}

Element mish(
    Element x_5
) {
    metal::float4 e_2 = metal::exp(-(metal::abs(x_5)));
    metal::bool4 negative = x_5 < metal::float4(0.0);
    metal::float4 n_1 = metal::select(metal::float4(1.0) + (metal::float4(2.0) * e_2), e_2 * (e_2 + metal::float4(2.0)), negative);
    return x_5 * (n_1 / (n_1 + metal::select((metal::float4(2.0) * e_2) * e_2, metal::float4(2.0), negative)));
}

Element activate(
    Element x_6
) {
    switch(ACTIVATION) {
        case 1u: {
            Element _e2 = sigmoid(x_6);
            return _e2;
        }
        case 2u: {
            Element _e3 = silu(x_6);
            return _e3;
        }
        case 3u: {
            Element _e4 = relu(x_6);
            return _e4;
        }
        case 4u: {
            Element _e5 = gelu(x_6);
            return _e5;
        }
        case 5u: {
            Element _e6 = gelu_tanh(x_6);
            return _e6;
        }
        case 6u: {
            Element _e7 = mish(x_6);
            return _e7;
        }
        case 7u: {
            return (x_6 - metal::float4(1.0)) * metal::float4(1000000000.0);
        }
        case 8u: {
            return metal::float4(1.0) / (x_6 + metal::float4(0.001));
        }
        default: {
            return x_6;
        }
    }
}

uint row_start(
    metal::uint4 view,
    uint m_1,
    constant Params& params
) {
    uint _e4 = params.inner;
    metal::uint2 _e5 = divided(m_1, _e4);
    return (view.z + (_e5.x * view.x)) + (_e5.y * view.y);
}

metal::half4 rounded(
    metal::half4 four_6
) {
    return static_cast<metal::half4>(metal::clamp(four_6, metal::half4(-65504.0h), metal::half4(65504.0h)));
}

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}

void store(
    uint m_2,
    uint n,
    metal::float4 sum,
    constant Params& params,
    device type_7& out,
    device type_9 const& bias,
    device type_9 const& gate,
    device type_10 const& mask,
    constant _mslBufferSizes& _buffer_sizes
) {
    metal::float4 value_3 = {};
    uint e = 0u;
    value_3 = sum;
    metal::float4 _e4 = value_3;
    uint _e8 = params.skip_bias;
    metal::float4 _e13 = bias[naga_div(_e8 + n, 4u)];
    value_3 = _e4 + _e13;
    metal::float4 _e15 = value_3;
    Element _e16 = activate(_e15);
    value_3 = _e16;
    metal::float4 _e17 = value_3;
    metal::uint4 _e21 = params.gate;
    uint _e22 = row_start(_e21, m_2, params);
    metal::float4 _e27 = gate[naga_div(_e22 + n, 4u)];
    Element _e29 = sigmoid(static_cast<metal::float4>(_e27));
    value_3 = _e17 * _e29;
    metal::float4 _e31 = value_3;
    metal::uint4 _e35 = params.mask;
    uint _e36 = row_start(_e35, m_2, params);
    float _e38 = mask[_e36];
    value_3 = _e31 * _e38;
    metal::uint4 _e42 = params.out;
    uint _e43 = row_start(_e42, m_2, params);
    metal::uint4 columns = params.out_columns;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e81 = e;
            e = _e81 + 1u;
        }
        loop_init = false;
        uint _e49 = e;
        if (_e49 < 4u) {
        } else {
            break;
        }
        {
            uint _e52 = e;
            uint _e59 = e;
            uint at_6 = (_e43 + (naga_div(n + _e52, columns.x) * columns.y)) + (naga_mod(n + _e59, columns.x) * columns.z);
            uint _e66 = e;
            float _e68 = value_3[_e66];
            Stored _e71 = out[at_6];
            value_3[_e66] = _e68 + static_cast<float>(_e71);
            uint _e76 = e;
            float _e78 = value_3[_e76];
            out[at_6] = static_cast<float>(_e78);
        }
    }
    return;
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
, device type_5 const& x_7 [[user(fake0)]]
, device type_5 const& w [[user(fake0)]]
, device type_7& out [[user(fake0)]]
, device type_9 const& bias [[user(fake0)]]
, device type_9 const& gate [[user(fake0)]]
, device type_10 const& mask [[user(fake0)]]
, threadgroup type_11& sh_x
, threadgroup type_12& sh_w
, threadgroup type_13& sh_out
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (index == 0u) {
        sh_x = {};
        sh_w = {};
        sh_out = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::half4 next_x_0_ = {};
    metal::half4 next_x_1_ = {};
    metal::half4 next_x_2_ = {};
    metal::half4 next_x_3_ = {};
    metal::half4 next_x_4_ = {};
    metal::half4 next_x_5_ = {};
    metal::half4 next_x_6_ = {};
    metal::half4 next_x_7_ = {};
    metal::half4 next_w_0_ = {};
    metal::half4 next_w_1_ = {};
    metal::half4 next_w_2_ = {};
    metal::half4 next_w_3_ = {};
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
    uint lane = naga_mod(index, 32u);
    uint subgroup = naga_div(index, 32u);
    uint first_m = group.y * 128u;
    uint first_n = group.x * 64u;
    uint row = naga_div(index, 8u);
    uint place = (row * PITCH) + naga_mod(index, 8u);
    metal::uint4 _e21 = params.x;
    uint _e27 = params.m;
    uint _e31 = row_start(_e21, metal::min((first_m + row) + 0u, _e27 - 1u), params);
    uint x_0_ = naga_div(_e31, 4u) + naga_mod(index, 8u);
    metal::half4 _e39 = x_7[x_0_];
    metal::half4 _e40 = rounded(_e39);
    next_x_0_ = _e40;
    metal::uint4 _e44 = params.x;
    uint _e50 = params.m;
    uint _e54 = row_start(_e44, metal::min((first_m + row) + 16u, _e50 - 1u), params);
    uint x_1_ = naga_div(_e54, 4u) + naga_mod(index, 8u);
    metal::half4 _e62 = x_7[x_1_];
    metal::half4 _e63 = rounded(_e62);
    next_x_1_ = _e63;
    metal::uint4 _e67 = params.x;
    uint _e73 = params.m;
    uint _e77 = row_start(_e67, metal::min((first_m + row) + 32u, _e73 - 1u), params);
    uint x_2_ = naga_div(_e77, 4u) + naga_mod(index, 8u);
    metal::half4 _e85 = x_7[x_2_];
    metal::half4 _e86 = rounded(_e85);
    next_x_2_ = _e86;
    metal::uint4 _e90 = params.x;
    uint _e96 = params.m;
    uint _e100 = row_start(_e90, metal::min((first_m + row) + 48u, _e96 - 1u), params);
    uint x_3_ = naga_div(_e100, 4u) + naga_mod(index, 8u);
    metal::half4 _e108 = x_7[x_3_];
    metal::half4 _e109 = rounded(_e108);
    next_x_3_ = _e109;
    metal::uint4 _e113 = params.x;
    uint _e119 = params.m;
    uint _e123 = row_start(_e113, metal::min((first_m + row) + 64u, _e119 - 1u), params);
    uint x_4_ = naga_div(_e123, 4u) + naga_mod(index, 8u);
    metal::half4 _e131 = x_7[x_4_];
    metal::half4 _e132 = rounded(_e131);
    next_x_4_ = _e132;
    metal::uint4 _e136 = params.x;
    uint _e142 = params.m;
    uint _e146 = row_start(_e136, metal::min((first_m + row) + 80u, _e142 - 1u), params);
    uint x_5_ = naga_div(_e146, 4u) + naga_mod(index, 8u);
    metal::half4 _e154 = x_7[x_5_];
    metal::half4 _e155 = rounded(_e154);
    next_x_5_ = _e155;
    metal::uint4 _e159 = params.x;
    uint _e165 = params.m;
    uint _e169 = row_start(_e159, metal::min((first_m + row) + 96u, _e165 - 1u), params);
    uint x_6_ = naga_div(_e169, 4u) + naga_mod(index, 8u);
    metal::half4 _e177 = x_7[x_6_];
    metal::half4 _e178 = rounded(_e177);
    next_x_6_ = _e178;
    metal::uint4 _e182 = params.x;
    uint _e188 = params.m;
    uint _e192 = row_start(_e182, metal::min((first_m + row) + 112u, _e188 - 1u), params);
    uint x_7_ = naga_div(_e192, 4u) + naga_mod(index, 8u);
    metal::half4 _e200 = x_7[x_7_];
    metal::half4 _e201 = rounded(_e200);
    next_x_7_ = _e201;
    uint _e205 = params.skip_w;
    uint _e211 = params.n;
    uint _e217 = params.k;
    uint w_0_ = naga_div(_e205 + (metal::min((first_n + row) + 0u, _e211 - 1u) * _e217), 4u) + naga_mod(index, 8u);
    metal::half4 _e227 = w[w_0_];
    next_w_0_ = _e227;
    uint _e231 = params.skip_w;
    uint _e237 = params.n;
    uint _e243 = params.k;
    uint w_1_ = naga_div(_e231 + (metal::min((first_n + row) + 16u, _e237 - 1u) * _e243), 4u) + naga_mod(index, 8u);
    metal::half4 _e253 = w[w_1_];
    next_w_1_ = _e253;
    uint _e257 = params.skip_w;
    uint _e263 = params.n;
    uint _e269 = params.k;
    uint w_2_ = naga_div(_e257 + (metal::min((first_n + row) + 32u, _e263 - 1u) * _e269), 4u) + naga_mod(index, 8u);
    metal::half4 _e279 = w[w_2_];
    next_w_2_ = _e279;
    uint _e283 = params.skip_w;
    uint _e289 = params.n;
    uint _e295 = params.k;
    uint w_3_ = naga_div(_e283 + (metal::min((first_n + row) + 48u, _e289 - 1u) * _e295), 4u) + naga_mod(index, 8u);
    metal::half4 _e305 = w[w_3_];
    next_w_3_ = _e305;
    uint2 loop_bound_1 = uint2(4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (metal::all(loop_bound_1 == uint2(0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e1257 = k;
            k = _e1257 + 32u;
        }
        loop_init_1 = false;
        uint _e373 = k;
        uint _e376 = params.k;
        if (_e373 < _e376) {
        } else {
            break;
        }
        {
            metal::half4 _e380 = next_x_0_;
            sh_x_put(place + 0u, _e380, sh_x);
            metal::half4 _e383 = next_x_1_;
            sh_x_put(place + 160u, _e383, sh_x);
            metal::half4 _e386 = next_x_2_;
            sh_x_put(place + 320u, _e386, sh_x);
            metal::half4 _e389 = next_x_3_;
            sh_x_put(place + 480u, _e389, sh_x);
            metal::half4 _e392 = next_x_4_;
            sh_x_put(place + 640u, _e392, sh_x);
            metal::half4 _e395 = next_x_5_;
            sh_x_put(place + 800u, _e395, sh_x);
            metal::half4 _e398 = next_x_6_;
            sh_x_put(place + 960u, _e398, sh_x);
            metal::half4 _e401 = next_x_7_;
            sh_x_put(place + 1120u, _e401, sh_x);
            metal::half4 _e404 = next_w_0_;
            sh_w_put(place + 0u, _e404, sh_w);
            metal::half4 _e407 = next_w_1_;
            sh_w_put(place + 160u, _e407, sh_w);
            metal::half4 _e410 = next_w_2_;
            sh_w_put(place + 320u, _e410, sh_w);
            metal::half4 _e413 = next_w_3_;
            sh_w_put(place + 480u, _e413, sh_w);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e414 = k;
            uint _e419 = params.k;
            uint after = naga_div(metal::min(_e414 + 32u, _e419 - 32u), 4u);
            metal::half4 _e428 = x_7[x_0_ + after];
            metal::half4 _e429 = rounded(_e428);
            next_x_0_ = _e429;
            metal::half4 _e433 = x_7[x_1_ + after];
            metal::half4 _e434 = rounded(_e433);
            next_x_1_ = _e434;
            metal::half4 _e438 = x_7[x_2_ + after];
            metal::half4 _e439 = rounded(_e438);
            next_x_2_ = _e439;
            metal::half4 _e443 = x_7[x_3_ + after];
            metal::half4 _e444 = rounded(_e443);
            next_x_3_ = _e444;
            metal::half4 _e448 = x_7[x_4_ + after];
            metal::half4 _e449 = rounded(_e448);
            next_x_4_ = _e449;
            metal::half4 _e453 = x_7[x_5_ + after];
            metal::half4 _e454 = rounded(_e453);
            next_x_5_ = _e454;
            metal::half4 _e458 = x_7[x_6_ + after];
            metal::half4 _e459 = rounded(_e458);
            next_x_6_ = _e459;
            metal::half4 _e463 = x_7[x_7_ + after];
            metal::half4 _e464 = rounded(_e463);
            next_x_7_ = _e464;
            metal::half4 _e468 = w[w_0_ + after];
            next_w_0_ = _e468;
            metal::half4 _e472 = w[w_1_ + after];
            next_w_1_ = _e472;
            metal::half4 _e476 = w[w_2_ + after];
            next_w_2_ = _e476;
            metal::half4 _e480 = w[w_3_ + after];
            next_w_3_ = _e480;
            {
                uint at_0_ = (((subgroup * 32u) + 0u) * PITCH) + 0u;
                uint left_0_00_at = ((at_0_ * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_0_00_ = NagaCooperativeLoad(&sh_x.inner[left_0_00_at], 40u, false);
                uint left_0_01_at = ((at_0_ * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_0_01_ = NagaCooperativeLoad(&sh_x.inner[left_0_01_at], 40u, false);
                uint left_0_10_at = ((at_0_ * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 left_0_10_ = NagaCooperativeLoad(&sh_x.inner[left_0_10_at], 40u, false);
                uint left_0_11_at = ((at_0_ * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 left_0_11_ = NagaCooperativeLoad(&sh_x.inner[left_0_11_at], 40u, false);
                uint at_1_ = (((subgroup * 32u) + 16u) * PITCH) + 0u;
                uint left_1_00_at = ((at_1_ * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_1_00_ = NagaCooperativeLoad(&sh_x.inner[left_1_00_at], 40u, false);
                uint left_1_01_at = ((at_1_ * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_1_01_ = NagaCooperativeLoad(&sh_x.inner[left_1_01_at], 40u, false);
                uint left_1_10_at = ((at_1_ * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 left_1_10_ = NagaCooperativeLoad(&sh_x.inner[left_1_10_at], 40u, false);
                uint left_1_11_at = ((at_1_ * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 left_1_11_ = NagaCooperativeLoad(&sh_x.inner[left_1_11_at], 40u, false);
                {
                    uint right_00_at = ((0u * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_ = NagaCooperativeLoad(&sh_w.inner[right_00_at], 40u, true);
                    uint right_01_at = ((0u * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_ = NagaCooperativeLoad(&sh_w.inner[right_01_at], 40u, true);
                    uint right_10_at = ((0u * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_ = NagaCooperativeLoad(&sh_w.inner[right_10_at], 40u, true);
                    uint right_11_at = ((0u * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_ = NagaCooperativeLoad(&sh_w.inner[right_11_at], 40u, true);
                    metal::simdgroup_float8x8 _e618 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_, _e618);
                    metal::simdgroup_float8x8 _e620 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_, _e620);
                    metal::simdgroup_float8x8 _e622 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_, _e622);
                    metal::simdgroup_float8x8 _e624 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_, _e624);
                    metal::simdgroup_float8x8 _e626 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_, _e626);
                    metal::simdgroup_float8x8 _e628 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_, _e628);
                    metal::simdgroup_float8x8 _e630 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_, _e630);
                    metal::simdgroup_float8x8 _e632 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_, _e632);
                    metal::simdgroup_float8x8 _e634 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_, _e634);
                    metal::simdgroup_float8x8 _e636 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_, _e636);
                    metal::simdgroup_float8x8 _e638 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_, _e638);
                    metal::simdgroup_float8x8 _e640 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_, _e640);
                    metal::simdgroup_float8x8 _e642 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_, _e642);
                    metal::simdgroup_float8x8 _e644 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_, _e644);
                    metal::simdgroup_float8x8 _e646 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_, _e646);
                    metal::simdgroup_float8x8 _e648 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_, _e648);
                }
                {
                    uint right_00_at_1 = ((160u * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_1 = NagaCooperativeLoad(&sh_w.inner[right_00_at_1], 40u, true);
                    uint right_01_at_1 = ((160u * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_1 = NagaCooperativeLoad(&sh_w.inner[right_01_at_1], 40u, true);
                    uint right_10_at_1 = ((160u * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_1 = NagaCooperativeLoad(&sh_w.inner[right_10_at_1], 40u, true);
                    uint right_11_at_1 = ((160u * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_1 = NagaCooperativeLoad(&sh_w.inner[right_11_at_1], 40u, true);
                    metal::simdgroup_float8x8 _e691 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_1, _e691);
                    metal::simdgroup_float8x8 _e693 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_1, _e693);
                    metal::simdgroup_float8x8 _e695 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_1, _e695);
                    metal::simdgroup_float8x8 _e697 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_1, _e697);
                    metal::simdgroup_float8x8 _e699 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_1, _e699);
                    metal::simdgroup_float8x8 _e701 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_1, _e701);
                    metal::simdgroup_float8x8 _e703 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_1, _e703);
                    metal::simdgroup_float8x8 _e705 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_1, _e705);
                    metal::simdgroup_float8x8 _e707 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_1, _e707);
                    metal::simdgroup_float8x8 _e709 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_1, _e709);
                    metal::simdgroup_float8x8 _e711 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_1, _e711);
                    metal::simdgroup_float8x8 _e713 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_1, _e713);
                    metal::simdgroup_float8x8 _e715 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_1, _e715);
                    metal::simdgroup_float8x8 _e717 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_1, _e717);
                    metal::simdgroup_float8x8 _e719 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_1, _e719);
                    metal::simdgroup_float8x8 _e721 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_1, _e721);
                }
                {
                    uint right_00_at_2 = ((320u * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_2 = NagaCooperativeLoad(&sh_w.inner[right_00_at_2], 40u, true);
                    uint right_01_at_2 = ((320u * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_2 = NagaCooperativeLoad(&sh_w.inner[right_01_at_2], 40u, true);
                    uint right_10_at_2 = ((320u * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_2 = NagaCooperativeLoad(&sh_w.inner[right_10_at_2], 40u, true);
                    uint right_11_at_2 = ((320u * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_2 = NagaCooperativeLoad(&sh_w.inner[right_11_at_2], 40u, true);
                    metal::simdgroup_float8x8 _e764 = s_02_00_;
                    s_02_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_2, _e764);
                    metal::simdgroup_float8x8 _e766 = s_02_00_;
                    s_02_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_2, _e766);
                    metal::simdgroup_float8x8 _e768 = s_02_01_;
                    s_02_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_2, _e768);
                    metal::simdgroup_float8x8 _e770 = s_02_01_;
                    s_02_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_2, _e770);
                    metal::simdgroup_float8x8 _e772 = s_02_10_;
                    s_02_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_2, _e772);
                    metal::simdgroup_float8x8 _e774 = s_02_10_;
                    s_02_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_2, _e774);
                    metal::simdgroup_float8x8 _e776 = s_02_11_;
                    s_02_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_2, _e776);
                    metal::simdgroup_float8x8 _e778 = s_02_11_;
                    s_02_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_2, _e778);
                    metal::simdgroup_float8x8 _e780 = s_12_00_;
                    s_12_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_2, _e780);
                    metal::simdgroup_float8x8 _e782 = s_12_00_;
                    s_12_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_2, _e782);
                    metal::simdgroup_float8x8 _e784 = s_12_01_;
                    s_12_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_2, _e784);
                    metal::simdgroup_float8x8 _e786 = s_12_01_;
                    s_12_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_2, _e786);
                    metal::simdgroup_float8x8 _e788 = s_12_10_;
                    s_12_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_2, _e788);
                    metal::simdgroup_float8x8 _e790 = s_12_10_;
                    s_12_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_2, _e790);
                    metal::simdgroup_float8x8 _e792 = s_12_11_;
                    s_12_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_2, _e792);
                    metal::simdgroup_float8x8 _e794 = s_12_11_;
                    s_12_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_2, _e794);
                }
                {
                    uint right_00_at_3 = ((480u * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_3 = NagaCooperativeLoad(&sh_w.inner[right_00_at_3], 40u, true);
                    uint right_01_at_3 = ((480u * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_3 = NagaCooperativeLoad(&sh_w.inner[right_01_at_3], 40u, true);
                    uint right_10_at_3 = ((480u * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_3 = NagaCooperativeLoad(&sh_w.inner[right_10_at_3], 40u, true);
                    uint right_11_at_3 = ((480u * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_3 = NagaCooperativeLoad(&sh_w.inner[right_11_at_3], 40u, true);
                    metal::simdgroup_float8x8 _e837 = s_03_00_;
                    s_03_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_3, _e837);
                    metal::simdgroup_float8x8 _e839 = s_03_00_;
                    s_03_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_3, _e839);
                    metal::simdgroup_float8x8 _e841 = s_03_01_;
                    s_03_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_3, _e841);
                    metal::simdgroup_float8x8 _e843 = s_03_01_;
                    s_03_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_3, _e843);
                    metal::simdgroup_float8x8 _e845 = s_03_10_;
                    s_03_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_3, _e845);
                    metal::simdgroup_float8x8 _e847 = s_03_10_;
                    s_03_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_3, _e847);
                    metal::simdgroup_float8x8 _e849 = s_03_11_;
                    s_03_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_3, _e849);
                    metal::simdgroup_float8x8 _e851 = s_03_11_;
                    s_03_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_3, _e851);
                    metal::simdgroup_float8x8 _e853 = s_13_00_;
                    s_13_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_3, _e853);
                    metal::simdgroup_float8x8 _e855 = s_13_00_;
                    s_13_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_3, _e855);
                    metal::simdgroup_float8x8 _e857 = s_13_01_;
                    s_13_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_3, _e857);
                    metal::simdgroup_float8x8 _e859 = s_13_01_;
                    s_13_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_3, _e859);
                    metal::simdgroup_float8x8 _e861 = s_13_10_;
                    s_13_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_3, _e861);
                    metal::simdgroup_float8x8 _e863 = s_13_10_;
                    s_13_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_3, _e863);
                    metal::simdgroup_float8x8 _e865 = s_13_11_;
                    s_13_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_3, _e865);
                    metal::simdgroup_float8x8 _e867 = s_13_11_;
                    s_13_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_3, _e867);
                }
            }
            {
                uint at_0_1 = (((subgroup * 32u) + 0u) * PITCH) + 4u;
                uint left_0_00_at_1 = ((at_0_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_0_00_1 = NagaCooperativeLoad(&sh_x.inner[left_0_00_at_1], 40u, false);
                uint left_0_01_at_1 = ((at_0_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_0_01_1 = NagaCooperativeLoad(&sh_x.inner[left_0_01_at_1], 40u, false);
                uint left_0_10_at_1 = ((at_0_1 * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 left_0_10_1 = NagaCooperativeLoad(&sh_x.inner[left_0_10_at_1], 40u, false);
                uint left_0_11_at_1 = ((at_0_1 * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 left_0_11_1 = NagaCooperativeLoad(&sh_x.inner[left_0_11_at_1], 40u, false);
                uint at_1_1 = (((subgroup * 32u) + 16u) * PITCH) + 4u;
                uint left_1_00_at_1 = ((at_1_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_1_00_1 = NagaCooperativeLoad(&sh_x.inner[left_1_00_at_1], 40u, false);
                uint left_1_01_at_1 = ((at_1_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_1_01_1 = NagaCooperativeLoad(&sh_x.inner[left_1_01_at_1], 40u, false);
                uint left_1_10_at_1 = ((at_1_1 * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 left_1_10_1 = NagaCooperativeLoad(&sh_x.inner[left_1_10_at_1], 40u, false);
                uint left_1_11_at_1 = ((at_1_1 * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 left_1_11_1 = NagaCooperativeLoad(&sh_x.inner[left_1_11_at_1], 40u, false);
                {
                    uint right_00_at_4 = ((4u * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_4 = NagaCooperativeLoad(&sh_w.inner[right_00_at_4], 40u, true);
                    uint right_01_at_4 = ((4u * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_4 = NagaCooperativeLoad(&sh_w.inner[right_01_at_4], 40u, true);
                    uint right_10_at_4 = ((4u * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_4 = NagaCooperativeLoad(&sh_w.inner[right_10_at_4], 40u, true);
                    uint right_11_at_4 = ((4u * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_4 = NagaCooperativeLoad(&sh_w.inner[right_11_at_4], 40u, true);
                    metal::simdgroup_float8x8 _e1006 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_4, _e1006);
                    metal::simdgroup_float8x8 _e1008 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_4, _e1008);
                    metal::simdgroup_float8x8 _e1010 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_4, _e1010);
                    metal::simdgroup_float8x8 _e1012 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_4, _e1012);
                    metal::simdgroup_float8x8 _e1014 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_4, _e1014);
                    metal::simdgroup_float8x8 _e1016 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_4, _e1016);
                    metal::simdgroup_float8x8 _e1018 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_4, _e1018);
                    metal::simdgroup_float8x8 _e1020 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_4, _e1020);
                    metal::simdgroup_float8x8 _e1022 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_4, _e1022);
                    metal::simdgroup_float8x8 _e1024 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_4, _e1024);
                    metal::simdgroup_float8x8 _e1026 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_4, _e1026);
                    metal::simdgroup_float8x8 _e1028 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_4, _e1028);
                    metal::simdgroup_float8x8 _e1030 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_4, _e1030);
                    metal::simdgroup_float8x8 _e1032 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_4, _e1032);
                    metal::simdgroup_float8x8 _e1034 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_4, _e1034);
                    metal::simdgroup_float8x8 _e1036 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_4, _e1036);
                }
                {
                    uint right_00_at_5 = ((164u * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_5 = NagaCooperativeLoad(&sh_w.inner[right_00_at_5], 40u, true);
                    uint right_01_at_5 = ((164u * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_5 = NagaCooperativeLoad(&sh_w.inner[right_01_at_5], 40u, true);
                    uint right_10_at_5 = ((164u * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_5 = NagaCooperativeLoad(&sh_w.inner[right_10_at_5], 40u, true);
                    uint right_11_at_5 = ((164u * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_5 = NagaCooperativeLoad(&sh_w.inner[right_11_at_5], 40u, true);
                    metal::simdgroup_float8x8 _e1079 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_5, _e1079);
                    metal::simdgroup_float8x8 _e1081 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_5, _e1081);
                    metal::simdgroup_float8x8 _e1083 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_5, _e1083);
                    metal::simdgroup_float8x8 _e1085 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_5, _e1085);
                    metal::simdgroup_float8x8 _e1087 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_5, _e1087);
                    metal::simdgroup_float8x8 _e1089 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_5, _e1089);
                    metal::simdgroup_float8x8 _e1091 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_5, _e1091);
                    metal::simdgroup_float8x8 _e1093 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_5, _e1093);
                    metal::simdgroup_float8x8 _e1095 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_5, _e1095);
                    metal::simdgroup_float8x8 _e1097 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_5, _e1097);
                    metal::simdgroup_float8x8 _e1099 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_5, _e1099);
                    metal::simdgroup_float8x8 _e1101 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_5, _e1101);
                    metal::simdgroup_float8x8 _e1103 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_5, _e1103);
                    metal::simdgroup_float8x8 _e1105 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_5, _e1105);
                    metal::simdgroup_float8x8 _e1107 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_5, _e1107);
                    metal::simdgroup_float8x8 _e1109 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_5, _e1109);
                }
                {
                    uint right_00_at_6 = ((324u * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_6 = NagaCooperativeLoad(&sh_w.inner[right_00_at_6], 40u, true);
                    uint right_01_at_6 = ((324u * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_6 = NagaCooperativeLoad(&sh_w.inner[right_01_at_6], 40u, true);
                    uint right_10_at_6 = ((324u * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_6 = NagaCooperativeLoad(&sh_w.inner[right_10_at_6], 40u, true);
                    uint right_11_at_6 = ((324u * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_6 = NagaCooperativeLoad(&sh_w.inner[right_11_at_6], 40u, true);
                    metal::simdgroup_float8x8 _e1152 = s_02_00_;
                    s_02_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_6, _e1152);
                    metal::simdgroup_float8x8 _e1154 = s_02_00_;
                    s_02_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_6, _e1154);
                    metal::simdgroup_float8x8 _e1156 = s_02_01_;
                    s_02_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_6, _e1156);
                    metal::simdgroup_float8x8 _e1158 = s_02_01_;
                    s_02_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_6, _e1158);
                    metal::simdgroup_float8x8 _e1160 = s_02_10_;
                    s_02_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_6, _e1160);
                    metal::simdgroup_float8x8 _e1162 = s_02_10_;
                    s_02_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_6, _e1162);
                    metal::simdgroup_float8x8 _e1164 = s_02_11_;
                    s_02_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_6, _e1164);
                    metal::simdgroup_float8x8 _e1166 = s_02_11_;
                    s_02_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_6, _e1166);
                    metal::simdgroup_float8x8 _e1168 = s_12_00_;
                    s_12_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_6, _e1168);
                    metal::simdgroup_float8x8 _e1170 = s_12_00_;
                    s_12_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_6, _e1170);
                    metal::simdgroup_float8x8 _e1172 = s_12_01_;
                    s_12_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_6, _e1172);
                    metal::simdgroup_float8x8 _e1174 = s_12_01_;
                    s_12_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_6, _e1174);
                    metal::simdgroup_float8x8 _e1176 = s_12_10_;
                    s_12_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_6, _e1176);
                    metal::simdgroup_float8x8 _e1178 = s_12_10_;
                    s_12_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_6, _e1178);
                    metal::simdgroup_float8x8 _e1180 = s_12_11_;
                    s_12_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_6, _e1180);
                    metal::simdgroup_float8x8 _e1182 = s_12_11_;
                    s_12_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_6, _e1182);
                }
                {
                    uint right_00_at_7 = ((484u * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_7 = NagaCooperativeLoad(&sh_w.inner[right_00_at_7], 40u, true);
                    uint right_01_at_7 = ((484u * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 right_01_7 = NagaCooperativeLoad(&sh_w.inner[right_01_at_7], 40u, true);
                    uint right_10_at_7 = ((484u * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_7 = NagaCooperativeLoad(&sh_w.inner[right_10_at_7], 40u, true);
                    uint right_11_at_7 = ((484u * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 right_11_7 = NagaCooperativeLoad(&sh_w.inner[right_11_at_7], 40u, true);
                    metal::simdgroup_float8x8 _e1225 = s_03_00_;
                    s_03_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_7, _e1225);
                    metal::simdgroup_float8x8 _e1227 = s_03_00_;
                    s_03_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_7, _e1227);
                    metal::simdgroup_float8x8 _e1229 = s_03_01_;
                    s_03_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_7, _e1229);
                    metal::simdgroup_float8x8 _e1231 = s_03_01_;
                    s_03_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_7, _e1231);
                    metal::simdgroup_float8x8 _e1233 = s_03_10_;
                    s_03_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_7, _e1233);
                    metal::simdgroup_float8x8 _e1235 = s_03_10_;
                    s_03_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_7, _e1235);
                    metal::simdgroup_float8x8 _e1237 = s_03_11_;
                    s_03_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_7, _e1237);
                    metal::simdgroup_float8x8 _e1239 = s_03_11_;
                    s_03_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_7, _e1239);
                    metal::simdgroup_float8x8 _e1241 = s_13_00_;
                    s_13_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_7, _e1241);
                    metal::simdgroup_float8x8 _e1243 = s_13_00_;
                    s_13_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_7, _e1243);
                    metal::simdgroup_float8x8 _e1245 = s_13_01_;
                    s_13_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_7, _e1245);
                    metal::simdgroup_float8x8 _e1247 = s_13_01_;
                    s_13_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_7, _e1247);
                    metal::simdgroup_float8x8 _e1249 = s_13_10_;
                    s_13_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_7, _e1249);
                    metal::simdgroup_float8x8 _e1251 = s_13_10_;
                    s_13_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_7, _e1251);
                    metal::simdgroup_float8x8 _e1253 = s_13_11_;
                    s_13_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_7, _e1253);
                    metal::simdgroup_float8x8 _e1255 = s_13_11_;
                    s_13_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_7, _e1255);
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    uint scratch = subgroup * 64u;
    {
        uint at_7 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1268 = s_00_00_;
        simdgroup_store(_e1268, &sh_out.inner[at_7], 16u);
    }
    {
        uint at_8 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1278 = s_00_01_;
        simdgroup_store(_e1278, &sh_out.inner[at_8], 16u);
    }
    {
        uint at_9 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1288 = s_00_10_;
        simdgroup_store(_e1288, &sh_out.inner[at_9], 16u);
    }
    {
        uint at_10 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1298 = s_00_11_;
        simdgroup_store(_e1298, &sh_out.inner[at_10], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint m_3 = (((first_m + (subgroup * 32u)) + 0u) + naga_div(lane, 4u)) + 0u;
        uint n_2 = (first_n + 0u) + (naga_mod(lane, 4u) * 4u);
        uint _e1321 = params.m;
        if (m_3 < _e1321) {
            uint _e1327 = params.n;
            local = n_2 < _e1327;
        } else {
            local = false;
        }
        bool _e1330 = local;
        if (_e1330) {
            metal::float4 _e1334 = sh_out_at((scratch + lane) + 0u, sh_out);
            store(m_3, n_2, _e1334, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    {
        uint m_4 = (((first_m + (subgroup * 32u)) + 0u) + naga_div(lane, 4u)) + 8u;
        uint n_3 = (first_n + 0u) + (naga_mod(lane, 4u) * 4u);
        uint _e1354 = params.m;
        if (m_4 < _e1354) {
            uint _e1360 = params.n;
            local_1 = n_3 < _e1360;
        } else {
            local_1 = false;
        }
        bool _e1363 = local_1;
        if (_e1363) {
            metal::float4 _e1367 = sh_out_at((scratch + lane) + 32u, sh_out);
            store(m_4, n_3, _e1367, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_11 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1374 = s_01_00_;
        simdgroup_store(_e1374, &sh_out.inner[at_11], 16u);
    }
    {
        uint at_12 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1384 = s_01_01_;
        simdgroup_store(_e1384, &sh_out.inner[at_12], 16u);
    }
    {
        uint at_13 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1394 = s_01_10_;
        simdgroup_store(_e1394, &sh_out.inner[at_13], 16u);
    }
    {
        uint at_14 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1404 = s_01_11_;
        simdgroup_store(_e1404, &sh_out.inner[at_14], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint m_5 = (((first_m + (subgroup * 32u)) + 0u) + naga_div(lane, 4u)) + 0u;
        uint n_4 = (first_n + 16u) + (naga_mod(lane, 4u) * 4u);
        uint _e1427 = params.m;
        if (m_5 < _e1427) {
            uint _e1433 = params.n;
            local_2 = n_4 < _e1433;
        } else {
            local_2 = false;
        }
        bool _e1436 = local_2;
        if (_e1436) {
            metal::float4 _e1440 = sh_out_at((scratch + lane) + 0u, sh_out);
            store(m_5, n_4, _e1440, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    {
        uint m_6 = (((first_m + (subgroup * 32u)) + 0u) + naga_div(lane, 4u)) + 8u;
        uint n_5 = (first_n + 16u) + (naga_mod(lane, 4u) * 4u);
        uint _e1460 = params.m;
        if (m_6 < _e1460) {
            uint _e1466 = params.n;
            local_3 = n_5 < _e1466;
        } else {
            local_3 = false;
        }
        bool _e1469 = local_3;
        if (_e1469) {
            metal::float4 _e1473 = sh_out_at((scratch + lane) + 32u, sh_out);
            store(m_6, n_5, _e1473, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_15 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1480 = s_02_00_;
        simdgroup_store(_e1480, &sh_out.inner[at_15], 16u);
    }
    {
        uint at_16 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1490 = s_02_01_;
        simdgroup_store(_e1490, &sh_out.inner[at_16], 16u);
    }
    {
        uint at_17 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1500 = s_02_10_;
        simdgroup_store(_e1500, &sh_out.inner[at_17], 16u);
    }
    {
        uint at_18 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1510 = s_02_11_;
        simdgroup_store(_e1510, &sh_out.inner[at_18], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint m_7 = (((first_m + (subgroup * 32u)) + 0u) + naga_div(lane, 4u)) + 0u;
        uint n_6 = (first_n + 32u) + (naga_mod(lane, 4u) * 4u);
        uint _e1533 = params.m;
        if (m_7 < _e1533) {
            uint _e1539 = params.n;
            local_4 = n_6 < _e1539;
        } else {
            local_4 = false;
        }
        bool _e1542 = local_4;
        if (_e1542) {
            metal::float4 _e1546 = sh_out_at((scratch + lane) + 0u, sh_out);
            store(m_7, n_6, _e1546, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    {
        uint m_8 = (((first_m + (subgroup * 32u)) + 0u) + naga_div(lane, 4u)) + 8u;
        uint n_7 = (first_n + 32u) + (naga_mod(lane, 4u) * 4u);
        uint _e1566 = params.m;
        if (m_8 < _e1566) {
            uint _e1572 = params.n;
            local_5 = n_7 < _e1572;
        } else {
            local_5 = false;
        }
        bool _e1575 = local_5;
        if (_e1575) {
            metal::float4 _e1579 = sh_out_at((scratch + lane) + 32u, sh_out);
            store(m_8, n_7, _e1579, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_19 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1586 = s_03_00_;
        simdgroup_store(_e1586, &sh_out.inner[at_19], 16u);
    }
    {
        uint at_20 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1596 = s_03_01_;
        simdgroup_store(_e1596, &sh_out.inner[at_20], 16u);
    }
    {
        uint at_21 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1606 = s_03_10_;
        simdgroup_store(_e1606, &sh_out.inner[at_21], 16u);
    }
    {
        uint at_22 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1616 = s_03_11_;
        simdgroup_store(_e1616, &sh_out.inner[at_22], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint m_9 = (((first_m + (subgroup * 32u)) + 0u) + naga_div(lane, 4u)) + 0u;
        uint n_8 = (first_n + 48u) + (naga_mod(lane, 4u) * 4u);
        uint _e1639 = params.m;
        if (m_9 < _e1639) {
            uint _e1645 = params.n;
            local_6 = n_8 < _e1645;
        } else {
            local_6 = false;
        }
        bool _e1648 = local_6;
        if (_e1648) {
            metal::float4 _e1652 = sh_out_at((scratch + lane) + 0u, sh_out);
            store(m_9, n_8, _e1652, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    {
        uint m_10 = (((first_m + (subgroup * 32u)) + 0u) + naga_div(lane, 4u)) + 8u;
        uint n_9 = (first_n + 48u) + (naga_mod(lane, 4u) * 4u);
        uint _e1672 = params.m;
        if (m_10 < _e1672) {
            uint _e1678 = params.n;
            local_7 = n_9 < _e1678;
        } else {
            local_7 = false;
        }
        bool _e1681 = local_7;
        if (_e1681) {
            metal::float4 _e1685 = sh_out_at((scratch + lane) + 32u, sh_out);
            store(m_10, n_9, _e1685, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_23 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1692 = s_10_00_;
        simdgroup_store(_e1692, &sh_out.inner[at_23], 16u);
    }
    {
        uint at_24 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1702 = s_10_01_;
        simdgroup_store(_e1702, &sh_out.inner[at_24], 16u);
    }
    {
        uint at_25 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1712 = s_10_10_;
        simdgroup_store(_e1712, &sh_out.inner[at_25], 16u);
    }
    {
        uint at_26 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1722 = s_10_11_;
        simdgroup_store(_e1722, &sh_out.inner[at_26], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint m_11 = (((first_m + (subgroup * 32u)) + 16u) + naga_div(lane, 4u)) + 0u;
        uint n_10 = (first_n + 0u) + (naga_mod(lane, 4u) * 4u);
        uint _e1745 = params.m;
        if (m_11 < _e1745) {
            uint _e1751 = params.n;
            local_8 = n_10 < _e1751;
        } else {
            local_8 = false;
        }
        bool _e1754 = local_8;
        if (_e1754) {
            metal::float4 _e1758 = sh_out_at((scratch + lane) + 0u, sh_out);
            store(m_11, n_10, _e1758, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    {
        uint m_12 = (((first_m + (subgroup * 32u)) + 16u) + naga_div(lane, 4u)) + 8u;
        uint n_11 = (first_n + 0u) + (naga_mod(lane, 4u) * 4u);
        uint _e1778 = params.m;
        if (m_12 < _e1778) {
            uint _e1784 = params.n;
            local_9 = n_11 < _e1784;
        } else {
            local_9 = false;
        }
        bool _e1787 = local_9;
        if (_e1787) {
            metal::float4 _e1791 = sh_out_at((scratch + lane) + 32u, sh_out);
            store(m_12, n_11, _e1791, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_27 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1798 = s_11_00_;
        simdgroup_store(_e1798, &sh_out.inner[at_27], 16u);
    }
    {
        uint at_28 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1808 = s_11_01_;
        simdgroup_store(_e1808, &sh_out.inner[at_28], 16u);
    }
    {
        uint at_29 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1818 = s_11_10_;
        simdgroup_store(_e1818, &sh_out.inner[at_29], 16u);
    }
    {
        uint at_30 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1828 = s_11_11_;
        simdgroup_store(_e1828, &sh_out.inner[at_30], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint m_13 = (((first_m + (subgroup * 32u)) + 16u) + naga_div(lane, 4u)) + 0u;
        uint n_12 = (first_n + 16u) + (naga_mod(lane, 4u) * 4u);
        uint _e1851 = params.m;
        if (m_13 < _e1851) {
            uint _e1857 = params.n;
            local_10 = n_12 < _e1857;
        } else {
            local_10 = false;
        }
        bool _e1860 = local_10;
        if (_e1860) {
            metal::float4 _e1864 = sh_out_at((scratch + lane) + 0u, sh_out);
            store(m_13, n_12, _e1864, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    {
        uint m_14 = (((first_m + (subgroup * 32u)) + 16u) + naga_div(lane, 4u)) + 8u;
        uint n_13 = (first_n + 16u) + (naga_mod(lane, 4u) * 4u);
        uint _e1884 = params.m;
        if (m_14 < _e1884) {
            uint _e1890 = params.n;
            local_11 = n_13 < _e1890;
        } else {
            local_11 = false;
        }
        bool _e1893 = local_11;
        if (_e1893) {
            metal::float4 _e1897 = sh_out_at((scratch + lane) + 32u, sh_out);
            store(m_14, n_13, _e1897, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_31 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1904 = s_12_00_;
        simdgroup_store(_e1904, &sh_out.inner[at_31], 16u);
    }
    {
        uint at_32 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1914 = s_12_01_;
        simdgroup_store(_e1914, &sh_out.inner[at_32], 16u);
    }
    {
        uint at_33 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1924 = s_12_10_;
        simdgroup_store(_e1924, &sh_out.inner[at_33], 16u);
    }
    {
        uint at_34 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1934 = s_12_11_;
        simdgroup_store(_e1934, &sh_out.inner[at_34], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint m_15 = (((first_m + (subgroup * 32u)) + 16u) + naga_div(lane, 4u)) + 0u;
        uint n_14 = (first_n + 32u) + (naga_mod(lane, 4u) * 4u);
        uint _e1957 = params.m;
        if (m_15 < _e1957) {
            uint _e1963 = params.n;
            local_12 = n_14 < _e1963;
        } else {
            local_12 = false;
        }
        bool _e1966 = local_12;
        if (_e1966) {
            metal::float4 _e1970 = sh_out_at((scratch + lane) + 0u, sh_out);
            store(m_15, n_14, _e1970, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    {
        uint m_16 = (((first_m + (subgroup * 32u)) + 16u) + naga_div(lane, 4u)) + 8u;
        uint n_15 = (first_n + 32u) + (naga_mod(lane, 4u) * 4u);
        uint _e1990 = params.m;
        if (m_16 < _e1990) {
            uint _e1996 = params.n;
            local_13 = n_15 < _e1996;
        } else {
            local_13 = false;
        }
        bool _e1999 = local_13;
        if (_e1999) {
            metal::float4 _e2003 = sh_out_at((scratch + lane) + 32u, sh_out);
            store(m_16, n_15, _e2003, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_35 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e2010 = s_13_00_;
        simdgroup_store(_e2010, &sh_out.inner[at_35], 16u);
    }
    {
        uint at_36 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e2020 = s_13_01_;
        simdgroup_store(_e2020, &sh_out.inner[at_36], 16u);
    }
    {
        uint at_37 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e2030 = s_13_10_;
        simdgroup_store(_e2030, &sh_out.inner[at_37], 16u);
    }
    {
        uint at_38 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e2040 = s_13_11_;
        simdgroup_store(_e2040, &sh_out.inner[at_38], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint m_17 = (((first_m + (subgroup * 32u)) + 16u) + naga_div(lane, 4u)) + 0u;
        uint n_16 = (first_n + 48u) + (naga_mod(lane, 4u) * 4u);
        uint _e2063 = params.m;
        if (m_17 < _e2063) {
            uint _e2069 = params.n;
            local_14 = n_16 < _e2069;
        } else {
            local_14 = false;
        }
        bool _e2072 = local_14;
        if (_e2072) {
            metal::float4 _e2076 = sh_out_at((scratch + lane) + 0u, sh_out);
            store(m_17, n_16, _e2076, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    {
        uint m_18 = (((first_m + (subgroup * 32u)) + 16u) + naga_div(lane, 4u)) + 8u;
        uint n_17 = (first_n + 48u) + (naga_mod(lane, 4u) * 4u);
        uint _e2096 = params.m;
        if (m_18 < _e2096) {
            uint _e2102 = params.n;
            local_15 = n_17 < _e2102;
        } else {
            local_15 = false;
        }
        bool _e2105 = local_15;
        if (_e2105) {
            metal::float4 _e2109 = sh_out_at((scratch + lane) + 32u, sh_out);
            store(m_18, n_17, _e2109, params, out, bias, gate, mask, _buffer_sizes);
        }
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    return;
}
