//! The room a provider has for reports that it has not finished: how many, and how many bytes are in them. Finished
//! reports do not count, so the quota limits what is left unfinished, and never what is filed.
//!
//! It is counted along an index of open reports. Whoever has taken up less than a quarter of both limits is not counted at
//! every call: one reading a second is enough, and another one whenever this process has let in a 64th of a limit
//! ([`Lately`]). Above that, a guard in the deed that opens or fills a report counts. Far from the limit that is all:
//! however many deeds commit at once, the margin holds them. Near it the deed first takes the provider's row for itself, so
//! that it counts what everybody before it committed, and the limit is exact. What is still arriving is in no row: of that
//! each process counts its own ([`Incoming`]).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use clearline_core::row::int_at;
use clearline_core::{Deed, House, InMemory, Trouble, statement};
use clearline_report::ProviderId;
use clearline_store::params;
use jiff::{SignedDuration, Timestamp};

use super::model::Refusal;

statement! {
    HAS_ROOM = "intake/sql/has_room";
    HOLD_ROOM = "intake/sql/hold_room";
    ROOM = "intake/sql/room";
}

/// So many reports below the limit nobody needs to wait for anybody: more deeds of one provider than that do not commit at
/// one moment. Of bytes it is half of the limit, and no deed may bring more than its share of that.
const MARGIN: i64 = 64;
/// For how long a reading is believed of a provider that is far from its limits.
const BELIEVED: SignedDuration = SignedDuration::from_secs(1);
/// Far from a limit is who has taken up less than one part in so many of it.
const FAR: i64 = 4;
/// Of a limit one part in so many may be let in upon one reading. What is under way when a reading is made may not be in it,
/// so two dozen processes pass no limit together: 1/4 + 24 · 2/64 = 1.
const SHARE: i64 = 64;
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

    /// Is so little taken up that it need not be counted at every call?
    fn is_far(&self) -> bool {
        self.reports < self.reports_max / FAR && self.bytes < self.bytes_max / FAR
    }
}

/// The room of a provider, as a reading of the last second has it where it is far from its limits. `wanted` reports and
/// bytes are let in upon it; where they may not be without being counted, the answer says so.
pub(super) async fn lately(
    house: &House,
    provider: &ProviderId,
    wanted: (i64, i64),
) -> Result<(Room, Trust), Trouble> {
    let now = house.now();
    let rooms = house.memory::<Rooms>();
    if let Some(room) = rooms.lately.take(provider, now, wanted) {
        return Ok((room, Trust::Far));
    }
    let room = room(house, provider).await?;
    let trust = rooms.lately.note(provider, room, now, wanted);
    Ok((room, trust))
}

/// Must the deed count?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// The provider is far from its limits.
    Far,
    /// It is not, or one call brings much at once.
    Near,
}

/// The room of a provider as it stands.
async fn room(house: &House, provider: &ProviderId) -> Result<Room, Trouble> {
    let rows = house.query(&ROOM, params!(provider = provider.as_str())).await?;
    let row = rows.first().ok_or_else(|| Trouble::row(format!("there is no provider {provider}")))?;
    Ok(Room {
        reports: int_at(row, "open_reports")?,
        bytes: int_at(row, "open_bytes")?,
        reports_max: row.opt_int("open_reports_max")?.unwrap_or(house.limits.open_reports_max),
        bytes_max: row.opt_int("open_bytes_max")?.unwrap_or(house.limits.open_bytes_max),
    })
}

/// Lets the deed stand only where there is room for what it has just written: a report of `reports`, and `bytes`. Where
/// there may not be, the provider's room is looked at, and the sender is told the limit if that is the reason.
pub(super) async fn must_have(
    deed: &mut Deed<'_>,
    provider: &ProviderId,
    (reports, bytes): (i64, i64),
) -> Result<(), super::IntakeError> {
    let key = provider.as_str();
    if deed.again {
        room(deed.house, provider).await?.must_hold(reports, bytes)?;
        deed.must_change(&HOLD_ROOM, params!(id = key));
    }
    if !deed.again && lately(deed.house, provider, (reports, bytes)).await?.1 == Trust::Far {
        return Ok(());
    }
    let limits = &deed.house.limits;
    let (margin, divisor, own) = if deed.again { (0, 1, 0) } else { (MARGIN, 2, bytes) };
    let margin = if reports > 0 { margin } else { ANY_NUMBER };
    let (reports_max, bytes_max) = (limits.open_reports_max, limits.open_bytes_max);
    let params = params!(
        provider = key,
        reports_max = reports_max,
        margin = margin,
        bytes_max = bytes_max,
        divisor = divisor,
        own = own
    );
    deed.must_change(&HAS_ROOM, params);
    Ok(())
}

