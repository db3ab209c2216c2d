//! Work that exceeds a binding runs in blocks, with equal results.

mod common;

use common::normal;
use trifold::kernels::{
    gated_linear, linear, Activation, GatedLinearArguments, LinearArguments, Rows,
};
use trifold::operations::{
    evoformer_attention, triangle_attention, EvoformerAttentionArguments,
    TriangleAttentionArguments,
};
use trifold::tooling::reference::{self, AttentionInputs, Term};
use trifold::{Device, DeviceOptions, Tensor};

/// Some queries of an attention `[G, H, Q, D]` compared with the reference: enough to reach every
/// block.
struct Sampled<'a> {
    inputs: AttentionInputs<'a>,
    /// Index in the output of element d of a query.
    place: &'a dyn Fn(usize, usize, usize) -> usize,
}

impl Sampled<'_> {
    fn check(&self, got: &[f32], groups: &[usize], queries: &[usize]) {
        for &group in groups {
            for head in 0..self.inputs.heads {
                for &query in queries {
                    let exact = reference::attention_query(&self.inputs, group, head, query);
                    let start = (self.place)(group, head, query);
                    let comparison = trifold::tooling::check::compare(
                        &got[start..start + self.inputs.width],
                        &exact,
                        trifold::tooling::check::F32,
                    );
                    assert!(
                        comparison.passed(),
                        "group {group} head {head} query {query}: {comparison:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn evoformer_attention_at_2048_on_default_limits() {
    let device = common::device();
    evoformer(&device, 1, 2048, 8, 32);
}

#[test]
fn triangle_attention_at_512_on_default_limits() {
    let device = common::device();
    assert_eq!(device.report().limits.storage_binding_bytes, 128 << 20);
    triangle(&device, 512, 4, 512, 512, 32);
}

#[test]
fn tensors_larger_than_a_binding_run_in_blocks() {
    let device = common::device();
    // q and o are 144 MiB each, more than the largest binding; there are few keys to keep the test
    // short.
    assert!(triangle(&device, 576, 4, 512, 24, 32) > 1);
    // The bias is 144 MiB too.
    assert!(triangle(&device, 1, 18, 2048, 1024, 8) > 1);
}

#[test]
fn products_of_more_rows_than_a_grid_has_tiles() {
    let device = common::device()
        .preferring("linear", "tile32")
        .and_then(|device| device.preferring("gated_linear", "tile32"))
        .unwrap();
    let rows = 65_535 * 32 + 7;
    let x: Vec<f32> = (0..rows)
        .flat_map(|row| [row as f32, 1.0, 0.0, 0.0])
        .collect();
    let x = device.upload(&x, &[rows, 4]).unwrap();
    let weight = |from: [f32; 4]| device.upload(&from.repeat(4), &[4, 4]).unwrap();
    let [same, one] = [weight([1.0, 0.0, 0.0, 0.0]), weight([0.0, 1.0, 0.0, 0.0])];
    let gated = GatedLinearArguments {
        x: Rows::from(&x),
        w_gate: &one,
        w_value: &same,
        activation: Activation::Identity,
        mask: None,
    };
    let mut r = device.recorder();
    let whole = linear(&mut r, &LinearArguments::new(&x, &same)).unwrap();
    let alike = gated_linear(&mut r, &gated).unwrap();
    assert_eq!(r.labels().count(), 4, "two dispatches each");
    for y in [whole, alike] {
        let y = r.read_blocking(&y).unwrap();
        assert!(y
            .chunks_exact(4)
            .enumerate()
            .all(|(row, own)| own == [row as f32; 4]));
    }
}

#[test]
fn a_small_byte_budget_gives_the_same() {
    let open = |byte_budget| {
        Device::open_blocking(DeviceOptions::default().with_byte_budget(byte_budget)).unwrap()
    };
    let small = open(4_096);
    assert!(triangle(&small, 5, 3, 33, 21, 8) > 1);
    assert!(evoformer(&small, 6, 20, 2, 8) > 1);
    let larger = open(65_536);
    assert!(triangle(&larger, 9, 4, 70, 33, 16) > 1);
    assert!(evoformer(&larger, 7, 70, 4, 16) > 1);
}

#[test]
fn tensors_in_several_buffers_give_the_same() {
    let open =
        |bytes| Device::open_blocking(DeviceOptions::default().with_buffer_bytes(bytes)).unwrap();
    // The pair representations take 12 KiB and 306 KiB.
    assert!(evoformer(&open(6_144), 6, 20, 2, 8) > 1);
    assert!(evoformer(&open(40_000), 7, 70, 4, 16) > 1);
}

#[test]
fn one_row_over_the_budget_is_an_error_and_the_next_call_works() {
    let device = Device::open_blocking(DeviceOptions::default().with_byte_budget(256)).unwrap();
    let q = upload(&device, &[1, 1, 1, 40, 8]);
    let bias = upload(&device, &[1, 1, 1, 40, 40]);
    let mut r = device.recorder();
    let arguments = TriangleAttentionArguments {
        q: &q,
        k: &q,
        v: &q,
        bias: &bias,
        mask: None,
        gate: None,
        scale: None,
    };
    let error = triangle_attention(&mut r, &arguments)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("attention") && error.contains("byte budget of 256"),
        "{error}"
    );
    let (small, small_bias) = (
        upload(&device, &[1, 1, 1, 4, 8]),
        upload(&device, &[1, 1, 1, 4, 4]),
    );
    let arguments = TriangleAttentionArguments {
        q: &small,
        k: &small,
        v: &small,
        bias: &small_bias,
        mask: None,
        gate: None,
        scale: None,
    };
    let o = triangle_attention(&mut r, &arguments).unwrap();
    assert!(r.read_blocking(&o).unwrap().iter().all(|x| x.is_finite()));
}

fn upload(device: &Device, shape: &[usize]) -> Tensor {
    device
        .upload(&normal(1, shape.iter().product()), shape)
        .unwrap()
}

/// Runs the operation on random inputs, compares it, and returns its number of dispatches.
fn evoformer(device: &Device, s: usize, n: usize, h: usize, d: usize) -> usize {
    let shape = [1, s, n, h, d];
    let [q, k, v] = [1, 2, 3].map(|seed| normal(seed, s * n * h * d));
    let mask: Vec<f32> = (0..s * n)
        .map(|at| if at % 7 == 3 { -1e9 } else { 0.0 })
        .collect();
    let bias = normal(4, h * n * n);
    let [qt, kt, vt] = [&q, &k, &v].map(|data| device.upload(data, &shape).unwrap());
    let (mask_tensor, bias_tensor) = (
        device.upload(&mask, &[1, s, 1, 1, n]).unwrap(),
        device.upload(&bias, &[1, 1, h, n, n]).unwrap(),
    );
    let mut r = device.recorder();
    let arguments = EvoformerAttentionArguments {
        q: &qt,
        k: &kt,
        v: &vt,
        res_mask: Some(&mask_tensor),
        pair_bias: Some(&bias_tensor),
        gate: None,
    };
    let o = evoformer_attention(&mut r, &arguments).unwrap();
    let dispatches = r.labels().count();
    let got = r.read_blocking(&o).unwrap();
    let heads_first = |data: &[f32]| -> Vec<f32> {
        (0..data.len())
            .map(|at| {
                data[((at / (h * n * d) * n + at / d % n) * h + at / (n * d) % h) * d + at % d]
            })
            .collect()
    };
    let [q, k, v] = [&q, &k, &v].map(|data| heads_first(data));
    let inputs = AttentionInputs {
        groups: s,
        heads: h,
        queries: n,
        keys: n,
        width: d,
        scale: 1.0 / (d as f64).sqrt(),
        q: &q,
        k: &k,
        v: &v,
        pair_bias: Some(&bias),
        term: Some(Term::Bias(&mask)),
        gate: None,
    };
    let place = |group: usize, head: usize, query: usize| ((group * n + query) * h + head) * d;
    Sampled {
        inputs,
        place: &place,
    }
    .check(&got, &spread(s), &spread(n));
    dispatches
}

/// As [`evoformer`].
fn triangle(device: &Device, n: usize, h: usize, q_len: usize, k_len: usize, d: usize) -> usize {
    let q = normal(1, n * h * q_len * d);
    let [k, v] = [2, 3].map(|seed| normal(seed, n * h * k_len * d));
    let bias = normal(4, h * q_len * k_len);
    let mask: Vec<bool> = (0..n * k_len).map(|at| at % 5 != 2).collect();
    let qt = device.upload(&q, &[1, n, h, q_len, d]).unwrap();
    let [kt, vt] = [&k, &v].map(|data| device.upload(data, &[1, n, h, k_len, d]).unwrap());
    let (bias_tensor, mask_tensor) = (
        device.upload(&bias, &[1, 1, h, q_len, k_len]).unwrap(),
        device.upload_bool(&mask, &[1, n, 1, 1, k_len]).unwrap(),
    );
    let mut r = device.recorder();
    let arguments = TriangleAttentionArguments {
        q: &qt,
        k: &kt,
        v: &vt,
        bias: &bias_tensor,
        mask: Some(&mask_tensor),
        gate: None,
        scale: None,
    };
    let o = triangle_attention(&mut r, &arguments).unwrap();
    let dispatches = r.labels().count();
    let got = r.read_blocking(&o).unwrap();
    let mask: Vec<f32> = mask.iter().map(|kept| f32::from(u8::from(*kept))).collect();
    let inputs = AttentionInputs {
        groups: n,
        heads: h,
        queries: q_len,
        keys: k_len,
        width: d,
        scale: 1.0 / (d as f64).sqrt(),
        q: &q,
        k: &k,
        v: &v,
        pair_bias: Some(&bias),
        term: Some(Term::Mask(&mask)),
        gate: None,
    };
    let place = |group: usize, head: usize, query: usize| ((group * h + head) * q_len + query) * d;
    Sampled {
        inputs,
        place: &place,
    }
    .check(&got, &spread(n), &spread(q_len));
    dispatches
}

/// The first, the last and some indices between; all of them if there are few.
fn spread(count: usize) -> Vec<usize> {
    let step = (count / 11).max(1);
    (0..count).step_by(step).chain([count - 1]).collect()
}
