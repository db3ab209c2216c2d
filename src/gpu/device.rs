//! An open device.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::adapter::AdapterReport;
use super::buffer::{expect_fits, layout_of, Allocation, Layout, MemoryUse, Pool};
use super::encode::Encoding;
use super::failure::Failure;
use super::options::DeviceOptions;
use super::pipeline::PipelineCache;
use super::tier::{matrix_size, Tier};
use crate::dtype::DType;
use crate::error::Result;
use crate::shader::MatrixSize;

/// An open GPU. Cloning shares it.
#[derive(Clone)]
pub struct Device {
    inner: Arc<Inner>,
    pool: Arc<Pool>,
    tier: Tier,
    variants: Arc<[(String, String)]>,
    warning: Option<Arc<str>>,
}

struct Inner {
    device: wgpu::Device,
    queue: wgpu::Queue,
    report: AdapterReport,
    byte_budget: u64,
    /// Largest size of one buffer of a computed tensor.
    buffer_bytes: u64,
    subgroups: bool,
    kind: wgpu::DeviceType,
    /// True for a device that an application opened.
    lent: bool,
    pipelines: PipelineCache,
    encoding: Mutex<Encoding>,
    failure: Failure,
    /// The number of the next recorder.
    recorders: AtomicU64,
}

/// An open wgpu device, with the facts known about its adapter.
pub(super) struct Parts {
    pub device: wgpu::Device,
    pub queue: wgpu::Queue,
    pub report: AdapterReport,
    pub kind: wgpu::DeviceType,
    /// True for a device that an application opened.
    pub lent: bool,
}

impl std::fmt::Debug for Device {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Device({}, {})",
            self.inner.report.name, self.inner.report.backend
        )
    }
}

impl Device {
    /// Wraps an open device. A device of an application keeps its own callbacks.
    pub(super) fn new(parts: Parts, options: DeviceOptions, tier: Tier) -> Device {
        let Parts {
            device,
            queue,
            mut report,
            kind,
            lent,
        } = parts;
        let failure = Failure::default();
        if !lent {
            failure.watch(&device);
        }
        // In browsers wgpu does not know of subgroups that JavaScript requested.
        let subgroups_of_page =
            cfg!(target_arch = "wasm32") && options.subgroups && tier != Tier::Portable;
        report.subgroups |= subgroups_of_page;
        let within = |asked: Option<u64>, most: u64| asked.map_or(most, |asked| asked.min(most));
        let buffer_bytes = within(options.buffer_bytes, report.limits.buffer_bytes);
        let binding = report.limits.storage_binding_bytes.min(buffer_bytes);
        let inner = Inner {
            subgroups: subgroups_of_page || device.features().contains(wgpu::Features::SUBGROUP),
            byte_budget: within(options.byte_budget, binding),
            buffer_bytes,
            kind,
            report,
            device,
            queue,
            lent,
            pipelines: PipelineCache::default(),
            encoding: Mutex::default(),
            failure,
            recorders: AtomicU64::new(1),
        };
        Device {
            inner: Arc::new(inner),
            pool: Arc::default(),
            tier,
            variants: options.variants.into(),
            warning: None,
        }
    }

    /// The adapter of the device, with the limits that the device was opened with.
    pub fn report(&self) -> &AdapterReport {
        &self.inner.report
    }

    /// The largest size in bytes of one binding or temporary.
    pub fn byte_budget(&self) -> u64 {
        self.inner.byte_budget
    }

    /// Bytes of GPU memory held now, and their peak.
    pub fn memory(&self) -> MemoryUse {
        self.pool.memory()
    }

    /// Resets [`MemoryUse::peak`] to the bytes held now.
    pub fn reset_memory_peak(&self) {
        self.pool.reset_peak();
    }

    /// Peak bytes that `work` would hold, uploads included, without allocating them. `work` is
    /// recorded on a copy of this device that counts buffers instead of creating them; reading back
    /// returns no elements there.
    ///
    /// ```
    /// # use trifold::{Device, DeviceOptions};
    /// # fn main() -> trifold::Result<()> {
    /// # let device = Device::open_blocking(DeviceOptions::default())?;
    /// let peak = device.plan(|device| device.upload(&[0.0; 1024], &[1024]).map(|_| ()))?;
    /// assert_eq!(peak, 4096);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The errors of `work`.
    pub fn plan(&self, work: impl FnOnce(&Device) -> Result<()>) -> Result<u64> {
        let twin = self.planned();
        work(&twin)?;
        Ok(twin.memory().peak)
    }

