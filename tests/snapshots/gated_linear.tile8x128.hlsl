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
    uint plane;
    uint padding;
};

static const uint SIGMOID = 1u;
static const uint ACTIVATION = 1u;
static const uint OWN = 1u;
static const uint TILE_M = 8u;
static const uint TILE_N = 256u;
static const uint TILE_K = 8u;
static const uint ROW_VECTORS = 1u;
static const uint COLUMN_VECTORS = 2u;
static const uint LANES_N = 32u;
static const uint FETCHES_X = 1u;
static const uint FETCHES_W = 8u;
static const uint GROUP_M = 2u;
static const uint GROUP_N = 32u;
static const uint THREADS = 64u;
static const uint STEP = 8u;
static const uint PITCH_M = 3u;
static const uint PITCH_N = 65u;
static const uint OUT_N = 128u;
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
groupshared float4 sh_x[24];
groupshared float4 sh_w[520];
static float4 sums[8] = (float4[8])0;
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
        uint m_4 = (first_m + ((naga_div(lane_2, TILE_K) + 0u) * 4u));
        const uint _e16 = x_start(min(m_4, last));
        const uint _e20 = x_start(min((m_4 + 1u), last));
        const uint _e24 = x_start(min((m_4 + 2u), last));
        const uint _e28 = x_start(min((m_4 + 3u), last));
        x_starts_0_ = uint4(_e16, _e20, _e24, _e28);
        return;
    }
}

float4 w_four(uint n, uint c)
{
    uint _e4 = params.n;
    uint last_1 = (_e4 - 1u);
    uint local_1 = naga_mod(n, TILE_N);
    uint row = ((naga_div(n, TILE_N) * OUT_N) + naga_mod(local_1, OUT_N));
    uint _e29 = params.k;
    uint4 at = ((uint4(min(row, last_1), min((row + 1u), last_1), min((row + 2u), last_1), min((row + 3u), last_1)) * _e29) + (c).xxxx);
    if ((local_1 < OUT_N)) {
        uint _e37 = params.skip_gate;
        uint4 gate_1 = (at + (_e37).xxxx);
        float _e43 = asfloat(w_gate.Load(gate_1.x*4));
        float _e48 = asfloat(w_gate.Load(gate_1.y*4));
        float _e53 = asfloat(w_gate.Load(gate_1.z*4));
        float _e58 = asfloat(w_gate.Load(gate_1.w*4));
        return float4(float(_e43), float(_e48), float(_e53), float(_e58));
    }
    uint _e63 = params.skip_value;
    uint4 value_2 = (at + (_e63).xxxx);
    float _e69 = asfloat(w_value.Load(value_2.x*4));
    float _e74 = asfloat(w_value.Load(value_2.y*4));
    float _e79 = asfloat(w_value.Load(value_2.z*4));
    float _e84 = asfloat(w_value.Load(value_2.w*4));
    return float4(float(_e69), float(_e74), float(_e79), float(_e84));
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
        const float4 _e79 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 8u) * 4u)), c_1);
        next_w_1_ = _e79;
        const float4 _e88 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 16u) * 4u)), c_1);
        next_w_2_ = _e88;
        const float4 _e97 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 24u) * 4u)), c_1);
        next_w_3_ = _e97;
        const float4 _e106 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 32u) * 4u)), c_1);
        next_w_4_ = _e106;
        const float4 _e115 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 40u) * 4u)), c_1);
        next_w_5_ = _e115;
        const float4 _e124 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 48u) * 4u)), c_1);
        next_w_6_ = _e124;
        const float4 _e133 = w_four((first_n + ((naga_div(lane_3, TILE_K) + 56u) * 4u)), c_1);
        next_w_7_ = _e133;
        return;
    } else {
        return;
    }
}

