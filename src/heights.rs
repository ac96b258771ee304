//! How high the rows of a long list are, of which only those near the window are in the document.
//!
//! Rows are taken together in blocks. A block that has been in the document has its measured height, any other that of the
//! first one that was: were it the mean of all of them, what lies above the window would grow and shrink as one scrolls.

use std::ops::Range;

/// How many rows a block has: few, since of a list that is written while somebody types only what can be seen comes first.
pub const BLOCK: usize = 4;

/// How high a row is taken to be before one has been measured, in pixels.
const FIRST_GUESS: f64 = 88.0;

/// The heights of the blocks of a list, in pixels.
#[derive(Debug, Clone)]
pub struct Heights {
    rows: usize,
    /// By block; 0 where it has not been measured.
    measured: Vec<f64>,
    /// How high a row is taken to be.
    guess: f64,
}

impl Heights {
    /// Those of a list of so many rows, none of which has been seen.
    pub fn new(rows: usize) -> Self {
        Self {
            rows,
            measured: vec![0.0; rows.div_ceil(BLOCK)],
            guess: FIRST_GUESS,
        }
    }

    /// Those of another list in the same place, of so many rows that are as high.
    pub fn of_another(&self, rows: usize) -> Self {
        Self {
            guess: self.guess,
            ..Self::new(rows)
        }
    }

    /// How many blocks there are.
    pub fn blocks(&self) -> usize {
        self.measured.len()
    }

    /// The places of the rows of these blocks.
    pub fn rows_of(&self, blocks: &Range<usize>) -> Range<usize> {
        (blocks.start * BLOCK).min(self.rows)..(blocks.end * BLOCK).min(self.rows)
    }

    /// A block has been measured.
    pub fn measure(&mut self, block: usize, height: f64) {
        let rows = self.rows_of(&(block..block + 1)).len();
        if rows == 0 || height <= 0.0 {
            return;
        }
        if self.measured.iter().all(|measured| *measured == 0.0) {
            self.guess = height / rows as f64;
        }
        if let Some(measured) = self.measured.get_mut(block) {
            *measured = height;
        }
    }

    /// How high blocks are together.
    pub fn between(&self, blocks: Range<usize>) -> f64 {
        blocks.map(|block| self.height(block)).sum()
    }

    /// The blocks of which something lies between two heights below the top of the list; one at least, where there are any.
    pub fn within(&self, from: f64, to: f64) -> Range<usize> {
        let (mut top, mut start, mut end) = (0.0, None, 0);
        for block in 0..self.blocks() {
            let bottom = top + self.height(block);
            if bottom > from && start.is_none() {
                start = Some(block);
            }
            if top < to {
                end = block + 1;
            }
            top = bottom;
        }
        let last = self.blocks().saturating_sub(1);
        let start = start.unwrap_or(last).min(end.saturating_sub(1));
        start..end.max((start + 1).min(self.blocks()))
    }

    fn height(&self, block: usize) -> f64 {
        match self.measured.get(block) {
            Some(height) if *height > 0.0 => *height,
            _ => self.guess * self.rows_of(&(block..block + 1)).len() as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blocks_that_were_not_seen_are_as_high_as_the_first_that_was() {
        let mut heights = Heights::new(2 * BLOCK + 4);
        assert_eq!(heights.between(0..3), FIRST_GUESS * (2 * BLOCK + 4) as f64);
        heights.measure(0, 100.0 * BLOCK as f64);
        assert_eq!(heights.between(1..3), 100.0 * (BLOCK + 4) as f64);
        heights.measure(7, 5.0);
        heights.measure(2, 50.0 * 4.0);
        assert_eq!(heights.between(0..3), 100.0 * (2 * BLOCK) as f64 + 200.0);
        assert_eq!(heights.rows_of(&(1..3)), BLOCK..2 * BLOCK + 4);
    }

    #[test]
    fn what_lies_between_two_heights_is_found() {
        let mut heights = Heights::new(4 * BLOCK);
        (0..4).for_each(|block| heights.measure(block, 100.0));
        let cases = [
            (-500.0, -200.0, 0..1),
            (-500.0, 50.0, 0..1),
            (0.0, 150.0, 0..2),
            (100.0, 200.0, 1..2),
            (350.0, 900.0, 3..4),
            (900.0, 1900.0, 3..4),
        ];
        for (from, to, blocks) in cases {
            assert_eq!(heights.within(from, to), blocks, "{from} to {to}");
        }
        assert_eq!(Heights::new(0).within(0.0, 100.0), 0..0);
    }

    proptest! {
        #[test]
        fn a_window_is_never_empty_and_never_beyond(rows in 0usize..100_000, from in -1e4f64..1e7, size in 0f64..4e3, seen in 0usize..9) {
            let mut heights = Heights::new(rows);
            (0..seen).for_each(|block| heights.measure(block, 700.0));
            let blocks = heights.within(from, from + size);
            prop_assert!(blocks.end <= heights.blocks());
            prop_assert_eq!(blocks.is_empty(), rows == 0);
            prop_assert!(heights.rows_of(&blocks).end <= rows);
        }
    }
}
