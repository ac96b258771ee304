//! Which leaves a filter keeps, and running totals of them.

use std::ops::Range;

use super::points::Fixed;

/// How many leaves have their flags in one word.
const WORD: u32 = u32::BITS;

/// What is kept of some leaves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Total {
    pub points: u32,
    /// Sums of the coordinates.
    pub x: u64,
    pub y: u64,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    /// A bit for each leaf, and at least one word more than is needed.
    words: Vec<u32>,
    /// What is kept before each word.
    before: Vec<Total>,
}

impl Kept {
    /// Keeps the leaves for which `keep` is true; it is asked for each of them once, in their order.
    pub fn of<'a, T>(leaves: &'a [T], at: &[Fixed], keep: impl Fn(&'a T) -> bool) -> Self {
        let mut words = Vec::with_capacity(leaves.len() / WORD as usize + 2);
        for chunk in leaves.chunks(WORD as usize) {
            let flags = chunk.iter().enumerate();
            words.push(flags.fold(0, |word, (bit, leaf)| word | u32::from(keep(leaf)) << bit));
        }
        words.push(0);
        let before = totals(&words, at);
        Self { words, before }
    }

    pub fn contains(&self, leaf: u32) -> bool {
        self.word(leaf / WORD) >> (leaf % WORD) & 1 == 1
    }

    pub fn count(&self, leaves: &Range<u32>) -> u32 {
        let up_to = |leaf: u32| self.before(leaf).points + self.flags_before(leaf).count_ones();
        up_to(leaves.end).saturating_sub(up_to(leaves.start))
    }

    pub fn total(&self, leaves: &Range<u32>, at: &[Fixed]) -> Total {
        let (from, to) = (self.total_before(leaves.start, at), self.total_before(leaves.end, at));
        Total {
            points: to.points.saturating_sub(from.points),
            x: to.x.saturating_sub(from.x),
            y: to.y.saturating_sub(from.y),
        }
    }

    /// The kept ones of these leaves.
    pub fn iter(&self, leaves: Range<u32>) -> impl DoubleEndedIterator<Item = u32> + '_ {
        let words = leaves.start / WORD..leaves.end.div_ceil(WORD);
        words.flat_map(move |number| {
            let first = number * WORD;
            let mut word = self.word(number);
            if first < leaves.start {
                word &= u32::MAX << (leaves.start - first);
            }
            if leaves.end - first < WORD {
                word &= !(u32::MAX << (leaves.end - first));
            }
            Bits { word, first }
        })
    }

    fn word(&self, number: u32) -> u32 {
        self.words.get(number as usize).copied().unwrap_or_default()
    }

    fn before(&self, leaf: u32) -> Total {
        self.before.get((leaf / WORD) as usize).copied().unwrap_or_default()
    }

    /// The flags in the word of this leaf that are before its own.
    fn flags_before(&self, leaf: u32) -> u32 {
        self.word(leaf / WORD) & !(u32::MAX << (leaf % WORD))
    }

    fn total_before(&self, leaf: u32, at: &[Fixed]) -> Total {
        let flags = Bits {
            word: self.flags_before(leaf),
            first: leaf / WORD * WORD,
        };
        let places = flags.filter_map(|leaf| at.get(leaf as usize));
        places.fold(self.before(leaf), |total, place| total.with(place, 1))
    }

    pub fn memory_bytes(&self) -> usize {
        self.words.capacity() * size_of::<u32>() + self.before.capacity() * size_of::<Total>()
    }
}

impl Total {
    fn with(self, at: &Fixed, points: u32) -> Self {
        Self {
            points: self.points + points,
            x: self.x + u64::from(at.x * points),
            y: self.y + u64::from(at.y * points),
        }
    }
}

/// Running totals, one for each word: what is kept before it.
fn totals(words: &[u32], at: &[Fixed]) -> Vec<Total> {
    let mut total = Total::default();
    let chunks = at.chunks(WORD as usize).chain([&[][..]]);
    let step = |(word, places): (&u32, &[Fixed])| {
        let before = total;
        let flags = (0..).map(|bit| word >> bit & 1);
        total = places
            .iter()
            .zip(flags)
            .fold(total, |total, (at, flag)| total.with(at, flag));
        before
    };
    words.iter().zip(chunks).map(step).collect()
}

/// The numbers of the bits that are set.
struct Bits {
    word: u32,
    /// The number of the lowest bit.
    first: u32,
}

impl Iterator for Bits {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let bit = (self.word != 0).then(|| self.word.trailing_zeros())?;
        self.word &= self.word - 1;
        Some(self.first + bit)
    }
}

impl DoubleEndedIterator for Bits {
    fn next_back(&mut self) -> Option<u32> {
        let bit = (self.word != 0).then(|| WORD - 1 - self.word.leading_zeros())?;
        self.word &= !(1 << bit);
        Some(self.first + bit)
    }
}
