//! Who is no visitor: programs that read pages by themselves.
//!
//! The list is that of others, who keep it (`config/robots.txt`). Besides, every browser begins its name with "Mozilla/"
//! or "Opera/", and none gives the address of a page about itself.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use regex::bytes::RegexSet;

const LIST: &str = include_str!("../../config/robots.txt");

/// How the names of browsers begin.
const BROWSERS: [&[u8]; 2] = [b"Mozilla/", b"Opera/"];

/// What no browser says, besides the list.
const SUSPECT: [&str; 2] = [r"\+https?://", r"(?i)\b(crawler|spider|scraper)\b"];

/// So many answers are remembered, since the same few names come again and again; then it is begun anew.
const REMEMBERED: usize = 10_000;

/// Tells robots by their names.
pub struct Robots {
    list: RegexSet,
    keys: RandomState,
    known: HashMap<u64, bool>,
}

impl Robots {
    /// By the list that comes with the program.
    ///
    /// # Errors
    /// Where an entry is no expression; a test reads all of them.
    pub fn embedded() -> Result<Self, regex::Error> {
        let entries = LIST.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        Ok(Self {
            list: RegexSet::new(entries.chain(SUSPECT))?,
            keys: RandomState::new(),
            known: HashMap::new(),
        })
    }

    /// Whether this is the name of a robot; what has no name is one.
    pub fn is_robot(&mut self, agent: &[u8]) -> bool {
        let hash = self.keys.hash_one(agent);
        if let Some(known) = self.known.get(&hash) {
            return *known;
        }
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        let is_browser = BROWSERS.iter().any(|name| agent.starts_with(name));
        let is_robot = !is_browser || self.list.is_match(agent);
        self.known.insert(hash, is_robot);
        is_robot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_from_robots() {
        let mut robots = Robots::embedded().unwrap();
        let cases = [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                false,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
                false,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
                false,
            ),
            (
                "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36",
                false,
            ),
            (
                "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80; U; pl) Presto/2.5 Version/10.54",
                false,
            ),
            (
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                true,
            ),
            (
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
                true,
            ),
            ("Mozilla/5.0 (compatible; ŻółwBot/1.0; +https://zolw.example/bot)", true),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0 Safari/537.36",
                true,
            ),
            ("curl/8.5.0", true),
            ("python-requests/2.31.0", true),
            ("-", true),
            ("", true),
        ];
        // Twice, since answers are remembered.
        for (agent, expected) in cases.iter().chain(&cases) {
            assert_eq!(robots.is_robot(agent.as_bytes()), *expected, "{agent}");
        }
    }
}
