//! The metryka as a quiet two-column list. A value that is not known has no row.

use maud::{Markup, html};
use practices::{Practice, Precision, link, polish};

use crate::components::place;
use crate::i18n::{self, Text, content_lang, t};

/// The metryka of a practice.
pub fn metryka(practice: &Practice) -> Markup {
    let is_full = practice.has_full_metryka();
    let heading = if is_full { t::METRYKA } else { t::METRYKA_PARTIAL };
    html! {
        // No landmark, since a dossier has many.
        div.metryka role="group" aria-label=(heading) {
            h3 { (heading) }
            @if !is_full { p.hint { (t::METRYKA_PARTIAL_WHY) } }
            dl {
                @for row in rows(practice) { (row_markup(&row)) }
                @if !practice.websites.is_empty() {
                    div {
                        dt { (t::WEBSITES) }
                        @for address in &practice.websites { dd { (website(address)) } }
                    }
                }
            }
        }
    }
}

/// A row: its field, label, value, and how the source had it where that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The field of the record that it shows.
    pub field: &'static str,
    /// What it is called.
    pub label: Text,
    /// What stands there.
    pub value: String,
    published: Option<String>,
}

impl Row {
    /// The language of the value where it is not that of the page: a name is Polish, a date or a number is not.
    pub fn lang(&self) -> Option<&'static str> {
        let is_said_by_us = ["entered", "updated", "unit_type", "population", "precision"].contains(&self.field);
        content_lang().filter(|_| !is_said_by_us)
    }
}

