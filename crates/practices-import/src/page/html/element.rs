//! What the elements of HTML do to the lines of a page.

/// What an element does to the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// Nothing of it is shown.
    Hidden,
    /// It says something of the page as a whole.
    About,
    Link,
    Picture,
    Strong,
    Emphasis,
    Break,
    Heading(u8),
    /// It stands apart from what is before and after it.
    Paragraph,
    /// It begins on a line of its own.
    Block,
    Preformatted,
    List {
        is_numbered: bool,
    },
    Item,
    /// A table, or a list of terms with what they mean, which is a table of two columns.
    Table,
    Row,
    Cell,
    /// The first cell of a row that has no tag of its own.
    Term,
    /// It changes nothing.
    Inline,
}

impl Element {
    /// The element of a tag's name in lower case.
    pub fn of(name: &str) -> Self {
        match name {
            "script" | "style" | "noscript" | "template" | "title" | "svg" | "iframe" | "noembed" | "noframes" => {
                Self::Hidden
            }
            "base" | "link" | "meta" => Self::About,
            "a" => Self::Link,
            "img" => Self::Picture,
            "b" | "strong" => Self::Strong,
            "i" | "em" => Self::Emphasis,
            "br" => Self::Break,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "p" | "blockquote" | "hr" | "figure" => Self::Paragraph,
            "pre" | "xmp" | "listing" | "textarea" => Self::Preformatted,
            "ul" | "menu" | "dir" => Self::List { is_numbered: false },
            "ol" => Self::List { is_numbered: true },
            "li" => Self::Item,
            "table" | "dl" => Self::Table,
            "tr" => Self::Row,
            "td" | "th" | "dd" => Self::Cell,
            "dt" => Self::Term,
            "html" | "head" | "body" | "div" | "section" | "article" | "header" | "footer" | "nav" | "main"
            | "aside" | "address" | "center" | "form" | "fieldset" | "legend" | "figcaption" | "caption" | "thead"
            | "tbody" | "tfoot" | "option" | "optgroup" | "select" | "details" | "summary" | "hgroup" | "search" => {
                Self::Block
            }
            _ => Self::Inline,
        }
    }
}
