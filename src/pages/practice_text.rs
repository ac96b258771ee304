//! What the page of one practice says, as text: the page as the record has it, and what the details add.

use maud::{Markup, PreEscaped, html};
use practices::link;
use practices::polish::bind_short_words;
use practices::{Attachment, Details, Partner, Practice};

use crate::components::contacts::contacts;
use crate::components::figures::{costs, indicators};
use crate::components::metryka::metryka;
use crate::components::notice;
use crate::components::place;
use crate::components::sign::{Kind, badge};
use crate::components::star::star_with_words;
use crate::components::summary::{paragraphs, summary_of};
use crate::i18n::{Text, content_lang, t};
use crate::map::still;
use crate::records::Records;
use crate::routes::Route;
use crate::shortlist::Shortlist;

/// What a link to a part of the page asks for besides: the focus for the part whose id is the value.
pub const FOCUS: &str = "focus";

/// From this many characters on a title is set smaller.
const LONG_TITLE: usize = 110;
/// The id of the summary.
const SUMMARY: &str = "skrot";
/// The id of the presentation.
const PRESENTATION: &str = "prezentacja";
/// The id of the attachments.
const ATTACHMENTS: &str = "zalaczniki";

/// The page, with a notice where the details will be as long as they are not here, and with a picture of the place.
pub fn page(
    records: &Records,
    practice: &Practice,
    shortlist: &Shortlist,
    details: Option<&Details>,
    picture: &Markup,
) -> Markup {
    // With a summary in the visitor's language the page says enough to need no warning.
    let is_foreign = content_lang().is_some() && summary_of(practice).is_none_or(|(_, lang)| lang.is_some());
    let is_long = practice.title.chars().count() > LONG_TITLE;
    html! {
        header.practice-head {
            (category_path(practice))
            h1 class=[is_long.then_some("long")] lang=[content_lang()] { (bind_short_words(&practice.title)) }
            p.place { (place::in_full(practice)) }
            @if is_foreign { p.hint { (t::CONTENT_IN_POLISH) } }
            div { (star_with_words(&practice.slug, &practice.title, shortlist)) }
            @if let Some(details) = details { (parts(details)) }
        }
        div.columns {
            (summary(practice))
            aside.side-column aria-label=(t::PRACTICE_FACTS) {
                (still::link(practice, picture))
                (contacts(practice))
                (metryka(practice))
            }
            div.main-column {
                @match details {
                    Some(details) => (below_summary(records, details)),
                    None => (notice::loading(t::LOADING_DETAILS)),
                }
                (source(practice, details))
            }
        }
        (neighbours(records, practice))
        div.peers-place {}
    }
}

fn category_path(practice: &Practice) -> Markup {
    let category = &practice.category;
    html! {
        p.category-line {
            (badge(Kind::of(category)))
            span {
                (t::section(category))
                @if let Some(subsection) = t::subsection(category) { " › " (subsection) }
            }
        }
    }
}

fn summary(practice: &Practice) -> Markup {
    html! {
        section.summary id=(SUMMARY) tabindex="-1" {
            h2 { (t::SUMMARY) }
            (paragraphs(practice))
        }
    }
}

/// Where the record was taken from and under what title; [`about_source`] comes below.
fn source(practice: &Practice, details: Option<&Details>) -> Markup {
    let source = &practice.source;
    let published = practice.as_published.get("title");
    html! {
        section.source {
            h2 { (t::SOURCE) }
            p {
                (t::catalogue(&source.catalogue))
                @if let Some(date) = source.retrieved { ", " (t::retrieved(date)) }
                ". "
                @if let Some(url) = &source.url { a.plain-link href=[link::safe(url)] rel="external noopener" { (t::SOURCE_PAGE) } }
                @else { span { (t::SOURCE_NO_ADDRESS) } }
            }
            @if let Some(title) = published.filter(|title| **title != practice.title) {
                p { (t::TITLE_AS_PUBLISHED) " " (t::quoted(&bind_short_words(title))) }
            }
            @if let Some(details) = details { (about_source(details)) }
        }
    }
}

/// The practices before and after this one in its województwo, the first of them where it has several.
fn neighbours(records: &Records, practice: &Practice) -> Markup {
    let Some(region) = practice.wojewodztwa().first().copied() else {
        return Markup::default();
    };
    let all = records.within(region);
    let Some(here) = all.iter().position(|other| other.id == practice.id) else {
        return Markup::default();
    };
    let previous = here.checked_sub(1).and_then(|before| all.get(before));
    html! {
        @if all.len() > 1 {
            nav.neighbours aria-label=(t::others_in(region)) {
                @if let Some(previous) = previous { (neighbour(previous, t::PREVIOUS, "previous")) }
                @if let Some(next) = all.get(here + 1) { (neighbour(next, t::NEXT, "next")) }
            }
        }
    }
}

