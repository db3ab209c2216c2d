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
    half inner[4608];
};
struct type_10 {
    float inner[2048];
};
constant uint SIGMOID = 1u;
constant uint ACTIVATION = 1u;
constant uint PITCH = 18u;
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
    uint at_1 = four * 4u;
    half _e5 = sh_x.inner[at_1];
    half _e10 = sh_x.inner[at_1 + 1u];
    half _e15 = sh_x.inner[at_1 + 2u];
    half _e20 = sh_x.inner[at_1 + 3u];
    return metal::half4(_e5, _e10, _e15, _e20);
}

void sh_x_put(
    uint four_1,
    metal::half4 value,
    threadgroup type_9& sh_x
) {
    uint at_2 = four_1 * 4u;
    sh_x.inner[at_2] = value.x;
    sh_x.inner[at_2 + 1u] = value.y;
    sh_x.inner[at_2 + 2u] = value.z;
    sh_x.inner[at_2 + 3u] = value.w;
    return;
}

metal::half4 sh_w_at(
    uint four_2,
    threadgroup type_9& sh_w
) {
    uint at_3 = four_2 * 4u;
    half _e5 = sh_w.inner[at_3];
    half _e10 = sh_w.inner[at_3 + 1u];
    half _e15 = sh_w.inner[at_3 + 2u];
    half _e20 = sh_w.inner[at_3 + 3u];
    return metal::half4(_e5, _e10, _e15, _e20);
}

void sh_w_put(
    uint four_3,
    metal::half4 value_1,
    threadgroup type_9& sh_w
) {
    uint at_4 = four_3 * 4u;
    sh_w.inner[at_4] = value_1.x;
    sh_w.inner[at_4 + 1u] = value_1.y;
    sh_w.inner[at_4 + 2u] = value_1.z;
    sh_w.inner[at_4 + 3u] = value_1.w;
    return;
}

metal::float4 sh_out_at(
    uint four_4,
    threadgroup type_10& sh_out
) {
    uint at_5 = four_4 * 4u;
    float _e5 = sh_out.inner[at_5];
    float _e10 = sh_out.inner[at_5 + 1u];
    float _e15 = sh_out.inner[at_5 + 2u];
    float _e20 = sh_out.inner[at_5 + 3u];
    return metal::float4(_e5, _e10, _e15, _e20);
}

void sh_out_put(
    uint four_5,
    metal::float4 value_2,
    threadgroup type_10& sh_out
) {
    uint at_6 = four_5 * 4u;
    sh_out.inner[at_6] = value_2.x;
    sh_out.inner[at_6 + 1u] = value_2.y;
    sh_out.inner[at_6 + 2u] = value_2.z;
    sh_out.inner[at_6 + 3u] = value_2.w;
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

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

uint x_start(
    uint first,
    uint row,
    constant Params& params
) {
    metal::uint4 _e4 = params.x;
    uint _e8 = params.m;
    uint _e12 = row_start(_e4, metal::min(first + row, _e8 - 1u), params);
    return naga_div(_e12, 4u);
}

uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}

bool is_gate(
    uint row_1
) {
    return naga_mod(naga_div(row_1, 16u), 2u) == 0u;
}

uint w_start(
    uint first_1,
    uint row_2,
    constant Params& params
) {
    uint _e12 = params.n;
    uint column = metal::min((first_1 + (naga_div(row_2, 32u) * 16u)) + naga_mod(row_2, 16u), _e12 - 1u);
    uint _e18 = params.skip_value;
    uint _e21 = params.skip_gate;
    bool _e22 = is_gate(row_2);
    uint _e26 = params.k;
    return naga_div((_e22 ? _e21 : _e18) + (column * _e26), 4u);
}

metal::half4 weight(
    uint row_3,
    uint at,
    device type_7 const& w_gate,
    device type_7 const& w_value,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool _e2 = is_gate(row_3);
    if (_e2) {
        metal::half4 _e5 = w_gate[at];
        return _e5;
    }
    metal::half4 _e8 = w_value[at];
    return _e8;
}

