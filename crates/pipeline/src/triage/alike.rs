//! When two posts are alike: pure, from their words alone.
//!
//! Two texts are the same where their words are the same in the same order, whatever their case, spaces and invisible
//! characters. Two texts are near where they share most of their pieces of five characters (Jaccard's index). Near texts
//! are found without comparing every pair: a text has 48 minima of its pieces under 48 mixings (MinHash), cut into 16
//! bands of 3, and near texts share at least one whole band almost always.

use std::collections::{BTreeSet, HashSet};
use std::sync::OnceLock;

use clearline_core::keyed_digest;
use clearline_wire::public::PublicReport;
use icu_normalizer::ComposingNormalizerBorrowed;
use sha2::{Digest, Sha256};

/// Bands by which near texts are found.
pub(super) const BANDS: usize = 16;
/// Minima of one band.
const ROWS: usize = 3;
/// Characters of one piece.
const PIECE: usize = 5;
/// From so large a share of common pieces on, two texts are near.
const NEAR: f64 = 0.6;
/// Texts shorter than this are near no other: a few characters are shared by accident.
const NEAR_CHARACTERS_MIN: usize = 20;
/// So many words that the first text of a group does not have are a text of one's own.
const OWN_WORDS: usize = 4;
/// Characters of a text that are looked at: more make the answer slower and no surer.
const LOOKED_AT_MAX: usize = 4_000;
/// In the running text of a language at least this share is made of its commonest words, in percent.
const COMMON_WORDS_PERCENT: usize = 25;
/// And at least so many of them are different ones.
const COMMON_WORDS_MIN: usize = 3;

/// What a post says, in a form in which spelling tricks make no difference. Who sent it is no part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Post {
    story: String,
    urls: Vec<String>,
    platform: String,
    account: String,
    happened: String,
    country: String,
    has_contact: bool,
}

impl Post {
    /// The post of one report.
    pub(super) fn of(report: &PublicReport) -> Post {
        let folded = |text: &Option<String>| fold(text.as_deref().unwrap_or(""));
        let mut urls: Vec<String> = report.urls.iter().map(|url| fold(url)).collect();
        urls.sort();
        let contact = report.contact.clone().unwrap_or_default();
        let parts = [contact.name, contact.email, contact.phone];
        Post {
            story: fold(&report.story),
            urls,
            platform: folded(&report.platform),
            account: folded(&report.account),
            happened: folded(&report.happened),
            country: report.child.as_ref().map(|child| fold(&child.words)).unwrap_or_default(),
            has_contact: parts.iter().flatten().any(|part| !part.trim().is_empty()),
        }
    }

    /// Does it leave a way to reach the person who sent it?
    pub(super) fn has_contact(&self) -> bool {
        self.has_contact
    }

    /// What posts of exactly the same words share. Keyed, so that the store tells nobody which words they were.
    pub(super) fn digest(&self, key: &[u8; 32]) -> [u8; 32] {
        let urls = self.urls.join("\n");
        let parts =
            ["danger text", &self.story, &urls, &self.platform, &self.account, &self.happened, &self.country];
        keyed_digest(key, &parts)
    }

    /// What near texts share at least one of; none where the text is too short to be near another.
    pub(super) fn bands(&self, key: &[u8; 32]) -> Vec<[u8; 16]> {
        if self.story.chars().count() < NEAR_CHARACTERS_MIN {
            return Vec::new();
        }
        let pieces = self.pieces();
        let minimum =
            |mixing: u64| pieces.iter().map(|piece| mix(piece ^ mix(mixing + 1))).min().unwrap_or(u64::MAX);
        let minima: Vec<u64> = (0..(BANDS * ROWS) as u64).map(minimum).collect();
        let band = |(place, rows): (usize, &[u64])| {
            let words: Vec<String> = rows.iter().map(u64::to_string).collect();
            let digest = keyed_digest(key, &["danger band", &place.to_string(), &words.join(" ")]);
            let mut short = [0; 16];
            short.copy_from_slice(digest.first_chunk::<16>().unwrap_or(&[0; 16]));
            short
        };
        minima.chunks(ROWS).enumerate().map(band).collect()
    }

    /// Are the stories nearly the same?
    pub(super) fn is_near(&self, other: &Post) -> bool {
        let long = |post: &Post| post.story.chars().count() >= NEAR_CHARACTERS_MIN;
        if !long(self) || !long(other) {
            return false;
        }
        let (mine, others) = (self.pieces(), other.pieces());
        let shared = mine.intersection(&others).count();
        let all = mine.len() + others.len() - shared;
        shared as f64 >= NEAR * all as f64
    }

