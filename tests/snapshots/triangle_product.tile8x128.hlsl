struct Params {
    uint m;
    uint n;
    uint k;
    float factor;
    uint4 a;
    uint4 b;
    uint4 out_;
};

static const uint TILE_M = 8u;
static const uint TILE_N = 128u;
static const uint TILE_K = 16u;
static const uint ROW_VECTORS = 1u;
static const uint COLUMN_VECTORS = 1u;
static const uint LANES_N = 32u;
static const uint FETCHES_X = 1u;
static const uint FETCHES_W = 8u;
static const uint GROUP_M = 2u;
static const uint GROUP_N = 32u;
static const uint THREADS = 64u;
static const uint STEP = 4u;
static const uint PITCH_M = 3u;
static const uint PITCH_N = 33u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer x : register(t1);
ByteAddressBuffer w : register(t2);
RWByteAddressBuffer out_ : register(u3);
groupshared float4 sh_x[48];
groupshared float4 sh_w[528];
static float4 sums[4] = (float4[4])0;
static float4 next_x_0_ = (float4)0;
static uint4 x_starts_0_ = (uint4)0;
static float4 next_w_0_ = (float4)0;
static float4 next_w_1_ = (float4)0;
static float4 next_w_2_ = (float4)0;
static float4 next_w_3_ = (float4)0;
static float4 next_w_4_ = (float4)0;
static float4 next_w_5_ = (float4)0;
static float4 next_w_6_ = (float4)0;
static float4 next_w_7_ = (float4)0;
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
    return uint2((naga_mod(naga_div(lane_1, LANES_N), 1u) + (naga_div(block, 1u) * 1u)), (naga_mod(lane_1, LANES_N) + (naga_mod(block, 1u) * LANES_N)));
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
    next_w_1_ = ZeroValuefloat4();
    next_w_2_ = ZeroValuefloat4();
    next_w_3_ = ZeroValuefloat4();
    next_w_4_ = ZeroValuefloat4();
    next_w_5_ = ZeroValuefloat4();
    next_w_6_ = ZeroValuefloat4();
    next_w_7_ = ZeroValuefloat4();
    uint _e26 = params.k;
    if ((c < _e26)) {
        uint _e32 = x_starts_0_.x;
        float _e35 = asfloat(x.Load((_e32 + c)*4));
        uint _e40 = x_starts_0_.y;
        float _e43 = asfloat(x.Load((_e40 + c)*4));
        uint _e48 = x_starts_0_.z;
        float _e51 = asfloat(x.Load((_e48 + c)*4));
        uint _e56 = x_starts_0_.w;
        float _e59 = asfloat(x.Load((_e56 + c)*4));
        next_x_0_ = float4(float(_e35), float(_e43), float(_e51), float(_e59));
        const float4 _e70 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 0u) * 4u)), c);
        next_w_0_ = _e70;
        const float4 _e79 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 4u) * 4u)), c);
        next_w_1_ = _e79;
        const float4 _e88 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 8u) * 4u)), c);
        next_w_2_ = _e88;
        const float4 _e97 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 12u) * 4u)), c);
        next_w_3_ = _e97;
        const float4 _e106 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 16u) * 4u)), c);
        next_w_4_ = _e106;
        const float4 _e115 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 20u) * 4u)), c);
        next_w_5_ = _e115;
        const float4 _e124 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 24u) * 4u)), c);
        next_w_6_ = _e124;
        const float4 _e133 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 28u) * 4u)), c);
        next_w_7_ = _e133;
        return;
    } else {
        return;
    }
}

