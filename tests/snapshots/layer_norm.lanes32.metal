// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
};

struct Params {
    uint rows;
    uint channels;
    uint inner;
    float epsilon;
    metal::uint4 x;
    metal::uint4 y;
    metal::uint4 scale;
    metal::uint4 offset;
};
typedef float type_3[1];
struct type_4 {
    float inner[256];
};
constant uint ROWS = 8u;
constant uint LANES = 32u;

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

float row_sum(
    uint row,
    uint lane,
    float value_1,
    threadgroup type_4& sh_lanes
) {
    uint half_ = 16u;
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    sh_lanes.inner[(row * LANES) + lane] = value_1;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e30 = half_;
            half_ = naga_div(_e30, 2u);
        }
        loop_init = false;
        uint _e10 = half_;
        if (_e10 > 0u) {
        } else {
            break;
        }
        {
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e13 = half_;
            if (lane < _e13) {
                float _e20 = sh_lanes.inner[(row * LANES) + lane];
                uint _e25 = half_;
                float _e28 = sh_lanes.inner[((row * LANES) + lane) + _e25];
                sh_lanes.inner[(row * LANES) + lane] = _e20 + _e28;
            }
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    float _e37 = sh_lanes.inner[row * LANES];
    return _e37;
}

float row_max(
    uint row_1,
    uint lane_1,
    float value_2,
    threadgroup type_4& sh_lanes
) {
    uint half_1 = 16u;
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    sh_lanes.inner[(row_1 * LANES) + lane_1] = value_2;
    uint2 loop_bound_1 = uint2(4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (metal::all(loop_bound_1 == uint2(0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e35 = half_1;
            half_1 = naga_div(_e35, 2u);
        }
        loop_init_1 = false;
        uint _e10 = half_1;
        if (_e10 > 0u) {
        } else {
            break;
        }
        {
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e13 = half_1;
            if (lane_1 < _e13) {
                float _e25 = sh_lanes.inner[(row_1 * LANES) + lane_1];
                uint _e30 = half_1;
                float _e33 = sh_lanes.inner[((row_1 * LANES) + lane_1) + _e30];
                sh_lanes.inner[(row_1 * LANES) + lane_1] = metal::max(_e25, _e33);
            }
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    float _e42 = sh_lanes.inner[row_1 * LANES];
    return _e42;
}

struct main_Input {
};
[[max_total_threads_per_threadgroup(256)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, metal::uint3 groups [[threadgroups_per_grid]]
, metal::uint3 local [[thread_position_in_threadgroup]]
, uint __local_invocation_index [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_3 const& x [[user(fake0)]]
, device type_3& y [[user(fake0)]]
, threadgroup type_4& sh_lanes
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (__local_invocation_index == 0u) {
        sh_lanes = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    float sum = 0.0;
    uint c = {};
    float squares = 0.0;
    uint c_1 = {};
    uint c_2 = {};
    float value = {};
    uint lane_2 = local.x;
    uint m_1 = (((group.y * groups.x) + group.x) * ROWS) + local.y;
    uint _e15 = params.rows;
    uint row_2 = metal::min(m_1, _e15 - 1u);
    metal::uint4 _e21 = params.x;
    uint _e22 = row_start(_e21, row_2, params);
    c = lane_2;
    uint2 loop_bound_2 = uint2(4294967295u);
    bool loop_init_2 = true;
    while(true) {
        if (metal::all(loop_bound_2 == uint2(0u))) { break; }
        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
        if (!loop_init_2) {
            uint _e38 = c;
            c = _e38 + LANES;
        }
        loop_init_2 = false;
        uint _e26 = c;
        uint _e29 = params.channels;
        if (_e26 < _e29) {
        } else {
            break;
        }
        {
            float _e31 = sum;
            uint _e33 = c;
            float _e36 = x[_e22 + _e33];
            sum = _e31 + _e36;
        }
    }
    float _e42 = sum;
    float _e43 = row_sum(local.y, lane_2, _e42, sh_lanes);
    uint _e46 = params.channels;
    float mean = _e43 / static_cast<float>(_e46);
    c_1 = lane_2;
    uint2 loop_bound_3 = uint2(4294967295u);
    bool loop_init_3 = true;
    while(true) {
        if (metal::all(loop_bound_3 == uint2(0u))) { break; }
        loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
        if (!loop_init_3) {
            uint _e66 = c_1;
            c_1 = _e66 + LANES;
        }
        loop_init_3 = false;
        uint _e52 = c_1;
        uint _e55 = params.channels;
        if (_e52 < _e55) {
        } else {
            break;
        }
        {
            uint _e58 = c_1;
            float _e61 = x[_e22 + _e58];
            float centred = _e61 - mean;
            float _e63 = squares;
            squares = _e63 + (centred * centred);
        }
    }
    float _e70 = squares;
    float _e71 = row_sum(local.y, lane_2, _e70, sh_lanes);
    uint _e74 = params.channels;
    float variance = _e71 / static_cast<float>(_e74);
    float _e79 = params.epsilon;
    float factor = 1.0 / metal::sqrt(variance + _e79);
    uint _e86 = params.rows;
    if (m_1 < _e86) {
        metal::uint4 _e90 = params.y;
        uint _e91 = row_start(_e90, m_1, params);
        c_2 = lane_2;
        uint2 loop_bound_4 = uint2(4294967295u);
        bool loop_init_4 = true;
        while(true) {
            if (metal::all(loop_bound_4 == uint2(0u))) { break; }
            loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
            if (!loop_init_4) {
                uint _e111 = c_2;
                c_2 = _e111 + LANES;
            }
            loop_init_4 = false;
            uint _e93 = c_2;
            uint _e96 = params.channels;
            if (_e93 < _e96) {
            } else {
                break;
            }
            {
                uint _e99 = c_2;
                float _e102 = x[_e22 + _e99];
                value = (_e102 - mean) * factor;
                uint _e107 = c_2;
                float _e110 = value;
                y[_e91 + _e107] = _e110;
            }
        }
        return;
    } else {
        return;
    }
}
