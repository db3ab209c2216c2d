// y[m,:] = (x[m,:] - mean) / sqrt(variance + epsilon) * scale + offset, with the biased variance of
// the row
//
// The variance is summed from the centred row in a second pass: a large common offset in x costs no
// accuracy. Rows are addressed as (outer, inner) through two strides each, so swapped axes, and
// rows that others share, need no copy. Grid: x and y together cover ceil(rows / ROWS) workgroups.
// LANES invocations share a row, WIDTH neighbouring elements of it at a time.

#ifdef HALF
enable f16;
#endif
alias Element = vec4<f32>;
alias StoredX = vec4<f32>;
alias StoredY = vec4<f32>;
alias StoredScale = vec4<f32>;
alias StoredOffset = vec4<f32>;
const WIDTH: u32 = 4u;
const ROWS: u32 = 32u;
const LANES: u32 = 8u;

struct Params {
    rows: u32,
    channels: u32,
    inner: u32, // rows per outer index
    epsilon: f32,
    x: vec4<u32>, // stride outer, stride inner, skip, unused
    y: vec4<u32>,
    scale: vec4<u32>,
    offset: vec4<u32>,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<StoredX>; // [outer, inner, C], strided
@group(0) @binding(2) var<storage, read_write> y: array<StoredY>; // [outer, inner, C], strided
#ifdef SCALE
// [outer, inner, C], strided: stride 0 where one row serves all
@group(0) @binding(3) var<storage, read> scale: array<StoredScale>;
#endif
#ifdef OFFSET
@group(0) @binding(4) var<storage, read> offset: array<StoredOffset>; // [outer, inner, C], strided
#endif

#import row_start
#import row_sum

fn total(value: Element) -> f32 {
#ifdef SCALAR
    return value;
#else
    return (value.x + value.y) + (value.z + value.w);
#endif
}

@compute @workgroup_size(LANES, ROWS)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
    @builtin(local_invocation_id) local: vec3<u32>,
) {
    let lane = local.x;
    let m = (group.y * groups.x + group.x) * ROWS + local.y;
    // invocations past the end work on the last row and write nothing
    let row = min(m, params.rows - 1u);
    let start = row_start(params.x, row) / WIDTH;
    let width = params.channels / WIDTH;

    var sum = Element();
    for (var c = lane; c < width; c += LANES) {
        sum += Element(x[start + c]);
    }
    let mean = Element(row_sum(local.y, lane, total(sum)) / f32(params.channels));

    var squares = Element();
    for (var c = lane; c < width; c += LANES) {
        let centred = Element(x[start + c]) - mean;
        squares += centred * centred;
    }
    let variance = row_sum(local.y, lane, total(squares)) / f32(params.channels);
    let factor = 1.0 / sqrt(variance + params.epsilon);

    if (m < params.rows) {
        let target_start = row_start(params.y, m) / WIDTH;
#ifdef SCALE
        let scale_start = row_start(params.scale, m) / WIDTH;
#endif
#ifdef OFFSET
        let offset_start = row_start(params.offset, m) / WIDTH;
#endif
        for (var c = lane; c < width; c += LANES) {
            var value = (Element(x[start + c]) - mean) * factor;
#ifdef SCALE
            value *= Element(scale[scale_start + c]);
#endif
#ifdef OFFSET
            value += Element(offset[offset_start + c]);
#endif
            y[target_start + c] = StoredY(value);
        }
    }
}
