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
typedef float StoredX;
typedef float StoredW;
typedef float StoredOut;
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
typedef StoredX type_3[1];
typedef StoredW type_4[1];
typedef StoredOut type_5[1];
typedef float type_7[1];
struct type_9 {
    metal::float4 inner[160];
};
struct type_12 {
    float inner[16];
};
constant uint TILE_M = 32u;
constant uint TILE_N = 32u;
constant uint TILE_K = 16u;
constant uint ROWS = 4u;
constant uint COLUMNS = 4u;
constant uint TILE_K4_ = 4u;
constant uint FETCHES_X = 2u;
constant uint FETCHES_W = 2u;
constant uint SIGMOID = 1u;
constant uint ACTIVATION = 1u;
constant uint HALF = 16u;
constant uint OWN = 2u;
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

float multiply_add(
    metal::float4 a,
    metal::float4 b,
    float sum
) {
    return (a.w * b.w) + ((a.z * b.z) + ((a.y * b.y) + ((a.x * b.x) + sum)));
}

metal::float4 x_at(
    uint start_of_row,
    bool there,
    uint c,
    constant Params& params,
    device type_3 const& x_7,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local = {};
    metal::float4 four = {};
    if (!(!(there))) {
        uint _e9 = params.k;
        local = c >= _e9;
    } else {
        local = true;
    }
    bool _e12 = local;
    if (_e12) {
        return metal::float4 {};
    }
    uint start = start_of_row + c;
    StoredX _e17 = x_7[start];
    four = metal::float4(static_cast<float>(_e17), 0.0, 0.0, 0.0);
    uint _e28 = params.k;
    if ((c + 1u) < _e28) {
        StoredX _e35 = x_7[start + 1u];
        four.y = static_cast<float>(_e35);
    }
    uint _e41 = params.k;
    if ((c + 2u) < _e41) {
        StoredX _e48 = x_7[start + 2u];
        four.z = static_cast<float>(_e48);
    }
    uint _e54 = params.k;
    if ((c + 3u) < _e54) {
        StoredX _e61 = x_7[start + 3u];
        four.w = static_cast<float>(_e61);
    }
    metal::float4 _e63 = four;
    return _e63;
}

void aim(
    uint first_m,
    uint lane_1,
    constant Params& params,
    thread uint& x_start_0_,
    thread bool& x_there_0_,
    thread uint& x_start_1_,
    thread bool& x_there_1_
) {
    {
        uint m_1 = first_m + naga_div(lane_1 + 0u, TILE_K4_);
        uint _e10 = params.m;
        x_there_0_ = m_1 < _e10;
        metal::uint4 _e15 = params.x;
        uint _e18 = params.m;
        uint _e22 = row_start(_e15, metal::min(m_1, _e18 - 1u), params);
        x_start_0_ = _e22;
    }
    {
        uint m_2 = first_m + naga_div(lane_1 + 64u, TILE_K4_);
        uint _e31 = params.m;
        x_there_1_ = m_2 < _e31;
        metal::uint4 _e36 = params.x;
        uint _e39 = params.m;
        uint _e43 = row_start(_e36, metal::min(m_2, _e39 - 1u), params);
        x_start_1_ = _e43;
        return;
    }
}

float loaded(
    uint row,
    bool value_8,
    uint c_1,
    constant Params& params,
    device type_4 const& w_gate,
    device type_4 const& w_value,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint _e5 = params.k;
    uint at = (row * _e5) + c_1;
    if (value_8) {
        uint _e11 = params.skip_value;
        StoredW _e14 = w_value[_e11 + at];
        return static_cast<float>(_e14);
    }
    uint _e19 = params.skip_gate;
    StoredW _e22 = w_gate[_e19 + at];
    return static_cast<float>(_e22);
}

