//! The only folder that names wgpu: devices, buffers, pipelines, and the recorder that submits
//! work.

mod adapter;
mod block;
mod buffer;
mod device;
#[cfg(feature = "emulate")]
mod emulation;
mod encode;
mod matrices;
mod pipeline;
mod readback;
mod recorder;
pub(crate) mod source;
mod tier;
mod timing;

pub use adapter::{adapters, AdapterReport, DeviceLimits};
pub(crate) use block::{Block, Operand};
pub(crate) use buffer::Allocation;
pub use buffer::MemoryUse;
pub use device::{Device, DeviceOptions, LimitsRequest, TierRequest};
pub(crate) use matrices::MatrixSize;
pub(crate) use pipeline::Shader;
pub(crate) use readback::Reading;
pub(crate) use recorder::{Binding, Launch};
pub use recorder::{Cost, Recorder};
pub(crate) use source::Specialization;
pub use tier::{Tier, TIERS};
pub use timing::DispatchTime;
