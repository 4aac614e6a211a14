//! The one guard before every act of an agency on a referral, whichever stage runs it and whether a person or a program
//! acts.
//!
//! [`own`] gives the referral and the permit for one act, or says what bars it. What an act needs is not the caller's to
//! say: it stands beside the act's grants in `clearline_law::access`. No other place makes a
//! [`Thing::Referral`](clearline_law::access::Thing), so there is no other permit for such an act; `cargo xtask tidy`
//! holds that.
//!
//! A suspension pauses access and changes nothing: with the resumption everything is as it was. Where the agency has
//! lost what qualified it, its access ends at its next step, before anything more is shown.

use clearline_core::{Deed, House, Trouble, actor_words, command, said, statement};
use clearline_identity::directory;
use clearline_law::access::{
    Act, Actor, CarryReport, Denied, DeniedKind, Needs, Permit, ReadInbox, ReadReferral, Thing, permit,
};
use clearline_law::{Facts, Outcome, disclosure};
use clearline_records::dossier::leave::{Leave, to_work};
use clearline_records::dossier::routed::{self, Referral};
use clearline_records::dossier::{self, readings};
use clearline_report::{
    AgencyClass, Argument, Message, Priority, ReferralId, ReferralState, ReportNumber, message,
};
use clearline_store::{Params, params};

use clearline_counsel as counsel;

statement! {
    MOVE_REFERRAL = "sql/move_referral";
    RECALL_REFERRAL = "sql/recall_referral";
    RANK_REFERRALS = "sql/rank_referrals";
    WRITE_REFERRAL_EVENT = "sql/write_referral_event";
}

/// The word of the event by which access ended.
pub const ACCESS_ENDED: &str = "access_ended";

/// What bars an act of an agency.
#[derive(Debug)]
pub enum Barred {
    /// There is no such referral for this caller: none at all, or another agency's.
    NotFound,
    /// The caller may not do this to any referral.
    Denied(Denied),
    /// It was this agency's, and its access has ended.
    AccessEnded,
    /// The agency is suspended: its access is paused.
    Suspended,
    /// The conditions were not acknowledged.
    NotAcknowledged,
    /// The report was not opened.
    NotOpened,
    /// An internal fault, logged for the operator.
    Trouble(Trouble),
}

impl From<Trouble> for Barred {
    fn from(trouble: Trouble) -> Self {
        Barred::Trouble(trouble)
    }
}

impl From<Denied> for Barred {
    /// What belongs to another party does not exist for this one.
    fn from(denied: Denied) -> Self {
        match denied.kind {
            DeniedKind::NotFound => Barred::NotFound,
            DeniedKind::Forbidden => Barred::Denied(denied),
        }
    }
}

/// The caller's own referral, and leave to do `A` with it, where all that `A` needs holds.
pub async fn own<A: Act>(
    house: &House,
    actor: &Actor,
    id: ReferralId,
) -> Result<(Referral, Permit<A>), Barred> {
    let referral = routed::referral(house, &to_work(id.report), id.ordinal).await?.ok_or(Barred::NotFound)?;
    let thing = Thing::Referral { agency: &referral.agency, state: referral.state };
    let permit = permit::<A>(actor, &thing).map_err(|denied| {
        let own = actor.agency_id() == Some(&referral.agency);
        let ended = denied.kind == DeniedKind::Forbidden && own && !referral.state.has_access();
        if ended { Barred::AccessEnded } else { denied.into() }
    })?;
    let Some(needs) = A::ACT.needs() else { return Ok((referral, permit)) };
    // Of an expunged report nothing is left but what the agency itself did.
    let head = dossier::head(house, id.report).await?;
    if head.is_none_or(|head| head.expunged_at.is_some()) {
        return Err(Barred::AccessEnded);
    }
    must_stand(house, &referral).await?;
    if needs >= Needs::Acknowledged && referral.acknowledged_at.is_none() {
        return Err(Barred::NotAcknowledged);
    }
    if needs >= Needs::Opened && referral.opened_at.is_none() {
        return Err(Barred::NotOpened);
    }
    Ok((referral, permit))
}

