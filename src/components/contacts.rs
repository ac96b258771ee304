//! The people to call: a tap calls or writes.

use leptos::prelude::*;
use practices::Contact;
use practices::polish::bind_short_words;

use crate::i18n::t;

/// The contacts of a practice; nothing where there are none.
#[component]
pub fn Contacts(
    /// Whom to call.
    contacts: Vec<Contact>,
) -> impl IntoView {
    (!contacts.is_empty()).then(|| {
        view! {
            <section class="contacts" aria-label=t::CONTACTS>
                <h3>{t::CONTACTS}</h3>
                {contacts.into_iter().map(card).collect_view()}
            </section>
        }
    })
}

fn card(contact: Contact) -> impl IntoView {
    view! {
        <address class="contact">
            {contact.name.map(|name| view! { <strong>{name}</strong> })}
            {contact.role.map(|role| view! { <span class="role">{bind_short_words(&role)}</span> })}
            {contact.phones.into_iter().map(|phone| view! {
                <a class="reach phone" href=format!("tel:{}", phone.e164())>{phone.readable()}</a>
            }).collect_view()}
            {contact.emails.into_iter().map(|email| view! {
                <a class="reach email" href=format!("mailto:{email}")>{email.clone()}</a>
            }).collect_view()}
        </address>
    }
}
