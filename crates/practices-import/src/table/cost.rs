//! Sums of money as people write them in cells: "2 606 029 zł", "ok. 5,5 mln zł".

use practices::Cost;

use super::cells::{Cells, shortened};
use super::column::Column;
use super::row::Builder;

/// Words before a sum that is not exact.
const ABOUT: [&str; 6] = ["ok.", "około", "ponad", "prawie", "blisko", "do"];

/// What the words after a number multiply it by.
const SCALES: [(&str, f64); 5] = [
    ("tys.", 1e3),
    ("tys", 1e3),
    ("mln", 1e6),
    ("mld", 1e9),
    ("miliona", 1e6),
];

/// Sets the costs, each under its column's heading.
pub fn set(builder: &mut Builder, cells: &Cells) {
    let mut published = Vec::new();
    for (heading, text) in cells.with_headings(Column::Cost) {
        published.push(text);
        match read(text) {
            Some((amount, about)) => builder.record.costs.push(Cost {
                label: heading.to_owned(),
                amount,
                about,
            }),
            None => {
                let message = format!("„{}” nie jest kwotą w złotych, np. „12 500 zł”", shortened(text));
                builder.problem(Column::Cost, message);
            }
        }
    }
    let is_plain = |text: &&str| text.parse::<u64>().is_ok();
    if !published.iter().all(is_plain) {
        builder.publish(Column::Cost, &published.join("; "));
    }
}

/// The amount in złoty, and the word that says it is not exact.
fn read(text: &str) -> Option<(f64, Option<String>)> {
    let lower = text.to_lowercase();
    let about = ABOUT.iter().find(|word| lower.starts_with(&format!("{word} ")));
    let rest = about
        .map_or(lower.as_str(), |word| lower.trim_start_matches(word))
        .trim();
    let rest = ["złotych", "zł.", "zł", "pln"]
        .iter()
        .find_map(|unit| rest.strip_suffix(unit))
        .unwrap_or(rest)
        .trim();
    let scale = SCALES.iter().find(|(word, _)| rest.ends_with(word));
    let (digits, factor) = scale.map_or((rest, 1.0), |(word, factor)| {
        (rest.trim_end_matches(word).trim(), *factor)
    });
    let amount = number(digits, scale.is_some())? * factor;
    // Sums are told to the grosz; a product of decimals may miss it by a hair.
    Some(((amount * 100.0).round() / 100.0, about.map(|word| (*word).to_owned())))
}

/// A number with thousands set apart by spaces or dots and with a decimal comma or point. Three digits after the only
/// sign are thousands, unless a word such as "mln" follows: then nobody can tell.
fn number(text: &str, is_scaled: bool) -> Option<f64> {
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_plain = joined.starts_with(|c: char| c.is_ascii_digit())
        && joined.ends_with(|c: char| c.is_ascii_digit())
        && joined.chars().all(|c| c.is_ascii_digit() || ".,".contains(c));
    let (whole, decimals) = match joined.rsplit_once(['.', ',']) {
        Some((_, last)) if last.len() == 3 && (is_scaled || joined.contains(',')) => return None,
        Some((whole, decimals)) if decimals.len() != 3 => (whole, decimals),
        _ => (joined.as_str(), ""),
    };
    let mut groups = whole.split(['.', ',']).skip(1);
    let sound = is_plain && groups.all(|group| group.len() == 3);
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    format!("{digits}.{decimals}0").parse().ok().filter(|_| sound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_sums() {
        let cases = [
            ("2 606 029 zł", Some((2_606_029.0, None))),
            ("2.606.029,50 zł", Some((2_606_029.5, None))),
            ("12500", Some((12_500.0, None))),
            ("12.500 PLN", Some((12_500.0, None))),
            ("1234,56", Some((1234.56, None))),
            ("ok. 5,5 mln zł", Some((5_500_000.0, Some("ok.")))),
            ("ponad 120 tys. zł", Some((120_000.0, Some("ponad")))),
            ("5.877 tys. zł", None),
            ("12,500", None),
            ("1.23.456", None),
            ("5 zł za łódkę", None),
            ("-5 zł", None),
            ("bezpłatnie", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let read = read(text);
            let read = read.as_ref().map(|(amount, about)| (*amount, about.as_deref()));
            assert_eq!(read, expected, "{text}");
        }
    }
}
