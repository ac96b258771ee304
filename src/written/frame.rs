//! What every written page has around it: the bar, in which the page itself is marked, and the way past it.

use maud::{Markup, PreEscaped, html};

use crate::components::frame::{CONTENT, bar};
use crate::i18n::{self, Language, t};
use crate::routes::{REGISTRY, Route};

/// The page with all around it.
pub fn around(route: &Route, contents: &Markup) -> Markup {
    let here = match route {
        Route::Wojewodztwo(_) => Route::Map,
        other => other.clone(),
    };
    framed(
        &marked(bar(), &here.path(), |language| route.path_in(language)),
        &route.path(),
        contents,
    )
}

/// A page of the registry with all around it; its address is from the root of its language, without slashes around it.
pub fn around_registry(path: &str, contents: &Markup) -> Markup {
    let in_language = |language| format!("{}{path}/", Route::Map.path_in(language));
    let own = in_language(i18n::asked());
    framed(&marked(bar(), &own, in_language), &own, contents)
}

fn framed(bar: &Markup, path: &str, contents: &Markup) -> Markup {
    asleep(&html! {
        a.skip href={ (path) "#" (CONTENT) } { (t::SKIP_TO_CONTENT) }
        (bar)
        main id=(CONTENT) tabindex="-1" { (contents) }
    })
}

/// The bar with its page marked, the same page in each language, and the menu that needs no script.
fn marked(bar: Markup, here: &str, in_language: impl Fn(Language) -> String) -> Markup {
    let link = format!("<a href=\"{here}\">");
    let current = format!("<a href=\"{here}\" aria-current=\"page\">");
    let mut text = bar.0.replacen(&link, &current, 1);
    for language in Language::ALL {
        let attributes = format!("\" hreflang=\"{}\"", language.code());
        let home = format!("href=\"{}{attributes}", Route::Map.path_in(language));
        text = text.replacen(&home, &format!("href=\"{}{attributes}", in_language(language)), 1);
    }
    PreEscaped(text.replacen("</header>", &format!("{}</header>", menu().0), 1))
}

fn menu() -> Markup {
    let pages = [
        (Route::About, t::ABOUT),
        (Route::Guide, t::GUIDE),
        (Route::OpenData, t::OPEN_DATA),
        (Route::Declaration, t::DECLARATION),
    ];
    html! {
        details.more {
            summary aria-label=(t::MORE) title=(t::MORE) {}
            div {
                ul {
                    @for (route, title) in pages { li { a href=(route.path()) { (title) } } }
                    li { a href=(registry_address()) { (t::REGISTRY) } }
                }
            }
        }
    }
}

/// The address of the registry's first page, in the language in force.
pub fn registry_address() -> String {
    format!("{}{REGISTRY}/", Route::Map.path())
}

/// The page with everything switched off that only the app can answer, but for the box in which one may type already.
fn asleep(page: &Markup) -> Markup {
    let mut text = page.0.clone();
    for control in [
        "<button ",
        "<select ",
        "<input type=\"checkbox\" ",
        "<input type=\"radio\" ",
        "<input type=\"range\" ",
    ] {
        text = text.replace(control, &format!("{control}disabled "));
    }
    PreEscaped(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use practices::Wojewodztwo;

    #[test]
    fn the_page_is_marked_in_the_bar_and_named_in_each_language() {
        let text = around(&Route::Practices, &html! { h1 { "Praktyki" } }).0;
        for part in [
            "<a href=\"/praktyki\" aria-current=\"page\">",
            "<a href=\"/en/praktyki\" hreflang=\"en\"",
            "<a href=\"/uk/praktyki\" hreflang=\"uk\"",
            "<a class=\"skip\" href=\"/praktyki#tresc\">",
            "<main id=\"tresc\" tabindex=\"-1\"><h1>Praktyki</h1></main>",
            "<a href=\"/spis/\">",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert_eq!(text.matches("aria-current=\"page\"").count(), 1);
    }

    #[test]
    fn a_region_is_a_part_of_the_map() {
        let region = Wojewodztwo::from_slug("opolskie").unwrap();
        let text = around(&Route::Wojewodztwo(region), &Markup::default()).0;
        assert!(text.contains("<a href=\"/\" aria-current=\"page\">"), "{text}");
        assert!(
            text.contains("href=\"/en/wojewodztwa/opolskie\" hreflang=\"en\""),
            "{text}"
        );
    }

    #[test]
    fn what_only_the_app_answers_is_switched_off() {
        let text = around(
            &Route::Map,
            &html! { button type="button" { "A" } input type="search" name="q"; input type="checkbox" name="b"; select name="c" {} },
        );
        assert_eq!(text.0.matches(" disabled ").count(), 3, "{}", text.0);
        assert!(text.0.contains("<input type=\"search\" name=\"q\">"));
    }
}
