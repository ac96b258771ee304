//! Where the site stands on its host: at its root, or in a folder, as `https://gmina.example/mapa/`. All addresses of its
//! pages begin with that, which [`routes`](crate::routes) puts there and takes off.
//!
//! The published page says it in its `<base>`, by which the browser finds all files that are named without a slash before
//! them. So the code is the same wherever it stands. What is made without a browser says it by [`stand_at`].

use std::cell::Cell;

thread_local! {
    // A page has one thread; tests have one each, and do not move each other's site.
    static BASE: Cell<&'static str> = const { Cell::new("") };
}

/// What stands before the paths of all pages: nothing, or `/mapa`.
#[inline(never)]
pub fn base() -> &'static str {
    BASE.get()
}

/// Says where the site stands, with or without a slash at the end, for as long as the page is there.
pub fn stand_at(path: &str) {
    let base = path.trim_end_matches('/');
    if base != BASE.get() {
        BASE.set(String::leak(base.to_owned()));
    }
}

/// The part of a path below the site; `None` where it leads out of it.
pub fn within(path: &str) -> Option<&str> {
    let rest = path.strip_prefix(base())?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_below_the_site_or_not() {
        // (where the site stands, a path, its part below the site)
        let cases = [
            ("/", "/", Some("/")),
            ("", "/praktyki/a", Some("/praktyki/a")),
            ("/mapa/", "/mapa", Some("")),
            ("/mapa", "/mapa/", Some("/")),
            ("/mapa/", "/mapa/en/praktyki", Some("/en/praktyki")),
            ("/mapa/", "/mapapraktyki", None),
            ("/mapa/", "/praktyki", None),
            ("/urzad/mapa/", "/urzad", None),
        ];
        for (base, path, expected) in cases {
            stand_at(base);
            assert_eq!(within(path), expected, "{base} {path}");
        }
    }
}
