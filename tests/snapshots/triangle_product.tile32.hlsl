struct Params {
    uint m;
    uint n;
    uint k;
    float factor;
    uint4 a;
    uint4 b;
    uint4 out_;
};

static const uint TILE_M = 32u;
static const uint TILE_N = 32u;
static const uint TILE_K = 8u;
static const uint ROW_VECTORS = 1u;
static const uint COLUMN_VECTORS = 1u;
static const uint LANES_N = 8u;
static const uint FETCHES_X = 1u;
static const uint FETCHES_W = 1u;
static const uint GROUP_M = 8u;
static const uint GROUP_N = 8u;
static const uint THREADS = 64u;
static const uint STEP = 8u;
static const uint PITCH_M = 9u;
static const uint PITCH_N = 9u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer x : register(t1);
ByteAddressBuffer w : register(t2);
RWByteAddressBuffer out_ : register(u3);
groupshared float4 sh_x[72];
groupshared float4 sh_w[72];
static float4 sums[4] = (float4[4])0;
static float4 next_x_0_ = (float4)0;
static uint4 x_starts_0_ = (uint4)0;
static float4 next_w_0_ = (float4)0;
static uint channel = (uint)0;

uint naga_div(uint lhs, uint rhs) {
    return lhs / (rhs == 0u ? 1u : rhs);
}

uint naga_mod(uint lhs, uint rhs) {
    return lhs % (rhs == 0u ? 1u : rhs);
}

uint2 own_place(uint lane_1)
{
    uint block = naga_div(lane_1, 32u);
    return uint2((naga_mod(naga_div(lane_1, LANES_N), 4u) + (naga_div(block, 1u) * 4u)), (naga_mod(lane_1, LANES_N) + (naga_mod(block, 1u) * LANES_N)));
}

uint x_start(uint i)
{
    uint _e4 = params.a.z;
    uint _e6 = channel;
    uint _e10 = params.a.x;
    uint _e16 = params.a.y;
    return ((_e4 + (_e6 * _e10)) + (i * _e16));
}

void aim(uint first_m, uint lane_2)
{
    uint _e4 = params.m;
    uint last = (_e4 - 1u);
    {
        uint m = (first_m + ((naga_div(lane_2, TILE_K) + 0u) * 4u));
        const uint _e16 = x_start(min(m, last));
        const uint _e20 = x_start(min((m + 1u), last));
        const uint _e24 = x_start(min((m + 2u), last));
        const uint _e28 = x_start(min((m + 3u), last));
        x_starts_0_ = uint4(_e16, _e20, _e24, _e28);
        return;
    }
}

float4 w_four(uint j, uint k)
{
    uint _e4 = params.n;
    uint last_1 = (_e4 - 1u);
    uint _e10 = params.b.z;
    uint _e12 = channel;
    uint _e16 = params.b.x;
    uint at = ((_e10 + (_e12 * _e16)) + k);
    uint _e25 = params.b.y;
    float _e29 = asfloat(w.Load(((min(j, last_1) * _e25) + at)*4));
    uint _e38 = params.b.y;
    float _e42 = asfloat(w.Load(((min((j + 1u), last_1) * _e38) + at)*4));
    uint _e51 = params.b.y;
    float _e55 = asfloat(w.Load(((min((j + 2u), last_1) * _e51) + at)*4));
    uint _e64 = params.b.y;
    float _e68 = asfloat(w.Load(((min((j + 3u), last_1) * _e64) + at)*4));
    return float4(float(_e29), float(_e42), float(_e55), float(_e68));
}

float4 ZeroValuefloat4() {
    return (float4)0;
}

void fetch(uint first_n, uint first_c, uint lane_3)
{
    uint c = (first_c + naga_mod(lane_3, TILE_K));
    next_x_0_ = ZeroValuefloat4();
    next_w_0_ = ZeroValuefloat4();
    uint _e12 = params.k;
    if ((c < _e12)) {
        uint _e18 = x_starts_0_.x;
        float _e21 = asfloat(x.Load((_e18 + c)*4));
        uint _e26 = x_starts_0_.y;
        float _e29 = asfloat(x.Load((_e26 + c)*4));
        uint _e34 = x_starts_0_.z;
        float _e37 = asfloat(x.Load((_e34 + c)*4));
        uint _e42 = x_starts_0_.w;
        float _e45 = asfloat(x.Load((_e42 + c)*4));
        next_x_0_ = float4(float(_e21), float(_e29), float(_e37), float(_e45));
        const float4 _e56 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 0u) * 4u)), c);
        next_w_0_ = _e56;
        return;
    } else {
        return;
    }
}

