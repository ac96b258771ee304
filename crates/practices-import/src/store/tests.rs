//! The folder over several runs: what follows the source, what stays, and what is put together.

use super::*;
use practices::{Attachment, Source};
use proptest::prelude::*;

use crate::front_matter;

fn record(slug: &str, title: &str) -> Record {
    let source = Source {
        catalogue: "bdp".into(),
        url: None,
        retrieved: None,
    };
    let mut record = Record::new(format!("bdp-{slug}"), slug.into(), title.into(), source);
    record.category = Some("dialog-spoleczny".parse().unwrap());
    record
}

fn reading(record: Record, part: Part) -> Reading {
    Reading {
        record,
        part,
        problems: Vec::new(),
    }
}

fn prepared(reading: &Reading) -> Prepared {
    Prepared::new(reading.clone()).unwrap()
}

/// A run with one input.
fn save(dir: &Path, record: &Record, part: Part) -> Saved {
    save_all(dir, &[reading(record.clone(), part)]).remove(0)
}

/// A run.
fn save_all(dir: &Path, readings: &[Reading]) -> Vec<Saved> {
    let mut store = Store::open(dir).unwrap();
    readings
        .iter()
        .map(|reading| store.save(prepared(reading)).unwrap().saved)
        .collect()
}

fn stored(dir: &Path, slug: &str) -> Record {
    front_matter::read(&fs::read_to_string(dir.join(format!("{slug}.md"))).unwrap()).unwrap()
}

fn differing(saved: &Saved) -> Vec<&str> {
    match saved {
        Saved::Merged(found) | Saved::Edited(found) => found.iter().map(|d| d.field.as_str()).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_file_that_nobody_touched_follows_the_source() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("zolw.md");
    assert_eq!(save(dir.path(), &record("zolw", "Żółw"), Part::Summary), Saved::New);
    let first = fs::read_to_string(&path).unwrap();
    assert_eq!(save(dir.path(), &record("zolw", "Żółw"), Part::Summary), Saved::Same);
    assert_eq!(fs::read_to_string(&path).unwrap(), first);
    // A checkout on Windows may change the line ends.
    fs::write(&path, first.replace('\n', "\r\n")).unwrap();
    assert_eq!(
        save(dir.path(), &record("zolw", "Żółw błotny"), Part::Summary),
        Saved::Updated
    );
    assert_eq!(stored(dir.path(), "zolw").title, "Żółw błotny");
}

#[test]
fn what_the_source_no_longer_says_goes() {
    let dir = tempfile::tempdir().unwrap();
    let mut first = record("zolw", "Żółw");
    first.street = Some("Łąkowa 1".into());
    first.body = "Z innej zakładki.".into();
    save(dir.path(), &first, Part::Whole);
    assert_eq!(save(dir.path(), &record("zolw", "Żółw"), Part::Summary), Saved::Updated);
    let now = stored(dir.path(), "zolw");
    assert_eq!((now.street, now.body.as_str()), (None, "Z innej zakładki."));
}

#[test]
fn what_a_person_has_edited_stays_and_news_of_the_source_are_offered() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("zolw.md");
    let mut first = record("zolw", "Żółw");
    first.street = Some("Łąkowa 1".into());
    save(dir.path(), &first, Part::Summary);
    let edited = fs::read_to_string(&path)
        .unwrap()
        .replace("title = \"Żółw\"", "title = \"Żółwik\"");
    fs::write(&path, &edited).unwrap();

    // The source says what it said: the person knew that already.
    assert_eq!(save(dir.path(), &first, Part::Summary), Saved::Same);
    let mut news = first.clone();
    news.street = Some("Łąkowa 2".into());
    let Saved::Edited(offers) = save(dir.path(), &news, Part::Summary) else {
        panic!("an edited file is not written")
    };
    let expected = Difference {
        field: "street".into(),
        stored: Some("Łąkowa 1".into()),
        read: Some("Łąkowa 2".into()),
    };
    assert_eq!(offers, [expected]);
    assert_eq!(fs::read_to_string(&path).unwrap(), edited);
}

