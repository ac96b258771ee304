//! The addresses of one practice: on two hosts, three tabs and two sites.

use practices::Attachment;

use super::identity::has_number;
use crate::page::address::Address;
use crate::record::Record;

/// How other addresses of a practice are called.
const OTHER_ADDRESS: &str = "Ta sama praktyka pod innym adresem";

/// The address that has the catalogue's number is the source's, whichever page was read first; the others stand beside
/// it.
pub(super) fn join_addresses(record: &mut Record, more: [&Option<String>; 2]) {
    let own = record.source.url.take();
    let known: Vec<String> = own.iter().chain(more.into_iter().flatten()).cloned().collect();
    let numbered = known.iter().find(|url| has_number(url));
    record.source.url = numbered.or(known.first()).cloned();
    let is_sources = |url: &String| record.source.url.as_ref() == Some(url);
    record
        .elsewhere
        .retain(|page| page.title != OTHER_ADDRESS || !is_sources(&page.url));
    for url in known {
        let is_it = |known: &String| *known == url || is_one_page(known, &url);
        let is_known =
            record.source.url.as_ref().is_some_and(is_it) || record.elsewhere.iter().any(|page| is_it(&page.url));
        if !is_known {
            record.elsewhere.push(Attachment {
                title: OTHER_ADDRESS.to_owned(),
                url,
            });
        }
    }
    record.elsewhere.sort_by(|a, b| a.url.cmp(&b.url));
}

/// Whether two addresses lead to one page of the catalogue, which has two hosts and three tabs.
fn is_one_page(one: &str, other: &str) -> bool {
    let normal = |url| Some(Address::parse(url)?.without_part().normal());
    normal(one).is_some_and(|one| Some(one) == normal(other))
}