    /// A copy of the device that counts buffers instead of creating them and runs no work. Reading
    /// back returns no elements.
    pub(crate) fn planned(&self) -> Device {
        Device {
            pool: Arc::new(Pool::planned()),
            ..self.clone()
        }
    }

    /// Returns memory held for reuse to the driver.
    pub fn trim_memory(&self) {
        self.encoding().forget();
        self.pool.trim();
    }

    /// Ends the device: its memory is freed, and every later call fails with
    /// [`DeviceError::Lost`](crate::DeviceError::Lost). A device of an application stays open for
    /// its owner.
    pub fn destroy(&self) {
        self.inner.failure.lose("it was destroyed".into());
        self.trim_memory();
        if !self.inner.lent {
            self.inner.device.destroy();
        }
    }

    /// A number for a new recorder.
    pub(super) fn next_recorder(&self) -> u64 {
        let id = self.inner.recorders.fetch_add(1, Ordering::Relaxed);
        self.pool.open_recorder(id);
        id
    }

    /// A new buffer with `bytes` in it.
    pub(crate) fn upload_bytes(&self, bytes: &[u8]) -> Result<Allocation> {
        expect_fits(bytes.len() as u64, self.inner.report.limits.buffer_bytes)?;
        self.upload_with(bytes, Layout::Whole)
    }

    /// New memory with the f32 elements of a tensor in it, in several buffers where one is too
    /// small.
    pub(crate) fn upload_parts(&self, data: &[f32], shape: &[usize]) -> Result<Allocation> {
        let layout = layout_of(shape, size_of::<f32>(), self.inner.buffer_bytes)?;
        self.upload_with(bytemuck::cast_slice(data), layout)
    }

    fn upload_with(&self, bytes: &[u8], layout: Layout) -> Result<Allocation> {
        self.check()?;
        let size = bytes.len() as u64;
        let allocation = self.pool.create(&self.inner.device, size, layout)?;
        self.check()?;
        self.write(&allocation, bytes);
        Ok(allocation)
    }

