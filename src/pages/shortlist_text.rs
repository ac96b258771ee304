//! What the page of a shortlist says, as text.

use maud::{Markup, html};
use practices::Practice;
use practices::polish::bind_short_words;

use crate::components::place;
use crate::components::sign::{Kind, badge};
use crate::components::star::{sign, star};
use crate::i18n::{Text, content_lang, t};
use crate::lookup::Known;
use crate::routes::Route;
use crate::shortlist::{MOST_COMPARED, Shortlist, query};

/// What a click on the way out of the shortlist asks for; its value is the practice's slug.
pub const REMOVE: &str = "remove";
/// What a click on the way to send the list asks for.
pub const COPY: &str = "copy-link";
/// What a click on the way to keep somebody else's list asks for.
pub const ADD_ALL: &str = "add-all";

/// Whose list it is, and what the visitor should know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The visitor's; whether the browser keeps it.
    Own {
        /// Whether it does.
        is_kept: bool,
    },
    /// Of a link that somebody has sent.
    Linked,
}

impl Whose {
    /// The title of the page.
    pub fn title(self) -> Text {
        match self {
            Whose::Own { .. } => t::SHORTLIST,
            Whose::Linked => t::OTHERS_SHORTLIST,
        }
    }

    fn lead(self) -> Text {
        match self {
            Whose::Own { is_kept: true } => t::SHORTLIST_KEPT,
            Whose::Own { is_kept: false } => t::SHORTLIST_NOT_KEPT,
            Whose::Linked => t::OTHERS_SHORTLIST_LEAD,
        }
    }
}

/// The head of a list that has practices, or what to do where it has none.
pub fn head(whose: Whose, count: usize) -> Markup {
    html! {
        h1 { (bind_short_words(&whose.title())) }
        @if count > 0 {
            p.lead { (bind_short_words(&whose.lead())) }
        } @else {
            div.shortlist-empty {
                span.empty-sign { (sign()) }
                h2 { (t::SHORTLIST_EMPTY) }
                p { (bind_short_words(&t::SHORTLIST_EMPTY_WHY)) }
                p.actions {
                    a.button href=(Route::Practices.path()) { (t::TO_PRACTICES) }
                    a.button.quiet href=(Route::Map.path()) { (t::TO_MAP) }
                }
            }
        }
    }
}

/// What can be done with the list.
pub fn tools(whose: Whose, slugs: &[String], ticked: &[String]) -> Markup {
    let comparison = (ticked.len() > 1).then(|| Route::Comparison.path() + &query(ticked, &[]));
    html! {
        @if whose == Whose::Linked { button.button type="button" data-action=(ADD_ALL) { (t::ADD_ALL) } }
        @if slugs.len() > 1 {
            a.button.quiet[whose == Whose::Linked] href=[comparison.as_deref()] role=[comparison.is_none().then_some("link")]
                aria-disabled=[comparison.is_none().then_some("true")] { (t::compare(ticked.len())) }
        }
        a.button.quiet href={ (Route::Dossier.path()) (query(slugs, &[])) } { (t::TO_DOSSIER) }
        @if whose != Whose::Linked { button.button.quiet type="button" data-action=(COPY) { (t::COPY_LINK) } }
        @if slugs.len() > 1 { p.hint { (bind_short_words(&t::COMPARE_HINT)) } }
    }
}

/// The practices.
pub fn list(whose: Whose, practices: &[(String, Known)], ticked: &[String], shortlist: &Shortlist) -> Markup {
    html! {
        @for (slug, known) in practices {
            li {
                @match known {
                    Known::Here(practice) => {
                        @if practices.len() > 1 { (tick(slug, &practice.title, ticked)) }
                        (entry(practice))
                        @if whose == Whose::Linked { (star(slug, &practice.title, shortlist)) }
                        @else { (remove(slug, &practice.title)) }
                    }
                    Known::Pending => { span.card.waiting aria-hidden="true" {} }
                    Known::Missing => { (absent(whose, slug, t::NO_SUCH_PRACTICE)) }
                    Known::Failed(..) => { (absent(whose, slug, t::LOAD_FAILED_PRACTICE)) }
                }
            }
        }
    }
}

fn tick(slug: &str, title: &str, ticked: &[String]) -> Markup {
    let is_ticked = ticked.iter().any(|other| other == slug);
    html! {
        label.tick {
            input type="checkbox" value=(slug) aria-label=(t::to_compare(title)) checked[is_ticked]
                disabled[!is_ticked && ticked.len() >= MOST_COMPARED];
        }
    }
}

