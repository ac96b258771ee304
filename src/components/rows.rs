//! The rows of a long list or table: only those near the window are in the document, between two empty rows that stand for
//! the rest. [`crate::heights`] says how high these are.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use maud::{Markup, html};
use practices::Practice;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use crate::components::piece::{Piece, set};
use crate::heights::Heights;
use crate::map::motion;
use crate::signal::Var;
use crate::state::AppState;
use crate::watch::watch;

/// How far beyond the window rows are in the document, in pixels: a turn of the wheel shows nothing that is not there yet.
const BEYOND: f64 = 600.0;
/// A list of up to so many rows is in the document whole, where the browser's own search finds them.
const FEW: usize = 64;
/// How many rows are in the document where they are printed, since paper does not scroll.
const PRINTED: usize = 2000;

/// Where a row stands: its practice's number, its place from 0, and of how many.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The practice's number.
    pub practice: u32,
    /// Its place in the list, from 0.
    pub place: usize,
    /// How long the list is.
    pub of: usize,
}

/// What writes a row; its record may still be on its way, and is then written again when it is here.
type Write = Box<dyn Fn(Place, Option<&Practice>) -> Markup>;

/// The rows of a list.
#[derive(Clone)]
pub struct Rows(Rc<Inner>);

struct Inner {
    state: AppState,
    /// The `ul` or `tbody`.
    list: Element,
    gap: Markup,
    write: Write,
    now: RefCell<Now>,
    /// Grows when other rows are in the document.
    drawn: Var<u32>,
}

struct Now {
    numbers: Arc<Vec<u32>>,
    heights: Heights,
    /// Where the list began below the window's upper edge when it was last looked at, in pixels.
    top: f64,
    /// The blocks in the document.
    blocks: Range<usize>,
}

impl Rows {
    /// The rows of this `ul` or `tbody`, none yet. A row is one element, written by `write`.
    pub fn new(state: AppState, list: Element, write: impl Fn(Place, Option<&Practice>) -> Markup + 'static) -> Self {
        let gap = if list.tag_name() == "UL" {
            html! { li.gap aria-hidden="true" {} }
        } else {
            html! { tr.gap aria-hidden="true" { td {} } }
        };
        Self(Rc::new(Inner {
            state,
            list,
            gap,
            write: Box::new(write),
            now: RefCell::new(Now {
                numbers: Arc::default(),
                heights: Heights::new(0),
                top: 0.0,
                blocks: 0..0,
            }),
            drawn: Var::new(0),
        }))
    }

    /// Has the rows follow as the page is scrolled, resized or printed; `piece` is the part that they are in.
    pub fn following(&self, piece: Piece) -> Piece {
        let (scrolled, resized, printed, after) = (self.clone(), self.clone(), self.clone(), self.clone());
        let records = self.clone();
        watch(move || {
            records.0.state.records.track();
            records.complete();
        });
        piece
            .on_window("scroll", move |_| scrolled.follow())
            .on_window("resize", move |_| resized.follow())
            .on_window("beforeprint", move |_| printed.print())
            .on_window("afterprint", move |_| after.follow())
    }

    /// Has whoever runs now run again when other rows are in the document.
    pub fn track(&self) {
        self.0.drawn.track();
    }

    /// The elements of the rows that are in the document.
    pub fn elements(&self) -> Vec<Element> {
        let children = self.0.list.children();
        let rows = 1..children.length().saturating_sub(1);
        rows.filter_map(|index| children.item(index)).collect()
    }

    /// Puts these practices in place of the others: at once what can be seen, and around it what may be in a moment.
    ///
    /// Whoever types waits for this. So it asks the browser nothing for which that would lay the page out, but takes the
    /// list to be where it was; the next frame looks.
    pub fn show(&self, numbers: Arc<Vec<u32>>) {
        let in_sight = {
            let mut now = self.0.now.borrow_mut();
            let (heights, top) = (now.heights.of_another(numbers.len()), now.top);
            let in_sight = heights.within(-top, -top + window_height());
            *now = Now {
                numbers,
                heights,
                top,
                blocks: 0..0,
            };
            in_sight
        };
        self.put(in_sight);
        self.close_gaps();
        self.ask();
        self.0.drawn.update(|drawn| *drawn += 1);
        let rows = self.clone();
        motion::after_frame(move || {
            if rows.0.list.is_connected() {
                rows.settle();
            }
        });
    }

    /// Notes what the browser has made of the rows, and adds those around them.
    fn settle(&self) {
        self.measure();
        self.close_gaps();
        self.follow();
        self.ask();
    }

    /// Keeps those rows in the document that are near the window.
    fn follow(&self) {
        let wanted = self.wanted();
        let is_there = self.0.now.borrow().blocks == wanted;
        if !is_there {
            self.draw(wanted);
        }
    }

    fn wanted(&self) -> Range<usize> {
        let top = self.0.list.get_bounding_client_rect().top();
        let mut now = self.0.now.borrow_mut();
        now.top = top;
        if now.numbers.len() <= FEW {
            return 0..now.heights.blocks();
        }
        now.heights.within(-top - BEYOND, -top + window_height() + BEYOND)
    }

    fn print(&self) {
        let blocks = {
            let heights = &self.0.now.borrow().heights;
            0..heights.blocks().min(PRINTED / crate::heights::BLOCK)
        };
        self.draw(blocks);
    }

    fn draw(&self, wanted: Range<usize>) {
        self.put(wanted);
        self.measure();
        self.close_gaps();
        self.ask();
        self.0.drawn.update(|drawn| *drawn += 1);
    }

