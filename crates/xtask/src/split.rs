//! Cuts off the app's wasm what a first visit does without (`src/later.rs` says what that is).
//!
//! wasm-split-cli takes the app as it comes from the linker, with its relocations and names, and gives one wasm with what is
//! needed at once, and others with what only the functions marked in the app need; they share one memory. The first then
//! goes to wasm-bindgen as the whole app did in Trunk's build, whose files it replaces. `trunk serve` and native tests know
//! nothing of it, nor does the site where there is no wasm-split-cli: there the app is whole.

use std::path::Path;
use std::process::Command;

use crate::dist::DistError;
use crate::files::{self, FileError};
use crate::head::fnv1a;
use crate::names;
use crate::sections::{self, END};
use crate::steps::Steps;
use crate::tools::{Tools, WASM_TARGET};

/// What the app's rustc is told: that it will be split, and to leave in what tells how its parts hang together.
pub const FLAGS: &str = "--cfg split -Clink-arg=--emit-relocs";
/// The same of cargo, which would have the names taken out.
const PROFILE: (&str, &str) = ("CARGO_PROFILE_RELEASE_STRIP", "none");
/// The app's name.
const APP: &str = "mapa-praktyk";
/// The script that fetches the parts, by the name that wasm-split-cli gives it.
const SCRIPT: &str = "__wasm_split.js";
/// How the names of the parts begin that are fetched later.
pub const LATER: &str = "later-";

/// How the parts' script has the browser take a part, and how it is to do it.
const TAKES: (&str, &str) = (
    "WebAssembly.instantiateStreaming(src, imports)",
    "whole(WebAssembly.instantiateStreaming(src, imports))",
);

/// Makes cargo, called by a command or by what it calls, build what can be split, into the folder where it is looked for.
pub fn ask(command: &mut Command, root: &Path) {
    command.envs([PROFILE]).env("CARGO_TARGET_DIR", files::target(root));
}

/// Puts the parts of the app in the place of the whole that Trunk has put there.
pub fn run(root: &Path, dist: &Path, splitter: &Path, tools: &Tools, steps: &mut Steps) -> Result<(), DistError> {
    let whole = files::target(root)
        .join(WASM_TARGET)
        .join("release")
        .join(APP)
        .with_extension("wasm");
    let folder = root.join("target/xtask/split");
    files::remove_folder(&folder)?;
    let parts = folder.join("parts");
    let mut split = Command::new(splitter);
    split.arg(&whole).arg(&parts).args(["--out-name", APP]);
    steps.run_as("split the app", &mut split, "cargo xtask dist")?;
    let bound = folder.join("bound");
    let mut bind = Command::new("wasm-bindgen");
    bind.env("PATH", &tools.path)
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--remove-name-section",
            "--remove-producers-section",
        ])
        // The parts take the table of functions from the first.
        .arg("--keep-lld-exports")
        .args(["--out-name", APP, "--out-dir"])
        .arg(&bound)
        .arg(parts.join(APP).with_extension("wasm"));
    steps.run_as("wasm-bindgen", &mut bind, "cargo xtask dist")?;
    Ok(publish(dist, &parts, &bound)?)
}

/// Moves all to the site under names with the hash of what is in them, by which they know each other too.
fn publish(dist: &Path, parts: &Path, bound: &Path) -> Result<(), FileError> {
    let script = files::read_text(&parts.join(SCRIPT))?.replace(TAKES.0, TAKES.1) + &refusing();
    let binding = files::read_text(&bound.join(format!("{APP}.js")))?;
    let wasm = files::read(&bound.join(format!("{APP}_bg.wasm")))?;
    let (wasm, binding) = names::shorten(wasm, binding);
    let mut later = Vec::new();
    for path in files::below(parts)? {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned());
        if let Some(name) = name.filter(|name| name != APP && files::extension(&path) == "wasm") {
            later.push((name, files::read(&path)?));
        }
    }
    let all = [script.as_bytes(), binding.as_bytes(), &wasm].into_iter();
    let all: Vec<u8> = all
        .chain(later.iter().map(|(_, part)| part.as_slice()))
        .flatten()
        .copied()
        .collect();
    let names = Names::new(fnv1a(&all));
    let mut script = script.replace(&format!("./{APP}.js"), &format!("./{}", names.binding));
    for (name, part) in &later {
        let new = names.later(name);
        script = script.replace(&format!("./{name}.wasm"), &format!("./{new}"));
        files::write(&dist.join(new), part)?;
    }
    let binding = once(&binding).replace(&format!("from \"./{SCRIPT}\""), &format!("from \"./{}\"", names.script));
    files::write(&dist.join(&names.script), script.as_bytes())?;
    files::write(&dist.join(&names.binding), binding.as_bytes())?;
    files::write(&dist.join(&names.wasm), &wasm)?;
    replace_whole(dist, &names)
}

/// What refuses a part without the mark at its end.
fn refusing() -> String {
    format!(
        "\nasync function whole(coming) {{\n    const come = await coming;\n    \
         if (!WebAssembly.Module.customSections(come.module, \"{END}\").length) throw new Error(\"a part of the app is cut off\");\n    \
         return come;\n}}\n"
    )
}

/// Puts the mark at the end of each part, once nothing else changes them.
pub fn mark_ends(dist: &Path) -> Result<(), FileError> {
    for path in files::below(dist)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(LATER) && files::extension(&path) == "wasm" {
            files::write(&path, &sections::with_end(files::read(&path)?))?;
        }
    }
    Ok(())
}

