//! The law as data: what `instruments/` says, loaded once, cited and dated.
//!
//! Every fact has two kinds of days: those on which it applied, and those on which we held it to be true
//! ([`Dates`]). A row is used only on days on which it stands; one that is missing, not yet or no longer in force, or
//! past its review, is never a permission. An operator's own files are laid over the shipped ones by parsing both
//! together ([`shipped_files`]): a row takes another's place only where it says so.

mod age;
mod changes;
mod clause;
mod dates;
mod detail;
mod directory;
mod entered;
mod flags;
mod history;
mod instrument;
mod load;
mod needs;
mod record;
mod routes;
mod shipped;
mod source;
mod territory;
mod watch;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use clearline_report::{AgencyId, Country};
use jiff::civil::Date;

pub use age::{AgeLimits, Aged, AgedOf, Pace, Unread, aged, unread};
pub use changes::{Change, Changed, FieldChange, Stale, StaleWhy, diff, lapsing, stale};
pub use clause::{Clause, ClauseId, Confidence, Length, Modality};
pub use dates::{Dates, Force, Standing, WhenStale};
pub use detail::{About, Detail, DetailOf, Office, ProviderEntry};
pub use directory::{AgencyEntry, CountryEntry};
pub use entered::{Entered, fact_day};
pub use flags::{Flag, FlagEntry, Reading, flag_value};
pub use history::Version;
pub use instrument::{Instrument, State};
pub use load::Problem;
pub(crate) use needs::each;
pub use needs::{Met, Need, NeedOf, Weighed, Weight, needs_met, weigh};
pub use record::{Row, RowKind};
pub use routes::{
    Category, InEmergency, POLICIES, Path, PathKind, PolicyEffect, PolicyEntry, Reach, Reached, Route,
    RouteKind,
};
pub use shipped::shipped_files;
pub use source::{Basis, Source, as_of_words};
pub use watch::Watch;

use record::{Entry, Record};

/// Everything we know of law, countries, agencies and routes between them, and the version that names this content.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// Every row, also those that were withdrawn.
    records: Arc<Vec<Record>>,
    /// Rows that were taken out by [`Register::without`], by kind and key.
    gone: BTreeSet<(RowKind, String)>,
    /// As known at the end of this day; `None` for all we know.
    known: Option<Date>,
    instruments: Arc<BTreeMap<String, Instrument>>,
    clauses: Arc<BTreeMap<ClauseId, Clause>>,
    paths: Arc<Vec<Path>>,
    countries: Arc<BTreeMap<Country, CountryEntry>>,
    agencies: Arc<Vec<AgencyEntry>>,
    routes: Arc<Vec<Route>>,
    policies: Arc<Vec<PolicyEntry>>,
    sources: Arc<BTreeMap<String, Source>>,
    providers: Arc<BTreeMap<String, ProviderEntry>>,
    details: Arc<BTreeMap<About, Vec<Detail>>>,
    offices: Arc<Vec<Office>>,
    watch: Arc<BTreeMap<String, Watch>>,
    home_desk: Option<AgencyId>,
    version: String,
}

