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

static const uint TILE_M = 32u;
static const uint TILE_N = 32u;
static const uint TILE_K = 16u;
static const uint ROWS = 4u;
static const uint COLUMNS = 4u;
static const uint TILE_K4_ = 4u;
static const uint FETCHES_X = 2u;
static const uint FETCHES_W = 2u;
static const uint RELU = 3u;
static const uint ACTIVATION = 3u;
static const uint PITCH = 5u;
static const uint GROUP_M = 8u;
static const uint GROUP_N = 8u;
static const uint THREADS = 64u;
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
groupshared float4 sh_x[160];
groupshared float4 sh_w[160];
static float4 next_x_0_ = (float4)0;
static uint x_start_0_ = (uint)0;
static bool x_there_0_ = (bool)0;
static float4 next_x_1_ = (float4)0;
static uint x_start_1_ = (uint)0;
static bool x_there_1_ = (bool)0;
static float4 next_w_0_ = (float4)0;
static float4 next_w_1_ = (float4)0;

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

float multiply_add(float4 a, float4 b, float sum)
{
    return ((a.w * b.w) + ((a.z * b.z) + ((a.y * b.y) + ((a.x * b.x) + sum))));
}

float4 ZeroValuefloat4() {
    return (float4)0;
}

float4 x_at(uint start_of_row, bool there, uint c)
{
    bool local = (bool)0;

    if (!(!(there))) {
        uint _e9 = params.k;
        local = (c >= _e9);
    } else {
        local = true;
    }
    bool _e12 = local;
    if (_e12) {
        return ZeroValuefloat4();
    }
    uint start = (start_of_row + c);
    float4 _e19 = asfloat(x_7.Load4(naga_div(start, 4u)*16));
    return float4(_e19);
}

void aim(uint first_m, uint lane_1)
{
    {
        uint m_1 = (first_m + naga_div((lane_1 + 0u), TILE_K4_));
        uint _e10 = params.m;
        x_there_0_ = (m_1 < _e10);
        uint4 _e15 = params.x;
        uint _e18 = params.m;
        const uint _e22 = row_start(_e15, min(m_1, (_e18 - 1u)));
        x_start_0_ = _e22;
    }
    {
        uint m_2 = (first_m + naga_div((lane_1 + 64u), TILE_K4_));
        uint _e31 = params.m;
        x_there_1_ = (m_2 < _e31);
        uint4 _e36 = params.x;
        uint _e39 = params.m;
        const uint _e43 = row_start(_e36, min(m_2, (_e39 - 1u)));
        x_start_1_ = _e43;
        return;
    }
}

float4 w_at(uint n, uint c_1)
{
    bool local_1 = (bool)0;

    uint _e4 = params.n;
    if (!((n >= _e4))) {
        uint _e11 = params.k;
        local_1 = (c_1 >= _e11);
    } else {
        local_1 = true;
    }
    bool _e14 = local_1;
    if (_e14) {
        return ZeroValuefloat4();
    }
    uint _e18 = params.skip_w;
    uint _e21 = params.k;
    uint start_1 = ((_e18 + (n * _e21)) + c_1);
    float4 _e29 = asfloat(w.Load4(naga_div(start_1, 4u)*16));
    return float4(_e29);
}

void fetch(uint first_n, uint first_c_1, uint lane_2)
{
    uint _e5 = x_start_0_;
    bool _e7 = x_there_0_;
    const float4 _e15 = x_at(_e5, _e7, (first_c_1 + (naga_mod((lane_2 + 0u), TILE_K4_) * 4u)));
    next_x_0_ = _e15;
    uint _e18 = x_start_1_;
    bool _e20 = x_there_1_;
    const float4 _e28 = x_at(_e18, _e20, (first_c_1 + (naga_mod((lane_2 + 64u), TILE_K4_) * 4u)));
    next_x_1_ = _e28;
    const float4 _e42 = w_at((first_n + naga_div((lane_2 + 0u), TILE_K4_)), (first_c_1 + (naga_mod((lane_2 + 0u), TILE_K4_) * 4u)));
    next_w_0_ = _e42;
    const float4 _e56 = w_at((first_n + naga_div((lane_2 + 64u), TILE_K4_)), (first_c_1 + (naga_mod((lane_2 + 64u), TILE_K4_) * 4u)));
    next_w_1_ = _e56;
    return;
}

