//! Malformed files: each is an error in one sentence that names the position.

use trifold::weights::Weights;

use crate::forge::{
    call, checkpoint, dict, floats, int, ints, pickle, safetensors, tensor, text, tuple, Zip,
};
use crate::{golden, in_pieces, scratch};

fn refused(bytes: Vec<u8>, says: &str) {
    let pieces = in_pieces(bytes.clone()).expect_err(says).to_string();
    let error = Weights::from_bytes(bytes).expect_err(says).to_string();
    // The reader names either of two tensors at one position, in the order of its hash table.
    let named = |text: &str| text.replace("tensor `b`", "tensor `a`");
    assert_eq!(named(&pieces), named(&error), "in pieces");
    assert!(error.contains(says), "{error:?} should contain {says:?}");
    assert!(
        error.len() < 400 && !error.contains('\n'),
        "{error:?} is not a sentence"
    );
}

#[test]
fn what_is_no_checkpoint() {
    refused(Vec::new(), "the file is empty");
    refused(b"hello, world".to_vec(), "neither a checkpoint of torch");
    refused(
        b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.".to_vec(),
        "before 1.6",
    );
    refused(
        Zip::new(&[("word/document.xml", b"")]).bytes(),
        "one data.pkl",
    );
    refused(
        Zip::new(&[("a/data.pkl", b""), ("b/data.pkl", b"")]).bytes(),
        "one data.pkl",
    );
    refused(
        Zip::new(&[("a/data.pkl", b""), ("a/byteorder", b"middle")]).bytes(),
        "byteorder should be little or big",
    );
}

#[test]
fn archives_that_lie() {
    let good = Zip::new(&[
        ("x/data.pkl", b"\x80\x02}."),
        ("x/data/0", &[7; 64]),
        ("x/data/1", &[8; 64]),
    ]);
    assert!(Weights::from_bytes(good.bytes()).is_ok());
    for cut in [1, 20, 60, 200] {
        let mut bytes = good.bytes();
        bytes.truncate(bytes.len() - cut);
        refused(bytes, "cut off");
    }
    let lie = |wide: bool, change: fn(&mut Zip), says: &str| {
        let mut zip = Zip {
            wide,
            ..good.clone()
        };
        change(&mut zip);
        refused(zip.bytes(), says);
    };
    for wide in [false, true] {
        lie(
            wide,
            |zip| zip.entries[1].method = 8,
            "x/data/0 should be stored as it is, got method 8",
        );
        lie(
            wide,
            |zip| zip.entries[1].size = Some(65),
            "x/data/1 overlaps the one before it",
        );
        lie(
            wide,
            |zip| zip.entries[2].size = Some(65),
            "x/data/1 of 65 bytes at byte",
        );
        lie(
            wide,
            |zip| zip.entries[1].size = Some(u32::MAX - 1),
            "x/data/0 of 4294967294 bytes at byte 44 is not before the table",
        );
        lie(
            wide,
            |zip| zip.entries[1].start = Some(u32::MAX - 1),
            "x/data/0 of 64 bytes at byte 4294967294 is not before",
        );
        lie(wide, |zip| zip.entries[2].start = Some(44), "overlaps");
        lie(
            wide,
            |zip| {
                zip.entries
                    .iter_mut()
                    .zip([0, 146, 44])
                    .for_each(|(entry, start)| entry.start = Some(start))
            },
            "differs from what the table says",
        );
        lie(wide, |zip| zip.entries[2].start = Some(45), "overlaps");
        lie(
            wide,
            |zip| zip.entries[1].start = Some(45),
            "x/data/0 is not at byte 45",
        );
        lie(
            wide,
            |zip| zip.entries[1].local_name = Some("x/data/9".into()),
            "x/data/0 differs from what the table says",
        );
        lie(
            wide,
            |zip| zip.entries[2].name = "x/data/0".into(),
            "two entries x/data/0",
        );
        lie(wide, |zip| zip.count = Some(2), "after its 2 entries");
        lie(wide, |zip| zip.count = Some(4), "the zip's table");
        lie(
            wide,
            |zip| zip.count = Some(65_000),
            "table of 65000 entries should be before byte",
        );
    }
    // The 64-bit end gives another place for the table than the file has.
    let wide = Zip {
        wide: true,
        ..good.clone()
    }
    .bytes();
    for (field, says) in [
        (8, "should be before byte"),
        (16, "should be before byte"),
        (24, "several files"),
        (50, "64-bit end should be before byte"),
    ] {
        let mut bytes = wide.clone();
        let at = if field == 50 {
            bytes.len() - 22 - 12 + 7
        } else {
            bytes.len() - 22 - 20 - field + 7
        };
        bytes[at] = 0x7f;
        refused(bytes, says);
    }
}

