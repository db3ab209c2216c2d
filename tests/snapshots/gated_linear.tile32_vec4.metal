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

typedef float Element;
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
    metal::uint2 padding;
};
typedef metal::float4 Loaded;
typedef Loaded type_4[1];
typedef float type_5[1];
struct type_7 {
    metal::float4 inner[160];
};
struct type_10 {
    float inner[16];
};
struct type_11 {
    metal::float4 inner[4];
};
constant uint TILE_M = 32u;
constant uint TILE_N = 32u;
constant uint TILE_K = 16u;
constant uint ROWS = 4u;
constant uint COLUMNS = 4u;
constant uint SIGMOID = 1u;
constant uint ACTIVATION = 1u;
constant uint HALF = 16u;
constant uint TILE_K4_ = 4u;
constant uint PITCH = 5u;
constant uint GROUP_M = 8u;
constant uint GROUP_N = 8u;
constant uint THREADS = 64u;
constant uint IDENTITY = 0u;
constant uint SILU = 2u;
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

metal::float4 x_at(
    uint m_1,
    uint c_1,
    constant Params& params,
    device type_4 const& x_7,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local_1 = {};
    uint _e4 = params.m;
    if (!((m_1 >= _e4))) {
        uint _e11 = params.k;
        local_1 = c_1 >= _e11;
    } else {
        local_1 = true;
    }
    bool _e14 = local_1;
    if (_e14) {
        return metal::float4 {};
    }
    metal::uint4 _e18 = params.x;
    uint _e19 = row_start(_e18, m_1, params);
    uint start = _e19 + c_1;
    Loaded _e25 = x_7[naga_div(start, 4u)];
    return _e25;
}

void load_x(
    uint first_m,
    uint first_c_1,
    uint lane_1,
    constant Params& params,
    device type_4 const& x_7,
    threadgroup type_7& sh_x,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint at = {};
    at = lane_1;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e23 = at;
            at = _e23 + THREADS;
        }
        loop_init = false;
        uint _e4 = at;
        if (_e4 < 128u) {
        } else {
            break;
        }
        {
            uint _e7 = at;
            uint m_2 = naga_div(_e7, TILE_K4_);
            uint _e10 = at;
            uint c_4 = naga_mod(_e10, TILE_K4_);
            metal::float4 _e22 = x_at(first_m + m_2, first_c_1 + (c_4 * 4u), params, x_7, _buffer_sizes);
            sh_x.inner[(m_2 * PITCH) + c_4] = _e22;
        }
    }
    return;
}

Loaded loaded(
    uint row,
    bool value_1,
    uint c_2,
    constant Params& params,
    device type_4 const& w_gate,
    device type_4 const& w_value,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint _e5 = params.k;
    uint at_2 = (row * _e5) + c_2;
    if (value_1) {
        uint _e11 = params.skip_value;
        Loaded _e16 = w_value[naga_div(_e11 + at_2, 4u)];
        return _e16;
    }
    uint _e20 = params.skip_gate;
    Loaded _e25 = w_gate[naga_div(_e20 + at_2, 4u)];
    return _e25;
}

metal::float4 w_at(
    uint n,
    uint c_3,
    constant Params& params,
    device type_4 const& w_gate,
    device type_4 const& w_value,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local_2 = {};
    uint local_3 = naga_mod(n, TILE_N);
    bool value_2 = local_3 >= HALF;
    uint row_1 = (naga_div(n, TILE_N) * HALF) + naga_mod(local_3, HALF);
    uint _e15 = params.n;
    if (!((row_1 >= _e15))) {
        uint _e22 = params.k;
        local_2 = c_3 >= _e22;
    } else {
        local_2 = true;
    }
    bool _e25 = local_2;
    if (_e25) {
        return metal::float4 {};
    }
    Loaded _e27 = loaded(row_1, value_2, c_3, params, w_gate, w_value, _buffer_sizes);
    return _e27;
}

