//! From the words somebody wrote, when asked for a country, to the country that is meant.

use super::key;
use super::names::{Spot, all_english, by_code, by_name, by_three_letters, is_alias};
use crate::Country;

/// Words that are looked at; an answer is a place, not a story.
const WORDS_MAX: usize = 24;
/// Bytes of an answer that are looked at.
const BYTES_MAX: usize = 1_000;
/// Words of the longest name: *South Georgia and the South Sandwich Islands*.
const NAME_WORDS_MAX: usize = 8;
/// So few letters of the Latin alphabet are a code, or the word of some language.
const CODE_LETTERS_MAX: usize = 3;
/// A shorter name inside a sentence may be any word.
const NAME_LETTERS_MIN: usize = 4;
/// Words before a country that may be a town's name.
const TOWN_WORDS_MAX: usize = 4;
/// Letters from which one slip of the pen, two and three still leave a name recognisable.
const ONE_SLIP_FROM: usize = 5;
const TWO_SLIPS_FROM: usize = 8;
const THREE_SLIPS_FROM: usize = 10;

/// What was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// This place.
    Place(Place),
    /// It may be any of these, or none: the person who wrote it is asked.
    Ask(Vec<Spot>),
    /// No country is recognised: words.
    Words,
}

/// A country, and what else the words say of the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The country or its part.
    pub spot: Spot,
    /// The rest of the words, such as a town's name.
    pub town: Option<String>,
}

/// Reads an answer to the question for a country.
pub fn meant(answer: &str) -> Meaning {
    let answer = answer.trim().trim_matches(|c: char| matches!(c, '.' | '!' | '?' | '"' | '\''));
    if answer.is_empty() || answer.len() > BYTES_MAX || answer.split_whitespace().count() > WORDS_MAX {
        return Meaning::Words;
    }
    if let Some(country) = flag(answer) {
        return place(Spot::of(country), None);
    }
    if let Some(meaning) = whole(answer) {
        return meaning;
    }
    for separators in [SEPARATORS, &HYPHENS] {
        if let Some(meaning) = in_parts(answer, &parts(answer, separators)) {
            return meaning;
        }
    }
    if let Some(meaning) = without_spaces(answer).or_else(|| in_words(answer)) {
        return meaning;
    }
    nearly(answer)
}

fn place(spot: Spot, town: Option<String>) -> Meaning {
    Meaning::Place(Place { spot, town })
}

fn one_or_ask(spots: Vec<Spot>, town: Option<String>) -> Meaning {
    match spots.as_slice() {
        [only] => place(*only, town),
        _ => Meaning::Ask(spots),
    }
}

/// The country of a flag: two regional indicators.
fn flag(answer: &str) -> Option<Country> {
    let letter = |c: char| char::from_u32(u32::from(c).checked_sub(0x1f1e6)?.checked_add(u32::from(b'A'))?);
    let letters: Option<String> =
        answer.chars().map(|c| letter(c).filter(char::is_ascii_uppercase)).collect();
    let country: Country = letters?.parse().ok()?;
    super::english(country).map(|_| country)
}

/// English words that are codes as well, when written small.
const ENGLISH_WORDS: [&str; 14] =
    ["am", "as", "at", "be", "do", "hm", "in", "is", "it", "me", "my", "no", "so", "to"];

/// Names of countries in some language that are English words, or names of people, when written so.
const WORDS_AND_NAMES: [&str; 3] = ["island", "maurice", "pole"];

/// The answer is nothing but a name, or a code.
fn whole(answer: &str) -> Option<Meaning> {
    let spots = exact(answer);
    if spots.is_empty() {
        return None;
    }
    let small = answer.to_lowercase();
    let may_be_a_word = ENGLISH_WORDS.contains(&answer)
        || WORDS_AND_NAMES.contains(&small.as_str())
        || is_a_continent(answer);
    Some(if may_be_a_word { Meaning::Ask(spots) } else { one_or_ask(spots, None) })
}

/// `América` with its accent is the continent's name in Spanish and Portuguese; `America` is the country's in English.
fn is_a_continent(answer: &str) -> bool {
    answer.contains(['é', 'É']) && key(answer) == "america"
}

/// What a name or a code means by itself.
fn exact(text: &str) -> Vec<Spot> {
    let key = key(text);
    let letters: String = text.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    if letters.is_ascii() && letters.len() <= CODE_LETTERS_MAX && !is_alias(&key) {
        return match letters.len() {
            2 => by_code(&letters),
            // Small, such a code may be a word of any language.
            3 if letters.bytes().all(|byte| byte.is_ascii_uppercase()) => by_three_letters(&letters),
            _ => Vec::new(),
        };
    }
    let named = by_name(&key);
    if !named.is_empty() {
        return named;
    }
    if let Some(rest) = LONG_FORMS.iter().find_map(|form| key.strip_prefix(form)) {
        let named = by_name(rest);
        // "Republic of" decides between what the bare name leaves open only where a list says so.
        if named.len() == 1 {
            return named;
        }
    }
    if let Some(rest) = key.strip_prefix("the").filter(|rest| !rest.is_empty()) {
        let named = by_name(rest);
        if !named.is_empty() {
            return named;
        }
    }
    Vec::new()
}

