//! Labels: the important ones first, and none over another.

use geomap::labels::{Anchor, Label, place, text_width};
use geomap::{Px, Rect, Size};
use proptest::prelude::*;

const SCREEN: Size = Size {
    width: 400.0,
    height: 300.0,
};
const AROUND: &[Anchor] = &[Anchor::Right, Anchor::Left, Anchor::Above, Anchor::Below];

fn label(x: f64, y: f64, priority: u32, anchors: &'static [Anchor]) -> Label {
    Label {
        at: Px { x, y },
        width: 60.0,
        height: 16.0,
        priority,
        anchors,
    }
}

fn rects() -> impl Strategy<Value = Rect> {
    (-50.0..450.0, -50.0..350.0, 1.0..90.0, 1.0..40.0).prop_map(|(left, top, width, height)| Rect {
        left,
        top,
        right: left + width,
        bottom: top + height,
    })
}

fn labels() -> impl Strategy<Value = Label> {
    let anchors = prop_oneof![Just(AROUND), Just(&[Anchor::Center][..])];
    (-20.0..420.0, -20.0..320.0, 5.0..150.0, 8.0..30.0, 0..5u32, anchors).prop_map(
        |(x, y, width, height, priority, anchors)| Label {
            at: Px { x, y },
            width,
            height,
            priority,
            anchors,
        },
    )
}

proptest! {
    #[test]
    fn nothing_overlaps(labels in prop::collection::vec(labels(), 0..80), obstacles in prop::collection::vec(rects(), 0..10)) {
        let placed = place(&labels, &obstacles, SCREEN);
        prop_assert_eq!(placed.len(), labels.len());
        let rects: Vec<Rect> = placed.into_iter().flatten().collect();
        for (number, rect) in rects.iter().enumerate() {
            prop_assert!(rect.left >= 0.0 && rect.top >= 0.0 && rect.right <= 400.0 && rect.bottom <= 300.0);
            prop_assert!(!rects[..number].iter().chain(&obstacles).any(|other| other.overlaps(rect)));
        }
    }
}

#[test]
fn the_lower_priority_number_wins_and_equal_ones_keep_their_order() {
    let at = |priority| label(200.0, 150.0, priority, &[Anchor::Center]);
    let winner = |labels: &[Label]| place(labels, &[], SCREEN).iter().position(Option::is_some);
    assert_eq!(winner(&[at(5), at(1), at(3)]), Some(1));
    assert_eq!(winner(&[at(2), at(2)]), Some(0));
}

#[test]
fn a_label_takes_its_next_anchor_where_the_first_is_taken() {
    let right_of_the_point = Rect {
        left: 210.0,
        top: 140.0,
        right: 300.0,
        bottom: 160.0,
    };
    let placed = place(&[label(200.0, 150.0, 0, AROUND)], &[right_of_the_point], SCREEN);
    assert!(placed[0].is_some_and(|rect| rect.right <= 195.0), "{placed:?}");
    let at_the_edge = place(&[label(395.0, 150.0, 0, AROUND)], &[], SCREEN);
    assert!(at_the_edge[0].is_some_and(|rect| rect.right <= 390.0));
}

#[test]
fn what_has_no_place_or_no_numbers_is_left_out() {
    let cases = [
        label(-100.0, 150.0, 0, AROUND),
        label(f64::NAN, 150.0, 0, AROUND),
        label(200.0, 150.0, 0, &[]),
        Label {
            width: 500.0,
            ..label(200.0, 150.0, 0, AROUND)
        },
    ];
    assert_eq!(place(&cases, &[], SCREEN), [None; 4]);
    assert_eq!(place(&cases, &[], Size::default()), [None; 4]);
}

#[test]
fn polish_letters_are_as_wide_as_their_plain_forms() {
    let cases = [("Łódź", "Lodz"), ("Żyrardów", "Zyrardow"), ("Święciany", "Swieciany")];
    for (polish, plain) in cases {
        assert!(
            (text_width(polish, 12.0) - text_width(plain, 12.0)).abs() < 4.0,
            "{polish}"
        );
    }
    assert!(text_width("Mława", 12.0) > text_width("Iława", 12.0));
    assert_eq!(text_width("", 12.0), 0.0);
}
