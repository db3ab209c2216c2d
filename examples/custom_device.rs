//! Runs a kernel on a wgpu device and in a buffer that the application owns.
//!
//! `cargo run --example custom_device`

use trifold::kernels::{activation, Activation};
use trifold::{wgpu, DType, Device, DeviceOptions, Tensor, Tier};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    pollster::block_on(run())
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    // An application opens the device as usual, with the features and limits that trifold needs.
    let instance = wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle());
    let adapter = instance.request_adapter(&Default::default()).await?;
    let (device, queue) = adapter
        .request_device(&wgpu::DeviceDescriptor {
            required_features: Device::required_features(&adapter, Tier::Portable),
            required_limits: Device::required_limits(&adapter),
            ..Default::default()
        })
        .await?;
    let options = DeviceOptions::default();
    let shared = Device::from_wgpu(&adapter, device.clone(), queue.clone(), options).await?;

    // A buffer of the application becomes a tensor without a copy.
    let buffer = device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("numbers of the application"),
        size: 16,
        usage: wgpu::BufferUsages::STORAGE
            | wgpu::BufferUsages::COPY_SRC
            | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    });
    let numbers = [-2.0f32, -1.0, 1.0, 2.0].map(f32::to_le_bytes).concat();
    queue.write_buffer(&buffer, 0, &numbers);
    let x = Tensor::from_buffer(&shared, &buffer, 0, &[4], DType::F32)?;

    // Work of the application that is submitted before `submit` runs before the kernel.
    let mut r = shared.recorder();
    let y = activation(&mut r, &x, Activation::Silu)?;
    r.submit()?;

    // The result is a buffer again, for further passes of the application.
    let result = y
        .buffer()
        .ok_or("a tensor outside of a plan has a buffer")?;
    println!(
        "result: {:?} bytes at {} of a buffer of {} bytes",
        result.size,
        result.offset,
        result.buffer.size()
    );
    println!("silu: {:.4?}", y.read().await?);
    Ok(())
}
