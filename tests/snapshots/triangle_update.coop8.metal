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
};

struct Params {
    uint rows;
    uint cols;
    uint padded_cols;
    uint plane;
    uint x_stride_row;
    uint x_stride_col;
    uint skip_x;
    uint skip_product;
    uint skip_w;
    uint skip_out;
    uint padding_1_;
    uint padding_2_;
};
typedef metal::float4 type_3[1];
typedef metal::half4 type_6[1];
typedef metal::float2 type_8[1];
struct type_9 {
    half inner[9216];
};
struct type_10 {
    half inner[2048];
};
struct type_11 {
    metal::float4 inner[64];
};
constant uint SUBGROUPS = 4u;
constant uint PITCH = 34u;
constant uint PLANE = 18u;
constant uint ROW = 8u;
constant float EPSILON = 0.00001;
constant float EPSILON_PRODUCT = 0.0000000390625;

metal::half4 sh_tile_at(
    uint four,
    threadgroup type_9& sh_tile
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
    threadgroup type_9& sh_tile
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
    threadgroup type_10& sh_out
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
    threadgroup type_10& sh_out
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
    uint _e4 = params.skip_x;
    uint _e8 = params.x_stride_row;
    uint _e14 = params.x_stride_col;
    return naga_div((_e4 + (_e1.x * _e8)) + (_e1.y * _e14), 4u);
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
    float sum_1 = {};
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
    sum_1 = (upper_4_ ? r_1_ : r_0_) + unnamed_6;
    float _e57 = sum_1;
    float _e58 = sum_1;
    float unnamed_7 = metal::simd_shuffle_xor(_e58, 2u);
    sum_1 = _e57 + unnamed_7;
    float _e62 = sum_1;
    float _e63 = sum_1;
    float unnamed_8 = metal::simd_shuffle_xor(_e63, 1u);
    return _e62 + unnamed_8;
}

void layer_norm_rows(
    uint first,
    uint place,
    uint lane_1,
    constant Params& params,
    device type_3 const& x,
    device type_3 const& norm_scale,
    device type_3 const& norm_offset,
    threadgroup type_9& sh_tile,
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

uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
}

