// A workgroup's TILE_M x TILE_N tile of x[M,K] . w[N,K]^T, TILE_K along K at a time.
//
// In workgroup memory the operands are stored along M and N, four rows to a vector: sh_x[k][m / 4]
// and sh_w[k][n / 4]. One invocation owns ROW_VECTORS x COLUMN_VECTORS squares of 4 x 4 outputs,
// GROUP_M and GROUP_N squares apart: sums[(4 v + r) * COLUMN_VECTORS + j] are four columns of row r
// of its squares (v, j). A kernel says where x's rows start, `x_start(m)`, and gives element c of
// rows n to n + 3 of w, `w_four(n, c)`. Rows past the ends repeat the last one; their outputs are
// not written.

alias StoredX = f32;
alias StoredW = f32;
const TILE_M: u32 = 32u;
const TILE_N: u32 = 32u;
const TILE_K: u32 = 8u;
const ROW_VECTORS: u32 = 1u;
const COLUMN_VECTORS: u32 = 1u;
const LANES_N: u32 = 8u; // invocations along N of each 32
const FETCHES_X: u32 = 1u; // vectors of x that an invocation fetches: TILE_M / 4 * TILE_K / THREADS
const FETCHES_W: u32 = 1u;

const GROUP_M: u32 = TILE_M / 4u / ROW_VECTORS;
const GROUP_N: u32 = TILE_N / 4u / COLUMN_VECTORS;
const THREADS: u32 = GROUP_M * GROUP_N;
const STEP: u32 = THREADS / TILE_K; // vectors from one fetch of an invocation to its next
// odd, so that neighbouring invocations write to different banks
const PITCH_M: u32 = TILE_M / 4u + 1u;
const PITCH_N: u32 = TILE_N / 4u + 1u;

var<workgroup> sh_x: array<vec4<f32>, TILE_K * PITCH_M>;
var<workgroup> sh_w: array<vec4<f32>, TILE_K * PITCH_N>;
var<private> sums: array<vec4<f32>, 4u * ROW_VECTORS * COLUMN_VECTORS>;

// The invocation's part of the next tile, fetched while the current one is multiplied.
#repeat T FETCHES_X
var<private> next_x_$T: vec4<f32>;
var<private> x_starts_$T: vec4<u32>; // of the rows that the invocation fetches from
#end
#repeat T FETCHES_W
var<private> next_w_$T: vec4<f32>;
#end

// The first row and the first column of squares that an invocation owns, in vectors: each 32
// neighbours own a compact block.
fn own_place(lane: u32) -> vec2<u32> {
    let blocks_n = GROUP_N / LANES_N;
    let block = lane / 32u;
    let lanes_m = 32u / LANES_N;
    return vec2<u32>(
        lane / LANES_N % lanes_m + block / blocks_n * lanes_m,
        lane % LANES_N + block % blocks_n * LANES_N,
    );
}

// Finds the rows of x once, not at every step along K.
fn aim(first_m: u32, lane: u32) {
    let last = params.m - 1u;
#repeat T FETCHES_X
    {
        let m = first_m + (lane / TILE_K + $T * STEP) * 4u;
        x_starts_$T = vec4<u32>(
            x_start(min(m, last)),
            x_start(min(m + 1u, last)),
            x_start(min(m + 2u, last)),
            x_start(min(m + 3u, last)),
        );
    }
#end
}

fn fetch(first_n: u32, first_c: u32, lane: u32) {
    let c = first_c + lane % TILE_K;
#repeat T FETCHES_X
    next_x_$T = vec4<f32>();
#end
#repeat T FETCHES_W
    next_w_$T = vec4<f32>();
#end
    if (c < params.k) {
#repeat T FETCHES_X
        next_x_$T = vec4<f32>(
            f32(x[x_starts_$T.x + c]),
            f32(x[x_starts_$T.y + c]),
            f32(x[x_starts_$T.z + c]),
            f32(x[x_starts_$T.w + c]),
        );
#end
#repeat T FETCHES_W
        next_w_$T = w_four(first_n + (lane / TILE_K + $T * STEP) * 4u, c);
#end
    }
}

fn place(lane: u32) {
#repeat T FETCHES_X
    // Where invocations are more than vectors of x, some fetch what they do not place.
    if (lane + $T * THREADS < TILE_M / 4u * TILE_K) {
        sh_x[lane % TILE_K * PITCH_M + lane / TILE_K + $T * STEP] = next_x_$T;
    }
#end
#repeat T FETCHES_W
    sh_w[lane % TILE_K * PITCH_N + lane / TILE_K + $T * STEP] = next_w_$T;
#end
}

// Fills `sums`.
fn multiply(first_m: u32, first_n: u32, own: vec2<u32>, lane: u32) {
    aim(first_m, lane);
    fetch(first_n, 0u, lane);
    for (var first_c = 0u; first_c < params.k; first_c += TILE_K) {
        place(lane);
        workgroupBarrier();
        fetch(first_n, first_c + TILE_K, lane);
#repeat C TILE_K
        {
#repeat J COLUMN_VECTORS
            let b_$J = sh_w[$C * PITCH_N + own.y + $J * GROUP_N];
#end
#repeat V ROW_VECTORS
            let a_$V = sh_x[$C * PITCH_M + own.x + $V * GROUP_M];
#repeat J COLUMN_VECTORS
            sums[($V * 4u + 0u) * COLUMN_VECTORS + $J] += a_$V.x * b_$J;
            sums[($V * 4u + 1u) * COLUMN_VECTORS + $J] += a_$V.y * b_$J;
            sums[($V * 4u + 2u) * COLUMN_VECTORS + $J] += a_$V.z * b_$J;
            sums[($V * 4u + 3u) * COLUMN_VECTORS + $J] += a_$V.w * b_$J;
#end
#end
        }
#end
        workgroupBarrier();
    }
}
