// out[c,i,j] = FACTOR * sum_k a[c,i,k] * b[c,j,k] for every channel c, in f16 with sums in f32
//
// Channels are planes, whose lines are padded with zeros to a multiple of 32. Grid: x = tiles of
// 128 columns j, y = tiles of 128 rows i, z = channels. A subgroup owns 64 x 64 outputs; k passes
// by 32 at a time.

enable f16;
enable wgpu_cooperative_matrix;

const PITCH: u32 = 10u; // vectors from one row of 32 to the next in workgroup memory
const FACTOR: f32 = 0.0625; // keeps long sums of f16 in range

struct Params {
    m: u32, // rows i
    n: u32, // columns j, a multiple of 4
    k: u32, // a multiple of 32
    factor: f32, // FACTOR
    a: vec4<u32>, // stride channel, stride i, skip, unused
    b: vec4<u32>, // stride channel, stride j, skip, unused
    out: vec4<u32>, // stride channel, stride i, skip, unused
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<vec4<f16>>; // [C, I, K], strided
@group(0) @binding(2) var<storage, read> b: array<vec4<f16>>; // [C, J, K], strided
@group(0) @binding(3) var<storage, read_write> out: array<vec4<f16>>; // [C, I, J], strided

var<workgroup> sh_a: array<vec4<f16>, 128u * PITCH>;
var<workgroup> sh_b: array<vec4<f16>, 128u * PITCH>;
var<workgroup> sh_out: array<vec4<f32>, 128>;

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) index: u32) {
    let lane = index % 32u;
    let subgroup = index / 32u;
    let first_i = group.y * 128u;
    let first_j = group.x * 128u;
    let own_i = subgroup / 2u * 64u;
    let own_j = subgroup % 2u * 64u;
    let row = index / 8u; // of sixteen, eight times
    let place = row * PITCH + index % 8u;

    // Rows past the end are read as the last one, and not written.
#repeat T 8
    let a_$T = (
        params.a.z + group.z * params.a.x
            + min(first_i + row + $T * 16u, params.m - 1u) * params.a.y
    ) / 4u + index % 8u;
    var next_a_$T = a[a_$T];
#end
#repeat T 8
    let b_$T = (
        params.b.z + group.z * params.b.x
            + min(first_j + row + $T * 16u, params.n - 1u) * params.b.y
    ) / 4u + index % 8u;
    var next_b_$T = b[b_$T];
#end
#repeat I 4
#repeat J 4
    var s_$I$J = coop_mat16x16<f32, C>();
#end
#end

    for (var k = 0u; k < params.k; k += 32u) {
#repeat T 8
        sh_a[place + $T * 16u * PITCH] = next_a_$T;
#end
#repeat T 8
        sh_b[place + $T * 16u * PITCH] = next_b_$T;
#end
        workgroupBarrier();
        let after = min(k + 32u, params.k - 32u) / 4u;
#repeat T 8
        next_a_$T = a[a_$T + after];
#end
#repeat T 8
        next_b_$T = b[b_$T + after];
#end
#repeat K 2
        {
#repeat I 4
            let at_$I = (own_i + $I * 16u) * PITCH + $K * 4u;
            let left_$I = coopLoadT<coop_mat16x16<f16, A>>(&sh_a[at_$I], PITCH);
#end
#repeat J 4
            {
                let at = (own_j + $J * 16u) * PITCH + $K * 4u;
                let right = coopLoad<coop_mat16x16<f16, B>>(&sh_b[at], PITCH);
#repeat I 4
                s_$I$J = coopMultiplyAdd(left_$I, right, s_$I$J);
#end
            }
#end
        }
#end
        workgroupBarrier();
    }

    // Neighbouring subgroups take turns in one place: with less workgroup memory, a multiprocessor
    // runs two workgroups.
    let scratch = subgroup / 2u * 64u;
#repeat I 4
#repeat J 4
#repeat TURN 2
    for (var turn = subgroup % 2u == $TURNu; turn; turn = false) {
        coopStoreT(s_$I$J, &sh_out[scratch], 4u);
        subgroupBarrier();
        store(
            group.z,
            first_i + own_i + $I * 16u + lane / 2u,
            first_j + own_j + $J * 16u + lane % 2u * 8u,
            scratch + lane * 2u,
        );
    }
    workgroupBarrier();
#end
#end
#end
}

// Eight neighbouring columns from workgroup memory.
fn store(channel: u32, i: u32, j: u32, place: u32) {
    let at = (params.out.z + channel * params.out.x + i * params.out.y + j) / 4u;
    if (i < params.m && j < params.n) {
        out[at] = vec4<f16>(sh_out[place] * FACTOR);
    }
    if (i < params.m && j + 4u < params.n) {
        out[at + 1u] = vec4<f16>(sh_out[place + 1u] * FACTOR);
    }
}
