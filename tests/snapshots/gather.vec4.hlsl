struct Params {
    uint count;
    uint width;
    uint inner;
    uint choices;
    uint first;
    uint rows;
    uint2 padding;
    uint4 table;
    uint4 index;
    uint4 out_;
};

static const uint LANES = 4u;
static const uint THREADS = 256u;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer table : register(t1);
ByteAddressBuffer index : register(t2);
RWByteAddressBuffer out_ : register(u3);

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
    uint k = 0u;
    bool local = (bool)0;

    uint i = ((((group.y * groups.x) + group.x) * THREADS) + lane);
    uint _e13 = params.count;
    if ((i < _e13)) {
        uint _e17 = params.width;
        uint m_1 = naga_div(i, _e17);
        uint _e21 = params.width;
        uint c = naga_mod(i, _e21);
        uint4 _e25 = params.index;
        const uint _e26 = row_start(_e25, m_1);
        uint4 _e29 = params.table;
        const uint _e30 = row_start(_e29, m_1);
        uint first_row = (naga_div(_e30, LANES) + c);
        uint4 _e36 = params.out_;
        const uint _e37 = row_start(_e36, m_1);
        uint place = (naga_div(_e37, LANES) + c);
        uint2 loop_bound = uint2(4294967295u, 4294967295u);
        bool loop_init = true;
        while(true) {
            if (all(loop_bound == uint2(0u, 0u))) { break; }
            loop_bound -= uint2(loop_bound.y == 0u, 1u);
            if (!loop_init) {
                uint _e85 = k;
                k = (_e85 + 1u);
            }
            loop_init = false;
            uint _e46 = k;
            uint _e49 = params.choices;
            if ((_e46 < _e49)) {
            } else {
                break;
            }
            {
                uint _e52 = k;
                float row = asfloat(index.Load((_e26 + _e52)*4));
                uint _e61 = params.first;
                uint place_in_part = (naga_f2u32(max(row, 0.0)) - _e61);
                if ((row >= 0.0)) {
                    uint _e69 = params.rows;
                    local = (place_in_part < _e69);
                } else {
                    local = false;
                }
                bool _e72 = local;
                if (_e72) {
                    float4 _e73 = sum;
                    uint _e77 = params.width;
                    float4 _e81 = asfloat(table.Load4((first_row + (place_in_part * _e77))*16));
                    sum = (_e73 + float4(_e81));
                }
            }
        }
        float4 _e87 = sum;
        float4 _e90 = asfloat(out_.Load4(place*16));
        sum = (_e87 + _e90);
        float4 _e94 = sum;
        out_.Store4(place*16, asuint(_e94));
        return;
    } else {
        return;
    }
}
