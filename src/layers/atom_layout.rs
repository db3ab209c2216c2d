//! The layout of atoms on a device: the atoms of each token, and the windows of atom attention.

use std::ops::Range;

use crate::error::{Error, Result};
use crate::features::{TokenFeatures, Windows, KEYS_PER_WINDOW, QUERIES_PER_WINDOW};
use crate::gpu::Device;
use crate::tensor::Tensor;

/// The pairs of a window: each of its queries with each of its keys.
pub(crate) const PAIRS_PER_WINDOW: usize = QUERIES_PER_WINDOW * KEYS_PER_WINDOW;

/// The layout of A atoms of N tokens, in W windows of 32 queries and 128 keys.
///
/// Tensors over atoms have 32 W rows. Rows after the A atoms are padding, which no atom reads.
/// ```
/// # use trifold::features::Features;
/// # use trifold::formats::{no_files, Queries};
/// # use trifold::layers::AtomLayout;
/// # use trifold::Device;
/// # fn main() -> trifold::Result<()> {
/// let device = Device::open_blocking(Default::default())?;
/// let query = Queries::parse_any("GSH", "query", &no_files)?.queries.remove(0);
/// let (features, _) = Features::new(&query, &Default::default(), Default::default())?;
/// let layout = AtomLayout::new(&device, &features.tokens)?;
/// assert_eq!((layout.tokens(), layout.atoms(), layout.windows()), (3, 20, 1));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct AtomLayout {
    atoms: usize,
    tokens: usize,
    windows: usize,
    runs: Vec<WindowRun>,
    first_keys: Tensor,
    atom_index: Tensor,
    token_of_atom: Tensor,
    segments: Tensor,
    pair_atoms: Tensor,
    pair_tokens: Vec<TokenPairs>,
}

/// Number of integers from 0 that f32 represents exactly.
const EXACT: usize = 1 << 24;

/// A block of the pairs of tokens, and the pairs of atoms that belong to it.
#[derive(Debug, Clone)]
pub(crate) struct TokenPairs {
    /// Numbers of the pairs of tokens.
    pub pairs: Range<usize>,
    /// For every pair of every window, the number of its pair of tokens, counted from the first of
    /// these: `[W * 32 * 128, 1]`, -1 for others and for padding.
    pub index: Tensor,
}

/// Consecutive windows whose first keys are equally spaced: one dispatch of attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WindowRun {
    /// The first window.
    pub first: usize,
    /// Number of windows.
    pub count: usize,
    /// The first key atom of the first window.
    pub key: usize,
    /// Atoms from the first key of one window to that of the next.
    pub key_step: usize,
    /// Number of keys: 128, or all atoms if there are fewer.
    pub keys: usize,
    /// Position of the first key among the 128 of the window.
    pub place: usize,
}

