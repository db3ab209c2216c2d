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

typedef float Element;
typedef half StoredX;
typedef half StoredW;
typedef float StoredOut;
typedef half StoredGate;
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
typedef StoredX type_3[1];
typedef StoredW type_4[1];
typedef StoredOut type_5[1];
typedef float type_7[1];
typedef StoredGate type_8[1];
struct type_10 {
    metal::float4 inner[160];
};
struct type_13 {
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
constant uint RELU = 3u;
constant uint ACTIVATION = 3u;
constant uint PITCH = 5u;
constant uint GROUP_M = 8u;
constant uint GROUP_N = 8u;
constant uint THREADS = 64u;
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

metal::float4 w_at(
    uint n,
    uint c_1,
    constant Params& params,
    device type_4 const& w,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local_1 = {};
    metal::float4 four_1 = {};
    uint _e4 = params.n;
    if (!((n >= _e4))) {
        uint _e11 = params.k;
        local_1 = c_1 >= _e11;
    } else {
        local_1 = true;
    }
    bool _e14 = local_1;
    if (_e14) {
        return metal::float4 {};
    }
    uint _e18 = params.skip_w;
    uint _e21 = params.k;
    uint start_1 = (_e18 + (n * _e21)) + c_1;
    StoredW _e27 = w[start_1];
    four_1 = metal::float4(static_cast<float>(_e27), 0.0, 0.0, 0.0);
    uint _e38 = params.k;
    if ((c_1 + 1u) < _e38) {
        StoredW _e45 = w[start_1 + 1u];
        four_1.y = static_cast<float>(_e45);
    }
    uint _e51 = params.k;
    if ((c_1 + 2u) < _e51) {
        StoredW _e58 = w[start_1 + 2u];
        four_1.z = static_cast<float>(_e58);
    }
    uint _e64 = params.k;
    if ((c_1 + 3u) < _e64) {
        StoredW _e71 = w[start_1 + 3u];
        four_1.w = static_cast<float>(_e71);
    }
    metal::float4 _e73 = four_1;
    return _e73;
}

void fetch(
    uint first_n,
    uint first_c_1,
    uint lane_2,
    constant Params& params,
    device type_3 const& x_7,
    device type_4 const& w,
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
    metal::float4 _e42 = w_at(first_n + naga_div(lane_2 + 0u, TILE_K4_), first_c_1 + (naga_mod(lane_2 + 0u, TILE_K4_) * 4u), params, w, _buffer_sizes);
    next_w_0_ = _e42;
    metal::float4 _e56 = w_at(first_n + naga_div(lane_2 + 64u, TILE_K4_), first_c_1 + (naga_mod(lane_2 + 64u, TILE_K4_) * 4u), params, w, _buffer_sizes);
    next_w_1_ = _e56;
    return;
}

void place(
    uint lane_3,
    threadgroup type_10& sh_x,
    threadgroup type_10& sh_w,
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

uint column(
    uint n_1,
    constant Params& params
) {
    metal::uint4 columns = params.out_columns;
    return (naga_div(n_1, columns.x) * columns.y) + (naga_mod(n_1, columns.x) * columns.z);
}

struct main_Input {
};
[[max_total_threads_per_threadgroup(64)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, uint lane [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_3 const& x_7 [[user(fake0)]]
, device type_4 const& w [[user(fake0)]]
, device type_5& out [[user(fake0)]]
, device type_7 const& bias [[user(fake0)]]
, device type_8 const& gate [[user(fake0)]]
, device type_7 const& mask [[user(fake0)]]
, threadgroup type_10& sh_x
, threadgroup type_10& sh_w
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
    type_13 sums = {};
    uint first_c = 0u;
    float value = {};
    float value_1 = {};
    float value_2 = {};
    float value_3 = {};
    float value_4 = {};
    float value_5 = {};
    float value_6 = {};
    float value_7 = {};
    float value_8 = {};
    float value_9 = {};
    float value_10 = {};
    float value_11 = {};
    float value_12 = {};
    float value_13 = {};
    float value_14 = {};
    float value_15 = {};
    uint first_m_1 = group.y * TILE_M;
    uint first_n_1 = group.x * TILE_N;
    uint own_m = naga_div(lane, GROUP_N);
    uint own_n = naga_mod(lane, GROUP_N);
    aim(first_m_1, lane, params, x_start_0_, x_there_0_, x_start_1_, x_there_1_);
    fetch(first_n_1, 0u, lane, params, x_7, w, next_x_0_, x_start_0_, x_there_0_, next_x_1_, x_start_1_, x_there_1_, next_w_0_, next_w_1_, _buffer_sizes);
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
            fetch(first_n_1, _e21 + TILE_K, lane, params, x_7, w, next_x_0_, x_start_0_, x_there_0_, next_x_1_, x_start_1_, x_there_1_, next_w_0_, next_w_1_, _buffer_sizes);
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
            metal::uint4 _e584 = params.gate;
            uint _e585 = row_start(_e584, m_3, params);
            metal::uint4 _e589 = params.mask;
            uint _e590 = row_start(_e589, m_3, params);
            float factor = mask[_e590];
            {
                uint n_3 = (first_n_1 + own_n) + 0u;
                uint _e598 = params.n;
                if (n_3 < _e598) {
                    float _e601 = sums.inner[0];
                    value = _e601;
                    float _e603 = value;
                    uint _e607 = params.skip_bias;
                    float _e610 = bias[_e607 + n_3];
                    value = _e603 + _e610;
                    float _e612 = value;
                    Element _e613 = activate(_e612);
                    value = _e613;
                    float _e614 = value;
                    StoredGate _e618 = gate[_e585 + n_3];
                    Element _e620 = sigmoid(static_cast<float>(_e618));
                    value = _e614 * _e620;
                    float _e622 = value;
                    value = _e622 * factor;
                    uint _e624 = column(n_3, params);
                    uint at = _e581 + _e624;
                    float _e626 = value;
                    StoredOut _e629 = out[at];
                    value = _e626 + static_cast<float>(_e629);
                    float _e634 = value;
                    out[at] = static_cast<float>(_e634);
                }
            }
            {
                uint n_4 = (first_n_1 + own_n) + 8u;
                uint _e641 = params.n;
                if (n_4 < _e641) {
                    float _e644 = sums.inner[1];
                    value_1 = _e644;
                    float _e646 = value_1;
                    uint _e650 = params.skip_bias;
                    float _e653 = bias[_e650 + n_4];
                    value_1 = _e646 + _e653;
                    float _e655 = value_1;
                    Element _e656 = activate(_e655);
                    value_1 = _e656;
                    float _e657 = value_1;
                    StoredGate _e661 = gate[_e585 + n_4];
                    Element _e663 = sigmoid(static_cast<float>(_e661));
                    value_1 = _e657 * _e663;
                    float _e665 = value_1;
                    value_1 = _e665 * factor;
                    uint _e667 = column(n_4, params);
                    uint at_1 = _e581 + _e667;
                    float _e669 = value_1;
                    StoredOut _e672 = out[at_1];
                    value_1 = _e669 + static_cast<float>(_e672);
                    float _e677 = value_1;
                    out[at_1] = static_cast<float>(_e677);
                }
            }
            {
                uint n_5 = (first_n_1 + own_n) + 16u;
                uint _e684 = params.n;
                if (n_5 < _e684) {
                    float _e687 = sums.inner[2];
                    value_2 = _e687;
                    float _e689 = value_2;
                    uint _e693 = params.skip_bias;
                    float _e696 = bias[_e693 + n_5];
                    value_2 = _e689 + _e696;
                    float _e698 = value_2;
                    Element _e699 = activate(_e698);
                    value_2 = _e699;
                    float _e700 = value_2;
                    StoredGate _e704 = gate[_e585 + n_5];
                    Element _e706 = sigmoid(static_cast<float>(_e704));
                    value_2 = _e700 * _e706;
                    float _e708 = value_2;
                    value_2 = _e708 * factor;
                    uint _e710 = column(n_5, params);
                    uint at_2 = _e581 + _e710;
                    float _e712 = value_2;
                    StoredOut _e715 = out[at_2];
                    value_2 = _e712 + static_cast<float>(_e715);
                    float _e720 = value_2;
                    out[at_2] = static_cast<float>(_e720);
                }
            }
            {
                uint n_6 = (first_n_1 + own_n) + 24u;
                uint _e727 = params.n;
                if (n_6 < _e727) {
                    float _e730 = sums.inner[3];
                    value_3 = _e730;
                    float _e732 = value_3;
                    uint _e736 = params.skip_bias;
                    float _e739 = bias[_e736 + n_6];
                    value_3 = _e732 + _e739;
                    float _e741 = value_3;
                    Element _e742 = activate(_e741);
                    value_3 = _e742;
                    float _e743 = value_3;
                    StoredGate _e747 = gate[_e585 + n_6];
                    Element _e749 = sigmoid(static_cast<float>(_e747));
                    value_3 = _e743 * _e749;
                    float _e751 = value_3;
                    value_3 = _e751 * factor;
                    uint _e753 = column(n_6, params);
                    uint at_3 = _e581 + _e753;
                    float _e755 = value_3;
                    StoredOut _e758 = out[at_3];
                    value_3 = _e755 + static_cast<float>(_e758);
                    float _e763 = value_3;
                    out[at_3] = static_cast<float>(_e763);
                }
            }
        }
    }
    {
        uint m_4 = (first_m_1 + own_m) + 8u;
        uint _e770 = params.m;
        if (m_4 < _e770) {
            metal::uint4 _e774 = params.out;
            uint _e775 = row_start(_e774, m_4, params);
            metal::uint4 _e778 = params.gate;
            uint _e779 = row_start(_e778, m_4, params);
            metal::uint4 _e783 = params.mask;
            uint _e784 = row_start(_e783, m_4, params);
            float factor_1 = mask[_e784];
            {
                uint n_7 = (first_n_1 + own_n) + 0u;
                uint _e792 = params.n;
                if (n_7 < _e792) {
                    float _e795 = sums.inner[4];
                    value_4 = _e795;
                    float _e797 = value_4;
                    uint _e801 = params.skip_bias;
                    float _e804 = bias[_e801 + n_7];
                    value_4 = _e797 + _e804;
                    float _e806 = value_4;
                    Element _e807 = activate(_e806);
                    value_4 = _e807;
                    float _e808 = value_4;
                    StoredGate _e812 = gate[_e779 + n_7];
                    Element _e814 = sigmoid(static_cast<float>(_e812));
                    value_4 = _e808 * _e814;
                    float _e816 = value_4;
                    value_4 = _e816 * factor_1;
                    uint _e818 = column(n_7, params);
                    uint at_4 = _e775 + _e818;
                    float _e820 = value_4;
                    StoredOut _e823 = out[at_4];
                    value_4 = _e820 + static_cast<float>(_e823);
                    float _e828 = value_4;
                    out[at_4] = static_cast<float>(_e828);
                }
            }
            {
                uint n_8 = (first_n_1 + own_n) + 8u;
                uint _e835 = params.n;
                if (n_8 < _e835) {
                    float _e838 = sums.inner[5];
                    value_5 = _e838;
                    float _e840 = value_5;
                    uint _e844 = params.skip_bias;
                    float _e847 = bias[_e844 + n_8];
                    value_5 = _e840 + _e847;
                    float _e849 = value_5;
                    Element _e850 = activate(_e849);
                    value_5 = _e850;
                    float _e851 = value_5;
                    StoredGate _e855 = gate[_e779 + n_8];
                    Element _e857 = sigmoid(static_cast<float>(_e855));
                    value_5 = _e851 * _e857;
                    float _e859 = value_5;
                    value_5 = _e859 * factor_1;
                    uint _e861 = column(n_8, params);
                    uint at_5 = _e775 + _e861;
                    float _e863 = value_5;
                    StoredOut _e866 = out[at_5];
                    value_5 = _e863 + static_cast<float>(_e866);
                    float _e871 = value_5;
                    out[at_5] = static_cast<float>(_e871);
                }
            }
            {
                uint n_9 = (first_n_1 + own_n) + 16u;
                uint _e878 = params.n;
                if (n_9 < _e878) {
                    float _e881 = sums.inner[6];
                    value_6 = _e881;
                    float _e883 = value_6;
                    uint _e887 = params.skip_bias;
                    float _e890 = bias[_e887 + n_9];
                    value_6 = _e883 + _e890;
                    float _e892 = value_6;
                    Element _e893 = activate(_e892);
                    value_6 = _e893;
                    float _e894 = value_6;
                    StoredGate _e898 = gate[_e779 + n_9];
                    Element _e900 = sigmoid(static_cast<float>(_e898));
                    value_6 = _e894 * _e900;
                    float _e902 = value_6;
                    value_6 = _e902 * factor_1;
                    uint _e904 = column(n_9, params);
                    uint at_6 = _e775 + _e904;
                    float _e906 = value_6;
                    StoredOut _e909 = out[at_6];
                    value_6 = _e906 + static_cast<float>(_e909);
                    float _e914 = value_6;
                    out[at_6] = static_cast<float>(_e914);
                }
            }
            {
                uint n_10 = (first_n_1 + own_n) + 24u;
                uint _e921 = params.n;
                if (n_10 < _e921) {
                    float _e924 = sums.inner[7];
                    value_7 = _e924;
                    float _e926 = value_7;
                    uint _e930 = params.skip_bias;
                    float _e933 = bias[_e930 + n_10];
                    value_7 = _e926 + _e933;
                    float _e935 = value_7;
                    Element _e936 = activate(_e935);
                    value_7 = _e936;
                    float _e937 = value_7;
                    StoredGate _e941 = gate[_e779 + n_10];
                    Element _e943 = sigmoid(static_cast<float>(_e941));
                    value_7 = _e937 * _e943;
                    float _e945 = value_7;
                    value_7 = _e945 * factor_1;
                    uint _e947 = column(n_10, params);
                    uint at_7 = _e775 + _e947;
                    float _e949 = value_7;
                    StoredOut _e952 = out[at_7];
                    value_7 = _e949 + static_cast<float>(_e952);
                    float _e957 = value_7;
                    out[at_7] = static_cast<float>(_e957);
                }
            }
        }
    }
    {
        uint m_5 = (first_m_1 + own_m) + 16u;
        uint _e964 = params.m;
        if (m_5 < _e964) {
            metal::uint4 _e968 = params.out;
            uint _e969 = row_start(_e968, m_5, params);
            metal::uint4 _e972 = params.gate;
            uint _e973 = row_start(_e972, m_5, params);
            metal::uint4 _e977 = params.mask;
            uint _e978 = row_start(_e977, m_5, params);
            float factor_2 = mask[_e978];
            {
                uint n_11 = (first_n_1 + own_n) + 0u;
                uint _e986 = params.n;
                if (n_11 < _e986) {
                    float _e989 = sums.inner[8];
                    value_8 = _e989;
                    float _e991 = value_8;
                    uint _e995 = params.skip_bias;
                    float _e998 = bias[_e995 + n_11];
                    value_8 = _e991 + _e998;
                    float _e1000 = value_8;
                    Element _e1001 = activate(_e1000);
                    value_8 = _e1001;
                    float _e1002 = value_8;
                    StoredGate _e1006 = gate[_e973 + n_11];
                    Element _e1008 = sigmoid(static_cast<float>(_e1006));
                    value_8 = _e1002 * _e1008;
                    float _e1010 = value_8;
                    value_8 = _e1010 * factor_2;
                    uint _e1012 = column(n_11, params);
                    uint at_8 = _e969 + _e1012;
                    float _e1014 = value_8;
                    StoredOut _e1017 = out[at_8];
                    value_8 = _e1014 + static_cast<float>(_e1017);
                    float _e1022 = value_8;
                    out[at_8] = static_cast<float>(_e1022);
                }
            }
            {
                uint n_12 = (first_n_1 + own_n) + 8u;
                uint _e1029 = params.n;
                if (n_12 < _e1029) {
                    float _e1032 = sums.inner[9];
                    value_9 = _e1032;
                    float _e1034 = value_9;
                    uint _e1038 = params.skip_bias;
                    float _e1041 = bias[_e1038 + n_12];
                    value_9 = _e1034 + _e1041;
                    float _e1043 = value_9;
                    Element _e1044 = activate(_e1043);
                    value_9 = _e1044;
                    float _e1045 = value_9;
                    StoredGate _e1049 = gate[_e973 + n_12];
                    Element _e1051 = sigmoid(static_cast<float>(_e1049));
                    value_9 = _e1045 * _e1051;
                    float _e1053 = value_9;
                    value_9 = _e1053 * factor_2;
                    uint _e1055 = column(n_12, params);
                    uint at_9 = _e969 + _e1055;
                    float _e1057 = value_9;
                    StoredOut _e1060 = out[at_9];
                    value_9 = _e1057 + static_cast<float>(_e1060);
                    float _e1065 = value_9;
                    out[at_9] = static_cast<float>(_e1065);
                }
            }
            {
                uint n_13 = (first_n_1 + own_n) + 16u;
                uint _e1072 = params.n;
                if (n_13 < _e1072) {
                    float _e1075 = sums.inner[10];
                    value_10 = _e1075;
                    float _e1077 = value_10;
                    uint _e1081 = params.skip_bias;
                    float _e1084 = bias[_e1081 + n_13];
                    value_10 = _e1077 + _e1084;
                    float _e1086 = value_10;
                    Element _e1087 = activate(_e1086);
                    value_10 = _e1087;
                    float _e1088 = value_10;
                    StoredGate _e1092 = gate[_e973 + n_13];
                    Element _e1094 = sigmoid(static_cast<float>(_e1092));
                    value_10 = _e1088 * _e1094;
                    float _e1096 = value_10;
                    value_10 = _e1096 * factor_2;
                    uint _e1098 = column(n_13, params);
                    uint at_10 = _e969 + _e1098;
                    float _e1100 = value_10;
                    StoredOut _e1103 = out[at_10];
                    value_10 = _e1100 + static_cast<float>(_e1103);
                    float _e1108 = value_10;
                    out[at_10] = static_cast<float>(_e1108);
                }
            }
            {
                uint n_14 = (first_n_1 + own_n) + 24u;
                uint _e1115 = params.n;
                if (n_14 < _e1115) {
                    float _e1118 = sums.inner[11];
                    value_11 = _e1118;
                    float _e1120 = value_11;
                    uint _e1124 = params.skip_bias;
                    float _e1127 = bias[_e1124 + n_14];
                    value_11 = _e1120 + _e1127;
                    float _e1129 = value_11;
                    Element _e1130 = activate(_e1129);
                    value_11 = _e1130;
                    float _e1131 = value_11;
                    StoredGate _e1135 = gate[_e973 + n_14];
                    Element _e1137 = sigmoid(static_cast<float>(_e1135));
                    value_11 = _e1131 * _e1137;
                    float _e1139 = value_11;
                    value_11 = _e1139 * factor_2;
                    uint _e1141 = column(n_14, params);
                    uint at_11 = _e969 + _e1141;
                    float _e1143 = value_11;
                    StoredOut _e1146 = out[at_11];
                    value_11 = _e1143 + static_cast<float>(_e1146);
                    float _e1151 = value_11;
                    out[at_11] = static_cast<float>(_e1151);
                }
            }
        }
    }
    {
        uint m_6 = (first_m_1 + own_m) + 24u;
        uint _e1158 = params.m;
        if (m_6 < _e1158) {
            metal::uint4 _e1162 = params.out;
            uint _e1163 = row_start(_e1162, m_6, params);
            metal::uint4 _e1166 = params.gate;
            uint _e1167 = row_start(_e1166, m_6, params);
            metal::uint4 _e1171 = params.mask;
            uint _e1172 = row_start(_e1171, m_6, params);
            float factor_3 = mask[_e1172];
            {
                uint n_15 = (first_n_1 + own_n) + 0u;
                uint _e1180 = params.n;
                if (n_15 < _e1180) {
                    float _e1183 = sums.inner[12];
                    value_12 = _e1183;
                    float _e1185 = value_12;
                    uint _e1189 = params.skip_bias;
                    float _e1192 = bias[_e1189 + n_15];
                    value_12 = _e1185 + _e1192;
                    float _e1194 = value_12;
                    Element _e1195 = activate(_e1194);
                    value_12 = _e1195;
                    float _e1196 = value_12;
                    StoredGate _e1200 = gate[_e1167 + n_15];
                    Element _e1202 = sigmoid(static_cast<float>(_e1200));
                    value_12 = _e1196 * _e1202;
                    float _e1204 = value_12;
                    value_12 = _e1204 * factor_3;
                    uint _e1206 = column(n_15, params);
                    uint at_12 = _e1163 + _e1206;
                    float _e1208 = value_12;
                    StoredOut _e1211 = out[at_12];
                    value_12 = _e1208 + static_cast<float>(_e1211);
                    float _e1216 = value_12;
                    out[at_12] = static_cast<float>(_e1216);
                }
            }
            {
                uint n_16 = (first_n_1 + own_n) + 8u;
                uint _e1223 = params.n;
                if (n_16 < _e1223) {
                    float _e1226 = sums.inner[13];
                    value_13 = _e1226;
                    float _e1228 = value_13;
                    uint _e1232 = params.skip_bias;
                    float _e1235 = bias[_e1232 + n_16];
                    value_13 = _e1228 + _e1235;
                    float _e1237 = value_13;
                    Element _e1238 = activate(_e1237);
                    value_13 = _e1238;
                    float _e1239 = value_13;
                    StoredGate _e1243 = gate[_e1167 + n_16];
                    Element _e1245 = sigmoid(static_cast<float>(_e1243));
                    value_13 = _e1239 * _e1245;
                    float _e1247 = value_13;
                    value_13 = _e1247 * factor_3;
                    uint _e1249 = column(n_16, params);
                    uint at_13 = _e1163 + _e1249;
                    float _e1251 = value_13;
                    StoredOut _e1254 = out[at_13];
                    value_13 = _e1251 + static_cast<float>(_e1254);
                    float _e1259 = value_13;
                    out[at_13] = static_cast<float>(_e1259);
                }
            }
            {
                uint n_17 = (first_n_1 + own_n) + 16u;
                uint _e1266 = params.n;
                if (n_17 < _e1266) {
                    float _e1269 = sums.inner[14];
                    value_14 = _e1269;
                    float _e1271 = value_14;
                    uint _e1275 = params.skip_bias;
                    float _e1278 = bias[_e1275 + n_17];
                    value_14 = _e1271 + _e1278;
                    float _e1280 = value_14;
                    Element _e1281 = activate(_e1280);
                    value_14 = _e1281;
                    float _e1282 = value_14;
                    StoredGate _e1286 = gate[_e1167 + n_17];
                    Element _e1288 = sigmoid(static_cast<float>(_e1286));
                    value_14 = _e1282 * _e1288;
                    float _e1290 = value_14;
                    value_14 = _e1290 * factor_3;
                    uint _e1292 = column(n_17, params);
                    uint at_14 = _e1163 + _e1292;
                    float _e1294 = value_14;
                    StoredOut _e1297 = out[at_14];
                    value_14 = _e1294 + static_cast<float>(_e1297);
                    float _e1302 = value_14;
                    out[at_14] = static_cast<float>(_e1302);
                }
            }
            {
                uint n_18 = (first_n_1 + own_n) + 24u;
                uint _e1309 = params.n;
                if (n_18 < _e1309) {
                    float _e1312 = sums.inner[15];
                    value_15 = _e1312;
                    float _e1314 = value_15;
                    uint _e1318 = params.skip_bias;
                    float _e1321 = bias[_e1318 + n_18];
                    value_15 = _e1314 + _e1321;
                    float _e1323 = value_15;
                    Element _e1324 = activate(_e1323);
                    value_15 = _e1324;
                    float _e1325 = value_15;
                    StoredGate _e1329 = gate[_e1167 + n_18];
                    Element _e1331 = sigmoid(static_cast<float>(_e1329));
                    value_15 = _e1325 * _e1331;
                    float _e1333 = value_15;
                    value_15 = _e1333 * factor_3;
                    uint _e1335 = column(n_18, params);
                    uint at_15 = _e1163 + _e1335;
                    float _e1337 = value_15;
                    StoredOut _e1340 = out[at_15];
                    value_15 = _e1337 + static_cast<float>(_e1340);
                    float _e1345 = value_15;
                    out[at_15] = static_cast<float>(_e1345);
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
