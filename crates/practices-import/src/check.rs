//! `praktyki check`: whether every record of a folder is sound, and the folder as a whole.

use std::collections::{HashMap, HashSet};

use practices::LonLat;
use practices::slug::is_slug;
use toml::{Table, Value};

use crate::page::values::{is_email, is_postal_code, is_web_address};
use crate::problem::Problem;
use crate::record::Record;
use crate::records::RecordFile;

/// Everything that is wrong with the records of a folder, file by file.
pub fn check(files: &[RecordFile]) -> Vec<Problem> {
    let slugs: HashSet<&str> = sound(files).map(|(_, record)| record.slug.as_str()).collect();
    let mut problems = Vec::new();
    for file in files {
        match &file.record {
            Ok(record) => problems.extend(check_record(file, record, &slugs)),
            Err(error) => problems.push(error.problem(file.shown())),
        }
    }
    problems.extend(repeated(files, "id", |record| &record.id));
    problems.extend(repeated(files, "slug", |record| &record.slug));
    problems.sort();
    problems
}

fn sound(files: &[RecordFile]) -> impl Iterator<Item = (&RecordFile, &Record)> {
    files.iter().filter_map(|file| Some((file, file.record.as_ref().ok()?)))
}

/// Values that have to be unique among the records; the second file that has one is named.
fn repeated<'a>(files: &'a [RecordFile], field: &'static str, value: fn(&Record) -> &String) -> Vec<Problem> {
    let mut seen: HashMap<&'a str, String> = HashMap::new();
    let mut problems = Vec::new();
    for (file, record) in sound(files) {
        let value = value(record).as_str();
        if let Some(first) = seen.get(value) {
            problems.push(finding(file, field, format!("wartość „{value}” ma już plik {first}")));
        } else {
            seen.insert(value, file.shown());
        }
    }
    problems
}

/// A problem of a field, on the line that has it.
fn finding(file: &RecordFile, field: &str, message: impl Into<String>) -> Problem {
    let key = field.split(['.', '[']).next().unwrap_or_default();
    let is_it = |line: &str| {
        let line = line.trim_start_matches('[');
        line.strip_prefix(key)
            .is_some_and(|rest| rest.trim_start().starts_with(['=', ']', '.']))
    };
    let line = file.text.lines().position(is_it).map(|index| index + 1);
    Problem {
        line,
        ..Problem::of_file(file.shown(), message.into()).in_field(field)
    }
}

fn check_record(file: &RecordFile, record: &Record, slugs: &HashSet<&str>) -> Vec<Problem> {
    let mut findings = Vec::new();
    let mut find = |field: &str, message: String| findings.push(finding(file, field, message));
    check_names(file, record, &mut find);
    check_place(record, &mut find);
    check_addresses(record, &mut find);
    check_details(record, slugs, &mut find);
    if let Ok(table) = Table::try_from(record) {
        check_empty(&Value::Table(table), "", &mut find);
    }
    findings
}

fn check_names(file: &RecordFile, record: &Record, find: &mut dyn FnMut(&str, String)) {
    if !is_slug(&record.slug) {
        let form = "może zawierać tylko małe litery bez znaków diakrytycznych, cyfry i łączniki";
        find("slug", format!("„{}” {form}", record.slug));
    } else if file.stem() != record.slug {
        find(
            "slug",
            format!("„{}” nie jest nazwą pliku ({})", record.slug, file.stem()),
        );
    }
    match &record.category {
        None if record.draft => {}
        None => find("category", "brak kategorii, a rekord nie jest szkicem".to_owned()),
        Some(category) if !category.is_known() => {
            find("category", format!("kategorii „{category}” nie ma w drzewie"));
        }
        Some(_) => {}
    }
}

fn check_place(record: &Record, find: &mut dyn FnMut(&str, String)) {
    if let Some(code) = record.postal_code.as_ref().filter(|code| !is_postal_code(code)) {
        find("postal_code", format!("„{code}” nie ma postaci 00-000"));
    }
    let is_teryt = |teryt: &str| matches!(teryt.len(), 2 | 4 | 6 | 7) && teryt.chars().all(|c| c.is_ascii_digit());
    if let Some(teryt) = record.teryt.as_ref().filter(|teryt| !is_teryt(teryt)) {
        find("teryt", format!("„{teryt}” nie ma 2, 4, 6 ani 7 cyfr"));
    }
    if record.population == Some(0) {
        find(
            "population",
            "nieznanej liczby mieszkańców nie zapisuje się jako 0; usuń pole".to_owned(),
        );
    }
    match record.point {
        Some(point) if LonLat::new(point.lon, point.lat).is_none() => {
            find(
                "point",
                format!("współrzędne {}, {} leżą poza globem", point.lon, point.lat),
            );
        }
        None if record.precision.is_some() => {
            find(
                "precision",
                "dokładność bez punktu; dodaj [point] albo usuń pole".to_owned(),
            );
        }
        _ => {}
    }
}

