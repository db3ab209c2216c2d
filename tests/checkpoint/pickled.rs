//! Checkpoints written by these tests: archives, prefixes, copies, and objects that are not built.

use trifold::openfold3::merged;
use trifold::weights::{HostData, HostTensor, Weights};

use crate::forge::{self, checkpoint, dict, floats, int, pickle, tensor, text, tuple, Zip};
use crate::scratch;

#[test]
fn sixty_four_bit_archives_and_the_other_byte_order() {
    let value = pickle(dict(&[("a", tensor(3, 1, &[2], &[1]))]));
    let numbers = [1.5f32, -2.0, 3.25];
    let mut zip = Zip::new(&[("data.pkl", &value), ("data/0", &floats(&numbers))]);
    zip.wide = true;
    assert_eq!(
        Weights::from_bytes(zip.bytes())
            .unwrap()
            .tensor("a")
            .unwrap(),
        HostTensor {
            shape: vec![2],
            data: HostData::F32(vec![-2.0, 3.25])
        }
    );
    let swapped: Vec<u8> = numbers
        .iter()
        .flat_map(|number| number.to_be_bytes())
        .collect();
    let zip = Zip::new(&[
        ("y/data.pkl", &value),
        ("y/byteorder", b"big"),
        ("y/data/0", &swapped),
    ]);
    let weights = Weights::from_bytes(zip.bytes()).unwrap();
    assert_eq!(weights.at("").vector("a", 2).unwrap()[..], [-2.0, 3.25]);
}

#[test]
fn prefixes_and_copies() {
    let view = |offset| tensor(4, offset, &[2], &[1]);
    let open = |entries: &[(&str, Vec<u8>)], numbers: &[f32]| {
        let bytes = checkpoint(&pickle(dict(entries)), &floats(numbers));
        let weights = Weights::from_bytes(bytes).unwrap();
        merged(&weights).unwrap_or(weights)
    };
    let wrapped = open(
        &[
            ("module.model.a", view(0)),
            ("module.model.sample_diffusion.diffusion_module.b", view(2)),
        ],
        &[1.0, 2.0, 3.0, 4.0],
    );
    assert_eq!(
        wrapped.names().collect::<Vec<_>>(),
        ["a", "diffusion_module.b"]
    );
    // "model." is part of some names.
    assert_eq!(
        open(&[("model.a", view(0)), ("b", view(2))], &[0.0; 4])
            .names()
            .collect::<Vec<_>>(),
        ["b", "model.a"]
    );
    let twice = [
        ("diffusion_module.b", view(0)),
        ("sample_diffusion.diffusion_module.b", view(2)),
    ];
    assert!(open(&twice, &[1.0, 2.0, 1.0, 2.0])
        .tensor("diffusion_module.b")
        .is_ok());
    let differing = open(&twice, &[1.0, 2.0, 1.0, 3.0]);
    let errors = [
        differing.tensor("diffusion_module.b").unwrap_err(),
        differing.at("diffusion_module").vector("b", 2).unwrap_err(),
    ];
    for error in errors.map(|error| error.to_string()) {
        assert!(
            error.contains(
                "diffusion_module.b and sample_diffusion.diffusion_module.b should \
            be equal, and differ"
            ),
            "{error}"
        );
    }
}

#[test]
fn objects_stay_closed() {
    // These functions would write a file if they were called.
    let folder = scratch("objects");
    let command = text(&format!("touch {}", folder.join("called").display()));
    for module in ["os", "posix", "nt", "subprocess"] {
        let call = forge::call(module, "system", std::slice::from_ref(&command));
        let parameters = dict(&[("a", tensor(2, 0, &[2], &[1]))]);
        let built = [
            b"c__main__\nModel\n)\x81".to_vec(),
            call.clone(),
            b"b".to_vec(),
        ]
        .concat();
        let average = dict(&[("params", parameters), ("decay", call.clone())]);
        let file = checkpoint(
            &pickle(dict(&[
                ("ema", average),
                ("callbacks", call.clone()),
                ("model", built),
            ])),
            &floats(&[1.0, 2.0]),
        );
        assert_eq!(
            Weights::from_bytes(file)
                .unwrap()
                .names()
                .collect::<Vec<_>>(),
            ["a"]
        );
        let error = Weights::from_bytes(checkpoint(&pickle(dict(&[("a", call)])), &[]))
            .unwrap_err()
            .to_string();
        assert!(
            error.contains(&format!(
                "a is made by {module}.system, which is not understood"
            )),
            "{error}"
        );
    }
    assert!(!folder.join("called").exists());
}

#[test]
fn a_storage_that_is_named_with_other_numbers() {
    // torch writes `int` and `tuple` with short instructions; every width reads as the same number.
    let long = [
        vec![0x8a, 1, 2],
        vec![0x8b, 2, 0, 0, 0, 2, 0],
        vec![b'K', 2],
        vec![b'M', 2, 0],
        int(2),
    ];
    for count in long {
        let class = b"ctorch\nFloatStorage\n".to_vec();
        let storage = [
            tuple(&[
                text("storage"),
                class,
                text("0"),
                text("cpu"),
                count.clone(),
            ]),
            b"Q".to_vec(),
        ]
        .concat();
        let value = forge::call(
            "torch._utils",
            "_rebuild_tensor_v2",
            &[
                storage,
                int(0),
                [&count[..], b"\x85"].concat(),
                b"K\x01\x85".to_vec(),
            ],
        );
        let weights = Weights::from_bytes(checkpoint(
            &pickle(dict(&[("a", value)])),
            &floats(&[1.0, 2.0]),
        ))
        .unwrap();
        assert_eq!(weights.at("").vector("a", 2).unwrap()[..], [1.0, 2.0]);
    }
}
