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
};

struct Params {
    metal::uint4 x;
    metal::uint4 mask;
    uint rows;
    uint cols;
    uint padded_cols;
    uint columns;
    uint out_row;
    uint out_col;
    uint out_column;
    uint skip_out;
    uint first_row;
    uint skip_w;
    metal::uint2 padding;
};
typedef metal::float4 type_5[1];
typedef metal::half4 type_8[1];
typedef float type_9[1];
struct type_10 {
    half inner[8704];
};
struct type_11 {
    half inner[2560];
};
constant uint SUBGROUPS = 4u;
constant uint PITCH = 34u;
constant uint ROW = 10u;
constant uint COLUMN = 4u;
constant float EPSILON = 0.00001;
constant float LOG2E = 1.442695;

metal::half4 sh_tile_at(
    uint four,
    threadgroup type_10& sh_tile
) {
    uint at = four * 4u;
    half _e5 = sh_tile.inner[at];
    half _e10 = sh_tile.inner[at + 1u];
    half _e15 = sh_tile.inner[at + 2u];
    half _e20 = sh_tile.inner[at + 3u];
    return metal::half4(_e5, _e10, _e15, _e20);
}

void sh_tile_put(
    uint four_1,
    metal::half4 value,
    threadgroup type_10& sh_tile
) {
    uint at_1 = four_1 * 4u;
    sh_tile.inner[at_1] = value.x;
    sh_tile.inner[at_1 + 1u] = value.y;
    sh_tile.inner[at_1 + 2u] = value.z;
    sh_tile.inner[at_1 + 3u] = value.w;
    return;
}

metal::half4 sh_out_at(
    uint four_2,
    threadgroup type_11& sh_out
) {
    uint at_2 = four_2 * 4u;
    half _e5 = sh_out.inner[at_2];
    half _e10 = sh_out.inner[at_2 + 1u];
    half _e15 = sh_out.inner[at_2 + 2u];
    half _e20 = sh_out.inner[at_2 + 3u];
    return metal::half4(_e5, _e10, _e15, _e20);
}

void sh_out_put(
    uint four_3,
    metal::half4 value_1,
    threadgroup type_11& sh_out
) {
    uint at_3 = four_3 * 4u;
    sh_out.inner[at_3] = value_1.x;
    sh_out.inner[at_3 + 1u] = value_1.y;
    sh_out.inner[at_3 + 2u] = value_1.z;
    sh_out.inner[at_3 + 3u] = value_1.w;
    return;
}

uint naga_f2u32(float value) {
    return static_cast<uint>(metal::clamp(value, 0.0, 4294967000.0));
}

metal::uint2 divided(
    uint m,
    uint by
) {
    uint guess = naga_f2u32(static_cast<float>(m) * (1.0 / static_cast<float>(by)));
    int rest = as_type<int>(as_type<uint>(static_cast<int>(m)) - as_type<uint>(static_cast<int>(guess * by)));
    bool below = rest < 0;
    bool above = rest >= static_cast<int>(by);
    uint quotient = below ? (guess - 1u) : (above ? (guess + 1u) : guess);
    return metal::uint2(quotient, m - (quotient * by));
}

metal::uint2 row_and_col(
    uint m_1,
    constant Params& params
) {
    uint _e3 = params.padded_cols;
    metal::uint2 _e4 = divided(m_1, _e3);
    uint _e7 = params.rows;
    uint _e10 = params.cols;
    return metal::min(_e4, metal::uint2(_e7, _e10) - metal::uint2(1u));
}

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

uint x_row(
    uint m_2,
    constant Params& params
) {
    metal::uint2 _e1 = row_and_col(m_2, params);
    uint _e5 = params.x.z;
    uint _e10 = params.x.x;
    uint _e17 = params.x.y;
    return naga_div((_e5 + (_e1.x * _e10)) + (_e1.y * _e17), 4u);
}

bool is_there(
    uint m_3,
    constant Params& params
) {
    uint _e3 = params.padded_cols;
    metal::uint2 _e4 = divided(m_3, _e3);
    uint _e7 = params.rows;
    uint _e10 = params.cols;
    return metal::all(_e4 < metal::uint2(_e7, _e10));
}

float sums_of_eight(
    uint lane,
    float p_0_,
    float p_1_,
    float p_2_,
    float p_3_,
    float p_4_,
    float p_5_,
    float p_6_,
    float p_7_
) {
    float sum = {};
    bool upper_16_ = (lane & 16u) != 0u;
    float unnamed = metal::simd_shuffle_xor(upper_16_ ? p_0_ : p_4_, 16u);
    float q_0_ = (upper_16_ ? p_4_ : p_0_) + unnamed;
    float unnamed_1 = metal::simd_shuffle_xor(upper_16_ ? p_1_ : p_5_, 16u);
    float q_1_ = (upper_16_ ? p_5_ : p_1_) + unnamed_1;
    float unnamed_2 = metal::simd_shuffle_xor(upper_16_ ? p_2_ : p_6_, 16u);
    float q_2_ = (upper_16_ ? p_6_ : p_2_) + unnamed_2;
    float unnamed_3 = metal::simd_shuffle_xor(upper_16_ ? p_3_ : p_7_, 16u);
    float q_3_ = (upper_16_ ? p_7_ : p_3_) + unnamed_3;
    bool upper_8_ = (lane & 8u) != 0u;
    float unnamed_4 = metal::simd_shuffle_xor(upper_8_ ? q_0_ : q_2_, 8u);
    float r_0_ = (upper_8_ ? q_2_ : q_0_) + unnamed_4;
    float unnamed_5 = metal::simd_shuffle_xor(upper_8_ ? q_1_ : q_3_, 8u);
    float r_1_ = (upper_8_ ? q_3_ : q_1_) + unnamed_5;
    bool upper_4_ = (lane & 4u) != 0u;
    float unnamed_6 = metal::simd_shuffle_xor(upper_4_ ? r_0_ : r_1_, 4u);
    sum = (upper_4_ ? r_1_ : r_0_) + unnamed_6;
    float _e57 = sum;
    float _e58 = sum;
    float unnamed_7 = metal::simd_shuffle_xor(_e58, 2u);
    sum = _e57 + unnamed_7;
    float _e62 = sum;
    float _e63 = sum;
    float unnamed_8 = metal::simd_shuffle_xor(_e63, 1u);
    return _e62 + unnamed_8;
}

