//! The site without a network: the service worker's script, and the page's end of it (their sources stand in `offline/`).
//!
//! The script is that of the modules put together, with the list of the files that make up this version of the app, so
//! that a browser sees by its bytes that there is a newer one. `trunk serve` and native tests know nothing of it.

use std::path::Path;

use crate::files::{self, FileError};
use crate::head::fnv1a;
use crate::sizes;

/// The name of the script, which must never change, nor lie deeper than what it serves.
pub const WORKER: &str = "sw.js";
/// The app's shell, as `publish` will write it.
const SHELL: &str = "shell.html";
/// How the names of the page begin that shows how to embed the map: nobody needs it without a network.
const EXAMPLE: &str = "osadz-przyklad";
/// How the name of the page's end begins.
const PAGE: &str = "offline-";
/// The modules in the order in which they can be one script.
const MODULES: [&str; 4] = ["decide.mjs", "catalogue.mjs", "app.mjs", "worker.mjs"];
/// Up to how many bytes data that is no part of the catalogue is saved before anybody has asked for it: outlines are smaller,
/// the boundaries of all gminy are not.
const SMALL: u64 = 300_000;

/// Writes both scripts into the site, and has its page ask for the one that is the page's.
pub fn write(root: &Path, dist: &Path) -> Result<(), FileError> {
    let sources = root.join("offline");
    let page = files::read(&sources.join("page.js"))?;
    let name = format!("{PAGE}{:016x}.js", fnv1a(&page));
    files::write(&dist.join(&name), &page)?;
    let mut modules = String::new();
    for module in MODULES {
        modules.push_str(&without_modules(&files::read_text(&sources.join(module))?));
    }

    let shell = dist.join("index.html");
    let text = files::read_text(&shell)?;
    let site = Site::of(dist)?;
    let version = site.version(dist, &[&text, &modules])?;
    let script = format!("<script defer src=\"{name}\" data-version=\"{version}\"></script>\n  </head>");
    files::write(&shell, text.replacen("</head>", &script, 1).as_bytes())?;
    let worker = format!("(() => {{\n{}{modules}}})();\n", site.constant(&version));
    files::write(&dist.join(WORKER), worker.as_bytes())
}

/// A module's text as a part of a script: what it takes from others is there already.
fn without_modules(module: &str) -> String {
    let lines = module.lines().filter(|line| !line.starts_with("import "));
    lines
        .map(|line| line.strip_prefix("export ").unwrap_or(line))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// What is saved of a site, by paths from its folder.
#[derive(Debug, PartialEq, Eq)]
struct Site {
    /// The files of the app but its shell.
    files: Vec<String>,
    /// Data that belongs to no edition of a catalogue.
    loose: Vec<String>,
}

impl Site {
    fn of(dist: &Path) -> Result<Self, FileError> {
        let (mut app, mut loose) = (Vec::new(), Vec::new());
        for path in files::below(dist)? {
            let Ok(inner) = path.strip_prefix(dist) else { continue };
            let name = inner.to_string_lossy().replace('\\', "/");
            if name == "config.json" || name.starts_with("data/regions/") {
                if sizes::length(&path)? <= SMALL {
                    loose.push(name);
                }
            } else if is_of_the_app(&name) {
                app.push(name);
            }
        }
        Ok(Self { files: app, loose })
    }

    /// A name for exactly these files with what is in them, and for the texts.
    fn version(&self, dist: &Path, texts: &[&str]) -> Result<String, FileError> {
        let mut all: Vec<u8> = texts.concat().into_bytes();
        for name in &self.files {
            all.extend_from_slice(name.as_bytes());
            all.extend(files::read(&dist.join(name))?);
        }
        Ok(format!("{:016x}", fnv1a(&all)))
    }

    /// What the modules take for `SITE`. The shell has no hash in its name: it is asked for as a page is.
    fn constant(&self, version: &str) -> String {
        let files: Vec<&str> = [SHELL]
            .into_iter()
            .chain(self.files.iter().map(String::as_str))
            .collect();
        format!(
            "const SITE = {{ version: {version:?}, files: {files:?}, loose: {:?} }};\n",
            self.loose
        )
    }
}

fn is_of_the_app(name: &str) -> bool {
    !name.starts_with("data/")
        && !name.starts_with(EXAMPLE)
        && name != WORKER
        && !["html", "br", "gz", "map"].contains(&files::extension(Path::new(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write_all(folder: &Path, sources: &Path, wasm: &str) {
        files::remove_folder(folder).unwrap();
        for (path, text) in [
            ("index.html", "<head>\n  </head>"),
            ("404.html", ""),
            ("app-1.wasm", wasm),
            ("app-1.wasm.br", "squeezed"),
            ("icons/icon.svg", "<svg>"),
            ("config.json", "{}"),
            ("data/index.json", "{}"),
            ("data/regions/polska.geojson", "{}"),
        ] {
            files::write(&folder.join(path), text.as_bytes()).unwrap();
        }
        for module in MODULES {
            let text = "import { a } from './a.mjs';\nexport const b = 'żółw';\n";
            files::write(&sources.join("offline").join(module), text.as_bytes()).unwrap();
        }
        files::write(&sources.join("offline/page.js"), b"page").unwrap();
        write(sources, folder).unwrap();
    }

    #[test]
    fn the_worker_has_the_files_of_the_app_and_what_changes_is_another_version() {
        let folder = std::env::temp_dir().join(format!("xtask-offline-{}", std::process::id()));
        let (dist, sources) = (folder.join("dist"), folder.join("sources"));
        let mut versions = Vec::new();
        for wasm in ["ż", "ó", "ż"] {
            write_all(&dist, &sources, wasm);
            let shell = files::read_text(&dist.join("index.html")).unwrap();
            let version = shell
                .split("data-version=\"")
                .nth(1)
                .unwrap()
                .get(..16)
                .unwrap()
                .to_owned();
            let script = shell.split("src=\"").nth(1).unwrap().split('"').next().unwrap();
            assert_eq!(files::read(&dist.join(script)).unwrap(), b"page");
            let worker = files::read_text(&dist.join(WORKER)).unwrap();
            let expected = format!(
                "(() => {{\nconst SITE = {{ version: \"{version}\", files: [\"shell.html\", \"app-1.wasm\", \"icons/icon.svg\", \
                 \"{script}\"], loose: [\"config.json\", \"data/regions/polska.geojson\"] }};\nconst b = 'żółw';\n"
            );
            assert!(worker.starts_with(&expected), "{worker}");
            assert!(!worker.contains("import "), "{worker}");
            versions.push(version);
        }
        assert_ne!(versions.first(), versions.get(1));
        assert_eq!(versions.first(), versions.get(2));
        files::remove_folder(&folder).unwrap();
    }
}
