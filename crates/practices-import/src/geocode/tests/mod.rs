//! The ladder against places whose points are known.

use std::sync::LazyLock;

use practices::{LonLat, Practice, Source};

use super::{Gazetteer, Located, locate};

mod contradictions;
mod places;
mod units;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::embedded().unwrap());

fn record() -> Practice {
    let source = Source {
        catalogue: "bdp".to_owned(),
        url: None,
        retrieved: None,
    };
    let category = "uslugi-spoleczne/pomoc-spoleczna".parse().unwrap();
    Practice::new(
        "bdp-1".to_owned(),
        "praktyka".to_owned(),
        "Praktyka".to_owned(),
        category,
        source,
    )
}

/// A record of a place: municipality, powiat, województwo, postcode; "" is not known.
fn of([municipality, powiat, wojewodztwo, code]: [&str; 4]) -> Practice {
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Practice {
        municipality: known(municipality),
        powiat: known(powiat),
        wojewodztwo: known(wojewodztwo).map(|name| name.parse().unwrap()),
        postal_code: known(code),
        ..record()
    }
}

fn found(practice: &Practice) -> Located {
    locate(&GAZETTEER, practice)
}

#[track_caller]
fn assert_near(located: &Located, (lat, lon): (f64, f64), km: f64) {
    let point = located.point.unwrap();
    let off = point.distance_km(LonLat { lon, lat });
    assert!(off < km, "{off:.2} km off: {located:?}");
}
