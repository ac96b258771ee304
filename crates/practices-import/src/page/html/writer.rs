//! Writes the lines of a page down, one after the other, as its text and tags come.

use crate::page::document::{Document, Link};
use crate::page::lines::{Kind, Line, Span, Style, push_visible};
use crate::page::values::{is_email, readable_at};

use super::table::Table;

/// The page so far, and the line that is being written.
#[derive(Default)]
pub struct Writer {
    pub document: Document,
    line: Line,
    /// Whether whitespace has come since the last word.
    is_apart: bool,
    strong: Run,
    emphasis: Run,
    link: Option<OpenLink>,
    heading: Option<u8>,
    /// The last number of each open list; `None` in one without numbers.
    lists: Vec<Option<u32>>,
    /// The item whose first line is still to come.
    item: Option<Kind>,
    preformatted: usize,
    pub(super) tables: Vec<Table>,
}

/// Elements of one style that are open, and where on the line the outermost began.
#[derive(Default)]
struct Run {
    depth: usize,
    start: usize,
}

struct OpenLink {
    href: String,
    start: usize,
    line: usize,
    /// Its text on the lines that have ended since it began.
    text: String,
    /// The words of a picture in it.
    name: String,
}

/// How deep lists are told apart; no page nests them so deep for a person to read.
const DEEPEST_LIST: usize = 20;

