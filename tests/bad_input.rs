//! Wrong arguments are refused with an error that names the operation, the argument, the expected
//! and the given value; the next call on the same device works.

mod common;

use common::normal;
use trifold::kernels::{
    attention, center_random_augmentation, euler_step, gated_linear, layer_norm, linear, swiglu,
    Activation, AttentionArguments, CenterRandomAugmentationArguments, Extent,
    GatedLinearArguments, LayerNormArguments, LinearArguments, Rows, View,
};
use trifold::layers::{Attention, BiasOrientation, Node, SwiGluTransition, TriangleAttention};
use trifold::operations::{
    evoformer_attention, triangle_attention, EvoformerAttentionArguments,
    TriangleAttentionArguments,
};
use trifold::weights::{HostData, HostTensor, Weights};
use trifold::{DType, Device, DeviceError, DeviceOptions, Error, Tensor};

fn tensor(device: &Device, shape: &[usize]) -> Tensor {
    device
        .upload(&normal(1, shape.iter().product()), shape)
        .unwrap()
}

fn assert_says(error: Error, parts: &[&str]) {
    let text = error.to_string();
    assert!(
        parts.iter().all(|part| text.contains(part)),
        "{text:?} should contain {parts:?}"
    );
}

#[test]
fn uploads() {
    let device = common::device();
    assert_says(
        device.upload(&[], &[0, 4]).unwrap_err(),
        &["upload", "shape", "[0, 4]"],
    );
    assert_says(
        device.upload(&[1.0; 5], &[2, 3]).unwrap_err(),
        &["upload", "data", "6 elements", "5"],
    );
    assert_says(
        device.upload(&[1.0; 5], &[usize::MAX, 3]).unwrap_err(),
        &["upload", "shape"],
    );
    let x = tensor(&device, &[2, 3]);
    assert_says(
        x.reshape(&[7]).unwrap_err(),
        &["reshape", "6 elements", "[7]"],
    );
    assert_says(x.rows(1..3).unwrap_err(), &["rows", "0..2", "1..3"]);
}

#[test]
fn a_tensor_larger_than_a_buffer() {
    let device = common::device();
    let error = device
        .upload(&vec![0.0; (256 << 18) + 1], &[(256 << 18) + 1])
        .unwrap_err();
    assert!(
        matches!(error, Error::Device(DeviceError::OutOfMemory(_))),
        "{error}"
    );
    assert_eq!(tensor(&device, &[3]).read_blocking().unwrap().len(), 3);
}

#[test]
fn triangle_attention_arguments() {
    let device = common::device();
    let mut r = device.recorder();
    let q = tensor(&device, &[1, 3, 2, 4, 8]);
    let bias = tensor(&device, &[1, 1, 2, 4, 4]);
    let good = TriangleAttentionArguments {
        q: &q,
        k: &q,
        v: &q,
        bias: &bias,
        mask: None,
        gate: None,
        scale: None,
    };
    let short = tensor(&device, &[1, 3, 2, 5, 8]);
    let flat = tensor(&device, &[3, 2, 4]);
    let odd = tensor(&device, &[1, 3, 2, 4, 12]);
    let odd_bias = tensor(&device, &[1, 1, 3, 4, 4]);
    let float_mask = tensor(&device, &[1, 3, 1, 1, 4]);
    let wide_mask = device.upload_bool(&[true; 15], &[1, 3, 1, 1, 5]).unwrap();
    let mut refused = |arguments: TriangleAttentionArguments, parts: &[&str]| {
        assert_says(triangle_attention(&mut r, &arguments).unwrap_err(), parts)
    };
    refused(
        TriangleAttentionArguments { q: &flat, ..good },
        &["triangle_attention", "`q`", "4, 5 or 6 axes", "[3, 2, 4]"],
    );
    refused(
        TriangleAttentionArguments { v: &short, ..good },
        &[
            "triangle_attention",
            "`v`",
            "[1, 3, 2, 4, 8]",
            "[1, 3, 2, 5, 8]",
        ],
    );
    refused(
        TriangleAttentionArguments { k: &flat, ..good },
        &["`k`", "as many axes as q"],
    );
    refused(
        TriangleAttentionArguments {
            bias: &odd_bias,
            ..good
        },
        &["`bias`", "broadcasts to [1, 3, 2, 4, 4]", "[1, 1, 3, 4, 4]"],
    );
    refused(
        TriangleAttentionArguments {
            mask: Some(&float_mask),
            ..good
        },
        &["`mask`", "bool", "f32 [1, 3, 1, 1, 4]"],
    );
    refused(
        TriangleAttentionArguments {
            mask: Some(&wide_mask),
            ..good
        },
        &["`mask`", "[1, 3, 1, 1, 4]", "bool [1, 3, 1, 1, 5]"],
    );
    refused(
        TriangleAttentionArguments {
            gate: Some(&short),
            ..good
        },
        &["`gate`"],
    );
    refused(
        TriangleAttentionArguments {
            q: &odd,
            k: &odd,
            v: &odd,
            ..good
        },
        &["multiple of 8 up to 128", "12"],
    );
    let o = triangle_attention(&mut r, &good).unwrap();
    assert!(r.read_blocking(&o).unwrap().iter().all(|x| x.is_finite()));
}