/// The caller's own referral, and leave to read its report: recorded, once for each sitting. What of the report the
/// agency may see is for its ruling to say.
pub async fn read(house: &House, actor: &Actor, id: ReferralId) -> Result<(Referral, Leave), Barred> {
    command!(house, "refer.read", |deed| {
        let (referral, permit) = own::<ReadReferral>(house, actor, id).await?;
        if readings::begin_sitting(&mut deed, actor, id.report, &id.to_string()).await? {
            still(&mut deed, &referral);
            deed.record(&permit, Some(id.report), &[("referral", id.to_string())])?;
        }
        Ok::<_, Barred>((referral, Leave::within(&permit, id.report)))
    })
}

/// Any referral, and the permit to do `A` with it, for our staff. Whether its agency stands is for the caller to ask:
/// [`must_stand`], before anything is given to it.
pub async fn ours<A: Act>(
    house: &House,
    actor: &Actor,
    id: ReferralId,
) -> Result<(Referral, Permit<A>), Barred> {
    // Who may do this to no report learns nothing of numbers.
    permit::<A>(actor, &Thing::ReportOf(None))?;
    let referral = routed::referral(house, &to_work(id.report), id.ordinal).await?.ok_or(Barred::NotFound)?;
    let head = dossier::head(house, id.report).await?.ok_or(Barred::NotFound)?;
    let permit = permit::<A>(actor, &Thing::ReportOf(head.provider.as_ref()))?;
    if head.expunged_at.is_some() {
        return Err(Barred::AccessEnded);
    }
    Ok((referral, permit))
}

/// Refuses what would give something of a referral to an agency that does not qualify today. Where the agency has lost
/// what qualified it, its access ends by this.
pub async fn must_stand(house: &House, referral: &Referral) -> Result<(), Barred> {
    if !referral.state.has_access() {
        return Err(Barred::AccessEnded);
    }
    match of(house, referral).await? {
        Standing::InForce => Ok(()),
        Standing::Suspended => Err(Barred::Suspended),
        // What was lawful when it was made available may not be now.
        Standing::Lost(why) => {
            end_access(house, referral, &why).await?;
            Err(Barred::AccessEnded)
        }
    }
}

/// The permit to read the inbox of the caller's agency, unless it is suspended; and whether each of its referrals must
/// be asked for by itself ([`of`]), since it rests on what qualified the agency.
pub async fn inbox(house: &House, actor: &Actor) -> Result<(Permit<ReadInbox>, bool), Barred> {
    let id = actor.agency_id().ok_or(Barred::NotFound)?;
    let permit = permit::<ReadInbox>(actor, &Thing::Agency(id))?;
    match directory::agency(house, id).await? {
        None => Err(Barred::NotFound),
        Some(agency) if agency.suspended => Err(Barred::Suspended),
        Some(agency) => Ok((permit, agency.class == AgencyClass::Foreign)),
    }
}

/// Whether the agency of a referral qualifies today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It may have what was referred to it.
    InForce,
    /// It is suspended: nothing reaches it meanwhile, and nothing of it is lost.
    Suspended,
    /// It may not have it any more, and why.
    Lost(Message),
}

