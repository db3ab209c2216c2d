// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
};

typedef metal::float4 Element;
typedef metal::float4 StoredX;
typedef metal::float4 StoredY;
struct Params {
    uint count;
    uint skip_x;
    uint skip_y;
    uint padding;
};
typedef StoredX type_1[1];
typedef StoredY type_2[1];
constant uint THREADS = 256u;
constant uint MISH = 6u;
constant uint ACTIVATION = 6u;
constant uint IDENTITY = 0u;
constant uint SIGMOID = 1u;
constant uint SILU = 2u;
constant uint RELU = 3u;
constant uint GELU = 4u;
constant uint GELU_TANH = 5u;
constant uint MASK_BIAS = 7u;
constant uint NORMALIZER = 8u;

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
    metal::float4 y_2 = metal::min(metal::abs(x_3) * metal::float4(0.70710677), metal::float4(9.0));
    Element _e10 = erfc_positive(y_2);
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
    metal::float4 n = metal::select(metal::float4(1.0) + (metal::float4(2.0) * e_1), e_1 * (e_1 + metal::float4(2.0)), negative);
    return x_5 * (n / (n + metal::select((metal::float4(2.0) * e_1) * e_1, metal::float4(2.0), negative)));
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

struct main_Input {
};
[[max_total_threads_per_threadgroup(256)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, metal::uint3 groups [[threadgroups_per_grid]]
, uint lane [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_1 const& x_7 [[user(fake0)]]
, device type_2& y_1 [[user(fake0)]]
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    uint i = (((group.y * groups.x) + group.x) * THREADS) + lane;
    uint _e13 = params.count;
    if (i < _e13) {
        uint _e18 = params.skip_y;
        uint _e24 = params.skip_x;
        StoredX _e27 = x_7[_e24 + i];
        Element _e29 = activate(static_cast<metal::float4>(_e27));
        y_1[_e18 + i] = static_cast<metal::float4>(_e29);
        return;
    } else {
        return;
    }
}
