// out[m,:] = residual + mask[m] * w_out . (silu(w_gate . LN(x)[m,:]) * (w_value . LN(x)[m,:])), 128
// channels, f16 operands
//
// The whole transition with SwiGLU, whose hidden layer is never written to memory; with ACCUMULATE
// it is added to x in place. w holds 16 rows of w_gate, then the same 16 of w_value, and so on.
// Grid: x and y together cover the tiles of 16 rows a subgroup. A subgroup owns 16 rows, whose
// normalised channels and outputs stay in registers; all of w and w_out passes by them, 16 hidden
// channels at a time.

enable f16;
enable wgpu_cooperative_matrix;

const SUBGROUPS: u32 = 8u;
const W_LOADS: u32 = 4u; // vectors of a tile of w, a thousand, for each invocation
const OUT_LOADS: u32 = 2u; // the same of w_out, half as many
const TURNS: u32 = 2u; // of four subgroups each
const PITCH: u32 = 34u; // vectors from one row of 128 to the next in workgroup memory
const NARROW: u32 = 6u; // vectors from one row of 16 to the next
const ROW: u32 = 10u; // vectors from one row of 32 to the next
const OUT: u32 = 32u * PITCH; // where the tile of w_out begins, after that of w
const TILES: u32 = OUT + 128u * NARROW; // vectors of both
const EPSILON: f32 = 1e-5;

