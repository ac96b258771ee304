//! What visitors take away: files of practices, QR codes, and how the browser saves them.

use js_sys::Array;
use take_along::Form;
use take_along::protocol::Verb;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use leptos::prelude::document;

use crate::signal::Var;
use crate::worker::{self, WorkerError};

/// A file that the visitor asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// Its form.
    pub form: Form,
    /// The practices in it, by number, in the order in which they are shown.
    pub numbers: Vec<u32>,
}

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It is being written.
    Pending,
    /// The browser has it, with so many practices.
    Saved(usize),
    /// A sheet does not have as many rows.
    TooManyRows,
    /// Something did not come, or went wrong.
    Failed,
}

/// The visitor's files.
#[derive(Clone, Copy)]
pub struct TakeAway {
    /// The file that was last asked for.
    pub wanted: Var<Option<Wanted>>,
    /// What becomes of it.
    pub progress: Var<Option<Progress>>,
}

impl TakeAway {
    /// Nothing asked for yet.
    pub fn new() -> Self {
        Self {
            wanted: Var::new(None),
            progress: Var::new(None),
        }
    }
}

impl Default for TakeAway {
    fn default() -> Self {
        Self::new()
    }
}

/// The QR code of a text as SVG, black on white with its quiet zone. Several may be asked for at once.
///
/// # Errors
/// [`WorkerError`]; a text of more than some 2,300 bytes is refused.
pub async fn qr(text: &str) -> Result<String, WorkerError> {
    let svg = worker::ask(worker::number(), Verb::Qr, Array::of1(&text.into()), None).await?;
    svg.as_string().ok_or(WorkerError::Down)
}

/// Has the browser save a file.
///
/// # Errors
/// What the browser says, where it can't.
pub fn save(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// Has the browser save a text.
///
/// # Errors
/// As [`save`].
pub fn save_text(text: &str, media_type: &str, name: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    save(&blob, name)
}
