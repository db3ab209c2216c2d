//! Builds checkpoints byte by byte, including ones that torch would not write.

/// A zip archive of stored entries, in which every field can be set.
#[derive(Clone)]
pub struct Zip {
    pub entries: Vec<Entry>,
    /// Writes the 64-bit end record, and the entries' sizes in their 64-bit fields.
    pub wide: bool,
    /// The number of entries in the end record; default: the true one.
    pub count: Option<u16>,
}

#[derive(Clone)]
pub struct Entry {
    pub name: String,
    pub data: Vec<u8>,
    pub method: u16,
    /// The size in the table; default: the true one.
    pub size: Option<u32>,
    /// The position in the table; default: the true one.
    pub start: Option<u32>,
    /// The name before the bytes; default: the name in the table.
    pub local_name: Option<String>,
}

impl Zip {
    pub fn new(entries: &[(&str, &[u8])]) -> Self {
        let entry = |(name, data): &(&str, &[u8])| Entry {
            name: name.to_string(),
            data: data.to_vec(),
            method: 0,
            size: None,
            start: None,
            local_name: None,
        };
        Zip {
            entries: entries.iter().map(entry).collect(),
            wide: false,
            count: None,
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let (mut bytes, mut table) = (Vec::new(), Vec::new());
        for entry in &self.entries {
            let start = entry.start.unwrap_or(bytes.len() as u32);
            let size = entry.size.unwrap_or(entry.data.len() as u32);
            let local_name = entry.local_name.as_ref().unwrap_or(&entry.name);
            bytes.extend([&b"PK\x03\x04"[..], &[0, 0, 0, 8]].concat());
            bytes.extend(
                [
                    &entry.method.to_le_bytes()[..],
                    &[0; 8],
                    &size.to_le_bytes(),
                    &size.to_le_bytes(),
                ]
                .concat(),
            );
            bytes.extend(
                [
                    &(local_name.len() as u16).to_le_bytes()[..],
                    &[0, 0],
                    local_name.as_bytes(),
                    &entry.data,
                ]
                .concat(),
            );
            let narrow = if self.wide { u32::MAX } else { size };
            let extra = [
                &[1, 0, 24, 0][..],
                &u64::from(size).to_le_bytes(),
                &u64::from(size).to_le_bytes(),
                &u64::from(start).to_le_bytes(),
            ]
            .concat();
            let extra = if self.wide { extra } else { Vec::new() };
            table.extend(
                [
                    &b"PK\x01\x02"[..],
                    &[0; 5],
                    &[8],
                    &entry.method.to_le_bytes(),
                    &[0; 8],
                    &narrow.to_le_bytes(),
                    &narrow.to_le_bytes(),
                ]
                .concat(),
            );
            table.extend(
                [
                    &(entry.name.len() as u16).to_le_bytes()[..],
                    &(extra.len() as u16).to_le_bytes(),
                    &[0; 10],
                ]
                .concat(),
            );
            table.extend(
                [
                    &(if self.wide { u32::MAX } else { start }).to_le_bytes()[..],
                    entry.name.as_bytes(),
                    &extra,
                ]
                .concat(),
            );
        }
        let (start, count) = (bytes.len(), self.count.unwrap_or(self.entries.len() as u16));
        bytes.extend(&table);
        if self.wide {
            let at = bytes.len() as u64;
            bytes.extend([&b"PK\x06\x06"[..], &44u64.to_le_bytes(), &[0; 12]].concat());
            bytes.extend(
                [
                    u64::from(count),
                    u64::from(count),
                    table.len() as u64,
                    start as u64,
                ]
                .map(u64::to_le_bytes)
                .concat(),
            );
            bytes.extend(
                [
                    &b"PK\x06\x07"[..],
                    &[0; 4],
                    &at.to_le_bytes(),
                    &[1, 0, 0, 0],
                ]
                .concat(),
            );
        }
        let end = |number: usize| if self.wide { u32::MAX } else { number as u32 }.to_le_bytes();
        bytes.extend(
            [
                &b"PK\x05\x06"[..],
                &[0; 4],
                &count.to_le_bytes(),
                &count.to_le_bytes(),
                &end(table.len()),
                &end(start),
                &[0, 0],
            ]
            .concat(),
        );
        bytes
    }
}

/// A checkpoint of one pickle and one storage `0`.
pub fn checkpoint(pickle: &[u8], storage: &[u8]) -> Vec<u8> {
    Zip::new(&[
        ("x/data.pkl", pickle),
        ("x/byteorder", b"little"),
        ("x/data/0", storage),
    ])
    .bytes()
}

/// Pieces of pickles.
pub fn text(text: &str) -> Vec<u8> {
    [
        &b"X"[..],
        &(text.len() as u32).to_le_bytes(),
        text.as_bytes(),
    ]
    .concat()
}

pub fn int(number: i32) -> Vec<u8> {
    [&b"J"[..], &number.to_le_bytes()].concat()
}

pub fn tuple(items: &[Vec<u8>]) -> Vec<u8> {
    [b"(", &items.concat()[..], b"t"].concat()
}

pub fn ints(numbers: &[i32]) -> Vec<u8> {
    tuple(
        &numbers
            .iter()
            .map(|number| int(*number))
            .collect::<Vec<_>>(),
    )
}

pub fn call(module: &str, name: &str, arguments: &[Vec<u8>]) -> Vec<u8> {
    [
        format!("c{module}\n{name}\n").as_bytes(),
        &tuple(arguments),
        b"R",
    ]
    .concat()
}

pub fn dict(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let items: Vec<u8> = entries
        .iter()
        .flat_map(|(key, value)| [text(key), value.clone()].concat())
        .collect();
    [b"}(", &items[..], b"u"].concat()
}

pub fn pickle(value: Vec<u8>) -> Vec<u8> {
    [b"\x80\x02", &value[..], b"."].concat()
}

/// A view of the f32 storage `0` of `count` elements.
pub fn tensor(count: i32, offset: i32, shape: &[i32], strides: &[i32]) -> Vec<u8> {
    let class = b"ctorch\nFloatStorage\n".to_vec();
    let storage = [
        tuple(&[text("storage"), class, text("0"), text("cpu"), int(count)]),
        b"Q".to_vec(),
    ]
    .concat();
    let hooks = call("collections", "OrderedDict", &[]);
    call(
        "torch._utils",
        "_rebuild_tensor_v2",
        &[
            storage,
            int(offset),
            ints(shape),
            ints(strides),
            vec![0x89],
            hooks,
        ],
    )
}

pub fn floats(numbers: &[f32]) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect()
}

/// A safetensors file with this header and number of data bytes.
pub fn safetensors(header: &str, bytes: usize) -> Vec<u8> {
    [
        &(header.len() as u64).to_le_bytes()[..],
        header.as_bytes(),
        &vec![0; bytes],
    ]
    .concat()
}
