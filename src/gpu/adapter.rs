//! The adapters of a machine, and what they are and offer.

use std::collections::BTreeMap;

use serde::Serialize;

use super::device::DeviceOptions;
use crate::error::{DeviceError, Error, Result};

/// Limits that decide how kernels run.
#[derive(Debug, Clone, Serialize)]
pub struct DeviceLimits {
    /// Bytes one storage binding may reach.
    pub storage_binding_bytes: u64,
    /// Bytes of one buffer.
    pub buffer_bytes: u64,
    /// Bytes of workgroup memory.
    pub workgroup_bytes: u32,
    /// Invocations in one workgroup.
    pub workgroup_invocations: u32,
    /// Storage buffers in one shader.
    pub storage_buffers: u32,
    /// Workgroups along one axis of a dispatch.
    pub grid_axis: u32,
}

/// What an adapter is and offers.
#[derive(Debug, Clone, Serialize)]
pub struct AdapterReport {
    /// The GPU's name, as the driver gives it.
    pub name: String,
    /// The driver and its version, where known.
    pub driver: String,
    /// "vulkan", "metal", "dx12" or "webgpu".
    pub backend: String,
    /// "discrete GPU", "integrated GPU", "CPU", ...
    pub kind: String,
    /// The limits in force on a device, or on offer by an adapter.
    pub limits: DeviceLimits,
    /// 16-bit floating point in shaders.
    pub f16: bool,
    /// Subgroup operations.
    pub subgroups: bool,
    /// The least and the most invocations of a subgroup; zeros where unknown.
    pub subgroup_sizes: [u32; 2],
    /// GPU timestamps.
    pub timestamps: bool,
    /// Cooperative-matrix shapes, such as "16x16x16 f16 -> f32".
    pub cooperative_matrices: Vec<String>,
}

/// What software drivers are.
const SOFTWARE: &str = "CPU";

impl AdapterReport {
    /// True where the "GPU" is a software driver on the CPU.
    pub fn is_software(&self) -> bool {
        self.kind == SOFTWARE
    }
}

/// The adapters of this machine. Browsers show only the one they would give.
pub async fn adapters() -> Vec<AdapterReport> {
    let found = instance().enumerate_adapters(wgpu::Backends::all()).await;
    found
        .iter()
        .map(|adapter| report(adapter, &adapter.limits()))
        .collect()
}

fn instance() -> wgpu::Instance {
    wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle())
}

/// The adapter that the options ask for.
pub(super) async fn find_adapter(options: &DeviceOptions) -> Result<wgpu::Adapter> {
    let instance = instance();
    let power_preference = if options.low_power {
        wgpu::PowerPreference::LowPower
    } else {
        wgpu::PowerPreference::HighPerformance
    };
    if let Some(wanted) = &options.adapter {
        return named_adapter(&instance, wanted).await;
    }
    let request = wgpu::RequestAdapterOptions {
        power_preference,
        ..Default::default()
    };
    let missing = |_| {
        Error::from(DeviceError::NoAdapter {
            wanted: None,
            found: "none".into(),
        })
    };
    instance.request_adapter(&request).await.map_err(missing)
}

async fn named_adapter(instance: &wgpu::Instance, wanted: &str) -> Result<wgpu::Adapter> {
    let found = instance.enumerate_adapters(wgpu::Backends::all()).await;
    let names: Vec<String> = found
        .iter()
        .map(|adapter| adapter.get_info().name)
        .collect();
    let matching = names.iter().position(|name| {
        name.to_ascii_lowercase()
            .contains(&wanted.to_ascii_lowercase())
    });
    let listed = if names.is_empty() {
        "none".into()
    } else {
        names.join(", ")
    };
    let missing = DeviceError::NoAdapter {
        wanted: Some(wanted.into()),
        found: listed,
    };
    let index = matching.ok_or(missing)?;
    Ok(found
        .into_iter()
        .nth(index)
        .expect("the index comes from this list"))
}

/// What an adapter is, and offers within `limits`.
pub(super) fn report(adapter: &wgpu::Adapter, limits: &wgpu::Limits) -> AdapterReport {
    let info = adapter.get_info();
    let features = adapter.features();
    AdapterReport {
        name: if info.name.is_empty() {
            "unnamed adapter".into()
        } else {
            info.name
        },
        driver: [info.driver, info.driver_info]
            .iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" "),
        backend: info.backend.to_str().into(),
        kind: kind(info.device_type).into(),
        limits: DeviceLimits {
            storage_binding_bytes: limits.max_storage_buffer_binding_size,
            buffer_bytes: limits.max_buffer_size,
            workgroup_bytes: limits.max_compute_workgroup_storage_size,
            workgroup_invocations: limits.max_compute_invocations_per_workgroup,
            storage_buffers: limits.max_storage_buffers_per_shader_stage,
            grid_axis: limits.max_compute_workgroups_per_dimension,
        },
        f16: features.contains(wgpu::Features::SHADER_F16),
        subgroups: features.contains(wgpu::Features::SUBGROUP),
        subgroup_sizes: [info.subgroup_min_size, info.subgroup_max_size],
        timestamps: features.contains(wgpu::Features::TIMESTAMP_QUERY),
        cooperative_matrices: cooperative_matrices(adapter),
    }
}

fn kind(device_type: wgpu::DeviceType) -> &'static str {
    match device_type {
        wgpu::DeviceType::DiscreteGpu => "discrete GPU",
        wgpu::DeviceType::IntegratedGpu => "integrated GPU",
        wgpu::DeviceType::VirtualGpu => "virtual GPU",
        wgpu::DeviceType::Cpu => SOFTWARE,
        wgpu::DeviceType::Other => "GPU",
    }
}

fn cooperative_matrices(adapter: &wgpu::Adapter) -> Vec<String> {
    if !adapter
        .features()
        .contains(wgpu::Features::EXPERIMENTAL_COOPERATIVE_MATRIX)
    {
        return Vec::new();
    }
    let mut shapes = BTreeMap::new();
    for shape in adapter.cooperative_matrix_properties() {
        let text = format!(
            "{}x{}x{} {:?} -> {:?}",
            shape.m_size, shape.n_size, shape.k_size, shape.ab_type, shape.cr_type
        )
        .to_ascii_lowercase();
        shapes.insert(text, ());
    }
    shapes.into_keys().collect()
}