/// A label, the field of the record that it shows, and the field's value.
type Field = (Text, &'static str, Option<String>);

/// The rows of all that is known.
pub fn rows(practice: &Practice) -> Vec<Row> {
    let post = match (&practice.postal_code, &practice.post_office) {
        (Some(code), Some(office)) => Some(format!("{code} {office}")),
        (code, office) => code.clone().or(office.clone()),
    };
    let fields = [
        (t::ENTERED, "entered", practice.entered.map(i18n::date)),
        (t::UPDATED, "updated", practice.updated.map(i18n::date)),
        (
            t::UNIT_TYPE,
            "unit_type",
            practice.unit_type.map(|unit| t::unit_type(unit).to_owned()),
        ),
        (t::MUNICIPALITY, "municipality", practice.municipality.clone()),
        places_row(practice),
        powiat_row(practice),
        wojewodztwo_row(practice),
        (t::POST, "postal_code", post),
        (
            t::IMPLEMENTING_UNIT,
            "implementing_unit",
            practice.implementing_unit.clone(),
        ),
        (t::STREET, "street", practice.street.clone()),
        (
            t::POPULATION,
            "population",
            practice.population.map(|n| i18n::integer(u64::from(n))),
        ),
        (
            t::POINT,
            "precision",
            precision(practice).map(|precision| t::precision(precision).get().to_owned()),
        ),
    ];
    let row = |(label, field, value): Field| {
        let published = published(practice, field, value.as_deref());
        Some(Row {
            field,
            label,
            value: value.or_else(|| published.clone())?,
            published,
        })
    };
    fields.into_iter().filter_map(row).collect()
}

/// The places of a practice that has several.
fn places_row(practice: &Practice) -> Field {
    let label = if place::are_gminy(practice) {
        t::GMINY
    } else {
        t::PLACES
    };
    let names = place::has_several(practice).then(|| place::names(practice).join(", "));
    (label, "places", names)
}

/// The powiat of the practice, or those of its places.
fn powiat_row(practice: &Practice) -> Field {
    let mut powiaty: Vec<&str> = Vec::new();
    for powiat in practice.places.iter().filter_map(|place| place.powiat.as_deref()) {
        if !powiaty.contains(&powiat) {
            powiaty.push(powiat);
        }
    }
    one_or_several((t::POWIAT, t::POWIATY), "powiat", practice.powiat.as_deref(), &powiaty)
}

/// The województwo of the practice, or those of its places.
fn wojewodztwo_row(practice: &Practice) -> Field {
    let own = practice.wojewodztwo.map(t::region_name);
    let regions: Vec<String> = practice.wojewodztwa().into_iter().map(t::region_name).collect();
    let regions: Vec<&str> = regions.iter().map(String::as_str).collect();
    one_or_several(
        (t::WOJEWODZTWO, t::WOJEWODZTWA),
        "wojewodztwo",
        own.as_deref(),
        &regions,
    )
}

/// What the metryka itself says, or else what its places say.
fn one_or_several(labels: (Text, Text), field: &'static str, own: Option<&str>, all: &[&str]) -> Field {
    match (own, all) {
        (Some(own), _) => (labels.0, field, Some(own.to_owned())),
        (None, [] | [_]) => (labels.0, field, all.first().map(|name| (*name).to_owned())),
        (None, all) => (labels.1, field, Some(all.join(", "))),
    }
}

/// How exactly the point is known, or the points of all places, where it is the same of all.
fn precision(practice: &Practice) -> Option<Precision> {
    let mut located = practice.places.iter().filter_map(|place| place.precision);
    let first = located.next();
    practice
        .precision
        .or_else(|| first.filter(|first| located.all(|other| other == *first)))
}

/// How the source had a field, where a reader would not see that it is the same: not for a figure's dots or the form
/// of a telephone number.
fn published(practice: &Practice, field: &str, value: Option<&str>) -> Option<String> {
    let told = [
        "unit_type",
        "municipality",
        "powiat",
        "wojewodztwo",
        "implementing_unit",
        "street",
    ];
    let published = practice.as_published.get(field).filter(|_| told.contains(&field))?;
    let differs = value.is_none_or(|value| polish::lowercase(value) != polish::lowercase(published));
    differs.then(|| published.clone())
}

fn row_markup(row: &Row) -> Markup {
    let published = row.published.as_ref().filter(|published| **published != row.value);
    html! {
        div {
            dt { (polish::bind_short_words(&row.label)) }
            dd lang=[row.lang()] {
                (polish::bind_short_words(&row.value))
                @if let Some(published) = published {
                    small lang=[content_lang().map(|_| i18n::in_force().code())] {
                        (t::AS_PUBLISHED) " " @if let Some(lang) = content_lang() { span lang=(lang) { (t::quoted(published)) } }
                        @else { (t::quoted(published)) }
                    }
                }
            }
        }
    }
}

/// A link to a website, by its name without scheme; its name alone where it must not be followed.
pub fn website(address: &str) -> Markup {
    let shown = address
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_end_matches('/');
    html! { a.plain-link href=[link::safe(address)] rel="external noopener" { (shown) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_that_would_run_something_is_no_link() {
        let text = website("javascript:alert('żółw')//").into_string();
        assert!(!text.contains("href") && text.contains("javascript:alert"), "{text}");
    }

    use crate::components::markup::tests::assert_escapes;
    use practices::{Place, Source, UnitType};

    fn practice() -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        Practice::new(
            "bdp-1".into(),
            "a".into(),
            "Żłobek".into(),
            "uslugi-spoleczne/oswiata".parse().unwrap(),
            source,
        )
    }

    #[test]
    fn nothing_in_the_metryka_is_a_part_of_the_page() {
        assert_escapes(|text| {
            let mut practice = practice();
            practice.municipality = Some(text.into());
            practice.implementing_unit = Some(text.into());
            practice.street = Some(text.into());
            practice.postal_code = Some(text.into());
            practice.powiat = Some(text.into());
            practice.as_published.insert("powiat".into(), format!("dawny {text}"));
            practice.websites = vec![format!("https://gmina.pl/?a={text}")];
            metryka(&practice)
        });
    }

    #[test]
    fn what_the_source_had_stands_beside_the_value() {
        let mut practice = practice();
        practice.powiat = Some("karkonoski".into());
        practice.as_published.insert("powiat".into(), "jeleniogórski".into());
        practice.websites = vec!["http://www.gmina.pl/".into()];
        let text = metryka(&practice).into_string();
        for part in [
            "<div class=\"metryka\" role=\"group\" aria-label=\"Metryka niepełna\"><h3>Metryka niepełna</h3><p class=\"hint\">",
            "<div><dt>Powiat</dt><dd>karkonoski<small>w źródle: „jeleniogórski”</small></dd></div>",
            "<dd><a class=\"plain-link\" href=\"http://www.gmina.pl/\" rel=\"external noopener\">www.gmina.pl</a></dd>",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }

    #[test]
    fn what_is_not_known_has_no_row() {
        assert_eq!(rows(&practice()), []);
    }

    #[test]
    fn tells_how_the_source_had_it_only_where_it_matters() {
        let mut practice = practice();
        practice.powiat = Some("karkonoski".into());
        practice.population = Some(302_094);
        practice.unit_type = Some(UnitType::GminaMiejska);
        for (field, value) in [
            ("powiat", "jeleniogórski"),
            ("population", "302.094"),
            ("unit_type", "Gmina miejska"),
        ] {
            practice.as_published.insert(field.into(), value.into());
        }
        let told: Vec<(String, Option<String>)> = rows(&practice)
            .into_iter()
            .map(|row| (row.value, row.published))
            .collect();
        let expected = [
            ("gmina miejska", None),
            ("karkonoski", Some("jeleniogórski")),
            ("302\u{a0}094", None),
        ];
        assert_eq!(
            told,
            expected.map(|(value, published)| (value.to_owned(), published.map(str::to_owned)))
        );
    }

    #[test]
    fn the_places_are_named_with_their_powiaty_and_wojewodztwa() {
        let place = |town: &str, powiat: &str, region: &str, precision| Place {
            municipality: Some(town.into()),
            unit_type: Some(UnitType::GminaWiejska),
            powiat: Some(powiat.into()),
            wojewodztwo: region.parse().ok(),
            precision: Some(precision),
            ..Place::default()
        };
        let told = |practice: &Practice| -> Vec<String> {
            rows(practice)
                .into_iter()
                .map(|row| format!("{}: {}", row.label, row.value))
                .collect()
        };
        let mut practice = practice();
        practice.places = vec![
            place("Żółwin", "oławski", "dolnośląskie", Precision::Gmina),
            place("Lubsza", "brzeski", "opolskie", Precision::Gmina),
        ];
        let expected = [
            "Gminy: Żółwin, Lubsza",
            "Powiaty: oławski, brzeski",
            "Województwa: dolnośląskie, opolskie",
            "Punkt na mapie: siedziba gminy",
        ];
        assert_eq!(told(&practice), expected);
        practice.powiat = Some("wrocławski".into());
        practice.wojewodztwo = "dolnośląskie".parse().ok();
        practice.places[1].unit_type = None;
        practice.places[1].precision = None;
        practice.places[0].precision = Some(Precision::Locality);
        let expected = [
            "Miejsca: Żółwin, Lubsza",
            "Powiat: wrocławski",
            "Województwo: dolnośląskie",
            "Punkt na mapie: z dokładnością do miejscowości",
        ];
        assert_eq!(told(&practice), expected);
    }

    #[test]
    fn a_value_that_only_the_source_has_is_shown_as_it_is() {
        let mut practice = practice();
        practice.as_published.insert("powiat".into(), "katowicki".into());
        assert_eq!(rows(&practice)[0].value, "katowicki");
    }
}
