//! Bulk dismissals, the newest first. Each can be undone for a day.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Pager, State as Standing, Tone};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_law::access::{ReadDesk, Thing, permit};
use clearline_pipeline::triage::{self, Dismissal, DismissalState, Refusal, TriageError};
use clearline_report::message;
use jiff::Timestamp;
use serde::Deserialize;

use clearline_frame::Frame;
use view::{DismissalRow, Dismissals};

#[derive(Deserialize)]
pub(super) struct After {
    after: Option<String>,
}

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(query): Query<After>,
) -> Result<Response, PageError> {
    let house = frame.house();
    let permit = permit::<ReadDesk>(person.actor(), &Thing::House)?;
    let after = query.after.as_deref().and_then(read_dismissal);
    let found = triage::dismissal::newest(house, &permit, after).await?;
    let next = found.next(house.limits.page_rows);
    let older = next.map(|(at, id)| format!("/desk/dismissals?after={}.{id}", at.as_microsecond()));
    let mut page = person.page_of(&message!("analyst-window-dismissals"), Audience::Analyst, "/desk");
    page.cannot_read(found.unreadable());
    Ok(Shown(Dismissals {
        page,
        pager: Pager {
            words: words::shown(found.len()),
            newer: after.map(|_| "/desk/dismissals".to_owned()),
            older,
        },
        rows: found.iter().map(|one| dismissal_row(one, house.now())).collect(),
    })
    .into_response())
}

fn read_dismissal(text: &str) -> Option<(Timestamp, i64)> {
    let (at, id) = text.split_once('.')?;
    Some((Timestamp::from_microsecond(at.parse().ok()?).ok()?, id.parse().ok()?))
}

fn dismissal_row(one: &Dismissal, now: Timestamp) -> DismissalRow {
    let (tone, state) = match one.state {
        DismissalState::Dismissing => {
            (Tone::Waiting, message!("dismissal-dismissing", count = one.dismissed))
        }
        DismissalState::Dismissed => (Tone::Plain, message!("dismissal-dismissed", count = one.dismissed)),
        DismissalState::Undoing => (Tone::Waiting, message!("dismissal-undoing", count = one.restored)),
        DismissalState::Undone => (Tone::Good, message!("dismissal-undone", count = one.restored)),
        DismissalState::Settled => (Tone::Good, message!("dismissal-settled", count = one.settled)),
    };
    DismissalRow {
        id: one.id.to_string(),
        group: one.group.to_string(),
        by: one.ordered_by.split_once(':').map_or(one.ordered_by.as_str(), |(_, user)| user).to_owned(),
        at: words::moment(one.ordered_at),
        reason: one.reason.clone(),
        state: Standing::new(tone, state),
        undo_until: one.can_be_undone(now).then(|| words::moment(one.until)),
    }
}

#[derive(Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn undo(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    Checked { by, .. }: Checked<Nothing>,
) -> Result<Response, PageError> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    match triage::dismissal::undo(frame.house(), by.actor(), id).await {
        Ok(()) => Ok(by.done("/desk/dismissals", Done::Undone)),
        Err(TriageError::Refused(Refusal::NoSuchReport)) => Err(PageError::NotFound),
        Err(TriageError::Refused(refusal)) => {
            Err(PageError::Wrong(message!("analyst-refused", why = refusal.message())))
        }
        Err(TriageError::Denied(denied)) => Err(denied.into()),
        Err(TriageError::Trouble(trouble)) => Err(trouble.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_list_is_read_or_refused() {
        assert_eq!(read_dismissal("1.2").map(|(_, id)| id), Some(2));
        assert_eq!(read_dismissal("x.2"), None);
    }
}
