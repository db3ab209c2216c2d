// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
    uint size3;
};

typedef half StoredOut;
struct Params {
    uint m;
    uint n;
    uint k;
    float factor;
    metal::uint4 a;
    metal::uint4 b;
    metal::uint4 out;
};
typedef half StoredX;
typedef StoredX type_3[1];
typedef half StoredW;
typedef StoredW type_4[1];
typedef StoredOut type_5[1];
struct type_7 {
    metal::float4 inner[72];
};
struct type_8 {
    metal::float4 inner[4];
};
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

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}

metal::uint2 own_place(
    uint lane_1
) {
    uint block = naga_div(lane_1, 32u);
    return metal::uint2(naga_mod(naga_div(lane_1, LANES_N), 4u) + (naga_div(block, 1u) * 4u), naga_mod(lane_1, LANES_N) + (naga_mod(block, 1u) * LANES_N));
}

uint x_start(
    uint i,
    constant Params& params,
    thread uint& channel
) {
    uint _e4 = params.a.z;
    uint _e6 = channel;
    uint _e10 = params.a.x;
    uint _e16 = params.a.y;
    return (_e4 + (_e6 * _e10)) + (i * _e16);
}

void aim(
    uint first_m,
    uint lane_2,
    constant Params& params,
    thread metal::uint4& x_starts_0_,
    thread uint& channel
) {
    uint _e4 = params.m;
    uint last = _e4 - 1u;
    {
        uint m = first_m + ((naga_div(lane_2, TILE_K) + 0u) * 4u);
        uint _e16 = x_start(metal::min(m, last), params, channel);
        uint _e20 = x_start(metal::min(m + 1u, last), params, channel);
        uint _e24 = x_start(metal::min(m + 2u, last), params, channel);
        uint _e28 = x_start(metal::min(m + 3u, last), params, channel);
        x_starts_0_ = metal::uint4(_e16, _e20, _e24, _e28);
        return;
    }
}

metal::float4 w_four(
    uint j,
    uint k,
    constant Params& params,
    device type_4 const& w,
    thread uint& channel,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint _e4 = params.n;
    uint last_1 = _e4 - 1u;
    uint _e10 = params.b.z;
    uint _e12 = channel;
    uint _e16 = params.b.x;
    uint at = (_e10 + (_e12 * _e16)) + k;
    uint _e25 = params.b.y;
    StoredW _e29 = w[(metal::min(j, last_1) * _e25) + at];
    uint _e38 = params.b.y;
    StoredW _e42 = w[(metal::min(j + 1u, last_1) * _e38) + at];
    uint _e51 = params.b.y;
    StoredW _e55 = w[(metal::min(j + 2u, last_1) * _e51) + at];
    uint _e64 = params.b.y;
    StoredW _e68 = w[(metal::min(j + 3u, last_1) * _e64) + at];
    return metal::float4(static_cast<float>(_e29), static_cast<float>(_e42), static_cast<float>(_e55), static_cast<float>(_e68));
}

void fetch(
    uint first_n,
    uint first_c,
    uint lane_3,
    constant Params& params,
    device type_3 const& x,
    device type_4 const& w,
    thread metal::float4& next_x_0_,
    thread metal::uint4& x_starts_0_,
    thread metal::float4& next_w_0_,
    thread uint& channel,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint c = first_c + naga_mod(lane_3, TILE_K);
    next_x_0_ = metal::float4 {};
    next_w_0_ = metal::float4 {};
    uint _e12 = params.k;
    if (c < _e12) {
        uint _e18 = x_starts_0_.x;
        StoredX _e21 = x[_e18 + c];
        uint _e26 = x_starts_0_.y;
        StoredX _e29 = x[_e26 + c];
        uint _e34 = x_starts_0_.z;
        StoredX _e37 = x[_e34 + c];
        uint _e42 = x_starts_0_.w;
        StoredX _e45 = x[_e42 + c];
        next_x_0_ = metal::float4(static_cast<float>(_e21), static_cast<float>(_e29), static_cast<float>(_e37), static_cast<float>(_e45));
        metal::float4 _e56 = w_four(first_n + ((naga_div(lane_3, TILE_K) + 0u) * 4u), c, params, w, channel, _buffer_sizes);
        next_w_0_ = _e56;
        return;
    } else {
        return;
    }
}