#[test]
fn pickles_that_are_none() {
    let broken = |value: &[u8], says: &str| refused(checkpoint(value, &[]), says);
    broken(b"", "the pickle has 0 bytes after byte 0");
    broken(b"\x80\x02.", "empty stack");
    broken(b"\x80\x02(.", "empty stack");
    broken(b"\x80\x09}.", "protocol 2 to 5, got 9");
    broken(
        b"\x80\x02}",
        "the pickle has 0 bytes after byte 3, expected 1",
    );
    broken(b"\x80\x02I1\n.", "instruction 0x49 at byte 2");
    broken(b"\x80\x02h\x05.", "value 5, which it has not remembered");
    broken(b"\x80\x02t.", "without a mark");
    broken(b"\x80\x02)R.", "empty stack");
    broken(
        b"\x80\x02X\xff\xff\xff\x7fabc.",
        "has 4 bytes after byte 7, expected 2147483647",
    );
    broken(
        b"\x80\x02\x8d\xff\xff\xff\xff\xff\xff\xff\xffabc.",
        "has 4 bytes after byte 11",
    );
    broken(b"\x80\x02cos", "no line end");
    broken(b"\x80\x02K\x01.", "should hold a dict of tensors");
    broken(
        &pickle(call("torch.nn", "Linear", &[])),
        "should hold a dict of tensors",
    );
    broken(&pickle(dict(&[("ema", dict(&[]))])), "should hold `params`");
    broken(
        &pickle(dict(&[("state_dict", dict(&[]))])),
        "no `ema.params`",
    );
    broken(
        &pickle(dict(&[("a", int(3)), ("b", text("c"))])),
        "2 of 2 entries cannot be read: a is not a tensor, b is not a tensor",
    );
}

#[test]
fn pickles_that_are_bombs() {
    let bomb = |value: Vec<u8>| {
        refused(
            checkpoint(&value, &[]),
            "the pickle makes more than 4194304 values",
        )
    };
    bomb(b")".repeat(5_000_000));
    bomb(b"(".repeat(5_000_000));
    bomb([&b"]"[..], &b"2".repeat(5_000_000)].concat());
    bomb(
        [
            &b"}"[..],
            &b"}2s".repeat(1_500_000),
            &b")".repeat(5_000_000),
        ]
        .concat(),
    );
    refused(
        checkpoint(&vec![b'N'; (64 << 20) + 1], &[]),
        "at most 67108864 bytes",
    );
    // Tuples in tuples, a million deep, and lists that each contain the previous one ten times:
    // both are small here.
    let deep = [
        b"\x80\x02}X\x01\x00\x00\x00a)".to_vec(),
        b"\x85".repeat(1_000_000),
        b"s.".to_vec(),
    ]
    .concat();
    refused(checkpoint(&deep, &[]), "a is not a tensor");
    let laughs = [
        b"\x80\x02}X\x01\x00\x00\x00a)q\x000".to_vec(),
        b"(h\x00h\x00h\x00h\x00h\x00h\x00h\x00h\x00h\x00h\x00tq\x000".repeat(1000),
        b"h\x00s.".to_vec(),
    ]
    .concat();
    refused(checkpoint(&laughs, &[]), "a is not a tensor");
    let nested = [
        b"\x80\x02}X\x01\x00\x00\x00a".to_vec(),
        b"ctorch._utils\n_rebuild_parameter\n".repeat(100_000),
        b")".to_vec(),
        b"\x85R".repeat(100_000),
        b"s.".to_vec(),
    ];
    refused(
        checkpoint(&nested.concat(), &[]),
        "_rebuild_parameter in a way that is not understood",
    );
}

