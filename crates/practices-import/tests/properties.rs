//! What holds of any page: what a metryka says is read as it was meant, and nothing makes the reader panic.

#![expect(clippy::unwrap_used, reason = "what is missing in a test is a failure of the test")]

#[path = "common/lost_lines.rs"]
mod lost_lines;

use lost_lines::lost_lines;
use practices::{Contact, Date, Phone, Source, UnitType, Wojewodztwo};
use practices_import::draft::draft_page;
use practices_import::front_matter;
use practices_import::page::document::Document;
use practices_import::page::{read_page, read_uncategorised};
use practices_import::presentation::to_html;
use practices_import::reading::Part;
use practices_import::record::Record;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

const BAR: &str = ".:   Skrót i Metryka -> Pełna prezentacja -> Załączniki   :.";

/// A word that no label begins with.
const WORD: &str = "[ŻŁ][aąeęioóułnńśżź]{2,8}";

fn words() -> impl Strategy<Value = String> {
    vec(WORD, 1..4).prop_map(|words| words.join(" "))
}

fn date() -> impl Strategy<Value = Date> {
    (2000u16..2030, 1u8..=12, 1u8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn contact() -> impl Strategy<Value = Contact> {
    let phone = "[1-9][0-9]{8}".prop_map(|digits| digits.parse::<Phone>().unwrap());
    let email = "[a-z]{1,8}(\\.[a-z]{1,5})?@[a-z]{2,8}\\.pl";
    (words(), option::of(words()), vec(phone, 1..3), vec(email, 0..3)).prop_map(|(name, role, phones, emails)| {
        Contact {
            name: Some(name),
            role,
            phones,
            emails,
        }
    })
}

prop_compose! {
    fn place()(
        unit_type in option::of(prop::sample::select(UnitType::ALL.to_vec())),
        municipality in option::of(words()),
        powiat in option::of("[a-zżźćńółęąś]{2,8}ski"),
        wojewodztwo in option::of(prop::sample::select(Wojewodztwo::all().collect::<Vec<_>>())),
        post in option::of(("[0-9]{2}-[0-9]{3}", words())),
        street in option::of((words(), 1u32..200)),
    ) -> Record {
        let mut record = empty();
        record.unit_type = unit_type;
        record.municipality = municipality;
        record.powiat = powiat;
        record.wojewodztwo = wojewodztwo;
        (record.postal_code, record.post_office) = post.unzip();
        record.street = street.map(|(name, number)| format!("ul. {name} {number}"));
        record
    }
}

prop_compose! {
    fn metryka()(
        place in place(),
        entered in date(),
        updated in option::of(date()),
        implementing_unit in option::of(words()),
        websites in vec("https?://www\\.[a-z]{2,8}\\.pl", 0..3),
        population in option::of(1u32..2_000_000),
        contacts in vec(contact(), 0..4),
    ) -> Record {
        Record { entered: Some(entered), updated, implementing_unit, websites, population, contacts, ..place }
    }
}

fn empty() -> Record {
    let source = Source {
        catalogue: "bdp".into(),
        url: None,
        retrieved: None,
    };
    let mut record = Record::new("bdp-zolw".into(), "zolw".into(), "Żółw".into(), source);
    record.category = Some("dialog-spoleczny".parse().unwrap());
    record
}

/// The number with dots between its thousands, as the source prints it.
fn dotted(number: u32) -> String {
    practices::polish::integer(u64::from(number)).replace('\u{a0}', ".")
}

/// The page on which the source would print the record.
fn page(record: &Record) -> String {
    let mut lines = vec![
        "Dialog społeczny : Praktyki".to_owned(),
        record.title.clone(),
        BAR.to_owned(),
        "Metryka praktyki".to_owned(),
    ];
    let mut field = |label: &str, value: Option<String>| lines.extend(value.map(|value| format!("{label}:  {value}")));
    field("Data wprowadzenia do BDP", record.entered.map(|date| date.to_string()));
    field("Data aktualizacji", record.updated.map(|date| date.to_string()));
    field("Typ jednostki", record.unit_type.map(|unit| unit.name().to_owned()));
    field("Miejscowość", record.municipality.clone());
    field("Powiat", record.powiat.clone());
    field("Województwo", record.wojewodztwo.map(|w| w.name().to_owned()));
    let post = record.postal_code.as_ref().zip(record.post_office.as_ref());
    field(
        "Kod pocztowy i Poczta",
        post.map(|(code, office)| format!("{code} {office}")),
    );
    field("Jednostka wdrażająca", record.implementing_unit.clone());
    field("Ulica", record.street.clone());
    field(
        "Wirtyna internetowa",
        (!record.websites.is_empty()).then(|| record.websites.join("; ")),
    );
    field("Liczba mieszkańców", record.population.map(dotted));
    lines.extend(contact_lines(&record.contacts));
    lines.push(BAR.to_owned());
    lines.join("\n")
}

/// The same page as HTML: the metryka is a table, or bold labels before the values; each is nested in what the page is
/// laid out by.
fn html_page(record: &Record, is_table: bool) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let mut rows: Vec<String> = Vec::new();
    let page = page(record);
    let metryka = page.lines().skip_while(|line| *line != "Metryka praktyki").skip(1);
    for line in metryka.take_while(|line| *line != BAR) {
        match line.split_once(":  ") {
            Some((label, value)) if is_table => rows.push(format!("<tr><td>{label}:</td><td>{}", escaped(value))),
            Some((label, value)) => rows.push(format!("<b>{label}:</b> {}", escaped(value))),
            None => match rows.last_mut() {
                Some(row) => row.push_str(&format!("<br>\n{}", escaped(line))),
                None => rows.push(escaped(line)),
            },
        }
    }
    let metryka = match is_table {
        true => format!("<table class=metryka>{}</table>", rows.join("</td></tr>\n")),
        false => rows.join("<br>"),
    };
    let bar = ".: <b>Skrót i Metryka</b> -&gt; <a href='?art=x'>Pełna prezentacja</a> :.";
    format!(
        "<!DOCTYPE html><title>x</title><table><tr><td>Strona główna<br>SMUP</td><td>\n<p>Dialog społeczny : Praktyki</p>\n<h1>{}</h1><p>{bar}</p><p>Metryka praktyki</p>{metryka}<p>{bar}</p></table>",
        escaped(&record.title)
    )
}

fn contact_lines(contacts: &[Contact]) -> Vec<String> {
    let mut lines = Vec::new();
    for contact in contacts {
        lines.extend(contact.name.clone());
        lines.extend(contact.role.clone());
        lines.extend(contact.phones.iter().map(|phone| format!("tel. {phone}")));
        lines.extend(contact.emails.iter().map(|email| format!("e@mail: {email}")));
    }
    if let Some(first) = lines.first_mut() {
        *first = format!("Osoby kontaktowe:  {first}");
    }
    lines
}

/// Any HTML, sound or not.
fn any_html() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[\\PC\0\n]{0,12}",
        "<[/]?[a-z0-9]{1,3}[^<>]{0,8}[>]?",
        prop::sample::select(vec![
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<td>Powiat:<td>",
            "<ul>",
            "<li>",
            "</ul>",
            "<ol>",
            "<h2>",
            "</h2>",
            "<p>",
            "</p>",
            "<br>",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<div>",
            "<pre>",
            "</pre>",
            "<a href='a.pdf'>",
            "</a>",
            "<a href='mailto:a@b.pl'>",
            "<img alt='Żółw' src=x>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<template>",
            "<title>",
            "</title>",
            "&amp;",
            "&#0;",
            "&#x10ffff;",
            "&nbsp",
            "<dl><dt>Ulica<dd>",
            "<svg><p>",
            "</svg>",
            ".: Skrót i Metryka -> Pełna prezentacja -> Załączniki :.",
            "Dialog społeczny : Praktyki<br>",
            "<br>Metryka praktyki<br>",
            "<link rel=canonical href='https://dobrepraktyki.pl/praktyka/1,x.html'>",
            "<base href='http://['>",
            "<h1>",
            "Baner projektu",
            "Osoby kontaktowe: ",
            "ul. Żółta 1<br>",
        ])
        .prop_map(str::to_owned),
    ];
    vec(part, 0..30).prop_map(|parts| parts.concat())
}

