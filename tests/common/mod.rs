//! What several test programs share.
#![allow(dead_code)]

use trifold::{Device, DeviceOptions, LimitsRequest};

/// A device with no more than the WebGPU default limits: what passes here passes in every browser.
pub fn device() -> Device {
    Device::open_blocking(DeviceOptions { limits: LimitsRequest::WebGpuDefault, ..Default::default() }).expect("the tests need a GPU or a software driver")
}
