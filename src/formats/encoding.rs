//! From the bytes of a text file to lines: UTF-8, UTF-16 or Latin-1, with any line ends.

use std::borrow::Cow;

use crate::error::{Error, Result};

/// The first bytes of files that are no texts of sequences, with instructions.
const OTHER_FILES: [(&[u8], &str); 14] = [
    (b"PK\x03\x04", "a zip archive: unpack it first"),
    (b"\xfd7zXZ", "packed with xz: unpack it with unxz first"),
    (b"BZh", "packed with bzip2: unpack it with bunzip2 first"),
    (
        b"\x28\xb5\x2f\xfd",
        "packed with zstd: unpack it with unzstd first",
    ),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"Rar!", "a rar archive: unpack it first"),
    (b"\xff\xfe\0\0", "UTF-32: save it as UTF-8"),
    (b"\0\0\xfe\xff", "UTF-32: save it as UTF-8"),
    (b">\0\0\0", "UTF-32: save it as UTF-8"),
    (b"%PDF", "a PDF: copy its sequences into a text file"),
    (b"{\\rtf", "rich text: save it as plain text"),
    (
        b"<!DOCTYPE",
        "a web page: the download needs another address",
    ),
    (b"<html", "a web page: the download needs another address"),
    (
        b"version https://git-lfs",
        "a pointer of Git LFS: run `git lfs pull`",
    ),
];

/// Characters that copied texts have between letters, and the mark of DOS at the end of a file.
const INVISIBLE: [char; 7] = [
    '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{1a}',
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

/// A reader of a text that may be gzip or UTF-16.
///
/// # Errors
/// If it cannot be read, or is not a text.
#[cfg(not(target_arch = "wasm32"))]
pub fn reader<'a>(
    mut source: impl std::io::BufRead + 'a,
) -> std::io::Result<Box<dyn std::io::BufRead + 'a>> {
    use std::io::{BufReader, Cursor, Error};
    let first = source.fill_buf()?;
    if first.starts_with(GZIP) {
        let unpacked = flate2::bufread::MultiGzDecoder::new(source);
        return Ok(Box::new(BufReader::new(unpacked)));
    }
    if let Some((_, message)) = OTHER_FILES.iter().find(|(own, _)| first.starts_with(own)) {
        return Err(Error::other(format!("the file is {message}")));
    }
    if utf16(first).is_some() {
        let mut bytes = Vec::new();
        source.read_to_end(&mut bytes)?;
        let text = utf16(&bytes).flatten();
        let text = text.ok_or_else(|| Error::other("the file is damaged UTF-16"))?;
        return Ok(Box::new(Cursor::new(text)));
    }
    Ok(Box::new(source))
}

/// The text of a file, unpacked if it is gzip. Bytes that are neither UTF-8 nor UTF-16 are read as
/// Latin-1, although they may be of a similar encoding: sequences are ASCII. `place` is the file's
/// name.
///
/// # Errors
/// If the file is packed in another way, or is not a text.
pub fn text(bytes: Vec<u8>, place: &str) -> Result<String> {
    let bytes = unpacked(bytes, place)?;
    let mut others = OTHER_FILES.iter();
    if let Some((_, message)) = others.find(|(first, _)| bytes.starts_with(first)) {
        return Err(Error::input(place, format!("the file is {message}")));
    }
    if let Some(text) = utf16(&bytes) {
        return text.ok_or_else(|| Error::input(place, "the file is damaged UTF-16"));
    }
    let text: String = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error.as_bytes().iter().copied().map(char::from).collect(),
    };
    let control =
        |letter: char| letter.is_ascii_control() && !"\t\n\r\0\u{c}\u{1a}".contains(letter);
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

/// The text without invisible characters and with a line feed at the end of each line. A lone
/// carriage return ends a line, and so does a zero byte, which ends entries of MMseqs2's databases.
pub fn with_line_ends(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii() && !b"\r\0\x1a".contains(&byte);
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n").replace(['\r', '\0'], "\n");
    Cow::Owned(text.replace(INVISIBLE, ""))
}
