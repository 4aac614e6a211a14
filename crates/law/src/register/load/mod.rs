mod check;
mod details;
mod parties;
mod read;
mod rows;
mod watch;

/// An error that says what to write instead.
trait Expects {
    fn expected(&self) -> String;
}

impl Expects for IdError {
    fn expected(&self) -> String {
        self.expected.to_owned()
    }
}

impl Expects for UnknownWord {
    fn expected(&self) -> String {
        UnknownWord::expected(self)
    }
}

#[cfg(test)]
pub(super) use rows::TABLES;

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use clearline_report::{Country, IdError, UnknownWord};
use jiff::civil::{Date, date};
use serde::Serialize;
use sha2::{Digest, Sha256};
use toml::Spanned;

use self::rows::{Fact, FileRows};
use super::record::{Entry, Place, Record};
use super::{Confidence, Dates, Register};

/// Why a register was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub fix: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}; {}", self.file, self.line, self.what, self.fix)
    }
}

/// SHA-256 over the parts, each behind its length, in hexadecimal.
pub(super) fn digest<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn load(files: &[(&str, &str)]) -> Result<Register, Vec<Problem>> {
    let mut loader = Loader::default();
    for (file, text) in files {
        loader.read(file, text);
    }
    loader.check();
    if loader.problems.is_empty() {
        Ok(Register::assemble(Arc::new(loader.records), None))
    } else {
        loader.problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        Err(loader.problems)
    }
}

/// The rows of a register with those of more files laid over them.
pub(super) fn over(records: &[Record], files: &[(&str, &str)]) -> Result<Arc<Vec<Record>>, Vec<Problem>> {
    let mut loader = Loader { records: records.to_vec(), problems: Vec::new() };
    for (file, text) in files {
        loader.read(file, text);
    }
    loader.check();
    if loader.problems.is_empty() { Ok(Arc::new(loader.records)) } else { Err(loader.problems) }
}

/// The day on which the shipped files were first compiled: nothing in them was known here before.
const COMPILED: Date = date(2026, 11, 23);

/// A row in its own form, without layout and comments: what the version is made of.
fn written(row: &impl Serialize) -> String {
    serde_json::to_string(row).unwrap_or_default()
}

/// The `as_of` of a fact whose source was read and bears no day.
const UNDATED: &str = "undated";
/// The `as_of` of a fact of which nothing was read.
pub(super) const UNKNOWN: &str = "unknown";

/// The day a row speaks of.
#[derive(Clone, Copy)]
enum AsOf {
    /// This day.
    Day(Date),
    /// Some day of a month or a year that ends on this day.
    Before(Date),
    /// Not known: the source bears no day, or nothing was read.
    Open,
}

impl AsOf {
    /// `2024`, `2024-11` or `2024-11-03`, or one of the two words; `None` for anything else.
    fn read(text: &str) -> Option<AsOf> {
        let mut parts = text.splitn(3, '-').map(str::parse::<i16>);
        let whole = |part: Result<i16, _>| part.ok().and_then(|part| i8::try_from(part).ok());
        let (Some(Ok(year)), month, day) = (parts.next(), parts.next().map(whole), parts.next().map(whole))
        else {
            return [UNDATED, UNKNOWN].contains(&text).then_some(AsOf::Open);
        };
        let end = |month| Date::new(year, month, 1).map(Date::last_of_month);
        let read = match (month, day) {
            (None, _) => end(12).map(AsOf::Before),
            (Some(Some(month)), None) => end(month).map(AsOf::Before),
            (Some(Some(month)), Some(Some(day))) => Date::new(year, month, day).map(AsOf::Day),
            _ => return None,
        };
        read.ok()
    }

    fn day(self) -> Option<Date> {
        match self {
            AsOf::Day(day) => Some(day),
            AsOf::Before(_) | AsOf::Open => None,
        }
    }

    /// The day on which it was so at the latest: what was entered had been so before.
    fn latest(self, entered: Option<Date>) -> Date {
        match self {
            AsOf::Day(day) => day,
            AsOf::Before(last) => entered.map_or(last, |entered| last.min(entered)),
            AsOf::Open => entered.unwrap_or(Date::MAX),
        }
    }
}

/// The last day that the `as_of` of a row can mean: a day, or one of a month or a year.
pub(super) fn last_day_of(as_of: &str) -> Option<Date> {
    match AsOf::read(as_of) {
        Some(AsOf::Day(day) | AsOf::Before(day)) => Some(day),
        Some(AsOf::Open) | None => None,
    }
}

#[derive(Default)]
struct Loader {
    records: Vec<Record>,
    problems: Vec<Problem>,
}

/// The file that is being read.
struct Source {
    name: Arc<str>,
    /// Where each line but the first starts.
    lines: Vec<usize>,
    /// The day its rows were entered, where they do not say.
    recorded: Option<Date>,
    /// The country its flags are of, where they do not say.
    country: Option<String>,
    /// The instrument its clauses and paths are of.
    instrument: Option<String>,
    /// The country its details are of.
    about: Option<String>,
    /// The provider its details are of.
    provider: Option<String>,
}

impl Source {
    fn new(name: &str, text: &str) -> Self {
        let lines = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        let name = name.into();
        Source { name, lines, recorded: None, country: None, instrument: None, about: None, provider: None }
    }

    fn place(&self, at: usize) -> Place {
        Place { file: Arc::clone(&self.name), line: 1 + self.lines.partition_point(|start| *start <= at) }
    }

    fn of(&self, id: &Spanned<String>) -> Place {
        self.place(id.span().start)
    }
}

