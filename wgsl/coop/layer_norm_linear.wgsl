// out[m,n] = sum_k LN(x)[m,k] * w[n,k], with f16 operands, in one of four layouts:
//
// By default f16 rows out[row][col][n]. PLANES: w holds 16 rows that gate, then the 16 they gate,
// and so on; mask[m] * sigmoid(gate) * value as planes out[n][row][padded_cols], zero after the
// last column of each row, for the product of triangle multiplication. BLOCKED: the first columns
// of w, one a head, as attention reads a pair bias: times log2(e), [head][query / 32][key / 4]
// [query % 32][key % 4], with rows as queries and cols as keys, zero in the padding. HEADS: the
// first columns of w as planes out[head][row][col] in f32.
//
// Grid: x and y together cover the tiles of 128 pairs m = (row, col), with padded_cols pairs to a
// row. A subgroup owns 32 pairs, whose 128 channels stay in registers, and passes all of w by them,
// 32 columns at a time.

enable f16;
enable wgpu_cooperative_matrix;

const SUBGROUPS: u32 = 4u;
const PITCH: u32 = 34u; // vectors from one row of 128 to the next in workgroup memory
const ROW: u32 = 10u; // vectors from one row of 32 to the next
const COLUMN: u32 = 4u; // vectors from one column of 16 to the next
const EPSILON: f32 = 1e-5;
const LOG2E: f32 = 1.4426950408889634;

struct Params {
    x: vec4<u32>, // stride row, stride col, skip, unused
    mask: vec4<u32>,
    rows: u32,
    cols: u32,
    padded_cols: u32, // columns of a row with its padding
    columns: u32, // rows of w, a multiple of 32
    out_row: u32, // elements from one row to the next
    out_col: u32, // elements from one column to the next
    out_column: u32, // PLANES: elements from one plane to the next; BLOCKED and HEADS: heads
    skip_out: u32,
    first_row: u32, // BLOCKED: first row of this block
    skip_w: u32,
    padding: vec2<u32>,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<vec4<f32>>; // [row, col, 128], strided
@group(0) @binding(2) var<storage, read> w: array<vec4<f16>>; // [columns, 128]
@group(0) @binding(3) var<storage, read> norm_scale: array<vec4<f32>>; // [128]
@group(0) @binding(4) var<storage, read> norm_offset: array<vec4<f32>>; // [128]
#ifdef BLOCKED
@group(0) @binding(5) var<storage, read_write> out: array<f16>;
#else
#ifdef HEADS
@group(0) @binding(5) var<storage, read_write> out: array<f32>;
#else
@group(0) @binding(5) var<storage, read_write> out: array<vec4<f16>>;
#endif
#endif
#ifdef MASK
@group(0) @binding(6) var<storage, read> mask: array<f32>; // [row, col], strided
#endif

// normalised rows, then two tiles of w in turn
var<workgroup> sh_tile: array<vec4<f16>, 2u * 32u * PITCH>;
#ifdef PLANES
var<workgroup> sh_out: array<vec4<f16>, SUBGROUPS * 32u * COLUMN>;
#else
var<workgroup> sh_out: array<vec4<f16>, SUBGROUPS * 16u * ROW>;
#endif

// Rows past the end are read as the last one.
fn row_and_col(m: u32) -> vec2<u32> {
    return min(divided(m, params.padded_cols), vec2<u32>(params.rows, params.cols) - 1u);
}

fn x_row(m: u32) -> u32 {
    let at = row_and_col(m);
    return (params.x.z + at.x * params.x.x + at.y * params.x.y) / 4u;
}

fn is_there(m: u32) -> bool {
    return all(divided(m, params.padded_cols) < vec2<u32>(params.rows, params.cols));
}

#import divided
#import sums_of_eight
#import layer_norm_rows

fn gated(gate: vec4<f16>, value: vec4<f16>) -> vec4<f32> {
    return vec4<f32>(value) / (1.0 + exp(-vec4<f32>(gate)));
}

@compute @workgroup_size(128)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
    @builtin(local_invocation_index) index: u32,
) {
    let lane = index % 32u;
    let subgroup = index / 32u;
    let first = (group.y * groups.x + group.x) * (SUBGROUPS * 32u) + subgroup * 32u;

    let own = subgroup * 16u * PITCH;
#repeat H 2
    layer_norm_rows(first + $H * 16u, own, lane);
    subgroupBarrier();
#repeat K 8
    let at_$H$K = own + $K * 4u;
    let a_$H$K = coopLoadT<coop_mat16x16<f16, A>>(&sh_tile[at_$H$K], PITCH);
#end
    subgroupBarrier();
#end
    workgroupBarrier();

#repeat T 8
    var next_$T = w[params.skip_w / 4u + index + $T * 128u];
#end
    let tiles = params.columns / 32u;
    for (var tile = 0u; tile < tiles; tile++) {
        let place = (tile & 1u) * 32u * PITCH;
#repeat T 8
        sh_tile[place + (index / 32u + $T * 4u) * PITCH + lane] = next_$T;
#end
        workgroupBarrier();
        let after = params.skip_w / 4u + min(tile + 1u, tiles - 1u) * 1024u + index;
#repeat T 8
        next_$T = w[after + $T * 128u];
#end
#repeat H 2
#repeat J 2
        var s_$H$J = coop_mat16x16<f16, C>();
#end
#end
#repeat K 8
#repeat J 2
        {
            let at = place + $J * 16u * PITCH + $K * 4u;
            let b = coopLoad<coop_mat16x16<f16, B>>(&sh_tile[at], PITCH);
#repeat H 2
            s_$H$J = coopMultiplyAdd(a_$H$K, b, s_$H$J);
#end
        }
#end
#end
#repeat H 2
        {
#ifdef PLANES
            let mine = subgroup * 32u * COLUMN;
#repeat J 2
            let at_$J = mine + $J * 16u * COLUMN;
            coopStore(s_$H$J, &sh_out[at_$J], COLUMN);
#end
            subgroupBarrier();
#repeat T 2
            {
                let column = lane / 4u + $T * 8u;
                let m = first + $H * 16u + lane % 4u * 4u;
                var y = gated(
                    sh_out[mine + column * COLUMN + lane % 4u],
                    sh_out[mine + (16u + column) * COLUMN + lane % 4u],
                );
                let at = divided(m, params.padded_cols);
#repeat E 4
                y[$E] = select(0.0, y[$E] * mask_of(at.x, at.y + $E), at.y + $E < params.cols);
#end
                if (at.x < params.rows) {
                    let start = params.skip_out + (tile * 16u + column) * params.out_column;
                    out[(start + at.x * params.out_row + at.y) / 4u] = vec4<f16>(y);
                }
            }
#end
#else
            let mine = subgroup * 16u * ROW;
#repeat J 2
            let at_$J = mine + $J * 4u;
            coopStoreT(s_$H$J, &sh_out[at_$J], ROW);
#end
            subgroupBarrier();
            write_rows(first + $H * 16u, mine, tile, lane);
#endif
            subgroupBarrier();
        }
#end
    }
}

