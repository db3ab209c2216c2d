//! Opening a device, or taking one that an application opened.

use super::adapter::{find_adapter, report, AdapterReport};
use super::device::{Device, Parts};
use super::options::{DeviceOptions, LimitsRequest, TierRequest};
use super::tier::Tier;
// Imports of higher modules: opening a device checks the names of variants, and the results of a
// tier's kernels on the device.
use crate::error::{DeviceError, Result};
use crate::kernels::expect_variant;
use crate::tooling::self_check;

impl Device {
    /// Opens a device.
    ///
    /// A tier beyond the portable one is checked first: layers of random weights on its kernels
    /// are compared with the portable kernels. That takes some tens of milliseconds, and the time
    /// that the driver needs to compile the kernels. Where the check fails,
    /// [`TierRequest::Best`] falls back to the tier below and sets [`Device::warning`].
    ///
    /// # Errors
    /// [`DeviceError::NoAdapter`] where no adapter (of that name) exists, [`DeviceError::Request`]
    /// where the device does not open, does not support the tier, or fails its self-check,
    /// [`Error::Input`](crate::Error::Input) where `options.variants` has an unknown name.
    pub async fn open(options: DeviceOptions) -> Result<Device> {
        expect_variants(&options)?;
        let adapter = find_adapter(options.adapter.as_deref(), options.low_power).await?;
        let offered = report(&adapter, adapter.features(), &adapter.limits());
        let (request, tier) = (options.tier, choose_tier(options.tier, &offered)?);
        let features = tier.features(adapter.features());
        let device = request_device(&adapter, features, options, tier).await?;
        trusted(device, request).await
    }

    /// [`Device::open`], blocking. Not available in browsers.
    ///
    /// # Errors
    /// As [`Device::open`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn open_blocking(options: DeviceOptions) -> Result<Device> {
        pollster::block_on(Self::open(options))
    }

    /// Uses a wgpu device that the application opened. The application may go on using it.
    ///
    /// The device needs [`Device::required_features`] of the tier and at least the limits of
    /// [`Device::required_limits`]; [`TierRequest::Best`] chooses among the tiers whose features
    /// the device was opened with. `options.adapter`, `limits` and `low_power` are ignored.
    ///
    /// No error or device-lost callback is installed. Errors of this crate's shaders and
    /// allocations are captured by error scopes and returned; other validation errors, and the
    /// loss of the device until the next read-back, go to the application's callbacks.
    ///
    /// Work is ordered by submission: call [`Recorder::submit`](crate::Recorder::submit) before
    /// the application submits work that reads a tensor. The application must keep a
    /// [`Tensor`](crate::Tensor) alive while it uses its buffer, must not map or destroy that
    /// buffer, and must not call `destroy` on the device while tensors or recorders exist.
    ///
    /// In browsers this shares a device between Rust code that is compiled into one WebAssembly
    /// module. wgpu 30 has no constructor for a `GPUDevice` or `GPUBuffer` that JavaScript created;
    /// the other way, `as_webgpu` of a wgpu device or of a tensor's buffer gives the JavaScript
    /// object.
    ///
    /// ```
    /// use trifold::{wgpu, Device, DeviceOptions, Tier};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # pollster::block_on(async {
    /// let instance = wgpu::Instance::default();
    /// let adapter = instance.request_adapter(&Default::default()).await?;
    /// let (device, queue) = adapter
    ///     .request_device(&wgpu::DeviceDescriptor {
    ///         required_features: Device::required_features(&adapter, Tier::Portable),
    ///         required_limits: Device::required_limits(&adapter),
    ///         ..Default::default()
    ///     })
    ///     .await?;
    /// let shared = Device::from_wgpu(&adapter, device, queue, DeviceOptions::default()).await?;
    /// assert_eq!(shared.tier(), Tier::Portable);
    /// # Ok(())
    /// # })
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`DeviceError::Request`] where the device lacks features or limits of the tier, or where
    /// its self-check fails, [`Error::Input`](crate::Error::Input) where `options.variants` has an
    /// unknown name.
    pub async fn from_wgpu(
        adapter: &wgpu::Adapter,
        device: wgpu::Device,
        queue: wgpu::Queue,
        options: DeviceOptions,
    ) -> Result<Device> {
        expect_variants(&options)?;
        let opened = report(adapter, device.features(), &device.limits());
        expect_limits(&opened)?;
        let request = options.tier;
        let tier = choose_tier(request, &opened)?;
        let parts = Parts {
            device,
            queue,
            report: opened,
            kind: adapter.get_info().device_type,
            lent: true,
        };
        trusted(Device::new(parts, options, tier), request).await
    }

    /// The features that an application requests for a tier on a device that it opens itself.
    ///
    /// Cooperative matrices also need `experimental_features` in the device descriptor, as wgpu
    /// documents. [`Recorder::submit_timed`](crate::Recorder::submit_timed) needs
    /// `TIMESTAMP_QUERY`.
    pub fn required_features(adapter: &wgpu::Adapter, tier: Tier) -> wgpu::Features {
        tier.features(adapter.features())
    }

    /// The limits that an application requests on a device that it opens itself: those of the
    /// adapter, as larger bindings and buffers fold longer sequences. The WebGPU defaults
    /// (`wgpu::Limits::defaults()`) are the least that is supported.
    pub fn required_limits(adapter: &wgpu::Adapter) -> wgpu::Limits {
        adapter.limits()
    }

    /// Opens a software device with f16 for the cooperative-matrix tier, whose kernels are
    /// rewritten as ordinary ones: slow, for tests.
    ///
    /// # Errors
    /// [`DeviceError::NoAdapter`] where no adapter (of that name) exists, [`DeviceError::Request`]
    /// if it is not a software driver, or has no f16 or no subgroups of at least 8 invocations.
    #[cfg(all(feature = "emulate", not(target_arch = "wasm32")))]
    pub fn open_emulated_blocking(options: DeviceOptions) -> Result<Device> {
        pollster::block_on(async {
            expect_variants(&options)?;
            let adapter = find_adapter(options.adapter.as_deref(), options.low_power).await?;
            let report = report(&adapter, adapter.features(), &adapter.limits());
            let subgroups = report.subgroups && report.subgroup_sizes[0] >= 8;
            if !report.is_software() || !report.f16 || !subgroups {
                let message = "cooperative matrices are emulated on software drivers with f16 and \
                    subgroups of 8 or more"
                    .into();
                return Err(refused(&report, message));
            }
            let features = Tier::F16.features(adapter.features());
            request_device(&adapter, features, options, Tier::CooperativeMatrix).await
        })
    }
}

