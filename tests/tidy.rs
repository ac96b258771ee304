//! The rules of the house, kept as tests so that nobody has to remember them. ARCHITECTURE.md says why.

#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the message")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, by path from the root; what is made by tools is left out.
fn files_below(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            let is_made = ["node_modules", "target", "test-results"]
                .iter()
                .any(|name| path.ends_with(name));
            match (path.is_dir(), is_made) {
                (true, false) => folders.push(path),
                (false, _) => found.push(path.strip_prefix(root()).unwrap().to_owned()),
                (true, true) => {}
            }
        }
    }
    found.sort();
    found
}

fn rust_files_below(folder: &str) -> Vec<PathBuf> {
    files_below(folder)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of a source file that are code, with their numbers: no comments, and nothing from `mod tests` on.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .take_while(|(_, line)| !line.contains("#[cfg(test)]"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(index, line)| (index + 1, line))
}

/// Every line of code in these files that holds one of the words, as `path:line: word`.
fn finds(files: Vec<PathBuf>, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in files {
        let text = read(&path);
        for (number, line) in code_lines(&text) {
            found.extend(
                words
                    .iter()
                    .filter(|word| line.contains(*word))
                    .map(|word| format!("{}:{number}: {word}", path.display())),
            );
        }
    }
    found
}

#[test]
fn the_pure_crates_know_no_browser_no_disk_and_no_network() {
    let foreign = [
        "web_sys",
        "web-sys",
        "wasm_bindgen",
        "wasm-bindgen",
        "gloo",
        "leptos",
        "js_sys",
        "std::fs",
        "std::net",
        "reqwest",
    ];
    for name in ["practices", "geomap", "cluster-tiles"] {
        assert_eq!(
            finds(rust_files_below(&format!("crates/{name}/src")), &foreign),
            [""; 0]
        );
        let manifest = read(Path::new(&format!("crates/{name}/Cargo.toml")));
        for word in foreign {
            assert!(!manifest.contains(word), "crates/{name}/Cargo.toml: {word}");
        }
    }
}

#[test]
fn geomap_knows_no_practices() {
    assert_eq!(
        finds(
            rust_files_below("crates/geomap/src"),
            &["practice", "Practice", "metryka"]
        ),
        [""; 0]
    );
}

#[test]
fn only_load_fetches_and_only_app_calls_it() {
    let without = |names: &[&str]| -> Vec<PathBuf> {
        rust_files_below("src")
            .into_iter()
            .filter(|path| !names.iter().any(|name| path.ends_with(name)))
            .collect()
    };
    assert_eq!(
        finds(without(&["load.rs"]), &["gloo_net", "fetch_with", "XmlHttpRequest"]),
        [""; 0]
    );
    let calls: Vec<String> = finds(
        without(&[
            "load.rs",
            "app/archive.rs",
            "app/data.rs",
            "app/search.rs",
            "app/wanted.rs",
            "app/files.rs",
            "app/gminy.rs",
            "app/language.rs",
            "app/visits.rs",
        ]),
        &["load::bytes", "load::read", "load::range"],
    );
    assert_eq!(calls, [""; 0]);
}

#[test]
fn no_address_of_another_host_stands_in_the_app() {
    let mut files = rust_files_below("src");
    files.extend(
        files_below("public")
            .into_iter()
            .filter(|path| path.extension().is_some_and(|ending| ending == "css")),
    );
    files.push("index.html".into());
    // What is shown of an address is its host: to take the scheme off is no address.
    let addresses: Vec<String> = finds(files, &["http://", "https://"])
        .into_iter()
        .filter(|found| !found.starts_with("src/components/metryka.rs"))
        .collect();
    assert_eq!(addresses, [""; 0]);
}

#[test]
fn every_link_is_made_from_a_route() {
    let files = rust_files_below("src")
        .into_iter()
        .filter(|path| !path.ends_with("routes.rs"))
        .collect();
    assert_eq!(
        finds(files, &["href=\"", "href=format!(\"/", "\"/praktyki", "\"/wojewodztwa"]),
        [""; 0]
    );
}

#[test]
fn no_style_is_an_attribute() {
    // The policy of the site would refuse it; the code that other sites paste is theirs.
    let markup = rust_files_below("src")
        .into_iter()
        .filter(|path| !path.ends_with("embedding/code.rs"));
    let found = finds(
        markup.collect(),
        &["style={", "style=(", "style=[", "style=\"", "style=\\\"", "\"style\""],
    );
    assert_eq!(found, [""; 0]);
}

#[test]
fn what_a_visitor_reads_stands_in_i18n() {
    let polish = |c: char| "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”".contains(c);
    let mut found = Vec::new();
    // The atlas' complaints are shown within a message of i18n, as those of the catalogue are.
    let files = rust_files_below("src")
        .into_iter()
        .filter(|path| !path.starts_with("src/i18n") && !path.ends_with("atlas.rs"));
    for path in files {
        let text = read(&path);
        let lines = code_lines(&text).filter(|(_, line)| {
            line.contains('"')
                && line
                    .split('"')
                    .skip(1)
                    .step_by(2)
                    .any(|part| part.chars().any(char::is_alphabetic) && part.contains(polish))
        });
        found.extend(lines.map(|(number, _)| format!("{}:{number}", path.display())));
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn every_data_file_has_its_line_in_licences() {
    let licences = read(Path::new("data/LICENCES.md"));
    // Prose may name a folder; what counts is a row of the table.
    let rows = licences.lines().filter(|line| line.starts_with('|'));
    let described: Vec<&str> = rows.flat_map(|row| row.split('`').skip(1).step_by(2)).collect();
    let is_described = |path: &Path| {
        let path = path
            .to_string_lossy()
            .replace('\\', "/")
            .trim_start_matches("data/")
            .to_owned();
        described.iter().any(|pattern| match pattern.split_once('*') {
            Some((start, end)) => path.starts_with(start) && path.ends_with(end),
            None => path == *pattern || (pattern.ends_with('/') && path.starts_with(*pattern)),
        })
    };
    let missing: Vec<PathBuf> = files_below("data")
        .into_iter()
        .filter(|path| !path.ends_with("LICENCES.md"))
        .filter(|path| !is_described(path))
        .collect();
    assert_eq!(missing, Vec::<PathBuf>::new());
}

#[test]
fn files_stay_short_enough_to_be_about_one_thing() {
    const LONGEST: usize = 450;
    let sources = ["src", "crates", "tests"]
        .iter()
        .flat_map(|folder| rust_files_below(folder));
    let long: Vec<String> = sources
        .map(|path| (read(&path).lines().count(), path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{}: {lines}", path.display()))
        .collect();
    assert_eq!(long, [""; 0]);
}
