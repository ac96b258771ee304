//! What serde and the TOML reader say in English, in Polish for a curator. Their words are no contract: what is not
//! known here stays in English, in parentheses.

/// The beginnings of messages about the syntax; of two that fit, the first counts.
const SYNTAX: [(&str, &str); 24] = [
    (
        "string values must be quoted",
        "brakuje wartości albo tekst nie stoi w cudzysłowie",
    ),
    (
        "invalid basic string",
        "tekst nie ma zamykającego cudzysłowu albo zawiera znak, którego tak zapisać nie można",
    ),
    (
        "invalid multi-line basic string",
        "tekst w wielu wierszach nie kończy się znakami \"\"\" albo zawiera znak, którego tak zapisać nie można",
    ),
    ("invalid literal string", "tekst nie ma zamykającego apostrofu"),
    ("missing escaped value", "po znaku \\ brakuje znaku, którego dotyczy"),
    ("key with no value", "po nazwie pola brakuje znaku = i wartości"),
    ("missing assignment", "po nazwie pola brakuje znaku ="),
    ("extra", "stoi tu o jeden znak = albo przecinek za dużo"),
    ("missing value", "brakuje wartości"),
    (
        "invalid unquoted key",
        "nazwa pola może zawierać tylko litery bez znaków diakrytycznych, cyfry, łączniki i podkreślenia",
    ),
    ("unquoted keys cannot be empty", "przed znakiem = brakuje nazwy pola"),
    ("invalid key", "nazwa pola jest źle zapisana"),
    (
        "missing key for inline table",
        "brakuje nazwy pola albo nawiasu } na końcu",
    ),
    ("unclosed inline table", "brakuje nawiasu } na końcu"),
    ("unclosed array table", "brakuje nawiasów ]] na końcu nagłówka"),
    ("unclosed array", "brakuje nawiasu ] na końcu listy"),
    ("unclosed table", "brakuje nawiasu ] na końcu nagłówka"),
    (
        "missing comma",
        "brakuje przecinka między wartościami albo nawiasu na końcu",
    ),
    (
        "unexpected key or value",
        "wartość już się skończyła; następne pole zaczyna nowy wiersz",
    ),
    ("unexpected leading zero", "liczba nie może zaczynać się od zera"),
    ("invalid integer number", "liczba jest źle zapisana"),
    ("integer number overflowed", "liczba jest źle zapisana albo za duża"),
    ("invalid float", "liczba jest źle zapisana"),
    (
        "invalid date",
        "data jest źle zapisana; datę pisze się w cudzysłowie, \"2011-12-27\"",
    ),
];

/// The message in Polish.
pub(super) fn in_polish(message: &str) -> String {
    let rest = |start: &str| message.strip_prefix(start);
    if let Some(detail) = rest("missing field ") {
        format!("brak pola „{}”", quoted(detail))
    } else if let Some(detail) = rest("unknown field ") {
        format!("nieznane pole „{}”; sprawdź pisownię", quoted(detail))
    } else if rest("duplicate ").is_some() {
        "pole powtarza się".to_owned()
    } else if let Some(detail) = rest("unknown variant ") {
        not_listed(detail)
    } else if let Some(detail) = rest("invalid type: ") {
        found_and_wanted("wartość jest innego rodzaju niż trzeba", detail)
    } else if let Some(detail) = rest("invalid value: ") {
        found_and_wanted("takiej wartości nie można tu podać", detail)
    } else if let Some(detail) = rest("invalid length ") {
        found_and_wanted("lista ma nie tyle wartości, ile trzeba", detail)
    } else if message == "wanted string or table" {
        found_and_wanted("wartość jest innego rodzaju niż trzeba", "expected a string")
    } else if let Some((_, polish)) = SYNTAX.iter().find(|(start, _)| message.starts_with(start)) {
        format!("to nie jest poprawny TOML: {polish}")
    } else if message.is_ascii() {
        format!("to nie jest poprawny TOML ({message})")
    } else {
        // The types of a record speak Polish themselves, with a quotation in „ ” or a letter that is not ASCII.
        message.to_owned()
    }
}

