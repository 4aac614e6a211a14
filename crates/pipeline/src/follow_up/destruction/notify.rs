//! An agency notifies. The deed that records it also moves the key to quarantine.

use clearline_core::row::int_at;
use clearline_core::{Deed, House, Trouble, actor_words, command, statement};
use clearline_identity::directory;
use clearline_law::access::{Act, Actor, NotifyDestruction, Permit};
use clearline_law::destruction_duty;
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::Referral;
use clearline_records::dossier::{self, KeptFile};
use clearline_report::{Argument, FileId, Message, Priority, ReferralId, World, message};
use clearline_store::params;
use jiff::{SignedDuration, Timestamp};

use super::carry::{carry_out_now, unchanged};
use super::model::{By, Destruction, State};
use super::{CLAUSE, keys, lists, told, wait, words};
use crate::follow_up::FollowUpError;
use crate::follow_up::holds::COUNT_HOLD;
use clearline_disclosure::standing;

statement! {
    NOTIFY_DESTRUCTION = "follow_up/sql/notify_destruction";
    NOTIFICATIONS_OF = "follow_up/sql/notifications_of";
    NOTIFICATIONS_SINCE = "follow_up/sql/notifications_since";
    COUNT_NOTIFICATION = "follow_up/sql/count_notification";
}

/// An agency notifies that a depiction must be destroyed here: a file that its ruling lists, in a referral that it has
/// opened. Doing it again changes nothing. More of one person in an hour than
/// [`Limits::notifications_per_hour`](clearline_core::limits::Limits::notifications_per_hour) are recorded, and take effect when
/// counsel says so.
pub async fn notify(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    file: &FileId,
    reference: &str,
) -> Result<Destruction, FollowUpError> {
    let reference = words(reference, |most| message!("unfit-say-reference", most = most))?;
    let made = command!(house, "follow_up.notify_destruction", |deed| {
        let (referral, permit) = standing::own::<NotifyDestruction>(house, actor, id).await?;
        let earlier = lists::at(house, deed.at, id.report, file).await?;
        if let Some(same) = earlier.iter().find(|one| one.state != State::Released) {
            return Ok(same.clone());
        }
        let kept = listed(house, &referral, file).await?;
        in_force(house, deed.at)?;
        let at_once = paced(&mut deed, actor).await?;
        let made = Destruction {
            report: id.report,
            file: file.clone(),
            ordinal: earlier.map_or(1, |one| one.ordinal + 1),
            agency: referral.agency.clone(),
            referral: id.ordinal.into(),
            reference: reference.clone(),
            notified: By { by: actor_words(actor), at: deed.at },
            state: if at_once { State::Waiting } else { State::Noted },
            due_at: if at_once { Some(deed.at + wait::duration(house).await?) } else { None },
            confirmed: None,
            order: None,
            release: None,
            released: None,
            destroyed_at: None,
            held_by: None,
            proposed_order: None,
            objections: 0,
            priority: None,
        };
        held_where_it_was(&mut deed, &referral).await?;
        write(&mut deed, &made);
        told::notified(&mut deed, actor, id, &made);
        if at_once {
            effect(&mut deed, &made, &kept).await?;
        }
        note(&mut deed, &permit, &made).await?;
        Ok::<_, FollowUpError>(made)
    })?;
    carry_out_now(house, &made).await
}

/// May the caller notify that a depiction of its own referral must be destroyed here?
pub async fn may_notify(house: &House, actor: &Actor, id: ReferralId) -> Result<(), FollowUpError> {
    standing::own::<NotifyDestruction>(house, actor, id).await?;
    Ok(())
}

/// What an agency chooses from before it notifies.
#[derive(Debug, Clone, PartialEq)]
pub struct Notifiable {
    /// The files of its referral that it can notify.
    pub files: Vec<KeptFile>,
    /// What it notified of this report before.
    pub notified: Vec<Destruction>,
}

/// The files of the caller's own referral that it can notify, and what it notified before. The reading is recorded.
pub async fn notifiable(house: &House, actor: &Actor, id: ReferralId) -> Result<Notifiable, FollowUpError> {
    may_notify(house, actor, id).await?;
    let (referral, leave) = standing::read(house, actor, id).await?;
    let mut notified = lists::of_report(house, &leave).await?;
    let mut files = Vec::new();
    for kept in dossier::files(house, &leave).await?.into_iter().filter(KeptFile::has_key) {
        // What this person notified too often in an hour is recorded, and keeps its key until counsel confirms.
        let open = notified.iter().any(|one| one.file == kept.id && one.is_open());
        if !open && told::is_listed(house, &referral, &kept.id).await? {
            files.push(kept);
        }
    }
    // What another agency notified is told in the history, and not by whom.
    notified.retain(|one| one.agency == referral.agency);
    Ok(Notifiable { files, notified })
}

