//! Opening a device, and what it offers.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::adapter::{find_adapter, report, AdapterReport};
use super::buffer::{Allocation, MemoryUse, Pool};
use super::encode::Encoding;
use super::pipeline::PipelineCache;
use super::recorder::Recorder;
use super::tier::{matrix_size, Tier};
use crate::error::{DeviceError, Result};
use crate::shader::MatrixSize;

/// Which limits to ask the adapter for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LimitsRequest {
    /// All that the adapter offers.
    #[default]
    Best,
    /// No more than every WebGPU implementation guarantees: 128 MiB a binding, 256 MiB a buffer, 16
    /// KiB of workgroup memory.
    WebGpuDefault,
}

/// How to open a [`Device`].
#[derive(Debug, Clone, Default)]
pub struct DeviceOptions {
    /// Part of the adapter's name, in any case; the best adapter where absent. Browsers choose for
    /// themselves.
    pub adapter: Option<String>,
    /// Which limits to ask for.
    pub limits: LimitsRequest,
    /// The most bytes that one binding or one temporary may take; larger work runs in blocks. The
    /// device's binding limit where absent.
    pub byte_budget: Option<u64>,
    /// Prefer the GPU that saves power.
    pub low_power: bool,
    /// Which kernels layers use; f32 ones where nothing is said.
    pub tier: TierRequest,
    /// Kernels and variants of them to run wherever they can, though another may be faster there.
    pub variants: Vec<(String, String)>,
    /// In browsers: that the device will have `subgroups`, for which wgpu cannot ask there, but its
    /// caller can. Elsewhere wgpu knows.
    pub subgroups: bool,
}

/// Which tier to open a device for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TierRequest {
    /// This one; opening fails where the device does not admit it, or where its self-check fails.
    Exactly(Tier),
    /// The best that the device admits and whose self-check passes.
    Best,
}

impl Default for TierRequest {
    fn default() -> Self {
        TierRequest::Exactly(Tier::Portable)
    }
}

/// A GPU opened for work. Cloning shares it.
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
    subgroups: bool,
    kind: wgpu::DeviceType,
    pipelines: PipelineCache,
    encoding: Mutex<Encoding>,
    failure: Arc<Mutex<Failure>>,
    next_recorder: AtomicU64,
}

/// What went wrong since it was last asked: callbacks write it, the next call that can fail reports
/// it.
#[derive(Debug, Default)]
struct Failure {
    lost: Option<String>,
    refused: Option<DeviceError>,
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
    /// Opens a device for a tier without trying its kernels.
    pub(crate) async fn open_unchecked(options: DeviceOptions) -> Result<Device> {
        let adapter = find_adapter(&options).await?;
        let report = report(&adapter, &adapter.limits());
        let tier = match options.tier {
            TierRequest::Exactly(tier) => tier,
            TierRequest::Best => Tier::best(&report),
        };
        let lacking = |reason| DeviceError::Request {
            adapter: report.name.clone(),
            message: format!("it does not admit the {tier} tier: {reason}"),
        };
        tier.admits(&report).map_err(lacking)?;
        Self::request(
            &adapter,
            &report,
            options,
            tier,
            tier.features(adapter.features()),
        )
        .await
    }

    /// Opens a software device with f16 for the cooperative-matrix tier, whose kernels then run
    /// there as ordinary ones, slowly: for tests.
    ///
    /// # Errors
    /// [`DeviceError::NoAdapter`] where there is no adapter (of that name),
    /// [`DeviceError::Request`] where it is no software driver, or one without f16 or with
    /// subgroups of less than 8.
    #[cfg(all(feature = "emulate", not(target_arch = "wasm32")))]
    pub fn open_emulated_blocking(options: DeviceOptions) -> Result<Device> {
        pollster::block_on(async {
            let adapter = find_adapter(&options).await?;
            let report = report(&adapter, &adapter.limits());
            if !report.is_software()
                || !report.f16
                || !report.subgroups
                || report.subgroup_sizes[0] < 8
            {
                let message = "cooperative matrices are emulated on software drivers with f16 and \
                    subgroups of 8 or more"
                    .into();
                return Err(DeviceError::Request {
                    adapter: report.name,
                    message,
                }
                .into());
            }
            Self::request(
                &adapter,
                &report,
                options,
                Tier::CooperativeMatrix,
                Tier::F16.features(adapter.features()),
            )
            .await
        })
    }

