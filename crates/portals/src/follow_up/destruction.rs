//! Destruction on notification of a law enforcement agency: where an agency notifies, and where those who check see it.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use clearline_law::access::{ReadProcess, Thing, permit};
use clearline_law::{FileGate, Outcome};
use clearline_pipeline::dossier::{self, KeptFile, routed};
use clearline_pipeline::follow_up::destruction::{self, Cursor, Destruction};
use clearline_report::{FileId, ReferralId};
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::{Checked, SignedIn};
use crate::view::follow_up::{Destroy, DestructionRow, Destructions};
use crate::view::{Audience, Choice, Pager, State as Standing, Tone};
use crate::words;

/// The routes.
pub(super) fn router() -> Router<Portal> {
    Router::new()
        .route("/agency/referrals/{id}/destruction", get(ask).post(notify))
        .route("/auditor/destructions", get(list))
}

async fn ask(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    person.actor().agency_id().ok_or(PageError::NotYours)?;
    let id: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    let referral = destruction::may_notify(house, person.actor(), id).await?;
    let ruling = routed::ruling(house, id.report, referral.ruling).await?.map(|kept| kept.ruling());
    let ruling = ruling.transpose()?.flatten().ok_or(PageError::NotFound)?;
    let listed = |file: &KeptFile| match &ruling.outcome {
        Outcome::Disclose { files, .. } => {
            files.iter().any(|(id, gate)| *id == file.id && !matches!(gate, FileGate::Withheld { .. }))
        }
        _ => false,
    };
    let kept = dossier::files(house, id.report).await?;
    let files = kept.iter().filter(|file| listed(file) && !file.is_destroyed()).map(|file| {
        let hint = format!("SHA-256 {}, {}", hex::encode(&file.sha256), words::size(file.size));
        Choice {
            hint: Some(hint),
            ..Choice::new(file.id.as_str(), file.name.as_deref().unwrap_or("without a name"))
        }
    });
    let mut told = Vec::new();
    for file in &kept {
        // What another agency notified is not this one's to see; that a file is gone, the referral's page says.
        let one = destruction::of_file(house, id.report, &file.id).await?;
        told.extend(one.filter(|one| one.agency == referral.agency).as_ref().map(row));
    }
    Ok(Shown(Destroy {
        page: person.page("Destruction", Audience::Agency, ""),
        referral: id.to_string(),
        files: files.collect(),
        told,
    })
    .into_response())
}

#[derive(Deserialize)]
struct Notified {
    file: String,
    reference: String,
}

async fn notify(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Notified>,
) -> Result<Redirect, PageError> {
    let referral = id.parse().map_err(|_| PageError::NotFound)?;
    let file: FileId = form.file.parse().map_err(|_| PageError::NotFound)?;
    destruction::notify(&portal.house, by.actor(), referral, &file, &form.reference).await?;
    Ok(Redirect::to(&format!("/agency/referrals/{id}/destruction")))
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
        rows: found.iter().map(row).collect(),
        pager: Pager {
            words: words::shown(found.len()),
            newer: before.map(|_| "/auditor/destructions".to_owned()),
            older: last.map(|last| format!("/auditor/destructions?before={last}")),
        },
    })
    .into_response())
}

fn row(one: &Destruction) -> DestructionRow {
    DestructionRow {
        number: one.report.to_string(),
        file: one.file.to_string(),
        agency: one.agency.to_string(),
        at: words::moment(one.notified_at),
        state: match one.destroyed_at {
            Some(at) => Standing::new(Tone::Good, format!("destroyed on {}", words::day(at).words)),
            None => Standing::new(Tone::Alarm, "waits: a court's order forbids it"),
        },
    }
}
