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
    half inner[4608];
};
struct type_12 {
    float inner[1024];
};
constant uint RELU = 3u;
constant uint ACTIVATION = 3u;
constant uint OWN = 2u;
constant uint GROUPS = 1u;
constant uint EACH = 2u;
constant uint ACROSS_M = 2u;
constant uint ACROSS_N = 2u;
constant uint SPLIT = 1u;
constant uint STEPS = 4u;
constant uint VECTORS = 16u;
constant uint PITCH = 18u;
constant uint X_LOADS = 8u;
constant uint W_LOADS = 8u;
constant uint TURNS = 2u;
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
    threadgroup type_11& sh_w
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
    threadgroup type_11& sh_w
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
    threadgroup type_12& sh_out
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
    threadgroup type_12& sh_out
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
    metal::float4 n_3 = metal::select(metal::float4(1.0) + (metal::float4(2.0) * e_2), e_2 * (e_2 + metal::float4(2.0)), negative);
    return x_5 * (n_3 / (n_3 + metal::select((metal::float4(2.0) * e_2) * e_2, metal::float4(2.0), negative)));
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

uint column(
    uint n,
    constant Params& params
) {
    metal::uint4 columns = params.out_columns;
    return (naga_div(n, columns.x) * columns.y) + (naga_mod(n, columns.x) * columns.z);
}

metal::float4 residual(
    uint m_2,
    uint n_1,
    constant Params& params,
    device type_7 const& out,
    constant _mslBufferSizes& _buffer_sizes
) {
    metal::uint4 _e4 = params.out;
    uint _e7 = params.m;
    uint _e11 = row_start(_e4, metal::min(m_2, _e7 - 1u), params);
    uint _e14 = params.n;
    uint place = metal::min(n_1, _e14 - 4u);
    uint _e19 = column(place, params);
    Stored _e22 = out[_e11 + _e19];
    uint _e27 = column(place + 1u, params);
    Stored _e30 = out[_e11 + _e27];
    uint _e35 = column(place + 2u, params);
    Stored _e38 = out[_e11 + _e35];
    uint _e43 = column(place + 3u, params);
    Stored _e46 = out[_e11 + _e43];
    return metal::float4(static_cast<float>(_e22), static_cast<float>(_e30), static_cast<float>(_e38), static_cast<float>(_e46));
}

