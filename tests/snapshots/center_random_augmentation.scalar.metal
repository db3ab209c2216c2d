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

struct Params {
    uint atoms;
    uint rows;
    float level;
    float scale;
    uint skip_x;
    uint skip_transforms;
    uint skip_noise;
    uint skip_out;
};
typedef float type_2[1];
struct type_4 {
    metal::float3 inner[256];
};
constant uint THREADS = 256u;

metal::float3 position(
    uint start,
    device type_2 const& x,
    constant _mslBufferSizes& _buffer_sizes
) {
    float _e3 = x[start];
    float _e8 = x[start + 1u];
    float _e13 = x[start + 2u];
    return metal::float3(_e3, _e8, _e13);
}
uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}


struct main_Input {
};
[[max_total_threads_per_threadgroup(256)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, uint lane [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_2 const& x [[user(fake0)]]
, device type_2 const& transforms [[user(fake0)]]
, device type_2 const& noise [[user(fake0)]]
, device type_2& noisy [[user(fake0)]]
, device type_2& scaled [[user(fake0)]]
, threadgroup type_4& sh_sums
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (lane == 0u) {
        sh_sums = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float3 sum = metal::float3 {};
    uint a = {};
    uint half_ = 128u;
    uint a_1 = {};
    uint axis = {};
    float value = {};
    uint _e4 = params.skip_x;
    uint _e8 = params.rows;
    uint first = _e4 + ((group.x * _e8) * 3u);
    a = lane;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e28 = a;
            a = _e28 + THREADS;
        }
        loop_init = false;
        uint _e16 = a;
        uint _e19 = params.atoms;
        if (_e16 < _e19) {
        } else {
            break;
        }
        {
            metal::float3 _e21 = sum;
            uint _e22 = a;
            metal::float3 _e26 = position(first + (_e22 * 3u), x, _buffer_sizes);
            sum = _e21 + _e26;
        }
    }
    metal::float3 _e33 = sum;
    sh_sums.inner[lane] = _e33;
    uint2 loop_bound_1 = uint2(4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (metal::all(loop_bound_1 == uint2(0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e50 = half_;
            half_ = naga_div(_e50, 2u);
        }
        loop_init_1 = false;
        uint _e36 = half_;
        if (_e36 > 0u) {
        } else {
            break;
        }
        {
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e39 = half_;
            if (lane < _e39) {
                metal::float3 _e43 = sh_sums.inner[lane];
                uint _e45 = half_;
                metal::float3 _e48 = sh_sums.inner[lane + _e45];
                sh_sums.inner[lane] = _e43 + _e48;
            }
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float3 _e55 = sh_sums.inner[0];
    uint _e58 = params.atoms;
    metal::float3 mean = _e55 / metal::float3(static_cast<float>(_e58));
    uint _e65 = params.rows;
    uint row = group.x * _e65;
    a_1 = lane;
    uint2 loop_bound_2 = uint2(4294967295u);
    bool loop_init_2 = true;
    while(true) {
        if (metal::all(loop_bound_2 == uint2(0u))) { break; }
        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
        if (!loop_init_2) {
            uint _e180 = a_1;
            a_1 = _e180 + THREADS;
        }
        loop_init_2 = false;
        uint _e68 = a_1;
        uint _e71 = params.rows;
        if (_e68 < _e71) {
        } else {
            break;
        }
        {
            uint _e73 = a_1;
            metal::float3 _e77 = position(first + (_e73 * 3u), x, _buffer_sizes);
            metal::float3 centred = _e77 - mean;
            axis = 0u;
            uint2 loop_bound_3 = uint2(4294967295u);
            bool loop_init_3 = true;
            while(true) {
                if (metal::all(loop_bound_3 == uint2(0u))) { break; }
                loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
                if (!loop_init_3) {
                    uint _e178 = axis;
                    axis = _e178 + 1u;
                }
                loop_init_3 = false;
                uint _e81 = axis;
                if (_e81 < 3u) {
                } else {
                    break;
                }
                {
                    uint _e86 = params.skip_transforms;
                    uint _e91 = axis;
                    uint transform = (_e86 + (group.x * 12u)) + (_e91 * 4u);
                    value = 0.0;
                    uint _e97 = a_1;
                    uint _e100 = params.atoms;
                    if (_e97 < _e100) {
                        float _e104 = transforms[transform];
                        float _e109 = transforms[transform + 1u];
                        float _e114 = transforms[transform + 2u];
                        float _e121 = transforms[transform + 3u];
                        value = metal::dot(metal::float3(_e104, _e109, _e114), centred) + _e121;
                        float _e123 = value;
                        float _e126 = params.level;
                        uint _e130 = params.skip_noise;
                        uint _e134 = params.atoms;
                        uint _e136 = a_1;
                        uint _e141 = axis;
                        float _e144 = noise[(_e130 + (((group.x * _e134) + _e136) * 3u)) + _e141];
                        value = _e123 + (_e126 * _e144);
                    }
                    uint _e150 = params.skip_out;
                    uint _e151 = a_1;
                    uint _e156 = axis;
                    float _e159 = value;
                    noisy[(_e150 + ((row + _e151) * 3u)) + _e156] = _e159;
                    uint _e163 = params.skip_out;
                    uint _e164 = a_1;
                    uint _e169 = axis;
                    float _e174 = params.scale;
                    float _e175 = value;
                    scaled[(_e163 + ((row + _e164) * 3u)) + _e169] = _e174 * _e175;
                }
            }
        }
    }
    return;
}
