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

typedef float Element;
typedef float StoredX;
typedef half StoredY;
typedef half StoredScale;
typedef half StoredOffset;
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
constant uint WIDTH = 1u;
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
    float value_1
) {
    float sum_1 = {};
    uint distance = 1u;
    sum_1 = value_1;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e14 = distance;
            distance = _e14 * 2u;
        }
        loop_init = false;
        uint _e6 = distance;
        if (_e6 < LANES) {
        } else {
            break;
        }
        {
            float _e9 = sum_1;
            float _e10 = sum_1;
            uint _e11 = distance;
            float unnamed = metal::simd_shuffle_xor(_e10, _e11);
            sum_1 = _e9 + unnamed;
        }
    }
    float _e17 = sum_1;
    return _e17;
}

float row_max(
    uint row_1,
    uint lane_1,
    float value_2
) {
    float peak = {};
    uint distance_1 = 1u;
    peak = value_2;
    uint2 loop_bound_1 = uint2(4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (metal::all(loop_bound_1 == uint2(0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e14 = distance_1;
            distance_1 = _e14 * 2u;
        }
        loop_init_1 = false;
        uint _e6 = distance_1;
        if (_e6 < LANES) {
        } else {
            break;
        }
        {
            float _e9 = peak;
            float _e10 = peak;
            uint _e11 = distance_1;
            float unnamed_1 = metal::simd_shuffle_xor(_e10, _e11);
            peak = metal::max(_e9, unnamed_1);
        }
    }
    float _e17 = peak;
    return _e17;
}

float total(
    Element value_3
) {
    return value_3;
}

struct main_Input {
};
[[max_total_threads_per_threadgroup(256)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, metal::uint3 groups [[threadgroups_per_grid]]
, metal::uint3 local [[thread_position_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_3 const& x [[user(fake0)]]
, device type_4& y [[user(fake0)]]
, device type_5 const& scale [[user(fake0)]]
, device type_6 const& offset [[user(fake0)]]
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    Element sum = Element {};
    uint c = {};
    Element squares = Element {};
    uint c_1 = {};
    uint c_2 = {};
    float value = {};
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
            sum = _e35 + static_cast<float>(_e40);
        }
    }
    Element _e47 = sum;
    float _e48 = total(_e47);
    float _e49 = row_sum(local.y, lane_2, _e48);
    uint _e52 = params.channels;
    float mean = static_cast<float>(_e49 / static_cast<float>(_e52));
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
            float centred = static_cast<float>(_e65) - mean;
            Element _e68 = squares;
            squares = _e68 + (centred * centred);
        }
    }
    Element _e75 = squares;
    float _e76 = total(_e75);
    float _e77 = row_sum(local.y, lane_2, _e76);
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
                value = (static_cast<float>(_e119) - mean) * factor;
                float _e124 = value;
                uint _e126 = c_2;
                StoredScale _e129 = scale[scale_start + _e126];
                value = _e124 * static_cast<float>(_e129);
                float _e132 = value;
                uint _e134 = c_2;
                StoredOffset _e137 = offset[offset_start + _e134];
                value = _e132 + static_cast<float>(_e137);
                uint _e141 = c_2;
                float _e144 = value;
                y[target_start + _e141] = static_cast<half>(_e144);
            }
        }
        return;
    } else {
        return;
    }
}
