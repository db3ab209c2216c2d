//! Reads a pickle into values without running anything.
//!
//! A pickle is a program for a stack machine whose instructions may name and call any function.
//! Here a name remains a name, and a call becomes a pair of function and arguments. The reader of
//! the result knows the few functions that torch needs, and treats all others as opaque. Values
//! refer to each other by number, so there is no deep nesting and no expansion of repetitions: a
//! pickle makes at most as many values as it has bytes, and the number of bytes is limited.

use std::collections::HashMap;

use super::cursor::Cursor;
use super::refuse;
use crate::error::Result;

/// Largest number of bytes that are read: forty times the pickle of an OpenFold3 checkpoint with
/// its optimizer.
const MOST_BYTES: usize = 64 << 20;
/// Largest number of values, of remembered values, and of values on the stack.
const MOST_VALUES: usize = 1 << 22;

/// A value's number.
pub(super) type Id = u32;

/// A value of a pickle.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Int(i64),
    Text(&'a str),
    Tuple(Vec<Id>),
    Dict(Vec<(Id, Id)>),
    /// A module and a name in it: a class or a function.
    Global(&'a str, &'a str),
    /// A reference to data outside of the pickle: torch's storages.
    Persistent(Id),
    /// A function and its arguments, not called.
    Call(Id, Id),
    /// A value that no tensor depends on: a list, a set, a boolean, a fraction, an object.
    Opaque,
}

/// A pickle's values.
pub(super) struct Pickle<'a> {
    values: Vec<Value<'a>>,
    root: Id,
}

impl<'a> Pickle<'a> {
    pub(super) fn parse(bytes: &'a [u8]) -> Result<Self> {
        if bytes.len() > MOST_BYTES {
            return Err(refuse(format!(
                "the pickle should have at most {MOST_BYTES} bytes, got {}",
                bytes.len()
            )));
        }
        let cursor = Cursor::new("the pickle", bytes, 0);
        let mut machine = Machine {
            cursor,
            values: vec![Value::Opaque],
            stack: Vec::new(),
            marks: Vec::new(),
            memo: HashMap::new(),
            remembered: 0,
        };
        loop {
            let at = machine.cursor.at();
            let code = machine.cursor.u8()?;
            if code == b'.' {
                break;
            }
            if !machine.literal(code)? && !machine.gather(code)? && !machine.object(code)? {
                return Err(refuse(format!(
                    "the pickle has the instruction {code:#04x} at byte \
                    {at}, which torch does not write"
                )));
            }
            if machine
                .stack
                .len()
                .max(machine.marks.len())
                .max(machine.memo.len())
                .max(machine.values.len())
                > MOST_VALUES
            {
                return Err(refuse(format!(
                    "the pickle makes more than {MOST_VALUES} values"
                )));
            }
        }
        let root = machine.pop()?;
        Ok(Pickle {
            values: machine.values,
            root,
        })
    }

    /// The value of the whole pickle.
    pub(super) fn root(&self) -> &Value<'a> {
        self.get(self.root)
    }

    pub(super) fn get(&self, id: Id) -> &Value<'a> {
        self.values.get(id as usize).unwrap_or(&Value::Opaque)
    }

    /// The value of a dict's text key.
    pub(super) fn entry(&self, dict: &Value<'a>, key: &str) -> Option<&Value<'a>> {
        let Value::Dict(entries) = dict else {
            return None;
        };
        entries
            .iter()
            .rev()
            .find(|(own, _)| matches!(self.get(*own), Value::Text(own) if *own == key))
            .map(|(_, value)| self.get(*value))
    }
}

/// An opaque value.
const OPAQUE: Id = 0;

struct Machine<'a> {
    cursor: Cursor<'a>,
    values: Vec<Value<'a>>,
    stack: Vec<Id>,
    /// Heights of the stack at marks, to which gathering instructions return.
    marks: Vec<usize>,
    memo: HashMap<u32, Id>,
    /// Number of values remembered by the instruction that numbers them itself.
    remembered: u32,
}

