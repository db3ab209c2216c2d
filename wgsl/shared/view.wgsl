// Elements to skip in a binding, and elements from one index to the next.
struct View {
    // batch, row, head, query (or key, where the tensor has keys but no queries)
    strides: vec4<u32>,
    skip: u32,
    key_stride: u32,
    padding: vec2<u32>,
}

fn element(view: View, batch: u32, row: u32, head: u32, position: u32) -> u32 {
    return view.skip + dot(view.strides, vec4<u32>(batch, row, head, position));
}
