//! Each text is in each language, with the same places and the forms that the language has.

use std::collections::{BTreeMap, BTreeSet};

use practices::category::SECTIONS;
use practices::{Category, Date, UnitType, Wojewodztwo};

use super::text::key_of;
use super::translations::lines;
use super::{Language, Translations, content_lang, date, enumerated, grammar, in_force, integer, number, speak, t};

const ENGLISH: &str = include_str!("../../public/texts/en.txt");
const UKRAINIAN: &str = include_str!("../../public/texts/uk.txt");

fn files() -> [(Language, &'static str); 2] {
    [(Language::English, ENGLISH), (Language::Ukrainian, UKRAINIAN)]
}

/// Puts a language in force for the test that runs.
fn speaking(language: Language) {
    let (_, file) = files().into_iter().find(|(other, _)| *other == language).unwrap();
    speak(language, Translations::read(file.as_bytes()).unwrap());
}

fn polish() -> BTreeMap<&'static str, &'static str> {
    t::all().map(|(name, text)| (name, text.polish())).collect()
}

/// What must be in a file: the names of texts, and of what is named in the data.
fn names() -> BTreeSet<String> {
    let sections = SECTIONS.iter().map(|section| format!("category.{}", section.slug));
    let categories = Category::all()
        .into_iter()
        .map(|one| format!("category.{}", one.path()));
    let units = UnitType::ALL.iter().map(|unit| format!("unit.{}", unit.code()));
    let texts = t::all().map(|(name, _)| name.to_owned());
    texts.chain(sections).chain(categories).chain(units).collect()
}

/// The names of the places of a text.
fn places(text: &str) -> BTreeSet<&str> {
    // What stands before the first brace is in no place.
    let after = text.split('{').skip(1);
    after.filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// The categories of a text's forms; none for a text without.
fn forms(text: &str) -> Vec<&str> {
    if !text.contains(" | ") {
        return Vec::new();
    }
    text.split(" | ").map(|form| form.split_once(": ").unwrap().0).collect()
}

#[test]
fn no_two_names_are_one() {
    let all: Vec<_> = t::all().collect();
    let names: BTreeSet<&str> = all.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), all.len());
    let keys: BTreeSet<u16> = self::names().iter().map(|name| key_of(name)).collect();
    assert_eq!(keys.len(), self::names().len());
    for (name, text) in all {
        assert_eq!(text.key(), key_of(name));
    }
}

#[test]
fn each_language_has_every_text_once_and_no_other() {
    for (language, file) in files() {
        let said: Vec<&str> = lines(file).map(|(name, _)| name).collect();
        let once: BTreeSet<String> = said.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), once.len(), "{language:?}");
        let missing: Vec<_> = names().difference(&once).cloned().collect();
        let unknown: Vec<_> = once.difference(&names()).cloned().collect();
        assert_eq!((missing, unknown), (Vec::new(), Vec::new()), "{language:?}");
        let is_said = |line: &&str| !line.is_empty() && !line.starts_with('#');
        assert_eq!(file.lines().filter(is_said).count(), said.len(), "{language:?}");
    }
}

#[test]
fn a_text_has_the_same_places_in_each_language() {
    let polish = polish();
    for (language, file) in files() {
        for (name, text) in lines(file) {
            let expected = polish.get(name).map(|polish| places(polish)).unwrap_or_default();
            assert_eq!(places(text), expected, "{language:?} {name}");
        }
    }
}

#[test]
fn a_text_that_counts_has_the_forms_of_its_language() {
    let polish = polish();
    let counting: BTreeSet<&str> = polish
        .iter()
        .filter(|(_, text)| !forms(text).is_empty())
        .map(|(name, _)| *name)
        .collect();
    for name in &counting {
        assert_eq!(forms(polish[name]), ["one", "few", "many"], "{name}");
    }
    for (language, file) in files() {
        let expected: &[&str] = match language {
            Language::English => &["one", "other"],
            _ => &["one", "few", "many"],
        };
        for (name, text) in lines(file) {
            let expected = if counting.contains(name) { expected } else { &[] };
            assert_eq!(forms(text), expected, "{language:?} {name}");
        }
    }
}

#[test]
fn months_are_twelve() {
    let polish = polish();
    assert_eq!(polish["MONTHS"].split(' ').count(), 12);
    for (_, file) in files() {
        let (_, months) = lines(file).find(|(name, _)| *name == "MONTHS").unwrap();
        assert_eq!(months.split(' ').count(), 12);
    }
    // Dates that Polish writes elsewhere too.
    for month in 1..=12 {
        let day = Date::new(2011, month, 27).unwrap();
        assert_eq!(date(day), practices::polish::date(day));
    }
}

