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
    metal::float4 inner[512];
};
struct type_10 {
    metal::float4 inner[16];
};
constant uint TILE = 16u;
constant uint OWN = 4u;
constant uint CHANNELS = 8u;
constant uint TILE_K = 4u;
constant uint FETCHES = 4u;
constant uint GROUP = 4u;
constant uint THREADS = 128u;

uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

void fetch(
    uint first_i,
    uint first_j,
    uint first_k_1,
    uint first_c,
    uint lane_1,
    constant Params& params,
    device type_3 const& a,
    device type_4 const& b,
    thread metal::float4& next_a_0_,
    thread metal::float4& next_b_0_,
    thread metal::float4& next_a_1_,
    thread metal::float4& next_b_1_,
    thread metal::float4& next_a_2_,
    thread metal::float4& next_b_2_,
    thread metal::float4& next_a_3_,
    thread metal::float4& next_b_3_,
    constant _mslBufferSizes& _buffer_sizes
) {
    bool local_32 = {};
    bool local_33 = {};
    bool local_34 = {};
    bool local_35 = {};
    uint c = first_c + naga_mod(lane_1, CHANNELS);
    {
        uint at = lane_1 + 0u;
        uint k = first_k_1 + naga_mod(naga_div(at, CHANNELS), TILE_K);
        uint row = naga_div(at, 32u);
        next_a_0_ = metal::float4 {};
        next_b_0_ = metal::float4 {};
        uint _e23 = params.channels;
        if (c < _e23) {
            uint _e29 = params.k;
            local_32 = k < _e29;
        } else {
            local_32 = false;
        }
        bool _e32 = local_32;
        if (_e32) {
            uint _e36 = params.rows;
            if ((first_i + row) < _e36) {
                uint _e44 = params.a.x;
                uint _e49 = params.a.y;
                uint _e55 = params.a.z;
                StoredA _e61 = a[naga_div((((first_i + row) * _e44) + (k * _e49)) + _e55, 4u) + c];
                next_a_0_ = static_cast<metal::float4>(_e61);
            }
            uint _e66 = params.columns;
            if ((first_j + row) < _e66) {
                uint _e74 = params.b.x;
                uint _e79 = params.b.y;
                uint _e85 = params.b.z;
                StoredB _e91 = b[naga_div((((first_j + row) * _e74) + (k * _e79)) + _e85, 4u) + c];
                next_b_0_ = static_cast<metal::float4>(_e91);
            }
        }
    }
    {
        uint at_1 = lane_1 + 128u;
        uint k_1 = first_k_1 + naga_mod(naga_div(at_1, CHANNELS), TILE_K);
        uint row_1 = naga_div(at_1, 32u);
        next_a_1_ = metal::float4 {};
        next_b_1_ = metal::float4 {};
        uint _e108 = params.channels;
        if (c < _e108) {
            uint _e114 = params.k;
            local_33 = k_1 < _e114;
        } else {
            local_33 = false;
        }
        bool _e117 = local_33;
        if (_e117) {
            uint _e121 = params.rows;
            if ((first_i + row_1) < _e121) {
                uint _e129 = params.a.x;
                uint _e134 = params.a.y;
                uint _e140 = params.a.z;
                StoredA _e146 = a[naga_div((((first_i + row_1) * _e129) + (k_1 * _e134)) + _e140, 4u) + c];
                next_a_1_ = static_cast<metal::float4>(_e146);
            }
            uint _e151 = params.columns;
            if ((first_j + row_1) < _e151) {
                uint _e159 = params.b.x;
                uint _e164 = params.b.y;
                uint _e170 = params.b.z;
                StoredB _e176 = b[naga_div((((first_j + row_1) * _e159) + (k_1 * _e164)) + _e170, 4u) + c];
                next_b_1_ = static_cast<metal::float4>(_e176);
            }
        }
    }
    {
        uint at_2 = lane_1 + 256u;
        uint k_2 = first_k_1 + naga_mod(naga_div(at_2, CHANNELS), TILE_K);
        uint row_2 = naga_div(at_2, 32u);
        next_a_2_ = metal::float4 {};
        next_b_2_ = metal::float4 {};
        uint _e193 = params.channels;
        if (c < _e193) {
            uint _e199 = params.k;
            local_34 = k_2 < _e199;
        } else {
            local_34 = false;
        }
        bool _e202 = local_34;
        if (_e202) {
            uint _e206 = params.rows;
            if ((first_i + row_2) < _e206) {
                uint _e214 = params.a.x;
                uint _e219 = params.a.y;
                uint _e225 = params.a.z;
                StoredA _e231 = a[naga_div((((first_i + row_2) * _e214) + (k_2 * _e219)) + _e225, 4u) + c];
                next_a_2_ = static_cast<metal::float4>(_e231);
            }
            uint _e236 = params.columns;
            if ((first_j + row_2) < _e236) {
                uint _e244 = params.b.x;
                uint _e249 = params.b.y;
                uint _e255 = params.b.z;
                StoredB _e261 = b[naga_div((((first_j + row_2) * _e244) + (k_2 * _e249)) + _e255, 4u) + c];
                next_b_2_ = static_cast<metal::float4>(_e261);
            }
        }
    }
    {
        uint at_3 = lane_1 + 384u;
        uint k_3 = first_k_1 + naga_mod(naga_div(at_3, CHANNELS), TILE_K);
        uint row_3 = naga_div(at_3, 32u);
        next_a_3_ = metal::float4 {};
        next_b_3_ = metal::float4 {};
        uint _e278 = params.channels;
        if (c < _e278) {
            uint _e284 = params.k;
            local_35 = k_3 < _e284;
        } else {
            local_35 = false;
        }
        bool _e287 = local_35;
        if (_e287) {
            uint _e291 = params.rows;
            if ((first_i + row_3) < _e291) {
                uint _e299 = params.a.x;
                uint _e304 = params.a.y;
                uint _e310 = params.a.z;
                StoredA _e316 = a[naga_div((((first_i + row_3) * _e299) + (k_3 * _e304)) + _e310, 4u) + c];
                next_a_3_ = static_cast<metal::float4>(_e316);
            }
            uint _e321 = params.columns;
            if ((first_j + row_3) < _e321) {
                uint _e329 = params.b.x;
                uint _e334 = params.b.y;
                uint _e340 = params.b.z;
                StoredB _e346 = b[naga_div((((first_j + row_3) * _e329) + (k_3 * _e334)) + _e340, 4u) + c];
                next_b_3_ = static_cast<metal::float4>(_e346);
                return;
            } else {
                return;
            }
        } else {
            return;
        }
    }
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
    metal::float4 next_a_0_ = {};
    metal::float4 next_b_0_ = {};
    metal::float4 next_a_1_ = {};
    metal::float4 next_b_1_ = {};
    metal::float4 next_a_2_ = {};
    metal::float4 next_b_2_ = {};
    metal::float4 next_a_3_ = {};
    metal::float4 next_b_3_ = {};
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
    fetch(first_i_1, first_j_1, 0u, first_c_1, lane, params, a, b, next_a_0_, next_b_0_, next_a_1_, next_b_1_, next_a_2_, next_b_2_, next_a_3_, next_b_3_, _buffer_sizes);
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e719 = first_k;
            first_k = _e719 + TILE_K;
        }
        loop_init = false;
        uint _e23 = first_k;
        uint _e26 = params.k;
        if (_e23 < _e26) {
        } else {
            break;
        }
        {
            metal::float4 _e33 = next_a_0_;
            sh_a.inner[lane + 0u] = _e33;
            metal::float4 _e39 = next_b_0_;
            sh_b.inner[lane + 0u] = _e39;
            metal::float4 _e45 = next_a_1_;
            sh_a.inner[lane + 128u] = _e45;
            metal::float4 _e51 = next_b_1_;
            sh_b.inner[lane + 128u] = _e51;
            metal::float4 _e57 = next_a_2_;
            sh_a.inner[lane + 256u] = _e57;
            metal::float4 _e63 = next_b_2_;
            sh_b.inner[lane + 256u] = _e63;
            metal::float4 _e69 = next_a_3_;
            sh_a.inner[lane + 384u] = _e69;
            metal::float4 _e75 = next_b_3_;
            sh_b.inner[lane + 384u] = _e75;
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e76 = first_k;
            fetch(first_i_1, first_j_1, _e76 + TILE_K, first_c_1, lane, params, a, b, next_a_0_, next_b_0_, next_a_1_, next_b_1_, next_a_2_, next_b_2_, next_a_3_, next_b_3_, _buffer_sizes);
            {
                metal::float4 left_0_ = sh_a.inner[((((own_i + 0u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 left_1_ = sh_a.inner[((((own_i + 4u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 left_2_ = sh_a.inner[((((own_i + 8u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 left_3_ = sh_a.inner[((((own_i + 12u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 right_0_ = sh_b.inner[((((own_j + 0u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 _e141 = sums.inner[0];
                sums.inner[0] = metal::fma(left_0_, right_0_, _e141);
                metal::float4 _e145 = sums.inner[4];
                sums.inner[4] = metal::fma(left_1_, right_0_, _e145);
                metal::float4 _e149 = sums.inner[8];
                sums.inner[8] = metal::fma(left_2_, right_0_, _e149);
                metal::float4 _e153 = sums.inner[12];
                sums.inner[12] = metal::fma(left_3_, right_0_, _e153);
                metal::float4 right_1_ = sh_b.inner[((((own_j + 4u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 _e169 = sums.inner[1];
                sums.inner[1] = metal::fma(left_0_, right_1_, _e169);
                metal::float4 _e173 = sums.inner[5];
                sums.inner[5] = metal::fma(left_1_, right_1_, _e173);
                metal::float4 _e177 = sums.inner[9];
                sums.inner[9] = metal::fma(left_2_, right_1_, _e177);
                metal::float4 _e181 = sums.inner[13];
                sums.inner[13] = metal::fma(left_3_, right_1_, _e181);
                metal::float4 right_2_ = sh_b.inner[((((own_j + 8u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 _e197 = sums.inner[2];
                sums.inner[2] = metal::fma(left_0_, right_2_, _e197);
                metal::float4 _e201 = sums.inner[6];
                sums.inner[6] = metal::fma(left_1_, right_2_, _e201);
                metal::float4 _e205 = sums.inner[10];
                sums.inner[10] = metal::fma(left_2_, right_2_, _e205);
                metal::float4 _e209 = sums.inner[14];
                sums.inner[14] = metal::fma(left_3_, right_2_, _e209);
                metal::float4 right_3_ = sh_b.inner[((((own_j + 12u) * TILE_K) + 0u) * CHANNELS) + own_c];
                metal::float4 _e225 = sums.inner[3];
                sums.inner[3] = metal::fma(left_0_, right_3_, _e225);
                metal::float4 _e229 = sums.inner[7];
                sums.inner[7] = metal::fma(left_1_, right_3_, _e229);
                metal::float4 _e233 = sums.inner[11];
                sums.inner[11] = metal::fma(left_2_, right_3_, _e233);
                metal::float4 _e237 = sums.inner[15];
                sums.inner[15] = metal::fma(left_3_, right_3_, _e237);
            }
            {
                metal::float4 left_0_1 = sh_a.inner[((((own_i + 0u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 left_1_1 = sh_a.inner[((((own_i + 4u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 left_2_1 = sh_a.inner[((((own_i + 8u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 left_3_1 = sh_a.inner[((((own_i + 12u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 right_0_1 = sh_b.inner[((((own_j + 0u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 _e301 = sums.inner[0];
                sums.inner[0] = metal::fma(left_0_1, right_0_1, _e301);
                metal::float4 _e305 = sums.inner[4];
                sums.inner[4] = metal::fma(left_1_1, right_0_1, _e305);
                metal::float4 _e309 = sums.inner[8];
                sums.inner[8] = metal::fma(left_2_1, right_0_1, _e309);
                metal::float4 _e313 = sums.inner[12];
                sums.inner[12] = metal::fma(left_3_1, right_0_1, _e313);
                metal::float4 right_1_1 = sh_b.inner[((((own_j + 4u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 _e329 = sums.inner[1];
                sums.inner[1] = metal::fma(left_0_1, right_1_1, _e329);
                metal::float4 _e333 = sums.inner[5];
                sums.inner[5] = metal::fma(left_1_1, right_1_1, _e333);
                metal::float4 _e337 = sums.inner[9];
                sums.inner[9] = metal::fma(left_2_1, right_1_1, _e337);
                metal::float4 _e341 = sums.inner[13];
                sums.inner[13] = metal::fma(left_3_1, right_1_1, _e341);
                metal::float4 right_2_1 = sh_b.inner[((((own_j + 8u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 _e357 = sums.inner[2];
                sums.inner[2] = metal::fma(left_0_1, right_2_1, _e357);
                metal::float4 _e361 = sums.inner[6];
                sums.inner[6] = metal::fma(left_1_1, right_2_1, _e361);
                metal::float4 _e365 = sums.inner[10];
                sums.inner[10] = metal::fma(left_2_1, right_2_1, _e365);
                metal::float4 _e369 = sums.inner[14];
                sums.inner[14] = metal::fma(left_3_1, right_2_1, _e369);
                metal::float4 right_3_1 = sh_b.inner[((((own_j + 12u) * TILE_K) + 1u) * CHANNELS) + own_c];
                metal::float4 _e385 = sums.inner[3];
                sums.inner[3] = metal::fma(left_0_1, right_3_1, _e385);
                metal::float4 _e389 = sums.inner[7];
                sums.inner[7] = metal::fma(left_1_1, right_3_1, _e389);
                metal::float4 _e393 = sums.inner[11];
                sums.inner[11] = metal::fma(left_2_1, right_3_1, _e393);
                metal::float4 _e397 = sums.inner[15];
                sums.inner[15] = metal::fma(left_3_1, right_3_1, _e397);
            }
            {
                metal::float4 left_0_2 = sh_a.inner[((((own_i + 0u) * TILE_K) + 2u) * CHANNELS) + own_c];
                metal::float4 left_1_2 = sh_a.inner[((((own_i + 4u) * TILE_K) + 2u) * CHANNELS) + own_c];
                metal::float4 left_2_2 = sh_a.inner[((((own_i + 8u) * TILE_K) + 2u) * CHANNELS) + own_c];
                metal::float4 left_3_2 = sh_a.inner[((((own_i + 12u) * TILE_K) + 2u) * CHANNELS) + own_c];
                metal::float4 right_0_2 = sh_b.inner[((((own_j + 0u) * TILE_K) + 2u) * CHANNELS) + own_c];
                metal::float4 _e461 = sums.inner[0];
                sums.inner[0] = metal::fma(left_0_2, right_0_2, _e461);
                metal::float4 _e465 = sums.inner[4];
                sums.inner[4] = metal::fma(left_1_2, right_0_2, _e465);
                metal::float4 _e469 = sums.inner[8];
                sums.inner[8] = metal::fma(left_2_2, right_0_2, _e469);
                metal::float4 _e473 = sums.inner[12];
                sums.inner[12] = metal::fma(left_3_2, right_0_2, _e473);
                metal::float4 right_1_2 = sh_b.inner[((((own_j + 4u) * TILE_K) + 2u) * CHANNELS) + own_c];
                metal::float4 _e489 = sums.inner[1];
                sums.inner[1] = metal::fma(left_0_2, right_1_2, _e489);
                metal::float4 _e493 = sums.inner[5];
                sums.inner[5] = metal::fma(left_1_2, right_1_2, _e493);
                metal::float4 _e497 = sums.inner[9];
                sums.inner[9] = metal::fma(left_2_2, right_1_2, _e497);
                metal::float4 _e501 = sums.inner[13];
                sums.inner[13] = metal::fma(left_3_2, right_1_2, _e501);
                metal::float4 right_2_2 = sh_b.inner[((((own_j + 8u) * TILE_K) + 2u) * CHANNELS) + own_c];
                metal::float4 _e517 = sums.inner[2];
                sums.inner[2] = metal::fma(left_0_2, right_2_2, _e517);
                metal::float4 _e521 = sums.inner[6];
                sums.inner[6] = metal::fma(left_1_2, right_2_2, _e521);
                metal::float4 _e525 = sums.inner[10];
                sums.inner[10] = metal::fma(left_2_2, right_2_2, _e525);
                metal::float4 _e529 = sums.inner[14];
                sums.inner[14] = metal::fma(left_3_2, right_2_2, _e529);
                metal::float4 right_3_2 = sh_b.inner[((((own_j + 12u) * TILE_K) + 2u) * CHANNELS) + own_c];
                metal::float4 _e545 = sums.inner[3];
                sums.inner[3] = metal::fma(left_0_2, right_3_2, _e545);
                metal::float4 _e549 = sums.inner[7];
                sums.inner[7] = metal::fma(left_1_2, right_3_2, _e549);
                metal::float4 _e553 = sums.inner[11];
                sums.inner[11] = metal::fma(left_2_2, right_3_2, _e553);
                metal::float4 _e557 = sums.inner[15];
                sums.inner[15] = metal::fma(left_3_2, right_3_2, _e557);
            }
            {
                metal::float4 left_0_3 = sh_a.inner[((((own_i + 0u) * TILE_K) + 3u) * CHANNELS) + own_c];
                metal::float4 left_1_3 = sh_a.inner[((((own_i + 4u) * TILE_K) + 3u) * CHANNELS) + own_c];
                metal::float4 left_2_3 = sh_a.inner[((((own_i + 8u) * TILE_K) + 3u) * CHANNELS) + own_c];
                metal::float4 left_3_3 = sh_a.inner[((((own_i + 12u) * TILE_K) + 3u) * CHANNELS) + own_c];
                metal::float4 right_0_3 = sh_b.inner[((((own_j + 0u) * TILE_K) + 3u) * CHANNELS) + own_c];
                metal::float4 _e621 = sums.inner[0];
                sums.inner[0] = metal::fma(left_0_3, right_0_3, _e621);
                metal::float4 _e625 = sums.inner[4];
                sums.inner[4] = metal::fma(left_1_3, right_0_3, _e625);
                metal::float4 _e629 = sums.inner[8];
                sums.inner[8] = metal::fma(left_2_3, right_0_3, _e629);
                metal::float4 _e633 = sums.inner[12];
                sums.inner[12] = metal::fma(left_3_3, right_0_3, _e633);
                metal::float4 right_1_3 = sh_b.inner[((((own_j + 4u) * TILE_K) + 3u) * CHANNELS) + own_c];
                metal::float4 _e649 = sums.inner[1];
                sums.inner[1] = metal::fma(left_0_3, right_1_3, _e649);
                metal::float4 _e653 = sums.inner[5];
                sums.inner[5] = metal::fma(left_1_3, right_1_3, _e653);
                metal::float4 _e657 = sums.inner[9];
                sums.inner[9] = metal::fma(left_2_3, right_1_3, _e657);
                metal::float4 _e661 = sums.inner[13];
                sums.inner[13] = metal::fma(left_3_3, right_1_3, _e661);
                metal::float4 right_2_3 = sh_b.inner[((((own_j + 8u) * TILE_K) + 3u) * CHANNELS) + own_c];
                metal::float4 _e677 = sums.inner[2];
                sums.inner[2] = metal::fma(left_0_3, right_2_3, _e677);
                metal::float4 _e681 = sums.inner[6];
                sums.inner[6] = metal::fma(left_1_3, right_2_3, _e681);
                metal::float4 _e685 = sums.inner[10];
                sums.inner[10] = metal::fma(left_2_3, right_2_3, _e685);
                metal::float4 _e689 = sums.inner[14];
                sums.inner[14] = metal::fma(left_3_3, right_2_3, _e689);
                metal::float4 right_3_3 = sh_b.inner[((((own_j + 12u) * TILE_K) + 3u) * CHANNELS) + own_c];
                metal::float4 _e705 = sums.inner[3];
                sums.inner[3] = metal::fma(left_0_3, right_3_3, _e705);
                metal::float4 _e709 = sums.inner[7];
                sums.inner[7] = metal::fma(left_1_3, right_3_3, _e709);
                metal::float4 _e713 = sums.inner[11];
                sums.inner[11] = metal::fma(left_2_3, right_3_3, _e713);
                metal::float4 _e717 = sums.inner[15];
                sums.inner[15] = metal::fma(left_3_3, right_3_3, _e717);
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    uint c_1 = first_c_1 + own_c;
    {
        uint row_4 = (first_i_1 + own_i) + 0u;
        {
            uint column = (first_j_1 + own_j) + 0u;
            uint _e731 = params.rows;
            if (row_4 < _e731) {
                uint _e737 = params.columns;
                local = column < _e737;
            } else {
                local = false;
            }
            bool _e740 = local;
            if (_e740) {
                uint _e745 = params.channels;
                local_1 = c_1 < _e745;
            } else {
                local_1 = false;
            }
            bool _e748 = local_1;
            if (_e748) {
                uint _e753 = params.out.x;
                uint _e758 = params.out.y;
                uint _e764 = params.out.z;
                float _e772 = params.factor;
                metal::float4 _e774 = sums.inner[0];
                out[naga_div(((row_4 * _e753) + (column * _e758)) + _e764, 4u) + c_1] = static_cast<metal::half4>(_e772 * _e774);
            }
        }
        {
            uint column_1 = (first_j_1 + own_j) + 4u;
            uint _e782 = params.rows;
            if (row_4 < _e782) {
                uint _e788 = params.columns;
                local_2 = column_1 < _e788;
            } else {
                local_2 = false;
            }
            bool _e791 = local_2;
            if (_e791) {
                uint _e796 = params.channels;
                local_3 = c_1 < _e796;
            } else {
                local_3 = false;
            }
            bool _e799 = local_3;
            if (_e799) {
                uint _e804 = params.out.x;
                uint _e809 = params.out.y;
                uint _e815 = params.out.z;
                float _e823 = params.factor;
                metal::float4 _e825 = sums.inner[1];
                out[naga_div(((row_4 * _e804) + (column_1 * _e809)) + _e815, 4u) + c_1] = static_cast<metal::half4>(_e823 * _e825);
            }
        }
        {
            uint column_2 = (first_j_1 + own_j) + 8u;
            uint _e833 = params.rows;
            if (row_4 < _e833) {
                uint _e839 = params.columns;
                local_4 = column_2 < _e839;
            } else {
                local_4 = false;
            }
            bool _e842 = local_4;
            if (_e842) {
                uint _e847 = params.channels;
                local_5 = c_1 < _e847;
            } else {
                local_5 = false;
            }
            bool _e850 = local_5;
            if (_e850) {
                uint _e855 = params.out.x;
                uint _e860 = params.out.y;
                uint _e866 = params.out.z;
                float _e874 = params.factor;
                metal::float4 _e876 = sums.inner[2];
                out[naga_div(((row_4 * _e855) + (column_2 * _e860)) + _e866, 4u) + c_1] = static_cast<metal::half4>(_e874 * _e876);
            }
        }
        {
            uint column_3 = (first_j_1 + own_j) + 12u;
            uint _e884 = params.rows;
            if (row_4 < _e884) {
                uint _e890 = params.columns;
                local_6 = column_3 < _e890;
            } else {
                local_6 = false;
            }
            bool _e893 = local_6;
            if (_e893) {
                uint _e898 = params.channels;
                local_7 = c_1 < _e898;
            } else {
                local_7 = false;
            }
            bool _e901 = local_7;
            if (_e901) {
                uint _e906 = params.out.x;
                uint _e911 = params.out.y;
                uint _e917 = params.out.z;
                float _e925 = params.factor;
                metal::float4 _e927 = sums.inner[3];
                out[naga_div(((row_4 * _e906) + (column_3 * _e911)) + _e917, 4u) + c_1] = static_cast<metal::half4>(_e925 * _e927);
            }
        }
    }
    {
        uint row_5 = (first_i_1 + own_i) + 4u;
        {
            uint column_4 = (first_j_1 + own_j) + 0u;
            uint _e938 = params.rows;
            if (row_5 < _e938) {
                uint _e944 = params.columns;
                local_8 = column_4 < _e944;
            } else {
                local_8 = false;
            }
            bool _e947 = local_8;
            if (_e947) {
                uint _e952 = params.channels;
                local_9 = c_1 < _e952;
            } else {
                local_9 = false;
            }
            bool _e955 = local_9;
            if (_e955) {
                uint _e960 = params.out.x;
                uint _e965 = params.out.y;
                uint _e971 = params.out.z;
                float _e979 = params.factor;
                metal::float4 _e981 = sums.inner[4];
                out[naga_div(((row_5 * _e960) + (column_4 * _e965)) + _e971, 4u) + c_1] = static_cast<metal::half4>(_e979 * _e981);
            }
        }
        {
            uint column_5 = (first_j_1 + own_j) + 4u;
            uint _e989 = params.rows;
            if (row_5 < _e989) {
                uint _e995 = params.columns;
                local_10 = column_5 < _e995;
            } else {
                local_10 = false;
            }
            bool _e998 = local_10;
            if (_e998) {
                uint _e1003 = params.channels;
                local_11 = c_1 < _e1003;
            } else {
                local_11 = false;
            }
            bool _e1006 = local_11;
            if (_e1006) {
                uint _e1011 = params.out.x;
                uint _e1016 = params.out.y;
                uint _e1022 = params.out.z;
                float _e1030 = params.factor;
                metal::float4 _e1032 = sums.inner[5];
                out[naga_div(((row_5 * _e1011) + (column_5 * _e1016)) + _e1022, 4u) + c_1] = static_cast<metal::half4>(_e1030 * _e1032);
            }
        }
        {
            uint column_6 = (first_j_1 + own_j) + 8u;
            uint _e1040 = params.rows;
            if (row_5 < _e1040) {
                uint _e1046 = params.columns;
                local_12 = column_6 < _e1046;
            } else {
                local_12 = false;
            }
            bool _e1049 = local_12;
            if (_e1049) {
                uint _e1054 = params.channels;
                local_13 = c_1 < _e1054;
            } else {
                local_13 = false;
            }
            bool _e1057 = local_13;
            if (_e1057) {
                uint _e1062 = params.out.x;
                uint _e1067 = params.out.y;
                uint _e1073 = params.out.z;
                float _e1081 = params.factor;
                metal::float4 _e1083 = sums.inner[6];
                out[naga_div(((row_5 * _e1062) + (column_6 * _e1067)) + _e1073, 4u) + c_1] = static_cast<metal::half4>(_e1081 * _e1083);
            }
        }
        {
            uint column_7 = (first_j_1 + own_j) + 12u;
            uint _e1091 = params.rows;
            if (row_5 < _e1091) {
                uint _e1097 = params.columns;
                local_14 = column_7 < _e1097;
            } else {
                local_14 = false;
            }
            bool _e1100 = local_14;
            if (_e1100) {
                uint _e1105 = params.channels;
                local_15 = c_1 < _e1105;
            } else {
                local_15 = false;
            }
            bool _e1108 = local_15;
            if (_e1108) {
                uint _e1113 = params.out.x;
                uint _e1118 = params.out.y;
                uint _e1124 = params.out.z;
                float _e1132 = params.factor;
                metal::float4 _e1134 = sums.inner[7];
                out[naga_div(((row_5 * _e1113) + (column_7 * _e1118)) + _e1124, 4u) + c_1] = static_cast<metal::half4>(_e1132 * _e1134);
            }
        }
    }
    {
        uint row_6 = (first_i_1 + own_i) + 8u;
        {
            uint column_8 = (first_j_1 + own_j) + 0u;
            uint _e1145 = params.rows;
            if (row_6 < _e1145) {
                uint _e1151 = params.columns;
                local_16 = column_8 < _e1151;
            } else {
                local_16 = false;
            }
            bool _e1154 = local_16;
            if (_e1154) {
                uint _e1159 = params.channels;
                local_17 = c_1 < _e1159;
            } else {
                local_17 = false;
            }
            bool _e1162 = local_17;
            if (_e1162) {
                uint _e1167 = params.out.x;
                uint _e1172 = params.out.y;
                uint _e1178 = params.out.z;
                float _e1186 = params.factor;
                metal::float4 _e1188 = sums.inner[8];
                out[naga_div(((row_6 * _e1167) + (column_8 * _e1172)) + _e1178, 4u) + c_1] = static_cast<metal::half4>(_e1186 * _e1188);
            }
        }
        {
            uint column_9 = (first_j_1 + own_j) + 4u;
            uint _e1196 = params.rows;
            if (row_6 < _e1196) {
                uint _e1202 = params.columns;
                local_18 = column_9 < _e1202;
            } else {
                local_18 = false;
            }
            bool _e1205 = local_18;
            if (_e1205) {
                uint _e1210 = params.channels;
                local_19 = c_1 < _e1210;
            } else {
                local_19 = false;
            }
            bool _e1213 = local_19;
            if (_e1213) {
                uint _e1218 = params.out.x;
                uint _e1223 = params.out.y;
                uint _e1229 = params.out.z;
                float _e1237 = params.factor;
                metal::float4 _e1239 = sums.inner[9];
                out[naga_div(((row_6 * _e1218) + (column_9 * _e1223)) + _e1229, 4u) + c_1] = static_cast<metal::half4>(_e1237 * _e1239);
            }
        }
        {
            uint column_10 = (first_j_1 + own_j) + 8u;
            uint _e1247 = params.rows;
            if (row_6 < _e1247) {
                uint _e1253 = params.columns;
                local_20 = column_10 < _e1253;
            } else {
                local_20 = false;
            }
            bool _e1256 = local_20;
            if (_e1256) {
                uint _e1261 = params.channels;
                local_21 = c_1 < _e1261;
            } else {
                local_21 = false;
            }
            bool _e1264 = local_21;
            if (_e1264) {
                uint _e1269 = params.out.x;
                uint _e1274 = params.out.y;
                uint _e1280 = params.out.z;
                float _e1288 = params.factor;
                metal::float4 _e1290 = sums.inner[10];
                out[naga_div(((row_6 * _e1269) + (column_10 * _e1274)) + _e1280, 4u) + c_1] = static_cast<metal::half4>(_e1288 * _e1290);
            }
        }
        {
            uint column_11 = (first_j_1 + own_j) + 12u;
            uint _e1298 = params.rows;
            if (row_6 < _e1298) {
                uint _e1304 = params.columns;
                local_22 = column_11 < _e1304;
            } else {
                local_22 = false;
            }
            bool _e1307 = local_22;
            if (_e1307) {
                uint _e1312 = params.channels;
                local_23 = c_1 < _e1312;
            } else {
                local_23 = false;
            }
            bool _e1315 = local_23;
            if (_e1315) {
                uint _e1320 = params.out.x;
                uint _e1325 = params.out.y;
                uint _e1331 = params.out.z;
                float _e1339 = params.factor;
                metal::float4 _e1341 = sums.inner[11];
                out[naga_div(((row_6 * _e1320) + (column_11 * _e1325)) + _e1331, 4u) + c_1] = static_cast<metal::half4>(_e1339 * _e1341);
            }
        }
    }
    {
        uint row_7 = (first_i_1 + own_i) + 12u;
        {
            uint column_12 = (first_j_1 + own_j) + 0u;
            uint _e1352 = params.rows;
            if (row_7 < _e1352) {
                uint _e1358 = params.columns;
                local_24 = column_12 < _e1358;
            } else {
                local_24 = false;
            }
            bool _e1361 = local_24;
            if (_e1361) {
                uint _e1366 = params.channels;
                local_25 = c_1 < _e1366;
            } else {
                local_25 = false;
            }
            bool _e1369 = local_25;
            if (_e1369) {
                uint _e1374 = params.out.x;
                uint _e1379 = params.out.y;
                uint _e1385 = params.out.z;
                float _e1393 = params.factor;
                metal::float4 _e1395 = sums.inner[12];
                out[naga_div(((row_7 * _e1374) + (column_12 * _e1379)) + _e1385, 4u) + c_1] = static_cast<metal::half4>(_e1393 * _e1395);
            }
        }
        {
            uint column_13 = (first_j_1 + own_j) + 4u;
            uint _e1403 = params.rows;
            if (row_7 < _e1403) {
                uint _e1409 = params.columns;
                local_26 = column_13 < _e1409;
            } else {
                local_26 = false;
            }
            bool _e1412 = local_26;
            if (_e1412) {
                uint _e1417 = params.channels;
                local_27 = c_1 < _e1417;
            } else {
                local_27 = false;
            }
            bool _e1420 = local_27;
            if (_e1420) {
                uint _e1425 = params.out.x;
                uint _e1430 = params.out.y;
                uint _e1436 = params.out.z;
                float _e1444 = params.factor;
                metal::float4 _e1446 = sums.inner[13];
                out[naga_div(((row_7 * _e1425) + (column_13 * _e1430)) + _e1436, 4u) + c_1] = static_cast<metal::half4>(_e1444 * _e1446);
            }
        }
        {
            uint column_14 = (first_j_1 + own_j) + 8u;
            uint _e1454 = params.rows;
            if (row_7 < _e1454) {
                uint _e1460 = params.columns;
                local_28 = column_14 < _e1460;
            } else {
                local_28 = false;
            }
            bool _e1463 = local_28;
            if (_e1463) {
                uint _e1468 = params.channels;
                local_29 = c_1 < _e1468;
            } else {
                local_29 = false;
            }
            bool _e1471 = local_29;
            if (_e1471) {
                uint _e1476 = params.out.x;
                uint _e1481 = params.out.y;
                uint _e1487 = params.out.z;
                float _e1495 = params.factor;
                metal::float4 _e1497 = sums.inner[14];
                out[naga_div(((row_7 * _e1476) + (column_14 * _e1481)) + _e1487, 4u) + c_1] = static_cast<metal::half4>(_e1495 * _e1497);
            }
        }
        {
            uint column_15 = (first_j_1 + own_j) + 12u;
            uint _e1505 = params.rows;
            if (row_7 < _e1505) {
                uint _e1511 = params.columns;
                local_30 = column_15 < _e1511;
            } else {
                local_30 = false;
            }
            bool _e1514 = local_30;
            if (_e1514) {
                uint _e1519 = params.channels;
                local_31 = c_1 < _e1519;
            } else {
                local_31 = false;
            }
            bool _e1522 = local_31;
            if (_e1522) {
                uint _e1527 = params.out.x;
                uint _e1532 = params.out.y;
                uint _e1538 = params.out.z;
                float _e1546 = params.factor;
                metal::float4 _e1548 = sums.inner[15];
                out[naga_div(((row_7 * _e1527) + (column_15 * _e1532)) + _e1538, 4u) + c_1] = static_cast<metal::half4>(_e1546 * _e1548);
                return;
            } else {
                return;
            }
        }
    }
}
