struct Params {
    uint m;
    uint n;
    uint k;
    uint inner;
    uint4 x;
    uint4 out_;
    uint4 mask;
    uint skip_gate;
    uint skip_value;
    uint2 padding;
};

static const uint TILE_M = 32u;
static const uint TILE_N = 32u;
static const uint TILE_K = 16u;
static const uint ROWS = 4u;
static const uint COLUMNS = 4u;
static const uint SIGMOID = 1u;
static const uint ACTIVATION = 1u;
static const uint HALF = 16u;
static const uint TILE_K4_ = 4u;
static const uint PITCH = 5u;
static const uint GROUP_M = 8u;
static const uint GROUP_N = 8u;
static const uint THREADS = 64u;
static const uint IDENTITY = 0u;
static const uint SILU = 2u;
static const uint RELU = 3u;
static const uint GELU = 4u;
static const uint GELU_TANH = 5u;
static const uint MISH = 6u;
static const uint MASK_BIAS = 7u;
static const uint NORMALIZER = 8u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer x_7 : register(t1);
ByteAddressBuffer w_gate : register(t2);
ByteAddressBuffer w_value : register(t3);
RWByteAddressBuffer out_ : register(u4);
ByteAddressBuffer mask : register(t5);
groupshared float4 sh_x[160];
groupshared float4 sh_w[160];

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

float4 ZeroValuefloat4() {
    return (float4)0;
}

float4 x_at(uint m_1, uint c_1)
{
    bool local_1 = (bool)0;

    uint _e4 = params.m;
    if (!((m_1 >= _e4))) {
        uint _e11 = params.k;
        local_1 = (c_1 >= _e11);
    } else {
        local_1 = true;
    }
    bool _e14 = local_1;
    if (_e14) {
        return ZeroValuefloat4();
    }
    uint4 _e18 = params.x;
    const uint _e19 = row_start(_e18, m_1);
    uint start = (_e19 + c_1);
    float4 _e25 = asfloat(x_7.Load4(naga_div(start, 4u)*16));
    return _e25;
}

