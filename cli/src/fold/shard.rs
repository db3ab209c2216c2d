//! `--shard I/N`: a part of the queries, for one of several calls.

use std::str::FromStr;

/// The I-th of N parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// From 1 to `of`.
    index: usize,
    of: usize,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let expected = || format!("should be I/N with I from 1 to N, such as 3/8; got {text}");
        let (index, of) = text.split_once('/').ok_or_else(expected)?;
        let number = |text: &str| text.trim().parse::<usize>().map_err(|_| expected());
        let (index, of) = (number(index)?, number(of)?);
        match (1..=of).contains(&index) {
            true => Ok(Shard { index, of }),
            false => Err(expected()),
        }
    }
}

impl Shard {
    /// Leaves every N-th query. Neighbours in a folder are often alike in length, so that the parts
    /// take similar time.
    pub fn select<T>(self, queries: &mut Vec<T>) {
        let mut at = 0;
        queries.retain(|_| {
            at += 1;
            at % self.of == self.index % self.of
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_query_is_in_one_part() {
        for (queries, of) in [(10, 3), (3, 10), (8, 8), (7, 1), (0, 4)] {
            let mut folded = Vec::new();
            for index in 1..=of {
                let mut part: Vec<usize> = (0..queries).collect();
                Shard { index, of }.select(&mut part);
                assert!(part.len() <= queries.div_ceil(of));
                folded.extend(part);
            }
            folded.sort_unstable();
            assert_eq!(folded, (0..queries).collect::<Vec<_>>());
        }
    }

    #[test]
    fn texts_are_read_or_refused() {
        assert_eq!("3/8".parse(), Ok(Shard { index: 3, of: 8 }));
        for text in ["", "3", "0/8", "9/8", "1/0", "-1/8", "a/b", "1/2/3"] {
            let refused = text.parse::<Shard>().unwrap_err();
            assert!(refused.contains("such as 3/8"), "{refused}");
        }
    }
}
