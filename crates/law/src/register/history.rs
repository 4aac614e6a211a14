use clearline_report::Message;
use jiff::civil::Date;

use super::record::{Entry, Record};
use super::{Dates, Instrument, Register, RowKind};

/// One row of an entry, also one that was withdrawn since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// What it is.
    pub kind: RowKind,
    /// What a person would call it.
    pub title: Message,
    /// What it says.
    pub says: String,
    /// When it applied, and when we held it to be true.
    pub dates: Dates,
    /// What else there is to know.
    pub note: Option<String>,
    /// The file it is written in.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

impl Register {
    /// Every row there ever was of an entry, in the order in which they applied and then became known. The id is that of
    /// a clause, instrument, path, route, policy or agency, or names a flag, as in `DE/budapest_party`.
    pub fn history(&self, id: &str) -> Vec<Version> {
        self.versions(|record| record.key == id)
    }

    /// Every row there ever was about the flags of one country, by its code.
    pub fn history_of_country(&self, code: &str) -> Vec<Version> {
        self.versions(|record| match &record.entry {
            Entry::Flag(country, _) => country.code() == code,
            _ => false,
        })
    }

    fn versions(&self, about: impl Fn(&Record) -> bool) -> Vec<Version> {
        let mut found: Vec<Version> =
            self.records.iter().filter(|record| about(record)).filter_map(Version::of).collect();
        found.sort_by_key(|version| (version.dates.first, version.dates.recorded));
        found
    }

    /// The days of the entry with this id, of the row that counts on `day`: one that applies, or else the last.
    pub fn days_of(&self, id: &str, day: Date) -> Option<&Dates> {
        let mut last = None;
        for dates in self.rows().filter(|record| record.key == id).filter_map(Record::dates) {
            if dates.first <= day && dates.to.is_none_or(|to| day <= to) {
                return Some(dates);
            }
            last = Some(dates);
        }
        last
    }
}

impl Version {
    fn of(record: &Record) -> Option<Version> {
        let (says, note) = match &record.entry {
            Entry::Instrument(entry) => (instrument_says(entry), &entry.note),
            Entry::Clause(entry) => (entry.says.clone(), &entry.note),
            Entry::Path(entry) => (entry.reaches.clone(), &entry.note),
            Entry::Flag(_, entry) => (flag_says(entry.value.as_str(), entry.detail.as_deref()), &entry.note),
            Entry::Agency(entry) => (entry.name.clone(), &entry.note),
            Entry::Route(entry) => (entry.words.clone(), &entry.note),
            Entry::Policy(entry) => (entry.says.clone(), &entry.note),
            Entry::Watch(entry) => (entry.says.clone(), &entry.note),
            Entry::Detail(entry) => (entry.value.clone(), &entry.note),
            Entry::Office(entry) => (entry.place.clone(), &entry.note),
            Entry::Country(_) | Entry::Source(_) | Entry::HomeDesk(_) | Entry::Provider(_) => return None,
        };
        Some(Version {
            kind: record.kind(),
            title: record.title(),
            says,
            dates: record.dates()?.clone(),
            note: note.clone(),
            file: record.place.file.to_string(),
            line: record.place.line,
        })
    }
}

fn instrument_says(entry: &Instrument) -> String {
    let note = entry.state_note.as_ref();
    note.map_or_else(|| entry.state.word().to_owned(), |note| format!("{}: {note}", entry.state.word()))
}

fn flag_says(value: &str, detail: Option<&str>) -> String {
    detail.map_or_else(|| value.to_owned(), |detail| format!("{value}: {detail}"))
}
