//! Turns recorded dispatches into submissions.

use std::collections::hash_map::{Entry, HashMap};
use std::sync::Arc;

use super::cost::Cost;
use super::pipeline::Pipeline;
use super::timing::Timestamps;

/// Uniform bindings start at multiples of this many bytes.
const UNIFORM_STRIDE: usize = 256;
/// Largest number of cached bind groups, enough for some dozens of denoising steps.
const MOST_GROUPS: usize = 16_384;

/// State shared by the submissions of a device. Creating a bind group is the largest cost of a
/// dispatch on the CPU, and repeated work, such as denoising steps, binds the same buffers again.
#[derive(Default)]
pub struct Encoding {
    /// Params of one submission at a time. They are written after earlier submissions have run.
    params: Option<wgpu::Buffer>,
    groups: HashMap<Group, wgpu::BindGroup>,
}

/// The contents of a bind group.
#[derive(PartialEq, Eq, Hash)]
struct Group {
    pipeline: wgpu::ComputePipeline,
    bindings: Vec<Place>,
}

/// The part of a buffer at an index of group 0.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    pub index: u32,
    pub buffer: wgpu::Buffer,
    pub start: u64,
    pub bytes: u64,
}

impl Place {
    fn entry(&self) -> wgpu::BindGroupEntry<'_> {
        let part = wgpu::BufferBinding {
            buffer: &self.buffer,
            offset: self.start,
            size: wgpu::BufferSize::new(self.bytes),
        };
        wgpu::BindGroupEntry {
            binding: self.index,
            resource: wgpu::BindingResource::Buffer(part),
        }
    }
}

/// A recorded dispatch, ready to be encoded.
pub struct Dispatch {
    pub pipeline: Arc<Pipeline>,
    pub label: String,
    pub bindings: Vec<Place>,
    pub params: Vec<u8>,
    pub grid: [u32; 3],
    pub cost: Cost,
}

impl Encoding {
    /// Drops the bind groups, which keep their buffers alive.
    pub fn forget(&mut self) {
        self.groups.clear();
    }

    /// Submits dispatches, `slices` of them at a time, each between two timestamps where given.
    pub fn submit(
        &mut self,
        gpu: (&wgpu::Device, &wgpu::Queue),
        dispatches: &[Dispatch],
        slices: &[usize],
        timestamps: Option<&Timestamps>,
    ) {
        if self.groups.len() > MOST_GROUPS {
            self.forget();
        }
        let params = self.write_params(gpu, dispatches);
        let mut first = 0;
        for slice in slices {
            self.submit_slice(
                gpu,
                &dispatches[first..first + slice],
                first,
                &params,
                timestamps,
            );
            first += slice;
        }
    }

    fn write_params(
        &mut self,
        (device, queue): (&wgpu::Device, &wgpu::Queue),
        dispatches: &[Dispatch],
    ) -> wgpu::Buffer {
        let stride = |dispatch: &Dispatch| dispatch.params.len().next_multiple_of(UNIFORM_STRIDE);
        let mut bytes = Vec::with_capacity(dispatches.iter().map(stride).sum());
        for dispatch in dispatches {
            bytes.extend_from_slice(&dispatch.params);
            bytes.resize(bytes.len().next_multiple_of(UNIFORM_STRIDE), 0);
        }
        let buffer = self
            .params
            .take()
            .filter(|buffer| buffer.size() >= bytes.len() as u64)
            .unwrap_or_else(|| {
                let usage = wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST;
                let size = bytes.len().next_power_of_two() as u64;
                device.create_buffer(&wgpu::BufferDescriptor {
                    label: Some("trifold params"),
                    size,
                    usage,
                    mapped_at_creation: false,
                })
            });
        queue.write_buffer(&buffer, 0, &bytes);
        self.params.insert(buffer).clone()
    }

