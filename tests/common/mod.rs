//! What several test programs share.
#![allow(dead_code)]

use trifold::{Device, DeviceOptions, LimitsRequest};

/// A device with no more than the WebGPU default limits: what passes here passes in every browser.
pub fn device() -> Device {
    Device::open_blocking(DeviceOptions { limits: LimitsRequest::WebGpuDefault, ..Default::default() }).expect("the tests need a GPU or a software driver")
}

/// `count` draws of N(0, 1), repeating after some 65,000: drawing hundreds of megabytes would take longer than the test.
pub fn normal(seed: u64, count: usize) -> Vec<f32> {
    trifold::check::Draws::new(seed).normal(count.min(65_521), 1.0).iter().copied().cycle().take(count).collect()
}