metal::float4 over_channels(
    uint index_1,
    metal::float4 own,
    threadgroup type_11& sh_sums
) {
    metal::float4 sum_2 = metal::float4 {};
    float unnamed_41 = metal::simd_shuffle_xor(own.x, 16u);
    float unnamed_42 = metal::simd_shuffle_xor(own.y, 16u);
    float unnamed_43 = metal::simd_shuffle_xor(own.z, 16u);
    float unnamed_44 = metal::simd_shuffle_xor(own.w, 16u);
    metal::float4 other = metal::float4(unnamed_41, unnamed_42, unnamed_43, unnamed_44);
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    if (naga_mod(index_1, 32u) < 16u) {
        sh_sums.inner[(naga_div(index_1, 32u) * 16u) + naga_mod(index_1, 16u)] = own + other;
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 _e31 = sum_2;
    metal::float4 _e38 = sh_sums.inner[0u + naga_mod(index_1, 16u)];
    sum_2 = _e31 + _e38;
    metal::float4 _e40 = sum_2;
    metal::float4 _e47 = sh_sums.inner[16u + naga_mod(index_1, 16u)];
    sum_2 = _e40 + _e47;
    metal::float4 _e49 = sum_2;
    metal::float4 _e56 = sh_sums.inner[32u + naga_mod(index_1, 16u)];
    sum_2 = _e49 + _e56;
    metal::float4 _e58 = sum_2;
    metal::float4 _e65 = sh_sums.inner[48u + naga_mod(index_1, 16u)];
    sum_2 = _e58 + _e65;
    metal::float4 _e67 = sum_2;
    return _e67;
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
, device type_3& x [[user(fake0)]]
, device type_6 const& product [[user(fake0)]]
, device type_6 const& w [[user(fake0)]]
, device type_3 const& norm_scale [[user(fake0)]]
, device type_3 const& norm_offset [[user(fake0)]]
, device type_8 const& product_norm [[user(fake0)]]
, threadgroup type_9& sh_tile
, threadgroup type_10& sh_out
, threadgroup type_11& sh_sums
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (index == 0u) {
        sh_tile = {};
        sh_out = {};
        sh_sums = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::float4 sum = metal::float4 {};
    metal::float4 squares = metal::float4 {};
    metal::half4 next_0_ = {};
    metal::half4 next_1_ = {};
    metal::half4 next_2_ = {};
    metal::half4 next_3_ = {};
    metal::half4 next_4_ = {};
    metal::half4 next_5_ = {};
    metal::half4 next_6_ = {};
    metal::half4 next_7_ = {};
    uint tile = 0u;
    metal::simdgroup_half8x8 gate_0_00_ = {};
    metal::simdgroup_half8x8 gate_0_01_ = {};
    metal::simdgroup_half8x8 gate_0_10_ = {};
    metal::simdgroup_half8x8 gate_0_11_ = {};
    metal::simdgroup_half8x8 value_0_00_ = {};
    metal::simdgroup_half8x8 value_0_01_ = {};
    metal::simdgroup_half8x8 value_0_10_ = {};
    metal::simdgroup_half8x8 value_0_11_ = {};
    uint lane_2 = naga_mod(index, 32u);
    uint subgroup = naga_div(index, 32u);
    uint tile_first = ((group.y * groups.x) + group.x) * 64u;
    uint first_1 = tile_first + (subgroup * 16u);
    uint _e24 = params.rows;
    uint _e27 = params.padded_cols;
    uint places = metal::min(naga_div(tile_first, 4u) + naga_mod(index, 16u), naga_div(_e24 * _e27, 4u) - 1u);
    uint channel = naga_div(index, 16u) * 16u;
    uint _e41 = params.skip_product;
    uint _e46 = params.plane;
    metal::half4 _e53 = product[naga_div(_e41 + ((channel + 0u) * _e46), 4u) + places];
    metal::float4 product_0_ = static_cast<metal::float4>(_e53);
    uint _e58 = params.skip_product;
    uint _e63 = params.plane;
    metal::half4 _e70 = product[naga_div(_e58 + ((channel + 1u) * _e63), 4u) + places];
    metal::float4 product_1_ = static_cast<metal::float4>(_e70);
    uint _e75 = params.skip_product;
    uint _e80 = params.plane;
    metal::half4 _e87 = product[naga_div(_e75 + ((channel + 2u) * _e80), 4u) + places];
    metal::float4 product_2_ = static_cast<metal::float4>(_e87);
    uint _e92 = params.skip_product;
    uint _e97 = params.plane;
    metal::half4 _e104 = product[naga_div(_e92 + ((channel + 3u) * _e97), 4u) + places];
    metal::float4 product_3_ = static_cast<metal::float4>(_e104);
    uint _e109 = params.skip_product;
    uint _e114 = params.plane;
    metal::half4 _e121 = product[naga_div(_e109 + ((channel + 4u) * _e114), 4u) + places];
    metal::float4 product_4_ = static_cast<metal::float4>(_e121);
    uint _e126 = params.skip_product;
    uint _e131 = params.plane;
    metal::half4 _e138 = product[naga_div(_e126 + ((channel + 5u) * _e131), 4u) + places];
    metal::float4 product_5_ = static_cast<metal::float4>(_e138);
    uint _e143 = params.skip_product;
    uint _e148 = params.plane;
    metal::half4 _e155 = product[naga_div(_e143 + ((channel + 6u) * _e148), 4u) + places];
    metal::float4 product_6_ = static_cast<metal::float4>(_e155);
    uint _e160 = params.skip_product;
    uint _e165 = params.plane;
    metal::half4 _e172 = product[naga_div(_e160 + ((channel + 7u) * _e165), 4u) + places];
    metal::float4 product_7_ = static_cast<metal::float4>(_e172);
    uint _e177 = params.skip_product;
    uint _e182 = params.plane;
    metal::half4 _e189 = product[naga_div(_e177 + ((channel + 8u) * _e182), 4u) + places];
    metal::float4 product_8_ = static_cast<metal::float4>(_e189);
    uint _e194 = params.skip_product;
    uint _e199 = params.plane;
    metal::half4 _e206 = product[naga_div(_e194 + ((channel + 9u) * _e199), 4u) + places];
    metal::float4 product_9_ = static_cast<metal::float4>(_e206);
    uint _e211 = params.skip_product;
    uint _e216 = params.plane;
    metal::half4 _e223 = product[naga_div(_e211 + ((channel + 10u) * _e216), 4u) + places];
    metal::float4 product_10_ = static_cast<metal::float4>(_e223);
    uint _e228 = params.skip_product;
    uint _e233 = params.plane;
    metal::half4 _e240 = product[naga_div(_e228 + ((channel + 11u) * _e233), 4u) + places];
    metal::float4 product_11_ = static_cast<metal::float4>(_e240);
    uint _e245 = params.skip_product;
    uint _e250 = params.plane;
    metal::half4 _e257 = product[naga_div(_e245 + ((channel + 12u) * _e250), 4u) + places];
    metal::float4 product_12_ = static_cast<metal::float4>(_e257);
    uint _e262 = params.skip_product;
    uint _e267 = params.plane;
    metal::half4 _e274 = product[naga_div(_e262 + ((channel + 13u) * _e267), 4u) + places];
    metal::float4 product_13_ = static_cast<metal::float4>(_e274);
    uint _e279 = params.skip_product;
    uint _e284 = params.plane;
    metal::half4 _e291 = product[naga_div(_e279 + ((channel + 14u) * _e284), 4u) + places];
    metal::float4 product_14_ = static_cast<metal::float4>(_e291);
    uint _e296 = params.skip_product;
    uint _e301 = params.plane;
    metal::half4 _e308 = product[naga_div(_e296 + ((channel + 15u) * _e301), 4u) + places];
    metal::float4 product_15_ = static_cast<metal::float4>(_e308);
    uint own_1 = (subgroup * 16u) * PITCH;
    layer_norm_rows(first_1, own_1, lane_2, params, x, norm_scale, norm_offset, sh_tile, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint at_00_ = own_1 + 0u;
    uint x_00_00_at = ((at_00_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 x_00_00_ = NagaCooperativeLoad(&sh_tile.inner[x_00_00_at], 136u, false);
    uint x_00_01_at = ((at_00_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 x_00_01_ = NagaCooperativeLoad(&sh_tile.inner[x_00_01_at], 136u, false);
    uint x_00_10_at = ((at_00_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 x_00_10_ = NagaCooperativeLoad(&sh_tile.inner[x_00_10_at], 136u, false);
    uint x_00_11_at = ((at_00_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 x_00_11_ = NagaCooperativeLoad(&sh_tile.inner[x_00_11_at], 136u, false);
    uint at_01_ = own_1 + 4u;
    uint x_01_00_at = ((at_01_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 x_01_00_ = NagaCooperativeLoad(&sh_tile.inner[x_01_00_at], 136u, false);
    uint x_01_01_at = ((at_01_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 x_01_01_ = NagaCooperativeLoad(&sh_tile.inner[x_01_01_at], 136u, false);
    uint x_01_10_at = ((at_01_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 x_01_10_ = NagaCooperativeLoad(&sh_tile.inner[x_01_10_at], 136u, false);
    uint x_01_11_at = ((at_01_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 x_01_11_ = NagaCooperativeLoad(&sh_tile.inner[x_01_11_at], 136u, false);
    uint at_10_ = own_1 + 8u;
    uint x_10_00_at = ((at_10_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 x_10_00_ = NagaCooperativeLoad(&sh_tile.inner[x_10_00_at], 136u, false);
    uint x_10_01_at = ((at_10_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 x_10_01_ = NagaCooperativeLoad(&sh_tile.inner[x_10_01_at], 136u, false);
    uint x_10_10_at = ((at_10_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 x_10_10_ = NagaCooperativeLoad(&sh_tile.inner[x_10_10_at], 136u, false);
    uint x_10_11_at = ((at_10_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 x_10_11_ = NagaCooperativeLoad(&sh_tile.inner[x_10_11_at], 136u, false);
    uint at_11_ = own_1 + 12u;
    uint x_11_00_at = ((at_11_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 x_11_00_ = NagaCooperativeLoad(&sh_tile.inner[x_11_00_at], 136u, false);
    uint x_11_01_at = ((at_11_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 x_11_01_ = NagaCooperativeLoad(&sh_tile.inner[x_11_01_at], 136u, false);
    uint x_11_10_at = ((at_11_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 x_11_10_ = NagaCooperativeLoad(&sh_tile.inner[x_11_10_at], 136u, false);
    uint x_11_11_at = ((at_11_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 x_11_11_ = NagaCooperativeLoad(&sh_tile.inner[x_11_11_at], 136u, false);
    uint at_20_ = own_1 + 16u;
    uint x_20_00_at = ((at_20_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 x_20_00_ = NagaCooperativeLoad(&sh_tile.inner[x_20_00_at], 136u, false);
    uint x_20_01_at = ((at_20_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 x_20_01_ = NagaCooperativeLoad(&sh_tile.inner[x_20_01_at], 136u, false);
    uint x_20_10_at = ((at_20_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 x_20_10_ = NagaCooperativeLoad(&sh_tile.inner[x_20_10_at], 136u, false);
    uint x_20_11_at = ((at_20_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 x_20_11_ = NagaCooperativeLoad(&sh_tile.inner[x_20_11_at], 136u, false);
    uint at_21_ = own_1 + 20u;
    uint x_21_00_at = ((at_21_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 x_21_00_ = NagaCooperativeLoad(&sh_tile.inner[x_21_00_at], 136u, false);
    uint x_21_01_at = ((at_21_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 x_21_01_ = NagaCooperativeLoad(&sh_tile.inner[x_21_01_at], 136u, false);
    uint x_21_10_at = ((at_21_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 x_21_10_ = NagaCooperativeLoad(&sh_tile.inner[x_21_10_at], 136u, false);
    uint x_21_11_at = ((at_21_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 x_21_11_ = NagaCooperativeLoad(&sh_tile.inner[x_21_11_at], 136u, false);
    uint at_30_ = own_1 + 24u;
    uint x_30_00_at = ((at_30_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 x_30_00_ = NagaCooperativeLoad(&sh_tile.inner[x_30_00_at], 136u, false);
    uint x_30_01_at = ((at_30_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 x_30_01_ = NagaCooperativeLoad(&sh_tile.inner[x_30_01_at], 136u, false);
    uint x_30_10_at = ((at_30_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 x_30_10_ = NagaCooperativeLoad(&sh_tile.inner[x_30_10_at], 136u, false);
    uint x_30_11_at = ((at_30_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 x_30_11_ = NagaCooperativeLoad(&sh_tile.inner[x_30_11_at], 136u, false);
    uint at_31_ = own_1 + 28u;
    uint x_31_00_at = ((at_31_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 x_31_00_ = NagaCooperativeLoad(&sh_tile.inner[x_31_00_at], 136u, false);
    uint x_31_01_at = ((at_31_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 x_31_01_ = NagaCooperativeLoad(&sh_tile.inner[x_31_01_at], 136u, false);
    uint x_31_10_at = ((at_31_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 x_31_10_ = NagaCooperativeLoad(&sh_tile.inner[x_31_10_at], 136u, false);
    uint x_31_11_at = ((at_31_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 x_31_11_ = NagaCooperativeLoad(&sh_tile.inner[x_31_11_at], 136u, false);
    metal::float4 _e652 = sum;
    sum = _e652 + product_0_;
    metal::float4 _e654 = sum;
    sum = _e654 + product_1_;
    metal::float4 _e656 = sum;
    sum = _e656 + product_2_;
    metal::float4 _e658 = sum;
    sum = _e658 + product_3_;
    metal::float4 _e660 = sum;
    sum = _e660 + product_4_;
    metal::float4 _e662 = sum;
    sum = _e662 + product_5_;
    metal::float4 _e664 = sum;
    sum = _e664 + product_6_;
    metal::float4 _e666 = sum;
    sum = _e666 + product_7_;
    metal::float4 _e668 = sum;
    sum = _e668 + product_8_;
    metal::float4 _e670 = sum;
    sum = _e670 + product_9_;
    metal::float4 _e672 = sum;
    sum = _e672 + product_10_;
    metal::float4 _e674 = sum;
    sum = _e674 + product_11_;
    metal::float4 _e676 = sum;
    sum = _e676 + product_12_;
    metal::float4 _e678 = sum;
    sum = _e678 + product_13_;
    metal::float4 _e680 = sum;
    sum = _e680 + product_14_;
    metal::float4 _e682 = sum;
    sum = _e682 + product_15_;
    metal::float4 _e684 = sum;
    metal::float4 _e685 = over_channels(index, _e684, sh_sums);
    metal::float4 mean = _e685 / metal::float4(128.0);
    metal::float4 _e691 = squares;
    squares = _e691 + ((product_0_ - mean) * (product_0_ - mean));
    metal::float4 _e696 = squares;
    squares = _e696 + ((product_1_ - mean) * (product_1_ - mean));
    metal::float4 _e701 = squares;
    squares = _e701 + ((product_2_ - mean) * (product_2_ - mean));
    metal::float4 _e706 = squares;
    squares = _e706 + ((product_3_ - mean) * (product_3_ - mean));
    metal::float4 _e711 = squares;
    squares = _e711 + ((product_4_ - mean) * (product_4_ - mean));
    metal::float4 _e716 = squares;
    squares = _e716 + ((product_5_ - mean) * (product_5_ - mean));
    metal::float4 _e721 = squares;
    squares = _e721 + ((product_6_ - mean) * (product_6_ - mean));
    metal::float4 _e726 = squares;
    squares = _e726 + ((product_7_ - mean) * (product_7_ - mean));
    metal::float4 _e731 = squares;
    squares = _e731 + ((product_8_ - mean) * (product_8_ - mean));
    metal::float4 _e736 = squares;
    squares = _e736 + ((product_9_ - mean) * (product_9_ - mean));
    metal::float4 _e741 = squares;
    squares = _e741 + ((product_10_ - mean) * (product_10_ - mean));
    metal::float4 _e746 = squares;
    squares = _e746 + ((product_11_ - mean) * (product_11_ - mean));
    metal::float4 _e751 = squares;
    squares = _e751 + ((product_12_ - mean) * (product_12_ - mean));
    metal::float4 _e756 = squares;
    squares = _e756 + ((product_13_ - mean) * (product_13_ - mean));
    metal::float4 _e761 = squares;
    squares = _e761 + ((product_14_ - mean) * (product_14_ - mean));
    metal::float4 _e766 = squares;
    squares = _e766 + ((product_15_ - mean) * (product_15_ - mean));
    metal::float4 _e771 = squares;
    metal::float4 _e772 = over_channels(index, _e771, sh_sums);
    metal::float4 factor = metal::rsqrt((_e772 / metal::float4(128.0)) + metal::float4(0.0000000390625));
    {
        metal::float2 norm = product_norm[channel + 0u];
        sh_tile_put(((channel + 0u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_0_ - mean) * factor) * norm.x) + metal::float4(norm.y)), sh_tile);
    }
    {
        metal::float2 norm_1 = product_norm[channel + 1u];
        sh_tile_put(((channel + 1u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_1_ - mean) * factor) * norm_1.x) + metal::float4(norm_1.y)), sh_tile);
    }
    {
        metal::float2 norm_2 = product_norm[channel + 2u];
        sh_tile_put(((channel + 2u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_2_ - mean) * factor) * norm_2.x) + metal::float4(norm_2.y)), sh_tile);
    }
    {
        metal::float2 norm_3 = product_norm[channel + 3u];
        sh_tile_put(((channel + 3u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_3_ - mean) * factor) * norm_3.x) + metal::float4(norm_3.y)), sh_tile);
    }
    {
        metal::float2 norm_4 = product_norm[channel + 4u];
        sh_tile_put(((channel + 4u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_4_ - mean) * factor) * norm_4.x) + metal::float4(norm_4.y)), sh_tile);
    }
    {
        metal::float2 norm_5 = product_norm[channel + 5u];
        sh_tile_put(((channel + 5u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_5_ - mean) * factor) * norm_5.x) + metal::float4(norm_5.y)), sh_tile);
    }
    {
        metal::float2 norm_6 = product_norm[channel + 6u];
        sh_tile_put(((channel + 6u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_6_ - mean) * factor) * norm_6.x) + metal::float4(norm_6.y)), sh_tile);
    }
    {
        metal::float2 norm_7 = product_norm[channel + 7u];
        sh_tile_put(((channel + 7u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_7_ - mean) * factor) * norm_7.x) + metal::float4(norm_7.y)), sh_tile);
    }
    {
        metal::float2 norm_8 = product_norm[channel + 8u];
        sh_tile_put(((channel + 8u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_8_ - mean) * factor) * norm_8.x) + metal::float4(norm_8.y)), sh_tile);
    }
    {
        metal::float2 norm_9 = product_norm[channel + 9u];
        sh_tile_put(((channel + 9u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_9_ - mean) * factor) * norm_9.x) + metal::float4(norm_9.y)), sh_tile);
    }
    {
        metal::float2 norm_10 = product_norm[channel + 10u];
        sh_tile_put(((channel + 10u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_10_ - mean) * factor) * norm_10.x) + metal::float4(norm_10.y)), sh_tile);
    }
    {
        metal::float2 norm_11 = product_norm[channel + 11u];
        sh_tile_put(((channel + 11u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_11_ - mean) * factor) * norm_11.x) + metal::float4(norm_11.y)), sh_tile);
    }
    {
        metal::float2 norm_12 = product_norm[channel + 12u];
        sh_tile_put(((channel + 12u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_12_ - mean) * factor) * norm_12.x) + metal::float4(norm_12.y)), sh_tile);
    }
    {
        metal::float2 norm_13 = product_norm[channel + 13u];
        sh_tile_put(((channel + 13u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_13_ - mean) * factor) * norm_13.x) + metal::float4(norm_13.y)), sh_tile);
    }
    {
        metal::float2 norm_14 = product_norm[channel + 14u];
        sh_tile_put(((channel + 14u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_14_ - mean) * factor) * norm_14.x) + metal::float4(norm_14.y)), sh_tile);
    }
    {
        metal::float2 norm_15 = product_norm[channel + 15u];
        sh_tile_put(((channel + 15u) * PLANE) + naga_mod(index, 16u), static_cast<metal::half4>((((product_15_ - mean) * factor) * norm_15.x) + metal::float4(norm_15.y)), sh_tile);
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint place_00_ = 0u + (subgroup * 4u);
    uint p_00_00_at = ((place_00_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 p_00_00_ = NagaCooperativeLoad(&sh_tile.inner[p_00_00_at], 72u, true);
    uint p_00_01_at = ((place_00_ * 4u) + 576u) + 0u;
    metal::simdgroup_half8x8 p_00_01_ = NagaCooperativeLoad(&sh_tile.inner[p_00_01_at], 72u, true);
    uint p_00_10_at = ((place_00_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 p_00_10_ = NagaCooperativeLoad(&sh_tile.inner[p_00_10_at], 72u, true);
    uint p_00_11_at = ((place_00_ * 4u) + 576u) + 8u;
    metal::simdgroup_half8x8 p_00_11_ = NagaCooperativeLoad(&sh_tile.inner[p_00_11_at], 72u, true);
    uint place_01_ = 288u + (subgroup * 4u);
    uint p_01_00_at = ((place_01_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 p_01_00_ = NagaCooperativeLoad(&sh_tile.inner[p_01_00_at], 72u, true);
    uint p_01_01_at = ((place_01_ * 4u) + 576u) + 0u;
    metal::simdgroup_half8x8 p_01_01_ = NagaCooperativeLoad(&sh_tile.inner[p_01_01_at], 72u, true);
    uint p_01_10_at = ((place_01_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 p_01_10_ = NagaCooperativeLoad(&sh_tile.inner[p_01_10_at], 72u, true);
    uint p_01_11_at = ((place_01_ * 4u) + 576u) + 8u;
    metal::simdgroup_half8x8 p_01_11_ = NagaCooperativeLoad(&sh_tile.inner[p_01_11_at], 72u, true);
    uint place_10_ = 576u + (subgroup * 4u);
    uint p_10_00_at = ((place_10_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 p_10_00_ = NagaCooperativeLoad(&sh_tile.inner[p_10_00_at], 72u, true);
    uint p_10_01_at = ((place_10_ * 4u) + 576u) + 0u;
    metal::simdgroup_half8x8 p_10_01_ = NagaCooperativeLoad(&sh_tile.inner[p_10_01_at], 72u, true);
    uint p_10_10_at = ((place_10_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 p_10_10_ = NagaCooperativeLoad(&sh_tile.inner[p_10_10_at], 72u, true);
    uint p_10_11_at = ((place_10_ * 4u) + 576u) + 8u;
    metal::simdgroup_half8x8 p_10_11_ = NagaCooperativeLoad(&sh_tile.inner[p_10_11_at], 72u, true);
    uint place_11_ = 864u + (subgroup * 4u);
    uint p_11_00_at = ((place_11_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 p_11_00_ = NagaCooperativeLoad(&sh_tile.inner[p_11_00_at], 72u, true);
    uint p_11_01_at = ((place_11_ * 4u) + 576u) + 0u;
    metal::simdgroup_half8x8 p_11_01_ = NagaCooperativeLoad(&sh_tile.inner[p_11_01_at], 72u, true);
    uint p_11_10_at = ((place_11_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 p_11_10_ = NagaCooperativeLoad(&sh_tile.inner[p_11_10_at], 72u, true);
    uint p_11_11_at = ((place_11_ * 4u) + 576u) + 8u;
    metal::simdgroup_half8x8 p_11_11_ = NagaCooperativeLoad(&sh_tile.inner[p_11_11_at], 72u, true);
    uint place_20_ = 1152u + (subgroup * 4u);
    uint p_20_00_at = ((place_20_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 p_20_00_ = NagaCooperativeLoad(&sh_tile.inner[p_20_00_at], 72u, true);
    uint p_20_01_at = ((place_20_ * 4u) + 576u) + 0u;
    metal::simdgroup_half8x8 p_20_01_ = NagaCooperativeLoad(&sh_tile.inner[p_20_01_at], 72u, true);
    uint p_20_10_at = ((place_20_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 p_20_10_ = NagaCooperativeLoad(&sh_tile.inner[p_20_10_at], 72u, true);
    uint p_20_11_at = ((place_20_ * 4u) + 576u) + 8u;
    metal::simdgroup_half8x8 p_20_11_ = NagaCooperativeLoad(&sh_tile.inner[p_20_11_at], 72u, true);
    uint place_21_ = 1440u + (subgroup * 4u);
    uint p_21_00_at = ((place_21_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 p_21_00_ = NagaCooperativeLoad(&sh_tile.inner[p_21_00_at], 72u, true);
    uint p_21_01_at = ((place_21_ * 4u) + 576u) + 0u;
    metal::simdgroup_half8x8 p_21_01_ = NagaCooperativeLoad(&sh_tile.inner[p_21_01_at], 72u, true);
    uint p_21_10_at = ((place_21_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 p_21_10_ = NagaCooperativeLoad(&sh_tile.inner[p_21_10_at], 72u, true);
    uint p_21_11_at = ((place_21_ * 4u) + 576u) + 8u;
    metal::simdgroup_half8x8 p_21_11_ = NagaCooperativeLoad(&sh_tile.inner[p_21_11_at], 72u, true);
    uint place_30_ = 1728u + (subgroup * 4u);
    uint p_30_00_at = ((place_30_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 p_30_00_ = NagaCooperativeLoad(&sh_tile.inner[p_30_00_at], 72u, true);
    uint p_30_01_at = ((place_30_ * 4u) + 576u) + 0u;
    metal::simdgroup_half8x8 p_30_01_ = NagaCooperativeLoad(&sh_tile.inner[p_30_01_at], 72u, true);
    uint p_30_10_at = ((place_30_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 p_30_10_ = NagaCooperativeLoad(&sh_tile.inner[p_30_10_at], 72u, true);
    uint p_30_11_at = ((place_30_ * 4u) + 576u) + 8u;
    metal::simdgroup_half8x8 p_30_11_ = NagaCooperativeLoad(&sh_tile.inner[p_30_11_at], 72u, true);
    uint place_31_ = 2016u + (subgroup * 4u);
    uint p_31_00_at = ((place_31_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 p_31_00_ = NagaCooperativeLoad(&sh_tile.inner[p_31_00_at], 72u, true);
    uint p_31_01_at = ((place_31_ * 4u) + 576u) + 0u;
    metal::simdgroup_half8x8 p_31_01_ = NagaCooperativeLoad(&sh_tile.inner[p_31_01_at], 72u, true);
    uint p_31_10_at = ((place_31_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 p_31_10_ = NagaCooperativeLoad(&sh_tile.inner[p_31_10_at], 72u, true);
    uint p_31_11_at = ((place_31_ * 4u) + 576u) + 8u;
    metal::simdgroup_half8x8 p_31_11_ = NagaCooperativeLoad(&sh_tile.inner[p_31_11_at], 72u, true);
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint _e1455 = params.skip_w;
    metal::half4 _e1462 = w[(naga_div(_e1455, 4u) + index) + 0u];
    next_0_ = _e1462;
    uint _e1467 = params.skip_w;
    metal::half4 _e1474 = w[(naga_div(_e1467, 4u) + index) + 128u];
    next_1_ = _e1474;
    uint _e1479 = params.skip_w;
    metal::half4 _e1486 = w[(naga_div(_e1479, 4u) + index) + 256u];
    next_2_ = _e1486;
    uint _e1491 = params.skip_w;
    metal::half4 _e1498 = w[(naga_div(_e1491, 4u) + index) + 384u];
    next_3_ = _e1498;
    uint _e1503 = params.skip_w;
    metal::half4 _e1510 = w[(naga_div(_e1503, 4u) + index) + 512u];
    next_4_ = _e1510;
    uint _e1515 = params.skip_w;
    metal::half4 _e1522 = w[(naga_div(_e1515, 4u) + index) + 640u];
    next_5_ = _e1522;
    uint _e1527 = params.skip_w;
    metal::half4 _e1534 = w[(naga_div(_e1527, 4u) + index) + 768u];
    next_6_ = _e1534;
    uint _e1539 = params.skip_w;
    metal::half4 _e1546 = w[(naga_div(_e1539, 4u) + index) + 896u];
    next_7_ = _e1546;
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e2825 = tile;
            tile = _e2825 + 1u;
        }
        loop_init = false;
        uint _e1550 = tile;
        if (_e1550 < 8u) {
        } else {
            break;
        }
        {
            uint _e1553 = tile;
            uint place_1 = ((_e1553 & 1u) * 32u) * PITCH;
            metal::half4 _e1568 = next_0_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 0u) * PITCH)) + lane_2, _e1568, sh_tile);
            metal::half4 _e1577 = next_1_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 4u) * PITCH)) + lane_2, _e1577, sh_tile);
            metal::half4 _e1586 = next_2_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 8u) * PITCH)) + lane_2, _e1586, sh_tile);
            metal::half4 _e1595 = next_3_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 12u) * PITCH)) + lane_2, _e1595, sh_tile);
            metal::half4 _e1604 = next_4_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 16u) * PITCH)) + lane_2, _e1604, sh_tile);
            metal::half4 _e1613 = next_5_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 20u) * PITCH)) + lane_2, _e1613, sh_tile);
            metal::half4 _e1622 = next_6_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 24u) * PITCH)) + lane_2, _e1622, sh_tile);
            metal::half4 _e1631 = next_7_;
            sh_tile_put((place_1 + ((naga_div(index, 32u) + 28u) * PITCH)) + lane_2, _e1631, sh_tile);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e1634 = params.skip_w;
            uint _e1637 = tile;
            uint after = (naga_div(_e1634, 4u) + (metal::min(_e1637 + 1u, 7u) * 1024u)) + index;
            metal::half4 _e1650 = w[after + 0u];
            next_0_ = _e1650;
            metal::half4 _e1655 = w[after + 128u];
            next_1_ = _e1655;
            metal::half4 _e1660 = w[after + 256u];
            next_2_ = _e1660;
            metal::half4 _e1665 = w[after + 384u];
            next_3_ = _e1665;
            metal::half4 _e1670 = w[after + 512u];
            next_4_ = _e1670;
            metal::half4 _e1675 = w[after + 640u];
            next_5_ = _e1675;
            metal::half4 _e1680 = w[after + 768u];
            next_6_ = _e1680;
            metal::half4 _e1685 = w[after + 896u];
            next_7_ = _e1685;
            gate_0_00_ = metal::simdgroup_half8x8 {};
            gate_0_01_ = metal::simdgroup_half8x8 {};
            gate_0_10_ = metal::simdgroup_half8x8 {};
            gate_0_11_ = metal::simdgroup_half8x8 {};
            value_0_00_ = metal::simdgroup_half8x8 {};
            value_0_01_ = metal::simdgroup_half8x8 {};
            value_0_10_ = metal::simdgroup_half8x8 {};
            value_0_11_ = metal::simdgroup_half8x8 {};
            {
                uint at_4 = place_1 + 0u;
                uint at_value = at_4 + 544u;
                uint b_gate_00_at = ((at_4 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_gate_00_ = NagaCooperativeLoad(&sh_tile.inner[b_gate_00_at], 136u, true);
                uint b_gate_01_at = ((at_4 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_gate_01_ = NagaCooperativeLoad(&sh_tile.inner[b_gate_01_at], 136u, true);
                uint b_gate_10_at = ((at_4 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_gate_10_ = NagaCooperativeLoad(&sh_tile.inner[b_gate_10_at], 136u, true);
                uint b_gate_11_at = ((at_4 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_gate_11_ = NagaCooperativeLoad(&sh_tile.inner[b_gate_11_at], 136u, true);
                uint b_value_00_at = ((at_value * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_value_00_ = NagaCooperativeLoad(&sh_tile.inner[b_value_00_at], 136u, true);
                uint b_value_01_at = ((at_value * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_value_01_ = NagaCooperativeLoad(&sh_tile.inner[b_value_01_at], 136u, true);
                uint b_value_10_at = ((at_value * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_value_10_ = NagaCooperativeLoad(&sh_tile.inner[b_value_10_at], 136u, true);
                uint b_value_11_at = ((at_value * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_value_11_ = NagaCooperativeLoad(&sh_tile.inner[b_value_11_at], 136u, true);
                metal::simdgroup_half8x8 _e1786 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_00_00_, b_gate_00_, _e1786);
                metal::simdgroup_half8x8 _e1788 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_00_01_, b_gate_10_, _e1788);
                metal::simdgroup_half8x8 _e1790 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_00_00_, b_gate_01_, _e1790);
                metal::simdgroup_half8x8 _e1792 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_00_01_, b_gate_11_, _e1792);
                metal::simdgroup_half8x8 _e1794 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_00_10_, b_gate_00_, _e1794);
                metal::simdgroup_half8x8 _e1796 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_00_11_, b_gate_10_, _e1796);
                metal::simdgroup_half8x8 _e1798 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_00_10_, b_gate_01_, _e1798);
                metal::simdgroup_half8x8 _e1800 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_00_11_, b_gate_11_, _e1800);
                metal::simdgroup_half8x8 _e1802 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_00_00_, b_value_00_, _e1802);
                metal::simdgroup_half8x8 _e1804 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_00_01_, b_value_10_, _e1804);
                metal::simdgroup_half8x8 _e1806 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_00_00_, b_value_01_, _e1806);
                metal::simdgroup_half8x8 _e1808 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_00_01_, b_value_11_, _e1808);
                metal::simdgroup_half8x8 _e1810 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_00_10_, b_value_00_, _e1810);
                metal::simdgroup_half8x8 _e1812 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_00_11_, b_value_10_, _e1812);
                metal::simdgroup_half8x8 _e1814 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_00_10_, b_value_01_, _e1814);
                metal::simdgroup_half8x8 _e1816 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_00_11_, b_value_11_, _e1816);
            }
            {
                uint at_5 = place_1 + 4u;
                uint at_value_1 = at_5 + 544u;
                uint b_gate_00_at_1 = ((at_5 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_gate_00_1 = NagaCooperativeLoad(&sh_tile.inner[b_gate_00_at_1], 136u, true);
                uint b_gate_01_at_1 = ((at_5 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_gate_01_1 = NagaCooperativeLoad(&sh_tile.inner[b_gate_01_at_1], 136u, true);
                uint b_gate_10_at_1 = ((at_5 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_gate_10_1 = NagaCooperativeLoad(&sh_tile.inner[b_gate_10_at_1], 136u, true);
                uint b_gate_11_at_1 = ((at_5 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_gate_11_1 = NagaCooperativeLoad(&sh_tile.inner[b_gate_11_at_1], 136u, true);
                uint b_value_00_at_1 = ((at_value_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_value_00_1 = NagaCooperativeLoad(&sh_tile.inner[b_value_00_at_1], 136u, true);
                uint b_value_01_at_1 = ((at_value_1 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_value_01_1 = NagaCooperativeLoad(&sh_tile.inner[b_value_01_at_1], 136u, true);
                uint b_value_10_at_1 = ((at_value_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_value_10_1 = NagaCooperativeLoad(&sh_tile.inner[b_value_10_at_1], 136u, true);
                uint b_value_11_at_1 = ((at_value_1 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_value_11_1 = NagaCooperativeLoad(&sh_tile.inner[b_value_11_at_1], 136u, true);
                metal::simdgroup_half8x8 _e1902 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_01_00_, b_gate_00_1, _e1902);
                metal::simdgroup_half8x8 _e1904 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_01_01_, b_gate_10_1, _e1904);
                metal::simdgroup_half8x8 _e1906 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_01_00_, b_gate_01_1, _e1906);
                metal::simdgroup_half8x8 _e1908 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_01_01_, b_gate_11_1, _e1908);
                metal::simdgroup_half8x8 _e1910 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_01_10_, b_gate_00_1, _e1910);
                metal::simdgroup_half8x8 _e1912 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_01_11_, b_gate_10_1, _e1912);
                metal::simdgroup_half8x8 _e1914 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_01_10_, b_gate_01_1, _e1914);
                metal::simdgroup_half8x8 _e1916 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_01_11_, b_gate_11_1, _e1916);
                metal::simdgroup_half8x8 _e1918 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_01_00_, b_value_00_1, _e1918);
                metal::simdgroup_half8x8 _e1920 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_01_01_, b_value_10_1, _e1920);
                metal::simdgroup_half8x8 _e1922 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_01_00_, b_value_01_1, _e1922);
                metal::simdgroup_half8x8 _e1924 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_01_01_, b_value_11_1, _e1924);
                metal::simdgroup_half8x8 _e1926 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_01_10_, b_value_00_1, _e1926);
                metal::simdgroup_half8x8 _e1928 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_01_11_, b_value_10_1, _e1928);
                metal::simdgroup_half8x8 _e1930 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_01_10_, b_value_01_1, _e1930);
                metal::simdgroup_half8x8 _e1932 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_01_11_, b_value_11_1, _e1932);
            }
            {
                uint at_6 = place_1 + 8u;
                uint at_value_2 = at_6 + 544u;
                uint b_gate_00_at_2 = ((at_6 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_gate_00_2 = NagaCooperativeLoad(&sh_tile.inner[b_gate_00_at_2], 136u, true);
                uint b_gate_01_at_2 = ((at_6 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_gate_01_2 = NagaCooperativeLoad(&sh_tile.inner[b_gate_01_at_2], 136u, true);
                uint b_gate_10_at_2 = ((at_6 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_gate_10_2 = NagaCooperativeLoad(&sh_tile.inner[b_gate_10_at_2], 136u, true);
                uint b_gate_11_at_2 = ((at_6 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_gate_11_2 = NagaCooperativeLoad(&sh_tile.inner[b_gate_11_at_2], 136u, true);
                uint b_value_00_at_2 = ((at_value_2 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_value_00_2 = NagaCooperativeLoad(&sh_tile.inner[b_value_00_at_2], 136u, true);
                uint b_value_01_at_2 = ((at_value_2 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_value_01_2 = NagaCooperativeLoad(&sh_tile.inner[b_value_01_at_2], 136u, true);
                uint b_value_10_at_2 = ((at_value_2 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_value_10_2 = NagaCooperativeLoad(&sh_tile.inner[b_value_10_at_2], 136u, true);
                uint b_value_11_at_2 = ((at_value_2 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_value_11_2 = NagaCooperativeLoad(&sh_tile.inner[b_value_11_at_2], 136u, true);
                metal::simdgroup_half8x8 _e2018 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_10_00_, b_gate_00_2, _e2018);
                metal::simdgroup_half8x8 _e2020 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_10_01_, b_gate_10_2, _e2020);
                metal::simdgroup_half8x8 _e2022 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_10_00_, b_gate_01_2, _e2022);
                metal::simdgroup_half8x8 _e2024 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_10_01_, b_gate_11_2, _e2024);
                metal::simdgroup_half8x8 _e2026 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_10_10_, b_gate_00_2, _e2026);
                metal::simdgroup_half8x8 _e2028 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_10_11_, b_gate_10_2, _e2028);
                metal::simdgroup_half8x8 _e2030 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_10_10_, b_gate_01_2, _e2030);
                metal::simdgroup_half8x8 _e2032 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_10_11_, b_gate_11_2, _e2032);
                metal::simdgroup_half8x8 _e2034 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_10_00_, b_value_00_2, _e2034);
                metal::simdgroup_half8x8 _e2036 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_10_01_, b_value_10_2, _e2036);
                metal::simdgroup_half8x8 _e2038 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_10_00_, b_value_01_2, _e2038);
                metal::simdgroup_half8x8 _e2040 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_10_01_, b_value_11_2, _e2040);
                metal::simdgroup_half8x8 _e2042 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_10_10_, b_value_00_2, _e2042);
                metal::simdgroup_half8x8 _e2044 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_10_11_, b_value_10_2, _e2044);
                metal::simdgroup_half8x8 _e2046 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_10_10_, b_value_01_2, _e2046);
                metal::simdgroup_half8x8 _e2048 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_10_11_, b_value_11_2, _e2048);
            }
            {
                uint at_7 = place_1 + 12u;
                uint at_value_3 = at_7 + 544u;
                uint b_gate_00_at_3 = ((at_7 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_gate_00_3 = NagaCooperativeLoad(&sh_tile.inner[b_gate_00_at_3], 136u, true);
                uint b_gate_01_at_3 = ((at_7 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_gate_01_3 = NagaCooperativeLoad(&sh_tile.inner[b_gate_01_at_3], 136u, true);
                uint b_gate_10_at_3 = ((at_7 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_gate_10_3 = NagaCooperativeLoad(&sh_tile.inner[b_gate_10_at_3], 136u, true);
                uint b_gate_11_at_3 = ((at_7 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_gate_11_3 = NagaCooperativeLoad(&sh_tile.inner[b_gate_11_at_3], 136u, true);
                uint b_value_00_at_3 = ((at_value_3 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_value_00_3 = NagaCooperativeLoad(&sh_tile.inner[b_value_00_at_3], 136u, true);
                uint b_value_01_at_3 = ((at_value_3 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_value_01_3 = NagaCooperativeLoad(&sh_tile.inner[b_value_01_at_3], 136u, true);
                uint b_value_10_at_3 = ((at_value_3 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_value_10_3 = NagaCooperativeLoad(&sh_tile.inner[b_value_10_at_3], 136u, true);
                uint b_value_11_at_3 = ((at_value_3 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_value_11_3 = NagaCooperativeLoad(&sh_tile.inner[b_value_11_at_3], 136u, true);
                metal::simdgroup_half8x8 _e2134 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_11_00_, b_gate_00_3, _e2134);
                metal::simdgroup_half8x8 _e2136 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_11_01_, b_gate_10_3, _e2136);
                metal::simdgroup_half8x8 _e2138 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_11_00_, b_gate_01_3, _e2138);
                metal::simdgroup_half8x8 _e2140 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_11_01_, b_gate_11_3, _e2140);
                metal::simdgroup_half8x8 _e2142 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_11_10_, b_gate_00_3, _e2142);
                metal::simdgroup_half8x8 _e2144 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_11_11_, b_gate_10_3, _e2144);
                metal::simdgroup_half8x8 _e2146 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_11_10_, b_gate_01_3, _e2146);
                metal::simdgroup_half8x8 _e2148 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_11_11_, b_gate_11_3, _e2148);
                metal::simdgroup_half8x8 _e2150 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_11_00_, b_value_00_3, _e2150);
                metal::simdgroup_half8x8 _e2152 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_11_01_, b_value_10_3, _e2152);
                metal::simdgroup_half8x8 _e2154 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_11_00_, b_value_01_3, _e2154);
                metal::simdgroup_half8x8 _e2156 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_11_01_, b_value_11_3, _e2156);
                metal::simdgroup_half8x8 _e2158 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_11_10_, b_value_00_3, _e2158);
                metal::simdgroup_half8x8 _e2160 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_11_11_, b_value_10_3, _e2160);
                metal::simdgroup_half8x8 _e2162 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_11_10_, b_value_01_3, _e2162);
                metal::simdgroup_half8x8 _e2164 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_11_11_, b_value_11_3, _e2164);
            }
            {
                uint at_8 = place_1 + 16u;
                uint at_value_4 = at_8 + 544u;
                uint b_gate_00_at_4 = ((at_8 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_gate_00_4 = NagaCooperativeLoad(&sh_tile.inner[b_gate_00_at_4], 136u, true);
                uint b_gate_01_at_4 = ((at_8 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_gate_01_4 = NagaCooperativeLoad(&sh_tile.inner[b_gate_01_at_4], 136u, true);
                uint b_gate_10_at_4 = ((at_8 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_gate_10_4 = NagaCooperativeLoad(&sh_tile.inner[b_gate_10_at_4], 136u, true);
                uint b_gate_11_at_4 = ((at_8 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_gate_11_4 = NagaCooperativeLoad(&sh_tile.inner[b_gate_11_at_4], 136u, true);
                uint b_value_00_at_4 = ((at_value_4 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_value_00_4 = NagaCooperativeLoad(&sh_tile.inner[b_value_00_at_4], 136u, true);
                uint b_value_01_at_4 = ((at_value_4 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_value_01_4 = NagaCooperativeLoad(&sh_tile.inner[b_value_01_at_4], 136u, true);
                uint b_value_10_at_4 = ((at_value_4 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_value_10_4 = NagaCooperativeLoad(&sh_tile.inner[b_value_10_at_4], 136u, true);
                uint b_value_11_at_4 = ((at_value_4 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_value_11_4 = NagaCooperativeLoad(&sh_tile.inner[b_value_11_at_4], 136u, true);
                metal::simdgroup_half8x8 _e2250 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_20_00_, b_gate_00_4, _e2250);
                metal::simdgroup_half8x8 _e2252 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_20_01_, b_gate_10_4, _e2252);
                metal::simdgroup_half8x8 _e2254 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_20_00_, b_gate_01_4, _e2254);
                metal::simdgroup_half8x8 _e2256 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_20_01_, b_gate_11_4, _e2256);
                metal::simdgroup_half8x8 _e2258 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_20_10_, b_gate_00_4, _e2258);
                metal::simdgroup_half8x8 _e2260 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_20_11_, b_gate_10_4, _e2260);
                metal::simdgroup_half8x8 _e2262 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_20_10_, b_gate_01_4, _e2262);
                metal::simdgroup_half8x8 _e2264 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_20_11_, b_gate_11_4, _e2264);
                metal::simdgroup_half8x8 _e2266 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_20_00_, b_value_00_4, _e2266);
                metal::simdgroup_half8x8 _e2268 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_20_01_, b_value_10_4, _e2268);
                metal::simdgroup_half8x8 _e2270 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_20_00_, b_value_01_4, _e2270);
                metal::simdgroup_half8x8 _e2272 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_20_01_, b_value_11_4, _e2272);
                metal::simdgroup_half8x8 _e2274 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_20_10_, b_value_00_4, _e2274);
                metal::simdgroup_half8x8 _e2276 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_20_11_, b_value_10_4, _e2276);
                metal::simdgroup_half8x8 _e2278 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_20_10_, b_value_01_4, _e2278);
                metal::simdgroup_half8x8 _e2280 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_20_11_, b_value_11_4, _e2280);
            }
            {
                uint at_9 = place_1 + 20u;
                uint at_value_5 = at_9 + 544u;
                uint b_gate_00_at_5 = ((at_9 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_gate_00_5 = NagaCooperativeLoad(&sh_tile.inner[b_gate_00_at_5], 136u, true);
                uint b_gate_01_at_5 = ((at_9 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_gate_01_5 = NagaCooperativeLoad(&sh_tile.inner[b_gate_01_at_5], 136u, true);
                uint b_gate_10_at_5 = ((at_9 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_gate_10_5 = NagaCooperativeLoad(&sh_tile.inner[b_gate_10_at_5], 136u, true);
                uint b_gate_11_at_5 = ((at_9 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_gate_11_5 = NagaCooperativeLoad(&sh_tile.inner[b_gate_11_at_5], 136u, true);
                uint b_value_00_at_5 = ((at_value_5 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_value_00_5 = NagaCooperativeLoad(&sh_tile.inner[b_value_00_at_5], 136u, true);
                uint b_value_01_at_5 = ((at_value_5 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_value_01_5 = NagaCooperativeLoad(&sh_tile.inner[b_value_01_at_5], 136u, true);
                uint b_value_10_at_5 = ((at_value_5 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_value_10_5 = NagaCooperativeLoad(&sh_tile.inner[b_value_10_at_5], 136u, true);
                uint b_value_11_at_5 = ((at_value_5 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_value_11_5 = NagaCooperativeLoad(&sh_tile.inner[b_value_11_at_5], 136u, true);
                metal::simdgroup_half8x8 _e2366 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_21_00_, b_gate_00_5, _e2366);
                metal::simdgroup_half8x8 _e2368 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_21_01_, b_gate_10_5, _e2368);
                metal::simdgroup_half8x8 _e2370 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_21_00_, b_gate_01_5, _e2370);
                metal::simdgroup_half8x8 _e2372 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_21_01_, b_gate_11_5, _e2372);
                metal::simdgroup_half8x8 _e2374 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_21_10_, b_gate_00_5, _e2374);
                metal::simdgroup_half8x8 _e2376 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_21_11_, b_gate_10_5, _e2376);
                metal::simdgroup_half8x8 _e2378 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_21_10_, b_gate_01_5, _e2378);
                metal::simdgroup_half8x8 _e2380 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_21_11_, b_gate_11_5, _e2380);
                metal::simdgroup_half8x8 _e2382 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_21_00_, b_value_00_5, _e2382);
                metal::simdgroup_half8x8 _e2384 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_21_01_, b_value_10_5, _e2384);
                metal::simdgroup_half8x8 _e2386 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_21_00_, b_value_01_5, _e2386);
                metal::simdgroup_half8x8 _e2388 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_21_01_, b_value_11_5, _e2388);
                metal::simdgroup_half8x8 _e2390 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_21_10_, b_value_00_5, _e2390);
                metal::simdgroup_half8x8 _e2392 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_21_11_, b_value_10_5, _e2392);
                metal::simdgroup_half8x8 _e2394 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_21_10_, b_value_01_5, _e2394);
                metal::simdgroup_half8x8 _e2396 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_21_11_, b_value_11_5, _e2396);
            }
            {
                uint at_10 = place_1 + 24u;
                uint at_value_6 = at_10 + 544u;
                uint b_gate_00_at_6 = ((at_10 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_gate_00_6 = NagaCooperativeLoad(&sh_tile.inner[b_gate_00_at_6], 136u, true);
                uint b_gate_01_at_6 = ((at_10 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_gate_01_6 = NagaCooperativeLoad(&sh_tile.inner[b_gate_01_at_6], 136u, true);
                uint b_gate_10_at_6 = ((at_10 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_gate_10_6 = NagaCooperativeLoad(&sh_tile.inner[b_gate_10_at_6], 136u, true);
                uint b_gate_11_at_6 = ((at_10 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_gate_11_6 = NagaCooperativeLoad(&sh_tile.inner[b_gate_11_at_6], 136u, true);
                uint b_value_00_at_6 = ((at_value_6 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_value_00_6 = NagaCooperativeLoad(&sh_tile.inner[b_value_00_at_6], 136u, true);
                uint b_value_01_at_6 = ((at_value_6 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_value_01_6 = NagaCooperativeLoad(&sh_tile.inner[b_value_01_at_6], 136u, true);
                uint b_value_10_at_6 = ((at_value_6 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_value_10_6 = NagaCooperativeLoad(&sh_tile.inner[b_value_10_at_6], 136u, true);
                uint b_value_11_at_6 = ((at_value_6 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_value_11_6 = NagaCooperativeLoad(&sh_tile.inner[b_value_11_at_6], 136u, true);
                metal::simdgroup_half8x8 _e2482 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_30_00_, b_gate_00_6, _e2482);
                metal::simdgroup_half8x8 _e2484 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_30_01_, b_gate_10_6, _e2484);
                metal::simdgroup_half8x8 _e2486 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_30_00_, b_gate_01_6, _e2486);
                metal::simdgroup_half8x8 _e2488 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_30_01_, b_gate_11_6, _e2488);
                metal::simdgroup_half8x8 _e2490 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_30_10_, b_gate_00_6, _e2490);
                metal::simdgroup_half8x8 _e2492 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_30_11_, b_gate_10_6, _e2492);
                metal::simdgroup_half8x8 _e2494 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_30_10_, b_gate_01_6, _e2494);
                metal::simdgroup_half8x8 _e2496 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_30_11_, b_gate_11_6, _e2496);
                metal::simdgroup_half8x8 _e2498 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_30_00_, b_value_00_6, _e2498);
                metal::simdgroup_half8x8 _e2500 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_30_01_, b_value_10_6, _e2500);
                metal::simdgroup_half8x8 _e2502 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_30_00_, b_value_01_6, _e2502);
                metal::simdgroup_half8x8 _e2504 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_30_01_, b_value_11_6, _e2504);
                metal::simdgroup_half8x8 _e2506 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_30_10_, b_value_00_6, _e2506);
                metal::simdgroup_half8x8 _e2508 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_30_11_, b_value_10_6, _e2508);
                metal::simdgroup_half8x8 _e2510 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_30_10_, b_value_01_6, _e2510);
                metal::simdgroup_half8x8 _e2512 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_30_11_, b_value_11_6, _e2512);
            }
            {
                uint at_11 = place_1 + 28u;
                uint at_value_7 = at_11 + 544u;
                uint b_gate_00_at_7 = ((at_11 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_gate_00_7 = NagaCooperativeLoad(&sh_tile.inner[b_gate_00_at_7], 136u, true);
                uint b_gate_01_at_7 = ((at_11 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_gate_01_7 = NagaCooperativeLoad(&sh_tile.inner[b_gate_01_at_7], 136u, true);
                uint b_gate_10_at_7 = ((at_11 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_gate_10_7 = NagaCooperativeLoad(&sh_tile.inner[b_gate_10_at_7], 136u, true);
                uint b_gate_11_at_7 = ((at_11 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_gate_11_7 = NagaCooperativeLoad(&sh_tile.inner[b_gate_11_at_7], 136u, true);
                uint b_value_00_at_7 = ((at_value_7 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_value_00_7 = NagaCooperativeLoad(&sh_tile.inner[b_value_00_at_7], 136u, true);
                uint b_value_01_at_7 = ((at_value_7 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_value_01_7 = NagaCooperativeLoad(&sh_tile.inner[b_value_01_at_7], 136u, true);
                uint b_value_10_at_7 = ((at_value_7 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_value_10_7 = NagaCooperativeLoad(&sh_tile.inner[b_value_10_at_7], 136u, true);
                uint b_value_11_at_7 = ((at_value_7 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_value_11_7 = NagaCooperativeLoad(&sh_tile.inner[b_value_11_at_7], 136u, true);
                metal::simdgroup_half8x8 _e2598 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_31_00_, b_gate_00_7, _e2598);
                metal::simdgroup_half8x8 _e2600 = gate_0_00_;
                gate_0_00_ = NagaCooperativeMultiplyAdd(x_31_01_, b_gate_10_7, _e2600);
                metal::simdgroup_half8x8 _e2602 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_31_00_, b_gate_01_7, _e2602);
                metal::simdgroup_half8x8 _e2604 = gate_0_01_;
                gate_0_01_ = NagaCooperativeMultiplyAdd(x_31_01_, b_gate_11_7, _e2604);
                metal::simdgroup_half8x8 _e2606 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_31_10_, b_gate_00_7, _e2606);
                metal::simdgroup_half8x8 _e2608 = gate_0_10_;
                gate_0_10_ = NagaCooperativeMultiplyAdd(x_31_11_, b_gate_10_7, _e2608);
                metal::simdgroup_half8x8 _e2610 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_31_10_, b_gate_01_7, _e2610);
                metal::simdgroup_half8x8 _e2612 = gate_0_11_;
                gate_0_11_ = NagaCooperativeMultiplyAdd(x_31_11_, b_gate_11_7, _e2612);
                metal::simdgroup_half8x8 _e2614 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_31_00_, b_value_00_7, _e2614);
                metal::simdgroup_half8x8 _e2616 = value_0_00_;
                value_0_00_ = NagaCooperativeMultiplyAdd(p_31_01_, b_value_10_7, _e2616);
                metal::simdgroup_half8x8 _e2618 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_31_00_, b_value_01_7, _e2618);
                metal::simdgroup_half8x8 _e2620 = value_0_01_;
                value_0_01_ = NagaCooperativeMultiplyAdd(p_31_01_, b_value_11_7, _e2620);
                metal::simdgroup_half8x8 _e2622 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_31_10_, b_value_00_7, _e2622);
                metal::simdgroup_half8x8 _e2624 = value_0_10_;
                value_0_10_ = NagaCooperativeMultiplyAdd(p_31_11_, b_value_10_7, _e2624);
                metal::simdgroup_half8x8 _e2626 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_31_10_, b_value_01_7, _e2626);
                metal::simdgroup_half8x8 _e2628 = value_0_11_;
                value_0_11_ = NagaCooperativeMultiplyAdd(p_31_11_, b_value_11_7, _e2628);
            }
            uint mine = (subgroup * 16u) * ROW;
            uint at_value_8 = mine + 4u;
            {
                uint at_12 = ((mine * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 _e2642 = gate_0_00_;
                simdgroup_store(_e2642, &sh_out.inner[at_12], 32u);
            }
            {
                uint at_13 = ((mine * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 _e2652 = gate_0_01_;
                simdgroup_store(_e2652, &sh_out.inner[at_13], 32u);
            }
            {
                uint at_14 = ((mine * 4u) + 256u) + 0u;
                metal::simdgroup_half8x8 _e2662 = gate_0_10_;
                simdgroup_store(_e2662, &sh_out.inner[at_14], 32u);
            }
            {
                uint at_15 = ((mine * 4u) + 256u) + 8u;
                metal::simdgroup_half8x8 _e2672 = gate_0_11_;
                simdgroup_store(_e2672, &sh_out.inner[at_15], 32u);
            }
            {
                uint at_16 = ((at_value_8 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 _e2682 = value_0_00_;
                simdgroup_store(_e2682, &sh_out.inner[at_16], 32u);
            }
            {
                uint at_17 = ((at_value_8 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 _e2692 = value_0_01_;
                simdgroup_store(_e2692, &sh_out.inner[at_17], 32u);
            }
            {
                uint at_18 = ((at_value_8 * 4u) + 256u) + 0u;
                metal::simdgroup_half8x8 _e2702 = value_0_10_;
                simdgroup_store(_e2702, &sh_out.inner[at_18], 32u);
            }
            {
                uint at_19 = ((at_value_8 * 4u) + 256u) + 8u;
                metal::simdgroup_half8x8 _e2712 = value_0_11_;
                simdgroup_store(_e2712, &sh_out.inner[at_19], 32u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            {
                uint row = naga_div(lane_2, 4u) + 0u;
                uint m_3 = first_1 + row;
                uint _e2723 = params.padded_cols;
                metal::uint2 _e2724 = divided(m_3, _e2723);
                uint _e2727 = params.rows;
                uint _e2730 = params.cols;
                if (metal::all(_e2724 < metal::uint2(_e2727, _e2730))) {
                    metal::half4 _e2740 = sh_out_at((mine + (row * ROW)) + naga_mod(lane_2, 4u), sh_out);
                    metal::float4 g = static_cast<metal::float4>(_e2740);
                    metal::half4 _e2750 = sh_out_at(((mine + (row * ROW)) + 4u) + naga_mod(lane_2, 4u), sh_out);
                    metal::float4 update = static_cast<metal::float4>(_e2750) / (metal::float4(1.0) + metal::exp(-(g)));
                    uint _e2758 = x_row(m_3, params);
                    uint _e2759 = tile;
                    uint at_20 = (_e2758 + (_e2759 * 4u)) + naga_mod(lane_2, 4u);
                    metal::float4 _e2768 = x[at_20];
                    x[at_20] = _e2768 + update;
                }
            }
            {
                uint row_1 = naga_div(lane_2, 4u) + 8u;
                uint m_4 = first_1 + row_1;
                uint _e2777 = params.padded_cols;
                metal::uint2 _e2778 = divided(m_4, _e2777);
                uint _e2781 = params.rows;
                uint _e2784 = params.cols;
                if (metal::all(_e2778 < metal::uint2(_e2781, _e2784))) {
                    metal::half4 _e2794 = sh_out_at((mine + (row_1 * ROW)) + naga_mod(lane_2, 4u), sh_out);
                    metal::float4 g_1 = static_cast<metal::float4>(_e2794);
                    metal::half4 _e2804 = sh_out_at(((mine + (row_1 * ROW)) + 4u) + naga_mod(lane_2, 4u), sh_out);
                    metal::float4 update_1 = static_cast<metal::float4>(_e2804) / (metal::float4(1.0) + metal::exp(-(g_1)));
                    uint _e2812 = x_row(m_4, params);
                    uint _e2813 = tile;
                    uint at_21 = (_e2812 + (_e2813 * 4u)) + naga_mod(lane_2, 4u);
                    metal::float4 _e2822 = x[at_21];
                    x[at_21] = _e2822 + update_1;
                }
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
        }
    }
    return;
}
