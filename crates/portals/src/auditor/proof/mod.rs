//! The proof of one referral, as a page and as a file.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_core::rows::part;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Audience, State as Standing, Tone};
use clearline_law::access::{ReadProcess, Thing, permit};
use clearline_oversight::{self as oversight, ProofError, figures};
use clearline_pipeline::refer::queries;
use clearline_records::dossier;
use clearline_report::{ReferralId, World, message};

use super::{ledger, row};
use crate::Portal;
use view::Proof;

/// A referral's proof, as far as there is one.
struct Found {
    id: ReferralId,
    text: Option<String>,
}

/// The proof of the entry by which a referral was made available; `None` as text while it waits for its place.
async fn find(house: &House, person: &SignedIn, id: &str) -> Result<Found, PageError> {
    let process = permit::<ReadProcess>(person.actor(), &Thing::House)?;
    let id: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    let entry = queries::entry_for_review(house, &process, id).await?.ok_or(PageError::NotFound)?;
    match oversight::inclusion(house, &entry).await {
        Ok(proof) => Ok(Found { id, text: Some(proof.to_text()) }),
        Err(ProofError::Waiting) => Ok(Found { id, text: None }),
        Err(ProofError::Trouble(trouble)) => Err(trouble.into()),
        Err(error) => Err(PageError::broken(&error)),
    }
}

pub(super) async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = ledger(&person)?;
    let found = find(house, &person, &id).await?;
    let lines = figures::lines_of_referral(house, &permit, found.id).await?;
    let mut page = person.page_of(&message!("auditor-window-proof"), Audience::Auditor, "");
    page.cannot_read(lines.unreadable());
    let head = part(house, "report", found.id.report, dossier::head(house, found.id.report).await)?;
    page.sandbox = head.ok().flatten().is_some_and(|head| head.world == World::Test);
    let state = match (&found.text, lines.iter().all(|line| line.position.is_some())) {
        (Some(_), true) => Standing::new(Tone::Good, message!("auditor-in-the-ledger")),
        (Some(_), false) => Standing::new(Tone::Waiting, message!("auditor-later-entries-wait")),
        (None, _) => Standing::new(Tone::Waiting, message!("auditor-not-in-the-ledger")),
    };
    Ok(Shown(Proof {
        page,
        referral: found.id.to_string(),
        state,
        entries: lines.iter().map(row).collect(),
        text: found.text,
        href: format!("/auditor/referrals/{}/proof.txt", found.id),
        verify_command: format!("clearline open {}.tlog-proof --keys keys.txt", found.id),
    })
    .into_response())
}

pub(super) async fn file(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    ledger(&person)?;
    let found = find(&portal.house, &person, &id).await?;
    let text = found.text.ok_or_else(|| PageError::Wrong(message!("auditor-proof-file-waits")))?;
    let name = format!("attachment; filename=\"{}.tlog-proof\"", found.id);
    let kind = "text/plain; charset=utf-8".to_owned();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], text).into_response())
}