#[test]
fn numbers_have_the_categories_of_cldr() {
    let cases = [
        (0, ["many", "other", "many"]),
        (1, ["one", "one", "one"]),
        (2, ["few", "other", "few"]),
        (4, ["few", "other", "few"]),
        (5, ["many", "other", "many"]),
        (11, ["many", "other", "many"]),
        (12, ["many", "other", "many"]),
        (14, ["many", "other", "many"]),
        (21, ["many", "other", "one"]),
        (22, ["few", "other", "few"]),
        (25, ["many", "other", "many"]),
        (101, ["many", "other", "one"]),
        (102, ["few", "other", "few"]),
        (111, ["many", "other", "many"]),
        (112, ["many", "other", "many"]),
        (1_000_002, ["few", "other", "few"]),
    ];
    for (n, expected) in cases {
        let found = Language::ALL.map(|language| grammar::category(language, n));
        assert_eq!(found, expected, "{n}");
    }
}

/// No-break spaces made visible.
fn shown(text: impl Into<String>) -> String {
    text.into().replace('\u{a0}', "_")
}

#[test]
fn polish_counts_and_names_places() {
    let slaskie = Wojewodztwo::from_slug("slaskie");
    let counts = [0, 1, 2, 5, 22].map(|n| shown(t::practices(n)));
    assert_eq!(
        counts,
        ["0_praktyk", "1_praktyka", "2_praktyki", "5_praktyk", "22_praktyki"]
    );
    assert_eq!(shown(t::practices_in(1, slaskie)), "1_praktyka w_województwie śląskim");
    assert_eq!(
        shown(t::practices_found(1234, slaskie, Some("odpady"))),
        "1234_praktyki dla „odpady” w_województwie śląskim"
    );
    assert_eq!(
        shown(t::left_out(3, 4)),
        "Pokazano 4_pierwsze. W_odnośniku jest ich więcej: 3 pominięto."
    );
    assert_eq!(shown(t::places_here(1, 5)), "Jedno z_5_miejsc");
    assert_eq!(
        shown(t::shortlist_full(50)),
        "Schowek mieści 50_praktyk. Usuń którąś, aby dodać następną."
    );
    assert_eq!(shown(number(12_345.5)), "12_345,5");
    assert_eq!((in_force(), content_lang()), (Language::Polish, None));
}

#[test]
fn english_says_the_same() {
    speaking(Language::English);
    let slaskie = Wojewodztwo::from_slug("slaskie");
    let counts = [0, 1, 2, 1234].map(|n| shown(t::practices(n)));
    assert_eq!(counts, ["0_practices", "1_practice", "2_practices", "1,234_practices"]);
    assert_eq!(shown(t::practices_in(1, slaskie)), "1_practice in Śląskie Voivodeship");
    assert_eq!(shown(t::powiat("karkonoski")), "Karkonoski County");
    assert_eq!(shown(t::inhabitants(62_400)), "62,000_residents");
    assert_eq!(shown(t::how_far(3.44)), "3.4_km");
    assert_eq!(shown(enumerated(&["Żory", "Ełk", "Łódź"])), "Żory, Ełk and_Łódź");
    assert_eq!(shown(date(Date::new(2011, 12, 27).unwrap())), "27_December_2011");
    assert_eq!((integer(302_094), number(0.5)), ("302,094".into(), "0.5".into()));
    let category: Category = "uslugi-spoleczne/oswiata".parse().unwrap();
    assert_eq!(
        (t::category(&category), t::section(&category)),
        ("Education".into(), "Social services".into())
    );
    assert_eq!(t::unit_type(UnitType::GminaWiejska), "rural municipality");
    assert_eq!(t::category(&"wlasna-dzialka".parse().unwrap()), "Wlasna dzialka");
    assert_eq!(content_lang(), Some("pl"));
}

#[test]
fn ukrainian_says_the_same() {
    speaking(Language::Ukrainian);
    let counts = [1, 2, 5, 11, 21, 22].map(|n| shown(t::practices(n)));
    let expected = [
        "1_практика",
        "2_практики",
        "5_практик",
        "11_практик",
        "21_практика",
        "22_практики",
    ];
    assert_eq!(counts, expected);
    assert_eq!(
        shown(t::practices_in(2, Wojewodztwo::from_slug("slaskie"))),
        "2_практики у_воєводстві śląskie"
    );
    assert_eq!(shown(t::places_here(21, 22)), "21 із_22_місць");
    assert_eq!(shown(date(Date::new(2008, 1, 7).unwrap())), "7_січня 2008_року");
    assert_eq!(shown(number(12_345.5)), "12_345,5");
    assert_eq!(t::quoted("odpady"), "«odpady»");
}
