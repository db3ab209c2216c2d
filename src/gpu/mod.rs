//! The only folder that names wgpu: devices, buffers, pipelines, and the recorder that submits
//! work.

mod adapter;
mod block;
mod buffer;
mod device;
mod encode;
mod pipeline;
mod readback;
mod recorder;
mod tier;
mod timing;

pub use adapter::{adapters, AdapterReport, DeviceLimits};
pub(crate) use block::{Block, Operand};
pub(crate) use buffer::Allocation;
pub use buffer::MemoryUse;
pub use device::{Device, DeviceOptions, LimitsRequest, TierRequest};
pub(crate) use readback::Reading;
pub(crate) use recorder::{Binding, Launch};
pub use recorder::{Cost, Recorder};
pub use tier::{Tier, TIERS};
pub use timing::DispatchTime;

pub(crate) use crate::shader::{MatrixSize, Shader, Specialization};
