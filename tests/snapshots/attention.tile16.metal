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
typedef metal::float4 type_5[1];
typedef float type_6[1];
struct type_7 {
    metal::float4 inner[256];
};
struct type_8 {
    float inner[8];
};
struct type_10 {
    metal::float4 inner[32];
};
struct type_11 {
    float inner[2];
};
constant uint D4_ = 32u;
constant uint QUERIES = 16u;
constant uint KEYS = 8u;
constant uint STEP = 2u;
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
    device type_6 const& term,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint _e6 = params.keys;
    if (j >= _e6) {
        return LOWEST;
    }
    View _e12 = params.term;
    uint _e13 = element(_e12, batch_1, row_1, head_1, j);
    float value_1 = term[_e13];
    return value_1;
}
uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}


struct main_Input {
};
[[max_total_threads_per_threadgroup(16)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, uint lane [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_5 const& q [[user(fake0)]]
, device type_5 const& k [[user(fake0)]]
, device type_5 const& v [[user(fake0)]]
, device type_5& out [[user(fake0)]]
, device type_5 const& gate [[user(fake0)]]
, device type_6 const& term [[user(fake0)]]
, device type_6 const& pair_bias [[user(fake0)]]
, threadgroup type_7& sh_k
, threadgroup type_7& sh_v
, threadgroup type_8& sh_term
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (lane == 0u) {
        sh_k = {};
        sh_v = {};
        sh_term = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    type_10 q_i = {};
    type_10 o_i = {};
    uint c = 0u;
    float highest = LOWEST;
    float total = 0.0;
    uint first = 0u;
    uint at = {};
    uint at_1 = {};
    uint step = {};
    type_11 scores = {};
    float peak = {};
    uint s = {};
    metal::float4 sum = {};
    uint c_1 = {};
    float score = {};
    uint c_2 = {};
    uint s_1 = {};
    uint c_3 = {};
    uint c_4 = 0u;
    metal::float4 value = {};
    uint head_2 = group.y;
    uint _e6 = params.rows;
    uint batch_2 = naga_div(group.z, _e6);
    uint _e11 = params.rows;
    uint row_2 = naga_mod(group.z, _e11);
    uint i = (group.x * QUERIES) + lane;
    uint _e19 = params.queries;
    uint query = metal::min(i, _e19 - 1u);
    View _e27 = params.q;
    uint _e28 = element(_e27, batch_2, row_2, head_2, query);
    uint q_start = naga_div(_e28, 4u);
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e51 = c;
            c = _e51 + 1u;
        }
        loop_init = false;
        uint _e33 = c;
        if (_e33 < D4_) {
        } else {
            break;
        }
        {
            uint _e36 = c;
            uint _e39 = c;
            metal::float4 _e42 = q[q_start + _e39];
            float _e45 = params.scale;
            q_i.inner[_e36] = _e42 * _e45;
            uint _e47 = c;
            o_i.inner[_e47] = metal::float4 {};
        }
    }
    View _e59 = params.pair_bias;
    uint _e60 = element(_e59, batch_2, row_2, head_2, query);
    uint2 loop_bound_1 = uint2(4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (metal::all(loop_bound_1 == uint2(0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e282 = first;
            first = _e282 + KEYS;
        }
        loop_init_1 = false;
        uint _e63 = first;
        uint _e66 = params.keys;
        if (_e63 < _e66) {
        } else {
            break;
        }
        {
            at = lane;
            uint2 loop_bound_2 = uint2(4294967295u);
            bool loop_init_2 = true;
            while(true) {
                if (metal::all(loop_bound_2 == uint2(0u))) { break; }
                loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
                if (!loop_init_2) {
                    uint _e115 = at;
                    at = _e115 + QUERIES;
                }
                loop_init_2 = false;
                uint _e69 = at;
                if (_e69 < 256u) {
                } else {
                    break;
                }
                {
                    uint _e72 = first;
                    uint _e73 = at;
                    uint _e79 = params.keys;
                    uint j_1 = metal::min(_e72 + naga_div(_e73, D4_), _e79 - 1u);
                    uint _e84 = at;
                    View _e89 = params.k;
                    uint _e90 = element(_e89, batch_2, row_2, head_2, j_1);
                    uint _e93 = at;
                    metal::float4 _e98 = k[naga_div(_e90, 4u) + naga_mod(_e93, D4_)];
                    sh_k.inner[_e84] = _e98;
                    uint _e100 = at;
                    View _e105 = params.v;
                    uint _e106 = element(_e105, batch_2, row_2, head_2, j_1);
                    uint _e109 = at;
                    metal::float4 _e114 = v[naga_div(_e106, 4u) + naga_mod(_e109, D4_)];
                    sh_v.inner[_e100] = _e114;
                }
            }
            at_1 = lane;
            uint2 loop_bound_3 = uint2(4294967295u);
            bool loop_init_3 = true;
            while(true) {
                if (metal::all(loop_bound_3 == uint2(0u))) { break; }
                loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
                if (!loop_init_3) {
                    uint _e129 = at_1;
                    at_1 = _e129 + QUERIES;
                }
                loop_init_3 = false;
                uint _e119 = at_1;
                if (_e119 < KEYS) {
                } else {
                    break;
                }
                {
                    uint _e123 = at_1;
                    uint _e125 = first;
                    uint _e126 = at_1;
                    float _e128 = key_term(batch_2, row_2, head_2, _e125 + _e126, params, term, _buffer_sizes);
                    sh_term.inner[_e123] = _e128;
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            step = 0u;
            uint2 loop_bound_4 = uint2(4294967295u);
            bool loop_init_4 = true;
            while(true) {
                if (metal::all(loop_bound_4 == uint2(0u))) { break; }
                loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
                if (!loop_init_4) {
                    uint _e279 = step;
                    step = _e279 + STEP;
                }
                loop_init_4 = false;
                uint _e134 = step;
                if (_e134 < KEYS) {
                } else {
                    break;
                }
                {
                    scores = type_11 {};
                    float _e139 = highest;
                    peak = _e139;
                    s = 0u;
                    uint2 loop_bound_5 = uint2(4294967295u);
                    bool loop_init_5 = true;
                    while(true) {
                        if (metal::all(loop_bound_5 == uint2(0u))) { break; }
                        loop_bound_5 -= uint2(loop_bound_5.y == 0u, 1u);
                        if (!loop_init_5) {
                            uint _e219 = s;
                            s = _e219 + 1u;
                        }
                        loop_init_5 = false;
                        uint _e143 = s;
                        if (_e143 < STEP) {
                        } else {
                            break;
                        }
                        {
                            uint _e146 = step;
                            uint _e147 = s;
                            uint at_2 = _e146 + _e147;
                            sum = metal::float4 {};
                            c_1 = 0u;
                            uint2 loop_bound_6 = uint2(4294967295u);
                            bool loop_init_6 = true;
                            while(true) {
                                if (metal::all(loop_bound_6 == uint2(0u))) { break; }
                                loop_bound_6 -= uint2(loop_bound_6.y == 0u, 1u);
                                if (!loop_init_6) {
                                    uint _e170 = c_1;
                                    c_1 = _e170 + 1u;
                                }
                                loop_init_6 = false;
                                uint _e153 = c_1;
                                if (_e153 < D4_) {
                                } else {
                                    break;
                                }
                                {
                                    metal::float4 _e156 = sum;
                                    uint _e157 = c_1;
                                    metal::float4 _e159 = q_i.inner[_e157];
                                    uint _e163 = c_1;
                                    metal::float4 _e166 = sh_k.inner[(at_2 * D4_) + _e163];
                                    sum = _e156 + (_e159 * _e166);
                                }
                            }
                            float _e173 = sum.x;
                            float _e175 = sum.y;
                            float _e178 = sum.z;
                            float _e180 = sum.w;
                            score = (_e173 + _e175) + (_e178 + _e180);
                            float _e184 = score;
                            uint _e186 = first;
                            uint _e190 = params.keys;
                            uint _e197 = params.pair_bias.key_stride;
                            float _e201 = pair_bias[_e60 + (metal::min(_e186 + at_2, _e190 - 1u) * _e197)];
                            score = _e184 + _e201;
                            float added = sh_term.inner[at_2];
                            uint _e206 = s;
                            float _e208 = score;
                            scores.inner[_e206] = (added <= -500000000.0) ? added : (_e208 + added);
                            float _e213 = peak;
                            uint _e214 = s;
                            float _e216 = scores.inner[_e214];
                            peak = metal::max(_e213, _e216);
                        }
                    }
                    float _e221 = highest;
                    float _e222 = peak;
                    float shrink = metal::exp(_e221 - _e222);
                    float _e225 = peak;
                    highest = _e225;
                    float _e226 = total;
                    total = _e226 * shrink;
                    c_2 = 0u;
                    uint2 loop_bound_7 = uint2(4294967295u);
                    bool loop_init_7 = true;
                    while(true) {
                        if (metal::all(loop_bound_7 == uint2(0u))) { break; }
                        loop_bound_7 -= uint2(loop_bound_7.y == 0u, 1u);
                        if (!loop_init_7) {
                            uint _e238 = c_2;
                            c_2 = _e238 + 1u;
                        }
                        loop_init_7 = false;
                        uint _e230 = c_2;
                        if (_e230 < D4_) {
                        } else {
                            break;
                        }
                        {
                            uint _e233 = c_2;
                            metal::float4 _e235 = o_i.inner[_e233];
                            o_i.inner[_e233] = _e235 * shrink;
                        }
                    }
                    s_1 = 0u;
                    uint2 loop_bound_8 = uint2(4294967295u);
                    bool loop_init_8 = true;
                    while(true) {
                        if (metal::all(loop_bound_8 == uint2(0u))) { break; }
                        loop_bound_8 -= uint2(loop_bound_8.y == 0u, 1u);
                        if (!loop_init_8) {
                            uint _e277 = s_1;
                            s_1 = _e277 + 1u;
                        }
                        loop_init_8 = false;
                        uint _e242 = s_1;
                        if (_e242 < STEP) {
                        } else {
                            break;
                        }
                        {
                            uint _e245 = s_1;
                            float _e247 = scores.inner[_e245];
                            float _e248 = peak;
                            float weight = metal::exp(_e247 - _e248);
                            float _e251 = total;
                            total = _e251 + weight;
                            c_3 = 0u;
                            uint2 loop_bound_9 = uint2(4294967295u);
                            bool loop_init_9 = true;
                            while(true) {
                                if (metal::all(loop_bound_9 == uint2(0u))) { break; }
                                loop_bound_9 -= uint2(loop_bound_9.y == 0u, 1u);
                                if (!loop_init_9) {
                                    uint _e274 = c_3;
                                    c_3 = _e274 + 1u;
                                }
                                loop_init_9 = false;
                                uint _e255 = c_3;
                                if (_e255 < D4_) {
                                } else {
                                    break;
                                }
                                {
                                    uint _e258 = c_3;
                                    metal::float4 _e260 = o_i.inner[_e258];
                                    uint _e262 = step;
                                    uint _e263 = s_1;
                                    uint _e267 = c_3;
                                    metal::float4 _e270 = sh_v.inner[((_e262 + _e263) * D4_) + _e267];
                                    o_i.inner[_e258] = _e260 + (weight * _e270);
                                }
                            }
                        }
                    }
                }
            }
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    uint _e287 = params.queries;
    if (i < _e287) {
        View _e291 = params.out;
        uint _e292 = element(_e291, batch_2, row_2, head_2, i);
        uint o_start = naga_div(_e292, 4u);
        View _e297 = params.gate;
        uint _e298 = element(_e297, batch_2, row_2, head_2, i);
        uint gate_start = naga_div(_e298, 4u);
        uint2 loop_bound_10 = uint2(4294967295u);
        bool loop_init_10 = true;
        while(true) {
            if (metal::all(loop_bound_10 == uint2(0u))) { break; }
            loop_bound_10 -= uint2(loop_bound_10.y == 0u, 1u);
            if (!loop_init_10) {
                uint _e338 = c_4;
                c_4 = _e338 + 1u;
            }
            loop_init_10 = false;
            uint _e303 = c_4;
            if (_e303 < D4_) {
            } else {
                break;
            }
            {
                uint _e306 = c_4;
                metal::float4 _e308 = o_i.inner[_e306];
                float _e309 = total;
                value = _e308 / metal::float4(_e309);
                uint _e314 = c_4;
                metal::float4 g = gate[gate_start + _e314];
                metal::float4 e = metal::exp(-(metal::abs(g)));
                metal::float4 _e321 = value;
                value = _e321 * (metal::select(metal::float4(1.0), e, g < metal::float4 {}) / (metal::float4(1.0) + e));
                uint _e333 = c_4;
                metal::float4 _e336 = value;
                out[o_start + _e333] = _e336;
            }
        }
        return;
    } else {
        return;
    }
}
