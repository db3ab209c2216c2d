// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
    uint size3;
};

typedef metal::float4 Element;
typedef metal::float4 StoredTable;
struct Params {
    uint count;
    uint width;
    uint inner;
    uint choices;
    uint first;
    uint rows;
    metal::uint2 padding;
    metal::uint4 table;
    metal::uint4 index;
    metal::uint4 out;
};
typedef StoredTable type_4[1];
typedef float type_5[1];
typedef Element type_6[1];
constant uint LANES = 4u;
constant uint THREADS = 256u;

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}

uint row_start(
    metal::uint4 view,
    uint m,
    constant Params& params
) {
    uint _e5 = params.inner;
    uint _e12 = params.inner;
    return (view.z + (naga_div(m, _e5) * view.x)) + (naga_mod(m, _e12) * view.y);
}
uint naga_f2u32(float value) {
    return static_cast<uint>(metal::clamp(value, 0.0, 4294967000.0));
}


struct main_Input {
};
[[max_total_threads_per_threadgroup(256)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, metal::uint3 groups [[threadgroups_per_grid]]
, uint lane [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_4 const& table [[user(fake0)]]
, device type_5 const& index [[user(fake0)]]
, device type_6& out [[user(fake0)]]
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    metal::float4 sum = metal::float4(0.0);
    uint k = 0u;
    bool local = {};
    uint i = (((group.y * groups.x) + group.x) * THREADS) + lane;
    uint _e13 = params.count;
    if (i < _e13) {
        uint _e17 = params.width;
        uint m_1 = naga_div(i, _e17);
        uint _e21 = params.width;
        uint c = naga_mod(i, _e21);
        metal::uint4 _e25 = params.index;
        uint _e26 = row_start(_e25, m_1, params);
        metal::uint4 _e29 = params.table;
        uint _e30 = row_start(_e29, m_1, params);
        uint first_row = naga_div(_e30, LANES) + c;
        metal::uint4 _e36 = params.out;
        uint _e37 = row_start(_e36, m_1, params);
        uint place = naga_div(_e37, LANES) + c;
        uint2 loop_bound = uint2(4294967295u);
        bool loop_init = true;
        while(true) {
            if (metal::all(loop_bound == uint2(0u))) { break; }
            loop_bound -= uint2(loop_bound.y == 0u, 1u);
            if (!loop_init) {
                uint _e85 = k;
                k = _e85 + 1u;
            }
            loop_init = false;
            uint _e46 = k;
            uint _e49 = params.choices;
            if (_e46 < _e49) {
            } else {
                break;
            }
            {
                uint _e52 = k;
                float row = index[_e26 + _e52];
                uint _e61 = params.first;
                uint place_in_part = naga_f2u32(metal::max(row, 0.0)) - _e61;
                if (row >= 0.0) {
                    uint _e69 = params.rows;
                    local = place_in_part < _e69;
                } else {
                    local = false;
                }
                bool _e72 = local;
                if (_e72) {
                    metal::float4 _e73 = sum;
                    uint _e77 = params.width;
                    StoredTable _e81 = table[first_row + (place_in_part * _e77)];
                    sum = _e73 + static_cast<metal::float4>(_e81);
                }
            }
        }
        metal::float4 _e87 = sum;
        Element _e90 = out[place];
        sum = _e87 + _e90;
        metal::float4 _e94 = sum;
        out[place] = _e94;
        return;
    } else {
        return;
    }
}
