//! Devices, buffers, pipelines, and the recorder that submits work. Only this module,
//! `tensor/buffer.rs`, `web/mod.rs` and `web/kept.rs` name wgpu.

mod adapter;
mod block;
mod buffer;
mod choose;
mod cost;
mod device;
mod encode;
mod failure;
mod identity;
mod open;
mod options;
mod pipeline;
mod readback;
mod recorder;
mod restrict;
mod tier;
mod timing;

pub use adapter::{adapters, adapters_named, AdapterReport, DeviceLimits};
pub(crate) use block::{Block, Operand};
pub(crate) use buffer::Allocation;
pub use buffer::MemoryUse;
pub use cost::Cost;
pub use device::Device;
pub use options::{DeviceOptions, LimitsRequest, TierRequest};
pub(crate) use readback::{Reading, Waiting};
pub use recorder::Recorder;
pub(crate) use recorder::{Binding, Launch};
pub use tier::{tiers, Tier, TierReport, TIERS};
pub use timing::DispatchTime;
