// out[b,m,c] = sum_k table[b, index[m,k], c], added to the output with ACCUMULATE; an index
// below zero adds nothing
//
// The table is bound from row `first` on, `rows` of them: other indices add nothing, so that a
// large table is bound in parts. Rows of out and of index are addressed as (outer, inner) through
// two strides each; the outer index is b. Grid: x and y together cover ceil(count / THREADS)
// workgroups. One invocation owns one Element of out.

#ifdef HALF
enable f16;
#endif
alias Element = vec4<f32>;
alias StoredTable = vec4<f32>;
const LANES: u32 = 4u; // numbers in an Element
const THREADS: u32 = 256u;

struct Params {
    count: u32, // Elements
    width: u32, // Elements of a row
    inner: u32, // rows per outer index
    choices: u32, // K
    first: u32,
    rows: u32,
    padding: vec2<u32>,
    table: vec4<u32>, // stride outer, 0, skip, unused
    index: vec4<u32>, // stride outer, stride inner, skip, unused
    out: vec4<u32>,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> table: array<StoredTable>; // [B, R, C]
@group(0) @binding(2) var<storage, read> index: array<f32>; // [M, K], whole numbers
@group(0) @binding(3) var<storage, read_write> out: array<Element>; // [B, M, C], rows strided

#import row_start

@compute @workgroup_size(THREADS)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let i = (group.y * groups.x + group.x) * THREADS + lane;
    if (i < params.count) {
        let m = i / params.width;
        let c = i % params.width;
        let first_index = row_start(params.index, m);
        let first_row = row_start(params.table, m) / LANES + c;
        let place = row_start(params.out, m) / LANES + c;
        var sum = Element(0.0);
        for (var k = 0u; k < params.choices; k++) {
            let row = index[first_index + k];
            let place_in_part = u32(max(row, 0.0)) - params.first; // wraps around below the part
            if (row >= 0.0 && place_in_part < params.rows) {
                sum += Element(table[first_row + place_in_part * params.width]);
            }
        }
#ifdef ACCUMULATE
        sum += out[place];
#endif
        out[place] = sum;
    }
}
