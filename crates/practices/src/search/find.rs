//! Finds the practices that a query means.

use super::common::is_common;
use super::index::SearchIndex;
use super::similar::allowed;
use super::words::words;

/// More words than these are not looked up: nobody types as many.
const MOST_WORDS: usize = 12;
/// A word of fewer letters begins too many others to mean them.
const SHORTEST_BEGINNING: usize = 2;
/// How much a word counts that only begins as asked, where the word itself is there too, and where it is not.
const BEGINS_TOO: f32 = 0.4;
const BEGINS: f32 = 0.8;
/// How much a word with one slip counts, and one with two.
const ONE_SLIP: f32 = 0.6;
const TWO_SLIPS: f32 = 0.4;

/// A query, as the words of a catalogue answer it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    asked: Vec<Asked>,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    word: String,
    /// The kin that it may mean, with what each counts; rising by kin.
    kin: Vec<(u32, f32)>,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// The practices by their numbers, the best first.
    pub practices: Vec<u32>,
    /// Words of the query, small and without marks, which these practices do not have all of.
    pub without: Vec<String>,
}

/// What the words of a query say of the practices.
pub(super) struct Scores {
    /// Of each by its number, by BM25.
    pub said: Vec<f32>,
    /// A bit for each word that it has.
    having: Vec<u16>,
    /// The numbers of those that have any, each once.
    pub met: Vec<u32>,
}

impl Asked {
    /// A word that means one kin.
    pub(super) fn of(word: String, kin: u32) -> Self {
        Self {
            word,
            kin: vec![(kin, 1.0)],
        }
    }

    /// Whether a kin is meant.
    pub(super) fn means(&self, kin: u32) -> bool {
        self.kin.binary_search_by_key(&kin, |(kin, _)| *kin).is_ok()
    }
}

impl Query {
    pub(super) fn of(asked: Vec<Asked>) -> Self {
        Self { asked }
    }

    /// Whether there is nothing to look for: no word but common ones.
    pub fn is_empty(&self) -> bool {
        self.asked.is_empty()
    }

    /// Whether a kin is meant.
    fn means(&self, kin: u32) -> bool {
        self.asked.iter().any(|asked| asked.means(kin))
    }
}

impl SearchIndex {
    /// Looks the words of a query up. The last word may be still on its way, where no space follows it.
    pub fn ask(&self, text: &str) -> Query {
        let is_open = text.chars().next_back().is_some_and(char::is_alphanumeric);
        let mut asked = asked_words(text);
        asked.truncate(MOST_WORDS);
        let last = asked.len().saturating_sub(1);
        let look_up = |(number, word): (usize, String)| Asked {
            kin: self.meant(&word, is_open && number == last),
            word,
        };
        Query {
            asked: asked.into_iter().enumerate().map(look_up).collect(),
        }
    }

    /// The kin that a word may mean: it itself, else what begins so, else what it may be a slip of.
    fn meant(&self, word: &str, is_open: bool) -> Vec<(u32, f32)> {
        let own = self.dictionary.kin_of(word);
        let begins = word.chars().count() >= SHORTEST_BEGINNING && (is_open || own.is_none());
        let share = if own.is_some() { BEGINS_TOO } else { BEGINS };
        let mut kin: Vec<(u32, f32)> = own.map(|kin| (kin, 1.0)).into_iter().collect();
        if begins {
            let beginning = self.dictionary.kin_beginning(word).into_iter();
            kin.extend(beginning.filter(|kin| Some(*kin) != own).map(|kin| (kin, share)));
        }
        if kin.is_empty() {
            kin = self.slips_of(word);
        }
        kin.sort_unstable_by_key(|(kin, _)| *kin);
        kin
    }

    /// The kin that a word may be a slip of: those of the fewest slips, by their words if any is so near, else by stems.
    fn slips_of(&self, word: &str) -> Vec<(u32, f32)> {
        let most = allowed(word);
        if most == 0 {
            return Vec::new();
        }
        let by_word = self.dictionary.kin_like(word, most);
        let is_near = by_word.iter().any(|(_, slips)| *slips <= 1);
        let by_stem = if is_near {
            Vec::new()
        } else {
            self.dictionary.kin_of_stem_like(word, most)
        };
        for (limit, share) in [(1, ONE_SLIP), (2, TWO_SLIPS)] {
            for like in [&by_word, &by_stem] {
                let near = like.iter().filter(|(_, slips)| *slips <= limit);
                let near: Vec<(u32, f32)> = near.map(|(kin, _)| (*kin, share)).collect();
                if !near.is_empty() {
                    return near;
                }
            }
        }
        Vec::new()
    }

