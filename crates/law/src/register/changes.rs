use std::collections::{BTreeMap, BTreeSet};

use clearline_report::{Argument, Message, message};
use jiff::ToSpan;
use jiff::civil::Date;

use super::record::{Entry, Record};
use super::{Register, Row, RowKind, Standing, WhenStale};

/// One row that differs between two registers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub kind: RowKind,
    /// Its id; of a flag, `DE/budapest_party`.
    pub id: String,
    /// What a person would call it.
    pub title: Message,
    /// What became of it.
    pub what: Changed,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// It is only in the second register.
    Added,
    /// It is only in the first.
    Removed,
    /// It is in both, and differs in these fields.
    Fields(Vec<FieldChange>),
}

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Its name in the files.
    pub field: String,
    /// As it was; `None` where it was not there.
    pub before: Option<String>,
    /// As it is; `None` where it is gone.
    pub after: Option<String>,
}

impl Change {
    /// One line for people.
    pub fn words(&self) -> Message {
        let (kind, id) = (Argument::exact(self.kind.word()), Argument::exact(&self.id));
        let title = || self.title.clone();
        match &self.what {
            Changed::Added => message!("change-added", kind = kind, id = id, title = title()),
            Changed::Removed => message!("change-removed", kind = kind, id = id, title = title()),
            Changed::Fields(fields) => {
                let fields = Argument::each(fields.iter().map(FieldChange::words));
                message!("change-fields", kind = kind, id = id, fields = fields)
            }
        }
    }
}

impl FieldChange {
    /// The field with both its values.
    pub fn words(&self) -> Message {
        let value = |value: &Option<String>| match value {
            Some(text) => message!("change-value", text = Argument::words(text)),
            None => message!("change-not-there"),
        };
        message!(
            "change-field",
            field = Argument::exact(&self.field),
            before = value(&self.before),
            after = value(&self.after),
        )
    }
}

/// What `after` says that `before` does not, and the other way round, row by row and field by field.
pub fn diff(before: &Register, after: &Register) -> Vec<Change> {
    let (old, new) = (grouped(before), grouped(after));
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).copied().collect();
    let none = Vec::new();
    let mut changes = Vec::new();
    for (kind, key) in keys {
        let was = old.get(&(kind, key)).unwrap_or(&none);
        let is = new.get(&(kind, key)).unwrap_or(&none);
        let change = |row: &Record, what| Change { kind, id: key.to_owned(), title: row.title(), what };
        if let ([one], [other]) = (was.as_slice(), is.as_slice()) {
            let fields = fields(one, other);
            if !fields.is_empty() {
                changes.push(change(other, Changed::Fields(fields)));
            }
            continue;
        }
        let in_old = |row: &&&Record| was.iter().any(|other| same(row, other));
        let in_new = |row: &&&Record| is.iter().any(|other| same(row, other));
        changes.extend(was.iter().filter(|row| !in_new(row)).map(|row| change(row, Changed::Removed)));
        changes.extend(is.iter().filter(|row| !in_old(row)).map(|row| change(row, Changed::Added)));
    }
    changes
}

fn grouped(register: &Register) -> BTreeMap<(RowKind, &str), Vec<&Record>> {
    let mut groups: BTreeMap<(RowKind, &str), Vec<&Record>> = BTreeMap::new();
    for record in register.rows() {
        groups.entry((record.kind(), record.key.as_str())).or_default().push(record);
    }
    groups
}

fn same(one: &Record, other: &Record) -> bool {
    one.text == other.text && one.parent() == other.parent()
}

fn fields(one: &Record, other: &Record) -> Vec<FieldChange> {
    if same(one, other) {
        return Vec::new();
    }
    let (before, after) = (written(one), written(other));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names
        .into_iter()
        // That a row replaces another is how it came to be, not what it says.
        .filter(|name| *name != "replaces" && before.get(*name) != after.get(*name))
        .map(|name| FieldChange {
            field: name.clone(),
            before: before.get(name).cloned(),
            after: after.get(name).cloned(),
        })
        .collect()
}

fn written(record: &Record) -> BTreeMap<String, String> {
    let instrument = record.parent().map(|instrument| ("instrument".to_owned(), instrument.to_owned()));
    Row(record).fields().into_iter().chain(instrument).collect()
}

