use clearline_report::{AgencyClass, AgencyId, Argument, Country, Message, message};
use jiff::civil::Date;

use super::AgencyFacts;
use crate::register::{AgencyEntry, Met, Register, Route, RouteKind, Standing, needs_met};

/// An agency to ask the law about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Which agency.
    pub agency: AgencyId,
    /// The country it was chosen for; `None` where no place led to it.
    pub country: Option<Country>,
    /// By which kind of route the report would reach that country.
    pub route: RouteKind,
    /// Why it was chosen.
    pub why: Message,
    /// When it is its turn.
    pub turn: Turn,
}

/// A route that two of our people opened on evidence. It makes the federal office a recipient and permits no more: that
/// the office may pass the report on abroad has no letter in (g)(2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedRoute {
    /// The route of the register.
    pub route: String,
    /// To which countries.
    pub countries: Vec<Country>,
    /// First day.
    pub from: Date,
    /// Last day; open-ended when absent.
    pub to: Option<Date>,
    /// What shows it, in words.
    pub evidence: String,
}

impl OpenedRoute {
    /// Does it lead to `country` by `route` on `day`?
    pub fn covers(&self, route: &Route, country: Country, day: Date) -> bool {
        self.route == route.id
            && self.countries.contains(&country)
            && self.from <= day
            && self.to.is_none_or(|last| day <= last)
    }
}

/// May an operator open the route on evidence? Only what is not known: what has ended or is not yet is none, and the
/// home agency needs nobody's opening.
pub fn may_be_opened(route: &Route, country: Country, day: Date) -> bool {
    let detour = matches!(route.kind, RouteKind::Attache | RouteKind::Interpol);
    detour && route.leads_to(country) && route.dates.standing(day) == Standing::Unknown
}

/// When a candidate is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// In any case.
    Always,
    /// Only where no candidate before it may receive for the same country; for no country: where none may at all. So
    /// every country has a recipient, and every report reaches an agency.
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

/// The agencies a report may go to on `day`, in the order of its places: every one gets a ruling of its own.
///
/// `opened` are the routes that the operator opened: what the register does not know of them, it does. `countries` are ranked, the likeliest first; `us_state` is the two-letter state where one is known. A foreign country
/// leads to its agencies, and then to the routes of the register in their order: federal attaché, regional body,
/// INTERPOL's national bureau, the home federal desk. A route that is ended, stale, suspended or whose needs are not
/// known to be met is not selected, and the reason is told. A state leads to its task forces, all of them where it has
/// several: their catchments are not known, and whether to ask every one is the caller's to decide. The United States
/// without a state, and codes that are no place, lead to the home desk, which also closes the list.
pub fn candidate_agencies(
    register: &Register,
    (directory, opened): (&[AgencyFacts], &[OpenedRoute]),
    countries: &[Country],
    us_state: Option<&str>,
    day: Date,
) -> Vec<Candidate> {
    let mut search = Search { register, directory, opened, day, found: Vec::new(), missing: Vec::new() };
    for country in countries {
        let domestic = register.country(*country).is_some_and(|entry| entry.domestic);
        match (domestic, country.is_place()) {
            (true, _) => search.domestic(*country, us_state),
            (false, true) => search.abroad(*country),
            (false, false) => {
                search.missing.push(message!("candidate-no-country", code = Argument::exact(country.code())));
            }
        }
    }
    if countries.is_empty() {
        search.missing.push(message!("candidate-no-place"));
    }
    search.close()
}

/// Why a route to `country` cannot be selected on `day`; `None` where it can.
pub fn route_objection(register: &Register, route: &Route, country: Country, day: Date) -> Option<Message> {
    if !route.leads_to(country) {
        return Some(message!("route-elsewhere", country = country));
    }
    match route.dates.standing(day) {
        Standing::InForce => {}
        standing => return Some(standing.words()),
    }
    match needs_met(register, &route.needs, Country::US, country, day) {
        Met::Yes => None,
        Met::No(why) | Met::Unknown(why) => Some(why),
    }
}

/// The row by which the operator opened the route to the country on the day, where the register leaves that open and
/// what the route needs of the two countries holds.
pub fn opening<'o>(
    register: &Register,
    opened: &'o [OpenedRoute],
    route: &Route,
    country: Country,
    day: Date,
) -> Option<&'o OpenedRoute> {
    let needs = || needs_met(register, &route.needs, Country::US, country, day) == Met::Yes;
    opened.iter().find(|one| one.covers(route, country, day) && may_be_opened(route, country, day) && needs())
}

