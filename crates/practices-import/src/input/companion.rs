//! The folder that a browser puts beside a page which it saves as "Strona kompletna": its pictures, styles and scripts.
//! They are parts of that page, and no inputs.

use std::path::Path;

/// How a browser ends the name of such a folder, in Polish and in English.
const ENDINGS: [&str; 2] = ["_pliki", "_files"];

/// Whether a folder holds the parts of a page that stands beside it.
pub(super) fn is_companion(folder: &Path) -> bool {
    let pages = folder.to_str().into_iter().flat_map(pages_of);
    pages.into_iter().any(|page| Path::new(&page).is_file()) && folder.is_dir()
}

/// The pages of which a folder of this name, or at this path, may hold the parts: `a/x.html` and `a/x.htm` for
/// `a/x_pliki`.
pub(super) fn pages_of(folder: &str) -> impl Iterator<Item = String> {
    let stem = ENDINGS.into_iter().find_map(|ending| folder.strip_suffix(ending));
    let named = stem.filter(|stem| !stem.is_empty() && !stem.ends_with(['/', '\\']));
    named
        .into_iter()
        .flat_map(|stem| ["html", "htm"].map(|extension| format!("{stem}.{extension}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_names_its_page() {
        let cases: [(&str, &[&str]); 5] = [
            ("strony/żółw_pliki", &["strony/żółw.html", "strony/żółw.htm"]),
            ("a\\ges_files", &["a\\ges.html", "a\\ges.htm"]),
            ("strony/pliki", &[]),
            ("strony/_pliki", &[]),
            ("_files", &[]),
        ];
        for (folder, expected) in cases {
            assert_eq!(pages_of(folder).collect::<Vec<_>>(), expected, "{folder}");
        }
    }
}
