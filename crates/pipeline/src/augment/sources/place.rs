//! What the sender itself says of a place: estimated locations and street addresses.

use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_report::{Address, Answer, Argument, Country, EstimatedLocation, Said, SaidAt, Today, message};
use jiff::Timestamp;

use super::sender;
use crate::augment::model::{heard, told};

/// The states and territories that the reporting API knows (`StateCode`).
const STATES: &str = "AL AK AZ AR CA CO CT DE DC FL GA GU HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ \
    NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA VI WA WV WI WY";

/// What the sender said of where each party is. Addresses of the incident count for no person.
pub(in crate::augment) fn ask(said: &Said, at: Timestamp) -> Vec<Statement> {
    let mut statements = Vec::new();
    for told in told(said) {
        let places = told.party.estimated_location.iter().map(|location| estimated(location, at));
        let streets = told.party.person.addresses.iter().filter_map(|address| street(address, at));
        for mut statement in places.chain(streets) {
            statement.subject = told.subject;
            statement.doubts.extend_from_slice(&told.doubts);
            statements.push(statement);
        }
    }
    statements
        .extend(said.internet.iter().flat_map(|place| &place.addresses).filter_map(|one| street(one, at)));
    statements
}

fn estimated(location: &EstimatedLocation, at: Timestamp) -> Statement {
    let verified = location.verified == Answer::Yes;
    // A code of former days is followed to what it names today; where that is several countries, to none.
    let country = location.country.and_then(today);
    let about =
        joined(&[location.city.as_deref(), location.region.as_deref(), code(location.country.as_ref())]);
    let value = match (location.country.map(written), verified) {
        (Some(country), true) => message!("said-estimated-verified", country = country),
        (Some(country), false) => message!("said-estimated", country = country),
        (None, _) => message!("said-estimated-nowhere"),
    };
    Statement {
        country,
        state: state(country, location.region.as_deref()),
        doubts: (!verified).then_some(Doubt::NotVerified).into_iter().collect(),
        event_at: location.at.map(SaidAt::at),
        ..heard(sender(), Matter::EstimatedLocation, about, value, at)
    }
}

/// A street address says something where it names a country, or a state that only one country has.
fn street(address: &Address, at: Timestamp) -> Option<Statement> {
    let named = address.state.as_deref().and_then(|state| self::state(Some(Country::US), Some(state)));
    let country = address.country.or(named.as_ref().map(|_| Country::US))?;
    let about = joined(&[
        address.street.as_deref(),
        address.postal_code.as_deref(),
        address.city.as_deref(),
        address.state.as_deref(),
        address.region.as_deref(),
        Some(country.code()),
    ]);
    let value = message!("said-street", country = written(country));
    Some(Statement {
        country: today(country),
        state: named.filter(|_| country == Country::US),
        ..heard(sender(), Matter::StreetAddress, about, value, at)
    })
}

/// The country to follow: that of today, and for what is no country's code the code itself, which leads nowhere.
fn today(country: Country) -> Option<Country> {
    match country.today() {
        Today::Place(now) => Some(now),
        Today::Several(_) => None,
        Today::Nowhere => Some(country),
    }
}

/// The country that was written, with its code where that names another one today, several or none.
fn written(country: Country) -> Argument {
    let written = Argument::exact(country.code());
    match country.today() {
        Today::Place(now) if now != country => {
            message!("country-written-otherwise", country = now, written = written).into()
        }
        Today::Several(now) => {
            let now = Argument::all(now.iter().copied());
            message!("country-divided", written = written, countries = now).into()
        }
        Today::Place(_) => country.into(),
        Today::Nowhere => written,
    }
}

fn state(country: Option<Country>, region: Option<&str>) -> Option<String> {
    let region = region.filter(|_| country == Some(Country::US))?.trim();
    STATES.split_whitespace().find(|state| state.eq_ignore_ascii_case(region)).map(str::to_owned)
}

fn code(country: Option<&Country>) -> Option<&str> {
    country.map(Country::code)
}

fn joined(parts: &[Option<&str>]) -> String {
    parts.iter().flatten().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