    async fn request(
        adapter: &wgpu::Adapter,
        report: &AdapterReport,
        options: DeviceOptions,
        tier: Tier,
        features: wgpu::Features,
    ) -> Result<Device> {
        let limits = match options.limits {
            LimitsRequest::Best => adapter.limits(),
            LimitsRequest::WebGpuDefault => wgpu::Limits::defaults(),
        };
        let descriptor = wgpu::DeviceDescriptor {
            label: Some("trifold"),
            required_features: (adapter.features() & wgpu::Features::TIMESTAMP_QUERY) | features,
            required_limits: limits,
            experimental_features: experimental(features),
            ..Default::default()
        };
        let request = |error: wgpu::RequestDeviceError| DeviceError::Request {
            adapter: report.name.clone(),
            message: error.to_string(),
        };
        let (device, queue) = adapter.request_device(&descriptor).await.map_err(request)?;
        Ok(Self::from_parts(device, queue, adapter, options, tier))
    }

    fn from_parts(
        device: wgpu::Device,
        queue: wgpu::Queue,
        adapter: &wgpu::Adapter,
        options: DeviceOptions,
        tier: Tier,
    ) -> Device {
        let failure = Arc::new(Mutex::new(Failure::default()));
        watch(&device, &failure);
        let mut report = report(adapter, &device.limits());
        let lent = cfg!(target_arch = "wasm32") && options.subgroups && tier != Tier::Portable;
        report.subgroups |= lent;
        let binding = report.limits.storage_binding_bytes;
        let inner = Inner {
            subgroups: lent || device.features().contains(wgpu::Features::SUBGROUP),
            byte_budget: options
                .byte_budget
                .map_or(binding, |bytes| bytes.min(binding)),
            kind: adapter.get_info().device_type,
            report,
            device,
            queue,
            pipelines: PipelineCache::default(),
            encoding: Mutex::default(),
            failure,
            next_recorder: AtomicU64::new(1),
        };
        Device {
            inner: Arc::new(inner),
            pool: Arc::default(),
            tier,
            variants: options.variants.into(),
            warning: None,
        }
    }

    /// What the device is and offers; its limits are those it was opened with.
    pub fn report(&self) -> &AdapterReport {
        &self.inner.report
    }

    /// The most bytes that one binding or one temporary takes.
    pub fn byte_budget(&self) -> u64 {
        self.inner.byte_budget
    }

    /// Bytes of GPU memory held now and at most.
    pub fn memory(&self) -> MemoryUse {
        self.pool.memory()
    }

    /// Lets [`MemoryUse::peak`] start again from what is held now.
    pub fn reset_memory_peak(&self) {
        self.pool.reset_peak();
    }

    /// What `work` would hold at most, in bytes, without holding any: it is recorded on a twin of
    /// this device that counts and creates no buffers. What `work` uploads counts too; it cannot
    /// read anything back.
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
    /// What `work` refuses.
    pub fn plan(&self, work: impl FnOnce(&Device) -> Result<()>) -> Result<u64> {
        let twin = self.planned();
        work(&twin)?;
        Ok(twin.memory().peak)
    }

    /// A device that counts what work on it would hold, and does none of it. What is read back from
    /// it is empty.
    pub(crate) fn planned(&self) -> Device {
        Device {
            pool: Arc::new(Pool::planned()),
            ..self.clone()
        }
    }

    /// Gives memory held for reuse back to the driver.
    pub fn trim_memory(&self) {
        self.encoding().forget();
        self.pool.trim();
    }

    /// Ends the device: its memory is freed, and every later call fails with [`DeviceError::Lost`].
    pub fn destroy(&self) {
        self.lock_failure().lost = Some("it was destroyed".into());
        self.trim_memory();
        self.inner.device.destroy();
    }

    /// A recorder for work on this device.
    pub fn recorder(&self) -> Recorder {
        let id = self.inner.next_recorder.fetch_add(1, Ordering::Relaxed);
        self.pool.open_recorder(id);
        Recorder::new(self.clone(), id)
    }

    /// A new buffer with `bytes` in it.
    pub(crate) fn upload_bytes(&self, bytes: &[u8]) -> Result<Allocation> {
        self.check()?;
        let allocation = self.pool.create(
            &self.inner.device,
            self.inner.report.limits.buffer_bytes,
            bytes.len() as u64,
        )?;
        self.check()?;
        if let Some(buffer) = allocation.buffer() {
            self.inner.queue.write_buffer(buffer, 0, bytes);
        }
        Ok(allocation)
    }

