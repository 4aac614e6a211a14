//! What distinguishes one waiting report from another in a list.

use clearline_frame::view::Words;
use clearline_report::legible::plain;
use clearline_report::{Argument, PartyRole, ReportKind, Said, message};

/// Characters of the line.
const LINE_CHARS_MAX: usize = 120;

/// Of the public's the beginning of its story, of a provider's the account complained of and how old the victim is.
pub(super) fn in_a_line(kind: ReportKind, said: &Said) -> Option<Words> {
    if kind == ReportKind::Public {
        return said.additional.as_deref().and_then(beginning).map(Words::data);
    }
    let of_role = |role: PartyRole| said.parties.iter().filter(move |party| party.role == role);
    let account = of_role(PartyRole::Reported).find_map(|party| {
        let mut names = party.screen_name.iter().chain(&party.esp_identifier).chain(&party.display_names);
        names.find(|name| !name.trim().is_empty()).map(|name| plain(name))
    });
    let aged = of_role(PartyRole::Victim).find_map(|party| party.person.age);
    match (account, aged) {
        (Some(account), Some(age)) => {
            let age = Argument::exact(age.to_string());
            Some(message!("analyst-account-and-victim", account = Argument::exact(account), age = age).into())
        }
        (Some(account), None) => Some(Words::data(account)),
        (None, Some(age)) => {
            Some(message!("analyst-victim-aged", age = Argument::exact(age.to_string())).into())
        }
        (None, None) => None,
    }
}

/// The first line that says something, cut between words where it is long.
fn beginning(story: &str) -> Option<String> {
    let line = story.lines().map(str::trim).find(|line| !line.is_empty())?;
    if line.chars().count() <= LINE_CHARS_MAX {
        return Some(plain(line));
    }
    let cut: String = line.chars().take(LINE_CHARS_MAX).collect();
    let whole = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(words, _)| words);
    Some(format!("{}…", plain(whole.trim_end())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_begins_with_its_first_words_and_is_cut_between_two() {
        assert_eq!(beginning("  \n He waits outside. \nMore."), Some("He waits outside.".to_owned()));
        let long = beginning(&"word ".repeat(60)).unwrap();
        assert!(long.ends_with("word…") && long.chars().count() <= LINE_CHARS_MAX + 1, "{long}");
        let one = beginning(&"é".repeat(400)).unwrap();
        assert_eq!(one.chars().count(), LINE_CHARS_MAX + 1);
        assert_eq!(beginning(" \n "), None);
        assert!(beginning("a\u{202e}b").unwrap().contains("U+202E"), "nothing in it stays hidden");
    }
}
