//! Atomic numbers.

use crate::chemistry::elements::atomic_number;

/// Number of kinds of elements: hydrogen to oganesson, and one for unknown elements.
pub const ELEMENT_KINDS: usize = 119;

/// The atomic number minus one of a symbol in capitals; 118 for an unknown symbol.
pub fn index_of_element(symbol: &str) -> i32 {
    atomic_number(symbol).map_or(ELEMENT_KINDS as i32 - 1, |number| i32::from(number) - 1)
}
