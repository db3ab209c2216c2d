//! Records dispatches and submits them in slices.

use super::block::{split, Block, Limits, Operand};
use super::cost::Cost;
use super::device::Device;
use super::encode::{Dispatch, Place};
use super::tier::Tier;
use super::timing::{DispatchTime, Timestamps};
use crate::error::{Error, Result};
use crate::shader::{Shader, Specialization};

/// A list of dispatches for one device. Kernels and layers add to it; [`Recorder::submit`] or
/// [`Recorder::read`] runs it.
///
/// A recorder that is dropped before it is submitted runs nothing.
#[must_use = "recorded work runs only once it is submitted"]
pub struct Recorder {
    device: Device,
    id: u64,
    dispatches: Vec<Dispatch>,
    /// Dispatches since the recorder was made, planned ones too.
    launched: usize,
    /// Dispatches per submission if the device starts before recording ends.
    stream: Option<usize>,
    /// Work submitted that way since the last call of `submit`.
    streamed: Cost,
}

/// A part of a tensor's buffer, bound at an index of group 0; `None` where memory is only planned.
#[derive(Debug)]
pub(crate) struct Binding(Option<Place>);

/// A dispatch as a kernel records it.
pub(crate) struct Launch<'a> {
    /// Names of the kernel and of its variant.
    pub label: [&'static str; 2],
    pub shader: &'a Shader,
    pub specialization: &'a Specialization,
    pub bindings: Vec<Binding>,
    /// The bytes of the uniform at binding 0.
    pub params: &'a [u8],
    pub grid: [u32; 3],
    pub cost: Cost,
}

/// Largest size in bytes of a layer's largest temporary: enough to keep any GPU busy, and small
/// compared with a large pair tensor.
const TEMPORARY_BYTES: u64 = 64 << 20;
/// The same for cooperative matrices: large GPUs have them and need larger pieces of work.
const MATRIX_TEMPORARY_BYTES: u64 = 256 << 20;
/// Dispatches per submission of a streaming recorder: the first number while the device is idle,
/// then twice as many each time, up to the second.
const STREAM: [usize; 2] = [8, 64];
/// Dispatches in one slice: two timestamps each, and a query set holds 4096.
const SLICE_DISPATCHES: usize = 2048;

impl Device {
    /// A recorder for work on this device.
    pub fn recorder(&self) -> Recorder {
        Recorder {
            device: self.clone(),
            id: self.next_recorder(),
            dispatches: Vec::new(),
            launched: 0,
            stream: None,
            streamed: Cost::default(),
        }
    }
}

impl Recorder {
    /// The device that the work is for.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// Submits dispatches while more are recorded, for long work whose recording takes about as
    /// long as the work. A recorder that is then dropped may have run partly.
    pub(crate) fn stream(&mut self) {
        self.stream = Some(STREAM[0]);
    }

