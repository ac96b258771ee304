//! What the visitor should know of loading and its failures.

use leptos::prelude::*;
use maud::{Markup, html};
use practices::FeatureProblem;
use web_sys::Event;

use crate::components::markup;
use crate::components::piece::{Piece, ROOT};
use crate::i18n::{Text, t};
use crate::load::LoadError;
use crate::state::AppState;

/// What the button below a failure asks for.
pub(crate) const TRY_AGAIN: &str = "try-again";

/// Tries again where the click is on the button of a [`failed`].
pub fn answer(state: AppState, event: &Event) {
    if markup::asked(event).as_deref() == Some(TRY_AGAIN) {
        state.try_again();
    }
}

/// Something is on its way.
pub fn loading(text: Text) -> Markup {
    html! { p.notice.loading role="status" { span.spinner aria-hidden="true" {} (text) } }
}

/// Something did not come; offers to try again, which [`answer`] does.
pub fn failed(text: Text, error: &LoadError) -> Markup {
    html! {
        div.notice.failed role="alert" {
            p { strong { (text) } }
            p { (t::load_error(error)) }
            button.button type="button" data-action=(TRY_AGAIN) { (t::TRY_AGAIN) }
        }
    }
}

/// A part of the map's background is missing: said quietly, with a way to ask for it again.
pub fn backdrop_view(state: AppState) -> AnyView {
    let text = html! {
        div.notice.partial role="status" {
            p { (t::LOAD_FAILED_BACKDROP) }
            button.button type="button" data-action=(TRY_AGAIN) { (t::TRY_AGAIN) }
        }
    };
    Piece::new(text)
        .on(ROOT, "click", move |event| answer(state, &event))
        .into_any()
}

fn broken(problems: &[FeatureProblem]) -> Markup {
    html! {
        p { (t::broken_features(problems.len())) }
        details {
            summary { (t::WHAT_IS_WRONG) }
            ul { @for problem in problems { li { (problem.to_string()) } } }
        }
    }
}

/// [`loading`] as a part of the page.
pub fn loading_view(text: Text) -> AnyView {
    Piece::new(loading(text)).into_any()
}

/// [`failed`] as a part of the page.
pub fn failed_view(state: AppState, text: Text, error: &LoadError) -> AnyView {
    Piece::new(failed(text, error))
        .on(ROOT, "click", move |event| answer(state, &event))
        .into_any()
}

/// Some practices could not be read: says which and why, if there are such.
pub fn broken_view(problems: &[FeatureProblem]) -> AnyView {
    if problems.is_empty() {
        return ().into_any();
    }
    Piece::new(html! { div.notice.partial role="status" { (broken(problems)) } }).into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::assert_escapes;

    #[test]
    fn a_failure_says_what_and_why_and_offers_to_try_again() {
        let error = LoadError::NotFound {
            url: "data/żółw.json".into(),
        };
        let expected = "<div class=\"notice failed\" role=\"alert\"><p><strong>Nie ma.</strong></p>\
                        <p>Na serwerze brakuje pliku data/żółw.json.</p>\
                        <button class=\"button\" type=\"button\" data-action=\"try-again\">Spróbuj ponownie</button></div>";
        assert_eq!(failed(Text::new("TEST", "Nie ma."), &error).into_string(), expected);
    }

    #[test]
    fn no_message_is_a_part_of_the_page() {
        assert_escapes(|text| {
            let error = LoadError::Malformed {
                url: text.into(),
                message: text.into(),
            };
            failed(Text::new("TEST", "Nie ma."), &error)
        });
    }
}
