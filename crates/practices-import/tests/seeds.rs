//! Five real pages, which lie beside the checkout in `../shared/seeds` and are no part of it: three records, and two
//! pages of welfare centres that are none.

#![expect(clippy::unwrap_used, reason = "what is missing in a test is a failure of the test")]

#[path = "common/lost_lines.rs"]
mod lost_lines;

use std::fs;
use std::path::Path;

use lost_lines::lost_lines;
use practices::{Contact, UnitType};
use practices_import::draft::draft_page;
use practices_import::page::document::Document;
use practices_import::page::{Refusal, read_page};
use practices_import::reading::Reading;
use practices_import::record::Record;

/// The page whose file's name begins so; `None`, with a word on it, where the pages are not there.
fn seed(number: &str) -> Option<String> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let Ok(entries) = fs::read_dir(&dir) else {
        println!("skipped: no folder shared/seeds beside the checkout");
        return None;
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let path = paths
        .into_iter()
        .find(|path| path.file_name().unwrap().to_string_lossy().starts_with(number));
    Some(fs::read_to_string(path.unwrap()).unwrap())
}

fn contact(name: &str, role: &str, phone: &str, email: &str) -> Contact {
    Contact {
        name: Some(name.into()),
        role: Some(role.into()),
        phones: vec![phone.parse().unwrap()],
        emails: vec![email.into()],
    }
}

/// The record of a page without a problem and without a lost line.
fn sound_record(page: &str) -> Record {
    let reading = read_page(&Document::from_text(page)).unwrap();
    assert_eq!(reading.problems, []);
    assert_eq!(lost_lines(&Document::from_text(page), &reading), [""; 0]);
    reading.record
}

fn assert_metryka(record: &Record, expected: &[(&str, &str)]) {
    let written = practices_import::front_matter::write(record).unwrap();
    for (key, value) in expected {
        let line = format!("{key} = {value}");
        assert!(written.lines().any(|written| written == line), "{line}\n{written}");
    }
}

#[test]
fn szklarska_poreba_becomes_a_record() {
    let Some(page) = seed("000") else { return };
    let record = sound_record(&page);
    assert_eq!(record.id, "bdp-zawiazanie-partnerstwa-lokalnego-zdolna-dolna");
    assert_eq!(record.title, "Zawiązanie Partnerstwa Lokalnego „Zdolna Dolna”");
    assert_eq!(
        record.category.as_ref().unwrap().path(),
        "uslugi-spoleczne/pomoc-spoleczna"
    );
    assert_metryka(
        &record,
        &[
            ("entered", "\"2008-01-07\""),
            ("updated", "\"2013-07-09\""),
            ("unit_type", "\"gmina_miejska\""),
            ("municipality", "\"Szklarska Poręba\""),
            ("powiat", "\"jeleniogórski\""),
            ("wojewodztwo", "\"dolnośląskie\""),
            ("postal_code", "\"58-580\""),
            ("post_office", "\"Szklarska Poręba\""),
            ("implementing_unit", "\"Miejski Ośrodek Pomocy Społecznej\""),
            ("street", "\"ul. Sikorskiego 8\""),
            ("websites", "[\"http://www.mops.szklarskaporeba.pl\"]"),
            ("population", "7182"),
        ],
    );
    let director = contact(
        "Elżbieta Pawłowska",
        "Dyrektor MOPS",
        "75 717 21 46",
        "sekretariat.mops@szklarskaporeba.pl",
    );
    assert_eq!(record.contacts, [director]);
    let published = [
        ("population", "7.182"),
        ("title", "Zawiązanie Partnerstwa Lokalnego \"Zdolna Dolna\""),
        ("websites", "www.mops.szklarskaporeba.pl"),
    ];
    assert_eq!(record.as_published, published.map(|(k, v)| (k.into(), v.into())).into());
    let summary = record.summary.unwrap();
    assert_eq!(summary.split("\n\n").count(), 3);
    assert!(summary.starts_with("Zawarcie Partnerstwa") && summary.ends_with("w kwocie ok. 1800 zł."));
}

#[test]
fn katowice_becomes_a_record() {
    let Some(page) = seed("001") else { return };
    let record = sound_record(&page);
    assert_eq!(
        record.title,
        "Modelowe rozwiązanie w zakresie współpracy ze społecznością lokalną na przykładzie realizowanego w Szopienicach Programu Centrum Aktywności Lokalnej"
    );
    assert_eq!(
        record.category.as_ref().unwrap().path(),
        "uslugi-spoleczne/pomoc-spoleczna"
    );
    assert_eq!(
        (record.updated, record.unit_type),
        (None, Some(UnitType::MiastoNaPrawachPowiatu))
    );
    assert_metryka(
        &record,
        &[
            ("entered", "\"2011-12-27\""),
            ("municipality", "\"Katowice\""),
            ("powiat", "\"katowicki\""),
            ("wojewodztwo", "\"śląskie\""),
            ("postal_code", "\"40-391\""),
            ("post_office", "\"Katowice\""),
            ("implementing_unit", "\"Miejski Ośrodek Pomocy Społecznej\""),
            ("street", "\"Krakowska 138\""),
            ("websites", "[\"http://www.um.katowice.eu\"]"),
            ("population", "302094"),
        ],
    );
    let coordinator = contact(
        "Agnieszka Rzepecka",
        "Specjalista pracy socjalnej, Koordynator – Animator PCAL Szopienice",
        "725 161 463",
        "scal.szopienice@mops.katowice.pl",
    );
    assert_eq!(record.contacts, [coordinator]);
    let published = [
        ("phones", "725 161463"),
        ("population", "302.094"),
        ("unit_type", "powiat grodzki"),
        ("websites", "www.um.katowice.eu"),
    ];
    assert_eq!(record.as_published, published.map(|(k, v)| (k.into(), v.into())).into());
    assert_eq!(record.summary.unwrap().split("\n\n").count(), 2);
}