    /// The parts of the index that a query needs and that are not here.
    pub fn missing(&self, query: &Query) -> Vec<u32> {
        let kin = query.asked.iter().flat_map(|asked| &asked.kin);
        let mut parts: Vec<u32> = kin
            .filter_map(|(kin, _)| Some(self.kin.get(*kin as usize)?.part))
            .filter(|part| !self.has(*part))
            .collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// The practices that have all words of a query, by BM25; where none has, those that have the most of them.
    pub fn find(&self, query: &Query) -> Hits {
        let Scores { said, having, mut met } = self.scores(query);
        let words_of = |practice: &u32| having.get(*practice as usize).copied().unwrap_or_default();
        let most = met.iter().map(|practice| words_of(practice).count_ones()).max();
        let is_found = |practice: &u32| most.is_some() && Some(words_of(practice).count_ones()) == most;
        if met.is_sorted() {
            met.retain(is_found);
        } else {
            // To go through all of them is quicker than to sort many.
            met = (0..self.count).filter(is_found).collect();
        }
        let all = met.iter().fold(u16::MAX, |all, practice| all & words_of(practice));
        let without = query.asked.iter().enumerate();
        Hits {
            practices: in_order(met, &said),
            without: without
                .filter(|(number, _)| most.is_some() && all >> number & 1 == 0)
                .map(|(_, asked)| asked.word.clone())
                .collect(),
        }
    }

    /// What the words of a query say of the practices.
    pub(super) fn scores(&self, query: &Query) -> Scores {
        let mut scores = Scores {
            said: vec![0.0; self.count as usize],
            having: vec![0; self.count as usize],
            met: Vec::new(),
        };
        for (number, asked) in query.asked.iter().enumerate() {
            self.score(asked, 1 << number, &mut scores);
        }
        scores
    }

    /// Adds what a word says of each practice. Of several kin that it may mean the one that says the most counts.
    fn score(&self, asked: &Asked, bit: u16, scores: &mut Scores) {
        let rarity = self.rarity(asked);
        let mut best = vec![0.0f32; if asked.kin.len() > 1 { scores.said.len() } else { 0 }];
        for (kin, share) in &asked.kin {
            for (practice, says) in self.standing(*kin) {
                let place = practice as usize;
                let mut more = says * share;
                if let Some(best) = best.get_mut(place) {
                    more = (more - *best).max(0.0);
                    *best += more;
                }
                if let (Some(said), Some(having)) = (scores.said.get_mut(place), scores.having.get_mut(place)) {
                    if *having == 0 {
                        scores.met.push(practice);
                    }
                    *said += rarity * more;
                    *having |= bit;
                }
            }
        }
    }

    /// How rare a word is (the idf of BM25): that of all kin together that are meant the most.
    fn rarity(&self, asked: &Asked) -> f32 {
        let most = asked.kin.iter().map(|(_, share)| *share).fold(0.0, f32::max);
        let meant = asked.kin.iter().filter(|(_, share)| *share >= most);
        let having: u32 = meant
            .filter_map(|(kin, _)| Some(self.kin.get(*kin as usize)?.practices))
            .fold(0, u32::saturating_add)
            .min(self.count);
        let (count, having) = (self.count as f32, having as f32);
        (1.0 + (count - having + 0.5) / (having + 0.5)).ln()
    }

    /// Where words of a text stand that the query means, in bytes.
    pub fn marks(&self, query: &Query, text: &str) -> Vec<std::ops::Range<usize>> {
        let is_meant = |word: &str| self.dictionary.kin_of(word).is_some_and(|kin| query.means(kin));
        words(text)
            .filter(|word| !is_common(&word.folded) && is_meant(&word.folded))
            .map(|word| word.at)
            .collect()
    }
}

/// The words of a query, each once. One that is all digits is a number, however it is grouped.
fn asked_words(text: &str) -> Vec<String> {
    let all = words(text).map(|word| word.folded);
    // A query may be as long as a book; its beginning says what it is about.
    let mut asked: Vec<String> = all.filter(|word| !is_common(word)).take(4 * MOST_WORDS).collect();
    let is_number = asked.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let are_years = asked.iter().all(|word| word.len() == 4);
    if is_number && !are_years && asked.len() > 1 {
        asked = vec![asked.concat()];
    }
    let mut words: Vec<String> = Vec::new();
    for word in asked {
        let word = national(&word).map_or(word.clone(), str::to_owned);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// The nine digits of a telephone number that has Poland's own number before them, or the zero of old.
fn national(word: &str) -> Option<&str> {
    let is_number = word.len() > 9 && word.bytes().all(|byte| byte.is_ascii_digit());
    let bare = ["0048", "48", "0"].iter().find_map(|prefix| word.strip_prefix(prefix));
    bare.filter(|bare| is_number && bare.len() == 9)
}

/// The practices that were found, by rising numbers, in their order: the best first, those as good by their numbers. Scores are told apart to 1/65,535 of
/// the best one, so that a hundred thousand are put in order by counting.
fn in_order(found: Vec<u32>, said: &[f32]) -> Vec<u32> {
    let score = |practice: &u32| said.get(*practice as usize).copied().unwrap_or_default();
    let best = found.iter().map(score).fold(f32::MIN_POSITIVE, f32::max);
    let grade = |practice: &u32| usize::from(u16::MAX - (score(practice) / best * f32::from(u16::MAX)) as u16);
    let mut starts = vec![0u32; usize::from(u16::MAX) + 2];
    for practice in &found {
        if let Some(start) = starts.get_mut(grade(practice) + 1) {
            *start += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut order = vec![0; found.len()];
    for practice in found {
        if let Some(start) = starts.get_mut(grade(&practice)) {
            if let Some(place) = order.get_mut(*start as usize) {
                *place = practice;
            }
            *start += 1;
        }
    }
    order
}
