//! Reads the table of a zip archive whose entries are not compressed, as torch writes them.
//!
//! Every size and offset is checked against the file before it is used, and entries may neither
//! overlap nor share a name.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cursor::Cursor;
use super::file::Bytes;
use super::refuse;
use crate::error::Result;

/// Signatures of the records.
const ENTRY: u32 = 0x0403_4b50;
const LISTED: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const END_64: u32 = 0x0606_4b50;
const LOCATOR_64: u32 = 0x0706_4b50;
/// Bytes of the records without names and comments.
const ENTRY_BYTES: usize = 30;
const LISTED_BYTES: usize = 46;
const END_BYTES: usize = 22;
const END_64_BYTES: usize = 56;
const LOCATOR_64_BYTES: usize = 20;
/// The value that refers to the 64-bit field.
const ELSEWHERE: u64 = 0xffff_ffff;

/// The entries of an archive by name, with the positions of their bytes.
pub(super) struct Archive {
    entries: BTreeMap<String, Range<usize>>,
}

/// The position of the table of entries.
struct Table {
    count: u64,
    range: Range<usize>,
}

/// One line of the table.
struct Listed<'a> {
    name: &'a str,
    flags: u16,
    size: u64,
    start: u64,
}

impl Archive {
    /// Whether `bytes` begin like an archive.
    pub(super) fn is(bytes: &[u8]) -> bool {
        bytes.starts_with(&ENTRY.to_le_bytes())
    }

    pub(super) fn parse(bytes: &Bytes) -> Result<Self> {
        let table = find_table(bytes)?;
        let lines = bytes.get(table.range.clone())?;
        let mut cursor = Cursor::within("the zip's table", &lines, table.range.start);
        let mut listed = Vec::new();
        for _ in 0..table.count {
            listed.push(read_listed(&mut cursor)?);
        }
        if cursor.at() != table.range.end {
            return Err(refuse(format!(
                "the zip's table has {} bytes after its {} entries",
                table.range.end - cursor.at(),
                table.count
            )));
        }
        listed.sort_by_key(|entry| entry.start);
        let mut entries = BTreeMap::new();
        let mut end = 0;
        for entry in &listed {
            if entry.start < end as u64 {
                return Err(refuse(format!(
                    "the zip's entry {} overlaps the one before it",
                    entry.name
                )));
            }
            let range = locate(bytes, entry, table.range.start)?;
            end = range.end;
            if entries.insert(entry.name.to_string(), range).is_some() {
                return Err(refuse(format!("the zip has two entries {}", entry.name)));
            }
        }
        Ok(Archive { entries })
    }

    /// The names of the entries.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The position of the bytes of an entry.
    pub(super) fn get(&self, name: &str) -> Option<Range<usize>> {
        self.entries.get(name).cloned()
    }
}

/// The last record of the file has the position of the table; a 64-bit record before it takes
/// precedence.
fn find_table(bytes: &Bytes) -> Result<Table> {
    let from = bytes
        .len()
        .saturating_sub(END_BYTES + usize::from(u16::MAX) + LOCATOR_64_BYTES);
    let tail = bytes.get(from..bytes.len())?;
    let ends_there = |at: &usize| {
        let comment = |bytes: &[u8]| {
            usize::from(u16::from_le_bytes([
                bytes[END_BYTES - 2],
                bytes[END_BYTES - 1],
            ]))
        };
        tail[*at..].starts_with(&END.to_le_bytes())
            && at + END_BYTES + comment(&tail[*at..]) == tail.len()
    };
    let last = tail.len().checked_sub(END_BYTES);
    let end = last.and_then(|last| {
        (last.saturating_sub(usize::from(u16::MAX))..=last)
            .rev()
            .find(ends_there)
    });
    let end = end.ok_or_else(|| refuse("the zip has no end: the file is cut off"))?;
    let mut cursor = Cursor::within("the zip's end", &tail[end + 4..], from + end + 4);
    let disks = [cursor.u16()?, cursor.u16()?];
    let counts = [u64::from(cursor.u16()?), u64::from(cursor.u16()?)];
    let (size, start) = (u64::from(cursor.u32()?), u64::from(cursor.u32()?));
    let locator = end
        .checked_sub(LOCATOR_64_BYTES)
        .filter(|at| tail[*at..].starts_with(&LOCATOR_64.to_le_bytes()));
    let Some(locator) = locator else {
        if disks != [0, 0] || counts[0] != counts[1] {
            return Err(refuse("the zip spans several files"));
        }
        return table(counts[1], start, size, from + end);
    };
    let wide = find_table_64(bytes, &tail[locator..end], from + locator)?;
    let agrees = |narrow: u64, wide: u64, elsewhere: u64| narrow == elsewhere || narrow == wide;
    let fits = agrees(counts[1], wide.count, 0xffff)
        && agrees(size, wide.range.len() as u64, ELSEWHERE)
        && agrees(start, wide.range.start as u64, ELSEWHERE);
    match fits {
        true => Ok(wide),
        false => Err(refuse("the zip's two ends disagree about its table")),
    }
}

