struct Params {
    uint m;
    uint n;
    uint k;
    uint inner;
    uint4 x;
    uint4 out_;
    uint4 gate;
    uint4 mask;
    uint4 out_columns;
    uint skip_w;
    uint skip_bias;
    uint2 padding;
};

static const uint RELU = 3u;
static const uint ACTIVATION = 3u;
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
static const uint IDENTITY = 0u;
static const uint SIGMOID = 1u;
static const uint SILU = 2u;
static const uint GELU = 4u;
static const uint GELU_TANH = 5u;
static const uint MISH = 6u;
static const uint MASK_BIAS = 7u;
static const uint NORMALIZER = 8u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer x_7 : register(t1);
ByteAddressBuffer w : register(t2);
RWByteAddressBuffer out_ : register(u3);
ByteAddressBuffer bias : register(t4);
ByteAddressBuffer gate : register(t5);
ByteAddressBuffer mask : register(t6);
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

uint2 own_place(uint lane_1)
{
    uint block = naga_div(lane_1, 32u);
    return uint2((naga_mod(naga_div(lane_1, LANES_N), 1u) + (naga_div(block, 1u) * 1u)), (naga_mod(lane_1, LANES_N) + (naga_mod(block, 1u) * LANES_N)));
}

uint x_start(uint m_1)
{
    uint4 _e3 = params.x;
    const uint _e4 = row_start(_e3, m_1);
    return _e4;
}

void aim(uint first_m, uint lane_2)
{
    uint _e4 = params.m;
    uint last = (_e4 - 1u);
    {
        uint m_3 = (first_m + ((naga_div(lane_2, TILE_K) + 0u) * 4u));
        const uint _e16 = x_start(min(m_3, last));
        const uint _e20 = x_start(min((m_3 + 1u), last));
        const uint _e24 = x_start(min((m_3 + 2u), last));
        const uint _e28 = x_start(min((m_3 + 3u), last));
        x_starts_0_ = uint4(_e16, _e20, _e24, _e28);
        return;
    }
}

float4 w_four(uint n, uint c)
{
    uint _e4 = params.n;
    uint last_1 = (_e4 - 1u);
    uint _e9 = params.skip_w;
    uint at = (_e9 + c);
    uint _e15 = params.k;
    float _e19 = asfloat(w.Load(((min(n, last_1) * _e15) + at)*4));
    uint _e27 = params.k;
    float _e31 = asfloat(w.Load(((min((n + 1u), last_1) * _e27) + at)*4));
    uint _e39 = params.k;
    float _e43 = asfloat(w.Load(((min((n + 2u), last_1) * _e39) + at)*4));
    uint _e51 = params.k;
    float _e55 = asfloat(w.Load(((min((n + 3u), last_1) * _e51) + at)*4));
    return float4(float(_e19), float(_e31), float(_e43), float(_e55));
}

float4 ZeroValuefloat4() {
    return (float4)0;
}

void fetch(uint first_n, uint first_c, uint lane_3)
{
    uint c_1 = (first_c + naga_mod(lane_3, TILE_K));
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
    if ((c_1 < _e26)) {
        uint _e32 = x_starts_0_.x;
        float _e35 = asfloat(x_7.Load((_e32 + c_1)*4));
        uint _e40 = x_starts_0_.y;
        float _e43 = asfloat(x_7.Load((_e40 + c_1)*4));
        uint _e48 = x_starts_0_.z;
        float _e51 = asfloat(x_7.Load((_e48 + c_1)*4));
        uint _e56 = x_starts_0_.w;
        float _e59 = asfloat(x_7.Load((_e56 + c_1)*4));
        next_x_0_ = float4(float(_e35), float(_e43), float(_e51), float(_e59));
        const float4 _e70 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 0u) * 4u)), c_1);
        next_w_0_ = _e70;
        const float4 _e79 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 4u) * 4u)), c_1);
        next_w_1_ = _e79;
        const float4 _e88 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 8u) * 4u)), c_1);
        next_w_2_ = _e88;
        const float4 _e97 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 12u) * 4u)), c_1);
        next_w_3_ = _e97;
        const float4 _e106 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 16u) * 4u)), c_1);
        next_w_4_ = _e106;
        const float4 _e115 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 20u) * 4u)), c_1);
        next_w_5_ = _e115;
        const float4 _e124 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 24u) * 4u)), c_1);
        next_w_6_ = _e124;
        const float4 _e133 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 28u) * 4u)), c_1);
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

float4 sigmoid(float4 x)
{
    float4 e = exp(-(abs(x)));
    return (((x < (0.0).xxxx) ? e : (1.0).xxxx) / ((1.0).xxxx + e));
}

float4 silu(float4 x_1)
{
    const float4 _e1 = sigmoid(x_1);
    return (x_1 * _e1);
}

float4 relu(float4 x_2)
{
    return ((x_2 < (0.0).xxxx) ? (0.0).xxxx : x_2);
}

