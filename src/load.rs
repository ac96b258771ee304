//! The only place that fetches.

use std::pin::Pin;

use gloo_net::http::Request;
use thiserror::Error;
use wasm_bindgen_futures::JsFuture;

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

/// Lets the page answer and draw, then goes on.
pub async fn pause() {
    let mut later = |resolve: js_sys::Function, _| {
        if let Some(window) = web_sys::window() {
            // A browser that can't set a timer never goes on, as nothing in it does.
            let _ = window.set_timeout_with_callback(&resolve);
        }
    };
    let _ = JsFuture::from(js_sys::Promise::new(&mut later)).await;
}