fn check_addresses(record: &Record, find: &mut dyn FnMut(&str, String)) {
    for address in record.websites.iter().filter(|address| !is_web_address(address)) {
        find("websites", format!("„{address}” nie jest adresem http ani https"));
    }
    for (field, pages) in [("attachments", &record.attachments), ("elsewhere", &record.elsewhere)] {
        for page in pages.iter().filter(|page| !is_web_address(&page.url)) {
            find(field, format!("„{}” nie jest adresem http ani https", page.url));
        }
    }
    if let Some(url) = record.source.url.as_ref().filter(|url| !is_web_address(url)) {
        find("source", format!("„{url}” nie jest adresem http ani https"));
    }
    for email in record
        .contacts
        .iter()
        .flat_map(|contact| &contact.emails)
        .filter(|email| !is_email(email))
    {
        find("contacts", format!("„{email}” nie jest adresem e-mail"));
    }
}

fn check_details(record: &Record, slugs: &HashSet<&str>, find: &mut dyn FnMut(&str, String)) {
    for related in &record.related {
        if !slugs.contains(related.slug.as_str()) {
            find("related", format!("nie ma rekordu o nazwie „{}”", related.slug));
        } else if related.slug == record.slug {
            find("related", "rekord wskazuje sam siebie".to_owned());
        }
    }
    for indicator in &record.indicators {
        if indicator.values.is_empty() {
            find(
                "indicators",
                format!("wskaźnik „{}” nie ma żadnej wartości", indicator.label),
            );
        } else if indicator.values.iter().any(|figure| !figure.value.is_finite()) {
            find(
                "indicators",
                format!("wartość wskaźnika „{}” nie jest liczbą", indicator.label),
            );
        }
    }
    for cost in record.costs.iter().filter(|cost| !cost.amount.is_finite()) {
        find("costs", format!("kwota „{}” nie jest liczbą", cost.label));
    }
}

/// An unknown value is left out, never written as an empty text.
fn check_empty(value: &Value, name: &str, find: &mut dyn FnMut(&str, String)) {
    match value {
        Value::String(text) if text.trim().is_empty() => {
            find(name, "puste pole; wartości nieznanej nie zapisuje się wcale".to_owned());
        }
        Value::Array(items) => items.iter().for_each(|item| check_empty(item, name, find)),
        Value::Table(table) => {
            for (key, value) in table {
                let name = if name.is_empty() {
                    key.clone()
                } else {
                    format!("{name}.{key}")
                };
                check_empty(value, &name, find);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = "+++\nid = \"bdp-1\"\nslug = \"zolw\"\ntitle = \"Żółw\"\ncategory = \"dialog-spoleczny\"\n\n[source]\ncatalogue = \"bdp\"\n+++\n";

    fn file(name: &str, text: &str) -> RecordFile {
        RecordFile::new(format!("{name}.md").into(), text.to_owned())
    }

    fn findings(files: &[RecordFile]) -> Vec<String> {
        check(files).iter().map(ToString::to_string).collect()
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
                "zolw.md, wiersz 10, pole contacts: „łucja”",
            ),
            (
                after("[[attachments]]\ntitle = \"Łąka\"\nurl = \"laka.pdf\""),
                "zolw.md, wiersz 10, pole attachments: „laka.pdf”",
            ),
            (
                after("[[elsewhere]]\ntitle = \"Łąka\"\nurl = \"ftp://laka.pl\""),
                "zolw.md, wiersz 10, pole elsewhere: „ftp://laka.pl”",
            ),
            (
                after("[[related]]\nslug = \"ges\"\nwhy = \"bo\""),
                "zolw.md, wiersz 10, pole related: nie ma rekordu",
            ),
            (
                after("[[related]]\nslug = \"zolw\"\nwhy = \"bo\""),
                "zolw.md, wiersz 10, pole related: rekord wskazuje",
            ),
            (
                after("[[indicators]]\nlabel = \"Łąki\"\nunit = \"ha\"\nvalues = []"),
                "zolw.md, wiersz 10, pole indicators: wskaźnik „Łąki”",
            ),
            (
                after("[[costs]]\nlabel = \"Łąki\"\namount = nan"),
                "zolw.md, wiersz 10, pole costs: kwota „Łąki”",
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
        let found = findings(&[file("zolw", SOUND), file("kopia", SOUND)]);
        let expected = [
            "kopia.md, wiersz 2, pole id: wartość „bdp-1” ma już plik zolw.md",
            "kopia.md, wiersz 3, pole slug: wartość „zolw” ma już plik zolw.md",
            "kopia.md, wiersz 3, pole slug: „zolw” nie jest nazwą pliku (kopia)",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_draft_may_lack_its_category() {
        let draft = SOUND.replace("category = \"dialog-spoleczny\"", "draft = true");
        assert_eq!(findings(&[file("zolw", &draft)]), [""; 0]);
    }
}