/// Paragraphs of words, with tags between and around them, and the words that are shown.
fn shown_html() -> impl Strategy<Value = (String, Vec<String>)> {
    let tag = prop::sample::select(vec![
        "",
        " ",
        "<br>",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<td>",
        "</td>",
        "<tr>",
        "<table>",
        "</table>",
        "<li>",
        "<ul>",
        "</ul>",
        "<h3>",
        "</h3>",
        "<a href='x.html'>",
        "</a>",
        "<script>if (a < b) {}</script>",
        "<!-- <p> -->",
        "<span onclick='x()'>",
        "</span>",
        "<dl><dt>",
        "<dd>",
        "<hr>",
        "<font size=2>",
    ]);
    vec((tag, WORD), 1..30).prop_map(|parts| {
        let html = parts.iter().map(|(tag, word)| format!("{tag} {word}")).collect();
        (html, parts.into_iter().map(|(_, word)| word).collect())
    })
}

/// Any text, with the parts of a page more often than chance would have them.
fn any_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[\\PC\t]{0,30}",
        Just(BAR.to_owned()),
        prop::sample::select(vec![
            "Metryka praktyki",
            "Usługi społeczne : Kultura",
            "Strona główna",
            "Osoby kontaktowe:  Łucja",
            "tel. ",
            "Kod pocztowy i Poczta: 9ł-",
            "Liczba mieszkańców: ١٢٣",
            "e@mail: @",
            "Wirtyna internetowa: http://",
            "+++",
            "+++\n[source]",
            "id = \"",
            "• ul. ",
            "ul. Żółta 1",
            " tel. 75 (",
            "Data aktualizacji:",
            "\u{feff}",
        ])
        .prop_map(str::to_owned),
    ];
    vec(part, 0..12).prop_map(|parts| parts.join("\n"))
}

