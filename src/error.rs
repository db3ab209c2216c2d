//! The one error type of the crate.
//!
//! Every message names the place (operation, argument, file), what was expected there and what
//! came.

use std::fmt::Debug;

/// What a call of this crate returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Everything that can go wrong, grouped by what the caller can do about it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An argument has the wrong rank, shape or element type.
    #[error("{op}: `{argument}` should be {expected}, got {got}")]
    Shape {
        /// The operation or layer that was called.
        op: String,
        /// The argument's name.
        argument: String,
        /// What would have been accepted.
        expected: String,
        /// What came.
        got: String,
    },
    /// No variant of a kernel admits the problem on this device.
    #[error("{kernel} cannot run this: {reason}")]
    Unsupported {
        /// The kernel's stem.
        kernel: String,
        /// Why it was refused.
        reason: String,
    },
    /// A shader did not assemble or compile: a bug of this crate or of a driver.
    #[error("WGSL of {kernel}: {message}")]
    Shader {
        /// The kernel's stem.
        kernel: String,
        /// The assembler's or compiler's message.
        message: String,
    },
    /// A weights file or a set of weights does not fit the layer that reads it.
    #[error("weights: {0}")]
    Weights(String),
    /// A file, a number or a text from outside is malformed.
    #[error("{place}: {message}")]
    Input {
        /// The file, line or field.
        place: String,
        /// What is wrong there.
        message: String,
    },
    /// The device or its driver refused.
    #[error(transparent)]
    Device(#[from] DeviceError),
}

/// What the device or its driver refused, and what to do.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DeviceError {
    /// There is no adapter, or none with the wanted name.
    #[error("no GPU adapter{}: found {found}. Install a Vulkan, Metal or DX12 driver (on Debian \
        without a GPU: apt-get install mesa-vulkan-drivers), or use a browser with WebGPU", wanted.as_ref().map(|name| format!(" whose name contains \"{name}\"")).unwrap_or_default())]
    NoAdapter {
        /// The substring that was asked for.
        wanted: Option<String>,
        /// The adapters there are, or "none".
        found: String,
    },
    /// The adapter would not open a device.
    #[error("the adapter {adapter} refused to open a device: {message}")]
    Request {
        /// The adapter's name.
        adapter: String,
        /// The driver's message.
        message: String,
    },
    /// The device is gone; open a new one.
    #[error("the GPU device was lost ({0}); open a new device and run again")]
    Lost(String),
    /// A buffer is larger than the device allows, or memory ran out.
    #[error("out of GPU memory: {0}")]
    OutOfMemory(String),
    /// The driver or wgpu rejected a command.
    #[error("the GPU rejected a command: {0}")]
    Validation(String),
}

impl Error {
    /// A shape error; `expected` and `got` are written as they print.
    pub(crate) fn shape(
        op: &str,
        argument: &str,
        expected: impl ToString,
        got: impl ToString,
    ) -> Self {
        Error::Shape {
            op: op.into(),
            argument: argument.into(),
            expected: expected.to_string(),
            got: got.to_string(),
        }
    }

    /// A refusal of every variant of a kernel.
    pub(crate) fn unsupported(kernel: &str, reason: impl ToString) -> Self {
        Error::Unsupported {
            kernel: kernel.into(),
            reason: reason.to_string(),
        }
    }

    /// A malformed text, file or number at `place`.
    pub(crate) fn input(place: impl ToString, message: impl ToString) -> Self {
        Error::Input {
            place: place.to_string(),
            message: message.to_string(),
        }
    }
}
