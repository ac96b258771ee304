//! What robots are told: they may read everything, and where all pages are named.

use crate::File;
use crate::pages::sitemap::SITEMAP;
use crate::settings::Address;

/// `robots.txt`.
pub fn file(address: Option<&Address>) -> File {
    let mut text = "User-agent: *\nDisallow:\n".to_owned();
    if let Some(address) = address {
        text.push_str(&format!("\nSitemap: {}\n", address.of(SITEMAP)));
    }
    File::text("robots.txt", text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_site_that_knows_where_it_stands_names_its_sitemap() {
        let address = Address::new("https://praktyki.example").unwrap();
        let text = |address| String::from_utf8(file(address).bytes).unwrap();
        assert!(text(Some(&address)).contains("Sitemap: https://praktyki.example/sitemap.xml\n"));
        assert!(!text(None).contains("Sitemap"));
    }
}
