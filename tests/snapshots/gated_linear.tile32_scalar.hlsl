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
static float4 next_x_1_ = (float4)0;
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

float4 x_at(uint m_1, uint c)
{
    bool local_8 = (bool)0;
    float4 four = (float4)0;

    uint _e4 = params.m;
    if (!((m_1 >= _e4))) {
        uint _e11 = params.k;
        local_8 = (c >= _e11);
    } else {
        local_8 = true;
    }
    bool _e14 = local_8;
    if (_e14) {
        return ZeroValuefloat4();
    }
    uint4 _e18 = params.x;
    const uint _e19 = row_start(_e18, m_1);
    uint start = (_e19 + c);
    float _e23 = asfloat(x_7.Load(start*4));
    four = float4(float(_e23), 0.0, 0.0, 0.0);
    uint _e34 = params.k;
    if (((c + 1u) < _e34)) {
        float _e41 = asfloat(x_7.Load((start + 1u)*4));
        four.y = float(_e41);
    }
    uint _e47 = params.k;
    if (((c + 2u) < _e47)) {
        float _e54 = asfloat(x_7.Load((start + 2u)*4));
        four.z = float(_e54);
    }
    uint _e60 = params.k;
    if (((c + 3u) < _e60)) {
        float _e67 = asfloat(x_7.Load((start + 3u)*4));
        four.w = float(_e67);
    }
    float4 _e69 = four;
    return _e69;
}

float loaded(uint row, bool value, uint c_1)
{
    uint _e5 = params.k;
    uint at = ((row * _e5) + c_1);
    if (value) {
        uint _e11 = params.skip_value;
        float _e14 = asfloat(w_value.Load((_e11 + at)*4));
        return float(_e14);
    }
    uint _e19 = params.skip_gate;
    float _e22 = asfloat(w_gate.Load((_e19 + at)*4));
    return float(_e22);
}

float4 w_at(uint n, uint c_2)
{
    bool local_9 = (bool)0;
    float4 four_1 = (float4)0;

    uint local_10 = naga_mod(n, TILE_N);
    bool value_2 = (local_10 >= HALF);
    uint row_1 = ((naga_div(n, TILE_N) * HALF) + naga_mod(local_10, HALF));
    uint _e15 = params.n;
    if (!((row_1 >= _e15))) {
        uint _e22 = params.k;
        local_9 = (c_2 >= _e22);
    } else {
        local_9 = true;
    }
    bool _e25 = local_9;
    if (_e25) {
        return ZeroValuefloat4();
    }
    const float _e27 = loaded(row_1, value_2, c_2);
    four_1 = float4(_e27, 0.0, 0.0, 0.0);
    uint _e37 = params.k;
    if (((c_2 + 1u) < _e37)) {
        const float _e42 = loaded(row_1, value_2, (c_2 + 1u));
        four_1.y = _e42;
    }
    uint _e47 = params.k;
    if (((c_2 + 2u) < _e47)) {
        const float _e52 = loaded(row_1, value_2, (c_2 + 2u));
        four_1.z = _e52;
    }
    uint _e57 = params.k;
    if (((c_2 + 3u) < _e57)) {
        const float _e62 = loaded(row_1, value_2, (c_2 + 3u));
        four_1.w = _e62;
    }
    float4 _e63 = four_1;
    return _e63;
}

void fetch(uint first_m, uint first_n, uint first_c_1, uint lane_1)
{
    const float4 _e17 = x_at((first_m + naga_div((lane_1 + 0u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 0u), TILE_K4_) * 4u)));
    next_x_0_ = _e17;
    const float4 _e31 = x_at((first_m + naga_div((lane_1 + 64u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 64u), TILE_K4_) * 4u)));
    next_x_1_ = _e31;
    const float4 _e45 = w_at((first_n + naga_div((lane_1 + 0u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 0u), TILE_K4_) * 4u)));
    next_w_0_ = _e45;
    const float4 _e59 = w_at((first_n + naga_div((lane_1 + 64u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 64u), TILE_K4_) * 4u)));
    next_w_1_ = _e59;
    return;
}