/// `record` is the locator, which is at byte `locator`.
fn find_table_64(bytes: &Bytes, record: &[u8], locator: usize) -> Result<Table> {
    let mut cursor = Cursor::within("the zip's 64-bit locator", &record[4..], locator + 4);
    let (disk, at) = (cursor.u32()?, cursor.length()?);
    let disks = cursor.u32()?;
    if disk != 0 || disks > 1 {
        return Err(refuse("the zip spans several files"));
    }
    if at.checked_add(END_64_BYTES).is_none_or(|end| end > locator) {
        return Err(refuse(format!(
            "the zip's 64-bit end should be before byte {locator}, got byte {at}"
        )));
    }
    let record = bytes.get(at..at + END_64_BYTES)?;
    let mut cursor = Cursor::within("the zip's 64-bit end", &record, at);
    let (signature, length) = (cursor.u32()?, cursor.length()?);
    if signature != END_64 || length != locator - at - 12 {
        return Err(refuse(format!("the zip's 64-bit end is not at byte {at}")));
    }
    cursor.take(4)?;
    let disks = [cursor.u32()?, cursor.u32()?];
    let counts = [cursor.u64()?, cursor.u64()?];
    if disks != [0, 0] || counts[0] != counts[1] {
        return Err(refuse("the zip spans several files"));
    }
    let (size, start) = (cursor.u64()?, cursor.u64()?);
    table(counts[1], start, size, at)
}

/// The table must end where the end record begins.
fn table(count: u64, start: u64, size: u64, end: usize) -> Result<Table> {
    if start.checked_add(size) != Some(end as u64) || count > size / LISTED_BYTES as u64 {
        return Err(refuse(format!(
            "the zip's table of {count} entries should be before byte \
            {end}, got {size} bytes from byte {start}"
        )));
    }
    Ok(Table {
        count,
        range: start as usize..end,
    })
}

fn read_listed<'a>(cursor: &mut Cursor<'a>) -> Result<Listed<'a>> {
    if cursor.u32()? != LISTED {
        return Err(refuse(format!(
            "the zip's table has no entry at byte {}",
            cursor.at() - 4
        )));
    }
    cursor.take(4)?;
    let (flags, method) = (cursor.u16()?, cursor.u16()?);
    cursor.take(8)?;
    let (mut packed, mut size) = (u64::from(cursor.u32()?), u64::from(cursor.u32()?));
    let [name, extra, comment] = [cursor.u16()?, cursor.u16()?, cursor.u16()?].map(usize::from);
    cursor.take(8)?;
    let mut start = u64::from(cursor.u32()?);
    let name = std::str::from_utf8(cursor.take(name)?)
        .map_err(|_| refuse("the zip has an entry whose name is not UTF-8"))?;
    let extra = cursor.take(extra)?;
    cursor.take(comment)?;
    widen(name, extra, [&mut size, &mut packed, &mut start])?;
    if method != 0 || flags & 1 != 0 || size != packed {
        return Err(refuse(format!(
            "the zip's entry {name} should be stored as it is, got method \
            {method}, {packed} bytes for {size}"
        )));
    }
    Ok(Listed {
        name,
        flags,
        size,
        start,
    })
}

/// Fills in the fields that are in the 64-bit extra field, in the order of the format.
fn widen(name: &str, extra: &[u8], fields: [&mut u64; 3]) -> Result<()> {
    let mut wide: &[u8] = &[];
    let mut cursor = Cursor::new("an extra field of the zip", extra, 0);
    while cursor.at() + 4 <= extra.len() {
        let (id, length) = (cursor.u16()?, cursor.u16()?);
        let field = cursor.take(usize::from(length))?;
        if id == 1 {
            wide = field;
        }
    }
    let mut wide = Cursor::new("a 64-bit field of the zip", wide, 0);
    for field in fields.into_iter().filter(|field| **field == ELSEWHERE) {
        *field = wide
            .u64()
            .map_err(|_| refuse(format!("the zip's entry {name} lacks its 64-bit sizes")))?;
    }
    Ok(())
}

/// The bytes of an entry, which follow a second record of it.
fn locate(bytes: &Bytes, entry: &Listed, limit: usize) -> Result<Range<usize>> {
    let outside = || {
        refuse(format!(
            "the zip's entry {} of {} bytes at byte {} is not before the table at \
            byte {limit}",
            entry.name, entry.size, entry.start
        ))
    };
    let start = usize::try_from(entry.start)
        .ok()
        .filter(|start| *start < limit)
        .ok_or_else(outside)?;
    let record = bytes.get(start..limit.min(start + ENTRY_BYTES))?;
    let mut cursor = Cursor::within("the zip's entry", &record, start);
    if cursor.u32()? != ENTRY {
        return Err(refuse(format!(
            "the zip's entry {} is not at byte {start}",
            entry.name
        )));
    }
    cursor.take(2)?;
    let (flags, method) = (cursor.u16()?, cursor.u16()?);
    cursor.take(8)?;
    let sizes = [cursor.u32()?, cursor.u32()?].map(u64::from);
    let [name, extra] = [cursor.u16()?, cursor.u16()?].map(usize::from);
    let named = cursor.at();
    let record = bytes.get(named..limit.min(named + name + extra))?;
    let mut cursor = Cursor::within("the zip's entry", &record, named);
    let name = cursor.take(name)?;
    // Bit 3: the sizes follow the bytes, and these fields are zero.
    let sized = flags & 8 != 0
        || sizes
            .iter()
            .all(|size| *size == entry.size || *size == ELSEWHERE);
    if method != 0 || flags != entry.flags || name != entry.name.as_bytes() || !sized {
        return Err(refuse(format!(
            "the zip's entry {} differs from what the table says of it",
            entry.name
        )));
    }
    cursor.take(extra)?;
    let end = usize::try_from(entry.size)
        .ok()
        .and_then(|size| cursor.at().checked_add(size))
        .filter(|end| *end <= limit)
        .ok_or_else(outside)?;
    Ok(cursor.at()..end)
}
