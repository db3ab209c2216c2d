struct Params {
    uint count;
    uint width;
    uint inner;
    uint padding;
    uint4 x;
    uint4 segments;
    uint4 y;
};

static const uint LANES = 4u;
static const uint THREADS = 256u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer x : register(t1);
ByteAddressBuffer segments : register(t2);
RWByteAddressBuffer y : register(u3);

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

uint naga_f2u32(float value) {
    return uint(clamp(value, 0.0, 4294967000.0));
}

[numthreads(256, 1, 1)]
void main(uint3 group : SV_GroupID, uint3 groups : SV_GroupID, uint lane : SV_GroupIndex)
{
    float4 sum = (0.0).xxxx;
    uint a = 0u;

    uint i = ((((group.y * groups.x) + group.x) * THREADS) + lane);
    uint _e13 = params.count;
    if ((i < _e13)) {
        uint _e17 = params.width;
        uint n = naga_div(i, _e17);
        uint _e21 = params.width;
        uint c = naga_mod(i, _e21);
        uint4 _e25 = params.segments;
        const uint _e26 = row_start(_e25, n);
        float _e29 = asfloat(segments.Load(_e26*4));
        uint start = naga_f2u32(_e29);
        float _e35 = asfloat(segments.Load((_e26 + 1u)*4));
        uint count = naga_f2u32(_e35);
        uint4 _e39 = params.x;
        const uint _e40 = row_start(_e39, n);
        uint _e45 = params.width;
        uint first = ((naga_div(_e40, LANES) + (start * _e45)) + c);
        uint2 loop_bound = uint2(4294967295u, 4294967295u);
        bool loop_init = true;
        while(true) {
            if (all(loop_bound == uint2(0u, 0u))) { break; }
            loop_bound -= uint2(loop_bound.y == 0u, 1u);
            if (!loop_init) {
                uint _e68 = a;
                a = (_e68 + 1u);
            }
            loop_init = false;
            uint _e54 = a;
            if ((_e54 < count)) {
            } else {
                break;
            }
            {
                float4 _e56 = sum;
                uint _e58 = a;
                uint _e61 = params.width;
                float4 _e65 = asfloat(x.Load4((first + (_e58 * _e61))*16));
                sum = (_e56 + _e65);
            }
        }
        uint4 _e73 = params.y;
        const uint _e74 = row_start(_e73, n);
        float4 _e79 = sum;
        y.Store4((naga_div(_e74, LANES) + c)*16, asuint((_e79 / (float(count)).xxxx)));
        return;
    } else {
        return;
    }
}
