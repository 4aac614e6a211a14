//! An agency objects to a destruction that another one notified; or it says that its own notification was a mistake.
//! Either is shown to counsel, with the time left, and stops nothing.

use clearline_core::{Deed, House, actor_words, command, statement};
use clearline_identity::directory;
use clearline_law::access::{Actor, ObjectToDestruction};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::happened;
use clearline_report::{Argument, FileId, ReferralId, message};
use clearline_store::params;

use super::model::{Destruction, State};
use super::{CLAUSE, canonical_sha256, lists, told, words};
use crate::follow_up::FollowUpError;
use clearline_disclosure::standing;

statement! {
    OBJECT_TO_DESTRUCTION = "follow_up/sql/object_to_destruction";
    STILL_WAITING = "follow_up/sql/still_waiting";
}

/// The destructions that wait and that the caller may say something of, on its own referral. They name files by their keys
/// alone, and hold nothing that the report says.
pub async fn objectionable(
    house: &House,
    actor: &Actor,
    id: ReferralId,
) -> Result<Vec<Destruction>, FollowUpError> {
    let (referral, _permit) = standing::own::<ObjectToDestruction>(house, actor, id).await?;
    let mut found = Vec::new();
    for one in lists::of_report(house, &to_work(id.report)).await? {
        let known = one.state == State::Waiting || one.agency == referral.agency;
        if one.is_open() && known && told::is_listed(house, &referral, &one.file).await? {
            found.push(one);
        }
    }
    Ok(found)
}

/// An agency says, on its own referral, what speaks against a destruction that waits. Once is enough: doing it again
/// changes nothing.
pub async fn object(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    file: &FileId,
    reason: &str,
) -> Result<(), FollowUpError> {
    let reason = words(reason, |most| message!("unfit-say-why", most = most))?;
    command!(house, "follow_up.object_to_destruction", |deed| {
        let (referral, permit) = standing::own::<ObjectToDestruction>(house, actor, id).await?;
        let one = lists::at(house, deed.at, id.report, file).await?.ok_or(FollowUpError::NotFound)?;
        let own = one.agency == referral.agency;
        // Of what only was recorded, and of what was never listed to it, no other agency knows.
        if !(own || one.state != State::Noted) || !told::is_listed(house, &referral, file).await? {
            return Err(FollowUpError::NotFound);
        }
        if !one.is_open() {
            return Err(FollowUpError::Unfit(message!("unfit-waits-no-more")));
        }
        if lists::objections(house, &one).await?.iter().any(|made| made.agency == referral.agency) {
            return Ok(());
        }
        standing::still(&mut deed, &referral);
        deed.must_change(&STILL_WAITING, one.key());
        let by = actor_words(actor);
        let objection = params!(
            agency = referral.agency.as_str(),
            referral = id.ordinal,
            reason = reason.as_str(),
            made_by = by.as_str(),
            made_at = deed.at_us()
        );
        deed.run(&OBJECT_TO_DESTRUCTION, one.key().and(objection));
        let detail = message!("event-file", file = Argument::exact(file.to_string()));
        standing::event(&mut deed, actor, id, happened::DESTRUCTION_OBJECTED, Some(&detail));
        let agency = directory::name_of(house, &referral.agency).await?;
        call(&mut deed, &one, &agency, own);
        let digest = canonical_sha256(&[
            ("agency", referral.agency.as_str()),
            ("referral", &id.to_string()),
            ("reason", &reason),
            ("by", &by),
            ("at", &deed.at_us().to_string()),
        ]);
        let facts = [
            ("file", file.to_string()),
            ("notification", one.ordinal.to_string()),
            ("clause", CLAUSE.to_owned()),
            ("objection_sha256", digest),
        ];
        deed.record(&permit, Some(id.report), &facts)?;
        Ok(())
    })
}

fn call(deed: &mut Deed<'_>, one: &Destruction, agency: &str, own: bool) {
    let (agency, file) = (Argument::name(agency), Argument::exact(one.file.to_string()));
    let words = match (own, one.due_at) {
        (true, Some(due)) => message!("alert-own-mistake-due", agency = agency, file = file, due = due),
        (true, None) => message!("alert-own-mistake", agency = agency, file = file),
        (false, Some(due)) => message!("alert-objection-due", agency = agency, file = file, due = due),
        (false, None) => message!("alert-objection", agency = agency, file = file),
    };
    deed.alert_about("destruction_objection", Some(one.report), one.file.as_str(), &words);
}