/// How long forms of names begin, as keys.
const LONG_FORMS: [&str; 16] = [
    "therepublicof",
    "republicof",
    "thekingdomof",
    "kingdomof",
    "thestateof",
    "stateof",
    "thecommonwealthof",
    "commonwealthof",
    "federalrepublicof",
    "thefederalrepublicof",
    "islamicrepublicof",
    "unitedrepublicof",
    "principalityof",
    "grandduchyof",
    "sultanateof",
    "hashemitekingdomof",
];

const SEPARATORS: &[&str] =
    &[",", ";", "/", "(", ")", "[", "]", "|", "\n", ". ", "،", "、", "，", "·", " - ", "–", "—", ":"];
const HYPHENS: [&str; 1] = ["-"];

/// A piece of the answer and its place.
struct Part<'a> {
    text: &'a str,
    from: usize,
}

fn parts<'a>(answer: &'a str, separators: &[&str]) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(rest) = answer.get(at..) {
        let Some(letter) = rest.chars().next() else { break };
        match separators.iter().find(|separator| rest.starts_with(**separator)) {
            Some(separator) => {
                parts.push(Part { text: answer.get(from..at).unwrap_or_default(), from });
                at += separator.len();
                from = at;
            }
            None => at += letter.len_utf8(),
        }
    }
    parts.push(Part { text: answer.get(from..).unwrap_or_default(), from });
    parts.retain(|part| !part.text.trim().is_empty());
    parts
}

/// `Berlin, Germany`: at least one part is a country, the others are words.
fn in_parts(answer: &str, parts: &[Part<'_>]) -> Option<Meaning> {
    if parts.len() < 2 {
        return None;
    }
    let mut found: Vec<(usize, Vec<Spot>)> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let text = part.text.trim();
        let named = |text: &str| if ENGLISH_WORDS.contains(&text) { Vec::new() } else { exact(text) };
        let spots = [text, without_fillers(text)].into_iter().map(named).find(|spots| !spots.is_empty());
        if let Some(spots) = spots {
            found.push((at, spots));
        }
    }
    let (_, first) = found.first()?;
    let mut agreed = first.clone();
    for (_, spots) in found.iter().skip(1) {
        let both = |one: &Spot| spots.iter().find_map(|other| one.both(*other));
        let narrowed: Vec<Spot> = agreed.iter().filter_map(both).collect();
        if narrowed.is_empty() {
            return Some(Meaning::Ask(union(found.into_iter().flat_map(|(_, spots)| spots))));
        }
        agreed = narrowed;
    }
    let named: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
    Some(one_or_ask(agreed, rest(answer, parts, &named)))
}

