// Elements from the start of a binding to row m, whose rows are addressed as (outer, inner): view =
// stride outer, stride inner, skip, unused.
fn row_start(view: vec4<u32>, m: u32) -> u32 {
    return view.z + (m / params.inner) * view.x + (m % params.inner) * view.y;
}
