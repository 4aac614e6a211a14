//! How fast the public form takes reports. It is never closed to an address: a school or a shared exit of the network
//! looks like one address, and an important report may come from there. Whoever sends many at once waits; where too
//! many wait already, the page comes back with all that was typed, and whoever sends that page again has waited enough.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use clearline_identity::throttle::Network;
use governor::clock::{Clock, MonotonicClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use tokio::sync::Semaphore;

use crate::limits::{
    PUBLIC_ALL_BURST, PUBLIC_ALL_PER_SECOND, PUBLIC_ALL_WAIT_SECONDS_MAX, PUBLIC_SOURCE_BURST,
    PUBLIC_SOURCE_PER_MINUTE, PUBLIC_WAIT_SECONDS_MAX, PUBLIC_WAITING_MAX,
};

/// Sources that have been quiet for long are forgotten after so many calls.
const FORGET_EVERY: u32 = 1_024;

/// What is to be done with a report that is ready to be filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// File it.
    Now,
    /// Too many wait already: show the page again, filled in.
    Later,
}

/// The pace of this process. `C` is its clock; tests use their own.
pub(crate) struct Pace<C: Clock = MonotonicClock> {
    sources: RateLimiter<Network, HashMapStateStore<Network>, C, NoOpMiddleware<C::Instant>>,
    all: RateLimiter<NotKeyed, InMemoryState, C, NoOpMiddleware<C::Instant>>,
    clock: C,
    waiting: Semaphore,
    calls: AtomicU32,
}

impl<C: Clock + Clone> Pace<C> {
    pub(crate) fn new(clock: C) -> Pace<C> {
        let source = Quota::per_minute(PUBLIC_SOURCE_PER_MINUTE).allow_burst(PUBLIC_SOURCE_BURST);
        let all = Quota::per_second(PUBLIC_ALL_PER_SECOND).allow_burst(PUBLIC_ALL_BURST);
        Pace {
            sources: RateLimiter::hashmap_with_clock(source, clock.clone()),
            all: RateLimiter::direct_with_clock(all, clock.clone()),
            clock,
            waiting: Semaphore::new(PUBLIC_WAITING_MAX),
            calls: AtomicU32::new(0),
        }
    }

    /// Waits for the turn of a report from `source`. A sender that `has_waited` before goes at once. Reports of others
    /// delay a quiet source by a moment, and never cause its refusal.
    pub(crate) async fn turn(&self, source: Option<Network>, has_waited: bool) -> Turn {
        self.turn_by(source, has_waited, tokio::time::sleep).await
    }

    async fn turn_by<S: Future<Output = ()>>(
        &self,
        source: Option<Network>,
        has_waited: bool,
        sleep: impl Fn(Duration) -> S,
    ) -> Turn {
        let (own, all) = (self.wait_of(source), self.wait_of_all());
        if has_waited || (own.is_zero() && all.is_zero()) {
            return Turn::Now;
        }
        let Ok(_place) = self.waiting.try_acquire() else {
            return if own.is_zero() { Turn::Now } else { Turn::Later };
        };
        if own.is_zero() {
            sleep(all.min(PUBLIC_ALL_WAIT_SECONDS_MAX)).await;
            return Turn::Now;
        }
        let (mut wait, mut left) = (own, PUBLIC_WAIT_SECONDS_MAX);
        while !wait.is_zero() && !left.is_zero() {
            let now = wait.min(left);
            sleep(now).await;
            left = left.saturating_sub(now);
            wait = self.wait_of(source);
        }
        Turn::Now
    }

    /// How long until the next report of this source would be within its pace; nothing where this one is.
    fn wait_of(&self, source: Option<Network>) -> Duration {
        if self.calls.fetch_add(1, Ordering::Relaxed).is_multiple_of(FORGET_EVERY) {
            self.sources.retain_recent();
        }
        let Some(source) = source else { return Duration::ZERO };
        let checked = self.sources.check_key(&source);
        checked.map_or_else(|not_until| not_until.wait_time_from(self.clock.now()), |()| Duration::ZERO)
    }

    fn wait_of_all(&self) -> Duration {
        let checked = self.all.check();
        checked.map_or_else(|not_until| not_until.wait_time_from(self.clock.now()), |()| Duration::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use governor::clock::FakeRelativeClock;

    use super::*;

    fn source(text: &str) -> Network {
        text.parse::<std::net::IpAddr>().unwrap().into()
    }

    fn pace() -> (Pace<FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        (Pace::new(clock.clone()), clock)
    }

    /// Sends so many reports that this source must wait from now on.
    fn exhaust(pace: &Pace<FakeRelativeClock>, source: Network) {
        for _ in 0..PUBLIC_SOURCE_BURST.get() {
            assert!(pace.wait_of(Some(source)).is_zero());
        }
        assert!(!pace.wait_of(Some(source)).is_zero());
    }

    /// Its turn, and how long it waited for it.
    async fn turn(pace: &Pace<FakeRelativeClock>, source: Network, has_waited: bool) -> (Turn, Duration) {
        let slept = std::cell::Cell::new(Duration::ZERO);
        let sleep = async |time| slept.set(slept.get() + time);
        let turn = pace.turn_by(Some(source), has_waited, sleep).await;
        (turn, slept.get())
    }

    #[tokio::test]
    async fn who_sends_many_waits_and_is_never_sent_away() {
        let (pace, _) = pace();
        let busy = source("192.0.2.1");
        exhaust(&pace, busy);
        // The clock of the pace is stopped: no turn comes, and the wait ends at its limit all the same.
        assert_eq!(turn(&pace, busy, false).await, (Turn::Now, PUBLIC_WAIT_SECONDS_MAX));
    }

    #[tokio::test]
    async fn a_quiet_source_does_not_wait_for_a_busy_one() {
        let (pace, _) = pace();
        exhaust(&pace, source("192.0.2.1"));
        assert_eq!(turn(&pace, source("192.0.2.2"), false).await, (Turn::Now, Duration::ZERO));
    }

    #[tokio::test]
    async fn where_too_many_wait_the_page_comes_back_and_is_taken_when_it_is_sent_again() {
        let (pace, _) = pace();
        let busy = source("192.0.2.1");
        exhaust(&pace, busy);
        let places = pace.waiting.acquire_many(u32::try_from(PUBLIC_WAITING_MAX).unwrap()).await.unwrap();
        assert_eq!(turn(&pace, busy, false).await, (Turn::Later, Duration::ZERO));
        assert_eq!(turn(&pace, busy, true).await, (Turn::Now, Duration::ZERO), "who has waited goes");
        assert_eq!(turn(&pace, source("192.0.2.2"), false).await.0, Turn::Now, "a quiet source goes");
        drop(places);
        assert_eq!(turn(&pace, busy, false).await.0, Turn::Now);
    }

    #[tokio::test]
    async fn a_flood_from_everywhere_delays_a_quiet_source_by_a_moment() {
        let (pace, clock) = pace();
        while pace.wait_of_all().is_zero() {}
        let (turn, waited) = turn(&pace, source("192.0.2.2"), false).await;
        assert!(turn == Turn::Now && !waited.is_zero() && waited <= PUBLIC_ALL_WAIT_SECONDS_MAX);
        clock.advance(Duration::from_secs(60));
        assert!(pace.wait_of_all().is_zero(), "the pace recovers");
    }
}
