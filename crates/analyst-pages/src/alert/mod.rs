//! One alert, for whoever takes it on.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use clearline_core::rows::part;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::session::SignedIn;
use clearline_http::Audience;
use clearline_law::access::{ReadDesk, Thing, permit};
use clearline_oversight as oversight;
use clearline_report::message;
use serde::Deserialize;

use super::alerts::row;
use clearline_frame::Frame;
use view::AlertPage;

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let house = frame.house();
    let permit = permit::<ReadDesk>(person.actor(), &Thing::House)?;
    let read = part(house, "alert", &id, oversight::waiting_alert(house, &permit, &id).await)?;
    let alert = read.ok().flatten().ok_or(PageError::NotFound)?;
    let page = person.page_of(&message!("analyst-window-alert"), Audience::Analyst, "/desk");
    Ok(Shown(AlertPage { page, alert: row(&alert) }).into_response())
}

/// A form without fields of its own.
#[derive(Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn acknowledge(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    Checked { by, .. }: Checked<Nothing>,
) -> Result<Response, PageError> {
    if oversight::acknowledge(frame.house(), by.actor(), &id).await? {
        Ok(by.done("/desk", Done::Assigned))
    } else {
        // Somebody else took it on, or its cause is over.
        Ok(Redirect::to("/desk").into_response())
    }
}
