use super::*;
use crate::points::Pin;
use proptest::prelude::*;

const TILE: Tile = Tile { z: 5, x: 17, y: 10 };

fn categories() -> Vec<Category> {
    let paths = ["dialog-spoleczny", "uslugi-spoleczne/kultura", "wspolpraca-jst-ngo"];
    paths.iter().map(|path| path.parse().unwrap()).collect()
}

/// Anything that a tile may say of a mark: a place, whose key is where it is, or a cluster.
fn told() -> impl Strategy<Value = TileMark> {
    let shares = proptest::collection::btree_map(0..3_u8, 1..u32::MAX, 1..4);
    let pins = proptest::collection::btree_set((any::<u32>(), proptest::option::of(any::<u32>())), 0..9);
    let own = (
        any::<bool>(),
        0.0..0.999_f64,
        0.0..0.999_f64,
        0..1_000_000_u32,
        1..1000_u32,
        1..u32::MAX,
    );
    (
        own,
        7..=17_u8,
        0..=10_u8,
        shares,
        pins,
        any::<u32>(),
        any::<[u32; 4]>(),
        0..=18_u8,
    )
        .prop_map(
            |((is_place, x, y, first, leaves, count), from, more, shares, pins, wojewodztwa, reach, splits)| {
                let corner = TILE.area().min;
                let leaves = first..first + leaves;
                let steps = f64::from(1u32 << 31);
                let near = |corner: f64, part: f64| ((corner + part * TILE.side()) * steps).floor() / steps;
                let at = World {
                    x: near(corner.x, x),
                    y: near(corner.y, y),
                };
                let (kind, key) = if is_place {
                    (MarkKind::Point, ((at.x * steps) as u64) << 32 | (at.y * steps) as u64)
                } else {
                    (
                        MarkKind::Cluster,
                        1 << 63 | u64::from(leaves.start) << 32 | u64::from(leaves.end),
                    )
                };
                TileMark {
                    mark: Mark::told(at, count, kind, key, leaves),
                    levels: from..=(from + more).min(17),
                    shares: shares.into_iter().collect(),
                    pins: pins
                        .into_iter()
                        .map(|(practice, place)| Pin { practice, place })
                        .collect(),
                    wojewodztwa,
                    reach: if is_place { [0; 4] } else { reach },
                    splits: if is_place { LAST_LEVEL } else { splits },
                }
            },
        )
}

/// What is compared apart from where clusters are, which is told to a quarter of a pixel.
fn without_place(told: &TileMark) -> TileMark {
    let mark = told.mark;
    let nowhere = World { x: 0.0, y: 0.0 };
    let at = if mark.kind == MarkKind::Point { mark.at } else { nowhere };
    TileMark {
        mark: Mark::told(at, mark.count, mark.kind, mark.key, mark.leaves()),
        ..told.clone()
    }
}

proptest! {
    #[test]
    fn marks_come_back(marks in proptest::collection::vec(told(), 0..20)) {
        let bytes = to_bytes(TILE, &marks, &categories());
        let read = from_bytes(TILE, &bytes, &categories()).unwrap();
        let same: Vec<TileMark> = read.iter().map(without_place).collect();
        prop_assert_eq!(same, marks.iter().map(without_place).collect::<Vec<_>>());
        let half_a_step = TILE.side() / f64::from(extent(TILE, &marks)) * 0.51;
        for (one, other) in marks.iter().zip(&read) {
            prop_assert!((one.mark.at.x - other.mark.at.x).abs() <= half_a_step);
            prop_assert!((one.mark.at.y - other.mark.at.y).abs() <= half_a_step);
        }
        // What was read is written as it was.
        prop_assert_eq!(to_bytes(TILE, &read, &categories()), bytes);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>) {
        let _ = from_bytes(TILE, &bytes, &categories());
    }

    #[test]
    fn a_changed_byte_breaks_a_tile_or_a_mark_and_nothing_else(
        marks in proptest::collection::vec(told(), 1..6), place: prop::sample::Index, byte: u8,
    ) {
        let mut bytes = to_bytes(TILE, &marks, &categories());
        let place = place.index(bytes.len());
        bytes[place] = byte;
        if let Ok(read) = from_bytes(TILE, &bytes, &categories()) {
            prop_assert!(read.iter().all(|told| told.mark.count > 0 && !told.levels.is_empty()));
        }
        bytes.truncate(place);
        let _ = from_bytes(TILE, &bytes, &categories());
    }
}

#[test]
fn a_tile_of_something_else_says_so() {
    assert_eq!(from_bytes(TILE, &[], &categories()), Err(VectorError::NoLayer));
    assert_eq!(from_bytes(TILE, b"<html>", &categories()), Err(VectorError::Broken));
}
