//! `trifold convert`

use crate::exit::ExitCode;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use trifold::openfold3::{self, ModelVersion};
use trifold::weights::{Encoding, Plan, Weights};
use trifold::{Error, Result};

use crate::options::size;

/// Arguments of `trifold convert`.
#[derive(clap::Args)]
pub struct Arguments {
    /// A checkpoint: .pt of torch, safetensors, the index of a sharded one, or a folder of
    /// safetensors files
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// The file to write; with --shard, OUT-00001-of-00009.safetensors and so on, and
    /// OUT.safetensors.index.json
    #[arg(value_name = "OUT.safetensors")]
    output: PathBuf,
    /// Write floating point numbers as f16: half the size, three digits
    #[arg(long)]
    f16: bool,
    /// Write matrices as int8 with an f16 scale for every 64 weights, other tensors as f16: a
    /// quarter of the size of f32
    #[arg(long, conflicts_with = "f16")]
    int8: bool,
    /// Largest size of a file, such as 256MiB; a larger tensor gets its own file
    #[arg(long, value_name = "SIZE", value_parser = size)]
    shard: Option<u64>,
    /// Overwrite existing files
    #[arg(long)]
    force: bool,
}

/// Files under temporary names until all are written. Dropping this removes those that remain.
struct Written {
    files: Vec<(PathBuf, PathBuf)>,
}

impl Drop for Written {
    fn drop(&mut self) {
        for (partial, _) in &self.files {
            // A file that was not written cannot be removed, which is no error.
            let _ = std::fs::remove_file(partial);
        }
    }
}

impl Arguments {
    fn encoding(&self) -> Encoding {
        match (self.f16, self.int8) {
            (_, true) => Encoding::Int8,
            (true, false) => Encoding::F16,
            (false, false) => Encoding::Unchanged,
        }
    }
}

/// Reads names and positions, then copies tensor by tensor.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    if arguments
        .output
        .extension()
        .is_none_or(|extension| extension != "safetensors")
    {
        return Err(Error::input(
            arguments.output.as_path(),
            "should end in .safetensors",
        ));
    }
    let weights = Weights::open(&arguments.input)?;
    let weights = openfold3::merged(&weights).unwrap_or(weights);
    let mut plan = Plan::new(&weights, arguments.encoding(), arguments.shard)?;
    if let Some(version) = ModelVersion::detect(&weights)? {
        plan = plan.metadata("generation", version.name());
    }
    let paths = paths(&arguments.output, plan.shards.len());
    let index =
        (paths.len() > 1).then(|| arguments.output.with_extension("safetensors.index.json"));
    if let Some(there) = paths
        .iter()
        .chain(&index)
        .find(|path| path.exists() && !arguments.force)
    {
        return Err(Error::input(
            there.as_path(),
            "exists already; --force overwrites it",
        ));
    }
    let bar = progress(plan.shards.iter().map(|shard| shard.bytes).sum());
    let mut written = Written { files: Vec::new() };
    for (shard, path) in plan.shards.iter().zip(&paths) {
        bar.set_message(path.display().to_string());
        let out = create(&mut written, path)?;
        plan.write(shard, path, out, |bytes| bar.inc(bytes))?;
    }
    if let Some(path) = &index {
        let text = plan.index(|at| {
            paths[at]
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        });
        let text = format!("{text:#}\n");
        std::io::Write::write_all(&mut create(&mut written, path)?, text.as_bytes())
            .map_err(|error| Error::file(path, error))?;
    }
    for (partial, path) in &written.files {
        std::fs::rename(partial, path).map_err(|error| Error::file(path, error))?;
    }
    bar.finish_and_clear();
    let total: u64 = plan.shards.iter().map(|shard| shard.bytes).sum();
    println!(
        "{} tensors, {:.1} MiB, in {}",
        weights.names().count(),
        total as f64 / f64::from(1 << 20),
        list(&paths)
    );
    Ok(ExitCode::SUCCESS)
}

fn list(paths: &[PathBuf]) -> String {
    match paths {
        [first, .., last] => format!(
            "{} files from {} to {}",
            paths.len(),
            first.display(),
            last.display()
        ),
        _ => paths
            .first()
            .map(|path| path.display().to_string())
            .unwrap_or_default(),
    }
}

fn create(written: &mut Written, path: &Path) -> Result<BufWriter<File>> {
    let partial = PathBuf::from(format!("{}.partial", path.display()));
    let file = File::create(&partial).map_err(|error| Error::file(&partial, error))?;
    written.files.push((partial, path.into()));
    Ok(BufWriter::with_capacity(1 << 20, file))
}

/// The names of shards in other libraries.
fn paths(output: &Path, count: usize) -> Vec<PathBuf> {
    if count == 1 {
        return vec![output.into()];
    }
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    (1..=count)
        .map(|at| output.with_file_name(format!("{stem}-{at:05}-of-{count:05}.safetensors")))
        .collect()
}

fn progress(bytes: u64) -> ProgressBar {
    let style = ProgressStyle::with_template(
        "{bar:30} {bytes}/{total_bytes} {binary_bytes_per_sec}, {eta} left {wide_msg}",
    );
    ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::stderr())
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
