//! Runs one operation on custom data: triangle attention, with a mask and a bias.
//!
//! `cargo run --example kernel`

use trifold::operations::{triangle_attention, TriangleAttentionArguments};
use trifold::{Device, DeviceOptions};

fn main() -> trifold::Result<()> {
    let device = Device::open_blocking(DeviceOptions::default())?;
    println!("GPU: {}", device.report().name);

    // One batch of 4 rows with 2 heads, 4 queries and keys, and head width 8: [B, N, H, Q, D].
    let numbers = |count: usize| -> Vec<f32> { (0..count).map(|i| (i as f32).sin()).collect() };
    let q = device.upload(&numbers(256), &[1, 4, 2, 4, 8])?;
    let bias = device.upload(&[0.0; 32], &[1, 1, 2, 4, 4])?;
    // The last key of each row is masked.
    let keys: Vec<bool> = (0..16).map(|at| at % 4 != 3).collect();
    let mask = device.upload_bool(&keys, &[1, 4, 1, 1, 4])?;

    let mut r = device.recorder();
    let output = triangle_attention(
        &mut r,
        &TriangleAttentionArguments {
            q: &q,
            k: &q,
            v: &q,
            bias: &bias,
            mask: Some(&mask),
            gate: None,
            scale: None,
        },
    )?;
    let variants: Vec<String> = r.labels().map(String::from).collect();
    let numbers = r.read_blocking(&output)?;
    println!("output {:?}, by {}", output.shape(), variants.join(", "));
    println!("first head: {:.4?}", &numbers[..8]);
    Ok(())
}