void place(uint lane_3)
{
    if (((lane_3 + 0u) < 128u)) {
        float4 _e19 = next_x_0_;
        sh_x[min(uint(((naga_div((lane_3 + 0u), TILE_K4_) * PITCH) + naga_mod((lane_3 + 0u), TILE_K4_))), 159u)] = _e19;
    }
    if (((lane_3 + 64u) < 128u)) {
        float4 _e38 = next_x_1_;
        sh_x[min(uint(((naga_div((lane_3 + 64u), TILE_K4_) * PITCH) + naga_mod((lane_3 + 64u), TILE_K4_))), 159u)] = _e38;
    }
    float4 _e53 = next_w_0_;
    sh_w[min(uint(((naga_div((lane_3 + 0u), TILE_K4_) * PITCH) + naga_mod((lane_3 + 0u), TILE_K4_))), 159u)] = _e53;
    float4 _e68 = next_w_1_;
    sh_w[min(uint(((naga_div((lane_3 + 64u), TILE_K4_) * PITCH) + naga_mod((lane_3 + 64u), TILE_K4_))), 159u)] = _e68;
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

uint column(uint n_1)
{
    uint4 columns = params.out_columns;
    return ((naga_div(n_1, columns.x) * columns.y) + (naga_mod(n_1, columns.x) * columns.z));
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
    float value = (float)0;
    float value_1 = (float)0;
    float value_2 = (float)0;
    float value_3 = (float)0;
    float value_4 = (float)0;
    float value_5 = (float)0;
    float value_6 = (float)0;
    float value_7 = (float)0;
    float value_8 = (float)0;
    float value_9 = (float)0;
    float value_10 = (float)0;
    float value_11 = (float)0;
    float value_12 = (float)0;
    float value_13 = (float)0;
    float value_14 = (float)0;
    float value_15 = (float)0;

    uint first_m_1 = (group.y * TILE_M);
    uint first_n_1 = (group.x * TILE_N);
    uint own_m = naga_div(lane, GROUP_N);
    uint own_n = naga_mod(lane, GROUP_N);
    aim(first_m_1, lane);
    fetch(first_n_1, 0u, lane);
    uint2 loop_bound = uint2(4294967295u, 4294967295u);
    bool loop_init = true;
    while(true) {
        if (all(loop_bound == uint2(0u, 0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e568 = first_c;
            first_c = (_e568 + TILE_K);
        }
        loop_init = false;
        uint _e16 = first_c;
        uint _e19 = params.k;
        if ((_e16 < _e19)) {
        } else {
            break;
        }
        {
            place(lane);
            GroupMemoryBarrierWithGroupSync();
            uint _e21 = first_c;
            fetch(first_n_1, (_e21 + TILE_K), lane);
            {
                float4 a_0_ = sh_x[min(uint((((own_m + 0u) * PITCH) + 0u)), 159u)];
                float4 a_1_ = sh_x[min(uint((((own_m + 8u) * PITCH) + 0u)), 159u)];
                float4 a_2_ = sh_x[min(uint((((own_m + 16u) * PITCH) + 0u)), 159u)];
                float4 a_3_ = sh_x[min(uint((((own_m + 24u) * PITCH) + 0u)), 159u)];
                float4 b_0_ = sh_w[min(uint((((own_n + 0u) * PITCH) + 0u)), 159u)];
                float _e71 = sums[0];
                const float _e72 = multiply_add(a_0_, b_0_, _e71);
                sums[0] = _e72;
                float _e75 = sums[4];
                const float _e76 = multiply_add(a_1_, b_0_, _e75);
                sums[4] = _e76;
                float _e79 = sums[8];
                const float _e80 = multiply_add(a_2_, b_0_, _e79);
                sums[8] = _e80;
                float _e83 = sums[12];
                const float _e84 = multiply_add(a_3_, b_0_, _e83);
                sums[12] = _e84;
                float4 b_1_ = sh_w[min(uint((((own_n + 8u) * PITCH) + 0u)), 159u)];
                float _e96 = sums[1];
                const float _e97 = multiply_add(a_0_, b_1_, _e96);
                sums[1] = _e97;
                float _e100 = sums[5];
                const float _e101 = multiply_add(a_1_, b_1_, _e100);
                sums[5] = _e101;
                float _e104 = sums[9];
                const float _e105 = multiply_add(a_2_, b_1_, _e104);
                sums[9] = _e105;
                float _e108 = sums[13];
                const float _e109 = multiply_add(a_3_, b_1_, _e108);
                sums[13] = _e109;
                float4 b_2_ = sh_w[min(uint((((own_n + 16u) * PITCH) + 0u)), 159u)];
                float _e121 = sums[2];
                const float _e122 = multiply_add(a_0_, b_2_, _e121);
                sums[2] = _e122;
                float _e125 = sums[6];
                const float _e126 = multiply_add(a_1_, b_2_, _e125);
                sums[6] = _e126;
                float _e129 = sums[10];
                const float _e130 = multiply_add(a_2_, b_2_, _e129);
                sums[10] = _e130;
                float _e133 = sums[14];
                const float _e134 = multiply_add(a_3_, b_2_, _e133);
                sums[14] = _e134;
                float4 b_3_ = sh_w[min(uint((((own_n + 24u) * PITCH) + 0u)), 159u)];
                float _e146 = sums[3];
                const float _e147 = multiply_add(a_0_, b_3_, _e146);
                sums[3] = _e147;
                float _e150 = sums[7];
                const float _e151 = multiply_add(a_1_, b_3_, _e150);
                sums[7] = _e151;
                float _e154 = sums[11];
                const float _e155 = multiply_add(a_2_, b_3_, _e154);
                sums[11] = _e155;
                float _e158 = sums[15];
                const float _e159 = multiply_add(a_3_, b_3_, _e158);
                sums[15] = _e159;
            }
            {
                float4 a_0_1 = sh_x[min(uint((((own_m + 0u) * PITCH) + 1u)), 159u)];
                float4 a_1_1 = sh_x[min(uint((((own_m + 8u) * PITCH) + 1u)), 159u)];
                float4 a_2_1 = sh_x[min(uint((((own_m + 16u) * PITCH) + 1u)), 159u)];
                float4 a_3_1 = sh_x[min(uint((((own_m + 24u) * PITCH) + 1u)), 159u)];
                float4 b_0_1 = sh_w[min(uint((((own_n + 0u) * PITCH) + 1u)), 159u)];
                float _e207 = sums[0];
                const float _e208 = multiply_add(a_0_1, b_0_1, _e207);
                sums[0] = _e208;
                float _e211 = sums[4];
                const float _e212 = multiply_add(a_1_1, b_0_1, _e211);
                sums[4] = _e212;
                float _e215 = sums[8];
                const float _e216 = multiply_add(a_2_1, b_0_1, _e215);
                sums[8] = _e216;
                float _e219 = sums[12];
                const float _e220 = multiply_add(a_3_1, b_0_1, _e219);
                sums[12] = _e220;
                float4 b_1_1 = sh_w[min(uint((((own_n + 8u) * PITCH) + 1u)), 159u)];
                float _e232 = sums[1];
                const float _e233 = multiply_add(a_0_1, b_1_1, _e232);
                sums[1] = _e233;
                float _e236 = sums[5];
                const float _e237 = multiply_add(a_1_1, b_1_1, _e236);
                sums[5] = _e237;
                float _e240 = sums[9];
                const float _e241 = multiply_add(a_2_1, b_1_1, _e240);
                sums[9] = _e241;
                float _e244 = sums[13];
                const float _e245 = multiply_add(a_3_1, b_1_1, _e244);
                sums[13] = _e245;
                float4 b_2_1 = sh_w[min(uint((((own_n + 16u) * PITCH) + 1u)), 159u)];
                float _e257 = sums[2];
                const float _e258 = multiply_add(a_0_1, b_2_1, _e257);
                sums[2] = _e258;
                float _e261 = sums[6];
                const float _e262 = multiply_add(a_1_1, b_2_1, _e261);
                sums[6] = _e262;
                float _e265 = sums[10];
                const float _e266 = multiply_add(a_2_1, b_2_1, _e265);
                sums[10] = _e266;
                float _e269 = sums[14];
                const float _e270 = multiply_add(a_3_1, b_2_1, _e269);
                sums[14] = _e270;
                float4 b_3_1 = sh_w[min(uint((((own_n + 24u) * PITCH) + 1u)), 159u)];
                float _e282 = sums[3];
                const float _e283 = multiply_add(a_0_1, b_3_1, _e282);
                sums[3] = _e283;
                float _e286 = sums[7];
                const float _e287 = multiply_add(a_1_1, b_3_1, _e286);
                sums[7] = _e287;
                float _e290 = sums[11];
                const float _e291 = multiply_add(a_2_1, b_3_1, _e290);
                sums[11] = _e291;
                float _e294 = sums[15];
                const float _e295 = multiply_add(a_3_1, b_3_1, _e294);
                sums[15] = _e295;
            }
            {
                float4 a_0_2 = sh_x[min(uint((((own_m + 0u) * PITCH) + 2u)), 159u)];
                float4 a_1_2 = sh_x[min(uint((((own_m + 8u) * PITCH) + 2u)), 159u)];
                float4 a_2_2 = sh_x[min(uint((((own_m + 16u) * PITCH) + 2u)), 159u)];
                float4 a_3_2 = sh_x[min(uint((((own_m + 24u) * PITCH) + 2u)), 159u)];
                float4 b_0_2 = sh_w[min(uint((((own_n + 0u) * PITCH) + 2u)), 159u)];
                float _e343 = sums[0];
                const float _e344 = multiply_add(a_0_2, b_0_2, _e343);
                sums[0] = _e344;
                float _e347 = sums[4];
                const float _e348 = multiply_add(a_1_2, b_0_2, _e347);
                sums[4] = _e348;
                float _e351 = sums[8];
                const float _e352 = multiply_add(a_2_2, b_0_2, _e351);
                sums[8] = _e352;
                float _e355 = sums[12];
                const float _e356 = multiply_add(a_3_2, b_0_2, _e355);
                sums[12] = _e356;
                float4 b_1_2 = sh_w[min(uint((((own_n + 8u) * PITCH) + 2u)), 159u)];
                float _e368 = sums[1];
                const float _e369 = multiply_add(a_0_2, b_1_2, _e368);
                sums[1] = _e369;
                float _e372 = sums[5];
                const float _e373 = multiply_add(a_1_2, b_1_2, _e372);
                sums[5] = _e373;
                float _e376 = sums[9];
                const float _e377 = multiply_add(a_2_2, b_1_2, _e376);
                sums[9] = _e377;
                float _e380 = sums[13];
                const float _e381 = multiply_add(a_3_2, b_1_2, _e380);
                sums[13] = _e381;
                float4 b_2_2 = sh_w[min(uint((((own_n + 16u) * PITCH) + 2u)), 159u)];
                float _e393 = sums[2];
                const float _e394 = multiply_add(a_0_2, b_2_2, _e393);
                sums[2] = _e394;
                float _e397 = sums[6];
                const float _e398 = multiply_add(a_1_2, b_2_2, _e397);
                sums[6] = _e398;
                float _e401 = sums[10];
                const float _e402 = multiply_add(a_2_2, b_2_2, _e401);
                sums[10] = _e402;
                float _e405 = sums[14];
                const float _e406 = multiply_add(a_3_2, b_2_2, _e405);
                sums[14] = _e406;
                float4 b_3_2 = sh_w[min(uint((((own_n + 24u) * PITCH) + 2u)), 159u)];
                float _e418 = sums[3];
                const float _e419 = multiply_add(a_0_2, b_3_2, _e418);
                sums[3] = _e419;
                float _e422 = sums[7];
                const float _e423 = multiply_add(a_1_2, b_3_2, _e422);
                sums[7] = _e423;
                float _e426 = sums[11];
                const float _e427 = multiply_add(a_2_2, b_3_2, _e426);
                sums[11] = _e427;
                float _e430 = sums[15];
                const float _e431 = multiply_add(a_3_2, b_3_2, _e430);
                sums[15] = _e431;
            }
            {
                float4 a_0_3 = sh_x[min(uint((((own_m + 0u) * PITCH) + 3u)), 159u)];
                float4 a_1_3 = sh_x[min(uint((((own_m + 8u) * PITCH) + 3u)), 159u)];
                float4 a_2_3 = sh_x[min(uint((((own_m + 16u) * PITCH) + 3u)), 159u)];
                float4 a_3_3 = sh_x[min(uint((((own_m + 24u) * PITCH) + 3u)), 159u)];
                float4 b_0_3 = sh_w[min(uint((((own_n + 0u) * PITCH) + 3u)), 159u)];
                float _e479 = sums[0];
                const float _e480 = multiply_add(a_0_3, b_0_3, _e479);
                sums[0] = _e480;
                float _e483 = sums[4];
                const float _e484 = multiply_add(a_1_3, b_0_3, _e483);
                sums[4] = _e484;
                float _e487 = sums[8];
                const float _e488 = multiply_add(a_2_3, b_0_3, _e487);
                sums[8] = _e488;
                float _e491 = sums[12];
                const float _e492 = multiply_add(a_3_3, b_0_3, _e491);
                sums[12] = _e492;
                float4 b_1_3 = sh_w[min(uint((((own_n + 8u) * PITCH) + 3u)), 159u)];
                float _e504 = sums[1];
                const float _e505 = multiply_add(a_0_3, b_1_3, _e504);
                sums[1] = _e505;
                float _e508 = sums[5];
                const float _e509 = multiply_add(a_1_3, b_1_3, _e508);
                sums[5] = _e509;
                float _e512 = sums[9];
                const float _e513 = multiply_add(a_2_3, b_1_3, _e512);
                sums[9] = _e513;
                float _e516 = sums[13];
                const float _e517 = multiply_add(a_3_3, b_1_3, _e516);
                sums[13] = _e517;
                float4 b_2_3 = sh_w[min(uint((((own_n + 16u) * PITCH) + 3u)), 159u)];
                float _e529 = sums[2];
                const float _e530 = multiply_add(a_0_3, b_2_3, _e529);
                sums[2] = _e530;
                float _e533 = sums[6];
                const float _e534 = multiply_add(a_1_3, b_2_3, _e533);
                sums[6] = _e534;
                float _e537 = sums[10];
                const float _e538 = multiply_add(a_2_3, b_2_3, _e537);
                sums[10] = _e538;
                float _e541 = sums[14];
                const float _e542 = multiply_add(a_3_3, b_2_3, _e541);
                sums[14] = _e542;
                float4 b_3_3 = sh_w[min(uint((((own_n + 24u) * PITCH) + 3u)), 159u)];
                float _e554 = sums[3];
                const float _e555 = multiply_add(a_0_3, b_3_3, _e554);
                sums[3] = _e555;
                float _e558 = sums[7];
                const float _e559 = multiply_add(a_1_3, b_3_3, _e558);
                sums[7] = _e559;
                float _e562 = sums[11];
                const float _e563 = multiply_add(a_2_3, b_3_3, _e562);
                sums[11] = _e563;
                float _e566 = sums[15];
                const float _e567 = multiply_add(a_3_3, b_3_3, _e566);
                sums[15] = _e567;
            }
            GroupMemoryBarrierWithGroupSync();
        }
    }
    {
        uint m_3 = ((first_m_1 + own_m) + 0u);
        uint _e576 = params.m;
        if ((m_3 < _e576)) {
            uint4 _e580 = params.out_;
            const uint _e581 = row_start(_e580, m_3);
            uint4 _e584 = params.gate;
            const uint _e585 = row_start(_e584, m_3);
            uint4 _e589 = params.mask;
            const uint _e590 = row_start(_e589, m_3);
            float factor = asfloat(mask.Load(_e590*4));
            {
                uint n_3 = ((first_n_1 + own_n) + 0u);
                uint _e598 = params.n;
                if ((n_3 < _e598)) {
                    float _e601 = sums[0];
                    value = _e601;
                    float _e603 = value;
                    uint _e607 = params.skip_bias;
                    float _e610 = asfloat(bias.Load((_e607 + n_3)*4));
                    value = (_e603 + _e610);
                    float _e612 = value;
                    const float _e613 = activate(_e612);
                    value = _e613;
                    float _e614 = value;
                    float _e618 = asfloat(gate.Load((_e585 + n_3)*4));
                    const float _e620 = sigmoid(float(_e618));
                    value = (_e614 * _e620);
                    float _e622 = value;
                    value = (_e622 * factor);
                    const uint _e624 = column(n_3);
                    uint at = (_e581 + _e624);
                    float _e626 = value;
                    float _e629 = asfloat(out_.Load(at*4));
                    value = (_e626 + float(_e629));
                    float _e634 = value;
                    out_.Store(at*4, asuint(float(_e634)));
                }
            }
            {
                uint n_4 = ((first_n_1 + own_n) + 8u);
                uint _e641 = params.n;
                if ((n_4 < _e641)) {
                    float _e644 = sums[1];
                    value_1 = _e644;
                    float _e646 = value_1;
                    uint _e650 = params.skip_bias;
                    float _e653 = asfloat(bias.Load((_e650 + n_4)*4));
                    value_1 = (_e646 + _e653);
                    float _e655 = value_1;
                    const float _e656 = activate(_e655);
                    value_1 = _e656;
                    float _e657 = value_1;
                    float _e661 = asfloat(gate.Load((_e585 + n_4)*4));
                    const float _e663 = sigmoid(float(_e661));
                    value_1 = (_e657 * _e663);
                    float _e665 = value_1;
                    value_1 = (_e665 * factor);
                    const uint _e667 = column(n_4);
                    uint at_1 = (_e581 + _e667);
                    float _e669 = value_1;
                    float _e672 = asfloat(out_.Load(at_1*4));
                    value_1 = (_e669 + float(_e672));
                    float _e677 = value_1;
                    out_.Store(at_1*4, asuint(float(_e677)));
                }
            }
            {
                uint n_5 = ((first_n_1 + own_n) + 16u);
                uint _e684 = params.n;
                if ((n_5 < _e684)) {
                    float _e687 = sums[2];
                    value_2 = _e687;
                    float _e689 = value_2;
                    uint _e693 = params.skip_bias;
                    float _e696 = asfloat(bias.Load((_e693 + n_5)*4));
                    value_2 = (_e689 + _e696);
                    float _e698 = value_2;
                    const float _e699 = activate(_e698);
                    value_2 = _e699;
                    float _e700 = value_2;
                    float _e704 = asfloat(gate.Load((_e585 + n_5)*4));
                    const float _e706 = sigmoid(float(_e704));
                    value_2 = (_e700 * _e706);
                    float _e708 = value_2;
                    value_2 = (_e708 * factor);
                    const uint _e710 = column(n_5);
                    uint at_2 = (_e581 + _e710);
                    float _e712 = value_2;
                    float _e715 = asfloat(out_.Load(at_2*4));
                    value_2 = (_e712 + float(_e715));
                    float _e720 = value_2;
                    out_.Store(at_2*4, asuint(float(_e720)));
                }
            }
            {
                uint n_6 = ((first_n_1 + own_n) + 24u);
                uint _e727 = params.n;
                if ((n_6 < _e727)) {
                    float _e730 = sums[3];
                    value_3 = _e730;
                    float _e732 = value_3;
                    uint _e736 = params.skip_bias;
                    float _e739 = asfloat(bias.Load((_e736 + n_6)*4));
                    value_3 = (_e732 + _e739);
                    float _e741 = value_3;
                    const float _e742 = activate(_e741);
                    value_3 = _e742;
                    float _e743 = value_3;
                    float _e747 = asfloat(gate.Load((_e585 + n_6)*4));
                    const float _e749 = sigmoid(float(_e747));
                    value_3 = (_e743 * _e749);
                    float _e751 = value_3;
                    value_3 = (_e751 * factor);
                    const uint _e753 = column(n_6);
                    uint at_3 = (_e581 + _e753);
                    float _e755 = value_3;
                    float _e758 = asfloat(out_.Load(at_3*4));
                    value_3 = (_e755 + float(_e758));
                    float _e763 = value_3;
                    out_.Store(at_3*4, asuint(float(_e763)));
                }
            }
        }
    }
    {
        uint m_4 = ((first_m_1 + own_m) + 8u);
        uint _e770 = params.m;
        if ((m_4 < _e770)) {
            uint4 _e774 = params.out_;
            const uint _e775 = row_start(_e774, m_4);
            uint4 _e778 = params.gate;
            const uint _e779 = row_start(_e778, m_4);
            uint4 _e783 = params.mask;
            const uint _e784 = row_start(_e783, m_4);
            float factor_1 = asfloat(mask.Load(_e784*4));
            {
                uint n_7 = ((first_n_1 + own_n) + 0u);
                uint _e792 = params.n;
                if ((n_7 < _e792)) {
                    float _e795 = sums[4];
                    value_4 = _e795;
                    float _e797 = value_4;
                    uint _e801 = params.skip_bias;
                    float _e804 = asfloat(bias.Load((_e801 + n_7)*4));
                    value_4 = (_e797 + _e804);
                    float _e806 = value_4;
                    const float _e807 = activate(_e806);
                    value_4 = _e807;
                    float _e808 = value_4;
                    float _e812 = asfloat(gate.Load((_e779 + n_7)*4));
                    const float _e814 = sigmoid(float(_e812));
                    value_4 = (_e808 * _e814);
                    float _e816 = value_4;
                    value_4 = (_e816 * factor_1);
                    const uint _e818 = column(n_7);
                    uint at_4 = (_e775 + _e818);
                    float _e820 = value_4;
                    float _e823 = asfloat(out_.Load(at_4*4));
                    value_4 = (_e820 + float(_e823));
                    float _e828 = value_4;
                    out_.Store(at_4*4, asuint(float(_e828)));
                }
            }
            {
                uint n_8 = ((first_n_1 + own_n) + 8u);
                uint _e835 = params.n;
                if ((n_8 < _e835)) {
                    float _e838 = sums[5];
                    value_5 = _e838;
                    float _e840 = value_5;
                    uint _e844 = params.skip_bias;
                    float _e847 = asfloat(bias.Load((_e844 + n_8)*4));
                    value_5 = (_e840 + _e847);
                    float _e849 = value_5;
                    const float _e850 = activate(_e849);
                    value_5 = _e850;
                    float _e851 = value_5;
                    float _e855 = asfloat(gate.Load((_e779 + n_8)*4));
                    const float _e857 = sigmoid(float(_e855));
                    value_5 = (_e851 * _e857);
                    float _e859 = value_5;
                    value_5 = (_e859 * factor_1);
                    const uint _e861 = column(n_8);
                    uint at_5 = (_e775 + _e861);
                    float _e863 = value_5;
                    float _e866 = asfloat(out_.Load(at_5*4));
                    value_5 = (_e863 + float(_e866));
                    float _e871 = value_5;
                    out_.Store(at_5*4, asuint(float(_e871)));
                }
            }
            {
                uint n_9 = ((first_n_1 + own_n) + 16u);
                uint _e878 = params.n;
                if ((n_9 < _e878)) {
                    float _e881 = sums[6];
                    value_6 = _e881;
                    float _e883 = value_6;
                    uint _e887 = params.skip_bias;
                    float _e890 = asfloat(bias.Load((_e887 + n_9)*4));
                    value_6 = (_e883 + _e890);
                    float _e892 = value_6;
                    const float _e893 = activate(_e892);
                    value_6 = _e893;
                    float _e894 = value_6;
                    float _e898 = asfloat(gate.Load((_e779 + n_9)*4));
                    const float _e900 = sigmoid(float(_e898));
                    value_6 = (_e894 * _e900);
                    float _e902 = value_6;
                    value_6 = (_e902 * factor_1);
                    const uint _e904 = column(n_9);
                    uint at_6 = (_e775 + _e904);
                    float _e906 = value_6;
                    float _e909 = asfloat(out_.Load(at_6*4));
                    value_6 = (_e906 + float(_e909));
                    float _e914 = value_6;
                    out_.Store(at_6*4, asuint(float(_e914)));
                }
            }
            {
                uint n_10 = ((first_n_1 + own_n) + 24u);
                uint _e921 = params.n;
                if ((n_10 < _e921)) {
                    float _e924 = sums[7];
                    value_7 = _e924;
                    float _e926 = value_7;
                    uint _e930 = params.skip_bias;
                    float _e933 = asfloat(bias.Load((_e930 + n_10)*4));
                    value_7 = (_e926 + _e933);
                    float _e935 = value_7;
                    const float _e936 = activate(_e935);
                    value_7 = _e936;
                    float _e937 = value_7;
                    float _e941 = asfloat(gate.Load((_e779 + n_10)*4));
                    const float _e943 = sigmoid(float(_e941));
                    value_7 = (_e937 * _e943);
                    float _e945 = value_7;
                    value_7 = (_e945 * factor_1);
                    const uint _e947 = column(n_10);
                    uint at_7 = (_e775 + _e947);
                    float _e949 = value_7;
                    float _e952 = asfloat(out_.Load(at_7*4));
                    value_7 = (_e949 + float(_e952));
                    float _e957 = value_7;
                    out_.Store(at_7*4, asuint(float(_e957)));
                }
            }
        }
    }
    {
        uint m_5 = ((first_m_1 + own_m) + 16u);
        uint _e964 = params.m;
        if ((m_5 < _e964)) {
            uint4 _e968 = params.out_;
            const uint _e969 = row_start(_e968, m_5);
            uint4 _e972 = params.gate;
            const uint _e973 = row_start(_e972, m_5);
            uint4 _e977 = params.mask;
            const uint _e978 = row_start(_e977, m_5);
            float factor_2 = asfloat(mask.Load(_e978*4));
            {
                uint n_11 = ((first_n_1 + own_n) + 0u);
                uint _e986 = params.n;
                if ((n_11 < _e986)) {
                    float _e989 = sums[8];
                    value_8 = _e989;
                    float _e991 = value_8;
                    uint _e995 = params.skip_bias;
                    float _e998 = asfloat(bias.Load((_e995 + n_11)*4));
                    value_8 = (_e991 + _e998);
                    float _e1000 = value_8;
                    const float _e1001 = activate(_e1000);
                    value_8 = _e1001;
                    float _e1002 = value_8;
                    float _e1006 = asfloat(gate.Load((_e973 + n_11)*4));
                    const float _e1008 = sigmoid(float(_e1006));
                    value_8 = (_e1002 * _e1008);
                    float _e1010 = value_8;
                    value_8 = (_e1010 * factor_2);
                    const uint _e1012 = column(n_11);
                    uint at_8 = (_e969 + _e1012);
                    float _e1014 = value_8;
                    float _e1017 = asfloat(out_.Load(at_8*4));
                    value_8 = (_e1014 + float(_e1017));
                    float _e1022 = value_8;
                    out_.Store(at_8*4, asuint(float(_e1022)));
                }
            }
            {
                uint n_12 = ((first_n_1 + own_n) + 8u);
                uint _e1029 = params.n;
                if ((n_12 < _e1029)) {
                    float _e1032 = sums[9];
                    value_9 = _e1032;
                    float _e1034 = value_9;
                    uint _e1038 = params.skip_bias;
                    float _e1041 = asfloat(bias.Load((_e1038 + n_12)*4));
                    value_9 = (_e1034 + _e1041);
                    float _e1043 = value_9;
                    const float _e1044 = activate(_e1043);
                    value_9 = _e1044;
                    float _e1045 = value_9;
                    float _e1049 = asfloat(gate.Load((_e973 + n_12)*4));
                    const float _e1051 = sigmoid(float(_e1049));
                    value_9 = (_e1045 * _e1051);
                    float _e1053 = value_9;
                    value_9 = (_e1053 * factor_2);
                    const uint _e1055 = column(n_12);
                    uint at_9 = (_e969 + _e1055);
                    float _e1057 = value_9;
                    float _e1060 = asfloat(out_.Load(at_9*4));
                    value_9 = (_e1057 + float(_e1060));
                    float _e1065 = value_9;
                    out_.Store(at_9*4, asuint(float(_e1065)));
                }
            }
            {
                uint n_13 = ((first_n_1 + own_n) + 16u);
                uint _e1072 = params.n;
                if ((n_13 < _e1072)) {
                    float _e1075 = sums[10];
                    value_10 = _e1075;
                    float _e1077 = value_10;
                    uint _e1081 = params.skip_bias;
                    float _e1084 = asfloat(bias.Load((_e1081 + n_13)*4));
                    value_10 = (_e1077 + _e1084);
                    float _e1086 = value_10;
                    const float _e1087 = activate(_e1086);
                    value_10 = _e1087;
                    float _e1088 = value_10;
                    float _e1092 = asfloat(gate.Load((_e973 + n_13)*4));
                    const float _e1094 = sigmoid(float(_e1092));
                    value_10 = (_e1088 * _e1094);
                    float _e1096 = value_10;
                    value_10 = (_e1096 * factor_2);
                    const uint _e1098 = column(n_13);
                    uint at_10 = (_e969 + _e1098);
                    float _e1100 = value_10;
                    float _e1103 = asfloat(out_.Load(at_10*4));
                    value_10 = (_e1100 + float(_e1103));
                    float _e1108 = value_10;
                    out_.Store(at_10*4, asuint(float(_e1108)));
                }
            }
            {
                uint n_14 = ((first_n_1 + own_n) + 24u);
                uint _e1115 = params.n;
                if ((n_14 < _e1115)) {
                    float _e1118 = sums[11];
                    value_11 = _e1118;
                    float _e1120 = value_11;
                    uint _e1124 = params.skip_bias;
                    float _e1127 = asfloat(bias.Load((_e1124 + n_14)*4));
                    value_11 = (_e1120 + _e1127);
                    float _e1129 = value_11;
                    const float _e1130 = activate(_e1129);
                    value_11 = _e1130;
                    float _e1131 = value_11;
                    float _e1135 = asfloat(gate.Load((_e973 + n_14)*4));
                    const float _e1137 = sigmoid(float(_e1135));
                    value_11 = (_e1131 * _e1137);
                    float _e1139 = value_11;
                    value_11 = (_e1139 * factor_2);
                    const uint _e1141 = column(n_14);
                    uint at_11 = (_e969 + _e1141);
                    float _e1143 = value_11;
                    float _e1146 = asfloat(out_.Load(at_11*4));
                    value_11 = (_e1143 + float(_e1146));
                    float _e1151 = value_11;
                    out_.Store(at_11*4, asuint(float(_e1151)));
                }
            }
        }
    }
    {
        uint m_6 = ((first_m_1 + own_m) + 24u);
        uint _e1158 = params.m;
        if ((m_6 < _e1158)) {
            uint4 _e1162 = params.out_;
            const uint _e1163 = row_start(_e1162, m_6);
            uint4 _e1166 = params.gate;
            const uint _e1167 = row_start(_e1166, m_6);
            uint4 _e1171 = params.mask;
            const uint _e1172 = row_start(_e1171, m_6);
            float factor_3 = asfloat(mask.Load(_e1172*4));
            {
                uint n_15 = ((first_n_1 + own_n) + 0u);
                uint _e1180 = params.n;
                if ((n_15 < _e1180)) {
                    float _e1183 = sums[12];
                    value_12 = _e1183;
                    float _e1185 = value_12;
                    uint _e1189 = params.skip_bias;
                    float _e1192 = asfloat(bias.Load((_e1189 + n_15)*4));
                    value_12 = (_e1185 + _e1192);
                    float _e1194 = value_12;
                    const float _e1195 = activate(_e1194);
                    value_12 = _e1195;
                    float _e1196 = value_12;
                    float _e1200 = asfloat(gate.Load((_e1167 + n_15)*4));
                    const float _e1202 = sigmoid(float(_e1200));
                    value_12 = (_e1196 * _e1202);
                    float _e1204 = value_12;
                    value_12 = (_e1204 * factor_3);
                    const uint _e1206 = column(n_15);
                    uint at_12 = (_e1163 + _e1206);
                    float _e1208 = value_12;
                    float _e1211 = asfloat(out_.Load(at_12*4));
                    value_12 = (_e1208 + float(_e1211));
                    float _e1216 = value_12;
                    out_.Store(at_12*4, asuint(float(_e1216)));
                }
            }
            {
                uint n_16 = ((first_n_1 + own_n) + 8u);
                uint _e1223 = params.n;
                if ((n_16 < _e1223)) {
                    float _e1226 = sums[13];
                    value_13 = _e1226;
                    float _e1228 = value_13;
                    uint _e1232 = params.skip_bias;
                    float _e1235 = asfloat(bias.Load((_e1232 + n_16)*4));
                    value_13 = (_e1228 + _e1235);
                    float _e1237 = value_13;
                    const float _e1238 = activate(_e1237);
                    value_13 = _e1238;
                    float _e1239 = value_13;
                    float _e1243 = asfloat(gate.Load((_e1167 + n_16)*4));
                    const float _e1245 = sigmoid(float(_e1243));
                    value_13 = (_e1239 * _e1245);
                    float _e1247 = value_13;
                    value_13 = (_e1247 * factor_3);
                    const uint _e1249 = column(n_16);
                    uint at_13 = (_e1163 + _e1249);
                    float _e1251 = value_13;
                    float _e1254 = asfloat(out_.Load(at_13*4));
                    value_13 = (_e1251 + float(_e1254));
                    float _e1259 = value_13;
                    out_.Store(at_13*4, asuint(float(_e1259)));
                }
            }
            {
                uint n_17 = ((first_n_1 + own_n) + 16u);
                uint _e1266 = params.n;
                if ((n_17 < _e1266)) {
                    float _e1269 = sums[14];
                    value_14 = _e1269;
                    float _e1271 = value_14;
                    uint _e1275 = params.skip_bias;
                    float _e1278 = asfloat(bias.Load((_e1275 + n_17)*4));
                    value_14 = (_e1271 + _e1278);
                    float _e1280 = value_14;
                    const float _e1281 = activate(_e1280);
                    value_14 = _e1281;
                    float _e1282 = value_14;
                    float _e1286 = asfloat(gate.Load((_e1167 + n_17)*4));
                    const float _e1288 = sigmoid(float(_e1286));
                    value_14 = (_e1282 * _e1288);
                    float _e1290 = value_14;
                    value_14 = (_e1290 * factor_3);
                    const uint _e1292 = column(n_17);
                    uint at_14 = (_e1163 + _e1292);
                    float _e1294 = value_14;
                    float _e1297 = asfloat(out_.Load(at_14*4));
                    value_14 = (_e1294 + float(_e1297));
                    float _e1302 = value_14;
                    out_.Store(at_14*4, asuint(float(_e1302)));
                }
            }
            {
                uint n_18 = ((first_n_1 + own_n) + 24u);
                uint _e1309 = params.n;
                if ((n_18 < _e1309)) {
                    float _e1312 = sums[15];
                    value_15 = _e1312;
                    float _e1314 = value_15;
                    uint _e1318 = params.skip_bias;
                    float _e1321 = asfloat(bias.Load((_e1318 + n_18)*4));
                    value_15 = (_e1314 + _e1321);
                    float _e1323 = value_15;
                    const float _e1324 = activate(_e1323);
                    value_15 = _e1324;
                    float _e1325 = value_15;
                    float _e1329 = asfloat(gate.Load((_e1167 + n_18)*4));
                    const float _e1331 = sigmoid(float(_e1329));
                    value_15 = (_e1325 * _e1331);
                    float _e1333 = value_15;
                    value_15 = (_e1333 * factor_3);
                    const uint _e1335 = column(n_18);
                    uint at_15 = (_e1163 + _e1335);
                    float _e1337 = value_15;
                    float _e1340 = asfloat(out_.Load(at_15*4));
                    value_15 = (_e1337 + float(_e1340));
                    float _e1345 = value_15;
                    out_.Store(at_15*4, asuint(float(_e1345)));
                    return;
                } else {
                    return;
                }
            }
        } else {
            return;
        }
    }
}