#[test]
fn what_is_offered_can_be_taken_field_by_field() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("zolw.md");
    let mut own = record("zolw", "Żółw");
    own.street = Some("Łąkowa 1".into());
    own.post_office = Some("Łódź".into());
    let text = front_matter::write(&own)
        .unwrap()
        .replace("street", "# z pisma\nstreet");
    fs::write(&path, &text).unwrap();
    let mut read = reading(record("zolw", "Żółw"), Part::Summary);
    read.record.street = Some("Łąkowa 2".into());
    read.record.post_office = Some("Żory".into());
    let mut store = Store::open(dir.path()).unwrap().taking(&["street".to_owned()]);
    assert_eq!(differing(&store.save(prepared(&read)).unwrap().saved), ["post_office"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), text.replace("Łąkowa 1", "Łąkowa 2"));
    let mut store = Store::open(dir.path()).unwrap().taking(&["post_office".to_owned()]);
    assert_eq!(store.save(prepared(&read)).unwrap().saved, Saved::Updated);
    assert_eq!(save(dir.path(), &read.record, Part::Summary), Saved::Same);
}

#[test]
fn a_record_of_a_persons_own_is_compared_with_what_the_source_says() {
    let dir = tempfile::tempdir().unwrap();
    let mut own = record("zolw", "Żółw");
    own.note = Some("Od redakcji.".into());
    own.street = Some("Łąkowa 1".into());
    fs::write(dir.path().join("zolw.md"), front_matter::write(&own).unwrap()).unwrap();
    let mut read = record("zolw", "Żółw");
    read.street = Some("Łąkowa 2".into());
    read.body = "Prezentacja.".into();
    assert_eq!(differing(&save(dir.path(), &read, Part::Whole)), ["street", "body"]);
    assert_eq!(differing(&save(dir.path(), &read, Part::Presentation)), ["body"]);

    // Nor is it offered to make a draft again of what a person has completed.
    read.draft = true;
    assert_eq!(differing(&save(dir.path(), &read, Part::Whole)), ["street", "body"]);
    read.draft = false;

    // What the record says to be published so is no news.
    own.as_published.insert("street".into(), "Łąkowa 2".into());
    fs::write(dir.path().join("zolw.md"), front_matter::write(&own).unwrap()).unwrap();
    assert_eq!(differing(&save(dir.path(), &read, Part::Summary)), [""; 0]);
}

