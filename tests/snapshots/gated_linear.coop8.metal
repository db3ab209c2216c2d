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
};

typedef metal::float4 Element;
typedef float X;
typedef float Stored;
struct Params {
    uint m;
    uint n;
    uint k;
    uint inner;
    metal::uint4 x;
    metal::uint4 out;
    metal::uint4 mask;
    uint skip_gate;
    uint skip_value;
    uint plane;
    uint padding;
};
typedef metal::float4 type_4[1];
typedef metal::half4 type_7[1];
typedef float type_8[1];
struct type_9 {
    half inner[5120];
};
struct type_10 {
    half inner[2560];
};
struct type_11 {
    float inner[2048];
};
constant uint SIGMOID = 1u;
constant uint ACTIVATION = 1u;
constant uint PITCH = 10u;
constant uint IDENTITY = 0u;
constant uint SILU = 2u;
constant uint RELU = 3u;
constant uint GELU = 4u;
constant uint GELU_TANH = 5u;
constant uint MISH = 6u;
constant uint MASK_BIAS = 7u;
constant uint NORMALIZER = 8u;

metal::half4 sh_x_at(
    uint four,
    threadgroup type_9& sh_x
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
    threadgroup type_9& sh_x
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
    threadgroup type_10& sh_w
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
    threadgroup type_10& sh_w
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
    threadgroup type_11& sh_out
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
    threadgroup type_11& sh_out
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
    metal::float4 e = metal::exp(-(metal::abs(x)));
    return metal::select(metal::float4(1.0), e, x < metal::float4(0.0)) / (metal::float4(1.0) + e);
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
    metal::float4 e_1 = metal::exp(-(metal::abs(x_5)));
    metal::bool4 negative = x_5 < metal::float4(0.0);
    metal::float4 n_1 = metal::select(metal::float4(1.0) + (metal::float4(2.0) * e_1), e_1 * (e_1 + metal::float4(2.0)), negative);
    return x_5 * (n_1 / (n_1 + metal::select((metal::float4(2.0) * e_1) * e_1, metal::float4(2.0), negative)));
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
    metal::float4 four_6
) {
    return static_cast<metal::half4>(metal::clamp(four_6, metal::float4(-65504.0), metal::float4(65504.0)));
}

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

