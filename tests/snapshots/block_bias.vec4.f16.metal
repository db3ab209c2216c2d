// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
};

typedef half Stored;
struct Params {
    metal::uint4 bias;
    uint queries;
    uint keys;
    metal::uint2 padding;
};
typedef Stored type_4[1];
typedef metal::half4 type_7[1];
constant float LOG2E = 1.442695;

half at(
    uint head,
    uint i,
    uint j,
    constant Params& params,
    device type_4 const& bias,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local_1 = {};
    uint _e5 = params.queries;
    if (!((i >= _e5))) {
        uint _e12 = params.keys;
        local_1 = j >= _e12;
    } else {
        local_1 = true;
    }
    bool _e15 = local_1;
    if (_e15) {
        return 0.0h;
    }
    uint _e20 = params.bias.w;
    uint _e24 = params.bias.x;
    uint _e30 = params.bias.y;
    uint _e36 = params.bias.z;
    uint place = ((_e20 + (head * _e24)) + (i * _e30)) + (j * _e36);
    Stored _e42 = bias[place];
    return static_cast<half>(metal::clamp(LOG2E * static_cast<float>(_e42), -60000.0, 60000.0));
}

struct main_Input {
};
[[max_total_threads_per_threadgroup(256)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, metal::uint3 groups [[threadgroups_per_grid]]
, metal::uint3 local [[thread_position_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_4 const& bias [[user(fake0)]]
, device type_7& out [[user(fake0)]]
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    uint i_1 = (group.x * 32u) + local.x;
    uint four = (group.y * 8u) + local.y;
    uint j_1 = four * 4u;
    uint target_at = ((((((group.z * groups.x) + group.x) * groups.y) * 8u) + four) * 32u) + local.x;
    half _e32 = at(group.z, i_1, j_1, params, bias, _buffer_sizes);
    half _e36 = at(group.z, i_1, j_1 + 1u, params, bias, _buffer_sizes);
    half _e40 = at(group.z, i_1, j_1 + 2u, params, bias, _buffer_sizes);
    half _e44 = at(group.z, i_1, j_1 + 3u, params, bias, _buffer_sizes);
    out[target_at] = metal::half4(_e32, _e36, _e40, _e44);
    return;
}
