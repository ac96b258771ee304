//! The practices of a mark as a text: `5,7-9,12:0,12:1` are the practices 5, 7, 8 and 9, and the first two places of 12.
//!
//! Practices in one place stand one after another in a catalogue's order, so that even thousands are a short text.

use crate::points::Pin;

/// Of so many practices no mark tells: a text that says so is none of ours.
const MOST: usize = 1_000_000;

/// The text of pins, which are sorted.
pub fn to_text(pins: &[Pin]) -> String {
    let follows = |one: &Pin, next: &Pin| {
        one.place.is_none() && next.place.is_none() && one.practice.checked_add(1) == Some(next.practice)
    };
    let parts = pins.chunk_by(follows).map(|run| match run {
        [
            Pin {
                practice,
                place: Some(place),
            },
        ] => format!("{practice}:{place}"),
        [first, .., last] => format!("{}-{}", first.practice, last.practice),
        [only] => only.practice.to_string(),
        [] => String::new(),
    });
    parts.collect::<Vec<_>>().join(",")
}

/// The pins of a text; nothing where it is none.
pub fn from_text(text: &str) -> Option<Vec<Pin>> {
    let mut pins = Vec::new();
    for part in text.split(',') {
        if let Some((practice, place)) = part.split_once(':') {
            let place = Some(place.parse().ok()?);
            let practice = practice.parse().ok()?;
            pins.push(Pin { practice, place });
        } else {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
            let is_too_long = last.checked_sub(first)? as usize >= MOST;
            if is_too_long {
                return None;
            }
            pins.extend((first..=last).map(|practice| Pin { practice, place: None }));
        }
        if pins.len() > MOST {
            return None;
        }
    }
    Some(pins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pin(practice: u32, place: Option<u32>) -> Pin {
        Pin { practice, place }
    }

    #[test]
    fn neighbours_are_a_range() {
        let places = [pin(12, Some(0)), pin(12, Some(1))];
        let pins: Vec<Pin> = [5, 7, 8, 9]
            .map(|practice| pin(practice, None))
            .into_iter()
            .chain(places)
            .collect();
        assert_eq!(to_text(&pins), "5,7-9,12:0,12:1");
        assert_eq!(from_text("5,7-9,12:0,12:1"), Some(pins));
    }

    #[test]
    fn what_names_no_practices_is_refused() {
        for text in ["", "ż", "5,", "9-7", "1:", "0-4294967295", "0-999999,0-999999", "-1"] {
            assert_eq!(from_text(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn pins_come_back(mut pins in proptest::collection::vec((any::<u32>(), proptest::option::of(any::<u32>())), 1..40)) {
            pins.sort_unstable();
            let pins: Vec<Pin> = pins.into_iter().map(|(practice, place)| Pin { practice, place }).collect();
            prop_assert_eq!(from_text(&to_text(&pins)), Some(pins));
        }

        #[test]
        fn no_text_makes_it_panic(text: String) {
            from_text(&text);
        }
    }
}
