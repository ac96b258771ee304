//! HTML as text: for a field of the record, or as Markdown for its body.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::markup::UNSEEN;
use crate::page::values::is_web_address;

/// How to write what the tags say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// Lines and paragraphs alone.
    #[default]
    Prose,
    /// Markdown: headings, lists, emphasis, links.
    Markdown,
}

/// The text of a piece of HTML. It is read tag by tag, in one pass: no nesting, however deep, costs more than its
/// length.
pub fn render(html: &str, form: Form) -> String {
    let lower = html.to_ascii_lowercase();
    let writer = Writer {
        form,
        // Where no element sets blocks apart, the cell's own lines do.
        keeps_lines: !BLOCK_STARTS.iter().any(|block| lower.contains(block)),
        ..Writer::default()
    };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(writer)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // The sink never asks to run a script, so that one call reads all.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().finished()
}

/// How the tags of blocks begin.
const BLOCK_STARTS: [&str; 6] = ["<p", "<br", "<div", "<li", "<h", "<t"];

struct Sink(RefCell<Writer>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                writer.tag(&tag);
                match (&*tag.name, tag.kind) {
                    ("script", TagKind::StartTag) => return TokenSinkResult::RawData(RawKind::ScriptData),
                    ("style" | "iframe", TagKind::StartTag) => return TokenSinkResult::RawData(RawKind::Rawtext),
                    _ => {}
                }
            }
            Token::CharacterTokens(text) if writer.unseen.is_none() => writer.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct Writer {
    out: String,
    form: Form,
    keeps_lines: bool,
    /// The open lists: the number of the last item, `None` for a list without numbers.
    lists: Vec<Option<usize>>,
    /// The addresses of the open links.
    links: Vec<Option<String>>,
    /// The open marks of emphasis.
    marks: Vec<&'static str>,
    /// The element whose content is no text, while it is open.
    unseen: Option<&'static str>,
}

impl Writer {
    fn tag(&mut self, tag: &Tag) {
        let unseen = UNSEEN.into_iter().find(|name| **name == *tag.name);
        match (self.unseen, tag.kind) {
            (Some(open), TagKind::EndTag) if unseen == Some(open) => self.unseen = None,
            (Some(_), _) => {}
            (None, TagKind::StartTag) if unseen.is_some() => self.unseen = unseen.filter(|_| !tag.self_closing),
            (None, TagKind::StartTag) => self.open(tag),
            (None, TagKind::EndTag) => self.close(&tag.name),
        }
    }

    fn open(&mut self, tag: &Tag) {
        match &*tag.name {
            "br" | "tr" | "dt" | "dd" => self.line_end(),
            "p" | "div" | "blockquote" | "pre" | "table" | "dl" | "caption" => self.paragraph(),
            "hr" => {
                self.paragraph();
                self.sign("---\n\n");
            }
            "td" | "th" => {
                if !self.out.is_empty() && !self.out.ends_with('\n') {
                    self.out.push_str(" | ");
                }
            }
            "ul" => self.open_list(None),
            "ol" => self.open_list(Some(0)),
            "li" => self.item(),
            "a" => self.open_link(tag),
            "b" | "strong" => self.open_mark("**"),
            "i" | "em" => self.open_mark("*"),
            name => self.heading(name),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "div" | "blockquote" | "pre" | "table" | "dl" | "caption" => self.paragraph(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.paragraph(),
            "ul" | "ol" => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.paragraph();
                }
            }
            "a" => self.close_link(),
            "b" | "strong" => self.close_mark("**"),
            "i" | "em" => self.close_mark("*"),
            _ => {}
        }
    }

    /// The text, with all that the source left open closed.
    fn finished(mut self) -> String {
        while let Some(mark) = self.marks.last() {
            self.close_mark(mark);
        }
        while !self.links.is_empty() {
            self.close_link();
        }
        self.out
    }

    fn text(&mut self, text: &str) {
        if self.keeps_lines {
            self.words(text);
            return;
        }
        let begins = text.starts_with(char::is_whitespace);
        let ends = text.ends_with(char::is_whitespace) && !text.trim().is_empty();
        if begins {
            self.space();
        }
        self.words(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        if ends {
            self.space();
        }
    }

    fn words(&mut self, text: &str) {
        for c in text.chars() {
            let at_line_start = self.out.is_empty() || self.out.ends_with('\n');
            let is_sign = "\\*_`[]<".contains(c) || at_line_start && "#>+-".contains(c);
            if self.form == Form::Markdown && is_sign {
                self.out.push('\\');
            }
            self.out.push(c);
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
    }

    /// Writes what only Markdown has.
    fn sign(&mut self, sign: &str) {
        if self.form == Form::Markdown {
            self.out.push_str(sign);
        }
    }

    /// Emphasis within the same emphasis is none.
    fn open_mark(&mut self, mark: &'static str) {
        if !self.marks.contains(&mark) {
            self.marks.push(mark);
            self.sign(mark);
        }
    }

    fn close_mark(&mut self, mark: &str) {
        if self.marks.last() != Some(&mark) {
            return;
        }
        self.marks.pop();
        // Emphasis of nothing would stand there as asterisks.
        if self.form == Form::Markdown && self.out.ends_with(mark) {
            self.out.truncate(self.out.len() - mark.len());
        } else {
            self.sign(mark);
        }
    }

    fn line_end(&mut self) {
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn paragraph(&mut self) {
        // Within a list, an item stays one line.
        self.line_end();
        let is_apart = self.out.is_empty() || self.out.ends_with("\n\n");
        if self.lists.is_empty() && !is_apart {
            self.out.push('\n');
        }
    }

    fn heading(&mut self, name: &str) {
        let level = name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok());
        let level = level.filter(|level| (1..=6).contains(level));
        if let Some(level) = level {
            self.paragraph();
            self.sign(&format!("{} ", "#".repeat(level)));
        }
    }

    fn open_list(&mut self, number: Option<usize>) {
        self.paragraph();
        self.lists.push(number);
    }

    fn item(&mut self) {
        self.line_end();
        let depth = self.lists.len().saturating_sub(1);
        self.out.push_str(&"   ".repeat(depth.min(8)));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                self.out.push_str(&format!("{number}. "));
            }
            _ => self.out.push_str("- "),
        }
    }

    fn open_link(&mut self, tag: &Tag) {
        let address = tag.attrs.iter().find(|attribute| &*attribute.name.local == "href");
        let address = address.map(|attribute| attribute.value.trim().to_owned());
        // Relative addresses lead nowhere from a record, and those of scripts must not.
        let leads_somewhere = |address: &String| {
            is_web_address(address) || address.starts_with("mailto:") && !address.contains(char::is_whitespace)
        };
        let address = address.filter(leads_somewhere);
        if address.is_some() {
            self.sign("[");
        }
        self.links.push(address);
    }

    fn close_link(&mut self) {
        let Some(Some(address)) = self.links.pop() else { return };
        match self.form {
            Form::Markdown => self.out.push_str(&format!("]({})", encoded(&address))),
            // The address says more than the words of the link.
            Form::Prose if !self.out.ends_with(&address) => self.out.push_str(&format!(" ({address})")),
            Form::Prose => {}
        }
    }
}

/// An address in which nothing ends the link early.
fn encoded(address: &str) -> String {
    address.replace(' ', "%20").replace('(', "%28").replace(')', "%29")
}
