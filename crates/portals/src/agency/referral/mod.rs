//! An agency's pages: one referral, and what its officers do with it.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod show;
#[cfg(test)]
mod tests;
mod view;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use clearline_disclosure::Refusal;
use clearline_disclosure::referral::{DeclineReason, FeedbackCode, ReferError};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::session::SignedIn;
use clearline_http::{Audience, Routes, attachment, needs};
use clearline_identity::directory;
use clearline_law::access::ActName;
use clearline_pipeline::refer::{self, queries};
use clearline_records::dossier;
use clearline_report::{Argument, Message, Priority, ReferralId, message};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::filed_by;
use crate::Portal;
use show::{Attempt, Fields, Opened, field};

/// The routes.
pub(super) fn routes() -> Routes<Portal> {
    Routes::pages(Audience::Agency)
        .get("/agency/referrals/{id}", referral, needs(ActName::ReadReferral))
        .post("/agency/referrals/{id}/conditions", acknowledge, needs(ActName::AcknowledgeConditions))
        .post("/agency/referrals/{id}/accept", accept, needs(ActName::AcceptReferral))
        .post("/agency/referrals/{id}/decline", decline, needs(ActName::DeclineReferral))
        .post("/agency/referrals/{id}/re-refer", re_refer, needs(ActName::ReReferReferral))
        .post("/agency/referrals/{id}/warrant", warrant, needs(ActName::RecordWarrant))
        .post("/agency/referrals/{id}/feedback", feedback, needs(ActName::GiveFeedback))
        .get("/agency/referrals/{id}/files/{file}", file, needs(ActName::FetchFile))
        .get("/agency/referrals/{id}/package", package, needs(ActName::FetchPackage))
}

async fn referral(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    shown(&portal, &person, numbered(&id)?, None).await
}

fn numbered(id: &str) -> Result<ReferralId, PageError> {
    id.parse().map_err(|_| PageError::NotFound)
}

fn title_of(id: ReferralId) -> Message {
    message!("agency-window-referral", referral = Argument::exact(id.to_string()))
}

