//! Why a report that foreign police asked for did not go to their country. What the law forbids is told at once. Where
//! only an entry of ours is missing, counsel is asked for it first, and nobody is told that the law of that country is
//! at fault.

use std::collections::BTreeMap;

use clearline_core::{Deed, House, Job, Trouble, command};
use clearline_counsel::{self as counsel, ReportAsked, Wanted};
use clearline_identity::directory;
use clearline_law::access::{Actor, SendNotices, Thing, permit};
use clearline_law::{Fault, Ground, Mend, Outcome, agency_objections};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::{self, KeptRuling};
use clearline_report::{AgencyId, Argument, Country, Message, ReportNumber, message};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::FollowUpError;

/// Whose fault it is that a report did not go to the country that asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WhyNot {
    /// The law does not allow it, or it cannot be known whether it does.
    Law,
    /// A limit that we set ourselves.
    Policy,
    /// No ground for an agency of the country has been entered here.
    NotEntered,
    /// No agency of the country is in our directory.
    NotListed,
}

/// An agency of the requesting country that only an entry of ours keeps from receiving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lacking {
    agency: AgencyId,
    name: String,
    ruling: i64,
    words: Vec<&'static str>,
}

/// What the last ruling about each agency of the country says.
pub(super) async fn why(
    house: &House,
    number: ReportNumber,
    country: Country,
) -> Result<(WhyNot, Vec<Lacking>), Trouble> {
    let mut last: BTreeMap<AgencyId, KeptRuling> = BTreeMap::new();
    for kept in routed::rulings(house, &to_work(number)).await? {
        last.insert(kept.agency.clone(), kept);
    }
    let (mut grounds, mut lacking) = (Vec::new(), Vec::new());
    let mut listed = false;
    for kept in last.into_values() {
        let agency = directory::agency(house, &kept.agency).await?;
        let Some(agency) = agency.filter(|agency| agency.country == country) else { continue };
        listed = true;
        let because = match kept.ruling()?.map(|ruling| ruling.outcome) {
            Some(Outcome::Withhold { because }) => because,
            Some(Outcome::NeedsApproval { asks, .. }) => {
                grounds.extend(asks.into_iter().map(|ask| ask.ground));
                continue;
            }
            Some(Outcome::Disclose { .. }) | None => continue,
        };
        let ours = |ground: &Ground| ground.lacks_an_entry() || ground.mend(house.register) == Mend::Agree;
        let words: Vec<&'static str> = because.iter().filter_map(|(ground, _)| entry_word(ground)).collect();
        if !words.is_empty() && because.iter().all(|(ground, _)| ours(ground)) {
            lacking.push(Lacking { agency: agency.id, name: agency.name, ruling: kept.ordinal, words });
        }
        grounds.extend(because.into_iter().map(|(ground, _)| ground));
    }
    let why = if !listed {
        WhyNot::NotListed
    } else if !lacking.is_empty() {
        WhyNot::NotEntered
    } else if !grounds.is_empty() && grounds.iter().all(|ground| ground.fault() == Fault::Policy) {
        WhyNot::Policy
    } else {
        WhyNot::Law
    };
    Ok((why, lacking))
}

fn entry_word(ground: &Ground) -> Option<&'static str> {
    match ground {
        Ground::Gap(gap) if ground.lacks_an_entry() => Some(gap.word()),
        _ => None,
    }
}

/// Puts on counsel's list what must be entered for which agency, and calls counsel, until the clock of the request ends.
pub(super) fn ask_for_entries(
    deed: &mut Deed<'_>,
    report: ReportNumber,
    due: Timestamp,
    lacking: &[Lacking],
) {
    for one in lacking {
        let asked = ReportAsked { report, ruling: one.ruling };
        Wanted::put(deed, asked, &one.agency, &one.words);
    }
    let agencies = Argument::any(lacking.iter().map(|one| Argument::name(&one.name)));
    let words: Message = message!("alert-request-entry", agencies = agencies, due = due);
    deed.alerts_end(report, &["foreign_request_entry"], None);
    deed.alert("foreign_request_entry", Some(report), &words);
}

/// Rules again on every report that waited for an entry which has been made since. Returns how many. It keeps no state
/// but counsel's list, so a program that stops in between loses nothing.
pub async fn look_again(house: &House) -> Result<usize, FollowUpError> {
    permit::<SendNotices>(&Actor::system(), &Thing::House)?;
    let (mut after, mut count) = (None, 0);
    loop {
        let page = counsel::waiting(house, after.as_ref()).await?;
        for one in page.iter().filter(|one| one.lacks_entry()) {
            count += usize::from(entered(house, one).await?);
        }
        after = page.next(house.limits.page_rows).cloned();
        if after.is_none() {
            return Ok(count);
        }
    }
}

async fn entered(house: &House, one: &Wanted) -> Result<bool, FollowUpError> {
    let Some(agency) = directory::agency(house, &one.agency).await? else { return Ok(false) };
    let day = TimeZone::UTC.to_datetime(house.now()).date();
    let lacks = agency_objections(&agency.facts(), house.kind, day);
    if lacks.iter().any(|(ground, _)| ground.lacks_an_entry()) {
        return Ok(false);
    }
    command!(house, "follow_up.entry_made", |deed| {
        one.leaves_list(&mut deed);
        deed.then(Job::Reconsider, one.asked.report, one.asked.ruling, SignedDuration::ZERO);
        Ok::<bool, FollowUpError>(true)
    })
}
