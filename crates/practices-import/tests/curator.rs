//! The curator's guide, `docs/curator.pl.md`: what it shows is what the program prints.
//!
//! Its blocks are followed in their order, in a folder that begins as a copy of `fixtures/curator`: `console` runs the
//! lines that begin with `$`, `toml` whose first line is `# name.toml` writes that file, `diff` whose first line is
//! `--- name` changes one. The commands go through a shell as a curator's do, so this runs where there is one.
//!
//! `BLESS=1 cargo test -p practices-import --test curator` writes the output anew.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "what is missing in a test is a failure of the test")]

#[path = "common/fixture.rs"]
mod fixture;

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use fixture::fixture;
use tempfile::{TempDir, tempdir};

const FENCE: &str = "```";

/// Where a review waits for an answer; in the guide the answer stands behind it, as on a terminal.
const PROMPT: &str = "Enter – pomiń, k – koniec: ";

/// The folder in which the guide is followed.
struct Desk {
    dir: TempDir,
    exit_code: i32,
}

impl Desk {
    fn new() -> Self {
        let dir = tempdir().unwrap();
        copy(&fixture("curator"), dir.path());
        Self { dir, exit_code: 0 }
    }

    /// Does what a block says; the block as it should stand comes back.
    fn follow(&mut self, language: &str, block: &str) -> String {
        let (first, rest) = block.split_once('\n').unwrap_or_default();
        let named = |prefix: &str| first.strip_prefix(prefix).map(|name| self.dir.path().join(name));
        match (language, named("# "), named("--- ")) {
            ("console", ..) => return self.transcript(block),
            ("toml", Some(path), _) => fs::write(path, rest).unwrap(),
            ("diff", _, Some(path)) => change(&path, rest),
            _ => {}
        }
        block.to_owned()
    }

    /// Each command with what it prints; what the block has under a command may hold the answers to its questions.
    fn transcript(&mut self, block: &str) -> String {
        let commands = block.strip_prefix("$ ").unwrap();
        let mut run = |said: &str| {
            let (command, expected) = said.split_once('\n').unwrap();
            format!("$ {command}\n{}", self.run(command, expected))
        };
        commands.split("\n$ ").map(with_end).map(|said| run(&said)).collect()
    }

    fn run(&mut self, command: &str, expected: &str) -> String {
        let bin = Path::new(env!("CARGO_BIN_EXE_praktyki")).parent().unwrap();
        let path = format!("{}:{}", bin.display(), env::var("PATH").unwrap());
        let mut child = Command::new("sh")
            .arg("-c")
            .arg(format!("exec 2>&1; (exit {}); {command}", self.exit_code))
            .env("PATH", path)
            .env("LC_ALL", "C.UTF-8")
            .current_dir(self.dir.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let answers: Vec<&str> = answers(expected).collect();
        let typed: String = answers.iter().map(|answer| format!("{answer}\n")).collect();
        // A command that asks nothing may be gone before it could be told anything.
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        let output = child.wait_with_output().unwrap();
        self.exit_code = output.status.code().unwrap();
        with_answers(&String::from_utf8(output.stdout).unwrap(), &answers)
    }
}

/// The last command of a block has its line's end already.
fn with_end(said: &str) -> String {
    if said.ends_with('\n') {
        said.to_owned()
    } else {
        format!("{said}\n")
    }
}

fn answers(expected: &str) -> impl Iterator<Item = &str> {
    expected.lines().filter_map(|line| Some(line.split_once(PROMPT)?.1))
}

fn with_answers(printed: &str, answers: &[&str]) -> String {
    let mut parts = printed.split(PROMPT);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (index, part) in parts.enumerate() {
        let answer = answers.get(index).unwrap_or(&"");
        out.push_str(&format!("{PROMPT}{answer}\n{part}"));
    }
    out
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

/// Makes a change that is shown as lines with "-", "+" or a space before them.
fn change(path: &Path, lines: &str) {
    let side = |left_out: char| -> String {
        let kept = lines.lines().filter(|line| !line.starts_with(left_out));
        kept.map(|line| format!("{}\n", line.get(1..).unwrap_or_default()))
            .collect()
    };
    let (old, new) = (side('+'), side('-'));
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(text.matches(&old).count(), 1, "{}:\n{old}\nin\n{text}", path.display());
    fs::write(path, text.replacen(&old, &new, 1)).unwrap();
}

/// The guide with each block as [`Desk::follow`] has it.
fn followed(guide: &str) -> String {
    let mut desk = Desk::new();
    let mut out = String::new();
    let mut lines = guide.split_inclusive('\n');
    while let Some(line) = lines.next() {
        out.push_str(line);
        let Some(language) = line.strip_prefix(FENCE) else {
            continue;
        };
        let block: String = lines.by_ref().take_while(|line| line.trim_end() != FENCE).collect();
        out.push_str(&desk.follow(language.trim_end(), &block));
        out.push_str(FENCE);
        out.push('\n');
    }
    out
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/curator.pl.md")
}

#[test]
fn the_guide_shows_what_the_program_prints() {
    let guide = fs::read_to_string(path()).unwrap();
    let followed = followed(&guide);
    if env::var_os("BLESS").is_some() {
        fs::write(path(), &followed).unwrap();
        return;
    }
    for (index, (shown, printed)) in guide.lines().zip(followed.lines()).enumerate() {
        assert_eq!(
            shown,
            printed,
            "docs/curator.pl.md, line {}; if that is meant: BLESS=1 cargo test -p practices-import --test curator",
            index + 1
        );
    }
    assert_eq!(guide.len(), followed.len());
}

#[test]
fn the_guide_names_every_command_and_option() {
    let guide = fs::read_to_string(path()).unwrap();
    for command in ["import", "check", "geocode", "build", "regions", "visits"] {
        let help = Command::new(env!("CARGO_BIN_EXE_praktyki"))
            .args([command, "--help"])
            .output()
            .unwrap();
        let help = String::from_utf8(help.stdout).unwrap();
        let options = help
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("--"))
            .filter_map(|line| line.split(' ').next());
        for option in options {
            assert!(
                guide.contains(&format!("--{option}")),
                "docs/curator.pl.md says nothing of praktyki {command} --{option}"
            );
        }
    }
}
