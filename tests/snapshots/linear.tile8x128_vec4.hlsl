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

static const uint TILE_M = 8u;
static const uint TILE_N = 128u;
static const uint TILE_K = 16u;
static const uint ROWS = 4u;
static const uint COLUMNS = 4u;
static const uint TILE_K4_ = 4u;
static const uint FETCHES_X = 1u;
static const uint FETCHES_W = 8u;
static const uint RELU = 3u;
static const uint ACTIVATION = 3u;
static const uint PITCH = 5u;
static const uint GROUP_M = 2u;
static const uint GROUP_N = 32u;
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
groupshared float4 sh_x[40];
groupshared float4 sh_w[640];
static float4 next_x_0_ = (float4)0;
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

float multiply_add(float4 a, float4 b, float sum)
{
    return ((a.w * b.w) + ((a.z * b.z) + ((a.y * b.y) + ((a.x * b.x) + sum))));
}

float4 ZeroValuefloat4() {
    return (float4)0;
}

float4 x_at(uint m_1, uint c)
{
    bool local_16 = (bool)0;

    uint _e4 = params.m;
    if (!((m_1 >= _e4))) {
        uint _e11 = params.k;
        local_16 = (c >= _e11);
    } else {
        local_16 = true;
    }
    bool _e14 = local_16;
    if (_e14) {
        return ZeroValuefloat4();
    }
    uint4 _e18 = params.x;
    const uint _e19 = row_start(_e18, m_1);
    uint start = (_e19 + c);
    float4 _e25 = asfloat(x_7.Load4(naga_div(start, 4u)*16));
    return float4(_e25);
}

float4 w_at(uint n, uint c_1)
{
    bool local_17 = (bool)0;

    uint _e4 = params.n;
    if (!((n >= _e4))) {
        uint _e11 = params.k;
        local_17 = (c_1 >= _e11);
    } else {
        local_17 = true;
    }
    bool _e14 = local_17;
    if (_e14) {
        return ZeroValuefloat4();
    }
    uint _e18 = params.skip_w;
    uint _e21 = params.k;
    uint start_1 = ((_e18 + (n * _e21)) + c_1);
    float4 _e29 = asfloat(w.Load4(naga_div(start_1, 4u)*16));
    return float4(_e29);
}

void fetch(uint first_m, uint first_n, uint first_c_1, uint lane_1)
{
    const float4 _e17 = x_at((first_m + naga_div((lane_1 + 0u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 0u), TILE_K4_) * 4u)));
    next_x_0_ = _e17;
    const float4 _e31 = w_at((first_n + naga_div((lane_1 + 0u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 0u), TILE_K4_) * 4u)));
    next_w_0_ = _e31;
    const float4 _e45 = w_at((first_n + naga_div((lane_1 + 64u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 64u), TILE_K4_) * 4u)));
    next_w_1_ = _e45;
    const float4 _e59 = w_at((first_n + naga_div((lane_1 + 128u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 128u), TILE_K4_) * 4u)));
    next_w_2_ = _e59;
    const float4 _e73 = w_at((first_n + naga_div((lane_1 + 192u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 192u), TILE_K4_) * 4u)));
    next_w_3_ = _e73;
    const float4 _e87 = w_at((first_n + naga_div((lane_1 + 256u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 256u), TILE_K4_) * 4u)));
    next_w_4_ = _e87;
    const float4 _e101 = w_at((first_n + naga_div((lane_1 + 320u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 320u), TILE_K4_) * 4u)));
    next_w_5_ = _e101;
    const float4 _e115 = w_at((first_n + naga_div((lane_1 + 384u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 384u), TILE_K4_) * 4u)));
    next_w_6_ = _e115;
    const float4 _e129 = w_at((first_n + naga_div((lane_1 + 448u), TILE_K4_)), (first_c_1 + (naga_mod((lane_1 + 448u), TILE_K4_) * 4u)));
    next_w_7_ = _e129;
    return;
}