/// What this process knows of the room of each provider.
#[derive(Debug, Default)]
pub(super) struct Rooms {
    pub(super) incoming: Incoming,
    pub(super) lately: Lately,
}

impl InMemory for Rooms {
    fn begin(_: &House) -> Self {
        Rooms::default()
    }
}

impl Rooms {
    /// The provider's quota is another one from now on: what was read before is believed no more.
    pub(super) fn forget(&self, provider: &ProviderId) {
        self.lately.lock().remove(provider);
    }
}

/// The last reading of each provider that was far from its limits.
#[derive(Debug, Default)]
pub(super) struct Lately(Mutex<HashMap<ProviderId, Reading>>);

/// A room as it was read, and what was let in here since.
#[derive(Debug)]
struct Reading {
    room: Room,
    at: Timestamp,
    reports: i64,
    bytes: i64,
}

impl Reading {
    /// Lets so much in, where what was let in since the reading stays within its share.
    fn let_in(&mut self, (reports, bytes): (i64, i64)) -> bool {
        let (reports, bytes) = (self.reports.saturating_add(reports), self.bytes.saturating_add(bytes));
        let fits = reports <= self.room.reports_max / SHARE && bytes <= self.room.bytes_max / SHARE;
        if fits {
            (self.reports, self.bytes) = (reports, bytes);
        }
        fits
    }
}

impl Lately {
    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<ProviderId, Reading>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The reading, where it is young enough and holds `wanted` too.
    fn take(&self, provider: &ProviderId, now: Timestamp, wanted: (i64, i64)) -> Option<Room> {
        let mut all = self.lock();
        let reading = all.get_mut(provider)?;
        let is_young = now.duration_since(reading.at).abs() < BELIEVED;
        (is_young && reading.let_in(wanted)).then_some(reading.room)
    }

    /// Keeps a new reading, if it is far from the limits.
    fn note(&self, provider: &ProviderId, room: Room, at: Timestamp, wanted: (i64, i64)) -> Trust {
        let mut reading = Reading { room, at, reports: 0, bytes: 0 };
        let mut all = self.lock();
        if !room.is_far() || !reading.let_in(wanted) {
            all.remove(provider);
            return Trust::Near;
        }
        all.insert(provider.clone(), reading);
        Trust::Far
    }
}

/// Bytes that are arriving in this process, by provider.
#[derive(Debug, Default)]
pub(super) struct Incoming(Mutex<HashMap<ProviderId, u64>>);

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
    fn who_is_far_from_its_limits_is_counted_now_and_then() {
        let provider: ProviderId = "one".parse().unwrap();
        let room = Room { reports: 0, bytes: 0, reports_max: 128, bytes_max: 6_400 };
        let lately = Lately::default();
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(lately.take(&provider, now, (1, 0)), None, "nothing was read yet");
        assert_eq!(lately.note(&provider, room, now, (1, 10)), Trust::Far);
        assert_eq!(lately.take(&provider, now, (1, 10)), Some(room));
        assert_eq!(lately.take(&provider, now, (1, 0)), None, "a 64th of the reports was let in");
        assert_eq!(lately.take(&provider, now, (0, 81)), None, "a 64th of the bytes would be passed");
        assert_eq!(lately.take(&provider, now, (0, 80)), Some(room));
        assert_eq!(lately.take(&provider, now + BELIEVED, (0, 0)), None, "the reading is too old");
        assert_eq!(lately.note(&provider, room, now, (0, 101)), Trust::Near, "much at once is counted");
        for near in [Room { reports: 32, ..room }, Room { bytes: 1_600, ..room }] {
            assert_eq!(lately.note(&provider, near, now, (0, 0)), Trust::Near);
            assert_eq!(lately.take(&provider, now, (0, 0)), None, "what is near is read each time");
        }
        let small = Room { reports: 0, reports_max: 63, ..room };
        assert_eq!(lately.note(&provider, small, now, (1, 0)), Trust::Near, "a small quota is always exact");
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
