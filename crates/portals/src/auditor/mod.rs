//! For those who check: counts, the ledger and its proofs. Nothing here reads a report, and no page names a person.

mod entries;
mod kinds;
mod overview;
mod proof;
#[cfg(feature = "samples")]
pub(crate) mod sample;
mod view;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use clearline_frame::answer::PageError;
use clearline_frame::session::SignedIn;
use clearline_frame::words;
use clearline_http::{Audience, Routes, needs};
use clearline_law::access::{ActName, Permit, ReadLedger, Role, Thing, permit};
use clearline_oversight::figures::EntryLine;

use crate::Portal;
use view::EntryRow;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let ledger = || needs(ActName::ReadLedger);
    let home = ledger().nav(Role::Auditor, 1, "nav-overview").nav(Role::Counsel, 9, "nav-audit");
    Routes::pages(Audience::Auditor)
        .get("/auditor", overview::show, home.nav(Role::Supervisor, 4, "nav-audit"))
        .get("/auditor/entries", entries::show, ledger().nav(Role::Auditor, 2, "nav-entries"))
        .get("/auditor/referrals/{id}/proof", proof::show, ledger())
        .get("/auditor/referrals/{id}/proof.txt", proof::file, ledger())
}

fn ledger(person: &SignedIn) -> Result<Permit<ReadLedger>, PageError> {
    Ok(permit::<ReadLedger>(person.actor(), &Thing::House)?)
}

fn row(line: &EntryLine) -> EntryRow {
    let (kind, code) = kinds::told(&line.kind);
    EntryRow {
        index: line.position.map(|place| place.to_string()),
        kind,
        code,
        at: words::moment(line.written_at),
        leaf: BASE64_STANDARD.encode(line.leaf_hash.0),
        proof: line.referral.map(|id| format!("/auditor/referrals/{id}/proof")),
    }
}
