//! Loads a layer from custom weights without a file, and checks their shapes.
//!
//! `cargo run --example custom_weights`

use std::collections::BTreeMap;

use trifold::layers::SwiGluTransition;
use trifold::weights::{HostData, HostTensor, Weights};
use trifold::{Device, DeviceOptions};

const CHANNELS: usize = 32;
const HIDDEN: usize = 4 * CHANNELS;

/// A tensor of small numbers.
fn tensor(shape: &[usize]) -> HostTensor {
    let count = shape.iter().product();
    HostTensor {
        shape: shape.to_vec(),
        data: HostData::F32((0..count).map(|i| (i as f32).sin() * 0.1).collect()),
    }
}

fn main() -> trifold::Result<()> {
    // The names are those of OpenFold3's parameters, under any prefix.
    let names: [(&str, &[usize]); 5] = [
        ("layer_norm.weight", &[CHANNELS]),
        ("layer_norm.bias", &[CHANNELS]),
        ("swiglu.linear_a.weight", &[HIDDEN, CHANNELS]),
        ("swiglu.linear_b.weight", &[HIDDEN, CHANNELS]),
        ("linear_out.weight", &[CHANNELS, HIDDEN]),
    ];
    let mut tensors: BTreeMap<String, HostTensor> = names
        .iter()
        .map(|(name, shape)| (format!("my_model.transition.{name}"), tensor(shape)))
        .collect();
    let weights = Weights::new(tensors.clone());

    let device = Device::open_blocking(DeviceOptions::default())?;
    let layer = SwiGluTransition::load(&device, &weights.at("my_model.transition"))?;
    // Fails if a tensor was not used by any layer.
    weights.all_used()?;

    let x = device.upload(&[0.5; 8 * 8 * CHANNELS], &[1, 8, 8, CHANNELS])?;
    let mut r = device.recorder();
    let update = layer.forward(&mut r, &x, None)?;
    println!(
        "update {:?}: {:.4?}",
        update.shape(),
        &r.read_blocking(&update)?[..4]
    );

    // A wrong shape is an error that names the tensor.
    tensors.insert(
        "my_model.transition.linear_out.weight".into(),
        tensor(&[7, HIDDEN + 1]),
    );
    let misshaped = Weights::new(tensors);
    if let Err(error) = SwiGluTransition::load(&device, &misshaped.at("my_model.transition")) {
        println!("refused: {error}");
    }
    Ok(())
}
