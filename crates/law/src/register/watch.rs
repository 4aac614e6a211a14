use jiff::civil::Date;

use super::{Confidence, Dates, Register, State};

/// What may become law, or end, and what the register would say then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// Its name here.
    pub id: String,
    /// What is watched.
    pub title: String,
    /// How far it has come.
    pub state: State,
    /// What would change, in words.
    pub says: String,
    /// When it may happen, in words: also that it is not known.
    pub when: String,
    /// The day on which it is expected; absent where none is known.
    pub on: Option<Date>,
    /// The files that would then be laid over the register, with `DAY` for the day on which it happens and `DAY_BEFORE` for
    /// the day before. Never empty.
    pub then: Vec<String>,
    /// When we entered it.
    pub dates: Dates,
    /// Where we have it from; never empty.
    pub sources: Vec<String>,
    /// How sure we are.
    pub confidence: Confidence,
    /// The day that it is of, as its source states it: a day, a month, a year, `undated` or `unknown`.
    pub as_of: String,
    /// What else there is to know.
    pub note: Option<String>,
}

impl Watch {
    /// The files to lay over the register where it happens on `day`.
    pub fn rows(&self, day: Date) -> Vec<String> {
        let before = day.yesterday().unwrap_or(day).to_string();
        let on = |text: &String| text.replace("DAY_BEFORE", &before).replace("DAY", &day.to_string());
        self.then.iter().map(on).collect()
    }
}

impl Register {
    /// The watch list, by id.
    pub fn watch_list(&self) -> impl Iterator<Item = &Watch> {
        self.watch.values()
    }

    /// One thing that is watched.
    pub fn watched(&self, id: &str) -> Option<&Watch> {
        self.watch.get(id)
    }
}