/// A row that ended or is to end, or whose review was or is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// What it is.
    pub kind: RowKind,
    /// Its id; of a flag, `DE/budapest_party`.
    pub id: String,
    /// What a person would call it.
    pub title: Message,
    /// The file it is written in.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// Its last day, or the last day for its review.
    pub day: Date,
    /// Which of the two.
    pub why: StaleWhy,
    /// What becomes of it when its review is overdue.
    pub when_stale: WhenStale,
}

/// Why a row needs a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StaleWhy {
    /// It ends, or has ended.
    End,
    /// Its review is due, or overdue.
    Review,
}

impl Stale {
    /// How it stands, as seen on `today`.
    pub fn words(&self, today: Date) -> Message {
        match (self.why, today > self.day) {
            (StaleWhy::End, true) => Standing::Ended(self.day).words(),
            (StaleWhy::End, false) => message!("stale-lapses", day = self.day),
            (StaleWhy::Review, true) => Standing::Stale(self.day).words(),
            (StaleWhy::Review, false) => message!("stale-due", day = self.day),
        }
    }

    fn of(record: &Record, day: Date, why: StaleWhy, when_stale: WhenStale) -> Stale {
        Stale {
            kind: record.kind(),
            id: record.key.clone(),
            title: record.title(),
            file: record.place.file.to_string(),
            line: record.place.line,
            day,
            why,
            when_stale,
        }
    }
}

/// The rows that have ended or are past their review on `day`, the longest first. What ended and was followed by
/// another row is history, and is not among them.
pub fn stale(register: &Register, day: Date) -> Vec<Stale> {
    let followed = Followed::of(register);
    let mut found: Vec<Stale> = register
        .rows()
        .filter_map(|record| {
            let dates = record.dates()?;
            if let Standing::Ended(last) = dates.standing(day) {
                let history = followed.has(record, last);
                return (!history).then(|| Stale::of(record, last, StaleWhy::End, dates.when_stale));
            }
            let due = dates.review_by.filter(|due| day > *due)?;
            Some(Stale::of(record, due, StaleWhy::Review, dates.when_stale))
        })
        .collect();
    found.sort_by(|a, b| (a.day, a.kind, &a.id).cmp(&(b.day, b.kind, &b.id)));
    found
}

/// The rows that end, or whose review falls due, on `day` or within so many days after it, the next first.
pub fn lapsing(register: &Register, day: Date, within_days: u16) -> Vec<Stale> {
    let last = day.checked_add(i64::from(within_days).days()).unwrap_or(Date::MAX);
    let near = |date: &Date| (day..=last).contains(date);
    let mut found = Vec::new();
    for record in register.rows() {
        let Some(dates) = record.dates() else { continue };
        let standing = dates.standing(day);
        if let Some(end) = dates.to.filter(near).filter(|_| standing == Standing::InForce) {
            found.push(Stale::of(record, end, StaleWhy::End, dates.when_stale));
        }
        if let Some(due) = dates.review_by.filter(near).filter(|_| !matches!(standing, Standing::Ended(_))) {
            found.push(Stale::of(record, due, StaleWhy::Review, dates.when_stale));
        }
    }
    found.sort_by(|a, b| (a.day, a.kind, &a.id).cmp(&(b.day, b.kind, &b.id)));
    found
}

/// What was followed by another row.
struct Followed<'r> {
    clauses: BTreeSet<&'r str>,
    /// The last beginning of each flag.
    flags: BTreeMap<&'r str, Date>,
}

impl<'r> Followed<'r> {
    fn of(register: &'r Register) -> Followed<'r> {
        let mut followed = Followed { clauses: BTreeSet::new(), flags: BTreeMap::new() };
        for record in register.rows() {
            match &record.entry {
                Entry::Clause(clause) => {
                    followed.clauses.extend(clause.supersedes.as_ref().map(AsRef::as_ref));
                }
                Entry::Flag(_, flag) => {
                    let latest = followed.flags.entry(&record.key).or_insert(flag.dates.first);
                    *latest = (*latest).max(flag.dates.first);
                }
                _ => {}
            }
        }
        followed
    }

    fn has(&self, record: &Record, last: Date) -> bool {
        match record.kind() {
            RowKind::Clause => self.clauses.contains(record.key.as_str()),
            RowKind::Flag => self.flags.get(record.key.as_str()).is_some_and(|first| *first > last),
            _ => false,
        }
    }
}
