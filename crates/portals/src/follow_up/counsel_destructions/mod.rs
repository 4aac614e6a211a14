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
use clearline_frame::view::{Fact, Pager, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_law::access::{ReadProcess, ReleaseDestruction, Thing, permit};
use clearline_pipeline::follow_up::destruction::{self, Cursor, Destruction, wait};
use clearline_report::{Argument, message};
use serde::Deserialize;

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
    let may_read = permit::<ReadProcess>(person.actor(), &Thing::House)?;
    let after = query.after.as_deref().and_then(Cursor::read);
    let found = destruction::open(house, &may_read, after.as_ref()).await?;
    let last = found.next(house.limits.page_rows).map(Cursor::text);
    let mut page = person.page_of(&message!("counsel-window-destructions"), Audience::Counsel, HERE);
    page.cannot_read(found.unreadable());
    let decides = permit::<ReleaseDestruction>(person.actor(), &Thing::House).is_ok();
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