void layer_norm_rows(
    uint first,
    uint place,
    uint lane_1,
    constant Params& params,
    device type_5 const& x,
    device type_5 const& norm_scale,
    device type_5 const& norm_offset,
    threadgroup type_10& sh_tile,
    constant _mslBufferSizes& _buffer_sizes
) {
    metal::float4 row_00_ = {};
    metal::float4 row_01_ = {};
    metal::float4 row_02_ = {};
    metal::float4 row_03_ = {};
    metal::float4 row_04_ = {};
    metal::float4 row_05_ = {};
    metal::float4 row_06_ = {};
    metal::float4 row_07_ = {};
    metal::float4 row_10_ = {};
    metal::float4 row_11_ = {};
    metal::float4 row_12_ = {};
    metal::float4 row_13_ = {};
    metal::float4 row_14_ = {};
    metal::float4 row_15_ = {};
    metal::float4 row_16_ = {};
    metal::float4 row_17_ = {};
    metal::float4 _e5 = norm_scale[lane_1];
    metal::float4 scale = static_cast<metal::float4>(_e5);
    metal::float4 _e9 = norm_offset[lane_1];
    metal::float4 offset = static_cast<metal::float4>(_e9);
    uint _e16 = x_row((first + 0u) + 0u, params);
    metal::float4 _e19 = x[_e16 + lane_1];
    row_00_ = _e19;
    uint _e26 = x_row((first + 0u) + 1u, params);
    metal::float4 _e29 = x[_e26 + lane_1];
    row_01_ = _e29;
    uint _e36 = x_row((first + 0u) + 2u, params);
    metal::float4 _e39 = x[_e36 + lane_1];
    row_02_ = _e39;
    uint _e46 = x_row((first + 0u) + 3u, params);
    metal::float4 _e49 = x[_e46 + lane_1];
    row_03_ = _e49;
    uint _e56 = x_row((first + 0u) + 4u, params);
    metal::float4 _e59 = x[_e56 + lane_1];
    row_04_ = _e59;
    uint _e66 = x_row((first + 0u) + 5u, params);
    metal::float4 _e69 = x[_e66 + lane_1];
    row_05_ = _e69;
    uint _e76 = x_row((first + 0u) + 6u, params);
    metal::float4 _e79 = x[_e76 + lane_1];
    row_06_ = _e79;
    uint _e86 = x_row((first + 0u) + 7u, params);
    metal::float4 _e89 = x[_e86 + lane_1];
    row_07_ = _e89;
    uint _e96 = x_row((first + 8u) + 0u, params);
    metal::float4 _e99 = x[_e96 + lane_1];
    row_10_ = _e99;
    uint _e106 = x_row((first + 8u) + 1u, params);
    metal::float4 _e109 = x[_e106 + lane_1];
    row_11_ = _e109;
    uint _e116 = x_row((first + 8u) + 2u, params);
    metal::float4 _e119 = x[_e116 + lane_1];
    row_12_ = _e119;
    uint _e126 = x_row((first + 8u) + 3u, params);
    metal::float4 _e129 = x[_e126 + lane_1];
    row_13_ = _e129;
    uint _e136 = x_row((first + 8u) + 4u, params);
    metal::float4 _e139 = x[_e136 + lane_1];
    row_14_ = _e139;
    uint _e146 = x_row((first + 8u) + 5u, params);
    metal::float4 _e149 = x[_e146 + lane_1];
    row_15_ = _e149;
    uint _e156 = x_row((first + 8u) + 6u, params);
    metal::float4 _e159 = x[_e156 + lane_1];
    row_16_ = _e159;
    uint _e166 = x_row((first + 8u) + 7u, params);
    metal::float4 _e169 = x[_e166 + lane_1];
    row_17_ = _e169;
    {
        float _e172 = row_00_.x;
        float _e174 = row_00_.y;
        float _e177 = row_00_.z;
        float _e179 = row_00_.w;
        float own_0_ = (_e172 + _e174) + (_e177 + _e179);
        float _e183 = row_01_.x;
        float _e185 = row_01_.y;
        float _e188 = row_01_.z;
        float _e190 = row_01_.w;
        float own_1_ = (_e183 + _e185) + (_e188 + _e190);
        float _e194 = row_02_.x;
        float _e196 = row_02_.y;
        float _e199 = row_02_.z;
        float _e201 = row_02_.w;
        float own_2_ = (_e194 + _e196) + (_e199 + _e201);
        float _e205 = row_03_.x;
        float _e207 = row_03_.y;
        float _e210 = row_03_.z;
        float _e212 = row_03_.w;
        float own_3_ = (_e205 + _e207) + (_e210 + _e212);
        float _e216 = row_04_.x;
        float _e218 = row_04_.y;
        float _e221 = row_04_.z;
        float _e223 = row_04_.w;
        float own_4_ = (_e216 + _e218) + (_e221 + _e223);
        float _e227 = row_05_.x;
        float _e229 = row_05_.y;
        float _e232 = row_05_.z;
        float _e234 = row_05_.w;
        float own_5_ = (_e227 + _e229) + (_e232 + _e234);
        float _e238 = row_06_.x;
        float _e240 = row_06_.y;
        float _e243 = row_06_.z;
        float _e245 = row_06_.w;
        float own_6_ = (_e238 + _e240) + (_e243 + _e245);
        float _e249 = row_07_.x;
        float _e251 = row_07_.y;
        float _e254 = row_07_.z;
        float _e256 = row_07_.w;
        float own_7_ = (_e249 + _e251) + (_e254 + _e256);
        float _e259 = sums_of_eight(lane_1, own_0_, own_1_, own_2_, own_3_, own_4_, own_5_, own_6_, own_7_);
        float means = _e259 / 128.0;
        metal::float4 _e262 = row_00_;
        float unnamed_9 = metal::simd_shuffle(means, 0u);
        row_00_ = _e262 - metal::float4(unnamed_9);
        metal::float4 _e267 = row_00_;
        metal::float4 _e268 = row_00_;
        float square_0_ = metal::dot(_e267, _e268);
        metal::float4 _e270 = row_01_;
        float unnamed_10 = metal::simd_shuffle(means, 4u);
        row_01_ = _e270 - metal::float4(unnamed_10);
        metal::float4 _e275 = row_01_;
        metal::float4 _e276 = row_01_;
        float square_1_ = metal::dot(_e275, _e276);
        metal::float4 _e278 = row_02_;
        float unnamed_11 = metal::simd_shuffle(means, 8u);
        row_02_ = _e278 - metal::float4(unnamed_11);
        metal::float4 _e283 = row_02_;
        metal::float4 _e284 = row_02_;
        float square_2_ = metal::dot(_e283, _e284);
        metal::float4 _e286 = row_03_;
        float unnamed_12 = metal::simd_shuffle(means, 12u);
        row_03_ = _e286 - metal::float4(unnamed_12);
        metal::float4 _e291 = row_03_;
        metal::float4 _e292 = row_03_;
        float square_3_ = metal::dot(_e291, _e292);
        metal::float4 _e294 = row_04_;
        float unnamed_13 = metal::simd_shuffle(means, 16u);
        row_04_ = _e294 - metal::float4(unnamed_13);
        metal::float4 _e299 = row_04_;
        metal::float4 _e300 = row_04_;
        float square_4_ = metal::dot(_e299, _e300);
        metal::float4 _e302 = row_05_;
        float unnamed_14 = metal::simd_shuffle(means, 20u);
        row_05_ = _e302 - metal::float4(unnamed_14);
        metal::float4 _e307 = row_05_;
        metal::float4 _e308 = row_05_;
        float square_5_ = metal::dot(_e307, _e308);
        metal::float4 _e310 = row_06_;
        float unnamed_15 = metal::simd_shuffle(means, 24u);
        row_06_ = _e310 - metal::float4(unnamed_15);
        metal::float4 _e315 = row_06_;
        metal::float4 _e316 = row_06_;
        float square_6_ = metal::dot(_e315, _e316);
        metal::float4 _e318 = row_07_;
        float unnamed_16 = metal::simd_shuffle(means, 28u);
        row_07_ = _e318 - metal::float4(unnamed_16);
        metal::float4 _e323 = row_07_;
        metal::float4 _e324 = row_07_;
        float square_7_ = metal::dot(_e323, _e324);
        float _e326 = sums_of_eight(lane_1, square_0_, square_1_, square_2_, square_3_, square_4_, square_5_, square_6_, square_7_);
        float variances = _e326 / 128.0;
        float factors = metal::rsqrt(variances + EPSILON);
        metal::float4 _e335 = row_00_;
        float unnamed_17 = metal::simd_shuffle(factors, 0u);
        sh_tile_put((place + 0u) + lane_1, static_cast<metal::half4>(((_e335 * unnamed_17) * scale) + offset), sh_tile);
        metal::float4 _e345 = row_01_;
        float unnamed_18 = metal::simd_shuffle(factors, 4u);
        sh_tile_put((place + 34u) + lane_1, static_cast<metal::half4>(((_e345 * unnamed_18) * scale) + offset), sh_tile);
        metal::float4 _e355 = row_02_;
        float unnamed_19 = metal::simd_shuffle(factors, 8u);
        sh_tile_put((place + 68u) + lane_1, static_cast<metal::half4>(((_e355 * unnamed_19) * scale) + offset), sh_tile);
        metal::float4 _e365 = row_03_;
        float unnamed_20 = metal::simd_shuffle(factors, 12u);
        sh_tile_put((place + 102u) + lane_1, static_cast<metal::half4>(((_e365 * unnamed_20) * scale) + offset), sh_tile);
        metal::float4 _e375 = row_04_;
        float unnamed_21 = metal::simd_shuffle(factors, 16u);
        sh_tile_put((place + 136u) + lane_1, static_cast<metal::half4>(((_e375 * unnamed_21) * scale) + offset), sh_tile);
        metal::float4 _e385 = row_05_;
        float unnamed_22 = metal::simd_shuffle(factors, 20u);
        sh_tile_put((place + 170u) + lane_1, static_cast<metal::half4>(((_e385 * unnamed_22) * scale) + offset), sh_tile);
        metal::float4 _e395 = row_06_;
        float unnamed_23 = metal::simd_shuffle(factors, 24u);
        sh_tile_put((place + 204u) + lane_1, static_cast<metal::half4>(((_e395 * unnamed_23) * scale) + offset), sh_tile);
        metal::float4 _e405 = row_07_;
        float unnamed_24 = metal::simd_shuffle(factors, 28u);
        sh_tile_put((place + 238u) + lane_1, static_cast<metal::half4>(((_e405 * unnamed_24) * scale) + offset), sh_tile);
    }
    {
        float _e413 = row_10_.x;
        float _e415 = row_10_.y;
        float _e418 = row_10_.z;
        float _e420 = row_10_.w;
        float own_0_1 = (_e413 + _e415) + (_e418 + _e420);
        float _e424 = row_11_.x;
        float _e426 = row_11_.y;
        float _e429 = row_11_.z;
        float _e431 = row_11_.w;
        float own_1_1 = (_e424 + _e426) + (_e429 + _e431);
        float _e435 = row_12_.x;
        float _e437 = row_12_.y;
        float _e440 = row_12_.z;
        float _e442 = row_12_.w;
        float own_2_1 = (_e435 + _e437) + (_e440 + _e442);
        float _e446 = row_13_.x;
        float _e448 = row_13_.y;
        float _e451 = row_13_.z;
        float _e453 = row_13_.w;
        float own_3_1 = (_e446 + _e448) + (_e451 + _e453);
        float _e457 = row_14_.x;
        float _e459 = row_14_.y;
        float _e462 = row_14_.z;
        float _e464 = row_14_.w;
        float own_4_1 = (_e457 + _e459) + (_e462 + _e464);
        float _e468 = row_15_.x;
        float _e470 = row_15_.y;
        float _e473 = row_15_.z;
        float _e475 = row_15_.w;
        float own_5_1 = (_e468 + _e470) + (_e473 + _e475);
        float _e479 = row_16_.x;
        float _e481 = row_16_.y;
        float _e484 = row_16_.z;
        float _e486 = row_16_.w;
        float own_6_1 = (_e479 + _e481) + (_e484 + _e486);
        float _e490 = row_17_.x;
        float _e492 = row_17_.y;
        float _e495 = row_17_.z;
        float _e497 = row_17_.w;
        float own_7_1 = (_e490 + _e492) + (_e495 + _e497);
        float _e500 = sums_of_eight(lane_1, own_0_1, own_1_1, own_2_1, own_3_1, own_4_1, own_5_1, own_6_1, own_7_1);
        float means_1 = _e500 / 128.0;
        metal::float4 _e503 = row_10_;
        float unnamed_25 = metal::simd_shuffle(means_1, 0u);
        row_10_ = _e503 - metal::float4(unnamed_25);
        metal::float4 _e508 = row_10_;
        metal::float4 _e509 = row_10_;
        float square_0_1 = metal::dot(_e508, _e509);
        metal::float4 _e511 = row_11_;
        float unnamed_26 = metal::simd_shuffle(means_1, 4u);
        row_11_ = _e511 - metal::float4(unnamed_26);
        metal::float4 _e516 = row_11_;
        metal::float4 _e517 = row_11_;
        float square_1_1 = metal::dot(_e516, _e517);
        metal::float4 _e519 = row_12_;
        float unnamed_27 = metal::simd_shuffle(means_1, 8u);
        row_12_ = _e519 - metal::float4(unnamed_27);
        metal::float4 _e524 = row_12_;
        metal::float4 _e525 = row_12_;
        float square_2_1 = metal::dot(_e524, _e525);
        metal::float4 _e527 = row_13_;
        float unnamed_28 = metal::simd_shuffle(means_1, 12u);
        row_13_ = _e527 - metal::float4(unnamed_28);
        metal::float4 _e532 = row_13_;
        metal::float4 _e533 = row_13_;
        float square_3_1 = metal::dot(_e532, _e533);
        metal::float4 _e535 = row_14_;
        float unnamed_29 = metal::simd_shuffle(means_1, 16u);
        row_14_ = _e535 - metal::float4(unnamed_29);
        metal::float4 _e540 = row_14_;
        metal::float4 _e541 = row_14_;
        float square_4_1 = metal::dot(_e540, _e541);
        metal::float4 _e543 = row_15_;
        float unnamed_30 = metal::simd_shuffle(means_1, 20u);
        row_15_ = _e543 - metal::float4(unnamed_30);
        metal::float4 _e548 = row_15_;
        metal::float4 _e549 = row_15_;
        float square_5_1 = metal::dot(_e548, _e549);
        metal::float4 _e551 = row_16_;
        float unnamed_31 = metal::simd_shuffle(means_1, 24u);
        row_16_ = _e551 - metal::float4(unnamed_31);
        metal::float4 _e556 = row_16_;
        metal::float4 _e557 = row_16_;
        float square_6_1 = metal::dot(_e556, _e557);
        metal::float4 _e559 = row_17_;
        float unnamed_32 = metal::simd_shuffle(means_1, 28u);
        row_17_ = _e559 - metal::float4(unnamed_32);
        metal::float4 _e564 = row_17_;
        metal::float4 _e565 = row_17_;
        float square_7_1 = metal::dot(_e564, _e565);
        float _e567 = sums_of_eight(lane_1, square_0_1, square_1_1, square_2_1, square_3_1, square_4_1, square_5_1, square_6_1, square_7_1);
        float variances_1 = _e567 / 128.0;
        float factors_1 = metal::rsqrt(variances_1 + EPSILON);
        metal::float4 _e576 = row_10_;
        float unnamed_33 = metal::simd_shuffle(factors_1, 0u);
        sh_tile_put((place + 272u) + lane_1, static_cast<metal::half4>(((_e576 * unnamed_33) * scale) + offset), sh_tile);
        metal::float4 _e586 = row_11_;
        float unnamed_34 = metal::simd_shuffle(factors_1, 4u);
        sh_tile_put((place + 306u) + lane_1, static_cast<metal::half4>(((_e586 * unnamed_34) * scale) + offset), sh_tile);
        metal::float4 _e596 = row_12_;
        float unnamed_35 = metal::simd_shuffle(factors_1, 8u);
        sh_tile_put((place + 340u) + lane_1, static_cast<metal::half4>(((_e596 * unnamed_35) * scale) + offset), sh_tile);
        metal::float4 _e606 = row_13_;
        float unnamed_36 = metal::simd_shuffle(factors_1, 12u);
        sh_tile_put((place + 374u) + lane_1, static_cast<metal::half4>(((_e606 * unnamed_36) * scale) + offset), sh_tile);
        metal::float4 _e616 = row_14_;
        float unnamed_37 = metal::simd_shuffle(factors_1, 16u);
        sh_tile_put((place + 408u) + lane_1, static_cast<metal::half4>(((_e616 * unnamed_37) * scale) + offset), sh_tile);
        metal::float4 _e626 = row_15_;
        float unnamed_38 = metal::simd_shuffle(factors_1, 20u);
        sh_tile_put((place + 442u) + lane_1, static_cast<metal::half4>(((_e626 * unnamed_38) * scale) + offset), sh_tile);
        metal::float4 _e636 = row_16_;
        float unnamed_39 = metal::simd_shuffle(factors_1, 24u);
        sh_tile_put((place + 476u) + lane_1, static_cast<metal::half4>(((_e636 * unnamed_39) * scale) + offset), sh_tile);
        metal::float4 _e646 = row_17_;
        float unnamed_40 = metal::simd_shuffle(factors_1, 28u);
        sh_tile_put((place + 510u) + lane_1, static_cast<metal::half4>(((_e646 * unnamed_40) * scale) + offset), sh_tile);
        return;
    }
}

