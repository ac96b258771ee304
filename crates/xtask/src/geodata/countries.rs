//! The countries around Poland: ISO 3166-1 codes and Polish names.

/// Poland, which is drawn from another source.
pub const POLAND: &str = "616";
/// Russia.
pub const RUSSIA: &str = "643";
/// Ukraine.
pub const UKRAINE: &str = "804";

/// (ISO 3166-1 numeric codes, two-letter code, Polish name), by the two-letter code. Åland goes with Finland;
/// Natural Earth has no number for Kosovo.
pub const COUNTRIES: [(&[&str], &str, &str); 35] = [
    (&["008"], "AL", "Albania"),
    (&["040"], "AT", "Austria"),
    (&["070"], "BA", "Bośnia i Hercegowina"),
    (&["056"], "BE", "Belgia"),
    (&["100"], "BG", "Bułgaria"),
    (&["112"], "BY", "Białoruś"),
    (&["756"], "CH", "Szwajcaria"),
    (&["203"], "CZ", "Czechy"),
    (&["276"], "DE", "Niemcy"),
    (&["208"], "DK", "Dania"),
    (&["233"], "EE", "Estonia"),
    (&["724"], "ES", "Hiszpania"),
    (&["246", "248"], "FI", "Finlandia"),
    (&["250"], "FR", "Francja"),
    (&["826"], "GB", "Wielka Brytania"),
    (&["191"], "HR", "Chorwacja"),
    (&["348"], "HU", "Węgry"),
    (&["380"], "IT", "Włochy"),
    (&["438"], "LI", "Liechtenstein"),
    (&["440"], "LT", "Litwa"),
    (&["442"], "LU", "Luksemburg"),
    (&["428"], "LV", "Łotwa"),
    (&["498"], "MD", "Mołdawia"),
    (&["499"], "ME", "Czarnogóra"),
    (&["807"], "MK", "Macedonia Północna"),
    (&["528"], "NL", "Holandia"),
    (&["578"], "NO", "Norwegia"),
    (&["642"], "RO", "Rumunia"),
    (&["688"], "RS", "Serbia"),
    (&[RUSSIA], "RU", "Rosja"),
    (&["752"], "SE", "Szwecja"),
    (&["705"], "SI", "Słowenia"),
    (&["703"], "SK", "Słowacja"),
    (&[UKRAINE], "UA", "Ukraina"),
    (&[""], "XK", "Kosowo"),
];
