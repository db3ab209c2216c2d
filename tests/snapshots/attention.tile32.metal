// language: metal2.4
#include <metal_stdlib>
#include <simd/simd.h>

using metal::uint;

struct _mslBufferSizes {
    uint size1;
    uint size2;
    uint size3;
    uint size4;
    uint size5;
    uint size6;
    uint size7;
};

typedef metal::float4 StoredQ;
typedef metal::float4 StoredK;
typedef metal::float4 StoredV;
typedef metal::float4 StoredOut;
typedef metal::float4 StoredGate;
typedef float StoredBias;
struct View {
    metal::uint4 strides;
    uint skip;
    uint key_stride;
    metal::uint2 padding;
};
struct Params {
    View q;
    View k;
    View v;
    View out;
    View gate;
    View term;
    View pair_bias;
    uint rows;
    uint queries;
    uint keys;
    float scale;
};
typedef StoredQ type_4[1];
typedef StoredK type_5[1];
typedef StoredV type_6[1];
typedef StoredOut type_7[1];
typedef StoredGate type_8[1];
typedef float type_9[1];
typedef StoredBias type_10[1];
struct type_12 {
    metal::float4 inner[256];
};
struct type_13 {
    float inner[32];
};
struct type_15 {
    metal::float4 inner[8];
};
struct type_16 {
    float inner[8];
};
constant uint D4_ = 8u;
constant uint LANES = 32u;
constant uint OWN = 1u;
constant uint KEYS = 32u;
constant uint STEP = 8u;
constant float MASKED = -1000000000.0;
constant float LOWEST = -300000000000000000000000000000000000000.0;

uint naga_dot_uint4(metal::uint4 a, metal::uint4 b) {
    return ( + a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w);
}

uint element(
    View view,
    uint batch,
    uint row,
    uint head,
    uint position
) {
    return view.skip + naga_dot_uint4(view.strides, metal::uint4(batch, row, head, position));
}

float key_term(
    uint batch_1,
    uint row_1,
    uint head_1,
    uint j,
    constant Params& params,
    device type_9 const& term,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint _e6 = params.keys;
    if (j >= _e6) {
        return LOWEST;
    }
    View _e12 = params.term;
    uint _e13 = element(_e12, batch_1, row_1, head_1, j);
    float value_8 = term[_e13];
    return (1.0 - value_8) * MASKED;
}

float multiply_add(
    metal::float4 a,
    metal::float4 b,
    float sum
) {
    return (a.w * b.w) + ((a.z * b.z) + ((a.y * b.y) + ((a.x * b.x) + sum)));
}
uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}


