//! Which addresses of a record a page may lead to: a record may come from anywhere, and a link must not run anything.

/// How an address begins that leads to a page, to somebody's mail or to their telephone.
const BEGINNINGS: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// The address, if a page may lead there: by http, https, mailto or tel, and without control characters, which browsers
/// pass over wherever they stand.
pub fn safe(address: &str) -> Option<&str> {
    let begins = |beginning: &str| {
        let start = address.get(..beginning.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(beginning))
    };
    let is_safe =
        BEGINNINGS.iter().any(|beginning| begins(beginning)) && !address.bytes().any(|byte| byte.is_ascii_control());
    is_safe.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_page_leads_to_pages_mail_and_telephones() {
        for address in [
            "https://zmyślona.example/łąka?a=1#b",
            "HTTP://zmyslona.example",
            "mailto:sekretariat@zmyslona.example",
            "tel:+48757172146",
        ] {
            assert_eq!(safe(address), Some(address));
        }
        for address in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\u{0}script:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "blob:https://zmyslona.example/1",
            "file:///etc/passwd",
            "//zmyslona.example/a",
            "/praktyki",
            "zmyslona.example",
            "http:zmyslona.example",
            "https:\\\\zmyslona.example",
            "https://zmyslona.example/\n",
            "htt\tps://zmyslona.example",
            "ﬁle://żółw",
            "mailto",
        ] {
            assert_eq!(safe(address), None, "{address:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_else_is_let_through(address in "[ \\t\\n]?[a-zA-Z+.-]{1,12}[\\t\\n]?:.*") {
            if let Some(safe) = safe(&address) {
                let scheme = safe.split(':').next().unwrap_or_default().to_ascii_lowercase();
                prop_assert!(["http", "https", "mailto", "tel"].contains(&scheme.as_str()), "{}", address);
            }
        }
    }
}
