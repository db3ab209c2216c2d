//! The parts between atoms and tokens.

use super::batch::Batch;
use super::{floats, read, ModelCall, ModelOutputs, Running};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::Rows;
use crate::layers::{
    AtomAttentionDecoder, AtomAttentionEncoder, AtomLayout, AtomRepresentation, RefAtoms,
};
use crate::tensor::Tensor;
use crate::weights::HostTensor;

pub(super) fn encoder<'a>(device: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async move { encode(device, call, None, None).await })
}

pub(super) fn noisy_encoder<'a>(device: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async move {
        let trunk = [
            call.upload(device, "si_trunk", 2)?,
            call.upload(device, "zij", 3)?,
        ];
        encode(device, call, Some(trunk.each_ref()), Some("rl")).await
    })
}

async fn encode(
    device: &Device,
    call: &ModelCall<'_>,
    trunk: Option<[&Tensor; 2]>,
    positions: Option<&str>,
) -> Result<ModelOutputs> {
    let features = Batch::new(call.inputs, "batch.").features();
    let layout = AtomLayout::new(device, &features.tokens)?;
    let atoms = RefAtoms::new(device, &layout, &features.reference)?;
    let layer = AtomAttentionEncoder::load(device, &call.weights.at(""))?;
    let mut r = device.recorder();
    let representation = layer.represent(&mut r, &layout, &atoms, trunk)?;
    let positions = positions
        .map(|name| padded(device, &layout, call.input(name)?))
        .transpose()?;
    let samples = positions
        .as_ref()
        .map_or(1, |positions| positions.shape()[0]);
    let a = r.allocate(&[samples, layout.tokens(), layer.outputs()])?;
    let q = layer.forward(
        &mut r,
        &layout,
        &representation,
        positions.as_ref(),
        Rows::from(&a),
    )?;
    let AtomRepresentation { c, p, .. } = &representation;
    Ok(vec![
        read(&mut r, "a", &a).await?,
        trimmed(&mut r, &layout, "q", &q).await?,
        trimmed(&mut r, &layout, "c", c).await?,
        read(&mut r, "p", p).await?,
    ])
}

pub(super) fn decoder<'a>(device: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async move {
        let layout = AtomLayout::new(device, &Batch::new(call.inputs, "batch.").features().tokens)?;
        let layer = AtomAttentionDecoder::load(device, &call.weights.at(""))?;
        let [q, c] = [
            padded(device, &layout, call.input("q")?)?,
            padded(device, &layout, call.input("c")?)?,
        ];
        let p = call.upload(device, "p", 4)?;
        let c_p = *p.shape().last().unwrap_or(&1);
        let mut r = device.recorder();
        let conditions = layer.conditions(
            &mut r,
            &c.reshape(&c.shape()[1..])?,
            &p.reshape(&[p.len() / c_p, c_p])?,
        )?;
        let update = layer.forward(
            &mut r,
            &layout,
            &call.upload(device, "a", 3)?,
            &q,
            &conditions,
        )?;
        Ok(vec![trimmed(&mut r, &layout, "r_update", &update).await?])
    })
}

/// `[.., A, C]` as `[S, 32 W, C]`, with zeros after the atoms.
fn padded(device: &Device, layout: &AtomLayout, tensor: &HostTensor) -> Result<Tensor> {
    let width = *tensor.shape.last().unwrap_or(&1);
    let real = layout.atoms() * width;
    let data = tensor.to_floats();
    if data.is_empty() || !data.len().is_multiple_of(real) {
        return Err(Error::shape(
            "atoms",
            "input",
            format!("[.., {}, {width}]", layout.atoms()),
            format!("{:?}", tensor.shape),
        ));
    }
    let mut rows = Vec::new();
    for (sample, own) in data.chunks_exact(real).enumerate() {
        rows.extend_from_slice(own);
        rows.resize((sample + 1) * layout.padded() * width, 0.0);
    }
    device.upload(&rows, &[data.len() / real, layout.padded(), width])
}

/// `[.., 32 W, C]` read back without the padding after the atoms.
async fn trimmed(
    r: &mut Recorder,
    layout: &AtomLayout,
    name: &str,
    tensor: &Tensor,
) -> Result<(String, HostTensor)> {
    let width = *tensor.shape().last().unwrap_or(&1);
    let data = r.read(tensor).await?;
    let (all, real) = (layout.padded() * width, layout.atoms() * width);
    let rows: Vec<f32> = data
        .chunks_exact(all)
        .flat_map(|sample| sample[..real].to_vec())
        .collect();
    Ok(floats(
        name,
        &[data.len() / all, layout.atoms(), width],
        rows,
    ))
}
