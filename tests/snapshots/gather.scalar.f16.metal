// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
    uint size3;
};

typedef float Element;
typedef half StoredTable;
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
typedef StoredTable type_3[1];
typedef float type_5[1];
typedef Element type_6[1];
constant uint LANES = 1u;
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
, device type_3 const& table [[user(fake0)]]
, device type_5 const& index [[user(fake0)]]
, device type_6& out [[user(fake0)]]
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    float sum = 0.0;
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
                uint _e84 = k;
                k = _e84 + 1u;
            }
            loop_init = false;
            uint _e45 = k;
            uint _e48 = params.choices;
            if (_e45 < _e48) {
            } else {
                break;
            }
            {
                uint _e51 = k;
                float row = index[_e26 + _e51];
                uint _e60 = params.first;
                uint place_in_part = naga_f2u32(metal::max(row, 0.0)) - _e60;
                if (row >= 0.0) {
                    uint _e68 = params.rows;
                    local = place_in_part < _e68;
                } else {
                    local = false;
                }
                bool _e71 = local;
                if (_e71) {
                    float _e72 = sum;
                    uint _e76 = params.width;
                    StoredTable _e80 = table[first_row + (place_in_part * _e76)];
                    sum = _e72 + static_cast<float>(_e80);
                }
            }
        }
        float _e86 = sum;
        Element _e89 = out[place];
        sum = _e86 + _e89;
        float _e93 = sum;
        out[place] = _e93;
        return;
    } else {
        return;
    }
}
