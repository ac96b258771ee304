//! What the visitor should know of loading and its failures.

use leptos::prelude::*;
use practices::FeatureProblem;

use crate::i18n::t;
use crate::load::LoadError;
use crate::state::use_state;

/// Something is on its way.
#[component]
pub fn Loading(
    /// What.
    text: &'static str,
) -> impl IntoView {
    view! { <p class="notice loading" role="status"><span class="spinner" aria-hidden="true"></span>{text}</p> }
}

/// Something did not come; offers to try again.
#[component]
pub fn Failed(
    /// What did not come.
    text: &'static str,
    /// Why.
    error: LoadError,
) -> impl IntoView {
    let state = use_state();
    view! {
        <div class="notice failed" role="alert">
            <p><strong>{text}</strong></p>
            <p>{t::load_error(&error)}</p>
            <button type="button" class="button" on:click=move |_| state.try_again()>{t::TRY_AGAIN}</button>
        </div>
    }
}

/// Some practices could not be read; says which and why.
#[component]
pub fn BrokenFeatures(
    /// What is wrong with which.
    problems: Vec<FeatureProblem>,
) -> impl IntoView {
    (!problems.is_empty()).then(|| {
        view! {
            <div class="notice partial" role="status">
                <p>{t::broken_features(problems.len())}</p>
                <details>
                    <summary>{t::WHAT_IS_WRONG}</summary>
                    <ul>{problems.iter().map(|problem| view! { <li>{problem.to_string()}</li> }).collect_view()}</ul>
                </details>
            </div>
        }
    })
}
