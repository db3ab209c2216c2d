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
constant uint PITCH = 18u;
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
    metal::half4 next_w_0_ = {};
    metal::half4 next_x_1_ = {};
    metal::half4 next_w_1_ = {};
    metal::half4 next_x_2_ = {};
    metal::half4 next_w_2_ = {};
    metal::half4 next_x_3_ = {};
    metal::half4 next_w_3_ = {};
    metal::half4 next_x_4_ = {};
    metal::half4 next_w_4_ = {};
    metal::half4 next_x_5_ = {};
    metal::half4 next_w_5_ = {};
    metal::half4 next_x_6_ = {};
    metal::half4 next_w_6_ = {};
    metal::half4 next_x_7_ = {};
    metal::half4 next_w_7_ = {};
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
    uint first_n = group.x * 64u;
    uint own_m = naga_div(subgroup, 2u) * 32u;
    uint own_n = naga_mod(subgroup, 2u) * 32u;
    uint row = naga_div(index, 16u);
    uint place_1 = (row * PITCH) + naga_mod(index, 16u);
    metal::uint4 _e29 = params.x;
    uint _e35 = params.m;
    uint _e39 = row_start(_e29, metal::min((first_m + row) + 0u, _e35 - 1u), params);
    uint x_0_ = naga_div(_e39, 4u) + naga_mod(index, 16u);
    metal::half4 _e47 = x_7[x_0_];
    next_x_0_ = _e47;
    uint _e51 = params.skip_w;
    uint _e57 = params.n;
    uint _e63 = params.k;
    uint w_0_ = naga_div(_e51 + (metal::min((first_n + row) + 0u, _e57 - 1u) * _e63), 4u) + naga_mod(index, 16u);
    metal::half4 _e73 = w[w_0_];
    next_w_0_ = _e73;
    metal::uint4 _e77 = params.x;
    uint _e83 = params.m;
    uint _e87 = row_start(_e77, metal::min((first_m + row) + 8u, _e83 - 1u), params);
    uint x_1_ = naga_div(_e87, 4u) + naga_mod(index, 16u);
    metal::half4 _e95 = x_7[x_1_];
    next_x_1_ = _e95;
    uint _e99 = params.skip_w;
    uint _e105 = params.n;
    uint _e111 = params.k;
    uint w_1_ = naga_div(_e99 + (metal::min((first_n + row) + 8u, _e105 - 1u) * _e111), 4u) + naga_mod(index, 16u);
    metal::half4 _e121 = w[w_1_];
    next_w_1_ = _e121;
    metal::uint4 _e125 = params.x;
    uint _e131 = params.m;
    uint _e135 = row_start(_e125, metal::min((first_m + row) + 16u, _e131 - 1u), params);
    uint x_2_ = naga_div(_e135, 4u) + naga_mod(index, 16u);
    metal::half4 _e143 = x_7[x_2_];
    next_x_2_ = _e143;
    uint _e147 = params.skip_w;
    uint _e153 = params.n;
    uint _e159 = params.k;
    uint w_2_ = naga_div(_e147 + (metal::min((first_n + row) + 16u, _e153 - 1u) * _e159), 4u) + naga_mod(index, 16u);
    metal::half4 _e169 = w[w_2_];
    next_w_2_ = _e169;
    metal::uint4 _e173 = params.x;
    uint _e179 = params.m;
    uint _e183 = row_start(_e173, metal::min((first_m + row) + 24u, _e179 - 1u), params);
    uint x_3_ = naga_div(_e183, 4u) + naga_mod(index, 16u);
    metal::half4 _e191 = x_7[x_3_];
    next_x_3_ = _e191;
    uint _e195 = params.skip_w;
    uint _e201 = params.n;
    uint _e207 = params.k;
    uint w_3_ = naga_div(_e195 + (metal::min((first_n + row) + 24u, _e201 - 1u) * _e207), 4u) + naga_mod(index, 16u);
    metal::half4 _e217 = w[w_3_];
    next_w_3_ = _e217;
    metal::uint4 _e221 = params.x;
    uint _e227 = params.m;
    uint _e231 = row_start(_e221, metal::min((first_m + row) + 32u, _e227 - 1u), params);
    uint x_4_ = naga_div(_e231, 4u) + naga_mod(index, 16u);
    metal::half4 _e239 = x_7[x_4_];
    next_x_4_ = _e239;
    uint _e243 = params.skip_w;
    uint _e249 = params.n;
    uint _e255 = params.k;
    uint w_4_ = naga_div(_e243 + (metal::min((first_n + row) + 32u, _e249 - 1u) * _e255), 4u) + naga_mod(index, 16u);
    metal::half4 _e265 = w[w_4_];
    next_w_4_ = _e265;
    metal::uint4 _e269 = params.x;
    uint _e275 = params.m;
    uint _e279 = row_start(_e269, metal::min((first_m + row) + 40u, _e275 - 1u), params);
    uint x_5_ = naga_div(_e279, 4u) + naga_mod(index, 16u);
    metal::half4 _e287 = x_7[x_5_];
    next_x_5_ = _e287;
    uint _e291 = params.skip_w;
    uint _e297 = params.n;
    uint _e303 = params.k;
    uint w_5_ = naga_div(_e291 + (metal::min((first_n + row) + 40u, _e297 - 1u) * _e303), 4u) + naga_mod(index, 16u);
    metal::half4 _e313 = w[w_5_];
    next_w_5_ = _e313;
    metal::uint4 _e317 = params.x;
    uint _e323 = params.m;
    uint _e327 = row_start(_e317, metal::min((first_m + row) + 48u, _e323 - 1u), params);
    uint x_6_ = naga_div(_e327, 4u) + naga_mod(index, 16u);
    metal::half4 _e335 = x_7[x_6_];
    next_x_6_ = _e335;
    uint _e339 = params.skip_w;
    uint _e345 = params.n;
    uint _e351 = params.k;
    uint w_6_ = naga_div(_e339 + (metal::min((first_n + row) + 48u, _e345 - 1u) * _e351), 4u) + naga_mod(index, 16u);
    metal::half4 _e361 = w[w_6_];
    next_w_6_ = _e361;
    metal::uint4 _e365 = params.x;
    uint _e371 = params.m;
    uint _e375 = row_start(_e365, metal::min((first_m + row) + 56u, _e371 - 1u), params);
    uint x_7_ = naga_div(_e375, 4u) + naga_mod(index, 16u);
    metal::half4 _e383 = x_7[x_7_];
    next_x_7_ = _e383;
    uint _e387 = params.skip_w;
    uint _e393 = params.n;
    uint _e399 = params.k;
    uint w_7_ = naga_div(_e387 + (metal::min((first_n + row) + 56u, _e393 - 1u) * _e399), 4u) + naga_mod(index, 16u);
    metal::half4 _e409 = w[w_7_];
    next_w_7_ = _e409;
    uint2 loop_bound_1 = uint2(4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (metal::all(loop_bound_1 == uint2(0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e1573 = k;
            k = _e1573 + 64u;
        }
        loop_init_1 = false;
        uint _e445 = k;
        uint _e448 = params.k;
        if (_e445 < _e448) {
        } else {
            break;
        }
        {
            metal::half4 _e452 = next_x_0_;
            metal::half4 _e453 = rounded(_e452);
            sh_x_put(place_1 + 0u, _e453, sh_x);
            metal::half4 _e456 = next_w_0_;
            sh_w_put(place_1 + 0u, _e456, sh_w);
            metal::half4 _e459 = next_x_1_;
            metal::half4 _e460 = rounded(_e459);
            sh_x_put(place_1 + 144u, _e460, sh_x);
            metal::half4 _e463 = next_w_1_;
            sh_w_put(place_1 + 144u, _e463, sh_w);
            metal::half4 _e466 = next_x_2_;
            metal::half4 _e467 = rounded(_e466);
            sh_x_put(place_1 + 288u, _e467, sh_x);
            metal::half4 _e470 = next_w_2_;
            sh_w_put(place_1 + 288u, _e470, sh_w);
            metal::half4 _e473 = next_x_3_;
            metal::half4 _e474 = rounded(_e473);
            sh_x_put(place_1 + 432u, _e474, sh_x);
            metal::half4 _e477 = next_w_3_;
            sh_w_put(place_1 + 432u, _e477, sh_w);
            metal::half4 _e480 = next_x_4_;
            metal::half4 _e481 = rounded(_e480);
            sh_x_put(place_1 + 576u, _e481, sh_x);
            metal::half4 _e484 = next_w_4_;
            sh_w_put(place_1 + 576u, _e484, sh_w);
            metal::half4 _e487 = next_x_5_;
            metal::half4 _e488 = rounded(_e487);
            sh_x_put(place_1 + 720u, _e488, sh_x);
            metal::half4 _e491 = next_w_5_;
            sh_w_put(place_1 + 720u, _e491, sh_w);
            metal::half4 _e494 = next_x_6_;
            metal::half4 _e495 = rounded(_e494);
            sh_x_put(place_1 + 864u, _e495, sh_x);
            metal::half4 _e498 = next_w_6_;
            sh_w_put(place_1 + 864u, _e498, sh_w);
            metal::half4 _e501 = next_x_7_;
            metal::half4 _e502 = rounded(_e501);
            sh_x_put(place_1 + 1008u, _e502, sh_x);
            metal::half4 _e505 = next_w_7_;
            sh_w_put(place_1 + 1008u, _e505, sh_w);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e506 = k;
            uint _e511 = params.k;
            uint after = naga_div(metal::min(_e506 + 64u, _e511 - 64u), 4u);
            metal::half4 _e520 = x_7[x_0_ + after];
            next_x_0_ = _e520;
            metal::half4 _e524 = w[w_0_ + after];
            next_w_0_ = _e524;
            metal::half4 _e528 = x_7[x_1_ + after];
            next_x_1_ = _e528;
            metal::half4 _e532 = w[w_1_ + after];
            next_w_1_ = _e532;
            metal::half4 _e536 = x_7[x_2_ + after];
            next_x_2_ = _e536;
            metal::half4 _e540 = w[w_2_ + after];
            next_w_2_ = _e540;
            metal::half4 _e544 = x_7[x_3_ + after];
            next_x_3_ = _e544;
            metal::half4 _e548 = w[w_3_ + after];
            next_w_3_ = _e548;
            metal::half4 _e552 = x_7[x_4_ + after];
            next_x_4_ = _e552;
            metal::half4 _e556 = w[w_4_ + after];
            next_w_4_ = _e556;
            metal::half4 _e560 = x_7[x_5_ + after];
            next_x_5_ = _e560;
            metal::half4 _e564 = w[w_5_ + after];
            next_w_5_ = _e564;
            metal::half4 _e568 = x_7[x_6_ + after];
            next_x_6_ = _e568;
            metal::half4 _e572 = w[w_6_ + after];
            next_w_6_ = _e572;
            metal::half4 _e576 = x_7[x_7_ + after];
            next_x_7_ = _e576;
            metal::half4 _e580 = w[w_7_ + after];
            next_w_7_ = _e580;
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
                    uint at_6 = ((own_n + 0u) * PITCH) + 0u;
                    uint right_00_at = ((at_6 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_ = NagaCooperativeLoad(&sh_w.inner[right_00_at], 72u, true);
                    uint right_01_at = ((at_6 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_ = NagaCooperativeLoad(&sh_w.inner[right_01_at], 72u, true);
                    uint right_10_at = ((at_6 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_ = NagaCooperativeLoad(&sh_w.inner[right_10_at], 72u, true);
                    uint right_11_at = ((at_6 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_ = NagaCooperativeLoad(&sh_w.inner[right_11_at], 72u, true);
                    metal::simdgroup_float8x8 _e719 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_, _e719);
                    metal::simdgroup_float8x8 _e721 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_, _e721);
                    metal::simdgroup_float8x8 _e723 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_, _e723);
                    metal::simdgroup_float8x8 _e725 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_, _e725);
                    metal::simdgroup_float8x8 _e727 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_, _e727);
                    metal::simdgroup_float8x8 _e729 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_, _e729);
                    metal::simdgroup_float8x8 _e731 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_, _e731);
                    metal::simdgroup_float8x8 _e733 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_, _e733);
                    metal::simdgroup_float8x8 _e735 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_, _e735);
                    metal::simdgroup_float8x8 _e737 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_, _e737);
                    metal::simdgroup_float8x8 _e739 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_, _e739);
                    metal::simdgroup_float8x8 _e741 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_, _e741);
                    metal::simdgroup_float8x8 _e743 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_, _e743);
                    metal::simdgroup_float8x8 _e745 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_, _e745);
                    metal::simdgroup_float8x8 _e747 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_, _e747);
                    metal::simdgroup_float8x8 _e749 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_, _e749);
                }
                {
                    uint at_7 = ((own_n + 16u) * PITCH) + 0u;
                    uint right_00_at_1 = ((at_7 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_1 = NagaCooperativeLoad(&sh_w.inner[right_00_at_1], 72u, true);
                    uint right_01_at_1 = ((at_7 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_1 = NagaCooperativeLoad(&sh_w.inner[right_01_at_1], 72u, true);
                    uint right_10_at_1 = ((at_7 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_1 = NagaCooperativeLoad(&sh_w.inner[right_10_at_1], 72u, true);
                    uint right_11_at_1 = ((at_7 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_1 = NagaCooperativeLoad(&sh_w.inner[right_11_at_1], 72u, true);
                    metal::simdgroup_float8x8 _e797 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_, right_00_1, _e797);
                    metal::simdgroup_float8x8 _e799 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_, right_10_1, _e799);
                    metal::simdgroup_float8x8 _e801 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_, right_01_1, _e801);
                    metal::simdgroup_float8x8 _e803 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_, right_11_1, _e803);
                    metal::simdgroup_float8x8 _e805 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_, right_00_1, _e805);
                    metal::simdgroup_float8x8 _e807 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_, right_10_1, _e807);
                    metal::simdgroup_float8x8 _e809 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_, right_01_1, _e809);
                    metal::simdgroup_float8x8 _e811 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_, right_11_1, _e811);
                    metal::simdgroup_float8x8 _e813 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_, right_00_1, _e813);
                    metal::simdgroup_float8x8 _e815 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_, right_10_1, _e815);
                    metal::simdgroup_float8x8 _e817 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_, right_01_1, _e817);
                    metal::simdgroup_float8x8 _e819 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_, right_11_1, _e819);
                    metal::simdgroup_float8x8 _e821 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_, right_00_1, _e821);
                    metal::simdgroup_float8x8 _e823 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_, right_10_1, _e823);
                    metal::simdgroup_float8x8 _e825 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_, right_01_1, _e825);
                    metal::simdgroup_float8x8 _e827 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_, right_11_1, _e827);
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
                    uint at_8 = ((own_n + 0u) * PITCH) + 4u;
                    uint right_00_at_2 = ((at_8 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_2 = NagaCooperativeLoad(&sh_w.inner[right_00_at_2], 72u, true);
                    uint right_01_at_2 = ((at_8 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_2 = NagaCooperativeLoad(&sh_w.inner[right_01_at_2], 72u, true);
                    uint right_10_at_2 = ((at_8 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_2 = NagaCooperativeLoad(&sh_w.inner[right_10_at_2], 72u, true);
                    uint right_11_at_2 = ((at_8 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_2 = NagaCooperativeLoad(&sh_w.inner[right_11_at_2], 72u, true);
                    metal::simdgroup_float8x8 _e967 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_2, _e967);
                    metal::simdgroup_float8x8 _e969 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_2, _e969);
                    metal::simdgroup_float8x8 _e971 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_2, _e971);
                    metal::simdgroup_float8x8 _e973 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_2, _e973);
                    metal::simdgroup_float8x8 _e975 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_2, _e975);
                    metal::simdgroup_float8x8 _e977 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_2, _e977);
                    metal::simdgroup_float8x8 _e979 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_2, _e979);
                    metal::simdgroup_float8x8 _e981 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_2, _e981);
                    metal::simdgroup_float8x8 _e983 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_2, _e983);
                    metal::simdgroup_float8x8 _e985 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_2, _e985);
                    metal::simdgroup_float8x8 _e987 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_2, _e987);
                    metal::simdgroup_float8x8 _e989 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_2, _e989);
                    metal::simdgroup_float8x8 _e991 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_2, _e991);
                    metal::simdgroup_float8x8 _e993 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_2, _e993);
                    metal::simdgroup_float8x8 _e995 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_2, _e995);
                    metal::simdgroup_float8x8 _e997 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_2, _e997);
                }
                {
                    uint at_9 = ((own_n + 16u) * PITCH) + 4u;
                    uint right_00_at_3 = ((at_9 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_3 = NagaCooperativeLoad(&sh_w.inner[right_00_at_3], 72u, true);
                    uint right_01_at_3 = ((at_9 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_3 = NagaCooperativeLoad(&sh_w.inner[right_01_at_3], 72u, true);
                    uint right_10_at_3 = ((at_9 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_3 = NagaCooperativeLoad(&sh_w.inner[right_10_at_3], 72u, true);
                    uint right_11_at_3 = ((at_9 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_3 = NagaCooperativeLoad(&sh_w.inner[right_11_at_3], 72u, true);
                    metal::simdgroup_float8x8 _e1045 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_00_3, _e1045);
                    metal::simdgroup_float8x8 _e1047 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_10_3, _e1047);
                    metal::simdgroup_float8x8 _e1049 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_1, right_01_3, _e1049);
                    metal::simdgroup_float8x8 _e1051 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_1, right_11_3, _e1051);
                    metal::simdgroup_float8x8 _e1053 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_00_3, _e1053);
                    metal::simdgroup_float8x8 _e1055 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_10_3, _e1055);
                    metal::simdgroup_float8x8 _e1057 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_1, right_01_3, _e1057);
                    metal::simdgroup_float8x8 _e1059 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_1, right_11_3, _e1059);
                    metal::simdgroup_float8x8 _e1061 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_00_3, _e1061);
                    metal::simdgroup_float8x8 _e1063 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_10_3, _e1063);
                    metal::simdgroup_float8x8 _e1065 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_1, right_01_3, _e1065);
                    metal::simdgroup_float8x8 _e1067 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_1, right_11_3, _e1067);
                    metal::simdgroup_float8x8 _e1069 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_00_3, _e1069);
                    metal::simdgroup_float8x8 _e1071 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_10_3, _e1071);
                    metal::simdgroup_float8x8 _e1073 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_1, right_01_3, _e1073);
                    metal::simdgroup_float8x8 _e1075 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_1, right_11_3, _e1075);
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
                    uint at_10 = ((own_n + 0u) * PITCH) + 8u;
                    uint right_00_at_4 = ((at_10 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_4 = NagaCooperativeLoad(&sh_w.inner[right_00_at_4], 72u, true);
                    uint right_01_at_4 = ((at_10 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_4 = NagaCooperativeLoad(&sh_w.inner[right_01_at_4], 72u, true);
                    uint right_10_at_4 = ((at_10 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_4 = NagaCooperativeLoad(&sh_w.inner[right_10_at_4], 72u, true);
                    uint right_11_at_4 = ((at_10 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_4 = NagaCooperativeLoad(&sh_w.inner[right_11_at_4], 72u, true);
                    metal::simdgroup_float8x8 _e1215 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_2, right_00_4, _e1215);
                    metal::simdgroup_float8x8 _e1217 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_2, right_10_4, _e1217);
                    metal::simdgroup_float8x8 _e1219 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_2, right_01_4, _e1219);
                    metal::simdgroup_float8x8 _e1221 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_2, right_11_4, _e1221);
                    metal::simdgroup_float8x8 _e1223 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_2, right_00_4, _e1223);
                    metal::simdgroup_float8x8 _e1225 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_2, right_10_4, _e1225);
                    metal::simdgroup_float8x8 _e1227 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_2, right_01_4, _e1227);
                    metal::simdgroup_float8x8 _e1229 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_2, right_11_4, _e1229);
                    metal::simdgroup_float8x8 _e1231 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_2, right_00_4, _e1231);
                    metal::simdgroup_float8x8 _e1233 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_2, right_10_4, _e1233);
                    metal::simdgroup_float8x8 _e1235 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_2, right_01_4, _e1235);
                    metal::simdgroup_float8x8 _e1237 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_2, right_11_4, _e1237);
                    metal::simdgroup_float8x8 _e1239 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_2, right_00_4, _e1239);
                    metal::simdgroup_float8x8 _e1241 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_2, right_10_4, _e1241);
                    metal::simdgroup_float8x8 _e1243 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_2, right_01_4, _e1243);
                    metal::simdgroup_float8x8 _e1245 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_2, right_11_4, _e1245);
                }
                {
                    uint at_11 = ((own_n + 16u) * PITCH) + 8u;
                    uint right_00_at_5 = ((at_11 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_5 = NagaCooperativeLoad(&sh_w.inner[right_00_at_5], 72u, true);
                    uint right_01_at_5 = ((at_11 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_5 = NagaCooperativeLoad(&sh_w.inner[right_01_at_5], 72u, true);
                    uint right_10_at_5 = ((at_11 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_5 = NagaCooperativeLoad(&sh_w.inner[right_10_at_5], 72u, true);
                    uint right_11_at_5 = ((at_11 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_5 = NagaCooperativeLoad(&sh_w.inner[right_11_at_5], 72u, true);
                    metal::simdgroup_float8x8 _e1293 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_2, right_00_5, _e1293);
                    metal::simdgroup_float8x8 _e1295 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_2, right_10_5, _e1295);
                    metal::simdgroup_float8x8 _e1297 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_2, right_01_5, _e1297);
                    metal::simdgroup_float8x8 _e1299 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_2, right_11_5, _e1299);
                    metal::simdgroup_float8x8 _e1301 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_2, right_00_5, _e1301);
                    metal::simdgroup_float8x8 _e1303 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_2, right_10_5, _e1303);
                    metal::simdgroup_float8x8 _e1305 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_2, right_01_5, _e1305);
                    metal::simdgroup_float8x8 _e1307 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_2, right_11_5, _e1307);
                    metal::simdgroup_float8x8 _e1309 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_2, right_00_5, _e1309);
                    metal::simdgroup_float8x8 _e1311 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_2, right_10_5, _e1311);
                    metal::simdgroup_float8x8 _e1313 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_2, right_01_5, _e1313);
                    metal::simdgroup_float8x8 _e1315 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_2, right_11_5, _e1315);
                    metal::simdgroup_float8x8 _e1317 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_2, right_00_5, _e1317);
                    metal::simdgroup_float8x8 _e1319 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_2, right_10_5, _e1319);
                    metal::simdgroup_float8x8 _e1321 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_2, right_01_5, _e1321);
                    metal::simdgroup_float8x8 _e1323 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_2, right_11_5, _e1323);
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
                    uint at_12 = ((own_n + 0u) * PITCH) + 12u;
                    uint right_00_at_6 = ((at_12 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_6 = NagaCooperativeLoad(&sh_w.inner[right_00_at_6], 72u, true);
                    uint right_01_at_6 = ((at_12 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_6 = NagaCooperativeLoad(&sh_w.inner[right_01_at_6], 72u, true);
                    uint right_10_at_6 = ((at_12 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_6 = NagaCooperativeLoad(&sh_w.inner[right_10_at_6], 72u, true);
                    uint right_11_at_6 = ((at_12 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_6 = NagaCooperativeLoad(&sh_w.inner[right_11_at_6], 72u, true);
                    metal::simdgroup_float8x8 _e1463 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_00_3, right_00_6, _e1463);
                    metal::simdgroup_float8x8 _e1465 = s_00_00_;
                    s_00_00_ = NagaCooperativeMultiplyAdd(left_0_01_3, right_10_6, _e1465);
                    metal::simdgroup_float8x8 _e1467 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_00_3, right_01_6, _e1467);
                    metal::simdgroup_float8x8 _e1469 = s_00_01_;
                    s_00_01_ = NagaCooperativeMultiplyAdd(left_0_01_3, right_11_6, _e1469);
                    metal::simdgroup_float8x8 _e1471 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_10_3, right_00_6, _e1471);
                    metal::simdgroup_float8x8 _e1473 = s_00_10_;
                    s_00_10_ = NagaCooperativeMultiplyAdd(left_0_11_3, right_10_6, _e1473);
                    metal::simdgroup_float8x8 _e1475 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_10_3, right_01_6, _e1475);
                    metal::simdgroup_float8x8 _e1477 = s_00_11_;
                    s_00_11_ = NagaCooperativeMultiplyAdd(left_0_11_3, right_11_6, _e1477);
                    metal::simdgroup_float8x8 _e1479 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_00_3, right_00_6, _e1479);
                    metal::simdgroup_float8x8 _e1481 = s_10_00_;
                    s_10_00_ = NagaCooperativeMultiplyAdd(left_1_01_3, right_10_6, _e1481);
                    metal::simdgroup_float8x8 _e1483 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_00_3, right_01_6, _e1483);
                    metal::simdgroup_float8x8 _e1485 = s_10_01_;
                    s_10_01_ = NagaCooperativeMultiplyAdd(left_1_01_3, right_11_6, _e1485);
                    metal::simdgroup_float8x8 _e1487 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_10_3, right_00_6, _e1487);
                    metal::simdgroup_float8x8 _e1489 = s_10_10_;
                    s_10_10_ = NagaCooperativeMultiplyAdd(left_1_11_3, right_10_6, _e1489);
                    metal::simdgroup_float8x8 _e1491 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_10_3, right_01_6, _e1491);
                    metal::simdgroup_float8x8 _e1493 = s_10_11_;
                    s_10_11_ = NagaCooperativeMultiplyAdd(left_1_11_3, right_11_6, _e1493);
                }
                {
                    uint at_13 = ((own_n + 16u) * PITCH) + 12u;
                    uint right_00_at_7 = ((at_13 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 right_00_7 = NagaCooperativeLoad(&sh_w.inner[right_00_at_7], 72u, true);
                    uint right_01_at_7 = ((at_13 * 4u) + 576u) + 0u;
                    metal::simdgroup_half8x8 right_01_7 = NagaCooperativeLoad(&sh_w.inner[right_01_at_7], 72u, true);
                    uint right_10_at_7 = ((at_13 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 right_10_7 = NagaCooperativeLoad(&sh_w.inner[right_10_at_7], 72u, true);
                    uint right_11_at_7 = ((at_13 * 4u) + 576u) + 8u;
                    metal::simdgroup_half8x8 right_11_7 = NagaCooperativeLoad(&sh_w.inner[right_11_at_7], 72u, true);
                    metal::simdgroup_float8x8 _e1541 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_00_3, right_00_7, _e1541);
                    metal::simdgroup_float8x8 _e1543 = s_01_00_;
                    s_01_00_ = NagaCooperativeMultiplyAdd(left_0_01_3, right_10_7, _e1543);
                    metal::simdgroup_float8x8 _e1545 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_00_3, right_01_7, _e1545);
                    metal::simdgroup_float8x8 _e1547 = s_01_01_;
                    s_01_01_ = NagaCooperativeMultiplyAdd(left_0_01_3, right_11_7, _e1547);
                    metal::simdgroup_float8x8 _e1549 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_10_3, right_00_7, _e1549);
                    metal::simdgroup_float8x8 _e1551 = s_01_10_;
                    s_01_10_ = NagaCooperativeMultiplyAdd(left_0_11_3, right_10_7, _e1551);
                    metal::simdgroup_float8x8 _e1553 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_10_3, right_01_7, _e1553);
                    metal::simdgroup_float8x8 _e1555 = s_01_11_;
                    s_01_11_ = NagaCooperativeMultiplyAdd(left_0_11_3, right_11_7, _e1555);
                    metal::simdgroup_float8x8 _e1557 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_00_3, right_00_7, _e1557);
                    metal::simdgroup_float8x8 _e1559 = s_11_00_;
                    s_11_00_ = NagaCooperativeMultiplyAdd(left_1_01_3, right_10_7, _e1559);
                    metal::simdgroup_float8x8 _e1561 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_00_3, right_01_7, _e1561);
                    metal::simdgroup_float8x8 _e1563 = s_11_01_;
                    s_11_01_ = NagaCooperativeMultiplyAdd(left_1_01_3, right_11_7, _e1563);
                    metal::simdgroup_float8x8 _e1565 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_10_3, right_00_7, _e1565);
                    metal::simdgroup_float8x8 _e1567 = s_11_10_;
                    s_11_10_ = NagaCooperativeMultiplyAdd(left_1_11_3, right_10_7, _e1567);
                    metal::simdgroup_float8x8 _e1569 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_10_3, right_01_7, _e1569);
                    metal::simdgroup_float8x8 _e1571 = s_11_11_;
                    s_11_11_ = NagaCooperativeMultiplyAdd(left_1_11_3, right_11_7, _e1571);
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    uint scratch = subgroup * 64u;
    uint m_4 = (first_m + own_m) + naga_div(lane, 4u);
    uint n_4 = (first_n + own_n) + (naga_mod(lane, 4u) * 4u);
    metal::float4 _e1594 = residual((m_4 + 0u) + 0u, n_4 + 0u, params, out, _buffer_sizes);
    metal::float4 _e1601 = residual((m_4 + 0u) + 8u, n_4 + 0u, params, out, _buffer_sizes);
    metal::float4 _e1608 = residual((m_4 + 0u) + 0u, n_4 + 16u, params, out, _buffer_sizes);
    metal::float4 _e1615 = residual((m_4 + 0u) + 8u, n_4 + 16u, params, out, _buffer_sizes);
    metal::float4 _e1622 = residual((m_4 + 16u) + 0u, n_4 + 0u, params, out, _buffer_sizes);
    metal::float4 _e1629 = residual((m_4 + 16u) + 8u, n_4 + 0u, params, out, _buffer_sizes);
    metal::float4 _e1636 = residual((m_4 + 16u) + 0u, n_4 + 16u, params, out, _buffer_sizes);
    metal::float4 _e1643 = residual((m_4 + 16u) + 8u, n_4 + 16u, params, out, _buffer_sizes);
    {
        uint at_14 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1650 = s_00_00_;
        simdgroup_store(_e1650, &sh_out.inner[at_14], 16u);
    }
    {
        uint at_15 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1660 = s_00_01_;
        simdgroup_store(_e1660, &sh_out.inner[at_15], 16u);
    }
    {
        uint at_16 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1670 = s_00_10_;
        simdgroup_store(_e1670, &sh_out.inner[at_16], 16u);
    }
    {
        uint at_17 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1680 = s_00_11_;
        simdgroup_store(_e1680, &sh_out.inner[at_17], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e1693 = sh_out_at((scratch + lane) + 0u, sh_out);
    store((m_4 + 0u) + 0u, n_4 + 0u, _e1693, _e1594, params, out, bias, gate, mask, _buffer_sizes);
    metal::float4 _e1703 = sh_out_at((scratch + lane) + 32u, sh_out);
    store((m_4 + 0u) + 8u, n_4 + 0u, _e1703, _e1601, params, out, bias, gate, mask, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_18 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1710 = s_01_00_;
        simdgroup_store(_e1710, &sh_out.inner[at_18], 16u);
    }
    {
        uint at_19 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1720 = s_01_01_;
        simdgroup_store(_e1720, &sh_out.inner[at_19], 16u);
    }
    {
        uint at_20 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1730 = s_01_10_;
        simdgroup_store(_e1730, &sh_out.inner[at_20], 16u);
    }
    {
        uint at_21 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1740 = s_01_11_;
        simdgroup_store(_e1740, &sh_out.inner[at_21], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e1753 = sh_out_at((scratch + lane) + 0u, sh_out);
    store((m_4 + 0u) + 0u, n_4 + 16u, _e1753, _e1608, params, out, bias, gate, mask, _buffer_sizes);
    metal::float4 _e1763 = sh_out_at((scratch + lane) + 32u, sh_out);
    store((m_4 + 0u) + 8u, n_4 + 16u, _e1763, _e1615, params, out, bias, gate, mask, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_22 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1770 = s_10_00_;
        simdgroup_store(_e1770, &sh_out.inner[at_22], 16u);
    }
    {
        uint at_23 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1780 = s_10_01_;
        simdgroup_store(_e1780, &sh_out.inner[at_23], 16u);
    }
    {
        uint at_24 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1790 = s_10_10_;
        simdgroup_store(_e1790, &sh_out.inner[at_24], 16u);
    }
    {
        uint at_25 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1800 = s_10_11_;
        simdgroup_store(_e1800, &sh_out.inner[at_25], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e1813 = sh_out_at((scratch + lane) + 0u, sh_out);
    store((m_4 + 16u) + 0u, n_4 + 0u, _e1813, _e1622, params, out, bias, gate, mask, _buffer_sizes);
    metal::float4 _e1823 = sh_out_at((scratch + lane) + 32u, sh_out);
    store((m_4 + 16u) + 8u, n_4 + 0u, _e1823, _e1629, params, out, bias, gate, mask, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    {
        uint at_26 = ((scratch * 4u) + 0u) + 0u;
        metal::simdgroup_float8x8 _e1830 = s_11_00_;
        simdgroup_store(_e1830, &sh_out.inner[at_26], 16u);
    }
    {
        uint at_27 = ((scratch * 4u) + 0u) + 8u;
        metal::simdgroup_float8x8 _e1840 = s_11_01_;
        simdgroup_store(_e1840, &sh_out.inner[at_27], 16u);
    }
    {
        uint at_28 = ((scratch * 4u) + 128u) + 0u;
        metal::simdgroup_float8x8 _e1850 = s_11_10_;
        simdgroup_store(_e1850, &sh_out.inner[at_28], 16u);
    }
    {
        uint at_29 = ((scratch * 4u) + 128u) + 8u;
        metal::simdgroup_float8x8 _e1860 = s_11_11_;
        simdgroup_store(_e1860, &sh_out.inner[at_29], 16u);
    }
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e1873 = sh_out_at((scratch + lane) + 0u, sh_out);
    store((m_4 + 16u) + 0u, n_4 + 16u, _e1873, _e1636, params, out, bias, gate, mask, _buffer_sizes);
    metal::float4 _e1883 = sh_out_at((scratch + lane) + 32u, sh_out);
    store((m_4 + 16u) + 8u, n_4 + 16u, _e1883, _e1643, params, out, bias, gate, mask, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    return;
}
