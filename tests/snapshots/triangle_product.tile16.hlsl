struct Params {
    uint rows;
    uint columns;
    uint k;
    uint channels;
    uint4 a;
    uint4 b;
    uint4 out_;
};

static const uint TILE = 16u;
static const uint OWN = 4u;
static const uint CHANNELS = 8u;
static const uint TILE_K = 2u;
static const uint GROUP = 4u;
static const uint THREADS = 128u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer a : register(t1);
ByteAddressBuffer b : register(t2);
RWByteAddressBuffer out_ : register(u3);
groupshared float4 sh_a[256];
groupshared float4 sh_b[256];

uint naga_mod(uint lhs, uint rhs) {
    return lhs % (rhs == 0u ? 1u : rhs);
}

uint naga_div(uint lhs, uint rhs) {
    return lhs / (rhs == 0u ? 1u : rhs);
}

float4 ZeroValuefloat4() {
    return (float4)0;
}

void load(uint first_i, uint first_j, uint first_k_1, uint first_c, uint lane_1)
{
    uint at = (uint)0;
    float4 from_a = (float4)0;
    float4 from_b = (float4)0;
    bool local_2 = (bool)0;

    at = lane_1;
    uint2 loop_bound = uint2(4294967295u, 4294967295u);
    bool loop_init = true;
    while(true) {
        if (all(loop_bound == uint2(0u, 0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e102 = at;
            at = (_e102 + THREADS);
        }
        loop_init = false;
        uint _e6 = at;
        if ((_e6 < 256u)) {
        } else {
            break;
        }
        {
            uint _e9 = at;
            uint c = (first_c + naga_mod(_e9, CHANNELS));
            uint _e13 = at;
            uint k_1 = (first_k_1 + naga_mod(naga_div(_e13, CHANNELS), TILE_K));
            uint _e19 = at;
            uint row = naga_div(_e19, 16u);
            from_a = ZeroValuefloat4();
            from_b = ZeroValuefloat4();
            uint _e28 = params.channels;
            if ((c < _e28)) {
                uint _e34 = params.k;
                local_2 = (k_1 < _e34);
            } else {
                local_2 = false;
            }
            bool _e37 = local_2;
            if (_e37) {
                uint _e41 = params.rows;
                if (((first_i + row) < _e41)) {
                    uint _e48 = params.a.x;
                    uint _e53 = params.a.y;
                    uint _e59 = params.a.z;
                    float4 _e65 = asfloat(a.Load4((naga_div(((((first_i + row) * _e48) + (k_1 * _e53)) + _e59), 4u) + c)*16));
                    from_a = _e65;
                }
                uint _e69 = params.columns;
                if (((first_j + row) < _e69)) {
                    uint _e76 = params.b.x;
                    uint _e81 = params.b.y;
                    uint _e87 = params.b.z;
                    float4 _e93 = asfloat(b.Load4((naga_div(((((first_j + row) * _e76) + (k_1 * _e81)) + _e87), 4u) + c)*16));
                    from_b = _e93;
                }
            }
            uint _e95 = at;
            float4 _e97 = from_a;
            sh_a[min(uint(_e95), 255u)] = _e97;
            uint _e99 = at;
            float4 _e101 = from_b;
            sh_b[min(uint(_e99), 255u)] = _e101;
        }
    }
    return;
}

typedef float4 ret_ZeroValuearray4_float4_[4];
ret_ZeroValuearray4_float4_ ZeroValuearray4_float4_() {
    return (float4[4])0;
}

[numthreads(128, 1, 1)]
void main(uint3 group : SV_GroupID, uint lane : SV_GroupIndex)
{
    if (lane == 0) {
        sh_a = (float4[256])0;
        sh_b = (float4[256])0;
    }
    GroupMemoryBarrierWithGroupSync();
    float4 sums[16] = (float4[16])0;
    uint first_k = 0u;
    uint k = (uint)0;
    float4 left[4] = (float4[4])0;
    uint i = (uint)0;
    uint j = (uint)0;
    uint i_1 = (uint)0;
    uint i_2 = 0u;
    uint j_1 = (uint)0;
    bool local = (bool)0;
    bool local_1 = (bool)0;

    uint first_i_1 = (group.y * TILE);
    uint first_j_1 = (group.x * TILE);
    uint first_c_1 = (group.z * CHANNELS);
    uint own_c = naga_mod(lane, CHANNELS);
    uint own_j = naga_mod(naga_div(lane, CHANNELS), GROUP);
    uint own_i = naga_div(lane, 32u);
    uint2 loop_bound_1 = uint2(4294967295u, 4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (all(loop_bound_1 == uint2(0u, 0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e104 = first_k;
            first_k = (_e104 + TILE_K);
        }
        loop_init_1 = false;
        uint _e22 = first_k;
        uint _e25 = params.k;
        if ((_e22 < _e25)) {
        } else {
            break;
        }
        {
            uint _e27 = first_k;
            load(first_i_1, first_j_1, _e27, first_c_1, lane);
            GroupMemoryBarrierWithGroupSync();
            k = 0u;
            uint2 loop_bound_2 = uint2(4294967295u, 4294967295u);
            bool loop_init_2 = true;
            while(true) {
                if (all(loop_bound_2 == uint2(0u, 0u))) { break; }
                loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
                if (!loop_init_2) {
                    uint _e102 = k;
                    k = (_e102 + 1u);
                }
                loop_init_2 = false;
                uint _e30 = k;
                if ((_e30 < TILE_K)) {
                } else {
                    break;
                }
                {
                    left = ZeroValuearray4_float4_();
                    i = 0u;
                    uint2 loop_bound_3 = uint2(4294967295u, 4294967295u);
                    bool loop_init_3 = true;
                    while(true) {
                        if (all(loop_bound_3 == uint2(0u, 0u))) { break; }
                        loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
                        if (!loop_init_3) {
                            uint _e57 = i;
                            i = (_e57 + 1u);
                        }
                        loop_init_3 = false;
                        uint _e37 = i;
                        if ((_e37 < OWN)) {
                        } else {
                            break;
                        }
                        {
                            uint _e40 = i;
                            uint _e43 = i;
                            uint _e49 = k;
                            float4 _e55 = sh_a[min(uint((((((own_i + (_e43 * GROUP)) * TILE_K) + _e49) * CHANNELS) + own_c)), 255u)];
                            left[min(uint(_e40), 3u)] = _e55;
                        }
                    }
                    j = 0u;
                    uint2 loop_bound_4 = uint2(4294967295u, 4294967295u);
                    bool loop_init_4 = true;
                    while(true) {
                        if (all(loop_bound_4 == uint2(0u, 0u))) { break; }
                        loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
                        if (!loop_init_4) {
                            uint _e99 = j;
                            j = (_e99 + 1u);
                        }
                        loop_init_4 = false;
                        uint _e61 = j;
                        if ((_e61 < OWN)) {
                        } else {
                            break;
                        }
                        {
                            uint _e65 = j;
                            uint _e71 = k;
                            float4 right = sh_b[min(uint((((((own_j + (_e65 * GROUP)) * TILE_K) + _e71) * CHANNELS) + own_c)), 255u)];
                            i_1 = 0u;
                            uint2 loop_bound_5 = uint2(4294967295u, 4294967295u);
                            bool loop_init_5 = true;
                            while(true) {
                                if (all(loop_bound_5 == uint2(0u, 0u))) { break; }
                                loop_bound_5 -= uint2(loop_bound_5.y == 0u, 1u);
                                if (!loop_init_5) {
                                    uint _e96 = i_1;
                                    i_1 = (_e96 + 1u);
                                }
                                loop_init_5 = false;
                                uint _e80 = i_1;
                                if ((_e80 < OWN)) {
                                } else {
                                    break;
                                }
                                {
                                    uint _e83 = i_1;
                                    uint _e86 = j;
                                    float4 _e89 = sums[min(uint(((_e83 * OWN) + _e86)), 15u)];
                                    uint _e90 = i_1;
                                    float4 _e92 = left[min(uint(_e90), 3u)];
                                    sums[min(uint(((_e83 * OWN) + _e86)), 15u)] = (_e89 + (_e92 * right));
                                }
                            }
                        }
                    }
                }
            }
            GroupMemoryBarrierWithGroupSync();
        }
    }
    uint c_1 = (first_c_1 + own_c);
    uint2 loop_bound_6 = uint2(4294967295u, 4294967295u);
    bool loop_init_6 = true;
    while(true) {
        if (all(loop_bound_6 == uint2(0u, 0u))) { break; }
        loop_bound_6 -= uint2(loop_bound_6.y == 0u, 1u);
        if (!loop_init_6) {
            uint _e180 = i_2;
            i_2 = (_e180 + 1u);
        }
        loop_init_6 = false;
        uint _e110 = i_2;
        if ((_e110 < OWN)) {
        } else {
            break;
        }
        {
            uint _e114 = i_2;
            uint row_1 = ((first_i_1 + own_i) + (_e114 * GROUP));
            j_1 = 0u;
            uint2 loop_bound_7 = uint2(4294967295u, 4294967295u);
            bool loop_init_7 = true;
            while(true) {
                if (all(loop_bound_7 == uint2(0u, 0u))) { break; }
                loop_bound_7 -= uint2(loop_bound_7.y == 0u, 1u);
                if (!loop_init_7) {
                    uint _e177 = j_1;
                    j_1 = (_e177 + 1u);
                }
                loop_init_7 = false;
                uint _e120 = j_1;
                if ((_e120 < OWN)) {
                } else {
                    break;
                }
                {
                    uint _e124 = j_1;
                    uint column = ((first_j_1 + own_j) + (_e124 * GROUP));
                    uint _e130 = params.rows;
                    if ((row_1 < _e130)) {
                        uint _e136 = params.columns;
                        local = (column < _e136);
                    } else {
                        local = false;
                    }
                    bool _e139 = local;
                    if (_e139) {
                        uint _e144 = params.channels;
                        local_1 = (c_1 < _e144);
                    } else {
                        local_1 = false;
                    }
                    bool _e147 = local_1;
                    if (_e147) {
                        uint _e152 = params.out_.x;
                        uint _e157 = params.out_.y;
                        uint _e163 = params.out_.z;
                        uint _e169 = i_2;
                        uint _e172 = j_1;
                        float4 _e175 = sums[min(uint(((_e169 * OWN) + _e172)), 15u)];
                        out_.Store4((naga_div((((row_1 * _e152) + (column * _e157)) + _e163), 4u) + c_1)*16, asuint(_e175));
                    }
                }
            }
        }
    }
    return;
}
