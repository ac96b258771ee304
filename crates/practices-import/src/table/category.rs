//! The category of a row: a path, a breadcrumb, or the name of one place in the tree.

use practices::Category;
use practices::category::SECTIONS;
use practices::slug::slugify;

use super::cells::Cells;
use super::column::Column;
use super::row::Builder;

/// Sets the category. A row without one, or with one that is not in the tree, becomes a draft: nothing of it is lost,
/// and it is not on the map before somebody has chosen.
pub fn set(builder: &mut Builder, cells: &Cells) {
    let given = cells.get(Column::Category);
    builder.record.category = given.and_then(read);
    match (given, &builder.record.category) {
        (Some(given), Some(category)) => {
            if category.path() != given {
                builder.publish(Column::Category, given);
            }
        }
        (Some(given), None) => builder.fault(
            Column::Category,
            given,
            "nie jest kategorią z drzewa, np. „Usługi społeczne : Kultura”; zapisano szkic",
        ),
        (None, _) => builder.problem(Column::Category, "brak kategorii; zapisano szkic"),
    }
    builder.record.draft = builder.record.category.is_none();
}

/// Reads "uslugi-spoleczne/kultura", "Usługi społeczne : Kultura" (also with other signs between) or "Kultura".
pub fn read(text: &str) -> Option<Category> {
    let parts: Vec<String> = text
        .split([':', '/', '>', '→', '»', '|', '\\'])
        .map(slugify)
        .filter(|part| !part.is_empty())
        .collect();
    Category::from_breadcrumb(&parts.join(" : ")).or_else(|| match parts.as_slice() {
        [only] => subsection(only),
        _ => None,
    })
}

/// The subsection of this name, where only one section has it.
fn subsection(slug: &str) -> Option<Category> {
    let sections = SECTIONS.iter();
    let mut found = sections.filter(|section| section.subsections.iter().any(|(known, _)| *known == slug));
    let section = found.next().filter(|_| found.next().is_none())?;
    format!("{}/{slug}", section.slug).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_category_as_people_write_it() {
        let cases = [
            ("uslugi-spoleczne/kultura", Some("uslugi-spoleczne/kultura")),
            ("Usługi społeczne : Kultura", Some("uslugi-spoleczne/kultura")),
            (
                "USŁUGI SPOŁECZNE > pomoc społeczna",
                Some("uslugi-spoleczne/pomoc-spoleczna"),
            ),
            ("Usługi techniczne/Transport", Some("uslugi-techniczne/transport")),
            ("oświata", Some("uslugi-spoleczne/oswiata")),
            ("Dialog społeczny", Some("dialog-spoleczny")),
            ("Dialog społeczny: Praktyki", Some("dialog-spoleczny")),
            ("Współpraca JST-NGO", Some("wspolpraca-jst-ngo")),
            ("Usługi społeczne : Żegluga", None),
            ("Żegluga", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).as_ref().map(Category::path), expected, "{text}");
        }
    }
}