    fn submit_slice(
        &mut self,
        gpu: (&wgpu::Device, &wgpu::Queue),
        dispatches: &[Dispatch],
        first: usize,
        params: &wgpu::Buffer,
        timestamps: Option<&Timestamps>,
    ) {
        let (device, queue) = gpu;
        let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor {
            label: Some("trifold"),
        });
        match timestamps {
            None => {
                let mut pass = encoder.begin_compute_pass(&wgpu::ComputePassDescriptor::default());
                for (at, dispatch) in dispatches.iter().enumerate() {
                    self.encode(device, &mut pass, dispatch, first + at, params);
                }
            }
            // Timestamps are written at the ends of passes, so each dispatch gets its own pass.
            Some(timestamps) => {
                for (at, dispatch) in dispatches.iter().enumerate() {
                    let descriptor = wgpu::ComputePassDescriptor {
                        label: None,
                        timestamp_writes: Some(timestamps.around(first + at)),
                    };
                    self.encode(
                        device,
                        &mut encoder.begin_compute_pass(&descriptor),
                        dispatch,
                        first + at,
                        params,
                    );
                }
                timestamps.resolve(&mut encoder, first, dispatches.len());
            }
        }
        queue.submit([encoder.finish()]);
    }

    fn encode(
        &mut self,
        device: &wgpu::Device,
        pass: &mut wgpu::ComputePass,
        dispatch: &Dispatch,
        position: usize,
        params: &wgpu::Buffer,
    ) {
        let uniform = Place {
            index: 0,
            buffer: params.clone(),
            start: (position * UNIFORM_STRIDE) as u64,
            bytes: dispatch.params.len() as u64,
        };
        let bindings = std::iter::once(uniform)
            .chain(dispatch.bindings.iter().cloned())
            .collect();
        let key = Group {
            pipeline: dispatch.pipeline.pipeline.clone(),
            bindings,
        };
        let group = match self.groups.entry(key) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let made = make(device, dispatch, place.key());
                place.insert(made)
            }
        };
        pass.set_pipeline(&dispatch.pipeline.pipeline);
        pass.set_bind_group(0, &*group, &[]);
        pass.dispatch_workgroups(dispatch.grid[0], dispatch.grid[1], dispatch.grid[2]);
    }
}

fn make(device: &wgpu::Device, dispatch: &Dispatch, group: &Group) -> wgpu::BindGroup {
    let entries: Vec<_> = group.bindings.iter().map(Place::entry).collect();
    let descriptor = wgpu::BindGroupDescriptor {
        label: Some(&dispatch.label),
        layout: &dispatch.pipeline.layout,
        entries: &entries,
    };
    device.create_bind_group(&descriptor)
}

#[cfg(test)]
mod tests {
    use crate::gpu::{Block, Cost, Device, DeviceOptions, Launch};
    use crate::shader::{Shader, Specialization};

    const DOUBLE: Shader = Shader {
        name: "double",
        text: "@group(0) @binding(0) var<uniform> count: u32;
            @group(0) @binding(1) var<storage, read_write> x: array<f32>;
            @compute @workgroup_size(32) fn main(@builtin(global_invocation_id) at: vec3<u32>) {
                if (at.x < count) { x[at.x] *= 2.0; }
            }",
    };

    #[test]
    fn repeated_work_reuses_bind_groups() {
        let device = Device::open_blocking(DeviceOptions::default()).unwrap();
        let step = |from: f32| {
            let mut r = device.recorder();
            let tensors = [from, 2.0 * from].map(|number| r.upload(&[number; 24], &[24]).unwrap());
            // Different params: the second dispatch doubles half of its numbers.
            for (x, count) in tensors.iter().zip([24u32, 12]) {
                let (binding, _) = r.bind(
                    1,
                    &x.operand(0, [1], 1),
                    &Block {
                        start: [0],
                        extent: [24],
                    },
                );
                let launch = Launch {
                    shader: &DOUBLE,
                    label: ["kernel", "only"],
                    specialization: &Specialization::default(),
                    bindings: vec![binding],
                    params: &count.to_le_bytes(),
                    grid: [1, 1, 1],
                    cost: Cost::default(),
                };
                r.launch(launch).unwrap();
            }
            r.read_blocking(&tensors[1]).unwrap()
        };
        let groups = || device.encoding().groups.len();
        let half = |doubled: f32| [[doubled; 12], [doubled / 2.0; 12]].concat();
        assert_eq!(step(1.0), half(4.0));
        assert_eq!(groups(), 2);
        assert_eq!(step(2.0), half(8.0));
        assert_eq!(groups(), 2);
        device.trim_memory();
        assert_eq!(groups(), 0);
    }
}
