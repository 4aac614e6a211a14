//! The small parts that several pages share.

use clearline_report::message;

use super::Words;

/// A time: `iso` for machines, `words` for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// RFC 3339 with at most three digits of a second, as `<time datetime>` takes it.
    pub iso: String,
    /// Such as `2026-11-23 17:40 UTC`.
    pub words: String,
}

/// How a state is meant. Each tone has a sign as well as a colour, so it is recognised in print and by colour-blind
/// people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do, nothing to fear.
    Plain,
    /// It went as it should.
    Good,
    /// Somebody is waited for.
    Waiting,
    /// We do not know.
    Unknown,
    /// Look at this soon.
    Caution,
    /// Look at this now, or: it was refused.
    Alarm,
}

impl Tone {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Plain => "plain",
            Tone::Good => "good",
            Tone::Waiting => "waiting",
            Tone::Unknown => "unknown",
            Tone::Caution => "caution",
            Tone::Alarm => "alarm",
        }
    }
}

/// The state of something, in a word or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub words: Words,
}

impl State {
    /// A state of `words` in `tone`.
    pub fn new(tone: Tone, words: impl Into<Words>) -> State {
        State { tone, words: words.into() }
    }
}

/// A name and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The name.
    pub name: Words,
    /// The value: ours, or as it was given.
    pub value: Words,
    /// True for what is compared letter by letter: addresses, digests, identifiers.
    pub exact: bool,
    /// True for what must not be overlooked, such as two ages that contradict each other.
    pub warns: bool,
}

impl Fact {
    /// A fact that is read as words, not compared letter by letter.
    pub fn new(name: impl Into<Words>, value: impl Into<Words>) -> Fact {
        Fact { name: name.into(), value: value.into(), exact: false, warns: false }
    }

    /// Something compared letter by letter.
    pub fn exact(name: impl Into<Words>, value: impl Into<Words>) -> Fact {
        Fact { name: name.into(), value: value.into(), exact: true, warns: false }
    }

    /// What must not be overlooked.
    pub fn warning(name: impl Into<Words>, value: impl Into<Words>) -> Fact {
        Fact { name: name.into(), value: value.into(), exact: false, warns: true }
    }
}

/// One of several answers a form offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub words: Words,
    /// A second line.
    pub hint: Option<Words>,
    /// True where it is chosen already.
    pub chosen: bool,
}

impl Choice {
    /// An answer that is not chosen and needs no second line.
    pub fn new(value: impl Into<String>, words: impl Into<Words>) -> Choice {
        Choice { value: value.into(), words: words.into(), hint: None, chosen: false }
    }
}

/// What is wrong with one field of a form that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name, which is also the id the summary links to.
    pub field: String,
    /// What to do about it.
    pub words: Words,
}

impl FieldError {
    /// What is wrong with `field`.
    pub fn new(field: impl Into<String>, words: impl Into<Words>) -> FieldError {
        FieldError { field: field.into(), words: words.into() }
    }
}

/// One line of a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When; absent for what is still to come.
    pub at: Option<Moment>,
    /// What happened.
    pub what: Words,
    /// Who did it.
    pub who: Option<Words>,
    /// More about it.
    pub detail: Option<Words>,
}

/// A provider's duty to keep what it reported (18 U.S.C. 2258A(h)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preservation {
    /// The clause it rests on.
    pub clause: String,
    /// The day it began.
    pub start: Moment,
    /// The day it ends.
    pub end: Moment,
    /// The time that is left, such as `312 days left` or `ended 3 days ago`.
    pub left: State,
}

/// A bar chart that is its own table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// What is counted; the table's caption.
    pub title: Words,
    /// The heading of the first column.
    pub of: Words,
    /// In the order shown.
    pub rows: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it counts.
    pub words: Words,
    /// The code by which a program finds the same, where there is one.
    pub code: Option<String>,
    /// How many.
    pub count: u64,
}

impl Bar {
    /// A bar of what is counted in words alone.
    pub fn new(words: Words, count: u64) -> Bar {
        Bar { words, code: None, count }
    }

    /// The count as the page's language writes it.
    pub fn number(&self) -> Words {
        Words::value(self.count)
    }
}

impl Bars {
    /// The length of a bar in thousandths of the longest; at least one where anything was counted.
    pub fn thousandths(&self, count: &u64) -> u64 {
        let longest = self.rows.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
        if *count == 0 { 0 } else { (u128::from(*count) * 1000 / u128::from(longest)).max(4) as u64 }
    }
}

/// Everything known of where one subject of a report may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// *Person reported*, *Victim* or *Content host*.
    pub who: Words,
    /// The candidates, likeliest first; empty means *unknown*, which is a valid result.
    pub candidates: Vec<Candidate>,
}

/// One country that a subject may be in, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The country's name.
    pub country: Words,
    /// How likely, such as `likely` or `weak`.
    pub strength: Words,
    /// What speaks for it, one source a line.
    pub evidence: Vec<Words>,
    /// Why the address may mislead; absent where nothing says so.
    pub proxy_doubt: Option<Words>,
    /// How old the evidence was when the report was finished, such as `2 days`.
    pub age: Words,
}

/// The position in a long list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pager {
    /// Such as `1–50 of 312`.
    pub words: Words,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

/// May a file be opened here?
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gate {
    /// Yes; the words name the ground.
    Open(Words),
    /// No; the words say why, and what would change it.
    Shut(Words),
}

impl Gate {
    /// True where the file may be opened.
    pub fn is_open(&self) -> bool {
        matches!(self, Gate::Open(_))
    }

    /// The ground, or the reason.
    pub fn words(&self) -> &Words {
        match self {
            Gate::Open(words) | Gate::Shut(words) => words,
        }
    }
}

/// A file in a list: never its picture, only what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// Its name as the provider gave it; absent where it gave none.
    pub name: Option<String>,
    /// Its size, such as `214 KB`.
    pub size: Words,
    /// Its SHA-256.
    pub digest: String,
    /// What it is by its own first bytes, such as `PNG picture`.
    pub kind: Words,
    /// *Reported* or *supplemental*.
    pub relevance: Words,
    /// Whether the provider viewed it: *yes*, *no* or *not stated*.
    pub viewed: Words,
    /// What is known of it: labels, matches; one a line.
    pub notes: Vec<Words>,
}

impl FileRow {
    /// What it is called.
    pub fn called(&self) -> Words {
        self.name.as_ref().map_or_else(|| message!("file-nameless").into(), Words::data)
    }
}

/// Facts under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: Words,
    /// The facts.
    pub facts: Vec<Fact>,
    /// True where the facts stay closed until somebody opens them: of many files only the list is read at a glance.
    pub folded: bool,
}

/// Words that may be hard to read; kept closed until somebody opens them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What it is, such as `The provider's account`.
    pub heading: Words,
    /// What to expect, such as `312 words; may be hard to read`.
    pub note: Words,
    /// The words, exactly.
    pub words: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_keep_their_proportion_and_small_ones_stay_visible() {
        let bar = |count| Bar::new(Words::default(), count);
        let bars = Bars {
            title: Words::default(),
            of: Words::default(),
            rows: vec![bar(u64::MAX), bar(u64::MAX / 2), bar(1), bar(0)],
        };
        let lengths: Vec<_> = bars.rows.iter().map(|bar| bars.thousandths(&bar.count)).collect();
        assert_eq!(lengths, [1000, 499, 4, 0]);
    }
}
