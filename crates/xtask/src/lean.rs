//! What makes the published wasm a ninth lighter: Rust's own library built anew with the app, for size and without what
//! nobody would read.
//!
//! A panic in the app is a fault of the app, which says no more to a visitor than that the page stands still; so its
//! words, its place in the source and the code that would put the two together need not travel. The compiler does that
//! only when asked as its makers ask it (`RUSTC_BOOTSTRAP`), since these flags may still change. It is asked here alone,
//! for the published site and for nothing else: native tests, tools and `trunk serve` are built as always, and there the
//! app says in the console why it stopped. Where a compiler or a rustup can't, the site is built as always too.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::steps::Steps;
use crate::tools::{WASM_TARGET, answer};

/// Lets a released compiler take the flags.
const BOOTSTRAP: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
/// By what the app can know it.
const SIGN: &str = "--cfg lean";
/// No places in the source, no `{:?}`, and a panic that just stops.
const FLAGS: &str = "-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort";
/// To be added to what `.cargo/config.toml` says for the target.
const FLAGS_VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
/// Rust's library is compiled anew, its sorts and the like in their small form.
const LIBRARY: [(&str, &str); 2] = [
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Whether this compiler can build so; fetches the source of Rust's library where it is missing. Says why not.
pub fn is_possible(steps: &mut Steps) -> bool {
    let is_so = takes_flags() && has_source(steps);
    if !is_so {
        println!(
            "    this Rust can't build its own library for the site: the app works, but is larger than it need be"
        );
    }
    is_so
}

/// Makes cargo, called by a command or by what it calls, build so, with these flags besides.
pub fn ask(command: &mut Command, flags: &str) {
    command.envs([BOOTSTRAP]).envs(LIBRARY);
    add_flags(command, &[SIGN, flags, FLAGS].join(" "));
}

/// Gives flags to the app's rustc, which cargo is to call.
pub fn add_flags(command: &mut Command, flags: &str) {
    command.env(FLAGS_VARIABLE, flags);
}

fn takes_flags() -> bool {
    Command::new("rustc")
        .args(["--print", "cfg", "--target", WASM_TARGET])
        .args(FLAGS.split(' '))
        .envs([BOOTSTRAP])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn has_source(steps: &mut Steps) -> bool {
    if is_source_there() {
        return true;
    }
    if answer(Path::new("rustup"), "--version").is_none() {
        return false;
    }
    let mut add = Command::new("rustup");
    add.args(["component", "add", "rust-src"]);
    steps.run("add the source of Rust's library", &mut add).is_ok() && is_source_there()
}

fn is_source_there() -> bool {
    let root = Command::new("rustc").args(["--print", "sysroot"]).output();
    root.is_ok_and(|output| {
        let root = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        Path::new(&root)
            .join("lib/rustlib/src/rust/library/Cargo.lock")
            .is_file()
    })
}
