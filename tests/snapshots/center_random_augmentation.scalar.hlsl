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

static const uint THREADS = 256u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer x : register(t1);
ByteAddressBuffer transforms : register(t2);
ByteAddressBuffer noise_ : register(t3);
RWByteAddressBuffer noisy : register(u4);
RWByteAddressBuffer scaled : register(u5);
groupshared float3 sh_sums[256];

float3 position(uint start)
{
    float _e3 = asfloat(x.Load(start*4));
    float _e8 = asfloat(x.Load((start + 1u)*4));
    float _e13 = asfloat(x.Load((start + 2u)*4));
    return float3(_e3, _e8, _e13);
}

uint naga_div(uint lhs, uint rhs) {
    return lhs / (rhs == 0u ? 1u : rhs);
}

float3 ZeroValuefloat3() {
    return (float3)0;
}

[numthreads(256, 1, 1)]
void main(uint3 group : SV_GroupID, uint lane : SV_GroupIndex)
{
    if (lane == 0) {
        sh_sums = (float3[256])0;
    }
    GroupMemoryBarrierWithGroupSync();
    float3 sum = ZeroValuefloat3();
    uint a = (uint)0;
    uint half_ = 128u;
    uint a_1 = (uint)0;
    uint axis = (uint)0;
    float value = (float)0;

    uint _e4 = params.skip_x;
    uint _e8 = params.rows;
    uint first = (_e4 + ((group.x * _e8) * 3u));
    a = lane;
    uint2 loop_bound = uint2(4294967295u, 4294967295u);
    bool loop_init = true;
    while(true) {
        if (all(loop_bound == uint2(0u, 0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e28 = a;
            a = (_e28 + THREADS);
        }
        loop_init = false;
        uint _e16 = a;
        uint _e19 = params.atoms;
        if ((_e16 < _e19)) {
        } else {
            break;
        }
        {
            float3 _e21 = sum;
            uint _e22 = a;
            const float3 _e26 = position((first + (_e22 * 3u)));
            sum = (_e21 + _e26);
        }
    }
    float3 _e33 = sum;
    sh_sums[min(uint(lane), 255u)] = _e33;
    uint2 loop_bound_1 = uint2(4294967295u, 4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (all(loop_bound_1 == uint2(0u, 0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e50 = half_;
            half_ = naga_div(_e50, 2u);
        }
        loop_init_1 = false;
        uint _e36 = half_;
        if ((_e36 > 0u)) {
        } else {
            break;
        }
        {
            GroupMemoryBarrierWithGroupSync();
            uint _e39 = half_;
            if ((lane < _e39)) {
                float3 _e43 = sh_sums[min(uint(lane), 255u)];
                uint _e45 = half_;
                float3 _e48 = sh_sums[min(uint((lane + _e45)), 255u)];
                sh_sums[min(uint(lane), 255u)] = (_e43 + _e48);
            }
        }
    }
    GroupMemoryBarrierWithGroupSync();
    float3 _e55 = sh_sums[0];
    uint _e58 = params.atoms;
    float3 mean = (_e55 / (float(_e58)).xxx);
    uint _e65 = params.rows;
    uint row = (group.x * _e65);
    a_1 = lane;
    uint2 loop_bound_2 = uint2(4294967295u, 4294967295u);
    bool loop_init_2 = true;
    while(true) {
        if (all(loop_bound_2 == uint2(0u, 0u))) { break; }
        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
        if (!loop_init_2) {
            uint _e180 = a_1;
            a_1 = (_e180 + THREADS);
        }
        loop_init_2 = false;
        uint _e68 = a_1;
        uint _e71 = params.rows;
        if ((_e68 < _e71)) {
        } else {
            break;
        }
        {
            uint _e73 = a_1;
            const float3 _e77 = position((first + (_e73 * 3u)));
            float3 centred = (_e77 - mean);
            axis = 0u;
            uint2 loop_bound_3 = uint2(4294967295u, 4294967295u);
            bool loop_init_3 = true;
            while(true) {
                if (all(loop_bound_3 == uint2(0u, 0u))) { break; }
                loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
                if (!loop_init_3) {
                    uint _e178 = axis;
                    axis = (_e178 + 1u);
                }
                loop_init_3 = false;
                uint _e81 = axis;
                if ((_e81 < 3u)) {
                } else {
                    break;
                }
                {
                    uint _e86 = params.skip_transforms;
                    uint _e91 = axis;
                    uint transform = ((_e86 + (group.x * 12u)) + (_e91 * 4u));
                    value = 0.0;
                    uint _e97 = a_1;
                    uint _e100 = params.atoms;
                    if ((_e97 < _e100)) {
                        float _e104 = asfloat(transforms.Load(transform*4));
                        float _e109 = asfloat(transforms.Load((transform + 1u)*4));
                        float _e114 = asfloat(transforms.Load((transform + 2u)*4));
                        float _e121 = asfloat(transforms.Load((transform + 3u)*4));
                        value = (dot(float3(_e104, _e109, _e114), centred) + _e121);
                        float _e123 = value;
                        float _e126 = params.level;
                        uint _e130 = params.skip_noise;
                        uint _e134 = params.atoms;
                        uint _e136 = a_1;
                        uint _e141 = axis;
                        float _e144 = asfloat(noise_.Load(((_e130 + (((group.x * _e134) + _e136) * 3u)) + _e141)*4));
                        value = (_e123 + (_e126 * _e144));
                    }
                    uint _e150 = params.skip_out;
                    uint _e151 = a_1;
                    uint _e156 = axis;
                    float _e159 = value;
                    noisy.Store(((_e150 + ((row + _e151) * 3u)) + _e156)*4, asuint(_e159));
                    uint _e163 = params.skip_out;
                    uint _e164 = a_1;
                    uint _e169 = axis;
                    float _e174 = params.scale;
                    float _e175 = value;
                    scaled.Store(((_e163 + ((row + _e164) * 3u)) + _e169)*4, asuint((_e174 * _e175)));
                }
            }
        }
    }
    return;
}