void place(uint lane_2)
{
    if (((lane_2 + 0u) < 32u)) {
        float4 _e19 = next_x_0_;
        sh_x[min(uint(((naga_div((lane_2 + 0u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 0u), TILE_K4_))), 39u)] = _e19;
    }
    float4 _e34 = next_w_0_;
    sh_w[min(uint(((naga_div((lane_2 + 0u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 0u), TILE_K4_))), 639u)] = _e34;
    float4 _e49 = next_w_1_;
    sh_w[min(uint(((naga_div((lane_2 + 64u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 64u), TILE_K4_))), 639u)] = _e49;
    float4 _e64 = next_w_2_;
    sh_w[min(uint(((naga_div((lane_2 + 128u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 128u), TILE_K4_))), 639u)] = _e64;
    float4 _e79 = next_w_3_;
    sh_w[min(uint(((naga_div((lane_2 + 192u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 192u), TILE_K4_))), 639u)] = _e79;
    float4 _e94 = next_w_4_;
    sh_w[min(uint(((naga_div((lane_2 + 256u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 256u), TILE_K4_))), 639u)] = _e94;
    float4 _e109 = next_w_5_;
    sh_w[min(uint(((naga_div((lane_2 + 320u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 320u), TILE_K4_))), 639u)] = _e109;
    float4 _e124 = next_w_6_;
    sh_w[min(uint(((naga_div((lane_2 + 384u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 384u), TILE_K4_))), 639u)] = _e124;
    float4 _e139 = next_w_7_;
    sh_w[min(uint(((naga_div((lane_2 + 448u), TILE_K4_) * PITCH) + naga_mod((lane_2 + 448u), TILE_K4_))), 639u)] = _e139;
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

void store(uint m_2, uint n_1, float sum_1)
{
    float value = (float)0;

    value = sum_1;
    float _e4 = value;
    uint _e8 = params.skip_bias;
    float _e11 = asfloat(bias.Load((_e8 + n_1)*4));
    value = (_e4 + _e11);
    float _e13 = value;
    const float _e14 = activate(_e13);
    value = _e14;
    float _e15 = value;
    uint4 _e19 = params.gate;
    const uint _e20 = row_start(_e19, m_2);
    float _e23 = asfloat(gate.Load((_e20 + n_1)*4));
    const float _e25 = sigmoid(float(_e23));
    value = (_e15 * _e25);
    float _e27 = value;
    uint4 _e31 = params.mask;
    const uint _e32 = row_start(_e31, m_2);
    float _e34 = asfloat(mask.Load(_e32*4));
    value = (_e27 * _e34);
    uint4 columns = params.out_columns;
    uint4 _e41 = params.out_;
    const uint _e42 = row_start(_e41, m_2);
    uint at = ((_e42 + (naga_div(n_1, columns.x) * columns.y)) + (naga_mod(n_1, columns.x) * columns.z));
    float _e53 = value;
    float _e56 = asfloat(out_.Load(at*4));
    value = (_e53 + float(_e56));
    float _e61 = value;
    out_.Store(at*4, asuint(float(_e61)));
    return;
}

[numthreads(64, 1, 1)]
void main(uint3 group : SV_GroupID, uint lane : SV_GroupIndex)
{
    if (lane == 0) {
        sh_x = (float4[40])0;
        sh_w = (float4[640])0;
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
    bool local_8 = (bool)0;
    bool local_9 = (bool)0;
    bool local_10 = (bool)0;
    bool local_11 = (bool)0;
    bool local_12 = (bool)0;
    bool local_13 = (bool)0;
    bool local_14 = (bool)0;
    bool local_15 = (bool)0;

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
                float4 a_0_ = sh_x[min(uint((((own_m + 0u) * PITCH) + 0u)), 39u)];
                float4 a_1_ = sh_x[min(uint((((own_m + 2u) * PITCH) + 0u)), 39u)];
                float4 a_2_ = sh_x[min(uint((((own_m + 4u) * PITCH) + 0u)), 39u)];
                float4 a_3_ = sh_x[min(uint((((own_m + 6u) * PITCH) + 0u)), 39u)];
                float4 b_0_ = sh_w[min(uint((((own_n + 0u) * PITCH) + 0u)), 639u)];
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
                float4 b_1_ = sh_w[min(uint((((own_n + 32u) * PITCH) + 0u)), 639u)];
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
                float4 b_2_ = sh_w[min(uint((((own_n + 64u) * PITCH) + 0u)), 639u)];
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
                float4 b_3_ = sh_w[min(uint((((own_n + 96u) * PITCH) + 0u)), 639u)];
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
                float4 a_0_1 = sh_x[min(uint((((own_m + 0u) * PITCH) + 1u)), 39u)];
                float4 a_1_1 = sh_x[min(uint((((own_m + 2u) * PITCH) + 1u)), 39u)];
                float4 a_2_1 = sh_x[min(uint((((own_m + 4u) * PITCH) + 1u)), 39u)];
                float4 a_3_1 = sh_x[min(uint((((own_m + 6u) * PITCH) + 1u)), 39u)];
                float4 b_0_1 = sh_w[min(uint((((own_n + 0u) * PITCH) + 1u)), 639u)];
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
                float4 b_1_1 = sh_w[min(uint((((own_n + 32u) * PITCH) + 1u)), 639u)];
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
                float4 b_2_1 = sh_w[min(uint((((own_n + 64u) * PITCH) + 1u)), 639u)];
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
                float4 b_3_1 = sh_w[min(uint((((own_n + 96u) * PITCH) + 1u)), 639u)];
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
                float4 a_0_2 = sh_x[min(uint((((own_m + 0u) * PITCH) + 2u)), 39u)];
                float4 a_1_2 = sh_x[min(uint((((own_m + 2u) * PITCH) + 2u)), 39u)];
                float4 a_2_2 = sh_x[min(uint((((own_m + 4u) * PITCH) + 2u)), 39u)];
                float4 a_3_2 = sh_x[min(uint((((own_m + 6u) * PITCH) + 2u)), 39u)];
                float4 b_0_2 = sh_w[min(uint((((own_n + 0u) * PITCH) + 2u)), 639u)];
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
                float4 b_1_2 = sh_w[min(uint((((own_n + 32u) * PITCH) + 2u)), 639u)];
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
                float4 b_2_2 = sh_w[min(uint((((own_n + 64u) * PITCH) + 2u)), 639u)];
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
                float4 b_3_2 = sh_w[min(uint((((own_n + 96u) * PITCH) + 2u)), 639u)];
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
                float4 a_0_3 = sh_x[min(uint((((own_m + 0u) * PITCH) + 3u)), 39u)];
                float4 a_1_3 = sh_x[min(uint((((own_m + 2u) * PITCH) + 3u)), 39u)];
                float4 a_2_3 = sh_x[min(uint((((own_m + 4u) * PITCH) + 3u)), 39u)];
                float4 a_3_3 = sh_x[min(uint((((own_m + 6u) * PITCH) + 3u)), 39u)];
                float4 b_0_3 = sh_w[min(uint((((own_n + 0u) * PITCH) + 3u)), 639u)];
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
                float4 b_1_3 = sh_w[min(uint((((own_n + 32u) * PITCH) + 3u)), 639u)];
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
                float4 b_2_3 = sh_w[min(uint((((own_n + 64u) * PITCH) + 3u)), 639u)];
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
                float4 b_3_3 = sh_w[min(uint((((own_n + 96u) * PITCH) + 3u)), 639u)];
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
            uint n_3 = ((first_n_1 + own_n) + 0u);
            uint _e579 = params.m;
            if ((m_3 < _e579)) {
                uint _e585 = params.n;
                local = (n_3 < _e585);
            } else {
                local = false;
            }
            bool _e588 = local;
            if (_e588) {
                float _e590 = sums[0];
                store(m_3, n_3, _e590);
            }
        }
        {
            uint n_4 = ((first_n_1 + own_n) + 32u);
            uint _e596 = params.m;
            if ((m_3 < _e596)) {
                uint _e602 = params.n;
                local_1 = (n_4 < _e602);
            } else {
                local_1 = false;
            }
            bool _e605 = local_1;
            if (_e605) {
                float _e607 = sums[1];
                store(m_3, n_4, _e607);
            }
        }
        {
            uint n_5 = ((first_n_1 + own_n) + 64u);
            uint _e613 = params.m;
            if ((m_3 < _e613)) {
                uint _e619 = params.n;
                local_2 = (n_5 < _e619);
            } else {
                local_2 = false;
            }
            bool _e622 = local_2;
            if (_e622) {
                float _e624 = sums[2];
                store(m_3, n_5, _e624);
            }
        }
        {
            uint n_6 = ((first_n_1 + own_n) + 96u);
            uint _e630 = params.m;
            if ((m_3 < _e630)) {
                uint _e636 = params.n;
                local_3 = (n_6 < _e636);
            } else {
                local_3 = false;
            }
            bool _e639 = local_3;
            if (_e639) {
                float _e641 = sums[3];
                store(m_3, n_6, _e641);
            }
        }
    }
    {
        uint m_4 = ((first_m_1 + own_m) + 2u);
        {
            uint n_7 = ((first_n_1 + own_n) + 0u);
            uint _e650 = params.m;
            if ((m_4 < _e650)) {
                uint _e656 = params.n;
                local_4 = (n_7 < _e656);
            } else {
                local_4 = false;
            }
            bool _e659 = local_4;
            if (_e659) {
                float _e661 = sums[4];
                store(m_4, n_7, _e661);
            }
        }
        {
            uint n_8 = ((first_n_1 + own_n) + 32u);
            uint _e667 = params.m;
            if ((m_4 < _e667)) {
                uint _e673 = params.n;
                local_5 = (n_8 < _e673);
            } else {
                local_5 = false;
            }
            bool _e676 = local_5;
            if (_e676) {
                float _e678 = sums[5];
                store(m_4, n_8, _e678);
            }
        }
        {
            uint n_9 = ((first_n_1 + own_n) + 64u);
            uint _e684 = params.m;
            if ((m_4 < _e684)) {
                uint _e690 = params.n;
                local_6 = (n_9 < _e690);
            } else {
                local_6 = false;
            }
            bool _e693 = local_6;
            if (_e693) {
                float _e695 = sums[6];
                store(m_4, n_9, _e695);
            }
        }
        {
            uint n_10 = ((first_n_1 + own_n) + 96u);
            uint _e701 = params.m;
            if ((m_4 < _e701)) {
                uint _e707 = params.n;
                local_7 = (n_10 < _e707);
            } else {
                local_7 = false;
            }
            bool _e710 = local_7;
            if (_e710) {
                float _e712 = sums[7];
                store(m_4, n_10, _e712);
            }
        }
    }
    {
        uint m_5 = ((first_m_1 + own_m) + 4u);
        {
            uint n_11 = ((first_n_1 + own_n) + 0u);
            uint _e721 = params.m;
            if ((m_5 < _e721)) {
                uint _e727 = params.n;
                local_8 = (n_11 < _e727);
            } else {
                local_8 = false;
            }
            bool _e730 = local_8;
            if (_e730) {
                float _e732 = sums[8];
                store(m_5, n_11, _e732);
            }
        }
        {
            uint n_12 = ((first_n_1 + own_n) + 32u);
            uint _e738 = params.m;
            if ((m_5 < _e738)) {
                uint _e744 = params.n;
                local_9 = (n_12 < _e744);
            } else {
                local_9 = false;
            }
            bool _e747 = local_9;
            if (_e747) {
                float _e749 = sums[9];
                store(m_5, n_12, _e749);
            }
        }
        {
            uint n_13 = ((first_n_1 + own_n) + 64u);
            uint _e755 = params.m;
            if ((m_5 < _e755)) {
                uint _e761 = params.n;
                local_10 = (n_13 < _e761);
            } else {
                local_10 = false;
            }
            bool _e764 = local_10;
            if (_e764) {
                float _e766 = sums[10];
                store(m_5, n_13, _e766);
            }
        }
        {
            uint n_14 = ((first_n_1 + own_n) + 96u);
            uint _e772 = params.m;
            if ((m_5 < _e772)) {
                uint _e778 = params.n;
                local_11 = (n_14 < _e778);
            } else {
                local_11 = false;
            }
            bool _e781 = local_11;
            if (_e781) {
                float _e783 = sums[11];
                store(m_5, n_14, _e783);
            }
        }
    }
    {
        uint m_6 = ((first_m_1 + own_m) + 6u);
        {
            uint n_15 = ((first_n_1 + own_n) + 0u);
            uint _e792 = params.m;
            if ((m_6 < _e792)) {
                uint _e798 = params.n;
                local_12 = (n_15 < _e798);
            } else {
                local_12 = false;
            }
            bool _e801 = local_12;
            if (_e801) {
                float _e803 = sums[12];
                store(m_6, n_15, _e803);
            }
        }
        {
            uint n_16 = ((first_n_1 + own_n) + 32u);
            uint _e809 = params.m;
            if ((m_6 < _e809)) {
                uint _e815 = params.n;
                local_13 = (n_16 < _e815);
            } else {
                local_13 = false;
            }
            bool _e818 = local_13;
            if (_e818) {
                float _e820 = sums[13];
                store(m_6, n_16, _e820);
            }
        }
        {
            uint n_17 = ((first_n_1 + own_n) + 64u);
            uint _e826 = params.m;
            if ((m_6 < _e826)) {
                uint _e832 = params.n;
                local_14 = (n_17 < _e832);
            } else {
                local_14 = false;
            }
            bool _e835 = local_14;
            if (_e835) {
                float _e837 = sums[14];
                store(m_6, n_17, _e837);
            }
        }
        {
            uint n_18 = ((first_n_1 + own_n) + 96u);
            uint _e843 = params.m;
            if ((m_6 < _e843)) {
                uint _e849 = params.n;
                local_15 = (n_18 < _e849);
            } else {
                local_15 = false;
            }
            bool _e852 = local_15;
            if (_e852) {
                float _e854 = sums[15];
                store(m_6, n_18, _e854);
                return;
            } else {
                return;
            }
        }
    }
}
