//! A category's sign and colour. The colours are of Paul Tol's "muted" and of Okabe and Ito's set, which stay apart
//! for colour-blind people; the sign says the same without colour.

use maud::{Markup, html};
use practices::Category;

/// What kind of practice it is, for the eye: one per place of the category tree that the source uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Kultura.
    Culture,
    /// Pomoc społeczna.
    SocialCare,
    /// Oświata.
    Education,
    /// Ochrona zdrowia.
    Health,
    /// Sport i rekreacja.
    Sport,
    /// Transport.
    Transport,
    /// Gospodarka mieszkaniowa.
    Housing,
    /// Gospodarka komunalna.
    Utilities,
    /// Rozwój instytucjonalny.
    Institution,
    /// Efektywność energetyczna.
    Energy,
    /// Współpraca JST-NGO.
    WithNgos,
    /// Współpraca między JST.
    AmongUnits,
    /// Dialog społeczny.
    Dialogue,
    /// System Monitorowania Usług Publicznych.
    Monitoring,
    /// A category of another catalogue.
    Other,
}

impl Kind {
    /// All kinds, in their order.
    pub const ALL: [Kind; 15] = [
        Kind::Culture,
        Kind::SocialCare,
        Kind::Education,
        Kind::Health,
        Kind::Sport,
        Kind::Transport,
        Kind::Housing,
        Kind::Utilities,
        Kind::Institution,
        Kind::Energy,
        Kind::WithNgos,
        Kind::AmongUnits,
        Kind::Dialogue,
        Kind::Monitoring,
        Kind::Other,
    ];

    /// The kind of a category; of its section where the subsection is not known.
    pub fn of(category: &Category) -> Self {
        let path = category.path();
        match path.split('/').nth(1).unwrap_or(path) {
            "kultura" => Kind::Culture,
            "pomoc-spoleczna" => Kind::SocialCare,
            "oswiata" => Kind::Education,
            "ochrona-zdrowia" => Kind::Health,
            "sport-i-rekreacja" => Kind::Sport,
            "transport" => Kind::Transport,
            "gospodarka-mieszkaniowa" => Kind::Housing,
            "gospodarka-komunalna" => Kind::Utilities,
            "rozwoj-instytucjonalny" => Kind::Institution,
            "efektywnosc-energetyczna" => Kind::Energy,
            "wspolpraca-jst-ngo" => Kind::WithNgos,
            "wspolpraca-miedzy-jst" => Kind::AmongUnits,
            "dialog-spoleczny" => Kind::Dialogue,
            "system-monitorowania-uslug-publicznych" => Kind::Monitoring,
            _ => Kind::Other,
        }
    }

    /// Whether its colour is too light for a white sign; `pieces.css` says the same.
    pub fn is_light(self) -> bool {
        matches!(
            self,
            Kind::Health
                | Kind::Sport
                | Kind::Transport
                | Kind::Housing
                | Kind::Institution
                | Kind::Energy
                | Kind::WithNgos
                | Kind::Dialogue
                | Kind::Other
        )
    }

