//! How many have come, as `praktyki visits` counts them: `data/visits.json`.
//!
//! ```json
//! {"since":"2026-01-01","visits":1234,"most_read":[{"slug":"ges","title":"Gęś","count":56}]}
//! ```

use practices::Date;
use serde_json::Value;

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visits {
    /// From which day on.
    pub since: Date,
    /// The visits, one for each visitor and day.
    pub visits: usize,
    /// The practices that were opened most, the first the most.
    pub most_read: Vec<Read>,
}

/// How often a practice was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// How many visitors and days.
    pub count: usize,
}

impl Visits {
    /// Reads the file; an entry that can't be used is left out.
    ///
    /// # Errors
    /// What is wrong, where it says no day or no number.
    pub fn from_json(bytes: &[u8]) -> Result<Self, String> {
        let value: Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        let since = text(&value, "since").and_then(|day| day.parse().ok());
        let most_read = value.get("most_read").and_then(Value::as_array);
        Ok(Self {
            since: since.ok_or("since: RRRR-MM-DD")?,
            visits: number(&value, "visits").ok_or("visits: 0, 1, 2, …")?,
            most_read: most_read.into_iter().flatten().filter_map(read).collect(),
        })
    }
}

fn read(entry: &Value) -> Option<Read> {
    Some(Read {
        slug: text(entry, "slug")?.to_owned(),
        title: text(entry, "title")?.to_owned(),
        count: number(entry, "count")?,
    })
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}

fn number(value: &Value, name: &str) -> Option<usize> {
    usize::try_from(value.get(name)?.as_u64()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_was_counted() {
        let file = r#"{"since":"2008-04-01","visits":1632783,"months":{},"most_read":[
            {"slug":"ges","title":"Gęś","count":5},{"slug":"zolw","count":4},7],"read":{"ges":5}}"#;
        let visits = Visits::from_json(file.as_bytes()).unwrap();
        assert_eq!(
            (visits.since.to_string().as_str(), visits.visits),
            ("2008-04-01", 1_632_783)
        );
        let slugs: Vec<&str> = visits.most_read.iter().map(|read| read.slug.as_str()).collect();
        assert_eq!(slugs, ["ges"]);
        for broken in ["", "[]", r#"{"visits":1}"#, r#"{"since":"2008-04-01","visits":-1}"#] {
            assert!(Visits::from_json(broken.as_bytes()).is_err(), "{broken}");
        }
    }
}
