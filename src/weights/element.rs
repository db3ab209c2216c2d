//! The number formats of checkpoints.

use half::{bf16, f16};

use super::host::HostData;
use super::int8;

/// The format of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// 64-bit floating point.
    F64,
    /// 32-bit floating point.
    F32,
    /// 16-bit floating point.
    F16,
    /// The upper half of a 32-bit floating point number.
    Bf16,
    /// 64-bit whole numbers.
    I64,
    /// 32-bit whole numbers.
    I32,
    /// 16-bit whole numbers.
    I16,
    /// 8-bit whole numbers.
    I8,
    /// 8-bit unsigned whole numbers.
    U8,
    /// One byte, true unless it is zero.
    Bool,
    /// Floating point as 8-bit whole numbers, with an f16 scale for every 64 of a row.
    Int8,
}

impl Element {
    /// Every format of single numbers with its name in safetensors files and that of torch's
    /// storage class.
    const ALL: [(Element, &'static str, &'static str); 10] = [
        (Element::F64, "F64", "DoubleStorage"),
        (Element::F32, "F32", "FloatStorage"),
        (Element::F16, "F16", "HalfStorage"),
        (Element::Bf16, "BF16", "BFloat16Storage"),
        (Element::I64, "I64", "LongStorage"),
        (Element::I32, "I32", "IntStorage"),
        (Element::I16, "I16", "ShortStorage"),
        (Element::I8, "I8", "CharStorage"),
        (Element::U8, "U8", "ByteStorage"),
        (Element::Bool, "BOOL", "BoolStorage"),
    ];

    /// The element that a safetensors header calls `name`.
    pub(super) fn of_safetensors(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, own, _)| *own == name)
            .map(|(element, ..)| *element)
    }

    /// The element of a `torch.<class>`.
    pub(super) fn of_storage(class: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(.., own)| *own == class)
            .map(|(element, ..)| *element)
    }

    /// Its name in a safetensors header.
    pub fn name(self) -> &'static str {
        let stored = match self {
            Element::Int8 => Element::I8,
            element => element,
        };
        Self::ALL
            .iter()
            .find(|(element, ..)| *element == stored)
            .map_or("", |(_, name, _)| name)
    }

    /// Bytes of one number, without the scales of [`Element::Int8`].
    pub fn bytes(self) -> usize {
        match self {
            Element::F64 | Element::I64 => 8,
            Element::F32 | Element::I32 => 4,
            Element::F16 | Element::Bf16 | Element::I16 => 2,
            Element::I8 | Element::U8 | Element::Bool | Element::Int8 => 1,
        }
    }

    /// Whether it is floating point.
    pub fn is_float(self) -> bool {
        matches!(
            self,
            Element::F64 | Element::F32 | Element::F16 | Element::Bf16 | Element::Int8
        )
    }

    /// The shape that a file's header gives for a tensor of `shape`, and its bytes; `None` if they
    /// exceed the address space.
    pub(super) fn stored(self, shape: &[usize]) -> Option<(Vec<usize>, usize)> {
        let mut stored = shape.to_vec();
        if let (Element::Int8, Some(columns)) = (self, stored.last_mut()) {
            *columns = int8::row_bytes(*columns);
        }
        let bytes = stored
            .iter()
            .try_fold(self.bytes(), |bytes, extent| bytes.checked_mul(*extent))?;
        Some((stored, bytes))
    }

    /// Little-endian elements of a tensor of `shape`, widened to f32, bool or i64; f64 is rounded.
    pub(super) fn decode(self, bytes: &[u8], shape: &[usize]) -> HostData {
        match self {
            Element::Int8 => HostData::F32(int8::expand(bytes, shape.last().copied().unwrap_or(0))),
            Element::F64 => HostData::F32(decode(bytes, |bytes| f64::from_le_bytes(bytes) as f32)),
            Element::F32 => HostData::F32(decode(bytes, f32::from_le_bytes)),
            Element::F16 => {
                HostData::F32(decode(bytes, |bytes| f16::from_le_bytes(bytes).to_f32()))
            }
            Element::Bf16 => {
                HostData::F32(decode(bytes, |bytes| bf16::from_le_bytes(bytes).to_f32()))
            }
            Element::I64 => HostData::Int(decode(bytes, i64::from_le_bytes)),
            Element::I32 => {
                HostData::Int(decode(bytes, |bytes| i64::from(i32::from_le_bytes(bytes))))
            }
            Element::I16 => {
                HostData::Int(decode(bytes, |bytes| i64::from(i16::from_le_bytes(bytes))))
            }
            Element::I8 => {
                HostData::Int(decode(bytes, |bytes| i64::from(i8::from_le_bytes(bytes))))
            }
            Element::U8 => {
                HostData::Int(decode(bytes, |bytes| i64::from(u8::from_le_bytes(bytes))))
            }
            Element::Bool => HostData::Bool(decode(bytes, |[byte]: [u8; 1]| byte != 0)),
        }
    }
}

fn decode<const WIDTH: usize, T>(bytes: &[u8], element: impl Fn([u8; WIDTH]) -> T) -> Vec<T> {
    let read = |chunk: &[u8]| element(std::array::from_fn(|at| chunk[at]));
    bytes.chunks_exact(WIDTH).map(read).collect()
}