fn neighbour(practice: &Practice, label: Text, class: &str) -> Markup {
    html! { a class=(class) href=(path(&practice.slug)) { small { (label) } span lang=[content_lang()] { (bind_short_words(&practice.title)) } } }
}

fn path(slug: &str) -> String {
    Route::Practice(slug.to_owned()).path()
}

/// Links to the parts that the practice has, where it has more than one.
pub fn parts(details: &Details) -> Markup {
    let parts = [
        (t::SUMMARY_AND_METRYKA, SUMMARY, true),
        (t::PRESENTATION, PRESENTATION, details.presentation.is_some()),
        (t::ATTACHMENTS, ATTACHMENTS, !details.attachments.is_empty()),
    ];
    let there: Vec<_> = parts.iter().filter(|(.., is_there)| *is_there).collect();
    html! {
        @if there.len() > 1 {
            nav.parts aria-label=(t::PARTS) {
                @for (name, id, _) in there {
                    a href={ (path(&details.slug)) "#" (id) } data-action=(FOCUS) data-value=(id) { (name) }
                }
            }
        }
    }
}

/// What stands below the summary: figures, presentation, partners, attachments, practices that belong to this one.
pub fn below_summary(records: &Records, details: &Details) -> Markup {
    html! {
        @if !details.indicators.is_empty() { section { h2 { (t::INDICATORS) } (indicators(&details.indicators)) } }
        @if !details.costs.is_empty() { section { h2 { (t::COSTS) } (costs(&details.costs)) } }
        @if let Some(presentation) = &details.presentation {
            section id=(PRESENTATION) tabindex="-1" {
                h2 { (t::PRESENTATION) }
                // The importer has sanitised it: see the `presentation` module there.
                div.prose lang=[content_lang()] { (PreEscaped(presentation)) }
            }
        }
        @if !details.partners.is_empty() { section { h2 { (t::PARTNERS) } (partner_list(&details.partners)) } }
        @if !details.attachments.is_empty() {
            section id=(ATTACHMENTS) tabindex="-1" { h2 { (t::ATTACHMENTS) } (attachment_list(&details.attachments)) }
        }
        (related(records, details))
    }
}

fn partner_list(partners: &[Partner]) -> Markup {
    html! {
        ul.partners lang=[content_lang()] {
            @for partner in partners {
                li {
                    strong { (partner.name) }
                    @if let Some(address) = &partner.address { span { (address) } }
                }
            }
        }
    }
}

fn attachment_list(attachments: &[Attachment]) -> Markup {
    html! {
        ul.attachments lang=[content_lang()] {
            @for file in attachments { li { a.plain-link href=[link::safe(&file.url)] rel="external noopener" { (file.title) } } }
        }
    }
}

fn related(records: &Records, details: &Details) -> Markup {
    let related = details.related.iter();
    let known: Vec<_> = related
        .filter_map(|related| Some((records.by_slug(&related.slug)?, &related.why)))
        .collect();
    html! {
        @if !known.is_empty() {
            section {
                h2 { (t::RELATED) }
                ul.partners lang=[content_lang()] {
                    @for (other, why) in known {
                        li {
                            a.plain-link href=(path(&other.slug)) { (bind_short_words(&other.title)) }
                            span { (why) }
                        }
                    }
                }
            }
        }
    }
}

