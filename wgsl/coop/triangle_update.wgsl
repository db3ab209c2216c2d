// out[m,:] = residual + sigmoid(w_gate . LN(x)[m,:]) * (w_value . LN(product)[:,m]), 128 channels,
// f16 operands
//
// The end of triangle multiplication: x is the pair representation, to which the update is added in
// place with ACCUMULATE. The product comes as planes, one a channel, scaled by a factor that LN
// removes if EPSILON_PRODUCT is scaled by its square. w holds 16 rows of w_gate, then the same 16
// of w_value, and so on. Grid: x and y together cover the tiles of 64 pairs m = (row, col), with
// padded_cols pairs to a row. A subgroup owns 16 pairs; the rows of both norms stay in registers,
// and w is loaded 16 output channels at a time.

enable f16;
enable wgpu_cooperative_matrix;

const SUBGROUPS: u32 = 4u;
const PITCH: u32 = 34u; // vectors from one row of 128 to the next in workgroup memory
const PLANE: u32 = 18u; // vectors from one channel of 64 pairs to the next
const ROW: u32 = 8u; // vectors from one row of 32 to the next
const EPSILON: f32 = 1e-5;
const EPSILON_PRODUCT: f32 = 1e-5; // times the square of the factor in the product

struct Params {
    rows: u32,
    cols: u32,
    padded_cols: u32, // columns of a row of the product with its padding, a multiple of 32
    plane: u32, // elements from one plane of the product to the next
    x_stride_row: u32, // elements from one row of x to the next
    x_stride_col: u32, // elements from one column to the next
    skip_x: u32,
    skip_product: u32,
    skip_w: u32,
    skip_out: u32,
    padding_1: u32,
    padding_2: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
#ifdef ACCUMULATE
@group(0) @binding(1) var<storage, read_write> x: array<vec4<f32>>; // [row, col, 128], strided
#else
@group(0) @binding(1) var<storage, read> x: array<vec4<f32>>; // [row, col, 128], strided
@group(0) @binding(7) var<storage, read_write> out: array<vec4<f32>>; // as x
#endif
@group(0) @binding(2) var<storage, read> product: array<vec4<f16>>; // [128, row, padded_cols]
@group(0) @binding(3) var<storage, read> w: array<vec4<f16>>; // [256, 128]
@group(0) @binding(4) var<storage, read> norm_scale: array<vec4<f32>>; // [128], norm of x
@group(0) @binding(5) var<storage, read> norm_offset: array<vec4<f32>>; // [128]
// [128], scale and offset of the norm of the product
@group(0) @binding(6) var<storage, read> product_norm: array<vec2<f32>>;

// rows of x, then pairs of the product, then two tiles of w in turn
var<workgroup> sh_tile: array<vec4<f16>, 128u * PLANE>;
var<workgroup> sh_out: array<vec4<f16>, SUBGROUPS * 16u * ROW>;
var<workgroup> sh_sums: array<vec4<f32>, 64>;

fn row_and_col(m: u32) -> vec2<u32> {
    return min(divided(m, params.padded_cols), vec2<u32>(params.rows, params.cols) - 1u);
}

fn x_row(m: u32) -> u32 {
    let at = row_and_col(m);
    return (params.skip_x + at.x * params.x_stride_row + at.y * params.x_stride_col) / 4u;
}

#import divided
#import sums_of_eight
#import layer_norm_rows

// The sum over all channels, where each invocation brings that of its sixteen.
fn over_channels(index: u32, own: vec4<f32>) -> vec4<f32> {
    let other = vec4<f32>(
        subgroupShuffleXor(own.x, 16u),
        subgroupShuffleXor(own.y, 16u),
        subgroupShuffleXor(own.z, 16u),
        subgroupShuffleXor(own.w, 16u),
    );
    workgroupBarrier();
    if (index % 32u < 16u) {
        sh_sums[index / 32u * 16u + index % 16u] = own + other;
    }
    workgroupBarrier();
    var sum = vec4<f32>();
#repeat C 4
    sum += sh_sums[$C * 16u + index % 16u];
#end
    return sum;
}

@compute @workgroup_size(128)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
    @builtin(local_invocation_index) index: u32,
) {
    let lane = index % 32u;
    let subgroup = index / 32u;
    let tile_first = (group.y * groups.x + group.x) * (SUBGROUPS * 16u);
    let first = tile_first + subgroup * 16u;

    // the product: sixteen channels of four pairs each
    let places = min(tile_first / 4u + index % 16u, params.rows * params.padded_cols / 4u - 1u);
    let channel = index / 16u * 16u;
#repeat C 16
    let product_$C =
        vec4<f32>(product[(params.skip_product + (channel + $C) * params.plane) / 4u + places]);
#end

    let own = subgroup * 16u * PITCH;
    layer_norm_rows(first, own, lane);
    subgroupBarrier();
#repeat K 4
#repeat H 2
    let at_$K$H = own + ($K * 2u + $H) * 4u;
    let x_$K$H = coopLoadT<coop_mat16x16<f16, A>>(&sh_tile[at_$K$H], PITCH);
#end
#end

    var sum = vec4<f32>();
#repeat C 16
    sum += product_$C;
#end
    let mean = over_channels(index, sum) / 128.0;
    var squares = vec4<f32>();
#repeat C 16
    squares += (product_$C - mean) * (product_$C - mean);
#end
    let factor = inverseSqrt(over_channels(index, squares) / 128.0 + EPSILON_PRODUCT);
#repeat C 16
    {
        let norm = product_norm[channel + $C];
        sh_tile[(channel + $C) * PLANE + index % 16u] =
            vec4<f16>((product_$C - mean) * factor * norm.x + norm.y);
    }
#end
    workgroupBarrier();
#repeat K 4
#repeat H 2
    let place_$K$H = ($K * 2u + $H) * 16u * PLANE + subgroup * 4u;
    let p_$K$H = coopLoad<coop_mat16x16<f16, A>>(&sh_tile[place_$K$H], PLANE);
#end
#end
    workgroupBarrier();

#repeat T 8
    var next_$T = w[params.skip_w / 4u + index + $T * 128u];
#end
    for (var tile = 0u; tile < 8u; tile++) {
        let place = (tile & 1u) * 32u * PITCH;
#repeat T 8
        sh_tile[place + (index / 32u + $T * 4u) * PITCH + lane] = next_$T;
#end
        workgroupBarrier();
        let after = params.skip_w / 4u + min(tile + 1u, 7u) * 1024u + index;
#repeat T 8
        next_$T = w[after + $T * 128u];
#end
        // Two sums each, so that one product need not wait for the other; matrices of 8 x 8 come in
        // fours that do not.
#ifdef EIGHT
        var gate_0 = coop_mat16x16<f16, C>();
        var value_0 = coop_mat16x16<f16, C>();
#else
#repeat H 2
        var gate_$H = coop_mat16x16<f16, C>();
        var value_$H = coop_mat16x16<f16, C>();
#end
#endif
#repeat K 4
#repeat H 2
        {
            let at = place + ($K * 2u + $H) * 4u;
            let at_value = at + 16u * PITCH;
            let b_gate = coopLoad<coop_mat16x16<f16, B>>(&sh_tile[at], PITCH);
            let b_value = coopLoad<coop_mat16x16<f16, B>>(&sh_tile[at_value], PITCH);
#ifdef EIGHT
            gate_0 = coopMultiplyAdd(x_$K$H, b_gate, gate_0);
            value_0 = coopMultiplyAdd(p_$K$H, b_value, value_0);
#else
            gate_$H = coopMultiplyAdd(x_$K$H, b_gate, gate_$H);
            value_$H = coopMultiplyAdd(p_$K$H, b_value, value_$H);
#endif
        }
#end
#end
        let mine = subgroup * 16u * ROW;
        let at_value = mine + 4u;
#ifdef EIGHT
        coopStoreT(gate_0, &sh_out[mine], ROW);
        coopStoreT(value_0, &sh_out[at_value], ROW);
#else
        coopStoreT(gate_0 + gate_1, &sh_out[mine], ROW);
        coopStoreT(value_0 + value_1, &sh_out[at_value], ROW);
#endif
        subgroupBarrier();
#repeat T 2
        {
            let row = lane / 4u + $T * 8u;
            let m = first + row;
            if (all(divided(m, params.padded_cols) < vec2<u32>(params.rows, params.cols))) {
                let g = vec4<f32>(sh_out[mine + row * ROW + lane % 4u]);
                let update = vec4<f32>(sh_out[mine + row * ROW + 4u + lane % 4u]) / (1.0 + exp(-g));
                let at = x_row(m) + tile * 4u + lane % 4u;
#ifdef ACCUMULATE
                x[at] += update;
#else
                out[at - params.skip_x / 4u + params.skip_out / 4u] = update;
#endif
            }
        }
#end
        subgroupBarrier();
    }
}
