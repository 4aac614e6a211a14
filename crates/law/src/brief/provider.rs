//! What the provider that reported says about requests of the police: to whom, how, and what it gives.

use clearline_report::{Argument, Message, message};
use jiff::civil::Date;

use super::{BriefInput, BriefLine, Mark, abroad, act};
use crate::register::{About, Detail, DetailOf, ProviderEntry};

/// What the agency would ask the provider for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Subscriber and log-in data.
    Records,
    /// Messages, files and images.
    Content,
    /// Help while somebody is in danger.
    Emergency,
}

fn known<'i>(input: &BriefInput<'i>) -> Option<&'i ProviderEntry> {
    input.provider.and_then(|name| input.register.provider_named(name))
}

fn row<'i>(input: &BriefInput<'i>, provider: &ProviderEntry, of: DetailOf, day: Date) -> Option<&'i Detail> {
    input.register.detail(&About::Provider(provider.id.clone()), of, day)
}

/// The company, where it takes requests, and how data are kept.
pub(super) fn keep(input: &BriefInput<'_>, day: Date) -> Vec<BriefLine> {
    if !act::of_a_provider(input) {
        return vec![BriefLine::ours(Mark::Plain, message!("brief-no-provider"), day)];
    }
    let Some(provider) = known(input) else {
        let says = match input.provider {
            Some(name) => message!("brief-provider-unknown", provider = Argument::name(name)),
            None => message!("brief-provider-unnamed"),
        };
        return vec![BriefLine::ours(Mark::Unknown, says, day)];
    };
    let service = || Argument::name(input.provider.unwrap_or(&provider.service));
    let line = |row: &Detail, says: Message| {
        BriefLine::new(Mark::Plain, says).from(input.register, &row.sources, row.as_of.clone())
    };
    let mut lines = Vec::new();
    match row(input, provider, DetailOf::LegalEntity, day) {
        Some(row) => {
            let says = Argument::words(&row.value);
            lines.push(line(row, message!("brief-entity", service = service(), says = says)));
        }
        None => lines.push(unknown(message!("brief-entity-unknown", service = service()), day)),
    }
    match (
        row(input, provider, DetailOf::Preservation, day),
        row(input, provider, DetailOf::PreservationLength, day),
    ) {
        (Some(how), Some(length)) => {
            let (how_says, long) = (Argument::words(&how.value), Argument::words(&length.value));
            lines.push(line(how, message!("brief-preserve-for", how = how_says, length = long)));
        }
        (Some(how), None) => {
            lines.push(line(how, message!("brief-preserve", how = Argument::words(&how.value))));
        }
        (None, _) => lines.push(unknown(message!("brief-preserve-unknown", service = service()), day)),
    }
    let same = row(input, provider, DetailOf::Preservation, day).and_then(|row| row.url.as_ref());
    // Where both go to one address it is told once.
    if let Some(row) = row(input, provider, DetailOf::LegalProcess, day)
        && (row.url.is_none() || row.url.as_ref() != same)
    {
        lines.push(line(row, message!("brief-process", says = Argument::words(&row.value))));
    }
    lines
}

/// What the provider says of one kind of request, or that we do not know.
pub(super) fn said(input: &BriefInput<'_>, day: Date, asked: Asked) -> Vec<BriefLine> {
    let Some(provider) = known(input).filter(|_| act::of_a_provider(input)) else { return Vec::new() };
    let foreign = abroad(input).is_some();
    let service = || Argument::name(input.provider.unwrap_or(&provider.service));
    let kinds: &[DetailOf] = match asked {
        Asked::Records if foreign => &[DetailOf::RecordsToForeignPolice],
        Asked::Content if foreign => &[DetailOf::ContentToForeignPolice],
        Asked::Emergency => &[DetailOf::Emergency],
        _ => &[],
    };
    let line = |of: &DetailOf| {
        let row = row(input, provider, *of, day)?;
        let (service, says) = (service(), Argument::words(&row.value));
        let says = match of {
            DetailOf::RecordsToForeignPolice => {
                message!("brief-says-records", service = service, says = says)
            }
            DetailOf::ContentToForeignPolice => {
                message!("brief-says-content", service = service, says = says)
            }
            _ => message!("brief-says-emergency", service = service, says = says),
        };
        Some(BriefLine::new(Mark::Plain, says).from(input.register, &row.sources, row.as_of.clone()))
    };
    let mut lines: Vec<BriefLine> = kinds.iter().filter_map(line).collect();
    let missing = |of| row(input, provider, of, day).is_none();
    match asked {
        Asked::Records if foreign && missing(DetailOf::RecordsToForeignPolice) => {
            lines.push(unknown(message!("brief-says-records-unknown", service = service()), day));
        }
        Asked::Emergency if missing(DetailOf::Emergency) => {
            lines.push(unknown(message!("brief-says-emergency-unknown", service = service()), day));
        }
        _ => {}
    }
    lines
}

fn unknown(says: Message, day: Date) -> BriefLine {
    BriefLine::ours(Mark::Unknown, says, day)
}
