//! What awaits destruction: where counsel confirms it, enters the order of a court that demands it, and where two
//! people take it back. No page here shows the content of a file.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Audience, Fact, Pager, Words};
use clearline_frame::words;
use clearline_law::access::{ReadProcess, ReleaseDestruction, Thing, permit};
use clearline_pipeline::follow_up::destruction::{self, Cursor, Destruction, State as Kept, wait};
use clearline_report::{Argument, Message, message};
use serde::Deserialize;

use super::may;
use crate::Portal;
use crate::follow_up::destruction::row;
use view::WaitingDestructions;

pub(super) const HERE: &str = "/counsel/destructions";

#[derive(Deserialize)]
pub(super) struct After {
    after: Option<String>,
}

pub(super) async fn list(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(query): Query<After>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = permit::<ReadProcess>(person.actor(), &Thing::House)?;
    let after = query.after.as_deref().and_then(Cursor::read);
    let found = destruction::open(house, &permit, after.as_ref()).await?;
    let last = found.next(house.limits.page_rows).map(Cursor::text);
    let mut page = person.page_of(&message!("counsel-window-destructions"), Audience::Counsel, HERE);
    page.cannot_read(found.unreadable());
    let decides = may::<ReleaseDestruction>(&person);
    let href = |one: &Destruction| decides.then(|| format!("{HERE}/{}/{}", one.report, one.file));
    Ok(Shown(WaitingDestructions {
        page,
        rows: found.iter().map(|one| row(house, one, href(one))).collect(),
        policy: policy(house, wait::hours(house).await?),
        pager: Pager {
            words: words::shown(found.len()),
            // The oldest are first here: the next page has newer ones.
            newer: last.map(|last| format!("{HERE}?after={last}")),
            older: after.map(|_| HERE.to_owned()),
        },
    })
    .into_response())
}

/// The waiting time, named as what it is.
fn policy(house: &House, hours: i64) -> Vec<Fact> {
    vec![
        Fact::new(message!("counsel-waiting-time"), message!("counsel-hours", count = hours)),
        Fact::new(message!("counsel-rests-on"), Words::law(words::citation(house.register, wait::POLICY))),
        Fact::new(
            message!("counsel-beside"),
            message!("counsel-states-no-time", clause = Argument::clause("US-2258D-d2")),
        ),
        Fact::new(message!("counsel-without-waiting"), message!("counsel-without-waiting-about")),
    ]
}

/// How many files await destruction, for the first page: up to one page of them.
pub(super) async fn waiting(house: &House, person: &SignedIn) -> Result<Option<Message>, PageError> {
    let Ok(permit) = permit::<ReadProcess>(person.actor(), &Thing::House) else { return Ok(None) };
    let found = destruction::open(house, &permit, None).await?;
    let noted = found.iter().filter(|one| one.state == Kept::Noted).count();
    if found.is_empty() {
        return Ok(None);
    }
    Ok(Some(if found.count() >= house.limits.page_rows {
        message!("counsel-awaiting-more", count = found.count(), noted = noted)
    } else {
        message!("counsel-awaiting", count = found.count(), noted = noted)
    }))
}
