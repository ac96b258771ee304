//! The title of the document.

use leptos::prelude::document;

use crate::watch::watch;

/// Sets the title of the document, and again whenever a signal that `text` reads changes; of several, the one that came
/// last.
pub fn keep_title(text: impl Fn() -> String + 'static) {
    watch(move || document().set_title(&text()));
}
