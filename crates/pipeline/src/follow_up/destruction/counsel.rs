//! What counsel decides of a notification: that it takes effect, that the file is destroyed before its time, and which
//! order of a court demands it. What an officer types shortens nothing.

use clearline_core::{Deed, House, actor_words, command, statement};
use clearline_law::access::{Act, Actor, DecideDestruction, Permit, Thing, permit};
use clearline_records::dossier;
use clearline_records::dossier::leave::to_work;
use clearline_report::{FileId, ReportNumber, message};
use clearline_store::params;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::carry::{carry_out_now, unchanged};
use super::model::{By, CourtOrder, Destruction, State};
use super::{CLAUSE, canonical_sha256, lists, notify, wait, words};
use crate::follow_up::FollowUpError;

statement! {
    LET_DESTRUCTION_WAIT = "follow_up/sql/let_destruction_wait";
    CONFIRM_DESTRUCTION = "follow_up/sql/confirm_destruction";
    ENTER_ORDER = "follow_up/sql/enter_order";
}

/// The order of a court, as counsel reads it from its paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrder {
    /// Its reference.
    pub reference: String,
    /// The court.
    pub court: String,
    /// The day it was made.
    pub day: Date,
}

/// Counsel confirms. What was only recorded takes effect, and its waiting time begins; what waits is carried out at once,
/// unless process of a court to us stands against it: then as soon as that ends.
pub async fn confirm(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    file: &FileId,
) -> Result<Destruction, FollowUpError> {
    let permit = permit::<DecideDestruction>(actor, &Thing::House)?;
    let made = command!(house, "follow_up.confirm_destruction", |deed| {
        let one = open(&deed, number, file).await?;
        if one.state == State::Noted {
            let due = deed.at + wait::duration(house).await?;
            let one = take_effect(&mut deed, one, due).await?;
            deed.alerts_end(number, &["destruction_unconfirmed"], Some(file.as_str()));
            record(&mut deed, &permit, &one, "takes_effect", &[])?;
            return Ok(one);
        }
        if one.confirmed.is_some() || one.due_at.is_some_and(|due| due <= deed.at) {
            return Ok(one);
        }
        let by = By { by: actor_words(actor), at: deed.at };
        let confirmed = params!(confirmed_by = by.by.as_str(), confirmed_at = deed.at_us());
        deed.must_change(&CONFIRM_DESTRUCTION, one.key().and(confirmed));
        let one = Destruction { due_at: Some(deed.at), confirmed: Some(by), ..one };
        record(&mut deed, &permit, &one, "before_its_time", &[])?;
        Ok::<_, FollowUpError>(one)
    })?;
    carry_out_now(house, &made).await
}

/// Counsel enters the order of the court that demands the destruction: there is nothing to wait for any more.
pub async fn enter_order(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    file: &FileId,
    new: &NewOrder,
) -> Result<Destruction, FollowUpError> {
    let permit = permit::<DecideDestruction>(actor, &Thing::House)?;
    let reference = words(&new.reference, |most| message!("unfit-say-order-reference", most = most))?;
    let court = words(&new.court, |most| message!("unfit-say-court", most = most))?;
    let made = command!(house, "follow_up.enter_order", |deed| {
        if new.day > TimeZone::UTC.to_datetime(deed.at).date() {
            return Err(FollowUpError::Unfit(message!("unfit-order-in-the-future")));
        }
        let one = open(&deed, number, file).await?;
        if one.order.is_some() {
            return Err(FollowUpError::Unfit(message!("unfit-order-entered")));
        }
        let one = match one.state {
            State::Noted => {
                let at = deed.at;
                take_effect(&mut deed, one, at).await?
            }
            _ => one,
        };
        let order = CourtOrder {
            reference: reference.clone(),
            court: court.clone(),
            day: new.day,
            entered: By { by: actor_words(actor), at: deed.at },
        };
        let due = one.due_at.map_or(deed.at, |due| due.min(deed.at));
        write_order(&mut deed, &one, &order, due);
        let facts = [("order_sha256", digest(&order)), ("due", due.to_string())];
        record(&mut deed, &permit, &one, "ordered_by_court", &facts)?;
        Ok::<_, FollowUpError>(Destruction { order: Some(order), due_at: Some(due), ..one })
    })?;
    carry_out_now(house, &made).await
}

/// A notification that still waits for something.
async fn open(deed: &Deed<'_>, number: ReportNumber, file: &FileId) -> Result<Destruction, FollowUpError> {
    let one = lists::at(deed.house, deed.at, number, file).await?.ok_or(FollowUpError::NotFound)?;
    match one.state {
        State::Noted | State::Waiting => Ok(one),
        State::Destroyed => Err(FollowUpError::Unfit(message!("unfit-destroyed"))),
        State::Released => Err(FollowUpError::Unfit(message!("unfit-taken-back"))),
    }
}

async fn take_effect(
    deed: &mut Deed<'_>,
    one: Destruction,
    due: Timestamp,
) -> Result<Destruction, FollowUpError> {
    let one = Destruction { state: State::Waiting, due_at: Some(due), ..one };
    let kept =
        dossier::file(deed.house, &to_work(one.report), &one.file).await?.ok_or(FollowUpError::NotFound)?;
    unchanged(deed, one.report).await?;
    deed.must_change(&LET_DESTRUCTION_WAIT, one.key().with("due_at", due.as_microsecond()));
    notify::effect(deed, &one, &kept).await?;
    Ok(one)
}

fn write_order(deed: &mut Deed<'_>, one: &Destruction, order: &CourtOrder, due: Timestamp) {
    let entered = params!(
        order_reference = order.reference.as_str(),
        order_court = order.court.as_str(),
        order_day = order.day.to_string(),
        order_by = order.entered.by.as_str(),
        order_at = order.entered.at.as_microsecond(),
        due_at = due.as_microsecond()
    );
    deed.must_change(&ENTER_ORDER, one.key().and(entered));
}

fn digest(order: &CourtOrder) -> String {
    canonical_sha256(&[
        ("reference", &order.reference),
        ("court", &order.court),
        ("day", &order.day.to_string()),
        ("by", &order.entered.by),
        ("at", &order.entered.at.as_microsecond().to_string()),
    ])
}

fn record<A: Act>(
    deed: &mut Deed<'_>,
    permit: &Permit<A>,
    one: &Destruction,
    what: &str,
    more: &[(&str, String)],
) -> Result<(), FollowUpError> {
    let mut facts = vec![
        ("file", one.file.to_string()),
        ("notification", one.ordinal.to_string()),
        ("clause", CLAUSE.to_owned()),
        ("what", what.to_owned()),
    ];
    facts.extend(more.iter().cloned());
    deed.record(permit, Some(one.report), &facts)?;
    Ok(())
}
