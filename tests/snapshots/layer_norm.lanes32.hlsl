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

static const uint ROWS = 8u;
static const uint LANES = 32u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer x : register(t1);
RWByteAddressBuffer y : register(u2);
groupshared float sh_lanes[256];

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
    sh_lanes[min(uint(((row * LANES) + lane)), 255u)] = value_1;
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
                float _e20 = sh_lanes[min(uint(((row * LANES) + lane)), 255u)];
                uint _e25 = half_;
                float _e28 = sh_lanes[min(uint((((row * LANES) + lane) + _e25)), 255u)];
                sh_lanes[min(uint(((row * LANES) + lane)), 255u)] = (_e20 + _e28);
            }
        }
    }
    GroupMemoryBarrierWithGroupSync();
    float _e37 = sh_lanes[min(uint((row * LANES)), 255u)];
    return _e37;
}

float row_max(uint row_1, uint lane_1, float value_2)
{
    uint half_1 = 16u;

    GroupMemoryBarrierWithGroupSync();
    sh_lanes[min(uint(((row_1 * LANES) + lane_1)), 255u)] = value_2;
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
                float _e25 = sh_lanes[min(uint(((row_1 * LANES) + lane_1)), 255u)];
                uint _e30 = half_1;
                float _e33 = sh_lanes[min(uint((((row_1 * LANES) + lane_1) + _e30)), 255u)];
                sh_lanes[min(uint(((row_1 * LANES) + lane_1)), 255u)] = max(_e25, _e33);
            }
        }
    }
    GroupMemoryBarrierWithGroupSync();
    float _e42 = sh_lanes[min(uint((row_1 * LANES)), 255u)];
    return _e42;
}

[numthreads(32, 8, 1)]
void main(uint3 group : SV_GroupID, uint3 groups : SV_GroupID, uint3 local : SV_GroupThreadID, uint local_invocation_index : SV_GroupIndex)
{
    if (local_invocation_index == 0) {
        sh_lanes = (float[256])0;
    }
    GroupMemoryBarrierWithGroupSync();
    float sum = 0.0;
    uint c = (uint)0;
    float squares = 0.0;
    uint c_1 = (uint)0;
    uint c_2 = (uint)0;
    float value = (float)0;

    uint lane_2 = local.x;
    uint m_1 = ((((group.y * groups.x) + group.x) * ROWS) + local.y);
    uint _e15 = params.rows;
    uint row_2 = min(m_1, (_e15 - 1u));
    uint4 _e21 = params.x;
    const uint _e22 = row_start(_e21, row_2);
    c = lane_2;
    uint2 loop_bound_2 = uint2(4294967295u, 4294967295u);
    bool loop_init_2 = true;
    while(true) {
        if (all(loop_bound_2 == uint2(0u, 0u))) { break; }
        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
        if (!loop_init_2) {
            uint _e38 = c;
            c = (_e38 + LANES);
        }
        loop_init_2 = false;
        uint _e26 = c;
        uint _e29 = params.channels;
        if ((_e26 < _e29)) {
        } else {
            break;
        }
        {
            float _e31 = sum;
            uint _e33 = c;
            float _e36 = asfloat(x.Load((_e22 + _e33)*4));
            sum = (_e31 + _e36);
        }
    }
    float _e42 = sum;
    const float _e43 = row_sum(local.y, lane_2, _e42);
    uint _e46 = params.channels;
    float mean = (_e43 / float(_e46));
    c_1 = lane_2;
    uint2 loop_bound_3 = uint2(4294967295u, 4294967295u);
    bool loop_init_3 = true;
    while(true) {
        if (all(loop_bound_3 == uint2(0u, 0u))) { break; }
        loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
        if (!loop_init_3) {
            uint _e66 = c_1;
            c_1 = (_e66 + LANES);
        }
        loop_init_3 = false;
        uint _e52 = c_1;
        uint _e55 = params.channels;
        if ((_e52 < _e55)) {
        } else {
            break;
        }
        {
            uint _e58 = c_1;
            float _e61 = asfloat(x.Load((_e22 + _e58)*4));
            float centred = (_e61 - mean);
            float _e63 = squares;
            squares = (_e63 + (centred * centred));
        }
    }
    float _e70 = squares;
    const float _e71 = row_sum(local.y, lane_2, _e70);
    uint _e74 = params.channels;
    float variance = (_e71 / float(_e74));
    float _e79 = params.epsilon;
    float factor = (1.0 / sqrt((variance + _e79)));
    uint _e86 = params.rows;
    if ((m_1 < _e86)) {
        uint4 _e90 = params.y;
        const uint _e91 = row_start(_e90, m_1);
        c_2 = lane_2;
        uint2 loop_bound_4 = uint2(4294967295u, 4294967295u);
        bool loop_init_4 = true;
        while(true) {
            if (all(loop_bound_4 == uint2(0u, 0u))) { break; }
            loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
            if (!loop_init_4) {
                uint _e111 = c_2;
                c_2 = (_e111 + LANES);
            }
            loop_init_4 = false;
            uint _e93 = c_2;
            uint _e96 = params.channels;
            if ((_e93 < _e96)) {
            } else {
                break;
            }
            {
                uint _e99 = c_2;
                float _e102 = asfloat(x.Load((_e22 + _e99)*4));
                value = ((_e102 - mean) * factor);
                uint _e107 = c_2;
                float _e110 = value;
                y.Store((_e91 + _e107)*4, asuint(_e110));
            }
        }
        return;
    } else {
        return;
    }
}
