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

typedef float StoredOut;
typedef metal::float4 Element;
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
typedef float StoredX;
typedef StoredX type_3[1];
typedef float StoredW;
typedef StoredW type_4[1];
typedef StoredOut type_5[1];
typedef float type_6[1];
struct type_8 {
    metal::float4 inner[72];
};
struct type_9 {
    metal::float4 inner[136];
};
struct type_10 {
    metal::float4 inner[8];
};
constant uint SIGMOID = 1u;
constant uint ACTIVATION = 1u;
constant uint OWN = 1u;
constant uint TILE_M = 32u;
constant uint TILE_N = 64u;
constant uint TILE_K = 8u;
constant uint ROW_VECTORS = 1u;
constant uint COLUMN_VECTORS = 2u;
constant uint LANES_N = 8u;
constant uint FETCHES_X = 1u;
constant uint FETCHES_W = 2u;
constant uint GROUP_M = 8u;
constant uint GROUP_N = 8u;
constant uint THREADS = 64u;
constant uint STEP = 8u;
constant uint PITCH_M = 9u;
constant uint PITCH_N = 17u;
constant uint OUT_N = 32u;
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
        uint m_4 = first_m + ((naga_div(lane_2, TILE_K) + 0u) * 4u);
        uint _e16 = x_start(metal::min(m_4, last), params);
        uint _e20 = x_start(metal::min(m_4 + 1u, last), params);
        uint _e24 = x_start(metal::min(m_4 + 2u, last), params);
        uint _e28 = x_start(metal::min(m_4 + 3u, last), params);
        x_starts_0_ = metal::uint4(_e16, _e20, _e24, _e28);
        return;
    }
}

metal::float4 w_four(
    uint n,
    uint c,
    constant Params& params,
    device type_4 const& w_gate,
    device type_4 const& w_value,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint _e4 = params.n;
    uint last_1 = _e4 - 1u;
    uint local_1 = naga_mod(n, TILE_N);
    uint row = (naga_div(n, TILE_N) * OUT_N) + naga_mod(local_1, OUT_N);
    uint _e29 = params.k;
    metal::uint4 at = (metal::uint4(metal::min(row, last_1), metal::min(row + 1u, last_1), metal::min(row + 2u, last_1), metal::min(row + 3u, last_1)) * _e29) + metal::uint4(c);
    if (local_1 < OUT_N) {
        uint _e37 = params.skip_gate;
        metal::uint4 gate_1 = at + metal::uint4(_e37);
        StoredW _e43 = w_gate[gate_1.x];
        StoredW _e48 = w_gate[gate_1.y];
        StoredW _e53 = w_gate[gate_1.z];
        StoredW _e58 = w_gate[gate_1.w];
        return metal::float4(static_cast<float>(_e43), static_cast<float>(_e48), static_cast<float>(_e53), static_cast<float>(_e58));
    }
    uint _e63 = params.skip_value;
    metal::uint4 value_2 = at + metal::uint4(_e63);
    StoredW _e69 = w_value[value_2.x];
    StoredW _e74 = w_value[value_2.y];
    StoredW _e79 = w_value[value_2.z];
    StoredW _e84 = w_value[value_2.w];
    return metal::float4(static_cast<float>(_e69), static_cast<float>(_e74), static_cast<float>(_e79), static_cast<float>(_e84));
}

void fetch(
    uint first_n,
    uint first_c,
    uint lane_3,
    constant Params& params,
    device type_3 const& x_7,
    device type_4 const& w_gate,
    device type_4 const& w_value,
    thread metal::float4& next_x_0_,
    thread metal::uint4& x_starts_0_,
    thread metal::float4& next_w_0_,
    thread metal::float4& next_w_1_,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint c_1 = first_c + naga_mod(lane_3, TILE_K);
    next_x_0_ = metal::float4 {};
    next_w_0_ = metal::float4 {};
    next_w_1_ = metal::float4 {};
    uint _e14 = params.k;
    if (c_1 < _e14) {
        uint _e20 = x_starts_0_.x;
        StoredX _e23 = x_7[_e20 + c_1];
        uint _e28 = x_starts_0_.y;
        StoredX _e31 = x_7[_e28 + c_1];
        uint _e36 = x_starts_0_.z;
        StoredX _e39 = x_7[_e36 + c_1];
        uint _e44 = x_starts_0_.w;
        StoredX _e47 = x_7[_e44 + c_1];
        next_x_0_ = metal::float4(static_cast<float>(_e23), static_cast<float>(_e31), static_cast<float>(_e39), static_cast<float>(_e47));
        metal::float4 _e58 = w_four(first_n + ((naga_div(lane_3, TILE_K) + 0u) * 4u), c_1, params, w_gate, w_value, _buffer_sizes);
        next_w_0_ = _e58;
        metal::float4 _e67 = w_four(first_n + ((naga_div(lane_3, TILE_K) + 8u) * 4u), c_1, params, w_gate, w_value, _buffer_sizes);
        next_w_1_ = _e67;
        return;
    } else {
        return;
    }
}