metal::float4 gated(
    metal::half4 gate,
    metal::half4 value_2
) {
    return static_cast<metal::float4>(value_2) / (metal::float4(1.0) + metal::exp(-(static_cast<metal::float4>(gate))));
}

uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}

void write_rows(
    uint first_1,
    uint mine,
    uint tile_1,
    uint lane_2,
    constant Params& params,
    device type_9& out,
    threadgroup type_11& sh_out,
    constant _mslBufferSizes& _buffer_sizes
) {
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
    uint _e9 = params.padded_cols;
    metal::uint2 _e10 = divided(first_1 + naga_mod(lane_2, 16u), _e9);
    {
        uint four_4 = naga_div(lane_2, 16u) + 0u;
        metal::half4 _e21 = sh_out_at((mine + (naga_mod(lane_2, 16u) * ROW)) + four_4, sh_out);
        metal::float4 values = static_cast<metal::float4>(_e21);
        uint _e25 = params.rows;
        uint _e28 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e25, _e28))) {
            uint _e40 = params.out_column;
            local = ((four_4 * 4u) + 0u) < _e40;
        } else {
            local = false;
        }
        bool _e43 = local;
        if (_e43) {
            uint _e46 = params.skip_out;
            uint _e53 = params.out_col;
            uint start_0_ = _e46 + (((four_4 * 4u) + 0u) * _e53);
            uint _e60 = params.out_row;
            out[(start_0_ + (_e10.x * _e60)) + _e10.y] = values.x;
        }
        uint _e69 = params.rows;
        uint _e72 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e69, _e72))) {
            uint _e84 = params.out_column;
            local_1 = ((four_4 * 4u) + 1u) < _e84;
        } else {
            local_1 = false;
        }
        bool _e87 = local_1;
        if (_e87) {
            uint _e90 = params.skip_out;
            uint _e97 = params.out_col;
            uint start_1_ = _e90 + (((four_4 * 4u) + 1u) * _e97);
            uint _e104 = params.out_row;
            out[(start_1_ + (_e10.x * _e104)) + _e10.y] = values.y;
        }
        uint _e113 = params.rows;
        uint _e116 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e113, _e116))) {
            uint _e128 = params.out_column;
            local_2 = ((four_4 * 4u) + 2u) < _e128;
        } else {
            local_2 = false;
        }
        bool _e131 = local_2;
        if (_e131) {
            uint _e134 = params.skip_out;
            uint _e141 = params.out_col;
            uint start_2_ = _e134 + (((four_4 * 4u) + 2u) * _e141);
            uint _e148 = params.out_row;
            out[(start_2_ + (_e10.x * _e148)) + _e10.y] = values.z;
        }
        uint _e157 = params.rows;
        uint _e160 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e157, _e160))) {
            uint _e172 = params.out_column;
            local_3 = ((four_4 * 4u) + 3u) < _e172;
        } else {
            local_3 = false;
        }
        bool _e175 = local_3;
        if (_e175) {
            uint _e178 = params.skip_out;
            uint _e185 = params.out_col;
            uint start_3_ = _e178 + (((four_4 * 4u) + 3u) * _e185);
            uint _e192 = params.out_row;
            out[(start_3_ + (_e10.x * _e192)) + _e10.y] = values.w;
        }
    }
    {
        uint four_5 = naga_div(lane_2, 16u) + 2u;
        metal::half4 _e209 = sh_out_at((mine + (naga_mod(lane_2, 16u) * ROW)) + four_5, sh_out);
        metal::float4 values_1 = static_cast<metal::float4>(_e209);
        uint _e213 = params.rows;
        uint _e216 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e213, _e216))) {
            uint _e228 = params.out_column;
            local_4 = ((four_5 * 4u) + 0u) < _e228;
        } else {
            local_4 = false;
        }
        bool _e231 = local_4;
        if (_e231) {
            uint _e234 = params.skip_out;
            uint _e241 = params.out_col;
            uint start_0_1 = _e234 + (((four_5 * 4u) + 0u) * _e241);
            uint _e248 = params.out_row;
            out[(start_0_1 + (_e10.x * _e248)) + _e10.y] = values_1.x;
        }
        uint _e257 = params.rows;
        uint _e260 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e257, _e260))) {
            uint _e272 = params.out_column;
            local_5 = ((four_5 * 4u) + 1u) < _e272;
        } else {
            local_5 = false;
        }
        bool _e275 = local_5;
        if (_e275) {
            uint _e278 = params.skip_out;
            uint _e285 = params.out_col;
            uint start_1_1 = _e278 + (((four_5 * 4u) + 1u) * _e285);
            uint _e292 = params.out_row;
            out[(start_1_1 + (_e10.x * _e292)) + _e10.y] = values_1.y;
        }
        uint _e301 = params.rows;
        uint _e304 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e301, _e304))) {
            uint _e316 = params.out_column;
            local_6 = ((four_5 * 4u) + 2u) < _e316;
        } else {
            local_6 = false;
        }
        bool _e319 = local_6;
        if (_e319) {
            uint _e322 = params.skip_out;
            uint _e329 = params.out_col;
            uint start_2_1 = _e322 + (((four_5 * 4u) + 2u) * _e329);
            uint _e336 = params.out_row;
            out[(start_2_1 + (_e10.x * _e336)) + _e10.y] = values_1.z;
        }
        uint _e345 = params.rows;
        uint _e348 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e345, _e348))) {
            uint _e360 = params.out_column;
            local_7 = ((four_5 * 4u) + 3u) < _e360;
        } else {
            local_7 = false;
        }
        bool _e363 = local_7;
        if (_e363) {
            uint _e366 = params.skip_out;
            uint _e373 = params.out_col;
            uint start_3_1 = _e366 + (((four_5 * 4u) + 3u) * _e373);
            uint _e380 = params.out_row;
            out[(start_3_1 + (_e10.x * _e380)) + _e10.y] = values_1.w;
        }
    }
    {
        uint four_6 = naga_div(lane_2, 16u) + 4u;
        metal::half4 _e397 = sh_out_at((mine + (naga_mod(lane_2, 16u) * ROW)) + four_6, sh_out);
        metal::float4 values_2 = static_cast<metal::float4>(_e397);
        uint _e401 = params.rows;
        uint _e404 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e401, _e404))) {
            uint _e416 = params.out_column;
            local_8 = ((four_6 * 4u) + 0u) < _e416;
        } else {
            local_8 = false;
        }
        bool _e419 = local_8;
        if (_e419) {
            uint _e422 = params.skip_out;
            uint _e429 = params.out_col;
            uint start_0_2 = _e422 + (((four_6 * 4u) + 0u) * _e429);
            uint _e436 = params.out_row;
            out[(start_0_2 + (_e10.x * _e436)) + _e10.y] = values_2.x;
        }
        uint _e445 = params.rows;
        uint _e448 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e445, _e448))) {
            uint _e460 = params.out_column;
            local_9 = ((four_6 * 4u) + 1u) < _e460;
        } else {
            local_9 = false;
        }
        bool _e463 = local_9;
        if (_e463) {
            uint _e466 = params.skip_out;
            uint _e473 = params.out_col;
            uint start_1_2 = _e466 + (((four_6 * 4u) + 1u) * _e473);
            uint _e480 = params.out_row;
            out[(start_1_2 + (_e10.x * _e480)) + _e10.y] = values_2.y;
        }
        uint _e489 = params.rows;
        uint _e492 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e489, _e492))) {
            uint _e504 = params.out_column;
            local_10 = ((four_6 * 4u) + 2u) < _e504;
        } else {
            local_10 = false;
        }
        bool _e507 = local_10;
        if (_e507) {
            uint _e510 = params.skip_out;
            uint _e517 = params.out_col;
            uint start_2_2 = _e510 + (((four_6 * 4u) + 2u) * _e517);
            uint _e524 = params.out_row;
            out[(start_2_2 + (_e10.x * _e524)) + _e10.y] = values_2.z;
        }
        uint _e533 = params.rows;
        uint _e536 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e533, _e536))) {
            uint _e548 = params.out_column;
            local_11 = ((four_6 * 4u) + 3u) < _e548;
        } else {
            local_11 = false;
        }
        bool _e551 = local_11;
        if (_e551) {
            uint _e554 = params.skip_out;
            uint _e561 = params.out_col;
            uint start_3_2 = _e554 + (((four_6 * 4u) + 3u) * _e561);
            uint _e568 = params.out_row;
            out[(start_3_2 + (_e10.x * _e568)) + _e10.y] = values_2.w;
        }
    }
    {
        uint four_7 = naga_div(lane_2, 16u) + 6u;
        metal::half4 _e585 = sh_out_at((mine + (naga_mod(lane_2, 16u) * ROW)) + four_7, sh_out);
        metal::float4 values_3 = static_cast<metal::float4>(_e585);
        uint _e589 = params.rows;
        uint _e592 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e589, _e592))) {
            uint _e604 = params.out_column;
            local_12 = ((four_7 * 4u) + 0u) < _e604;
        } else {
            local_12 = false;
        }
        bool _e607 = local_12;
        if (_e607) {
            uint _e610 = params.skip_out;
            uint _e617 = params.out_col;
            uint start_0_3 = _e610 + (((four_7 * 4u) + 0u) * _e617);
            uint _e624 = params.out_row;
            out[(start_0_3 + (_e10.x * _e624)) + _e10.y] = values_3.x;
        }
        uint _e633 = params.rows;
        uint _e636 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e633, _e636))) {
            uint _e648 = params.out_column;
            local_13 = ((four_7 * 4u) + 1u) < _e648;
        } else {
            local_13 = false;
        }
        bool _e651 = local_13;
        if (_e651) {
            uint _e654 = params.skip_out;
            uint _e661 = params.out_col;
            uint start_1_3 = _e654 + (((four_7 * 4u) + 1u) * _e661);
            uint _e668 = params.out_row;
            out[(start_1_3 + (_e10.x * _e668)) + _e10.y] = values_3.y;
        }
        uint _e677 = params.rows;
        uint _e680 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e677, _e680))) {
            uint _e692 = params.out_column;
            local_14 = ((four_7 * 4u) + 2u) < _e692;
        } else {
            local_14 = false;
        }
        bool _e695 = local_14;
        if (_e695) {
            uint _e698 = params.skip_out;
            uint _e705 = params.out_col;
            uint start_2_3 = _e698 + (((four_7 * 4u) + 2u) * _e705);
            uint _e712 = params.out_row;
            out[(start_2_3 + (_e10.x * _e712)) + _e10.y] = values_3.z;
        }
        uint _e721 = params.rows;
        uint _e724 = params.cols;
        if (metal::all(_e10 < metal::uint2(_e721, _e724))) {
            uint _e736 = params.out_column;
            local_15 = ((four_7 * 4u) + 3u) < _e736;
        } else {
            local_15 = false;
        }
        bool _e739 = local_15;
        if (_e739) {
            uint _e742 = params.skip_out;
            uint _e749 = params.out_col;
            uint start_3_3 = _e742 + (((four_7 * 4u) + 3u) * _e749);
            uint _e756 = params.out_row;
            out[(start_3_3 + (_e10.x * _e756)) + _e10.y] = values_3.w;
            return;
        } else {
            return;
        }
    }
}
metal::simdgroup_half8x8 NagaCooperativeLoad(const threadgroup half* ptr, int stride, bool is_row_major) {
    metal::simdgroup_half8x8 m;
    simdgroup_load(m, ptr, stride, 0, is_row_major);
    return m;
}