fn entry(practice: &Practice) -> Markup {
    html! {
        a.card href=(Route::Practice(practice.slug.clone()).path()) {
            (badge(Kind::of(&practice.category)))
            span.card-text {
                span.card-title lang=[content_lang()] { (bind_short_words(&practice.title)) }
                span.card-meta { (place::with_region(practice)) " · " (t::category(&practice.category)) }
            }
        }
    }
}

fn absent(whose: Whose, slug: &str, why: Text) -> Markup {
    html! {
        span.card.absent { span.card-text { span.card-title { (why) } span.card-meta { (slug) } } }
        @if whose != Whose::Linked { (remove(slug, slug)) }
    }
}

fn remove(slug: &str, title: &str) -> Markup {
    html! {
        button.remove type="button" id=(remove_id(slug)) data-action=(REMOVE) data-value=(slug) {
            (t::REMOVE) span.unseen lang=[content_lang()] { " – " (title) }
        }
    }
}

/// The id of the button that takes a practice out.
pub fn remove_id(slug: &str) -> String {
    format!("usun-{slug}")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::components::markup::tests::assert_escapes;
    use crate::load::LoadError;
    use practices::Source;

    const OWN: Whose = Whose::Own { is_kept: true };

    fn here(slug: &str, title: &str) -> (String, Known) {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let category = "dialog-spoleczny".parse().unwrap();
        let mut practice = Practice::new(slug.into(), slug.into(), title.into(), category, source);
        practice.municipality = Some(title.into());
        (slug.into(), Known::Here(Arc::new(practice)))
    }

    fn slugs(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn one_can_be_taken_out_whether_or_not_it_exists() {
        let error = LoadError::NotFound { url: "ż".into() };
        let practices = [
            here("a", "Żory"),
            ("b".into(), Known::Missing),
            ("c".into(), Known::Failed(t::LOAD_FAILED_PRACTICE, error)),
        ];
        let text = list(OWN, &practices, &[], &Shortlist::default()).into_string();
        for part in [
            "<button class=\"remove\" type=\"button\" id=\"usun-a\" data-action=\"remove\" data-value=\"a\">Usuń<span class=\"unseen\"> – Żory</span>",
            "<span class=\"card-title\">Nie ma już takiej praktyki</span><span class=\"card-meta\">b</span></span></span><button class=\"remove\"",
            "id=\"usun-c\"",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        let linked = list(Whose::Linked, &practices, &[], &Shortlist::default()).into_string();
        assert!(
            !linked.contains("remove") && linked.matches("data-action=\"star\"").count() == 1,
            "{linked}"
        );
    }

    #[test]
    fn two_to_four_can_be_compared() {
        let practices = ["a", "b", "c", "d", "e"].map(|slug| here(slug, "Łeba"));
        let all = slugs("a,b,c,d,e");
        let one = tools(OWN, &all, &slugs("b")).into_string();
        assert!(
            one.contains("<a class=\"button\" role=\"link\" aria-disabled=\"true\">Porównaj (1)</a>"),
            "{one}"
        );
        let two = tools(OWN, &all, &slugs("b,a")).into_string();
        assert!(
            two.contains("<a class=\"button\" href=\"/porownanie?praktyki=b,a\">Porównaj (2)</a>"),
            "{two}"
        );
        assert!(two.contains("href=\"/teczka?praktyki=a,b,c,d,e\""), "{two}");
        let four = list(OWN, &practices, &slugs("a,b,c,d"), &Shortlist::default()).into_string();
        assert_eq!(
            (four.matches(" checked").count(), four.matches(" disabled").count()),
            (4, 1)
        );
    }

    #[test]
    fn an_empty_list_says_what_to_do() {
        let text = head(OWN, 0).into_string();
        assert!(
            text.starts_with("<h1>Schowek</h1>") && text.contains("href=\"/praktyki\""),
            "{text}"
        );
        assert!(
            head(Whose::Own { is_kept: false }, 2)
                .into_string()
                .contains("nie pozwala")
        );
    }

    #[test]
    fn no_title_is_a_part_of_the_page() {
        assert_escapes(|text| list(OWN, &[here("a", text), here("b", text)], &[], &Shortlist::default()));
        assert_escapes(|text| list(Whose::Linked, &[here("a", text)], &[], &Shortlist::default()));
    }
}
