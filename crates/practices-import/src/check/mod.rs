//! `praktyki check`: whether every record of a folder is sound, and the folder as a whole.
//!
//! A file a concern: the form of the fields, the places, the days and contacts, the metryka, what stands twice, and
//! what is said of one institution in two ways. `links` alone uses the network, and only where it is asked to.

mod dates;
mod duplicates;
mod fields;
pub mod finding;
mod institutions;
mod lines;
pub mod links;
mod metryka;
mod place;
mod places;
pub mod rules;
mod sheet;
mod street;
mod town;
mod words;

use std::collections::{HashMap, HashSet};

use practices::Date;

pub use finding::{Finding, Findings, Severity};

use crate::geocode::Gazetteer;
use crate::problem::Problem;
use crate::record::Record;
use crate::records::RecordFile;
use finding::Rule;
use sheet::Sheet;

/// What a check measures the records by.
pub struct Measure<'g> {
    /// The units, places and postcodes that there are.
    pub gazetteer: &'g Gazetteer,
    /// The day from which the age of contacts counts.
    pub today: Date,
}

/// Everything that is to be said of the records of a folder, by file and line.
pub fn check(files: &[RecordFile], measure: &Measure<'_>) -> Vec<Finding> {
    let mut sheets: Vec<Sheet<'_>> = files.iter().filter_map(Sheet::new).collect();
    // Which of two files is the later one must not depend on the order in which they were read.
    sheets.sort_by(|a, b| a.path.cmp(&b.path));
    let slugs: HashSet<&str> = sheets.iter().map(|sheet| sheet.record.slug.as_str()).collect();
    let mut found: Vec<Finding> = files.iter().filter_map(no_record).collect();
    for sheet in &sheets {
        fields::check(sheet, &slugs, &mut found);
        place::check(sheet, measure.gazetteer, &mut found);
        places::check(sheet, &mut found);
        dates::check(sheet, measure.today, &mut found);
        found.extend(metryka::check(sheet));
    }
    found.extend(repeated(&sheets, rules::ID_REPEATED, "id", |record| &record.id));
    found.extend(repeated(&sheets, rules::SLUG_REPEATED, "slug", |record| &record.slug));
    found.extend(duplicates::find(&sheets));
    found.extend(institutions::find(&sheets));
    found.sort();
    found
}

/// The day of the machine's clock (UTC), or `None` where it is none that a [`Date`] has.
pub fn today() -> Option<Date> {
    let now = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
    let part = |number: i8| u8::try_from(number).ok();
    Date::new(u16::try_from(now.year()).ok()?, part(now.month())?, part(now.day())?)
}

/// A file that can't be read is a finding as well.
pub fn unreadable(problem: Problem) -> Finding {
    let rule = rules::UNREADABLE;
    Finding { problem, rule }
}

fn no_record(file: &RecordFile) -> Option<Finding> {
    let error = file.record.as_ref().err()?;
    Some(unreadable(error.problem(file.shown())))
}