#ifdef PLANES
fn mask_of(row: u32, col: u32) -> f32 {
#ifdef MASK
    return mask[
        params.mask.z + min(row, params.rows - 1u) * params.mask.x
            + min(col, params.cols - 1u) * params.mask.y
    ];
#else
    return 1.0;
#endif
}
#else
fn write_rows(first: u32, mine: u32, tile: u32, lane: u32) {
#ifdef BLOCKED
    let at = divided(first + lane % 16u, params.padded_cols);
    let query = at.x + params.first_row;
    let blocks = params.padded_cols / 32u;
    let place = ((query / 32u * blocks * 8u) + at.y / 4u) * 128u + query % 32u * 4u + at.y % 4u;
#repeat T 4
    {
        let four = lane / 16u + $T * 2u;
        let values = vec4<f16>(
            vec4<f32>(sh_out[mine + lane % 16u * ROW + four])
                * select(0.0, LOG2E, at.y < params.cols)
        );
#repeat E 4
        if (at.x < params.rows && four * 4u + $E < params.out_column) {
            out[params.skip_out + (four * 4u + $E) * blocks * blocks * 1024u + place] = values[$E];
        }
#end
    }
#end
#else
#ifdef HEADS
    let at = divided(first + lane % 16u, params.padded_cols);
#repeat T 4
    {
        let four = lane / 16u + $T * 2u;
        let values = vec4<f32>(sh_out[mine + lane % 16u * ROW + four]);
#repeat E 4
        if (all(at < vec2<u32>(params.rows, params.cols)) && four * 4u + $E < params.out_column) {
            let start_$E = params.skip_out + (four * 4u + $E) * params.out_col;
            out[start_$E + at.x * params.out_row + at.y] = values[$E];
        }
#end
    }
#end
#else
#repeat T 4
    {
        let row = lane / 8u + $T * 4u;
        let at = row_and_col(first + row);
        if (is_there(first + row)) {
            let start = params.skip_out + at.x * params.out_row + at.y * params.out_col;
            out[(start + tile * 32u) / 4u + lane % 8u] = sh_out[mine + row * ROW + lane % 8u];
        }
    }
#end
#endif
#endif
}
#endif
