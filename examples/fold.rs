//! Folds a sequence and writes the structures and confidences into a folder.
//!
//! `cargo run --release --example fold [-- CHECKPOINT [FOLDER]]`, where CHECKPOINT is an OpenFold3
//! checkpoint (`.pt` or safetensors). The default is the built-in network, for
//! protein chains of up to about 100 residues.

use std::path::{Path, PathBuf};

use trifold::fold::{Fold, Job};
use trifold::network;
use trifold::openfold3::{OpenFold3, Settings, Stage};
use trifold::weights::Weights;
use trifold::{Device, DeviceOptions, TierRequest};

/// The villin headpiece, 36 residues.
const SEQUENCE: &str = "MLSDEDFKAVFGMTRSAFANLPLWKQQNLKKEKGLF";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let weights = match arguments.next() {
        Some(path) => Weights::open(Path::new(&path))?,
        None => network::weights()?,
    };
    let folder = arguments
        .next()
        .map_or(std::env::temp_dir().join("trifold-example"), PathBuf::from);

    // The best kernels that this GPU supports.
    let device = Device::open_blocking(DeviceOptions::default().with_tier(TierRequest::Best))?;
    let model = OpenFold3::load(&device, &weights)?;

    let job = Job::from_sequence("villin", SEQUENCE, &model)?;

    // Few steps, so that the example ends soon on a software driver.
    let folded = Fold::new(&model, &job)
        .settings(Settings::DEFAULT.recycles(0).steps(4).samples(1))
        .on_progress(|stage| {
            if let Stage::Diffusion { step, of, .. } = stage {
                println!("denoising step {step} of {of}");
            }
            true // false cancels
        })
        .run_blocking()?;

    for file in folded.files {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        std::fs::write(&path, &file.bytes)?;
        println!("{}: {} bytes", path.display(), file.bytes.len());
    }
    Ok(())
}
