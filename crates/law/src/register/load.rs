use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use clearline_report::{AgencyClass, Answer, Country, IdError};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use toml::Spanned;

use super::{AgencyEntry, Clause, ClauseId, CountryEntry, Register};

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

/// A day written as a TOML local date.
#[derive(Clone, Copy)]
struct Day(Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;
        let wrong = || D::Error::custom("expected a date such as 2024-05-07");
        let written = toml::value::Datetime::deserialize(deserializer)?;
        if written.time.is_some() {
            return Err(wrong());
        }
        let date = written.date.ok_or_else(wrong)?;
        let whole = |part: u8| i8::try_from(part).map_err(|_| wrong());
        let year = i16::try_from(date.year).map_err(|_| wrong())?;
        Date::new(year, whole(date.month)?, whole(date.day)?).map(Day).map_err(|_| wrong())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRows {
    instrument: Option<InstrumentRow>,
    #[serde(default)]
    clause: Vec<ClauseRow>,
    #[serde(default)]
    country: Vec<CountryRow>,
    #[serde(default)]
    agency: Vec<AgencyRow>,
    home_desk: Option<Spanned<String>>,
}

#[derive(Deserialize, Serialize, Clone)]
#[serde(deny_unknown_fields)]
struct InstrumentRow {
    id: Spanned<String>,
    title: String,
    citation: String,
    url: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ClauseRow {
    id: Spanned<String>,
    citation: String,
    actor: String,
    modality: String,
    trigger: String,
    says: String,
    deadline: String,
    deadline_length: Option<String>,
    deadline_starts: Option<String>,
    from: Option<Day>,
    known_from: Option<Day>,
    to: Option<Day>,
    review_by: Option<Day>,
    #[serde(default)]
    sources: Vec<String>,
    confidence: String,
    as_of: Day,
    note: Option<String>,
    supersedes: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct CountryRow {
    code: Spanned<String>,
    name: String,
    region: String,
    #[serde(default)]
    domestic: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct AgencyRow {
    id: Spanned<String>,
    name: String,
    unit: Option<String>,
    parent: Option<String>,
    class: String,
    country: String,
    #[serde(default)]
    states: Vec<String>,
    region: Option<String>,
    kind: String,
    investigates: String,
    role: Option<String>,
    #[serde(default)]
    stated: Vec<String>,
    relationship: Option<String>,
    #[serde(default)]
    sources: Vec<String>,
    url: Option<String>,
    confidence: String,
    as_of: String,
    note: Option<String>,
}

/// SHA-256 over the parts, each behind its length, in hexadecimal.
pub(super) fn digest(parts: &[&str]) -> String {
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
    loader.check_pairs();
    loader.check_directory();
    if loader.problems.is_empty() { Ok(loader.finish()) } else { Err(loader.problems) }
}

/// Where a row was written.
#[derive(Clone)]
struct Place {
    file: String,
    line: usize,
}

impl Place {
    fn of(file: &str, text: &str, at: usize) -> Place {
        let line = 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
        Place { file: file.to_owned(), line }
    }
}

#[derive(Default)]
struct Loader {
    clauses: BTreeMap<ClauseId, (Place, Clause)>,
    countries: BTreeMap<Country, CountryEntry>,
    agencies: Vec<(Place, AgencyEntry)>,
    home_desk: Option<(Place, String)>,
    content: BTreeSet<String>,
    problems: Vec<Problem>,
}

impl Loader {
    fn refuse(&mut self, place: &Place, what: impl Into<String>, fix: impl Into<String>) {
        let (file, line) = (place.file.clone(), place.line);
        self.problems.push(Problem { file, line, what: what.into(), fix: fix.into() });
    }

    /// `text` as a `T`, or `None` after noting the problem.
    fn take<T: FromStr<Err = IdError>>(&mut self, place: &Place, field: &str, text: &str) -> Option<T> {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                let IdError { expected, .. } = error;
                self.refuse(place, format!("{field} is \"{text}\""), format!("write {expected}"));
                None
            }
        }
    }

    fn read(&mut self, file: &str, text: &str) {
        let rows: FileRows = match toml::from_str(text) {
            Ok(rows) => rows,
            Err(error) => {
                let place = Place::of(file, text, error.span().map_or(0, |span| span.start));
                self.refuse(&place, error.message().replace('\n', " "), "correct the file");
                return;
            }
        };
        let at = |id: &Spanned<String>| Place::of(file, text, id.span().start);
        for row in &rows.country {
            self.country(&at(&row.code), row);
        }
        if let Some(home) = &rows.home_desk {
            self.home_desk = Some((at(home), home.get_ref().clone()));
            self.content.insert(format!("home_desk {}", home.get_ref()));
        }
        for row in &rows.agency {
            self.agency(&at(&row.id), row);
        }
        if let Some(instrument) = &rows.instrument {
            self.remember("instrument", instrument);
        }
        for row in &rows.clause {
            let place = at(&row.id);
            match &rows.instrument {
                Some(instrument) => self.clause(&place, instrument.id.get_ref(), row),
                None => self.refuse(&place, "a clause without an instrument", "name it in [instrument]"),
            }
        }
    }

    /// Keeps a row's content for the version. The set drops order, the row's own form drops layout.
    fn remember(&mut self, kind: &str, row: &impl Serialize) {
        if let Ok(text) = serde_json::to_string(row) {
            self.content.insert(format!("{kind} {text}"));
        }
    }

    fn country(&mut self, place: &Place, row: &CountryRow) {
        let Some(country) = self.take::<Country>(place, "code", row.code.get_ref()) else { return };
        let entry = CountryEntry {
            country,
            name: row.name.clone(),
            region: row.region.clone(),
            domestic: row.domestic,
        };
        if self.countries.insert(country, entry).is_some() {
            self.refuse(place, format!("country {country} is listed twice"), "keep one of them");
        }
        self.remember("country", row);
    }

    fn sourced(&mut self, place: &Place, id: &str, sources: &[String]) {
        if sources.iter().all(|source| source.trim().is_empty()) {
            self.refuse(
                place,
                format!("{id} has no source"),
                "say where it is from in `sources`, or remove it",
            );
        }
    }

    fn agency(&mut self, place: &Place, row: &AgencyRow) {
        self.remember("agency", row);
        let id = self.take(place, "id", row.id.get_ref());
        let class = self.take::<AgencyClass>(place, "class", &row.class);
        let country = self.take::<Country>(place, "country", &row.country);
        let confidence = self.take(place, "confidence", &row.confidence);
        let investigates = [Answer::Yes, Answer::No, Answer::NotStated]
            .into_iter()
            .find(|answer| answer.word() == row.investigates);
        if investigates.is_none() {
            let what = format!("investigates is \"{}\"", row.investigates);
            self.refuse(place, what, "write yes, no or not stated");
        }
        self.sourced(place, row.id.get_ref(), &row.sources);
        let (Some(id), Some(class), Some(country), Some(confidence), Some(investigates)) =
            (id, class, country, confidence, investigates)
        else {
            return;
        };
        let entry = AgencyEntry {
            id,
            name: row.name.clone(),
            unit: row.unit.clone(),
            parent: row.parent.clone(),
            class,
            country,
            states: row.states.clone(),
            region: row.region.clone(),
            kind: row.kind.clone(),
            investigates,
            role: row.role.clone(),
            stated: row.stated.clone(),
            relationship: row.relationship.clone(),
            sources: row.sources.clone(),
            url: row.url.clone(),
            confidence,
            as_of: row.as_of.clone(),
            note: row.note.clone(),
        };
        self.agencies.push((place.clone(), entry));
    }

    fn clause(&mut self, place: &Place, instrument: &str, row: &ClauseRow) {
        self.remember(&format!("clause {instrument}"), row);
        self.sourced(place, row.id.get_ref(), &row.sources);
        let id = self.take::<ClauseId>(place, "id", row.id.get_ref());
        let modality = self.take(place, "modality", &row.modality);
        let confidence = self.take(place, "confidence", &row.confidence);
        let length = row.deadline_length.as_ref().map(|text| self.take(place, "deadline_length", text));
        let supersedes = row.supersedes.as_ref().map(|text| self.take(place, "supersedes", text));
        let (Some(id), Some(modality), Some(confidence)) = (id, modality, confidence) else { return };
        let day = |day: Option<Day>| day.map(|Day(date)| date);
        let clause = Clause {
            id: id.clone(),
            instrument: instrument.to_owned(),
            citation: row.citation.clone(),
            actor: row.actor.clone(),
            modality,
            trigger: row.trigger.clone(),
            says: row.says.clone(),
            deadline: row.deadline.clone(),
            deadline_length: length.flatten(),
            deadline_starts: row.deadline_starts.clone(),
            from: day(row.from),
            known_from: day(row.known_from),
            to: day(row.to),
            review_by: day(row.review_by),
            sources: row.sources.clone(),
            confidence,
            as_of: row.as_of.0,
            note: row.note.clone(),
            supersedes: supersedes.flatten(),
        };
        if clause.to.is_some_and(|last| last < clause.first_day()) {
            self.refuse(place, format!("{id} ends before it begins"), "correct `from` or `to`");
        }
        if self.clauses.insert(id.clone(), (place.clone(), clause)).is_some() {
            self.refuse(place, format!("{id} is listed twice"), "give one of them another id");
        }
    }

    /// A clause and the one it replaced may not both stand on one day: which of them would decide?
    fn check_pairs(&mut self) {
        let mut found = Vec::new();
        for (place, clause) in self.clauses.values() {
            let Some(older) = &clause.supersedes else { continue };
            match self.clauses.get(older) {
                None => found.push((
                    place.clone(),
                    format!("{} supersedes {older}, which is not in the register", clause.id),
                    "correct the id, or add the older clause".to_owned(),
                )),
                Some((_, before)) if before.to.is_none_or(|last| last >= clause.first_day()) => found.push((
                    place.clone(),
                    format!("{} and {older}, which it supersedes, stand on the same day", clause.id),
                    format!("end {older} the day before {}", clause.first_day()),
                )),
                Some(_) => {}
            }
        }
        for (place, what, fix) in found {
            self.refuse(&place, what, fix);
        }
    }

    fn check_directory(&mut self) {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        for (place, agency) in &self.agencies {
            let id = &agency.id;
            let domestic = self.countries.get(&agency.country).map(|entry| entry.domestic);
            if !seen.insert(id.clone()) {
                found.push((place.clone(), format!("agency {id} is listed twice"), "give one another id"));
            }
            match domestic {
                None => found.push((
                    place.clone(),
                    format!("agency {id} is in {}, which is no known country", agency.country),
                    "correct the code, or add the country",
                )),
                Some(domestic) if domestic == (agency.class == AgencyClass::Foreign) => found.push((
                    place.clone(),
                    format!("agency {id} is of class {} in {}", agency.class.word(), agency.country),
                    "correct the class or the country",
                )),
                Some(_) => {}
            }
        }
        if let Some((place, home)) = &self.home_desk {
            let federal =
                |agency: &AgencyEntry| agency.id.as_str() == home && agency.class == AgencyClass::Federal;
            if !self.agencies.iter().any(|(_, agency)| federal(agency)) {
                found.push((
                    place.clone(),
                    format!("home_desk {home} is no federal agency here"),
                    "name one that is",
                ));
            }
        }
        for (place, what, fix) in found {
            self.refuse(&place, what, fix);
        }
    }

    fn finish(self) -> Register {
        let parts: Vec<&str> = self.content.iter().map(String::as_str).collect();
        let version = digest(&parts);
        let agencies: Vec<AgencyEntry> = self.agencies.into_iter().map(|(_, agency)| agency).collect();
        let home_desk = self.home_desk.and_then(|(_, home)| home.parse().ok());
        let clauses = self.clauses.into_iter().map(|(id, (_, clause))| (id, clause)).collect();
        Register { clauses, countries: self.countries, agencies, home_desk, version }
    }
}
