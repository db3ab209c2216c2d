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
    uint m;
    uint hidden;
    uint skip_x;
    uint skip_mask;
    uint skip_w;
    uint skip_w_out;
    uint skip_out;
    uint padding;
};
typedef metal::float4 type_3[1];
typedef metal::half4 type_6[1];
typedef float type_7[1];
struct type_8 {
    half inner[8704];
};
struct type_9 {
    half inner[2560];
};
struct type_10 {
    float inner[1024];
};
constant uint SUBGROUPS = 4u;
constant uint W_LOADS = 8u;
constant uint OUT_LOADS = 4u;
constant uint TURNS = 1u;
constant uint PITCH = 34u;
constant uint NARROW = 6u;
constant uint ROW = 10u;
constant uint OUT = 1088u;
constant uint TILES = 1856u;
constant float EPSILON = 0.00001;

metal::half4 sh_tile_at(
    uint four,
    threadgroup type_8& sh_tile
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
    threadgroup type_8& sh_tile
) {
    uint at_1 = four_1 * 4u;
    sh_tile.inner[at_1] = value.x;
    sh_tile.inner[at_1 + 1u] = value.y;
    sh_tile.inner[at_1 + 2u] = value.z;
    sh_tile.inner[at_1 + 3u] = value.w;
    return;
}

metal::half4 sh_hidden_at(
    uint four_2,
    threadgroup type_9& sh_hidden
) {
    uint at_2 = four_2 * 4u;
    half _e5 = sh_hidden.inner[at_2];
    half _e10 = sh_hidden.inner[at_2 + 1u];
    half _e15 = sh_hidden.inner[at_2 + 2u];
    half _e20 = sh_hidden.inner[at_2 + 3u];
    return metal::half4(_e5, _e10, _e15, _e20);
}

void sh_hidden_put(
    uint four_3,
    metal::half4 value_1,
    threadgroup type_9& sh_hidden
) {
    uint at_3 = four_3 * 4u;
    sh_hidden.inner[at_3] = value_1.x;
    sh_hidden.inner[at_3 + 1u] = value_1.y;
    sh_hidden.inner[at_3 + 2u] = value_1.z;
    sh_hidden.inner[at_3 + 3u] = value_1.w;
    return;
}

metal::float4 sh_sum_at(
    uint four_4,
    threadgroup type_10& sh_sum
) {
    uint at_4 = four_4 * 4u;
    float _e5 = sh_sum.inner[at_4];
    float _e10 = sh_sum.inner[at_4 + 1u];
    float _e15 = sh_sum.inner[at_4 + 2u];
    float _e20 = sh_sum.inner[at_4 + 3u];
    return metal::float4(_e5, _e10, _e15, _e20);
}

void sh_sum_put(
    uint four_5,
    metal::float4 value_2,
    threadgroup type_10& sh_sum
) {
    uint at_5 = four_5 * 4u;
    sh_sum.inner[at_5] = value_2.x;
    sh_sum.inner[at_5 + 1u] = value_2.y;
    sh_sum.inner[at_5 + 2u] = value_2.z;
    sh_sum.inner[at_5 + 3u] = value_2.w;
    return;
}

uint naga_div(uint lhs, uint rhs) {
    return lhs / metal::select(rhs, 1u, rhs == 0u);
}