float4 erfc_positive(float4 y)
{
    float4 p = (float4)0;

    float4 t = ((1.0).xxxx / ((1.0).xxxx + ((0.5).xxxx * y)));
    p = ((t * (0.17087276).xxxx) + (-0.82215226).xxxx);
    float4 _e17 = p;
    p = ((t * _e17) + (1.4885159).xxxx);
    float4 _e22 = p;
    p = ((t * _e22) + (-1.135204).xxxx);
    float4 _e27 = p;
    p = ((t * _e27) + (0.27886808).xxxx);
    float4 _e32 = p;
    p = ((t * _e32) + (-0.18628806).xxxx);
    float4 _e37 = p;
    p = ((t * _e37) + (0.09678418).xxxx);
    float4 _e42 = p;
    p = ((t * _e42) + (0.37409195).xxxx);
    float4 _e47 = p;
    p = ((t * _e47) + (1.0000237).xxxx);
    float4 _e52 = p;
    p = ((t * _e52) + (-1.2655122).xxxx);
    float4 _e57 = p;
    return (t * exp((_e57 - (y * y))));
}

float4 gelu(float4 x_3)
{
    float4 y_1 = min((abs(x_3) * (0.70710677).xxxx), (9.0).xxxx);
    const float4 _e10 = erfc_positive(y_1);
    float4 tail = ((0.5).xxxx * _e10);
    return (x_3 * ((x_3 < (0.0).xxxx) ? tail : ((1.0).xxxx - tail)));
}

float4 gelu_tanh(float4 x_4)
{
    const float4 _e10 = sigmoid(((1.595769).xxxx * (x_4 + ((((0.044715).xxxx * x_4) * x_4) * x_4))));
    return (x_4 * _e10);
}

float4 mish(float4 x_5)
{
    float4 e_1 = exp(-(abs(x_5)));
    bool4 negative = (x_5 < (0.0).xxxx);
    float4 n_5 = (negative ? (e_1 * (e_1 + (2.0).xxxx)) : ((1.0).xxxx + ((2.0).xxxx * e_1)));
    return (x_5 * (n_5 / (n_5 + (negative ? (2.0).xxxx : (((2.0).xxxx * e_1) * e_1)))));
}

float4 activate(float4 x_6)
{
    switch(ACTIVATION) {
        case 1u: {
            const float4 _e2 = sigmoid(x_6);
            return _e2;
        }
        case 2u: {
            const float4 _e3 = silu(x_6);
            return _e3;
        }
        case 3u: {
            const float4 _e4 = relu(x_6);
            return _e4;
        }
        case 4u: {
            const float4 _e5 = gelu(x_6);
            return _e5;
        }
        case 5u: {
            const float4 _e6 = gelu_tanh(x_6);
            return _e6;
        }
        case 6u: {
            const float4 _e7 = mish(x_6);
            return _e7;
        }
        case 7u: {
            return ((x_6 - (1.0).xxxx) * (1000000000.0).xxxx);
        }
        case 8u: {
            return ((1.0).xxxx / (x_6 + (0.001).xxxx));
        }
        default: {
            return x_6;
        }
    }
}

uint column(uint n_1)
{
    uint4 columns = params.out_columns;
    return ((naga_div(n_1, columns.x) * columns.y) + (naga_mod(n_1, columns.x) * columns.z));
}

float4 residual(uint start, uint n_2)
{
    uint _e4 = params.n;
    uint last_2 = (_e4 - 1u);
    const uint _e9 = column(min(n_2, last_2));
    float _e12 = asfloat(out_.Load((start + _e9)*4));
    const uint _e18 = column(min((n_2 + 1u), last_2));
    float _e21 = asfloat(out_.Load((start + _e18)*4));
    const uint _e27 = column(min((n_2 + 2u), last_2));
    float _e30 = asfloat(out_.Load((start + _e27)*4));
    const uint _e36 = column(min((n_2 + 3u), last_2));
    float _e39 = asfloat(out_.Load((start + _e36)*4));
    return float4(float(_e12), float(_e21), float(_e30), float(_e39));
}

float4 finished(uint m_2, uint n_3, float4 sum)
{
    float4 value = (float4)0;

    uint _e5 = params.n;
    uint last_3 = (_e5 - 1u);
    value = sum;
    uint from_bias = params.skip_bias;
    float4 _e12 = value;
    float _e17 = asfloat(bias.Load((from_bias + min(n_3, last_3))*4));
    float _e24 = asfloat(bias.Load((from_bias + min((n_3 + 1u), last_3))*4));
    float _e31 = asfloat(bias.Load((from_bias + min((n_3 + 2u), last_3))*4));
    float _e38 = asfloat(bias.Load((from_bias + min((n_3 + 3u), last_3))*4));
    value = (_e12 + float4(_e17, _e24, _e31, _e38));
    float4 _e41 = value;
    const float4 _e42 = activate(_e41);
    value = _e42;
    uint4 _e45 = params.gate;
    const uint _e46 = row_start(_e45, m_2);
    float4 _e47 = value;
    float _e52 = asfloat(gate.Load((_e46 + min(n_3, last_3))*4));
    float _e60 = asfloat(gate.Load((_e46 + min((n_3 + 1u), last_3))*4));
    float _e68 = asfloat(gate.Load((_e46 + min((n_3 + 2u), last_3))*4));
    float _e76 = asfloat(gate.Load((_e46 + min((n_3 + 3u), last_3))*4));
    const float4 _e79 = sigmoid(float4(float(_e52), float(_e60), float(_e68), float(_e76)));
    value = (_e47 * _e79);
    float4 _e81 = value;
    uint4 _e85 = params.mask;
    const uint _e86 = row_start(_e85, m_2);
    float _e88 = asfloat(mask.Load(_e86*4));
    value = (_e81 * _e88);
    float4 _e90 = value;
    return _e90;
}

