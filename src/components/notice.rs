//! What the visitor should know of loading and its failures.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::{Markup, html};
use practices::FeatureProblem;

use crate::components::markup;
use crate::i18n::t;
use crate::load::LoadError;
use crate::state::{AppState, use_state};

/// What the button below a failure asks for.
const TRY_AGAIN: &str = "try-again";

/// Tries again where the click is on the button of a [`failed`].
pub fn answer(state: AppState, event: &MouseEvent) {
    if markup::asked(event).as_deref() == Some(TRY_AGAIN) {
        state.try_again();
    }
}

/// Something is on its way.
pub fn loading(text: &str) -> Markup {
    html! { p.notice.loading role="status" { (waiting(text)) } }
}

fn waiting(text: &str) -> Markup {
    html! { span.spinner aria-hidden="true" {} (text) }
}

/// Something did not come; offers to try again, which [`answer`] does.
pub fn failed(text: &str, error: &LoadError) -> Markup {
    html! { div.notice.failed role="alert" { (failure(text, error)) } }
}

fn failure(text: &str, error: &LoadError) -> Markup {
    html! {
        p { strong { (text) } }
        p { (t::load_error(error)) }
        button.button type="button" data-action=(TRY_AGAIN) { (t::TRY_AGAIN) }
    }
}

/// Some practices could not be read; says which and why.
fn broken(problems: &[FeatureProblem]) -> Markup {
    html! {
        p { (t::broken_features(problems.len())) }
        details {
            summary { (t::WHAT_IS_WRONG) }
            ul { @for problem in problems { li { (problem.to_string()) } } }
        }
    }
}

/// [`loading`] as a view.
#[component]
pub fn Loading(
    /// What.
    text: &'static str,
) -> impl IntoView {
    view! { <p class="notice loading" role="status" inner_html=waiting(text).into_string()></p> }
}

/// [`failed`] as a view.
#[component]
pub fn Failed(
    /// What did not come.
    text: &'static str,
    /// Why.
    error: LoadError,
) -> impl IntoView {
    let state = use_state();
    view! {
        <div class="notice failed" role="alert" on:click=move |event| answer(state, &event)
            inner_html=failure(text, &error).into_string()></div>
    }
}

/// Some practices could not be read; says which and why.
#[component]
pub fn BrokenFeatures(
    /// What is wrong with which.
    problems: Vec<FeatureProblem>,
) -> impl IntoView {
    (!problems.is_empty()).then(|| {
        view! { <div class="notice partial" role="status" inner_html=broken(&problems).into_string()></div> }
    })
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
        assert_eq!(failed("Nie ma.", &error).into_string(), expected);
    }

    #[test]
    fn no_message_is_a_part_of_the_page() {
        assert_escapes(|text| {
            let error = LoadError::Malformed {
                url: text.into(),
                message: text.into(),
            };
            failed("Nie ma.", &error)
        });
    }
}