struct Params {
    m: u32,
    hidden: u32, // a multiple of 16
    skip_x: u32,
    skip_mask: u32,
    skip_w: u32,
    skip_w_out: u32,
    skip_out: u32,
    padding: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
#ifdef ACCUMULATE
@group(0) @binding(1) var<storage, read_write> x: array<vec4<f32>>; // [M, 128]
#else
@group(0) @binding(1) var<storage, read> x: array<vec4<f32>>; // [M, 128]
@group(0) @binding(7) var<storage, read_write> out: array<vec4<f32>>; // [M, 128]
#endif
@group(0) @binding(2) var<storage, read> w: array<vec4<f16>>; // [2 hidden, 128]
@group(0) @binding(3) var<storage, read> w_out: array<vec4<f16>>; // [128, hidden]
@group(0) @binding(4) var<storage, read> norm_scale: array<vec4<f32>>; // [128]
@group(0) @binding(5) var<storage, read> norm_offset: array<vec4<f32>>; // [128]
#ifdef MASK
@group(0) @binding(6) var<storage, read> mask: array<f32>; // [M]
#endif

// normalised rows, then a tile of w and w_out, or two in turn
var<workgroup> sh_tile: array<vec4<f16>, SUBGROUPS * 16u * PITCH>;
var<workgroup> sh_hidden: array<vec4<f16>, SUBGROUPS * 16u * ROW>;
var<workgroup> sh_sum: array<vec4<f32>, 4u * 64u>;

// Rows past the end are read as the last one.
fn x_row(m: u32) -> u32 {
    return params.skip_x / 4u + min(m, params.m - 1u) * 32u;
}

#import sums_of_eight
#import layer_norm_rows

@compute @workgroup_size(SUBGROUPS * 32u)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
    @builtin(local_invocation_index) index: u32,
) {
    let lane = index % 32u;
    let subgroup = index / 32u;
    let first = (group.y * groups.x + group.x) * (SUBGROUPS * 16u) + subgroup * 16u;

    let own = subgroup * 16u * PITCH;
    layer_norm_rows(first, own, lane);
    subgroupBarrier();
#repeat K 8
    let at_$K = own + $K * 4u;
    let a_$K = coopLoadT<coop_mat16x16<f16, A>>(&sh_tile[at_$K], PITCH);
    var o_$K = coop_mat16x16<f32, C>();
#end
    workgroupBarrier();

#repeat T W_LOADS
    var next_w_$T = w[params.skip_w / 4u + index + $T * SUBGROUPS * 32u];
#end
#repeat T OUT_LOADS
    var next_o_$T = w_out[
        params.skip_w_out / 4u + (index / 4u + $T * SUBGROUPS * 8u) * (params.hidden / 4u)
            + index % 4u
    ];
#end
    let mine = subgroup * 16u * ROW;
    let chunks = params.hidden / 16u;
    for (var chunk = 0u; chunk < chunks; chunk++) {
#ifdef TWO_TILES
        let tile = (chunk & 1u) * TILES;
#else
        let tile = 0u;
        workgroupBarrier();
#endif
#repeat T W_LOADS
        sh_tile[tile + (index / 32u + $T * SUBGROUPS) * PITCH + lane] = next_w_$T;
#end
#repeat T OUT_LOADS
        sh_tile[tile + OUT + (index / 4u + $T * SUBGROUPS * 8u) * NARROW + index % 4u] = next_o_$T;
#end
        workgroupBarrier();
        let after = min(chunk + 1u, chunks - 1u);
#repeat T W_LOADS
        next_w_$T = w[params.skip_w / 4u + after * 1024u + index + $T * SUBGROUPS * 32u];
#end
#repeat T OUT_LOADS
        next_o_$T = w_out[
            params.skip_w_out / 4u + (index / 4u + $T * SUBGROUPS * 8u) * (params.hidden / 4u)
                + after * 4u + index % 4u
        ];
#end
#repeat J 2
        var s_$J = coop_mat16x16<f16, C>();
#end
#repeat K 8
#repeat J 2
        {
            let at = tile + $J * 16u * PITCH + $K * 4u;
            let b = coopLoad<coop_mat16x16<f16, B>>(&sh_tile[at], PITCH);
            s_$J = coopMultiplyAdd(a_$K, b, s_$J);
        }
#end
#end
#repeat J 2
        let at_$J = mine + $J * 4u;
        coopStoreT(s_$J, &sh_hidden[at_$J], ROW);
#end
        subgroupBarrier();
#repeat T 2
        {
            let at = mine + (lane / 4u + $T * 8u) * ROW + lane % 4u;
            let g = vec4<f32>(sh_hidden[at]);
            sh_hidden[at] = vec4<f16>(
                g * vec4<f32>(sh_hidden[at + 4u]) * mask_at(first + lane / 4u + $T * 8u)
                    / (1.0 + exp(-g))
            );
        }
#end
        subgroupBarrier();
        let hidden = coopLoadT<coop_mat16x16<f16, A>>(&sh_hidden[mine], ROW);
#repeat K 8
        {
            let at = tile + OUT + $K * 16u * NARROW;
            let b = coopLoad<coop_mat16x16<f16, B>>(&sh_tile[at], NARROW);
            o_$K = coopMultiplyAdd(hidden, b, o_$K);
        }
#end
    }
    workgroupBarrier();

#ifdef TWO_TILES
    // Whole tiles are written as they are.
    if ((group.y * groups.x + group.x + 1u) * (SUBGROUPS * 16u) <= params.m) {
#repeat K 8
        {
#ifdef ACCUMULATE
            let at = params.skip_x / 4u + first * 32u + $K * 4u;
            let residual = coopLoadT<coop_mat16x16<f32, C>>(&x[at], 32u);
            coopStoreT(o_$K + residual, &x[at], 32u);
#else
            let at = params.skip_out / 4u + first * 32u + $K * 4u;
            coopStoreT(o_$K, &out[at], 32u);
#endif
        }
#end
        return;
    }
#endif
    // Others pass through workgroup memory, 16 x 16 at a time; subgroups four apart take turns in
    // one place.
    let scratch = subgroup % 4u * 64u;
#repeat K 8
#repeat TURN TURNS
    for (var turn = subgroup / 4u == $TURN; turn; turn = false) {
        coopStoreT(o_$K, &sh_sum[scratch], 4u);
        subgroupBarrier();
#repeat T 2
        {
            let m = first + lane / 4u + $T * 8u;
            if (m < params.m) {
                let update = sh_sum[scratch + lane + $T * 32u];
#ifdef ACCUMULATE
                x[x_row(m) + $K * 4u + lane % 4u] += update;
#else
                out[params.skip_out / 4u + m * 32u + $K * 4u + lane % 4u] = update;
#endif
            }
        }
#end
    }
    workgroupBarrier();
#end
#end
}

#ifdef MASK
fn mask_at(m: u32) -> f32 {
    return mask[params.skip_mask + min(m, params.m - 1u)];
}
#else
fn mask_at(m: u32) -> f32 {
    return 1.0;
}
#endif
