#![warn(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![doc = include_str!("../README.md")]
//!
//! # Map of the crate
//!
//! [`Device`], [`Tensor`] and [`Recorder`] are what everything runs on. [`kernels`] holds one
//! function per WGSL file, [`operations`] the contracts of other libraries over them, [`layers`]
//! the published algorithms with their weights, read through [`weights`], and [`openfold3`] the
//! whole model, from [`features`] to coordinates. [`reference`](mod@reference) is each kernel in
//! plain f64; [`check`] compares the two.
//!
//! Dimension letters: B batch, N tokens (or keys), S MSA rows, H heads, D head width, C channels, M
//! rows and K inner length of a product.

pub mod bench;
pub mod catalog;
pub mod check;
mod dtype;
pub mod error;
pub mod features;
pub mod fold;
pub mod formats;
mod gpu;
pub mod kernels;
pub mod layers;
pub mod noise;
pub mod openfold3;
pub mod operations;
pub mod reference;
pub mod scores;
mod shader;
mod tensor;
pub mod verify;
#[cfg(target_arch = "wasm32")]
mod web;
pub mod weights;

pub use dtype::DType;
pub use error::{DeviceError, Error, Result};
pub use gpu::{
    adapters, tiers, AdapterReport, Cost, Device, DeviceLimits, DeviceOptions, DispatchTime,
    LimitsRequest, MemoryUse, Recorder, Tier, TierReport, TierRequest, TIERS,
};
pub use tensor::Tensor;
