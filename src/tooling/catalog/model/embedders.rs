//! The embedders of tokens, alignment and templates.

use super::batch::Batch;
use super::{read, ModelCall, Running};
use crate::error::Error;
use crate::gpu::Device;
use crate::layers::{AtomLayout, BiasOrientation, RefAtoms};
use crate::openfold3::{
    InputEmbedder, InputEmbedding, MsaEmbedder, MsaInputs, PairIndices, TemplateEmbedder,
    TemplateInputs,
};

pub(super) fn input<'a>(device: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async move {
        let features = Batch::new(call.inputs, "batch.").features();
        let (layout, pairs) = (
            AtomLayout::new(device, &features.tokens)?,
            PairIndices::new(device, &features.tokens)?,
        );
        let atoms = RefAtoms::new(device, &layout, &features.reference)?;
        let layer = InputEmbedder::load(device, &call.weights.at(""))?;
        let mut r = device.recorder();
        let InputEmbedding { s_input, s, z } =
            layer.forward(&mut r, (&layout, &atoms), &pairs, &features)?;
        Ok(vec![
            read(&mut r, "s_input", &s_input).await?,
            read(&mut r, "s_init", &s).await?,
            read(&mut r, "z_init", &z).await?,
        ])
    })
}

pub(super) fn msa<'a>(device: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async move {
        let features = Batch::new(call.inputs, "batch.").features();
        let pairs = PairIndices::new(device, &features.tokens)?;
        let rows: Vec<usize> = (0..features.msa.rows).collect();
        let inputs = MsaInputs::new(device, &features.msa, &rows)?;
        let layer = MsaEmbedder::load(device, &call.weights.at(""))?;
        let mut r = device.recorder();
        let m = layer.forward(&mut r, &inputs, &pairs, &call.upload(device, "s_input", 2)?)?;
        Ok(vec![read(&mut r, "m", &m).await?])
    })
}

pub(super) fn template<'a>(device: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async move {
        let asym_id: Vec<i32> = call
            .input("batch.asym_id")?
            .to_floats()
            .iter()
            .map(|id| *id as i32)
            .collect();
        let templates = Batch::new(call.inputs, "batch.").templates()?;
        let inputs = TemplateInputs::new(device, &asym_id, &templates)?;
        let layer =
            TemplateEmbedder::load(device, &call.weights.at(""), BiasOrientation::QueryKey)?;
        let (z, mask) = (
            call.upload(device, "z", 3)?,
            call.upload(device, "pair_mask", 2)?,
        );
        if z.shape()[..2] != *mask.shape() {
            return Err(Error::shape(
                call.op,
                "pair_mask",
                format!("{:?}", &z.shape()[..2]),
                format!("{:?}", mask.shape()),
            ));
        }
        let mut r = device.recorder();
        let t = layer.forward(&mut r, &z, &inputs, Some(&mask))?;
        Ok(vec![read(&mut r, "t", &t).await?])
    })
}
