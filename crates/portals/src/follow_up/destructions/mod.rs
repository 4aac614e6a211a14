//! Every destruction, the newest first, for those who check.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Audience, Pager};
use clearline_frame::words;
use clearline_law::access::{ReadProcess, Thing, permit};
use clearline_pipeline::follow_up::destruction::{self, Cursor};
use clearline_report::message;
use serde::Deserialize;

use super::destruction::row;
use crate::Portal;
use view::Destructions;

#[derive(Deserialize)]
pub(super) struct Before {
    before: Option<String>,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(query): Query<Before>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = permit::<ReadProcess>(person.actor(), &Thing::House)?;
    let before = query.before.as_deref().and_then(Cursor::read);
    let found = destruction::page(house, &permit, before.as_ref()).await?;
    let last = found.next(house.limits.page_rows).map(Cursor::text);
    let mut page =
        person.page_of(&message!("destructions-window"), Audience::Auditor, "/auditor/destructions");
    page.cannot_read(found.unreadable());
    Ok(Shown(Destructions {
        page,
        rows: found.iter().map(|one| row(house, one, None)).collect(),
        pager: Pager {
            words: words::shown(found.len()),
            newer: before.map(|_| "/auditor/destructions".to_owned()),
            older: last.map(|last| format!("/auditor/destructions?before={last}")),
        },
    })
    .into_response())
}
