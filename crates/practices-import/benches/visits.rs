//! Counts a made-up log, packed by gzip: how long it takes, and in how much memory.
//!
//! `cargo bench -p practices-import --bench visits -- 10000000`, the number being that of the lines.

#![expect(clippy::unwrap_used, reason = "what is missing in a measurement ends it")]

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use flate2::Compression;
use flate2::write::GzEncoder;
use practices_import::visits::file::Visits;
use practices_import::visits::{self, Settings};

const LINES: u64 = 1_000_000;
/// In how many days they come.
const DAYS: u64 = 28;
const AGENTS: [&str; 4] = [
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
];
const PATHS: [&str; 4] = ["/", "/praktyki", "/data/index.json", "/app-0123456789abcdef.js"];

fn main() {
    let lines = std::env::args()
        .filter_map(|word| word.parse().ok())
        .next()
        .unwrap_or(LINES);
    let dir = tempfile::tempdir().unwrap();
    let log = dir.path().join("access.log.gz");
    write(&log, lines);
    let size = fs::metadata(&log).unwrap().len();
    let settings = Settings {
        base: "/".into(),
        today: "2026-12-01".parse().unwrap(),
        since: None,
    };
    let mut counts = Visits::default();
    let start = Instant::now();
    let counted = visits::count(&[log], &mut counts, &settings).unwrap();
    let took = start.elapsed();
    println!(
        "{lines} lines, {} MB packed: {:.1} s, {}",
        size >> 20,
        took.as_secs_f64(),
        peak()
    );
    println!("{} visits, {} requests of robots", counts.visits, counted.robots);
}

/// Every line of another address as often as not, so that a day has as many visitors as it can.
fn write(path: &Path, lines: u64) {
    let mut log = BufWriter::new(GzEncoder::new(File::create(path).unwrap(), Compression::fast()));
    for line in 0..lines {
        let day = 1 + line * DAYS / lines;
        // Any numbers will do that look like chance (Knuth's multiplier).
        let chance = line.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        let agent = AGENTS.get((chance % 4) as usize).copied().unwrap_or_default();
        let practice = format!("/praktyki/praktyka-{}", chance % 5000);
        let path = if chance % 8 < 4 {
            PATHS.get((chance % 4) as usize).copied().unwrap_or_default()
        } else {
            &practice
        };
        let address = [chance >> 24, chance >> 16, chance >> 8, chance]
            .map(|byte| (byte & 255).to_string())
            .join(".");
        writeln!(
            log,
            "{address} - - [{day:02}/Nov/2026:12:00:00 +0100] \"GET {path} HTTP/1.1\" 200 612 \"-\" \"{agent}\""
        )
        .unwrap();
    }
    log.into_inner().unwrap().finish().unwrap();
}

/// The most memory that this process has had, as Linux says it.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    format!("at the most {}", line.unwrap_or("unknown").trim())
}
