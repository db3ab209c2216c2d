// Plain products and sums, which drivers fuse; `dot` would cost one operation more.
fn multiply_add(a: vec4<f32>, b: vec4<f32>, sum: f32) -> f32 {
    return a.w * b.w + (a.z * b.z + (a.y * b.y + (a.x * b.x + sum)));
}