void place(uint lane_4)
{
    if (((lane_4 + 0u) < 64u)) {
        float4 _e17 = next_x_0_;
        sh_x[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_M) + naga_div(lane_4, TILE_K)) + 0u)), 71u)] = _e17;
    }
    float4 _e30 = next_w_0_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 0u)), 71u)] = _e30;
    return;
}

void multiply(uint first_m_1, uint first_n_1, uint2 own, uint lane_5)
{
    uint first_c_1 = 0u;

    aim(first_m_1, lane_5);
    fetch(first_n_1, 0u, lane_5);
    uint2 loop_bound = uint2(4294967295u, 4294967295u);
    bool loop_init = true;
    while(true) {
        if (all(loop_bound == uint2(0u, 0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e335 = first_c_1;
            first_c_1 = (_e335 + TILE_K);
        }
        loop_init = false;
        uint _e7 = first_c_1;
        uint _e10 = params.k;
        if ((_e7 < _e10)) {
        } else {
            break;
        }
        {
            place(lane_5);
            GroupMemoryBarrierWithGroupSync();
            uint _e12 = first_c_1;
            fetch(first_n_1, (_e12 + TILE_K), lane_5);
            {
                float4 b_0_ = sh_w[min(uint(((0u + own.y) + 0u)), 71u)];
                float4 a_0_ = sh_x[min(uint(((0u + own.x) + 0u)), 71u)];
                float4 _e33 = sums[0];
                sums[0] = (_e33 + (a_0_.x * b_0_));
                float4 _e39 = sums[1];
                sums[1] = (_e39 + (a_0_.y * b_0_));
                float4 _e45 = sums[2];
                sums[2] = (_e45 + (a_0_.z * b_0_));
                float4 _e51 = sums[3];
                sums[3] = (_e51 + (a_0_.w * b_0_));
            }
            {
                float4 b_0_1 = sh_w[min(uint(((9u + own.y) + 0u)), 71u)];
                float4 a_0_1 = sh_x[min(uint(((9u + own.x) + 0u)), 71u)];
                float4 _e73 = sums[0];
                sums[0] = (_e73 + (a_0_1.x * b_0_1));
                float4 _e79 = sums[1];
                sums[1] = (_e79 + (a_0_1.y * b_0_1));
                float4 _e85 = sums[2];
                sums[2] = (_e85 + (a_0_1.z * b_0_1));
                float4 _e91 = sums[3];
                sums[3] = (_e91 + (a_0_1.w * b_0_1));
            }
            {
                float4 b_0_2 = sh_w[min(uint(((18u + own.y) + 0u)), 71u)];
                float4 a_0_2 = sh_x[min(uint(((18u + own.x) + 0u)), 71u)];
                float4 _e113 = sums[0];
                sums[0] = (_e113 + (a_0_2.x * b_0_2));
                float4 _e119 = sums[1];
                sums[1] = (_e119 + (a_0_2.y * b_0_2));
                float4 _e125 = sums[2];
                sums[2] = (_e125 + (a_0_2.z * b_0_2));
                float4 _e131 = sums[3];
                sums[3] = (_e131 + (a_0_2.w * b_0_2));
            }
            {
                float4 b_0_3 = sh_w[min(uint(((27u + own.y) + 0u)), 71u)];
                float4 a_0_3 = sh_x[min(uint(((27u + own.x) + 0u)), 71u)];
                float4 _e153 = sums[0];
                sums[0] = (_e153 + (a_0_3.x * b_0_3));
                float4 _e159 = sums[1];
                sums[1] = (_e159 + (a_0_3.y * b_0_3));
                float4 _e165 = sums[2];
                sums[2] = (_e165 + (a_0_3.z * b_0_3));
                float4 _e171 = sums[3];
                sums[3] = (_e171 + (a_0_3.w * b_0_3));
            }
            {
                float4 b_0_4 = sh_w[min(uint(((36u + own.y) + 0u)), 71u)];
                float4 a_0_4 = sh_x[min(uint(((36u + own.x) + 0u)), 71u)];
                float4 _e193 = sums[0];
                sums[0] = (_e193 + (a_0_4.x * b_0_4));
                float4 _e199 = sums[1];
                sums[1] = (_e199 + (a_0_4.y * b_0_4));
                float4 _e205 = sums[2];
                sums[2] = (_e205 + (a_0_4.z * b_0_4));
                float4 _e211 = sums[3];
                sums[3] = (_e211 + (a_0_4.w * b_0_4));
            }
            {
                float4 b_0_5 = sh_w[min(uint(((45u + own.y) + 0u)), 71u)];
                float4 a_0_5 = sh_x[min(uint(((45u + own.x) + 0u)), 71u)];
                float4 _e233 = sums[0];
                sums[0] = (_e233 + (a_0_5.x * b_0_5));
                float4 _e239 = sums[1];
                sums[1] = (_e239 + (a_0_5.y * b_0_5));
                float4 _e245 = sums[2];
                sums[2] = (_e245 + (a_0_5.z * b_0_5));
                float4 _e251 = sums[3];
                sums[3] = (_e251 + (a_0_5.w * b_0_5));
            }
            {
                float4 b_0_6 = sh_w[min(uint(((54u + own.y) + 0u)), 71u)];
                float4 a_0_6 = sh_x[min(uint(((54u + own.x) + 0u)), 71u)];
                float4 _e273 = sums[0];
                sums[0] = (_e273 + (a_0_6.x * b_0_6));
                float4 _e279 = sums[1];
                sums[1] = (_e279 + (a_0_6.y * b_0_6));
                float4 _e285 = sums[2];
                sums[2] = (_e285 + (a_0_6.z * b_0_6));
                float4 _e291 = sums[3];
                sums[3] = (_e291 + (a_0_6.w * b_0_6));
            }
            {
                float4 b_0_7 = sh_w[min(uint(((63u + own.y) + 0u)), 71u)];
                float4 a_0_7 = sh_x[min(uint(((63u + own.x) + 0u)), 71u)];
                float4 _e313 = sums[0];
                sums[0] = (_e313 + (a_0_7.x * b_0_7));
                float4 _e319 = sums[1];
                sums[1] = (_e319 + (a_0_7.y * b_0_7));
                float4 _e325 = sums[2];
                sums[2] = (_e325 + (a_0_7.z * b_0_7));
                float4 _e331 = sums[3];
                sums[3] = (_e331 + (a_0_7.w * b_0_7));
            }
            GroupMemoryBarrierWithGroupSync();
        }
    }
    return;
}

void store(uint i_1, uint j_1, float sum)
{
    bool local = (bool)0;

    uint _e5 = params.m;
    if ((i_1 < _e5)) {
        uint _e11 = params.n;
        local = (j_1 < _e11);
    } else {
        local = false;
    }
    bool _e14 = local;
    if (_e14) {
        uint _e19 = params.out_.x;
        uint _e24 = params.out_.y;
        uint _e30 = params.out_.z;
        uint _e33 = channel;
        float _e38 = params.factor;
        out_.Store(((((i_1 * _e19) + (j_1 * _e24)) + _e30) + _e33)*4, asuint(float((_e38 * sum))));
        return;
    } else {
        return;
    }
}

[numthreads(64, 1, 1)]
void main(uint3 group : SV_GroupID, uint lane : SV_GroupIndex)
{
    if (lane == 0) {
        sh_x = (float4[72])0;
        sh_w = (float4[72])0;
    }
    GroupMemoryBarrierWithGroupSync();
    channel = group.x;
    const uint2 _e4 = own_place(lane);
    multiply((group.z * TILE_M), (group.y * TILE_N), _e4, lane);
    {
        uint i_2 = (((group.z * TILE_M) + ((_e4.x + 0u) * 4u)) + 0u);
        uint j_2 = ((group.y * TILE_N) + ((_e4.y + 0u) * 4u));
        float4 sum_1 = sums[0];
        store(i_2, j_2, sum_1.x);
        store(i_2, (j_2 + 1u), sum_1.y);
        store(i_2, (j_2 + 2u), sum_1.z);
        store(i_2, (j_2 + 3u), sum_1.w);
    }
    {
        uint i_3 = (((group.z * TILE_M) + ((_e4.x + 0u) * 4u)) + 1u);
        uint j_3 = ((group.y * TILE_N) + ((_e4.y + 0u) * 4u));
        float4 sum_2 = sums[1];
        store(i_3, j_3, sum_2.x);
        store(i_3, (j_3 + 1u), sum_2.y);
        store(i_3, (j_3 + 2u), sum_2.z);
        store(i_3, (j_3 + 3u), sum_2.w);
    }
    {
        uint i_4 = (((group.z * TILE_M) + ((_e4.x + 0u) * 4u)) + 2u);
        uint j_4 = ((group.y * TILE_N) + ((_e4.y + 0u) * 4u));
        float4 sum_3 = sums[2];
        store(i_4, j_4, sum_3.x);
        store(i_4, (j_4 + 1u), sum_3.y);
        store(i_4, (j_4 + 2u), sum_3.z);
        store(i_4, (j_4 + 3u), sum_3.w);
    }
    {
        uint i_5 = (((group.z * TILE_M) + ((_e4.x + 0u) * 4u)) + 3u);
        uint j_5 = ((group.y * TILE_N) + ((_e4.y + 0u) * 4u));
        float4 sum_4 = sums[3];
        store(i_5, j_5, sum_4.x);
        store(i_5, (j_5 + 1u), sum_4.y);
        store(i_5, (j_5 + 2u), sum_4.z);
        store(i_5, (j_5 + 3u), sum_4.w);
        return;
    }
}
