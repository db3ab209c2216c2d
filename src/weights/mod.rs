//! Weights by name, from checkpoints of torch and safetensors. Shapes are checked, and unused
//! tensors are errors.
//!
//! Files are only read where a layer asks for a tensor; see [`Weights::open`]. No pickle is
//! executed.

mod cursor;
mod element;
mod file;
mod host;
mod int8;
mod names;
mod open;
mod pickle;
mod safetensors;
mod scope;
mod torch;
mod view;
mod write;
mod zip;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

pub use element::Element;
pub use file::ReadRange;
pub use host::{HostData, HostTensor};
pub use scope::Scope;
pub use write::{Encoding, Plan, Shard};

pub use self::safetensors::SafetensorsFile;
use crate::error::{Error, Result};
use file::Bytes;
use view::View;

/// Named tensors on the host, and a record of those that were used.
#[derive(Debug, Default)]
pub struct Weights {
    tensors: BTreeMap<String, Stored>,
    files: Rc<[Bytes]>,
    metadata: BTreeMap<String, String>,
    used: RefCell<BTreeSet<String>>,
}

#[derive(Debug, Clone)]
struct Stored {
    data: Data,
    /// A second copy in the file, which must be equal.
    copy: Option<StoredCopy>,
}

#[derive(Debug, Clone)]
struct StoredCopy {
    name: String,
    view: View,
}

#[derive(Debug, Clone)]
enum Data {
    Host(HostTensor),
    File(View),
    /// A shape and an element type without numbers, to plan memory.
    Zeros(Vec<usize>, Element),
}

