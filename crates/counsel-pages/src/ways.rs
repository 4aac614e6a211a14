//! How a report may reach a country on a day: the agencies there, then the routes of the register in their order.

use clearline_core::House;
use clearline_counsel::OpenRoute;
use clearline_frame::view::{State, Tone, Words};
use clearline_identity::directory::Agency;
use clearline_law::{
    Register, Route, RouteKind, agency_objections, basis_counts, may_be_opened, opening, route_objection,
};
use clearline_report::{AgencyClass, Argument, Basis, Country, Message, message};
use jiff::civil::Date;

use super::country::view::RouteRow;
use super::shown;
use super::view::Link;
use clearline_frame::view::map::Class;

/// What is asked about the ways to countries.
pub(super) struct Ways<'a> {
    pub(super) house: &'a House,
    pub(super) register: &'a Register,
    pub(super) agencies: &'a [Agency],
    /// The routes that two people opened.
    pub(super) opened: &'a [OpenRoute],
    pub(super) on: Date,
}

impl Ways<'_> {
    /// The agencies of a country, by key.
    pub(super) fn agencies_of(&self, country: Country) -> impl Iterator<Item = &Agency> {
        self.agencies.iter().filter(move |agency| agency.country == country)
    }

    /// Is the United States, or one of its territories?
    pub(super) fn domestic(&self, country: Country) -> bool {
        self.register.country(country).is_some_and(|entry| entry.domestic)
    }

    /// The first way that may be taken, as a class of the map and in words.
    pub(super) fn first(&self, country: Country) -> (Class, Message) {
        if self.domestic(country) {
            return (Class::Home, message!("counsel-way-home"));
        }
        if let Some(agency) = self.agencies_of(country).find(|agency| self.objection(agency).is_none()) {
            return (Class::Holds, message!("counsel-way-direct", agency = Argument::name(&agency.name)));
        }
        let open =
            |route: &&Route| route.kind != RouteKind::Home && self.route_objection(route, country).is_none();
        match self.register.routes().iter().find(open) {
            Some(route) => {
                let through = Argument::exact(route.through.as_str());
                (Class::Part, message!("counsel-way-through", route = route.kind.message(), agency = through))
            }
            None => (Class::Not, message!("counsel-way-federal-alone")),
        }
    }

    /// Why an agency may not receive on the day, all of it; `None` where it may.
    pub(super) fn objection(&self, agency: &Agency) -> Option<Message> {
        let found = agency_objections(&agency.facts(), self.house.kind, self.on);
        let reasons: Vec<Message> = found.into_iter().map(|(_, why)| why).collect();
        (!reasons.is_empty()).then(|| message!("each", reasons = Argument::each(reasons)))
    }

    /// By which decision of two people the route is open to the country.
    pub(super) fn opening(&self, route: &Route, country: Country) -> Option<&OpenRoute> {
        let opens = |one: &&OpenRoute| {
            opening(self.register, std::slice::from_ref(&one.opened), route, country, self.on).is_some()
        };
        self.opened.iter().find(opens)
    }

    /// The agency a route goes through.
    fn through(&self, route: &Route) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.id == route.through)
    }

    /// Why a route to the country may not be taken on the day: its own reason, and that of the agency it goes through.
    pub(super) fn route_objection(&self, route: &Route, country: Country) -> Option<Message> {
        let own = match self.opening(route, country) {
            Some(_) => None,
            None => route_objection(self.register, route, country, self.on),
        };
        let through = match self.through(route) {
            None => Some(message!("route-through-unknown")),
            Some(agency) => self.objection(agency).map(|why| message!("route-through", why = why)),
        };
        match (own, through) {
            (Some(own), Some(through)) => Some(message!("each", reasons = Argument::each([own, through]))),
            (own, through) => own.or(through),
        }
    }

    /// Does a basis count on the day, in this kind of organisation?
    pub(super) fn counts(&self, basis: &Basis) -> bool {
        basis_counts(basis, self.house.kind, self.on)
    }

    /// An agency's basis in one state.
    pub(super) fn basis(&self, agency: &Agency) -> State {
        if agency.class != AgencyClass::Foreign {
            return State::new(Tone::Plain, message!("counsel-basis-needs-none"));
        }
        let counting = agency.bases.iter().filter(|basis| self.counts(basis));
        let mut kinds: Vec<Message> = counting.map(|basis| basis.kind.message()).collect();
        kinds.dedup();
        match (kinds.is_empty(), agency.bases.is_empty()) {
            (false, _) => State::new(Tone::Good, Words::value(Argument::each(kinds))),
            (true, false) => State::new(Tone::Caution, message!("counsel-basis-none-in-force")),
            (true, true) => State::new(Tone::Plain, message!("counsel-basis-none-recorded")),
        }
    }

    /// Every way, in the order in which they are tried.
    pub(super) fn rows(&self, country: Country) -> Vec<RouteRow> {
        let mut rows = vec![self.direct(country)];
        for route in self.register.routes().iter().filter(|route| route.leads_to(country)) {
            let through = self.through(route);
            let (state, why) = match self.route_objection(route, country) {
                None => (State::new(Tone::Good, message!("counsel-open")), Words::law(&route.words)),
                Some(why) => (State::new(Tone::Plain, message!("counsel-not-open")), Words::Sentence(why)),
            };
            let opened = self.opening(route, country);
            let why = match opened {
                Some(one) if state.tone == Tone::Good => message!(
                    "counsel-opened-here",
                    words = shown::law(&route.words),
                    from = one.opened.from,
                    evidence = Argument::words(&one.opened.evidence),
                )
                .into(),
                _ => why,
            };
            let name = through.map_or_else(|| route.through.to_string(), |agency| agency.name.clone());
            rows.push(RouteRow {
                name: Words::Heading(route.kind.message()),
                through: Some(Link::new(format!("/counsel/agencies/{}", route.through), Words::data(name))),
                state,
                why,
                source: shown::source_line(self.register, &route.sources, &route.as_of.to_string()).into(),
                act: self.act(route, country, opened),
            });
        }
        rows
    }

    /// Where the route is opened, or where it was.
    fn act(&self, route: &Route, country: Country, opened: Option<&OpenRoute>) -> Option<Link> {
        match opened {
            Some(one) => Some(shown::proposal_link(&one.id)),
            None => may_be_opened(route, country, self.on).then(|| {
                let address = format!("/counsel/open?route={}&countries={}", route.id, country.code());
                Link::new(address, message!("counsel-open-this"))
            }),
        }
    }

    fn direct(&self, country: Country) -> RouteRow {
        let there: Vec<&Agency> = self.agencies_of(country).collect();
        let open: Vec<&str> = there
            .iter()
            .filter(|agency| self.objection(agency).is_none())
            .map(|agency| agency.name.as_str())
            .collect();
        let (state, why) = match (open.is_empty(), there.first()) {
            (false, _) => {
                let agencies = Argument::each(open.into_iter().map(Argument::name));
                let why = message!("counsel-direct-to", agencies = agencies);
                (State::new(Tone::Good, message!("counsel-open")), why)
            }
            (true, None) => {
                (State::new(Tone::Plain, message!("counsel-not-open")), message!("counsel-direct-none"))
            }
            (true, Some(first)) => {
                let agency = Argument::name(&first.name);
                let why = match self.objection(first) {
                    Some(why) => message!("counsel-direct-not", agency = agency, why = why),
                    None => message!("part-value", value = agency),
                };
                (State::new(Tone::Plain, message!("counsel-not-open")), why)
            }
        };
        let source = message!("counsel-direct-source").into();
        RouteRow {
            name: message!("counsel-direct").into(),
            through: None,
            state,
            why: why.into(),
            source,
            act: None,
        }
    }
}
