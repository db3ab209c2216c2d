//! Weights by name: read from checkpoints of torch and from safetensors, checked for shape, and all
//! to be used.
//!
//! Files are only looked at where a layer asks for a tensor; see [`Weights::open`]. No pickle is
//! ever executed.

mod cursor;
mod element;
mod file;
mod generation;
mod grammar;
mod host;
mod layout;
mod open;
mod pickle;
mod safetensors;
mod scope;
mod torch;
mod view;
mod widen;
mod write;
mod zip;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

pub use element::Element;
pub use file::ReadRange;
pub use generation::Generation;
pub use host::{HostData, HostTensor};
pub use scope::Scope;
pub use write::{Plan, Shard};

pub use self::safetensors::SafetensorsFile;
use crate::error::{Error, Result};
use file::Bytes;
use view::View;

/// Named tensors on the host, and which of them were asked for.
#[derive(Debug, Default)]
pub struct Weights {
    tensors: BTreeMap<String, Stored>,
    files: Vec<Bytes>,
    metadata: BTreeMap<String, String>,
    used: RefCell<BTreeSet<String>>,
}

#[derive(Debug)]
struct Stored {
    data: Data,
    /// The same tensor once more, from which it must not differ.
    twin: Option<View>,
}

#[derive(Debug)]
enum Data {
    Host(HostTensor),
    File(View),
    /// Numbers that do not matter, of a shape and an element type that do.
    Zeros(Vec<usize>, Element),
}

impl Stored {
    fn shape(&self) -> &[usize] {
        match &self.data {
            Data::Host(tensor) => &tensor.shape,
            Data::File(view) => &view.shape,
            Data::Zeros(shape, _) => shape,
        }
    }

    fn element(&self) -> Element {
        match &self.data {
            Data::File(view) => view.element,
            Data::Zeros(_, element) => *element,
            Data::Host(tensor) => match tensor.data {
                HostData::F32(_) => Element::F32,
                HostData::Bool(_) => Element::Bool,
                HostData::Int(_) => Element::I64,
            },
        }
    }
}

impl Weights {
    /// Weights from named tensors.
    pub fn new(tensors: BTreeMap<String, HostTensor>) -> Self {
        let stored = |tensor| Stored {
            data: Data::Host(tensor),
            twin: None,
        };
        Weights {
            tensors: tensors
                .into_iter()
                .map(|(name, tensor)| (name, stored(tensor)))
                .collect(),
            ..Weights::default()
        }
    }

    /// All weights of a safetensors file, under the names they have there.
    ///
    /// # Errors
    /// [`Error::Weights`] where the file is truncated, its header lies, or an element type is not a
    /// number.
    pub fn from_safetensors(bytes: &[u8]) -> Result<Self> {
        let (views, metadata) = safetensors::index(bytes)?;
        let tensors = views
            .into_iter()
            .map(|(name, view)| {
                (
                    name,
                    Stored {
                        data: Data::File(view),
                        twin: None,
                    },
                )
            })
            .collect();
        Ok(Weights {
            tensors,
            files: vec![Bytes::Held(bytes.to_vec())],
            metadata,
            ..Weights::default()
        })
    }