/// The first name in grave accents.
fn quoted(text: &str) -> &str {
    text.split('`').nth(1).unwrap_or_default()
}

/// Of "`a`, expected one of `b`, `c`".
fn not_listed(detail: &str) -> String {
    let mut names = detail.split('`').skip(1).step_by(2);
    let name = names.next().unwrap_or_default();
    let allowed: Vec<&str> = names.collect();
    format!(
        "„{name}” nie jest na liście dozwolonych wartości ({})",
        allowed.join(", ")
    )
}

/// Of "integer `7`, expected a string"; either side may be missing or unknown.
fn found_and_wanted(what: &str, detail: &str) -> String {
    let (found, wanted) = detail.rsplit_once("expected ").unwrap_or((detail, ""));
    match (found_in_polish(found.trim_end_matches(", ")), wanted_in_polish(wanted)) {
        (Some(found), Some(wanted)) => format!("{what}: jest {found}, a ma być {wanted}"),
        (None, Some(wanted)) => format!("{what}: ma być {wanted}"),
        _ => format!("{what} ({detail})"),
    }
}

fn found_in_polish(found: &str) -> Option<String> {
    let kind = found.split(' ').next()?;
    match kind {
        "string" => Some("tekst".to_owned()),
        "integer" | "floating" => Some(format!("liczba {}", quoted(found))),
        "boolean" => Some(quoted(found).to_owned()),
        "sequence" => Some("lista".to_owned()),
        "map" => Some("tabela".to_owned()),
        count => count.parse::<usize>().ok().map(|count| count.to_string()),
    }
}