    /// A buffer for a recorder's kernels to write, whose contents are undefined until then.
    pub(crate) fn allocate_bytes(&self, recorder: u64, bytes: u64) -> Result<Allocation> {
        self.pool.allocate(
            &self.inner.device,
            self.inner.report.limits.buffer_bytes,
            bytes,
            recorder,
        )
    }

    /// The first failure since the last call, if any.
    pub(crate) fn check(&self) -> Result<()> {
        let mut failure = self.lock_failure();
        let lost = failure.lost.clone().map(DeviceError::Lost);
        match lost.or_else(|| failure.refused.take()) {
            Some(error) => Err(error.into()),
            None => Ok(()),
        }
    }

    fn lock_failure(&self) -> MutexGuard<'_, Failure> {
        self.inner
            .failure
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// True where the "GPU" is a software driver on the CPU.
    pub(crate) fn is_software(&self) -> bool {
        self.inner.kind == wgpu::DeviceType::Cpu
    }

    /// True where the GPU is a card of its own.
    pub(crate) fn is_discrete(&self) -> bool {
        self.inner.kind == wgpu::DeviceType::DiscreteGpu
    }

    /// What the caller should be told of this device, if anything.
    pub fn warning(&self) -> Option<&str> {
        self.warning.as_deref()
    }

    /// The same device for layers that are loaded from here on with the portable kernels.
    pub fn as_portable(&self) -> Device {
        Device {
            tier: Tier::Portable,
            ..self.clone()
        }
    }

    /// The same device for kernels that run as `variant` wherever that can be, though another may
    /// be faster there.
    pub fn preferring(&self, kernel: &str, variant: &str) -> Device {
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

    /// The variant of `kernel` that was asked for, if one was.
    pub(crate) fn preferred(&self, kernel: &str) -> Option<&str> {
        self.variants
            .iter()
            .find(|(known, _)| known == kernel)
            .map(|(_, variant)| variant.as_str())
    }

    /// The same device for what OpenFold3 keeps in f32 whatever else it is run in. Its own GPUs
    /// round the operands of those products to TF32, which has as many digits as the f16 of
    /// cooperative matrices; on other tiers the portable kernels are used.
    pub(crate) fn for_rollout(&self) -> Device {
        match self.tier {
            Tier::CooperativeMatrix => self.clone(),
            _ => self.as_portable(),
        }
    }

    pub(crate) fn with_warning(self, warning: String) -> Device {
        Device {
            warning: Some(warning.into()),
            ..self
        }
    }

    /// Whether kernels on cooperative matrices are turned into ordinary ones: for tests.
    #[cfg(feature = "emulate")]
    pub(super) fn emulates_matrices(&self) -> bool {
        self.is_software() && self.tier == Tier::CooperativeMatrix
    }

    /// Whether kernels on cooperative matrices run here on matrices of that size.
    pub(crate) fn has_matrices(&self, size: MatrixSize) -> bool {
        #[cfg(feature = "emulate")]
        if self.emulates_matrices() {
            return true;
        }
        matrix_size(&self.inner.report) == Ok(size)
    }

    /// The kernels that layers use on this device.
    pub fn tier(&self) -> Tier {
        self.tier
    }

    /// Whether kernels may exchange numbers within subgroups of `lanes` invocations.
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

    /// For one submission at a time.
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

/// wgpu asks for a word of consent before it hands out what it still experiments with.
fn experimental(features: wgpu::Features) -> wgpu::ExperimentalFeatures {
    if !features.contains(wgpu::Features::EXPERIMENTAL_COOPERATIVE_MATRIX) {
        return wgpu::ExperimentalFeatures::disabled();
    }
    // SAFETY: cooperative matrices are used as WGSL's validator of this version checks them, and
    // each kernel on a device only once its self-check has passed there.
    unsafe { wgpu::ExperimentalFeatures::enabled() }
}

fn watch(device: &wgpu::Device, failure: &Arc<Mutex<Failure>>) {
    let refused = failure.clone();
    device.on_uncaptured_error(Arc::new(move |error: wgpu::Error| {
        let error = match error {
            wgpu::Error::OutOfMemory { source } => DeviceError::OutOfMemory(source.to_string()),
            other => DeviceError::Validation(other.to_string()),
        };
        // The first error is the cause; those that follow are its echoes.
        refused
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .refused
            .get_or_insert(error);
    }));
    let lost = failure.clone();
    device.set_device_lost_callback(move |reason, message| {
        let text = if message.is_empty() {
            format!("{reason:?}")
        } else {
            message
        };
        lost.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .lost
            .get_or_insert(text);
    });
}
