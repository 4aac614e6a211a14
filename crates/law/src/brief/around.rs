//! Whom to call here, which offences of the reader's law may match, and what is not known.

use clearline_report::{Argument, Message, message};
use jiff::civil::Date;

use super::{BriefInput, BriefLine, Mark, abroad, act};
use crate::disclose::{FileGate, Outcome};
use crate::register::{About, DetailOf, Flag};

/// How an agency reaches the people who run the program; what is not set is not made up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contacts {
    /// Who they are.
    pub name: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their telephone number in office hours.
    pub telephone: Option<String>,
    /// Their telephone number at any hour.
    pub night: Option<String>,
}

/// The contacts of the operator.
pub(super) fn call(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let Contacts { email, telephone, night, .. } = input.contacts;
    let line = |says| BriefLine::new(Mark::Plain, says).told(message!("brief-source-operator"), day);
    let missing = |says| BriefLine::ours(Mark::Unknown, says, day);
    let mut lines = Vec::new();
    let ways: Vec<Message> = [
        night.as_ref().map(|number| message!("brief-call-night", number = Argument::exact(number))),
        telephone.as_ref().map(|number| message!("brief-call", number = Argument::exact(number))),
        email.as_ref().map(|address| message!("brief-write", address = Argument::exact(address))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !ways.is_empty() {
        lines.push(line(message!("brief-ways", ways = Argument::each(ways))));
    }
    match (night, telephone) {
        (None, None) => lines.push(missing(message!("brief-no-telephone"))),
        (None, Some(_)) => lines.push(missing(message!("brief-no-night"))),
        (Some(_), _) => {}
    }
    if email.is_none() {
        lines.push(missing(message!("brief-no-email")));
    }
    lines
}

/// Offences of the country that may match, in at most two lines.
pub(super) fn offences(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let Some(country) = abroad(input) else { return Vec::new() };
    let about = About::Country(country);
    let row = |of: DetailOf| input.register.detail(&about, of, day);
    let lines: Vec<BriefLine> = DetailOf::OFFENCES
        .into_iter()
        .filter_map(row)
        .take(2)
        .map(|row| {
            let (kind, says) = (row.of.message(), Argument::words(&row.value));
            let says = message!("brief-offence", kind = kind, says = says);
            BriefLine::new(Mark::Plain, says).from(input.register, &row.sources, row.as_of.clone())
        })
        .collect();
    if lines.is_empty() {
        let says = message!("brief-offences-unknown", country = country);
        return vec![BriefLine::ours(Mark::Unknown, says, day)];
    }
    lines
}

/// What is unknown and matters to the reader, in one or two lines.
pub(super) fn unknown(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    let Some(entry) = abroad(input).and_then(|country| input.register.country(country)) else {
        return Vec::new();
    };
    let mut lines: Vec<BriefLine> = act::not_known(input, day).into_iter().collect();
    let closed = match &input.ruling.outcome {
        Outcome::Disclose { files, .. } => {
            files.iter().any(|(_, gate)| matches!(gate, FileGate::Closed { .. }))
        }
        _ => false,
    };
    if closed && entry.flag(Flag::UnviewedFiles, day).value == "unknown" {
        let says = message!("brief-unviewed-unknown", country = entry.country);
        lines.push(BriefLine::ours(Mark::Unknown, says, day));
    }
    lines
}
