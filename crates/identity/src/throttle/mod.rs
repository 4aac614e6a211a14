//! Guesses at passwords, credentials and tokens: they are slowed, and a right one is never refused because of wrong
//! ones from elsewhere.
//!
//! Everything here holds for one process and is forgotten with it. What is remembered of names and sources has a bound.
//! Time is the house's, as far as it moves forward: a clock that is set back makes nobody wait.

mod growing;

use std::hash::{BuildHasher as _, Hash, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use clearline_core::limits::GuessLimits;
use clearline_core::{Clock, House, InMemory};
use clearline_report::{Message, message, words};
use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use jiff::Timestamp;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use growing::{Growing, Steps};

/// Where a call came from, as limits count it: one IPv4 address, or the /64 that one IPv6 customer holds at least. A
/// longer prefix would let one customer appear as 2^64 sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Network(IpAddr);

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Network {
        match address.to_canonical() {
            IpAddr::V4(four) => Network(four.into()),
            IpAddr::V6(six) => Network(Ipv6Addr::from(u128::from(six) >> 64 << 64).into()),
        }
    }
}

words! {
    /// Which limit was met.
    pub enum Limit of "limit" {
        /// Wrong ones for one name.
        Name = "name",
        /// Wrong ones from one source, or from one browser.
        Source = "source",
        /// Wrong ones in all.
        All = "all",
        /// What can wait at the same time.
        Waiting = "waiting",
    }
}

/// Not now: which limit was met, and how long to stay away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany {
    /// The limit.
    pub limit: Limit,
    /// The time after which another attempt is heard.
    pub wait: Duration,
}

impl TooMany {
    /// The time in whole seconds, at least one: what `Retry-After` says.
    pub fn seconds(&self) -> u64 {
        self.wait.as_millis().div_ceil(1_000).max(1).try_into().unwrap_or(u64::MAX)
    }
}

impl TooMany {
    /// What a person reads.
    pub fn message(&self) -> Message {
        let seconds = self.seconds();
        match self.limit {
            Limit::Name => message!("limit-name", seconds = seconds),
            Limit::Source => message!("limit-source", seconds = seconds),
            Limit::All => message!("limit-all", seconds = seconds),
            Limit::Waiting => message!("limit-waiting", seconds = seconds),
        }
    }
}

/// For a log: which limit.
impl std::fmt::Display for TooMany {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "limit {}, {} s", self.limit, self.seconds())
    }
}

/// Whose attempts are told apart from everybody else's.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Guesser<'a> {
    /// A browser that signed in to this account before, by the cookie's own number; or whoever is signed in.
    Known(&'a str),
    /// Anybody who typed this name.
    Anybody {
        /// The name as typed.
        name: &'a str,
        /// Where it came from, if sources can be told apart.
        source: Option<Network>,
    },
}

/// Whose passwords are checked first when many wait. Each kind has a share of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Known browsers, people who are signed in, and the operator.
    Known,
    /// Sources with few attempts.
    Few,
    /// Sources with many.
    Many,
}

/// A place among those who wait.
pub(crate) struct Turn {
    /// How long to wait before the password is checked.
    pub(crate) wait: Duration,
    /// Whose turn.
    pub(crate) standing: Standing,
    /// The same for the same name, and for nobody to foresee.
    pub(crate) lane: u64,
    _place: OwnedSemaphorePermit,
}

/// What is remembered of guesses.
pub struct Throttle {
    limits: GuessLimits,
    clock: Forward,
    hash: RandomState,
    wrong: Mutex<Growing>,
    sources: Sources,
    wrong_sources: Sources,
    wrong_in_all: RateLimiter<NotKeyed, InMemoryState, Forward, NoOpMiddleware<Duration>>,
    waiting: Arc<Semaphore>,
    waiting_known: Arc<Semaphore>,
    held: Semaphore,
}

impl InMemory for Throttle {
    fn begin(house: &House) -> Self {
        Throttle::new(&house.limits.guesses, house.clock.clone())
    }
}