    /// The variant of each dispatch recorded so far, as "kernel/variant".
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.dispatches
            .iter()
            .map(|dispatch| dispatch.label.as_str())
    }

    /// Dispatches recorded since the recorder was made, on a device that only plans too.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn launched(&self) -> usize {
        self.launched
    }

    /// The work recorded so far.
    pub fn cost(&self) -> Cost {
        let sum = |of: fn(&Cost) -> f64| {
            self.dispatches
                .iter()
                .map(|dispatch| of(&dispatch.cost))
                .sum::<f64>()
        };
        Cost {
            flops: self.streamed.flops + sum(|cost| cost.flops),
            bytes: self.streamed.bytes + sum(|cost| cost.bytes),
        }
    }

    /// Identifies this recorder among the users of a buffer.
    pub(crate) fn id(&self) -> u64 {
        self.id
    }

    /// Number of rows that a layer computes at a time, of `rows`, if each needs temporaries of
    /// `bytes_per_row`.
    pub(crate) fn rows_at_a_time(&self, rows: usize, bytes_per_row: usize) -> usize {
        let most = if self.device.tier() == Tier::CooperativeMatrix {
            MATRIX_TEMPORARY_BYTES
        } else {
            TEMPORARY_BYTES
        };
        let budget = self.device.byte_budget().min(most) as usize;
        (budget / bytes_per_row).clamp(1, rows)
    }

    /// Divides an index box into blocks that fit the byte budget, the grid of one dispatch (`axes`)
    /// and its time; `flops` is the work of one index.
    pub(crate) fn blocks<const R: usize>(
        &self,
        kernel: &str,
        extent: [usize; R],
        axes: [usize; R],
        operands: &[Operand<R>],
        flops: f64,
    ) -> Result<Vec<Block<R>>> {
        self.blocks_within(
            kernel,
            extent,
            Limits {
                binding_bytes: self.device.byte_budget(),
                indices: self.indices_per_slice(flops),
                axes,
            },
            operands,
        )
    }

    /// The same for products: workgroups along one axis of the grid each compute a `tile` of rows.
    pub(crate) fn blocks_of_rows(
        &self,
        kernel: &str,
        extent: [usize; 2],
        tile: usize,
        operands: &[Operand<2>],
        flops: f64,
    ) -> Result<Vec<Block<2>>> {
        let indices = self
            .indices_per_slice(flops)
            .min(self.device.report().limits.grid_axis as usize * tile);
        self.blocks_within(
            kernel,
            extent,
            Limits {
                binding_bytes: self.device.byte_budget(),
                indices,
                axes: [usize::MAX; 2],
            },
            operands,
        )
    }

    fn indices_per_slice(&self, flops: f64) -> usize {
        (self.flops_per_slice() / flops).max(1.0) as usize
    }

    fn blocks_within<const R: usize>(
        &self,
        kernel: &str,
        extent: [usize; R],
        limits: Limits<R>,
        operands: &[Operand<R>],
    ) -> Result<Vec<Block<R>>> {
        let too_small = || {
            Error::unsupported(
                kernel,
                format!(
                    "a single row needs more than the byte budget of {} bytes",
                    limits.binding_bytes
                ),
            )
        };
        split(extent, operands, limits).ok_or_else(too_small)
    }

    /// Binds the part of `operand` that `block` reaches; also returns the number of elements to
    /// skip in the binding.
    pub(crate) fn bind<const R: usize>(
        &self,
        index: u32,
        operand: &Operand<R>,
        block: &Block<R>,
    ) -> (Binding, u32) {
        let reach = operand.reach(block);
        operand.allocation.used_by(self.id);
        let place = |(buffer, start): (&wgpu::Buffer, u64)| Place {
            index,
            buffer: buffer.clone(),
            start,
            bytes: reach.bytes,
        };
        let part = operand.allocation.part(reach.start);
        (Binding(part.map(place)), reach.skip)
    }

    /// Adds a dispatch. On a device that only plans, adds nothing.
    pub(crate) fn launch(&mut self, launch: Launch) -> Result<()> {
        let most = self.device.report().limits.grid_axis;
        if launch
            .grid
            .iter()
            .any(|&groups| groups == 0 || groups > most)
        {
            return Err(Error::unsupported(
                launch.label[0],
                format!(
                    "a grid of {:?} workgroups does not fit 1..={most}",
                    launch.grid
                ),
            ));
        }
        self.launched += 1;
        if self.device.pool().is_planned() {
            return Ok(());
        }
        self.device.check()?;
        let pipeline =
            self.device
                .pipelines()
                .get(self.device.raw(), launch.shader, launch.specialization)?;
        let label = launch.label.join("/");
        let Launch {
            bindings,
            params,
            grid,
            cost,
            ..
        } = launch;
        let bindings = bindings
            .into_iter()
            .filter_map(|Binding(place)| place)
            .collect();
        self.dispatches.push(Dispatch {
            pipeline,
            label,
            bindings,
            params: params.to_vec(),
            grid,
            cost,
        });
        if self
            .stream
            .is_some_and(|at_a_time| self.dispatches.len() >= at_a_time)
        {
            let streamed = self.cost();
            self.submit_with(None)?;
            self.streamed = streamed;
            self.stream = self.stream.map(|at_a_time| STREAM[1].min(2 * at_a_time));
        }
        Ok(())
    }

    /// Submits the dispatches recorded since the last submission; the recorder stays usable.
    ///
    /// # Errors
    /// [`Error::Device`] where the device is lost or refuses the work.
    pub fn submit(&mut self) -> Result<()> {
        self.streamed = Cost::default();
        self.stream = self.stream.map(|_| STREAM[0]);
        self.submit_with(None)
    }

    /// Submits with GPU timestamps around every dispatch and returns the times.
    ///
    /// # Errors
    /// [`Error::Unsupported`] where the device has no timestamps, else as [`Recorder::submit`].
    pub async fn submit_timed(&mut self) -> Result<Vec<DispatchTime>> {
        let labels: Vec<(String, Cost)> = self
            .dispatches
            .iter()
            .map(|dispatch| (dispatch.label.clone(), dispatch.cost))
            .collect();
        if !self.device.report().timestamps {
            return Err(Error::unsupported(
                "timing",
                "this device has no timestamp queries",
            ));
        }
        let timestamps = Timestamps::new(self.device.raw(), labels.len());
        self.submit_with(Some(&timestamps))?;
        let resolved = timestamps.resolved();
        let ticks: Vec<u64> = self.device.read_as(resolved, 0, resolved.size()).await?;
        let period = self.device.queue().get_timestamp_period();
        Ok(Timestamps::times(&ticks, period, labels))
    }

    fn submit_with(&mut self, timestamps: Option<&Timestamps>) -> Result<()> {
        self.device.check()?;
        let dispatches = std::mem::take(&mut self.dispatches);
        if !dispatches.is_empty() {
            self.device.encoding().submit(
                (self.device.raw(), self.device.queue()),
                &dispatches,
                &self.slices(&dispatches),
                timestamps,
            );
        }
        self.device.check()
    }

    /// Number of dispatches in each slice. A slice is one submission: short enough to keep the
    /// desktop responsive, and far below the two seconds after which Windows resets a busy GPU.
    fn slices(&self, dispatches: &[Dispatch]) -> Vec<usize> {
        let most = self.flops_per_slice();
        let mut slices: Vec<usize> = Vec::new();
        let mut work = f64::INFINITY;
        for dispatch in dispatches {
            let next = dispatch
                .cost
                .flops
                .max(dispatch.cost.bytes * FLOPS_PER_BYTE);
            match slices
                .last_mut()
                .filter(|count| work + next <= most && **count < SLICE_DISPATCHES)
            {
                Some(count) => {
                    *count += 1;
                    work += next;
                }
                None => {
                    slices.push(1);
                    work = next;
                }
            }
        }
        slices
    }

    /// Work of one slice: about 50 ms on an integrated GPU, 10 to 100 ms on a discrete one, 200 ms
    /// on a software driver.
    fn flops_per_slice(&self) -> f64 {
        match self.device.tier() {
            _ if self.device.is_software() => 1e9,
            Tier::CooperativeMatrix => 1e12,
            _ if self.device.is_discrete() => 2e11,
            _ => 2e10,
        }
    }
}

/// Floating-point operations that take about as long as moving one byte on an integrated GPU.
const FLOPS_PER_BYTE: f64 = 8.0;

impl Drop for Recorder {
    fn drop(&mut self) {
        self.device.pool().close_recorder(self.id);
    }
}
