//! Folds a sequence and writes the structures and confidences into a folder.
//!
//! `cargo run --release --example fold [-- CHECKPOINT [FOLDER]]`, where CHECKPOINT is an OpenFold3
//! checkpoint (`.pt` or safetensors). The default is the built-in network of random weights, whose
//! structures mean nothing.

use std::path::{Path, PathBuf};

use trifold::fold::{demo, fold, Job, Request};
use trifold::formats::{fasta, no_files};
use trifold::openfold3::{OpenFold3, Settings};
use trifold::weights::Weights;
use trifold::{Device, DeviceOptions, TierRequest};

/// A trp-cage miniprotein, 20 residues.
const SEQUENCE: &str = ">A\nNLYIQWLKDGGPSSGRPPPS\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let weights = match arguments.next() {
        Some(path) => Weights::open(Path::new(&path))?,
        None => demo::weights()?,
    };
    let folder = arguments
        .next()
        .map_or(std::env::temp_dir().join("trifold-example"), PathBuf::from);

    // The best kernels that this GPU supports.
    let device = Device::open_blocking(DeviceOptions::default().with_tier(TierRequest::Best))?;
    let model = OpenFold3::load(&device, &weights)?;

    // A query becomes input features. Ligands and modified residues would need their components.
    let queries = fasta::parse(SEQUENCE, "trp-cage", "trp-cage", &no_files)?.queries;
    let job = Job::new(&queries[0], &Default::default(), weights.generation()?)?;

    // Few steps, so that the example ends in seconds on a software driver.
    let request = Request {
        settings: Settings {
            recycles: 0,
            steps: 4,
            samples: 1,
        },
        seed: 1,
        ..Request::new(&weights)
    };
    let mut progress = |stage: trifold::openfold3::Stage| {
        println!("{stage:?}");
        true
    };
    let folded = fold(&model, &job, &request, || 0.0, &mut progress, None);
    let folded = pollster::block_on(folded)?.ok_or("the fold was cancelled")?;

    for file in folded.files {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        std::fs::write(&path, &file.bytes)?;
        println!("{}: {} bytes", path.display(), file.bytes.len());
    }
    Ok(())
}
