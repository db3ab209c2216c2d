//! Runs a checkpoint's TriangleAttention on custom data.
//!
//! `cargo run --example layer [-- CHECKPOINT]`, where CHECKPOINT is an OpenFold3 checkpoint (`.pt`
//! or safetensors). The default is the built-in network.

use std::path::Path;

use trifold::layers::{BiasOrientation, Node, TriangleAttention};
use trifold::network;
use trifold::weights::Weights;
use trifold::{Device, DeviceOptions};

/// Parameters are found by the names of OpenFold3's modules.
const LAYER: &str = "pairformer_stack.blocks.0.pair_stack.tri_att_start";
const TOKENS: usize = 16;

fn main() -> trifold::Result<()> {
    let weights = match std::env::args().nth(1) {
        Some(path) => Weights::open(Path::new(&path))?,
        None => network::weights()?,
    };
    let device = Device::open_blocking(DeviceOptions::default())?;
    let layer = TriangleAttention::load(
        &device,
        &weights.at(LAYER),
        Node::Starting,
        BiasOrientation::QueryKey,
    )?;

    // A pair representation [B, N, N, C] of custom data, and its mask [B, N, N].
    let channels = weights.at(LAYER).shape("layer_norm.weight")?[0];
    let numbers: Vec<f32> = (0..TOKENS * TOKENS * channels)
        .map(|i| (i as f32 * 0.37).sin())
        .collect();
    let z = device.upload(&numbers, &[1, TOKENS, TOKENS, channels])?;
    let mask = device.upload_bool(&[true; TOKENS * TOKENS], &[1, TOKENS, TOKENS])?;

    // Layers record their work; reading the result submits it.
    let mut r = device.recorder();
    let update = layer.forward(&mut r, &z, Some(&mask))?;
    let numbers = r.read_blocking(&update)?;
    println!("update {:?}", update.shape());
    println!("first channels: {:.4?}", &numbers[..4]);
    Ok(())
}
