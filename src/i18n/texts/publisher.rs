//! Whoever publishes the map: at the foot of pages, and in what is sent to them.

use practices::Date;

use crate::i18n::date;
use crate::i18n::text::texts;

texts! {
    pub REPORT = "Zgłoś nieaktualne dane";
    pub REPORT_HINT = "Otwiera wiadomość do redakcji w\u{a0}Twoim programie pocztowym.";
    REPORT_SUBJECT = "Mapa Praktyk – nieaktualne dane: {title}";
    REPORT_ABOUT = "Praktyka: {title}";
    REPORT_CHANGED = "Co się zmieniło:";
    pub PUBLISHED_BY = "Mapę wydaje";
    pub OWNERS = "Prowadzą ją";
    pub SPONSORS = "Wspierają ją";
    pub OTHER_PAGES = "Zobacz też";
    VISITORS = "one: {n} gość od {day} | few: {n} gości od {day} | many: {n} gości od {day}";
    pub MOST_READ = "Najczęściej czytane";
    READ_TIMES = "one: otwarta {n} raz | few: otwarta {n} razy | many: otwarta {n} razy";
}

/// What a report of outdated data is about.
pub fn report_subject(title: &str) -> String {
    REPORT_SUBJECT.with(&[("title", title)])
}

/// What a report begins with.
pub fn report_body(title: &str, address: &str) -> String {
    let about = REPORT_ABOUT.with(&[("title", title)]);
    let changed = REPORT_CHANGED.get();
    format!("{about}\n{address}\n\n{changed}\n")
}

/// How many visitors there were since a day.
pub fn visitors(n: usize, since: Date) -> String {
    VISITORS.counted(n, &[("day", &date(since))])
}

/// How often a practice has been opened.
pub fn read_times(n: usize) -> String {
    READ_TIMES.counted(n, &[])
}
