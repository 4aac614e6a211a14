//! What an agency does with its referrals. Every command passes the guard ([`clearline_disclosure::standing`]), decides, and writes the
//! new state, the event and the ledger entry in one deed; another agency's referral does not exist for it.

use clearline_core::{Content, Deed, House, Trouble, actor_words, command, statement};
use clearline_identity::directory;
use clearline_law::access::{
    AcceptReferral, AcknowledgeConditions, Act, Actor, DeclineReferral, FetchFile, FetchPackage,
    GiveFeedback, OpenReferral, Permit,
};
use clearline_records::dossier::leave::{Leave, to_work};
use clearline_records::dossier::routed::{self, KeptPackage, Referral};
use clearline_report::{Argument, FileId, Message, ReferralId, ReferralState, message};
use clearline_store::params;

use super::carry::event;
use super::{decide, queries};
use clearline_disclosure::conditions::{self, conditions_digest};
use clearline_disclosure::disclosed::{Disclosed, DisclosedFile};
use clearline_disclosure::referral::{DeclineReason, EventKind, FeedbackCode, ReferError};
use clearline_disclosure::standing::{held_in, move_to, own, still};
use clearline_disclosure::viewing::content;
use clearline_disclosure::{Refusal, Writer};

statement! {
    DELIVER = "refer/sql/deliver";
    ACKNOWLEDGE = "refer/sql/acknowledge";
    OPEN = "refer/sql/open";
    GIVE_FEEDBACK = "refer/sql/give_feedback";
}

/// Takes note of the conditions of a referral, whatever they are. Doing it again changes nothing.
pub async fn acknowledge_conditions(house: &House, actor: &Actor, id: ReferralId) -> Result<(), ReferError> {
    acknowledge(house, actor, id, None).await
}

/// Takes note of the conditions of a referral where they are those of this digest ([`super::conditions_digest`]), in
/// hexadecimal: what a person was shown, or a program read.
pub async fn acknowledge_shown(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    shown: &str,
) -> Result<(), ReferError> {
    acknowledge(house, actor, id, Some(shown)).await
}

async fn acknowledge(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    shown: Option<&str>,
) -> Result<(), ReferError> {
    command!(house, "refer.acknowledge", |deed| {
        let (referral, permit) = own::<AcknowledgeConditions>(house, actor, id).await?;
        let (_, ruling) = queries::ruling_of(house, &referral).await?;
        let digest = hex::encode(conditions_digest(conditions::of(&ruling), Writer::of(house)));
        if shown.is_some_and(|shown| !shown.eq_ignore_ascii_case(&digest)) {
            return Err(Refusal::OtherConditions.into());
        }
        if referral.acknowledged_at.is_some() {
            return Ok(());
        }
        let referral = arrived(&mut deed, actor, referral, &message!("delivered-acknowledged"));
        still(&mut deed, &referral);
        let at = deed.at_us();
        deed.must_change(&ACKNOWLEDGE, held_in(&referral).with("acknowledged_at", at));
        let detail = message!("event-conditions", sha256 = Argument::exact(&digest));
        event(&mut deed, actor, id, EventKind::Acknowledged, Some(&detail));
        let [language, catalogue] = Writer::of(house).facts();
        note(&mut deed, &permit, id, &[("conditions_sha256", digest.clone()), language, catalogue])
    })
}

/// Opens a referral whose conditions were acknowledged, and gives what the ruling discloses. Every opening is recorded
/// before anything is given; the first one is an event of its own.
pub async fn open(house: &House, actor: &Actor, id: ReferralId) -> Result<Disclosed, ReferError> {
    command!(house, "refer.open", |deed| {
        let (referral, permit) = own::<OpenReferral>(house, actor, id).await?;
        still(&mut deed, &referral);
        let leave = Leave::within(&permit, id.report);
        let disclosed = queries::disclosed(house, &leave, &referral).await?;
        if let Some(state) = decide::opened(&referral) {
            let delivered = referral.delivered_at.unwrap_or(deed.at).as_microsecond();
            let opened = params!(opened_at = deed.at_us(), state = state.word(), delivered_at = delivered);
            deed.must_change(&OPEN, held_in(&referral).and(opened));
            if referral.delivered_at.is_none() {
                event(&mut deed, actor, id, EventKind::Delivered, Some(&message!("delivered-opened")));
            }
            event(&mut deed, actor, id, EventKind::Opened, None);
        }
        note(&mut deed, &permit, id, &[])?;
        Ok(disclosed)
    })
}

