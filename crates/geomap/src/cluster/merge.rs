//! One step of the clustering: spots that are close to each other become one.

use crate::units::World;

/// A place of a certain weight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub at: World,
    /// How many points it stands for.
    pub weight: f64,
}

/// Spots in groups.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// Each group's centre of gravity and weight.
    pub spots: Vec<Spot>,
    /// The numbers of the spots in each group, group by group; a group's first is the one it grew from.
    members: Vec<u32>,
    /// Where in `members` each group ends.
    ends: Vec<u32>,
}

impl Groups {
    /// The numbers of the spots in a group.
    pub fn members(&self, group: usize) -> &[u32] {
        let end = self.ends.get(group).copied().unwrap_or_default();
        let start = group
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or_default();
        self.members.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// Takes the spots in their order; each that is still free takes all free ones within the radius.
pub(super) fn merge(spots: &[Spot], radius: f64) -> Groups {
    let grid = Grid::new(spots, radius);
    let mut taken = vec![false; spots.len()];
    let mut groups = Groups::default();
    groups.members.reserve(spots.len());
    for (seed, spot) in spots.iter().enumerate() {
        if std::mem::replace(taken.get_mut(seed).unwrap_or(&mut true), true) {
            continue;
        }
        groups.members.push(seed as u32);
        let mut sum = Sum::of(spot);
        for near in grid.around(spot.at) {
            if squared_distance(spot.at, near.at) > radius * radius {
                continue;
            }
            let number = near.number as usize;
            let (Some(other), Some(taken)) = (spots.get(number), taken.get_mut(number)) else {
                continue;
            };
            if !std::mem::replace(taken, true) {
                groups.members.push(near.number);
                sum.add(other);
            }
        }
        groups.spots.push(sum.center());
        groups.ends.push(groups.members.len() as u32);
    }
    groups
}

fn squared_distance(a: World, b: World) -> f64 {
    (a.x - b.x).powi(2) + (a.y - b.y).powi(2)
}

/// A centre of gravity in the making, relative to its first spot, which keeps equal places exactly equal.
struct Sum {
    origin: World,
    x: f64,
    y: f64,
    weight: f64,
}

impl Sum {
    fn of(spot: &Spot) -> Self {
        Self {
            origin: spot.at,
            x: 0.0,
            y: 0.0,
            weight: spot.weight,
        }
    }

    fn add(&mut self, spot: &Spot) {
        self.x += (spot.at.x - self.origin.x) * spot.weight;
        self.y += (spot.at.y - self.origin.y) * spot.weight;
        self.weight += spot.weight;
    }

    fn center(&self) -> Spot {
        Spot {
            at: World {
                x: self.origin.x + self.x / self.weight,
                y: self.origin.y + self.y / self.weight,
            },
            weight: self.weight,
        }
    }
}

/// Spots by square cell, in a table of about as many cells as there are spots. The table is laid over the world again
/// and again, so that cells far from each other share a place in it: whoever looks checks the distance. Neighbours in
/// space remain neighbours in memory.
struct Grid {
    /// A cell's side is two radii, so that a circle meets two cells each way.
    cells_per_unit: f64,
    radius: f64,
    /// The table's width and height, which are powers of two.
    columns: usize,
    rows: usize,
    /// Where in `entries` each cell of the table begins; one more than there are cells.
    starts: Vec<u32>,
    /// The spots, cell by cell, row by row.
    entries: Vec<Entry>,
}

/// A spot's number and place, together for the sake of the processor's caches.
#[derive(Debug, Clone, Copy)]
struct Entry {
    number: u32,
    at: World,
}

impl Grid {
    fn new(spots: &[Spot], radius: f64) -> Self {
        // At least four each way, so that the cells around a spot never overlap.
        let rows = spots.len().isqrt().next_power_of_two().max(4);
        let columns = (spots.len() / rows).next_power_of_two().max(4);
        let nowhere = Entry {
            number: 0,
            at: World { x: 0.0, y: 0.0 },
        };
        let mut grid = Grid {
            cells_per_unit: 0.5 / radius,
            radius,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            entries: vec![nowhere; spots.len()],
        };
        grid.sort_by_cell(spots);
        grid
    }

    /// A counting sort: count, add up, put in place.
    fn sort_by_cell(&mut self, spots: &[Spot]) {
        let cell_of = |spot: &Spot| self.row(spot.at.y) * self.columns + self.column(spot.at.x);
        let cell_of_spot: Vec<usize> = spots.iter().map(cell_of).collect();
        for cell in &cell_of_spot {
            if let Some(count) = self.starts.get_mut(*cell) {
                *count += 1;
            }
        }
        let mut end = 0;
        for start in &mut self.starts {
            end += *start;
            *start = end;
        }
        for ((number, spot), cell) in spots.iter().enumerate().zip(&cell_of_spot).rev() {
            let Some(start) = self.starts.get_mut(*cell) else {
                continue;
            };
            *start -= 1;
            if let Some(entry) = self.entries.get_mut(*start as usize) {
                *entry = Entry {
                    number: number as u32,
                    at: spot.at,
                };
            }
        }
    }

    fn column(&self, x: f64) -> usize {
        (x * self.cells_per_unit).floor() as i64 as usize & (self.columns - 1)
    }

    fn row(&self, y: f64) -> usize {
        (y * self.cells_per_unit).floor() as i64 as usize & (self.rows - 1)
    }

    /// The spots in all cells that a circle of the radius can meet, and some that are far away.
    fn around(&self, at: World) -> impl Iterator<Item = &Entry> {
        let (left, right) = (self.column(at.x - self.radius), self.column(at.x + self.radius));
        let (top, bottom) = (self.row(at.y - self.radius), self.row(at.y + self.radius));
        let height = bottom.wrapping_sub(top) & (self.rows - 1);
        (0..=height).flat_map(move |below| {
            let row = (top + below) & (self.rows - 1);
            // Past its end a row goes on at its beginning.
            let (run, rest) = if left <= right {
                (self.run(row, left, right), &[][..])
            } else {
                (self.run(row, left, self.columns - 1), self.run(row, 0, right))
            };
            run.iter().chain(rest)
        })
    }

    fn run(&self, row: usize, first: usize, last: usize) -> &[Entry] {
        let first_cell = row * self.columns;
        let ends = (
            self.starts.get(first_cell + first),
            self.starts.get(first_cell + last + 1),
        );
        let (Some(start), Some(end)) = ends else {
            return &[];
        };
        self.entries.get(*start as usize..*end as usize).unwrap_or_default()
    }
}