void load_x(uint first_m, uint first_c_1, uint lane_1)
{
    uint at = (uint)0;

    at = lane_1;
    uint2 loop_bound = uint2(4294967295u, 4294967295u);
    bool loop_init = true;
    while(true) {
        if (all(loop_bound == uint2(0u, 0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e23 = at;
            at = (_e23 + THREADS);
        }
        loop_init = false;
        uint _e4 = at;
        if ((_e4 < 128u)) {
        } else {
            break;
        }
        {
            uint _e7 = at;
            uint m_2 = naga_div(_e7, TILE_K4_);
            uint _e10 = at;
            uint c_4 = naga_mod(_e10, TILE_K4_);
            const float4 _e22 = x_at((first_m + m_2), (first_c_1 + (c_4 * 4u)));
            sh_x[min(uint(((m_2 * PITCH) + c_4)), 159u)] = _e22;
        }
    }
    return;
}

float4 loaded(uint row, bool value_1, uint c_2)
{
    uint _e5 = params.k;
    uint at_2 = ((row * _e5) + c_2);
    if (value_1) {
        uint _e11 = params.skip_value;
        float4 _e16 = asfloat(w_value.Load4(naga_div((_e11 + at_2), 4u)*16));
        return _e16;
    }
    uint _e20 = params.skip_gate;
    float4 _e25 = asfloat(w_gate.Load4(naga_div((_e20 + at_2), 4u)*16));
    return _e25;
}

float4 w_at(uint n, uint c_3)
{
    bool local_2 = (bool)0;

    uint local_3 = naga_mod(n, TILE_N);
    bool value_2 = (local_3 >= HALF);
    uint row_1 = ((naga_div(n, TILE_N) * HALF) + naga_mod(local_3, HALF));
    uint _e15 = params.n;
    if (!((row_1 >= _e15))) {
        uint _e22 = params.k;
        local_2 = (c_3 >= _e22);
    } else {
        local_2 = true;
    }
    bool _e25 = local_2;
    if (_e25) {
        return ZeroValuefloat4();
    }
    const float4 _e27 = loaded(row_1, value_2, c_3);
    return _e27;
}

void load_w(uint first_n, uint first_c_2, uint lane_2)
{
    uint at_1 = (uint)0;

    at_1 = lane_2;
    uint2 loop_bound_1 = uint2(4294967295u, 4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (all(loop_bound_1 == uint2(0u, 0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e23 = at_1;
            at_1 = (_e23 + THREADS);
        }
        loop_init_1 = false;
        uint _e4 = at_1;
        if ((_e4 < 128u)) {
        } else {
            break;
        }
        {
            uint _e7 = at_1;
            uint n_1 = naga_div(_e7, TILE_K4_);
            uint _e10 = at_1;
            uint c_5 = naga_mod(_e10, TILE_K4_);
            const float4 _e22 = w_at((first_n + n_1), (first_c_2 + (c_5 * 4u)));
            sh_w[min(uint(((n_1 * PITCH) + c_5)), 159u)] = _e22;
        }
    }
    return;
}

float sigmoid(float x)
{
    float e = exp(-(abs(x)));
    return (((x < 0.0) ? e : 1.0) / (1.0 + e));
}

float silu(float x_1)
{
    const float _e1 = sigmoid(x_1);
    return (x_1 * _e1);
}

float relu(float x_2)
{
    return ((x_2 < 0.0) ? 0.0 : x_2);
}

float erfc_positive(float y)
{
    float p = (float)0;

    float t = (1.0 / (1.0 + (0.5 * y)));
    p = ((t * 0.17087276) + -0.82215226);
    float _e12 = p;
    p = ((t * _e12) + 1.4885159);
    float _e16 = p;
    p = ((t * _e16) + -1.135204);
    float _e20 = p;
    p = ((t * _e20) + 0.27886808);
    float _e24 = p;
    p = ((t * _e24) + -0.18628806);
    float _e28 = p;
    p = ((t * _e28) + 0.09678418);
    float _e32 = p;
    p = ((t * _e32) + 0.37409195);
    float _e36 = p;
    p = ((t * _e36) + 1.0000237);
    float _e40 = p;
    p = ((t * _e40) + -1.2655122);
    float _e44 = p;
    return (t * exp((_e44 - (y * y))));
}

float gelu(float x_3)
{
    float y_1 = min((abs(x_3) * 0.70710677), 9.0);
    const float _e7 = erfc_positive(y_1);
    float tail = (0.5 * _e7);
    return (x_3 * ((x_3 < 0.0) ? tail : (1.0 - tail)));
}

float gelu_tanh(float x_4)
{
    const float _e8 = sigmoid((1.595769 * (x_4 + (((0.044715 * x_4) * x_4) * x_4))));
    return (x_4 * _e8);
}

float mish(float x_5)
{
    float e_1 = exp(-(abs(x_5)));
    bool negative = (x_5 < 0.0);
    float n_2 = (negative ? (e_1 * (e_1 + 2.0)) : (1.0 + (2.0 * e_1)));
    return (x_5 * (n_2 / (n_2 + (negative ? 2.0 : ((2.0 * e_1) * e_1)))));
}

float activate(float x_6)
{
    switch(ACTIVATION) {
        case 1u: {
            const float _e2 = sigmoid(x_6);
            return _e2;
        }
        case 2u: {
            const float _e3 = silu(x_6);
            return _e3;
        }
        case 3u: {
            const float _e4 = relu(x_6);
            return _e4;
        }
        case 4u: {
            const float _e5 = gelu(x_6);
            return _e5;
        }
        case 5u: {
            const float _e6 = gelu_tanh(x_6);
            return _e6;
        }
        case 6u: {
            const float _e7 = mish(x_6);
            return _e7;
        }
        case 7u: {
            return ((x_6 - 1.0) * 1000000000.0);
        }
        case 8u: {
            return (1.0 / (x_6 + 0.001));
        }
        default: {
            return x_6;
        }
    }
}

typedef float4 ret_ZeroValuearray4_float4_[4];
ret_ZeroValuearray4_float4_ ZeroValuearray4_float4_() {
    return (float4[4])0;
}

[numthreads(64, 1, 1)]
void main(uint3 group : SV_GroupID, uint lane : SV_GroupIndex)
{
    if (lane == 0) {
        sh_x = (float4[160])0;
        sh_w = (float4[160])0;
    }
    GroupMemoryBarrierWithGroupSync();
    float sums[16] = (float[16])0;
    uint first_c = 0u;
    uint c = (uint)0;
    float4 a[4] = (float4[4])0;
    uint i = (uint)0;
    uint j = (uint)0;
    uint i_1 = (uint)0;
    uint i_2 = 0u;
    uint j_1 = (uint)0;
    bool local = (bool)0;
    float value = (float)0;

    uint first_m_1 = (group.y * TILE_M);
    uint first_n_1 = (group.x * TILE_N);
    uint own_m = naga_div(lane, GROUP_N);
    uint own_n = naga_mod(lane, GROUP_N);
    uint2 loop_bound_2 = uint2(4294967295u, 4294967295u);
    bool loop_init_2 = true;
    while(true) {
        if (all(loop_bound_2 == uint2(0u, 0u))) { break; }
        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
        if (!loop_init_2) {
            uint _e92 = first_c;
            first_c = (_e92 + TILE_K);
        }
        loop_init_2 = false;
        uint _e15 = first_c;
        uint _e18 = params.k;
        if ((_e15 < _e18)) {
        } else {
            break;
        }
        {
            uint _e20 = first_c;
            load_x(first_m_1, _e20, lane);
            uint _e21 = first_c;
            load_w(first_n_1, _e21, lane);
            GroupMemoryBarrierWithGroupSync();
            c = 0u;
            uint2 loop_bound_3 = uint2(4294967295u, 4294967295u);
            bool loop_init_3 = true;
            while(true) {
                if (all(loop_bound_3 == uint2(0u, 0u))) { break; }
                loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
                if (!loop_init_3) {
                    uint _e90 = c;
                    c = (_e90 + 1u);
                }
                loop_init_3 = false;
                uint _e24 = c;
                if ((_e24 < TILE_K4_)) {
                } else {
                    break;
                }
                {
                    a = ZeroValuearray4_float4_();
                    i = 0u;
                    uint2 loop_bound_4 = uint2(4294967295u, 4294967295u);
                    bool loop_init_4 = true;
                    while(true) {
                        if (all(loop_bound_4 == uint2(0u, 0u))) { break; }
                        loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
                        if (!loop_init_4) {
                            uint _e48 = i;
                            i = (_e48 + 1u);
                        }
                        loop_init_4 = false;
                        uint _e31 = i;
                        if ((_e31 < ROWS)) {
                        } else {
                            break;
                        }
                        {
                            uint _e34 = i;
                            uint _e37 = i;
                            uint _e43 = c;
                            float4 _e46 = sh_x[min(uint((((own_m + (_e37 * GROUP_M)) * PITCH) + _e43)), 159u)];
                            a[min(uint(_e34), 3u)] = _e46;
                        }
                    }
                    j = 0u;
                    uint2 loop_bound_5 = uint2(4294967295u, 4294967295u);
                    bool loop_init_5 = true;
                    while(true) {
                        if (all(loop_bound_5 == uint2(0u, 0u))) { break; }
                        loop_bound_5 -= uint2(loop_bound_5.y == 0u, 1u);
                        if (!loop_init_5) {
                            uint _e87 = j;
                            j = (_e87 + 1u);
                        }
                        loop_init_5 = false;
                        uint _e52 = j;
                        if ((_e52 < COLUMNS)) {
                        } else {
                            break;
                        }
                        {
                            uint _e56 = j;
                            uint _e62 = c;
                            float4 b = sh_w[min(uint((((own_n + (_e56 * GROUP_N)) * PITCH) + _e62)), 159u)];
                            i_1 = 0u;
                            uint2 loop_bound_6 = uint2(4294967295u, 4294967295u);
                            bool loop_init_6 = true;
                            while(true) {
                                if (all(loop_bound_6 == uint2(0u, 0u))) { break; }
                                loop_bound_6 -= uint2(loop_bound_6.y == 0u, 1u);
                                if (!loop_init_6) {
                                    uint _e84 = i_1;
                                    i_1 = (_e84 + 1u);
                                }
                                loop_init_6 = false;
                                uint _e68 = i_1;
                                if ((_e68 < ROWS)) {
                                } else {
                                    break;
                                }
                                {
                                    uint _e71 = i_1;
                                    uint _e74 = j;
                                    float _e77 = sums[min(uint(((_e71 * COLUMNS) + _e74)), 15u)];
                                    uint _e78 = i_1;
                                    float4 _e80 = a[min(uint(_e78), 3u)];
                                    sums[min(uint(((_e71 * COLUMNS) + _e74)), 15u)] = (_e77 + dot(_e80, b));
                                }
                            }
                        }
                    }
                }
            }
            GroupMemoryBarrierWithGroupSync();
        }
    }
    uint2 loop_bound_7 = uint2(4294967295u, 4294967295u);
    bool loop_init_7 = true;
    while(true) {
        if (all(loop_bound_7 == uint2(0u, 0u))) { break; }
        loop_bound_7 -= uint2(loop_bound_7.y == 0u, 1u);
        if (!loop_init_7) {
            uint _e170 = i_2;
            i_2 = (_e170 + 1u);
        }
        loop_init_7 = false;
        uint _e97 = i_2;
        if ((_e97 < ROWS)) {
        } else {
            break;
        }
        {
            uint _e101 = i_2;
            uint m_3 = ((first_m_1 + own_m) + (_e101 * GROUP_M));
            j_1 = 0u;
            uint2 loop_bound_8 = uint2(4294967295u, 4294967295u);
            bool loop_init_8 = true;
            while(true) {
                if (all(loop_bound_8 == uint2(0u, 0u))) { break; }
                loop_bound_8 -= uint2(loop_bound_8.y == 0u, 1u);
                if (!loop_init_8) {
                    uint _e167 = j_1;
                    j_1 = (_e167 + 1u);
                }
                loop_init_8 = false;
                uint _e107 = j_1;
                if ((_e107 < 2u)) {
                } else {
                    break;
                }
                {
                    uint _e114 = j_1;
                    uint n_3 = (((group.x * HALF) + own_n) + (_e114 * GROUP_N));
                    uint _e120 = params.m;
                    if ((m_3 < _e120)) {
                        uint _e126 = params.n;
                        local = (n_3 < _e126);
                    } else {
                        local = false;
                    }
                    bool _e129 = local;
                    if (_e129) {
                        uint _e130 = i_2;
                        uint _e133 = j_1;
                        float _e136 = sums[min(uint(((_e130 * COLUMNS) + _e133)), 15u)];
                        const float _e137 = activate(_e136);
                        uint _e138 = i_2;
                        uint _e141 = j_1;
                        float _e146 = sums[min(uint((((_e138 * COLUMNS) + _e141) + 2u)), 15u)];
                        value = (_e137 * _e146);
                        float _e149 = value;
                        uint4 _e153 = params.mask;
                        const uint _e154 = row_start(_e153, m_3);
                        float _e156 = asfloat(mask.Load(_e154*4));
                        value = (_e149 * _e156);
                        uint4 _e161 = params.out_;
                        const uint _e162 = row_start(_e161, m_3);
                        float _e165 = value;
                        out_.Store((_e162 + n_3)*4, asuint(_e165));
                    }
                }
            }
        }
    }
    return;
}
