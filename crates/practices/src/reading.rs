//! Records and details from the values of a JSON file, each type by its fields.
//!
//! The types that stand in the records' own files too are read there by what serde derives; a test holds the two
//! together.

use serde::Deserialize;
use serde_json::{Error, Value};

use crate::contact::Contact;
use crate::details::{Attachment, Cost, Details, Figure, Indicator, Partner, Related};
use crate::feature::practice_from_feature;
use crate::fields::{Fields, count, parsed, text, values};
use crate::place::Place;
use crate::practice::{LonLat, Practice, Source};

/// A practice by the properties of its feature: without its id and its points.
pub(crate) fn practice(properties: Value) -> Result<Practice, Error> {
    let mut fields = Fields::of(properties);
    let (slug, title) = (fields.text("slug"), fields.text("title"));
    let (category, source) = (fields.must("category", parsed), fields.must("source", source));
    let practice = category.zip(source).map(|(category, source)| Practice {
        unit_type: fields.may("unit_type", Deserialize::deserialize),
        municipality: fields.may_text("municipality"),
        powiat: fields.may_text("powiat"),
        wojewodztwo: fields.may("wojewodztwo", parsed),
        teryt: fields.may_text("teryt"),
        postal_code: fields.may_text("postal_code"),
        post_office: fields.may_text("post_office"),
        implementing_unit: fields.may_text("implementing_unit"),
        street: fields.may_text("street"),
        websites: fields.list("websites", text),
        population: fields.may("population", count),
        contacts: fields.list("contacts", contact),
        entered: fields.may("entered", parsed),
        updated: fields.may("updated", parsed),
        precision: fields.may("precision", Deserialize::deserialize),
        places: fields.list("places", place),
        as_published: fields.texts_by_name("as_published").into_iter().collect(),
        summary: fields.may_text("summary"),
        summary_en: fields.may_text("summary_en"),
        ..Practice::new(String::new(), slug, title, category, source)
    });
    fields.finish_with(practice)
}

fn place(value: Value) -> Result<Place, Error> {
    let mut fields = Fields::only(
        value,
        &[
            "municipality",
            "unit_type",
            "powiat",
            "wojewodztwo",
            "teryt",
            "postal_code",
            "precision",
            "point",
        ],
    );
    let made = Place {
        municipality: fields.may_text("municipality"),
        unit_type: fields.may("unit_type", Deserialize::deserialize),
        powiat: fields.may_text("powiat"),
        wojewodztwo: fields.may("wojewodztwo", parsed),
        teryt: fields.may_text("teryt"),
        postal_code: fields.may_text("postal_code"),
        precision: fields.may("precision", Deserialize::deserialize),
        point: fields.may("point", point),
    };
    fields.finish(made)
}

fn point(value: Value) -> Result<LonLat, Error> {
    let mut fields = Fields::only(value, &["lon", "lat"]);
    let made = LonLat {
        lon: fields.number("lon"),
        lat: fields.number("lat"),
    };
    fields.finish(made)
}

fn contact(value: Value) -> Result<Contact, Error> {
    let mut fields = Fields::only(value, &["name", "role", "phones", "emails"]);
    let made = Contact {
        name: fields.may_text("name"),
        role: fields.may_text("role"),
        phones: fields.list("phones", parsed),
        emails: fields.list("emails", text),
    };
    fields.finish(made)
}

fn source(value: Value) -> Result<Source, Error> {
    let mut fields = Fields::only(value, &["catalogue", "url", "retrieved"]);
    let made = Source {
        catalogue: fields.text("catalogue"),
        url: fields.may_text("url"),
        retrieved: fields.may("retrieved", parsed),
    };
    fields.finish(made)
}

/// What a practice's page shows beyond its record.
pub(crate) fn details(value: Value) -> Result<Details, Error> {
    let mut fields = Fields::only(
        value,
        &[
            "slug",
            "presentation",
            "attachments",
            "partners",
            "indicators",
            "costs",
            "related",
            "note",
            "elsewhere",
            "feature",
        ],
    );
    let made = Details {
        slug: fields.text("slug"),
        presentation: fields.may_text("presentation"),
        attachments: fields.list("attachments", attachment),
        partners: fields.list("partners", partner),
        indicators: fields.list("indicators", indicator),
        costs: fields.list("costs", cost),
        related: fields.list("related", related),
        note: fields.may_text("note"),
        elsewhere: fields.list("elsewhere", attachment),
        feature: fields.may("feature", feature),
    };
    fields.finish(made)
}

fn feature(value: Value) -> Result<Practice, Error> {
    practice_from_feature(value).map_err(serde::de::Error::custom)
}

