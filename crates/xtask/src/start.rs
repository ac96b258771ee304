//! How the app is started. Trunk does it by a script within the page, which no good policy lets run; here the last line of
//! wasm-bindgen's script does, which saves a wait too. Where that fails, the page hears of it as of a script that did not come
//! (`public/stopped.js`).
//!
//! That script is also the one way by which the app writes markup and starts its worker. It is told to do so under the name
//! that the site's policy knows ([`TRUSTED`]), so that the browser lets nothing else do it (Trusted Types).

use std::path::Path;

use crate::files::{self, FileError};
use crate::head::fnv1a;
use crate::policy::TRUSTED;

/// What stands around Trunk's script, and within it around the names of the two files.
const INLINE: (&str, &str) = ("<script type=\"module\">", "</script>");
const SCRIPT: (&str, &str) = ("from '/", "'");
const WASM: (&str, &str) = ("module_or_path: '/", "'");

/// How wasm-bindgen's script does what the browser asks a name for, and how it is to do it.
const SINKS: [(&str, &str); 4] = [
    (
        "arg0.innerHTML = getStringFromWasm0(arg1, arg2);",
        "arg0.innerHTML = trusted.createHTML(getStringFromWasm0(arg1, arg2));",
    ),
    (
        "arg0.outerHTML = getStringFromWasm0(arg1, arg2);",
        "arg0.outerHTML = trusted.createHTML(getStringFromWasm0(arg1, arg2));",
    ),
    (
        "arg0.insertAdjacentHTML(getStringFromWasm0(arg1, arg2), getStringFromWasm0(arg3, arg4));",
        "arg0.insertAdjacentHTML(getStringFromWasm0(arg1, arg2), trusted.createHTML(getStringFromWasm0(arg3, arg4)));",
    ),
    (
        "new Worker(getStringFromWasm0(arg0, arg1));",
        "new Worker(trusted.createScriptURL(getStringFromWasm0(arg0, arg1)));",
    ),
];

/// How data that the app will ask for is named in the page: a browser passes it over until a script has it come (`index.html`).
const WAITING: &str = "link[media=\"not all\"]";

/// Takes Trunk's script out of `dist/index.html`, and has wasm-bindgen's start the app.
pub fn rewrite(dist: &Path) -> Result<(), FileError> {
    let page = dist.join("index.html");
    let text = files::read_text(&page)?;
    let Some((before, inline, after)) = parts(&text, INLINE) else {
        return Ok(());
    };
    let name = |around| parts(inline, around).map(|(_, name, _)| name.to_owned());
    let (Some(script), Some(wasm)) = (name(SCRIPT), name(WASM)) else {
        return Ok(());
    };
    let tag = format!("<script type=\"module\" src=\"/{script}\"></script>");
    files::write(&page, [before, &tag, after].concat().as_bytes())?;
    let path = dist.join(&script);
    let starting = starting(&files::read_text(&path)?, &wasm);
    files::write(&path, starting.as_bytes())?;
    rename(dist, &script, fnv1a(starting.as_bytes()))
}

/// The text before, between and after two others.
fn parts<'a>(text: &'a str, (start, end): (&str, &str)) -> Option<(&'a str, &'a str, &'a str)> {
    let (before, rest) = text.split_once(start)?;
    let (between, after) = rest.split_once(end)?;
    Some((before, between, after))
}

/// Has the page hear that the app has not started, and the console why.
const FAILED: &str =
    ".catch((why) => { document.querySelector('script[type=module]').dispatchEvent(new Event('error')); throw why; })";

/// wasm-bindgen's script, which ends with the start of the app.
fn starting(binding: &str, wasm: &str) -> String {
    let mut script = binding.to_owned();
    for (sink, under_name) in SINKS {
        script = script.replace(sink, under_name);
    }
    format!(
        "{script}const trusted = {};\n{}__wbg_init({{ module_or_path: new URL('{wasm}', import.meta.url) }}){STARTED}{FAILED};\n",
        policy(),
        fetching()
    )
}

/// Ends what [`fetching`] waits for.
const STARTED: &str = ".finally(() => (started = true))";

