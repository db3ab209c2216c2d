//! Tools for the tests, benchmarks and diagnostics of this crate. They may change in any release.

pub mod bench;
pub mod catalog;
pub mod check;
pub mod reference;
pub(crate) mod self_check;
pub mod verify;
