//! Errors that a device reports outside of the calls that cause them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::{DeviceError, Result};

/// The errors since the last check. Callbacks store them; the next fallible call returns them.
#[derive(Debug, Clone, Default)]
pub struct Failure(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    lost: Option<String>,
    refused: Option<DeviceError>,
}

impl Failure {
    /// Stores the errors of a device. A device has one callback of each kind, so this is used only
    /// for devices that this crate opened.
    pub fn watch(&self, device: &wgpu::Device) {
        let failure = self.clone();
        device.on_uncaptured_error(Arc::new(move |error| failure.refuse(error.into())));
        let failure = self.clone();
        device.set_device_lost_callback(move |reason, message| {
            failure.lose(if message.is_empty() {
                format!("{reason:?}")
            } else {
                message
            });
        });
    }

    /// Stores an error. The first one is kept, as the cause of the following.
    fn refuse(&self, error: DeviceError) {
        self.lock().refused.get_or_insert(error);
    }

    /// Stores the loss of the device.
    pub fn lose(&self, reason: String) {
        self.lock().lost.get_or_insert(reason);
    }

    /// Returns the loss of the device, or the first error since the last check.
    pub fn check(&self) -> Result<()> {
        let mut state = self.lock();
        let lost = state.lost.clone().map(DeviceError::Lost);
        match lost.or_else(|| state.refused.take()) {
            Some(error) => Err(error.into()),
            None => Ok(()),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<wgpu::Error> for DeviceError {
    fn from(error: wgpu::Error) -> Self {
        match error {
            wgpu::Error::OutOfMemory { source } => DeviceError::OutOfMemory(source.to_string()),
            other => DeviceError::Validation(other.to_string()),
        }
    }
}

/// Runs `work` and returns an error of the given kind that it caused, also on a device without the
/// callbacks of this crate.
///
/// Browsers report errors after this call: there the error goes to the device's callback.
pub fn captured<T>(
    device: &wgpu::Device,
    filter: wgpu::ErrorFilter,
    work: impl FnOnce() -> T,
) -> Result<T, DeviceError> {
    #[cfg(target_arch = "wasm32")]
    {
        let _ = (device, filter);
        Ok(work())
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let scope = device.push_error_scope(filter);
        let done = work();
        match pollster::block_on(scope.pop()) {
            Some(error) => Err(error.into()),
            None => Ok(done),
        }
    }
}
