//! What an agency's pages and its API read of its referrals.

use clearline_core::row::{int_at, moment, text_at};
use clearline_core::rows::{Unreadable, part};
use clearline_core::{House, Trouble, command, statement};
use clearline_law::access::{Actor, Permit, ReadOwnHistory, ReadProcess, ReadReferral};
use clearline_law::{Condition, Ruling};
use clearline_records::dossier::leave::{Leave, to_work};
use clearline_records::dossier::routed::{self, KeptFeedback, KeptRuling, Referral, ReferralEvent};
use clearline_records::dossier::{self, readings};
use clearline_report::{ReferralId, ReferralState, ReportNumber};
use clearline_store::params;
use jiff::Timestamp;

use super::also::{self, Also, SentAgain};
use super::commands::note;
use clearline_disclosure::conditions;
use clearline_disclosure::disclosed::{self, Disclosed};
use clearline_disclosure::package::Preserved;
use clearline_disclosure::referral::{EventKind, ReferError};
use clearline_disclosure::ruling::Held;
use clearline_disclosure::standing::{own, still};
use clearline_oversight as oversight;

statement! {
    PRESERVATION = "refer/sql/preservation";
}

/// One referral's page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The referral.
    pub referral: Referral,
    /// The ruling it rests on, with clauses and conditions.
    pub ruling: Ruling,
    /// The provider's clock; none for a report of the public.
    pub preserved: Option<Preserved>,
    /// What the ruling discloses: only once the referral was opened.
    pub disclosed: Option<Disclosed>,
    /// Referrals of the same agency that belong to linked reports: only once the referral was opened.
    pub also: Vec<Also>,
    /// The same report, where its sender sent it more than once: only once the referral was opened.
    pub sent_again: Vec<SentAgain>,
    /// What happened to the referral.
    pub events: Vec<ReferralEvent>,
    /// What the agency told.
    pub feedback: Vec<KeptFeedback>,
    /// What of it cannot be read.
    pub unreadable: Vec<Unreadable>,
}

impl Page {
    /// What must be acknowledged before opening.
    pub fn conditions(&self) -> &[Condition] {
        conditions::of(&self.ruling)
    }
}

/// What stays with an agency when its access has ended: its own acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The referral's number.
    pub id: ReferralId,
    /// Where it stands.
    pub state: ReferralState,
    /// Since when the agency has no access any more; none where it has, and where the event cannot be read.
    pub ended_at: Option<Timestamp>,
    /// What happened to it.
    pub events: Vec<ReferralEvent>,
    /// What the agency told.
    pub feedback: Vec<KeptFeedback>,
    /// What of it cannot be read.
    pub unreadable: Vec<Unreadable>,
}

/// The page of one referral. Reading it is recorded, once for each sitting; what the report says is on it only once the
/// referral was opened.
pub async fn page(house: &House, actor: &Actor, id: ReferralId) -> Result<Page, ReferError> {
    command!(house, "refer.read", |deed| {
        let (referral, permit) = own::<ReadReferral>(house, actor, id).await?;
        let leave = Leave::within(&permit, id.report);
        let ruling = ruling_of(house, &referral).await?;
        // Conditions that were set anew, by a warrant's ruling, are acknowledged anew.
        let disclosed = match (referral.acknowledged_at, referral.opened_at) {
            (Some(_), Some(_)) => Some(cut(&held(house, &leave).await?, &ruling, &referral)?),
            _ => None,
        };
        if readings::begin_sitting(&mut deed, actor, id.report, &id.to_string()).await? {
            still(&mut deed, &referral);
            note(&mut deed, &permit, id, &[])?;
        }
        let mut unreadable = Vec::new();
        let clock = part(house, "preservation", id.report, preserved(house, id.report).await)?;
        let (also, sent_again) = match &disclosed {
            Some(_) => {
                let found = also::of(house, &leave, &referral.agency, &mut unreadable).await;
                match part(house, "referral", id.report, found)? {
                    Ok(found) => found,
                    Err(why) => {
                        unreadable.push(why);
                        Default::default()
                    }
                }
            }
            None => Default::default(),
        };
        Ok(Page {
            also,
            sent_again,
            preserved: clock.unwrap_or_else(|why| {
                unreadable.push(why);
                None
            }),
            events: routed::events_listed(house, &leave, id.ordinal).await?.apart(&mut unreadable),
            feedback: routed::feedback_listed(house, &leave, id.ordinal).await?.apart(&mut unreadable),
            unreadable,
            referral,
            ruling: ruling.1,
            disclosed,
        })
    })
}

