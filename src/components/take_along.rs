//! What people take along: the practices in view as a file, and the address of what they see, sent or as a QR code.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use maud::{Markup, html};
use take_along::Form;
use take_along::protocol::Refusal;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::components::clipboard::copied;
use crate::components::markup;
use crate::components::piece::{Piece, ROOT, set_text};
use crate::components::qr_code::{QrCode, qr_code};
use crate::i18n::{Text, t};
use crate::later;
use crate::signal::{Derived, Var};
use crate::state::{AppState, use_state};
use crate::take_away::{Progress, Wanted};
use crate::watch::{spawn, watch};
use crate::worker::WorkerError;

/// What a click on a file asks for; its value is the file's ending.
const FILE: &str = "file";
/// What a click on the way to send the address asks for.
const SHARE: &str = "share";
/// What a click on the way to have the map in another page asks for.
const EMBED: &str = "embed";
/// What a click on the way to show the address as a QR code asks for.
const QR: &str = "qr";

/// The part of the panel: files of these practices, by their numbers, and the ways to send the address.
pub fn take_along(numbers: Derived<Vec<u32>>) -> AnyView {
    let state = use_state();
    let away = state.take_away;
    let (code, says) = (Var::new(None::<QrCode>), Var::new(String::new()));
    let piece = Piece::new(text()).on(ROOT, "click", move |event| match markup::asked(&event).as_deref() {
        Some(SHARE) => spawn(share(says)),
        Some(QR) => spawn(show_code(code, says)),
        Some(EMBED) => spawn(offer_embedding(state, says)),
        Some(FILE) => {
            let ending = markup::value(&event);
            if let Some(form) = ending.and_then(|ending| Form::from_ending(&ending)) {
                let numbers = numbers.get_untracked();
                away.wanted.set(Some(Wanted { form, numbers }));
            }
        }
        _ => {}
    });
    let status = piece.find("[role=status]");
    watch(move || set_text(&status, &says.get()));
    // What another page was told is not said again.
    away.progress.set(None);
    watch(move || {
        if let Some(progress) = away.progress.get() {
            says.set(words(progress));
        }
    });
    piece.with(ROOT, qr_code(code)).into_any()
}

/// The part as a text.
pub(crate) fn text() -> Markup {
    html! {
        div.take-along {
            div.take-actions {
                details.take-files {
                    summary.button.quiet { (t::TAKE_ALONG) }
                    ul {
                        @for form in Form::ALL {
                            li { button.offer type="button" data-action=(FILE) data-value=(form.ending()) { (name(form)) } }
                        }
                    }
                }
                button.button.quiet type="button" data-action=(SHARE) { (t::SHARE) }
                button.button.quiet type="button" data-action=(QR) { (t::QR_CODE) }
                button.button.quiet type="button" data-action=(EMBED) { (t::EMBED) }
            }
            p.search-note role="status" {}
        }
    }
}

fn name(form: Form) -> Text {
    match form {
        Form::Csv => t::FILE_CSV,
        Form::Xlsx => t::FILE_XLSX,
        Form::GeoJson => t::FILE_GEOJSON,
        Form::Kml => t::FILE_KML,
        Form::VCard => t::FILE_VCARD,
    }
}

fn words(progress: Progress) -> String {
    match progress {
        Progress::Pending => t::PREPARING_FILE.get().to_owned(),
        Progress::Saved(count) => t::file_saved(count),
        Progress::TooManyRows => t::FILE_TOO_LONG.get().to_owned(),
        Progress::Failed => t::FILE_FAILED.get().to_owned(),
    }
}

/// Opens the dialog with what puts the map into another page, or says why not.
async fn offer_embedding(state: AppState, says: Var<String>) {
    match later::taking().await {
        Ok(taking) => (taking.embed)(state),
        Err(_) if says.try_get_untracked().is_none() => {}
        Err(_) => says.set(t::EMBED_FAILED.get().to_owned()),
    }
}

/// Shows the address that the page has now as a QR code, or says why not.
async fn show_code(code: Var<Option<QrCode>>, says: Var<String>) {
    let Ok(address) = window().location().href() else {
        return;
    };
    let drawn = match later::taking().await {
        Ok(taking) => (taking.qr)(address.clone()).await,
        Err(_) => Err(WorkerError::Down),
    };
    if says.try_get_untracked().is_none() {
        return;
    }
    match drawn {
        Ok(svg) => {
            says.set(String::new());
            code.set(Some(QrCode { address, svg }));
        }
        Err(WorkerError::Refused(Refusal::TooLong)) => says.set(t::QR_TOO_LONG.get().to_owned()),
        Err(_) => says.set(t::QR_FAILED.get().to_owned()),
    }
}

/// Sends the address by the system's own sheet where there is one, else copies it.
async fn share(says: Var<String>) {
    let Ok(address) = window().location().href() else {
        return;
    };
    let navigator = window().navigator();
    let sheet = Reflect::get(&navigator, &"share".into())
        .ok()
        .and_then(|share| share.dyn_into::<Function>().ok());
    let words = if let Some(sheet) = sheet {
        let data = Object::new();
        // A new object takes any key.
        let _ = Reflect::set(&data, &"url".into(), &address.as_str().into());
        let _ = Reflect::set(&data, &"title".into(), &document().title().into());
        let sent = sheet
            .call1(&navigator, &data)
            .ok()
            .and_then(|sent| sent.dyn_into::<Promise>().ok());
        match sent {
            // Who closes the sheet has not failed.
            Some(sent) => JsFuture::from(sent).await.map(|_| String::new()).unwrap_or_default(),
            None => t::address_is(&address),
        }
    } else {
        match copied(&address).await {
            true => t::ADDRESS_COPIED.get().to_owned(),
            false => t::address_is(&address),
        }
    };
    if says.try_get_untracked().is_some() {
        says.set(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_a_button() {
        let text = text().into_string();
        for form in Form::ALL {
            assert!(text.contains(&format!("data-value=\"{}\"", form.ending())), "{form:?}");
        }
    }
}
