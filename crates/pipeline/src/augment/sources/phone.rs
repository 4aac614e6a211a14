//! Telephone number → the country that issued it. That is where the number is from, not where its bearer is.

use clearline_report::{Answer, Country, Phone, Said};
use jiff::Timestamp;
use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, PhoneNumber};

use crate::augment::model::{heard, told};
use crate::dossier::augmented::{Doubt, Matter, Statement};

const SOURCE: &str = "numbering plans";
/// The version of the numbering data that the library carries; a test compares it with the lock file.
pub(in crate::augment) const PLANS_AS_OF: &str = "9.0.33";
/// No number is longer as written, calling code, spaces and extension included.
const WRITTEN_MAX: usize = 64;

/// What the numbering plans say of every number of every party. Numbers of the incident alone belong to nobody yet.
pub(in crate::augment) fn ask(said: &Said, at: Timestamp) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    for told in told(said) {
        for phone in &told.party.person.phones {
            let mut statement = number(phone, at);
            statement.subject = told.subject;
            statement.doubts.extend_from_slice(&told.doubts);
            statements.push(statement);
        }
    }
    statements.extend(said.internet.iter().flat_map(|place| &place.phones).map(|phone| number(phone, at)));
    statements
}

fn number(phone: &Phone, at: Timestamp) -> Statement {
    let Some(number) = read(phone) else {
        let value = "cannot be read as an international number".to_owned();
        return heard(SOURCE, Matter::Phone, phone.full(), value, at);
    };
    let country = country(&number);
    let value = match country {
        Some(country) if number.is_valid() => format!("numbering country {country}"),
        Some(country) => format!("calling code +{}, of {country}", number.code().value()),
        None => format!("calling code +{}, which is no country's", number.code().value()),
    };
    let mut doubts = vec![Doubt::NumberingOnly];
    doubts.extend((phone.verified != Answer::Yes).then_some(Doubt::NotVerified));
    doubts.extend((!number.is_valid()).then_some(Doubt::UnknownNumber));
    Statement {
        source_as_of: Some(PLANS_AS_OF.to_owned()),
        country,
        doubts,
        ..heard(SOURCE, Matter::Phone, e164(&number), value, at)
    }
}

/// The number as read, where it is written with its calling code: without one it could be anybody's.
pub(in crate::augment) fn read(phone: &Phone) -> Option<PhoneNumber> {
    let written = phone.number.trim();
    let full = if written.starts_with('+') {
        written.to_owned()
    } else if let Some(international) = written.strip_prefix("00").filter(|_| phone.calling_code.is_none()) {
        format!("+{international}")
    } else {
        format!("+{}{written}", phone.calling_code.as_deref()?.trim().trim_start_matches('+'))
    };
    if full.len() > WRITTEN_MAX {
        return None;
    }
    let number = phonenumber::parse(None, &full).ok()?;
    if number.is_valid() {
        return Some(number);
    }
    // Many write the 0 that is dialled at home after the calling code as well. Where numbers begin with 0 by right, as
    // in Italy, the number was valid as it stood.
    let without = written
        .strip_prefix('0')
        .and_then(|rest| phonenumber::parse(None, format!("+{}{rest}", number.code().value())).ok());
    Some(without.filter(|_| phone.calling_code.is_some()).unwrap_or(number))
}

/// `+` and digits: the same for every way of writing one number.
pub(in crate::augment) fn e164(number: &PhoneNumber) -> String {
    number.format().mode(Mode::E164).to_string()
}

/// The country of the number; where several share the calling code and none of them knows the number, the one the code
/// stands for first of all.
fn country(number: &PhoneNumber) -> Option<Country> {
    let code = match number.country().id() {
        Some(id) => id.as_ref().to_owned(),
        None => {
            let sharing = DATABASE.by_code(&number.code().value())?;
            sharing.into_iter().find(|plan| plan.is_main_country_for_code())?.id().to_owned()
        }
    };
    // The plan tells two islands apart that share the code of Saint Helena.
    let code = if matches!(code.as_str(), "AC" | "TA") { "SH" } else { &code };
    code.parse().ok()
}