/// The words of the answer without the parts that name the country.
fn rest(answer: &str, parts: &[Part<'_>], named: &[usize]) -> Option<String> {
    let mut left: Vec<String> = Vec::new();
    for (at, part) in parts.iter().enumerate().filter(|(at, _)| !named.contains(at)) {
        let end = part.from + part.text.len();
        let follows = at > 0 && !named.contains(&(at - 1)) && !left.is_empty();
        // Between two parts that stay, what separated them stays as well: *Stratford-upon-Avon*.
        let from = if follows {
            parts.get(at - 1).map_or(part.from, |before| before.from + before.text.len())
        } else {
            part.from
        };
        let text = answer.get(from..end).unwrap_or_default();
        match left.last_mut().filter(|_| follows) {
            Some(last) => last.push_str(text),
            None => left.push(text.trim().to_owned()),
        }
    }
    let town = left.join(", ");
    let says_a_place = town.split_whitespace().any(|word| !is_one_of(FILLERS, word));
    Some(town).filter(|_| says_a_place)
}

fn union(spots: impl IntoIterator<Item = Spot>) -> Vec<Spot> {
    let mut all: Vec<Spot> = Vec::new();
    for spot in spots {
        if !all.contains(&spot) {
            all.push(spot);
        }
    }
    all
}

/// Words that say no place, before one: *she lives in*.
const FILLERS: &str = "i im am is are was be we she my the in at on of it its currently now here country live lives \
    living daughter son child kid sister brother girl boy niece nephew friend student pupil en el la los las dans au \
    aux le les na nos nas em den der die w we v ve à";
/// Words before a country that make it doubtful that the child is there, or make another place of it.
const DOUBTFUL: &str = "not no never nao não nicht kein keine pas non sin fuera outside near nearby except beyond border \
    from aus hors cerca bei nahe old former ex new nuevo nueva novo nova nouveau nouvelle north south east west northern \
    southern eastern western inner outer upper lower baja little greater norte sur sul este oeste nord sud est ouest \
    maybe perhaps possibly probably either or and oder und ou o y e et he his him man guy person someone somebody they \
    think guess believe says said claims";

fn is_one_of(list: &str, word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let word = word.replace(['\'', '’'], "");
    list.split_whitespace().any(|known| known == word)
}

/// The text without leading words that say no place.
fn without_fillers(text: &str) -> &str {
    let mut text = text;
    while let Some((first, rest)) = text.split_once(char::is_whitespace) {
        if !is_one_of(FILLERS, first) {
            break;
        }
        text = rest.trim_start();
    }
    text
}

/// Words with spaces between them, the country last: *Lagos Nigeria*, *she lives in Canada*. Anything else that names a
/// country somewhere is asked about.
fn in_words(answer: &str) -> Option<Meaning> {
    let words: Vec<&str> = answer.split_whitespace().collect();
    let last = (1..=words.len().min(NAME_WORDS_MAX))
        .rev()
        .map(|count| words.split_at(words.len() - count))
        .map(|(before, name)| (before, inside(&name.join(" "))))
        .find(|(_, spots)| !spots.is_empty());
    let Some((before, spots)) = last else {
        let named = anywhere(&words);
        return (!named.is_empty()).then_some(Meaning::Ask(named));
    };
    let elsewhere = anywhere(before);
    let doubtful = before.iter().any(|word| is_one_of(DOUBTFUL, word) && !is_one_of(FILLERS, word));
    if doubtful || !elsewhere.is_empty() {
        return Some(Meaning::Ask(union(spots.into_iter().chain(elsewhere))));
    }
    let before = before.join(" ");
    let town = Some(without_fillers(&before)).filter(|town| !town.is_empty() && !is_one_of(FILLERS, town));
    match town {
        Some(town) if town.split(' ').count() > TOWN_WORDS_MAX => Some(Meaning::Ask(spots)),
        town => Some(one_or_ask(spots, town.map(str::to_owned))),
    }
}

/// What a name inside a sentence means: long enough to be no other word, and no code.
fn inside(name: &str) -> Vec<Spot> {
    let key = key(name);
    if WORDS_AND_NAMES.contains(&key.as_str()) {
        return Vec::new();
    }
    let long = key.chars().count() >= NAME_LETTERS_MIN;
    // *us* is a word, and *US* a country.
    let short = is_alias(&key) && (key != "us" || name.starts_with('U'));
    if long || short { by_name(&key) } else { Vec::new() }
}

/// Every country that is named among the words, the longest names first.
fn anywhere(words: &[&str]) -> Vec<Spot> {
    let mut found = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let longest = (1..=rest.len().min(NAME_WORDS_MAX)).rev().find_map(|count| {
            let (name, behind) = rest.split_at(count);
            let spots = inside(&name.join(" "));
            (!spots.is_empty()).then_some((spots, behind))
        });
        rest = match longest {
            Some((spots, behind)) => {
                found.extend(spots);
                behind
            }
            None => rest.get(1..).unwrap_or_default(),
        };
    }
    union(found)
}

/// In scripts that put no spaces between words, and in Korean, the country is before the town: `日本東京`.
fn without_spaces(answer: &str) -> Option<Meaning> {
    let eastern =
        |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    if !answer.chars().all(|c| eastern(c) || c.is_whitespace()) {
        return None;
    }
    let ends: Vec<usize> = answer.char_indices().map(|(at, _)| at).skip(2).collect();
    ends.into_iter().rev().find_map(|end| {
        let (name, town) = answer.split_at_checked(end)?;
        let spots = by_name(&key(name));
        let town = Some(town.trim().to_owned()).filter(|town| !town.is_empty());
        (!spots.is_empty()).then(|| one_or_ask(spots, town))
    })
}

/// A typing mistake is asked about: *Phillipines*.
fn nearly(answer: &str) -> Meaning {
    let written = key(answer);
    let slips = match written.chars().count() {
        THREE_SLIPS_FROM.. => 3,
        TWO_SLIPS_FROM.. => 2,
        ONE_SLIP_FROM.. => 1,
        _ => return Meaning::Words,
    };
    let mut near: Vec<(usize, Spot)> = all_english()
        .map(|(country, name)| (strsim::osa_distance(&written, &key(name)), Spot::of(country)))
        .filter(|(distance, _)| *distance <= slips)
        .collect();
    near.sort();
    match near.first() {
        Some((least, _)) => Meaning::Ask(
            near.iter().filter(|(distance, _)| distance == least).map(|(_, spot)| *spot).collect(),
        ),
        None => Meaning::Words,
    }
}
