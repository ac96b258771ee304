//! Peers and the visitor's own gmina.

use practices::gminy::Gmina;
use practices::peers::Reason;
use practices::{Practice, Wojewodztwo};

use super::{category, unit_type, wojewodztwa, wojewodztwo};
use crate::i18n::integer;
use crate::i18n::text::texts;

texts! {
    pub PEERS = "Podobne praktyki";
    pub PEERS_LOADING = "Szukam podobnych…";
    pub PEERS_FAILED = "Nie udało się znaleźć podobnych.";
    pub NO_PEERS = "W\u{a0}tym katalogu nie ma podobnych.";
    pub OWN_GMINA = "Moja gmina";
    pub OWN_GMINA_LEAD = "Wskaż swoją gminę lub miasto, a\u{a0}pokażemy, co zrobiły najbardziej podobne samorządy.";
    pub OWN_GMINA_FIELD = "Twoja gmina lub miasto";
    pub OWN_GMINA_EXAMPLE = "np. Mszana Dolna";
    pub OWN_GMINA_KEPT = "Wybór zapamiętuje tylko to urządzenie.";
    pub OWN_GMINA_NOT_KEPT = "Ta przeglądarka nie pozwala nic zapamiętać: wybór zniknie po zamknięciu strony.";
    pub GMINY_LOADING = "Wczytuję wykaz gmin…";
    pub GMINY_FAILED = "Nie udało się wczytać wykazu gmin.";
    pub GMINY_OFFERED = "Pasujące gminy";
    pub NO_SUCH_GMINA = "Nie ma takiej gminy. Sprawdź pisownię.";
    pub FORGET_GMINA = "Zapomnij";
    pub SIMILAR_MUNICIPALITIES = "Podobne samorządy i\u{a0}ich praktyki";

    SIMILAR_TEXT = "podobny opis";
    INHABITANTS = "one: {n}\u{a0}mieszkaniec | few: {n}\u{a0}mieszkańcy | many: {n}\u{a0}mieszkańców";
    INHABITANTS_THOUSANDS = "{thousands}\u{a0}tys. mieszkańców";
}

/// Why a practice is a peer: "gmina miejska, 7 tys. mieszkańców, pomoc społeczna".
pub fn peer_because(practice: &Practice, reasons: &[Reason]) -> String {
    let words = |reason: &Reason| match reason {
        Reason::UnitType => practice.unit_type.map(|unit| unit_type(unit).to_owned()),
        Reason::Population => practice.population.map(inhabitants),
        Reason::Wojewodztwo => {
            let regions: Vec<Wojewodztwo> = practice.wojewodztwa();
            (!regions.is_empty()).then(|| wojewodztwa(&regions))
        }
        Reason::Category => Some(practices::polish::lowercase(&category(&practice.category))),
        Reason::Text => Some(SIMILAR_TEXT.get().to_owned()),
    };
    reasons.iter().filter_map(words).collect::<Vec<_>>().join(", ")
}

/// About how many people live somewhere: "850 mieszkańców", "7 tys. mieszkańców".
pub fn inhabitants(n: u32) -> String {
    if n < 1000 {
        INHABITANTS.counted(n as usize, &[])
    } else {
        let thousands = u64::from(n.saturating_add(500) / 1000);
        INHABITANTS_THOUSANDS.with(&[("thousands", &integer(thousands))])
    }
}

/// A gmina to choose, told apart from its namesakes: "Jabłonna, gmina wiejska, powiat legionowski".
pub fn gmina_offer(gmina: &Gmina) -> String {
    let powiat = if gmina.powiat == gmina.name {
        String::new()
    } else {
        format!(", {}", super::powiat(&gmina.powiat))
    };
    format!("{}, {}{powiat}", gmina.name, unit_type(gmina.unit_type))
}

/// The visitor's own gmina: "Żory: miasto na prawach powiatu, 62 tys. mieszkańców, województwo śląskie".
pub fn own_gmina(gmina: &Gmina) -> String {
    let people = gmina
        .population
        .map_or_else(String::new, |people| format!(", {}", inhabitants(people)));
    let (name, unit, region) = (&gmina.name, unit_type(gmina.unit_type), wojewodztwo(gmina.wojewodztwo));
    format!("{name}: {unit}{people}, {region}")
}