void place(uint lane_4)
{
    if (((lane_4 + 0u) < 32u)) {
        float4 _e17 = next_x_0_;
        sh_x[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_M) + naga_div(lane_4, TILE_K)) + 0u)), 47u)] = _e17;
    }
    float4 _e30 = next_w_0_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 0u)), 527u)] = _e30;
    float4 _e43 = next_w_1_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 4u)), 527u)] = _e43;
    float4 _e56 = next_w_2_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 8u)), 527u)] = _e56;
    float4 _e69 = next_w_3_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 12u)), 527u)] = _e69;
    float4 _e82 = next_w_4_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 16u)), 527u)] = _e82;
    float4 _e95 = next_w_5_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 20u)), 527u)] = _e95;
    float4 _e108 = next_w_6_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 24u)), 527u)] = _e108;
    float4 _e121 = next_w_7_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 28u)), 527u)] = _e121;
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
            uint _e655 = first_c_1;
            first_c_1 = (_e655 + TILE_K);
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
                float4 b_0_ = sh_w[min(uint(((0u + own.y) + 0u)), 527u)];
                float4 a_0_ = sh_x[min(uint(((0u + own.x) + 0u)), 47u)];
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
                float4 b_0_1 = sh_w[min(uint(((33u + own.y) + 0u)), 527u)];
                float4 a_0_1 = sh_x[min(uint(((3u + own.x) + 0u)), 47u)];
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
                float4 b_0_2 = sh_w[min(uint(((66u + own.y) + 0u)), 527u)];
                float4 a_0_2 = sh_x[min(uint(((6u + own.x) + 0u)), 47u)];
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
                float4 b_0_3 = sh_w[min(uint(((99u + own.y) + 0u)), 527u)];
                float4 a_0_3 = sh_x[min(uint(((9u + own.x) + 0u)), 47u)];
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
                float4 b_0_4 = sh_w[min(uint(((132u + own.y) + 0u)), 527u)];
                float4 a_0_4 = sh_x[min(uint(((12u + own.x) + 0u)), 47u)];
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
                float4 b_0_5 = sh_w[min(uint(((165u + own.y) + 0u)), 527u)];
                float4 a_0_5 = sh_x[min(uint(((15u + own.x) + 0u)), 47u)];
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
                float4 b_0_6 = sh_w[min(uint(((198u + own.y) + 0u)), 527u)];
                float4 a_0_6 = sh_x[min(uint(((18u + own.x) + 0u)), 47u)];
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
                float4 b_0_7 = sh_w[min(uint(((231u + own.y) + 0u)), 527u)];
                float4 a_0_7 = sh_x[min(uint(((21u + own.x) + 0u)), 47u)];
                float4 _e313 = sums[0];
                sums[0] = (_e313 + (a_0_7.x * b_0_7));
                float4 _e319 = sums[1];
                sums[1] = (_e319 + (a_0_7.y * b_0_7));
                float4 _e325 = sums[2];
                sums[2] = (_e325 + (a_0_7.z * b_0_7));
                float4 _e331 = sums[3];
                sums[3] = (_e331 + (a_0_7.w * b_0_7));
            }
            {
                float4 b_0_8 = sh_w[min(uint(((264u + own.y) + 0u)), 527u)];
                float4 a_0_8 = sh_x[min(uint(((24u + own.x) + 0u)), 47u)];
                float4 _e353 = sums[0];
                sums[0] = (_e353 + (a_0_8.x * b_0_8));
                float4 _e359 = sums[1];
                sums[1] = (_e359 + (a_0_8.y * b_0_8));
                float4 _e365 = sums[2];
                sums[2] = (_e365 + (a_0_8.z * b_0_8));
                float4 _e371 = sums[3];
                sums[3] = (_e371 + (a_0_8.w * b_0_8));
            }
            {
                float4 b_0_9 = sh_w[min(uint(((297u + own.y) + 0u)), 527u)];
                float4 a_0_9 = sh_x[min(uint(((27u + own.x) + 0u)), 47u)];
                float4 _e393 = sums[0];
                sums[0] = (_e393 + (a_0_9.x * b_0_9));
                float4 _e399 = sums[1];
                sums[1] = (_e399 + (a_0_9.y * b_0_9));
                float4 _e405 = sums[2];
                sums[2] = (_e405 + (a_0_9.z * b_0_9));
                float4 _e411 = sums[3];
                sums[3] = (_e411 + (a_0_9.w * b_0_9));
            }
            {
                float4 b_0_10 = sh_w[min(uint(((330u + own.y) + 0u)), 527u)];
                float4 a_0_10 = sh_x[min(uint(((30u + own.x) + 0u)), 47u)];
                float4 _e433 = sums[0];
                sums[0] = (_e433 + (a_0_10.x * b_0_10));
                float4 _e439 = sums[1];
                sums[1] = (_e439 + (a_0_10.y * b_0_10));
                float4 _e445 = sums[2];
                sums[2] = (_e445 + (a_0_10.z * b_0_10));
                float4 _e451 = sums[3];
                sums[3] = (_e451 + (a_0_10.w * b_0_10));
            }
            {
                float4 b_0_11 = sh_w[min(uint(((363u + own.y) + 0u)), 527u)];
                float4 a_0_11 = sh_x[min(uint(((33u + own.x) + 0u)), 47u)];
                float4 _e473 = sums[0];
                sums[0] = (_e473 + (a_0_11.x * b_0_11));
                float4 _e479 = sums[1];
                sums[1] = (_e479 + (a_0_11.y * b_0_11));
                float4 _e485 = sums[2];
                sums[2] = (_e485 + (a_0_11.z * b_0_11));
                float4 _e491 = sums[3];
                sums[3] = (_e491 + (a_0_11.w * b_0_11));
            }
            {
                float4 b_0_12 = sh_w[min(uint(((396u + own.y) + 0u)), 527u)];
                float4 a_0_12 = sh_x[min(uint(((36u + own.x) + 0u)), 47u)];
                float4 _e513 = sums[0];
                sums[0] = (_e513 + (a_0_12.x * b_0_12));
                float4 _e519 = sums[1];
                sums[1] = (_e519 + (a_0_12.y * b_0_12));
                float4 _e525 = sums[2];
                sums[2] = (_e525 + (a_0_12.z * b_0_12));
                float4 _e531 = sums[3];
                sums[3] = (_e531 + (a_0_12.w * b_0_12));
            }
            {
                float4 b_0_13 = sh_w[min(uint(((429u + own.y) + 0u)), 527u)];
                float4 a_0_13 = sh_x[min(uint(((39u + own.x) + 0u)), 47u)];
                float4 _e553 = sums[0];
                sums[0] = (_e553 + (a_0_13.x * b_0_13));
                float4 _e559 = sums[1];
                sums[1] = (_e559 + (a_0_13.y * b_0_13));
                float4 _e565 = sums[2];
                sums[2] = (_e565 + (a_0_13.z * b_0_13));
                float4 _e571 = sums[3];
                sums[3] = (_e571 + (a_0_13.w * b_0_13));
            }
            {
                float4 b_0_14 = sh_w[min(uint(((462u + own.y) + 0u)), 527u)];
                float4 a_0_14 = sh_x[min(uint(((42u + own.x) + 0u)), 47u)];
                float4 _e593 = sums[0];
                sums[0] = (_e593 + (a_0_14.x * b_0_14));
                float4 _e599 = sums[1];
                sums[1] = (_e599 + (a_0_14.y * b_0_14));
                float4 _e605 = sums[2];
                sums[2] = (_e605 + (a_0_14.z * b_0_14));
                float4 _e611 = sums[3];
                sums[3] = (_e611 + (a_0_14.w * b_0_14));
            }
            {
                float4 b_0_15 = sh_w[min(uint(((495u + own.y) + 0u)), 527u)];
                float4 a_0_15 = sh_x[min(uint(((45u + own.x) + 0u)), 47u)];
                float4 _e633 = sums[0];
                sums[0] = (_e633 + (a_0_15.x * b_0_15));
                float4 _e639 = sums[1];
                sums[1] = (_e639 + (a_0_15.y * b_0_15));
                float4 _e645 = sums[2];
                sums[2] = (_e645 + (a_0_15.z * b_0_15));
                float4 _e651 = sums[3];
                sums[3] = (_e651 + (a_0_15.w * b_0_15));
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
        sh_x = (float4[48])0;
        sh_w = (float4[528])0;
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
