//! Runs a program to its end, and says how long it took and how much memory it had at the most.

use std::fs;
use std::io;
use std::process::{Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

/// How often the system is asked for the program's memory.
const EVERY: Duration = Duration::from_millis(5);

/// Why there is no figure.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// The program could not be run.
    #[error("cannot run the program: {0}")]
    NotRun(#[from] io::Error),
    /// The program failed, so that its figures say nothing.
    #[error("the program failed ({0})")]
    Failed(ExitStatus),
}

/// What a run took.
#[derive(Debug, Clone, PartialEq)]
pub struct Usage {
    /// From start to end.
    pub seconds: f64,
    /// The time that all its threads have worked, without the system's work for them; `None` as below.
    pub work_seconds: Option<f64>,
    /// The largest resident memory in KiB; `None` where the system doesn't say (it is read from Linux's `/proc`).
    pub peak_kib: Option<f64>,
}

/// Runs it.
pub fn run(command: &mut Command) -> Result<Usage, WatchError> {
    let start = Instant::now();
    let mut child = command.spawn()?;
    let (mut work_seconds, mut peak_kib) = (None, None);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let said = |file: &str| fs::read_to_string(format!("/proc/{}/{file}", child.id())).unwrap_or_default();
        work_seconds = work_in(&said("stat")).or(work_seconds);
        peak_kib = peak_in(&said("status")).or(peak_kib);
        thread::sleep(EVERY);
    };
    if !status.success() {
        return Err(WatchError::Failed(status));
    }
    Ok(Usage {
        seconds: start.elapsed().as_secs_f64(),
        work_seconds,
        peak_kib,
    })
}

/// `utime` is the fourteenth field, the twelfth after the name in parentheses, in hundredths of a second.
fn work_in(stat: &str) -> Option<f64> {
    let (_, fields) = stat.rsplit_once(')')?;
    let hundredths: f64 = fields.split_whitespace().nth(11)?.parse().ok()?;
    Some(hundredths / 100.0)
}

/// `VmHWM` is the highest that the resident set has been.
fn peak_in(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_work_of_linux() {
        let stat = "4711 (żółw) x) R 1 2 3 4 5 6 7 8 9 10 250 12 13";
        assert_eq!(work_in(stat), Some(2.5));
        assert_eq!(work_in("4711 (żółw) R 1"), None);
        assert_eq!(work_in(""), None);
    }

    #[test]
    fn reads_the_peak_of_linux() {
        let cases = [
            ("VmPeak:\t  10 kB\nVmHWM:\t    5236 kB\nVmRSS:\t 100 kB", Some(5236.0)),
            ("VmHWM:\tżółw kB", None),
            ("", None),
        ];
        for (status, expected) in cases {
            assert_eq!(peak_in(status), expected, "{status}");
        }
    }
}