fn attachment(value: Value) -> Result<Attachment, Error> {
    let mut fields = Fields::only(value, &["title", "url"]);
    let made = Attachment {
        title: fields.text("title"),
        url: fields.text("url"),
    };
    fields.finish(made)
}

fn partner(value: Value) -> Result<Partner, Error> {
    let mut fields = Fields::only(value, &["name", "address"]);
    let made = Partner {
        name: fields.text("name"),
        address: fields.may_text("address"),
    };
    fields.finish(made)
}

fn indicator(value: Value) -> Result<Indicator, Error> {
    let mut fields = Fields::only(value, &["label", "unit", "unit_forms", "values"]);
    let made = Indicator {
        label: fields.text("label"),
        unit: fields.text("unit"),
        unit_forms: fields.may("unit_forms", forms),
        values: fields.must("values", figures).unwrap_or_default(),
    };
    fields.finish(made)
}

fn forms(value: Value) -> Result<[String; 3], Error> {
    let forms: Vec<String> = values(value)?.into_iter().map(text).collect::<Result<_, _>>()?;
    let wrong = |forms: Vec<String>| serde::de::Error::invalid_length(forms.len(), &"an array of length 3");
    forms.try_into().map_err(wrong)
}

fn figures(value: Value) -> Result<Vec<Figure>, Error> {
    values(value)?.into_iter().map(figure).collect()
}

fn figure(value: Value) -> Result<Figure, Error> {
    let mut fields = Fields::only(value, &["period", "value", "about"]);
    let made = Figure {
        period: fields.may_text("period"),
        value: fields.number("value"),
        about: fields.may_text("about"),
    };
    fields.finish(made)
}

fn cost(value: Value) -> Result<Cost, Error> {
    let mut fields = Fields::only(value, &["label", "amount", "about"]);
    let made = Cost {
        label: fields.text("label"),
        amount: fields.number("amount"),
        about: fields.may_text("about"),
    };
    fields.finish(made)
}

fn related(value: Value) -> Result<Related, Error> {
    let mut fields = Fields::only(value, &["slug", "why"]);
    let made = Related {
        slug: fields.text("slug"),
        why: fields.text("why"),
    };
    fields.finish(made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::fmt::Debug;

    /// Whether both ways read the whole value, and refuse it without any of its fields or with one that is not known.
    fn assert_same<T>(value: &Value, read: fn(Value) -> Result<T, Error>)
    where
        T: for<'de> Deserialize<'de> + Debug + PartialEq,
    {
        assert_eq!(read(value.clone()).unwrap(), T::deserialize(value).unwrap());
        let whole = value.as_object().unwrap();
        for name in whole.keys().map(String::as_str).chain(["ż"]) {
            let mut part = whole.clone();
            if part.remove(name).is_none() {
                part.insert(name.to_owned(), json!(1));
            }
            let part = Value::Object(part);
            let said = |read: Result<T, Error>| read.map_err(|error| error.to_string());
            assert_eq!(said(read(part.clone())), said(T::deserialize(&part)), "{part}");
        }
    }

    #[test]
    fn reads_what_the_records_files_have_as_serde_does() {
        let place_value = json!({"municipality": "Oława", "unit_type": "gmina_wiejska", "powiat": "oławski",
            "wojewodztwo": "dolnośląskie", "teryt": "0215042", "postal_code": "55-200", "precision": "gmina",
            "point": {"lon": 17.3, "lat": 50.9}});
        assert_same(&place_value, place);
        let contact_value = json!({"name": "Żaneta", "role": "Dyrektor", "phones": ["+48757172146"],
            "emails": ["z@example.pl"]});
        assert_same(&contact_value, contact);
        let source_value = json!({"catalogue": "bdp", "url": "https://a.example.pl", "retrieved": "2024-02-29"});
        assert_same(&source_value, source);
        assert_same(&json!({"title": "Ż", "url": "https://a.example.pl"}), attachment);
        assert_same(&json!({"name": "Ż", "address": "ul. Łąkowa 1"}), partner);
        let indicator_value = json!({"label": "Ż", "unit": "osoby", "unit_forms": ["osoba", "osoby", "osób"],
            "values": [{"period": "2006", "value": 9565, "about": "ok."}]});
        assert_same(&indicator_value, indicator);
        assert_same(&json!({"label": "Ż", "amount": 0.5, "about": "ok."}), cost);
        assert_same(&json!({"slug": "z", "why": "Ż"}), related);
    }

    #[test]
    fn refuses_four_forms_of_a_unit() {
        let error = forms(json!(["a", "b", "c", "d"])).unwrap_err().to_string();
        assert!(
            error.contains("length 4") && forms(json!(["a", "b", "c"])).is_ok(),
            "{error}"
        );
    }
}
