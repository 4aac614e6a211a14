//! Alerts: what somebody must look at, and that somebody has. An alert also ends with its cause.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_core::rows::Rows;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{NavItem, Page, Pager, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_law::access::{Permit, ReadDesk, Thing, permit};
use clearline_oversight::{self as oversight, Alert, AlertCounts, AlertPlace, Calls, Loudness};
use clearline_report::message;
use serde::Deserialize;

use clearline_frame::Frame;
use view::AlertsPage;

/// The alerts on the page of the review queue: the first urgent ones, and the first answers of agencies, with the whole
/// count of each.
pub(super) async fn beside(
    house: &House,
    permit: &Permit<ReadDesk>,
    page: &mut Page,
) -> Result<(crate::view::Alerts, crate::view::Alerts), PageError> {
    let counts = oversight::count_alerts(house, permit).await?;
    let mut shown = async |which: Calls| -> Result<crate::view::Alerts, PageError> {
        let found = oversight::waiting_alerts(house, permit, which, None).await?;
        page.cannot_read(found.unreadable());
        Ok(crate::view::Alerts {
            all: count(counts, which),
            more: count(counts, which) > found.count(),
            href: address(which),
            rows: found.iter().map(row).collect(),
        })
    };
    Ok((shown(Calls::Now).await?, shown(Calls::Answers).await?))
}

fn count(counts: AlertCounts, which: Calls) -> i64 {
    match which {
        Calls::Now => counts.life_at_risk + counts.stands_still,
        Calls::Answers => counts.answered,
    }
}

fn address(which: Calls) -> String {
    match which {
        Calls::Now => "/desk/alerts".to_owned(),
        Calls::Answers => "/desk/alerts?list=answers".to_owned(),
    }
}

/// Which page of which list.
#[derive(Deserialize)]
pub(super) struct Part {
    list: Option<String>,
    after: Option<String>,
}

/// Every alert that waits, a page at a time.
pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(query): Query<Part>,
) -> Result<Response, PageError> {
    let house = frame.house();
    let permit = permit::<ReadDesk>(person.actor(), &Thing::House)?;
    let which = match query.list.as_deref() {
        None => Calls::Now,
        Some("answers") => Calls::Answers,
        Some(_) => return Err(PageError::NotFound),
    };
    let after = query.after.as_deref().and_then(read_place);
    let counts = oversight::count_alerts(house, &permit).await?;
    let found = oversight::waiting_alerts(house, &permit, which, after.as_ref()).await?;
    let mut page = person.page_of(&message!("analyst-window-alerts"), Audience::Analyst, "/desk");
    page.cannot_read(found.unreadable());
    let list = |one: Calls| NavItem {
        href: address(one),
        words: match one {
            Calls::Now => message!("analyst-alerts-now", count = count(counts, one)),
            Calls::Answers => message!("analyst-alerts-answers", count = count(counts, one)),
        }
        .into(),
        here: one == which,
    };
    Ok(Shown(AlertsPage {
        page,
        lists: vec![list(Calls::Now), list(Calls::Answers)],
        pager: pager(&found, which, after.is_some(), count(counts, which), house.limits.page_rows),
        alerts: found.iter().map(row).collect(),
    })
    .into_response())
}

fn pager(found: &Rows<Alert, AlertPlace>, which: Calls, is_later: bool, all: i64, size: i64) -> Pager {
    let older = found.next(size).map(|place| {
        let mark = if which == Calls::Now { '?' } else { '&' };
        format!("{}{mark}after={}", address(which), place_text(place))
    });
    let words = if found.is_empty() {
        Words::default()
    } else {
        message!("analyst-rows-shown", rows = found.count(), all = all).into()
    };
    Pager { words, newer: is_later.then(|| address(which)), older }
}

/// A place in the list as an address carries it.
fn place_text(place: &AlertPlace) -> String {
    format!("{}.{}.{}", place.rank, place.sort, place.id)
}

fn read_place(text: &str) -> Option<AlertPlace> {
    let mut parts = text.splitn(3, '.');
    let rank = parts.next()?.parse().ok()?;
    let sort = parts.next()?.parse().ok()?;
    Some(AlertPlace { rank, sort, id: parts.next()?.to_owned() })
}

pub(super) fn row(alert: &Alert) -> crate::view::Alert {
    crate::view::Alert {
        id: alert.id.clone(),
        tone: match alert.loudness {
            Loudness::LifeAtRisk => Tone::Alarm,
            Loudness::StandsStill => Tone::Caution,
            Loudness::Answered => Tone::Waiting,
        },
        words: alert.words.clone(),
        at: words::moment(alert.raised_at),
        report: alert.report.map(|number| number.to_string()),
        group: alert.group.map(|group| (group.id.to_string(), group.waiting)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_list_of_alerts_survives_its_address() {
        for sort in [1_763_915_460_000_001, -1_763_915_460_000_001] {
            let place = AlertPlace { rank: 0, sort, id: "differs-889913771090077".to_owned() };
            assert_eq!(read_place(&place_text(&place)), Some(place));
        }
        for junk in ["", "1", "1.2", "x.2.a", "1.99999999999999999999.a"] {
            assert_eq!(read_place(junk), None, "{junk}");
        }
    }
}
