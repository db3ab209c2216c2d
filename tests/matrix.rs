//! The kernels on cooperative matrices, emulated on a software device and compared with f64
//! references, the portable kernels, and OpenFold3 in f64.
//!
//! This finds errors in an index, a mask, a stride or an epilogue, but not errors of a driver, for
//! which a GPU is needed.

mod common;

use std::time::Instant;

use common::pairformer;
use trifold::kernels::ALL;
use trifold::layers::{BiasOrientation, PairformerBlock};
use trifold::operations::{triangle_attention, TriangleAttentionArguments};
use trifold::tooling::bench::model::dispatches_of_a_step;
use trifold::tooling::catalog::find_timed;
use trifold::{Device, DeviceOptions, Result, Tensor};

/// A software device for kernels of one variant; `None` if the device is a GPU.
fn emulated(variant: &str) -> Option<Device> {
    let variants = ALL
        .iter()
        .filter(|kernel| kernel.uses_coop(variant))
        .map(|kernel| (kernel.name().to_string(), variant.to_string()))
        .collect();
    let mut options = DeviceOptions::default();
    options.variants = variants;
    common::emulated(options)
}

type Check = (&'static str, fn(&Device, &str));

#[test]
fn coop_variants_of_16() {
    all("coop16", &[("attention", attention), ("layers", layers)]);
}

/// The same texts with matrices of 8 x 8.
#[test]
fn coop_variants_of_8() {
    all("coop8", &[("attention", attention)]);
}

/// 24 blocks of the diffusion transformer take five each, and six of the atom transformers one.
/// With more tokens, a software device cuts the work into more dispatches.
#[test]
fn a_denoising_step_of_few_tokens_takes_few_dispatches() {
    if let Some(device) = emulated("coop16") {
        assert_eq!(dispatches_of_a_step(&device, 20, 5).unwrap(), 143);
    }
}

#[test]
#[ignore = "a software driver compiles for minutes"]
fn what_takes_minutes() {
    all("coop16", &[("block", block)]);
    all("coop8", &[("layers", layers)]);
}

fn all(variant: &str, checks: &[Check]) {
    let Some(device) = emulated(variant) else {
        return;
    };
    for (name, check) in checks {
        let start = Instant::now();
        check(&device, variant);
        println!("{variant} {name}: {:?}", start.elapsed());
    }
}

/// Attention with a bias, a mask and a gate over two stages of keys and two workgroups of queries,
/// with one fully masked row.
fn attention(device: &Device, variant: &str) {
    // Scores reach forty, where f16 resolves a thirtieth; wider heads round more products.
    for (width, allowed) in [(32, 3e-2), (48, 8e-2)] {
        attention_of(device, variant, width, allowed);
    }
}

fn attention_of(device: &Device, variant: &str, width: usize, allowed: f64) {
    let [rows, heads, queries, keys] = [3, 2, 133, 75];
    let [of_queries, of_keys] = [queries, keys].map(|positions| [1, rows, heads, positions, width]);
    let shapes = [of_queries, of_keys, of_keys, of_queries];
    let count = |shape: &[usize]| shape.iter().product::<usize>();
    let rounded = |(seed, shape): (u64, &[usize; 5])| -> Vec<f32> {
        common::normal(seed, count(shape))
            .into_iter()
            .map(|number| half::f16::from_f32(3.0 * number).to_f32())
            .collect()
    };
    let numbers: Vec<Vec<f32>> = (1..).zip(&shapes).map(rounded).collect();
    let bias = common::normal(9, heads * queries * keys);
    let mask: Vec<bool> = (0..rows * keys)
        .map(|at| at / keys != 1 && at % 7 != 2)
        .collect();
    let run = |device: &Device, in_f16: bool| {
        let upload = |at: usize| {
            if in_f16 {
                device.upload_f16(&numbers[at], &shapes[at])
            } else {
                device.upload(&numbers[at], &shapes[at])
            }
        };
        let [q, k, v, gate] = [0, 1, 2, 3].map(|at| upload(at).unwrap());
        let bias = device.upload(&bias, &[1, 1, heads, queries, keys]).unwrap();
        let mask = device.upload_bool(&mask, &[1, rows, 1, 1, keys]).unwrap();
        let arguments = TriangleAttentionArguments {
            q: &q,
            k: &k,
            v: &v,
            bias: &bias,
            mask: Some(&mask),
            gate: Some(&gate),
            scale: None,
        };
        output(
            device,
            &["block_bias/vec4", &format!("attention/{variant}")][..if in_f16 { 2 } else { 0 }],
            |r| triangle_attention(r, &arguments),
        )
    };
    let portable = run(&device.as_portable(), false);
    expect_near(
        &format!("attention of heads of {width}"),
        &run(device, true),
        &portable,
        allowed,
    );
}

/// Layers with masks, compared with the same layers of portable kernels, at sizes above and below a
/// tile of the product and of queries.
fn layers(device: &Device, variant: &str) {
    let few = |name: &str| ["tri_mul_out", "swiglu_transition"].contains(&name);
    let multiplication: &[&str] = &["layer_norm_linear", "triangle_product", "triangle_update"];
    let attention: &[&str] = &["layer_norm_linear", "attention", "linear"];
    let cases = [
        ("tri_mul_out", 133, multiplication),
        ("tri_mul_in", 77, multiplication),
        ("tri_att_start", 77, attention),
        ("tri_att_end_as_used", 37, attention),
        ("swiglu_transition", 37, &["swiglu_transition"]),
        ("attention_pair_bias", 37, &["layer_norm_linear", "linear"]),
        (
            "dit_block",
            37,
            &[
                "layer_norm_linear",
                "ada_ln_attention",
                "linear",
                "gated_linear",
            ],
        ),
        ("atom_block", 37, &["atom_block", "linear"]),
        ("atom_block", 14, &["linear"]),
    ];
    for (name, n, kernels) in cases
        .into_iter()
        .filter(|(name, ..)| variant == "coop16" || few(name))
    {
        let job = |device: &Device| find_timed(name).unwrap().prepare(device, n).unwrap();
        let labels: Vec<String> = kernels
            .iter()
            .map(|kernel| format!("{kernel}/{variant}"))
            .collect();
        let got = output(
            device,
            &labels.iter().map(String::as_str).collect::<Vec<_>>(),
            job(device),
        );
        expect_near(
            name,
            &got,
            &output(&device.as_portable(), &[], job(&device.as_portable())),
            8e-3,
        );
    }
}

/// A Pairformer block in place and without masks, as close to OpenFold3 in f64 as OpenFold3's block
/// in bfloat16.
fn block(device: &Device, _: &str) {
    let golden = pairformer::Golden::open();
    let block =
        PairformerBlock::load(device, &golden.weights().at(""), BiasOrientation::QueryKey).unwrap();
    for (name, got) in ["s", "z"]
        .into_iter()
        .zip(pairformer::run(device, &golden, &block, 1, 1.0))
    {
        let key = format!("blocks1.scale1.{name}");
        let (error, bound) = (golden.error(&key, &got), golden.error_of_bfloat16(&key));
        println!("{key}: {error:.2e}, allowed {bound:.2e}");
        assert!(
            error <= bound,
            "{key}: {error:e} where {bound:e} is allowed"
        );
    }
}

/// The output of a job that runs kernels on matrices of this size.
fn output(
    device: &Device,
    kernels: &[&str],
    job: impl Fn(&mut trifold::Recorder) -> Result<Tensor>,
) -> Vec<f32> {
    let mut r = device.recorder();
    let output = job(&mut r).unwrap();
    let labels: Vec<String> = r.labels().map(str::to_string).collect();
    for kernel in kernels {
        assert!(
            labels.contains(&kernel.to_string()),
            "no {kernel} among {labels:?}"
        );
    }
    r.read_blocking(&output).unwrap()
}

/// Compares the largest difference, relative to the root mean square of the expected output, with
/// the bound.
fn expect_near(name: &str, got: &[f32], expected: &[f32], allowed: f64) {
    let mean_square = expected
        .iter()
        .map(|number| f64::from(*number).powi(2))
        .sum::<f64>()
        / expected.len() as f64;
    let differences = got
        .iter()
        .zip(expected)
        .map(|(got, expected)| (f64::from(*got) - f64::from(*expected)).abs() / mean_square.sqrt());
    let largest = differences.fold(0.0, f64::max);
    println!("{name}: {largest:.1e}, allowed {allowed:.0e}");
    assert!(
        got.len() == expected.len() && got.iter().all(|number| number.is_finite()),
        "{name} has other elements, or some that are not numbers"
    );
    assert!(
        largest <= allowed,
        "{name} is off by {largest:e} where {allowed:e} is allowed"
    );
}
