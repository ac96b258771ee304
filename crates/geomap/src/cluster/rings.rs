//! Lists of points that are put one after another in no time, however long they are.

/// For each point the one after it among the points of its spot, the first one after the last.
#[derive(Debug, Default)]
pub(super) struct Rings {
    next: Vec<u32>,
}

impl Rings {
    /// Each point by itself.
    pub fn new(points: usize) -> Self {
        Self {
            next: (0..points as u32).collect(),
        }
    }

    /// The first point of the ring whose last point this is.
    pub fn first(&self, last: u32) -> u32 {
        self.next.get(last as usize).copied().unwrap_or(last)
    }

    /// Puts a ring after another; its last point is the last of both.
    pub fn join(&mut self, last: u32, last_of_other: u32) {
        self.next.swap(last as usize, last_of_other as usize);
    }

    /// The points of a ring, from the first.
    pub fn points(&self, last: u32) -> impl Iterator<Item = u32> + '_ {
        let following = move |point: &u32| (*point != last).then(|| self.first(*point));
        std::iter::successors(Some(self.first(last)), following)
    }

    pub fn memory_bytes(&self) -> usize {
        self.next.capacity() * size_of::<u32>()
    }
}
