//! Reads files of `torch.save`: a zip of one pickle and the storages that it refers to.

use std::collections::BTreeMap;
use std::ops::Range;

use super::element::Element;
use super::file::Bytes;
use super::pickle::{Id, Pickle, Value};
use super::view::View;
use super::zip::Archive;
use super::{list, refuse};
use crate::error::Result;

/// The functions that create tensors.
const TENSOR: &str = "torch._utils._rebuild_tensor_v2";
const PARAMETER: &str = "torch._utils._rebuild_parameter";

/// Positions of the tensors of a checkpoint, under their names in the file.
///
/// A dict of tensors is read entirely; of a training checkpoint, the averaged weights `ema.params`,
/// as in OpenFold3's inference.
pub(super) fn index(bytes: &Bytes) -> Result<BTreeMap<String, View>> {
    let file = File::open(bytes)?;
    let text = bytes.get(file.entry("data.pkl")?)?;
    let pickle = Pickle::parse(&text)?;
    let Value::Dict(entries) = parameters(&pickle)? else {
        return Err(refuse(
            "the checkpoint should hold a dict of tensors, got another object",
        ));
    };
    let (mut views, mut wrong) = (BTreeMap::new(), Vec::new());
    for (key, value) in entries {
        let Value::Text(name) = pickle.get(*key) else {
            wrong.push("a key that is not a text".to_string());
            continue;
        };
        match file.tensor(&pickle, pickle.get(*value)) {
            Ok(view) if !views.contains_key(*name) => drop(views.insert(name.to_string(), view)),
            Ok(_) => wrong.push(format!("{name} occurs twice")),
            Err(message) => wrong.push(format!("{name} {message}")),
        }
    }
    match wrong.is_empty() {
        true => Ok(views),
        false => Err(refuse(format!(
            "{} of {} entries cannot be read: {}",
            wrong.len(),
            entries.len(),
            list(&wrong)
        ))),
    }
}

fn parameters<'p, 'a>(pickle: &'p Pickle<'a>) -> Result<&'p Value<'a>> {
    let top = pickle.root();
    if let Some(average) = pickle.entry(top, "ema") {
        return pickle.entry(average, "params").ok_or_else(|| {
            refuse("the checkpoint's `ema` should hold `params`, the averaged weights")
        });
    }
    for training in ["state_dict", "module"] {
        if pickle.entry(top, training).is_some() {
            return Err(refuse(format!(
                "the checkpoint has `{training}` but no `ema.params`: \
                inference uses the averaged weights"
            )));
        }
    }
    Ok(top)
}

struct File {
    archive: Archive,
    /// The folder of all entries, with a slash.
    folder: String,
    big_endian: bool,
    bytes: usize,
}

impl File {
    fn open(bytes: &Bytes) -> Result<Self> {
        let archive = Archive::parse(bytes)?;
        let folders: Vec<&str> = archive
            .names()
            .filter_map(|name| name.strip_suffix("data.pkl"))
            .filter(|folder| folder.is_empty() || folder.ends_with('/'))
            .collect();
        let [folder] = folders[..] else {
            return Err(refuse(
                "the zip should hold one data.pkl: this is not what torch.save writes",
            ));
        };
        let folder = folder.to_string();
        let order = archive
            .get(&format!("{folder}byteorder"))
            .map(|range| bytes.get(range))
            .transpose()?;
        let big_endian = match order.as_deref() {
            None | Some(b"little") => false,
            Some(b"big") => true,
            Some(_) => return Err(refuse(format!("{folder}byteorder should be little or big"))),
        };
        Ok(File {
            archive,
            folder,
            big_endian,
            bytes: bytes.len(),
        })
    }

    fn entry(&self, name: &str) -> Result<Range<usize>> {
        let path = format!("{}{name}", self.folder);
        self.archive
            .get(&path)
            .ok_or_else(|| refuse(format!("the zip has no entry {path}")))
    }

    /// A tensor, or a fault to be written after its name.
    fn tensor(&self, pickle: &Pickle, value: &Value) -> Result<View, String> {
        let (mut function, mut arguments) = called(pickle, value)?;
        if function == PARAMETER {
            // A parameter is a tensor with a flag that inference does not need.
            let inner = arguments.first().ok_or("is not a tensor")?;
            (function, arguments) = called(pickle, pickle.get(*inner))?;
        }
        match arguments {
            [storage, offset, shape, strides, ..] if function == TENSOR => {
                self.view(pickle, *storage, *offset, *shape, *strides)
            }
            _ => Err(format!(
                "is made by {function} in a way that is not understood"
            )),
        }
    }

    fn view(
        &self,
        pickle: &Pickle,
        storage: Id,
        offset: Id,
        shape: Id,
        strides: Id,
    ) -> Result<View, String> {
        let (element, range) = self.storage(pickle, pickle.get(storage))?;
        let offset = extent(pickle, offset).ok_or("has an offset that is not a whole number")?;
        let shape =
            extents(pickle, shape).ok_or("has a shape that is not a tuple of whole numbers")?;
        let strides =
            extents(pickle, strides).ok_or("has strides that are not a tuple of whole numbers")?;
        View::strided(
            element,
            shape,
            strides,
            offset,
            range,
            self.big_endian,
            self.bytes,
        )
    }

    /// `("storage", class, key, device, number of elements)`
    fn storage(&self, pickle: &Pickle, value: &Value) -> Result<(Element, Range<usize>), String> {
        let parts = match value {
            Value::Persistent(id) => pickle.get(*id),
            _ => &Value::Opaque,
        };
        let Value::Tuple(parts) = parts else {
            return Err("has no storage".into());
        };
        let parts: Vec<&Value> = parts.iter().map(|id| pickle.get(*id)).collect();
        use Value::{Global, Int, Text};
        let [Text("storage"), Global("torch", class), Text(key), _, Int(count)] = parts[..] else {
            return Err("has a storage that is described in a way that is not understood".into());
        };
        let element = Element::of_storage(class)
            .ok_or_else(|| format!("is of torch.{class}, which is not supported"))?;
        let range = self
            .entry(&format!("data/{key}"))
            .map_err(|_| format!("is in data/{key}, which the zip does not contain"))?;
        let bytes = usize::try_from(*count)
            .ok()
            .and_then(|count| count.checked_mul(element.bytes()));
        match bytes == Some(range.len()) {
            true => Ok((element, range)),
            false => Err(format!(
                "is in data/{key}, which should have {count} elements of {} bytes, got {} bytes",
                element.bytes(),
                range.len()
            )),
        }
    }
}

/// The function that would create a value, and its arguments.
fn called<'p>(pickle: &'p Pickle, value: &Value) -> Result<(&'static str, &'p [Id]), String> {
    let Value::Call(function, arguments) = value else {
        return Err("is not a tensor".into());
    };
    let (Value::Global(module, name), Value::Tuple(arguments)) =
        (pickle.get(*function), pickle.get(*arguments))
    else {
        return Err("is not a tensor".into());
    };
    let full = format!("{module}.{name}");
    match [TENSOR, PARAMETER].into_iter().find(|known| *known == full) {
        Some(function) => Ok((function, arguments)),
        None => Err(format!("is made by {full}, which is not understood")),
    }
}

fn extent(pickle: &Pickle, id: Id) -> Option<usize> {
    match pickle.get(id) {
        Value::Int(number) => usize::try_from(*number).ok(),
        _ => None,
    }
}

fn extents(pickle: &Pickle, id: Id) -> Option<Vec<usize>> {
    match pickle.get(id) {
        Value::Tuple(all) => all.iter().map(|id| extent(pickle, *id)).collect(),
        _ => None,
    }
}
