//! Destruction on notification of a law enforcement agency: where an agency notifies, where another one objects, and where
//! those who check see it.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_identity::directory;
use clearline_law::access::{ActName, ReadProcess, Role, Thing, permit};
use clearline_pipeline::follow_up::FollowUpError;
use clearline_pipeline::follow_up::destruction::{self, Cursor, Destruction, Stand, wait};
use clearline_records::dossier::KeptFile;
use clearline_report::{FileId, Priority, ReferralId};
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::echo::Done;
use crate::form::Checked;
use crate::routes::{Routes, needs};
use crate::session::SignedIn;
use crate::view::destruction::{Destroy, DestructionRow, Destructions, Object};
use crate::view::{Audience, Choice, FieldError, Pager, State as Standing, Tone};
use crate::words;

/// The routes.
pub(super) fn routes() -> Routes {
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
    Ok(Destroy {
        page: person.page(&format!("Destruction, referral {id}"), Audience::Agency, ""),
        referral: id.to_string(),
        follows: follows(house, wait::hours(house).await?),
        files: found.files.iter().map(|kept| choice(kept, &typed.file)).collect(),
        reference: typed.reference.clone(),
        error,
        told: found.notified.iter().map(|one| row(house, one, None)).collect(),
    })
}

fn choice(kept: &KeptFile, chosen: &str) -> Choice {
    let hint = format!("SHA-256 {}, {}", hex::encode(&kept.sha256), words::size(kept.size));
    let name = kept.name.as_deref().unwrap_or("without a name");
    Choice { hint: Some(hint), chosen: kept.id.as_str() == chosen, ..Choice::new(kept.id.as_str(), name) }
}

/// What will happen, in plain words, before the act.
fn follows(house: &House, hours: i64) -> Vec<String> {
    let most = house.limits.notifications_per_hour;
    let when = match hours {
        0 => "It is destroyed at once, for good, for every agency. This cannot be undone.".to_owned(),
        hours => format!(
            "After {hours} hours, or earlier when our counsel confirms it, the file is destroyed for good, for every \
             agency. That cannot be undone."
        ),
    };
    let policy = match hours {
        0 => "That there is no waiting time is our policy: 18 U.S.C. 2258D(d)(2) states none.".to_owned(),
        hours => format!(
            "The {hours} hours are our policy: 18 U.S.C. 2258D(d)(2) states no time. They fall away only when our \
             counsel has entered an order of a court that demands the destruction."
        ),
    };
    vec![
        "From the moment you send this, nobody can open the file: not your agency, no other agency, and nobody here."
            .to_owned(),
        when,
        policy,
        "Our counsel is told, and so is every other agency that has the file. They may object; that does not stop it."
            .to_owned(),
        format!(
            "Of more than {most} notifications in an hour, the later ones take effect only when our counsel confirms \
             them."
        ),
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
    let wrong = |field: &str, words: &str| FieldError { field: field.to_owned(), words: words.to_owned() };
    let again = async |error| {
        let page = destroy_page(house, &by, &id, &form, Some(error)).await?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
    };
    let Ok(file) = form.file.parse::<FileId>() else {
        return again(wrong("file", "Choose a file.")).await;
    };
    if !directory::is_own_password(house, by.actor(), &form.password).await? {
        return again(wrong("password", "This is not your password. Nothing was changed.")).await;
    }
    match destruction::notify(house, by.actor(), referral, &file, &form.reference).await {
        Ok(_) => Ok(by.done(&portal, &format!("/agency/referrals/{referral}/destruction"), Done::Notified)),
        Err(FollowUpError::Unfit(words)) => {
            again(FieldError { field: "reference".to_owned(), words: words::sentence(&words) }).await
        }
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
    error: Option<String>,
) -> Result<Object, PageError> {
    person.actor().agency_id().ok_or(PageError::NotYours)?;
    let id: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    let found = destruction::objectionable(house, person.actor(), id).await?;
    let choice = |one: &Destruction| Choice {
        hint: one.due_at.map(|due| format!("until {}", words::moment(due).words)),
        chosen: one.file.as_str() == typed.file,
        ..Choice::new(one.file.as_str(), format!("file {}", one.file))
    };
    Ok(Object {
        page: person.page("A file awaits destruction", Audience::Agency, ""),
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
        Err(FollowUpError::Unfit(words)) => {
            let page = object_page(house, &by, &id, &form, Some(words::sentence(&words))).await?;
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
    let mut page = person.page("Destruction", Audience::Auditor, "/auditor/destructions");
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
    let day = |at: Option<jiff::Timestamp>| at.map_or_else(String::new, |at| words::day(at).words);
    match one.stand(house.now(), &house.limits) {
        Stand::NeedsCounsel => Standing::new(Tone::Waiting, "only recorded"),
        Stand::Waits { .. } => Standing::new(Tone::Caution, "awaits destruction"),
        Stand::Paused { .. } => Standing::new(Tone::Caution, "paused"),
        Stand::Held => Standing::new(Tone::Alarm, "stopped by a court"),
        Stand::Due => Standing::new(Tone::Alarm, "is destroyed now"),
        Stand::Destroyed => Standing::new(Tone::Good, format!("destroyed on {}", day(one.destroyed_at))),
        Stand::Released => {
            let on = day(one.released.as_ref().map(|released| released.at));
            Standing::new(Tone::Plain, format!("taken back on {on}"))
        }
    }
}

/// What that means, and when it ends.
pub(crate) fn detail(house: &House, one: &Destruction) -> Option<String> {
    let at = |at: jiff::Timestamp| words::moment(at).words;
    Some(match one.stand(house.now(), &house.limits) {
        Stand::NeedsCounsel => {
            "It takes effect when counsel confirms; until then the file opens as before.".to_owned()
        }
        Stand::Waits { until } => {
            format!("Nobody can open it. It is destroyed at {}, or when counsel confirms.", at(until))
        }
        Stand::Paused { until } => format!(
            "Nobody can open it. It is due; until {} a second person may confirm an order of a court to us.",
            at(until)
        ),
        Stand::Held => "Nobody can open it. An order of a court to us forbids to destroy it.".to_owned(),
        Stand::Due => "Nobody can open it.".to_owned(),
        Stand::Destroyed | Stand::Released => return None,
    })
}

fn notes(one: &Destruction) -> Vec<Standing> {
    let mut notes = Vec::new();
    if one.priority == Some(Priority::P0) && one.is_open() {
        notes.push(Standing::new(Tone::Alarm, "P0: a life may be at risk"));
    }
    if one.objections > 0 {
        notes.push(Standing::new(Tone::Caution, format!("{} said something against it", one.objections)));
    }
    if one.proposed_order.is_some() {
        notes.push(Standing::new(Tone::Waiting, "a court's order to us waits for a second person"));
    }
    if one.release.is_some() && one.is_open() {
        notes.push(Standing::new(Tone::Waiting, "to take it back waits for a second person"));
    }
    notes
}