#[test]
fn wloclawek_becomes_a_record() {
    let Some(page) = seed("004") else { return };
    let record = sound_record(&page);
    assert_eq!(
        record.title,
        "Kształtowanie aktywnych postaw społecznych i zawodowych u beneficjentów pomocy społecznej w mieście Włocławku"
    );
    assert_eq!(
        record.category.as_ref().unwrap().path(),
        "uslugi-spoleczne/pomoc-spoleczna"
    );
    assert_eq!(record.powiat, None);
    assert_metryka(
        &record,
        &[
            ("entered", "\"2009-10-05\""),
            ("updated", "\"2011-02-25\""),
            ("unit_type", "\"gmina_miejska\""),
            ("municipality", "\"Włocławek\""),
            ("wojewodztwo", "\"kujawsko-pomorskie\""),
            ("postal_code", "\"87-800\""),
            ("post_office", "\"Włocławek\""),
            ("implementing_unit", "\"Miejski Ośrodek Pomocy Rodzinie\""),
            ("street", "\"ul. Kościuszki 26\""),
            (
                "websites",
                "[\"http://www.wloclawek.pl\", \"http://www.mopr.wloclawek.pl\"]",
            ),
            ("population", "115818"),
        ],
    );
    let specialist = contact(
        "Marek Osmulski",
        "starszy specjalista pracy socjalnej",
        "54 411 63 11",
        "analizy@mopr.wloclawek.pl",
    );
    assert_eq!(record.contacts, [specialist]);
    let published = [
        ("population", "115.818"),
        ("websites", "www.wloclawek.pl; www.mopr.wloclawek.pl"),
    ];
    assert_eq!(record.as_published, published.map(|(k, v)| (k.into(), v.into())).into());
    assert_eq!(record.summary.unwrap().split("\n\n").count(), 7);
}

fn draft(page: &str, begins: &str) -> Record {
    let refusal = Refusal::NotAPractice {
        line: 1,
        begins: begins.into(),
    };
    assert_eq!(read_page(&Document::from_text(page)), Err(refusal));
    let reading: Reading = draft_page(&Document::from_text(page)).unwrap();
    assert_eq!(lost_lines(&Document::from_text(page), &reading), [""; 0]);
    assert!(reading.record.draft);
    reading.record
}

/// The contacts as (name, role, numbers in reading form).
fn reach(record: &Record) -> Vec<(Option<&str>, Option<&str>, Vec<String>)> {
    let numbers = |contact: &Contact| {
        contact
            .phones
            .iter()
            .map(|p| p.readable().replace('\u{a0}', " "))
            .collect()
    };
    record
        .contacts
        .iter()
        .map(|c| (c.name.as_deref(), c.role.as_deref(), numbers(c)))
        .collect()
}

#[test]
fn a_news_item_is_refused_and_can_become_a_draft() {
    let Some(page) = seed("002") else { return };
    let draft = draft(&page, "przerwa1");
    assert_eq!(
        draft.title,
        "Tworzenie i rozwijanie standardów usług pomocy i integracji społecznej"
    );
    assert_metryka(
        &draft,
        &[
            ("municipality", "\"Szklarska Poręba\""),
            ("postal_code", "\"58-580\""),
            ("post_office", "\"Szklarska Poręba\""),
            ("implementing_unit", "\"Miejski Ośrodek Pomocy Społecznej\""),
            ("street", "\"Ul. Jedności Narodowej 11\""),
        ],
    );
    let expected = [(Some("Elżbieta Pawłowska"), None, vec!["75 717 21 46".to_owned()])];
    assert_eq!(reach(&draft), expected);
}

#[test]
fn a_local_programme_is_refused_and_can_become_a_draft() {
    let Some(page) = seed("003") else { return };
    let draft = draft(&page, "logo BIP");
    assert_eq!(draft.title, "Program Aktywności Lokalnej „Aktywna Polanka”");
    assert_metryka(
        &draft,
        &[
            ("municipality", "\"Wrocław\""),
            ("postal_code", "\"53-661\""),
            ("implementing_unit", "\"Miejski Ośrodek Pomocy Społecznej\""),
            ("street", "\"Pl. Solidarności 1/3/5 - III piętro\""),
        ],
    );
    let expected = [
        ("ŚWIADCZENIA RODZINNE", vec!["71 782 23 22"]),
        ("500+ oraz 300 +", vec!["71 799 92 74", "501 928 501"]),
        ("500+ oraz 300 +: wypłata", vec!["71 782 23 26"]),
        ("DODATKI MIESZKANIOWE", vec!["71 782 23 46", "71 782 23 48"]),
        (
            "KARTA RODZINA PLUS i KARTA DUŻEJ RODZINY",
            vec!["71 782 35 95", "71 782 35 94"],
        ),
    ];
    let expected = expected.map(|(role, phones)| {
        let phones = phones.into_iter().map(str::to_owned).collect();
        (None, Some(role), phones)
    });
    assert_eq!(reach(&draft), expected);
    assert_eq!(draft.partners.len(), 6);
}
