//! The adapters of a machine, their features and their limits.

use std::collections::BTreeMap;

use serde::Serialize;

use super::choose::{self, Candidate, Kind, Refused};
use super::{identity, restrict};
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
    /// The place in [`adapters`]; none for the report of an open device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<usize>,
    /// Name of the GPU, from its driver.
    pub name: String,
    /// Driver and its version, if known.
    pub driver: String,
    /// "vulkan", "metal", "dx12" or "webgpu".
    pub backend: String,
    /// "discrete GPU", "integrated GPU", "CPU", ...
    pub kind: String,
    /// The PCI bus id, such as "0000:17:00.0", if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pci_bus_id: Option<String>,
    /// The UUID that NVIDIA's tools print, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uuid: Option<String>,
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

    /// A name for [`DeviceOptions::adapter`](crate::DeviceOptions::adapter) that no other adapter
    /// has: the PCI bus id, or else the index.
    pub fn selector(&self) -> String {
        let index = || self.index.map(|index| index.to_string());
        let named = self.pci_bus_id.clone().or_else(index);
        named.unwrap_or_else(|| self.name.clone())
    }
}

/// The adapters of this machine, in the order of their indices: by kind, then by PCI bus id.
///
/// Environment variables that restrict CUDA programs and SLURM jobs apply: `CUDA_VISIBLE_DEVICES`,
/// `ROCR_VISIBLE_DEVICES`, `HIP_VISIBLE_DEVICES`, `GPU_DEVICE_ORDINAL`, `SLURM_STEP_GPUS`,
/// `SLURM_JOB_GPUS`, `NVIDIA_VISIBLE_DEVICES`. A browser lists one adapter, its default.
///
/// # Errors
/// [`Error::Input`] where such a variable names a GPU that is not there.
pub async fn adapters() -> Result<Vec<AdapterReport>> {
    let found = Found::new().await?;
    Ok((0..found.adapters.len())
        .map(|at| found.report(at))
        .collect())
}

/// The adapters that a list names, such as `0,2`: by index, PCI bus id, UUID or a part of the name.
/// `all` names all discrete GPUs; where there are none, all of the kind that is preferred. An
/// adapter may be named twice.
///
/// # Errors
/// As [`adapters`], and [`Error::Input`] where an entry names no adapter.
pub async fn adapters_named(list: &str) -> Result<Vec<AdapterReport>> {
    let found = Found::new().await?;
    let places = choose::several(&found.candidates(), list)?;
    Ok(places.into_iter().map(|at| found.report(at)).collect())
}

fn instance() -> wgpu::Instance {
    wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle())
}

fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Error::input(refused.place.as_str(), refused.message)
    }
}

/// The adapters that the environment allows, in the order of their indices.
struct Found {
    adapters: Vec<wgpu::Adapter>,
    candidates: Vec<Candidate>,
}

impl Found {
    async fn new() -> Result<Self> {
        let adapters = instance().enumerate_adapters(wgpu::Backends::all()).await;
        let mut all: Vec<Candidate> = adapters.iter().map(candidate).collect();
        choose::forget_shared_buses(&mut all);
        let order = restrict::visible(&all, &environment)?;
        Ok(Found {
            adapters: order.iter().map(|at| adapters[*at].clone()).collect(),
            candidates: order.iter().map(|at| all[*at].clone()).collect(),
        })
    }

    fn report(&self, at: usize) -> AdapterReport {
        let (adapter, candidate) = (&self.adapters[at], &self.candidates[at]);
        AdapterReport {
            index: Some(at),
            pci_bus_id: candidate.bus.clone(),
            ..report(adapter, adapter.features(), &adapter.limits())
        }
    }

    fn candidates(&self) -> Vec<&Candidate> {
        self.candidates.iter().collect()
    }

    fn missing(&self, wanted: Option<&str>) -> Error {
        Error::from(DeviceError::NoAdapter {
            wanted: wanted.map(str::to_string),
            found: choose::listed(&self.candidates()),
        })
    }
}

/// The adapter that `wanted` names, or the default one.
pub(super) async fn find_adapter(wanted: Option<&str>, low_power: bool) -> Result<wgpu::Adapter> {
    if wanted.is_none() && !restrict::is_restricted(&environment) {
        return default_adapter(low_power).await;
    }
    let found = Found::new().await?;
    let kind = |at: &usize| match found.candidates[*at].kind {
        Kind::Integrated if low_power => None,
        kind => Some(kind),
    };
    let place = match wanted {
        Some(wanted) => choose::named(&found.candidates(), wanted),
        None => (0..found.adapters.len()).min_by_key(kind),
    };
    let adapter = place.and_then(|place| found.adapters.get(place).cloned());
    adapter.ok_or_else(|| found.missing(wanted))
}

async fn default_adapter(low_power: bool) -> Result<wgpu::Adapter> {
    let request = wgpu::RequestAdapterOptions {
        power_preference: match low_power {
            true => wgpu::PowerPreference::LowPower,
            false => wgpu::PowerPreference::HighPerformance,
        },
        ..Default::default()
    };
    let missing = |_| {
        Error::from(DeviceError::NoAdapter {
            wanted: None,
            found: "none".into(),
        })
    };
    instance().request_adapter(&request).await.map_err(missing)
}

fn candidate(adapter: &wgpu::Adapter) -> Candidate {
    let info = adapter.get_info();
    let bus = choose::canonical_bus(&info.device_pci_bus_id);
    Candidate {
        name: info.name,
        backend: info.backend.to_str().into(),
        kind: match info.device_type {
            wgpu::DeviceType::DiscreteGpu => Kind::Discrete,
            wgpu::DeviceType::IntegratedGpu => Kind::Integrated,
            wgpu::DeviceType::VirtualGpu => Kind::Virtual,
            wgpu::DeviceType::Cpu => Kind::Software,
            wgpu::DeviceType::Other => Kind::Other,
        },
        vendor: info.vendor,
        uuid: bus.as_deref().and_then(identity::uuid),
        bus,
    }
}

/// Describes an adapter, or a device on it, by features and limits.
pub(super) fn report(
    adapter: &wgpu::Adapter,
    features: wgpu::Features,
    limits: &wgpu::Limits,
) -> AdapterReport {
    let (info, Candidate { bus, uuid, .. }) = (adapter.get_info(), candidate(adapter));
    AdapterReport {
        index: None,
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
        pci_bus_id: bus,
        uuid,
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