/// How the agency stands, by the facts of the ruling's day and what is known of the agency now. An agency of the United
/// States needs no basis, so only its suspension is looked for.
pub async fn of(house: &House, referral: &Referral) -> Result<Standing, Trouble> {
    let known = counsel::known(house).await?;
    let Some(agency) = known.directory.agency(&referral.agency)? else {
        return Ok(Standing::Lost(message!("lost-not-in-directory")));
    };
    if agency.suspended {
        return Ok(Standing::Suspended);
    }
    if agency.class != AgencyClass::Foreign {
        return Ok(Standing::InForce);
    }
    let id = referral.id;
    let kept = routed::ruling(house, &to_work(id.report), referral.ruling).await?;
    let kept = kept.ok_or_else(|| Trouble::row(format!("referral {id} rests on no ruling")))?;
    let then = Facts::from_json(&kept.facts).map_err(Trouble::row)?;
    let now = Facts {
        agency: agency.facts(),
        approvals: known.agreed.whole()?.approvals_for(&agency.id, id.report),
        overrides: known.agreed.whole()?.overrides_for_law(),
        ..then
    };
    Ok(match disclosure(&now, house.register, house.now()).outcome {
        Outcome::Disclose { .. } => Standing::InForce,
        Outcome::NeedsApproval { asks, .. } => lost(asks.into_iter().map(|ask| ask.why)),
        Outcome::Withhold { because } => lost(because.into_iter().map(|(_, why)| why)),
    })
}

fn lost(because: impl Iterator<Item = Message>) -> Standing {
    Standing::Lost(message!("each", reasons = Argument::each(because)))
}

/// Ends the agency's access, raises an alert, and records why.
pub async fn end_access(house: &House, referral: &Referral, why: &Message) -> Result<(), Trouble> {
    let system = Actor::system();
    let permit = permit::<CarryReport>(&system, &Thing::House).map_err(Trouble::row)?;
    let id = referral.id;
    command!(house, "refer.end_access", |deed| {
        let now = routed::referral(house, &to_work(id.report), id.ordinal)
            .await?
            .ok_or_else(|| Trouble::row(format!("no referral {id}")))?;
        if !now.state.has_access() {
            return Ok(());
        }
        deed.must_change(&RECALL_REFERRAL, held_in(&now));
        event(&mut deed, &system, id, ACCESS_ENDED, Some(why));
        let agency = directory::name_of(house, &referral.agency).await?;
        let words = message!(
            "alert-access-ended",
            agency = Argument::name(agency),
            referral = Argument::exact(id.to_string()),
            why = why.clone(),
        );
        // What it had answered, and what it lacks, concerns a referral that it does not have any more.
        deed.alerts_end(id.report, &["declined", "re_referral_loop"], Some(&id.to_string()));
        deed.alert_about("access_ended", Some(id.report), &id.to_string(), &words);
        deed.record(&permit, Some(id.report), &[("referral", id.to_string()), ("ended", said::kept(why))])?;
        Ok::<_, Trouble>(())
    })
}

/// Lists the report's referrals under another priority, where their agencies still have access.
pub fn rank(deed: &mut Deed<'_>, number: ReportNumber, priority: Priority) {
    deed.run(&RANK_REFERRALS, params!(report = number.get(), priority = priority.word()));
}

/// Moves the referral on, if it still stands where it was read, its agency is not suspended and its report is there.
pub fn move_to(deed: &mut Deed<'_>, referral: &Referral, state: ReferralState) {
    deed.must_change(&MOVE_REFERRAL, held_in(referral).with("state", state.word()));
}

/// Part of every deed of an agency that does not move its referral: had its access ended or been paused meanwhile,
/// nothing of the deed happens.
pub fn still(deed: &mut Deed<'_>, referral: &Referral) {
    move_to(deed, referral, referral.state);
}

/// The key of a referral as parameters of a statement, and the state that it must still be in.
pub fn held_in(referral: &Referral) -> Params {
    let id = referral.id;
    params!(report = id.report.get(), ordinal = id.ordinal, old_state = referral.state.word())
}

/// Appends to the referral's history, under a word of `referral::EventKind`.
pub fn event(deed: &mut Deed<'_>, actor: &Actor, id: ReferralId, kind: &str, detail: Option<&Message>) {
    deed.run(
        &WRITE_REFERRAL_EVENT,
        params!(
            report = id.report.get(),
            referral = id.ordinal,
            kind = kind,
            actor = actor_words(actor),
            detail = detail.map_or_else(String::new, said::kept),
            at = deed.at_us()
        ),
    );
}