void place(uint lane_2)
{
    if (((lane_2 + 0u) < 128u)) {
        float4 _e19 = next_x_0_;
        sh_x[min(uint(((naga_div((lane_2 + 0u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 0u), TILE_K4_))), 159u)] = _e19;
    }
    if (((lane_2 + 64u) < 128u)) {
        float4 _e38 = next_x_1_;
        sh_x[min(uint(((naga_div((lane_2 + 64u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 64u), TILE_K4_))), 159u)] = _e38;
    }
    float4 _e53 = next_w_0_;
    sh_w[min(uint(((naga_div((lane_2 + 0u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 0u), TILE_K4_))), 159u)] = _e53;
    float4 _e68 = next_w_1_;
    sh_w[min(uint(((naga_div((lane_2 + 64u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 64u), TILE_K4_))), 159u)] = _e68;
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

void store(uint m_2, uint n_1, float gate, float value_1)
{
    float product = (float)0;

    const float _e4 = activate(gate);
    product = (_e4 * value_1);
    float _e7 = product;
    uint4 _e11 = params.mask;
    const uint _e12 = row_start(_e11, m_2);
    float _e14 = asfloat(mask.Load(_e12*4));
    product = (_e7 * _e14);
    uint4 _e19 = params.out_;
    const uint _e20 = row_start(_e19, m_2);
    float _e23 = product;
    out_.Store((_e20 + n_1)*4, asuint(float(_e23)));
    return;
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
    bool local = (bool)0;
    bool local_1 = (bool)0;
    bool local_2 = (bool)0;
    bool local_3 = (bool)0;
    bool local_4 = (bool)0;
    bool local_5 = (bool)0;
    bool local_6 = (bool)0;
    bool local_7 = (bool)0;

    uint first_m_1 = (group.y * TILE_M);
    uint first_n_1 = (group.x * TILE_N);
    uint own_m = naga_div(lane, GROUP_N);
    uint own_n = naga_mod(lane, GROUP_N);
    fetch(first_m_1, first_n_1, 0u, lane);
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
            fetch(first_m_1, first_n_1, (_e21 + TILE_K), lane);
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
        {
            uint n_3 = (((group.x * HALF) + own_n) + 0u);
            uint _e582 = params.m;
            if ((m_3 < _e582)) {
                uint _e588 = params.n;
                local = (n_3 < _e588);
            } else {
                local = false;
            }
            bool _e591 = local;
            if (_e591) {
                float _e593 = sums[0];
                float _e595 = sums[2];
                store(m_3, n_3, _e593, _e595);
            }
        }
        {
            uint n_4 = (((group.x * HALF) + own_n) + 8u);
            uint _e604 = params.m;
            if ((m_3 < _e604)) {
                uint _e610 = params.n;
                local_1 = (n_4 < _e610);
            } else {
                local_1 = false;
            }
            bool _e613 = local_1;
            if (_e613) {
                float _e615 = sums[1];
                float _e617 = sums[3];
                store(m_3, n_4, _e615, _e617);
            }
        }
    }
    {
        uint m_4 = ((first_m_1 + own_m) + 8u);
        {
            uint n_5 = (((group.x * HALF) + own_n) + 0u);
            uint _e629 = params.m;
            if ((m_4 < _e629)) {
                uint _e635 = params.n;
                local_2 = (n_5 < _e635);
            } else {
                local_2 = false;
            }
            bool _e638 = local_2;
            if (_e638) {
                float _e640 = sums[4];
                float _e642 = sums[6];
                store(m_4, n_5, _e640, _e642);
            }
        }
        {
            uint n_6 = (((group.x * HALF) + own_n) + 8u);
            uint _e651 = params.m;
            if ((m_4 < _e651)) {
                uint _e657 = params.n;
                local_3 = (n_6 < _e657);
            } else {
                local_3 = false;
            }
            bool _e660 = local_3;
            if (_e660) {
                float _e662 = sums[5];
                float _e664 = sums[7];
                store(m_4, n_6, _e662, _e664);
            }
        }
    }
    {
        uint m_5 = ((first_m_1 + own_m) + 16u);
        {
            uint n_7 = (((group.x * HALF) + own_n) + 0u);
            uint _e676 = params.m;
            if ((m_5 < _e676)) {
                uint _e682 = params.n;
                local_4 = (n_7 < _e682);
            } else {
                local_4 = false;
            }
            bool _e685 = local_4;
            if (_e685) {
                float _e687 = sums[8];
                float _e689 = sums[10];
                store(m_5, n_7, _e687, _e689);
            }
        }
        {
            uint n_8 = (((group.x * HALF) + own_n) + 8u);
            uint _e698 = params.m;
            if ((m_5 < _e698)) {
                uint _e704 = params.n;
                local_5 = (n_8 < _e704);
            } else {
                local_5 = false;
            }
            bool _e707 = local_5;
            if (_e707) {
                float _e709 = sums[9];
                float _e711 = sums[11];
                store(m_5, n_8, _e709, _e711);
            }
        }
    }
    {
        uint m_6 = ((first_m_1 + own_m) + 24u);
        {
            uint n_9 = (((group.x * HALF) + own_n) + 0u);
            uint _e723 = params.m;
            if ((m_6 < _e723)) {
                uint _e729 = params.n;
                local_6 = (n_9 < _e729);
            } else {
                local_6 = false;
            }
            bool _e732 = local_6;
            if (_e732) {
                float _e734 = sums[12];
                float _e736 = sums[14];
                store(m_6, n_9, _e734, _e736);
            }
        }
        {
            uint n_10 = (((group.x * HALF) + own_n) + 8u);
            uint _e745 = params.m;
            if ((m_6 < _e745)) {
                uint _e751 = params.n;
                local_7 = (n_10 < _e751);
            } else {
                local_7 = false;
            }
            bool _e754 = local_7;
            if (_e754) {
                float _e756 = sums[13];
                float _e758 = sums[15];
                store(m_6, n_10, _e756, _e758);
                return;
            } else {
                return;
            }
        }
    }
}
