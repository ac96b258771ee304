//! One institution in one town with two addresses: in two records, or between the fields of a record and its
//! presentation.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::finding::{Finding, Rule};
use super::lines::Step::{Item, Key};
use super::rules;
use super::sheet::Sheet;
use super::street::{Street, streets_in};
use super::town::{Town, may_meet};
use super::words::{is_of_place, stem, words};
use crate::page::values::is_postal_code;
use crate::problem::Problem;

/// So many lines, with that of its name, hold the address of an institution in a letterhead.
const LINES_OF_ADDRESS: usize = 3;

/// So many words of each of these lines.
const WORDS_OF_ADDRESS: usize = 8;

/// What may contradict itself.
const RULES: [Rule; 3] = [
    rules::INSTITUTION_STREET,
    rules::INSTITUTION_POSTAL_CODE,
    rules::INSTITUTION_PHONE,
];

/// An institution as a record names it.
struct Institution<'s, 'f> {
    sheet: &'s Sheet<'f>,
    /// The towns in which it may be, each with its name.
    towns: Vec<Town>,
    /// The words of its name, folded, without those of its towns.
    name: Vec<String>,
    /// What the fields of the record say of its address.
    claims: Vec<Claim>,
}

/// A street, a postcode or a numbering area, and where it stands.
struct Claim {
    rule: Rule,
    value: String,
    /// `None` in the presentation.
    field: Option<&'static str>,
    line: Option<usize>,
}

