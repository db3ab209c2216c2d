//! The WGSL of every kernel: it is valid, its uniform has the layout of the Rust struct, and its
//! translations to SPIR-V, MSL and HLSL equal the committed ones.
//!
//! `TRIFOLD_UPDATE_SNAPSHOTS=1 cargo test --test wgsl` writes the snapshots again; the diff shows
//! the effect of a change of a kernel, or of naga, on the shaders of drivers.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use naga::back::{hlsl, msl, spv};
use naga::valid::{Capabilities, ModuleInfo, ValidationFlags, Validator};
use naga::{Module, ShaderStage, TypeInner};
use trifold::kernels::{AnyKernel, ALL};
use trifold::DType;

/// A text for tensors of this type: in f32 it needs only WebGPU's core, in f16 shader-f16 and, if
/// it enables them, subgroups.
fn parsed(text: &str, storage: DType) -> (Module, ModuleInfo) {
    let capabilities = if storage == DType::F16 {
        Capabilities::SHADER_FLOAT16 | Capabilities::SUBGROUP
    } else {
        Capabilities::empty()
    };
    validated(text, capabilities)
}

fn validated(text: &str, capabilities: Capabilities) -> (Module, ModuleInfo) {
    let module = naga::front::wgsl::parse_str(text)
        .unwrap_or_else(|error| panic!("{}", error.emit_to_string(text)));
    let mut validator = Validator::new(ValidationFlags::all(), capabilities);
    if capabilities.contains(Capabilities::SUBGROUP) {
        validator
            .subgroup_stages(naga::valid::ShaderStages::COMPUTE)
            .subgroup_operations(naga::valid::SubgroupOperationSet::all());
    }
    let info = validator
        .validate(&module)
        .unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    (module, info)
}

/// The kernels of the cooperative-matrix tier run natively only: SPIR-V for matrices of 16 x 16,
/// Metal for those of 8 x 8.
fn parsed_native(text: &str) -> (Module, ModuleInfo) {
    validated(
        text,
        Capabilities::SHADER_FLOAT16
            | Capabilities::COOPERATIVE_MATRIX
            | Capabilities::SUBGROUP
            | Capabilities::SUBGROUP_BARRIER,
    )
}

#[test]
fn every_coop_variant_is_valid_and_fits_its_workgroup_memory() {
    for (kernel, variant) in coop_variants() {
        let most = if variant == "coop8" {
            32 << 10
        } else {
            48 << 10
        };
        for (index, text) in kernel
            .texts(variant, DType::F16)
            .unwrap()
            .iter()
            .enumerate()
        {
            let (module, _) = parsed_native(text);
            assert!(
                workgroup_bytes(&module) <= most,
                "{} {variant} {index}: {} bytes",
                kernel.name(),
                workgroup_bytes(&module)
            );
            assert_eq!(
                params_of(&module),
                kernel.params(),
                "{} {variant}",
                kernel.name()
            );
        }
    }
}

fn workgroup_bytes(module: &Module) -> u32 {
    let mut layouter = naga::proc::Layouter::default();
    layouter.update(module.to_ctx()).unwrap();
    let shared = module
        .global_variables
        .iter()
        .filter(|(_, variable)| variable.space == naga::AddressSpace::WorkGroup);
    shared.map(|(_, variable)| layouter[variable.ty].size).sum()
}

/// The fields of the uniform and their offsets.
fn params_of(module: &Module) -> Vec<(&str, usize)> {
    let (_, params) = module
        .types
        .iter()
        .find(|(_, ty)| ty.name.as_deref() == Some("Params"))
        .expect("every kernel has Params");
    let TypeInner::Struct { members, .. } = &params.inner else {
        panic!("Params is a struct")
    };
    members
        .iter()
        .map(|member| (member.name.as_deref().unwrap_or(""), member.offset as usize))
        .collect()
}

/// Every variant on cooperative matrices.
fn coop_variants() -> impl Iterator<Item = (&'static dyn AnyKernel, &'static str)> {
    ALL.iter().flat_map(|kernel| {
        let variants = kernel.variants().into_iter();
        variants
            .filter(|variant| kernel.uses_coop(variant))
            .map(|variant| (*kernel, variant))
    })
}

/// The other variants of a kernel.
fn plain_variants(kernel: &dyn AnyKernel) -> Vec<&'static str> {
    let mut variants = kernel.variants();
    variants.retain(|variant| !kernel.uses_coop(variant));
    variants
}

fn every_text(mut visit: impl FnMut(&dyn AnyKernel, &str, &str, DType)) {
    for (kernel, storage) in ALL
        .iter()
        .flat_map(|kernel| [(kernel, DType::F32), (kernel, DType::F16)])
    {
        for variant in plain_variants(*kernel) {
            kernel
                .texts(variant, storage)
                .unwrap()
                .iter()
                .for_each(|text| visit(*kernel, variant, text, storage));
        }
    }
}

#[test]
fn every_variant_is_valid_and_has_one_entry() {
    every_text(|kernel, variant, text, storage| {
        let (module, _) = parsed(text, storage);
        let entries: Vec<&str> = module
            .entry_points
            .iter()
            .map(|entry| entry.name.as_str())
            .collect();
        assert_eq!(entries, ["main"], "{} {variant}", kernel.name());
    });
}

