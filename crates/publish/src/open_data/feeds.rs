//! Feeds (Atom, RFC 4287) of the newest practices and of those last changed: of all, of each województwo, and of each
//! category. Their days are those of the records, so that the same catalogue makes the same feeds.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use atom_syndication::{Category as Term, Entry, Feed, FixedDateTime, Link, Person, Text};
use mapa_praktyk::filter::CATEGORY;
use mapa_praktyk::routes::Route;
use practices::category::SECTIONS;
use practices::{Category, Date, Practice, Wojewodztwo};
use take_along::words::is_forbidden_in_xml;

use super::about::{About, instant, page_of, path_of};
use super::words;
use crate::File;
use crate::settings::Address;

/// How many entries a feed has at the most.
pub const ENTRIES: usize = 50;

/// What a feed is about.
#[derive(Clone, Copy)]
enum Kind {
    New,
    Changed,
}

/// Of which practices a feed is.
enum Scope {
    All,
    Wojewodztwo(Wojewodztwo),
    Category(Category),
}

/// All feeds, where the site's address is known and the catalogue has a day.
pub fn files(about: &About<'_>) -> Vec<File> {
    let (Some(address), Some(day)) = (about.address, about.day) else {
        return Vec::new();
    };
    let scopes = scopes(about.practices);
    let of_kind = |kind: Kind| {
        let dated = kind.newest_first(about.practices);
        let feed = |scope: &Scope| {
            let of_scope = dated.iter().copied().filter(|practice| scope.has(practice));
            let shown: Vec<&Practice> = of_scope.take(ENTRIES).collect();
            write(about, address, (kind, scope), &shown, day)
        };
        scopes.iter().filter_map(feed).collect::<Vec<File>>()
    };
    [Kind::New, Kind::Changed].into_iter().flat_map(of_kind).collect()
}

/// All sixteen województwa, and all categories of the tree or of the catalogue with their sections, so that a feed that
/// is empty today can be followed too.
fn scopes(practices: &[Practice]) -> Vec<Scope> {
    let sections = SECTIONS.iter().map(|section| section.slug.to_owned());
    let known = Category::all().into_iter().map(|category| category.path().to_owned());
    let own = practices.iter().flat_map(|practice| {
        let category = &practice.category;
        [category.section_slug().to_owned(), category.path().to_owned()]
    });
    let paths: BTreeSet<String> = sections.chain(known).chain(own).collect();
    let categories = paths.iter().filter_map(|path| path.parse().ok()).map(Scope::Category);
    let wojewodztwa = Wojewodztwo::all().map(Scope::Wojewodztwo);
    [Scope::All].into_iter().chain(wojewodztwa).chain(categories).collect()
}

impl Kind {
    /// When a practice became what the feed is about.
    fn day(self, practice: &Practice) -> Option<Date> {
        match self {
            Kind::New => practice.entered,
            Kind::Changed => practice
                .updated
                .filter(|day| practice.entered.is_none_or(|entered| *day > entered)),
        }
    }

    fn newest_first(self, practices: &[Practice]) -> Vec<&Practice> {
        let mut dated: Vec<&Practice> = practices.iter().filter(|one| self.day(one).is_some()).collect();
        dated.sort_by_key(|one| (Reverse(self.day(one)), one.id.as_str()));
        dated
    }

    fn name(self) -> &'static str {
        match self {
            Kind::New => "nowe",
            Kind::Changed => "zmienione",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Kind::New => "Nowe praktyki",
            Kind::Changed => "Zmienione praktyki",
        }
    }
}

impl Scope {
    fn has(&self, practice: &Practice) -> bool {
        match self {
            Scope::All => true,
            Scope::Wojewodztwo(wojewodztwo) => practice.wojewodztwa().contains(wojewodztwo),
            Scope::Category(category) => {
                practice.category == *category || practice.category.section_slug() == category.path()
            }
        }
    }