#[test]
fn evoformer_attention_arguments() {
    let device = common::device();
    let mut r = device.recorder();
    let q = tensor(&device, &[1, 3, 4, 2, 8]);
    let bool_mask = device.upload_bool(&[true; 12], &[1, 3, 1, 1, 4]).unwrap();
    let good = EvoformerAttentionArguments {
        q: &q,
        k: &q,
        v: &q,
        res_mask: None,
        pair_bias: None,
        gate: None,
    };
    let error = evoformer_attention(
        &mut r,
        &EvoformerAttentionArguments {
            res_mask: Some(&bool_mask),
            ..good
        },
    )
    .unwrap_err();
    assert_says(
        error,
        &["evoformer_attention", "`res_mask`", "additive", "bool"],
    );
    let four = q.reshape(&[3, 4, 2, 8]).unwrap();
    assert_says(
        evoformer_attention(&mut r, &EvoformerAttentionArguments { q: &four, ..good }).unwrap_err(),
        &["`q`", "5 axes"],
    );
    assert_says(
        evoformer_attention(&mut r, &EvoformerAttentionArguments { k: &four, ..good }).unwrap_err(),
        &["`k`", "[1, 3, 4, 2, 8]"],
    );
    assert!(evoformer_attention(&mut r, &good).is_ok());
}

