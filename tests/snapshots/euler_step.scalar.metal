// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
    uint size3;
};

struct Params {
    uint count;
    float keep;
    float change;
    uint skip_x;
    uint skip_update;
    uint skip_y;
    metal::uint2 padding;
};
typedef float type_3[1];
constant uint THREADS = 256u;

struct main_Input {
};
[[max_total_threads_per_threadgroup(256)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, metal::uint3 groups [[threadgroups_per_grid]]
, uint lane [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_3 const& x [[user(fake0)]]
, device type_3 const& update [[user(fake0)]]
, device type_3& y [[user(fake0)]]
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    uint i = (((group.y * groups.x) + group.x) * THREADS) + lane;
    uint _e13 = params.count;
    if (i < _e13) {
        uint _e18 = params.skip_y;
        float _e23 = params.keep;
        uint _e27 = params.skip_x;
        float _e30 = x[_e27 + i];
        float _e34 = params.change;
        uint _e38 = params.skip_update;
        float _e41 = update[_e38 + i];
        y[_e18 + i] = (_e23 * _e30) + (_e34 * _e41);
        return;
    } else {
        return;
    }
}