    /// Puts these blocks into the document. Those that are there already stay as they are, with the focus in them.
    fn put(&self, wanted: Range<usize>) {
        let list = &self.0.list;
        let before = self.0.now.borrow().blocks.clone();
        let stay = before.start.max(wanted.start)..before.end.min(wanted.end);
        if stay.is_empty() {
            let gap = &self.0.gap.0;
            list.set_inner_html(&format!("{gap}{}{gap}", self.rows(&wanted)));
        } else {
            self.remove(before.start..stay.start, true);
            self.remove(stay.end..before.end, false);
            // An element of the list itself takes rows beside it.
            if let Some(first) = list.first_element_child() {
                let _ = first.insert_adjacent_html("afterend", &self.rows(&(wanted.start..stay.start)));
            }
            if let Some(last) = list.last_element_child() {
                let _ = last.insert_adjacent_html("beforebegin", &self.rows(&(stay.end..wanted.end)));
            }
        }
        self.0.now.borrow_mut().blocks = wanted;
    }

    /// Takes rows out of the document. Where one of them has the focus, the list gets it: nobody is thrown back to the
    /// page's beginning.
    fn remove(&self, blocks: Range<usize>, is_first: bool) {
        let count = self.0.now.borrow().heights.rows_of(&blocks).len();
        for _ in 0..count {
            let row = if is_first {
                self.0
                    .list
                    .first_element_child()
                    .and_then(|gap| gap.next_element_sibling())
            } else {
                self.0
                    .list
                    .last_element_child()
                    .and_then(|gap| gap.previous_element_sibling())
            };
            if let Some(row) = row {
                let focused = document().active_element();
                if row.contains(focused.as_deref()) {
                    self.take_focus();
                }
                row.remove();
            }
        }
    }

    fn take_focus(&self) {
        set(&self.0.list, "tabindex", "-1");
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        if let Some(list) = self.0.list.dyn_ref::<HtmlElement>() {
            // An element that refuses the focus leaves it where the browser puts it.
            let _ = list.focus_with_options(&options);
        }
    }

    fn rows(&self, blocks: &Range<usize>) -> String {
        let now = self.0.now.borrow();
        let of = now.numbers.len();
        let rows = now.heights.rows_of(blocks);
        let numbers = now.numbers.get(rows.clone()).unwrap_or_default();
        self.0.state.records.with_untracked(|records| {
            let written = rows.zip(numbers).map(|(place, practice)| {
                let place = Place {
                    practice: *practice,
                    place,
                    of,
                };
                (self.0.write)(place, records.get(*practice)).0
            });
            written.collect()
        })
    }

    /// Notes how high the blocks are that are in the document.
    fn measure(&self) {
        let elements = self.0.list.children();
        let mut now = self.0.now.borrow_mut();
        let top_of = |place: usize| {
            let element = elements.item(u32::try_from(place + 1).unwrap_or(u32::MAX));
            element.map(|element| element.get_bounding_client_rect().top())
        };
        let first = now.heights.rows_of(&now.blocks).start;
        for block in now.blocks.clone() {
            let rows = now.heights.rows_of(&(block..block + 1));
            if let (Some(top), Some(bottom)) = (top_of(rows.start - first), top_of(rows.end - first)) {
                now.heights.measure(block, bottom - top);
            }
        }
    }

    /// Makes the empty rows as high as what they stand for.
    fn close_gaps(&self) {
        let now = self.0.now.borrow();
        let gaps = [
            (self.0.list.first_element_child(), 0..now.blocks.start),
            (self.0.list.last_element_child(), now.blocks.end..now.heights.blocks()),
        ];
        for (gap, blocks) in gaps {
            let height = format!("{}px", now.heights.between(blocks) as u32);
            if let Some(gap) = gap.and_then(|gap| gap.dyn_into::<HtmlElement>().ok()) {
                // A height is never refused.
                let _ = gap.style().set_property("height", &height);
            }
        }
    }

    /// Asks for the records of the rows in the document that are not here.
    fn ask(&self) {
        let now = self.0.now.borrow();
        let numbers = now.numbers.get(now.heights.rows_of(&now.blocks)).unwrap_or_default();
        let is_missing = |number: &u32| {
            let records = self.0.state.records;
            records.with_untracked(|records| records.get(*number).is_none())
        };
        if numbers.iter().any(is_missing) {
            self.0.state.need(numbers.iter().copied());
        }
    }

    /// Writes the rows anew whose records were not here, and are now.
    fn complete(&self) {
        let is_waiting = |row: &Element| row.query_selector(".waiting").is_ok_and(|found| found.is_some());
        let now = self.0.now.borrow();
        let (rows, of) = (now.heights.rows_of(&now.blocks), now.numbers.len());
        for (row, place) in self.elements().into_iter().zip(rows) {
            let Some(practice) = now.numbers.get(place).copied().filter(|_| is_waiting(&row)) else {
                continue;
            };
            self.0.state.records.with_untracked(|records| {
                if let Some(record) = records.get(practice) {
                    let place = Place { practice, place, of };
                    row.set_outer_html(&(self.0.write)(place, Some(record)).0);
                }
            });
        }
        drop(now);
        self.0.drawn.update(|drawn| *drawn += 1);
    }
}

fn window_height() -> f64 {
    let height = window().inner_height().ok();
    height.and_then(|height| height.as_f64()).unwrap_or_default()
}
