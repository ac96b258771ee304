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
    use std::fs;
    use std::io::{Cursor, Write, empty};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use crate::input::walk::walk_with;

    const FILES: [&str; 7] = [
        "żółw.html",
        "żółw_pliki/logo.gif",
        "żółw_pliki/a/ramka.html",
        "ges.htm",
        "ges_files/menu.js",
        "inne_pliki/3.txt",
        "żółw.txt",
    ];

    #[test]
    fn the_parts_of_a_page_are_no_inputs() {
        let dir = tempfile::tempdir().unwrap();
        for name in FILES {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let all = ["ges.htm", "inne_pliki/3.txt", "żółw.html", "żółw.txt"];
        let cases: [(&[&str], &[&str]); 6] = [
            (&[""], &all),
            (&["*"], &all),
            (&["*.*"], &["ges.htm", "żółw.html", "żółw.txt"]),
            // As a shell expands a pattern.
            (&["ges_files", "ges.htm"], &["ges.htm"]),
            // Whoever names it alone wants it.
            (&["ges_files"], &["ges_files/menu.js"]),
            (
                &["ges_files/menu.js", "inne_pliki", ""],
                &[&all[..], &["ges_files/menu.js"]].concat(),
            ),
        ];
        for (arguments, expected) in cases {
            let arguments: Vec<_> = arguments.iter().map(|name| dir.path().join(name)).collect();
            let prefix = format!("{}/", dir.path().display());
            let found: Vec<_> = walk_with(&arguments, empty())
                .map(|found| found.shown.replace(&prefix, ""))
                .collect();
            assert_eq!(found, expected, "{arguments:?}");
        }
    }

    #[test]
    fn nor_are_they_in_an_archive() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in FILES {
            zip.start_file(format!("s/{name}"), SimpleFileOptions::default())
                .unwrap();
            zip.write_all(b"x").unwrap();
        }
        let found = walk_with(&["-".into()], Cursor::new(zip.finish().unwrap().into_inner()));
        let expected = ["żółw.html", "ges.htm", "inne_pliki/3.txt", "żółw.txt"];
        assert_eq!(
            found.map(|found| found.shown).collect::<Vec<_>>(),
            expected.map(|name| format!("(standardowe wejście)/s/{name}"))
        );
    }

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