void place(uint lane_4)
{
    if (((lane_4 + 0u) < 16u)) {
        float4 _e17 = next_x_0_;
        sh_x[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_M) + naga_div(lane_4, TILE_K)) + 0u)), 23u)] = _e17;
    }
    float4 _e30 = next_w_0_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 0u)), 519u)] = _e30;
    float4 _e43 = next_w_1_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 8u)), 519u)] = _e43;
    float4 _e56 = next_w_2_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 16u)), 519u)] = _e56;
    float4 _e69 = next_w_3_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 24u)), 519u)] = _e69;
    float4 _e82 = next_w_4_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 32u)), 519u)] = _e82;
    float4 _e95 = next_w_5_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 40u)), 519u)] = _e95;
    float4 _e108 = next_w_6_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 48u)), 519u)] = _e108;
    float4 _e121 = next_w_7_;
    sh_w[min(uint((((naga_mod(lane_4, TILE_K) * PITCH_N) + naga_div(lane_4, TILE_K)) + 56u)), 519u)] = _e121;
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
            uint _e591 = first_c_1;
            first_c_1 = (_e591 + TILE_K);
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
                float4 b_0_ = sh_w[min(uint(((0u + own.y) + 0u)), 519u)];
                float4 b_1_ = sh_w[min(uint(((0u + own.y) + 32u)), 519u)];
                float4 a_0_ = sh_x[min(uint(((0u + own.x) + 0u)), 23u)];
                float4 _e41 = sums[0];
                sums[0] = (_e41 + (a_0_.x * b_0_));
                float4 _e47 = sums[2];
                sums[2] = (_e47 + (a_0_.y * b_0_));
                float4 _e53 = sums[4];
                sums[4] = (_e53 + (a_0_.z * b_0_));
                float4 _e59 = sums[6];
                sums[6] = (_e59 + (a_0_.w * b_0_));
                float4 _e65 = sums[1];
                sums[1] = (_e65 + (a_0_.x * b_1_));
                float4 _e71 = sums[3];
                sums[3] = (_e71 + (a_0_.y * b_1_));
                float4 _e77 = sums[5];
                sums[5] = (_e77 + (a_0_.z * b_1_));
                float4 _e83 = sums[7];
                sums[7] = (_e83 + (a_0_.w * b_1_));
            }
            {
                float4 b_0_1 = sh_w[min(uint(((65u + own.y) + 0u)), 519u)];
                float4 b_1_1 = sh_w[min(uint(((65u + own.y) + 32u)), 519u)];
                float4 a_0_1 = sh_x[min(uint(((3u + own.x) + 0u)), 23u)];
                float4 _e113 = sums[0];
                sums[0] = (_e113 + (a_0_1.x * b_0_1));
                float4 _e119 = sums[2];
                sums[2] = (_e119 + (a_0_1.y * b_0_1));
                float4 _e125 = sums[4];
                sums[4] = (_e125 + (a_0_1.z * b_0_1));
                float4 _e131 = sums[6];
                sums[6] = (_e131 + (a_0_1.w * b_0_1));
                float4 _e137 = sums[1];
                sums[1] = (_e137 + (a_0_1.x * b_1_1));
                float4 _e143 = sums[3];
                sums[3] = (_e143 + (a_0_1.y * b_1_1));
                float4 _e149 = sums[5];
                sums[5] = (_e149 + (a_0_1.z * b_1_1));
                float4 _e155 = sums[7];
                sums[7] = (_e155 + (a_0_1.w * b_1_1));
            }
            {
                float4 b_0_2 = sh_w[min(uint(((130u + own.y) + 0u)), 519u)];
                float4 b_1_2 = sh_w[min(uint(((130u + own.y) + 32u)), 519u)];
                float4 a_0_2 = sh_x[min(uint(((6u + own.x) + 0u)), 23u)];
                float4 _e185 = sums[0];
                sums[0] = (_e185 + (a_0_2.x * b_0_2));
                float4 _e191 = sums[2];
                sums[2] = (_e191 + (a_0_2.y * b_0_2));
                float4 _e197 = sums[4];
                sums[4] = (_e197 + (a_0_2.z * b_0_2));
                float4 _e203 = sums[6];
                sums[6] = (_e203 + (a_0_2.w * b_0_2));
                float4 _e209 = sums[1];
                sums[1] = (_e209 + (a_0_2.x * b_1_2));
                float4 _e215 = sums[3];
                sums[3] = (_e215 + (a_0_2.y * b_1_2));
                float4 _e221 = sums[5];
                sums[5] = (_e221 + (a_0_2.z * b_1_2));
                float4 _e227 = sums[7];
                sums[7] = (_e227 + (a_0_2.w * b_1_2));
            }
            {
                float4 b_0_3 = sh_w[min(uint(((195u + own.y) + 0u)), 519u)];
                float4 b_1_3 = sh_w[min(uint(((195u + own.y) + 32u)), 519u)];
                float4 a_0_3 = sh_x[min(uint(((9u + own.x) + 0u)), 23u)];
                float4 _e257 = sums[0];
                sums[0] = (_e257 + (a_0_3.x * b_0_3));
                float4 _e263 = sums[2];
                sums[2] = (_e263 + (a_0_3.y * b_0_3));
                float4 _e269 = sums[4];
                sums[4] = (_e269 + (a_0_3.z * b_0_3));
                float4 _e275 = sums[6];
                sums[6] = (_e275 + (a_0_3.w * b_0_3));
                float4 _e281 = sums[1];
                sums[1] = (_e281 + (a_0_3.x * b_1_3));
                float4 _e287 = sums[3];
                sums[3] = (_e287 + (a_0_3.y * b_1_3));
                float4 _e293 = sums[5];
                sums[5] = (_e293 + (a_0_3.z * b_1_3));
                float4 _e299 = sums[7];
                sums[7] = (_e299 + (a_0_3.w * b_1_3));
            }
            {
                float4 b_0_4 = sh_w[min(uint(((260u + own.y) + 0u)), 519u)];
                float4 b_1_4 = sh_w[min(uint(((260u + own.y) + 32u)), 519u)];
                float4 a_0_4 = sh_x[min(uint(((12u + own.x) + 0u)), 23u)];
                float4 _e329 = sums[0];
                sums[0] = (_e329 + (a_0_4.x * b_0_4));
                float4 _e335 = sums[2];
                sums[2] = (_e335 + (a_0_4.y * b_0_4));
                float4 _e341 = sums[4];
                sums[4] = (_e341 + (a_0_4.z * b_0_4));
                float4 _e347 = sums[6];
                sums[6] = (_e347 + (a_0_4.w * b_0_4));
                float4 _e353 = sums[1];
                sums[1] = (_e353 + (a_0_4.x * b_1_4));
                float4 _e359 = sums[3];
                sums[3] = (_e359 + (a_0_4.y * b_1_4));
                float4 _e365 = sums[5];
                sums[5] = (_e365 + (a_0_4.z * b_1_4));
                float4 _e371 = sums[7];
                sums[7] = (_e371 + (a_0_4.w * b_1_4));
            }
            {
                float4 b_0_5 = sh_w[min(uint(((325u + own.y) + 0u)), 519u)];
                float4 b_1_5 = sh_w[min(uint(((325u + own.y) + 32u)), 519u)];
                float4 a_0_5 = sh_x[min(uint(((15u + own.x) + 0u)), 23u)];
                float4 _e401 = sums[0];
                sums[0] = (_e401 + (a_0_5.x * b_0_5));
                float4 _e407 = sums[2];
                sums[2] = (_e407 + (a_0_5.y * b_0_5));
                float4 _e413 = sums[4];
                sums[4] = (_e413 + (a_0_5.z * b_0_5));
                float4 _e419 = sums[6];
                sums[6] = (_e419 + (a_0_5.w * b_0_5));
                float4 _e425 = sums[1];
                sums[1] = (_e425 + (a_0_5.x * b_1_5));
                float4 _e431 = sums[3];
                sums[3] = (_e431 + (a_0_5.y * b_1_5));
                float4 _e437 = sums[5];
                sums[5] = (_e437 + (a_0_5.z * b_1_5));
                float4 _e443 = sums[7];
                sums[7] = (_e443 + (a_0_5.w * b_1_5));
            }
            {
                float4 b_0_6 = sh_w[min(uint(((390u + own.y) + 0u)), 519u)];
                float4 b_1_6 = sh_w[min(uint(((390u + own.y) + 32u)), 519u)];
                float4 a_0_6 = sh_x[min(uint(((18u + own.x) + 0u)), 23u)];
                float4 _e473 = sums[0];
                sums[0] = (_e473 + (a_0_6.x * b_0_6));
                float4 _e479 = sums[2];
                sums[2] = (_e479 + (a_0_6.y * b_0_6));
                float4 _e485 = sums[4];
                sums[4] = (_e485 + (a_0_6.z * b_0_6));
                float4 _e491 = sums[6];
                sums[6] = (_e491 + (a_0_6.w * b_0_6));
                float4 _e497 = sums[1];
                sums[1] = (_e497 + (a_0_6.x * b_1_6));
                float4 _e503 = sums[3];
                sums[3] = (_e503 + (a_0_6.y * b_1_6));
                float4 _e509 = sums[5];
                sums[5] = (_e509 + (a_0_6.z * b_1_6));
                float4 _e515 = sums[7];
                sums[7] = (_e515 + (a_0_6.w * b_1_6));
            }
            {
                float4 b_0_7 = sh_w[min(uint(((455u + own.y) + 0u)), 519u)];
                float4 b_1_7 = sh_w[min(uint(((455u + own.y) + 32u)), 519u)];
                float4 a_0_7 = sh_x[min(uint(((21u + own.x) + 0u)), 23u)];
                float4 _e545 = sums[0];
                sums[0] = (_e545 + (a_0_7.x * b_0_7));
                float4 _e551 = sums[2];
                sums[2] = (_e551 + (a_0_7.y * b_0_7));
                float4 _e557 = sums[4];
                sums[4] = (_e557 + (a_0_7.z * b_0_7));
                float4 _e563 = sums[6];
                sums[6] = (_e563 + (a_0_7.w * b_0_7));
                float4 _e569 = sums[1];
                sums[1] = (_e569 + (a_0_7.x * b_1_7));
                float4 _e575 = sums[3];
                sums[3] = (_e575 + (a_0_7.y * b_1_7));
                float4 _e581 = sums[5];
                sums[5] = (_e581 + (a_0_7.z * b_1_7));
                float4 _e587 = sums[7];
                sums[7] = (_e587 + (a_0_7.w * b_1_7));
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
    float4 n_2 = (negative ? (e_1 * (e_1 + (2.0).xxxx)) : ((1.0).xxxx + ((2.0).xxxx * e_1)));
    return (x_5 * (n_2 / (n_2 + (negative ? (2.0).xxxx : (((2.0).xxxx * e_1) * e_1)))));
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

float4 finished(uint m_2, float4 gate, float4 value)
{
    const float4 _e3 = activate(gate);
    uint4 _e8 = params.mask;
    uint _e11 = params.m;
    const uint _e15 = row_start(_e8, min(m_2, (_e11 - 1u)));
    float _e17 = asfloat(mask.Load(_e15*4));
    return ((_e3 * value) * _e17);
}

void store(uint m_3, uint n_1, float4 value_1)
{
    bool local = (bool)0;

    uint _e5 = params.m;
    if (!((m_3 >= _e5))) {
        uint _e12 = params.n;
        local = (n_1 >= _e12);
    } else {
        local = true;
    }
    bool _e15 = local;
    if (_e15) {
        return;
    }
    uint _e18 = params.plane;
    uint start = (n_1 * _e18);
    uint4 _e23 = params.out_;
    const uint _e24 = row_start(_e23, m_3);
    out_.Store((start + _e24)*4, asuint(float(value_1.x)));
    uint _e33 = params.m;
    if (((m_3 + 1u) < _e33)) {
        uint4 _e38 = params.out_;
        const uint _e41 = row_start(_e38, (m_3 + 1u));
        out_.Store((start + _e41)*4, asuint(float(value_1.y)));
    }
    uint _e50 = params.m;
    if (((m_3 + 2u) < _e50)) {
        uint4 _e55 = params.out_;
        const uint _e58 = row_start(_e55, (m_3 + 2u));
        out_.Store((start + _e58)*4, asuint(float(value_1.z)));
    }
    uint _e67 = params.m;
    if (((m_3 + 3u) < _e67)) {
        uint4 _e72 = params.out_;
        const uint _e75 = row_start(_e72, (m_3 + 3u));
        out_.Store((start + _e75)*4, asuint(float(value_1.w)));
        return;
    } else {
        return;
    }
}

[numthreads(64, 1, 1)]
void main(uint3 group : SV_GroupID, uint lane : SV_GroupIndex)
{
    if (lane == 0) {
        sh_x = (float4[24])0;
        sh_w = (float4[520])0;
    }
    GroupMemoryBarrierWithGroupSync();
    const uint2 _e2 = own_place(lane);
    multiply((group.y * TILE_M), (group.x * TILE_N), _e2, lane);
    {
        uint m_5 = ((group.y * TILE_M) + ((_e2.x + 0u) * 4u));
        uint n_3 = ((group.x * OUT_N) + ((_e2.y + 0u) * 4u));
        float4 _e31 = sums[0];
        float4 _e34 = sums[1];
        const float4 _e35 = finished((m_5 + 0u), _e31, _e34);
        float4 _e40 = sums[2];
        float4 _e43 = sums[3];
        const float4 _e44 = finished((m_5 + 1u), _e40, _e43);
        float4 _e49 = sums[4];
        float4 _e52 = sums[5];
        const float4 _e53 = finished((m_5 + 2u), _e49, _e52);
        float4 _e58 = sums[6];
        float4 _e61 = sums[7];
        const float4 _e62 = finished((m_5 + 3u), _e58, _e61);
        store(m_5, n_3, float4(_e35.x, _e44.x, _e53.x, _e62.x));
        store(m_5, (n_3 + 1u), float4(_e35.y, _e44.y, _e53.y, _e62.y));
        store(m_5, (n_3 + 2u), float4(_e35.z, _e44.z, _e53.z, _e62.z));
        store(m_5, (n_3 + 3u), float4(_e35.w, _e44.w, _e53.w, _e62.w));
        return;
    }
}
