//! From the bytes of a text file to lines: UTF-8, UTF-16 or Latin-1, with any line ends.

use std::borrow::Cow;

use crate::error::{Error, Result};

/// The first bytes of packed files, with instructions to unpack them.
const PACKED: [(&[u8], &str); 2] = [
    (b"PK\x03\x04", "a zip archive: unpack it first"),
    (b"\xfd7zXZ", "packed with xz: unpack it with unxz first"),
];

/// The first bytes of gzip files.
const GZIP: &[u8] = b"\x1f\x8b";

/// The largest size in bytes of an unpacked file.
#[cfg(not(target_arch = "wasm32"))]
const MOST_UNPACKED: u64 = 4 << 30;

/// The bytes of a file, unpacked if it is gzip.
#[cfg(not(target_arch = "wasm32"))]
fn unpacked(bytes: Vec<u8>, place: &str) -> Result<Vec<u8>> {
    use std::io::Read;
    if !bytes.starts_with(GZIP) {
        return Ok(bytes);
    }
    let mut all = Vec::new();
    let source = flate2::bufread::MultiGzDecoder::new(&bytes[..]);
    match source.take(MOST_UNPACKED).read_to_end(&mut all) {
        Ok(_) if all.len() as u64 == MOST_UNPACKED => {
            Err(Error::input(place, "the file unpacks to more than 4 GiB"))
        }
        Ok(_) => Ok(all),
        Err(_) => Err(Error::input(place, "the file is damaged gzip")),
    }
}

#[cfg(target_arch = "wasm32")]
fn unpacked(bytes: Vec<u8>, place: &str) -> Result<Vec<u8>> {
    match bytes.starts_with(GZIP) {
        true => Err(Error::input(
            place,
            "the file is packed with gzip: unpack it first",
        )),
        false => Ok(bytes),
    }
}

/// A reader of a text that may be packed with gzip.
///
/// # Errors
/// If it cannot be read.
#[cfg(not(target_arch = "wasm32"))]
pub fn reader<'a>(
    mut source: impl std::io::BufRead + 'a,
) -> std::io::Result<Box<dyn std::io::BufRead + 'a>> {
    Ok(match source.fill_buf()?.starts_with(GZIP) {
        true => Box::new(std::io::BufReader::new(
            flate2::bufread::MultiGzDecoder::new(source),
        )),
        false => Box::new(source),
    })
}

/// The text of a file, unpacked if it is gzip. Bytes that are neither UTF-8 nor UTF-16 are read as
/// Latin-1; `place` is the file's name.
///
/// # Errors
/// If the file is packed in another way, or is not a text.
pub fn text(bytes: Vec<u8>, place: &str) -> Result<String> {
    let bytes = unpacked(bytes, place)?;
    if let Some((_, message)) = PACKED.iter().find(|(first, _)| bytes.starts_with(first)) {
        return Err(Error::input(place, format!("the file is {message}")));
    }
    if let Some(text) = utf16(&bytes) {
        return text.ok_or_else(|| Error::input(place, "the file is damaged UTF-16"));
    }
    let text: String = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error.as_bytes().iter().copied().map(char::from).collect(),
    };
    let control = |letter: char| letter.is_control() && !"\t\n\r\0\u{c}".contains(letter);
    match text.chars().any(control) {
        true => Err(Error::input(
            place,
            "the file is not a text: expected UTF-8, UTF-16 or Latin-1",
        )),
        false => Ok(text),
    }
}

/// The text of a UTF-16 file, recognized by its byte order mark or by a zero in every second byte.
/// `None` for other files, `Some(None)` for a damaged one.
fn utf16(bytes: &[u8]) -> Option<Option<String>> {
    let zeros = |first: usize| bytes.len() >= 4 && (first..4).step_by(2).all(|at| bytes[at] == 0);
    let (start, unit): (usize, fn([u8; 2]) -> u16) = match bytes {
        [0xff, 0xfe, ..] => (2, u16::from_le_bytes),
        [0xfe, 0xff, ..] => (2, u16::from_be_bytes),
        _ if zeros(1) => (0, u16::from_le_bytes),
        _ if zeros(0) => (0, u16::from_be_bytes),
        _ => return None,
    };
    let units: Vec<u16> = bytes[start..]
        .chunks_exact(2)
        .map(|pair| unit([pair[0], pair[1]]))
        .collect();
    Some(String::from_utf16(&units).ok())
}

/// The text without a byte order mark and with a line feed at the end of each line. A lone carriage
/// return ends a line, and so does a zero byte, which ends entries of MMseqs2's databases.
pub fn with_line_ends(text: &str) -> Cow<'_, str> {
    let text = text.trim_start_matches('\u{feff}');
    match text.contains(['\r', '\0']) {
        true => Cow::Owned(text.replace("\r\n", "\n").replace(['\r', '\0'], "\n")),
        false => Cow::Borrowed(text),
    }
}
