//! The adapters of a machine, their features and their limits.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::{DeviceError, Error, Result};

/// Limits that decide how kernels run.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct DeviceLimits {
    /// Bytes of one storage binding.
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

/// An adapter: its name, driver, features and limits.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct AdapterReport {
    /// Name of the GPU, from its driver.
    pub name: String,
    /// Driver and its version, if known.
    pub driver: String,
    /// "vulkan", "metal", "dx12" or "webgpu".
    pub backend: String,
    /// "discrete GPU", "integrated GPU", "CPU", ...
    pub kind: String,
    /// Limits of the device, or of an adapter that is not open.
    pub limits: DeviceLimits,
    /// 16-bit floating point in shaders.
    pub f16: bool,
    /// Subgroup operations.
    pub subgroups: bool,
    /// Smallest and largest number of invocations of a subgroup; zeros if unknown.
    pub subgroup_sizes: [u32; 2],
    /// GPU timestamps.
    pub timestamps: bool,
    /// Cooperative-matrix shapes, such as "16x16x16 f16 -> f32".
    pub cooperative_matrices: Vec<String>,
}

/// The kind of software drivers.
const SOFTWARE: &str = "CPU";

impl AdapterReport {
    /// True for a software driver on the CPU.
    pub fn is_software(&self) -> bool {
        self.kind == SOFTWARE
    }
}

/// The adapters of this machine. A browser lists one, its default.
pub async fn adapters() -> Vec<AdapterReport> {
    let found = instance().enumerate_adapters(wgpu::Backends::all()).await;
    found
        .iter()
        .map(|adapter| report(adapter, adapter.features(), &adapter.limits()))
        .collect()
}

fn instance() -> wgpu::Instance {
    wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle())
}

/// The adapter whose name contains `name`, or the default one.
pub(super) async fn find_adapter(name: Option<&str>, low_power: bool) -> Result<wgpu::Adapter> {
    let instance = instance();
    let power_preference = if low_power {
        wgpu::PowerPreference::LowPower
    } else {
        wgpu::PowerPreference::HighPerformance
    };
    if let Some(wanted) = name {
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

/// Describes an adapter, or a device on it, by features and limits.
pub(super) fn report(
    adapter: &wgpu::Adapter,
    features: wgpu::Features,
    limits: &wgpu::Limits,
) -> AdapterReport {
    let info = adapter.get_info();
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
        cooperative_matrices: cooperative_matrices(adapter, features),
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

fn cooperative_matrices(adapter: &wgpu::Adapter, features: wgpu::Features) -> Vec<String> {
    if !features.contains(wgpu::Features::EXPERIMENTAL_COOPERATIVE_MATRIX) {
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
