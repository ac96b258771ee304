//! The languages of the interface, and which one is in force.

use std::cell::Cell;

use super::translations::Translations;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Polish, in which the records are: its addresses have no prefix.
    Polish,
    /// English.
    English,
    /// Ukrainian.
    Ukrainian,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Language; 3] = [Language::Polish, Language::English, Language::Ukrainian];

    /// The code, as in `lang` and `hreflang`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Polish => "pl",
            Language::English => "en",
            Language::Ukrainian => "uk",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Polish => "Polski",
            Language::English => "English",
            Language::Ukrainian => "Українська",
        }
    }

    /// What it is called where there is little room: "UK" would be taken for a country.
    pub fn short_name(self) -> &'static str {
        match self {
            Language::Polish => "PL",
            Language::English => "EN",
            Language::Ukrainian => "УКР",
        }
    }

    /// That its texts have not come, said in the language itself; of Polish they are always here.
    pub fn failure(self) -> &'static str {
        match self {
            Language::Polish => "",
            Language::English => "The English text could not be loaded. Refresh the page to try again.",
            Language::Ukrainian => "Не вдалося завантажити український текст. Оновіть сторінку, щоб спробувати ще раз.",
        }
    }

    /// What stands before the path of a page: nothing, or `/en`.
    pub fn prefix(self) -> &'static str {
        match self {
            Language::Polish => "",
            Language::English => "/en",
            Language::Ukrainian => "/uk",
        }
    }

    /// The language that the first segment of a path names, with the rest of the path.
    pub fn of_path(path: &str) -> (Self, &str) {
        let found = Self::ALL.into_iter().find_map(|language| {
            let rest = path.strip_prefix(language.prefix())?;
            let is_whole = language != Language::Polish && (rest.is_empty() || rest.starts_with('/'));
            is_whole.then_some((language, rest))
        });
        found.unwrap_or((Language::Polish, path))
    }
}

thread_local! {
    // A page has one thread; tests have one each, and do not change each other's language.
    static ASKED: Cell<Language> = const { Cell::new(Language::Polish) };
    static SPOKEN: Cell<Option<(Language, &'static Translations)>> = const { Cell::new(None) };
}

/// The language that the address asks for, which every link keeps.
#[inline(never)]
pub fn asked() -> Language {
    ASKED.get()
}

/// The language of the texts: that of the address, or Polish where its texts have not come.
#[inline(never)]
pub fn in_force() -> Language {
    SPOKEN.get().map_or(Language::Polish, |(language, _)| language)
}

/// Whether the texts of the language that the address asks for have not come.
pub fn is_missing() -> bool {
    asked() != in_force()
}

/// The `lang` of what a record says, where the page around it is in another language.
// A few dozen elements ask for it.
#[inline(never)]
pub fn content_lang() -> Option<&'static str> {
    (in_force() != Language::Polish).then_some(Language::Polish.code())
}

/// The translations in force.
pub(super) fn translations() -> Option<&'static Translations> {
    SPOKEN.get().map(|(_, translations)| translations)
}

/// Says which language is asked for.
pub fn ask_for(language: Language) {
    ASKED.set(language);
}

/// Puts a language in force, for as long as the page is there.
pub fn speak(language: Language, translations: Translations) {
    ASKED.set(language);
    SPOKEN.set(Some((language, Box::leak(Box::new(translations)))));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_segment_names_the_language() {
        let cases = [
            ("/", Language::Polish, "/"),
            ("/praktyki", Language::Polish, "/praktyki"),
            ("/en", Language::English, ""),
            ("/en/", Language::English, "/"),
            ("/en/praktyki/a", Language::English, "/praktyki/a"),
            ("/uk/schowek", Language::Ukrainian, "/schowek"),
            ("/english", Language::Polish, "/english"),
            ("/pl/praktyki", Language::Polish, "/pl/praktyki"),
            ("/praktyki/en", Language::Polish, "/praktyki/en"),
        ];
        for (path, language, rest) in cases {
            assert_eq!(Language::of_path(path), (language, rest), "{path}");
        }
    }
}
