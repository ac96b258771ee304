//! Named, timed steps: says what starts, how long it took and, when it fails, what to type to repeat it alone.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::counts::Counts;

/// Why a step did not end well.
#[derive(Debug, thiserror::Error)]
pub enum StepError {
    /// The program is not there, or may not be run.
    #[error("{step}: cannot start `{command}`: {source}")]
    NotStarted {
        /// The step's name.
        step: String,
        /// The command as one would type it.
        command: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The program ran and reported failure.
    #[error("{step} failed ({status}). To repeat it alone:\n    {repeat}")]
    Failed {
        /// The step's name.
        step: String,
        /// What to type.
        repeat: String,
        /// How the program ended.
        status: ExitStatus,
    },
}

/// The steps done so far, in order, each with the time it took.
#[derive(Debug, Default)]
pub struct Steps {
    done: Vec<(String, Duration)>,
    counts: Counts,
}

impl Steps {
    /// Runs `work` as the step `name` and says how long it took.
    pub fn time<T, E>(&mut self, name: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        println!("==> {name}");
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        let end = if result.is_ok() { "done in" } else { "failed after" };
        println!("    {name}: {end} {}", seconds(took));
        self.done.push((name.to_owned(), took));
        result
    }

    /// Runs a program as the step `name`; its output goes where ours goes.
    pub fn run(&mut self, name: &str, command: &mut Command) -> Result<(), StepError> {
        let repeat = typed(command);
        self.run_as(name, command, &repeat)
    }

    /// As [`Steps::run`], where `repeat` is what to type instead of the program alone.
    pub fn run_as(&mut self, name: &str, command: &mut Command, repeat: &str) -> Result<(), StepError> {
        self.time(name, || {
            let status = command.status().map_err(|source| not_started(name, command, source))?;
            check(name, repeat, status)
        })
    }

    /// As [`Steps::run_as`], and adds up the test counts that `read` finds in the lines of the program's standard
    /// output, whether it fails or not.
    pub fn run_reading(
        &mut self,
        name: &str,
        command: &mut Command,
        repeat: &str,
        read: fn(&str) -> Option<Counts>,
    ) -> Result<(), StepError> {
        let mut counts = Counts::default();
        let result = self.time(name, || {
            let status = run_reading_lines(command, |line| counts.add(read(line).unwrap_or_default()))
                .map_err(|source| not_started(name, command, source))?;
            check(name, repeat, status)
        });
        self.counts.add(counts);
        result
    }

    /// The tests that [`Steps::run_reading`] has seen.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// A table of the steps and their times.
    pub fn summary(&self) -> String {
        let width = self
            .done
            .iter()
            .map(|(name, _)| name.chars().count())
            .max()
            .unwrap_or(0);
        let mut table = String::new();
        for (name, took) in &self.done {
            // Writing to a String does not fail.
            let _ = writeln!(table, "  {name:width$}  {:>8}", seconds(*took));
        }
        let total: Duration = self.done.iter().map(|(_, took)| *took).sum();
        let _ = writeln!(table, "  {:width$}  {:>8}", "total", seconds(total));
        table
    }
}

/// Runs the program, passing each line of its standard output on to ours and to `see`.
fn run_reading_lines(command: &mut Command, mut see: impl FnMut(&str)) -> Result<ExitStatus, std::io::Error> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let text = String::from_utf8_lossy(&line);
            println!("{text}");
            see(&text);
        }
    }
    child.wait()
}

fn check(step: &str, repeat: &str, status: ExitStatus) -> Result<(), StepError> {
    if status.success() {
        return Ok(());
    }
    Err(StepError::Failed {
        step: step.to_owned(),
        repeat: repeat.to_owned(),
        status,
    })
}

fn not_started(step: &str, command: &Command, source: std::io::Error) -> StepError {
    StepError::NotStarted {
        step: step.to_owned(),
        command: typed(command),
        source,
    }
}

/// The command as one would type it in a shell, with the variables that it sets (the PATH, long and local, left out).
fn typed(command: &Command) -> String {
    let directory = command.get_current_dir().map(|dir| format!("cd {} &&", dir.display()));
    let variables = command
        .get_envs()
        .filter(|(name, _)| *name != OsStr::new("PATH"))
        .filter_map(|(name, value)| Some(format!("{}={}", name.display(), quoted(value?))));
    let words = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(quoted);
    directory
        .into_iter()
        .chain(variables)
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,@+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{word}'")
    }
}

/// `0.4 s`, `12.3 s`, `4 min 05 s`.
pub fn seconds(took: Duration) -> String {
    if took < Duration::from_secs(60) {
        return format!("{:.1} s", took.as_secs_f64());
    }
    format!("{} min {:02} s", took.as_secs() / 60, took.as_secs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_short_to_read() {
        for (millis, expected) in [
            (40, "0.0 s"),
            (12_340, "12.3 s"),
            (60_000, "1 min 00 s"),
            (245_900, "4 min 05 s"),
        ] {
            assert_eq!(seconds(Duration::from_millis(millis)), expected);
        }
    }

    #[test]
    fn a_failed_step_says_what_to_type() {
        let mut command = Command::new("cargo");
        command
            .args(["doc", "--no-deps"])
            .env("RUSTDOCFLAGS", "-D warnings")
            .env("PATH", "/somewhere/long");
        assert_eq!(typed(&command), "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = Steps::default()
            .run("weigh", &mut Command::new("no-such-program-żółw"))
            .unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("weigh: cannot start `'no-such-program-żółw'`"),
            "{error}"
        );
    }
}
