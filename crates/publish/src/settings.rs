//! What `config.json` says that the published files have to know: where the site will stand, and who publishes it.
//!
//! ```json
//! {"address":"https://praktyki.example/mapa/","publisher":{"name":"Związek Gmin"}}
//! ```

use mapa_praktyk::publisher::Publisher;
use serde_json::Value;
use thiserror::Error;

/// The settings.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Where the site will stand. Whatever has to name itself in full is left out where nothing is said.
    pub address: Option<Address>,
    /// Who publishes it.
    pub publisher: Publisher,
}

/// Why settings are of no use.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SettingsError {
    /// No JSON.
    #[error("config.json is no JSON: {0}")]
    Malformed(String),
    /// The address is none that a site can have.
    #[error(
        "\"address\" in config.json is {0:?}; it must be where the site will stand, as https://praktyki.example/ or \
         https://praktyki.example/mapa/"
    )]
    Address(String),
}

impl Settings {
    /// Reads `config.json`.
    ///
    /// # Errors
    /// [`SettingsError`], where what it says would make wrong files.
    pub fn from_json(bytes: &[u8]) -> Result<Self, SettingsError> {
        let value: Value =
            serde_json::from_slice(bytes).map_err(|error| SettingsError::Malformed(error.to_string()))?;
        let address = match value.get("address") {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(Address::new(text)?),
            Some(other) => return Err(SettingsError::Address(other.to_string())),
        };
        let publisher = value.get("publisher").map(Publisher::of).unwrap_or_default();
        Ok(Self { address, publisher })
    }
}

/// Where a site stands: `https://praktyki.example/mapa/`, always with a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// An address by http or https, with or without a slash at its end.
    ///
    /// # Errors
    /// [`SettingsError::Address`] for anything else: another scheme, no host, a query, a fragment, a space.
    pub fn new(text: &str) -> Result<Self, SettingsError> {
        let wrong = || SettingsError::Address(text.to_owned());
        let host = ["https://", "http://"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))
            .ok_or_else(wrong)?;
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-._~/:%".contains(letter);
        if host.is_empty() || host.starts_with('/') || !host.chars().all(is_plain) {
            return Err(wrong());
        }
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The whole address of a page or file, which is named from the site's root, with or without a slash before it.
    pub fn of(&self, path: &str) -> String {
        format!("{}{}", self.0, path.trim_start_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_that_of_a_site() {
        let sound = [
            ("https://praktyki.example", "https://praktyki.example/"),
            ("https://praktyki.example/", "https://praktyki.example/"),
            ("http://localhost:8080/mapa", "http://localhost:8080/mapa/"),
        ];
        for (text, expected) in sound {
            assert_eq!(Address::new(text).unwrap().of(""), expected, "{text}");
        }
        for text in [
            "",
            "praktyki.example",
            "ftp://a.example",
            "https://",
            "https:///mapa",
            "https://a.example/?x",
            "https://ż ż",
        ] {
            assert!(matches!(Address::new(text), Err(SettingsError::Address(_))), "{text}");
        }
    }

    #[test]
    fn a_path_goes_to_the_end() {
        let address = Address::new("https://a.example/mapa").unwrap();
        for path in ["/praktyki/zory", "praktyki/zory"] {
            assert_eq!(address.of(path), "https://a.example/mapa/praktyki/zory");
        }
    }

    #[test]
    fn settings_without_an_address_are_sound() {
        assert_eq!(Settings::from_json(b"{}").unwrap().address, None);
        let settings =
            Settings::from_json("{\"address\":\"https://a.example\",\"publisher\":{\"name\":\"Związek\"}}".as_bytes());
        assert_eq!(settings.unwrap().publisher.name.as_deref(), Some("Związek"));
        assert!(matches!(Settings::from_json(b"{"), Err(SettingsError::Malformed(_))));
        assert!(matches!(
            Settings::from_json(b"{\"address\":7}"),
            Err(SettingsError::Address(_))
        ));
    }
}
