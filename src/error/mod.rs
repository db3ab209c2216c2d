//! The error type of the crate.
//!
//! Every message names the place (operation, argument, file), what was expected there and what was
//! found. [`Error::code`] identifies the kind of an error for programs.

mod place;
mod source;

use std::path::PathBuf;

pub use place::Place;
pub use source::Source;

/// The result of a call of this crate.
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
        /// The accepted ranks, shapes or types.
        expected: String,
        /// The given value.
        got: String,
    },
    /// No variant of a kernel supports the problem on this device.
    #[error("{kernel} cannot run this: {reason}")]
    Unsupported {
        /// The kernel's name.
        kernel: String,
        /// Each variant with its reason.
        reason: String,
    },
    /// A shader did not assemble or compile: a bug of this crate or of a driver.
    #[error("WGSL of {kernel}: {message}")]
    Shader {
        /// The kernel's name.
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
        place: Place,
        /// The fault, and what was expected.
        message: String,
        /// The error of the library that read it.
        #[source]
        source: Option<Source>,
    },
    /// A file or folder cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        source: Source,
    },
    /// The work needs more memory than the device, the host or the given budget has.
    #[error("{place}: {message}")]
    TooLarge {
        /// The query.
        place: Place,
        /// The memory needed, and the memory available.
        message: String,
    },
    /// The progress callback cancelled the work.
    #[error("cancelled")]
    Cancelled,
    /// The device or its driver refused.
    #[error(transparent)]
    Device(#[from] DeviceError),
}

/// An error of the device or its driver.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DeviceError {
    /// There is no adapter, or none with the requested name.
    #[error(
        "no GPU adapter{}: found {found}. Install a Vulkan, Metal or DX12 driver (on Debian \
        without a GPU: apt-get install mesa-vulkan-drivers), or use a browser with WebGPU",
        named(wanted)
    )]
    NoAdapter {
        /// The index, name, PCI bus id or UUID that was asked for.
        wanted: Option<String>,
        /// The names of the available adapters, or "none".
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
    /// A shape error. `expected` and `got` are part of the message.
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
    pub fn input(place: impl Into<Place>, message: impl ToString) -> Self {
        Error::Input {
            place: place.into(),
            message: message.to_string(),
            source: None,
        }
    }

    /// A malformed text at `place` that a library refused.
    pub(crate) fn unreadable(
        place: impl Into<Place>,
        source: impl std::error::Error + Send + Sync + 'static,
    ) -> Self {
        Error::Input {
            place: place.into(),
            message: source.to_string(),
            source: Some(Source::new(source)),
        }
    }

    /// A file or folder that cannot be read or written.
    pub fn file(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Error::File {
            path: path.into(),
            source: Source::new(source),
        }
    }

    /// The error, without the end of a long message about weights: those of another model differ in
    /// thousands of tensors.
    #[must_use]
    pub fn shortened(self) -> Self {
        const LETTERS: usize = 400;
        match self {
            Error::Weights(message) if message.chars().count() > LETTERS => {
                let start: String = message.chars().take(LETTERS).collect();
                Error::Weights(format!("{start}... and so on"))
            }
            error => error,
        }
    }

    /// Work at `place` that needs more memory than available.
    pub(crate) fn too_large(place: impl Into<Place>, message: impl ToString) -> Self {
        Error::TooLarge {
            place: place.into(),
            message: message.to_string(),
        }
    }

    /// The kind of the error. It is stable between versions; messages are not.
    ///
    /// | code | meaning |
    /// |---|---|
    /// | `shape` | an argument has the wrong rank, shape or element type |
    /// | `unsupported` | no variant of a kernel supports the problem on this device |
    /// | `shader` | a shader does not compile: a bug of this crate or of a driver |
    /// | `weights` | weights do not fit the model or layer |
    /// | `input` | a file, text, number or option is malformed |
    /// | `file` | a file or folder cannot be read or written |
    /// | `too-large` | the work needs more memory than available |
    /// | `cancelled` | the progress callback cancelled the work |
    /// | `no-adapter` | there is no GPU, or none of the given name |
    /// | `device-request` | the adapter refused to open a device |
    /// | `device-lost` | the device is lost |
    /// | `out-of-memory` | the GPU's memory ran out |
    /// | `validation` | the driver or wgpu rejected a command |
    pub fn code(&self) -> &'static str {
        match self {
            Error::Shape { .. } => "shape",
            Error::Unsupported { .. } => "unsupported",
            Error::Shader { .. } => "shader",
            Error::Weights(_) => "weights",
            Error::Input { .. } => "input",
            Error::File { .. } => "file",
            Error::TooLarge { .. } => "too-large",
            Error::Cancelled => "cancelled",
            Error::Device(DeviceError::NoAdapter { .. }) => "no-adapter",
            Error::Device(DeviceError::Request { .. }) => "device-request",
            Error::Device(DeviceError::Lost(_)) => "device-lost",
            Error::Device(DeviceError::OutOfMemory(_)) => "out-of-memory",
            Error::Device(DeviceError::Validation(_)) => "validation",
        }
    }

    /// The place of a malformed or too large input.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Error::Input { place, .. } | Error::TooLarge { place, .. } => Some(place),
            _ => None,
        }
    }

    /// The error with the chain it concerns, if its place names none.
    pub(crate) fn of_chain(mut self, id: impl std::fmt::Display) -> Self {
        if let Error::Input { place, .. } = &mut self {
            place.chain.get_or_insert_with(|| id.to_string());
        }
        self
    }

    /// The same error with its place inside `outer`, such as the file of a field.
    #[must_use]
    pub fn inside(self, outer: impl std::fmt::Display) -> Self {
        match self {
            Error::Input {
                place,
                message,
                source,
            } => Error::Input {
                place: place.inside(outer),
                message,
                source,
            },
            Error::TooLarge { place, message } => Error::TooLarge {
                place: place.inside(outer),
                message,
            },
            error => error,
        }
    }
}

fn named(wanted: &Option<String>) -> String {
    let quoted = wanted.as_ref().map(|name| format!(" named \"{name}\""));
    quoted.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::*;

    #[test]
    fn the_cause_and_the_path_are_kept() {
        let cause = || std::io::Error::new(std::io::ErrorKind::NotFound, "no such file");
        let error = Error::file("a/b.pt", cause());
        assert_eq!(error.to_string(), "a/b.pt: no such file");
        assert_eq!(error.code(), "file");
        assert_eq!(error.source().unwrap().to_string(), "no such file");
        let error = Error::unreadable(Place::new("q.json").line(2), cause());
        assert_eq!(error.to_string(), "q.json line 2: no such file");
        assert!(error.source().is_some());
        assert!(Error::input("q.json", "is empty").source().is_none());
    }

    #[test]
    fn a_place_moves_into_the_file_that_holds_it() {
        let error = Error::input(Place::new("chains").line(2), "is empty").inside("q.json");
        assert_eq!(error.to_string(), "q.json: chains line 2: is empty");
        assert_eq!(error.place().unwrap().line, Some(2));
        assert_eq!(Error::Cancelled.inside("q.json"), Error::Cancelled);
    }
}
