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

typedef float StoredOut;
typedef half StoredGate;
typedef metal::float4 Element;
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
typedef half StoredX;
typedef StoredX type_4[1];
typedef half StoredW;
typedef StoredW type_5[1];
typedef StoredOut type_6[1];
typedef float type_7[1];
typedef StoredGate type_8[1];
struct type_10 {
    metal::float4 inner[72];
};
struct type_11 {
    metal::float4 inner[4];
};
constant uint RELU = 3u;
constant uint ACTIVATION = 3u;
constant uint TILE_M = 32u;
constant uint TILE_N = 32u;
constant uint TILE_K = 8u;
constant uint ROW_VECTORS = 1u;
constant uint COLUMN_VECTORS = 1u;
constant uint LANES_N = 8u;
constant uint FETCHES_X = 1u;
constant uint FETCHES_W = 1u;
constant uint GROUP_M = 8u;
constant uint GROUP_N = 8u;
constant uint THREADS = 64u;
constant uint STEP = 8u;
constant uint PITCH_M = 9u;
constant uint PITCH_N = 9u;
constant uint IDENTITY = 0u;
constant uint SIGMOID = 1u;
constant uint SILU = 2u;
constant uint GELU = 4u;
constant uint GELU_TANH = 5u;
constant uint MISH = 6u;
constant uint MASK_BIAS = 7u;
constant uint NORMALIZER = 8u;

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}

uint row_start(
    metal::uint4 view,
    uint m,
    constant Params& params
) {
    uint _e5 = params.inner;
    uint _e12 = params.inner;
    return (view.z + (naga_div(m, _e5) * view.x)) + (naga_mod(m, _e12) * view.y);
}

metal::uint2 own_place(
    uint lane_1
) {
    uint block = naga_div(lane_1, 32u);
    return metal::uint2(naga_mod(naga_div(lane_1, LANES_N), 4u) + (naga_div(block, 1u) * 4u), naga_mod(lane_1, LANES_N) + (naga_mod(block, 1u) * LANES_N));
}

uint x_start(
    uint m_1,
    constant Params& params
) {
    metal::uint4 _e3 = params.x;
    uint _e4 = row_start(_e3, m_1, params);
    return _e4;
}

void aim(
    uint first_m,
    uint lane_2,
    constant Params& params,
    thread metal::uint4& x_starts_0_
) {
    uint _e4 = params.m;
    uint last = _e4 - 1u;
    {
        uint m_3 = first_m + ((naga_div(lane_2, TILE_K) + 0u) * 4u);
        uint _e16 = x_start(metal::min(m_3, last), params);
        uint _e20 = x_start(metal::min(m_3 + 1u, last), params);
        uint _e24 = x_start(metal::min(m_3 + 2u, last), params);
        uint _e28 = x_start(metal::min(m_3 + 3u, last), params);
        x_starts_0_ = metal::uint4(_e16, _e20, _e24, _e28);
        return;
    }
}

metal::float4 w_four(
    uint n,
    uint c,
    constant Params& params,
    device type_5 const& w,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint _e4 = params.n;
    uint last_1 = _e4 - 1u;
    uint _e9 = params.skip_w;
    uint at = _e9 + c;
    uint _e15 = params.k;
    StoredW _e19 = w[(metal::min(n, last_1) * _e15) + at];
    uint _e27 = params.k;
    StoredW _e31 = w[(metal::min(n + 1u, last_1) * _e27) + at];
    uint _e39 = params.k;
    StoredW _e43 = w[(metal::min(n + 2u, last_1) * _e39) + at];
    uint _e51 = params.k;
    StoredW _e55 = w[(metal::min(n + 3u, last_1) * _e51) + at];
    return metal::float4(static_cast<float>(_e19), static_cast<float>(_e31), static_cast<float>(_e43), static_cast<float>(_e55));
}

