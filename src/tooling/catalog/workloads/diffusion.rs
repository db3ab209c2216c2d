//! Blocks of the diffusion module with random weights.

use super::layers::{PAIR, SINGLE};
use super::random::{random, random_weights, NamedShape};
use super::{Work, Workload};
use crate::error::Result;
use crate::features::TokenFeatures;
use crate::gpu::Device;
use crate::layers::{AtomLayout, AtomTransformer, DiffusionTransformer};

pub(crate) const DIT_BLOCK: Workload = Workload {
    sizes: "the block, with its pair bias: S = 5, C_a = 768, C_s = 384, C_z = 128, H = 16, D = 48",
    prepare: dit_block,
};
pub(crate) const ATOM_BLOCK: Workload = Workload {
    sizes:
        "the block over 8 N atoms, with its conditioning: S = 5, C = 128, C_p = 16, H = 4, D = 32",
    prepare: atom_block,
};

/// Structures of one batch.
const SAMPLES: usize = 5;
/// OpenFold3's channels of tokens and atoms in the diffusion module, and of pairs of atoms.
const TOKEN: usize = 768;
const ATOM: usize = 128;
const ATOM_PAIR: usize = 16;
/// The mean number of atoms of a residue.
const ATOMS_OF_A_TOKEN: usize = 8;

fn dit_block(device: &Device, n: usize) -> Result<Work> {
    let weights = random_weights(
        [
            weight("layer_norm_z.weight", &[PAIR]),
            block(["layer_norm_a"].as_slice(), [TOKEN, SINGLE, PAIR, 16]),
        ]
        .concat(),
    );
    let transformer = DiffusionTransformer::load(&device.for_rollout(), &weights.at(""))?;
    weights.all_used()?;
    let (a, s, z) = (
        random(device, &[SAMPLES, n, TOKEN])?,
        random(device, &[n, SINGLE])?,
        random(device, &[n, n, PAIR])?,
    );
    Ok(Box::new(move |r| {
        let biases = transformer.pair_biases(r, &z)?;
        transformer.forward(r, &a, &s, &biases, None)?;
        Ok(a.clone())
    }))
}

fn atom_block(device: &Device, n: usize) -> Result<Work> {
    let norms = ["layer_norm_a_q", "layer_norm_a_k"];
    let weights = random_weights(
        [
            weight("layer_norm_z.weight", &[ATOM_PAIR]),
            block(&norms, [ATOM, ATOM, ATOM_PAIR, 4]),
        ]
        .concat(),
    );
    let transformer = AtomTransformer::load(&device.for_rollout(), &weights.at(""))?;
    weights.all_used()?;
    let layout = AtomLayout::new(device, &tokens(n))?;
    let pairs = layout.pair_atoms().shape()[0];
    let q = random(device, &[SAMPLES, layout.padded(), ATOM])?;
    let (c, p) = (
        random(device, &[layout.padded(), ATOM])?,
        random(device, &[pairs, ATOM_PAIR])?,
    );
    Ok(Box::new(move |r| {
        let conditions = transformer.conditions(r, &c, &p)?;
        transformer.forward(r, &layout, &q, &conditions)
    }))
}

/// Tokens with equal numbers of atoms.
fn tokens(n: usize) -> TokenFeatures {
    TokenFeatures {
        num_atoms_per_token: vec![ATOMS_OF_A_TOKEN as i32; n],
        start_atom_index: (0..n)
            .map(|token| (token * ATOMS_OF_A_TOKEN) as i32)
            .collect(),
        atom_to_token_index: (0..n * ATOMS_OF_A_TOKEN)
            .map(|atom| (atom / ATOMS_OF_A_TOKEN) as i32)
            .collect(),
        ..TokenFeatures::default()
    }
}

fn weight(name: &str, shape: &[usize]) -> Vec<NamedShape> {
    vec![(name.to_string(), shape.to_vec())]
}

fn with_bias(name: &str, rows: usize, columns: usize) -> Vec<NamedShape> {
    [
        weight(&format!("{name}.weight"), &[rows, columns]),
        weight(&format!("{name}.bias"), &[rows]),
    ]
    .concat()
}

/// The weights of a block in OpenFold3: attention after these norms, and a transition.
fn block(norms: &[&str], [channels, condition, pair, heads]: [usize; 4]) -> Vec<NamedShape> {
    let square = |name: &str| weight(&format!("{name}.weight"), &[channels, channels]);
    let ada_ln = |name: &str| {
        let scale = weight(&format!("{name}.layer_norm_s.weight"), &[condition]);
        [
            scale,
            with_bias(&format!("{name}.linear_g"), channels, condition),
            weight(&format!("{name}.linear_s.weight"), &[channels, condition]),
        ]
        .concat()
    };
    let attention = [
        norms.iter().flat_map(|name| ada_ln(name)).collect(),
        weight("linear_z.weight", &[heads, pair]),
        with_bias("mha.linear_q", channels, channels),
        ["k", "v", "g", "o"]
            .iter()
            .flat_map(|letter| square(&format!("mha.linear_{letter}")))
            .collect(),
        with_bias("linear_ada_out", channels, condition),
    ];
    let transition = [
        ada_ln("layer_norm"),
        weight("swiglu.linear_a.weight", &[2 * channels, channels]),
        weight("swiglu.linear_b.weight", &[2 * channels, channels]),
        with_bias("linear_g", channels, condition),
        weight("linear_out.weight", &[channels, 2 * channels]),
    ];
    let under = |prefix: &str, parts: &[Vec<NamedShape>]| -> Vec<NamedShape> {
        parts
            .concat()
            .into_iter()
            .map(|(name, shape)| (format!("blocks.0.{prefix}.{name}"), shape))
            .collect()
    };
    [
        under("attention_pair_bias", &attention),
        under("conditioned_transition", &transition),
    ]
    .concat()
}