impl<'a> Machine<'a> {
    /// Instructions that push a new value.
    fn literal(&mut self, code: u8) -> Result<bool> {
        let value = match code {
            b'N' | b']' | 0x88 | 0x89 | 0x8f => Value::Opaque,
            b')' => Value::Tuple(Vec::new()),
            b'}' => Value::Dict(Vec::new()),
            b'J' => Value::Int(i64::from(self.cursor.u32()? as i32)),
            b'K' => Value::Int(i64::from(self.cursor.u8()?)),
            b'M' => Value::Int(i64::from(self.cursor.u16()?)),
            0x8a => self
                .cursor
                .u8()
                .map(usize::from)
                .and_then(|length| self.integer(length))?,
            0x8b => self
                .cursor
                .u32()
                .and_then(|length| self.integer(length as usize))?,
            b'G' => self.skip(8)?,
            b'U' | 0x8c => self
                .cursor
                .u8()
                .map(usize::from)
                .and_then(|length| self.text(length))?,
            b'T' | b'X' => self
                .cursor
                .u32()
                .and_then(|length| self.text(length as usize))?,
            0x8d => self.cursor.length().and_then(|length| self.text(length))?,
            b'C' => self
                .cursor
                .u8()
                .map(usize::from)
                .and_then(|length| self.skip(length))?,
            b'B' => self
                .cursor
                .u32()
                .and_then(|length| self.skip(length as usize))?,
            0x8e | 0x96 => self.cursor.length().and_then(|length| self.skip(length))?,
            b'c' => {
                let parts = [self.cursor.line()?, self.cursor.line()?].map(std::str::from_utf8);
                let [Ok(module), Ok(name)] = parts else {
                    return Err(refuse(format!(
                        "the pickle has a name that is not UTF-8 before byte {}",
                        self.cursor.at()
                    )));
                };
                Value::Global(module, name)
            }
            _ => return Ok(false),
        };
        self.push(value);
        Ok(true)
    }

    /// Instructions that gather values, move them, or remember them.
    fn gather(&mut self, code: u8) -> Result<bool> {
        match code {
            0x80 => match self.cursor.u8()? {
                0..=5 => {}
                protocol => {
                    return Err(refuse(format!(
                        "the pickle should be of protocol 2 to 5, got {protocol}"
                    )))
                }
            },
            0x95 => drop(self.cursor.take(8)?),
            b'(' => self.marks.push(self.stack.len()),
            b'0' => drop(self.pop()?),
            b'1' => drop(self.pop_to_mark()?),
            b'2' => {
                let top = self.top()?;
                self.stack.push(top);
            }
            b't' => {
                let items = self.pop_to_mark()?;
                self.push(Value::Tuple(items));
            }
            0x85..=0x87 => {
                let mut items = (0x85..=code)
                    .map(|_| self.pop())
                    .collect::<Result<Vec<Id>>>()?;
                items.reverse();
                self.push(Value::Tuple(items));
            }
            b'l' | 0x91 => {
                self.pop_to_mark()?;
                self.stack.push(OPAQUE);
            }
            b'd' => {
                let items = self.pop_to_mark()?;
                self.push(Value::Dict(Vec::new()));
                self.set(&items)?;
            }
            b'a' => drop(self.pop()?),
            b'e' | 0x90 => drop(self.pop_to_mark()?),
            b's' => {
                let (value, key) = (self.pop()?, self.pop()?);
                self.set(&[key, value])?;
            }
            b'u' => {
                let items = self.pop_to_mark()?;
                self.set(&items)?;
            }
            _ => return self.memory(code),
        }
        Ok(true)
    }

    /// Instructions that remember the top of the stack, and bring it back.
    fn memory(&mut self, code: u8) -> Result<bool> {
        let key = match code {
            b'q' | b'h' => u32::from(self.cursor.u8()?),
            b'r' | b'j' => self.cursor.u32()?,
            0x94 => self.remembered,
            _ => return Ok(false),
        };
        if matches!(code, b'h' | b'j') {
            let value = self.memo.get(&key).ok_or_else(|| {
                refuse(format!(
                    "the pickle asks for value {key}, which it has not remembered"
                ))
            })?;
            self.stack.push(*value);
        } else {
            let top = self.top()?;
            self.memo.insert(key, top);
            self.remembered = self.remembered.saturating_add(1);
        }
        Ok(true)
    }