metal::simdgroup_half8x8 NagaCooperativeMultiplyAdd(const thread metal::simdgroup_half8x8& a, const thread metal::simdgroup_half8x8& b, const thread metal::simdgroup_half8x8& c) {
    metal::simdgroup_half8x8 d;
    simdgroup_multiply_accumulate(d,a,b,c);
    return d;
}


struct main_Input {
};
[[max_total_threads_per_threadgroup(128)]] kernel void main_(
  metal::uint3 group [[threadgroup_position_in_grid]]
, metal::uint3 groups [[threadgroups_per_grid]]
, uint index [[thread_index_in_threadgroup]]
, constant Params& params [[user(fake0)]]
, device type_5 const& x [[user(fake0)]]
, device type_8 const& w [[user(fake0)]]
, device type_5 const& norm_scale [[user(fake0)]]
, device type_5 const& norm_offset [[user(fake0)]]
, device type_9& out [[user(fake0)]]
, threadgroup type_10& sh_tile
, threadgroup type_11& sh_out
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (index == 0u) {
        sh_tile = {};
        sh_out = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::half4 next_0_ = {};
    metal::half4 next_1_ = {};
    metal::half4 next_2_ = {};
    metal::half4 next_3_ = {};
    metal::half4 next_4_ = {};
    metal::half4 next_5_ = {};
    metal::half4 next_6_ = {};
    metal::half4 next_7_ = {};
    uint tile = 0u;
    metal::simdgroup_half8x8 s_00_00_ = {};
    metal::simdgroup_half8x8 s_00_01_ = {};
    metal::simdgroup_half8x8 s_00_10_ = {};
    metal::simdgroup_half8x8 s_00_11_ = {};
    metal::simdgroup_half8x8 s_01_00_ = {};
    metal::simdgroup_half8x8 s_01_01_ = {};
    metal::simdgroup_half8x8 s_01_10_ = {};
    metal::simdgroup_half8x8 s_01_11_ = {};
    metal::simdgroup_half8x8 s_10_00_ = {};
    metal::simdgroup_half8x8 s_10_01_ = {};
    metal::simdgroup_half8x8 s_10_10_ = {};
    metal::simdgroup_half8x8 s_10_11_ = {};
    metal::simdgroup_half8x8 s_11_00_ = {};
    metal::simdgroup_half8x8 s_11_01_ = {};
    metal::simdgroup_half8x8 s_11_10_ = {};
    metal::simdgroup_half8x8 s_11_11_ = {};
    uint lane_3 = naga_mod(index, 32u);
    uint subgroup = naga_div(index, 32u);
    uint first_2 = (((group.y * groups.x) + group.x) * 128u) + (subgroup * 32u);
    uint own = (subgroup * 16u) * PITCH;
    layer_norm_rows(first_2 + 0u, own, lane_3, params, x, norm_scale, norm_offset, sh_tile, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint at_00_ = own + 0u;
    uint a_00_00_at = ((at_00_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_00_00_ = NagaCooperativeLoad(&sh_tile.inner[a_00_00_at], 136u, false);
    uint a_00_01_at = ((at_00_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_00_01_ = NagaCooperativeLoad(&sh_tile.inner[a_00_01_at], 136u, false);
    uint a_00_10_at = ((at_00_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_00_10_ = NagaCooperativeLoad(&sh_tile.inner[a_00_10_at], 136u, false);
    uint a_00_11_at = ((at_00_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_00_11_ = NagaCooperativeLoad(&sh_tile.inner[a_00_11_at], 136u, false);
    uint at_01_ = own + 4u;
    uint a_01_00_at = ((at_01_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_01_00_ = NagaCooperativeLoad(&sh_tile.inner[a_01_00_at], 136u, false);
    uint a_01_01_at = ((at_01_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_01_01_ = NagaCooperativeLoad(&sh_tile.inner[a_01_01_at], 136u, false);
    uint a_01_10_at = ((at_01_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_01_10_ = NagaCooperativeLoad(&sh_tile.inner[a_01_10_at], 136u, false);
    uint a_01_11_at = ((at_01_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_01_11_ = NagaCooperativeLoad(&sh_tile.inner[a_01_11_at], 136u, false);
    uint at_02_ = own + 8u;
    uint a_02_00_at = ((at_02_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_02_00_ = NagaCooperativeLoad(&sh_tile.inner[a_02_00_at], 136u, false);
    uint a_02_01_at = ((at_02_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_02_01_ = NagaCooperativeLoad(&sh_tile.inner[a_02_01_at], 136u, false);
    uint a_02_10_at = ((at_02_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_02_10_ = NagaCooperativeLoad(&sh_tile.inner[a_02_10_at], 136u, false);
    uint a_02_11_at = ((at_02_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_02_11_ = NagaCooperativeLoad(&sh_tile.inner[a_02_11_at], 136u, false);
    uint at_03_ = own + 12u;
    uint a_03_00_at = ((at_03_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_03_00_ = NagaCooperativeLoad(&sh_tile.inner[a_03_00_at], 136u, false);
    uint a_03_01_at = ((at_03_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_03_01_ = NagaCooperativeLoad(&sh_tile.inner[a_03_01_at], 136u, false);
    uint a_03_10_at = ((at_03_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_03_10_ = NagaCooperativeLoad(&sh_tile.inner[a_03_10_at], 136u, false);
    uint a_03_11_at = ((at_03_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_03_11_ = NagaCooperativeLoad(&sh_tile.inner[a_03_11_at], 136u, false);
    uint at_04_ = own + 16u;
    uint a_04_00_at = ((at_04_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_04_00_ = NagaCooperativeLoad(&sh_tile.inner[a_04_00_at], 136u, false);
    uint a_04_01_at = ((at_04_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_04_01_ = NagaCooperativeLoad(&sh_tile.inner[a_04_01_at], 136u, false);
    uint a_04_10_at = ((at_04_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_04_10_ = NagaCooperativeLoad(&sh_tile.inner[a_04_10_at], 136u, false);
    uint a_04_11_at = ((at_04_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_04_11_ = NagaCooperativeLoad(&sh_tile.inner[a_04_11_at], 136u, false);
    uint at_05_ = own + 20u;
    uint a_05_00_at = ((at_05_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_05_00_ = NagaCooperativeLoad(&sh_tile.inner[a_05_00_at], 136u, false);
    uint a_05_01_at = ((at_05_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_05_01_ = NagaCooperativeLoad(&sh_tile.inner[a_05_01_at], 136u, false);
    uint a_05_10_at = ((at_05_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_05_10_ = NagaCooperativeLoad(&sh_tile.inner[a_05_10_at], 136u, false);
    uint a_05_11_at = ((at_05_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_05_11_ = NagaCooperativeLoad(&sh_tile.inner[a_05_11_at], 136u, false);
    uint at_06_ = own + 24u;
    uint a_06_00_at = ((at_06_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_06_00_ = NagaCooperativeLoad(&sh_tile.inner[a_06_00_at], 136u, false);
    uint a_06_01_at = ((at_06_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_06_01_ = NagaCooperativeLoad(&sh_tile.inner[a_06_01_at], 136u, false);
    uint a_06_10_at = ((at_06_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_06_10_ = NagaCooperativeLoad(&sh_tile.inner[a_06_10_at], 136u, false);
    uint a_06_11_at = ((at_06_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_06_11_ = NagaCooperativeLoad(&sh_tile.inner[a_06_11_at], 136u, false);
    uint at_07_ = own + 28u;
    uint a_07_00_at = ((at_07_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_07_00_ = NagaCooperativeLoad(&sh_tile.inner[a_07_00_at], 136u, false);
    uint a_07_01_at = ((at_07_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_07_01_ = NagaCooperativeLoad(&sh_tile.inner[a_07_01_at], 136u, false);
    uint a_07_10_at = ((at_07_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_07_10_ = NagaCooperativeLoad(&sh_tile.inner[a_07_10_at], 136u, false);
    uint a_07_11_at = ((at_07_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_07_11_ = NagaCooperativeLoad(&sh_tile.inner[a_07_11_at], 136u, false);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    layer_norm_rows(first_2 + 16u, own, lane_3, params, x, norm_scale, norm_offset, sh_tile, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint at_10_ = own + 0u;
    uint a_10_00_at = ((at_10_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_10_00_ = NagaCooperativeLoad(&sh_tile.inner[a_10_00_at], 136u, false);
    uint a_10_01_at = ((at_10_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_10_01_ = NagaCooperativeLoad(&sh_tile.inner[a_10_01_at], 136u, false);
    uint a_10_10_at = ((at_10_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_10_10_ = NagaCooperativeLoad(&sh_tile.inner[a_10_10_at], 136u, false);
    uint a_10_11_at = ((at_10_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_10_11_ = NagaCooperativeLoad(&sh_tile.inner[a_10_11_at], 136u, false);
    uint at_11_ = own + 4u;
    uint a_11_00_at = ((at_11_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_11_00_ = NagaCooperativeLoad(&sh_tile.inner[a_11_00_at], 136u, false);
    uint a_11_01_at = ((at_11_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_11_01_ = NagaCooperativeLoad(&sh_tile.inner[a_11_01_at], 136u, false);
    uint a_11_10_at = ((at_11_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_11_10_ = NagaCooperativeLoad(&sh_tile.inner[a_11_10_at], 136u, false);
    uint a_11_11_at = ((at_11_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_11_11_ = NagaCooperativeLoad(&sh_tile.inner[a_11_11_at], 136u, false);
    uint at_12_ = own + 8u;
    uint a_12_00_at = ((at_12_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_12_00_ = NagaCooperativeLoad(&sh_tile.inner[a_12_00_at], 136u, false);
    uint a_12_01_at = ((at_12_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_12_01_ = NagaCooperativeLoad(&sh_tile.inner[a_12_01_at], 136u, false);
    uint a_12_10_at = ((at_12_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_12_10_ = NagaCooperativeLoad(&sh_tile.inner[a_12_10_at], 136u, false);
    uint a_12_11_at = ((at_12_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_12_11_ = NagaCooperativeLoad(&sh_tile.inner[a_12_11_at], 136u, false);
    uint at_13_ = own + 12u;
    uint a_13_00_at = ((at_13_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_13_00_ = NagaCooperativeLoad(&sh_tile.inner[a_13_00_at], 136u, false);
    uint a_13_01_at = ((at_13_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_13_01_ = NagaCooperativeLoad(&sh_tile.inner[a_13_01_at], 136u, false);
    uint a_13_10_at = ((at_13_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_13_10_ = NagaCooperativeLoad(&sh_tile.inner[a_13_10_at], 136u, false);
    uint a_13_11_at = ((at_13_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_13_11_ = NagaCooperativeLoad(&sh_tile.inner[a_13_11_at], 136u, false);
    uint at_14_ = own + 16u;
    uint a_14_00_at = ((at_14_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_14_00_ = NagaCooperativeLoad(&sh_tile.inner[a_14_00_at], 136u, false);
    uint a_14_01_at = ((at_14_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_14_01_ = NagaCooperativeLoad(&sh_tile.inner[a_14_01_at], 136u, false);
    uint a_14_10_at = ((at_14_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_14_10_ = NagaCooperativeLoad(&sh_tile.inner[a_14_10_at], 136u, false);
    uint a_14_11_at = ((at_14_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_14_11_ = NagaCooperativeLoad(&sh_tile.inner[a_14_11_at], 136u, false);
    uint at_15_ = own + 20u;
    uint a_15_00_at = ((at_15_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_15_00_ = NagaCooperativeLoad(&sh_tile.inner[a_15_00_at], 136u, false);
    uint a_15_01_at = ((at_15_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_15_01_ = NagaCooperativeLoad(&sh_tile.inner[a_15_01_at], 136u, false);
    uint a_15_10_at = ((at_15_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_15_10_ = NagaCooperativeLoad(&sh_tile.inner[a_15_10_at], 136u, false);
    uint a_15_11_at = ((at_15_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_15_11_ = NagaCooperativeLoad(&sh_tile.inner[a_15_11_at], 136u, false);
    uint at_16_ = own + 24u;
    uint a_16_00_at = ((at_16_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_16_00_ = NagaCooperativeLoad(&sh_tile.inner[a_16_00_at], 136u, false);
    uint a_16_01_at = ((at_16_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_16_01_ = NagaCooperativeLoad(&sh_tile.inner[a_16_01_at], 136u, false);
    uint a_16_10_at = ((at_16_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_16_10_ = NagaCooperativeLoad(&sh_tile.inner[a_16_10_at], 136u, false);
    uint a_16_11_at = ((at_16_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_16_11_ = NagaCooperativeLoad(&sh_tile.inner[a_16_11_at], 136u, false);
    uint at_17_ = own + 28u;
    uint a_17_00_at = ((at_17_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_17_00_ = NagaCooperativeLoad(&sh_tile.inner[a_17_00_at], 136u, false);
    uint a_17_01_at = ((at_17_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_17_01_ = NagaCooperativeLoad(&sh_tile.inner[a_17_01_at], 136u, false);
    uint a_17_10_at = ((at_17_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_17_10_ = NagaCooperativeLoad(&sh_tile.inner[a_17_10_at], 136u, false);
    uint a_17_11_at = ((at_17_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_17_11_ = NagaCooperativeLoad(&sh_tile.inner[a_17_11_at], 136u, false);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint _e700 = params.skip_w;
    metal::half4 _e707 = w[(naga_div(_e700, 4u) + index) + 0u];
    next_0_ = _e707;
    uint _e712 = params.skip_w;
    metal::half4 _e719 = w[(naga_div(_e712, 4u) + index) + 128u];
    next_1_ = _e719;
    uint _e724 = params.skip_w;
    metal::half4 _e731 = w[(naga_div(_e724, 4u) + index) + 256u];
    next_2_ = _e731;
    uint _e736 = params.skip_w;
    metal::half4 _e743 = w[(naga_div(_e736, 4u) + index) + 384u];
    next_3_ = _e743;
    uint _e748 = params.skip_w;
    metal::half4 _e755 = w[(naga_div(_e748, 4u) + index) + 512u];
    next_4_ = _e755;
    uint _e760 = params.skip_w;
    metal::half4 _e767 = w[(naga_div(_e760, 4u) + index) + 640u];
    next_5_ = _e767;
    uint _e772 = params.skip_w;
    metal::half4 _e779 = w[(naga_div(_e772, 4u) + index) + 768u];
    next_6_ = _e779;
    uint _e784 = params.skip_w;
    metal::half4 _e791 = w[(naga_div(_e784, 4u) + index) + 896u];
    next_7_ = _e791;
    uint _e795 = params.columns;
    uint tiles = naga_div(_e795, 32u);
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e2367 = tile;
            tile = _e2367 + 1u;
        }
        loop_init = false;
        uint _e800 = tile;
        if (_e800 < tiles) {
        } else {
            break;
        }
        {
            uint _e802 = tile;
            uint place_1 = ((_e802 & 1u) * 32u) * PITCH;
            metal::half4 _e817 = next_0_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 0u) * PITCH)) + lane_3, _e817, sh_tile);
            metal::half4 _e826 = next_1_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 4u) * PITCH)) + lane_3, _e826, sh_tile);
            metal::half4 _e835 = next_2_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 8u) * PITCH)) + lane_3, _e835, sh_tile);
            metal::half4 _e844 = next_3_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 12u) * PITCH)) + lane_3, _e844, sh_tile);
            metal::half4 _e853 = next_4_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 16u) * PITCH)) + lane_3, _e853, sh_tile);
            metal::half4 _e862 = next_5_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 20u) * PITCH)) + lane_3, _e862, sh_tile);
            metal::half4 _e871 = next_6_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 24u) * PITCH)) + lane_3, _e871, sh_tile);
            metal::half4 _e880 = next_7_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 28u) * PITCH)) + lane_3, _e880, sh_tile);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e883 = params.skip_w;
            uint _e886 = tile;
            uint after = (naga_div(_e883, 4u) + (metal::min(_e886 + 1u, tiles - 1u) * 1024u)) + index;
            metal::half4 _e900 = w[after + 0u];
            next_0_ = _e900;
            metal::half4 _e905 = w[after + 128u];
            next_1_ = _e905;
            metal::half4 _e910 = w[after + 256u];
            next_2_ = _e910;
            metal::half4 _e915 = w[after + 384u];
            next_3_ = _e915;
            metal::half4 _e920 = w[after + 512u];
            next_4_ = _e920;
            metal::half4 _e925 = w[after + 640u];
            next_5_ = _e925;
            metal::half4 _e930 = w[after + 768u];
            next_6_ = _e930;
            metal::half4 _e935 = w[after + 896u];
            next_7_ = _e935;
            s_00_00_ = metal::simdgroup_half8x8 {};
            s_00_01_ = metal::simdgroup_half8x8 {};
            s_00_10_ = metal::simdgroup_half8x8 {};
            s_00_11_ = metal::simdgroup_half8x8 {};
            s_01_00_ = metal::simdgroup_half8x8 {};
            s_01_01_ = metal::simdgroup_half8x8 {};
            s_01_10_ = metal::simdgroup_half8x8 {};
            s_01_11_ = metal::simdgroup_half8x8 {};
            s_10_00_ = metal::simdgroup_half8x8 {};
            s_10_01_ = metal::simdgroup_half8x8 {};
            s_10_10_ = metal::simdgroup_half8x8 {};
            s_10_11_ = metal::simdgroup_half8x8 {};
            s_11_00_ = metal::simdgroup_half8x8 {};
            s_11_01_ = metal::simdgroup_half8x8 {};
            s_11_10_ = metal::simdgroup_half8x8 {};
            s_11_11_ = metal::simdgroup_half8x8 {};
            {
                uint at_4 = (place_1 + 0u) + 0u;
                uint b_00_at = ((at_4 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_ = NagaCooperativeLoad(&sh_tile.inner[b_00_at], 136u, true);
                uint b_01_at = ((at_4 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_ = NagaCooperativeLoad(&sh_tile.inner[b_01_at], 136u, true);
                uint b_10_at = ((at_4 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_ = NagaCooperativeLoad(&sh_tile.inner[b_10_at], 136u, true);
                uint b_11_at = ((at_4 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_ = NagaCooperativeLoad(&sh_tile.inner[b_11_at], 136u, true);
                metal::simdgroup_half8x8 _e1012 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_00_00_, b_00_, _e1012);
                metal::simdgroup_half8x8 _e1014 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_00_01_, b_10_, _e1014);
                metal::simdgroup_half8x8 _e1016 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_00_00_, b_01_, _e1016);
                metal::simdgroup_half8x8 _e1018 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_00_01_, b_11_, _e1018);
                metal::simdgroup_half8x8 _e1020 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_00_10_, b_00_, _e1020);
                metal::simdgroup_half8x8 _e1022 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_00_11_, b_10_, _e1022);
                metal::simdgroup_half8x8 _e1024 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_00_10_, b_01_, _e1024);
                metal::simdgroup_half8x8 _e1026 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_00_11_, b_11_, _e1026);
                metal::simdgroup_half8x8 _e1028 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_10_00_, b_00_, _e1028);
                metal::simdgroup_half8x8 _e1030 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_10_01_, b_10_, _e1030);
                metal::simdgroup_half8x8 _e1032 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_10_00_, b_01_, _e1032);
                metal::simdgroup_half8x8 _e1034 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_10_01_, b_11_, _e1034);
                metal::simdgroup_half8x8 _e1036 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_10_10_, b_00_, _e1036);
                metal::simdgroup_half8x8 _e1038 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_10_11_, b_10_, _e1038);
                metal::simdgroup_half8x8 _e1040 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_10_10_, b_01_, _e1040);
                metal::simdgroup_half8x8 _e1042 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_10_11_, b_11_, _e1042);
            }
            {
                uint at_5 = (place_1 + 544u) + 0u;
                uint b_00_at_1 = ((at_5 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_1 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_1], 136u, true);
                uint b_01_at_1 = ((at_5 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_1 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_1], 136u, true);
                uint b_10_at_1 = ((at_5 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_1 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_1], 136u, true);
                uint b_11_at_1 = ((at_5 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_1 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_1], 136u, true);
                metal::simdgroup_half8x8 _e1088 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_00_00_, b_00_1, _e1088);
                metal::simdgroup_half8x8 _e1090 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_00_01_, b_10_1, _e1090);
                metal::simdgroup_half8x8 _e1092 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_00_00_, b_01_1, _e1092);
                metal::simdgroup_half8x8 _e1094 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_00_01_, b_11_1, _e1094);
                metal::simdgroup_half8x8 _e1096 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_00_10_, b_00_1, _e1096);
                metal::simdgroup_half8x8 _e1098 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_00_11_, b_10_1, _e1098);
                metal::simdgroup_half8x8 _e1100 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_00_10_, b_01_1, _e1100);
                metal::simdgroup_half8x8 _e1102 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_00_11_, b_11_1, _e1102);
                metal::simdgroup_half8x8 _e1104 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_10_00_, b_00_1, _e1104);
                metal::simdgroup_half8x8 _e1106 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_10_01_, b_10_1, _e1106);
                metal::simdgroup_half8x8 _e1108 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_10_00_, b_01_1, _e1108);
                metal::simdgroup_half8x8 _e1110 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_10_01_, b_11_1, _e1110);
                metal::simdgroup_half8x8 _e1112 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_10_10_, b_00_1, _e1112);
                metal::simdgroup_half8x8 _e1114 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_10_11_, b_10_1, _e1114);
                metal::simdgroup_half8x8 _e1116 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_10_10_, b_01_1, _e1116);
                metal::simdgroup_half8x8 _e1118 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_10_11_, b_11_1, _e1118);
            }
            {
                uint at_6 = (place_1 + 0u) + 4u;
                uint b_00_at_2 = ((at_6 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_2 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_2], 136u, true);
                uint b_01_at_2 = ((at_6 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_2 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_2], 136u, true);
                uint b_10_at_2 = ((at_6 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_2 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_2], 136u, true);
                uint b_11_at_2 = ((at_6 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_2 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_2], 136u, true);
                metal::simdgroup_half8x8 _e1164 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_01_00_, b_00_2, _e1164);
                metal::simdgroup_half8x8 _e1166 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_01_01_, b_10_2, _e1166);
                metal::simdgroup_half8x8 _e1168 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_01_00_, b_01_2, _e1168);
                metal::simdgroup_half8x8 _e1170 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_01_01_, b_11_2, _e1170);
                metal::simdgroup_half8x8 _e1172 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_01_10_, b_00_2, _e1172);
                metal::simdgroup_half8x8 _e1174 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_01_11_, b_10_2, _e1174);
                metal::simdgroup_half8x8 _e1176 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_01_10_, b_01_2, _e1176);
                metal::simdgroup_half8x8 _e1178 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_01_11_, b_11_2, _e1178);
                metal::simdgroup_half8x8 _e1180 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_11_00_, b_00_2, _e1180);
                metal::simdgroup_half8x8 _e1182 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_11_01_, b_10_2, _e1182);
                metal::simdgroup_half8x8 _e1184 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_11_00_, b_01_2, _e1184);
                metal::simdgroup_half8x8 _e1186 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_11_01_, b_11_2, _e1186);
                metal::simdgroup_half8x8 _e1188 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_11_10_, b_00_2, _e1188);
                metal::simdgroup_half8x8 _e1190 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_11_11_, b_10_2, _e1190);
                metal::simdgroup_half8x8 _e1192 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_11_10_, b_01_2, _e1192);
                metal::simdgroup_half8x8 _e1194 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_11_11_, b_11_2, _e1194);
            }
            {
                uint at_7 = (place_1 + 544u) + 4u;
                uint b_00_at_3 = ((at_7 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_3 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_3], 136u, true);
                uint b_01_at_3 = ((at_7 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_3 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_3], 136u, true);
                uint b_10_at_3 = ((at_7 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_3 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_3], 136u, true);
                uint b_11_at_3 = ((at_7 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_3 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_3], 136u, true);
                metal::simdgroup_half8x8 _e1240 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_01_00_, b_00_3, _e1240);
                metal::simdgroup_half8x8 _e1242 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_01_01_, b_10_3, _e1242);
                metal::simdgroup_half8x8 _e1244 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_01_00_, b_01_3, _e1244);
                metal::simdgroup_half8x8 _e1246 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_01_01_, b_11_3, _e1246);
                metal::simdgroup_half8x8 _e1248 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_01_10_, b_00_3, _e1248);
                metal::simdgroup_half8x8 _e1250 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_01_11_, b_10_3, _e1250);
                metal::simdgroup_half8x8 _e1252 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_01_10_, b_01_3, _e1252);
                metal::simdgroup_half8x8 _e1254 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_01_11_, b_11_3, _e1254);
                metal::simdgroup_half8x8 _e1256 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_11_00_, b_00_3, _e1256);
                metal::simdgroup_half8x8 _e1258 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_11_01_, b_10_3, _e1258);
                metal::simdgroup_half8x8 _e1260 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_11_00_, b_01_3, _e1260);
                metal::simdgroup_half8x8 _e1262 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_11_01_, b_11_3, _e1262);
                metal::simdgroup_half8x8 _e1264 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_11_10_, b_00_3, _e1264);
                metal::simdgroup_half8x8 _e1266 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_11_11_, b_10_3, _e1266);
                metal::simdgroup_half8x8 _e1268 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_11_10_, b_01_3, _e1268);
                metal::simdgroup_half8x8 _e1270 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_11_11_, b_11_3, _e1270);
            }
            {
                uint at_8 = (place_1 + 0u) + 8u;
                uint b_00_at_4 = ((at_8 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_4 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_4], 136u, true);
                uint b_01_at_4 = ((at_8 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_4 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_4], 136u, true);
                uint b_10_at_4 = ((at_8 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_4 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_4], 136u, true);
                uint b_11_at_4 = ((at_8 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_4 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_4], 136u, true);
                metal::simdgroup_half8x8 _e1316 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_02_00_, b_00_4, _e1316);
                metal::simdgroup_half8x8 _e1318 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_02_01_, b_10_4, _e1318);
                metal::simdgroup_half8x8 _e1320 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_02_00_, b_01_4, _e1320);
                metal::simdgroup_half8x8 _e1322 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_02_01_, b_11_4, _e1322);
                metal::simdgroup_half8x8 _e1324 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_02_10_, b_00_4, _e1324);
                metal::simdgroup_half8x8 _e1326 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_02_11_, b_10_4, _e1326);
                metal::simdgroup_half8x8 _e1328 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_02_10_, b_01_4, _e1328);
                metal::simdgroup_half8x8 _e1330 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_02_11_, b_11_4, _e1330);
                metal::simdgroup_half8x8 _e1332 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_12_00_, b_00_4, _e1332);
                metal::simdgroup_half8x8 _e1334 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_12_01_, b_10_4, _e1334);
                metal::simdgroup_half8x8 _e1336 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_12_00_, b_01_4, _e1336);
                metal::simdgroup_half8x8 _e1338 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_12_01_, b_11_4, _e1338);
                metal::simdgroup_half8x8 _e1340 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_12_10_, b_00_4, _e1340);
                metal::simdgroup_half8x8 _e1342 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_12_11_, b_10_4, _e1342);
                metal::simdgroup_half8x8 _e1344 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_12_10_, b_01_4, _e1344);
                metal::simdgroup_half8x8 _e1346 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_12_11_, b_11_4, _e1346);
            }
            {
                uint at_9 = (place_1 + 544u) + 8u;
                uint b_00_at_5 = ((at_9 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_5 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_5], 136u, true);
                uint b_01_at_5 = ((at_9 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_5 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_5], 136u, true);
                uint b_10_at_5 = ((at_9 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_5 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_5], 136u, true);
                uint b_11_at_5 = ((at_9 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_5 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_5], 136u, true);
                metal::simdgroup_half8x8 _e1392 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_02_00_, b_00_5, _e1392);
                metal::simdgroup_half8x8 _e1394 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_02_01_, b_10_5, _e1394);
                metal::simdgroup_half8x8 _e1396 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_02_00_, b_01_5, _e1396);
                metal::simdgroup_half8x8 _e1398 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_02_01_, b_11_5, _e1398);
                metal::simdgroup_half8x8 _e1400 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_02_10_, b_00_5, _e1400);
                metal::simdgroup_half8x8 _e1402 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_02_11_, b_10_5, _e1402);
                metal::simdgroup_half8x8 _e1404 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_02_10_, b_01_5, _e1404);
                metal::simdgroup_half8x8 _e1406 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_02_11_, b_11_5, _e1406);
                metal::simdgroup_half8x8 _e1408 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_12_00_, b_00_5, _e1408);
                metal::simdgroup_half8x8 _e1410 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_12_01_, b_10_5, _e1410);
                metal::simdgroup_half8x8 _e1412 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_12_00_, b_01_5, _e1412);
                metal::simdgroup_half8x8 _e1414 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_12_01_, b_11_5, _e1414);
                metal::simdgroup_half8x8 _e1416 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_12_10_, b_00_5, _e1416);
                metal::simdgroup_half8x8 _e1418 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_12_11_, b_10_5, _e1418);
                metal::simdgroup_half8x8 _e1420 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_12_10_, b_01_5, _e1420);
                metal::simdgroup_half8x8 _e1422 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_12_11_, b_11_5, _e1422);
            }
            {
                uint at_10 = (place_1 + 0u) + 12u;
                uint b_00_at_6 = ((at_10 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_6 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_6], 136u, true);
                uint b_01_at_6 = ((at_10 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_6 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_6], 136u, true);
                uint b_10_at_6 = ((at_10 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_6 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_6], 136u, true);
                uint b_11_at_6 = ((at_10 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_6 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_6], 136u, true);
                metal::simdgroup_half8x8 _e1468 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_03_00_, b_00_6, _e1468);
                metal::simdgroup_half8x8 _e1470 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_03_01_, b_10_6, _e1470);
                metal::simdgroup_half8x8 _e1472 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_03_00_, b_01_6, _e1472);
                metal::simdgroup_half8x8 _e1474 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_03_01_, b_11_6, _e1474);
                metal::simdgroup_half8x8 _e1476 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_03_10_, b_00_6, _e1476);
                metal::simdgroup_half8x8 _e1478 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_03_11_, b_10_6, _e1478);
                metal::simdgroup_half8x8 _e1480 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_03_10_, b_01_6, _e1480);
                metal::simdgroup_half8x8 _e1482 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_03_11_, b_11_6, _e1482);
                metal::simdgroup_half8x8 _e1484 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_13_00_, b_00_6, _e1484);
                metal::simdgroup_half8x8 _e1486 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_13_01_, b_10_6, _e1486);
                metal::simdgroup_half8x8 _e1488 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_13_00_, b_01_6, _e1488);
                metal::simdgroup_half8x8 _e1490 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_13_01_, b_11_6, _e1490);
                metal::simdgroup_half8x8 _e1492 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_13_10_, b_00_6, _e1492);
                metal::simdgroup_half8x8 _e1494 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_13_11_, b_10_6, _e1494);
                metal::simdgroup_half8x8 _e1496 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_13_10_, b_01_6, _e1496);
                metal::simdgroup_half8x8 _e1498 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_13_11_, b_11_6, _e1498);
            }
            {
                uint at_11 = (place_1 + 544u) + 12u;
                uint b_00_at_7 = ((at_11 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_7 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_7], 136u, true);
                uint b_01_at_7 = ((at_11 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_7 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_7], 136u, true);
                uint b_10_at_7 = ((at_11 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_7 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_7], 136u, true);
                uint b_11_at_7 = ((at_11 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_7 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_7], 136u, true);
                metal::simdgroup_half8x8 _e1544 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_03_00_, b_00_7, _e1544);
                metal::simdgroup_half8x8 _e1546 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_03_01_, b_10_7, _e1546);
                metal::simdgroup_half8x8 _e1548 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_03_00_, b_01_7, _e1548);
                metal::simdgroup_half8x8 _e1550 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_03_01_, b_11_7, _e1550);
                metal::simdgroup_half8x8 _e1552 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_03_10_, b_00_7, _e1552);
                metal::simdgroup_half8x8 _e1554 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_03_11_, b_10_7, _e1554);
                metal::simdgroup_half8x8 _e1556 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_03_10_, b_01_7, _e1556);
                metal::simdgroup_half8x8 _e1558 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_03_11_, b_11_7, _e1558);
                metal::simdgroup_half8x8 _e1560 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_13_00_, b_00_7, _e1560);
                metal::simdgroup_half8x8 _e1562 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_13_01_, b_10_7, _e1562);
                metal::simdgroup_half8x8 _e1564 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_13_00_, b_01_7, _e1564);
                metal::simdgroup_half8x8 _e1566 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_13_01_, b_11_7, _e1566);
                metal::simdgroup_half8x8 _e1568 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_13_10_, b_00_7, _e1568);
                metal::simdgroup_half8x8 _e1570 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_13_11_, b_10_7, _e1570);
                metal::simdgroup_half8x8 _e1572 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_13_10_, b_01_7, _e1572);
                metal::simdgroup_half8x8 _e1574 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_13_11_, b_11_7, _e1574);
            }
            {
                uint at_12 = (place_1 + 0u) + 16u;
                uint b_00_at_8 = ((at_12 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_8 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_8], 136u, true);
                uint b_01_at_8 = ((at_12 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_8 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_8], 136u, true);
                uint b_10_at_8 = ((at_12 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_8 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_8], 136u, true);
                uint b_11_at_8 = ((at_12 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_8 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_8], 136u, true);
                metal::simdgroup_half8x8 _e1620 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_04_00_, b_00_8, _e1620);
                metal::simdgroup_half8x8 _e1622 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_04_01_, b_10_8, _e1622);
                metal::simdgroup_half8x8 _e1624 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_04_00_, b_01_8, _e1624);
                metal::simdgroup_half8x8 _e1626 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_04_01_, b_11_8, _e1626);
                metal::simdgroup_half8x8 _e1628 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_04_10_, b_00_8, _e1628);
                metal::simdgroup_half8x8 _e1630 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_04_11_, b_10_8, _e1630);
                metal::simdgroup_half8x8 _e1632 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_04_10_, b_01_8, _e1632);
                metal::simdgroup_half8x8 _e1634 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_04_11_, b_11_8, _e1634);
                metal::simdgroup_half8x8 _e1636 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_14_00_, b_00_8, _e1636);
                metal::simdgroup_half8x8 _e1638 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_14_01_, b_10_8, _e1638);
                metal::simdgroup_half8x8 _e1640 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_14_00_, b_01_8, _e1640);
                metal::simdgroup_half8x8 _e1642 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_14_01_, b_11_8, _e1642);
                metal::simdgroup_half8x8 _e1644 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_14_10_, b_00_8, _e1644);
                metal::simdgroup_half8x8 _e1646 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_14_11_, b_10_8, _e1646);
                metal::simdgroup_half8x8 _e1648 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_14_10_, b_01_8, _e1648);
                metal::simdgroup_half8x8 _e1650 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_14_11_, b_11_8, _e1650);
            }
            {
                uint at_13 = (place_1 + 544u) + 16u;
                uint b_00_at_9 = ((at_13 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_9 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_9], 136u, true);
                uint b_01_at_9 = ((at_13 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_9 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_9], 136u, true);
                uint b_10_at_9 = ((at_13 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_9 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_9], 136u, true);
                uint b_11_at_9 = ((at_13 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_9 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_9], 136u, true);
                metal::simdgroup_half8x8 _e1696 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_04_00_, b_00_9, _e1696);
                metal::simdgroup_half8x8 _e1698 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_04_01_, b_10_9, _e1698);
                metal::simdgroup_half8x8 _e1700 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_04_00_, b_01_9, _e1700);
                metal::simdgroup_half8x8 _e1702 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_04_01_, b_11_9, _e1702);
                metal::simdgroup_half8x8 _e1704 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_04_10_, b_00_9, _e1704);
                metal::simdgroup_half8x8 _e1706 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_04_11_, b_10_9, _e1706);
                metal::simdgroup_half8x8 _e1708 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_04_10_, b_01_9, _e1708);
                metal::simdgroup_half8x8 _e1710 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_04_11_, b_11_9, _e1710);
                metal::simdgroup_half8x8 _e1712 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_14_00_, b_00_9, _e1712);
                metal::simdgroup_half8x8 _e1714 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_14_01_, b_10_9, _e1714);
                metal::simdgroup_half8x8 _e1716 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_14_00_, b_01_9, _e1716);
                metal::simdgroup_half8x8 _e1718 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_14_01_, b_11_9, _e1718);
                metal::simdgroup_half8x8 _e1720 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_14_10_, b_00_9, _e1720);
                metal::simdgroup_half8x8 _e1722 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_14_11_, b_10_9, _e1722);
                metal::simdgroup_half8x8 _e1724 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_14_10_, b_01_9, _e1724);
                metal::simdgroup_half8x8 _e1726 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_14_11_, b_11_9, _e1726);
            }
            {
                uint at_14 = (place_1 + 0u) + 20u;
                uint b_00_at_10 = ((at_14 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_10 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_10], 136u, true);
                uint b_01_at_10 = ((at_14 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_10 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_10], 136u, true);
                uint b_10_at_10 = ((at_14 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_10 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_10], 136u, true);
                uint b_11_at_10 = ((at_14 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_10 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_10], 136u, true);
                metal::simdgroup_half8x8 _e1772 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_05_00_, b_00_10, _e1772);
                metal::simdgroup_half8x8 _e1774 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_05_01_, b_10_10, _e1774);
                metal::simdgroup_half8x8 _e1776 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_05_00_, b_01_10, _e1776);
                metal::simdgroup_half8x8 _e1778 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_05_01_, b_11_10, _e1778);
                metal::simdgroup_half8x8 _e1780 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_05_10_, b_00_10, _e1780);
                metal::simdgroup_half8x8 _e1782 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_05_11_, b_10_10, _e1782);
                metal::simdgroup_half8x8 _e1784 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_05_10_, b_01_10, _e1784);
                metal::simdgroup_half8x8 _e1786 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_05_11_, b_11_10, _e1786);
                metal::simdgroup_half8x8 _e1788 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_15_00_, b_00_10, _e1788);
                metal::simdgroup_half8x8 _e1790 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_15_01_, b_10_10, _e1790);
                metal::simdgroup_half8x8 _e1792 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_15_00_, b_01_10, _e1792);
                metal::simdgroup_half8x8 _e1794 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_15_01_, b_11_10, _e1794);
                metal::simdgroup_half8x8 _e1796 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_15_10_, b_00_10, _e1796);
                metal::simdgroup_half8x8 _e1798 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_15_11_, b_10_10, _e1798);
                metal::simdgroup_half8x8 _e1800 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_15_10_, b_01_10, _e1800);
                metal::simdgroup_half8x8 _e1802 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_15_11_, b_11_10, _e1802);
            }
            {
                uint at_15 = (place_1 + 544u) + 20u;
                uint b_00_at_11 = ((at_15 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_11 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_11], 136u, true);
                uint b_01_at_11 = ((at_15 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_11 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_11], 136u, true);
                uint b_10_at_11 = ((at_15 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_11 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_11], 136u, true);
                uint b_11_at_11 = ((at_15 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_11 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_11], 136u, true);
                metal::simdgroup_half8x8 _e1848 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_05_00_, b_00_11, _e1848);
                metal::simdgroup_half8x8 _e1850 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_05_01_, b_10_11, _e1850);
                metal::simdgroup_half8x8 _e1852 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_05_00_, b_01_11, _e1852);
                metal::simdgroup_half8x8 _e1854 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_05_01_, b_11_11, _e1854);
                metal::simdgroup_half8x8 _e1856 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_05_10_, b_00_11, _e1856);
                metal::simdgroup_half8x8 _e1858 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_05_11_, b_10_11, _e1858);
                metal::simdgroup_half8x8 _e1860 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_05_10_, b_01_11, _e1860);
                metal::simdgroup_half8x8 _e1862 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_05_11_, b_11_11, _e1862);
                metal::simdgroup_half8x8 _e1864 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_15_00_, b_00_11, _e1864);
                metal::simdgroup_half8x8 _e1866 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_15_01_, b_10_11, _e1866);
                metal::simdgroup_half8x8 _e1868 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_15_00_, b_01_11, _e1868);
                metal::simdgroup_half8x8 _e1870 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_15_01_, b_11_11, _e1870);
                metal::simdgroup_half8x8 _e1872 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_15_10_, b_00_11, _e1872);
                metal::simdgroup_half8x8 _e1874 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_15_11_, b_10_11, _e1874);
                metal::simdgroup_half8x8 _e1876 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_15_10_, b_01_11, _e1876);
                metal::simdgroup_half8x8 _e1878 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_15_11_, b_11_11, _e1878);
            }
            {
                uint at_16 = (place_1 + 0u) + 24u;
                uint b_00_at_12 = ((at_16 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_12 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_12], 136u, true);
                uint b_01_at_12 = ((at_16 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_12 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_12], 136u, true);
                uint b_10_at_12 = ((at_16 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_12 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_12], 136u, true);
                uint b_11_at_12 = ((at_16 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_12 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_12], 136u, true);
                metal::simdgroup_half8x8 _e1924 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_06_00_, b_00_12, _e1924);
                metal::simdgroup_half8x8 _e1926 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_06_01_, b_10_12, _e1926);
                metal::simdgroup_half8x8 _e1928 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_06_00_, b_01_12, _e1928);
                metal::simdgroup_half8x8 _e1930 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_06_01_, b_11_12, _e1930);
                metal::simdgroup_half8x8 _e1932 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_06_10_, b_00_12, _e1932);
                metal::simdgroup_half8x8 _e1934 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_06_11_, b_10_12, _e1934);
                metal::simdgroup_half8x8 _e1936 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_06_10_, b_01_12, _e1936);
                metal::simdgroup_half8x8 _e1938 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_06_11_, b_11_12, _e1938);
                metal::simdgroup_half8x8 _e1940 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_16_00_, b_00_12, _e1940);
                metal::simdgroup_half8x8 _e1942 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_16_01_, b_10_12, _e1942);
                metal::simdgroup_half8x8 _e1944 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_16_00_, b_01_12, _e1944);
                metal::simdgroup_half8x8 _e1946 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_16_01_, b_11_12, _e1946);
                metal::simdgroup_half8x8 _e1948 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_16_10_, b_00_12, _e1948);
                metal::simdgroup_half8x8 _e1950 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_16_11_, b_10_12, _e1950);
                metal::simdgroup_half8x8 _e1952 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_16_10_, b_01_12, _e1952);
                metal::simdgroup_half8x8 _e1954 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_16_11_, b_11_12, _e1954);
            }
            {
                uint at_17 = (place_1 + 544u) + 24u;
                uint b_00_at_13 = ((at_17 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_13 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_13], 136u, true);
                uint b_01_at_13 = ((at_17 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_13 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_13], 136u, true);
                uint b_10_at_13 = ((at_17 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_13 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_13], 136u, true);
                uint b_11_at_13 = ((at_17 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_13 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_13], 136u, true);
                metal::simdgroup_half8x8 _e2000 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_06_00_, b_00_13, _e2000);
                metal::simdgroup_half8x8 _e2002 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_06_01_, b_10_13, _e2002);
                metal::simdgroup_half8x8 _e2004 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_06_00_, b_01_13, _e2004);
                metal::simdgroup_half8x8 _e2006 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_06_01_, b_11_13, _e2006);
                metal::simdgroup_half8x8 _e2008 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_06_10_, b_00_13, _e2008);
                metal::simdgroup_half8x8 _e2010 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_06_11_, b_10_13, _e2010);
                metal::simdgroup_half8x8 _e2012 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_06_10_, b_01_13, _e2012);
                metal::simdgroup_half8x8 _e2014 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_06_11_, b_11_13, _e2014);
                metal::simdgroup_half8x8 _e2016 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_16_00_, b_00_13, _e2016);
                metal::simdgroup_half8x8 _e2018 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_16_01_, b_10_13, _e2018);
                metal::simdgroup_half8x8 _e2020 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_16_00_, b_01_13, _e2020);
                metal::simdgroup_half8x8 _e2022 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_16_01_, b_11_13, _e2022);
                metal::simdgroup_half8x8 _e2024 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_16_10_, b_00_13, _e2024);
                metal::simdgroup_half8x8 _e2026 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_16_11_, b_10_13, _e2026);
                metal::simdgroup_half8x8 _e2028 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_16_10_, b_01_13, _e2028);
                metal::simdgroup_half8x8 _e2030 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_16_11_, b_11_13, _e2030);
            }
            {
                uint at_18 = (place_1 + 0u) + 28u;
                uint b_00_at_14 = ((at_18 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_14 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_14], 136u, true);
                uint b_01_at_14 = ((at_18 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_14 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_14], 136u, true);
                uint b_10_at_14 = ((at_18 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_14 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_14], 136u, true);
                uint b_11_at_14 = ((at_18 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_14 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_14], 136u, true);
                metal::simdgroup_half8x8 _e2076 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_07_00_, b_00_14, _e2076);
                metal::simdgroup_half8x8 _e2078 = s_00_00_;
                s_00_00_ = NagaCooperativeMultiplyAdd(a_07_01_, b_10_14, _e2078);
                metal::simdgroup_half8x8 _e2080 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_07_00_, b_01_14, _e2080);
                metal::simdgroup_half8x8 _e2082 = s_00_01_;
                s_00_01_ = NagaCooperativeMultiplyAdd(a_07_01_, b_11_14, _e2082);
                metal::simdgroup_half8x8 _e2084 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_07_10_, b_00_14, _e2084);
                metal::simdgroup_half8x8 _e2086 = s_00_10_;
                s_00_10_ = NagaCooperativeMultiplyAdd(a_07_11_, b_10_14, _e2086);
                metal::simdgroup_half8x8 _e2088 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_07_10_, b_01_14, _e2088);
                metal::simdgroup_half8x8 _e2090 = s_00_11_;
                s_00_11_ = NagaCooperativeMultiplyAdd(a_07_11_, b_11_14, _e2090);
                metal::simdgroup_half8x8 _e2092 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_17_00_, b_00_14, _e2092);
                metal::simdgroup_half8x8 _e2094 = s_10_00_;
                s_10_00_ = NagaCooperativeMultiplyAdd(a_17_01_, b_10_14, _e2094);
                metal::simdgroup_half8x8 _e2096 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_17_00_, b_01_14, _e2096);
                metal::simdgroup_half8x8 _e2098 = s_10_01_;
                s_10_01_ = NagaCooperativeMultiplyAdd(a_17_01_, b_11_14, _e2098);
                metal::simdgroup_half8x8 _e2100 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_17_10_, b_00_14, _e2100);
                metal::simdgroup_half8x8 _e2102 = s_10_10_;
                s_10_10_ = NagaCooperativeMultiplyAdd(a_17_11_, b_10_14, _e2102);
                metal::simdgroup_half8x8 _e2104 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_17_10_, b_01_14, _e2104);
                metal::simdgroup_half8x8 _e2106 = s_10_11_;
                s_10_11_ = NagaCooperativeMultiplyAdd(a_17_11_, b_11_14, _e2106);
            }
            {
                uint at_19 = (place_1 + 544u) + 28u;
                uint b_00_at_15 = ((at_19 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_15 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_15], 136u, true);
                uint b_01_at_15 = ((at_19 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_15 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_15], 136u, true);
                uint b_10_at_15 = ((at_19 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_15 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_15], 136u, true);
                uint b_11_at_15 = ((at_19 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_15 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_15], 136u, true);
                metal::simdgroup_half8x8 _e2152 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_07_00_, b_00_15, _e2152);
                metal::simdgroup_half8x8 _e2154 = s_01_00_;
                s_01_00_ = NagaCooperativeMultiplyAdd(a_07_01_, b_10_15, _e2154);
                metal::simdgroup_half8x8 _e2156 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_07_00_, b_01_15, _e2156);
                metal::simdgroup_half8x8 _e2158 = s_01_01_;
                s_01_01_ = NagaCooperativeMultiplyAdd(a_07_01_, b_11_15, _e2158);
                metal::simdgroup_half8x8 _e2160 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_07_10_, b_00_15, _e2160);
                metal::simdgroup_half8x8 _e2162 = s_01_10_;
                s_01_10_ = NagaCooperativeMultiplyAdd(a_07_11_, b_10_15, _e2162);
                metal::simdgroup_half8x8 _e2164 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_07_10_, b_01_15, _e2164);
                metal::simdgroup_half8x8 _e2166 = s_01_11_;
                s_01_11_ = NagaCooperativeMultiplyAdd(a_07_11_, b_11_15, _e2166);
                metal::simdgroup_half8x8 _e2168 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_17_00_, b_00_15, _e2168);
                metal::simdgroup_half8x8 _e2170 = s_11_00_;
                s_11_00_ = NagaCooperativeMultiplyAdd(a_17_01_, b_10_15, _e2170);
                metal::simdgroup_half8x8 _e2172 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_17_00_, b_01_15, _e2172);
                metal::simdgroup_half8x8 _e2174 = s_11_01_;
                s_11_01_ = NagaCooperativeMultiplyAdd(a_17_01_, b_11_15, _e2174);
                metal::simdgroup_half8x8 _e2176 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_17_10_, b_00_15, _e2176);
                metal::simdgroup_half8x8 _e2178 = s_11_10_;
                s_11_10_ = NagaCooperativeMultiplyAdd(a_17_11_, b_10_15, _e2178);
                metal::simdgroup_half8x8 _e2180 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_17_10_, b_01_15, _e2180);
                metal::simdgroup_half8x8 _e2182 = s_11_11_;
                s_11_11_ = NagaCooperativeMultiplyAdd(a_17_11_, b_11_15, _e2182);
            }
            {
                uint mine_1 = (subgroup * 16u) * ROW;
                uint at_0_ = mine_1 + 0u;
                {
                    uint at_20 = ((at_0_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 _e2196 = s_00_00_;
                    simdgroup_store(_e2196, &sh_out.inner[at_20], 40u);
                }
                {
                    uint at_21 = ((at_0_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 _e2206 = s_00_01_;
                    simdgroup_store(_e2206, &sh_out.inner[at_21], 40u);
                }
                {
                    uint at_22 = ((at_0_ * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 _e2216 = s_00_10_;
                    simdgroup_store(_e2216, &sh_out.inner[at_22], 40u);
                }
                {
                    uint at_23 = ((at_0_ * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 _e2226 = s_00_11_;
                    simdgroup_store(_e2226, &sh_out.inner[at_23], 40u);
                }
                uint at_1_ = mine_1 + 4u;
                {
                    uint at_24 = ((at_1_ * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 _e2238 = s_01_00_;
                    simdgroup_store(_e2238, &sh_out.inner[at_24], 40u);
                }
                {
                    uint at_25 = ((at_1_ * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 _e2248 = s_01_01_;
                    simdgroup_store(_e2248, &sh_out.inner[at_25], 40u);
                }
                {
                    uint at_26 = ((at_1_ * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 _e2258 = s_01_10_;
                    simdgroup_store(_e2258, &sh_out.inner[at_26], 40u);
                }
                {
                    uint at_27 = ((at_1_ * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 _e2268 = s_01_11_;
                    simdgroup_store(_e2268, &sh_out.inner[at_27], 40u);
                }
                metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                uint _e2274 = tile;
                write_rows(first_2 + 0u, mine_1, _e2274, lane_3, params, out, sh_out, _buffer_sizes);
                metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            }
            {
                uint mine_2 = (subgroup * 16u) * ROW;
                uint at_0_1 = mine_2 + 0u;
                {
                    uint at_28 = ((at_0_1 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 _e2287 = s_10_00_;
                    simdgroup_store(_e2287, &sh_out.inner[at_28], 40u);
                }
                {
                    uint at_29 = ((at_0_1 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 _e2297 = s_10_01_;
                    simdgroup_store(_e2297, &sh_out.inner[at_29], 40u);
                }
                {
                    uint at_30 = ((at_0_1 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 _e2307 = s_10_10_;
                    simdgroup_store(_e2307, &sh_out.inner[at_30], 40u);
                }
                {
                    uint at_31 = ((at_0_1 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 _e2317 = s_10_11_;
                    simdgroup_store(_e2317, &sh_out.inner[at_31], 40u);
                }
                uint at_1_1 = mine_2 + 4u;
                {
                    uint at_32 = ((at_1_1 * 4u) + 0u) + 0u;
                    metal::simdgroup_half8x8 _e2329 = s_11_00_;
                    simdgroup_store(_e2329, &sh_out.inner[at_32], 40u);
                }
                {
                    uint at_33 = ((at_1_1 * 4u) + 0u) + 8u;
                    metal::simdgroup_half8x8 _e2339 = s_11_01_;
                    simdgroup_store(_e2339, &sh_out.inner[at_33], 40u);
                }
                {
                    uint at_34 = ((at_1_1 * 4u) + 320u) + 0u;
                    metal::simdgroup_half8x8 _e2349 = s_11_10_;
                    simdgroup_store(_e2349, &sh_out.inner[at_34], 40u);
                }
                {
                    uint at_35 = ((at_1_1 * 4u) + 320u) + 8u;
                    metal::simdgroup_half8x8 _e2359 = s_11_11_;
                    simdgroup_store(_e2359, &sh_out.inner[at_35], 40u);
                }
                metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
                uint _e2365 = tile;
                write_rows(first_2 + 16u, mine_2, _e2365, lane_3, params, out, sh_out, _buffer_sizes);
                metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            }
        }
    }
    return;
}
