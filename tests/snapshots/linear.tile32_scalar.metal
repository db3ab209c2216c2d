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
typedef float StoredX;
typedef float StoredW;
typedef float StoredOut;
typedef float StoredGate;
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
    uint m_1,
    uint c,
    constant Params& params,
    device type_3 const& x_7,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local_16 = {};
    metal::float4 four = {};
    uint _e4 = params.m;
    if (!((m_1 >= _e4))) {
        uint _e11 = params.k;
        local_16 = c >= _e11;
    } else {
        local_16 = true;
    }
    bool _e14 = local_16;
    if (_e14) {
        return metal::float4 {};
    }
    metal::uint4 _e18 = params.x;
    uint _e19 = row_start(_e18, m_1, params);
    uint start = _e19 + c;
    StoredX _e23 = x_7[start];
    four = metal::float4(static_cast<float>(_e23), 0.0, 0.0, 0.0);
    uint _e34 = params.k;
    if ((c + 1u) < _e34) {
        StoredX _e41 = x_7[start + 1u];
        four.y = static_cast<float>(_e41);
    }
    uint _e47 = params.k;
    if ((c + 2u) < _e47) {
        StoredX _e54 = x_7[start + 2u];
        four.z = static_cast<float>(_e54);
    }
    uint _e60 = params.k;
    if ((c + 3u) < _e60) {
        StoredX _e67 = x_7[start + 3u];
        four.w = static_cast<float>(_e67);
    }
    metal::float4 _e69 = four;
    return _e69;
}

metal::float4 w_at(
    uint n,
    uint c_1,
    constant Params& params,
    device type_4 const& w,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local_17 = {};
    metal::float4 four_1 = {};
    uint _e4 = params.n;
    if (!((n >= _e4))) {
        uint _e11 = params.k;
        local_17 = c_1 >= _e11;
    } else {
        local_17 = true;
    }
    bool _e14 = local_17;
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
    uint first_m,
    uint first_n,
    uint first_c_1,
    uint lane_1,
    constant Params& params,
    device type_3 const& x_7,
    device type_4 const& w,
    thread metal::float4& next_x_0_,
    thread metal::float4& next_x_1_,
    thread metal::float4& next_w_0_,
    thread metal::float4& next_w_1_,
    constant _mslBufferSizes& _buffer_sizes
) {
    metal::float4 _e17 = x_at(first_m + naga_div(lane_1 + 0u, TILE_K4_), first_c_1 + (naga_mod(lane_1 + 0u, TILE_K4_) * 4u), params, x_7, _buffer_sizes);
    next_x_0_ = _e17;
    metal::float4 _e31 = x_at(first_m + naga_div(lane_1 + 64u, TILE_K4_), first_c_1 + (naga_mod(lane_1 + 64u, TILE_K4_) * 4u), params, x_7, _buffer_sizes);
    next_x_1_ = _e31;
    metal::float4 _e45 = w_at(first_n + naga_div(lane_1 + 0u, TILE_K4_), first_c_1 + (naga_mod(lane_1 + 0u, TILE_K4_) * 4u), params, w, _buffer_sizes);
    next_w_0_ = _e45;
    metal::float4 _e59 = w_at(first_n + naga_div(lane_1 + 64u, TILE_K4_), first_c_1 + (naga_mod(lane_1 + 64u, TILE_K4_) * 4u), params, w, _buffer_sizes);
    next_w_1_ = _e59;
    return;
}