struct main_Input {
};
[[max_total_threads_per_threadgroup(32)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, uint lane [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_4 const& q [[user(fake0)]]
, device type_5 const& k [[user(fake0)]]
, device type_6 const& v [[user(fake0)]]
, device type_7& out [[user(fake0)]]
, device type_8 const& gate [[user(fake0)]]
, device type_9 const& term [[user(fake0)]]
, device type_10 const& pair_bias [[user(fake0)]]
, threadgroup type_12& sh_k
, threadgroup type_12& sh_v
, threadgroup type_13& sh_term
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (lane == 0u) {
        sh_k = {};
        sh_v = {};
        sh_term = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    float highest_0_ = LOWEST;
    float total_0_ = 0.0;
    type_15 q_own = {};
    type_15 o_own = {};
    uint first = 0u;
    uint at = {};
    uint at_1 = {};
    uint step = {};
    type_16 scores = {};
    float peak_0_ = {};
    float score_0_ = {};
    float score_0_1 = {};
    float score_0_2 = {};
    float score_0_3 = {};
    float score_0_4 = {};
    float score_0_5 = {};
    float score_0_6 = {};
    float score_0_7 = {};
    metal::float4 value = {};
    metal::float4 value_1 = {};
    metal::float4 value_2 = {};
    metal::float4 value_3 = {};
    metal::float4 value_4 = {};
    metal::float4 value_5 = {};
    metal::float4 value_6 = {};
    metal::float4 value_7 = {};
    uint head_2 = group.y;
    uint _e6 = params.rows;
    uint batch_2 = naga_div(group.z, _e6);
    uint _e11 = params.rows;
    uint row_2 = naga_mod(group.z, _e11);
    uint i_0_ = ((group.x * 32u) + 0u) + lane;
    uint _e21 = params.queries;
    uint query_0_ = metal::min(i_0_, _e21 - 1u);
    View _e27 = params.q;
    uint _e28 = element(_e27, batch_2, row_2, head_2, query_0_);
    uint q_start_0_ = naga_div(_e28, 4u);
    View _e33 = params.pair_bias;
    uint _e34 = element(_e33, batch_2, row_2, head_2, query_0_);
    StoredQ _e46 = q[q_start_0_ + 0u];
    float _e50 = params.scale;
    q_own.inner[0] = static_cast<metal::float4>(_e46) * _e50;
    o_own.inner[0] = metal::float4 {};
    StoredQ _e59 = q[q_start_0_ + 1u];
    float _e63 = params.scale;
    q_own.inner[1] = static_cast<metal::float4>(_e59) * _e63;
    o_own.inner[1] = metal::float4 {};
    StoredQ _e72 = q[q_start_0_ + 2u];
    float _e76 = params.scale;
    q_own.inner[2] = static_cast<metal::float4>(_e72) * _e76;
    o_own.inner[2] = metal::float4 {};
    StoredQ _e85 = q[q_start_0_ + 3u];
    float _e89 = params.scale;
    q_own.inner[3] = static_cast<metal::float4>(_e85) * _e89;
    o_own.inner[3] = metal::float4 {};
    StoredQ _e98 = q[q_start_0_ + 4u];
    float _e102 = params.scale;
    q_own.inner[4] = static_cast<metal::float4>(_e98) * _e102;
    o_own.inner[4] = metal::float4 {};
    StoredQ _e111 = q[q_start_0_ + 5u];
    float _e115 = params.scale;
    q_own.inner[5] = static_cast<metal::float4>(_e111) * _e115;
    o_own.inner[5] = metal::float4 {};
    StoredQ _e124 = q[q_start_0_ + 6u];
    float _e128 = params.scale;
    q_own.inner[6] = static_cast<metal::float4>(_e124) * _e128;
    o_own.inner[6] = metal::float4 {};
    StoredQ _e137 = q[q_start_0_ + 7u];
    float _e141 = params.scale;
    q_own.inner[7] = static_cast<metal::float4>(_e137) * _e141;
    o_own.inner[7] = metal::float4 {};
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e2221 = first;
            first = _e2221 + KEYS;
        }
        loop_init = false;
        uint _e147 = first;
        uint _e150 = params.keys;
        if (_e147 < _e150) {
        } else {
            break;
        }
        {
            at = lane;
            uint2 loop_bound_1 = uint2(4294967295u);
            bool loop_init_1 = true;
            while(true) {
                if (metal::all(loop_bound_1 == uint2(0u))) { break; }
                loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
                if (!loop_init_1) {
                    uint _e201 = at;
                    at = _e201 + LANES;
                }
                loop_init_1 = false;
                uint _e153 = at;
                if (_e153 < 256u) {
                } else {
                    break;
                }
                {
                    uint _e156 = first;
                    uint _e157 = at;
                    uint _e163 = params.keys;
                    uint j_1 = metal::min(_e156 + naga_div(_e157, D4_), _e163 - 1u);
                    uint _e168 = at;
                    View _e173 = params.k;
                    uint _e174 = element(_e173, batch_2, row_2, head_2, j_1);
                    uint _e177 = at;
                    StoredK _e182 = k[naga_div(_e174, 4u) + naga_mod(_e177, D4_)];
                    sh_k.inner[_e168] = static_cast<metal::float4>(_e182);
                    uint _e185 = at;
                    View _e190 = params.v;
                    uint _e191 = element(_e190, batch_2, row_2, head_2, j_1);
                    uint _e194 = at;
                    StoredV _e199 = v[naga_div(_e191, 4u) + naga_mod(_e194, D4_)];
                    sh_v.inner[_e185] = static_cast<metal::float4>(_e199);
                }
            }
            at_1 = lane;
            uint2 loop_bound_2 = uint2(4294967295u);
            bool loop_init_2 = true;
            while(true) {
                if (metal::all(loop_bound_2 == uint2(0u))) { break; }
                loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
                if (!loop_init_2) {
                    uint _e215 = at_1;
                    at_1 = _e215 + LANES;
                }
                loop_init_2 = false;
                uint _e205 = at_1;
                if (_e205 < KEYS) {
                } else {
                    break;
                }
                {
                    uint _e209 = at_1;
                    uint _e211 = first;
                    uint _e212 = at_1;
                    float _e214 = key_term(batch_2, row_2, head_2, _e211 + _e212, params, term, _buffer_sizes);
                    sh_term.inner[_e209] = _e214;
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            step = 0u;
            uint2 loop_bound_3 = uint2(4294967295u);
            bool loop_init_3 = true;
            while(true) {
                if (metal::all(loop_bound_3 == uint2(0u))) { break; }
                loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
                if (!loop_init_3) {
                    uint _e2218 = step;
                    step = _e2218 + STEP;
                }
                loop_init_3 = false;
                uint _e220 = step;
                if (_e220 < KEYS) {
                } else {
                    break;
                }
                {
                    scores = type_16 {};
                    float _e225 = highest_0_;
                    peak_0_ = _e225;
                    {
                        uint _e227 = step;
                        uint at_2 = _e227 + 0u;
                        float added = sh_term.inner[at_2];
                        uint _e233 = first;
                        uint _e237 = params.keys;
                        uint _e244 = params.pair_bias.key_stride;
                        uint bias_key = metal::min(_e233 + at_2, _e237 - 1u) * _e244;
                        score_0_ = 0.0;
                        {
                            metal::float4 key = sh_k.inner[(at_2 * D4_) + 0u];
                            metal::float4 _e256 = q_own.inner[0];
                            float _e257 = score_0_;
                            float _e258 = multiply_add(_e256, key, _e257);
                            score_0_ = _e258;
                        }
                        {
                            metal::float4 key_1 = sh_k.inner[(at_2 * D4_) + 1u];
                            metal::float4 _e267 = q_own.inner[1];
                            float _e268 = score_0_;
                            float _e269 = multiply_add(_e267, key_1, _e268);
                            score_0_ = _e269;
                        }
                        {
                            metal::float4 key_2 = sh_k.inner[(at_2 * D4_) + 2u];
                            metal::float4 _e278 = q_own.inner[2];
                            float _e279 = score_0_;
                            float _e280 = multiply_add(_e278, key_2, _e279);
                            score_0_ = _e280;
                        }
                        {
                            metal::float4 key_3 = sh_k.inner[(at_2 * D4_) + 3u];
                            metal::float4 _e289 = q_own.inner[3];
                            float _e290 = score_0_;
                            float _e291 = multiply_add(_e289, key_3, _e290);
                            score_0_ = _e291;
                        }
                        {
                            metal::float4 key_4 = sh_k.inner[(at_2 * D4_) + 4u];
                            metal::float4 _e300 = q_own.inner[4];
                            float _e301 = score_0_;
                            float _e302 = multiply_add(_e300, key_4, _e301);
                            score_0_ = _e302;
                        }
                        {
                            metal::float4 key_5 = sh_k.inner[(at_2 * D4_) + 5u];
                            metal::float4 _e311 = q_own.inner[5];
                            float _e312 = score_0_;
                            float _e313 = multiply_add(_e311, key_5, _e312);
                            score_0_ = _e313;
                        }
                        {
                            metal::float4 key_6 = sh_k.inner[(at_2 * D4_) + 6u];
                            metal::float4 _e322 = q_own.inner[6];
                            float _e323 = score_0_;
                            float _e324 = multiply_add(_e322, key_6, _e323);
                            score_0_ = _e324;
                        }
                        {
                            metal::float4 key_7 = sh_k.inner[(at_2 * D4_) + 7u];
                            metal::float4 _e333 = q_own.inner[7];
                            float _e334 = score_0_;
                            float _e335 = multiply_add(_e333, key_7, _e334);
                            score_0_ = _e335;
                        }
                        float _e336 = score_0_;
                        StoredBias _e340 = pair_bias[_e34 + bias_key];
                        score_0_ = _e336 + static_cast<float>(_e340);
                        float _e344 = score_0_;
                        scores.inner[0] = (added <= -500000000.0) ? added : (_e344 + added);
                        float _e349 = peak_0_;
                        float _e351 = scores.inner[0];
                        peak_0_ = metal::max(_e349, _e351);
                    }
                    {
                        uint _e353 = step;
                        uint at_3 = _e353 + 1u;
                        float added_1 = sh_term.inner[at_3];
                        uint _e359 = first;
                        uint _e363 = params.keys;
                        uint _e370 = params.pair_bias.key_stride;
                        uint bias_key_1 = metal::min(_e359 + at_3, _e363 - 1u) * _e370;
                        score_0_1 = 0.0;
                        {
                            metal::float4 key_8 = sh_k.inner[(at_3 * D4_) + 0u];
                            metal::float4 _e382 = q_own.inner[0];
                            float _e383 = score_0_1;
                            float _e384 = multiply_add(_e382, key_8, _e383);
                            score_0_1 = _e384;
                        }
                        {
                            metal::float4 key_9 = sh_k.inner[(at_3 * D4_) + 1u];
                            metal::float4 _e393 = q_own.inner[1];
                            float _e394 = score_0_1;
                            float _e395 = multiply_add(_e393, key_9, _e394);
                            score_0_1 = _e395;
                        }
                        {
                            metal::float4 key_10 = sh_k.inner[(at_3 * D4_) + 2u];
                            metal::float4 _e404 = q_own.inner[2];
                            float _e405 = score_0_1;
                            float _e406 = multiply_add(_e404, key_10, _e405);
                            score_0_1 = _e406;
                        }
                        {
                            metal::float4 key_11 = sh_k.inner[(at_3 * D4_) + 3u];
                            metal::float4 _e415 = q_own.inner[3];
                            float _e416 = score_0_1;
                            float _e417 = multiply_add(_e415, key_11, _e416);
                            score_0_1 = _e417;
                        }
                        {
                            metal::float4 key_12 = sh_k.inner[(at_3 * D4_) + 4u];
                            metal::float4 _e426 = q_own.inner[4];
                            float _e427 = score_0_1;
                            float _e428 = multiply_add(_e426, key_12, _e427);
                            score_0_1 = _e428;
                        }
                        {
                            metal::float4 key_13 = sh_k.inner[(at_3 * D4_) + 5u];
                            metal::float4 _e437 = q_own.inner[5];
                            float _e438 = score_0_1;
                            float _e439 = multiply_add(_e437, key_13, _e438);
                            score_0_1 = _e439;
                        }
                        {
                            metal::float4 key_14 = sh_k.inner[(at_3 * D4_) + 6u];
                            metal::float4 _e448 = q_own.inner[6];
                            float _e449 = score_0_1;
                            float _e450 = multiply_add(_e448, key_14, _e449);
                            score_0_1 = _e450;
                        }
                        {
                            metal::float4 key_15 = sh_k.inner[(at_3 * D4_) + 7u];
                            metal::float4 _e459 = q_own.inner[7];
                            float _e460 = score_0_1;
                            float _e461 = multiply_add(_e459, key_15, _e460);
                            score_0_1 = _e461;
                        }
                        float _e462 = score_0_1;
                        StoredBias _e466 = pair_bias[_e34 + bias_key_1];
                        score_0_1 = _e462 + static_cast<float>(_e466);
                        float _e470 = score_0_1;
                        scores.inner[1] = (added_1 <= -500000000.0) ? added_1 : (_e470 + added_1);
                        float _e475 = peak_0_;
                        float _e477 = scores.inner[1];
                        peak_0_ = metal::max(_e475, _e477);
                    }
                    {
                        uint _e479 = step;
                        uint at_4 = _e479 + 2u;
                        float added_2 = sh_term.inner[at_4];
                        uint _e485 = first;
                        uint _e489 = params.keys;
                        uint _e496 = params.pair_bias.key_stride;
                        uint bias_key_2 = metal::min(_e485 + at_4, _e489 - 1u) * _e496;
                        score_0_2 = 0.0;
                        {
                            metal::float4 key_16 = sh_k.inner[(at_4 * D4_) + 0u];
                            metal::float4 _e508 = q_own.inner[0];
                            float _e509 = score_0_2;
                            float _e510 = multiply_add(_e508, key_16, _e509);
                            score_0_2 = _e510;
                        }
                        {
                            metal::float4 key_17 = sh_k.inner[(at_4 * D4_) + 1u];
                            metal::float4 _e519 = q_own.inner[1];
                            float _e520 = score_0_2;
                            float _e521 = multiply_add(_e519, key_17, _e520);
                            score_0_2 = _e521;
                        }
                        {
                            metal::float4 key_18 = sh_k.inner[(at_4 * D4_) + 2u];
                            metal::float4 _e530 = q_own.inner[2];
                            float _e531 = score_0_2;
                            float _e532 = multiply_add(_e530, key_18, _e531);
                            score_0_2 = _e532;
                        }
                        {
                            metal::float4 key_19 = sh_k.inner[(at_4 * D4_) + 3u];
                            metal::float4 _e541 = q_own.inner[3];
                            float _e542 = score_0_2;
                            float _e543 = multiply_add(_e541, key_19, _e542);
                            score_0_2 = _e543;
                        }
                        {
                            metal::float4 key_20 = sh_k.inner[(at_4 * D4_) + 4u];
                            metal::float4 _e552 = q_own.inner[4];
                            float _e553 = score_0_2;
                            float _e554 = multiply_add(_e552, key_20, _e553);
                            score_0_2 = _e554;
                        }
                        {
                            metal::float4 key_21 = sh_k.inner[(at_4 * D4_) + 5u];
                            metal::float4 _e563 = q_own.inner[5];
                            float _e564 = score_0_2;
                            float _e565 = multiply_add(_e563, key_21, _e564);
                            score_0_2 = _e565;
                        }
                        {
                            metal::float4 key_22 = sh_k.inner[(at_4 * D4_) + 6u];
                            metal::float4 _e574 = q_own.inner[6];
                            float _e575 = score_0_2;
                            float _e576 = multiply_add(_e574, key_22, _e575);
                            score_0_2 = _e576;
                        }
                        {
                            metal::float4 key_23 = sh_k.inner[(at_4 * D4_) + 7u];
                            metal::float4 _e585 = q_own.inner[7];
                            float _e586 = score_0_2;
                            float _e587 = multiply_add(_e585, key_23, _e586);
                            score_0_2 = _e587;
                        }
                        float _e588 = score_0_2;
                        StoredBias _e592 = pair_bias[_e34 + bias_key_2];
                        score_0_2 = _e588 + static_cast<float>(_e592);
                        float _e596 = score_0_2;
                        scores.inner[2] = (added_2 <= -500000000.0) ? added_2 : (_e596 + added_2);
                        float _e601 = peak_0_;
                        float _e603 = scores.inner[2];
                        peak_0_ = metal::max(_e601, _e603);
                    }
                    {
                        uint _e605 = step;
                        uint at_5 = _e605 + 3u;
                        float added_3 = sh_term.inner[at_5];
                        uint _e611 = first;
                        uint _e615 = params.keys;
                        uint _e622 = params.pair_bias.key_stride;
                        uint bias_key_3 = metal::min(_e611 + at_5, _e615 - 1u) * _e622;
                        score_0_3 = 0.0;
                        {
                            metal::float4 key_24 = sh_k.inner[(at_5 * D4_) + 0u];
                            metal::float4 _e634 = q_own.inner[0];
                            float _e635 = score_0_3;
                            float _e636 = multiply_add(_e634, key_24, _e635);
                            score_0_3 = _e636;
                        }
                        {
                            metal::float4 key_25 = sh_k.inner[(at_5 * D4_) + 1u];
                            metal::float4 _e645 = q_own.inner[1];
                            float _e646 = score_0_3;
                            float _e647 = multiply_add(_e645, key_25, _e646);
                            score_0_3 = _e647;
                        }
                        {
                            metal::float4 key_26 = sh_k.inner[(at_5 * D4_) + 2u];
                            metal::float4 _e656 = q_own.inner[2];
                            float _e657 = score_0_3;
                            float _e658 = multiply_add(_e656, key_26, _e657);
                            score_0_3 = _e658;
                        }
                        {
                            metal::float4 key_27 = sh_k.inner[(at_5 * D4_) + 3u];
                            metal::float4 _e667 = q_own.inner[3];
                            float _e668 = score_0_3;
                            float _e669 = multiply_add(_e667, key_27, _e668);
                            score_0_3 = _e669;
                        }
                        {
                            metal::float4 key_28 = sh_k.inner[(at_5 * D4_) + 4u];
                            metal::float4 _e678 = q_own.inner[4];
                            float _e679 = score_0_3;
                            float _e680 = multiply_add(_e678, key_28, _e679);
                            score_0_3 = _e680;
                        }
                        {
                            metal::float4 key_29 = sh_k.inner[(at_5 * D4_) + 5u];
                            metal::float4 _e689 = q_own.inner[5];
                            float _e690 = score_0_3;
                            float _e691 = multiply_add(_e689, key_29, _e690);
                            score_0_3 = _e691;
                        }
                        {
                            metal::float4 key_30 = sh_k.inner[(at_5 * D4_) + 6u];
                            metal::float4 _e700 = q_own.inner[6];
                            float _e701 = score_0_3;
                            float _e702 = multiply_add(_e700, key_30, _e701);
                            score_0_3 = _e702;
                        }
                        {
                            metal::float4 key_31 = sh_k.inner[(at_5 * D4_) + 7u];
                            metal::float4 _e711 = q_own.inner[7];
                            float _e712 = score_0_3;
                            float _e713 = multiply_add(_e711, key_31, _e712);
                            score_0_3 = _e713;
                        }
                        float _e714 = score_0_3;
                        StoredBias _e718 = pair_bias[_e34 + bias_key_3];
                        score_0_3 = _e714 + static_cast<float>(_e718);
                        float _e722 = score_0_3;
                        scores.inner[3] = (added_3 <= -500000000.0) ? added_3 : (_e722 + added_3);
                        float _e727 = peak_0_;
                        float _e729 = scores.inner[3];
                        peak_0_ = metal::max(_e727, _e729);
                    }
                    {
                        uint _e731 = step;
                        uint at_6 = _e731 + 4u;
                        float added_4 = sh_term.inner[at_6];
                        uint _e737 = first;
                        uint _e741 = params.keys;
                        uint _e748 = params.pair_bias.key_stride;
                        uint bias_key_4 = metal::min(_e737 + at_6, _e741 - 1u) * _e748;
                        score_0_4 = 0.0;
                        {
                            metal::float4 key_32 = sh_k.inner[(at_6 * D4_) + 0u];
                            metal::float4 _e760 = q_own.inner[0];
                            float _e761 = score_0_4;
                            float _e762 = multiply_add(_e760, key_32, _e761);
                            score_0_4 = _e762;
                        }
                        {
                            metal::float4 key_33 = sh_k.inner[(at_6 * D4_) + 1u];
                            metal::float4 _e771 = q_own.inner[1];
                            float _e772 = score_0_4;
                            float _e773 = multiply_add(_e771, key_33, _e772);
                            score_0_4 = _e773;
                        }
                        {
                            metal::float4 key_34 = sh_k.inner[(at_6 * D4_) + 2u];
                            metal::float4 _e782 = q_own.inner[2];
                            float _e783 = score_0_4;
                            float _e784 = multiply_add(_e782, key_34, _e783);
                            score_0_4 = _e784;
                        }
                        {
                            metal::float4 key_35 = sh_k.inner[(at_6 * D4_) + 3u];
                            metal::float4 _e793 = q_own.inner[3];
                            float _e794 = score_0_4;
                            float _e795 = multiply_add(_e793, key_35, _e794);
                            score_0_4 = _e795;
                        }
                        {
                            metal::float4 key_36 = sh_k.inner[(at_6 * D4_) + 4u];
                            metal::float4 _e804 = q_own.inner[4];
                            float _e805 = score_0_4;
                            float _e806 = multiply_add(_e804, key_36, _e805);
                            score_0_4 = _e806;
                        }
                        {
                            metal::float4 key_37 = sh_k.inner[(at_6 * D4_) + 5u];
                            metal::float4 _e815 = q_own.inner[5];
                            float _e816 = score_0_4;
                            float _e817 = multiply_add(_e815, key_37, _e816);
                            score_0_4 = _e817;
                        }
                        {
                            metal::float4 key_38 = sh_k.inner[(at_6 * D4_) + 6u];
                            metal::float4 _e826 = q_own.inner[6];
                            float _e827 = score_0_4;
                            float _e828 = multiply_add(_e826, key_38, _e827);
                            score_0_4 = _e828;
                        }
                        {
                            metal::float4 key_39 = sh_k.inner[(at_6 * D4_) + 7u];
                            metal::float4 _e837 = q_own.inner[7];
                            float _e838 = score_0_4;
                            float _e839 = multiply_add(_e837, key_39, _e838);
                            score_0_4 = _e839;
                        }
                        float _e840 = score_0_4;
                        StoredBias _e844 = pair_bias[_e34 + bias_key_4];
                        score_0_4 = _e840 + static_cast<float>(_e844);
                        float _e848 = score_0_4;
                        scores.inner[4] = (added_4 <= -500000000.0) ? added_4 : (_e848 + added_4);
                        float _e853 = peak_0_;
                        float _e855 = scores.inner[4];
                        peak_0_ = metal::max(_e853, _e855);
                    }
                    {
                        uint _e857 = step;
                        uint at_7 = _e857 + 5u;
                        float added_5 = sh_term.inner[at_7];
                        uint _e863 = first;
                        uint _e867 = params.keys;
                        uint _e874 = params.pair_bias.key_stride;
                        uint bias_key_5 = metal::min(_e863 + at_7, _e867 - 1u) * _e874;
                        score_0_5 = 0.0;
                        {
                            metal::float4 key_40 = sh_k.inner[(at_7 * D4_) + 0u];
                            metal::float4 _e886 = q_own.inner[0];
                            float _e887 = score_0_5;
                            float _e888 = multiply_add(_e886, key_40, _e887);
                            score_0_5 = _e888;
                        }
                        {
                            metal::float4 key_41 = sh_k.inner[(at_7 * D4_) + 1u];
                            metal::float4 _e897 = q_own.inner[1];
                            float _e898 = score_0_5;
                            float _e899 = multiply_add(_e897, key_41, _e898);
                            score_0_5 = _e899;
                        }
                        {
                            metal::float4 key_42 = sh_k.inner[(at_7 * D4_) + 2u];
                            metal::float4 _e908 = q_own.inner[2];
                            float _e909 = score_0_5;
                            float _e910 = multiply_add(_e908, key_42, _e909);
                            score_0_5 = _e910;
                        }
                        {
                            metal::float4 key_43 = sh_k.inner[(at_7 * D4_) + 3u];
                            metal::float4 _e919 = q_own.inner[3];
                            float _e920 = score_0_5;
                            float _e921 = multiply_add(_e919, key_43, _e920);
                            score_0_5 = _e921;
                        }
                        {
                            metal::float4 key_44 = sh_k.inner[(at_7 * D4_) + 4u];
                            metal::float4 _e930 = q_own.inner[4];
                            float _e931 = score_0_5;
                            float _e932 = multiply_add(_e930, key_44, _e931);
                            score_0_5 = _e932;
                        }
                        {
                            metal::float4 key_45 = sh_k.inner[(at_7 * D4_) + 5u];
                            metal::float4 _e941 = q_own.inner[5];
                            float _e942 = score_0_5;
                            float _e943 = multiply_add(_e941, key_45, _e942);
                            score_0_5 = _e943;
                        }
                        {
                            metal::float4 key_46 = sh_k.inner[(at_7 * D4_) + 6u];
                            metal::float4 _e952 = q_own.inner[6];
                            float _e953 = score_0_5;
                            float _e954 = multiply_add(_e952, key_46, _e953);
                            score_0_5 = _e954;
                        }
                        {
                            metal::float4 key_47 = sh_k.inner[(at_7 * D4_) + 7u];
                            metal::float4 _e963 = q_own.inner[7];
                            float _e964 = score_0_5;
                            float _e965 = multiply_add(_e963, key_47, _e964);
                            score_0_5 = _e965;
                        }
                        float _e966 = score_0_5;
                        StoredBias _e970 = pair_bias[_e34 + bias_key_5];
                        score_0_5 = _e966 + static_cast<float>(_e970);
                        float _e974 = score_0_5;
                        scores.inner[5] = (added_5 <= -500000000.0) ? added_5 : (_e974 + added_5);
                        float _e979 = peak_0_;
                        float _e981 = scores.inner[5];
                        peak_0_ = metal::max(_e979, _e981);
                    }
                    {
                        uint _e983 = step;
                        uint at_8 = _e983 + 6u;
                        float added_6 = sh_term.inner[at_8];
                        uint _e989 = first;
                        uint _e993 = params.keys;
                        uint _e1000 = params.pair_bias.key_stride;
                        uint bias_key_6 = metal::min(_e989 + at_8, _e993 - 1u) * _e1000;
                        score_0_6 = 0.0;
                        {
                            metal::float4 key_48 = sh_k.inner[(at_8 * D4_) + 0u];
                            metal::float4 _e1012 = q_own.inner[0];
                            float _e1013 = score_0_6;
                            float _e1014 = multiply_add(_e1012, key_48, _e1013);
                            score_0_6 = _e1014;
                        }
                        {
                            metal::float4 key_49 = sh_k.inner[(at_8 * D4_) + 1u];
                            metal::float4 _e1023 = q_own.inner[1];
                            float _e1024 = score_0_6;
                            float _e1025 = multiply_add(_e1023, key_49, _e1024);
                            score_0_6 = _e1025;
                        }
                        {
                            metal::float4 key_50 = sh_k.inner[(at_8 * D4_) + 2u];
                            metal::float4 _e1034 = q_own.inner[2];
                            float _e1035 = score_0_6;
                            float _e1036 = multiply_add(_e1034, key_50, _e1035);
                            score_0_6 = _e1036;
                        }
                        {
                            metal::float4 key_51 = sh_k.inner[(at_8 * D4_) + 3u];
                            metal::float4 _e1045 = q_own.inner[3];
                            float _e1046 = score_0_6;
                            float _e1047 = multiply_add(_e1045, key_51, _e1046);
                            score_0_6 = _e1047;
                        }
                        {
                            metal::float4 key_52 = sh_k.inner[(at_8 * D4_) + 4u];
                            metal::float4 _e1056 = q_own.inner[4];
                            float _e1057 = score_0_6;
                            float _e1058 = multiply_add(_e1056, key_52, _e1057);
                            score_0_6 = _e1058;
                        }
                        {
                            metal::float4 key_53 = sh_k.inner[(at_8 * D4_) + 5u];
                            metal::float4 _e1067 = q_own.inner[5];
                            float _e1068 = score_0_6;
                            float _e1069 = multiply_add(_e1067, key_53, _e1068);
                            score_0_6 = _e1069;
                        }
                        {
                            metal::float4 key_54 = sh_k.inner[(at_8 * D4_) + 6u];
                            metal::float4 _e1078 = q_own.inner[6];
                            float _e1079 = score_0_6;
                            float _e1080 = multiply_add(_e1078, key_54, _e1079);
                            score_0_6 = _e1080;
                        }
                        {
                            metal::float4 key_55 = sh_k.inner[(at_8 * D4_) + 7u];
                            metal::float4 _e1089 = q_own.inner[7];
                            float _e1090 = score_0_6;
                            float _e1091 = multiply_add(_e1089, key_55, _e1090);
                            score_0_6 = _e1091;
                        }
                        float _e1092 = score_0_6;
                        StoredBias _e1096 = pair_bias[_e34 + bias_key_6];
                        score_0_6 = _e1092 + static_cast<float>(_e1096);
                        float _e1100 = score_0_6;
                        scores.inner[6] = (added_6 <= -500000000.0) ? added_6 : (_e1100 + added_6);
                        float _e1105 = peak_0_;
                        float _e1107 = scores.inner[6];
                        peak_0_ = metal::max(_e1105, _e1107);
                    }
                    {
                        uint _e1109 = step;
                        uint at_9 = _e1109 + 7u;
                        float added_7 = sh_term.inner[at_9];
                        uint _e1115 = first;
                        uint _e1119 = params.keys;
                        uint _e1126 = params.pair_bias.key_stride;
                        uint bias_key_7 = metal::min(_e1115 + at_9, _e1119 - 1u) * _e1126;
                        score_0_7 = 0.0;
                        {
                            metal::float4 key_56 = sh_k.inner[(at_9 * D4_) + 0u];
                            metal::float4 _e1138 = q_own.inner[0];
                            float _e1139 = score_0_7;
                            float _e1140 = multiply_add(_e1138, key_56, _e1139);
                            score_0_7 = _e1140;
                        }
                        {
                            metal::float4 key_57 = sh_k.inner[(at_9 * D4_) + 1u];
                            metal::float4 _e1149 = q_own.inner[1];
                            float _e1150 = score_0_7;
                            float _e1151 = multiply_add(_e1149, key_57, _e1150);
                            score_0_7 = _e1151;
                        }
                        {
                            metal::float4 key_58 = sh_k.inner[(at_9 * D4_) + 2u];
                            metal::float4 _e1160 = q_own.inner[2];
                            float _e1161 = score_0_7;
                            float _e1162 = multiply_add(_e1160, key_58, _e1161);
                            score_0_7 = _e1162;
                        }
                        {
                            metal::float4 key_59 = sh_k.inner[(at_9 * D4_) + 3u];
                            metal::float4 _e1171 = q_own.inner[3];
                            float _e1172 = score_0_7;
                            float _e1173 = multiply_add(_e1171, key_59, _e1172);
                            score_0_7 = _e1173;
                        }
                        {
                            metal::float4 key_60 = sh_k.inner[(at_9 * D4_) + 4u];
                            metal::float4 _e1182 = q_own.inner[4];
                            float _e1183 = score_0_7;
                            float _e1184 = multiply_add(_e1182, key_60, _e1183);
                            score_0_7 = _e1184;
                        }
                        {
                            metal::float4 key_61 = sh_k.inner[(at_9 * D4_) + 5u];
                            metal::float4 _e1193 = q_own.inner[5];
                            float _e1194 = score_0_7;
                            float _e1195 = multiply_add(_e1193, key_61, _e1194);
                            score_0_7 = _e1195;
                        }
                        {
                            metal::float4 key_62 = sh_k.inner[(at_9 * D4_) + 6u];
                            metal::float4 _e1204 = q_own.inner[6];
                            float _e1205 = score_0_7;
                            float _e1206 = multiply_add(_e1204, key_62, _e1205);
                            score_0_7 = _e1206;
                        }
                        {
                            metal::float4 key_63 = sh_k.inner[(at_9 * D4_) + 7u];
                            metal::float4 _e1215 = q_own.inner[7];
                            float _e1216 = score_0_7;
                            float _e1217 = multiply_add(_e1215, key_63, _e1216);
                            score_0_7 = _e1217;
                        }
                        float _e1218 = score_0_7;
                        StoredBias _e1222 = pair_bias[_e34 + bias_key_7];
                        score_0_7 = _e1218 + static_cast<float>(_e1222);
                        float _e1226 = score_0_7;
                        scores.inner[7] = (added_7 <= -500000000.0) ? added_7 : (_e1226 + added_7);
                        float _e1231 = peak_0_;
                        float _e1233 = scores.inner[7];
                        peak_0_ = metal::max(_e1231, _e1233);
                    }
                    {
                        float _e1235 = highest_0_;
                        float _e1236 = peak_0_;
                        float shrink = metal::exp(_e1235 - _e1236);
                        float _e1239 = peak_0_;
                        highest_0_ = _e1239;
                        float _e1240 = total_0_;
                        total_0_ = _e1240 * shrink;
                        metal::float4 _e1243 = o_own.inner[0];
                        o_own.inner[0] = _e1243 * shrink;
                        metal::float4 _e1246 = o_own.inner[1];
                        o_own.inner[1] = _e1246 * shrink;
                        metal::float4 _e1249 = o_own.inner[2];
                        o_own.inner[2] = _e1249 * shrink;
                        metal::float4 _e1252 = o_own.inner[3];
                        o_own.inner[3] = _e1252 * shrink;
                        metal::float4 _e1255 = o_own.inner[4];
                        o_own.inner[4] = _e1255 * shrink;
                        metal::float4 _e1258 = o_own.inner[5];
                        o_own.inner[5] = _e1258 * shrink;
                        metal::float4 _e1261 = o_own.inner[6];
                        o_own.inner[6] = _e1261 * shrink;
                        metal::float4 _e1264 = o_own.inner[7];
                        o_own.inner[7] = _e1264 * shrink;
                    }
                    {
                        float _e1267 = scores.inner[0];
                        float _e1268 = highest_0_;
                        float weight_0_ = metal::exp(_e1267 - _e1268);
                        float _e1271 = total_0_;
                        total_0_ = _e1271 + weight_0_;
                        {
                            uint _e1274 = step;
                            metal::float4 value_9 = sh_v.inner[((_e1274 + 0u) * D4_) + 0u];
                            metal::float4 _e1284 = o_own.inner[0];
                            o_own.inner[0] = _e1284 + (weight_0_ * value_9);
                        }
                        {
                            uint _e1288 = step;
                            metal::float4 value_10 = sh_v.inner[((_e1288 + 0u) * D4_) + 1u];
                            metal::float4 _e1298 = o_own.inner[1];
                            o_own.inner[1] = _e1298 + (weight_0_ * value_10);
                        }
                        {
                            uint _e1302 = step;
                            metal::float4 value_11 = sh_v.inner[((_e1302 + 0u) * D4_) + 2u];
                            metal::float4 _e1312 = o_own.inner[2];
                            o_own.inner[2] = _e1312 + (weight_0_ * value_11);
                        }
                        {
                            uint _e1316 = step;
                            metal::float4 value_12 = sh_v.inner[((_e1316 + 0u) * D4_) + 3u];
                            metal::float4 _e1326 = o_own.inner[3];
                            o_own.inner[3] = _e1326 + (weight_0_ * value_12);
                        }
                        {
                            uint _e1330 = step;
                            metal::float4 value_13 = sh_v.inner[((_e1330 + 0u) * D4_) + 4u];
                            metal::float4 _e1340 = o_own.inner[4];
                            o_own.inner[4] = _e1340 + (weight_0_ * value_13);
                        }
                        {
                            uint _e1344 = step;
                            metal::float4 value_14 = sh_v.inner[((_e1344 + 0u) * D4_) + 5u];
                            metal::float4 _e1354 = o_own.inner[5];
                            o_own.inner[5] = _e1354 + (weight_0_ * value_14);
                        }
                        {
                            uint _e1358 = step;
                            metal::float4 value_15 = sh_v.inner[((_e1358 + 0u) * D4_) + 6u];
                            metal::float4 _e1368 = o_own.inner[6];
                            o_own.inner[6] = _e1368 + (weight_0_ * value_15);
                        }
                        {
                            uint _e1372 = step;
                            metal::float4 value_16 = sh_v.inner[((_e1372 + 0u) * D4_) + 7u];
                            metal::float4 _e1382 = o_own.inner[7];
                            o_own.inner[7] = _e1382 + (weight_0_ * value_16);
                        }
                    }
                    {
                        float _e1386 = scores.inner[1];
                        float _e1387 = highest_0_;
                        float weight_0_1 = metal::exp(_e1386 - _e1387);
                        float _e1390 = total_0_;
                        total_0_ = _e1390 + weight_0_1;
                        {
                            uint _e1393 = step;
                            metal::float4 value_17 = sh_v.inner[((_e1393 + 1u) * D4_) + 0u];
                            metal::float4 _e1403 = o_own.inner[0];
                            o_own.inner[0] = _e1403 + (weight_0_1 * value_17);
                        }
                        {
                            uint _e1407 = step;
                            metal::float4 value_18 = sh_v.inner[((_e1407 + 1u) * D4_) + 1u];
                            metal::float4 _e1417 = o_own.inner[1];
                            o_own.inner[1] = _e1417 + (weight_0_1 * value_18);
                        }
                        {
                            uint _e1421 = step;
                            metal::float4 value_19 = sh_v.inner[((_e1421 + 1u) * D4_) + 2u];
                            metal::float4 _e1431 = o_own.inner[2];
                            o_own.inner[2] = _e1431 + (weight_0_1 * value_19);
                        }
                        {
                            uint _e1435 = step;
                            metal::float4 value_20 = sh_v.inner[((_e1435 + 1u) * D4_) + 3u];
                            metal::float4 _e1445 = o_own.inner[3];
                            o_own.inner[3] = _e1445 + (weight_0_1 * value_20);
                        }
                        {
                            uint _e1449 = step;
                            metal::float4 value_21 = sh_v.inner[((_e1449 + 1u) * D4_) + 4u];
                            metal::float4 _e1459 = o_own.inner[4];
                            o_own.inner[4] = _e1459 + (weight_0_1 * value_21);
                        }
                        {
                            uint _e1463 = step;
                            metal::float4 value_22 = sh_v.inner[((_e1463 + 1u) * D4_) + 5u];
                            metal::float4 _e1473 = o_own.inner[5];
                            o_own.inner[5] = _e1473 + (weight_0_1 * value_22);
                        }
                        {
                            uint _e1477 = step;
                            metal::float4 value_23 = sh_v.inner[((_e1477 + 1u) * D4_) + 6u];
                            metal::float4 _e1487 = o_own.inner[6];
                            o_own.inner[6] = _e1487 + (weight_0_1 * value_23);
                        }
                        {
                            uint _e1491 = step;
                            metal::float4 value_24 = sh_v.inner[((_e1491 + 1u) * D4_) + 7u];
                            metal::float4 _e1501 = o_own.inner[7];
                            o_own.inner[7] = _e1501 + (weight_0_1 * value_24);
                        }
                    }
                    {
                        float _e1505 = scores.inner[2];
                        float _e1506 = highest_0_;
                        float weight_0_2 = metal::exp(_e1505 - _e1506);
                        float _e1509 = total_0_;
                        total_0_ = _e1509 + weight_0_2;
                        {
                            uint _e1512 = step;
                            metal::float4 value_25 = sh_v.inner[((_e1512 + 2u) * D4_) + 0u];
                            metal::float4 _e1522 = o_own.inner[0];
                            o_own.inner[0] = _e1522 + (weight_0_2 * value_25);
                        }
                        {
                            uint _e1526 = step;
                            metal::float4 value_26 = sh_v.inner[((_e1526 + 2u) * D4_) + 1u];
                            metal::float4 _e1536 = o_own.inner[1];
                            o_own.inner[1] = _e1536 + (weight_0_2 * value_26);
                        }
                        {
                            uint _e1540 = step;
                            metal::float4 value_27 = sh_v.inner[((_e1540 + 2u) * D4_) + 2u];
                            metal::float4 _e1550 = o_own.inner[2];
                            o_own.inner[2] = _e1550 + (weight_0_2 * value_27);
                        }
                        {
                            uint _e1554 = step;
                            metal::float4 value_28 = sh_v.inner[((_e1554 + 2u) * D4_) + 3u];
                            metal::float4 _e1564 = o_own.inner[3];
                            o_own.inner[3] = _e1564 + (weight_0_2 * value_28);
                        }
                        {
                            uint _e1568 = step;
                            metal::float4 value_29 = sh_v.inner[((_e1568 + 2u) * D4_) + 4u];
                            metal::float4 _e1578 = o_own.inner[4];
                            o_own.inner[4] = _e1578 + (weight_0_2 * value_29);
                        }
                        {
                            uint _e1582 = step;
                            metal::float4 value_30 = sh_v.inner[((_e1582 + 2u) * D4_) + 5u];
                            metal::float4 _e1592 = o_own.inner[5];
                            o_own.inner[5] = _e1592 + (weight_0_2 * value_30);
                        }
                        {
                            uint _e1596 = step;
                            metal::float4 value_31 = sh_v.inner[((_e1596 + 2u) * D4_) + 6u];
                            metal::float4 _e1606 = o_own.inner[6];
                            o_own.inner[6] = _e1606 + (weight_0_2 * value_31);
                        }
                        {
                            uint _e1610 = step;
                            metal::float4 value_32 = sh_v.inner[((_e1610 + 2u) * D4_) + 7u];
                            metal::float4 _e1620 = o_own.inner[7];
                            o_own.inner[7] = _e1620 + (weight_0_2 * value_32);
                        }
                    }
                    {
                        float _e1624 = scores.inner[3];
                        float _e1625 = highest_0_;
                        float weight_0_3 = metal::exp(_e1624 - _e1625);
                        float _e1628 = total_0_;
                        total_0_ = _e1628 + weight_0_3;
                        {
                            uint _e1631 = step;
                            metal::float4 value_33 = sh_v.inner[((_e1631 + 3u) * D4_) + 0u];
                            metal::float4 _e1641 = o_own.inner[0];
                            o_own.inner[0] = _e1641 + (weight_0_3 * value_33);
                        }
                        {
                            uint _e1645 = step;
                            metal::float4 value_34 = sh_v.inner[((_e1645 + 3u) * D4_) + 1u];
                            metal::float4 _e1655 = o_own.inner[1];
                            o_own.inner[1] = _e1655 + (weight_0_3 * value_34);
                        }
                        {
                            uint _e1659 = step;
                            metal::float4 value_35 = sh_v.inner[((_e1659 + 3u) * D4_) + 2u];
                            metal::float4 _e1669 = o_own.inner[2];
                            o_own.inner[2] = _e1669 + (weight_0_3 * value_35);
                        }
                        {
                            uint _e1673 = step;
                            metal::float4 value_36 = sh_v.inner[((_e1673 + 3u) * D4_) + 3u];
                            metal::float4 _e1683 = o_own.inner[3];
                            o_own.inner[3] = _e1683 + (weight_0_3 * value_36);
                        }
                        {
                            uint _e1687 = step;
                            metal::float4 value_37 = sh_v.inner[((_e1687 + 3u) * D4_) + 4u];
                            metal::float4 _e1697 = o_own.inner[4];
                            o_own.inner[4] = _e1697 + (weight_0_3 * value_37);
                        }
                        {
                            uint _e1701 = step;
                            metal::float4 value_38 = sh_v.inner[((_e1701 + 3u) * D4_) + 5u];
                            metal::float4 _e1711 = o_own.inner[5];
                            o_own.inner[5] = _e1711 + (weight_0_3 * value_38);
                        }
                        {
                            uint _e1715 = step;
                            metal::float4 value_39 = sh_v.inner[((_e1715 + 3u) * D4_) + 6u];
                            metal::float4 _e1725 = o_own.inner[6];
                            o_own.inner[6] = _e1725 + (weight_0_3 * value_39);
                        }
                        {
                            uint _e1729 = step;
                            metal::float4 value_40 = sh_v.inner[((_e1729 + 3u) * D4_) + 7u];
                            metal::float4 _e1739 = o_own.inner[7];
                            o_own.inner[7] = _e1739 + (weight_0_3 * value_40);
                        }
                    }
                    {
                        float _e1743 = scores.inner[4];
                        float _e1744 = highest_0_;
                        float weight_0_4 = metal::exp(_e1743 - _e1744);
                        float _e1747 = total_0_;
                        total_0_ = _e1747 + weight_0_4;
                        {
                            uint _e1750 = step;
                            metal::float4 value_41 = sh_v.inner[((_e1750 + 4u) * D4_) + 0u];
                            metal::float4 _e1760 = o_own.inner[0];
                            o_own.inner[0] = _e1760 + (weight_0_4 * value_41);
                        }
                        {
                            uint _e1764 = step;
                            metal::float4 value_42 = sh_v.inner[((_e1764 + 4u) * D4_) + 1u];
                            metal::float4 _e1774 = o_own.inner[1];
                            o_own.inner[1] = _e1774 + (weight_0_4 * value_42);
                        }
                        {
                            uint _e1778 = step;
                            metal::float4 value_43 = sh_v.inner[((_e1778 + 4u) * D4_) + 2u];
                            metal::float4 _e1788 = o_own.inner[2];
                            o_own.inner[2] = _e1788 + (weight_0_4 * value_43);
                        }
                        {
                            uint _e1792 = step;
                            metal::float4 value_44 = sh_v.inner[((_e1792 + 4u) * D4_) + 3u];
                            metal::float4 _e1802 = o_own.inner[3];
                            o_own.inner[3] = _e1802 + (weight_0_4 * value_44);
                        }
                        {
                            uint _e1806 = step;
                            metal::float4 value_45 = sh_v.inner[((_e1806 + 4u) * D4_) + 4u];
                            metal::float4 _e1816 = o_own.inner[4];
                            o_own.inner[4] = _e1816 + (weight_0_4 * value_45);
                        }
                        {
                            uint _e1820 = step;
                            metal::float4 value_46 = sh_v.inner[((_e1820 + 4u) * D4_) + 5u];
                            metal::float4 _e1830 = o_own.inner[5];
                            o_own.inner[5] = _e1830 + (weight_0_4 * value_46);
                        }
                        {
                            uint _e1834 = step;
                            metal::float4 value_47 = sh_v.inner[((_e1834 + 4u) * D4_) + 6u];
                            metal::float4 _e1844 = o_own.inner[6];
                            o_own.inner[6] = _e1844 + (weight_0_4 * value_47);
                        }
                        {
                            uint _e1848 = step;
                            metal::float4 value_48 = sh_v.inner[((_e1848 + 4u) * D4_) + 7u];
                            metal::float4 _e1858 = o_own.inner[7];
                            o_own.inner[7] = _e1858 + (weight_0_4 * value_48);
                        }
                    }
                    {
                        float _e1862 = scores.inner[5];
                        float _e1863 = highest_0_;
                        float weight_0_5 = metal::exp(_e1862 - _e1863);
                        float _e1866 = total_0_;
                        total_0_ = _e1866 + weight_0_5;
                        {
                            uint _e1869 = step;
                            metal::float4 value_49 = sh_v.inner[((_e1869 + 5u) * D4_) + 0u];
                            metal::float4 _e1879 = o_own.inner[0];
                            o_own.inner[0] = _e1879 + (weight_0_5 * value_49);
                        }
                        {
                            uint _e1883 = step;
                            metal::float4 value_50 = sh_v.inner[((_e1883 + 5u) * D4_) + 1u];
                            metal::float4 _e1893 = o_own.inner[1];
                            o_own.inner[1] = _e1893 + (weight_0_5 * value_50);
                        }
                        {
                            uint _e1897 = step;
                            metal::float4 value_51 = sh_v.inner[((_e1897 + 5u) * D4_) + 2u];
                            metal::float4 _e1907 = o_own.inner[2];
                            o_own.inner[2] = _e1907 + (weight_0_5 * value_51);
                        }
                        {
                            uint _e1911 = step;
                            metal::float4 value_52 = sh_v.inner[((_e1911 + 5u) * D4_) + 3u];
                            metal::float4 _e1921 = o_own.inner[3];
                            o_own.inner[3] = _e1921 + (weight_0_5 * value_52);
                        }
                        {
                            uint _e1925 = step;
                            metal::float4 value_53 = sh_v.inner[((_e1925 + 5u) * D4_) + 4u];
                            metal::float4 _e1935 = o_own.inner[4];
                            o_own.inner[4] = _e1935 + (weight_0_5 * value_53);
                        }
                        {
                            uint _e1939 = step;
                            metal::float4 value_54 = sh_v.inner[((_e1939 + 5u) * D4_) + 5u];
                            metal::float4 _e1949 = o_own.inner[5];
                            o_own.inner[5] = _e1949 + (weight_0_5 * value_54);
                        }
                        {
                            uint _e1953 = step;
                            metal::float4 value_55 = sh_v.inner[((_e1953 + 5u) * D4_) + 6u];
                            metal::float4 _e1963 = o_own.inner[6];
                            o_own.inner[6] = _e1963 + (weight_0_5 * value_55);
                        }
                        {
                            uint _e1967 = step;
                            metal::float4 value_56 = sh_v.inner[((_e1967 + 5u) * D4_) + 7u];
                            metal::float4 _e1977 = o_own.inner[7];
                            o_own.inner[7] = _e1977 + (weight_0_5 * value_56);
                        }
                    }
                    {
                        float _e1981 = scores.inner[6];
                        float _e1982 = highest_0_;
                        float weight_0_6 = metal::exp(_e1981 - _e1982);
                        float _e1985 = total_0_;
                        total_0_ = _e1985 + weight_0_6;
                        {
                            uint _e1988 = step;
                            metal::float4 value_57 = sh_v.inner[((_e1988 + 6u) * D4_) + 0u];
                            metal::float4 _e1998 = o_own.inner[0];
                            o_own.inner[0] = _e1998 + (weight_0_6 * value_57);
                        }
                        {
                            uint _e2002 = step;
                            metal::float4 value_58 = sh_v.inner[((_e2002 + 6u) * D4_) + 1u];
                            metal::float4 _e2012 = o_own.inner[1];
                            o_own.inner[1] = _e2012 + (weight_0_6 * value_58);
                        }
                        {
                            uint _e2016 = step;
                            metal::float4 value_59 = sh_v.inner[((_e2016 + 6u) * D4_) + 2u];
                            metal::float4 _e2026 = o_own.inner[2];
                            o_own.inner[2] = _e2026 + (weight_0_6 * value_59);
                        }
                        {
                            uint _e2030 = step;
                            metal::float4 value_60 = sh_v.inner[((_e2030 + 6u) * D4_) + 3u];
                            metal::float4 _e2040 = o_own.inner[3];
                            o_own.inner[3] = _e2040 + (weight_0_6 * value_60);
                        }
                        {
                            uint _e2044 = step;
                            metal::float4 value_61 = sh_v.inner[((_e2044 + 6u) * D4_) + 4u];
                            metal::float4 _e2054 = o_own.inner[4];
                            o_own.inner[4] = _e2054 + (weight_0_6 * value_61);
                        }
                        {
                            uint _e2058 = step;
                            metal::float4 value_62 = sh_v.inner[((_e2058 + 6u) * D4_) + 5u];
                            metal::float4 _e2068 = o_own.inner[5];
                            o_own.inner[5] = _e2068 + (weight_0_6 * value_62);
                        }
                        {
                            uint _e2072 = step;
                            metal::float4 value_63 = sh_v.inner[((_e2072 + 6u) * D4_) + 6u];
                            metal::float4 _e2082 = o_own.inner[6];
                            o_own.inner[6] = _e2082 + (weight_0_6 * value_63);
                        }
                        {
                            uint _e2086 = step;
                            metal::float4 value_64 = sh_v.inner[((_e2086 + 6u) * D4_) + 7u];
                            metal::float4 _e2096 = o_own.inner[7];
                            o_own.inner[7] = _e2096 + (weight_0_6 * value_64);
                        }
                    }
                    {
                        float _e2100 = scores.inner[7];
                        float _e2101 = highest_0_;
                        float weight_0_7 = metal::exp(_e2100 - _e2101);
                        float _e2104 = total_0_;
                        total_0_ = _e2104 + weight_0_7;
                        {
                            uint _e2107 = step;
                            metal::float4 value_65 = sh_v.inner[((_e2107 + 7u) * D4_) + 0u];
                            metal::float4 _e2117 = o_own.inner[0];
                            o_own.inner[0] = _e2117 + (weight_0_7 * value_65);
                        }
                        {
                            uint _e2121 = step;
                            metal::float4 value_66 = sh_v.inner[((_e2121 + 7u) * D4_) + 1u];
                            metal::float4 _e2131 = o_own.inner[1];
                            o_own.inner[1] = _e2131 + (weight_0_7 * value_66);
                        }
                        {
                            uint _e2135 = step;
                            metal::float4 value_67 = sh_v.inner[((_e2135 + 7u) * D4_) + 2u];
                            metal::float4 _e2145 = o_own.inner[2];
                            o_own.inner[2] = _e2145 + (weight_0_7 * value_67);
                        }
                        {
                            uint _e2149 = step;
                            metal::float4 value_68 = sh_v.inner[((_e2149 + 7u) * D4_) + 3u];
                            metal::float4 _e2159 = o_own.inner[3];
                            o_own.inner[3] = _e2159 + (weight_0_7 * value_68);
                        }
                        {
                            uint _e2163 = step;
                            metal::float4 value_69 = sh_v.inner[((_e2163 + 7u) * D4_) + 4u];
                            metal::float4 _e2173 = o_own.inner[4];
                            o_own.inner[4] = _e2173 + (weight_0_7 * value_69);
                        }
                        {
                            uint _e2177 = step;
                            metal::float4 value_70 = sh_v.inner[((_e2177 + 7u) * D4_) + 5u];
                            metal::float4 _e2187 = o_own.inner[5];
                            o_own.inner[5] = _e2187 + (weight_0_7 * value_70);
                        }
                        {
                            uint _e2191 = step;
                            metal::float4 value_71 = sh_v.inner[((_e2191 + 7u) * D4_) + 6u];
                            metal::float4 _e2201 = o_own.inner[6];
                            o_own.inner[6] = _e2201 + (weight_0_7 * value_71);
                        }
                        {
                            uint _e2205 = step;
                            metal::float4 value_72 = sh_v.inner[((_e2205 + 7u) * D4_) + 7u];
                            metal::float4 _e2215 = o_own.inner[7];
                            o_own.inner[7] = _e2215 + (weight_0_7 * value_72);
                        }
                    }
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    uint _e2226 = params.queries;
    if (i_0_ < _e2226) {
        View _e2230 = params.out;
        uint _e2231 = element(_e2230, batch_2, row_2, head_2, i_0_);
        uint o_start = naga_div(_e2231, 4u);
        View _e2236 = params.gate;
        uint _e2237 = element(_e2236, batch_2, row_2, head_2, i_0_);
        uint gate_start = naga_div(_e2237, 4u);
        {
            metal::float4 _e2241 = o_own.inner[0];
            float _e2242 = total_0_;
            value = _e2241 / metal::float4(_e2242);
            StoredGate _e2250 = gate[gate_start + 0u];
            metal::float4 g = static_cast<metal::float4>(_e2250);
            metal::float4 e = metal::exp(-(metal::abs(g)));
            metal::float4 _e2255 = value;
            value = _e2255 * (metal::select(metal::float4(1.0), e, g < metal::float4 {}) / (metal::float4(1.0) + e));
            metal::float4 _e2270 = value;
            out[o_start + 0u] = static_cast<metal::float4>(_e2270);
        }
        {
            metal::float4 _e2273 = o_own.inner[1];
            float _e2274 = total_0_;
            value_1 = _e2273 / metal::float4(_e2274);
            StoredGate _e2282 = gate[gate_start + 1u];
            metal::float4 g_1 = static_cast<metal::float4>(_e2282);
            metal::float4 e_1 = metal::exp(-(metal::abs(g_1)));
            metal::float4 _e2287 = value_1;
            value_1 = _e2287 * (metal::select(metal::float4(1.0), e_1, g_1 < metal::float4 {}) / (metal::float4(1.0) + e_1));
            metal::float4 _e2302 = value_1;
            out[o_start + 1u] = static_cast<metal::float4>(_e2302);
        }
        {
            metal::float4 _e2305 = o_own.inner[2];
            float _e2306 = total_0_;
            value_2 = _e2305 / metal::float4(_e2306);
            StoredGate _e2314 = gate[gate_start + 2u];
            metal::float4 g_2 = static_cast<metal::float4>(_e2314);
            metal::float4 e_2 = metal::exp(-(metal::abs(g_2)));
            metal::float4 _e2319 = value_2;
            value_2 = _e2319 * (metal::select(metal::float4(1.0), e_2, g_2 < metal::float4 {}) / (metal::float4(1.0) + e_2));
            metal::float4 _e2334 = value_2;
            out[o_start + 2u] = static_cast<metal::float4>(_e2334);
        }
        {
            metal::float4 _e2337 = o_own.inner[3];
            float _e2338 = total_0_;
            value_3 = _e2337 / metal::float4(_e2338);
            StoredGate _e2346 = gate[gate_start + 3u];
            metal::float4 g_3 = static_cast<metal::float4>(_e2346);
            metal::float4 e_3 = metal::exp(-(metal::abs(g_3)));
            metal::float4 _e2351 = value_3;
            value_3 = _e2351 * (metal::select(metal::float4(1.0), e_3, g_3 < metal::float4 {}) / (metal::float4(1.0) + e_3));
            metal::float4 _e2366 = value_3;
            out[o_start + 3u] = static_cast<metal::float4>(_e2366);
        }
        {
            metal::float4 _e2369 = o_own.inner[4];
            float _e2370 = total_0_;
            value_4 = _e2369 / metal::float4(_e2370);
            StoredGate _e2378 = gate[gate_start + 4u];
            metal::float4 g_4 = static_cast<metal::float4>(_e2378);
            metal::float4 e_4 = metal::exp(-(metal::abs(g_4)));
            metal::float4 _e2383 = value_4;
            value_4 = _e2383 * (metal::select(metal::float4(1.0), e_4, g_4 < metal::float4 {}) / (metal::float4(1.0) + e_4));
            metal::float4 _e2398 = value_4;
            out[o_start + 4u] = static_cast<metal::float4>(_e2398);
        }
        {
            metal::float4 _e2401 = o_own.inner[5];
            float _e2402 = total_0_;
            value_5 = _e2401 / metal::float4(_e2402);
            StoredGate _e2410 = gate[gate_start + 5u];
            metal::float4 g_5 = static_cast<metal::float4>(_e2410);
            metal::float4 e_5 = metal::exp(-(metal::abs(g_5)));
            metal::float4 _e2415 = value_5;
            value_5 = _e2415 * (metal::select(metal::float4(1.0), e_5, g_5 < metal::float4 {}) / (metal::float4(1.0) + e_5));
            metal::float4 _e2430 = value_5;
            out[o_start + 5u] = static_cast<metal::float4>(_e2430);
        }
        {
            metal::float4 _e2433 = o_own.inner[6];
            float _e2434 = total_0_;
            value_6 = _e2433 / metal::float4(_e2434);
            StoredGate _e2442 = gate[gate_start + 6u];
            metal::float4 g_6 = static_cast<metal::float4>(_e2442);
            metal::float4 e_6 = metal::exp(-(metal::abs(g_6)));
            metal::float4 _e2447 = value_6;
            value_6 = _e2447 * (metal::select(metal::float4(1.0), e_6, g_6 < metal::float4 {}) / (metal::float4(1.0) + e_6));
            metal::float4 _e2462 = value_6;
            out[o_start + 6u] = static_cast<metal::float4>(_e2462);
        }
        {
            metal::float4 _e2465 = o_own.inner[7];
            float _e2466 = total_0_;
            value_7 = _e2465 / metal::float4(_e2466);
            StoredGate _e2474 = gate[gate_start + 7u];
            metal::float4 g_7 = static_cast<metal::float4>(_e2474);
            metal::float4 e_7 = metal::exp(-(metal::abs(g_7)));
            metal::float4 _e2479 = value_7;
            value_7 = _e2479 * (metal::select(metal::float4(1.0), e_7, g_7 < metal::float4 {}) / (metal::float4(1.0) + e_7));
            metal::float4 _e2494 = value_7;
            out[o_start + 7u] = static_cast<metal::float4>(_e2494);
            return;
        }
    } else {
        return;
    }
}