/// Where else the source speaks of the practice, and what the editors add.
pub fn about_source(details: &Details) -> Markup {
    html! {
        (attachment_list(&details.elsewhere))
        @if let Some(note) = &details.note { p.note { strong { (t::NOTE) ": " } (bind_short_words(note)) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::{NASTY, assert_escapes};
    use practices::{Related, Source, Wojewodztwo};

    fn practice(slug: &str, title: &str) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: Some("https://dobrepraktyki.pl/index.php?p1=1&art=134".into()),
            retrieved: None,
        };
        let category = "uslugi-spoleczne/pomoc-spoleczna".parse().unwrap();
        let mut practice = Practice::new(slug.into(), slug.into(), title.into(), category, source);
        practice.wojewodztwo = Wojewodztwo::from_slug("slaskie");
        practice
    }

    fn records(practices: Vec<Practice>) -> Records {
        Records::whole(practices)
    }

    /// The page as it stands before the details have come.
    fn written(records: &Records, practice: &Practice) -> Markup {
        page(records, practice, &Shortlist::default(), None, &Markup::default())
    }

    fn assert_has(text: &Markup, parts: &[&str]) {
        for part in parts {
            assert!(text.0.contains(part), "{part} is not in {}", text.0);
        }
    }

    #[test]
    fn the_page_has_head_summary_facts_and_source() {
        let mut practice = practice("a", "Żłobek");
        practice.summary = Some("Pierwszy.\n\nDrugi.".into());
        practice.as_published.insert("title".into(), "ŻŁOBEK".into());
        let page = written(&records(vec![practice.clone()]), &practice);
        let head = "<span>Usługi społeczne › Pomoc społeczna</span></p><h1>Żłobek</h1><p class=\"place\">województwo śląskie</p><div><button class=\"star button quiet\"";
        assert_has(
            &page,
            &[
                head,
                "<section class=\"summary\" id=\"skrot\" tabindex=\"-1\"><h2>Skrót</h2><p>Pierwszy.</p><p>Drugi.</p></section>",
                "<aside class=\"side-column\" aria-label=\"Dane praktyki\"><div class=\"metryka\"",
                "<div class=\"main-column\"><p class=\"notice loading\" role=\"status\"><span class=\"spinner\"",
                "<p>Baza Dobrych Praktyk. <a class=\"plain-link\" href=\"https://dobrepraktyki.pl/index.php?p1=1&amp;art=134\" \
                 rel=\"external noopener\">Strona praktyki w źródle</a></p><p>Tytuł w źródle: „ŻŁOBEK”</p></section></div></div>",
            ],
        );
        assert!(!page.0.contains("neighbours") && !page.0.contains("<h1 class"));
    }

    #[test]
    fn a_long_title_is_set_smaller() {
        let practice = practice("a", &"ż".repeat(LONG_TITLE + 1));
        assert_has(&written(&records(Vec::new()), &practice), &["<h1 class=\"long\">żżż"]);
    }

    #[test]
    fn leads_to_the_practices_before_and_after() {
        let all = ["a", "b", "c"].map(|slug| practice(slug, slug));
        let records = records(all.to_vec());
        let links = [
            "<a class=\"previous\" href=\"/praktyki/a\"><small>Poprzednia praktyka</small><span>a</span></a>",
            "<a class=\"next\" href=\"/praktyki/c\"><small>Następna praktyka</small><span>c</span></a>",
        ];
        assert_has(&neighbours(&records, &all[1]), &links);
        assert!(!neighbours(&records, &all[0]).0.contains("previous"));
        assert!(!neighbours(&records, &all[2]).0.contains("next"));
    }

    #[test]
    fn links_to_the_parts_only_where_there_are_several() {
        let mut details = Details {
            slug: "a".into(),
            ..Details::default()
        };
        assert_eq!(parts(&details).into_string(), "");
        details.presentation = Some("<p>Ż</p>".into());
        let expected = "<nav class=\"parts\" aria-label=\"Części opisu\">\
                        <a href=\"/praktyki/a#skrot\" data-action=\"focus\" data-value=\"skrot\">Skrót i metryka</a>\
                        <a href=\"/praktyki/a#prezentacja\" data-action=\"focus\" data-value=\"prezentacja\">Pełna prezentacja</a></nav>";
        assert_eq!(parts(&details).into_string(), expected);
    }

    #[test]
    fn only_the_presentation_is_taken_as_it_is() {
        let mut details = Details {
            presentation: Some("<h3>Ż</h3>".into()),
            ..Details::default()
        };
        let records = records(vec![practice("a", NASTY)]);
        let expected = "<section id=\"prezentacja\" tabindex=\"-1\"><h2>Pełna prezentacja</h2><div class=\"prose\"><h3>Ż</h3></div></section>";
        assert_eq!(below_summary(&records, &details).into_string(), expected);
        details.related = ["a", "nie-ma"]
            .map(|slug| Related {
                slug: slug.into(),
                why: "ta sama gmina".into(),
            })
            .to_vec();
        let text = below_summary(&records, &details);
        assert_has(
            &text,
            &[
                "<li><a class=\"plain-link\" href=\"/praktyki/a\">&lt;script&gt;",
                "<span>ta sama gmina</span></li></ul>",
            ],
        );
        assert!(!text.0.contains("nie-ma"));
    }

    #[test]
    fn nothing_else_is_a_part_of_the_page() {
        assert_escapes(|text| {
            let mut practice = practice("a", text);
            practice.summary = Some(text.into());
            practice.municipality = Some(text.into());
            practice.source.catalogue = text.into();
            practice.source.url = Some(text.into());
            practice.as_published.insert("title".into(), format!("{text}!"));
            written(&records(vec![practice.clone(), practice.clone()]), &practice)
        });
        assert_escapes(|text| {
            let file = Attachment {
                title: text.into(),
                url: format!("https://gmina.pl/?plik={text}"),
            };
            let details = Details {
                slug: "a".into(),
                attachments: vec![file.clone()],
                partners: vec![Partner {
                    name: text.into(),
                    address: Some(text.into()),
                }],
                related: vec![Related {
                    slug: "a".into(),
                    why: text.into(),
                }],
                note: Some(text.into()),
                elsewhere: vec![file],
                ..Details::default()
            };
            let records = records(vec![practice("a", text)]);
            maud::html! { (below_summary(&records, &details)) (about_source(&details)) }
        });
    }
}