void store(uint start_1, uint n_4, float4 value_1)
{
    uint _e5 = params.n;
    if ((n_4 >= _e5)) {
        return;
    }
    const uint _e8 = column(n_4);
    out_.Store((start_1 + _e8)*4, asuint(float(value_1.x)));
    uint _e17 = params.n;
    if (((n_4 + 1u) < _e17)) {
        const uint _e22 = column((n_4 + 1u));
        out_.Store((start_1 + _e22)*4, asuint(float(value_1.y)));
    }
    uint _e31 = params.n;
    if (((n_4 + 2u) < _e31)) {
        const uint _e36 = column((n_4 + 2u));
        out_.Store((start_1 + _e36)*4, asuint(float(value_1.z)));
    }
    uint _e45 = params.n;
    if (((n_4 + 3u) < _e45)) {
        const uint _e50 = column((n_4 + 3u));
        out_.Store((start_1 + _e50)*4, asuint(float(value_1.w)));
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
    float4 value_0_ = (float4)0;
    float4 value_0_1 = (float4)0;
    float4 value_0_2 = (float4)0;
    float4 value_0_3 = (float4)0;

    const uint2 _e2 = own_place(lane);
    multiply((group.y * TILE_M), (group.x * TILE_N), _e2, lane);
    uint n_0_ = ((group.x * TILE_N) + ((_e2.y + 0u) * 4u));
    {
        uint m_4 = (((group.y * TILE_M) + ((_e2.x + 0u) * 4u)) + 0u);
        uint _e31 = params.m;
        if ((m_4 < _e31)) {
            uint4 _e35 = params.out_;
            const uint _e36 = row_start(_e35, m_4);
            float4 _e39 = sums[0];
            const float4 _e40 = finished(m_4, n_0_, _e39);
            value_0_ = _e40;
            float4 _e42 = value_0_;
            const float4 _e43 = residual(_e36, n_0_);
            value_0_ = (_e42 + _e43);
            float4 _e45 = value_0_;
            store(_e36, n_0_, _e45);
        }
    }
    {
        uint m_5 = (((group.y * TILE_M) + ((_e2.x + 0u) * 4u)) + 1u);
        uint _e59 = params.m;
        if ((m_5 < _e59)) {
            uint4 _e63 = params.out_;
            const uint _e64 = row_start(_e63, m_5);
            float4 _e67 = sums[1];
            const float4 _e68 = finished(m_5, n_0_, _e67);
            value_0_1 = _e68;
            float4 _e70 = value_0_1;
            const float4 _e71 = residual(_e64, n_0_);
            value_0_1 = (_e70 + _e71);
            float4 _e73 = value_0_1;
            store(_e64, n_0_, _e73);
        }
    }
    {
        uint m_6 = (((group.y * TILE_M) + ((_e2.x + 0u) * 4u)) + 2u);
        uint _e87 = params.m;
        if ((m_6 < _e87)) {
            uint4 _e91 = params.out_;
            const uint _e92 = row_start(_e91, m_6);
            float4 _e95 = sums[2];
            const float4 _e96 = finished(m_6, n_0_, _e95);
            value_0_2 = _e96;
            float4 _e98 = value_0_2;
            const float4 _e99 = residual(_e92, n_0_);
            value_0_2 = (_e98 + _e99);
            float4 _e101 = value_0_2;
            store(_e92, n_0_, _e101);
        }
    }
    {
        uint m_7 = (((group.y * TILE_M) + ((_e2.x + 0u) * 4u)) + 3u);
        uint _e115 = params.m;
        if ((m_7 < _e115)) {
            uint4 _e119 = params.out_;
            const uint _e120 = row_start(_e119, m_7);
            float4 _e123 = sums[3];
            const float4 _e124 = finished(m_7, n_0_, _e123);
            value_0_3 = _e124;
            float4 _e126 = value_0_3;
            const float4 _e127 = residual(_e120, n_0_);
            value_0_3 = (_e126 + _e127);
            float4 _e129 = value_0_3;
            store(_e120, n_0_, _e129);
            return;
        } else {
            return;
        }
    }
}