/// wasm-bindgen's script, which has the parts' script once for each function that it takes from there, with it once only.
fn once(binding: &str) -> String {
    let mut kept = String::with_capacity(binding.len());
    let (mut is_imported, mut is_given) = (false, false);
    for line in binding.lines() {
        let is_import = line.starts_with("import ") && line.contains(SCRIPT);
        let is_gift = line.trim_start().starts_with(&format!("\"./{SCRIPT}\":"));
        if !(is_import && is_imported || is_gift && is_given) {
            kept.push_str(line);
            kept.push('\n');
        }
        is_imported |= is_import;
        is_given |= is_gift;
    }
    kept
}

/// Takes the whole app out, and has the page ask for the parts instead.
fn replace_whole(dist: &Path, names: &Names) -> Result<(), FileError> {
    let page = dist.join("index.html");
    let mut text = files::read_text(&page)?;
    for path in files::below(dist)? {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let is_whole = name.starts_with(APP) && ![&names.binding, &names.wasm, &names.script].contains(&&name);
        let new = match files::extension(&path) {
            "js" => &names.binding,
            "wasm" => &names.wasm,
            _ => continue,
        };
        if is_whole {
            text = text.replace(&name, new);
            files::remove(&path)?;
        }
    }
    files::write(&page, with_script(&text, &names.script).as_bytes())
}

/// The page with the script asked for at once, which the app's own would else ask for when it has come.
fn with_script(page: &str, script: &str) -> String {
    let link = "<link rel=\"modulepreload\" ";
    page.replacen(link, &format!("{link}href=\"/{script}\">\n{link}"), 1)
}

/// What the files are called.
struct Names {
    hash: u64,
    binding: String,
    wasm: String,
    script: String,
}

impl Names {
    fn new(hash: u64) -> Self {
        let stem = format!("{APP}-{hash:016x}");
        Self {
            hash,
            binding: format!("{stem}.js"),
            wasm: format!("{stem}_bg.wasm"),
            script: format!("{stem}_parts.js"),
        }
    }

    fn later(&self, part: &str) -> String {
        format!("{LATER}{part}-{:016x}.wasm", self.hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BINDING: &str = "import * as import1 from \"./__wasm_split.js\"\n\
                           import * as import2 from \"./__wasm_split.js\"\n\
                           return {\n    \"./mapa.js\": import0,\n    \"./__wasm_split.js\": import1,\n    \
                           \"./__wasm_split.js\": import2,\n};\n";

    #[test]
    fn the_script_of_the_parts_is_named_once() {
        let expected = "import * as import1 from \"./__wasm_split.js\"\n\
                        return {\n    \"./mapa.js\": import0,\n    \"./__wasm_split.js\": import1,\n};\n";
        assert_eq!(once(BINDING), expected);
    }

    #[test]
    fn the_site_has_the_parts_in_place_of_the_whole() {
        let folder = std::env::temp_dir().join(format!("xtask-split-{}", std::process::id()));
        let mut pages = Vec::new();
        for part in ["ż", "ó"] {
            let (dist, parts, bound) = (folder.join("dist"), folder.join("parts"), folder.join("bound"));
            files::remove_folder(&folder).unwrap();
            let page =
                "<link rel=\"modulepreload\" href=\"/mapa-praktyk-1.js\"><link href=\"/mapa-praktyk-1_bg.wasm\">";
            let script = "import { initSync } from \"./mapa-praktyk.js\"; fetch(new URL(\"./split_pages.wasm\")); WebAssembly.instantiateStreaming(src, imports)";
            for (path, text) in [
                (dist.join("index.html"), page),
                (dist.join("mapa-praktyk-1.js"), "whole"),
                (dist.join("mapa-praktyk-1_bg.wasm"), "whole"),
                (parts.join("mapa-praktyk.wasm"), "unbound"),
                (parts.join("split_pages.wasm"), part),
                (parts.join(SCRIPT), script),
                (bound.join("mapa-praktyk.js"), BINDING),
                (bound.join("mapa-praktyk_bg.wasm"), "first"),
            ] {
                files::write(&path, text.as_bytes()).unwrap();
            }
            publish(&dist, &parts, &bound).unwrap();
            let page = files::read_text(&dist.join("index.html")).unwrap();
            let hash = page
                .split("mapa-praktyk-")
                .nth(1)
                .unwrap()
                .get(..16)
                .unwrap()
                .to_owned();
            let names: Vec<String> = files::below(&dist)
                .unwrap()
                .iter()
                .map(|path| path.file_name().unwrap().to_string_lossy().replace(&hash, "#"))
                .collect();
            assert_eq!(
                names,
                [
                    "index.html",
                    "later-split_pages-#.wasm",
                    "mapa-praktyk-#.js",
                    "mapa-praktyk-#_bg.wasm",
                    "mapa-praktyk-#_parts.js"
                ]
            );
            assert_eq!(
                page.replace(&hash, "#"),
                "<link rel=\"modulepreload\" href=\"/mapa-praktyk-#_parts.js\">\n\
                 <link rel=\"modulepreload\" href=\"/mapa-praktyk-#.js\"><link href=\"/mapa-praktyk-#_bg.wasm\">"
            );
            let script = files::read_text(&dist.join(format!("mapa-praktyk-{hash}_parts.js"))).unwrap();
            assert_eq!(
                script.replace(&hash, "#"),
                "import { initSync } from \"./mapa-praktyk-#.js\"; fetch(new URL(\"./later-split_pages-#.wasm\")); \
                 whole(WebAssembly.instantiateStreaming(src, imports))"
                    .to_owned()
                    + &refusing()
            );
            let binding = files::read_text(&dist.join(format!("mapa-praktyk-{hash}.js"))).unwrap();
            assert!(
                binding.contains(&format!("from \"./mapa-praktyk-{hash}_parts.js\"")),
                "{binding}"
            );
            pages.push(page);
        }
        assert_ne!(pages.first(), pages.last());
        files::remove_folder(&folder).unwrap();
    }
}
