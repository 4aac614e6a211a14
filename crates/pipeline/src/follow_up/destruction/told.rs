//! What agencies are told, each in the history of its own referral, and only of a file that its ruling lists. Which
//! agency notified is shown to that agency alone.

use clearline_core::{Deed, House, Trouble};
use clearline_law::access::Actor;
use clearline_law::{FileGate, Outcome};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::{self, Referral, happened};
use clearline_report::{Argument, FileId, Message, ReferralId, message};

use super::model::Destruction;
use clearline_disclosure::standing;

/// The file, as a detail names it.
fn named(one: &Destruction) -> Argument {
    Argument::exact(one.file.to_string())
}

/// Tells, on the referral on which it was notified, what was notified.
pub(super) fn notified(deed: &mut Deed<'_>, actor: &Actor, id: ReferralId, one: &Destruction) {
    let detail = match one.due_at {
        Some(due) => message!("event-destruction-notified", file = named(one), due = due),
        None => message!("event-destruction-proposed", file = named(one)),
    };
    standing::event(deed, actor, id, happened::DESTRUCTION_NOTIFIED, Some(&detail));
}

/// Tells every other agency that has the file in an active referral, and until when it may object.
pub(super) async fn awaited(deed: &mut Deed<'_>, one: &Destruction) -> Result<(), Trouble> {
    let Some(due) = one.due_at else { return Ok(()) };
    let words = if due > deed.at {
        message!("event-destruction-awaited", file = named(one), until = due)
    } else {
        message!("event-destruction-near", file = named(one))
    };
    let others = |referral: &Referral| i64::from(referral.id.ordinal) != one.referral;
    tell(deed, one, happened::DESTRUCTION_AWAITED, &words, others).await
}

/// Tells every agency that had the file that it is gone.
pub(super) async fn destroyed(deed: &mut Deed<'_>, one: &Destruction) -> Result<(), Trouble> {
    let words = message!("event-file", file = named(one));
    tell(deed, one, happened::DESTRUCTION_DONE, &words, |_| true).await
}

/// Tells every agency that has the file that it can be opened again.
pub(super) async fn released(deed: &mut Deed<'_>, one: &Destruction) -> Result<(), Trouble> {
    let words = message!("event-destruction-released", file = named(one));
    tell(deed, one, happened::DESTRUCTION_RELEASED, &words, |_| true).await
}

async fn tell(
    deed: &mut Deed<'_>,
    one: &Destruction,
    kind: &'static str,
    words: &Message,
    whom: impl Fn(&Referral) -> bool,
) -> Result<(), Trouble> {
    let house = deed.house;
    for referral in routed::referrals(house, &to_work(one.report)).await? {
        if referral.state.has_access() && whom(&referral) && is_listed(house, &referral, &one.file).await? {
            standing::event(deed, &Actor::system(), referral.id, kind, Some(words));
        }
    }
    Ok(())
}

/// Does the ruling list this file to the agency? What it does not list does not exist for the agency.
pub(super) async fn is_listed(house: &House, referral: &Referral, file: &FileId) -> Result<bool, Trouble> {
    let ruling = routed::ruling(house, &to_work(referral.id.report), referral.ruling).await?;
    let ruling = ruling.map(|kept| kept.ruling()).transpose()?.flatten();
    Ok(ruling.is_some_and(|ruling| match &ruling.outcome {
        Outcome::Disclose { files, .. } => {
            files.iter().any(|(id, gate)| id == file && !matches!(gate, FileGate::Withheld { .. }))
        }
        Outcome::NeedsApproval { .. } | Outcome::Withhold { .. } => false,
    }))
}
