//! The people of a row: a name, what they do, numbers and addresses, each in a column of its own.

use practices::Contact;

use super::cells::Cells;
use super::column::Column;
use super::row::Builder;
use crate::page::contacts::{ContactLine, Contacts, read_contacts};
use crate::page::lines::{Line, lines};

/// Sets the contacts, with the reader of the metryka's people.
pub fn set(builder: &mut Builder, cells: &Cells) {
    let mut published = Vec::new();
    for number in 1..=9 {
        let (people, phones) = read_person(builder, cells, number);
        builder.record.contacts.extend(people);
        published.extend(phones);
    }
    if !published.is_empty() {
        builder
            .record
            .as_published
            .insert("phones".to_owned(), published.join("; "));
    }
}

/// The people of this number, and their telephone numbers as published where they are written otherwise today. A cell
/// may name several; the other cells are the first one's.
fn read_person(builder: &mut Builder, cells: &Cells, number: u8) -> (Vec<Contact>, Vec<String>) {
    let names = contact_lines(builder, cells, Column::Name(number), "");
    let mut reach = contact_lines(builder, cells, Column::Phone(number), "tel. ");
    reach.extend(contact_lines(builder, cells, Column::Email(number), "e-mail: "));
    let roles: Vec<&str> = cells.all(Column::Role(number)).collect();
    let (named, reached) = (read_contacts(&names), read_contacts(&reach));
    let mut people = named.people;
    if people.is_empty() {
        people.push(Contact::default());
    }
    if let Some(first) = people.first_mut() {
        add_role(first, &roles.join(" "));
        for contact in reached.people {
            first.phones.extend(contact.phones);
            first.emails.extend(contact.emails);
        }
    }
    people.retain(|person| *person != Contact::default());
    for (line, fault) in named.faults.into_iter().chain(reached.faults) {
        builder.problems.push(fault.at(line).in_field("contacts"));
    }
    let Contacts { published_phones, .. } = reached;
    (
        people,
        named.published_phones.into_iter().chain(published_phones).collect(),
    )
}

fn add_role(person: &mut Contact, role: &str) {
    if role.is_empty() {
        return;
    }
    match &mut person.role {
        Some(known) => {
            known.push(' ');
            known.push_str(role);
        }
        None => person.role = Some(role.to_owned()),
    }
}

/// The lines of all cells of a column; a line without a label of its own gets the column's.
fn contact_lines(builder: &Builder, cells: &Cells, column: Column, label: &str) -> Vec<Line> {
    let written = cells.all(column).flat_map(lines).filter(|line| !line.is_blank());
    written
        .map(|line| {
            let is_labelled = label.is_empty() || !matches!(ContactLine::read(&line.text), ContactLine::Text(_));
            let text = if is_labelled {
                line.text
            } else {
                format!("{label}{}", line.text)
            };
            Line::new(builder.line, text)
        })
        .collect()
}
