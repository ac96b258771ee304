//! Who publishes the map: `publisher` in `config.json`. Nothing of it must be there.
//!
//! ```json
//! {"publisher":{"name":"Związek Gmin","url":"https://zwiazek.example","email":"mapa@zwiazek.example","phone":"12 345 67 89",
//! "person":"Jan Kowalski","published":"2026-12-01","updated":"2026-12-01"}}
//! ```
//!
//! - `name`, `url`: the institution and its site.
//! - `person`, `email`, `phone`: whom to tell of faults, also of those in accessibility.
//! - `complaints`: the page of the Commissioner for Human Rights, to whom the declaration of accessibility points.
//! - `published`, `updated`: when the map was published, and when it was last changed in a way that matters.

use practices::Date;
use serde_json::Value;

/// Whoever publishes the map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Publisher {
    /// The institution.
    pub name: Option<String>,
    /// Its site, by http or https.
    pub url: Option<String>,
    /// Whom to tell of faults.
    pub person: Option<String>,
    /// Where to write.
    pub email: Option<String>,
    /// Where to call.
    pub phone: Option<String>,
    /// The page of whoever hears complaints against public bodies, the Commissioner for Human Rights.
    pub complaints: Option<String>,
    /// When the map was published.
    pub published: Option<Date>,
    /// When it was last changed in a way that matters.
    pub updated: Option<Date>,
}

impl Publisher {
    /// Reads the entry of the settings; what is of no use is left out.
    pub fn of(entry: &Value) -> Self {
        let text = |name: &str| {
            let text = entry.get(name)?.as_str()?.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let day = |name: &str| text(name)?.parse().ok();
        // A link leads to a page, and runs nothing.
        let is_page = |url: &String| url.starts_with("https:") || url.starts_with("http:");
        Self {
            name: text("name"),
            url: text("url").filter(is_page),
            complaints: text("complaints").filter(is_page),
            person: text("person"),
            email: text("email").filter(|email| email.contains('@') && !email.contains([' ', '?', '&'])),
            phone: text("phone"),
            published: day("published"),
            updated: day("updated"),
        }
    }

    /// Whether anything is known of them.
    pub fn is_known(&self) -> bool {
        [&self.name, &self.person, &self.email, &self.phone]
            .iter()
            .any(|said| said.is_some())
    }

    /// The phone number as a link has it.
    pub fn phone_link(&self) -> Option<String> {
        let digits = |phone: &String| {
            phone
                .chars()
                .filter(|letter| letter.is_ascii_digit() || *letter == '+')
                .collect()
        };
        self.phone.as_ref().map(digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_of_use_is_read() {
        let entry = serde_json::json!({
            "name": " Związek Żuław ", "url": "javascript:alert(1)", "person": "", "email": "mapa@zulawy.example",
            "phone": "+48 (12) 345-67-89", "published": "2026-12-01", "updated": "jutro",
        });
        let publisher = Publisher::of(&entry);
        let expected = Publisher {
            name: Some("Związek Żuław".into()),
            email: Some("mapa@zulawy.example".into()),
            phone: Some("+48 (12) 345-67-89".into()),
            published: "2026-12-01".parse().ok(),
            ..Publisher::default()
        };
        assert_eq!(publisher, expected);
        assert_eq!(publisher.phone_link().as_deref(), Some("+48123456789"));
        for nothing in [
            Value::Null,
            serde_json::json!([]),
            serde_json::json!({"name": 7, "email": "a b@c"}),
        ] {
            assert_eq!(Publisher::of(&nothing), Publisher::default());
        }
    }
}
