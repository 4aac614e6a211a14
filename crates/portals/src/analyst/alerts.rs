//! Alerts: what somebody must look at, and that somebody has.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use clearline_law::access::{ReadDesk, Thing, permit};
use clearline_pipeline::oversight::{self, Alert};
use serde::Deserialize;

use super::groups;
use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::echo::Done;
use crate::session::{Checked, SignedIn};
use crate::view::analyst::AlertPage;
use crate::view::{self, Audience, Tone};
use crate::words;

/// The alerts of the desk: those that call, the loudest first, and those that wait for a quiet hour. Within each they
/// stand as they come.
pub(super) fn sorted(alerts: &[Alert]) -> (Vec<view::analyst::Alert>, Vec<view::analyst::Alert>) {
    let (mut calling, waiting): (Vec<_>, Vec<_>) =
        alerts.iter().map(row).partition(|alert| alert.tone != Tone::Waiting);
    calling.sort_by_key(|alert| alert.tone != Tone::Alarm);
    (calling, waiting)
}

fn row(alert: &Alert) -> view::analyst::Alert {
    view::analyst::Alert {
        id: alert.id.clone(),
        tone: tone(&alert.kind),
        words: words::sentence(&alert.words),
        at: words::moment(alert.raised_at),
        report: alert.report.map(|number| number.to_string()),
        group: alert.group.map(|group| {
            let words = format!("{} in this group", groups::posts(group.waiting));
            (group.id.to_string(), words)
        }),
    }
}

/// Life at risk calls loudest, then what stands still in the house. What an agency answered can wait.
fn tone(kind: &str) -> Tone {
    match kind {
        "p0_at_desk" | "p0_group" | "p0_flood" | "destruction_p0" => Tone::Alarm,
        "declined" | "cleared" => Tone::Waiting,
        _ => Tone::Caution,
    }
}

pub(super) async fn ask(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let permit = permit::<ReadDesk>(person.actor(), &Thing::House)?;
    let waiting = oversight::waiting_alerts(&portal.house, &permit).await?;
    let alert = waiting.iter().find(|alert| alert.id == id).ok_or(PageError::NotFound)?;
    let page = person.page("Alert", Audience::Analyst, "/desk");
    Ok(Shown(AlertPage { page, alert: row(alert) }).into_response())
}

/// A form without fields of its own.
#[derive(Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn acknowledge(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, .. }: Checked<Nothing>,
) -> Result<Response, PageError> {
    oversight::acknowledge(&portal.house, by.actor(), &id).await?;
    Ok(by.done(&portal, "/desk", Done::Assigned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn life_at_risk_stands_before_trouble_in_the_house_and_answers_of_agencies_stand_apart() {
        let alert = |kind: &str| Alert {
            id: kind.to_owned(),
            report: None,
            kind: kind.to_owned(),
            words: "something is the matter".to_owned(),
            raised_at: jiff::Timestamp::UNIX_EPOCH,
            group: None,
        };
        let alerts = ["declined", "work_failed", "cleared", "ruling_failed", "p0_at_desk"].map(alert);
        let (calling, waiting) = sorted(&alerts);
        let ids = |rows: &[view::analyst::Alert]| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&calling), ["p0_at_desk", "work_failed", "ruling_failed"]);
        assert_eq!(ids(&waiting), ["declined", "cleared"]);
        assert_eq!(calling[0].words, "Something is the matter.");
    }
}
