// out[i,j,c] = factor * sum_k a[i,k,c] * b[j,k,c]
//
// The product of triangle multiplication, channel by channel. a and b are addressed through strides, so that "outgoing" and
// "incoming" (a[k,i,c], b[k,j,c]) are one kernel; the channels lie next to each other, four to a vector.
// Grid: x = tiles of TILE columns j, y = tiles of TILE rows i, z = chunks of CHANNELS vectors.
// One invocation owns OWN x OWN outputs, GROUP apart, of one vector of channels.

#ifdef HALF
enable f16;
#endif
alias StoredA = vec4<f32>;
alias StoredB = vec4<f32>;
alias StoredOut = vec4<f32>;
const TILE: u32 = 16u;
const OWN: u32 = 4u;
const CHANNELS: u32 = 8u; // vectors of channels in a workgroup
const TILE_K: u32 = 2u;
const GROUP: u32 = TILE / OWN;
const THREADS: u32 = GROUP * GROUP * CHANNELS;

struct Params {
    rows: u32, // i
    columns: u32, // j
    k: u32,
    channels: u32, // vectors
    a: vec4<u32>, // stride i, stride k, skip, unused
    b: vec4<u32>, // stride j, stride k, skip, unused
    out: vec4<u32>, // stride i, stride j, skip, unused
    factor: f32, // keeps what is stored in f16 from overflowing
    padding_0: u32,
    padding_1: u32,
    padding_2: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<StoredA>; // [I, K, C], strided
@group(0) @binding(2) var<storage, read> b: array<StoredB>; // [J, K, C], strided
@group(0) @binding(3) var<storage, read_write> out: array<StoredOut>; // [I, J, C], strided

var<workgroup> sh_a: array<vec4<f32>, TILE * TILE_K * CHANNELS>;
var<workgroup> sh_b: array<vec4<f32>, TILE * TILE_K * CHANNELS>;

fn load(first_i: u32, first_j: u32, first_k: u32, first_c: u32, lane: u32) {
    for (var at = lane; at < TILE * TILE_K * CHANNELS; at += THREADS) {
        let c = first_c + at % CHANNELS;
        let k = first_k + at / CHANNELS % TILE_K;
        let row = at / (CHANNELS * TILE_K);
        var from_a = vec4<f32>();
        var from_b = vec4<f32>();
        if (c < params.channels && k < params.k) {
            if (first_i + row < params.rows) {
                from_a = vec4<f32>(a[((first_i + row) * params.a.x + k * params.a.y + params.a.z) / 4u + c]);
            }
            if (first_j + row < params.columns) {
                from_b = vec4<f32>(b[((first_j + row) * params.b.x + k * params.b.y + params.b.z) / 4u + c]);
            }
        }
        sh_a[at] = from_a;
        sh_b[at] = from_b;
    }
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
    let first_i = group.y * TILE;
    let first_j = group.x * TILE;
    let first_c = group.z * CHANNELS;
    let own_c = lane % CHANNELS;
    let own_j = lane / CHANNELS % GROUP;
    let own_i = lane / (CHANNELS * GROUP);
    var sums: array<vec4<f32>, OWN * OWN>;

    for (var first_k = 0u; first_k < params.k; first_k += TILE_K) {
        load(first_i, first_j, first_k, first_c, lane);
        workgroupBarrier();
#repeat K TILE_K
        {
#repeat I OWN
            let left_$I = sh_a[((own_i + $I * GROUP) * TILE_K + $K) * CHANNELS + own_c];
#end
#repeat J OWN
            let right_$J = sh_b[((own_j + $J * GROUP) * TILE_K + $K) * CHANNELS + own_c];
#repeat I OWN
            sums[$I * OWN + $J] += left_$I * right_$J;
#end
#end
        }
#end
        workgroupBarrier();
    }

    let c = first_c + own_c;
#repeat I OWN
    {
        let row = first_i + own_i + $I * GROUP;
#repeat J OWN
        {
            let column = first_j + own_j + $J * GROUP;
            if (row < params.rows && column < params.columns && c < params.channels) {
                out[(row * params.out.x + column * params.out.y + params.out.z) / 4u + c] = StoredOut(params.factor * sums[$I * OWN + $J]);
            }
        }
#end
    }
#end
}
