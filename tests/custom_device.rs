//! Runs on a device that an application opened and uses too.

mod common;

use trifold::fold::{Fold, Job};
use trifold::kernels::{activation, Activation};
use trifold::openfold3::{OpenFold3, Settings};
use trifold::{wgpu, DType, Device, DeviceOptions, Tensor, Tier, TierRequest};

/// A device as an application opens it, without help of this crate.
struct App {
    adapter: wgpu::Adapter,
    device: wgpu::Device,
    queue: wgpu::Queue,
}

impl App {
    fn open(limits: wgpu::Limits, tier: Tier) -> App {
        pollster::block_on(async {
            let descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
            let instance = wgpu::Instance::new(descriptor);
            let adapter = instance
                .request_adapter(&wgpu::RequestAdapterOptions::default())
                .await
                .expect("the tests need a GPU or a software driver");
            let descriptor = wgpu::DeviceDescriptor {
                required_features: Device::required_features(&adapter, tier),
                required_limits: limits,
                ..Default::default()
            };
            let (device, queue) = adapter.request_device(&descriptor).await.unwrap();
            App {
                adapter,
                device,
                queue,
            }
        })
    }

    fn shared(&self, tier: TierRequest) -> trifold::Result<Device> {
        pollster::block_on(Device::from_wgpu(
            &self.adapter,
            self.device.clone(),
            self.queue.clone(),
            DeviceOptions::default().with_tier(tier),
        ))
    }

    /// Runs one pass of a pipeline of the application that multiplies `buffer` by `factor`.
    fn multiply(&self, buffer: &wgpu::Buffer, factor: f32) {
        let text = format!(
            "@group(0) @binding(0) var<storage, read_write> x: array<f32>;
            @compute @workgroup_size(1) fn main(@builtin(global_invocation_id) at: vec3<u32>) {{
                x[at.x] *= {factor:?};
            }}"
        );
        let module = self
            .device
            .create_shader_module(wgpu::ShaderModuleDescriptor {
                label: None,
                source: wgpu::ShaderSource::Wgsl(text.into()),
            });
        let pipeline = self
            .device
            .create_compute_pipeline(&wgpu::ComputePipelineDescriptor {
                label: None,
                layout: None,
                module: &module,
                entry_point: None,
                compilation_options: Default::default(),
                cache: None,
            });
        let group = self.device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: None,
            layout: &pipeline.get_bind_group_layout(0),
            entries: &[wgpu::BindGroupEntry {
                binding: 0,
                resource: buffer.as_entire_binding(),
            }],
        });
        let mut encoder = self.device.create_command_encoder(&Default::default());
        let mut pass = encoder.begin_compute_pass(&Default::default());
        pass.set_pipeline(&pipeline);
        pass.set_bind_group(0, &group, &[]);
        pass.dispatch_workgroups((buffer.size() / 4) as u32, 1, 1);
        drop(pass);
        self.queue.submit([encoder.finish()]);
    }

    fn buffer(&self, numbers: &[f32], usage: wgpu::BufferUsages) -> wgpu::Buffer {
        let bytes: Vec<u8> = numbers
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect();
        let buffer = self.device.create_buffer(&wgpu::BufferDescriptor {
            label: None,
            size: bytes.len() as u64,
            usage,
            mapped_at_creation: false,
        });
        self.queue.write_buffer(&buffer, 0, &bytes);
        buffer
    }
}

fn every_usage() -> wgpu::BufferUsages {
    wgpu::BufferUsages::STORAGE | wgpu::BufferUsages::COPY_SRC | wgpu::BufferUsages::COPY_DST
}

/// PDB entry 1UBQ, 76 residues.
const UBIQUITIN: &str =
    "MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG";