/// The agency takes the referral.
pub async fn accept(house: &House, actor: &Actor, id: ReferralId) -> Result<(), ReferError> {
    command!(house, "refer.accept", |deed| {
        let (referral, permit) = own::<AcceptReferral>(house, actor, id).await?;
        decide::may_accept(&referral)?;
        move_to(&mut deed, &referral, ReferralState::Accepted);
        // An agency that takes it after all leaves nothing to be done about its earlier no.
        answered(&mut deed, id);
        event(&mut deed, actor, id, EventKind::Accepted, None);
        note(&mut deed, &permit, id, &[])
    })
}

/// What the agency said no to, or proposed in a circle, is settled: it took the referral, handed it on, or lost it.
pub(super) fn answered(deed: &mut Deed<'_>, id: ReferralId) {
    deed.alerts_end(id.report, &["declined", "re_referral_loop"], Some(&id.to_string()));
}

/// The agency declines the referral, with a reason. An alert says it, and who else has the report.
pub async fn decline(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    reason: DeclineReason,
    text: &str,
) -> Result<(), ReferError> {
    let text = decide::words(text)?;
    command!(house, "refer.decline", |deed| {
        let (referral, permit) = own::<DeclineReferral>(house, actor, id).await?;
        decide::may_decline(&referral)?;
        let referral = arrived(&mut deed, actor, referral, &message!("delivered-declined"));
        move_to(&mut deed, &referral, ReferralState::Declined);
        let detail = if text.is_empty() {
            reason.message()
        } else {
            message!("event-declined", reason = reason.message(), note = Argument::words(&text))
        };
        event(&mut deed, actor, id, EventKind::Declined, Some(&detail));
        let (agency, others) = told_of(house, &referral).await?;
        // The note is for the agency's own history and for whoever looks at the report: it may be long.
        let words = if text.is_empty() {
            message!("alert-declined", agency = agency, reason = reason.message(), others = others)
        } else {
            message!("alert-declined-with-note", agency = agency, reason = reason.message(), others = others)
        };
        deed.alert_about("declined", Some(id.report), &id.to_string(), &words);
        note(&mut deed, &permit, id, &[("reason", reason.word().to_owned())])
    })
}

/// How an alert calls the agency of a referral, and who else has the report: that is what decides what to do next.
async fn told_of(house: &House, referral: &Referral) -> Result<(Argument, Message), Trouble> {
    let agency = directory::agency(house, &referral.agency).await?;
    let name = agency.map_or_else(|| referral.agency.to_string(), |agency| agency.name);
    let all = routed::referrals(house, &to_work(referral.id.report)).await?;
    let others = all.iter().filter(|other| {
        other.id != referral.id && other.state.has_access() && other.state != ReferralState::Declined
    });
    let others = match others.count() {
        0 => message!("alert-no-other-agency"),
        count => message!("alert-other-agencies", count = count),
    };
    Ok((Argument::name(name), others))
}

/// Records feedback on a referral. Earlier feedback is not changed.
pub async fn give_feedback(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    codes: &[FeedbackCode],
    text: &str,
) -> Result<(), ReferError> {
    let text = decide::words(text)?;
    let codes = decide::feedback(codes, &text)?;
    let list = codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    command!(house, "refer.feedback", |deed| {
        let (referral, permit) = own::<GiveFeedback>(house, actor, id).await?;
        still(&mut deed, &referral);
        deed.run(
            &GIVE_FEEDBACK,
            params!(
                report = id.report.get(),
                referral = id.ordinal,
                codes = list.as_str(),
                note = text.as_str(),
                actor = actor_words(actor),
                given_at = deed.at_us()
            ),
        );
        let detail = message!("event-feedback", codes = Argument::exact(&list));
        event(&mut deed, actor, id, EventKind::Feedback, Some(&detail));
        if codes.contains(&FeedbackCode::Innocent) {
            let (agency, others) = told_of(house, &referral).await?;
            let words = message!("alert-cleared", agency = agency, others = others);
            deed.alert_about("cleared", Some(id.report), &id.to_string(), &words);
        }
        note(&mut deed, &permit, id, &[("codes", list.clone())])
    })
}