    /// Does it say anything that `first` does not? A few other words do not count, but for one that may be a name, a
    /// number or an address: where in doubt, it is a text of its own.
    pub(super) fn has_own_text(&self, first: &Post) -> bool {
        let added = |mine: &str, theirs: &str| !mine.is_empty() && mine != theirs;
        let known: HashSet<&str> = first.story.split(' ').map(bare).collect();
        let new: BTreeSet<&str> = self
            .story
            .split(' ')
            .map(bare)
            .filter(|word| !word.is_empty() && !known.contains(word))
            .collect();
        added(&self.platform, &first.platform)
            || added(&self.account, &first.account)
            || added(&self.happened, &first.happened)
            || added(&self.country, &first.country)
            || self.urls.iter().any(|url| !first.urls.contains(url))
            || new.len() >= OWN_WORDS
            || new.iter().any(|word| may_identify(word))
    }

    /// What it looks like from afar: which questions are answered, how long the story is, in which script, and whether
    /// its words are those of a language. Posts of one machine look alike even where no two share a word.
    pub(super) fn shape(&self, is_known: bool) -> String {
        let answered = [
            ('s', !self.story.is_empty()),
            ('u', !self.urls.is_empty()),
            ('p', !self.platform.is_empty()),
            ('a', !self.account.is_empty()),
            ('w', !self.happened.is_empty()),
            ('c', !self.country.is_empty()),
            ('r', self.has_contact),
            ('k', is_known),
            ('l', self.is_language()),
        ];
        let letters: String =
            answered.iter().filter(|(_, there)| *there).map(|(letter, _)| *letter).collect();
        let length = match self.story.split(' ').count() {
            ..8 => "short",
            8..40 => "middle",
            _ => "long",
        };
        let script = whatlang::detect_script(&self.story)
            .map_or_else(|| "none".to_owned(), |script| script.name().to_owned());
        format!("{letters}.{length}.{script}")
    }

    /// Is the story made of the words of some language, as people write it? Words drawn by chance hold hardly any of the
    /// small words that every sentence needs.
    fn is_language(&self) -> bool {
        let words: Vec<&str> = self.story.split(' ').map(bare).filter(|word| !word.is_empty()).collect();
        common_words().iter().any(|common| {
            let found: Vec<&&str> = words.iter().filter(|word| common.contains(**word)).collect();
            let different: HashSet<&&&str> = found.iter().collect();
            different.len() >= COMMON_WORDS_MIN && found.len() * 100 >= words.len() * COMMON_WORDS_PERCENT
        })
    }

    fn pieces(&self) -> HashSet<u64> {
        let letters: Vec<char> = self.story.chars().collect();
        let pieces = letters.windows(PIECE.min(letters.len()).max(1));
        pieces.map(|piece| short_digest(&piece.iter().collect::<String>())).collect()
    }
}

/// Compatibility forms composed, lower case, single spaces, nothing invisible.
fn fold(text: &str) -> String {
    let text: String = text.chars().take(LOOKED_AT_MAX).filter(|letter| !is_invisible(*letter)).collect();
    let text = ComposingNormalizerBorrowed::new_nfkc().normalize(&text).to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_invisible(letter: char) -> bool {
    let format = matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    format || (letter.is_control() && !letter.is_whitespace())
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// May this word lead to somebody? Numbers, user names, addresses.
fn may_identify(word: &str) -> bool {
    word.chars().any(|letter| letter.is_numeric() || matches!(letter, '@' | '_' | '/' | '.' | ':' | '#'))
}

/// The commonest words of each language that is known.
fn common_words() -> &'static [HashSet<&'static str>] {
    static WORDS: OnceLock<Vec<HashSet<&'static str>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let languages = stop_words::available_languages().iter();
        languages.filter_map(stop_words::lookup).map(|words| words.iter().copied().collect()).collect()
    })
}

/// A number that stands for a piece of text, the same in every process and every release.
fn short_digest(piece: &str) -> u64 {
    let digest = Sha256::digest(piece.as_bytes());
    u64::from_be_bytes(digest.first_chunk::<8>().copied().unwrap_or_default())
}

/// Spreads a number over all bits (the finalizer of SplitMix64).
fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests;