#[test]
fn folds_on_a_device_of_the_application() {
    let app = App::open(wgpu::Limits::defaults(), Tier::Portable);
    let fold_on = |device: &Device| {
        let weights = common::random_weights();
        let model = OpenFold3::load(device, &weights).unwrap();
        let job = Job::from_sequence("ubiquitin", UBIQUITIN, &model).unwrap();
        let settings = Settings::DEFAULT.recycles(0).steps(2).samples(1);
        let folded = Fold::new(&model, &job).settings(settings).run_blocking();
        let folded = folded.unwrap();
        folded.samples[0].coordinates.clone()
    };
    let shared = app.shared(TierRequest::default()).unwrap();
    let coordinates = fold_on(&shared);
    assert!(coordinates.iter().all(|number| number.is_finite()));
    assert_eq!(coordinates, fold_on(&common::device()));

    // The application's device outlives the shared one.
    shared.destroy();
    assert!(shared.upload(&[0.0], &[1]).is_err());
    app.multiply(&app.buffer(&[1.0], every_usage()), 2.0);
}

#[test]
fn a_kernel_runs_between_passes_of_the_application() {
    let app = App::open(wgpu::Limits::defaults(), Tier::Portable);
    let device = app.shared(TierRequest::default()).unwrap();
    let buffer = app.buffer(&[9.0, -1.0, 2.0, -3.0], every_usage());
    app.multiply(&buffer, 10.0);
    let before = device.memory();
    // A tensor of the last three numbers: -10, 20, -30.
    let x = Tensor::from_buffer(&device, &buffer, 4, &[3], DType::F32).unwrap();
    assert_eq!(
        device.memory(),
        before,
        "a buffer of the application is not counted"
    );
    let mut r = device.recorder();
    let y = activation(&mut r, &x, Activation::Relu).unwrap();
    r.submit().unwrap();
    let result = y.buffer().unwrap();
    assert_eq!((result.offset, result.size.map(u64::from)), (0, Some(12)));
    app.multiply(result.buffer, 0.5);
    assert_eq!(y.read_blocking().unwrap(), [0.0, 10.0, 0.0]);
    // The application's pass after the kernel does not reach its input.
    assert_eq!(x.read_blocking().unwrap(), [-10.0, 20.0, -30.0]);
    let rows = x.rows(1..3).unwrap();
    let binding = rows.buffer().unwrap();
    assert_eq!(binding.buffer, &buffer);
    assert_eq!((binding.offset, binding.size.map(u64::from)), (8, Some(8)));
    drop((x, y, rows));
    app.multiply(&buffer, 1.0);
}

#[test]
fn unsuitable_buffers_and_devices_are_refused() {
    let app = App::open(wgpu::Limits::defaults(), Tier::Portable);
    let device = app.shared(TierRequest::default()).unwrap();
    let buffer = app.buffer(&[0.0; 4], every_usage());
    let refused = |buffer, offset, shape: &[usize], dtype, says: &str| {
        let error = Tensor::from_buffer(&device, buffer, offset, shape, dtype).unwrap_err();
        assert!(error.to_string().contains(says), "{error}");
    };
    refused(&buffer, 0, &[5], DType::F32, "should hold 20 bytes");
    refused(&buffer, 8, &[3], DType::F32, "should hold 20 bytes");
    refused(&buffer, 2, &[2], DType::F16, "a multiple of 4 bytes, got 2");
    refused(&buffer, 0, &[0], DType::F32, "extents above zero");
    let unbound = app.buffer(&[0.0; 4], wgpu::BufferUsages::COPY_DST);
    refused(
        &unbound,
        0,
        &[4],
        DType::F32,
        "should have the usage STORAGE",
    );

    let error = app.shared(TierRequest::Exactly(Tier::F16)).unwrap_err();
    let says = "does not support the f16 tier: no shader-f16";
    assert!(error.to_string().contains(says), "{error}");
    let small = wgpu::Limits {
        max_storage_buffers_per_shader_stage: 4,
        ..wgpu::Limits::defaults()
    };
    let error = App::open(small, Tier::Portable)
        .shared(TierRequest::default())
        .unwrap_err();
    let says = "4 storage buffers per shader stage, needed are 8";
    assert!(error.to_string().contains(says), "{error}");
}