fn wanted_in_polish(wanted: &str) -> Option<String> {
    let polish = match wanted {
        "a string" => "tekst w cudzysłowie",
        "a boolean" => "true albo false",
        "u32" => "liczba całkowita od 0 do 4294967295",
        "f64" => "liczba",
        "a sequence" => "lista w nawiasach [ ]",
        "a map" => "tabela z polami",
        _ if wanted.starts_with("struct ") => "tabela z polami",
        _ => return wanted.strip_prefix("an array of length ").map(str::to_owned),
    };
    Some(polish.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::read;

    const SOUND: &str =
        "+++\nid = \"bdp-1\"\nslug = \"zolw\"\ntitle = \"Żółw\"\nX\n\n[source]\ncatalogue = \"bdp\"\n+++\n";

    #[test]
    fn every_usual_mistake_is_named_in_polish() {
        let cases = [
            (
                "street = 7",
                "wartość jest innego rodzaju niż trzeba: jest liczba 7, a ma być tekst w cudzysłowie",
            ),
            (
                "street = 7.5",
                "wartość jest innego rodzaju niż trzeba: jest liczba 7.5, a ma być tekst w cudzysłowie",
            ),
            (
                "population = \"gęś\"",
                "wartość jest innego rodzaju niż trzeba: jest tekst, a ma być liczba całkowita od 0 do 4294967295",
            ),
            (
                "population = -1",
                "takiej wartości nie można tu podać: jest liczba -1, a ma być liczba całkowita od 0 do 4294967295",
            ),
            (
                "draft = \"tak\"",
                "wartość jest innego rodzaju niż trzeba: jest tekst, a ma być true albo false",
            ),
            (
                "websites = \"zmyslona.pl\"",
                "wartość jest innego rodzaju niż trzeba: jest tekst, a ma być lista w nawiasach [ ]",
            ),
            (
                "point = \"Łąka\"",
                "wartość jest innego rodzaju niż trzeba: jest tekst, a ma być tabela z polami",
            ),
            (
                "as_published = true",
                "wartość jest innego rodzaju niż trzeba: jest true, a ma być tabela z polami",
            ),
            (
                "unit_type = 7",
                "wartość jest innego rodzaju niż trzeba: ma być tekst w cudzysłowie",
            ),
            (
                "unit_type = \"gromada\"",
                "„gromada” nie jest na liście dozwolonych wartości (gmina_miejska, gmina_wiejska, ",
            ),
            (
                "indicators = [{ label = \"Łąki\", unit = \"ha\", values = [{ value = \"x\" }] }]",
                "wartość jest innego rodzaju niż trzeba: jest tekst, a ma być liczba",
            ),
            (
                "indicators = [{ label = \"Łąki\", unit = \"ha\", unit_forms = [\"ha\"], values = [] }]",
                "lista ma nie tyle wartości, ile trzeba: jest 1, a ma być 3",
            ),
            (
                "contacts = [{ names = \"Łucja\" }]",
                "nieznane pole „names”; sprawdź pisownię",
            ),
            ("costs = [{ label = \"Łąki\" }]", "brak pola „amount”"),
            ("id = \"bdp-1\"", "pole powtarza się"),
            (
                "street = Łąkowa",
                "to nie jest poprawny TOML: brakuje wartości albo tekst nie stoi w cudzysłowie",
            ),
            (
                "street = \"Łąkowa",
                "to nie jest poprawny TOML: tekst nie ma zamykającego cudzysłowu",
            ),
            ("street = \"a\\ż\"", "to nie jest poprawny TOML: po znaku \\ brakuje"),
            (
                "summary = \"\"\"Łąka",
                "to nie jest poprawny TOML: tekst w wielu wierszach nie kończy się",
            ),
            (
                "street = 'Łąkowa",
                "to nie jest poprawny TOML: tekst nie ma zamykającego apostrofu",
            ),
            (
                "street",
                "to nie jest poprawny TOML: po nazwie pola brakuje znaku = i wartości",
            ),
            (
                "street \"Łąkowa\"",
                "to nie jest poprawny TOML: po nazwie pola brakuje znaku =",
            ),
            ("street = = 7", "to nie jest poprawny TOML: stoi tu o jeden znak"),
            ("street =", "to nie jest poprawny TOML: brakuje wartości albo"),
            (
                "ulica żółta = 7",
                "to nie jest poprawny TOML: po nazwie pola brakuje znaku",
            ),
            ("żółw = 7", "to nie jest poprawny TOML: nazwa pola może zawierać"),
            ("= 7", "to nie jest poprawny TOML: przed znakiem = brakuje nazwy"),
            (
                "websites = [\"a\"",
                "to nie jest poprawny TOML: brakuje przecinka między wartościami albo nawiasu",
            ),
            (
                "websites = [\"a\" \"b\"]",
                "to nie jest poprawny TOML: brakuje przecinka między wartościami",
            ),
            (
                "[point",
                "to nie jest poprawny TOML: brakuje nawiasu ] na końcu nagłówka",
            ),
            ("[[contacts]", "to nie jest poprawny TOML: brakuje nawiasów ]]"),
            (
                "point = { lon = 1",
                "to nie jest poprawny TOML: brakuje nazwy pola albo nawiasu }",
            ),
            (
                "street = \"a\" \"b\"",
                "to nie jest poprawny TOML: wartość już się skończyła",
            ),
            (
                "population = 007",
                "to nie jest poprawny TOML: liczba nie może zaczynać się od zera",
            ),
            (
                "population = 7_a",
                "to nie jest poprawny TOML: liczba jest źle zapisana",
            ),
            ("entered = 2011-99", "to nie jest poprawny TOML: data jest źle zapisana"),
        ];
        let wrong: Vec<String> = cases
            .iter()
            .filter_map(|(line, expected)| {
                let problem = read(&SOUND.replace('X', line)).unwrap_err().problem("żółw.md");
                let is_meant = problem.message.starts_with(expected) && problem.line.is_some();
                (!is_meant).then(|| format!("{line}: {problem}"))
            })
            .collect();
        assert_eq!(wrong, [""; 0]);
    }

    #[test]
    fn what_is_not_known_keeps_its_words() {
        let cases = [
            ("recursion limit", "to nie jest poprawny TOML (recursion limit)"),
            (
                "invalid type: unit value, expected something else",
                "wartość jest innego rodzaju niż trzeba (unit value, expected something else)",
            ),
            ("„Łąka” nie jest ścieżką kategorii", "„Łąka” nie jest ścieżką kategorii"),
        ];
        for (message, expected) in cases {
            assert_eq!(super::in_polish(message), expected);
        }
    }
}
