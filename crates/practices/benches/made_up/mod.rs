//! Made-up catalogues of any size, the same in each run: practices of real gminy, whose texts have the words of the committed
//! records as often as those do, names of gminy, and rare words without end, as the texts of a larger catalogue would.

use std::fs;
use std::path::Path;

use practices::gminy::{Gmina, Gminy};
use practices::{Category, Contact, Date, Details, LonLat, Phone, Practice, Precision, Source};

/// Of so many words one is the name of a gmina, and one is rare.
const NAMES: u64 = 15;
const RARE: u64 = 25;
/// How many rare words there are for each practice.
const RARE_FOR_EACH: u64 = 2;

const SYLLABLES: [&str; 16] = [
    "ba", "cho", "dzie", "fa", "go", "ja", "kra", "lu", "mi", "nie", "pru", "rze", "sta", "szy", "two", "żu",
];

/// The same numbers in each run, by Marsaglia's xorshift.
struct Chance(u64);

impl Chance {
    /// Below this.
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end.max(1)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let place = self.below(all.len() as u64) as usize;
        all.get(place).unwrap()
    }
}

/// Of what catalogues are made.
pub struct Workshop {
    words: Vec<String>,
    gminy: Gminy,
    categories: Vec<Category>,
}

impl Workshop {
    /// Reads the committed records and the list of gminy.
    pub fn open() -> Self {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let catalogue = fs::read_to_string(data.join("practices.geojson")).unwrap();
        let mut words = Vec::new();
        for practice in practices::Catalogue::from_geojson(&catalogue).unwrap().practices {
            let details = fs::read(data.join(format!("details/{}.json", practice.slug))).unwrap();
            let details: Details = serde_json::from_slice(&details).unwrap();
            let texts = practices::search::texts::texts(&practice, Some(&details));
            words.extend(
                texts
                    .iter()
                    .flat_map(|(_, text)| text.split_whitespace())
                    .map(str::to_owned),
            );
        }
        Self {
            words,
            gminy: Gminy::parse(&fs::read_to_string(data.join("regions/gminy.txt")).unwrap()).unwrap(),
            categories: Category::all(),
        }
    }

    /// So many practices, with full presentations of so many words.
    pub fn practices(&self, count: u32, presentation: u64) -> Vec<(Practice, Details)> {
        let chance = &mut Chance(0x9e37_79b9_7f4a_7c15);
        let all = (0..count).map(|number| self.practice(number, count, presentation, chance));
        all.collect()
    }

    fn practice(&self, number: u32, count: u32, presentation: u64, chance: &mut Chance) -> (Practice, Details) {
        let gmina = chance.of(self.gminy.all());
        let length = 5 + chance.below(8);
        let title = self.text(length, count, chance);
        let source = Source {
            catalogue: "proba".into(),
            url: None,
            retrieved: None,
        };
        let (id, slug) = (format!("proba-{number}"), format!("praktyka-{number}"));
        let category = chance.of(&self.categories).clone();
        let entered = Date::new(2005 + chance.below(20) as u16, 1 + chance.below(12) as u8, 1);
        let mut practice = Practice {
            summary: Some(self.text(50, count, chance)),
            entered,
            updated: entered.and_then(|entered| Date::new(entered.year() + 1, entered.month(), 28)),
            precision: Some(Precision::Locality),
            point: LonLat::new(
                14.5 + chance.below(9_000) as f64 / 1e3,
                49.5 + chance.below(5_000) as f64 / 1e3,
            ),
            contacts: vec![contact(chance)],
            ..Practice::new(id, slug, title, category, source)
        };
        of_gmina(&mut practice, gmina);
        let details = Details {
            presentation: (presentation > 0).then(|| format!("<p>{}</p>", self.text(presentation, count, chance))),
            ..Details::default()
        };
        (practice, details)
    }

    fn text(&self, length: u64, count: u32, chance: &mut Chance) -> String {
        let words: Vec<String> = (0..length).map(|_| self.word(count, chance)).collect();
        words.join(" ")
    }

    fn word(&self, count: u32, chance: &mut Chance) -> String {
        if chance.below(NAMES) == 0 {
            chance.of(self.gminy.all()).name.clone()
        } else if chance.below(RARE) == 0 {
            // Rare words are not all as rare: the lower the number, the more often.
            let most = chance.below(u64::from(count) * RARE_FOR_EACH);
            rare_word(chance.below(most))
        } else {
            chance.of(&self.words).clone()
        }
    }
}

/// A word for each number.
fn rare_word(mut number: u64) -> String {
    let mut word = String::new();
    while number > 0 || word.len() < 4 {
        word += SYLLABLES[(number % 16) as usize];
        number /= 16;
    }
    word
}

fn of_gmina(practice: &mut Practice, gmina: &Gmina) {
    practice.unit_type = Some(gmina.unit_type);
    practice.municipality = Some(gmina.name.clone());
    practice.powiat = Some(gmina.powiat.clone());
    practice.wojewodztwo = Some(gmina.wojewodztwo);
    practice.teryt = Some(gmina.teryt.clone());
    practice.population = gmina.population;
    practice.implementing_unit = Some(format!("Gminny Ośrodek Pomocy Społecznej w gminie {}", gmina.name));
}

fn contact(chance: &mut Chance) -> Contact {
    let number = format!("+48{}", 221_000_000 + chance.below(700_000_000));
    Contact {
        phones: number.parse::<Phone>().into_iter().collect(),
        ..Contact::default()
    }
}
