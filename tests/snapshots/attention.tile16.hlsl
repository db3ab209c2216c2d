struct View {
    uint4 strides;
    uint skip;
    uint key_stride;
    uint2 padding;
};

struct Params {
    View q;
    View k;
    View v;
    View out_;
    View gate;
    View term;
    View pair_bias;
    uint rows;
    uint queries;
    uint keys;
    float scale;
};

static const uint D4_ = 32u;
static const uint QUERIES = 16u;
static const uint KEYS = 8u;
static const uint STEP = 2u;
static const float MASKED = -1000000000.0;
static const float LOWEST = -3e38;

cbuffer params : register(b0) { Params params; }
ByteAddressBuffer q : register(t1);
ByteAddressBuffer k : register(t2);
ByteAddressBuffer v : register(t3);
RWByteAddressBuffer out_ : register(u4);
ByteAddressBuffer gate : register(t5);
ByteAddressBuffer term : register(t6);
ByteAddressBuffer pair_bias : register(t7);
groupshared float4 sh_k[256];
groupshared float4 sh_v[256];
groupshared float sh_term[8];

uint element(View view, uint batch, uint row, uint head, uint position)
{
    return (view.skip + dot(view.strides, uint4(batch, row, head, position)));
}

float key_term(uint batch_1, uint row_1, uint head_1, uint j)
{
    uint _e6 = params.keys;
    if ((j >= _e6)) {
        return LOWEST;
    }
    View _e12 = params.term;
    const uint _e13 = element(_e12, batch_1, row_1, head_1, j);
    float value_1 = asfloat(term.Load(_e13*4));
    return value_1;
}

uint naga_div(uint lhs, uint rhs) {
    return lhs / (rhs == 0u ? 1u : rhs);
}

uint naga_mod(uint lhs, uint rhs) {
    return lhs % (rhs == 0u ? 1u : rhs);
}

float4 ZeroValuefloat4() {
    return (float4)0;
}

typedef float ret_ZeroValuearray2_float_[2];
ret_ZeroValuearray2_float_ ZeroValuearray2_float_() {
    return (float[2])0;
}

