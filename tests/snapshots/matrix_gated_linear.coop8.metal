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
    uint eight,
    uint at,
    device type_7 const& w_gate,
    device type_7 const& w_value,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool _e2 = is_gate(eight);
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
    metal::float4 next_x_00_ = {};
    metal::half4 next_w_00_ = {};
    metal::float4 next_x_01_ = {};
    metal::half4 next_w_01_ = {};
    metal::float4 next_x_02_ = {};
    metal::half4 next_w_02_ = {};
    metal::float4 next_x_03_ = {};
    metal::half4 next_w_03_ = {};
    metal::float4 next_x_04_ = {};
    metal::half4 next_w_04_ = {};
    metal::float4 next_x_05_ = {};
    metal::half4 next_w_05_ = {};
    metal::float4 next_x_06_ = {};
    metal::half4 next_w_06_ = {};
    metal::float4 next_x_07_ = {};
    metal::half4 next_w_07_ = {};
    metal::float4 next_x_10_ = {};
    metal::half4 next_w_10_ = {};
    metal::float4 next_x_11_ = {};
    metal::half4 next_w_11_ = {};
    metal::float4 next_x_12_ = {};
    metal::half4 next_w_12_ = {};
    metal::float4 next_x_13_ = {};
    metal::half4 next_w_13_ = {};
    metal::float4 next_x_14_ = {};
    metal::half4 next_w_14_ = {};
    metal::float4 next_x_15_ = {};
    metal::half4 next_w_15_ = {};
    metal::float4 next_x_16_ = {};
    metal::half4 next_w_16_ = {};
    metal::float4 next_x_17_ = {};
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
    uint row_3 = naga_div(index, 16u);
    uint place = (row_3 * PITCH) + naga_mod(index, 16u);
    uint _e29 = params.k;
    uint last = naga_div(_e29 - 64u, 4u);
    uint _e36 = x_start(first_m, row_3 + 0u, params);
    uint x_0_ = _e36 + naga_mod(index, 16u);
    uint _e42 = w_start(first_n, row_3 + 0u, params);
    uint w_0_ = _e42 + naga_mod(index, 16u);
    uint _e48 = x_start(first_m, row_3 + 8u, params);
    uint x_1_ = _e48 + naga_mod(index, 16u);
    uint _e54 = w_start(first_n, row_3 + 8u, params);
    uint w_1_ = _e54 + naga_mod(index, 16u);
    uint _e60 = x_start(first_m, row_3 + 16u, params);
    uint x_2_ = _e60 + naga_mod(index, 16u);
    uint _e66 = w_start(first_n, row_3 + 16u, params);
    uint w_2_ = _e66 + naga_mod(index, 16u);
    uint _e72 = x_start(first_m, row_3 + 24u, params);
    uint x_3_ = _e72 + naga_mod(index, 16u);
    uint _e78 = w_start(first_n, row_3 + 24u, params);
    uint w_3_ = _e78 + naga_mod(index, 16u);
    uint _e84 = x_start(first_m, row_3 + 32u, params);
    uint x_4_ = _e84 + naga_mod(index, 16u);
    uint _e90 = w_start(first_n, row_3 + 32u, params);
    uint w_4_ = _e90 + naga_mod(index, 16u);
    uint _e96 = x_start(first_m, row_3 + 40u, params);
    uint x_5_ = _e96 + naga_mod(index, 16u);
    uint _e102 = w_start(first_n, row_3 + 40u, params);
    uint w_5_ = _e102 + naga_mod(index, 16u);
    uint _e108 = x_start(first_m, row_3 + 48u, params);
    uint x_6_ = _e108 + naga_mod(index, 16u);
    uint _e114 = w_start(first_n, row_3 + 48u, params);
    uint w_6_ = _e114 + naga_mod(index, 16u);
    uint _e120 = x_start(first_m, row_3 + 56u, params);
    uint x_7_ = _e120 + naga_mod(index, 16u);
    uint _e126 = w_start(first_n, row_3 + 56u, params);
    uint w_7_ = _e126 + naga_mod(index, 16u);
    metal::float4 _e135 = x_7[x_0_ + metal::min(0u, last)];
    next_x_00_ = _e135;
    metal::half4 _e141 = weight(0u, w_0_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_00_ = _e141;
    metal::float4 _e148 = x_7[x_1_ + metal::min(0u, last)];
    next_x_01_ = _e148;
    metal::half4 _e154 = weight(8u, w_1_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_01_ = _e154;
    metal::float4 _e161 = x_7[x_2_ + metal::min(0u, last)];
    next_x_02_ = _e161;
    metal::half4 _e167 = weight(16u, w_2_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_02_ = _e167;
    metal::float4 _e174 = x_7[x_3_ + metal::min(0u, last)];
    next_x_03_ = _e174;
    metal::half4 _e180 = weight(24u, w_3_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_03_ = _e180;
    metal::float4 _e187 = x_7[x_4_ + metal::min(0u, last)];
    next_x_04_ = _e187;
    metal::half4 _e193 = weight(32u, w_4_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_04_ = _e193;
    metal::float4 _e200 = x_7[x_5_ + metal::min(0u, last)];
    next_x_05_ = _e200;
    metal::half4 _e206 = weight(40u, w_5_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_05_ = _e206;
    metal::float4 _e213 = x_7[x_6_ + metal::min(0u, last)];
    next_x_06_ = _e213;
    metal::half4 _e219 = weight(48u, w_6_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_06_ = _e219;
    metal::float4 _e226 = x_7[x_7_ + metal::min(0u, last)];
    next_x_07_ = _e226;
    metal::half4 _e232 = weight(56u, w_7_ + metal::min(0u, last), w_gate, w_value, _buffer_sizes);
    next_w_07_ = _e232;
    metal::float4 _e239 = x_7[x_0_ + metal::min(16u, last)];
    next_x_10_ = _e239;
    metal::half4 _e245 = weight(0u, w_0_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_10_ = _e245;
    metal::float4 _e252 = x_7[x_1_ + metal::min(16u, last)];
    next_x_11_ = _e252;
    metal::half4 _e258 = weight(8u, w_1_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_11_ = _e258;
    metal::float4 _e265 = x_7[x_2_ + metal::min(16u, last)];
    next_x_12_ = _e265;
    metal::half4 _e271 = weight(16u, w_2_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_12_ = _e271;
    metal::float4 _e278 = x_7[x_3_ + metal::min(16u, last)];
    next_x_13_ = _e278;
    metal::half4 _e284 = weight(24u, w_3_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_13_ = _e284;
    metal::float4 _e291 = x_7[x_4_ + metal::min(16u, last)];
    next_x_14_ = _e291;
    metal::half4 _e297 = weight(32u, w_4_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_14_ = _e297;
    metal::float4 _e304 = x_7[x_5_ + metal::min(16u, last)];
    next_x_15_ = _e304;
    metal::half4 _e310 = weight(40u, w_5_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_15_ = _e310;
    metal::float4 _e317 = x_7[x_6_ + metal::min(16u, last)];
    next_x_16_ = _e317;
    metal::half4 _e323 = weight(48u, w_6_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_16_ = _e323;
    metal::float4 _e330 = x_7[x_7_ + metal::min(16u, last)];
    next_x_17_ = _e330;
    metal::half4 _e336 = weight(56u, w_7_ + metal::min(16u, last), w_gate, w_value, _buffer_sizes);
    next_w_17_ = _e336;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e2647 = k;
            k = _e2647 + 128u;
        }
        loop_init = false;
        uint _e372 = k;
        uint _e375 = params.k;
        if (_e372 < _e375) {
        } else {
            break;
        }
        {
            uint _e377 = k;
            uint _e382 = params.k;
            bool is_there_0_ = (_e377 + 0u) < _e382;
            metal::float4 _e386 = next_x_00_;
            metal::half4 _e387 = rounded(_e386);
            sh_x_put(place + 0u, _e387, sh_x);
            metal::half4 _e391 = next_w_00_;
            sh_w_put(place + 0u, is_there_0_ ? _e391 : metal::half4 {}, sh_w);
            metal::float4 _e395 = next_x_01_;
            metal::half4 _e396 = rounded(_e395);
            sh_x_put(place + 144u, _e396, sh_x);
            metal::half4 _e400 = next_w_01_;
            sh_w_put(place + 144u, is_there_0_ ? _e400 : metal::half4 {}, sh_w);
            metal::float4 _e404 = next_x_02_;
            metal::half4 _e405 = rounded(_e404);
            sh_x_put(place + 288u, _e405, sh_x);
            metal::half4 _e409 = next_w_02_;
            sh_w_put(place + 288u, is_there_0_ ? _e409 : metal::half4 {}, sh_w);
            metal::float4 _e413 = next_x_03_;
            metal::half4 _e414 = rounded(_e413);
            sh_x_put(place + 432u, _e414, sh_x);
            metal::half4 _e418 = next_w_03_;
            sh_w_put(place + 432u, is_there_0_ ? _e418 : metal::half4 {}, sh_w);
            metal::float4 _e422 = next_x_04_;
            metal::half4 _e423 = rounded(_e422);
            sh_x_put(place + 576u, _e423, sh_x);
            metal::half4 _e427 = next_w_04_;
            sh_w_put(place + 576u, is_there_0_ ? _e427 : metal::half4 {}, sh_w);
            metal::float4 _e431 = next_x_05_;
            metal::half4 _e432 = rounded(_e431);
            sh_x_put(place + 720u, _e432, sh_x);
            metal::half4 _e436 = next_w_05_;
            sh_w_put(place + 720u, is_there_0_ ? _e436 : metal::half4 {}, sh_w);
            metal::float4 _e440 = next_x_06_;
            metal::half4 _e441 = rounded(_e440);
            sh_x_put(place + 864u, _e441, sh_x);
            metal::half4 _e445 = next_w_06_;
            sh_w_put(place + 864u, is_there_0_ ? _e445 : metal::half4 {}, sh_w);
            metal::float4 _e449 = next_x_07_;
            metal::half4 _e450 = rounded(_e449);
            sh_x_put(place + 1008u, _e450, sh_x);
            metal::half4 _e454 = next_w_07_;
            sh_w_put(place + 1008u, is_there_0_ ? _e454 : metal::half4 {}, sh_w);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e456 = k;
            uint after_0_ = metal::min(naga_div(_e456 + 0u, 4u) + 32u, last);
            metal::float4 _e467 = x_7[x_0_ + after_0_];
            next_x_00_ = _e467;
            metal::half4 _e470 = weight(0u, w_0_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_00_ = _e470;
            metal::float4 _e474 = x_7[x_1_ + after_0_];
            next_x_01_ = _e474;
            metal::half4 _e477 = weight(8u, w_1_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_01_ = _e477;
            metal::float4 _e481 = x_7[x_2_ + after_0_];
            next_x_02_ = _e481;
            metal::half4 _e484 = weight(16u, w_2_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_02_ = _e484;
            metal::float4 _e488 = x_7[x_3_ + after_0_];
            next_x_03_ = _e488;
            metal::half4 _e491 = weight(24u, w_3_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_03_ = _e491;
            metal::float4 _e495 = x_7[x_4_ + after_0_];
            next_x_04_ = _e495;
            metal::half4 _e498 = weight(32u, w_4_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_04_ = _e498;
            metal::float4 _e502 = x_7[x_5_ + after_0_];
            next_x_05_ = _e502;
            metal::half4 _e505 = weight(40u, w_5_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_05_ = _e505;
            metal::float4 _e509 = x_7[x_6_ + after_0_];
            next_x_06_ = _e509;
            metal::half4 _e512 = weight(48u, w_6_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_06_ = _e512;
            metal::float4 _e516 = x_7[x_7_ + after_0_];
            next_x_07_ = _e516;
            metal::half4 _e519 = weight(56u, w_7_ + after_0_, w_gate, w_value, _buffer_sizes);
            next_w_07_ = _e519;
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
                    metal::simdgroup_float8x8 _e658 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_, _e658);
                    metal::simdgroup_float8x8 _e660 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_, _e660);
                    metal::simdgroup_float8x8 _e662 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_, _e662);
                    metal::simdgroup_float8x8 _e664 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_, _e664);
                    metal::simdgroup_float8x8 _e666 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_, _e666);
                    metal::simdgroup_float8x8 _e668 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_, _e668);
                    metal::simdgroup_float8x8 _e670 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_, _e670);
                    metal::simdgroup_float8x8 _e672 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_, _e672);
                    metal::simdgroup_float8x8 _e674 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_, _e674);
                    metal::simdgroup_float8x8 _e676 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_, _e676);
                    metal::simdgroup_float8x8 _e678 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_, _e678);
                    metal::simdgroup_float8x8 _e680 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_, _e680);
                    metal::simdgroup_float8x8 _e682 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_, _e682);
                    metal::simdgroup_float8x8 _e684 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_, _e684);
                    metal::simdgroup_float8x8 _e686 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_, _e686);
                    metal::simdgroup_float8x8 _e688 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_, _e688);
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
                    metal::simdgroup_float8x8 _e736 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_1, _e736);
                    metal::simdgroup_float8x8 _e738 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_1, _e738);
                    metal::simdgroup_float8x8 _e740 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_1, _e740);
                    metal::simdgroup_float8x8 _e742 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_1, _e742);
                    metal::simdgroup_float8x8 _e744 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_1, _e744);
                    metal::simdgroup_float8x8 _e746 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_1, _e746);
                    metal::simdgroup_float8x8 _e748 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_1, _e748);
                    metal::simdgroup_float8x8 _e750 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_1, _e750);
                    metal::simdgroup_float8x8 _e752 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_1, _e752);
                    metal::simdgroup_float8x8 _e754 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_1, _e754);
                    metal::simdgroup_float8x8 _e756 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_1, _e756);
                    metal::simdgroup_float8x8 _e758 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_1, _e758);
                    metal::simdgroup_float8x8 _e760 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_1, _e760);
                    metal::simdgroup_float8x8 _e762 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_1, _e762);
                    metal::simdgroup_float8x8 _e764 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_1, _e764);
                    metal::simdgroup_float8x8 _e766 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_1, _e766);
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
                    metal::simdgroup_float8x8 _e906 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_2, _e906);
                    metal::simdgroup_float8x8 _e908 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_2, _e908);
                    metal::simdgroup_float8x8 _e910 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_2, _e910);
                    metal::simdgroup_float8x8 _e912 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_2, _e912);
                    metal::simdgroup_float8x8 _e914 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_2, _e914);
                    metal::simdgroup_float8x8 _e916 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_2, _e916);
                    metal::simdgroup_float8x8 _e918 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_2, _e918);
                    metal::simdgroup_float8x8 _e920 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_2, _e920);
                    metal::simdgroup_float8x8 _e922 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_2, _e922);
                    metal::simdgroup_float8x8 _e924 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_2, _e924);
                    metal::simdgroup_float8x8 _e926 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_2, _e926);
                    metal::simdgroup_float8x8 _e928 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_2, _e928);
                    metal::simdgroup_float8x8 _e930 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_2, _e930);
                    metal::simdgroup_float8x8 _e932 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_2, _e932);
                    metal::simdgroup_float8x8 _e934 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_2, _e934);
                    metal::simdgroup_float8x8 _e936 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_2, _e936);
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
                    metal::simdgroup_float8x8 _e984 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_3, _e984);
                    metal::simdgroup_float8x8 _e986 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_3, _e986);
                    metal::simdgroup_float8x8 _e988 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_3, _e988);
                    metal::simdgroup_float8x8 _e990 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_3, _e990);
                    metal::simdgroup_float8x8 _e992 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_3, _e992);
                    metal::simdgroup_float8x8 _e994 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_3, _e994);
                    metal::simdgroup_float8x8 _e996 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_3, _e996);
                    metal::simdgroup_float8x8 _e998 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_3, _e998);
                    metal::simdgroup_float8x8 _e1000 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_3, _e1000);
                    metal::simdgroup_float8x8 _e1002 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_3, _e1002);
                    metal::simdgroup_float8x8 _e1004 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_3, _e1004);
                    metal::simdgroup_float8x8 _e1006 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_3, _e1006);
                    metal::simdgroup_float8x8 _e1008 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_3, _e1008);
                    metal::simdgroup_float8x8 _e1010 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_3, _e1010);
                    metal::simdgroup_float8x8 _e1012 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_3, _e1012);
                    metal::simdgroup_float8x8 _e1014 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_3, _e1014);
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
                    metal::simdgroup_float8x8 _e1154 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_2, right_00_4, _e1154);
                    metal::simdgroup_float8x8 _e1156 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_2, right_10_4, _e1156);
                    metal::simdgroup_float8x8 _e1158 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_2, right_01_4, _e1158);
                    metal::simdgroup_float8x8 _e1160 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_2, right_11_4, _e1160);
                    metal::simdgroup_float8x8 _e1162 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_2, right_00_4, _e1162);
                    metal::simdgroup_float8x8 _e1164 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_2, right_10_4, _e1164);
                    metal::simdgroup_float8x8 _e1166 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_2, right_01_4, _e1166);
                    metal::simdgroup_float8x8 _e1168 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_2, right_11_4, _e1168);
                    metal::simdgroup_float8x8 _e1170 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_2, right_00_4, _e1170);
                    metal::simdgroup_float8x8 _e1172 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_2, right_10_4, _e1172);
                    metal::simdgroup_float8x8 _e1174 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_2, right_01_4, _e1174);
                    metal::simdgroup_float8x8 _e1176 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_2, right_11_4, _e1176);
                    metal::simdgroup_float8x8 _e1178 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_2, right_00_4, _e1178);
                    metal::simdgroup_float8x8 _e1180 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_2, right_10_4, _e1180);
                    metal::simdgroup_float8x8 _e1182 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_2, right_01_4, _e1182);
                    metal::simdgroup_float8x8 _e1184 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_2, right_11_4, _e1184);
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
                    metal::simdgroup_float8x8 _e1232 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_2, right_00_5, _e1232);
                    metal::simdgroup_float8x8 _e1234 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_2, right_10_5, _e1234);
                    metal::simdgroup_float8x8 _e1236 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_2, right_01_5, _e1236);
                    metal::simdgroup_float8x8 _e1238 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_2, right_11_5, _e1238);
                    metal::simdgroup_float8x8 _e1240 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_2, right_00_5, _e1240);
                    metal::simdgroup_float8x8 _e1242 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_2, right_10_5, _e1242);
                    metal::simdgroup_float8x8 _e1244 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_2, right_01_5, _e1244);
                    metal::simdgroup_float8x8 _e1246 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_2, right_11_5, _e1246);
                    metal::simdgroup_float8x8 _e1248 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_2, right_00_5, _e1248);
                    metal::simdgroup_float8x8 _e1250 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_2, right_10_5, _e1250);
                    metal::simdgroup_float8x8 _e1252 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_2, right_01_5, _e1252);
                    metal::simdgroup_float8x8 _e1254 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_2, right_11_5, _e1254);
                    metal::simdgroup_float8x8 _e1256 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_2, right_00_5, _e1256);
                    metal::simdgroup_float8x8 _e1258 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_2, right_10_5, _e1258);
                    metal::simdgroup_float8x8 _e1260 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_2, right_01_5, _e1260);
                    metal::simdgroup_float8x8 _e1262 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_2, right_11_5, _e1262);
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
                    metal::simdgroup_float8x8 _e1402 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_3, right_00_6, _e1402);
                    metal::simdgroup_float8x8 _e1404 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_3, right_10_6, _e1404);
                    metal::simdgroup_float8x8 _e1406 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_3, right_01_6, _e1406);
                    metal::simdgroup_float8x8 _e1408 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_3, right_11_6, _e1408);
                    metal::simdgroup_float8x8 _e1410 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_3, right_00_6, _e1410);
                    metal::simdgroup_float8x8 _e1412 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_3, right_10_6, _e1412);
                    metal::simdgroup_float8x8 _e1414 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_3, right_01_6, _e1414);
                    metal::simdgroup_float8x8 _e1416 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_3, right_11_6, _e1416);
                    metal::simdgroup_float8x8 _e1418 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_3, right_00_6, _e1418);
                    metal::simdgroup_float8x8 _e1420 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_3, right_10_6, _e1420);
                    metal::simdgroup_float8x8 _e1422 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_3, right_01_6, _e1422);
                    metal::simdgroup_float8x8 _e1424 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_3, right_11_6, _e1424);
                    metal::simdgroup_float8x8 _e1426 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_3, right_00_6, _e1426);
                    metal::simdgroup_float8x8 _e1428 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_3, right_10_6, _e1428);
                    metal::simdgroup_float8x8 _e1430 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_3, right_01_6, _e1430);
                    metal::simdgroup_float8x8 _e1432 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_3, right_11_6, _e1432);
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
                    metal::simdgroup_float8x8 _e1480 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_3, right_00_7, _e1480);
                    metal::simdgroup_float8x8 _e1482 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_3, right_10_7, _e1482);
                    metal::simdgroup_float8x8 _e1484 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_3, right_01_7, _e1484);
                    metal::simdgroup_float8x8 _e1486 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_3, right_11_7, _e1486);
                    metal::simdgroup_float8x8 _e1488 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_3, right_00_7, _e1488);
                    metal::simdgroup_float8x8 _e1490 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_3, right_10_7, _e1490);
                    metal::simdgroup_float8x8 _e1492 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_3, right_01_7, _e1492);
                    metal::simdgroup_float8x8 _e1494 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_3, right_11_7, _e1494);
                    metal::simdgroup_float8x8 _e1496 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_3, right_00_7, _e1496);
                    metal::simdgroup_float8x8 _e1498 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_3, right_10_7, _e1498);
                    metal::simdgroup_float8x8 _e1500 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_3, right_01_7, _e1500);
                    metal::simdgroup_float8x8 _e1502 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_3, right_11_7, _e1502);
                    metal::simdgroup_float8x8 _e1504 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_3, right_00_7, _e1504);
                    metal::simdgroup_float8x8 _e1506 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_3, right_10_7, _e1506);
                    metal::simdgroup_float8x8 _e1508 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_3, right_01_7, _e1508);
                    metal::simdgroup_float8x8 _e1510 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_3, right_11_7, _e1510);
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e1512 = k;
            uint _e1517 = params.k;
            bool is_there_1_ = (_e1512 + 64u) < _e1517;
            metal::float4 _e1521 = next_x_10_;
            metal::half4 _e1522 = rounded(_e1521);
            sh_x_put(place + 0u, _e1522, sh_x);
            metal::half4 _e1526 = next_w_10_;
            sh_w_put(place + 0u, is_there_1_ ? _e1526 : metal::half4 {}, sh_w);
            metal::float4 _e1530 = next_x_11_;
            metal::half4 _e1531 = rounded(_e1530);
            sh_x_put(place + 144u, _e1531, sh_x);
            metal::half4 _e1535 = next_w_11_;
            sh_w_put(place + 144u, is_there_1_ ? _e1535 : metal::half4 {}, sh_w);
            metal::float4 _e1539 = next_x_12_;
            metal::half4 _e1540 = rounded(_e1539);
            sh_x_put(place + 288u, _e1540, sh_x);
            metal::half4 _e1544 = next_w_12_;
            sh_w_put(place + 288u, is_there_1_ ? _e1544 : metal::half4 {}, sh_w);
            metal::float4 _e1548 = next_x_13_;
            metal::half4 _e1549 = rounded(_e1548);
            sh_x_put(place + 432u, _e1549, sh_x);
            metal::half4 _e1553 = next_w_13_;
            sh_w_put(place + 432u, is_there_1_ ? _e1553 : metal::half4 {}, sh_w);
            metal::float4 _e1557 = next_x_14_;
            metal::half4 _e1558 = rounded(_e1557);
            sh_x_put(place + 576u, _e1558, sh_x);
            metal::half4 _e1562 = next_w_14_;
            sh_w_put(place + 576u, is_there_1_ ? _e1562 : metal::half4 {}, sh_w);
            metal::float4 _e1566 = next_x_15_;
            metal::half4 _e1567 = rounded(_e1566);
            sh_x_put(place + 720u, _e1567, sh_x);
            metal::half4 _e1571 = next_w_15_;
            sh_w_put(place + 720u, is_there_1_ ? _e1571 : metal::half4 {}, sh_w);
            metal::float4 _e1575 = next_x_16_;
            metal::half4 _e1576 = rounded(_e1575);
            sh_x_put(place + 864u, _e1576, sh_x);
            metal::half4 _e1580 = next_w_16_;
            sh_w_put(place + 864u, is_there_1_ ? _e1580 : metal::half4 {}, sh_w);
            metal::float4 _e1584 = next_x_17_;
            metal::half4 _e1585 = rounded(_e1584);
            sh_x_put(place + 1008u, _e1585, sh_x);
            metal::half4 _e1589 = next_w_17_;
            sh_w_put(place + 1008u, is_there_1_ ? _e1589 : metal::half4 {}, sh_w);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e1591 = k;
            uint after_1_ = metal::min(naga_div(_e1591 + 64u, 4u) + 32u, last);
            metal::float4 _e1602 = x_7[x_0_ + after_1_];
            next_x_10_ = _e1602;
            metal::half4 _e1605 = weight(0u, w_0_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_10_ = _e1605;
            metal::float4 _e1609 = x_7[x_1_ + after_1_];
            next_x_11_ = _e1609;
            metal::half4 _e1612 = weight(8u, w_1_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_11_ = _e1612;
            metal::float4 _e1616 = x_7[x_2_ + after_1_];
            next_x_12_ = _e1616;
            metal::half4 _e1619 = weight(16u, w_2_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_12_ = _e1619;
            metal::float4 _e1623 = x_7[x_3_ + after_1_];
            next_x_13_ = _e1623;
            metal::half4 _e1626 = weight(24u, w_3_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_13_ = _e1626;
            metal::float4 _e1630 = x_7[x_4_ + after_1_];
            next_x_14_ = _e1630;
            metal::half4 _e1633 = weight(32u, w_4_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_14_ = _e1633;
            metal::float4 _e1637 = x_7[x_5_ + after_1_];
            next_x_15_ = _e1637;
            metal::half4 _e1640 = weight(40u, w_5_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_15_ = _e1640;
            metal::float4 _e1644 = x_7[x_6_ + after_1_];
            next_x_16_ = _e1644;
            metal::half4 _e1647 = weight(48u, w_6_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_16_ = _e1647;
            metal::float4 _e1651 = x_7[x_7_ + after_1_];
            next_x_17_ = _e1651;
            metal::half4 _e1654 = weight(56u, w_7_ + after_1_, w_gate, w_value, _buffer_sizes);
            next_w_17_ = _e1654;
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
                    metal::simdgroup_float8x8 _e1793 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_4, right_00_8, _e1793);
                    metal::simdgroup_float8x8 _e1795 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_4, right_10_8, _e1795);
                    metal::simdgroup_float8x8 _e1797 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_4, right_01_8, _e1797);
                    metal::simdgroup_float8x8 _e1799 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_4, right_11_8, _e1799);
                    metal::simdgroup_float8x8 _e1801 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_4, right_00_8, _e1801);
                    metal::simdgroup_float8x8 _e1803 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_4, right_10_8, _e1803);
                    metal::simdgroup_float8x8 _e1805 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_4, right_01_8, _e1805);
                    metal::simdgroup_float8x8 _e1807 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_4, right_11_8, _e1807);
                    metal::simdgroup_float8x8 _e1809 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_4, right_00_8, _e1809);
                    metal::simdgroup_float8x8 _e1811 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_4, right_10_8, _e1811);
                    metal::simdgroup_float8x8 _e1813 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_4, right_01_8, _e1813);
                    metal::simdgroup_float8x8 _e1815 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_4, right_11_8, _e1815);
                    metal::simdgroup_float8x8 _e1817 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_4, right_00_8, _e1817);
                    metal::simdgroup_float8x8 _e1819 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_4, right_10_8, _e1819);
                    metal::simdgroup_float8x8 _e1821 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_4, right_01_8, _e1821);
                    metal::simdgroup_float8x8 _e1823 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_4, right_11_8, _e1823);
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
                    metal::simdgroup_float8x8 _e1871 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_4, right_00_9, _e1871);
                    metal::simdgroup_float8x8 _e1873 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_4, right_10_9, _e1873);
                    metal::simdgroup_float8x8 _e1875 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_4, right_01_9, _e1875);
                    metal::simdgroup_float8x8 _e1877 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_4, right_11_9, _e1877);
                    metal::simdgroup_float8x8 _e1879 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_4, right_00_9, _e1879);
                    metal::simdgroup_float8x8 _e1881 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_4, right_10_9, _e1881);
                    metal::simdgroup_float8x8 _e1883 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_4, right_01_9, _e1883);
                    metal::simdgroup_float8x8 _e1885 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_4, right_11_9, _e1885);
                    metal::simdgroup_float8x8 _e1887 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_4, right_00_9, _e1887);
                    metal::simdgroup_float8x8 _e1889 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_4, right_10_9, _e1889);
                    metal::simdgroup_float8x8 _e1891 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_4, right_01_9, _e1891);
                    metal::simdgroup_float8x8 _e1893 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_4, right_11_9, _e1893);
                    metal::simdgroup_float8x8 _e1895 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_4, right_00_9, _e1895);
                    metal::simdgroup_float8x8 _e1897 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_4, right_10_9, _e1897);
                    metal::simdgroup_float8x8 _e1899 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_4, right_01_9, _e1899);
                    metal::simdgroup_float8x8 _e1901 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_4, right_11_9, _e1901);
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
                    metal::simdgroup_float8x8 _e2041 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_5, right_00_10, _e2041);
                    metal::simdgroup_float8x8 _e2043 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_5, right_10_10, _e2043);
                    metal::simdgroup_float8x8 _e2045 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_5, right_01_10, _e2045);
                    metal::simdgroup_float8x8 _e2047 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_5, right_11_10, _e2047);
                    metal::simdgroup_float8x8 _e2049 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_5, right_00_10, _e2049);
                    metal::simdgroup_float8x8 _e2051 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_5, right_10_10, _e2051);
                    metal::simdgroup_float8x8 _e2053 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_5, right_01_10, _e2053);
                    metal::simdgroup_float8x8 _e2055 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_5, right_11_10, _e2055);
                    metal::simdgroup_float8x8 _e2057 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_5, right_00_10, _e2057);
                    metal::simdgroup_float8x8 _e2059 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_5, right_10_10, _e2059);
                    metal::simdgroup_float8x8 _e2061 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_5, right_01_10, _e2061);
                    metal::simdgroup_float8x8 _e2063 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_5, right_11_10, _e2063);
                    metal::simdgroup_float8x8 _e2065 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_5, right_00_10, _e2065);
                    metal::simdgroup_float8x8 _e2067 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_5, right_10_10, _e2067);
                    metal::simdgroup_float8x8 _e2069 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_5, right_01_10, _e2069);
                    metal::simdgroup_float8x8 _e2071 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_5, right_11_10, _e2071);
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
                    metal::simdgroup_float8x8 _e2119 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_5, right_00_11, _e2119);
                    metal::simdgroup_float8x8 _e2121 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_5, right_10_11, _e2121);
                    metal::simdgroup_float8x8 _e2123 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_5, right_01_11, _e2123);
                    metal::simdgroup_float8x8 _e2125 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_5, right_11_11, _e2125);
                    metal::simdgroup_float8x8 _e2127 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_5, right_00_11, _e2127);
                    metal::simdgroup_float8x8 _e2129 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_5, right_10_11, _e2129);
                    metal::simdgroup_float8x8 _e2131 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_5, right_01_11, _e2131);
                    metal::simdgroup_float8x8 _e2133 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_5, right_11_11, _e2133);
                    metal::simdgroup_float8x8 _e2135 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_5, right_00_11, _e2135);
                    metal::simdgroup_float8x8 _e2137 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_5, right_10_11, _e2137);
                    metal::simdgroup_float8x8 _e2139 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_5, right_01_11, _e2139);
                    metal::simdgroup_float8x8 _e2141 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_5, right_11_11, _e2141);
                    metal::simdgroup_float8x8 _e2143 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_5, right_00_11, _e2143);
                    metal::simdgroup_float8x8 _e2145 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_5, right_10_11, _e2145);
                    metal::simdgroup_float8x8 _e2147 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_5, right_01_11, _e2147);
                    metal::simdgroup_float8x8 _e2149 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_5, right_11_11, _e2149);
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
                    metal::simdgroup_float8x8 _e2289 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_6, right_00_12, _e2289);
                    metal::simdgroup_float8x8 _e2291 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_6, right_10_12, _e2291);
                    metal::simdgroup_float8x8 _e2293 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_6, right_01_12, _e2293);
                    metal::simdgroup_float8x8 _e2295 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_6, right_11_12, _e2295);
                    metal::simdgroup_float8x8 _e2297 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_6, right_00_12, _e2297);
                    metal::simdgroup_float8x8 _e2299 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_6, right_10_12, _e2299);
                    metal::simdgroup_float8x8 _e2301 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_6, right_01_12, _e2301);
                    metal::simdgroup_float8x8 _e2303 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_6, right_11_12, _e2303);
                    metal::simdgroup_float8x8 _e2305 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_6, right_00_12, _e2305);
                    metal::simdgroup_float8x8 _e2307 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_6, right_10_12, _e2307);
                    metal::simdgroup_float8x8 _e2309 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_6, right_01_12, _e2309);
                    metal::simdgroup_float8x8 _e2311 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_6, right_11_12, _e2311);
                    metal::simdgroup_float8x8 _e2313 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_6, right_00_12, _e2313);
                    metal::simdgroup_float8x8 _e2315 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_6, right_10_12, _e2315);
                    metal::simdgroup_float8x8 _e2317 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_6, right_01_12, _e2317);
                    metal::simdgroup_float8x8 _e2319 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_6, right_11_12, _e2319);
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
                    metal::simdgroup_float8x8 _e2367 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_6, right_00_13, _e2367);
                    metal::simdgroup_float8x8 _e2369 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_6, right_10_13, _e2369);
                    metal::simdgroup_float8x8 _e2371 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_6, right_01_13, _e2371);
                    metal::simdgroup_float8x8 _e2373 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_6, right_11_13, _e2373);
                    metal::simdgroup_float8x8 _e2375 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_6, right_00_13, _e2375);
                    metal::simdgroup_float8x8 _e2377 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_6, right_10_13, _e2377);
                    metal::simdgroup_float8x8 _e2379 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_6, right_01_13, _e2379);
                    metal::simdgroup_float8x8 _e2381 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_6, right_11_13, _e2381);
                    metal::simdgroup_float8x8 _e2383 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_6, right_00_13, _e2383);
                    metal::simdgroup_float8x8 _e2385 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_6, right_10_13, _e2385);
                    metal::simdgroup_float8x8 _e2387 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_6, right_01_13, _e2387);
                    metal::simdgroup_float8x8 _e2389 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_6, right_11_13, _e2389);
                    metal::simdgroup_float8x8 _e2391 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_6, right_00_13, _e2391);
                    metal::simdgroup_float8x8 _e2393 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_6, right_10_13, _e2393);
                    metal::simdgroup_float8x8 _e2395 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_6, right_01_13, _e2395);
                    metal::simdgroup_float8x8 _e2397 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_6, right_11_13, _e2397);
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
                    metal::simdgroup_float8x8 _e2537 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_7, right_00_14, _e2537);
                    metal::simdgroup_float8x8 _e2539 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_7, right_10_14, _e2539);
                    metal::simdgroup_float8x8 _e2541 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_7, right_01_14, _e2541);
                    metal::simdgroup_float8x8 _e2543 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_7, right_11_14, _e2543);
                    metal::simdgroup_float8x8 _e2545 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_7, right_00_14, _e2545);
                    metal::simdgroup_float8x8 _e2547 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_7, right_10_14, _e2547);
                    metal::simdgroup_float8x8 _e2549 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_7, right_01_14, _e2549);
                    metal::simdgroup_float8x8 _e2551 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_7, right_11_14, _e2551);
                    metal::simdgroup_float8x8 _e2553 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_7, right_00_14, _e2553);
                    metal::simdgroup_float8x8 _e2555 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_7, right_10_14, _e2555);
                    metal::simdgroup_float8x8 _e2557 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_7, right_01_14, _e2557);
                    metal::simdgroup_float8x8 _e2559 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_7, right_11_14, _e2559);
                    metal::simdgroup_float8x8 _e2561 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_7, right_00_14, _e2561);
                    metal::simdgroup_float8x8 _e2563 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_7, right_10_14, _e2563);
                    metal::simdgroup_float8x8 _e2565 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_7, right_01_14, _e2565);
                    metal::simdgroup_float8x8 _e2567 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_7, right_11_14, _e2567);
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
                    metal::simdgroup_float8x8 _e2615 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_7, right_00_15, _e2615);
                    metal::simdgroup_float8x8 _e2617 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_7, right_10_15, _e2617);
                    metal::simdgroup_float8x8 _e2619 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_7, right_01_15, _e2619);
                    metal::simdgroup_float8x8 _e2621 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_7, right_11_15, _e2621);
                    metal::simdgroup_float8x8 _e2623 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_7, right_00_15, _e2623);
                    metal::simdgroup_float8x8 _e2625 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_7, right_10_15, _e2625);
                    metal::simdgroup_float8x8 _e2627 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_7, right_01_15, _e2627);
                    metal::simdgroup_float8x8 _e2629 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_7, right_11_15, _e2629);
                    metal::simdgroup_float8x8 _e2631 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_7, right_00_15, _e2631);
                    metal::simdgroup_float8x8 _e2633 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_7, right_10_15, _e2633);
                    metal::simdgroup_float8x8 _e2635 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_7, right_01_15, _e2635);
                    metal::simdgroup_float8x8 _e2637 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_7, right_11_15, _e2637);
                    metal::simdgroup_float8x8 _e2639 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_7, right_00_15, _e2639);
                    metal::simdgroup_float8x8 _e2641 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_7, right_10_15, _e2641);
                    metal::simdgroup_float8x8 _e2643 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_7, right_01_15, _e2643);
                    metal::simdgroup_float8x8 _e2645 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_7, right_11_15, _e2645);
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
        metal::simdgroup_float8x8 _e2672 = s_00_00_;
        simdgroup_store(_e2672, &sh_out.inner[at_23], 16u);
    }
    {
        uint at_24 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e2682 = s_00_01_;
        simdgroup_store(_e2682, &sh_out.inner[at_24], 16u);
    }
    {
        uint at_25 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e2692 = s_00_10_;
        simdgroup_store(_e2692, &sh_out.inner[at_25], 16u);
    }
    {
        uint at_26 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e2702 = s_00_11_;
        simdgroup_store(_e2702, &sh_out.inner[at_26], 16u);
    }
    {
        uint at_27 = ((value_scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e2712 = s_01_00_;
        simdgroup_store(_e2712, &sh_out.inner[at_27], 16u);
    }
    {
        uint at_28 = ((value_scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e2722 = s_01_01_;
        simdgroup_store(_e2722, &sh_out.inner[at_28], 16u);
    }
    {
        uint at_29 = ((value_scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e2732 = s_01_10_;
        simdgroup_store(_e2732, &sh_out.inner[at_29], 16u);
    }
    {
        uint at_30 = ((value_scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e2742 = s_01_11_;
        simdgroup_store(_e2742, &sh_out.inner[at_30], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e2753 = sh_out_at((scratch + lane) + 0u, sh_out);
    metal::float4 _e2757 = sh_out_at((value_scratch + lane) + 0u, sh_out);
    store((m_3 + 0u) + 0u, n_2, _e2753, _e2757, params, out, mask, _buffer_sizes);
    metal::float4 _e2765 = sh_out_at((scratch + lane) + 32u, sh_out);
    metal::float4 _e2769 = sh_out_at((value_scratch + lane) + 32u, sh_out);
    store((m_3 + 0u) + 8u, n_2, _e2765, _e2769, params, out, mask, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_31 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e2776 = s_10_00_;
        simdgroup_store(_e2776, &sh_out.inner[at_31], 16u);
    }
    {
        uint at_32 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e2786 = s_10_01_;
        simdgroup_store(_e2786, &sh_out.inner[at_32], 16u);
    }
    {
        uint at_33 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e2796 = s_10_10_;
        simdgroup_store(_e2796, &sh_out.inner[at_33], 16u);
    }
    {
        uint at_34 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e2806 = s_10_11_;
        simdgroup_store(_e2806, &sh_out.inner[at_34], 16u);
    }
    {
        uint at_35 = ((value_scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e2816 = s_11_00_;
        simdgroup_store(_e2816, &sh_out.inner[at_35], 16u);
    }
    {
        uint at_36 = ((value_scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e2826 = s_11_01_;
        simdgroup_store(_e2826, &sh_out.inner[at_36], 16u);
    }
    {
        uint at_37 = ((value_scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e2836 = s_11_10_;
        simdgroup_store(_e2836, &sh_out.inner[at_37], 16u);
    }
    {
        uint at_38 = ((value_scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e2846 = s_11_11_;
        simdgroup_store(_e2846, &sh_out.inner[at_38], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e2857 = sh_out_at((scratch + lane) + 0u, sh_out);
    metal::float4 _e2861 = sh_out_at((value_scratch + lane) + 0u, sh_out);
    store((m_3 + 16u) + 0u, n_2, _e2857, _e2861, params, out, mask, _buffer_sizes);
    metal::float4 _e2869 = sh_out_at((scratch + lane) + 32u, sh_out);
    metal::float4 _e2873 = sh_out_at((value_scratch + lane) + 32u, sh_out);
    store((m_3 + 16u) + 8u, n_2, _e2869, _e2873, params, out, mask, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    return;
}