impl From<Data> for Stored {
    fn from(data: Data) -> Self {
        Stored { data, copy: None }
    }
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
        Weights {
            tensors: tensors
                .into_iter()
                .map(|(name, tensor)| (name, Data::Host(tensor).into()))
                .collect(),
            ..Weights::default()
        }
    }

    /// All weights of a safetensors file, under their names in the file.
    ///
    /// # Errors
    /// [`Error::Weights`] where the file is truncated, its header is wrong, or an element type is
    /// not a number.
    pub fn from_safetensors(bytes: &[u8]) -> Result<Self> {
        let (views, metadata) = safetensors::index(bytes)?;
        let tensors = views
            .into_iter()
            .map(|(name, view)| (name, Data::File(view).into()))
            .collect();
        Ok(Weights {
            tensors,
            files: Rc::new([Bytes::Held(bytes.to_vec())]),
            metadata,
            ..Weights::default()
        })
    }

    /// The weights whose names start with `prefix` and a dot; all of them for an empty prefix.
    pub fn at(&self, prefix: &str) -> Scope<'_> {
        Scope::new(self, prefix)
    }

    /// The names of all tensors, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.tensors.keys().map(String::as_str)
    }

    /// The shape of a tensor, if present; it does not count as used.
    pub fn shape(&self, name: &str) -> Option<&[usize]> {
        self.tensors.get(name).map(Stored::shape)
    }

    /// The format of a tensor's numbers, if present.
    pub fn element(&self, name: &str) -> Option<Element> {
        self.tensors.get(name).map(Stored::element)
    }

    /// A text in the file's header.
    pub fn metadata(&self, key: &str) -> Option<&str> {
        self.metadata.get(key).map(String::as_str)
    }

    /// A copy of a tensor; it does not count as used.
    ///
    /// # Errors
    /// [`Error::Weights`] where it is missing, or where the file has two different copies.
    pub fn tensor(&self, name: &str) -> Result<HostTensor> {
        let stored = self.stored(name)?;
        match &stored.data {
            Data::Host(tensor) => Ok(tensor.clone()),
            Data::File(view) => Ok(view.to_host(self.bytes_of(view)?)),
            Data::Zeros(shape, element) => Ok(HostTensor {
                shape: shape.clone(),
                data: element.decode(&zeros(shape, *element), shape),
            }),
        }
    }

    /// Weights of the same names and shapes whose numbers are zero, to plan memory. The tensor
    /// `kept` keeps its numbers.
    ///
    /// # Errors
    /// [`Error::Weights`] where `kept` cannot be read.
    pub(crate) fn shapes_alone(&self, kept: &str) -> Result<Weights> {
        let stored = |(name, stored): (&String, &Stored)| {
            let data = match name == kept {
                true => Data::Host(self.tensor(name)?),
                false => Data::Zeros(stored.shape().to_vec(), stored.element()),
            };
            Ok((name.clone(), data.into()))
        };
        Ok(Weights {
            tensors: self.tensors.iter().map(stored).collect::<Result<_>>()?,
            ..Weights::default()
        })
    }

    /// Tensors of zeros of these shapes, and others as they are.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn of_shapes(
        shapes: impl IntoIterator<Item = (String, Vec<usize>)>,
        others: BTreeMap<String, HostTensor>,
    ) -> Weights {
        let zeros = shapes
            .into_iter()
            .map(|(name, shape)| (name, Data::Zeros(shape, Element::F32).into()));
        let others = others
            .into_iter()
            .map(|(name, tensor)| (name, Data::Host(tensor).into()));
        Weights {
            tensors: zeros.chain(others).collect(),
            ..Weights::default()
        }
    }

    /// The same weights with a module that was saved twice under one name: `copy.x` is dropped if
    /// `original.x` exists, otherwise renamed to it. `None` if there is no `copy.x`.
    ///
    /// Reading a tensor whose copy differs is an error.
    pub(crate) fn merged(&self, copy: &str, original: &str) -> Option<Weights> {
        let rest = |name: &str| {
            let rest = name.strip_prefix(copy)?.strip_prefix('.')?;
            Some(format!("{original}.{rest}"))
        };
        let (copies, mut tensors): (BTreeMap<_, _>, BTreeMap<_, _>) = self
            .tensors
            .iter()
            .map(|(name, stored)| (name.clone(), stored.clone()))
            .partition(|(name, _)| rest(name).is_some());
        if copies.is_empty() {
            return None;
        }
        for (name, stored) in copies {
            let kept = rest(&name).unwrap_or_default();
            match (tensors.get_mut(&kept), stored.data) {
                (None, data) => drop(tensors.insert(kept, data.into())),
                (
                    Some(Stored {
                        data: Data::File(own),
                        copy,
                    }),
                    Data::File(view),
                ) => {
                    *copy = (*own != view).then_some(StoredCopy { name, view });
                }
                // Two tensors of one name: the check of names reports the second as unexpected.
                (
                    Some(Stored {
                        data: Data::Host(own),
                        ..
                    }),
                    Data::Host(copy),
                ) if *own != copy => {
                    drop(tensors.insert(name, Data::Host(copy).into()));
                }
                (Some(_), _) => {}
            }
        }
        Some(Weights {
            tensors,
            files: self.files.clone(),
            metadata: self.metadata.clone(),
            used: RefCell::default(),
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

    /// Compares all names and shapes with those that a model needs, and reports all differences at
    /// once. An extent of zero matches any.
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

    /// A tensor that exists and equals its copy.
    fn stored(&self, name: &str) -> Result<&Stored> {
        let stored = self
            .tensors
            .get(name)
            .ok_or_else(|| refuse(format!("{name} is missing")))?;
        if let (Data::File(view), Some(copy)) = (&stored.data, &stored.copy) {
            let (twin, twin_name) = (&copy.view, &copy.name);
            let same = view.shape == twin.shape
                && view.element == twin.element
                && view.bytes(self.bytes_of(view)?) == twin.bytes(self.bytes_of(twin)?);
            if !same {
                return Err(refuse(format!(
                    "{name} and {twin_name} should be equal, and differ"
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
    vec![0; element.stored(shape).map_or(0, |(_, bytes)| bytes)]
}

fn refuse(message: impl Into<String>) -> Error {
    Error::Weights(message.into())
}

/// A shape with unknown extents as zero.
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
