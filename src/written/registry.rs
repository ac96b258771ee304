//! The registry: every practice by category and by województwo, on pages that need nothing but links.

use maud::{Markup, html};
use practices::polish::{bind_short_words, capitalised};
use practices::{Category, Practice, Wojewodztwo};

use crate::components::place;
use crate::components::sign::{Kind, badge};
use crate::i18n::{content_lang, t};
use crate::routes::{REGISTRY, Route};
use crate::written::{Page, Sources, frame};

/// How many practices stand on a page.
const ON_PAGE: usize = 200;

/// A page of the registry and its address, from the root of its language and without slashes around it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The address.
    pub path: String,
    /// The page.
    pub page: Page,
}

/// Whose practices stand together.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Group<'a> {
    Category(&'a Category),
    Region(Wojewodztwo),
}

impl Group<'_> {
    /// What it is called among others of its kind.
    fn name(self) -> String {
        match self {
            Group::Category(category) => t::category(category),
            Group::Region(region) => t::region_name(region).to_owned(),
        }
    }

    /// What it is called where nothing else says of what kind it is.
    fn title(self) -> String {
        match self {
            Group::Category(category) => t::category(category),
            Group::Region(region) => capitalised(&t::wojewodztwo(region)),
        }
    }

    /// "4 praktyki w województwie śląskim", "5 praktyk w całej Polsce".
    fn counted(self, n: usize) -> String {
        match self {
            Group::Category(_) => t::practices_in(n, None),
            Group::Region(region) => t::practices_in(n, Some(region)),
        }
    }

    /// The address of its page of this number, from 1.
    fn path(self, number: usize) -> String {
        let own = match self {
            Group::Category(category) => category.path().to_owned(),
            Group::Region(region) => region.slug().to_owned(),
        };
        if number == 1 {
            format!("{REGISTRY}/{own}")
        } else {
            format!("{REGISTRY}/{own}/{number}")
        }
    }

    fn has(self, practice: &Practice) -> bool {
        match self {
            Group::Category(category) => practice.category == *category,
            Group::Region(region) => practice.wojewodztwa().contains(&region),
        }
    }
}

/// All pages of the registry, in the language in force; the first leads to all others.
pub fn registry(sources: &Sources<'_>) -> Vec<Entry> {
    let shown: Vec<&Practice> = sources.shown(None).into_iter().map(|(_, practice)| practice).collect();
    let categories = sources.library.index.categories.iter().map(Group::Category);
    let groups: Vec<(Group<'_>, Vec<&Practice>)> = categories
        .chain(Wojewodztwo::all().map(Group::Region))
        .map(|group| {
            (
                group,
                shown.iter().copied().filter(|practice| group.has(practice)).collect(),
            )
        })
        .filter(|(_, practices): &(_, Vec<_>)| !practices.is_empty())
        .collect();
    let mut entries = vec![first(&groups)];
    for (group, practices) in &groups {
        let pages = practices.chunks(ON_PAGE).count();
        for (number, chunk) in (1..).zip(practices.chunks(ON_PAGE)) {
            entries.push(of_group(*group, chunk, practices.len(), number, pages));
        }
    }
    entries
}

fn entry(path: String, title: &str, contents: &Markup) -> Entry {
    let body = html! { article.page.text-page { h1 { (title) } (contents) } };
    let page = Page {
        title: t::page_title(title),
        description: None,
        body: frame::around_registry(&path, &body),
    };
    Entry { path, page }
}

fn first(groups: &[(Group<'_>, Vec<&Practice>)]) -> Entry {
    let (categories, regions): (Vec<_>, Vec<_>) = groups
        .iter()
        .partition(|(group, _)| matches!(group, Group::Category(_)));
    let contents = html! {
        p { (bind_short_words(&t::REGISTRY_LEAD)) }
        @for (title, groups) in [(t::CATEGORIES, categories), (t::WOJEWODZTWA, regions)] {
            h2 { (title) }
            ul {
                @for (group, practices) in groups {
                    li { a.plain-link href=(address(&group.path(1))) { (group.name()) } " (" (practices.len()) ")" }
                }
            }
        }
    };
    entry(REGISTRY.to_owned(), &t::REGISTRY, &contents)
}

fn of_group(group: Group<'_>, practices: &[&Practice], of: usize, number: usize, pages: usize) -> Entry {
    let title = group.title();
    let contents = html! {
        p { a.plain-link href=(address(REGISTRY)) { (t::REGISTRY) } " › " (group.counted(of)) }
        ul.cards role="list" {
            @for practice in practices { li { (card(practice)) } }
        }
        @if pages > 1 {
            nav.pages aria-label=(t::PAGES) {
                @for other in 1..=pages {
                    a href=(address(&group.path(other))) aria-current=[(other == number).then_some("page")] { (other) }
                    " "
                }
            }
        }
    };
    let title = if number == 1 {
        title
    } else {
        format!("{title}, {number}")
    };
    entry(group.path(number), &title, &contents)
}

fn card(practice: &Practice) -> Markup {
    html! {
        a.card href=(Route::Practice(practice.slug.clone()).path()) {
            (badge(Kind::of(&practice.category)))
            span.card-text {
                span.card-title lang=[content_lang()] { (bind_short_words(&practice.title)) }
                span.card-meta { (place::with_region(practice)) }
            }
        }
    }
}

/// The address of a page of the registry, with the slash that its folder has.
fn address(path: &str) -> String {
    format!("{}{path}/", Route::Map.path())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written::tests::with_sources;

    #[test]
    fn every_practice_stands_by_category_and_by_region() {
        with_sources(|sources| {
            let entries = registry(sources);
            let paths: Vec<&str> = entries.iter().map(|entry| entry.path.as_str()).collect();
            assert_eq!(
                paths,
                ["spis", "spis/dialog-spoleczny", "spis/opolskie", "spis/slaskie"]
            );
            for (at, has) in [
                (1, "href=\"/praktyki/zlobek\""),
                (3, "href=\"/praktyki/lawka\""),
                (0, "href=\"/spis/slaskie/\""),
            ] {
                let text = &entries[at].page.body.0;
                assert!(text.contains(has), "{has} is not in {text}");
            }
        });
    }

    #[test]
    fn a_long_group_has_pages() {
        with_sources(|sources| {
            let practices: Vec<&Practice> = sources.practices().collect();
            let region = Group::Region(Wojewodztwo::from_slug("slaskie").unwrap());
            let second = of_group(region, &practices, 403, 2, 3);
            assert_eq!(second.path, "spis/slaskie/2");
            for part in [
                "<h1>Województwo śląskie, 2</h1>",
                "403\u{a0}praktyki w\u{a0}województwie śląskim",
                "href=\"/spis/slaskie/\">1<",
                "href=\"/spis/slaskie/2/\" aria-current=\"page\">2<",
                "href=\"/spis/slaskie/3/\">3<",
            ] {
                assert!(
                    second.page.body.0.contains(part),
                    "{part} is not in {}",
                    second.page.body.0
                );
            }
        });
    }
}
