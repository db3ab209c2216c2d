struct Params {
    uint count;
    float keep;
    float change;
    uint skip_x;
    uint skip_update;
    uint skip_y;
    uint2 padding;
};

static const uint THREADS = 256u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer x : register(t1);
ByteAddressBuffer update : register(t2);
RWByteAddressBuffer y : register(u3);

[numthreads(256, 1, 1)]
void main(uint3 group : SV_GroupID, uint3 groups : SV_GroupID, uint lane : SV_GroupIndex)
{
    uint i = ((((group.y * groups.x) + group.x) * THREADS) + lane);
    uint _e13 = params.count;
    if ((i < _e13)) {
        uint _e18 = params.skip_y;
        float _e23 = params.keep;
        uint _e27 = params.skip_x;
        float _e30 = asfloat(x.Load((_e27 + i)*4));
        float _e34 = params.change;
        uint _e38 = params.skip_update;
        float _e41 = asfloat(update.Load((_e38 + i)*4));
        y.Store((_e18 + i)*4, asuint(((_e23 * _e30) + (_e34 * _e41))));
        return;
    } else {
        return;
    }
}
