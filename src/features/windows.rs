//! Which atoms attend to which: a window of keys for every block of queries.

/// How many atoms ask together.
pub const QUERIES_PER_WINDOW: usize = 32;

/// How many atoms each of them sees.
pub const KEYS_PER_WINDOW: usize = 128;

/// The windows of A atoms, W = ceil(A / 32) of them.
///
/// Window w is asked by the atoms from 32 w on, and its keys are centred on theirs. A window that
/// would begin before the first atom is moved to begin there; else one that would end after the
/// last is moved to end there. Where there are fewer atoms than keys, the places left over are not
/// valid, and point at the nearest end.
#[derive(Debug, Clone, PartialEq)]
pub struct Windows {
    /// `[W, 128]`, atoms.
    pub keys: Vec<i32>,
    /// `[W, 128]`, 0 or 1.
    pub valid: Vec<i32>,
}

impl Windows {
    /// The windows of this many atoms.
    pub fn new(atoms: usize) -> Self {
        let atoms = atoms as i64;
        let (queries, keys) = (QUERIES_PER_WINDOW as i64, KEYS_PER_WINDOW as i64);
        let mut windows = Windows {
            keys: Vec::new(),
            valid: Vec::new(),
        };
        for window in 0..(atoms + queries - 1) / queries {
            let wished = window * queries + queries / 2 - keys / 2;
            let start = if wished < 0 {
                0
            } else {
                wished.min(atoms - keys)
            };
            for atom in start..start + keys {
                windows.keys.push(atom.clamp(0, atoms - 1) as i32);
                windows.valid.push(i32::from((0..atoms).contains(&atom)));
            }
        }
        windows
    }

    /// How many windows there are.
    pub fn count(&self) -> usize {
        self.keys.len() / KEYS_PER_WINDOW
    }
}
