//! An agency objects to a destruction of which another notified us.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Choice, Words};
use clearline_http::Audience;
use clearline_pipeline::follow_up::FollowUpError;
use clearline_pipeline::follow_up::destruction::{self, Destruction};
use clearline_report::{Argument, FileId, ReferralId, message};
use serde::Deserialize;

use super::page_error;
use crate::Portal;
use crate::agency::or_ended;
use view::Object;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Objected {
    file: String,
    reason: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let page = object_page(&portal.house, &person, &id, &Objected::default(), None).await;
    or_ended(&portal, &person, &id, page.map(|page| Shown(page).into_response())).await
}

async fn object_page(
    house: &House,
    person: &SignedIn,
    id: &str,
    typed: &Objected,
    error: Option<Words>,
) -> Result<Object, PageError> {
    person.actor().agency_id().ok_or(PageError::NotYours)?;
    let id: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    let found = destruction::objectionable(house, person.actor(), id).await.map_err(page_error)?;
    let choice = |one: &Destruction| Choice {
        hint: one.due_at.map(|due| message!("object-until", until = due).into()),
        chosen: one.file.as_str() == typed.file,
        ..Choice::new(
            one.file.as_str(),
            message!("object-file", file = Argument::exact(one.file.to_string())),
        )
    };
    Ok(Object {
        page: person.page_of(&message!("object-window"), Audience::Agency, ""),
        referral: id.to_string(),
        files: found.iter().map(choice).collect(),
        reason: typed.reason.clone(),
        error,
    })
}

pub(super) async fn object(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Objected>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let referral: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    let file: FileId = form.file.parse().map_err(|_| PageError::NotFound)?;
    match destruction::object(house, by.actor(), referral, &file, &form.reason).await {
        Ok(()) => Ok(by.done(&format!("/agency/referrals/{referral}"), Done::Objected)),
        Err(FollowUpError::Unfit(why)) => {
            let page = object_page(house, &by, &id, &form, Some(why.into())).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
        }
        Err(error) => or_ended(&portal, &by, &id, Err(page_error(error))).await,
    }
}