impl AtomLayout {
    /// The layout of the atoms of these tokens.
    ///
    /// # Errors
    /// [`Error::Unsupported`] where there are no tokens; [`Error::Shape`] where the atoms are not
    /// sorted by token; [`Error::Device`] where memory runs out.
    pub fn new(device: &Device, tokens: &TokenFeatures) -> Result<Self> {
        let (atoms, n) = (tokens.atoms(), tokens.num_atoms_per_token.len());
        if n == 0 {
            return Err(Error::unsupported("OpenFold3", "there are no tokens"));
        }
        check_order(tokens)?;
        let windows = Windows::new(atoms);
        let token = |atom: usize| tokens.atom_to_token_index[atom] as usize;
        let mut pair_atoms = Vec::with_capacity(windows.count() * PAIRS_PER_WINDOW * 2);
        let mut pair_tokens = Vec::with_capacity(windows.count() * PAIRS_PER_WINDOW);
        for_each_pair(&windows, atoms, |pair| match pair {
            Some((l, m)) => {
                pair_atoms.extend([(2 * l) as f32, (2 * m + 1) as f32]);
                pair_tokens.push(Some(token(l) * n + token(m)));
            }
            None => {
                pair_atoms.extend([-1.0; 2]);
                pair_tokens.push(None);
            }
        });
        let pair_tokens = blocks(n * n, EXACT).map(|pairs| {
            let index = numbers_in(&pairs, &pair_tokens);
            Ok(TokenPairs {
                index: device.upload(&index, &[index.len(), 1])?,
                pairs,
            })
        });
        let pair_tokens = pair_tokens.collect::<Result<Vec<_>>>()?;
        let padded = windows.count() * QUERIES_PER_WINDOW;
        let token_of_atom: Vec<f32> = (0..padded)
            .map(|atom| {
                if atom < atoms {
                    token(atom) as f32
                } else {
                    -1.0
                }
            })
            .collect();
        let first_keys: Vec<f32> = (0..windows.count())
            .map(|window| windows.keys[window * KEYS_PER_WINDOW] as f32)
            .collect();
        let atom_index: Vec<f32> = (0..padded).map(|atom| atom as f32).collect();
        let segments = tokens
            .start_atom_index
            .iter()
            .zip(&tokens.num_atoms_per_token)
            .flat_map(|(start, count)| [*start as f32, *count as f32]);
        Ok(AtomLayout {
            atoms,
            tokens: n,
            windows: windows.count(),
            runs: runs(&windows, atoms),
            first_keys: device.upload(&first_keys, &[windows.count()])?,
            atom_index: device.upload(&atom_index, &[padded, 1])?,
            token_of_atom: device.upload(&token_of_atom, &[padded, 1])?,
            segments: device.upload(&segments.collect::<Vec<_>>(), &[n, 2])?,
            pair_atoms: device.upload(&pair_atoms, &[windows.count() * PAIRS_PER_WINDOW, 2])?,
            pair_tokens,
        })
    }

    /// A.
    pub fn atoms(&self) -> usize {
        self.atoms
    }

    /// N.
    pub fn tokens(&self) -> usize {
        self.tokens
    }

    /// W.
    pub fn windows(&self) -> usize {
        self.windows
    }

    /// 32 W: the rows of tensors over atoms.
    pub fn padded(&self) -> usize {
        self.windows * QUERIES_PER_WINDOW
    }

    /// The index of each atom: `[32 W, 1]`.
    pub(crate) fn atom_index(&self) -> &Tensor {
        &self.atom_index
    }

    /// `[32 W, 1]`, -1 for padding.
    pub(crate) fn token_of_atom(&self) -> &Tensor {
        &self.token_of_atom
    }

    /// First atom and number of atoms of each token: `[N, 2]`.
    pub(crate) fn segments(&self) -> &Tensor {
        &self.segments
    }

    /// For every pair of every window, 2 l and 2 m + 1 of its query l and key m:
    /// `[W * 32 * 128, 2]`, -1 for padding.
    pub(crate) fn pair_atoms(&self) -> &Tensor {
        &self.pair_atoms
    }

    /// All pairs of tokens, in blocks of at most 2^24.
    pub(crate) fn pair_tokens(&self) -> &[TokenPairs] {
        &self.pair_tokens
    }

    /// The atom at the first of each window's 128 places: `[W]`.
    pub(crate) fn first_keys(&self) -> &Tensor {
        &self.first_keys
    }

    pub(crate) fn runs(&self) -> &[WindowRun] {
        &self.runs
    }
}

/// The numbers below `count` in blocks of `most`.
fn blocks(count: usize, most: usize) -> impl Iterator<Item = Range<usize>> {
    let starts = (0..count).step_by(most);
    starts.map(move |first| first..count.min(first + most))
}

/// The numbers in a block, counted from its first; -1 for others.
fn numbers_in(block: &Range<usize>, numbers: &[Option<usize>]) -> Vec<f32> {
    let counted = |number: &Option<usize>| {
        let number = number.filter(|number| block.contains(number));
        number.map_or(-1.0, |number| (number - block.start) as f32)
    };
    numbers.iter().map(counted).collect()
}