void place(
    uint lane_2,
    threadgroup type_10& sh_x,
    threadgroup type_10& sh_w,
    thread metal::float4& next_x_0_,
    thread metal::float4& next_x_1_,
    thread metal::float4& next_w_0_,
    thread metal::float4& next_w_1_
) {
    if ((lane_2 + 0u) < 128u) {
        metal::float4 _e19 = next_x_0_;
        sh_x.inner[(naga_div(lane_2 + 0u, TILE_K4_) * PITCH) + naga_mod(lane_2 + 0u, TILE_K4_)] = _e19;
    }
    if ((lane_2 + 64u) < 128u) {
        metal::float4 _e38 = next_x_1_;
        sh_x.inner[(naga_div(lane_2 + 64u, TILE_K4_) * PITCH) + naga_mod(lane_2 + 64u, TILE_K4_)] = _e38;
    }
    metal::float4 _e53 = next_w_0_;
    sh_w.inner[(naga_div(lane_2 + 0u, TILE_K4_) * PITCH) + naga_mod(lane_2 + 0u, TILE_K4_)] = _e53;
    metal::float4 _e68 = next_w_1_;
    sh_w.inner[(naga_div(lane_2 + 64u, TILE_K4_) * PITCH) + naga_mod(lane_2 + 64u, TILE_K4_)] = _e68;
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

void store(
    uint m_2,
    uint n_1,
    float sum_1,
    constant Params& params,
    device type_5& out,
    device type_7 const& bias,
    device type_8 const& gate,
    device type_7 const& mask,
    constant _mslBufferSizes& _buffer_sizes
) {
    float value = {};
    value = sum_1;
    float _e4 = value;
    uint _e8 = params.skip_bias;
    float _e11 = bias[_e8 + n_1];
    value = _e4 + _e11;
    float _e13 = value;
    Element _e14 = activate(_e13);
    value = _e14;
    float _e15 = value;
    metal::uint4 _e19 = params.gate;
    uint _e20 = row_start(_e19, m_2, params);
    StoredGate _e23 = gate[_e20 + n_1];
    Element _e25 = sigmoid(static_cast<float>(_e23));
    value = _e15 * _e25;
    float _e27 = value;
    metal::uint4 _e31 = params.mask;
    uint _e32 = row_start(_e31, m_2, params);
    float _e34 = mask[_e32];
    value = _e27 * _e34;
    metal::uint4 columns = params.out_columns;
    metal::uint4 _e41 = params.out;
    uint _e42 = row_start(_e41, m_2, params);
    uint at = (_e42 + (naga_div(n_1, columns.x) * columns.y)) + (naga_mod(n_1, columns.x) * columns.z);
    float _e53 = value;
    StoredOut _e56 = out[at];
    value = _e53 + static_cast<float>(_e56);
    float _e61 = value;
    out[at] = static_cast<float>(_e61);
    return;
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
    metal::float4 next_x_1_ = {};
    metal::float4 next_w_0_ = {};
    metal::float4 next_w_1_ = {};
    if (lane == 0u) {
        sh_x = {};
        sh_w = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    type_13 sums = {};
    uint first_c = 0u;
    bool local = {};
    bool local_1 = {};
    bool local_2 = {};
    bool local_3 = {};
    bool local_4 = {};
    bool local_5 = {};
    bool local_6 = {};
    bool local_7 = {};
    bool local_8 = {};
    bool local_9 = {};
    bool local_10 = {};
    bool local_11 = {};
    bool local_12 = {};
    bool local_13 = {};
    bool local_14 = {};
    bool local_15 = {};
    uint first_m_1 = group.y * TILE_M;
    uint first_n_1 = group.x * TILE_N;
    uint own_m = naga_div(lane, GROUP_N);
    uint own_n = naga_mod(lane, GROUP_N);
    fetch(first_m_1, first_n_1, 0u, lane, params, x_7, w, next_x_0_, next_x_1_, next_w_0_, next_w_1_, _buffer_sizes);
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
            fetch(first_m_1, first_n_1, _e21 + TILE_K, lane, params, x_7, w, next_x_0_, next_x_1_, next_w_0_, next_w_1_, _buffer_sizes);
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
        {
            uint n_3 = (first_n_1 + own_n) + 0u;
            uint _e579 = params.m;
            if (m_3 < _e579) {
                uint _e585 = params.n;
                local = n_3 < _e585;
            } else {
                local = false;
            }
            bool _e588 = local;
            if (_e588) {
                float _e590 = sums.inner[0];
                store(m_3, n_3, _e590, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
        {
            uint n_4 = (first_n_1 + own_n) + 8u;
            uint _e596 = params.m;
            if (m_3 < _e596) {
                uint _e602 = params.n;
                local_1 = n_4 < _e602;
            } else {
                local_1 = false;
            }
            bool _e605 = local_1;
            if (_e605) {
                float _e607 = sums.inner[1];
                store(m_3, n_4, _e607, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
        {
            uint n_5 = (first_n_1 + own_n) + 16u;
            uint _e613 = params.m;
            if (m_3 < _e613) {
                uint _e619 = params.n;
                local_2 = n_5 < _e619;
            } else {
                local_2 = false;
            }
            bool _e622 = local_2;
            if (_e622) {
                float _e624 = sums.inner[2];
                store(m_3, n_5, _e624, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
        {
            uint n_6 = (first_n_1 + own_n) + 24u;
            uint _e630 = params.m;
            if (m_3 < _e630) {
                uint _e636 = params.n;
                local_3 = n_6 < _e636;
            } else {
                local_3 = false;
            }
            bool _e639 = local_3;
            if (_e639) {
                float _e641 = sums.inner[3];
                store(m_3, n_6, _e641, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
    }
    {
        uint m_4 = (first_m_1 + own_m) + 8u;
        {
            uint n_7 = (first_n_1 + own_n) + 0u;
            uint _e650 = params.m;
            if (m_4 < _e650) {
                uint _e656 = params.n;
                local_4 = n_7 < _e656;
            } else {
                local_4 = false;
            }
            bool _e659 = local_4;
            if (_e659) {
                float _e661 = sums.inner[4];
                store(m_4, n_7, _e661, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
        {
            uint n_8 = (first_n_1 + own_n) + 8u;
            uint _e667 = params.m;
            if (m_4 < _e667) {
                uint _e673 = params.n;
                local_5 = n_8 < _e673;
            } else {
                local_5 = false;
            }
            bool _e676 = local_5;
            if (_e676) {
                float _e678 = sums.inner[5];
                store(m_4, n_8, _e678, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
        {
            uint n_9 = (first_n_1 + own_n) + 16u;
            uint _e684 = params.m;
            if (m_4 < _e684) {
                uint _e690 = params.n;
                local_6 = n_9 < _e690;
            } else {
                local_6 = false;
            }
            bool _e693 = local_6;
            if (_e693) {
                float _e695 = sums.inner[6];
                store(m_4, n_9, _e695, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
        {
            uint n_10 = (first_n_1 + own_n) + 24u;
            uint _e701 = params.m;
            if (m_4 < _e701) {
                uint _e707 = params.n;
                local_7 = n_10 < _e707;
            } else {
                local_7 = false;
            }
            bool _e710 = local_7;
            if (_e710) {
                float _e712 = sums.inner[7];
                store(m_4, n_10, _e712, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
    }
    {
        uint m_5 = (first_m_1 + own_m) + 16u;
        {
            uint n_11 = (first_n_1 + own_n) + 0u;
            uint _e721 = params.m;
            if (m_5 < _e721) {
                uint _e727 = params.n;
                local_8 = n_11 < _e727;
            } else {
                local_8 = false;
            }
            bool _e730 = local_8;
            if (_e730) {
                float _e732 = sums.inner[8];
                store(m_5, n_11, _e732, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
        {
            uint n_12 = (first_n_1 + own_n) + 8u;
            uint _e738 = params.m;
            if (m_5 < _e738) {
                uint _e744 = params.n;
                local_9 = n_12 < _e744;
            } else {
                local_9 = false;
            }
            bool _e747 = local_9;
            if (_e747) {
                float _e749 = sums.inner[9];
                store(m_5, n_12, _e749, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
        {
            uint n_13 = (first_n_1 + own_n) + 16u;
            uint _e755 = params.m;
            if (m_5 < _e755) {
                uint _e761 = params.n;
                local_10 = n_13 < _e761;
            } else {
                local_10 = false;
            }
            bool _e764 = local_10;
            if (_e764) {
                float _e766 = sums.inner[10];
                store(m_5, n_13, _e766, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
        {
            uint n_14 = (first_n_1 + own_n) + 24u;
            uint _e772 = params.m;
            if (m_5 < _e772) {
                uint _e778 = params.n;
                local_11 = n_14 < _e778;
            } else {
                local_11 = false;
            }
            bool _e781 = local_11;
            if (_e781) {
                float _e783 = sums.inner[11];
                store(m_5, n_14, _e783, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
    }
    {
        uint m_6 = (first_m_1 + own_m) + 24u;
        {
            uint n_15 = (first_n_1 + own_n) + 0u;
            uint _e792 = params.m;
            if (m_6 < _e792) {
                uint _e798 = params.n;
                local_12 = n_15 < _e798;
            } else {
                local_12 = false;
            }
            bool _e801 = local_12;
            if (_e801) {
                float _e803 = sums.inner[12];
                store(m_6, n_15, _e803, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
        {
            uint n_16 = (first_n_1 + own_n) + 8u;
            uint _e809 = params.m;
            if (m_6 < _e809) {
                uint _e815 = params.n;
                local_13 = n_16 < _e815;
            } else {
                local_13 = false;
            }
            bool _e818 = local_13;
            if (_e818) {
                float _e820 = sums.inner[13];
                store(m_6, n_16, _e820, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
        {
            uint n_17 = (first_n_1 + own_n) + 16u;
            uint _e826 = params.m;
            if (m_6 < _e826) {
                uint _e832 = params.n;
                local_14 = n_17 < _e832;
            } else {
                local_14 = false;
            }
            bool _e835 = local_14;
            if (_e835) {
                float _e837 = sums.inner[14];
                store(m_6, n_17, _e837, params, out, bias, gate, mask, _buffer_sizes);
            }
        }
        {
            uint n_18 = (first_n_1 + own_n) + 24u;
            uint _e843 = params.m;
            if (m_6 < _e843) {
                uint _e849 = params.n;
                local_15 = n_18 < _e849;
            } else {
                local_15 = false;
            }
            bool _e852 = local_15;
            if (_e852) {
                float _e854 = sums.inner[15];
                store(m_6, n_18, _e854, params, out, bias, gate, mask, _buffer_sizes);
                return;
            } else {
                return;
            }
        }
    }
}
