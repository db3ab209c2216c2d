// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
    uint size3;
    uint size4;
};

typedef metal::float4 Element;
typedef metal::float4 StoredX;
typedef metal::float4 StoredY;
typedef metal::float4 StoredScale;
typedef metal::float4 StoredOffset;
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
typedef StoredX type_3[1];
typedef StoredY type_4[1];
typedef StoredScale type_5[1];
typedef StoredOffset type_6[1];
struct type_7 {
    float inner[128];
};
constant uint WIDTH = 4u;
constant uint ROWS = 4u;
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
    threadgroup type_7& sh_lanes
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
    threadgroup type_7& sh_lanes
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

float total(
    Element value_3
) {
    return (value_3.x + value_3.y) + (value_3.z + value_3.w);
}

struct main_Input {
};
[[max_total_threads_per_threadgroup(128)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, metal::uint3 groups [[threadgroups_per_grid]]
, metal::uint3 local [[thread_position_in_threadgroup]]
, uint __local_invocation_index [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_3 const& x [[user(fake0)]]
, device type_4& y [[user(fake0)]]
, device type_5 const& scale [[user(fake0)]]
, device type_6 const& offset [[user(fake0)]]
, threadgroup type_7& sh_lanes
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (__local_invocation_index == 0u) {
        sh_lanes = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    Element sum = Element {};
    uint c = {};
    Element squares = Element {};
    uint c_1 = {};
    uint c_2 = {};
    metal::float4 value = {};
    uint lane_2 = local.x;
    uint m_1 = (((group.y * groups.x) + group.x) * ROWS) + local.y;
    uint _e15 = params.rows;
    uint row_2 = metal::min(m_1, _e15 - 1u);
    metal::uint4 _e21 = params.x;
    uint _e22 = row_start(_e21, row_2, params);
    uint start = naga_div(_e22, WIDTH);
    uint _e27 = params.channels;
    uint width = naga_div(_e27, WIDTH);
    c = lane_2;
    uint2 loop_bound_2 = uint2(4294967295u);
    bool loop_init_2 = true;
    while(true) {
        if (metal::all(loop_bound_2 == uint2(0u))) { break; }
        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
        if (!loop_init_2) {
            uint _e43 = c;
            c = _e43 + LANES;
        }
        loop_init_2 = false;
        uint _e33 = c;
        if (_e33 < width) {
        } else {
            break;
        }
        {
            Element _e35 = sum;
            uint _e37 = c;
            StoredX _e40 = x[start + _e37];
            sum = _e35 + static_cast<metal::float4>(_e40);
        }
    }
    Element _e47 = sum;
    float _e48 = total(_e47);
    float _e49 = row_sum(local.y, lane_2, _e48, sh_lanes);
    uint _e52 = params.channels;
    metal::float4 mean = metal::float4(_e49 / static_cast<float>(_e52));
    c_1 = lane_2;
    uint2 loop_bound_3 = uint2(4294967295u);
    bool loop_init_3 = true;
    while(true) {
        if (metal::all(loop_bound_3 == uint2(0u))) { break; }
        loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
        if (!loop_init_3) {
            uint _e71 = c_1;
            c_1 = _e71 + LANES;
        }
        loop_init_3 = false;
        uint _e59 = c_1;
        if (_e59 < width) {
        } else {
            break;
        }
        {
            uint _e62 = c_1;
            StoredX _e65 = x[start + _e62];
            metal::float4 centred = static_cast<metal::float4>(_e65) - mean;
            Element _e68 = squares;
            squares = _e68 + (centred * centred);
        }
    }
    Element _e75 = squares;
    float _e76 = total(_e75);
    float _e77 = row_sum(local.y, lane_2, _e76, sh_lanes);
    uint _e80 = params.channels;
    float variance = _e77 / static_cast<float>(_e80);
    float _e85 = params.epsilon;
    float factor = 1.0 / metal::sqrt(variance + _e85);
    uint _e92 = params.rows;
    if (m_1 < _e92) {
        metal::uint4 _e96 = params.y;
        uint _e97 = row_start(_e96, m_1, params);
        uint target_start = naga_div(_e97, WIDTH);
        metal::uint4 _e102 = params.scale;
        uint _e103 = row_start(_e102, m_1, params);
        uint scale_start = naga_div(_e103, WIDTH);
        metal::uint4 _e108 = params.offset;
        uint _e109 = row_start(_e108, m_1, params);
        uint offset_start = naga_div(_e109, WIDTH);
        c_2 = lane_2;
        uint2 loop_bound_4 = uint2(4294967295u);
        bool loop_init_4 = true;
        while(true) {
            if (metal::all(loop_bound_4 == uint2(0u))) { break; }
            loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
            if (!loop_init_4) {
                uint _e146 = c_2;
                c_2 = _e146 + LANES;
            }
            loop_init_4 = false;
            uint _e113 = c_2;
            if (_e113 < width) {
            } else {
                break;
            }
            {
                uint _e116 = c_2;
                StoredX _e119 = x[start + _e116];
                value = (static_cast<metal::float4>(_e119) - mean) * factor;
                metal::float4 _e124 = value;
                uint _e126 = c_2;
                StoredScale _e129 = scale[scale_start + _e126];
                value = _e124 * static_cast<metal::float4>(_e129);
                metal::float4 _e132 = value;
                uint _e134 = c_2;
                StoredOffset _e137 = offset[offset_start + _e134];
                value = _e132 + static_cast<metal::float4>(_e137);
                uint _e141 = c_2;
                metal::float4 _e144 = value;
                y[target_start + _e141] = static_cast<metal::float4>(_e144);
            }
        }
        return;
    } else {
        return;
    }
}
