// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
    uint size3;
};

typedef float Element;
struct Params {
    uint count;
    uint width;
    uint inner;
    uint padding;
    metal::uint4 x;
    metal::uint4 segments;
    metal::uint4 y;
};
typedef Element type_2[1];
typedef float type_4[1];
constant uint LANES = 1u;
constant uint THREADS = 256u;

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
uint naga_f2u32(float value) {
    return static_cast<uint>(metal::clamp(value, 0.0, 4294967000.0));
}


struct main_Input {
};
[[max_total_threads_per_threadgroup(256)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, metal::uint3 groups [[threadgroups_per_grid]]
, uint lane [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_2 const& x [[user(fake0)]]
, device type_4 const& segments [[user(fake0)]]
, device type_2& y [[user(fake0)]]
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    float sum = 0.0;
    uint a = 0u;
    uint i = (((group.y * groups.x) + group.x) * THREADS) + lane;
    uint _e13 = params.count;
    if (i < _e13) {
        uint _e17 = params.width;
        uint n = naga_div(i, _e17);
        uint _e21 = params.width;
        uint c = naga_mod(i, _e21);
        metal::uint4 _e25 = params.segments;
        uint _e26 = row_start(_e25, n, params);
        float _e29 = segments[_e26];
        uint start = naga_f2u32(_e29);
        float _e35 = segments[_e26 + 1u];
        uint count = naga_f2u32(_e35);
        metal::uint4 _e39 = params.x;
        uint _e40 = row_start(_e39, n, params);
        uint _e45 = params.width;
        uint first = (naga_div(_e40, LANES) + (start * _e45)) + c;
        uint2 loop_bound = uint2(4294967295u);
        bool loop_init = true;
        while(true) {
            if (metal::all(loop_bound == uint2(0u))) { break; }
            loop_bound -= uint2(loop_bound.y == 0u, 1u);
            if (!loop_init) {
                uint _e67 = a;
                a = _e67 + 1u;
            }
            loop_init = false;
            uint _e53 = a;
            if (_e53 < count) {
            } else {
                break;
            }
            {
                float _e55 = sum;
                uint _e57 = a;
                uint _e60 = params.width;
                Element _e64 = x[first + (_e57 * _e60)];
                sum = _e55 + _e64;
            }
        }
        metal::uint4 _e72 = params.y;
        uint _e73 = row_start(_e72, n, params);
        float _e78 = sum;
        y[naga_div(_e73, LANES) + c] = _e78 / static_cast<float>(count);
        return;
    } else {
        return;
    }
}
