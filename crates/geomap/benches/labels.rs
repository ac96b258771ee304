//! How long the placement of labels takes: `cargo bench -p geomap --bench labels`. 300 towns and 200 markers, spread
//! over a laptop's screen.

#![allow(missing_docs, reason = "criterion's macros make functions of their own")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use geomap::labels::{Anchor, Label, place, text_width};
use geomap::{Px, Rect, Size};

const SCREEN: Size = Size {
    width: 1280.0,
    height: 720.0,
};
const ANCHORS: &[Anchor] = &[Anchor::Right, Anchor::Left, Anchor::Above, Anchor::Below];
const NAMES: [&str; 4] = ["Łódź", "Szklarska Poręba", "Kędzierzyn-Koźle", "Żory"];

/// Evenly, but in no grid: multiples of irrational numbers.
fn spread(number: u32) -> Px {
    let part = |step: f64| (f64::from(number) * step).fract();
    Px {
        x: SCREEN.width * part(0.754_877_666_25),
        y: SCREEN.height * part(0.569_840_290_99),
    }
}

fn labels(criterion: &mut Criterion) {
    let names = NAMES.iter().cycle();
    let labels: Vec<Label> = (0..300)
        .zip(names)
        .map(|(number, name)| Label {
            at: spread(number),
            width: text_width(name, 12.0),
            height: 16.0,
            priority: number % 5,
            anchors: ANCHORS,
        })
        .collect();
    let obstacles: Vec<Rect> = (1000..1200).map(|number| Rect::around(spread(number), 18.0)).collect();
    criterion.bench_function("300 labels among 200 markers", |bencher| {
        bencher.iter(|| place(black_box(&labels), &obstacles, SCREEN));
    });
    criterion.bench_function("width of a name", |bencher| {
        bencher.iter(|| text_width(black_box("Szklarska Poręba"), 12.0));
    });
}

criterion_group!(benches, labels);
criterion_main!(benches);
