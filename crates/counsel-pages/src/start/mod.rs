//! From *nothing leaves* to the first agencies that may receive: whom to ask, for which evidence, and what it changes.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use clearline_counsel as counsel;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{State as Standing, Tone};
use clearline_http::Audience;
use clearline_identity::directory::{self, Agency};
use clearline_law::access::ProposeLaw;
use clearline_law::{Gap, Ground, Route, RouteKind, agency_objections, may_be_opened, opening};
use clearline_report::{AgencyClass, Argument, Country, Message, message};

use super::view::Link;
use super::ways::Ways;
use super::{may, may_read, today};
use clearline_frame::Frame;
use view::{Start, Step};

/// So many agencies are a beginning; the list of agencies has the others.
const AGENCIES_MAX: usize = 10;

pub(super) async fn show(State(frame): State<Frame>, person: SignedIn) -> Result<Response, PageError> {
    may_read(&person)?;
    let house = frame.house();
    let (agencies, unreadable) = directory::listed(house).await?;
    let known = counsel::known(house).await?;
    let mut page = person.page_of(&message!("counsel-window-start"), Audience::Counsel, "/counsel");
    page.cannot_read(&unreadable);
    page.cannot_read(&known.agreed.unreadable);
    let opened = &known.agreed.in_force.routes;
    let ways = Ways { house, register: house.register, agencies: &agencies, opened, on: today(house) };
    Ok(Shown(Start { page, steps: steps(&ways, may::<ProposeLaw>(&person)) }).into_response())
}

/// The steps, what brings the most reports to police first.
fn steps(ways: &Ways<'_>, proposes: bool) -> Vec<Step> {
    let foreign = ways.agencies.iter().filter(|agency| agency.class == AgencyClass::Foreign);
    let mut agencies: Vec<(u64, Step)> = foreign.map(|agency| of_agency(ways, agency, proposes)).collect();
    agencies.sort_by_key(|(reports, _)| std::cmp::Reverse(*reports));
    agencies.truncate(AGENCIES_MAX);
    let detour = |route: &&Route| matches!(route.kind, RouteKind::Attache | RouteKind::Interpol);
    let routes = ways.register.routes().iter().filter(detour).map(|route| of_route(ways, route, proposes));
    let mut all: Vec<(u64, Step)> = agencies.into_iter().chain(routes).collect();
    all.sort_by_key(|(reports, _)| std::cmp::Reverse(*reports));
    all.into_iter().map(|(_, step)| step).collect()
}

fn reports(ways: &Ways<'_>, countries: impl IntoIterator<Item = Country>) -> u64 {
    let of = |country| ways.register.country(country)?.reports_2023;
    countries.into_iter().filter_map(of).sum()
}

fn told(done: bool, reports: u64) -> Message {
    let reports = i64::try_from(reports).unwrap_or(i64::MAX);
    match done {
        true => message!("counsel-start-reports-have", reports = reports),
        false => message!("counsel-start-reports", reports = reports),
    }
}

fn of_agency(ways: &Ways<'_>, agency: &Agency, proposes: bool) -> (u64, Step) {
    let missing = agency_objections(&agency.facts(), ways.house.kind, ways.on);
    let state = match missing.len() {
        0 => Standing::new(Tone::Good, message!("counsel-start-done")),
        1 => Standing::new(Tone::Waiting, message!("counsel-start-part")),
        _ => Standing::new(Tone::Plain, message!("counsel-start-open")),
    };
    let link = |(ground, _): &(Ground, Message)| match ground {
        Ground::Gap(Gap::NoBasis) => {
            let address = format!("/counsel/agencies/{}#propose", agency.id);
            Some(Link::new(address, message!("counsel-start-basis")))
        }
        Ground::Gap(Gap::Investigating) => {
            let address = format!("/counsel/agencies/{}/investigates", agency.id);
            Some(Link::new(address, message!("counsel-start-investigates")))
        }
        _ => None,
    };
    let reports = reports(ways, [agency.country]);
    let name = Argument::name(&agency.name);
    let step = Step {
        what: message!("counsel-start-agency", agency = name, country = agency.country).into(),
        state,
        reports: told(missing.is_empty(), reports),
        ask: message!("counsel-start-ask-agency"),
        evidence: message!("counsel-start-evidence-agency"),
        links: if proposes { missing.iter().filter_map(link).collect() } else { Vec::new() },
        missing: still_missing(missing),
    };
    (reports, step)
}

fn still_missing(missing: Vec<(Ground, Message)>) -> Option<Message> {
    let reasons: Vec<Message> = missing.into_iter().map(|(_, why)| why).collect();
    (!reasons.is_empty()).then(|| message!("counsel-start-missing", reasons = Argument::each(reasons)))
}

/// A route, for the countries that it may lead to and that no agency of their own receives for. Those with an office that
/// public texts name are filled in; for INTERPOL, those of its members with the most reports.
fn of_route(ways: &Ways<'_>, route: &Route, proposes: bool) -> (u64, Step) {
    let register = ways.register;
    let opened: Vec<_> = ways.opened.iter().map(|one| one.opened.clone()).collect();
    let served = |country: Country| ways.agencies_of(country).any(|agency| ways.objection(agency).is_none());
    let without = || {
        let entries = register.countries().filter(|entry| !entry.domestic && entry.country.is_place());
        entries.map(|entry| entry.country).filter(|country| !served(*country))
    };
    let open = |country: &Country| opening(register, &opened, route, *country, ways.on).is_some();
    let covered: BTreeSet<Country> = without()
        .filter(|country| open(country) && ways.route_objection(route, *country).is_none())
        .collect();
    let could: BTreeSet<Country> = without().filter(|country| could_lead(ways, route, *country)).collect();
    let done = !covered.is_empty();
    let reports = reports(ways, if done { covered } else { could.clone() });
    let mut first: Vec<Country> = could.into_iter().collect();
    first.sort_by_key(|country| {
        std::cmp::Reverse(register.country(*country).and_then(|one| one.reports_2023))
    });
    let codes: Vec<&str> = first.iter().take(AGENCIES_MAX).map(Country::code).collect();
    let address = format!("/counsel/open?route={}&countries={}", route.id, codes.join(","));
    let link = Link::new(address, message!("counsel-open-this"));
    let state = match done {
        true => Standing::new(Tone::Good, message!("counsel-start-done")),
        false => Standing::new(Tone::Plain, message!("counsel-start-open")),
    };
    let step = Step {
        what: message!(
            "counsel-start-route",
            route = message!(
                "counsel-way-through",
                route = route.kind.message(),
                agency = Argument::exact(route.through.as_str())
            )
        )
        .into(),
        state,
        reports: told(done, reports),
        ask: match route.kind {
            RouteKind::Interpol => message!("counsel-start-ask-interpol"),
            _ => message!("counsel-start-ask-attache"),
        },
        evidence: message!("counsel-start-evidence-route"),
        missing: None,
        links: if proposes { vec![link] } else { Vec::new() },
    };
    (reports, step)
}

/// Could the route lead to the country, as far as public texts tell?
fn could_lead(ways: &Ways<'_>, route: &Route, country: Country) -> bool {
    let office = || {
        let offices = ways.register.offices(country, ways.on);
        offices.iter().any(|office| office.agency == route.through)
    };
    may_be_opened(route, country, ways.on)
        && match route.kind {
            RouteKind::Interpol => {
                clearline_law::needs_met(ways.register, &route.needs, super::HOME, country, ways.on)
                    == clearline_law::Met::Yes
            }
            _ => office(),
        }
}
