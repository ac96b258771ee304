//! A made-up site of one practice, for tests.

use practices::{Contact, Details, Practice, Source};

use crate::Site;

/// The site, without an address and without texts in other languages.
pub fn site() -> Site {
    let source = Source {
        catalogue: "proba".into(),
        url: None,
        retrieved: None,
    };
    let practice = Practice {
        summary: Some("Miejsce \"dla\" <każdego>.".into()),
        implementing_unit: Some("Urząd Miasta Żory".into()),
        contacts: vec![Contact {
            name: Some("Żaneta Łoś".into()),
            emails: vec!["zaneta@zory.example".into()],
            ..Contact::default()
        }],
        ..Practice::new(
            "proba-1".into(),
            "zlobek".into(),
            "Żłobek".into(),
            "dialog-spoleczny".parse().unwrap(),
            source,
        )
    };
    let details = Details {
        slug: "zlobek".into(),
        presentation: Some("<p>Żółw</p>".into()),
        ..Details::default()
    };
    Site {
        practices: vec![practice],
        details: [("zlobek".to_owned(), details)].into(),
        ..Site::default()
    }
}
