//! Parts that run on the host.

use super::batch::Batch;
use super::{floats, ModelCall, ModelOutputs, Running};
use crate::error::Result;
use crate::features::{
    RelativePositions, TokenFeatures, Windows, KEYS_PER_WINDOW, QUERIES_PER_WINDOW, RELPOS_CHANNELS,
};
use crate::gpu::Device;
use crate::openfold3::{self, FourierEmbedding};

pub(super) fn relpos<'a>(_: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async {
        let cyclic = Batch::new(call.inputs, "").features().tokens;
        let open = TokenFeatures {
            cyclic_mask: vec![0; cyclic.count()],
            ..cyclic.clone()
        };
        Ok([("relpos", &open), ("relpos_cyclic_chain1", &cyclic)]
            .map(|(name, tokens)| one_hot(name, tokens))
            .into())
    })
}

fn one_hot(name: &str, tokens: &TokenFeatures) -> (String, crate::weights::HostTensor) {
    let (n, positions) = (tokens.count(), RelativePositions::new(tokens));
    let mut channels = vec![0.0; n * n * RELPOS_CHANNELS];
    for (pair, row) in channels.chunks_exact_mut(RELPOS_CHANNELS).enumerate() {
        let (own, same_entity) = positions.channels(pair);
        own.iter().for_each(|channel| row[*channel] = 1.0);
        row[RELPOS_CHANNELS - 7] = f32::from(u8::from(same_entity));
    }
    floats(name, &[n, n, RELPOS_CHANNELS], channels)
}

/// The numbers of atoms of the case.
const ATOMS: [usize; 7] = [20, 32, 97, 128, 129, 162, 500];

pub(super) fn atom_block_indices<'a>(_: &'a Device, _: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async { Ok(ATOMS.iter().flat_map(|atoms| windows(*atoms)).collect()) })
}

fn windows(atoms: usize) -> ModelOutputs {
    let windows = Windows::new(atoms);
    let count = windows.count();
    let keys = windows.keys.iter().map(|key| *key as f32).collect();
    let invalid = windows
        .valid
        .iter()
        .map(|valid| 1.0 - *valid as f32)
        .collect();
    let pairs = (0..count * QUERIES_PER_WINDOW).flat_map(|query| {
        let own =
            windows.valid[query / QUERIES_PER_WINDOW * KEYS_PER_WINDOW..][..KEYS_PER_WINDOW].iter();
        own.map(move |valid| if query < atoms { *valid as f32 } else { 0.0 })
    });
    let pairs = pairs.collect();
    vec![
        floats(
            &format!("n{atoms}.key_index"),
            &[count, KEYS_PER_WINDOW],
            keys,
        ),
        floats(
            &format!("n{atoms}.invalid"),
            &[count, KEYS_PER_WINDOW],
            invalid,
        ),
        floats(
            &format!("n{atoms}.pair_mask"),
            &[count, QUERIES_PER_WINDOW, KEYS_PER_WINDOW],
            pairs,
        ),
    ]
}

pub(super) fn noise_schedule<'a>(_: &'a Device, _: &'a ModelCall<'a>) -> Running<'a> {
    let levels = |steps| {
        floats(
            &format!("steps{steps}"),
            &[steps + 1],
            openfold3::noise_schedule(steps),
        )
    };
    Box::pin(async move { Ok([4, 20, 50, 200].map(levels).into()) })
}

pub(super) fn quat_to_rot<'a>(_: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async {
        let quaternions = call.input("q")?.to_floats();
        let rotations: Vec<f32> = quaternions
            .chunks_exact(4)
            .flat_map(|q| openfold3::rotation([q[0], q[1], q[2], q[3]]).concat())
            .collect();
        Ok(vec![floats("R", &[rotations.len() / 9, 3, 3], rotations)])
    })
}

pub(super) fn fourier_embedding<'a>(_: &'a Device, call: &'a ModelCall<'a>) -> Running<'a> {
    Box::pin(async {
        let embedding = FourierEmbedding::load(&call.weights.at(""))?;
        let embedded: Vec<f32> = call
            .input("x")?
            .to_floats()
            .iter()
            .flat_map(|x| embedding.forward(*x))
            .collect();
        let result: Result<ModelOutputs> = Ok(vec![floats(
            "y",
            &[embedded.len() / embedding.channels(), embedding.channels()],
            embedded,
        )]);
        result
    })
}