/// What taking effect means besides the notification's own row: the key moves to quarantine, and other agencies are
/// told.
pub(super) async fn effect(
    deed: &mut Deed<'_>,
    one: &Destruction,
    kept: &KeptFile,
) -> Result<(), FollowUpError> {
    keys::quarantine(deed, one.report, kept).await?;
    told::awaited(deed, one).await?;
    Ok(())
}

/// The file, where the ruling lists it to this agency.
async fn listed(house: &House, referral: &Referral, file: &FileId) -> Result<KeptFile, FollowUpError> {
    if !told::is_listed(house, referral, file).await? {
        return Err(FollowUpError::NotFound);
    }
    dossier::file(house, &to_work(referral.id.report), file).await?.ok_or(FollowUpError::NotFound)
}

fn in_force(house: &House, at: Timestamp) -> Result<(), FollowUpError> {
    if destruction_duty(at, house.register).is_some() {
        return Ok(());
    }
    Err(FollowUpError::Unfit(message!("unfit-no-clause", clause = Argument::exact(CLAUSE))))
}

/// Does this person's notification take effect at once? The person's own count is moved on by the deed, so that of two at
/// the same moment one decides again.
async fn paced(deed: &mut Deed<'_>, actor: &Actor) -> Result<bool, FollowUpError> {
    let person = actor_words(actor);
    let ever = deed.house.query(&NOTIFICATIONS_OF, params!(person = person.as_str())).await?;
    let ever = ever.first().map_or(Ok(0), |row| int_at(row, "notifications"))?;
    deed.must_change(&COUNT_NOTIFICATION, params!(person = person.as_str(), notifications = ever));
    let since = deed.at - SignedDuration::from_hours(1);
    let params = params!(notified_by = person.as_str(), since = since.as_microsecond());
    let rows = deed.house.query(&NOTIFICATIONS_SINCE, params).await?;
    let lately = rows.first().map_or(Ok(0), |row| int_at(row, "notifications"))?;
    Ok(lately < deed.house.limits.notifications_per_hour)
}

/// Nothing of this deed happens where the agency's access ended meanwhile, where a hold came, or where the report was
/// expunged; and an expunging that began before finds that something came.
async fn held_where_it_was(deed: &mut Deed<'_>, referral: &Referral) -> Result<(), FollowUpError> {
    let report = referral.id.report;
    standing::still(deed, referral);
    unchanged(deed, report).await?;
    deed.must_change(&COUNT_HOLD, params!(number = report.get()));
    Ok(())
}

fn write(deed: &mut Deed<'_>, made: &Destruction) {
    let notified = params!(
        agency = made.agency.as_str(),
        referral = made.referral,
        reference = made.reference.as_str(),
        notified_by = made.notified.by.as_str(),
        notified_at = made.notified.at.as_microsecond(),
        state = made.state.word(),
        due_at = made.due_at.map(Timestamp::as_microsecond)
    );
    deed.run(&NOTIFY_DESTRUCTION, made.key().and(notified));
}

/// The ledger entry, and the alert for the person who must act.
async fn note<A: Act>(
    deed: &mut Deed<'_>,
    permit: &Permit<A>,
    made: &Destruction,
) -> Result<(), FollowUpError> {
    let (kind, words) = called(deed.house, made).await?;
    deed.alert_about(kind, Some(made.report), made.file.as_str(), &words);
    let facts = [
        ("file", made.file.to_string()),
        ("notification", made.ordinal.to_string()),
        ("clause", CLAUSE.to_owned()),
        ("policy", wait::POLICY.to_owned()),
        ("state", made.state.word().to_owned()),
        ("due", made.due_at.map_or_else(|| "awaits_counsel".to_owned(), |due| due.to_string())),
        ("notification_sha256", made.digest()),
    ];
    deed.record(permit, Some(made.report), &facts)?;
    Ok(())
}

/// Who gets the alert, and its words. A child who may be at risk now, or an order of a court, comes first.
async fn called(house: &House, made: &Destruction) -> Result<(&'static str, Message), Trouble> {
    let head = dossier::head(house, made.report).await?;
    let at_risk = head.is_some_and(|head| head.priority == Some(Priority::P0) && head.world == World::Live);
    let held = lists::standing_order(house, made.report).await?;
    let agency = Argument::name(directory::name_of(house, &made.agency).await?);
    let file = Argument::exact(made.file.to_string());
    let (kind, more) = match (at_risk, &held, made.due_at) {
        (true, ..) => ("destruction_p0", message!("alert-destruction-life")),
        (_, Some(_), _) => ("destruction_held", message!("alert-destruction-order")),
        (.., None) => ("destruction_unconfirmed", message!("alert-destruction-look")),
        _ => ("destruction_awaited", message!("alert-destruction-can")),
    };
    let words = match made.due_at {
        Some(due) => message!("alert-destruction", agency = agency, file = file, due = due, more = more),
        None => message!("alert-destruction-often", agency = agency, file = file, more = more),
    };
    Ok((kind, words))
}
