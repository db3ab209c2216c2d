//! Windows of atom attention: the keys of every block of queries.

/// Query atoms in a block.
pub const QUERIES_PER_WINDOW: usize = 32;

/// Key atoms in a window.
pub const KEYS_PER_WINDOW: usize = 128;

/// The windows of A atoms, W = ceil(A / 32).
///
/// The queries of window w are the atoms from 32 w; its keys are centred on them. A window that
/// would begin before the first atom starts there; one that would end after the last atom ends
/// there. With fewer atoms than keys, the remaining keys are not valid and have the index of the
/// nearest end.
#[derive(Debug, Clone, PartialEq)]
pub struct Windows {
    /// `[W, 128]`, atoms.
    pub keys: Vec<i32>,
    /// `[W, 128]`, 0 or 1.
    pub valid: Vec<i32>,
}

impl Windows {
    /// The windows of `atoms` atoms.
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

    /// Number of windows.
    pub fn count(&self) -> usize {
        self.keys.len() / KEYS_PER_WINDOW
    }
}
