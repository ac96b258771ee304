//! Polish of peers and of the visitor's own gmina.

use practices::gminy::Gmina;
use practices::peers::Reason;
use practices::polish::counted;
use practices::{Practice, Wojewodztwo};

use super::{wojewodztwa, wojewodztwo};

pub const PEERS: &str = "Podobne praktyki";
pub const PEERS_LOADING: &str = "Szukam podobnych…";
pub const PEERS_FAILED: &str = "Nie udało się znaleźć podobnych.";
pub const NO_PEERS: &str = "W\u{a0}tym katalogu nie ma podobnych.";
pub const OWN_GMINA: &str = "Moja gmina";
pub const OWN_GMINA_LEAD: &str =
    "Wskaż swoją gminę lub miasto, a\u{a0}pokażemy, co zrobiły najbardziej podobne samorządy.";
pub const OWN_GMINA_FIELD: &str = "Twoja gmina lub miasto";
pub const OWN_GMINA_EXAMPLE: &str = "np. Mszana Dolna";
pub const OWN_GMINA_KEPT: &str = "Wybór zapamiętuje tylko to urządzenie.";
pub const OWN_GMINA_NOT_KEPT: &str = "Ta przeglądarka nie pozwala nic zapamiętać: wybór zniknie po zamknięciu strony.";
pub const GMINY_LOADING: &str = "Wczytuję wykaz gmin…";
pub const GMINY_FAILED: &str = "Nie udało się wczytać wykazu gmin.";
pub const GMINY_OFFERED: &str = "Pasujące gminy";
pub const NO_SUCH_GMINA: &str = "Nie ma takiej gminy. Sprawdź pisownię.";
pub const FORGET_GMINA: &str = "Zapomnij";
pub const SIMILAR_MUNICIPALITIES: &str = "Podobne samorządy i\u{a0}ich praktyki";

/// Why a practice is a peer: "gmina miejska, 7 tys. mieszkańców, pomoc społeczna".
pub fn peer_because(practice: &Practice, reasons: &[Reason]) -> String {
    let words = |reason: &Reason| match reason {
        Reason::UnitType => practice.unit_type.map(|unit| unit.name().to_owned()),
        Reason::Population => practice.population.map(inhabitants),
        Reason::Wojewodztwo => {
            let regions: Vec<Wojewodztwo> = practice.wojewodztwa();
            (!regions.is_empty()).then(|| wojewodztwa(&regions))
        }
        Reason::Category => Some(practice.category.name().to_lowercase()),
        Reason::Text => Some("podobny opis".to_owned()),
    };
    reasons.iter().filter_map(words).collect::<Vec<_>>().join(", ")
}

/// About how many people live somewhere: "850 mieszkańców", "7 tys. mieszkańców".
pub fn inhabitants(n: u32) -> String {
    if n < 1000 {
        counted(n as usize, ["mieszkaniec", "mieszkańcy", "mieszkańców"])
    } else {
        format!("{}\u{a0}tys. mieszkańców", (n + 500) / 1000)
    }
}

/// A gmina to choose, told apart from its namesakes: "Jabłonna, gmina wiejska, powiat legionowski".
pub fn gmina_offer(gmina: &Gmina) -> String {
    let powiat = if gmina.powiat == gmina.name {
        String::new()
    } else {
        format!(", {}", super::powiat(&gmina.powiat))
    };
    format!("{}, {}{powiat}", gmina.name, gmina.unit_type.name())
}

/// The visitor's own gmina: "Żory: miasto na prawach powiatu, 62 tys. mieszkańców, województwo śląskie".
pub fn own_gmina(gmina: &Gmina) -> String {
    let people = gmina
        .population
        .map_or_else(String::new, |people| format!(", {}", inhabitants(people)));
    let (name, unit, region) = (&gmina.name, gmina.unit_type.name(), wojewodztwo(gmina.wojewodztwo));
    format!("{name}: {unit}{people}, {region}")
}