/// Values that have to be unique among the records; the second file that has one is named.
fn repeated<'s>(
    sheets: &'s [Sheet<'_>],
    rule: Rule,
    field: &str,
    value: fn(&Record) -> &String,
) -> impl Iterator<Item = Finding> {
    let mut seen: HashMap<&'s str, &'s Sheet<'_>> = HashMap::new();
    sheets.iter().filter_map(move |sheet| {
        let value = value(sheet.record).as_str();
        let first = *seen.entry(value).or_insert(sheet);
        let is_first = std::ptr::eq(first, sheet);
        let message = || format!("wartość „{value}” ma już plik {}", first.path);
        (!is_first).then(|| sheet.of_field(rule, field, message()))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    const SOUND: &str = "+++\nid = \"bdp-1\"\nslug = \"zolw\"\ntitle = \"Żółw\"\ncategory = \"dialog-spoleczny\"\n\n[source]\ncatalogue = \"bdp\"\n+++\n";

    fn file(name: &str, text: &str) -> RecordFile {
        RecordFile::new(format!("{name}.md").into(), text.to_owned())
    }

    /// Takes a while to read.
    static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::embedded().unwrap());

    fn findings(files: &[RecordFile]) -> Vec<String> {
        let measure = Measure {
            gazetteer: &GAZETTEER,
            today: "2026-11-22".parse().unwrap(),
        };
        let found = check(files, &measure).into_iter();
        let graver = found.filter(|finding| finding.rule.severity > Severity::Hint);
        graver.map(|finding| finding.problem.to_string()).collect()
    }

    #[test]
    fn sound_records_have_no_findings() {
        let other = SOUND.replace("bdp-1", "bdp-2").replace("zolw", "ges");
        assert_eq!(findings(&[file("zolw", SOUND), file("ges", &other)]), [""; 0]);
    }

    #[test]
    fn names_each_fault_with_its_line() {
        let with = |line: &str| SOUND.replace("title = \"Żółw\"\n", &format!("title = \"Żółw\"\n{line}\n"));
        let after = |table: &str| SOUND.replace("\"bdp\"\n+++", &format!("\"bdp\"\n\n{table}\n+++"));
        let cases = [
            (SOUND.replace("zolw", "gęś"), "zolw.md, wiersz 3, pole slug: „gęś” może"),
            (
                SOUND.replace("zolw", "ges"),
                "zolw.md, wiersz 3, pole slug: „ges” nie jest nazwą pliku",
            ),
            (
                SOUND.replace("dialog-spoleczny", "zegluga"),
                "zolw.md, wiersz 5, pole category: kategorii „zegluga”",
            ),
            (
                SOUND.replace("category = \"dialog-spoleczny\"\n", ""),
                "zolw.md, pole category: brak kategorii",
            ),
            (
                with("postal_code = \"58580\""),
                "zolw.md, wiersz 5, pole postal_code: „58580”",
            ),
            (with("teryt = \"020\""), "zolw.md, wiersz 5, pole teryt: „020”"),
            (with("population = 0"), "zolw.md, wiersz 5, pole population: nieznanej"),
            (with("note = \" \""), "zolw.md, wiersz 5, pole note: puste pole"),
            (with("street = \"\""), "zolw.md, wiersz 5, pole street: puste pole"),
            (
                with("precision = \"address\""),
                "zolw.md, wiersz 5, pole precision: dokładność bez punktu",
            ),
            (
                with("websites = [\"www.zmyslona.pl\"]"),
                "zolw.md, wiersz 5, pole websites: „www.zmyslona.pl”",
            ),
            (
                after("[point]\nlon = 190\nlat = 50"),
                "zolw.md, wiersz 10, pole point: współrzędne 190, 50",
            ),
            (
                after("[[contacts]]\nemails = [\"łucja\"]"),
                "zolw.md, wiersz 11, pole contacts.emails: „łucja”",
            ),
            (
                after("[[attachments]]\ntitle = \"Łąka\"\nurl = \"laka.pdf\""),
                "zolw.md, wiersz 12, pole attachments.url: „laka.pdf”",
            ),
            (
                after("[[elsewhere]]\ntitle = \"Łąka\"\nurl = \"ftp://laka.pl\""),
                "zolw.md, wiersz 12, pole elsewhere.url: „ftp://laka.pl”",
            ),
            (
                after("[[related]]\nslug = \"ges\"\nwhy = \"bo\""),
                "zolw.md, wiersz 11, pole related.slug: nie ma rekordu",
            ),
            (
                after("[[related]]\nslug = \"zolw\"\nwhy = \"bo\""),
                "zolw.md, wiersz 11, pole related.slug: rekord wskazuje",
            ),
            (
                after("[[indicators]]\nlabel = \"Łąki\"\nunit = \"ha\"\nvalues = []"),
                "zolw.md, wiersz 13, pole indicators.values: wskaźnik „Łąki”",
            ),
            (
                after("[[costs]]\nlabel = \"Łąki\"\namount = nan"),
                "zolw.md, wiersz 12, pole costs.amount: kwota „Łąki”",
            ),
            (
                SOUND.replace("Żółw", "Żółw\" \""),
                "zolw.md, wiersz 4, pole title: to nie jest poprawny TOML",
            ),
        ];
        for (text, expected) in cases {
            let found = findings(&[file("zolw", &text)]);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(found[0].starts_with(expected), "{found:?} / {expected}");
        }
    }

    #[test]
    fn ids_and_slugs_are_unique() {
        let found = findings(&[file("zolw", SOUND), file("zolwik", SOUND)]);
        let expected = [
            "zolwik.md, wiersz 2, pole id: wartość „bdp-1” ma już plik zolw.md",
            "zolwik.md, wiersz 3, pole slug: wartość „zolw” ma już plik zolw.md",
            "zolwik.md, wiersz 3, pole slug: „zolw” nie jest nazwą pliku (zolwik)",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_draft_may_lack_its_category() {
        let draft = SOUND.replace("category = \"dialog-spoleczny\"", "draft = true");
        assert_eq!(findings(&[file("zolw", &draft)]), [""; 0]);
    }
}