void fetch(
    uint first_n,
    uint first_c,
    uint lane_3,
    constant Params& params,
    device type_4 const& x_7,
    device type_5 const& w,
    thread metal::float4& next_x_0_,
    thread metal::uint4& x_starts_0_,
    thread metal::float4& next_w_0_,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint c_1 = first_c + naga_mod(lane_3, TILE_K);
    next_x_0_ = metal::float4 {};
    next_w_0_ = metal::float4 {};
    uint _e12 = params.k;
    if (c_1 < _e12) {
        uint _e18 = x_starts_0_.x;
        StoredX _e21 = x_7[_e18 + c_1];
        uint _e26 = x_starts_0_.y;
        StoredX _e29 = x_7[_e26 + c_1];
        uint _e34 = x_starts_0_.z;
        StoredX _e37 = x_7[_e34 + c_1];
        uint _e42 = x_starts_0_.w;
        StoredX _e45 = x_7[_e42 + c_1];
        next_x_0_ = metal::float4(static_cast<float>(_e21), static_cast<float>(_e29), static_cast<float>(_e37), static_cast<float>(_e45));
        metal::float4 _e56 = w_four(first_n + ((naga_div(lane_3, TILE_K) + 0u) * 4u), c_1, params, w, _buffer_sizes);
        next_w_0_ = _e56;
        return;
    } else {
        return;
    }
}