impl Register {
    /// The register this program was built with. It is empty, and then permits nothing, only if the files it was
    /// built from were refused; a test holds that they are not.
    pub fn shipped() -> &'static Register {
        shipped::register()
    }

    /// Reads a register from files, each a path (for messages) and its text.
    ///
    /// # Errors
    /// Every problem of every file, with its line and what to do about it.
    pub fn parse(files: &[(&str, &str)]) -> Result<Register, Vec<Problem>> {
        load::load(files)
    }

    /// The shipped files with others laid over them.
    ///
    /// # Errors
    /// As [`Register::parse`]; a row that bears the name of a shipped one and does not say that it replaces it is one of
    /// the problems.
    pub fn overlaid(files: &[(&str, &str)]) -> Result<Register, Vec<Problem>> {
        let mut all = shipped_files().to_vec();
        all.extend_from_slice(files);
        load::load(&all)
    }

    /// This register with more files laid over it, under another version.
    ///
    /// # Errors
    /// As of [`Register::overlaid`].
    pub fn with(&self, files: &[(&str, &str)]) -> Result<Register, Vec<Problem>> {
        let mut register = Register::assemble(load::over(&self.records, files)?, self.known);
        for (_, key) in &self.gone {
            register = register.without(key);
        }
        Ok(register)
    }

    /// Orders rows for reading; `known` leaves those we held to be true at the end of that day.
    fn assemble(records: Arc<Vec<Record>>, known: Option<Date>) -> Register {
        let mut all = Maps::default();
        for record in records.iter().filter(|record| holds(record, known)) {
            all.add(&record.entry);
        }
        for (country, mut flags) in all.flags {
            flags.sort_by_key(|entry| (entry.flag, entry.dates.first));
            if let Some(entry) = all.countries.get_mut(&country) {
                entry.flags = flags;
            }
        }
        all.routes.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        all.paths.sort_by(|a, b| (a.rank, &a.id).cmp(&(b.rank, &b.id)));
        all.policies.sort_by(|a, b| a.id.cmp(&b.id));
        all.offices.sort_by(|a, b| a.id.cmp(&b.id));
        all.details.values_mut().for_each(|rows| rows.sort_by_key(|row| (row.of, row.number)));
        let version = version(&records, known);
        Register {
            records,
            gone: BTreeSet::new(),
            known,
            instruments: Arc::new(all.instruments),
            clauses: Arc::new(all.clauses),
            paths: Arc::new(all.paths),
            countries: Arc::new(all.countries),
            agencies: Arc::new(all.agencies),
            routes: Arc::new(all.routes),
            policies: Arc::new(all.policies),
            sources: Arc::new(all.sources),
            providers: Arc::new(all.providers),
            details: Arc::new(all.details),
            offices: Arc::new(all.offices),
            watch: Arc::new(all.watch),
            home_desk: all.home_desk,
            version,
        }
    }

    /// The register as it was known at the end of `day`: without what was entered later, and with what was found wrong
    /// later. It has a version of its own.
    pub fn known_on(&self, day: Date) -> Register {
        let mut then = Register::assemble(Arc::clone(&self.records), Some(day));
        for (_, key) in self.gone.iter().cloned().collect::<Vec<_>>() {
            then = then.without(key);
        }
        then
    }

    /// The day as of whose knowledge this register speaks; `None` for all we know.
    pub fn known(&self) -> Option<Date> {
        self.known
    }

    /// The rows that count here.
    fn rows(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(|record| {
            holds(record, self.known)
                && (self.gone.is_empty() || !self.gone.contains(&(record.kind(), record.key.clone())))
        })
    }

    /// Every row that counts here, of every kind, in the order of files and lines.
    pub fn entries(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows().map(Row)
    }

    /// One clause.
    pub fn clause(&self, id: &ClauseId) -> Option<&Clause> {
        self.clauses.get(id)
    }

    /// All clauses, by id.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.values()
    }

    /// The clauses that apply on `day`, by id.
    pub fn clauses_in_force(&self, day: Date) -> impl Iterator<Item = &Clause> {
        self.clauses.values().filter(move |clause| clause.standing(day) == Standing::InForce)
    }

    /// One instrument.
    pub fn instrument(&self, id: &str) -> Option<&Instrument> {
        self.instruments.get(id)
    }

    /// All instruments, by id.
    pub fn instruments(&self) -> impl Iterator<Item = &Instrument> {
        self.instruments.values()
    }

    /// The clauses of one instrument, by id.
    pub fn clauses_of(&self, instrument: &str) -> impl Iterator<Item = &Clause> {
        self.clauses.values().filter(move |clause| clause.instrument == instrument)
    }

    /// All paths to evidence, by rank.
    pub fn paths(&self) -> &[Path] {
        &self.paths
    }

    /// How a path stands on `day`: as its instrument does, where that does not stand.
    pub fn path_standing(&self, path: &Path, day: Date) -> Standing {
        match self.instrument(&path.instrument).map(|instrument| instrument.standing(day)) {
            None => Standing::Unknown,
            Some(Standing::InForce) => path.dates.standing(day),
            Some(standing) => standing,
        }
    }

    /// All routes, in the order of falling back.
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// All policies, by id.
    pub fn policies(&self) -> &[PolicyEntry] {
        &self.policies
    }

    /// SHA-256 over the content, in 64 hexadecimal digits. Comments, spacing and the order of rows and files do not
    /// change it; any fact does.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The agencies of the directory, in its own order.
    pub fn agencies(&self) -> &[AgencyEntry] {
        &self.agencies
    }

    /// One agency of the directory.
    pub fn agency(&self, id: &AgencyId) -> Option<&AgencyEntry> {
        self.agencies.iter().find(|agency| agency.id == *id)
    }

    /// The federal agency that takes reports no other agency can take. `None` only where no directory was loaded.
    pub fn home_desk(&self) -> Option<&AgencyId> {
        self.home_desk.as_ref()
    }

    /// One country or territory.
    pub fn country(&self, country: Country) -> Option<&CountryEntry> {
        self.countries.get(&country)
    }

    /// All countries and territories, by code.
    pub fn countries(&self) -> impl Iterator<Item = &CountryEntry> {
        self.countries.values()
    }

    /// The country's English name, or its code where we know none.
    pub fn country_name(&self, country: Country) -> String {
        let name = |country: Country| self.country(country).map(|entry| entry.name.clone());
        name(country).unwrap_or_else(|| match country.place_today().and_then(name) {
            Some(now) => format!("{now} (written {country})"),
            None => country.code().to_owned(),
        })
    }

    /// One source.
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.get(key)
    }

    /// All sources, by key.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.sources.values()
    }

    /// The same register without one row, under another version: what would be ruled if it fell? The id is that of a
    /// clause, instrument, path, route, policy or agency, or names a flag, as in `DE/budapest_party`.
    pub fn without(&self, id: impl AsRef<str>) -> Register {
        let id = id.as_ref();
        let gone: Vec<RowKind> =
            self.rows().filter(|record| record.key == id).map(Record::kind).filter(may_fall).collect();
        let mut rest = self.clone();
        for kind in gone {
            rest.take_out(kind, id);
            rest.gone.insert((kind, id.to_owned()));
        }
        if rest.gone != self.gone {
            rest.version = load::digest([self.version.as_str(), "without", id]);
        }
        rest
    }

    fn take_out(&mut self, kind: RowKind, id: &str) {
        match kind {
            RowKind::Instrument => _ = Arc::make_mut(&mut self.instruments).remove(id),
            RowKind::Watch => _ = Arc::make_mut(&mut self.watch).remove(id),
            RowKind::Clause => Arc::make_mut(&mut self.clauses).retain(|key, _| key.as_str() != id),
            RowKind::Path => Arc::make_mut(&mut self.paths).retain(|path| path.id != id),
            RowKind::Route => Arc::make_mut(&mut self.routes).retain(|route| route.id != id),
            RowKind::Policy => Arc::make_mut(&mut self.policies).retain(|policy| policy.id != id),
            RowKind::Agency => Arc::make_mut(&mut self.agencies).retain(|agency| agency.id.as_str() != id),
            RowKind::Flag => {
                let Some((code, word)) = id.split_once('/') else { return };
                let Ok(country) = code.parse() else { return };
                if let Some(entry) = Arc::make_mut(&mut self.countries).get_mut(&country) {
                    entry.flags.retain(|flag| flag.flag.word() != word);
                }
            }
            RowKind::Office => Arc::make_mut(&mut self.offices).retain(|office| office.id != id),
            RowKind::Detail => {
                let of = |row: &Detail| row.key() == id;
                Arc::make_mut(&mut self.details).values_mut().for_each(|rows| rows.retain(|row| !of(row)));
            }
            RowKind::Country | RowKind::Source | RowKind::HomeDesk | RowKind::Provider => {}
        }
    }
}

