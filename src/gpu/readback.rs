//! Copies from the GPU to the CPU.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, Waker};

use super::device::Device;
use crate::error::{DeviceError, Result};

impl Device {
    /// Waits until all submitted work is done.
    ///
    /// # Errors
    /// [`crate::Error::Device`] where the device was lost or refused work.
    pub async fn wait(&self) -> Result<()> {
        self.start_waiting().finish().await
    }

    /// Begins to wait for the work submitted so far: what is submitted from now on does not count.
    pub(crate) fn start_waiting(&self) -> Waiting {
        let submitted = self.queue().submit([]);
        let done = Arrival::default();
        let sender = done.clone();
        self.queue()
            .on_submitted_work_done(move || sender.arrive(()));
        Waiting {
            device: self.clone(),
            submitted,
            done,
        }
    }

    /// Copies a part of a buffer to the CPU.
    pub(crate) async fn read_as<T: bytemuck::Pod>(
        &self,
        buffer: &wgpu::Buffer,
        start: u64,
        bytes: u64,
    ) -> Result<Vec<T>> {
        self.start_reading(buffer, start, bytes)?.finish().await
    }

    /// Starts the copy. Work submitted later does not delay it.
    pub(crate) fn start_reading(
        &self,
        buffer: &wgpu::Buffer,
        start: u64,
        bytes: u64,
    ) -> Result<Reading> {
        self.check()?;
        let usage = wgpu::BufferUsages::MAP_READ | wgpu::BufferUsages::COPY_DST;
        let staging = self.raw().create_buffer(&wgpu::BufferDescriptor {
            label: Some("trifold readback"),
            size: bytes,
            usage,
            mapped_at_creation: false,
        });
        let mut encoder = self
            .raw()
            .create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        encoder.copy_buffer_to_buffer(buffer, start, &staging, 0, bytes);
        let copied = self.queue().submit([encoder.finish()]);
        let mapped = Arrival::default();
        let sender = mapped.clone();
        staging.map_async(wgpu::MapMode::Read, .., move |result| sender.arrive(result));
        Ok(Reading {
            device: self.clone(),
            staging,
            copied,
            mapped,
        })
    }

    /// Callbacks run natively while the device is polled, until the work up to the given submission
    /// is done; in a browser they run in its event loop.
    async fn arrived<T>(&self, arrival: Arrival<T>, until: wgpu::SubmissionIndex) -> Result<T> {
        if !cfg!(target_arch = "wasm32") {
            let waited = self.raw().poll(wgpu::PollType::Wait {
                submission_index: Some(until),
                timeout: None,
            });
            self.check()?;
            waited.map_err(|error| DeviceError::Lost(error.to_string()))?;
        }
        Ok(arrival.wait().await)
    }
}

/// Work under way.
pub(crate) struct Waiting {
    device: Device,
    submitted: wgpu::SubmissionIndex,
    done: Arrival<()>,
}

impl Waiting {
    /// Waits for it.
    pub async fn finish(self) -> Result<()> {
        self.device.arrived(self.done, self.submitted).await?;
        self.device.check()
    }
}

/// A pending copy to the CPU.
pub(crate) struct Reading {
    device: Device,
    staging: wgpu::Buffer,
    copied: wgpu::SubmissionIndex,
    mapped: Arrival<Result<(), wgpu::BufferAsyncError>>,
}

impl Reading {
    /// Waits for the copy.
    pub async fn finish<T: bytemuck::Pod>(self) -> Result<Vec<T>> {
        let result = self.device.arrived(self.mapped, self.copied).await?;
        // If an earlier error of the driver made the mapping fail, that error is returned.
        self.device.check()?;
        // Otherwise the device is lost, which browsers report a moment later.
        result.map_err(|error| DeviceError::Lost(format!("reading back: {error}")))?;
        let view = self
            .staging
            .get_mapped_range(..)
            .map_err(|error| DeviceError::Validation(format!("reading back: {error}")))?;
        Ok(bytemuck::pod_collect_to_vec(&view))
    }
}

/// A value that a callback provides.
struct Arrival<T>(Arc<Mutex<Slot<T>>>);

struct Slot<T> {
    value: Option<T>,
    waker: Option<Waker>,
}

impl<T> Default for Arrival<T> {
    fn default() -> Self {
        Arrival(Arc::new(Mutex::new(Slot {
            value: None,
            waker: None,
        })))
    }
}

impl<T> Clone for Arrival<T> {
    fn clone(&self) -> Self {
        Arrival(self.0.clone())
    }
}

impl<T> Arrival<T> {
    fn arrive(&self, value: T) {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        slot.value = Some(value);
        if let Some(waker) = slot.waker.take() {
            waker.wake();
        }
    }

    async fn wait(self) -> T {
        poll_fn(|context| {
            let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            match slot.value.take() {
                Some(value) => Poll::Ready(value),
                None => {
                    slot.waker = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }
}
