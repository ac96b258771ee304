//! The head of a page: what search engines, and programs that show a link, read of it.

use mapa_praktyk::base::within;
use mapa_praktyk::i18n::{self, Language, t};
use mapa_praktyk::routes::Route;
use maud::{Markup, PreEscaped, html};

use crate::settings::Address;

/// What is known of a page.
pub struct Head<'a> {
    /// Which page of the app it is, if it is one.
    pub route: Option<&'a Route>,
    /// Its title; the site's where it has none of its own.
    pub title: Option<&'a str>,
    /// What it is about; what the site is about where nothing is said.
    pub description: Option<&'a str>,
    /// The picture that stands for it, from the site's root.
    pub picture: String,
    /// What it says of itself in the words of schema.org, as JSON-LD.
    pub said: Option<String>,
    /// Where the site stands.
    pub address: Option<&'a Address>,
    /// The same page in a language, from the root of the host.
    pub in_language: &'a dyn Fn(Language) -> String,
}

impl Head<'_> {
    /// The beginning of a page with this title and description in it.
    pub fn put_into(&self, begun: &str) -> String {
        let title = html! { title { (self.said_title()) } }.0;
        let description = html! { meta name="description" content=(self.said_description()); }.0;
        let with_title = replaced(begun, "<title>", "</title>", &title);
        replaced(&with_title, "<meta name=\"description\"", ">", &description)
    }

    fn said_title(&self) -> &str {
        self.title.unwrap_or_else(|| t::SITE.get())
    }

    fn said_description(&self) -> &str {
        self.description.unwrap_or_else(|| t::SITE_DESCRIPTION.get())
    }

    /// The whole address of the page in a language; from the root of the host where that is not known.
    fn full(&self, language: Language) -> String {
        let path = (self.in_language)(language);
        match self.address {
            Some(address) => address.of(within(&path).unwrap_or(&path)),
            None => path,
        }
    }

    /// What else stands in the head.
    pub fn links(&self) -> Markup {
        let own = self.full(i18n::asked());
        let is_practice = matches!(self.route, Some(Route::Practice(_)));
        html! {
            @if self.is_for_nobody_else() { meta name="robots" content="noindex"; }
            @if self.address.is_some() { link rel="canonical" href=(own); }
            @for language in Language::ALL {
                link rel="alternate" hreflang=(language.code()) href=(self.full(language));
            }
            link rel="alternate" hreflang="x-default" href=(self.full(Language::Polish));
            meta property="og:type" content=(if is_practice { "article" } else { "website" });
            meta property="og:site_name" content=(t::SITE);
            meta property="og:title" content=(self.said_title());
            meta property="og:description" content=(self.said_description());
            meta property="og:locale" content=(locale(i18n::in_force()));
            @if let Some(address) = self.address {
                meta property="og:url" content=(own);
                meta property="og:image" content=(address.of(&self.picture));
                meta property="og:image:width" content="1200";
                meta property="og:image:height" content="630";
                meta name="twitter:card" content="summary_large_image";
            }
            @if let Some(said) = &self.said {
                // Within a script an angle bracket could end it; in JSON it stands in texts only, where it may be written so.
                script type="application/ld+json" { (PreEscaped(said.replace('<', "\\u003c"))) }
            }
        }
    }

    /// Whether it is the map, or a województwo of it.
    pub fn is_map(&self) -> bool {
        matches!(self.route, Some(Route::Map | Route::Wojewodztwo(_)))
    }

    /// Whether it shows what is only the visitor's, or only what other pages show as well.
    fn is_for_nobody_else(&self) -> bool {
        matches!(
            self.route,
            Some(Route::OwnGmina | Route::Shortlist | Route::Comparison | Route::Dossier | Route::Embedded)
        )
    }
}

/// A language with the country in which it is spoken, as Open Graph wants it.
fn locale(language: Language) -> &'static str {
    match language {
        Language::Polish => "pl_PL",
        Language::English => "en_GB",
        Language::Ukrainian => "uk_UA",
    }
}

/// The text with another in place of its first part from `start` to `end`; that at the end of the text where it has none.
fn replaced(text: &str, start: &str, end: &str, instead: &str) -> String {
    let found = text
        .split_once(start)
        .and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
    match found {
        Some((before, after)) => format!("{before}{instead}{after}"),
        None => format!("{text}{instead}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_language(language: Language) -> String {
        Route::Practice("zlobek".into()).path_in(language)
    }

    fn head<'a>(route: &'a Route, address: Option<&'a Address>) -> Head<'a> {
        Head {
            route: Some(route),
            title: Some("Żłobek & \"dom\""),
            description: None,
            picture: "obrazy/mapa.png".into(),
            said: Some("{\"name\":\"</script>ż\"}".into()),
            address,
            in_language: &in_language,
        }
    }

    #[test]
    fn title_and_description_stand_in_their_places() {
        let begun = "<head><title>X</title><meta name=\"description\" content=\"x\" /><b>";
        let route = Route::Map;
        let text = head(&route, None).put_into(begun);
        assert!(
            text.starts_with(
                "<head><title>Żłobek &amp; &quot;dom&quot;</title><meta name=\"description\" content=\"Dobre praktyki"
            ),
            "{text}"
        );
        assert!(text.ends_with("\"><b>"), "{text}");
        assert_eq!(head(&route, None).put_into("").matches("<title>").count(), 1);
    }

    #[test]
    fn a_site_that_knows_where_it_stands_names_its_pages_in_full() {
        let address = Address::new("https://praktyki.example/mapa").unwrap();
        let route = Route::Practice("zlobek".into());
        let full = head(&route, Some(&address)).links().0;
        for part in [
            "<link rel=\"canonical\" href=\"https://praktyki.example/mapa/praktyki/zlobek\">",
            "hreflang=\"en\" href=\"https://praktyki.example/mapa/en/praktyki/zlobek\"",
            "property=\"og:url\" content=\"https://praktyki.example/mapa/praktyki/zlobek\"",
            "content=\"article\"",
            "property=\"og:image\" content=\"https://praktyki.example/mapa/obrazy/mapa.png\"",
        ] {
            assert!(full.contains(part), "{part} is not in {full}");
        }
        assert!(full.contains("{\"name\":\"\\u003c/script>ż\"}</script>"), "{full}");
        let plain = head(&route, None).links().0;
        assert!(
            !plain.contains("canonical") && plain.contains("hreflang=\"uk\" href=\"/uk/praktyki/zlobek\""),
            "{plain}"
        );
    }
}
