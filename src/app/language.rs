//! The texts of the language that the address asks for.

use leptos::prelude::window;

use crate::app::pace;
use crate::i18n::{self, Language, Translations};
use crate::load;
use crate::routes::language_of;

/// Goes on with `then` when the page as it came is drawn, and in another language than Polish its texts are here, or have not come.
pub fn arrive(then: fn()) {
    let path = window().location().pathname().unwrap_or_default();
    let language = language_of(&path);
    i18n::ask_for(language);
    // Leptos has tasks of its own, but not before there is an app.
    wasm_bindgen_futures::spawn_local(async move {
        if language != Language::Polish {
            fetch(language).await;
        }
        pace::page_is_drawn().await;
        then();
    });
}

/// Puts a language in force once its texts are here. What did not come, or is no text, is said by the bar.
async fn fetch(language: Language) {
    let file = format!("texts/{}.txt", language.code());
    if let Ok(bytes) = load::bytes(&file).await
        && let Ok(translations) = Translations::read(&bytes)
    {
        i18n::speak(language, translations);
    }
}