/// The page of a referral in its present state: its conditions first, then the report, whose opening is recorded. While
/// access is paused or after it has ended, only its history. A refused attempt comes back with what was typed.
async fn shown(
    portal: &Portal,
    person: &SignedIn,
    id: ReferralId,
    attempt: Option<Attempt>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let page = person.page_of(&title_of(id), Audience::Agency, "/agency");
    let mut kept = match queries::page(house, person.actor(), id).await {
        Ok(kept) => kept,
        Err(ReferError::AccessEnded) => {
            let past = queries::history(house, person.actor(), id).await?;
            return Ok(Shown(show::ended(page, &past)).into_response());
        }
        Err(ReferError::Suspended) => {
            let past = queries::history(house, person.actor(), id).await?;
            return Ok((StatusCode::FORBIDDEN, Shown(show::paused(page, &past))).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    let status = if attempt.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let head = dossier::head(house, id.report).await?.ok_or(PageError::NotFound)?;
    let priority = head.priority.unwrap_or(Priority::P3);
    if kept.referral.acknowledged_at.is_none() {
        let first = show::conditions(page, &kept, priority, filed_by(head.kind), attempt);
        return Ok((status, Shown(first)).into_response());
    }
    let disclosed = match kept.disclosed.take() {
        Some(disclosed) => disclosed,
        None => {
            let disclosed = refer::open(house, person.actor(), id).await?;
            kept = queries::page(house, person.actor(), id).await?;
            disclosed
        }
    };
    let (agencies, _) = directory::listed(house).await?;
    let opened = Opened {
        kept: &kept,
        disclosed: &disclosed,
        agencies: &agencies,
        register: house.register,
        priority,
        now: house.now(),
    };
    Ok((status, Shown(show::referral(page, &opened, attempt))).into_response())
}

/// Where a form leads: back to the referral, or to the same page with the words of the refusal.
async fn done(
    portal: &Portal,
    person: &SignedIn,
    id: ReferralId,
    (form, typed): (&'static str, Fields),
    result: Result<Done, ReferError>,
) -> Result<Response, PageError> {
    match result {
        Ok(done) => Ok(person.done(&format!("/agency/referrals/{id}"), done)),
        // Had access ended meanwhile, or do the conditions come first, the referral's page says so.
        Err(ReferError::AccessEnded)
        | Err(ReferError::Refused(Refusal::ConditionsFirst | Refusal::OpenFirst)) => {
            Ok(Redirect::to(&format!("/agency/referrals/{id}")).into_response())
        }
        Err(ReferError::Refused(refusal)) => {
            let words = refusal.message().into();
            shown(portal, person, id, Some(Attempt { form, words, typed })).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn acknowledge(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Fields>,
) -> Result<Response, PageError> {
    let id = numbered(&id)?;
    if field(&form, "acknowledged") != "yes" {
        let words = message!("conditions-tick").into();
        return shown(&portal, &by, id, Some(Attempt { form: "conditions", words, typed: form })).await;
    }
    // The page sends which conditions it showed.
    let result = match field(&form, "conditions") {
        "" => refer::acknowledge_conditions(&portal.house, by.actor(), id).await,
        shown => refer::acknowledge_shown(&portal.house, by.actor(), id, shown).await,
    };
    done(&portal, &by, id, ("conditions", form), result.map(|()| Done::Acknowledged)).await
}

async fn accept(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Fields>,
) -> Result<Response, PageError> {
    let id = numbered(&id)?;
    let result = refer::accept(&portal.house, by.actor(), id).await;
    done(&portal, &by, id, ("accept", form), result.map(|()| Done::Accepted)).await
}

async fn decline(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Fields>,
) -> Result<Response, PageError> {
    let id = numbered(&id)?;
    let Ok(reason) = field(&form, "reason").parse::<DeclineReason>() else {
        let words = message!("act-decline-choose").into();
        return shown(&portal, &by, id, Some(Attempt { form: "decline", words, typed: form })).await;
    };
    let result = refer::decline(&portal.house, by.actor(), id, reason, field(&form, "note")).await;
    done(&portal, &by, id, ("decline", form), result.map(|()| Done::Declined)).await
}

async fn re_refer(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Fields>,
) -> Result<Response, PageError> {
    let id = numbered(&id)?;
    let Ok(agency) = field(&form, "agency").parse() else {
        let words = message!("act-transfer-choose").into();
        return shown(&portal, &by, id, Some(Attempt { form: "re-refer", words, typed: form })).await;
    };
    let result = refer::re_refer(&portal.house, by.actor(), id, &agency, field(&form, "reason")).await;
    done(&portal, &by, id, ("re-refer", form), result.map(|_| Done::Transferred)).await
}

async fn warrant(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Fields>,
) -> Result<Response, PageError> {
    let id = numbered(&id)?;
    let day = field(&form, "issued").parse::<Date>().ok();
    let issued = day.and_then(|day| TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok());
    let (Ok(file), Some(issued)) = (field(&form, "file").parse(), issued) else {
        let words = message!("act-warrant-choose").into();
        return shown(&portal, &by, id, Some(Attempt { form: "warrant", words, typed: form })).await;
    };
    let reference = field(&form, "reference");
    let result = refer::record_warrant(&portal.house, by.actor(), id, &file, reference, issued).await;
    done(&portal, &by, id, ("warrant", form), result.map(|()| Done::WarrantRecorded)).await
}

async fn feedback(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Fields>,
) -> Result<Response, PageError> {
    let id = numbered(&id)?;
    // What the page does not offer is not a code; with none left the pipeline asks for one.
    let codes: Vec<FeedbackCode> =
        form.iter().filter(|(name, _)| name == "code").filter_map(|(_, value)| value.parse().ok()).collect();
    let result = refer::give_feedback(&portal.house, by.actor(), id, &codes, field(&form, "note")).await;
    done(&portal, &by, id, ("feedback", form), result.map(|()| Done::FeedbackGiven)).await
}

/// What was asked for; or, where access to the referral has ended, the page that says when, why and whom to ask.
pub(crate) async fn or_ended(
    portal: &Portal,
    person: &SignedIn,
    id: &str,
    asked: Result<Response, PageError>,
) -> Result<Response, PageError> {
    match asked {
        Err(PageError::Ended) => {
            let id = numbered(id)?;
            let past = queries::history(&portal.house, person.actor(), id).await?;
            let page = person.page_of(&title_of(id), Audience::Agency, "/agency");
            Ok((StatusCode::GONE, Shown(show::ended(page, &past))).into_response())
        }
        other => other,
    }
}

async fn file(
    State(portal): State<Portal>,
    person: SignedIn,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let (referral, file) = (numbered(&id)?, file.parse().map_err(|_| PageError::NotFound)?);
    let opened = refer::open_file(&portal.house, person.actor(), referral, &file).await;
    let given = opened.map(|(file, content)| attachment(&format!("{}.bin", file.id), content));
    or_ended(&portal, &person, &id, given.map_err(PageError::from)).await
}

async fn package(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let opened = refer::open_package(&portal.house, person.actor(), numbered(&id)?).await;
    let given = opened.map(|content| attachment(&format!("{id}.tar.age"), content));
    or_ended(&portal, &person, &id, given.map_err(PageError::from)).await
}