/// A file of an opened referral: only where the ruling opens it to this agency, and the ledger entry commits before the
/// first byte.
pub async fn open_file(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    file: &FileId,
) -> Result<(DisclosedFile, Content), ReferError> {
    let file = command!(house, "refer.open_file", |deed| {
        let (referral, permit) = own::<FetchFile>(house, actor, id).await?;
        let leave = Leave::within(&permit, id.report);
        let disclosed = queries::disclosed(house, &leave, &referral).await?;
        let file =
            disclosed.files.into_iter().find(|listed| listed.id == *file).ok_or(ReferError::NotFound)?;
        if !file.is_open() {
            return Err(Refusal::FileClosed { why: file.gate.why().clone() }.into());
        }
        still(&mut deed, &referral);
        let detail = message!("event-file", file = Argument::exact(file.id.to_string()));
        event(&mut deed, actor, id, EventKind::FileFetched, Some(&detail));
        note(&mut deed, &permit, id, &[("file", file.id.to_string()), ("sha256", file.sha256.clone())])?;
        Ok::<_, ReferError>(file)
    })?;
    let content = content(house, id.report, &file.id).await?;
    Ok((file, content))
}

/// The sealed package of a referral whose conditions were acknowledged. Fetching it is its delivery; the ledger entry
/// commits before the first byte.
pub async fn open_package(house: &House, actor: &Actor, id: ReferralId) -> Result<Content, ReferError> {
    let package = command!(house, "refer.open_package", |deed| {
        let (referral, permit) = own::<FetchPackage>(house, actor, id).await?;
        let package = referral.package.clone().ok_or(Refusal::NoPackage)?;
        if referral.state == ReferralState::MadeAvailable {
            deliver(&mut deed, actor, id, &message!("delivered-package"));
        } else {
            still(&mut deed, &referral);
        }
        event(&mut deed, actor, id, EventKind::PackageFetched, None);
        note(&mut deed, &permit, id, &[("package", hex::encode(&package.digest))])?;
        Ok::<_, ReferError>(package)
    })?;
    package_content(house, &package).await
}

/// The bytes of a sealed package.
pub(super) async fn package_content(house: &House, package: &KeptPackage) -> Result<Content, ReferError> {
    let failed = |source| Trouble::Vault { command: "refer.open_package", source: Box::new(source) };
    let bytes = house.vault.get(&package.path, &package.key).await.map_err(failed)?;
    Ok(Content { size: package.bytes, sha256: hex::encode(&package.digest), bytes })
}

/// The ledger entry of a command on a referral.
pub(super) fn note<A: Act>(
    deed: &mut Deed<'_>,
    permit: &Permit<A>,
    id: ReferralId,
    facts: &[(&str, String)],
) -> Result<(), ReferError> {
    let mut all = vec![("referral", id.to_string())];
    all.extend(facts.iter().cloned());
    deed.record(permit, Some(id.report), &all)?;
    Ok(())
}

/// Whoever answers a referral has it: where it was not listed or fetched before, it is delivered by that, and its history
/// says so first.
fn arrived(deed: &mut Deed<'_>, actor: &Actor, referral: Referral, how: &Message) -> Referral {
    if referral.state != ReferralState::MadeAvailable {
        return referral;
    }
    deliver(deed, actor, referral.id, how);
    Referral { state: ReferralState::Delivered, delivered_at: Some(deed.at), ..referral }
}

/// Marks a referral as delivered.
pub(super) fn deliver(deed: &mut Deed<'_>, actor: &Actor, id: ReferralId, how: &Message) {
    let params = params!(report = id.report.get(), ordinal = id.ordinal, delivered_at = deed.at_us());
    deed.must_change(&DELIVER, params);
    event(deed, actor, id, EventKind::Delivered, Some(how));
}
