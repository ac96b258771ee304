//! The pages of plain text.

use maud::{Markup, html};

use crate::i18n::{Text, t};
use crate::pages::{declaration, open_data, text};
use crate::written::{Page, Sources};

/// What the map is made of.
pub fn about(sources: &Sources<'_>) -> Page {
    page(
        t::ABOUT,
        &html! { div { (text::about(&sources.publisher, &sources.atlas.credits)) } },
    )
}

/// How to use the site.
pub fn guide() -> Page {
    page(t::GUIDE, &text::help())
}

/// Which files are published.
pub fn open_data() -> Page {
    page(t::OPEN_DATA, &open_data::open_data())
}

/// The declaration of accessibility.
pub fn declaration(sources: &Sources<'_>) -> Page {
    let contents = declaration::declaration(&sources.publisher, &sources.address);
    page(t::DECLARATION, &html! { div id="a11y-deklaracja" { (contents) } })
}

fn page(title: Text, contents: &Markup) -> Page {
    Page {
        title: t::page_title(&title),
        description: None,
        body: html! { article.page.text-page { h1 { (title) } (contents) } },
    }
}
