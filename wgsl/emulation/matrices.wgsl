// Cooperative matrices of 16 x 16 or 8 x 8 in ordinary WGSL, spread over subgroups of 32
// invocations. Each owns ROWS x COLUMNS of a matrix of sums (of 8 x 8, two lanes each the same),
// and holds the ROWS of a left and the COLUMNS of a right operand that these need. All are f32:
// what is rounded is so where it is stored.

const EDGE: u32 = 16u;
const NARROWEST: u32 = 8u; // lanes of the device's own subgroups, at least
const INVOCATIONS: u32 = 128u; // of the workgroup
#ifdef EIGHT
const ROWS: u32 = 2u;
alias Rows = vec2<f32>;
alias Sums = mat2x2<f32>;
#else
const ROWS: u32 = 4u;
alias Rows = vec4<f32>;
alias Sums = mat2x4<f32>;
#endif
const COLUMNS: u32 = 2u;
alias Left = array<Rows, EDGE>;
alias Right = array<vec2<f32>, EDGE>;

var<private> emulated_index: u32;
var<private> emulated_edge: u32; // EDGE, as no compiler knows
var<private> emulated_turn: u32;
var<workgroup> sh_emulated: array<f32, 512>;

fn own_row() -> u32 {
    return emulated_index % 32u / (EDGE / COLUMNS) % (EDGE / ROWS) * ROWS;
}

fn own_column() -> u32 {
    return emulated_index % (EDGE / COLUMNS) * COLUMNS;
}

// Written out, since a driver that indexes operands by a variable writes longer code.
fn emulated_multiply_add(
    left: ptr<private, Left>,
    right: ptr<private, Right>,
    sums: ptr<function, Sums>,
) {
    var sum = *sums;
#repeat K EDGE
    sum[0] += (*left)[$K] * (*right)[$K].x;
    sum[1] += (*left)[$K] * (*right)[$K].y;
#end
    *sums = sum;
}

// Numbers pass from lane to lane through two alternating places, with one barrier for each, since
// software drivers compile barriers slowly. A sent number can be received until the second sending
// after it.
fn emulated_send(value: f32) -> u32 {
    emulated_turn = 256u - emulated_turn;
    sh_emulated[emulated_turn + emulated_index] = value;
    workgroupBarrier();
    return emulated_turn;
}

fn emulated_receive(turn: u32, lane: u32) -> f32 {
    return sh_emulated[turn + emulated_index / 32u * 32u + lane % 32u];
}

fn emulated_shuffle(value: f32, lane: u32) -> f32 {
    return emulated_receive(emulated_send(value), lane);
}

fn emulated_shuffle_xor(value: f32, mask: u32) -> f32 {
    if (mask < NARROWEST) {
        return subgroupShuffleXor(value, mask);
    }
    return emulated_shuffle(value, emulated_index ^ mask);
}

// Of the whole workgroup, so that all invocations reach the barriers after it.
fn emulated_any(value: bool) -> bool {
    let turn = emulated_send(select(0.0, 1.0, value));
    var any = 0.0;
    for (var at = 0u; at < INVOCATIONS; at++) {
        any += sh_emulated[turn + at];
    }
    return any > 0.0;
}