void place(
    uint lane_4,
    threadgroup type_8& sh_x,
    threadgroup type_9& sh_w,
    thread metal::float4& next_x_0_,
    thread metal::float4& next_w_0_,
    thread metal::float4& next_w_1_
) {
    if ((lane_4 + 0u) < 64u) {
        metal::float4 _e17 = next_x_0_;
        sh_x.inner[((naga_mod(lane_4, TILE_K) * PITCH_M) + naga_div(lane_4, TILE_K)) + 0u] = _e17;
    }
    metal::float4 _e30 = next_w_0_;
    sh_w.inner[((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 0u] = _e30;
    metal::float4 _e43 = next_w_1_;
    sh_w.inner[((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 8u] = _e43;
    return;
}

void multiply(
    uint first_m_1,
    uint first_n_1,
    metal::uint2 own,
    uint lane_5,
    constant Params& params,
    device type_3 const& x_7,
    device type_4 const& w_gate,
    device type_4 const& w_value,
    threadgroup type_8& sh_x,
    threadgroup type_9& sh_w,
    thread type_10& sums,
    thread metal::float4& next_x_0_,
    thread metal::uint4& x_starts_0_,
    thread metal::float4& next_w_0_,
    thread metal::float4& next_w_1_,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint first_c_1 = 0u;
    aim(first_m_1, lane_5, params, x_starts_0_);
    fetch(first_n_1, 0u, lane_5, params, x_7, w_gate, w_value, next_x_0_, x_starts_0_, next_w_0_, next_w_1_, _buffer_sizes);
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e591 = first_c_1;
            first_c_1 = _e591 + TILE_K;
        }
        loop_init = false;
        uint _e7 = first_c_1;
        uint _e10 = params.k;
        if (_e7 < _e10) {
        } else {
            break;
        }
        {
            place(lane_5, sh_x, sh_w, next_x_0_, next_w_0_, next_w_1_);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e12 = first_c_1;
            fetch(first_n_1, _e12 + TILE_K, lane_5, params, x_7, w_gate, w_value, next_x_0_, x_starts_0_, next_w_0_, next_w_1_, _buffer_sizes);
            {
                metal::float4 b_0_ = sh_w.inner[(0u + own.y) + 0u];
                metal::float4 b_1_ = sh_w.inner[(0u + own.y) + 8u];
                metal::float4 a_0_ = sh_x.inner[(0u + own.x) + 0u];
                metal::float4 _e41 = sums.inner[0];
                sums.inner[0] = _e41 + (a_0_.x * b_0_);
                metal::float4 _e47 = sums.inner[2];
                sums.inner[2] = _e47 + (a_0_.y * b_0_);
                metal::float4 _e53 = sums.inner[4];
                sums.inner[4] = _e53 + (a_0_.z * b_0_);
                metal::float4 _e59 = sums.inner[6];
                sums.inner[6] = _e59 + (a_0_.w * b_0_);
                metal::float4 _e65 = sums.inner[1];
                sums.inner[1] = _e65 + (a_0_.x * b_1_);
                metal::float4 _e71 = sums.inner[3];
                sums.inner[3] = _e71 + (a_0_.y * b_1_);
                metal::float4 _e77 = sums.inner[5];
                sums.inner[5] = _e77 + (a_0_.z * b_1_);
                metal::float4 _e83 = sums.inner[7];
                sums.inner[7] = _e83 + (a_0_.w * b_1_);
            }
            {
                metal::float4 b_0_1 = sh_w.inner[(17u + own.y) + 0u];
                metal::float4 b_1_1 = sh_w.inner[(17u + own.y) + 8u];
                metal::float4 a_0_1 = sh_x.inner[(9u + own.x) + 0u];
                metal::float4 _e113 = sums.inner[0];
                sums.inner[0] = _e113 + (a_0_1.x * b_0_1);
                metal::float4 _e119 = sums.inner[2];
                sums.inner[2] = _e119 + (a_0_1.y * b_0_1);
                metal::float4 _e125 = sums.inner[4];
                sums.inner[4] = _e125 + (a_0_1.z * b_0_1);
                metal::float4 _e131 = sums.inner[6];
                sums.inner[6] = _e131 + (a_0_1.w * b_0_1);
                metal::float4 _e137 = sums.inner[1];
                sums.inner[1] = _e137 + (a_0_1.x * b_1_1);
                metal::float4 _e143 = sums.inner[3];
                sums.inner[3] = _e143 + (a_0_1.y * b_1_1);
                metal::float4 _e149 = sums.inner[5];
                sums.inner[5] = _e149 + (a_0_1.z * b_1_1);
                metal::float4 _e155 = sums.inner[7];
                sums.inner[7] = _e155 + (a_0_1.w * b_1_1);
            }
            {
                metal::float4 b_0_2 = sh_w.inner[(34u + own.y) + 0u];
                metal::float4 b_1_2 = sh_w.inner[(34u + own.y) + 8u];
                metal::float4 a_0_2 = sh_x.inner[(18u + own.x) + 0u];
                metal::float4 _e185 = sums.inner[0];
                sums.inner[0] = _e185 + (a_0_2.x * b_0_2);
                metal::float4 _e191 = sums.inner[2];
                sums.inner[2] = _e191 + (a_0_2.y * b_0_2);
                metal::float4 _e197 = sums.inner[4];
                sums.inner[4] = _e197 + (a_0_2.z * b_0_2);
                metal::float4 _e203 = sums.inner[6];
                sums.inner[6] = _e203 + (a_0_2.w * b_0_2);
                metal::float4 _e209 = sums.inner[1];
                sums.inner[1] = _e209 + (a_0_2.x * b_1_2);
                metal::float4 _e215 = sums.inner[3];
                sums.inner[3] = _e215 + (a_0_2.y * b_1_2);
                metal::float4 _e221 = sums.inner[5];
                sums.inner[5] = _e221 + (a_0_2.z * b_1_2);
                metal::float4 _e227 = sums.inner[7];
                sums.inner[7] = _e227 + (a_0_2.w * b_1_2);
            }
            {
                metal::float4 b_0_3 = sh_w.inner[(51u + own.y) + 0u];
                metal::float4 b_1_3 = sh_w.inner[(51u + own.y) + 8u];
                metal::float4 a_0_3 = sh_x.inner[(27u + own.x) + 0u];
                metal::float4 _e257 = sums.inner[0];
                sums.inner[0] = _e257 + (a_0_3.x * b_0_3);
                metal::float4 _e263 = sums.inner[2];
                sums.inner[2] = _e263 + (a_0_3.y * b_0_3);
                metal::float4 _e269 = sums.inner[4];
                sums.inner[4] = _e269 + (a_0_3.z * b_0_3);
                metal::float4 _e275 = sums.inner[6];
                sums.inner[6] = _e275 + (a_0_3.w * b_0_3);
                metal::float4 _e281 = sums.inner[1];
                sums.inner[1] = _e281 + (a_0_3.x * b_1_3);
                metal::float4 _e287 = sums.inner[3];
                sums.inner[3] = _e287 + (a_0_3.y * b_1_3);
                metal::float4 _e293 = sums.inner[5];
                sums.inner[5] = _e293 + (a_0_3.z * b_1_3);
                metal::float4 _e299 = sums.inner[7];
                sums.inner[7] = _e299 + (a_0_3.w * b_1_3);
            }
            {
                metal::float4 b_0_4 = sh_w.inner[(68u + own.y) + 0u];
                metal::float4 b_1_4 = sh_w.inner[(68u + own.y) + 8u];
                metal::float4 a_0_4 = sh_x.inner[(36u + own.x) + 0u];
                metal::float4 _e329 = sums.inner[0];
                sums.inner[0] = _e329 + (a_0_4.x * b_0_4);
                metal::float4 _e335 = sums.inner[2];
                sums.inner[2] = _e335 + (a_0_4.y * b_0_4);
                metal::float4 _e341 = sums.inner[4];
                sums.inner[4] = _e341 + (a_0_4.z * b_0_4);
                metal::float4 _e347 = sums.inner[6];
                sums.inner[6] = _e347 + (a_0_4.w * b_0_4);
                metal::float4 _e353 = sums.inner[1];
                sums.inner[1] = _e353 + (a_0_4.x * b_1_4);
                metal::float4 _e359 = sums.inner[3];
                sums.inner[3] = _e359 + (a_0_4.y * b_1_4);
                metal::float4 _e365 = sums.inner[5];
                sums.inner[5] = _e365 + (a_0_4.z * b_1_4);
                metal::float4 _e371 = sums.inner[7];
                sums.inner[7] = _e371 + (a_0_4.w * b_1_4);
            }
            {
                metal::float4 b_0_5 = sh_w.inner[(85u + own.y) + 0u];
                metal::float4 b_1_5 = sh_w.inner[(85u + own.y) + 8u];
                metal::float4 a_0_5 = sh_x.inner[(45u + own.x) + 0u];
                metal::float4 _e401 = sums.inner[0];
                sums.inner[0] = _e401 + (a_0_5.x * b_0_5);
                metal::float4 _e407 = sums.inner[2];
                sums.inner[2] = _e407 + (a_0_5.y * b_0_5);
                metal::float4 _e413 = sums.inner[4];
                sums.inner[4] = _e413 + (a_0_5.z * b_0_5);
                metal::float4 _e419 = sums.inner[6];
                sums.inner[6] = _e419 + (a_0_5.w * b_0_5);
                metal::float4 _e425 = sums.inner[1];
                sums.inner[1] = _e425 + (a_0_5.x * b_1_5);
                metal::float4 _e431 = sums.inner[3];
                sums.inner[3] = _e431 + (a_0_5.y * b_1_5);
                metal::float4 _e437 = sums.inner[5];
                sums.inner[5] = _e437 + (a_0_5.z * b_1_5);
                metal::float4 _e443 = sums.inner[7];
                sums.inner[7] = _e443 + (a_0_5.w * b_1_5);
            }
            {
                metal::float4 b_0_6 = sh_w.inner[(102u + own.y) + 0u];
                metal::float4 b_1_6 = sh_w.inner[(102u + own.y) + 8u];
                metal::float4 a_0_6 = sh_x.inner[(54u + own.x) + 0u];
                metal::float4 _e473 = sums.inner[0];
                sums.inner[0] = _e473 + (a_0_6.x * b_0_6);
                metal::float4 _e479 = sums.inner[2];
                sums.inner[2] = _e479 + (a_0_6.y * b_0_6);
                metal::float4 _e485 = sums.inner[4];
                sums.inner[4] = _e485 + (a_0_6.z * b_0_6);
                metal::float4 _e491 = sums.inner[6];
                sums.inner[6] = _e491 + (a_0_6.w * b_0_6);
                metal::float4 _e497 = sums.inner[1];
                sums.inner[1] = _e497 + (a_0_6.x * b_1_6);
                metal::float4 _e503 = sums.inner[3];
                sums.inner[3] = _e503 + (a_0_6.y * b_1_6);
                metal::float4 _e509 = sums.inner[5];
                sums.inner[5] = _e509 + (a_0_6.z * b_1_6);
                metal::float4 _e515 = sums.inner[7];
                sums.inner[7] = _e515 + (a_0_6.w * b_1_6);
            }
            {
                metal::float4 b_0_7 = sh_w.inner[(119u + own.y) + 0u];
                metal::float4 b_1_7 = sh_w.inner[(119u + own.y) + 8u];
                metal::float4 a_0_7 = sh_x.inner[(63u + own.x) + 0u];
                metal::float4 _e545 = sums.inner[0];
                sums.inner[0] = _e545 + (a_0_7.x * b_0_7);
                metal::float4 _e551 = sums.inner[2];
                sums.inner[2] = _e551 + (a_0_7.y * b_0_7);
                metal::float4 _e557 = sums.inner[4];
                sums.inner[4] = _e557 + (a_0_7.z * b_0_7);
                metal::float4 _e563 = sums.inner[6];
                sums.inner[6] = _e563 + (a_0_7.w * b_0_7);
                metal::float4 _e569 = sums.inner[1];
                sums.inner[1] = _e569 + (a_0_7.x * b_1_7);
                metal::float4 _e575 = sums.inner[3];
                sums.inner[3] = _e575 + (a_0_7.y * b_1_7);
                metal::float4 _e581 = sums.inner[5];
                sums.inner[5] = _e581 + (a_0_7.z * b_1_7);
                metal::float4 _e587 = sums.inner[7];
                sums.inner[7] = _e587 + (a_0_7.w * b_1_7);
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
    metal::float4 n_2 = metal::select(metal::float4(1.0) + (metal::float4(2.0) * e_1), e_1 * (e_1 + metal::float4(2.0)), negative);
    return x_5 * (n_2 / (n_2 + metal::select((metal::float4(2.0) * e_1) * e_1, metal::float4(2.0), negative)));
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

metal::float4 finished(
    uint m_2,
    metal::float4 gate,
    metal::float4 value,
    constant Params& params,
    device type_6 const& mask,
    constant _mslBufferSizes& _buffer_sizes
) {
    Element _e3 = activate(gate);
    metal::uint4 _e8 = params.mask;
    uint _e11 = params.m;
    uint _e15 = row_start(_e8, metal::min(m_2, _e11 - 1u), params);
    float _e17 = mask[_e15];
    return (_e3 * value) * _e17;
}

void store(
    uint m_3,
    uint n_1,
    metal::float4 value_1,
    constant Params& params,
    device type_5& out,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local = {};
    uint _e5 = params.m;
    if (!((m_3 >= _e5))) {
        uint _e12 = params.n;
        local = n_1 >= _e12;
    } else {
        local = true;
    }
    bool _e15 = local;
    if (_e15) {
        return;
    }
    uint _e18 = params.plane;
    uint start = n_1 * _e18;
    metal::uint4 _e23 = params.out;
    uint _e24 = row_start(_e23, m_3, params);
    out[start + _e24] = static_cast<float>(value_1.x);
    uint _e33 = params.m;
    if ((m_3 + 1u) < _e33) {
        metal::uint4 _e38 = params.out;
        uint _e41 = row_start(_e38, m_3 + 1u, params);
        out[start + _e41] = static_cast<float>(value_1.y);
    }
    uint _e50 = params.m;
    if ((m_3 + 2u) < _e50) {
        metal::uint4 _e55 = params.out;
        uint _e58 = row_start(_e55, m_3 + 2u, params);
        out[start + _e58] = static_cast<float>(value_1.z);
    }
    uint _e67 = params.m;
    if ((m_3 + 3u) < _e67) {
        metal::uint4 _e72 = params.out;
        uint _e75 = row_start(_e72, m_3 + 3u, params);
        out[start + _e75] = static_cast<float>(value_1.w);
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
, device type_3 const& x_7 [[user(fake0)]]
, device type_4 const& w_gate [[user(fake0)]]
, device type_4 const& w_value [[user(fake0)]]
, device type_5& out [[user(fake0)]]
, device type_6 const& mask [[user(fake0)]]
, threadgroup type_8& sh_x
, threadgroup type_9& sh_w
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    type_10 sums = {};
    metal::float4 next_x_0_ = {};
    metal::uint4 x_starts_0_ = {};
    metal::float4 next_w_0_ = {};
    metal::float4 next_w_1_ = {};
    if (lane == 0u) {
        sh_x = {};
        sh_w = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::uint2 _e2 = own_place(lane);
    multiply(group.y * TILE_M, group.x * TILE_N, _e2, lane, params, x_7, w_gate, w_value, sh_x, sh_w, sums, next_x_0_, x_starts_0_, next_w_0_, next_w_1_, _buffer_sizes);
    {
        uint m_5 = (group.y * TILE_M) + ((_e2.x + 0u) * 4u);
        uint n_3 = (group.x * OUT_N) + ((_e2.y + 0u) * 4u);
        metal::float4 _e31 = sums.inner[0];
        metal::float4 _e34 = sums.inner[1];
        metal::float4 _e35 = finished(m_5 + 0u, _e31, _e34, params, mask, _buffer_sizes);
        metal::float4 _e40 = sums.inner[2];
        metal::float4 _e43 = sums.inner[3];
        metal::float4 _e44 = finished(m_5 + 1u, _e40, _e43, params, mask, _buffer_sizes);
        metal::float4 _e49 = sums.inner[4];
        metal::float4 _e52 = sums.inner[5];
        metal::float4 _e53 = finished(m_5 + 2u, _e49, _e52, params, mask, _buffer_sizes);
        metal::float4 _e58 = sums.inner[6];
        metal::float4 _e61 = sums.inner[7];
        metal::float4 _e62 = finished(m_5 + 3u, _e58, _e61, params, mask, _buffer_sizes);
        store(m_5, n_3, metal::float4(_e35.x, _e44.x, _e53.x, _e62.x), params, out, _buffer_sizes);
        store(m_5, n_3 + 1u, metal::float4(_e35.y, _e44.y, _e53.y, _e62.y), params, out, _buffer_sizes);
        store(m_5, n_3 + 2u, metal::float4(_e35.z, _e44.z, _e53.z, _e62.z), params, out, _buffer_sizes);
        store(m_5, n_3 + 3u, metal::float4(_e35.w, _e44.w, _e53.w, _e62.w), params, out, _buffer_sizes);
        return;
    }
}
