//! Packages that our staff hand over to an agency that does not use our interfaces: downloading one with its conditions
//! in front, and recording who received it.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use clearline_disclosure::referral::{HandOver, ReferError};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Choice, Moment, Words};
use clearline_frame::words;
use clearline_http::{Audience, attachment};
use clearline_pipeline::refer::{self, HandOvers, Handed, NewHanded, TakenOut};
use clearline_report::{Argument, ReferralId, message};
use jiff::civil::Date;
use serde::Deserialize;

use super::alert::Nothing;
use clearline_frame::Frame;
use view::{HandOverPage, HandOverRow};

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let found = refer::hand_overs(frame.house(), person.actor(), numbered(&id)?).await.map_err(refused)?;
    Ok(Shown(page(&person, &found)).into_response())
}

/// The conditions, to be printed and put in front.
pub(super) async fn first_page(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let pdf = refer::first_page(frame.house(), person.actor(), numbered(&id)?).await.map_err(refused)?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], pdf).into_response())
}

pub(super) async fn take(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    Checked { by, .. }: Checked<Nothing>,
) -> Result<Response, PageError> {
    let id = numbered(&id)?;
    let content = refer::take_package(frame.house(), by.actor(), id).await.map_err(refused)?;
    Ok(attachment(&format!("{id}.tar.age"), content))
}

#[derive(Deserialize)]
pub(super) struct Record {
    ordinal: i64,
    way: String,
    #[serde(default)]
    received_by: String,
    on: String,
}

pub(super) async fn record(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Record>,
) -> Result<Response, PageError> {
    let id = numbered(&id)?;
    let way: Result<HandOver, _> = form.way.parse();
    let way = way.map_err(|_| PageError::Wrong(message!("analyst-choose-way")))?;
    let on: Result<Date, _> = form.on.trim().parse();
    let on = on.map_err(|_| PageError::Wrong(message!("analyst-day-form")))?;
    let new = NewHanded { way, received_by: form.received_by, on };
    refer::record_hand_over(frame.house(), by.actor(), id, form.ordinal, &new).await.map_err(refused)?;
    Ok(by.done(&format!("/desk/referrals/{id}/hand-over"), Done::HandedOver))
}

fn numbered(id: &str) -> Result<ReferralId, PageError> {
    id.parse().map_err(|_| PageError::NotFound)
}

/// Reasons that bar an agency are shown here to our staff.
fn refused(error: ReferError) -> PageError {
    match error {
        ReferError::Suspended => PageError::Wrong(message!("analyst-hand-over-suspended")),
        ReferError::AccessEnded => PageError::Wrong(message!("analyst-hand-over-ended")),
        other => other.into(),
    }
}

fn page(person: &SignedIn, found: &HandOvers) -> HandOverPage {
    let id = found.referral.id;
    let mut shell = person.page_of(
        &message!("analyst-window-hand-over", referral = Argument::exact(id.to_string())),
        Audience::Analyst,
        "",
    );
    shell.cannot_read(found.taken.unreadable());
    HandOverPage {
        page: shell,
        id: id.to_string(),
        number: id.report.to_string(),
        agency: found.agency.name.clone(),
        state: words::referral(found.referral.state),
        stands: found.stands,
        package: found.referral.package.as_ref().map(|package| {
            message!(
                "analyst-package-size",
                size = Argument::Bytes(package.bytes),
                sha256 = Argument::exact(hex::encode(&package.digest))
            )
        }),
        waiting: found.taken.iter().filter(|one| one.handed.is_none()).map(taken).collect(),
        ways: HandOver::ALL.map(|way| Choice::new(way.word(), Words::Sentence(way.message()))).into(),
        rows: found.taken.iter().map(row).collect(),
    }
}

/// A package that was taken out, as one chooses it.
fn taken(one: &TakenOut) -> Choice {
    Choice::new(
        one.ordinal.to_string(),
        message!(
            "analyst-package-taken",
            ordinal = Argument::exact(one.ordinal.to_string()),
            at = one.taken_at
        ),
    )
}

fn row(one: &TakenOut) -> HandOverRow {
    let became = |handed: &Handed| {
        let on = Moment { iso: handed.on.to_string(), words: handed.on.to_string() };
        (handed.way.message(), handed.received_by.clone().unwrap_or_default(), on)
    };
    HandOverRow {
        ordinal: one.ordinal.to_string(),
        taken: words::moment(one.taken_at),
        by: one.taken_by.clone(),
        package: hex::encode(&one.package).chars().take(12).collect(),
        became: one.handed.as_ref().map(became),
    }
}
