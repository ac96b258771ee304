//! What a practice is about, in the language of the page where it is there in it.

use maud::{Markup, html};
use practices::Practice;
use practices::polish::bind_short_words;

use crate::i18n::{Language, content_lang, in_force};

/// The summary, and its language where that is not the page's.
pub fn summary_of(practice: &Practice) -> Option<(&str, Option<&'static str>)> {
    if in_force() == Language::English
        && let Some(english) = &practice.summary_en
    {
        return Some((english, None));
    }
    Some((practice.summary.as_deref()?, content_lang()))
}

/// Its paragraphs.
pub fn paragraphs(practice: &Practice) -> Markup {
    let (text, lang) = summary_of(practice).unwrap_or_default();
    html! {
        @if !text.is_empty() {
            @for part in text.split("\n\n") { p lang=[lang] { (bind_short_words(part)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::practice;
    use crate::i18n::{Translations, speak};

    #[test]
    fn an_english_page_has_the_english_summary_where_there_is_one() {
        let mut practice = practice("a", "Żłobek");
        practice.summary = Some("Pierwszy.\n\nDrugi.".into());
        practice.summary_en = Some("The first.".into());
        assert_eq!(paragraphs(&practice).into_string(), "<p>Pierwszy.</p><p>Drugi.</p>");
        speak(Language::Ukrainian, Translations::default());
        assert!(
            paragraphs(&practice)
                .into_string()
                .starts_with("<p lang=\"pl\">Pierwszy.</p>")
        );
        speak(Language::English, Translations::default());
        assert_eq!(paragraphs(&practice).into_string(), "<p>The first.</p>");
        practice.summary_en = None;
        assert!(
            paragraphs(&practice)
                .into_string()
                .starts_with("<p lang=\"pl\">Pierwszy.</p>")
        );
    }
}
