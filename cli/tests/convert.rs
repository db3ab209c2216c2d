//! The command `trifold convert`: its output, its refusals, and the files that it leaves.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use trifold::openfold3::merged;
use trifold::weights::{Element, Weights};

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/goldens/checkpoint_samples/lightning.pt")
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn convert(input: &Path, output: &Path, options: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_trifold"))
        .arg("convert")
        .args([input, output])
        .args(options)
        .output()
        .unwrap()
}

fn refused(output: &Output, says: &str) {
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(
        text.contains(says) && text.trim().lines().count() == 1,
        "{text:?} should be one line with {says:?}"
    );
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn writes_once_and_again_only_by_force() {
    let folder = scratch("convert");
    let out = folder.join("w.safetensors");
    assert!(convert(&sample(), &out, &[]).status.success());
    let before = merged(&Weights::open(&sample()).unwrap()).unwrap();
    let after = Weights::open(&out).unwrap();
    assert!(before.names().eq(after.names()));
    assert_eq!(after.metadata("generation"), Some("openbind"));
    before.names().for_each(|name| {
        assert_eq!(
            before.tensor(name).unwrap(),
            after.tensor(name).unwrap(),
            "{name}"
        )
    });
    refused(
        &convert(&sample(), &out, &["--f16"]),
        "w.safetensors: exists already; --force overwrites it",
    );
    assert_eq!(
        Weights::open(&out).unwrap().element("linear_z.weight"),
        Some(Element::F32)
    );
    assert!(convert(&sample(), &out, &["--f16", "--force"])
        .status
        .success());
    assert_eq!(
        Weights::open(&out).unwrap().element("linear_z.weight"),
        Some(Element::F16)
    );
    // The output replaces the input, which is read until the output is complete.
    assert!(convert(&out, &out, &["--force"]).status.success());
    assert_eq!(files(&folder), ["w.safetensors"]);
}

#[test]
fn shards() {
    let folder = scratch("convert_shards");
    assert!(convert(
        &sample(),
        &folder.join("w.safetensors"),
        &["--shard", "200B"]
    )
    .status
    .success());
    assert_eq!(
        files(&folder),
        [
            "w-00001-of-00004.safetensors",
            "w-00002-of-00004.safetensors",
            "w-00003-of-00004.safetensors",
            "w-00004-of-00004.safetensors",
            "w.safetensors.index.json"
        ]
    );
    let before = merged(&Weights::open(&sample()).unwrap()).unwrap();
    assert!(Weights::open(&folder).unwrap().names().eq(before.names()));
    refused(
        &convert(
            &sample(),
            &folder.join("w.safetensors"),
            &["--shard", "200B"],
        ),
        "exists already",
    );
    assert_eq!(
        convert(
            &sample(),
            &folder.join("x.safetensors"),
            &["--shard", "2 GeV"]
        )
        .status
        .code(),
        Some(2)
    );
}

#[test]
fn leaves_nothing_half_written() {
    let folder = scratch("convert_fails");
    let out = folder.join("w.safetensors");
    refused(&convert(&folder.join("none.pt"), &out, &[]), "none.pt: ");
    refused(
        &convert(&sample(), &folder.join("w.bin"), &[]),
        "should end in .safetensors",
    );
    refused(
        &convert(&sample(), &folder.join("none/w.safetensors"), &[]),
        "none/w.safetensors.partial",
    );
    // The last tensor differs from its copy, which shows when the first has been written.
    let input = scratch("convert_differs").join("differs.safetensors");
    let names = [
        "a",
        "diffusion_module.b",
        "sample_diffusion.diffusion_module.b",
    ];
    let entry = |(at, name): (usize, &&str)| {
        format!(
            r#""{name}":{{"dtype":"U8","shape":[1],"data_offsets":[{at},{}]}}"#,
            at + 1
        )
    };
    let header = format!(
        "{{{}}}",
        names
            .iter()
            .enumerate()
            .map(entry)
            .collect::<Vec<_>>()
            .join(",")
    );
    std::fs::write(
        &input,
        [
            &(header.len() as u64).to_le_bytes()[..],
            header.as_bytes(),
            &[1, 2, 3],
        ]
        .concat(),
    )
    .unwrap();
    for options in [&[][..], &["--shard", "1B"]] {
        refused(
            &convert(&input, &out, options),
            "diffusion_module.b and \
            sample_diffusion.diffusion_module.b should be equal, and differ",
        );
        assert!(files(&folder).is_empty(), "{:?}", files(&folder));
    }
}
