//! How long points take to be merged, counted anew and looked up: `cargo bench -p geomap --bench clusters`. The points
//! are made up, in clouds round a thousand towns of Poland; the view is that of a laptop's screen.

#![allow(missing_docs, reason = "criterion's macros make functions of their own")]

use std::f64::consts::TAU;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use geomap::{ClusterBuilder, ClusterIndex, ClusterOptions, LonLat, Mark, Points, World, project, world_size};

const OPTIONS: ClusterOptions = ClusterOptions {
    radius_px: 48.0,
    min_zoom: 4,
    max_zoom: 16,
};
const TOWNS: usize = 1000;
const CLASSES: u64 = 10;
const SCREEN: (f64, f64) = (1280.0, 720.0);
/// From the whole country down to a street.
const ZOOMS: [f64; 4] = [6.0, 8.0, 11.0, 16.0];

/// The same numbers in each run, by Marsaglia's xorshift.
struct Chance(u64);

impl Chance {
    fn bits(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 up to 1.
    fn part(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A place in a round cloud.
    fn near(&mut self, middle: LonLat, deviation: f64) -> LonLat {
        let far = (-2.0 * (1.0 - self.part()).ln()).sqrt() * deviation;
        let (sin, cos) = (self.part() * TAU).sin_cos();
        LonLat {
            lon: middle.lon + 1.6 * far * cos,
            lat: middle.lat + far * sin,
        }
    }
}

/// Most are in a town, the others in the country round it; the first towns are the largest.
fn points(count: usize) -> (Points, World) {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let towns: Vec<LonLat> = (0..TOWNS)
        .map(|_| LonLat {
            lon: 14.5 + 9.0 * chance.part(),
            lat: 49.3 + 5.0 * chance.part(),
        })
        .collect();
    let mut points = Points::with_capacity(count);
    for _ in 0..count {
        let town = towns.get((chance.part().powi(3) * TOWNS as f64) as usize);
        let deviation = if chance.part() < 0.7 { 0.025 } else { 0.16 };
        let at = chance.near(town.copied().unwrap_or(LonLat { lon: 19.0, lat: 52.0 }), deviation);
        points.push(project(at), (chance.bits() % CLASSES) as u8);
    }
    let largest = towns.first().copied().unwrap_or(LonLat { lon: 19.0, lat: 52.0 });
    (points, project(largest))
}

fn in_view(index: &ClusterIndex, middle: World, zoom: f64) -> Vec<Mark> {
    let (half_width, half_height) = (SCREEN.0 / 2.0 / world_size(zoom), SCREEN.1 / 2.0 / world_size(zoom));
    let corner = |side: f64| World {
        x: middle.x + side * half_width,
        y: middle.y + side * half_height,
    };
    index.marks(zoom, corner(-1.0), corner(1.0))
}

/// Tells the memory, which no timer shows.
fn weigh(points: &Points) {
    let mut builder = ClusterBuilder::new(points.clone(), OPTIONS);
    let mut most = builder.memory_bytes();
    while builder.step(1) {
        most = most.max(builder.memory_bytes());
    }
    let kilobytes = |bytes: usize| bytes / 1000;
    let rests = kilobytes(builder.finish().memory_bytes());
    println!("memory: {rests} kB, at most {} kB while building", kilobytes(most));
}

fn clusters(criterion: &mut Criterion) {
    for (name, count, samples) in [("100k", 100_000, 50), ("1M", 1_000_000, 10)] {
        let (points, largest_town) = points(count);
        weigh(&points);
        let mut group = criterion.benchmark_group(name);
        group.sample_size(samples);
        group.bench_function("build", |bencher| {
            bencher.iter_with_large_drop(|| ClusterIndex::build(black_box(&points).clone(), OPTIONS));
        });
        let mut index = ClusterIndex::build(points, OPTIONS);
        group.bench_function("recount by class", |bencher| {
            bencher.iter(|| index.filter_classes(|class| class == black_box(3)));
        });
        group.bench_function("recount by number", |bencher| {
            bencher.iter(|| index.filter(|number| number % 10 == black_box(3)));
        });
        index.filter_classes(|_| true);
        for zoom in ZOOMS {
            let middle = if zoom < 7.0 {
                World { x: 0.553, y: 0.33 }
            } else {
                largest_town
            };
            let marks = in_view(&index, middle, zoom);
            let view = format!("of {} at zoom {zoom}", marks.len());
            group.bench_function(format!("marks in view, {view}"), |bencher| {
                bencher.iter(|| in_view(&index, black_box(middle), zoom));
            });
            group.bench_function(format!("tallies of all marks in view, {view}"), |bencher| {
                bencher.iter(|| marks.iter().map(|mark| index.tally(mark).len()).sum::<usize>());
            });
            group.bench_function(format!("marks two zooms farther, {view}"), |bencher| {
                let farther = |mark| index.ancestor(mark, zoom - 2.0);
                bencher.iter(|| marks.iter().filter_map(farther).map(|mark| mark.key).max());
            });
        }
        group.finish();
    }
}

criterion_group!(benches, clusters);
criterion_main!(benches);