fn expect_variants(options: &DeviceOptions) -> Result<()> {
    let mut variants = options.variants.iter();
    variants.try_for_each(|(kernel, variant)| expect_variant(kernel, variant))
}

fn choose_tier(request: TierRequest, report: &AdapterReport) -> Result<Tier> {
    let tier = match request {
        TierRequest::Exactly(tier) => tier,
        TierRequest::Best => Tier::best(report),
    };
    tier.supported_by(report).map_err(|lacking| {
        let message = format!("it does not support the {tier} tier: {lacking}");
        refused(report, message)
    })?;
    Ok(tier)
}

/// Refuses a device below the limits that every kernel needs: the WebGPU defaults. Bindings and
/// buffers may be smaller, since work is divided into blocks that fit.
fn expect_limits(report: &AdapterReport) -> Result<()> {
    let (limits, least) = (&report.limits, wgpu::Limits::defaults());
    let pairs = [
        (
            "storage buffers per shader stage",
            limits.storage_buffers,
            least.max_storage_buffers_per_shader_stage,
        ),
        (
            "bytes of workgroup memory",
            limits.workgroup_bytes,
            least.max_compute_workgroup_storage_size,
        ),
        (
            "invocations per workgroup",
            limits.workgroup_invocations,
            least.max_compute_invocations_per_workgroup,
        ),
        (
            "workgroups per dimension",
            limits.grid_axis,
            least.max_compute_workgroups_per_dimension,
        ),
    ];
    match pairs.iter().find(|(_, has, needs)| has < needs) {
        Some((name, has, needs)) => {
            let message = format!("the device was opened with {has} {name}, needed are {needs}");
            Err(refused(report, message))
        }
        None => Ok(()),
    }
}

async fn request_device(
    adapter: &wgpu::Adapter,
    features: wgpu::Features,
    options: DeviceOptions,
    tier: Tier,
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
    let opened = adapter.request_device(&descriptor).await;
    let report = |limits: &wgpu::Limits| report(adapter, adapter.features(), limits);
    let (device, queue) =
        opened.map_err(|error| refused(&report(&adapter.limits()), error.to_string()))?;
    let parts = Parts {
        report: report(&device.limits()),
        device,
        queue,
        kind: adapter.get_info().device_type,
        lent: false,
    };
    Ok(Device::new(parts, options, tier))
}

/// The device with the best allowed tier whose kernels compute correct results on it.
async fn trusted(mut device: Device, request: TierRequest) -> Result<Device> {
    let mut warnings: Vec<String> = Vec::new();
    while let Some(failure) = self_check::failure(&device).await? {
        let (tier, driver) = (device.tier(), &device.report().driver);
        let message =
            format!("its {tier} kernels compute wrong results with the driver {driver}: {failure}");
        if request != TierRequest::Best {
            return Err(refused(device.report(), message));
        }
        let next = tier.below();
        let name = &device.report().name;
        warnings.push(format!("{name}: {message}; the {next} kernels are used"));
        device = device.with_tier(next);
    }
    Ok(if warnings.is_empty() {
        device
    } else {
        device.with_warning(warnings.join("; "))
    })
}

fn refused(report: &AdapterReport, message: String) -> crate::Error {
    DeviceError::Request {
        adapter: report.name.clone(),
        message,
    }
    .into()
}

/// Consent to experimental features of wgpu, which it requires before it enables any.
fn experimental(features: wgpu::Features) -> wgpu::ExperimentalFeatures {
    if !features.contains(wgpu::Features::EXPERIMENTAL_COOPERATIVE_MATRIX) {
        return wgpu::ExperimentalFeatures::disabled();
    }
    // SAFETY: WGSL's validator of this version checks the use of cooperative matrices, and kernels
    // run on a device only after its self-check has passed.
    unsafe { wgpu::ExperimentalFeatures::enabled() }
}
