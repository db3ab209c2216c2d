//! GPU buffers, a pool that reuses them, and a counter of their bytes.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::failure::captured;
use crate::error::{DeviceError, Result};

/// Bytes of GPU memory that this crate holds on one device.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct MemoryUse {
    /// Held by tensors.
    pub live: u64,
    /// Held for reuse.
    pub pooled: u64,
    /// Largest `live + pooled` since the device was opened or the peak was reset.
    pub peak: u64,
}

/// Buffers of dropped tensors, for the next tensor of about that size.
///
/// A tensor may be dropped while work that uses it is recorded but not submitted. Until the
/// recorder has submitted, only that recorder reuses the buffer: its dispatches run in the order of
/// recording.
#[derive(Debug, Default)]
pub struct Pool {
    state: Mutex<State>,
    planned: bool,
}

#[derive(Debug, Default)]
struct State {
    free: Vec<Free>,
    open_recorders: BTreeSet<u64>,
    memory: MemoryUse,
    created: u64,
}

/// A buffer, or only its size in a pool that counts.
#[derive(Debug)]
struct Held {
    buffer: Option<wgpu::Buffer>,
    size: u64,
    /// Serial number in the pool.
    number: u64,
}

#[derive(Debug)]
struct Free {
    held: Held,
    users: BTreeSet<u64>,
}

/// One buffer. It returns to its pool when the last tensor that views it is dropped. A buffer of an
/// application has no pool.
#[derive(Debug)]
pub struct Allocation {
    held: Option<Held>,
    foreign: Option<wgpu::Buffer>,
    users: Mutex<BTreeSet<u64>>,
    pool: Arc<Pool>,
}

impl Allocation {
    fn new(held: Held, pool: &Arc<Pool>) -> Self {
        Allocation {
            held: Some(held),
            foreign: None,
            users: Mutex::default(),
            pool: pool.clone(),
        }
    }

    /// A buffer of an application, which is neither counted nor reused.
    pub fn foreign(buffer: &wgpu::Buffer, pool: &Arc<Pool>) -> Self {
        Allocation {
            held: None,
            foreign: (!pool.is_planned()).then(|| buffer.clone()),
            users: Mutex::default(),
            pool: pool.clone(),
        }
    }

    /// Notes that a recorder's dispatches use the buffer.
    pub fn used_by(&self, recorder: u64) {
        self.users
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(recorder);
    }

    /// The buffer; `None` in a pool that counts.
    pub fn buffer(&self) -> Option<&wgpu::Buffer> {
        let pooled = self.held.as_ref().and_then(|held| held.buffer.as_ref());
        pooled.or(self.foreign.as_ref())
    }
}

impl Drop for Allocation {
    fn drop(&mut self) {
        if let Some(held) = self.held.take() {
            let users =
                std::mem::take(self.users.get_mut().unwrap_or_else(PoisonError::into_inner));
            let mut state = self.pool.lock();
            state.memory.live -= held.size;
            state.memory.pooled += held.size;
            state.free.push(Free { held, users });
        }
    }
}

impl Pool {
    /// A pool that counts bytes and creates no buffers.
    pub fn planned() -> Self {
        Pool {
            planned: true,
            ..Pool::default()
        }
    }

    /// True for a pool that creates no buffers.
    pub fn is_planned(&self) -> bool {
        self.planned
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Bytes held now, and their peak.
    pub fn memory(&self) -> MemoryUse {
        self.lock().memory
    }

    /// Resets the peak to the bytes held now.
    pub fn reset_peak(&self) {
        let mut state = self.lock();
        state.memory.peak = state.memory.live + state.memory.pooled;
    }

    /// Returns every buffer that no tensor holds to the driver.
    pub fn trim(&self) {
        let mut state = self.lock();
        state.free.clear();
        state.memory.pooled = 0;
    }

    /// Starts to reserve the buffers that `recorder` uses.
    pub fn open_recorder(&self, recorder: u64) {
        self.lock().open_recorders.insert(recorder);
    }

    /// Ends the reservation: the recorder's work is submitted or dropped.
    pub fn close_recorder(&self, recorder: u64) {
        self.lock().open_recorders.remove(&recorder);
    }

    /// A buffer for a tensor that `recorder` writes before it reads it, from the pool if one fits.
    pub fn allocate(
        self: &Arc<Self>,
        device: &wgpu::Device,
        most: u64,
        bytes: u64,
        recorder: u64,
    ) -> Result<Allocation> {
        let reused = self.lock().take_fitting(padded(bytes), recorder);
        match reused {
            Some(held) => Ok(Allocation::new(held, self)),
            None => self.create(device, most, bytes),
        }
    }

    /// A new buffer of at most `most` bytes. Uploads need one, since they take effect before work
    /// that is already recorded.
    pub fn create(
        self: &Arc<Self>,
        device: &wgpu::Device,
        most: u64,
        bytes: u64,
    ) -> Result<Allocation> {
        let size = padded(bytes);
        expect_fits(size, most)?;
        let usage = wgpu::BufferUsages::STORAGE
            | wgpu::BufferUsages::COPY_SRC
            | wgpu::BufferUsages::COPY_DST;
        let descriptor = wgpu::BufferDescriptor {
            label: Some("trifold tensor"),
            size,
            usage,
            mapped_at_creation: false,
        };
        let create = || device.create_buffer(&descriptor);
        let buffer = match self.planned {
            true => None,
            false => Some(captured(device, wgpu::ErrorFilter::OutOfMemory, create)?),
        };
        let mut state = self.lock();
        state.memory.live += size;
        state.memory.peak = state
            .memory
            .peak
            .max(state.memory.live + state.memory.pooled);
        state.created += 1;
        Ok(Allocation::new(
            Held {
                buffer,
                size,
                number: state.created,
            },
            self,
        ))
    }
}

impl State {
    /// The smallest buffer that fits, and of those the oldest: repeated work reuses its buffers.
    fn take_fitting(&mut self, bytes: u64, recorder: u64) -> Option<Held> {
        let fits = |free: &Free| {
            let size = free.held.size;
            let free_to_use = free
                .users
                .iter()
                .all(|user| *user == recorder || !self.open_recorders.contains(user));
            free_to_use && size >= bytes && size <= bytes + bytes / 4
        };
        let index = (0..self.free.len())
            .filter(|&i| fits(&self.free[i]))
            .min_by_key(|&i| (self.free[i].held.size, self.free[i].held.number))?;
        let held = self.free.swap_remove(index).held;
        self.memory.pooled -= held.size;
        self.memory.live += held.size;
        Some(held)
    }
}

/// Buffer sizes are multiples of 256 bytes, the strictest offset alignment that WebGPU allows.
fn padded(bytes: u64) -> u64 {
    bytes.max(1).next_multiple_of(256)
}

/// Refuses a buffer of more than `most` bytes.
pub(super) fn expect_fits(bytes: u64, most: u64) -> Result<()> {
    if bytes <= most {
        return Ok(());
    }
    let message = format!(
        "a tensor of {bytes} bytes is larger than the {most} bytes that this device allows in one \
        buffer"
    );
    Err(DeviceError::OutOfMemory(message).into())
}
