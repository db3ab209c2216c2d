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
    uint columns;
    uint skip_x;
    uint skip_y;
};
typedef float type_2[1];
struct type_3 {
    float inner[256];
};
constant uint ROWS = 4u;
constant uint LANES = 64u;
constant float LOWEST = -300000000000000000000000000000000000000.0;

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

float row_sum(
    uint row,
    uint lane,
    float value,
    threadgroup type_3& sh_lanes
) {
    uint half_ = 32u;
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    sh_lanes.inner[(row * LANES) + lane] = value;
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
    float value_1,
    threadgroup type_3& sh_lanes
) {
    uint half_1 = 32u;
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    sh_lanes.inner[(row_1 * LANES) + lane_1] = value_1;
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
, device type_2 const& x [[user(fake0)]]
, device type_2& y [[user(fake0)]]
, threadgroup type_3& sh_lanes
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (__local_invocation_index == 0u) {
        sh_lanes = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    float peak = LOWEST;
    uint n = {};
    float sum = 0.0;
    uint n_1 = {};
    uint n_2 = {};
    uint lane_2 = local.x;
    uint m = (((group.y * groups.x) + group.x) * ROWS) + local.y;
    uint _e15 = params.rows;
    uint row_2 = metal::min(m, _e15 - 1u);
    uint _e21 = params.skip_x;
    uint _e24 = params.columns;
    uint start = _e21 + (row_2 * _e24);
    n = lane_2;
    uint2 loop_bound_2 = uint2(4294967295u);
    bool loop_init_2 = true;
    while(true) {
        if (metal::all(loop_bound_2 == uint2(0u))) { break; }
        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
        if (!loop_init_2) {
            uint _e42 = n;
            n = _e42 + LANES;
        }
        loop_init_2 = false;
        uint _e30 = n;
        uint _e33 = params.columns;
        if (_e30 < _e33) {
        } else {
            break;
        }
        {
            float _e35 = peak;
            uint _e37 = n;
            float _e40 = x[start + _e37];
            peak = metal::max(_e35, _e40);
        }
    }
    float _e46 = peak;
    float _e47 = row_max(local.y, lane_2, _e46, sh_lanes);
    peak = _e47;
    n_1 = lane_2;
    uint2 loop_bound_3 = uint2(4294967295u);
    bool loop_init_3 = true;
    while(true) {
        if (metal::all(loop_bound_3 == uint2(0u))) { break; }
        loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
        if (!loop_init_3) {
            uint _e66 = n_1;
            n_1 = _e66 + LANES;
        }
        loop_init_3 = false;
        uint _e51 = n_1;
        uint _e54 = params.columns;
        if (_e51 < _e54) {
        } else {
            break;
        }
        {
            float _e56 = sum;
            uint _e58 = n_1;
            float _e61 = x[start + _e58];
            float _e62 = peak;
            sum = _e56 + metal::exp(_e61 - _e62);
        }
    }
    float _e70 = sum;
    float _e71 = row_sum(local.y, lane_2, _e70, sh_lanes);
    sum = _e71;
    uint _e74 = params.rows;
    if (m < _e74) {
        n_2 = lane_2;
        uint2 loop_bound_4 = uint2(4294967295u);
        bool loop_init_4 = true;
        while(true) {
            if (metal::all(loop_bound_4 == uint2(0u))) { break; }
            loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
            if (!loop_init_4) {
                uint _e104 = n_2;
                n_2 = _e104 + LANES;
            }
            loop_init_4 = false;
            uint _e77 = n_2;
            uint _e80 = params.columns;
            if (_e77 < _e80) {
            } else {
                break;
            }
            {
                uint _e85 = params.skip_y;
                uint _e88 = params.columns;
                uint _e91 = n_2;
                uint _e95 = n_2;
                float _e98 = x[start + _e95];
                float _e99 = peak;
                float _e102 = sum;
                y[(_e85 + (m * _e88)) + _e91] = metal::exp(_e98 - _e99) / _e102;
            }
        }
        return;
    } else {
        return;
    }
}
