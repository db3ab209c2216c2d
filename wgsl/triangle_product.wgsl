// out[i,j,c] = factor * sum_k a[c,i,k] * b[c,j,k]
//
// The product of triangle multiplication: a matrix product for each channel, whose factors are in
// planes of their own. Grid: x = channels, y = tiles of TILE_N columns j, z = tiles of TILE_M rows
// i: the channels of one place, which are adjacent, are written at about the same time. One
// invocation owns squares of 4 x 4 outputs.

#ifdef HALF
enable f16;
#endif
alias StoredOut = f32;

struct Params {
    m: u32, // i
    n: u32, // j
    k: u32,
    factor: f32, // keeps what is stored in f16 from overflowing
    a: vec4<u32>, // stride c, stride i, skip, unused
    b: vec4<u32>, // stride c, stride j, skip, unused
    out: vec4<u32>, // stride i, stride j, skip, unused
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<StoredX>; // a [C, I, K], strided
@group(0) @binding(2) var<storage, read> w: array<StoredW>; // b [C, J, K], strided
@group(0) @binding(3) var<storage, read_write> out: array<StoredOut>; // [I, J, C], strided

#import tile

var<private> channel: u32;

fn x_start(i: u32) -> u32 {
    return params.a.z + channel * params.a.x + i * params.a.y;
}

fn w_four(j: u32, k: u32) -> vec4<f32> {
    let last = params.n - 1u;
    let at = params.b.z + channel * params.b.x + k;
    return vec4<f32>(
        f32(w[min(j, last) * params.b.y + at]),
        f32(w[min(j + 1u, last) * params.b.y + at]),
        f32(w[min(j + 2u, last) * params.b.y + at]),
        f32(w[min(j + 3u, last) * params.b.y + at]),
    );
}

fn store(i: u32, j: u32, sum: f32) {
    if (i < params.m && j < params.n) {
        out[i * params.out.x + j * params.out.y + params.out.z + channel] =
            StoredOut(params.factor * sum);
    }
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
    channel = group.x;
    let own = own_place(lane);
    multiply(group.z * TILE_M, group.y * TILE_N, own, lane);

#repeat V ROW_VECTORS
#repeat R 4
#repeat J COLUMN_VECTORS
    {
        let i = group.z * TILE_M + (own.x + $V * GROUP_M) * 4u + $R;
        let j = group.y * TILE_N + (own.y + $J * GROUP_N) * 4u;
        let sum = sums[($V * 4u + $R) * COLUMN_VECTORS + $J];
        store(i, j, sum.x);
        store(i, j + 1u, sum.y);
        store(i, j + 2u, sum.z);
        store(i, j + 3u, sum.w);
    }
#end
#end
#end
}