uint x_row(
    uint m,
    constant Params& params
) {
    uint _e3 = params.skip_x;
    uint _e8 = params.m;
    return naga_div(_e3, 4u) + (metal::min(m, _e8 - 1u) * 32u);
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
    device type_3 const& x,
    device type_3 const& norm_scale,
    device type_3 const& norm_offset,
    threadgroup type_8& sh_tile,
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

float mask_at(
    uint m_1,
    constant Params& params,
    device type_7 const& mask,
    constant _mslBufferSizes& _buffer_sizes
) {
    uint _e4 = params.skip_mask;
    uint _e7 = params.m;
    float _e13 = mask[_e4 + metal::min(m_1, _e7 - 1u)];
    return _e13;
}
uint naga_mod(uint lhs, uint rhs) {
    return lhs % metal::select(rhs, 1u, rhs == 0u);
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

metal::simdgroup_float8x8 NagaCooperativeMultiplyAdd(const thread metal::simdgroup_half8x8& a, const thread metal::simdgroup_half8x8& b, const thread metal::simdgroup_float8x8& c) {
    metal::simdgroup_float8x8 d;
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
, device type_6 const& w [[user(fake0)]]
, device type_6 const& w_out [[user(fake0)]]
, device type_3 const& norm_scale [[user(fake0)]]
, device type_3 const& norm_offset [[user(fake0)]]
, device type_7 const& mask [[user(fake0)]]
, threadgroup type_8& sh_tile
, threadgroup type_9& sh_hidden
, threadgroup type_10& sh_sum
, constant _mslBufferSizes& _buffer_sizes [[user(fake0)]]
) {
    if (index == 0u) {
        sh_tile = {};
        sh_hidden = {};
        sh_sum = {};
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    metal::simdgroup_float8x8 o_0_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_0_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_0_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_0_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_1_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_1_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_1_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_1_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_2_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_2_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_2_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_2_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_3_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_3_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_3_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_3_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_4_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_4_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_4_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_4_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_5_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_5_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_5_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_5_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_6_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_6_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_6_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_6_11_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_7_00_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_7_01_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_7_10_ = metal::simdgroup_float8x8 {};
    metal::simdgroup_float8x8 o_7_11_ = metal::simdgroup_float8x8 {};
    metal::half4 next_w_0_ = {};
    metal::half4 next_w_1_ = {};
    metal::half4 next_w_2_ = {};
    metal::half4 next_w_3_ = {};
    metal::half4 next_w_4_ = {};
    metal::half4 next_w_5_ = {};
    metal::half4 next_w_6_ = {};
    metal::half4 next_w_7_ = {};
    metal::half4 next_o_0_ = {};
    metal::half4 next_o_1_ = {};
    metal::half4 next_o_2_ = {};
    metal::half4 next_o_3_ = {};
    uint chunk = 0u;
    metal::simdgroup_half8x8 s_0_00_ = {};
    metal::simdgroup_half8x8 s_0_01_ = {};
    metal::simdgroup_half8x8 s_0_10_ = {};
    metal::simdgroup_half8x8 s_0_11_ = {};
    metal::simdgroup_half8x8 s_1_00_ = {};
    metal::simdgroup_half8x8 s_1_01_ = {};
    metal::simdgroup_half8x8 s_1_10_ = {};
    metal::simdgroup_half8x8 s_1_11_ = {};
    bool turn = {};
    bool turn_1 = {};
    bool turn_2 = {};
    bool turn_3 = {};
    bool turn_4 = {};
    bool turn_5 = {};
    bool turn_6 = {};
    bool turn_7 = {};
    uint lane_2 = naga_mod(index, 32u);
    uint subgroup = naga_div(index, 32u);
    uint first_1 = (((group.y * groups.x) + group.x) * 64u) + (subgroup * 16u);
    uint own = (subgroup * 16u) * PITCH;
    layer_norm_rows(first_1, own, lane_2, params, x, norm_scale, norm_offset, sh_tile, _buffer_sizes);
    metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint at_0_ = own + 0u;
    uint a_0_00_at = ((at_0_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_0_00_ = NagaCooperativeLoad(&sh_tile.inner[a_0_00_at], 136u, false);
    uint a_0_01_at = ((at_0_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_0_01_ = NagaCooperativeLoad(&sh_tile.inner[a_0_01_at], 136u, false);
    uint a_0_10_at = ((at_0_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_0_10_ = NagaCooperativeLoad(&sh_tile.inner[a_0_10_at], 136u, false);
    uint a_0_11_at = ((at_0_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_0_11_ = NagaCooperativeLoad(&sh_tile.inner[a_0_11_at], 136u, false);
    uint at_1_ = own + 4u;
    uint a_1_00_at = ((at_1_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_1_00_ = NagaCooperativeLoad(&sh_tile.inner[a_1_00_at], 136u, false);
    uint a_1_01_at = ((at_1_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_1_01_ = NagaCooperativeLoad(&sh_tile.inner[a_1_01_at], 136u, false);
    uint a_1_10_at = ((at_1_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_1_10_ = NagaCooperativeLoad(&sh_tile.inner[a_1_10_at], 136u, false);
    uint a_1_11_at = ((at_1_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_1_11_ = NagaCooperativeLoad(&sh_tile.inner[a_1_11_at], 136u, false);
    uint at_2_ = own + 8u;
    uint a_2_00_at = ((at_2_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_2_00_ = NagaCooperativeLoad(&sh_tile.inner[a_2_00_at], 136u, false);
    uint a_2_01_at = ((at_2_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_2_01_ = NagaCooperativeLoad(&sh_tile.inner[a_2_01_at], 136u, false);
    uint a_2_10_at = ((at_2_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_2_10_ = NagaCooperativeLoad(&sh_tile.inner[a_2_10_at], 136u, false);
    uint a_2_11_at = ((at_2_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_2_11_ = NagaCooperativeLoad(&sh_tile.inner[a_2_11_at], 136u, false);
    uint at_3_ = own + 12u;
    uint a_3_00_at = ((at_3_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_3_00_ = NagaCooperativeLoad(&sh_tile.inner[a_3_00_at], 136u, false);
    uint a_3_01_at = ((at_3_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_3_01_ = NagaCooperativeLoad(&sh_tile.inner[a_3_01_at], 136u, false);
    uint a_3_10_at = ((at_3_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_3_10_ = NagaCooperativeLoad(&sh_tile.inner[a_3_10_at], 136u, false);
    uint a_3_11_at = ((at_3_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_3_11_ = NagaCooperativeLoad(&sh_tile.inner[a_3_11_at], 136u, false);
    uint at_4_ = own + 16u;
    uint a_4_00_at = ((at_4_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_4_00_ = NagaCooperativeLoad(&sh_tile.inner[a_4_00_at], 136u, false);
    uint a_4_01_at = ((at_4_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_4_01_ = NagaCooperativeLoad(&sh_tile.inner[a_4_01_at], 136u, false);
    uint a_4_10_at = ((at_4_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_4_10_ = NagaCooperativeLoad(&sh_tile.inner[a_4_10_at], 136u, false);
    uint a_4_11_at = ((at_4_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_4_11_ = NagaCooperativeLoad(&sh_tile.inner[a_4_11_at], 136u, false);
    uint at_5_ = own + 20u;
    uint a_5_00_at = ((at_5_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_5_00_ = NagaCooperativeLoad(&sh_tile.inner[a_5_00_at], 136u, false);
    uint a_5_01_at = ((at_5_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_5_01_ = NagaCooperativeLoad(&sh_tile.inner[a_5_01_at], 136u, false);
    uint a_5_10_at = ((at_5_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_5_10_ = NagaCooperativeLoad(&sh_tile.inner[a_5_10_at], 136u, false);
    uint a_5_11_at = ((at_5_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_5_11_ = NagaCooperativeLoad(&sh_tile.inner[a_5_11_at], 136u, false);
    uint at_6_ = own + 24u;
    uint a_6_00_at = ((at_6_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_6_00_ = NagaCooperativeLoad(&sh_tile.inner[a_6_00_at], 136u, false);
    uint a_6_01_at = ((at_6_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_6_01_ = NagaCooperativeLoad(&sh_tile.inner[a_6_01_at], 136u, false);
    uint a_6_10_at = ((at_6_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_6_10_ = NagaCooperativeLoad(&sh_tile.inner[a_6_10_at], 136u, false);
    uint a_6_11_at = ((at_6_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_6_11_ = NagaCooperativeLoad(&sh_tile.inner[a_6_11_at], 136u, false);
    uint at_7_ = own + 28u;
    uint a_7_00_at = ((at_7_ * 4u) + 0u) + 0u;
    metal::simdgroup_half8x8 a_7_00_ = NagaCooperativeLoad(&sh_tile.inner[a_7_00_at], 136u, false);
    uint a_7_01_at = ((at_7_ * 4u) + 0u) + 8u;
    metal::simdgroup_half8x8 a_7_01_ = NagaCooperativeLoad(&sh_tile.inner[a_7_01_at], 136u, false);
    uint a_7_10_at = ((at_7_ * 4u) + 1088u) + 0u;
    metal::simdgroup_half8x8 a_7_10_ = NagaCooperativeLoad(&sh_tile.inner[a_7_10_at], 136u, false);
    uint a_7_11_at = ((at_7_ * 4u) + 1088u) + 8u;
    metal::simdgroup_half8x8 a_7_11_ = NagaCooperativeLoad(&sh_tile.inner[a_7_11_at], 136u, false);
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint _e424 = params.skip_w;
    metal::half4 _e431 = w[(naga_div(_e424, 4u) + index) + 0u];
    next_w_0_ = _e431;
    uint _e436 = params.skip_w;
    metal::half4 _e443 = w[(naga_div(_e436, 4u) + index) + 128u];
    next_w_1_ = _e443;
    uint _e448 = params.skip_w;
    metal::half4 _e455 = w[(naga_div(_e448, 4u) + index) + 256u];
    next_w_2_ = _e455;
    uint _e460 = params.skip_w;
    metal::half4 _e467 = w[(naga_div(_e460, 4u) + index) + 384u];
    next_w_3_ = _e467;
    uint _e472 = params.skip_w;
    metal::half4 _e479 = w[(naga_div(_e472, 4u) + index) + 512u];
    next_w_4_ = _e479;
    uint _e484 = params.skip_w;
    metal::half4 _e491 = w[(naga_div(_e484, 4u) + index) + 640u];
    next_w_5_ = _e491;
    uint _e496 = params.skip_w;
    metal::half4 _e503 = w[(naga_div(_e496, 4u) + index) + 768u];
    next_w_6_ = _e503;
    uint _e508 = params.skip_w;
    metal::half4 _e515 = w[(naga_div(_e508, 4u) + index) + 896u];
    next_w_7_ = _e515;
    uint _e520 = params.skip_w_out;
    uint _e529 = params.hidden;
    metal::half4 _e538 = w_out[(naga_div(_e520, 4u) + ((naga_div(index, 4u) + 0u) * naga_div(_e529, 4u))) + naga_mod(index, 4u)];
    next_o_0_ = _e538;
    uint _e543 = params.skip_w_out;
    uint _e552 = params.hidden;
    metal::half4 _e561 = w_out[(naga_div(_e543, 4u) + ((naga_div(index, 4u) + 32u) * naga_div(_e552, 4u))) + naga_mod(index, 4u)];
    next_o_1_ = _e561;
    uint _e566 = params.skip_w_out;
    uint _e575 = params.hidden;
    metal::half4 _e584 = w_out[(naga_div(_e566, 4u) + ((naga_div(index, 4u) + 64u) * naga_div(_e575, 4u))) + naga_mod(index, 4u)];
    next_o_2_ = _e584;
    uint _e589 = params.skip_w_out;
    uint _e598 = params.hidden;
    metal::half4 _e607 = w_out[(naga_div(_e589, 4u) + ((naga_div(index, 4u) + 96u) * naga_div(_e598, 4u))) + naga_mod(index, 4u)];
    next_o_3_ = _e607;
    uint mine = (subgroup * 16u) * ROW;
    uint _e615 = params.hidden;
    uint chunks = naga_div(_e615, 16u);
    uint2 loop_bound = uint2(4294967295u);
    bool loop_init = true;
    while(true) {
        if (metal::all(loop_bound == uint2(0u))) { break; }
        loop_bound -= uint2(loop_bound.y == 0u, 1u);
        if (!loop_init) {
            uint _e2608 = chunk;
            chunk = _e2608 + 1u;
        }
        loop_init = false;
        uint _e620 = chunk;
        if (_e620 < chunks) {
        } else {
            break;
        }
        {
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            metal::half4 _e631 = next_w_0_;
            sh_tile_put((0u + ((naga_div(index, 32u) + 0u) * PITCH)) + lane_2, _e631, sh_tile);
            metal::half4 _e640 = next_w_1_;
            sh_tile_put((0u + ((naga_div(index, 32u) + 4u) * PITCH)) + lane_2, _e640, sh_tile);
            metal::half4 _e649 = next_w_2_;
            sh_tile_put((0u + ((naga_div(index, 32u) + 8u) * PITCH)) + lane_2, _e649, sh_tile);
            metal::half4 _e658 = next_w_3_;
            sh_tile_put((0u + ((naga_div(index, 32u) + 12u) * PITCH)) + lane_2, _e658, sh_tile);
            metal::half4 _e667 = next_w_4_;
            sh_tile_put((0u + ((naga_div(index, 32u) + 16u) * PITCH)) + lane_2, _e667, sh_tile);
            metal::half4 _e676 = next_w_5_;
            sh_tile_put((0u + ((naga_div(index, 32u) + 20u) * PITCH)) + lane_2, _e676, sh_tile);
            metal::half4 _e685 = next_w_6_;
            sh_tile_put((0u + ((naga_div(index, 32u) + 24u) * PITCH)) + lane_2, _e685, sh_tile);
            metal::half4 _e694 = next_w_7_;
            sh_tile_put((0u + ((naga_div(index, 32u) + 28u) * PITCH)) + lane_2, _e694, sh_tile);
            metal::half4 _e707 = next_o_0_;
            sh_tile_put(((0u + OUT) + ((naga_div(index, 4u) + 0u) * NARROW)) + naga_mod(index, 4u), _e707, sh_tile);
            metal::half4 _e720 = next_o_1_;
            sh_tile_put(((0u + OUT) + ((naga_div(index, 4u) + 32u) * NARROW)) + naga_mod(index, 4u), _e720, sh_tile);
            metal::half4 _e733 = next_o_2_;
            sh_tile_put(((0u + OUT) + ((naga_div(index, 4u) + 64u) * NARROW)) + naga_mod(index, 4u), _e733, sh_tile);
            metal::half4 _e746 = next_o_3_;
            sh_tile_put(((0u + OUT) + ((naga_div(index, 4u) + 96u) * NARROW)) + naga_mod(index, 4u), _e746, sh_tile);
            metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint _e747 = chunk;
            uint after = metal::min(_e747 + 1u, chunks - 1u);
            uint _e756 = params.skip_w;
            metal::half4 _e766 = w[((naga_div(_e756, 4u) + (after * 1024u)) + index) + 0u];
            next_w_0_ = _e766;
            uint _e770 = params.skip_w;
            metal::half4 _e780 = w[((naga_div(_e770, 4u) + (after * 1024u)) + index) + 128u];
            next_w_1_ = _e780;
            uint _e784 = params.skip_w;
            metal::half4 _e794 = w[((naga_div(_e784, 4u) + (after * 1024u)) + index) + 256u];
            next_w_2_ = _e794;
            uint _e798 = params.skip_w;
            metal::half4 _e808 = w[((naga_div(_e798, 4u) + (after * 1024u)) + index) + 384u];
            next_w_3_ = _e808;
            uint _e812 = params.skip_w;
            metal::half4 _e822 = w[((naga_div(_e812, 4u) + (after * 1024u)) + index) + 512u];
            next_w_4_ = _e822;
            uint _e826 = params.skip_w;
            metal::half4 _e836 = w[((naga_div(_e826, 4u) + (after * 1024u)) + index) + 640u];
            next_w_5_ = _e836;
            uint _e840 = params.skip_w;
            metal::half4 _e850 = w[((naga_div(_e840, 4u) + (after * 1024u)) + index) + 768u];
            next_w_6_ = _e850;
            uint _e854 = params.skip_w;
            metal::half4 _e864 = w[((naga_div(_e854, 4u) + (after * 1024u)) + index) + 896u];
            next_w_7_ = _e864;
            uint _e868 = params.skip_w_out;
            uint _e877 = params.hidden;
            metal::half4 _e889 = w_out[((naga_div(_e868, 4u) + ((naga_div(index, 4u) + 0u) * naga_div(_e877, 4u))) + (after * 4u)) + naga_mod(index, 4u)];
            next_o_0_ = _e889;
            uint _e893 = params.skip_w_out;
            uint _e902 = params.hidden;
            metal::half4 _e914 = w_out[((naga_div(_e893, 4u) + ((naga_div(index, 4u) + 32u) * naga_div(_e902, 4u))) + (after * 4u)) + naga_mod(index, 4u)];
            next_o_1_ = _e914;
            uint _e918 = params.skip_w_out;
            uint _e927 = params.hidden;
            metal::half4 _e939 = w_out[((naga_div(_e918, 4u) + ((naga_div(index, 4u) + 64u) * naga_div(_e927, 4u))) + (after * 4u)) + naga_mod(index, 4u)];
            next_o_2_ = _e939;
            uint _e943 = params.skip_w_out;
            uint _e952 = params.hidden;
            metal::half4 _e964 = w_out[((naga_div(_e943, 4u) + ((naga_div(index, 4u) + 96u) * naga_div(_e952, 4u))) + (after * 4u)) + naga_mod(index, 4u)];
            next_o_3_ = _e964;
            s_0_00_ = metal::simdgroup_half8x8 {};
            s_0_01_ = metal::simdgroup_half8x8 {};
            s_0_10_ = metal::simdgroup_half8x8 {};
            s_0_11_ = metal::simdgroup_half8x8 {};
            s_1_00_ = metal::simdgroup_half8x8 {};
            s_1_01_ = metal::simdgroup_half8x8 {};
            s_1_10_ = metal::simdgroup_half8x8 {};
            s_1_11_ = metal::simdgroup_half8x8 {};
            {
                uint at_6 = (0u + 0u) + 0u;
                uint b_00_at = ((at_6 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_ = NagaCooperativeLoad(&sh_tile.inner[b_00_at], 136u, true);
                uint b_01_at = ((at_6 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_ = NagaCooperativeLoad(&sh_tile.inner[b_01_at], 136u, true);
                uint b_10_at = ((at_6 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_ = NagaCooperativeLoad(&sh_tile.inner[b_10_at], 136u, true);
                uint b_11_at = ((at_6 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_ = NagaCooperativeLoad(&sh_tile.inner[b_11_at], 136u, true);
                metal::simdgroup_half8x8 _e1025 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_0_00_, b_00_, _e1025);
                metal::simdgroup_half8x8 _e1027 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_0_01_, b_10_, _e1027);
                metal::simdgroup_half8x8 _e1029 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_0_00_, b_01_, _e1029);
                metal::simdgroup_half8x8 _e1031 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_0_01_, b_11_, _e1031);
                metal::simdgroup_half8x8 _e1033 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_0_10_, b_00_, _e1033);
                metal::simdgroup_half8x8 _e1035 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_0_11_, b_10_, _e1035);
                metal::simdgroup_half8x8 _e1037 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_0_10_, b_01_, _e1037);
                metal::simdgroup_half8x8 _e1039 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_0_11_, b_11_, _e1039);
            }
            {
                uint at_7 = (0u + 544u) + 0u;
                uint b_00_at_1 = ((at_7 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_1 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_1], 136u, true);
                uint b_01_at_1 = ((at_7 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_1 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_1], 136u, true);
                uint b_10_at_1 = ((at_7 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_1 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_1], 136u, true);
                uint b_11_at_1 = ((at_7 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_1 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_1], 136u, true);
                metal::simdgroup_half8x8 _e1085 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_0_00_, b_00_1, _e1085);
                metal::simdgroup_half8x8 _e1087 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_0_01_, b_10_1, _e1087);
                metal::simdgroup_half8x8 _e1089 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_0_00_, b_01_1, _e1089);
                metal::simdgroup_half8x8 _e1091 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_0_01_, b_11_1, _e1091);
                metal::simdgroup_half8x8 _e1093 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_0_10_, b_00_1, _e1093);
                metal::simdgroup_half8x8 _e1095 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_0_11_, b_10_1, _e1095);
                metal::simdgroup_half8x8 _e1097 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_0_10_, b_01_1, _e1097);
                metal::simdgroup_half8x8 _e1099 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_0_11_, b_11_1, _e1099);
            }
            {
                uint at_8 = (0u + 0u) + 4u;
                uint b_00_at_2 = ((at_8 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_2 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_2], 136u, true);
                uint b_01_at_2 = ((at_8 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_2 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_2], 136u, true);
                uint b_10_at_2 = ((at_8 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_2 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_2], 136u, true);
                uint b_11_at_2 = ((at_8 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_2 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_2], 136u, true);
                metal::simdgroup_half8x8 _e1145 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_1_00_, b_00_2, _e1145);
                metal::simdgroup_half8x8 _e1147 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_1_01_, b_10_2, _e1147);
                metal::simdgroup_half8x8 _e1149 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_1_00_, b_01_2, _e1149);
                metal::simdgroup_half8x8 _e1151 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_1_01_, b_11_2, _e1151);
                metal::simdgroup_half8x8 _e1153 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_1_10_, b_00_2, _e1153);
                metal::simdgroup_half8x8 _e1155 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_1_11_, b_10_2, _e1155);
                metal::simdgroup_half8x8 _e1157 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_1_10_, b_01_2, _e1157);
                metal::simdgroup_half8x8 _e1159 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_1_11_, b_11_2, _e1159);
            }
            {
                uint at_9 = (0u + 544u) + 4u;
                uint b_00_at_3 = ((at_9 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_3 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_3], 136u, true);
                uint b_01_at_3 = ((at_9 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_3 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_3], 136u, true);
                uint b_10_at_3 = ((at_9 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_3 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_3], 136u, true);
                uint b_11_at_3 = ((at_9 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_3 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_3], 136u, true);
                metal::simdgroup_half8x8 _e1205 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_1_00_, b_00_3, _e1205);
                metal::simdgroup_half8x8 _e1207 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_1_01_, b_10_3, _e1207);
                metal::simdgroup_half8x8 _e1209 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_1_00_, b_01_3, _e1209);
                metal::simdgroup_half8x8 _e1211 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_1_01_, b_11_3, _e1211);
                metal::simdgroup_half8x8 _e1213 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_1_10_, b_00_3, _e1213);
                metal::simdgroup_half8x8 _e1215 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_1_11_, b_10_3, _e1215);
                metal::simdgroup_half8x8 _e1217 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_1_10_, b_01_3, _e1217);
                metal::simdgroup_half8x8 _e1219 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_1_11_, b_11_3, _e1219);
            }
            {
                uint at_10 = (0u + 0u) + 8u;
                uint b_00_at_4 = ((at_10 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_4 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_4], 136u, true);
                uint b_01_at_4 = ((at_10 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_4 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_4], 136u, true);
                uint b_10_at_4 = ((at_10 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_4 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_4], 136u, true);
                uint b_11_at_4 = ((at_10 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_4 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_4], 136u, true);
                metal::simdgroup_half8x8 _e1265 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_2_00_, b_00_4, _e1265);
                metal::simdgroup_half8x8 _e1267 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_2_01_, b_10_4, _e1267);
                metal::simdgroup_half8x8 _e1269 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_2_00_, b_01_4, _e1269);
                metal::simdgroup_half8x8 _e1271 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_2_01_, b_11_4, _e1271);
                metal::simdgroup_half8x8 _e1273 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_2_10_, b_00_4, _e1273);
                metal::simdgroup_half8x8 _e1275 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_2_11_, b_10_4, _e1275);
                metal::simdgroup_half8x8 _e1277 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_2_10_, b_01_4, _e1277);
                metal::simdgroup_half8x8 _e1279 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_2_11_, b_11_4, _e1279);
            }
            {
                uint at_11 = (0u + 544u) + 8u;
                uint b_00_at_5 = ((at_11 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_5 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_5], 136u, true);
                uint b_01_at_5 = ((at_11 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_5 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_5], 136u, true);
                uint b_10_at_5 = ((at_11 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_5 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_5], 136u, true);
                uint b_11_at_5 = ((at_11 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_5 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_5], 136u, true);
                metal::simdgroup_half8x8 _e1325 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_2_00_, b_00_5, _e1325);
                metal::simdgroup_half8x8 _e1327 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_2_01_, b_10_5, _e1327);
                metal::simdgroup_half8x8 _e1329 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_2_00_, b_01_5, _e1329);
                metal::simdgroup_half8x8 _e1331 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_2_01_, b_11_5, _e1331);
                metal::simdgroup_half8x8 _e1333 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_2_10_, b_00_5, _e1333);
                metal::simdgroup_half8x8 _e1335 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_2_11_, b_10_5, _e1335);
                metal::simdgroup_half8x8 _e1337 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_2_10_, b_01_5, _e1337);
                metal::simdgroup_half8x8 _e1339 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_2_11_, b_11_5, _e1339);
            }
            {
                uint at_12 = (0u + 0u) + 12u;
                uint b_00_at_6 = ((at_12 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_6 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_6], 136u, true);
                uint b_01_at_6 = ((at_12 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_6 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_6], 136u, true);
                uint b_10_at_6 = ((at_12 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_6 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_6], 136u, true);
                uint b_11_at_6 = ((at_12 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_6 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_6], 136u, true);
                metal::simdgroup_half8x8 _e1385 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_3_00_, b_00_6, _e1385);
                metal::simdgroup_half8x8 _e1387 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_3_01_, b_10_6, _e1387);
                metal::simdgroup_half8x8 _e1389 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_3_00_, b_01_6, _e1389);
                metal::simdgroup_half8x8 _e1391 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_3_01_, b_11_6, _e1391);
                metal::simdgroup_half8x8 _e1393 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_3_10_, b_00_6, _e1393);
                metal::simdgroup_half8x8 _e1395 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_3_11_, b_10_6, _e1395);
                metal::simdgroup_half8x8 _e1397 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_3_10_, b_01_6, _e1397);
                metal::simdgroup_half8x8 _e1399 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_3_11_, b_11_6, _e1399);
            }
            {
                uint at_13 = (0u + 544u) + 12u;
                uint b_00_at_7 = ((at_13 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_7 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_7], 136u, true);
                uint b_01_at_7 = ((at_13 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_7 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_7], 136u, true);
                uint b_10_at_7 = ((at_13 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_7 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_7], 136u, true);
                uint b_11_at_7 = ((at_13 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_7 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_7], 136u, true);
                metal::simdgroup_half8x8 _e1445 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_3_00_, b_00_7, _e1445);
                metal::simdgroup_half8x8 _e1447 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_3_01_, b_10_7, _e1447);
                metal::simdgroup_half8x8 _e1449 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_3_00_, b_01_7, _e1449);
                metal::simdgroup_half8x8 _e1451 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_3_01_, b_11_7, _e1451);
                metal::simdgroup_half8x8 _e1453 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_3_10_, b_00_7, _e1453);
                metal::simdgroup_half8x8 _e1455 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_3_11_, b_10_7, _e1455);
                metal::simdgroup_half8x8 _e1457 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_3_10_, b_01_7, _e1457);
                metal::simdgroup_half8x8 _e1459 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_3_11_, b_11_7, _e1459);
            }
            {
                uint at_14 = (0u + 0u) + 16u;
                uint b_00_at_8 = ((at_14 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_8 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_8], 136u, true);
                uint b_01_at_8 = ((at_14 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_8 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_8], 136u, true);
                uint b_10_at_8 = ((at_14 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_8 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_8], 136u, true);
                uint b_11_at_8 = ((at_14 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_8 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_8], 136u, true);
                metal::simdgroup_half8x8 _e1505 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_4_00_, b_00_8, _e1505);
                metal::simdgroup_half8x8 _e1507 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_4_01_, b_10_8, _e1507);
                metal::simdgroup_half8x8 _e1509 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_4_00_, b_01_8, _e1509);
                metal::simdgroup_half8x8 _e1511 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_4_01_, b_11_8, _e1511);
                metal::simdgroup_half8x8 _e1513 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_4_10_, b_00_8, _e1513);
                metal::simdgroup_half8x8 _e1515 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_4_11_, b_10_8, _e1515);
                metal::simdgroup_half8x8 _e1517 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_4_10_, b_01_8, _e1517);
                metal::simdgroup_half8x8 _e1519 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_4_11_, b_11_8, _e1519);
            }
            {
                uint at_15 = (0u + 544u) + 16u;
                uint b_00_at_9 = ((at_15 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_9 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_9], 136u, true);
                uint b_01_at_9 = ((at_15 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_9 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_9], 136u, true);
                uint b_10_at_9 = ((at_15 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_9 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_9], 136u, true);
                uint b_11_at_9 = ((at_15 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_9 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_9], 136u, true);
                metal::simdgroup_half8x8 _e1565 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_4_00_, b_00_9, _e1565);
                metal::simdgroup_half8x8 _e1567 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_4_01_, b_10_9, _e1567);
                metal::simdgroup_half8x8 _e1569 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_4_00_, b_01_9, _e1569);
                metal::simdgroup_half8x8 _e1571 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_4_01_, b_11_9, _e1571);
                metal::simdgroup_half8x8 _e1573 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_4_10_, b_00_9, _e1573);
                metal::simdgroup_half8x8 _e1575 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_4_11_, b_10_9, _e1575);
                metal::simdgroup_half8x8 _e1577 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_4_10_, b_01_9, _e1577);
                metal::simdgroup_half8x8 _e1579 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_4_11_, b_11_9, _e1579);
            }
            {
                uint at_16 = (0u + 0u) + 20u;
                uint b_00_at_10 = ((at_16 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_10 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_10], 136u, true);
                uint b_01_at_10 = ((at_16 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_10 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_10], 136u, true);
                uint b_10_at_10 = ((at_16 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_10 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_10], 136u, true);
                uint b_11_at_10 = ((at_16 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_10 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_10], 136u, true);
                metal::simdgroup_half8x8 _e1625 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_5_00_, b_00_10, _e1625);
                metal::simdgroup_half8x8 _e1627 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_5_01_, b_10_10, _e1627);
                metal::simdgroup_half8x8 _e1629 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_5_00_, b_01_10, _e1629);
                metal::simdgroup_half8x8 _e1631 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_5_01_, b_11_10, _e1631);
                metal::simdgroup_half8x8 _e1633 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_5_10_, b_00_10, _e1633);
                metal::simdgroup_half8x8 _e1635 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_5_11_, b_10_10, _e1635);
                metal::simdgroup_half8x8 _e1637 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_5_10_, b_01_10, _e1637);
                metal::simdgroup_half8x8 _e1639 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_5_11_, b_11_10, _e1639);
            }
            {
                uint at_17 = (0u + 544u) + 20u;
                uint b_00_at_11 = ((at_17 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_11 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_11], 136u, true);
                uint b_01_at_11 = ((at_17 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_11 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_11], 136u, true);
                uint b_10_at_11 = ((at_17 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_11 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_11], 136u, true);
                uint b_11_at_11 = ((at_17 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_11 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_11], 136u, true);
                metal::simdgroup_half8x8 _e1685 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_5_00_, b_00_11, _e1685);
                metal::simdgroup_half8x8 _e1687 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_5_01_, b_10_11, _e1687);
                metal::simdgroup_half8x8 _e1689 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_5_00_, b_01_11, _e1689);
                metal::simdgroup_half8x8 _e1691 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_5_01_, b_11_11, _e1691);
                metal::simdgroup_half8x8 _e1693 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_5_10_, b_00_11, _e1693);
                metal::simdgroup_half8x8 _e1695 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_5_11_, b_10_11, _e1695);
                metal::simdgroup_half8x8 _e1697 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_5_10_, b_01_11, _e1697);
                metal::simdgroup_half8x8 _e1699 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_5_11_, b_11_11, _e1699);
            }
            {
                uint at_18 = (0u + 0u) + 24u;
                uint b_00_at_12 = ((at_18 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_12 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_12], 136u, true);
                uint b_01_at_12 = ((at_18 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_12 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_12], 136u, true);
                uint b_10_at_12 = ((at_18 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_12 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_12], 136u, true);
                uint b_11_at_12 = ((at_18 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_12 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_12], 136u, true);
                metal::simdgroup_half8x8 _e1745 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_6_00_, b_00_12, _e1745);
                metal::simdgroup_half8x8 _e1747 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_6_01_, b_10_12, _e1747);
                metal::simdgroup_half8x8 _e1749 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_6_00_, b_01_12, _e1749);
                metal::simdgroup_half8x8 _e1751 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_6_01_, b_11_12, _e1751);
                metal::simdgroup_half8x8 _e1753 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_6_10_, b_00_12, _e1753);
                metal::simdgroup_half8x8 _e1755 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_6_11_, b_10_12, _e1755);
                metal::simdgroup_half8x8 _e1757 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_6_10_, b_01_12, _e1757);
                metal::simdgroup_half8x8 _e1759 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_6_11_, b_11_12, _e1759);
            }
            {
                uint at_19 = (0u + 544u) + 24u;
                uint b_00_at_13 = ((at_19 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_13 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_13], 136u, true);
                uint b_01_at_13 = ((at_19 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_13 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_13], 136u, true);
                uint b_10_at_13 = ((at_19 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_13 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_13], 136u, true);
                uint b_11_at_13 = ((at_19 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_13 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_13], 136u, true);
                metal::simdgroup_half8x8 _e1805 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_6_00_, b_00_13, _e1805);
                metal::simdgroup_half8x8 _e1807 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_6_01_, b_10_13, _e1807);
                metal::simdgroup_half8x8 _e1809 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_6_00_, b_01_13, _e1809);
                metal::simdgroup_half8x8 _e1811 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_6_01_, b_11_13, _e1811);
                metal::simdgroup_half8x8 _e1813 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_6_10_, b_00_13, _e1813);
                metal::simdgroup_half8x8 _e1815 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_6_11_, b_10_13, _e1815);
                metal::simdgroup_half8x8 _e1817 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_6_10_, b_01_13, _e1817);
                metal::simdgroup_half8x8 _e1819 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_6_11_, b_11_13, _e1819);
            }
            {
                uint at_20 = (0u + 0u) + 28u;
                uint b_00_at_14 = ((at_20 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_14 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_14], 136u, true);
                uint b_01_at_14 = ((at_20 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_14 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_14], 136u, true);
                uint b_10_at_14 = ((at_20 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_14 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_14], 136u, true);
                uint b_11_at_14 = ((at_20 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_14 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_14], 136u, true);
                metal::simdgroup_half8x8 _e1865 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_7_00_, b_00_14, _e1865);
                metal::simdgroup_half8x8 _e1867 = s_0_00_;
                s_0_00_ = NagaCooperativeMultiplyAdd(a_7_01_, b_10_14, _e1867);
                metal::simdgroup_half8x8 _e1869 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_7_00_, b_01_14, _e1869);
                metal::simdgroup_half8x8 _e1871 = s_0_01_;
                s_0_01_ = NagaCooperativeMultiplyAdd(a_7_01_, b_11_14, _e1871);
                metal::simdgroup_half8x8 _e1873 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_7_10_, b_00_14, _e1873);
                metal::simdgroup_half8x8 _e1875 = s_0_10_;
                s_0_10_ = NagaCooperativeMultiplyAdd(a_7_11_, b_10_14, _e1875);
                metal::simdgroup_half8x8 _e1877 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_7_10_, b_01_14, _e1877);
                metal::simdgroup_half8x8 _e1879 = s_0_11_;
                s_0_11_ = NagaCooperativeMultiplyAdd(a_7_11_, b_11_14, _e1879);
            }
            {
                uint at_21 = (0u + 544u) + 28u;
                uint b_00_at_15 = ((at_21 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_15 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_15], 136u, true);
                uint b_01_at_15 = ((at_21 * 4u) + 1088u) + 0u;
                metal::simdgroup_half8x8 b_01_15 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_15], 136u, true);
                uint b_10_at_15 = ((at_21 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_15 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_15], 136u, true);
                uint b_11_at_15 = ((at_21 * 4u) + 1088u) + 8u;
                metal::simdgroup_half8x8 b_11_15 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_15], 136u, true);
                metal::simdgroup_half8x8 _e1925 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_7_00_, b_00_15, _e1925);
                metal::simdgroup_half8x8 _e1927 = s_1_00_;
                s_1_00_ = NagaCooperativeMultiplyAdd(a_7_01_, b_10_15, _e1927);
                metal::simdgroup_half8x8 _e1929 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_7_00_, b_01_15, _e1929);
                metal::simdgroup_half8x8 _e1931 = s_1_01_;
                s_1_01_ = NagaCooperativeMultiplyAdd(a_7_01_, b_11_15, _e1931);
                metal::simdgroup_half8x8 _e1933 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_7_10_, b_00_15, _e1933);
                metal::simdgroup_half8x8 _e1935 = s_1_10_;
                s_1_10_ = NagaCooperativeMultiplyAdd(a_7_11_, b_10_15, _e1935);
                metal::simdgroup_half8x8 _e1937 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_7_10_, b_01_15, _e1937);
                metal::simdgroup_half8x8 _e1939 = s_1_11_;
                s_1_11_ = NagaCooperativeMultiplyAdd(a_7_11_, b_11_15, _e1939);
            }
            uint at_0_1 = mine + 0u;
            {
                uint at_22 = ((at_0_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 _e1949 = s_0_00_;
                simdgroup_store(_e1949, &sh_hidden.inner[at_22], 40u);
            }
            {
                uint at_23 = ((at_0_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 _e1959 = s_0_01_;
                simdgroup_store(_e1959, &sh_hidden.inner[at_23], 40u);
            }
            {
                uint at_24 = ((at_0_1 * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 _e1969 = s_0_10_;
                simdgroup_store(_e1969, &sh_hidden.inner[at_24], 40u);
            }
            {
                uint at_25 = ((at_0_1 * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 _e1979 = s_0_11_;
                simdgroup_store(_e1979, &sh_hidden.inner[at_25], 40u);
            }
            uint at_1_1 = mine + 4u;
            {
                uint at_26 = ((at_1_1 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 _e1991 = s_1_00_;
                simdgroup_store(_e1991, &sh_hidden.inner[at_26], 40u);
            }
            {
                uint at_27 = ((at_1_1 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 _e2001 = s_1_01_;
                simdgroup_store(_e2001, &sh_hidden.inner[at_27], 40u);
            }
            {
                uint at_28 = ((at_1_1 * 4u) + 320u) + 0u;
                metal::simdgroup_half8x8 _e2011 = s_1_10_;
                simdgroup_store(_e2011, &sh_hidden.inner[at_28], 40u);
            }
            {
                uint at_29 = ((at_1_1 * 4u) + 320u) + 8u;
                metal::simdgroup_half8x8 _e2021 = s_1_11_;
                simdgroup_store(_e2021, &sh_hidden.inner[at_29], 40u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            {
                uint at_30 = (mine + ((naga_div(lane_2, 4u) + 0u) * ROW)) + naga_mod(lane_2, 4u);
                metal::half4 _e2035 = sh_hidden_at(at_30, sh_hidden);
                metal::float4 g = static_cast<metal::float4>(_e2035);
                metal::half4 _e2039 = sh_hidden_at(at_30 + 4u, sh_hidden);
                float _e2047 = mask_at((first_1 + naga_div(lane_2, 4u)) + 0u, params, mask, _buffer_sizes);
                sh_hidden_put(at_30, static_cast<metal::half4>(((g * static_cast<metal::float4>(_e2039)) * _e2047) / (metal::float4(1.0) + metal::exp(-(g)))), sh_hidden);
            }
            {
                uint at_31 = (mine + ((naga_div(lane_2, 4u) + 8u) * ROW)) + naga_mod(lane_2, 4u);
                metal::half4 _e2066 = sh_hidden_at(at_31, sh_hidden);
                metal::float4 g_1 = static_cast<metal::float4>(_e2066);
                metal::half4 _e2070 = sh_hidden_at(at_31 + 4u, sh_hidden);
                float _e2078 = mask_at((first_1 + naga_div(lane_2, 4u)) + 8u, params, mask, _buffer_sizes);
                sh_hidden_put(at_31, static_cast<metal::half4>(((g_1 * static_cast<metal::float4>(_e2070)) * _e2078) / (metal::float4(1.0) + metal::exp(-(g_1)))), sh_hidden);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            uint hidden_00_at = ((mine * 4u) + 0u) + 0u;
            metal::simdgroup_half8x8 hidden_00_ = NagaCooperativeLoad(&sh_hidden.inner[hidden_00_at], 40u, false);
            uint hidden_01_at = ((mine * 4u) + 0u) + 8u;
            metal::simdgroup_half8x8 hidden_01_ = NagaCooperativeLoad(&sh_hidden.inner[hidden_01_at], 40u, false);
            uint hidden_10_at = ((mine * 4u) + 320u) + 0u;
            metal::simdgroup_half8x8 hidden_10_ = NagaCooperativeLoad(&sh_hidden.inner[hidden_10_at], 40u, false);
            uint hidden_11_at = ((mine * 4u) + 320u) + 8u;
            metal::simdgroup_half8x8 hidden_11_ = NagaCooperativeLoad(&sh_hidden.inner[hidden_11_at], 40u, false);
            {
                uint at_32 = (0u + OUT) + 0u;
                uint b_00_at_16 = ((at_32 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_16 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_16], 24u, true);
                uint b_01_at_16 = ((at_32 * 4u) + 192u) + 0u;
                metal::simdgroup_half8x8 b_01_16 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_16], 24u, true);
                uint b_10_at_16 = ((at_32 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_16 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_16], 24u, true);
                uint b_11_at_16 = ((at_32 * 4u) + 192u) + 8u;
                metal::simdgroup_half8x8 b_11_16 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_16], 24u, true);
                metal::simdgroup_float8x8 _e2171 = o_0_00_;
                o_0_00_ = NagaCooperativeMultiplyAdd(hidden_00_, b_00_16, _e2171);
                metal::simdgroup_float8x8 _e2173 = o_0_00_;
                o_0_00_ = NagaCooperativeMultiplyAdd(hidden_01_, b_10_16, _e2173);
                metal::simdgroup_float8x8 _e2175 = o_0_01_;
                o_0_01_ = NagaCooperativeMultiplyAdd(hidden_00_, b_01_16, _e2175);
                metal::simdgroup_float8x8 _e2177 = o_0_01_;
                o_0_01_ = NagaCooperativeMultiplyAdd(hidden_01_, b_11_16, _e2177);
                metal::simdgroup_float8x8 _e2179 = o_0_10_;
                o_0_10_ = NagaCooperativeMultiplyAdd(hidden_10_, b_00_16, _e2179);
                metal::simdgroup_float8x8 _e2181 = o_0_10_;
                o_0_10_ = NagaCooperativeMultiplyAdd(hidden_11_, b_10_16, _e2181);
                metal::simdgroup_float8x8 _e2183 = o_0_11_;
                o_0_11_ = NagaCooperativeMultiplyAdd(hidden_10_, b_01_16, _e2183);
                metal::simdgroup_float8x8 _e2185 = o_0_11_;
                o_0_11_ = NagaCooperativeMultiplyAdd(hidden_11_, b_11_16, _e2185);
            }
            {
                uint at_33 = (0u + OUT) + 96u;
                uint b_00_at_17 = ((at_33 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_17 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_17], 24u, true);
                uint b_01_at_17 = ((at_33 * 4u) + 192u) + 0u;
                metal::simdgroup_half8x8 b_01_17 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_17], 24u, true);
                uint b_10_at_17 = ((at_33 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_17 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_17], 24u, true);
                uint b_11_at_17 = ((at_33 * 4u) + 192u) + 8u;
                metal::simdgroup_half8x8 b_11_17 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_17], 24u, true);
                metal::simdgroup_float8x8 _e2231 = o_1_00_;
                o_1_00_ = NagaCooperativeMultiplyAdd(hidden_00_, b_00_17, _e2231);
                metal::simdgroup_float8x8 _e2233 = o_1_00_;
                o_1_00_ = NagaCooperativeMultiplyAdd(hidden_01_, b_10_17, _e2233);
                metal::simdgroup_float8x8 _e2235 = o_1_01_;
                o_1_01_ = NagaCooperativeMultiplyAdd(hidden_00_, b_01_17, _e2235);
                metal::simdgroup_float8x8 _e2237 = o_1_01_;
                o_1_01_ = NagaCooperativeMultiplyAdd(hidden_01_, b_11_17, _e2237);
                metal::simdgroup_float8x8 _e2239 = o_1_10_;
                o_1_10_ = NagaCooperativeMultiplyAdd(hidden_10_, b_00_17, _e2239);
                metal::simdgroup_float8x8 _e2241 = o_1_10_;
                o_1_10_ = NagaCooperativeMultiplyAdd(hidden_11_, b_10_17, _e2241);
                metal::simdgroup_float8x8 _e2243 = o_1_11_;
                o_1_11_ = NagaCooperativeMultiplyAdd(hidden_10_, b_01_17, _e2243);
                metal::simdgroup_float8x8 _e2245 = o_1_11_;
                o_1_11_ = NagaCooperativeMultiplyAdd(hidden_11_, b_11_17, _e2245);
            }
            {
                uint at_34 = (0u + OUT) + 192u;
                uint b_00_at_18 = ((at_34 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_18 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_18], 24u, true);
                uint b_01_at_18 = ((at_34 * 4u) + 192u) + 0u;
                metal::simdgroup_half8x8 b_01_18 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_18], 24u, true);
                uint b_10_at_18 = ((at_34 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_18 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_18], 24u, true);
                uint b_11_at_18 = ((at_34 * 4u) + 192u) + 8u;
                metal::simdgroup_half8x8 b_11_18 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_18], 24u, true);
                metal::simdgroup_float8x8 _e2291 = o_2_00_;
                o_2_00_ = NagaCooperativeMultiplyAdd(hidden_00_, b_00_18, _e2291);
                metal::simdgroup_float8x8 _e2293 = o_2_00_;
                o_2_00_ = NagaCooperativeMultiplyAdd(hidden_01_, b_10_18, _e2293);
                metal::simdgroup_float8x8 _e2295 = o_2_01_;
                o_2_01_ = NagaCooperativeMultiplyAdd(hidden_00_, b_01_18, _e2295);
                metal::simdgroup_float8x8 _e2297 = o_2_01_;
                o_2_01_ = NagaCooperativeMultiplyAdd(hidden_01_, b_11_18, _e2297);
                metal::simdgroup_float8x8 _e2299 = o_2_10_;
                o_2_10_ = NagaCooperativeMultiplyAdd(hidden_10_, b_00_18, _e2299);
                metal::simdgroup_float8x8 _e2301 = o_2_10_;
                o_2_10_ = NagaCooperativeMultiplyAdd(hidden_11_, b_10_18, _e2301);
                metal::simdgroup_float8x8 _e2303 = o_2_11_;
                o_2_11_ = NagaCooperativeMultiplyAdd(hidden_10_, b_01_18, _e2303);
                metal::simdgroup_float8x8 _e2305 = o_2_11_;
                o_2_11_ = NagaCooperativeMultiplyAdd(hidden_11_, b_11_18, _e2305);
            }
            {
                uint at_35 = (0u + OUT) + 288u;
                uint b_00_at_19 = ((at_35 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_19 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_19], 24u, true);
                uint b_01_at_19 = ((at_35 * 4u) + 192u) + 0u;
                metal::simdgroup_half8x8 b_01_19 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_19], 24u, true);
                uint b_10_at_19 = ((at_35 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_19 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_19], 24u, true);
                uint b_11_at_19 = ((at_35 * 4u) + 192u) + 8u;
                metal::simdgroup_half8x8 b_11_19 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_19], 24u, true);
                metal::simdgroup_float8x8 _e2351 = o_3_00_;
                o_3_00_ = NagaCooperativeMultiplyAdd(hidden_00_, b_00_19, _e2351);
                metal::simdgroup_float8x8 _e2353 = o_3_00_;
                o_3_00_ = NagaCooperativeMultiplyAdd(hidden_01_, b_10_19, _e2353);
                metal::simdgroup_float8x8 _e2355 = o_3_01_;
                o_3_01_ = NagaCooperativeMultiplyAdd(hidden_00_, b_01_19, _e2355);
                metal::simdgroup_float8x8 _e2357 = o_3_01_;
                o_3_01_ = NagaCooperativeMultiplyAdd(hidden_01_, b_11_19, _e2357);
                metal::simdgroup_float8x8 _e2359 = o_3_10_;
                o_3_10_ = NagaCooperativeMultiplyAdd(hidden_10_, b_00_19, _e2359);
                metal::simdgroup_float8x8 _e2361 = o_3_10_;
                o_3_10_ = NagaCooperativeMultiplyAdd(hidden_11_, b_10_19, _e2361);
                metal::simdgroup_float8x8 _e2363 = o_3_11_;
                o_3_11_ = NagaCooperativeMultiplyAdd(hidden_10_, b_01_19, _e2363);
                metal::simdgroup_float8x8 _e2365 = o_3_11_;
                o_3_11_ = NagaCooperativeMultiplyAdd(hidden_11_, b_11_19, _e2365);
            }
            {
                uint at_36 = (0u + OUT) + 384u;
                uint b_00_at_20 = ((at_36 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_20 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_20], 24u, true);
                uint b_01_at_20 = ((at_36 * 4u) + 192u) + 0u;
                metal::simdgroup_half8x8 b_01_20 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_20], 24u, true);
                uint b_10_at_20 = ((at_36 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_20 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_20], 24u, true);
                uint b_11_at_20 = ((at_36 * 4u) + 192u) + 8u;
                metal::simdgroup_half8x8 b_11_20 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_20], 24u, true);
                metal::simdgroup_float8x8 _e2411 = o_4_00_;
                o_4_00_ = NagaCooperativeMultiplyAdd(hidden_00_, b_00_20, _e2411);
                metal::simdgroup_float8x8 _e2413 = o_4_00_;
                o_4_00_ = NagaCooperativeMultiplyAdd(hidden_01_, b_10_20, _e2413);
                metal::simdgroup_float8x8 _e2415 = o_4_01_;
                o_4_01_ = NagaCooperativeMultiplyAdd(hidden_00_, b_01_20, _e2415);
                metal::simdgroup_float8x8 _e2417 = o_4_01_;
                o_4_01_ = NagaCooperativeMultiplyAdd(hidden_01_, b_11_20, _e2417);
                metal::simdgroup_float8x8 _e2419 = o_4_10_;
                o_4_10_ = NagaCooperativeMultiplyAdd(hidden_10_, b_00_20, _e2419);
                metal::simdgroup_float8x8 _e2421 = o_4_10_;
                o_4_10_ = NagaCooperativeMultiplyAdd(hidden_11_, b_10_20, _e2421);
                metal::simdgroup_float8x8 _e2423 = o_4_11_;
                o_4_11_ = NagaCooperativeMultiplyAdd(hidden_10_, b_01_20, _e2423);
                metal::simdgroup_float8x8 _e2425 = o_4_11_;
                o_4_11_ = NagaCooperativeMultiplyAdd(hidden_11_, b_11_20, _e2425);
            }
            {
                uint at_37 = (0u + OUT) + 480u;
                uint b_00_at_21 = ((at_37 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_21 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_21], 24u, true);
                uint b_01_at_21 = ((at_37 * 4u) + 192u) + 0u;
                metal::simdgroup_half8x8 b_01_21 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_21], 24u, true);
                uint b_10_at_21 = ((at_37 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_21 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_21], 24u, true);
                uint b_11_at_21 = ((at_37 * 4u) + 192u) + 8u;
                metal::simdgroup_half8x8 b_11_21 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_21], 24u, true);
                metal::simdgroup_float8x8 _e2471 = o_5_00_;
                o_5_00_ = NagaCooperativeMultiplyAdd(hidden_00_, b_00_21, _e2471);
                metal::simdgroup_float8x8 _e2473 = o_5_00_;
                o_5_00_ = NagaCooperativeMultiplyAdd(hidden_01_, b_10_21, _e2473);
                metal::simdgroup_float8x8 _e2475 = o_5_01_;
                o_5_01_ = NagaCooperativeMultiplyAdd(hidden_00_, b_01_21, _e2475);
                metal::simdgroup_float8x8 _e2477 = o_5_01_;
                o_5_01_ = NagaCooperativeMultiplyAdd(hidden_01_, b_11_21, _e2477);
                metal::simdgroup_float8x8 _e2479 = o_5_10_;
                o_5_10_ = NagaCooperativeMultiplyAdd(hidden_10_, b_00_21, _e2479);
                metal::simdgroup_float8x8 _e2481 = o_5_10_;
                o_5_10_ = NagaCooperativeMultiplyAdd(hidden_11_, b_10_21, _e2481);
                metal::simdgroup_float8x8 _e2483 = o_5_11_;
                o_5_11_ = NagaCooperativeMultiplyAdd(hidden_10_, b_01_21, _e2483);
                metal::simdgroup_float8x8 _e2485 = o_5_11_;
                o_5_11_ = NagaCooperativeMultiplyAdd(hidden_11_, b_11_21, _e2485);
            }
            {
                uint at_38 = (0u + OUT) + 576u;
                uint b_00_at_22 = ((at_38 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_22 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_22], 24u, true);
                uint b_01_at_22 = ((at_38 * 4u) + 192u) + 0u;
                metal::simdgroup_half8x8 b_01_22 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_22], 24u, true);
                uint b_10_at_22 = ((at_38 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_22 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_22], 24u, true);
                uint b_11_at_22 = ((at_38 * 4u) + 192u) + 8u;
                metal::simdgroup_half8x8 b_11_22 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_22], 24u, true);
                metal::simdgroup_float8x8 _e2531 = o_6_00_;
                o_6_00_ = NagaCooperativeMultiplyAdd(hidden_00_, b_00_22, _e2531);
                metal::simdgroup_float8x8 _e2533 = o_6_00_;
                o_6_00_ = NagaCooperativeMultiplyAdd(hidden_01_, b_10_22, _e2533);
                metal::simdgroup_float8x8 _e2535 = o_6_01_;
                o_6_01_ = NagaCooperativeMultiplyAdd(hidden_00_, b_01_22, _e2535);
                metal::simdgroup_float8x8 _e2537 = o_6_01_;
                o_6_01_ = NagaCooperativeMultiplyAdd(hidden_01_, b_11_22, _e2537);
                metal::simdgroup_float8x8 _e2539 = o_6_10_;
                o_6_10_ = NagaCooperativeMultiplyAdd(hidden_10_, b_00_22, _e2539);
                metal::simdgroup_float8x8 _e2541 = o_6_10_;
                o_6_10_ = NagaCooperativeMultiplyAdd(hidden_11_, b_10_22, _e2541);
                metal::simdgroup_float8x8 _e2543 = o_6_11_;
                o_6_11_ = NagaCooperativeMultiplyAdd(hidden_10_, b_01_22, _e2543);
                metal::simdgroup_float8x8 _e2545 = o_6_11_;
                o_6_11_ = NagaCooperativeMultiplyAdd(hidden_11_, b_11_22, _e2545);
            }
            {
                uint at_39 = (0u + OUT) + 672u;
                uint b_00_at_23 = ((at_39 * 4u) + 0u) + 0u;
                metal::simdgroup_half8x8 b_00_23 = NagaCooperativeLoad(&sh_tile.inner[b_00_at_23], 24u, true);
                uint b_01_at_23 = ((at_39 * 4u) + 192u) + 0u;
                metal::simdgroup_half8x8 b_01_23 = NagaCooperativeLoad(&sh_tile.inner[b_01_at_23], 24u, true);
                uint b_10_at_23 = ((at_39 * 4u) + 0u) + 8u;
                metal::simdgroup_half8x8 b_10_23 = NagaCooperativeLoad(&sh_tile.inner[b_10_at_23], 24u, true);
                uint b_11_at_23 = ((at_39 * 4u) + 192u) + 8u;
                metal::simdgroup_half8x8 b_11_23 = NagaCooperativeLoad(&sh_tile.inner[b_11_at_23], 24u, true);
                metal::simdgroup_float8x8 _e2591 = o_7_00_;
                o_7_00_ = NagaCooperativeMultiplyAdd(hidden_00_, b_00_23, _e2591);
                metal::simdgroup_float8x8 _e2593 = o_7_00_;
                o_7_00_ = NagaCooperativeMultiplyAdd(hidden_01_, b_10_23, _e2593);
                metal::simdgroup_float8x8 _e2595 = o_7_01_;
                o_7_01_ = NagaCooperativeMultiplyAdd(hidden_00_, b_01_23, _e2595);
                metal::simdgroup_float8x8 _e2597 = o_7_01_;
                o_7_01_ = NagaCooperativeMultiplyAdd(hidden_01_, b_11_23, _e2597);
                metal::simdgroup_float8x8 _e2599 = o_7_10_;
                o_7_10_ = NagaCooperativeMultiplyAdd(hidden_10_, b_00_23, _e2599);
                metal::simdgroup_float8x8 _e2601 = o_7_10_;
                o_7_10_ = NagaCooperativeMultiplyAdd(hidden_11_, b_10_23, _e2601);
                metal::simdgroup_float8x8 _e2603 = o_7_11_;
                o_7_11_ = NagaCooperativeMultiplyAdd(hidden_10_, b_01_23, _e2603);
                metal::simdgroup_float8x8 _e2605 = o_7_11_;
                o_7_11_ = NagaCooperativeMultiplyAdd(hidden_11_, b_11_23, _e2605);
            }
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    uint scratch = naga_mod(subgroup, 4u) * 64u;
    turn = naga_div(subgroup, 4u) == 0u;
    uint2 loop_bound_1 = uint2(4294967295u);
    bool loop_init_1 = true;
    while(true) {
        if (metal::all(loop_bound_1 == uint2(0u))) { break; }
        loop_bound_1 -= uint2(loop_bound_1.y == 0u, 1u);
        if (!loop_init_1) {
            turn = false;
        }
        loop_init_1 = false;
        bool _e2619 = turn;
        if (_e2619) {
        } else {
            break;
        }
        {
            {
                uint at_40 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2626 = o_0_00_;
                simdgroup_store(_e2626, &sh_sum.inner[at_40], 16u);
            }
            {
                uint at_41 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2636 = o_0_01_;
                simdgroup_store(_e2636, &sh_sum.inner[at_41], 16u);
            }
            {
                uint at_42 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2646 = o_0_10_;
                simdgroup_store(_e2646, &sh_sum.inner[at_42], 16u);
            }
            {
                uint at_43 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2656 = o_0_11_;
                simdgroup_store(_e2656, &sh_sum.inner[at_43], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            {
                uint m_2 = (first_1 + naga_div(lane_2, 4u)) + 0u;
                uint _e2667 = params.m;
                if (m_2 < _e2667) {
                    metal::float4 _e2672 = sh_sum_at((scratch + lane_2) + 0u, sh_sum);
                    uint _e2674 = x_row(m_2, params);
                    metal::float4 _e2681 = x[(_e2674 + 0u) + naga_mod(lane_2, 4u)];
                    x[(_e2674 + 0u) + naga_mod(lane_2, 4u)] = _e2681 + _e2672;
                }
            }
            {
                uint m_3 = (first_1 + naga_div(lane_2, 4u)) + 8u;
                uint _e2690 = params.m;
                if (m_3 < _e2690) {
                    metal::float4 _e2695 = sh_sum_at((scratch + lane_2) + 32u, sh_sum);
                    uint _e2697 = x_row(m_3, params);
                    metal::float4 _e2704 = x[(_e2697 + 0u) + naga_mod(lane_2, 4u)];
                    x[(_e2697 + 0u) + naga_mod(lane_2, 4u)] = _e2704 + _e2695;
                }
            }
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_1 = naga_div(subgroup, 4u) == 0u;
    uint2 loop_bound_2 = uint2(4294967295u);
    bool loop_init_2 = true;
    while(true) {
        if (metal::all(loop_bound_2 == uint2(0u))) { break; }
        loop_bound_2 -= uint2(loop_bound_2.y == 0u, 1u);
        if (!loop_init_2) {
            turn_1 = false;
        }
        loop_init_2 = false;
        bool _e2712 = turn_1;
        if (_e2712) {
        } else {
            break;
        }
        {
            {
                uint at_44 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2719 = o_1_00_;
                simdgroup_store(_e2719, &sh_sum.inner[at_44], 16u);
            }
            {
                uint at_45 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2729 = o_1_01_;
                simdgroup_store(_e2729, &sh_sum.inner[at_45], 16u);
            }
            {
                uint at_46 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2739 = o_1_10_;
                simdgroup_store(_e2739, &sh_sum.inner[at_46], 16u);
            }
            {
                uint at_47 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2749 = o_1_11_;
                simdgroup_store(_e2749, &sh_sum.inner[at_47], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            {
                uint m_4 = (first_1 + naga_div(lane_2, 4u)) + 0u;
                uint _e2760 = params.m;
                if (m_4 < _e2760) {
                    metal::float4 _e2765 = sh_sum_at((scratch + lane_2) + 0u, sh_sum);
                    uint _e2767 = x_row(m_4, params);
                    metal::float4 _e2774 = x[(_e2767 + 4u) + naga_mod(lane_2, 4u)];
                    x[(_e2767 + 4u) + naga_mod(lane_2, 4u)] = _e2774 + _e2765;
                }
            }
            {
                uint m_5 = (first_1 + naga_div(lane_2, 4u)) + 8u;
                uint _e2783 = params.m;
                if (m_5 < _e2783) {
                    metal::float4 _e2788 = sh_sum_at((scratch + lane_2) + 32u, sh_sum);
                    uint _e2790 = x_row(m_5, params);
                    metal::float4 _e2797 = x[(_e2790 + 4u) + naga_mod(lane_2, 4u)];
                    x[(_e2790 + 4u) + naga_mod(lane_2, 4u)] = _e2797 + _e2788;
                }
            }
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_2 = naga_div(subgroup, 4u) == 0u;
    uint2 loop_bound_3 = uint2(4294967295u);
    bool loop_init_3 = true;
    while(true) {
        if (metal::all(loop_bound_3 == uint2(0u))) { break; }
        loop_bound_3 -= uint2(loop_bound_3.y == 0u, 1u);
        if (!loop_init_3) {
            turn_2 = false;
        }
        loop_init_3 = false;
        bool _e2805 = turn_2;
        if (_e2805) {
        } else {
            break;
        }
        {
            {
                uint at_48 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2812 = o_2_00_;
                simdgroup_store(_e2812, &sh_sum.inner[at_48], 16u);
            }
            {
                uint at_49 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2822 = o_2_01_;
                simdgroup_store(_e2822, &sh_sum.inner[at_49], 16u);
            }
            {
                uint at_50 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2832 = o_2_10_;
                simdgroup_store(_e2832, &sh_sum.inner[at_50], 16u);
            }
            {
                uint at_51 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2842 = o_2_11_;
                simdgroup_store(_e2842, &sh_sum.inner[at_51], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            {
                uint m_6 = (first_1 + naga_div(lane_2, 4u)) + 0u;
                uint _e2853 = params.m;
                if (m_6 < _e2853) {
                    metal::float4 _e2858 = sh_sum_at((scratch + lane_2) + 0u, sh_sum);
                    uint _e2860 = x_row(m_6, params);
                    metal::float4 _e2867 = x[(_e2860 + 8u) + naga_mod(lane_2, 4u)];
                    x[(_e2860 + 8u) + naga_mod(lane_2, 4u)] = _e2867 + _e2858;
                }
            }
            {
                uint m_7 = (first_1 + naga_div(lane_2, 4u)) + 8u;
                uint _e2876 = params.m;
                if (m_7 < _e2876) {
                    metal::float4 _e2881 = sh_sum_at((scratch + lane_2) + 32u, sh_sum);
                    uint _e2883 = x_row(m_7, params);
                    metal::float4 _e2890 = x[(_e2883 + 8u) + naga_mod(lane_2, 4u)];
                    x[(_e2883 + 8u) + naga_mod(lane_2, 4u)] = _e2890 + _e2881;
                }
            }
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_3 = naga_div(subgroup, 4u) == 0u;
    uint2 loop_bound_4 = uint2(4294967295u);
    bool loop_init_4 = true;
    while(true) {
        if (metal::all(loop_bound_4 == uint2(0u))) { break; }
        loop_bound_4 -= uint2(loop_bound_4.y == 0u, 1u);
        if (!loop_init_4) {
            turn_3 = false;
        }
        loop_init_4 = false;
        bool _e2898 = turn_3;
        if (_e2898) {
        } else {
            break;
        }
        {
            {
                uint at_52 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2905 = o_3_00_;
                simdgroup_store(_e2905, &sh_sum.inner[at_52], 16u);
            }
            {
                uint at_53 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e2915 = o_3_01_;
                simdgroup_store(_e2915, &sh_sum.inner[at_53], 16u);
            }
            {
                uint at_54 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e2925 = o_3_10_;
                simdgroup_store(_e2925, &sh_sum.inner[at_54], 16u);
            }
            {
                uint at_55 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e2935 = o_3_11_;
                simdgroup_store(_e2935, &sh_sum.inner[at_55], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            {
                uint m_8 = (first_1 + naga_div(lane_2, 4u)) + 0u;
                uint _e2946 = params.m;
                if (m_8 < _e2946) {
                    metal::float4 _e2951 = sh_sum_at((scratch + lane_2) + 0u, sh_sum);
                    uint _e2953 = x_row(m_8, params);
                    metal::float4 _e2960 = x[(_e2953 + 12u) + naga_mod(lane_2, 4u)];
                    x[(_e2953 + 12u) + naga_mod(lane_2, 4u)] = _e2960 + _e2951;
                }
            }
            {
                uint m_9 = (first_1 + naga_div(lane_2, 4u)) + 8u;
                uint _e2969 = params.m;
                if (m_9 < _e2969) {
                    metal::float4 _e2974 = sh_sum_at((scratch + lane_2) + 32u, sh_sum);
                    uint _e2976 = x_row(m_9, params);
                    metal::float4 _e2983 = x[(_e2976 + 12u) + naga_mod(lane_2, 4u)];
                    x[(_e2976 + 12u) + naga_mod(lane_2, 4u)] = _e2983 + _e2974;
                }
            }
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_4 = naga_div(subgroup, 4u) == 0u;
    uint2 loop_bound_5 = uint2(4294967295u);
    bool loop_init_5 = true;
    while(true) {
        if (metal::all(loop_bound_5 == uint2(0u))) { break; }
        loop_bound_5 -= uint2(loop_bound_5.y == 0u, 1u);
        if (!loop_init_5) {
            turn_4 = false;
        }
        loop_init_5 = false;
        bool _e2991 = turn_4;
        if (_e2991) {
        } else {
            break;
        }
        {
            {
                uint at_56 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e2998 = o_4_00_;
                simdgroup_store(_e2998, &sh_sum.inner[at_56], 16u);
            }
            {
                uint at_57 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3008 = o_4_01_;
                simdgroup_store(_e3008, &sh_sum.inner[at_57], 16u);
            }
            {
                uint at_58 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3018 = o_4_10_;
                simdgroup_store(_e3018, &sh_sum.inner[at_58], 16u);
            }
            {
                uint at_59 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3028 = o_4_11_;
                simdgroup_store(_e3028, &sh_sum.inner[at_59], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            {
                uint m_10 = (first_1 + naga_div(lane_2, 4u)) + 0u;
                uint _e3039 = params.m;
                if (m_10 < _e3039) {
                    metal::float4 _e3044 = sh_sum_at((scratch + lane_2) + 0u, sh_sum);
                    uint _e3046 = x_row(m_10, params);
                    metal::float4 _e3053 = x[(_e3046 + 16u) + naga_mod(lane_2, 4u)];
                    x[(_e3046 + 16u) + naga_mod(lane_2, 4u)] = _e3053 + _e3044;
                }
            }
            {
                uint m_11 = (first_1 + naga_div(lane_2, 4u)) + 8u;
                uint _e3062 = params.m;
                if (m_11 < _e3062) {
                    metal::float4 _e3067 = sh_sum_at((scratch + lane_2) + 32u, sh_sum);
                    uint _e3069 = x_row(m_11, params);
                    metal::float4 _e3076 = x[(_e3069 + 16u) + naga_mod(lane_2, 4u)];
                    x[(_e3069 + 16u) + naga_mod(lane_2, 4u)] = _e3076 + _e3067;
                }
            }
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_5 = naga_div(subgroup, 4u) == 0u;
    uint2 loop_bound_6 = uint2(4294967295u);
    bool loop_init_6 = true;
    while(true) {
        if (metal::all(loop_bound_6 == uint2(0u))) { break; }
        loop_bound_6 -= uint2(loop_bound_6.y == 0u, 1u);
        if (!loop_init_6) {
            turn_5 = false;
        }
        loop_init_6 = false;
        bool _e3084 = turn_5;
        if (_e3084) {
        } else {
            break;
        }
        {
            {
                uint at_60 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3091 = o_5_00_;
                simdgroup_store(_e3091, &sh_sum.inner[at_60], 16u);
            }
            {
                uint at_61 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3101 = o_5_01_;
                simdgroup_store(_e3101, &sh_sum.inner[at_61], 16u);
            }
            {
                uint at_62 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3111 = o_5_10_;
                simdgroup_store(_e3111, &sh_sum.inner[at_62], 16u);
            }
            {
                uint at_63 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3121 = o_5_11_;
                simdgroup_store(_e3121, &sh_sum.inner[at_63], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            {
                uint m_12 = (first_1 + naga_div(lane_2, 4u)) + 0u;
                uint _e3132 = params.m;
                if (m_12 < _e3132) {
                    metal::float4 _e3137 = sh_sum_at((scratch + lane_2) + 0u, sh_sum);
                    uint _e3139 = x_row(m_12, params);
                    metal::float4 _e3146 = x[(_e3139 + 20u) + naga_mod(lane_2, 4u)];
                    x[(_e3139 + 20u) + naga_mod(lane_2, 4u)] = _e3146 + _e3137;
                }
            }
            {
                uint m_13 = (first_1 + naga_div(lane_2, 4u)) + 8u;
                uint _e3155 = params.m;
                if (m_13 < _e3155) {
                    metal::float4 _e3160 = sh_sum_at((scratch + lane_2) + 32u, sh_sum);
                    uint _e3162 = x_row(m_13, params);
                    metal::float4 _e3169 = x[(_e3162 + 20u) + naga_mod(lane_2, 4u)];
                    x[(_e3162 + 20u) + naga_mod(lane_2, 4u)] = _e3169 + _e3160;
                }
            }
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_6 = naga_div(subgroup, 4u) == 0u;
    uint2 loop_bound_7 = uint2(4294967295u);
    bool loop_init_7 = true;
    while(true) {
        if (metal::all(loop_bound_7 == uint2(0u))) { break; }
        loop_bound_7 -= uint2(loop_bound_7.y == 0u, 1u);
        if (!loop_init_7) {
            turn_6 = false;
        }
        loop_init_7 = false;
        bool _e3177 = turn_6;
        if (_e3177) {
        } else {
            break;
        }
        {
            {
                uint at_64 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3184 = o_6_00_;
                simdgroup_store(_e3184, &sh_sum.inner[at_64], 16u);
            }
            {
                uint at_65 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3194 = o_6_01_;
                simdgroup_store(_e3194, &sh_sum.inner[at_65], 16u);
            }
            {
                uint at_66 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3204 = o_6_10_;
                simdgroup_store(_e3204, &sh_sum.inner[at_66], 16u);
            }
            {
                uint at_67 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3214 = o_6_11_;
                simdgroup_store(_e3214, &sh_sum.inner[at_67], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            {
                uint m_14 = (first_1 + naga_div(lane_2, 4u)) + 0u;
                uint _e3225 = params.m;
                if (m_14 < _e3225) {
                    metal::float4 _e3230 = sh_sum_at((scratch + lane_2) + 0u, sh_sum);
                    uint _e3232 = x_row(m_14, params);
                    metal::float4 _e3239 = x[(_e3232 + 24u) + naga_mod(lane_2, 4u)];
                    x[(_e3232 + 24u) + naga_mod(lane_2, 4u)] = _e3239 + _e3230;
                }
            }
            {
                uint m_15 = (first_1 + naga_div(lane_2, 4u)) + 8u;
                uint _e3248 = params.m;
                if (m_15 < _e3248) {
                    metal::float4 _e3253 = sh_sum_at((scratch + lane_2) + 32u, sh_sum);
                    uint _e3255 = x_row(m_15, params);
                    metal::float4 _e3262 = x[(_e3255 + 24u) + naga_mod(lane_2, 4u)];
                    x[(_e3255 + 24u) + naga_mod(lane_2, 4u)] = _e3262 + _e3253;
                }
            }
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    turn_7 = naga_div(subgroup, 4u) == 0u;
    uint2 loop_bound_8 = uint2(4294967295u);
    bool loop_init_8 = true;
    while(true) {
        if (metal::all(loop_bound_8 == uint2(0u))) { break; }
        loop_bound_8 -= uint2(loop_bound_8.y == 0u, 1u);
        if (!loop_init_8) {
            turn_7 = false;
        }
        loop_init_8 = false;
        bool _e3270 = turn_7;
        if (_e3270) {
        } else {
            break;
        }
        {
            {
                uint at_68 = ((scratch * 4u) + 0u) + 0u;
                metal::simdgroup_float8x8 _e3277 = o_7_00_;
                simdgroup_store(_e3277, &sh_sum.inner[at_68], 16u);
            }
            {
                uint at_69 = ((scratch * 4u) + 0u) + 8u;
                metal::simdgroup_float8x8 _e3287 = o_7_01_;
                simdgroup_store(_e3287, &sh_sum.inner[at_69], 16u);
            }
            {
                uint at_70 = ((scratch * 4u) + 128u) + 0u;
                metal::simdgroup_float8x8 _e3297 = o_7_10_;
                simdgroup_store(_e3297, &sh_sum.inner[at_70], 16u);
            }
            {
                uint at_71 = ((scratch * 4u) + 128u) + 8u;
                metal::simdgroup_float8x8 _e3307 = o_7_11_;
                simdgroup_store(_e3307, &sh_sum.inner[at_71], 16u);
            }
            metal::simdgroup_barrier(metal::mem_flags::mem_threadgroup);
            {
                uint m_16 = (first_1 + naga_div(lane_2, 4u)) + 0u;
                uint _e3318 = params.m;
                if (m_16 < _e3318) {
                    metal::float4 _e3323 = sh_sum_at((scratch + lane_2) + 0u, sh_sum);
                    uint _e3325 = x_row(m_16, params);
                    metal::float4 _e3332 = x[(_e3325 + 28u) + naga_mod(lane_2, 4u)];
                    x[(_e3325 + 28u) + naga_mod(lane_2, 4u)] = _e3332 + _e3323;
                }
            }
            {
                uint m_17 = (first_1 + naga_div(lane_2, 4u)) + 8u;
                uint _e3341 = params.m;
                if (m_17 < _e3341) {
                    metal::float4 _e3346 = sh_sum_at((scratch + lane_2) + 32u, sh_sum);
                    uint _e3348 = x_row(m_17, params);
                    metal::float4 _e3355 = x[(_e3348 + 28u) + naga_mod(lane_2, 4u)];
                    x[(_e3348 + 28u) + naga_mod(lane_2, 4u)] = _e3355 + _e3346;
                }
            }
        }
    }
    metal::threadgroup_barrier(metal::mem_flags::mem_threadgroup);
    return;
}