impl Loader {
    fn refuse(&mut self, place: &Place, what: impl Into<String>, fix: impl Into<String>) {
        let (file, line) = (place.file.to_string(), place.line);
        self.problems.push(Problem { file, line, what: what.into(), fix: fix.into() });
    }

    /// `text` as a `T`, or `None` after noting the problem.
    fn take<T: FromStr<Err: Expects>>(&mut self, place: &Place, field: &str, text: &str) -> Option<T> {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(place, format!("{field} is \"{text}\""), format!("write {}", error.expected()));
                None
            }
        }
    }

    fn countries(&mut self, place: &Place, field: &str, list: &[String]) -> Vec<Country> {
        list.iter().filter_map(|code| self.take(place, field, code)).collect()
    }

    fn read(&mut self, file: &str, text: &str) {
        let mut source = Source::new(file, text);
        let rows: FileRows = match toml::from_str(text) {
            Ok(rows) => rows,
            Err(error) => {
                let place = source.place(error.span().map_or(0, |span| span.start));
                self.refuse(&place, error.message().replace('\n', " "), "correct the file");
                return;
            }
        };
        source.recorded = rows.recorded.map(|day| day.0);
        source.country = rows.country.as_ref().map(|row| row.code.get_ref().clone());
        source.instrument = rows.instrument.as_ref().map(|row| row.id.get_ref().clone());
        source.about = rows.about.clone();
        source.provider = rows.provider.as_ref().map(|row| row.id.get_ref().clone());
        self.read_rows(&source, rows);
    }

    fn read_rows(&mut self, source: &Source, rows: FileRows) {
        rows.source.into_iter().for_each(|row| self.source(source, row));
        rows.country.into_iter().for_each(|row| self.country(source, row));
        rows.flag.into_iter().for_each(|row| self.flag(source, row));
        rows.parties.into_iter().for_each(|row| self.parties(source, row));
        rows.agency.into_iter().for_each(|row| self.agency(source, row));
        rows.instrument.into_iter().for_each(|row| self.instrument(source, row));
        rows.clause.into_iter().for_each(|row| self.clause(source, row));
        rows.path.into_iter().for_each(|row| self.path(source, row));
        rows.route.into_iter().for_each(|row| self.route(source, row));
        rows.policy.into_iter().for_each(|row| self.policy(source, row));
        rows.provider.into_iter().for_each(|row| self.provider(source, row));
        rows.detail.into_iter().for_each(|row| self.detail(source, row));
        rows.office.into_iter().for_each(|row| self.office(source, row));
        rows.watch.into_iter().for_each(|row| self.watch(source, row));
        if let Some(home) = rows.home_desk {
            let place = source.of(&home);
            if let Some(agency) = self.take(&place, "home_desk", home.get_ref()) {
                self.keep(place, "home_desk".to_owned(), None, written(&home), Entry::HomeDesk(agency));
            }
        }
    }

    fn keep(&mut self, place: Place, key: String, replaces: Option<String>, text: String, entry: Entry) {
        self.records.push(Record { key, place, replaces, text, entry });
    }

    /// What every fact has; `None` after noting what is wrong.
    fn fact(
        &mut self,
        source: &Source,
        place: &Place,
        id: &str,
        row: &impl Fact,
    ) -> Option<(Dates, Confidence)> {
        if row.sources().iter().all(|source| source.trim().is_empty()) {
            let fix = "say where it is from in `sources`, or remove it";
            self.refuse(place, format!("{id} has no source"), fix);
        }
        let confidence = self.take(place, "confidence", row.confidence());
        let as_of = AsOf::read(row.as_of());
        if as_of.is_none() {
            let fix = "write a day, a month or a year, such as \"2024-11\"; undated where the source bears no day; unknown where nothing was read";
            self.refuse(place, format!("as_of of {id} is \"{}\"", row.as_of()), fix);
        }
        let as_of_reads = as_of.is_some();
        let as_of = as_of.unwrap_or(AsOf::Open);
        let days = row.days();
        let when_stale = days.when_stale.map(|text| self.take(place, "when_stale", text));
        let force = days.in_force.map(|text| self.take(place, "in_force", text));
        // Nothing was known here before the first compilation, whatever day a row speaks of.
        let entered = days.recorded.or(source.recorded).or(as_of.day().map(|day| day.max(COMPILED)));
        if entered.is_none() && as_of_reads {
            let fix = "write the day as `recorded`, in the row or at the top of the file";
            self.refuse(place, format!("{id} does not say when it was entered"), fix);
        }
        if days.withdrawn.zip(entered).is_some_and(|(end, entered)| end < entered) {
            let fix = "correct `withdrawn` or `recorded`";
            self.refuse(place, format!("{id} was withdrawn before it was entered"), fix);
        }
        let first = days.from.or(days.known_from).unwrap_or_else(|| as_of.latest(entered));
        if days.to.is_some_and(|last| last < first) {
            self.refuse(place, format!("{id} ends before it begins"), "correct `from` or `to`");
        }
        let dates = Dates {
            from: days.from,
            known_from: days.known_from,
            first,
            to: days.to,
            force: force.flatten().unwrap_or_default(),
            review_by: days.review_by,
            reviewed_by: days.reviewed_by.map(str::to_owned),
            reviewed_on: days.reviewed_on,
            when_stale: when_stale.flatten().unwrap_or_default(),
            recorded: entered?,
            withdrawn: days.withdrawn,
        };
        Some((dates, confidence?))
    }
}