metal::float4 w_at(
    uint n,
    uint c_2,
    constant Params& params,
    device type_4 const& w_gate,
    device type_4 const& w_value,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local_1 = {};
    metal::float4 four_1 = {};
    uint local_2 = naga_mod(n, TILE_N);
    bool value_9 = local_2 >= HALF;
    uint row_1 = (naga_div(n, TILE_N) * HALF) + naga_mod(local_2, HALF);
    uint _e15 = params.n;
    if (!((row_1 >= _e15))) {
        uint _e22 = params.k;
        local_1 = c_2 >= _e22;
    } else {
        local_1 = true;
    }
    bool _e25 = local_1;
    if (_e25) {
        return metal::float4 {};
    }
    float _e27 = loaded(row_1, value_9, c_2, params, w_gate, w_value, _buffer_sizes);
    four_1 = metal::float4(_e27, 0.0, 0.0, 0.0);
    uint _e37 = params.k;
    if ((c_2 + 1u) < _e37) {
        float _e42 = loaded(row_1, value_9, c_2 + 1u, params, w_gate, w_value, _buffer_sizes);
        four_1.y = _e42;
    }
    uint _e47 = params.k;
    if ((c_2 + 2u) < _e47) {
        float _e52 = loaded(row_1, value_9, c_2 + 2u, params, w_gate, w_value, _buffer_sizes);
        four_1.z = _e52;
    }
    uint _e57 = params.k;
    if ((c_2 + 3u) < _e57) {
        float _e62 = loaded(row_1, value_9, c_2 + 3u, params, w_gate, w_value, _buffer_sizes);
        four_1.w = _e62;
    }
    metal::float4 _e63 = four_1;
    return _e63;
}

void fetch(
    uint first_n,
    uint first_c_1,
    uint lane_2,
    constant Params& params,
    device type_3 const& x_7,
    device type_4 const& w_gate,
    device type_4 const& w_value,
    thread metal::float4& next_x_0_,
    thread uint& x_start_0_,
    thread bool& x_there_0_,
    thread metal::float4& next_x_1_,
    thread uint& x_start_1_,
    thread bool& x_there_1_,
    thread metal::float4& next_w_0_,
    thread metal::float4& next_w_1_,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint _e5 = x_start_0_;
    bool _e7 = x_there_0_;
    metal::float4 _e15 = x_at(_e5, _e7, first_c_1 + (naga_mod(lane_2 + 0u, TILE_K4_) * 4u), params, x_7, _buffer_sizes);
    next_x_0_ = _e15;
    uint _e18 = x_start_1_;
    bool _e20 = x_there_1_;
    metal::float4 _e28 = x_at(_e18, _e20, first_c_1 + (naga_mod(lane_2 + 64u, TILE_K4_) * 4u), params, x_7, _buffer_sizes);
    next_x_1_ = _e28;
    metal::float4 _e42 = w_at(first_n + naga_div(lane_2 + 0u, TILE_K4_), first_c_1 + (naga_mod(lane_2 + 0u, TILE_K4_) * 4u), params, w_gate, w_value, _buffer_sizes);
    next_w_0_ = _e42;
    metal::float4 _e56 = w_at(first_n + naga_div(lane_2 + 64u, TILE_K4_), first_c_1 + (naga_mod(lane_2 + 64u, TILE_K4_) * 4u), params, w_gate, w_value, _buffer_sizes);
    next_w_1_ = _e56;
    return;
}

