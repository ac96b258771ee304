//! The category tree of the Baza Dobrych Praktyk: eight sections, some with subsections.

use std::fmt;
use std::str::FromStr;

use crate::slug::{is_slug, slugify};
use crate::text::text_form;

/// A place in the category tree, `uslugi-spoleczne/pomoc-spoleczna` or `efektywnosc-energetyczna`.
///
/// The tree is open: a catalogue may bring sections of its own, which then show by their slug's words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Category {
    path: String,
}

/// A section of the tree with its subsections, each as (slug, name).
pub struct Section {
    /// Slug in addresses and data.
    pub slug: &'static str,
    /// Name as the source's menu has it.
    pub name: &'static str,
    /// Subsections; none where the source's only one is called "Praktyki".
    pub subsections: &'static [(&'static str, &'static str)],
}

/// The sections in the order of the source's menu.
pub const SECTIONS: [Section; 8] = [
    Section {
        slug: "uslugi-spoleczne",
        name: "Usługi społeczne",
        subsections: &[
            ("kultura", "Kultura"),
            ("pomoc-spoleczna", "Pomoc społeczna"),
            ("oswiata", "Oświata"),
            ("ochrona-zdrowia", "Ochrona zdrowia"),
            ("sport-i-rekreacja", "Sport i rekreacja"),
        ],
    },
    Section {
        slug: "uslugi-techniczne",
        name: "Usługi techniczne",
        subsections: &[
            ("transport", "Transport"),
            ("gospodarka-mieszkaniowa", "Gospodarka mieszkaniowa"),
            ("gospodarka-komunalna", "Gospodarka komunalna"),
        ],
    },
    Section {
        slug: "rozwoj-instytucjonalny",
        name: "Rozwój instytucjonalny",
        subsections: &[],
    },
    Section {
        slug: "efektywnosc-energetyczna",
        name: "Efektywność energetyczna",
        subsections: &[],
    },
    Section {
        slug: "wspolpraca-jst-ngo",
        name: "Współpraca JST-NGO",
        subsections: &[],
    },
    Section {
        slug: "wspolpraca-miedzy-jst",
        name: "Współpraca między JST",
        subsections: &[],
    },
    Section {
        slug: "dialog-spoleczny",
        name: "Dialog społeczny",
        subsections: &[],
    },
    Section {
        slug: "system-monitorowania-uslug-publicznych",
        name: "System Monitorowania Usług Publicznych",
        subsections: &[],
    },
];

/// A text that is no path of one or two slugs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("„{0}” nie jest ścieżką kategorii, np. uslugi-spoleczne/kultura")]
pub struct NotACategory(pub String);

impl Category {
    /// Reads a breadcrumb as the source prints it: "Usługi społeczne : Pomoc społeczna".
    ///
    /// A subsection called "Praktyki" is the section itself; the menu's short name "SMUP" is the section it stands
    /// for. `None` where the section is not in the tree.
    pub fn from_breadcrumb(breadcrumb: &str) -> Option<Self> {
        let mut parts = breadcrumb.split(" : ").map(slugify);
        let first = parts.next()?;
        let first = if first == "smup" {
            "system-monitorowania-uslug-publicznych"
        } else {
            first.as_str()
        };
        let section = SECTIONS.iter().find(|s| s.slug == first)?;
        let path = match parts.next().as_deref() {
            None | Some("praktyki") => section.slug.to_owned(),
            Some(sub) => {
                let (slug, _) = section.subsections.iter().find(|(slug, _)| *slug == sub)?;
                format!("{}/{slug}", section.slug)
            }
        };
        parts.next().is_none().then_some(Self { path })
    }

    /// All places of the tree in which practices stand: subsections, and sections that have none.
    pub fn all() -> Vec<Self> {
        let paths = SECTIONS.iter().flat_map(|section| {
            let alone = section.subsections.is_empty().then(|| section.slug.to_owned());
            let subsections = section.subsections.iter();
            subsections
                .map(|(slug, _)| format!("{}/{slug}", section.slug))
                .chain(alone)
        });
        paths.map(|path| Self { path }).collect()
    }

    /// The whole path: `uslugi-spoleczne/pomoc-spoleczna`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The slug of the section: `uslugi-spoleczne`.
    pub fn section_slug(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }

    /// The name of the section: "Usługi społeczne".
    pub fn section_name(&self) -> String {
        let slug = self.section_slug();
        self.section().map_or_else(|| words(slug), |s| s.name.to_owned())
    }

    /// The name of the subsection, where the path has one: "Pomoc społeczna".
    pub fn subsection_name(&self) -> Option<String> {
        let slug = self.path.split('/').nth(1)?;
        let known = self
            .section()
            .and_then(|s| s.subsections.iter().find(|(sub, _)| *sub == slug));
        Some(known.map_or_else(|| words(slug), |(_, name)| (*name).to_owned()))
    }

    /// The most telling single name: the subsection's, or else the section's.
    pub fn name(&self) -> String {
        self.subsection_name().unwrap_or_else(|| self.section_name())
    }

    /// Whether the path stands in the tree of the Baza Dobrych Praktyk.
    pub fn is_known(&self) -> bool {
        let Some(section) = self.section() else { return false };
        match self.path.split('/').nth(1) {
            None => true,
            Some(slug) => section.subsections.iter().any(|(sub, _)| *sub == slug),
        }
    }

    fn section(&self) -> Option<&'static Section> {
        let slug = self.section_slug();
        SECTIONS.iter().find(|s| s.slug == slug)
    }
}

/// What a slug says, for want of a name: `moja-sekcja` becomes "Moja sekcja".
fn words(slug: &str) -> String {
    let mut chars = slug.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first
        .into_iter()
        .chain(chars.map(|c| if c == '-' { ' ' } else { c }))
        .collect()
}

impl FromStr for Category {
    type Err = NotACategory;

    fn from_str(text: &str) -> Result<Self, NotACategory> {
        let sound = text.split('/').all(is_slug) && text.split('/').count() <= 2;
        sound
            .then(|| Self { path: text.to_owned() })
            .ok_or_else(|| NotACategory(text.to_owned()))
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}

text_form!(Category, ToString::to_string);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_breadcrumbs_of_the_source() {
        let cases = [
            (
                "Usługi społeczne : Pomoc społeczna",
                Some("uslugi-spoleczne/pomoc-spoleczna"),
            ),
            (" Usługi społeczne : Kultura ", Some("uslugi-spoleczne/kultura")),
            (
                "Usługi techniczne : Gospodarka komunalna",
                Some("uslugi-techniczne/gospodarka-komunalna"),
            ),
            ("Efektywność energetyczna : Praktyki", Some("efektywnosc-energetyczna")),
            ("Współpraca między JST : Praktyki", Some("wspolpraca-miedzy-jst")),
            (
                "System Monitorowania Usług Publicznych : Praktyki",
                Some("system-monitorowania-uslug-publicznych"),
            ),
            ("SMUP : Praktyki", Some("system-monitorowania-uslug-publicznych")),
            ("Dialog społeczny", Some("dialog-spoleczny")),
            ("Usługi społeczne : Żegluga", None),
            ("Kultura : Usługi społeczne", None),
            ("Usługi społeczne : Kultura : Muzea", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(
                Category::from_breadcrumb(text).as_ref().map(Category::path),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn names_its_places() {
        let cases = [
            ("uslugi-spoleczne/oswiata", "Usługi społeczne", "Oświata", true),
            ("wspolpraca-jst-ngo", "Współpraca JST-NGO", "Współpraca JST-NGO", true),
            ("moja-sekcja/inna", "Moja sekcja", "Inna", false),
            ("uslugi-spoleczne/inna", "Usługi społeczne", "Inna", false),
        ];
        for (path, section, name, known) in cases {
            let category: Category = path.parse().unwrap();
            assert_eq!(
                (category.section_name(), category.name()),
                (section.to_owned(), name.to_owned()),
                "{path}"
            );
            assert_eq!(category.is_known(), known, "{path}");
        }
        for path in ["", "a/b/c", "Usługi", "../etc", "a//b"] {
            assert!(path.parse::<Category>().is_err(), "{path}");
        }
    }

    #[test]
    fn every_place_of_the_tree_is_the_slug_of_its_name() {
        for section in &SECTIONS {
            assert_eq!(slugify(section.name), section.slug);
            for (slug, name) in section.subsections {
                assert_eq!(slugify(name), *slug);
            }
        }
    }
}