    /// Copies bytes to the start of an allocation, before work that is submitted later.
    pub(crate) fn write(&self, allocation: &Allocation, bytes: &[u8]) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let at = (bytes.len() - rest.len()) as u64;
            let Some((buffer, start)) = allocation.part(at) else {
                return;
            };
            let length = allocation.bytes_in_part(at, rest.len() as u64);
            let (part, after) = rest.split_at(length as usize);
            self.inner.queue.write_buffer(buffer, start, part);
            rest = after;
        }
    }

    /// Refuses an f32 tensor that is larger than any buffer of the device, before work on the host
    /// that grows with it.
    ///
    /// # Errors
    /// [`crate::DeviceError::OutOfMemory`].
    pub(crate) fn expect_fits(&self, shape: &[usize]) -> Result<()> {
        let extents = shape.iter().map(|extent| *extent as u64);
        let bytes = extents.fold(size_of::<f32>() as u64, u64::saturating_mul);
        expect_fits(bytes, self.inner.report.limits.buffer_bytes)
    }

    /// A buffer of an application.
    pub(crate) fn adopt(&self, buffer: &wgpu::Buffer) -> Allocation {
        Allocation::foreign(buffer, &self.pool)
    }

    /// Memory for a tensor that a recorder's kernels write before they read it; its contents are
    /// undefined. A tensor that is larger than one buffer of the device gets several.
    pub(crate) fn allocate(
        &self,
        recorder: u64,
        shape: &[usize],
        dtype: DType,
    ) -> Result<Allocation> {
        let layout = layout_of(shape, dtype.bytes(), self.inner.buffer_bytes)?;
        let extents = shape.iter().map(|extent| *extent as u64);
        let bytes = extents.product::<u64>() * dtype.bytes() as u64;
        self.pool
            .allocate(&self.inner.device, bytes, layout, recorder)
    }

    /// Returns the first error since the last check, if any. A copy that counts runs no work, and
    /// leaves the errors of the device to those who do.
    pub(crate) fn check(&self) -> Result<()> {
        match self.pool.is_planned() {
            true => Ok(()),
            false => self.inner.failure.check(),
        }
    }

    /// True where the "GPU" is a software driver on the CPU.
    pub(crate) fn is_software(&self) -> bool {
        self.inner.kind == wgpu::DeviceType::Cpu
    }

    /// Bytes of memory that tensors may take, where there is a bound: the memory of this machine
    /// for a software driver, and 16 GiB in browsers, which do not report any. Native GPUs do not
    /// report theirs either, and allocating fails there without harm.
    pub(crate) fn memory_bytes(&self) -> Option<u64> {
        if cfg!(target_arch = "wasm32") {
            return Some(MOST_IN_BROWSERS);
        }
        self.is_software().then(memory_of_host).flatten()
    }

    /// True for a discrete GPU.
    pub(crate) fn is_discrete(&self) -> bool {
        self.inner.kind == wgpu::DeviceType::DiscreteGpu
    }

    /// A warning about this device, such as a tier that failed its self-check.
    pub fn warning(&self) -> Option<&str> {
        self.warning.as_deref()
    }

    /// The same device with the portable tier, for layers that are loaded on it.
    pub fn as_portable(&self) -> Device {
        Device {
            tier: Tier::Portable,
            ..self.clone()
        }
    }

    /// As [`Device::preferring`], for names that are known to exist.
    pub(crate) fn with_preferred(&self, kernel: &str, variant: &str) -> Device {
        let named = self
            .variants
            .iter()
            .filter(|(known, _)| known != kernel)
            .cloned();
        Device {
            variants: named.chain([(kernel.into(), variant.into())]).collect(),
            ..self.clone()
        }
    }

    /// The preferred variant of `kernel`.
    pub(crate) fn preferred(&self, kernel: &str) -> Option<&str> {
        self.variants
            .iter()
            .find(|(known, _)| known == kernel)
            .map(|(_, variant)| variant.as_str())
    }

    /// The same device for parts that OpenFold3 runs in f32 at every precision. OpenFold3 lets GPUs
    /// round the operands of those products to TF32, whose mantissa has as many bits as that of
    /// f16, so the cooperative-matrix tier stays in use. Other tiers become portable.
    pub(crate) fn for_rollout(&self) -> Device {
        match self.tier {
            Tier::CooperativeMatrix => self.clone(),
            _ => self.as_portable(),
        }
    }

    /// The same device with another tier.
    pub(super) fn with_tier(self, tier: Tier) -> Device {
        Device { tier, ..self }
    }

    pub(super) fn with_warning(self, warning: String) -> Device {
        Device {
            warning: Some(warning.into()),
            ..self
        }
    }

    /// Whether kernels on cooperative matrices are rewritten as ordinary ones, for tests.
    #[cfg(feature = "emulate")]
    fn emulates_matrices(&self) -> bool {
        self.is_software() && self.tier == Tier::CooperativeMatrix
    }

    /// Whether cooperative matrices of that size are supported.
    pub(crate) fn has_matrices(&self, size: MatrixSize) -> bool {
        #[cfg(feature = "emulate")]
        if self.emulates_matrices() {
            return true;
        }
        matrix_size(&self.inner.report) == Ok(size)
    }

    /// The tier of the kernels that layers use.
    pub fn tier(&self) -> Tier {
        self.tier
    }

    /// Whether kernels may exchange numbers within subgroups of at least `lanes` invocations.
    pub(crate) fn has_subgroups(&self, lanes: usize) -> bool {
        self.tier != Tier::Portable
            && self.inner.subgroups
            && self.inner.report.subgroup_sizes[0] as usize >= lanes
    }

    pub(crate) fn raw(&self) -> &wgpu::Device {
        &self.inner.device
    }

    pub(crate) fn queue(&self) -> &wgpu::Queue {
        &self.inner.queue
    }

    pub(crate) fn pool(&self) -> &Arc<Pool> {
        &self.pool
    }

    /// The encoder, locked for one submission.
    pub(crate) fn encoding(&self) -> MutexGuard<'_, Encoding> {
        self.inner
            .encoding
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn pipelines(&self) -> &PipelineCache {
        &self.inner.pipelines
    }
}

const MOST_IN_BROWSERS: u64 = 16 << 30;

/// Bytes of the memory of this machine, on Linux.
fn memory_of_host() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let total = text
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kibibytes: u64 = total.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes << 10)
}
