// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
    uint size3;
};

typedef float Element;
typedef float StoredA;
typedef float StoredB;
typedef float StoredY;
struct Params {
    uint count;
    uint width;
    uint inner;
    uint padding;
    metal::uint4 a;
    metal::uint4 b;
    metal::uint4 y;
};
typedef StoredA type_2[1];
typedef StoredB type_3[1];
typedef StoredY type_4[1];
constant uint LANES = 1u;
constant uint THREADS = 256u;
constant uint SILU = 2u;
constant uint ACTIVATION = 2u;
constant uint IDENTITY = 0u;
constant uint SIGMOID = 1u;
constant uint RELU = 3u;
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

Element sigmoid(
    Element x
) {
    float e = metal::exp(-(metal::abs(x)));
    return ((x < 0.0) ? e : 1.0) / (1.0 + e);
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
    return (x_2 < 0.0) ? 0.0 : x_2;
}

Element erfc_positive(
    Element y
) {
    float p = {};
    float t = 1.0 / (1.0 + (0.5 * y));
    p = (t * 0.17087276) + -0.82215226;
    float _e12 = p;
    p = (t * _e12) + 1.4885159;
    float _e16 = p;
    p = (t * _e16) + -1.135204;
    float _e20 = p;
    p = (t * _e20) + 0.27886808;
    float _e24 = p;
    p = (t * _e24) + -0.18628806;
    float _e28 = p;
    p = (t * _e28) + 0.09678418;
    float _e32 = p;
    p = (t * _e32) + 0.37409195;
    float _e36 = p;
    p = (t * _e36) + 1.0000237;
    float _e40 = p;
    p = (t * _e40) + -1.2655122;
    float _e44 = p;
    return t * metal::exp(_e44 - (y * y));
}

Element gelu(
    Element x_3
) {
    float y_2 = metal::min(metal::abs(x_3) * 0.70710677, 9.0);
    Element _e7 = erfc_positive(y_2);
    Element tail = 0.5 * _e7;
    return x_3 * ((x_3 < 0.0) ? tail : (1.0 - tail));
}

Element gelu_tanh(
    Element x_4
) {
    Element _e8 = sigmoid(1.595769 * (x_4 + (((0.044715 * x_4) * x_4) * x_4)));
    return x_4 * _e8;
}

Element mish(
    Element x_5
) {
    float e_1 = metal::exp(-(metal::abs(x_5)));
    bool negative = x_5 < 0.0;
    float n = negative ? (e_1 * (e_1 + 2.0)) : (1.0 + (2.0 * e_1));
    return x_5 * (n / (n + (negative ? 2.0 : ((2.0 * e_1) * e_1))));
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
            return (x_6 - 1.0) * 1000000000.0;
        }
        case 8u: {
            return 1.0 / (x_6 + 0.001);
        }
        default: {
            return x_6;
        }
    }
}

struct main_Input {
};
[[max_total_threads_per_threadgroup(256)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, metal::uint3 groups [[threadgroups_per_grid]]
, uint lane [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_2 const& a [[user(fake0)]]
, device type_3 const& b [[user(fake0)]]
, device type_4& y_1 [[user(fake0)]]
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    uint i = (((group.y * groups.x) + group.x) * THREADS) + lane;
    uint _e13 = params.count;
    if (i < _e13) {
        uint _e17 = params.width;
        uint m_1 = naga_div(i, _e17);
        uint _e21 = params.width;
        uint c = naga_mod(i, _e21);
        metal::uint4 _e26 = params.a;
        uint _e27 = row_start(_e26, m_1, params);
        StoredA _e32 = a[naga_div(_e27, LANES) + c];
        Element _e34 = activate(static_cast<float>(_e32));
        metal::uint4 _e38 = params.y;
        uint _e39 = row_start(_e38, m_1, params);
        metal::uint4 _e47 = params.b;
        uint _e48 = row_start(_e47, m_1, params);
        StoredB _e53 = b[naga_div(_e48, LANES) + c];
        y_1[naga_div(_e39, LANES) + c] = static_cast<float>(_e34 * static_cast<float>(_e53));
        return;
    } else {
        return;
    }
}