#[test]
fn every_variant_fits_the_webgpu_defaults() {
    every_text(|kernel, variant, text, storage| {
        let (module, _) = parsed(text, storage);
        let place = format!("{} {variant} {storage}", kernel.name());
        let invocations: u32 = module.entry_points[0].workgroup_size.iter().product();
        assert!(invocations <= 256, "{place}: {invocations} invocations");
        let workgroup = workgroup_bytes(&module);
        assert!(
            workgroup <= 16 * 1024,
            "{place}: {workgroup} bytes of workgroup memory"
        );
        let buffers = module
            .global_variables
            .iter()
            .filter(|(_, variable)| matches!(variable.space, naga::AddressSpace::Storage { .. }))
            .count();
        assert!(buffers <= 8, "{place}: {buffers} storage buffers");
    });
}

#[test]
fn uniforms_are_laid_out_as_in_rust() {
    every_text(|kernel, variant, text, storage| {
        let (module, _) = parsed(text, storage);
        assert_eq!(
            params_of(&module),
            kernel.params(),
            "{} {variant}",
            kernel.name()
        );
    });
}

/// Large tiles repeat the lines of the small ones, and would be most of the committed text.
fn is_large(variant: &str) -> bool {
    ["tile64", "tile128"]
        .iter()
        .any(|large| variant.starts_with(large))
}

/// Snapshots of a kernel's variants: all translations of the f32 text; of the f16 one,
/// Metal's of the variant that runs anywhere, and of that on matrices of 8 x 8.
fn snapshots() -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    for kernel in ALL {
        let mut add = |variant: &str, extension: &str, translated: String| {
            all.push((snapshot_path(kernel.name(), variant, extension), translated))
        };
        let plain = plain_variants(*kernel);
        for variant in plain.iter().filter(|variant| !is_large(variant)) {
            let Some(text) = kernel.texts(variant, DType::F32).unwrap().pop() else {
                continue;
            };
            let (module, info) = parsed(&text, DType::F32);
            add(variant, "spv.txt", spirv_text(&module, &info));
            add(variant, "metal", metal(&module, &info));
            add(variant, "hlsl", hlsl_text(&module, &info));
        }
        let Some(last) = plain.last() else {
            continue;
        };
        if let Some(text) = kernel.texts(last, DType::F16).unwrap().pop() {
            let (module, info) = parsed(&text, DType::F16);
            add(last, "f16.metal", metal(&module, &info));
        }
    }
    for (kernel, _) in coop_variants().filter(|(_, variant)| *variant == "coop8") {
        let text = kernel
            .texts("coop8", DType::F16)
            .unwrap()
            .pop()
            .expect("a variant has a text");
        let (module, info) = parsed_native(&text);
        all.push((
            snapshot_path(kernel.name(), "coop8", "metal"),
            metal(&module, &info),
        ));
    }
    all
}

#[test]
fn translations_are_as_committed() {
    let mut stale = snapshots();
    stale.retain(|(path, translated)| !matches_snapshot(path, translated));
    let stale: Vec<PathBuf> = stale.into_iter().map(|(path, _)| path).collect();
    assert!(
        stale.is_empty(),
        "these differ from what naga writes now; look, then run with \
        TRIFOLD_UPDATE_SNAPSHOTS=1:\n{stale:#?}"
    );
}

#[test]
fn no_snapshot_is_left_over() {
    let known: Vec<PathBuf> = snapshots().into_iter().map(|(path, _)| path).collect();
    for entry in std::fs::read_dir(snapshot_path("", "", "").parent().unwrap()).unwrap() {
        let path = entry.unwrap().path();
        assert!(
            known.contains(&path),
            "{} belongs to no kernel variant",
            path.display()
        );
    }
}

fn snapshot_path(stem: &str, variant: &str, extension: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{stem}.{variant}.{extension}"))
}

fn matches_snapshot(path: &Path, translated: &str) -> bool {
    if std::env::var_os("TRIFOLD_UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, translated).unwrap();
    }
    std::fs::read_to_string(path).is_ok_and(|committed| committed == translated)
}

fn metal(module: &Module, info: &ModuleInfo) -> String {
    // The binding slots that wgpu assigns at run time are unknown here; naga's placeholder names
    // are used.
    let options = msl::Options {
        lang_version: (2, 4),
        fake_missing_bindings: true,
        ..Default::default()
    };
    msl::write_string(module, info, &options, &msl::PipelineOptions::default())
        .unwrap()
        .0
}

fn hlsl_text(module: &Module, info: &ModuleInfo) -> String {
    let mut text = String::new();
    let (options, pipeline) = (hlsl::Options::default(), hlsl::PipelineOptions::default());
    hlsl::Writer::new(&mut text, &options, &pipeline)
        .write(module, info, None)
        .unwrap();
    text
}

fn spirv_text(module: &Module, info: &ModuleInfo) -> String {
    let options = spv::Options {
        flags: spv::WriterFlags::empty(),
        ..Default::default()
    };
    let pipeline = spv::PipelineOptions {
        shader_stage: ShaderStage::Compute,
        entry_point: "main".into(),
    };
    disassembled(&spv::write_vec(module, info, &options, Some(&pipeline)).unwrap())
}

/// One instruction per line: its name and its operands as numbers.
fn disassembled(words: &[u32]) -> String {
    const HEADER: usize = 5;
    let mut text = String::new();
    let mut at = HEADER;
    while at < words.len() {
        let (length, opcode) = ((words[at] >> 16) as usize, words[at] & 0xffff);
        let name = spirv::Op::from_u32(opcode)
            .map_or_else(|| format!("Op{opcode}"), |op| format!("{op:?}"));
        write!(text, "{name}").unwrap();
        for word in &words[at + 1..at + length] {
            write!(text, " {word}").unwrap();
        }
        text.push('\n');
        at += length;
    }
    text
}
