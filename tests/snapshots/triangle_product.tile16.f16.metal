// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
    uint size3;
};

typedef metal::half4 StoredA;
typedef metal::half4 StoredB;
typedef metal::half4 StoredOut;
struct Params {
    uint rows;
    uint columns;
    uint k;
    uint channels;
    metal::uint4 a;
    metal::uint4 b;
    metal::uint4 out;
    float factor;
    uint padding_0_;
    uint padding_1_;
    uint padding_2_;
};
typedef StoredA type_3[1];
typedef StoredB type_4[1];
typedef StoredOut type_5[1];
struct type_7 {
    metal::float4 inner[256];
};
struct type_10 {
    metal::float4 inner[16];
};
constant uint TILE = 16u;
constant uint OWN = 4u;
constant uint CHANNELS = 8u;
constant uint TILE_K = 2u;
constant uint GROUP = 4u;
constant uint THREADS = 128u;

uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

void load(
    uint first_i,
    uint first_j,
    uint first_k_1,
    uint first_c,
    uint lane_1,
    constant Params& params,
    device type_3 const& a,
    device type_4 const& b,
    threadgroup type_7& sh_a,
    threadgroup type_7& sh_b,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint at = {};
    metal::float4 from_a = {};
    metal::float4 from_b = {};
    bool local_32 = {};
    at = lane_1;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e104 = at;
            at = _e104 + THREADS;
        }
        loop_init = false;
        uint _e6 = at;
        if (_e6 < 256u) {
        } else {
            break;
        }
        {
            uint _e9 = at;
            uint c = first_c + naga_mod(_e9, CHANNELS);
            uint _e13 = at;
            uint k = first_k_1 + naga_mod(naga_div(_e13, CHANNELS), TILE_K);
            uint _e19 = at;
            uint row = naga_div(_e19, 16u);
            from_a = metal::float4 {};
            from_b = metal::float4 {};
            uint _e28 = params.channels;
            if (c < _e28) {
                uint _e34 = params.k;
                local_32 = k < _e34;
            } else {
                local_32 = false;
            }
            bool _e37 = local_32;
            if (_e37) {
                uint _e41 = params.rows;
                if ((first_i + row) < _e41) {
                    uint _e48 = params.a.x;
                    uint _e53 = params.a.y;
                    uint _e59 = params.a.z;
                    StoredA _e65 = a[naga_div((((first_i + row) * _e48) + (k * _e53)) + _e59, 4u) + c];
                    from_a = static_cast<metal::float4>(_e65);
                }
                uint _e70 = params.columns;
                if ((first_j + row) < _e70) {
                    uint _e77 = params.b.x;
                    uint _e82 = params.b.y;
                    uint _e88 = params.b.z;
                    StoredB _e94 = b[naga_div((((first_j + row) * _e77) + (k * _e82)) + _e88, 4u) + c];
                    from_b = static_cast<metal::float4>(_e94);
                }
            }
            uint _e97 = at;
            metal::float4 _e99 = from_a;
            sh_a.inner[_e97] = _e99;
            uint _e101 = at;
            metal::float4 _e103 = from_b;
            sh_b.inner[_e101] = _e103;
        }
    }
    return;
}