proptest! {
    #[test]
    fn a_metryka_is_itself_after_a_round_trip(record in metryka()) {
        let page = page(&record);
        let mut reading = read_page(&Document::from_text(&page)).unwrap();
        prop_assert_eq!(&reading.problems, &[], "{}", page);
        // The published forms of numbers are kept beside; the record itself has no other difference.
        reading.record.as_published.clear();
        prop_assert_eq!(&reading.record, &record, "{}", page);
        let written = front_matter::write(&record).unwrap();
        prop_assert_eq!(front_matter::read(&written), Ok(record), "{}", written);
    }

    #[test]
    fn a_metryka_in_html_is_itself_after_a_round_trip(record in metryka(), is_table: bool) {
        let page = html_page(&record, is_table);
        let mut reading = read_page(&Document::from_html(&page)).unwrap();
        prop_assert_eq!(&reading.problems, &[], "{}", page);
        reading.record.as_published.clear();
        prop_assert_eq!(&reading.record, &record, "{}", page);
    }

    #[test]
    fn every_word_that_is_shown_is_read_in_its_order((html, words) in shown_html()) {
        let page = Document::from_html(&html);
        let read: Vec<&str> = page.lines.iter().flat_map(|line| line.text.split(' ')).filter(|word| !word.is_empty()).collect();
        prop_assert_eq!(read, words, "{}", html);
        let mut numbers = page.lines.iter().map(|line| line.number);
        prop_assert!(numbers.all(|number| number == 1), "{}", html);
    }

    #[test]
    fn nothing_of_a_presentation_is_lost((html, _) in shown_html()) {
        let page = format!("<p>Dialog społeczny : Praktyki<p>Łąka<p>{BAR}</p>{html}</table></table><p>{BAR}");
        let page = Document::from_html(&page);
        let reading = read_page(&page).unwrap();
        prop_assert_eq!(reading.part, Part::Presentation);
        prop_assert_eq!(lost_lines(&page, &reading), Vec::<String>::new(), "{}", html);
    }

    #[test]
    fn any_html_is_read_or_refused(html in any_html()) {
        let page = Document::from_html(&html);
        let _ = read_uncategorised(&page);
        for reading in [read_page(&page), draft_page(&page)].into_iter().flatten() {
            let written = front_matter::write(&reading.record).unwrap();
            prop_assert_eq!(front_matter::read(&written), Ok(reading.record), "{}", written);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any_text()) {
        let _ = read_page(&Document::from_text(&text));
        let _ = read_uncategorised(&Document::from_text(&text));
        let _ = front_matter::read(&text);
        let _ = to_html(&text);
        if let Ok(reading) = draft_page(&Document::from_text(&text)) {
            let written = front_matter::write(&reading.record).unwrap();
            prop_assert_eq!(front_matter::read(&written), Ok(reading.record), "{}", written);
        }
    }
}
