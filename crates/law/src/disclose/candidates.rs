use clearline_report::{AgencyClass, AgencyId, Country};

use super::AgencyFacts;
use crate::register::{AgencyEntry, Register};

/// An agency to ask the law about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Which agency.
    pub agency: AgencyId,
    /// The country it was chosen for; `None` where no place led to it.
    pub country: Option<Country>,
    /// Why it was chosen.
    pub why: String,
    /// When it is its turn.
    pub turn: Turn,
}

/// When a candidate is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// In any case.
    Always,
    /// Only where no candidate before it may receive: nobody's report ends with nobody.
    Fallback,
}

impl AgencyEntry {
    /// The entry as the law sees it: without a basis, for the shipped data proves none.
    pub fn facts(&self) -> AgencyFacts {
        AgencyFacts {
            id: self.id.clone(),
            class: self.class,
            country: Some(self.country),
            states: self.states.clone(),
            bases: Vec::new(),
            investigates: self.investigates,
            suspended: false,
        }
    }
}

/// The agencies a report may go to, in the order of its places: every one gets a ruling of its own.
///
/// `countries` are ranked, the likeliest first; `us_state` is the two-letter state where one is known. A foreign country
/// leads to its agencies. A state leads to its task forces, all of them where it has several: their catchments are not
/// known, and whether to ask every one is the caller's to decide. The United States without a state, and codes that are
/// no place, lead to the home desk, which also closes the list, so that a report nobody may take still has a federal
/// agency.
pub fn candidate_agencies(
    register: &Register,
    directory: &[AgencyFacts],
    countries: &[Country],
    us_state: Option<&str>,
) -> Vec<Candidate> {
    let mut search = Search { register, directory, found: Vec::new(), missing: Vec::new() };
    for country in countries {
        let domestic = register.country(*country).is_some_and(|entry| entry.domestic);
        match (domestic, country.is_place()) {
            (true, _) => search.domestic(*country, us_state),
            (false, true) => search.abroad(*country),
            (false, false) => search.missing.push(format!("{country} is no country")),
        }
    }
    if countries.is_empty() {
        search.missing.push("no place is known".to_owned());
    }
    search.close()
}

struct Search<'a> {
    register: &'a Register,
    directory: &'a [AgencyFacts],
    found: Vec<Candidate>,
    missing: Vec<String>,
}

impl Search<'_> {
    fn add(&mut self, agency: &AgencyId, country: Option<Country>, why: String, turn: Turn) {
        if !self.found.iter().any(|candidate| candidate.agency == *agency) {
            self.found.push(Candidate { agency: agency.clone(), country, why, turn });
        }
    }

    /// The agencies that `fits` picks, by id, without those the house suspended.
    fn pick(&mut self, fits: impl Fn(&AgencyFacts) -> bool) -> Vec<AgencyId> {
        let (suspended, mut open): (Vec<_>, Vec<_>) =
            self.directory.iter().filter(|agency| fits(agency)).partition(|agency| agency.suspended);
        self.missing.extend(suspended.iter().map(|agency| format!("{} is suspended", agency.id)));
        open.sort_by(|a, b| a.id.cmp(&b.id));
        open.into_iter().map(|agency| agency.id.clone()).collect()
    }

    fn abroad(&mut self, country: Country) {
        let agencies =
            self.pick(|agency| agency.class == AgencyClass::Foreign && agency.country == Some(country));
        let name = self.register.country_name(country);
        if agencies.is_empty() {
            self.missing.push(format!("the directory has no agency for {name}"));
        }
        for agency in agencies {
            self.add(&agency, Some(country), format!("the report points to {name}"), Turn::Always);
        }
    }

    fn domestic(&mut self, country: Country, us_state: Option<&str>) {
        let state = if country == Country::US { us_state } else { None };
        let forces = state.map_or_else(Vec::new, |state| {
            self.pick(|agency| {
                agency.class == AgencyClass::StateOrLocal
                    && agency.states.iter().any(|covered| covered == state)
            })
        });
        let count = forces.len();
        for agency in forces {
            let state = state.unwrap_or_default();
            let why = match count {
                1 => format!("the report points to {state}, which this task force covers"),
                _ => format!("the report points to {state}; its {count} task forces have no known borders"),
            };
            self.add(&agency, Some(country), why, Turn::Always);
        }
        if count == 0 {
            let name = self.register.country_name(country);
            let why = match state {
                Some(state) => {
                    format!("the report points to {state}, for which the directory has no task force")
                }
                None => format!("the report points to {name}, with no state that has a task force"),
            };
            self.home(Some(country), why, Turn::Always);
        }
    }

    fn home(&mut self, country: Option<Country>, why: String, turn: Turn) {
        if let Some(home) = self.register.home_desk() {
            self.add(&home.clone(), country, why, turn);
        }
    }

    fn close(mut self) -> Vec<Candidate> {
        let mut why = "no other agency may receive it".to_owned();
        if !self.missing.is_empty() {
            why = format!("{why}: {}", self.missing.join("; "));
        }
        self.home(None, why, Turn::Fallback);
        self.found
    }
}
