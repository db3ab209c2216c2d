struct Params {
    uint rows;
    uint channels;
    uint inner;
    float epsilon;
    uint4 x;
    uint4 y;
    uint4 scale;
    uint4 offset;
};

static const uint WIDTH = 4u;
static const uint ROWS = 4u;
static const uint LANES = 32u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer x : register(t1);
RWByteAddressBuffer y : register(u2);
ByteAddressBuffer scale : register(t3);
ByteAddressBuffer offset : register(t4);
groupshared float sh_lanes[128];

uint naga_div(uint lhs, uint rhs) {
    return lhs / (rhs == 0u ? 1u : rhs);
}

uint naga_mod(uint lhs, uint rhs) {
    return lhs % (rhs == 0u ? 1u : rhs);
}

uint row_start(uint4 view, uint m)
{
    uint _e5 = params.inner;
    uint _e12 = params.inner;
    return ((view.z + (naga_div(m, _e5) * view.x)) + (naga_mod(m, _e12) * view.y));
}

float row_sum(uint row, uint lane, float value_1)
{
    uint half_ = 16u;

    GroupMemoryBarrierWithGroupSync();
    sh_lanes[min(uint(((row * LANES) + lane)), 127u)] = value_1;
    uint2 loop_bound = uint2(4294967295u, 4294967295u);
    bool loop_init = true;
    while(true) {
        if (all(loop_bound == uint2(0u, 0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e30 = half_;
            half_ = naga_div(_e30, 2u);
        }
        loop_init = false;
        uint _e10 = half_;
        if ((_e10 > 0u)) {
        } else {
            break;
        }
        {
            GroupMemoryBarrierWithGroupSync();
            uint _e13 = half_;
            if ((lane < _e13)) {
                float _e20 = sh_lanes[min(uint(((row * LANES) + lane)), 127u)];
                uint _e25 = half_;
                float _e28 = sh_lanes[min(uint((((row * LANES) + lane) + _e25)), 127u)];
                sh_lanes[min(uint(((row * LANES) + lane)), 127u)] = (_e20 + _e28);
            }
        }
    }
    GroupMemoryBarrierWithGroupSync();
    float _e37 = sh_lanes[min(uint((row * LANES)), 127u)];
    return _e37;
}

float row_max(uint row_1, uint lane_1, float value_2)
{
    uint half_1 = 16u;

    GroupMemoryBarrierWithGroupSync();
    sh_lanes[min(uint(((row_1 * LANES) + lane_1)), 127u)] = value_2;
    uint2 loop_bound_1 = uint2(4294967295u, 4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (all(loop_bound_1 == uint2(0u, 0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e35 = half_1;
            half_1 = naga_div(_e35, 2u);
        }
        loop_init_1 = false;
        uint _e10 = half_1;
        if ((_e10 > 0u)) {
        } else {
            break;
        }
        {
            GroupMemoryBarrierWithGroupSync();
            uint _e13 = half_1;
            if ((lane_1 < _e13)) {
                float _e25 = sh_lanes[min(uint(((row_1 * LANES) + lane_1)), 127u)];
                uint _e30 = half_1;
                float _e33 = sh_lanes[min(uint((((row_1 * LANES) + lane_1) + _e30)), 127u)];
                sh_lanes[min(uint(((row_1 * LANES) + lane_1)), 127u)] = max(_e25, _e33);
            }
        }
    }
    GroupMemoryBarrierWithGroupSync();
    float _e42 = sh_lanes[min(uint((row_1 * LANES)), 127u)];
    return _e42;
}

float total(float4 value_3)
{
    return ((value_3.x + value_3.y) + (value_3.z + value_3.w));
}

float4 ZeroValuefloat4() {
    return (float4)0;
}

[numthreads(32, 4, 1)]
void main(uint3 group : SV_GroupID, uint3 groups : SV_GroupID, uint3 local : SV_GroupThreadID, uint local_invocation_index : SV_GroupIndex)
{
    if (local_invocation_index == 0) {
        sh_lanes = (float[128])0;
    }
    GroupMemoryBarrierWithGroupSync();
    float4 sum = ZeroValuefloat4();
    uint c = (uint)0;
    float4 squares = ZeroValuefloat4();
    uint c_1 = (uint)0;
    uint c_2 = (uint)0;
    float4 value = (float4)0;

    uint lane_2 = local.x;
    uint m_1 = ((((group.y * groups.x) + group.x) * ROWS) + local.y);
    uint _e15 = params.rows;
    uint row_2 = min(m_1, (_e15 - 1u));
    uint4 _e21 = params.x;
    const uint _e22 = row_start(_e21, row_2);
    uint start = naga_div(_e22, WIDTH);
    uint _e27 = params.channels;
    uint width = naga_div(_e27, WIDTH);
    c = lane_2;
    uint2 loop_bound_2 = uint2(4294967295u, 4294967295u);
    bool loop_init_2 = true;
    while(true) {
        if (all(loop_bound_2 == uint2(0u, 0u))) { break; }
        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
        if (!loop_init_2) {
            uint _e43 = c;
            c = (_e43 + LANES);
        }
        loop_init_2 = false;
        uint _e33 = c;
        if ((_e33 < width)) {
        } else {
            break;
        }
        {
            float4 _e35 = sum;
            uint _e37 = c;
            float4 _e40 = asfloat(x.Load4((start + _e37)*16));
            sum = (_e35 + float4(_e40));
        }
    }
    float4 _e47 = sum;
    const float _e48 = total(_e47);
    const float _e49 = row_sum(local.y, lane_2, _e48);
    uint _e52 = params.channels;
    float4 mean = ((_e49 / float(_e52))).xxxx;
    c_1 = lane_2;
    uint2 loop_bound_3 = uint2(4294967295u, 4294967295u);
    bool loop_init_3 = true;
    while(true) {
        if (all(loop_bound_3 == uint2(0u, 0u))) { break; }
        loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
        if (!loop_init_3) {
            uint _e71 = c_1;
            c_1 = (_e71 + LANES);
        }
        loop_init_3 = false;
        uint _e59 = c_1;
        if ((_e59 < width)) {
        } else {
            break;
        }
        {
            uint _e62 = c_1;
            float4 _e65 = asfloat(x.Load4((start + _e62)*16));
            float4 centred = (float4(_e65) - mean);
            float4 _e68 = squares;
            squares = (_e68 + (centred * centred));
        }
    }
    float4 _e75 = squares;
    const float _e76 = total(_e75);
    const float _e77 = row_sum(local.y, lane_2, _e76);
    uint _e80 = params.channels;
    float variance = (_e77 / float(_e80));
    float _e85 = params.epsilon;
    float factor = (1.0 / sqrt((variance + _e85)));
    uint _e92 = params.rows;
    if ((m_1 < _e92)) {
        uint4 _e96 = params.y;
        const uint _e97 = row_start(_e96, m_1);
        uint target_start = naga_div(_e97, WIDTH);
        uint4 _e102 = params.scale;
        const uint _e103 = row_start(_e102, m_1);
        uint scale_start = naga_div(_e103, WIDTH);
        uint4 _e108 = params.offset;
        const uint _e109 = row_start(_e108, m_1);
        uint offset_start = naga_div(_e109, WIDTH);
        c_2 = lane_2;
        uint2 loop_bound_4 = uint2(4294967295u, 4294967295u);
        bool loop_init_4 = true;
        while(true) {
            if (all(loop_bound_4 == uint2(0u, 0u))) { break; }
            loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
            if (!loop_init_4) {
                uint _e146 = c_2;
                c_2 = (_e146 + LANES);
            }
            loop_init_4 = false;
            uint _e113 = c_2;
            if ((_e113 < width)) {
            } else {
                break;
            }
            {
                uint _e116 = c_2;
                float4 _e119 = asfloat(x.Load4((start + _e116)*16));
                value = ((float4(_e119) - mean) * factor);
                float4 _e124 = value;
                uint _e126 = c_2;
                float4 _e129 = asfloat(scale.Load4((scale_start + _e126)*16));
                value = (_e124 * float4(_e129));
                float4 _e132 = value;
                uint _e134 = c_2;
                float4 _e137 = asfloat(offset.Load4((offset_start + _e134)*16));
                value = (_e132 + float4(_e137));
                uint _e141 = c_2;
                float4 _e144 = value;
                y.Store4((target_start + _e141)*16, asuint(float4(_e144)));
            }
        }
        return;
    } else {
        return;
    }
}
