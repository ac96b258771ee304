//! The only place that fetches.

use gloo_net::http::Request;
use thiserror::Error;

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
        /// What is wrong with it.
        message: String,
    },
}

/// The text of a file of the site.
///
/// # Errors
/// [`LoadError::NotFound`], [`LoadError::Status`] or [`LoadError::Network`].
pub async fn text(url: &str) -> Result<String, LoadError> {
    let network = |error: gloo_net::Error| LoadError::Network {
        url: url.to_owned(),
        message: error.to_string(),
    };
    let response = Request::get(url).send().await.map_err(network)?;
    match response.status() {
        200..=299 => response.text().await.map_err(network),
        404 => Err(LoadError::NotFound { url: url.to_owned() }),
        status => Err(LoadError::Status {
            url: url.to_owned(),
            status,
        }),
    }
}

/// Loads a file and reads it, turning the reader's complaint into a [`LoadError::Malformed`].
///
/// # Errors
/// As [`text`], and [`LoadError::Malformed`] where `read` refuses the text.
pub async fn read<T, E: ToString>(url: &str, read: impl FnOnce(&str) -> Result<T, E>) -> Result<T, LoadError> {
    let text = text(url).await?;
    read(&text).map_err(|error| LoadError::Malformed {
        url: url.to_owned(),
        message: error.to_string(),
    })
}
