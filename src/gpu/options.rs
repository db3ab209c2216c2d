//! How to open a device.

use super::tier::Tier;

/// The limits to request from the adapter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LimitsRequest {
    /// The highest limits of the adapter.
    #[default]
    Best,
    /// The WebGPU defaults, which every implementation guarantees: 128 MiB a binding, 256 MiB a
    /// buffer, 16 KiB of workgroup memory.
    WebGpuDefault,
}

/// The tier to open a device for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TierRequest {
    /// This tier; opening fails where the device does not support it or its self-check fails.
    Exactly(Tier),
    /// The best tier that the device supports and whose self-check passes.
    Best,
}

impl Default for TierRequest {
    fn default() -> Self {
        TierRequest::Exactly(Tier::Portable)
    }
}

/// Options for opening a [`Device`](crate::Device).
///
/// ```
/// use trifold::{DeviceOptions, TierRequest};
/// let options = DeviceOptions::default()
///     .with_tier(TierRequest::Best)
///     .with_byte_budget(256 << 20);
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct DeviceOptions {
    /// The adapter: its place in [`adapters`](crate::adapters), PCI bus id, UUID or a part of its
    /// name, ignoring case; default: the best adapter. Browsers ignore it.
    pub adapter: Option<String>,
    /// Limits to request.
    pub limits: LimitsRequest,
    /// Largest size in bytes of one binding or temporary; larger work runs in blocks. Default: the
    /// binding limit of the device.
    pub byte_budget: Option<u64>,
    /// Largest size in bytes of one buffer of a computed tensor, a multiple of 256; a larger tensor
    /// takes several. Weights and other uploads take one buffer each. Default: the buffer limit of
    /// the device.
    pub buffer_bytes: Option<u64>,
    /// Prefers the GPU that saves power.
    pub low_power: bool,
    /// Tier of the kernels; default: the portable one.
    pub tier: TierRequest,
    /// Pairs of a kernel and its preferred variant, which runs wherever it can. Opening refuses
    /// unknown names.
    pub variants: Vec<(String, String)>,
    /// States that the browser's device will have `subgroups`: wgpu cannot request the feature
    /// there, but JavaScript can. Ignored outside browsers.
    pub subgroups: bool,
}

impl DeviceOptions {
    /// Sets the adapter, by one of the names of [`DeviceOptions::adapter`].
    pub fn with_adapter(self, name: impl Into<String>) -> Self {
        DeviceOptions {
            adapter: Some(name.into()),
            ..self
        }
    }

    /// Sets the limits to request.
    pub fn with_limits(self, limits: LimitsRequest) -> Self {
        DeviceOptions { limits, ..self }
    }

    /// Sets the largest size in bytes of one binding or temporary.
    pub fn with_byte_budget(self, bytes: u64) -> Self {
        DeviceOptions {
            byte_budget: Some(bytes),
            ..self
        }
    }

    /// Sets the largest size in bytes of one buffer of a computed tensor.
    pub fn with_buffer_bytes(self, bytes: u64) -> Self {
        DeviceOptions {
            buffer_bytes: Some(bytes),
            ..self
        }
    }

    /// Sets whether to prefer the GPU that saves power.
    pub fn with_low_power(self, low_power: bool) -> Self {
        DeviceOptions { low_power, ..self }
    }

    /// Sets the tier of the kernels.
    pub fn with_tier(self, tier: TierRequest) -> Self {
        DeviceOptions { tier, ..self }
    }

    /// Adds the preferred variant of a kernel.
    pub fn with_variant(mut self, kernel: impl Into<String>, variant: impl Into<String>) -> Self {
        self.variants.push((kernel.into(), variant.into()));
        self
    }
}
