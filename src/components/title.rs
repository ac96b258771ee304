//! The title of the document.

use leptos::prelude::*;

use crate::watch::watch;

/// Sets the title of the document, and again whenever the text changes; of several, the one that came last.
#[component]
pub fn Title(
    /// The whole title.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    watch(move || document().set_title(&text.get()));
}