#[test]
fn tensors_that_reach_outside() {
    let lie = |value: Vec<u8>, says: &str| {
        refused(
            checkpoint(
                &pickle(dict(&[("a", value)])),
                &floats(&[1.0, 2.0, 3.0, 4.0]),
            ),
            says,
        )
    };
    lie(
        tensor(4, 0, &[5], &[1]),
        "a of shape [5], strides [1] and offset 0 reaches beyond its storage of 4 elements",
    );
    lie(tensor(4, 1, &[2, 2], &[2, 1]), "offset 1 reaches beyond");
    lie(tensor(4, 0, &[2, 2], &[3, 1]), "reaches beyond");
    lie(tensor(4, 4, &[1], &[1]), "reaches beyond");
    lie(
        tensor(4, 0, &[i32::MAX, i32::MAX, i32::MAX], &[0, 0, 0]),
        "has the shape",
    );
    lie(
        tensor(4, 0, &[i32::MAX, 2], &[i32::MAX, i32::MAX]),
        "reaches beyond",
    );
    lie(
        tensor(4, 0, &[1 << 20, 2], &[0, 1]),
        "more elements than its file has bytes",
    );
    lie(tensor(4, 0, &[2], &[1, 1]), "1 axes and 2 strides");
    lie(
        tensor(4, -1, &[1], &[1]),
        "offset that is not a whole number",
    );
    lie(
        tensor(4, 0, &[-1], &[1]),
        "shape that is not a tuple of whole numbers",
    );
    lie(tensor(4, 0, &[2], &[-1]), "strides that are not a tuple");
    lie(
        tensor(5, 0, &[4], &[1]),
        "data/0, which should have 5 elements of 4 bytes, got 16 bytes",
    );
    lie(tensor(-1, 0, &[4], &[1]), "should have -1 elements");
    let storage = |class: &str, key: &str| {
        [
            tuple(&[
                text("storage"),
                format!("ctorch\n{class}\n").into_bytes(),
                text(key),
                text("cpu"),
                int(4),
            ]),
            b"Q".to_vec(),
        ]
        .concat()
    };
    let made = |storage: Vec<u8>| {
        call(
            "torch._utils",
            "_rebuild_tensor_v2",
            &[storage, int(0), ints(&[4]), ints(&[1])],
        )
    };
    lie(
        made(storage("FloatStorage", "../../etc/passwd")),
        "which the zip does not contain",
    );
    lie(
        made(storage("QInt8Storage", "0")),
        "torch.QInt8Storage, which is not supported",
    );
    lie(made(int(0)), "has no storage");
    lie(made([text("0"), b"Q".to_vec()].concat()), "has no storage");
    lie(
        made([ints(&[1, 2, 3, 4, 5]), b"Q".to_vec()].concat()),
        "described in a way that is not understood",
    );
    lie(
        call("torch._utils", "_rebuild_tensor_v2", &[int(0)]),
        "in a way that is not understood",
    );
    lie(
        call("torch._utils", "_rebuild_sparse_tensor", &[]),
        "torch._utils._rebuild_sparse_tensor, which is not understood",
    );
    let twice = pickle(dict(&[
        ("a", tensor(4, 0, &[4], &[1])),
        ("a", tensor(4, 0, &[2], &[1])),
    ]));
    refused(checkpoint(&twice, &floats(&[0.0; 4])), "a occurs twice");
}

