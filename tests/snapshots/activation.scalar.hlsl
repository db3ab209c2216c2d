struct Params {
    uint count;
    uint skip_x;
    uint skip_y;
    uint padding;
};

static const uint THREADS = 256u;
static const uint MISH = 6u;
static const uint ACTIVATION = 6u;
static const uint IDENTITY = 0u;
static const uint SIGMOID = 1u;
static const uint SILU = 2u;
static const uint RELU = 3u;
static const uint GELU = 4u;
static const uint GELU_TANH = 5u;
static const uint MASK_BIAS = 7u;
static const uint NORMALIZER = 8u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer x_7 : register(t1);
RWByteAddressBuffer y_1 : register(u2);

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
    float y_2 = min((abs(x_3) * 0.70710677), 9.0);
    const float _e7 = erfc_positive(y_2);
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
    float n = (negative ? (e_1 * (e_1 + 2.0)) : (1.0 + (2.0 * e_1)));
    return (x_5 * (n / (n + (negative ? 2.0 : ((2.0 * e_1) * e_1)))));
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

[numthreads(256, 1, 1)]
void main(uint3 group : SV_GroupID, uint3 groups : SV_GroupID, uint lane : SV_GroupIndex)
{
    uint i = ((((group.y * groups.x) + group.x) * THREADS) + lane);
    uint _e13 = params.count;
    if ((i < _e13)) {
        uint _e18 = params.skip_y;
        uint _e24 = params.skip_x;
        float _e27 = asfloat(x_7.Load((_e24 + i)*4));
        const float _e29 = activate(float(_e27));
        y_1.Store((_e18 + i)*4, asuint(float(_e29)));
        return;
    } else {
        return;
    }
}
