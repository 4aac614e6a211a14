//! What would be otherwise if something of the watch list happened: rows of the register, rulings, paths and briefs.

use std::collections::{BTreeMap, BTreeSet};

use clearline_report::{AgencyClass, Argument, Country, Message, ReportKind, message};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::brief::{Brief, BriefInput, Contacts, brief};
use crate::disclose::{disclosure, related_facts};
use crate::paths::{PathState, paths};
use crate::register::{Change, Clause, ClauseId, Problem, Register, RowKind, Standing, Watch, diff};

/// What a register says otherwise than another. What happened on a day shows from the day after on, so that is asked: a
/// row whose last day is the day itself has ended then, and one that begins on it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supposed {
    /// The day on which it is supposed to happen.
    pub day: Date,
    /// The rows that differ.
    pub rows: Vec<Change>,
    /// The instruments and the duties that differ, in words.
    pub law: Vec<Message>,
    /// The rulings that differ.
    pub rulings: Vec<OtherRuling>,
    /// The paths that differ.
    pub paths: Vec<OtherPath>,
    /// The countries whose agencies would read another brief.
    pub briefs: Vec<Country>,
    /// The countries whose agencies were asked about.
    pub asked: usize,
}

/// A ruling that would be another, of an agency with a basis that investigates such crimes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OtherRuling {
    /// Of which report.
    pub kind: ReportKind,
    /// To which agency.
    pub class: AgencyClass,
    /// The outcome, in the word of a matrix.
    pub before: &'static str,
    /// What it would be.
    pub after: &'static str,
    /// In which countries.
    pub countries: Vec<Country>,
}

/// A path that would open or close.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OtherPath {
    /// Its name.
    pub name: String,
    /// As it stands; `None` where there is none.
    pub before: Option<PathState>,
    /// As it would stand; `None` where it would be gone.
    pub after: Option<PathState>,
    /// Where the evidence lies, and whose authorities ask.
    pub between: Vec<(Country, Country)>,
}

impl Watch {
    /// What would be otherwise in `register` if this happened on `day`.
    ///
    /// # Errors
    /// The rows of the watch list do not fit the register that they would be laid over.
    pub fn suppose(&self, register: &Register, day: Date) -> Result<(Register, Supposed), Vec<Problem>> {
        let (name, rows) = (format!("watch list, {}", self.id), self.rows(day));
        let files: Vec<(&str, &str)> = rows.iter().map(|text| (name.as_str(), text.as_str())).collect();
        let after = register.with(&files)?;
        let supposed = Supposed::of(register, &after, day);
        Ok((after, supposed))
    }
}

impl Supposed {
    /// What `after` would say otherwise than `before` once `day` is over.
    pub fn of(before: &Register, after: &Register, day: Date) -> Supposed {
        let rows = diff(before, after);
        let next = day.tomorrow().unwrap_or(day);
        let at = TimeZone::UTC.to_timestamp(next.at(12, 0, 0, 0)).unwrap_or(Timestamp::MAX);
        let countries: BTreeSet<Country> = before.agencies().iter().map(|agency| agency.country).collect();
        let (rulings, briefs) = rulings_and_briefs(before, after, &countries, at);
        let paths = other_paths(before, after, &rows, next);
        let law = other_law(before, after, &rows, next);
        Supposed { day, rows, law, rulings, paths, briefs, asked: countries.len() }
    }

    /// All of it in words, a line each.
    pub fn words(&self) -> Vec<Message> {
        let mut lines = Vec::new();
        match self.rows.len() {
            0 => lines.push(message!("supposed-no-row")),
            rows => lines.push(message!("supposed-rows", rows = rows)),
        }
        lines.extend(self.law.iter().cloned());
        lines.extend(self.rulings.iter().map(OtherRuling::words));
        if self.rulings.is_empty() {
            lines.push(message!("supposed-no-ruling", countries = self.asked));
        }
        lines.extend(self.paths.iter().flat_map(OtherPath::words));
        if self.paths.is_empty() {
            lines.push(message!("supposed-no-path"));
        }
        match (self.briefs.is_empty(), each(self.briefs.iter().copied())) {
            (true, _) => lines.push(message!("supposed-no-brief", countries = self.asked)),
            (false, countries) => {
                lines.push(message!("supposed-briefs", count = self.briefs.len(), countries = countries));
            }
        }
        lines
    }
}