void store(
    uint m_2,
    uint n,
    metal::float4 gate,
    metal::float4 value_3,
    constant Params& params,
    device type_4& out,
    device type_8 const& mask,
    constant _mslBufferSizes& _buffer_sizes
) {
    Element product = {};
    Element _e4 = activate(gate);
    product = _e4 * value_3;
    Element _e7 = product;
    metal::uint4 _e11 = params.mask;
    uint _e12 = row_start(_e11, m_2, params);
    float _e14 = mask[_e12];
    product = _e7 * _e14;
    metal::uint4 _e19 = params.out;
    uint _e20 = row_start(_e19, m_2, params);
    Element _e25 = product;
    out[naga_div(_e20 + n, 4u)] = static_cast<metal::float4>(_e25);
    return;
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
, device type_4 const& x_7 [[user(fake0)]]
, device type_7 const& w_gate [[user(fake0)]]
, device type_7 const& w_value [[user(fake0)]]
, device type_4& out [[user(fake0)]]
, device type_8 const& mask [[user(fake0)]]
, threadgroup type_9& sh_x
, threadgroup type_10& sh_w
, threadgroup type_11& sh_out
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (index == 0u) {
        sh_x = {};
        sh_w = {};
        sh_out = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 next_x_0_ = {};
    metal::float4 next_x_1_ = {};
    metal::float4 next_x_2_ = {};
    metal::float4 next_x_3_ = {};
    metal::float4 next_x_4_ = {};
    metal::float4 next_x_5_ = {};
    metal::float4 next_x_6_ = {};
    metal::float4 next_x_7_ = {};
    metal::half4 next_gate_0_ = {};
    metal::half4 next_value_0_ = {};
    metal::half4 next_gate_1_ = {};
    metal::half4 next_value_1_ = {};
    metal::simdgroup_float8x8 g_00_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_00_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_00_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_00_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_00_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_00_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_00_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_00_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_01_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_01_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_01_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_01_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_01_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_01_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_01_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_01_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_10_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_10_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_10_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_10_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_10_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_10_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_10_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_10_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_11_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_11_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_11_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 g_11_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_11_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_11_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_11_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 v_11_11_ = metal::simdgroup_float8x8 {};
    uint k = 0u;
    bool local = {};
    bool local_1 = {};
    bool local_2 = {};
    bool local_3 = {};
    bool local_4 = {};
    bool local_5 = {};
    bool local_6 = {};
    bool local_7 = {};
    uint lane = naga_mod(index, 32u);
    uint subgroup = naga_div(index, 32u);
    uint first_m = group.y * 128u;
    uint first_n = group.x * 32u;
    uint row = naga_div(index, 8u);
    uint place = (row * PITCH) + naga_mod(index, 8u);
    metal::uint4 _e21 = params.x;
    uint _e27 = params.m;
    uint _e31 = row_start(_e21, metal::min((first_m + row) + 0u, _e27 - 1u), params);
    uint x_0_ = naga_div(_e31, 4u) + naga_mod(index, 8u);
    metal::float4 _e39 = x_7[x_0_];
    next_x_0_ = _e39;
    metal::uint4 _e43 = params.x;
    uint _e49 = params.m;
    uint _e53 = row_start(_e43, metal::min((first_m + row) + 16u, _e49 - 1u), params);
    uint x_1_ = naga_div(_e53, 4u) + naga_mod(index, 8u);
    metal::float4 _e61 = x_7[x_1_];
    next_x_1_ = _e61;
    metal::uint4 _e65 = params.x;
    uint _e71 = params.m;
    uint _e75 = row_start(_e65, metal::min((first_m + row) + 32u, _e71 - 1u), params);
    uint x_2_ = naga_div(_e75, 4u) + naga_mod(index, 8u);
    metal::float4 _e83 = x_7[x_2_];
    next_x_2_ = _e83;
    metal::uint4 _e87 = params.x;
    uint _e93 = params.m;
    uint _e97 = row_start(_e87, metal::min((first_m + row) + 48u, _e93 - 1u), params);
    uint x_3_ = naga_div(_e97, 4u) + naga_mod(index, 8u);
    metal::float4 _e105 = x_7[x_3_];
    next_x_3_ = _e105;
    metal::uint4 _e109 = params.x;
    uint _e115 = params.m;
    uint _e119 = row_start(_e109, metal::min((first_m + row) + 64u, _e115 - 1u), params);
    uint x_4_ = naga_div(_e119, 4u) + naga_mod(index, 8u);
    metal::float4 _e127 = x_7[x_4_];
    next_x_4_ = _e127;
    metal::uint4 _e131 = params.x;
    uint _e137 = params.m;
    uint _e141 = row_start(_e131, metal::min((first_m + row) + 80u, _e137 - 1u), params);
    uint x_5_ = naga_div(_e141, 4u) + naga_mod(index, 8u);
    metal::float4 _e149 = x_7[x_5_];
    next_x_5_ = _e149;
    metal::uint4 _e153 = params.x;
    uint _e159 = params.m;
    uint _e163 = row_start(_e153, metal::min((first_m + row) + 96u, _e159 - 1u), params);
    uint x_6_ = naga_div(_e163, 4u) + naga_mod(index, 8u);
    metal::float4 _e171 = x_7[x_6_];
    next_x_6_ = _e171;
    metal::uint4 _e175 = params.x;
    uint _e181 = params.m;
    uint _e185 = row_start(_e175, metal::min((first_m + row) + 112u, _e181 - 1u), params);
    uint x_7_ = naga_div(_e185, 4u) + naga_mod(index, 8u);
    metal::float4 _e193 = x_7[x_7_];
    next_x_7_ = _e193;
    uint _e200 = params.n;
    uint _e206 = params.k;
    uint w_0_ = metal::min((first_n + row) + 0u, _e200 - 1u) * _e206;
    uint _e210 = params.skip_gate;
    uint gate_0_ = naga_div(_e210 + w_0_, 4u) + naga_mod(index, 8u);
    uint _e219 = params.skip_value;
    uint value_0_ = naga_div(_e219 + w_0_, 4u) + naga_mod(index, 8u);
    metal::half4 _e228 = w_gate[gate_0_];
    next_gate_0_ = _e228;
    metal::half4 _e232 = w_value[value_0_];
    next_value_0_ = _e232;
    uint _e239 = params.n;
    uint _e245 = params.k;
    uint w_1_ = metal::min((first_n + row) + 16u, _e239 - 1u) * _e245;
    uint _e249 = params.skip_gate;
    uint gate_1_ = naga_div(_e249 + w_1_, 4u) + naga_mod(index, 8u);
    uint _e258 = params.skip_value;
    uint value_1_ = naga_div(_e258 + w_1_, 4u) + naga_mod(index, 8u);
    metal::half4 _e267 = w_gate[gate_1_];
    next_gate_1_ = _e267;
    metal::half4 _e271 = w_value[value_1_];
    next_value_1_ = _e271;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e1227 = k;
            k = _e1227 + 32u;
        }
        loop_init = false;
        uint _e339 = k;
        uint _e342 = params.k;
        if (_e339 < _e342) {
        } else {
            break;
        }
        {
            metal::float4 _e346 = next_x_0_;
            metal::half4 _e347 = rounded(_e346);
            sh_x_put(place + 0u, _e347, sh_x);
            metal::float4 _e350 = next_x_1_;
            metal::half4 _e351 = rounded(_e350);
            sh_x_put(place + 160u, _e351, sh_x);
            metal::float4 _e354 = next_x_2_;
            metal::half4 _e355 = rounded(_e354);
            sh_x_put(place + 320u, _e355, sh_x);
            metal::float4 _e358 = next_x_3_;
            metal::half4 _e359 = rounded(_e358);
            sh_x_put(place + 480u, _e359, sh_x);
            metal::float4 _e362 = next_x_4_;
            metal::half4 _e363 = rounded(_e362);
            sh_x_put(place + 640u, _e363, sh_x);
            metal::float4 _e366 = next_x_5_;
            metal::half4 _e367 = rounded(_e366);
            sh_x_put(place + 800u, _e367, sh_x);
            metal::float4 _e370 = next_x_6_;
            metal::half4 _e371 = rounded(_e370);
            sh_x_put(place + 960u, _e371, sh_x);
            metal::float4 _e374 = next_x_7_;
            metal::half4 _e375 = rounded(_e374);
            sh_x_put(place + 1120u, _e375, sh_x);
            metal::half4 _e378 = next_gate_0_;
            sh_w_put(place + 0u, _e378, sh_w);
            metal::half4 _e381 = next_value_0_;
            sh_w_put(place + 320u, _e381, sh_w);
            metal::half4 _e384 = next_gate_1_;
            sh_w_put(place + 160u, _e384, sh_w);
            metal::half4 _e387 = next_value_1_;
            sh_w_put(place + 480u, _e387, sh_w);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e388 = k;
            uint _e393 = params.k;
            uint after = naga_div(metal::min(_e388 + 32u, _e393 - 32u), 4u);
            metal::float4 _e402 = x_7[x_0_ + after];
            next_x_0_ = _e402;
            metal::float4 _e406 = x_7[x_1_ + after];
            next_x_1_ = _e406;
            metal::float4 _e410 = x_7[x_2_ + after];
            next_x_2_ = _e410;
            metal::float4 _e414 = x_7[x_3_ + after];
            next_x_3_ = _e414;
            metal::float4 _e418 = x_7[x_4_ + after];
            next_x_4_ = _e418;
            metal::float4 _e422 = x_7[x_5_ + after];
            next_x_5_ = _e422;
            metal::float4 _e426 = x_7[x_6_ + after];
            next_x_6_ = _e426;
            metal::float4 _e430 = x_7[x_7_ + after];
            next_x_7_ = _e430;
            metal::half4 _e434 = w_gate[gate_0_ + after];
            next_gate_0_ = _e434;
            metal::half4 _e438 = w_value[value_0_ + after];
            next_value_0_ = _e438;
            metal::half4 _e442 = w_gate[gate_1_ + after];
            next_gate_1_ = _e442;
            metal::half4 _e446 = w_value[value_1_ + after];
            next_value_1_ = _e446;
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
                    uint at_value = 0u + 320u;
                    uint gate_00_at = ((0u * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 gate_00_ = NagaCooperativeLoad(&sh_w.inner[gate_00_at], 40u, true);
                    uint gate_01_at = ((0u * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 gate_01_ = NagaCooperativeLoad(&sh_w.inner[gate_01_at], 40u, true);
                    uint gate_10_at = ((0u * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 gate_10_ = NagaCooperativeLoad(&sh_w.inner[gate_10_at], 40u, true);
                    uint gate_11_at = ((0u * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 gate_11_ = NagaCooperativeLoad(&sh_w.inner[gate_11_at], 40u, true);
                    uint value_00_at = ((at_value * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 value_00_ = NagaCooperativeLoad(&sh_w.inner[value_00_at], 40u, true);
                    uint value_01_at = ((at_value * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 value_01_ = NagaCooperativeLoad(&sh_w.inner[value_01_at], 40u, true);
                    uint value_10_at = ((at_value * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 value_10_ = NagaCooperativeLoad(&sh_w.inner[value_10_at], 40u, true);
                    uint value_11_at = ((at_value * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 value_11_ = NagaCooperativeLoad(&sh_w.inner[value_11_at], 40u, true);
                    metal::simdgroup_float8x8 _e626 = g_00_00_;
                    g_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_, gate_00_, _e626);
                    metal::simdgroup_float8x8 _e628 = g_00_00_;
                    g_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_, gate_10_, _e628);
                    metal::simdgroup_float8x8 _e630 = g_00_01_;
                    g_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_, gate_01_, _e630);
                    metal::simdgroup_float8x8 _e632 = g_00_01_;
                    g_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_, gate_11_, _e632);
                    metal::simdgroup_float8x8 _e634 = g_00_10_;
                    g_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_, gate_00_, _e634);
                    metal::simdgroup_float8x8 _e636 = g_00_10_;
                    g_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_, gate_10_, _e636);
                    metal::simdgroup_float8x8 _e638 = g_00_11_;
                    g_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_, gate_01_, _e638);
                    metal::simdgroup_float8x8 _e640 = g_00_11_;
                    g_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_, gate_11_, _e640);
                    metal::simdgroup_float8x8 _e642 = v_00_00_;
                    v_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_, value_00_, _e642);
                    metal::simdgroup_float8x8 _e644 = v_00_00_;
                    v_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_, value_10_, _e644);
                    metal::simdgroup_float8x8 _e646 = v_00_01_;
                    v_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_, value_01_, _e646);
                    metal::simdgroup_float8x8 _e648 = v_00_01_;
                    v_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_, value_11_, _e648);
                    metal::simdgroup_float8x8 _e650 = v_00_10_;
                    v_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_, value_00_, _e650);
                    metal::simdgroup_float8x8 _e652 = v_00_10_;
                    v_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_, value_10_, _e652);
                    metal::simdgroup_float8x8 _e654 = v_00_11_;
                    v_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_, value_01_, _e654);
                    metal::simdgroup_float8x8 _e656 = v_00_11_;
                    v_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_, value_11_, _e656);
                    metal::simdgroup_float8x8 _e658 = g_10_00_;
                    g_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_, gate_00_, _e658);
                    metal::simdgroup_float8x8 _e660 = g_10_00_;
                    g_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_, gate_10_, _e660);
                    metal::simdgroup_float8x8 _e662 = g_10_01_;
                    g_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_, gate_01_, _e662);
                    metal::simdgroup_float8x8 _e664 = g_10_01_;
                    g_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_, gate_11_, _e664);
                    metal::simdgroup_float8x8 _e666 = g_10_10_;
                    g_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_, gate_00_, _e666);
                    metal::simdgroup_float8x8 _e668 = g_10_10_;
                    g_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_, gate_10_, _e668);
                    metal::simdgroup_float8x8 _e670 = g_10_11_;
                    g_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_, gate_01_, _e670);
                    metal::simdgroup_float8x8 _e672 = g_10_11_;
                    g_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_, gate_11_, _e672);
                    metal::simdgroup_float8x8 _e674 = v_10_00_;
                    v_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_, value_00_, _e674);
                    metal::simdgroup_float8x8 _e676 = v_10_00_;
                    v_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_, value_10_, _e676);
                    metal::simdgroup_float8x8 _e678 = v_10_01_;
                    v_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_, value_01_, _e678);
                    metal::simdgroup_float8x8 _e680 = v_10_01_;
                    v_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_, value_11_, _e680);
                    metal::simdgroup_float8x8 _e682 = v_10_10_;
                    v_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_, value_00_, _e682);
                    metal::simdgroup_float8x8 _e684 = v_10_10_;
                    v_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_, value_10_, _e684);
                    metal::simdgroup_float8x8 _e686 = v_10_11_;
                    v_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_, value_01_, _e686);
                    metal::simdgroup_float8x8 _e688 = v_10_11_;
                    v_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_, value_11_, _e688);
                }
                {
                    uint at_value_1 = 160u + 320u;
                    uint gate_00_at_1 = ((160u * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 gate_00_1 = NagaCooperativeLoad(&sh_w.inner[gate_00_at_1], 40u, true);
                    uint gate_01_at_1 = ((160u * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 gate_01_1 = NagaCooperativeLoad(&sh_w.inner[gate_01_at_1], 40u, true);
                    uint gate_10_at_1 = ((160u * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 gate_10_1 = NagaCooperativeLoad(&sh_w.inner[gate_10_at_1], 40u, true);
                    uint gate_11_at_1 = ((160u * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 gate_11_1 = NagaCooperativeLoad(&sh_w.inner[gate_11_at_1], 40u, true);
                    uint value_00_at_1 = ((at_value_1 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 value_00_1 = NagaCooperativeLoad(&sh_w.inner[value_00_at_1], 40u, true);
                    uint value_01_at_1 = ((at_value_1 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 value_01_1 = NagaCooperativeLoad(&sh_w.inner[value_01_at_1], 40u, true);
                    uint value_10_at_1 = ((at_value_1 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 value_10_1 = NagaCooperativeLoad(&sh_w.inner[value_10_at_1], 40u, true);
                    uint value_11_at_1 = ((at_value_1 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 value_11_1 = NagaCooperativeLoad(&sh_w.inner[value_11_at_1], 40u, true);
                    metal::simdgroup_float8x8 _e773 = g_01_00_;
                    g_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_, gate_00_1, _e773);
                    metal::simdgroup_float8x8 _e775 = g_01_00_;
                    g_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_, gate_10_1, _e775);
                    metal::simdgroup_float8x8 _e777 = g_01_01_;
                    g_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_, gate_01_1, _e777);
                    metal::simdgroup_float8x8 _e779 = g_01_01_;
                    g_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_, gate_11_1, _e779);
                    metal::simdgroup_float8x8 _e781 = g_01_10_;
                    g_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_, gate_00_1, _e781);
                    metal::simdgroup_float8x8 _e783 = g_01_10_;
                    g_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_, gate_10_1, _e783);
                    metal::simdgroup_float8x8 _e785 = g_01_11_;
                    g_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_, gate_01_1, _e785);
                    metal::simdgroup_float8x8 _e787 = g_01_11_;
                    g_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_, gate_11_1, _e787);
                    metal::simdgroup_float8x8 _e789 = v_01_00_;
                    v_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_, value_00_1, _e789);
                    metal::simdgroup_float8x8 _e791 = v_01_00_;
                    v_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_, value_10_1, _e791);
                    metal::simdgroup_float8x8 _e793 = v_01_01_;
                    v_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_, value_01_1, _e793);
                    metal::simdgroup_float8x8 _e795 = v_01_01_;
                    v_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_, value_11_1, _e795);
                    metal::simdgroup_float8x8 _e797 = v_01_10_;
                    v_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_, value_00_1, _e797);
                    metal::simdgroup_float8x8 _e799 = v_01_10_;
                    v_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_, value_10_1, _e799);
                    metal::simdgroup_float8x8 _e801 = v_01_11_;
                    v_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_, value_01_1, _e801);
                    metal::simdgroup_float8x8 _e803 = v_01_11_;
                    v_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_, value_11_1, _e803);
                    metal::simdgroup_float8x8 _e805 = g_11_00_;
                    g_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_, gate_00_1, _e805);
                    metal::simdgroup_float8x8 _e807 = g_11_00_;
                    g_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_, gate_10_1, _e807);
                    metal::simdgroup_float8x8 _e809 = g_11_01_;
                    g_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_, gate_01_1, _e809);
                    metal::simdgroup_float8x8 _e811 = g_11_01_;
                    g_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_, gate_11_1, _e811);
                    metal::simdgroup_float8x8 _e813 = g_11_10_;
                    g_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_, gate_00_1, _e813);
                    metal::simdgroup_float8x8 _e815 = g_11_10_;
                    g_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_, gate_10_1, _e815);
                    metal::simdgroup_float8x8 _e817 = g_11_11_;
                    g_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_, gate_01_1, _e817);
                    metal::simdgroup_float8x8 _e819 = g_11_11_;
                    g_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_, gate_11_1, _e819);
                    metal::simdgroup_float8x8 _e821 = v_11_00_;
                    v_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_, value_00_1, _e821);
                    metal::simdgroup_float8x8 _e823 = v_11_00_;
                    v_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_, value_10_1, _e823);
                    metal::simdgroup_float8x8 _e825 = v_11_01_;
                    v_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_, value_01_1, _e825);
                    metal::simdgroup_float8x8 _e827 = v_11_01_;
                    v_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_, value_11_1, _e827);
                    metal::simdgroup_float8x8 _e829 = v_11_10_;
                    v_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_, value_00_1, _e829);
                    metal::simdgroup_float8x8 _e831 = v_11_10_;
                    v_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_, value_10_1, _e831);
                    metal::simdgroup_float8x8 _e833 = v_11_11_;
                    v_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_, value_01_1, _e833);
                    metal::simdgroup_float8x8 _e835 = v_11_11_;
                    v_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_, value_11_1, _e835);
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
                    uint at_value_2 = 4u + 320u;
                    uint gate_00_at_2 = ((4u * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 gate_00_2 = NagaCooperativeLoad(&sh_w.inner[gate_00_at_2], 40u, true);
                    uint gate_01_at_2 = ((4u * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 gate_01_2 = NagaCooperativeLoad(&sh_w.inner[gate_01_at_2], 40u, true);
                    uint gate_10_at_2 = ((4u * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 gate_10_2 = NagaCooperativeLoad(&sh_w.inner[gate_10_at_2], 40u, true);
                    uint gate_11_at_2 = ((4u * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 gate_11_2 = NagaCooperativeLoad(&sh_w.inner[gate_11_at_2], 40u, true);
                    uint value_00_at_2 = ((at_value_2 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 value_00_2 = NagaCooperativeLoad(&sh_w.inner[value_00_at_2], 40u, true);
                    uint value_01_at_2 = ((at_value_2 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 value_01_2 = NagaCooperativeLoad(&sh_w.inner[value_01_at_2], 40u, true);
                    uint value_10_at_2 = ((at_value_2 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 value_10_2 = NagaCooperativeLoad(&sh_w.inner[value_10_at_2], 40u, true);
                    uint value_11_at_2 = ((at_value_2 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 value_11_2 = NagaCooperativeLoad(&sh_w.inner[value_11_at_2], 40u, true);
                    metal::simdgroup_float8x8 _e1016 = g_00_00_;
                    g_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, gate_00_2, _e1016);
                    metal::simdgroup_float8x8 _e1018 = g_00_00_;
                    g_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, gate_10_2, _e1018);
                    metal::simdgroup_float8x8 _e1020 = g_00_01_;
                    g_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, gate_01_2, _e1020);
                    metal::simdgroup_float8x8 _e1022 = g_00_01_;
                    g_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, gate_11_2, _e1022);
                    metal::simdgroup_float8x8 _e1024 = g_00_10_;
                    g_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, gate_00_2, _e1024);
                    metal::simdgroup_float8x8 _e1026 = g_00_10_;
                    g_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, gate_10_2, _e1026);
                    metal::simdgroup_float8x8 _e1028 = g_00_11_;
                    g_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, gate_01_2, _e1028);
                    metal::simdgroup_float8x8 _e1030 = g_00_11_;
                    g_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, gate_11_2, _e1030);
                    metal::simdgroup_float8x8 _e1032 = v_00_00_;
                    v_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, value_00_2, _e1032);
                    metal::simdgroup_float8x8 _e1034 = v_00_00_;
                    v_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, value_10_2, _e1034);
                    metal::simdgroup_float8x8 _e1036 = v_00_01_;
                    v_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, value_01_2, _e1036);
                    metal::simdgroup_float8x8 _e1038 = v_00_01_;
                    v_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, value_11_2, _e1038);
                    metal::simdgroup_float8x8 _e1040 = v_00_10_;
                    v_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, value_00_2, _e1040);
                    metal::simdgroup_float8x8 _e1042 = v_00_10_;
                    v_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, value_10_2, _e1042);
                    metal::simdgroup_float8x8 _e1044 = v_00_11_;
                    v_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, value_01_2, _e1044);
                    metal::simdgroup_float8x8 _e1046 = v_00_11_;
                    v_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, value_11_2, _e1046);
                    metal::simdgroup_float8x8 _e1048 = g_10_00_;
                    g_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, gate_00_2, _e1048);
                    metal::simdgroup_float8x8 _e1050 = g_10_00_;
                    g_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, gate_10_2, _e1050);
                    metal::simdgroup_float8x8 _e1052 = g_10_01_;
                    g_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, gate_01_2, _e1052);
                    metal::simdgroup_float8x8 _e1054 = g_10_01_;
                    g_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, gate_11_2, _e1054);
                    metal::simdgroup_float8x8 _e1056 = g_10_10_;
                    g_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, gate_00_2, _e1056);
                    metal::simdgroup_float8x8 _e1058 = g_10_10_;
                    g_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, gate_10_2, _e1058);
                    metal::simdgroup_float8x8 _e1060 = g_10_11_;
                    g_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, gate_01_2, _e1060);
                    metal::simdgroup_float8x8 _e1062 = g_10_11_;
                    g_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, gate_11_2, _e1062);
                    metal::simdgroup_float8x8 _e1064 = v_10_00_;
                    v_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, value_00_2, _e1064);
                    metal::simdgroup_float8x8 _e1066 = v_10_00_;
                    v_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, value_10_2, _e1066);
                    metal::simdgroup_float8x8 _e1068 = v_10_01_;
                    v_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, value_01_2, _e1068);
                    metal::simdgroup_float8x8 _e1070 = v_10_01_;
                    v_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, value_11_2, _e1070);
                    metal::simdgroup_float8x8 _e1072 = v_10_10_;
                    v_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, value_00_2, _e1072);
                    metal::simdgroup_float8x8 _e1074 = v_10_10_;
                    v_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, value_10_2, _e1074);
                    metal::simdgroup_float8x8 _e1076 = v_10_11_;
                    v_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, value_01_2, _e1076);
                    metal::simdgroup_float8x8 _e1078 = v_10_11_;
                    v_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, value_11_2, _e1078);
                }
                {
                    uint at_value_3 = 164u + 320u;
                    uint gate_00_at_3 = ((164u * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 gate_00_3 = NagaCooperativeLoad(&sh_w.inner[gate_00_at_3], 40u, true);
                    uint gate_01_at_3 = ((164u * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 gate_01_3 = NagaCooperativeLoad(&sh_w.inner[gate_01_at_3], 40u, true);
                    uint gate_10_at_3 = ((164u * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 gate_10_3 = NagaCooperativeLoad(&sh_w.inner[gate_10_at_3], 40u, true);
                    uint gate_11_at_3 = ((164u * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 gate_11_3 = NagaCooperativeLoad(&sh_w.inner[gate_11_at_3], 40u, true);
                    uint value_00_at_3 = ((at_value_3 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 value_00_3 = NagaCooperativeLoad(&sh_w.inner[value_00_at_3], 40u, true);
                    uint value_01_at_3 = ((at_value_3 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 value_01_3 = NagaCooperativeLoad(&sh_w.inner[value_01_at_3], 40u, true);
                    uint value_10_at_3 = ((at_value_3 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 value_10_3 = NagaCooperativeLoad(&sh_w.inner[value_10_at_3], 40u, true);
                    uint value_11_at_3 = ((at_value_3 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 value_11_3 = NagaCooperativeLoad(&sh_w.inner[value_11_at_3], 40u, true);
                    metal::simdgroup_float8x8 _e1163 = g_01_00_;
                    g_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, gate_00_3, _e1163);
                    metal::simdgroup_float8x8 _e1165 = g_01_00_;
                    g_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, gate_10_3, _e1165);
                    metal::simdgroup_float8x8 _e1167 = g_01_01_;
                    g_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, gate_01_3, _e1167);
                    metal::simdgroup_float8x8 _e1169 = g_01_01_;
                    g_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, gate_11_3, _e1169);
                    metal::simdgroup_float8x8 _e1171 = g_01_10_;
                    g_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, gate_00_3, _e1171);
                    metal::simdgroup_float8x8 _e1173 = g_01_10_;
                    g_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, gate_10_3, _e1173);
                    metal::simdgroup_float8x8 _e1175 = g_01_11_;
                    g_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, gate_01_3, _e1175);
                    metal::simdgroup_float8x8 _e1177 = g_01_11_;
                    g_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, gate_11_3, _e1177);
                    metal::simdgroup_float8x8 _e1179 = v_01_00_;
                    v_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, value_00_3, _e1179);
                    metal::simdgroup_float8x8 _e1181 = v_01_00_;
                    v_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, value_10_3, _e1181);
                    metal::simdgroup_float8x8 _e1183 = v_01_01_;
                    v_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, value_01_3, _e1183);
                    metal::simdgroup_float8x8 _e1185 = v_01_01_;
                    v_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, value_11_3, _e1185);
                    metal::simdgroup_float8x8 _e1187 = v_01_10_;
                    v_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, value_00_3, _e1187);
                    metal::simdgroup_float8x8 _e1189 = v_01_10_;
                    v_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, value_10_3, _e1189);
                    metal::simdgroup_float8x8 _e1191 = v_01_11_;
                    v_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, value_01_3, _e1191);
                    metal::simdgroup_float8x8 _e1193 = v_01_11_;
                    v_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, value_11_3, _e1193);
                    metal::simdgroup_float8x8 _e1195 = g_11_00_;
                    g_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, gate_00_3, _e1195);
                    metal::simdgroup_float8x8 _e1197 = g_11_00_;
                    g_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, gate_10_3, _e1197);
                    metal::simdgroup_float8x8 _e1199 = g_11_01_;
                    g_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, gate_01_3, _e1199);
                    metal::simdgroup_float8x8 _e1201 = g_11_01_;
                    g_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, gate_11_3, _e1201);
                    metal::simdgroup_float8x8 _e1203 = g_11_10_;
                    g_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, gate_00_3, _e1203);
                    metal::simdgroup_float8x8 _e1205 = g_11_10_;
                    g_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, gate_10_3, _e1205);
                    metal::simdgroup_float8x8 _e1207 = g_11_11_;
                    g_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, gate_01_3, _e1207);
                    metal::simdgroup_float8x8 _e1209 = g_11_11_;
                    g_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, gate_11_3, _e1209);
                    metal::simdgroup_float8x8 _e1211 = v_11_00_;
                    v_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, value_00_3, _e1211);
                    metal::simdgroup_float8x8 _e1213 = v_11_00_;
                    v_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, value_10_3, _e1213);
                    metal::simdgroup_float8x8 _e1215 = v_11_01_;
                    v_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, value_01_3, _e1215);
                    metal::simdgroup_float8x8 _e1217 = v_11_01_;
                    v_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, value_11_3, _e1217);
                    metal::simdgroup_float8x8 _e1219 = v_11_10_;
                    v_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, value_00_3, _e1219);
                    metal::simdgroup_float8x8 _e1221 = v_11_10_;
                    v_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, value_10_3, _e1221);
                    metal::simdgroup_float8x8 _e1223 = v_11_11_;
                    v_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, value_01_3, _e1223);
                    metal::simdgroup_float8x8 _e1225 = v_11_11_;
                    v_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, value_11_3, _e1225);
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    uint scratch = subgroup * 128u;
    {
        uint value_scratch = scratch + 64u;
        {
            uint at_6 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e1240 = g_00_00_;
            simdgroup_store(_e1240, &sh_out.inner[at_6], 16u);
        }
        {
            uint at_7 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e1250 = g_00_01_;
            simdgroup_store(_e1250, &sh_out.inner[at_7], 16u);
        }
        {
            uint at_8 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e1260 = g_00_10_;
            simdgroup_store(_e1260, &sh_out.inner[at_8], 16u);
        }
        {
            uint at_9 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e1270 = g_00_11_;
            simdgroup_store(_e1270, &sh_out.inner[at_9], 16u);
        }
        {
            uint at_10 = ((value_scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e1280 = v_00_00_;
            simdgroup_store(_e1280, &sh_out.inner[at_10], 16u);
        }
        {
            uint at_11 = ((value_scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e1290 = v_00_01_;
            simdgroup_store(_e1290, &sh_out.inner[at_11], 16u);
        }
        {
            uint at_12 = ((value_scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e1300 = v_00_10_;
            simdgroup_store(_e1300, &sh_out.inner[at_12], 16u);
        }
        {
            uint at_13 = ((value_scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e1310 = v_00_11_;
            simdgroup_store(_e1310, &sh_out.inner[at_13], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        {
            uint m_3 = (((first_m + (subgroup * 32u)) + 0u) + naga_div(lane, 4u)) + 0u;
            uint n_2 = (first_n + 0u) + (naga_mod(lane, 4u) * 4u);
            uint _e1333 = params.m;
            if (m_3 < _e1333) {
                uint _e1339 = params.n;
                local = n_2 < _e1339;
            } else {
                local = false;
            }
            bool _e1342 = local;
            if (_e1342) {
                metal::float4 _e1346 = sh_out_at((scratch + lane) + 0u, sh_out);
                metal::float4 _e1350 = sh_out_at((value_scratch + lane) + 0u, sh_out);
                store(m_3, n_2, _e1346, _e1350, params, out, mask, _buffer_sizes);
            }
        }
        {
            uint m_4 = (((first_m + (subgroup * 32u)) + 0u) + naga_div(lane, 4u)) + 8u;
            uint n_3 = (first_n + 0u) + (naga_mod(lane, 4u) * 4u);
            uint _e1370 = params.m;
            if (m_4 < _e1370) {
                uint _e1376 = params.n;
                local_1 = n_3 < _e1376;
            } else {
                local_1 = false;
            }
            bool _e1379 = local_1;
            if (_e1379) {
                metal::float4 _e1383 = sh_out_at((scratch + lane) + 32u, sh_out);
                metal::float4 _e1387 = sh_out_at((value_scratch + lane) + 32u, sh_out);
                store(m_4, n_3, _e1383, _e1387, params, out, mask, _buffer_sizes);
            }
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        uint value_scratch_1 = scratch + 64u;
        {
            uint at_14 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e1396 = g_01_00_;
            simdgroup_store(_e1396, &sh_out.inner[at_14], 16u);
        }
        {
            uint at_15 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e1406 = g_01_01_;
            simdgroup_store(_e1406, &sh_out.inner[at_15], 16u);
        }
        {
            uint at_16 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e1416 = g_01_10_;
            simdgroup_store(_e1416, &sh_out.inner[at_16], 16u);
        }
        {
            uint at_17 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e1426 = g_01_11_;
            simdgroup_store(_e1426, &sh_out.inner[at_17], 16u);
        }
        {
            uint at_18 = ((value_scratch_1 * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e1436 = v_01_00_;
            simdgroup_store(_e1436, &sh_out.inner[at_18], 16u);
        }
        {
            uint at_19 = ((value_scratch_1 * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e1446 = v_01_01_;
            simdgroup_store(_e1446, &sh_out.inner[at_19], 16u);
        }
        {
            uint at_20 = ((value_scratch_1 * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e1456 = v_01_10_;
            simdgroup_store(_e1456, &sh_out.inner[at_20], 16u);
        }
        {
            uint at_21 = ((value_scratch_1 * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e1466 = v_01_11_;
            simdgroup_store(_e1466, &sh_out.inner[at_21], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        {
            uint m_5 = (((first_m + (subgroup * 32u)) + 0u) + naga_div(lane, 4u)) + 0u;
            uint n_4 = (first_n + 16u) + (naga_mod(lane, 4u) * 4u);
            uint _e1489 = params.m;
            if (m_5 < _e1489) {
                uint _e1495 = params.n;
                local_2 = n_4 < _e1495;
            } else {
                local_2 = false;
            }
            bool _e1498 = local_2;
            if (_e1498) {
                metal::float4 _e1502 = sh_out_at((scratch + lane) + 0u, sh_out);
                metal::float4 _e1506 = sh_out_at((value_scratch_1 + lane) + 0u, sh_out);
                store(m_5, n_4, _e1502, _e1506, params, out, mask, _buffer_sizes);
            }
        }
        {
            uint m_6 = (((first_m + (subgroup * 32u)) + 0u) + naga_div(lane, 4u)) + 8u;
            uint n_5 = (first_n + 16u) + (naga_mod(lane, 4u) * 4u);
            uint _e1526 = params.m;
            if (m_6 < _e1526) {
                uint _e1532 = params.n;
                local_3 = n_5 < _e1532;
            } else {
                local_3 = false;
            }
            bool _e1535 = local_3;
            if (_e1535) {
                metal::float4 _e1539 = sh_out_at((scratch + lane) + 32u, sh_out);
                metal::float4 _e1543 = sh_out_at((value_scratch_1 + lane) + 32u, sh_out);
                store(m_6, n_5, _e1539, _e1543, params, out, mask, _buffer_sizes);
            }
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        uint value_scratch_2 = scratch + 64u;
        {
            uint at_22 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e1552 = g_10_00_;
            simdgroup_store(_e1552, &sh_out.inner[at_22], 16u);
        }
        {
            uint at_23 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e1562 = g_10_01_;
            simdgroup_store(_e1562, &sh_out.inner[at_23], 16u);
        }
        {
            uint at_24 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e1572 = g_10_10_;
            simdgroup_store(_e1572, &sh_out.inner[at_24], 16u);
        }
        {
            uint at_25 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e1582 = g_10_11_;
            simdgroup_store(_e1582, &sh_out.inner[at_25], 16u);
        }
        {
            uint at_26 = ((value_scratch_2 * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e1592 = v_10_00_;
            simdgroup_store(_e1592, &sh_out.inner[at_26], 16u);
        }
        {
            uint at_27 = ((value_scratch_2 * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e1602 = v_10_01_;
            simdgroup_store(_e1602, &sh_out.inner[at_27], 16u);
        }
        {
            uint at_28 = ((value_scratch_2 * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e1612 = v_10_10_;
            simdgroup_store(_e1612, &sh_out.inner[at_28], 16u);
        }
        {
            uint at_29 = ((value_scratch_2 * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e1622 = v_10_11_;
            simdgroup_store(_e1622, &sh_out.inner[at_29], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        {
            uint m_7 = (((first_m + (subgroup * 32u)) + 16u) + naga_div(lane, 4u)) + 0u;
            uint n_6 = (first_n + 0u) + (naga_mod(lane, 4u) * 4u);
            uint _e1645 = params.m;
            if (m_7 < _e1645) {
                uint _e1651 = params.n;
                local_4 = n_6 < _e1651;
            } else {
                local_4 = false;
            }
            bool _e1654 = local_4;
            if (_e1654) {
                metal::float4 _e1658 = sh_out_at((scratch + lane) + 0u, sh_out);
                metal::float4 _e1662 = sh_out_at((value_scratch_2 + lane) + 0u, sh_out);
                store(m_7, n_6, _e1658, _e1662, params, out, mask, _buffer_sizes);
            }
        }
        {
            uint m_8 = (((first_m + (subgroup * 32u)) + 16u) + naga_div(lane, 4u)) + 8u;
            uint n_7 = (first_n + 0u) + (naga_mod(lane, 4u) * 4u);
            uint _e1682 = params.m;
            if (m_8 < _e1682) {
                uint _e1688 = params.n;
                local_5 = n_7 < _e1688;
            } else {
                local_5 = false;
            }
            bool _e1691 = local_5;
            if (_e1691) {
                metal::float4 _e1695 = sh_out_at((scratch + lane) + 32u, sh_out);
                metal::float4 _e1699 = sh_out_at((value_scratch_2 + lane) + 32u, sh_out);
                store(m_8, n_7, _e1695, _e1699, params, out, mask, _buffer_sizes);
            }
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    }
    {
        uint value_scratch_3 = scratch + 64u;
        {
            uint at_30 = ((scratch * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e1708 = g_11_00_;
            simdgroup_store(_e1708, &sh_out.inner[at_30], 16u);
        }
        {
            uint at_31 = ((scratch * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e1718 = g_11_01_;
            simdgroup_store(_e1718, &sh_out.inner[at_31], 16u);
        }
        {
            uint at_32 = ((scratch * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e1728 = g_11_10_;
            simdgroup_store(_e1728, &sh_out.inner[at_32], 16u);
        }
        {
            uint at_33 = ((scratch * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e1738 = g_11_11_;
            simdgroup_store(_e1738, &sh_out.inner[at_33], 16u);
        }
        {
            uint at_34 = ((value_scratch_3 * 4u) + 0u) + 0u;
            metal::simdgroup_float8x8 _e1748 = v_11_00_;
            simdgroup_store(_e1748, &sh_out.inner[at_34], 16u);
        }
        {
            uint at_35 = ((value_scratch_3 * 4u) + 0u) + 8u;
            metal::simdgroup_float8x8 _e1758 = v_11_01_;
            simdgroup_store(_e1758, &sh_out.inner[at_35], 16u);
        }
        {
            uint at_36 = ((value_scratch_3 * 4u) + 128u) + 0u;
            metal::simdgroup_float8x8 _e1768 = v_11_10_;
            simdgroup_store(_e1768, &sh_out.inner[at_36], 16u);
        }
        {
            uint at_37 = ((value_scratch_3 * 4u) + 128u) + 8u;
            metal::simdgroup_float8x8 _e1778 = v_11_11_;
            simdgroup_store(_e1778, &sh_out.inner[at_37], 16u);
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        {
            uint m_9 = (((first_m + (subgroup * 32u)) + 16u) + naga_div(lane, 4u)) + 0u;
            uint n_8 = (first_n + 16u) + (naga_mod(lane, 4u) * 4u);
            uint _e1801 = params.m;
            if (m_9 < _e1801) {
                uint _e1807 = params.n;
                local_6 = n_8 < _e1807;
            } else {
                local_6 = false;
            }
            bool _e1810 = local_6;
            if (_e1810) {
                metal::float4 _e1814 = sh_out_at((scratch + lane) + 0u, sh_out);
                metal::float4 _e1818 = sh_out_at((value_scratch_3 + lane) + 0u, sh_out);
                store(m_9, n_8, _e1814, _e1818, params, out, mask, _buffer_sizes);
            }
        }
        {
            uint m_10 = (((first_m + (subgroup * 32u)) + 16u) + naga_div(lane, 4u)) + 8u;
            uint n_9 = (first_n + 16u) + (naga_mod(lane, 4u) * 4u);
            uint _e1838 = params.m;
            if (m_10 < _e1838) {
                uint _e1844 = params.n;
                local_7 = n_9 < _e1844;
            } else {
                local_7 = false;
            }
            bool _e1847 = local_7;
            if (_e1847) {
                metal::float4 _e1851 = sh_out_at((scratch + lane) + 32u, sh_out);
                metal::float4 _e1855 = sh_out_at((value_scratch_3 + lane) + 32u, sh_out);
                store(m_10, n_9, _e1851, _e1855, params, out, mask, _buffer_sizes);
            }
        }
        metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        return;
    }
}
