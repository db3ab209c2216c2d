#![warn(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![doc = include_str!("../README.md")]

pub mod check;
pub mod error;
mod gpu;
pub mod kernels;
pub mod reference;
mod tensor;

pub use error::{DeviceError, Error, Result};
pub use gpu::{adapters, AdapterReport, Cost, Device, DeviceLimits, DeviceOptions, DispatchTime, LimitsRequest, MemoryUse, Recorder};
pub use tensor::{DType, Tensor};
