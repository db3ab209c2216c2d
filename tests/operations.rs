//! The contracts of `triangle_attention` and `evoformer_attention`: ranks, broadcasts, gates and
//! scales.

mod common;

use common::normal;
use trifold::operations::{
    evoformer_attention, triangle_attention, EvoformerAttentionArguments,
    TriangleAttentionArguments,
};
use trifold::tooling::check::{compare, F32};
use trifold::tooling::reference::{attention, AttentionInputs, Term};
use trifold::Device;

/// B batches of T templates of N rows, H heads, Q queries, K keys, D elements.
const B: usize = 2;
const T: usize = 3;
const N: usize = 4;
const H: usize = 2;
const Q: usize = 5;
const K: usize = 7;
const D: usize = 8;

struct Drawn {
    q: Vec<f32>,
    k: Vec<f32>,
    v: Vec<f32>,
    gate: Vec<f32>,
    bias: Vec<f32>,
    mask: Vec<bool>,
}

fn drawn(groups: usize) -> Drawn {
    let rows = groups * N * H;
    Drawn {
        q: normal(1, rows * Q * D),
        k: normal(2, rows * K * D),
        v: normal(3, rows * K * D),
        gate: normal(4, rows * Q * D),
        bias: normal(5, groups * H * Q * K),
        mask: (0..groups * N * K).map(|at| at % 3 != 1).collect(),
    }
}

/// Runs `leading + [N, H, Q, D]` tensors through the operation and compares with the reference.
fn check_triangle(device: &Device, leading: &[usize], scale: Option<f32>) {
    let groups = leading.iter().product();
    let Drawn {
        q,
        k,
        v,
        gate,
        bias,
        mask,
    } = drawn(groups);
    let upload =
        |data: &[f32], rest: &[usize]| device.upload(data, &[leading, rest].concat()).unwrap();
    let [qt, gt] = [upload(&q, &[N, H, Q, D]), upload(&gate, &[N, H, Q, D])];
    let [kt, vt] = [upload(&k, &[N, H, K, D]), upload(&v, &[N, H, K, D])];
    let bt = upload(&bias, &[1, H, Q, K]);
    let mt = device
        .upload_bool(&mask, &[leading, &[N, 1, 1, K]].concat())
        .unwrap();
    let mut r = device.recorder();
    let arguments = TriangleAttentionArguments {
        q: &qt,
        k: &kt,
        v: &vt,
        bias: &bt,
        mask: Some(&mt),
        gate: Some(&gt),
        scale,
    };
    let o = triangle_attention(&mut r, &arguments).unwrap();
    assert_eq!(o.shape(), qt.shape());
    let mask: Vec<f32> = mask.iter().map(|kept| f32::from(u8::from(*kept))).collect();
    let expected = attention(&AttentionInputs {
        groups: groups * N,
        heads: H,
        queries: Q,
        keys: K,
        width: D,
        scale: scale.map_or(1.0 / (D as f64).sqrt(), f64::from),
        q: &q,
        k: &k,
        v: &v,
        pair_bias: Some(&bias),
        term: Some(Term::Mask(&mask)),
        gate: Some(&gate),
    });
    let comparison = compare(&r.read_blocking(&o).unwrap(), &expected, F32);
    assert!(comparison.passed(), "{leading:?} {scale:?}: {comparison:?}");
}

#[test]
fn triangle_attention_of_4_5_and_6_axes() {
    let device = common::device();
    check_triangle(&device, &[], None);
    check_triangle(&device, &[B], None);
    check_triangle(&device, &[B, T], None);
    check_triangle(&device, &[B], Some(0.7));
}

#[test]
fn a_bias_for_all_batches_is_broadcast() {
    let device = common::device();
    let Drawn { q, k, v, bias, .. } = drawn(B * T);
    let [qt, kt, vt] = [(&q, Q), (&k, K), (&v, K)]
        .map(|(data, length)| device.upload(data, &[B, T, N, H, length, D]).unwrap());
    let one = &bias[..H * Q * K];
    let shared = device.upload(one, &[1, 1, 1, H, Q, K]).unwrap();
    let spread = device
        .upload(&one.repeat(B * T), &[B, T, 1, H, Q, K])
        .unwrap();
    let run = |bias| {
        let mut r = device.recorder();
        let o = triangle_attention(
            &mut r,
            &TriangleAttentionArguments {
                q: &qt,
                k: &kt,
                v: &vt,
                bias,
                mask: None,
                gate: None,
                scale: None,
            },
        )
        .unwrap();
        r.read_blocking(&o).unwrap()
    };
    assert_eq!(run(&shared), run(&spread));
}

#[test]
fn evoformer_attention_with_either_bias_or_none() {
    let device = common::device();
    let (s, n) = (3, 9);
    let count = s * n * H * D;
    let [q, k, v, gate] = [1, 2, 3, 4].map(|seed| normal(seed, count));
    let res_mask: Vec<f32> = (0..s * n)
        .map(|at| if at % 4 == 1 { -1e9 } else { 0.0 })
        .collect();
    let pair_bias = normal(5, H * n * n);
    let [qt, kt, vt, gt] =
        [&q, &k, &v, &gate].map(|data| device.upload(data, &[1, s, n, H, D]).unwrap());
    let (mt, bt) = (
        device.upload(&res_mask, &[1, s, 1, 1, n]).unwrap(),
        device.upload(&pair_bias, &[1, 1, H, n, n]).unwrap(),
    );
    let heads_first = |data: &[f32]| -> Vec<f32> {
        (0..count)
            .map(|at| {
                data[((at / (H * n * D) * n + at / D % n) * H + at / (n * D) % H) * D + at % D]
            })
            .collect()
    };
    let [q, k, v, gate] = [&q, &k, &v, &gate].map(|data| heads_first(data));
    for (with_mask, with_bias, with_gate) in [
        (false, false, false),
        (true, false, false),
        (false, true, true),
        (true, true, true),
    ] {
        let arguments = EvoformerAttentionArguments {
            q: &qt,
            k: &kt,
            v: &vt,
            res_mask: with_mask.then_some(&mt),
            pair_bias: with_bias.then_some(&bt),
            gate: with_gate.then_some(&gt),
        };
        let mut r = device.recorder();
        let o = evoformer_attention(&mut r, &arguments).unwrap();
        let got = heads_first(&r.read_blocking(&o).unwrap());
        let expected = attention(&AttentionInputs {
            groups: s,
            heads: H,
            queries: n,
            keys: n,
            width: D,
            scale: 1.0 / (D as f64).sqrt(),
            q: &q,
            k: &k,
            v: &v,
            pair_bias: with_bias.then_some(&pair_bias),
            term: with_mask.then_some(Term::Bias(&res_mask)),
            gate: with_gate.then_some(&gate),
        });
        let comparison = compare(&got, &expected, F32);
        assert!(
            comparison.passed(),
            "{with_mask} {with_bias} {with_gate}: {comparison:?}"
        );
    }
}