[numthreads(16, 1, 1)]
void main(uint3 group : SV_GroupID, uint lane : SV_GroupIndex)
{
    if (lane == 0) {
        sh_k = (float4[256])0;
        sh_v = (float4[256])0;
        sh_term = (float[8])0;
    }
    GroupMemoryBarrierWithGroupSync();
    float4 q_i[32] = (float4[32])0;
    float4 o_i[32] = (float4[32])0;
    uint c = 0u;
    float highest = LOWEST;
    float total = 0.0;
    uint first = 0u;
    uint at = (uint)0;
    uint at_1 = (uint)0;
    uint step_ = (uint)0;
    float scores[2] = (float[2])0;
    float peak = (float)0;
    uint s = (uint)0;
    float4 sum = (float4)0;
    uint c_1 = (uint)0;
    float score = (float)0;
    uint c_2 = (uint)0;
    uint s_1 = (uint)0;
    uint c_3 = (uint)0;
    uint c_4 = 0u;
    float4 value = (float4)0;

    uint head_2 = group.y;
    uint _e6 = params.rows;
    uint batch_2 = naga_div(group.z, _e6);
    uint _e11 = params.rows;
    uint row_2 = naga_mod(group.z, _e11);
    uint i = ((group.x * QUERIES) + lane);
    uint _e19 = params.queries;
    uint query = min(i, (_e19 - 1u));
    View _e27 = params.q;
    const uint _e28 = element(_e27, batch_2, row_2, head_2, query);
    uint q_start = naga_div(_e28, 4u);
    uint2 loop_bound = uint2(4294967295u, 4294967295u);
    bool loop_init = true;
    while(true) {
        if (all(loop_bound == uint2(0u, 0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e51 = c;
            c = (_e51 + 1u);
        }
        loop_init = false;
        uint _e33 = c;
        if ((_e33 < D4_)) {
        } else {
            break;
        }
        {
            uint _e36 = c;
            uint _e39 = c;
            float4 _e42 = asfloat(q.Load4((q_start + _e39)*16));
            float _e45 = params.scale;
            q_i[min(uint(_e36), 31u)] = (_e42 * _e45);
            uint _e47 = c;
            o_i[min(uint(_e47), 31u)] = ZeroValuefloat4();
        }
    }
    View _e59 = params.pair_bias;
    const uint _e60 = element(_e59, batch_2, row_2, head_2, query);
    uint2 loop_bound_1 = uint2(4294967295u, 4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (all(loop_bound_1 == uint2(0u, 0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            uint _e282 = first;
            first = (_e282 + KEYS);
        }
        loop_init_1 = false;
        uint _e63 = first;
        uint _e66 = params.keys;
        if ((_e63 < _e66)) {
        } else {
            break;
        }
        {
            at = lane;
            uint2 loop_bound_2 = uint2(4294967295u, 4294967295u);
            bool loop_init_2 = true;
            while(true) {
                if (all(loop_bound_2 == uint2(0u, 0u))) { break; }
                loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
                if (!loop_init_2) {
                    uint _e115 = at;
                    at = (_e115 + QUERIES);
                }
                loop_init_2 = false;
                uint _e69 = at;
                if ((_e69 < 256u)) {
                } else {
                    break;
                }
                {
                    uint _e72 = first;
                    uint _e73 = at;
                    uint _e79 = params.keys;
                    uint j_1 = min((_e72 + naga_div(_e73, D4_)), (_e79 - 1u));
                    uint _e84 = at;
                    View _e89 = params.k;
                    const uint _e90 = element(_e89, batch_2, row_2, head_2, j_1);
                    uint _e93 = at;
                    float4 _e98 = asfloat(k.Load4((naga_div(_e90, 4u) + naga_mod(_e93, D4_))*16));
                    sh_k[min(uint(_e84), 255u)] = _e98;
                    uint _e100 = at;
                    View _e105 = params.v;
                    const uint _e106 = element(_e105, batch_2, row_2, head_2, j_1);
                    uint _e109 = at;
                    float4 _e114 = asfloat(v.Load4((naga_div(_e106, 4u) + naga_mod(_e109, D4_))*16));
                    sh_v[min(uint(_e100), 255u)] = _e114;
                }
            }
            at_1 = lane;
            uint2 loop_bound_3 = uint2(4294967295u, 4294967295u);
            bool loop_init_3 = true;
            while(true) {
                if (all(loop_bound_3 == uint2(0u, 0u))) { break; }
                loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
                if (!loop_init_3) {
                    uint _e129 = at_1;
                    at_1 = (_e129 + QUERIES);
                }
                loop_init_3 = false;
                uint _e119 = at_1;
                if ((_e119 < KEYS)) {
                } else {
                    break;
                }
                {
                    uint _e123 = at_1;
                    uint _e125 = first;
                    uint _e126 = at_1;
                    const float _e128 = key_term(batch_2, row_2, head_2, (_e125 + _e126));
                    sh_term[min(uint(_e123), 7u)] = _e128;
                }
            }
            GroupMemoryBarrierWithGroupSync();
            step_ = 0u;
            uint2 loop_bound_4 = uint2(4294967295u, 4294967295u);
            bool loop_init_4 = true;
            while(true) {
                if (all(loop_bound_4 == uint2(0u, 0u))) { break; }
                loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
                if (!loop_init_4) {
                    uint _e279 = step_;
                    step_ = (_e279 + STEP);
                }
                loop_init_4 = false;
                uint _e134 = step_;
                if ((_e134 < KEYS)) {
                } else {
                    break;
                }
                {
                    scores = ZeroValuearray2_float_();
                    float _e139 = highest;
                    peak = _e139;
                    s = 0u;
                    uint2 loop_bound_5 = uint2(4294967295u, 4294967295u);
                    bool loop_init_5 = true;
                    while(true) {
                        if (all(loop_bound_5 == uint2(0u, 0u))) { break; }
                        loop_bound_5 -= uint2(loop_bound_5.y == 0u, 1u);
                        if (!loop_init_5) {
                            uint _e219 = s;
                            s = (_e219 + 1u);
                        }
                        loop_init_5 = false;
                        uint _e143 = s;
                        if ((_e143 < STEP)) {
                        } else {
                            break;
                        }
                        {
                            uint _e146 = step_;
                            uint _e147 = s;
                            uint at_2 = (_e146 + _e147);
                            sum = ZeroValuefloat4();
                            c_1 = 0u;
                            uint2 loop_bound_6 = uint2(4294967295u, 4294967295u);
                            bool loop_init_6 = true;
                            while(true) {
                                if (all(loop_bound_6 == uint2(0u, 0u))) { break; }
                                loop_bound_6 -= uint2(loop_bound_6.y == 0u, 1u);
                                if (!loop_init_6) {
                                    uint _e170 = c_1;
                                    c_1 = (_e170 + 1u);
                                }
                                loop_init_6 = false;
                                uint _e153 = c_1;
                                if ((_e153 < D4_)) {
                                } else {
                                    break;
                                }
                                {
                                    float4 _e156 = sum;
                                    uint _e157 = c_1;
                                    float4 _e159 = q_i[min(uint(_e157), 31u)];
                                    uint _e163 = c_1;
                                    float4 _e166 = sh_k[min(uint(((at_2 * D4_) + _e163)), 255u)];
                                    sum = (_e156 + (_e159 * _e166));
                                }
                            }
                            float _e173 = sum.x;
                            float _e175 = sum.y;
                            float _e178 = sum.z;
                            float _e180 = sum.w;
                            score = ((_e173 + _e175) + (_e178 + _e180));
                            float _e184 = score;
                            uint _e186 = first;
                            uint _e190 = params.keys;
                            uint _e197 = params.pair_bias.key_stride;
                            float _e201 = asfloat(pair_bias.Load((_e60 + (min((_e186 + at_2), (_e190 - 1u)) * _e197))*4));
                            score = (_e184 + _e201);
                            float added = sh_term[min(uint(at_2), 7u)];
                            uint _e206 = s;
                            float _e208 = score;
                            scores[min(uint(_e206), 1u)] = ((added <= -500000000.0) ? added : (_e208 + added));
                            float _e213 = peak;
                            uint _e214 = s;
                            float _e216 = scores[min(uint(_e214), 1u)];
                            peak = max(_e213, _e216);
                        }
                    }
                    float _e221 = highest;
                    float _e222 = peak;
                    float shrink = exp((_e221 - _e222));
                    float _e225 = peak;
                    highest = _e225;
                    float _e226 = total;
                    total = (_e226 * shrink);
                    c_2 = 0u;
                    uint2 loop_bound_7 = uint2(4294967295u, 4294967295u);
                    bool loop_init_7 = true;
                    while(true) {
                        if (all(loop_bound_7 == uint2(0u, 0u))) { break; }
                        loop_bound_7 -= uint2(loop_bound_7.y == 0u, 1u);
                        if (!loop_init_7) {
                            uint _e238 = c_2;
                            c_2 = (_e238 + 1u);
                        }
                        loop_init_7 = false;
                        uint _e230 = c_2;
                        if ((_e230 < D4_)) {
                        } else {
                            break;
                        }
                        {
                            uint _e233 = c_2;
                            float4 _e235 = o_i[min(uint(_e233), 31u)];
                            o_i[min(uint(_e233), 31u)] = (_e235 * shrink);
                        }
                    }
                    s_1 = 0u;
                    uint2 loop_bound_8 = uint2(4294967295u, 4294967295u);
                    bool loop_init_8 = true;
                    while(true) {
                        if (all(loop_bound_8 == uint2(0u, 0u))) { break; }
                        loop_bound_8 -= uint2(loop_bound_8.y == 0u, 1u);
                        if (!loop_init_8) {
                            uint _e277 = s_1;
                            s_1 = (_e277 + 1u);
                        }
                        loop_init_8 = false;
                        uint _e242 = s_1;
                        if ((_e242 < STEP)) {
                        } else {
                            break;
                        }
                        {
                            uint _e245 = s_1;
                            float _e247 = scores[min(uint(_e245), 1u)];
                            float _e248 = peak;
                            float weight = exp((_e247 - _e248));
                            float _e251 = total;
                            total = (_e251 + weight);
                            c_3 = 0u;
                            uint2 loop_bound_9 = uint2(4294967295u, 4294967295u);
                            bool loop_init_9 = true;
                            while(true) {
                                if (all(loop_bound_9 == uint2(0u, 0u))) { break; }
                                loop_bound_9 -= uint2(loop_bound_9.y == 0u, 1u);
                                if (!loop_init_9) {
                                    uint _e274 = c_3;
                                    c_3 = (_e274 + 1u);
                                }
                                loop_init_9 = false;
                                uint _e255 = c_3;
                                if ((_e255 < D4_)) {
                                } else {
                                    break;
                                }
                                {
                                    uint _e258 = c_3;
                                    float4 _e260 = o_i[min(uint(_e258), 31u)];
                                    uint _e262 = step_;
                                    uint _e263 = s_1;
                                    uint _e267 = c_3;
                                    float4 _e270 = sh_v[min(uint((((_e262 + _e263) * D4_) + _e267)), 255u)];
                                    o_i[min(uint(_e258), 31u)] = (_e260 + (weight * _e270));
                                }
                            }
                        }
                    }
                }
            }
            GroupMemoryBarrierWithGroupSync();
        }
    }
    uint _e287 = params.queries;
    if ((i < _e287)) {
        View _e291 = params.out_;
        const uint _e292 = element(_e291, batch_2, row_2, head_2, i);
        uint o_start = naga_div(_e292, 4u);
        View _e297 = params.gate;
        const uint _e298 = element(_e297, batch_2, row_2, head_2, i);
        uint gate_start = naga_div(_e298, 4u);
        uint2 loop_bound_10 = uint2(4294967295u, 4294967295u);
        bool loop_init_10 = true;
        while(true) {
            if (all(loop_bound_10 == uint2(0u, 0u))) { break; }
            loop_bound_10 -= uint2(loop_bound_10.y == 0u, 1u);
            if (!loop_init_10) {
                uint _e338 = c_4;
                c_4 = (_e338 + 1u);
            }
            loop_init_10 = false;
            uint _e303 = c_4;
            if ((_e303 < D4_)) {
            } else {
                break;
            }
            {
                uint _e306 = c_4;
                float4 _e308 = o_i[min(uint(_e306), 31u)];
                float _e309 = total;
                value = (_e308 / (_e309).xxxx);
                uint _e314 = c_4;
                float4 g = asfloat(gate.Load4((gate_start + _e314)*16));
                float4 e = exp(-(abs(g)));
                float4 _e321 = value;
                value = (_e321 * (((g < ZeroValuefloat4()) ? e : (1.0).xxxx) / ((1.0).xxxx + e)));
                uint _e333 = c_4;
                float4 _e336 = value;
                out_.Store4((o_start + _e333)*16, asuint(_e336));
            }
        }
        return;
    } else {
        return;
    }
}