struct Search<'a> {
    register: &'a Register,
    directory: &'a [AgencyFacts],
    opened: &'a [OpenedRoute],
    day: Date,
    found: Vec<Candidate>,
    missing: Vec<Message>,
}

impl Search<'_> {
    fn add(
        &mut self,
        agency: &AgencyId,
        country: Option<Country>,
        route: RouteKind,
        why: Message,
        turn: Turn,
    ) {
        let known = |candidate: &Candidate| {
            candidate.agency == *agency && (candidate.country == country || country.is_none())
        };
        if !self.found.iter().any(known) {
            self.found.push(Candidate { agency: agency.clone(), country, route, why, turn });
        }
    }

    /// The agencies that `fits` picks, by id, without suspended ones.
    fn pick(&mut self, fits: impl Fn(&AgencyFacts) -> bool) -> Vec<AgencyId> {
        let (suspended, mut open): (Vec<_>, Vec<_>) =
            self.directory.iter().filter(|agency| fits(agency)).partition(|agency| agency.suspended);
        self.missing
            .extend(suspended.iter().map(|agency| message!("candidate-suspended", agency = &agency.id)));
        open.sort_by(|a, b| a.id.cmp(&b.id));
        open.into_iter().map(|agency| agency.id.clone()).collect()
    }

    fn abroad(&mut self, country: Country) {
        let agencies =
            self.pick(|agency| agency.class == AgencyClass::Foreign && agency.country == Some(country));
        if agencies.is_empty() {
            self.missing.push(message!("candidate-none-listed", country = country));
        }
        for agency in agencies {
            let why = message!("candidate-country", country = country);
            self.add(&agency, Some(country), RouteKind::Direct, why, Turn::Always);
        }
        let register = self.register;
        for route in register.routes() {
            self.by_route(route, country);
        }
        let why = message!("candidate-home-instead", country = country);
        self.home(Some(country), why, Turn::Fallback);
    }

    /// A detour: our recipient is an agency of the United States, which may reach the country.
    fn by_route(&mut self, route: &Route, country: Country) {
        if !route.leads_to(country) || matches!(route.kind, RouteKind::Direct | RouteKind::Home) {
            return;
        }
        let opened = opening(self.register, self.opened, route, country, self.day);
        if opened.is_none()
            && let Some(why) = route_objection(self.register, route, country, self.day)
        {
            self.missing.push(message!("candidate-route-closed", route = route.kind.message(), why = why));
            return;
        }
        for agency in self.pick(|agency| agency.id == route.through) {
            let why = match opened {
                None => message!(
                    "candidate-by-route",
                    country = country,
                    route = route.kind.message(),
                    words = Argument::words(&route.words),
                ),
                Some(opened) => message!(
                    "candidate-by-opened-route",
                    country = country,
                    route = route.kind.message(),
                    from = opened.from,
                    evidence = Argument::words(opened.evidence.trim_end_matches('.')),
                ),
            };
            self.add(&agency, Some(country), route.kind, why, Turn::Fallback);
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
            let state = Argument::name(state.unwrap_or_default());
            let why = match count {
                1 => message!("candidate-task-force", state = state),
                _ => message!("candidate-task-forces", state = state, count = count),
            };
            self.add(&agency, Some(country), RouteKind::Direct, why, Turn::Always);
        }
        if count == 0 {
            let why = match state {
                Some(state) => message!("candidate-no-task-force", state = Argument::name(state)),
                None => message!("candidate-no-state", country = country),
            };
            self.home(Some(country), why, Turn::Always);
        }
    }

    fn home(&mut self, country: Option<Country>, why: Message, turn: Turn) {
        if let Some(home) = self.register.home_desk() {
            self.add(&home.clone(), country, RouteKind::Home, why, turn);
        }
    }

    fn close(mut self) -> Vec<Candidate> {
        let missing = std::mem::take(&mut self.missing);
        let why = if missing.is_empty() {
            message!("candidate-last")
        } else {
            message!("candidate-last-since", missing = Argument::each(missing))
        };
        self.home(None, why, Turn::Fallback);
        self.found
    }
}
