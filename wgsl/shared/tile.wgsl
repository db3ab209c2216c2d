// The inner part of a matrix product: a workgroup's TILE_M x TILE_N tile of x[M,K] . w[N,K]^T, TILE_K along K at a time.
//
// Both operands lie along K in memory and in workgroup memory, four elements to a vector; PITCH is odd, so that neighbouring
// invocations read different banks. One invocation owns ROWS x COLUMNS outputs, GROUP_M and GROUP_N apart.

const PITCH: u32 = TILE_K4 + 1u;
const GROUP_M: u32 = TILE_M / ROWS;
const GROUP_N: u32 = TILE_N / COLUMNS;
const THREADS: u32 = GROUP_M * GROUP_N;

var<workgroup> sh_x: array<vec4<f32>, TILE_M * PITCH>;
var<workgroup> sh_w: array<vec4<f32>, TILE_N * PITCH>;

// Four elements of a row of x from column c, zero past the ends.
fn x_at(start_of_row: u32, there: bool, c: u32) -> vec4<f32> {
    if (!there || c >= params.k) {
        return vec4<f32>();
    }
    let start = start_of_row + c;
#ifdef SCALAR
    var four = vec4<f32>(f32(x[start]), 0.0, 0.0, 0.0);
    if (c + 1u < params.k) { four.y = f32(x[start + 1u]); }
    if (c + 2u < params.k) { four.z = f32(x[start + 2u]); }
    if (c + 3u < params.k) { four.w = f32(x[start + 3u]); }
    return four;
#else
    return vec4<f32>(x[start / 4u]);
#endif
}

// The invocation's part of the next tile, fetched while the current one is multiplied.
#repeat T FETCHES_X
var<private> next_x_$T: vec4<f32>;
var<private> x_start_$T: u32; // of the row that the invocation fetches from
var<private> x_there_$T: bool;
#end
#repeat T FETCHES_W
var<private> next_w_$T: vec4<f32>;
#end

// Finds the rows of x once, not at every step along K.
fn aim(first_m: u32, lane: u32) {
#repeat T FETCHES_X
    {
        let m = first_m + (lane + $T * THREADS) / TILE_K4;
        x_there_$T = m < params.m;
        x_start_$T = row_start(params.x, min(m, params.m - 1u));
    }
#end
}

fn fetch(first_n: u32, first_c: u32, lane: u32) {
#repeat T FETCHES_X
    // Where invocations are more than vectors of x, some fetch what they do not place.
    next_x_$T = x_at(x_start_$T, x_there_$T, first_c + (lane + $T * THREADS) % TILE_K4 * 4u);
#end
#repeat T FETCHES_W
    next_w_$T = w_at(first_n + (lane + $T * THREADS) / TILE_K4, first_c + (lane + $T * THREADS) % TILE_K4 * 4u);
#end
}

fn place(lane: u32) {
#repeat T FETCHES_X
    if (lane + $T * THREADS < TILE_M * TILE_K4) {
        sh_x[(lane + $T * THREADS) / TILE_K4 * PITCH + (lane + $T * THREADS) % TILE_K4] = next_x_$T;
    }
#end
#repeat T FETCHES_W
    sh_w[(lane + $T * THREADS) / TILE_K4 * PITCH + (lane + $T * THREADS) % TILE_K4] = next_w_$T;
#end
}
