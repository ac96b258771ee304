//! Practices as the rows of a table.

use maud::{Markup, html};
use practices::Practice;
use practices::polish::bind_short_words;

use crate::components::place;
use crate::components::rows::Place;
use crate::components::star::star;
use crate::i18n::{self, Text, content_lang, t};
use crate::routes::Route;
use crate::shortlist::Shortlist;
use crate::viewing::{Column, Order, Viewing};

/// What a press on a heading asks for; its value is the order's name.
pub const SORT: &str = "sort";

/// A table without rows. Wide as it is, it may be moved sideways, by keys too.
pub fn frame() -> Markup {
    html! {
        div.table-frame role="region" aria-label=(t::TABLE) tabindex="0" {
            table.practices-table { thead {} tbody {} }
        }
    }
}

/// The headings: those by whose column the table can be sorted are buttons.
pub fn head(viewing: &Viewing, order: Order) -> Markup {
    let columns = viewing.shown_columns().iter();
    html! {
        tr {
            th.star-column scope="col" { span.unseen { (t::SHORTLIST) } }
            (heading(t::TITLE, Some(Order::Title), order))
            @for column in columns { (heading(t::column(*column), column.order(), order)) }
        }
    }
}

fn heading(name: Text, own: Option<Order>, order: Order) -> Markup {
    let direction = match own {
        Some(own) if own != order => None,
        Some(Order::Title | Order::Region) => Some("ascending"),
        Some(_) => Some("descending"),
        None => None,
    };
    html! {
        th scope="col" aria-sort=[direction] {
            @match own {
                Some(own) => button.sort type="button" data-action=(SORT) data-value=(own.code()) { (name) },
                None => (name),
            }
        }
    }
}

/// A practice; with a distance in kilometres it says how far it is.
pub fn row(
    place: Place,
    practice: Option<&Practice>,
    columns: &[Column],
    distance: Option<f64>,
    shortlist: &Shortlist,
) -> Markup {
    html! {
        tr data-practice=(place.practice) aria-rowindex=(place.place + 2) {
            @match practice {
                Some(practice) => {
                    td.star-column { (star(&practice.slug, &practice.title, shortlist)) }
                    th scope="row" {
                        a href=(Route::Practice(practice.slug.clone()).path()) lang=[content_lang()] { (bind_short_words(&practice.title)) }
                        @if let Some(distance) = distance { " " b.distance { (t::how_far(distance)) } }
                    }
                    @for column in columns { td data-column=(column.code()) { (cell(practice, *column)) } }
                }
                None => td colspan=(columns.len() + 2) { span.waiting aria-hidden="true" {} },
            }
        }
    }
}

/// What a practice has in a column; nothing where it is not known.
fn cell(practice: &Practice, column: Column) -> Markup {
    let text = match column {
        Column::Municipality => place::name(practice),
        Column::Powiat => practice.powiat.clone(),
        Column::Wojewodztwo => {
            let names: Vec<String> = practice.wojewodztwa().into_iter().map(t::region_name).collect();
            Some(names.join(", "))
        }
        Column::UnitType => practice.unit_type.map(|unit| t::unit_type(unit).to_owned()),
        Column::Population => practice.population.map(|people| i18n::integer(u64::from(people))),
        Column::Category => Some(t::category(&practice.category)),
        Column::Entered => practice.entered.map(i18n::date),
        Column::Updated => practice.updated.map(i18n::date),
        Column::Contact => return contact(practice),
    };
    html! { (text.unwrap_or_default()) }
}

/// The first person to call.
fn contact(practice: &Practice) -> Markup {
    let Some(contact) = practice.contacts.first() else {
        return Markup::default();
    };
    html! {
        @if let Some(name) = &contact.name { span { (name) } }
        @if let Some(phone) = contact.phones.first() {
            a href={ "tel:" (phone.e164()) } { (phone.readable()) }
        } @else if let Some(email) = contact.emails.first() {
            a href={ "mailto:" (email) } { (email) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::{self, tests::assert_escapes};
    use practices::Contact;

    fn practice(text: &str) -> Practice {
        let mut practice = markup::tests::practice("a", text);
        practice.municipality = Some(text.into());
        practice.powiat = Some(text.into());
        practice.population = Some(62_000);
        practice.contacts = vec![Contact {
            name: Some(text.into()),
            role: None,
            phones: Vec::new(),
            emails: vec![text.into()],
        }];
        practice
    }

    const PLACE: Place = Place {
        practice: 3,
        place: 0,
        of: 1,
    };

    #[test]
    fn a_row_has_what_its_columns_say() {
        let columns = [Column::Population, Column::Wojewodztwo, Column::Category];
        let text = row(PLACE, Some(&practice("Żory")), &columns, None, &Shortlist::default()).into_string();
        let (star, text) = text.split_once("</td>").unwrap();
        assert!(star.contains("aria-pressed=\"false\" data-action=\"star\" data-value=\"a\""));
        let expected = "<th scope=\"row\"><a href=\"/praktyki/a\">Żory</a></th>\
                        <td data-column=\"ludnosc\">62\u{a0}000</td><td data-column=\"wojewodztwo\"></td>\
                        <td data-column=\"kategoria\">Dialog społeczny</td></tr>";
        assert_eq!(text, expected);
    }

    #[test]
    fn no_text_is_a_part_of_the_page() {
        assert_escapes(|text| row(PLACE, Some(&practice(text)), &Column::ALL, None, &Shortlist::default()));
    }

    #[test]
    fn the_heading_of_the_order_says_so() {
        let text = head(&Viewing::default(), Order::Population).into_string();
        assert_eq!(text.matches("aria-sort").count(), 1);
        assert!(text.contains("<th scope=\"col\" aria-sort=\"descending\"><button class=\"sort\" type=\"button\" data-action=\"sort\" data-value=\"ludnosc\">"));
    }
}
