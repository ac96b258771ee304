//! The app's shell, into which pages are written: what `dist/index.html` is as the app's build leaves it.

use mapa_praktyk::i18n::{self, Language, t};
use mapa_praktyk::written::{self, Page};
use maud::{Markup, PreEscaped, html};
use practices::Details;

use super::head::Head;

/// The file of the shell itself, which a device without a network shows at every address.
pub const SHELL: &str = "shell.html";

/// Where what is written begins and ends.
const BODY: (&str, &str) = ("<div id=\"boot\">", "</body>");

/// How what is said begins where the app has stopped.
const WORDS: &str = "<template data-stopped";

/// The id of what stands at the end of a written page.
const END: &str = "caly";

/// The shell in its parts.
#[derive(Debug)]
pub struct Shell<'a> {
    whole: &'a str,
    /// All up to the end of the head.
    head: &'a str,
    /// From the end of the head to where the page stands.
    between: &'a str,
}

impl<'a> Shell<'a> {
    /// The shell of a page as the app's build leaves it.
    pub fn new(page: &'a str) -> Self {
        let (head, rest) = page.split_once("</head>").unwrap_or((page, ""));
        let between = rest.split_once(BODY.0).map_or(rest, |(between, _)| between);
        Self {
            whole: page,
            head,
            between,
        }
    }

    /// A page with all that can be read of it, which the app takes over, and with what the app would fetch.
    pub fn written(&self, head: &Head<'_>, page: &Page, brought: Option<Markup>) -> String {
        let body = html! { (without_script()) (page.body) span id=(END) hidden {} };
        let mut begun = if head.is_map() {
            self.begun()
        } else {
            dressed(&self.begun())
        };
        // The first picture is then of the whole page, and not of what happened to be read by then.
        begun.push_str(&html! { link rel="expect" href={ "#" (END) } blocking="render"; }.0);
        self.put(head, &begun, &body, brought, None)
    }

    /// A page that is nothing before the app is there: it says that it is on its way, below the bar where it has one.
    pub fn empty(&self, head: &Head<'_>, is_framed: bool) -> String {
        let body = html! {
            @if is_framed { div.boot-bar { (t::SITE) } }
            p.boot-note role="status" { (t::LOADING_MAP) }
            (without_script())
        };
        let target = (!is_framed).then_some("_blank");
        self.put(head, &self.begun(), &body, None, target)
    }

    /// A page that needs no app: nothing of it is fetched.
    pub fn without_app(&self, head: &Head<'_>, page: &Page) -> String {
        let is_needed = |line: &&str| {
            !["rel=\"preload\"", "rel=\"modulepreload\"", "<script type=\"module\""]
                .iter()
                .any(|tag| line.contains(tag))
        };
        let begun: Vec<&str> = self.head.lines().filter(is_needed).collect();
        self.put(head, &dressed(&translated(&begun.join("\n"))), &page.body, None, None)
    }

    /// The page of no address in particular, which has words in each language for want of one of its own. `speak` puts a
    /// language in force.
    pub fn nowhere(&self, speak: impl Fn(Language)) -> String {
        let words = Language::ALL.map(|language| {
            speak(language);
            stopped(None).0
        });
        speak(Language::Polish);
        // The shell that is kept has them already.
        let ends = [WORDS, BODY.1];
        let bare = ends.iter().find_map(|end| self.whole.split_once(end));
        let (bare, _) = bare.unwrap_or((self.whole, ""));
        format!("{bare}{}{}</html>\n", words.concat(), BODY.1)
    }

    fn begun(&self) -> String {
        let mut begun = translated(self.head);
        let language = i18n::asked();
        if language != Language::Polish {
            let texts = format!("texts/{}.txt", language.code());
            let preload = html! { link rel="preload" href=(texts) as="fetch" crossorigin="anonymous"; };
            begun.push_str(&preload.0);
        }
        begun
    }

    fn put(
        &self,
        head: &Head<'_>,
        begun: &str,
        body: &Markup,
        brought: Option<Markup>,
        target: Option<&str>,
    ) -> String {
        let words = stopped(target);
        let begun = head.put_into(begun);
        let page = html! {
            (PreEscaped(begun)) (head.links()) "\n"
            (PreEscaped("</head>")) (PreEscaped(self.between))
            div id="boot" { (body) }
            @if let Some(brought) = brought { (brought) }
            (words)
            "\n" (PreEscaped("</body></html>\n"))
        };
        page.0
    }
}

/// The head in the language in force.
fn translated(head: &str) -> String {
    let lang = format!("<html lang=\"{}\"", i18n::in_force().code());
    head.replacen("<html lang=\"pl\"", &lang, 1)
}

/// The head with the style sheet of later pages as one of its own: on these it is needed from the first.
fn dressed(head: &str) -> String {
    head.replacen(
        "<meta name=\"later-styles\" content=",
        "<link rel=\"stylesheet\" href=",
        1,
    )
}

/// What those should know who run nothing.
fn without_script() -> Markup {
    let registry = written::registry_address();
    html! {
        noscript {
            p.notice.partial { (t::NO_SCRIPT) " " a href=(registry) { (t::REGISTRY) } }
        }
    }
}

/// What `public/stopped.js` shows where the app can't start or has stopped, with ways to what can be read without it; one that
/// stands in another site's frame leads out of it. Until then it is no part of the page: a link would stand before the one that skips
/// to the content.
fn stopped(target: Option<&str>) -> Markup {
    let cases = [
        ("start", t::NOT_STARTED, t::NOT_STARTED_WHY),
        ("run", t::STOPPED, t::STOPPED_WHY),
        ("look", t::UNDRESSED, t::UNDRESSED_WHY),
    ];
    html! {
        template data-stopped lang=(i18n::in_force().code()) {
            div.notice.failed.stopped role="alert" lang=(i18n::in_force().code()) {
                @for (what, words, why) in cases { p data-what=(what) { strong { (words) } " " (why) } }
                p {
                    button.button type="button" { (t::REFRESH) } " "
                    a href=(written::registry_address()) target=[target] { (t::REGISTRY) }
                }
            }
        }
    }
}

/// The details of a practice as a part of its page, where the app looks before it fetches them.
pub fn brought(details: &Details) -> Option<Markup> {
    // Within a script an angle bracket could end it, and by its sign programs find an e-mail address; in JSON both stand in
    // texts only, where they may be written so.
    let json = serde_json::to_string(details).ok()?;
    let json = json.replace('<', "\\u003c").replace('@', "\\u0040");
    Some(
        html! { script type="application/json" data-file={ "data/details/" (details.slug) ".json" } { (PreEscaped(json)) } },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_with_a_page_ends_no_script_and_shows_no_address() {
        let details = Details {
            slug: "a".into(),
            presentation: Some("</script><!-- <b>ż</b> mops@zory.example".into()),
            ..Details::default()
        };
        let text = brought(&details).unwrap().0;
        assert_eq!(text.matches("</script").count(), 1, "{text}");
        assert!(!text.contains('@'), "{text}");
        let json = text.split_once('>').unwrap().1.rsplit_once("</script>").unwrap().0;
        let read: Details = serde_json::from_str(json).unwrap();
        assert_eq!(read.presentation, details.presentation);
    }
}
