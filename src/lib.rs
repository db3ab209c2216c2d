#![warn(missing_docs, clippy::unwrap_used)]
#![cfg_attr(docsrs, feature(doc_cfg))]
//! Protein-folding networks (OpenFold3 and its layers) as WGSL kernels, on any GPU through wgpu.
//!
//! Folding a sequence takes a device, weights and a query:
//!
//! ```no_run
//! use trifold::fold::{Fold, Job};
//! use trifold::network;
//! use trifold::openfold3::OpenFold3;
//! use trifold::{Device, DeviceOptions};
//!
//! # async fn run() -> trifold::Result<()> {
//! let device = Device::open(DeviceOptions::default()).await?;
//! let weights = network::weights()?; // or OpenFold3's: see `weights::Weights`
//! let model = OpenFold3::load(&device, &weights)?;
//! let job = Job::from_sequence("trp-cage", "NLYIQWLKDGGPSSGRPPPS", &model)?;
//! let folded = Fold::new(&model, &job).seed(1).run().await?;
//! # Ok(())
//! # }
//! ```
//!
//! The programs in `examples/` do this with all options, run a single layer on custom data, run a
//! single kernel, and use a device that the application opened.
//!
//! # Modules
//!
//! - [`Device`], [`Recorder`] and [`Tensor`]: a GPU, the work recorded for it, and its data. The
//!   [`wgpu`] that they run on is re-exported; see [`Device::from_wgpu`] to share a device.
//! - [`fold`](mod@fold): from a query to structures, confidences and files.
//! - [`formats`]: queries (FASTA, A3M, JSON) and structures (mmCIF, PDB) as text.
//! - [`features`]: the input features of a query.
//! - [`openfold3`]: the model, from features to coordinates.
//! - [`weights`]: PyTorch checkpoints and safetensors.
//! - [`network`]: the built-in network, for small proteins.
//! - [`scores`]: confidences of a prediction.
//! - [`layers`]: one type per published algorithm, loaded by OpenFold3's parameter names.
//! - [`operations`]: attention with the interfaces of other libraries.
//! - [`kernels`]: one function per operation on the GPU.
//!
//! # Dimension letters
//!
//! B batch, N tokens (or keys), S MSA rows, H heads, D head width, C channels, A atoms; M rows and
//! K inner length of a product.

mod chemistry;
mod dtype;
pub mod error;
pub mod features;
pub mod fold;
pub mod formats;
mod gpu;
pub mod kernels;
pub mod layers;
pub mod network;
pub mod noise;
pub mod openfold3;
pub mod operations;
pub mod scores;
mod shader;
mod tensor;
#[doc(hidden)]
pub mod tooling;
#[cfg(target_arch = "wasm32")]
mod web;
pub mod weights;

pub use dtype::DType;
pub use error::{DeviceError, Error, Result};
pub use gpu::{
    adapters, adapters_named, tiers, AdapterReport, Cost, Device, DeviceLimits, DeviceOptions,
    DispatchTime, LimitsRequest, MemoryUse, Recorder, Tier, TierReport, TierRequest, TIERS,
};
pub use tensor::Tensor;
pub use wgpu;

/// The examples of the README, compiled and run with the doctests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
