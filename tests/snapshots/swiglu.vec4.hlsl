struct Params {
    uint count;
    uint width;
    uint inner;
    uint padding;
    uint4 a;
    uint4 b;
    uint4 y;
};

static const uint LANES = 4u;
static const uint THREADS = 256u;
static const uint SILU = 2u;
static const uint ACTIVATION = 2u;
static const uint IDENTITY = 0u;
static const uint SIGMOID = 1u;
static const uint RELU = 3u;
static const uint GELU = 4u;
static const uint GELU_TANH = 5u;
static const uint MISH = 6u;
static const uint MASK_BIAS = 7u;
static const uint NORMALIZER = 8u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer a : register(t1);
ByteAddressBuffer b : register(t2);
RWByteAddressBuffer y_1 : register(u3);

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
    float4 y_2 = min((abs(x_3) * (0.70710677).xxxx), (9.0).xxxx);
    const float4 _e10 = erfc_positive(y_2);
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
    float4 n = (negative ? (e_1 * (e_1 + (2.0).xxxx)) : ((1.0).xxxx + ((2.0).xxxx * e_1)));
    return (x_5 * (n / (n + (negative ? (2.0).xxxx : (((2.0).xxxx * e_1) * e_1)))));
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

[numthreads(256, 1, 1)]
void main(uint3 group : SV_GroupID, uint3 groups : SV_GroupID, uint lane : SV_GroupIndex)
{
    uint i = ((((group.y * groups.x) + group.x) * THREADS) + lane);
    uint _e13 = params.count;
    if ((i < _e13)) {
        uint _e17 = params.width;
        uint m_1 = naga_div(i, _e17);
        uint _e21 = params.width;
        uint c = naga_mod(i, _e21);
        uint4 _e26 = params.a;
        const uint _e27 = row_start(_e26, m_1);
        float4 _e32 = asfloat(a.Load4((naga_div(_e27, LANES) + c)*16));
        const float4 _e34 = activate(float4(_e32));
        uint4 _e38 = params.y;
        const uint _e39 = row_start(_e38, m_1);
        uint4 _e47 = params.b;
        const uint _e48 = row_start(_e47, m_1);
        float4 _e53 = asfloat(b.Load4((naga_div(_e48, LANES) + c)*16));
        y_1.Store4((naga_div(_e39, LANES) + c)*16, asuint(float4((_e34 * float4(_e53)))));
        return;
    } else {
        return;
    }
}
