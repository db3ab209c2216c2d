//! The case file and its parts.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::weights::{HostTensor, SafetensorsFile, Weights};

/// A case file, parsed.
pub(super) struct CaseFile {
    pub op: String,
    pub name: String,
    pub meta: Value,
    pub inputs: BTreeMap<String, HostTensor>,
    pub weights: Weights,
    pub outputs: BTreeMap<String, HostTensor>,
    /// Draws of N(0, 1) in the order of calls.
    pub noise: Vec<Vec<f32>>,
    /// The scores of the outputs.
    pub scores: BTreeMap<String, HostTensor>,
    valid: BTreeMap<String, HostTensor>,
}

impl CaseFile {
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let file = SafetensorsFile::parse(bytes)?;
        let text = file
            .metadata("case")
            .ok_or_else(|| Error::input("the header", "has no `case`: this is not a case file"))?;
        let meta: Value = serde_json::from_str(text)
            .map_err(|error| Error::unreadable("the header's `case`", error))?;
        let field = |name: &str| {
            meta[name]
                .as_str()
                .map(str::to_string)
                .ok_or_else(|| Error::input("the header's `case`", format!("has no `{name}`")))
        };
        let under = |prefix: &str| -> Result<BTreeMap<String, HostTensor>> {
            file.names()
                .filter_map(|name| name.strip_prefix(prefix))
                .map(|name| Ok((name.to_string(), file.tensor(&format!("{prefix}{name}"))?)))
                .collect()
        };
        let case = CaseFile {
            op: field("op")?,
            name: field("case")?,
            inputs: under("in.")?,
            weights: Weights::new(under("w.")?),
            outputs: under("out.")?,
            scores: under("conf.")?,
            valid: under("valid.")?,
            noise: under("noise.")?
                .values()
                .map(HostTensor::to_floats)
                .collect(),
            meta,
        };
        match case.outputs.is_empty() && !case.meta["files"].is_object() {
            true => Err(Error::input(
                &case.name,
                "has no outputs `out.*` to compare with",
            )),
            false => Ok(case),
        }
    }

    /// The constructor's arguments, if they are recorded separately, otherwise all entries.
    pub fn options(&self) -> &Value {
        if self.meta["args"].is_object() {
            &self.meta["args"]
        } else {
            &self.meta
        }
    }

    /// Cases of large outputs keep only the rows `in.rows` of their second axis.
    pub fn selected_rows(&self, shape: &[usize], values: &[f32]) -> Vec<f32> {
        match self.inputs.get("rows") {
            Some(rows) if shape.len() > 2 && shape[0] == 1 => {
                let width: usize = shape[2..].iter().product();
                rows.to_floats()
                    .iter()
                    .flat_map(|row| values.iter().skip(*row as usize * width).take(width))
                    .copied()
                    .collect()
            }
            _ => values.to_vec(),
        }
    }

    /// True for elements of the output to compare: the mask has the output's shape without its
    /// channels.
    pub fn valid(&self, name: &str, output: &HostTensor) -> Result<Option<Vec<bool>>> {
        let Some(valid) = self.valid.get(name) else {
            return Ok(None);
        };
        let count: usize = output.shape.iter().product();
        let places = valid.to_floats();
        if places.is_empty() || !count.is_multiple_of(places.len()) {
            return Err(Error::input(
                format!("valid.{name}"),
                format!(
                    "of shape {:?} does not fit out.{name} {:?}",
                    valid.shape, output.shape
                ),
            ));
        }
        let channels = count / places.len();
        Ok(Some(
            (0..count).map(|at| places[at / channels] != 0.0).collect(),
        ))
    }
}
