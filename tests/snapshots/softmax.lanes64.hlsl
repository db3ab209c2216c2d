struct Params {
    uint rows;
    uint columns;
    uint skip_x;
    uint skip_y;
};

static const uint ROWS = 4u;
static const uint LANES = 64u;
static const float LOWEST = -3e38;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer x : register(t1);
RWByteAddressBuffer y : register(u2);
groupshared float sh_lanes[256];

uint naga_div(uint lhs, uint rhs) {
    return lhs / (rhs == 0u ? 1u : rhs);
}

float row_sum(uint row, uint lane, float value)
{
    uint half_ = 32u;

    GroupMemoryBarrierWithGroupSync();
    sh_lanes[min(uint(((row * LANES) + lane)), 255u)] = value;
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

float row_max(uint row_1, uint lane_1, float value_1)
{
    uint half_1 = 32u;

    GroupMemoryBarrierWithGroupSync();
    sh_lanes[min(uint(((row_1 * LANES) + lane_1)), 255u)] = value_1;
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

[numthreads(64, 4, 1)]
void main(uint3 group : SV_GroupID, uint3 groups : SV_GroupID, uint3 local : SV_GroupThreadID, uint local_invocation_index : SV_GroupIndex)
{
    if (local_invocation_index == 0) {
        sh_lanes = (float[256])0;
    }
    GroupMemoryBarrierWithGroupSync();
    float peak = LOWEST;
    uint n = (uint)0;
    float sum = 0.0;
    uint n_1 = (uint)0;
    uint n_2 = (uint)0;

    uint lane_2 = local.x;
    uint m = ((((group.y * groups.x) + group.x) * ROWS) + local.y);
    uint _e15 = params.rows;
    uint row_2 = min(m, (_e15 - 1u));
    uint _e21 = params.skip_x;
    uint _e24 = params.columns;
    uint start = (_e21 + (row_2 * _e24));
    n = lane_2;
    uint2 loop_bound_2 = uint2(4294967295u, 4294967295u);
    bool loop_init_2 = true;
    while(true) {
        if (all(loop_bound_2 == uint2(0u, 0u))) { break; }
        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
        if (!loop_init_2) {
            uint _e42 = n;
            n = (_e42 + LANES);
        }
        loop_init_2 = false;
        uint _e30 = n;
        uint _e33 = params.columns;
        if ((_e30 < _e33)) {
        } else {
            break;
        }
        {
            float _e35 = peak;
            uint _e37 = n;
            float _e40 = asfloat(x.Load((start + _e37)*4));
            peak = max(_e35, _e40);
        }
    }
    float _e46 = peak;
    const float _e47 = row_max(local.y, lane_2, _e46);
    peak = _e47;
    n_1 = lane_2;
    uint2 loop_bound_3 = uint2(4294967295u, 4294967295u);
    bool loop_init_3 = true;
    while(true) {
        if (all(loop_bound_3 == uint2(0u, 0u))) { break; }
        loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
        if (!loop_init_3) {
            uint _e66 = n_1;
            n_1 = (_e66 + LANES);
        }
        loop_init_3 = false;
        uint _e51 = n_1;
        uint _e54 = params.columns;
        if ((_e51 < _e54)) {
        } else {
            break;
        }
        {
            float _e56 = sum;
            uint _e58 = n_1;
            float _e61 = asfloat(x.Load((start + _e58)*4));
            float _e62 = peak;
            sum = (_e56 + exp((_e61 - _e62)));
        }
    }
    float _e70 = sum;
    const float _e71 = row_sum(local.y, lane_2, _e70);
    sum = _e71;
    uint _e74 = params.rows;
    if ((m < _e74)) {
        n_2 = lane_2;
        uint2 loop_bound_4 = uint2(4294967295u, 4294967295u);
        bool loop_init_4 = true;
        while(true) {
            if (all(loop_bound_4 == uint2(0u, 0u))) { break; }
            loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
            if (!loop_init_4) {
                uint _e104 = n_2;
                n_2 = (_e104 + LANES);
            }
            loop_init_4 = false;
            uint _e77 = n_2;
            uint _e80 = params.columns;
            if ((_e77 < _e80)) {
            } else {
                break;
            }
            {
                uint _e85 = params.skip_y;
                uint _e88 = params.columns;
                uint _e91 = n_2;
                uint _e95 = n_2;
                float _e98 = asfloat(x.Load((start + _e95)*4));
                float _e99 = peak;
                float _e102 = sum;
                y.Store(((_e85 + (m * _e88)) + _e91)*4, asuint((exp((_e98 - _e99)) / _e102)));
            }
        }
        return;
    } else {
        return;
    }
}
