//! What pages say of themselves in the words of schema.org, for search engines: the data set on the map, each practice and the
//! way to it on its own page. Whom to ask stands on the page alone: programs that gather addresses read such parts first.

use mapa_praktyk::i18n::t;
use mapa_praktyk::routes::Route;
use practices::Practice;
use serde_json::{Value, json};

use super::about::{About, page_of, path_of};
use super::json_ld::{context, data_set, of_practice, thing};
use super::known::list;
use super::words;

/// What reaches somebody.
const REACHES: [&str; 3] = ["contactPoint", "email", "telephone"];

/// What the map's own page says: the data set that it shows.
pub fn of_site(about: &About<'_>) -> String {
    said(vec![data_set(about)])
}

/// What a practice's page says: the practice, and the pages above it.
pub fn of_practice_page(about: &About<'_>, practice: &Practice) -> String {
    let steps = [
        (words::MAP, path_of(&Route::Map)),
        (t::PRACTICES_TITLE.polish(), path_of(&Route::Practices)),
        (practice.title.as_str(), page_of(practice)),
    ];
    let steps = (1u32..).zip(steps).map(|(position, (name, path))| {
        let values = [
            ("position", Some(json!(position))),
            ("name", Some(json!(name))),
            ("item", Some(json!(about.link("", &path)))),
        ];
        thing("ListItem", values)
    });
    let ways = thing("BreadcrumbList", [("itemListElement", list(steps.collect()))]);
    said(vec![of_practice(practice, about), ways])
}

fn said(mut things: Vec<Value>) -> String {
    things.iter_mut().for_each(leave_out_reaches);
    json!({"@context": context(), "@graph": things}).to_string()
}

fn leave_out_reaches(value: &mut Value) {
    match value {
        Value::Object(values) => {
            values.retain(|name, _| !REACHES.contains(&name.as_str()));
            values.values_mut().for_each(leave_out_reaches);
        }
        Value::Array(values) => values.iter_mut().for_each(leave_out_reaches),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Address, Settings, Site, made_up};

    fn site() -> Site {
        Site {
            settings: Settings {
                address: Some(Address::new("https://praktyki.example/mapa/").unwrap()),
                ..Settings::default()
            },
            ..made_up::site()
        }
    }

    #[test]
    fn a_page_says_what_it_is_about_and_where_it_stands_and_nobody_whom_to_write_to() {
        let site = site();
        let about = About::of(&site);
        let text = of_practice_page(&about, &site.practices[0]);
        let said: Value = serde_json::from_str(&text).unwrap();
        let [work, ways] = said["@graph"].as_array().unwrap().as_slice() else {
            panic!("{text}")
        };
        assert_eq!(
            (&work["@type"], &work["name"]),
            (&json!("CreativeWork"), &json!("Żłobek"))
        );
        assert_eq!(
            ways["itemListElement"][2]["item"],
            "https://praktyki.example/mapa/praktyki/zlobek"
        );
        assert_eq!(ways["itemListElement"][0]["position"], 1);
        assert!(!text.contains("zaneta") && !text.contains("Łoś"), "{text}");
        assert!(text.contains("Urząd Miasta Żory"), "{text}");
    }

    #[test]
    fn the_map_says_which_data_it_shows() {
        let site = site();
        let said: Value = serde_json::from_str(&of_site(&About::of(&site))).unwrap();
        assert_eq!(said["@graph"][0]["@type"], "Dataset");
    }
}
