//! Which agencies are asked about: pure, from the ranked candidates of a report.

use clearline_law::{AgencyFacts, Candidate, OpenedRoute, Register, RouteKind, Turn, candidate_agencies};
use clearline_report::{AgencyClass, AgencyId, Argument, Country, Message, Subject, message};
use jiff::civil::Date;

/// A place whose weight is less than one part in so many of its subject's likeliest place is not followed: it would
/// send a child's data to a country on a hint.
pub(super) const FAR_BELOW: i64 = 4;

/// A place as `augment` ranked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Of whom.
    pub(super) subject: Subject,
    /// Where; none where no source knows.
    pub(super) country: Option<Country>,
    /// Which state of the United States.
    pub(super) state: Option<String>,
    /// How much speaks for it.
    pub(super) weight: i64,
}

/// The agencies to ask about, in the order they are asked. `requesting` is the country whose police made the sender
/// report, where it said so: its agencies are asked about as well, whatever the places say.
pub(super) fn candidates(
    register: &Register,
    (directory, opened): (&[AgencyFacts], &[OpenedRoute]),
    places: &[Place],
    requesting: Option<Country>,
    day: Date,
) -> Vec<Candidate> {
    let kept = near_the_top(places);
    let mut countries: Vec<Country> = Vec::new();
    for country in kept.iter().filter_map(|place| place.country) {
        if !countries.contains(&country) {
            countries.push(country);
        }
    }
    let by_place = countries.len();
    if let Some(country) = requesting.filter(|country| country.is_place() && !countries.contains(country)) {
        countries.push(country);
    }
    let state =
        kept.iter().find(|place| place.country == Some(Country::US)).and_then(|place| place.state.as_deref());
    let state = state.or_else(|| {
        kept.iter()
            .filter(|place| place.country == Some(Country::US))
            .find_map(|place| place.state.as_deref())
    });
    let mut found = candidate_agencies(register, (directory, opened), &countries, state, day);
    // To ask a federal attaché on behalf of police who asked themselves would answer nothing: only their own agencies are
    // asked about, and where none may receive, the sender is told so.
    let asked_only = |country: Option<Country>| {
        countries.iter().position(|one| country == Some(*one)).is_some_and(|at| at >= by_place)
    };
    // The home agency still closes the list, or a report that points nowhere else would reach nobody.
    for candidate in &mut found {
        if candidate.route == RouteKind::Home && asked_only(candidate.country) {
            candidate.country = None;
        }
    }
    found.retain(|candidate| candidate.turn == Turn::Always || !asked_only(candidate.country));
    if let Some(state) = state {
        one_task_force(&mut found, register, directory, state);
    }
    for candidate in &mut found {
        candidate.why = match candidate.country.filter(|country| asked_only(Some(*country))) {
            Some(country) => message!("candidate-police-asked", country = country),
            None => with_subjects(candidate.why.clone(), &kept, candidate.country),
        };
    }
    found
}

/// Several task forces of one state divide it among them in ways that no source tells. To make the report available to
/// each would show a child's data to agencies that have no part in it; so it goes to the home desk, which can hand it on
/// to the one that is competent. A suspended task force counts: the others do not inherit its part of the state.
fn one_task_force(found: &mut Vec<Candidate>, register: &Register, directory: &[AgencyFacts], state: &str) {
    let covers = |agency: &AgencyFacts| {
        agency.class == AgencyClass::StateOrLocal && agency.states.iter().any(|covered| covered == state)
    };
    let forces: Vec<&AgencyId> =
        directory.iter().filter(|agency| covers(agency)).map(|agency| &agency.id).collect();
    let led =
        |candidate: &Candidate| candidate.country == Some(Country::US) && forces.contains(&&candidate.agency);
    let (Some(at), Some(home)) = (found.iter().position(led), register.home_desk()) else { return };
    if forces.len() < 2 {
        return;
    }
    let at_home = |candidate: &Candidate| {
        candidate.agency == *home && candidate.country.is_none_or(|country| country == Country::US)
    };
    found.retain(|candidate| !led(candidate) && !at_home(candidate));
    let (state, count) = (Argument::name(state), forces.len());
    let why = message!("candidate-which-task-force", state = state, count = count);
    let at = at.min(found.len());
    let home = home.clone();
    let (country, route) = (Some(Country::US), RouteKind::Home);
    found.insert(at, Candidate { agency: home, country, route, why, turn: Turn::Always });
}

/// Each subject's places whose weight is not far below that of its likeliest; the person reported first, then the
/// victim, then the host, each in the order given.
fn near_the_top(places: &[Place]) -> Vec<&Place> {
    let mut kept = Vec::new();
    for subject in Subject::ALL {
        let of_subject =
            || places.iter().filter(move |place| place.subject == subject && place.country.is_some());
        let top = of_subject().map(|place| place.weight).max().unwrap_or(0);
        kept.extend(of_subject().filter(|place| place.weight.saturating_mul(FAR_BELOW) >= top));
    }
    kept
}

/// The reason with whose place it was.
fn with_subjects(why: Message, kept: &[&Place], country: Option<Country>) -> Message {
    let led = |subject: Subject| {
        country.is_some() && kept.iter().any(|place| place.subject == subject && place.country == country)
    };
    match Subject::ALL.map(led) {
        [false, false, false] => why,
        [true, false, false] => message!("candidate-reported-there", why = why),
        [false, true, false] => message!("candidate-victim-there", why = why),
        [false, false, true] => message!("candidate-host-there", why = why),
        [true, true, false] => message!("candidate-reported-and-victim-there", why = why),
        [true, false, true] => message!("candidate-reported-and-host-there", why = why),
        [false, true, true] => message!("candidate-victim-and-host-there", why = why),
        [true, true, true] => message!("candidate-all-there", why = why),
    }
}
