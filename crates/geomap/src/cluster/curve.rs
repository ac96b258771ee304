//! Places along a Z curve (Morton order): the bits of both coordinates in turns.

/// Where on the curve a place is, as the upper and the lower half of a number.
pub(super) fn place(x: u32, y: u32) -> (u32, u32) {
    let place = spread(x) | spread(y) << 1;
    ((place >> 32) as u32, place as u32)
}

/// The place there.
pub(super) fn coordinates(upper: u32, lower: u32) -> (u32, u32) {
    let place = u64::from(upper) << 32 | u64::from(lower);
    (gather(place), gather(place >> 1))
}

/// How far bits are moved, and which are then in place: the "binary magic numbers" of S. E. Anderson's
/// "Bit Twiddling Hacks".
const MOVES: [(u32, u64); 5] = [
    (16, 0x0000_FFFF_0000_FFFF),
    (8, 0x00FF_00FF_00FF_00FF),
    (4, 0x0F0F_0F0F_0F0F_0F0F),
    (2, 0x3333_3333_3333_3333),
    (1, EVERY_SECOND),
];
const EVERY_SECOND: u64 = 0x5555_5555_5555_5555;

/// Puts a zero before every bit.
fn spread(bits: u32) -> u64 {
    let step = |bits: u64, (by, mask): &(u32, u64)| (bits | bits << by) & mask;
    MOVES.iter().fold(u64::from(bits), step)
}

/// Leaves out every second bit.
fn gather(bits: u64) -> u32 {
    let wider = MOVES.iter().rev().skip(1).map(|(_, mask)| mask).chain([&u64::MAX]);
    let moves = MOVES.iter().rev().map(|(by, _)| by);
    moves
        .zip(wider)
        .fold(bits & EVERY_SECOND, |bits, (by, mask)| (bits | bits >> by) & mask) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_places_form_a_z() {
        let places = [(0, 0), (1, 0), (0, 1), (1, 1), (2, 0)];
        assert_eq!(
            places.map(|(x, y)| place(x, y)),
            [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4)]
        );
        assert_eq!(place(u32::MAX, 0), (0x5555_5555, 0x5555_5555));
    }

    proptest! {
        #[test]
        fn a_place_has_its_coordinates(x: u32, y: u32) {
            let (upper, lower) = place(x, y);
            prop_assert_eq!(coordinates(upper, lower), (x, y));
        }
    }
}
