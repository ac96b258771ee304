//! Which labels fit on the screen, and where: the important ones first, none over another.

pub use crate::units::Rect;
use crate::units::{Px, Size};

/// Between a point and the label beside it, in pixels.
const GAP: f64 = 5.0;
/// The side of a cell in which rectangles are looked for, in pixels: about a label's width.
const CELL: f64 = 64.0;

/// On which side of its point a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// On the point itself.
    Center,
    /// To the right of it.
    Right,
    /// To the left of it.
    Left,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// A text that wants a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    /// The point that it names.
    pub at: Px,
    /// Of the text, in pixels.
    pub width: f64,
    /// Of the text, in pixels.
    pub height: f64,
    /// The lower, the earlier it is placed; equal ones in the order of the list.
    pub priority: u32,
    /// Where it may stand, best first.
    pub anchors: &'static [Anchor],
}

impl Label {
    fn rect(&self, anchor: Anchor) -> Rect {
        let (across, down) = (self.width / 2.0, self.height / 2.0);
        let (x, y) = match anchor {
            Anchor::Center => (0.0, 0.0),
            Anchor::Right => (GAP + across, 0.0),
            Anchor::Left => (-GAP - across, 0.0),
            Anchor::Above => (0.0, -GAP - down),
            Anchor::Below => (0.0, GAP + down),
        };
        Rect {
            left: self.at.x + x - across,
            top: self.at.y + y - down,
            right: self.at.x + x + across,
            bottom: self.at.y + y + down,
        }
    }
}

/// For each label its rectangle, or none where it has no place: within the screen, over no obstacle and no label that
/// was placed before.
pub fn place(labels: &[Label], obstacles: &[Rect], screen: Size) -> Vec<Option<Rect>> {
    let mut board = Board::new(screen);
    for obstacle in obstacles {
        board.take(*obstacle);
    }
    board.place_all(labels, &|_| true)
}

/// A screen with what stands on it already.
#[derive(Debug)]
pub struct Board {
    screen: Size,
    occupied: Occupied,
}

impl Board {
    /// An empty one.
    pub fn new(screen: Size) -> Self {
        Self {
            screen,
            occupied: Occupied::new(screen),
        }
    }

    /// Something stands here.
    pub fn take(&mut self, rect: Rect) {
        self.occupied.add(rect);
    }

    /// The rectangle of a label, which is taken from now on, or none where it has no place: within the screen, over
    /// nothing that stands there, and such as `suits`.
    pub fn place(&mut self, label: &Label, suits: &dyn Fn(&Rect) -> bool) -> Option<Rect> {
        let mut rects = label.anchors.iter().map(|anchor| label.rect(*anchor));
        let free = rects.find(|rect| fits(rect, self.screen) && self.occupied.is_free(rect) && suits(rect))?;
        self.take(free);
        Some(free)
    }

    /// Likewise for several labels, the important ones first.
    pub fn place_all(&mut self, labels: &[Label], suits: &dyn Fn(&Rect) -> bool) -> Vec<Option<Rect>> {
        let mut by_priority: Vec<(usize, &Label)> = labels.iter().enumerate().collect();
        by_priority.sort_by_key(|(_, label)| label.priority);
        let mut placed = vec![None; labels.len()];
        for (number, label) in by_priority {
            if let Some(place) = placed.get_mut(number) {
                *place = self.place(label, suits);
            }
        }
        placed
    }
}

/// False also for a rectangle of coordinates that are no numbers.
fn fits(rect: &Rect, screen: Size) -> bool {
    rect.left >= 0.0 && rect.top >= 0.0 && rect.right <= screen.width && rect.bottom <= screen.height
}

/// The rectangles that are taken, by the cells of the screen that they touch.
#[derive(Debug)]
struct Occupied {
    columns: usize,
    rows: usize,
    cells: Vec<Vec<Rect>>,
}

impl Occupied {
    fn new(screen: Size) -> Self {
        // A screen that claims to be absurdly large shares its last cells.
        let cells = |pixels: f64| (pixels / CELL).ceil().clamp(1.0, 256.0) as usize;
        let (columns, rows) = (cells(screen.width), cells(screen.height));
        Self {
            columns,
            rows,
            cells: vec![Vec::new(); columns * rows],
        }
    }

    fn add(&mut self, rect: Rect) {
        for cell in self.cells_of(&rect) {
            if let Some(taken) = self.cells.get_mut(cell) {
                taken.push(rect);
            }
        }
    }

    fn is_free(&self, rect: &Rect) -> bool {
        let mut taken = self.cells_of(rect).filter_map(|cell| self.cells.get(cell)).flatten();
        !taken.any(|other| other.overlaps(rect))
    }

    /// What lies beyond the screen belongs to the cells at its edge.
    fn cells_of(&self, rect: &Rect) -> impl Iterator<Item = usize> + use<> {
        let cell = |pixels: f64, count: usize| ((pixels / CELL).max(0.0) as usize).min(count - 1);
        let columns = cell(rect.left, self.columns)..=cell(rect.right, self.columns);
        let rows = cell(rect.top, self.rows)..=cell(rect.bottom, self.rows);
        let width = self.columns;
        rows.flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }
}

/// About how wide a text is in a system sans-serif font of this size, in pixels, for where the browser isn't asked.
/// Letters are sorted into rough classes of width, which is good enough to keep labels apart.
pub fn text_width(text: &str, font_px: f64) -> f64 {
    text.chars().map(width_in_ems).sum::<f64>() * font_px
}

fn width_in_ems(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'ł' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.27,
        ' ' | '\u{a0}' | 'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '"' => 0.37,
        'm' | 'w' | 'M' | 'W' | '—' | '%' | '@' => 0.88,
        's' | 'ś' | 'c' | 'ć' | 'z' | 'ź' | 'ż' | 'k' | 'v' | 'x' | 'y' | 'J' => 0.50,
        _ if letter.is_uppercase() => 0.67,
        _ => 0.57,
    }
}
