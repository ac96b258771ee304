//! Made-up pages in the form of the old Baza Dobrych Praktyk, as many as one likes.

use std::path::Path;

use crate::files::{self, FileError};

/// Pages a folder, so that no folder gets too large to list.
const FOLDER: usize = 1000;

/// Places that a page may be of, with their powiat, województwo and postcode; they only have to be of the usual length.
const PLACES: [(&str, &str, &str, &str); 4] = [
    ("Szklarska Poręba", "karkonoski", "dolnośląskie", "58-580"),
    ("Włocławek", "włocławski", "kujawsko-pomorskie", "87-800"),
    ("Świątniki Górne", "krakowski", "małopolskie", "32-040"),
    ("Żory", "żorski", "śląskie", "44-240"),
];

const MENU: [&str; 17] = [
    "Strona główna",
    "Usługi społeczne",
    "» Kultura",
    "» Pomoc społeczna",
    "» Oświata",
    "» Ochrona zdrowia",
    "» Sport i rekreacja",
    "Usługi techniczne",
    "Rozwój instytucjonalny",
    "Efektywność energetyczna",
    "Współpraca JST-NGO",
    "Współpraca między JST",
    "Dialog społeczny",
    "SMUP",
    "Mapa Praktyk",
    "Inne bazy danych",
    "Portal jst.org.pl",
];

const BAR: &str = ".:   Skrót i Metryka -> Pełna prezentacja -> Załączniki   :.";

const PARAGRAPH: &str = "Zmyślony ośrodek zaprosił mieszkańców do wspólnej pracy nad łąką, sadem i ścieżką wzdłuż \
    rzeki. Spotkania odbywają się co miesiąc, a o podziale zadań rozstrzyga wspólne głosowanie. Dzieci z pobliskiej \
    szkoły prowadzą dziennik obserwacji, który gmina wykłada w bibliotece.";

/// Writes so many pages into a new folder: every other one as HTML, as the site sent them.
pub fn write(folder: &Path, count: usize) -> Result<(), FileError> {
    for number in 1..=count {
        let lines = lines(number);
        let (ending, text) = if number % 2 == 0 {
            ("html", html(&lines))
        } else {
            ("txt", lines.join("\n"))
        };
        let name = format!("{:03}/{number:06}.{ending}", number / FOLDER);
        files::write(&folder.join(name), text.as_bytes())?;
    }
    Ok(())
}

/// The page as a person sees it.
fn lines(number: usize) -> Vec<String> {
    let (place, powiat, wojewodztwo, code) = PLACES.get(number % PLACES.len()).copied().unwrap_or(PLACES[0]);
    let mut lines = vec![format!("https://dobrepraktyki.pl/index.php?p1=1&p2=2&art={number}")];
    lines.extend(MENU.map(str::to_owned));
    lines.push(format!(
        "Usługi społeczne : Pomoc społeczna\nZmyślona praktyka nr {number}: łąka w gminie {place}\n"
    ));
    lines.push(BAR.to_owned());
    lines.push(format!(
        "\n{PARAGRAPH}\n\n{PARAGRAPH} Kosztowało to {number} zł.\n\n{PARAGRAPH}\n"
    ));
    lines.push("Metryka praktyki".to_owned());
    lines.push(format!(
        "Data wprowadzenia do BDP:  2008-01-07\nData aktualizacji:  2013-07-09\n\nTyp jednostki:  gmina miejska\n\
         Miejscowość:  {place}\nPowiat:  {powiat}\nWojewództwo:  {wojewodztwo}\nKod pocztowy i Poczta:  {code} {place}\n\
         Jednostka wdrażająca:  Ośrodek Zmyślony nr {number}\nUlica:  ul. Łąkowa {number}\n\
         Wirtyna internetowa:  www.zmyslona{number}.example.pl\nLiczba mieszkańców:  7.182\n\
         Osoby kontaktowe:  Łucja Zmyślona\n Kierowniczka ośrodka\n tel. 75 717 21 46\n e@mail: osrodek{number}@zmyslona.example.pl\n"
    ));
    lines.push(BAR.to_owned());
    lines
        .iter()
        .flat_map(|text| text.split('\n'))
        .map(str::to_owned)
        .collect()
}

/// The same in markup: the page's address in the comment of the browser that saved it, a line a `<div>`.
fn html(lines: &[String]) -> String {
    let mut html = String::from(
        "<!DOCTYPE html>\n<html lang=\"pl\"><head><meta charset=\"utf-8\"><title>Zmyślona strona</title></head>\n",
    );
    for (index, line) in lines.iter().enumerate() {
        if index == 0 {
            html.push_str(&format!("<!-- saved from url=({:04}){line} -->\n<body>\n", line.len()));
        } else {
            html.push_str(&format!(
                "<div class=\"wiersz\">{}</div>\n",
                line.replace("->", "-&gt;")
            ));
        }
    }
    html + "</body></html>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_another_practice() {
        let (one, other) = (lines(1), lines(2));
        assert!(
            one.contains(&"Zmyślona praktyka nr 1: łąka w gminie Włocławek".to_owned()),
            "{one:?}"
        );
        assert!(!other.contains(&one[0]));
        assert!(html(&other).contains("saved from url=(0050)https://dobrepraktyki.pl/index.php?p1=1&p2=2&art=2 -->"));
    }
}
