//! Turns recorded dispatches into submissions.

use std::collections::hash_map::{Entry, HashMap};

use super::device::Device;
use super::recorder::Dispatch;
use super::timing::Timestamps;

/// Uniform bindings start at multiples of this many bytes.
const UNIFORM_STRIDE: usize = 256;
/// Bind groups that are kept at most: some dozens of denoising steps' worth, however they differ.
const MOST_GROUPS: usize = 16_384;

/// What submissions of a device have in common. Making a bind group takes longer than all else that
/// a dispatch asks of the CPU, and work that comes back step for step, such as denoising, binds the
/// same places again.
#[derive(Default)]
pub struct Encoding {
    /// Holds the params of one submission after the other: each is written once those before it
    /// have run.
    params: Option<wgpu::Buffer>,
    groups: HashMap<Group, wgpu::BindGroup>,
}

/// What a bind group is made of.
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

impl Encoding {
    /// Forgets the bind groups, which hold on to the buffers in them.
    pub fn forget(&mut self) {
        self.groups.clear();
    }

    /// Submits dispatches, `slices` of them at a time, with a timestamp around each where these are
    /// given.
    pub fn submit(
        &mut self,
        device: &Device,
        dispatches: &[Dispatch],
        slices: &[usize],
        timestamps: Option<&Timestamps>,
    ) {
        if self.groups.len() > MOST_GROUPS {
            self.forget();
        }
        let params = self.write_params(device, dispatches);
        let mut first = 0;
        for slice in slices {
            self.submit_slice(
                device,
                &dispatches[first..first + slice],
                first,
                &params,
                timestamps,
            );
            first += slice;
        }
    }

    fn write_params(&mut self, device: &Device, dispatches: &[Dispatch]) -> wgpu::Buffer {
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
                device.raw().create_buffer(&wgpu::BufferDescriptor {
                    label: Some("trifold params"),
                    size,
                    usage,
                    mapped_at_creation: false,
                })
            });
        device.queue().write_buffer(&buffer, 0, &bytes);
        self.params.insert(buffer).clone()
    }

    fn submit_slice(
        &mut self,
        device: &Device,
        dispatches: &[Dispatch],
        first: usize,
        params: &wgpu::Buffer,
        timestamps: Option<&Timestamps>,
    ) {
        let mut encoder = device
            .raw()
            .create_command_encoder(&wgpu::CommandEncoderDescriptor {
                label: Some("trifold"),
            });
        match timestamps {
            None => {
                let mut pass = encoder.begin_compute_pass(&wgpu::ComputePassDescriptor::default());
                for (at, dispatch) in dispatches.iter().enumerate() {
                    self.encode(device, &mut pass, dispatch, first + at, params);
                }
            }
            // Timestamps are written at the ends of passes, so each dispatch gets a pass of its
            // own.
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
        device.queue().submit([encoder.finish()]);
    }

    fn encode(
        &mut self,
        device: &Device,
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

fn make(device: &Device, dispatch: &Dispatch, group: &Group) -> wgpu::BindGroup {
    let entries: Vec<_> = group.bindings.iter().map(Place::entry).collect();
    let descriptor = wgpu::BindGroupDescriptor {
        label: Some(&dispatch.label),
        layout: &dispatch.pipeline.layout,
        entries: &entries,
    };
    device.raw().create_bind_group(&descriptor)
}

#[cfg(test)]
mod tests {
    use crate::gpu::{Block, Cost, Device, DeviceOptions, Launch, Shader, Specialization};

    const DOUBLE: Shader = Shader {
        name: "double",
        text: "@group(0) @binding(0) var<uniform> count: u32;
            @group(0) @binding(1) var<storage, read_write> x: array<f32>;
            @compute @workgroup_size(32) fn main(@builtin(global_invocation_id) at: vec3<u32>) {
                if (at.x < count) { x[at.x] *= 2.0; }
            }",
    };

    #[test]
    fn work_that_comes_back_binds_what_was_bound() {
        let device = Device::open_blocking(DeviceOptions::default()).unwrap();
        let step = |from: f32| {
            let mut r = device.recorder();
            let tensors = [from, 2.0 * from].map(|number| r.upload(&[number; 24], &[24]).unwrap());
            // Params of their own: the second doubles half of its numbers.
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
                    variant: "only",
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
