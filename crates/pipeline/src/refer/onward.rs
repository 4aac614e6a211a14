use clearline_core::{Deed, House, Trouble, command};
use clearline_identity::directory::{self, Agency};
use clearline_law::access::{Actor, Permit, ReReferReferral};
use clearline_records::dossier;
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::{self, Referral, RulingWord};
use clearline_report::{AgencyId, Argument, Priority, ReferralId, ReferralState, message};

use super::carry::{self, New, event};
use super::commands::{answered, note};
use super::decide::{self, Onward};
use clearline_counsel as counsel;
use clearline_disclosure::Refusal;
use clearline_disclosure::referral::{EventKind, ReferError};
use clearline_disclosure::ruling::{Held, Made};
use clearline_disclosure::standing::{move_to, own, still};

/// Hands a referral on to another agency. The law is asked anew for that agency: where it discloses, the new referral is
/// made and this agency's access ends; where it withholds, nothing changes but that the ruling is kept. No clock starts
/// again: the preservation runs as it ran.
pub async fn re_refer(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    to: &AgencyId,
    reason: &str,
) -> Result<ReferralId, ReferError> {
    let reason = decide::reason(reason)?;
    let done: Result<ReferralId, Refusal> = command!(house, "refer.re_refer", |deed| {
        let (from, permit) = own::<ReReferReferral>(house, actor, id).await?;
        decide::may_hand_on(&from)?;
        let agency = directory::agency(house, to).await?.filter(|agency| !agency.suspended);
        let agency = agency.ok_or(Refusal::NoSuchAgency)?;
        let all = routed::referrals(house, &to_work(id.report)).await?;
        match decide::onward(&from, &all, to)? {
            Onward::Loop => stop(&mut deed, &permit, &from, &agency).await.map(Err),
            Onward::Fresh => hand_on(&mut deed, &permit, &from, &all, &agency, &reason).await,
        }
    })?;
    done.map_err(ReferError::from)
}

/// The report goes in a circle, or too far: the desk decides, and the referral stays where it is.
async fn stop(
    deed: &mut Deed<'_>,
    permit: &Permit<ReReferReferral>,
    from: &Referral,
    to: &Agency,
) -> Result<Refusal, ReferError> {
    let id = from.id;
    still(deed, from);
    let detail = message!("event-to", agency = &to.id);
    event(deed, permit.actor(), id, EventKind::ReReferralStopped, Some(&detail));
    let agency = directory::name_of(deed.house, &from.agency).await?;
    let words = message!(
        "alert-transfer-stopped",
        agency = Argument::name(agency),
        referral = Argument::exact(id.to_string()),
        to = Argument::name(&to.name),
        hops = from.hop,
    );
    deed.alert_about("re_referral_loop", Some(id.report), &id.to_string(), &words);
    note(deed, permit, id, &[("to", to.id.to_string()), ("stopped", "loop".to_owned())])?;
    Ok(Refusal::Loop { hops: from.hop })
}

async fn hand_on(
    deed: &mut Deed<'_>,
    permit: &Permit<ReReferReferral>,
    from: &Referral,
    all: &[Referral],
    agency: &Agency,
    reason: &str,
) -> Result<Result<ReferralId, Refusal>, ReferError> {
    let (house, id) = (deed.house, from.id);
    let head = dossier::head(house, id.report).await?.ok_or(ReferError::NotFound)?;
    let priority = head.priority.unwrap_or(Priority::P3);
    let held = Held::load(house, &to_work(head.number), head).await?;
    // The officer's words stand in the referral and its history, which an expunging empties.
    let why = message!("referral-proposed", agency = &from.agency, reason = Argument::words(reason));
    let agreed = counsel::in_force(house).await?;
    let made = Made::ask(deed, &held, agency, &agreed, message!("candidate-proposed", agency = &from.agency));
    let ordinal =
        routed::rulings(house, &to_work(id.report)).await?.last().map_or(1, |last| last.ordinal + 1);
    made.keep(deed, id.report, ordinal);
    made.wait(deed, id.report, ordinal);
    let ruled = ("ruling", made.ledger_fact());
    if made.outcome != RulingWord::Disclose {
        still(deed, from);
        let detail = message!("event-to", agency = &agency.id);
        event(deed, permit.actor(), id, EventKind::ReReferralWithheld, Some(&detail));
        note(deed, permit, id, &[("to", agency.id.to_string()), ruled])?;
        return Ok(Err(Refusal::Withheld { because: made.because.clone() }));
    }
    let last = all.iter().map(|referral| referral.id.ordinal).max().unwrap_or(id.ordinal);
    let next = last
        .checked_add(1)
        .ok_or_else(|| Trouble::row(format!("report {} has too many referrals", id.report)))?;
    let new = New {
        id: ReferralId { report: id.report, ordinal: next },
        agency,
        ruling: ordinal,
        predecessor: Some(id.ordinal),
        hop: from.hop + 1,
        priority,
    };
    move_to(deed, from, ReferralState::ReReferred);
    answered(deed, id);
    let detail = message!(
        "event-transferred",
        agency = &agency.id,
        referral = Argument::exact(new.id.to_string()),
        reason = Argument::words(reason),
    );
    event(deed, permit.actor(), id, EventKind::ReReferred, Some(&detail));
    let mut facts = carry::ledger_facts(&new, &made.digest());
    facts.extend([("from", id.to_string()), ruled]);
    let entry = deed.record(permit, Some(id.report), &facts)?;
    carry::write(deed, permit.actor(), &new, &why, entry);
    carry::answer_request(deed, id.report).await?;
    Ok(Ok(new.id))
}