#[test]
fn what_is_no_record_stays() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("zolw.md");
    for bytes in ["nie rekord, ale czyjaś praca".as_bytes(), b"nie UTF-8: z\xf3\xb3w"] {
        fs::write(&path, bytes).unwrap();
        let saved = save(dir.path(), &record("zolw", "Żółw"), Part::Summary);
        assert!(matches!(saved, Saved::Unreadable(_)), "{saved:?}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn two_inputs_of_one_run_are_put_together() {
    let dir = tempfile::tempdir().unwrap();
    let first = record("zolw", "Żółw");
    let mut second = record("zolw", "Żółw");
    second.municipality = Some("Zmyślona".into());
    second.as_published.insert("municipality".into(), "Zmyslona".into());
    second.category = Some("smup".parse().unwrap());
    let saved = save_all(
        dir.path(),
        &[reading(first, Part::Summary), reading(second, Part::Summary)],
    );
    assert_eq!(differing(&saved[1]), ["category"]);
    let now = stored(dir.path(), "zolw");
    assert_eq!(now.municipality.as_deref(), Some("Zmyślona"));
    assert_eq!(now.as_published["municipality"], "Zmyslona");
    assert_eq!(now.category, record("zolw", "Żółw").category);
    // The file is the importer's still.
    assert_eq!(save(dir.path(), &record("zolw", "Żółw"), Part::Summary), Saved::Updated);
}

#[test]
fn the_same_page_of_both_hosts_is_no_conflict() {
    let dir = tempfile::tempdir().unwrap();
    let of = |host: &str| {
        let mut page = record("zolw", "Żółw");
        page.body = format!("[gazeta](https://{host}/pliki/gazeta.pdf)");
        reading(page, Part::Presentation)
    };
    let saved = save_all(dir.path(), &[of("archiwum.dobrepraktyki.pl"), of("dobrepraktyki.pl")]);
    assert_eq!(saved[1], Saved::Merged(Vec::new()));
    assert!(stored(dir.path(), "zolw").body.contains("archiwum"));
}

#[test]
fn a_practice_keeps_the_slug_under_which_it_is_stored() {
    let dir = tempfile::tempdir().unwrap();
    let mut first = record("zolw", "Żółw");
    first.id = "bdp-7".into();
    save(dir.path(), &first, Part::Summary);
    let mut renamed = record("zolw-blotny", "Żółw błotny");
    renamed.id = "bdp-7".into();
    assert_eq!(save(dir.path(), &renamed, Part::Summary), Saved::Updated);
    assert!(dir.path().join("zolw.md").exists() && !dir.path().join("zolw-blotny.md").exists());
}

#[test]
fn another_practice_of_the_same_title_gets_a_slug_of_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let of = |place: &str, id: &str| {
        let mut record = record("budzet-obywatelski", "Budżet obywatelski");
        record.municipality = Some(place.to_owned());
        record.id = id.to_owned();
        reading(record, Part::Whole)
    };
    let id = "bdp-budzet-obywatelski";
    let all = [of("Łódź", id), of("Żory", id), of("Gęś", "bdp-7"), of("Gęś", "bdp-8")];
    let first = save_all(dir.path(), &all);
    assert_eq!(first[1], Saved::New);
    let mut store = Store::open(dir.path()).unwrap();
    let slugs: Vec<String> = all
        .iter()
        .map(|reading| store.save(prepared(reading)).unwrap().slug)
        .collect();
    let title = "budzet-obywatelski";
    assert_eq!(
        slugs,
        ["", "-zory", "-ges", "-8"].map(|ending| format!("{title}{ending}"))
    );
    assert_eq!(
        stored(dir.path(), "budzet-obywatelski-zory").municipality.as_deref(),
        Some("Żory")
    );
}

/// The three tabs of one practice, and its page on the new site.
fn pages() -> Vec<Reading> {
    let mut summary = record("zolw", "Żółw");
    summary.id = "bdp-7".into();
    summary.source.url = Some("https://dobrepraktyki.pl/index.php?p1=1&p2=2&art=7".into());
    summary.street = Some("Łąkowa 1".into());
    let mut presentation = record("zolw", "Żółw");
    presentation.body = "Pełna prezentacja.".into();
    let mut attachments = record("zolw", "Żółw");
    attachments.attachments = vec![Attachment {
        title: "Uchwała".into(),
        url: "https://zmyslona.example.pl/uchwala.pdf".into(),
    }];
    let mut new_site = record("zolw", "Żółw");
    new_site.category = None;
    new_site.draft = true;
    new_site.body = presentation.body.clone();
    new_site.source.url = Some("https://dobrepraktyki.pl/praktyka/363,zolw.html".into());
    vec![
        reading(summary, Part::Summary),
        reading(presentation, Part::Presentation),
        reading(attachments, Part::Attachments),
        reading(new_site, Part::Presentation),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn pages_of_one_practice_make_one_record_whatever_their_order(
        order in Just((0..4).collect::<Vec<usize>>()).prop_shuffle(),
        runs in prop::collection::vec(1..4_usize, 1..4),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let pages = pages();
        let mut left: Vec<Reading> = order.iter().map(|number| pages[*number].clone()).collect();
        for count in runs.into_iter().chain([4]) {
            let run: Vec<Reading> = left.drain(..count.min(left.len())).collect();
            save_all(dir.path(), &run);
        }
        let names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        prop_assert_eq!(names, ["zolw.md"]);
        let now = stored(dir.path(), "zolw");
        prop_assert_eq!(now.draft, false);
        prop_assert_eq!(now.street.as_deref(), Some("Łąkowa 1"));
        prop_assert_eq!(now.body, "Pełna prezentacja.");
        prop_assert_eq!(now.attachments.len(), 1);
        prop_assert!(now.source.url.unwrap().ends_with("art=7"));
        prop_assert!(now.elsewhere[0].url.ends_with("/363,zolw.html"));
    }
}
