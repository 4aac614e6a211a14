//! The entries of the ledger, newest first.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Audience, Pager, Words};
use clearline_oversight::figures;
use clearline_report::message;
use serde::Deserialize;

use super::{ledger, row};
use crate::Portal;
use view::Entries;

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
    let permit = ledger(&person)?;
    let before = query.before.as_deref().and_then(|text| text.parse::<i64>().ok());
    let lines = figures::lines(house, &permit, before).await?;
    let places: Vec<i64> = lines.iter().filter_map(|line| line.position).collect();
    let (newest, oldest) = (places.first().copied(), places.last().copied());
    let below = lines.next(house.limits.page_rows).copied().filter(|place| *place > 0);
    let mut page = person.page_of(&message!("auditor-window-entries"), Audience::Auditor, "/auditor/entries");
    page.cannot_read(lines.unreadable());
    Ok(Shown(Entries {
        page,
        rows: lines.iter().map(row).collect(),
        pager: Pager {
            words: match (oldest, newest) {
                (Some(oldest), Some(newest)) => {
                    message!("auditor-places", oldest = oldest, newest = newest).into()
                }
                _ => Words::default(),
            },
            newer: before.map(|_| "/auditor/entries".to_owned()),
            older: below.map(|place| format!("/auditor/entries?before={place}")),
        },
    })
    .into_response())
}
