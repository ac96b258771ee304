//! Points that have an owner in common, so that an owner counts once wherever several of its points are in one mark.

use std::ops::Range;

use super::kept::Kept;

/// A point of an owner with several points.
#[derive(Debug, Clone, Copy)]
struct Owned {
    leaf: u32,
    owner: u32,
    /// One more than the leaf of the owner's kept point that is next before this one; 0 where there is none, or where
    /// this one isn't kept.
    previous: u32,
}

/// The points of owners with several points, in the order of leaves. Other points take no room here.
#[derive(Debug, Clone, Default)]
pub(super) struct Owners {
    owned: Vec<Owned>,
    count: u32,
}

impl Owners {
    /// `further` are the numbers, rising, of points that have the owner of the point before; `leaves` are the numbers
    /// of all points that are on the map.
    pub fn new(further: &[u32], leaves: &[u32]) -> Self {
        let follows = |a: &u32, b: &u32| a + 1 == *b;
        let numbers = |run: &[u32]| Some((run.first()? - 1, *run.last()?));
        let owners: Vec<(u32, u32)> = further.chunk_by(follows).filter_map(numbers).collect();
        let owned = |(leaf, number): (u32, &u32)| {
            let owner = owners.partition_point(|(first, _)| first <= number).checked_sub(1)?;
            let (_, last) = owners.get(owner)?;
            (number <= last).then_some(Owned {
                leaf,
                owner: owner as u32,
                previous: 0,
            })
        };
        let leaves = if owners.is_empty() { &[] } else { leaves };
        Self {
            owned: (0..).zip(leaves).filter_map(owned).collect(),
            count: owners.len() as u32,
        }
    }

    /// Takes notice of what is kept.
    pub fn recount(&mut self, kept: &Kept) {
        let mut last = vec![0; self.count as usize];
        for owned in &mut self.owned {
            owned.previous = 0;
            if let Some(last) = last.get_mut(owned.owner as usize).filter(|_| kept.contains(owned.leaf)) {
                owned.previous = std::mem::replace(last, owned.leaf + 1);
            }
        }
    }

    /// The kept ones of these leaves whose owner has a kept one before among them.
    pub fn repeated(&self, leaves: Range<u32>) -> impl Iterator<Item = u32> + '_ {
        let from = self.owned.partition_point(|owned| owned.leaf < leaves.start);
        let rest = self.owned.get(from..).unwrap_or_default().iter();
        let within = rest.take_while(move |owned| owned.leaf < leaves.end);
        within
            .filter(move |owned| owned.previous > leaves.start)
            .map(|owned| owned.leaf)
    }

    pub fn memory_bytes(&self) -> usize {
        self.owned.capacity() * size_of::<Owned>()
    }
}