#[test]
fn kernels() {
    let device = common::device();
    let mut r = device.recorder();
    let (x, weight) = (tensor(&device, &[6, 10]), tensor(&device, &[5, 10]));
    let (wrong, vector) = (tensor(&device, &[5, 9]), tensor(&device, &[4]));
    assert_says(
        linear(&mut r, &LinearArguments::new(&x, &wrong)).unwrap_err(),
        &["linear", "`weight`", "[N, 10]", "[5, 9]"],
    );
    assert_says(
        linear(
            &mut r,
            &LinearArguments {
                bias: Some(&vector),
                ..LinearArguments::new(&x, &weight)
            },
        )
        .unwrap_err(),
        &["`bias`", "[5]", "[4]"],
    );
    assert_says(
        linear(
            &mut r,
            &LinearArguments {
                gate: Some(Rows::from(&x)),
                ..LinearArguments::new(&x, &weight)
            },
        )
        .unwrap_err(),
        &["`gate`", "rows of 5"],
    );
    assert_says(
        linear(
            &mut r,
            &LinearArguments {
                mask: Some(Rows::of_mask(&vector)),
                ..LinearArguments::new(&x, &weight)
            },
        )
        .unwrap_err(),
        &["`mask`", "6 rows"],
    );
    let gated = GatedLinearArguments {
        x: Rows::from(&x),
        w_gate: &weight,
        w_value: &wrong,
        activation: Activation::Silu,
        mask: None,
    };
    assert_says(
        gated_linear(&mut r, &gated).unwrap_err(),
        &["gated_linear", "`w_value`", "[5, 10]"],
    );
    let norm = LayerNormArguments {
        x: Rows::from(&x),
        scale: Some(Rows::from(&vector)),
        offset: None,
        epsilon: 1e-5,
        storage: DType::F32,
    };
    assert_says(
        layer_norm(&mut r, &norm).unwrap_err(),
        &["layer_norm", "`scale`", "[10]", "[4]"],
    );
    assert_says(
        swiglu(&mut r, &x, &weight).unwrap_err(),
        &["swiglu", "`b`", "[6, 10]"],
    );
    assert_says(
        Rows::from(&tensor(&device, &[2, 3, 4, 5]))
            .swapped()
            .unwrap_err(),
        &["swapped", "two axes"],
    );
    let view = View {
        tensor: &x,
        start: 0,
        outer: [0; 3],
        query: 8,
        key: 8,
    };
    let extent = Extent {
        batch: 1,
        rows: 1,
        heads: 1,
        queries: 99,
        keys: 2,
        width: 8,
    };
    let arguments = AttentionArguments {
        extent,
        q: view.clone(),
        k: view.clone(),
        v: view.clone(),
        pair_bias: None,
        key_term: None,
        gate: None,
        scale: 1.0,
        out: view,
    };
    assert_says(
        attention(&mut r, &arguments).unwrap_err(),
        &["attention", "`q`", "at least", "[6, 10]"],
    );
    assert!(linear(&mut r, &LinearArguments::new(&x, &weight)).is_ok());
}

#[test]
fn positions() {
    let device = common::device();
    let of = |shape: &[usize]| {
        device
            .upload(&vec![0.0; shape.iter().product()], shape)
            .unwrap()
    };
    let (x, transforms, noise) = (of(&[2, 32, 3]), of(&[2, 3, 4]), of(&[2, 20, 3]));
    let mut r = device.recorder();
    let whole = CenterRandomAugmentationArguments {
        x: &x,
        transforms: &transforms,
        noise: &noise,
        level: 1.0,
        scale: 1.0,
    };
    let (flat, more) = (of(&[2, 12]), of(&[2, 33, 3]));
    let refused = [
        (
            "`x`",
            CenterRandomAugmentationArguments { x: &flat, ..whole },
        ),
        (
            "`transforms`",
            CenterRandomAugmentationArguments {
                transforms: &flat,
                ..whole
            },
        ),
        (
            "`noise`",
            CenterRandomAugmentationArguments {
                noise: &more,
                ..whole
            },
        ),
    ];
    for (name, arguments) in refused {
        let error = center_random_augmentation(&mut r, &arguments)
            .unwrap_err()
            .to_string();
        assert!(error.contains(name), "{error}");
    }
    let error = euler_step(&mut r, &x, 1.0, &noise, 1.0)
        .unwrap_err()
        .to_string();
    assert!(error.contains("`update`"), "{error}");
}

#[test]
fn nan_stays_nan() {
    let device = common::device();
    let x = device.upload(&[f32::NAN; 8], &[8]).unwrap();
    for (name, activation) in Activation::NAMED {
        let mut r = device.recorder();
        let y = trifold::kernels::activation(&mut r, &x, activation).unwrap();
        assert!(
            r.read_blocking(&y).unwrap().iter().all(|y| y.is_nan()),
            "{name} swallows NaN"
        );
    }
}

#[test]
fn nan_stays_in_its_row() {
    let device = common::device();
    let mut data = normal(1, 3 * 8);
    data[9] = f32::NAN;
    let x = device.upload(&data, &[3, 8]).unwrap();
    let mut r = device.recorder();
    let y = trifold::kernels::softmax(&mut r, &x).unwrap();
    let y = r.read_blocking(&y).unwrap();
    assert!(y[..8].iter().chain(&y[16..]).all(|y| y.is_finite()));
    assert!(y[8..16].iter().any(|y| y.is_nan()));
}

