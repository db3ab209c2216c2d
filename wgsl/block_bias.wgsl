// out[h, i / 32, j / 4, i % 32, j % 4] = log2(e) * bias[h,i,j] in f16, zero past the ends: a pair
// bias as attention of the cooperative-matrix tier reads it
//
// Queries and keys are padded to multiples of 32. Grid: x = blocks of 32 queries, y = fours of
// keys, eight a workgroup, z = heads. One invocation owns four keys of a query.

enable f16;

alias Stored = f32;
const LOG2E: f32 = 1.4426950408889634;

struct Params {
    bias: vec4<u32>, // stride head, stride query, stride key, skip
    queries: u32,
    keys: u32,
    padding: vec2<u32>,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> bias: array<Stored>; // [H, Q, K], strided
@group(0) @binding(2) var<storage, read_write> out: array<vec4<f16>>; // [H, Q / 32, K / 4, 32]

fn at(head: u32, i: u32, j: u32) -> f16 {
    if (i >= params.queries || j >= params.keys) {
        return 0.0h;
    }
    let place = params.bias.w + head * params.bias.x + i * params.bias.y + j * params.bias.z;
    return f16(clamp(LOG2E * f32(bias[place]), -60000.0, 60000.0));
}

@compute @workgroup_size(32, 8)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
    @builtin(local_invocation_id) local: vec3<u32>,
) {
    let i = group.x * 32u + local.x;
    let four = group.y * 8u + local.y;
    let j = four * 4u;
    let target_at = ((group.z * groups.x + group.x) * groups.y * 8u + four) * 32u + local.x;
    out[target_at] = vec4<f16>(
        at(group.z, i, j),
        at(group.z, i, j + 1u),
        at(group.z, i, j + 2u),
        at(group.z, i, j + 3u),
    );
}