void load_w(
    uint first_n,
    uint first_c_2,
    uint lane_2,
    constant Params& params,
    device type_4 const& w_gate,
    device type_4 const& w_value,
    threadgroup type_7& sh_w,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint at_1 = {};
    at_1 = lane_2;
    uint2 loop_bound_1 = uint2(4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (metal::all(loop_bound_1 == uint2(0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e23 = at_1;
            at_1 = _e23 + THREADS;
        }
        loop_init_1 = false;
        uint _e4 = at_1;
        if (_e4 < 128u) {
        } else {
            break;
        }
        {
            uint _e7 = at_1;
            uint n_1 = naga_div(_e7, TILE_K4_);
            uint _e10 = at_1;
            uint c_5 = naga_mod(_e10, TILE_K4_);
            metal::float4 _e22 = w_at(first_n + n_1, first_c_2 + (c_5 * 4u), params, w_gate, w_value, _buffer_sizes);
            sh_w.inner[(n_1 * PITCH) + c_5] = _e22;
        }
    }
    return;
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
    float y_1 = metal::min(metal::abs(x_3) * 0.70710677, 9.0);
    Element _e7 = erfc_positive(y_1);
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
    float n_2 = negative ? (e_1 * (e_1 + 2.0)) : (1.0 + (2.0 * e_1));
    return x_5 * (n_2 / (n_2 + (negative ? 2.0 : ((2.0 * e_1) * e_1))));
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
[[max_total_threads_per_threadgroup(64)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, uint lane [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_4 const& x_7 [[user(fake0)]]
, device type_4 const& w_gate [[user(fake0)]]
, device type_4 const& w_value [[user(fake0)]]
, device type_5& out [[user(fake0)]]
, device type_5 const& mask [[user(fake0)]]
, threadgroup type_7& sh_x
, threadgroup type_7& sh_w
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (lane == 0u) {
        sh_x = {};
        sh_w = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    type_10 sums = {};
    uint first_c = 0u;
    uint c = {};
    type_11 a = {};
    uint i = {};
    uint j = {};
    uint i_1 = {};
    uint i_2 = 0u;
    uint j_1 = {};
    bool local = {};
    float value = {};
    uint first_m_1 = group.y * TILE_M;
    uint first_n_1 = group.x * TILE_N;
    uint own_m = naga_div(lane, GROUP_N);
    uint own_n = naga_mod(lane, GROUP_N);
    uint2 loop_bound_2 = uint2(4294967295u);
    bool loop_init_2 = true;
    while(true) {
        if (metal::all(loop_bound_2 == uint2(0u))) { break; }
        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
        if (!loop_init_2) {
            uint _e92 = first_c;
            first_c = _e92 + TILE_K;
        }
        loop_init_2 = false;
        uint _e15 = first_c;
        uint _e18 = params.k;
        if (_e15 < _e18) {
        } else {
            break;
        }
        {
            uint _e20 = first_c;
            load_x(first_m_1, _e20, lane, params, x_7, sh_x, _buffer_sizes);
            uint _e21 = first_c;
            load_w(first_n_1, _e21, lane, params, w_gate, w_value, sh_w, _buffer_sizes);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            c = 0u;
            uint2 loop_bound_3 = uint2(4294967295u);
            bool loop_init_3 = true;
            while(true) {
                if (metal::all(loop_bound_3 == uint2(0u))) { break; }
                loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
                if (!loop_init_3) {
                    uint _e90 = c;
                    c = _e90 + 1u;
                }
                loop_init_3 = false;
                uint _e24 = c;
                if (_e24 < TILE_K4_) {
                } else {
                    break;
                }
                {
                    a = type_11 {};
                    i = 0u;
                    uint2 loop_bound_4 = uint2(4294967295u);
                    bool loop_init_4 = true;
                    while(true) {
                        if (metal::all(loop_bound_4 == uint2(0u))) { break; }
                        loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
                        if (!loop_init_4) {
                            uint _e48 = i;
                            i = _e48 + 1u;
                        }
                        loop_init_4 = false;
                        uint _e31 = i;
                        if (_e31 < ROWS) {
                        } else {
                            break;
                        }
                        {
                            uint _e34 = i;
                            uint _e37 = i;
                            uint _e43 = c;
                            metal::float4 _e46 = sh_x.inner[((own_m + (_e37 * GROUP_M)) * PITCH) + _e43];
                            a.inner[_e34] = _e46;
                        }
                    }
                    j = 0u;
                    uint2 loop_bound_5 = uint2(4294967295u);
                    bool loop_init_5 = true;
                    while(true) {
                        if (metal::all(loop_bound_5 == uint2(0u))) { break; }
                        loop_bound_5 -= uint2(loop_bound_5.y == 0u, 1u);
                        if (!loop_init_5) {
                            uint _e87 = j;
                            j = _e87 + 1u;
                        }
                        loop_init_5 = false;
                        uint _e52 = j;
                        if (_e52 < COLUMNS) {
                        } else {
                            break;
                        }
                        {
                            uint _e56 = j;
                            uint _e62 = c;
                            metal::float4 b = sh_w.inner[((own_n + (_e56 * GROUP_N)) * PITCH) + _e62];
                            i_1 = 0u;
                            uint2 loop_bound_6 = uint2(4294967295u);
                            bool loop_init_6 = true;
                            while(true) {
                                if (metal::all(loop_bound_6 == uint2(0u))) { break; }
                                loop_bound_6 -= uint2(loop_bound_6.y == 0u, 1u);
                                if (!loop_init_6) {
                                    uint _e84 = i_1;
                                    i_1 = _e84 + 1u;
                                }
                                loop_init_6 = false;
                                uint _e68 = i_1;
                                if (_e68 < ROWS) {
                                } else {
                                    break;
                                }
                                {
                                    uint _e71 = i_1;
                                    uint _e74 = j;
                                    float _e77 = sums.inner[(_e71 * COLUMNS) + _e74];
                                    uint _e78 = i_1;
                                    metal::float4 _e80 = a.inner[_e78];
                                    sums.inner[(_e71 * COLUMNS) + _e74] = _e77 + metal::dot(_e80, b);
                                }
                            }
                        }
                    }
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    uint2 loop_bound_7 = uint2(4294967295u);
    bool loop_init_7 = true;
    while(true) {
        if (metal::all(loop_bound_7 == uint2(0u))) { break; }
        loop_bound_7 -= uint2(loop_bound_7.y == 0u, 1u);
        if (!loop_init_7) {
            uint _e170 = i_2;
            i_2 = _e170 + 1u;
        }
        loop_init_7 = false;
        uint _e97 = i_2;
        if (_e97 < ROWS) {
        } else {
            break;
        }
        {
            uint _e101 = i_2;
            uint m_3 = (first_m_1 + own_m) + (_e101 * GROUP_M);
            j_1 = 0u;
            uint2 loop_bound_8 = uint2(4294967295u);
            bool loop_init_8 = true;
            while(true) {
                if (metal::all(loop_bound_8 == uint2(0u))) { break; }
                loop_bound_8 -= uint2(loop_bound_8.y == 0u, 1u);
                if (!loop_init_8) {
                    uint _e167 = j_1;
                    j_1 = _e167 + 1u;
                }
                loop_init_8 = false;
                uint _e107 = j_1;
                if (_e107 < 2u) {
                } else {
                    break;
                }
                {
                    uint _e114 = j_1;
                    uint n_3 = ((group.x * HALF) + own_n) + (_e114 * GROUP_N);
                    uint _e120 = params.m;
                    if (m_3 < _e120) {
                        uint _e126 = params.n;
                        local = n_3 < _e126;
                    } else {
                        local = false;
                    }
                    bool _e129 = local;
                    if (_e129) {
                        uint _e130 = i_2;
                        uint _e133 = j_1;
                        float _e136 = sums.inner[(_e130 * COLUMNS) + _e133];
                        Element _e137 = activate(_e136);
                        uint _e138 = i_2;
                        uint _e141 = j_1;
                        float _e146 = sums.inner[((_e138 * COLUMNS) + _e141) + 2u];
                        value = _e137 * _e146;
                        float _e149 = value;
                        metal::uint4 _e153 = params.mask;
                        uint _e154 = row_start(_e153, m_3, params);
                        float _e156 = mask[_e154];
                        value = _e149 * _e156;
                        metal::uint4 _e161 = params.out;
                        uint _e162 = row_start(_e161, m_3, params);
                        float _e165 = value;
                        out[_e162 + n_3] = _e165;
                    }
                }
            }
        }
    }
    return;
}
