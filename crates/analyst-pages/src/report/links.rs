//! The reports that are linked to one, whichever of them came first: each with why, as a link.

use std::collections::BTreeMap;

use clearline_core::rows::part;
use clearline_core::{House, Trouble};
use clearline_frame::view::{self, Words};
use clearline_frame::words;
use clearline_records::dossier::augmented::{Matter, Statement};
use clearline_records::dossier::leave::Leave;
use clearline_records::dossier::linked::{self, LINKS_MAX, Link};
use clearline_report::{Argument, Message, ReportNumber, message};

use super::view::LinkedReport;
use crate::Senders;
use crate::told::with_doubts;

/// Is the statement about another report? Then it is shown as a link.
pub(super) fn is_link(statement: &Statement) -> bool {
    statement.matter == Matter::EarlierReport && statement.about.parse::<ReportNumber>().is_ok()
}

/// The linked reports, the earlier ones first as their sources were asked, then the later ones, newest first; and whether
/// there are more.
pub(super) async fn of(
    house: &House,
    page: &mut view::Page,
    leave: &Leave,
    statements: &[Statement],
    senders: &mut Senders,
) -> Result<(Vec<LinkedReport>, bool), Trouble> {
    let earlier = linked::earlier(statements);
    let later = part(house, "statement", leave.number(), linked::later(house, leave).await)?;
    let later = page.readable(later).unwrap_or_default();
    page.cannot_read(later.unreadable());
    let more = earlier.len() > LINKS_MAX || later.len() > LINKS_MAX;
    let shown = earlier.iter().take(LINKS_MAX).map(|link| (link, true));
    let shown: Vec<(&Link, bool)> =
        shown.chain(later.iter().take(LINKS_MAX).map(|link| (link, false))).collect();
    let (heads, read) = linked::heads(house, shown.iter().map(|(link, _)| link.number)).await?;
    page.cannot_read(read.unreadable());
    let mut rows: Vec<LinkedReport> = Vec::with_capacity(shown.len());
    let mut places: BTreeMap<(ReportNumber, bool), usize> = BTreeMap::new();
    for (link, is_earlier) in shown {
        // Several sources may name one report: it is one row.
        if let Some(row) = places.get(&(link.number, is_earlier)).and_then(|place| rows.get_mut(*place)) {
            let before = Argument::from(&row.why);
            row.why = Words::Heading(message!("analyst-why-twice", first = before, second = why(link)));
            continue;
        }
        places.insert((link.number, is_earlier), rows.len());
        let other = heads.get(&link.number).filter(|_| link.is_held());
        let from = match other {
            Some(other) => senders.name(house, other.provider.as_ref()).await?,
            None => Words::default(),
        };
        rows.push(LinkedReport {
            number: link.number.to_string(),
            held: other.is_some(),
            why: Words::Heading(why(link)),
            source: link.source.clone().into(),
            from,
            received: other.map(|other| words::moment(other.finished_at.unwrap_or(other.opened_at))),
            earlier: is_earlier,
            priority: other.and_then(|other| other.priority),
        });
    }
    page.cannot_read(&senders.unreadable);
    Ok((rows, more))
}

fn why(link: &Link) -> Message {
    with_doubts(&link.value, &link.doubts)
}