impl OtherRuling {
    fn words(&self) -> Message {
        if self.before == self.after {
            return message!(
                "supposed-ruling-terms",
                kind = Argument::exact(self.kind.word()),
                class = Argument::exact(self.class.word()),
                outcome = Argument::exact(self.after),
                countries = each(self.countries.iter().copied()),
            );
        }
        message!(
            "supposed-ruling",
            kind = Argument::exact(self.kind.word()),
            class = Argument::exact(self.class.word()),
            before = Argument::exact(self.before),
            after = Argument::exact(self.after),
            countries = each(self.countries.iter().copied()),
        )
    }
}

impl OtherPath {
    /// A line for those who ask the United States, one for what the United States asks for, one for the rest.
    fn words(&self) -> Vec<Message> {
        let change = || {
            let (before, after) = (state(self.before), state(self.after));
            message!("supposed-change", before = before, after = after)
        };
        let name = || Argument::name(&self.name);
        let ends = |pick: fn(&(Country, Country)) -> Option<Country>| -> Vec<Country> {
            self.between.iter().filter_map(pick).collect()
        };
        let asking = ends(|(from, to)| (*from == Country::US).then_some(*to));
        let asked = ends(|(from, to)| (*to == Country::US).then_some(*from));
        let others = self.between.iter().filter(|(from, to)| *from != Country::US && *to != Country::US);
        let others: Vec<Message> =
            others.map(|(from, to)| message!("supposed-ends", from = *from, to = *to)).collect();
        let mut lines = Vec::new();
        if !asking.is_empty() {
            let countries = each(asking.into_iter());
            lines.push(message!(
                "supposed-path-asking",
                name = name(),
                change = change(),
                countries = countries
            ));
        }
        if !asked.is_empty() {
            let countries = each(asked.into_iter());
            lines.push(message!(
                "supposed-path-asked",
                name = name(),
                change = change(),
                countries = countries
            ));
        }
        if !others.is_empty() {
            let ends = Argument::each(others);
            lines.push(message!("supposed-path-others", name = name(), change = change(), ends = ends));
        }
        lines
    }
}

fn state(state: Option<PathState>) -> Message {
    match state {
        Some(PathState::Open) => message!("supposed-open"),
        Some(PathState::Unknown) => message!("supposed-not-known"),
        Some(PathState::Closed) => message!("supposed-closed"),
        None => message!("supposed-absent"),
    }
}

fn each(countries: impl Iterator<Item = Country>) -> Argument {
    Argument::each(countries.map(|country| message!("supposed-country", country = country)))
}

/// What instruments would be, and which duties would begin, end or change.
fn other_law(before: &Register, after: &Register, rows: &[Change], day: Date) -> Vec<Message> {
    let mut lines = Vec::new();
    for row in rows.iter().filter(|row| row.kind == RowKind::Instrument) {
        let state = |register: &Register| register.instrument(&row.id).map(|one| one.state_on(day).message());
        let (was, is) = (state(before), state(after));
        if was != is {
            let absent = || message!("supposed-absent");
            let (before, after) = (was.unwrap_or_else(absent), is.unwrap_or_else(absent));
            let title = row.title.clone();
            lines.push(message!("supposed-instrument", title = title, before = before, after = after));
        }
    }
    let stands = |register: &Register, id: &ClauseId| {
        register.clause(id).filter(|clause| clause.standing(day) == Standing::InForce).cloned()
    };
    for row in rows.iter().filter(|row| row.kind == RowKind::Clause) {
        let Ok(id) = row.id.parse::<ClauseId>() else { continue };
        let says = |clause: &Clause| {
            message!(
                "supposed-duty",
                citation = Argument::words(&clause.citation),
                actor = Argument::words(&clause.actor),
                says = Argument::words(&clause.says),
                deadline = Argument::words(&clause.deadline),
            )
        };
        match (stands(before, &id), stands(after, &id)) {
            (None, Some(is)) => lines.push(message!("supposed-duty-begins", duty = says(&is))),
            (Some(was), None) => lines.push(message!("supposed-duty-ends", duty = says(&was))),
            (Some(was), Some(is)) if says(&was) != says(&is) => {
                lines.push(message!("supposed-duty-changes", before = says(&was), after = says(&is)));
            }
            (Some(_), Some(_)) | (None, None) => {}
        }
    }
    lines
}

