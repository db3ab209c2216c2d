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

/// Buffers, or only their size in a pool that counts.
#[derive(Debug)]
struct Held {
    buffers: Vec<wgpu::Buffer>,
    layout: Layout,
    size: u64,
    /// Serial number in the pool.
    number: u64,
}

#[derive(Debug)]
struct Free {
    held: Held,
    users: BTreeSet<u64>,
}

/// How the bytes of an allocation are divided into buffers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One buffer.
    Whole,
    /// Buffers of this many bytes; the last one may be shorter.
    Parts(u64),
}

impl Layout {
    /// Bytes from the start of one buffer to that of the next.
    fn bytes(self) -> u64 {
        match self {
            Layout::Whole => u64::MAX,
            Layout::Parts(bytes) => bytes,
        }
    }
}

/// The memory of a tensor. It returns to its pool when the last tensor that views it is dropped. A
/// buffer of an application has no pool.
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

    /// The buffer; `None` in a pool that counts, and where the bytes are in several.
    pub fn buffer(&self) -> Option<&wgpu::Buffer> {
        match self.layout() {
            Layout::Whole => self.part(0).map(|(buffer, _)| buffer),
            Layout::Parts(_) => None,
        }
    }

    /// The buffer with byte `start`, and the byte's place in it; `None` in a pool that counts.
    pub fn part(&self, start: u64) -> Option<(&wgpu::Buffer, u64)> {
        let place = self.place(start);
        let buffer = match &self.held {
            Some(held) => held
                .buffers
                .get(((start - place) / held.layout.bytes()) as usize),
            None => self.foreign.as_ref(),
        };
        buffer.map(|buffer| (buffer, place))
    }

    /// The place of byte `start` in its buffer.
    pub fn place(&self, start: u64) -> u64 {
        start % self.layout().bytes()
    }

    /// Bytes from `start`, at most `bytes`, that are in one buffer.
    pub fn bytes_in_part(&self, start: u64, bytes: u64) -> u64 {
        bytes.min(self.layout().bytes() - self.place(start))
    }

    fn layout(&self) -> Layout {
        self.held.as_ref().map_or(Layout::Whole, |held| held.layout)
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

    /// Memory for a tensor that `recorder` writes before it reads it, from the pool if some fits.
    pub fn allocate(
        self: &Arc<Self>,
        device: &wgpu::Device,
        bytes: u64,
        layout: Layout,
        recorder: u64,
    ) -> Result<Allocation> {
        let reused = self.lock().take_fitting(padded(bytes), layout, recorder);
        match reused {
            Some(held) => Ok(Allocation::new(held, self)),
            None => self.create(device, bytes, layout),
        }
    }

    /// New memory. Uploads need it, since they take effect before work that is already recorded.
    pub fn create(
        self: &Arc<Self>,
        device: &wgpu::Device,
        bytes: u64,
        layout: Layout,
    ) -> Result<Allocation> {
        let size = padded(bytes);
        let buffers = match self.planned {
            true => Vec::new(),
            false => create_buffers(device, bytes, layout)?,
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
                buffers,
                layout,
                size,
                number: state.created,
            },
            self,
        ))
    }
}

impl State {
    /// The smallest buffer that fits, and of those the oldest: repeated work reuses its buffers.
    fn take_fitting(&mut self, bytes: u64, layout: Layout, recorder: u64) -> Option<Held> {
        let is_usable = |free: &Free| {
            let size = free.held.size;
            let free_to_use = free
                .users
                .iter()
                .all(|user| *user == recorder || !self.open_recorders.contains(user));
            let fits = size >= bytes && size <= bytes + bytes / 4;
            free_to_use && fits && free.held.layout == layout
        };
        let index = (0..self.free.len())
            .filter(|&i| is_usable(&self.free[i]))
            .min_by_key(|&i| (self.free[i].held.size, self.free[i].held.number))?;
        let held = self.free.swap_remove(index).held;
        self.memory.pooled -= held.size;
        self.memory.live += held.size;
        Some(held)
    }
}

/// The strictest offset alignment that WebGPU allows, in bytes. Buffer sizes are multiples of it.
pub(super) const ALIGNMENT: u64 = 256;

/// Copies and bindings have a multiple of this many bytes.
pub(super) const WORD: u64 = 4;

fn padded(bytes: u64) -> u64 {
    bytes.max(1).next_multiple_of(ALIGNMENT)
}

/// The layout of a row-major tensor of `width` bytes an element, in buffers of at most `most`
/// bytes: whole if it fits, otherwise cut between indices of the first axis whose indices fit.
///
/// # Errors
/// [`DeviceError::OutOfMemory`] where not even one element fits.
pub fn layout_of(shape: &[usize], width: usize, most: u64) -> Result<Layout> {
    let bytes_after = |axis: usize| {
        let elements = shape[axis..].iter().map(|extent| *extent as u64);
        elements.fold(width as u64, u64::saturating_mul)
    };
    let bytes = bytes_after(0);
    if padded(bytes) <= most {
        return Ok(Layout::Whole);
    }
    let unit = (1..=shape.len())
        .map(|axis| least_common_multiple(bytes_after(axis), WORD))
        .find(|unit| padded(*unit) <= most);
    match unit {
        Some(unit) => Ok(Layout::Parts(most / ALIGNMENT * ALIGNMENT / unit * unit)),
        None => expect_fits(bytes, most).map(|()| Layout::Whole),
    }
}

/// The least common multiple with a power of two.
fn least_common_multiple(number: u64, power: u64) -> u64 {
    let shared = 1 << number.trailing_zeros().min(power.trailing_zeros());
    number.saturating_mul(power / shared)
}

fn create_buffers(device: &wgpu::Device, bytes: u64, layout: Layout) -> Result<Vec<wgpu::Buffer>> {
    let part = layout.bytes();
    let parts = 0..bytes.max(1).div_ceil(part);
    parts
        .map(|index| create_buffer(device, padded(part.min(bytes - index * part))))
        .collect()
}

fn create_buffer(device: &wgpu::Device, size: u64) -> Result<wgpu::Buffer> {
    let usage =
        wgpu::BufferUsages::STORAGE | wgpu::BufferUsages::COPY_SRC | wgpu::BufferUsages::COPY_DST;
    let descriptor = wgpu::BufferDescriptor {
        label: Some("trifold tensor"),
        size,
        usage,
        mapped_at_creation: false,
    };
    let create = || device.create_buffer(&descriptor);
    Ok(captured(device, wgpu::ErrorFilter::OutOfMemory, create)?)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_tensor_is_cut_between_rows() {
        let layout = |shape: &[usize], most| layout_of(shape, 4, most);
        assert_eq!(layout(&[8, 8, 4], 1024).unwrap(), Layout::Whole);
        // Rows of 8 x 4 x 4 = 128 bytes, in buffers of 768 bytes.
        assert_eq!(layout(&[8, 8, 4], 1000).unwrap(), Layout::Parts(768));
        // Rows of 5 x 7 x 4 = 140 bytes, and of 28 bytes.
        assert_eq!(layout(&[100, 5, 7], 1000).unwrap(), Layout::Parts(700));
        assert_eq!(layout(&[20, 50, 7], 1000).unwrap(), Layout::Parts(756));
        assert_eq!(layout(&[1000], 600).unwrap(), Layout::Parts(512));
        let message = layout(&[1000], 255).unwrap_err().to_string();
        assert!(message.contains("a tensor of 4000 bytes"), "{message}");
    }
}