    /// Where its feeds lie.
    fn folder(&self) -> String {
        match self {
            Scope::All => "dane/".to_owned(),
            Scope::Wojewodztwo(wojewodztwo) => format!("dane/wojewodztwa/{}/", wojewodztwo.slug()),
            Scope::Category(category) => format!("dane/kategorie/{}/", category.path()),
        }
    }

    /// The page that shows what the feed is of.
    fn page(&self) -> String {
        match self {
            Scope::All => path_of(&Route::Practices),
            Scope::Wojewodztwo(wojewodztwo) => path_of(&Route::Wojewodztwo(*wojewodztwo)),
            Scope::Category(category) => format!("{}?{CATEGORY}={}", path_of(&Route::Practices), category.path()),
        }
    }

    fn title(&self, of: &str) -> String {
        match self {
            Scope::All => format!("{}: {of}", words::MAP),
            Scope::Wojewodztwo(wojewodztwo) => format!("{}: {of}, {}", words::MAP, words::wojewodztwo(*wojewodztwo)),
            Scope::Category(category) => format!("{}: {of}, {}", words::MAP, words::category(category)),
        }
    }
}

/// A feed of these practices; one without any is as old as the catalogue. None only where a text of the catalogue could
/// not be written, which does not happen in memory.
fn write(
    about: &About<'_>,
    address: &Address,
    (kind, scope): (Kind, &Scope),
    shown: &[&Practice],
    day: Date,
) -> Option<File> {
    let path = format!("{}{}.atom", scope.folder(), kind.name());
    let newest = shown.iter().filter_map(|one| last_day(one)).max().unwrap_or(day);
    let author = Person {
        name: in_xml(about.publisher_name()),
        uri: about.publisher.url.as_deref().map(in_xml),
        ..Person::default()
    };
    let edition = about
        .edition
        .map(|edition| Text::plain(in_xml(&format!("Wydanie danych: {edition}"))));
    let feed = Feed {
        title: Text::plain(scope.title(kind.title())),
        subtitle: edition,
        id: address.of(&path),
        updated: time(newest)?,
        authors: vec![author],
        rights: Some(Text::plain(words::RIGHTS)),
        links: vec![
            link("self", "application/atom+xml", address.of(&path)),
            link("alternate", "text/html", address.of(&scope.page())),
        ],
        entries: shown.iter().filter_map(|practice| entry(practice, address)).collect(),
        lang: Some("pl".to_owned()),
        ..Feed::default()
    };
    let bytes = feed.write_to(Vec::new()).ok()?;
    Some(File { path, bytes })
}

fn entry(practice: &Practice, address: &Address) -> Option<Entry> {
    let page = address.of(&page_of(practice));
    let category = Term {
        term: practice.category.path().to_owned(),
        label: Some(words::category(&practice.category)),
        ..Term::default()
    };
    Some(Entry {
        title: Text::plain(in_xml(&practice.title)),
        id: page.clone(),
        updated: time(last_day(practice)?)?,
        published: practice.entered.and_then(time),
        summary: Some(Text::plain(in_xml(
            practice.summary.as_deref().unwrap_or(&practice.title),
        ))),
        categories: vec![category],
        links: vec![link("alternate", "text/html", page)],
        ..Entry::default()
    })
}

fn last_day(practice: &Practice) -> Option<Date> {
    practice.entered.max(practice.updated)
}

fn link(rel: &str, kind: &str, href: String) -> Link {
    Link {
        rel: rel.to_owned(),
        mime_type: Some(kind.to_owned()),
        href,
        ..Link::default()
    }
}

/// A day as feeds have it; the calendar of records has none that theirs lacks.
fn time(day: Date) -> Option<FixedDateTime> {
    instant(day).parse().ok()
}

/// A text without what no XML may have.
fn in_xml(text: &str) -> String {
    text.chars().filter(|c| !is_forbidden_in_xml(*c)).collect()
}