/// A sample referral to each country's agencies and to those at home: its ruling, and the brief of a provider's report.
fn rulings_and_briefs(
    before: &Register,
    after: &Register,
    countries: &BTreeSet<Country>,
    at: Timestamp,
) -> (Vec<OtherRuling>, Vec<Country>) {
    let mut rulings: BTreeMap<_, Vec<Country>> = BTreeMap::new();
    let mut briefs = Vec::new();
    for country in countries {
        let classes: &[AgencyClass] = if *country == Country::US {
            &[AgencyClass::Federal, AgencyClass::StateOrLocal, AgencyClass::Tribal]
        } else {
            &[AgencyClass::Foreign]
        };
        for class in classes {
            for kind in ReportKind::ALL {
                let Some(facts) = related_facts(*country, kind, *class, at) else { continue };
                let asked = |register: &Register| {
                    let ruling = disclosure(&facts, register, at);
                    let written =
                        (kind == ReportKind::Provider).then(|| sample(register, &facts, &ruling, at));
                    (ruling.outcome, written)
                };
                let ((was, had), (is, has)) = (asked(before), asked(after));
                if was != is {
                    let key = (kind, *class, was.word(), is.word());
                    rulings.entry(key).or_default().push(*country);
                }
                if had.map(|brief| brief.sections) != has.map(|brief| brief.sections) {
                    briefs.push(*country);
                }
            }
        }
    }
    briefs.dedup();
    let rulings = rulings.into_iter().map(|((kind, class, before, after), countries)| OtherRuling {
        kind,
        class,
        before,
        after,
        countries,
    });
    (rulings.collect(), briefs)
}

fn sample(
    register: &Register,
    facts: &crate::disclose::Facts,
    ruling: &crate::disclose::Ruling,
    at: Timestamp,
) -> Brief {
    brief(&BriefInput {
        referral: None,
        agency: "",
        facts,
        ruling,
        ended: None,
        clocks: &[],
        provider: None,
        contacts: &Contacts::default(),
        register,
        at,
    })
}

/// The paths that stand otherwise on `day`: those with the United States at one end, and those between countries of
/// which the rows that differ speak.
fn other_paths(before: &Register, after: &Register, rows: &[Change], day: Date) -> Vec<OtherPath> {
    let mut pairs = BTreeSet::new();
    for entry in after.countries().filter(|entry| entry.country != Country::US) {
        pairs.extend([(Country::US, entry.country), (entry.country, Country::US)]);
    }
    let told: BTreeSet<Country> = rows
        .iter()
        .filter(|row| row.kind == RowKind::Flag)
        .filter_map(|row| row.id.split('/').next()?.parse().ok())
        .collect();
    for one in &told {
        pairs.extend(told.iter().filter(|other| *other != one).map(|other| (*one, *other)));
    }
    let mut found: BTreeMap<_, Vec<(Country, Country)>> = BTreeMap::new();
    for (from, to) in pairs {
        let states = |register| -> BTreeMap<String, PathState> {
            let named = paths(register, from, to, day).into_iter();
            named.map(|view| (view.path.name.clone(), view.state)).collect()
        };
        let (was, is) = (states(before), states(after));
        for name in was.keys().chain(is.keys()).collect::<BTreeSet<_>>() {
            let (before, after) = (was.get(name).copied(), is.get(name).copied());
            if before != after {
                found.entry((name.clone(), before, after)).or_default().push((from, to));
            }
        }
    }
    let path = |((name, before, after), between)| OtherPath { name, before, after, between };
    found.into_iter().map(path).collect()
}