    /// The weights whose names start with `prefix` and a dot; all of them where it is empty.
    pub fn at(&self, prefix: &str) -> Scope<'_> {
        Scope::new(self, prefix)
    }

    /// The names of all tensors, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.tensors.keys().map(String::as_str)
    }

    /// The shape of a tensor, where it is there; it does not count as used.
    pub fn shape(&self, name: &str) -> Option<&[usize]> {
        self.tensors.get(name).map(Stored::shape)
    }

    /// How a tensor's numbers are stored, where it is there.
    pub fn element(&self, name: &str) -> Option<Element> {
        self.tensors.get(name).map(Stored::element)
    }

    /// A text that the file's header carries.
    pub fn metadata(&self, key: &str) -> Option<&str> {
        self.metadata.get(key).map(String::as_str)
    }

    /// A copy of a tensor; it does not count as used.
    ///
    /// # Errors
    /// [`Error::Weights`] where it is missing, or where the file has it twice and the two differ.
    pub fn tensor(&self, name: &str) -> Result<HostTensor> {
        let stored = self.stored(name)?;
        match &stored.data {
            Data::Host(tensor) => Ok(tensor.clone()),
            Data::File(view) => Ok(view.to_host(self.bytes_of(view)?)),
            Data::Zeros(shape, element) => Ok(HostTensor {
                shape: shape.clone(),
                data: element.decode(&zeros(shape, *element)),
            }),
        }
    }

    /// Weights of the same names and shapes whose numbers are not read but zero, for what asks for
    /// memory and computes nothing. What tells OpenFold3's generations apart is kept.
    ///
    /// # Errors
    /// [`Error::Weights`] where that cannot be read.
    pub(crate) fn shapes_alone(&self) -> Result<Weights> {
        let stored = |(name, stored): (&String, &Stored)| {
            let data = match name == generation::VERSION {
                true => Data::Host(self.tensor(name)?),
                false => Data::Zeros(stored.shape().to_vec(), stored.element()),
            };
            Ok((name.clone(), Stored { data, twin: None }))
        };
        Ok(Weights {
            tensors: self.tensors.iter().map(stored).collect::<Result<_>>()?,
            ..Weights::default()
        })
    }

    /// Refuses weights that no layer asked for.
    ///
    /// # Errors
    /// [`Error::Weights`] with all their names.
    pub fn all_used(&self) -> Result<()> {
        let used = self.used.borrow();
        let unused: Vec<&str> = self.names().filter(|name| !used.contains(*name)).collect();
        match unused.is_empty() {
            true => Ok(()),
            false => Err(refuse(format!(
                "{} tensors were not used: {}",
                unused.len(),
                list(&unused)
            ))),
        }
    }

    /// Compares all names and shapes with those that a model needs: what a layer's `load` finds one
    /// at a time, at once. An extent of zero stands for one that is not known.
    ///
    /// # Errors
    /// [`Error::Weights`] with every tensor that is missing, of another shape, or too many.
    pub fn check(&self, expected: &BTreeMap<String, Vec<usize>>) -> Result<()> {
        let missing: Vec<&String> = expected
            .keys()
            .filter(|name| !self.tensors.contains_key(*name))
            .collect();
        let unexpected: Vec<&str> = self
            .names()
            .filter(|name| !expected.contains_key(*name))
            .collect();
        let mut misshaped = Vec::new();
        for (name, shape) in expected {
            match self.shape(name) {
                Some(own) if own != shape => {
                    misshaped.push(format!("{name} should be {}, got {own:?}", shown(shape)))
                }
                _ => {}
            }
        }
        let parts = [
            ("missing", list(&missing), missing.len()),
            ("unexpected", list(&unexpected), unexpected.len()),
            ("misshaped", misshaped.join("; "), misshaped.len()),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(.., count)| *count > 0)
            .map(|(what, names, count)| format!("{count} {what}: {names}"))
            .collect();
        match parts.is_empty() {
            true => Ok(()),
            false => Err(refuse(format!(
                "the tensors are not those of the model; {}",
                parts.join(". ")
            ))),
        }
    }

    /// A tensor that is there and does not differ from its twin.
    fn stored(&self, name: &str) -> Result<&Stored> {
        let stored = self
            .tensors
            .get(name)
            .ok_or_else(|| refuse(format!("{name} is missing")))?;
        if let (Data::File(view), Some(twin)) = (&stored.data, &stored.twin) {
            let same = view.shape == twin.shape
                && view.element == twin.element
                && view.bytes(self.bytes_of(view)?) == twin.bytes(self.bytes_of(twin)?);
            if !same {
                return Err(refuse(format!(
                    "{name} and sample_diffusion.{name} should be equal, and differ"
                )));
            }
        }
        Ok(stored)
    }

    fn floats(&self, name: &str) -> Result<Cow<'_, [f32]>> {
        let floats = match &self.stored(name)?.data {
            Data::Host(tensor) => tensor.floats().map(Cow::Borrowed),
            Data::File(view) => view.floats(self.bytes_of(view)?),
            Data::Zeros(shape, element) => element
                .is_float()
                .then(|| Cow::Owned(vec![0.0; shape.iter().product()])),
        };
        floats.ok_or_else(|| {
            refuse(format!(
                "{name} should be of f32, f16, bf16 or f64, got {}",
                self.element(name).map_or("", Element::name)
            ))
        })
    }

    fn bytes_of(&self, view: &View) -> Result<Cow<'_, [u8]>> {
        self.files
            .get(view.file)
            .map_or_else(|| Ok(Cow::Borrowed(&[][..])), |file| file.get(view.range()))
    }
}

fn zeros(shape: &[usize], element: Element) -> Vec<u8> {
    vec![0; shape.iter().product::<usize>() * element.bytes()]
}

fn refuse(message: impl Into<String>) -> Error {
    Error::Weights(message.into())
}

/// A shape, whose unknown extents are zero.
fn shown(shape: &[usize]) -> String {
    let extents: Vec<String> = shape
        .iter()
        .map(|extent| {
            if *extent == 0 {
                "any".into()
            } else {
                extent.to_string()
            }
        })
        .collect();
    format!("[{}]", extents.join(", "))
}

fn list(names: &[impl ToString]) -> String {
    names
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}
