//! Taking a notification back: one person proposes, another agrees, and the key returns to the file's row. An agency that
//! notified by mistake asks for it ([`super::object`]); it cannot do it itself.

use clearline_core::{Deed, House, actor_words, command, statement};
use clearline_law::access::{Act, Actor, Permit, ReleaseDestruction, Thing, permit};
use clearline_report::{Argument, FileId, ReportNumber, message};
use clearline_store::params;

use super::model::{Destruction, ReleaseProposal, State};
use super::{CLAUSE, canonical_sha256, carry, keys, lists, told, words};
use crate::follow_up::FollowUpError;

statement! {
    PROPOSE_RELEASE = "follow_up/sql/propose_release";
    REFUSE_RELEASE = "follow_up/sql/refuse_release";
    RELEASE_DESTRUCTION = "follow_up/sql/release_destruction";
}

/// Proposes that a notification be taken back. Nothing changes, the waiting time least of all: a second person decides.
pub async fn propose_release(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    file: &FileId,
    why: &str,
) -> Result<(), FollowUpError> {
    let permit = permit::<ReleaseDestruction>(actor, &Thing::House)?;
    let why = words(why, |most| message!("unfit-say-why-taken-back", most = most))?;
    command!(house, "follow_up.propose_release", |deed| {
        let one = releasable(&deed, number, file).await?;
        if one.release.is_some() {
            return Err(FollowUpError::Unfit(message!("unfit-proposed-already")));
        }
        let by = actor_words(actor);
        let release =
            params!(release_by = by.as_str(), release_at = deed.at_us(), release_why = why.as_str());
        deed.must_change(&PROPOSE_RELEASE, one.key().and(release));
        let words = message!(
            "alert-release-proposed",
            file = Argument::exact(one.file.to_string()),
            report = Argument::exact(number.to_string()),
        );
        deed.alert_about("release_proposed", Some(number), one.file.as_str(), &words);
        let digest = canonical_sha256(&[("why", &why), ("by", &by), ("at", &deed.at_us().to_string())]);
        record(&mut deed, &permit, &one, &[("release_sha256", digest)])
    })
}

/// A second person agrees: the key returns to the file's row, agencies are told, packages are sealed again.
pub async fn release(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    file: &FileId,
) -> Result<(), FollowUpError> {
    let permit = permit::<ReleaseDestruction>(actor, &Thing::House)?;
    command!(house, "follow_up.release_destruction", |deed| {
        let one = releasable(&deed, number, file).await?;
        let proposal = proposed(&one)?;
        if proposal.proposed.is(actor.id()) {
            return Err(FollowUpError::Unfit(message!("unfit-proposed-by-you")));
        }
        let released = params!(
            release_at = proposal.proposed.at.as_microsecond(),
            released_by = actor_words(actor),
            released_at = deed.at_us()
        );
        deed.must_change(&RELEASE_DESTRUCTION, one.key().and(released));
        if one.state == State::Waiting {
            keys::bring_back(&mut deed, number, file).await?;
        }
        carry::settled(&mut deed, &one);
        told::released(&mut deed, &one).await?;
        let digest = canonical_sha256(&[
            ("why", &proposal.why),
            ("by", &proposal.proposed.by),
            ("at", &proposal.proposed.at.as_microsecond().to_string()),
        ]);
        record(&mut deed, &permit, &one, &[("release_sha256", digest)])
    })
}

/// The proposal to take it back is withdrawn: by a second person, or by the person who made it.
pub async fn refuse_release(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    file: &FileId,
    why: &str,
) -> Result<(), FollowUpError> {
    let permit = permit::<ReleaseDestruction>(actor, &Thing::House)?;
    let why = words(why, |most| message!("unfit-say-why-not-taken-back", most = most))?;
    command!(house, "follow_up.refuse_release", |deed| {
        let one = releasable(&deed, number, file).await?;
        let release = params!(release_at = proposed(&one)?.proposed.at.as_microsecond());
        deed.must_change(&REFUSE_RELEASE, one.key().and(release));
        let words = message!(
            "alert-release-refused",
            file = Argument::exact(one.file.to_string()),
            report = Argument::exact(number.to_string()),
            why = Argument::words(&why),
        );
        deed.alerts_end(number, &["release_proposed"], Some(one.file.as_str()));
        deed.alert_about("release_refused", Some(number), one.file.as_str(), &words);
        let (by, at) = (actor_words(actor), deed.at_us().to_string());
        let digest = canonical_sha256(&[("why", &why), ("by", &by), ("at", &at)]);
        record(&mut deed, &permit, &one, &[("refusal_sha256", digest)])
    })
}

async fn releasable(
    deed: &Deed<'_>,
    number: ReportNumber,
    file: &FileId,
) -> Result<Destruction, FollowUpError> {
    let one = lists::at(deed.house, deed.at, number, file).await?.ok_or(FollowUpError::NotFound)?;
    if !one.is_open() {
        return Err(FollowUpError::Unfit(message!("unfit-nothing-waits")));
    }
    if one.order.is_some() {
        return Err(FollowUpError::Unfit(message!("unfit-court-demands")));
    }
    Ok(one)
}

fn proposed(one: &Destruction) -> Result<&ReleaseProposal, FollowUpError> {
    let none = || FollowUpError::Unfit(message!("unfit-not-proposed"));
    one.release.as_ref().ok_or_else(none)
}

fn record<A: Act>(
    deed: &mut Deed<'_>,
    permit: &Permit<A>,
    one: &Destruction,
    more: &[(&str, String)],
) -> Result<(), FollowUpError> {
    let mut facts = vec![
        ("file", one.file.to_string()),
        ("notification", one.ordinal.to_string()),
        ("clause", CLAUSE.to_owned()),
    ];
    facts.extend(more.iter().cloned());
    deed.record(permit, Some(one.report), &facts)?;
    Ok(())
}
