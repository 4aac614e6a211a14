//! An agency notifies that files must be destroyed.

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
use clearline_frame::view::FieldError;
use clearline_http::Audience;
use clearline_identity::directory;
use clearline_pipeline::follow_up::FollowUpError;
use clearline_pipeline::follow_up::destruction::{self, wait};
use clearline_report::{Argument, FileId, Message, ReferralId, message};
use serde::Deserialize;

use super::destruction::{choice, row};
use super::page_error;
use crate::Portal;
use crate::agency::or_ended;
use view::Destroy;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Notified {
    file: String,
    reference: String,
    password: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let page = destroy_page(&portal.house, &person, &id, &Notified::default(), None).await;
    or_ended(&portal, &person, &id, page.map(|page| Shown(page).into_response())).await
}

async fn destroy_page(
    house: &House,
    person: &SignedIn,
    id: &str,
    typed: &Notified,
    error: Option<FieldError>,
) -> Result<Destroy, PageError> {
    person.actor().agency_id().ok_or(PageError::NotYours)?;
    let id: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    let found = destruction::notifiable(house, person.actor(), id).await.map_err(page_error)?;
    let title = message!("destroy-window", referral = Argument::exact(id.to_string()));
    Ok(Destroy {
        page: person.page_of(&title, Audience::Agency, ""),
        referral: id.to_string(),
        follows: follows(house, wait::hours(house).await?),
        files: found.files.iter().map(|kept| choice(kept, &typed.file)).collect(),
        reference: typed.reference.clone(),
        error,
        told: found.notified.iter().map(|one| row(house, one, None)).collect(),
    })
}

/// What will happen, in plain words, before the act.
fn follows(house: &House, hours: i64) -> Vec<Message> {
    let most = house.limits.notifications_per_hour;
    let (when, policy) = match hours {
        0 => (message!("destroy-follows-at-once"), message!("destroy-follows-no-wait")),
        hours => (
            message!("destroy-follows-after", hours = hours),
            message!("destroy-follows-wait", hours = hours),
        ),
    };
    vec![
        message!("destroy-follows-closed"),
        when,
        policy,
        message!("destroy-follows-told"),
        message!("destroy-follows-often", most = most),
    ]
}

pub(super) async fn notify(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Notified>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let referral: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    // A person who may not notify is refused before any question for the password.
    if let Err(barred) = destruction::may_notify(house, by.actor(), referral).await {
        return or_ended(&portal, &by, &id, Err(page_error(barred))).await;
    }
    let again = async |error| {
        let page = destroy_page(house, &by, &id, &form, Some(error)).await?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
    };
    let Ok(file) = form.file.parse::<FileId>() else {
        return again(FieldError::new("file", message!("destroy-choose-file"))).await;
    };
    if !directory::is_own_password(house, by.actor(), &form.password).await? {
        return again(FieldError::new("password", message!("destroy-password-wrong"))).await;
    }
    match destruction::notify(house, by.actor(), referral, &file, &form.reference).await {
        Ok(_) => Ok(by.done(&format!("/agency/referrals/{referral}/destruction"), Done::Notified)),
        Err(FollowUpError::Unfit(why)) => again(FieldError::new("reference", why)).await,
        Err(error) => or_ended(&portal, &by, &id, Err(page_error(error))).await,
    }
}
