//! The files of a finished job, alone and as a zip.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use zip::write::SimpleFileOptions;
use zip::ZipWriter;

use super::refusal::Refusal;

/// A file of a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResultFile {
    /// Its path under the results, with `/`.
    pub path: String,
    /// Its length.
    pub bytes: u64,
}

/// The files under a folder, by path.
pub fn list(folder: &Path) -> Vec<ResultFile> {
    let mut files = Vec::new();
    collect(folder, "", &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<ResultFile>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = format!("{prefix}{name}");
        match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => {
                collect(&entry.path(), &format!("{path}/"), files);
            }
            Ok(metadata) => files.push(ResultFile {
                path,
                bytes: metadata.len(),
            }),
            Err(_) => {}
        }
    }
}

/// A file and its content type. Only listed paths are read.
pub fn read(folder: &Path, path: &str) -> Result<(Vec<u8>, &'static str), Refusal> {
    let listed = list(folder).into_iter().find(|file| file.path == path);
    let listed =
        listed.ok_or_else(|| Refusal::not_found(format!("the job has no file {path:?}")))?;
    let bytes = read_bytes(&folder.join(&listed.path))?;
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    let kind = match extension {
        Some("json") => "application/json",
        Some("csv") => "text/csv",
        Some("cif") => "chemical/x-mmcif",
        Some("pdb") => "chemical/x-pdb",
        _ => "application/octet-stream",
    };
    Ok((bytes, kind))
}

/// All files as a zip.
pub fn zip(folder: &Path) -> Result<Vec<u8>, Refusal> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let refused = |error: &dyn std::error::Error| Refusal::internal(format!("zip: {error}"));
    for file in list(folder) {
        let bytes = read_bytes(&folder.join(&file.path))?;
        let started = writer.start_file(file.path, SimpleFileOptions::default());
        started.map_err(|error| refused(&error))?;
        writer.write_all(&bytes).map_err(|error| refused(&error))?;
    }
    let finished = writer.finish().map_err(|error| refused(&error))?;
    Ok(finished.into_inner())
}

fn read_bytes(path: &PathBuf) -> Result<Vec<u8>, Refusal> {
    std::fs::read(path).map_err(|error| Refusal::from(trifold::Error::file(path, error)))
}
