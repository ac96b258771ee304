//! What the page of one practice shows beyond its record: `data/details/<slug>.json`.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::feature::as_feature;
use crate::practice::Practice;
use crate::reading;

/// The presentation and everything that belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Details {
    /// The slug of the practice.
    pub slug: String,
    /// "Pełna prezentacja" as sanitised HTML (headings from `h3` down); absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presentation: Option<String>,
    /// "Załączniki": documents and pages elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// Who took part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Partner>,
    /// Figures that the source gives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// What it cost.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<Cost>,
    /// Other practices that belong to this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// "Uwaga redakcji": what the editors of the catalogue say about the record, as plain text; absent where there is
    /// nothing to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Other pages of the source on the same practice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<Attachment>,
    /// The practice as its feature in the catalogue, so that its page needs no other file; absent in files that
    /// nobody has built since there is such a thing.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_feature")]
    pub feature: Option<Practice>,
}

impl<'de> Deserialize<'de> for Details {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Deserialize::deserialize(deserializer)?;
        reading::details(value).map_err(D::Error::custom)
    }
}

/// A document or page that goes with the practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// What it is.
    pub title: String,
    /// Its address, http or https.
    pub url: String,
}

/// An institution that took part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Its name.
    pub name: String,
    /// Street and number, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// A figure followed over time, or a single one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// What is counted: "Rodziny korzystające z pomocy społecznej".
    pub label: String,
    /// In what: "rodziny", "zł", "%".
    pub unit: String,
    /// The unit's forms after 1, 2 and 5 ("rodzina", "rodziny", "rodzin"), where it changes with the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_forms: Option<[String; 3]>,
    /// The values in the order of time; one at least.
    pub values: Vec<Figure>,
}

/// One value of an [`Indicator`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The year or span of years ("2006", "2006–2008"); absent where the source does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The value, in the indicator's unit; a finite number.
    pub value: f64,
    /// Whether the source gives it as an estimate or a limit: "ok.", "ponad", "prawie".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// A sum of money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// What it paid for, or who paid it.
    pub label: String,
    /// In złoty.
    pub amount: f64,
    /// Whether the source gives it as an estimate: "ok.".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// Another practice, and why it is named here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Related {
    /// Its slug.
    pub slug: String,
    /// In what way they belong together: "to samo muzeum, późniejszy opis".
    pub why: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_is_not_there() {
        let details = Details {
            slug: "zdolna-dolna".into(),
            ..Details::default()
        };
        assert_eq!(serde_json::to_string(&details).unwrap(), r#"{"slug":"zdolna-dolna"}"#);
    }

    #[test]
    fn reads_the_practice_that_stands_in_it() {
        let feature = r#"{"type":"Feature","id":"bdp-1","geometry":{"type":"Point","coordinates":[19.45679,51.7592]},"properties":{"slug":"zolw","title":"Żółw","category":"dialog-spoleczny","source":{"catalogue":"bdp"}}}"#;
        let text = format!(r#"{{"slug":"zolw","feature":{feature}}}"#);
        let details: Details = serde_json::from_str(&text).unwrap();
        let practice = details.feature.clone().unwrap();
        assert_eq!((practice.id.as_str(), practice.points().len()), ("bdp-1", 1));
        assert_eq!(serde_json::to_string(&details).unwrap(), text);
        let broken = text.replace("51.7592", "151.7592");
        let error = serde_json::from_str::<Details>(&broken).unwrap_err().to_string();
        assert!(error.contains("poza globem"), "{error}");
        let absent: Details = serde_json::from_str(r#"{"slug":"zolw","feature":null}"#).unwrap();
        assert_eq!(absent.feature, None);
    }

    #[test]
    fn is_itself_after_a_round_trip() {
        let details = Details {
            slug: "wloclawek".into(),
            presentation: Some("<p>Żywność i ciepło</p>".into()),
            indicators: vec![Indicator {
                label: "Rodziny korzystające z pomocy".into(),
                unit: "rodziny".into(),
                unit_forms: Some(["rodzina".into(), "rodziny".into(), "rodzin".into()]),
                values: vec![Figure {
                    period: Some("2006".into()),
                    value: 9565.0,
                    about: None,
                }],
            }],
            costs: vec![Cost {
                label: "Całość".into(),
                amount: 2_606_029.0,
                about: Some("ok.".into()),
            }],
            note: Some("Źródło podaje „5.877” tys. zł.".into()),
            elsewhere: vec![Attachment {
                title: "Pełna prezentacja w źródle".into(),
                url: "https://zmyslona.example.pl/gęś".into(),
            }],
            ..Details::default()
        };
        let text = serde_json::to_string(&details).unwrap();
        assert_eq!(serde_json::from_str::<Details>(&text).unwrap(), details);
    }
}