void place(
    uint lane_4,
    threadgroup type_7& sh_x,
    threadgroup type_7& sh_w,
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
    device type_3 const& x,
    device type_4 const& w,
    threadgroup type_7& sh_x,
    threadgroup type_7& sh_w,
    thread type_8& sums,
    thread metal::float4& next_x_0_,
    thread metal::uint4& x_starts_0_,
    thread metal::float4& next_w_0_,
    thread uint& channel,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint first_c_1 = 0u;
    aim(first_m_1, lane_5, params, x_starts_0_, channel);
    fetch(first_n_1, 0u, lane_5, params, x, w, next_x_0_, x_starts_0_, next_w_0_, channel, _buffer_sizes);
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
            fetch(first_n_1, _e12 + TILE_K, lane_5, params, x, w, next_x_0_, x_starts_0_, next_w_0_, channel, _buffer_sizes);
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

void store(
    uint i_1,
    uint j_1,
    float sum,
    constant Params& params,
    device type_5& out,
    thread uint& channel,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local = {};
    uint _e5 = params.m;
    if (i_1 < _e5) {
        uint _e11 = params.n;
        local = j_1 < _e11;
    } else {
        local = false;
    }
    bool _e14 = local;
    if (_e14) {
        uint _e19 = params.out.x;
        uint _e24 = params.out.y;
        uint _e30 = params.out.z;
        uint _e33 = channel;
        float _e38 = params.factor;
        out[(((i_1 * _e19) + (j_1 * _e24)) + _e30) + _e33] = static_cast<half>(_e38 * sum);
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
, device type_3 const& x [[user(fake0)]]
, device type_4 const& w [[user(fake0)]]
, device type_5& out [[user(fake0)]]
, threadgroup type_7& sh_x
, threadgroup type_7& sh_w
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    type_8 sums = {};
    metal::float4 next_x_0_ = {};
    metal::uint4 x_starts_0_ = {};
    metal::float4 next_w_0_ = {};
    uint channel = {};
    if (lane == 0u) {
        sh_x = {};
        sh_w = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    channel = group.x;
    metal::uint2 _e4 = own_place(lane);
    multiply(group.z * TILE_M, group.y * TILE_N, _e4, lane, params, x, w, sh_x, sh_w, sums, next_x_0_, x_starts_0_, next_w_0_, channel, _buffer_sizes);
    {
        uint i_2 = ((group.z * TILE_M) + ((_e4.x + 0u) * 4u)) + 0u;
        uint j_2 = (group.y * TILE_N) + ((_e4.y + 0u) * 4u);
        metal::float4 sum_1 = sums.inner[0];
        store(i_2, j_2, sum_1.x, params, out, channel, _buffer_sizes);
        store(i_2, j_2 + 1u, sum_1.y, params, out, channel, _buffer_sizes);
        store(i_2, j_2 + 2u, sum_1.z, params, out, channel, _buffer_sizes);
        store(i_2, j_2 + 3u, sum_1.w, params, out, channel, _buffer_sizes);
    }
    {
        uint i_3 = ((group.z * TILE_M) + ((_e4.x + 0u) * 4u)) + 1u;
        uint j_3 = (group.y * TILE_N) + ((_e4.y + 0u) * 4u);
        metal::float4 sum_2 = sums.inner[1];
        store(i_3, j_3, sum_2.x, params, out, channel, _buffer_sizes);
        store(i_3, j_3 + 1u, sum_2.y, params, out, channel, _buffer_sizes);
        store(i_3, j_3 + 2u, sum_2.z, params, out, channel, _buffer_sizes);
        store(i_3, j_3 + 3u, sum_2.w, params, out, channel, _buffer_sizes);
    }
    {
        uint i_4 = ((group.z * TILE_M) + ((_e4.x + 0u) * 4u)) + 2u;
        uint j_4 = (group.y * TILE_N) + ((_e4.y + 0u) * 4u);
        metal::float4 sum_3 = sums.inner[2];
        store(i_4, j_4, sum_3.x, params, out, channel, _buffer_sizes);
        store(i_4, j_4 + 1u, sum_3.y, params, out, channel, _buffer_sizes);
        store(i_4, j_4 + 2u, sum_3.z, params, out, channel, _buffer_sizes);
        store(i_4, j_4 + 3u, sum_3.w, params, out, channel, _buffer_sizes);
    }
    {
        uint i_5 = ((group.z * TILE_M) + ((_e4.x + 0u) * 4u)) + 3u;
        uint j_5 = (group.y * TILE_N) + ((_e4.y + 0u) * 4u);
        metal::float4 sum_4 = sums.inner[3];
        store(i_5, j_5, sum_4.x, params, out, channel, _buffer_sizes);
        store(i_5, j_5 + 1u, sum_4.y, params, out, channel, _buffer_sizes);
        store(i_5, j_5 + 2u, sum_4.z, params, out, channel, _buffer_sizes);
        store(i_5, j_5 + 3u, sum_4.w, params, out, channel, _buffer_sizes);
        return;
    }
}