/// Every contradiction, named at the later record or at the line of the presentation.
pub fn find(sheets: &[Sheet<'_>]) -> Vec<Finding> {
    let institutions: Vec<_> = sheets.iter().filter_map(Institution::new).collect();
    let mut groups: BTreeMap<_, Vec<&Institution<'_, '_>>> = BTreeMap::new();
    let (mut said, mut found) = (HashSet::new(), Vec::new());
    for institution in &institutions {
        let prose = institution.claims_of_presentation();
        let keys = institution.keys();
        for rule in RULES {
            let met = keys.iter().filter_map(|key| groups.get(key)).flatten();
            let mut earlier = met.filter(|other| other.is(institution));
            found.extend(institution.contradiction(rule, &prose, institution));
            found.extend(earlier.find_map(|other| institution.contradiction(rule, &institution.claims, other)));
        }
        // An office with a thousand practices says its address a thousand times: one of them is enough to compare with.
        if said.insert(institution.says()) {
            for key in keys {
                groups.entry(key).or_default().push(institution);
            }
        }
    }
    found
}

impl<'s, 'f> Institution<'s, 'f> {
    fn new(sheet: &'s Sheet<'f>) -> Option<Self> {
        let towns = Town::seats(sheet.record);
        let names = towns.iter().filter_map(|town| town.name.as_deref());
        let town_words: Vec<String> = names.flat_map(words).collect();
        let all = words(sheet.record.implementing_unit.as_deref()?).into_iter();
        let is_own = |word: &String| !matches!(word.as_str(), "w" | "we") && !is_of_place(word, &town_words);
        let name: Vec<String> = all.filter(is_own).collect();
        let claims = claims_of_fields(sheet);
        (!name.is_empty() && !towns.is_empty()).then_some(Self {
            sheet,
            towns,
            name,
            claims,
        })
    }

    /// By what others of the same institution are found: each of its towns, with its initials.
    fn keys(&self) -> BTreeSet<(Option<String>, String)> {
        let names = self.towns.iter().map(|town| town.name.clone());
        names.map(|name| (name, self.initials())).collect()
    }

    /// "mops" of "Miejski Ośrodek Pomocy Społecznej", and of "MOPS": the abbreviations of the field are made so.
    fn initials(&self) -> String {
        match self.name.as_slice() {
            [only] => only.clone(),
            words => words.iter().filter_map(|word| word.chars().next()).collect(),
        }
    }

    /// Everything that it is compared by.
    fn says(&self) -> (&[Town], &[String], Vec<&str>) {
        let values = self.claims.iter().map(|claim| claim.value.as_str());
        (&self.towns, &self.name, values.collect())
    }

    /// Whether both, of one town and with the same initials, are one: by the same name, or since one is given in
    /// initials alone.
    fn is(&self, other: &Self) -> bool {
        let is_one_name = self.name == other.name || self.name.len() == 1 || other.name.len() == 1;
        is_one_name && may_meet(&self.towns, &other.towns)
    }

    /// The first of these claims of a rule that agrees with none of the other's. Telephones of several areas may be
    /// those of one institution, so that one in common is enough.
    fn contradiction(&self, rule: Rule, claims: &[Claim], other: &Self) -> Option<Finding> {
        let mine = || claims.iter().filter(|claim| claim.rule == rule);
        let theirs = || other.claims.iter().filter(|claim| claim.rule == rule);
        let agrees = |claim: &Claim| theirs().any(|other| claim.agrees(other));
        let alone = mine().find(|claim| !agrees(claim))?;
        let is_settled = rule == rules::INSTITUTION_PHONE && mine().any(agrees);
        let their_first = theirs().next()?;
        (!is_settled).then(|| self.finding(alone, their_first, other))
    }

    fn finding(&self, mine: &Claim, theirs: &Claim, other: &Self) -> Finding {
        let name = self.sheet.record.implementing_unit.as_deref().unwrap_or_default();
        let what = match mine.rule {
            rules::INSTITUTION_STREET => "ulica",
            rules::INSTITUTION_POSTAL_CODE => "kod pocztowy",
            _ => "numer kierunkowy",
        };
        let (here, there) = (&mine.value, &theirs.value);
        let place = other.sheet.place(theirs.line);
        let message = format!("{name}: {what} „{here}”, a w {place}: „{there}”; sprawdź, co jest aktualne");
        Finding {
            problem: Problem {
                line: mine.line,
                field: mine.field.map(str::to_owned),
                ..Problem::of_file(self.sheet.path.clone(), message)
            },
            rule: mine.rule,
        }
    }

    /// The addresses that the presentation gives right after the institution's name.
    fn claims_of_presentation(&self) -> Vec<Claim> {
        let lines: Vec<(usize, &str)> = self.sheet.lines.body().collect();
        let mut claims = Vec::new();
        for (at, (_, line)) in lines.iter().enumerate() {
            let Some(rest) = self.after_name(line) else { continue };
            let following = lines.iter().skip(at).take(LINES_OF_ADDRESS).enumerate();
            for (nth, (number, line)) in following.take_while(|(_, (_, line))| !line.trim().is_empty()) {
                let text = if nth == 0 { &rest } else { *line };
                let words: Vec<&str> = text.split_whitespace().take(WORDS_OF_ADDRESS).collect();
                claims.extend(claims_of_line(&words, *number));
            }
        }
        claims
    }

    /// What a line of prose says after the institution's name, in any of its forms, or after its abbreviation.
    fn after_name(&self, line: &str) -> Option<String> {
        let tokens: Vec<&str> = line.split_whitespace().collect();
        let name: Vec<String> = self.name.iter().map(|word| stem(word)).collect();
        let short = self.initials().to_uppercase();
        let stems: Vec<(usize, String)> = tokens
            .iter()
            .enumerate()
            .flat_map(|(at, token)| stems_at(at, token))
            .collect();
        let full = stems
            .windows(name.len())
            .find(|window| window.iter().map(|(_, stem)| stem).eq(&name));
        let is_short = |token: &&str| name.len() > 2 && token.trim_matches(|c: char| !c.is_alphanumeric()) == short;
        let end = full
            .and_then(|window| window.last())
            .map(|(at, _)| *at)
            .or_else(|| tokens.iter().position(is_short))?;
        Some(tokens.into_iter().skip(end + 1).collect::<Vec<_>>().join(" "))
    }
}

fn stems_at(at: usize, token: &str) -> Vec<(usize, String)> {
    words(token).iter().map(|word| (at, stem(word))).collect()
}

impl Claim {
    fn agrees(&self, other: &Self) -> bool {
        if self.rule != rules::INSTITUTION_STREET {
            return self.value == other.value;
        }
        match (Street::read(&self.value), Street::read(&other.value)) {
            (Some(a), Some(b)) => a.may_be(&b),
            // What is no street can't contradict one.
            _ => true,
        }
    }
}

fn claims_of_fields(sheet: &Sheet<'_>) -> Vec<Claim> {
    let record = sheet.record;
    let of_field = |rule, value: &str, field| Claim {
        rule,
        value: value.to_owned(),
        field: Some(field),
        line: sheet.lines.of(&[Key(field)]),
    };
    let street = record.street.as_deref();
    let code = record.postal_code.as_deref();
    let mut claims: Vec<Claim> = street
        .map(|street| of_field(rules::INSTITUTION_STREET, street, "street"))
        .into_iter()
        .chain(code.map(|code| of_field(rules::INSTITUTION_POSTAL_CODE, code, "postal_code")))
        .collect();
    for (person, contact) in record.contacts.iter().enumerate() {
        for (index, phone) in contact.phones.iter().enumerate() {
            let way = [Key("contacts"), Item(person), Key("phones"), Item(index)];
            claims.extend(phone.area().map(|area| Claim {
                rule: rules::INSTITUTION_PHONE,
                value: area.to_owned(),
                field: Some("contacts.phones"),
                line: sheet.lines.of(&way),
            }));
        }
    }
    claims
}

fn claims_of_line(words: &[&str], number: usize) -> Vec<Claim> {
    let claim = |rule, value| Claim {
        rule,
        value,
        field: None,
        line: Some(number),
    };
    let streets = streets_in(&words.join(" ")).into_iter();
    let codes = words.iter().map(|word| word.trim_end_matches([',', '.', ';']));
    let codes = codes.filter(|word| is_postal_code(word)).map(str::to_owned);
    streets
        .map(|street| claim(rules::INSTITUTION_STREET, street))
        .chain(codes.map(|code| claim(rules::INSTITUTION_POSTAL_CODE, code)))
        .collect()
}