/// Countries, providers and sources are what rows speak of; without them there is nothing to ask.
fn may_fall(kind: &RowKind) -> bool {
    !matches!(kind, RowKind::Country | RowKind::Source | RowKind::HomeDesk | RowKind::Provider)
}

/// Was it held to be true at the end of `known`? Without a day: is it still?
fn holds(record: &Record, known: Option<Date>) -> bool {
    record.dates().is_none_or(|dates| match known {
        Some(day) => dates.known_on(day),
        None => dates.withdrawn.is_none(),
    })
}

fn version(records: &[Record], known: Option<Date>) -> String {
    let mut parts: Vec<String> = records
        .iter()
        .map(|record| {
            let of = record.parent().unwrap_or_default();
            let recorded = record.dates().map(|dates| dates.recorded.to_string()).unwrap_or_default();
            format!("{} {of} {} {recorded} {}", record.kind(), record.key, record.text)
        })
        .collect();
    parts.sort();
    let known = known.map(|day| format!("as known on {day}"));
    load::digest(parts.iter().chain(&known).map(String::as_str))
}

#[derive(Default)]
struct Maps {
    instruments: BTreeMap<String, Instrument>,
    clauses: BTreeMap<ClauseId, Clause>,
    paths: Vec<Path>,
    countries: BTreeMap<Country, CountryEntry>,
    flags: BTreeMap<Country, Vec<FlagEntry>>,
    agencies: Vec<AgencyEntry>,
    routes: Vec<Route>,
    policies: Vec<PolicyEntry>,
    sources: BTreeMap<String, Source>,
    providers: BTreeMap<String, ProviderEntry>,
    details: BTreeMap<About, Vec<Detail>>,
    offices: Vec<Office>,
    watch: BTreeMap<String, Watch>,
    home_desk: Option<AgencyId>,
}

impl Maps {
    fn add(&mut self, entry: &Entry) {
        match entry {
            Entry::Instrument(entry) => _ = self.instruments.insert(entry.id.clone(), entry.clone()),
            Entry::Clause(entry) => _ = self.clauses.insert(entry.id.clone(), entry.clone()),
            Entry::Path(entry) => self.paths.push(entry.clone()),
            Entry::Provider(entry) => _ = self.providers.insert(entry.id.clone(), entry.clone()),
            Entry::Detail(entry) => self.details.entry(entry.about.clone()).or_default().push(entry.clone()),
            Entry::Office(entry) => self.offices.push(entry.clone()),
            Entry::Country(entry) => _ = self.countries.insert(entry.country, entry.clone()),
            Entry::Flag(country, entry) => self.flags.entry(*country).or_default().push(entry.clone()),
            Entry::Agency(entry) => self.agencies.push(entry.clone()),
            Entry::Route(entry) => self.routes.push(entry.clone()),
            Entry::Policy(entry) => self.policies.push(entry.clone()),
            Entry::Source(entry) => _ = self.sources.insert(entry.key.clone(), entry.clone()),
            Entry::Watch(entry) => _ = self.watch.insert(entry.id.clone(), entry.clone()),
            Entry::HomeDesk(agency) => self.home_desk = Some(agency.clone()),
        }
    }
}
