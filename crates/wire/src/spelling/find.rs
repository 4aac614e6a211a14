//! What is named in running text.

use std::collections::BTreeSet;

use clearline_report::{Phone, ReportNumber};

use super::text::plain;
use super::{Number, Web, handle, mail, number, web};

/// Characters of a text that are looked at: as many as the longest story has.
const LOOKED_AT_MAX: usize = 20_000;
/// Things of one kind that are taken from one text.
const FOUND_MAX: usize = 50;
/// Digits of a report number as this service gives them. Shorter numbers in a text are years, ages and prices.
const REPORT_DIGITS: std::ops::RangeInclusive<usize> = 13..=16;
/// Characters of a telephone number from its first sign on.
const TELEPHONE_MAX: usize = 32;

/// What people put around a word.
const AROUND: &[char] = &[
    ',', ';', ':', '!', '?', '.', '"', '\'', '(', ')', '<', '>', '[', ']', '{', '}', '*', '«', '»', '“', '”',
    '„', '‘', '’', '、', '。', '，', '…',
];

/// The e-mail addresses that a text names, in their one form.
pub fn mail_addresses(text: &str) -> Vec<String> {
    let joined = joined(text);
    let words = joined.split_whitespace().map(|word| word.trim_matches(AROUND));
    let has_domain =
        |address: &String| address.rsplit_once('@').is_some_and(|(_, domain)| domain.contains('.'));
    once(words.filter(|word| !word.contains("://")).filter_map(mail).filter(has_domain))
}

/// The web addresses that a text names.
pub fn web_addresses(text: &str) -> Vec<Web> {
    let joined = joined(text);
    let looks = |word: &&str| {
        let small = word.to_ascii_lowercase();
        let scheme = small.contains("://") || small.starts_with("www.") || small.contains("[.]");
        let path = small.split_once('/').is_some_and(|(host, rest)| host.contains('.') && !rest.is_empty());
        (scheme || path) && !small.contains('@')
    };
    let mut seen = BTreeSet::new();
    let words =
        joined.split_whitespace().map(|word| word.trim_start_matches(AROUND).trim_end_matches(AROUND));
    words.filter(looks).filter_map(web).filter(|web| seen.insert(web.page.clone())).take(FOUND_MAX).collect()
}

/// The telephone numbers that a text names with their calling code, where a plan has them.
pub fn telephone_numbers(text: &str) -> Vec<Number> {
    let text: Vec<char> = plain(&looked_at(text)).chars().collect();
    let mut found: Vec<Number> = Vec::new();
    for (at, one) in text.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        let first = before.is_none_or(|before| !before.is_alphanumeric() && *before != '+');
        let abroad = *one == '0' && text.get(at + 1) == Some(&'0');
        if !first || !(*one == '+' || abroad) || found.len() == FOUND_MAX {
            continue;
        }
        let written: String = text.iter().skip(at).take(TELEPHONE_MAX).collect();
        // Two numbers on two lines are two.
        let written = written.lines().next().unwrap_or_default().to_owned();
        let phone = Phone { number: written, ..Phone::default() };
        if let Ok(read) = longest(&phone)
            && !found.iter().any(|known| known.e164() == read.e164())
        {
            found.push(read);
        }
    }
    found
}

/// A number in a sentence may be followed by other digits (`+44 161 496 0022 2 times`): where no plan has all of them,
/// words are left away from the end.
fn longest(phone: &Phone) -> Result<Number, super::Unread> {
    let mut written = phone.number.trim_end();
    loop {
        let read = number(&Phone { number: written.to_owned(), ..phone.clone() });
        if read.as_ref().is_ok_and(Number::is_known) {
            return read;
        }
        let Some((shorter, _)) = written.rsplit_once(char::is_whitespace) else {
            return Err(super::Unread::NoNumber);
        };
        written = shorter.trim_end();
    }
}

/// The account names that a text mentions with an `@` before them.
pub fn mentioned_names(text: &str) -> Vec<String> {
    let looked = looked_at(text);
    let words = looked.split_whitespace().map(|word| word.trim_matches(AROUND));
    let mentioned = words.filter_map(|word| word.strip_prefix('@')).filter(|name| !name.contains('@'));
    once(mentioned.map(handle).filter(|name| !name.is_empty()))
}

/// The report numbers that a text names: of as many digits as such numbers have, in any script, alone or with `R-` or
/// `#` before them and the number of a referral after them, and also where the digits are set in groups.
pub fn report_numbers(text: &str) -> Vec<ReportNumber> {
    let text = plain(&looked_at(text));
    let mut found: Vec<ReportNumber> = Vec::new();
    for run in text
        .split(|one: char| !one.is_alphanumeric() && !matches!(one, '-' | ' ' | '\u{a0}' | '.' | '_' | '/'))
    {
        for digits in candidates(run) {
            let number = digits.parse::<ReportNumber>().ok();
            if let Some(number) = number.filter(|number| !found.contains(number) && found.len() < FOUND_MAX) {
                found.push(number);
            }
        }
    }
    found
}

/// The digits of one number: a word of digits alone, or several short ones beside each other.
fn candidates(run: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut group = String::new();
    let mut close = |group: &mut String| {
        if REPORT_DIGITS.contains(&group.len()) && !group.starts_with('0') {
            found.push(std::mem::take(group));
        }
        group.clear();
    };
    for word in run.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let is_digits = word.bytes().all(|byte| byte.is_ascii_digit());
        // A whole number is written alone; in groups people write two to five digits.
        if is_digits && (2..=5).contains(&word.len()) {
            group.push_str(word);
            continue;
        }
        close(&mut group);
        if is_digits {
            group.push_str(word);
            close(&mut group);
        }
    }
    close(&mut group);
    found
}

/// `a (at) b . c` and `a [dot] b` without their spaces.
fn joined(text: &str) -> String {
    let mut joined = looked_at(text);
    for (spaced, sign) in [
        (" (at) ", "@"),
        (" [at] ", "@"),
        (" {at} ", "@"),
        (" (dot) ", "."),
        (" [dot] ", "."),
        (" {dot} ", "."),
        (" [.] ", "."),
        (" (.) ", "."),
    ] {
        joined = joined.replace(spaced, sign);
    }
    joined
}

fn looked_at(text: &str) -> String {
    text.chars().take(LOOKED_AT_MAX).collect()
}

fn once(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    all.filter(|one| seen.insert(one.clone())).take(FOUND_MAX).collect()
}
