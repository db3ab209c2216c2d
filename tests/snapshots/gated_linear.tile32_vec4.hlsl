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
static const uint TILE_K4_ = 4u;
static const uint FETCHES_X = 2u;
static const uint FETCHES_W = 2u;
static const uint SIGMOID = 1u;
static const uint ACTIVATION = 1u;
static const uint HALF = 16u;
static const uint OWN = 2u;
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

float4 loaded(uint row, bool value_8, uint c_1)
{
    uint _e5 = params.k;
    uint at = ((row * _e5) + c_1);
    if (value_8) {
        uint _e11 = params.skip_value;
        float4 _e16 = asfloat(w_value.Load4(naga_div((_e11 + at), 4u)*16));
        return float4(_e16);
    }
    uint _e21 = params.skip_gate;
    float4 _e26 = asfloat(w_gate.Load4(naga_div((_e21 + at), 4u)*16));
    return float4(_e26);
}

float4 w_at(uint n, uint c_2)
{
    bool local_1 = (bool)0;

    uint local_2 = naga_mod(n, TILE_N);
    bool value_9 = (local_2 >= HALF);
    uint row_1 = ((naga_div(n, TILE_N) * HALF) + naga_mod(local_2, HALF));
    uint _e15 = params.n;
    if (!((row_1 >= _e15))) {
        uint _e22 = params.k;
        local_1 = (c_2 >= _e22);
    } else {
        local_1 = true;
    }
    bool _e25 = local_1;
    if (_e25) {
        return ZeroValuefloat4();
    }
    const float4 _e27 = loaded(row_1, value_9, c_2);
    return _e27;
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
    float n_1 = (negative ? (e_1 * (e_1 + 2.0)) : (1.0 + (2.0 * e_1)));
    return (x_5 * (n_1 / (n_1 + (negative ? 2.0 : ((2.0 * e_1) * e_1)))));
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
            uint4 _e585 = params.mask;
            const uint _e586 = row_start(_e585, m_3);
            float factor = asfloat(mask.Load(_e586*4));
            {
                uint n_2 = (((group.x * HALF) + own_n) + 0u);
                uint _e597 = params.n;
                if ((n_2 < _e597)) {
                    float _e600 = sums[0];
                    const float _e601 = activate(_e600);
                    float _e603 = sums[2];
                    value = (_e601 * _e603);
                    float _e606 = value;
                    value = (_e606 * factor);
                    float _e611 = value;
                    out_.Store((_e581 + n_2)*4, asuint(float(_e611)));
                }
            }
            {
                uint n_3 = (((group.x * HALF) + own_n) + 8u);
                uint _e621 = params.n;
                if ((n_3 < _e621)) {
                    float _e624 = sums[1];
                    const float _e625 = activate(_e624);
                    float _e627 = sums[3];
                    value_1 = (_e625 * _e627);
                    float _e630 = value_1;
                    value_1 = (_e630 * factor);
                    float _e635 = value_1;
                    out_.Store((_e581 + n_3)*4, asuint(float(_e635)));
                }
            }
        }
    }
    {
        uint m_4 = ((first_m_1 + own_m) + 8u);
        uint _e642 = params.m;
        if ((m_4 < _e642)) {
            uint4 _e646 = params.out_;
            const uint _e647 = row_start(_e646, m_4);
            uint4 _e651 = params.mask;
            const uint _e652 = row_start(_e651, m_4);
            float factor_1 = asfloat(mask.Load(_e652*4));
            {
                uint n_4 = (((group.x * HALF) + own_n) + 0u);
                uint _e663 = params.n;
                if ((n_4 < _e663)) {
                    float _e666 = sums[4];
                    const float _e667 = activate(_e666);
                    float _e669 = sums[6];
                    value_2 = (_e667 * _e669);
                    float _e672 = value_2;
                    value_2 = (_e672 * factor_1);
                    float _e677 = value_2;
                    out_.Store((_e647 + n_4)*4, asuint(float(_e677)));
                }
            }
            {
                uint n_5 = (((group.x * HALF) + own_n) + 8u);
                uint _e687 = params.n;
                if ((n_5 < _e687)) {
                    float _e690 = sums[5];
                    const float _e691 = activate(_e690);
                    float _e693 = sums[7];
                    value_3 = (_e691 * _e693);
                    float _e696 = value_3;
                    value_3 = (_e696 * factor_1);
                    float _e701 = value_3;
                    out_.Store((_e647 + n_5)*4, asuint(float(_e701)));
                }
            }
        }
    }
    {
        uint m_5 = ((first_m_1 + own_m) + 16u);
        uint _e708 = params.m;
        if ((m_5 < _e708)) {
            uint4 _e712 = params.out_;
            const uint _e713 = row_start(_e712, m_5);
            uint4 _e717 = params.mask;
            const uint _e718 = row_start(_e717, m_5);
            float factor_2 = asfloat(mask.Load(_e718*4));
            {
                uint n_6 = (((group.x * HALF) + own_n) + 0u);
                uint _e729 = params.n;
                if ((n_6 < _e729)) {
                    float _e732 = sums[8];
                    const float _e733 = activate(_e732);
                    float _e735 = sums[10];
                    value_4 = (_e733 * _e735);
                    float _e738 = value_4;
                    value_4 = (_e738 * factor_2);
                    float _e743 = value_4;
                    out_.Store((_e713 + n_6)*4, asuint(float(_e743)));
                }
            }
            {
                uint n_7 = (((group.x * HALF) + own_n) + 8u);
                uint _e753 = params.n;
                if ((n_7 < _e753)) {
                    float _e756 = sums[9];
                    const float _e757 = activate(_e756);
                    float _e759 = sums[11];
                    value_5 = (_e757 * _e759);
                    float _e762 = value_5;
                    value_5 = (_e762 * factor_2);
                    float _e767 = value_5;
                    out_.Store((_e713 + n_7)*4, asuint(float(_e767)));
                }
            }
        }
    }
    {
        uint m_6 = ((first_m_1 + own_m) + 24u);
        uint _e774 = params.m;
        if ((m_6 < _e774)) {
            uint4 _e778 = params.out_;
            const uint _e779 = row_start(_e778, m_6);
            uint4 _e783 = params.mask;
            const uint _e784 = row_start(_e783, m_6);
            float factor_3 = asfloat(mask.Load(_e784*4));
            {
                uint n_8 = (((group.x * HALF) + own_n) + 0u);
                uint _e795 = params.n;
                if ((n_8 < _e795)) {
                    float _e798 = sums[12];
                    const float _e799 = activate(_e798);
                    float _e801 = sums[14];
                    value_6 = (_e799 * _e801);
                    float _e804 = value_6;
                    value_6 = (_e804 * factor_3);
                    float _e809 = value_6;
                    out_.Store((_e779 + n_8)*4, asuint(float(_e809)));
                }
            }
            {
                uint n_9 = (((group.x * HALF) + own_n) + 8u);
                uint _e819 = params.n;
                if ((n_9 < _e819)) {
                    float _e822 = sums[13];
                    const float _e823 = activate(_e822);
                    float _e825 = sums[15];
                    value_7 = (_e823 * _e825);
                    float _e828 = value_7;
                    value_7 = (_e828 * factor_3);
                    float _e833 = value_7;
                    out_.Store((_e779 + n_9)*4, asuint(float(_e833)));
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
