//! HTML as plain text. What does not change once it is there is written as text and put into one element, which costs
//! the app far less than a tree of views; `maud` escapes whatever it is given.
//!
//! A button or link in such a text says by `data-action`, and where need be by `data-value`, what it is for; one handler
//! on the element around the text reads it with [`asked`].

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// What a click asks for: the `data-action` of the nearest element that has one.
pub fn asked(event: &Event) -> Option<String> {
    source_of(event)?.get_attribute("data-action")
}

/// The `data-value` that goes with the action.
pub fn value(event: &Event) -> Option<String> {
    source_of(event)?.get_attribute("data-value")
}

fn source_of(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-action]").ok().flatten()
}

#[cfg(test)]
pub(crate) mod tests {
    use maud::Markup;
    use practices::{Practice, Source};

    /// A text that would become a part of the page if it were not escaped, with quotes that would end an attribute.
    pub(crate) const NASTY: &str = "<script>alert(\"ż\")</script> & \"x\"";
    const PLAIN: &str = "Zażółć";

    /// A made-up practice, of which no more is known than its name in addresses, its title and its category.
    pub(crate) fn practice(slug: &str, title: &str) -> Practice {
        let source = Source {
            catalogue: "proba".into(),
            url: None,
            retrieved: None,
        };
        let category = "dialog-spoleczny".parse().unwrap();
        Practice::new(slug.into(), slug.into(), title.into(), category, source)
    }

    /// Whether `write`, given a text, writes the same page whatever the text, but for the text itself, escaped.
    pub(crate) fn assert_escapes(write: impl Fn(&str) -> Markup) {
        let plain = write(PLAIN).into_string();
        assert!(plain.contains(PLAIN), "the text is not there: {plain}");
        let escaped = maud::html!((NASTY)).into_string();
        assert!(!escaped.contains(['<', '>', '"']));
        // Short words are bound to the next by a space that does not break, which is not what is tested here.
        let spaced = |text: String| text.replace('\u{a0}', " ");
        assert_eq!(
            spaced(write(NASTY).into_string()),
            spaced(plain.replace(PLAIN, &escaped))
        );
    }
}