impl Throttle {
    /// Nothing remembered yet.
    pub fn new(limits: &GuessLimits, clock: Arc<dyn Clock>) -> Throttle {
        let clock = Forward::new(clock);
        let most = limits.remembered_max;
        Throttle {
            hash: RandomState::new(),
            wrong: Mutex::new(Growing::new(most, Duration::from_secs(60 * limits.forget_minutes))),
            sources: Sources::new(limits.source_per_minute, most, &clock),
            wrong_sources: Sources::new(limits.source_wrong_per_minute, most, &clock),
            wrong_in_all: RateLimiter::direct_with_clock(
                per_minute(limits.all_wrong_per_minute),
                clock.clone(),
            ),
            waiting: Arc::new(Semaphore::new(limits.waiting_max)),
            waiting_known: Arc::new(Semaphore::new(limits.waiting_max)),
            held: Semaphore::new(limits.held_max),
            limits: limits.clone(),
            clock,
        }
    }

    /// May this attempt be checked, and when? The same answer for names that exist and names that do not.
    pub(crate) fn ask(&self, who: Guesser<'_>) -> Result<Turn, TooMany> {
        let place = match who {
            Guesser::Known(_) => self.waiting_known.clone(),
            Guesser::Anybody { .. } => self.waiting.clone(),
        };
        let full = TooMany { limit: Limit::Waiting, wait: Duration::from_secs(2) };
        let place = place.try_acquire_owned().map_err(|_| full)?;
        let now = self.clock.now();
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        let keys = self.keys(who);
        let waits = || keys.iter().map(|(key, _, limit)| (wrong.wait(*key, now), *limit));
        let (wait, limit) = waits().max_by_key(|(wait, _)| *wait).unwrap_or((Duration::ZERO, Limit::Name));
        if wait > Duration::from_secs(self.limits.wait_seconds_max) {
            return Err(TooMany { limit, wait });
        }
        // Only now: an attempt that is told to come again takes nobody's time.
        for (key, steps, _) in &keys {
            wrong.take(*key, steps, now);
        }
        let (standing, lane) = match who {
            Guesser::Known(id) => (Standing::Known, self.key("lane", id)),
            Guesser::Anybody { name, source } => {
                let many = source.is_some_and(|source| self.sources.over(&source).is_some());
                (if many { Standing::Many } else { Standing::Few }, self.key("lane", name))
            }
        };
        Ok(Turn { wait, standing, lane, _place: place })
    }

