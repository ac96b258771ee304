//! What people take along: the practices in view as a file, and the address of what they see.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use maud::{Markup, html};
use practices::{Catalogue, Practice, export};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::components::markup;
use crate::components::piece::{Piece, ROOT, set_text};
use crate::i18n::t;
use crate::signal::{Derived, Var};
use crate::state::{AppState, use_state};
use crate::watch::{spawn, watch};

/// What a click on a file asks for; its value is the file's ending.
const FILE: &str = "file";
/// What a click on the way to send the address asks for.
const SHARE: &str = "share";

/// The forms in which practices can be taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    GeoJson,
    Kml,
    VCard,
}

impl Form {
    const ALL: [Form; 4] = [Form::Csv, Form::GeoJson, Form::Kml, Form::VCard];

    fn ending(self) -> &'static str {
        match self {
            Form::Csv => "csv",
            Form::GeoJson => "geojson",
            Form::Kml => "kml",
            Form::VCard => "vcf",
        }
    }

    /// The media type, as IANA lists it.
    fn media_type(self) -> &'static str {
        match self {
            Form::Csv => "text/csv;charset=utf-8",
            Form::GeoJson => "application/geo+json",
            Form::Kml => "application/vnd.google-earth.kml+xml",
            Form::VCard => "text/vcard;charset=utf-8",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Form::Csv => t::FILE_CSV,
            Form::GeoJson => t::FILE_GEOJSON,
            Form::Kml => t::FILE_KML,
            Form::VCard => t::FILE_VCARD,
        }
    }

    /// The file. Practices always can be written as JSON; nothing is written of those that could not.
    fn file(self, practices: &[&Practice], site: &str) -> String {
        let all = practices.iter().copied();
        match self {
            Form::Csv => export::to_csv(all, site),
            Form::GeoJson => Catalogue::to_geojson_in_order(all).unwrap_or_default(),
            Form::Kml => export::to_kml(all, site),
            Form::VCard => export::to_vcards(all, site),
        }
    }
}

/// The part of the panel: files of these practices, by their numbers, and the way to send the address.
pub fn take_along(numbers: Derived<Vec<u32>>) -> AnyView {
    let state = use_state();
    let (wanted, says) = (Var::new(None::<Form>), Var::new(String::new()));
    let piece = Piece::new(text()).on(ROOT, "click", move |event| match markup::asked(&event).as_deref() {
        Some(SHARE) => spawn(share(says)),
        Some(FILE) => {
            let ending = markup::value(&event);
            let form = Form::ALL
                .into_iter()
                .find(|form| Some(form.ending()) == ending.as_deref());
            wanted.set(form);
        }
        _ => {}
    });
    let status = piece.find("[role=status]");
    watch(move || set_text(&status, &says.get()));
    watch(move || {
        let Some(form) = wanted.get() else { return };
        let numbers = numbers.get();
        match prepare(state, form, &numbers) {
            Prepared::Missing => {
                says.set(t::PREPARING_FILE.to_owned());
                state.needed.set(numbers);
            }
            Prepared::Failed => {
                wanted.set(None);
                says.set(t::FILE_FAILED.to_owned());
            }
            Prepared::File(file) => {
                wanted.set(None);
                let words = if save(form, &file).is_ok() {
                    t::file_saved(numbers.len())
                } else {
                    t::FILE_FAILED.to_owned()
                };
                says.set(words);
            }
        }
    });
    piece.into_any()
}

fn text() -> Markup {
    html! {
        div.take-along {
            div.take-actions {
                details.take-files {
                    summary.button.quiet { (t::TAKE_ALONG) }
                    ul {
                        @for form in Form::ALL {
                            li { button.offer type="button" data-action=(FILE) data-value=(form.ending()) { (form.words()) } }
                        }
                    }
                }
                button.button.quiet type="button" data-action=(SHARE) { (t::SHARE) }
            }
            p.search-note role="status" {}
        }
    }
}

enum Prepared {
    File(String),
    /// Some records are not here yet.
    Missing,
    /// Some could not be fetched.
    Failed,
}

fn prepare(state: AppState, form: Form, numbers: &[u32]) -> Prepared {
    state.records.with(|records| {
        if numbers.iter().any(|number| records.error(*number).is_some()) {
            return Prepared::Failed;
        }
        let found: Vec<&Practice> = numbers.iter().filter_map(|number| records.get(*number)).collect();
        if found.len() < numbers.len() {
            return Prepared::Missing;
        }
        let site = window().location().origin().unwrap_or_default();
        Prepared::File(form.file(&found, &site))
    })
}

/// Has the browser save a file.
fn save(form: Form, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(form.media_type());
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(&format!("praktyki.{}", form.ending()));
    link.click();
    Url::revoke_object_url(&address)
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
        let copied = JsFuture::from(navigator.clipboard().write_text(&address)).await;
        copied.map_or_else(|_| t::address_is(&address), |_| t::ADDRESS_COPIED.to_owned())
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
        assert_eq!(
            Form::GeoJson.file(&[], ""),
            "{\"type\":\"FeatureCollection\",\"features\":[\n\n]}\n"
        );
    }
}
