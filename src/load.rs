//! The only place that fetches.

use std::ops::Range;
use std::pin::Pin;

use gloo_net::http::Request;
use thiserror::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use crate::i18n::t;

/// Why a file could not be loaded. "Not there" and "failed" are different things.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LoadError {
    /// The server has no such file.
    #[error("404: {url}")]
    NotFound {
        /// Its address.
        url: String,
    },
    /// The server answered with an error.
    #[error("{status}: {url}")]
    Status {
        /// Its address.
        url: String,
        /// The HTTP status.
        status: u16,
    },
    /// No answer: no network, or the connection broke.
    #[error("{url}: {message}")]
    Network {
        /// Its address.
        url: String,
        /// What the browser says.
        message: String,
    },
    /// The file came, but is not what it should be.
    #[error("{url}: {message}")]
    Malformed {
        /// Its address.
        url: String,
        /// What is wrong with it, in Polish.
        message: String,
    },
    /// A part of the app's own code did not come; its loader does not say why.
    #[error("a part of the code did not come")]
    Code,
}

/// The bytes of a file of the site: those that have come with the page, or else from the network.
///
/// # Errors
/// [`LoadError::NotFound`], [`LoadError::Status`] or [`LoadError::Network`].
pub fn bytes(url: &str) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, LoadError>>>> {
    // In a box, since whoever waits for it would else hold all of its states.
    let url = url.to_owned();
    Box::pin(async {
        let bytes = match brought(&url) {
            Some(bytes) => bytes,
            None => fetch(url).await?,
        };
        // Files come together, but what each is made into is a task of its own, between which the page answers.
        pause().await;
        Ok(bytes)
    })
}

/// A file that has come with the page, as a part of it.
fn brought(url: &str) -> Option<Vec<u8>> {
    let document = web_sys::window()?.document()?;
    let found = document.query_selector(&format!("[data-file=\"{url}\"]")).ok()?;
    Some(found?.text_content()?.into_bytes())
}

async fn fetch(url: String) -> Result<Vec<u8>, LoadError> {
    let network = |error: gloo_net::Error| LoadError::Network {
        url: url.clone(),
        message: error.to_string(),
    };
    let response = Request::get(&url).send().await.map_err(network)?;
    match response.status() {
        200..=299 => response.binary().await.map_err(network),
        404 => Err(LoadError::NotFound { url }),
        status => Err(LoadError::Status { url, status }),
    }
}

/// A part of a file.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its bytes; fewer than were asked for where the file ends before.
    pub bytes: Vec<u8>,
    /// By what the server tells this file from any other under its name, where it does.
    pub version: Option<String>,
}

/// Some of the bytes of a file of the site, always from the network. With a version only those of the very file of which it
/// was told.
///
/// # Errors
/// As [`bytes`]; [`LoadError::Status`] also of a server that sends the whole file, which is not waited for; and
/// [`LoadError::Malformed`] where it is another file by now.
pub async fn range(url: &str, range: Range<u64>, version: Option<&str>) -> Result<Part, LoadError> {
    let network = |error: gloo_net::Error| LoadError::Network {
        url: url.to_owned(),
        message: error.to_string(),
    };
    let abort = web_sys::AbortController::new().ok();
    let signal = abort.as_ref().map(web_sys::AbortController::signal);
    let last = range.end.saturating_sub(1);
    let asked = Request::get(url)
        .header("range", &format!("bytes={}-{last}", range.start))
        .abort_signal(signal.as_ref());
    let response = asked.send().await.map_err(network)?;
    let now = response.headers().get("etag");
    let is_other = version.is_some() && now.as_deref() != version;
    let refused = match response.status() {
        206 if is_other => LoadError::Malformed {
            url: url.to_owned(),
            message: t::FILE_CHANGED.get().to_owned(),
        },
        206 => {
            let bytes = response.binary().await.map_err(network)?;
            return Ok(Part { bytes, version: now });
        }
        404 => LoadError::NotFound { url: url.to_owned() },
        status => LoadError::Status {
            url: url.to_owned(),
            status,
        },
    };
    if let Some(abort) = abort {
        abort.abort();
    }
    Err(refused)
}

/// Loads a file and reads it, turning the reader's complaint into a [`LoadError::Malformed`].
///
/// # Errors
/// As [`bytes`], and [`LoadError::Malformed`] where `read` refuses them.
pub async fn read<T, E: ToString>(url: &str, read: impl FnOnce(&[u8]) -> Result<T, E>) -> Result<T, LoadError> {
    let bytes = bytes(url).await?;
    read(&bytes).map_err(|error| LoadError::Malformed {
        url: url.to_owned(),
        message: error.to_string(),
    })
}

/// Lets the page answer and draw, then goes on. By a message to itself: a browser has timers that set timers wait for 4 ms.
pub async fn pause() {
    let mut later = |resolve: js_sys::Function, _| {
        // A browser that can't send it never goes on, as nothing in it does.
        if let Ok(channel) = MessageChannel::new() {
            channel.port1().set_onmessage(Some(&resolve));
            let _ = channel.port2().post_message(&JsValue::NULL);
        }
    };
    let _ = JsFuture::from(js_sys::Promise::new(&mut later)).await;
}