    /// The attempt was wrong: the next ones are further apart.
    pub(crate) fn wrong(&self, who: Guesser<'_>) {
        let now = self.clock.now();
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, steps, _) in self.keys(who) {
            wrong.count(key, &steps, now);
        }
    }

    /// The attempt was right: from there nobody guesses.
    pub(crate) fn right(&self, who: Guesser<'_>) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, _, limit) in self.keys(who) {
            // What others guessed at the name stays counted.
            if limit == Limit::Source {
                wrong.forget(key);
            }
        }
    }

    /// A wrong credential or token, found wrong. Its sender is told so after this time, and over which limit that is;
    /// right ones are never asked about here. `name` is the user name, where there is one.
    pub fn wrong_credential(&self, name: Option<&str>, source: Option<Network>) -> Option<TooMany> {
        let now = self.clock.now();
        let steps = Steps { most: self.hold_most(), ..self.own() };
        let by_name = name.map(|name| {
            let key = self.key("credential", name);
            let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
            wrong.count(key, &steps, now);
            (wrong.delay(key, &steps), Limit::Name)
        });
        let by_source = source.and_then(|source| self.wrong_sources.over(&source));
        let in_all = self.wrong_in_all.check().err().map(|until| until.wait_time_from(now));
        let met =
            [by_name, by_source.map(|wait| (wait, Limit::Source)), in_all.map(|wait| (wait, Limit::All))];
        let longest = met.into_iter().flatten().max_by_key(|(wait, _)| *wait);
        longest.filter(|(wait, _)| !wait.is_zero()).map(|(wait, limit)| TooMany { limit, wait })
    }

    /// Holds an answer back, so that whoever asks again as soon as it is answered asks less often. Where too many are held
    /// already, comes back at once: what waits must have an end.
    pub async fn hold(&self, time: Duration) {
        let Ok(_place) = self.held.try_acquire() else { return };
        self.clock.clock.wait(time.min(self.hold_most())).await;
    }

    /// The longest time that an answer is held.
    pub(crate) fn hold_most(&self) -> Duration {
        Duration::from_millis(self.limits.hold_millis_max)
    }

    /// What is counted for an attempt: the key, how fast it grows, and the limit's name.
    fn keys(&self, who: Guesser<'_>) -> Vec<(u64, Steps, Limit)> {
        match who {
            Guesser::Known(id) => vec![(self.key("known", id), self.own(), Limit::Source)],
            Guesser::Anybody { name, source } => {
                let of_name = Steps {
                    free: self.limits.name_free,
                    most: Duration::from_millis(self.limits.name_apart_millis_max),
                    ..self.own()
                };
                let all = (self.key("name", name), of_name, Limit::Name);
                let own = source.map(|source| (self.key("own", (name, source)), self.own(), Limit::Source));
                own.into_iter().chain([all]).collect()
            }
        }
    }

    fn own(&self) -> Steps {
        Steps {
            free: self.limits.own_free,
            first: Duration::from_millis(self.limits.apart_millis_first),
            most: Duration::from_millis(self.limits.own_apart_millis_max),
        }
    }

    /// A number for a key, drawn anew by each process: what was typed is not kept, and nobody can aim at a collision.
    fn key(&self, of: &str, what: impl Hash) -> u64 {
        self.hash.hash_one((of, what))
    }
}

/// A limit for each source, and for no more of them than are remembered.
struct Sources {
    limiter: Mutex<RateLimiter<Network, HashMapStateStore<Network>, Forward, NoOpMiddleware<Duration>>>,
    quota: Quota,
    most: usize,
    clock: Forward,
}

impl Sources {
    fn new(per_minute_max: u32, most: usize, clock: &Forward) -> Sources {
        let quota = per_minute(per_minute_max);
        let limiter = Mutex::new(RateLimiter::hashmap_with_clock(quota, clock.clone()));
        Sources { limiter, quota, most, clock: clock.clone() }
    }

    /// Counts one more. Where the limit is met, the time until the next is within it.
    fn over(&self, source: &Network) -> Option<Duration> {
        let mut limiter = self.limiter.lock().unwrap_or_else(PoisonError::into_inner);
        if limiter.len() >= self.most {
            limiter.retain_recent();
            if limiter.len() >= self.most {
                *limiter = RateLimiter::hashmap_with_clock(self.quota, self.clock.clone());
            }
        }
        let now = self.clock.now();
        limiter.check_key(source).err().map(|until| until.wait_time_from(now).max(Duration::from_millis(1)))
    }
}

fn per_minute(most: u32) -> Quota {
    Quota::per_minute(NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN))
}

/// The house's time as far as it moves forward, from the beginning of the process.
#[derive(Clone)]
struct Forward {
    clock: Arc<dyn Clock>,
    seen: Arc<Mutex<(Timestamp, Duration)>>,
}

impl Forward {
    fn new(clock: Arc<dyn Clock>) -> Forward {
        let seen = Arc::new(Mutex::new((clock.now(), Duration::ZERO)));
        Forward { clock, seen }
    }
}

impl governor::clock::Clock for Forward {
    type Instant = Duration;

    fn now(&self) -> Duration {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        let passed = Duration::try_from(now.duration_since(seen.0)).unwrap_or_default();
        *seen = (now, seen.1.saturating_add(passed));
        seen.1
    }
}

#[cfg(test)]
mod tests;
