//! The room a provider has for reports that it has not finished: how many, and how many bytes are in them. What is
//! finished counts no more, so the quota bounds what can be piled up, never what is filed.
//!
//! It is counted along an index of open reports, by a guard in the deed that opens or fills one. Far from the limit that is
//! all: however many deeds commit at once, the margin holds them. Near it the deed first takes the provider's row for
//! itself, so that it counts what everybody before it committed, and the limit is exact. What is still arriving is in no
//! row: of that each process counts its own ([`Incoming`]).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use clearline_report::ProviderId;
use clearline_store::Value;

use super::model::Refusal;
use crate::command::{Deed, Trouble};
use crate::dossier::int_at;
use crate::house::House;
use crate::statement::statement;

statement! {
    HAS_ROOM = "intake/sql/has_room";
    HOLD_ROOM = "intake/sql/hold_room";
    ROOM = "intake/sql/room";
}

/// So many reports below the limit nobody needs to wait for anybody: more deeds of one provider than that do not commit at
/// one moment. Of bytes it is half of the limit, and no deed may bring more than its share of that.
const MARGIN: i64 = 64;
/// As a margin: any number of reports is right.
const ANY_NUMBER: i64 = -(1 << 60);

/// What a provider's unfinished reports take up, and may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room {
    reports: i64,
    bytes: i64,
    reports_max: i64,
    bytes_max: i64,
}

impl Room {
    /// Is there room for so many more reports and bytes?
    pub(super) fn must_hold(&self, reports: i64, bytes: i64) -> Result<(), Refusal> {
        if reports > 0 && self.reports.saturating_add(reports) > self.reports_max {
            return Err(Refusal::TooManyOpen { limit: self.reports_max });
        }
        if self.bytes.saturating_add(bytes) > self.bytes_max {
            return Err(Refusal::NoRoom { limit: self.bytes_max });
        }
        Ok(())
    }
}

/// The room of a provider as it stands.
pub(super) async fn room(house: &House, provider: &ProviderId) -> Result<Room, Trouble> {
    let rows = house
        .store
        .query(&ROOM, &[provider.as_str().into()])
        .await
        .map_err(|source| Trouble::Store { command: "intake.room", source })?;
    let row = rows.first().ok_or_else(|| Trouble::row(format!("there is no provider {provider}")))?;
    Ok(Room {
        reports: int_at(row, 0)?,
        bytes: int_at(row, 1)?,
        reports_max: row.opt_int(2).map_err(Trouble::row)?.unwrap_or(house.limits.open_reports_max),
        bytes_max: row.opt_int(3).map_err(Trouble::row)?.unwrap_or(house.limits.open_bytes_max),
    })
}

/// Lets the deed stand only where there is room for what it has just written: a report of `reports`, and `bytes`. Where
/// there may not be, the provider's room is looked at, and the sender is told the limit if that is the reason.
pub(super) async fn must_have(
    deed: &mut Deed<'_>,
    provider: &ProviderId,
    (reports, bytes): (i64, i64),
) -> Result<(), super::IntakeError> {
    let key = Value::from(provider.as_str());
    if deed.again {
        room(deed.house, provider).await?.must_hold(reports, bytes)?;
        deed.must_change(&HOLD_ROOM, vec![key.clone()]);
    }
    let limits = &deed.house.limits;
    let (margin, divisor, own) = if deed.again { (0, 1, 0) } else { (MARGIN, 2, bytes) };
    let margin = if reports > 0 { margin } else { ANY_NUMBER };
    let (reports_max, bytes_max) = (limits.open_reports_max, limits.open_bytes_max);
    let params = [reports_max, margin, bytes_max, divisor, own].map(Value::from);
    deed.must_change(&HAS_ROOM, std::iter::once(key).chain(params).collect());
    Ok(())
}

/// Bytes that are arriving in this process, by provider.
#[derive(Debug, Default)]
pub struct Incoming(Mutex<HashMap<ProviderId, u64>>);

impl Incoming {
    /// Begins to count one upload.
    pub(super) fn begin<'a>(&'a self, provider: &'a ProviderId) -> Arrival<'a> {
        Arrival { all: self, provider, own: 0 }
    }

    fn change(&self, provider: &ProviderId, by: impl FnOnce(u64) -> u64) -> u64 {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let sum = by(all.get(provider).copied().unwrap_or(0));
        match sum {
            0 => drop(all.remove(provider)),
            _ => drop(all.insert(provider.clone(), sum)),
        }
        sum
    }
}

/// One upload as it arrives. When it is dropped, its bytes are in a row or gone.
pub(super) struct Arrival<'a> {
    all: &'a Incoming,
    provider: &'a ProviderId,
    own: u64,
}

impl Arrival<'_> {
    /// Counts bytes that arrived; answers all that are arriving of this provider, here.
    pub(super) fn add(&mut self, bytes: u64) -> u64 {
        self.own = self.own.saturating_add(bytes);
        self.all.change(self.provider, |sum| sum.saturating_add(bytes))
    }
}

impl Drop for Arrival<'_> {
    fn drop(&mut self) {
        self.all.change(self.provider, |sum| sum.saturating_sub(self.own));
    }
}

/// Why an upload ended before its end.
#[derive(Debug, thiserror::Error)]
pub(super) enum Cut<E: std::error::Error + 'static> {
    /// The sender broke off.
    #[error("the sender broke off")]
    Sender(#[source] E),
    /// The provider's room is used up.
    #[error("no room is left")]
    NoRoom(Refusal),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_met_from_both_sides() {
        let room = Room { reports: 9, bytes: 900, reports_max: 10, bytes_max: 1_000 };
        assert_eq!(room.must_hold(1, 100), Ok(()));
        assert_eq!(room.must_hold(2, 100), Err(Refusal::TooManyOpen { limit: 10 }));
        assert_eq!(room.must_hold(1, 101), Err(Refusal::NoRoom { limit: 1_000 }));
        let over = Room { reports: 11, ..room };
        assert_eq!(over.must_hold(0, 100), Ok(()), "who is over a lowered quota may still fill and finish");
        assert_eq!(over.must_hold(1, 0), Err(Refusal::TooManyOpen { limit: 10 }));
    }

    #[test]
    fn what_arrives_is_counted_for_each_provider_until_it_has_arrived() {
        let (one, other) = ("one".parse().unwrap(), "other".parse().unwrap());
        let incoming = Incoming::default();
        let mut first = incoming.begin(&one);
        let mut second = incoming.begin(&one);
        assert_eq!((first.add(10), second.add(5), first.add(1)), (10, 15, 16));
        assert_eq!(incoming.begin(&other).add(3), 3);
        drop(first);
        assert_eq!(second.add(1), 6);
        drop(second);
        assert!(incoming.0.lock().unwrap().is_empty(), "nothing stays behind");
    }
}
