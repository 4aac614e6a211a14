//! Destruction on notification of a law enforcement agency: where an agency notifies, where another one objects, and where
//! those who check see it.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_http::{Routes, needs};
use clearline_identity::directory;
use clearline_law::access::{ActName, ReadProcess, Role, Thing, permit};
use clearline_pipeline::follow_up::FollowUpError;
use clearline_pipeline::follow_up::destruction::{self, Cursor, Destruction, Stand, wait};
use clearline_records::dossier::KeptFile;
use clearline_report::{Argument, FileId, Message, Priority, ReferralId, message};
use jiff::Timestamp;
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::echo::Done;
use crate::form::Checked;
use crate::session::SignedIn;
use crate::view::destruction::{Destroy, DestructionRow, Destructions, Object};
use crate::view::{Audience, Choice, FieldError, Pager, State as Standing, Tone, Words};
use crate::words;

/// The routes.
pub(super) fn routes() -> Routes<Portal> {
    let notifies = || needs(ActName::NotifyDestruction);
    let objects = || needs(ActName::ObjectToDestruction);
    let listed = needs(ActName::ReadProcess).nav(Role::Auditor, 4, "nav-destruction");
    let of_agencies = Routes::pages(Audience::Agency)
        .get("/agency/referrals/{id}/destruction", ask, notifies().also(ActName::ReadReferral))
        .post("/agency/referrals/{id}/destruction", notify, notifies())
        .get("/agency/referrals/{id}/objection", against, objects())
        .post("/agency/referrals/{id}/objection", object, objects());
    of_agencies.merge(Routes::pages(Audience::Auditor).get("/auditor/destructions", list, listed))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Notified {
    file: String,
    reference: String,
    password: String,
}

async fn ask(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let page = destroy_page(&portal.house, &person, &id, &Notified::default(), None).await?;
    Ok(Shown(page).into_response())
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
    let found = destruction::notifiable(house, person.actor(), id).await?;
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

fn choice(kept: &KeptFile, chosen: &str) -> Choice {
    let digest = Argument::exact(hex::encode(&kept.sha256));
    let hint = message!("destroy-file", digest = digest, size = Argument::Bytes(kept.size));
    let name = kept.name.as_ref().map_or_else(|| message!("file-nameless").into(), Words::data);
    Choice {
        hint: Some(hint.into()),
        chosen: kept.id.as_str() == chosen,
        ..Choice::new(kept.id.as_str(), name)
    }
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

async fn notify(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Notified>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let referral: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    // A person who may not notify is refused before any question for the password.
    destruction::may_notify(house, by.actor(), referral).await?;
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
        Ok(_) => Ok(by.done(&portal, &format!("/agency/referrals/{referral}/destruction"), Done::Notified)),
        Err(FollowUpError::Unfit(why)) => again(FieldError::new("reference", why)).await,
        Err(error) => Err(error.into()),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Objected {
    file: String,
    reason: String,
}

async fn against(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let page = object_page(&portal.house, &person, &id, &Objected::default(), None).await?;
    Ok(Shown(page).into_response())
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
    let found = destruction::objectionable(house, person.actor(), id).await?;
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

async fn object(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Objected>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let referral: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    let file: FileId = form.file.parse().map_err(|_| PageError::NotFound)?;
    match destruction::object(house, by.actor(), referral, &file, &form.reason).await {
        Ok(()) => Ok(by.done(&portal, &format!("/agency/referrals/{referral}"), Done::Objected)),
        Err(FollowUpError::Unfit(why)) => {
            let page = object_page(house, &by, &id, &form, Some(why.into())).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Deserialize)]
struct Before {
    before: Option<String>,
}

async fn list(
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

/// One line of a list of notifications.
pub(crate) fn row(house: &House, one: &Destruction, href: Option<String>) -> DestructionRow {
    let counsel = href.is_some();
    DestructionRow {
        number: one.report.to_string(),
        file: one.file.to_string(),
        href,
        agency: one.agency.to_string(),
        at: words::moment(one.notified.at),
        state: state(house, one),
        detail: detail(house, one),
        notes: if counsel { notes(one) } else { Vec::new() },
    }
}

/// The state of a notification, in a word or two.
pub(crate) fn state(house: &House, one: &Destruction) -> Standing {
    let day = |at: Option<Timestamp>| Argument::name(at.map_or_else(String::new, |at| words::day(at).words));
    match one.stand(house.now(), &house.limits) {
        Stand::NeedsCounsel => Standing::new(Tone::Waiting, message!("destruction-only-recorded")),
        Stand::Waits { .. } => Standing::new(Tone::Caution, message!("destruction-awaits")),
        Stand::Paused { .. } => Standing::new(Tone::Caution, message!("destruction-paused")),
        Stand::Held => Standing::new(Tone::Alarm, message!("destruction-stopped")),
        Stand::Due => Standing::new(Tone::Alarm, message!("destruction-now")),
        Stand::Destroyed => {
            Standing::new(Tone::Good, message!("destruction-done", day = day(one.destroyed_at)))
        }
        Stand::Released => {
            let on = day(one.released.as_ref().map(|released| released.at));
            Standing::new(Tone::Plain, message!("destruction-taken-back", day = on))
        }
    }
}

/// What that means, and when it ends.
pub(crate) fn detail(house: &House, one: &Destruction) -> Option<Words> {
    let says = match one.stand(house.now(), &house.limits) {
        Stand::NeedsCounsel => message!("destruction-only-recorded-about"),
        Stand::Waits { until } => message!("destruction-awaits-about", until = until),
        Stand::Paused { until } => message!("destruction-paused-about", until = until),
        Stand::Held => message!("destruction-stopped-about"),
        Stand::Due => message!("destruction-now-about"),
        Stand::Destroyed | Stand::Released => return None,
    };
    Some(says.into())
}

fn notes(one: &Destruction) -> Vec<Standing> {
    let mut notes = Vec::new();
    if one.priority == Some(Priority::P0) && one.is_open() {
        notes.push(Standing::new(Tone::Alarm, message!("destruction-life")));
    }
    if one.objections > 0 {
        notes.push(Standing::new(Tone::Caution, message!("destruction-objections", count = one.objections)));
    }
    if one.proposed_order.is_some() {
        notes.push(Standing::new(Tone::Waiting, message!("destruction-order-waits")));
    }
    if one.release.is_some() && one.is_open() {
        notes.push(Standing::new(Tone::Waiting, message!("destruction-release-waits")));
    }
    notes
}
