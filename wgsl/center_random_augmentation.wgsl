// noisy[s,a,:] = rotation_s (x[s,a,:] - mean_a x[s,a,:]) + shift_s + level * noise[s,a,:], and
// scaled = scale * noisy: AF3 Algorithm 19, and the noise of 18
//
// Rows after the atoms become zeros. Grid: x = samples. A workgroup owns one, its invocations
// every 256th atom.

const THREADS: u32 = 256u;

struct Params {
    atoms: u32,
    rows: u32, // of x, noisy and scaled
    level: f32,
    scale: f32,
    skip_x: u32,
    skip_transforms: u32,
    skip_noise: u32,
    skip_out: u32, // of both outputs
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<f32>; // [S, rows, 3]
// [S, 3, 4]: a row of the rotation matrix, and the shift along its axis
@group(0) @binding(2) var<storage, read> transforms: array<f32>;
@group(0) @binding(3) var<storage, read> noise: array<f32>; // [S, A, 3]
@group(0) @binding(4) var<storage, read_write> noisy: array<f32>; // [S, rows, 3]
@group(0) @binding(5) var<storage, read_write> scaled: array<f32>; // [S, rows, 3]

var<workgroup> sh_sums: array<vec3<f32>, THREADS>;

fn position(start: u32) -> vec3<f32> {
    return vec3<f32>(x[start], x[start + 1u], x[start + 2u]);
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
    let first = params.skip_x + group.x * params.rows * 3u;
    var sum = vec3<f32>();
    for (var a = lane; a < params.atoms; a += THREADS) {
        sum += position(first + a * 3u);
    }
    sh_sums[lane] = sum;
    for (var half = THREADS / 2u; half > 0u; half /= 2u) {
        workgroupBarrier();
        if (lane < half) {
            sh_sums[lane] += sh_sums[lane + half];
        }
    }
    workgroupBarrier();
    let mean = sh_sums[0] / f32(params.atoms);

    let row = group.x * params.rows;
    for (var a = lane; a < params.rows; a += THREADS) {
        let centred = position(first + a * 3u) - mean;
        for (var axis = 0u; axis < 3u; axis++) {
            let transform = params.skip_transforms + group.x * 12u + axis * 4u;
            var value = 0.0;
            if (a < params.atoms) {
                value = dot(
                    vec3<f32>(
                        transforms[transform],
                        transforms[transform + 1u],
                        transforms[transform + 2u],
                    ),
                    centred,
                ) + transforms[transform + 3u];
                value += params.level
                    * noise[params.skip_noise + (group.x * params.atoms + a) * 3u + axis];
            }
            noisy[params.skip_out + (row + a) * 3u + axis] = value;
            scaled[params.skip_out + (row + a) * 3u + axis] = params.scale * value;
        }
    }
}
