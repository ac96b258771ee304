//! Addresses become links on the map, where `javascript:` would run: none but those of the web go into a record, from
//! whatever input they come.

use practices::Attachment;
use url::Url;

use crate::problem::Problem;
use crate::reading::Reading;

/// Takes the addresses out that are none of the web, each with a problem that has it in full.
pub(super) fn keep_web_addresses(reading: &mut Reading) {
    let Reading { record, problems, .. } = reading;
    let mut is_kept = |field: &str, url: &str| {
        let is_web = is_of_the_web(url);
        if !is_web {
            // It may hold what turns a terminal upside down.
            let shown = url.escape_debug();
            let message = format!("„{shown}” nie jest adresem strony (http:// albo https://) i nie trafił do rekordu");
            problems.push(Problem::of_file("", message).in_field(field));
        }
        is_web
    };
    record.websites.retain(|url| is_kept("websites", url));
    record.source.url.take_if(|url| !is_kept("source", url));
    let mut is_link_kept = |field: &str, link: &Attachment| is_kept(field, &link.url);
    record.attachments.retain(|link| is_link_kept("attachments", link));
    record.elsewhere.retain(|link| is_link_kept("elsewhere", link));
}

/// An address without a scheme is one of the web as well, and runs nothing.
fn is_of_the_web(url: &str) -> bool {
    // The parser passes over what browsers pass over: white space and control characters before the scheme and in it.
    Url::parse(url).map_or(true, |url| matches!(url.scheme(), "http" | "https" | "ftp" | "mailto"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_addresses_that_run() {
        let cases = [
            ("https://zmyslona.example.pl/żółw", true),
            ("http://zmyslona.example.pl:8080", true),
            ("www.zmyslona.example.pl", true),
            ("pliki/regulamin.pdf", true),
            ("javascript:alert(1)", false),
            (" JavaScript:alert(1)", false),
            ("java\tscript:alert(1)", false),
            ("\u{1}javascript:alert(1)", false),
            ("data:text/html,<script>", false),
            ("vbscript:x", false),
        ];
        for (url, expected) in cases {
            assert_eq!(is_of_the_web(url), expected, "{url:?}");
        }
    }
}
