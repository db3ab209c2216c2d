//! The diffusion module and the confidence heads.

use super::batch::Batch;
use super::{floats, read, ModelCall, Running};
use crate::gpu::Device;
use crate::layers::{AtomLayout, BiasOrientation, RefAtoms};
use crate::openfold3::{
    AuxiliaryHeads, DiffusionConditioning, DiffusionInputs, DiffusionModule, PairIndices,
};
use crate::weights::{HostData, HostTensor};

pub(super) fn conditioning<'a>(device: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async move {
        let pairs = PairIndices::new(device, &Batch::new(call.inputs, "batch.").features().tokens)?;
        let mask = call.upload(device, "batch.token_mask", 1)?;
        let mask = mask.reshape(&[1, mask.len()])?;
        let flags = call.input("batch.token_mask")?.to_floats();
        let pair_mask: Vec<f32> = flags
            .iter()
            .flat_map(|i| flags.iter().map(move |j| i * j))
            .collect();
        let pair_mask = device.upload(&pair_mask, &[flags.len(), flags.len()])?;
        let layer = DiffusionConditioning::load(device, &call.weights.at(""))?;
        let [s, s_input] = [
            call.upload(device, "si_trunk", 2)?,
            call.upload(device, "si_input", 2)?,
        ];
        let mut r = device.recorder();
        let z = layer.pair(
            &mut r,
            &pairs,
            &call.upload(device, "zij_trunk", 3)?,
            Some(&pair_mask),
        )?;
        let without_noise = layer.single_without_noise(&mut r, &s, &s_input)?;
        let singles = layer.singles(&mut r, &without_noise, &[call.scalar("t")?], Some(&mask))?;
        let s = singles.reshape(without_noise.shape())?;
        Ok(vec![
            read(&mut r, "s", &s).await?,
            read(&mut r, "z", &z).await?,
        ])
    })
}

pub(super) fn step<'a>(device: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async move {
        let features = Batch::new(call.inputs, "batch.").features();
        let (layout, pairs) = (
            AtomLayout::new(device, &features.tokens)?,
            PairIndices::new(device, &features.tokens)?,
        );
        let atoms = RefAtoms::new(device, &layout, &features.reference)?;
        let [s_input, s] = [
            call.upload(device, "si_input", 2)?,
            call.upload(device, "si_trunk", 2)?,
        ];
        let z = call.upload(device, "zij_trunk", 3)?;
        let module = DiffusionModule::load(device, &call.weights.at(""))?;
        let mut r = device.recorder();
        let inputs = DiffusionInputs {
            layout: &layout,
            atoms: &atoms,
            pairs: &pairs,
            s_input: &s_input,
            s: &s,
            z: &z,
        };
        let conditions = module.conditions(&mut r, &inputs)?;
        let noisy = call.input("xl_noisy")?;
        let denoised = module
            .denoise(&mut r, &conditions, &noisy.to_floats(), call.scalar("t")?)
            .await?;
        Ok(vec![floats("xl", &noisy.shape, denoised)])
    })
}

pub(super) fn aux_heads<'a>(device: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async move {
        let tokens = Batch::new(call.inputs, "batch.").features().tokens;
        let pairs = PairIndices::new(device, &tokens)?;
        let heads = AuxiliaryHeads::load(
            device,
            &call.weights.at(""),
            BiasOrientation::QueryKey,
            false,
        )?;
        let inputs = heads.inputs(device, &tokens)?;
        let [s_input, s, z] = [
            call.upload(device, "si_input", 2)?,
            call.upload(device, "si_trunk", 2)?,
            call.upload(device, "zij_trunk", 3)?,
        ];
        let mut r = device.recorder();
        let distogram = heads.distogram(&mut r, &z)?;
        let names = [
            "plddt_logits",
            "experimentally_resolved_logits",
            "pae_logits",
            "pde_logits",
        ];
        let mut outputs = names.map(|name| {
            (
                name.to_string(),
                HostTensor {
                    shape: Vec::new(),
                    data: HostData::F32(Vec::new()),
                },
            )
        });
        for positions in call
            .input("x")?
            .to_floats()
            .chunks_exact(3 * tokens.atoms())
        {
            let logits = heads.forward(&mut r, (&inputs, &pairs), [&s_input, &s, &z], positions)?;
            for ((_, output), own) in
                outputs
                    .iter_mut()
                    .zip([&logits.plddt, &logits.resolved, &logits.pae, &logits.pde])
            {
                let mut all = output.to_floats();
                all.extend(r.read(own).await?);
                *output = HostTensor {
                    shape: [&[all.len() / own.len()], own.shape()].concat(),
                    data: HostData::F32(all),
                };
            }
        }
        Ok([
            Vec::from(outputs),
            vec![read(&mut r, "distogram_logits", &distogram).await?],
        ]
        .concat())
    })
}
