//! Reads HTML as a person sees it in a browser: the tokens of html5ever become lines. There is no tree: what matters
//! of nesting (lists, tables, what is hidden) is kept count of, so that no depth and no missing end tag can do harm.

mod element;
mod table;
#[cfg(test)]
mod tests;
mod writer;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::document::{Document, Link};
use super::lines::{Style, single_spaced};
use element::Element;
use writer::Writer;

/// The page of an HTML text.
pub fn document(html: &str) -> Document {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    // The tokenizer only stops early for a sink that runs scripts.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

#[derive(Default)]
struct Sink(RefCell<Reader>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<()> {
        let line = usize::try_from(line_number).unwrap_or(usize::MAX);
        let mut reader = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => reader.text(&text, line),
            Token::CommentToken(text) => reader.comment(&text),
            Token::TagToken(tag) if tag.kind == StartTag => return reader.start(&tag, line),
            Token::TagToken(tag) if tag.kind == EndTag => reader.end(&tag, line),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Follows the tags, and leaves the text to the writer.
#[derive(Default)]
struct Reader {
    writer: Writer,
    hidden: Option<Hidden>,
    /// The text of `<title>`; that of `og:title` goes before it.
    title: String,
    shared_title: Option<String>,
    addresses: Addresses,
}

/// An element that shows nothing.
struct Hidden {
    name: String,
    /// How many elements of this name are open.
    depth: usize,
    line: usize,
}

/// What a page says of its own address, the surest first.
#[derive(Default)]
struct Addresses {
    saved_from: Option<String>,
    canonical: Option<String>,
    shared: Option<String>,
}

impl Reader {
    fn text(&mut self, text: &str, line: usize) {
        match &self.hidden {
            None => self.writer.text(text, line),
            Some(hidden) if hidden.name == "title" => self.title.push_str(text),
            Some(_) => {}
        }
    }

    /// Browsers note in a comment where they saved a page from.
    fn comment(&mut self, text: &str) {
        let address = text
            .trim()
            .strip_prefix("saved from url=(")
            .and_then(|rest| rest.split_once(')'));
        if let Some((_, address)) = address {
            self.addresses.saved_from.get_or_insert(address.trim().to_owned());
        }
    }

    fn start(&mut self, tag: &Tag, line: usize) -> TokenSinkResult<()> {
        if let Some(hidden) = &mut self.hidden {
            hidden.depth += usize::from(*tag.name == *hidden.name && !tag.self_closing);
            return TokenSinkResult::Continue;
        }
        let element = Element::of(&tag.name);
        if element == Element::Hidden && !tag.self_closing {
            self.hidden = Some(Hidden {
                name: tag.name.to_string(),
                depth: 1,
                line,
            });
        }
        self.open(element, tag, line);
        raw_kind(&tag.name).map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }

    fn open(&mut self, element: Element, tag: &Tag, line: usize) {
        let writer = &mut self.writer;
        match element {
            Element::Link => writer.open_link(attribute(tag, "href"), line),
            Element::Picture => picture(writer, tag, line),
            Element::About => self.about_the_page(tag),
            Element::Strong => writer.open_style(&Style::Strong),
            Element::Emphasis => writer.open_style(&Style::Emphasis),
            Element::Break => writer.line_break(),
            Element::Heading(level) => writer.open_heading(level),
            Element::Paragraph => writer.paragraph(),
            Element::Block => writer.end_line(),
            Element::Preformatted => writer.open_preformatted(),
            Element::List { is_numbered } => writer.open_list(is_numbered),
            Element::Item => writer.open_item(),
            Element::Table => writer.open_table(),
            Element::Row => writer.open_row(),
            Element::Cell => writer.open_cell(),
            Element::Term => {
                writer.open_row();
                writer.open_cell();
            }
            Element::Hidden | Element::Inline => {}
        }
    }

    fn end(&mut self, tag: &Tag, line: usize) {
        if let Some(hidden) = &mut self.hidden {
            if *tag.name == *hidden.name {
                hidden.depth -= 1;
                if hidden.depth == 0 {
                    self.hidden = None;
                }
            }
            return;
        }
        let writer = &mut self.writer;
        match Element::of(&tag.name) {
            Element::Link => writer.close_link(line),
            Element::Strong => writer.close_style(&Style::Strong),
            Element::Emphasis => writer.close_style(&Style::Emphasis),
            Element::Heading(_) => writer.close_heading(),
            Element::Paragraph => writer.paragraph(),
            Element::Block => writer.end_line(),
            Element::Preformatted => writer.close_preformatted(),
            Element::List { .. } => writer.close_list(),
            Element::Item => writer.close_item(),
            Element::Table => writer.close_table(),
            Element::Row | Element::Cell | Element::Term => writer.close_cell(),
            // "</br>" is a line break, too, in the eyes of a browser.
            Element::Break => writer.line_break(),
            Element::Picture | Element::About | Element::Hidden | Element::Inline => {}
        }
    }

    /// `<base>`, `<link rel="canonical">`, `<meta property="og:url">` and `<meta property="og:title">`.
    fn about_the_page(&mut self, tag: &Tag) {
        let href = attribute(tag, "href");
        let content = attribute(tag, "content");
        match (
            &*tag.name,
            attribute(tag, "rel").or(attribute(tag, "property")).as_deref(),
        ) {
            ("base", _) => self.writer.document.base = self.writer.document.base.take().or(href),
            ("link", Some("canonical")) => self.addresses.canonical = href,
            ("meta", Some("og:url")) => self.addresses.shared = content,
            ("meta", Some("og:title")) => self.shared_title = content.map(|title| single_spaced(&title)),
            _ => {}
        }
    }

    fn finish(self) -> Document {
        let mut document = self.writer.finish();
        let Addresses {
            saved_from,
            canonical,
            shared,
        } = self.addresses;
        document.address = saved_from.or(canonical).or(shared);
        let title = Some(single_spaced(&self.title));
        document.title = self.shared_title.or(title).filter(|title| !title.is_empty());
        document.unclosed = self.hidden.map(|hidden| (hidden.line, hidden.name));
        document
    }
}

/// A picture is not read; its words are kept, and give a link its text that has no other.
fn picture(writer: &mut Writer, tag: &Tag, line: usize) {
    let text = single_spaced(&attribute(tag, "alt").unwrap_or_default());
    if writer.name_link(&text) || text.is_empty() {
        return;
    }
    let href = attribute(tag, "src").unwrap_or_default();
    writer.document.pictures.push(Link { line, text, href });
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    let found = tag.attrs.iter().find(|attribute| *attribute.name.local == *name);
    found.map(|attribute| attribute.value.trim().to_owned())
}

/// How the text inside an element is to be read, where tags in it are none. Without scripts, `<noscript>` would be
/// shown; the page was saved from a browser that has them.
fn raw_kind(name: &str) -> Option<RawKind> {
    Some(match name {
        "title" | "textarea" => RawKind::Rcdata,
        "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => RawKind::Rawtext,
        "script" => RawKind::ScriptData,
        _ => return None,
    })
}
