//! Telephone number → the country that issued it. That is where the number is from, not where its bearer is.

use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_report::{Answer, Argument, Phone, Said, message};
use clearline_wire::spelling::{self, Number, Unread};
use jiff::Timestamp;

use crate::augment::model::{heard, told};

/// The version of the numbering data that the library carries; a test compares it with the lock file.
pub(in crate::augment) const PLANS_AS_OF: &str = "9.0.33";

/// What the numbering plans say of every number of every party. Numbers of the incident alone belong to no person yet.
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
    let number = match spelling::number(phone) {
        Ok(number) => number,
        Err(why) => return unread(phone, why, at),
    };
    let value = match number.country() {
        Some(country) if number.is_known() => message!("said-numbering-country", country = country),
        Some(country) => message!("said-calling-code-of", code = code(&number), country = country),
        None => message!("said-calling-code", code = code(&number)),
    };
    let mut doubts = vec![Doubt::NumberingOnly];
    doubts.extend((phone.verified != Answer::Yes).then_some(Doubt::NotVerified));
    doubts.extend((!number.is_known()).then_some(Doubt::UnknownNumber));
    doubts.extend(number.has_two_readings().then_some(Doubt::TwoReadings));
    Statement {
        source_as_of: Some(PLANS_AS_OF.to_owned()),
        country: number.country(),
        doubts,
        ..heard(message!("source-numbering"), Matter::Phone, number.e164(), value, at)
    }
}

/// A calling code is no count: it is never written with separators.
fn code(number: &Number) -> Argument {
    Argument::exact(number.code().to_string())
}

fn unread(phone: &Phone, why: Unread, at: Timestamp) -> Statement {
    let value = message!("said-number-unread", why = why.message());
    heard(message!("source-numbering"), Matter::Phone, phone.full(), value, at)
}