    /// Instructions that would name, call or fill objects. None of them is executed.
    fn object(&mut self, code: u8) -> Result<bool> {
        match code {
            b'R' => {
                let (arguments, function) = (self.pop()?, self.pop()?);
                let is_dict = matches!(
                    self.value(function),
                    Value::Global("collections", "OrderedDict")
                ) && matches!(self.value(arguments), Value::Tuple(all) if all.is_empty());
                self.push(if is_dict {
                    Value::Dict(Vec::new())
                } else {
                    Value::Call(function, arguments)
                });
            }
            0x81 | 0x92 => {
                for _ in 0..if code == 0x81 { 2 } else { 3 } {
                    self.pop()?;
                }
                self.stack.push(OPAQUE);
            }
            b'b' => {
                self.pop()?;
                self.top()?;
            }
            b'Q' => {
                let id = self.pop()?;
                self.push(Value::Persistent(id));
            }
            0x93 => {
                let (name, module) = (self.pop()?, self.pop()?);
                let value = match (self.value(module), self.value(name)) {
                    (Value::Text(module), Value::Text(name)) => Value::Global(module, name),
                    _ => Value::Opaque,
                };
                self.push(value);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, id: Id) -> &Value<'a> {
        self.values.get(id as usize).unwrap_or(&Value::Opaque)
    }

    fn push(&mut self, value: Value<'a>) {
        if matches!(value, Value::Opaque) {
            return self.stack.push(OPAQUE);
        }
        // The number of values is limited to far less than 2^32.
        self.stack.push(self.values.len() as Id);
        self.values.push(value);
    }

    fn pop(&mut self) -> Result<Id> {
        let floor = self.marks.last().copied().unwrap_or(0);
        let taken = if self.stack.len() > floor {
            self.stack.pop()
        } else {
            None
        };
        taken.ok_or_else(|| {
            refuse(format!(
                "the pickle takes from an empty stack before byte {}",
                self.cursor.at()
            ))
        })
    }

    fn top(&mut self) -> Result<Id> {
        let top = self.pop()?;
        self.stack.push(top);
        Ok(top)
    }

    fn pop_to_mark(&mut self) -> Result<Vec<Id>> {
        let mark = self.marks.pop().ok_or_else(|| {
            refuse(format!(
                "the pickle gathers without a mark before byte {}",
                self.cursor.at()
            ))
        })?;
        Ok(self.stack.split_off(mark))
    }

    /// Adds alternating keys and values to the dict on top of the stack; drops them if the top is
    /// an object.
    fn set(&mut self, items: &[Id]) -> Result<()> {
        let top = self.top()?;
        if let Some(Value::Dict(entries)) = self.values.get_mut(top as usize) {
            entries.extend(items.chunks_exact(2).map(|pair| (pair[0], pair[1])));
        }
        Ok(())
    }

    fn skip(&mut self, length: usize) -> Result<Value<'a>> {
        self.cursor.take(length).map(|_| Value::Opaque)
    }

    /// A text; opaque if it is not UTF-8, since names of tensors are.
    fn text(&mut self, length: usize) -> Result<Value<'a>> {
        Ok(std::str::from_utf8(self.cursor.take(length)?).map_or(Value::Opaque, Value::Text))
    }

    /// A whole number of up to eight bytes; opaque if it is longer, since extents are not.
    fn integer(&mut self, length: usize) -> Result<Value<'a>> {
        let bytes = self.cursor.take(length)?;
        if length > 8 {
            return Ok(Value::Opaque);
        }
        let fill = if bytes.last().is_some_and(|last| last & 0x80 != 0) {
            0xff
        } else {
            0
        };
        let wide = std::array::from_fn(|at| bytes.get(at).copied().unwrap_or(fill));
        Ok(Value::Int(i64::from_le_bytes(wide)))
    }
}
