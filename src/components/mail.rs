//! E-mail addresses in HTML: whoever reads or clicks has them as they are, with scripts or without, and so has a screen
//! reader; a program that gathers addresses by their sign finds none in the file.
//!
//! Every character is written as a numeric character reference (`&#64;`), which a browser takes back as it reads the page.
//! That stops those programs that look for addresses in the bytes of a file. One that reads HTML as a browser does has
//! them all the same, and so has whoever opens the catalogue's data: what nobody may gather must not be published
//! (`publish.contacts` in `config.json`).

use maud::{Markup, Render, html};

/// A text, as an attribute's value or between tags, in which no program finds an address by its sign.
#[derive(Debug, Clone, Copy)]
pub struct Hidden<'a>(pub &'a str);

impl Render for Hidden<'_> {
    fn render_to(&self, out: &mut String) {
        // In the browser the text becomes elements at once, in which nothing would be left of references.
        if cfg!(target_arch = "wasm32") {
            self.0.render_to(out);
        } else {
            out.extend(self.0.chars().map(|c| format!("&#{};", u32::from(c))));
        }
    }
}

/// The address that a click writes to.
pub fn to(email: &str) -> Markup {
    html! { (Hidden("mailto:")) (Hidden(email)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_stands_in_the_text() {
        let link = html! { a href=(to("a@b.pl")) { (Hidden("a@b.pl")) } }.into_string();
        let address = "&#97;&#64;&#98;&#46;&#112;&#108;";
        let scheme = "&#109;&#97;&#105;&#108;&#116;&#111;&#58;";
        assert_eq!(link, format!("<a href=\"{scheme}{address}\">{address}</a>"));
    }

    #[test]
    fn nothing_in_it_is_a_part_of_the_page() {
        let text = html! { (Hidden("ż<b>\"&'")) }.into_string();
        assert_eq!(text, "&#380;&#60;&#98;&#62;&#34;&#38;&#39;");
    }
}