/// The agency's own acts on a referral, also after its access has ended.
pub async fn history(house: &House, actor: &Actor, id: ReferralId) -> Result<History, ReferError> {
    let (referral, _permit) = own::<ReadOwnHistory>(house, actor, id).await?;
    let (leave, mut unreadable) = (to_work(id.report), Vec::new());
    let events = routed::events_listed(house, &leave, id.ordinal).await?.apart(&mut unreadable);
    let ended_at = if referral.state.has_access() {
        dossier::head(house, id.report).await?.and_then(|head| head.expunged_at)
    } else {
        let ends = [EventKind::ReReferred.word(), EventKind::AccessEnded.word()];
        events.iter().rev().find(|event| ends.contains(&event.kind.as_str())).map(|event| event.at)
    };
    Ok(History {
        id,
        state: referral.state,
        ended_at,
        events,
        feedback: routed::feedback_listed(house, &leave, id.ordinal).await?.apart(&mut unreadable),
        unreadable,
    })
}

/// The ledger entry by which the caller's own referral was made available, also after its access has ended.
pub async fn entry_of_own(house: &House, actor: &Actor, id: ReferralId) -> Result<[u8; 16], ReferError> {
    let (referral, _permit) = own::<ReadOwnHistory>(house, actor, id).await?;
    Ok(entry_of(&referral)?)
}

/// The ledger entry by which any referral was made available, for those who check.
pub async fn entry_for_review(
    house: &House,
    _: &Permit<ReadProcess>,
    id: ReferralId,
) -> Result<Option<[u8; 16]>, Trouble> {
    let referral = routed::referral(house, &to_work(id.report), id.ordinal).await?;
    referral.as_ref().map(entry_of).transpose()
}

fn entry_of(referral: &Referral) -> Result<[u8; 16], Trouble> {
    let broken = |_| Trouble::row(format!("ledger entry of referral {}", referral.id));
    referral.entry.as_slice().try_into().map_err(broken)
}

/// The ruling a referral rests on, as kept and as read.
pub(super) async fn ruling_of(house: &House, referral: &Referral) -> Result<(KeptRuling, Ruling), Trouble> {
    let broken = || Trouble::row(format!("referral {} rests on no ruling", referral.id));
    let kept =
        routed::ruling(house, &to_work(referral.id.report), referral.ruling).await?.ok_or_else(broken)?;
    let ruling = kept.ruling()?.filter(Ruling::discloses).ok_or_else(broken)?;
    Ok((kept, ruling))
}

/// What the referral's ruling discloses, from the report as it is held now.
pub(super) async fn disclosed(
    house: &House,
    leave: &Leave,
    referral: &Referral,
) -> Result<Disclosed, Trouble> {
    let ruling = ruling_of(house, referral).await?;
    cut(&held(house, leave).await?, &ruling, referral)
}

/// Everything held of a report, once it was held against the ledger.
pub(super) async fn held(house: &House, leave: &Leave) -> Result<Held, Trouble> {
    let number = leave.number();
    oversight::must_hold(house, number).await?;
    let head = dossier::head(house, number).await?;
    Held::load(house, leave, head.ok_or_else(|| Trouble::row(format!("no report {number}")))?).await
}

/// Of what is held, what the ruling discloses.
pub(super) fn cut(
    held: &Held,
    (kept, ruling): &(KeptRuling, Ruling),
    referral: &Referral,
) -> Result<Disclosed, Trouble> {
    disclosed::disclosed(held, &kept.fields()?, ruling)
        .ok_or_else(|| Trouble::row(format!("referral {} rests on a ruling that withholds", referral.id)))
}

/// The provider's clock of a report.
pub(super) async fn preserved(house: &House, number: ReportNumber) -> Result<Option<Preserved>, Trouble> {
    let rows = house.query(&PRESERVATION, params!(report = number.get())).await?;
    rows.first()
        .map(|row| {
            Ok(Preserved {
                clause: text_at(row, "clause")?.to_owned(),
                from: moment(int_at(row, "starts_at")?)?,
                until: moment(int_at(row, "ends_at")?)?,
            })
        })
        .transpose()
}