impl Writer {
    /// Adds text, which ends on this line of the file.
    pub fn text(&mut self, text: &str, end: usize) {
        let breaks = text.matches('\n').count();
        let first = end.saturating_sub(breaks);
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 && self.preformatted > 0 {
                self.line_break();
            } else if index > 0 {
                self.is_apart = true;
            }
            self.words(part, first + index);
        }
    }

    fn words(&mut self, text: &str, number: usize) {
        let was_blank = self.line.is_blank();
        let length = self.line.text.len();
        push_visible(&mut self.line.text, &mut self.is_apart, text);
        if was_blank {
            self.line.number = number;
        }
        let has_grown = self.line.text.len() > length;
        if let Some(link) = self.link.as_mut().filter(|link| has_grown && link.line == 0) {
            link.line = self.line.number;
        }
    }

    /// Ends the line, if anything is on it.
    pub fn end_line(&mut self) {
        self.is_apart = false;
        if self.line.is_blank() {
            return;
        }
        let end = self.line.text.len();
        for (run, style) in [(&mut self.strong, Style::Strong), (&mut self.emphasis, Style::Emphasis)] {
            if run.depth > 0 {
                add_span(&mut self.line, run.start, end, style);
                run.start = 0;
            }
        }
        if let Some(link) = &mut self.link {
            link.text.push_str(self.line.text.get(link.start..).unwrap_or_default());
            link.text.push(' ');
            add_span(&mut self.line, link.start, end, Style::Link(link.href.clone()));
            link.start = 0;
        }
        self.line.kind = match self.heading {
            Some(level) => Kind::Heading(level),
            None => self.item.take().unwrap_or(Kind::Broken),
        };
        self.document.lines.push(std::mem::take(&mut self.line));
    }

    /// Ends the line; on an empty one, leaves it blank. A heading is one line for all its breaks.
    pub fn line_break(&mut self) {
        if self.heading.is_some() {
            self.is_apart = true;
        } else if self.line.is_blank() {
            self.blank();
        } else {
            self.end_line();
        }
    }

    /// Sets what follows apart by a blank line, but within a list.
    pub fn paragraph(&mut self) {
        self.heading = None;
        self.end_line();
        if self.lists.is_empty() {
            self.blank();
        }
    }

    fn blank(&mut self) {
        if let Some(last) = self.document.lines.last().filter(|line| !line.is_blank()) {
            let blank = Line::new(last.number, "");
            self.document.lines.push(blank);
        }
    }

    pub fn open_heading(&mut self, level: u8) {
        self.lists.clear();
        self.paragraph();
        self.heading = Some(level);
    }

    pub fn close_heading(&mut self) {
        self.end_line();
        self.paragraph();
    }

    pub fn open_preformatted(&mut self) {
        self.paragraph();
        self.preformatted += 1;
    }

    pub fn close_preformatted(&mut self) {
        self.paragraph();
        self.preformatted = self.preformatted.saturating_sub(1);
    }

    pub fn open_list(&mut self, is_numbered: bool) {
        self.paragraph();
        if self.lists.len() < DEEPEST_LIST {
            self.lists.push(is_numbered.then_some(0));
        }
    }

    pub fn close_list(&mut self) {
        self.close_item();
        self.lists.pop();
        self.paragraph();
    }

    pub fn open_item(&mut self) {
        self.end_line();
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let number = self.lists.last_mut().and_then(|number| {
            *number = number.map(|number| number.saturating_add(1));
            *number
        });
        self.item = Some(Kind::Item { depth, number });
    }

    pub fn close_item(&mut self) {
        self.end_line();
        self.item = None;
    }

    pub fn open_style(&mut self, style: &Style) {
        let start = self.line.text.len();
        let run = self.run(style);
        if run.depth == 0 {
            run.start = start;
        }
        run.depth = run.depth.saturating_add(1);
    }

    pub fn close_style(&mut self, style: &Style) {
        let run = self.run(style);
        let is_last = run.depth == 1;
        let start = run.start;
        run.depth = run.depth.saturating_sub(1);
        if is_last {
            let end = self.line.text.len();
            add_span(&mut self.line, start, end, style.clone());
        }
    }

    fn run(&mut self, style: &Style) -> &mut Run {
        if *style == Style::Emphasis {
            &mut self.emphasis
        } else {
            &mut self.strong
        }
    }

    /// Ends the styles that a cell of a table has left open.
    pub(super) fn close_styles(&mut self) {
        self.strong.depth = self.strong.depth.min(1);
        self.emphasis.depth = self.emphasis.depth.min(1);
        self.close_style(&Style::Strong);
        self.close_style(&Style::Emphasis);
    }

    /// Begins a link, and ends one that is open: links don't stand in links. Without an address it is none.
    pub fn open_link(&mut self, href: Option<String>, line: usize) {
        self.close_link(line);
        self.link = href.map(|href| OpenLink {
            href,
            start: self.line.text.len(),
            line: 0,
            text: String::new(),
            name: String::new(),
        });
    }

    /// Gives the open link a name for want of a text: these words, or the name of the file to which it leads. `false`
    /// where no link is open.
    pub fn name_link(&mut self, name: &str) -> bool {
        let Some(link) = &mut self.link else { return false };
        let file = link.href.rsplit('/').next().filter(|file| file.contains('.'));
        link.name = match name {
            "" => file.unwrap_or_default().to_owned(),
            name => name.to_owned(),
        };
        true
    }

    pub fn close_link(&mut self, line: usize) {
        let Some(name) = self.link.as_mut().map(|link| std::mem::take(&mut link.name)) else {
            return;
        };
        let mut text = self.link_text();
        if text.is_empty() {
            self.words(&name, line);
            text = self.link_text();
        }
        let Some(link) = self.link.take() else { return };
        let end = self.line.text.len();
        add_span(&mut self.line, link.start, end, Style::Link(link.href.clone()));
        let line = if link.line == 0 { line } else { link.line };
        self.show_email(&link.href, &text, line);
        self.document.links.push(Link {
            line,
            text,
            href: link.href,
        });
    }

    /// The text of the open link so far.
    fn link_text(&self) -> String {
        let Some(link) = &self.link else { return String::new() };
        let here = self.line.text.get(link.start..).unwrap_or_default();
        format!("{}{here}", link.text).trim().to_owned()
    }

    /// Where a link leads to an e-mail address that its text doesn't show, the address is added to the line.
    fn show_email(&mut self, href: &str, text: &str, line: usize) {
        let Some(address) = href.strip_prefix("mailto:") else {
            return;
        };
        let address = address.split('?').next().unwrap_or_default().trim();
        let shown = readable_at(text).to_lowercase();
        if is_email(address) && !shown.contains(&address.to_lowercase()) {
            self.is_apart = true;
            let words = if text.is_empty() {
                address.to_owned()
            } else {
                format!("({address})")
            };
            self.words(&words, line);
        }
    }

    /// The page as a whole.
    pub fn finish(mut self) -> Document {
        self.close_link(self.line.number);
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.end_line();
        self.document
    }
}

fn add_span(line: &mut Line, start: usize, end: usize, style: Style) {
    if start < end {
        line.spans.push(Span { start, end, style });
    }
}