#[test]
fn safetensors_that_lie() {
    let one = |dtype: &str, shape: &str, offsets: &str| {
        format!(r#"{{"a":{{"dtype":"{dtype}","shape":{shape},"data_offsets":{offsets}}}}}"#)
    };
    assert!(Weights::from_bytes(safetensors(&one("F32", "[2]", "[0,8]"), 8)).is_ok());
    refused(safetensors(&one("F32", "[2]", "[0,8]"), 7), "safetensors");
    refused(safetensors(&one("F32", "[2]", "[0,8]"), 9), "safetensors");
    refused(safetensors(&one("F32", "[3]", "[0,8]"), 8), "safetensors");
    refused(safetensors(&one("F32", "[2]", "[8,0]"), 8), "safetensors");
    refused(
        safetensors(&one("F32", "[4611686018427387904,2]", "[0,8]"), 8),
        "safetensors",
    );
    refused(
        safetensors(&one("F8_E4M3", "[8]", "[0,8]"), 8),
        "a of F8_E4M3",
    );
    refused(
        safetensors(
            r#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
                "b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#,
            12,
        ),
        "safetensors",
    );
    refused(
        safetensors(
            r#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
                "b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#,
            8,
        ),
        "safetensors",
    );
    refused(safetensors(&"{\"a\":".repeat(100_000), 0), "safetensors");
    let mut long = safetensors(&one("F32", "[2]", "[0,8]"), 8);
    long[3] = 0x7f;
    refused(long, "safetensors");
}

#[test]
fn int8_that_lies() {
    let layout = "rows of weights, then an f16 scale for every 64";
    let file = |layout: &str, row: usize| {
        let header = format!(
            r#"{{"__metadata__":{{"int8":"{layout}"}},
                "a":{{"dtype":"I8","shape":[2,{row}],"data_offsets":[0,{}]}}}}"#,
            2 * row
        );
        safetensors(&header, 2 * row)
    };
    let read = Weights::from_bytes(file(layout, 66)).unwrap();
    assert_eq!(read.shape("a"), Some(&[2, 64][..]));
    refused(file("columns first", 66), "the metadata `int8` should be");
    for row in [0, 1, 2, 67, 68] {
        refused(
            file(layout, row),
            "a row of a should be K bytes and ceil(K / 64) scales",
        );
    }
}

#[test]
fn paths_that_lead_nowhere() {
    let folder = scratch("paths");
    let refused = |path: &std::path::Path, says: &str| {
        let error = Weights::open(path).expect_err(says).to_string();
        assert!(
            error.contains(says) && error.contains(&path.display().to_string()),
            "{error:?} should contain {says:?} and the path"
        );
    };
    refused(&folder.join("none.pt"), "os error");
    refused(&folder, "holds none");
    let index = folder.join("w.safetensors.index.json");
    for (text, says) in [
        ("", "not a readable index"),
        ("{}", "no `weight_map`"),
        (
            r#"{"weight_map":{"a":"../w.safetensors"}}"#,
            "not the name of a file next to it",
        ),
        (
            r#"{"weight_map":{"a":"/etc/passwd"}}"#,
            "not the name of a file next to it",
        ),
        (
            r#"{"weight_map":{"a":".."}}"#,
            "not the name of a file next to it",
        ),
    ] {
        std::fs::write(&index, text).unwrap();
        refused(&index, says);
    }
    std::fs::copy(
        golden("checkpoint_samples/strided.safetensors"),
        folder.join("one.safetensors"),
    )
    .unwrap();
    std::fs::write(
        &index,
        r#"{"weight_map":{"rows":"one.safetensors","b":"one.safetensors","c":"one.safetensors"}}"#,
    )
    .unwrap();
    refused(&index, "names 2 tensors that its shards lack: b, c");
    std::fs::remove_file(&index).unwrap();
    assert_eq!(Weights::open(&folder).unwrap().names().count(), 14);
    std::fs::copy(
        folder.join("one.safetensors"),
        folder.join("two.safetensors"),
    )
    .unwrap();
    let error = Weights::open(&folder).unwrap_err().to_string();
    assert!(
        error.contains("two.safetensors: ") && error.contains("is in another file too"),
        "{error}"
    );
}