    /// The name under which the style sheets know its colours.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Culture => "kultura",
            Kind::SocialCare => "pomoc-spoleczna",
            Kind::Education => "oswiata",
            Kind::Health => "ochrona-zdrowia",
            Kind::Sport => "sport",
            Kind::Transport => "transport",
            Kind::Housing => "mieszkania",
            Kind::Utilities => "komunalna",
            Kind::Institution => "instytucja",
            Kind::Energy => "energia",
            Kind::WithNgos => "ngo",
            Kind::AmongUnits => "jst",
            Kind::Dialogue => "dialog",
            Kind::Monitoring => "monitoring",
            Kind::Other => "inne",
        }
    }

    /// The sign as strokes on a field of 24 × 24.
    pub fn strokes(self) -> &'static str {
        match self {
            Kind::Culture => "M4 5h16v6a8 8 0 0 1-16 0zM8.5 9.2v.1M15.5 9.2v.1M9 13c1.8 1.7 4.2 1.7 6 0",
            Kind::SocialCare => {
                "M12 20s-7.5-4.6-7.5-10.4A4.1 4.1 0 0 1 12 7.2a4.1 4.1 0 0 1 7.5 2.4C19.5 15.4 12 20 12 20z"
            }
            Kind::Education => "M2.5 9.5 12 5l9.5 4.5L12 14zM6.5 11.6V16c3 2.5 8 2.5 11 0v-4.4",
            Kind::Health => "M9.5 4h5v5.5H20v5h-5.5V20h-5v-5.5H4v-5h5.5z",
            Kind::Sport => {
                "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM4.7 9.5c5 1.2 9.6 1.2 14.6 0M12 4c-3 5-3 11 0 16M12 4c3 5 3 11 0 16"
            }
            Kind::Transport => "M6 4h12l1.5 1.5V17h-15V5.5zM4.5 11.5h15M7.5 17v2.5M16.5 17v2.5M8 14.3v.1M16 14.3v.1",
            Kind::Housing => "M3.5 12 12 5l8.5 7M6 10.2V19h12v-8.8M10 19v-5h4v5",
            Kind::Utilities => "M5 7h14M9.5 7V4.5h5V7M7 7l1 12.5h8L17 7M10.5 10.5v5.5M13.5 10.5v5.5",
            Kind::Institution => "M4 9.5 12 5l8 4.5zM6.5 10v7M10.2 10v7M13.8 10v7M17.5 10v7M4 19.5h16",
            Kind::Energy => "M13 3 6 13.5h5L10.5 21 18 10h-5.5z",
            Kind::WithNgos => {
                "M9 6.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM15 6.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z"
            }
            Kind::AmongUnits => {
                "M12 3.8a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6zM6 15a2.3 2.3 0 1 0 0 4.6A2.3 2.3 0 0 0 6 15zM18 15a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6zM10.9 8.2 7.2 15.2M13.1 8.2l3.7 7M8.3 17.3h7.4"
            }
            Kind::Dialogue => "M4 5h16v10.5h-8L7.5 19v-3.5H4z",
            Kind::Monitoring => "M4.5 19.5h15M7.5 16.5v-4M12 16.5v-10M16.5 16.5v-7",
            Kind::Other => "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
        }
    }
}

/// The sign on its colour, as in the legend.
pub fn badge(kind: Kind) -> Markup {
    html! { span.kind-badge data-kind=(kind.code()) { (sign(kind)) } }
}

/// The sign of a kind, in the ink of its surroundings.
pub fn sign(kind: Kind) -> Markup {
    html! { svg.sign width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" { (strokes(kind)) } }
}

/// The strokes of a sign, as a part of a drawing.
pub fn strokes(kind: Kind) -> Markup {
    html! { path d=(kind.strokes()) {} }
}

#[cfg(test)]
mod tests {
    use super::*;
    use practices::category::SECTIONS;

    #[test]
    fn the_style_sheet_gives_dark_signs_to_the_light_colours() {
        let sheet = include_str!("../../public/styles/pieces.css");
        for kind in Kind::ALL {
            let rule = format!("[data-kind=\"{}\"] {{", kind.code());
            let line = sheet.lines().find(|line| line.starts_with(&rule)).unwrap();
            assert_eq!(line.contains("var(--sign-dark)"), kind.is_light(), "{line}");
        }
    }

    #[test]
    fn a_badge_is_its_sign_on_its_colour() {
        let expected = "<span class=\"kind-badge\" data-kind=\"inne\"><svg class=\"sign\" width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" \
                        aria-hidden=\"true\"><path d=\"M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z\"></path></svg></span>";
        assert_eq!(badge(Kind::Other).into_string(), expected);
    }

    #[test]
    fn all_kinds_stand_in_their_order() {
        for (number, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, number);
        }
        assert_eq!(Kind::Other as usize + 1, Kind::ALL.len());
    }

    #[test]
    fn every_place_of_the_tree_has_a_kind_of_its_own() {
        let sections = SECTIONS
            .iter()
            .filter(|section| section.subsections.is_empty())
            .map(|s| s.slug.to_owned());
        let subsections = SECTIONS
            .iter()
            .flat_map(|s| s.subsections.iter().map(|(slug, _)| format!("{}/{slug}", s.slug)));
        let mut kinds: Vec<Kind> = sections
            .chain(subsections)
            .map(|path| Kind::of(&path.parse().unwrap()))
            .collect();
        let all = kinds.len();
        kinds.sort();
        kinds.dedup();
        assert_eq!(kinds.len(), all);
        assert!(!kinds.contains(&Kind::Other));
        assert_eq!(Kind::of(&"moja-sekcja".parse().unwrap()), Kind::Other);
    }
}