/// Refuses atoms that are not sorted by token, or tokens without atoms.
fn check_order(tokens: &TokenFeatures) -> Result<()> {
    let counts = &tokens.num_atoms_per_token;
    let in_order = counts
        .iter()
        .enumerate()
        .flat_map(|(token, count)| std::iter::repeat_n(token as i32, (*count).max(0) as usize));
    let starts = counts.iter().scan(0, |next, count| {
        Some(std::mem::replace(next, *next + count))
    });
    let fits = counts.iter().all(|count| *count > 0)
        && in_order.eq(tokens.atom_to_token_index.iter().copied());
    match fits && starts.eq(tokens.start_atom_index.iter().copied()) {
        true => Ok(()),
        false => Err(Error::shape(
            "AtomLayout",
            "tokens",
            "of atoms in order, each token with one or more",
            format!("{counts:?} atoms a token"),
        )),
    }
}

/// Calls `visit` with query and key of every pair of every window; with `None` if one of them is
/// padding.
pub(crate) fn for_each_pair(
    windows: &Windows,
    atoms: usize,
    mut visit: impl FnMut(Option<(usize, usize)>),
) {
    for window in 0..windows.count() {
        let places = window * KEYS_PER_WINDOW..(window + 1) * KEYS_PER_WINDOW;
        for l in window * QUERIES_PER_WINDOW..(window + 1) * QUERIES_PER_WINDOW {
            for (key, valid) in windows.keys[places.clone()]
                .iter()
                .zip(&windows.valid[places.clone()])
            {
                visit((l < atoms && *valid == 1).then_some((l, *key as usize)));
            }
        }
    }
}

fn runs(windows: &Windows, atoms: usize) -> Vec<WindowRun> {
    let mut runs: Vec<WindowRun> = Vec::new();
    for window in 0..windows.count() {
        let places = window * KEYS_PER_WINDOW..(window + 1) * KEYS_PER_WINDOW;
        let place = windows.valid[places.clone()]
            .iter()
            .position(|valid| *valid == 1)
            .unwrap_or(0);
        let key = windows.keys[places.start + place] as usize;
        let alone = WindowRun {
            first: window,
            count: 1,
            key,
            key_step: 0,
            keys: atoms.min(KEYS_PER_WINDOW),
            place,
        };
        match runs.last_mut().filter(|run| run.goes_on_with(&alone)) {
            Some(run) => {
                run.key_step = key - run.last_key();
                run.count += 1;
            }
            None => runs.push(alone),
        }
    }
    runs
}

impl WindowRun {
    fn last_key(&self) -> usize {
        self.key + (self.count - 1) * self.key_step
    }

    fn goes_on_with(&self, next: &WindowRun) -> bool {
        let step = next.key.checked_sub(self.last_key());
        step.is_some_and(|step| self.count == 1 || step == self.key_step)
            && self.place == next.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_many_tokens_keep_their_numbers() {
        let count = 8192 * 8192;
        let numbers = [0, EXACT - 1, EXACT, EXACT + 1, 3 * EXACT + 7, count - 1];
        let places: Vec<Option<usize>> = numbers.into_iter().map(Some).chain([None]).collect();
        let mut found = vec![Vec::new(); places.len()];
        for block in blocks(count, EXACT) {
            for (place, number) in numbers_in(&block, &places).into_iter().enumerate() {
                if number >= 0.0 {
                    found[place].push(block.start + number as usize);
                }
            }
        }
        let expected = numbers.into_iter().map(|number| vec![number]);
        assert_eq!(found, expected.chain([vec![]]).collect::<Vec<_>>());
    }

    #[test]
    fn runs_cover_every_window_once_and_name_its_keys() {
        for atoms in [1, 20, 32, 97, 127, 128, 129, 162, 500, 4001] {
            let windows = Windows::new(atoms);
            let runs = runs(&windows, atoms);
            assert_eq!(
                runs.iter().map(|run| run.count).sum::<usize>(),
                windows.count()
            );
            assert!(runs.len() <= 4, "{atoms} atoms: {runs:?}");
            for run in runs {
                for at in 0..run.count {
                    for key in 0..run.keys {
                        let place = (run.first + at) * KEYS_PER_WINDOW + run.place + key;
                        assert_eq!(
                            (windows.keys[place] as usize, windows.valid[place]),
                            (run.key + at * run.key_step + key, 1)
                        );
                    }
                }
            }
        }
    }
}