fn weights(shapes: &[(&str, &[usize])]) -> Weights {
    let tensor = |shape: &[usize]| HostTensor {
        shape: shape.to_vec(),
        data: HostData::F32(normal(1, shape.iter().product())),
    };
    Weights::new(
        shapes
            .iter()
            .map(|(name, shape)| (name.to_string(), tensor(shape)))
            .collect(),
    )
}

const TRIANGLE: &[(&str, &[usize])] = &[
    ("layer_norm.weight", &[16]),
    ("layer_norm.bias", &[16]),
    ("linear_z.weight", &[2, 16]),
    ("mha.linear_q.weight", &[16, 16]),
    ("mha.linear_k.weight", &[16, 16]),
    ("mha.linear_v.weight", &[16, 16]),
    ("mha.linear_g.weight", &[16, 16]),
    ("mha.linear_o.weight", &[16, 16]),
];

#[test]
fn layers() {
    let device = common::device();
    let mut r = device.recorder();
    let load = |weights: &Weights| {
        TriangleAttention::load(
            &device,
            &weights.at(""),
            Node::Starting,
            BiasOrientation::QueryKey,
        )
    };
    let layer = load(&weights(TRIANGLE)).unwrap();
    let z = tensor(&device, &[3, 3, 16]);
    assert_says(
        layer
            .forward(&mut r, &tensor(&device, &[3, 4, 16]), None)
            .unwrap_err(),
        &["TriangleAttention", "`z`", "[B, N, N, C]", "[3, 4, 16]"],
    );
    assert_says(
        layer
            .forward(&mut r, &z, Some(&tensor(&device, &[3])))
            .unwrap_err(),
        &["`pair_mask`", "[3, 3]", "[3]"],
    );
    assert_says(
        layer
            .forward(&mut r, &tensor(&device, &[3, 3, 8]), None)
            .unwrap_err(),
        &["layer_norm", "`scale`", "[8]", "[16]"],
    );
    assert!(layer.forward(&mut r, &z, None).is_ok());

    assert_says(
        load(&weights(&TRIANGLE[..7])).unwrap_err(),
        &["mha.linear_o.weight is missing"],
    );
    let mut wrong = TRIANGLE.to_vec();
    wrong[5].1 = &[16, 8];
    assert_says(
        load(&weights(&wrong)).unwrap_err(),
        &["mha.linear_v.weight", "[rows, 16]", "[16, 8]"],
    );
    let heads = weights(&[
        ("linear_q.weight", &[16, 16]),
        ("linear_k.weight", &[16, 16]),
        ("linear_v.weight", &[16, 16]),
        ("linear_g.weight", &[16, 16]),
        ("linear_o.weight", &[16, 16]),
    ]);
    assert_says(
        Attention::load(&device, &heads.at(""), 3).unwrap_err(),
        &["16 outputs", "3 heads"],
    );
    assert_says(
        SwiGluTransition::load(&device, &heads.at("")).unwrap_err(),
        &["swiglu.linear_a.weight is missing"],
    );

    let extra = weights(&[TRIANGLE, &[("mha.linear_q.scale", &[2])]].concat());
    load(&extra).unwrap();
    assert_says(
        extra.all_used().unwrap_err(),
        &["1 tensors were not used", "mha.linear_q.scale"],
    );
}

#[test]
fn no_such_adapter() {
    let error = Device::open_blocking(DeviceOptions::default().with_adapter("a GPU of tomorrow"))
        .unwrap_err();
    assert_says(error, &["no GPU adapter", "a GPU of tomorrow", "found"]);
}

#[test]
fn a_lost_device_says_so_at_every_call() {
    let device = common::device();
    let x = tensor(&device, &[4]);
    device.destroy();
    for error in [
        x.read_blocking().unwrap_err(),
        device.upload(&[1.0], &[1]).unwrap_err(),
        device.recorder().submit().unwrap_err(),
    ] {
        assert!(
            matches!(error, Error::Device(DeviceError::Lost(_))),
            "{error}"
        );
    }
}
