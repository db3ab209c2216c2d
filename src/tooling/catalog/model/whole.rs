//! The whole model, with recorded noise.

use super::batch::Batch;
use super::{floats, read, ModelCall, Running};
use crate::error::{Error, Result};
use crate::features::TemplateFeatures;
use crate::gpu::Device;
use crate::openfold3::{Noise, OpenFold3, Settings, Template};

/// Draws in the order in which they were recorded.
struct Recorded<'a> {
    draws: std::slice::Iter<'a, Vec<f32>>,
}

impl Noise for Recorded<'_> {
    fn normal(&mut self, count: usize) -> Result<Vec<f32>> {
        match self.draws.next() {
            Some(draw) if draw.len() == count => Ok(draw.clone()),
            Some(draw) => Err(Error::input(
                "noise",
                format!(
                    "the next draw should be of {count} numbers, got {}",
                    draw.len()
                ),
            )),
            None => Err(Error::input("noise", "there are no more draws")),
        }
    }

    fn permutation(&mut self, count: usize) -> Vec<usize> {
        (0..count).collect()
    }

    fn skip(&mut self, draws: usize) {
        self.draws = self
            .draws
            .as_slice()
            .get(draws..)
            .unwrap_or_default()
            .iter();
    }
}

pub(super) fn whole<'a>(device: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async move {
        let batch = Batch::new(call.inputs, "");
        let features = batch.features();
        let (n, atoms) = (features.tokens.count(), features.tokens.atoms());
        let empty = Template::new(&features.tokens.asym_id, &TemplateFeatures::empty(n));
        if batch.templates()?.iter().any(|template| *template != empty) {
            return Err(Error::input(
                call.op,
                "has templates without the coordinates, from which whole models compute them",
            ));
        }
        let settings = settings(call, atoms)?;
        let model = OpenFold3::load(device, call.weights)?;
        let mut noise = Recorded {
            draws: call.noise.iter(),
        };
        let structures = model
            .structures(&features, &settings, &mut noise, &mut |_| true, None)
            .await?;
        let prediction = structures.logits(&mut |_| true).await?;
        let trunk = structures.trunk();
        let samples = prediction.samples;
        let mut r = device.recorder();
        let pairs = |name, data: Vec<f32>| {
            floats(name, &[samples, n, n, data.len() / (samples * n * n)], data)
        };
        let per_atom = |name, data: Vec<f32>| {
            floats(
                name,
                &[samples, atoms, data.len() / (samples * atoms)],
                data,
            )
        };
        Ok(vec![
            per_atom("atom_positions_predicted", prediction.coordinates),
            per_atom("plddt_logits", prediction.plddt),
            per_atom("experimentally_resolved_logits", prediction.resolved),
            pairs("pae_logits", prediction.pae),
            pairs("pde_logits", prediction.pde),
            floats(
                "distogram_logits",
                &[n, n, prediction.distogram.len() / (n * n)],
                prediction.distogram,
            ),
            read(&mut r, "si_trunk", &trunk.s).await?,
            read(&mut r, "zij_trunk", &trunk.z).await?,
        ])
    })
}

/// The configured recycles; steps and samples of the recorded noise.
fn settings(call: &ModelCall<'_>, atoms: usize) -> Result<Settings> {
    let shared = &call.options["config"]["shared"];
    let number = |value: &serde_json::Value, name: &str| {
        value
            .as_u64()
            .ok_or_else(|| Error::input("the header's `case`", format!("has no {name}")))
    };
    let recycles = number(&shared["num_recycles"], "config.shared.num_recycles")? as usize;
    let first = call.noise.first().map_or(0, Vec::len);
    Ok(Settings {
        recycles,
        steps: call.noise.len().saturating_sub(1) / 3,
        samples: first / (3 * atoms.max(1)),
    })
}