void place(
    uint lane_3,
    threadgroup type_9& sh_x,
    threadgroup type_9& sh_w,
    thread metal::float4& next_x_0_,
    thread metal::float4& next_x_1_,
    thread metal::float4& next_w_0_,
    thread metal::float4& next_w_1_
) {
    if ((lane_3 + 0u) < 128u) {
        metal::float4 _e19 = next_x_0_;
        sh_x.inner[(naga_div(lane_3 + 0u, TILE_K4_) * PITCH) + naga_mod(lane_3 + 0u, TILE_K4_)] = _e19;
    }
    if ((lane_3 + 64u) < 128u) {
        metal::float4 _e38 = next_x_1_;
        sh_x.inner[(naga_div(lane_3 + 64u, TILE_K4_) * PITCH) + naga_mod(lane_3 + 64u, TILE_K4_)] = _e38;
    }
    metal::float4 _e53 = next_w_0_;
    sh_w.inner[(naga_div(lane_3 + 0u, TILE_K4_) * PITCH) + naga_mod(lane_3 + 0u, TILE_K4_)] = _e53;
    metal::float4 _e68 = next_w_1_;
    sh_w.inner[(naga_div(lane_3 + 64u, TILE_K4_) * PITCH) + naga_mod(lane_3 + 64u, TILE_K4_)] = _e68;
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
    float n_1 = negative ? (e_1 * (e_1 + 2.0)) : (1.0 + (2.0 * e_1));
    return x_5 * (n_1 / (n_1 + (negative ? 2.0 : ((2.0 * e_1) * e_1))));
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
, device type_3 const& x_7 [[user(fake0)]]
, device type_4 const& w_gate [[user(fake0)]]
, device type_4 const& w_value [[user(fake0)]]
, device type_5& out [[user(fake0)]]
, device type_7 const& mask [[user(fake0)]]
, threadgroup type_9& sh_x
, threadgroup type_9& sh_w
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    metal::float4 next_x_0_ = {};
    uint x_start_0_ = {};
    bool x_there_0_ = {};
    metal::float4 next_x_1_ = {};
    uint x_start_1_ = {};
    bool x_there_1_ = {};
    metal::float4 next_w_0_ = {};
    metal::float4 next_w_1_ = {};
    if (lane == 0u) {
        sh_x = {};
        sh_w = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    type_12 sums = {};
    uint first_c = 0u;
    float value = {};
    float value_1 = {};
    float value_2 = {};
    float value_3 = {};
    float value_4 = {};
    float value_5 = {};
    float value_6 = {};
    float value_7 = {};
    uint first_m_1 = group.y * TILE_M;
    uint first_n_1 = group.x * TILE_N;
    uint own_m = naga_div(lane, GROUP_N);
    uint own_n = naga_mod(lane, GROUP_N);
    aim(first_m_1, lane, params, x_start_0_, x_there_0_, x_start_1_, x_there_1_);
    fetch(first_n_1, 0u, lane, params, x_7, w_gate, w_value, next_x_0_, x_start_0_, x_there_0_, next_x_1_, x_start_1_, x_there_1_, next_w_0_, next_w_1_, _buffer_sizes);
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e568 = first_c;
            first_c = _e568 + TILE_K;
        }
        loop_init = false;
        uint _e16 = first_c;
        uint _e19 = params.k;
        if (_e16 < _e19) {
        } else {
            break;
        }
        {
            place(lane, sh_x, sh_w, next_x_0_, next_x_1_, next_w_0_, next_w_1_);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e21 = first_c;
            fetch(first_n_1, _e21 + TILE_K, lane, params, x_7, w_gate, w_value, next_x_0_, x_start_0_, x_there_0_, next_x_1_, x_start_1_, x_there_1_, next_w_0_, next_w_1_, _buffer_sizes);
            {
                metal::float4 a_0_ = sh_x.inner[((own_m + 0u) * PITCH) + 0u];
                metal::float4 a_1_ = sh_x.inner[((own_m + 8u) * PITCH) + 0u];
                metal::float4 a_2_ = sh_x.inner[((own_m + 16u) * PITCH) + 0u];
                metal::float4 a_3_ = sh_x.inner[((own_m + 24u) * PITCH) + 0u];
                metal::float4 b_0_ = sh_w.inner[((own_n + 0u) * PITCH) + 0u];
                float _e71 = sums.inner[0];
                float _e72 = multiply_add(a_0_, b_0_, _e71);
                sums.inner[0] = _e72;
                float _e75 = sums.inner[4];
                float _e76 = multiply_add(a_1_, b_0_, _e75);
                sums.inner[4] = _e76;
                float _e79 = sums.inner[8];
                float _e80 = multiply_add(a_2_, b_0_, _e79);
                sums.inner[8] = _e80;
                float _e83 = sums.inner[12];
                float _e84 = multiply_add(a_3_, b_0_, _e83);
                sums.inner[12] = _e84;
                metal::float4 b_1_ = sh_w.inner[((own_n + 8u) * PITCH) + 0u];
                float _e96 = sums.inner[1];
                float _e97 = multiply_add(a_0_, b_1_, _e96);
                sums.inner[1] = _e97;
                float _e100 = sums.inner[5];
                float _e101 = multiply_add(a_1_, b_1_, _e100);
                sums.inner[5] = _e101;
                float _e104 = sums.inner[9];
                float _e105 = multiply_add(a_2_, b_1_, _e104);
                sums.inner[9] = _e105;
                float _e108 = sums.inner[13];
                float _e109 = multiply_add(a_3_, b_1_, _e108);
                sums.inner[13] = _e109;
                metal::float4 b_2_ = sh_w.inner[((own_n + 16u) * PITCH) + 0u];
                float _e121 = sums.inner[2];
                float _e122 = multiply_add(a_0_, b_2_, _e121);
                sums.inner[2] = _e122;
                float _e125 = sums.inner[6];
                float _e126 = multiply_add(a_1_, b_2_, _e125);
                sums.inner[6] = _e126;
                float _e129 = sums.inner[10];
                float _e130 = multiply_add(a_2_, b_2_, _e129);
                sums.inner[10] = _e130;
                float _e133 = sums.inner[14];
                float _e134 = multiply_add(a_3_, b_2_, _e133);
                sums.inner[14] = _e134;
                metal::float4 b_3_ = sh_w.inner[((own_n + 24u) * PITCH) + 0u];
                float _e146 = sums.inner[3];
                float _e147 = multiply_add(a_0_, b_3_, _e146);
                sums.inner[3] = _e147;
                float _e150 = sums.inner[7];
                float _e151 = multiply_add(a_1_, b_3_, _e150);
                sums.inner[7] = _e151;
                float _e154 = sums.inner[11];
                float _e155 = multiply_add(a_2_, b_3_, _e154);
                sums.inner[11] = _e155;
                float _e158 = sums.inner[15];
                float _e159 = multiply_add(a_3_, b_3_, _e158);
                sums.inner[15] = _e159;
            }
            {
                metal::float4 a_0_1 = sh_x.inner[((own_m + 0u) * PITCH) + 1u];
                metal::float4 a_1_1 = sh_x.inner[((own_m + 8u) * PITCH) + 1u];
                metal::float4 a_2_1 = sh_x.inner[((own_m + 16u) * PITCH) + 1u];
                metal::float4 a_3_1 = sh_x.inner[((own_m + 24u) * PITCH) + 1u];
                metal::float4 b_0_1 = sh_w.inner[((own_n + 0u) * PITCH) + 1u];
                float _e207 = sums.inner[0];
                float _e208 = multiply_add(a_0_1, b_0_1, _e207);
                sums.inner[0] = _e208;
                float _e211 = sums.inner[4];
                float _e212 = multiply_add(a_1_1, b_0_1, _e211);
                sums.inner[4] = _e212;
                float _e215 = sums.inner[8];
                float _e216 = multiply_add(a_2_1, b_0_1, _e215);
                sums.inner[8] = _e216;
                float _e219 = sums.inner[12];
                float _e220 = multiply_add(a_3_1, b_0_1, _e219);
                sums.inner[12] = _e220;
                metal::float4 b_1_1 = sh_w.inner[((own_n + 8u) * PITCH) + 1u];
                float _e232 = sums.inner[1];
                float _e233 = multiply_add(a_0_1, b_1_1, _e232);
                sums.inner[1] = _e233;
                float _e236 = sums.inner[5];
                float _e237 = multiply_add(a_1_1, b_1_1, _e236);
                sums.inner[5] = _e237;
                float _e240 = sums.inner[9];
                float _e241 = multiply_add(a_2_1, b_1_1, _e240);
                sums.inner[9] = _e241;
                float _e244 = sums.inner[13];
                float _e245 = multiply_add(a_3_1, b_1_1, _e244);
                sums.inner[13] = _e245;
                metal::float4 b_2_1 = sh_w.inner[((own_n + 16u) * PITCH) + 1u];
                float _e257 = sums.inner[2];
                float _e258 = multiply_add(a_0_1, b_2_1, _e257);
                sums.inner[2] = _e258;
                float _e261 = sums.inner[6];
                float _e262 = multiply_add(a_1_1, b_2_1, _e261);
                sums.inner[6] = _e262;
                float _e265 = sums.inner[10];
                float _e266 = multiply_add(a_2_1, b_2_1, _e265);
                sums.inner[10] = _e266;
                float _e269 = sums.inner[14];
                float _e270 = multiply_add(a_3_1, b_2_1, _e269);
                sums.inner[14] = _e270;
                metal::float4 b_3_1 = sh_w.inner[((own_n + 24u) * PITCH) + 1u];
                float _e282 = sums.inner[3];
                float _e283 = multiply_add(a_0_1, b_3_1, _e282);
                sums.inner[3] = _e283;
                float _e286 = sums.inner[7];
                float _e287 = multiply_add(a_1_1, b_3_1, _e286);
                sums.inner[7] = _e287;
                float _e290 = sums.inner[11];
                float _e291 = multiply_add(a_2_1, b_3_1, _e290);
                sums.inner[11] = _e291;
                float _e294 = sums.inner[15];
                float _e295 = multiply_add(a_3_1, b_3_1, _e294);
                sums.inner[15] = _e295;
            }
            {
                metal::float4 a_0_2 = sh_x.inner[((own_m + 0u) * PITCH) + 2u];
                metal::float4 a_1_2 = sh_x.inner[((own_m + 8u) * PITCH) + 2u];
                metal::float4 a_2_2 = sh_x.inner[((own_m + 16u) * PITCH) + 2u];
                metal::float4 a_3_2 = sh_x.inner[((own_m + 24u) * PITCH) + 2u];
                metal::float4 b_0_2 = sh_w.inner[((own_n + 0u) * PITCH) + 2u];
                float _e343 = sums.inner[0];
                float _e344 = multiply_add(a_0_2, b_0_2, _e343);
                sums.inner[0] = _e344;
                float _e347 = sums.inner[4];
                float _e348 = multiply_add(a_1_2, b_0_2, _e347);
                sums.inner[4] = _e348;
                float _e351 = sums.inner[8];
                float _e352 = multiply_add(a_2_2, b_0_2, _e351);
                sums.inner[8] = _e352;
                float _e355 = sums.inner[12];
                float _e356 = multiply_add(a_3_2, b_0_2, _e355);
                sums.inner[12] = _e356;
                metal::float4 b_1_2 = sh_w.inner[((own_n + 8u) * PITCH) + 2u];
                float _e368 = sums.inner[1];
                float _e369 = multiply_add(a_0_2, b_1_2, _e368);
                sums.inner[1] = _e369;
                float _e372 = sums.inner[5];
                float _e373 = multiply_add(a_1_2, b_1_2, _e372);
                sums.inner[5] = _e373;
                float _e376 = sums.inner[9];
                float _e377 = multiply_add(a_2_2, b_1_2, _e376);
                sums.inner[9] = _e377;
                float _e380 = sums.inner[13];
                float _e381 = multiply_add(a_3_2, b_1_2, _e380);
                sums.inner[13] = _e381;
                metal::float4 b_2_2 = sh_w.inner[((own_n + 16u) * PITCH) + 2u];
                float _e393 = sums.inner[2];
                float _e394 = multiply_add(a_0_2, b_2_2, _e393);
                sums.inner[2] = _e394;
                float _e397 = sums.inner[6];
                float _e398 = multiply_add(a_1_2, b_2_2, _e397);
                sums.inner[6] = _e398;
                float _e401 = sums.inner[10];
                float _e402 = multiply_add(a_2_2, b_2_2, _e401);
                sums.inner[10] = _e402;
                float _e405 = sums.inner[14];
                float _e406 = multiply_add(a_3_2, b_2_2, _e405);
                sums.inner[14] = _e406;
                metal::float4 b_3_2 = sh_w.inner[((own_n + 24u) * PITCH) + 2u];
                float _e418 = sums.inner[3];
                float _e419 = multiply_add(a_0_2, b_3_2, _e418);
                sums.inner[3] = _e419;
                float _e422 = sums.inner[7];
                float _e423 = multiply_add(a_1_2, b_3_2, _e422);
                sums.inner[7] = _e423;
                float _e426 = sums.inner[11];
                float _e427 = multiply_add(a_2_2, b_3_2, _e426);
                sums.inner[11] = _e427;
                float _e430 = sums.inner[15];
                float _e431 = multiply_add(a_3_2, b_3_2, _e430);
                sums.inner[15] = _e431;
            }
            {
                metal::float4 a_0_3 = sh_x.inner[((own_m + 0u) * PITCH) + 3u];
                metal::float4 a_1_3 = sh_x.inner[((own_m + 8u) * PITCH) + 3u];
                metal::float4 a_2_3 = sh_x.inner[((own_m + 16u) * PITCH) + 3u];
                metal::float4 a_3_3 = sh_x.inner[((own_m + 24u) * PITCH) + 3u];
                metal::float4 b_0_3 = sh_w.inner[((own_n + 0u) * PITCH) + 3u];
                float _e479 = sums.inner[0];
                float _e480 = multiply_add(a_0_3, b_0_3, _e479);
                sums.inner[0] = _e480;
                float _e483 = sums.inner[4];
                float _e484 = multiply_add(a_1_3, b_0_3, _e483);
                sums.inner[4] = _e484;
                float _e487 = sums.inner[8];
                float _e488 = multiply_add(a_2_3, b_0_3, _e487);
                sums.inner[8] = _e488;
                float _e491 = sums.inner[12];
                float _e492 = multiply_add(a_3_3, b_0_3, _e491);
                sums.inner[12] = _e492;
                metal::float4 b_1_3 = sh_w.inner[((own_n + 8u) * PITCH) + 3u];
                float _e504 = sums.inner[1];
                float _e505 = multiply_add(a_0_3, b_1_3, _e504);
                sums.inner[1] = _e505;
                float _e508 = sums.inner[5];
                float _e509 = multiply_add(a_1_3, b_1_3, _e508);
                sums.inner[5] = _e509;
                float _e512 = sums.inner[9];
                float _e513 = multiply_add(a_2_3, b_1_3, _e512);
                sums.inner[9] = _e513;
                float _e516 = sums.inner[13];
                float _e517 = multiply_add(a_3_3, b_1_3, _e516);
                sums.inner[13] = _e517;
                metal::float4 b_2_3 = sh_w.inner[((own_n + 16u) * PITCH) + 3u];
                float _e529 = sums.inner[2];
                float _e530 = multiply_add(a_0_3, b_2_3, _e529);
                sums.inner[2] = _e530;
                float _e533 = sums.inner[6];
                float _e534 = multiply_add(a_1_3, b_2_3, _e533);
                sums.inner[6] = _e534;
                float _e537 = sums.inner[10];
                float _e538 = multiply_add(a_2_3, b_2_3, _e537);
                sums.inner[10] = _e538;
                float _e541 = sums.inner[14];
                float _e542 = multiply_add(a_3_3, b_2_3, _e541);
                sums.inner[14] = _e542;
                metal::float4 b_3_3 = sh_w.inner[((own_n + 24u) * PITCH) + 3u];
                float _e554 = sums.inner[3];
                float _e555 = multiply_add(a_0_3, b_3_3, _e554);
                sums.inner[3] = _e555;
                float _e558 = sums.inner[7];
                float _e559 = multiply_add(a_1_3, b_3_3, _e558);
                sums.inner[7] = _e559;
                float _e562 = sums.inner[11];
                float _e563 = multiply_add(a_2_3, b_3_3, _e562);
                sums.inner[11] = _e563;
                float _e566 = sums.inner[15];
                float _e567 = multiply_add(a_3_3, b_3_3, _e566);
                sums.inner[15] = _e567;
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    {
        uint m_3 = (first_m_1 + own_m) + 0u;
        uint _e576 = params.m;
        if (m_3 < _e576) {
            metal::uint4 _e580 = params.out;
            uint _e581 = row_start(_e580, m_3, params);
            metal::uint4 _e585 = params.mask;
            uint _e586 = row_start(_e585, m_3, params);
            float factor = mask[_e586];
            {
                uint n_2 = ((group.x * HALF) + own_n) + 0u;
                uint _e597 = params.n;
                if (n_2 < _e597) {
                    float _e600 = sums.inner[0];
                    Element _e601 = activate(_e600);
                    float _e603 = sums.inner[2];
                    value = _e601 * _e603;
                    float _e606 = value;
                    value = _e606 * factor;
                    float _e611 = value;
                    out[_e581 + n_2] = static_cast<float>(_e611);
                }
            }
            {
                uint n_3 = ((group.x * HALF) + own_n) + 8u;
                uint _e621 = params.n;
                if (n_3 < _e621) {
                    float _e624 = sums.inner[1];
                    Element _e625 = activate(_e624);
                    float _e627 = sums.inner[3];
                    value_1 = _e625 * _e627;
                    float _e630 = value_1;
                    value_1 = _e630 * factor;
                    float _e635 = value_1;
                    out[_e581 + n_3] = static_cast<float>(_e635);
                }
            }
        }
    }
    {
        uint m_4 = (first_m_1 + own_m) + 8u;
        uint _e642 = params.m;
        if (m_4 < _e642) {
            metal::uint4 _e646 = params.out;
            uint _e647 = row_start(_e646, m_4, params);
            metal::uint4 _e651 = params.mask;
            uint _e652 = row_start(_e651, m_4, params);
            float factor_1 = mask[_e652];
            {
                uint n_4 = ((group.x * HALF) + own_n) + 0u;
                uint _e663 = params.n;
                if (n_4 < _e663) {
                    float _e666 = sums.inner[4];
                    Element _e667 = activate(_e666);
                    float _e669 = sums.inner[6];
                    value_2 = _e667 * _e669;
                    float _e672 = value_2;
                    value_2 = _e672 * factor_1;
                    float _e677 = value_2;
                    out[_e647 + n_4] = static_cast<float>(_e677);
                }
            }
            {
                uint n_5 = ((group.x * HALF) + own_n) + 8u;
                uint _e687 = params.n;
                if (n_5 < _e687) {
                    float _e690 = sums.inner[5];
                    Element _e691 = activate(_e690);
                    float _e693 = sums.inner[7];
                    value_3 = _e691 * _e693;
                    float _e696 = value_3;
                    value_3 = _e696 * factor_1;
                    float _e701 = value_3;
                    out[_e647 + n_5] = static_cast<float>(_e701);
                }
            }
        }
    }
    {
        uint m_5 = (first_m_1 + own_m) + 16u;
        uint _e708 = params.m;
        if (m_5 < _e708) {
            metal::uint4 _e712 = params.out;
            uint _e713 = row_start(_e712, m_5, params);
            metal::uint4 _e717 = params.mask;
            uint _e718 = row_start(_e717, m_5, params);
            float factor_2 = mask[_e718];
            {
                uint n_6 = ((group.x * HALF) + own_n) + 0u;
                uint _e729 = params.n;
                if (n_6 < _e729) {
                    float _e732 = sums.inner[8];
                    Element _e733 = activate(_e732);
                    float _e735 = sums.inner[10];
                    value_4 = _e733 * _e735;
                    float _e738 = value_4;
                    value_4 = _e738 * factor_2;
                    float _e743 = value_4;
                    out[_e713 + n_6] = static_cast<float>(_e743);
                }
            }
            {
                uint n_7 = ((group.x * HALF) + own_n) + 8u;
                uint _e753 = params.n;
                if (n_7 < _e753) {
                    float _e756 = sums.inner[9];
                    Element _e757 = activate(_e756);
                    float _e759 = sums.inner[11];
                    value_5 = _e757 * _e759;
                    float _e762 = value_5;
                    value_5 = _e762 * factor_2;
                    float _e767 = value_5;
                    out[_e713 + n_7] = static_cast<float>(_e767);
                }
            }
        }
    }
    {
        uint m_6 = (first_m_1 + own_m) + 24u;
        uint _e774 = params.m;
        if (m_6 < _e774) {
            metal::uint4 _e778 = params.out;
            uint _e779 = row_start(_e778, m_6, params);
            metal::uint4 _e783 = params.mask;
            uint _e784 = row_start(_e783, m_6, params);
            float factor_3 = mask[_e784];
            {
                uint n_8 = ((group.x * HALF) + own_n) + 0u;
                uint _e795 = params.n;
                if (n_8 < _e795) {
                    float _e798 = sums.inner[12];
                    Element _e799 = activate(_e798);
                    float _e801 = sums.inner[14];
                    value_6 = _e799 * _e801;
                    float _e804 = value_6;
                    value_6 = _e804 * factor_3;
                    float _e809 = value_6;
                    out[_e779 + n_8] = static_cast<float>(_e809);
                }
            }
            {
                uint n_9 = ((group.x * HALF) + own_n) + 8u;
                uint _e819 = params.n;
                if (n_9 < _e819) {
                    float _e822 = sums.inner[13];
                    Element _e823 = activate(_e822);
                    float _e825 = sums.inner[15];
                    value_7 = _e823 * _e825;
                    float _e828 = value_7;
                    value_7 = _e828 * factor_3;
                    float _e833 = value_7;
                    out[_e779 + n_9] = static_cast<float>(_e833);
                    return;
                } else {
                    return;
                }
            }
        } else {
            return;
        }
    }
}