void place(
    uint lane_4,
    threadgroup type_10& sh_x,
    threadgroup type_10& sh_w,
    thread metal::float4& next_x_0_,
    thread metal::float4& next_w_0_
) {
    if ((lane_4 + 0u) < 64u) {
        metal::float4 _e17 = next_x_0_;
        sh_x.inner[((naga_mod(lane_4, TILE_K) * PITCH_M) + naga_div(lane_4, TILE_K)) + 0u] = _e17;
    }
    metal::float4 _e30 = next_w_0_;
    sh_w.inner[((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 0u] = _e30;
    return;
}

void multiply(
    uint first_m_1,
    uint first_n_1,
    metal::uint2 own,
    uint lane_5,
    constant Params& params,
    device type_4 const& x_7,
    device type_5 const& w,
    threadgroup type_10& sh_x,
    threadgroup type_10& sh_w,
    thread type_11& sums,
    thread metal::float4& next_x_0_,
    thread metal::uint4& x_starts_0_,
    thread metal::float4& next_w_0_,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint first_c_1 = 0u;
    aim(first_m_1, lane_5, params, x_starts_0_);
    fetch(first_n_1, 0u, lane_5, params, x_7, w, next_x_0_, x_starts_0_, next_w_0_, _buffer_sizes);
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e335 = first_c_1;
            first_c_1 = _e335 + TILE_K;
        }
        loop_init = false;
        uint _e7 = first_c_1;
        uint _e10 = params.k;
        if (_e7 < _e10) {
        } else {
            break;
        }
        {
            place(lane_5, sh_x, sh_w, next_x_0_, next_w_0_);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e12 = first_c_1;
            fetch(first_n_1, _e12 + TILE_K, lane_5, params, x_7, w, next_x_0_, x_starts_0_, next_w_0_, _buffer_sizes);
            {
                metal::float4 b_0_ = sh_w.inner[(0u + own.y) + 0u];
                metal::float4 a_0_ = sh_x.inner[(0u + own.x) + 0u];
                metal::float4 _e33 = sums.inner[0];
                sums.inner[0] = _e33 + (a_0_.x * b_0_);
                metal::float4 _e39 = sums.inner[1];
                sums.inner[1] = _e39 + (a_0_.y * b_0_);
                metal::float4 _e45 = sums.inner[2];
                sums.inner[2] = _e45 + (a_0_.z * b_0_);
                metal::float4 _e51 = sums.inner[3];
                sums.inner[3] = _e51 + (a_0_.w * b_0_);
            }
            {
                metal::float4 b_0_1 = sh_w.inner[(9u + own.y) + 0u];
                metal::float4 a_0_1 = sh_x.inner[(9u + own.x) + 0u];
                metal::float4 _e73 = sums.inner[0];
                sums.inner[0] = _e73 + (a_0_1.x * b_0_1);
                metal::float4 _e79 = sums.inner[1];
                sums.inner[1] = _e79 + (a_0_1.y * b_0_1);
                metal::float4 _e85 = sums.inner[2];
                sums.inner[2] = _e85 + (a_0_1.z * b_0_1);
                metal::float4 _e91 = sums.inner[3];
                sums.inner[3] = _e91 + (a_0_1.w * b_0_1);
            }
            {
                metal::float4 b_0_2 = sh_w.inner[(18u + own.y) + 0u];
                metal::float4 a_0_2 = sh_x.inner[(18u + own.x) + 0u];
                metal::float4 _e113 = sums.inner[0];
                sums.inner[0] = _e113 + (a_0_2.x * b_0_2);
                metal::float4 _e119 = sums.inner[1];
                sums.inner[1] = _e119 + (a_0_2.y * b_0_2);
                metal::float4 _e125 = sums.inner[2];
                sums.inner[2] = _e125 + (a_0_2.z * b_0_2);
                metal::float4 _e131 = sums.inner[3];
                sums.inner[3] = _e131 + (a_0_2.w * b_0_2);
            }
            {
                metal::float4 b_0_3 = sh_w.inner[(27u + own.y) + 0u];
                metal::float4 a_0_3 = sh_x.inner[(27u + own.x) + 0u];
                metal::float4 _e153 = sums.inner[0];
                sums.inner[0] = _e153 + (a_0_3.x * b_0_3);
                metal::float4 _e159 = sums.inner[1];
                sums.inner[1] = _e159 + (a_0_3.y * b_0_3);
                metal::float4 _e165 = sums.inner[2];
                sums.inner[2] = _e165 + (a_0_3.z * b_0_3);
                metal::float4 _e171 = sums.inner[3];
                sums.inner[3] = _e171 + (a_0_3.w * b_0_3);
            }
            {
                metal::float4 b_0_4 = sh_w.inner[(36u + own.y) + 0u];
                metal::float4 a_0_4 = sh_x.inner[(36u + own.x) + 0u];
                metal::float4 _e193 = sums.inner[0];
                sums.inner[0] = _e193 + (a_0_4.x * b_0_4);
                metal::float4 _e199 = sums.inner[1];
                sums.inner[1] = _e199 + (a_0_4.y * b_0_4);
                metal::float4 _e205 = sums.inner[2];
                sums.inner[2] = _e205 + (a_0_4.z * b_0_4);
                metal::float4 _e211 = sums.inner[3];
                sums.inner[3] = _e211 + (a_0_4.w * b_0_4);
            }
            {
                metal::float4 b_0_5 = sh_w.inner[(45u + own.y) + 0u];
                metal::float4 a_0_5 = sh_x.inner[(45u + own.x) + 0u];
                metal::float4 _e233 = sums.inner[0];
                sums.inner[0] = _e233 + (a_0_5.x * b_0_5);
                metal::float4 _e239 = sums.inner[1];
                sums.inner[1] = _e239 + (a_0_5.y * b_0_5);
                metal::float4 _e245 = sums.inner[2];
                sums.inner[2] = _e245 + (a_0_5.z * b_0_5);
                metal::float4 _e251 = sums.inner[3];
                sums.inner[3] = _e251 + (a_0_5.w * b_0_5);
            }
            {
                metal::float4 b_0_6 = sh_w.inner[(54u + own.y) + 0u];
                metal::float4 a_0_6 = sh_x.inner[(54u + own.x) + 0u];
                metal::float4 _e273 = sums.inner[0];
                sums.inner[0] = _e273 + (a_0_6.x * b_0_6);
                metal::float4 _e279 = sums.inner[1];
                sums.inner[1] = _e279 + (a_0_6.y * b_0_6);
                metal::float4 _e285 = sums.inner[2];
                sums.inner[2] = _e285 + (a_0_6.z * b_0_6);
                metal::float4 _e291 = sums.inner[3];
                sums.inner[3] = _e291 + (a_0_6.w * b_0_6);
            }
            {
                metal::float4 b_0_7 = sh_w.inner[(63u + own.y) + 0u];
                metal::float4 a_0_7 = sh_x.inner[(63u + own.x) + 0u];
                metal::float4 _e313 = sums.inner[0];
                sums.inner[0] = _e313 + (a_0_7.x * b_0_7);
                metal::float4 _e319 = sums.inner[1];
                sums.inner[1] = _e319 + (a_0_7.y * b_0_7);
                metal::float4 _e325 = sums.inner[2];
                sums.inner[2] = _e325 + (a_0_7.z * b_0_7);
                metal::float4 _e331 = sums.inner[3];
                sums.inner[3] = _e331 + (a_0_7.w * b_0_7);
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    return;
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
    metal::float4 n_5 = metal::select(metal::float4(1.0) + (metal::float4(2.0) * e_1), e_1 * (e_1 + metal::float4(2.0)), negative);
    return x_5 * (n_5 / (n_5 + metal::select((metal::float4(2.0) * e_1) * e_1, metal::float4(2.0), negative)));
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

uint column(
    uint n_1,
    constant Params& params
) {
    metal::uint4 columns = params.out_columns;
    return (naga_div(n_1, columns.x) * columns.y) + (naga_mod(n_1, columns.x) * columns.z);
}

metal::float4 residual(
    uint start,
    uint n_2,
    constant Params& params,
    device type_6 const& out,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint _e4 = params.n;
    uint last_2 = _e4 - 1u;
    uint _e9 = column(metal::min(n_2, last_2), params);
    StoredOut _e12 = out[start + _e9];
    uint _e18 = column(metal::min(n_2 + 1u, last_2), params);
    StoredOut _e21 = out[start + _e18];
    uint _e27 = column(metal::min(n_2 + 2u, last_2), params);
    StoredOut _e30 = out[start + _e27];
    uint _e36 = column(metal::min(n_2 + 3u, last_2), params);
    StoredOut _e39 = out[start + _e36];
    return metal::float4(static_cast<float>(_e12), static_cast<float>(_e21), static_cast<float>(_e30), static_cast<float>(_e39));
}

metal::float4 finished(
    uint m_2,
    uint n_3,
    metal::float4 sum,
    constant Params& params,
    device type_7 const& bias,
    device type_8 const& gate,
    device type_7 const& mask,
    constant _mslBufferSizes& _buffer_sizes
) {
    metal::float4 value = {};
    uint _e5 = params.n;
    uint last_3 = _e5 - 1u;
    value = sum;
    uint from_bias = params.skip_bias;
    metal::float4 _e12 = value;
    float _e17 = bias[from_bias + metal::min(n_3, last_3)];
    float _e24 = bias[from_bias + metal::min(n_3 + 1u, last_3)];
    float _e31 = bias[from_bias + metal::min(n_3 + 2u, last_3)];
    float _e38 = bias[from_bias + metal::min(n_3 + 3u, last_3)];
    value = _e12 + metal::float4(_e17, _e24, _e31, _e38);
    metal::float4 _e41 = value;
    Element _e42 = activate(_e41);
    value = _e42;
    metal::uint4 _e45 = params.gate;
    uint _e46 = row_start(_e45, m_2, params);
    metal::float4 _e47 = value;
    StoredGate _e52 = gate[_e46 + metal::min(n_3, last_3)];
    StoredGate _e60 = gate[_e46 + metal::min(n_3 + 1u, last_3)];
    StoredGate _e68 = gate[_e46 + metal::min(n_3 + 2u, last_3)];
    StoredGate _e76 = gate[_e46 + metal::min(n_3 + 3u, last_3)];
    Element _e79 = sigmoid(metal::float4(static_cast<float>(_e52), static_cast<float>(_e60), static_cast<float>(_e68), static_cast<float>(_e76)));
    value = _e47 * _e79;
    metal::float4 _e81 = value;
    metal::uint4 _e85 = params.mask;
    uint _e86 = row_start(_e85, m_2, params);
    float _e88 = mask[_e86];
    value = _e81 * _e88;
    metal::float4 _e90 = value;
    return _e90;
}

void store(
    uint start_1,
    uint n_4,
    metal::float4 value_1,
    constant Params& params,
    device type_6& out,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint _e5 = params.n;
    if (n_4 >= _e5) {
        return;
    }
    uint _e8 = column(n_4, params);
    out[start_1 + _e8] = static_cast<float>(value_1.x);
    uint _e17 = params.n;
    if ((n_4 + 1u) < _e17) {
        uint _e22 = column(n_4 + 1u, params);
        out[start_1 + _e22] = static_cast<float>(value_1.y);
    }
    uint _e31 = params.n;
    if ((n_4 + 2u) < _e31) {
        uint _e36 = column(n_4 + 2u, params);
        out[start_1 + _e36] = static_cast<float>(value_1.z);
    }
    uint _e45 = params.n;
    if ((n_4 + 3u) < _e45) {
        uint _e50 = column(n_4 + 3u, params);
        out[start_1 + _e50] = static_cast<float>(value_1.w);
        return;
    } else {
        return;
    }
}

struct main_Input {
};
[[max_total_threads_per_threadgroup(64)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, uint lane [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_4 const& x_7 [[user(fake0)]]
, device type_5 const& w [[user(fake0)]]
, device type_6& out [[user(fake0)]]
, device type_7 const& bias [[user(fake0)]]
, device type_8 const& gate [[user(fake0)]]
, device type_7 const& mask [[user(fake0)]]
, threadgroup type_10& sh_x
, threadgroup type_10& sh_w
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    type_11 sums = {};
    metal::float4 next_x_0_ = {};
    metal::uint4 x_starts_0_ = {};
    metal::float4 next_w_0_ = {};
    if (lane == 0u) {
        sh_x = {};
        sh_w = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 value_0_ = {};
    metal::float4 value_0_1 = {};
    metal::float4 value_0_2 = {};
    metal::float4 value_0_3 = {};
    metal::uint2 _e2 = own_place(lane);
    multiply(group.y * TILE_M, group.x * TILE_N, _e2, lane, params, x_7, w, sh_x, sh_w, sums, next_x_0_, x_starts_0_, next_w_0_, _buffer_sizes);
    uint n_0_ = (group.x * TILE_N) + ((_e2.y + 0u) * 4u);
    {
        uint m_4 = ((group.y * TILE_M) + ((_e2.x + 0u) * 4u)) + 0u;
        uint _e31 = params.m;
        if (m_4 < _e31) {
            metal::uint4 _e35 = params.out;
            uint _e36 = row_start(_e35, m_4, params);
            metal::float4 _e39 = sums.inner[0];
            metal::float4 _e40 = finished(m_4, n_0_, _e39, params, bias, gate, mask, _buffer_sizes);
            value_0_ = _e40;
            metal::float4 _e42 = value_0_;
            metal::float4 _e43 = residual(_e36, n_0_, params, out, _buffer_sizes);
            value_0_ = _e42 + _e43;
            metal::float4 _e45 = value_0_;
            store(_e36, n_0_, _e45, params, out, _buffer_sizes);
        }
    }
    {
        uint m_5 = ((group.y * TILE_M) + ((_e2.x + 0u) * 4u)) + 1u;
        uint _e59 = params.m;
        if (m_5 < _e59) {
            metal::uint4 _e63 = params.out;
            uint _e64 = row_start(_e63, m_5, params);
            metal::float4 _e67 = sums.inner[1];
            metal::float4 _e68 = finished(m_5, n_0_, _e67, params, bias, gate, mask, _buffer_sizes);
            value_0_1 = _e68;
            metal::float4 _e70 = value_0_1;
            metal::float4 _e71 = residual(_e64, n_0_, params, out, _buffer_sizes);
            value_0_1 = _e70 + _e71;
            metal::float4 _e73 = value_0_1;
            store(_e64, n_0_, _e73, params, out, _buffer_sizes);
        }
    }
    {
        uint m_6 = ((group.y * TILE_M) + ((_e2.x + 0u) * 4u)) + 2u;
        uint _e87 = params.m;
        if (m_6 < _e87) {
            metal::uint4 _e91 = params.out;
            uint _e92 = row_start(_e91, m_6, params);
            metal::float4 _e95 = sums.inner[2];
            metal::float4 _e96 = finished(m_6, n_0_, _e95, params, bias, gate, mask, _buffer_sizes);
            value_0_2 = _e96;
            metal::float4 _e98 = value_0_2;
            metal::float4 _e99 = residual(_e92, n_0_, params, out, _buffer_sizes);
            value_0_2 = _e98 + _e99;
            metal::float4 _e101 = value_0_2;
            store(_e92, n_0_, _e101, params, out, _buffer_sizes);
        }
    }
    {
        uint m_7 = ((group.y * TILE_M) + ((_e2.x + 0u) * 4u)) + 3u;
        uint _e115 = params.m;
        if (m_7 < _e115) {
            metal::uint4 _e119 = params.out;
            uint _e120 = row_start(_e119, m_7, params);
            metal::float4 _e123 = sums.inner[3];
            metal::float4 _e124 = finished(m_7, n_0_, _e123, params, bias, gate, mask, _buffer_sizes);
            value_0_3 = _e124;
            metal::float4 _e126 = value_0_3;
            metal::float4 _e127 = residual(_e120, n_0_, params, out, _buffer_sizes);
            value_0_3 = _e126 + _e127;
            metal::float4 _e129 = value_0_3;
            store(_e120, n_0_, _e129, params, out, _buffer_sizes);
            return;
        } else {
            return;
        }
    }
}