void store(
    uint m_3,
    uint n_2,
    metal::float4 sum,
    metal::float4 old,
    constant Params& params,
    device type_7& out,
    device type_9 const& bias,
    device type_9 const& gate,
    device type_10 const& mask,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local = {};
    metal::float4 value_3 = {};
    uint e = 0u;
    uint _e6 = params.m;
    if (!((m_3 >= _e6))) {
        uint _e13 = params.n;
        local = n_2 >= _e13;
    } else {
        local = true;
    }
    bool _e16 = local;
    if (_e16) {
        return;
    }
    value_3 = sum;
    metal::float4 _e18 = value_3;
    uint _e22 = params.skip_bias;
    metal::float4 _e27 = bias[naga_div(_e22 + n_2, 4u)];
    value_3 = _e18 + _e27;
    metal::float4 _e29 = value_3;
    Element _e30 = activate(_e29);
    value_3 = _e30;
    metal::float4 _e31 = value_3;
    metal::uint4 _e35 = params.gate;
    uint _e36 = row_start(_e35, m_3, params);
    metal::float4 _e41 = gate[naga_div(_e36 + n_2, 4u)];
    Element _e43 = sigmoid(static_cast<metal::float4>(_e41));
    value_3 = _e31 * _e43;
    metal::float4 _e45 = value_3;
    metal::uint4 _e49 = params.mask;
    uint _e50 = row_start(_e49, m_3, params);
    float _e52 = mask[_e50];
    value_3 = _e45 * _e52;
    metal::float4 _e54 = value_3;
    value_3 = _e54 + old;
    metal::uint4 _e58 = params.out;
    uint _e59 = row_start(_e58, m_3, params);
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e76 = e;
            e = _e76 + 1u;
        }
        loop_init = false;
        uint _e62 = e;
        if (_e62 < 4u) {
        } else {
            break;
        }
        {
            uint _e66 = e;
            uint _e68 = column(n_2 + _e66, params);
            uint _e71 = e;
            float _e73 = value_3[_e71];
            out[_e59 + _e68] = static_cast<float>(_e73);
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
, threadgroup type_11& sh_w
, threadgroup type_12& sh_out
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
    metal::half4 next_w_4_ = {};
    metal::half4 next_w_5_ = {};
    metal::half4 next_w_6_ = {};
    metal::half4 next_w_7_ = {};
    metal::simdgroup_float8x8 s_000_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_000_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_000_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_000_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_001_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_001_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_001_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_001_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_010_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_010_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_010_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_010_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_011_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_011_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_011_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 s_011_11_ = metal::simdgroup_float8x8 {};
    uint k = 0u;
    uint lane = naga_mod(index, 32u);
    uint subgroup = naga_div(index, 32u);
    uint square = naga_div(subgroup, SPLIT);
    uint part = naga_mod(subgroup, SPLIT);
    uint first_m = group.y * 64u;
    uint first_n = group.x * 64u;
    uint own_m = (naga_div(square, ACROSS_N) * OWN) * 16u;
    uint own_n = (naga_mod(square, ACROSS_N) * OWN) * 16u;
    uint row = naga_div(index, VECTORS);
    uint column_1 = naga_mod(index, VECTORS);
    uint place_1 = (row * PITCH) + column_1;
    metal::uint4 _e38 = params.x;
    uint _e45 = params.m;
    uint _e49 = row_start(_e38, metal::min((first_m + row) + (0u * 8u), _e45 - 1u), params);
    uint x_0_ = naga_div(_e49, 4u) + column_1;
    metal::half4 _e55 = x_7[x_0_];
    next_x_0_ = _e55;
    metal::uint4 _e59 = params.x;
    uint _e66 = params.m;
    uint _e70 = row_start(_e59, metal::min((first_m + row) + (1u * 8u), _e66 - 1u), params);
    uint x_1_ = naga_div(_e70, 4u) + column_1;
    metal::half4 _e76 = x_7[x_1_];
    next_x_1_ = _e76;
    metal::uint4 _e80 = params.x;
    uint _e87 = params.m;
    uint _e91 = row_start(_e80, metal::min((first_m + row) + (2u * 8u), _e87 - 1u), params);
    uint x_2_ = naga_div(_e91, 4u) + column_1;
    metal::half4 _e97 = x_7[x_2_];
    next_x_2_ = _e97;
    metal::uint4 _e101 = params.x;
    uint _e108 = params.m;
    uint _e112 = row_start(_e101, metal::min((first_m + row) + (3u * 8u), _e108 - 1u), params);
    uint x_3_ = naga_div(_e112, 4u) + column_1;
    metal::half4 _e118 = x_7[x_3_];
    next_x_3_ = _e118;
    metal::uint4 _e122 = params.x;
    uint _e129 = params.m;
    uint _e133 = row_start(_e122, metal::min((first_m + row) + (4u * 8u), _e129 - 1u), params);
    uint x_4_ = naga_div(_e133, 4u) + column_1;
    metal::half4 _e139 = x_7[x_4_];
    next_x_4_ = _e139;
    metal::uint4 _e143 = params.x;
    uint _e150 = params.m;
    uint _e154 = row_start(_e143, metal::min((first_m + row) + (5u * 8u), _e150 - 1u), params);
    uint x_5_ = naga_div(_e154, 4u) + column_1;
    metal::half4 _e160 = x_7[x_5_];
    next_x_5_ = _e160;
    metal::uint4 _e164 = params.x;
    uint _e171 = params.m;
    uint _e175 = row_start(_e164, metal::min((first_m + row) + (6u * 8u), _e171 - 1u), params);
    uint x_6_ = naga_div(_e175, 4u) + column_1;
    metal::half4 _e181 = x_7[x_6_];
    next_x_6_ = _e181;
    metal::uint4 _e185 = params.x;
    uint _e192 = params.m;
    uint _e196 = row_start(_e185, metal::min((first_m + row) + (7u * 8u), _e192 - 1u), params);
    uint x_7_ = naga_div(_e196, 4u) + column_1;
    metal::half4 _e202 = x_7[x_7_];
    next_x_7_ = _e202;
    uint _e206 = params.skip_w;
    uint _e213 = params.n;
    uint _e219 = params.k;
    uint w_0_ = naga_div(_e206 + (metal::min((first_n + row) + (0u * 8u), _e213 - 1u) * _e219), 4u) + column_1;
    metal::half4 _e227 = w[w_0_];
    next_w_0_ = _e227;
    uint _e231 = params.skip_w;
    uint _e238 = params.n;
    uint _e244 = params.k;
    uint w_1_ = naga_div(_e231 + (metal::min((first_n + row) + (1u * 8u), _e238 - 1u) * _e244), 4u) + column_1;
    metal::half4 _e252 = w[w_1_];
    next_w_1_ = _e252;
    uint _e256 = params.skip_w;
    uint _e263 = params.n;
    uint _e269 = params.k;
    uint w_2_ = naga_div(_e256 + (metal::min((first_n + row) + (2u * 8u), _e263 - 1u) * _e269), 4u) + column_1;
    metal::half4 _e277 = w[w_2_];
    next_w_2_ = _e277;
    uint _e281 = params.skip_w;
    uint _e288 = params.n;
    uint _e294 = params.k;
    uint w_3_ = naga_div(_e281 + (metal::min((first_n + row) + (3u * 8u), _e288 - 1u) * _e294), 4u) + column_1;
    metal::half4 _e302 = w[w_3_];
    next_w_3_ = _e302;
    uint _e306 = params.skip_w;
    uint _e313 = params.n;
    uint _e319 = params.k;
    uint w_4_ = naga_div(_e306 + (metal::min((first_n + row) + (4u * 8u), _e313 - 1u) * _e319), 4u) + column_1;
    metal::half4 _e327 = w[w_4_];
    next_w_4_ = _e327;
    uint _e331 = params.skip_w;
    uint _e338 = params.n;
    uint _e344 = params.k;
    uint w_5_ = naga_div(_e331 + (metal::min((first_n + row) + (5u * 8u), _e338 - 1u) * _e344), 4u) + column_1;
    metal::half4 _e352 = w[w_5_];
    next_w_5_ = _e352;
    uint _e356 = params.skip_w;
    uint _e363 = params.n;
    uint _e369 = params.k;
    uint w_6_ = naga_div(_e356 + (metal::min((first_n + row) + (6u * 8u), _e363 - 1u) * _e369), 4u) + column_1;
    metal::half4 _e377 = w[w_6_];
    next_w_6_ = _e377;
    uint _e381 = params.skip_w;
    uint _e388 = params.n;
    uint _e394 = params.k;
    uint w_7_ = naga_div(_e381 + (metal::min((first_n + row) + (7u * 8u), _e388 - 1u) * _e394), 4u) + column_1;
    metal::half4 _e402 = w[w_7_];
    next_w_7_ = _e402;
    uint2 loop_bound_1 = uint2(4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (metal::all(loop_bound_1 == uint2(0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e1622 = k;
            k = _e1622 + 64u;
        }
        loop_init_1 = false;
        uint _e438 = k;
        uint _e441 = params.k;
        if (_e438 < _e441) {
        } else {
            break;
        }
        {
            metal::half4 _e448 = next_x_0_;
            metal::half4 _e449 = rounded(_e448);
            sh_x_put(place_1 + ((0u * 8u) * PITCH), _e449, sh_x);
            metal::half4 _e455 = next_x_1_;
            metal::half4 _e456 = rounded(_e455);
            sh_x_put(place_1 + ((1u * 8u) * PITCH), _e456, sh_x);
            metal::half4 _e462 = next_x_2_;
            metal::half4 _e463 = rounded(_e462);
            sh_x_put(place_1 + ((2u * 8u) * PITCH), _e463, sh_x);
            metal::half4 _e469 = next_x_3_;
            metal::half4 _e470 = rounded(_e469);
            sh_x_put(place_1 + ((3u * 8u) * PITCH), _e470, sh_x);
            metal::half4 _e476 = next_x_4_;
            metal::half4 _e477 = rounded(_e476);
            sh_x_put(place_1 + ((4u * 8u) * PITCH), _e477, sh_x);
            metal::half4 _e483 = next_x_5_;
            metal::half4 _e484 = rounded(_e483);
            sh_x_put(place_1 + ((5u * 8u) * PITCH), _e484, sh_x);
            metal::half4 _e490 = next_x_6_;
            metal::half4 _e491 = rounded(_e490);
            sh_x_put(place_1 + ((6u * 8u) * PITCH), _e491, sh_x);
            metal::half4 _e497 = next_x_7_;
            metal::half4 _e498 = rounded(_e497);
            sh_x_put(place_1 + ((7u * 8u) * PITCH), _e498, sh_x);
            metal::half4 _e504 = next_w_0_;
            sh_w_put(place_1 + ((0u * 8u) * PITCH), _e504, sh_w);
            metal::half4 _e510 = next_w_1_;
            sh_w_put(place_1 + ((1u * 8u) * PITCH), _e510, sh_w);
            metal::half4 _e516 = next_w_2_;
            sh_w_put(place_1 + ((2u * 8u) * PITCH), _e516, sh_w);
            metal::half4 _e522 = next_w_3_;
            sh_w_put(place_1 + ((3u * 8u) * PITCH), _e522, sh_w);
            metal::half4 _e528 = next_w_4_;
            sh_w_put(place_1 + ((4u * 8u) * PITCH), _e528, sh_w);
            metal::half4 _e534 = next_w_5_;
            sh_w_put(place_1 + ((5u * 8u) * PITCH), _e534, sh_w);
            metal::half4 _e540 = next_w_6_;
            sh_w_put(place_1 + ((6u * 8u) * PITCH), _e540, sh_w);
            metal::half4 _e546 = next_w_7_;
            sh_w_put(place_1 + ((7u * 8u) * PITCH), _e546, sh_w);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e547 = k;
            uint _e552 = params.k;
            uint after = naga_div(metal::min(_e547 + 64u, _e552 - 64u), 4u);
            metal::half4 _e561 = x_7[x_0_ + after];
            next_x_0_ = _e561;
            metal::half4 _e565 = x_7[x_1_ + after];
            next_x_1_ = _e565;
            metal::half4 _e569 = x_7[x_2_ + after];
            next_x_2_ = _e569;
            metal::half4 _e573 = x_7[x_3_ + after];
            next_x_3_ = _e573;
            metal::half4 _e577 = x_7[x_4_ + after];
            next_x_4_ = _e577;
            metal::half4 _e581 = x_7[x_5_ + after];
            next_x_5_ = _e581;
            metal::half4 _e585 = x_7[x_6_ + after];
            next_x_6_ = _e585;
            metal::half4 _e589 = x_7[x_7_ + after];
            next_x_7_ = _e589;
            metal::half4 _e593 = w[w_0_ + after];
            next_w_0_ = _e593;
            metal::half4 _e597 = w[w_1_ + after];
            next_w_1_ = _e597;
            metal::half4 _e601 = w[w_2_ + after];
            next_w_2_ = _e601;
            metal::half4 _e605 = w[w_3_ + after];
            next_w_3_ = _e605;
            metal::half4 _e609 = w[w_4_ + after];
            next_w_4_ = _e609;
            metal::half4 _e613 = w[w_5_ + after];
            next_w_5_ = _e613;
            metal::half4 _e617 = w[w_6_ + after];
            next_w_6_ = _e617;
            metal::half4 _e621 = w[w_7_ + after];
            next_w_7_ = _e621;
            {
                uint step = ((part * STEPS) + 0u) * 4u;
                uint at_00_ = ((own_m + 0u) * PITCH) + step;
                uint left_00_00_at = ((at_00_ * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_00_00_ = NagaCooperativeLoad(&sh_x.inner[left_00_00_at], 72u, false);
                uint left_00_01_at = ((at_00_ * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_00_01_ = NagaCooperativeLoad(&sh_x.inner[left_00_01_at], 72u, false);
                uint left_00_10_at = ((at_00_ * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_00_10_ = NagaCooperativeLoad(&sh_x.inner[left_00_10_at], 72u, false);
                uint left_00_11_at = ((at_00_ * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_00_11_ = NagaCooperativeLoad(&sh_x.inner[left_00_11_at], 72u, false);
                uint at_01_ = ((own_m + 16u) * PITCH) + step;
                uint left_01_00_at = ((at_01_ * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_01_00_ = NagaCooperativeLoad(&sh_x.inner[left_01_00_at], 72u, false);
                uint left_01_01_at = ((at_01_ * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_01_01_ = NagaCooperativeLoad(&sh_x.inner[left_01_01_at], 72u, false);
                uint left_01_10_at = ((at_01_ * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_01_10_ = NagaCooperativeLoad(&sh_x.inner[left_01_10_at], 72u, false);
                uint left_01_11_at = ((at_01_ * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_01_11_ = NagaCooperativeLoad(&sh_x.inner[left_01_11_at], 72u, false);
                {
                    uint at_6 = ((own_n + 0u) * PITCH) + step;
                    uint right_00_at = ((at_6 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_ = NagaCooperativeLoad(&sh_w.inner[right_00_at], 72u, true);
                    uint right_01_at = ((at_6 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_ = NagaCooperativeLoad(&sh_w.inner[right_01_at], 72u, true);
                    uint right_10_at = ((at_6 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_ = NagaCooperativeLoad(&sh_w.inner[right_10_at], 72u, true);
                    uint right_11_at = ((at_6 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_ = NagaCooperativeLoad(&sh_w.inner[right_11_at], 72u, true);
                    metal::simdgroup_float8x8 _e763 = s_000_00_;
                    s_000_00_ = NagaCooperativeMultiplyAdd(left_00_00_, right_00_, _e763);
                    metal::simdgroup_float8x8 _e765 = s_000_00_;
                    s_000_00_ = NagaCooperativeMultiplyAdd(left_00_01_, right_10_, _e765);
                    metal::simdgroup_float8x8 _e767 = s_000_01_;
                    s_000_01_ = NagaCooperativeMultiplyAdd(left_00_00_, right_01_, _e767);
                    metal::simdgroup_float8x8 _e769 = s_000_01_;
                    s_000_01_ = NagaCooperativeMultiplyAdd(left_00_01_, right_11_, _e769);
                    metal::simdgroup_float8x8 _e771 = s_000_10_;
                    s_000_10_ = NagaCooperativeMultiplyAdd(left_00_10_, right_00_, _e771);
                    metal::simdgroup_float8x8 _e773 = s_000_10_;
                    s_000_10_ = NagaCooperativeMultiplyAdd(left_00_11_, right_10_, _e773);
                    metal::simdgroup_float8x8 _e775 = s_000_11_;
                    s_000_11_ = NagaCooperativeMultiplyAdd(left_00_10_, right_01_, _e775);
                    metal::simdgroup_float8x8 _e777 = s_000_11_;
                    s_000_11_ = NagaCooperativeMultiplyAdd(left_00_11_, right_11_, _e777);
                    metal::simdgroup_float8x8 _e779 = s_010_00_;
                    s_010_00_ = NagaCooperativeMultiplyAdd(left_01_00_, right_00_, _e779);
                    metal::simdgroup_float8x8 _e781 = s_010_00_;
                    s_010_00_ = NagaCooperativeMultiplyAdd(left_01_01_, right_10_, _e781);
                    metal::simdgroup_float8x8 _e783 = s_010_01_;
                    s_010_01_ = NagaCooperativeMultiplyAdd(left_01_00_, right_01_, _e783);
                    metal::simdgroup_float8x8 _e785 = s_010_01_;
                    s_010_01_ = NagaCooperativeMultiplyAdd(left_01_01_, right_11_, _e785);
                    metal::simdgroup_float8x8 _e787 = s_010_10_;
                    s_010_10_ = NagaCooperativeMultiplyAdd(left_01_10_, right_00_, _e787);
                    metal::simdgroup_float8x8 _e789 = s_010_10_;
                    s_010_10_ = NagaCooperativeMultiplyAdd(left_01_11_, right_10_, _e789);
                    metal::simdgroup_float8x8 _e791 = s_010_11_;
                    s_010_11_ = NagaCooperativeMultiplyAdd(left_01_10_, right_01_, _e791);
                    metal::simdgroup_float8x8 _e793 = s_010_11_;
                    s_010_11_ = NagaCooperativeMultiplyAdd(left_01_11_, right_11_, _e793);
                }
                {
                    uint at_7 = ((own_n + 16u) * PITCH) + step;
                    uint right_00_at_1 = ((at_7 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_1 = NagaCooperativeLoad(&sh_w.inner[right_00_at_1], 72u, true);
                    uint right_01_at_1 = ((at_7 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_1 = NagaCooperativeLoad(&sh_w.inner[right_01_at_1], 72u, true);
                    uint right_10_at_1 = ((at_7 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_1 = NagaCooperativeLoad(&sh_w.inner[right_10_at_1], 72u, true);
                    uint right_11_at_1 = ((at_7 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_1 = NagaCooperativeLoad(&sh_w.inner[right_11_at_1], 72u, true);
                    metal::simdgroup_float8x8 _e840 = s_001_00_;
                    s_001_00_ = NagaCooperativeMultiplyAdd(left_00_00_, right_00_1, _e840);
                    metal::simdgroup_float8x8 _e842 = s_001_00_;
                    s_001_00_ = NagaCooperativeMultiplyAdd(left_00_01_, right_10_1, _e842);
                    metal::simdgroup_float8x8 _e844 = s_001_01_;
                    s_001_01_ = NagaCooperativeMultiplyAdd(left_00_00_, right_01_1, _e844);
                    metal::simdgroup_float8x8 _e846 = s_001_01_;
                    s_001_01_ = NagaCooperativeMultiplyAdd(left_00_01_, right_11_1, _e846);
                    metal::simdgroup_float8x8 _e848 = s_001_10_;
                    s_001_10_ = NagaCooperativeMultiplyAdd(left_00_10_, right_00_1, _e848);
                    metal::simdgroup_float8x8 _e850 = s_001_10_;
                    s_001_10_ = NagaCooperativeMultiplyAdd(left_00_11_, right_10_1, _e850);
                    metal::simdgroup_float8x8 _e852 = s_001_11_;
                    s_001_11_ = NagaCooperativeMultiplyAdd(left_00_10_, right_01_1, _e852);
                    metal::simdgroup_float8x8 _e854 = s_001_11_;
                    s_001_11_ = NagaCooperativeMultiplyAdd(left_00_11_, right_11_1, _e854);
                    metal::simdgroup_float8x8 _e856 = s_011_00_;
                    s_011_00_ = NagaCooperativeMultiplyAdd(left_01_00_, right_00_1, _e856);
                    metal::simdgroup_float8x8 _e858 = s_011_00_;
                    s_011_00_ = NagaCooperativeMultiplyAdd(left_01_01_, right_10_1, _e858);
                    metal::simdgroup_float8x8 _e860 = s_011_01_;
                    s_011_01_ = NagaCooperativeMultiplyAdd(left_01_00_, right_01_1, _e860);
                    metal::simdgroup_float8x8 _e862 = s_011_01_;
                    s_011_01_ = NagaCooperativeMultiplyAdd(left_01_01_, right_11_1, _e862);
                    metal::simdgroup_float8x8 _e864 = s_011_10_;
                    s_011_10_ = NagaCooperativeMultiplyAdd(left_01_10_, right_00_1, _e864);
                    metal::simdgroup_float8x8 _e866 = s_011_10_;
                    s_011_10_ = NagaCooperativeMultiplyAdd(left_01_11_, right_10_1, _e866);
                    metal::simdgroup_float8x8 _e868 = s_011_11_;
                    s_011_11_ = NagaCooperativeMultiplyAdd(left_01_10_, right_01_1, _e868);
                    metal::simdgroup_float8x8 _e870 = s_011_11_;
                    s_011_11_ = NagaCooperativeMultiplyAdd(left_01_11_, right_11_1, _e870);
                }
            }
            {
                uint step_1 = ((part * STEPS) + 1u) * 4u;
                uint at_00_1 = ((own_m + 0u) * PITCH) + step_1;
                uint left_00_00_at_1 = ((at_00_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_00_00_1 = NagaCooperativeLoad(&sh_x.inner[left_00_00_at_1], 72u, false);
                uint left_00_01_at_1 = ((at_00_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_00_01_1 = NagaCooperativeLoad(&sh_x.inner[left_00_01_at_1], 72u, false);
                uint left_00_10_at_1 = ((at_00_1 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_00_10_1 = NagaCooperativeLoad(&sh_x.inner[left_00_10_at_1], 72u, false);
                uint left_00_11_at_1 = ((at_00_1 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_00_11_1 = NagaCooperativeLoad(&sh_x.inner[left_00_11_at_1], 72u, false);
                uint at_01_1 = ((own_m + 16u) * PITCH) + step_1;
                uint left_01_00_at_1 = ((at_01_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_01_00_1 = NagaCooperativeLoad(&sh_x.inner[left_01_00_at_1], 72u, false);
                uint left_01_01_at_1 = ((at_01_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_01_01_1 = NagaCooperativeLoad(&sh_x.inner[left_01_01_at_1], 72u, false);
                uint left_01_10_at_1 = ((at_01_1 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_01_10_1 = NagaCooperativeLoad(&sh_x.inner[left_01_10_at_1], 72u, false);
                uint left_01_11_at_1 = ((at_01_1 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_01_11_1 = NagaCooperativeLoad(&sh_x.inner[left_01_11_at_1], 72u, false);
                {
                    uint at_8 = ((own_n + 0u) * PITCH) + step_1;
                    uint right_00_at_2 = ((at_8 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_2 = NagaCooperativeLoad(&sh_w.inner[right_00_at_2], 72u, true);
                    uint right_01_at_2 = ((at_8 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_2 = NagaCooperativeLoad(&sh_w.inner[right_01_at_2], 72u, true);
                    uint right_10_at_2 = ((at_8 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_2 = NagaCooperativeLoad(&sh_w.inner[right_10_at_2], 72u, true);
                    uint right_11_at_2 = ((at_8 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_2 = NagaCooperativeLoad(&sh_w.inner[right_11_at_2], 72u, true);
                    metal::simdgroup_float8x8 _e1013 = s_000_00_;
                    s_000_00_ = NagaCooperativeMultiplyAdd(left_00_00_1, right_00_2, _e1013);
                    metal::simdgroup_float8x8 _e1015 = s_000_00_;
                    s_000_00_ = NagaCooperativeMultiplyAdd(left_00_01_1, right_10_2, _e1015);
                    metal::simdgroup_float8x8 _e1017 = s_000_01_;
                    s_000_01_ = NagaCooperativeMultiplyAdd(left_00_00_1, right_01_2, _e1017);
                    metal::simdgroup_float8x8 _e1019 = s_000_01_;
                    s_000_01_ = NagaCooperativeMultiplyAdd(left_00_01_1, right_11_2, _e1019);
                    metal::simdgroup_float8x8 _e1021 = s_000_10_;
                    s_000_10_ = NagaCooperativeMultiplyAdd(left_00_10_1, right_00_2, _e1021);
                    metal::simdgroup_float8x8 _e1023 = s_000_10_;
                    s_000_10_ = NagaCooperativeMultiplyAdd(left_00_11_1, right_10_2, _e1023);
                    metal::simdgroup_float8x8 _e1025 = s_000_11_;
                    s_000_11_ = NagaCooperativeMultiplyAdd(left_00_10_1, right_01_2, _e1025);
                    metal::simdgroup_float8x8 _e1027 = s_000_11_;
                    s_000_11_ = NagaCooperativeMultiplyAdd(left_00_11_1, right_11_2, _e1027);
                    metal::simdgroup_float8x8 _e1029 = s_010_00_;
                    s_010_00_ = NagaCooperativeMultiplyAdd(left_01_00_1, right_00_2, _e1029);
                    metal::simdgroup_float8x8 _e1031 = s_010_00_;
                    s_010_00_ = NagaCooperativeMultiplyAdd(left_01_01_1, right_10_2, _e1031);
                    metal::simdgroup_float8x8 _e1033 = s_010_01_;
                    s_010_01_ = NagaCooperativeMultiplyAdd(left_01_00_1, right_01_2, _e1033);
                    metal::simdgroup_float8x8 _e1035 = s_010_01_;
                    s_010_01_ = NagaCooperativeMultiplyAdd(left_01_01_1, right_11_2, _e1035);
                    metal::simdgroup_float8x8 _e1037 = s_010_10_;
                    s_010_10_ = NagaCooperativeMultiplyAdd(left_01_10_1, right_00_2, _e1037);
                    metal::simdgroup_float8x8 _e1039 = s_010_10_;
                    s_010_10_ = NagaCooperativeMultiplyAdd(left_01_11_1, right_10_2, _e1039);
                    metal::simdgroup_float8x8 _e1041 = s_010_11_;
                    s_010_11_ = NagaCooperativeMultiplyAdd(left_01_10_1, right_01_2, _e1041);
                    metal::simdgroup_float8x8 _e1043 = s_010_11_;
                    s_010_11_ = NagaCooperativeMultiplyAdd(left_01_11_1, right_11_2, _e1043);
                }
                {
                    uint at_9 = ((own_n + 16u) * PITCH) + step_1;
                    uint right_00_at_3 = ((at_9 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_3 = NagaCooperativeLoad(&sh_w.inner[right_00_at_3], 72u, true);
                    uint right_01_at_3 = ((at_9 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_3 = NagaCooperativeLoad(&sh_w.inner[right_01_at_3], 72u, true);
                    uint right_10_at_3 = ((at_9 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_3 = NagaCooperativeLoad(&sh_w.inner[right_10_at_3], 72u, true);
                    uint right_11_at_3 = ((at_9 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_3 = NagaCooperativeLoad(&sh_w.inner[right_11_at_3], 72u, true);
                    metal::simdgroup_float8x8 _e1090 = s_001_00_;
                    s_001_00_ = NagaCooperativeMultiplyAdd(left_00_00_1, right_00_3, _e1090);
                    metal::simdgroup_float8x8 _e1092 = s_001_00_;
                    s_001_00_ = NagaCooperativeMultiplyAdd(left_00_01_1, right_10_3, _e1092);
                    metal::simdgroup_float8x8 _e1094 = s_001_01_;
                    s_001_01_ = NagaCooperativeMultiplyAdd(left_00_00_1, right_01_3, _e1094);
                    metal::simdgroup_float8x8 _e1096 = s_001_01_;
                    s_001_01_ = NagaCooperativeMultiplyAdd(left_00_01_1, right_11_3, _e1096);
                    metal::simdgroup_float8x8 _e1098 = s_001_10_;
                    s_001_10_ = NagaCooperativeMultiplyAdd(left_00_10_1, right_00_3, _e1098);
                    metal::simdgroup_float8x8 _e1100 = s_001_10_;
                    s_001_10_ = NagaCooperativeMultiplyAdd(left_00_11_1, right_10_3, _e1100);
                    metal::simdgroup_float8x8 _e1102 = s_001_11_;
                    s_001_11_ = NagaCooperativeMultiplyAdd(left_00_10_1, right_01_3, _e1102);
                    metal::simdgroup_float8x8 _e1104 = s_001_11_;
                    s_001_11_ = NagaCooperativeMultiplyAdd(left_00_11_1, right_11_3, _e1104);
                    metal::simdgroup_float8x8 _e1106 = s_011_00_;
                    s_011_00_ = NagaCooperativeMultiplyAdd(left_01_00_1, right_00_3, _e1106);
                    metal::simdgroup_float8x8 _e1108 = s_011_00_;
                    s_011_00_ = NagaCooperativeMultiplyAdd(left_01_01_1, right_10_3, _e1108);
                    metal::simdgroup_float8x8 _e1110 = s_011_01_;
                    s_011_01_ = NagaCooperativeMultiplyAdd(left_01_00_1, right_01_3, _e1110);
                    metal::simdgroup_float8x8 _e1112 = s_011_01_;
                    s_011_01_ = NagaCooperativeMultiplyAdd(left_01_01_1, right_11_3, _e1112);
                    metal::simdgroup_float8x8 _e1114 = s_011_10_;
                    s_011_10_ = NagaCooperativeMultiplyAdd(left_01_10_1, right_00_3, _e1114);
                    metal::simdgroup_float8x8 _e1116 = s_011_10_;
                    s_011_10_ = NagaCooperativeMultiplyAdd(left_01_11_1, right_10_3, _e1116);
                    metal::simdgroup_float8x8 _e1118 = s_011_11_;
                    s_011_11_ = NagaCooperativeMultiplyAdd(left_01_10_1, right_01_3, _e1118);
                    metal::simdgroup_float8x8 _e1120 = s_011_11_;
                    s_011_11_ = NagaCooperativeMultiplyAdd(left_01_11_1, right_11_3, _e1120);
                }
            }
            {
                uint step_2 = ((part * STEPS) + 2u) * 4u;
                uint at_00_2 = ((own_m + 0u) * PITCH) + step_2;
                uint left_00_00_at_2 = ((at_00_2 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_00_00_2 = NagaCooperativeLoad(&sh_x.inner[left_00_00_at_2], 72u, false);
                uint left_00_01_at_2 = ((at_00_2 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_00_01_2 = NagaCooperativeLoad(&sh_x.inner[left_00_01_at_2], 72u, false);
                uint left_00_10_at_2 = ((at_00_2 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_00_10_2 = NagaCooperativeLoad(&sh_x.inner[left_00_10_at_2], 72u, false);
                uint left_00_11_at_2 = ((at_00_2 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_00_11_2 = NagaCooperativeLoad(&sh_x.inner[left_00_11_at_2], 72u, false);
                uint at_01_2 = ((own_m + 16u) * PITCH) + step_2;
                uint left_01_00_at_2 = ((at_01_2 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_01_00_2 = NagaCooperativeLoad(&sh_x.inner[left_01_00_at_2], 72u, false);
                uint left_01_01_at_2 = ((at_01_2 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_01_01_2 = NagaCooperativeLoad(&sh_x.inner[left_01_01_at_2], 72u, false);
                uint left_01_10_at_2 = ((at_01_2 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_01_10_2 = NagaCooperativeLoad(&sh_x.inner[left_01_10_at_2], 72u, false);
                uint left_01_11_at_2 = ((at_01_2 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_01_11_2 = NagaCooperativeLoad(&sh_x.inner[left_01_11_at_2], 72u, false);
                {
                    uint at_10 = ((own_n + 0u) * PITCH) + step_2;
                    uint right_00_at_4 = ((at_10 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_4 = NagaCooperativeLoad(&sh_w.inner[right_00_at_4], 72u, true);
                    uint right_01_at_4 = ((at_10 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_4 = NagaCooperativeLoad(&sh_w.inner[right_01_at_4], 72u, true);
                    uint right_10_at_4 = ((at_10 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_4 = NagaCooperativeLoad(&sh_w.inner[right_10_at_4], 72u, true);
                    uint right_11_at_4 = ((at_10 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_4 = NagaCooperativeLoad(&sh_w.inner[right_11_at_4], 72u, true);
                    metal::simdgroup_float8x8 _e1263 = s_000_00_;
                    s_000_00_ = NagaCooperativeMultiplyAdd(left_00_00_2, right_00_4, _e1263);
                    metal::simdgroup_float8x8 _e1265 = s_000_00_;
                    s_000_00_ = NagaCooperativeMultiplyAdd(left_00_01_2, right_10_4, _e1265);
                    metal::simdgroup_float8x8 _e1267 = s_000_01_;
                    s_000_01_ = NagaCooperativeMultiplyAdd(left_00_00_2, right_01_4, _e1267);
                    metal::simdgroup_float8x8 _e1269 = s_000_01_;
                    s_000_01_ = NagaCooperativeMultiplyAdd(left_00_01_2, right_11_4, _e1269);
                    metal::simdgroup_float8x8 _e1271 = s_000_10_;
                    s_000_10_ = NagaCooperativeMultiplyAdd(left_00_10_2, right_00_4, _e1271);
                    metal::simdgroup_float8x8 _e1273 = s_000_10_;
                    s_000_10_ = NagaCooperativeMultiplyAdd(left_00_11_2, right_10_4, _e1273);
                    metal::simdgroup_float8x8 _e1275 = s_000_11_;
                    s_000_11_ = NagaCooperativeMultiplyAdd(left_00_10_2, right_01_4, _e1275);
                    metal::simdgroup_float8x8 _e1277 = s_000_11_;
                    s_000_11_ = NagaCooperativeMultiplyAdd(left_00_11_2, right_11_4, _e1277);
                    metal::simdgroup_float8x8 _e1279 = s_010_00_;
                    s_010_00_ = NagaCooperativeMultiplyAdd(left_01_00_2, right_00_4, _e1279);
                    metal::simdgroup_float8x8 _e1281 = s_010_00_;
                    s_010_00_ = NagaCooperativeMultiplyAdd(left_01_01_2, right_10_4, _e1281);
                    metal::simdgroup_float8x8 _e1283 = s_010_01_;
                    s_010_01_ = NagaCooperativeMultiplyAdd(left_01_00_2, right_01_4, _e1283);
                    metal::simdgroup_float8x8 _e1285 = s_010_01_;
                    s_010_01_ = NagaCooperativeMultiplyAdd(left_01_01_2, right_11_4, _e1285);
                    metal::simdgroup_float8x8 _e1287 = s_010_10_;
                    s_010_10_ = NagaCooperativeMultiplyAdd(left_01_10_2, right_00_4, _e1287);
                    metal::simdgroup_float8x8 _e1289 = s_010_10_;
                    s_010_10_ = NagaCooperativeMultiplyAdd(left_01_11_2, right_10_4, _e1289);
                    metal::simdgroup_float8x8 _e1291 = s_010_11_;
                    s_010_11_ = NagaCooperativeMultiplyAdd(left_01_10_2, right_01_4, _e1291);
                    metal::simdgroup_float8x8 _e1293 = s_010_11_;
                    s_010_11_ = NagaCooperativeMultiplyAdd(left_01_11_2, right_11_4, _e1293);
                }
                {
                    uint at_11 = ((own_n + 16u) * PITCH) + step_2;
                    uint right_00_at_5 = ((at_11 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_5 = NagaCooperativeLoad(&sh_w.inner[right_00_at_5], 72u, true);
                    uint right_01_at_5 = ((at_11 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_5 = NagaCooperativeLoad(&sh_w.inner[right_01_at_5], 72u, true);
                    uint right_10_at_5 = ((at_11 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_5 = NagaCooperativeLoad(&sh_w.inner[right_10_at_5], 72u, true);
                    uint right_11_at_5 = ((at_11 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_5 = NagaCooperativeLoad(&sh_w.inner[right_11_at_5], 72u, true);
                    metal::simdgroup_float8x8 _e1340 = s_001_00_;
                    s_001_00_ = NagaCooperativeMultiplyAdd(left_00_00_2, right_00_5, _e1340);
                    metal::simdgroup_float8x8 _e1342 = s_001_00_;
                    s_001_00_ = NagaCooperativeMultiplyAdd(left_00_01_2, right_10_5, _e1342);
                    metal::simdgroup_float8x8 _e1344 = s_001_01_;
                    s_001_01_ = NagaCooperativeMultiplyAdd(left_00_00_2, right_01_5, _e1344);
                    metal::simdgroup_float8x8 _e1346 = s_001_01_;
                    s_001_01_ = NagaCooperativeMultiplyAdd(left_00_01_2, right_11_5, _e1346);
                    metal::simdgroup_float8x8 _e1348 = s_001_10_;
                    s_001_10_ = NagaCooperativeMultiplyAdd(left_00_10_2, right_00_5, _e1348);
                    metal::simdgroup_float8x8 _e1350 = s_001_10_;
                    s_001_10_ = NagaCooperativeMultiplyAdd(left_00_11_2, right_10_5, _e1350);
                    metal::simdgroup_float8x8 _e1352 = s_001_11_;
                    s_001_11_ = NagaCooperativeMultiplyAdd(left_00_10_2, right_01_5, _e1352);
                    metal::simdgroup_float8x8 _e1354 = s_001_11_;
                    s_001_11_ = NagaCooperativeMultiplyAdd(left_00_11_2, right_11_5, _e1354);
                    metal::simdgroup_float8x8 _e1356 = s_011_00_;
                    s_011_00_ = NagaCooperativeMultiplyAdd(left_01_00_2, right_00_5, _e1356);
                    metal::simdgroup_float8x8 _e1358 = s_011_00_;
                    s_011_00_ = NagaCooperativeMultiplyAdd(left_01_01_2, right_10_5, _e1358);
                    metal::simdgroup_float8x8 _e1360 = s_011_01_;
                    s_011_01_ = NagaCooperativeMultiplyAdd(left_01_00_2, right_01_5, _e1360);
                    metal::simdgroup_float8x8 _e1362 = s_011_01_;
                    s_011_01_ = NagaCooperativeMultiplyAdd(left_01_01_2, right_11_5, _e1362);
                    metal::simdgroup_float8x8 _e1364 = s_011_10_;
                    s_011_10_ = NagaCooperativeMultiplyAdd(left_01_10_2, right_00_5, _e1364);
                    metal::simdgroup_float8x8 _e1366 = s_011_10_;
                    s_011_10_ = NagaCooperativeMultiplyAdd(left_01_11_2, right_10_5, _e1366);
                    metal::simdgroup_float8x8 _e1368 = s_011_11_;
                    s_011_11_ = NagaCooperativeMultiplyAdd(left_01_10_2, right_01_5, _e1368);
                    metal::simdgroup_float8x8 _e1370 = s_011_11_;
                    s_011_11_ = NagaCooperativeMultiplyAdd(left_01_11_2, right_11_5, _e1370);
                }
            }
            {
                uint step_3 = ((part * STEPS) + 3u) * 4u;
                uint at_00_3 = ((own_m + 0u) * PITCH) + step_3;
                uint left_00_00_at_3 = ((at_00_3 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_00_00_3 = NagaCooperativeLoad(&sh_x.inner[left_00_00_at_3], 72u, false);
                uint left_00_01_at_3 = ((at_00_3 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_00_01_3 = NagaCooperativeLoad(&sh_x.inner[left_00_01_at_3], 72u, false);
                uint left_00_10_at_3 = ((at_00_3 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_00_10_3 = NagaCooperativeLoad(&sh_x.inner[left_00_10_at_3], 72u, false);
                uint left_00_11_at_3 = ((at_00_3 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_00_11_3 = NagaCooperativeLoad(&sh_x.inner[left_00_11_at_3], 72u, false);
                uint at_01_3 = ((own_m + 16u) * PITCH) + step_3;
                uint left_01_00_at_3 = ((at_01_3 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 left_01_00_3 = NagaCooperativeLoad(&sh_x.inner[left_01_00_at_3], 72u, false);
                uint left_01_01_at_3 = ((at_01_3 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 left_01_01_3 = NagaCooperativeLoad(&sh_x.inner[left_01_01_at_3], 72u, false);
                uint left_01_10_at_3 = ((at_01_3 * 4u) + 576u) + 0u;
                metal::simdgroup_half8x8 left_01_10_3 = NagaCooperativeLoad(&sh_x.inner[left_01_10_at_3], 72u, false);
                uint left_01_11_at_3 = ((at_01_3 * 4u) + 576u) + 8u;
                metal::simdgroup_half8x8 left_01_11_3 = NagaCooperativeLoad(&sh_x.inner[left_01_11_at_3], 72u, false);
                {
                    uint at_12 = ((own_n + 0u) * PITCH) + step_3;
                    uint right_00_at_6 = ((at_12 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_6 = NagaCooperativeLoad(&sh_w.inner[right_00_at_6], 72u, true);
                    uint right_01_at_6 = ((at_12 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_6 = NagaCooperativeLoad(&sh_w.inner[right_01_at_6], 72u, true);
                    uint right_10_at_6 = ((at_12 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_6 = NagaCooperativeLoad(&sh_w.inner[right_10_at_6], 72u, true);
                    uint right_11_at_6 = ((at_12 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_6 = NagaCooperativeLoad(&sh_w.inner[right_11_at_6], 72u, true);
                    metal::simdgroup_float8x8 _e1513 = s_000_00_;
                    s_000_00_ = NagaCooperativeMultiplyAdd(left_00_00_3, right_00_6, _e1513);
                    metal::simdgroup_float8x8 _e1515 = s_000_00_;
                    s_000_00_ = NagaCooperativeMultiplyAdd(left_00_01_3, right_10_6, _e1515);
                    metal::simdgroup_float8x8 _e1517 = s_000_01_;
                    s_000_01_ = NagaCooperativeMultiplyAdd(left_00_00_3, right_01_6, _e1517);
                    metal::simdgroup_float8x8 _e1519 = s_000_01_;
                    s_000_01_ = NagaCooperativeMultiplyAdd(left_00_01_3, right_11_6, _e1519);
                    metal::simdgroup_float8x8 _e1521 = s_000_10_;
                    s_000_10_ = NagaCooperativeMultiplyAdd(left_00_10_3, right_00_6, _e1521);
                    metal::simdgroup_float8x8 _e1523 = s_000_10_;
                    s_000_10_ = NagaCooperativeMultiplyAdd(left_00_11_3, right_10_6, _e1523);
                    metal::simdgroup_float8x8 _e1525 = s_000_11_;
                    s_000_11_ = NagaCooperativeMultiplyAdd(left_00_10_3, right_01_6, _e1525);
                    metal::simdgroup_float8x8 _e1527 = s_000_11_;
                    s_000_11_ = NagaCooperativeMultiplyAdd(left_00_11_3, right_11_6, _e1527);
                    metal::simdgroup_float8x8 _e1529 = s_010_00_;
                    s_010_00_ = NagaCooperativeMultiplyAdd(left_01_00_3, right_00_6, _e1529);
                    metal::simdgroup_float8x8 _e1531 = s_010_00_;
                    s_010_00_ = NagaCooperativeMultiplyAdd(left_01_01_3, right_10_6, _e1531);
                    metal::simdgroup_float8x8 _e1533 = s_010_01_;
                    s_010_01_ = NagaCooperativeMultiplyAdd(left_01_00_3, right_01_6, _e1533);
                    metal::simdgroup_float8x8 _e1535 = s_010_01_;
                    s_010_01_ = NagaCooperativeMultiplyAdd(left_01_01_3, right_11_6, _e1535);
                    metal::simdgroup_float8x8 _e1537 = s_010_10_;
                    s_010_10_ = NagaCooperativeMultiplyAdd(left_01_10_3, right_00_6, _e1537);
                    metal::simdgroup_float8x8 _e1539 = s_010_10_;
                    s_010_10_ = NagaCooperativeMultiplyAdd(left_01_11_3, right_10_6, _e1539);
                    metal::simdgroup_float8x8 _e1541 = s_010_11_;
                    s_010_11_ = NagaCooperativeMultiplyAdd(left_01_10_3, right_01_6, _e1541);
                    metal::simdgroup_float8x8 _e1543 = s_010_11_;
                    s_010_11_ = NagaCooperativeMultiplyAdd(left_01_11_3, right_11_6, _e1543);
                }
                {
                    uint at_13 = ((own_n + 16u) * PITCH) + step_3;
                    uint right_00_at_7 = ((at_13 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_7 = NagaCooperativeLoad(&sh_w.inner[right_00_at_7], 72u, true);
                    uint right_01_at_7 = ((at_13 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_7 = NagaCooperativeLoad(&sh_w.inner[right_01_at_7], 72u, true);
                    uint right_10_at_7 = ((at_13 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_7 = NagaCooperativeLoad(&sh_w.inner[right_10_at_7], 72u, true);
                    uint right_11_at_7 = ((at_13 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_7 = NagaCooperativeLoad(&sh_w.inner[right_11_at_7], 72u, true);
                    metal::simdgroup_float8x8 _e1590 = s_001_00_;
                    s_001_00_ = NagaCooperativeMultiplyAdd(left_00_00_3, right_00_7, _e1590);
                    metal::simdgroup_float8x8 _e1592 = s_001_00_;
                    s_001_00_ = NagaCooperativeMultiplyAdd(left_00_01_3, right_10_7, _e1592);
                    metal::simdgroup_float8x8 _e1594 = s_001_01_;
                    s_001_01_ = NagaCooperativeMultiplyAdd(left_00_00_3, right_01_7, _e1594);
                    metal::simdgroup_float8x8 _e1596 = s_001_01_;
                    s_001_01_ = NagaCooperativeMultiplyAdd(left_00_01_3, right_11_7, _e1596);
                    metal::simdgroup_float8x8 _e1598 = s_001_10_;
                    s_001_10_ = NagaCooperativeMultiplyAdd(left_00_10_3, right_00_7, _e1598);
                    metal::simdgroup_float8x8 _e1600 = s_001_10_;
                    s_001_10_ = NagaCooperativeMultiplyAdd(left_00_11_3, right_10_7, _e1600);
                    metal::simdgroup_float8x8 _e1602 = s_001_11_;
                    s_001_11_ = NagaCooperativeMultiplyAdd(left_00_10_3, right_01_7, _e1602);
                    metal::simdgroup_float8x8 _e1604 = s_001_11_;
                    s_001_11_ = NagaCooperativeMultiplyAdd(left_00_11_3, right_11_7, _e1604);
                    metal::simdgroup_float8x8 _e1606 = s_011_00_;
                    s_011_00_ = NagaCooperativeMultiplyAdd(left_01_00_3, right_00_7, _e1606);
                    metal::simdgroup_float8x8 _e1608 = s_011_00_;
                    s_011_00_ = NagaCooperativeMultiplyAdd(left_01_01_3, right_10_7, _e1608);
                    metal::simdgroup_float8x8 _e1610 = s_011_01_;
                    s_011_01_ = NagaCooperativeMultiplyAdd(left_01_00_3, right_01_7, _e1610);
                    metal::simdgroup_float8x8 _e1612 = s_011_01_;
                    s_011_01_ = NagaCooperativeMultiplyAdd(left_01_01_3, right_11_7, _e1612);
                    metal::simdgroup_float8x8 _e1614 = s_011_10_;
                    s_011_10_ = NagaCooperativeMultiplyAdd(left_01_10_3, right_00_7, _e1614);
                    metal::simdgroup_float8x8 _e1616 = s_011_10_;
                    s_011_10_ = NagaCooperativeMultiplyAdd(left_01_11_3, right_10_7, _e1616);
                    metal::simdgroup_float8x8 _e1618 = s_011_11_;
                    s_011_11_ = NagaCooperativeMultiplyAdd(left_01_10_3, right_01_7, _e1618);
                    metal::simdgroup_float8x8 _e1620 = s_011_11_;
                    s_011_11_ = NagaCooperativeMultiplyAdd(left_01_11_3, right_11_7, _e1620);
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    uint scratch = subgroup * 64u;
    uint sums = (square * SPLIT) * 64u;
    uint own = (part * 32u) + lane;
    uint m_4 = (first_m + own_m) + naga_div(own, 4u);
    uint n_4 = (first_n + own_n) + (naga_mod(own, 4u) * 4u);
    metal::float4 _e1650 = residual((m_4 + 0u) + 0u, n_4 + 0u, params, out, _buffer_sizes);
    metal::float4 _e1657 = residual((m_4 + 0u) + 8u, n_4 + 0u, params, out, _buffer_sizes);
    metal::float4 _e1664 = residual((m_4 + 0u) + 0u, n_4 + 16u, params, out, _buffer_sizes);
    metal::float4 _e1671 = residual((m_4 + 0u) + 8u, n_4 + 16u, params, out, _buffer_sizes);
    metal::float4 _e1678 = residual((m_4 + 16u) + 0u, n_4 + 0u, params, out, _buffer_sizes);
    metal::float4 _e1685 = residual((m_4 + 16u) + 8u, n_4 + 0u, params, out, _buffer_sizes);
    metal::float4 _e1692 = residual((m_4 + 16u) + 0u, n_4 + 16u, params, out, _buffer_sizes);
    metal::float4 _e1699 = residual((m_4 + 16u) + 8u, n_4 + 16u, params, out, _buffer_sizes);
    {
        uint at_14 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1706 = s_000_00_;
        simdgroup_store(_e1706, &sh_out.inner[at_14], 16u);
    }
    {
        uint at_15 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1716 = s_000_01_;
        simdgroup_store(_e1716, &sh_out.inner[at_15], 16u);
    }
    {
        uint at_16 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1726 = s_000_10_;
        simdgroup_store(_e1726, &sh_out.inner[at_16], 16u);
    }
    {
        uint at_17 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1736 = s_000_11_;
        simdgroup_store(_e1736, &sh_out.inner[at_17], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e1749 = sh_out_at((sums + own) + 0u, sh_out);
    store((m_4 + 0u) + 0u, n_4 + 0u, _e1749, _e1650, params, out, bias, gate, mask, _buffer_sizes);
    metal::float4 _e1759 = sh_out_at((sums + own) + 32u, sh_out);
    store((m_4 + 0u) + 8u, n_4 + 0u, _e1759, _e1657, params, out, bias, gate, mask, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_18 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1766 = s_001_00_;
        simdgroup_store(_e1766, &sh_out.inner[at_18], 16u);
    }
    {
        uint at_19 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1776 = s_001_01_;
        simdgroup_store(_e1776, &sh_out.inner[at_19], 16u);
    }
    {
        uint at_20 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1786 = s_001_10_;
        simdgroup_store(_e1786, &sh_out.inner[at_20], 16u);
    }
    {
        uint at_21 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1796 = s_001_11_;
        simdgroup_store(_e1796, &sh_out.inner[at_21], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e1809 = sh_out_at((sums + own) + 0u, sh_out);
    store((m_4 + 0u) + 0u, n_4 + 16u, _e1809, _e1664, params, out, bias, gate, mask, _buffer_sizes);
    metal::float4 _e1819 = sh_out_at((sums + own) + 32u, sh_out);
    store((m_4 + 0u) + 8u, n_4 + 16u, _e1819, _e1671, params, out, bias, gate, mask, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_22 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1826 = s_010_00_;
        simdgroup_store(_e1826, &sh_out.inner[at_22], 16u);
    }
    {
        uint at_23 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1836 = s_010_01_;
        simdgroup_store(_e1836, &sh_out.inner[at_23], 16u);
    }
    {
        uint at_24 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1846 = s_010_10_;
        simdgroup_store(_e1846, &sh_out.inner[at_24], 16u);
    }
    {
        uint at_25 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1856 = s_010_11_;
        simdgroup_store(_e1856, &sh_out.inner[at_25], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e1869 = sh_out_at((sums + own) + 0u, sh_out);
    store((m_4 + 16u) + 0u, n_4 + 0u, _e1869, _e1678, params, out, bias, gate, mask, _buffer_sizes);
    metal::float4 _e1879 = sh_out_at((sums + own) + 32u, sh_out);
    store((m_4 + 16u) + 8u, n_4 + 0u, _e1879, _e1685, params, out, bias, gate, mask, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_26 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1886 = s_011_00_;
        simdgroup_store(_e1886, &sh_out.inner[at_26], 16u);
    }
    {
        uint at_27 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1896 = s_011_01_;
        simdgroup_store(_e1896, &sh_out.inner[at_27], 16u);
    }
    {
        uint at_28 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1906 = s_011_10_;
        simdgroup_store(_e1906, &sh_out.inner[at_28], 16u);
    }
    {
        uint at_29 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1916 = s_011_11_;
        simdgroup_store(_e1916, &sh_out.inner[at_29], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e1929 = sh_out_at((sums + own) + 0u, sh_out);
    store((m_4 + 16u) + 0u, n_4 + 16u, _e1929, _e1692, params, out, bias, gate, mask, _buffer_sizes);
    metal::float4 _e1939 = sh_out_at((sums + own) + 32u, sh_out);
    store((m_4 + 16u) + 8u, n_4 + 16u, _e1939, _e1699, params, out, bias, gate, mask, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    return;
}