metal::half4 rounded(
    metal::float4 four_6
) {
    return static_cast<metal::half4>(metal::clamp(four_6, metal::float4(-65504.0), metal::float4(65504.0)));
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
    bool local = {};
    Element product = {};
    uint _e6 = params.m;
    if (!((m_2 >= _e6))) {
        uint _e13 = params.n;
        local = n >= _e13;
    } else {
        local = true;
    }
    bool _e16 = local;
    if (_e16) {
        return;
    }
    Element _e17 = activate(gate);
    product = _e17 * value_3;
    Element _e20 = product;
    metal::uint4 _e24 = params.mask;
    uint _e25 = row_start(_e24, m_2, params);
    float _e27 = mask[_e25];
    product = _e20 * _e27;
    metal::uint4 _e32 = params.out;
    uint _e33 = row_start(_e32, m_2, params);
    Element _e38 = product;
    out[naga_div(_e33 + n, 4u)] = static_cast<metal::float4>(_e38);
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
, device type_4 const& x_7 [[user(fake0)]]
, device type_7 const& w_gate [[user(fake0)]]
, device type_7 const& w_value [[user(fake0)]]
, device type_4& out [[user(fake0)]]
, device type_8 const& mask [[user(fake0)]]
, threadgroup type_9& sh_x
, threadgroup type_9& sh_w
, threadgroup type_10& sh_out
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (index == 0u) {
        sh_x = {};
        sh_w = {};
        sh_out = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::half4 next_x_00_ = {};
    metal::half4 next_w_00_ = {};
    metal::half4 next_x_01_ = {};
    metal::half4 next_w_01_ = {};
    metal::half4 next_x_02_ = {};
    metal::half4 next_w_02_ = {};
    metal::half4 next_x_03_ = {};
    metal::half4 next_w_03_ = {};
    metal::half4 next_x_04_ = {};
    metal::half4 next_w_04_ = {};
    metal::half4 next_x_05_ = {};
    metal::half4 next_w_05_ = {};
    metal::half4 next_x_06_ = {};
    metal::half4 next_w_06_ = {};
    metal::half4 next_x_07_ = {};
    metal::half4 next_w_07_ = {};
    metal::half4 next_x_10_ = {};
    metal::half4 next_w_10_ = {};
    metal::half4 next_x_11_ = {};
    metal::half4 next_w_11_ = {};
    metal::half4 next_x_12_ = {};
    metal::half4 next_w_12_ = {};
    metal::half4 next_x_13_ = {};
    metal::half4 next_w_13_ = {};
    metal::half4 next_x_14_ = {};
    metal::half4 next_w_14_ = {};
    metal::half4 next_x_15_ = {};
    metal::half4 next_w_15_ = {};
    metal::half4 next_x_16_ = {};
    metal::half4 next_w_16_ = {};
    metal::half4 next_x_17_ = {};
    metal::half4 next_w_17_ = {};
    metal::simdgroup_float8x8 s_00_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_00_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_00_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_00_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_01_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_01_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_01_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_01_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_10_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_10_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_10_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_10_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_11_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_11_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_11_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_11_11_ = metal::simdgroup_float8x8 {};
    uint k = 0u;
    uint lane = naga_mod(index, 32u);
    uint subgroup = naga_div(index, 32u);
    uint first_m = group.y * 64u;
    uint first_n = group.x * 32u;
    uint own_m = naga_div(subgroup, 2u) * 32u;
    uint own_n = naga_mod(subgroup, 2u) * 32u;
    uint row_4 = naga_div(index, 16u);
    uint place = (row_4 * PITCH) + naga_mod(index, 16u);
    uint _e29 = params.k;
    uint last = naga_div(_e29 - 64u, 4u);
    uint _e36 = x_start(first_m, row_4 + 0u, params);
    uint x_0_ = _e36 + naga_mod(index, 16u);
    uint _e42 = w_start(first_n, row_4 + 0u, params);
    uint w_0_ = _e42 + naga_mod(index, 16u);
    uint _e48 = x_start(first_m, row_4 + 8u, params);
    uint x_1_ = _e48 + naga_mod(index, 16u);
    uint _e54 = w_start(first_n, row_4 + 8u, params);
    uint w_1_ = _e54 + naga_mod(index, 16u);
    uint _e60 = x_start(first_m, row_4 + 16u, params);
    uint x_2_ = _e60 + naga_mod(index, 16u);
    uint _e66 = w_start(first_n, row_4 + 16u, params);
    uint w_2_ = _e66 + naga_mod(index, 16u);
    uint _e72 = x_start(first_m, row_4 + 24u, params);
    uint x_3_ = _e72 + naga_mod(index, 16u);
    uint _e78 = w_start(first_n, row_4 + 24u, params);
    uint w_3_ = _e78 + naga_mod(index, 16u);
    uint _e84 = x_start(first_m, row_4 + 32u, params);
    uint x_4_ = _e84 + naga_mod(index, 16u);
    uint _e90 = w_start(first_n, row_4 + 32u, params);
    uint w_4_ = _e90 + naga_mod(index, 16u);
    uint _e96 = x_start(first_m, row_4 + 40u, params);
    uint x_5_ = _e96 + naga_mod(index, 16u);
    uint _e102 = w_start(first_n, row_4 + 40u, params);
    uint w_5_ = _e102 + naga_mod(index, 16u);
    uint _e108 = x_start(first_m, row_4 + 48u, params);
    uint x_6_ = _e108 + naga_mod(index, 16u);
    uint _e114 = w_start(first_n, row_4 + 48u, params);
    uint w_6_ = _e114 + naga_mod(index, 16u);
    uint _e120 = x_start(first_m, row_4 + 56u, params);
    uint x_7_ = _e120 + naga_mod(index, 16u);
    uint _e126 = w_start(first_n, row_4 + 56u, params);
    uint w_7_ = _e126 + naga_mod(index, 16u);
    metal::float4 _e135 = x_7[x_0_ + metal::min(0u, last)];
    metal::half4 _e136 = rounded(_e135);
    next_x_00_ = _e136;
    metal::half4 _e143 = weight(row_4 + 0u, w_0_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_00_ = _e143;
    metal::float4 _e150 = x_7[x_1_ + metal::min(0u, last)];
    metal::half4 _e151 = rounded(_e150);
    next_x_01_ = _e151;
    metal::half4 _e158 = weight(row_4 + 8u, w_1_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_01_ = _e158;
    metal::float4 _e165 = x_7[x_2_ + metal::min(0u, last)];
    metal::half4 _e166 = rounded(_e165);
    next_x_02_ = _e166;
    metal::half4 _e173 = weight(row_4 + 16u, w_2_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_02_ = _e173;
    metal::float4 _e180 = x_7[x_3_ + metal::min(0u, last)];
    metal::half4 _e181 = rounded(_e180);
    next_x_03_ = _e181;
    metal::half4 _e188 = weight(row_4 + 24u, w_3_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_03_ = _e188;
    metal::float4 _e195 = x_7[x_4_ + metal::min(0u, last)];
    metal::half4 _e196 = rounded(_e195);
    next_x_04_ = _e196;
    metal::half4 _e203 = weight(row_4 + 32u, w_4_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_04_ = _e203;
    metal::float4 _e210 = x_7[x_5_ + metal::min(0u, last)];
    metal::half4 _e211 = rounded(_e210);
    next_x_05_ = _e211;
    metal::half4 _e218 = weight(row_4 + 40u, w_5_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_05_ = _e218;
    metal::float4 _e225 = x_7[x_6_ + metal::min(0u, last)];
    metal::half4 _e226 = rounded(_e225);
    next_x_06_ = _e226;
    metal::half4 _e233 = weight(row_4 + 48u, w_6_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_06_ = _e233;
    metal::float4 _e240 = x_7[x_7_ + metal::min(0u, last)];
    metal::half4 _e241 = rounded(_e240);
    next_x_07_ = _e241;
    metal::half4 _e248 = weight(row_4 + 56u, w_7_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_07_ = _e248;
    metal::float4 _e255 = x_7[x_0_ + metal::min(16u, last)];
    metal::half4 _e256 = rounded(_e255);
    next_x_10_ = _e256;
    metal::half4 _e263 = weight(row_4 + 0u, w_0_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_10_ = _e263;
    metal::float4 _e270 = x_7[x_1_ + metal::min(16u, last)];
    metal::half4 _e271 = rounded(_e270);
    next_x_11_ = _e271;
    metal::half4 _e278 = weight(row_4 + 8u, w_1_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_11_ = _e278;
    metal::float4 _e285 = x_7[x_2_ + metal::min(16u, last)];
    metal::half4 _e286 = rounded(_e285);
    next_x_12_ = _e286;
    metal::half4 _e293 = weight(row_4 + 16u, w_2_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_12_ = _e293;
    metal::float4 _e300 = x_7[x_3_ + metal::min(16u, last)];
    metal::half4 _e301 = rounded(_e300);
    next_x_13_ = _e301;
    metal::half4 _e308 = weight(row_4 + 24u, w_3_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_13_ = _e308;
    metal::float4 _e315 = x_7[x_4_ + metal::min(16u, last)];
    metal::half4 _e316 = rounded(_e315);
    next_x_14_ = _e316;
    metal::half4 _e323 = weight(row_4 + 32u, w_4_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_14_ = _e323;
    metal::float4 _e330 = x_7[x_5_ + metal::min(16u, last)];
    metal::half4 _e331 = rounded(_e330);
    next_x_15_ = _e331;
    metal::half4 _e338 = weight(row_4 + 40u, w_5_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_15_ = _e338;
    metal::float4 _e345 = x_7[x_6_ + metal::min(16u, last)];
    metal::half4 _e346 = rounded(_e345);
    next_x_16_ = _e346;
    metal::half4 _e353 = weight(row_4 + 48u, w_6_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_16_ = _e353;
    metal::float4 _e360 = x_7[x_7_ + metal::min(16u, last)];
    metal::half4 _e361 = rounded(_e360);
    next_x_17_ = _e361;
    metal::half4 _e368 = weight(row_4 + 56u, w_7_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_17_ = _e368;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e2695 = k;
            k = _e2695 + 128u;
        }
        loop_init = false;
        uint _e404 = k;
        uint _e407 = params.k;
        if (_e404 < _e407) {
        } else {
            break;
        }
        {
            uint _e409 = k;
            uint _e414 = params.k;
            bool is_there_0_ = (_e409 + 0u) < _e414;
            metal::half4 _e418 = next_x_00_;
            sh_x_put(place + 0u, _e418, sh_x);
            metal::half4 _e422 = next_w_00_;
            sh_w_put(place + 0u, is_there_0_ ? _e422 : metal::half4 {}, sh_w);
            metal::half4 _e426 = next_x_01_;
            sh_x_put(place + 144u, _e426, sh_x);
            metal::half4 _e430 = next_w_01_;
            sh_w_put(place + 144u, is_there_0_ ? _e430 : metal::half4 {}, sh_w);
            metal::half4 _e434 = next_x_02_;
            sh_x_put(place + 288u, _e434, sh_x);
            metal::half4 _e438 = next_w_02_;
            sh_w_put(place + 288u, is_there_0_ ? _e438 : metal::half4 {}, sh_w);
            metal::half4 _e442 = next_x_03_;
            sh_x_put(place + 432u, _e442, sh_x);
            metal::half4 _e446 = next_w_03_;
            sh_w_put(place + 432u, is_there_0_ ? _e446 : metal::half4 {}, sh_w);
            metal::half4 _e450 = next_x_04_;
            sh_x_put(place + 576u, _e450, sh_x);
            metal::half4 _e454 = next_w_04_;
            sh_w_put(place + 576u, is_there_0_ ? _e454 : metal::half4 {}, sh_w);
            metal::half4 _e458 = next_x_05_;
            sh_x_put(place + 720u, _e458, sh_x);
            metal::half4 _e462 = next_w_05_;
            sh_w_put(place + 720u, is_there_0_ ? _e462 : metal::half4 {}, sh_w);
            metal::half4 _e466 = next_x_06_;
            sh_x_put(place + 864u, _e466, sh_x);
            metal::half4 _e470 = next_w_06_;
            sh_w_put(place + 864u, is_there_0_ ? _e470 : metal::half4 {}, sh_w);
            metal::half4 _e474 = next_x_07_;
            sh_x_put(place + 1008u, _e474, sh_x);
            metal::half4 _e478 = next_w_07_;
            sh_w_put(place + 1008u, is_there_0_ ? _e478 : metal::half4 {}, sh_w);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e480 = k;
            uint after_0_ = metal::min(naga_div(_e480 + 0u, 4u) + 32u, last);
            metal::float4 _e491 = x_7[x_0_ + after_0_];
            metal::half4 _e492 = rounded(_e491);
            next_x_00_ = _e492;
            metal::half4 _e496 = weight(row_4 + 0u, w_0_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_00_ = _e496;
            metal::float4 _e500 = x_7[x_1_ + after_0_];
            metal::half4 _e501 = rounded(_e500);
            next_x_01_ = _e501;
            metal::half4 _e505 = weight(row_4 + 8u, w_1_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_01_ = _e505;
            metal::float4 _e509 = x_7[x_2_ + after_0_];
            metal::half4 _e510 = rounded(_e509);
            next_x_02_ = _e510;
            metal::half4 _e514 = weight(row_4 + 16u, w_2_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_02_ = _e514;
            metal::float4 _e518 = x_7[x_3_ + after_0_];
            metal::half4 _e519 = rounded(_e518);
            next_x_03_ = _e519;
            metal::half4 _e523 = weight(row_4 + 24u, w_3_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_03_ = _e523;
            metal::float4 _e527 = x_7[x_4_ + after_0_];
            metal::half4 _e528 = rounded(_e527);
            next_x_04_ = _e528;
            metal::half4 _e532 = weight(row_4 + 32u, w_4_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_04_ = _e532;
            metal::float4 _e536 = x_7[x_5_ + after_0_];
            metal::half4 _e537 = rounded(_e536);
            next_x_05_ = _e537;
            metal::half4 _e541 = weight(row_4 + 40u, w_5_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_05_ = _e541;
            metal::float4 _e545 = x_7[x_6_ + after_0_];
            metal::half4 _e546 = rounded(_e545);
            next_x_06_ = _e546;
            metal::half4 _e550 = weight(row_4 + 48u, w_6_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_06_ = _e550;
            metal::float4 _e554 = x_7[x_7_ + after_0_];
            metal::half4 _e555 = rounded(_e554);
            next_x_07_ = _e555;
            metal::half4 _e559 = weight(row_4 + 56u, w_7_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_07_ = _e559;
            {
                uint at_0_ = ((own_m + 0u) * PITCH) + 0u;
                uint left_0_00_at = ((at_0_ * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_0_00_ = NagaCooperativeLoad(&sh_x.inner[left_0_00_at], 72u, false);
                uint left_0_01_at = ((at_0_ * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_0_01_ = NagaCooperativeLoad(&sh_x.inner[left_0_01_at], 72u, false);
                uint left_0_10_at = ((at_0_ * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_0_10_ = NagaCooperativeLoad(&sh_x.inner[left_0_10_at], 72u, false);
                uint left_0_11_at = ((at_0_ * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_0_11_ = NagaCooperativeLoad(&sh_x.inner[left_0_11_at], 72u, false);
                uint at_1_ = ((own_m + 16u) * PITCH) + 0u;
                uint left_1_00_at = ((at_1_ * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_1_00_ = NagaCooperativeLoad(&sh_x.inner[left_1_00_at], 72u, false);
                uint left_1_01_at = ((at_1_ * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_1_01_ = NagaCooperativeLoad(&sh_x.inner[left_1_01_at], 72u, false);
                uint left_1_10_at = ((at_1_ * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_1_10_ = NagaCooperativeLoad(&sh_x.inner[left_1_10_at], 72u, false);
                uint left_1_11_at = ((at_1_ * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_1_11_ = NagaCooperativeLoad(&sh_x.inner[left_1_11_at], 72u, false);
                {
                    uint at_7 = ((own_n + 0u) * PITCH) + 0u;
                    uint right_00_at = ((at_7 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_ = NagaCooperativeLoad(&sh_w.inner[right_00_at], 72u, true);
                    uint right_01_at = ((at_7 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_ = NagaCooperativeLoad(&sh_w.inner[right_01_at], 72u, true);
                    uint right_10_at = ((at_7 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_ = NagaCooperativeLoad(&sh_w.inner[right_10_at], 72u, true);
                    uint right_11_at = ((at_7 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_ = NagaCooperativeLoad(&sh_w.inner[right_11_at], 72u, true);
                    metal::simdgroup_float8x8 _e698 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_, _e698);
                    metal::simdgroup_float8x8 _e700 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_, _e700);
                    metal::simdgroup_float8x8 _e702 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_, _e702);
                    metal::simdgroup_float8x8 _e704 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_, _e704);
                    metal::simdgroup_float8x8 _e706 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_, _e706);
                    metal::simdgroup_float8x8 _e708 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_, _e708);
                    metal::simdgroup_float8x8 _e710 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_, _e710);
                    metal::simdgroup_float8x8 _e712 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_, _e712);
                    metal::simdgroup_float8x8 _e714 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_, _e714);
                    metal::simdgroup_float8x8 _e716 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_, _e716);
                    metal::simdgroup_float8x8 _e718 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_, _e718);
                    metal::simdgroup_float8x8 _e720 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_, _e720);
                    metal::simdgroup_float8x8 _e722 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_, _e722);
                    metal::simdgroup_float8x8 _e724 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_, _e724);
                    metal::simdgroup_float8x8 _e726 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_, _e726);
                    metal::simdgroup_float8x8 _e728 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_, _e728);
                }
                {
                    uint at_8 = ((own_n + 16u) * PITCH) + 0u;
                    uint right_00_at_1 = ((at_8 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_1 = NagaCooperativeLoad(&sh_w.inner[right_00_at_1], 72u, true);
                    uint right_01_at_1 = ((at_8 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_1 = NagaCooperativeLoad(&sh_w.inner[right_01_at_1], 72u, true);
                    uint right_10_at_1 = ((at_8 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_1 = NagaCooperativeLoad(&sh_w.inner[right_10_at_1], 72u, true);
                    uint right_11_at_1 = ((at_8 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_1 = NagaCooperativeLoad(&sh_w.inner[right_11_at_1], 72u, true);
                    metal::simdgroup_float8x8 _e776 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_1, _e776);
                    metal::simdgroup_float8x8 _e778 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_1, _e778);
                    metal::simdgroup_float8x8 _e780 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_1, _e780);
                    metal::simdgroup_float8x8 _e782 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_1, _e782);
                    metal::simdgroup_float8x8 _e784 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_1, _e784);
                    metal::simdgroup_float8x8 _e786 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_1, _e786);
                    metal::simdgroup_float8x8 _e788 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_1, _e788);
                    metal::simdgroup_float8x8 _e790 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_1, _e790);
                    metal::simdgroup_float8x8 _e792 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_1, _e792);
                    metal::simdgroup_float8x8 _e794 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_1, _e794);
                    metal::simdgroup_float8x8 _e796 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_1, _e796);
                    metal::simdgroup_float8x8 _e798 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_1, _e798);
                    metal::simdgroup_float8x8 _e800 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_1, _e800);
                    metal::simdgroup_float8x8 _e802 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_1, _e802);
                    metal::simdgroup_float8x8 _e804 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_1, _e804);
                    metal::simdgroup_float8x8 _e806 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_1, _e806);
                }
            }
            {
                uint at_0_1 = ((own_m + 0u) * PITCH) + 4u;
                uint left_0_00_at_1 = ((at_0_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_0_00_1 = NagaCooperativeLoad(&sh_x.inner[left_0_00_at_1], 72u, false);
                uint left_0_01_at_1 = ((at_0_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_0_01_1 = NagaCooperativeLoad(&sh_x.inner[left_0_01_at_1], 72u, false);
                uint left_0_10_at_1 = ((at_0_1 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_0_10_1 = NagaCooperativeLoad(&sh_x.inner[left_0_10_at_1], 72u, false);
                uint left_0_11_at_1 = ((at_0_1 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_0_11_1 = NagaCooperativeLoad(&sh_x.inner[left_0_11_at_1], 72u, false);
                uint at_1_1 = ((own_m + 16u) * PITCH) + 4u;
                uint left_1_00_at_1 = ((at_1_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_1_00_1 = NagaCooperativeLoad(&sh_x.inner[left_1_00_at_1], 72u, false);
                uint left_1_01_at_1 = ((at_1_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_1_01_1 = NagaCooperativeLoad(&sh_x.inner[left_1_01_at_1], 72u, false);
                uint left_1_10_at_1 = ((at_1_1 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_1_10_1 = NagaCooperativeLoad(&sh_x.inner[left_1_10_at_1], 72u, false);
                uint left_1_11_at_1 = ((at_1_1 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_1_11_1 = NagaCooperativeLoad(&sh_x.inner[left_1_11_at_1], 72u, false);
                {
                    uint at_9 = ((own_n + 0u) * PITCH) + 4u;
                    uint right_00_at_2 = ((at_9 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_2 = NagaCooperativeLoad(&sh_w.inner[right_00_at_2], 72u, true);
                    uint right_01_at_2 = ((at_9 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_2 = NagaCooperativeLoad(&sh_w.inner[right_01_at_2], 72u, true);
                    uint right_10_at_2 = ((at_9 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_2 = NagaCooperativeLoad(&sh_w.inner[right_10_at_2], 72u, true);
                    uint right_11_at_2 = ((at_9 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_2 = NagaCooperativeLoad(&sh_w.inner[right_11_at_2], 72u, true);
                    metal::simdgroup_float8x8 _e946 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_2, _e946);
                    metal::simdgroup_float8x8 _e948 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_2, _e948);
                    metal::simdgroup_float8x8 _e950 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_2, _e950);
                    metal::simdgroup_float8x8 _e952 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_2, _e952);
                    metal::simdgroup_float8x8 _e954 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_2, _e954);
                    metal::simdgroup_float8x8 _e956 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_2, _e956);
                    metal::simdgroup_float8x8 _e958 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_2, _e958);
                    metal::simdgroup_float8x8 _e960 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_2, _e960);
                    metal::simdgroup_float8x8 _e962 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_2, _e962);
                    metal::simdgroup_float8x8 _e964 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_2, _e964);
                    metal::simdgroup_float8x8 _e966 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_2, _e966);
                    metal::simdgroup_float8x8 _e968 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_2, _e968);
                    metal::simdgroup_float8x8 _e970 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_2, _e970);
                    metal::simdgroup_float8x8 _e972 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_2, _e972);
                    metal::simdgroup_float8x8 _e974 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_2, _e974);
                    metal::simdgroup_float8x8 _e976 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_2, _e976);
                }
                {
                    uint at_10 = ((own_n + 16u) * PITCH) + 4u;
                    uint right_00_at_3 = ((at_10 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_3 = NagaCooperativeLoad(&sh_w.inner[right_00_at_3], 72u, true);
                    uint right_01_at_3 = ((at_10 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_3 = NagaCooperativeLoad(&sh_w.inner[right_01_at_3], 72u, true);
                    uint right_10_at_3 = ((at_10 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_3 = NagaCooperativeLoad(&sh_w.inner[right_10_at_3], 72u, true);
                    uint right_11_at_3 = ((at_10 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_3 = NagaCooperativeLoad(&sh_w.inner[right_11_at_3], 72u, true);
                    metal::simdgroup_float8x8 _e1024 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_3, _e1024);
                    metal::simdgroup_float8x8 _e1026 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_3, _e1026);
                    metal::simdgroup_float8x8 _e1028 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_3, _e1028);
                    metal::simdgroup_float8x8 _e1030 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_3, _e1030);
                    metal::simdgroup_float8x8 _e1032 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_3, _e1032);
                    metal::simdgroup_float8x8 _e1034 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_3, _e1034);
                    metal::simdgroup_float8x8 _e1036 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_3, _e1036);
                    metal::simdgroup_float8x8 _e1038 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_3, _e1038);
                    metal::simdgroup_float8x8 _e1040 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_3, _e1040);
                    metal::simdgroup_float8x8 _e1042 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_3, _e1042);
                    metal::simdgroup_float8x8 _e1044 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_3, _e1044);
                    metal::simdgroup_float8x8 _e1046 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_3, _e1046);
                    metal::simdgroup_float8x8 _e1048 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_3, _e1048);
                    metal::simdgroup_float8x8 _e1050 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_3, _e1050);
                    metal::simdgroup_float8x8 _e1052 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_3, _e1052);
                    metal::simdgroup_float8x8 _e1054 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_3, _e1054);
                }
            }
            {
                uint at_0_2 = ((own_m + 0u) * PITCH) + 8u;
                uint left_0_00_at_2 = ((at_0_2 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_0_00_2 = NagaCooperativeLoad(&sh_x.inner[left_0_00_at_2], 72u, false);
                uint left_0_01_at_2 = ((at_0_2 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_0_01_2 = NagaCooperativeLoad(&sh_x.inner[left_0_01_at_2], 72u, false);
                uint left_0_10_at_2 = ((at_0_2 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_0_10_2 = NagaCooperativeLoad(&sh_x.inner[left_0_10_at_2], 72u, false);
                uint left_0_11_at_2 = ((at_0_2 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_0_11_2 = NagaCooperativeLoad(&sh_x.inner[left_0_11_at_2], 72u, false);
                uint at_1_2 = ((own_m + 16u) * PITCH) + 8u;
                uint left_1_00_at_2 = ((at_1_2 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_1_00_2 = NagaCooperativeLoad(&sh_x.inner[left_1_00_at_2], 72u, false);
                uint left_1_01_at_2 = ((at_1_2 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_1_01_2 = NagaCooperativeLoad(&sh_x.inner[left_1_01_at_2], 72u, false);
                uint left_1_10_at_2 = ((at_1_2 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_1_10_2 = NagaCooperativeLoad(&sh_x.inner[left_1_10_at_2], 72u, false);
                uint left_1_11_at_2 = ((at_1_2 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_1_11_2 = NagaCooperativeLoad(&sh_x.inner[left_1_11_at_2], 72u, false);
                {
                    uint at_11 = ((own_n + 0u) * PITCH) + 8u;
                    uint right_00_at_4 = ((at_11 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_4 = NagaCooperativeLoad(&sh_w.inner[right_00_at_4], 72u, true);
                    uint right_01_at_4 = ((at_11 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_4 = NagaCooperativeLoad(&sh_w.inner[right_01_at_4], 72u, true);
                    uint right_10_at_4 = ((at_11 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_4 = NagaCooperativeLoad(&sh_w.inner[right_10_at_4], 72u, true);
                    uint right_11_at_4 = ((at_11 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_4 = NagaCooperativeLoad(&sh_w.inner[right_11_at_4], 72u, true);
                    metal::simdgroup_float8x8 _e1194 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_2, right_00_4, _e1194);
                    metal::simdgroup_float8x8 _e1196 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_2, right_10_4, _e1196);
                    metal::simdgroup_float8x8 _e1198 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_2, right_01_4, _e1198);
                    metal::simdgroup_float8x8 _e1200 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_2, right_11_4, _e1200);
                    metal::simdgroup_float8x8 _e1202 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_2, right_00_4, _e1202);
                    metal::simdgroup_float8x8 _e1204 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_2, right_10_4, _e1204);
                    metal::simdgroup_float8x8 _e1206 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_2, right_01_4, _e1206);
                    metal::simdgroup_float8x8 _e1208 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_2, right_11_4, _e1208);
                    metal::simdgroup_float8x8 _e1210 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_2, right_00_4, _e1210);
                    metal::simdgroup_float8x8 _e1212 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_2, right_10_4, _e1212);
                    metal::simdgroup_float8x8 _e1214 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_2, right_01_4, _e1214);
                    metal::simdgroup_float8x8 _e1216 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_2, right_11_4, _e1216);
                    metal::simdgroup_float8x8 _e1218 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_2, right_00_4, _e1218);
                    metal::simdgroup_float8x8 _e1220 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_2, right_10_4, _e1220);
                    metal::simdgroup_float8x8 _e1222 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_2, right_01_4, _e1222);
                    metal::simdgroup_float8x8 _e1224 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_2, right_11_4, _e1224);
                }
                {
                    uint at_12 = ((own_n + 16u) * PITCH) + 8u;
                    uint right_00_at_5 = ((at_12 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_5 = NagaCooperativeLoad(&sh_w.inner[right_00_at_5], 72u, true);
                    uint right_01_at_5 = ((at_12 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_5 = NagaCooperativeLoad(&sh_w.inner[right_01_at_5], 72u, true);
                    uint right_10_at_5 = ((at_12 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_5 = NagaCooperativeLoad(&sh_w.inner[right_10_at_5], 72u, true);
                    uint right_11_at_5 = ((at_12 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_5 = NagaCooperativeLoad(&sh_w.inner[right_11_at_5], 72u, true);
                    metal::simdgroup_float8x8 _e1272 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_2, right_00_5, _e1272);
                    metal::simdgroup_float8x8 _e1274 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_2, right_10_5, _e1274);
                    metal::simdgroup_float8x8 _e1276 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_2, right_01_5, _e1276);
                    metal::simdgroup_float8x8 _e1278 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_2, right_11_5, _e1278);
                    metal::simdgroup_float8x8 _e1280 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_2, right_00_5, _e1280);
                    metal::simdgroup_float8x8 _e1282 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_2, right_10_5, _e1282);
                    metal::simdgroup_float8x8 _e1284 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_2, right_01_5, _e1284);
                    metal::simdgroup_float8x8 _e1286 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_2, right_11_5, _e1286);
                    metal::simdgroup_float8x8 _e1288 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_2, right_00_5, _e1288);
                    metal::simdgroup_float8x8 _e1290 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_2, right_10_5, _e1290);
                    metal::simdgroup_float8x8 _e1292 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_2, right_01_5, _e1292);
                    metal::simdgroup_float8x8 _e1294 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_2, right_11_5, _e1294);
                    metal::simdgroup_float8x8 _e1296 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_2, right_00_5, _e1296);
                    metal::simdgroup_float8x8 _e1298 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_2, right_10_5, _e1298);
                    metal::simdgroup_float8x8 _e1300 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_2, right_01_5, _e1300);
                    metal::simdgroup_float8x8 _e1302 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_2, right_11_5, _e1302);
                }
            }
            {
                uint at_0_3 = ((own_m + 0u) * PITCH) + 12u;
                uint left_0_00_at_3 = ((at_0_3 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_0_00_3 = NagaCooperativeLoad(&sh_x.inner[left_0_00_at_3], 72u, false);
                uint left_0_01_at_3 = ((at_0_3 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_0_01_3 = NagaCooperativeLoad(&sh_x.inner[left_0_01_at_3], 72u, false);
                uint left_0_10_at_3 = ((at_0_3 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_0_10_3 = NagaCooperativeLoad(&sh_x.inner[left_0_10_at_3], 72u, false);
                uint left_0_11_at_3 = ((at_0_3 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_0_11_3 = NagaCooperativeLoad(&sh_x.inner[left_0_11_at_3], 72u, false);
                uint at_1_3 = ((own_m + 16u) * PITCH) + 12u;
                uint left_1_00_at_3 = ((at_1_3 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_1_00_3 = NagaCooperativeLoad(&sh_x.inner[left_1_00_at_3], 72u, false);
                uint left_1_01_at_3 = ((at_1_3 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_1_01_3 = NagaCooperativeLoad(&sh_x.inner[left_1_01_at_3], 72u, false);
                uint left_1_10_at_3 = ((at_1_3 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_1_10_3 = NagaCooperativeLoad(&sh_x.inner[left_1_10_at_3], 72u, false);
                uint left_1_11_at_3 = ((at_1_3 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_1_11_3 = NagaCooperativeLoad(&sh_x.inner[left_1_11_at_3], 72u, false);
                {
                    uint at_13 = ((own_n + 0u) * PITCH) + 12u;
                    uint right_00_at_6 = ((at_13 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_6 = NagaCooperativeLoad(&sh_w.inner[right_00_at_6], 72u, true);
                    uint right_01_at_6 = ((at_13 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_6 = NagaCooperativeLoad(&sh_w.inner[right_01_at_6], 72u, true);
                    uint right_10_at_6 = ((at_13 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_6 = NagaCooperativeLoad(&sh_w.inner[right_10_at_6], 72u, true);
                    uint right_11_at_6 = ((at_13 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_6 = NagaCooperativeLoad(&sh_w.inner[right_11_at_6], 72u, true);
                    metal::simdgroup_float8x8 _e1442 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_3, right_00_6, _e1442);
                    metal::simdgroup_float8x8 _e1444 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_3, right_10_6, _e1444);
                    metal::simdgroup_float8x8 _e1446 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_3, right_01_6, _e1446);
                    metal::simdgroup_float8x8 _e1448 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_3, right_11_6, _e1448);
                    metal::simdgroup_float8x8 _e1450 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_3, right_00_6, _e1450);
                    metal::simdgroup_float8x8 _e1452 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_3, right_10_6, _e1452);
                    metal::simdgroup_float8x8 _e1454 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_3, right_01_6, _e1454);
                    metal::simdgroup_float8x8 _e1456 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_3, right_11_6, _e1456);
                    metal::simdgroup_float8x8 _e1458 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_3, right_00_6, _e1458);
                    metal::simdgroup_float8x8 _e1460 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_3, right_10_6, _e1460);
                    metal::simdgroup_float8x8 _e1462 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_3, right_01_6, _e1462);
                    metal::simdgroup_float8x8 _e1464 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_3, right_11_6, _e1464);
                    metal::simdgroup_float8x8 _e1466 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_3, right_00_6, _e1466);
                    metal::simdgroup_float8x8 _e1468 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_3, right_10_6, _e1468);
                    metal::simdgroup_float8x8 _e1470 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_3, right_01_6, _e1470);
                    metal::simdgroup_float8x8 _e1472 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_3, right_11_6, _e1472);
                }
                {
                    uint at_14 = ((own_n + 16u) * PITCH) + 12u;
                    uint right_00_at_7 = ((at_14 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_7 = NagaCooperativeLoad(&sh_w.inner[right_00_at_7], 72u, true);
                    uint right_01_at_7 = ((at_14 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_7 = NagaCooperativeLoad(&sh_w.inner[right_01_at_7], 72u, true);
                    uint right_10_at_7 = ((at_14 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_7 = NagaCooperativeLoad(&sh_w.inner[right_10_at_7], 72u, true);
                    uint right_11_at_7 = ((at_14 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_7 = NagaCooperativeLoad(&sh_w.inner[right_11_at_7], 72u, true);
                    metal::simdgroup_float8x8 _e1520 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_3, right_00_7, _e1520);
                    metal::simdgroup_float8x8 _e1522 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_3, right_10_7, _e1522);
                    metal::simdgroup_float8x8 _e1524 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_3, right_01_7, _e1524);
                    metal::simdgroup_float8x8 _e1526 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_3, right_11_7, _e1526);
                    metal::simdgroup_float8x8 _e1528 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_3, right_00_7, _e1528);
                    metal::simdgroup_float8x8 _e1530 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_3, right_10_7, _e1530);
                    metal::simdgroup_float8x8 _e1532 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_3, right_01_7, _e1532);
                    metal::simdgroup_float8x8 _e1534 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_3, right_11_7, _e1534);
                    metal::simdgroup_float8x8 _e1536 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_3, right_00_7, _e1536);
                    metal::simdgroup_float8x8 _e1538 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_3, right_10_7, _e1538);
                    metal::simdgroup_float8x8 _e1540 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_3, right_01_7, _e1540);
                    metal::simdgroup_float8x8 _e1542 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_3, right_11_7, _e1542);
                    metal::simdgroup_float8x8 _e1544 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_3, right_00_7, _e1544);
                    metal::simdgroup_float8x8 _e1546 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_3, right_10_7, _e1546);
                    metal::simdgroup_float8x8 _e1548 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_3, right_01_7, _e1548);
                    metal::simdgroup_float8x8 _e1550 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_3, right_11_7, _e1550);
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e1552 = k;
            uint _e1557 = params.k;
            bool is_there_1_ = (_e1552 + 64u) < _e1557;
            metal::half4 _e1561 = next_x_10_;
            sh_x_put(place + 0u, _e1561, sh_x);
            metal::half4 _e1565 = next_w_10_;
            sh_w_put(place + 0u, is_there_1_ ? _e1565 : metal::half4 {}, sh_w);
            metal::half4 _e1569 = next_x_11_;
            sh_x_put(place + 144u, _e1569, sh_x);
            metal::half4 _e1573 = next_w_11_;
            sh_w_put(place + 144u, is_there_1_ ? _e1573 : metal::half4 {}, sh_w);
            metal::half4 _e1577 = next_x_12_;
            sh_x_put(place + 288u, _e1577, sh_x);
            metal::half4 _e1581 = next_w_12_;
            sh_w_put(place + 288u, is_there_1_ ? _e1581 : metal::half4 {}, sh_w);
            metal::half4 _e1585 = next_x_13_;
            sh_x_put(place + 432u, _e1585, sh_x);
            metal::half4 _e1589 = next_w_13_;
            sh_w_put(place + 432u, is_there_1_ ? _e1589 : metal::half4 {}, sh_w);
            metal::half4 _e1593 = next_x_14_;
            sh_x_put(place + 576u, _e1593, sh_x);
            metal::half4 _e1597 = next_w_14_;
            sh_w_put(place + 576u, is_there_1_ ? _e1597 : metal::half4 {}, sh_w);
            metal::half4 _e1601 = next_x_15_;
            sh_x_put(place + 720u, _e1601, sh_x);
            metal::half4 _e1605 = next_w_15_;
            sh_w_put(place + 720u, is_there_1_ ? _e1605 : metal::half4 {}, sh_w);
            metal::half4 _e1609 = next_x_16_;
            sh_x_put(place + 864u, _e1609, sh_x);
            metal::half4 _e1613 = next_w_16_;
            sh_w_put(place + 864u, is_there_1_ ? _e1613 : metal::half4 {}, sh_w);
            metal::half4 _e1617 = next_x_17_;
            sh_x_put(place + 1008u, _e1617, sh_x);
            metal::half4 _e1621 = next_w_17_;
            sh_w_put(place + 1008u, is_there_1_ ? _e1621 : metal::half4 {}, sh_w);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e1623 = k;
            uint after_1_ = metal::min(naga_div(_e1623 + 64u, 4u) + 32u, last);
            metal::float4 _e1634 = x_7[x_0_ + after_1_];
            metal::half4 _e1635 = rounded(_e1634);
            next_x_10_ = _e1635;
            metal::half4 _e1639 = weight(row_4 + 0u, w_0_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_10_ = _e1639;
            metal::float4 _e1643 = x_7[x_1_ + after_1_];
            metal::half4 _e1644 = rounded(_e1643);
            next_x_11_ = _e1644;
            metal::half4 _e1648 = weight(row_4 + 8u, w_1_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_11_ = _e1648;
            metal::float4 _e1652 = x_7[x_2_ + after_1_];
            metal::half4 _e1653 = rounded(_e1652);
            next_x_12_ = _e1653;
            metal::half4 _e1657 = weight(row_4 + 16u, w_2_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_12_ = _e1657;
            metal::float4 _e1661 = x_7[x_3_ + after_1_];
            metal::half4 _e1662 = rounded(_e1661);
            next_x_13_ = _e1662;
            metal::half4 _e1666 = weight(row_4 + 24u, w_3_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_13_ = _e1666;
            metal::float4 _e1670 = x_7[x_4_ + after_1_];
            metal::half4 _e1671 = rounded(_e1670);
            next_x_14_ = _e1671;
            metal::half4 _e1675 = weight(row_4 + 32u, w_4_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_14_ = _e1675;
            metal::float4 _e1679 = x_7[x_5_ + after_1_];
            metal::half4 _e1680 = rounded(_e1679);
            next_x_15_ = _e1680;
            metal::half4 _e1684 = weight(row_4 + 40u, w_5_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_15_ = _e1684;
            metal::float4 _e1688 = x_7[x_6_ + after_1_];
            metal::half4 _e1689 = rounded(_e1688);
            next_x_16_ = _e1689;
            metal::half4 _e1693 = weight(row_4 + 48u, w_6_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_16_ = _e1693;
            metal::float4 _e1697 = x_7[x_7_ + after_1_];
            metal::half4 _e1698 = rounded(_e1697);
            next_x_17_ = _e1698;
            metal::half4 _e1702 = weight(row_4 + 56u, w_7_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_17_ = _e1702;
            {
                uint at_0_4 = ((own_m + 0u) * PITCH) + 0u;
                uint left_0_00_at_4 = ((at_0_4 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_0_00_4 = NagaCooperativeLoad(&sh_x.inner[left_0_00_at_4], 72u, false);
                uint left_0_01_at_4 = ((at_0_4 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_0_01_4 = NagaCooperativeLoad(&sh_x.inner[left_0_01_at_4], 72u, false);
                uint left_0_10_at_4 = ((at_0_4 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_0_10_4 = NagaCooperativeLoad(&sh_x.inner[left_0_10_at_4], 72u, false);
                uint left_0_11_at_4 = ((at_0_4 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_0_11_4 = NagaCooperativeLoad(&sh_x.inner[left_0_11_at_4], 72u, false);
                uint at_1_4 = ((own_m + 16u) * PITCH) + 0u;
                uint left_1_00_at_4 = ((at_1_4 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_1_00_4 = NagaCooperativeLoad(&sh_x.inner[left_1_00_at_4], 72u, false);
                uint left_1_01_at_4 = ((at_1_4 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_1_01_4 = NagaCooperativeLoad(&sh_x.inner[left_1_01_at_4], 72u, false);
                uint left_1_10_at_4 = ((at_1_4 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_1_10_4 = NagaCooperativeLoad(&sh_x.inner[left_1_10_at_4], 72u, false);
                uint left_1_11_at_4 = ((at_1_4 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_1_11_4 = NagaCooperativeLoad(&sh_x.inner[left_1_11_at_4], 72u, false);
                {
                    uint at_15 = ((own_n + 0u) * PITCH) + 0u;
                    uint right_00_at_8 = ((at_15 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_8 = NagaCooperativeLoad(&sh_w.inner[right_00_at_8], 72u, true);
                    uint right_01_at_8 = ((at_15 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_8 = NagaCooperativeLoad(&sh_w.inner[right_01_at_8], 72u, true);
                    uint right_10_at_8 = ((at_15 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_8 = NagaCooperativeLoad(&sh_w.inner[right_10_at_8], 72u, true);
                    uint right_11_at_8 = ((at_15 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_8 = NagaCooperativeLoad(&sh_w.inner[right_11_at_8], 72u, true);
                    metal::simdgroup_float8x8 _e1841 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_4, right_00_8, _e1841);
                    metal::simdgroup_float8x8 _e1843 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_4, right_10_8, _e1843);
                    metal::simdgroup_float8x8 _e1845 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_4, right_01_8, _e1845);
                    metal::simdgroup_float8x8 _e1847 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_4, right_11_8, _e1847);
                    metal::simdgroup_float8x8 _e1849 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_4, right_00_8, _e1849);
                    metal::simdgroup_float8x8 _e1851 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_4, right_10_8, _e1851);
                    metal::simdgroup_float8x8 _e1853 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_4, right_01_8, _e1853);
                    metal::simdgroup_float8x8 _e1855 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_4, right_11_8, _e1855);
                    metal::simdgroup_float8x8 _e1857 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_4, right_00_8, _e1857);
                    metal::simdgroup_float8x8 _e1859 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_4, right_10_8, _e1859);
                    metal::simdgroup_float8x8 _e1861 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_4, right_01_8, _e1861);
                    metal::simdgroup_float8x8 _e1863 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_4, right_11_8, _e1863);
                    metal::simdgroup_float8x8 _e1865 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_4, right_00_8, _e1865);
                    metal::simdgroup_float8x8 _e1867 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_4, right_10_8, _e1867);
                    metal::simdgroup_float8x8 _e1869 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_4, right_01_8, _e1869);
                    metal::simdgroup_float8x8 _e1871 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_4, right_11_8, _e1871);
                }
                {
                    uint at_16 = ((own_n + 16u) * PITCH) + 0u;
                    uint right_00_at_9 = ((at_16 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_9 = NagaCooperativeLoad(&sh_w.inner[right_00_at_9], 72u, true);
                    uint right_01_at_9 = ((at_16 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_9 = NagaCooperativeLoad(&sh_w.inner[right_01_at_9], 72u, true);
                    uint right_10_at_9 = ((at_16 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_9 = NagaCooperativeLoad(&sh_w.inner[right_10_at_9], 72u, true);
                    uint right_11_at_9 = ((at_16 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_9 = NagaCooperativeLoad(&sh_w.inner[right_11_at_9], 72u, true);
                    metal::simdgroup_float8x8 _e1919 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_4, right_00_9, _e1919);
                    metal::simdgroup_float8x8 _e1921 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_4, right_10_9, _e1921);
                    metal::simdgroup_float8x8 _e1923 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_4, right_01_9, _e1923);
                    metal::simdgroup_float8x8 _e1925 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_4, right_11_9, _e1925);
                    metal::simdgroup_float8x8 _e1927 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_4, right_00_9, _e1927);
                    metal::simdgroup_float8x8 _e1929 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_4, right_10_9, _e1929);
                    metal::simdgroup_float8x8 _e1931 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_4, right_01_9, _e1931);
                    metal::simdgroup_float8x8 _e1933 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_4, right_11_9, _e1933);
                    metal::simdgroup_float8x8 _e1935 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_4, right_00_9, _e1935);
                    metal::simdgroup_float8x8 _e1937 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_4, right_10_9, _e1937);
                    metal::simdgroup_float8x8 _e1939 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_4, right_01_9, _e1939);
                    metal::simdgroup_float8x8 _e1941 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_4, right_11_9, _e1941);
                    metal::simdgroup_float8x8 _e1943 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_4, right_00_9, _e1943);
                    metal::simdgroup_float8x8 _e1945 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_4, right_10_9, _e1945);
                    metal::simdgroup_float8x8 _e1947 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_4, right_01_9, _e1947);
                    metal::simdgroup_float8x8 _e1949 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_4, right_11_9, _e1949);
                }
            }
            {
                uint at_0_5 = ((own_m + 0u) * PITCH) + 4u;
                uint left_0_00_at_5 = ((at_0_5 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_0_00_5 = NagaCooperativeLoad(&sh_x.inner[left_0_00_at_5], 72u, false);
                uint left_0_01_at_5 = ((at_0_5 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_0_01_5 = NagaCooperativeLoad(&sh_x.inner[left_0_01_at_5], 72u, false);
                uint left_0_10_at_5 = ((at_0_5 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_0_10_5 = NagaCooperativeLoad(&sh_x.inner[left_0_10_at_5], 72u, false);
                uint left_0_11_at_5 = ((at_0_5 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_0_11_5 = NagaCooperativeLoad(&sh_x.inner[left_0_11_at_5], 72u, false);
                uint at_1_5 = ((own_m + 16u) * PITCH) + 4u;
                uint left_1_00_at_5 = ((at_1_5 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_1_00_5 = NagaCooperativeLoad(&sh_x.inner[left_1_00_at_5], 72u, false);
                uint left_1_01_at_5 = ((at_1_5 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_1_01_5 = NagaCooperativeLoad(&sh_x.inner[left_1_01_at_5], 72u, false);
                uint left_1_10_at_5 = ((at_1_5 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_1_10_5 = NagaCooperativeLoad(&sh_x.inner[left_1_10_at_5], 72u, false);
                uint left_1_11_at_5 = ((at_1_5 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_1_11_5 = NagaCooperativeLoad(&sh_x.inner[left_1_11_at_5], 72u, false);
                {
                    uint at_17 = ((own_n + 0u) * PITCH) + 4u;
                    uint right_00_at_10 = ((at_17 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_10 = NagaCooperativeLoad(&sh_w.inner[right_00_at_10], 72u, true);
                    uint right_01_at_10 = ((at_17 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_10 = NagaCooperativeLoad(&sh_w.inner[right_01_at_10], 72u, true);
                    uint right_10_at_10 = ((at_17 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_10 = NagaCooperativeLoad(&sh_w.inner[right_10_at_10], 72u, true);
                    uint right_11_at_10 = ((at_17 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_10 = NagaCooperativeLoad(&sh_w.inner[right_11_at_10], 72u, true);
                    metal::simdgroup_float8x8 _e2089 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_5, right_00_10, _e2089);
                    metal::simdgroup_float8x8 _e2091 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_5, right_10_10, _e2091);
                    metal::simdgroup_float8x8 _e2093 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_5, right_01_10, _e2093);
                    metal::simdgroup_float8x8 _e2095 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_5, right_11_10, _e2095);
                    metal::simdgroup_float8x8 _e2097 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_5, right_00_10, _e2097);
                    metal::simdgroup_float8x8 _e2099 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_5, right_10_10, _e2099);
                    metal::simdgroup_float8x8 _e2101 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_5, right_01_10, _e2101);
                    metal::simdgroup_float8x8 _e2103 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_5, right_11_10, _e2103);
                    metal::simdgroup_float8x8 _e2105 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_5, right_00_10, _e2105);
                    metal::simdgroup_float8x8 _e2107 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_5, right_10_10, _e2107);
                    metal::simdgroup_float8x8 _e2109 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_5, right_01_10, _e2109);
                    metal::simdgroup_float8x8 _e2111 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_5, right_11_10, _e2111);
                    metal::simdgroup_float8x8 _e2113 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_5, right_00_10, _e2113);
                    metal::simdgroup_float8x8 _e2115 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_5, right_10_10, _e2115);
                    metal::simdgroup_float8x8 _e2117 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_5, right_01_10, _e2117);
                    metal::simdgroup_float8x8 _e2119 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_5, right_11_10, _e2119);
                }
                {
                    uint at_18 = ((own_n + 16u) * PITCH) + 4u;
                    uint right_00_at_11 = ((at_18 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_11 = NagaCooperativeLoad(&sh_w.inner[right_00_at_11], 72u, true);
                    uint right_01_at_11 = ((at_18 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_11 = NagaCooperativeLoad(&sh_w.inner[right_01_at_11], 72u, true);
                    uint right_10_at_11 = ((at_18 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_11 = NagaCooperativeLoad(&sh_w.inner[right_10_at_11], 72u, true);
                    uint right_11_at_11 = ((at_18 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_11 = NagaCooperativeLoad(&sh_w.inner[right_11_at_11], 72u, true);
                    metal::simdgroup_float8x8 _e2167 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_5, right_00_11, _e2167);
                    metal::simdgroup_float8x8 _e2169 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_5, right_10_11, _e2169);
                    metal::simdgroup_float8x8 _e2171 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_5, right_01_11, _e2171);
                    metal::simdgroup_float8x8 _e2173 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_5, right_11_11, _e2173);
                    metal::simdgroup_float8x8 _e2175 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_5, right_00_11, _e2175);
                    metal::simdgroup_float8x8 _e2177 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_5, right_10_11, _e2177);
                    metal::simdgroup_float8x8 _e2179 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_5, right_01_11, _e2179);
                    metal::simdgroup_float8x8 _e2181 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_5, right_11_11, _e2181);
                    metal::simdgroup_float8x8 _e2183 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_5, right_00_11, _e2183);
                    metal::simdgroup_float8x8 _e2185 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_5, right_10_11, _e2185);
                    metal::simdgroup_float8x8 _e2187 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_5, right_01_11, _e2187);
                    metal::simdgroup_float8x8 _e2189 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_5, right_11_11, _e2189);
                    metal::simdgroup_float8x8 _e2191 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_5, right_00_11, _e2191);
                    metal::simdgroup_float8x8 _e2193 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_5, right_10_11, _e2193);
                    metal::simdgroup_float8x8 _e2195 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_5, right_01_11, _e2195);
                    metal::simdgroup_float8x8 _e2197 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_5, right_11_11, _e2197);
                }
            }
            {
                uint at_0_6 = ((own_m + 0u) * PITCH) + 8u;
                uint left_0_00_at_6 = ((at_0_6 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_0_00_6 = NagaCooperativeLoad(&sh_x.inner[left_0_00_at_6], 72u, false);
                uint left_0_01_at_6 = ((at_0_6 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_0_01_6 = NagaCooperativeLoad(&sh_x.inner[left_0_01_at_6], 72u, false);
                uint left_0_10_at_6 = ((at_0_6 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_0_10_6 = NagaCooperativeLoad(&sh_x.inner[left_0_10_at_6], 72u, false);
                uint left_0_11_at_6 = ((at_0_6 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_0_11_6 = NagaCooperativeLoad(&sh_x.inner[left_0_11_at_6], 72u, false);
                uint at_1_6 = ((own_m + 16u) * PITCH) + 8u;
                uint left_1_00_at_6 = ((at_1_6 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_1_00_6 = NagaCooperativeLoad(&sh_x.inner[left_1_00_at_6], 72u, false);
                uint left_1_01_at_6 = ((at_1_6 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_1_01_6 = NagaCooperativeLoad(&sh_x.inner[left_1_01_at_6], 72u, false);
                uint left_1_10_at_6 = ((at_1_6 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_1_10_6 = NagaCooperativeLoad(&sh_x.inner[left_1_10_at_6], 72u, false);
                uint left_1_11_at_6 = ((at_1_6 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_1_11_6 = NagaCooperativeLoad(&sh_x.inner[left_1_11_at_6], 72u, false);
                {
                    uint at_19 = ((own_n + 0u) * PITCH) + 8u;
                    uint right_00_at_12 = ((at_19 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_12 = NagaCooperativeLoad(&sh_w.inner[right_00_at_12], 72u, true);
                    uint right_01_at_12 = ((at_19 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_12 = NagaCooperativeLoad(&sh_w.inner[right_01_at_12], 72u, true);
                    uint right_10_at_12 = ((at_19 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_12 = NagaCooperativeLoad(&sh_w.inner[right_10_at_12], 72u, true);
                    uint right_11_at_12 = ((at_19 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_12 = NagaCooperativeLoad(&sh_w.inner[right_11_at_12], 72u, true);
                    metal::simdgroup_float8x8 _e2337 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_6, right_00_12, _e2337);
                    metal::simdgroup_float8x8 _e2339 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_6, right_10_12, _e2339);
                    metal::simdgroup_float8x8 _e2341 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_6, right_01_12, _e2341);
                    metal::simdgroup_float8x8 _e2343 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_6, right_11_12, _e2343);
                    metal::simdgroup_float8x8 _e2345 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_6, right_00_12, _e2345);
                    metal::simdgroup_float8x8 _e2347 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_6, right_10_12, _e2347);
                    metal::simdgroup_float8x8 _e2349 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_6, right_01_12, _e2349);
                    metal::simdgroup_float8x8 _e2351 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_6, right_11_12, _e2351);
                    metal::simdgroup_float8x8 _e2353 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_6, right_00_12, _e2353);
                    metal::simdgroup_float8x8 _e2355 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_6, right_10_12, _e2355);
                    metal::simdgroup_float8x8 _e2357 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_6, right_01_12, _e2357);
                    metal::simdgroup_float8x8 _e2359 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_6, right_11_12, _e2359);
                    metal::simdgroup_float8x8 _e2361 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_6, right_00_12, _e2361);
                    metal::simdgroup_float8x8 _e2363 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_6, right_10_12, _e2363);
                    metal::simdgroup_float8x8 _e2365 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_6, right_01_12, _e2365);
                    metal::simdgroup_float8x8 _e2367 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_6, right_11_12, _e2367);
                }
                {
                    uint at_20 = ((own_n + 16u) * PITCH) + 8u;
                    uint right_00_at_13 = ((at_20 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_13 = NagaCooperativeLoad(&sh_w.inner[right_00_at_13], 72u, true);
                    uint right_01_at_13 = ((at_20 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_13 = NagaCooperativeLoad(&sh_w.inner[right_01_at_13], 72u, true);
                    uint right_10_at_13 = ((at_20 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_13 = NagaCooperativeLoad(&sh_w.inner[right_10_at_13], 72u, true);
                    uint right_11_at_13 = ((at_20 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_13 = NagaCooperativeLoad(&sh_w.inner[right_11_at_13], 72u, true);
                    metal::simdgroup_float8x8 _e2415 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_6, right_00_13, _e2415);
                    metal::simdgroup_float8x8 _e2417 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_6, right_10_13, _e2417);
                    metal::simdgroup_float8x8 _e2419 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_6, right_01_13, _e2419);
                    metal::simdgroup_float8x8 _e2421 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_6, right_11_13, _e2421);
                    metal::simdgroup_float8x8 _e2423 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_6, right_00_13, _e2423);
                    metal::simdgroup_float8x8 _e2425 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_6, right_10_13, _e2425);
                    metal::simdgroup_float8x8 _e2427 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_6, right_01_13, _e2427);
                    metal::simdgroup_float8x8 _e2429 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_6, right_11_13, _e2429);
                    metal::simdgroup_float8x8 _e2431 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_6, right_00_13, _e2431);
                    metal::simdgroup_float8x8 _e2433 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_6, right_10_13, _e2433);
                    metal::simdgroup_float8x8 _e2435 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_6, right_01_13, _e2435);
                    metal::simdgroup_float8x8 _e2437 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_6, right_11_13, _e2437);
                    metal::simdgroup_float8x8 _e2439 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_6, right_00_13, _e2439);
                    metal::simdgroup_float8x8 _e2441 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_6, right_10_13, _e2441);
                    metal::simdgroup_float8x8 _e2443 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_6, right_01_13, _e2443);
                    metal::simdgroup_float8x8 _e2445 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_6, right_11_13, _e2445);
                }
            }
            {
                uint at_0_7 = ((own_m + 0u) * PITCH) + 12u;
                uint left_0_00_at_7 = ((at_0_7 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_0_00_7 = NagaCooperativeLoad(&sh_x.inner[left_0_00_at_7], 72u, false);
                uint left_0_01_at_7 = ((at_0_7 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_0_01_7 = NagaCooperativeLoad(&sh_x.inner[left_0_01_at_7], 72u, false);
                uint left_0_10_at_7 = ((at_0_7 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_0_10_7 = NagaCooperativeLoad(&sh_x.inner[left_0_10_at_7], 72u, false);
                uint left_0_11_at_7 = ((at_0_7 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_0_11_7 = NagaCooperativeLoad(&sh_x.inner[left_0_11_at_7], 72u, false);
                uint at_1_7 = ((own_m + 16u) * PITCH) + 12u;
                uint left_1_00_at_7 = ((at_1_7 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_1_00_7 = NagaCooperativeLoad(&sh_x.inner[left_1_00_at_7], 72u, false);
                uint left_1_01_at_7 = ((at_1_7 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_1_01_7 = NagaCooperativeLoad(&sh_x.inner[left_1_01_at_7], 72u, false);
                uint left_1_10_at_7 = ((at_1_7 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_1_10_7 = NagaCooperativeLoad(&sh_x.inner[left_1_10_at_7], 72u, false);
                uint left_1_11_at_7 = ((at_1_7 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_1_11_7 = NagaCooperativeLoad(&sh_x.inner[left_1_11_at_7], 72u, false);
                {
                    uint at_21 = ((own_n + 0u) * PITCH) + 12u;
                    uint right_00_at_14 = ((at_21 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_14 = NagaCooperativeLoad(&sh_w.inner[right_00_at_14], 72u, true);
                    uint right_01_at_14 = ((at_21 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_14 = NagaCooperativeLoad(&sh_w.inner[right_01_at_14], 72u, true);
                    uint right_10_at_14 = ((at_21 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_14 = NagaCooperativeLoad(&sh_w.inner[right_10_at_14], 72u, true);
                    uint right_11_at_14 = ((at_21 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_14 = NagaCooperativeLoad(&sh_w.inner[right_11_at_14], 72u, true);
                    metal::simdgroup_float8x8 _e2585 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_7, right_00_14, _e2585);
                    metal::simdgroup_float8x8 _e2587 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_7, right_10_14, _e2587);
                    metal::simdgroup_float8x8 _e2589 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_7, right_01_14, _e2589);
                    metal::simdgroup_float8x8 _e2591 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_7, right_11_14, _e2591);
                    metal::simdgroup_float8x8 _e2593 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_7, right_00_14, _e2593);
                    metal::simdgroup_float8x8 _e2595 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_7, right_10_14, _e2595);
                    metal::simdgroup_float8x8 _e2597 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_7, right_01_14, _e2597);
                    metal::simdgroup_float8x8 _e2599 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_7, right_11_14, _e2599);
                    metal::simdgroup_float8x8 _e2601 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_7, right_00_14, _e2601);
                    metal::simdgroup_float8x8 _e2603 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_7, right_10_14, _e2603);
                    metal::simdgroup_float8x8 _e2605 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_7, right_01_14, _e2605);
                    metal::simdgroup_float8x8 _e2607 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_7, right_11_14, _e2607);
                    metal::simdgroup_float8x8 _e2609 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_7, right_00_14, _e2609);
                    metal::simdgroup_float8x8 _e2611 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_7, right_10_14, _e2611);
                    metal::simdgroup_float8x8 _e2613 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_7, right_01_14, _e2613);
                    metal::simdgroup_float8x8 _e2615 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_7, right_11_14, _e2615);
                }
                {
                    uint at_22 = ((own_n + 16u) * PITCH) + 12u;
                    uint right_00_at_15 = ((at_22 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_15 = NagaCooperativeLoad(&sh_w.inner[right_00_at_15], 72u, true);
                    uint right_01_at_15 = ((at_22 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_15 = NagaCooperativeLoad(&sh_w.inner[right_01_at_15], 72u, true);
                    uint right_10_at_15 = ((at_22 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_15 = NagaCooperativeLoad(&sh_w.inner[right_10_at_15], 72u, true);
                    uint right_11_at_15 = ((at_22 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_15 = NagaCooperativeLoad(&sh_w.inner[right_11_at_15], 72u, true);
                    metal::simdgroup_float8x8 _e2663 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_7, right_00_15, _e2663);
                    metal::simdgroup_float8x8 _e2665 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_7, right_10_15, _e2665);
                    metal::simdgroup_float8x8 _e2667 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_7, right_01_15, _e2667);
                    metal::simdgroup_float8x8 _e2669 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_7, right_11_15, _e2669);
                    metal::simdgroup_float8x8 _e2671 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_7, right_00_15, _e2671);
                    metal::simdgroup_float8x8 _e2673 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_7, right_10_15, _e2673);
                    metal::simdgroup_float8x8 _e2675 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_7, right_01_15, _e2675);
                    metal::simdgroup_float8x8 _e2677 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_7, right_11_15, _e2677);
                    metal::simdgroup_float8x8 _e2679 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_7, right_00_15, _e2679);
                    metal::simdgroup_float8x8 _e2681 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_7, right_10_15, _e2681);
                    metal::simdgroup_float8x8 _e2683 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_7, right_01_15, _e2683);
                    metal::simdgroup_float8x8 _e2685 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_7, right_11_15, _e2685);
                    metal::simdgroup_float8x8 _e2687 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_7, right_00_15, _e2687);
                    metal::simdgroup_float8x8 _e2689 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_7, right_10_15, _e2689);
                    metal::simdgroup_float8x8 _e2691 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_7, right_01_15, _e2691);
                    metal::simdgroup_float8x8 _e2693 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_7, right_11_15, _e2693);
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    uint scratch = subgroup * 128u;
    uint value_scratch = scratch + 64u;
    uint m_3 = (first_m + own_m) + naga_div(lane, 4u);
    uint n_2 = (first_n + naga_div(own_n, 2u)) + (naga_mod(lane, 4u) * 4u);
    {
        uint at_23 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e2720 = s_00_00_;
        simdgroup_store(_e2720, &sh_out.inner[at_23], 16u);
    }
    {
        uint at_24 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e2730 = s_00_01_;
        simdgroup_store(_e2730, &sh_out.inner[at_24], 16u);
    }
    {
        uint at_25 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e2740 = s_00_10_;
        simdgroup_store(_e2740, &sh_out.inner[at_25], 16u);
    }
    {
        uint at_26 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e2750 = s_00_11_;
        simdgroup_store(_e2750, &sh_out.inner[at_26], 16u);
    }
    {
        uint at_27 = ((value_scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e2760 = s_01_00_;
        simdgroup_store(_e2760, &sh_out.inner[at_27], 16u);
    }
    {
        uint at_28 = ((value_scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e2770 = s_01_01_;
        simdgroup_store(_e2770, &sh_out.inner[at_28], 16u);
    }
    {
        uint at_29 = ((value_scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e2780 = s_01_10_;
        simdgroup_store(_e2780, &sh_out.inner[at_29], 16u);
    }
    {
        uint at_30 = ((value_scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e2790 = s_01_11_;
        simdgroup_store(_e2790, &sh_out.inner[at_30], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e2801 = sh_out_at((scratch + lane) + 0u, sh_out);
    metal::float4 _e2805 = sh_out_at((value_scratch + lane) + 0u, sh_out);
    store((m_3 + 0u) + 0u, n_2, _e2801, _e2805, params, out, mask, _buffer_sizes);
    metal::float4 _e2813 = sh_out_at((scratch + lane) + 32u, sh_out);
    metal::float4 _e2817 = sh_out_at((value_scratch + lane) + 32u, sh_out);
    store((m_3 + 0u) + 8u, n_2, _e2813, _e2817, params, out, mask, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_31 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e2824 = s_10_00_;
        simdgroup_store(_e2824, &sh_out.inner[at_31], 16u);
    }
    {
        uint at_32 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e2834 = s_10_01_;
        simdgroup_store(_e2834, &sh_out.inner[at_32], 16u);
    }
    {
        uint at_33 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e2844 = s_10_10_;
        simdgroup_store(_e2844, &sh_out.inner[at_33], 16u);
    }
    {
        uint at_34 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e2854 = s_10_11_;
        simdgroup_store(_e2854, &sh_out.inner[at_34], 16u);
    }
    {
        uint at_35 = ((value_scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e2864 = s_11_00_;
        simdgroup_store(_e2864, &sh_out.inner[at_35], 16u);
    }
    {
        uint at_36 = ((value_scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e2874 = s_11_01_;
        simdgroup_store(_e2874, &sh_out.inner[at_36], 16u);
    }
    {
        uint at_37 = ((value_scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e2884 = s_11_10_;
        simdgroup_store(_e2884, &sh_out.inner[at_37], 16u);
    }
    {
        uint at_38 = ((value_scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e2894 = s_11_11_;
        simdgroup_store(_e2894, &sh_out.inner[at_38], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e2905 = sh_out_at((scratch + lane) + 0u, sh_out);
    metal::float4 _e2909 = sh_out_at((value_scratch + lane) + 0u, sh_out);
    store((m_3 + 16u) + 0u, n_2, _e2905, _e2909, params, out, mask, _buffer_sizes);
    metal::float4 _e2917 = sh_out_at((scratch + lane) + 32u, sh_out);
    metal::float4 _e2921 = sh_out_at((value_scratch + lane) + 32u, sh_out);
    store((m_3 + 16u) + 8u, n_2, _e2917, _e2921, params, out, mask, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    return;
}