/// Has the data come as soon as the page can be seen: before, it would be in the way of what the page is drawn by, and the app comes
/// later than that anyway. An app that has started fetches what it needs itself.
fn fetching() -> String {
    format!(
        "let started = false;\n\
         requestAnimationFrame(() => setTimeout(() => {{\n\
         if (!started) for (const link of document.querySelectorAll('{WAITING}')) link.media = 'all';\n\
         }}));\n"
    )
}

/// What makes of a text something that the browser takes: under the site's own name, or as it is where browsers ask for none.
pub fn policy() -> String {
    let rules = "{ createHTML: (text) => text, createScriptURL: (url) => url }";
    format!("((rules) => self.trustedTypes?.createPolicy('{TRUSTED}', rules) ?? rules)({rules})")
}

/// Gives all files whose names have the hash of the script another: what is in it has changed.
fn rename(dist: &Path, script: &str, hash: u64) -> Result<(), FileError> {
    let is_hash = |part: &&str| part.len() == 16 && part.chars().all(|c| c.is_ascii_hexdigit());
    let Some(old) = script.split(['-', '_', '.']).find(is_hash) else {
        return Ok(());
    };
    let new = format!("{hash:016x}");
    for path in files::below(dist)? {
        if ["html", "js"].contains(&files::extension(&path)) {
            let text = files::read_text(&path)?;
            files::write(&path, text.replace(old, &new).as_bytes())?;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.contains(old) {
            files::write(&path.with_file_name(name.replace(old, &new)), &files::read(&path)?)?;
            files::remove(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><link rel=\"modulepreload\" href=\"/mapa-0123456789abcdef.js\">\n<script type=\"module\">\n\
                        import init, * as bindings from '/mapa-0123456789abcdef.js';\n\
                        const wasm = await init({ module_or_path: '/mapa-0123456789abcdef_bg.wasm' });\n</script>\n</head>";

    #[test]
    fn the_page_has_no_script_within_and_the_files_have_another_name() {
        let dist = std::env::temp_dir().join(format!("xtask-start-{}", std::process::id()));
        let mut pages = Vec::new();
        for binding in ["żółw;", "żubr;"] {
            files::remove_folder(&dist).unwrap();
            for (name, text) in [
                ("index.html", PAGE),
                ("mapa-0123456789abcdef.js", binding),
                ("mapa-0123456789abcdef_bg.wasm", "wasm"),
                ("mapa-0123456789abcdef_parts.js", "import './mapa-0123456789abcdef.js'"),
            ] {
                files::write(&dist.join(name), text.as_bytes()).unwrap();
            }
            rewrite(&dist).unwrap();
            let page = files::read_text(&dist.join("index.html")).unwrap();
            let hash = page.split("mapa-").nth(1).unwrap().get(..16).unwrap().to_owned();
            assert_eq!(
                page.replace(&hash, "#"),
                "<head><link rel=\"modulepreload\" href=\"/mapa-#.js\">\n\
                 <script type=\"module\" src=\"/mapa-#.js\"></script>\n</head>"
            );
            let script = files::read_text(&dist.join(format!("mapa-{hash}.js"))).unwrap();
            assert!(script.starts_with(binding), "{script}");
            let start = format!(
                "__wbg_init({{ module_or_path: new URL('mapa-{hash}_bg.wasm', import.meta.url) }}){STARTED}{FAILED};\n"
            );
            assert!(script.ends_with(&start), "{script}");
            assert_eq!(
                files::read(&dist.join(format!("mapa-{hash}_bg.wasm"))).unwrap(),
                b"wasm"
            );
            let other = files::read_text(&dist.join(format!("mapa-{hash}_parts.js"))).unwrap();
            assert_eq!(other, format!("import './mapa-{hash}.js'"));
            pages.push(page);
        }
        assert_ne!(pages.first(), pages.last());
        files::remove_folder(&dist).unwrap();
    }

    #[test]
    fn markup_is_written_under_the_name_of_the_policy() {
        let script = starting(
            "(arg0, arg1, arg2) { arg0.innerHTML = getStringFromWasm0(arg1, arg2); }\n",
            "a.wasm",
        );
        assert!(
            script.contains("{ arg0.innerHTML = trusted.createHTML(getStringFromWasm0(arg1, arg2)); }"),
            "{script}"
        );
        assert!(script.contains("createPolicy('mapa-praktyk', rules)"), "{script}");
    }
}
