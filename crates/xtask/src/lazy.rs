//! The worker that writes files and QR codes, which a visitor fetches when it is first asked for: Trunk gives its files names
//! that stay the same, as the app has to know them, so that a server could not let a browser keep them for good. Here all
//! but the small script that starts it get their content's hash.

use std::path::Path;

use crate::files::{self, FileError};
use crate::head::fnv1a;
use crate::start;

/// How the names of the worker's files begin.
pub const NAME: &str = "take-along";

/// Renames the worker's files by their content, and writes the script that starts it anew.
pub fn rename(dist: &Path) -> Result<(), FileError> {
    let from = |ending: &str| dist.join(format!("{NAME}{ending}"));
    let (script, wasm) = (files::read(&from(".js"))?, files::read(&from("_bg.wasm"))?);
    let name = format!("{NAME}-{:016x}", fnv1a(&[script.as_slice(), &wasm].concat()));
    files::write(&dist.join(format!("{name}.js")), &script)?;
    files::write(&dist.join(format!("{name}_bg.wasm")), &wasm)?;
    files::write(&from("_loader.js"), loader(&name).as_bytes())?;
    files::remove(&from(".js"))?;
    files::remove(&from("_bg.wasm"))
}

/// A wasm that does not come is thrown where the page hears of it: of a promise of the worker's it would not.
fn loader(name: &str) -> String {
    format!(
        "importScripts({}.createScriptURL(\"./{name}.js\"));\
         wasm_bindgen({{module_or_path:\"./{name}_bg.wasm\"}}).catch(e=>setTimeout(()=>{{throw e}}));\n",
        start::policy()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_worker_has_another_name() {
        let dist = std::env::temp_dir().join(format!("xtask-lazy-{}", std::process::id()));
        let mut names = Vec::new();
        for wasm in ["ż", "ó"] {
            for (ending, text) in [(".js", "js"), ("_bg.wasm", wasm), ("_loader.js", "as Trunk has it")] {
                files::write(&dist.join(format!("{NAME}{ending}")), text.as_bytes()).unwrap();
            }
            rename(&dist).unwrap();
            let text = files::read_text(&dist.join("take-along_loader.js")).unwrap();
            let name = text
                .split(['/', '.'])
                .find(|part| part.starts_with(NAME))
                .unwrap()
                .to_owned();
            for ending in [".js", "_bg.wasm"] {
                assert!(dist.join(format!("{name}{ending}")).is_file(), "{name}{ending}");
                assert!(text.contains(&format!("\"./{name}{ending}\"")), "{text}");
                assert!(!dist.join(format!("{NAME}{ending}")).exists());
            }
            names.push(name);
        }
        assert_ne!(names.first(), names.last());
        files::remove_folder(&dist).unwrap();
    }
}
