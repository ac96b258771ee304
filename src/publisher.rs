//! Who publishes the map: `publisher` in `config.json`. Nothing of it must be there.
//!
//! ```json
//! {"publisher":{"name":"Związek Gmin","url":"https://zwiazek.example","email":"mapa@zwiazek.example","phone":"12 345 67 89",
//! "person":"Jan Kowalski","published":"2026-12-01","updated":"2026-12-01",
//! "owners":[{"name":"Związek Gmin","url":"https://zwiazek.example"}],
//! "sponsors":[{"name":"Fundusz","url":"https://fundusz.example","text":"w latach 2026–2028"}],
//! "links":[{"title":"Inne bazy danych","url":"https://zwiazek.example/bazy"}]}}
//! ```
//!
//! - `name`, `url`: the institution and its site.
//! - `person`, `email`, `phone`: whom to tell of faults, also of those in accessibility.
//! - `complaints`: the page of the Commissioner for Human Rights, to whom the declaration of accessibility points.
//! - `owners`, `sponsors`: who runs the map and who pays for it; `url` and a short `text` need not be there.
//! - `links`: other pages of the publisher's.
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
    /// Who runs the map.
    pub owners: Vec<Body>,
    /// Who pays for it.
    pub sponsors: Vec<Body>,
    /// Other pages of the publisher's.
    pub links: Vec<Link>,
}

/// An institution that has to do with the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// What it is called.
    pub name: String,
    /// Its site, by http or https.
    pub url: Option<String>,
    /// What it does for the map.
    pub text: Option<String>,
}

/// A page elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is called.
    pub title: String,
    /// Its address, by http or https.
    pub url: String,
}

impl Publisher {
    /// Reads the entry of the settings; what is of no use is left out.
    pub fn of(entry: &Value) -> Self {
        let text = |name: &str| text(entry, name);
        let day = |name: &str| text(name)?.parse().ok();
        Self {
            name: text("name"),
            url: text("url").filter(|url| is_page(url)),
            complaints: text("complaints").filter(|url| is_page(url)),
            person: text("person"),
            email: text("email").filter(|email| email.contains('@') && !email.contains([' ', '?', '&'])),
            phone: text("phone"),
            published: day("published"),
            updated: day("updated"),
            owners: list(entry, "owners", body),
            sponsors: list(entry, "sponsors", body),
            links: list(entry, "links", link),
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

fn text(entry: &Value, name: &str) -> Option<String> {
    let text = entry.get(name)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A link leads to a page, and runs nothing.
fn is_page(url: &str) -> bool {
    url.starts_with("https:") || url.starts_with("http:")
}

fn list<T>(entry: &Value, name: &str, read: fn(&Value) -> Option<T>) -> Vec<T> {
    let entries = entry.get(name).and_then(Value::as_array);
    entries.into_iter().flatten().filter_map(read).collect()
}

fn body(entry: &Value) -> Option<Body> {
    Some(Body {
        name: text(entry, "name")?,
        url: text(entry, "url").filter(|url| is_page(url)),
        text: text(entry, "text"),
    })
}

fn link(entry: &Value) -> Option<Link> {
    Some(Link {
        title: text(entry, "title")?,
        url: text(entry, "url").filter(|url| is_page(url))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_entry_of_a_list_takes_no_good_one_with_it() {
        let entry = serde_json::json!({
            "owners": [7, {"url": "https://a.example"}, {"name": " Związek ", "url": "javascript:1", "text": ""}],
            "sponsors": {"name": "Fundusz"},
            "links": [{"title": "Bazy"}, {"title": "Łąki", "url": "https://laki.example"}, null],
        });
        let publisher = Publisher::of(&entry);
        let owner = Body {
            name: "Związek".into(),
            url: None,
            text: None,
        };
        assert_eq!((publisher.owners, publisher.sponsors), (vec![owner], Vec::new()));
        let link = Link {
            title: "Łąki".into(),
            url: "https://laki.example".into(),
        };
        assert_eq!(publisher.links, [link]);
    }

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