struct main_Input {
};
[[max_total_threads_per_threadgroup(128)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, uint lane [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_3 const& a [[user(fake0)]]
, device type_4 const& b [[user(fake0)]]
, device type_5& out [[user(fake0)]]
, threadgroup type_7& sh_a
, threadgroup type_7& sh_b
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (lane == 0u) {
        sh_a = {};
        sh_b = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    type_10 sums = {};
    uint first_k = 0u;
    bool local = {};
    bool local_1 = {};
    bool local_2 = {};
    bool local_3 = {};
    bool local_4 = {};
    bool local_5 = {};
    bool local_6 = {};
    bool local_7 = {};
    bool local_8 = {};
    bool local_9 = {};
    bool local_10 = {};
    bool local_11 = {};
    bool local_12 = {};
    bool local_13 = {};
    bool local_14 = {};
    bool local_15 = {};
    bool local_16 = {};
    bool local_17 = {};
    bool local_18 = {};
    bool local_19 = {};
    bool local_20 = {};
    bool local_21 = {};
    bool local_22 = {};
    bool local_23 = {};
    bool local_24 = {};
    bool local_25 = {};
    bool local_26 = {};
    bool local_27 = {};
    bool local_28 = {};
    bool local_29 = {};
    bool local_30 = {};
    bool local_31 = {};
    uint first_i_1 = group.y * TILE;
    uint first_j_1 = group.x * TILE;
    uint first_c_1 = group.z * CHANNELS;
    uint own_c = naga_mod(lane, CHANNELS);
    uint own_j = naga_mod(naga_div(lane, CHANNELS), GROUP);
    uint own_i = naga_div(lane, 32u);
    uint2 loop_bound_1 = uint2(4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (metal::all(loop_bound_1 == uint2(0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e348 = first_k;
            first_k = _e348 + TILE_K;
        }
        loop_init_1 = false;
        uint _e22 = first_k;
        uint _e25 = params.k;
        if (_e22 < _e25) {
        } else {
            break;
        }
        {
            uint _e27 = first_k;
            load(first_i_1, first_j_1, _e27, first_c_1, lane, params, a, b, sh_a, sh_b, _buffer_sizes);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            {
                metal::float4 left_0_ = sh_a.inner[((((own_i + 0u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 left_1_ = sh_a.inner[((((own_i + 4u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 left_2_ = sh_a.inner[((((own_i + 8u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 left_3_ = sh_a.inner[((((own_i + 12u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 right_0_ = sh_b.inner[((((own_j + 0u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 _e89 = sums.inner[0];
                sums.inner[0] = _e89 + (left_0_ * right_0_);
                metal::float4 _e93 = sums.inner[4];
                sums.inner[4] = _e93 + (left_1_ * right_0_);
                metal::float4 _e97 = sums.inner[8];
                sums.inner[8] = _e97 + (left_2_ * right_0_);
                metal::float4 _e101 = sums.inner[12];
                sums.inner[12] = _e101 + (left_3_ * right_0_);
                metal::float4 right_1_ = sh_b.inner[((((own_j + 4u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 _e117 = sums.inner[1];
                sums.inner[1] = _e117 + (left_0_ * right_1_);
                metal::float4 _e121 = sums.inner[5];
                sums.inner[5] = _e121 + (left_1_ * right_1_);
                metal::float4 _e125 = sums.inner[9];
                sums.inner[9] = _e125 + (left_2_ * right_1_);
                metal::float4 _e129 = sums.inner[13];
                sums.inner[13] = _e129 + (left_3_ * right_1_);
                metal::float4 right_2_ = sh_b.inner[((((own_j + 8u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 _e145 = sums.inner[2];
                sums.inner[2] = _e145 + (left_0_ * right_2_);
                metal::float4 _e149 = sums.inner[6];
                sums.inner[6] = _e149 + (left_1_ * right_2_);
                metal::float4 _e153 = sums.inner[10];
                sums.inner[10] = _e153 + (left_2_ * right_2_);
                metal::float4 _e157 = sums.inner[14];
                sums.inner[14] = _e157 + (left_3_ * right_2_);
                metal::float4 right_3_ = sh_b.inner[((((own_j + 12u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 _e173 = sums.inner[3];
                sums.inner[3] = _e173 + (left_0_ * right_3_);
                metal::float4 _e177 = sums.inner[7];
                sums.inner[7] = _e177 + (left_1_ * right_3_);
                metal::float4 _e181 = sums.inner[11];
                sums.inner[11] = _e181 + (left_2_ * right_3_);
                metal::float4 _e185 = sums.inner[15];
                sums.inner[15] = _e185 + (left_3_ * right_3_);
            }
            {
                metal::float4 left_0_1 = sh_a.inner[((((own_i + 0u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 left_1_1 = sh_a.inner[((((own_i + 4u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 left_2_1 = sh_a.inner[((((own_i + 8u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 left_3_1 = sh_a.inner[((((own_i + 12u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 right_0_1 = sh_b.inner[((((own_j + 0u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 _e249 = sums.inner[0];
                sums.inner[0] = _e249 + (left_0_1 * right_0_1);
                metal::float4 _e253 = sums.inner[4];
                sums.inner[4] = _e253 + (left_1_1 * right_0_1);
                metal::float4 _e257 = sums.inner[8];
                sums.inner[8] = _e257 + (left_2_1 * right_0_1);
                metal::float4 _e261 = sums.inner[12];
                sums.inner[12] = _e261 + (left_3_1 * right_0_1);
                metal::float4 right_1_1 = sh_b.inner[((((own_j + 4u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 _e277 = sums.inner[1];
                sums.inner[1] = _e277 + (left_0_1 * right_1_1);
                metal::float4 _e281 = sums.inner[5];
                sums.inner[5] = _e281 + (left_1_1 * right_1_1);
                metal::float4 _e285 = sums.inner[9];
                sums.inner[9] = _e285 + (left_2_1 * right_1_1);
                metal::float4 _e289 = sums.inner[13];
                sums.inner[13] = _e289 + (left_3_1 * right_1_1);
                metal::float4 right_2_1 = sh_b.inner[((((own_j + 8u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 _e305 = sums.inner[2];
                sums.inner[2] = _e305 + (left_0_1 * right_2_1);
                metal::float4 _e309 = sums.inner[6];
                sums.inner[6] = _e309 + (left_1_1 * right_2_1);
                metal::float4 _e313 = sums.inner[10];
                sums.inner[10] = _e313 + (left_2_1 * right_2_1);
                metal::float4 _e317 = sums.inner[14];
                sums.inner[14] = _e317 + (left_3_1 * right_2_1);
                metal::float4 right_3_1 = sh_b.inner[((((own_j + 12u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 _e333 = sums.inner[3];
                sums.inner[3] = _e333 + (left_0_1 * right_3_1);
                metal::float4 _e337 = sums.inner[7];
                sums.inner[7] = _e337 + (left_1_1 * right_3_1);
                metal::float4 _e341 = sums.inner[11];
                sums.inner[11] = _e341 + (left_2_1 * right_3_1);
                metal::float4 _e345 = sums.inner[15];
                sums.inner[15] = _e345 + (left_3_1 * right_3_1);
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    uint c_1 = first_c_1 + own_c;
    {
        uint row_1 = (first_i_1 + own_i) + 0u;
        {
            uint column = (first_j_1 + own_j) + 0u;
            uint _e360 = params.rows;
            if (row_1 < _e360) {
                uint _e366 = params.columns;
                local = column < _e366;
            } else {
                local = false;
            }
            bool _e369 = local;
            if (_e369) {
                uint _e374 = params.channels;
                local_1 = c_1 < _e374;
            } else {
                local_1 = false;
            }
            bool _e377 = local_1;
            if (_e377) {
                uint _e382 = params.out.x;
                uint _e387 = params.out.y;
                uint _e393 = params.out.z;
                float _e401 = params.factor;
                metal::float4 _e403 = sums.inner[0];
                out[naga_div(((row_1 * _e382) + (column * _e387)) + _e393, 4u) + c_1] = static_cast<metal::half4>(_e401 * _e403);
            }
        }
        {
            uint column_1 = (first_j_1 + own_j) + 4u;
            uint _e411 = params.rows;
            if (row_1 < _e411) {
                uint _e417 = params.columns;
                local_2 = column_1 < _e417;
            } else {
                local_2 = false;
            }
            bool _e420 = local_2;
            if (_e420) {
                uint _e425 = params.channels;
                local_3 = c_1 < _e425;
            } else {
                local_3 = false;
            }
            bool _e428 = local_3;
            if (_e428) {
                uint _e433 = params.out.x;
                uint _e438 = params.out.y;
                uint _e444 = params.out.z;
                float _e452 = params.factor;
                metal::float4 _e454 = sums.inner[1];
                out[naga_div(((row_1 * _e433) + (column_1 * _e438)) + _e444, 4u) + c_1] = static_cast<metal::half4>(_e452 * _e454);
            }
        }
        {
            uint column_2 = (first_j_1 + own_j) + 8u;
            uint _e462 = params.rows;
            if (row_1 < _e462) {
                uint _e468 = params.columns;
                local_4 = column_2 < _e468;
            } else {
                local_4 = false;
            }
            bool _e471 = local_4;
            if (_e471) {
                uint _e476 = params.channels;
                local_5 = c_1 < _e476;
            } else {
                local_5 = false;
            }
            bool _e479 = local_5;
            if (_e479) {
                uint _e484 = params.out.x;
                uint _e489 = params.out.y;
                uint _e495 = params.out.z;
                float _e503 = params.factor;
                metal::float4 _e505 = sums.inner[2];
                out[naga_div(((row_1 * _e484) + (column_2 * _e489)) + _e495, 4u) + c_1] = static_cast<metal::half4>(_e503 * _e505);
            }
        }
        {
            uint column_3 = (first_j_1 + own_j) + 12u;
            uint _e513 = params.rows;
            if (row_1 < _e513) {
                uint _e519 = params.columns;
                local_6 = column_3 < _e519;
            } else {
                local_6 = false;
            }
            bool _e522 = local_6;
            if (_e522) {
                uint _e527 = params.channels;
                local_7 = c_1 < _e527;
            } else {
                local_7 = false;
            }
            bool _e530 = local_7;
            if (_e530) {
                uint _e535 = params.out.x;
                uint _e540 = params.out.y;
                uint _e546 = params.out.z;
                float _e554 = params.factor;
                metal::float4 _e556 = sums.inner[3];
                out[naga_div(((row_1 * _e535) + (column_3 * _e540)) + _e546, 4u) + c_1] = static_cast<metal::half4>(_e554 * _e556);
            }
        }
    }
    {
        uint row_2 = (first_i_1 + own_i) + 4u;
        {
            uint column_4 = (first_j_1 + own_j) + 0u;
            uint _e567 = params.rows;
            if (row_2 < _e567) {
                uint _e573 = params.columns;
                local_8 = column_4 < _e573;
            } else {
                local_8 = false;
            }
            bool _e576 = local_8;
            if (_e576) {
                uint _e581 = params.channels;
                local_9 = c_1 < _e581;
            } else {
                local_9 = false;
            }
            bool _e584 = local_9;
            if (_e584) {
                uint _e589 = params.out.x;
                uint _e594 = params.out.y;
                uint _e600 = params.out.z;
                float _e608 = params.factor;
                metal::float4 _e610 = sums.inner[4];
                out[naga_div(((row_2 * _e589) + (column_4 * _e594)) + _e600, 4u) + c_1] = static_cast<metal::half4>(_e608 * _e610);
            }
        }
        {
            uint column_5 = (first_j_1 + own_j) + 4u;
            uint _e618 = params.rows;
            if (row_2 < _e618) {
                uint _e624 = params.columns;
                local_10 = column_5 < _e624;
            } else {
                local_10 = false;
            }
            bool _e627 = local_10;
            if (_e627) {
                uint _e632 = params.channels;
                local_11 = c_1 < _e632;
            } else {
                local_11 = false;
            }
            bool _e635 = local_11;
            if (_e635) {
                uint _e640 = params.out.x;
                uint _e645 = params.out.y;
                uint _e651 = params.out.z;
                float _e659 = params.factor;
                metal::float4 _e661 = sums.inner[5];
                out[naga_div(((row_2 * _e640) + (column_5 * _e645)) + _e651, 4u) + c_1] = static_cast<metal::half4>(_e659 * _e661);
            }
        }
        {
            uint column_6 = (first_j_1 + own_j) + 8u;
            uint _e669 = params.rows;
            if (row_2 < _e669) {
                uint _e675 = params.columns;
                local_12 = column_6 < _e675;
            } else {
                local_12 = false;
            }
            bool _e678 = local_12;
            if (_e678) {
                uint _e683 = params.channels;
                local_13 = c_1 < _e683;
            } else {
                local_13 = false;
            }
            bool _e686 = local_13;
            if (_e686) {
                uint _e691 = params.out.x;
                uint _e696 = params.out.y;
                uint _e702 = params.out.z;
                float _e710 = params.factor;
                metal::float4 _e712 = sums.inner[6];
                out[naga_div(((row_2 * _e691) + (column_6 * _e696)) + _e702, 4u) + c_1] = static_cast<metal::half4>(_e710 * _e712);
            }
        }
        {
            uint column_7 = (first_j_1 + own_j) + 12u;
            uint _e720 = params.rows;
            if (row_2 < _e720) {
                uint _e726 = params.columns;
                local_14 = column_7 < _e726;
            } else {
                local_14 = false;
            }
            bool _e729 = local_14;
            if (_e729) {
                uint _e734 = params.channels;
                local_15 = c_1 < _e734;
            } else {
                local_15 = false;
            }
            bool _e737 = local_15;
            if (_e737) {
                uint _e742 = params.out.x;
                uint _e747 = params.out.y;
                uint _e753 = params.out.z;
                float _e761 = params.factor;
                metal::float4 _e763 = sums.inner[7];
                out[naga_div(((row_2 * _e742) + (column_7 * _e747)) + _e753, 4u) + c_1] = static_cast<metal::half4>(_e761 * _e763);
            }
        }
    }
    {
        uint row_3 = (first_i_1 + own_i) + 8u;
        {
            uint column_8 = (first_j_1 + own_j) + 0u;
            uint _e774 = params.rows;
            if (row_3 < _e774) {
                uint _e780 = params.columns;
                local_16 = column_8 < _e780;
            } else {
                local_16 = false;
            }
            bool _e783 = local_16;
            if (_e783) {
                uint _e788 = params.channels;
                local_17 = c_1 < _e788;
            } else {
                local_17 = false;
            }
            bool _e791 = local_17;
            if (_e791) {
                uint _e796 = params.out.x;
                uint _e801 = params.out.y;
                uint _e807 = params.out.z;
                float _e815 = params.factor;
                metal::float4 _e817 = sums.inner[8];
                out[naga_div(((row_3 * _e796) + (column_8 * _e801)) + _e807, 4u) + c_1] = static_cast<metal::half4>(_e815 * _e817);
            }
        }
        {
            uint column_9 = (first_j_1 + own_j) + 4u;
            uint _e825 = params.rows;
            if (row_3 < _e825) {
                uint _e831 = params.columns;
                local_18 = column_9 < _e831;
            } else {
                local_18 = false;
            }
            bool _e834 = local_18;
            if (_e834) {
                uint _e839 = params.channels;
                local_19 = c_1 < _e839;
            } else {
                local_19 = false;
            }
            bool _e842 = local_19;
            if (_e842) {
                uint _e847 = params.out.x;
                uint _e852 = params.out.y;
                uint _e858 = params.out.z;
                float _e866 = params.factor;
                metal::float4 _e868 = sums.inner[9];
                out[naga_div(((row_3 * _e847) + (column_9 * _e852)) + _e858, 4u) + c_1] = static_cast<metal::half4>(_e866 * _e868);
            }
        }
        {
            uint column_10 = (first_j_1 + own_j) + 8u;
            uint _e876 = params.rows;
            if (row_3 < _e876) {
                uint _e882 = params.columns;
                local_20 = column_10 < _e882;
            } else {
                local_20 = false;
            }
            bool _e885 = local_20;
            if (_e885) {
                uint _e890 = params.channels;
                local_21 = c_1 < _e890;
            } else {
                local_21 = false;
            }
            bool _e893 = local_21;
            if (_e893) {
                uint _e898 = params.out.x;
                uint _e903 = params.out.y;
                uint _e909 = params.out.z;
                float _e917 = params.factor;
                metal::float4 _e919 = sums.inner[10];
                out[naga_div(((row_3 * _e898) + (column_10 * _e903)) + _e909, 4u) + c_1] = static_cast<metal::half4>(_e917 * _e919);
            }
        }
        {
            uint column_11 = (first_j_1 + own_j) + 12u;
            uint _e927 = params.rows;
            if (row_3 < _e927) {
                uint _e933 = params.columns;
                local_22 = column_11 < _e933;
            } else {
                local_22 = false;
            }
            bool _e936 = local_22;
            if (_e936) {
                uint _e941 = params.channels;
                local_23 = c_1 < _e941;
            } else {
                local_23 = false;
            }
            bool _e944 = local_23;
            if (_e944) {
                uint _e949 = params.out.x;
                uint _e954 = params.out.y;
                uint _e960 = params.out.z;
                float _e968 = params.factor;
                metal::float4 _e970 = sums.inner[11];
                out[naga_div(((row_3 * _e949) + (column_11 * _e954)) + _e960, 4u) + c_1] = static_cast<metal::half4>(_e968 * _e970);
            }
        }
    }
    {
        uint row_4 = (first_i_1 + own_i) + 12u;
        {
            uint column_12 = (first_j_1 + own_j) + 0u;
            uint _e981 = params.rows;
            if (row_4 < _e981) {
                uint _e987 = params.columns;
                local_24 = column_12 < _e987;
            } else {
                local_24 = false;
            }
            bool _e990 = local_24;
            if (_e990) {
                uint _e995 = params.channels;
                local_25 = c_1 < _e995;
            } else {
                local_25 = false;
            }
            bool _e998 = local_25;
            if (_e998) {
                uint _e1003 = params.out.x;
                uint _e1008 = params.out.y;
                uint _e1014 = params.out.z;
                float _e1022 = params.factor;
                metal::float4 _e1024 = sums.inner[12];
                out[naga_div(((row_4 * _e1003) + (column_12 * _e1008)) + _e1014, 4u) + c_1] = static_cast<metal::half4>(_e1022 * _e1024);
            }
        }
        {
            uint column_13 = (first_j_1 + own_j) + 4u;
            uint _e1032 = params.rows;
            if (row_4 < _e1032) {
                uint _e1038 = params.columns;
                local_26 = column_13 < _e1038;
            } else {
                local_26 = false;
            }
            bool _e1041 = local_26;
            if (_e1041) {
                uint _e1046 = params.channels;
                local_27 = c_1 < _e1046;
            } else {
                local_27 = false;
            }
            bool _e1049 = local_27;
            if (_e1049) {
                uint _e1054 = params.out.x;
                uint _e1059 = params.out.y;
                uint _e1065 = params.out.z;
                float _e1073 = params.factor;
                metal::float4 _e1075 = sums.inner[13];
                out[naga_div(((row_4 * _e1054) + (column_13 * _e1059)) + _e1065, 4u) + c_1] = static_cast<metal::half4>(_e1073 * _e1075);
            }
        }
        {
            uint column_14 = (first_j_1 + own_j) + 8u;
            uint _e1083 = params.rows;
            if (row_4 < _e1083) {
                uint _e1089 = params.columns;
                local_28 = column_14 < _e1089;
            } else {
                local_28 = false;
            }
            bool _e1092 = local_28;
            if (_e1092) {
                uint _e1097 = params.channels;
                local_29 = c_1 < _e1097;
            } else {
                local_29 = false;
            }
            bool _e1100 = local_29;
            if (_e1100) {
                uint _e1105 = params.out.x;
                uint _e1110 = params.out.y;
                uint _e1116 = params.out.z;
                float _e1124 = params.factor;
                metal::float4 _e1126 = sums.inner[14];
                out[naga_div(((row_4 * _e1105) + (column_14 * _e1110)) + _e1116, 4u) + c_1] = static_cast<metal::half4>(_e1124 * _e1126);
            }
        }
        {
            uint column_15 = (first_j_1 + own_j) + 12u;
            uint _e1134 = params.rows;
            if (row_4 < _e1134) {
                uint _e1140 = params.columns;
                local_30 = column_15 < _e1140;
            } else {
                local_30 = false;
            }
            bool _e1143 = local_30;
            if (_e1143) {
                uint _e1148 = params.channels;
                local_31 = c_1 < _e1148;
            } else {
                local_31 = false;
            }
            bool _e1151 = local_31;
            if (_e1151) {
                uint _e1156 = params.out.x;
                uint _e1161 = params.out.y;
                uint _e1167 = params.out.z;
                float _e1175 = params.factor;
                metal::float4 _e1177 = sums.inner[15];
                out[naga_div(((row_4 * _e1156) + (column_15 * _e1161)) + _e1167, 4u) + c_1] = static_cast<metal::half4>(_e1175 * _e1177);
                return;
            } else {
                return;
            }
        }
    }
}
